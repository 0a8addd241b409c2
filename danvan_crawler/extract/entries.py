"""Entries of a list: headline links, and the dates printed beside them, before, behind or inside the link.

An entry's date is looked for on its own line first, then in its own box: the largest element around the link that holds no other entry.
Only a list without such boxes (`<a>…</a> (01/02/2023)<br>`) goes by the order of lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from urllib.parse import urlsplit

from danvan_crawler.extract.addresses import is_file, is_handler
from danvan_crawler.extract.datefind import Found, find_dates, first_date, relative_date
from danvan_crawler.extract.dom import HEADINGS, Anchor, Doc, Line
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.lexicon import CHATTER, ELLIPSES, NEXT_TEXT, READ_ON, READERS
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.items import Link

_TIDY = re.compile(r"^[\s\-–—•·»>.*|:]+|[\s\-–—•·»|:(\[]+$")
_ARROW = re.compile(r"^«\s+|(?<=\S)\s+»$")
"""K2's marks of the older and the newer: "« Thăm, động viên cán bộ tổ dân phố", "Hội nghị đối thoại với nông dân »"."""
_ANNOUNCED = re.compile(
    r"^\s*(?:(?i:xem thêm|đọc thêm|đọc tiếp|xem tiếp)\s*[:>»-]*\s*|(?i:(?:bài|tin)(?: viết)? (?:trước|sau|tiếp theo|kế tiếp))\s*[:>»-]*\s*)"
    r"(?=[^\W\da-zđ_][^\s]*\s|[“\"0-9])"
)
"""What stands before a title within its link: "Xem thêm Tỉnh ủy công bố …", "Bài sauBan Chỉ đạo tỉnh họp …"."""
_BRACKETS = re.compile(r"[(\[]\s*(?:ngày\s*)?[)\]]", re.I)
_DAY_WORD = re.compile(r"^ngày\s*", re.I)
_VALUE = re.compile(r"=[^&]*")
_OF_AUTHOR = re.compile(r"/(?:authors?|tac-?gia)/", re.I)
SHORTEST = 6
"""Characters of a title, where address or place say that it is one."""
_DIGIT = re.compile(r"\d")
_LARGEST_BOX, _MOST_BOXES, _GAP = 14, 7, 4
_BUTTON, _LONGEST_BUTTON = (
    re.compile(
        r"\W{0,4}(?:(?:(?:xem|đọc)\s+)?(?:chi\s+tiết|thêm|tiếp)(?:\s+(?:bài\s+viết|nội\s+dung))?|read more|continue reading)\W{0,4}", re.I
    ),
    30,
)
_BACK, _MOST_LEADING_ON = re.compile(r"(?:quay |tro )?(?:ve|lai) (?:muc|chuyen muc|danh muc|danh sach|trang)\b"), 40
"""What an arrow at the foot of an article leads to: "← Về mục Gương người tốt"; "Về danh sách hộ nghèo ở xã" is a title."""
_BADGE_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])$")
_BADGE_MONTH = re.compile(r"(?:Th|Tháng ?)(?:0?[1-9]|1[0-2])(?:[ ,/-]{1,3}(?:19|20)\d\d)?$", re.I)
_MONTH, _LONGEST_MONTH = re.compile(r"\W*(?:tháng\s*)?(0?[1-9]|1[0-2])\s*(?:năm|[/,.-])?\s*((?:19|20)\d\d)\W*", re.I), 24
_DAY_ALONE = re.compile(r"\W*(0[1-9]|[12]\d|3[01])[/.-](0[1-9]|1[0-2])(?![\d/])[.\s:|–-]*")
_DAY_AND_MONTH, _TIME = r"(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])", r"(?:[01]?\d|2[0-3]):[0-5]\d"
_YEARLESS = re.compile(
    r"[\s,–-]*(?:[(\[]\s*(?!24/7)(?:0[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\s*[)\]]"
    rf"|{_DAY_AND_MONTH}[\s,|–-]{{1,3}}{_TIME}|{_TIME}[\s,|–-]{{1,3}}{_DAY_AND_MONTH})[\s,]*"
)
"""A day without a year is told by two digits in brackets or by its time: "(11/3)", "06/09 10:18"; "3/5" may count photos, "(1/3)" parts."""
_LONGEST_YEARLESS = 20
_LONGEST_HEADER, _NEARLY_ALL = 48, 0.8
_CUT_SHORT = (*ELLIPSES, "[...]", "[…]")
_WRAPPED_DEPTH = 6
_CARD, _CARD_DEPTH = 4, 5  # lines of a card, and how deep its link may lie
_MOST = 4_000
"""Entries that are looked at: a list of more is the map of a site, and its links are followed all the same."""


