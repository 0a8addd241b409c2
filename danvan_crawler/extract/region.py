"""Where the article stands on the page: the node that holds its text, found by what the lines are worth.

Every line is given a value: prose counts for its length, link lines against, the rest nothing. From the root down, the walk follows the
child that keeps most of the value; then it climbs again while what is added is clean (a data table beside the only paragraph).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from danvan_crawler.extract.cues import MOST_NAMES, name_cues
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import HEADINGS, Doc, Line
from danvan_crawler.extract.lexicon import CHATTER, COMMENTS, COUNTER, FILES, LATEST, POPULAR, READ_ON, RELATED, is_footer, plain


class F:
    """What the ancestors of a line say of it; flags are handed down."""

    NOISE = 1
    CAPTION = 2
    RELATED = 4
    HIDDEN = 8
    CRUMB = 16
    TAGS = 32
    PAGER = 64
    AUTHOR = 128
    SOURCE = 256
    DATE = 512
    SAPO = 1024
    FILES = 2048
    TITLE = 4096
    BODY = 8192
    CLOCK = 16384
    COMMENT = 32768
    LISTING = 65536
    KICKER = 1 << 17
    SECTION = 1 << 18


DROP = F.NOISE | F.RELATED | F.CRUMB | F.TAGS | F.PAGER | F.COMMENT | F.CLOCK
_BY_CUE = {
    "noise": F.NOISE,
    "caption": F.CAPTION,
    "related": F.RELATED,
    "hidden": F.HIDDEN,
    "crumb": F.CRUMB,
    "tags": F.TAGS,
    "pager": F.PAGER,
    "author": F.AUTHOR,
    "source": F.SOURCE,
    "date": F.DATE,
    "sapo": F.SAPO,
    "files": F.FILES,
    "title": F.TITLE,
    "body": F.BODY,
    "clock": F.CLOCK,
    "listing": F.LISTING,
    "kicker": F.KICKER,
    "section": F.SECTION,
}
_BY_TAG = {
    "nav": F.NOISE,
    "footer": F.NOISE,
    "aside": F.NOISE,
    "figcaption": F.CAPTION,
    "figure": F.CAPTION,
    "dialog": F.NOISE,
    "menu": F.NOISE,
    "marquee": F.NOISE,
}
_TELLING = _BY_TAG.keys() | HEADINGS
BOXES = frozenset(("body", "html", "main", "article", "form"))
_NOT_OF_BOXES = DROP | F.CAPTION | F.HIDDEN | F.AUTHOR | F.SOURCE | F.DATE | F.FILES | F.SAPO | F.TITLE
"""What is not believed of an element that holds a whole page or article."""
# Flags that would throw text away are not believed on a node that holds more than this share of the page's prose.
_DISBELIEF = 0.4
_LITTLE, _NOTHING, _SENTENCE = 300, 100, 60
_HIDDEN_TEXT, _MOSTLY = 120, 3
_PARAGRAPHS = frozenset(("p", "ul", "ol", "li", "blockquote", "table", "tbody", "dl", "h2", "h3", "h4", "center"))
_STOPS = (".", ".”", '."', ".»")
_BESIDE = re.compile(r"^[^\0:]{0,40}:|[\0\W\d_]+")
_WORDS, _ID = 3, 16
_CUT, _LINKED = ("...", "…"), 0.9
_OWN = 5
"""So many words of its own make a line with links a sentence; a label before a colon, "Xem thêm:", is not counted."""
_END = re.compile(r"[.!?…:;][\"”’»)\]]*$")
# What a large box behind the title must be called to be thrown away all the same.
_SURELY_NOISE = re.compile(r"comment|footer|cookie|consent|gdpr|modal|popup|sidebar|related|recommend|binh-?luan|newsletter|disqus", re.I)
# The only sentences of a list page may be those of a box that opens over it, `<div class="modal_introduce">`.
_OVERLAY = re.compile(r"\b(?:modal|popup|cookie|consent|gdpr)(?![a-z]|-(?:enabled|open|gallery|link)\b)", re.I)
# A line of a poem, and what is none: "Điện thoại: 0999 111 222", "Số 2 đường Ban Mai".
_VERSE = re.compile(r"[A-ZÀ-Ỹ“\"(…-][^\d:@|]{9,70}")
_VERSES, _MOST_OF, _FEET = 8, 0.75, 2  # lines of a poem, their share of the lines of its element, spaces in each
_CELLS, _ROWS = 6, 3  # of a programme
_NEXT = 3  # lines from a title to the sentence below
_HEADLINE, _LISTED = 25, 3  # letters of a headline, and how many are a list
_NEAR_BY = 6
_OF_FIELDS, _BARS = 200, 3  # letters of a line of fields, and bars in it
_COMMENT_ATTR = re.compile(r"comment|binh-?luan|disqus", re.I)
# On a link these say what a click opens: `<a class="td-modal-image" href="photo.jpg"><img></a>`, Joomla's `<a class="modal">`.
_OPENS = re.compile(r"modal|popup", re.I)


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
        if any(doc.tags[node] == "footer" or _COMMENT_ATTR.search(doc.attr[node]) for node in doc.up(doc.lines[first].node)):
            return True
        headlines = [line for line in doc.lines[title_last + 1 : first] if line.link > 0.5 * len(line.text) and len(line.text) >= _HEADLINE]
        # `<div class="cms-body">` below `<ul class="article-relate">` is what it says.
        return self.mass < _LITTLE and len(headlines) >= _LISTED and not self.flags[self.node] & F.BODY


def is_prose(line: Line) -> bool:
    """A line that reads as running text, not as a heading, a label or a link."""
    size = len(line.text)
    if size < 40 or line.link > size * 0.4:
        return False
    if are_fields(line.text):
        return False
    return size >= 90 or bool(_END.search(line.text)) or line.text.count(",") >= 2


def are_fields(text: str) -> bool:
    """Whether bars part a line in several fields: "Đăng bởi: SuperUser Account | Thứ Tư, 12 Tháng Ba 2014 7:55 CH | Số lượt xem (3993) | …"."""
    return len(text) < _OF_FIELDS and text.count(" | ") >= _BARS and COUNTER.search(plain(text)) is not None


def around_link(doc: Doc, line: Line) -> bool:
    """Whether a line that is mostly a link is a sentence around it, "Tổ cũng <a>vận động bà con hiến đất … của xã</a>.": a headline begins with
    a capital letter, or has nothing but a label and a date beside it."""
    if len(line.text) < _SENTENCE or not line.text.endswith(_STOPS) or not 0 < len(line.anchors) <= 2:
        return False
    first = doc.anchors[line.anchors[0]].text
    if len(line.anchors) == 1 and first[:1].islower() and not line.text.startswith(first):
        return True
    beside = line.text
    for number in line.anchors:
        beside = beside.replace(doc.anchors[number].text, " \0 ", 1)
    words = _BESIDE.sub(" ", beside).split()
    return len(words) >= _OWN and first_date(line.spaced) is None


def line_values(doc: Doc) -> list[float]:
    """What each line is worth as text, before anything is known of the place where it stands."""
    out = []
    for line in doc.lines:
        size = len(line.text)
        if line.link > size * 0.5:
            out.append(-(8 + 0.25 * size) if size > 2 else -2.0)
        elif is_prose(line):
            if size < 400 and is_footer(line.text):
                out.append(-60.0)
            elif (size < 160 and (CHATTER.match(plain(line.text)) or _is_details(line))) or _belongs_to_headline(doc, line):
                out.append(0.0)
            else:
                out.append(size - 1.5 * line.link)
        else:
            out.append(0.0)
    return out


def _belongs_to_headline(doc: Doc, line: Line) -> bool:
    """Whether a line ends with a link to where the headline above it leads: "<a>Hội nghị giao ban …</a>", "Chiều 12/6, … <a>Chi tiết</a>", or is
    cut off below a line that is all link: "Ngày 28/11/2022, Ban Tổ chức cuộc thi …"."""
    if not line.anchors:
        above = doc.lines[line.index - 1] if line.index and line.text.endswith(_CUT) else line
        if above is line or len(above.text) < _HEADLINE or above.link <= _LINKED * above.letters:
            return False
        # Behind running text in one box the link is a reference, and the line the end of the text: "… ấm áp tình người..."
        beside = doc.lines[doc.low[doc.parent[line.node]] : above.index]
        return not any(is_prose(other) and not other.text.endswith(_CUT) for other in beside[-_NEAR_BY:])
    last = doc.anchors[line.anchors[-1]]
    before = line.anchors[0] - 1
    return (
        before >= 0
        and doc.anchors[before].href == last.href
        and doc.anchors[before].line >= line.index - 2
        and line.text.endswith(last.text)
        and READ_ON.match(plain(last.text)) is not None
    )


def _is_details(line: Line) -> bool:
    """Whether a line reads as text by its commas alone, and tells when the article was printed and how often it was read, "Thời gian: Chủ nhật,
    23/02/2020, 13:56 (GMT+7) | Lượt xem: 2217", or is the page's clock, "Hôm nay, thứ ba ngày 20 tháng 10 năm 2026, 9:00 SA"."""
    if len(line.text) >= 90 or _END.search(line.text) or (found := first_date(line.spaced)) is None:
        return False
    return len(found.raw) > _MOST_OF * len(line.text) or COUNTER.search(plain(line.text)) is not None


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


