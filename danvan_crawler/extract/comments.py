"""What readers say below a text."""

from __future__ import annotations

import re

from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.entries import (
    find_date,
    is_headline,
)
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import COMMENTS, READERS

_COMMENT = 40
_NEXT = 6
STAMPED = 60  # letters of a line that says when somebody wrote
_ANSWER = re.compile(r"(?:tra loi|reply)(?: (?:thich|like|bao cao|report))?(?: \d+)?$")


def comments_below(doc: Doc, prose: list[int]) -> int | None:
    """The line above what readers say within a text."""
    return next((line.index for line in doc.lines[prose[0] + 1 : prose[-1]] if _heads_comments(doc, line)), None) if prose else None


def comments(doc: Doc, low: int) -> set[int]:
    """The lines of what readers say, from line `low` on: in the box that begins with its heading."""
    out: set[int] = set()
    for line in doc.lines[low:]:
        box = doc.parent[line.node]
        if line.index not in out and len(line.text) <= _COMMENT and doc.low[box] == line.index and _heads_comments(doc, line):
            out |= set(range(line.index, doc.high[box]))
    return out


def _heads_comments(doc: Doc, line: Line) -> bool:
    """Whether a line is "Ý kiến bạn đọc (2)", and an answer button or the time of a comment follows."""
    return (
        len(line.text) <= _COMMENT
        and READERS.match(plain(line.text)) is not None
        and any(
            _ANSWER.match(plain(other.text)) or (len(other.text) <= STAMPED and find_date(other.spaced))
            for other in doc.lines[line.index + 1 : line.index + 1 + _NEXT]
        )
    )


def opens_comments(line: Line) -> bool:
    """Whether what readers say begins with a line; not the headline "Trả lời phỏng vấn về tiếp công dân" of a list."""
    return COMMENTS.match(plain(line.text[:STAMPED])) is not None and not (line.anchors and is_headline(line.text))
