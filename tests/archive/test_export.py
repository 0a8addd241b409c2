"""What leaves the archive: export, status, views."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.export import KEYS, article_rows, cell, export_rows, printed, write_csv, write_jsonl
from danvan_crawler.archive.jobs import FinishRunJob, StartRunJob
from danvan_crawler.archive.read import status
from danvan_crawler.archive.views import VIEWS

from .samples import BODY, HOST, article, capture, key_of, page, record_id, url_of, written


@pytest.fixture
def filled(archive: Archive) -> Iterator[Archive]:
    with Writer(archive) as writer:
        for site, first in (("yenphu", 1), ("hoaphu", 11)):
            run = writer.submit(StartRunJob(site, site, "crawl", "0.1")).result().run_id
            for n in (first + 1, first):
                written(writer, capture(run, n, site=site), page(run, n, site=site))
        written(writer, capture(run, 11, 99, site="hoaphu"), page(run, 11, 99, [article(11, title="Đã sửa")], site="hoaphu"))
        writer.submit(FinishRunJob(run, "partial", "finished", ["a listing gave nothing"], {"pages": 3})).result()
    yield archive


def test_a_line_is_the_contract(archive: Archive) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        written(writer, capture(run), page(run))
    [row] = export_rows(archive)
    assert tuple(row) == KEYS
    assert row == {
        "site": "yenphu",
        "url": url_of(1),
        "title": "Hội nghị dân vận khéo số 1",
        "sapo": "Công tác dân vận của tỉnh có nhiều chuyển biến.",
        "body": BODY,
        "published": "2026-05-12T10:14+07:00",
        "published_bounds": None,
        "published_raw": "12/05/2026 - 10:14",
        "author": "Minh Anh",
        "source": "Báo Yên Phú",
        "section": "Tin tức",
        "images": [{"url": f"http://{HOST}/anh/1.jpg", "caption": "Toàn cảnh hội nghị"}],
        "attachments": [{"url": f"http://{HOST}/tep/1.pdf", "title": "Kế hoạch"}],
        "links": [{"block": "related", "title": "Bài sau", "url": url_of(2), "date": "2026-05-13"}],
        "event_dates": [{"raw": "Sáng 12/5", "iso": "2026-05-12"}],
        "participants": [
            {
                "name": "Lê Thị Hoà",
                "positions": ["Phó Trưởng Ban"],
                "role": "chair",
                "roles": ["chair", "speak"],
                "span": {"field": "body", "start": BODY.index("Lê Thị Hoà"), "end": BODY.index("Lê Thị Hoà") + 10},
            },
            {
                "name": "Trần Văn Đạt",
                "positions": ["Chủ tịch Hội Nông dân"],
                "role": "speak",
                "roles": ["speak"],
                "span": {"field": "body", "start": BODY.index("Trần Văn Đạt"), "end": BODY.index("Trần Văn Đạt") + 12},
            },
        ],
        "cited_documents": [{"raw": "Kết luận số 120-KL/TW", "number": "120-KL/TW", "date": "2016-01-07"}],
        "reprint_of": None,
        "state": "live",
        "version": 1,
        "fetched_at": "2026-11-23T02:00:01Z",
        "capture": {"warc_file": "yenphu/a.warc.gz", "warc_offset": 100, "record_id": record_id(1), "payload_digest": "sha1:1"},
    }


def test_order_sites_and_versions(filled: Archive) -> None:
    def listed(**options: Any) -> list[tuple[str, str, int]]:
        return [(row["site"], row["url"].rsplit("-", 1)[1], row["version"]) for row in export_rows(filled, **options)]

    assert listed() == [("hoaphu", "c11.html", 2), ("hoaphu", "c12.html", 1), ("yenphu", "c1.html", 1), ("yenphu", "c2.html", 1)]
    assert listed(sites=["yenphu"]) == [("yenphu", "c1.html", 1), ("yenphu", "c2.html", 1)]
    assert listed(sites=["hoaphu"], versions="all")[:2] == [("hoaphu", "c11.html", 1), ("hoaphu", "c11.html", 2)]
    assert listed(sites=[]) == []


def test_one_article_by_address_or_key(filled: Archive) -> None:
    assert [row["version"] for row in article_rows(filled, url_of(11))] == [1, 2]
    assert [row["title"] for row in article_rows(filled, key_of(11))][-1] == "Đã sửa"
    assert article_rows(filled, "http://nowhere.example/") == []


def test_jsonl_and_csv(filled: Archive) -> None:
    out = io.StringIO()
    assert write_jsonl(export_rows(filled), out) == 4
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert lines == list(export_rows(filled))
    table = io.StringIO(newline="")
    assert write_csv(export_rows(filled), table) == 4
    table.seek(0)
    rows = list(csv.DictReader(table))
    assert [row["title"] for row in rows] == [line["title"] for line in lines]
    assert json.loads(rows[0]["participants"]) == lines[0]["participants"]
    assert write_csv([], io.StringIO()) == 0


@pytest.mark.parametrize("title", ["=1+1", "+84 221", "-1", "@x", "\t=1", " =1", "＝1+1"])
def test_formulas_are_defused(archive: Archive, title: str) -> None:
    row = dict.fromkeys(KEYS, "x") | {"title": title, "sapo": None}
    out = io.StringIO(newline="")
    write_csv([row], out)
    out.seek(0)
    [read] = csv.DictReader(out)
    assert (read["title"], read["sapo"], read["url"]) == (f"'{title}", "", "x")


def test_status(filled: Archive) -> None:
    hoaphu, yenphu = status(filled)
    assert (hoaphu.site, hoaphu.articles, hoaphu.versions, hoaphu.pages, hoaphu.gone, hoaphu.queued) == ("hoaphu", 2, 3, 2, 0, 0)
    assert hoaphu.last_run is not None and yenphu.last_run is not None
    assert (hoaphu.last_run.verdict, list(hoaphu.last_run.reasons), yenphu.last_run.verdict) == (
        "partial",
        ["a listing gave nothing"],
        None,
    )
    assert yenphu.fill["title"] == yenphu.fill["participants"] == yenphu.fill["published"] == 1.0
    assert status(filled, ["nowhere"]) == []


def test_fill_rates_count_what_is_there(archive: Archive) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n in range(1, 5):
            bare = {"title": "Tin", "url": url_of(n), "sapo": ""}
            written(writer, capture(run, n), page(run, n, items=[article(n) if n == 1 else bare]))
    [site] = status(archive)
    assert (site.fill["title"], site.fill["sapo"], site.fill["images"], site.fill["event_dates"]) == (1.0, 0.25, 0.25, 0.25)


QUESTIONS = {
    "v_article": "select title from v_article where site = 'yenphu' order by published_on, url",
    "v_participant": "select name, offices, roles from v_participant where url = '{url}' order by ordinal",
    "v_appearance": "select day, role, offices, title from v_appearance where name_folded = 'le thi hoa' order by day, url",
    "v_date": "select raw, iso from v_date where url = '{url}' and function = 'event'",
    "v_link": "select link_title, link_date, target_title from v_link where url = '{url}'",
    "v_asset": "select kind, caption, target_key, warc_file from v_asset where url = '{url}' order by kind desc",
    "v_capture": "select status, warc_file, warc_offset from v_capture where url = '{url}'",
}
ANSWERS: dict[str, Any] = {
    "v_article": [("Hội nghị dân vận khéo số 1",), ("Hội nghị dân vận khéo số 2",)],
    "v_participant": [("Lê Thị Hoà", "Phó Trưởng Ban", "chair; speak"), ("Trần Văn Đạt", "Chủ tịch Hội Nông dân", "speak")],
    "v_date": [("Sáng 12/5", "2026-05-12")],
    "v_link": [("Bài sau", "2026-05-13", "Hội nghị dân vận khéo số 2")],
    "v_asset": [("image", "Toàn cảnh hội nghị", f"{HOST}/anh/1.jpg", None), ("attachment", "Kế hoạch", f"{HOST}/tep/1.pdf", None)],
    "v_capture": [(200, "yenphu/a.warc.gz", 100)],
    "v_appearance": [
        ("2026-05-12", "chair", "Phó Trưởng Ban", title)
        for title in ("Hội nghị dân vận khéo số 1", "Đã sửa", "Hội nghị dân vận khéo số 12", "Hội nghị dân vận khéo số 2")
    ],
}


ELSEWHERE = ("v_reprint", "v_person_event", "v_office", "v_bytes")
"""Views of what `derive` concludes, and of where bytes are: they are asked where that is tested."""


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in ELSEWHERE])
def test_each_view_answers_its_question_without_a_join(filled: Archive, view: str) -> None:
    with filled.connect() as connection:
        rows = connection.execute(text(QUESTIONS[view].format(url=url_of(1)))).all()
    assert [tuple(row) for row in rows] == ANSWERS[view]


def test_v_article_gives_the_date_that_other_pages_tell(archive: Archive) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n in (1, 2):
            writer.submit(capture(run, n))
            item = article(n, published=None, published_raw=None) | ({"links": []} if n == 2 else {})
            written(writer, page(run, n, items=[item]))
    derive(archive)
    with archive.connect() as connection:
        query = "select published, published_lo, published_hi, published_method from v_article order by url"
        first, second = connection.execute(text(query)).all()
    assert tuple(second) == ("2026-05-13", "2026-05-13", "2026-05-13", "printed beside its link on 1 page")
    assert (first.published, first.published_hi) == (None, "2026-11-23")


UNSEEN = ("", " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\u200b", "\ufeff", "\x0b", "\x1f", "\u2028", " \u2060 ", "'", "''")


@pytest.mark.parametrize("before", UNSEEN)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫"])
def test_no_cell_is_a_formula(before: str, sign: str) -> None:
    text = f'{before}{sign}HYPERLINK("http://x")'
    assert cell(text) == f"'{text}"
    assert printed(cell(text)) == text


@pytest.mark.parametrize("text", ["", "\ttab", "'Dân vận khéo'", "’", "– Tin", "“Dân vận”", "120-KL/TW", "\u200b", "'", " a"])
def test_a_cell_is_read_back_as_it_was(text: str) -> None:
    assert printed(cell(text)) == text
    assert cell(text) == (f"'{text}" if text.startswith("\t") else text)
