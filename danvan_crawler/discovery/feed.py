"""Feeds: RSS and Atom in all their dialects (read by feedparser), and where a page says that one is."""

from __future__ import annotations

import io
import re
from calendar import timegm
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from danvan_crawler.discovery.markup import base_of, tags
from danvan_crawler.items import Page

_TYPE = re.compile(r"application/(?:rss|atom|rdf)\+xml", re.IGNORECASE)
_ADDRESS = re.compile(
    r"/(?:rss|feeds?|atom)(?:/|$)|/(?:rss|feed|atom)\.(?:xml|aspx|php)$|\.(?:rss|atom|rdf)$|[?&]format=feed\b", re.IGNORECASE
)
_COMMENTS = re.compile(r"comment|binh-?luan|phan-?hoi|withoutcomments", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed: absolute address, title, publish time (aware, UTC) or None."""

    url: str
    title: str = ""
    published: datetime | None = None


def entries(body: bytes, url: str) -> list[Entry]:
    """The items of a feed fetched from `url`, in their order; items without address are left out. Never raises.

    Only the publish time counts, never the time of the last change. Where three or more items all bear one and the same
    second, it is the time at which the feed was made, and dates no item.
    """
    import feedparser  # takes 60 ms to import, and most commands never see a feed

    parsed = feedparser.parse(io.BytesIO(body), response_headers={"content-location": url}, sanitize_html=False)
    found = []
    for item in parsed.entries:
        link = item.get("feedburner_origlink") or item.get("link")
        if not link:
            continue
        moment = item.get("published_parsed")
        try:
            target = urljoin(url, link.strip())
            published = datetime.fromtimestamp(timegm(moment), UTC) if moment else None
        except (ValueError, OverflowError, OSError):
            continue
        found.append(Entry(target, " ".join(item.get("title", "").split()), published))
    moments = {entry.published for entry in found}
    if len(found) > 2 and len(moments) == 1:
        return [replace(entry, published=None) for entry in found]
    return found


def feeds_of(page: Page) -> list[str]:
    """The feeds that a page names by <link rel="alternate" type="application/rss+xml">, without those of comments."""
    if b"+xml" not in page.body:
        return []
    base = base_of(page)
    found = []
    for tag in tags(page, ("link",)):
        attributes = tag.attributes
        if (
            "alternate" in attributes.get("rel", "").lower()
            and _TYPE.fullmatch(attributes.get("type", "").strip())
            and attributes.get("href")
        ):
            if _COMMENTS.search(attributes["href"] + " " + attributes.get("title", "")):
                continue
            try:
                found.append(urljoin(base, attributes["href"].strip()))
            except ValueError:
                continue
    return list(dict.fromkeys(found))


def is_feed(url: str) -> bool:
    """True for the usual addresses of feeds: "/rss/tin-tuc.rss", "/feed/", "?format=feed". What comes is told by its content."""
    parts = urlsplit(url)
    return _ADDRESS.search(parts.path + ("?" + parts.query if parts.query else "")) is not None


def is_comment_feed(url: str) -> bool:
    """True for a feed of readers' comments: "/comments/feed/"."""
    return is_feed(url) and _COMMENTS.search(urlsplit(url).path) is not None
