"""Feeds: RSS and Atom in all their dialects (read by feedparser), JSON Feed, and where a page says that one is."""

from __future__ import annotations

import io
import re
from calendar import timegm
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from danvan_crawler.discovery.markup import base_of, tags
from danvan_crawler.items import Page
from danvan_crawler.vietnamese.dates import VIETNAM

_TYPE = re.compile(r"application/(?:(?:rss|atom|rdf)\+xml|feed\+json)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"/(?:rss|feeds?|atom)(?:/|$)|/(?:rss|feed|atom)\.(?:xml|json|aspx|php)$|\.(?:rss|atom|rdf)$|[?&](?:format=feed|feed=(?:rss2?|atom|rdf))\b",
    re.IGNORECASE,
)
_JSON_VERSION = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")
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
    return _dated(found)


def of_json(data: Any, url: str) -> tuple[list[Entry], str | None] | None:
    """The items of a JSON Feed (jsonfeed.org) fetched from `url`, and the address of its next part; None for all other JSON."""
    if not isinstance(data, dict) or not str(data.get("version")).startswith(_JSON_VERSION):
        return None
    items = data.get("items")
    found = [entry for item in items if isinstance(item, dict) and (entry := _of_item(item, url))] if isinstance(items, list) else []
    return _dated(found), _absolute(url, data.get("next_url"))


def _of_item(item: dict[str, Any], url: str) -> Entry | None:
    """An item without an address of its own may have a web address for its id."""
    target = _absolute(url, item.get("url")) or _absolute("", item.get("id"))
    if target is None:
        return None
    title, when = item.get("title"), item.get("date_published")
    try:
        moment = datetime.fromisoformat(when.strip()) if isinstance(when, str) else None
        published = moment and (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        published = None
    return Entry(target, " ".join(title.split()) if isinstance(title, str) else "", published)


def _absolute(url: str, address: Any) -> str | None:
    try:
        target = urljoin(url, address.strip()) if isinstance(address, str) and address.strip() else ""
    except ValueError:
        return None
    return target if target.lower().startswith(("http://", "https://")) else None


def _dated(found: list[Entry]) -> list[Entry]:
    """The entries without days where all bear the time at which the feed was made."""
    if len(found) > 2 and len({entry.published for entry in found}) == 1:
        return [replace(entry, published=None) for entry in found]
    return found


def feeds_of(page: Page) -> list[str]:
    """The feeds that a page names by <link rel="alternate" type="application/rss+xml">, without those of comments."""
    if b"+xml" not in page.body and b"feed+json" not in page.body:
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
    """True for a feed of readers' comments: "/comments/feed/", and WordPress's of one post, "/?feed=rss2&p=1902"."""
    parts = urlsplit(url)
    of_post = any(name in ("p", "page_id") and value.isdigit() for name, value in parse_qsl(parts.query))
    return is_feed(url) and (of_post or _COMMENTS.search(parts.path) is not None)
