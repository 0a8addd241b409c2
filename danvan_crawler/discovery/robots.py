"""The sitemaps that robots.txt names, and the file as its parsers understand it. What it forbids is the downloader's business."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from danvan_crawler.discovery.payload import in_utf8

_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_COMMA = re.compile(rb"^(\s*crawl-delay\s*:\s*\d+),(?=\d)", re.IGNORECASE | re.MULTILINE)


def plain(body: bytes) -> bytes:
    """A robots.txt in the form of RFC 9309: UTF-8, also where an editor saved it as UTF-16, and "Crawl-delay: 2,5" with a point."""
    return _COMMA.sub(rb"\1.", in_utf8(body))


def sitemaps(body: bytes, url: str) -> list[str]:
    """The addresses of the "Sitemap:" lines of a robots.txt fetched from `url`, once each, in their order.

    They hold for every user agent (RFC 9309, 2.2.4). Relative ones, which the protocol doesn't know but small sites
    write, are resolved.
    """
    text = in_utf8(body)[:512_000].decode("utf-8-sig", "replace").replace("\r", "\n")
    found = []
    for line in _LINE.findall(text):
        try:
            found.append(urljoin(url, line))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