Form = tuple[str, int, str, str]


@dataclass(slots=True)
class Entry:
    """A headline link, its anchor and its line."""

    link: Link
    anchor: Anchor
    line: int


@lru_cache(maxsize=4_096)
def find_date(text: str) -> str | None:
    """The date printed in a line of a list, without brackets: "(Ngày 20 - 03 - 2012)" -> "20 - 03 - 2012", "(11/3)" -> "11/3"."""
    found = first_date(text)
    if found:
        return _DAY_WORD.sub("", found.raw.strip(" ()[]"))
    if len(text) <= _LONGEST_YEARLESS and _YEARLESS.fullmatch(text):
        return text.strip(" ()[]-–,")
    relative = relative_date(text) if len(text) < 40 else None
    return relative[0] if relative else None


def line_date(line: Line) -> str | None:
    """The date printed in a line of a list; the moment of its `<time>` where it tells the age alone:
    `<time datetime="2026-01-10T22:30:00Z">9 tháng trước</time>`."""
    found = find_date(line.spaced)
    return line.time if found and line.time and first_date(line.spaced) is None else found


def headline(anchor: Anchor) -> str:
    """The title in an anchor: its text (or title attribute where it holds only an image), without a date that stands inside."""
    return _without_date(anchor.text or anchor.title.strip())


@lru_cache(maxsize=4_096)
def _without_date(text: str) -> str:
    text = _VIEWS.sub("", text)
    text = _ANNOUNCED.sub("", _ARROW.sub("", text) if ("«" in text) != ("»" in text) else text)
    found = first_date(text)
    if found and found.start >= 3 and found.end <= len(text) - 6:
        found = _last_date(text, found)
    if found and found.start and found.raw.startswith("ngày ") and text[: found.start].rstrip()[-1:].isalpha():
        found = None  # "Tin vắn cơ sở ngày 8/5/2023" is called so
    if found and len(found.raw) < len(text) * 0.6 and (found.end > len(text) - 6 or found.start < 3):
        text = _TIDY.sub("", _BRACKETS.sub("", text[: found.start] + text[found.end :]))
    return _TIDY.sub("", text) if text[:1] in "•-–»>*·" else text


def _last_date(text: str, first: Found) -> Found:
    """The date behind a title that has some of its own: "Kỷ niệm Ngày truyền thống (15/10/1930 - 15/10/2017) - 16/10/2017 11:19"; the end of
    a time, "15/10/1930 - 15/10/2017", is none."""
    before, last = first, first
    for found in find_dates(text):
        before, last = last, found
    gap = text[before.end : last.start]
    return last if ")" in gap or len(gap) > _GAP else first


def is_headline(text: str) -> bool:
    """Whether a link's text may be the title of an article and not a menu entry or "Đọc thêm"."""
    # No "next page" wording has four words, but "« Trang trước |" has four parts.
    return is_long(text) and not leads_on(text)


def is_long(text: str) -> bool:
    """Whether a text has the length of a title: four words."""
    return len(text) >= 16 and text.count(" ") >= 3


