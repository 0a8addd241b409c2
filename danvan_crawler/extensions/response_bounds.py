"""Bounds on one response: bytes and time. What came until then is kept."""

from __future__ import annotations

from time import monotonic
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload


class ResponseBounds:
    """Stops a body that is longer than RESPONSE_MAX_BYTES or lasts longer than RESPONSE_MAX_SECONDS.

    The response goes on with what came, flagged; `request.meta["stopped_for"]` says "length" or "time".
    """

    def __init__(self, crawler: Crawler) -> None:
        self.max_bytes = crawler.settings.getint("RESPONSE_MAX_BYTES")
        self.max_seconds = crawler.settings.getfloat("RESPONSE_MAX_SECONDS")
        self._received: WeakKeyDictionary[Request, tuple[int, float]] = WeakKeyDictionary()
        crawler.signals.connect(self.bytes_received, signal=signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ResponseBounds:
        """As Scrapy asks of extensions."""
        return cls(crawler)

    def bytes_received(self, data: bytes, request: Request) -> None:
        """Count a piece of a body; raises StopDownload, which keeps the body, at a bound."""
        length, started = self._received.get(request, (0, monotonic()))
        length += len(data)
        self._received[request] = (length, started)
        if length > self.max_bytes:
            request.meta["stopped_for"] = "length"
            raise StopDownload(fail=False)
        if monotonic() - started > self.max_seconds:
            request.meta["stopped_for"] = "time"
            raise StopDownload(fail=False)