def node_flags(doc: Doc, prose: list[float], title_node: int, doubtful: bool = False) -> list[int]:
    """Flags by class, id and tag, handed down the tree; a flag that would discard the title or much of the prose is not believed.

    If `doubtful`, none is that would discard text and is not surely noise: for pages where those leave none.
    """
    doc.marks = doc.marks or _marks(doc)
    flags = [0] if doc.tags else []
    add = flags.append
    whole = prose[0] if prose else 0.0
    tags, end = doc.tags, doc.end
    for node, (up, own) in enumerate(islice(zip(doc.parent, doc.marks, strict=True), 1, None), 1):
        if not own:
            add(flags[up])
            continue
        flag = flags[up]
        if tags[node] not in BOXES and (
            (node <= title_node < end[node] and own & DROP)
            or (doubtful and prose[node] > 0 and tags[node] not in _BY_TAG and not _SURELY_NOISE.search(doc.attr[node]))
            or (
                prose[node] > whole * _DISBELIEF
                and not (node > title_node >= 0 and not own & F.BODY and whole - prose[node] > 300 and _SURELY_NOISE.search(doc.attr[node]))
                and not (tags[node] == "footer" and node > title_node >= 0 and whole - prose[node] > _SENTENCE)
                and not (title_node < 0 and doc.high[node] - doc.low[node] < 0.5 * len(doc.lines) and _OVERLAY.search(doc.attr[node]))
            )
        ):
            own &= ~(DROP | F.CAPTION | F.HIDDEN | F.AUTHOR | F.SOURCE | F.DATE | F.FILES)
        if own & F.BODY:
            own &= ~F.TAGS  # "article-text heading-tag-switch"
            if flag & F.RELATED == 0:
                flag &= ~(F.TITLE | F.SAPO)
        add(flag | own)
    return flags


