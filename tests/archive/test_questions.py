"""The twenty questions of docs/query.md, asked of a small archive whose answers are known; the same on both databases."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.jobs import ArticleRecord, FinishRunJob, StartRunJob
from danvan_crawler.archive.search import refresh

from .samples import START, article, capture, page, written
from .stories import fill, key_of, prose, url_of
from .test_answers import linked
from .test_people import person

PAGE = (Path(__file__).parents[2] / "docs" / "query.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"^### (\d+)\. .*?\n.*?^```sql\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)

CENTRAL, PROVINCIAL = "sample-central", "sample-provincial"
MEETING = "Hội nghị Trưởng Ban Dân vận toàn quốc năm 2023"
KHIEM = person("Bùi Đăng Khiêm", "Trưởng Ban Dân vận Tỉnh ủy", role="speak")


def cited(raw: str, number: str, kind: str) -> dict[str, Any]:
    span = {"field": "body", "index": 0, "start": 0, "end": 3}
    return {"raw": raw, "number": number, "span": span, "date": None, "type": kind, "symbol": number.split("-")[1], "issuer": None}


def event(raw: str, day: str) -> dict[str, Any]:
    span = {"field": "body", "index": 0, "start": 0, "end": 3}
    dates = {"iso": day, "lo": day, "hi": day, "precision": "day", "function": "event", "method": "day/month/year"}
    return {"raw": raw, "span": span, "day_part": None, **dates}


OLD, NEW = url_of(CENTRAL, 3), url_of(CENTRAL, 2)
SITES: dict[str, list[dict[str, Any]]] = {
    CENTRAL: [
        linked(1, "2024-01-11", (NEW, "Tin moi", "2024-02-01"), (OLD, "Dan van kheo lam duong", "2023-12-01"))
        | {
            "title": MEETING,
            "section": "Tin tức",
            "participants": [person("Đặng Khắc Nhuận", "Trưởng Ban Dân vận Trung ương", role="chair"), KHIEM],
            "date_mentions": [event("ngày 10/1/2024", "2024-01-10")],
            "cited_documents": [cited("Kết luận 43", "43-KL/TW", "Kết luận"), cited("Chỉ thị 24", "24-CT/TW", "Chỉ thị")],
        },
        linked(2, "2024-02-01", (OLD, "Dan van kheo lam duong", "2023-12-01"))
        | {
            "title": "Dân vận khéo ở Yên Trạch",
            "section": "Phong trào",
            "participants": [person("Đặng Khắc Nhuận", "Trưởng Ban Dân vận Trung ương"), KHIEM],
            "cited_documents": [cited("Kết luận số 43", "43-KL/TW", "Kết luận")],
        },
        {"title": "Dân vận khéo làm đường", "body": prose(3), "cited_documents": []},
        {"title": "Tin không ngày", "body": prose(5), "cited_documents": []},
    ],
    PROVINCIAL: [
        {
            "title": "Quyết định về cán bộ",
            "body": prose(4),
            "published": "2024-03-05T08:00+07:00",
            "cited_documents": [],
            "participants": [person("Phạm Thị Lụa", "Phó Trưởng Ban Dân vận Tỉnh ủy", role="appointed"), KHIEM | {"role": "chair"}],
        }
    ],
}

EXPECTED: dict[int, list[tuple[str, ...]]] = {
    1: [
        ("2024-03-05", PROVINCIAL, "Quyết định về công tác cán bộ"),
        ("2024-02-01", CENTRAL, "Dân vận khéo ở Yên Trạch"),
        ("2024-01-11", CENTRAL, MEETING),
        ("2023-12-01", CENTRAL, "Dân vận khéo làm đường"),
    ],
    2: [
        ("2024-01-11", "Tin tức", MEETING, "http://sample-central.example/bai-c1.html"),
        ("2024-02-01", "Phong trào", "Dân vận khéo ở Yên Trạch", "http://sample-central.example/bai-c2.html"),
    ],
    3: [
        (CENTRAL, "2023", "1"),
        (CENTRAL, "2024", "2"),
        (PROVINCIAL, "2024", "1"),
    ],
    4: [
        ("Tin không ngày", "", "2026-11-23", "not after its first capture"),
    ],
    5: [
        ("2023-12-01", "Dân vận khéo làm đường"),
        ("2024-02-01", "Dân vận khéo ở Yên Trạch"),
    ],
    6: [
        ("Đặng Khắc Nhuận", "chair", "Trưởng Ban Dân vận Trung ương"),
        ("Bùi Đăng Khiêm", "speak", "Trưởng Ban Dân vận Tỉnh ủy"),
    ],
    7: [
        ("2024-01-10", "chair", "Trưởng Ban Dân vận Trung ương", MEETING, "http://sample-central.example/bai-c1.html"),
        ("2024-02-01", "attend", "Trưởng Ban Dân vận Trung ương", "Dân vận khéo ở Yên Trạch", "http://sample-central.example/bai-c2.html"),
    ],
    8: [
        ("bui dang khiem", "3", "2024-01-10", "2024-03-05"),
        ("dang khac nhuan", "2", "2024-01-10", "2024-02-01"),
        ("pham thi lua", "1", "2024-03-05", "2024-03-05"),
    ],
    9: [
        ("Trưởng Ban Dân vận Tỉnh ủy", "2024-01-10", "2024-03-05", "3"),
    ],
    10: [
        ("Bùi Đăng Khiêm", "Trưởng Ban Dân vận Tỉnh ủy"),
        ("Phạm Thị Lụa", "Phó Trưởng Ban Dân vận Tỉnh ủy"),
    ],
    11: [
        ("Bùi Đăng Khiêm", "1"),
        ("Đặng Khắc Nhuận", "1"),
    ],
    12: [
        ("2024-03-05", "Phạm Thị Lụa", "Phó Trưởng Ban Dân vận Tỉnh ủy", "Quyết định về công tác cán bộ"),
    ],
    13: [
        ("Bùi Đăng Khiêm", "Đặng Khắc Nhuận", "2"),
    ],
    14: [
        ("2024-01-10", "ngày 10/1/2024", MEETING),
    ],
    15: [
        ("43-KL/TW", "Kết luận", "2"),
        ("24-CT/TW", "Chỉ thị", "1"),
    ],
    16: [
        ("2024-01-11", CENTRAL, MEETING, "Kết luận 43"),
        ("2024-02-01", CENTRAL, "Dân vận khéo ở Yên Trạch", "Kết luận số 43"),
    ],
    17: [
        ("Dan van kheo lam duong", "2023-12-01", "2", "Dân vận khéo làm đường"),
        ("Tin moi", "2024-02-01", "1", "Dân vận khéo ở Yên Trạch"),
    ],
    18: [
        ("1", "2026-11-23", "Quyết định về cán bộ", "http://sample-provincial.example/bai-c1.html"),
        ("2", "2026-11-24", "Quyết định về công tác cán bộ", "http://sample-provincial.example/bai-c1.html"),
    ],
    19: [
        (PROVINCIAL, "http://sample-provincial.example/bai-c2.html", "404", "404 Not Found"),
        (PROVINCIAL, "http://sample-provincial.example/bai-c3.html", "", "no answer"),
    ],
    20: [
        (CENTRAL, "crawl", "", "", ""),
        (PROVINCIAL, "crawl", "partial", "1", "1.0"),
    ],
}


def told(archive: Archive) -> None:
    """The articles; then a second run of the provincial site: an edit, a page that is missing, a fetch without answer."""
    fill(archive, SITES)
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob(PROVINCIAL, PROVINCIAL, "crawl", "0.1")).result().run_id
        for n, changes in ((1, {}), (2, {"status": 404}), (3, {"status": None, "mime": None, "error": "no answer"})):
            place = {"site": PROVINCIAL, "url": url_of(PROVINCIAL, n), "key": key_of(PROVINCIAL, n)}
            fetched = START + timedelta(days=1, seconds=n)
            written(writer, capture(run, n, 9000 + n, fetched_at=fetched, **place, **changes))
            if n == 1:
                bare = {"sapo": None, "source": None, "author": None, "date_mentions": [], "links": [], "groups": []}
                changes = {"url": url_of(PROVINCIAL, 1), "title": "Quyết định về công tác cán bộ"}
                edited = article(1, **(bare | SITES[PROVINCIAL][0] | changes))
                written(writer, page(run, n, 9000 + n, **place, articles=[ArticleRecord(key_of(PROVINCIAL, 1), edited, {})]))
            elif n == 2:
                missing = {"reading_kind": "missing", "reason": "404 Not Found", "state": "failed"}
                written(writer, page(run, n, 9000 + n, **place, articles=[], **missing))
        writer.submit(FinishRunJob(run, "partial", "finished", [], {"articles": 1}, {"participants": 1.0})).result()
    derive(archive)
    refresh(archive)


def plain(value: Any) -> str:
    """A value as text; of an instant the day, which the databases give as text and as time."""
    return "" if value is None else str(value)[:10] if re.match(r"\d{4}-\d\d-\d\d[T ]", str(value)) else str(value)


def test_each_question_has_the_answer_that_is_known(archive: Archive) -> None:
    told(archive)
    with archive.connect() as connection:
        found = {int(n): [tuple(map(plain, row)) for row in connection.execute(text(sql))] for n, sql in QUESTIONS}
    assert sorted(found) == list(range(1, 21))
    for n, rows in found.items():
        assert rows == EXPECTED[n], n
