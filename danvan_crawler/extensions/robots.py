"""What robots.txt forbids, and what holds while that file can't be had (RFC 9309, 2.3.1)."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler

from danvan_crawler import paths
from danvan_crawler.archive.robots import Recorded, recorded_robots
from danvan_crawler.discovery import robots
from danvan_crawler.errors import SnapshotError
from danvan_crawler.frontier import Frontier
from danvan_crawler.recorder.registry import recorder_of
from danvan_crawler.sites import Site, urls
from danvan_crawler.snapshots import load
from danvan_crawler.spiders.response import RobotsUnavailable

logger = logging.getLogger(__name__)

GIVEN_UP = timedelta(days=30)
"""A robots.txt that was never had in so long is taken for none (RFC 9309, 2.3.1.4)."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, but for a robots.txt that can't be had: 429, 5xx, no answer, after all attempts.

    Then that which this archive recorded last holds, or its word that there is none. Where none was ever recorded the host is left
    alone for this run, unless its site file says `needs_robots = false`, or it has been so for GIVEN_UP. The run's counts and
    remarks say which it was. What an earlier robots.txt forbade, and this one does not, is queued again.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._asked: dict[str, asyncio.Future[RobotParser | None]] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of the host that a request goes to, asked for once; None if there are none. Raises RobotsUnavailable."""
        origin = urlparse_cached(request).netloc
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._ask(request))
        return await self._asked[origin]

    async def _ask(self, request: Request) -> RobotParser | None:
        parts = urlparse_cached(request)
        meta: dict[str, Any] = {"dont_obey_robotstxt": True}
        if site := self._site(request):  # the host may be one that only holds its photos: of that too, one connection, and put on record
            meta["site"] = site.name
        url = f"{parts.scheme}://{parts.netloc}/robots.txt"
        asked = Request(url, priority=self.DOWNLOAD_PRIORITY, meta=meta, callback=NO_CALLBACK)
        engine: Any = self.crawler.engine
        try:
            response = await engine.download_async(asked)
        except IgnoreRequest:  # it redirects in circles, or to where we never go: then there is none
            return self._in_force(None, request)
        except Exception as error:  # whatever the network raises
            if not engine.running:  # cut off by the stop: the page goes back to the queue
                raise
            return self._in_force(await self._instead(request, url, type(error).__name__), request)
        if response.status == 429 or response.status >= 500:
            return self._in_force(await self._instead(request, url, str(response.status)), request)
        return self._in_force(await self._parsed(response.body, request), request)

    async def _parsed(self, body: bytes, request: Request) -> RobotParser:
        rules: RobotParser = build_from_crawler(self._parserimpl, self.crawler, robots.plain(body))
        await self.crawler.signals.send_catch_log_async(signal=signals.robots_parsed, robotparser=rules, request=request)
        return rules

    def _in_force(self, rules: RobotParser | None, request: Request) -> RobotParser | None:
        """Let go what earlier rules of this host forbade."""
        host, site, engine = urls.host_of(request.url), self._site(request), self.crawler.engine
        if site is not None and engine is not None and isinstance(frontier := engine.scheduler, Frontier):
            frontier.release(site.name, lambda url: urls.host_of(url) == host and (rules is None or rules.allowed(url, self._agent)))
        return rules

    async def _instead(self, request: Request, url: str, outcome: str) -> RobotParser | None:
        """The rules in the place of a robots.txt that can't be had; raises RobotsUnavailable where nothing is known of it."""
        site, recorder = self._site(request), recorder_of(self.crawler)
        if site is None or recorder is None:  # as Scrapy does
            return None
        host, tally = urls.host_of(url) or "", recorder.tallies[site.name]
        recorded = await asyncio.to_thread(recorded_robots, recorder.archive, site.name, urls.resource_key(url, site))
        rules, how = None, ""
        if recorded.answered_at is not None:
            day = recorded.answered_at.date().isoformat()
            body = await asyncio.to_thread(_body, recorded)
            if body is not None:
                rules, how = await self._parsed(body, request), f"that of {day} was kept to"
            elif recorded.original is None:
                how = f"there was none on {day}"
        if not how and not site.needs_robots:
            how = "the site was read as if it forbade nothing, as its site file says"
        if not how and recorded.asked_since is not None and paths.now() - recorded.asked_since >= GIVEN_UP:
            how = f"it never was since {recorded.asked_since.date().isoformat()}, and the site was read as if it forbade nothing"
        if how:
            tally.robots[host] = f"{outcome}: {how}"
            tally.remarks.append(f"robots.txt of {host} could not be had ({outcome}): {how}")
            return rules
        tally.robots[host] = f"{outcome}: left alone"
        reason = f"robots.txt unavailable ({outcome})"
        notice = f"{host} was left alone: robots.txt unavailable ({outcome})"
        engine = self.crawler.engine
        if host == site.main_host and engine is not None and isinstance(frontier := engine.scheduler, Frontier):
            frontier.stop(site.name, notice)
        else:
            tally.notices.append(notice)
        logger.warning("%s: %s; the next run tries again", site.name, notice)
        raise RobotsUnavailable(reason)

    def _site(self, request: Request) -> Site | None:
        spider: Any = self.crawler.spider
        sites = {site.name: site for site in getattr(spider, "sites", ())}
        name: str = request.meta.get("site", "")
        return sites.get(name)


def _body(recorded: Recorded) -> bytes | None:
    """The recorded file; None where there was none, or its record can't be read any more."""
    if recorded.original is None:
        return None
    try:
        return load(paths.warc_folder(), recorded.original.warc_file, recorded.original.warc_offset).page.body
    except SnapshotError as error:
        logger.warning("%s", error)
        return None
