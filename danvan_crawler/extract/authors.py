"""The author as the elements around an article name him: those whose class or link says so, and those like them beside."""

from __future__ import annotations

import re

from danvan_crawler.extract.byline import BETWEEN, in_a_row, labelled_author, names_one, with_unit
from danvan_crawler.extract.dom import Anchor, Doc, Line
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.signatories import is_account, is_name, is_office, is_outlet, proper
from danvan_crawler.extract.source import source_of
from danvan_crawler.extract.tidy import tidy
from danvan_crawler.vietnamese.places import is_place

_FOOT, _IMPRINT, _FIRM, _BANNER = 12, 200, 5, 4
_ABOVE, _BELOW, _HEADED = 5, 20, 8
_LONGEST_FIELD, _LONGEST_NAMED, _LONGEST_BYLINE, _MOST_AUTHORS, _MOST_NAMINGS = 60, 80, 160, 4, 8
_MADE = re.compile(r"\b(?:thiet ke|phat trien|xay dung boi|powered by|design(?:ed)?|developed|web(?:site)? by)\b")
_MOST_RUNS = 40
_PERSON = re.compile(r"(?:^|[ _-])(?:user|person|account|pencil|pen)(?:[ _-]|$)", re.I)
"""Names of pictures in the usual fonts of pictures: "fa fa-user", "bi-person-fill", "glyphicon glyphicon-pencil"."""
_OF_AUTHORS = re.compile(r"/(?:tac-?gia|authors?|nguoi-viet|nha-bao|phong-vien|profile|users?|writers?)/", re.I)
_WEEKDAY = re.compile(r"(?:thứ|chủ nhật)\b", re.I)
_PART = re.compile(r"(?:Phòng|Văn phòng|VP|Tổ|Vụ|Khoa|Chi đoàn|Chi hội|Đoàn|Hội|Đài|Trung tâm|Mặt trận)\b")
"""Offices that own no site: in the author's element they sign, where "Ban Dân vận Tỉnh ủy" is the account of all."""


def find(doc: Doc, meta: Meta, flags: list[int], line: int, zone: int, excluded: set[int], span: tuple[int, int]) -> str | None:
    """The author whom an element around the article names, else the head. `line`: the title's, -1 for none; `zone`: the article's box; `span`:
    the first and last line of its text."""
    low, high = around(doc, line, zone, span)
    flagged = _marked(doc, flags, low, high, excluded) or _flagged(doc, flags, low, high, excluded)
    # `<meta name="AUTHOR">` is the site's owner on portals, and a blog's account, "Đăng bởi Mặt trận Yên Trạch": its name stands in the title or in
    # the banner.
    owner = " ".join(map(key, (meta.site_name, meta.title, *(line.text for line in doc.lines[: min(line, _BANNER)]))))
    if flagged and is_outlet(flagged) and key(flagged) in owner:
        flagged = None
    if flagged := flagged or (_above_title(doc, line, excluded) if line >= 0 else None):
        return flagged
    name = meta.author
    login = name.islower() and " " not in name  # Joomla writes that of the one who pasted the text: "hondat"
    return (
        name
        if name
        and len(name) <= _LONGEST_NAMED
        and not login
        and proper(name)
        and not is_outlet(name)
        and not _made_site(doc, name)
        and not name.startswith("http")
        and key(name) not in owner
        else None
    )


def around(doc: Doc, line: int, zone: int, span: tuple[int, int]) -> tuple[int, int]:
    """The lines, first and last + 1, among which an article's author may be named."""
    return max(doc.low[zone], (line if line >= 0 else span[0]) - _HEADED), min(doc.high[zone], span[1] + _BELOW)


def _made_site(doc: Doc, name: str) -> bool:
    """Whether the foot of the page says that a firm made the site: `<meta name="author" content="VNSoft">`, "Thiết kế: VNSoft Đông Trấn"."""
    firm = name.split()[0]  # "VietSoft Phước Lâm" in the head, "Thiết kế: VietSoft" at the foot
    called = {name, firm} if len(firm) >= _FIRM else {name}
    foot = (line.text for line in doc.lines[-_FOOT:] if len(line.text) <= _IMPRINT)
    return any(any(word in text for word in called) and _MADE.search(plain(text)) for text in foot)


def _above_title(doc: Doc, title: int, excluded: set[int]) -> str | None:
    """The author whom a field right above the title names: "08/03/2013 | 12:00 AM", "Lượt xem: 4460", "Tác giả: Minh Thảo", then the title."""
    for line in reversed(doc.lines[max(title - _ABOVE, 0) : title]):
        if line.index in excluded or line.anchors or len(line.text) > _LONGEST_FIELD:
            return None
        if (name := labelled_author(line.text)) is not None and is_name(name) and proper(name) and not is_account(name, line.text):
            return name
    return None


def _flagged(doc: Doc, flags: list[int], low: int, high: int, excluded: set[int]) -> str | None:
    """The author in an element whose class says so, near the article."""
    for line in doc.lines[low:high]:
        if not flags[line.node] & F.AUTHOR or line.index in excluded or len(line.text) > 140:
            continue
        if flags[line.node] & (F.COMMENT | F.RELATED | F.CAPTION) or source_of(line.text, True) is not None:
            continue  # <div class="news-sign">Theo Báo Tân Giang</div>
        for text in [*line.segments, line.spaced]:
            text = text.strip(" |-–,.")
            named = labelled_author(text)
            if named and proper(named) and not is_account(named, text):
                return named
            if (name := with_unit(text)) is not None:
                return name
            if is_name(text) and proper(text) and len(text) > 2 and not is_account(text, text):
                return text
            if _PART.match(text) and is_office(text):
                return text  # <div class="by-line">Phòng Chính sách</div>
    return None


