"""The process that reads pages beside a crawl: it ends with the crawl, and what it dies of costs one page."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
from pathlib import Path

import pytest

from .conftest import CENTRAL, FAST, equal
from .servers import Gate


def readers_of(pid: int) -> list[int]:
    """The processes that read for a crawl."""
    found = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            with contextlib.suppress(OSError):
                if b"danvan_crawler.reading.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(int(child))
    return found


def ended(pid: int) -> bool:
    """True when a process that is no child of ours has ended, or does soon."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 30)[0])
    finally:
        os.close(descriptor)


def reader_but(process: subprocess.Popen, *others: int) -> int:
    """The process that reads for a crawl, once it is none of these."""
    while process.poll() is None:
        if new := set(readers_of(process.pid)) - set(others):
            return new.pop()
    pytest.fail(f"the crawl has ended:\n{process.communicate()[1]}")


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM])
def test_no_reader_outlives_its_crawl(work, sample, stop):
    sample.gate = Gate(9)
    process = work.start("scrapy", "crawl", CENTRAL, *FAST, "-s", "STOP_SECONDS=1", cold_readers=True)
    assert sample.gate.reached.wait(60)
    [reader] = readers_of(process.pid)
    os.killpg(process.pid, stop)
    done = work.finish(process)
    assert done.returncode == (-9 if stop == signal.SIGKILL else 3), done.stderr
    assert ended(reader)
    assert "Traceback" not in done.stderr
    sample.gate.release()


def test_a_reader_that_somebody_kills_costs_nothing(work, sample, unbroken):
    sample.gate = Gate(9)
    process = work.start("scrapy", "crawl", CENTRAL, *FAST, cold_readers=True)
    assert sample.gate.reached.wait(60)
    [reader] = readers_of(process.pid)
    os.kill(reader, signal.SIGKILL)
    sample.gate.release()
    done = work.finish(process)
    assert done.returncode == 0, done.stderr
    equal(work.dump(), unbroken)


def test_a_page_that_brings_its_readers_down_has_failed_and_the_crawl_goes_on(work, sample, unbroken):
    first = sample.gate = Gate(6)
    process = work.start("scrapy", "crawl", CENTRAL, *FAST, cold_readers=True)
    assert first.reached.wait(60)
    reader = reader_but(process)
    os.kill(reader, signal.SIGSTOP)  # what comes now is not read before the next gate
    sample.gate = Gate(2)  # no more than a few pages are fetched ahead of their reader
    first.release()
    assert sample.gate.reached.wait(60)
    os.kill(reader, signal.SIGKILL)
    other = reader_but(process, reader)
    os.kill(other, signal.SIGKILL)
    sample.gate.release()
    done = work.finish(process)
    assert "Traceback" not in done.stderr
    assert "not read: the process that read it was ended by signal 9 (Killed)" in done.stderr
    [(reason, state, warc_file)] = work.rows(
        "select c.reason, r.state, c.warc_file from capture c join resource r on r.id = c.resource_id where c.reason like 'not read%'"
    )
    assert (reason, state) == ("not read: the process that read it was ended by signal 9 (Killed)", "failed")
    assert (work.warcs / warc_file).exists()
    [verdict] = [line for line in done.stderr.splitlines() if " responses, " in line]
    assert " 1 failed" in verdict

    again = work.crawl()
    assert again.returncode == 0, again.stderr
    assert work.rows("select count(*) from resource where state = 'failed'") == [(0,)]
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)
