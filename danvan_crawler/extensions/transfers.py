"""Scrapy's downloader, which keeps to the connections of a slot on a busy machine too."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader as ScrapyDownloader
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.defer import Deferred


class Downloader(ScrapyDownloader):
    """Scrapy's, but a transfer counts from the moment at which it is decided on.

    Scrapy counts it when its coroutine begins, one turn of the loop later. Until then nothing but the pause between two requests keeps the
    next one from leaving too: without a pause all that wait for a slot leave it at once, whatever its concurrency, and with a short
    one those do for which a busy processor lets the pause pass in between.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._counted_twice: dict[Request, Slot] = {}

    def join(self, name: str, into: str) -> None:
        """Two slots turn out to be one server: what waits for the one waits for the other, which what is under way holds too."""
        old = self.slots.pop(name, None)
        if old is None:
            return
        new = self.slots.setdefault(into, old)
        if new is old:
            return
        new.queue.extend(old.queue)
        old.queue.clear()
        new.lastseen = max(new.lastseen, old.lastseen)
        new.transferring |= old.transferring
        self._counted_twice |= dict.fromkeys(old.transferring, new)
        self._process_queue(new)

    def _wait_for_download(self, slot: Slot, request: Request, queue_dfd: Deferred[Response]) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)
        return self._until_done(request, super()._wait_for_download(slot, request, queue_dfd))

    async def _until_done(self, request: Request, transfer: Coroutine[Any, Any, None]) -> None:
        try:
            await transfer
        finally:
            if (joined := self._counted_twice.pop(request, None)) is not None:
                joined.transferring.discard(request)
                self._process_queue(joined)
