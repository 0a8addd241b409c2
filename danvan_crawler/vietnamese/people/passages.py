"""Which parts of a text can name anybody, found before it is taken apart into tokens: most prose names nobody.

`passages` cuts where a sentence surely ends, `may_name` looks at the capitals of a passage, `Echoes` at the words that may stand
for people already named. All three may say too much, which costs time, but never too little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from danvan_crawler.vietnamese.names import begins_name
from danvan_crawler.vietnamese.people.lexicon import phrases
from danvan_crawler.vietnamese.people.office_spans import HEAD_WORDS, ONE_WORD_HEADS
from danvan_crawler.vietnamese.people.tokens import word_key

_LETTERS = [c for c in map(chr, range(0x41, 0x2000)) if c.isalpha()]
_UPPER = "".join(c for c in _LETTERS if c.isupper())
_LOWER = "".join(c for c in _LETTERS if c.islower())
# A full stop behind a small word and before a capital ends a sentence; behind "TP", "1" or "Q" it may not.
_END = re.compile(rf"[.!?…\n](?:(?<=\n)\s*|(?<=[{_LOWER}][{_LOWER}].) +(?=[{_UPPER}])|(?<=[^\W\d_] \d\d\d\d.) +(?=[{_UPPER}]))")
_OPEN_LINE = frozenset(",-–—(")
_SHOUTED = re.compile(rf"[{_UPPER}]+[\W\d_]+[{_UPPER}]+[\W\d_]+[{_UPPER}]+(?![{_LOWER}])")
_CAPITALISED = re.compile(rf"[{_UPPER}][^\W\d_]*")
_LISTED = re.compile(rf"(?:[{_UPPER}][^\W\d_]*\s*)+[,\-–(:]\s*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
_TITLES = phrases("honorifics", "plural", "address", "ranks", "degrees", "religious", "people").lasts()
_PRONOUNS = phrases("honorifics", "address").firsts() | {"đ"}
_DIGNITIES = phrases("honorifics", "religious", "ranks").firsts()
_PLAIN = frozenset(("các", "đồng", "chí", "đ/c", "ông", "bà", "anh", "chị"))
_OPENERS = frozenset(("có", "gồm"))
_GATHERING = phrases("role_verbs", "attend", "chair").firsts()
_GROUPS = phrases("context", "groups").firsts()


@dataclass(slots=True)
class Passage:
    """Code points `start` to `end` of a text: whole sentences. `fresh`: a line begins here; `closed`: one ends here."""

    start: int
    end: int
    fresh: bool
    closed: bool
    shouted: bool = False


def passages(text: str) -> list[Passage]:
    """The passages of a text in order; only white space lies between them. Lines with words in capitals are not cut."""
    shouts = [match.start() for match in _SHOUTED.finditer(text)]
    found: list[Passage] = []
    start, fresh, line = 0, True, 0
    for match in _END.finditer(text):
        at = match.start()
        if text[at] == "\n":
            if not _line_ends(text, at, match.end()):
                continue
            found.append(Passage(start, at, fresh, True))
            start, fresh = match.end(), True
        else:
            found.append(Passage(start, at + 1, fresh, False))
            start, fresh = match.end(), False
    found.append(Passage(start, len(text), fresh, True))
    return _whole_lines(found, shouts) if shouts else found


def _line_ends(text: str, at: int, following: int) -> bool:
    """True where the line break at `at` can be no break within a sentence ("… Tỉnh ủy\\nvà đ/c Phan Xuân Quang")."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    before = text[at - 1 : at]
    if before in _OPEN_LINE:
        return False
    if not before or not before.isalnum():
        return True
    after = text[following : following + 1]
    return (after.isupper() or after.isdigit()) and text[max(0, at - 4) : at].lower().split(" ")[-1] not in ("và", "của")


def _whole_lines(found: list[Passage], shouts: list[int]) -> list[Passage]:
    """The passages of lines with a shout joined again: whether a line is one of capitals is judged by the line."""
    joined: list[Passage] = []
    line: list[Passage] = []
    for passage in found:
        line.append(passage)
        if not passage.closed:
            continue
        begin, end = line[0].start, passage.end
        if any(begin <= shout < end for shout in shouts):
            line = [Passage(begin, end, True, True, shouted=True)]
        joined.extend(line)
        line = []
    return joined


def may_name(text: str, start: int, end: int) -> bool:
    """True where a name may stand: a family name before another capital, a capital behind a title or in a list of offices."""
    for match in _CAPITALISED.finditer(text, start, end):
        first, stop = match.span()
        following = text[stop : stop + 2]
        if following[1:].isupper() or not following[:1].isalnum():
            mark, after = following[:1], following[1:]
            if mark in "'’‘´`" and mark:
                return True  # "K’ré"
            if mark in ".-" and after.isalpha():
                return True  # "T.Ư", "Phao-lô"
            if mark.isspace() and (after.isupper() or after.isspace() or mark != " "):
                if begins_name(word_key(match[0])):
                    return True
                listed = _LISTED.match(text, first, end)
                if listed and (word_key(listed[1]) in HEAD_WORDS or listed[1][0].isupper()):
                    return True
        if first > start and _behind_title(text, start, first):
            return True
    return False


def _behind_title(text: str, start: int, first: int) -> bool:
    before = text[first - 1]
    if before != " ":
        return before in ".:-" or before.isspace()
    word = text[text.rfind(" ", start, first - 1) + 1 : first - 1] if text.rfind(" ", start, first - 1) >= 0 else text[start : first - 1]
    word = word.rstrip(".:")
    return not word or not word[-1].isalnum() and word[-1] not in ",;)”\"–-" or word_key(_last_word(word)) in _TITLES


def _last_word(text: str) -> str:
    words = _WORD.findall(text)
    return words[-1] if words else ""
