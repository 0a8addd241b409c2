"""The smallest readable parts: a clock time, a calendar day, a relative day, an age. Each reads at one place and looks no further.

Every repetition in a pattern is bounded, so that reading at one place takes constant time whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import BRANCHES, CONTEXT, DAY_PARTS, DAYS, ENGLISH_MONTHS, MONTHS, NUMBERS, ROMANS, STEMS, alternatives
from .value import full_year, possible
from .view import View

_SEP = r"( ?[/\-] ?| ?\. ?|[/.\-]{2,3}|/ ?\.|\. ?/)"
_ROMAN = r"xii|xi|x|ix|iv|viii|vii|vi|v|iii|ii|i"
_WORD_MONTH = alternatives(MONTHS)
_ENGLISH = alternatives(ENGLISH_MONTHS)
_END = r"(?![^\W_])"

_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_DMY = re.compile(rf"([0-9]{{1,2}}){_SEP}(?:tháng ?)?([0-9]{{1,2}}|(?:{_ROMAN})(?= ?[/.\-])){_SEP}(?:năm ?)?([0-9]{{1,8}})")
_BROKEN_YEAR = re.compile(r" [0-9]{2}(?![0-9]| ?[:hg/.\-])")
_DM = re.compile(rf"([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}|(?:{_ROMAN}){_END})(?![0-9])")
# "23-24/7": the dash joins two days, the month comes next.
_RUN = re.compile(r"([0-9]+) ?(.?)", re.DOTALL)
_SIGNS = "/.-"
_MONTH_NEXT = re.compile(r" ?[/.] ?[0-9]| tháng [0-9]")
# "15/102022" and "1510/2022": a separator was lost, and only one reading is a date.
_LOST_SECOND = re.compile(r"([0-9]{1,2}) ?[/.\-] ?([0-9]{1,2})((?:19|20)[0-9]{2})(?![0-9])")
_LOST_FIRST = re.compile(r"([0-9]{2})([0-9]{2})[/.\-]((?:19|20)[0-9]{2})(?![0-9])")
_LOST_BOTH = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})(?![0-9])")
# "15,6/2021": a comma for the slash.
_COMMA = re.compile(r"([0-9]{1,2}),([0-9]{1,2})/((?:19|20)[0-9]{2})(?![0-9])")
# "ngày 2 4/6/2022", "ngày 12 06 2023": a space inside the day, or for the separators; only where "ngày" or a weekday says
# that a day is printed: "thứ ba, 06 08 2019".
_SPLIT_DAY = re.compile(r"([0-3]) (?=[0-9] ?[/.\-] ?[0-9])")
_SPACED = re.compile(r"([0-9]{2}) ([0-9]{2}) ((?:19|20)[0-9]{2})(?! ?(?:[/.\-]|[0-9](?![0-9]? ?[:hg])))")
_IN_WORDS = re.compile(
    r"([0-9]{1,2})[ ,/.\-]{0,3}(?:tháng|thàng|thánh|thnág|thang|(?:thg|th\.?)(?=[ .]{0,2}[0-9]))[ .]{0,2}"
    rf"([0-9]{{1,2}}(?![0-9])|(?:{_WORD_MONTH}|{_ROMAN}|giêng|chạp){_END})(?! lần{_END})"  # "6 tháng 1 lần"
)
_DAY_WORD = re.compile(rf"({alternatives(DAYS)})[ ,]{{1,2}}tháng ([0-9]{{1,2}}(?![0-9])|(?:{_WORD_MONTH}|giêng|chạp){_END})")
# "Tháng Bảy 5, 2022", and as WordPress themes write it, "Th7 05, 2022"
WORDS_MDY = re.compile(rf"(?:tháng|thg|th)\.? ?({_WORD_MONTH}|[0-9]{{1,2}}) ([0-9]{{1,2}}), ?([0-9]{{4}})(?![0-9])")
_ENGLISH_MDY = re.compile(rf"({_ENGLISH})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}})(?![0-9])")
_ENGLISH_DMY = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-]({_ENGLISH})\.?[ ,\-]{{1,2}}([0-9]{{4}})(?![0-9])")
_ENGLISH_SHORT = re.compile(rf"([0-9]{{1,2}})-({_ENGLISH})-([0-9]{{2}})(?![0-9])")  # "05-Jul-22"
# "năm 2021", ", 2021", "/2021", "-năm 2021" after a day and month or after a month.
# "năm 2.023": the dot of a number.
_YEAR_TAIL = re.compile(r"(?: ?[,./\-] ?| )?(?:(năm|nam) ?)?([0-9]{2,8}|(?<=năm )[12]\.[0-9]{3})(?![0-9])")
_CLOSED = re.compile(r" ?(?:[(),;\n]|\Z)")
# "ngày 12/6 2023", "12/6, 2023": without "năm" only at the end of a line or clause; "30/4, 2023 đại biểu" is a count.
_YEAR_CLOSED = re.compile(r",? ?(?<=[ ,])((?:19|20)[0-9]{2})(?= ?(?:[.;)|\n]|\Z)(?! ?[0-9]))")
# "20/11 năm ngoái", "22/12 tới"; a comma before a bare word begins a clause ("10h ngày 16/2, sau 5 ngày nghỉ"), and "1/10 tới 5/10" is a range.
YEAR_WORD = re.compile(
    r"(?:[ ,]{1,2}năm (?=ngoái|nay|này|sau|tới|vừa|trước)| (?=này|tới|vừa))"
    rf"(ngoái|nay|này|sau|tới(?! [0-9]| ngày| hết)|vừa qua|vừa rồi|trước){_END}"
)
# What the words and signs behind a date can be if any of them belongs to it: a year, a time, another date, a lunar or a yearly one. Most
# dates have none ("Ngày 22/10, Tỉnh ủy …"), which is seen at once.
GOING_ON = alternatives([*CONTEXT["going_on"], *DAY_PARTS, *DAYS, *ENGLISH_MONTHS, *STEMS]) + r"|t[ .]?[0-9]|q[1-4]|[ivx]{1,4}(?![^\W_])"
_GOES_ON = re.compile(rf"[%\0]|t[0-9]|[ ,.|:;/(\[\-·•>~&+)]{{0,6}}(?:['\"0-9\0%]|{GOING_ON})")
LUNAR_YEAR = re.compile(rf"[ ,(\-/]{{1,2}}(?:năm )?({alternatives(STEMS)} {alternatives(BRANCHES)}){_END}")

# Glued to a date in "08:3012/06/2023"; without its zero in "8/12/2022 9:5'(GMT+7)".
_COLON = re.compile(
    r"([0-9]{1,2})(?: ?[:;] ?|：)([0-9]{2}|[0-9](?='))(?: ?: ?([0-9]{2})(?:[.,][0-9]{1,6})?)?"
    r"(?:(?![0-9])|(?=[0-9]{2}[/\-][0-9]{2}[/\-](?:19|20)[0-9]{2}(?![0-9])))"
)
# "08/03/2022 | 9:5": minutes without their zero, and "08/03/2022 21.05" with a dot, only where nothing else can be meant: behind a
# date with its year, at the end.
UNPADDED = re.compile(r"([0-9]{1,2}):([0-9])(?= ?(?:[|\n]|\Z))|([01][0-9]|2[0-3])\.([0-5][0-9])(?= ?(?:[|\n]|\Z))")
_TIME_SIGN = re.compile("[0-9]{1,2} ?[:;：hg]")
# "9h30'", "8 giờ 15 phút"; minutes after a space may be the day of "9h 30/4".
_HOURS = re.compile(
    r"([0-9]{1,2}) ?(?:giờ|h|g)(?::?([0-9]{2}(?![0-9])|[0-9](?='| ?phút))| ([0-9]{1,2})(?! ?[/.\-:] ?[0-9]|[0-9]| tháng))?"
    r"(?: ?(?:phút|ph|p)(?![^\W_])|')?(?:,? ?([0-9]{1,2}) ?giây)?"
)
_LESS = re.compile(r" kém ([0-9]{1,2})(?![0-9])(?: phút)?")  # "8 giờ kém 15" is 7:45
_MERIDIEM = re.compile(
    rf"['\"]{{0,2}}(?:(?: {{0,2}}|:)(am|pm|a\.m\.?|p\.m\.?|sa|ch){_END}| (sáng|trưa|chiều|tối|đêm|khuya){_END})?['\"]{{0,2}}"
)
_ZONE = re.compile(
    r"[ ,]{0,2}[\[(]? ?(?:(?:gmt|utc) ?(?:([+\-]) ?([0-9]{1,2})(?::?([0-9]{2}))?)?|(z)|([+\-])([0-9]{2}):?([0-9]{2}))(?![^\W_])(?: ?[\])])?"
)

_PART = alternatives(DAY_PARTS)
_RELATIVE_DAY = re.compile(
    rf"(?:ngày )?(?:(?:(?:rạng )?({_PART})(?: sớm| muộn)? (?:ngày )?)?(hôm nay|hôm qua|hôm kia|ngày mai|(?<!một )(?<!ằng )ngày kia|ngày mốt)"
    rf"|(?:rạng |đầu giờ |cuối giờ )?({_PART})(?: sớm)? (nay|qua|mai)){_END}"
    # "Today, 08:10" in a list; "VietNam Today" is a magazine.
    r"|(today|yesterday)(?=,? (?:at )?[0-9]{1,2}:[0-9]{2}|\Z)"
)
_SHIFT = {"hôm nay": 0, "nay": 0, "today": 0, "hôm qua": -1, "qua": -1, "yesterday": -1, "hôm kia": -2}
_SHIFT |= {"ngày mai": 1, "mai": 1, "ngày kia": 2, "ngày mốt": 2}
# "Hôm nay411", "Hôm qua: 2,124", "Hôm nay(312)": visit counters, unless a clock time or a date follows.
_COUNTER = re.compile(r" ?:? ?\(?(?![0-9]{1,2}\.[0-9]{1,2}(?![0-9]))[0-9][0-9.,]{0,12}(?![0-9]| ?[:h/\-]| giờ| tháng)")


@dataclass(slots=True)
class Clock:
    """A time of day; `hour` may be 24. `offset` is the printed zone in minutes east of UTC, if one is printed."""

    end: int
    hour: int
    minute: int
    second: int | None = None
    offset: int | None = None
    with_minute: bool = True
    part: str | None = None


@dataclass(slots=True)
class Core:
    """A day as printed. `bad`: it looks like a date and cannot be one, so nothing inside it may be read as another."""

    end: int
    day: int
    month: int
    year: int | None = None
    form: str = "printed"
    sep: str = ""
    bad: bool = False
    lunar: bool = False
    year_word: str | None = None
    two_digit: bool = False
    short: bool = False


def clock_at(view: View, i: int) -> Clock | None:
    """A time of day at `i`: "14:05", "2:05:10 CH", "9h30'", "8 giờ 15 phút", "3 giờ 30 chiều", with a zone behind it."""
    s = view.s
    if not _TIME_SIGN.match(s, i):
        return None
    m = _COLON.match(s, i)
    second: int | None = None
    if m:
        hour, minute = int(m[1]), int(m[2])
        second = int(m[3]) if m[3] else None
        exact = True
    else:
        m = _HOURS.match(s, i)
        if not m or (_letter(s, m.end()) and not s.startswith("ngày", m.end())):
            return None
        printed = m[2] or m[3]
        hour, minute, exact = int(m[1]), int(printed or 0), bool(printed)
        second = int(m[4]) if m[4] else None
        less = None if exact else _LESS.match(s, m.end())
        if less and hour and 0 < int(less[1]) < 60:
            m, hour, minute, exact = less, hour - 1, 60 - int(less[1]), True
    if hour > 24 or minute > 59 or (second or 0) > 59 or (hour == 24 and minute):
        return None
    end = m.end()
    half = _MERIDIEM.match(s, end)
    part = None
    if half and "\n" not in view.cased[end : half.end()]:  # "… 07:45", then on the next line "Chiều 12/10 …"
        end = half.end()
        word = half[1] or half[2]
        if half[1]:
            if hour > 12 and word[0] in "as":
                return None
            hour = hour % 12 + (12 if word[0] in "pc" else 0) if hour <= 12 else hour
        elif half[2]:
            part = DAY_PARTS[word]
            hour = _of_day(hour, word)
            if relative_day_at(view, half.start(2)):
                end = half.start(2)  # "9h sáng mai": the word belongs to the day
    clock = Clock(end, hour, minute, second, with_minute=exact, part=part)
    clock.end = zone_at(view, end, clock)
    return clock


def zone_at(view: View, i: int, clock: Clock) -> int:
    """Read a printed zone ("GMT+7", "[UTC +07:00]", "Z") at `i` into the clock; the end of it, or `i` where there is none."""
    m = _ZONE.match(view.s, i)
    if not m:
        return i
    sign, hours, minutes = m[1] or m[5], m[2] or m[6], m[3] or m[7]
    offset = (int(hours) * 60 + int(minutes or 0)) * (-1 if sign == "-" else 1) if hours else 0
    if abs(offset) <= 14 * 60:
        clock.offset = offset
    return m.end()


def _of_day(hour: int, part: str) -> int:
    """ "3 giờ chiều" is 15, "8 giờ tối" 20, "1 giờ trưa" 13; "1 giờ đêm" and "11 giờ trưa" stay."""
    later = hour < 12 and (part in ("chiều", "tối") or (part == "trưa" and hour <= 3) or (part in ("đêm", "khuya") and hour >= 7))
    return hour + 12 if later else hour


def _letter(s: str, i: int) -> bool:
    return i < len(s) and s[i].isalpha()


def core_at(view: View, i: int) -> Core | None:
    """A day at `i`, without weekday or time: "30/12/2020", "30 tháng 12 năm 2020", "2020-12-30", "30/12".

    Slips are repaired where only one reading is left. None where no day is printed; `bad` where one is that cannot be.
    """
    s = view.s
    if i >= len(s):
        return None
    if not s[i].isdigit():
        return _worded(view, i)
    # How many digits, and the sign behind them, tell which patterns can match.
    run = _RUN.match(s, i)
    digits, sign = (len(run[1]), run[2]) if run else (0, "")
    if sign in _SIGNS and sign:
        core = _numeric(view, i, digits)
        if core:
            return core
    if sign == "," and (m := _COMMA.match(s, i)) and possible(int(m[2]), int(m[1])):
        return Core(m.end(), int(m[1]), int(m[2]), int(m[3]), form="slip", sep="?")
    if digits == 8 and (m := _LOST_BOTH.match(s, i)) and possible(int(m[2]), int(m[1])):
        return Core(m.end(), int(m[1]), int(m[2]), int(m[3]), form="slip", sep="?")
    if digits > 2 or not sign:
        return None
    if sign in _SIGNS and (m := _DM.match(s, i)):
        if "-" in m[2] and _MONTH_NEXT.match(s, m.end()):
            return None
        return _year_behind(view, Core(m.end(), int(m[1]), ROMANS.get(m[3]) or int(m[3]), sep=m[2].strip(), short=True))
    if m := _IN_WORDS.match(s, i):
        return _month_word(view, m, int(m[1]), m[2])
    if m := _ENGLISH_DMY.match(s, i):
        return _checked(Core(m.end(), int(m[1]), ENGLISH_MONTHS[m[2]], int(m[3])))
    if sign in _SIGNS and (m := _ENGLISH_SHORT.match(s, i)):
        return _checked(Core(m.end(), int(m[1]), ENGLISH_MONTHS[m[2]], full_year(int(m[3])), two_digit=True))
    return None


def spaced_at(view: View, i: int) -> Core | None:
    """A day behind "ngày" or a weekday that has a space where none belongs: "2 4/6/2022", "12 06 2023"."""
    if m := _SPACED.match(view.s, i):
        return _checked(Core(m.end(), int(m[1]), int(m[2]), int(m[3]), form="slip"))
    m = _SPLIT_DAY.match(view.s, i)
    core = core_at(view, m.end()) if m else None
    if not m or not core or not possible(core.month, int(m[1]) * 10 + core.day):
        return None
    core.day, core.form = int(m[1]) * 10 + core.day, "slip"
    return core


def _numeric(view: View, i: int, digits: int) -> Core | None:
    """A day with its year in digits: "2020-12-30", "30/12/2020", and what lost a separator."""
    s = view.s
    if digits == 4:
        if m := _ISO.match(s, i):
            return _checked(Core(m.end(), int(m[4]), int(m[3]), int(m[1]), sep=m[2]))
        m = _LOST_FIRST.match(s, i)
        return Core(m.end(), int(m[1]), int(m[2]), int(m[3]), form="slip", sep="?") if m and possible(int(m[2]), int(m[1])) else None
    if (m := _DMY.match(s, i)) and (core := _day_month_year(view, m)):
        return core
    m = _LOST_SECOND.match(s, i)
    return _checked(Core(m.end(), int(m[1]), int(m[2]), int(m[3]), form="slip")) if m else None


def _worded(view: View, i: int) -> Core | None:
    s = view.s
    m = _DAY_WORD.match(s, i)
    if m:
        return _month_word(view, m, DAYS[m[1]], m[2])
    m = _ENGLISH_MDY.match(s, i)
    if m and not _letter(s, i - 1 if i else len(s)):
        return _checked(Core(m.end(), int(m[2]), ENGLISH_MONTHS[m[1]], int(m[3])))
    m = WORDS_MDY.match(s, i)
    if m:
        month = MONTHS.get(m[1]) or int(m[1])
        # "tháng 5 20, 2021" is the English order; "tháng 5, 2021" is no day at all and does not match.
        return _checked(Core(m.end(), int(m[2]), month, int(m[3])))
    return None


def _day_month_year(view: View, m: re.Match[str]) -> Core | None:
    day, month, year = int(m[1]), ROMANS.get(m[3]) or int(m[3]), m[5]
    first, second = m[2], m[4]
    same = first == second
    end = m.end()
    if len(year) > 4 and len(year) == 6 and view.s[end : end + 1] == ":":
        # "15/10/202015:20": the time is glued to the year.
        year, end = year[:4], end - 2
    if not same and " " in first and " " not in second and first.strip() != second.strip():
        return None  # "3 - 4/2022", "10 - 12/5": the dash joins two things
    if not same and ". " in (first, second) and not (first == "." and _CLOSED.match(view.s, end)):
        return None  # "Ngày 30/4. 2020 đại biểu": a sentence ends; not in "Sáng ngày 28.7. 2022 (nhằm ngày 30/6 âm lịch)"
    if len(year) == 4:
        form = "printed" if same or first.strip() == second.strip() else "slip"
        return _checked(Core(end, day, month, int(year), form=form, sep=first.strip()))
    if len(year) == 2:
        if not same or (" " in first and first.strip() == "."):
            return None
        broken = year in ("19", "20") and _BROKEN_YEAR.match(view.s, end)  # "15/6/20 21"
        return _checked(Core(end, day, month, full_year(int(year)), sep=first.strip(), two_digit=True, bad=bool(broken)))
    if len(year) == 1 and not same:
        return None  # "7-8/1": a range of days
    return Core(end, day, month, None, bad=True)


# "08 Tháng Giêng 2018": Joomla's name of January in a stamp; in prose ("6 tháng Giêng năm 2018") the first lunar month is meant.
_STAMP = re.compile(r" T[Hh][^ ]{3} [^ ]{4,5},? [0-9]{4}\Z")
_YEAR_AFTER_FIVE = re.compile(r",? ?năm [0-9]{4}")


def month_number(word: str) -> int:
    """ "7", "vii", "bảy", "giêng", "chạp" -> number; 0 if it is none."""
    if word.isdigit():
        return int(word)
    return {"giêng": 1, "chạp": 12}.get(word) or MONTHS.get(word) or ROMANS.get(word) or 0


def ambiguous_five(view: View, i: int, word: str) -> bool:
    """ "11 tháng năm 2020" counts months of a year; May is "tháng Năm" or "tháng năm năm 2020"."""
    if word != "năm" or view.cased[i] == "N":
        return False
    return not _YEAR_AFTER_FIVE.match(view.s, i + len(word))


def _month_word(view: View, m: re.Match[str], day: int, word: str) -> Core | None:
    if ambiguous_five(view, m.start(2), word):
        return Core(m.end(), day, 5, bad=True)
    core = _year_behind(view, Core(m.end(), day, month_number(word), lunar=word in ("giêng", "chạp")))
    if core.lunar and core.year is not None and _STAMP.search(view.cased, m.start(), core.end):
        core.lunar = False
    return core


def goes_on(view: View, end: int) -> bool:
    """Whether anything behind a day, a month or a time may belong to it; what follows is looked at closely only then."""
    return _GOES_ON.match(view.s, end) is not None


def year_tail(view: View, i: int) -> re.Match[str] | None:
    """A year at `i` with what leads to it; in "trước 15h ngày 31/12. Năm 2024, huyện …" a sentence begins."""
    tail = _YEAR_TAIL.match(view.s, i)
    if tail and tail[1] and "." in view.s[i : tail.start(1)] and view.cased[tail.start(1)].isupper():
        return None
    return tail


def _year_behind(view: View, core: Core) -> Core:
    """The year behind a day and month, if there is one: "30 tháng 12 năm 2020", "15 Tháng 9, 2025", "ngày 5/6 năm ngoái"."""
    s = view.s
    if not goes_on(view, core.end):
        return _checked(core)
    tail = year_tail(view, core.end)
    if tail and not (core.short and not tail[1]):
        digits = tail[2].replace(".", "")
        if len(digits) == 4 and s[tail.end() : tail.end() + 1] != ":":
            core.end, core.year = tail.end(), int(digits)
        elif len(digits) == 2 and tail[1]:
            core.end, core.year, core.two_digit = tail.end(), full_year(int(digits)), True
        elif tail[1] or len(digits) > 4:
            core.end, core.bad = tail.end(), True
    elif closed := _YEAR_CLOSED.match(s, core.end):
        core.end, core.year = closed.end(), int(closed[1])
    if core.year is None and not core.bad:
        word = YEAR_WORD.match(s, core.end)
        if word:
            core.end, core.year_word = word.end(), word[1]
        named = LUNAR_YEAR.match(s, core.end)
        if named:
            core.end, core.lunar, core.year_word = named.end(), True, named[1]
    return _checked(core)


def _checked(core: Core) -> Core:
    if not possible(core.month, core.day):
        core.bad = True
    return core


@dataclass(slots=True)
class RelativeDay:
    """ "hôm qua", "sáng nay": days to add to the reference, and the part of the day."""

    end: int
    days: int
    part: str | None


def relative_day_at(view: View, i: int) -> RelativeDay | None:
    """A day named from the day of writing. Visit counters and the name Mai are none."""
    m = _RELATIVE_DAY.match(view.s, i)
    if not m or _COUNTER.match(view.s, m.end()):
        return None
    word = m[2] or m[4] or m[5]
    if m[5] and i and m.end() == len(view.s):
        return None
    if word == "mai" and view.cased[m.start(4)] == "M":
        return None
    part = m[1] or m[3]
    return RelativeDay(m.end(), _SHIFT[word], DAY_PARTS[part] if part else None)


_AGO_UNIT = rf"([0-9]{{1,3}}|{alternatives(NUMBERS)}|nửa) ?(giây|phút|giờ|tiếng|ngày|tuần|tháng|năm|h|')"
ENGLISH_UNITS = {"second": "giây", "sec": "giây", "minute": "phút", "min": "phút", "hour": "giờ", "day": "ngày", "week": "tuần"}
ENGLISH_UNITS |= {"month": "tháng", "year": "năm"}
_ENGLISH_AGO = re.compile(rf"([0-9]{{1,3}}|an?) ({alternatives(ENGLISH_UNITS)})s? ago{_END}")
_AGO = re.compile(rf"{_AGO_UNIT}(?:,? (?:và )?{_AGO_UNIT})?(?:,? (?:và )?{_AGO_UNIT})? (?:trước đây|trước|về trước){_END}")
_SINCE = re.compile(rf"cách đây (?:khoảng |gần |hơn )?{_AGO_UNIT}{_END}")
_WORD_BEHIND = re.compile(r" [^\W\d_]")
_NOW = re.compile(r"(?:vừa xong|vừa mới đăng|ngay bây giờ|mới đây xong)" + _END)


@dataclass(slots=True)
class Ago:
    """ "3 giờ trước": how long before the reference, as (number, unit) pairs."""

    end: int
    amounts: list[tuple[float, str]]


def ago_at(view: View, i: int) -> Ago | None:
    """A distance from the moment of reading at `i`; "5 ngày trước khi họp" is a distance from something else and none."""
    s = view.s
    if not view.ages:
        return None
    digit = s[i : i + 1].isdigit()
    if not digit and (m := _NOW.match(s, i)):
        return Ago(m.end(), [])
    m = _ENGLISH_AGO.match(s, i)
    if m:
        return Ago(m.end(), [(float(m[1]) if m[1].isdigit() else 1.0, ENGLISH_UNITS[m[2]])])
    m = _AGO.match(s, i)
    if m and _WORD_BEHIND.match(s, m.end()) and view.cased[m.end() + 1].islower():
        return None
    m = m or (None if digit else _SINCE.match(s, i))
    if not m:
        return None
    groups = m.groups()
    pairs = [(groups[k], groups[k + 1]) for k in range(0, len(groups), 2) if groups[k]]
    return Ago(m.end(), [(0.5 if n == "nửa" else float(NUMBERS.get(n) or n), unit) for n, unit in pairs])
