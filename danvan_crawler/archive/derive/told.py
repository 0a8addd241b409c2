"""What an author tells in a text, and what is quoted or listed there: that the author has from others, and so has whoever else was there.

Two reports of one day share the speech, the guests, the titles of the laws, the table; and are no copies for it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from danvan_crawler.archive.derive.shingles import Words

_QUOTED = re.compile(r'“[^“”]*”|"[^"\n]*"')
# "các đồng chí: Lê Văn Tám, Bí thư; Trần Thị Chín, Phó Bí thư; Đỗ Mười, Chủ tịch Hội"
_ENUMERATION = re.compile(r":[^:;\n]+(?:;[^;\n]+){2,}")
_LINE = re.compile(r"[^\n]+")
_ENTRY = re.compile(r"\s*(?:[-–+•*●▪]|\d{1,2}\s?[.)/]|[a-zđ]\))\s|.*;\s*$")
_SENTENCE = re.compile(r".*[.!?…:][”\"')]*\s*$")
FEWEST_LINES = 3
"""So many entries in a row, or lines that end like no sentence (rows of a table), make a list."""


def told(text: str, found: Words) -> list[bool]:
    """Of each word whether the author tells it: it stands neither between quotation marks nor in a list."""
    enumerated = (match.span() for some in (_QUOTED, _ENUMERATION) for match in some.finditer(text))
    return _outside([*enumerated, *_listed(text)], found)


def in_sentences(text: str, found: Words) -> list[bool]:
    """Of each word whether it stands outside lists and tables of several lines."""
    return _outside(_listed(text), found)


def _outside(spans: Iterable[tuple[int, int]], found: Words) -> list[bool]:
    ordered = sorted(spans)
    result = []
    at = 0
    for start, _ in found.places:
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        result.append(at == len(ordered) or start < ordered[at][0])
    return result


def _listed(text: str) -> Iterator[tuple[int, int]]:
    run: list[tuple[int, int]] = []
    for line in [*_LINE.finditer(text), None]:
        if line is not None and (_ENTRY.match(line[0]) or not _SENTENCE.match(line[0])):
            run.append(line.span())
            continue
        if len(run) >= FEWEST_LINES:
            yield run[0][0], run[-1][1]
        run = []
