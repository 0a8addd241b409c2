"""Is a date meant? The words and signs around a number decide: counts, names, fractions and parts of longer numbers are no dates."""

from __future__ import annotations

import re

from .atoms import clock_at
from .expression import Expression, Point
from .lexicon import CONTEXT, FEASTS, alternatives
from .view import HIDDEN, View

_END = r"(?![^\W_])"
# Words in front of a bare "15/6" that make it a date: "tính đến 15/6", "trước 30/6", "từ 23-24/7", "vào 12/4", "dịp 2/9".
_LEADING = re.compile(r"(?:^|(?<![^\W_]))" + alternatives(CONTEXT["leading"]) + r"[ (:]{1,2}\Z")
# "lớp 9/1, 9/2 và 9/3": were the pair in front a date, both would be one expression.
_PAIR_AND = re.compile(r"[0-9][/-][0-9]{1,2} và \Z")
_NAMED = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["named_after"]) + r"[ :]{1,2}\Z")
_COUNTED = re.compile(r" {1,2}" + alternatives(CONTEXT["counted"]) + _END + r"| ?%")
# "Ngày Quốc tế Phụ nữ 8/3", "Quốc khánh 2/9": a day with a name.
_NAMED_DAY = re.compile(
    r"(?<![^\W_])[Nn]gày (?:[A-ZĐÂĂÊÔƠƯÁÀÍÝÚ]|thành lập|truyền thống|hội |quốc tế|thế giới|toàn quốc|giải phóng)"
    r"(?:[^,.;:!?()0-9\n\x1d]|, chống){2,50},? \(?\Z"
)
_HOLIDAYS = tuple(CONTEXT["holidays"])
# A word, or the share in "1/4 (25%)".
_GOES_ON = re.compile(r" {0,2}(?:[^\W_]|\( ?[0-9.,]{1,6} ?%)")
# "mỗi tháng 2 ngày"; "Cách mạng Tháng Tám" is the name of an event.
_NO_MONTH = re.compile(r"(?<![^\W_])" + alternatives([*CONTEXT["each"], "cách mạng"]) + r" \Z")
_RECURRING = re.compile(r"[ ,(]{1,2}" + alternatives([*CONTEXT["recurring"], *CONTEXT["another_year"]]) + _END)
_OF_YEAR = re.compile(r"(?<![^\W_])" + alternatives(CONTEXT["of_year"]) + r" \Z")
# "Hằng năm, cứ đến ngày 18/11, …"
_EVERY_YEAR = re.compile(r"(?<![^\W_])(?:hàng|hằng|mỗi) năm,? (?:cứ )?(?:vào |đến |lấy )?(?:dịp )?\Z")
_LUNAR_BEHIND = re.compile(
    rf" {{0,2}}[(\[]? ?(?:theo |tính theo )?(?:âm lịch|lịch âm|âl|al|a\.l){_END}(?! ?:? ?(?:ngày )?[0-9]{{1,2}} ?[/.-])"
    rf"|,? năm (?:[^\W\d_]{{2,5}} ){{1,2}}\(?âm lịch| tết(?! dương){_END}"
)
_LUNAR_BEFORE = re.compile(r"(?:âm lịch|lịch âm|âl|rằm)[ :,(]{0,3}(?:là |tức )?(?:ngày )?\Z")
# "Sáng nay, 8-3 (nhằm | ngày 8-2)": the lunar day of the civil one before the bracket.
_PARALLEL = re.compile(r"([0-9]{1,2}) ?[/.-] ?([0-9]{1,2})(?: ?[/.-] ?[0-9]{4})? ?\(nhằm (?:vào )?(?:ngày )?\Z")
# "với tỷ số 3-1 và 2-1", "7-6 (7-3)", "dẫn trước 3-1": scores, which look like "30-4"
_SCORE = re.compile(
    r"(?<![^\W_])(?:t[ỷỉ] số|set|ván|hiệp (?:một|hai|[12]|đầu|phụ)|dẫn trước|thua|đánh bại)(?![^\W_])[^.;:\n]{0,40}\Z"
    r"|(?<![0-9/.-])[0-9]{1,2}-[0-9]{1,2}[),]{0,2} ?(?:và )?\(?\Z"
)
_PADDED = re.compile(r"[0-9]{2}\.[0-9]{2}\.(?:19|20)[0-9]{2}(?![0-9])")
_FEAST_DAYS = frozenset((day, month) for day, month in FEASTS.values())
_WORD_OR_HIDDEN = re.compile(rf"[^\W_]|{HIDDEN}")


