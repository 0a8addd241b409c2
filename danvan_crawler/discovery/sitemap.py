"""Sitemaps: pages with the day they were last changed, indexes of further sitemaps, Google's news sitemaps, plain lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree

MAX_ENTRIES = 50_000
"""The protocol's own limit for one sitemap."""
_BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,10};)")
"""In "?id=5&trang=2", which is no XML: the parser would drop what stands behind it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page or a further sitemap. `lastmod` and `published` as printed (ISO 8601); `published` and `title` of news sitemaps only."""

    url: str
    lastmod: str | None = None
    published: str | None = None
    title: str = ""


@dataclass(slots=True)
class Sitemap:
    """`entries` are pages, `children` further sitemaps, both newest first as far as `lastmod` says, else in their order."""

    entries: list[Entry] = field(default_factory=list)
    children: list[Entry] = field(default_factory=list)


def read(body: bytes, url: str) -> Sitemap:
    """The sitemap in `body` (unpacked), fetched from `url`. Broken XML is read as far as it goes; never raises."""
    found = Sitemap()
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:4].lower() == b"http":
        lines = (line.strip() for line in body.decode("utf-8-sig", "replace").splitlines()[:MAX_ENTRIES])
        found.entries = [Entry(line) for line in lines if line.lower().startswith(("http://", "https://"))]
        return found
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(_BARE_AMPERSAND.sub(b"&amp;", body), parser)
    except (etree.XMLSyntaxError, ValueError):
        return found
    if root is None:
        return found
    for element in root.iter("{*}url", "{*}sitemap"):
        if len(found.entries) + len(found.children) >= MAX_ENTRIES:
            break
        entry = _entry(element, url)
        if entry is not None:
            (found.children if etree.QName(element).localname == "sitemap" else found.entries).append(entry)
    for entries in (found.entries, found.children):
        entries.sort(key=lambda entry: entry.lastmod or entry.published or "", reverse=True)
    return found


def _entry(element: etree._Element, base: str) -> Entry | None:
    texts: dict[str, str] = {}
    for child in element.iter("{*}loc", "{*}lastmod", "{*}publication_date", "{*}title"):
        # The first of each name: <image:loc> and <image:title> stand behind the page's own.
        if child.text and child.text.strip() and "image" not in (etree.QName(child).namespace or ""):
            texts.setdefault(etree.QName(child).localname, child.text.strip())
    if "loc" not in texts:
        return None
    try:
        target = urljoin(base, texts["loc"])
    except ValueError:
        return None
    return Entry(target, texts.get("lastmod"), texts.get("publication_date"), texts.get("title", ""))
