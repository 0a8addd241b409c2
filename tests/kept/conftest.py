"""A small site, and crawls of it on any day, into a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import processes
import pytest
from sqlalchemy import text

from danvan_crawler import paths
from danvan_crawler.archive import Archive
from danvan_crawler.archive.equality import dump

from .site import Site

FAST = ("-s", "RETRY_TIMES=1", "-s", "BACKOFF_MAX_SECONDS=0")


@dataclass
class Work:
    """A home, a site, and what is run there."""

    folder: Path
    site: Site
    url: str = ""
    keys: str = ""
    home: str = "home"
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.folder / "sites").mkdir(exist_ok=True)
        file = f'title = "Yên Phú"\nowner = "Ban Dân vận Tỉnh ủy Yên Phú"\nlevel = "provincial"\nstart = ["{self.site.base}/"]\n{self.keys}'
        (self.folder / "sites" / "yenphu.toml").write_text(file, "utf-8")

    @property
    def warcs(self) -> Path:
        return self.folder / self.home / "warc"

    @property
    def archive_url(self) -> str:
        return self.url or f"sqlite:///{self.folder / self.home / 'archive.sqlite3'}"

    def run(self, *command: str, now: str = "2026-03-02T03:00:00Z") -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "DANVAN_HOME": str(self.folder / self.home),
            "DANVAN_SITES": str(self.folder / "sites"),
            "DANVAN_NOW": now,
            "DANVAN_ARCHIVE_URL": self.archive_url,
            "PYTHONPATH": str(paths.ROOT),
        }
        return processes.run(*command, environment=environment)

    def crawl(self, *arguments: str, now: str = "2026-03-02T03:00:00Z", code: int | None = 0) -> str:
        done = self.run("scrapy", "crawl", "yenphu", *FAST, *arguments, now=now)
        assert "Traceback" not in done.stderr, done.stderr[-3000:]
        assert code is None or done.returncode == code, done.stderr[-3000:]
        return done.stderr

    def rows(self, query: str) -> list[Any]:
        archive = Archive(self.archive_url)
        try:
            with archive.connect() as connection:
                return [tuple(row) for row in connection.execute(text(query))]
        finally:
            archive.close()

    def dump(self) -> dict[str, Any]:
        archive = Archive(self.archive_url)
        try:
            return dump(archive)
        finally:
            archive.close()

    def replayed(self) -> dict[str, Any]:
        """What the WARC files alone give."""
        other = Work(self.folder, self.site, keys=self.keys, home=f"{self.home}-replayed")
        shutil.rmtree(other.folder / other.home, ignore_errors=True)
        shutil.copytree(self.warcs, other.warcs)
        done = other.run("danvan_crawler.cli", "replay", "yenphu")
        assert done.returncode in (0, 3), done.stderr
        return other.dump()

    def reasons(self) -> list[str]:
        archive = Archive(self.archive_url)
        try:
            with archive.connect() as connection:
                row = connection.execute(text("select verdict, reasons from crawl_run order by id desc limit 1")).one()
        finally:
            archive.close()
        return [row.verdict, str(row.reasons)]


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.down()


@pytest.fixture
def make_work(tmp_path: Path, site: Site) -> Callable[..., Work]:
    return lambda **named: Work(tmp_path, **({"site": site} | named))


@pytest.fixture
def work(tmp_path: Path, site: Site) -> Work:
    return Work(tmp_path, site)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def any_work(request: pytest.FixtureRequest, make_work: Callable[..., Work]) -> Work:
    """The same, once on each database."""
    return make_work(url=request.getfixturevalue("new_schema")()) if request.param == "postgresql" else make_work()