def leads_on(text: str) -> bool:
    """Whether a link's text leads to a neighbouring page, "Trang sau", "»", or to "[Ý kiến bạn đọc]"."""
    return len(text) <= _MOST_LEADING_ON and _leads_on(text)


@lru_cache(maxsize=4_096)
def _leads_on(text: str) -> bool:
    folded = plain(text)
    back = text.startswith(("←", "‹", "«")) and _BACK.match(folded) is not None
    # "Xem tiếp tin MyCafeBiz ››", but "Đọc tiếp bài 2: …" is a title
    onward = text.endswith(("›", "»", "→")) and READ_ON.match(folded) is not None
    return back or onward or bool(NEXT_TEXT.match(folded or text) or READERS.match(folded))


def name_cards(doc: Doc) -> None:
    """Make the headline of each card its link, where "Xem chi tiết" alone is one: `<div><p>Hội nghị giao ban …</p><a>Xem chi tiết</a></div>`.
    Where one card alone looks so it is a paragraph that refers to a page."""
    reading_on = [
        (number, anchor)
        for number, anchor in enumerate(doc.anchors)
        if len(anchor.text) <= _LONGEST_BUTTON and _BUTTON.fullmatch(anchor.text) is not None
    ]
    named = {number: line for number, anchor in reading_on if (line := _headline_of_card(doc, anchor)) is not None}
    if len({doc.anchors[number].href for number in named}) > 1:
        for number, line in named.items():  # lines and anchors may be other pages' too
            doc.anchors[number] = replace(doc.anchors[number], text=line.text, line=line.index, entry=None)
            doc.lines[line.index] = replace(line, anchors=[number], link=line.letters)


def name_wrapped_cards(doc: Doc) -> None:
    """Make the heading in each link around a whole card the link's text: Flatsome's `<a class="plain"><h5>Hội nghị …</h5><p>Sáng 18/3, … [...]</p>
    <div class="badge"><span>20</span><br><span>Th3</span></div></a>`."""
    for head in doc.heads:
        around = doc.nearest("a", doc.parent[head], limit=_WRAPPED_DEPTH) if head else -1
        lines = doc.lines_of(head) if around >= 0 and doc.high[around] - doc.low[around] > 1 else []
        if len(lines) != 1 or not is_headline(lines[0].text):
            continue
        number = bisect_left(doc.anchors, around, key=attrgetter("node"))
        anchor = doc.anchors[number] if number < len(doc.anchors) else None
        if anchor is None or anchor.node != around:
            continue  # it leads nowhere
        if anchor.text != lines[0].text and lines[0].text in anchor.text:
            doc.anchors[number] = replace(anchor, text=lines[0].text, line=lines[0].index, entry=None)


def _headline_of_card(doc: Doc, anchor: Anchor) -> Line | None:
    found = None
    for node in doc.up(anchor.node, limit=_CARD_DEPTH):
        lines = doc.lines_of(node)
        if (
            len(lines) > _CARD
            or sum(len(line.anchors) for line in lines) > _CARD
            or any(doc.anchors[number].href != anchor.href for line in lines for number in line.anchors)
        ):
            break
        first = lines[0] if lines else None
        if (
            first is not None
            and first.index < anchor.line
            and not first.anchors
            and is_headline(first.text)
            and first.text[-1] not in ".:;…"
        ):
            found = first
    return found


@dataclass(slots=True)
class Entries:
    """The headline links of some lines, once each, still without dates. `every`: also those printed before, which end the box of the one above."""

    lines: list[Line]
    found: list[Entry]
    every: list[Entry]

    @property
    def links(self) -> list[Link]:
        """The links, in page order."""
        return [entry.link for entry in self.found]

    def leave(self, urls: Collection[str]) -> None:
        """Leave links out that turned out to be none of the list."""
        if urls:
            self.found = [entry for entry in self.found if entry.link.url not in urls]
            self.every = [entry for entry in self.every if entry.link.url not in urls]

    def date(self, doc: Doc) -> None:
        """Give the links the dates printed beside them."""
        if self.found:
            _date(doc, self.found, self.every, self.lines)


