"""Whole date expressions: a day with its weekday, part of the day and time; lists and ranges of them, of months and of quarters.

`expressions(view)` walks over a text once and yields what it finds, without knowing any reference: years that are not
printed stay open. What looks like a date and cannot be one is swallowed whole, so that no part of it is read instead.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from .anchors import ANCHOR, may_start
from .atoms import (
    UNPADDED,
    WORDS_MDY,
    Clock,
    ago_at,
    clock_at,
    core_at,
    goes_on,
    month_number,
    relative_day_at,
    spaced_at,
    zone_at,
)
from .context import counted, glued, lunar_end, lunar_feast, meant, recurring
from .expression import Expression, Point
from .lexicon import DAY_PARTS, DAYS, MONTHS, alternatives
from .months import NUMBER_BEFORE, month_at, quarter_at, with_year
from .value import possible
from .view import View
from .words import END, ENGLISH_DAY, PART

_WEEKDAY = re.compile(
    rf"(?:thứ|thư|thú) ?(?:hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7]){END}(?: tuần (?:này|trước|sau|tới|qua){END})?|t[.]? ?[2-7](?![0-9]| ?[/:h])"
    rf"|(?:chủ nhật|chúa nhật|cn){END}|{ENGLISH_DAY}{END}"
)
_DAY_PART = re.compile(rf"(?:vào |buổi |rạng |đầu giờ |cuối giờ |giữa )?({PART})(?:(?: sớm| muộn| cùng ngày)?{END}|(?=[0-9]))")
_DAY_LABEL = re.compile(
    rf"(?:(?:các |những |hai |ba |trong )?(?:ngày|hôm){END}|ngay(?= [0-9])|ngày(?=[0-9]|thứ ))(?: ?:)?(?: (?:mùng|mồng))?|(?:mùng|mồng){END}"
    r"|rạng(?= (?:ngày )?[0-9])"  # "đêm 11 rạng 12/6"
)
_AT = re.compile(rf"(?:vào )?(?:lúc|hồi|vào){END}")
# "trong 14 ngày. Đêm 18/7", "trong 1,5 ngày: chiều 21/8": the days are counted, the date begins behind them.
_COUNT_ENDS = re.compile(r"(?:\.|[:,] (?![0-9])) ?")
_GAP = re.compile(r"[)\]]?[ ,|:/(\[\-;·•>]{1,5}|\. ")
_PLAIN = re.compile(rf"(?:({PART}) )?(ngày )?([0-9]{{1,2}})([/.-])([0-9]{{1,2}})(?:\4([0-9]{{4}}))?(?![0-9])")
_GLUED_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
_BEFORE_TIME = re.compile(r"(?: ?[(\[]gmt ?\+ ?0?7(?::?00)?[)\]])?[ ,|:;/(\[\-·•]{0,5}(?:(?:(?:vào )?(?:lúc|hồi|vào|từ)|at) )?")
_ISO_T = re.compile(r"t(?=[0-9]{1,2}:)")
_NEXT_DAY = re.compile(r",? ?ngày [0-9]")
_TIME_JOIN = re.compile(r" ?(?:-|đến|tới) ?")
_JOIN = re.compile(
    r"([ ,]{1,2}(?=rạng )| ?(?:->|~) ?| ?- ?| ?-- ?|[ ,]{1,2}(?:cho )?(?:đến hết|đến|tới|và|&)(?:(?= |[0-9])|:(?= ?[0-9]))| ?[,;&+] ?"
    r"| / (?=[0-9]{1,2}([-.])[0-9]{1,2}\2(?:19|20)[0-9]{2}\)))[ ]?(?:hết )?"  # "(18-11-1930 / 18-11-2020)"
)
_NEW_ITEM = re.compile(r"[^\S\n]*\n\s*[-–][^\S\n]")
"""A line of its own: "20/06/2019 - 07:47", and below it "- Ngày 19-6, tại TP. Long Xuyên"."""
_UNTIL = re.compile(r"-|đến|tới")
_BARE = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])")
_DAY_OF_MONTH = re.compile(rf"([0-9]{{1,2}}) tháng (này|trước|sau|tới){END}")
# "mùng 3 Tết", "30 Tết", "rằm tháng Bảy".
_FEAST = re.compile(
    rf"(?:({PART}) )?(?:(?:mùng|mồng) )?({alternatives(DAYS)}|[0-9]{{1,2}}) tết(?! dương){END}"
    rf"|rằm tháng ({alternatives(MONTHS)}|[0-9]{{1,2}}|giêng|chạp){END}|rằm trung thu{END}"
)
_LONGEST_LIST = 31
_LEAD = 64  # what may stand in front of the digits of a date: "từ 7 giờ 30 phút đến 11 giờ 30 phút sáng thứ Hai, ngày "
_CLOSED = re.compile(r" ?[,.;:)\n]|\Z")


def expressions(view: View, places: Iterable[tuple[int, int]] | None = None) -> Iterator[Expression]:
    """All date expressions of a text from left to right; they never overlap. With places of the given text those that reach over one."""
    i, s, next_anchor = 0, view.s, ANCHOR.search
    for place in ((0, sys.maxsize),) if places is None else places:
        first, last = view.around(*place) if places is not None else place
        i = max(i, first - _LEAD)
        while i <= last:
            if (m := next_anchor(s, i)) is None:
                return
            if m.start() > last:
                i = m.start()  # the next place need not look through the same text again
                break
            if not may_start(view, m):
                i = m.start() + 1
                continue
            found, end = _expression_at(view, m.start())
            if found:
                yield found
            i = max(end, m.start() + 1)


def _expression_at(view: View, i: int) -> tuple[Expression | None, int]:
    """The expression at `i`, and where to go on; what cannot be a date but looks like one is passed over whole."""
    s = view.s
    feast = _feast_at(view, i) if view.feasts else None
    if feast:
        return Expression(i, feast.end, [feast], lunar=True), feast.end
    first = _item_at(view, i)
    if first is None:
        return None, i + 1
    points, tried = _joined(view, first)
    if points[-1].unit == "bare":
        # No later start in "1, 2, 3, 4 xã" can do better, so a long list is read once.
        return None, max(i + 1, tried.start)
    start, end = points[0].start, points[-1].end
    lunar = False
    for p in points:
        if p.bad:
            return None, end
        lunar = lunar or p.lunar
    open_end = not points[-1].closed
    lunar_to = lunar_end(view, start, end, open_end, points[-1].year is not None) if points[-1].unit in ("day", "month") else None
    lunar = lunar or lunar_to is not None
    end = lunar_to or end
    if s[end : end + 1] == ")" and "(" in s[start:end]:
        end += 1
    found = Expression(start, end, points, recurring=recurring(view, start, end, open_end))
    found.lunar = lunar or lunar_feast(view, found)
    if not found.lunar and not meant(view, found):
        # A bare "9/9" inside it may not be read again, but a date further on ("5 - 7 người, 3/4/2021") starts at its own anchor; a chain of
        # thousands, "5/3 - 5/3 - 5/3 - …", is read once.
        return None, points[-1].start if len(points) > _LONGEST_LIST else points[0].end
    return found, end


def _feast_at(view: View, i: int) -> Point | None:
    """A lunar day without the words of a date: "mùng 3 Tết", "30 Tết", "rằm tháng Bảy", with the year behind it."""
    m = _FEAST.match(view.s, i)
    if not m:
        return None
    p = Point(i, m.end(), lunar=True, cue=True)
    p.part = DAY_PARTS[m[1]] if m[1] else None
    if m[2]:
        p.day = int(m[2]) if m[2].isdigit() else DAYS[m[2]]
        p.month = 12 if p.day > 20 else 1
    else:
        p.day, p.month = 15, month_number(m[3]) if m[3] else 8
    return with_year(view, p, 12)


def _item_at(view: View, i: int) -> Point | None:
    if view.s.startswith("tháng", i) and not WORDS_MDY.match(view.s, i):
        return month_at(view, i)
    if plain := _plain_at(view, i):
        return plain
    ago = ago_at(view, i)
    if ago:
        return Point(i, ago.end, unit="ago", ago=ago, cue=True)
    return _point_at(view, i) or month_at(view, i) or quarter_at(view, i) or _bare_at(view, i)


def _plain_at(view: View, i: int) -> Point | None:
    """A day in digits with little around it, as most are: "ngày 5/3", "Sáng 5/3", "30/12/2020". What `_point_at` reads as well, but not as
    quickly.
    """
    m = _PLAIN.match(view.s, i)
    if not m or goes_on(view, m.end()):
        return None
    part, label, day, sep, month, year = m.groups()
    p = Point(i, m.end(), day=int(day), month=int(month), sep=sep, short=not year, closed=True)
    p.cue, p.labelled = part is not None or label is not None, label is not None
    p.part = DAY_PARTS[part] if part else None
    p.year = int(year) if year else None
    p.bad = not possible(p.month or 0, p.day or 0) or glued(view, m.start(3), p.end, sep, year is not None)
    return p


def _point_at(view: View, i: int, joined: bool = False) -> Point | None:
    """A day at `i` with what stands around it: weekday, part of the day, "ngày", a time before or behind, a zone."""
    s = view.s
    p = Point(i, i)
    at, solid, loose, weekday, named = i, i, False, False, False
    for _ in range(9):
        first = s[at : at + 1]
        if not first.isalnum():
            gap = _GAP.match(s, at) if at > i else None
            if not gap or (p.clock is not None and "\n" in view.cased[at : gap.end()]):
                break  # "13/11/2023 09:02", then on the next line "Ngày 12/11 ..."
            loose = loose or "," in gap[0] or ":" in gap[0]
            at = gap.end()
            continue
        digit = first.isdigit()
        if not digit:
            if p.shift is None and (relative := relative_day_at(view, at)):
                p.shift, p.part, p.cue = relative.days, relative.part or p.part, True
                at = solid = relative.end
                continue
            if m := _DAY_LABEL.match(s, at):
                numbered = at == i and NUMBER_BEFORE.search(s, max(0, i - 2), i) is not None
                if numbered and _COUNT_ENDS.match(s, m.end() - m[0].endswith(":")):
                    return None
                p.cue, p.labelled, named = True, True, at == i and (":" in m[0] or (numbered and s.startswith(",", m.end())))
                at = m.end()
                continue
            if m := _DAY_PART.match(s, at):
                p.cue, p.part, at = True, DAY_PARTS[m[1]], m.end()
                continue
            if m := _WEEKDAY.match(s, at):
                if weekday or s.startswith(" vào ", m.end()):
                    return None  # "phiên thứ 3 vào thứ Sáu ngày 9/3": the first counts the meetings
                p.cue, weekday, at = True, True, m.end()
                continue
            if at > i and (m := _AT.match(s, at)):
                at = m.end()
                continue
        elif p.clock is None and (clock := clock_at(view, at)):
            p.clock, p.cue, at = clock, True, clock.end
            p.part = clock.part or p.part
            join = _TIME_JOIN.match(s, at)
            until = clock_at(view, join.end()) if join else None
            if until:
                p.clock_to, at = until, until.end
            continue
        core = core_at(view, at) or (spaced_at(view, at) if (p.labelled or weekday) and digit else None)
        if core is None:
            this_month = _DAY_OF_MONTH.match(s, at) if p.cue and digit else None
            if not this_month:
                break
            p.day, p.year_word, p.end = int(this_month[1]), "tháng " + this_month[2], this_month.end()
            return p
        if loose and core.short and core.year is None and not p.labelled and counted(view, core.end):
            break  # "Sáng nay, 9/9 xã đã họp"
        if named:
            p.start = at  # "Sinh ngày: 05/8/1970": the name of a field, not a word of the date
        p.day, p.month, p.year = core.day, core.month, core.year
        p.year_word, p.form, p.sep, p.bad = core.year_word, core.form, core.sep, core.bad
        p.lunar, p.two_digit, p.short, p.end = core.lunar, core.two_digit, core.short, core.end
        # "Sáng15/6": the word before is one of the date
        led = joined if at == i else s[at - 1].isalpha() or (p.clock is not None and p.clock.end == at)
        p.bad = p.bad or glued(view, None if led else at, core.end, core.sep, core.year is not None)
        break
    if p.month is None:
        if p.shift is None:
            return None
        p.end = solid
    if p.bad:
        return p
    if not goes_on(view, p.end):
        p.closed = True
    elif p.clock is None:
        _time_behind(view, p)
    elif p.clock.offset is None and p.month is not None:
        p.end = zone_at(view, p.end, p.clock)  # "14:20 28/09/2023 GMT+7"
    if p.shift is not None and p.month is not None and s[p.end : p.end + 1] == ")":
        p.end += 1  # "hôm qua (10/5) và hôm nay (11/5)"
    if p.clock is not None and p.clock.end > p.end:
        p.end = p.clock.end
    return p


def _time_behind(view: View, p: Point) -> None:
    s = view.s
    iso = _ISO_T.match(s, p.end)
    gap = iso or _BEFORE_TIME.match(s, p.end)
    clock = clock_at(view, gap.end()) if gap else None
    if gap and clock is None and p.year is not None and (m := UNPADDED.match(s, gap.end())) and int(m[1] or m[3]) < 24:
        clock = Clock(m.end(), int(m[1] or m[3]), int(m[2] or m[4]))
    # In "ngày 9/8, 7h ngày 11/8" the time belongs to the second day. Without a gap only "15/10/202015:20" is clear.
    if not clock or not gap or (not iso and gap.end() == p.end and not _GLUED_TIME.match(s, p.end)):
        return
    following = _NEXT_DAY.match(s, clock.end)
    if not following or "\n" in view.cased[clock.end : following.end()]:
        join = _TIME_JOIN.match(s, clock.end)
        until = clock_at(view, join.end()) if join else None
        p.clock, p.end = clock, clock.end
        if until:
            p.clock_to, p.end = until, until.end
        p.part = clock.part or p.part
        p.cue = True


def _bare_at(view: View, i: int, joined: bool = False) -> Point | None:
    """A day without its month, which only a list or range may give it: the 10 of "10 - 12/5/2021", with the words before it."""
    s = view.s
    start = at = i
    cue, part = False, None
    for _ in range(4):
        m = _DAY_LABEL.match(s, at) or _DAY_PART.match(s, at)
        if m:
            if m.re is _DAY_PART:
                part = DAY_PARTS[m[1]]
            cue, first, at = True, at == i, m.end()
            at += len(s[at : at + 3]) - len(s[at : at + 3].lstrip(" (:,"))
            if first and s.startswith(",", m.end()) and NUMBER_BEFORE.search(s, max(0, i - 2), i):
                start = at  # "trong 02 ngày, 15 - 16/12": the days are counted, then named
            continue
        m = _BARE.match(s, at)
        if m and (joined or not (at and (s[at - 1].isalnum() or (s[at - 1] in "./-,\x00" and s[at - 2 : at - 1].isdigit())))):
            return Point(start, m.end(), unit="bare", day=int(m[0]), cue=cue, part=part)
        return None
    return None


def _joined(view: View, first: Point) -> tuple[list[Point], Point]:
    """The points of a list or range that starts with `first`, and the last one that was read on trial.

    "10 - 12/5/2021", "3, 4 và 5/11", "tháng 5 và tháng 6/2021", "hôm qua (10/5) và hôm nay (11/5)". What follows a comma counts only
    where a full date or a joining word comes later: "ngày 3/8, 5 đại biểu" is one day.
    """
    points, firm = [first], 1
    for _ in range(_LONGEST_LIST):
        last = points[-1]
        m = None if last.closed else _JOIN.match(view.s, last.end)
        if not m or last.unit == "ago" or (m[1].strip() == "-" and _NEW_ITEM.match(view.text, view.at(last.end))):
            break
        comma = m[1].strip() in (",", ";") and not view.s.startswith("rạng ", m.end())
        if comma and last.unit in ("month", "quarter") and last.year is not None:
            break
        point = _next_item(view, last, m.end())
        pair = comma and point is not None and (last.day, last.month, point.day, point.month) == (30, 4, 1, 5)
        listed = comma and point is not None and (first.cue or pair) and _one_of_list(view, last, point)
        if point is None or (comma and last.unit == "day" and point.unit != "bare" and not listed):
            break
        points.append(point)
        closed = listed and _CLOSED.match(view.s, point.end) is not None
        if point.bad or closed or (point.unit != "bare" and not (comma and points[firm - 1].unit == "day")):
            firm = len(points)
        if point.bad:
            break
    return points[:firm], points[-1]


def _one_of_list(view: View, last: Point, point: Point) -> bool:
    """Whether a day behind a comma goes on with a list: "các ngày 5/5, 7/5 và 9/5", but not "ngày 5/5, 9/9 xã"."""
    if last.month is None or last.day is None or point.month is None or point.day is None:
        return False
    if (last.day, last.month, point.day, point.month) == (30, 4, 1, 5) and not point.cue:
        return True  # "dịp lễ 30/4, 1/5"
    alike = last.short and point.short and last.year is None and last.sep == point.sep and not point.cue
    return alike and (last.month, last.day) < (point.month, point.day) and not counted(view, point.end)


def _next_item(view: View, last: Point, at: int) -> Point | None:
    if last.unit == "month":
        until = _point_at(view, at, joined=True) if last.year is not None and _UNTIL.search(view.s, last.end, at) else None
        if until is not None and until.day is not None and until.year is not None:
            return until  # "từ tháng 12/2014 đến 23/2/2018"
        return month_at(view, at, bare=not view.s.startswith("tháng", at))
    if last.unit == "quarter":
        return quarter_at(view, at, bare=True)
    following = (_feast_at(view, at) if last.unit == "bare" and view.feasts else None) or _point_at(view, at, joined=True)
    if following is None:
        return _bare_at(view, at, joined=True) if last.unit == "bare" else None
    return following
