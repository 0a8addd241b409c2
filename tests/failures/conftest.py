"""Scrapy as cron starts it, in a home of its own, on a sample site with faults; and a PostgreSQL server to stop and start."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from needs import lacks
from processes import Process

from danvan_crawler import paths
from danvan_crawler.archive import Archive
from danvan_crawler.archive.equality import differences, dump

from .servers import FaultySample

CENTRAL = "sample-central"
FAST = ("-s", "RETRY_TIMES=2")


@dataclass
class Workplace:
    """A run-time home of its own, the site files of a sample, and how to start things in it."""

    home: Path
    sites: Path
    environment: dict[str, str]

    @property
    def url(self) -> str:
        return self.environment.get("DANVAN_ARCHIVE_URL") or f"sqlite:///{self.home / 'archive.sqlite3'}"

    @property
    def warcs(self) -> Path:
        return self.home / "warc"

    def beside(self, name: str, **environment: str) -> Workplace:
        """The same in another home."""
        home = self.home.with_name(name)
        return replace(self, home=home, environment={**self.environment, "DANVAN_HOME": str(home), **environment})

    def start(self, *command: str, cold_readers: bool = False, **environment: str) -> Process:
        """A Python module in a process group of its own."""
        return Process(*command, environment={**self.environment, **environment}, new_session=True, cold_readers=cold_readers)

    def finish(self, process: Process, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            pytest.fail(f"no end after {timeout} s:\n{err}")
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def crawl(self, *arguments: str, site: str = CENTRAL, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.finish(self.start("scrapy", "crawl", site, *FAST, *arguments, **environment))

    def crawl_by(self, *prefix: str, arguments: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        """The same, by a command that runs commands."""
        command = [*prefix, sys.executable, "-m", "scrapy", "crawl", CENTRAL, *FAST, *arguments]
        return subprocess.run(
            command,
            cwd=paths.ROOT,
            env=self.environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=120,
            check=False,
        )

    def replay(self, site: str = CENTRAL, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.finish(self.start("danvan_crawler.cli", "replay", site, **environment))

    def rows(self, query: str) -> list[tuple[object, ...]]:
        archive = Archive(self.url)
        try:
            with archive.connect() as connection:
                return [tuple(row) for row in connection.exec_driver_sql(query)]
        finally:
            archive.close()

    def dump(self, captures: bool = False) -> dict[str, list[tuple[object, ...]]]:
        archive = Archive(self.url)
        try:
            return dump(archive, captures=captures)
        finally:
            archive.close()

    def open_warcs(self) -> list[Path]:
        return sorted(self.home.glob("warc/**/*.open"))

    def check_warcs(self) -> None:
        """All files are closed and valid by the checker that others use."""
        assert self.open_warcs() == []
        files = [str(path) for path in sorted(self.home.glob("warc/**/*.warc.gz"))]
        assert files
        checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", *files], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout[-2000:]

    def rebuilt(self, site: str = CENTRAL, captures: bool = False) -> dict[str, list[tuple[object, ...]]]:
        """What a replay of our WARC files into an empty database gives."""
        other = self.beside(f"{self.home.name}-replayed-{len(list(self.home.parent.iterdir()))}", DANVAN_ARCHIVE_URL="")
        other.home.mkdir()
        shutil.copytree(self.warcs, other.warcs)
        done = other.replay(site)
        assert done.returncode in (0, 3), done.stderr
        return other.dump(captures)


def equal(one: dict[str, list[tuple[object, ...]]], other: dict[str, list[tuple[object, ...]]]) -> None:
    assert differences(one, other) == []
    assert one["article_version"]


def plain(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """The exit code, an error that names these words, no flood: few lines, none of them a traceback."""
    assert done.returncode == code, done.stderr[-3000:]
    for word in words:
        assert word in done.stderr, done.stderr[-3000:]
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    assert "ERROR asyncio" not in done.stderr, done.stderr[-3000:]
    assert len(done.stderr.splitlines()) < 25, done.stderr[-6000:]


@pytest.fixture(scope="session")
def _sample() -> Iterator[FaultySample]:
    with FaultySample() as served:
        yield served


@pytest.fixture
def sample(_sample: FaultySample) -> Iterator[FaultySample]:
    """The sample site, served without faults until the test says otherwise."""
    _sample.calm()
    yield _sample
    _sample.calm()


@pytest.fixture(scope="session")
def unbroken(_sample: FaultySample, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What the archive holds after a crawl that nothing disturbed."""
    _sample.calm()
    work = workplace(tmp_path_factory.mktemp("unbroken"), _sample)
    assert work.crawl().returncode == 0
    return work.dump()


@pytest.fixture
def work(tmp_path: Path, sample: FaultySample) -> Workplace:
    return workplace(tmp_path, sample)


def workplace(tmp_path: Path, sample: FaultySample) -> Workplace:
    sample.site_files(tmp_path / "sites")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "DANVAN_HOME": str(tmp_path / "home"),
        "DANVAN_SITES": str(tmp_path / "sites"),
        "PYTHONPATH": str(paths.ROOT),
    }
    return Workplace(tmp_path / "home", tmp_path / "sites", environment)


@dataclass
class Cluster:
    """A PostgreSQL server of our own on a free port of loopback."""

    folder: Path
    port: int
    as_user: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://archivist:gEheim%40@127.0.0.1:{self.port}/postgres"

    def control(self, *arguments: str) -> None:
        # The server keeps its standard streams for ever: they must not be pipes of ours.
        command = [*self.as_user, _program("pg_ctl"), "-D", str(self.folder / "data"), "-w", "-s", *arguments]
        subprocess.run(
            command, check=True, cwd="/", timeout=60, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def start(self) -> None:
        self.control("-l", str(self.folder / "log"), "-o", f"-p {self.port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off", "start")

    def stop(self) -> None:
        self.control("-m", "immediate", "stop")

    def empty(self) -> str:
        """The URL of an archive in an empty schema."""
        archive = Archive(self.url)
        with archive.engine.begin() as connection:
            connection.exec_driver_sql("drop schema if exists public cascade")
            connection.exec_driver_sql("create schema public")
        archive.close()
        return self.url


def _program(name: str) -> str:
    """A program of the PostgreSQL server; Debian keeps them off the PATH."""
    found = shutil.which(name) or max(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default=None)
    if found is None:
        lacks(f"{name} is not installed (PostgreSQL server, not only its client)")
    return found


@pytest.fixture(scope="session")
def _cluster() -> Iterator[Cluster]:
    import tempfile

    _program("initdb")
    folder = Path(tempfile.mkdtemp(prefix="danvan-pg-"))
    as_user: tuple[str, ...] = ()
    if os.geteuid() == 0:  # initdb refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cluster = Cluster(folder, port, as_user)
    make = [*as_user, _program("initdb"), "-D", str(folder / "data"), "-U", "archivist", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"]
    subprocess.run(make, check=True, cwd="/", capture_output=True, timeout=120)
    cluster.start()
    yield cluster
    with contextlib.suppress(subprocess.CalledProcessError):
        cluster.stop()
    shutil.rmtree(folder)


@pytest.fixture
def cluster(_cluster: Cluster) -> Iterator[Cluster]:
    """A running server with an empty schema; a test may stop it."""
    _cluster.empty()
    yield _cluster
    with contextlib.suppress(subprocess.CalledProcessError):
        _cluster.start()  # fails when it runs already