def entries(doc: Doc, lines: list[Line]) -> list[Link]:
    """The headline links of these lines, once each, with the dates printed beside them."""
    found = find_entries(doc, lines)
    found.date(doc)
    return found.links


@lru_cache(maxsize=4_096)
def form(url: str) -> Form:
    """Host, depth, extension and names of parameters of an address: "/809-can-bo-co-so-c11a3511.html" has that of "/tin-bai-c11a3488.html"."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return parts.netloc, path.count("/"), path[path.rfind(".") :] if "." in path[-6:] else "", _VALUE.sub("", parts.query)


_VIEWS = re.compile(r"\s*(?:\(\s*\d[\d.,]*\s+lượt (?:xem|đọc)\s*\)|(?<=\d{4})\s+\d[\d.,]*\s+lượt (?:xem|đọc))$", re.I)
"""A counter that stands in the link of an item, behind title and date: "… công tác cán bộ 07/06/2021 (610 Lượt xem )"."""
_MORE = re.compile(r"(?:xem|doc) (?:them|tiep|tat ca|toan bo|chi tiet)|tat ca|chi tiet")
"""Links to the whole list below some of its items: "Xem thêm..."."""


def is_short_title(doc: Doc, anchor: Anchor, forms: Collection[Form]) -> bool:
    """Whether a link of few words, "Họp báo quý 4", leads to an address of the `forms` of the list's other items."""
    target, title = doc.target(anchor), headline(anchor)
    if target is None or len(title) < SHORTEST or form(target) not in forms or leads_on(title) or _MORE.fullmatch(plain(title)):
        return False
    return first_date(title) is None and CHATTER.match(plain(title)) is None


def find_entries(doc: Doc, lines: list[Line], forms: Collection[Form] = ()) -> Entries:
    """The headline links of these lines. Looking for dates takes longer, and only an article asks for those of its blocks. `forms`: what
    addresses of items look like in a list that is known to be one; such links may have few words."""
    found: list[Entry] = []
    every: list[Entry] = []
    seen: set[str] = set()
    # Each anchor once: some hold title, date and counter in lines of their own.
    named = (doc.anchors[number] for number in {number for line in lines for number in line.anchors}) if len(lines) > 12 else ()
    times = Counter((anchor.href, anchor.text) for anchor in named)
    for line in lines:
        if len(every) >= _MOST:
            break
        for number in line.anchors[:_MOST]:
            anchor = doc.anchors[number]
            if anchor.line != line.index and anchor.line >= lines[0].index:
                continue
            # A menu's entries, most of a page's links, need no closer look; a headline without its date is no longer than with it.
            title = headline(anchor) if forms or is_long(anchor.text or anchor.title) else ""
            if not is_headline(title) and not (forms and is_short_title(doc, anchor, forms)):
                continue
            if times[anchor.href, anchor.text] > 2:
                continue  # "Xuất bản trong Gương sáng dân vận" under every item: a section, no entry; "Xem tiếp" is the item's own
            target = doc.target(anchor)
            if target is None or not _may_be_article(target):
                continue
            entry = Entry(Link(target, title), anchor, line.index)
            if not (every and _repeats(every[-1], entry)):
                every.append(entry)
            if target not in seen:
                seen.add(target)
                found.append(entry)
    return Entries(lines, found, every)


@lru_cache(maxsize=4_096)
def _may_be_article(url: str) -> bool:
    """Whether an address is not that of a file, of a program that hands files out, or of an author's articles."""
    return not (is_file(url) or is_handler(url) or _OF_AUTHOR.search(url))


