"""Links of a page: lists beside an article with their printed dates, all that may be followed, and the further pages of a listing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from urllib.parse import parse_qsl, urlsplit

from danvan_crawler.extract import neighbours
from danvan_crawler.extract.addresses import is_home
from danvan_crawler.extract.byline import is_name, source_of
from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Anchor, Doc, Line, Picture
from danvan_crawler.extract.entries import (
    Entries,
    Entry,
    Form,
    entries,
    find_date,
    find_entries,
    form,
    headline,
    is_headline,
    is_short_title,
    leads_on,
    single,
)
from danvan_crawler.extract.lexicon import CHATTER, COMMENTS, FILED, KEYWORDS, NEXT_TEXT, READERS, is_footer, plain
from danvan_crawler.extract.media import decoration, image_url, is_listed_file, links_elsewhere
from danvan_crawler.extract.region import DROP, F, Region, around_link, heading_of, is_prose, label
from danvan_crawler.items import Link, LinkBlock

_HEADER = re.compile(r"(?:^|[\s_-])(?:header|search|menu|navbar|nav)(?:$|[\s_-])", re.I)
_PAGE_PARAM = re.compile(
    r"(?:^|_)(?:page|pages|p|pg|paged|pageindex|pagenumber|pageno|trang|cpage|limitstart|start|offset|cur|currentpage|"
    r"curpage|pagenum|paging|page_index|pn)$",
    re.I,
)
_PAGE_PATH = re.compile(
    r"(?:/(?:(?:cur(?:rent)?)?page(?:index|number|num|no)?|trang|pg|p)[-/_]?\d{1,5}(?:\.\w{2,5})?/?$|[-_](?:page|trang|p)-?\d{1,5}(?:\.\w{2,5})?/?$|/trang-?\d{1,5}\.html)",
    re.I,
)


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NUMBER = re.compile(r"\d+")
_NUMBERED = re.compile(r"\w+://[^/]+/.*?\d")
_OTHERS = re.compile(r"\b(?:khac|moi|cu|truoc|sau|tiep|dua|dang|cung)\b")
_OLDER = re.compile(r"(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc) (?:cu|cu hon|da dua|da dang|truoc)\b")
_ARCHIVE = re.compile(r"\w+://[^/]+/(?:\w+/)?(?:19|20)\d\d/(?:0[1-9]|1[0-2])/?$")
"""All posts of a month: "Tháng Một 2021" leads to "/2021/01/"."""
_STEP = re.compile(r"bai dang (?:moi|cu) hon\b")
"""Blogger's "Bài đăng Mới hơn", a link to the next post, heads no list."""
# What "other" or "more" may mean is any list.
_OF_ARTICLE = re.compile(
    r"lien-?_?quan|(?:tin|bai)-?_?(?:viet-?_?)?(?:khac|cu(?![a-z])|moi-?hon)|cung-?_?(?:chuyen-?_?muc|chu-?de|loai)|related-?_?(?:news|posts?|articles?)|"
    r"other-?_?(?:news|articles?|posts?)",
    re.I,
)
_OF_ARTICLE_WORDS = ("lien", "tin", "bai", "cung", "related", "other")
_REST = 0.3
_CARD, _CARDS, _TEXT = 4, 3, 250
_COMMENT, _NEXT, _STAMPED, _FURTHEST, _SHORTEST, _THANKS = 40, 6, 60, 3, 25, 15
_ANSWER = re.compile(r"(?:tra loi|reply)(?: (?:thich|like|bao cao|report))?(?: \d+)?$")
_UNDER_TITLE, _HEADLINE, _SHORT, _WORDS, _TAB = 8, 25, 20, 3, 40
_OF_TEXT = F.AUTHOR | F.SOURCE | F.DATE | F.FILES
_COLUMNS = frozenset(("td", "main", "body"))
_BELOW = 60
"""Lines behind the text in which a list without heading may begin and end."""
_BESIDE = 6
_SOLD = re.compile(
    r"(?:^|[\s_-])(?:ads?|adv\w*|sponsor\w*|promo\w*|banner|quang-?cao|share\w*|social|like|tools?|toolbar|buttons?)(?:$|[\s_-])", re.I
)
_FEW_LINKS = 3
"""Links of a box that may stand between the last paragraph and the last photo."""
_LEVELS = 4
"""Boxes that hold more than a heading, up to the one in which its list is looked for."""
_MOST_INLINE = 300
"""Lone headlines between paragraphs that are looked for: more than that are a list, and its items are found as such."""


