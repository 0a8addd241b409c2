"""SiteSpider: crawls one site that a site file describes. Every spider of this project is one of these."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from danvan_crawler import assets, paths
from danvan_crawler.archive.due import next_visit
from danvan_crawler.archive.jobs import Claimed, Discovered, Original
from danvan_crawler.errors import ReadingError, SnapshotError
from danvan_crawler.harvest.decision import harvest, harvest_asset
from danvan_crawler.harvest.following import PRIORITY_SEED, PRIORITY_SITEMAP
from danvan_crawler.harvest.result import Harvest, describe
from danvan_crawler.harvest.start_pages import is_start
from danvan_crawler.items import Article
from danvan_crawler.memory import Addresses, Memory
from danvan_crawler.reading.readers import Readers
from danvan_crawler.recorder import Tally
from danvan_crawler.recorder.registry import recorder_of
from danvan_crawler.recorder.tally import NOT_FETCHED
from danvan_crawler.sites import Site, urls
from danvan_crawler.snapshots import load
from danvan_crawler.spiders import again
from danvan_crawler.spiders.arguments import day, flag, positive
from danvan_crawler.spiders.noting import note_learned, note_named, note_page, note_trouble
from danvan_crawler.spiders.reach import Reach
from danvan_crawler.spiders.response import RobotsUnavailable, page_of, why_ignored, why_no_answer

logger = logging.getLogger(__name__)


class SiteSpider(Spider):
    """Crawls the site of a site file: its start pages, its listings, its articles.

    How to use it
        `scrapy crawl NAME`, where NAME is the name of a site file; `scrapy list` shows all.
        `-a since=2020-01-01` and `-a until=2020-12-31` keep articles of these days only (publish date, both inclusive;
        undated articles are kept). `-a max_pages=100` stops after so many responses. `-a full=1` asks for every page that the
        archive knows and walks every list to its end; without it, articles that were read are asked for again after 1, 7, 30
        and 90 days, and a list is followed to the first page with nothing new. `-s` and `-O` work as everywhere.

    How to add a site
        Write a site file (docs/add-a-site.md). No class is needed: the loader makes one.

    How to add a spider by hand
        Subclass this class in `danvan_crawler/spiders/`, give it a `name`, and set `site` (or override `choose_sites`).
        Override `parse` only to yield more than `harvest` finds. It is an async generator, because pages are read in another
        process: `async for found in super().parse(response): yield found`, and what you add.
        A spider that is no SiteSpider works too: its items pass the same stages, and are archived when their URL belongs
        to a site that has a site file.

    What it may assume
        Requests come from the archive's frontier, so a killed run goes on where it was. Every response is in the WARC
        file before `parse` sees it, whatever its status. All that `parse` yields is written in one transaction.
    """

    # -- which sites
    site: ClassVar[Site | None] = None

    # -- limits, from the command line
    since: date | None = None
    until: date | None = None
    max_pages: int | None = None
    full: bool = False

    def __init__(
        self,
        name: str | None = None,
        since: str | None = None,
        until: str | None = None,
        max_pages: str | int | None = None,
        full: str | bool | None = None,
        **kwargs: Any,
    ):
        if kwargs:
            raise ValueError(f"-a {next(iter(kwargs))}: no such argument; since, until, max_pages and full are known")
        super().__init__(name)
        self.full = flag("full", full)
        self.began = paths.now()
        self.known: dict[str, Addresses | None] = {}
        self.since = day("since", since)
        self.until = day("until", until)
        self.max_pages = positive("max_pages", max_pages)
        self.sites: list[Site] = [site.unlearned() for site in self.choose_sites()]
        self._by_name = {site.name: site for site in self.sites}
        self._seen: dict[str, Addresses] = {site.name: Addresses() for site in self.sites}
        self._memory: dict[str, Memory] = {site.name: Memory() for site in self.sites}
        self._readers = Readers(0)

    def choose_sites(self) -> list[Site]:
        """The sites that this spider crawls; raises ValueError, naming the argument, when there is none."""
        if self.site is None:
            raise ValueError(f"spider {self.name}: set `site`, or override `choose_sites`")
        return [self.site]

    @cached_property
    def _reach(self) -> dict[str, Reach]:
        return {site.name: Reach(site, self.since, self.until, self.began) for site in self.sites}

    @classmethod
    def slot_sites(cls) -> list[Site]:
        """All sites that any instance of this class may crawl: each gets a download slot of its own."""
        return [cls.site] if cls.site else []

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Give each site its own delay and connections, whatever host its requests go to."""
        super().update_settings(settings)
        # Every site may hold places in the downloader while it waits for its turn: slow and dead ones must leave room for the others.
        places = sum(site.concurrency + 2 for site in cls.slot_sites())
        settings.set("CONCURRENT_REQUESTS", max(settings.getint("CONCURRENT_REQUESTS"), places), priority="spider")
        # Scrapy keeps so many connections to a host open, whatever its slot allows; the others would be opened anew for each request.
        most = max((site.concurrency for site in cls.slot_sites()), default=1)
        settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", max(settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"), most), priority="spider")
        slots = dict(settings.getdict("DOWNLOAD_SLOTS"))
        default = settings.getfloat("DOWNLOAD_DELAY")
        for site in cls.slot_sites():
            slots.setdefault(site.name, {"delay": delay_of(site, default), "concurrency": site.concurrency})
        settings.set("DOWNLOAD_SLOTS", slots, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SiteSpider:
        """As everywhere in Scrapy; pages are read by EXTRACT_PROCESSES processes, which load while Scrapy does."""
        spider: SiteSpider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        spider._readers = Readers(settings.getint("EXTRACT_PROCESSES"), settings.getfloat("EXTRACT_MAX_SECONDS"))
        spider._readers.start()
        crawler.signals.connect(spider._readers.close, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The start pages and section pages of every site, and its sitemap; those that robots.txt names come with that file."""
        for site in self.sites:
            for url in [*site.start, *site.sections]:
                clean = urls.canonical_url(url)
                key = urls.resource_key(clean, site)
                self.tally(site).starts.setdefault(clean, NOT_FETCHED)
                yield self.request(site, Discovered(url=clean, key=key, kind="seed", by="seed", depth=0, priority=PRIORITY_SEED))
            yield self.sitemap_request(site, urljoin(site.start[0], "/sitemap.xml"))

    def sitemap_request(self, site: Site, url: str) -> Request:
        """A request for a sitemap of the site. That there is none is no failure."""
        clean = urls.canonical_url(url)
        key = urls.resource_key(clean, site)
        return self.request(site, Discovered(url=clean, key=key, kind="sitemap", by="sitemap", depth=0, priority=PRIORITY_SITEMAP))

    def request(self, site: Site, discovered: Discovered) -> Request:
        """A request for the frontier: it is queued in the archive and made again by `make_request` when its turn comes."""
        return Request(discovered.url, priority=discovered.priority, meta={"site": site.name, "discovered": discovered})

    def make_request(self, claimed: Claimed) -> Request:
        """The request of a resource that the frontier has claimed; its `kind` names the callback.

        Where its last whole answer is at hand, the server is asked for a newer one only.
        """
        return Request(
            claimed.url,
            headers=again.validators(claimed),
            callback=getattr(self, f"parse_{claimed.kind}", self.parse),
            errback=self.failed,
            priority=claimed.priority,
            dont_filter=True,
            meta={
                "site": claimed.site,
                "resource": claimed,
                "download_slot": claimed.site,
                "handle_httpstatus_all": True,  # every answer is read: a 404 is an observation
                "dont_redirect": True,  # a redirect is an observation too, and its target a resource of its own
                **({"download_timeout": self._asset_timeout} if claimed.kind == assets.KIND else {}),
            },
        )

    @property
    def _asset_timeout(self) -> float:
        """Above ASSET_MAX_SECONDS, so that what came until then is kept."""
        return self.settings.getfloat("ASSET_MAX_SECONDS") + 30

    async def parse(self, response: Response, **kwargs: Any) -> AsyncIterator[Any]:
        """Read a page: its articles, and requests for what it leads to."""
        claimed: Claimed = response.meta["resource"]
        site, page = self._by_name[claimed.site], page_of(response)
        try:
            contents = await self._readers.read(page, site)
        except ReadingError as error:
            self._unread(site, claimed, response, f"not read: {error}")
            return
        result = harvest(page, contents, site, claimed.depth, self._seen[site.name], self._memory[site.name])
        if request := self._again(response, result):
            yield request
            return
        tally, reach = self.tally(site), self._reach[site.name]
        note_learned(tally, claimed, result)
        note_named(tally, result)
        step = reach.walk(claimed, result, self.known.get(site.name), tally)
        note_page(tally, reach.budgets, site, claimed, page, result, fresh=step.fresh, is_linked=claimed.url in self._seen[site.name])
        for output in self.output(site, response, result):
            yield output
        if step.ask_again and (once_more := self._once_more(site, response)):
            yield once_more

    def _unread(self, site: Site, claimed: Claimed, response: Response, reason: str) -> None:
        """Nobody knows what is on a page that came: the next run fetches it again."""
        logger.error("%s: %s", claimed.url, reason)
        tally = self.tally(site)
        tally.failed.note(claimed.url, reason)
        note_trouble(tally, claimed, reason)
        if (unit := self._recorder_unit(response)) is not None:
            unit.reason, unit.state = reason, "failed"

    def _again(self, response: Response, result: Harvest) -> Request | None:
        """The request for a page at its other address, or with its cookie; the page stays claimed until that answers."""
        request = again.elsewhere(response, result)
        if request is not None and (unit := self._recorder_unit(response)) is not None:
            describe(unit, page_of(response), result)
            unit.state = "claimed"
        return request

    def _once_more(self, site: Site, response: Response) -> Request | None:
        """The request for a page of a list without order, which may show other articles now; the page stays claimed until that answers."""
        request = response.request
        if request is None or not self._reach[site.name].draw():
            return None
        if (unit := self._recorder_unit(response)) is not None:
            unit.state = "claimed"
        return again.once_more(request)

    def closed(self, reason: str) -> None:
        """Say which lists have not named all their articles."""
        for site in self.sites:
            for listing, missing in self._reach[site.name].unordered().items():
                self.tally(site).notices.append(
                    f"{listing.rstrip('?')} comes in another order each time: {missing} of its articles were not named",
                    kind="lists without order",
                )

    def output(self, site: Site, response: Response, result: Harvest) -> Iterator[Article | Request]:
        """Articles and requests of a harvest, and its words on the page for the unit that is open."""
        unit = self._recorder_unit(response)
        if unit is not None:
            describe(unit, page_of(response), result)
            claimed: Claimed = response.meta["resource"]
            unit.next_at = next_visit(page_of(response).fetched_at or self.began, claimed.last_fetched_at and claimed.first_seen_at)
            if response.meta.get("moved_for_good") and claimed.kind != "seed" and page_of(response).status == 200:
                unit.moved_to = unit.url  # the next run asks there; start pages are known by the address in the site file
        yield from result.articles
        reach, tally = self._reach[site.name], self.tally(site)
        for discovered in result.discovered:
            if reach.may_enter(discovered, tally):
                yield self.request(site, discovered)
        for discovered in result.assets:
            yield self.request(site, discovered)

    def parse_asset(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """Note what came of a photo, a file or a style sheet, and ask for what it leads to; it is never read as a page."""
        claimed: Claimed = response.meta["resource"]
        site, page = self._by_name[claimed.site], page_of(response)
        result = harvest_asset(page, site, claimed.depth)
        if request := self._again(response, result):
            yield request
            return
        came = assets.outcome(result.reading, page)
        self.tally(site).assets["unchanged" if response.status == 304 else came] += 1
        if came == "cut" and page.truncated != "disconnect":
            self.tally(site).remarks.append(
                f"{claimed.url} was kept in part only: {page.truncated}", kind="photos and files kept in part only"
            )
        yield from self.output(site, response, result)

    def failed(self, failure: Failure) -> None:
        """A resource could not be had at all: robots.txt forbids it or is not to be had, or every attempt failed."""
        request: Request = failure.request  # type: ignore[attr-defined]
        claimed: Claimed = request.meta["resource"]
        unknown = isinstance(failure.value, RobotsUnavailable)  # the next run asks again
        forbidden = isinstance(failure.value, IgnoreRequest) and not unknown
        reason = str(failure.value) if unknown else why_ignored(failure.value) if forbidden else why_no_answer(failure.value)
        tally = self.tally(self._by_name[claimed.site])
        if claimed.kind == assets.KIND:
            tally.assets["forbidden" if forbidden else "failed"] += 1
        else:
            if not forbidden:
                tally.failed.note(claimed.url, reason)
            note_trouble(tally, claimed, reason)
        recorder = recorder_of(self.crawler)
        if recorder is not None:
            recorder.fail(claimed.site, claimed.key, reason, "forbidden" if forbidden else "failed", request.meta.get("capture"))

    def remember(self, site: str, spent: Mapping[str, Sequence[str]]) -> None:
        """Take over which shapes and sections of a site led nowhere in its last run."""
        budgets = self._reach[site].budgets
        budgets.remember(spent)
        self.tally(self._by_name[site]).spent = budgets.spent

    def recall(self, site: str, start_pages: Sequence[Original]) -> None:
        """Take over the bodies of the start pages that this run need not fetch again."""
        for original in start_pages:
            if not is_start(original.url, self._by_name[site]):
                continue
            try:
                body = load(paths.warc_folder(), original.warc_file, original.warc_offset).page.body
            except SnapshotError as error:
                logger.warning("%s", error)
            else:
                self._memory[site].start_bodies.add(hash(body))

    def tally(self, site: Site) -> Tally:
        """The counts of a site in this run."""
        recorder = recorder_of(self.crawler)
        return recorder.tallies[site.name] if recorder is not None else self._loose_tallies.setdefault(site.name, Tally())

    @property
    def _loose_tallies(self) -> dict[str, Tally]:
        return self.__dict__.setdefault("_tallies_without_recorder", {})  # type: ignore[no-any-return]

    def _recorder_unit(self, response: Response) -> Any:
        recorder = recorder_of(self.crawler)
        return recorder.unit(response.meta.get("capture")) if recorder is not None else None

    def may_fetch(self, claimed: Claimed) -> bool:
        """Whether a page of the queue still lies within the budget of its section."""
        return self._reach[claimed.site].may_fetch(claimed)


def delay_of(site: Site, default: float) -> float:
    """Seconds between requests to a site: those of its file, none on this machine, else `default`."""
    return site.delay if site.delay is not None else 0.0 if site.is_loopback else default


def site_spider(site: Site) -> type[SiteSpider]:
    """The spider class of a site file."""
    name = "".join(part.capitalize() for part in site.name.split("-")) + "Spider"
    hosts = sorted({host.rsplit(":", 1)[0] for host in site.hosts})
    doc = f"{site.title or site.main_host}\n\nMade from the site file {site.name}.toml; see SiteSpider."
    return type(name, (SiteSpider,), {"name": site.name, "site": site, "allowed_domains": hosts, "__doc__": doc, "__module__": __name__})
