"""The downloader middleware nearest to the network: every attempt is put on record before anybody reads it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from danvan_crawler import assets, paths
from danvan_crawler.archive.jobs import CaptureJob, Claimed
from danvan_crawler.errors import SnapshotError
from danvan_crawler.frontier import Frontier
from danvan_crawler.harvest.answers import is_robots, redirect_key
from danvan_crawler.items import Page
from danvan_crawler.recorder import Recorder
from danvan_crawler.recorder.registry import recorder_of
from danvan_crawler.sites import Site, urls
from danvan_crawler.snapshots import Exchange, Original, header, load, new_record_id, page_of, payload_digest, refreshed

logger = logging.getLogger(__name__)

CONDITIONS = (b"If-None-Match", b"If-Modified-Since")

_PART = re.compile(rb"bytes\s+(\d+)-(\d+)/(\d+|\*)")


class SnapshotMiddleware:
    """Writes request and response, or the error, as WARC records and a capture row.

    `request.meta["page"]` is then the page as replay will read it again, and the response handed on has the same body:
    what Scrapy's own decompression would refuse (a gzip body cut in the middle) is read as far as it goes.
    """

    def __init__(self, crawler: Crawler) -> None:
        recorder = recorder_of(crawler)
        if recorder is None:
            raise NotConfigured
        self.crawler = crawler
        self.recorder: Recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SnapshotMiddleware:
        """As Scrapy asks of middlewares."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Record a response and hand on its decoded form; after "not modified" of what can't be read any more, ask for the whole of it."""
        try:
            return self._recorded(request, response)
        except SnapshotError as error:
            return self._asked_again(request, error)
        finally:
            self._left(request)

    def _recorded(self, request: Request, response: Response) -> Response:
        exchange = self._exchange(request)
        exchange.status = response.status
        exchange.response_headers = [(name, value) for name, values in response.headers.items() for value in values]
        exchange.body = response.body
        exchange.http_version = response.protocol or "HTTP/1.1"
        exchange.ip = str(response.ip_address) if response.ip_address else None
        exchange.truncated = _truncated(request, response)
        page = self._page(request, exchange)
        request.meta["page"] = page
        self._record(request, exchange, page)
        if page.body is response.body and "Content-Encoding" not in response.headers:  # one that is named may not be there
            return response
        clean = response.headers.copy()
        clean.pop("Content-Encoding", None)
        response_class = responsetypes.from_args(headers=clean, url=response.url, body=page.body)
        # Not `replace`: a 304 without body is text to Scrapy, and has an encoding that the photo it stands for has not.
        of_response = (response.flags, response.request, response.certificate, response.ip_address, response.protocol)
        return response_class(response.url, response.status, clean, page.body, *of_response)

    @staticmethod
    def _page(request: Request, exchange: Exchange) -> Page:
        """The page of an exchange; after "not modified" it is that of the capture it refers to, as replay resolves it.

        Raises SnapshotError when that capture can't be read.
        """
        claimed: Claimed | None = request.meta.get("resource")
        original = claimed.original if claimed else None
        page = page_of(exchange)
        if original is None:
            return page
        exchange.revisit_of = Original(original.record_id, original.url, original.fetched_at, original.payload_digest)
        if exchange.status != 304 or exchange.body:
            return page
        return refreshed(page, load(paths.warc_folder(), original.warc_file, original.warc_offset).page)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Record an attempt that brought no response."""
        exchange = self._exchange(request)
        exchange.error = f"{type(exception).__name__}: {exception}"
        request.meta.pop("page", None)
        try:
            self._record(request, exchange, None)
        finally:
            self._left(request)

    def _left(self, request: Request) -> None:
        """Let the frontier know that a request is no longer on its way, whatever became of it: it waits for all that are."""
        if isinstance(frontier := self.crawler.engine.scheduler, Frontier):
            frontier.downloaded(request)

    def _asked_again(self, request: Request, error: SnapshotError) -> Request:
        """The same request without what makes it conditional. The answer without its original is put on record as a failed attempt."""
        logger.warning("%s; %s is fetched again as a whole", error, request.url)
        claimed: Claimed = request.meta["resource"]
        if site := self._site(request):
            self.recorder.tallies[site.name].remarks.append(
                f"fetched again as a whole: {request.url}: {error}", kind="captures that can't be read"
            )
        exchange = self._exchange(request)
        exchange.error = f"not modified, and {error}"
        self._record(request, exchange, None)
        headers = {name: values for name, values in request.headers.items() if name not in CONDITIONS}
        return request.replace(headers=headers, meta=request.meta | {"resource": replace(claimed, original=None)}, dont_filter=True)

    @staticmethod
    def _exchange(request: Request) -> Exchange:
        record_id = new_record_id()
        request.meta["capture"] = record_id
        claimed: Claimed | None = request.meta.get("resource")
        is_asset = claimed is not None and claimed.kind == assets.KIND
        return Exchange(
            record_id=record_id,
            url=request.url,
            fetched_at=paths.now(),
            method=request.method,
            request_headers=[(name, value) for name, values in request.headers.items() for value in values],
            request_body=request.body,
            metadata={"retry": str(request.meta["retry_times"])} if request.meta.get("retry_times") else {},
            resource_type=assets.RESOURCE_TYPES.get(claimed.discovered_by or "", "other") if claimed and is_asset else None,
        )

    def _record(self, request: Request, exchange: Exchange, page: Page | None) -> None:
        site = self._site(request)
        if site is None:
            return
        exchange.site = site.name
        claimed: Claimed | None = request.meta.get("resource")
        self._count(request, exchange, site, claimed)
        frontier = self.crawler.engine.scheduler
        if isinstance(frontier, Frontier) and page is not None and page.served_at is not None:
            frontier.clock(site.name, page.served_at)
        headers = exchange.response_headers
        self.recorder.capture(
            CaptureJob(
                site=site.name,
                run_id=self.recorder.runs[site.name],
                url=request.url,
                key=claimed.key if claimed else urls.resource_key(request.url, site),
                kind=claimed.kind if claimed else "robots" if is_robots(request.url) else "other",
                record_id=exchange.record_id,
                fetched_at=exchange.fetched_at,
                served_at=page.served_at if page else None,
                status=exchange.status,
                mime=(page.content_type or None) if page else None,
                size=len(exchange.body),
                error=exchange.error,
                truncated=page.truncated if page else None,
                payload_digest=_digest(exchange),
                revisit_of=exchange.revisit_of.record_id if exchange.revisit_of else None,
                etag=header(headers, "ETag"),
                last_modified=header(headers, "Last-Modified"),
                exchange=exchange,
                target_key=redirect_key(page, site) if page else None,
            )
        )

    def _count(self, request: Request, exchange: Exchange, site: Site, claimed: Claimed | None) -> None:
        tally = self.recorder.tallies[site.name]
        if exchange.error is not None:
            tally.fetch_errors += 1
        elif claimed is not None:
            tally.responses += 1
            if claimed.kind == assets.KIND:
                tally.asset_bytes += len(exchange.body)
            else:
                tally.statuses[str(exchange.status)] += 1
                tally.truncated += exchange.truncated is not None
        if request.meta.get("retry_times"):
            tally.retries += 1

    def _site(self, request: Request) -> Site | None:
        """The site that a request belongs to: robots.txt is asked for by Scrapy and names none."""
        spider: Any = self.crawler.spider
        name = request.meta.get("site")
        for site in spider.sites:
            if site.name in self.recorder.runs and (site.name == name if name else urls.in_scope(request.url, site)):
                return site  # type: ignore[no-any-return]
        return None


def _digest(exchange: Exchange) -> str | None:
    """What the writer must know of a payload before the sink has seen it: after a 304 that of the original; that of an asset, because
    one photo under two addresses is stored once."""
    if exchange.revisit_of is not None and exchange.status == 304:
        return exchange.revisit_of.payload_digest
    whole = exchange.resource_type and exchange.status == 200 and exchange.body and not exchange.truncated
    return payload_digest(exchange.body) if whole else None


def _truncated(request: Request, response: Response) -> Any:
    """Why a body is not whole, in the words of WARC-Truncated."""
    if "download_stopped" in response.flags:
        return request.meta.get("stopped_for", "length")
    return "disconnect" if "dataloss" in response.flags or _is_part(response) else None


def _is_part(response: Response) -> bool:
    """Whether a server has sent a part, for which nobody has asked."""
    part = _PART.match(response.headers.get("Content-Range") or b"") if response.status == 206 else None
    return part is not None and (int(part[1]) > 0 or part[3] != b"%d" % (int(part[2]) + 1))
