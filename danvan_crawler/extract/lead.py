"""The lead of an article, which Vietnamese papers call sapo, and the agency's name in front of it."""

from __future__ import annotations

import re
from collections import Counter

from danvan_crawler.extract import byline
from danvan_crawler.extract.date_words import EVENT_TIME, MODIFIED_LABEL, PUBLISHED_LABEL, RECEIVED
from danvan_crawler.extract.datefind import find_dates, first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.lexicon import CHATTER, COUNTER, HOME, KEYWORDS, STAMP
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.region import Region

_PREFIX = re.compile(
    r"^\s*((?:\([^()]{2,40}\)|\[[^\[\]]{2,40}\])\s*[-–—]+)\s*(?=\S)|^\s*(\([A-ZĐ]{2,6}\))\s+(?=[A-ZĐ])|"
    r"^\s*([^\s()\[\]–—-][^()\[\]–—-]{1,24}?\s*[-–—]+)\s+(?=\S)"
)
_AGENCY = re.compile(r"(?:\w+\.)+\w{2,4}$|[A-Z]\w{1,12} online$")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_BOLD_NAME = re.compile(r"(?:^|[ _-])(?:semi)?bold(?:$|[ _-])", re.I)
_ABSTRACT = re.compile(r"tóm tắt\s*[:：]\s*(?=\S)", re.I)
_ASKED = re.compile(r"\?\W*$|^(?:P\.?V|Phóng viên|Hỏi)\b[^:]{0,40}:", re.I)
"""The question of an interview, bold as the lead above it: "PV: Xin đồng chí cho biết những cách làm mới ở cơ sở?"."""
_SAID_BY = re.compile(
    r"^[\"'“”‘’«–—-]|^(?:xem thêm|đọc thêm|điều \d|khoản \d)|\b(?:xin|thưa) (?:ông|bà|đồng chí|anh|chị)\b| [–—-] [A-ZĐ][^.]{2,80}\.?$", re.I
)
"""A quotation that is one, a reference, an article of a law, a question, or words with who said them."""
_LEAD, _STAMP, _MOST, _HEAD, _STORY, _PLACE = 60, 140, 6, 3, 2, 40


def split_prefix(text: str) -> tuple[str | None, str]:
    """Part the agency prefix from a lead: "(ĐCSVN) – Sáng 8/7, …" -> ("(ĐCSVN) –", "Sáng 8/7, …")."""
    match = _PREFIX.match(text)
    if not match or len(text) - match.end() < 15:
        return None, text
    prefix = match[1] or match[2] or match[3]
    if match[3]:
        name = match[3].rstrip(" -–—")
        # "TPO -", "BẮC GIANG –", "VOV.VN -"; "COVID-19" and "Sáng 8/7 - ngày hội" are none.
        if len(name) < 2 or not (name.isupper() or _AGENCY.match(name)) or len(name.split()) > 4:
            return None, text
    return (None, text) if first_date(prefix) is not None else (prefix.strip(), text[match.end() :])


def split_place(doc: Doc, lead: str) -> tuple[str, str] | None:
    """Part the place from a lead that it is glued to: `<span class="location-stamp">TP HCM</span>Nhà thiết kế …`."""
    for names, nodes in doc.alike.items():
        if "location" in names:
            for place in map(doc.text, nodes[:_MOST]):
                if 1 < len(place) < _PLACE and lead.startswith(place) and len(lead) > 2 * len(place):
                    return place, lead[len(place) :].lstrip(" -–—")
    return None


def date_only(line: Line) -> bool:
    """Whether a short line is little more than a date, or two, and what they are called: "Ngày đăng: 12/07/2023 08:15",
    "Updated Nov. 19, 2019 8:21 am ET / Original Nov. 19, 2019 8:02 am ET"."""
    size = len(line.text)
    if size <= _STAMP and STAMP.match(line.text):
        return True
    if size >= 70 or EVENT_TIME.match(line.text):
        return False
    said, at = 0, 0
    for found in find_dates(line.spaced):
        before = line.spaced[at : found.start]
        label = PUBLISHED_LABEL.search(before) or MODIFIED_LABEL.search(before)
        said += len(found.raw) + (len(label[0]) if label else 0)
        at = found.end
    return said > size * 0.6