def _marked(doc: Doc, flags: list[int], low: int, high: int, excluded: set[int]) -> str | None:
    """The author in an inline element whose class or rel says so, `<span class="cms-author">Bích Ngọc</span>`, or behind the picture of a
    person, `<i class="fa fa-user"></i> Bích Ngọc`."""
    high = min(high, len(doc.lines))
    marked = [
        (node, run)
        for node, run in doc.runs.items()
        if low <= run[0] < high
        and (
            _PERSON.search(doc.attr[node]) or (doc.tags[node] == "i" and "author" in doc.cues(node))
            if run[1] == run[2]
            else "author" in doc.cues(node)
        )
    ]
    for _, (at, first, last) in sorted(marked):
        if last - first > _MOST_RUNS:
            continue  # an element that was never closed
        if first == last:
            last += 2 if doc.lines[at].raw[first : first + 1] == [" "] else 1
        if at in excluded:
            continue
        if flags[doc.lines[at].node] & (F.COMMENT | F.RELATED | F.CAPTION):
            continue
        text = tidy(" ".join(doc.lines[at].raw[first:last])).strip(" |-–,.")
        name = labelled_author(text) or (text if is_name(text) or is_office(text) else None)
        if name and proper(name) and not is_account(name, text):
            return name
    return None


def with_others(doc: Doc, author: str, low: int, high: int, excluded: set[int]) -> str:
    """An author with those who are named beside in elements like the author's own, in the order of the page: `<a href="/tac-gia/le-an">Lê An</a>
    - <a href="/tac-gia/ho-na">Hồ Na</a>`, `<div class="author">Lê An</div><div class="author">Hồ Na</div>`. What the page prints between two
    names of a line is kept, a comma put elsewhere."""
    candidates = (line for line in doc.lines[low:high] if author in line.text and len(line.text) <= _LONGEST_BYLINE and not is_prose(line))
    named = [line for line in candidates if line.index not in excluded][:_MOST_NAMINGS]
    inline = _inline(doc, {line.index + below for line in named for below in range(_MOST_AUTHORS)})
    for line in named:
        called = _called(doc, line, inline)
        if author != line.text and author not in called:
            continue
        own = called.get(author, "")
        said_here = [part for segment in line.segments for part in _apart(segment)]
        names = [author] if author not in said_here else []
        for said in said_here:
            if (
                (said == author and author not in names)
                or said in BETWEEN
                or (own and called.get(said) == own and _is_another(doc, said, line, [author, *names]))
            ):
                names.append(said)
        for other in doc.lines[line.index + 1 : line.index + _MOST_AUTHORS]:
            if other.index in excluded:
                break
            alike = [said for said, name in _called(doc, other, inline).items() if name == own] if own else _whole(doc, line, other)
            names += [said for said in alike if _is_another(doc, said, other, names)]
        if sum(name not in BETWEEN for name in names) > 1:
            return in_a_row(names)
    return author


def _is_another(doc: Doc, said: str, line: Line, names: list[str]) -> bool:
    """Whether a text beside an author is a further one: nobody who was named, no place, and no entry of a menu, "Đời Sống"."""
    if not names_one(said) or said.casefold() in map(str.casefold, names) or is_place(tuple(said.lower().split())):
        return False
    elsewhere = (anchor for anchor in doc.anchors if anchor.text == said and anchor.line != line.index)
    return not _WEEKDAY.match(said) and all(_is_of_author(anchor) or "author" in doc.cues(doc.parent[anchor.node]) for anchor in elsewhere)


def _apart(segment: str) -> list[str]:
    """A name and what stands between it and the next, where one element holds both: `<a class="name">Lê An - </a><a class="name">Hồ Na</a>`."""
    name, _, mark = segment.rpartition(" ")
    return [name, mark] if name and mark in BETWEEN else [segment]


def _inline(doc: Doc, lines: set[int]) -> dict[int, list[tuple[int, int, int]]]:
    """The inline elements of some lines that have a class: node, first and last + 1 of their runs, by line."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for node, (at, first, last) in doc.runs.items() if lines else ():
        if at in lines and last - first <= _MOST_RUNS:
            found.setdefault(at, []).append((node, first, last))
    return found


def _called(doc: Doc, line: Line, inline: dict[int, list[tuple[int, int, int]]]) -> dict[str, str]:
    """What the inline elements of a line say, with what makes them alike: the class, or the folder that they lead to."""
    anchors = [doc.anchors[at] for at in line.anchors]
    found = {
        _apart(anchor.text)[0]: "rel" if anchor.rel == "author" else anchor.href.rpartition("/")[0]
        for anchor in anchors
        if _is_of_author(anchor)
    }
    for node, first, last in inline.get(line.index, ()):
        found[_apart(tidy("".join(line.raw[first:last])))[0]] = f"{doc.tags[node]} {doc.attr[node]}"
    return found


def _is_of_author(anchor: Anchor) -> bool:
    return anchor.rel == "author" or _OF_AUTHORS.search(anchor.href) is not None


def _whole(doc: Doc, line: Line, other: Line) -> list[str]:
    """The text of a line whose block is called as that of another."""
    named = doc.attr[line.node] and doc.attr[other.node] == doc.attr[line.node] and line.node != other.node
    return [other.text] if named else []
