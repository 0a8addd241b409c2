"""Servers that misbehave. One bad page costs one page: the run ends, says what happened, and all else is as always."""

from __future__ import annotations

import sys
from datetime import datetime

import pytest

from .conftest import equal
from .servers import (
    bomb,
    close,
    cut,
    drip,
    garbage,
    identity,
    long_link,
    nested,
    odd_headers,
    part,
    redirect,
    short,
    silent,
    stalled,
    status,
)

ARTICLE = "/dan-van-kheo/nguoi-giu-lua-ban-muong-1018.html"
PEAK = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:]).returncode
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""
"""Runs a command and writes down the most memory that it had, in kB. This process has had other children."""
BOUNDS = ("-s", "RESPONSE_MAX_SECONDS=0.3", "-s", "DOWNLOAD_TIMEOUT=3", "-s", "RETRY_TIMES=1")


def of_the_page(work, columns):
    query = f"select {columns} from capture c join resource r on r.id = c.resource_id where r.url like '%-1018.html' order by c.id"
    return work.rows(query)


@pytest.mark.parametrize(
    "fault",
    [nested, odd_headers, long_link, identity, cut(0.5), short(), stalled, part, close, garbage],
    ids=lambda fault: fault.__qualname__.partition(".")[0],
)
def test_it_changes_nothing_in_the_archive(work, sample, unbroken, fault):
    """What is wrong on the first attempt only, and what is right but odd."""
    once = fault not in (nested, odd_headers, long_link, identity)
    sample.plan = lambda path, nth: fault if path == ARTICLE and (nth == 1 or not once) else None
    done = work.crawl(*BOUNDS)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert sample.seen[ARTICLE] == (2 if once else 1)
    equal(work.dump(), unbroken)
    if once:
        equal(work.rebuilt(), unbroken)


def test_pages_that_never_come(work, sample):
    """Silence, no answer, garbage, a bomb, a loop of redirects, 503 without end: each page for itself, all in one crawl."""
    bad = {
        "-1018.html": silent,
        "-1029.html": close,
        "-1041.html": garbage,
        "-1045.html": bomb(),
        "-1052.html": redirect("/dan-van-kheo/khong-co-1052.html?a=1"),
        "-1066.html": status(
            "503 Service Unavailable",
            "Retry-After: 9999",
            body=b"<h1>B\xe1\xba\xa3o tr\xc3\xac</h1><p>" + b"xin quay l\xe1\xba\xa1i sau " * 50,
        ),
        "-1071.html": status("302 Found"),
        "-1075.html": drip,
    }
    sample.plan = lambda path, nth: next((fault for end, fault in bad.items() if end in path), None)
    peak = work.home.with_name("peak")
    done = work.crawl_by(sys.executable, "-c", PEAK, str(peak), arguments=BOUNDS)
    assert done.returncode == 3, done.stderr
    assert "pages could not be had" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) < 40, done.stderr
    assert int(peak.read_text(encoding="ascii")) < 500_000  # kB
    kept = {row[0].rsplit("-", 1)[1] for row in work.rows("select url from article")}
    assert kept == {f"{n}.html" for n in (1009, 1012, 1024, 1031, 1034, 1037, 1058, 1075)}
    assert work.rows("select distinct truncated from capture where truncated is not null order by 1") == [
        ("body over 32000000 bytes",),
        ("time",),
    ]
    assert sum(times for path, times in sample.seen.items() if "-1066." in path) == 1  # a Retry-After of hours ends the attempts
    work.check_warcs()
    equal(work.rebuilt(), work.dump())


def test_a_list_that_always_comes_short_and_many_such_pages_are_told(work, sample):
    """What stood behind the cut is missing, though what came was read."""
    section = "/dan-van-kheo/"
    sample.plan = lambda path, nth: cut(0.6) if path == section or path.endswith("5.html") else None
    done = work.crawl("-s", "RETRY_TIMES=0")
    assert done.returncode == 3, done.stderr
    assert "broken listing page: " in done.stderr
    assert f"{section} (cut short: disconnect)" in done.stderr
    assert "3 of 25 pages could not be had" in done.stderr


def test_retry_after_is_waited_for_and_503_is_no_article(work, sample, unbroken):
    page = "<html><body><h1>Hệ thống đang bảo trì</h1><p>" + "Xin quý vị quay lại sau ít phút nữa. " * 40
    busy = status("503 Service Unavailable", "Retry-After: 2", "Content-Type: text/html; charset=utf-8", body=page.encode())
    sample.plan = lambda path, nth: busy if path == ARTICLE and nth == 1 else None
    done = work.crawl()
    assert done.returncode == 0, done.stderr
    [(first, _), (second, _)] = attempts = of_the_page(work, "c.fetched_at, c.status")
    assert [code for _, code in attempts] == [503, 200]
    assert (datetime.fromisoformat(str(second)) - datetime.fromisoformat(str(first))).total_seconds() >= 2
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)


def test_redirects_to_ever_new_addresses_come_to_an_end(work, sample):
    def onward(handler):
        number = int(handler.path.rpartition("=")[2]) if "=" in handler.path else 0
        redirect(f"/chuyen-huong/{'x' * (number % 7)}?trang={number + 1}")(handler)

    sample.plan = lambda path, nth: onward if path == ARTICLE or path.startswith("/chuyen-huong") else None
    done = work.crawl()
    assert done.returncode in (0, 3), done.stderr
    assert sum(path.startswith("/chuyen-huong") for path in sample.seen) < 60
    equal(work.rebuilt(), work.dump())


def test_requests_that_another_middleware_drops_are_not_waited_for(work):
    done = work.crawl("-s", "URLLENGTH_LIMIT=75")
    assert done.returncode in (0, 3), done.stderr
    assert work.rows("select count(*) from resource where state = 'claimed'") == [(0,)]


def test_what_comes_behind_a_body_is_not_the_next_answer(work, sample):
    """Every page is longer than its server says, and no attempt is made twice for the sake of the page before it."""
    sample.plan = lambda path, nth: short(late=True) if path.endswith(".html") else None
    work.crawl("-s", "RETRY_TIMES=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    assert work.rows("select error from capture where error is not null") == []


@pytest.mark.parametrize("fault", [short(), stalled], ids=["short", "stalled"])
def test_a_body_that_is_never_whole_is_kept_and_told(work, sample, fault):
    sample.plan = lambda path, nth: fault if path == ARTICLE else None
    done = work.crawl("-s", "RESPONSE_MAX_SECONDS=0.5")
    assert "body cut short" in done.stderr
    assert of_the_page(work, "c.truncated, r.state") == [("disconnect", "failed")] * 3
    work.check_warcs()
    equal(work.rebuilt(), work.dump())