def counted(view: View, end: int) -> bool:
    """Whether a noun follows that makes the number before it a count: "9/9 ấp", "2/3 số đại biểu"."""
    return _COUNTED.match(view.s, end) is not None


def recurring(view: View, start: int, end: int, open_end: bool) -> bool:
    """Whether "hằng năm", "năm ấy" and the like follow (if anything does) or lead to it: no single day, or none of a known year, is meant."""
    if open_end and _RECURRING.match(view.s, end):
        return True
    return (
        view.s.find(" năm", start - 28 if start > 28 else 0, start) >= 0
        and _EVERY_YEAR.search(view.s, max(0, start - 28), start) is not None
    )


def lunar_end(view: View, start: int, end: int, open_end: bool, dated: bool) -> int | None:
    """Where a date ends that the words around it put into the lunar calendar ("10/3 âm lịch", "âm lịch: 10/3"); None for a civil date."""
    behind = _LUNAR_BEHIND.match(view.s, end) if open_end else None
    if behind:
        return behind.end()
    before = max(0, start - 24)
    if _LUNAR_BEFORE.search(view.s, before, start):
        return end
    civil = None if dated else _PARALLEL.search(view.s, before, start)
    return end if civil and (int(civil[1]), int(civil[2])) not in _FEAST_DAYS else None


def lunar_feast(view: View, e: Expression) -> bool:
    """Whether a day without year is that of a lunar feast named before it: "Giỗ Tổ Hùng Vương (10/3)", "mùng 10/3", "Tết Trung thu 15/8"."""
    p = e.points[-1]
    if p.year is not None or p.part or p.clock or (p.day, p.month) not in _FEAST_DAYS:
        return False
    before = view.s[max(0, e.start - 40) : p.end]
    return any(name in before for name, day in FEASTS.items() if day == [p.day, p.month])


def glued(view: View, start: int | None, end: int, sep: str, dated: bool) -> bool:
    """Whether the digits belong to something longer: "1.5/6/2020", "5/6/2020/TT", "F12/5", "04.08.2012.33", "tin-12-5-2021.html".

    `start` is None where what stands before them belongs to the date.
    """
    s = view.s
    before, after = s[max(0, start - 2) : start] if start is not None else "", s[end : end + 2]
    if before:
        last, first = before[-1], before[0]
        if last.isdigit() or last in HIDDEN + "%$#@_=" or (len(before) == 2 and last in "./-" and (first.isdigit() or first == HIDDEN)):
            return True
        # One letter is a code ("T1-3/2021"). Glued to a word, only a date with its year is clear, with slashes ("Hà Nội30/12/2020") or
        # padded ("Chuyển đổi dữ liệu11.06.2018").
        in_word = len(before) == 2 and first.isalpha()
        clear = sep != "." or (start is not None and _PADDED.match(s, start) is not None)
        if last.isalpha() and not (dated and clear and in_word):
            return True
        if last == "-" and sep == "-" and first.isalpha():
            return True
    if not after:
        return False
    if after[0] in "%" + HIDDEN or (after[0] == "/" and (after[1:].isalnum() or after[1:] == HIDDEN)):
        return True
    return after[1:].isdigit() and (after[0] in "/.," if not dated else after[0] == sep) and clock_at(view, end + 1) is None


