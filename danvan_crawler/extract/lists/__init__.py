"""The lists of links on a page: labelled ones, tabs, cards, neighbours of the article, and links that stand alone in the text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.entries import Entry, Form, form
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lists.block import NUMBERED, Block
from danvan_crawler.extract.lists.labelled import label_kind, labelled_kind, list_below, lists_of_tabs
from danvan_crawler.extract.lists.unlabelled import called_related, neighbours_of, right_below, unlabelled_lists

_HEADER = re.compile(r"(?:^|[\s_-])(?:header|search|menu|navbar|nav)(?:$|[\s_-])", re.I)
_OLDER = re.compile(r"(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc) (?:cu|cu hon|da dua|da dang|truoc)\b")


def find_blocks(doc: Doc, flags: list[int], url: str, body: tuple[int, int], zone: int, title: int = -1) -> list[Block]:
    """The link lists of an article page, in page order. `body`: first and last line of the article's text; `zone`: the node around it and
    the title, whose last line is `title` (-1 where it is not printed)."""
    blocks: list[Block] = []
    taken = -1
    own = {form(url)} if NUMBERED.match(url) else set[Form]()
    beside = neighbours_of(doc, url, body, title)
    steps = {block.first for block in beside}
    tabs = lists_of_tabs(doc)
    paned = {index for block in tabs for index in range(block.first, block.last + 1)} | {block.heading for block in tabs}
    for line in doc.lines:
        if (
            line.index <= taken
            or line.index in paned
            or line.index in steps  # "Bài tiếp theo: Gương sáng ở …" is no heading of the list below
            or (len(line.text) > 60 and (":" not in line.text[:60] or (line.link > 45 and line.link > 0.9 * len(line.text))))
            or labelled_kind(line.text) is None
        ):
            continue
        kind = label_kind(doc, line, flags)
        if kind is None:
            continue
        block = list_below(doc, line, kind, flags, body, own, paned)
        if block is not None and not (block.last < body[0] and (_in_header(doc, line, block) or _is_tagged(block, doc, flags))):
            blocks.append(block)
            taken = block.last
    for newer, older in pairwise(blocks):
        # "Các tin mới:" right above "Các tin cũ hơn:" are the newer ones of the section, not the site's newest.
        if newer.kind == "latest" and older.first - newer.last <= 3 and _OLDER.match(plain(doc.lines[older.heading].text)):
            newer.kind = "related"
    blocks += tabs
    covered = {index for block in blocks for index in range(block.first, block.last + 1)}
    beside = [block for block in beside if block.first not in covered]
    covered |= {block.first for block in beside}
    blocks += beside + unlabelled_lists(doc, flags, url, zone, covered, body, title, own)
    blocks += called_related(doc, flags, url, zone, {index for block in blocks for index in range(block.first, block.last + 1)})
    blocks += right_below(doc, flags, url, zone, {index for block in blocks for index in range(block.first, block.last + 1)}, body)
    blocks.sort(key=lambda block: block.first)
    _leave_sections(doc, flags, url, blocks, title)
    return blocks


def _is_tagged(block: Block, doc: Doc, flags: list[int]) -> bool:
    """Whether all items of a list stand in a box of keywords: the topics of the day, below "Mới nhất" in the page's head."""
    return all(flags[doc.lines[entry.line].node] & F.TAGS for entry in block.entries.found)


def _in_header(doc: Doc, head: Line, block: Block) -> bool:
    """A list above the article that is the page's menu ("Đọc thêm" with section names, "Mới nhất" under the search field), not a box of news."""
    if sum(len(link.title) for link in block.links) < 28 * len(block.links):
        return True
    # Not the `<header>` of the box alone: `<section><header><h4>Tin mới cập nhật</h4></header><ul>…`.
    box = doc.common(head.node, doc.lines[block.last].node)
    return any(doc.tags[node] in ("header", "nav") or _HEADER.search(doc.attr[node]) for node in doc.up(box, limit=6))


def _leave_sections(doc: Doc, flags: list[int], url: str, blocks: list[Block], title: int) -> None:
    """Take the section's name out of the cards of a list, `<a href="/chuyen-muc/mat-tran/">Mặt trận - Đoàn thể</a><h3><a>…`: it is a menu entry,
    and no address like the others."""
    menu: set[str] | None = None
    for block in blocks:
        forms = [form(link.url) for link in block.links]
        if len(forms) < 2 or forms.count(forms[0]) == len(forms):
            continue
        if menu is None:
            named = (anchor for anchor in doc.anchors if anchor.line < title and flags[anchor.node] & (F.NOISE | F.CRUMB))
            menu = {target for anchor in named if (target := doc.target(anchor)) is not None}
        usual = form(url) if form(url) in forms else Counter(forms).most_common(1)[0][0]
        # Where others like it are in no menu, or an item is nothing else, it is an article that "Đọc nhiều nhất" has too.
        others = {usual, *(form(link.url) for link in block.links if link.url not in menu)}
        block.entries.leave(
            {
                entry.link.url
                for entry in block.entries.found
                if entry.link.url in menu and form(entry.link.url) not in others and not _is_item(doc, entry, block.entries.found)
            }
        )


def _is_item(doc: Doc, entry: Entry, all_of_list: list[Entry]) -> bool:
    """Whether an item of the list, `<tr>` or `<li>`, holds this link and none of the others."""
    item = next((node for node in doc.up(entry.anchor.node) if doc.tags[node] in ("li", "tr")), -1)
    return item >= 0 and not any(doc.within(other.anchor.node, item) for other in all_of_list if other is not entry)
