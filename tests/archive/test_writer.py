"""The writer thread: order of disk and database, and what happens when one of them is away."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
import threading
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from danvan_crawler.archive import Archive, Writer, session
from danvan_crawler.archive import writer as module
from danvan_crawler.archive.jobs import CaptureJob, ClaimJob, DiscoverJob, StartRunJob
from danvan_crawler.archive.models import Article, Capture, SiteOwner
from danvan_crawler.archive.write import Store
from danvan_crawler.errors import ArchiveError, SnapshotError
from danvan_crawler.sites import Site
from danvan_crawler.sites.model import Owner

from .samples import capture, count, found, page


@dataclass
class At:
    warc_file: str
    warc_offset: int
    payload_digest: str | None
    revisit: bool


@dataclass
class Disk:
    """A sink that remembers; `seen` is what the database held at each flush."""

    archive: Archive
    written: list[Any] = field(default_factory=list)
    flushed: int = 0
    refuse: str | None = None
    full: bool = False
    revisits: bool = False

    def write(self, exchange: Any) -> At:
        if exchange == self.refuse:
            raise SnapshotError("yenphu.warc.gz can't be written: no space")
        self.written.append(exchange)
        return At("yenphu/x.warc.gz", len(self.written) * 10, f"sha1:{exchange}", self.revisits)

    def flush(self) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        with self.archive.connect() as connection:
            assert connection.scalar(select(func.count()).select_from(Capture).where(Capture.warc_offset == len(self.written) * 10)) == 0
        self.flushed = len(self.written)


def start(writer: Writer) -> int:
    return int(writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id)


def fetched(run: int, number: int, exchange: str) -> CaptureJob:
    return capture(run, number, exchange=exchange, warc_file=None, warc_offset=None, payload_digest=None)


def test_bytes_reach_the_disk_before_their_rows(archive: Archive) -> None:
    disk = Disk(archive)
    with Writer(archive, disk) as writer:
        run = start(writer)
        stored = writer.submit(fetched(run, 1, "a")).result()
        assert disk.flushed == 1
        assert (stored.warc_file, stored.warc_offset, stored.payload_digest, stored.exchange) == ("yenphu/x.warc.gz", 10, "sha1:a", None)
    with archive.connect() as connection:
        assert connection.execute(select(Capture.warc_file, Capture.warc_offset)).one() == ("yenphu/x.warc.gz", 10)


def test_only_the_disk_knows_whether_a_revisit_was_written(archive: Archive) -> None:
    disk = Disk(archive)
    with Writer(archive, disk) as writer:
        run = start(writer)
        for number, disk.revisits in enumerate((False, True), 1):
            asked = replace(fetched(run, number, "a"), revisit_of="<urn:uuid:1>")
            assert writer.submit(asked).result(10).revisit_of == ("<urn:uuid:1>" if disk.revisits else None)


def test_the_owners_of_a_site_are_those_of_its_file_at_the_last_run(archive: Archive) -> None:
    old, new = Owner(name="Ban Dân vận", until=date(2025, 2, 2)), Owner(name="Ban Tuyên giáo và Dân vận", since=date(2025, 2, 3))
    site = Site(name="yenphu", owner=new.name, start=("http://yenphu.example/",), owners=(old,))
    with Writer(archive, Disk(archive)) as writer:
        for owners in ((old,), (old, new)):
            job = StartRunJob(site.model_copy(update={"owners": owners}), "yenphu", "crawl", "0.1")
            writer.submit(job).result()
    with archive.connect() as connection:
        rows = connection.execute(select(SiteOwner.ordinal, SiteOwner.name, SiteOwner.since, SiteOwner.until).order_by(SiteOwner.ordinal))
        assert rows.all() == [(1, old.name, None, old.until), (2, new.name, new.since, None)]


@dataclass
class Photo:
    """An exchange whose bytes are always the same."""

    revisit_of: Any = None

    def __str__(self) -> str:
        return "photo"


def test_the_same_bytes_in_one_group_are_kept_once(archive: Archive) -> None:
    with Writer(archive, Disk(archive, revisits=True)) as writer:
        run = start(writer)
        photos = [replace(fetched(run, number, ""), kind="asset", payload_digest="sha1:photo", exchange=Photo()) for number in (1, 2)]
        first, second = [writer.submit(photo) for photo in photos]
        assert (first.result(10).revisit_of, second.result(10).revisit_of) == (None, photos[0].record_id)


def test_a_sink_that_breaks_its_contract_fails_the_job_and_not_the_thread(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(archive)
    with Writer(archive, disk) as writer:
        run = start(writer)
        with monkeypatch.context() as patch:
            patch.setattr(disk, "write", lambda exchange: None)
            with pytest.raises(ArchiveError, match="bai-viet-c1"):
                writer.submit(fetched(run, 1, "a")).result(10)
            patch.undo()
            patch.setattr(disk, "flush", lambda: 1 / 0)
            with pytest.raises(ArchiveError, match="bai-viet-c1"):
                writer.submit(fetched(run, 1, "a")).result(10)
        assert writer.submit(fetched(run, 2, "b")).result(10).payload_digest == "sha1:b"


def test_what_the_disk_refuses_fails_alone(archive: Archive) -> None:
    disk = Disk(archive, refuse="b")
    with Writer(archive, disk) as writer:
        run = start(writer)
        futures = [writer.submit(fetched(run, n, exchange)) for n, exchange in enumerate("abc", 1)]
        futures[0].result()
        futures[2].result()
        with pytest.raises(SnapshotError, match=r"bai-viet-c2\.html.*no space"):
            futures[1].result()
    assert count(archive, Capture) == 2


def test_no_row_without_its_bytes_when_the_disk_is_full(archive: Archive) -> None:
    disk = Disk(archive, full=True)
    with Writer(archive, disk) as writer:
        run = start(writer)
        with pytest.raises(ArchiveError, match=r"bai-viet-c1\.html"):
            writer.submit(fetched(run, 1, "a")).result()
        assert writer.submit(ClaimJob(run, ["yenphu"], 1)).result() == []
    assert count(archive, Capture) == 0


def test_close_writes_what_waits_and_then_refuses(archive: Archive) -> None:
    writer = Writer(archive)
    run = start(writer)
    futures = [writer.submit(job) for n in range(1, 40) for job in (capture(run, n), page(run, n))]
    writer.close()
    writer.close()
    assert all(future.done() for future in futures)
    assert count(archive, Article) == 39
    with pytest.raises(ArchiveError, match="closed"):
        writer.submit(page(run, 1))


def test_many_threads_submit(archive: Archive) -> None:
    with Writer(archive) as writer:
        run = start(writer)

        def crawl(first: int) -> None:
            for n in range(first, first + 20):
                writer.submit(capture(run, n))
                writer.submit(page(run, n)).result()

        threads = [threading.Thread(target=crawl, args=(100 * k,)) for k in range(1, 5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert count(archive, Article) == 80


def test_a_full_queue_holds_its_callers_back_and_a_closed_one_lets_them_go(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QUEUE_JOBS", 2)
    writing, go_on, refused = threading.Event(), threading.Event(), threading.Event()
    apply = Store.apply

    def slow(store: Store, *args: Any) -> list[Any]:
        writing.set()
        assert go_on.wait(30)
        return apply(store, *args)

    def submits() -> None:
        try:
            for n in range(10, 20):
                futures.append(writer.submit(capture(run, n)))
        except ArchiveError:
            refused.set()

    writer = Writer(archive)
    run = start(writer)
    monkeypatch.setattr(Store, "apply", slow)
    futures = [writer.submit(capture(run, 1))]
    assert writing.wait(30)
    caller = threading.Thread(target=submits)
    caller.start()
    caller.join(0.3)
    assert caller.is_alive() and len(futures) == 3, "one is being written, two wait"
    closing = threading.Thread(target=writer.close)
    closing.start()
    assert refused.wait(30), "whoever waits for room learns that there will be none"
    go_on.set()
    closing.join()
    assert [future.result().record_id for future in futures] == [capture(run, n).record_id for n in (1, 10, 11)]


class Away:
    """Stands between store and database: the first `times` transactions end with this error, after all statements were sent."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, message: str, times: int) -> None:
        self.left = times
        apply = Store.apply

        def failing(store: Store, *args: Any) -> list[Any]:
            answers = apply(store, *args)
            if self.left:
                self.left -= 1
                raise OperationalError("…", None, sqlite3.OperationalError(message))
            return answers

        monkeypatch.setattr(Store, "apply", failing)


