"""What lists, feeds and sitemaps say of the articles that they name: their keys, and the days printed beside them."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_crawler.discovery import Payload
from danvan_crawler.harvest.following import may_follow
from danvan_crawler.items import Page, Reading
from danvan_crawler.sites import Site, urls
from danvan_crawler.vietnamese import dates

FEW = 0.3
"""Share of a list's links that are its articles at least, if their addresses tell them."""


def items_of(reading: Reading, site: Site) -> list[str]:
    """Keys of the articles that a list names: of its links with an article's address, or of all where those are few.

    Among titles without a number, "/hoi-nghi-giao-ban-quy-iv", some end with one: "/tong-ket-cong-tac-dan-van-nam-2021".
    """
    listed = [link.url for link in reading.links if link.block == "listing" and may_follow(link.url, site)]
    articles = [url for url in listed if urls.is_article(url, site)]
    return list(dict.fromkeys(urls.resource_key(url, site) for url in (articles if len(articles) > FEW * len(listed) else listed)))


def listing_dates(reading: Reading, page: Page, site: Site) -> Iterator[tuple[str, str, str]]:
    """The days that a list page prints beside its links: key of the target, title, ISO day."""
    reference = page.served_at or page.fetched_at
    for link in reading.links:
        if link.block == "listing" and link.date_raw and urls.in_scope(link.url, site):
            value = dates.parse_listed(link.date_raw, reference)
            if value is not None and value.precision in ("day", "minute", "second"):
                yield urls.resource_key(link.url, site), link.title, value.iso[:10]


def lead_dates(payload: Payload, site: Site) -> Iterator[tuple[str, str, str]]:
    """The same of what a feed, a sitemap or a script names."""
    for lead in payload.leads:
        if lead.day and urls.in_scope(lead.url, site):
            yield urls.resource_key(lead.url, site), lead.title, lead.day
