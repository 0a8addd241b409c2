"""The links of pages on their way from one process to another: the menu of a site stands on every page, and goes through once.

A link that has gone through is a number afterwards: its place among those that both sides know. Nobody may change a link that came so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

from danvan_crawler.items import Link

MOST = 4_096
"""Links that both sides know before they begin anew: each list has links of its own."""

fields_of = attrgetter("url", "title", "block", "rank", "date_raw", "date")


class Numbered(NamedTuple):
    """Links by their numbers; those from `first` on are told here."""

    first: int
    told: list[tuple[Any, ...]]
    numbers: list[int]


class Teller:
    """The side that sends links. It keeps them: an entry of a menu may be the same object on every page, which is seen faster."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], int] = {}
        self._objects: dict[int, tuple[int, Link]] = {}

    def numbered(self, links: Sequence[Link]) -> Numbered:
        """Links for the other side, which must hear of them in this order. Nobody may change them afterwards."""
        known, objects = self._known, self._objects
        if len(known) > MOST:
            known.clear()
            objects.clear()
        elif len(objects) > MOST:
            objects.clear()
        first = len(known)
        numbers = []
        for link in links:
            met = objects.get(id(link))
            if met is None:
                met = objects[id(link)] = known.setdefault(fields_of(link), len(known)), link
            numbers.append(met[0])
        return Numbered(first, list(islice(known, first, None)), numbers)


class Listener:
    """The side that gets them."""

    def __init__(self) -> None:
        self._known: list[Link] = []

    def links(self, numbered: Numbered) -> list[Link]:
        """The links that were sent."""
        known = self._known
        del known[numbered.first :]
        known += [Link(*fields) for fields in numbered.told]
        return [known[number] for number in numbered.numbers]
