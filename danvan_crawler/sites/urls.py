"""What an address means, without fetching it: one spelling, one key for an article, scope, traps, shapes.

All functions are pure, take any string, and never raise. None makes a network look-up.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from .canonical import canonical_url, parse
from .hosts import host_port, is_loopback_host, is_private_host, refused_reason
from .identity import BY_PATTERN, article_id, article_identity, site_match, text_of
from .keys import resource_key
from .kinds import is_asset, section, shape
from .model import Site
from .numbers import Identity
from .paging import is_paged
from .traps import is_trap
from .views import is_part_of, is_unrewritten, is_view, is_view_of, is_whole_of, without_parts

__all__ = [
    "BY_PATTERN", "Identity", "article_id", "article_identity", "asset_in_scope",
    "canonical_url", "host_of", "host_port", "in_scope", "is_article", "is_asset", "is_loopback_host",
    "is_page_of_listing", "is_part_of", "is_private_host", "is_trap", "is_unrewritten", "is_view", "is_view_of",
    "is_whole_of", "lies_below", "refused_reason", "resource_key", "section", "shape", "without_parts",
]  # fmt: skip


def host_of(url: str) -> str | None:
    """The host of an http(s) address as in `Site.hosts` ("danvan.vn", "127.0.0.1:8801"); None if it has none."""
    address = parse(url)
    return address.host if address else None


def lies_below(url: str, other: str) -> bool:
    """True if an address lies in the folder that another one names: "/tin-tuc/hoi-nghi-12.html" below "/tin-tuc/"; one with a query names none."""
    here, there = urlsplit(canonical_url(url)), urlsplit(canonical_url(other))
    return not there.query and here.path.startswith(there.path.rstrip("/") + "/")


def asset_in_scope(url: str, site: Site) -> bool:
    """True if a photo or file of an article belongs to the site: on one of its hosts or `asset_hosts`.

    It may lie outside the site's part of the host, and need no extension: "/_layouts/15/TaiVe.aspx?id=4009_1".
    """
    host = host_of(url)
    return host is not None and (host in site.hosts or host in site.asset_hosts)


def in_scope(url: str, site: Site) -> bool:
    """True if a page belongs to the site: http(s), own host and port, below the site's prefix, not excluded by its file.

    Files (`is_asset`) need only a host of `asset_in_scope`. A host of the site never is a private one, but DNS or a
    redirect can still lead to a private address: see `is_private_host`.
    """
    address = parse(url)
    if address is None:
        return False
    if is_asset(url):
        if not asset_in_scope(url, site):
            return False
    elif address.host not in site.hosts or not site.below_prefix(address.path):
        return False
    text = text_of(address)
    return not any(pattern.search(text) for pattern in site.exclude_patterns)


def is_article(url: str, site: Site | None = None) -> bool:
    """True if the address looks like an article's: by one of the site's `article` patterns, or by an id in it."""
    address = parse(url)
    if address is None:
        return False
    return (site is not None and site_match(address, site) is not None) or article_id(url, site) is not None


def is_page_of_listing(url: str) -> bool:
    """True for the second and further pages of a listing: "?page=2", "/trang-63.html", "?limitstart=20"."""
    address = parse(url)
    return address is not None and is_paged(address)
