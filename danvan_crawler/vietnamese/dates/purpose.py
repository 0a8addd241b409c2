"""What a date of a text is for: publishing, an event, a document, a deadline, an anniversary. Judged by the words in front of it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

from .context import ends_with, holiday
from .expression import Expression
from .lexicon import CONTEXT, at_word
from .value import DateValue, Reference
from .view import HIDDEN, View

Function = Literal["published", "event", "document", "deadline", "term", "anniversary", "other"]

# A report names days of the last weeks; an announcement days of the coming months. Days further off are history or plans.
_EVENT_BEFORE, _EVENT_AFTER = 45, 200
# Nothing on the sites reports a day before this year; such a day is history.
RECENT = 1990

_REACH = 80
_PUBLISHED, _DEADLINE, _EFFECTIVE = (tuple(CONTEXT[name]) for name in ("published", "deadline", "effective"))
_SIGNED, _ISSUED = tuple(CONTEXT["signed"]), tuple(CONTEXT["issued"])
_LABELS_END = frozenset(word[-2:] for word in (*_PUBLISHED, *_ISSUED, *_EFFECTIVE, *_DEADLINE))
_ADVERBS = (" ngày", " lúc", " vào", " hôm")
# "Hạn nộp hồ sơ: 17h00", "thời hạn gửi về Ban là ngày", "kết thúc nhận bài vào", "hạn trả lời 20/5"
_LIMIT = re.compile(
    r"(?<![^\W_])(?:(?:hạn|nhận) .{1,30}(?:(?:là|vào|đến|:)\Z|:)|hạn (?:nộp|gửi|trả lời|báo cáo|đăng ký|nhận)(?![^\W_]).{0,20}\Z)"
)
# "Kết luận số 120-KL/TW, ngày", "Nghị quyết Trung ương 4 ngày": the type of document, at most a short name, no clause between.
# Not "(NĐ&ĐS) - Ngày 6/2", "Hà Nội (TTXVN) - Ngày 3/5": a paper's sign, then the day of the news.
_DOCUMENT = re.compile(at_word((CONTEXT["document"], r"(?![^\W_])(?:(?!\) ?-).){0,40}\Z")))
_VERBS = ("ký", "ban hành", "đề")
# "Thông tư có hiệu lực từ ngày 10/4/2026" is not the date of the document, "kỷ niệm … vào ngày 15/10" no anniversary.
_SINCE = ("từ", "đến", "tới", "vào", "trong", "tại", "sau", "là", "hiệu lực")
_NUMBER = re.compile(rf"{HIDDEN},? ?[(]?(?:ký |ban hành |đề )?\Z")
# "Thông báo số 12-TB/TU của Tỉnh ủy ngày"
_NUMBER_OF = re.compile(rf"{HIDDEN} của [^,.;:!?()\n{HIDDEN}]{{2,60}} \Z")
_ANNIVERSARY = re.compile(f"(?:{at_word((CONTEXT['anniversary'], ''))})(?P<gap>.{{0,60}})\\Z")
_HAPPENS = re.compile(at_word((CONTEXT["happens"], r"(?![^\W_])")))
_TAKES_PLACE = re.compile(r" (?:(?:được|sẽ|đã) (?:tổ chức|khai mạc|bế mạc|phát động)|diễn ra)(?![^\W_])")
_HOLIDAYS = ("dịp", "lễ", *(name.lower() for name in CONTEXT["holidays"]))
_NAMED_DAY = re.compile(r"(?:\A|[,.;:(\n-]) ?nhân \Z")  # "Nhân ngày 27/7, …"
_LINE_ENDS = re.compile(r"\.? ?(?:[\n\x1d]|\Z)")
# "04/07/2022 04:34 288 0": how often a page was seen and answered, behind its time.
_COUNTERS_END = re.compile(r"(?: [0-9][0-9.]{0,8}){0,3}\.? ?(?:[\n\x1d]|\Z)")
_BRACKET_ENDS = re.compile(r"\)(?: |[\n\x1d]|\Z)")
# "Hà Nội (TTXVN | 11/3/2022) Chiều 10/3": an agency's sign; "Bình yên nơi xứ đạo (| 23/12/2017 16:20)": a headline.
_AGENCY = re.compile(r"\([A-ZĐ][A-ZĐ&.]{2,9},? \Z")
_LINE_STARTS = re.compile(r"(?:^|[\n\x1d])[^.!?;,\n\x1d]{0,60}\Z")
_DASH_BEFORE = re.compile(r"(?:^|[\n\x1d])[^.!?;\n\x1d]{2,60} - \Z")
_PLACE = re.compile(r"(?:\A|[\n\x1d]|\. )(?:[^\W\d_a-zà-ỹ][^\W\d_]* ){0,3}[^\W\d_a-zà-ỹ][^\W\d_]*, \Z")
_TODAY = re.compile(r"(?:ngày )?hôm nay")
_CENTURY, _HEAD = 2000, 400
_BEFORE_DATE = re.compile(r"[\s(]*(?:(?:thứ [^\W\d_]+|thứ \d|chủ nhật|cn|t\d)[\s,-]*)?(?:ngày\s*:?\s*)?", re.I)
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n)\-]\"?) {0,2}\Z")


def function_of(view: View, e: Expression, value: DateValue, base: Reference | None) -> Function:
    """What the date is for; events are told from history and plans by their distance to the reference."""
    s, start = view.s, e.start
    before = s[max(0, start - _REACH) : start]
    timed = False
    for point in e.points:
        timed = timed or point.part is not None or point.clock is not None
    label = _label(before)
    if label == "published" or _is_date_line(view, e):
        return "published"
    at = view.at(start)
    broken = "\n" in view.text[max(0, at - 4) : at] and not view.text[max(0, at - 1) : at].strip()
    labelled = s.startswith("ngày", start)
    if label == "document" or (
        not timed and not broken and not s.startswith("hôm", start) and (_NUMBER.search(before) or _signed(before, labelled))
    ):
        return "document"
    if _same_day_of_years(value) or e.recurring:
        return "anniversary"
    if label == "deadline":
        return "deadline"
    if not timed and not broken and labelled and _of_document(before, view.cased[max(0, start - _REACH) : start]):
        return "document"
    if e.lunar:
        return "anniversary" if _ANNIVERSARY.search(_clause(before.rstrip(" ("), ",.;:!?(\n")) else "other"
    begins_line = broken and view.cased[start].isupper()  # "…, trừ nghỉ lễ", then on the next line "Ngày 22/4/2015, tại Hà Nội …"
    if not timed and not begins_line and _of_anniversary(view, e, before):
        return "anniversary"
    if value.precision in ("month", "quarter") or e.unit == "ago":
        return "other"
    if labelled and e.points[-1].year is not None and _PLACE.search(view.cased, max(0, start - 40), start) and _ends_line(view, e.end):
        return "document"  # "Nam Hải, ngày 08 tháng 8 năm 2022" under a letter
    if e.points[0].shift == 0 and _TODAY.fullmatch(s[start : e.end]) and not _SENTENCE_START.search(before):
        return "other"  # "cuộc sống hôm nay"
    if len(e.points) == 1 and (label == "effective" or (not timed and before.endswith("từ "))):
        return "other"  # "Từ ngày 1/7, mức lương mới được áp dụng": since when, not on which day
    if base is None:
        return "event" if e.points[-1].year is None or _day(value.hi).year >= RECENT else "other"
    last, first = _day(value.hi), _day(value.lo)
    near = (base.lo - last).days <= _EVENT_BEFORE and (first - base.hi).days <= _EVENT_AFTER
    return "event" if near else "other"


def _label(before: str) -> Function | Literal["effective"] | None:
    """What a label straight in front of a date says of it: "Cập nhật lúc: ", "trước ngày ", "có hiệu lực thi hành vào "."""
    core = before.rstrip(" :,(-|")
    signs = before[len(core) :]
    if core.endswith(_ADVERBS):
        for adverb in _ADVERBS:
            if core.endswith(adverb):
                core = core[: -len(adverb)].rstrip(" :,(-|")
    limit = ("hạn " in before or "nhận " in before) and _LIMIT.search(_clause(before.rstrip(), ",.;!?(\n")) is not None
    if not limit and core[-2:] not in _LABELS_END:
        return None
    if ends_with(core, _PUBLISHED) and len(signs) <= 4 and not (limit and core.endswith("bài") and "nhận" in core and ":" not in signs):
        return "published"
    if signs.strip(" :"):
        return None
    if ends_with(core, _ISSUED):
        return "document"
    if ends_with(core, _EFFECTIVE):  # "tính đến hết", which ends like a deadline
        return "effective"
    return "deadline" if limit or ends_with(core, _DEADLINE) else None


def _clause(before: str, stops: str) -> str:
    """The part behind the last of the stops."""
    start = 0
    for stop in stops:
        start = before.rfind(stop, start) + 1 or start
    return before[start:]


def _signed(before: str, labelled: bool) -> bool:
    return ends_with(before + "ngày" if labelled else before.rstrip(), _SIGNED)


def _of_document(before: str, cased: str) -> bool:
    words = before.rstrip()
    if ends_with(words, _SINCE):
        return False
    if _NUMBER_OF.search(before):
        return True
    verb = next((verb for verb in _VERBS if ends_with(words, (verb,))), "") if words.endswith(_VERBS) else ""
    words = words[: len(words) - len(verb)].rstrip(" ,")
    clause = _clause(words, f".;:!?\n,{HIDDEN}")
    found = _DOCUMENT.search(clause)
    # "Kết luận, ngày 5/3", but not "Theo kế hoạch, ngày 25/8 sẽ họp", nor "Chương trình được tổ chức ngày 28/4"
    return (
        found is not None
        and not _TAKES_PLACE.search(found[0])
        and ("," not in before[len(words) :] or cased[len(words) - len(clause) + found.start()].isupper())
    )


def _of_anniversary(view: View, e: Expression, before: str) -> bool:
    """ "Ngày Quốc tế Phụ nữ 8/3", "nghỉ lễ 30/4 - 1/5", "kỷ niệm … ngày 19/8", but not "lễ kỷ niệm tổ chức vào ngày 15/10"."""
    if ends_with(before.rstrip(" ("), _HOLIDAYS) or (before.endswith("nhân ") and _NAMED_DAY.search(before)):
        return True
    clause = _clause(before, ",.;:!?(\n")
    own = before.endswith(", ") and view.s.startswith("ngày", e.start) and e.points[-1].year is not None
    if not own and holiday(view, e.start) and not _HAPPENS.search(clause):  # "85 năm ngày khai đạo, ngày 23/6/2024, Ban Đại diện …"
        return True
    occasion = _ANNIVERSARY.search(clause) if len(e.points) == 1 else None
    return occasion is not None and not ends_with(before.rstrip(), _SINCE) and not _HAPPENS.search(occasion["gap"])


def _is_date_line(view: View, e: Expression) -> bool:
    """A numeric date with its year that opens the text, stands between bars, or ends a line with its time ("Bùi Ánh - 14:20 28/09/2023")."""
    p = e.points[0]
    if len(e.points) > 1 or p.year is None:
        return False
    if _fills_line(view, e):
        return True  # "Thứ hai, 24 Tháng 10 2022 14:50"
    if not p.short_form:
        return False
    before, behind = view.cased[max(0, e.start - 62) : e.start], view.cased[e.end : e.end + 3]
    line_ends = _ends_line(view, e.end)
    if _TODAY.match(view.s, e.start) and not line_ends:
        return False  # "Hôm nay, 5/8/2018, Tỉnh ủy tổ chức …"
    if before.rstrip(" ").endswith("|") and (line_ends or behind.strip().startswith("|")):
        return True  # "Đăng bởi Văn phòng | 21/03/2023 | 1.204 lượt xem"
    if e.start < _HEAD and _BRACKET_ENDS.match(view.cased, e.end):
        if _AGENCY.search(before):
            return True
        if p.clock is not None and before.endswith("(") and _ends_line(view, e.end + 1):
            return True
    timed = p.clock is not None and line_ends
    if timed and _DASH_BEFORE.search(before):
        return True  # "Bài, ảnh: Minh Anh - 09/05/2023 08:15"
    opens = e.start < _REACH and not view.s[: e.start].strip(" \n(")
    return (opens or timed) and _LINE_STARTS.search(before) is not None


def _fills_line(view: View, e: Expression) -> bool:
    """Whether a date of this century, the day of the week before it, is a whole line: with a time anywhere, else near the head of the text."""
    p = e.points[0]
    if (p.year or 0) < _CENTURY or (p.clock is None and e.start > _HEAD):
        return False
    if not (_ends_line(view, e.end) if p.clock is None else _COUNTERS_END.match(view.cased, e.end)):
        return False
    at = view.at(e.start)
    line = view.text[max(0, at - _REACH) : at].rpartition("\n")[2]
    return _BEFORE_DATE.fullmatch(line) is not None


def _ends_line(view: View, end: int) -> bool:
    return _LINE_ENDS.match(view.cased, end) is not None


def _same_day_of_years(value: DateValue) -> bool:
    """ "(18/11/1930 - 18/11/2023)": one day of two years."""
    return value.lo.year != value.hi.year and (value.lo.month, value.lo.day) == (value.hi.month, value.hi.day)


def _day(d: date) -> date:
    return d.date() if isinstance(d, datetime) else d
