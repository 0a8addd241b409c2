"""Imports while another process is at work on the site: they wait, and what is cut off is not forgotten."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import processes
import pytest

from danvan_crawler import paths
from danvan_crawler.archive import Archive
from danvan_crawler.archive.lock import site_lock

from .conftest import SITE, Foreign, page, url


class Home:
    """A home, a site, an archive, and a file to import."""

    def __init__(self, folder: Path, archive_url: str) -> None:
        (folder / "sites").mkdir()
        (folder / "sites" / "nhavang.toml").write_text(SITE, encoding="utf-8")
        self.home, self.archive_url = folder / "home", archive_url
        file = Foreign()
        file.page(url(1), "2019-03-12T08:15:00Z", page("Bài viết số một"))
        self.file = str(file.write(folder / "old.warc.gz"))
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(paths.ROOT),
            "DANVAN_ARCHIVE_URL": archive_url,
            "DANVAN_HOME": str(self.home),
            "DANVAN_SITES": str(folder / "sites"),
        }

    def danvan(self, *arguments: str) -> processes.Process:
        return processes.Process("danvan_crawler.cli", *arguments, environment=self.environment)

    def articles(self) -> int:
        archive = Archive(self.archive_url)
        with archive.connect() as connection:
            found: int = connection.exec_driver_sql("select count(*) from article").scalar_one()
        archive.close()
        return found


@pytest.fixture
def home(tmp_path: Path, archive_url: str) -> Home:
    return Home(tmp_path, archive_url)


def test_an_import_waits_for_the_crawl_of_its_site(home: Home, tmp_path: Path) -> None:
    """With PostgreSQL for one that runs on another machine."""
    archive = Archive(home.archive_url)
    with site_lock(home.home if archive.is_sqlite else tmp_path / "there", "nhavang", archive):
        importing = home.danvan("import", home.file)
        told = importing.stderr.readline().decode()
        assert told.startswith("nhavang: another process is at work on this site")
        assert told.endswith(": the files are read when it has ended\n")
        assert importing.poll() is None and home.articles() == 0
    assert importing.wait() == 0, importing.communicate()
    assert home.articles() == 1
    archive.close()


def test_an_import_that_is_cut_off_is_named_and_read_by_the_next_replay(home: Home) -> None:
    archive = Archive(home.archive_url)
    with site_lock(home.home, "nhavang", archive):
        importing = home.danvan("import", home.file)
        importing.stderr.readline()
        os.kill(importing.pid, signal.SIGKILL)
        importing.wait()
        said = "nhavang: nhavang/import-old.warc.gz was imported and is not read yet: `danvan replay nhavang` reads it"
        assert said in home.danvan("status").communicate()[0]
        assert said not in home.danvan("status", "--json").communicate()[0]
    archive.close()
    replaying = home.danvan("replay", "nhavang")
    assert replaying.wait() == 0, replaying.communicate()
    assert home.articles() == 1
    assert "is not read yet" not in home.danvan("status").communicate()[0]
    assert [path.name for path in (home.home / "warc" / "nhavang").iterdir()] == ["import-old.warc.gz"]
