"""Which capture holds the bytes of a photo or file, wherever its address has led; on both databases, and in archives of older schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from danvan_crawler.archive import Archive, Writer, schema
from danvan_crawler.archive.jobs import StartRunJob
from danvan_crawler.archive.read import assets_of

from .samples import HOST, article, capture, key_of, page, url_of, written

LATER = 1000


class Files:
    """Writes captures of files by their paths; answers which record `v_asset` finds for the photo of article 1, "/anh/1.jpg"."""

    def __init__(self, archive: Archive, writer: Writer) -> None:
        self.archive, self.writer, self.records = archive, writer, LATER
        self.run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        written(writer, capture(self.run, 1), page(self.run, 1, items=[article(1)]))

    def came(self, path: str, status: int = 200, to: str | None = None, reading: str = "other", **changes: Any) -> str:
        self.records += 1
        key = f"{HOST}{path}"
        values: dict[str, Any] = {"url": f"http://{key}", "key": key, "kind": "asset", "mime": "image/jpeg", "status": status} | changes
        job = capture(self.run, record=self.records, **values, target_key=f"{HOST}{to}" if to else None)
        self.writer.submit(job)
        read = page(self.run, record=self.records, key=key, url=job.url, reading_kind=reading, articles=[], resource_kind=None)
        written(self.writer, read)
        return job.record_id

    def photo(self) -> Any:
        with self.archive.connect() as connection:
            return connection.scalar(text("select record_id from v_asset where kind = 'image'"))


@pytest.fixture
def files(archive: Archive) -> Iterator[Files]:
    with Writer(archive) as writer:
        yield Files(archive, writer)


def test_a_chain_of_redirects_leads_to_the_file_and_is_told_as_kept(files: Files) -> None:
    files.came("/anh/1.jpg", 301, "/a")
    files.came("/a", 302, "/b")
    assert files.photo() is None
    assert assets_of(files.archive, url_of(1))[f"http://{HOST}/anh/1.jpg"] == "done"
    bytes_at = files.came("/b")
    assert files.photo() == bytes_at
    assert assets_of(files.archive, url_of(1))[f"http://{HOST}/anh/1.jpg"] == "kept, 1,234 bytes"


def test_own_bytes_first_and_of_the_others_those_of_the_newest_redirect(files: Files) -> None:
    new = files.came("/moi.jpg")
    files.came("/anh/1.jpg", 302, "/cu.jpg")
    files.came("/anh/1.jpg", 302, "/moi.jpg")
    files.came("/cu.jpg")
    assert files.photo() == new, "though the old one was fetched later"
    files.came("/anh/1.jpg", 302, "/dang-nhap")
    assert files.photo() == new, "what we have stays, where the address leads to nothing later"
    own = files.came("/anh/1.jpg")
    files.came("/anh/1.jpg", 302, "/moi.jpg")
    assert files.photo() == own


@pytest.mark.parametrize(
    "target",
    [
        {"reading": "missing"},
        {"truncated": "length"},
        {"status": 404, "reading": "missing"},
        {"kind": "page", "mime": "text/html; charset=utf-8"},
    ],
    ids=str,
)
def test_what_holds_no_bytes_of_a_file(files: Files, target: dict[str, Any]) -> None:
    """A login in the place of a file is a page like others, and read as one."""
    files.came("/anh/1.jpg", 302, "/dang-nhap")
    files.came("/dang-nhap", **target)
    assert files.photo() is None


def test_a_file_that_was_linked_as_a_page_is_one(files: Files) -> None:
    files.came("/anh/1.jpg", 302, "/TaiVe.aspx?id=4009")
    assert files.came("/TaiVe.aspx?id=4009", kind="page", mime="application/pdf") == files.photo()


def test_redirects_in_a_circle_end(files: Files) -> None:
    for _ in range(3):
        files.came("/anh/1.jpg", 302, "/a")
        files.came("/a", 302, "/b")
        files.came("/b", 302, "/a")
    assert files.photo() is None


def test_a_long_key_is_found(files: Files) -> None:
    long = "/" + "hop-" * 300
    files.came("/anh/1.jpg", 302, long)
    assert files.photo() is None
    assert files.came(long) == files.photo()


OLD_ROWS = (
    "insert into site (id, name) values (1, 'yenphu')",
    "insert into crawl_run (id, site_id, spider, mode, code_version, started_at) values (1, 1, 'yenphu', 'crawl', '0', '{at}')",
    *(
        "insert into resource (id, site_id, key, url, is_view, kind, state, priority, depth, failures, first_seen_at, last_seen_at) "
        f"values ({number}, 1, '{key}', '{url}', false, '{kind}', 'done', 0, 1, 0, '{{at}}', '{{at}}')"
        for number, key, url, kind in (
            (1, key_of(1), url_of(1), "page"),
            (2, "x/anh/1.jpg", "http://x/anh/1.jpg", "asset"),
            (3, "x/kho/1.jpg", "http://x/kho/%C3%A1%201.jpg", "asset"),
        )
    ),
    *(
        "insert into capture (id, resource_id, run_id, record_id, url, fetched_at, bytes, status, reading_kind, reason, mime) "
        f"values ({number}, {resource}, 1, '<urn:uuid:{number}>', '{url}', '{{at}}', 9, {status}, '{kind}', {reason}, 'image/jpeg')"
        for number, resource, url, status, kind, reason in (
            (1, 1, url_of(1), 200, "article", "null"),
            (2, 2, "http://x/anh/1.jpg", 302, "other", "'redirect to ../kho/á 1.jpg#x'"),
            (3, 3, "http://x/kho/%C3%A1%201.jpg", 200, "other", "null"),
            (4, 2, "http://x/anh/1.jpg", 302, "other", "'redirect to http://[x/'"),
        )
    ),
    "insert into article (id, site_id, key, url, resource_id, latest_number, state, last_capture_id) "
    f"values (1, 1, '{key_of(1)}', '{url_of(1)}', 1, 1, 'live', 1)",
    "insert into article_version (id, article_id, number, digest, capture_id, run_id, fetched_at, title, body) "
    "values (1, 1, 1, 'd', 1, 1, '{at}', 'Dân vận khéo', 'Đoàn kết.')",
    "insert into article_asset (version_id, kind, ordinal, url, target_key) values (1, 'image', 1, 'http://x/anh/1.jpg', 'x/anh/1.jpg')",
)
"""An archive of schema 0016: a photo that was kept behind a redirect."""


def test_an_old_archive_knows_after_its_upgrade_where_it_was_led(bare_url: str) -> None:
    archive = Archive(bare_url)
    with archive.begin() as connection:
        schema.upgrade(connection, "0016")
        for statement in OLD_ROWS:
            connection.execute(text(statement.replace("{at}", "2026-01-01T00:00:00.000000Z").replace(":x", "\\:x")))
        found = text("select asset_url, record_id from v_asset")
        assert connection.execute(found).all() == [("http://x/anh/1.jpg", None)]
    archive.upgrade()
    with archive.connect() as connection:
        assert connection.execute(found).all() == [("http://x/anh/1.jpg", "<urn:uuid:3>")]
        assert connection.scalar(text("select captured_url from v_asset")) == "http://x/kho/%C3%A1%201.jpg"
    archive.close()
