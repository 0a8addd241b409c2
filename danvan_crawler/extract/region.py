"""Where the article stands on the page: the node that holds its text, found by what the lines are worth.

Every line is given a value: prose counts for its length, link lines against, the rest nothing. From the root down, the walk follows the
child that keeps most of the value; then it climbs again while what is added is clean (a data table beside the only paragraph).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.flags import COMMENT_ATTR, DROP, F, attribute_flags, node_flags
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lexicon import CHATTER, COMMENTS, COUNTER, FILES, label
from danvan_crawler.extract.prose import HEADLINE

_LITTLE, _NOTHING = 300, 100
_PARAGRAPHS = frozenset(("p", "ul", "ol", "li", "blockquote", "table", "tbody", "dl", "h2", "h3", "h4", "center"))
# A line of a poem, and what is none: "Điện thoại: 0999 111 222", "Số 2 đường Ban Mai".
_VERSE = re.compile(r"[A-ZÀ-Ỹ“\"(…-][^\d:@|]{9,70}")
_VERSES, _MOST_OF, _FEET = 8, 0.75, 2  # lines of a poem, their share of the lines of its element, spaces in each
_CELLS, _ROWS = 6, 3  # of a programme
_NEXT = 3  # lines from a title to the sentence below
_LISTED = 3  # headlines that are a list


@dataclass(slots=True)
class Region:
    """The node of the text, its lines `low` .. `high` - 1, the flags of all nodes, the value of each line, and their sum in the region."""

    node: int
    low: int
    high: int
    flags: list[int]
    values: list[float]
    mass: float = 0.0

    def first_prose(self) -> int:
        """The first line of running text."""
        return next((index for index in range(self.low, self.high) if self.values[index] > 0), self.low)

    def is_beside(self, doc: Doc, title_last: int) -> bool:
        """Whether the only text that was found is a comment, stands in the footer, "Cơ quan chủ quản: Tỉnh ủy Trường Lĩnh.", or is a few
        words behind a list of articles: "Thăm dò ý kiến: Đồng chí đánh giá giao diện cổng như thế nào?" """
        if self.low >= self.high:
            return False
        first = self.first_prose()
        if any(doc.tags[node] == "footer" or COMMENT_ATTR.search(doc.attr[node]) for node in doc.up(doc.lines[first].node)):
            return True
        headlines = [line for line in doc.lines[title_last + 1 : first] if line.link > 0.5 * len(line.text) and len(line.text) >= HEADLINE]
        # `<div class="cms-body">` below `<ul class="article-relate">` is what it says.
        return self.mass < _LITTLE and len(headlines) >= _LISTED and not self.flags[self.node] & F.BODY


def _subtotals(doc: Doc, values: list[float]) -> list[float]:
    """For every node the sum of its lines' positive values."""
    total = [0.0] * len(doc.tags)
    for line, value in zip(doc.lines, values, strict=True):
        if value > 0:
            total[line.node] += value
    parent = doc.parent
    for node in range(len(total) - 1, 0, -1):
        value = total[node]
        if value:
            total[parent[node]] += value
    return total


def _sums(doc: Doc, values: list[float]) -> tuple[list[float], list[float], list[int]]:
    """For every node the sum of its lines' values, of the positive ones, and how many those are."""
    size = len(doc.tags)
    totals, texts, counts = [0.0] * size, [0.0] * size, [0] * size
    for line, value in zip(doc.lines, values, strict=True):
        if value:
            totals[line.node] += value
            if value > 0:
                texts[line.node] += value
                counts[line.node] += 1
    parent = doc.parent
    for node in range(size - 1, 0, -1):
        if value := totals[node]:
            totals[parent[node]] += value
        if count := counts[node]:
            texts[parent[node]] += texts[node]
            counts[parent[node]] += count
    return totals, texts, counts


def _weighed(doc: Doc, values: list[float], flags: list[int], title_line: int) -> list[float]:
    """The values of lines as their flags and the title's place leave them."""
    out = values[:]
    for index, (line, value) in enumerate(zip(doc.lines, values, strict=True)):
        if value > 0:
            if flags[line.node] & (DROP | F.HIDDEN | F.CAPTION) or line.hidden or index <= title_line:
                out[index] = 0.0
            elif flags[line.node] & F.BODY:
                out[index] *= 1.3
    return out


