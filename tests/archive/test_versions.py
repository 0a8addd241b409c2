"""Articles and their versions: what a reading adds, refreshes or rewrites, and when an article is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.export import export_rows
from danvan_crawler.archive.jobs import (
    ArticleRecord,
    DiscoverJob,
    PruneJob,
    StartRunJob,
)
from danvan_crawler.archive.models import Article, ArticleVersion, Base, Capture, Participant, Resource
from danvan_crawler.archive.search import search

from .samples import START, article, capture, count, found, key_of, page, record_id, run_of, store, url_of, written


def versions(archive: Archive) -> list[tuple[int, str]]:
    return [(row["version"], row["title"]) for row in export_rows(archive, versions="all")]


def test_an_article_is_stored_with_all_its_parts(archive: Archive, writer: Writer) -> None:
    store(writer, run_of(writer))
    counts = {name: number for name, table in Base.metadata.tables.items() if (number := count(archive, table))}
    assert counts == {
        "site": 1,
        "crawl_run": 1,
        "resource": 1,
        "capture": 1,
        "article": 1,
        "article_version": 1,
        "article_asset": 2,
        "article_link": 1,
        "date_mention": 1,
        "document_citation": 1,
        "participant": 3,
        "participant_position": 2,
        "participant_role": 4,
        "participant_group": 1,
        "search_queue": 1,
    }


def test_reading_a_page_twice_adds_a_capture_and_no_article(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    assert store(writer, run).new_articles == 1
    again = store(writer, run, 1, 2)
    assert (again.new_articles, again.new_versions, again.unchanged) == (0, 0, 1)
    assert (count(archive, Capture), count(archive, Article), count(archive, ArticleVersion)) == (2, 1, 1)


def test_the_same_job_twice_changes_nothing(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    store(writer, run)
    store(writer, run)
    assert (count(archive, Capture), count(archive, ArticleVersion), count(archive, Participant)) == (1, 1, 3)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Khác"},
        {"sapo": None},
        {"body": "Khác"},
        {"published": "2026-05-13"},
        {"author": "Khác"},
        {"source": None},
        {"images": []},
        {"attachments": [{"url": "http://danvan.example/khac.pdf", "title": "Kế hoạch"}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edit_by_the_publisher_is_a_version(archive: Archive, writer: Writer, change: dict[str, Any]) -> None:
    run = run_of(writer)
    store(writer, run)
    assert store(writer, run, 1, 2, article(1, **change)).new_versions == 1
    assert [number for number, _ in versions(archive)] == [1, 2]


@pytest.mark.parametrize(
    "change",
    [
        {"links": []},
        {"section": "Khác"},
        {"platform": "nukeviet"},
        {"participants": []},
        {"published_raw": "Thứ ba, ngày 12 tháng 5 năm 2026", "published": "2026-05-12"},
        {"body": article()["body"].replace("\n\n", "\n\n ")},
    ],
    ids=["links", "section", "platform", "participants", "date in another form", "white space"],
)
def test_what_the_publisher_did_not_edit_is_no_version(archive: Archive, writer: Writer, change: dict[str, Any]) -> None:
    run = run_of(writer)
    store(writer, run)
    store(writer, run, 1, 2, article(1, **change))
    assert [number for number, _ in versions(archive)] == [1]


def test_links_and_claims_come_from_the_newest_reading(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    store(writer, run)
    newer = article(1, links=[{"url": url_of(7), "title": "Mới", "block": "latest", "rank": 1}], participants=article()["participants"][:1])
    store(writer, run, 1, 2, newer)
    [row] = export_rows(archive)
    assert [link["url"] for link in row["links"]] == [url_of(7)]
    assert [person["name"] for person in row["participants"]] == ["Lê Thị Hoà"]
    assert row["capture"]["record_id"] == record_id(1), "the version still names the capture that showed it first"


def test_relative_dates_make_no_versions(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    forms = [
        ("3 giờ trước", "2026-05-12T07:00+07:00"),
        ("1 ngày trước", "2026-05-11"),
        ("1 tuần trước", "2026-05-10"),
        ("12/05/2026", "2026-05-12"),
        ("2 tuần trước", "2026-05-09"),
    ]
    for n, (raw, iso) in enumerate(forms, 1):
        store(writer, run, 1, n, article(1, published_raw=raw, published=iso))
    [row] = export_rows(archive, versions="all")
    assert (row["published_raw"], row["published"]) == ("12/05/2026", "2026-05-12")
    assert store(writer, run, 1, 9, article(1, published_raw="14/05/2026", published="2026-05-14")).new_versions == 1


def test_equal_bytes_read_otherwise_rewrite_the_version(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    store(writer, run)
    written(writer, capture(run, 1, 2, payload_digest="sha1:1"), page(run, 1, 2, [article(1, body="Đọc đúng hơn.")]))
    [row] = export_rows(archive, versions="all")
    assert (row["version"], row["body"]) == (1, "Đọc đúng hơn.")


def test_an_edit_taken_back_is_a_third_version(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    for n, title in enumerate(["A", "B", "A"], 1):
        store(writer, run, 1, n, article(1, title=title))
    assert versions(archive) == [(1, "A"), (2, "B"), (3, "A")]


def test_many_changes_of_one_article_in_one_group(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    jobs = []
    for n, title in enumerate(["A", "A", "B", "B", "C"], 1):
        jobs += [capture(run, 1, n), page(run, 1, n, [article(1, title=title)])]
    for future in [writer.submit(job) for job in jobs]:
        future.result()
    assert versions(archive) == [(1, "A"), (2, "B"), (3, "C")]


@pytest.mark.parametrize("path", ["print/9001", "index.php?option=com_content&view=article&id=9001:ten-bai&catid=41"])
def test_a_view_of_a_known_article_is_none_of_its_own(archive: Archive, writer: Writer, path: str) -> None:
    run = run_of(writer)
    store(writer, run)
    view = f"http://danvan.example/{path}"
    shown = article(1, url=view, sapo=None, published=None, published_raw=None, body=f"{article(1)['body']}\n\nMinh Anh")
    for number, item, articles in (
        (2, shown, 1),
        (3, shown | {"title": "Một bài khác"}, 2),
        (4, shown | {"body": "Một bài khác. " * 30}, 3),
    ):
        key = f"danvan.example/print/900{number}"
        writer.submit(replace(capture(run, number), url=view, key=key))
        job = replace(page(run, number), url=view, key=key, articles=[ArticleRecord(key, item)])
        assert written(writer, job).new_articles == (articles > 1)
        assert count(archive, Article) == articles
    with archive.connect() as connection:
        reasons = connection.scalars(select(Capture.reason).order_by(Capture.id)).all()
    assert reasons[1] == f"another view of {url_of(1)}" and reasons[2:] == [None, None]


def test_a_page_with_several_articles(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    records = [ArticleRecord(f"{key_of(1)}#{n}", article(1, item_id=str(n), title=f"Tin {n}")) for n in (1, 2)]
    assert store(writer, run, articles=records).new_articles == 2
    assert sorted(title for _, title in versions(archive)) == ["Tin 1", "Tin 2"]


def test_an_article_with_nothing_but_a_title_is_kept(archive: Archive, writer: Writer) -> None:
    store(writer, run_of(writer), 1, 1, {"title": "Chỉ có tên", "url": url_of(1)})
    [row] = export_rows(archive)
    assert (row["title"], row["body"], row["published"], row["participants"]) == ("Chỉ có tên", "", None, [])


def test_a_key_that_is_missing_is_a_missing_value(archive: Archive, writer: Writer) -> None:
    span = {"field": "body", "start": 0, "end": 4}
    people = [{"name": "Lê Hoà", "span": span, "positions": [{"raw": "Bí thư"}]}, {"name": "Vũ An", "span": span, "role": "chair"}]
    sparse = {"url": url_of(1), "title": "Tin", "body": "Thân bài.", "links": [{"url": url_of(2)}], "images": [{"url": "http://a/b.jpg"}]}
    store(writer, run_of(writer), 1, None, sparse | {"participants": people})
    [row] = export_rows(archive)
    assert [(x["name"], x["role"], x["positions"]) for x in row["participants"]] == [
        ("Lê Hoà", "attend", ["Bí thư"]),
        ("Vũ An", "chair", []),
    ]
    assert [(x["block"], x["title"], x["date"]) for x in row["links"]] == [("related", "", None)]
    assert row["images"] == [{"url": "http://a/b.jpg", "caption": None}]


def test_a_capture_of_a_page_is_no_link_to_it(archive: Archive) -> None:
    now = [START]
    with Writer(Archive(archive.url, now=lambda: now[0])) as writer:
        run = run_of(writer)
        written(writer, DiscoverJob("yenphu", run, [found(1)]))
        now[0] += timedelta(days=1)
        writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
        store(writer, run)
        with archive.connect() as connection:
            row = connection.execute(select(Resource.last_seen_at, Resource.last_fetched_at)).one()
        assert row.last_seen_at == START
        assert row.last_fetched_at is not None
        written(writer, DiscoverJob("yenphu", run, [replace(found(1), priority=9)]))
    with archive.connect() as connection:
        assert connection.scalar(select(Resource.last_seen_at)) == now[0]


def test_text_that_a_database_refuses_is_kept_as_well_as_it_can_be(archive: Archive, writer: Writer) -> None:
    store(writer, run_of(writer), 1, 1, article(1, title="Hoa\u0300 \0 bình \ud800", body="a\0b"))
    [row] = export_rows(archive)
    assert (row["title"], row["body"]) == ("Hoà \ufffd bình \ufffd", "a\ufffdb")


def test_gone_needs_a_second_day_and_what_comes_back_is_restored(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)

    def see(record: int, hours: int, kind: str) -> str:
        written(
            writer,
            capture(run, 1, record, fetched_at=START + timedelta(hours=hours)),
            page(run, 1, record, reading_kind=kind, articles=[] if kind != "article" else page(run).articles),
        )
        with archive.connect() as connection:
            return str(connection.scalar(select(Article.state)))

    assert see(1, 0, "article") == "live"
    assert see(2, 1, "missing") == "live", "one miss is no proof"
    assert see(3, 2, "missing") == "live", "the same day is no confirmation"
    assert see(4, 30, "blocked") == "live", "a bot wall says nothing"
    assert see(5, 31, "missing") == "gone"
    assert [row["state"] for row in export_rows(archive)] == ["gone"]
    assert see(6, 60, "article") == "restored"
    assert [row["state"] for row in export_rows(archive)] == ["live"]
    assert see(7, 90, "missing") == "restored"
    assert see(8, 120, "missing") == "gone"
    with archive.connect() as connection:
        ids = {row.id: row.record_id for row in connection.execute(select(Capture.id, Capture.record_id))}
        row = connection.execute(select(Article.__table__)).one()
    proofs = [ids[i] for i in (row.last_capture_id, row.missing_capture_id, row.gone_capture_id)]
    assert proofs == [record_id(6), record_id(7), record_id(8)]


def test_a_replay_rewrites_versions_and_removes_what_is_no_longer_read(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    for n, title in enumerate(["A", "B", "C"], 1):
        store(writer, run, 1, n, article(1, title=title))
    store(writer, run, 2, 4, article(2, title="wrongly read as an article"))
    again = run_of(writer, "replay")
    for n, title in enumerate(["A", "B+", "B+"], 1):  # the reader has learned that the third capture shows no edit
        store(writer, again, 1, n, article(1, title=title))
    store(writer, again, 2, 4, reading_kind="other", articles=[])
    assert written(writer, PruneJob("yenphu", again)) == 3, "two versions and an article"
    assert versions(archive) == [(1, "A"), (2, "B+")]
    with archive.connect() as connection:
        assert connection.scalar(select(Article.latest_number)) == 2
    store(writer, run_of(writer), 1, 5, article(1, title="D"))
    assert versions(archive)[-1] == (3, "D")


def test_what_a_replay_removes_is_found_no_more_though_searched_for_in_between(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    for n, title in enumerate(["Dân vận", "Khéo"], 1):
        store(writer, run, 1, n, article(1, title=title))
    again = run_of(writer, "replay")
    for n in (1, 2):  # the reader has learned that the second capture shows no edit
        store(writer, again, 1, n, article(1, title="Dân vận"))
    assert [hit.title for hit in search(archive, "kheo").hits] == ["Khéo"]
    written(writer, PruneJob("yenphu", again))
    assert search(archive, "kheo").hits == []
    assert [hit.title for hit in search(archive, '"dan van"').hits] == ["Dân vận"]
