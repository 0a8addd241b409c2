"""Photos, files and style sheets: what belongs to a page besides its text, and is kept for those who look at the page later.

Pure functions, shared by crawl and replay: which addresses a page names, and what an answer to one of them is. Only the site's own
hosts are asked (`asset_hosts` among them), and nothing that comes is ever read as a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from danvan_crawler.archive.jobs import Discovered
from danvan_crawler.extract.addresses import resolve
from danvan_crawler.items import Article, Page, Reading
from danvan_crawler.memory import Addresses
from danvan_crawler.sites import Site, urls
from danvan_crawler.snapshots.content import target_uri

KIND = "asset"
"""`resource.kind` of all of them."""

PRIORITY_ASSET = 1
"""After every new page, before the pages of earlier runs."""

RESOURCE_TYPES = {"image": "image", "stylesheet": "stylesheet"}
"""What the WARC record says of an asset by the channel it came by, in Chrome's words, as Browsertrix writes them; others are "other"."""

READ_AS_ASSETS = ("image", "stylesheet", "font", "media", "script", "manifest", "texttrack", "other")
"""Types by which a replay knows an asset; "document", "xhr" and "fetch" may be pages and lists."""

MAX_DEPTH = 3
"""Steps from a page: its style sheet, one that this imports, the images of that; and as many redirects."""

MAX_OF_SHEET = 100
"""Addresses taken from one style sheet: icon fonts name thirty, a sheet made by a script may name any number."""

MAX_RENDITIONS = 20
"""Other sizes of one photo: WordPress offers seven."""

