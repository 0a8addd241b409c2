"""Further pages of a listing in the forms that no plain link shows: load-more buttons, fragments without a pager, <link rel="next">.

The forms: "?page=57", "?PageIndex=40", "?trang=89", "?limitstart=15", "/page/2/", "/page-8", "/trang-63.html", "-p8.html",
`data-url="/article/Paging?categoryId=4&pageIndex=2"`, `data-url="/Home/ReloadSubject/24" data-page="2"`, `onclick="more('/ajax/tin?p=2')"`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from danvan_crawler.discovery.markup import SENDS_TO, Tag, base_of, tags
from danvan_crawler.items import Page
from danvan_crawler.sites.places import NUMBER_NAMES, OFFSET_NAMES, PATH_PAGE, SIZE_NAMES, place_of

_MORE_BYTES = re.compile(
    rb"load[-_]?more|more[-_]?(?:load|btn|button|news|post)|(?:btn|view|show)[-_]?more|(?:xem|t\xe1\xba\xa3i|hi\xe1\xbb\x83n th\xe1\xbb\x8b)[-_ ]?th|"
    rb"onclick\s*=\s*(?:\"[^\"]{0,200}|'[^']{0,200})\blocation\b|"
    rb"infinite|hx-get|data-next|rel=[\"']?[a-z ]{0,40}next|<option\b[^>]{0,80}\bvalue\s*=\s*[\"'][^\"']{0,400}[/?]",
    re.IGNORECASE,
)
_MORE_CLASS = re.compile(
    r"load-?_?more|(?:btn|button|view|show)-?_?more|more-?_?(?:load|btn|button|news|posts?)|xem-?_?them|infinite", re.IGNORECASE
)
_MORE_TEXT = re.compile(
    r"(?:xem|tai|hien thi|doc) them(?: tin(?: bai)?| bai(?: viet)?)?|them tin(?: bai)?|(?:load|show|view) more|more|xem tiep|tin tiep theo"
)
_POSTS = re.compile(rb"<form\b[^>]{0,400}\bmethod\s*=\s*[\"']?post", re.IGNORECASE)
_NEXT_TEXT = re.compile(r"(?:trang )?(?:sau|tiep|tiep theo|ke tiep)|next")
_URL_ATTRIBUTES = (
    *("data-next-url", "data-next", "data-url", "data-href", "data-ajax-url", "data-ajax", "data-load", "data-link", "data-src", "hx-get"),
)
_PAGE_ATTRIBUTES = ("data-next-page", "data-nextpage", "data-page", "data-pageindex", "data-page-index", "data-trang")
_PAGER_WORDS = re.compile(r"pag(?:e|er|ing|inat)|trang", re.IGNORECASE)
_QUOTED = re.compile(r"[\"'](\s*(?:https?://|/|\?|[\w./-]+\?)[^\"'\s]*)[\"']")
_SLOT = re.compile(r"\{\{?\s*(?:page|p|trang|pageIndex)?\s*\}?\}|%7B(?:page|trang)%7D|__page__|\[page\]", re.IGNORECASE)
_NAMES = ("a", "button", "div", "span", "input", "li", "ul", "section", "link", "option")


def is_first_page(url: str) -> bool:
    """True for an address without a page number, or with that of the first page."""
    return (place_of(url).number or 0) <= 1


def next_pages(page: Page) -> list[str]:
    """Further pages of a listing that are named by a load-more button or by rel="next", resolved, in page order."""
    if _MORE_BYTES.search(page.body[: 3 * 1024 * 1024]) is None:
        return []
    base = base_of(page)
    found: dict[str, None] = {}
    for tag in tags(page, _NAMES):
        for address in _addresses(tag) if tag.name != "option" else _of_option(tag, page.url):
            try:
                target = urljoin(base, address.strip()).partition("#")[0]
            except ValueError:
                continue
            if target.lower().startswith(("http://", "https://")) and target != page.url:
                found[target] = None
    return list(found)


def _addresses(tag: Tag) -> list[str]:
    attributes = tag.attributes
    if tag.name in ("a", "link") and "next" in attributes.get("rel", "").lower().split():
        return [attributes["href"]] if attributes.get("href") else []
    if (sent := SENDS_TO.search(attributes.get("onclick", ""))) and _is_numbered(sent[1].strip()):
        return [sent[1]]
    marks = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if not (_MORE_CLASS.search(marks) or _MORE_TEXT.fullmatch(_plain(tag.text or attributes.get("value", "")))):
        return []
    number = next((attributes[name] for name in _PAGE_ATTRIBUTES if attributes.get(name, "").isdigit()), None)
    candidates = [attributes[name] for name in _URL_ATTRIBUTES if _is_address(attributes.get(name, ""))]
    if not candidates:
        candidates = [match.strip() for match in _QUOTED.findall(attributes.get("onclick", ""))]
    href = attributes.get("href", "")
    if not candidates and _is_numbered(href):
        candidates = [href]
    return [_with_number(address, number) for address in candidates[:2]]


def _of_option(tag: Tag, url: str) -> list[str]:
    """A pager can be a drop-down of addresses: <option value="/tin-tuc?trang=2">2</option>, for pages of the list at `url` only."""
    value = tag.attributes.get("value", "").strip()
    if not _is_address(value) or not _is_numbered(value):
        return []
    try:
        return [value] if place_of(urljoin(url, value)).listing == place_of(url).listing else []
    except ValueError:
        return []


def _is_address(text: str) -> bool:
    return bool(re.match(r"\s*(?:https?://|/|\?|[\w./-]+[?/])", text)) and not re.search(
        r"\.(?:jpe?g|png|gif|webp|svg|mp4)\b", text, re.IGNORECASE
    )


def _is_numbered(href: str) -> bool:
    return (
        bool(href)
        and not href.lower().startswith(("javascript:", "#", "mailto:"))
        and place_of(urljoin("http://x.vn/", href)).number is not None
    )


def _with_number(address: str, number: str | None) -> str:
    """The address with the number of the next page in its slot ("/tin?page={page}"), or behind it where it has none."""
    wanted = number or "2"
    if _SLOT.search(address):
        return _SLOT.sub(wanted, address)
    if number is None or place_of(urljoin("http://x.vn/", address)).number is not None:
        return address
    if re.search(rf"(?<!\d){number}(?:\.\w{{2,5}})?/?$", urlsplit(address).path):
        return address  # "/ajax/morenews-31-2.html" with data-page="2"
    return f"{address}{'&' if '?' in address else '?'}page={wanted}"


def _plain(text: str) -> str:
    """Lower case, no diacritics, no arrows: "Xem thêm »" gives "xem them"."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))


