"""Which articles of different sites print the same text, and who printed it first. Pure functions.

Two texts are the same if the shorter one stands in the longer one but for a few words. Reports of one event by two authors share names
and quotations, announcements made from one form share sentences: neither share enough of what an author tells, or they differ in the
facts. A printed source that may be the other site allows for more changes.

The original is told, surest first, by the printed source, by the publish dates, by what the copy has lost. Where a text's source is none
of the archived sites its copies are siblings, and none of them is called the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from danvan_crawler.archive.derive.overlap import Overlap, Text
from danvan_crawler.archive.derive.sources import Sources
from danvan_crawler.vietnamese.dates import VIETNAM
from danvan_crawler.vietnamese.text import fold

Relation = Literal["reprint", "sibling"]


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as far as it matters here: where it stands, what it credits, and the first and last moment it can have been published."""

    site: str
    key: str
    source: str | None
    author: str | None
    lo: datetime | None
    hi: datetime | None

    @property
    def day(self) -> date | None:
        """The publish day, if it is known."""
        if self.lo is None or self.hi is None or self.lo.date() != self.hi.date():
            return None
        return self.lo.date()


def moments(published: str | None, lo: str | None = None, hi: str | None = None) -> tuple[datetime | None, datetime | None]:
    """First and last moment of a publish date (ISO day or date-time) or of bounds (ISO days); None where nothing is known."""
    if published and "T" in published:
        moment = datetime.fromisoformat(published)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
        return moment, moment
    first, last = (published, published) if published else (lo, hi)
    return (
        datetime.combine(date.fromisoformat(first), time.min, VIETNAM) if first else None,
        datetime.combine(date.fromisoformat(last), time.max, VIETNAM) if last else None,
    )


# --- the same text? ------------------------------------------------------------------------------------------------------------------------

SHORTEST, SHORT = 25, 80
"""Words. Of a text below `SHORTEST` only the whole under the same headline is a copy; of one below `SHORT` nearly all must be there."""
LONG_RUN = 80
"""Words in a row that no two authors write alike: with most of the shorter text in common they make a copy, whatever was added."""
RUN, DISTINCT = 40, 0.4
"""The same for fewer words in a row, if such a share of the shorter text stands in hardly any other text of the archive."""
EXCERPT = 25
"""The same for a text that names the other's site as its source: a paragraph taken over, with some words before it."""
TOLD, TOLD_LEAST = 0.25, 0.1
"""Such a share at least of what the shorter text tells outside quotations and lists, if that is so much of it: two reports of one speech
may share half of their words."""

OTHER_NUMBERS, OTHER_NAMES = 0.1, 0.04
"""Such a share of the facts may be others in a copy: an editor corrects a figure, seldom a name. A form has few facts, and those that tell
one occasion from the next are others every time."""


def is_copy(one: Text, other: Text, overlap: Overlap, credited: bool, distinct: float = 0.0, named: bool = False) -> bool:
    """Whether one text is a copy of the other.

    `credited`: one of them prints a source that may be the other's site, or both the same; `named`: it is the other's site.
    `distinct`: see `shingles.Index.pairs`.
    """
    if overlap.shorter < SHORTEST:
        return overlap.containment == 1 and fold(one.title) == fold(other.title)
    if overlap.shorter_told >= max(SHORTEST, TOLD_LEAST * overlap.shorter) and overlap.told < TOLD * overlap.shorter_told:
        return False
    telling = distinct >= DISTINCT and overlap.longest_run >= RUN
    if overlap.other_numbers > OTHER_NUMBERS * overlap.facts or overlap.other_names > OTHER_NAMES * overlap.facts:
        return False
    if overlap.containment >= 0.6 and (overlap.longest_run >= LONG_RUN or telling or (named and overlap.longest_run >= EXCERPT)):
        return True
    if credited and overlap.containment >= 0.6 and fold(one.title) == fold(other.title):
        return True
    return overlap.containment >= (0.9 if credited or overlap.shorter >= SHORT else 0.95)


def credits(one: Printed, other: Printed, sources: Sources) -> bool:
    """Whether a printed source makes it likely that the two have one text."""
    a, b = _foreign(one, sources), _foreign(other, sources)
    if a and b:
        return fold(a) == fold(b) or sources.site(a) == other.site or sources.site(b) == one.site
    return bool((a and sources.can_be(a, other.site)) or (b and sources.can_be(b, one.site)))


def names_site(one: Printed, other: Printed, sources: Sources) -> bool:
    """Whether one of the two prints the other's site as its source."""
    return sources.site(_foreign(one, sources)) == other.site or sources.site(_foreign(other, sources)) == one.site


# --- who was first? ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decision:
    """Of two copies: which is the original (0 or 1; None: neither can be called so), and how it is known, in words."""

    original: int | None
    method: str


