"""What a body that is no page leads to, and what a page leads to besides its links: one shape for all channels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from danvan_crawler.discovery import feed, json_list, pagination, sitemap
from danvan_crawler.discovery.payload import Kind, from_root, in_utf8, sniff, unpack
from danvan_crawler.items import Page
from danvan_crawler.vietnamese.dates import VIETNAM


@dataclass(frozen=True, slots=True)
class Lead:
    """A page that is named somewhere; `day` is its ISO publish day (+07:00), `modified` the time of its last change, where they are said."""

    url: str
    title: str = ""
    day: str | None = None
    modified: datetime | None = None


@dataclass(slots=True)
class Payload:
    """What a sitemap, feed or JSON document leads to: pages, further sitemaps, further pages of itself, HTML that stands in it; the
    `affixes` that make an address of a slug, where the page shows them."""

    kind: Kind
    leads: list[Lead] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    next_pages: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    affixes: tuple[str, str] | None = None


def of_payload(page: Page, articles: Iterable[str] = ()) -> Payload | None:
    """What a body leads to that is a sitemap (gzip files too), a feed or JSON; None for everything else, and for answers but 200.
    `articles` are the patterns of the site's articles: JSON may name them by their slugs alone."""
    if page.status != 200 or not page.body:
        return None
    unpacked = unpack(page.body)
    body = in_utf8(unpacked)
    kind = sniff(body, "" if unpacked is not page.body else page.content_type)
    if kind is None and (whole := from_root(body)) is not body:
        body = whole
        kind = sniff(body)
    if kind == "sitemap":
        found = sitemap.read(body, page.url)
        alike = len(found.entries) > 2 and len({entry.lastmod for entry in found.entries}) == 1  # the time at which the sitemap was made
        leads = [Lead(entry.url, entry.title, _day(entry.published), None if alike else _moment(entry.lastmod)) for entry in found.entries]
        return Payload("sitemap", leads, sitemaps=[entry.url for entry in found.children])
    if kind == "feed":
        return _of_feed(feed.entries(body, page.url))
    if kind == "json" and (data := json_list.load(body)) is not None:
        if (parts := feed.of_json(data, page.url)) is not None:
            return _of_feed(*parts)
        listed = json_list.read(data, page.url, json_list.affixes_in(articles))
        leads = [Lead(item.url, item.title, _day(item.published)) for item in listed.links]
        return Payload("json", leads, next_pages=[listed.next_page] if listed.next_page else [], markup=listed.markup)
    return None


def _of_feed(entries: Iterable[feed.Entry], following: str | None = None) -> Payload:
    leads = [Lead(item.url, item.title, _day_of(item.published)) for item in entries]
    return Payload("feed", leads, next_pages=[following] if following else [])


def of_page(page: Page, links: Iterable[str], items: int, affixes: tuple[str, str] | None = None, articles: Iterable[str] = ()) -> Payload:
    """What a list page leads to besides its links: load-more buttons, rel="next", embedded data, the page behind a fragment.

    `links` are the page's own, `items` the number of articles it lists, `affixes` those of an earlier page of the site, or else in the patterns
    of its `articles`. Of kind "json", whether there is any or not.
    """
    found = Payload("json", next_pages=pagination.next_pages(page))
    if b"__NEXT_DATA__" in page.body or b"__next_f" in page.body:
        data = json_list.embedded(page, links, affixes or json_list.affixes_in(articles))
        found.affixes = data.affixes
        found.leads = [Lead(item.url, item.title, _day(item.published)) for item in data.links]
        found.next_pages += [data.next_page] if data.next_page else []
    if items and pagination.is_fragment(page.body) and (following := pagination.successor(page.url, items)):
        found.next_pages.append(following)
    return found


def _day(text: str | None) -> str | None:
    """The Vietnamese day of an ISO time: "2023-08-10T18:26:00.000Z" is 11 August; None for what is no ISO time."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return _day_of(moment) if moment.tzinfo else moment.date().isoformat()


def _moment(text: str | None) -> datetime | None:
    """An ISO time; of a mere day its end, as what was read that morning may have been changed in the afternoon."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
        if len(text.strip()) <= 10:
            moment += timedelta(days=1)
        return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _day_of(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(VIETNAM).date().isoformat()
    except OverflowError:
        return None