def _marks(doc: Doc) -> list[int]:
    """The flags of each node by its own names and tag, before the place of title and prose is asked whether to believe them."""
    out = [0] * len(doc.tags)
    for name, nodes in doc.alike.items():
        if own := _attribute_flags(name):
            for node in nodes:
                tag = doc.tags[node]
                out[node] = own & ~_NOT_OF_BOXES if tag in BOXES else _link_flags(name) if tag == "a" else own
                if tag == "table" and own & F.CAPTION and _holds_figures(doc, node):
                    out[node] &= ~F.CAPTION
    for node in [node for node, tag in enumerate(doc.tags) if tag in _TELLING]:
        tag = doc.tags[node]
        if tag in HEADINGS:
            if out[node] & DROP and _tells_itself(doc, node, doc.attr[node]):
                out[node] &= ~DROP
        elif tag not in ("figure", "figcaption") or "table" not in doc.attr[node]:  # <figure class="wp-block-table">
            out[node] |= _BY_TAG[tag]
    return out


def reveal(doc: Doc) -> None:
    """Take what is hidden for shown where that is nearly all the text of a page: a script was to move it into its templates,
    `<h1>{{news.Title}}</h1>` and `<div style="display:none"><div id="ndTitle">…</div><div id="ndContent">…</div></div>`."""
    prose = [line for line in doc.lines if is_prose(line) and not is_footer(line.text)]
    hidden = sum(len(line.text) for line in prose if line.hidden)
    if hidden > _HIDDEN_TEXT and hidden > _MOSTLY * sum(len(line.text) for line in prose if not line.hidden):
        for line in doc.lines:
            line.hidden = False


