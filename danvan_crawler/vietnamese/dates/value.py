"""What a date string means: `DateValue`, the reference that yearless and relative dates are counted from, and years."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Literal

VIETNAM = timezone(timedelta(hours=7))
# Outside these years a printed number is a slip ("năm 1030", "20222") or not a year.
FIRST_YEAR, LAST_YEAR = 1800, 2099

Precision = Literal["second", "minute", "hour", "day", "month", "quarter", "range"]


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as far as it is printed: `lo` and `hi` (both inclusive) are days, or aware date-times of +07:00; `method` names the rule."""

    lo: date
    hi: date
    precision: Precision
    method: str

    @property
    def iso(self) -> str:
        """ "2020-12-30", "2020-12-30T14:05+07:00", "2021-06" for a month, "2021-05-10/2021-05-12" for a range."""
        if self.lo is self.hi and self.precision != "month":
            return iso_of(self.lo, self.precision)
        if self.precision == "month":
            ends = [f"{d.year:04d}-{d.month:02d}" for d in (self.lo, self.hi)]
        else:
            ends = [iso_of(d, self.precision) for d in (self.lo, self.hi)]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)


def iso_of(d: date, precision: str = "range") -> str:
    """One end: a day, or a date-time to the minute; seconds where the precision is "second" or they are not zero."""
    if isinstance(d, datetime):
        return d.isoformat(timespec="seconds" if precision == "second" or d.second else "minutes")
    return d.isoformat()


@dataclass(frozen=True, slots=True)
class Reference:
    """What a date is counted from: a day, or the days it must lie between (`lo`..`hi`), and the moment if it is known."""

    lo: date
    hi: date
    moment: datetime | None = None

    @classmethod
    def of(cls, reference: date | datetime | str | None) -> Reference | None:
        """From a day, a date-time (naive ones are Vietnamese time), ISO text of either, of a month ("2023-10") or a year, or "lo/hi" of any
        of these. Other text gives None."""
        if isinstance(reference, str):
            return _of_text(reference)
        if reference is None:
            return None
        day = _civil(reference)
        return cls(day, day, _local(reference) if isinstance(reference, datetime) else None)


_SPAN = re.compile(r"[12]\d{3}(?:-[01]\d)?")


@lru_cache(maxsize=256)  # the rows of a list are all counted from one day
def _of_text(text: str) -> Reference | None:
    try:
        ends = [_end(end.strip()) for end in text.split("/")]
    except ValueError:
        return None
    if len(ends) == 1 and ends[0][0] == ends[0][1]:
        return Reference.of(ends[0][0])
    days = [_civil(day) for end in ends for day in end]
    return Reference(min(days), max(days)) if len(ends) <= 2 else None


def _end(text: str) -> tuple[date, date]:
    """The first and last day of what an ISO text names: a moment, a day, a month, a year."""
    if len(text) > 10:
        moment = datetime.fromisoformat(text)
        return moment, moment
    if _SPAN.fullmatch(text):
        year, month = int(text[:4]), int(text[5:] or 0)
        return date(year, month or 1, 1), month_end(year, month or 12)
    day = date.fromisoformat(text)
    return day, day


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


def _civil(day: date) -> date:
    return _local(day).date() if isinstance(day, datetime) else day


_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def possible(month: int, day: int) -> bool:
    """Whether the day exists in some year (29/2 does)."""
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month]


def make(year: int, month: int, day: int) -> date | None:
    """The day, or None where it does not exist or the year is out of range."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and possible(month, day)):
        return None
    return None if (month, day) == (2, 29) and not calendar.isleap(year) else date(year, month, day)


def full_year(printed: int) -> int:
    """Two-digit years: 00-30 are 20yy, 31-99 are 19yy (the annotation rule of the archive)."""
    return printed if printed > 99 else printed + (2000 if printed <= 30 else 1900)


def nearest_year(month: int, day: int | None, reference: Reference) -> int | None:
    """The year that puts the day (or the month, day=None) nearest to the reference; None where both ends of its bounds disagree."""
    year = _nearest(month, day, reference.lo)
    return year if reference.lo == reference.hi or year == _nearest(month, day, reference.hi) else None


def _nearest(month: int, day: int | None, reference: date) -> int | None:
    if day and (month, day) != (2, 29) and (here := make(reference.year, month, day)) is not None:
        away = (here - reference).days
        if abs(away) <= 182:
            return reference.year
        # Only the year on the other side can be nearer.
        other = make(reference.year - 1 if away > 0 else reference.year + 1, month, day)
        return other.year if other is not None and abs((other - reference).days) < abs(away) else reference.year
    best: tuple[int, int] | None = None
    # The nearest is of this year or one of its neighbours, but a leap day may be up to eight years away (29/2 around 1900).
    reach = 8 if (month, day) == (2, 29) else 1
    for year in sorted(range(reference.year - reach, reference.year + reach + 1), key=lambda y: abs(y - reference.year)):
        first = make(year, month, day or 1)
        if first is None:
            continue
        last = first if day else month_end(year, month)
        away = max((first - reference).days, (reference - last).days, 0)
        if best is None or away < best[0]:
            best = (away, year)
    return best[1] if best else None
