"""The crawled sample site, made once for all tests of the command line; commands run in this process."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import processes
import pytest

from danvan_crawler import paths
from danvan_crawler.cli import main as entry
from danvan_crawler.sample import SampleServer


@dataclass
class Result:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def crawled(tmp_path_factory):
    """Home and site files of an archive of both sample sites."""
    root = tmp_path_factory.mktemp("crawled")
    sites = root / "sites"
    sites.mkdir()
    environment = {**os.environ, "DANVAN_HOME": str(root / "home"), "DANVAN_SITES": str(sites)}
    environment.pop("DANVAN_ARCHIVE_URL", None)
    with SampleServer(paths.sample_folder(), ports=(0, 0)) as server:
        server.site_files(sites)
        for site in ("sample-central", "sample-provincial"):
            done = processes.run("scrapy", "crawl", site, environment=environment)
            assert done.returncode == 0, done.stderr
    done = processes.run("danvan_crawler.cli", "derive", environment=environment)
    assert done.returncode == 0, done.stderr
    return {"DANVAN_HOME": str(root / "home"), "DANVAN_SITES": str(sites)}


@pytest.fixture
def run(crawled, monkeypatch, capsys, tmp_path, ready_readers):
    """`run("search", "dan van")`: the command as the shell would call it."""
    for name, value in crawled.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DANVAN_ARCHIVE_URL", raising=False)

    def call(*arguments: str, stdin: str | None = None, **environment: str) -> Result:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        if stdin is not None:
            source = tmp_path / "stdin"
            source.write_text(stdin, encoding="utf-8")
            monkeypatch.setattr(sys, "stdin", source.open(encoding="utf-8"))
        monkeypatch.setattr(sys, "argv", ["danvan", *arguments])
        code = 0
        try:
            entry()
        except SystemExit as error:
            code = int(error.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def empty_home(tmp_path: Path) -> dict[str, str]:
    return {"DANVAN_HOME": str(tmp_path / "empty")}