def ends_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text ends with one of the words, the whole word. Far quicker than a pattern, which would be tried at every letter."""
    return text.endswith(words) and any(text.endswith(word) and not text[: -len(word)][-1:].isalnum() for word in words)


def holiday(view: View, start: int) -> bool:
    """Whether a day with a name stands straight before: "Ngày Quốc tế Phụ nữ 8/3", "Quốc khánh 2/9"."""
    before = view.cased[max(0, start - 70) : start]
    if not before.endswith((" ", "(")):
        return False
    named = before.find("gày ")
    return ends_with(before.rstrip(" ("), _HOLIDAYS) or (named > 0 and _NAMED_DAY.search(before, named - 1) is not None)


def _years_counted(p: Point) -> bool:
    """Whether "2-3 năm nay", "8-9 năm trước", "5-10 năm tới" count years; "30-4 năm nay", "20-11 năm ngoái" and "ngày 8-9 năm trước" do not."""
    if p.sep != "-" or p.cue or p.year_word in (None, "ngoái", "này") or p.day is None or p.month is None:
        return False
    return 0 < p.month - p.day <= 2 or (p.day, p.month) == (5, 10)


def meant(view: View, e: Expression) -> bool:
    """Whether a date is meant, judged by how much is printed and by the words around it. Counts, names and fractions are not."""
    s, first, last = view.s, e.points[0], e.points[-1]
    if first.shift is not None or last.unit in ("ago", "quarter"):
        return True
    if _years_counted(last):
        return False
    cue = first.cue or last.cue or last.year_word is not None
    if cue and last.unit == "month":
        return last.year is not None or _NO_MONTH.search(s[max(0, e.start - 12) : e.start]) is None
    if last.sep == "?":
        return cue  # "1506/2021" is a number unless "ngày" says otherwise
    if last.unit == "day" and (first.unit != "bare" or first.cue) and (cue or (last.year is not None and not last.two_digit)):
        return True
    whole = not _WORD_OR_HIDDEN.search(s, max(0, e.start - 200), e.start) and not _WORD_OR_HIDDEN.search(s, e.end, e.end + 200)
    before, behind = s[max(0, e.start - 14) : e.start], s[e.end : e.end + 24]
    led = _LEADING.search(before) is not None and _PAIR_AND.search(before) is None
    named = _NAMED.search(before) is not None
    if last.unit == "month":
        bracketed = before.endswith("(") and behind.startswith(")")  # "Hội nghị Trung ương 6 khóa VI (3-1989)"
        if last.sep == "/" and _OF_YEAR.search(before):
            return False
        return whole or ((last.sep == "/" or bracketed) and not named and not _COUNTED.match(behind))
    if first.unit == "bare" and not first.cue:
        tight = " " not in s[first.start : e.points[1].end] and not named
        closed = s[max(0, e.start - 1) : e.start] == "(" and s[e.end : e.end + 1] == ")" and last.sep == "/"  # "(05 - 06/8)"
        if not (whole or tight or led or closed):
            return False
        if cue or (last.year is not None and not last.two_digit):
            return True
    if s[e.start : e.end].strip() == "24/7" and not led:
        return False
    if whole:
        return last.two_digit or last.sep != "." or last.year is not None or not last.short
    if named or _COUNTED.match(behind):
        return False
    if not last.short and not last.two_digit:
        return True  # "15 tháng 6"
    if holiday(view, e.start) or behind.startswith(" dương lịch"):
        return True
    if last.sep == "." or (last.sep == "-" and last.short and _SCORE.search(s, max(0, e.start - 60), e.start)):
        return False
    bracket = before.endswith("(") and behind.startswith(")") and not before.rstrip("( ").endswith("%")
    bracket = bracket and (last.sep == "/" or " " not in s[last.start : last.end])  # "thắng trong hiệp hai (14 - 12)"
    opening = not before.strip() and not _GOES_ON.match(behind)
    if led or bracket or opening:
        return last.sep == "/" or not _GOES_ON.match(behind)
    return last.sep == "/" and last.two_digit