def single(doc: Doc, anchor: Anchor, title: str) -> Entries | None:
    """One link as a list of its own, under a title that was found elsewhere; None where it leads to no page."""
    target = doc.target(anchor)
    if target is None or is_file(target) or is_handler(target):
        return None
    entry = Entry(Link(target, title), anchor, anchor.line)
    return Entries([doc.lines[anchor.line]], [entry], [entry])


def _repeats(first: Entry, second: Entry) -> bool:
    """A second link of the same item: by its address, or "Đọc thêm: <the same title>"."""
    same = key(first.link.title)
    return first.link.url == second.link.url or (bool(same) and same in key(second.link.title))


def _date_by_header(doc: Doc, found: list[Entry], lines: list[Line]) -> None:
    """Dates of a blog's list, where a heading has the day of all posts in its box: `<div><h2 class="date-header">Thứ Ba, 5 tháng 3, 2013</h2><div>
    <h3><a>…`."""
    headers = [(line, date) for line in lines if doc.tags[line.node] in HEADINGS and not line.anchors and (date := _whole_date(line.text))]
    if len(headers) == 1 and "date" not in doc.attr[headers[0][0].node]:
        return  # the day of today, above a list
    for entry in found:
        if entry.link.date_raw is None:
            above = (
                date for line, date in reversed(headers) if line.index < entry.line and doc.within(entry.anchor.node, doc.parent[line.node])
            )
            entry.link.date_raw = next(above, None)


def _whole_date(text: str) -> str | None:
    found = first_date(text) if len(text) <= _LONGEST_HEADER else None
    return found.raw if found is not None and len(found.raw) >= _NEARLY_ALL * len(text) else None


def _date_by_month(found: list[Entry], lines: list[Line]) -> None:
    """Dates of a list by months, of which the heading has the year: "Tháng 9 năm 2026", "01.09. Nâng cao chất lượng …"."""
    months = [(line.index, match) for line in lines if len(line.text) <= _LONGEST_MONTH and (match := _MONTH.fullmatch(line.text))]
    if not months:
        return
    by_index = {line.index: line for line in lines}
    for entry in found:
        above = [match for index, match in months if index < entry.line]
        if entry.link.date_raw is not None or not above or entry.line not in by_index:
            continue
        day = _DAY_ALONE.match(by_index[entry.line].spaced) or _DAY_ALONE.fullmatch(by_index.get(entry.line - 1, by_index[entry.line]).text)
        if day is not None and int(day[2]) == int(above[-1][1]):
            entry.link.date_raw = f"{day[1]}/{day[2]}/{above[-1][2]}"


def _date(doc: Doc, found: list[Entry], heads: list[Entry], lines: list[Line]) -> None:
    per_line: dict[int, list[Entry]] = {}
    for entry in found:
        per_line.setdefault(entry.line, []).append(entry)
    for at, group in per_line.items():
        _date_on_line(doc.lines[at], group)
    if len(lines) > 1 and any(entry.link.date_raw is None for entry in heads):
        boxes = _boxes(doc, heads, lines)
        for entry, box in zip(heads, boxes, strict=True):
            if entry.link.date_raw is None and box is not None:
                entry.link.date_raw = _date_in(doc.lines[box[0] : box[1]], entry)
        if not any(box is not None and box[1] - box[0] > 1 for box in boxes):
            _date_by_order(heads, lines)
    if any(entry.link.date_raw is None for entry in found):
        _date_by_month(found, lines)
        _date_by_header(doc, found, lines)


