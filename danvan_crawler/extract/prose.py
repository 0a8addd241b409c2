"""Whether a line of text reads as running text, by its own letters and links alone."""

from __future__ import annotations

import re

from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import COUNTER

HEADLINE, SENTENCE = 25, 60
"""Letters that a headline and a sentence have at least."""
_STOPS = (".", ".”", '."', ".»")
_BESIDE = re.compile(r"^[^\0:]{0,40}:|[\0\W\d_]+")
_OWN = 5
"""So many words of its own make a line with links a sentence; a label before a colon, "Xem thêm:", is not counted."""
SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_OF_FIELDS, _BARS = 200, 3  # letters of a line of fields, and bars in it


def is_prose(line: Line) -> bool:
    """A line that reads as running text, not as a heading, a label or a link."""
    size = len(line.text)
    if size < 40 or line.link > size * 0.4:
        return False
    if are_fields(line.text):
        return False
    return size >= 90 or bool(SENTENCE_END.search(line.text)) or line.text.count(",") >= 2


def are_fields(text: str) -> bool:
    """Whether bars part a line in several fields: "Đăng bởi: SuperUser Account | Thứ Tư, 12 Tháng Ba 2014 7:55 CH | Số lượt xem (3993) | …"."""
    return len(text) < _OF_FIELDS and text.count(" | ") >= _BARS and COUNTER.search(plain(text)) is not None


def around_link(doc: Doc, line: Line) -> bool:
    """Whether a line that is mostly a link is a sentence around it, "Tổ cũng <a>vận động bà con hiến đất … của xã</a>.": a headline begins with
    a capital letter, or has nothing but a label and a date beside it."""
    if len(line.text) < SENTENCE or not line.text.endswith(_STOPS) or not 0 < len(line.anchors) <= 2:
        return False
    first = doc.anchors[line.anchors[0]].text
    if len(line.anchors) == 1 and first[:1].islower() and not line.text.startswith(first):
        return True
    beside = line.text
    for number in line.anchors:
        beside = beside.replace(doc.anchors[number].text, " \0 ", 1)
    words = _BESIDE.sub(" ", beside).split()
    return len(words) >= _OWN and first_date(line.spaced) is None