def take_lead(
    doc: Doc,
    region: Region,
    head: list[Line],
    kept: list[Line],
    title_last: int,
    zone: int,
    title_key: str,
    skip: set[int],
    captions: int,
) -> str | None:
    """The sapo, taken out of `kept`: an element of its own, prose between title and text (`head`), an abstract, the first bold or italic paragraph,
    or a lead above the title. `captions`: how many lines are those of photos."""
    flags = region.flags
    own = flags[region.node]
    lead: list[Line] = []
    told = [bool(flags[line.node] & ~(own & F.SAPO) & F.SAPO) for line in kept[: _MOST + 1]]
    # "text-description" may be every paragraph's class, and "subtitle" that of the headings behind the first paragraph.
    before = next((at for at, line in enumerate(kept[:_MOST]) if not told[at] and is_prose(line)), _MOST)
    if len(told) > _MOST and all(told):
        before = 0
    marked = [
        line
        for line in head + kept[:before]
        if flags[line.node] & ~(own & F.SAPO) & F.SAPO
        and len(line.text) >= 20
        and line.link <= len(line.text) * 0.5
        and not line.hidden
        and not date_only(line)
        and not KEYWORDS.match(line.text)
        and not _leads_home(line)
        and key(line.text) != title_key
    ]
    whole = sum(len(line.text) for line in kept if line not in marked)
    named = doc.selected.get("sapo", -1)
    stated = [line for line in doc.lines_of(named) if not line.hidden and not flags[line.node] & F.CAPTION] if named >= 0 else []
    repeats = len(stated) == 1 and key(stated[0].text) == title_key
    stated = [] if repeats else stated  # a summary nobody wrote: then the lead may be the first bold paragraph
    if stated and len(stated) < len(kept) + len(head):
        lead = stated
    elif marked and sum(len(line.text) for line in marked) <= max(1500, whole) and (whole > 0):
        lead = marked[:_MOST]
        # The first paragraph may have a box of its own behind that of the lead: `<div class="teaser">…</div><div><p>…</div><div class="walled"><p>…`.
        kept[:0] = [line for line in head if line.index > lead[-1].index and _is_plain(flags[line.node], line)]
    if not lead:
        # "Tóm tắt: Bài viết làm rõ …" of a journal; what stands before it, the author's institute, is no text.
        at = next((at for at, line in enumerate(kept[:6]) if _ABSTRACT.match(line.text)), -1)
        if at >= 0 and len(kept) > at + 1 and not any(map(is_prose, kept[:at])):
            lead = [kept[at]]
            del kept[:at]
    if not lead and (plain_lines := [line for line in head if _is_plain(flags[line.node], line)]):
        strong = next((at for at, line in enumerate(plain_lines) if not _bold(doc, line)), len(plain_lines))
        # More than a lead, or a bold one and what follows it, is text above the box that holds most of it, one of folded sections.
        lead = plain_lines[:strong] if strong or len(plain_lines) > _HEAD else plain_lines
        kept[:0] = plain_lines[len(lead) :]
    if not lead and len(kept) > 1:
        first = kept[0]
        following = next((line for line in kept[1:5] if is_prose(line) and not _ASKED.search(line.text)), kept[1])
        bold = len(first.text) >= 40 and _bold(doc, first) and not _bold(doc, following)
        slanted = title_last >= 0 and len(kept) > 2 and len(first.text) >= _LEAD and _slanted(first) and not _slanted(following)
        if is_prose(first) and (bold or slanted or _quoted(doc, kept)) and not _ASKED.search(first.text):
            lead = [first]
    if not lead and len(kept) == 1 and captions >= _STORY and is_prose(kept[0]) and _bold(doc, kept[0]):
        lead = kept[:1]  # all that a story of photos says besides its captions
    if not lead and len(kept) == 1 and flags[kept[0].node] & F.SAPO and _pictures_follow(doc, kept[-1], zone):
        lead = kept[:]  # above an infographic, or photos that say all the rest
    if not lead and len(kept) > 1 and title_last >= 0 and _stands_apart(doc, kept, title_last):
        lead = [kept[0]]
    if not lead and title_last > 0:
        above = [
            line
            for line in doc.lines[max(doc.low[zone], title_last - 8) : title_last]
            if is_prose(line)
            and (flags[line.node] & F.SAPO or _ends_above(line, title_last))
            and not flags[line.node] & DROP
            and line.index not in skip
            and key(line.text) != title_key
        ]
        lead = above[:2]
    if not lead:
        return None
    chosen = {line.index for line in lead}
    kept[:] = [line for line in kept if line.index not in chosen]
    text = _ABSTRACT.sub("", " ".join(undated(line) for line in lead))
    if kept and key(kept[0].text) == key(text):
        del kept[0]
    return text


