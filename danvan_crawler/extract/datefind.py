"""Where dates stand in a printed line. Only located here, with weekday, time and zone around them; what they mean is resolved elsewhere.

The day is found first (it begins with a digit, or with the name of an English month), then its surroundings are looked at on a few
characters to the left and right: a single pattern for all would be tried at every letter of the page.
Forms as about sixty real sites print them, e.g. "Thứ sáu: 15:00 ngày 09/02/2024", "18:00 |22/05/2022", "09/05/2025 3:25 CH",
"Thứ tư, 08 Tháng 9 2021 15:09", "Thứ Bảy, 18/12/2021, 21:07 [GMT+7]", "14:05, Thứ Năm, 15/08/2024", "(Ngày 20 - 03 - 2012)",
"Cập nhật ngày 07/08 - 2013", "thứ năm, 08 08 2019 08:52" (SharePoint).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WEEK = (
    r"(?:thứ|thu)\s?(?:hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bẩy|bay|[2-7])|chủ\s?nhật|chu\s?nhat|CN|T[2-7](?=[\s,])|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|"
    # reprints from abroad: German, French, Spanish, Italian, Portuguese, Russian
    r"januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|"
    r"giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|"
    r"января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\.?"
)
# What WordPress prints in Vietnamese: "Tháng 7 9, 2024", "Tháng Bảy 9, 2024", "9 Tháng Bảy, 2024"; and "Ngày 8 tháng ba năm 2017".
_MONTH_WORD = r"(?:một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s(?:một|hai))?|chạp)"
_TIME = (
    r"\d{1,2}\s?(?:[:h]|giờ)\s?(?:\d{2}|\d(?=['’]))(?:\s?(?::|phút)\s?\d{2})?(?:['’](?!\d))?"
    r"(?:\s?(?:[AP]\.?M\b\.?|SA\b|CH\b|sáng|chiều|tối))?"
)
_ZONE = r"\s?[\[(]?\s?(?:GMT|UTC)\s?(?:[+-]\s?\d{1,2}(?::?\d\d)?)?\s?[\])]?"
_SEP = r"[\s,|\-–—:/@]{0,4}"
_NUMERIC = re.compile(
    r"(?<![\d/.\-])(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|\s?[+-]\d{2}:?\d{2})?)?|\d{4}/\d{1,2}/\d{1,2}|"
    r"\d{4}\.\d{2}\.\d{2}|\d{4}年\d{1,2}月\d{1,2}日|"
    r"\d{1,2}/\d{1,2}\s-\s(?:19|20)\d\d(?!\s?[/.\-]\s?\d)|(?<=,\s)\d\d\s\d\d\s(?:19|20)\d\d(?=\s\d\d:\d\d)|"
    r"\d{1,2}\s?([/.\-|])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d{2}(?![\d/.\-]))|\d{1,2}\s{1,3}(?:tháng|thang)\s{1,3}\d{1,2}\s?[,\-]?\s?(?:năm\s)?\d{4})(?![\d/])",
    re.I,
)
_SPACED = re.compile(r"\d\d\s\d\d\s\d{4}")
_NAMED = re.compile(
    rf"\btháng\s(?:\d{{1,2}}|{_MONTH_WORD})\s\d{{1,2}},\s\d{{4}}(?!\d)|(?<!\d)\d{{1,2}}\stháng\s{_MONTH_WORD},?\s(?:năm\s)?\d{{4}}(?!\d)|"
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}(?!\d)|(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:(?:of|de)\s+)?{_MONTH},?\s+(?:del?\s+)?\d{{4}}(?!\d)",
    re.I,
)
_LEFT = re.compile(
    rf"(?:(?:(?<!\d){_TIME}(?:{_ZONE})?{_SEP})?(?<![^\W\d_])(?:{_WEEK}){_SEP})?"
    rf"(?:(?:\({_TIME}\)|\[{_TIME}\]|(?<!\d){_TIME}(?:{_ZONE})?){_SEP}(?:ngày\s*)?)?(?:ngày\s*)?$",
    re.I,
)
# "Thứ ba, ngày 14 tháng 5 năm 2024 [08:15]": the time alone may stand in brackets.
_RIGHT = re.compile(rf"(?:{_SEP}(?:(?:lúc\s*)?{_TIME}(?!\d)|\({_TIME}\)|\[{_TIME}\]))?(?:{_ZONE})?", re.I)
# Begins with a digit whatever follows: the engine goes from digit to digit.
_MAYBE = re.compile(r"\d(?:\d{3}|\s?[/.\-|]\s?\d{1,2}\s?[/.\-]\s?\d\d)")
# Nearly no text has a month's name and a year behind a space: they are looked for, letters folded, before the pattern that ignores case.
_SPACED_YEAR = re.compile(r"\d(?<=\s\d)\d{3}(?!\d)")
_MONTH_STEM = re.compile(
    r"tháng|jan|jän|feb|fév|fev|mar|mär|apr|avr|abr|ma[iıyg]|ju[nliı]|g[iı]u|lug|aug|aoû|ago|sep|set|o[ckut]t|nov|de[cz]|déc|d[iı][cz]|ene|gen|"
    r"янв|фев|ма|апр|июн|июл|авг|сен|окт|ноя|дек"
)
_RELATIVE = re.compile(
    r"(?:\d{1,3}|một|vài)\s+(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)\s+(?:\d+\s+\w+\s+)?trước|hôm qua|\d+ (?:minutes?|hours?|days?) ago",
    re.I,
)
_RELATIVE_WORDS = ("trước", "hôm qua", " ago")
_REACH, _SHORT = 44, 300


class Found(NamedTuple):
    """A date expression as printed, and its place in the text."""

    raw: str
    start: int
    end: int


def find_dates(text: str, limit: int = 3) -> list[Found]:
    """The first date expressions of a text, each with the weekday, time and zone that belong to it."""
    if not _MAYBE.search(text):
        return []
    out: list[Found] = []
    hits = list(_some(_NUMERIC, text, limit))
    if _SPACED_YEAR.search(text) and _MONTH_STEM.search(text.casefold()):
        hits = sorted({*hits, *_some(_NAMED, text, limit)})[:limit]
    floor = 0
    for start, end in hits:
        if start < floor:
            continue
        left = max(floor, start - _REACH)
        before = _LEFT.search(text[left:start])
        begin = left + before.start() if before else start
        after = _RIGHT.match(text, end)
        stop = after.end() if after else end
        if begin == start and _SPACED.match(text, start):
            continue  # no weekday before it: "SĐT, 09 12 1987 12:30"
        raw = text[begin:stop].strip(" \t-–—|,:")
        at = text.find(raw, begin)
        out.append(Found(raw, at, at + len(raw)))
        floor = stop
    return out


def _some(pattern: re.Pattern[str], text: str, limit: int) -> list[tuple[int, int]]:
    out = []
    for match in pattern.finditer(text):
        out.append(match.span())
        if len(out) >= limit:
            break
    return out


def first_date(text: str) -> Found | None:
    """The first date expression of a text."""
    return _remembered(text) if len(text) <= _SHORT else next(iter(find_dates(text, 1)), None)


@lru_cache(maxsize=4_096)
def _remembered(text: str) -> Found | None:
    """That of a short text: several steps of the reader ask for the same lines, and menus stand on all pages."""
    return next(iter(find_dates(text, 1)), None)


def relative_date(text: str) -> re.Match[str] | None:
    """The first expression of a time by its distance from now: "3 giờ trước", "hôm qua"."""
    small = text.lower()
    return _RELATIVE.search(text) if any(map(small.__contains__, _RELATIVE_WORDS)) else None
