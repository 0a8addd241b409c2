"""The one thread of a process that writes to the archive: jobs in, futures out, many jobs a transaction.

Order of a group: bytes to the sink, sink flushed, one transaction, futures answered. So a row never names a record that is not
on the disk, and whoever waits for a future knows that both are safe. The thread never gives up silently: a job that can't be
stored fails alone with an error that names its URL; a lost database is tried again for `patience` seconds, then every waiting
and every later job fails and `failed` says why.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from danvan_crawler.archive.frontier import same_payload
from danvan_crawler.archive.jobs import CaptureJob, ClaimJob, ClockJob, FinishRunJob, Job, Original, PruneJob, ReleaseJob, Sink, StartRunJob
from danvan_crawler.archive.session import Archive
from danvan_crawler.archive.write import Store
from danvan_crawler.errors import ArchiveError, DanvanError

GROUP_JOBS = 512
"""Most jobs in one transaction."""
GROUP_S = 0.1
"""How long a group waits for more jobs, unless somebody waits for an answer that steers the crawl: a transaction costs as much as four pages."""
WAITED_FOR = 64
"""Jobs of a group that has nothing to gain from waiting: it takes what is there, and goes."""
QUEUE_JOBS = 20_000
"""Jobs that may wait before `submit` blocks its caller."""
BACK_OFF_S = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Pauses between attempts to reach a lost database; the last one repeats."""
URGENT = (ClaimJob, ClockJob, ReleaseJob, StartRunJob, FinishRunJob)
PAYLOADS = 10_000
"""Payloads of assets of this process that are remembered, so that most photos are told apart without asking the database."""
LOST = (
    *("database is locked", "deadlock detected", "could not serialize"),
    *("onnection", "server closed", "terminating", "starting up", "shutting down", "could not receive data"),
)
"""What errors say that may pass: another writer, a server that restarts."""
FATAL = (
    *("readonly database", "disk is full", "disk I/O error", "unable to open database file"),
    *("not a database", "malformed", "No space left"),
)
"""What errors say that won't pass while we wait."""


@dataclass(slots=True)
class _Waiting:
    job: Job
    future: Future[Any]


