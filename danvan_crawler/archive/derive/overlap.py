"""What two texts have in common: passages that stand in both, what was cut, what was added. Pure, linear in the length of the texts.

A copy and its original differ by whole passages; two texts made from one form (announcements, reports of a quarter) share most words
and differ in their facts. That is what `other_numbers` and `other_names` count. What authors quote and list they have from others: two reports
of one day share the speech, the guests, the titles of the laws. `Overlap.told` is what else they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import and_

from danvan_crawler.archive.derive.facts import Contradiction, Facts, contradiction, facts, told_apart
from danvan_crawler.archive.derive.shingles import Words, words
from danvan_crawler.archive.derive.told import in_sentences, told

ANCHOR = 5
"""Words in a row that make two places the same."""
LONGEST_CHANGE = 12
"""A gap of more words than this is a passage that was cut or added, a shorter one in both texts is a change of words."""
SHORTEST_PASSAGE = 4
# What stands before the first words of a report: "(DVQK) - ", "Yên Phú (TTXVN) – "
_DATELINE = re.compile(r"[^\n]{0,40}?(?:\)|\s[-–])\s")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to compare: headline apart, lead and body in one; `body` says where the body begins in it."""

    title: str
    text: str
    words: Words
    body: int

    @classmethod
    def of(cls, title: str, sapo: str | None, body: str) -> Text:
        """From the fields of a version."""
        text = f"{sapo}\n\n{body}" if sapo else body
        return cls(title, text, words(text), len(text) - len(body))


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of `one` and `other` is the same. All counts are words but those of changes; passages are spans in code points.

    `told` and `shorter_told` are `common` and `shorter` without what is quoted or listed: the words of the authors.
    `other_numbers` and `other_names` are the facts that contradict each other, each once; `facts` those that both tell, looked for only if
    some contradict.
    """

    common: int
    shorter: int
    jaccard: float
    changes: int
    other_numbers: int
    other_names: int
    facts: int
    longest_run: int
    told: int
    shorter_told: int
    only_one: Sequence[tuple[int, int]]
    only_other: Sequence[tuple[int, int]]

    @property
    def containment(self) -> float:
        """Share of the shorter text's words that stand in the longer one, 0 to 1."""
        return self.common / self.shorter if self.shorter else 0.0


def compare(one: Text, other: Text) -> Overlap:
    """Aligns two texts by the words they share in rows of at least `ANCHOR`; passages may have been moved."""
    a, b = one.words, other.words
    blocks = list(_blocks(a.keys, b.keys))
    in_one = _covered(((i, i + n) for i, _, n in blocks), len(a))
    in_other = _covered(((j, j + n) for _, j, n in blocks), len(b))
    common = min(sum(in_one), sum(in_other))
    together = len(a) + len(b) - common
    told_one, told_other = told(one.text, a), told(other.text, b)
    changes, contradictions, run = _changes(one, other, blocks, told_one)
    return Overlap(
        common=common,
        shorter=min(len(a), len(b)),
        jaccard=common / together if together else 0.0,
        changes=changes,
        other_numbers=sum(kind == "numbers" for kind, *_ in contradictions),
        other_names=sum(kind == "names" for kind, *_ in contradictions),
        facts=_agreed(one, blocks) if contradictions else 0,
        longest_run=run,
        told=min(sum(map(and_, in_one, told_one)), sum(map(and_, in_other, told_other))),
        shorter_told=min(sum(told_one), sum(told_other)),
        only_one=_passages(a, in_one),
        only_other=_passages(b, in_other),
    )


def _blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(start in a, start in b, length) of rows that both have, in the order of a and without overlap in a."""
    size = min(ANCHOR, len(a), len(b))
    if not size:
        return
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - size + 1):
        places.setdefault(tuple(b[j : j + size]), []).append(j)
    i = 0
    expected = 0
    while i + size <= len(a):
        found = places.get(tuple(a[i : i + size]))
        if found is None:
            i += 1
            continue
        # Of several places the next one after the last row goes on with the text.
        j = next((place for place in found if place >= expected), found[0])
        n = size
        while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
            n += 1
        yield i, j, n
        i += n
        expected = j + n


def _covered(spans: Iterator[tuple[int, int]], length: int) -> list[bool]:
    covered = [False] * length
    for start, end in spans:
        covered[start:end] = [True] * (end - start)
    return covered


def _changes(one: Text, other: Text, blocks: Sequence[tuple[int, int, int]], tells: Sequence[bool]) -> tuple[int, set[Contradiction], int]:
    """How many times words were put in the place of others, the facts among them that contradict each other, and the longest run of
    told words. It goes on over a few words that were changed, left out or put in, as long as the facts stay.
    """
    changes = run = longest = 0
    found: set[Contradiction] = set()
    end_one = end_other = 0
    for i, j, n in blocks:
        here, there = range(end_one, i), range(end_other, j)
        small = len(here) <= LONGEST_CHANGE and 0 <= j - end_other <= LONGEST_CHANGE
        contradicts = contradiction(_facts(one, here), _facts(other, there)) if small and here and there else None
        changes += bool(small and here and there and end_one)
        if contradicts:
            found.add(contradicts)
        told_here = sum(tells[i : i + n])
        run = run + told_here if small and not contradicts else told_here
        longest = max(longest, run)
        end_one, end_other = i + n, j + n
    return changes, found, longest


def _facts(text: Text, numbers: range) -> Facts:
    """The facts among these words; the dateline of a text has none."""
    begins = _DATELINE.match(text.text) if not numbers.start else None
    return facts(text.text, text.words, (n for n in numbers if not begins or text.words.places[n][0] >= begins.end()))


def _agreed(one: Text, blocks: Sequence[tuple[int, int, int]]) -> int:
    """How many facts both texts tell in the same words; those of a table, most of which stand in its next edition too, are not counted."""
    tells = in_sentences(one.text, one.words)
    return len(told_apart(facts(one.text, one.words, (n for i, _, size in blocks for n in range(i, i + size) if tells[n]))))


def _passages(found: Words, covered: Sequence[bool]) -> list[tuple[int, int]]:
    """Spans in code points of the rows of at least `SHORTEST_PASSAGE` words that the other text has not."""
    spans = []
    start = None
    for n, is_covered in enumerate([*covered, True]):
        if not is_covered and start is None:
            start = n
        elif is_covered and start is not None:
            if n - start >= SHORTEST_PASSAGE:
                spans.append((found.places[start][0], found.places[n - 1][1]))
            start = None
    return spans