def _holds_figures(doc: Doc, table: int) -> bool:
    """Whether a table called after captions has several cells and no photo: `<table class="tplCaption"><td>Xã Phong Hải</td><td>25</td>`."""
    return doc.high[table] - doc.low[table] > 1 and not doc.photos_in(table)


def _tells_itself(doc: Doc, node: int, name: str) -> bool:
    """Whether the id of a heading is made of its words, as that of an entry of the contents is: `<h3 id="danh-gia-chung-ve-mo-hinh">`; a
    label of two words, `<h3 id="binh-luan">`, means what it says."""
    words = plain(doc.text(node))
    return words.count(" ") >= _WORDS and plain(name.rsplit(" ", 1)[-1]).replace(" ", "")[:_ID] == words.replace(" ", "")[:_ID]


@lru_cache(maxsize=MOST_NAMES)
def _attribute_flags(attribute: str) -> int:
    own = 0
    for name in attribute[:300].split():
        if found := name_cues(name):
            flags = sum(_BY_CUE[cue] for cue in found)
            own |= flags | F.COMMENT if flags & F.NOISE and _COMMENT_ATTR.search(name) else flags
    return own


@lru_cache(maxsize=MOST_NAMES)
def _link_flags(attribute: str) -> int:
    own = _attribute_flags(attribute)
    return _attribute_flags(_OPENS.sub("", attribute)) if own & F.NOISE and _OPENS.search(attribute) else own


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
    table = next((node for node in doc.up(region.node, limit=4) if doc.tags[node] == "table"), -1)
    lines = doc.lines_of(table) if table >= 0 else []
    if (
        len(lines) < _CELLS
        or doc.low[table] <= title_line
        or any(line.anchors or region.flags[line.node] & (DROP | F.HIDDEN) for line in lines)
    ):
        return
    rows = Counter(next((node for node in doc.up(line.node, table) if doc.tags[node] == "tr"), -1) for line in lines)
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
    for node in sorted(node for name, nodes in doc.alike.items() if _attribute_flags(name) & F.BODY for node in nodes if node > 0):
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


@lru_cache(maxsize=4_096)
def label(folded: str) -> str | None:
    """Which list a heading announces: "related", "latest", "popular", or None. `folded` as `lexicon.plain` gives it."""
    if len(folded) > 70:
        return None
    if POPULAR.search(folded):
        return "popular"
    if LATEST.match(folded):
        return "latest"
    if RELATED.match(folded):
        return "related"
    return None


def heading_of(doc: Doc, line: Line) -> int:
    """The heading node (h1..h6) that a line stands in, or -1."""
    node, steps = line.node, 0
    while node >= 0 and steps < 4:
        if doc.tags[node] in HEADINGS:
            return node
        node = doc.parent[node]
        steps += 1
    return -1
