"""Moments as a server prints them whose settings nobody made Vietnamese: "8/5/2015 4:26:36 PM", month first and no zeros in front.

Day first is the rule of all other dates. Which of the two a server means is told by its other pages: "12/29/2014 5:32:00 PM" has no such day,
"29/12/2014 5:32:00 PM" no such month.
Drupal's own form has the weekday, which tells it alone: "Tue, 12/09/2014 - 20:33", "Thứ ba, 12/09/2014 - 20:33".
"""

from __future__ import annotations

import re
from datetime import date, datetime

from .value import VIETNAM, DateValue

_MOMENT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d) (\d{1,2}:\d\d:\d\d [AP]M)(?![^\W_])")
# 'D, m/d/Y - H:i', the form that Drupal comes with: https://api.drupal.org/api/drupal/includes!common.inc/function/format_date/7.x
_WEEKDAYS = {
    name: at
    for names in (
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        ("t2", "t3", "t4", "t5", "t6", "t7", "cn"),
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"),
    )
    for at, name in enumerate(names)
}
_DRUPAL = re.compile(rf"(?<![^\W_])({'|'.join(_WEEKDAYS)}), (\d\d)/(\d\d)/((?:19|20)\d\d) - (\d\d:\d\d)(?![\d:])", re.I)
AS_TOLD = ", as its weekday tells"
_ZEROS = re.compile(r"(?:^|[/ ])0\d")


def readings(raw: str) -> tuple[DateValue | None, DateValue | None]:
    """The moment of a string, day first and month first; None where the calendar has no such day, both where no such moment is printed.
    Where zeros are put in front, "08/05/2015 04:26:36 PM", somebody chose the form: day first alone. In Drupal's form each counts where it falls on
    the weekday before it."""
    match = _MOMENT.search(raw)
    if match is None:
        return _by_weekday(raw)
    first, second = int(match[1]), int(match[2])
    day_first = _value(match[3], second, first, match[4], "day first")
    zeros = _ZEROS.search(match[0]) is not None
    return day_first, None if zeros else _value(match[3], first, second, match[4], "month first")


def _by_weekday(raw: str) -> tuple[DateValue | None, DateValue | None]:
    match = _DRUPAL.search(raw)
    if match is None:
        return None, None
    first, second, named = int(match[2]), int(match[3]), match[1].lower()
    fits = [_weekday(match[4], month, day) == _WEEKDAYS[named] for month, day in ((second, first), (first, second))]
    # Who wrote the weekday in full chose the form, and may have it wrong, "Thứ Ba, 03/12/2024 - 08:24": both are told.
    order = f"day first{AS_TOLD}" if fits[0] else "day first"
    day_first = _value(match[4], second, first, match[5], order, "%H:%M") if fits[0] or (fits[1] and " " in named) else None
    month_first = _value(match[4], first, second, match[5], f"month first{AS_TOLD}", "%H:%M") if fits[1] else None
    return day_first, month_first


def _weekday(year: str, month: int, day: int) -> int | None:
    try:
        return date(int(year), month, day).weekday()
    except ValueError:
        return None


def _value(year: str, month: int, day: int, time: str, method: str, form: str = "%I:%M:%S %p") -> DateValue | None:
    try:
        moment = datetime.strptime(f"{year}-{month}-{day} {time}", f"%Y-%m-%d {form}").replace(tzinfo=VIETNAM)
    except ValueError:
        return None
    if moment.time() == datetime.min.time():  # midnight is what systems write for "no time"
        return DateValue(moment.date(), moment.date(), "day", f"printed: {method}")
    return DateValue(moment, moment, "second" if "%S" in form else "minute", f"printed: {method}")
