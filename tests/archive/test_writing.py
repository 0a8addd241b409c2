"""Jobs through the writer: what a crawl does to the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.export import export_rows
from danvan_crawler.archive.jobs import (
    ArticleRecord,
    ClaimJob,
    DiscoverJob,
    FailJob,
    FinishRunJob,
    PruneJob,
    StartRunJob,
)
from danvan_crawler.archive.models import Article, ArticleLink, ArticleVersion, Base, Capture, CrawlRun, Participant, Resource, Site
from danvan_crawler.archive.search import search
from danvan_crawler.archive.write import Store
from danvan_crawler.errors import ArchiveError

from .samples import START, article, capture, found, key_of, page, record_id, url_of


@pytest.fixture
def writer(archive: Archive) -> Iterator[Writer]:
    with Writer(archive) as writer:
        yield writer


def run_of(writer: Writer, mode: Any = "crawl") -> int:
    return int(writer.submit(StartRunJob("yenphu", "yenphu", mode, "0.1")).result().run_id)


def store(writer: Writer, run: int, number: int = 1, record: int | None = None, *items: dict[str, Any], **changes: Any) -> Any:
    writer.submit(capture(run, number, record))
    return writer.submit(page(run, number, record, items or None, **changes)).result()


def count(archive: Archive, model: Any) -> int:
    with archive.connect() as connection:
        return connection.scalar(select(func.count()).select_from(model)) or 0


def states(archive: Archive) -> dict[str, int]:
    with archive.connect() as connection:
        return {row.state: row.n for row in connection.execute(select(Resource.state, func.count().label("n")).group_by(Resource.state))}


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
    writer.submit(capture(run, 1, 2, payload_digest="sha1:1"))
    writer.submit(page(run, 1, 2, [article(1, body="Đọc đúng hơn.")])).result()
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
        assert writer.submit(job).result().new_articles == (articles > 1)
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
        writer.submit(DiscoverJob("yenphu", run, [found(1)])).result()
        now[0] += timedelta(days=1)
        writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
        store(writer, run)
        with archive.connect() as connection:
            row = connection.execute(select(Resource.last_seen_at, Resource.last_fetched_at)).one()
        assert row.last_seen_at == START
        assert row.last_fetched_at is not None
        writer.submit(DiscoverJob("yenphu", run, [replace(found(1), priority=9)])).result()
    with archive.connect() as connection:
        assert connection.scalar(select(Resource.last_seen_at)) == now[0]


def test_text_that_a_database_refuses_is_kept_as_well_as_it_can_be(archive: Archive, writer: Writer) -> None:
    store(writer, run_of(writer), 1, 1, article(1, title="Hoa\u0300 \0 bình \ud800", body="a\0b"))
    [row] = export_rows(archive)
    assert (row["title"], row["body"]) == ("Hoà \ufffd bình \ufffd", "a\ufffdb")


def test_a_very_long_address_is_kept(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    tail = "x" * 9000
    one, other = (found(1, url=f"{url_of(1)}?{tail}{n}", key=f"{key_of(1)}?{tail}{n}") for n in (1, 2))
    assert writer.submit(DiscoverJob("yenphu", run, [one, other])).result() == 2
    claimed = writer.submit(ClaimJob(run, ["yenphu"], 5)).result()
    assert [c.url for c in claimed] == [one.url, other.url]
    writer.submit(FailJob("yenphu", claimed[0].key, "414", "failed")).result()
    assert states(archive)["failed"] == 1


def test_gone_needs_a_second_day_and_what_comes_back_is_restored(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)

    def see(record: int, hours: int, kind: str) -> str:
        writer.submit(capture(run, 1, record, fetched_at=START + timedelta(hours=hours)))
        writer.submit(page(run, 1, record, reading_kind=kind, articles=[] if kind != "article" else page(run).articles)).result()
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
    assert writer.submit(PruneJob("yenphu", again)).result() == 3, "two versions and an article"
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
    writer.submit(PruneJob("yenphu", again)).result()
    assert search(archive, "kheo").hits == []
    assert [hit.title for hit in search(archive, '"dan van"').hits] == ["Dân vận"]


def test_the_queue_gives_the_most_urgent_first_and_each_once(writer: Writer) -> None:
    run = run_of(writer)
    writer.submit(DiscoverJob("yenphu", run, [found(1), found(2, priority=5), found(3), found(2), found(1)])).result()
    first = writer.submit(ClaimJob(run, ["yenphu"], 2)).result()
    assert [c.key for c in first] == [key_of(2), key_of(1)]
    assert [c.key for c in writer.submit(ClaimJob(run, ["yenphu"], 9)).result()] == [key_of(3)]
    assert writer.submit(ClaimJob(run, ["yenphu"], 9)).result() == []


def test_a_plain_address_replaces_a_view_while_it_is_queued(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    view = found(1, url="http://danvan.example/in-tin-c1.html", is_view=True)
    writer.submit(DiscoverJob("yenphu", run, [view])).result()
    assert writer.submit(DiscoverJob("yenphu", run, [found(1)])).result() == 0
    assert [c.url for c in writer.submit(ClaimJob(run, ["yenphu"], 1)).result()] == [url_of(1)]
    writer.submit(DiscoverJob("yenphu", run, [view])).result()
    with archive.connect() as connection:
        assert connection.scalars(select(Resource.url)).all() == [url_of(1)]


def test_a_killed_run_is_resumed_and_a_finished_one_starts_afresh(archive: Archive, writer: Writer) -> None:
    first = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
    assert not first.resumed
    seed = found(0, url="http://danvan.example/", key="danvan.example:80/", kind="seed", priority=9)
    writer.submit(DiscoverJob("yenphu", first.run_id, [seed, found(1), found(2), found(3)])).result()
    writer.submit(ClaimJob(first.run_id, ["yenphu"], 3)).result()
    store(writer, first.run_id)
    second = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
    assert second.resumed
    assert states(archive) == {"queued": 3, "done": 1}
    writer.submit(FailJob("yenphu", key_of(3), "robots.txt", "forbidden")).result()
    writer.submit(FinishRunJob(second.run_id, "complete", "finished", [], {"pages": 1}, {"title": 1.0})).result()
    writer.submit(DiscoverJob("yenphu", second.run_id, [found(4)])).result()
    third = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
    assert not third.resumed
    order = [c.key for c in writer.submit(ClaimJob(third.run_id, ["yenphu"], 9)).result()]
    assert order == [seed.key, key_of(2), key_of(4), key_of(1)], "start pages, then what is new, then what was read before"


def test_a_shutdown_is_resumed_too(writer: Writer) -> None:
    run = run_of(writer)
    writer.submit(FinishRunJob(run, "partial", "shutdown")).result()
    assert writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().resumed


def test_a_replay_leaves_the_queue_alone(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    writer.submit(DiscoverJob("yenphu", run, [found(1), found(2)])).result()
    writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
    run_of(writer, "replay")
    assert states(archive)["claimed"] == 1


def test_what_a_run_of_some_days_left_out_is_fetched_by_the_next_run_of_all_days(writer: Writer) -> None:
    some_days = StartRunJob("yenphu", "yenphu", "crawl", "0.1", {"since": "2026-01-01"})
    all_days = replace(some_days, args={})

    def queued_by(job: StartRunJob) -> list[str]:
        run = writer.submit(job).result().run_id
        claimed = writer.submit(ClaimJob(run, ["yenphu"], 9)).result()
        writer.submit(FinishRunJob(run, "complete", "finished")).result()
        return [one.key for one in claimed]

    run = writer.submit(some_days).result().run_id
    writer.submit(DiscoverJob("yenphu", run, [found(1), found(2)])).result()
    later = START + timedelta(days=30)
    store(writer, run, 1, next_at=later)
    writer.submit(capture(run, 2)).result()
    writer.submit(replace(page(run, 2, next_at=later), articles=[])).result()
    writer.submit(FinishRunJob(run, "complete", "finished")).result()
    assert queued_by(some_days) == []
    assert queued_by(all_days) == [key_of(2)]


def test_a_page_keeps_its_depth_when_a_later_run_fetches_it(writer: Writer) -> None:
    first = run_of(writer)
    writer.submit(DiscoverJob("yenphu", first, [replace(found(1), depth=7)])).result()
    second = run_of(writer)
    writer.submit(capture(second, 1, 1)).result()
    [claimed] = writer.submit(ClaimJob(second, ["yenphu"], 1)).result()
    assert claimed.depth == 7
    writer.submit(DiscoverJob("yenphu", second, [replace(found(1), depth=2, priority=99_999)])).result()
    third = run_of(writer)
    [claimed] = writer.submit(ClaimJob(third, ["yenphu"], 1)).result()
    assert claimed.depth == 2


def test_delayed_urls_wait(archive_url: str) -> None:
    now = START
    archive = Archive(archive_url, now=lambda: now)
    with Writer(archive) as writer:
        run = run_of(writer)
        writer.submit(DiscoverJob("yenphu", run, [found(1)])).result()
        writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
        writer.submit(FailJob("yenphu", key_of(1), "503", "queued")).result()
        with archive.begin() as connection:
            connection.execute(update(Resource).values(next_at=now + timedelta(minutes=5)))
        assert writer.submit(ClaimJob(run, ["yenphu"], 1)).result() == []
        now += timedelta(minutes=5)
        [claimed] = writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
        assert claimed.failures == 1
    archive.close()


def test_validators_count_only_once_the_page_was_read(writer: Writer) -> None:
    run = run_of(writer)
    writer.submit(DiscoverJob("yenphu", run, [found(1)])).result()
    writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
    writer.submit(capture(run, 1, 1, etag='"a"', last_modified="Mon, 23 Nov 2026 02:00:00 GMT")).result()
    # killed here: the page was never read
    second = run_of(writer)
    [claimed] = writer.submit(ClaimJob(second, ["yenphu"], 1)).result()
    assert (claimed.etag, claimed.last_modified) == (None, None)
    writer.submit(capture(second, 1, 2, etag='"a"')).result()
    writer.submit(page(second, 1, 2)).result()
    writer.submit(FinishRunJob(second, "complete", "finished")).result()
    third = run_of(writer)
    [claimed] = writer.submit(ClaimJob(third, ["yenphu"], 1)).result()
    assert claimed.etag == '"a"'
    assert claimed.original is not None
    assert (claimed.original.record_id, claimed.original.payload_digest) == (record_id(2), "sha1:2")
    writer.submit(capture(third, 1, 3, status=304, payload_digest=None, revisit_of=record_id(2))).result()
    writer.submit(page(third, 1, 3, reading_kind=None, articles=[], resource_kind=None)).result()
    writer.submit(FinishRunJob(third, "complete", "finished")).result()
    [claimed] = writer.submit(ClaimJob(run_of(writer), ["yenphu"], 1)).result()
    assert (claimed.etag, claimed.kind) == ('"a"', "article")


def test_a_page_without_validators_forgets_the_old_ones_and_a_304_only_adds(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)

    def validators(record: int, **changes: Any) -> tuple[str | None, str | None]:
        writer.submit(capture(run, 1, record, **changes))
        writer.submit(page(run, 1, record)).result()
        with archive.connect() as connection:
            return tuple(connection.execute(select(Resource.etag, Resource.last_modified)).one())

    assert validators(1, etag="a", last_modified="m") == ("a", "m")
    assert validators(2, status=304, etag="b") == ("b", "m")
    assert validators(3, etag="c") == ("c", None)
    assert validators(4, status=304) == ("c", None)
    assert validators(5) == (None, None)


def test_it_is_one_whether_a_page_shares_a_group_with_its_capture(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    told = {"reading_kind": "other", "reason": "a form", "platform": "nukeviet", "articles": []}
    writer.submit(capture(run, 1, 1)).result()  # groups of their own
    writer.submit(page(run, 1, 1, **told)).result()
    store = Store()
    with archive.begin() as connection:  # one group; capture 1 comes again, and its reading stays
        store.apply(connection, [capture(run, 1, 3), capture(run, 1, 2), page(run, 1, 2, **told), capture(run, 1, 1)], START)
    with archive.connect() as connection:
        columns = (Capture.record_id, Capture.reading_kind, Capture.reason, Capture.platform)
        rows = [tuple(row) for row in connection.execute(select(*columns).order_by(Capture.id))]
    read = ("other", "a form", "nukeviet")
    assert rows == [(record_id(1), *read), (record_id(3), None, None, None), (record_id(2), *read)], "numbered in the order of the jobs"
    with archive.begin() as connection:
        store.apply(connection, [capture(run, 1, 1), page(run, 1, 1, **told | {"reason": "a list"})], START)
        assert connection.scalars(select(Capture.reason).where(Capture.record_id == record_id(1))).one() == "a list"


def test_two_readings_of_one_url_in_a_group_settle_it_in_order(archive: Archive) -> None:
    with Writer(archive) as writer:
        run = run_of(writer)
        store = Store()
        failed = {"state": "failed", "reading_kind": None, "articles": []}
        jobs: list[Any] = [job for n in (1, 2, 3) for job in (capture(run, 1, n), page(run, 1, n, **(failed if n < 3 else {})))]
    for some, expected in ((jobs[:4], ("failed", 2)), (jobs, ("done", 0)), ([*jobs[4:], *jobs[:2]], ("failed", 1))):
        with archive.begin() as connection:
            store.apply(connection, some, START)
            assert tuple(connection.execute(select(Resource.state, Resource.failures)).one()) == expected
        store.committed()


def test_a_page_in_parts_stays_claimed_until_its_last_part(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    writer.submit(DiscoverJob("yenphu", run, [found(1)])).result()
    writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
    writer.submit(capture(run, 1, etag='"a"'))
    first, second = (ArticleRecord(f"{key_of(1)}#{n}", article(1, item_id=str(n))) for n in (1, 2))
    writer.submit(page(run, articles=[first], state="claimed")).result()
    assert states(archive)["claimed"] == 1
    assert run_of(writer) == run + 1, "killed here"
    [claimed] = writer.submit(ClaimJob(run + 1, ["yenphu"], 1)).result()
    assert claimed.etag is None
    writer.submit(page(run + 1, articles=[first], state="claimed"))
    writer.submit(page(run + 1, articles=[second])).result()
    assert states(archive)["done"] == 1
    assert count(archive, Article) == 2


def test_site_and_run_are_described(archive: Archive, writer: Writer) -> None:
    class Described:
        name, title, owner, level = "yenphu", "Dân vận Yên Phú", "Ban Dân vận Tỉnh ủy", "provincial"
        province_then, province_now = "Yên Phú", "Yên Hà"
        owners = ()

    started = writer.submit(StartRunJob(Described(), "yenphu", "crawl", "0.1", {"since": "2020-01-01"})).result()
    writer.submit(FinishRunJob(started.run_id, "partial", "finished", ["a listing gave nothing"], {"pages": 3}, {"sapo": 0.5})).result()
    with archive.connect() as connection:
        site = connection.execute(select(Site.__table__)).one()
        run = connection.execute(select(CrawlRun.__table__)).one()
    assert (site.title, site.level, site.province_now) == ("Dân vận Yên Phú", "provincial", "Yên Hà")
    assert (run.args, run.reasons) == ({"since": "2020-01-01"}, ["a listing gave nothing"])
    assert (run.counts, run.fill_rates) == ({"pages": 3}, {"sapo": 0.5})
    assert run.finished_at >= run.started_at


def test_a_page_without_its_capture_fails_alone_and_names_its_url(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    good, bad, also_good = [capture(run, 1), page(run, 1)], page(run, 2), [capture(run, 3), page(run, 3)]
    futures = [writer.submit(job) for job in [*good, bad, *also_good]]
    for n in (0, 1, 3, 4):
        futures[n].result()
    with pytest.raises(ArchiveError, match=r"bai-viet-c2\.html.*CaptureJob must come before"):
        futures[2].result()
    assert count(archive, Article) == 2


def test_an_item_that_cannot_be_stored_fails_alone(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    bad = article(2, participants=[{"name": "Lê Văn An"}])  # no span
    futures = [writer.submit(job) for job in [capture(run, 1), page(run, 1), capture(run, 2), page(run, 2, None, [bad])]]
    futures[1].result()
    with pytest.raises(ArchiveError, match=r"bai-viet-c2\.html"):
        futures[3].result()
    assert (count(archive, Article), count(archive, Capture)) == (1, 2)


def test_link_targets_are_canonical_keys(archive: Archive, writer: Writer) -> None:
    store(writer, run_of(writer))
    with archive.connect() as connection:
        assert connection.scalars(select(ArticleLink.target_key)).all() == [key_of(2)]


@pytest.mark.parametrize(("key", "kind"), [("danvan.example/#-c1", "article"), ("danvan.example/dan-van-kheo", "listing")])
def test_a_list_in_an_articles_place_is_a_section_only_without_a_number(archive: Archive, writer: Writer, key: str, kind: str) -> None:
    run = run_of(writer)
    writer.submit(capture(run, key=key))
    writer.submit(page(run, key=key, articles=[ArticleRecord(key, article(1))])).result()
    writer.submit(capture(run, 1, 2, key=key))
    listing = {"reading_kind": "listing", "resource_kind": "listing", "instead": lambda: "Trang chủ"}
    writer.submit(page(run, 1, 2, key=key, articles=[], **listing)).result()
    with archive.connect() as connection:
        assert connection.scalar(select(Resource.kind).where(Resource.key == key)) == kind


def test_a_page_that_moved_for_good_is_asked_for_where_it_is(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    store(writer, run, moved_to="http://danvan.example/ten-moi-c1.html")
    writer.submit(DiscoverJob("yenphu", run, [found(1)])).result()
    with archive.connect() as connection:
        assert connection.scalar(select(Resource.url).where(Resource.key == key_of(1))) == "http://danvan.example/ten-moi-c1.html"