def decide(pair: tuple[Printed, Printed], lengths: tuple[int, int], sources: Sources) -> Decision:
    """Which of two copies is the original; `lengths` in words."""
    foreign = [_foreign(article, sources) for article in pair]
    named = [sources.site(source) if source else None for source in foreign]
    for copy, original in ((0, 1), (1, 0)):
        if named[copy] == pair[original].site and named[original] != pair[copy].site:
            return Decision(original, f"the copy credits {foreign[copy]}")
    first = _first(pair)
    if foreign[0] and foreign[1]:
        return Decision(None, "both credit others")
    for copy, original in ((0, 1), (1, 0)):
        source = foreign[copy]
        if not source or foreign[original]:
            continue
        if named[copy] is not None or not sources.can_be(source, pair[original].site):
            return Decision(None, f"one credits {source}, which is not the other's site")
        if first == copy:
            return Decision(None, f"one credits {source}, and the other was published later")
        return Decision(original, f"the copy credits {source}, the original nobody")
    if first is not None:
        return Decision(first, "published first")
    longer = _longer(lengths)
    if longer is not None:
        return Decision(longer, "publish dates do not tell; the copy is shorter")
    if bool(pair[0].author) != bool(pair[1].author):
        return Decision(0 if pair[0].author else 1, "publish dates do not tell; the copy has lost its author")
    return Decision(None, "neither a source nor publish dates tell which was first")


def _foreign(article: Printed, sources: Sources) -> str | None:
    """The printed source, if it is not the site itself."""
    return article.source if article.source and sources.site(article.source) != article.site else None


def _first(pair: tuple[Printed, Printed]) -> int | None:
    for first, second in ((0, 1), (1, 0)):
        last, earliest = pair[first].hi, pair[second].lo
        if last is not None and earliest is not None and last < earliest:
            return first
    return None


def _longer(lengths: tuple[int, int]) -> int | None:
    shorter, longer = sorted(lengths)
    return None if longer < 1.1 * shorter + 5 else lengths.index(longer)


# --- many articles -------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copies:
    """Two articles that print the same text: their numbers, and which is the original."""

    one: int
    other: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article and the one whose text it prints. A sibling's `of` is another copy, whose original is not archived or not known."""

    article: int
    of: int
    relation: Relation
    method: str


def conclude(articles: Mapping[int, Printed], copies: Iterable[Copies]) -> list[Reprint]:
    """For each article that prints another's text the one it is a reprint of, by article. Whatever the order of `copies`.

    A reprint of a reprint leads to the first original. Siblings lead to the one that was published first as far as is known.
    """
    originals: dict[int, dict[int, str]] = {}
    siblings: dict[int, dict[int, str]] = {}
    for found in copies:
        if found.decision.original is None:
            siblings.setdefault(found.one, {})[found.other] = found.decision.method
            siblings.setdefault(found.other, {})[found.one] = found.decision.method
        else:
            pair = (found.one, found.other)
            original = pair[found.decision.original]
            originals.setdefault(pair[1 - found.decision.original], {})[original] = found.decision.method
    order = {n: place for place, n in enumerate(sorted(articles, key=lambda n: _order(articles[n])))}
    parents: dict[int, int] = {}
    for article in sorted(originals, key=order.__getitem__):
        methods = originals[article]
        for n in sorted(methods, key=lambda n: (not methods[n].startswith("the copy credits"), order[n])):
            if _root(n, parents) != article:  # else each would be a reprint of the others
                parents[article] = n
                break
    result = []
    for article, parent in parents.items():
        root = _root(article, parents)
        method = originals[article].get(root) or f"{originals[article][parent]}; by way of {articles[parent].site}"
        result.append(Reprint(article, root, "reprint", method))
    for group in _groups({n: set(found) for n, found in siblings.items()}):
        members = sorted(group, key=order.__getitem__)
        roots = [n for n in members if n not in parents]
        first = roots[0] if roots else members[0]
        result += [Reprint(n, first, "sibling", _method(siblings[n], first)) for n in roots if n != first]
    return result


def _method(found: Mapping[int, str], first: int) -> str:
    return found.get(first) or found[min(found)]


def _root(article: int, parents: Mapping[int, int]) -> int:
    while article in parents:
        article = parents[article]
    return article


def _order(article: Printed) -> tuple[datetime, str, str]:
    latest = datetime.max.replace(tzinfo=VIETNAM) - timedelta(days=2)
    return article.hi or latest, article.site, article.key


def _groups(edges: Mapping[int, set[int]]) -> Sequence[set[int]]:
    """The connected parts of a graph."""
    left = dict(edges)
    groups = []
    while left:
        todo = [min(left)]
        group: set[int] = set()
        while todo:
            n = todo.pop()
            if n in left:
                group.add(n)
                todo += left.pop(n)
        groups.append(group)
    return groups
