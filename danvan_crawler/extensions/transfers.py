"""Scrapy's downloader, which keeps to the connections of a slot on a busy machine too."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader as ScrapyDownloader
from scrapy.core.downloader import Slot
from scrapy.http import Response
from twisted.internet.defer import Deferred


class Downloader(ScrapyDownloader):
    """Scrapy's, but a transfer counts from the moment at which it is decided on.

    Scrapy counts it when its coroutine begins, one turn of the loop later. Until then nothing but the pause between two requests keeps the
    next one from leaving too: without a pause all that wait for a slot leave it at once, whatever its concurrency, and with a short
    one those do for which a busy processor lets the pause pass in between.
    """

    def _wait_for_download(self, slot: Slot, request: Request, queue_dfd: Deferred[Response]) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)
        return super()._wait_for_download(slot, request, queue_dfd)
