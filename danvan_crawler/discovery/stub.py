"""Where a page without a text of its own sends its reader: <meta http-equiv="refresh">, a script's `location`, frames."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from danvan_crawler.discovery.markup import SENDS_TO, base_of, tags
from danvan_crawler.items import Page

MOST_BYTES = 20_000
"""A stub is short; what is longer has a text, and its scripts send nobody anywhere by themselves."""

# "0; URL='vi/trang-chu.html'", "5;url=/vi/"; "300" alone loads the page itself again.
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'>]+)", re.IGNORECASE)


def frames(page: Page) -> list[str]:
    """The addresses of the pages that a <frameset> shows side by side, absolute, in page order; none for a page without one."""
    if page.status != 200 or len(page.body) > MOST_BYTES or b"<frameset" not in page.body.lower():
        return []
    return _absolute(page, [tag.attributes.get("src", "") for tag in tags(page, ("frame",))])


def targets(page: Page) -> list[str]:
    """The addresses that a short page leads on to by itself, absolute, once each; none for one that sets a cookie, which is a wall."""
    if page.status != 200 or len(page.body) > MOST_BYTES or b"document.cookie" in page.body:
        return []
    found = []
    for tag in tags(page, ("meta", "frame", "iframe")):
        if tag.name != "meta":
            found.append(tag.attributes.get("src", ""))
        elif tag.attributes.get("http-equiv", "").lower() == "refresh" and (match := _REFRESH.match(tag.attributes.get("content", ""))):
            found.append(match[1])
    found += SENDS_TO.findall(page.body.decode("utf-8", "replace"))
    return _absolute(page, found)


def _absolute(page: Page, found: list[str]) -> list[str]:
    base, absolute = base_of(page), []
    for address in filter(None, map(str.strip, found)):
        try:
            absolute.append(urljoin(base, address).partition("#")[0])
        except ValueError:
            continue
    return list(dict.fromkeys(url for url in absolute if url.lower().startswith(("http://", "https://")) and url != page.url))
