"""A process that ends in the middle: by kill -9, by SIGTERM; and the same command again."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from .conftest import CENTRAL, FAST, equal
from .servers import Gate, status


@pytest.mark.parametrize("after", [4, 17])
def test_kill_9_and_again_gives_the_archive_of_an_unbroken_crawl(work, sample, unbroken, after):
    sample.gate = Gate(after)
    process = work.start("scrapy", "crawl", CENTRAL, *FAST)
    assert sample.gate.reached.wait(60)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    sample.gate.release()
    [left] = work.open_warcs()
    left.write_bytes(left.read_bytes()[:-7])  # a kill while a record was being written

    again = work.crawl()
    assert again.returncode == 0, again.stderr
    assert "going on where it was" in again.stderr
    assert "its process was killed" in again.stderr
    work.check_warcs()
    [tail] = work.home.glob("warc/**/*.tail")
    assert 0 < tail.stat().st_size < 64_000
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)


def test_sigterm_ends_soon_and_the_next_run_goes_on(work, sample, unbroken):
    sample.gate = Gate(9)
    process = work.start("scrapy", "crawl", CENTRAL, *FAST, "-s", "STOP_SECONDS=1")
    assert sample.gate.reached.wait(60)
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    done = work.finish(process, timeout=30)
    assert time.monotonic() - began < 10
    assert done.returncode == 3, done.stderr
    assert "ended early: shutdown" in done.stderr
    assert "Traceback" not in done.stderr
    sample.gate.release()
    work.check_warcs()
    before = dict(sample.seen)

    again = work.crawl()
    assert again.returncode == 0, again.stderr
    assert "going on where it was" in again.stderr
    twice = [path for path, times in sample.seen.items() if times > before.get(path, 0) and before.get(path, 0)]
    assert len(twice) <= 4, twice  # robots.txt, and what was on its way
    assert work.rows("select count(*) from resource where state = 'failed'") == [(0,)]
    equal(work.dump(), unbroken)


def test_sigterm_ends_soon_while_the_server_asks_to_wait(work, sample, unbroken):
    asked = threading.Event()

    def plan(path, nth):
        if not path.endswith("-1018.html") or nth > 1:
            return None
        asked.set()
        return status("503 Service Unavailable", "Retry-After: 100")

    sample.plan = plan
    process = work.start("scrapy", "crawl", CENTRAL, *FAST, "-s", "STOP_SECONDS=0.5")
    assert asked.wait(60)
    process.send_signal(signal.SIGTERM)
    done = work.finish(process, timeout=30)
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert work.rows("select distinct state from resource order by 1") == [("done",), ("queued",)]
    assert work.crawl().returncode == 0
    equal(work.dump(), unbroken)
