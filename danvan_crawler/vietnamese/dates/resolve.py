"""From what is printed to what is meant: years that are not printed, ranges, zones. Pure; the reference is the only clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from .atoms import Ago, Clock
from .expression import Expression, Point
from .lexicon import BRANCHES, STEMS
from .lunar import to_solar
from .value import FIRST_YEAR, LAST_YEAR, VIETNAM, DateValue, Precision, Reference, make, month_end, nearest_year

_YEAR_WORDS = {"ngoái": -1, "trước": -1, "nay": 0, "này": 0, "sau": 1}
_MONTH_WORDS = {"tháng này": 0, "tháng trước": -1, "tháng vừa qua": -1, "tháng sau": 1, "tháng tới": 1}


def resolve(e: Expression, reference: Reference | None) -> DateValue | None:
    """The value of an expression; None where it rests on a reference that is missing, or where an end does not exist."""
    if e.lunar or e.recurring:
        return None
    if e.unit == "ago":
        ago = e.points[0].ago
        return _ago(ago, reference) if ago and reference else None
    if e.unit in ("month", "quarter"):
        return _months(e.points, reference)
    return _days(e.points, reference)


def resolve_lunar(e: Expression, reference: Reference | None) -> DateValue | None:
    """The civil day or days of a lunar expression; the year as printed or named ("năm Tân Sửu"), else the nearest to the reference."""
    days = [p for p in e.points if p.day and (p.month or p.unit == "bare")]
    if len(days) != len(e.points) or any(p.shift is not None for p in days):
        return None
    last = days[-1]
    if last.month is None or last.day is None:
        return None
    if last.year is not None:
        years = [last.year]
    elif reference is None:
        return None
    else:
        years = _lunar_years(last.year_word, reference.hi.year)
    best: tuple[int, date, date] | None = None
    for year in years:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        hi = to_solar(year, last.month, last.day)
        month = days[0].month or last.month
        lo = to_solar(year - (month > last.month), month, days[0].day or 0)  # "20 tháng Chạp đến mùng 6 tháng Giêng"
        if lo is None or hi is None or lo > hi:
            continue
        away = abs((hi - reference.hi).days) if reference else 0
        if best is None or away < best[0]:
            best = (away, lo, hi)
    if best is None:
        return None
    method = "lunar: converted" + ("" if last.year is not None else ", year nearest to reference")
    return DateValue(best[1], best[2], "day" if best[1] == best[2] else "range", method)


def _lunar_years(name: str | None, around: int) -> list[int]:
    """The years a lunar date without a number may belong to: those of a name ("tân sửu") within thirty years, else the three around."""
    stem, _, branch = (name or "").partition(" ")
    if stem in STEMS and branch in BRANCHES:
        place = (STEMS[stem], BRANCHES[branch])
        return [y for y in range(around - 30, around + 31) if ((y - 4) % 10, (y - 4) % 12) == place]
    return [around - 1, around, around + 1]


def _method(points: list[Point], reference: Reference | None, yearless: bool) -> str:
    counted = slip = abroad = short = False
    for p in points:
        counted = counted or (p.shift is not None and p.month is None)
        slip = slip or p.form == "slip"
        abroad = abroad or (p.clock is not None and p.clock.offset not in (None, 420))
        short = short or p.two_digit
    if counted:
        return "relative: counted from reference"
    if yearless:
        bounds = reference is not None and reference.lo != reference.hi
        return "yearless: nearest to reference" + (" bounds" if bounds else "")
    if slip:
        return "printed: slip repaired"
    if abroad:
        return "printed: other zone to +07:00"
    return "printed: two-digit year" if short else "printed"


def _days(points: list[Point], reference: Reference | None) -> DateValue | None:
    if len(points) == 1:
        (p,) = points
        day = _day(p, None, None, [], reference)
        return _moment(day, p, _method(points, reference, p.year is None)) if day else None
    dates: list[date | None] = [None] * len(points)
    yearless = all(p.year is None for p in points)
    # From the last to the first: "10 - 12/5/2021" and "28/12 - 2/1/2021" take month and year from what follows.
    for k in range(len(points) - 1, -1, -1):
        after = dates[k + 1] if k + 1 < len(points) else None
        given = next((p.year for p in reversed(points[:k]) if p.year is not None), None)
        dates[k] = _day(points[k], after, given, points[:k], reference)
        if dates[k] is None:
            return None
    found = [d for d in dates if d is not None]
    lo, hi = found[0], found[-1]
    if lo > hi:
        return None
    method = _method(points, reference, yearless)
    start, end = points[0], points[-1]
    if start.clock and end.clock:
        return DateValue(_at(lo, start.clock), _at(hi, end.clock), "range", method)
    if start.clock_to is None and start.clock and lo == hi:
        return _moment(lo, start, method)
    return DateValue(lo, hi, "day" if lo == hi else "range", method)


def _day(p: Point, after: date | None, given: int | None, before: list[Point], reference: Reference | None) -> date | None:
    if p.month is None and p.shift is not None:
        return reference.lo + timedelta(days=p.shift) if reference and reference.lo == reference.hi else None
    if p.unit == "month" and p.year is not None and p.month is not None:
        return make(p.year, p.month, 1)  # "từ tháng 12/2014 đến 23/2/2018"
    if p.unit == "bare":
        return make(after.year, after.month, p.day) if after and p.day else None
    if p.day is None:
        return None
    if p.month is None:
        month = _month_from(p.year_word, reference)
        return make(month.year, month.month, p.day) if month else None
    if p.year is not None:
        return make(p.year, p.month, p.day)
    if p.year_word and reference:
        return _by_word(p, reference)
    if after is not None:
        same = make(after.year, p.month, p.day)
        return same if same and same <= after else make(after.year - 1, p.month, p.day)
    if given is not None:
        start = next((b for b in reversed(before) if b.year == given), None)
        later = start is not None and (start.month or 1, start.day or 1) > (p.month, p.day)
        return make(given + 1 if later else given, p.month, p.day)
    year = nearest_year(p.month, p.day, reference) if reference else None
    return make(year, p.month, p.day) if year else None


def _by_word(p: Point, reference: Reference) -> date | None:
    """ "20/11 năm ngoái" counts years; "22/12 tới" is the next one, "22/12 vừa qua" the last one."""
    assert p.month is not None and p.day is not None
    word, base = p.year_word or "", reference.hi
    if word in _YEAR_WORDS:
        return make(base.year + _YEAR_WORDS[word], p.month, p.day)
    for year in (base.year - 1, base.year, base.year + 1) if word == "tới" else (base.year, base.year - 1):
        day = make(year, p.month, p.day)
        if day and (day >= base if word == "tới" else day <= base):
            return day
    return None


def _month_from(word: str | None, reference: Reference | None) -> date | None:
    """The first day of "tháng này", "tháng trước" … ; None without one reference month."""
    if word not in _MONTH_WORDS or reference is None or (reference.lo.year, reference.lo.month) != (reference.hi.year, reference.hi.month):
        return None
    count = reference.lo.year * 12 + reference.lo.month - 1 + _MONTH_WORDS[word]
    return make(count // 12, count % 12 + 1, 1)


def _at(day: date, clock: Clock) -> datetime:
    """The moment in Vietnamese time; 24:00 is the start of the next day."""
    zone = VIETNAM if clock.offset is None else timezone(timedelta(minutes=clock.offset))
    moment = datetime.combine(day, time(clock.hour % 24, clock.minute, clock.second or 0), zone)
    return (moment + timedelta(days=clock.hour // 24)).astimezone(VIETNAM)


def _moment(day: date, p: Point, method: str) -> DateValue:
    if p.clock is None:
        return DateValue(day, day, "day", method)
    lo = _at(day, p.clock)
    if p.clock_to is not None:
        hi = _at(day, p.clock_to)
        return DateValue(lo, hi, "range", method) if lo <= hi else DateValue(lo, lo, "minute", method)
    precision: Precision = "second" if p.clock.second is not None else "minute" if p.clock.with_minute else "hour"
    return DateValue(lo, lo, precision, method)


def _months(points: list[Point], reference: Reference | None) -> DateValue | None:
    width = 3 if points[-1].unit == "quarter" else 1
    firsts: list[date] = []
    yearless = all(p.year is None for p in points)
    after: date | None = None
    for p in reversed(points):
        if p.month is None:
            first = _month_from(p.year_word, reference)
        else:
            month = (p.month - 1) * width + 1
            year = p.year
            if year is None and p.year_word in _YEAR_WORDS and reference:
                year = reference.hi.year + _YEAR_WORDS[p.year_word]
            if year is None and after is not None:
                year = after.year if month <= after.month else after.year - 1
            if year is None:
                year = next((b.year for b in points if b.year is not None), None)
            if year is None and reference:
                year = _nearest_quarter(month, reference) if width == 3 else nearest_year(month, None, reference)
            first = make(year, month, 1) if year else None
        if first is None:
            return None
        firsts.insert(0, first)
        after = first
    lo, final = firsts[0], firsts[-1]
    if lo > final:
        return None
    hi = month_end(final.year, final.month + width - 1)
    return DateValue(lo, hi, "quarter" if width == 3 else "month", _method(points, reference, yearless))


def _nearest_quarter(month: int, reference: Reference) -> int | None:
    found = set()
    for end in (reference.lo, reference.hi):
        years = [y for y in (end.year - 1, end.year, end.year + 1) if make(y, month, 1)]
        if not years:
            return None
        found.add(min(years, key=lambda y: max((date(y, month, 1) - end).days, (end - month_end(y, month + 2)).days, 0)))
    return found.pop() if len(found) == 1 else None


_SECONDS = {"giây": 1, "phút": 60, "'": 60, "h": 3600, "giờ": 3600, "tiếng": 3600, "ngày": 86400, "tuần": 604800}


def _ago(ago: Ago, reference: Reference) -> DateValue | None:
    """Counted back from the moment of the reference. With a day only, hours lead to the day or days that are possible."""
    method = "relative: counted from reference"
    months = sum(int(n) * (12 if unit == "năm" else 1) for n, unit in ago.amounts if unit in ("tháng", "năm"))
    rest = timedelta(seconds=sum(n * _SECONDS[unit] for n, unit in ago.amounts if unit in _SECONDS))
    timed = not ago.amounts or any(_SECONDS.get(unit, 86400) < 86400 for _, unit in ago.amounts)
    try:
        if timed and reference.moment is not None:
            base = reference.moment
            moment = datetime.combine(months_back(base.date(), months), base.timetz()) - rest
            return DateValue(moment, moment, "second" if moment.second else "minute", method)
        if timed:
            lo = datetime.combine(months_back(reference.lo, months), time.min) - rest
            hi = datetime.combine(months_back(reference.hi, months), time(23, 59, 59)) - rest
            return DateValue(lo.date(), hi.date(), "day" if lo.date() == hi.date() else "range", method)
        first, last = (months_back(end, months) - rest for end in (reference.lo, reference.hi))
        return DateValue(first, last, "day" if first == last else "range", method)
    except (OverflowError, ValueError):
        return None  # "999 năm trước" of an early reference lies outside the calendar


def months_back(day: date, months: int) -> date:
    """The day some months before; raises OverflowError before the calendar."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    if year < 1:
        raise OverflowError("before the calendar")
    return date(year, month, min(day.day, month_end(year, month).day))
