"""Neighbouring words: each with the next, the last few together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def endings(words: Sequence[str]) -> list[str]:
    """The last one to four words."""
    return [" ".join(words[-length:]) for length in (1, 2, 3, 4)]


def pairs(words: Sequence[str]) -> list[str]:
    """Each word with the next one."""
    return [f"{first} {second}" for first, second in pairwise(words)]
