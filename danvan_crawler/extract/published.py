"""The publish date that a page prints: a labelled line, then what stands near the title.

Never the page clock (outside the article's own box, or today's date before the title), a sidebar, an event in the text or a document's
date. Only the choice is made here; the string is turned into a date elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from operator import itemgetter

from danvan_crawler.extract.byline import author_before_date
from danvan_crawler.extract.date_words import (
    EVENT_PLACE,
    EVENT_TIME,
    MODIFIED_LABEL,
    NOT_PUBLISHED,
    PUBLISHED_LABEL,
    PUBLISHED_SENTENCE,
    RECEIVED,
    SUBMITTED,
)
from danvan_crawler.extract.datefind import find_dates, first_date, relative_date
from danvan_crawler.extract.dom import HEADINGS, Doc, Line
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lead import is_stamp
from danvan_crawler.extract.meta import clean
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.settled import TIME_OF_DAY, Published, is_timed, numbers, usable
from danvan_crawler.extract.titles.dated import title_date
from danvan_crawler.vietnamese import dates
from danvan_crawler.vietnamese.dates import VIETNAM

# What may stand before a date that opens the text, and behind it (after the zero byte): "(18/01/2018) …", "Karlsruhe, (12.11.2021). …",
# "31. Oktober 2023. Woher …", "14/12/2021Ngày 13/12, …".
_DATELINE = re.compile(r"(?:[^\d().]{0,30}\(\0\)|\0 ?[-–—:|]|\0\. |\0 ?[\"„“»A-ZĐ]) ?")
_OF_EVENTS_TOO = re.compile(r"\s*(?:ngày|thời\s*gian|date|datum)\s*$", re.I)
_POSTED = re.compile(r"(?:đăng|đăng\s*(?:tải|tin|bài)|cập\s*nhật|xuất\s*bản|post)\s*$", re.I)
_EPOCH = re.compile(r"(?<!\d)0?1\s?[/.-]\s?0?1\s?[/.-]\s?1970|1970-01-01")
"""The day from which programs count, printed where no date is stored."""
_STEPS = re.compile(r"(?<=\S)[\s;|,./–-]+(?=ngày\s[^:]{2,20}:)", re.I)
_POSTED_ON = re.compile(r"\s*ngày\s*(?:đăng|xuất\s*bản|công\s*bố|phát\s*hành)", re.I)
_ALONE = 0.6  # of its line's letters a date has that stands there for itself
_UPDATED = re.compile(r"cập\s*nhật", re.I)
_FIELD = re.compile(r"(?:so )?(?:luot|lan) (?:xem|doc)\b|tac gia\b|nguon( tin)?\b")
_UNTIL, _ABOVE, _BEHIND = 60, 8, 14
_CLOCK_ALONE = re.compile(r"(?!0?0[:h]00)(?:[01]?\d|2[0-3])[:h][0-5]\d(?::[0-5]\d)?(?: ?(?:AM|PM|SA|CH))?", re.I)
_BAR, _SECTION = 3, 60


def time_element(line: Line) -> str | None:
    """The datetime attribute of a `<time>` in this line."""
    raw = clean(line.time) if line.time else ""
    return raw if usable(raw) else None


def printed_date(
    doc: Doc, flags: list[int], title: int, body: tuple[int, int], zone: int, today: datetime | None, excluded: set[int]
) -> Published | None:
    """The best printed date of the article's box: a labelled one first, then by class and nearness to the title; failing that, one before
    the first sentence ("(18.01.2018) Deutschlands Landwirte …"), or a labelled or marked one just outside the box.

    `title`, `body`: lines of the title (-1 if none) and of the text; `today`: when the page was served, to know a page clock;
    `excluded`: lines of link lists.
    """
    anchor = title if title >= 0 else body[0]
    place = _Place(doc, flags, anchor, body, _today(today), _clock(today))
    low = max(doc.low[zone], min(anchor, body[0]) - _UNTIL)
    high = min(doc.high[zone], body[1] + _UNTIL)
    if title >= 0 and low <= title < high and (raw := title_date(doc.lines[title])):
        return Published(raw, "near-title", title)
    # Deep in the text only events are dated.
    inside = [index for index in range(low, high) if index not in excluded and not body[0] + 25 < index < body[1] - 8]
    found = place.best(inside)
    if found is None or (found.line > body[1] and not found.label.startswith("label:")):
        found = _dateline(doc, body) or found
    if found is None:
        place.margin = True
        around = [
            *range(max(0, min(anchor, low) - _ABOVE), low),
            *range(max(body[1] - 2, anchor + 1), min(len(doc.lines), body[1] + _BEHIND)),
        ]
        found = place.best([index for index in around if index not in excluded])
    return found


def _dateline(doc: Doc, body: tuple[int, int]) -> Published | None:
    """The date in brackets or before a dash that opens the text: "Karlsruhe, (12.11.2021). …", "27.1.2022 - Bei der Erinnerung …"."""
    for line in doc.lines[body[0] : min(body[0] + 4, body[1] + 1)]:
        found = first_date(line.text[:80]) if any(char.isdigit() for char in line.text[:40]) else None
        if found and found.start < 40 and _DATELINE.match(line.text[: found.start] + "\0" + line.text[found.end : found.end + 4]):
            return Published(found.raw, "dateline", line.index)
    return None


@dataclass(slots=True)
class _Place:
    """Where printed dates are weighed: the page, the lines of title and text, and how a page clock would print the day and time of serving.
    In the `margin` outside the article's box only what is labelled or marked counts."""

    doc: Doc
    flags: list[int]
    title: int
    body: tuple[int, int]
    stamps: set[str]
    clock: frozenset[str]
    margin: bool = False

    def best(self, lines: list[int]) -> Published | None:
        """The likeliest publish date in some lines, or None."""
        found: list[tuple[float, Published]] = []
        for index in lines:
            line = self.doc.lines[index]
            if not line.time and len(line.text) > (400 if index <= self.body[0] or self.margin else 150):
                continue
            flag = self.flags[line.node]
            for raw, before, where in _dates_in(line) if line.time else _dates_of(line.spaced):
                told = before or self._label_beside(line)
                score = self._score(line, flag, raw, told, where)
                if score > 0:
                    found.append((score, Published(raw, _label(told, where, flag), index)))
        if not found:
            return None
        best = max(found, key=itemgetter(0))[1]
        best = self._before_update(best, [other for _, other in found])
        if is_timed(best.raw):
            return best
        if clock := self._clock_beside(best):
            return Published(f"{best.raw} {clock}", best.label, best.line)
        # The head of a day in a blog, and the time below each post: "Thứ Bảy, 17 tháng 9, 2022", then "vào lúc 21:05" with the whole in `title`.
        timed = (other for _, other in found if is_timed(other.raw) and numbers(other.raw) >= numbers(best.raw))
        return next(timed, best)

    def _before_update(self, best: Published, others: list[Published]) -> Published:
        """Of "Thứ ba, 17/12/2024 | 10:06 Cập nhật: 17/12/2025" the first; a date with the label alone is the publish date."""
        if not _UPDATED.search(best.label):
            return best
        plain_dates = (other for other in others if not other.label.startswith("label:") and other.line != self.title)
        before = (
            other
            for other in plain_dates
            if other.line == best.line or (other.line == best.line - 1 and len(other.raw) > _ALONE * len(self.doc.lines[other.line].text))
        )
        day = dates.parse_published(best.raw)
        for other in before:
            earlier = dates.parse_published(other.raw)
            if day is not None and earlier is not None and earlier.lo.isoformat()[:10] <= day.lo.isoformat()[:10]:
                return other
        return best

    def _clock_beside(self, date: Published) -> str | None:
        """The time in a line of its own right behind that of a date, in one box with it: `<li><i class="fa-calendar"></i> 20/08/2024</li><li><i
        class="fa-clock"></i> 09:15</li>`."""
        doc, at = self.doc, date.line
        if at + 1 >= len(doc.lines) or len(date.raw) < _ALONE * len(doc.lines[at].text):
            return None
        clock = doc.lines[at + 1]
        items = [doc.nearest("li", line.node, limit=3) for line in (doc.lines[at], clock)]
        beside = items[0] >= 0 and items[1] >= 0 and doc.parent[items[0]] == doc.parent[items[1]]
        return clock.text if beside and _CLOCK_ALONE.fullmatch(clock.text) else None

    def _label_beside(self, line: Line) -> str:
        """What stands in the cell before a date that has one of its own: `<tr><td>Ngày ban hành</td><td>09/01/2024</td></tr>`."""
        doc = self.doc
        other = doc.lines[line.index - 1] if line.index else line
        if other is line or other.index == self.title or len(other.text) > 40 or any(char.isdigit() for char in other.text):
            return ""
        row = doc.common(other.node, line.node)
        return other.text + " " if doc.tags[row] in ("tr", "dl") or doc.high[row] - doc.low[row] == 2 else ""

    def _fields_below(self, line: Line, raw: str) -> bool:
        """Whether a date right above the title has a further field of the article below it: "08/03/2013 | 12:00 AM", "Lượt xem: 4460"."""
        if len(raw) < 0.8 * len(line.text) or line.index < self.title - _ABOVE:
            return False
        below = (plain(other.text) for other in self.doc.lines[line.index + 1 : min(line.index + 3, self.title)] if not other.anchors)
        return any(_FIELD.match(text) for text in below)

    def _beside_section(self, line: Line, flag: int) -> bool:
        """Whether a date stands right above the title in a row with the name of the section: "Đối thoại | (12.08.2019 15:23)"."""
        if not flag & F.DATE or not 0 < self.title - line.index <= _BAR or line.anchors:
            return False
        row = self.doc.nearest("tr", line.node, limit=2)
        cells = self.doc.lines_of(row) if row >= 0 else []
        return len(cells) == 2 and cells[1] is line and len(cells[0].text) <= _SECTION and not any(map(str.isdigit, cells[0].text))

    def _shares_article(self, line: Line) -> bool:
        """Whether a date right above the title lies in the same `<article>` and is the only one there: `<article><header>Chủ nhật, 20/05/2018 |
        08:50</header><div><h1>…`."""
        if not 0 < self.title - line.index <= _BAR or line.anchors:
            return False
        doc = self.doc
        box = doc.common(line.node, doc.lines[self.title].node)
        return doc.tags[box] == "article" and sum(bool(_dates_of(other.text)) for other in doc.lines[doc.low[box] : self.title]) == 1

    def _score(self, line: Line, flag: int, raw: str, before: str, where: str) -> float:
        """How likely a printed date is the publish date; 0 or less refuses it."""
        index, (first, last) = line.index, self.body
        if _EPOCH.search(raw):
            return -1.0
        label, sentence = PUBLISHED_LABEL.search(before[-60:]), PUBLISHED_SENTENCE.search(before[-80:])
        labelled = bool(label or sentence)
        if label and EVENT_TIME.fullmatch(label[0]) and (first < index <= last or _has_place(self.doc, index)):
            return -1.0  # "Thời gian: 8h00, ngày 12/10/2026", and "Địa điểm: Sân trường" below, be it in a box above the article
        # "Ngày 11/11/2021, …" and "Thời gian 8h, ngày …" may open a sentence on an event; "Published on …" does not.
        told = sentence or (label and len(before) < 40 and (":" in before or not _OF_EVENTS_TOO.match(label[0])))
        if NOT_PUBLISHED.search(before[-30:]) and not labelled:
            return -1.0
        if flag & (F.RELATED | F.PAGER | F.TAGS | F.CRUMB) or (flag & F.COMMENT and index >= first):
            return -1.0
        revised = bool(MODIFIED_LABEL.search(before[-40:]))
        # Above the box a date's class may be that of the page clock, `<div class="ngay">Thứ hai, 21/06/2021 | 09:00</div>`; blogs head
        # the posts of a day with it, `<h2 class="date-header">`.
        marked = where == "time" or (flag & F.DATE and (index > self.title or self.doc.tags[line.node] in HEADINGS))
        # "Peter Grimm / 07.11.2023 / 09:30": no page clock has an author.
        signed = (
            self.margin
            and index <= self.title
            and (
                author_before_date(line.spaced) is not None
                or self._fields_below(line, raw)
                or self._beside_section(line, flag)
                or (len(raw) > 0.8 * len(line.text) and TIME_OF_DAY.search(raw) is not None and self._shares_article(line))
            )
        )
        if self.margin and not labelled and not revised and (index >= last - 2 or not (marked or signed)):
            return -1.0
        size = len(line.text)
        share = len(raw) / max(size, 1)
        prose = is_prose(line) and share < 0.45 and not (size < 80 and len(before) < 3 and index < first) and not is_stamp(line)
        # "Ngày đăng: 11/11/2021Chủ tịch …": a labelled date glued to the lead counts, but only at the start of the line.
        if prose and not told and not (where == "time" and index == self.title):
            return -1.0
        if len(before.strip()) > 48 and not labelled and where != "time" and not flag & F.DATE:
            return -1.0  # "Quang cảnh buổi ra quân ở thôn Nà Pheng, xã Khe Mây, 24/4/2023": a caption
        if first <= index <= last and index != self.title and not labelled and not revised and size > 60:
            return -1.0
        if first <= index <= last and not labelled and where != "time" and (share < 0.6 or _in_row(self.doc, line)):
            return -1.0
        score = 10.0
        if labelled:
            score += 8.0
        if where == "time":
            score += 4.0
        if flag & F.DATE:
            score += 4.0
        if flag & F.CLOCK:
            score -= 5.0
        if flag & F.NOISE:
            score -= 6.0
        if flag & F.CAPTION:
            score -= 6.0
        if revised:
            score -= 6.0
        if TIME_OF_DAY.search(raw):
            score += 1.5
        if share > 0.6:
            score += 1.0
        distance = abs(index - last) if self.margin and index >= last - 2 else abs(index - self.title)
        score -= min(distance, 40) * 0.25
        if index <= self.title:
            score -= 1.5 if labelled or flag & F.DATE else 3.5
            if any(stamp in raw for stamp in self.stamps) and not labelled:
                # A page clock, "Thứ Bảy, ngày 29 tháng 2 năm 2020 - 8:28:19 PM" above the title; with a date's class an article of today.
                if self.margin or not flag & F.DATE or any(stamp in raw for stamp in self.clock):
                    return -1.0
                score -= 6.0
        elif index > last and not self.margin:
            score -= 5.0
        return score


