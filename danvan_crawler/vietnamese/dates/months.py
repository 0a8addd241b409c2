"""Months and quarters, and the year behind them: "tháng 6/2021", "quý 1-2022", "tháng 9 năm ngoái"."""

from __future__ import annotations

import re

from .atoms import LUNAR_YEAR, YEAR_WORD, ambiguous_five, goes_on, month_number, year_tail
from .context import glued
from .expression import Point
from .lexicon import ENGLISH_MONTHS, MONTHS, ROMANS
from .value import FIRST_YEAR, LAST_YEAR, full_year
from .view import View
from .words import END, ENGLISH, MONTH_NAMES

_PART_OF_MONTH = "(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần|trong|nửa đầu|nửa cuối)"
_MONTH = re.compile(
    rf"(?:{_PART_OF_MONTH} )?tháng{END} ?([0-9]{{1,2}}(?![0-9])|{MONTH_NAMES}{END}|[ivx](?= ?[/-] ?(?:18|19|20)[0-9]{{2}}(?![0-9])))"
)
# The 4 of "tháng 3, 4/2022" and "tháng 3 và 4", but not of "tháng 3, 4 đồng chí", "trong tháng 3 và 3 tháng đầu năm", "… và 4/2/2018".
_MONTH_BARE = re.compile(r"([0-9]{1,2})(?![0-9]|[/.-][0-9]{1,2}[/.-])(?! (?!(?:năm [0-9]{2,4}|và|đến|tới)(?![^\W_]))[^\W\d_])")
_MONTH_WORD = re.compile(rf"(?:{_PART_OF_MONTH} )?tháng (này|trước|tới|sau|vừa qua){END}")
# "July 2023", but not "may 2023 bộ quần áo"
_MONTH_ENGLISH = re.compile(rf"({ENGLISH}),? ((?:19|20)[0-9]{{2}})(?![0-9]| [^\W\d_])")
_MONTH_SLASH = re.compile(r"(?:t\.?)?(0?[1-9]|1[0-2])( ?[/\-] ?)((?:18|19|20)[0-9]{2})(?![0-9])")
NUMBER_BEFORE = re.compile(r"[0-9] \Z")
_COUNTER = re.compile(r" ?:? ?[0-9]")
_YEAR_BEHIND = re.compile(r" ?[/-] ?[0-9]|,? năm [0-9]")
_VISITS = re.compile(r" ?: ?[0-9][0-9.,]{0,12} ?(?:[|\n]|\Z)")  # "Tháng 6: 12.345" beside "Hôm nay: 411"
_QUARTER = re.compile(rf"(?:qu[ýí] ?|q(?=[1-4]/))([1-4](?![0-9])|(?:iv|i{{1,3}}|một|hai|ba|tư|bốn|nhất|nhì){END})")
_QUARTER_BARE = re.compile(rf"(?:qu[ýí] )?([1-4](?![0-9.]|[/\-](?!(?:19|20)[0-9]{{2}}))|(?:iv|i{{1,3}}){END})")
_OF_QUARTER = re.compile(r"(?<![^\W_])(?:trong|hết|đầu|giữa|cuối|từ|đến|tới|vào) \Z")
_ALIKE = re.compile(r"(?<![^\W_])(?:tam|tứ|ngũ) \Z")  # "biển số ngũ quý 3": five equal figures
_QUARTERS = {"nhất": 1, "nhì": 2, **MONTHS, **ROMANS}


def month_at(view: View, i: int, bare: bool = False) -> Point | None:
    """The month at `i` with its year: "tháng 5", "cuối tháng trước", "July 2023", "6/2021"; `bare`: behind another, a number is enough."""
    s = view.s
    digit = s[i : i + 1].isdigit()
    m = None if digit else _MONTH_WORD.match(s, i)
    if m:
        numbered = _COUNTER.match(s, m.end()) or NUMBER_BEFORE.search(s, max(0, i - 2), i)  # "2-3 tháng trước"
        return None if numbered else Point(i, m.end(), unit="month", year_word="tháng " + m[1], cue=True)
    m = None if digit else _MONTH.match(s, i)
    if m:
        # "6 tháng 5 ngày", "32 tháng 5": the number in front counts the months or spoils the date.
        if NUMBER_BEFORE.search(s, max(0, i - 2), i):
            return None
        if ambiguous_five(view, m.start(1), m[1]) or _VISITS.match(s, m.end()) or _lower_roman(view, m):
            return None
        return with_year(view, Point(i, m.end(), unit="month", month=month_number(m[1]), cue=True, lunar=m[1] in ("giêng", "chạp")), 12)
    m = None if digit else _MONTH_ENGLISH.match(s, i)
    if m:
        return Point(i, m.end(), unit="month", month=ENGLISH_MONTHS[m[1]], year=int(m[2]), cue=True)
    m = _MONTH_SLASH.match(s, i)
    if m and not glued(view, None if bare else i, m.end(), m[2].strip(), True):
        return Point(i, m.end(), unit="month", month=int(m[1]), year=int(m[3]), sep=m[2].strip(), cue=False)
    if bare:
        m = _MONTH_BARE.match(s, i)
        if m:
            return with_year(view, Point(i, m.end(), unit="month", month=int(m[1]), cue=False), 12)
    return None


def _lower_roman(view: View, month: re.Match[str]) -> bool:
    """Whether a word looks like a roman month only: "ghi rõ ngày tháng vi phạm"."""
    return month[1] in ROMANS and view.cased[month.start(1) : month.end(1)].islower() and not _YEAR_BEHIND.match(view.s, month.end())


def quarter_at(view: View, i: int, bare: bool = False) -> Point | None:
    """The quarter at `i` with its year: "quý II/2022", "Q1/2023"; `bare`: behind another, a number is enough."""
    m = (_QUARTER_BARE if bare else _QUARTER).match(view.s, i)
    if not m:
        return None
    number = int(m[1]) if m[1].isdigit() else _QUARTERS[m[1]]
    quarter = with_year(view, Point(i, m.end(), unit="quarter", month=number, cue=True), 4)
    if m[1] == "nhất" and quarter.year is None and quarter.year_word is None and not _OF_QUARTER.search(view.s, max(0, i - 8), i):
        return None  # "được yêu quý nhất", "thuộc hàng quý nhất trên thế giới"
    if quarter.year is None and _ALIKE.search(view.s, max(0, i - 5), i):
        return None
    return quarter


def with_year(view: View, p: Point, most: int) -> Point:
    """The year behind a month or quarter: "tháng 6/2021", "quý 1-2022", "tháng 3 năm 2016", "tháng 9 năm ngoái"."""
    s = view.s
    p.closed = not goes_on(view, p.end)
    tail = None if p.closed else year_tail(view, p.end)
    if tail:
        digits = tail[2].replace(".", "")
        if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR:
            p.year, p.end = int(digits), tail.end()
        elif len(digits) == 2 and tail[1]:
            p.year, p.end = full_year(int(digits)), tail.end()
        elif tail[1] or (len(digits) > 4 and "/" in tail[0]):
            p.bad, p.end = True, tail.end()
    if not p.closed and p.year is None and not p.bad:
        word = YEAR_WORD.match(s, p.end)
        named = LUNAR_YEAR.match(s, p.end) if p.lunar else None
        if named:
            p.year_word, p.end = named[1], named.end()
        elif word and "năm" in word[0]:
            p.year_word, p.end = word[1], word.end()
    if not p.month or not 1 <= p.month <= most:
        p.bad = True
    return p
