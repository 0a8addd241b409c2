"""What comes in the place of an article that is not there any more, where neither status nor words say so. Pure functions.

What they find is a sign and no proof: whether the address was an article's, and whether the page still shows it, the archive knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urlsplit

from danvan_crawler.extract.addresses import is_home
from danvan_crawler.extract.decode import to_utf8
from danvan_crawler.items import Page, Reading
from danvan_crawler.sites import Site, urls

OWN_LINKS = 5
"""A page of the site leads on into the site; bot walls, parked domains and notices of maintenance lead nowhere."""

_NOT_FOUND = re.compile(
    r"(?:^|[/_.-])(?:404|410|(?:page|file|item|post|bai|trang)?[_-]?not[_-]?found|khong[_-]?(?:tim[_-]?thay|ton[_-]?tai)|loi[_-]?404)(?=[/_.-]|$)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def by_redirect(url: str, target: str | None, site: Site) -> str | None:
    """Why a redirect says that its address is no more; None for one that says nothing of the kind.

    To the home page, to a page that is called "not found", to the list above it. One to another host, to a log-in page or to an error
    page of no such name may be anything: a move, a domain that was sold, a server that is ill.
    """
    if target is None or urls.host_of(target) not in site.hosts or _is_start(url, site):
        return None
    if urls.resource_key(url, site) == urls.resource_key(target, site):
        return None
    if _NOT_FOUND.search(urlsplit(target).path):
        return "redirect to a page called not found"
    if is_home(target) or _is_start(target, site):
        return "redirect to the home page"
    if not urls.is_article(target, site) and urls.lies_below(url, target):
        return "redirect to the list above"
    return None


def _is_start(url: str, site: Site) -> bool:
    clean = urls.canonical_url(url)
    return is_home(url) or any(clean == urls.canonical_url(other) for other in (*site.start, *site.sections))


def page_instead(page: Page, reading: Reading, site: Site) -> Callable[[], str] | None:
    """The text, to be made when asked for, of a whole page of this site that is no article: a list, or the frame without anything in it.

    None for what can't stand in an article's place: articles, walls, start pages, pages with few links into the site.
    """
    home = reading.kind == "missing" and page.status == 200 and reading.reason == "home page in place of an article"
    if page.status != 200 or page.truncated or not (home or reading.kind in ("other", "listing")) or _is_start(page.url, site):
        return None
    own = {link.url for link in reading.links if urls.host_of(link.url) in site.hosts}
    return (lambda: visible_text(page)) if len(own) >= OWN_LINKS or home else None


def visible_text(page: Page) -> str:
    """The words of a page, its title included; no attributes, no scripts."""
    data, _ = to_utf8(page.body, page.content_type)
    return unescape(_TAG.sub("", _UNSEEN.sub(" ", data.decode("utf-8", "replace"))))
