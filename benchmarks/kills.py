"""Random `kill -9` at random moments of a crawl, half of them on each database; afterwards the archive must equal that of an unbroken crawl.

    python -m benchmarks.kills --serve "./serve --port 9400" --sites SITE_FILES --kills 60 --postgresql postgresql+psycopg://USER@HOST/DB

`--serve` starts the sites (once with ` --fault 0.1` appended, for the broken runs; once without); it says "ready" when it is. Without
it the sample sites that ship with us are served, without faults. Each round crawls one site with a home of its own: the crawl is killed
after a random time, again and again, until it has been killed `--each` times or ended; then the same command runs to its end. With
`--together 2` two sites are crawled at once into one archive, by a process each. With `--again " --epoch 2"` each site is crawled whole
first; then the server is started with these arguments too, and it is the crawl of a day later that is killed, and followed by one of the
day after. Prints a line a round; exits 1 when any archive differs, a WARC file is left open or invalid, a lock or a claim is left, or more
than the last record of a file is lost.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from danvan_crawler import paths
from danvan_crawler.archive import Archive
from danvan_crawler.archive.copy import copy_archive
from danvan_crawler.archive.equality import Rows, differences, dump
from danvan_crawler.archive.lock import site_lock
from danvan_crawler.archive.models import Resource
from danvan_crawler.errors import AlreadyRunning
from danvan_crawler.sample import SampleServer
from danvan_crawler.sites import load_sites

FIRST_DAY = datetime(2026, 10, 20, 2, tzinfo=UTC)


@dataclass
class Round:
    """Crawls that are killed, one process a site: their home, their database, and the day on which they crawl (None: by the clock)."""

    sites: tuple[str, ...]
    home: Path
    folder: Path
    url: str = ""
    kills: int = 0
    cut_bytes: int = 0
    day: int | None = None

    def start(self, site: str, *arguments: str) -> subprocess.Popen[bytes]:
        """One crawl, in a process group of its own."""
        environment = {**os.environ, "DANVAN_HOME": str(self.home), "DANVAN_SITES": str(self.folder), "DANVAN_ARCHIVE_URL": self.url}
        if self.day is not None:
            environment["DANVAN_NOW"] = (FIRST_DAY + timedelta(days=self.day)).isoformat()
        self.home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "scrapy", "crawl", site, "-s", "RETRY_TIMES=8", *arguments]
        with (self.home / "log").open("ab") as log:
            return subprocess.Popen(
                command, cwd=paths.ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def run(self) -> list[int]:
        """The exit codes of all crawls, run to their ends side by side."""
        processes = [self.start(site) for site in self.sites]
        return [process.wait(600) for process in processes]

    def next_day(self) -> list[int]:
        """The same a day later: what was missing is confirmed."""
        self.day = (self.day or 0) + 1
        return self.run()

    def kill_some(self, most: int, seconds: float, choice: random.Random) -> None:
        """Start the crawls and kill one after a random time, again and again, until `most` were killed or all have ended."""
        running = {site: self.start(site) for site in self.sites}
        while running and self.kills < most:
            time.sleep(choice.uniform(0.8, seconds) / len(running))
            running = {site: process for site, process in running.items() if process.poll() is None}
            if running:
                site = choice.choice(sorted(running))
                os.killpg(running[site].pid, signal.SIGKILL)
                running[site].wait()
                self.kills += 1
                running[site] = self.start(site)
        for process in running.values():
            process.wait(600)

    def go_on_from(self, other: Round) -> None:
        """Take over what another round's crawls left, in the database of this one; it is the next day."""
        shutil.copytree(other.home, self.home)
        self.day = (other.day or 0) + 1
        if self.url:
            source, target = other.archive(), self.archive()
            copy_archive(source, target)
            source.close()
            target.close()

    def archive(self) -> Archive:
        return Archive(self.url or f"sqlite:///{self.home / 'archive.sqlite3'}")

    def dump(self) -> dict[str, Rows]:
        archive = self.archive()
        try:
            return dump(archive, captures=False)
        finally:
            archive.close()

    def problems(self) -> list[str]:
        """What is left behind: no WARC file may be open or invalid, no page claimed, no lock held."""
        wrong = [f"{path} is still open" for path in self.home.glob("warc/**/*.open")]
        archive = self.archive()
        with archive.connect() as connection:
            left = connection.execute(
                select(func.count()).select_from(Resource).where(Resource.state.in_(("claimed", "queued")))
            ).scalar_one()
        wrong += [f"{left} pages are claimed or queued"] if left else []
        for site in self.sites:
            try:
                with site_lock(self.home, site, archive):
                    pass
            except AlreadyRunning as error:
                wrong.append(str(error))
        archive.close()
        files = [str(path) for path in self.home.glob("warc/**/*.warc.gz")]
        check = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *files], capture_output=True, text=True, check=False)
        # A tail is what one write had begun: a response, its request and its metadata.
        tails = [f"{tail}: more than one record was cut off" for tail in self.home.glob("warc/**/*.tail") if _whole_members(tail)]
        self.cut_bytes = sum(tail.stat().st_size for tail in self.home.glob("warc/**/*.tail"))
        return wrong + tails + ([check.stdout[-500:]] if check.returncode else [])


