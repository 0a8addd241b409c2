"""Lists of links below a heading that says what they are: "Các tin khác", "Tin mới nhất"; tabs too."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.comments import opens_comments
from danvan_crawler.extract.dom import HEADINGS, Doc, Line, heading_of
from danvan_crawler.extract.entries import Form, find_date, find_entries, form, is_headline, is_short_title
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import label
from danvan_crawler.extract.lists.block import CARD, Block, is_numbered, items_of
from danvan_crawler.extract.prose import is_prose

_NEXT_POST = re.compile(r"bai dang (?:moi|cu) hon\b")
"""Blogger's "Bài đăng Mới hơn", a link to the next post, heads no list."""
_TAB = 40  # letters of the heading of a tab
_LEVELS = 4
"""Boxes that hold more than a heading, up to the one in which its list is looked for."""


def lists_of_tabs(doc: Doc) -> list[Block]:
    """The lists of tabs, whose headings stand together above them: `<a href="#moi">Tin mới nhất</a> <a href="#nhieu">Xem nhiều</a>
    <div id="moi">…</div><div id="nhieu">…</div>`."""
    heads = [
        (anchor, kind)
        for anchor in doc.anchors
        if anchor.href[:1] == "#" and len(anchor.href) > 1 and len(anchor.text) <= _TAB and (kind := label(plain(anchor.text))) is not None
    ]
    panes = {name.rsplit(" ", 1)[-1]: nodes[0] for name, nodes in doc.alike.items() if len(nodes) == 1} if heads else {}
    out = []
    for anchor, kind in heads:
        node = panes.get(anchor.href[1:], -1)
        lines = doc.lines_of(node) if node > anchor.node and not doc.within(anchor.node, node) else []
        if lines and (found := items_of(doc, lines)).found:
            out.append(Block(kind, anchor.line, lines[0].index, lines[-1].index, found))
    return out


def is_bare_label(line: Line) -> bool:
    """Whether a line only announces a list, which may be empty: "Các tin khác:" below the oldest article of a section."""
    words, colon, rest = line.text.partition(":")
    return len(line.text) <= 40 and not line.anchors and not rest.strip() and labelled_kind(words + colon) in ("related", "latest")


@lru_cache(maxsize=4_096)
def labelled_kind(text: str) -> str | None:
    """Which list a line announces, by its words alone: those before the colon, if there is one near its start."""
    head = text.split(":", 1)[0] if ":" in text[:60] else text
    return label(plain(head)) if len(head) <= 100 else None


_NEWEST = re.compile(r"\b(?:nhat|cap nhat|gan day|latest|recent)\b")


def label_kind(doc: Doc, line: Line, flags: list[int]) -> str | None:
    """The kind of the list that a line heads, as `lexicon.label` calls it; None where it heads none."""
    kind = labelled_kind(line.text)
    if kind is None:
        return None
    if line.link and line.anchors:
        first = doc.anchors[line.anchors[0]]
        if line.text.startswith(first.text) and line.link >= len(line.text) * 0.9 and len(first.text) > 45:
            return None
    if flags[line.node] & F.CRUMB or (line.anchors and _NEXT_POST.match(plain(line.spaced))):
        return None
    boxed = doc.tags[line.node] in HEADINGS and not line.link  # <li class="widget"><h2>Bài mới</h2><ul> of a blog's side column
    if flags[line.node] & F.NOISE and not boxed and any(doc.tags[node] in ("nav", "li") for node in doc.up(line.node, limit=4)):
        return None
    if kind == "latest" and flags[line.node] & F.RELATED and not _NEWEST.search(plain(line.text)):
        return "related"  # `<div class="story_other"><h3>Các bài mới</h3>`: those that came after this one
    return kind


