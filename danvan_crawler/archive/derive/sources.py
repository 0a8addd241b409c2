"""Which archived site a printed source names: "Nguồn: Trang tin Dân vận Nam Lĩnh", "Theo danvan.example". Pure.

By its host or its words where these tell. Else by the company it keeps: where reprints that print a source are found again and
again on one other site, that is the source's site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from danvan_crawler.vietnamese.text import fold

FEWEST = 2
SHARE = 0.75
"""So many reprints that print a source, and such a share of them, must be found on one site for the source to be that site."""
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}\b")
_PRESS = re.compile(r"\b(bao|dai|tap chi|ttxvn|thong tan xa|vov|vtv|vnexpress)\b")
# Words that say of what kind a page is and not whose it is.
_GENERIC = re.compile(
    r"\b(cong|trang|thong tin|tin|dien tu|website|web|chinh thuc|tong hop|cua|theo|nguon|tinh uy|thanh uy|tinh|thanh pho|tp|va|portal)\b"
)


@dataclass(frozen=True, slots=True)
class SiteNames:
    """What an archived site is called: its name in the archive, titles and owners as texts, and its hosts without port."""

    name: str
    titles: Sequence[str] = ()
    hosts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, name: str, titles: Iterable[str | None], urls: Iterable[str]) -> SiteNames:
        """From the columns of a site and addresses of its pages."""
        hosts = {(urlsplit(url).hostname or "").removeprefix("www.") for url in urls}
        return cls(name, tuple(sorted({title for title in titles if title})), frozenset(hosts - {""}))


@dataclass(slots=True)
class Sources:
    """Reads printed sources for a set of sites."""

    sites: Mapping[str, SiteNames]
    _votes: dict[str, Counter[str]] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool | None] = field(default_factory=dict)

    def vote(self, source: str, site: str) -> None:
        """A reprint that prints this source has its text also on this site, which prints no source."""
        self._votes.setdefault(_words(source), Counter())[site] += 1

    def site(self, source: str | None) -> str | None:
        """The site that the source names; None if it is none of ours, or if nothing tells."""
        if not source:
            return None
        named = [name for name in self.sites if self._by_words(source, name)]
        if named:
            return named[0] if len(named) == 1 else None
        votes = self._votes.get(_words(source), Counter())
        if not votes:
            return None
        name, count = max(votes.items(), key=lambda item: (item[1], item[0]))
        return name if count >= FEWEST and count >= SHARE * votes.total() and self.can_be(source, name) else None

    def can_be(self, source: str | None, site: str) -> bool:
        """Whether nothing speaks against the source being that site."""
        if not source:
            return False
        found = self._by_words(source, site)
        return found is None or found

    def _by_words(self, source: str, site: str) -> bool | None:
        """True or False where words or hosts tell, else None."""
        key = (source, site)
        if key not in self._known:
            self._known[key] = _tell(source, self.sites[site])
        return self._known[key]


def _tell(source: str, site: SiteNames) -> bool | None:
    folded = fold(source)
    domains = {domain.removeprefix("www.") for domain in _DOMAIN.findall(folded)}
    if domains & site.hosts:
        return True
    own = [fold(title) for title in site.titles]
    wanted = _words(source)
    if any(wanted == _words(title) for title in site.titles) and wanted:
        return True
    public = {host for host in site.hosts if not re.fullmatch(r"[\d.]+|localhost|.*:.*", host)}
    if domains and public:
        return False
    if _PRESS.search(folded) and not any(_PRESS.search(title) for title in own):
        return False
    return None


def _words(text: str) -> str:
    """The words that say whose a source is, folded: "Cổng thông tin Ban Dân vận Quảng Khê" and "BAN DÂN VẬN TỈNH ỦY QUẢNG KHÊ" agree."""
    folded = fold(text)
    kept = " ".join(re.findall(r"[a-z0-9.]+", _GENERIC.sub(" ", folded)))
    return kept or folded
