"""From a Scrapy response to the page that `extract` reads, and why there may be none."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from danvan_crawler import paths
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