@dataclass(slots=True)
class Block:
    """A list of links: which kind, its heading line, its lines, and its items, which `article_links` dates."""

    kind: str
    heading: int
    first: int
    last: int
    entries: Entries

    @property
    def links(self) -> list[Link]:
        """The links of its items, in page order."""
        return self.entries.links


def find_blocks(doc: Doc, flags: list[int], url: str, body: tuple[int, int], zone: int, title: int = -1) -> list[Block]:
    """The link lists of an article page, in page order. `body`: first and last line of the article's text; `zone`: the node around it and
    the title, whose last line is `title` (-1 where it is not printed)."""
    blocks: list[Block] = []
    taken = -1
    own = {form(url)} if _NUMBERED.match(url) else set[Form]()
    beside = _neighbours(doc, url, body, title)
    steps = {block.first for block in beside}
    tabs = _tabs(doc)
    paned = {index for block in tabs for index in range(block.first, block.last + 1)} | {block.heading for block in tabs}
    for line in doc.lines:
        if (
            line.index <= taken
            or line.index in paned
            or line.index in steps  # "Bài tiếp theo: Gương sáng ở …" is no heading of the list below
            or (len(line.text) > 60 and (":" not in line.text[:60] or (line.link > 45 and line.link > 0.9 * len(line.text))))
            or _labelled(line.text) is None
        ):
            continue
        kind = _label_kind(doc, line, flags)
        if kind is None:
            continue
        block = _collect(doc, line, kind, flags, body, own, paned)
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
    blocks += beside + _unlabelled(doc, flags, url, zone, covered, body, title, own)
    blocks += _called_related(doc, flags, url, zone, {index for block in blocks for index in range(block.first, block.last + 1)})
    blocks += _right_below(doc, flags, url, zone, {index for block in blocks for index in range(block.first, block.last + 1)}, body)
    blocks.sort(key=lambda block: block.first)
    _leave_sections(doc, flags, url, blocks, title)
    return blocks


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


def _tabs(doc: Doc) -> list[Block]:
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
        if lines and (found := _items(doc, lines)).found:
            out.append(Block(kind, anchor.line, lines[0].index, lines[-1].index, found))
    return out


def end_of_text(doc: Doc, blocks: list[Block], region: Region) -> int:
    """The line behind the article's text: the first labelled list with hardly any prose behind it, or only that of another column.

    A labelled link that turns out to stand in the text becomes inline.
    """
    prose = [index for index in range(region.low, region.high) if region.values[index] > 0]
    end, said = _end_of_text(doc, blocks, region, prose), _comments(doc, prose)
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
        looks = {look for at in before if (look := _look(doc, at))}
        if any(_look(doc, at) in looks for at in later):
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
    return next((line.index for line in behind if line.index not in headings and _is_bare_label(line)), region.high)


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
        if line.anchors and _label_kind(doc, line, region.flags):
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
        part = any(_is_part(link.url, url) for link in block.links)
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
            line for line in doc.lines[first.first : end + 2] if not line.anchors and len(line.text) < _STAMPED and find_date(line.text)
        ]
        first.last = end + 1 if len(between) == len(moved) and between[-1].index == end + 1 else end
        first.entries = find_entries(doc, doc.lines[first.first : first.last + 1])
        blocks[:] = [block for block in blocks if block not in moved[1:]]


