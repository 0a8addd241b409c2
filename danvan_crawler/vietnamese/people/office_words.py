"""Words that the bodies of offices are made of, and words that end them."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.lexicon import phrases, sections

WORDS = phrases("offices", "levels", "fields", "words")
FIELDS = phrases("offices", "fields")
STOPS = phrases("role_verbs").add(sections("honorifics")["plural"], "plural")
SAYS = phrases("role_verbs", "speak", "say")
GROUPS = phrases("context", "groups")
ADDRESS = phrases("honorifics", "plural", "address", "ranks", "religious", "degrees", "people")
VILLAGES = frozenset(("thôn", "bản", "buôn", "ấp", "làng", "xóm", "khóm", "phố", "khu", "tổ"))


def mission(keys: Sequence[str], i: int) -> int:
    """How many words of a mission stand at `i`: "Bí thư thứ ba | Đại sứ quán Mông Cổ tại Việt Nam"."""
    length = 4 if keys[i] == "tổng" else 3
    return length if keys[i + length - 1 : i + length] == ["quán"] and keys[i + length - 3] in ("đại", "lãnh") else 0