def list_below(doc: Doc, head: Line, kind: str, flags: list[int], body: tuple[int, int], own: set[Form], paned: set[int]) -> Block | None:
    """The list under a heading: climb from it until links follow; stop at the next heading, at prose, or at the end of the container.
    `own`: what the address of this page looks like, if it has a number; a link of few words to such an address is an article's too.
    `paned`: lines of tabs and their lists, which are none of this one."""
    lines = doc.lines

    def is_item(number: int) -> bool:
        anchor = doc.anchors[number]
        return is_headline(anchor.text or anchor.title) or (bool(own) and is_numbered(doc, anchor, own))

    same = [
        number for number in head.anchors if doc.anchors[number].text and is_item(number) and label(plain(doc.anchors[number].text)) is None
    ]
    node, stop = head.node, min(doc.high[head.node], head.index + 400)
    if not same:
        levels = 0
        while node >= 0 and doc.tags[node] != "body":
            stop = min(doc.high[node], head.index + 400)
            if any(is_item(number) for line in lines[head.index + 1 : min(stop, head.index + 12)] for number in line.anchors):
                break
            # Boxes around the heading alone are none: `<tr><td><table><tr><td>Tin mới nhất</td></tr></table></td></tr><tr><td>` the list.
            levels += doc.high[node] - doc.low[node] > 1
            node = doc.parent[node]
            if levels > _LEVELS:
                return None
        if node < 0:
            return None
        if doc.tags[node] == "body":
            stop = min(doc.high[node], head.index + 400)
    if same:
        stop = head.index + 1
    last = head.index
    plainlines = 0
    at = heading_of(doc, head)
    own_level, own_name = (doc.tags[at], doc.attr[at]) if at >= 0 else ("", "")
    forms = {*own} if same else set[Form]()
    look = (doc.tags[head.node], doc.attr[head.node])
    for line in lines[head.index + 1 : stop]:
        if line.index in paned or label_kind(doc, line, flags) is not None or opens_comments(line):
            break
        if look[1] and last > head.index and not line.anchors and (doc.tags[line.node], doc.attr[line.node]) == look:
            break  # `<td class="box_title">THÔNG BÁO</td>` below the list of `<td class="box_title">TIN MỚI</td>`
        has = any(is_item(number) for number in line.anchors)
        if has:
            forms.update(form(target) for anchor in line.anchors if (target := doc.target(doc.anchors[anchor])) is not None)
        elif forms and any(is_short_title(doc, doc.anchors[anchor], forms) for anchor in line.anchors):
            has = True
        if not has:
            heading = heading_of(doc, line)
            if heading >= 0 and last > head.index and not line.anchors and heading != heading_of(doc, lines[last]):
                break
            if heading >= 0 and own_level == doc.tags[heading] and (not line.anchors or doc.attr[heading] == own_name != ""):
                break  # the list is empty, "Chưa có tin cũ hơn", and this is the next box
            if is_prose(line) and (body[0] <= line.index <= body[1] or len(line.text) > 260):
                if _is_teaser(doc, head, lines[last], line):
                    last = line.index
                    continue
                break
            plainlines += 1
            if plainlines > 4:
                break
        else:
            if line.link < len(line.text) * 0.5 and is_prose(line) and body[0] <= line.index <= body[1]:
                break
            plainlines = 0
            last = line.index
            continue
    # Lines between the last headline and the next one may print its date: keep one behind the last.
    end = last
    for line in lines[last + 1 : min(stop, last + 3)]:
        if label_kind(doc, line, flags) is not None:
            break  # "Tin cũ hơn", and its first short headline with its date
        if find_date(line.text) and len(line.text) < 60 and not is_prose(line):
            end = line.index
            break
    found = find_entries(doc, lines[head.index if same else head.index + 1 : end + 1], forms)
    return Block(kind, head.index, head.index, end, found) if found.found else None


def _is_teaser(doc: Doc, head: Line, entry: Line, line: Line) -> bool:
    """Whether running text belongs to the headline above it: both stand in a small box without other headlines."""
    box = doc.common(entry.node, line.node)
    if entry.index <= head.index or doc.low[box] < head.index or doc.high[box] - doc.low[box] > CARD:
        return False
    return len({doc.anchors[number].href for other in doc.lines_of(box) for number in other.anchors if doc.anchors[number].text}) == 1
