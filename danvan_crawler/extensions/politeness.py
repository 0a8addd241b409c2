"""How hard a server is asked: its own wishes, errors that say "too much", and sites that turn out to be one server."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from collections import Counter, defaultdict
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.defer import maybe_deferred_to_future

from danvan_crawler import assets, paths
from danvan_crawler.extensions.retry import retry_after
from danvan_crawler.extensions.transfers import Downloader
from danvan_crawler.frontier import Frontier
from danvan_crawler.harvest.answers import is_robots
from danvan_crawler.recorder import Recorder, Tally
from danvan_crawler.recorder.registry import recorder_of
from danvan_crawler.sites import Site, urls
from danvan_crawler.spiders.response import RobotsUnavailable
from danvan_crawler.spiders.site import delay_of

logger = logging.getLogger(__name__)

FIRST_STEP_S = 0.05
"""What is doubled where there is no delay at all: servers of this machine."""

CRAWL_DELAY_JITTER = 0.2
"""A Crawl-delay is the least pause: it is varied upwards only, from 1 to 1.5 times."""

MOST_CHECKS = 3
"""Times BACKOFF_STOP_REQUESTS pages may fail in a row while the start page answers: a frozen page before a dead database answers for ever."""

HUNG_UP_S = 2.0
"""Pause after an answer that was cut off: a server that sends a piece every half second notices at the second one, and is at work until then."""

TOLD_ERRORS = 3
"""Errors in a row from which on the log speaks of them: an operator who sees no page come for minutes is to know why."""

CHECK = "politeness_check"
"""Meta key of the request that asks whether a site is alive."""


@dataclass(slots=True)
class Pace:
    """The pause between requests to one server, in seconds; `errors` is the length of the present streak of errors.

    `held_until` is when the wait ends that the server has asked for, by the monotonic clock.
    """

    delay: float
    crawl_delay: float = 0.0
    errors: int = 0
    held_until: float = 0.0

    def count(self, failed: bool, most: float) -> None:
        """An error makes the streak longer until its pause is the longest, an answer takes one step back."""
        if not failed:
            self.errors = max(0, self.errors - 1)
        elif self.seconds(most) < most:
            self.errors += 1

    def seconds(self, most: float) -> float:
        """The pause now: doubled with every error after the first, up to `most`, never below what was asked for."""
        base = max(self.delay, self.crawl_delay)
        if self.errors < 2:
            return base
        return max(base, min(most, max(base, FIRST_STEP_S) * 2.0 ** min(self.errors - 1, 30)))

    def join(self, other: Pace) -> None:
        """Two sites on one server: the longer pause holds."""
        self.delay = max(self.delay, other.delay)
        self.crawl_delay = max(self.crawl_delay, other.crawl_delay)
        self.errors = max(self.errors, other.errors)
        self.held_until = max(self.held_until, other.held_until)


class Politeness:
    """A downloader middleware that paces each server, whatever number of sites it holds.

    Crawl-delay of robots.txt is kept, up to CRAWL_DELAY_MAX. After an answer with Retry-After, up to RETRY_AFTER_MAX_SECONDS, what
    already waits for the server waits until then. After errors in a row (403, 429, 5xx, no answer) the pause doubles
    up to BACKOFF_MAX_SECONDS; each answer halves it. When BACKOFF_STOP_REQUESTS in a row failed, attempts at one page among them, and
    the start page fails too, the site is left alone for this run; if the start page answers, it is a broken section: the run goes on,
    and until something else answers no page is tried twice. A dead server is given up after some five minutes. Where photos and files
    alone fail, they alone are left to the next run.
    Sites whose hosts lie below one another, and sites that answer from one address, share one pause and one connection.
    """

    def __init__(self, crawler: Crawler) -> None:
        recorder = recorder_of(crawler)
        if recorder is None:
            raise NotConfigured
        spider: Any = crawler.spider
        self.crawler = crawler
        self.recorder: Recorder = recorder
        self.sites: dict[str, Site] = {site.name: site for site in spider.sites}
        self.slots = {site.name: one_server(site, spider.sites) for site in spider.sites}
        self.paces: dict[str, Pace] = {}
        default, set_by_hand = crawler.settings.getfloat("DOWNLOAD_DELAY"), crawler.settings.getdict("DOWNLOAD_SLOTS")
        for site in spider.sites:
            pace = Pace(float(set_by_hand.get(site.name, {}).get("delay", delay_of(site, default))))
            self.paces.setdefault(self.slots[site.name], pace).join(pace)
        self.most_crawl_delay = crawler.settings.getfloat("CRAWL_DELAY_MAX")
        self.jitter = crawler.settings.getfloat("DOWNLOAD_DELAY_JITTER")
        self.most_wait = crawler.settings.getfloat("RETRY_AFTER_MAX_SECONDS")
        self.most_back_off = crawler.settings.getfloat("BACKOFF_MAX_SECONDS")
        self.stop_requests = crawler.settings.getint("BACKOFF_STOP_REQUESTS")
        self._streaks: Counter[str] = Counter()
        self._failing: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._broken: set[str] = set()  # sites whose start page answers while all others fail
        self._checks: Counter[str] = Counter()
        self._by_address: dict[str, str] = {}
        self._addresses: dict[str, asyncio.Future[str | None]] = {}
        self._placed: set[tuple[str, str]] = set()
        crawler.signals.connect(self.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(self.response_downloaded, signal=signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Politeness:
        """As Scrapy asks of middlewares."""
        return cls(crawler)

    def spider_opened(self) -> None:
        """Set the pace of servers that several sites share: the longest of theirs."""
        for slot in self.paces:
            self._apply(slot)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """A robots.txt was read: its Crawl-delay holds for the server that `request` goes to."""
        site = self._site(request)
        agent = self.crawler.settings["ROBOTSTXT_USER_AGENT"] or self.crawler.settings["USER_AGENT"]
        wished = robotparser.crawl_delay(agent)
        if site is None or wished is None or not wished > 0:
            return
        tally, pace = self._tally(site), self.paces[self.slots[site.name]]
        if wished > self.most_crawl_delay and (tally is not None and (tally.crawl_delay or 0) < wished):
            tally.remarks.append(
                f"robots.txt asks for {wished:g} s between requests, {self.most_crawl_delay:g} s were kept (CRAWL_DELAY_MAX)"
            )
        if tally is not None:
            tally.crawl_delay = max(tally.crawl_delay or 0.0, wished)
        pace.crawl_delay = max(pace.crawl_delay, min(wished, self.most_crawl_delay))
        self._apply(self.slots[site.name])

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Let nothing out of the slot for as long as the server asks to wait, or needs to see that we have hung up. The downloader tells it
        before it sends the next request."""
        site, wait = self._site(request), retry_after(response, paths.now()) if is_refusal(response.status) else 0.0
        if "download_stopped" in response.flags:
            wait = max(wait, HUNG_UP_S)
        if site is None or not 0 < wait <= self.most_wait:
            return
        slot = self.slots[site.name]
        self.paces[slot].held_until = max(self.paces[slot].held_until, monotonic() + wait)
        self._apply(slot)
        asyncio.get_running_loop().call_later(wait, self._apply, slot)

    async def process_request(self, request: Request) -> None:
        """Put a request, robots.txt too, into the slot of its server."""
        if site := self._site(request):
            await self._look_up(site, request)
            request.meta["download_slot"] = self.slots[site.name]

    async def _look_up(self, site: Site, request: Request) -> None:
        """Ask where a host leads before the first request to it: two sites on one server are not to find that out while both ask it."""
        host = urlsplit(request.url).hostname or ""
        if (site.name, host) in self._placed or "proxy" in request.meta or urls.is_loopback_host(host):
            return
        if host not in self._addresses:
            self._addresses[host] = asyncio.ensure_future(self.resolve(host))
        address = await asyncio.shield(self._addresses[host])
        self._placed.add((site.name, host))
        if address is not None:
            self._answered_from(site, address)

    @staticmethod
    async def resolve(host: str) -> str | None:
        """The address of a host, which Scrapy remembers for the request itself; None if there is none."""
        from twisted.internet import reactor  # Scrapy installs it

        resolver: Any = reactor
        try:
            return str(await maybe_deferred_to_future(resolver.resolve(host)))
        except Exception as error:  # noqa: BLE001 - the request finds out the same, and is recorded
            logger.debug("%s: no address: %s", host, error)
            return None

    async def process_response(self, request: Request, response: Response) -> Response:
        """Note what an attempt brought."""
        if site := self._site(request):
            if response.ip_address is not None:
                self._answered_from(site, str(response.ip_address))
            await self._note(site, request, is_refusal(response.status), str(response.status))
        return response

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Note an attempt that brought no answer, and what robots.txt forbids."""
        site = self._site(request)
        if site is None:
            return
        if isinstance(exception, IgnoreRequest):
            tally = self._tally(site)
            if tally is not None and "robots.txt" in str(exception) and not isinstance(exception, RobotsUnavailable):
                tally.forbidden += 1
        elif self.crawler.engine is not None and self.crawler.engine.running:
            await self._note(site, request, True, type(exception).__name__)

    async def _note(self, site: Site, request: Request, failed: bool, outcome: str) -> None:
        slot = self.slots[site.name]
        before = self.paces[slot].errors
        self.paces[slot].count(failed, self.most_back_off)
        if self.paces[slot].errors != before:
            self._apply(slot)
        if CHECK in request.meta:
            return
        if is_robots(request.url):
            if tally := self._tally(site):
                tally.robots[urls.host_of(request.url) or ""] = outcome
            return
        if not failed:
            self._answered(site)
            return
        failing = self._failing[site.name]
        failing[request.url] = outcome
        self._streaks[site.name] += 1
        streak = self._streaks[site.name]
        if streak == TOLD_ERRORS:
            logger.warning("%s: %d requests in a row failed, the last with %s: the pause between them grows", site.name, streak, outcome)
        if len(failing) >= self.stop_requests:
            self._failing[site.name] = {}
            await self._judge(site, request, failing, outcome)
        elif streak % self.stop_requests == 0:
            await self._judge(site, request, {}, outcome)
        if site.name in self._broken:
            request.meta["dont_retry"] = True

    async def _judge(self, site: Site, request: Request, failing: dict[str, str], outcome: str) -> None:
        """Leave a site alone when its start page fails too, or when it answers and still all of too many pages fail (`failing`, if any).

        Photos and files may fail for ever on a site that is well: a host of theirs that is gone, a server that shows them on its own
        pages only (403). They alone are left then, and the pages behind them are asked for.
        """
        streak = self._streaks[site.name]
        if not await self._is_alive(site):
            self._stop(site, f"stopped: {streak} requests in a row and the start page failed, the last with {outcome}")
            return
        self._broken.add(site.name)
        if not failing:
            return
        self._checks[site.name] += 1
        of_client = set(failing.values()) == {"429"}  # and not of the page, whatever the start page says
        pages = len(failing) * (1 if of_client else self._checks[site.name])
        if not of_client and self._checks[site.name] < MOST_CHECKS:
            return
        resource = request.meta.get("resource")
        if resource is not None and resource.kind == assets.KIND:
            self._checks[site.name] = 0
            told = f"photos and files are left to the next run: {pages} in a row could not be had though the start page answers, "
            self._leave_assets(site, f"{told}the last with {outcome}")
        elif of_client:
            self._stop(site, f"stopped: {pages} pages in a row were too many requests for the server (429)")
        else:
            self._stop(site, f"stopped: {pages} pages in a row failed though the start page answers, the last with {outcome}")

    def _answered(self, site: Site) -> None:
        """A page came: what failed before it was no streak that ends a run."""
        if self._streaks[site.name] >= TOLD_ERRORS:
            logger.info("%s: answers again", site.name)
        self._streaks[site.name] = self._checks[site.name] = 0
        self._failing[site.name] = {}
        self._broken.discard(site.name)

    async def _is_alive(self, site: Site) -> bool:
        """Whether the start page answers, asked once."""
        assert self.crawler.engine is not None
        meta = {"site": site.name, CHECK: True, "dont_retry": True, "dont_redirect": True}
        try:
            response = await self.crawler.engine.download_async(Request(site.start[0], dont_filter=True, meta=meta))
        except Exception as error:  # noqa: BLE001 - whatever the network raises: there was no answer
            logger.info("%s: the start page fails too: %s: %s", site.name, type(error).__name__, error)
            return False
        return not is_refusal(response.status)

    def _stop(self, site: Site, reason: str) -> None:
        logger.warning("%s: %s; the next run tries again", site.name, reason)
        if (frontier := self._frontier) is not None:
            frontier.stop(site.name, reason)

    def _leave_assets(self, site: Site, reason: str) -> None:
        logger.warning("%s: %s", site.name, reason)
        if (frontier := self._frontier) is not None and frontier.leave_assets(site.name) and (tally := self._tally(site)) is not None:
            tally.assets_refused = reason

    @property
    def _frontier(self) -> Frontier | None:
        scheduler = self.crawler.engine.scheduler if self.crawler.engine else None
        return scheduler if isinstance(scheduler, Frontier) else None

    def _answered_from(self, site: Site, address: str) -> None:
        """Let sites that answer from one address share a slot. Servers of this machine are told apart by their ports."""
        if ipaddress.ip_address(address).is_loopback:
            return
        slot = self.slots[site.name]
        shared = self._by_address.setdefault(address, slot)
        if shared == slot:
            return
        logger.info("%s is on the server of %s (%s): they share its pace", site.name, shared, address)
        self.paces[shared].join(self.paces[slot])
        self.slots |= {name: shared for name, its in self.slots.items() if its == slot}
        self._by_address |= {known: shared for known, its in self._by_address.items() if its == slot}
        self._apply(shared)
        if self.crawler.engine is not None and isinstance(downloader := self.crawler.engine.downloader, Downloader):
            downloader.join(slot, shared)

    def _apply(self, name: str) -> None:
        """Set the pause of a slot, of one that Scrapy makes later too: idle slots are dropped after a minute."""
        assert self.crawler.engine is not None
        downloader: Any = self.crawler.engine.downloader
        pace = self.paces[name]
        seconds = pace.seconds(self.most_back_off)
        settings = downloader.per_slot_settings.setdefault(name, {"concurrency": 1})
        settings["delay"] = seconds
        if pace.crawl_delay > pace.delay:
            settings |= {"delay": seconds / (1 - CRAWL_DELAY_JITTER), "jitter": CRAWL_DELAY_JITTER}
        if (slot := downloader.slots.get(name)) is not None:
            slot.delay = settings["delay"]
            slot.jitter = settings.get("jitter", self.jitter)
            if (held := pace.held_until - monotonic()) > slot.delay:
                slot.delay, slot.jitter, slot.lastseen = held, 0.0, monotonic()

    def _site(self, request: Request) -> Site | None:
        """The site of a request; robots.txt is asked for by Scrapy and names none."""
        if (name := request.meta.get("site")) is not None:
            return self.sites.get(name)
        host = urls.host_of(request.url)
        return next((site for site in self.sites.values() if host in site.hosts), None)

    def _tally(self, site: Site) -> Tally | None:
        return self.recorder.tallies.get(site.name)


def is_refusal(status: int) -> bool:
    """A server that has enough, or is not well; a 404 is an answer."""
    return status in (403, 408, 429) or status >= 500


def one_server(site: Site, sites: list[Site]) -> str:
    """The name of the slot of a site: that of the first site on its host, or on a host above or below it."""
    return next(other.name for other in sites if _related(site, other))


def _related(site: Site, other: Site) -> bool:
    host, above = (one.main_host.removeprefix("www.") for one in (site, other))
    return site.name == other.name or host == above or host.endswith(f".{above}") or above.endswith(f".{host}")
