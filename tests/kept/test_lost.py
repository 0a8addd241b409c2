"""Photos and files that a site does not give any more: for how long they make a run partial, and who is told of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from danvan_crawler.archive.lost import Failing, is_lost

from .conftest import Work
from .site import PNG, Answer, Piece, Site

START = datetime(2026, 3, 2, 3, tzinfo=UTC)
REFUSED = Answer(b"<h1>Forbidden</h1>", status=403)


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


def lost(work: Work) -> dict[str, str]:
    """What `danvan status` names: path -> why."""
    done = work.run("danvan_crawler.cli", "status", "--json")
    return {url.removeprefix(work.site.base): why for url, why in json.loads(done.stdout)["lost"].items()}


def photos(site: Site) -> list[str]:
    return [path for path in site.paths() if path.startswith("/anh/")]


@pytest.fixture
def ill(site: Site) -> Site:
    """Twelve photos: one is there, one is not, one is too large; six are refused, the connection of one is closed, and two come from a host
    that is gone."""
    for number in range(1, 13):
        path = "http://127.0.0.1:1/anh" if number > 10 else "/anh"
        site.add(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}", photos=(f"{path}/{number}.png",)))
        site.answers[f"/anh/{number}.png"] = REFUSED
    site.put("/anh/1.png", PNG, "image/png")
    site.answers["/anh/2.png"] = Answer(status=404)
    site.put("/anh/3.png", PNG * 1000, "image/png")
    site.answers["/anh/4.png"] = Answer(status=0)
    return site


def test_what_fails_on_three_days_within_a_week_is_lost_and_no_reason_any_more(ill: Site, make_work: Callable[..., Work]) -> None:
    work = make_work(keys='asset_hosts = ["127.0.0.1:1"]\nneeds_robots = false\n')
    limits = ("-s", "ASSET_MAX_BYTES=5000", "-s", "BACKOFF_STOP_REQUESTS=100")
    of_answers = {"/anh/2.png": "status 404", "/anh/3.png": "cut short: length"}
    for number in (0, 1):
        work.crawl(*limits, now=day(number), code=3)
        assert "photos and files could not be had" in work.reasons()[1]
        assert lost(work) == of_answers
    work.crawl(*limits, now=day(7))
    assert "given up as lost: 9 photos and files: " in work.reasons()[1] and "and 6 more" in work.reasons()[1]
    named = lost(work)
    assert named.pop("/anh/5.png") == "status 403" and named.pop("/anh/4.png").startswith("no answer: ")
    assert named.pop("http://127.0.0.1:1/anh/11.png").startswith("no answer: ") and len(named) == 8
    told = work.run("danvan_crawler.cli", "status").stdout
    assert "11 photos and files of its articles are lost: " in told and "/anh/2.png (status 404)" in told and "and 8 more" in told

    ill.seen.clear()
    work.crawl(*limits, now=day(13))
    assert photos(ill) == [] and len(lost(work)) == 11, "not before as long again has passed"
    work.crawl(*limits, now=day(14))
    assert "/anh/5.png" in photos(ill) and "given up as lost: 9" in work.reasons()[1]
    ill.seen.clear()
    ill.put("/anh/5.png", PNG + b"5", "image/png")
    work.crawl(*limits, now=day(27))
    assert photos(ill) == []
    work.crawl(*limits, now=day(28))
    assert "/anh/6.png" in photos(ill) and "given up as lost: 8" in work.reasons()[1]
    assert "/anh/5.png" not in lost(work) and len(lost(work)) == 10
    assert work.rows("select count(*) from v_asset where capture_id is not null") == [(2,)]

    ill.seen.clear()
    ill.put("/anh/6.png", PNG + b"6", "image/png")
    work.crawl(*limits, "-a", "full=1", now=day(29))
    assert "/anh/6.png" not in lost(work), "asked for by hand"
    assert work.rows("select distinct verdict from crawl_run where id > 2") == [("complete",)]
    assert work.run("danvan_crawler.cli", "replay", "yenphu", now=day(29)).returncode == 0, "a replay asks for nothing"

    work.replayed()
    rebuilt = make_work(home="home-replayed", keys=work.keys)
    ill.seen.clear()
    rebuilt.crawl(*limits, now=day(60))
    assert "/anh/4.png" in photos(ill), "of which the WARC files tell errors only"
    assert "given up as lost: 7" in rebuilt.reasons()[1] and lost(rebuilt).keys() == lost(work).keys()


def test_a_host_that_refuses_all_its_photos_for_a_week_makes_no_run_partial_any_more(site: Site, any_work: Work) -> None:
    """Of hundreds a run tries only some."""
    work = any_work
    for number in range(1, 13):
        named = tuple(f"/anh/{number}-{one}.png" for one in range(4))
        site.add(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}", photos=named))
        site.answers |= dict.fromkeys(named, REFUSED)
    few = ("-s", "BACKOFF_STOP_REQUESTS=2")
    for number in (0, 6):
        assert "photos and files are left to the next run: 6 in a row" in work.crawl(*few, now=day(number), code=3)
    tried = len(set(photos(site)))
    assert tried < 48
    work.crawl(*few, now=day(7))
    assert "the last with 403, so in every run since 2026-03-02" in work.reasons()[1]
    assert len(set(photos(site))) > tried, "others are tried each time"
    site.answers |= {path: Answer(PNG + path.encode(), "image/png") for path in site.answers if path.startswith("/anh/")}
    work.crawl(*few, now=day(8))
    assert lost(work) == {}
    assert work.rows("select count(*) from v_asset where capture_id is null") == [(0,)]


def test_a_host_of_photos_that_is_gone_with_its_robots_txt_makes_runs_partial_for_a_month_at_most(
    site: Site, make_work: Callable[..., Work]
) -> None:
    """What it forbade nobody knows; for so long it might come back (RFC 9309, 2.3.1.4)."""
    for number in range(1, 13):
        site.add(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}"))
    site.edit(1, photos=("http://127.0.0.1:1/anh/1.png",))
    work = make_work(keys='asset_hosts = ["127.0.0.1:1"]\n')
    for number in (0, 3, 7):
        work.crawl(now=day(number), code=3)
        assert "127.0.0.1:1 was left alone: robots.txt unavailable" in work.reasons()[1]
    work.crawl(now=day(8))
    assert work.reasons() == ["complete", "[]"] and list(lost(work)) == ["http://127.0.0.1:1/anh/1.png"]
    work.crawl(now=day(31))
    assert "given up as lost: 1 photos and files: http://127.0.0.1:1/anh/1.png (no answer" in work.reasons()[1]
    assert "it never was since 2026-03-02" in work.reasons()[1]


DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days", "given_up"), [((0, 1), False), ((0, 1, 2), False), ((0, 7), False), ((0, 0, 7), False), ((0, 3, 7), True), ((0, 6, 30), True)]
)
def test_how_often_and_for_how_long_what_is_lost_has_failed(days: tuple[int, ...], given_up: bool) -> None:
    assert is_lost([DAY + timedelta(days=one) for one in days]) == given_up


@pytest.mark.parametrize(
    ("days", "now", "due"),
    [
        ((0, 1), 1, True),
        ((0, 3, 7), 13, False),
        ((0, 3, 7), 14, True),
        ((0, 3, 400), 579, False),
        ((0, 3, 400), 580, True),
        ((0, 3, 7), 6, True),
    ],
)
def test_when_what_is_lost_is_asked_for_again(days: tuple[int, ...], now: int, due: bool) -> None:
    one = Failing(1, "http://a.example/1.png", "status 403", 1, frozenset(DAY + timedelta(days=n) for n in days))
    assert one.is_due(START + timedelta(days=now)) == due
