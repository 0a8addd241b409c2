"""What an answer is by itself, whatever stands on the page: robots.txt, a redirect, whole or cut."""

from __future__ import annotations

from urllib.parse import urlsplit

from danvan_crawler.extract.addresses import resolve
from danvan_crawler.items import Page, Reading
from danvan_crawler.sites import Site, urls


def is_robots(url: str) -> bool:
    """True for a site's robots.txt: it is captured, and never read as a page."""
    return urlsplit(url).path == "/robots.txt"


def redirect_key(page: Page, site: Site) -> str | None:
    """The key of the address that an answer redirects to; None for what leads nowhere, or to another spelling of the same address."""
    target = resolve(page.url, page.location) if 300 <= page.status < 400 and page.location else None
    key = urls.resource_key(target, site) if target else None
    return None if key == urls.resource_key(page.url, site) else key


def is_whole(page: Page) -> bool:
    """Whether a page came to its end: one that ends with "</html>" did, whatever length its server had named."""
    return page.truncated is None or page.body.rstrip()[-7:].lower() == b"</html>"


def is_cut(page: Page, reading: Reading) -> bool:
    """Whether something of a page is missing behind the place where its body ends.

    What we cut ourselves counts for articles and lists only: films and streams have no end.
    """
    return not is_whole(page) and (page.truncated == "disconnect" or reading.kind in ("article", "listing"))
