"""Which parts of a text can name anybody, found before it is taken apart into tokens: most prose names nobody.

`paragraphs` cuts where a line ends, `passages` where a sentence surely does; `may_name` looks at the capitals of either, the other
questions at its words.
All may say yes too often, which costs time, but never no where the grammar would find somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan_crawler.vietnamese.names import begins_name, is_full, is_syllable, starts_with_surname
from danvan_crawler.vietnamese.people.lexicon import phrases, sections
from danvan_crawler.vietnamese.people.office_heads import HEAD_WORDS
from danvan_crawler.vietnamese.people.tokens import word_key

_LETTERS = [c for c in map(chr, range(0x41, 0x2000)) if c.isalpha()]
_UPPER = "".join(c for c in _LETTERS if c.isupper())
_LOWER = "".join(c for c in _LETTERS if c.islower())
# A full stop behind a small word and before a capital ends a sentence; behind "TP", "1" or "Q" it may not.
_END = re.compile(rf"[.!?…](?:(?<=[ {_LOWER}][{_LOWER}][{_LOWER}].)|(?<=[^\W\d_] \d\d\d\d.)) +(?=[{_UPPER}])")
_LINE = re.compile(r"\n\s*")
_OPEN_LINE = frozenset(",-–—(")
_SHOUTED = re.compile(rf"[{_UPPER}](?<![{_UPPER}].)[{_UPPER}]*+[\W\d_]++[{_UPPER}]++[\W\d_]++[{_UPPER}]++(?![{_LOWER}])")
# Capitals behind a word or a mark that may be a title, but for those that begin a sentence; or before another capital or a mark.
_CAPITALISED = re.compile(
    rf"[{_UPPER}](?:(?<=[^\W\d_] .)|(?<=[.:\s] .)|(?<=[.:].)|(?<=[^\S ].))(?<![{_LOWER}][{_LOWER}]\. .)[^\W\d_]*"
    rf"|[{_UPPER}][^\W\d_]{{0,20}}+(?=\s[{_UPPER}\s]|['’‘´`]|[.-][^\W\d_])"
)
_LISTED = re.compile(rf"(?:[{_UPPER}][^\W\d_]*+\s*+){{2,8}}+[,\-–(:]\s*+([^\W\d_]+)")
_MIDDLE = re.compile(rf"\s+(?:Văn|Thị|VĂN|THỊ)\s+[{_UPPER}]")  # "Lo Văn Thìn"
_STATE_ENDS = frozenset(("quốc", "loan", "tiên"))  # "Chủ tịch Trung Quốc | Tập Cận Bình"
_WORD = re.compile(r"[^\W\d_]+")


def _tails() -> dict[str, set[tuple[str, ...]]]:
    """The last words of titles, each with the two words at most that stand in front of it: none of "ông", "cán" of "cán bộ"."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for part in ("plural", "address", "ranks", "degrees", "religious", "people"):
        for title in sections("honorifics")[part]:
            *before, last = map(word_key, _WORD.findall(title))
            found.setdefault(last, set()).add(tuple(before[-2:]))
    return found


