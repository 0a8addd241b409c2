"""From a Scrapy response to the page that `extract` reads, and why there may be none."""

from __future__ import annotations

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from twisted.internet.error import DNSLookupError

from danvan_crawler import paths
from danvan_crawler.archive.frontier import FORBIDDEN
from danvan_crawler.items import Page
from danvan_crawler.snapshots import make_page


class RobotsUnavailable(IgnoreRequest):
    """The robots.txt of a host can't be had, and nothing is known of it: what it forbids is not known either."""


def page_of(response: Response) -> Page:
    """The page as it was recorded; made from the response where nothing is recorded (`scrapy parse`, `scrapy shell`)."""
    recorded = response.meta.get("page") if response.request is not None else None
    if isinstance(recorded, Page):
        return recorded
    headers = [(name, value) for name, values in response.headers.items() for value in values]
    return make_page(response.url, response.status, headers, response.body, paths.now())


def why_ignored(error: BaseException | None) -> str:
    """Scrapy says "Forbidden by robots.txt"; other middlewares say why in their own words."""
    text = str(error)
    return FORBIDDEN if not text or FORBIDDEN in text else text


def why_no_answer(error: BaseException | None) -> str:
    """A domain that is gone, or a server that is down: neither says anything of a page."""
    text = f"{type(error).__name__}: {error}"
    return f"domain gone: {text}" if isinstance(error, DNSLookupError | CannotResolveHostError) else f"no answer: {text}"
