"""Moments as a server prints them whose settings nobody made Vietnamese: "8/5/2015 4:26:36 PM", month first and no zeros in front.

Day first is the rule of all other dates. Which of the two a server means is told by its other pages: "12/29/2014 5:32:00 PM" has no such day,
"29/12/2014 5:32:00 PM" no such month.
"""

from __future__ import annotations

import re
from datetime import datetime

from .value import VIETNAM, DateValue

_MOMENT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d) (\d{1,2}:\d\d:\d\d [AP]M)(?![^\W_])")
_ZEROS = re.compile(r"(?:^|[/ ])0\d")


def readings(raw: str) -> tuple[DateValue | None, DateValue | None]:
    """The moment of a string, day first and month first; None where the calendar has no such day, both where no such moment is printed.
    Where zeros are put in front, "08/05/2015 04:26:36 PM", somebody chose the form: day first alone."""
    match = _MOMENT.search(raw)
    if match is None:
        return None, None
    first, second = int(match[1]), int(match[2])
    day_first = _value(match[3], second, first, match[4], "day first")
    zeros = _ZEROS.search(match[0]) is not None
    return day_first, None if zeros else _value(match[3], first, second, match[4], "month first")


def _value(year: str, month: int, day: int, time: str, method: str) -> DateValue | None:
    try:
        moment = datetime.strptime(f"{year}-{month}-{day} {time}", "%Y-%m-%d %I:%M:%S %p").replace(tzinfo=VIETNAM)
    except ValueError:
        return None
    if moment.time() == datetime.min.time():  # midnight is what systems write for "no time"
        return DateValue(moment.date(), moment.date(), "day", f"printed: {method}")
    return DateValue(moment, moment, "second", f"printed: {method}")
