"""Asking for a page again: for a newer one only, at its other address, with its cookie, or once more."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.http import Response

from danvan_crawler import paths
from danvan_crawler.archive.jobs import Claimed
from danvan_crawler.harvest.result import Harvest
from danvan_crawler.snapshots import has_file

MOST_STEPS = 5
"""Addresses that one page may go through, redirect by redirect: to https, to the host without www, to the slug of today."""

OF_ATTEMPT = ("download_latency", "retry_times")
"""Meta keys of one attempt; Scrapy warns of them in a new request."""


def validators(claimed: Claimed) -> dict[str, str]:
    """The header fields of a conditional request (RFC 9110 §13.1); none without the bytes that "not modified" would speak of."""
    original = claimed.original
    if original is None or not has_file(paths.warc_folder(), original.warc_file):
        return {}
    fields = {"If-None-Match": claimed.etag, "If-Modified-Since": claimed.last_modified}
    return {name: value for name, value in fields.items() if value}


def elsewhere(response: Response, result: Harvest) -> Request | None:
    """The request for a page that its server calls by another address, or by the same one with a cookie; None where nothing is to be asked."""
    request = response.request
    steps = response.meta.get("moved", 0)
    if request is None or steps >= MOST_STEPS:
        return None
    cookies = b"; ".join(cookie.partition(b";")[0].strip() for cookie in response.headers.getlist("Set-Cookie"))
    wants_cookie = bool(result.is_void and 300 <= response.status < 400 and cookies and "Cookie" not in request.headers)
    if not wants_cookie and result.moved is None:
        return None
    for_good = request.meta.get("moved_for_good", True) and response.status in (301, 308)
    meta = _lasting_meta(request) | {"moved": steps + 1, "moved_for_good": for_good}
    again = request.replace(url=result.moved or request.url, dont_filter=True, meta=meta)
    if wants_cookie:
        again.headers["Cookie"] = cookies
    return again


def once_more(request: Request) -> Request:
    """The same request, as the first attempt at its page."""
    return request.replace(dont_filter=True, meta=_lasting_meta(request))


def _lasting_meta(request: Request) -> dict[str, Any]:
    """The meta of a request for another attempt at its page."""
    return {name: value for name, value in request.meta.items() if name not in OF_ATTEMPT}
