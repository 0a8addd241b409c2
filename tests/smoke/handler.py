"""The download handler of the smoke test: every host is answered by the stand-in server on loopback; nothing else is reached."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response


class StandInHandler(HTTP11DownloadHandler):
    """Sends each request to STAND_IN_PORT, with the host it is meant for in its Host header."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._stand_in = f"127.0.0.1:{crawler.settings.getint('STAND_IN_PORT')}"

    async def download_request(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        inner = request.replace(url=urlunsplit(("http", self._stand_in, parts.path, parts.query, "")))
        inner.headers["Host"] = parts.netloc
        response = await super().download_request(inner)
        return response.replace(url=request.url)
