"""Which parts of a text can hold dates at all: those with digits that a date may go on from, or with one of a dozen words.

The grammar reads these parts only: a report of 5,000 characters prints a few dates, and looking for them is far cheaper than reading it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ..text import is_usual, lowered, number_starts
from .atoms import ENGLISH_UNITS, GOING_ON
from .lexicon import CONTEXT, DAY_PARTS, ENGLISH_MONTHS, FEASTS, MONTHS, NUMBERS, alternatives, at_word

# What the rules look at around a date: the words of an occasion in front of it, "hằng năm" or "âm lịch" behind it.
_BEFORE, _AFTER = 90, 60
_DIGIT = re.compile("[0-9０-９]")
# Words in NFD, or broken by invisible characters, and wide digits are not found by these patterns; such a text is read whole.
_BREAKING = "\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff０-９"
_BROKEN = re.compile(f"[{_BREAKING}]")
_SIGN = r"\s{0,3}(?:[-/\\‐‑‒–—―−⁄∕／→]{1,3}|\./?|/\.)\s{0,3}"
_YEAR = "(?:18|19|20)[0-9]{2}(?![0-9])"
# Numbers with a sign between them that may be a day and its month ("6/6", "15/102022", "5/XII", "12/O6"), a month and its year, or begin
# with a year ("2020-12-30", "2020 - 2025"); digits in one ("15062022"); and misspelt or English months. A day and month without a third
# number is a `pair`, `years` are four digits with a sign: the words around these decide.
_DIGITS = re.compile(
    r"[0-9](?<![0-9].)(?:"
    rf"(?:(?<=[1-9])|(?<=0)[1-9]|(?<=[12])[0-9]|(?<=3)[01]){_SIGN}"
    rf"(?:(?:0?[1-9]|1[0-2])(?:(?![0-9]|\s?%)(?:(?={_SIGN}[0-9])|(?P<pair>))|{_YEAR})|[ivx]{{1,4}}(?![^\W_])|[lio](?=[0-9]))"
    rf"|(?:(?<=[1-9])|(?<=0)[1-9]|(?<=1)[0-2]){_SIGN}{_YEAR}(?!/[^\W\d_])"
    rf"|[0-9]{{3}}{_SIGN}[0-9](?P<years>)"
    r"|[0-9]{7}(?![0-9])"
    r"|[0-9]?(?:[ ,/.\-]{0,3}th(?:àng|ánh|nág|ang|g|\.?\s?[0-9])"
    rf"|(?:st|nd|rd|th)?[ \-,.]{{0,2}}(?:(?:of )?{alternatives(sorted({name[:3] for name in ENGLISH_MONTHS}))}|\s(?:19|20)[0-9]{{2}})))"
)
# Words that make a bare "6/3" a date, from far in front of it, straight before it or straight behind it. "uống 2-3 lần", "15-25% số ca"
# and "chốt phiên 6/3, giá vàng" have none, and reports are full of them.
_FAR, _NEAR = 75, 24
_CUES = re.compile(
    at_word(
        ([*DAY_PARTS, *CONTEXT["cues"], *FEASTS, *(name.lower() for name in CONTEXT["holidays"])], ""),
        (["thứ", "thư", "thú"], " ?(?:[2-7]|hai|ba|tư|bốn|năm|sáu|bảy|bẩy)"),
        (["t"], "[. ]{0,2}[2-7](?![0-9])"),
    )
    + r"|h(?:(?<=[0-9].)|(?<=[0-9] .))(?![^\W\d_])|g(?:(?<=[0-9].)|(?<=[0-9] .))(?:iờ|(?![^\W\d_]))|:(?<=[0-9]:) ?[0-9]|\([0-9 /.,–-]{0,20}\Z"
)
_CUE_NEXT = ("ngày ", *(part + " " for part in DAY_PARTS))  # which most dates have
_LEADS = re.compile(at_word((CONTEXT["leading"], r"[\s(:]{1,3}(?:[0-9]{1,2}\s?(?:[-–,;&+]|và|đến|tới)\s?){0,8}\Z")))
_TERMS = re.compile(at_word((CONTEXT["terms"], "")))
_ENDED = re.compile(rf"[^\w(]{{0,6}}(?!{GOING_ON})[^\W\d_]")
# "2020-12-30", and a day that the minutes of a time are glued to: "08:3012/06/2023".
_ISO_OR_GLUED = re.compile(rf".?[0-9]{{4}}{_SIGN}[0-9]{{1,2}}{_SIGN}[0-9]|:[0-9]{{4}}", re.DOTALL)
_UNITS = ("giây", "phút", "giờ", "tiếng", "h", "'", "ngày", "tuần", "tháng", "năm", "về")
_ENGLISH_UNITS = tuple(unit + plural for unit in ENGLISH_UNITS for plural in ("", "s"))
_AGE = re.compile(rf"(?:[0-9]|{alternatives(NUMBERS)}|nửa)\s?(?:{'|'.join(_UNITS[:-1])})\s+(?:về\s+)?\Z")
_DAYS = ("hôm", "ngày", "sớm", "muộn", *DAY_PARTS)
# A word that a date without such digits must have, up to its rarest letter; the rest of it with what stands behind; and what stands in
# front: first by its end, since most words are decided by it, then by a pattern where that says too little ("năm trước").
_Word: TypeAlias = tuple[str, str, tuple[str, ...], re.Pattern[str] | None]
_WORDS: list[_Word] = [
    *((head, rf"{rest}(?![^\W_])", _DAYS, None) for head, rest in (("nay", ""), ("q", "ua"))),
    ("thá", rf"ng\s*(?:[0-9]|này|trước|tới|sau|vừa|giêng|chạp|{alternatives(MONTHS)}|[ivx]+(?![^\W_]))", (), None),
    ("q", rf"(?:u[ýí]|ú[yi])\s*(?:[1-4i]|{alternatives(MONTHS)}|nhất|nhì)", (), None),
    ("tế", "t", (*"0123456789", "mươi", "mốt", *NUMBERS), None),
    ("rằ", "m", (), None),
    ("trướ", "c", _UNITS, _AGE),
    ("vừ", "a (?:xong|mới đăng)", (), None),
    ("đâ", "y", ("cách", "mới"), None),
    ("bâ", "y giờ", ("ngay",), None),
]
# Those whose letters are all frequent are looked for where the text has the whole word at all.
_FREQUENT: list[tuple[str, _Word]] = [
    *((word, (word[:1], rf"{word[1:]}(?![^\W_])", _DAYS, None)) for word in ("mai", "mốt", "kia")),
    ("ago", ("ago", r"(?![^\W_])", _ENGLISH_UNITS, None)),
]


def _pattern(words: Iterable[_Word]) -> re.Pattern[str]:
    """One search for words, which runs over the text from rare letter to rare letter; each has a group, which consumes nothing."""
    return re.compile("|".join(f"{head[-1]}{f'(?<={head})' * (len(head) > 1)}(?=({rest}))" for head, rest, _, _ in words))


_WORDED = _pattern(_WORDS)
_FREQUENT_WORDED = [(whole, word, _pattern([word])) for whole, word in _FREQUENT]
_SELDOM = ("yesterday", "today")  # in lists; a report is not searched for them
_REACH_BACK = 24
_SPACE = re.compile("[ \n]")


def dated(text: str) -> bool:
    """Whether a string can hold a date at all."""
    if _DIGIT.search(text) is not None or _BROKEN.search(text) is not None:
        return True
    low = text.lower()
    return next(_worded(low), None) is not None or any(word in low for word in _SELDOM)


def windows(text: str) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """The parts of a text that can hold dates with all that decides about them, as (start, end), in order and apart; and the places in
    each of them that a date must reach over.

    They begin and end at white space, so that no word is cut.
    """
    low = lowered(text)
    # "İ" becomes two characters and would shift the places.
    if len(low) != len(text) or not (is_usual(low) or _BROKEN.search(low) is None):
        yield 0, len(text), [(0, len(text))]
        return
    start = end = -1
    done = 0  # where the last part ended
    places: list[tuple[int, int]] = []
    for place in sorted([*_numbered(text, low), *_worded(low)]):
        first, last = place
        if last <= done:
            continue  # in a long string without spaces, which is not cut
        if end >= 0 and first - _BEFORE <= end:
            end = max(end, last + _AFTER)
            places.append(place)
            continue
        if end >= 0:
            done = _space_behind(text, end)
            yield start, done, places
        start, end, places = _space_before(text, done, first - _BEFORE), last + _AFTER, [place]
    if end >= 0:
        yield start, _space_behind(text, end), places


def _numbered(text: str, low: str) -> Iterator[tuple[int, int]]:
    last = 0
    for place in number_starts(text):
        match = _DIGITS.match(low, place) if place >= last else None
        if match is None:
            continue
        first, last = match.span()
        kind = match.lastgroup
        if kind and first > _NEAR and _ENDED.match(low, last) and not _cued(low, first, kind == "years"):
            continue
        yield first, last


def _cued(low: str, first: int, years: bool) -> bool:
    """Whether words or signs in front make a date of a number that would be none without them."""
    lo = max(0, first - _FAR)
    if low.endswith(_CUE_NEXT, lo, first):
        return True
    if _CUES.search(low, lo, first) or _LEADS.search(low, max(0, first - _NEAR), first):
        return True
    return years and (_ISO_OR_GLUED.match(low, max(0, first - 1)) or _TERMS.search(low, lo, first)) is not None


def _worded(low: str) -> Iterator[tuple[int, int]]:
    yield from _dating(low, _WORDED, _WORDS)
    for whole, word, pattern in _FREQUENT_WORDED:
        if whole in low:
            yield from _dating(low, pattern, [word])


def _dating(low: str, pattern: re.Pattern[str], words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Where words of a pattern stand behind what makes dates of them."""
    for match in pattern.finditer(low):
        number = match.lastindex or 0
        head, _, ends, before = words[number - 1]
        at = match.end() - len(head)
        lo = max(0, at - _REACH_BACK)
        if (not ends or low[lo:at].rstrip().endswith(ends)) and (before is None or before.search(low, lo, at)):
            yield at, match.end(number)


def _space_before(text: str, floor: int, at: int) -> int:
    return max(floor, text.rfind(" ", floor, at) + 1, text.rfind("\n", floor, at) + 1) if at > floor else floor


def _space_behind(text: str, at: int) -> int:
    space = _SPACE.search(text, at)
    return space.start() if space else len(text)