class Writer:
    """Writes jobs from a thread of its own. `sink` takes the bytes of captures (its owner closes it after `close`)."""

    def __init__(
        self,
        archive: Archive,
        sink: Sink | None = None,
        *,
        patience: float = 120.0,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.failed: ArchiveError | None = None
        self._archive = archive
        self._sink = sink
        self._patience = patience
        self._pause = pause
        self._store = Store()
        self._payloads: dict[tuple[str, str], Original] = {}
        self._queue: deque[_Waiting] = deque()
        self._lock = threading.Lock()
        self._worth_writing = threading.Condition(self._lock)
        self._room = threading.Condition(self._lock)
        self._hurried = self._closed = False
        self._thread = threading.Thread(target=self._run, name="archive-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job, hurried: bool = False) -> Future[Any]:
        """Queues a job; its future answers as the job's docstring says, or raises `DanvanError`. Blocks only while the queue is full.
        `hurried` if somebody has nothing to do until it is written."""
        waiting = _Waiting(job, Future())
        with self._lock:
            while len(self._queue) >= QUEUE_JOBS and not self._closed:
                self._room.wait()
            if self._closed:
                raise ArchiveError(f"{_name(job)}: the archive writer is closed")
            self._queue.append(waiting)
            self._hurried = self._hurried or hurried or isinstance(job, URGENT)
            # The thread that gathers a group is not woken for each job of it: to change threads costs more than to queue a job.
            if self._hurried or len(self._queue) in (1, WAITED_FOR):
                self._worth_writing.notify()
        return waiting.future

    def close(self) -> None:
        """Writes what waits, then ends the thread. Safe to call twice."""
        with self._lock:
            self._closed = True
            self._worth_writing.notify()
            self._room.notify_all()
        self._thread.join()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        while group := self._group():
            self._write([one for one in group if one.future.set_running_or_notify_cancel()])

    def _group(self) -> list[_Waiting]:
        """The next jobs to write together; none once the writer is closed."""
        with self._lock:
            self._worth_writing.wait_for(lambda: self._queue or self._closed)
            self._worth_writing.wait_for(lambda: self._hurried or self._closed or len(self._queue) >= WAITED_FOR, GROUP_S)
            group = [self._queue.popleft() for _ in range(min(GROUP_JOBS, len(self._queue)))]
            self._hurried = self._hurried and bool(self._queue)
            self._room.notify_all()
        return group

    def _write(self, group: list[_Waiting]) -> None:
        group = self._to_sink(group)  # also when the database is lost for good: what was fetched is kept, a replay brings it in
        if group and self.failed is None:
            try:
                answers = self._patiently([one.job for one in group])
            except _Unusable as error:
                self.failed = ArchiveError(str(error))
            except Exception as error:  # noqa: BLE001 - whatever a job raises must reach its future, or its caller waits for ever
                self._singly(group, error)
                return
            else:
                for one, answer in zip(group, answers, strict=True):
                    one.future.set_result(answer)
                return
        for one in group:
            one.future.set_exception(ArchiveError(f"{_name(one.job)}: {self.failed}"))

    def _singly(self, group: list[_Waiting], error: Exception) -> None:
        """After a group failed: each job in a transaction of its own, so that a bad one fails alone."""
        if len(group) == 1:
            group[0].future.set_exception(self._blamed(group[0].job, error))
            return
        for one in group:
            self._write_one(one)

    def _write_one(self, one: _Waiting) -> None:
        try:
            if self.failed is not None:
                raise self.failed
            [answer] = self._patiently([one.job])
        except _Unusable as error:
            self.failed = ArchiveError(str(error))
            one.future.set_exception(ArchiveError(f"{_name(one.job)}: {self.failed}"))
        except Exception as error:  # noqa: BLE001 - see _write
            one.future.set_exception(self._blamed(one.job, error))
        else:
            one.future.set_result(answer)

    def _blamed(self, job: Job, error: Exception) -> DanvanError:
        """The error of a job: it names the URL, and neither rows nor passwords."""
        if isinstance(error, DanvanError):
            return error if _name(job) in str(error) else type(error)(f"{_name(job)}: {error}")
        blamed = ArchiveError(f"{_name(job)} could not be stored: {self._archive.explain(error) or type(error).__name__}")
        if not isinstance(error, SQLAlchemyError):
            blamed.__cause__ = error
        return blamed

    def _to_sink(self, group: list[_Waiting]) -> list[_Waiting]:
        """Writes the bytes of captures; what the sink refuses fails here and is left out."""
        if self._sink is None or not any(isinstance(one.job, CaptureJob) and one.job.exchange is not None for one in group):
            return group
        written = [one for one in group if self._sunk(one, self._sink)]
        try:
            self._sink.flush()
        except Exception as error:  # noqa: BLE001 - see _write
            unsafe = [one for one in written if isinstance(one.job, CaptureJob) and one.job.exchange is not None]
            self._payloads.clear()  # what it remembers may not be on disk
            for one in unsafe:
                one.future.set_exception(self._blamed(one.job, error))
            return [one for one in written if one not in unsafe]
        for one in written:
            if isinstance(one.job, CaptureJob):
                one.job = replace(one.job, exchange=None)
        return written

    def _sunk(self, one: _Waiting, sink: Sink) -> bool:
        job = one.job
        if not isinstance(job, CaptureJob) or job.exchange is None:
            return True
        try:
            job = self._deduplicated(job)
            at = sink.write(job.exchange)
            one.job = replace(
                job,
                warc_file=at.warc_file,
                warc_offset=at.warc_offset,
                payload_digest=at.payload_digest or job.payload_digest,
                revisit_of=job.revisit_of if at.revisit else None,
            )
            self._remember(one.job)
        except Exception as error:  # noqa: BLE001 - see _write
            one.future.set_exception(self._blamed(job, error))
            return False
        return True

    def _deduplicated(self, job: CaptureJob) -> CaptureJob:
        """An asset as revisit of the same bytes under another address, if the site has them; itself otherwise."""
        if job.kind != "asset" or job.payload_digest is None or job.exchange.revisit_of is not None:
            return job
        original = self._payloads.get((job.site, job.payload_digest))
        if original is None and self.failed is None:
            try:
                with self._archive.connect() as connection:
                    original = same_payload(connection, job.site, job.payload_digest)
            except (
                ArchiveError,
                SQLAlchemyError,
            ):  # a database that is away costs a few bytes here, and is waited for when the row is written
                return job
        if original is None:
            return job
        job.exchange.revisit_of = original
        return replace(job, revisit_of=original.record_id)

    def _remember(self, job: CaptureJob) -> None:
        """The place of an asset's bytes, for the next one with the same."""
        if job.kind != "asset" or job.status != 200 or job.truncated or job.revisit_of or not (job.payload_digest and job.warc_file):
            return
        while len(self._payloads) >= PAYLOADS:
            del self._payloads[next(iter(self._payloads))]
        self._payloads[job.site, job.payload_digest] = Original(
            job.record_id, job.url, job.fetched_at, job.payload_digest, job.warc_file, job.warc_offset or 0
        )

    def _patiently(self, jobs: Sequence[Job]) -> list[Any]:
        """Applies jobs in one transaction; tries again while the database is away. Raises `_Unusable` when it stays away."""
        began = time.monotonic()
        paused = 0.0
        attempt = 0
        while True:
            try:
                return self._apply(jobs)
            except DBAPIError as error:
                if _is_fatal(error):
                    raise _Unusable(f"{self._archive.name} can't be written: {self._archive.explain(error)}") from None
                if not _is_lost(error):
                    raise
                # An attempt takes long too: SQLite waits in it for the other writer, PostgreSQL for an answer from the network.
                if max(paused, time.monotonic() - began) >= self._patience:
                    problem = self._archive.explain(error)
                    raise _Unusable(f"{self._archive.name} did not come back within {self._patience:.0f} s: {problem}") from None
            delay = BACK_OFF_S[min(attempt, len(BACK_OFF_S) - 1)]
            self._pause(delay)
            paused += delay
            attempt += 1

    def _apply(self, jobs: Sequence[Job]) -> list[Any]:
        small = not any(isinstance(job, PruneJob) for job in jobs)  # which may take away half an archive
        try:
            with self._archive.transaction(small) as connection:
                answers = self._store.apply(connection, jobs, self._archive.now())
        except BaseException:
            self._store.rolled_back()
            raise
        self._store.committed()
        return answers


class _Unusable(Exception):
    """The database can't be written any more."""


def _name(job: Job) -> str:
    """The URL of a job, or what it is."""
    return str(getattr(job, "url", None) or getattr(job, "key", None) or type(job).__name__)


def _is_lost(error: DBAPIError) -> bool:
    text = str(error.orig)
    return error.connection_invalidated or (isinstance(error, OperationalError | InterfaceError) and any(sign in text for sign in LOST))


def _is_fatal(error: DBAPIError) -> bool:
    return any(sign in str(error.orig) for sign in FATAL)
