"""The recorder: the one door through which a crawl or a replay writes captures, pages and runs.

It joins the WARC files of `snapshots` with the writer thread of `archive`, and knows neither Scrapy nor the reactor.
Methods that return a future hand a job to the writer thread and never wait.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from danvan_crawler.archive.jobs import (
    CaptureJob,
    Claimed,
    ClaimJob,
    ClockJob,
    Discovered,
    DiscoverJob,
    FailJob,
    FinishRunJob,
    PageJob,
    PruneJob,
    ReleaseJob,
    RunStarted,
    StartRunJob,
    State,
)
from danvan_crawler.archive.lock import Busy, site_lock
from danvan_crawler.archive.runs import FULL_PASS
from danvan_crawler.archive.session import Archive
from danvan_crawler.archive.writer import Writer
from danvan_crawler.errors import SnapshotError
from danvan_crawler.recorder.history import emptied, ground_of, lost_in, resumed_from
from danvan_crawler.recorder.tally import Tally
from danvan_crawler.recorder.unit import PageUnit
from danvan_crawler.recorder.verdict import Verdict, judge
from danvan_crawler.sites import Site
from danvan_crawler.snapshots import WarcFolder

logger = logging.getLogger(__name__)


class Recorder:
    """Everything that a run puts on record. `warcs` is None in a replay: the WARC files are already there.

    `refused` names the sites that another process is crawling; `patience` is how many seconds a lost database is waited for; `starving`
    tells whether a site has nothing to fetch until its next page is written.
    """

    def __init__(self, archive: Archive, home: Path, warcs: WarcFolder | None = None, patience: float = 120.0) -> None:
        self.archive = archive
        self.tallies: dict[str, Tally] = {}
        self.runs: dict[str, int] = {}
        self.refused: list[str] = []
        self.starving: Callable[[str], bool] = lambda site: False
        self._home = home
        self._warcs = warcs
        self._writer = Writer(archive, warcs, patience=patience)
        self._units: dict[str, PageUnit] = {}
        self._locks = ExitStack()
        self._lost: SnapshotError | None = None
        self._told = False

    @property
    def failed(self) -> BaseException | None:
        """Why nothing can be recorded any more (database away, disk full), or None while all is well."""
        return self._writer.failed or self._lost

    def lock(self, site: str, busy: Busy | None = None) -> None:
        """Make this process the only one that crawls or replays `site`; raises AlreadyRunning, or tells `busy` and waits."""
        self._locks.enter_context(site_lock(self._home, site, self.archive, busy))

    def start(
        self, site: Site, spider: str, mode: Literal["crawl", "replay", "import"], code_version: str, args: Mapping[str, str]
    ) -> Future[RunStarted]:
        """Begin a run of a locked site; claims of dead processes return to the queue."""
        self.tallies[site.name] = Tally()
        future: Future[RunStarted] = self._writer.submit(StartRunJob(site, spider, mode, code_version, dict(args)))
        future.add_done_callback(lambda done: None if done.exception() else self.runs.__setitem__(site.name, done.result().run_id))
        return future

    def capture(self, job: CaptureJob) -> Future[Any]:
        """Put one fetch on record; its WARC records come before its row. A WARC file that can't be written ends the run."""
        future = self._writer.submit(job)
        future.add_done_callback(lambda done: self._note_capture(job.site, done))
        return future

    def open_page(self, site: str, url: str, key: str, record_id: str) -> PageUnit:
        """Open the unit of a page that was fetched as `record_id`."""
        unit = PageUnit(self._submit_unit, site, self.runs[site], url, key, record_id)
        self._units[record_id] = unit
        return unit

    def unit(self, record_id: str | None) -> PageUnit | None:
        """The open unit of a capture, if there is one."""
        return self._units.get(record_id) if record_id else None

    def discover(self, site: str, discovered: list[Discovered]) -> Future[Any]:
        """Queue resources that no page led to: start pages."""
        return self._writer.submit(DiscoverJob(site, self.runs[site], discovered))

    def claim(self, site: str, limit: int, without: Sequence[str] = (), new_only: bool = False) -> Future[list[Claimed]]:
        """Take up to `limit` queued resources of a site, best first; the kinds of `without` stay queued. See `ClaimJob`."""
        return self._writer.submit(ClaimJob(self.runs[site], [site], limit, without, new_only))

    def clock(self, site: str, served_at: datetime) -> Future[int]:
        """Say what the server's clock shows at the first answer of a run."""
        return self._writer.submit(ClockJob(site, self.runs[site], served_at))

    def release(self, site: str, allowed: Callable[[str], bool]) -> Future[int]:
        """Queue what an earlier robots.txt forbade and this one does not."""
        return self._writer.submit(ReleaseJob(site, allowed))

    def fail(self, site: str, key: str, reason: str, state: State, record_id: str | None = None) -> Future[Any]:
        """A claimed resource could not be had."""
        return self._writer.submit(FailJob(site, key, reason, state, record_id))

    def prune(self, site: str) -> Future[Any]:
        """After a replay: remove what no capture gives any more."""
        return self._writer.submit(PruneJob(site, self.runs[site]))

    def finish(self, site: str, finish_reason: str) -> Verdict:
        """Judge and close the run of a site. Waits for the writer: call it off the reactor thread. Raises ArchiveError."""
        tally = self.tallies[site]
        error = self.failed
        run_id = self.runs.get(site)
        if run_id is None or error:
            return judge(tally, finish_reason, archive_error=str(error) if error else None)
        self._writer.submit(DiscoverJob(site, run_id, [])).result()  # what failed last may still be on its way
        earlier = resumed_from(self.archive, site, run_id)
        tally.give_up(lost_in(self.archive, run_id))
        whole = tally.after(earlier)
        for url, what in emptied(self.archive, run_id, whole.empty_lists).items():
            whole.broken_listings.note(url, what)
        ground = ground_of(self.archive, site, run_id, whole.articles)
        verdict = judge(whole, finish_reason, ground)
        counts = tally.record() | ({"articles_before": earlier.articles} if earlier.articles else {})
        if ground is not None and not ground.limited:
            counts |= {"known": ground.known, "reached": ground.reached}
            counts |= {FULL_PASS: verdict.status != "failed" and finish_reason == "finished" and not whole.lists_left}
        self._writer.submit(FinishRunJob(run_id, verdict.status, finish_reason, verdict.sentences, counts, tally.fill_rates())).result()
        return verdict

    def close(self) -> None:
        """Write what is queued, close the WARC files, give the locks back. Waits for the writer."""
        try:
            self._writer.close()
        finally:
            try:
                if self._warcs is not None:
                    self._warcs.close()
            finally:
                self._locks.close()

    def unrecorded(self, site: str, error: BaseException) -> None:
        """Something of `site` could not be put on record. Logged; once only when nothing can be recorded any more."""
        self.tallies[site].unrecorded += 1
        if self.failed is None:
            logger.error("%s: %s", site, error)
        elif not self._told:
            self._told = True
            logger.error("%s: %s; this run ends here, and the next one goes on with what is missing", site, self.failed)

    def _note_capture(self, site: str, done: Future[Any]) -> None:
        error = done.exception()
        if isinstance(error, SnapshotError):
            self._lost = self._lost or error
        if error is not None:
            self.unrecorded(site, error)

    def _submit_unit(self, job: PageJob, last: bool = False) -> Future[Any]:
        if last:
            self._units.pop(job.record_id, None)
        return self._writer.submit(job, hurried=self.starving(job.site))
