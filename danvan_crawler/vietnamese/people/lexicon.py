"""The word lists under `data/`, read once: sections of phrases, and a matcher that finds the longest phrase at a token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypeAlias

from danvan_crawler.vietnamese.people.tokens import keys_of

MADE_UP = frozenset(("gồm", "gồm có", "bao gồm"))
"""What stands before those of whom something is made up, and before lists of people."""
COUNTS = frozenset(("các", "những", "hai", "ba", "bốn", "năm", *map(str, range(2, 16)), *(f"0{number}" for number in range(2, 10))))
"""What says that an office in front of people is that of several: "8 Phó Chủ tịch chuyên trách gồm: …"."""

_SEXLESS = re.compile(r"anh hùng|thầy thuốc|thầy giáo|cô giáo")
_SEVERAL = frozenset(("các", "hai", "những", "hộ", "gia", "vợ", "chồng", "nhà"))
_WOMEN, _MEN = frozenset(("bà", "chị", "cô", "mẹ", "má", "dì")), frozenset(("ông", "anh", "chú", "thầy"))


def are_opposite(one: str | None, other: str | None) -> bool:
    """Whether one of two forms of address is a woman's and the other a man's, "ông" and "bà"; not where one is for several, "các ông", "hộ ông"."""
    words = [frozenset(_SEXLESS.sub("", called or "").split()) for called in (one, other)]
    if not all(said.isdisjoint(_SEVERAL) for said in words):
        return False
    sexes = [(bool(_WOMEN & said), bool(_MEN & said)) for said in words]
    return sexes in ([(True, False), (False, True)], [(False, True), (True, False)])


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of `data/<name>.txt`: "[heading]" lines, then phrases separated by commas; "#" starts a comment line.

    Raises FileNotFoundError when there is no such file, ValueError (naming the line) when a phrase stands before any heading.
    """
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    text = resources.files("danvan_crawler.vietnamese").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif current is None:
            raise ValueError(f"{name}.txt line {number}: phrase before the first [section]")
        else:
            current.extend(phrase.strip() for phrase in line.split(",") if phrase.strip())
    return {heading: tuple(phrases) for heading, phrases in found.items()}


@cache
def word_set(name: str, heading: str) -> frozenset[str]:
    """A section as a set of words and phrases in the form of token keys, one blank between words."""
    return frozenset(" ".join(keys_of(phrase)) for phrase in sections(name)[heading])


@cache
def pairs(name: str, heading: str) -> Mapping[str, str]:
    """A section of "short = long" entries; what stands behind a comma without "=" goes on with the entry before it."""
    found: dict[str, str] = {}
    short = ""
    for entry in sections(name)[heading]:
        first, equal, long = entry.partition("=")
        if equal:
            short = first.strip()
            found[short] = long.strip()
        elif short:
            found[short] += f", {entry}"  # "VHTTDL = Văn hóa, Thể thao và Du lịch"
    return found


# Length and tag of the phrase that ends with a word, if one does, and what may follow it.
_Node: TypeAlias = "tuple[tuple[int, str] | None, dict[str, _Node]]"


class Phrases:
    """Phrases as a tree of words, each phrase with a tag."""

    def __init__(self) -> None:
        self._first: dict[str, _Node] = {}

    def add(self, phrases: Iterable[str], tag: str) -> Phrases:
        """Adds phrases under `tag`; of two equal phrases the one added first wins. Returns itself."""
        for words in map(keys_of, phrases):
            following = self._first
            for word in words[:-1]:
                following = following.setdefault(word, (None, {}))[1]
            for word in words[-1:]:
                found, longer = following.get(word, (None, {}))
                following[word] = (found or (len(words), tag), longer)
        return self

    def firsts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._first)

    def seconds(self) -> dict[str, frozenset[str] | None]:
        """The first words of all phrases, each with the words that stand behind it in one; None for a word that is a phrase alone."""
        return {word: None if found is not None else frozenset(longer) for word, (found, longer) in self._first.items()}

    def longest(self, keys: Sequence[str], start: int, end: int) -> tuple[int, str] | None:
        """Length in tokens and tag of the longest phrase at `start`, not reaching beyond `end`; None if there is none."""
        best = None
        following = self._first
        while start < end and (node := following.get(keys[start])) is not None:
            found, following = node
            if found is not None:
                best = found
            start += 1
        return best

    def occurs(self, words: Sequence[str]) -> bool:
        """True where one of the phrases stands anywhere in the words."""
        first, end = self._first, len(words)
        return any(self.longest(words, i, end) for i, word in enumerate(words) if word in first)

    def __contains__(self, words: Sequence[str]) -> bool:
        match = self.longest(words, 0, len(words))
        return match is not None and match[0] == len(words)


def seconds_of(*tables: Phrases) -> dict[str, frozenset[str] | None]:
    """What `Phrases.seconds` says of several tables together: most words that begin a phrase of one begin none where they stand."""
    told: dict[str, frozenset[str] | None] = {}
    for word, seconds in (entry for table in tables for entry in table.seconds().items()):
        known = told.get(word, frozenset())
        told[word] = None if known is None or seconds is None else known | seconds
    return told


def phrases(name: str, *wanted: str) -> Phrases:
    """The phrases of some sections of a data file (all of them when none is named), tagged with the section's name."""
    data = sections(name)
    table = Phrases()
    for heading in wanted or data:
        table.add(data[heading], heading)
    return table
