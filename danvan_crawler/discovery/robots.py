"""The sitemaps that robots.txt names. What it forbids is the downloader's business."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def sitemaps(body: bytes, url: str) -> list[str]:
    """The addresses of the "Sitemap:" lines of a robots.txt fetched from `url`, once each, in their order.

    They hold for every user agent (RFC 9309, 2.2.4). Relative ones, which the protocol doesn't know but small sites
    write, are resolved.
    """
    text = body[:512_000].decode("utf-8-sig", "replace").replace("\r", "\n")
    found = []
    for line in _LINE.findall(text):
        try:
            found.append(urljoin(url, line))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
