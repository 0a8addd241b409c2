"""What two texts have in common: passages that stand in both, what was cut, what was added. Pure, linear in the length of the texts.

A copy and its original differ by whole passages; two texts made from one form (announcements, reports of a quarter) share most words
and differ in names and numbers all over. That is what `Overlap.changed_facts` counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import and_

from danvan_crawler.archive.derive.shingles import Words, words

ANCHOR = 5
"""Words in a row that make two places the same."""
LONGEST_CHANGE = 12
"""A gap of more words than this is a passage that was cut or added, a shorter one in both texts is a change of words."""
SHORTEST_PASSAGE = 4
_QUOTED = re.compile(r'“[^“”]*”|"[^"\n]*"')


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

    `told` and `shorter_told` are `common` and `shorter` without what stands between quotation marks: the words of the authors.
    """

    common: int
    shorter: int
    jaccard: float
    changes: int
    changed_facts: int
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
    changes, facts, run = _changes(one, other, blocks)
    told_one, told_other = _told(one), _told(other)
    return Overlap(
        common=common,
        shorter=min(len(a), len(b)),
        jaccard=common / together if together else 0.0,
        changes=changes,
        changed_facts=facts,
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


def _told(text: Text) -> list[bool]:
    """Of each word whether it stands outside quotation marks."""
    quoted = [match.span() for match in _QUOTED.finditer(text.text)]
    told = []
    at = 0
    for start, _ in text.words.places:
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        told.append(at == len(quoted) or start < quoted[at][0])
    return told


def _changes(one: Text, other: Text, blocks: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    """How many times words were put in the place of others, how often a number or a name was among them, and the longest run.

    A run of common words goes on over a few words that were changed, left out or put in, as long as the facts stay.
    """
    changes = facts = run = longest = 0
    end_one = end_other = 0
    for i, j, n in blocks:
        here, there = range(end_one, i), range(end_other, j)
        small = len(here) <= LONGEST_CHANGE and 0 <= j - end_other <= LONGEST_CHANGE
        changed = bool(small and here and there and end_one)
        other_facts = changed and _facts(one, here) != _facts(other, there)
        changes += changed
        facts += other_facts
        run = run + n if small and not other_facts else n
        longest = max(longest, run)
        end_one, end_other = i + n, j + n
    return changes, facts, longest


def _facts(text: Text, numbers: range) -> set[str]:
    """Numbers and capitalised words among these words; the word that opens a sentence is no name by its capital."""
    found = set()
    for n in numbers:
        start, _ = text.words.places[n]
        before = text.text[max(start - 4, 0) : start].rstrip(" “\"'(")
        opens = start < 2 or before.endswith((".", "!", "?", ":", "\n"))
        if text.text[start].isdigit() or (text.text[start].isupper() and not opens):
            found.add(text.words.keys[n])
    return found


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
