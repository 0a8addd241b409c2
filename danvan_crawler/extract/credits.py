"""Who wrote the article and where it was printed first, out of the lines around its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from danvan_crawler.extract import byline
from danvan_crawler.extract.alignment import alignment
from danvan_crawler.extract.chaff import HEADINGS
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import COUNTER
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.signatories import is_account, is_name, proper
from danvan_crawler.extract.source import outlet_alone, signature, source_of

FIELDS = 160
"""The longest line of fields such as "Tác giả: … | Nguồn: …"."""
_SHORT, _LONGEST, _CELL = 60, 80, 3
_ROWS = ("tr", "dl", "ul")
_SOURCE_WORD = re.compile(r"^\s*(?:nguồn|theo|source)\s*:?\s*", re.I)
_CREDITS = re.compile(r"(?:(nội dung|bài(?: viết)?)|ảnh|thiết kế|trình bày|đồ họa|kỹ thuật|video|xuất bản)\s*:\s*(.{2,60})$", re.I)
"""Who made a long report, in the box of its credits: "Nội dung: Hoàng Seo Phừ", "Thiết kế: Ly Na"."""


@dataclass(slots=True)
class Around:
    """The lines around an article's text that may credit somebody."""

    head: list[Line] = field(default_factory=list)
    """Between title and text."""
    top: list[Line] = field(default_factory=list)
    """Names taken off above the text."""
    aside: list[Line] = field(default_factory=list)
    """Fields that stood among the text."""
    tail: list[Line] = field(default_factory=list)
    """What was taken off the end, and what stands behind."""


@dataclass(slots=True)
class Credits:
    """Who wrote an article, and where it was printed first."""

    author: str | None = None
    source: str | None = None


def read(doc: Doc, region: Region, lines: Around, dated: set[int], title_last: int, signed: str | None) -> Credits:
    """Author and source out of the lines around a text; what stands below it goes first. `signed`: the author behind its last sentence;
    `dated`: lines that hold nothing but the publish date."""
    out = Credits(signed)
    _read_below(doc, region, lines, out)
    _read_above(doc, region, lines, dated, title_last, out)
    return out


def _read_below(doc: Doc, region: Region, lines: Around, out: Credits) -> None:
    flags = region.flags
    below = [*lines.tail, *lines.aside]
    for at, line in enumerate(below):
        if at and labelled_by(doc, below[at - 1], line):
            labelled = f"{below[at - 1].text.rstrip(' :')}: {line.text}"
            out.source = out.source or source_of(labelled, True)
            out.author = out.author or byline.labelled_author(labelled)
            continue
        # `<p class="video_des">Thực hiện: Đài Truyền thanh huyện</p>` below a film
        if (flags[line.node] & F.CAPTION and "video" in doc.attr[line.node]) or byline.is_bare_label(line.text):
            continue
        if (both := signature(line.text)) is not None and not flags[line.node] & F.CAPTION:
            out.author, out.source = out.author or both[0], out.source or both[1]
            continue
        right = alignment(doc, line.node, region.node) == "right"
        if line in lines.tail and (outlet := outlet_set_apart(doc, line, right)) is not None:
            out.source = out.source or outlet
            continue
        if _named_beside_source(doc, flags, line, below):
            out.author = out.author or _SOURCE_WORD.sub("", line.text)
            continue
        whole = fields(line)[0] if len(line.text) < FIELDS else line.spaced  # without "2780 lượt xem"
        printed = line.text if whole == line.spaced else whole
        if (source := source_of(printed, True) or source_of(whole, True)) is not None:
            out.source = out.source or source
            continue
        if flags[line.node] & F.SOURCE and (credit := _CREDITS.match(line.text)):
            if credit[1] and out.author is None and is_name(credit[2]):
                out.author = credit[2]
            continue
        if out.author is None and (name := byline.labelled_author(line.text)) is not None and proper(name):
            out.author = name
            continue
        # not <div class="credit"><p class="author">Thanh Trúc</p>, <div class="tpm_attribution">Quảng cáo của …</div>
        called = flags[line.node] & F.SOURCE and doc.cues(line.node) != {"author"} and not line.text.startswith("Quảng cáo")
        if called and out.source is None and 2 < len(line.text) < _LONGEST and not flags[line.node] & F.CAPTION:
            out.source = _SOURCE_WORD.sub("", line.text).strip(" ()[].") or None
            continue
        if out.author is None and not flags[line.node] & (F.COMMENT | F.RELATED | F.TAGS):
            # "STT", "Tải" of a table of files; "Số" above the issue of a journal
            label = doc.tags[line.node] in HEADINGS and line.text.isalpha() and not line.text.isupper() and not right
            heads = doc.tags[line.node] == "th" or (label and not flags[line.node] & F.AUTHOR)
            name = byline.tail_author(line, right) if not heads else None
            if name is None and line.text != line.spaced:
                name = byline.labelled_author(line.spaced)
            if name and proper(name):
                out.author = name


