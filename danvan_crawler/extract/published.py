"""Which string of a page is its publish date: machine metadata, then a labelled line, then what stands near the title.

Never the page clock (outside the article's own box, or today's date before the title), a sidebar, an event in the text or a document's
date. Only the choice is made here; the string is turned into a date elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from operator import itemgetter
from typing import Any

from lxml.etree import XPath

from danvan_crawler.extract.addresses import day_in
from danvan_crawler.extract.byline import author_before_date
from danvan_crawler.extract.datefind import find_dates, first_date, relative_date
from danvan_crawler.extract.dom import HEADINGS, Doc, Line
from danvan_crawler.extract.lexicon import MODIFIED_LABEL, NOT_PUBLISHED, PUBLISHED_LABEL, PUBLISHED_SENTENCE, plain
from danvan_crawler.extract.meta import Meta, clean
from danvan_crawler.extract.region import F, is_prose
from danvan_crawler.extract.title import title_date

_HANOI = timezone(timedelta(hours=7))
_MACHINE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{8}T?\d*|\b\d{10}(?:\d{3})?\b|[A-Za-z]{3}\w*\.? \d{1,2},? \d{4}|"
    r"\d{1,2} [A-Za-z]{3}\w*\.? \d{4}|\d{4}/\d{1,2}/\d{1,2}"
)
_EMPTY = re.compile(r"^(?:0001|1900|1970|0000)-|^01/01/(?:0001|1900)")
# What may stand before a date that opens the text, and behind it (after the zero byte): "(18/01/2018) …", "Karlsruhe, (12.11.2021). …",
# "31. Oktober 2023. Woher …".
_DATELINE = re.compile(r"(?:[^\d().]{0,30}\(\0\)|\0 ?[-–—:|]|\0\. |\0 [\"„“»A-ZĐ]) ?")
_OF_EVENTS_TOO = re.compile(r"\s*(?:ngày|thời\s*gian|date|datum)\s*$", re.I)
_TIME_OF_DAY = re.compile(r"\d{1,2}\s?[:h]\s?\d{2}")
_CLOCK = re.compile(
    r"\d{1,2}\s?[:h]\s?\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[+-]\d{2}:?\d{2}|\s?[\[(]?(?:GMT|UTC)\s?[+-]?\d{0,2})?|(?<=\d{8}T)\d{4}.*"
)
_NO_TIME = re.compile(r"(?<![\d:+-])0?0\s?[:h]\s?00|(?<=T)0000|12:00(?::00)? ?(?:AM|SA)\b", re.I)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_ZONED = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})\s*$")
_IN_UTC = re.compile(r"(?:Z|\+00:?00)\s*$")
_PART = re.compile(r"\s[|•·–—-]\s")
_NUMBER = re.compile(r"\d{1,4}")
DOUBTFUL = frozenset(
    (
        *("meta:date", "meta:dc.date", "meta:dcterms.date", "meta:created", "meta:timestamp"),
        *("microdata:dateCreated", "json-ld:dateCreated"),
    )
)
_UNTIL, _ABOVE, _BEHIND = 60, 8, 14
_ITEMPROP: Any = XPath("//@itemprop/..")  # the attributes first: three times as fast as "//*[@itemprop]"


@dataclass(slots=True)
class Published:
    """The chosen string, where it came from, and the line that printed it (-1: not in the text)."""

    raw: str
    label: str
    line: int = -1


def machine_date(doc: Doc, meta: Meta) -> Published | None:
    """The date that the page gives to programs: JSON-LD, `<meta>`, microdata, `<time pubdate>`."""
    for raw, place in meta.published:
        if usable(raw):
            return Published(raw, place)
    return _microdata(doc)


def is_final(machine: Published, meta: Meta) -> bool:
    """Whether nothing that the page prints could change the machine's date: it has a time, its place is trusted, its zone is not the one
    that is often claimed wrongly, and no other place of the head names another day."""
    return (
        machine.label not in DOUBTFUL
        and _is_timed(machine.raw)
        and not (_IN_UTC.search(machine.raw) and _may_be_vietnamese(meta))
        and not any(_numbers(raw) != _numbers(machine.raw) for raw, _ in _offers(meta))
    )


def settle(machine: Published | None, printed: Published | None, meta: Meta) -> Published | None:
    """The machine's date, but where the page prints it better.

    - The place is one that some sites fill with the time of the view or of printing, such as `<meta name=date>`, and another day stands under
      a label or a name of dates.
    - The machine has the day alone, and a page that may be Vietnamese prints the time too: it is the time here.
    - A Vietnamese page prints the very figures that the machine claims to be UTC: "08/11/2023 20:28" and "2023-11-08T20:28:35Z".
    - The head names two days, `datePublished` of JSON-LD and `article:published_time`, and the page prints the second: that is taken.
    """
    if machine is None or printed is None:
        return machine or printed
    same_day = _numbers(printed.raw) <= _numbers(machine.raw)
    if machine.label in DOUBTFUL and not same_day:
        return printed if printed.label.startswith(("label:", "time", "class")) else machine
    if (
        same_day
        and _is_timed(printed.raw)
        and _may_be_vietnamese(meta)
        and (not _is_timed(machine.raw) or _claims_utc(machine.raw, printed.raw))
    ):
        return printed
    if not same_day and not MODIFIED_LABEL.search(printed.label):
        # One without zone may be the same moment by the clock of the place: "2023-11-09T03:28:35Z" and "2023-11-08 22:28:35".
        whole = [offer for offer in _offers(meta) if _ZONED.search(offer[0]) or not _ZONED.search(machine.raw)]
        return next((Published(*offer) for offer in whole if _numbers(printed.raw) <= _numbers(offer[0])), machine)
    return machine


def _claims_utc(machine: str, printed: str) -> bool:
    if not _IN_UTC.search(machine):
        return False
    clocks = [match and tuple(map(int, _NUMBER.findall(match[0]))) for match in map(_TIME_OF_DAY.search, (machine, printed))]
    return clocks[0] == clocks[1]


def _offers(meta: Meta) -> list[tuple[str, str]]:
    """The dates of the head with their places: of JSON-LD the first, the page's own, and of `<meta>` those that are trusted."""
    seen: dict[str, str] = {}
    for raw, place in meta.published:
        if place not in DOUBTFUL and usable(raw):
            seen.setdefault(place, raw)
    return [(raw, place) for place, raw in seen.items()]