def _announces(doc: Doc, line: Line, end: int) -> bool:
    """Whether a line behind the text, from `end` on, is the heading of a box of its own."""
    if line.index < end or line.anchors or find_date(line.text) is not None or CHATTER.match(plain(line.text)):
        return False
    return heading_of(doc, line) >= 0 or line.bold >= 0.9 * len(line.text.replace(" ", ""))


def _cards(doc: Doc, region: Region) -> int | None:
    """The first of the cards that end a text, three or more: a headline and its picture, which lead to the same page, and a summary."""
    pictured = {anchor.href for anchor in doc.anchors if not anchor.text}
    first, last, count = -1, region.high, 0
    for line in reversed(doc.lines[region.low : region.high] if pictured else []):
        if last - line.index > _CARD:
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


def _comments(doc: Doc, prose: list[int]) -> int | None:
    """The line above what readers say within a text."""
    return next((line.index for line in doc.lines[prose[0] + 1 : prose[-1]] if _heads_comments(doc, line)), None) if prose else None


def comments(doc: Doc, low: int) -> set[int]:
    """The lines of what readers say, from line `low` on: in the box that begins with its heading."""
    out: set[int] = set()
    for line in doc.lines[low:]:
        box = doc.parent[line.node]
        if line.index not in out and len(line.text) <= _COMMENT and doc.low[box] == line.index and _heads_comments(doc, line):
            out |= set(range(line.index, doc.high[box]))
    return out


def _heads_comments(doc: Doc, line: Line) -> bool:
    """Whether a line is "Ý kiến bạn đọc (2)", and an answer button or the time of a comment follows."""
    return (
        len(line.text) <= _COMMENT
        and READERS.match(plain(line.text)) is not None
        and any(
            _ANSWER.match(plain(other.text)) or (len(other.text) <= _STAMPED and find_date(other.spaced))
            for other in doc.lines[line.index + 1 : line.index + 1 + _NEXT]
        )
    )


def _opens_comments(line: Line) -> bool:
    """Whether what readers say begins with a line; not the headline "Trả lời phỏng vấn về tiếp công dân" of a list."""
    return COMMENTS.match(plain(line.text[:_STAMPED])) is not None and not (line.anchors and is_headline(line.text))


def _is_bare_label(line: Line) -> bool:
    """Whether a line only announces a list, which may be empty: "Các tin khác:" below the oldest article of a section."""
    words, colon, rest = line.text.partition(":")
    return len(line.text) <= 40 and not line.anchors and not rest.strip() and _labelled(words + colon) in ("related", "latest")


def _look(doc: Doc, at: int) -> str:
    """Tag, class and id of a paragraph and of the element around it; "" where it has neither class nor id."""
    node = doc.lines[at].node
    box = doc.parent[node]
    if box < 0 or not (doc.attr[node] or doc.attr[box]):
        return ""
    return f"{doc.tags[box]} {doc.attr[box]} > {doc.tags[node]} {doc.attr[node]}"


def _branch(doc: Doc, line: int, top: int) -> int:
    """The child of `top` that a line lies in."""
    node = doc.lines[line].node
    while doc.parent[node] > top:
        node = doc.parent[node]
    return node


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


@lru_cache(maxsize=4_096)
def _labelled(text: str) -> str | None:
    """Which list a line announces, by its words alone: those before the colon, if there is one near its start."""
    head = text.split(":", 1)[0] if ":" in text[:60] else text
    return label(plain(head)) if len(head) <= 100 else None


_NEWEST = re.compile(r"\b(?:nhat|cap nhat|gan day|latest|recent)\b")