def without_address(page: Page) -> str | None:
    """By what the numbers of a pager lead on where they have no address of their own, and can't be asked for: "form posts" or "a script".

    <a href="javascript:__doPostBack('ctl00$pager','Page$2')">2</a> (WebForms, SharePoint), <input name="page" value="2"> in a form that posts;
    <a href="javascript:goPage(2)">2</a>, <a href="#" data-page="2">2</a>.
    """
    posts = _POSTS.search(page.body) is not None
    by_script = False
    for tag in tags(page, ("a", "button", "input", "li", "span")):
        attributes = tag.attributes
        if attributes.get("type", "").lower() == "hidden":
            continue  # <input type="hidden" name="MSO_PageHashCode" value="15"> of SharePoint
        text = tag.text if tag.name != "input" else attributes.get("value", "")
        if not (re.fullmatch(r"[2-9]|[1-9]\d", text) or _NEXT_TEXT.fullmatch(_plain(text))):
            continue
        href = attributes.get("href", "").lower()
        if "__dopostback" in href:
            return "form posts"
        if posts and tag.name in ("button", "input") and _PAGER_WORDS.search(" ".join((*attributes, *attributes.values()))):
            return "form posts"
        acts = " ".join(value for name, value in attributes.items() if name in ("href", "onclick", "data-page"))
        if href.startswith(("javascript:", "#")) or not href:
            by_script |= "data-page" in attributes or _PAGER_WORDS.search(acts) is not None
    return "a script" if by_script else None