def find_region(doc: Doc, bare: list[float], title_line: int) -> Region:
    """Find the node of the article's text. `bare`: the values of `line_values`; `title_line`: index of a line known to be the title, or -1;
    text before it counts little."""
    prose = _subtotals(doc, bare)
    title_node = doc.lines[title_line].node if title_line >= 0 else -1
    flags = node_flags(doc, prose, title_node)
    values = _weighed(doc, bare, flags, title_line)
    if sum(value for value in values if value > 0) < _NOTHING < sum(value for value in bare if value > 0):
        again = node_flags(doc, prose, title_node, doubtful=True)
        doubted = _weighed(doc, bare, again, title_line)
        if sum(value for value in doubted if value > 0) > _LITTLE:
            flags, values = again, doubted
    totals, texts, counts = _sums(doc, values)
    children: dict[int, list[int]] = {}
    parent = doc.parent
    for node, text in enumerate(texts):
        if text > 0 and node:
            children.setdefault(parent[node], []).append(node)
    node = 0
    while True:
        below = children.get(node)
        if not below:
            break
        best = max(below, key=texts.__getitem__)
        # Either nearly all text is in one child, or what stands around it is more links than text (navigation, teasers, imprint).
        if texts[best] < 0.85 * texts[node] and not (
            texts[best] >= 0.4 * texts[node] and counts[best] >= 3 and totals[best] > totals[node]
        ):
            # Text in several children (columns, teasers below): the one that holds the title, if that is more than title and lead.
            best = next((child for child in below if doc.low[child] <= title_line < doc.high[child]), -1)
            if best < 0 or counts[best] < 3 or texts[best] < 0.2 * texts[node]:
                break
        node = best
    node = _climb(doc, node, flags, title_line)
    region = Region(node, doc.low[node], doc.high[node], flags, values)
    if doc.tags[node] in _PARAGRAPHS and node > 0:
        _widen(doc, region, title_line)
    region.mass = sum(values[region.low : region.high])
    if region.mass <= 0:
        _take_sentences(region, title_line)
    if region.mass < _LITTLE:
        _take_named(doc, region, title_line)
    if 0 < region.mass < _LITTLE:
        _take_table(doc, region, title_line)
    if region.mass <= 0:
        _take_verse(doc, region, title_line)
    return region


def _take_sentences(region: Region, title_line: int) -> None:
    """A page of a sentence or two whose box holds the lists below as well, so that links outweigh them: from the first to the last of them, if
    that is right below the title."""
    filled = [index for index in range(region.low, region.high) if region.values[index] > 0]
    if not filled or not 0 < filled[0] - title_line <= _NEXT or title_line < 0:
        return
    mass = sum(region.values[filled[0] : filled[-1] + 1])
    if mass > 0:
        region.low, region.high, region.mass = filled[0], filled[-1] + 1, mass


def _take_table(doc: Doc, region: Region, title_line: int) -> None:
    """A page whose one sentence is a cell of a programme, "8 giờ 00 | Chào cờ, tuyên bố lý do | Ban Tổ chức": the table, if it has no links and
    stands below the title."""
    table = doc.nearest("table", region.node, limit=4)
    lines = doc.lines_of(table) if table >= 0 else []
    if (
        len(lines) < _CELLS
        or doc.low[table] <= title_line
        or any(line.anchors or region.flags[line.node] & (DROP | F.HIDDEN) for line in lines)
    ):
        return
    rows = Counter(doc.nearest("tr", line.node, table) for line in lines)
    if sum(count > 1 for count in rows.values()) >= _ROWS:
        region.node, region.low, region.high = table, doc.low[table], doc.high[table]
        region.mass = 0.5 * sum(len(line.text) for line in lines)


