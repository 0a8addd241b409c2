"""Links in JSON: lists that a page's script asks for, and the data that Next.js embeds in its pages (`__NEXT_DATA__`)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from danvan_crawler.discovery.pagination import successor, with_page
from danvan_crawler.items import Page

MAX_NODES = 50_000
"""Objects and lists of one document that are looked at."""

_TITLES = ("title", "tieude", "name", "headline", "tenbaiviet", "tieu_de", "subject")
_URLS = ("url", "link", "href", "permalink", "fullurl", "detailurl", "duongdan", "uri", "path", "alias", "seourl", "linkdetail")
_SLUGS = ("slug", "alias", "seourl", "urlslug", "friendlyurl")
_DATES = (
    "publishedat",
    "publishdate",
    "publisheddate",
    "datepublished",
    "ngaydang",
    "ngayxuatban",
    "publishtime",
    "publish_date",
    "published_at",
)
_ARTICLES = frozenset(
    (
        *_DATES,
        "createdat",
        "created_at",
        "createddate",
        "summary",
        "sapo",
        "excerpt",
        "thumbnail",
        "image",
        "content",
        "anhdaidien",
        "tomtat",
    )
)
_MARKUP = ("html", "content", "data", "view", "body", "items", "result")
_NEXT_URLS = frozenset(
    ("next", "nextpage", "next_page", "nexturl", "next_url", "next_page_url", "nextlink", "nextpageurl", "@odata.nextlink")
)
_HAS_NEXT = frozenset(("hasnext", "hasnextpage", "has_next", "has_more", "hasmore", "loadmore", "ismore"))
_IS_LAST = frozenset(("last", "islast", "is_last", "end", "isend", "islastpage"))
_TOTALS = frozenset(
    ("totalpages", "total_pages", "totalpage", "pagecount", "page_count", "last_page", "lastpage", "numpages", "tongsotrang")
)
_CURRENTS = frozenset(("currentpage", "current_page", "page", "pageindex", "page_index", "pagenumber", "page_number", "number", "trang"))
_NEXT_DATA = re.compile(rb"<script\b[^>]*\bid=[\"']?__NEXT_DATA__[\"']?[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_FLIGHT = re.compile(rb'\\"href\\":\\"(/[^\\"\s]{1,1000})\\"')
_ANY_SLUG = re.compile(r"\^(/(?:[\w-]|\\\.|/)*/)\[\^/\]\+((?:\\\.\w{2,5})?)(?:/\?)?\$")
_ANCHOR = re.compile(r"<a\s[^>]*href", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A page that JSON leads to; `published` as printed there."""

    url: str
    title: str = ""
    published: str | None = None


@dataclass(slots=True)
class JsonList:
    """What a JSON document leads to: `links`, the `next_page` if it tells one, pieces of HTML that stand in it, and the `affixes` that
    make an address of a slug."""

    links: list[Found] = field(default_factory=list)
    next_page: str | None = None
    markup: list[str] = field(default_factory=list)
    affixes: tuple[str, str] | None = None


def read(data: Any, url: str, affixes: tuple[str, str] | None = None) -> JsonList:
    """The links of a JSON answer fetched from `url`. Never raises. `affixes` are those of the site's articles, see `affixes_in`."""
    found = JsonList(links(data, url, affixes, sure=True), markup=list(_markup(data)))
    found.next_page = next_page(data, url, len(found.links) or sum(len(_ANCHOR.findall(piece)) for piece in found.markup))
    return found


