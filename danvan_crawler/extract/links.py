"""Links of a page as they are stored: those of the article by block and rank, all others to follow, the further pages of a listing."""

from __future__ import annotations

import re
from itertools import chain
from urllib.parse import parse_qsl, urlsplit

from danvan_crawler.extract.addresses import host_of, is_home, is_own_text
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.entries import (
    entries,
    headline,
    is_headline,
    leads_on,
)
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import NEXT_TEXT
from danvan_crawler.extract.lists.block import Block
from danvan_crawler.extract.settled import Published, usable
from danvan_crawler.items import Link, LinkBlock

_PAGE_PARAM = re.compile(
    r"(?:^|_)(?:page|pages|p|pg|paged|pageindex|pagenumber|pageno|trang|cpage|limitstart|start|offset|cur|currentpage|"
    r"curpage|pagenum|paging|page_index|pn)$",
    re.I,
)
_PAGE_PATH = re.compile(
    r"(?:/(?:(?:cur(?:rent)?)?page(?:index|number|num|no)?|trang|pg|p)[-/_]?\d{1,5}(?:\.\w{2,5})?/?$|[-_](?:page|trang|p)-?\d{1,5}(?:\.\w{2,5})?/?$|/trang-?\d{1,5}\.html)",
    re.I,
)
_NUMBER = re.compile(r"\d+")
_ARCHIVE = re.compile(r"\w+://[^/]+/(?:\w+/)?(?:19|20)\d\d/(?:0[1-9]|1[0-2])/?$")
"""All posts of a month: "Tháng Một 2021" leads to "/2021/01/"."""


def article_links(doc: Doc, blocks: list[Block], body: tuple[int, int], own: str) -> list[Link]:
    """The links of an article's blocks, ranked from 1 in each kind, without those to the home page or to all posts of a month.

    A labelled box between paragraphs counts as inline; the box of the parts of a series names the article itself too, by its address `own`,
    which is no link of it, and so are the pages of a long text.
    """
    out: list[Link] = []
    seen: dict[tuple[str, str], Link] = {}
    ranks: dict[str, int] = {}
    for block in blocks:
        if block.kind == "popular":
            continue
        block.entries.date(doc)
        kind: LinkBlock = (
            "inline"
            if block.kind == "inline" or (body[0] < block.first and block.last < body[1])
            else "latest"
            if block.kind == "latest"
            else "related"
        )
        for link in block.links:
            if is_own_text(link.url, own) or is_home(link.url) or _ARCHIVE.search(link.url):
                continue
            if (known := seen.get((kind, link.url))) is not None:
                known.date_raw = known.date_raw or link.date_raw  # "Trang trước" leads to it too, without its date
                continue
            ranks[kind] = ranks.get(kind, 0) + 1
            seen[kind, link.url] = Link(link.url, link.title, kind, ranks[kind], link.date_raw)
            out.append(seen[kind, link.url])
    return out


def date_of_own_link(doc: Doc, blocks: list[Block], own: str) -> Published | None:
    """The date beside the link to the page itself in one of its lists: SharePoint of Lạc Việt heads the others of a section with the article
    that is open, `<li><a href="/mua-le-hoi">Mùa lễ hội …</a><span class="ShowDate">(24/06/2019)</span></li>`, and prints no date elsewhere."""
    for block in blocks:
        link = next((link for link in block.links if is_own_text(link.url, own)), None)
        if link is None:
            continue
        block.entries.date(doc)
        if link.date_raw and usable(link.date_raw):
            return Published(link.date_raw, "own-link")
    return None


def all_links(doc: Doc, article: list[Link], listing: bool) -> list[Link]:
    """Every link worth following, once each, in page order: those of the article's blocks, items of a listing, the rest as "menu"."""
    known = {link.url: link for link in reversed(article)}
    dated: dict[str, Link] = {}
    if listing:
        dated = {link.url: link for link in entries(doc, doc.lines)}
    out: dict[str, Link] = {}
    listed = others = 0
    for anchor in chain(doc.anchors, doc.more):
        target = anchor.target or doc.target(anchor)  # the menu's are known
        if target is None:
            continue
        old = out.get(target)
        if old is not None:
            if len(old.title) < len(anchor.text) and old.block == "menu":
                out[target] = Link(target, anchor.text[:500], "menu", old.rank)
            continue
        if link := known.get(target):
            out[target] = Link(target, link.title, link.block, link.rank, link.date_raw)
        elif (link := dated.get(target)) and not is_home(target):
            listed += 1
            out[target] = Link(target, link.title, "listing", listed, link.date_raw)
        else:
            others += 1
            entry = anchor.entry
            if entry is None or entry.rank != others or entry.url != target:
                entry = anchor.entry = Link(target, (anchor.text or anchor.title)[:500], "menu", others)
            out[target] = entry
    return list(out.values())


def next_pages(doc: Doc, url: str) -> list[str]:
    """Addresses of further pages of the same list: numbered, offsets, previous and next; told by address and text, not by selectors."""
    here, host = urlsplit(url), host_of(url)
    out: dict[str, None] = {}
    worded: set[str] = set()
    for anchor in chain(doc.anchors, doc.more):
        text = anchor.text
        number = len(text) <= 5 and text.isdigit()
        if len(text) > 2 and not number and not leads_on(text) and not (anchor.title and anchor.title != text and leads_on(anchor.title)):
            continue
        folded = plain(text) or text
        target = doc.target(anchor)
        if target is None or target == url:
            continue
        if host_of(target) != host:
            continue
        parts = urlsplit(target)
        if _PAGE_PATH.search(parts.path):
            out[target] = None
            continue
        params = [name for name, value in parse_qsl(parts.query, keep_blank_values=True) if _PAGE_PARAM.search(name) and value.isdigit()]
        if (
            params
            or ((number or NEXT_TEXT.match(folded)) and parts.path == here.path and parts.query)
            or (
                (number or folded in ("trang sau", "sau", "trang truoc", "truoc"))
                and parts.path != here.path
                and _NUMBER.sub("", parts.path) == _NUMBER.sub("", here.path)
            )
        ):
            out[target] = None
            if not (params or number):
                worded.add(target)
    if worded:  # "Xem tiếp" below the headline that leads to "/?cn=11&tc=3407" too goes on in the text, not in the list
        titles = {doc.target(anchor) for anchor in chain(doc.anchors, doc.more) if is_headline(headline(anchor))}
        return [target for target in out if target not in worded or target not in titles]
    return list(out)
