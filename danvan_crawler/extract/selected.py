"""What a site file's CSS selectors point at. A selector that finds nothing is no error: the common reader fills in."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from danvan_crawler.extract import byline, settled
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.meta import clean
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.signatories import proper
from danvan_crawler.extract.source import source_of
from danvan_crawler.extract.titles import Title

if TYPE_CHECKING:
    from danvan_crawler.items import Page
    from danvan_crawler.sites import Site

FIELDS = ("title", "sapo", "body", "published", "author", "source", "section", "links")
_FLAGS = {"sapo": F.SAPO, "links": F.RELATED, "author": F.AUTHOR, "source": F.SOURCE, "published": F.DATE}


def day_of(page: Page) -> date | None:
    """The day by which the layout of a site is chosen: that of the fetch."""
    moment = page.fetched_at or page.served_at
    return moment.date() if moment is not None else None


def pick(tree: LexborHTMLParser, page: Page, site: Site | None) -> dict[int, str]:
    """The first element, by its `mem_id`, that each selector of the site's layout of that day finds, with the field it is for."""
    found: dict[int, str] = {}
    if site is None:
        return found
    selectors = site.selectors_at(day_of(page))
    for name in FIELDS:
        css = getattr(selectors, name)
        if css:
            hit = tree.css_first(css)
            if hit is not None:
                found.setdefault(hit.mem_id, name)
    return found


def set_region(doc: Doc, region: Region) -> Region:
    """Take the selected node as the text, and mark what the other selectors point at."""
    for name, node in doc.selected.items():
        if name in _FLAGS:
            for below in range(node, doc.end[node]):
                region.flags[below] |= _FLAGS[name]
    node = doc.selected.get("body", -1)
    if node >= 0 and doc.high[node] > doc.low[node]:
        region.node, region.low, region.high = node, doc.low[node], doc.high[node]
        region.mass = max(sum(region.values[region.low : region.high]), 1.0)
        own = region.flags[node]  # what its name says of all of it, as `itemIntroText` of a text that is no introduction
        for below in range(node, doc.end[node]):
            region.flags[below] &= ~own | F.BODY
    return region


_FEATURED = ("Nổi bật", "Featured")
"""K2's word behind the titles that its editors put first, `<h2 class="itemTitle">…<span><sup>Nổi bật</sup></span></h2>`."""


def set_title(doc: Doc) -> Title | None:
    """The selected title."""
    node = doc.selected.get("title", -1)
    text = doc.text(node) if node >= 0 else ""
    last = doc.lines[doc.high[node] - 1] if text else None
    if last is not None and len(last.raw) > 1 and last.segments[-1] in _FEATURED:
        text = text.removesuffix(last.segments[-1]).rstrip()
    return Title(text, doc.low[node], 3, doc.high[node] - 1) if text else None


def date_in(doc: Doc) -> settled.Published | None:
    """The date in the selected element: a machine form in its attributes first, else the expression in its text."""
    node = doc.selected.get("published", -1)
    if node < 0:
        return None
    machine = clean(doc.selected_values.get("published"))
    if settled.usable(machine):
        return settled.Published(machine, "selector")
    text = " ".join(line.spaced for line in doc.lines_of(node))
    found = first_date(text)
    return settled.Published(found.raw if found else text[:80], "selector", doc.low[node]) if text else None


def date_of_layout(doc: Doc, platform: str) -> settled.Published | None:
    """The date expression in the element where the platform prints it; None where there is none in it."""
    node = doc.selected.get("published", -1)
    for line in doc.lines_of(node)[:12] if node >= 0 else ():
        if found := first_date(line.spaced):
            return settled.Published(found.raw, f"platform:{platform}", line.index)
    return None


def evidence(doc: Doc, url: str, site: Site | None) -> float:
    """How much the site file adds to what speaks for an article: an address of its `article` patterns, title and text where it says."""
    parts = urlsplit(url)
    address = unquote(parts.path) + ("?" + unquote(parts.query) if parts.query else "")
    fits = site is not None and any(pattern.search(address) for pattern in site.article_patterns)
    return 2.0 * fits + 1.5 * ("body" in doc.selected and "title" in doc.selected)


_LABEL = re.compile(
    r"^\s*(?:(?:tác giả|nguồn|source|author)(?: (?:bài viết|tin|bài|trích dẫn))?\s*:|(?:theo|được viết bởi|bởi|by)\s*:?)\s*", re.I
)


def text_of(doc: Doc, name: str) -> str | None:
    """The text of a selected author, source, section or kicker, without its label; None for an author that is the system ("Super User")."""
    node = doc.selected.get(name, -1)
    text = doc.text(node) if node >= 0 else ""
    if not text or len(text) > 200:
        return None
    if name == "author":
        text = byline.labelled_author(text) or _LABEL.sub("", text)
        return text if text and proper(text) else None
    if name == "source":
        return source_of(text, True) or _LABEL.sub("", text) or None
    return text
