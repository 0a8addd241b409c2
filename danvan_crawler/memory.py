"""What a run remembers of a site's earlier pages to understand the later ones. A replay goes through the same pages in the same order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field


class Addresses:
    """The addresses, or the keys of pages, that a run has come across. Of each only its hash is kept: a site may have hundreds of thousands.

    The first FIRST lie in a set, up to 100 bytes for each: they are those of the menus, which are asked for on every page. The others lie in a
    table with open addressing, 12 to 24 bytes for each, where a question takes five times as long. A place that holds 0 is free.
    """

    FIRST = 4_096

    __slots__ = ("_count", "_first", "_table")

    def __init__(self) -> None:
        self._first: set[int] = set()
        self._table = _free(16)
        self._count = 0

    def __contains__(self, url: str) -> bool:
        value = hash(url) or 1
        return value in self._first or (self._count > 0 and _holds(self._table, value))

    def missing(self, urls: Iterable[str]) -> set[str]:
        """Those of several that were not met: of a page that has a menu hardly one."""
        first = self._first
        others = {url for url in urls if (hash(url) or 1) not in first}
        return {url for url in others if url not in self}

    def __len__(self) -> int:
        return len(self._first) + self._count

    def add(self, url: str) -> None:
        """Remember an address, letter by letter as it was met."""
        value = hash(url) or 1
        if value in self._first:
            return
        if len(self._first) < self.FIRST:
            self._first.add(value)
        elif _put(self._table, value):
            self._count += 1
            if 3 * self._count > 2 * len(self._table):
                full, self._table = self._table, _free(2 * len(self._table))
                for each in filter(None, full):
                    _put(self._table, each)

    def clear(self) -> None:
        """Forget them all."""
        self._first.clear()
        self._table, self._count = _free(16), 0

    def update(self, urls: Iterable[str]) -> None:
        """Remember several."""
        for url in urls:
            self.add(url)


def _free(places: int) -> array[int]:
    return array("q", bytes(8 * places))


def _holds(table: array[int], value: int) -> bool:
    last = len(table) - 1
    at = value & last
    while (found := table[at]) != value:
        if not found:
            return False
        at = (at + 1) & last
    return True


def _put(table: array[int], value: int) -> bool:
    """Put a hash into the table, whose length is a power of two; False if it was there."""
    last = len(table) - 1
    at = value & last
    while (found := table[at]) != value:
        if not found:
            table[at] = value
            return True
        at = (at + 1) & last
    return False


@dataclass(slots=True)
class Memory:
    """`affixes` are what stands before and behind a slug in the addresses of the site: lists that only scripts fill give slugs alone.
    `start_bodies` are the bodies of its start pages, of each only a hash; `lists` the keys of its lists. `named` are the articles that its
    links named by a number; `doubled` the forms of addresses of which two were met with one number. `wholes` are addresses of texts on
    one page that were asked for and not read yet.
    """

    affixes: tuple[str, str] | None = None
    start_bodies: set[int] = field(default_factory=set)
    lists: Addresses = field(default_factory=Addresses)
    named: Addresses = field(default_factory=Addresses)
    doubled: set[str] = field(default_factory=set)
    wholes: set[str] = field(default_factory=set)