def _label_kind(doc: Doc, line: Line, flags: list[int]) -> str | None:
    kind = _labelled(line.text)
    if kind is None:
        return None
    if line.link and line.anchors:
        first = doc.anchors[line.anchors[0]]
        if line.text.startswith(first.text) and line.link >= len(line.text) * 0.9 and len(first.text) > 45:
            return None
    if flags[line.node] & F.CRUMB or (line.anchors and _STEP.match(plain(line.text))):
        return None
    boxed = doc.tags[line.node] in _HEADINGS and not line.link  # <li class="widget"><h2>Bài mới</h2><ul> of a blog's side column
    if flags[line.node] & F.NOISE and not boxed and any(doc.tags[node] in ("nav", "li") for node in doc.up(line.node, limit=4)):
        return None
    if kind == "latest" and flags[line.node] & F.RELATED and not _NEWEST.search(plain(line.text)):
        return "related"  # `<div class="story_other"><h3>Các bài mới</h3>`: those that came after this one
    return kind


def _collect(doc: Doc, head: Line, kind: str, flags: list[int], body: tuple[int, int], own: set[Form], paned: set[int]) -> Block | None:
    """The list under a heading: climb from it until links follow; stop at the next heading, at prose, or at the end of the container.
    `own`: what the address of this page looks like, if it has a number; a link of few words to such an address is an article's too.
    `paned`: lines of tabs and their lists, which are none of this one."""
    lines = doc.lines

    def is_item(number: int) -> bool:
        anchor = doc.anchors[number]
        return is_headline(anchor.text or anchor.title) or (bool(own) and _is_numbered(doc, anchor, own))

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
        if line.index in paned or _label_kind(doc, line, flags) is not None or _opens_comments(line):
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
        if _label_kind(doc, line, flags) is not None:
            break  # "Tin cũ hơn", and its first short headline with its date
        if find_date(line.text) and len(line.text) < 60 and not is_prose(line):
            end = line.index
            break
    found = find_entries(doc, lines[head.index if same else head.index + 1 : end + 1], forms)
    return Block(kind, head.index, head.index, end, found) if found.found else None


def _is_numbered(doc: Doc, anchor: Anchor, own: set[Form]) -> bool:
    """Whether a link of four short words, "Đổi thay ở ấp 5", leads to an address with a number, of the form of this page's `own`."""
    if len(anchor.text) > _SHORT or anchor.text.count(" ") < _WORDS:
        return False
    target = doc.target(anchor)
    return target is not None and _NUMBERED.match(target) is not None and is_short_title(doc, anchor, own)


def _items(doc: Doc, lines: list[Line]) -> Entries:
    """The items of a list that is known to be one: its headlines, and links of few words to addresses of the same form."""
    found = find_entries(doc, lines)
    return find_entries(doc, lines, {form(link.url) for link in found.links}) if found.found and len(lines) > 1 else found


def _is_teaser(doc: Doc, head: Line, entry: Line, line: Line) -> bool:
    """Whether running text belongs to the headline above it: both stand in a small box without other headlines."""
    box = doc.common(entry.node, line.node)
    if entry.index <= head.index or doc.low[box] < head.index or doc.high[box] - doc.low[box] > _CARD:
        return False
    return len({doc.anchors[number].href for other in doc.lines_of(box) for number in other.anchors if doc.anchors[number].text}) == 1


