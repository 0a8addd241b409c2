"""PostgreSQL goes away in the middle of a crawl: for a moment, and for good. A server of our own, never the shared one."""

from __future__ import annotations

import os
import signal

import pytest

from .conftest import CENTRAL, FAST, equal, plain
from .servers import Gate

pytestmark = pytest.mark.postgresql


@pytest.fixture
def on_server(work, cluster):
    return work.beside("home", DANVAN_ARCHIVE_URL=cluster.url)


def test_a_restart_in_the_middle_is_survived(on_server, sample, cluster, unbroken):
    sample.gate = Gate(6)
    process = on_server.start("scrapy", "crawl", CENTRAL, *FAST)
    assert sample.gate.reached.wait(60)
    cluster.stop()
    sample.gate.release()
    cluster.start()
    done = on_server.finish(process)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    on_server.check_warcs()
    equal(on_server.dump(), unbroken)


def test_gone_for_good_exits_4_keeps_the_warc_and_the_next_run_completes(on_server, sample, cluster, unbroken):
    sample.gate = Gate(6)
    process = on_server.start("scrapy", "crawl", CENTRAL, *FAST, "-s", "ARCHIVE_PATIENCE_SECONDS=1")
    assert sample.gate.reached.wait(60)
    cluster.stop()
    sample.gate.release()
    done = on_server.finish(process)
    plain(done, 4, "PostgreSQL database postgres at 127.0.0.1 did not come back within 1 s", "start the PostgreSQL server")
    assert "gEheim" not in done.stderr
    on_server.check_warcs()
    kept = sum(path.read_bytes().count(b"\x1f\x8b\x08") for path in on_server.warcs.rglob("*.gz"))
    assert kept >= 1 + 2 * 7  # warcinfo, then request and response of all that was fetched

    at_once = on_server.crawl()
    plain(at_once, 4, "PostgreSQL database postgres at 127.0.0.1", "start the PostgreSQL server")
    cluster.start()
    again = on_server.crawl()
    assert again.returncode == 0, again.stderr
    assert "going on where it was" in again.stderr
    equal(on_server.dump(), unbroken)
    equal(on_server.rebuilt(), unbroken)


def test_kill_9_and_again(on_server, sample, unbroken):
    sample.gate = Gate(10)
    process = on_server.start("scrapy", "crawl", CENTRAL, *FAST)
    assert sample.gate.reached.wait(60)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    sample.gate.release()
    again = on_server.crawl()
    assert again.returncode == 0, again.stderr
    on_server.check_warcs()
    equal(on_server.dump(), unbroken)
