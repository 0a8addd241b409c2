"""The title where neither head nor address tells it: the most title-like line above the text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from danvan_crawler.extract.addresses import is_slug, slug
from danvan_crawler.extract.byline import name_with_office
from danvan_crawler.extract.date_words import EVENT_PLACE
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line, heading_of
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.kinds.static import STATIC_TITLE, is_long_headline
from danvan_crawler.extract.lexicon import CHATTER, COUNTER, HOME, label
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.settled import TIME_OF_DAY
from danvan_crawler.extract.titles import LEAST, LONGEST, Title
from danvan_crawler.extract.titles.dated import without_date
from danvan_crawler.extract.titles.head import is_worthless
from danvan_crawler.extract.titles.of_site import is_trail, last_of_menu, leads_home, repeats_menu

_LARGE = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d)?)(px|pt|sz)", re.I)
_MOST_LINES, _NEAR, _NAME_SPACES, _INNER = 3, 8, 4, 1.0
_STAMP, _TITLE = 30, 30
"""Letters of the words around the date of a title, and of a title that leaves no doubt."""
_ADDRESSES = ("http://", "https://", "www.")
"""A view for the printer prints its page's address, which has the words of the title too."""


def _below_another(doc: Doc, above: int) -> bool:
    """Whether the line above the date is a title by its length: then what stands below the date may be the first heading of the text."""
    return above >= 0 and not doc.lines[above].anchors and not doc.lines[above].hidden and _TITLE <= len(doc.lines[above].text) <= LONGEST


def below_dated_title(doc: Doc, flags: list[int]) -> int:
    """The line below a bare title and its moment, where no text tells the place: a photo of the day,
    `<span>Ảnh: Ngày Chủ nhật xanh ở khóm 5</span><br><span>(Cập nhật: 22/12/2018 07:19:29 PM)</span>`; -1 if there is none."""
    for line, below in pairwise(doc.lines):
        shown = not flags[line.node] & (DROP | F.HIDDEN) and not line.hidden
        if shown and not line.anchors and len(line.text) >= LEAST and not is_footer(line.text):
            found = first_date(below.spaced) if TIME_OF_DAY.search(below.text) and not below.anchors else None
            if found is not None and len(below.text) <= len(found.raw) + _STAMP:
                return below.index + 1
    return -1


def _top_of_lead(doc: Doc, low: int, body_line: int) -> int:
    """Where the lead begins that stands above the text in an element of its own, be it with the text's first heading below; else `body_line`."""
    lines = doc.lines

    def is_lead(index: int) -> bool:
        return index > low and is_prose(lines[index]) and not lines[index].anchors and lines[index].text.endswith((".", ".”"))

    if is_lead(body_line - 1):
        return body_line - 1
    return body_line - 2 if is_lead(body_line - 2) and lines[body_line - 1].bold else body_line