def _unlabelled(
    doc: Doc, flags: list[int], url: str, zone: int, covered: set[int], body: tuple[int, int], title: int, own: set[Form]
) -> list[Block]:
    """Lists without a heading whose class says what they are ("related", "tinkhac"), and headlines that stand alone between paragraphs."""
    out: list[Block] = []
    lines = doc.lines
    host = _host(url)
    index = doc.low[zone]
    end = doc.high[zone]
    while index < end:
        line = lines[index]
        if index in covered or line.hidden:
            index += 1
            continue
        if flags[line.node] & F.RELATED and not flags[line.node] & (F.CRUMB | F.PAGER | F.COMMENT):
            stop = index
            while stop + 1 < end and flags[lines[stop + 1].node] & F.RELATED and stop + 1 not in covered:
                stop += 1
            inside = body[0] < index and stop < body[1]
            found = _items(doc, lines[index : stop + 1])
            if found.found:
                out.append(Block("inline" if inside else "related", -1, index, stop, found))
            index = stop + 1
            continue
        if (
            (body[0] < index <= body[1] or (0 <= title < index < body[0] <= title + _UNDER_TITLE and _leads_to_news(line)))
            and line.anchors
            and len(out) < _MOST_INLINE
            and ((line.link > len(line.text) * 0.6 and not around_link(doc, line)) or _is_card(doc, line))
            and not FILED.match(line.text)
            and not KEYWORDS.match(line.text)
            and not flags[line.node] & (F.CRUMB | F.TAGS | F.FILES)
            # Drupal's `<div class="field--name-field-chuyen-muc"><div>Chuyên mục</div><div><a>Dân tộc - Tôn giáo</a>`
            and not (flags[line.node] & F.SECTION and len(line.text) < _HEADLINE)
            # `<div class="link-content-footer"><span>Đọc thêm</span><a>…` is what its label says.
            and (not flags[line.node] & F.NOISE or label(plain(line.first)) is not None or _stands_alone(doc, flags, line))
        ):
            few = own and any(_is_numbered(doc, doc.anchors[number], own) for number in line.anchors)
            found = find_entries(doc, [line], own if few else ())
            links = found.links
            if links and _host(links[0].url) == host and not is_listed_file(doc, index):
                out.append(Block("inline" if index > body[0] else "related", -1, index, index, found))
        index += 1
    return out


def _is_card(doc: Doc, line: Line) -> bool:
    """Whether a line is a headline and the teaser behind it, in a box with their picture, all of which lead to one page: `<div><a><img></a>
    <a>Trồng 63.000 cây xanh …</a> Khoảng 2h sáng, …</div>`."""
    first = doc.anchors[line.anchors[0]]
    if len(first.text) < _HEADLINE or not line.text.startswith(first.text.strip()):
        return False
    box = line.node
    while doc.parent[box] > 0 and doc.high[doc.parent[box]] - doc.low[doc.parent[box]] == 1:
        box = doc.parent[box]
    hrefs = {anchor.href for anchor in doc.anchors if doc.within(anchor.node, box)}
    pictured = any(doc.within(picture.node, box) for picture in doc.pictures)
    return len(hrefs) == 1 and pictured and "figure" not in (doc.tags[node] for node in doc.up(line.node, limit=4))


def _stands_alone(doc: Doc, flags: list[int], line: Line) -> bool:
    """Whether a box that is called something else, `<div class="link-content-footer">`, holds nothing but the headline of this line, or a teaser
    too, and stands beside paragraphs. What is called advertising or buttons is believed."""
    box = line.node
    while doc.parent[box] > 0 and flags[doc.parent[box]] & F.NOISE:
        box = doc.parent[box]
    home = doc.parent[box]
    if (
        len({doc.anchors[number].href for number in line.anchors}) != 1
        or len(line.text) < _HEADLINE
        or doc.high[box] - doc.low[box] > 2
        or any(other.anchors for other in doc.lines_of(box) if other is not line)
        or _SOLD.search(doc.attr[box])
    ):
        return False
    near = doc.lines[max(line.index - _BESIDE, doc.low[home]) : min(line.index + _BESIDE + 1, doc.high[home])]
    return any(is_prose(other) and doc.parent[other.node] == home for other in near)


def _neighbours(doc: Doc, url: str, body: tuple[int, int], title: int) -> list[Block]:
    """The articles before and behind this one, where the page names them behind its text."""
    out = []
    for anchor, text in neighbours.find(doc, url, title):
        if any(map(is_prose, doc.lines[max(anchor.line, body[0]) : body[1] + 1])):
            continue
        found = single(doc, anchor, text)
        if found is not None and _host(found.links[0].url) == _host(url) and not _is_part(found.links[0].url, url):
            out.append(Block("related", -1, anchor.line, anchor.line, found))
    return out


