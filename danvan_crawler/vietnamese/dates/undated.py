"""Dates of a text that nobody dated: yearless ones take the year that the text itself names, or stay without one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ...items import DateMention, Field
from .find import mentions, read
from .lexicon import BRANCHES, STEMS, alternatives
from .purpose import RECENT
from .value import Reference

# "năm 2022", but neither a plan nor the past: "đến năm 2030", "từ năm 2015", "vào năm 2020", "giai đoạn"
_YEAR = re.compile(r"(?<!đến )(?<!từ )(?<!sau )(?<!trước )(?<!vào )(?<!khóa )(?<!lập )(?<!sinh )[Nn]ăm (20\d\d)(?![-–/\d]| ?[-–] ?20)")

# "Tết cổ truyền Tân Sửu 2021", "mùa Giáng sinh 2018": the days are those around the feast, "sáng 28/12" that of the year before Tết.
_FEAST = re.compile(
    rf"(?:(giáng sinh|noel)|tết|xuân|{alternatives(STEMS)} {alternatives(BRANCHES)})(?: năm)? (20\d\d)(?!\d| ?[-–] ?20)", re.IGNORECASE
)
# A term's first year is that of its congress, or of the first session of a council; "bầu bổ sung …, nhiệm kỳ 2021 - 2026" and "HĐND tỉnh khóa IX,
# nhiệm kỳ 2016-2021 họp kỳ thứ 4" may be of any of its years.
_FIRST = re.compile(r"đại hội|hội nghị đại biểu|kỳ (?:họp )?thứ (?:nhất|1)\b|bầu cử", re.IGNORECASE)
_WITHIN = re.compile(r"bổ sung|giai đoạn|cuối cùng|bất thường|chuyên đề|chuẩn bị|nghị quyết", re.IGNORECASE)
_REACH, _BEHIND = 100, 40


def find_undated(text: str, *, field: Field = "body") -> list[DateMention]:
    """As `find`, without a reference: "Sáng 5/6" is 2023-06-05 where the text is of 2023 by its own words, else "--06-05"."""
    parts = read(text)
    bare = mentions(text, parts, None, field, yearless=True)
    reference = _written(text, bare)
    if reference is None:
        return bare
    dated = {mention.span.start: mention for mention in mentions(text, parts, Reference.of(reference), field)}
    return [_of_year(mention, dated.get(mention.span.start)) for mention in bare]


def _is_of_congress(text: str, term: DateMention) -> bool:
    """Whether a term stands beside the congress, the election or the first session that began it."""
    start, end = max(0, term.span.start - _REACH), term.span.end
    return _FIRST.search(text, start, end + _BEHIND) is not None and not _WITHIN.search(text, start, end)


def _of_year(mention: DateMention, dated: DateMention | None) -> DateMention:
    if dated is None or not mention.iso.startswith("--"):
        return mention
    return replace(mention, iso=dated.iso, lo=dated.lo, hi=dated.hi, method="yearless: year of the text")


def _written(text: str, found: list[DateMention]) -> str | None:
    """A reference day for yearless dates, from the text itself; None where it names no year.

    One year gives its middle, so that every day falls into it; of two neighbouring years ("tổng kết năm 2019, nhiệm vụ năm 2020") the
    turn is taken: 28/12 belongs to the first, 9/1 to the second. Days of events and anniversaries count more than a feast, this more than
    "năm …", these more than a school year, whose days are those around its February, and this more than the first year of a term.
    """
    # What has no year ("--06-05") is before every year.
    days = [mention.hi[:4] for mention in found if mention.function in ("event", "anniversary") and mention.hi[:4] >= str(RECENT)]
    feast = None if days else _FEAST.search(text)
    if feast:
        return (date(int(feast[2]), 12, 25) if feast[1] else date(int(feast[2]), 2, 1)).isoformat()
    named = _YEAR.findall(text)
    terms = [mention.lo[:4] for mention in found if mention.function == "term" and _is_of_congress(text, mention)]
    schools = [mention.hi[:4] for mention in found if mention.raw.casefold().startswith("năm học")]
    if schools and not days and not named:
        return date(int(schools[0]), 2, 28).isoformat()  # "Sáng 25/8 … tổng kết năm học 2021-2022" is of 2022, "5/9" of 2021
    years = sorted({int(year) for year in (days or named or terms)})
    if not years:
        return None
    last = years[-1]
    turn = not days and len(years) > 1 and years[-2] == last - 1
    return (date(last, 1, 1) if turn else date(last, 7, 1)).isoformat()