_LINK = re.compile(rb"<link\b[^>]{0,1000}>", re.I)
_STYLE = re.compile(rb"<style\b[^>]{0,500}>(.{0,20000}?)</style", re.I | re.S)
_BASE = re.compile(rb"<base\b[^>]{0,500}?\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_REL = re.compile(rb"\brel\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_HREF = re.compile(rb"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_AS_STYLE = re.compile(rb"\bas\s*=\s*[\"']?style\b", re.I)
_PICTURE = re.compile(rb"<picture\b(?:[^<]|<(?!/?picture\b)){0,10000}</picture|<img\b[^>]{0,10000}>", re.I | re.S)
_SOURCE = re.compile(rb"\s(?:data-)?src\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_SRCSET = re.compile(rb"\s(?:data-)?srcset\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_CANDIDATE = re.compile(rb"([^\s,][^\s]*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|$)")
_COMMENT = re.compile(rb"/\*.*?\*/", re.S)
_IMPORT = re.compile(rb"@import\s+(?:url\(\s*)?[\"']?([^\"')\s;]+)", re.I)
_URL = re.compile(rb"\burl\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')]+?))\s*\)", re.I)
_MARKUP = re.compile(rb"\s*<(?!\?xml|svg)", re.I)


def of_article(item: Mapping[str, Any], site: Site) -> list[Discovered]:
    """The photos, in all sizes, and files of an article that its site serves itself, each once; none where the site file says `assets = false`."""
    if not site.assets:
        return []
    own = urls.resource_key(item["url"], site)
    named = [("image", url) for image in item.get("images") or () for url in (image["url"], *(image.get("renditions") or ()))]
    named += [("attachment", file["url"]) for file in item.get("attachments") or ()]
    found = {entry.key: entry for by, url in named if (entry := _discovered(url, site, by, 1)) and entry.key != own}
    return list(found.values())


def note_renditions(page: Page, articles: Iterable[Article]) -> None:
    """Writes onto the articles' photos the other sizes that the page offers (`srcset`, `<picture>`): a browser shows one of them."""
    if b"srcset" not in page.body:
        return
    base, photos = _base(page), {image.url: image for article in articles for image in article.images}
    for block in _PICTURE.findall(page.body):
        named = [_text(href) for match in _SOURCE.findall(block) for href in match if href]
        named += [_text(href) for match in _SRCSET.findall(block) for srcset in match for href in _CANDIDATE.findall(srcset)]
        offered = dict.fromkeys(url for href in named if not href.startswith("data:") and (url := resolve(base, href)) is not None)
        if photo := next((photos[url] for url in offered if url in photos), None):
            photo.renditions = list(dict.fromkeys([*photo.renditions, *(url for url in offered if url not in photos)]))[:MAX_RENDITIONS]


def _base(page: Page) -> str:
    match = _BASE.search(page.body[:20_000])
    return (resolve(page.url, _text(match[1])) if match else None) or page.url


def style_sheets(page: Page, site: Site, seen: Addresses) -> list[Discovered]:
    """The style sheets that a page loads; `seen` holds the addresses of earlier pages and is added to."""
    if not site.assets:
        return []
    base = None
    found = []
    for href in _sheets(page.body):
        if base is None:
            base = _base(page)
        url = resolve(base, href)
        if url is None or url in seen:
            continue
        seen.add(url)
        if entry := _discovered(url, site, "stylesheet", 1):
            found.append(entry)
    return found


def _sheets(body: bytes) -> Iterator[str]:
    for tag in _LINK.findall(body):
        rel = b" ".join(_value(_REL.search(tag))).lower().split()
        if b"stylesheet" in rel or (b"preload" in rel and _AS_STYLE.search(tag)):
            yield from map(_text, _value(_HREF.search(tag)))
    if b"@import" in body:
        for style in _STYLE.findall(body):
            yield from map(_text, _IMPORT.findall(_COMMENT.sub(b"", style)))


def of_answer(page: Page, site: Site, depth: int) -> list[Discovered]:
    """What an asset leads to in its turn: the sheets, images and fonts of a style sheet; the target of a redirect."""
    if depth > MAX_DEPTH or not site.assets:
        return []
    if 300 <= page.status < 400 and page.location:
        return _all([(page.location, "redirect")], page.url, site, depth)
    if page.status != 200 or not is_style_sheet(page):
        return []
    text = _COMMENT.sub(b"", page.body)
    imports = [(_text(href), "stylesheet") for href in _IMPORT.findall(text)]
    return _all([*imports, *((_text(href), "css") for match in _URL.findall(text) for href in match if href)], page.url, site, depth)


def _all(named: Iterable[tuple[str, str]], base: str, site: Site, depth: int) -> list[Discovered]:
    found: dict[str, Discovered] = {}
    for href, by in named:
        url = resolve(base, href) if not href.startswith("data:") else None
        if url is not None and (entry := _discovered(url, site, by, depth + 1)):
            found.setdefault(entry.key, entry)
            if len(found) >= MAX_OF_SHEET:
                break
    return list(found.values())


def is_style_sheet(page: Page) -> bool:
    """Whether an answer is CSS: by its type, or by its address where a server says text/plain."""
    kind = page.content_type.lower()
    return "css" in kind or ("html" not in kind and page.url.partition("?")[0].lower().endswith(".css"))


def read(page: Page) -> Reading:
    """What an answer to an asset's address is: the asset ("other"), or "missing", or "blocked"."""
    status = page.status
    if status in (401, 403, 407, 408, 429, 451) or status >= 500:
        return Reading("blocked", reason=f"status {status}")
    if status >= 400:
        return Reading("missing", reason=f"status {status}")
    if 300 <= status < 400:
        return Reading("other", reason=f"redirect to {page.location}")
    if "html" in page.content_type.lower() and _MARKUP.match(page.body[:500]):
        return Reading("missing", reason="a web page in place of a photo or file")
    cut = f"cut short: {page.truncated}" if page.truncated else None
    return Reading("other", reason=cut or "photo or file")


def outcome(reading: Reading, page: Page) -> str:
    """One word for what came of an asset: kept, moved, cut, missing or failed."""
    if reading.kind != "other":
        return "missing" if reading.kind == "missing" else "failed"
    return "moved" if 300 <= page.status < 400 else "cut" if page.truncated else "kept"


def _discovered(url: str, site: Site, by: str, depth: int) -> Discovered | None:
    if not urls.asset_in_scope(url, site):
        return None
    # The address as it was found: a server may know its file by one spelling only, and so does a page that is shown again. In ASCII,
    # because the archive keeps letters in NFC, and a file that a Mac has named is known as "ba\u0300n-in.pdf".
    return Discovered(url=target_uri(url), key=urls.resource_key(url, site), kind=KIND, by=by, depth=depth, priority=PRIORITY_ASSET)


def _value(match: re.Match[bytes] | None) -> list[bytes]:
    return [value for value in match.groups() if value] if match else []


def _text(value: bytes) -> str:
    return unescape(value.decode("utf-8", "replace")).strip()
