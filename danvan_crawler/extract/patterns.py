"""Patterns made of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """A pattern of several words that writes each beginning once: at nearly every letter of a text one look tells that none of them begins."""
    after: dict[str, list[str]] = {}
    for word in words:
        after.setdefault(word[:1], []).append(word[1:])
    if "" in after:  # the shortest is enough, "relate" of "relatednews"
        return ""
    return "(?:" + "|".join(re.escape(letter) + either(rests) for letter, rests in after.items()) + ")"


def full(*words: str) -> re.Pattern[str]:
    """The pattern of texts that are one of these."""
    return re.compile(r"^(?:" + "|".join(words) + r")$")


def begins(*words: str) -> re.Pattern[str]:
    """The pattern of texts that begin with one of these, as whole words."""
    return re.compile(r"^(?:" + "|".join(words) + r")(?: |$)")


def places(words: Iterable[str], joined: str) -> set[int]:
    """Of texts joined by U+0000, the numbers of those that any of the words stands in: one search a word through all of them."""
    found = set()
    for word in words:
        number, at, begin = 0, joined.find(word), 0
        while at >= 0:
            number += joined.count("\0", begin, at)
            found.add(number)
            begin = joined.find("\0", at)
            at = joined.find(word, begin) if begin >= 0 else -1
    return found
