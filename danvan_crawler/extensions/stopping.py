"""SIGTERM ends a crawl soon: what a server has not sent by then is fetched by the next run."""

from __future__ import annotations

import asyncio
import logging
from itertools import chain
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.internet.error import ConnectionAborted
from twisted.internet.tcp import Client

logger = logging.getLogger(__name__)

LOOK_S = 0.2
"""Pause between looks at the engine: Scrapy has no signal for the beginning of its end."""


class Stopping:
    """Gives what is on its way STOP_SECONDS after a SIGTERM, then cuts the connections and calls back what waits for its turn.

    Scrapy itself waits for every answer, and a server that is silent holds it for DOWNLOAD_TIMEOUT, one that asked us to wait
    (Retry-After, Crawl-delay) for minutes: longer than service managers wait before they kill.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.seconds = crawler.settings.getfloat("STOP_SECONDS")
        self._task: asyncio.Task[None] | None = None
        crawler.signals.connect(self.engine_started, signal=signals.engine_started)
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Stopping:
        """As Scrapy asks of extensions."""
        return cls(crawler)

    def engine_started(self) -> None:
        """Begin to look."""
        self._task = asyncio.get_running_loop().create_task(self._watch())

    def spider_closed(self) -> None:
        """Nothing is on its way any more."""
        if self._task is not None:
            self._task.cancel()

    async def _watch(self) -> None:
        engine: Any = self.crawler.engine
        # True from before this signal to the stop; `running` comes later, and a stop before the first look would be missed.
        while engine._starting:
            await asyncio.sleep(LOOK_S)
        await asyncio.sleep(self.seconds)
        while True:  # a request that was called back may have left room for another one: until the spider is closed
            if cut := _call_back(engine.downloader) + _cut_connections():
                logger.info("%d requests given up %g s after the stop; the next run fetches their pages", cut, self.seconds)
            await asyncio.sleep(LOOK_S)


def _call_back(downloader: Any) -> int:
    """Takes back the requests that wait in the slots of their servers; returns their number."""
    waiting = [slot.queue.popleft() for slot in downloader.slots.values() for _ in range(len(slot.queue))]
    for _, answer in waiting:
        answer.errback(ConnectionAborted())
    return len(waiting)


def _cut_connections() -> int:
    """Ends all connections to servers, those being made too; returns their number."""
    from twisted.internet import reactor  # a module that installs itself when imported: not before Scrapy has chosen one

    selector: Any = reactor
    clients: set[Any] = {end for end in chain(selector.getReaders(), selector.getWriters()) if isinstance(end, Client)}
    for client in clients:
        client.abortConnection()
    return len(clients)
