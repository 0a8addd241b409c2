"""What faults leave in the WARC files gives the same archive again: the database can be deleted after any crawl."""

from __future__ import annotations

import random

from .conftest import equal, workplace
from .servers import FaultySample, close, cut, garbage, status

ARTICLE = "/dan-van-kheo/nguoi-giu-lua-ban-muong-1018.html"


def test_a_crawl_with_many_faults_and_its_replay(work, sample, unbroken):
    choice = random.Random(1)
    faults = [
        cut(0.3),
        cut(0.7),
        cut(0.97),
        status(
            "503 Service Unavailable", "Retry-After: 0", "Content-Type: text/html", body="<h1>Bảo trì</h1><p>Xin quay lại sau.</p>".encode()
        ),
        status("429 Too Many Requests"),
        status("500 Internal Server Error", body=b"<html><h1>Server Error</h1>"),
        close,
        garbage,
    ]
    sample.plan = lambda path, nth: choice.choice(faults) if nth <= 4 and choice.random() < 0.3 else None
    done = work.crawl("-s", "RETRY_TIMES=6")
    assert done.returncode == 0, done.stderr
    assert work.rows("select count(*) from capture where truncated = 'disconnect'")[0][0] > 0
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)
    work.check_warcs()


def test_a_page_that_is_always_cut_is_read_as_far_as_it_came_and_later_in_place(work, sample, unbroken):
    sample.plan = lambda path, nth: cut(0.6) if path == ARTICLE else None
    done = work.crawl()
    assert done.returncode == 0, done.stderr
    assert sample.seen[ARTICLE] == 3
    [(body,)] = work.rows("select v.body from article a join article_version v on v.article_id = a.id where a.url like '%-1018.html'")
    equal(work.rebuilt(), work.dump())

    sample.plan = lambda path, nth: None
    assert work.crawl("-a", "full=1").returncode == 0
    [(number, whole)] = work.rows(
        "select v.number, v.body from article a join article_version v on v.article_id = a.id where a.url like '%-1018.html'"
    )
    assert (number, len(whole) > len(body)) == (1, True)
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)

    sample.plan = lambda path, nth: cut(0.6) if path == ARTICLE else None
    assert work.crawl("-a", "full=1").returncode == 0
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)


def test_gone_and_restored_again_and_the_order_of_pages(tmp_path):
    with FaultySample() as sample:
        work = workplace(tmp_path, sample)
        missing: set[int] = set()
        sample.plan = lambda path, nth: status("404 Not Found") if any(f"-{number}." in path for number in missing) else None
        for day, gone in ((1, ()), (2, (1018, 1041)), (4, (1018, 1041)), (6, (1041,))):
            missing.clear()
            missing.update(gone)
            assert work.crawl("-a", "full=1", DANVAN_NOW=f"2026-11-{day:02}T09:00:00Z").returncode in (0, 3)
        query = "select state, count(*) from article group by state order by state"
        assert work.rows(query) == [("gone", 1), ("live", 13), ("restored", 1)]
        equal(work.dump(captures=True), work.rebuilt(captures=True))
