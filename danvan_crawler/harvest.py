"""From a page to what is kept of it and what is followed from it: the one decision that live crawl and replay share.

A pure function around `extract`: it knows the site's scope, duplicates and traps, but neither Scrapy nor the archive's state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from danvan_crawler.archive.jobs import Discovered
from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Link, Page, Reading
from danvan_crawler.recorder import PageUnit
from danvan_crawler.sites import Site, urls
from danvan_crawler.vietnamese import dates

MAX_DEPTH = 12
"""Clicks from a start page; a further page of a listing counts like its first."""

PRIORITY_SEED = 100
PRIORITY_NEXT = 80
PRIORITY_ARTICLE = 60
PRIORITY_LISTED = 50
PRIORITY_MENU = 40
PRIORITY_OTHER = 20
PRIORITY_VIEW = 5

READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")


@dataclass(slots=True)
class Harvest:
    """What a page gives: the reading, the articles to store, the resources to follow, and why there is no article.

    `listing_dates` are the dates a list page prints beside its links: key of the target, title, ISO day.
    """

    reading: Reading
    articles: list[Article] = field(default_factory=list)
    discovered: list[Discovered] = field(default_factory=list)
    listing_dates: list[tuple[str, str, str]] = field(default_factory=list)
    reason: str | None = None


def harvest(page: Page, site: Site, depth: int = 0, seen: set[str] | None = None) -> Harvest:
    """Read `page` of `site` and decide what is stored and what is followed.

    `seen` holds the hrefs of earlier pages of the run as plain strings and is added to: a menu of 300 links is looked
    at once and not on every page.

    A page that names another address of this site as its canonical one (print, mobile, savefile views) is not stored
    as an article of its own: the canonical address is followed instead.
    """
    if not is_readable(page):
        return Harvest(Reading(kind="other", reason=f"not a web page: {page.content_type}"), reason=f"not a web page: {page.content_type}")
    reading = extract(page, site)
    if 300 <= page.status < 400:
        return _redirect(page, site, reading, depth)
    own_key = urls.resource_key(page.url, site)
    duplicate_of = _canonical_elsewhere(reading, own_key, site)
    result = Harvest(reading, reason=reading.reason)
    if duplicate_of is not None:
        result.reason = f"another view of {duplicate_of}"
        result.discovered.append(_discovered(duplicate_of, site, "page", "canonical", depth, PRIORITY_ARTICLE))
        return result
    for article in reading.articles:
        sign(article, page, site)
        article.platform = article.platform or reading.platform
    result.articles = reading.articles
    if reading.kind not in ("missing", "blocked"):
        result.discovered.extend(_follow(reading, site, own_key, depth, set() if seen is None else seen))
        result.listing_dates = list(_listing_dates(reading, page, site))
    return result


def is_readable(page: Page) -> bool:
    """False for images, PDF files and other bodies that hold no page; a body without a type is read."""
    kind = page.content_type.split(";")[0].strip().lower()
    return not kind or kind in READABLE


def is_robots(url: str) -> bool:
    """True for a site's robots.txt: it is captured, and never read as a page."""
    return urlsplit(url).path == "/robots.txt"


def sign(article: Article, page: Page, site: Site | None) -> None:
    """Write onto an article what its page knows: the site, our clock, the server's clock."""
    article.site = site.name if site else article.site
    article.fetched_at = iso_utc(page.fetched_at)
    article.served_at = iso_utc(page.served_at)


def describe(unit: PageUnit, page: Page, result: Harvest) -> None:
    """Write onto a page's unit what was read: kind, reason, platform, listing dates, and whether the server failed."""
    unit.reading_kind = result.reading.kind
    unit.reason = result.reason
    unit.platform = result.reading.platform
    unit.listing_dates = result.listing_dates
    if page.status >= 400 and page.status not in (404, 410):
        unit.state = "failed"


def iso_utc(moment: datetime | None) -> str | None:
    """An aware time as ISO in UTC, to the second; None stays None."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def _redirect(page: Page, site: Site, reading: Reading, depth: int) -> Harvest:
    target = reading.canonical_url
    result = Harvest(reading, reason=f"redirect to {target or page.location}")
    if target and urls.in_scope(target, site) and urls.is_trap(target) is None:
        result.discovered.append(_discovered(target, site, "page", "redirect", depth, PRIORITY_LISTED))
    return result


def _canonical_elsewhere(reading: Reading, own_key: str, site: Site) -> str | None:
    """The page's canonical address when it is another page of this site; a home page is never believed to be one.

    Some systems print the home page as canonical of every page (seen on Joomla sites without an SEF plug-in).
    """
    url = reading.canonical_url
    if reading.kind != "article" or not url or not urls.in_scope(url, site) or urlsplit(url).path in ("", "/"):
        return None
    return url if urls.resource_key(url, site) != own_key else None


def _listing_dates(reading: Reading, page: Page, site: Site) -> Iterator[tuple[str, str, str]]:
    reference = page.served_at or page.fetched_at
    for link in reading.links:
        if link.block == "listing" and link.date_raw and urls.in_scope(link.url, site):
            value = dates.parse_published(link.date_raw, reference)
            if value is not None and value.precision in ("day", "minute", "second"):
                yield urls.resource_key(link.url, site), link.title, value.iso[:10]


def _follow(reading: Reading, site: Site, own_key: str, depth: int, seen_hrefs: set[str]) -> Iterator[Discovered]:
    seen = {own_key}
    attachments = {a.url for article in reading.articles for a in article.attachments}
    for url in reading.next_pages:
        if url in seen_hrefs:
            continue
        seen_hrefs.add(url)
        if _may_follow(url, site):
            entry = _discovered(url, site, "listing", "next", depth, PRIORITY_NEXT)
            if entry.key not in seen:
                seen.add(entry.key)
                yield entry
    if depth >= MAX_DEPTH:
        return
    for link in reading.links:
        if link.url in attachments or link.url in seen_hrefs:
            continue
        seen_hrefs.add(link.url)
        if not _may_follow(link.url, site):
            continue
        entry = _discovered(link.url, site, "page", link.block, depth + 1, _priority(link, site))
        if entry.key not in seen:
            seen.add(entry.key)
            yield entry


def _may_follow(url: str, site: Site) -> bool:
    return urls.in_scope(url, site) and urls.is_trap(url) is None and not urls.is_asset(url)


def _priority(link: Link, site: Site) -> int:
    if urls.is_view(link.url):
        return PRIORITY_VIEW
    if urls.article_id(link.url, site) is not None:
        return PRIORITY_ARTICLE
    return {"listing": PRIORITY_LISTED, "menu": PRIORITY_MENU}.get(link.block, PRIORITY_OTHER)


def _discovered(url: str, site: Site, kind: str, by: str, depth: int, priority: int) -> Discovered:
    clean = urls.canonical_url(url)
    return Discovered(
        url=clean, key=urls.resource_key(clean, site), kind=kind, by=by, depth=depth, priority=priority, is_view=urls.is_view(clean)
    )