def _date_on_line(line: Line, group: list[Entry]) -> None:
    """Dates on the line of one or several entries: each owns what stands behind its text up to the next; a single one also what is before."""
    # An anchor may go on in the next line: `<a><div>Title</div><span>Thứ Năm, 16/07/2026</span></a>`.
    if not any(_DIGIT.search(text) or "trước" in text for text in (line.text, *(entry.anchor.text for entry in group))):
        return
    text = line.spaced
    place = 0
    spans = []
    for entry in group:
        at = text.find(entry.anchor.text, place) if entry.anchor.text else -1
        begin = at if at >= 0 else place
        place = begin + len(entry.anchor.text) if at >= 0 else place
        spans.append((begin, place))
    for number, entry in enumerate(group):
        stop = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        behind, before = text[spans[number][1] : stop], text[: spans[number][0]] if number == 0 else ""
        inside = entry.anchor.text.replace(entry.link.title, "", 1) if entry.link.title != entry.anchor.text else ""
        if len(behind) > 300:
            behind = behind[:60]
        entry.link.date_raw = find_date(behind) or find_date(before) or (find_date(inside) if inside else None)
    if len(group) == 1 and group[0].link.date_raw and line.time and first_date(text) is None:
        group[0].link.date_raw = line.time


def _boxes(doc: Doc, heads: list[Entry], lines: list[Line]) -> list[tuple[int, int] | None]:
    """For each entry the lines of the largest element around its link that holds no other entry; None where there is none of its own."""
    first, last = lines[0].index, lines[-1].index + 1
    if len(heads) >= 3:  # the list may end with its last headline, with the date of that below
        last = max(last, heads[-1].line + max(below.line - above.line for above, below in pairwise(heads)))
    levels: list[int] = []
    nodes: list[list[int]] = []
    for place, entry in enumerate(heads):
        low = heads[place - 1].line if place else first - 1
        high = heads[place + 1].line if place + 1 < len(heads) else last
        chain: list[int] = []
        # A link around a whole card is a box itself.
        around = doc.high[entry.anchor.node] - doc.low[entry.anchor.node] > 1
        node = entry.anchor.node if around else doc.parent[entry.anchor.node]
        while len(chain) < _MOST_BOXES and node >= 0 and low < doc.low[node] and doc.high[node] <= high:
            if doc.high[node] - doc.low[node] > _LARGEST_BOX:
                break
            chain.append(node)
            node = doc.parent[node]
        nodes.append(chain)
        if 0 < place < len(heads) - 1 or len(heads) < 3:
            levels.append(len(chain))
    # The first and last entry have no neighbour to stop them: they climb no higher than the others.
    most = max(levels) if len(heads) >= 3 else min([*levels, 4])
    out: list[tuple[int, int] | None] = []
    for chain in nodes:
        top = chain[: most or 1]
        out.append((doc.low[top[-1]], doc.high[top[-1]]) if top else None)
    return out


def _date_in(lines: list[Line], entry: Entry) -> str | None:
    for at, line in enumerate(lines):
        if line.index == entry.line or is_prose(line) or len(line.text) > 160 or line.text.endswith(_CUT_SHORT):
            continue
        if date := line_date(line) or (_badge(line.text, lines[at + 1].text) if at + 1 < len(lines) else None):
            return date
    return None


def _badge(day: str, month: str) -> str | None:
    """The date of a badge, whose day stands above its month: "20", "Th3"."""
    return f"{day} {month}" if _BADGE_DAY.match(day) and _BADGE_MONTH.match(month) else None


def _date_by_order(heads: list[Entry], lines: list[Line]) -> None:
    """Dates of a list without boxes: those behind each entry up to the next, or before it where the list begins with a date."""
    dates = [
        (line.index, date)
        for line in lines
        if not is_prose(line) and len(line.text) < 160 and not line.anchors and (date := line_date(line))
    ]
    if not dates:
        return
    starts = [entry.line for entry in heads]
    before = dates[0][0] < starts[0] and dates[-1][0] < starts[-1]
    for place, entry in enumerate(heads):
        if entry.link.date_raw is not None:
            continue
        if before:
            low, high = (starts[place - 1] + 1 if place else -1), entry.line
        else:
            low, high = entry.line + 1, starts[place + 1] if place + 1 < len(starts) else entry.line + 4
        near = [date for at, date in dates if low <= at < high]
        if near:
            entry.link.date_raw = near[-1] if before else near[0]
