"""Words between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTATION = re.compile("“[^“”]*”")


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where text stands between “ and ” in the part `start` to `end` of a text."""
    return [match.span() for match in _QUOTATION.finditer(text, start, end)]


def closing(keys: Sequence[str], i: int, end: int) -> int:
    """The mark that closes the quotation at `i`; `i` itself if none does."""
    return next((j for j in range(i + 1, end) if keys[j] in ("”", '"')), i)


def in_quotation(keys: Sequence[str], at: int) -> bool:
    """True inside quotation marks: "“Ông Kính nói đi đôi với làm” - ông Lệ chia sẻ" has one speaker."""
    if "”" not in keys and '"' not in keys:
        return False
    opened = None
    for i in range(at):
        if keys[i] == "“" or (keys[i] == '"' and opened is None):
            opened = i
        elif keys[i] in ("”", '"'):
            opened = None
    return opened is not None and any(key in ("”", '"') for key in keys[at:])
