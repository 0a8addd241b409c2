"""Where a text ends, before the lists and comments below it, and which lists stand in it."""

from __future__ import annotations

import re

from danvan_crawler.extract.addresses import is_own_text
from danvan_crawler.extract.comments import STAMPED, comments_below
from danvan_crawler.extract.dom import Doc, Line, Picture, heading_of
from danvan_crawler.extract.entries import (
    find_date,
    find_entries,
    is_headline,
)
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.images import decoration, image_url, links_elsewhere
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lexicon import CHATTER
from danvan_crawler.extract.lists.block import CARD, Block
from danvan_crawler.extract.lists.labelled import is_bare_label, label_kind
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.signatories import is_name
from danvan_crawler.extract.source import source_of

_OTHERS = re.compile(r"\b(?:khac|moi|cu|truoc|sau|tiep|dua|dang|cung)\b")
_REST = 0.3
_CARDS = 3
_TEXT = 250
_FURTHEST = 3
_SHORTEST = 25
_THANKS = 15
_FEW_LINKS = 3
"""Links of a box that may stand between the last paragraph and the last photo."""


def end_of_text(doc: Doc, blocks: list[Block], region: Region) -> int:
    """The line behind the article's text: the first labelled list with hardly any prose behind it, or only that of another column.

    A labelled link that turns out to stand in the text becomes inline.
    """
    prose = [index for index in range(region.low, region.high) if region.values[index] > 0]
    end, said = _end_of_text(doc, blocks, region, prose), comments_below(doc, prose)
    return end if said is None else min(end, said)


def _end_of_text(doc: Doc, blocks: list[Block], region: Region, prose: list[int]) -> int:
    values = region.values
    inner: set[str] = set()  # what boxes between paragraphs look like
    last: int | None = None  # the line behind a labelled link that ends the text
    for block in blocks:
        if block.heading < 0 or block.kind == "inline" or not region.low < block.first < region.high:
            continue
        before, later = [at for at in prose if at < block.first], [at for at in prose if at > block.last]
        # A paragraph behind a box is the text's own where it lies beside the others: "Xem thêm: …" before the last one.
        homes = {_home(doc, at) for at in (*before[:1], *before[-1:])}  # the first may be a lead with a box of its own
        if before and _is_paragraph(doc, block, homes):
            block.kind = "inline"  # behind the last paragraph too
            framed = _frame(doc, block) in inner  # like those between the others
            if later:
                inner.add(_frame(doc, block))
            elif not framed and not _goes_on(doc, block.last, region, homes) and not _photo_follows(doc, block, region, homes):
                last = block.last + 1
            continue
        if last is not None:
            return last
        if not before or any(_home(doc, at) in homes for at in later) or _goes_on(doc, block.last, region, homes):
            if len(block.links) == 1:
                inner.add(_frame(doc, block))
            continue
        if len(block.links) == 1 and _frame(doc, block) in inner:
            block.kind = "inline"  # "Xem thêm: …" behind the last paragraph, in a box like those between the others
            continue
        if (not later and _photo_follows(doc, block, region, homes)) or _signed_below(doc, block, region, homes):
            block.kind = "inline"
            continue
        # Or in a box like theirs: `<div class="rich-text"><p>…</p></div>`, the box, and `<div class="rich-text">` again.
        looks = {look for at in before if (look := _look_of(doc, at))}
        if any(_look_of(doc, at) in looks for at in later):
            continue
        weight = sum(values[at] for at in before)
        columns = {_branch(doc, at, region.node) for at in before}
        apart = len(columns) == 1 and len(block.links) > 1 and not columns & {_branch(doc, at, region.node) for at in later}
        if (apart or len(later) <= 2) and sum(values[at] for at in later) < (weight if apart else _REST * weight):
            return block.first
    if last is not None:
        return last
    if (cards := _cards(doc, region)) is not None:
        return cards
    headings = {block.heading for block in blocks}
    behind = doc.lines[prose[-1] + 1 : region.high] if prose else []
    return next((line.index for line in behind if line.index not in headings and is_bare_label(line)), region.high)