def _in_row(doc: Doc, line: Line) -> bool:
    """Whether a line is a cell with others beside it, of a timetable in the text: "08/8/2020 | SÁNG | 08 giờ 00: Họp cán bộ", and more days."""
    row = doc.parent[line.node]
    if doc.tags[line.node] not in ("td", "th") or doc.high[row] - doc.low[row] < 2:
        return False
    table = next((node for node in doc.up(row, limit=4) if doc.tags[node] == "table"), row)
    return sum(len(other.text) < _SECTION and first_date(other.text) is not None for other in doc.lines_of(table)) > 1


def _has_place(doc: Doc, index: int) -> bool:
    """Whether the line beside a time says where that is: an event."""
    return any(EVENT_PLACE.match(line.text) for line in doc.lines[max(index - 1, 0) : index + 3])


def _dates_in(line: Line) -> tuple[tuple[str, str, str], ...]:
    """(date string, text before it, "time" or "text") of a line with a `<time>`."""
    text = line.spaced
    machine = time_element(line)
    if machine is None:
        return _dates_of(text)
    found = find_dates(text)
    return (machine, text[: found[0].start] if found else text, "time"), *(_dates_of(text) if found else ())


@lru_cache(maxsize=4_096)
def _dates_of(text: str) -> tuple[tuple[str, str, str], ...]:
    """The same of a text: its dates, or else a time by its distance from now. Remembered, as menus stand on all pages."""
    if RECEIVED.match(text):
        return _dates_of_journal(text)
    if found := find_dates(text):
        return tuple((date.raw, _told_before(text[: date.start], date.raw), "text") for date in found)
    relative = relative_date(text) if len(text) < 80 else None
    return ((relative[0], text[: relative.start()], "text"),) if relative else ()