def _take_verse(doc: Doc, region: Region, title_line: int) -> None:
    """A page without a sentence and without names for its boxes: the lines of a poem in one element,
    `<td>Tay gầy nhóm bếp nhà sàn<br>Lửa hồng thắp sáng muôn vàn ước mơ<br>…`, or in one of several stanzas, each with lines of its own."""
    verses = Counter(line.node for line in islice(doc.lines, title_line + 1, None) if _is_verse(line, region.flags[line.node]))
    stanzas: Counter[int] = Counter()
    for node, count in verses.items():
        if doc.tags[node] == "p" and count > 1:
            stanzas[doc.parent[node]] += count
    node, count = max([*verses.items(), *stanzas.items()], key=itemgetter(1), default=(-1, 0))
    if count < _VERSES:
        return
    own = [line for line in doc.lines_of(node) if node in (line.node, doc.parent[line.node])]
    if count < _MOST_OF * len(own):
        return
    region.node, region.low, region.high = node, max(doc.low[node], title_line + 1), doc.high[node]
    region.mass = 0.5 * sum(len(line.text) for line in own)


def _is_verse(line: Line, flag: int) -> bool:
    return (
        not line.anchors
        and not line.hidden
        and not flag & (DROP | F.HIDDEN)
        and _VERSE.fullmatch(line.text) is not None
        and line.text.count(" ") >= _FEET
        and not is_footer(line.text)
    )


def _take_named(doc: Doc, region: Region, title_line: int) -> None:
    """A page with hardly a sentence, such as a programme or a list of names: the box that is called the text, if it has more to say."""
    best, most = -1, max(1.5 * region.mass, 150.0)
    for node in sorted(node for name, nodes in doc.alike.items() if attribute_flags(name) & F.BODY for node in nodes if node > 0):
        if region.flags[node] & (DROP | F.HIDDEN):
            continue
        lines = [
            line
            for line in doc.lines_of(node)
            if line.index > title_line and line.link <= 0.5 * len(line.text) and not region.flags[line.node] & (DROP | F.HIDDEN)
        ]
        size = float(sum(len(line.text) for line in lines))
        if len(lines) >= 4 and size > most:
            best, most = node, size
    if best >= 0:
        region.node, region.low, region.high, region.mass = best, max(doc.low[best], title_line + 1), doc.high[best], 0.5 * most


def _widen(doc: Doc, region: Region, title_line: int) -> None:
    """A text of one paragraph: take its siblings too, behind and before it, as far as they are clean (a list, a table, a photo's place)."""
    node, up = region.node, doc.parent[region.node]
    last = doc.high[up]
    while region.high < last and clean_line(
        doc.lines[region.high], region.flags[doc.lines[region.high].node], doc.tags[doc.lines[region.high].node] in ("td", "th")
    ):
        region.high += 1
    first = max(doc.low[up], title_line + 1)
    if doc.tags[node] == "p":
        while (
            region.low > first
            and clean_line(doc.lines[region.low - 1], region.flags[doc.lines[region.low - 1].node])
            and doc.parent[doc.lines[region.low - 1].node] == up
        ):
            region.low -= 1
    region.node = up


def _climb(doc: Doc, node: int, flags: list[int], title_line: int) -> int:
    """Go up while the lines that come in are clean: a table, a heading, list items, but no title, label, date line or list of links."""
    while node > 0 and doc.tags[node] not in ("body", "html"):
        up = doc.parent[node]
        if up < 0 or doc.tags[up] in ("body", "html", "tr") or (title_line >= 0 and doc.low[up] <= title_line < doc.high[up]):
            break
        if doc.high[up] - doc.low[up] > 4000:
            break
        added = doc.lines[doc.low[up] : doc.low[node]] + doc.lines[doc.high[node] : doc.high[up]]
        if not all(clean_line(line, flags[line.node], doc.tags[line.node] in ("td", "th")) for line in added):
            break
        node = up
    return node


def clean_line(line: Line, flag: int, cell: bool = False) -> bool:
    """Whether a line may belong to an article's text: no link list, label, counter, date line (but for a table's `cell`), toolbar."""
    size = len(line.text)
    if flag & (DROP | F.DATE | F.TITLE | F.FILES | F.HIDDEN):
        return False
    if line.link > size * 0.5:
        return False
    if size <= 80:
        folded = plain(line.text)
        if not folded:
            return True
        if label(folded) or CHATTER.match(folded) or COUNTER.search(folded) or FILES.match(folded) or COMMENTS.match(folded):
            return False
        found = first_date(line.spaced)
        if found and len(found.raw) > size * 0.4 and not cell:
            return False
    return not is_footer(line.text)
