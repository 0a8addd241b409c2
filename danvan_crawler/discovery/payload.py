"""What a body is, told by its content: a sitemap, a feed, JSON, or a page; the headers of small servers say anything."""

from __future__ import annotations

import re
import zlib
from typing import Literal

Kind = Literal["sitemap", "feed", "json"]

MAX_UNZIPPED = 64 * 1024 * 1024
"""The sitemap protocol allows 50 MB unpacked; what is longer is read up to here."""

_PREFACE = re.compile(rb"(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)+", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(urlset|sitemapindex|rss|feed|RDF)\b", re.IGNORECASE)
_ROOTS: dict[bytes, Kind] = {b"urlset": "sitemap", b"sitemapindex": "sitemap", b"rss": "feed", b"feed": "feed", b"rdf": "feed"}
_URL_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*https?://[^\s<>]+\s*(?:\n|$)", re.IGNORECASE)
_UTF16 = ((re.compile(rb"\xff\xfe|[^\0]\0[^\0]\0"), "utf-16-le"), (re.compile(rb"\xfe\xff|\0[^\0]\0[^\0]"), "utf-16-be"))
_ENCODING = re.compile(r"(\s*<\?xml\b[^>]*?)\s+encoding\s*=\s*(?:\"[^\">]*\"|'[^'>]*')", re.IGNORECASE)


def sniff(body: bytes, content_type: str = "") -> Kind | None:
    """The kind of an unpacked body; None for a web page and for everything else.

    A text of addresses only, one a line, is a sitemap too (sitemaps.org). JSON counts only where the type or the first
    characters leave no doubt: an object or a list.
    """
    head = body[:4096]
    preface = _PREFACE.match(head)
    start = preface.end() if preface else 0
    if root := _ROOT.match(head, start):
        return _ROOTS[root[1].lower()]
    first = head[start : start + 1]
    kind = content_type.split(";")[0].strip().lower()
    if first in (b"{", b"[") and (kind.endswith("json") or not kind or kind in ("text/plain", "text/javascript", "application/javascript")):
        return "json"
    if first in (b"{", b"[") and kind == "text/html" and re.match(rb"\{\s*[\"}]|\[\s*[\"{\[\]\d]", head[start:]):
        return "json"  # ASP.NET handlers send JSON as text/html
    if kind in ("", "text/plain") and _URL_LINE.match(head):
        return "sitemap"
    return None


def from_root(body: bytes) -> bytes:
    """The body from its XML on, where a few lines stand before that: "<b>Warning</b>: mysql_connect() … on line 3<br />"."""
    start = body.find(b"<?xml", 0, 4096)
    return body[start:] if start > 0 and b"<html" not in body[:start].lower() else body


def in_utf8(body: bytes) -> bytes:
    """A body in UTF-16, with or without a byte-order mark, in UTF-8, and no encoding in its XML declaration; others as they are.

    Notepad's "Unicode" is UTF-16, and so is what .NET writes into a string before it sends that.
    """
    for start, encoding in _UTF16:
        if start.match(body):
            text = body.decode(encoding, "replace").removeprefix("\ufeff")
            return ((declared[1] + text[declared.end() :]) if (declared := _ENCODING.match(text)) else text).encode()
    return body


def unpack(body: bytes, limit: int = MAX_UNZIPPED) -> bytes:
    """The content of a gzip file ("sitemap.xml.gz" as a file, not as a transfer coding), up to `limit`; other bodies as they are.

    A file cut short gives what can be read of it.
    """
    if body[:2] != b"\x1f\x8b":
        return body
    reader = zlib.decompressobj(wbits=31)
    try:
        return reader.decompress(body, limit)
    except zlib.error:
        return b""