def _may_be_vietnamese(meta: Meta) -> bool:
    language = (meta.lang or meta.names.get("og:locale", "")).lower()
    return not language or language.startswith("vi")


def _is_timed(raw: str) -> bool:
    """Whether a date has a time of day; midnight is what systems write for none."""
    return _CLOCK.search(raw) is not None and _NO_TIME.search(raw) is None


def _numbers(raw: str) -> set[int]:
    """The numbers of a date without its time: {2022, 1, 27} of "2022-01-27T10:05", {27, 2022} of "27. Januar 2022, 10:05"."""
    day = _CLOCK.sub(" ", raw)
    compact = _COMPACT.match(day)
    return set(map(int, compact.groups() if compact else _NUMBER.findall(day)))


def in_address(url: str) -> Published | None:
    """A whole day in the address, "/portal/pages/2019-05-06/…": used where the page prints none. A month alone is no date."""
    day = day_in(url)
    return Published(day, "url") if day else None


def in_title(meta: Meta) -> Published | None:
    """A part of the head's title that is a date and nothing else: "Thông báo | Hỗ trợ hộ nghèo | 02.11.2021"."""
    for text in (meta.title, meta.og_title):
        for part in _PART.split(text) if any(char.isdigit() for char in text) else ():
            found = first_date(part)
            if found and len(found.raw) >= len(part.strip()):
                return Published(found.raw, "title")
    return None


def usable(raw: str) -> bool:
    """Whether a machine string holds a date at all: not empty, no placeholder year."""
    return bool(raw) and len(raw) < 80 and bool(_MACHINE.search(raw)) and not _EMPTY.match(raw)


