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
