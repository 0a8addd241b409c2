"""Whether walking through a listing advances: pages that repeat, go in circles or come empty end the walk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from danvan_crawler.memory import Addresses
from danvan_crawler.sites.places import place_of

FULL_PAGE = 5
"""Articles that a first page has at least, if there is a second one."""

CHANGED = 0.4
"""The share of other articles on a page that was asked for twice from which its list is one without order: a box beside it may change too."""

MOST_TRIALS = 3
"""Requests for pages of a list that came already and repeat articles of earlier ones."""

ENOUGH_DRAWN = 3
"""Times all its articles that a list without order has shown without a new one among them, until no further one is waited for."""


@dataclass(frozen=True, slots=True)
class Step:
    """`advances` is False where the page brings nothing that its listing has not shown; `broken` says why a person should look.

    `fresh` is True where it names an article that no list of the site has named before; `ask_again` where the list comes in another
    order each time, and the same page may bring more.
    """

    advances: bool = True
    broken: str | None = None
    fresh: bool = False
    ask_again: bool = False


@dataclass(slots=True)
class _Listing:
    """What is known of a listing: which page had which articles (a hash of all), all of them, and the highest page that is linked.

    `numbers` are the pages that came, `shown` the articles on them, each page counted once; `fixed` were in every answer. `suspects` are
    pages that repeat earlier ones and are asked for again, with their articles. `drawn` are the articles that a list without order
    (`unordered`) has shown since its last new one, `last` those of the page that came last, in their order.
    """

    pages: dict[int, int] = field(default_factory=dict)
    items: Addresses = field(default_factory=Addresses)
    highest: int = 0
    numbers: set[int] = field(default_factory=set)
    shown: int = 0
    fixed: frozenset[str] | None = None
    unordered: bool = False
    suspects: dict[int, frozenset[str]] = field(default_factory=dict)
    trials: int = 0
    drawn: int = 0
    last: Sequence[str] = ()

    @property
    def missing(self) -> int:
        """How many articles it has more than were named, as far as the pages that came tell."""
        always = len(self.fixed or ()) * (len(self.numbers) - 1)  # a section in the menu counts as one where no address has a number
        return max(self.shown - always - len(self.items), 0) if self.unordered else 0


def _stands_in(piece: Sequence[str], items: Sequence[str]) -> bool:
    """Whether some items stand among others in one piece and in this order."""
    first = items.index(piece[0]) if piece[0] in items else len(items)
    return list(items[first : first + len(piece)]) == list(piece)


class Walks:
    """All listings of a site in one run, of each article only hashes: a site may have 100,000 of them."""

    def __init__(self) -> None:
        self._listings: dict[str, _Listing] = {}
        self._named = Addresses()
        self._pager_works = False

    def step(self, url: str, items: Iterable[str], further: Iterable[str]) -> Step:
        """Enter the page `url` with the keys of its articles and the addresses of the further pages that it links.

        Broken is a page that repeats or is empty while earlier pages link higher ones: the articles between are lost. Past
        the end many systems show the first page again (SharePoint lists), with a pager that goes on: that only ends the
        walk. Where a second page repeats the first and no listing of the site has yet shown another, the pager does nothing.
        """
        name, number = place_of(url)
        number = number or 0
        named = list(items)
        found = frozenset(named)
        listing = self._listings.setdefault(name, _Listing())
        same = (place.number or 0 for place in map(place_of, further) if place.listing == name)
        linked = max(listing.highest, *same, 0)
        twin = listing.pages.get(hash(found)) if found else None
        is_new = any(item not in listing.items for item in found)
        fresh = any(item not in self._named for item in found)
        on_trial, counted = False, max(number, 1)  # "/tin" and "/tin?page=1" are one page
        if counted in listing.numbers and (suspect := listing.suspects.get(counted)) is not None:
            others = found - suspect
            listing.unordered |= len(others) > CHANGED * len(found)
            on_trial = bool(others) and not listing.unordered and listing.trials < MOST_TRIALS
            listing.trials += on_trial
            if not on_trial:
                del listing.suspects[counted]
        elif counted not in listing.numbers and twin is None:
            on_trial = number > 1 and not listing.unordered and self._is_suspect(listing, counted, named)
            listing.numbers.add(counted)
            listing.shown += len(found)
        if found:
            listing.last = named
            listing.fixed = found if listing.fixed is None else listing.fixed & found
        if not found:
            # A listing whose articles are never recognised is bounded by the budget of its address shape.
            step = Step(False, self._skipped(listing, url, number, "is empty")) if number and listing.items else Step()
        elif listing.unordered:
            listing.drawn = 0 if is_new else listing.drawn + len(found)
            may_bring_more = listing.drawn < ENOUGH_DRAWN * len(listing.items)
            step = Step(is_new or number < linked, fresh=fresh, ask_again=may_bring_more)
        elif twin is not None and twin != number:
            step = Step(False, self._repeated(listing, url, number, twin, len(found)))
        else:
            step = Step(is_new or twin == number or on_trial, fresh=fresh, ask_again=on_trial)
        self._named.update(found)
        if step.advances:
            self._pager_works |= bool(listing.items) and twin is None
            listing.pages.setdefault(hash(found), number)
            listing.items.update(found)
            listing.highest = linked
        return step

    def unordered(self) -> dict[str, int]:
        """The lists that come in another order each time, with the number of their articles that no page of theirs has named."""
        return {name: listing.missing for name, listing in self._listings.items() if listing.missing}

    @staticmethod
    def _is_suspect(listing: _Listing, number: int, items: Sequence[str]) -> bool:
        """Whether a further page that comes for the first time repeats so much of earlier ones that it is asked for once more: where each
        request draws the articles anew ("ORDER BY RAND()") others come, where the list has grown meanwhile the same."""
        found = frozenset(items)
        fixed = listing.fixed if listing.fixed and len(listing.numbers) > 1 else frozenset[str]()
        others = found - fixed
        repeated = [item for item in items if item in listing.items and item in others]
        if listing.trials >= MOST_TRIALS or len(repeated) < min(2, len(others)) or not repeated:
            return False
        if _stands_in(repeated, items) and _stands_in(
            repeated, listing.last
        ):  # a box beside the list: "Tin mới", of which page 1 is made too
            return False
        listing.suspects[number] = found
        listing.trials += 1
        return True

    @staticmethod
    def sequels(url: str, further: Iterable[str]) -> list[str]:
        """Of the further pages that a page links, those that stand directly behind it; all where no number says which.

        Numbers count from 0, from 1 or in steps: of the first page both "?page=1" and "?page=2" are.
        """
        name, number = place_of(url)
        here = -1 if number is None else number
        places = {address: place_of(address) for address in further}
        behind = {at.number: address for address, at in places.items() if at.listing == name and at.number and at.number > here}
        if not behind:
            return [address for address, at in places.items() if at.number is None or at.listing != name]
        nearest = {min(behind), min((number for number in behind if number > max(here, 1)), default=min(behind))}
        return [behind[number] for number in sorted(nearest)]

    def _repeated(self, listing: _Listing, url: str, number: int, twin: int, items: int) -> str | None:
        if {number, twin} == {0, 1}:
            return None  # "/tin" and "/tin?page=1" are one page
        if len(listing.pages) == 1 and not self._pager_works and items >= FULL_PAGE and listing.highest >= number:
            return f"{url} repeats the first page: the pager leads nowhere"
        return self._skipped(listing, url, number, "repeats an earlier page")

    @staticmethod
    def _skipped(listing: _Listing, url: str, number: int, what: str) -> str | None:
        return f"{url} {what}, though pages up to {listing.highest} are linked" if listing.highest > number else None
