"""Whether what looked like a title and a text is a list of articles: teasers, whole texts, the name of a section."""

from __future__ import annotations

from urllib.parse import unquote

from danvan_crawler.extract.addresses import day_in, is_own_text, is_slug, slug
from danvan_crawler.extract.dom import Doc, Line, heading_of
from danvan_crawler.extract.entries import is_headline
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.kinds.addressed import is_further
from danvan_crawler.extract.kinds.evidence import LONG_TEXT
from danvan_crawler.extract.kinds.headlines import Group, is_filed
from danvan_crawler.extract.lexicon import ELLIPSES, READ_ON
from danvan_crawler.extract.lists.block import Block
from danvan_crawler.extract.prose import HEADLINE, is_prose
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.titles import Title

_SUMMARIES = 2
_NEAR, _BEFORE, _DETAILS = 12, 250, 5
_CUT_OFF = 120
_HEADLINES = 4


def leads_to_text(doc: Doc, first_prose: int, head: Title, url: str, dated: bool) -> bool:
    """Whether a title is followed by its own text and not by the items of a list: no headline link between the two, and the address was
    made of it, or a date stands there."""
    if head.line < 0 or head.last >= first_prose or doc.lines[head.line].link > 0.5 * len(head.text):
        return False
    between = doc.lines[head.last + 1 : first_prose]
    linked = (doc.anchors[number] for line in between for number in line.anchors)
    # Joomla's "Mục lục bài viết" leads to the other pages of the text.
    others = (anchor for anchor in linked if not is_own_text(doc.target(anchor) or "", url))
    if len(between) > _NEAR or any(is_headline(anchor.text) and not is_filed(doc, anchor) for anchor in others):
        return False
    return is_slug(head.text, slug(url)) or (dated and len(head.text) >= HEADLINE)


def section_page(doc: Doc, head: Title, first_prose: int, url: str, mass: float) -> bool:
    """Whether the "title" is the name of a section: a menu entry too, with a headline right below it (the last page of a list, with one
    or two items), and not text enough (`mass`) for an article that the menu names too."""
    if head.line < 0 or mass > LONG_TEXT or len(head.text) > 2 * HEADLINE or day_in(url):
        return False
    own = key(head.text)
    if is_slug(head.text, slug(url)) and not is_further(url):
        # "/mat-tran-va-doan-the": the menu leads here, by the same name; Drupal's "?page=1" is the second page.
        menu = (
            anchor for anchor in doc.anchors if anchor.line < head.line and len(anchor.text) <= 2 * HEADLINE and key(anchor.text) == own
        )
        targets = (target for anchor in menu if (target := doc.target(anchor)) is not None)
        if not any(target in (url, url.partition("?")[0]) or url.startswith(f"{target.rstrip('/')}/") for target in targets):
            return False
    if not any(key(anchor.text) == own for anchor in doc.anchors if anchor.line != head.line and len(anchor.text) <= 2 * HEADLINE):
        return False
    below = doc.lines[head.last + 1 : max(first_prose, head.last + 2)]
    linked = (doc.anchors[number] for line in below for number in line.anchors)
    return any(is_headline(anchor.text) and not anchor.href.startswith("#") and not is_filed(doc, anchor) for anchor in linked)