def _look_of(doc: Doc, at: int) -> str:
    """Tag, class and id of a paragraph and of the element around it; "" where it has neither class nor id."""
    node = doc.lines[at].node
    box = doc.parent[node]
    if box < 0 or not (doc.attr[node] or doc.attr[box]):
        return ""
    return f"{doc.tags[box]} {doc.attr[box]} > {doc.tags[node]} {doc.attr[node]}"


def _home(doc: Doc, index: int) -> int:
    """The node in which a paragraph stands, or the list of an item."""
    home = doc.parent[doc.lines[index].node]
    return doc.parent[home] if doc.tags[home] in ("ul", "ol") else home


def _is_paragraph(doc: Doc, block: Block, homes: set[int]) -> bool:
    """Whether a labelled link is a paragraph of its own beside the others, `<p><strong><em>Xem thêm: <a>…</a></em></strong></p>`.

    "Các tin khác: <a>…" is a list of one.
    """
    if block.first != block.last or len(block.links) != 1 or _OTHERS.search(plain(doc.lines[block.first].text.partition(":")[0])):
        return False
    node = doc.lines[block.first].node
    return any(doc.parent[up] in homes and doc.high[up] - doc.low[up] == 1 for up in (node, *doc.up(node, limit=3)))


def _signed_below(doc: Doc, block: Block, region: Region, homes: set[int]) -> bool:
    """Whether the author or the source stands below a labelled link, beside the paragraphs, with nothing but further such links between:
    `<p>…</p><blockquote>Đọc thêm: <a>…</a></blockquote><p align="right">Phạm Tân</p>`; or further below, called so, `<p class="author">`."""
    if len(block.links) != 1:
        return False
    nearest = True
    for line in doc.lines[block.last + 1 : region.high]:
        if line.anchors and label_kind(doc, line, region.flags):
            continue
        called = region.flags[line.node] & (F.AUTHOR | F.SOURCE)
        if (nearest or called) and doc.parent[line.node] in homes and (is_name(line.text) or source_of(line.text, True) is not None):
            return True
        nearest = False
    return False


def _frame(doc: Doc, block: Block) -> str:
    """Tags and classes of the boxes around a labelled link, without those of the link itself, which may be numbered."""
    nodes = doc.up(doc.lines[block.first].node, limit=3)
    return " ".join(f"{doc.tags[node]}.{doc.attr[node] if doc.tags[node] != 'a' else ''}" for node in nodes)


def _photo_follows(doc: Doc, block: Block, region: Region, homes: set[int]) -> bool:
    """Whether the text goes on with photos behind a box: one with its caption lies beside the paragraphs, as in the middle of a story of photos,
    or the box of one link, "Xem thêm: <a>", stands among the paragraphs, and the last of the text's photos follows, with its caption and the
    signature."""
    held = (home for home in homes if all(doc.within(doc.lines[at].node, home) for at in (block.first, block.last)))
    home = max(held, default=-1) if len(block.links) <= _FEW_LINKS else -1
    return any(
        (picture.line < region.high and _captioned_in(doc, picture, homes)) or (home >= 0 and _is_photo_of(doc, picture, home))
        for picture in doc.pictures
        if picture.line > block.last
    )


def _captioned_in(doc: Doc, picture: Picture, homes: set[int]) -> bool:
    """Whether a picture stands with a caption in a `<figure>` that is the child of one of these nodes."""
    figure = next((node for node in doc.up(picture.node, limit=6) if doc.parent[node] in homes), -1)
    return figure >= 0 and doc.tags[figure] == "figure" and bool(doc.lines_of(figure))


def _is_photo_of(doc: Doc, picture: Picture, home: int) -> bool:
    """Whether a picture lies below a node, is no link to another page and no decoration."""
    if not doc.within(picture.node, home) or links_elsewhere(doc, picture, home):
        return False
    address = image_url(picture.attributes, doc.base, picture.rescue)
    return address is not None and not decoration(picture.attributes, address)