def _leads_home(line: Line) -> bool:
    """Whether a line is a trail, "Home » Nghề vẽ tranh", in a box whose class is that of leads too."""
    return bool(line.anchors) and "»" in line.text and HOME.match(plain(line.first)) is not None


def _pictures_follow(doc: Doc, line: Line, zone: int) -> bool:
    """Whether pictures that are no links stand right below a line in the article's box, and no other line between."""
    return any(
        picture.node > line.node
        and picture.line == line.index + 1
        and doc.within(picture.node, zone)
        and doc.tags[doc.parent[picture.node]] != "a"
        for picture in doc.pictures
    )


def _is_plain(flag: int, line: Line) -> bool:
    """Whether a line between title and text is a paragraph, and nothing that has a name of its own."""
    return (
        is_prose(line)
        and not RECEIVED.match(line.text)
        and not flag & (DROP | F.HIDDEN | F.CAPTION | F.FILES | F.AUTHOR | F.SOURCE | F.DATE)
        and not line.hidden
        # "Ngày đăng: 29/08/2025 Số từ: 2833 từ. Khoảng: 14 phút đọc."
        and not any(CHATTER.match(plain(text[:100])) for text in {line.text, undated(line)})
        and not date_only(line)
        and not is_stamp(line)
        and byline.name_with_office(line) is None
    )


def is_stamp(line: Line) -> bool:
    """Whether a line is a date with what stands beside it: "12/07/2023 | 2780 lượt xem", "12/07/2023, 08:15 <a>Tin tức</a> … <a>In bài viết</a>"."""
    if len(line.text) > _STAMP or (found := first_date(line.spaced)) is None:
        return False
    return COUNTER.search(plain(line.text)) is not None or (
        not found.start and bool(line.anchors) and any(CHATTER.match(plain(part)) for part in line.segments[1:])
    )


def _ends_above(line: Line, title_last: int) -> bool:
    """Whether a sentence without links stands right above the title; a slogan there ends with an exclamation or with nothing."""
    return line.index >= title_last - 2 and line.text.endswith(".") and len(line.text) >= _LEAD and not line.anchors


def _stands_apart(doc: Doc, kept: list[Line], title: int) -> bool:
    """Whether the first paragraph has a box of its own, and all others share another one, or some: `<div>lead</div><div><p>…<p>…</div>`."""
    first, rest = kept[0], kept[1:]
    prose = [line for line in rest if is_prose(line)]
    if not is_prose(first) or not prose or first.text.endswith(":"):
        return False  # "… hướng dẫn một số nội dung như sau:" goes on in the list below
    if len(prose) == 1:
        return _is_box_above(doc, first, prose[0], title)
    named = doc.attr[doc.parent[first.node]]
    alike = (
        {doc.parent[line.node] for line in prose if doc.attr[doc.parent[line.node]] == named} - {doc.parent[first.node]} if named else set()
    )
    if alike and (len(alike) > 1 or any(first.node < picture.node < min(alike) for picture in doc.pictures)):
        return False  # blocks of one builder, with a photo's between them: Elementor's `<div class="elementor-widget-container"><p>…`
    beside = Counter(doc.parent[line.node] for line in rest)
    if doc.tags[first.node] == "div" and doc.parent[first.node] not in beside and min(beside.values()) > 1:
        return True
    box = doc.common(min(line.node for line in prose), max(line.node for line in prose))
    style = doc.style.get(box)
    if style and style == doc.style.get(first.node) and doc.tags[box] == doc.tags[first.node]:
        return False  # two halves of one text, with a photo between them: `<div style="text-align:justify">` around each
    return not doc.within(first.node, box) and doc.low[box] > first.index and doc.tags[box] not in ("ul", "ol", "table", "tbody")


