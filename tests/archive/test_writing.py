"""Jobs through the writer: what a crawl does to the queue, to its runs and to what it has fetched."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.jobs import (
    ArticleRecord,
    ClaimJob,
    DiscoverJob,
    FailJob,
    FinishRunJob,
    StartRunJob,
)
from danvan_crawler.archive.models import Article, ArticleLink, Capture, CrawlRun, Resource, Site
from danvan_crawler.archive.write import Store
from danvan_crawler.errors import ArchiveError

from .samples import START, article, capture, count, found, key_of, page, record_id, run_of, store, url_of, written


def states(archive: Archive) -> dict[str, int]:
    with archive.connect() as connection:
        return {row.state: row.n for row in connection.execute(select(Resource.state, func.count().label("n")).group_by(Resource.state))}


def test_the_queue_gives_the_most_urgent_first_and_each_once(writer: Writer) -> None:
    run = run_of(writer)
    written(writer, DiscoverJob("yenphu", run, [found(1), found(2, priority=5), found(3), found(2), found(1)]))
    first = writer.submit(ClaimJob(run, ["yenphu"], 2)).result()
    assert [c.key for c in first] == [key_of(2), key_of(1)]
    assert [c.key for c in writer.submit(ClaimJob(run, ["yenphu"], 9)).result()] == [key_of(3)]
    assert writer.submit(ClaimJob(run, ["yenphu"], 9)).result() == []


def test_a_plain_address_replaces_a_view_while_it_is_queued(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    view = found(1, url="http://danvan.example/in-tin-c1.html", is_view=True)
    written(writer, DiscoverJob("yenphu", run, [view]))
    assert written(writer, DiscoverJob("yenphu", run, [found(1)])) == 0
    assert [c.url for c in writer.submit(ClaimJob(run, ["yenphu"], 1)).result()] == [url_of(1)]
    written(writer, DiscoverJob("yenphu", run, [view]))
    with archive.connect() as connection:
        assert connection.scalars(select(Resource.url)).all() == [url_of(1)]


def test_a_killed_run_is_resumed_and_a_finished_one_starts_afresh(archive: Archive, writer: Writer) -> None:
    first = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
    assert not first.resumed
    seed = found(0, url="http://danvan.example/", key="danvan.example:80/", kind="seed", priority=9)
    written(writer, DiscoverJob("yenphu", first.run_id, [seed, found(1), found(2), found(3)]))
    writer.submit(ClaimJob(first.run_id, ["yenphu"], 3)).result()
    store(writer, first.run_id)
    second = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
    assert second.resumed
    assert states(archive) == {"queued": 3, "done": 1}
    written(writer, FailJob("yenphu", key_of(3), "robots.txt", "forbidden"))
    writer.submit(FinishRunJob(second.run_id, "complete", "finished", [], {"pages": 1}, {"title": 1.0})).result()
    written(writer, DiscoverJob("yenphu", second.run_id, [found(4)]))
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
    written(writer, DiscoverJob("yenphu", run, [found(1), found(2)]))
    writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
    run_of(writer, "replay")
    assert states(archive)["claimed"] == 1


def test_what_a_run_of_some_days_left_out_is_fetched_by_the_next_run_of_all_days(writer: Writer) -> None:
    some_days = StartRunJob("yenphu", "yenphu", "crawl", "0.1", {"since": "2026-01-01"})
    all_days = replace(some_days, args={})

    def queued_by(job: StartRunJob) -> list[str]:
        run = written(writer, job).run_id
        claimed = writer.submit(ClaimJob(run, ["yenphu"], 9)).result()
        writer.submit(FinishRunJob(run, "complete", "finished")).result()
        return [one.key for one in claimed]

    run = written(writer, some_days).run_id
    written(writer, DiscoverJob("yenphu", run, [found(1), found(2)]))
    later = START + timedelta(days=30)
    store(writer, run, 1, next_at=later)
    written(writer, capture(run, 2))
    written(writer, replace(page(run, 2, next_at=later), articles=[]))
    writer.submit(FinishRunJob(run, "complete", "finished")).result()
    assert queued_by(some_days) == []
    assert queued_by(all_days) == [key_of(2)]


def test_a_page_keeps_its_depth_when_a_later_run_fetches_it(writer: Writer) -> None:
    first = run_of(writer)
    written(writer, DiscoverJob("yenphu", first, [replace(found(1), depth=7)]))
    second = run_of(writer)
    written(writer, capture(second, 1, 1))
    [claimed] = writer.submit(ClaimJob(second, ["yenphu"], 1)).result()
    assert claimed.depth == 7
    written(writer, DiscoverJob("yenphu", second, [replace(found(1), depth=2, priority=99_999)]))
    third = run_of(writer)
    [claimed] = writer.submit(ClaimJob(third, ["yenphu"], 1)).result()
    assert claimed.depth == 2


def test_a_very_long_address_is_kept(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    tail = "x" * 9000
    one, other = (found(1, url=f"{url_of(1)}?{tail}{n}", key=f"{key_of(1)}?{tail}{n}") for n in (1, 2))
    assert written(writer, DiscoverJob("yenphu", run, [one, other])) == 2
    claimed = writer.submit(ClaimJob(run, ["yenphu"], 5)).result()
    assert [c.url for c in claimed] == [one.url, other.url]
    written(writer, FailJob("yenphu", claimed[0].key, "414", "failed"))
    assert states(archive)["failed"] == 1


def test_delayed_urls_wait(archive_url: str) -> None:
    now = START
    archive = Archive(archive_url, now=lambda: now)
    with Writer(archive) as writer:
        run = run_of(writer)
        written(writer, DiscoverJob("yenphu", run, [found(1)]))
        writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
        written(writer, FailJob("yenphu", key_of(1), "503", "queued"))
        with archive.begin() as connection:
            connection.execute(update(Resource).values(next_at=now + timedelta(minutes=5)))
        assert writer.submit(ClaimJob(run, ["yenphu"], 1)).result() == []
        now += timedelta(minutes=5)
        [claimed] = writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
        assert claimed.failures == 1
    archive.close()


def test_validators_count_only_once_the_page_was_read(writer: Writer) -> None:
    run = run_of(writer)
    written(writer, DiscoverJob("yenphu", run, [found(1)]))
    writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
    written(writer, capture(run, 1, 1, etag='"a"', last_modified="Mon, 23 Nov 2026 02:00:00 GMT"))
    # killed here: the page was never read
    second = run_of(writer)
    [claimed] = writer.submit(ClaimJob(second, ["yenphu"], 1)).result()
    assert (claimed.etag, claimed.last_modified) == (None, None)
    written(writer, capture(second, 1, 2, etag='"a"'))
    written(writer, page(second, 1, 2))
    writer.submit(FinishRunJob(second, "complete", "finished")).result()
    third = run_of(writer)
    [claimed] = writer.submit(ClaimJob(third, ["yenphu"], 1)).result()
    assert claimed.etag == '"a"'
    assert claimed.original is not None
    assert (claimed.original.record_id, claimed.original.payload_digest) == (record_id(2), "sha1:2")
    written(writer, capture(third, 1, 3, status=304, payload_digest=None, revisit_of=record_id(2)))
    written(writer, page(third, 1, 3, reading_kind=None, articles=[], resource_kind=None))
    writer.submit(FinishRunJob(third, "complete", "finished")).result()
    [claimed] = writer.submit(ClaimJob(run_of(writer), ["yenphu"], 1)).result()
    assert (claimed.etag, claimed.kind) == ('"a"', "article")


def test_a_page_without_validators_forgets_the_old_ones_and_a_304_only_adds(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)

    def validators(record: int, **changes: Any) -> tuple[str | None, str | None]:
        written(writer, capture(run, 1, record, **changes), page(run, 1, record))
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
    written(writer, capture(run, 1, 1))  # groups of their own
    written(writer, page(run, 1, 1, **told))
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
    written(writer, DiscoverJob("yenphu", run, [found(1)]))
    writer.submit(ClaimJob(run, ["yenphu"], 1)).result()
    writer.submit(capture(run, 1, etag='"a"'))
    first, second = (ArticleRecord(f"{key_of(1)}#{n}", article(1, item_id=str(n))) for n in (1, 2))
    written(writer, page(run, articles=[first], state="claimed"))
    assert states(archive)["claimed"] == 1
    assert run_of(writer) == run + 1, "killed here"
    [claimed] = writer.submit(ClaimJob(run + 1, ["yenphu"], 1)).result()
    assert claimed.etag is None
    written(writer, page(run + 1, articles=[first], state="claimed"), page(run + 1, articles=[second]))
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
    written(writer, capture(run, key=key), page(run, key=key, articles=[ArticleRecord(key, article(1))]))
    writer.submit(capture(run, 1, 2, key=key))
    listing = {"reading_kind": "listing", "resource_kind": "listing", "instead": lambda: "Trang chủ"}
    written(writer, page(run, 1, 2, key=key, articles=[], **listing))
    with archive.connect() as connection:
        assert connection.scalar(select(Resource.kind).where(Resource.key == key)) == kind


def test_a_page_that_moved_for_good_is_asked_for_where_it_is(archive: Archive, writer: Writer) -> None:
    run = run_of(writer)
    store(writer, run, moved_to="http://danvan.example/ten-moi-c1.html")
    written(writer, DiscoverJob("yenphu", run, [found(1)]))
    with archive.connect() as connection:
        assert connection.scalar(select(Resource.url).where(Resource.key == key_of(1))) == "http://danvan.example/ten-moi-c1.html"
