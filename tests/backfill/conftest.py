"""WARC files as other tools write them, and `danvan` in this process on a home of its own."""

from __future__ import annotations

import gzip
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from danvan_crawler.cli import main as entry
from danvan_crawler.snapshots import Exchange, WarcWriter, new_record_id

HOST = "danvan.nhavang.gov.vn"
SITE = f"""name = "nhavang"
title = "Dân vận Nhà Vàng"
owner = "Ban Dân vận Tỉnh ủy Nhà Vàng"
level = "provincial"
start = ["http://{HOST}/"]
"""
SUBJECT = "Hội nghị giao ban công tác dân vận với các huyện, thành phố"
PAGE = """<html><head><title>{title}</title><meta charset="utf-8"></head><body><h1>{title}</h1><div class="date">Thứ ba - 27/06/2017 10:14</div>
<div class="content"><p>Sáng ngày 27/6/2017, đồng chí Nguyễn Văn An, Trưởng Ban Dân vận Tỉnh ủy chủ trì hội nghị giao ban với các huyện.</p>
<p>Hội nghị đã thảo luận nhiều nội dung về phong trào thi đua Dân vận khéo, công tác dân tộc, tôn giáo ở cơ sở trong quý vừa qua.</p>
<p>Kết luận hội nghị, đồng chí yêu cầu các địa phương tiếp tục nắm chắc tình hình nhân dân, kịp thời báo cáo với cấp ủy.</p></div></body></html>"""


def page(title: str) -> bytes:
    return PAGE.format(title=f"{SUBJECT}: {title}").encode()


def url(number: int, scheme: str = "http", host: str = HOST) -> str:
    return f"{scheme}://{host}/tin-tuc/bai-viet-{number}.html"


class Foreign:
    """Collects records as warcio's own writer makes them: "by record", "plain", or compressed as a "whole"."""

    def __init__(self) -> None:
        self.records: list[bytes] = []
        self._builder = RecordBuilder()

    def add(
        self,
        kind: str,
        target: str | None,
        date: str,
        body: bytes = b"",
        fields: dict[str, str] | None = None,
        status: str = "200 OK",
        http: dict[str, str] | None = None,
    ) -> None:
        head = (
            StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8"), *(http or {}).items()], protocol="HTTP/1.1")
            if kind in ("response", "revisit")
            else None
        )
        record = self._builder.create_warc_record(
            target, kind, BytesIO(body), warc_headers_dict={"WARC-Date": date, **(fields or {})}, http_headers=head
        )
        out = BytesIO()
        WARCWriter(out, gzip=False).write_record(record)
        self.records.append(out.getvalue())

    def page(self, target: str, date: str, body: bytes) -> None:
        self.add("response", target, date, body)

    def write(self, path: Path, form: str = "by record") -> Path:
        if form == "by record":
            path.write_bytes(b"".join(map(gzip.compress, self.records)))
        else:
            plain = b"".join(self.records)
            path.write_bytes(plain if form == "plain" else gzip.compress(plain))
        return path

    def wacz(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w") as bundle:
            bundle.writestr("datapackage.json", "{}")
            bundle.writestr("archive/data-00001.warc.gz", b"".join(map(gzip.compress, self.records)))
            bundle.writestr("indexes/index.cdx.gz", b"")
        return path


@dataclass
class Danvan:
    """`danvan` with a home of its own."""

    home: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["danvan", *map(str, arguments)])
        code = 0
        try:
            entry()
        except SystemExit as error:
            code = int(error.code or 0)
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err

    @property
    def warcs(self) -> Path:
        return self.home / "warc"

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.home / "archive.sqlite3") as connection:
            return connection.execute(query).fetchall()

    def crawled(self, when: str, *pages: tuple[str, bytes], prefix: str = "nhavang") -> None:
        """A WARC file of ours, as a crawl at that time leaves it."""
        moment = datetime.fromisoformat(when)
        self.warcs.mkdir(parents=True, exist_ok=True)
        with WarcWriter(self.warcs, prefix, now=lambda: moment, fsync=False) as writer:
            for target, body in pages:
                headers = [(b"Content-Type", b"text/html; charset=utf-8")]
                writer.write(Exchange(new_record_id(), target, moment, status=200, response_headers=headers, body=body))


@pytest.fixture
def danvan(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ready_readers: None) -> Danvan:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "nhavang.toml").write_text(SITE, encoding="utf-8")
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DANVAN_SITES", str(tmp_path / "sites"))
    monkeypatch.delenv("DANVAN_ARCHIVE_URL", raising=False)
    return Danvan(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def foreign() -> Callable[[], Foreign]:
    return Foreign