def _whole_members(path: Path) -> int:
    from danvan_crawler.snapshots.files import members

    with path.open("rb") as file:
        return sum(member.error is None for member in members(file, keep=False))


@contextmanager
def served(command: str) -> Iterator[None]:
    """The sites while they are served by another program, until it is told to end."""
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        if not any("ready" in line for line in iter(process.stdout.readline, "")):
            sys.exit(f"{command}: ended before it was ready")
        yield
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def schema(url: str) -> Iterator[str]:
    """The URL of an empty schema, dropped at the end."""
    name = f"danvan_kills_{os.getpid()}_{random.getrandbits(32):x}"
    archive = Archive(url)
    with archive.engine.begin() as connection:
        connection.exec_driver_sql(f"create schema {name}")
    try:
        yield archive.url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    finally:
        with archive.engine.begin() as connection:
            connection.exec_driver_sql(f"drop schema {name} cascade")
        archive.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=Path, help="folder of site files; default: the sample sites")
    parser.add_argument("--serve", default="", help="the command that serves them")
    parser.add_argument("--fault", default=" --fault 0.1", help="what to append to it for the killed crawls")
    parser.add_argument(
        "--again", default="", help="crawl the sites whole, then kill the crawl of the next day with this appended to --serve"
    )
    parser.add_argument("--only", nargs="*", default=[], help="names of sites; default: all of the folder")
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--together", type=int, default=1, help="sites that are crawled at once, into one archive")
    parser.add_argument("--each", type=int, default=3, help="most kills of one crawl")
    parser.add_argument("--postgresql", default="", help="URL of a database for every other round")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.again and not options.serve:
        parser.error("--again changes what --serve shows, and needs it")
    choice = random.Random(options.seed)
    work = Path(tempfile.mkdtemp(prefix="danvan-kills-"))
    sites = options.sites or work / "sites"
    sample = nullcontext() if options.sites else SampleServer(paths.sample_folder(), ports=(0, 0))
    with sample as server:
        if server is not None:
            sites.mkdir()
            server.site_files(sites)
        names = options.only or sorted(path.stem for path in sites.glob("*.toml"))
        known = load_sites(sites)
        assert all(name in known for name in names)
        return _rounds(options, choice, work, sites, names)


def united(dumps: list[dict[str, Rows]]) -> dict[str, Rows]:
    """The dump that one archive of several sites must give."""
    return {table: sorted((row for one in dumps for row in one[table]), key=repr) for table in dumps[0]}


def _rounds(options: argparse.Namespace, choice: random.Random, work: Path, sites: Path, names: list[str]) -> int:
    """Unbroken crawls, then rounds with kills until there are enough; 1 if any of them was not equal."""
    groups = [tuple(names[(first + place) % len(names)] for place in range(options.together)) for first in range(len(names))]
    before: dict[tuple[str, ...], Round] = {}
    if options.again:
        with served(options.serve):
            for group in groups:
                before[group] = Round(group, work / f"{'-'.join(group)}-before", sites, day=0)
                print(f"{' + '.join(group)}: first crawl, exit codes {before[group].run()}", flush=True)
    serve = options.serve + options.again
    whole, seconds = {}, {}
    with served(serve) if serve else nullcontext():
        for group in groups if options.again else [(name,) for name in names]:
            unbroken = Round(group, work / f"{'-'.join(group)}-unbroken", sites)
            if options.again:
                unbroken.go_on_from(before[group])
            began = time.monotonic()
            print(f"{' + '.join(group)}: unbroken crawl, exit codes {unbroken.run()}, {time.monotonic() - began:.0f} s", flush=True)
            seconds[group] = time.monotonic() - began
            if options.again:
                print(f"    and a day later {unbroken.next_day()}", flush=True)
            whole[group] = unbroken.dump()
    kills = wrong = number = 0
    while kills < options.kills:
        group = groups[number % len(names)]
        parts = [group] if options.again else [(name,) for name in group]
        on_server = bool(options.postgresql) and (number // len(names) + number % len(names)) % 2 == 1
        with schema(options.postgresql) if on_server else nullcontext("") as url:
            round_ = Round(group, work / f"{'-'.join(group)}-{number}", sites, url)
            if options.again:
                round_.go_on_from(before[group])
            with served(serve + options.fault) if serve else nullcontext():
                round_.kill_some(min(options.each, options.kills - kills), max(seconds[part] for part in parts), choice)
                codes = round_.run()
            if options.again:
                with served(serve):
                    codes += round_.next_day()
            found = round_.problems() + differences(united([whole[part] for part in parts]), round_.dump())
        kills, wrong, number = kills + round_.kills, wrong + bool(found), number + 1
        state = f"{len(found)} DIFFERENCES" if found else "equal"
        where = "PostgreSQL" if on_server else "SQLite"
        print(f"{' + '.join(group)}, {where}: {round_.kills} kills, exit codes {codes}, {round_.cut_bytes} bytes cut: {state}", flush=True)
        for line in found[:5]:
            print(f"    {line[:400]}", flush=True)
        if not found:
            shutil.rmtree(round_.home)
    print(f"{kills} kills in {number} rounds: {wrong} not equal" + (f", see {work}" if wrong else ""))
    if not wrong:
        shutil.rmtree(work)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
