"""The key under which an address is known: one for all addresses of an article, and for each other page one of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .canonical import RETURN_PARAMETER, Address, clean, join_query, parse, remembered
from .identity import NONE_SHARED, home_host, identify, rewritten
from .numbers_in_query import NOISE
from .views import plain

if TYPE_CHECKING:
    from .model import Site


def _target(address: Address) -> Address:
    """The page that "/c/portal/update_language?redirect=%2Fweb%2Fbtg%2F…" leads back to."""
    if not address.path.startswith("/c/portal/update_language"):
        return address
    for name, value in address.query:
        if RETURN_PARAMETER.fullmatch(name) and value:
            text = unquote(value)
            target = parse(f"{address.scheme}://{address.netloc}{text}" if text.startswith("/") and not text.startswith("//") else text)
            if target is not None and target.host == address.host:
                return target
    return address


def resource_key(url: str, site: Site | None = None) -> str:
    """The key under which an address is known: equal for all addresses of one article, different for different pages.

    "host/#form/id" where the address names an article by an id, else host, path and query, without the markers of views.
    The scheme is never part of it. Pages of a listing keep their numbers.
    """
    return _key(url, site, site.shared_numbers if site else NONE_SHARED)


@remembered
def _key(url: str, site: Site | None, shared: frozenset[str]) -> str:
    """`shared` is what the site knows at the time: a key that was made before it knew more is not remembered."""
    address = parse(url)
    if address is None:
        return clean(url)
    address = home_host(_target(address), site)
    identity = identify(address, site)
    page, _ = plain(address)
    if identity is not None:
        return f"{page.host}/#{identity}"
    page = rewritten(page)
    path, ignore_case = page.path, _ignores_case(page.path)
    kept = [(name.lower() if ignore_case else name, value) for name, value in page.query if value != "" and not NOISE.fullmatch(name)]
    path = path.rstrip("/") or "/"
    tail = join_query(tuple(sorted(kept, key=lambda pair: (pair[0], pair[1] or ""))))
    return f"{page.host}{path.casefold() if ignore_case else path}" + (f"?{tail}" if tail else "")


def _ignores_case(path: str) -> bool:
    """True on servers that take "/Lists/TinTuc/TongQuat.aspx" and "/lists/tintuc/tongquat.aspx" for one page (IIS)."""
    return bool(re.search(r"\.(?:aspx?|ashx|asmx)(?:/|$)|/lists/|/_layouts/", path, re.IGNORECASE))
