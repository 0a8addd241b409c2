"""By what a site's design is known: the class and id names that its article pages share, and the platform they show.

Looked at in the bytes, whatever the site file says of the platform: a redesign is what the file does not know yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from danvan_crawler.extract.cms.platforms import GENERATORS, SIGNS

LOOKED_AT = 80
"""Article pages of a run that are looked at: enough to see a redesign, and no cost on a site of 10,000."""
FIRST, EVERY = 30, 8
"""The first ones are all looked at, later ones this often: to look costs as much as to fetch."""

MOST_MARKERS = 60
SHARED = 0.9
"""A name is a marker of the design if this share of the article pages has it: names of one article are not."""

_NAMES = re.compile(rb"""\s(?:class|id)\s*=\s*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})')""", re.IGNORECASE)
_GENERATOR = re.compile(rb"""<meta\b[^>]{0,200}\bname\s*=\s*["']?generator\b[^>]{0,200}""", re.IGNORECASE)
_SIGNS = [(name, [sign.encode() for sign in signs]) for name, signs in SIGNS]


@dataclass(slots=True)
class Layout:
    """What the article pages of a run look like: pages looked at, pages by platform, pages by class or id name. `seen`: all of them."""

    pages: int = 0
    platforms: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    seen: int = 0

    def look(self, body: bytes) -> None:
        """Count an article page, unless enough have been looked at."""
        self.seen += 1
        if self.pages >= LOOKED_AT or (self.seen > FIRST and self.seen % EVERY):
            return
        self.pages += 1
        self.platforms[platform(body)] += 1
        self.names.update(set(names(body)))

    def platform_shares(self) -> dict[str, float]:
        """The share of pages by platform."""
        return {name: round(n / self.pages, 4) for name, n in sorted(self.platforms.items())} if self.pages else {}

    def markers(self) -> list[str]:
        """The names that nearly all pages have, at most MOST_MARKERS."""
        return [name for name, n in self.names.most_common(MOST_MARKERS) if n >= SHARED * self.pages]

    def has(self, name: str) -> bool:
        """Whether a name is still on at least one page in ten."""
        return self.names[name] >= max(1.0, (1 - SHARED) * self.pages)


def names(body: bytes) -> Iterator[str]:
    """The class and id names of a page; those with a digit count without it ("item-204" is one name on every page)."""
    for double, single in set(_NAMES.findall(body)):  # the three hundred entries of a menu have one between them
        for name in (double or single).split():
            yield name.decode("utf-8", "replace").rstrip("0123456789")


def platform(body: bytes) -> str:
    """The platform by its generator tag or the strings that only its themes write; "generic" without any."""
    generators = b" ".join(_GENERATOR.findall(body[:20_000])).lower()
    for word in GENERATORS:
        if word.encode() in generators:
            return "dnn" if word == "dotnetnuke" else word
    return next((name for name, signs in _SIGNS if any(sign in body for sign in signs)), "generic")
