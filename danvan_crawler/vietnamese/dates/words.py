"""Words of dates as parts of patterns, which several patterns are made of."""

from __future__ import annotations

from .lexicon import DAY_PARTS, ENGLISH_MONTHS, MONTHS, ROMANS, alternatives

END = r"(?![^\W_])"
PART = alternatives(DAY_PARTS)
# "Thu" alone is autumn or a feast ("Đêm Trung thu (29/9)"); in a stamp of an English system a comma stands behind it.
ENGLISH_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thurs|fri|sat(?:ur)?|sun)(?:day)?|thu(?=, ?[0-9]))"
ENGLISH = alternatives(ENGLISH_MONTHS)
# A single roman "i", "v" or "x" after "tháng" is a letter more often than a month, but for one with its year: "tháng V/1954".
MONTH_NAMES = alternatives([*MONTHS, "giêng", "chạp", *(k for k in ROMANS if len(k) > 1)])