def links(data: Any, url: str, affixes: tuple[str, str] | None = None, sure: bool = False) -> list[Found]:
    """The objects of `data` that have a title and an address, once each, in their order.

    Where an object has only a slug, the address is made of it with `affixes`, see `affixes_of`. Without them it is left out; if `sure`, so is
    what has no day, lead or picture, as affixes that this page does not show itself say nothing of its sections.
    """
    found: dict[str, Found] = {}
    slugged = {id(node) for node in _slugged(data, sure)} if affixes is not None else set()
    for node, title in _titled(data):
        address = next((value for value in _texts(node, _URLS) if _is_address(value)), None)
        if address is None and affixes is not None and id(node) in slugged and (slug := _text(node, _SLUGS)):
            address = affixes[0] + slug + affixes[1]
        if address is None:
            continue
        try:
            target = urljoin(url, address.strip()).partition("#")[0]
        except ValueError:
            continue
        if target.lower().startswith(("http://", "https://")):
            found.setdefault(target, Found(target, " ".join(html.unescape(title).split())[:500], _text(node, _DATES) or None))
    return list(found.values())


def _titled(data: Any) -> Iterator[tuple[dict[str, Any], str]]:
    return ((node, title) for node in _nodes(data) if isinstance(node, dict) and (title := _text(node, _TITLES)))


def affixes_of(data: Any, anchors: Iterable[str]) -> tuple[str, str] | None:
    """What stands before and behind the slugs of `data` in `anchors`: "/blogs/hoi-nghi-tong-ket" and the slug "hoi-nghi-tong-ket" show it."""
    return _slug_pattern([slug for node in _slugged(data) if (slug := _text(node, _SLUGS))], anchors)


def affixes_in(patterns: Iterable[str]) -> tuple[str, str] | None:
    """The same as a site file's patterns of articles say it: `^/tin-bai/[^/]+/?$`."""
    found = next((match for pattern in patterns if (match := _ANY_SLUG.fullmatch(pattern))), None)
    return (found[1].replace("\\", ""), found[2].replace("\\", "")) if found else None


def _slugged(data: Any, sure: bool = False) -> list[dict[str, Any]]:
    """The objects whose slugs are those of articles: with a day, a lead or a picture, where any has one; sections have a name and a slug."""
    nodes = [node for node, _ in _titled(data)]
    return [node for node in nodes if any(name.lower() in _ARTICLES for name in node)] or ([] if sure else nodes)


def next_page(data: Any, url: str, items: int) -> str | None:
    """The address of the next page as JSON tells it: by an address, a count of pages, a flag, or the number in its own address.

    None where a flag or the count says that this was the last, where it holds no item, and where nothing says how to ask on.
    """
    flags = {name.lower(): value for node in _upper(data) for name, value in node.items()}
    for name in _NEXT_URLS & flags.keys():
        value = flags[name]
        if isinstance(value, dict):
            value = value.get("href") or value.get("url")
        if isinstance(value, str) and _is_address(value):
            return urljoin(url, value)
        if value is None or value is False or value == "":
            return None
        if type(value) is int:
            return with_page(url, value)
    if not items or any(flags.get(name) is False for name in _HAS_NEXT) or any(flags.get(name) is True for name in _IS_LAST):
        return None
    total = next((flags[name] for name in _TOTALS if type(flags.get(name)) is int), None)
    current = next((flags[name] for name in _CURRENTS if type(flags.get(name)) is int), None)
    following = successor(url, items)
    if total is not None:
        # Counted from 0 (Spring: {"number": 0, "totalPages": 5}) or from 1: what comes twice ends the walk.
        at_end = current is not None and current >= total
        return None if total <= 1 or at_end else following or with_page(url, (current or 1) + 1)
    if following is None and any(flags.get(name) is True for name in _HAS_NEXT):
        return with_page(url, (current if current is not None else 1) + 1)
    return following