def test_a_database_that_comes_back_loses_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    with Writer(archive, Disk(archive), pause=pauses.append) as writer:
        run = start(writer)
        Away(monkeypatch, "server closed the connection unexpectedly", 3)
        writer.submit(fetched(run, 1, "a")).result()
        assert writer.submit(page(run, 1)).result().new_articles == 1
        assert writer.failed is None
    assert pauses == [0.1, 0.5, 1.0]
    assert (count(archive, Capture), count(archive, Article)) == (1, 1)


def test_a_database_that_stays_away_fails_every_job_with_its_url(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    with Writer(archive, patience=3.0, pause=pauses.append) as writer:
        run = start(writer)
        Away(monkeypatch, "connection refused", 10_000)
        with pytest.raises(ArchiveError, match=r"bai-viet-c1\.html: .* did not come back within 3 s"):
            writer.submit(capture(run, 1)).result()
        assert sum(pauses) >= 3.0
        assert writer.failed is not None
        with pytest.raises(ArchiveError, match=r"bai-viet-c2\.html"):
            writer.submit(capture(run, 2)).result()
        assert len(pauses) == 4, "later jobs do not wait again"


@pytest.mark.parametrize("message", ["database or disk is full", "attempt to write a readonly database"])
def test_what_will_not_pass_is_said_at_once(archive: Archive, monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    pauses: list[float] = []
    with Writer(archive, pause=pauses.append) as writer:
        run = start(writer)
        Away(monkeypatch, message, 10_000)
        with pytest.raises(ArchiveError, match=message):
            writer.submit(capture(run, 1)).result()
    assert pauses == []


def test_a_rollback_is_not_remembered(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """URLs of a transaction that was rolled back must not count as known: their numbers never existed."""
    with Writer(archive, pause=lambda _: None) as writer:
        run = start(writer)
        Away(monkeypatch, "server closed the connection unexpectedly", 1)
        assert writer.submit(DiscoverJob("yenphu", run, [found(1), found(2)])).result() == 2
        assert len(writer.submit(ClaimJob(run, ["yenphu"], 5)).result()) == 2


def test_two_writers_share_one_archive(archive: Archive) -> None:
    other = Archive(archive.url)
    with Writer(archive) as one, Writer(other) as two:
        first, second = start(one), int(two.submit(StartRunJob("hoaphu", "hoaphu", "crawl", "0.1")).result().run_id)
        one.submit(DiscoverJob("yenphu", first, [found(n) for n in range(100)])).result()
        claims = [writer.submit(ClaimJob(run, ["yenphu"], 7)) for _ in range(9) for writer, run in ((one, first), (two, second))]
        keys = [claimed.key for claim in claims for claimed in claim.result()]
        assert sorted(keys) == sorted({found(n).key for n in range(100)})
        futures = [
            writer.submit(capture(run, n, 100 * k + n)) for k, (writer, run) in enumerate([(one, first), (two, second)]) for n in range(30)
        ]
        for future in futures:
            future.result()
    assert count(archive, Capture) == 60
    other.close()


def test_another_writer_s_lock_is_waited_for(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "BUSY_TIMEOUT_S", 0.05)
    path = tmp_path / "archive.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    archive = Archive(f"sqlite:///{path}")
    blocker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    blocker.execute("begin immediate")
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            blocker.execute("commit")

    with Writer(archive, pause=pause) as writer:
        assert start(writer) == 1
    assert waited == [0.1, 0.5]
    blocker.close()
    archive.close()


def test_a_full_disk_is_named_and_nothing_half_written_stays(tmp_path: Path, sqlite_template: Path) -> None:
    """A file-size limit stands for the full disk, in a process of its own."""
    path = tmp_path / "archive.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    code = f"""
        import resource, signal, sys
        sys.path.insert(0, {str(Path(__file__).parents[1])!r})
        from archive.samples import article, capture, page
        from danvan_crawler.archive import Archive, Writer
        from danvan_crawler.archive.jobs import StartRunJob
        from danvan_crawler.errors import ArchiveError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        archive = Archive({f"sqlite:///{path}"!r})
        with Writer(archive) as writer:
            run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
            size = 1_000_000
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            try:
                for n in range(1, 500):
                    writer.submit(capture(run, n))
                    writer.submit(page(run, n, items=[article(n, body="x" * 20_000)])).result()
            except ArchiveError as error:
                print(error)
                sys.exit(4)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 4, done.stderr
    assert "bai-viet-c" in done.stdout and "make room" in done.stdout
    archive = Archive(f"sqlite:///{path}")
    with archive.connect() as connection:
        assert connection.exec_driver_sql("pragma integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("pragma foreign_key_check").all() == []
        articles = connection.scalar(text("select count(*) from article")) or 0
        assert articles == connection.scalar(text("select count(*) from article_version"))
    assert 0 < articles < 499
    archive.close()


def test_a_killed_process_leaves_whole_transactions(archive_url: str) -> None:
    code = f"""
        import os, sys
        sys.path.insert(0, {str(Path(__file__).parents[1])!r})
        from archive.samples import capture, page
        from danvan_crawler.archive import Archive, Writer
        from danvan_crawler.archive.jobs import StartRunJob
        writer = Writer(Archive({archive_url!r}))
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n in range(1, 400):
            writer.submit(capture(run, n))
            future = writer.submit(page(run, n))
            if n == 50:
                future.result()
        os.kill(os.getpid(), 9)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -9, done.stderr
    archive = Archive(archive_url)
    assert count(archive, Article) >= 50, "what was answered is kept"
    with Writer(archive) as writer:
        assert writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().resumed
        writer.submit(page(1, 1)).result()
    archive.close()
