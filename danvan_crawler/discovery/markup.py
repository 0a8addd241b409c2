"""The tags of a page with their attributes, without a tree: `extract` builds that, and these few need none."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

from danvan_crawler.items import Page

MAX_SCANNED = 3 * 1024 * 1024
"""Bytes of a page that are looked through."""

_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+))")
SENDS_TO = re.compile(r"\blocation(?:\.href)?\s*(?:=|\.(?:assign|replace)\s*\()\s*[\"'](\s*[^\"'\s]+)[\"']")
"""What a script sends its reader to: `window.location = '/vi/'`, `location.replace("/vi/")`."""

_BASE = re.compile(rb"<base\b[^>]*\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: name in lower case, attributes (names in lower case, entities resolved), and the text right behind it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[bytes]:
    alternatives = "|".join(names).encode()
    # An attribute's value may hold ">": data-tpl="<li>…".
    return re.compile(rb"<(" + alternatives + rb")\b((?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*)>([^<]{0,80})", re.IGNORECASE)


def tags(page: Page, names: tuple[str, ...]) -> Iterator[Tag]:
    """The start tags of these names, in page order. Text is read as UTF-8, addresses being ASCII whatever the encoding."""
    for match in _pattern(names).finditer(page.body, 0, MAX_SCANNED):
        raw = match[2].decode("utf-8", "replace")
        attributes: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(raw):
            attributes.setdefault(name.lower(), html.unescape("".join(values)))
        yield Tag(match[1].decode("ascii").lower(), attributes, html.unescape(match[3].decode("utf-8", "replace")).strip())


def base_of(page: Page) -> str:
    """The address that relative ones of the page are resolved against: its <base>, else its own."""
    match = _BASE.search(page.body, 0, 20_000)
    if match is None:
        return page.url
    try:
        return urljoin(page.url, html.unescape(match[1].decode("utf-8", "replace")))
    except ValueError:
        return page.url
