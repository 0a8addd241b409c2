"""The SQLite file can't be written: read-only, locked, no room. Each is one clear line, the right exit code, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading

import pytest

from .conftest import CENTRAL, FAST, equal, plain
from .servers import Gate

MORTAL = ("setpriv", "--inh-caps=-all", "--bounding-set=-all") if os.geteuid() == 0 else ()
"""Root writes to read-only files too; without its capabilities it is a user like others."""


def test_a_read_only_file_exits_4_and_says_what_to_do(work, unbroken):
    assert work.crawl("-a", "max_pages=3").returncode == 3
    file = work.home / "archive.sqlite3"
    file.chmod(0o444)
    before = work.rows("select count(*) from capture")
    plain(work.crawl_by(*MORTAL), 4, str(file), "give this user the right to write")
    assert work.rows("select count(*) from capture") == before
    assert not work.open_warcs()
    file.chmod(0o644)
    assert work.crawl().returncode == 0
    equal(work.dump(), unbroken)


def test_a_short_lock_is_waited_for(work, sample, unbroken):
    sample.gate = Gate(5)
    process = work.start("scrapy", "crawl", CENTRAL, *FAST)
    assert sample.gate.reached.wait(60)
    other = sqlite3.connect(work.home / "archive.sqlite3", isolation_level=None, check_same_thread=False)
    other.execute("begin immediate")
    sample.gate.release()
    threading.Timer(1.0, lambda: other.execute("rollback")).start()
    done = work.finish(process)
    assert done.returncode == 0, done.stderr
    equal(work.dump(), unbroken)


def test_a_long_lock_exits_4_keeps_the_warc_and_the_next_run_goes_on(work, sample, unbroken):
    sample.gate = Gate(5)
    url = f"{work.url}?timeout=0.5"
    process = work.start("scrapy", "crawl", CENTRAL, *FAST, "-s", "ARCHIVE_PATIENCE_SECONDS=1", DANVAN_ARCHIVE_URL=url)
    assert sample.gate.reached.wait(60)
    other = sqlite3.connect(work.home / "archive.sqlite3", isolation_level=None)
    other.execute("begin immediate")
    sample.gate.release()
    done = work.finish(process)
    other.execute("rollback")
    plain(done, 4, "database is locked", "another program has been writing to it", "sample-central: failed")
    again = work.crawl()
    assert again.returncode == 0, again.stderr
    work.check_warcs()
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 1 MB, where the user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "danvan-test", str(folder)], capture_output=True, check=False)
    yield folder if mounted.returncode == 0 else None
    if mounted.returncode == 0:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_exits_4_and_with_room_again_the_next_run_goes_on(work, sample, unbroken, small_disk):
    """WARC files on a full disk, the database elsewhere; as a user without the right to mount: a file-size limit."""
    if small_disk is not None:
        work.home.mkdir()
        work.warcs.symlink_to(small_disk)
        ballast = small_disk / "ballast"
        ballast.write_bytes(b"0" * 1_000_000)
        plain(work.crawl(), 4, "disk is full: make room and run again", "sample-central: failed")
        ballast.unlink()
    else:
        plain(work.crawl_by("prlimit", "--fsize=40000"), 4, "file-size limit")
    again = work.crawl()
    assert again.returncode == 0, again.stderr
    assert "going on where it was" in again.stderr
    work.check_warcs()
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)


def test_no_room_for_the_database_exits_4_and_the_warc_has_all(work, sample, unbroken):
    """The file-size limit falls on the database, that grows faster than the WARC file."""
    assert work.crawl("-a", "max_pages=1").returncode in (3, 4)
    size = (work.home / "archive.sqlite3").stat().st_size
    done = work.crawl_by("prlimit", f"--fsize={max(size, 200_000)}")
    plain(done, 4, "archive.sqlite3", "then run the same command again")
    again = work.crawl()
    assert again.returncode == 0, again.stderr
    work.check_warcs()
    equal(work.dump(), unbroken)
    equal(work.rebuilt(), unbroken)
