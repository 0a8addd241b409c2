"""Whether walking through a listing advances: pages that repeat, go in circles or come empty end the walk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from danvan_crawler.discovery.pagination import place_of


@dataclass(frozen=True, slots=True)
class Step:
    """`advances` is False where the page brings nothing that its listing has not shown; `broken` says why a person should look."""

    advances: bool = True
    broken: str | None = None


@dataclass(slots=True)
class _Listing:
    """What is known of a listing: which page had which articles, all of them, and the highest page that is linked."""

    pages: dict[frozenset[str], int] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    highest: int = 0


class Walks:
    """All listings of a site in one run. Memory: the keys of their articles, once each."""

    def __init__(self) -> None:
        self._listings: dict[str, _Listing] = {}

    def step(self, url: str, items: Iterable[str], further: Iterable[str]) -> Step:
        """Enter the page `url` with the keys of its articles and the addresses of the further pages that it links.

        Broken is a page that repeats or is empty while the pager knows of higher ones: the articles between are lost. Past
        the end many systems show the first page again (SharePoint lists), which only ends the walk.
        """
        name, number = place_of(url)
        listing = self._listings.setdefault(name, _Listing())
        number = number or 0
        found = frozenset(items)
        for place in map(place_of, further):
            if place.listing == name:
                listing.highest = max(listing.highest, place.number or 0)
        if not found:
            # A listing whose articles are never recognised is bounded by the budget of its address shape.
            stops = number > 0 and bool(listing.items)
            return Step(not stops, self._broken(listing, url, number, "is empty") if stops else None)
        twin = listing.pages.get(found)
        if twin is not None and twin != number:
            return Step(False, self._broken(listing, url, number, "repeats an earlier page", both=twin))
        advances = not found <= listing.items or twin == number
        listing.pages.setdefault(found, number)
        listing.items |= found
        return Step(advances)

    @staticmethod
    def _broken(listing: _Listing, url: str, number: int, what: str, both: int = 0) -> str | None:
        if len(listing.pages) == 1 and {number, both} <= {0, 1}:
            return None  # "/tin" and "/tin?page=1" are one page
        return f"{url} {what}, though pages up to {listing.highest} are linked" if listing.highest > number else None
