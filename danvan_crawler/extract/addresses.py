"""Addresses of links: absolute, http(s) only, without fragment."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_SKIP = re.compile(r"\s*(?:javascript|mailto|tel|data|about|skype|zalo|sms|file|blob|ftp|whatsapp|viber|callto|fax):|\s*#", re.I)
_ABSOLUTE = re.compile(r"https?://(?:[^/?#@\s]*@)?(?:\[[0-9a-f:.]+\]|[^/?#:@\s\[\]]+)(?::\d{0,5})?(?:[/?#]|$)", re.I)
_CONTROL = re.compile(r"[\t\r\n]")
_DIGIT = re.compile(r"\d")
_HOME = frozenset(
    (
        "",
        "/",
        "/index.html",
        "/index.htm",
        "/index.php",
        "/default.aspx",
        "/home",
        "/vi",
        "/vi/",
        "/trang-chu",
        "/trang-chu.html",
        "/index.aspx",
    )
)
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|zip|rar|7z|txt|csv)(?=[?#&]|$)", re.I)
"""The extension of an attachment, in a path or at the end of a parameter."""


@lru_cache(maxsize=16_384)
def resolve(base: str, href: str) -> str | None:
    """The absolute http(s) address of an href without its fragment; None for scripts, mail addresses, anchors and broken ones."""
    href = _CONTROL.sub("", href.strip())
    if not href or _SKIP.match(href):
        return None
    if not _ABSOLUTE.match(href):
        try:
            href = _origin(base) + href if href[0] == "/" and href[1:2] != "/" and "/." not in href else urljoin(base, href)
        except ValueError:
            return None
        if not _ABSOLUTE.match(href):
            return None
    return href.split("#", 1)[0].replace(" ", "%20")


@lru_cache(maxsize=256)
def _origin(base: str) -> str:
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}"


def is_home(url: str) -> bool:
    """Whether an address is that of a home page."""
    parts = urlsplit(url)
    return parts.path.lower() in _HOME and not _DIGIT.search(parts.query)
