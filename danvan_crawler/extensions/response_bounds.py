"""Bounds on one response: bytes and time. What came until then is kept."""

from __future__ import annotations

from time import monotonic
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers

from danvan_crawler import assets


class ResponseBounds:
    """Stops a body that is longer than RESPONSE_MAX_BYTES or lasts longer than RESPONSE_MAX_SECONDS; those of assets are ASSET_MAX_BYTES
    and ASSET_MAX_SECONDS, and one that announces more is not begun: half a scanned decision helps nobody.

    The response goes on with what came, flagged; `request.meta["stopped_for"]` says "length" or "time".
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.of_pages = (settings.getint("RESPONSE_MAX_BYTES"), settings.getfloat("RESPONSE_MAX_SECONDS"))
        self.of_assets = (settings.getint("ASSET_MAX_BYTES"), settings.getfloat("ASSET_MAX_SECONDS"))
        self._received: WeakKeyDictionary[Request, tuple[int, float]] = WeakKeyDictionary()
        crawler.signals.connect(self.bytes_received, signal=signals.bytes_received)
        crawler.signals.connect(self.headers_received, signal=signals.headers_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ResponseBounds:
        """As Scrapy asks of extensions."""
        return cls(crawler)

    def headers_received(self, headers: Headers, body_length: int | str, request: Request) -> None:
        """Look at the length an asset announces; raises StopDownload, which keeps the head, if that is too much.

        A body in chunks announces none: Scrapy hands on Twisted's word for that, "twisted.web.iweb.UNKNOWN_LENGTH".
        """
        if _is_asset(request) and isinstance(body_length, int) and body_length > self.of_assets[0]:
            request.meta["stopped_for"] = "length"
            raise StopDownload(fail=False)

    def bytes_received(self, data: bytes, request: Request) -> None:
        """Count a piece of a body; raises StopDownload, which keeps the body, at a bound."""
        length, started = self._received.get(request, (0, monotonic()))
        length += len(data)
        max_bytes, max_seconds = self.of_assets if _is_asset(request) else self.of_pages
        self._received[request] = (length, started)
        if length > max_bytes:
            request.meta["stopped_for"] = "length"
            raise StopDownload(fail=False)
        if monotonic() - started > max_seconds:
            request.meta["stopped_for"] = "time"
            raise StopDownload(fail=False)


def _is_asset(request: Request) -> bool:
    resource = request.meta.get("resource")
    return resource is not None and resource.kind == assets.KIND
