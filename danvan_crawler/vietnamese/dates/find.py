"""Dates in prose: every mention with its place, value, part of the day, and what the date is for."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

from ...items import DateMention, Field, Span
from .context import holiday
from .expression import Expression
from .grammar import expressions
from .lexicon import CONTEXT, alternatives, at_word
from .resolve import resolve, resolve_lunar
from .value import FIRST_YEAR, LAST_YEAR, DateValue, Reference, iso_of
from .view import HIDDEN, View
from .windows import windows

Function = Literal["published", "event", "document", "deadline", "term", "anniversary", "other"]

# A report names days of the last weeks; an announcement days of the coming months. Days further off are history or plans.
_EVENT_BEFORE, _EVENT_AFTER = 45, 200
# A leap year whose days stand in for those of an unknown year.
# Nothing on the sites reports a day before this year; such a day is history.
_RECENT = 1990
_SOME_YEAR = Reference(date(2000, 7, 1), date(2000, 7, 1))

# What a label straight in front of a date says of it; "Hạn nộp hồ sơ: 17h00", "thời hạn gửi về Ban là ngày", "có hiệu lực thi hành vào ngày".
_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<published>{alternatives(CONTEXT['published'])})[ :,(\-|]{{0,4}}"
    rf"|(?P<deadline>{alternatives(CONTEXT['deadline'])}|(?:hạn|kết thúc nhận|nhận) [^.,;:!?()\n]{{1,30}}(?: là| vào| đến|:)"
    r"|hạn (?:nộp|gửi|trả lời|báo cáo|đăng ký|nhận)(?: [^.,;:!?()\n]{1,20})?)[ :]{1,2}"
    r"|(?P<document>ngày (?:ban hành|ký|cấp|phê duyệt|thông qua))[ :]{1,2}"
    rf"|(?P<effective>{alternatives(CONTEXT['effective'])}|hiệu lực(?: thi hành)?(?: kể)?(?: từ| vào)?)[ :]{{1,2}})"
    r"(?:vào |hôm )?(?:lúc )?(?:ngày )?\Z"
)
_LABEL_REACH = 56
_LINE_ABOVE = re.compile(r"\n\s*\Z")
_OVER_LINES = re.compile(r"\.[^\S\n]*\n")
_SIGNED = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["signed"]) + r"\Z")
# "Kết luận số 120-KL/TW, ngày", "Nghị quyết Trung ương 4 ngày": the type of document, at most a short name, no clause between.
_DOCUMENT = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["document"]) + rf"[^.;:!?\n,{HIDDEN}]{{0,40}},? ?(?:ký |ban hành |đề )?\Z")
# "Thông tư có hiệu lực từ ngày 10/4/2026" is not the date of the document.
_SINCE = re.compile(r"(?:từ|đến|tới|vào|trong|tại|sau|là|hiệu lực) \Z")
_NUMBER = re.compile(rf"{HIDDEN},? ?[(]?(?:ký |ban hành |đề )?\Z")
# "Thông báo số 12-TB/TU của Tỉnh ủy ngày"
_NUMBER_OF = re.compile(rf"{HIDDEN} của [^,.;:!?()\n{HIDDEN}]{{2,60}} \Z")
_ANNIVERSARY = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["anniversary"]) + r"([^,.;:!?(\n]{0,60})\Z")
_HAPPENS = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["happens"]) + r"(?![^\W_])")
_HOLIDAY = re.compile(
    rf"(?<![^\W_])(?:dịp|lễ|{alternatives(name.lower() for name in CONTEXT['holidays'])}) \(?\Z|(?:\A|[,.;:(\n-]) ?nhân \Z"
)
_TERM = re.compile(
    at_word((CONTEXT["terms"], r"(?: năm)?(?: [ivx]{1,5})?[ ,:(]{1,3}((?:19|20)[0-9]{2}) ?- ?((?:19|20)[0-9]{2})(?![0-9/])"))
)
_LINE_ENDS = re.compile(r" ?(?:[\n\x1d]|\Z)")
_BAR_BEFORE = re.compile(r"\| ?\Z")
_DASH_BEFORE = re.compile(r"(?:^|[\n\x1d])[^.!?;\n\x1d]{2,60} - \Z")
_TODAY = re.compile(r"(?:ngày )?hôm nay")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n)\-]\"?) {0,2}\Z")


def find(text: str, reference: date | datetime | str | None = None, *, field: Field = "body", yearless: bool = False) -> list[DateMention]:
    """All dates of a text in printed order.

    Spans are code points of `text` as given, and `raw` is exactly that part of it. Dates that rest on a missing reference are left out;
    with `yearless` those that lack no more than their year are given without one: `iso`, `lo` and `hi` are "--06-05".
    Two kinds appear only here and never in `parse`: terms ("nhiệm kỳ 2021-2026": whole years, function "term") and lunar days (converted to
    civil days, precision "lunar day"). `function` is judged from the words in front of the date and, for events, from its distance to the
    reference (45 days back, 200 ahead).
    """
    base = Reference.of(reference)
    found: list[DateMention] = []
    for start, end in windows(text):
        view = View(text, start, end)
        found += [mention for e in expressions(view) if (mention := _mention(view, e, base, field, yearless)) is not None]
        found += _terms(view, field)
    found.sort(key=lambda m: m.span.start)
    return found


def _mention(view: View, e: Expression, base: Reference | None, field: Field, yearless: bool) -> DateMention | None:
    if e.unit == "ago" and not _stands_alone(view, e):
        return None
    value = resolve_lunar(e, base) if e.lunar else resolve(e, base)
    some_year = value is None and yearless and base is None and not e.lunar and e.unit == "day"
    if some_year:
        value = resolve(e, _SOME_YEAR)
    if value is None or (some_year and not value.method.startswith("yearless")):
        return None
    iso, lo, hi = value.iso, iso_of(value.lo, value.precision), iso_of(value.hi, value.precision)
    if some_year:
        iso, lo, hi = (re.sub(r"\d{4}-(\d\d-\d\d)", r"--\1", each) for each in (iso, lo, hi))
    a, b = view.cut(e.start, e.end)
    if _OVER_LINES.search(view.text, a, b):
        return None  # "… tiếp công dân vào ngày 20." and the number of the next line, "3. Công dân đến …"
    return DateMention(
        raw=view.text[a:b],
        iso=iso,
        lo=lo,
        hi=hi,
        precision="lunar day" if e.lunar else value.precision,
        function=_function(view, e, value, base),
        method="yearless: no reference" if some_year else value.method,
        span=Span(field, a, b),
        day_part=next((p.part for p in e.points if p.part), None) or _part_of(value),
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


def _function(view: View, e: Expression, value: DateValue, base: Reference | None) -> Function:
    s, start = view.s, e.start
    before = s[max(0, start - 80) : start]
    timed = any(p.part or p.clock for p in e.points)
    labelled = s.startswith("ngày", start)
    label = _LABEL.search(s, max(0, start - _LABEL_REACH), start)
    kind = label.lastgroup if label else None
    if kind == "published" or _is_date_line(view, e):
        return "published"
    broken = _LINE_ABOVE.search(view.text[: view.cut(start, e.end)[0]][-4:]) is not None
    if kind == "document":
        return "document"
    if not timed and not broken and (_NUMBER.search(before) or _SIGNED.search(before + "ngày" if labelled else before.rstrip())):
        return "document"
    if _same_day_of_years(value) or e.recurring:
        return "anniversary"
    if kind == "deadline":
        return "deadline"
    if not timed and not broken and labelled and _of_document(before):
        return "document"
    if e.lunar:
        return "anniversary" if _ANNIVERSARY.search(before) else "other"
    if not timed and _of_anniversary(view, e, before):
        return "anniversary"
    if value.precision in ("month", "quarter") or e.unit == "ago":
        return "other"
    if _TODAY.fullmatch(s[start : e.end]) and not _SENTENCE_START.search(before):
        return "other"  # "cuộc sống hôm nay"
    if len(e.points) == 1 and kind == "effective":
        return "other"
    if base is None:
        return "event" if e.points[-1].year is None or _day(value.hi).year >= _RECENT else "other"
    last, first = _day(value.hi), _day(value.lo)
    near = (base.lo - last).days <= _EVENT_BEFORE and (first - base.hi).days <= _EVENT_AFTER
    return "event" if near else "other"


def _of_document(before: str) -> bool:
    return (_DOCUMENT.search(before) is not None and not _SINCE.search(before)) or _NUMBER_OF.search(before) is not None


def _of_anniversary(view: View, e: Expression, before: str) -> bool:
    """ "Ngày Quốc tế Phụ nữ 8/3", "nghỉ lễ 30/4 - 1/5", "kỷ niệm … ngày 19/8", but not "lễ kỷ niệm tổ chức vào ngày 15/10"."""
    if _HOLIDAY.search(before) or holiday(view, e.start):
        return True
    occasion = _ANNIVERSARY.search(before) if len(e.points) == 1 else None
    return occasion is not None and not _SINCE.search(before) and not _HAPPENS.search(occasion[1])


def _is_date_line(view: View, e: Expression) -> bool:
    """A numeric date with its year that opens the text, stands between bars, or ends a line with its time ("Bùi Ánh - 14:20 28/09/2023 GMT+7")."""
    p = e.points[0]
    if len(e.points) > 1 or p.year is None or not p.short_form:
        return False
    before, behind = view.cased[max(0, e.start - 62) : e.start], view.cased[e.end : e.end + 3]
    line_ends = _LINE_ENDS.match(behind) is not None
    if _BAR_BEFORE.search(before) and (line_ends or behind.strip().startswith("|")):
        return True  # "Đăng bởi Văn phòng | 21/03/2023 | 1.204 lượt xem"
    if p.clock is not None and line_ends and _DASH_BEFORE.search(before):
        return True  # "Bài, ảnh: Minh Anh - 09/05/2023 08:15"
    opens = e.start < 80 and not view.s[: e.start].strip(" \n(")
    line_starts = re.search(r"(?:^|[\n\x1d])[^.!?;,\n\x1d]{0,60}\Z", before) is not None
    return (opens or (p.clock is not None and line_ends)) and line_starts


def _same_day_of_years(value: DateValue) -> bool:
    """ "(18/11/1930 - 18/11/2023)": one day of two years."""
    return value.lo.year != value.hi.year and (value.lo.month, value.lo.day) == (value.hi.month, value.hi.day)


def _day(d: date) -> date:
    return d.date() if isinstance(d, datetime) else d


def _terms(view: View, field: Field) -> list[DateMention]:
    found = []
    for m in _TERM.finditer(view.plain):
        first, last = (int(year) for year in m.groups() if year)
        if FIRST_YEAR <= first <= last <= LAST_YEAR:
            a, b = view.cut(m.start(), m.end())
            iso, lo, hi = f"{first}/{last}", f"{first}-01-01", f"{last}-12-31"
            found.append(DateMention(view.text[a:b], iso, lo, hi, "years", "term", "printed: years of a term", Span(field, a, b)))
    return found
