"""How old a page says it is, "3 tháng trước": between which days it was published."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import floor

from .grammar import expressions
from .resolve import months_back
from .value import DateValue, Reference
from .view import View
from .windows import dated

_SHORTEST = {"tuần": 7, "tháng": 30, "năm": 365}
"""Days. WordPress counts months of thirty days: https://developer.wordpress.org/reference/functions/human_time_diff/"""
_MONTHS = {"tháng": 1, "năm": 12}
_FIRST = 0.85
"""Moment.js says "1 tháng" from 26 days on, "1 năm" from 320: https://momentjs.com/docs/#/displaying/fromnow/"""


def age_range(raw: str, reference: date | datetime | str | None) -> DateValue | None:
    """The days that an age in weeks, months or years may mean, counted from `reference`: some programs cut it down, others round it, so it is
    between half a unit less (of the first a seventh) and one unit more than is printed. None for all other strings, "3 giờ trước" among them."""
    base = Reference.of(reference)
    if base is None or not dated(raw):
        return None
    ago = next((point.ago for found in expressions(View(raw)) for point in found.points[:1] if point.ago is not None), None)
    if ago is None or not ago.amounts or not all(unit in _SHORTEST for _, unit in ago.amounts):
        return None
    number, unit = ago.amounts[-1]
    rounded = number - 0.5 if number > 1 else number * _FIRST
    least = floor(sum(n * _SHORTEST[of] for n, of in ago.amounts[:-1]) + rounded * _SHORTEST[unit])
    longest = [*ago.amounts[:-1], (number + 1, unit)]
    try:
        first = months_back(base.lo, int(sum(n * _MONTHS.get(of, 0) for n, of in longest)))
        first -= timedelta(days=sum(n * 7 for n, of in longest if of == "tuần"))
        return DateValue(first, base.hi - timedelta(days=least), "range", "relative: an age, cut down or rounded")
    except (OverflowError, ValueError):
        return None
