"""What a page leads to, how deep it is followed and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from danvan_crawler.archive.jobs import Discovered
from danvan_crawler.discovery import feed
from danvan_crawler.harvest.result import Harvest
from danvan_crawler.items import Link, Page
from danvan_crawler.memory import Addresses
from danvan_crawler.sites import Site, urls

MAX_DEPTH = 12
"""Clicks from a start page; a further page of a listing counts like its first."""

MAX_CHAIN = 2_000
"""The same for articles that articles link to: sites without lists lead from each to an older one ("Bài cũ hơn")."""

PRIORITY_SEED = 100_000
PRIORITY_SITEMAP = 90_000
PRIORITY_FEED = 80_000
PRIORITY_ARTICLE = 60_000
PRIORITY_LISTED = 50_000
PRIORITY_MENU = 48_000
PRIORITY_NEXT = 45_000
"""Below the articles: a site that dies during the crawl, or a limit, costs the oldest ones."""
PRIORITY_OTHER = 20_000
PRIORITY_VIEW = 5_000
NEWER = date(1990, 1, 1)
"""What a list dates goes before the undated of its kind, the newest first: by pairs of days since then, below 10,000 until 2044."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a list says of its items beside their addresses: publish days by key (ISO), times of the last change by address."""

    days: Mapping[str, str]
    changes: Mapping[str, datetime] = field(default_factory=dict)

    def on(self, found: Discovered, address: str) -> Discovered:
        """The same with what is said of it; what is newer goes first."""
        day, changed = self.days.get(found.key), self.changes.get(address)
        if day is None and changed is None:
            return found
        newer = found.priority
        if day is not None and found.priority in (PRIORITY_ARTICLE, PRIORITY_LISTED):
            newer += min(max((date.fromisoformat(day) - NEWER).days // 2, 0), 9_999)
        return replace(found, published_hint=day, stale_before=changed, priority=newer)


def follow(result: Harvest, page: Page, site: Site, depth: int, seen_hrefs: Addresses, channel: str, hints: Hints) -> Iterator[Discovered]:
    """What a page leads to; `channel` is what its listed links came by: listing, home, feed, sitemap. What is too deep is noted."""
    reading, seen = result.reading, {urls.resource_key(page.url, site)}
    attachments = {a.url for article in reading.articles for a in article.attachments}
    for url in reading.next_pages:
        if url in seen_hrefs:
            continue
        seen_hrefs.add(url)
        if may_follow(url, site):
            entry = discovered(url, site, "listing", "next", depth, PRIORITY_NEXT)
            seen_hrefs.add(entry.url)
            if entry.key not in seen:
                seen.add(entry.key)
                yield entry
    new = seen_hrefs.missing(link.url for link in reading.links)
    for link in reading.links:
        if link.url not in new or link.url in attachments or link.url in seen_hrefs:
            continue
        if reading.kind == "article" and urls.is_view_of(link.url, page.url):  # "In bài viết": the same text once more
            continue
        in_chain = reading.kind == "article" and urls.article_id(link.url, site) is not None
        is_too_deep = depth >= (MAX_CHAIN if in_chain else MAX_DEPTH)
        if not is_too_deep:  # another page may show it nearer
            seen_hrefs.add(link.url)
        if not may_follow(link.url, site) or feed.is_comment_feed(link.url):
            continue
        kind = "feed" if feed.is_feed(link.url) else "page"
        entry = discovered(link.url, site, kind, channel if link.block == "listing" else link.block, depth + 1, _priority(link, site))
        if is_too_deep:
            if entry.key not in seen and entry.url not in seen_hrefs:
                result.too_deep.append(entry)
            continue
        seen_hrefs.add(entry.url)
        entry = hints.on(entry, link.url)
        if entry.key not in seen:
            seen.add(entry.key)
            yield entry


def further_page(url: str, site: Site, depth: int, stale_before: datetime) -> Discovered | None:
    """A further page of a list that is fetched again in this run if it was not yet; None for what is never followed."""
    if not may_follow(url, site):
        return None
    return replace(discovered(url, site, "listing", "next", depth, PRIORITY_NEXT), stale_before=stale_before)


def may_follow(url: str, site: Site) -> bool:
    """Whether an address is a page of the site that is ever followed: no file, no trap."""
    return urls.in_scope(url, site) and urls.is_trap(url) is None and not urls.is_asset(url)


def _priority(link: Link, site: Site) -> int:
    if urls.is_view(link.url):
        return PRIORITY_VIEW
    if urls.article_id(link.url, site) is not None:
        return PRIORITY_ARTICLE
    return {"listing": PRIORITY_LISTED, "menu": PRIORITY_MENU}.get(link.block, PRIORITY_OTHER)


def discovered(url: str, site: Site, kind: str, by: str, depth: int, priority: int) -> Discovered:
    """An address of the site as a resource for the queue, in its one spelling and with its key."""
    clean = urls.canonical_url(url)
    return Discovered(
        url=clean, key=urls.resource_key(clean, site), kind=kind, by=by, depth=depth, priority=priority, is_view=urls.is_view(clean)
    )
