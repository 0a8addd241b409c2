"""The spider middleware nearest to the engine: what a page gives is one unit, written in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from itemadapter import ItemAdapter
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from danvan_crawler.archive.jobs import Claimed
from danvan_crawler.frontier import Frontier
from danvan_crawler.items import Capture
from danvan_crawler.recorder import PageUnit
from danvan_crawler.recorder.registry import recorder_of


class PageUnitMiddleware:
    """Opens the unit before the spider sees the page, stamps items with their capture, and closes it after the last output."""

    def __init__(self, crawler: Crawler) -> None:
        recorder = recorder_of(crawler)
        if recorder is None:
            raise NotConfigured
        self.crawler, self.recorder = crawler, recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PageUnitMiddleware:
        """As Scrapy asks of middlewares."""
        return cls(crawler)

    def process_spider_input(self, response: Response) -> None:
        """Open the unit of a page."""
        claimed: Claimed | None = response.meta.get("resource")
        record_id = response.meta.get("capture")
        if claimed is None or record_id is None:
            return
        unit = self.recorder.open_page(claimed.site, claimed.url, claimed.key, record_id)
        self._follow_writing(claimed.site, unit)

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Hand on what the spider yields, counted in the page's unit."""
        record_id = response.meta.get("capture")
        unit = self.recorder.unit(record_id)
        unread = unit  # until the first of what it gives is there
        try:
            async for output in result:
                if unread is not None:
                    self._was_read(unread)
                    unread = None
                if unit is not None and record_id is not None:
                    self._count(output, unit, record_id)
                yield output
        except Exception as error:
            if unit is not None:
                unit.reason = f"the spider failed: {type(error).__name__}: {error}"
                unit.state = "failed"
                self.recorder.tallies[unit.site].failed.note(unit.url, unit.reason)
            raise
        finally:
            if unread is not None:
                self._was_read(unread)
            if unit is not None:
                unit.close()

    @staticmethod
    def _count(output: Any, unit: PageUnit, record_id: str) -> None:
        if isinstance(output, Request):
            if "discovered" in output.meta:
                output.meta["unit"] = record_id
                unit.expect()
            return
        adapter = ItemAdapter(output)
        if adapter.get("capture") is None:
            adapter["capture"] = Capture(record_id=record_id)
        unit.expect()

    def _follow_writing(self, site: str, unit: PageUnit) -> None:
        """Let the frontier know that the archive may soon hold more of this site."""
        frontier = self.crawler.engine.scheduler
        if isinstance(frontier, Frontier):
            frontier.writing(site)
            frontier.reading(site)
            asyncio.wrap_future(unit.written).add_done_callback(lambda done: self._written(frontier, unit, done))

    def _was_read(self, unit: PageUnit) -> None:
        """Let the frontier know that a page waits no more."""
        if isinstance(frontier := self.crawler.engine.scheduler, Frontier):
            frontier.was_read(unit.site)

    def _written(self, frontier: Frontier, unit: PageUnit, done: asyncio.Future[Any]) -> None:
        if error := done.exception():
            self.recorder.unrecorded(unit.site, error)
        frontier.written(unit.site, queued=bool(unit.discovered) or done.exception() is not None)