def nearby_title(doc: Doc, flags: list[int], body_line: int, meta: Meta, url: str = "") -> Title | None:
    """The best title-like line above the text: what the address was made of, else by heading level, class, boldness, nearness, a date
    line beside it, and whether it is printed again."""
    words = slug(url)
    site = {key(meta.site_name), key(meta.title)} - {""}
    best: tuple[float, Title] | None = None
    low = max(0, body_line - 40)
    top = _top_of_lead(doc, low, body_line)
    menu = last_of_menu(doc, low, body_line, url)
    text_box = doc.parent[doc.lines[body_line].node] if body_line < len(doc.lines) else -1
    # "Trang chủ > Mặt trận > Đổi thay ở làng Kon Jri": a trail that ends with the title, however short.
    trails = {
        key(line.segments[-1].strip(" >»›/|")) for line in doc.lines[low:body_line] if len(line.raw) > 2 and HOME.match(plain(line.first))
    }
    under_pictures = {picture.line for picture in doc.pictures if not picture.after_text}
    seen = Counter(key(line.text) for line in doc.lines[low : body_line + 12] if len(line.text) <= LONGEST)
    for line in doc.lines[low : body_line + 7]:
        if len(line.text) > LONGEST:
            continue
        text = without_date(line)
        addressed = is_slug(text, words) and line.link <= len(text) * 0.5
        if line.index > body_line and not addressed and heading_of(doc, line) < 0 and not flags[line.node] & F.TITLE:
            continue  # behind the first prose only a marked title counts: the lead may stand above it
        if line.index > body_line and not addressed and line.index in under_pictures:
            continue  # `<img><h6>Quang cảnh hội nghị</h6>` in a view for the printer
        if not 12 <= len(text) <= 300 or line.hidden or flags[line.node] & (DROP | F.CAPTION | F.HIDDEN | F.FILES):
            continue
        folded = plain(text)
        if (
            name_with_office(line)
            or leads_home(doc, line, url)
            or is_trail(doc, line, url)
            or (not addressed and repeats_menu(doc, line.index, text, url))
            or _in_data_table(doc, line)
            or text.startswith(_ADDRESSES)
            or HOME.match(folded)
            or is_worthless(text)
            or label(folded)
            or CHATTER.match(folded)
            or (STATIC_TITLE.match(folded) and not is_long_headline(text))
        ):
            continue
        places = (other for other in doc.lines[line.index : line.index + 3] if EVENT_PLACE.match(other.text))
        if any(doc.parent[other.node] != text_box for other in places):
            continue  # the name of an event in a box above the article, "Thời gian: 10 giờ 00, 10/02/2013", "Địa điểm: Hội trường B"
        found = first_date(text)
        if found and (len(found.raw) > len(text) * 0.5 or COUNTER.search(folded)):
            continue  # "(Cập nhật: 04-07-2021, 10:54 SA - Số lần đọc: 1470)"
        heading = heading_of(doc, line)
        size = len(text)
        score = {"h1": 3.0, "h2": 2.6, "h3": 2.2}.get(doc.tags[heading], 1.6) if heading >= 0 else 0.0
        inner = range(line.node + 1, min(doc.end[line.node], line.node + 3))  # <div><span class="bvTieuDe">
        if flags[line.node] & F.TITLE or any("title" in doc.cues(node) for node in (*doc.up(line.node, limit=3), *inner)):
            score += 2.0
        if line.bold > size * 0.6 and heading < 0:
            score += 1.0
        if seen[key(text)] > 1:
            score += 1.0
        if trails and key(text) in trails:
            score += 2.0
        if addressed:
            score += 4.0
        if _dated(doc, line.index + 1) or _dated(doc, line.index + 2):
            score += 1.0
        elif text is not line.text or _dated(doc, line.index - 1):
            score += 0.6 if text is not line.text or not _below_another(doc, line.index - 2) else -2.0
        if text.endswith(".") and not text.endswith(".."):
            score -= 1.2
        if _large(doc, line):
            score += 1.0
        if line.link > size * 0.5:
            score -= 1.0 if heading >= 0 or flags[line.node] & F.TITLE else 2.5
        if key(text) in site:
            score -= 2.0
        if heading < 0 and not flags[line.node] & F.TITLE and top < line.index < body_line:
            score -= 1.5  # the first heading of the text, below a lead in an element of its own
        if is_prose(line) and size > 160:
            score -= 1.5
        elif 30 <= size <= 160:
            score += 0.6
        elif size < 20:
            score -= 0.5
        if line.index == top - 1 and not line.anchors and size >= 30 and text.rstrip('”"’»)')[-1:].isalnum():
            score += 0.5  # nothing but its place, right above the lead, tells the title of `<div class="td1">…</div><div class="nd1">`
        if line.index > body_line and not addressed and not _dated(doc, line.index + 1):
            score -= _INNER  # of a view for the printer only the headings within the text are marked, and its title is bold
        score -= 0.06 * abs((top if line.index < top else body_line) - line.index)
        # A slogan in the page's head, `<h1>Đoàn kết - Dân chủ - Kỷ cương</h1>` above the menu, yields to a heading at the text.
        at_text = line.index > menu >= 0 and 0 < body_line - line.index <= _NEAR and (heading >= 0 or flags[line.node] & F.TITLE)
        rank = score + 1.5 * bool(at_text)
        if score >= 1.0 and (best is None or rank > best[0]):
            best = (rank, Title(text, line.index, 2 if score >= 2.5 else 1, line.index))
    return _whole_capitals(doc, best[1]) if best else None


def _in_data_table(doc: Doc, line: Line) -> bool:
    """Whether a line is a cell of a table with a head: "Số ký hiệu", "Ngày ban hành", "Trích yếu" of a list of documents."""
    cell = doc.nearest("td", line.node, limit=3)
    table = doc.nearest("table", cell, limit=4) if cell >= 0 else -1
    return table >= 0 and "th" in doc.tags[table:cell]


def _whole_capitals(doc: Doc, found: Title) -> Title:
    """A title in capitals with the other lines of its block in capitals: `<b>HỘI NÔNG DÂN XÃ CẨM ĐÀN<br>GIÚP HỘ NEO ĐƠN GẶT LÚA</b>`."""
    own = doc.lines[found.line]
    if found.text != own.text or not own.text.isupper() or own.anchors:
        return found
    first = last = found.line
    block = range(doc.low[own.node], doc.high[own.node])

    def goes_on(index: int) -> bool:
        if index not in block or (line := doc.lines[index]).node != own.node or line.anchors:
            return False
        return line.text.isupper() and line.text.count(" ") >= _NAME_SPACES  # no "NGUYỄN VĂN AN" under the title

    while goes_on(first - 1):
        first -= 1
    while goes_on(last + 1):
        last += 1
    text = " ".join(line.text for line in doc.lines[first : last + 1])
    return found if last - first > _MOST_LINES or len(text) > LONGEST else Title(text, first, found.certainty, last)


def _dated(doc: Doc, index: int) -> bool:
    """Whether a line is a date line: little more than a date and counters."""
    if not 0 <= index < len(doc.lines):
        return False
    text = doc.lines[index].spaced
    found = first_date(text) if len(text) < 120 else None
    return found is not None and (len(found.raw) > 0.3 * len(text) or found.start < 24)


def _large(doc: Doc, line: Line) -> bool:
    """Whether a line is set in large type by attribute or style: `<font size="4">`, "font-size:16px"."""
    for node in range(line.node, min(doc.end[line.node], line.node + 4)):
        match = _LARGE.search(doc.style.get(node, ""))
        if match and float(match[1]) >= (13.5 if match[2].lower() == "pt" else 18 if match[2].lower() == "px" else 4):
            return True
    return False