def _is_part(link: str, url: str) -> bool:
    """Whether a link leads to a further page of the text at `url`: the same address with "?trang=2" or "&trang=2"."""
    return link == url or link.startswith((f"{url}?", f"{url}&"))


def _called_related(doc: Doc, flags: list[int], url: str, zone: int, covered: set[int]) -> list[Block]:
    """Lists without a heading below the article's box whose class says that they are of it: `<div class="tin-khac"><ul>…`."""
    out: list[Block] = []
    nodes = sorted(node for name, group in doc.alike.items() if _is_of_article(name) for node in group if doc.low[node] >= doc.high[zone])
    for node in nodes:
        lines = doc.lines_of(node)
        if not lines or flags[node] & F.NOISE or any(line.index in covered for line in lines):
            continue
        found = _items(doc, [line for line in lines if not line.hidden])
        if found.found and all(_host(link.url) == _host(url) for link in found.links):
            out.append(Block("related", -1, lines[0].index, lines[-1].index, found))
            covered |= {line.index for line in lines}
    return out


def _right_below(doc: Doc, flags: list[int], url: str, zone: int, covered: set[int], body: tuple[int, int]) -> list[Block]:
    """The list without heading or name that follows the article in its column, before anything else is announced: all its links are addresses
    of the article's own form, and it has dates or more than one link."""
    column = next(
        (node for node in doc.up(zone, limit=4) if node != zone and (doc.tags[node] in _COLUMNS or doc.high[node] > doc.high[zone])), zone
    )
    own, first, last, announced = form(url), -1, -1, False
    said = comments(doc, body[1] + 1)
    for line in doc.lines[body[1] + 1 : min(doc.high[column], body[1] + _BELOW)]:
        if first < 0 and (line.index in said or KEYWORDS.match(line.text)):
            continue
        if line.index in covered or flags[line.node] & DROP or line.hidden:
            if first < 0 and line.index not in covered:
                continue  # buttons, tags, a form for comments
            break
        found = find_entries(doc, [line], {own} if first >= 0 else ()).links if line.anchors else []
        if found:
            if announced or any(form(link.url) != own for link in found):
                break
            first, last = (line.index if first < 0 else first), line.index
        elif first >= 0:
            if find_date(line.text) is None:
                break
            last = line.index
        else:
            announced = not (line.anchors or flags[line.node] & _OF_TEXT or CHATTER.match(plain(line.text)))
    if first < 0:
        return []
    listed = find_entries(doc, doc.lines[first : last + 1], {own})
    if len(listed.found) == 1 and find_date(doc.lines[first].spaced) is None:
        return []
    return [Block("related", -1, first, last, listed)]


@lru_cache(maxsize=MOST_NAMES)
def _is_of_article(name: str) -> bool:
    return any(map(name.lower().__contains__, _OF_ARTICLE_WORDS)) and _OF_ARTICLE.search(name) is not None


def _leads_to_news(line: Line) -> bool:
    """Whether a line of links right under the title is a headline, and no button ("Lưu bài viết này") and no date that is a link."""
    return len(line.text) >= _HEADLINE and not line.time and find_date(line.text) is None and CHATTER.match(plain(line.text)) is None


def _host(url: str) -> str:
    """Host and port of an absolute address."""
    return url.split("/", 3)[2].lower() if url.count("/") >= 2 else ""


