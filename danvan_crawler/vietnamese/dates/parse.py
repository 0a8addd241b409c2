"""One string, one date: `parse` for any string, `parse_published` for the labelled date line of a page."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from .age import age_range
from .expression import Expression
from .grammar import expressions
from .lexicon import CONTEXT, ENGLISH_MONTHS, MONTHS_ABROAD, alternatives
from .resolve import resolve
from .value import VIETNAM, DateValue, Reference, make
from .view import View
from .windows import dated

_HALF_A_YEAR = timedelta(days=182)
_LABEL_END = r"(?: báo| tin| bài)?(?: lần cuối)?[ :,(\-|]{0,4}(?:vào )?(?:lúc )?\Z"
_PUBLISHED = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["published"]) + _LABEL_END)
_REVISED = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["revised"]) + _LABEL_END)
_LABEL = re.compile(r"^[^0-9:]{0,40}: *")
_ABROAD = {code: re.compile(rf"(?<![^\W\d_]){alternatives(months)}(?![^\W\d_])", re.IGNORECASE) for code, months in MONTHS_ABROAD.items()}
_MONTHS_IN_WORDS = [*ENGLISH_MONTHS, *(month for months in MONTHS_ABROAD.values() for month in months)]
# What only another library may try: a year, a month in words and a day, and no digits our grammar has refused already ("9/13/2019").
_FOREIGN = re.compile(
    rf"(?=.*(?<![^\W_])(?:tháng|{alternatives(_MONTHS_IN_WORDS)})(?![^\W\d_]))(?=.*(?<![0-9])(?:19|20)[0-9]{{2}}(?![0-9]))"
    r"(?=.*(?<![0-9:])[0-3]?[0-9](?![0-9:]))(?!.*[0-9] ?[/.\-] ?[0-9])(?!.*[²³¹¼½¾])",
    re.IGNORECASE,
)
# What systems put into attributes: seconds or milliseconds since 1970, also ASP.NET's "/Date(1609297500000)/", "20220705T091533Z" and
# "20200316T13:00:00Z".
_EPOCH = re.compile(r"\s*(?:/Date\()?(1[0-9]{9})([0-9]{3})?(?:\.[0-9]{1,6})?(?:[+\-][0-9]{4})?(?:\)/)?\s*")
_COMPACT = re.compile(
    r"\s*((?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:T[0-9]{2}:?[0-9]{2}(?::?[0-9]{2})?(?:Z|[+\-][0-9]{2}:?[0-9]{2})?)?)\s*"
)
# NukeViet's `article:published_time`: PHP's "T" stands for the name of the zone, "2013-03-26+0709:50:04", "2013-02-08EST10:37:27+07:00"; the clock
# is that of the site.
_NUKEVIET = re.compile(
    r"\s*((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(?:\+07(?:00)?|[A-Z]{3,4})((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:\+07:?00)?\s*"
)
_CHINESE = re.compile(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")  # reprints from Chinese and Japanese pages
_OLDEST = 1990
"""No page is older: "56 năm trước" is counted from 1970, which stands for no date."""
_HAS_TIME = re.compile(r"[0-9] ?(?::|h|am\b|pm\b|giờ)", re.IGNORECASE)


def parse(raw: str, reference: date | datetime | str | None = None) -> DateValue | None:
    """The first date of a string, day first always.

    Yearless dates take the year nearest to `reference` (a day, a date-time, ISO text of them or of a month, or bounds "lo/hi"), relative ones
    are counted from it; both are None without it. Lunar and recurring dates, terms, counts and impossible dates are None.
    Never raises, whatever the string.
    """
    if not dated(raw):
        return None
    base = Reference.of(reference)
    return next((value for e in expressions(View(raw)) if (value := resolve(e, base)) is not None), None)


def parse_published(raw: str, reference: date | datetime | str | None = None) -> DateValue | None:
    """The publish date of a labelled string of a page: "Đăng ngày: 20/01/2020 - 8:28:04 AM | Lượt xem: 1231".

    Of several dates the one after a label of publishing is taken, then the first without a label, then one of revision. Midnight is what
    systems write for "no time" ("30/03/2021 | 12:00 AM"), so only the day is kept. A string of nothing but seconds or milliseconds since 1970,
    or a day in eight digits ("20220705T091533Z"), is read as such. Strings without any date of our grammar go to dateparser (Vietnamese
    and English, day first, all parts printed, nothing relative). Ranges, months and quarters are no publish date: None.
    """
    if "年" in raw:
        raw = _CHINESE.sub(r"\1/\2/\3 ", raw)
    if not dated(raw):
        return None
    if (moment := _of_machines(raw)) is not None:
        return moment
    base = Reference.of(reference)
    view, found = _read(raw)
    best: tuple[int, DateValue] | None = None
    for e in found:
        value = resolve(e, base)
        if value is None or value.precision in ("range", "month", "quarter") or _is_none(value):
            continue
        rank = _rank(view, e)
        if best is None or rank < best[0]:
            best = (rank, value)
    return _without_placeholder(best[1]) if best else _by_dateparser(raw)


def parse_listed(raw: str, clock: date | datetime | str | None) -> DateValue | None:
    """The same for a date that a list prints at the time of the `clock`: a day without a year, "16/11 07:55", is the last one up to then, as
    nothing in a list was published later."""
    value, now = parse_published(raw, clock), Reference.of(clock)
    if value is None or now is None or not value.method.startswith("yearless") or value.iso[:10] <= now.hi.isoformat():
        return value
    return parse_published(raw, now.hi - _HALF_A_YEAR)


def publish_value(raw: str, reference: date | datetime | str | None = None) -> DateValue | None:
    """What a labelled string of a page tells of its publish date: the day or moment of `parse_published`, else what bounds it, a month, a range, or
    an age in weeks, months or years."""
    value = parse_published(raw, reference) or parse(raw, reference)
    if value is None or _is_none(value):
        return None
    if not value.method.startswith("relative"):
        return value
    return None if value.lo.year < _OLDEST else age_range(raw, reference) or value


def _is_none(value: DateValue) -> bool:
    """Whether a day is that from which programs count, which they print where no date is stored: "01/01/1970 07:00 AM"."""
    return value.precision in ("day", "minute", "second") and (value.lo.year, value.lo.month, value.lo.day) == (1970, 1, 1)


# The rows of a list print the same days again and again, and so do the pages of a site.
@lru_cache(maxsize=1024)
def _read(raw: str) -> tuple[View, tuple[Expression, ...]]:
    view = View(raw)
    return view, tuple(expressions(view))


def _of_machines(raw: str) -> DateValue | None:
    """Seconds or milliseconds since 1970, or a day and time in the basic ISO form."""
    if m := _EPOCH.fullmatch(raw):
        moment = datetime.fromtimestamp(int(m[1]), VIETNAM)
        return DateValue(moment, moment, "second", "printed: seconds since 1970")
    if m := _NUKEVIET.fullmatch(raw):
        return _of_iso(f"{m[1]}T{m[2]}")
    if m := _COMPACT.fullmatch(raw):
        return _of_iso(m[1])
    return None


def _of_iso(text: str) -> DateValue | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:  # 20210231
        return None
    if "T" not in text:
        return DateValue(moment.date(), moment.date(), "day", "printed: year first")
    moment = moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    return _without_placeholder(DateValue(moment, moment, "second" if moment.second else "minute", "printed: year first"))


def _rank(view: View, e: Expression) -> int:
    before = view.s[max(0, e.start - 40) : e.start]
    if _REVISED.search(before):
        return 2
    return 0 if _PUBLISHED.search(before) else 1


def _without_placeholder(value: DateValue) -> DateValue:
    moment = value.lo
    if isinstance(moment, datetime) and moment.time() == time(0) and value.precision in ("minute", "second"):
        return DateValue(moment.date(), moment.date(), "day", value.method + "; midnight is no time")
    return value


def _by_dateparser(raw: str) -> DateValue | None:
    text = _LABEL.sub("", raw.strip())
    if len(text) > 80 or not _FOREIGN.match(text):
        return None
    # Imported here: loading it takes longer than reading a hundred pages, and few strings need it.
    import dateparser

    settings = {
        "DATE_ORDER": "DMY",
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "TIMEZONE": "+0700",
        "RETURN_AS_TIMEZONE_AWARE": True,
    }
    languages = [code for code, months in _ABROAD.items() if months.search(text)]
    moment = dateparser.parse(text, languages=["vi", "en", *languages], settings=settings)
    if moment is None or make(moment.year, moment.month, moment.day) is None:
        return None
    moment = moment.astimezone(VIETNAM)
    if not _HAS_TIME.search(text):
        return DateValue(moment.date(), moment.date(), "day", "dateparser")
    return _without_placeholder(DateValue(moment, moment, "second" if moment.second else "minute", "dateparser"))
