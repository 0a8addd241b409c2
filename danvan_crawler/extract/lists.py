"""The lists of links on a page: labelled ones, tabs, cards, neighbours of the article, and links that stand alone in the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from danvan_crawler.extract import neighbours
from danvan_crawler.extract.attachments import is_listed_file
from danvan_crawler.extract.comments import comments, opens_comments
from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Anchor, Doc, Line
from danvan_crawler.extract.entries import (
    Entries,
    Entry,
    Form,
    find_date,
    find_entries,
    form,
    is_headline,
    is_short_title,
    single,
)
from danvan_crawler.extract.lexicon import CHATTER, FILED, KEYWORDS, plain
from danvan_crawler.extract.region import DROP, F, around_link, heading_of, is_prose, label
from danvan_crawler.items import Link
from danvan_crawler.sites.views import is_part_of

_HEADER = re.compile(r"(?:^|[\s_-])(?:header|search|menu|navbar|nav)(?:$|[\s_-])", re.I)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NUMBERED = re.compile(r"\w+://[^/]+/.*?\d")
_OLDER = re.compile(r"(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc) (?:cu|cu hon|da dua|da dang|truoc)\b")
_STEP = re.compile(r"bai dang (?:moi|cu) hon\b")
"""Blogger's "Bài đăng Mới hơn", a link to the next post, heads no list."""
# What "other" or "more" may mean is any list.
_OF_ARTICLE = re.compile(
    r"lien-?_?quan|(?:tin|bai)-?_?(?:viet-?_?)?(?:khac|cu(?![a-z])|moi-?hon)|cung-?_?(?:chuyen-?_?muc|chu-?de|loai)|related-?_?(?:news|posts?|articles?)|"
    r"other-?_?(?:news|articles?|posts?)",
    re.I,
)
_OF_ARTICLE_WORDS = ("lien", "tin", "bai", "cung", "related", "other")
CARD = 4  # lines of a headline with its photo, date and first words
_UNDER_TITLE, _HEADLINE, _SHORT, _WORDS, _TAB = 8, 25, 20, 3, 40
_OF_TEXT = F.AUTHOR | F.SOURCE | F.DATE | F.FILES
_COLUMNS = frozenset(("td", "main", "body"))
_BELOW = 60
"""Lines behind the text in which a list without heading may begin and end."""
_BESIDE = 6
_SOLD = re.compile(
    r"(?:^|[\s_-])(?:ads?|adv\w*|sponsor\w*|promo\w*|banner|quang-?cao|share\w*|social|like|tools?|toolbar|buttons?)(?:$|[\s_-])", re.I
)
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
        kind = label_kind(doc, line, flags)
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


def is_bare_label(line: Line) -> bool:
    """Whether a line only announces a list, which may be empty: "Các tin khác:" below the oldest article of a section."""
    words, colon, rest = line.text.partition(":")
    return len(line.text) <= 40 and not line.anchors and not rest.strip() and _labelled(words + colon) in ("related", "latest")


def look_of(doc: Doc, at: int) -> str:
    """Tag, class and id of a paragraph and of the element around it; "" where it has neither class nor id."""
    node = doc.lines[at].node
    box = doc.parent[node]
    if box < 0 or not (doc.attr[node] or doc.attr[box]):
        return ""
    return f"{doc.tags[box]} {doc.attr[box]} > {doc.tags[node]} {doc.attr[node]}"


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


def label_kind(doc: Doc, line: Line, flags: list[int]) -> str | None:
    """The kind of the list that a line heads, as `region.label` calls it; None where it heads none."""
    kind = _labelled(line.text)
    if kind is None:
        return None
    if line.link and line.anchors:
        first = doc.anchors[line.anchors[0]]
        if line.text.startswith(first.text) and line.link >= len(line.text) * 0.9 and len(first.text) > 45:
            return None
    if flags[line.node] & F.CRUMB or (line.anchors and _STEP.match(plain(line.spaced))):
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
    if entry.index <= head.index or doc.low[box] < head.index or doc.high[box] - doc.low[box] > CARD:
        return False
    return len({doc.anchors[number].href for other in doc.lines_of(box) for number in other.anchors if doc.anchors[number].text}) == 1


def _unlabelled(
    doc: Doc, flags: list[int], url: str, zone: int, covered: set[int], body: tuple[int, int], title: int, own: set[Form]
) -> list[Block]:
    """Lists without a heading whose class says what they are ("related", "tinkhac"), and headlines that stand alone between paragraphs."""
    out: list[Block] = []
    lines = doc.lines
    host = host_of(url)
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
            if links and host_of(links[0].url) == host and not is_listed_file(doc, index):
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
        if found is not None and host_of(found.links[0].url) == host_of(url) and not is_own_text(found.links[0].url, url):
            out.append(Block("related", -1, anchor.line, anchor.line, found))
    return out


def is_own_text(link: str, url: str) -> bool:
    """Whether a link leads to the text at `url` itself or to another page of it: the same address with "?trang=2" or "&trang=2"; from Joomla's
    "&limitstart=1" to "&showall=1"."""
    return link.rstrip("/") == url.rstrip("/") or link.startswith((f"{url}?", f"{url}&")) or is_part_of(link, url)


def _called_related(doc: Doc, flags: list[int], url: str, zone: int, covered: set[int]) -> list[Block]:
    """Lists without a heading below the article's box whose class says that they are of it: `<div class="tin-khac"><ul>…`."""
    out: list[Block] = []
    nodes = sorted(node for name, group in doc.alike.items() if _is_of_article(name) for node in group if doc.low[node] >= doc.high[zone])
    for node in nodes:
        lines = doc.lines_of(node)
        if not lines or flags[node] & F.NOISE or any(line.index in covered for line in lines):
            continue
        found = _items(doc, [line for line in lines if not line.hidden])
        if found.found and all(host_of(link.url) == host_of(url) for link in found.links):
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


def host_of(url: str) -> str:
    """Host and port of an absolute address."""
    return url.split("/", 3)[2].lower() if url.count("/") >= 2 else ""
