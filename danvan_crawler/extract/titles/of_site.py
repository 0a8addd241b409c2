"""Lines of a page that stand where a title may, and name the site or one of its sections."""

from __future__ import annotations

from danvan_crawler.extract.addresses import is_home, is_slug, slug
from danvan_crawler.extract.dom import Doc, Line, heading_of
from danvan_crawler.extract.folding import key
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.signatories import is_outlet
from danvan_crawler.extract.titles import LONGEST, Title

_MENU, _SECTION = 3, 40  # entries of a menu, letters of the name of a section


def leads_home(doc: Doc, line: Line, url: str) -> bool:
    """Whether a line is one link to the home page, the name of the site: `<h1><a href="/">Xã đoàn Tân Hòa Bình</a></h1>` with the `<title>`
    "Xã đoàn Tân Hòa Bình: Đại hội Đoàn xã nhiệm kỳ 2022 - 2027"."""
    if len(line.anchors) != 1 or line.link < 0.9 * line.letters:
        return False
    return _first_leads_home(doc, line, url)


def is_trail(doc: Doc, line: Line, url: str) -> bool:
    """Whether a line is links and the first of several leads home: `<td class="tieude_muc"><a href="index.php">Trang chủ</a> » <a>Tin tức</a>`."""
    if len(line.anchors) < 2 or line.link < 0.8 * line.letters:
        return False
    return _first_leads_home(doc, line, url)


def _first_leads_home(doc: Doc, line: Line, url: str) -> bool:
    """Whether the first link of a line leads to the home page from another one."""
    target = doc.target(doc.anchors[line.anchors[0]])
    return target is not None and is_home(target) and not is_home(url)


def heads_imprint(doc: Doc, line: Line) -> bool:
    """Whether a line is the name of the site above its address and telephone: that is the `<title>` of all pages of some portals."""
    below = doc.lines[line.index + 1 : line.index + 3]
    return heading_of(doc, line) < 0 and any(len(other.text) < LONGEST and is_footer(other.text) for other in below)


def names_section(doc: Doc, line: Line, url: str) -> bool:
    """Whether a line is a short link to another page: `<title>` "Tỉnh ủy Quảng Hà - Nghiên cứu, trao đổi" ends with the section's name, which
    menu and breadcrumb print."""
    if len(line.text) > _SECTION or len(line.anchors) != 1 or line.link < 0.9 * line.letters:
        return False
    target = doc.target(doc.anchors[line.anchors[0]])
    return target is not None and target != url


def repeats_menu(doc: Doc, index: int, text: str, url: str) -> bool:
    """Whether a line repeats a menu entry above it, the name of a section, which SharePoint prints as `<h1>` and `<title>` of its articles."""
    if len(text) > _SECTION:
        return False
    own = key(text)
    named = (anchor for anchor in doc.anchors if anchor.line < index and len(anchor.text) <= _SECTION and key(anchor.text) == own)
    return any((target := doc.target(anchor)) is not None and target != url for anchor in named)


def opens_page(doc: Doc, head: Title) -> bool:
    """Whether a "title" is the page's first line, in capitals and no heading: the owner's name above a print view, "BAN DÂN VẬN TỈNH ỦY LAM SƠN"."""
    line = doc.lines[head.line]
    return head.line == 0 and head.text.isupper() and heading_of(doc, line) < 0 and is_outlet(head.text)


def above_menu(doc: Doc, head: Title, first_prose: int, url: str) -> bool:
    """Whether a "title" is the name of the site: printed in the page's head, with the menu between it and the text, and not what the
    address was made of. (`<title>` and banner of many portals: "HỘI LIÊN HIỆP PHỤ NỮ TỈNH …".)"""
    line = doc.lines[head.line]
    if is_slug(head.text, slug(url)) or (heading_of(doc, line) >= 0 and doc.tags[heading_of(doc, line)] == "h1"):
        return False
    return last_of_menu(doc, head.last + 1, first_prose, url) >= 0


def last_of_menu(doc: Doc, low: int, high: int, url: str) -> int:
    """The last of the lines `low`..`high` - 1 with short links to the site's own pages, if there are as many as in a menu; else -1."""
    host, entries, last = url.split("/", 3)[2:3], set(), -1
    for line in doc.lines[low:high]:
        for number in line.anchors:
            anchor = doc.anchors[number]
            target = doc.target(anchor) if 0 < len(anchor.text) <= _SECTION else None
            if target and target.split("/", 3)[2:3] == host:
                entries.add(target)
                last = line.index
    return last if len(entries) >= _MENU else -1