_TITLES = _tails()
_NO_TITLES: set[tuple[str, ...]] = set()
_LONG_TITLE = 48  # three words at the end of a title and what may stand between them
_PRONOUNS = phrases("honorifics", "address").firsts() | {"đ"}
_DIGNITIES = phrases("honorifics", "religious", "ranks")
_GATHERING = phrases("role_verbs", "attend", "chair")
_GROUPS = phrases("context", "groups")
_GATHERING_FIRSTS, _GROUP_FIRSTS = _GATHERING.firsts(), _GROUPS.firsts()
_NAME_BEGUN = re.compile(
    rf"(?:(?<!\w)(?:(?P<address>(?i:ông|bà|anh|chị|đồng chí|đ/c))|và)|[:;])[:.]? (?P<name>(?:[{_UPPER}][^\W\d_]* ){{0,3}}[{_UPPER}][^\W\d_]*)\Z"
)
_NAME_ENDED = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?)\s*[,(–—-]\s")
_LONG_NAME = 60
_BROKEN_OFFICE = re.compile(
    r"[,;–-] (?:nguyên )?(?:(?:Phó )?Bí thư\n\s*(?:Thường trực|Thường vụ) [A-ZĐ][a-zà-ỹ]+ (?:ủy|uỷ)(?= ?[,;.(–-])|"
    r"(?:Phó )?Chủ tịch (?:Ủy|Uỷ) ban\n\s*(?:MTTQ|Mặt trận|[Nn]hân dân|[Kk]iểm tra)\b(?! ?:))"
)
_LONG_HEAD = 40


@dataclass(slots=True)
class Passage:
    """Code points `start` to `end` of a text: whole sentences. `fresh`: a line begins here; `closed`: one ends here."""

    start: int
    end: int
    fresh: bool
    closed: bool
    shouted: bool = False


def paragraphs(text: str, end: int) -> Iterator[Passage]:
    """The lines of a text up to `end`, in order; only white space lies between them."""
    start = 0
    for match in _LINE.finditer(text, 0, end):
        if _line_ends(text, match.start(), match.end()):
            yield Passage(start, match.start(), True, True)
            start = match.end()
    yield Passage(start, end, True, True)


def passages(text: str, line: Passage) -> list[Passage]:
    """The passages of a line, in order. A line with words in capitals is not cut: whether it is shouted is judged by all of it."""
    if _SHOUTED.search(text, line.start, line.end):
        line.shouted = True
        return [line]
    found: list[Passage] = []
    start, fresh = line.start, True
    for match in _END.finditer(text, line.start, line.end):
        found.append(Passage(start, match.start() + 1, fresh, False))
        start, fresh = match.end(), False
    found.append(Passage(start, line.end, fresh, True))
    return found


def is_caption(text: str) -> bool:
    """True for one or two short sentences: they say who is to be seen."""
    return len(text) < 240 and len(_END.findall(text)) < 2


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
    if after.isupper() and (_breaks_name(text, at, following) or _breaks_office(text, at, following)):
        return False
    return (after.isupper() or after.isdigit()) and text[max(0, at - 4) : at].lower().split(" ")[-1] not in ("và", "của")


def _breaks_name(text: str, at: int, following: int) -> bool:
    """True for the break within a name of a hard-wrapped text: "… bà Phan Kiều Thanh\nHương, Phó Chủ tịch …", "các đồng chí: Đào Thanh\nHải - …"."""
    begun = _NAME_BEGUN.search(text, max(0, at - _LONG_NAME), at)
    ended = _NAME_ENDED.match(text, following) if begun else None
    if begun is None or ended is None:
        return False
    words = f"{begun['name']} {ended[1]}".split()
    if not all(word[:1].isupper() and word[1:].islower() for word in words):
        return False
    keys = [word_key(word) for word in words]
    # "bà Lý Cẩm\nHường – …": no place, as Lý Sơn would be without "bà".
    return is_full(keys) or (begun["address"] is not None and len(keys) >= 3 and starts_with_surname(keys, 0, len(keys)) > 0)


def _breaks_office(text: str, at: int, following: int) -> bool:
    """True for the break within an office of a hard-wrapped text: "…, Phó Bí thư\nThường trực Tỉnh ủy; …", "Chủ tịch Ủy ban\nMTTQ Việt Nam …"."""
    broken = _BROKEN_OFFICE.search(text, max(0, at - _LONG_HEAD), following + _LONG_HEAD)
    return broken is not None and broken.start() < at < broken.end()


def may_name(text: str, start: int, end: int) -> bool:
    """True where a name may stand: a family name before another capital, a capital behind a title or in a list of offices."""
    for match in _CAPITALISED.finditer(text, start, end):
        first, stop = match.span()
        mark, after = text[stop : stop + 1], text[stop + 1 : stop + 2]
        if mark.isspace():
            if after.isupper() or after.isspace():
                key = word_key(match[0])
                if begins_name(key) or key in _STATE_ENDS or _MIDDLE.match(text, stop) or not (match[0].isupper() or is_syllable(key)):
                    return True  # also "Thủ tướng Lào | Phankham Sisavath"
                second = _WORD.match(text, stop + 1, end)
                if second and second[0][1:].islower() and not is_syllable(word_key(second[0])):
                    return True  # "Tôn giáo | Dok Narin"
                listed = _LISTED.match(text, first, end)
                if listed and (listed[1][0].isupper() or word_key(listed[1]) in HEAD_WORDS):
                    return True
        elif mark and (mark in "'’‘´`" or (after.isalpha() and (mark == "." or (mark == "-" and not match[0].isupper())))):
            return True  # "K’ré", "T.Ư", "Phao-lô"
        if first > start and _behind_title(text, start, first):
            return True
    return False


def _behind_title(text: str, start: int, first: int) -> bool:
    """True where the word before `first` may be a title: "đồng chí Mai", "HT. Thích …", "các ông: A"."""
    before = text[first - 1]
    if before != " ":
        return before in ".:" or before.isspace()
    if text[first - 2] == "." and _END.match(text, first - 2):
        return False  # a sentence ends: "… mở rộng đường làng. Nhân dân góp công"
    word = text[max(start, text.rfind(" ", start, first - 1) + 1) : first - 1].rstrip(".:")
    if not word or not word[-1].isalpha():
        return not word or word[-1].isspace()
    titles = _TITLES.get(word_key(_WORD.findall(word)[-1]), _NO_TITLES)
    if not titles or () in titles:
        return bool(titles)
    # "vận" ends a title behind "cán bộ dân", not in "Ban Dân vận Tỉnh ủy"
    low = max(start, first - _LONG_TITLE)
    words = tuple(map(word_key, _WORD.findall(text, low, first)[-3:-1]))
    return any(words[-len(title) :] == title for title in titles) or (len(words) < 2 and low > start)


def may_open_group(keys: str) -> bool:
    """True where people without names may be listed: "Tham dự có đại diện các sở, ngành". `keys` is the passage as `tokens.keyed`."""
    if "có" not in keys and "gồm" not in keys:
        return False
    words = _WORD.findall(keys)
    if _GATHERING_FIRSTS.isdisjoint(words) or _GROUP_FIRSTS.isdisjoint(words):
        return False
    return _GATHERING.occurs(words) and _GROUPS.occurs(words)


def may_go_on(keys: str) -> bool:
    """True where somebody may be spoken of without a name: "Đồng chí cũng đề nghị …"."""
    return not _PRONOUNS.isdisjoint(_WORD.findall(keys))


def may_entitle(keys: str) -> bool:
    """True where a dignity or a rank may stand for its bearer: "Hòa thượng nhấn mạnh …"."""
    return _DIGNITIES.occurs(_WORD.findall(keys))
