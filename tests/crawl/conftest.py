"""The sample site on free loopback ports, and Scrapy as a process of its own: the configured project, as cron would start it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import processes
import pytest

from danvan_crawler import paths
from danvan_crawler.sample import SampleServer

SITES = ("sample-central", "sample-provincial")


@dataclass
class Workplace:
    """A run-time home of its own, the sample's site files, and how to start things in it."""

    home: Path
    sites: Path
    server: SampleServer
    environment: dict[str, str]
    cwd: Path = paths.ROOT

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A module, without terminal."""
        return processes.run(*command, cwd=self.cwd, environment={**self.environment, **environment})

    def cold(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The same, from an interpreter that has imported nothing yet."""
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.cwd,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=180,
            check=False,
        )

    def scrapy(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("scrapy", *arguments, **environment)

    def danvan(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("danvan_crawler.cli", *arguments, **environment)

    def crawl_and_derive(self, *arguments: str) -> None:
        for site in SITES:
            done = self.scrapy("crawl", site, *arguments)
            assert done.returncode == 0, done.stderr
        assert self.danvan("derive").returncode == 0

    def rows(self, query: str, *parameters: object) -> list[tuple]:
        with sqlite3.connect(self.home / "archive.sqlite3") as connection:
            return connection.execute(query, parameters).fetchall()

    def one(self, query: str, *parameters: object) -> object:
        return self.rows(query, *parameters)[0][0]


def workplace(folder: Path, server: SampleServer) -> Workplace:
    """A workplace in `folder`, its site files for a server that runs."""
    sites = folder / "sites"
    sites.mkdir()
    server.site_files(sites)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "DANVAN_HOME": str(folder / "home"),
        "DANVAN_SITES": str(sites),
        "PYTHONPATH": str(paths.ROOT),
    }
    return Workplace(folder / "home", sites, server, environment)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workplace]:
    with SampleServer(paths.sample_folder(), ports=(0, 0)) as server:
        yield workplace(tmp_path, server)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """Both sites crawled and derived, once for the tests of a module; they work on copies."""
    with SampleServer(paths.sample_folder(), ports=(0, 0)) as server:
        work = workplace(tmp_path_factory.mktemp("crawled"), server)
        work.crawl_and_derive()
        yield work


@pytest.fixture
def copy(crawled: Workplace, tmp_path: Path) -> Workplace:
    """A copy of `crawled`; the server is shared, so nothing is edited there."""
    home = Path(shutil.copytree(crawled.home, tmp_path / "home"))
    return replace(crawled, home=home, environment=crawled.environment | {"DANVAN_HOME": str(home)})
