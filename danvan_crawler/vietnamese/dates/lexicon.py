"""The words of the date grammar, read from lexicon.toml, and how a list of them becomes a pattern."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))

MONTHS: dict[str, int] = _DATA["month_words"]
ENGLISH_MONTHS: dict[str, int] = _DATA["english_months"]
MONTHS_ABROAD: dict[str, list[str]] = _DATA["months_abroad"]
DAYS: dict[str, int] = _DATA["day_words"]
NUMBERS: dict[str, int] = _DATA["number_words"]
DAY_PARTS: dict[str, str] = _DATA["day_parts"]
STEMS: dict[str, int] = _DATA["lunar"]["stems"]
BRANCHES: dict[str, int] = _DATA["lunar"]["branches"]
FEASTS: dict[str, list[int]] = _DATA["lunar"]["feasts"]
CONTEXT: dict[str, list[str]] = _DATA["context"]
ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}


def alternatives(words: Iterable[str]) -> str:
    """A non-capturing group of the words, longest first, so that "mười một" is not read as "mười"."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def at_word(*choices: tuple[Iterable[str], str]) -> str:
    """The pattern `(?<![^\\W_])(?:words tail|…)` for lists of words, each with the pattern behind them, in a form that is quick to search.

    Every alternative begins with a letter, and the look back comes behind it: so the engine runs over the letters that begin none.
    The alternatives are not in a group.
    """
    lists = [(list(words), tail) for words, tail in choices]
    branches = []
    for c in sorted({word[0] for words, _ in lists for word in words}):
        parts = [f"{alternatives(rest)}{tail}" for words, tail in lists if (rest := [word[1:] for word in words if word[0] == c])]
        branches.append(f"{c}(?<![^\\W_]{c})(?:{'|'.join(parts)})")
    return "|".join(branches)
