"""Which addresses the site file itself names, and which are the site's start."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from danvan_crawler.sites import Site, urls


def is_start(url: str, site: Site) -> bool:
    """Whether an address is that of a start page or of the root of its host."""
    return _same_page(url, (*site.start, urljoin(site.start[0], "/")))


def is_home(url: str, site: Site) -> bool:
    """Whether an address is that of a start page, or the root of any host."""
    return urlsplit(url).path in ("", "/") or _same_page(url, site.start)


def is_declared(url: str, site: Site) -> bool:
    """Whether the site file names an address, as a start page or as a section."""
    return _same_page(url, [*site.start, *site.sections])


def _same_page(url: str, others: Iterable[str]) -> bool:
    clean = urls.canonical_url(url)
    return any(clean == urls.canonical_url(other) for other in others)
