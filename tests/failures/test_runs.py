"""Runs beside and after each other, and the folder of the WARC files."""

from __future__ import annotations

import os
import shutil
import signal

import pytest

from .conftest import CENTRAL, FAST, equal, plain, workplace
from .servers import FaultySample, Gate
from .test_sqlite import MORTAL


def test_the_second_run_of_a_site_exits_5_and_leaves_the_first_alone(work, sample, unbroken):
    sample.gate = Gate(6)
    first = work.start("scrapy", "crawl", CENTRAL, *FAST)
    assert sample.gate.reached.wait(60)
    plain(work.crawl(), 5, "sample-central: another process is at work on this site", "wait for its end")
    replayed = work.replay()
    assert replayed.returncode == 5, replayed.stderr
    sample.gate.release()
    done = work.finish(first)
    assert done.returncode == 0, done.stderr
    assert work.rows("select count(*) from crawl_run") == [(1,)]
    work.check_warcs()
    equal(work.dump(), unbroken)


@pytest.mark.parametrize("server", ["sqlite", "postgresql"])
def test_two_processes_share_one_archive_and_one_is_killed(work, sample, unbroken, request, server):
    provincial = "sample-provincial"
    alone = work.beside("alone")
    assert alone.crawl(site=provincial).returncode == 0
    shared = work if server == "sqlite" else work.beside("shared", DANVAN_ARCHIVE_URL=request.getfixturevalue("cluster").empty())
    sample.gate = Gate(12)
    first, second = (shared.start("scrapy", "crawl", site, *FAST) for site in (CENTRAL, provincial))
    assert sample.gate.reached.wait(180)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    sample.gate.release()
    assert shared.crawl().returncode == 0
    assert shared.finish(second).returncode == 0
    shared.check_warcs()
    both = alone.dump()
    equal(shared.dump(), {table: sorted(unbroken[table] + both[table], key=repr) for table in both})


def test_versions_keep_their_order_when_the_clock_is_set_back(tmp_path):
    with FaultySample() as sample:
        work = workplace(tmp_path, sample)
        titles = [f"Phát động phong trào thi đua Dân vận khéo, bản sửa lần {n}" for n in (1, 2, 3)]
        for title, now in zip(titles, ("2026-11-20T09:00:00Z", "2026-11-19T09:00:00Z", "2026-11-18T23:00:00Z"), strict=True):
            sample.server.edit(1009, title=title)
            done = work.crawl(DANVAN_NOW=now)
            assert done.returncode == 0, done.stderr
        query = "select number, title from article_version where title like '%bản sửa lần%' order by number"
        assert work.rows(query) == list(enumerate(titles, 1))
        equal(work.dump(captures=True), work.rebuilt(captures=True))


def test_a_missing_warc_folder_is_not_made_anew(work, sample, unbroken):
    assert work.crawl("-a", "max_pages=3").returncode == 3
    asked = sum(sample.seen.values())
    work.warcs.rename(work.home / "elsewhere")
    plain(work.crawl(), 4, str(work.warcs), "WARC folder is missing", "mount its disk")
    assert not work.warcs.exists()
    assert sum(sample.seen.values()) == asked
    (work.home / "elsewhere").rename(work.warcs)
    assert work.crawl().returncode == 0
    equal(work.dump(), unbroken)


def test_a_database_that_is_missing_beside_its_warc_files_is_told(work, sample):
    """The versions of articles that were edited or deleted since are in those files only."""
    first = work.crawl("-a", "max_pages=3")
    assert first.returncode == 3 and "knows nothing" not in first.stderr
    assert "knows nothing" not in work.crawl("-a", "max_pages=3").stderr
    (work.home / "archive.sqlite3").rename(work.home / "elsewhere")
    done = work.crawl("-a", "max_pages=3")
    assert f"archive.sqlite3 is new and knows nothing of the WARC files in {work.warcs}; `danvan replay SITE` reads them" in done.stderr


def test_an_unwritable_warc_folder_exits_4_before_the_first_request(work, sample):
    work.warcs.mkdir(parents=True)
    work.warcs.chmod(0o555)
    plain(work.crawl_by(*MORTAL), 4, str(work.warcs), "give this user the right to write")
    work.warcs.chmod(0o755)
    (work.warcs / CENTRAL).mkdir()
    (work.warcs / CENTRAL).chmod(0o555)
    plain(work.crawl_by(*MORTAL), 4, str(work.warcs / CENTRAL), "this user may not write there")
    (work.warcs / CENTRAL).chmod(0o755)


def test_a_warc_folder_that_vanishes_in_the_middle_ends_the_run(work, sample, unbroken):
    sample.gate = Gate(0)
    process = work.start("scrapy", "crawl", CENTRAL, *FAST)
    assert sample.gate.reached.wait(60)
    shutil.rmtree(work.warcs)
    sample.gate.release()
    plain(work.finish(process), 4, str(work.warcs), "mount its disk, and run again")
    assert work.crawl().returncode == 0
    equal(work.dump(), unbroken)


def test_bad_configuration_exits_2(work):
    plain(work.crawl(DANVAN_NOW="gestern"), 2, "DANVAN_NOW=gestern: not an ISO time")
    plain(work.crawl(DANVAN_ARCHIVE_URL="mysql://user:gEheim@host/db"), 2, "expected sqlite:///FILE or postgresql+psycopg://")
    plain(work.crawl(DANVAN_SITES=str(work.home / "nowhere")), 2, "no such folder")
