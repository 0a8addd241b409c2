"""Lists of links without a heading: called so by their class, right below the article, alone between paragraphs, its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract import neighbours
from danvan_crawler.extract.addresses import host_of, is_own_text
from danvan_crawler.extract.attachments import is_listed_file
from danvan_crawler.extract.comments import comments
from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.entries import Form, find_date, find_entries, form, single
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import CHATTER, FILED, KEYWORDS, label
from danvan_crawler.extract.lists.block import Block, is_numbered, items_of
from danvan_crawler.extract.prose import HEADLINE, around_link, is_prose

# What "other" or "more" may mean is any list.
_OF_ARTICLE = re.compile(
    r"lien-?_?quan|(?:tin|bai)-?_?(?:viet-?_?)?(?:khac|cu(?![a-z])|moi-?hon)|cung-?_?(?:chuyen-?_?muc|chu-?de|loai)|related-?_?(?:news|posts?|articles?)|"
    r"other-?_?(?:news|articles?|posts?)",
    re.I,
)
_OF_ARTICLE_WORDS = ("lien", "tin", "bai", "cung", "related", "other")
_UNDER_TITLE = 8
_OF_TEXT = F.AUTHOR | F.SOURCE | F.DATE | F.FILES
_COLUMNS = frozenset(("td", "main", "body"))
_BELOW = 60
"""Lines behind the text in which a list without heading may begin and end."""
_BESIDE = 6
_SOLD = re.compile(
    r"(?:^|[\s_-])(?:ads?|adv\w*|sponsor\w*|promo\w*|banner|quang-?cao|share\w*|social|like|tools?|toolbar|buttons?)(?:$|[\s_-])", re.I
)
_MOST_INLINE = 300
"""Lone headlines between paragraphs that are looked for: more than that are a list, and its items are found as such."""


def unlabelled_lists(
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
            found = items_of(doc, lines[index : stop + 1])
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
            and not (flags[line.node] & F.SECTION and len(line.text) < HEADLINE)
            # `<div class="link-content-footer"><span>Đọc thêm</span><a>…` is what its label says.
            and (not flags[line.node] & F.NOISE or label(plain(line.first)) is not None or _stands_alone(doc, flags, line))
        ):
            few = own and any(is_numbered(doc, doc.anchors[number], own) for number in line.anchors)
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
    if len(first.text) < HEADLINE or not line.text.startswith(first.text.strip()):
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
        or len(line.text) < HEADLINE
        or doc.high[box] - doc.low[box] > 2
        or any(other.anchors for other in doc.lines_of(box) if other is not line)
        or _SOLD.search(doc.attr[box])
    ):
        return False
    near = doc.lines[max(line.index - _BESIDE, doc.low[home]) : min(line.index + _BESIDE + 1, doc.high[home])]
    return any(is_prose(other) and doc.parent[other.node] == home for other in near)


def neighbours_of(doc: Doc, url: str, body: tuple[int, int], title: int) -> list[Block]:
    """The articles before and behind this one, where the page names them behind its text."""
    out = []
    for anchor, text in neighbours.find(doc, url, title):
        if any(map(is_prose, doc.lines[max(anchor.line, body[0]) : body[1] + 1])):
            continue
        found = single(doc, anchor, text)
        if found is not None and host_of(found.links[0].url) == host_of(url) and not is_own_text(found.links[0].url, url):
            out.append(Block("related", -1, anchor.line, anchor.line, found))
    return out


def called_related(doc: Doc, flags: list[int], url: str, zone: int, covered: set[int]) -> list[Block]:
    """Lists without a heading below the article's box whose class says that they are of it: `<div class="tin-khac"><ul>…`."""
    out: list[Block] = []
    named = (doc.alike[name] for name in doc.called(_OF_ARTICLE_WORDS) if _is_of_article(name))
    nodes = sorted(node for group in named for node in group if doc.low[node] >= doc.high[zone])
    for node in nodes:
        lines = doc.lines_of(node)
        if not lines or flags[node] & F.NOISE or any(line.index in covered for line in lines):
            continue
        found = items_of(doc, [line for line in lines if not line.hidden])
        if found.found and all(host_of(link.url) == host_of(url) for link in found.links):
            out.append(Block("related", -1, lines[0].index, lines[-1].index, found))
            covered |= {line.index for line in lines}
    return out


def right_below(doc: Doc, flags: list[int], url: str, zone: int, covered: set[int], body: tuple[int, int]) -> list[Block]:
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
    return _OF_ARTICLE.search(name) is not None


def _leads_to_news(line: Line) -> bool:
    """Whether a line of links right under the title is a headline, and no button ("Lưu bài viết này") and no date that is a link."""
    return len(line.text) >= HEADLINE and not line.time and find_date(line.text) is None and CHATTER.match(plain(line.text)) is None