def _microdata(doc: Doc) -> Published | None:
    best: Published | None = None
    for el in _ITEMPROP(doc.root):
        prop = (el.get("itemprop") or "").lower()
        if prop in ("datepublished", "datecreated"):
            raw = clean(el.get("content") or el.get("datetime") or el.get("title") or "".join(el.itertext()))
            if usable(raw) and (best is None or (prop == "datepublished" and best.label != "microdata:datePublished")):
                best = Published(raw, "microdata:datePublished" if prop == "datepublished" else "microdata:dateCreated")
                if prop == "datepublished":
                    break
    return best


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
    clock: set[str]
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
        if _is_timed(best.raw):
            return best
        # The head of a day in a blog, and the time below each post: "Thứ Bảy, 17 tháng 9, 2022", then "vào lúc 21:05" with the whole in `title`.
        timed = (other for _, other in found if _is_timed(other.raw) and _numbers(other.raw) >= _numbers(best.raw))
        return next(timed, best)

    def _label_beside(self, line: Line) -> str:
        """What stands in the cell before a date that has one of its own: `<tr><td>Ngày ban hành</td><td>09/01/2024</td></tr>`."""
        doc = self.doc
        other = doc.lines[line.index - 1] if line.index else line
        if other is line or len(other.text) > 40 or any(char.isdigit() for char in other.text):
            return ""
        row = doc.common(other.node, line.node)
        return other.text + " " if doc.tags[row] in ("tr", "dl") or doc.high[row] - doc.low[row] == 2 else ""

    def _score(self, line: Line, flag: int, raw: str, before: str, where: str) -> float:
        """How likely a printed date is the publish date; 0 or less refuses it."""
        index, (first, last) = line.index, self.body
        label, sentence = PUBLISHED_LABEL.search(before[-60:]), PUBLISHED_SENTENCE.search(before[-80:])
        labelled = bool(label or sentence)
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
        signed = self.margin and index <= self.title and author_before_date(line.spaced) is not None
        if self.margin and not labelled and not revised and (index >= last - 2 or not (marked or signed)):
            return -1.0
        size = len(line.text)
        share = len(raw) / max(size, 1)
        prose = is_prose(line) and share < 0.45 and not (size < 80 and len(before) < 3 and index < first)
        # "Ngày đăng: 11/11/2021Chủ tịch …": a labelled date glued to the lead counts, but only at the start of the line.
        if prose and not told and not (where == "time" and index == self.title):
            return -1.0
        if len(before.strip()) > 48 and not labelled and where != "time" and not flag & F.DATE:
            return -1.0  # "Quang cảnh buổi ra quân ở thôn Nà Pheng, xã Khe Mây, 24/4/2023": a caption
        if first <= index <= last and index != self.title and not labelled and not revised and size > 60:
            return -1.0
        if first <= index <= last and not labelled and where != "time" and share < 0.6:
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
        if _TIME_OF_DAY.search(raw):
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
    if found := find_dates(text):
        return tuple((date.raw, text[: date.start], "text") for date in found)
    relative = relative_date(text) if len(text) < 80 else None
    return ((relative[0], text[: relative.start()], "text"),) if relative else ()


def _label(before: str, where: str, flag: int) -> str:
    match = PUBLISHED_LABEL.search(before[-60:]) or PUBLISHED_SENTENCE.search(before[-80:])
    if match and plain(match[0]) != "ngay":
        return "label:" + match[0].strip(" :-")
    if MODIFIED_LABEL.search(before[-40:]):
        return "label:" + before[-40:].strip(" :-(|")
    if where == "time":
        return "time"
    return "class" if flag & F.DATE else "near-title"


def _today(moment: datetime | None) -> set[str]:
    """The ways in which a page clock would print the day the page was served."""
    out: set[str] = set()
    if moment is not None:
        day = moment.astimezone(_HANOI)
        for sep in "/-.":
            out.add(f"{day.day:02d}{sep}{day.month:02d}{sep}{day.year}")
            out.add(f"{day.day}{sep}{day.month}{sep}{day.year}")
        out.add(f"{day.day} tháng {day.month} năm {day.year}")
        out.add(f"{day.day:02d} tháng {day.month:02d} năm {day.year}")
        out.add(f"{day:%Y-%m-%d}")
    return out


def _clock(moment: datetime | None) -> set[str]:
    """The time of day the page was served, and a few minutes around it, as printed."""
    if moment is None:
        return set()
    near = [moment.astimezone(_HANOI) + timedelta(minutes=minute) for minute in range(-4, 5)]
    return {form for at in near for form in (f"{at:%H:%M}", f"{at.hour}:{at:%M}", f"{at.hour % 12 or 12}:{at:%M}")}
