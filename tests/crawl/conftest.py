"""The sample site on free loopback ports, and Scrapy as a subprocess: the configured project, as cron would start it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from danvan_crawler import paths
from danvan_crawler.sample import SampleServer


@dataclass
class Workplace:
    """A run-time home of its own, the sample's site files, and how to start things in it."""

    home: Path
    sites: Path
    server: SampleServer
    environment: dict[str, str]
    cwd: Path = paths.ROOT

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A Python module or program of this environment, without terminal."""
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

    def rows(self, query: str, *parameters: object) -> list[tuple]:
        with sqlite3.connect(self.home / "archive.sqlite3") as connection:
            return connection.execute(query, parameters).fetchall()

    def one(self, query: str, *parameters: object) -> object:
        return self.rows(query, *parameters)[0][0]


@pytest.fixture
def make_workplace(tmp_path: Path) -> Iterator[Callable[[], Workplace]]:
    servers = []

    def make() -> Workplace:
        server = SampleServer(paths.sample_folder(), ports=(0, 0))
        server.__enter__()
        servers.append(server)
        sites = tmp_path / "sites"
        sites.mkdir()
        server.site_files(sites)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "DANVAN_HOME": str(tmp_path / "home"),
            "DANVAN_SITES": str(sites),
            "PYTHONPATH": str(paths.ROOT),
        }
        return Workplace(tmp_path / "home", sites, server, environment)

    yield make
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture
def work(make_workplace: Callable[[], Workplace]) -> Workplace:
    return make_workplace()