def _read_above(doc: Doc, region: Region, lines: Around, dated: set[int], title_last: int, out: Credits) -> None:
    for line in [*lines.head, *lines.top, *lines.aside]:
        if region.flags[line.node] & F.SOURCE and (source := source_of(line.text, True)) is not None:
            out.source = out.source or source  # `<div class="nguon">Theo Báo Thuận Phá</div>` below the date
            continue
        parts = fields(line) if len(line.text) < FIELDS else []
        if out.author is None:
            alone = line in lines.top or (line in lines.head and _at_the_right(doc, line, region))
            name = (
                next((name for part in parts if (name := byline.labelled_author(part))), None)
                or byline.name_with_office(line)
                # "28/11/2023 | Ban Nội chính" may be its section, as the menu says.
                or _unlinked(doc, byline.author_in_date_line(line.spaced))
                or byline.author_before_date(line.spaced)
                or _unlinked(doc, byline.author_beside_date(line) or byline.author_beside_count(line))
                or (byline.tail_author(line, True) if alone else None)
                or byline.name_under_title(line, line.index - 1 in dated or line.index + 1 in dated)
                or name_at_top(doc, line, title_last)
            )
            if name and proper(name) and not is_account(name, line.spaced):
                out.author = name
        if out.source is None:
            found = (source_of(part, part != line.spaced) for part in parts)
            out.source = next(filter(None, found), None)


def outlet_set_apart(doc: Doc, line: Line, right: bool) -> str | None:
    """The newspaper that a paragraph of its own names, at the right margin or set in bold or italics; no item of a list, no heading."""
    return outlet_alone(line, right) if doc.tags[line.node] not in HEADINGS and not in_list(doc, line) else None


def is_between_tags(doc: Doc, line: Line, flag: int) -> bool:
    """Whether a line is the source in a box of keywords, `<div class="source-tags"><div><span>NGUỒN</span><a>Báo Mẫu</a></div><ul>…`, or its
    label, or what that labels."""
    if not flag & F.SOURCE:
        return False
    return source_of(line.spaced, True) is not None or byline.is_bare_label(line.text) or labelled_by(doc, doc.lines[line.index - 1], line)


def is_credit(line: Line) -> bool:
    """Whether a line near the title only tells who wrote the article, or where it was printed first: "Tác giả: Hải Yến"."""
    name = byline.labelled_author(line.spaced)
    return (name is not None and is_name(name)) or (not is_prose(line) and source_of(line.spaced, False) is not None)


def _named_beside_source(doc: Doc, flags: list[int], line: Line, signed: list[Line]) -> bool:
    """Whether "Theo" stands before the author, as the source has an element of its own: `<p class="author">Theo Hồ Hương</p><p class="source">Đại
    Đoàn kết</p>`."""
    if doc.cues(line.node) != {"author"} or not line.text.startswith("Theo ") or not is_name(line.text.removeprefix("Theo ")):
        return False
    return any(flags[other.node] & F.SOURCE and doc.parent[other.node] == doc.parent[line.node] for other in signed if other is not line)