def _dates_of_journal(text: str) -> tuple[tuple[str, str, str], ...]:
    """The publish date at the end of the days of a study: "Ngày nhận bài: 28/11/2013; Ngày phản biện: 10/12/2013; Ngày đăng: 16/03/2014"."""
    part = next((part for part in reversed(_STEPS.split(text)) if _POSTED_ON.match(part)), "")
    return tuple((date.raw, part[: date.start], "text") for date in find_dates(part, 1))


def _told_before(before: str, raw: str) -> str:
    """The words before a date; its own "ngày" is one of them in "Đăng ngày 28/07/2014"."""
    return before + "ngày " if _POSTED.search(before) and raw[:4].lower() == "ngày" else before


def _label(before: str, where: str, flag: int) -> str:
    match = PUBLISHED_LABEL.search(before[-60:]) or PUBLISHED_SENTENCE.search(before[-80:])
    if match and plain(match[0]) != "ngay":
        return "label:" + match[0].strip(" :-")
    if MODIFIED_LABEL.search(before[-40:]):
        return "label:" + before[-40:].strip(" :-(|")
    if where == "time":
        return "time"
    if SUBMITTED.search(before[-80:]):
        return "submitted"
    return "class" if flag & F.DATE else "near-title"


def _today(moment: datetime | None) -> set[str]:
    """The ways in which a page clock would print the day the page was served."""
    out: set[str] = set()
    if moment is not None:
        day = moment.astimezone(VIETNAM)
        for sep in "/-.":
            out.add(f"{day.day:02d}{sep}{day.month:02d}{sep}{day.year}")
            out.add(f"{day.day}{sep}{day.month}{sep}{day.year}")
        out.add(f"{day.day} tháng {day.month} năm {day.year}")
        out.add(f"{day.day:02d} tháng {day.month:02d} năm {day.year}")
        out.add(f"{day:%Y-%m-%d}")
    return out


def _clock(moment: datetime | None) -> frozenset[str]:
    """The time of day the page was served, and a few minutes around it, as printed."""
    if moment is None:
        return frozenset()
    at = moment.astimezone(VIETNAM)
    return _clock_at(60 * at.hour + at.minute)


@lru_cache(maxsize=60)
def _clock_at(minute: int) -> frozenset[str]:
    near = [divmod((minute + by) % (24 * 60), 60) for by in range(-4, 5)]
    return frozenset(form for hour, at in near for form in (f"{hour:02d}:{at:02d}", f"{hour}:{at:02d}", f"{hour % 12 or 12}:{at:02d}"))
