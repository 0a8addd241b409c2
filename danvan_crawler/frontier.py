"""The frontier: Scrapy's scheduler over the archive's `resource` table, the one memory of what is still to fetch.

Requests of site spiders are queued as rows, in the transaction of the page that led to them, and made again when they
are claimed: a killed run loses nothing. All other requests (hand-written spiders, `scrapy shell`) go to Scrapy's own queues.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import Scheduler
from scrapy.exceptions import CloseSpider
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from danvan_crawler import __version__, assets
from danvan_crawler.archive.jobs import Claimed
from danvan_crawler.archive.runs import LISTING_KINDS
from danvan_crawler.errors import AlreadyRunning, DanvanError
from danvan_crawler.recorder import Recorder
from danvan_crawler.recorder.registry import recorder_of
from danvan_crawler.sites import Site

logger = logging.getLogger(__name__)

MOST_UNREAD = 16
"""Pages of a site that may wait for each process that reads: so many that it need not wait for a busy crawl, and no more."""

_WAKE = "wake"
_WAKE_UP = Request("about:blank", meta={_WAKE: True}, dont_filter=True)
"""Only wakes the engine, so that it looks at the frontier again. It has no host: the offsite filter would refuse it, with an exception, for
every page that is written."""


@dataclass(slots=True)
class SiteQueue:
    """The part of one site's queue that is in memory: claimed requests, and what is known of the rest.

    `unread` counts pages that have come and wait to be read, at most `most_unread` and one for each connection: what they say of budgets and
    of what is known must not come too late. `unwritten` counts jobs on their way to the archive that may queue more; `drained` is True after
    a claim that found nothing, `no_news` after one for pages that were never read, both until something is written that may have queued
    more; `stopped` for a site that is left alone for the rest of the run, `without` kinds that are; `clock_known` once the server has told
    its time.
    """

    site: Site
    ready: deque[Request] = field(default_factory=deque)
    most_unread: int = MOST_UNREAD
    downloading: int = 0
    unread: int = 0
    unwritten: int = 0
    claiming: bool = False
    drained: bool = False
    no_news: bool = False
    stopped: bool = False
    without: tuple[str, ...] = ()
    clock_known: bool = False

    @property
    def low(self) -> int:
        """Below this many ready requests more are claimed."""
        return 2 * self.site.concurrency + 1

    @property
    def has_room(self) -> bool:
        """True while this site may hold another place in the downloader, which a slow site must not fill, and before the reader."""
        connections = self.site.concurrency
        return self.downloading <= connections and self.downloading + self.unread < self.most_unread + connections

    @property
    def pending(self) -> bool:
        """True while this site may still give a request."""
        if self.stopped:
            return False
        return bool(self.ready) or self.unwritten > 0 or self.claiming or not self.drained

    @property
    def may_go(self) -> bool:
        """True if the next ready request may be given to the downloader."""
        return bool(self.ready) and self.has_room and not self.stopped

    @property
    def starves(self) -> bool:
        """True while there is nothing to fetch until a page that has come is written."""
        return not self.ready and not self.downloading and not self.stopped


class Frontier(Scheduler):
    """See the module. `open` begins the runs of the spider's sites; a site that is already being crawled is left out."""

    def open(self, spider: Spider) -> Deferred[None] | None:
        """Begin a run of each site of the spider; the spider is closed as "already_running" when none is left."""
        opened = super().open(spider)
        self._queues: dict[str, SiteQueue] = {}
        self._turn: deque[str] = deque()
        self._issued = 0
        self._stopped: str | None = None
        self._refused: str | None = None
        self._recorder: Recorder | None = recorder_of(self.crawler)
        self._asset_budget = spider.crawler.settings.getint("ASSETS_MAX_BYTES")
        self._most_unread = MOST_UNREAD * max(1, spider.crawler.settings.getint("EXTRACT_PROCESSES"))
        if self._recorder is None or not getattr(spider, "sites", None):
            return opened
        spider.crawler.signals.connect(self._close_if_refused, signal=signals.spider_opened)
        return deferred_from_coro(self._begin(spider, self._recorder))

    def _close_if_refused(self) -> None:
        # Not from `open`: Scrapy 2.19 then closes a scraper that it has not opened yet, and logs that as an error of its own.
        if self._refused:
            raise CloseSpider(self._refused)

    async def _begin(self, spider: Any, recorder: Recorder) -> None:
        recorder.starving = lambda site: site in self._queues and self._queues[site].starves
        args = {name: str(value) for name in ("since", "until", "max_pages", "full") if (value := getattr(spider, name, None))}
        for site in spider.sites:
            try:
                recorder.lock(site.name)
            except AlreadyRunning as error:
                logger.error("%s", error)
                recorder.refused.append(site.name)
                continue
            try:
                started = await asyncio.wrap_future(recorder.start(site, spider.name, "crawl", __version__, args))
            except DanvanError as error:
                recorder.unrecorded(site.name, error)
                self._refused = "archive_failed"
                return
            site.share(started.shared_numbers)
            spider.known[site.name] = started.known
            spider.remember(site.name, started.spent)
            spider.recall(site.name, started.start_pages)
            if started.resumed:
                logger.info("%s: the last run did not finish; going on where it was", site.name)
            if not site.verified:
                logger.warning("%s: verified = false, nobody has seen a page of this site yet; look at what was read", site.name)
            self._queues[site.name] = SiteQueue(site, without=() if site.assets else (assets.KIND,), most_unread=self._most_unread)
            self._turn.append(site.name)
        if not self._queues:
            self._refused = "already_running"

    def has_pending_requests(self) -> bool:
        """True while a request is ready, being claimed, or may yet be found in the archive."""
        if super().has_pending_requests():
            return True
        if self._stopped or self._refused or self._gave_up():
            return False
        pending = False
        for queue in self._queues.values():
            if queue.pending:
                pending = True
                self._claim_if_low(queue)
        return pending

    def enqueue_request(self, request: Request) -> bool:
        """Queue a request: a discovered resource as a row, a retry or a claimed resource in memory, others as Scrapy does."""
        meta = request.meta
        if _WAKE in meta:
            return True
        queue = self._queues.get(meta.get("site", ""))
        if queue is None:
            return bool(super().enqueue_request(request))
        if "resource" in meta:
            queue.ready.appendleft(request)
        elif "discovered" in meta:
            self._enqueue_discovered(queue, request)
        else:
            return bool(super().enqueue_request(request))
        return True

    def next_request(self) -> Request | None:
        """The best claimed request of the next site in turn that has room; None when there is none right now."""
        request: Request | None = super().next_request()
        if request is not None:
            return request
        if self._stopped or self._gave_up() or self._limit_reached():
            return None
        for _ in range(len(self._turn)):
            name = self._turn[0]
            self._turn.rotate(-1)
            queue = self._queues[name]
            self._heed_asset_budget(queue)
            self._claim_if_low(queue)
            while queue.may_go:
                request = queue.ready.popleft()
                if request.meta["resource"].kind in queue.without:  # claimed before that: it returns to the queue with the end of the run
                    continue
                if not self._may_fetch(request.meta["resource"]):  # used up since it was claimed
                    continue
                queue.downloading += 1
                self._issued += 1
                return request
        return None

    # -- told by the middlewares

    def stop(self, site: str, reason: str) -> None:
        """Leave a site alone for the rest of the run; what it still holds returns to the queue with the end of the run."""
        queue = self._queues.get(site)
        if queue is not None and not queue.stopped and self._recorder is not None:
            queue.stopped = True
            tally = self._recorder.tallies[site]
            tally.left_alone = True
            tally.notices.append(reason)

    def leave_assets(self, site: str) -> bool:
        """Ask for no more photos and files of a site in this run; whether it was asked for any."""
        queue = self._queues.get(site)
        if queue is None or assets.KIND in queue.without:
            return False
        queue.without = (*queue.without, assets.KIND)
        return True

    def downloaded(self, request: Request) -> None:
        """A request has left the downloader, with or without a response."""
        queue = self._queues.get(request.meta.get("site", ""))
        if queue is not None and "resource" in request.meta:
            queue.downloading -= 1

    def reading(self, site: str) -> None:
        """A page of the site has come and waits to be read."""
        if queue := self._queues.get(site):
            queue.unread += 1

    def was_read(self, site: str) -> None:
        """That page has been read."""
        if queue := self._queues.get(site):
            was_full = not queue.has_room
            queue.unread -= 1
            if was_full:
                self._wake()

    def clock(self, site: str, served_at: datetime) -> None:
        """The server's clock at an answer: the first one of a run tells how many days have passed for it."""
        queue = self._queues.get(site)
        if queue is None or queue.clock_known or self._recorder is None:
            return
        queue.clock_known = True
        self.writing(site)
        future = asyncio.wrap_future(self._recorder.clock(site, served_at))
        future.add_done_callback(lambda done: self._job_done(site, done))

    def release(self, site: str, allowed: Callable[[str], bool]) -> None:
        """The robots.txt of a host is known: what an earlier one forbade and this one does not is queued again."""
        if site not in self._queues or self._recorder is None:
            return
        self.writing(site)
        future = asyncio.wrap_future(self._recorder.release(site, allowed))
        future.add_done_callback(lambda done: self._job_done(site, done))

    def writing(self, site: str) -> None:
        """A job that may queue resources of `site` is on its way to the archive."""
        if queue := self._queues.get(site):
            queue.unwritten += 1

    def written(self, site: str, queued: bool = True) -> None:
        """That job has been written; `queued` if the queue may hold more now."""
        if queue := self._queues.get(site):
            queue.unwritten -= 1
            if queued:
                queue.drained = queue.no_news = False
            self._wake()

    # -- inside

    def _enqueue_discovered(self, queue: SiteQueue, request: Request) -> None:
        assert self._recorder is not None
        unit = self._recorder.unit(request.meta.get("unit"))
        if unit is not None:
            unit.add_discovered(request.meta["discovered"])
            return
        name = queue.site.name
        self.writing(name)
        future = asyncio.wrap_future(self._recorder.discover(name, [request.meta["discovered"]]))
        future.add_done_callback(lambda done: self._job_done(name, done))

    def _job_done(self, site: str, done: asyncio.Future[Any]) -> None:
        if not done.cancelled() and (error := done.exception()) and self._recorder is not None:
            self._recorder.unrecorded(site, error)
        self.written(site)

    def _heed_asset_budget(self, queue: SiteQueue) -> None:
        """Leave the assets that wait to the next run when those of this run have used up its budget."""
        assert self._recorder is not None
        if not queue.ready or queue.ready[0].meta["resource"].kind != assets.KIND:
            return
        budget = self._asset_budget
        if budget and self._recorder.tallies[queue.site.name].asset_bytes >= budget:
            words = f"photos and files are left to the next run: {budget / 1e6:g} MB have come (ASSETS_MAX_BYTES)"
            if self.leave_assets(queue.site.name):
                self._recorder.tallies[queue.site.name].notices.append(words)

    def _claim_if_low(self, queue: SiteQueue) -> None:
        if queue.claiming or queue.drained or queue.stopped or len(queue.ready) >= queue.low:
            return
        # Pages that were read before wait until no page is on its way that may lead to new ones.
        new_only = bool(queue.ready) or queue.downloading > 0 or queue.unwritten > 0
        if new_only and queue.no_news:
            return
        assert self._recorder is not None
        queue.claiming = True
        limit = (2 if new_only else 8) * queue.low
        future = asyncio.wrap_future(self._recorder.claim(queue.site.name, limit, queue.without, new_only))
        future.add_done_callback(lambda done: self._claimed(queue, done, limit, new_only))

    def _claimed(self, queue: SiteQueue, done: asyncio.Future[list[Claimed]], limit: int, new_only: bool) -> None:
        queue.claiming = False
        if done.cancelled():
            return
        if error := done.exception():
            assert self._recorder is not None
            self._recorder.unrecorded(queue.site.name, error)
            queue.drained = True
        else:
            rows = done.result()
            if new_only and len(rows) < limit:  # the last ones: what leads to more must not come when there is nothing else to do
                rows.sort(key=lambda claimed: claimed.kind not in LISTING_KINDS)
            if new_only:
                queue.no_news = not rows  # jobs are written in order: what was on its way before has been seen, what came later is told
            else:
                queue.drained = not rows and not queue.unwritten
            spider: Any = self.spider
            queue.ready.extend(spider.make_request(claimed) for claimed in rows if self._may_fetch(claimed))
        self._wake()

    def _may_fetch(self, claimed: Claimed) -> bool:
        """Whether a page may be fetched; one whose section has used up its budget is left to the next run."""
        spider: Any = self.spider
        if spider.may_fetch(claimed):
            return True
        assert self._recorder is not None
        self._recorder.fail(claimed.site, claimed.key, "the budget of its section is used up", "skipped")
        return False

    def _limit_reached(self) -> bool:
        limit = getattr(self.spider, "max_pages", None)
        if limit is None or self._issued < limit:
            return False
        for queue in self._queues.values():
            if queue.ready or not queue.drained:
                self._stopped = f"stopped after max_pages={limit}"
        if self._stopped:
            for site in self._queues:
                assert self._recorder is not None
                self._recorder.tallies[site].notices.append(self._stopped)
        return self._stopped is not None

    def _gave_up(self) -> bool:
        return self._recorder is not None and self._recorder.failed is not None

    def _wake(self) -> None:
        engine = self.crawler.engine if self.crawler else None
        if engine is not None and engine.spider is not None and engine.running:
            engine.crawl(_WAKE_UP)