def _goes_on(doc: Doc, last: int, region: Region, homes: set[int]) -> bool:
    """Whether short sentences or items beside the paragraphs follow a box: "Hội nghị thành công tốt đẹp./.", "Đại diện các sở, ngành;",
    "Xin trân trọng cảm ơn!"."""
    return any(
        (line.text.endswith((".", ";")) if len(line.text) >= _SHORTEST else line.text.endswith("!") and len(line.text) >= _THANKS)
        and not line.anchors
        and _home(doc, line.index) in homes
        and not is_footer(line.text)
        for line in doc.lines[last + 1 : region.high]
    )


def place(doc: Doc, blocks: list[Block], region: Region, url: str) -> None:
    """What stood between paragraphs when its place was looked for, and behind the text now that its end is known, belongs to the lists below;
    so does what stands between its last paragraph or photo and what readers say. A further part of the text, "?trang=2", is none of them."""
    inner = [block for block in blocks if block.kind == "inline"]
    if not inner:
        return
    last = max((index for index in range(region.low, region.high) if region.values[index] > 0), default=region.high)
    photos = (
        picture.line
        for picture in doc.pictures
        if last < picture.line <= region.high and doc.within(picture.node, region.node) and not links_elsewhere(doc, picture, region.node)
    )
    last = max(last, *photos, -1)
    moved = []
    frames = {_frame(doc, block) for block in inner if block.first < last and len(block.links) == 1}
    for block in inner:
        part = any(is_own_text(link.url, url) for link in block.links)
        like = len(block.links) == 1 and doc.within(doc.lines[block.first].node, region.node) and _frame(doc, block) in frames
        if (block.first >= region.high and not like) or (block.heading < 0 and block.first > last and not part and not like):
            block.kind = "related"
            moved.append(block)
    run = -1
    for block in [block for block in moved if block.heading < 0]:
        head = doc.lines[block.first - 1]
        if block.first == run or _announces(doc, head, region.high):
            block.kind = "popular"  # below "Video" in the column beside
            moved.remove(block)
            run = block.last + 1
    if len(moved) > 1 and all(block.heading < 0 for block in moved) and moved[-1].first - moved[0].first < _FURTHEST * len(moved):
        # One list after all, with dates between its lines: `<div><a>…</a><div>15/11/2021</div></div>`.
        first, end = moved[0], moved[-1].last
        between = [
            line for line in doc.lines[first.first : end + 2] if not line.anchors and len(line.text) < STAMPED and find_date(line.text)
        ]
        first.last = end + 1 if len(between) == len(moved) and between[-1].index == end + 1 else end
        first.entries = find_entries(doc, doc.lines[first.first : first.last + 1])
        blocks[:] = [block for block in blocks if block not in moved[1:]]


def _announces(doc: Doc, line: Line, end: int) -> bool:
    """Whether a line behind the text, from `end` on, is the heading of a box of its own."""
    if line.index < end or line.anchors or find_date(line.text) is not None or CHATTER.match(plain(line.text)):
        return False
    return heading_of(doc, line) >= 0 or line.bold >= 0.9 * line.letters


def _cards(doc: Doc, region: Region) -> int | None:
    """The first of the cards that end a text, three or more: a headline and its picture, which lead to the same page, and a summary."""
    pictured = {anchor.href for anchor in doc.anchors if not anchor.text}
    first, last, count = -1, region.high, 0
    for line in reversed(doc.lines[region.low : region.high] if pictured else []):
        if last - line.index > CARD:
            break
        if any(doc.anchors[number].href in pictured and is_headline(doc.anchors[number].text) for number in line.anchors):
            first, last, count = line.index, line.index, count + 1
    if count < _CARDS or sum(value for value in region.values[region.low : first] if value > 0) < _TEXT:
        return None
    homes, behind = (
        {doc.parent[line.node] for line in part if region.values[line.index] > 0}
        for part in (doc.lines[region.low : first], doc.lines[first : region.high])
    )
    return None if homes & behind else first  # the text goes on between boxes of one picture and headline each


def _branch(doc: Doc, line: int, top: int) -> int:
    """The child of `top` that a line lies in."""
    node = doc.lines[line].node
    while doc.parent[node] > top:
        node = doc.parent[node]
    return node