def _quoted(doc: Doc, kept: list[Line]) -> bool:
    """Whether the first paragraph, and none of the others, is set as a quotation, but in no quotation marks: `<blockquote><p>Từ ngày 27/4, …`."""
    quoted = [any(doc.tags[node] == "blockquote" for node in doc.up(line.node, limit=3)) for line in kept]
    text = kept[0].text
    return quoted[0] and not any(quoted[1:]) and len(kept) > _HEAD and text.endswith(".") and not _SAID_BY.search(text)


def _is_box_above(doc: Doc, first: Line, only: Line, title: int) -> bool:
    """Whether the first of two paragraphs is the lead of short news: `<div>lead</div><div><p>text</p></div>`, and where the second has no box
    around it, both stand beside the title and have names (`<div class="ld">…</div><div class="txt">…</div>`), or the first begins with that
    of an agency."""
    home = doc.parent[first.node]
    branch = next((node for node in doc.up(only.node) if doc.parent[node] == home), -1)
    if doc.tags[first.node] != "div" or len(first.text) < _LEAD or branch < 0 or doc.low[branch] <= first.index:
        return False
    if branch != only.node or doc.high[branch] - doc.low[branch] > 1:
        return doc.tags[branch] in ("div", "section", "article")
    if doc.low[home] <= title and doc.attr[first.node] and doc.attr[branch] and doc.attr[first.node] != doc.attr[branch]:
        return True
    return split_prefix(first.text)[0] is not None and split_prefix(only.text)[0] is None


def undated(line: Line) -> str:
    """A line without the date glued to its start: "Ngày đăng: 11/11/2021Chủ tịch …", "14/12/2021Ngày 13/12, …"."""
    if not any(char.isdigit() for char in line.text[:40]):
        return line.text
    text = line.spaced
    if len(line.segments) > 1 and _is_date(line.segments[0]):  # `<span>Ngày đăng: 14/11/2014 09:30</span><strong>Sáng 14/11, …`
        return text[len(line.segments[0]) :].lstrip(" -–|)")
    found = first_date(text[:80])
    if found and not found.start and line.text.startswith(found.raw) and line.text[found.end : found.end + 1].isupper():
        return line.text[found.end :]
    return (
        text[found.end :].lstrip(" -–|)")
        if found and found.start < 30 and PUBLISHED_LABEL.search(text[: found.start]) and ":" in text[: found.start]
        else line.text
    )


def _is_date(text: str) -> bool:
    """Whether a labelled date is all of a text: "Ngày đăng: 14/11/2014 09:30"."""
    found = first_date(text[:80])
    return found is not None and found.end >= len(text.rstrip(" |-–)")) and PUBLISHED_LABEL.search(text[: found.start]) is not None


def _slanted(line: Line) -> bool:
    """Whether a line is italic as a whole, as the lead of an interview is: "Nhân dịp Đại hội, phóng viên có cuộc trao đổi với …"."""
    return line.italic >= 0.9 * line.letters


def _bold(doc: Doc, line: Line) -> bool:
    if line.bold >= line.letters * 0.8:
        return True
    for node in range(line.node, min(doc.end[line.node], line.node + 4)):
        if "bold" in doc.attr[node] and _BOLD_NAME.search(doc.attr[node]) and doc.end[node] >= doc.end[line.node] - 1:
            return True
        style = doc.style.get(node)
        if style and _BOLD_STYLE.search(style) and doc.end[node] >= doc.end[line.node] - 1:
            return True
    return False