def article_links(doc: Doc, blocks: list[Block], body: tuple[int, int], own: str) -> list[Link]:
    """The links of an article's blocks, ranked from 1 in each kind, without those to the home page or to all posts of a month.

    A labelled box between paragraphs counts as inline; the box of the parts of a series names the article itself too, by its address `own`,
    which is no link of it.
    """
    out: list[Link] = []
    seen: dict[tuple[str, str], Link] = {}
    ranks: dict[str, int] = {}
    for block in blocks:
        if block.kind == "popular":
            continue
        block.entries.date(doc)
        kind: LinkBlock = (
            "inline"
            if block.kind == "inline" or (body[0] < block.first and block.last < body[1])
            else "latest"
            if block.kind == "latest"
            else "related"
        )
        for link in block.links:
            if link.url == own or is_home(link.url) or _ARCHIVE.search(link.url):
                continue
            if (known := seen.get((kind, link.url))) is not None:
                known.date_raw = known.date_raw or link.date_raw  # "Trang trước" leads to it too, without its date
                continue
            ranks[kind] = ranks.get(kind, 0) + 1
            seen[kind, link.url] = Link(link.url, link.title, kind, ranks[kind], link.date_raw)
            out.append(seen[kind, link.url])
    return out


def all_links(doc: Doc, article: list[Link], listing: bool) -> list[Link]:
    """Every link worth following, once each, in page order: those of the article's blocks, items of a listing, the rest as "menu"."""
    known = {link.url: link for link in reversed(article)}
    dated: dict[str, Link] = {}
    if listing:
        dated = {link.url: link for link in entries(doc, doc.lines)}
    out: dict[str, Link] = {}
    listed = others = 0
    for anchor in chain(doc.anchors, doc.more):
        target = anchor.target or doc.target(anchor)  # the menu's are known
        if target is None:
            continue
        old = out.get(target)
        if old is not None:
            if len(old.title) < len(anchor.text) and old.block == "menu":
                out[target] = Link(target, anchor.text[:500], "menu", old.rank)
            continue
        if link := known.get(target):
            out[target] = Link(target, link.title, link.block, link.rank, link.date_raw)
        elif (link := dated.get(target)) and not is_home(target):
            listed += 1
            out[target] = Link(target, link.title, "listing", listed, link.date_raw)
        else:
            others += 1
            entry = anchor.entry
            if entry is None or entry.rank != others or entry.url != target:
                entry = anchor.entry = Link(target, (anchor.text or anchor.title)[:500], "menu", others)
            out[target] = entry
    return list(out.values())


def next_pages(doc: Doc, url: str) -> list[str]:
    """Addresses of further pages of the same list: numbered, offsets, previous and next; told by address and text, not by selectors."""
    here, host = urlsplit(url), _host(url)
    out: dict[str, None] = {}
    worded: set[str] = set()
    for anchor in chain(doc.anchors, doc.more):
        text = anchor.text
        number = len(text) <= 5 and text.isdigit()
        if len(text) > 2 and not number and not leads_on(text) and not (anchor.title and anchor.title != text and leads_on(anchor.title)):
            continue
        folded = plain(text) or text
        target = doc.target(anchor)
        if target is None or target == url:
            continue
        if _host(target) != host:
            continue
        parts = urlsplit(target)
        if _PAGE_PATH.search(parts.path):
            out[target] = None
            continue
        params = [name for name, value in parse_qsl(parts.query, keep_blank_values=True) if _PAGE_PARAM.search(name) and value.isdigit()]
        if (
            params
            or ((number or NEXT_TEXT.match(folded)) and parts.path == here.path and parts.query)
            or (
                (number or folded in ("trang sau", "sau", "trang truoc", "truoc"))
                and parts.path != here.path
                and _NUMBER.sub("", parts.path) == _NUMBER.sub("", here.path)
            )
        ):
            out[target] = None
            if not (params or number):
                worded.add(target)
    if worded:  # "Xem tiếp" below the headline that leads to "/?cn=11&tc=3407" too goes on in the text, not in the list
        titles = {doc.target(anchor) for anchor in chain(doc.anchors, doc.more) if is_headline(headline(anchor))}
        return [target for target in out if target not in worded or target not in titles]
    return list(out)