def _at_the_right(doc: Doc, line: Line, region: Region) -> bool:
    return ":" not in line.text and alignment(doc, line.node, region.node) == "right"


def _unlinked(doc: Doc, name: str | None) -> str | None:
    """A name that is no menu entry: "Đời Sống" beside the date is that of a section."""
    return name if name and all(anchor.text != name for anchor in doc.anchors) else None


def name_at_top(doc: Doc, line: Line, title_last: int) -> str | None:
    """A name in a line of its own right below the title or the date, with no more than a counter between: "16/06/2020", "Lượt xem: 588",
    "Thu Hường"."""
    above = [other for other in doc.lines[max(line.index - 2, title_last + 1, 0) : line.index] if not is_prose(other)]
    dated = any(len(other.text) < FIELDS and first_date(other.spaced) for other in above)
    counted = line.index - title_last <= 2 and all(COUNTER.search(plain(other.text)) for other in above)
    return _unlinked(doc, byline.name_under_title(line, True)) if dated or counted else None


def fields(line: Line) -> list[str]:
    """The line, and its parts by bars, by dashes beside counters and dates, and by elements, each with the label in front of it:
    "Tác giả: Nguyễn Thị Hoa | Nguồn: Báo Vũ Ninh", "04.03.2023, 16:34 - Nguồn: TTXVN - 2780 lượt xem",
    `<span>12/10/2024</span><span>Tác giả: Hải Yến</span><span><b>Nguồn:</b> TTXVN</span>`."""
    out = [line.spaced]
    if " | " in line.text:
        out += line.spaced.split(" | ")
    parts = line.spaced.split(" - ")
    counted = [part for part in parts if len(part) < _SHORT and COUNTER.search(plain(part))]
    if counted and len(counted) < len(parts):
        out[:1] = [part for part in parts if part not in counted]
    if len(line.raw) > 1:
        labelled: list[str] = []
        for segment in line.segments:
            if labelled and labelled[-1].endswith(":"):
                labelled[-1] += " " + segment
            else:
                labelled.append(segment)
        out += labelled
    return out


def labelled_by(doc: Doc, label_line: Line, line: Line) -> bool:
    """Whether a line is a cell with its label in the one before, `<tr><td>Nguồn:</td><td>Báo Vũ Ninh</td></tr>`, or the other of two items,
    `<ul><li>Nguồn</li><li><a>Báo Vũ Ninh</a></li></ul>`, or of the two lines of a box, Drupal's `<div class="field-label">Tác giả:</div><div
    class="field-items">…`."""
    if not byline.is_bare_label(label_line.text):
        return False
    if label_line.text.endswith(":"):
        box = doc.common(label_line.node, line.node)
        if doc.high[box] - doc.low[box] == 2:
            return True
    rows = [next((node for node in doc.up(at.node, limit=4) if doc.tags[node] in _ROWS), -1) for at in (label_line, line)]
    return rows[0] == rows[1] >= 0 and (doc.tags[rows[0]] != "ul" or len(doc.lines_of(rows[0])) == 2)


def in_list(doc: Doc, line: Line) -> bool:
    """Whether a line is an item of a list, or a cell of a table; one that holds the whole text is none."""
    tags = ((node, doc.tags[node]) for node in doc.up(line.node, limit=2))
    return any(
        tag == "li" or (tag in ("td", "th") and doc.high[node] - doc.low[node] <= _CELL and _has_cells(doc, node)) for node, tag in tags
    )


def _has_cells(doc: Doc, cell: int) -> bool:
    """Whether the row of a cell has others with text: `<table><tr><td>` around a whole text is no table, nor `<td>&nbsp;</td><td>Hạnh Dung</td>`."""
    row = doc.parent[cell]
    return doc.high[row] - doc.low[row] > 1 and (cell != row + 1 or doc.end[cell] < doc.end[row])
