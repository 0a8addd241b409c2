"""What one page says by itself. Pure, so that it can be read in any process; what a run makes of it is decided by `harvest`."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_crawler import discovery
from danvan_crawler.discovery import Payload
from danvan_crawler.extract import extract
from danvan_crawler.extract.recurring import Recurring
from danvan_crawler.items import Link, Page, Reading
from danvan_crawler.sites import Site

READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")


@dataclass(slots=True)
class Contents:
    """The reading of a page, and what its body leads to where it is a sitemap, a feed or a JSON document."""

    reading: Reading
    payload: Payload | None = None


def contents_of(page: Page, site: Site, recurring: Recurring | None = None) -> Contents:
    """Read a page of `site`. Sitemaps, feeds and JSON are told by their content, whatever their type says. `recurring`: see `extract`."""
    if (payload := discovery.of_payload(page, site.article)) is not None:
        return Contents(_reading_of(payload, page, site), payload)
    if not is_readable(page):
        return Contents(Reading(kind="other", reason=f"not a web page: {page.content_type}"))
    return Contents(extract(page, site, recurring))


def is_readable(page: Page) -> bool:
    """False for images, PDF files and other bodies that hold no page; a body without a type is read."""
    kind = page.content_type.split(";")[0].strip().lower()
    return not kind or kind in READABLE


def _reading_of(payload: Payload, page: Page, site: Site) -> Reading:
    """The links of a payload; a piece of HTML in JSON is read as the page it is a part of."""
    links = {lead.url: Link(lead.url, lead.title, "listing", rank) for rank, lead in enumerate(payload.leads, 1)}
    next_pages = list(payload.next_pages)
    for piece in payload.markup:
        part = extract(Page(page.url, piece.encode(), "text/html; charset=utf-8", page.fetched_at, served_at=page.served_at), site)
        links = {link.url: link for link in part.links} | links
        next_pages += part.next_pages
    return Reading("listing", links=list(links.values()), next_pages=next_pages)
