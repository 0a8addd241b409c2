"""Makers of jobs and items for the archive's tests, and what stores them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import func, select

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.jobs import ArticleRecord, CaptureJob, Discovered, Job, PageJob, StartRunJob
from danvan_crawler.items import (
    Article,
    Attachment,
    DateMention,
    DocumentCitation,
    Group,
    Image,
    Link,
    Participant,
    Position,
    Span,
)

HOST = "danvan.example"
BODY = (
    "Sáng 12/5, tại thị xã Yên Phú, Ban Dân vận Tỉnh ủy tổ chức hội nghị. Đồng chí Lê Thị Hoà, Phó Trưởng Ban chủ trì.\n\n"
    "Đồng chí Trần Văn Đạt, Chủ tịch Hội Nông dân, phát biểu ý kiến."
)
START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def span_of(text: str, part: str, field: Any = "body") -> Span:
    start = text.index(part)
    return Span(field, start, start + len(part))


def article(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A whole article as the stages leave it, as nested dicts."""
    item: dict[str, Any] = json.loads(_article(number))
    return item | changes


@cache
def _article(number: int) -> str:
    item = Article(
        url=url_of(number),
        title=f"Hội nghị dân vận khéo số {number}",
        site="yenphu",
        sapo="Công tác dân vận của tỉnh có nhiều chuyển biến.",
        body=BODY,
        published_raw="12/05/2026 - 10:14",
        published_label="near-title",
        published="2026-05-12T10:14+07:00",
        published_method="day/month/year",
        author="Minh Anh",
        source="Báo Yên Phú",
        section="Tin tức",
        images=[Image(f"http://{HOST}/anh/{number}.jpg", "Toàn cảnh hội nghị", "Thu Hà")],
        attachments=[Attachment(f"http://{HOST}/tep/{number}.pdf", "Kế hoạch")],
        links=[Link(url_of(number + 1), "Bài sau", "related", 1, "13/05/2026", "2026-05-13")],
        date_mentions=[
            DateMention(
                "Sáng 12/5", "2026-05-12", "2026-05-12", "2026-05-12", "day", "event", "yearless", span_of(BODY, "Sáng 12/5"), "morning"
            )
        ],
        participants=[
            Participant(
                "Lê Thị Hoà",
                span_of(BODY, "Lê Thị Hoà"),
                "đồng chí",
                [Position("Phó Trưởng Ban", span_of(BODY, "Phó Trưởng Ban"))],
                "chair",
                ["chair", "speak"],
                1,
            ),
            Participant(
                "Trần Văn Đạt", span_of(BODY, "Trần Văn Đạt"), "đồng chí", [Position("Chủ tịch Hội Nông dân")], "speak", ["speak"], 2
            ),
            Participant("Nguyễn Văn Xa", span_of(BODY, "Ban"), role="mentioned", roles=["mentioned"], order=3),
        ],
        groups=[Group("hội nghị", span_of(BODY, "hội nghị"))],
        cited_documents=[
            DocumentCitation(
                "Kết luận số 120-KL/TW", "120-KL/TW", span_of(BODY, "Ban Dân vận"), "2016-01-07", "Kết luận", "KL/TW", "Bộ Chính trị"
            )
        ],
        platform="generic",
    )
    return json.dumps(asdict(item))


def url_of(number: int) -> str:
    return f"http://{HOST}/bai-viet-c{number}.html"


def key_of(number: int) -> str:
    return f"{HOST}:80/c{number}"


def record_id(number: int) -> str:
    return f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>"


def capture(run: int, number: int = 1, record: int | None = None, **changes: Any) -> CaptureJob:
    values: dict[str, Any] = {
        "site": "yenphu",
        "run_id": run,
        "url": url_of(number),
        "key": key_of(number),
        "kind": "article",
        "record_id": record_id(record if record is not None else number),
        "fetched_at": START + timedelta(seconds=record or number),
        "status": 200,
        "mime": "text/html",
        "size": 1234,
        "warc_file": "yenphu/a.warc.gz",
        "warc_offset": 100 * (record or number),
        "payload_digest": f"sha1:{record or number}",
    }
    return CaptureJob(**(values | changes))


def page(run: int, number: int = 1, record: int | None = None, items: Sequence[dict[str, Any]] | None = None, **changes: Any) -> PageJob:
    values: dict[str, Any] = {
        "site": "yenphu",
        "run_id": run,
        "url": url_of(number),
        "key": key_of(number),
        "record_id": record_id(record if record is not None else number),
        "reading_kind": "article",
        "platform": "generic",
        "articles": [
            ArticleRecord(key_of(number), one, {url_of(n): key_of(n) for n in range(1, 100)}) for one in items or [article(number)]
        ],
        "resource_kind": "article",
        "extractor_version": "1",
    }
    return PageJob(**(values | changes))


def found(number: int, **changes: Any) -> Discovered:
    return Discovered(**({"url": url_of(number), "key": key_of(number), "kind": "article", "by": "listing", "depth": 1} | changes))


def run_of(writer: Writer, mode: Any = "crawl") -> int:
    return int(writer.submit(StartRunJob("yenphu", "yenphu", mode, "0.1")).result().run_id)


def written(writer: Writer, *jobs: Job) -> Any:
    """The answer to the last of jobs that come at once: somebody waits for it, so the writer waits for no others."""
    for job in jobs[:-1]:
        writer.submit(job)
    return writer.submit(jobs[-1], hurried=True).result()


def store(writer: Writer, run: int, number: int = 1, record: int | None = None, *items: dict[str, Any], **changes: Any) -> Any:
    return written(writer, capture(run, number, record), page(run, number, record, items or None, **changes))


def count(archive: Archive, model: Any) -> int:
    with archive.connect() as connection:
        return connection.scalar(select(func.count()).select_from(model)) or 0
