"""Dates in prose: every mention with its place, value, part of the day, and what the date is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeAlias

from ...items import DateMention, Field, Span
from .expression import Expression
from .grammar import expressions
from .lexicon import CONTEXT, DAY_PARTS, at_word
from .purpose import function_of
from .resolve import resolve, resolve_lunar
from .value import FIRST_YEAR, LAST_YEAR, DateValue, Reference, iso_of
from .view import View
from .windows import windows

# A leap year whose days stand in for those of an unknown year.
_SOME_YEAR = Reference(date(2000, 7, 1), date(2000, 7, 1))

_OVER_LINES = re.compile(r"\.[^\S\n]*\n")
# "nhiệm kỳ 2021 - 2026": the years are looked for first, since few texts have such a pair, then the words in front of them.
_YEARS = re.compile(r"((?:19|20)[0-9]{2}) ?- ?((?:19|20)[0-9]{2})(?![0-9/])")
_TERM = re.compile(at_word((CONTEXT["terms"], r"(?: năm)?(?: [ivx]{1,5})?[ ,:(]{1,3}\Z")))
_TERM_REACH = 32
_SAME_DAY = re.compile(r"ùng ngày(?![^\W_]|[ ,(]{1,2}(?:ngày )?[0-9])")
_SAME_DAY_BEGINS = re.compile(rf"(?<![^\s“\"])(?:(?:{'|'.join(part.capitalize() for part in DAY_PARTS)}) c|C)\Z")


def find(text: str, reference: date | datetime | str | None = None, *, field: Field = "body", yearless: bool = False) -> list[DateMention]:
    """All dates of a text in printed order.

    Spans are code points of `text` as given, and `raw` is exactly that part of it. Dates that rest on a missing reference, or on one that
    leaves their year open, are left out; with `yearless` those that lack no more than their year are given without one: `iso`, `lo` and
    `hi` are "--06-05".
    Two kinds appear only here and never in `parse`: terms ("nhiệm kỳ 2021-2026": whole years, function "term") and lunar days (converted to
    civil days, precision "lunar day"). `function` is judged from the words in front of the date and, for events, from its distance to the
    reference (45 days back, 200 ahead).
    """
    return mentions(text, read(text), Reference.of(reference), field, yearless)


def find_each(text: str, references: Iterable[date | datetime | str | None]) -> Iterator[list[DateMention]]:
    """As `find`, for several references: the text is read once only."""
    parts = read(text)
    return (mentions(text, parts, Reference.of(reference)) for reference in references)


Parts: TypeAlias = list[tuple[View, list[Expression]]]


def read(text: str) -> Parts:
    """The parts of a text that can hold dates, with what is printed there: all that no reference is needed for."""
    # One step after the other for all parts of the text: the processor keeps the code of a step at hand, which saves a tenth of the time.
    views = [(View(text, start, end), places) for start, end, places in windows(text)]
    return [(view, list(expressions(view, places))) for view, places in views]


def mentions(text: str, parts: Parts, base: Reference | None, field: Field = "body", yearless: bool = False) -> list[DateMention]:
    """What the expressions of a text that was read mean, as `find` gives them."""
    found = [mention for view, each in parts for e in each if (mention := _mention(view, e, base, field, yearless)) is not None]
    for view, _ in parts:
        found += _terms(view, field)
    found.sort(key=lambda m: m.span.start)
    return _with_same_days(text, found, field) if "ùng ngày" in text else found


def _with_same_days(text: str, found: list[DateMention], field: Field) -> list[DateMention]:
    """ "Sáng 8/5, … Chiều cùng ngày, …", at the head of a sentence: the day of the event before it."""
    added = []
    for match in _SAME_DAY.finditer(text):
        begins = _SAME_DAY_BEGINS.search(text, max(0, match.start() - 9), match.start())
        if begins is None:
            continue
        start = begins.start()
        before = next((m for m in reversed(found) if m.span.end <= start and m.function == "event"), None)
        day = before.iso.partition("T")[0] if before else ""
        if before and "/" not in day and before.precision in ("day", "hour", "minute", "second"):
            part = DAY_PARTS.get(begins[0].split()[0].lower())
            span = Span(field, start, match.end())
            added.append(DateMention(text[start : match.end()], day, day, day, "day", "event", "same day as the event before", span, part))
    return sorted([*found, *added], key=lambda m: m.span.start)


def _mention(view: View, e: Expression, base: Reference | None, field: Field, yearless: bool) -> DateMention | None:
    if e.unit == "ago" and not _stands_alone(view, e):
        return None
    value = resolve_lunar(e, base) if e.lunar else resolve(e, base)
    some_year = value is None and yearless and not e.lunar and e.unit == "day"
    if some_year:
        value = resolve(e, _SOME_YEAR)
    if value is None or (some_year and not value.method.startswith("yearless")):
        return None
    iso, lo = value.iso, iso_of(value.lo, value.precision)
    hi = lo if value.hi is value.lo else iso_of(value.hi, value.precision)
    if some_year:
        iso, lo, hi = (re.sub(r"\d{4}-(\d\d-\d\d)", r"--\1", each) for each in (iso, lo, hi))
    a, b = view.cut(e.start, e.end)
    raw = view.text[a:b]
    if "\n" in raw and _OVER_LINES.search(raw):
        return None  # "… tiếp công dân vào ngày 20." and the number of the next line, "3. Công dân đến …"
    return DateMention(
        raw=raw,
        iso=iso,
        lo=lo,
        hi=hi,
        precision="lunar day" if e.lunar else value.precision,
        function=function_of(view, e, value, None if some_year else base),
        method="yearless: no reference" if some_year else value.method,
        span=Span(field, a, b),
        day_part=e.points[0].part or _part_of(value),
    )


def _part_of(value: DateValue) -> str | None:
    """The part of the day that a printed time belongs to."""
    if not isinstance(value.lo, datetime):
        return None
    hour = value.lo.hour
    return "morning" if 1 <= hour < 11 else "noon" if 11 <= hour < 13 else "afternoon" if 13 <= hour < 18 else "evening"


def _stands_alone(view: View, e: Expression) -> bool:
    """ "3 giờ trước" as the age of a post fills its line; in a sentence ("Cách đây 50 năm, …") it is told from elsewhere."""
    s = view.s
    return not re.search(r"[^\W_],?[ ]{0,2}\Z", s[max(0, e.start - 4) : e.start]) and not re.match(
        r"(?:,| {0,2}[^\W_])", s[e.end : e.end + 4]
    )


def _terms(view: View, field: Field) -> list[DateMention]:
    found: list[DateMention] = []
    if "-" not in view.plain or ("20" not in view.plain and "19" not in view.plain):
        return found
    for m in _YEARS.finditer(view.plain):
        label = _TERM.search(view.plain, max(0, m.start() - _TERM_REACH), m.start())
        first, last = int(m[1]), int(m[2])
        if label and FIRST_YEAR <= first <= last <= LAST_YEAR:
            a, b = view.cut(label.start(), m.end())
            iso, lo, hi = f"{first}/{last}", f"{first}-01-01", f"{last}-12-31"
            found.append(DateMention(view.text[a:b], iso, lo, hi, "years", "term", "printed: years of a term", Span(field, a, b)))
    return found
