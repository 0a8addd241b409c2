"""Where a date expression may start; everything else of a text is passed over at once."""

from __future__ import annotations

import re

from .atoms import ENGLISH_UNITS
from .lexicon import DAY_PARTS, DAYS, ENGLISH_MONTHS, NUMBERS, alternatives, at_word
from .view import View
from .words import END, ENGLISH, ENGLISH_DAY, MONTH_NAMES, PART

_WEEKDAYS_ABROAD = ("mon", "tue", "wed", "thurs", "fri", "sat", "sun")
# What must stand behind digits, "ngày", parts of the day and weekdays is looked at by patterns of their own: one pattern for all would be too
# long for the processor to keep at hand.
ANCHOR = re.compile(
    "".join(f"{digit}(?<![0-9].)|" for digit in "0123456789")
    + at_word(
        (["ngày", "ngay", *DAY_PARTS], ""),
        (["các ngày", "hôm", "mùng", "mồng", "tháng", "quý", "quí", "q1/", "q2/", "q3/", "q4/", "rạng", "rằm", "cn"], ""),
        (["thứ"], " ?(?:[2-7]|hai|ba|tư|bốn|năm|sáu|bảy|bẩy)"),
        (["chủ nhật", "vừa xong", "cách đây"], ""),
        (["đầu", "giữa", "cuối", "trung tuần", "thượng tuần", "hạ tuần", "trong", "nửa đầu", "nửa cuối"], " tháng"),
        (["a ", "an "], rf"{alternatives(ENGLISH_UNITS)} ago"),
        (["t", "th", "thg", "thg "], r"\.?[0-9]"),
        ([*NUMBERS, "nửa"], r"(?: ?(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)| h|')"),
        (["hai", "ba"], " (?:ngay|hôm)"),
        (DAYS, "(?:[ ,]{1,2}tháng| tết)"),
        (ENGLISH_MONTHS, r"(?:\.? |, (?=[0-9]{4}))[0-9]"),
        (["today", "yesterday"], ""),
        (["thu"], "(?=, ?[0-9])"),
        (_WEEKDAYS_ABROAD, r"(?:s|nes|rs|ur)?(?:day)?(?=[ ,|:/(\[\-;·•>.])"),
    )
)
# No date begins with a number before a blank and a word that no date goes on with ("45 mô hình", "10.000 m2", "6 tháng đầu năm"), or before
# "%"; before "năm" and the like only where the text has a word of an age ("3 năm trước").
_COUNT = r"[0-9]{1,4}(?:\.[0-9]{3}){0,3}(?:,[0-9]{1,2})?(?: ?%| (?:"
_MONTHS_COUNTED = rf"tháng (?!{MONTH_NAMES}{END}|[ivx]{END}|này|trước|tới|sau|vừa|về|và)[^\W\d_]"
_NOT_COUNTED = rf"th|tết|giờ|[gh](?![^\W\d_])|và|đến|tới|cho|{ENGLISH}"
_COUNTS = re.compile(rf"{_COUNT}{_MONTHS_COUNTED}|(?!{_NOT_COUNTED})[^\W\d_]))")
_COUNTS_NO_AGE = re.compile(
    rf"{_COUNT}{_MONTHS_COUNTED}|(?!{_NOT_COUNTED}|sec|min|hour|day|week|year|giây|phút|tiếng|ngày|tuần|năm)[^\W\d_]))"
)
# Parts of the day and weekdays begin none before words that are no part of a date ("tối đa").
_MORE = (
    rf"(?: sớm| muộn| cùng ngày)?[ ,|:/(\[\-;·•>.]{{1,40}}(?:[0-9]|nay|qua|mai|kia|mốt|các|những|trong|ngày|ngay|hôm|mùng|mồng|vào|buổi|rạng|đầu"
    rf"|cuối|giữa|lúc|hồi|th|t[ .0-9]|chủ|chúa|cn|{PART}|{ENGLISH_DAY}|{ENGLISH}|{alternatives(DAYS)})"
)
_LEADS_ON = re.compile(f"{_MORE}|[0-9]{{1,2}}[/.\\-]")
_DAY_LEADS_ON = re.compile(f"[0-9]|{_MORE}")
_LEADING = {"ngày": _DAY_LEADS_ON, **dict.fromkeys([*DAY_PARTS, "ngay"], _LEADS_ON)}


def may_start(view: View, anchor: re.Match[str]) -> bool:
    """False where no expression starts at an anchor for sure: a number that counts something, a part of the day in "tối đa"."""
    word = anchor[0]
    if word.isdigit():
        return not (_COUNTS_NO_AGE if view.ages else _COUNTS).match(view.s, anchor.start())
    behind = _LEADING.get(word)
    if behind is None and word.startswith(_WEEKDAYS_ABROAD):
        behind = _LEADS_ON
    return behind is None or behind.match(view.s, anchor.end()) is not None
