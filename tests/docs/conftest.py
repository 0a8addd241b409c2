"""The documentation as text, and archives of the sample site on both databases to ask its questions of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import processes
import pytest

from danvan_crawler import paths
from danvan_crawler.archive import Archive
from danvan_crawler.sample import SampleServer

SITES = ("sample-central", "sample-provincial")


@dataclass
class Sample:
    """The sample site, crawled twice: in between one article was edited and one removed."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def sqlite(self) -> str:
        return f"sqlite:///{self.folder / 'home' / 'archive.sqlite3'}"

    def run(self, *command: str, **environment: str) -> None:
        """A module of this environment; it must end well."""
        own = {
            "PATH": os.environ["PATH"],
            "DANVAN_HOME": str(self.folder / "home"),
            "DANVAN_SITES": str(self.folder / "sites"),
            "PYTHONPATH": str(paths.ROOT),
        }
        done = processes.run(*command, environment={**own, **environment})
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    sample = Sample(tmp_path_factory.mktemp("sample"))
    (sample.folder / "sites").mkdir()
    with SampleServer(paths.sample_folder(), ports=(0, 0)) as server:
        server.site_files(sample.folder / "sites")
        for site in SITES:
            sample.run("scrapy", "crawl", site)
        server.edit(1024, title="Hội nghị Trưởng Ban Dân vận toàn quốc năm 2024")
        server.remove(1075)
        sample.run("scrapy", "crawl", SITES[0], "-a", "full=1")
    sample.run("danvan_crawler.cli", "derive")
    return sample


@pytest.fixture(scope="session")
def crawled(sample: Sample) -> Iterator[Archive]:
    """The archive as it was crawled, on SQLite."""
    archive = Archive(sample.sqlite)
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def moved(sample: Sample, new_schema: Callable[[], str]) -> Iterator[Archive]:
    """The same moved to PostgreSQL, as docs/operate.md tells."""
    url = new_schema()
    sample.run("danvan_crawler.cli", "db", "copy", sample.sqlite, url)
    archive = Archive(url)
    yield archive
    archive.close()


@pytest.fixture(scope="session", params=["crawled", pytest.param("moved", marks=pytest.mark.postgresql)])
def filled(request: pytest.FixtureRequest) -> Archive:
    """The archive, once on each database."""
    archive: Archive = request.getfixturevalue(request.param)
    return archive
