"""Which article an address names: the number in it, and the shape that number stands in.

The shapes are those of the Vietnamese platforms (see `numbers_in_path`, `numbers_in_query`). A site file's `article` patterns go first.
Where a number may as well be a year, a count or a document's number ("/nghi-quyet-so-120.html"), it is taken for no identity.
A page known twice is a nuisance, which its text tells; a page taken for another one is lost: a shape is a guess, and where
a list shows that several articles share a number (`Site.shared_numbers`), the shape that it stands in names none of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .canonical import Address, Query, join_query, parse, remembered
from .kinds import is_asset_path
from .numbers import Identity
from .numbers_in_path import from_liferay, from_path
from .numbers_in_query import STRONG_IDS, WEAK_IDS, from_joomla, from_query, from_root
from .paging import is_paged
from .views import plain

if TYPE_CHECKING:
    from .model import Site

NONE_SHARED: frozenset[str] = frozenset()

MAX_PATH = 1500  # three bytes a letter in "%E1%BB%A9": a title of 500 letters

BY_PATTERN = "article/"
"""The form of what a site file's `article` patterns find."""


def identify(address: Address, site: Site | None = None) -> Identity | None:
    """The article that an address names, in whichever of its views; None where the address holds no number for it.

    A number that several articles of the site share names none of them, in whatever shape; another number of the address may.
    """
    found = site_match(address, site) if site else None
    if found:
        return Identity(BY_PATTERN, found)
    shared, refused = site.shared_numbers if site else NONE_SHARED, set()
    for identity in _candidates(rewritten(plain(address)[0])):
        if identity.form in shared:
            refused.add(identity.id)
        elif identity.id not in refused:
            return identity
    return None


def _candidates(address: Address) -> Iterator[Identity]:
    """The numbers of an address that may be the article's, the surest first."""
    if len(address.path) > MAX_PATH or is_paged(address) or is_asset_path(address.path):
        return
    segments = [_words(segment) for segment in address.path.split("/") if segment]
    yield from filter(None, [from_joomla(address)])
    yield from from_query(address, segments, STRONG_IDS)
    yield from from_liferay(segments)
    yield from from_path(segments, address.path.endswith("/"))
    yield from from_query(address, segments, WEAK_IDS)
    yield from from_root(address)


def site_match(address: Address, site: Site) -> str | None:
    """The id that the site's `article` patterns find in the address; "" if a pattern matches and names none, None if none matches.

    Each is searched in path and query, and in the path alone, so that "$" also ends the path before a parameter of no meaning.
    """
    if not site.article_patterns:
        return None
    page = plain(address)[0]
    texts = dict.fromkeys(text_of(x) for x in (page, address))
    if not is_paged(address):
        texts |= dict.fromkeys(_words(x.path) for x in (page, address))
    matches = [match for text in texts for pattern in site.article_patterns if (match := pattern.search(text))]
    return next((x for match in matches if (x := match.groupdict().get("id"))), "" if matches else None)


def text_of(address: Address) -> str:
    """Path and query as the patterns of a site file see them: percent-encoding undone, in NFC."""
    return _words(address.path) + (f"?{_words(join_query(address.query))}" if address.query else "")


def _words(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(text))


def rewritten(address: Address) -> Address:
    """NukeViet without rewriting, "?nv=news&op=tin/ten-bai-123", in the form it has with it; PHP-Nuke, "modules.php?name=News&file=article&sid=9",
    whose number is called as that of a session elsewhere."""
    query = {name.lower(): value or "" for name, value in address.query}
    if address.path.endswith("/modules.php") and query.get("sid", "").isdigit() and query.get("file", "article") == "article":
        return Address(address.scheme, address.host, address.netloc, f"/{query.get('name', 'news')}.php", (("newsid", query["sid"]),))
    if address.path != "/" or not query.get("nv") or "/" not in query.get("op", ""):
        return address
    rest: Query = tuple((name, value) for name, value in address.query if name.lower() not in ("nv", "op"))
    return plain(Address(address.scheme, address.host, address.netloc, f"/{query['nv']}/{query['op']}.html", rest))[0]


def article_identity(url: str, site: Site | None = None) -> Identity | None:
    """The article that an address names: by the site's `article` patterns, else by the general shapes; None if there is none."""
    return _identity(url, site, site.shared_numbers if site else NONE_SHARED)


@remembered
def _identity(url: str, site: Site | None, shared: frozenset[str]) -> Identity | None:
    address = parse(url)
    return identify(home_host(address, site), site) if address else None


def article_id(url: str, site: Site | None = None) -> str | None:
    """The article's id in the address; None if there is none."""
    identity = article_identity(url, site)
    return identity.id if identity else None


def home_host(address: Address, site: Site | None) -> Address:
    """The address with the site's main host for its aliases."""
    if site is None or address.host not in site.hosts or address.host == site.main_host:
        return address
    return Address(address.scheme, site.main_host, address.netloc, address.path, address.query)