def embedded(page: Page, anchors: Iterable[str] = (), affixes: tuple[str, str] | None = None) -> JsonList:
    """The links of the data that Next.js embeds in a page (both of its routers); empty for other pages.

    `anchors` are the addresses on the page, `affixes` those that an earlier page of the site has shown: lists that only scripts fill
    show none themselves.
    """
    found = JsonList()
    if match := _NEXT_DATA.search(page.body):
        data = load(match[1])
        if isinstance(data, dict):
            inner = data.get("props", data)
            found.affixes = affixes_of(inner, [*anchors, *_own_pattern(data, page.url)])
            found.links = links(inner, page.url, found.affixes or affixes, sure=found.affixes is None)
            page_props = inner.get("pageProps", inner) if isinstance(inner, dict) else inner
            flags = {name.lower() for node in _upper(page_props) for name in node}
            if flags & (_TOTALS | _NEXT_URLS):
                # A list goes on even where nothing has yet shown what stands before its slugs.
                slugs = sum(bool(_text(node, _SLUGS)) for node in _slugged(inner, sure=True)) if not found.links else 0
                found.next_page = next_page(page_props, page.url, len(found.links) or slugs)
    elif b"__next_f" in page.body:
        targets = (html.unescape(href.decode("utf-8", "replace")) for href in _FLIGHT.findall(page.body))
        found.links = [Found(urljoin(page.url, target)) for target in dict.fromkeys(targets) if not target.startswith("/_next/")]
    return found


def _own_pattern(data: dict[str, Any], url: str) -> list[str]:
    """The page's own address, where its route says that its last part is a slug ("/blogs/[slug]"): a pattern for its like."""
    route = data.get("page")
    return [url] if isinstance(route, str) and re.search(r"\[\w*slug\w*\]$", route, re.IGNORECASE) else []


def _slug_pattern(slugs: list[str], anchors: Iterable[str]) -> tuple[str, str] | None:
    """What stands before and behind the slug in the addresses: the most frequent of those that `anchors` show."""
    wanted = {slug for slug in slugs if len(slug) > 3}
    counts: dict[tuple[str, str], int] = {}
    for anchor in anchors:
        path = unquote(urlsplit(anchor).path)
        last = path.rstrip("/").rpartition("/")[2]
        stem = re.sub(r"\.\w{2,5}$", "", last)
        if stem in wanted:
            at = path.rfind(stem)
            affixes = (path[:at], path[at + len(stem) :])
            counts[affixes] = counts.get(affixes, 0) + 1
    return max(counts, key=lambda affixes: counts[affixes]) if counts else None


def load(body: bytes) -> Any:
    """The object or list in a JSON document; None for everything else."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict | list) else None


def _nodes(data: Any) -> Iterator[Any]:
    """Objects and lists, in the order of the document."""
    todo, seen = [data], 0
    while todo and seen < MAX_NODES:
        node = todo.pop()
        seen += 1
        yield node
        inner = node.values() if isinstance(node, dict) else node
        todo += [value for value in inner if isinstance(value, dict | list)][::-1]


def _upper(data: Any) -> list[dict[str, Any]]:
    """The objects that may speak of the whole document: itself, and those within it that are no items of a list."""
    found: list[dict[str, Any]] = []
    todo = [(data, 0)]
    while todo and len(found) < 200:
        node, depth = todo.pop(0)
        if isinstance(node, dict):
            found.append(node)
            if depth < 3:
                todo += [(value, depth + 1) for value in node.values() if isinstance(value, dict)]
    return found[::-1]


def _texts(node: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    lower = {name.lower(): value for name, value in node.items()}
    for name in names:
        value = lower.get(name)
        if isinstance(value, dict):
            value = value.get("rendered")  # WordPress: {"title": {"rendered": "…"}}
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _text(node: dict[str, Any], names: tuple[str, ...]) -> str:
    return next(_texts(node, names), "")


def _is_address(text: str) -> bool:
    """True for "https://…", "/duong/dan", and "tin-tuc/bai-1.html"; a bare slug says not where it stands."""
    return (
        len(text) < 2000 and re.fullmatch(r"(?:https?://|/(?!/)|\?)\S+|[\w-]+(?:/[\w.-]+)+|[\w-]+\.(?:html?|aspx|php)\S*", text) is not None
    )


def _markup(data: Any) -> Iterator[str]:
    """Pieces of HTML with links in them, as load-more endpoints wrap them: {"html": "<li><a href=…>"}."""
    for node in _upper(data):
        for value in _texts(node, _MARKUP):
            if _ANCHOR.search(value):
                yield value