def in_list(doc: Doc, region: Region, groups: list[Group], blocks: list[Block], first_prose: int, title: int, url: str) -> bool:
    """Whether the text that looked like an article is made of the teasers of a list: headlines among it, little text before the first."""
    values = region.values
    if region.mass <= 0 and any(group.count >= _HEADLINES and region.low <= group.first and group.last < region.high for group in groups):
        return True  # Joomla's table of "STT", "Tiêu đề bài viết", "Lượt xem": not a sentence in it
    if title >= 0 and len(doc.lines[title].text) > _CUT_OFF and doc.lines[title].text.endswith(ELLIPSES):
        title = -1  # the first teaser, cut off
    own = title >= 0 and _leads_here(doc, doc.lines[title], url)
    for group in groups:
        # A box of news with its label, "Tin mới", that ends above the text.
        if any(block.heading >= 0 and block.heading <= group.first and group.last <= block.last < first_prose for block in blocks):
            continue
        if title >= group.last:  # a menu of 150 links right above the title ("Chuyên mục số 150") lists no teasers of this page
            continue
        if group.first <= title and (own or doc.lines[title].link < 0.5 * len(doc.lines[title].text)):
            # One nest of tags, `<tr><td><a>`, makes the box of much-read news above and the list of other news below, and the title of
            # Joomla and PHP-Nuke, which is a link to its own page.
            below = [at for at in group.lines if at > title]
            group = Group(len(below), below[0], below[-1], below)
        if not group.first <= first_prose <= group.last + 4:
            continue
        low = title + 1 if title < group.first else region.low
        before = sum(value for value in values[low : group.first] if value > 0)
        if before < _BEFORE and _whole_texts(doc, values, group):
            return True
        if group.count < 3:
            continue
        between = [
            sum(value for value in values[at:after] if value > 0)
            for at, after in zip(group.lines, [*group.lines[1:], group.last + 4], strict=True)
        ]
        filled = sum(1 for value in between if value > 0)
        text = sum(between)
        if before < _BEFORE and text < 900 * max(filled, 1) and (group.count >= 4 or group.dated(doc) >= 2):
            return True
    if _summaries(doc, region, title) >= _SUMMARIES:
        return True
    # "Xem thêm: Trồng 63.000 cây xanh" and ">> Trồng 63.000 cây xanh" in a text
    pointers = {
        block.first for block in blocks if block.first == block.last and (block.heading == block.first or _points(doc, block.first))
    }
    items = {at for group in groups if group.count >= 3 for at in group.lines} - pointers
    prose = [index for index in range(region.low, region.high) if values[index] > 0]
    teasers = sum(1 for index in prose if any(at in items for at in range(index - 3, index)) and title not in range(index - 3, index))
    return (teasers >= 3 and teasers >= 0.6 * len(prose)) or (
        bool(teasers) and teasers == len(prose) and max((group.count for group in groups), default=0) >= 6 and title < 0
    )


def _points(doc: Doc, index: int) -> bool:
    return doc.lines[index].text.startswith((">>", "»", "›"))


def _leads_here(doc: Doc, line: Line, url: str) -> bool:
    """Whether all of a line is a link to the page at `url` itself."""
    targets = [doc.target(doc.anchors[number]) for number in line.anchors]
    return len(targets) == 1 and targets[0] is not None and unquote(targets[0]) == unquote(url)


def _summaries(doc: Doc, region: Region, title: int) -> int:
    """How many linked headings below the title have text and a link below that leads on: `<h2><a>Thăm thôn Đông</a></h2><p>…</p><p><a>Đọc thêm:
    Thăm thôn Đông</a></p>`."""
    headings: dict[str, int] = {}
    found: set[str] = set()
    for line in doc.lines[max(title + 1, 0) : region.high + 1]:
        if len(line.anchors) != 1 or (target := doc.target(doc.anchors[line.anchors[0]])) is None:
            continue
        if heading_of(doc, line) >= 0:
            headings.setdefault(target, line.index)
        elif target in headings and READ_ON.match(plain(line.text)) and any(map(is_prose, doc.lines[headings[target] : line.index])):
            found.add(target)
    return len(found)


def _whole_texts(doc: Doc, values: list[float], group: Group) -> bool:
    """Whether each item is a linked heading with its date, and behind that prose of whatever length: a list that prints whole articles."""
    ends = [*group.lines[1:], group.last + 2 * _DETAILS]
    return (
        group.dated(doc, _DETAILS) == group.count
        and all(heading_of(doc, doc.lines[at]) >= 0 for at in group.lines)
        and all(max(values[at:end], default=0.0) > 0 for at, end in zip(group.lines, ends, strict=True))
    )
