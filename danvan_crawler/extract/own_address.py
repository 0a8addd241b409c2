"""The address that a page says is its own, and addresses without what tracks readers."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from danvan_crawler.extract.addresses import is_home, resolve, slug
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.meta import Meta
from danvan_crawler.items import Page
from danvan_crawler.sites.views import is_view

_NUMBER = re.compile(r"\d+")
_TRACKING = ("utm_", "fbclid", "gclid", "zarsrc", "mc_cid", "mc_eid", "_ga", "gidzl")


def canonical_url(meta: Meta, page: Page, doc: Doc) -> str | None:
    """What the page says its address is; only on its own host, and not the home page for a page that is none. `og:url` is believed where it has
    the same words and numbers, and is no other view: DotNetNuke's "/Tin-tức/post/258062/khi-nhan-dan-dong-thuan.aspx" of what the home page links
    as "/Trang-chủ/post/258062/…", but not "/chi-tiet-bai-viet.aspx" of all articles."""
    url = resolve(doc.base, meta.canonical) if meta.canonical else None
    if not meta.canonical and (words := slug(page.url)):
        named = resolve(doc.base, meta.names.get("og:url", ""))
        agrees = named is not None and slug(named) == words and _NUMBER.findall(unquote(named)) == _NUMBER.findall(unquote(page.url))
        url = named if agrees and not is_view(named or "") else None
    if url is None:
        return None
    here, there = urlsplit(page.url), urlsplit(url)
    same = there.netloc.lower().removeprefix("www.") == here.netloc.lower().removeprefix("www.")
    if not same or (is_home(url) and not is_home(page.url)):
        return None
    return strip_tracking(url)


def named_address(meta: Meta, doc: Doc) -> str | None:
    """The address that the page gives itself, as printed: canonical link, else og:url."""
    raw = meta.canonical or meta.names.get("og:url", "")
    return resolve(doc.base, raw) if raw else None


def strip_tracking(url: str) -> str:
    """An address without tracking parameters and fragment; the rest as it was."""
    parts = urlsplit(url)
    if not parts.query:
        return urlunsplit(parts._replace(fragment=""))
    if not any(name in parts.query for name in _TRACKING):
        return urlunsplit(parts._replace(fragment=""))
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not name.startswith(_TRACKING)]
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=""))
