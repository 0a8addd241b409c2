"""Which shapes and sections of a site's addresses still lead somewhere: mazes, calendars and filters without end are left after so many pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from danvan_crawler.sites import urls

UNPRODUCTIVE_LIMIT = 40
"""Pages of one URL shape in a row without an article or a new link after which that shape is no longer followed."""

BARREN_LIMIT = 200
"""The same, of one URL shape or of one section, for pages that lead to new links, but neither are articles nor name one that no list has
named: mazes."""

PROBES = 5
"""Pages that are asked for of a shape or section in which the last run found nothing: it may have changed."""


class Budgets:
    """The budgets of one site in one run.

    `spent` holds, by the name of the budget, the shapes and sections that have at most PROBES pages left: they are kept for the next run.
    """

    def __init__(self) -> None:
        self.spent: defaultdict[str, set[str]] = defaultdict(set)
        self._unproductive: Counter[str] = Counter()
        self._barren: Counter[str] = Counter()
        self._all = (("unproductive", self._unproductive, UNPRODUCTIVE_LIMIT), ("barren", self._barren, BARREN_LIMIT))

    def remember(self, spent: Mapping[str, Sequence[str]]) -> None:
        """Take over which shapes and sections led nowhere in the last run."""
        for name, counts, most in self._all:
            for part in spent.get(name, ()):
                counts[part] = most - PROBES
                self.spent[name].add(part)

    def count(self, url: str, productive: bool, leads_on: bool) -> None:
        """Count a page that came: `productive` if it is an article or names one that no list has named, `leads_on` if any new link stands on it."""
        parts = shape, _ = urls.shape(url), urls.section(url)
        self._unproductive[shape] = 0 if leads_on else self._unproductive[shape] + 1
        for part in parts:
            self._barren[part] = 0 if productive else self._barren[part] + 1
        for name, counts, most in self._all:
            for part in parts:
                (self.spent[name].add if counts[part] >= most - PROBES else self.spent[name].discard)(part)

    def used_up(self, url: str) -> tuple[str, int] | None:
        """The shape or section of an address that is no longer followed, and how many pages of it brought nothing; None while it is."""
        parts = urls.shape(url), urls.section(url)
        return next(((part, counts[part]) for _, counts, most in self._all for part in parts if counts[part] >= most), None)
