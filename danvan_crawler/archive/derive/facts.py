"""Names and numbers of a text, and where two texts that are otherwise alike contradict each other in them. Pure.

A form that is filled in again, an invitation to another village or the report of another year, differs from the first in nothing but
its facts. A copy keeps them: an editor writes a name or a date otherwise, adds a place or leaves it out, but seldom puts another in
its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from danvan_crawler.archive.derive.shingles import Words, word_key
from danvan_crawler.vietnamese.people.lexicon import pairs
from danvan_crawler.vietnamese.text import fold

_WORD, _DIGITS = re.compile(r"[^\W_]+"), re.compile(r"\d+")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "\n")
_ENUMERATOR = re.compile(r"[.)]")

Contradiction = tuple[Literal["numbers", "names"], frozenset[str], frozenset[str]]
"""Facts of one text, and those of the other that stand in their place."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Words with a capital that open no sentence, and numbers without leading zeros."""

    names: frozenset[str]
    numbers: frozenset[str]
    digits: str
    """All digits in their order: "1.240" is "1240"."""


def facts(text: str, found: Words, numbers: Iterable[int]) -> Facts:
    """The facts among these words of a text, abbreviations written out."""
    names: set[str] = set()
    digits: list[str] = []
    for n in numbers:
        start, end = found.places[n]
        word = text[start:end]
        if word[0].isdigit():  # "8h00" is "8 giờ 00"
            if not _enumerates(text, start, end):
                digits += [some.lstrip("0") or "0" for some in _DIGITS.findall(word)]
        elif word[0].isupper() and not _opens(text, start):
            names |= _long_forms().get(word, frozenset((found.keys[n],)))
    return Facts(frozenset(names), frozenset(digits), "".join(digits))


def contradiction(one: Facts, other: Facts) -> Contradiction | None:
    """What the two put in each other's place, None if nothing: numbers for numbers or names for names.

    A corrected spelling ("Bính" for "Bình") and another way to write a number ("05/7" for "5/7") contradict nothing; nor does what only
    one of them has.
    """
    here, there = one.numbers - other.numbers, other.numbers - one.numbers
    if here and there and one.digits != other.digits:
        return "numbers", here, there
    here, there = one.names - other.names, other.names - one.names
    spelled = {fold(name) for name in here} & {fold(name) for name in there}
    here, there = (frozenset(name for name in names if fold(name) not in spelled) for names in (here, there))
    return ("names", here, there) if here and there else None


def told_apart(found: Facts) -> frozenset[str]:
    """The facts that are not in the name of every commission: "Ban Dân vận", "Ủy ban" stand in every form."""
    return (found.names - _trade()) | found.numbers


def _enumerates(text: str, start: int, end: int) -> bool:
    """Whether a number counts the entries of a list: "3. Luật Hợp tác xã …"."""
    return (start == 0 or text[start - 1] == "\n") and _ENUMERATOR.match(text, end) is not None


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence, and has its capital from that."""
    return start < 2 or text[max(start - 4, 0) : start].rstrip(" “\"'(-–+•").endswith(_SENTENCE_ENDS)


@cache
def _long_forms() -> dict[str, frozenset[str]]:
    """Abbreviation -> the capitalised words of what it stands for."""
    return {
        short: frozenset(word_key(word) for word in _WORD.findall(long) if word[0].isupper())
        for part in ("roles", "bodies")
        for short, long in pairs("abbreviations", part).items()
    }


@cache
def _trade() -> frozenset[str]:
    return frozenset().union(*_long_forms().values())