def left_out(url: str, further: Iterable[str]) -> str | None:
    """The address of the page behind this one, where a pager links higher ones without it: "Đầu … Cuối" for pages 1 and 57.

    It is made of the address of a higher one. None where the pager links the next page, or counts by offsets.
    """
    name, number = place_of(url)
    here = 1 if number is None else number
    places = {address: place_of(address) for address in further}
    behind = {at.number: address for address, at in places.items() if at.listing == name and at.number is not None and at.number > here}
    if not behind or here + 1 in behind:
        return None
    return _renumbered(behind[min(behind)], lambda number, is_offset: None if is_offset else here + 1)


def has_day_form(page: Page) -> bool:
    """True where a form asks for a day: selects or fields named "ngay", "thang", "nam", or <input type="date"> ("Xem theo ngày")."""
    if b"<form" not in page.body and b"<select" not in page.body:
        return False
    names: set[str] = set()
    for tag in tags(page, ("select", "input")):
        if tag.attributes.get("type", "").lower() == "date":
            return True
        name = re.split(r"[$:_]", tag.attributes.get("name", "") or tag.attributes.get("id", ""))[-1].lower()
        names.update(part for part in ("day", "month", "year") if re.fullmatch(_DAY_FIELDS[part], name))
    return names >= {"month", "year"}


_DAY_FIELDS = {
    "day": r"(?:cbo|ddl|sel|drop)?(?:ngay|day|d)",
    "month": r"(?:cbo|ddl|sel|drop)?(?:thang|month|m)",
    "year": r"(?:cbo|ddl|sel|drop)?(?:nam|year|y)",
}


def is_fragment(body: bytes) -> bool:
    """True for a piece of HTML that a script asks for: it has no <html>, <head> or <body>."""
    head = body[:200_000].lower()
    return b"<" in head and not any(mark in head for mark in (b"<html", b"<head>", b"<body", b"<!doctype", b"<frameset"))


def successor(url: str, step: int = 0) -> str | None:
    """The address of the page behind this one, by the number in it: "?pageIndex=2" gives "?pageIndex=3", "?offset=20&limit=10" gives 30.

    `step` is the number of items on this page, for an offset whose address doesn't say how many it asked for. None where
    the address holds no number, or an offset can't be counted on.
    """
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    size = next((int(value[:6]) for name, value in pairs if SIZE_NAMES.fullmatch(name) and value.isdigit()), step)
    return _renumbered(url, lambda number, is_offset: number + 1 if not is_offset else number + size if size else None)


def _renumbered(url: str, new: Callable[[int, bool], int | None]) -> str | None:
    """The address with another page number in its place, or another offset; None where it holds none, or `new` gives none for it."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for position, (name, value) in enumerate(pairs):
        is_number, is_offset = (names.fullmatch(name) is not None for names in (NUMBER_NAMES, OFFSET_NAMES))
        if value.isdigit() and (is_number or is_offset) and (number := new(int(value[:9]), not is_number)) is not None:
            pairs[position] = (name, str(number))
            return urlunsplit(parts._replace(query=urlencode(pairs, safe=",:/|")))
    match = PATH_PAGE.search(parts.path)
    if match is None or (number := new(int(match[1]), False)) is None:
        return None
    return urlunsplit(parts._replace(path=parts.path[: match.start(1)] + str(number) + parts.path[match.end(1) :]))


def with_page(url: str, number: int) -> str:
    """The address with `page=number` in its query."""
    parts = urlsplit(url)
    pairs = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name.lower() != "page"]
    return urlunsplit(parts._replace(query=urlencode([*pairs, ("page", str(number))], safe=",:/|")))
