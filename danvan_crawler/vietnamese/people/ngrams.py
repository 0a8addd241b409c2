"""Neighbouring words: each with the next, the last few together."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise


def endings(words: Sequence[str]) -> list[str]:
    """The last one to four words."""
    return [" ".join(words[-length:]) for length in (1, 2, 3, 4)]


def last_words(phrases: Set[str]) -> frozenset[str]:
    """The last word of each phrase."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def ends_with(words: Sequence[str], phrases: Set[str], lasts: Set[str]) -> bool:
    """Whether the words end with one of some phrases of four words at most; `lasts`: their last words, by which most are seen not to."""
    return bool(words) and words[-1] in lasts and not phrases.isdisjoint(endings(words))


def pairs(words: Sequence[str]) -> list[str]:
    """Each word with the next one."""
    return [f"{first} {second}" for first, second in pairwise(words)]
