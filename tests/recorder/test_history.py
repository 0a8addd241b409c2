"""What a run is measured by, from the rows that earlier runs left; on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from danvan_crawler.archive.models import Article, Capture, CrawlRun, Resource, Site
from danvan_crawler.recorder import judge
from danvan_crawler.recorder.history import ground_of
from danvan_crawler.recorder.tally import Tally

START = datetime(2026, 11, 1, 3, tzinfo=UTC)


class Rows:
    """Writes the rows of a site, day by day."""

    def __init__(self, archive):
        self.archive = archive
        self.days = 0
        self.captures = 0
        with archive.begin() as connection:
            self.site = connection.execute(insert(Site).values(name="site").returning(Site.id)).scalar_one()

    def run(self, tally=None, verdict="complete", finish_reason="finished", mode="crawl", **args):
        self.days += 1
        at = START + timedelta(days=self.days)
        record = {} if tally is None else {"counts": tally.record(), "fill_rates": tally.fill_rates(), "verdict": verdict}
        ended = {"finished_at": at, "finish_reason": finish_reason} if tally is not None else {}
        values = {
            "site_id": self.site,
            "spider": "site",
            "mode": mode,
            "code_version": "0",
            "args": args,
            "started_at": at,
            **record,
            **ended,
        }
        with self.archive.begin() as connection:
            return connection.execute(insert(CrawlRun).values(values).returning(CrawlRun.id)).scalar_one()

    def article(self, number, run, state="live"):
        with self.archive.begin() as connection:
            values = {
                "site_id": self.site,
                "key": f"a/{number}",
                "url": f"http://a/{number}",
                "is_view": False,
                "kind": "page",
                "state": "done",
            }
            values |= {"priority": 0, "depth": 1, "failures": 0, "first_seen_at": START, "last_seen_at": START}
            resource = connection.execute(insert(Resource).values(values).returning(Resource.id)).scalar_one()
        capture = self.capture(resource, run)
        with self.archive.begin() as connection:
            values = {"site_id": self.site, "resource_id": resource, "key": f"a/{number}", "url": f"http://a/{number}"}
            values |= {"state": state, "latest_number": 1, "last_capture_id": capture}
            connection.execute(insert(Article).values(values))
        return resource

    def capture(self, resource, run, **values):
        self.captures += 1
        columns = {
            "resource_id": resource,
            "run_id": run,
            "record_id": f"<urn:uuid:{self.captures}>",
            "url": "http://a/",
            "fetched_at": START,
        }
        with self.archive.begin() as connection:
            return connection.execute(
                insert(Capture).values({**columns, "status": 200, "bytes": 1, **values}).returning(Capture.id)
            ).scalar_one()


@pytest.fixture
def rows(archive):
    return Rows(archive)


def tally_of(articles, sapo=1.0):
    tally = Tally(responses=articles)
    for number in range(articles):
        tally.count_article({"title": "t", "sapo": "s" if number < sapo * articles else None})
    return tally


def test_articles_are_reached_unless_their_page_was_fetched_and_gave_them_no_more(archive, rows):
    first = rows.run(tally_of(6))
    read, unchanged, missing, _not_due, gone = (rows.article(n, first, "gone" if n == 4 else "live") for n in range(5))
    second = rows.run()
    again = rows.capture(read, second)
    with archive.begin() as connection:
        connection.execute(Article.__table__.update().where(Article.resource_id == read).values(last_capture_id=again))
    rows.capture(unchanged, second, status=304)
    rows.capture(missing, second, status=404)
    rows.capture(gone, second, status=404)
    ground = ground_of(archive, "site", second, articles=1)
    assert (ground.known, ground.reached) == (4, 3)


def test_recent_runs_are_those_over_the_whole_ground_that_ended_by_themselves(archive, rows):
    rows.run(tally_of(30, sapo=0.9))
    rows.run(tally_of(3), max_pages="3")
    rows.run(tally_of(5), finish_reason="shutdown", verdict="partial")
    rows.run(tally_of(30, sapo=0.8), verdict="partial")
    rows.run(tally_of(60), mode="replay")
    rows.run(tally_of(0), verdict="failed")
    run = rows.run()
    ground = ground_of(archive, "site", run, articles=30)
    assert [(one.day, one.articles, one.fill["sapo"]) for one in ground.past] == [("2026-11-05", 30, 0.8), ("2026-11-02", 30, 0.9)]


@pytest.mark.parametrize("mode", ["replay", "import"])
def test_what_is_no_crawl_is_not_compared(archive, rows, mode):
    rows.run(tally_of(30))
    assert ground_of(archive, "site", rows.run(mode=mode), articles=3) is None


@pytest.mark.parametrize("args", [{"since": "2026-01-01"}, {"max_pages": "5"}])
def test_a_crawl_of_part_of_the_site_is_compared_with_none(archive, rows, args):
    rows.run(tally_of(30))
    ground = ground_of(archive, "site", rows.run(**args), articles=3)
    assert ground is not None and ground.limited and not ground.past


def test_small_runs_are_measured_by_small_runs(archive, rows):
    first = rows.run(tally_of(40, sapo=0.2))
    for number in range(40):
        rows.article(number, first)
    for _ in range(3):
        few = tally_of(9, sapo=1.0)
        run = rows.run(few)
        with archive.begin() as connection:
            connection.execute(
                CrawlRun.__table__.update().where(CrawlRun.id == run).values(counts={**few.record(), "known": 40, "reached": 40})
            )
    run = rows.run()
    assert [one.fill["sapo"] for one in ground_of(archive, "site", run, articles=9).past] == [1.0, 1.0, 1.0]
    assert [one.fill["sapo"] for one in ground_of(archive, "site", run, articles=40).past] == [0.2]


def test_from_rows_to_the_verdict(archive, rows):
    for _ in range(3):
        rows.run(tally_of(30, sapo=0.97))
    run = rows.run()
    tally = tally_of(30, sapo=0.03)
    verdict = judge(tally, "finished", ground_of(archive, "site", run, tally.articles))
    assert (verdict.status, verdict.reasons) == ("partial", ["sapo fell from 100 % to 3 % since 2026-11-04"])
