"""One walk over a parsed page: nodes, lines of text, anchors and images as flat lists, so that nothing later touches the tree twice.

A *line* is the text between two block boundaries (or `<br>`). Nodes are numbered in document order; the subtree of node `i` is
`i .. end[i] - 1`, and its lines are `low[i] .. high[i] - 1`. The walk keeps its own stack, so depth costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from lxml import etree
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode, SelectolaxError

from danvan_crawler.extract.addresses import resolve
from danvan_crawler.extract.cues import Cue, cues
from danvan_crawler.extract.frames import link_files
from danvan_crawler.items import Link
from danvan_crawler.vietnamese.text import is_usual, squeeze

if TYPE_CHECKING:
    from danvan_crawler.extract.recurring import Recurring

_NO_TEXT = (
    "script style svg template iframe select button textarea object embed canvas noscript input option datalist audio video math title"
)
_IN_LINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr amp-img picture source area map param blink basefont"
)
_DROPPED = _NO_TEXT.split()
INLINE = frozenset(_IN_LINE.split())
BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
ITALIC = frozenset(("em", "i"))
MAX_LINES, MAX_NODES, MAX_ANCHORS = 10_000, 150_000, 50_000
"""No article is that long: lists of figures and maps of sites are read up to here, and the reading says so. Links are followed further."""
IMAGES = frozenset(("img", "amp-img"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# 1 inline, 2 bold, 4 italic, 8 dropped: one look-up an element.
_SORTS = {tag: (tag in INLINE) + 2 * (tag in BOLD) + 4 * (tag in ITALIC) for tag in INLINE | BOLD | ITALIC}
_SORTS |= dict.fromkeys((*_DROPPED, "-comment", "marquee"), 8)
_LONG_TAG, _LONG_TEXT = 100_000, 4_000
_MANY_TAGS, _MANY_FORMATS, _MANY_OPEN, _DEEP = 20_000, 64, 300, 1_000
_PICTURE_DEPTH = 4
# Of Google Sites: `<div role="img" style="background-image: url(&quot;/sitesv-images-rt/…=w1280&quot;);">`.
_BACKGROUND = re.compile(r"\burl\(\s*[\"']?([^\"')\s]+)")
_BEGINNING = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# `<font …>`, `<b …>`, `<strong …>` with attributes, and a few words that are no tags; asked for one by one they would take twice the time.
_FORMATS = re.compile(rb"<[biusfectnBIUSFECTN](?:(?i:ont|trong|mall|trike|ig|ode|t|obr|m)?)\s[^>]*>")
_NO_DEPTH = frozenset(b"area base br col dd dt embed hr img input li link meta option p param source tbody td th tr track wbr".split())
_FORMAT = re.compile(rb"</?(?:b|i|s|u|tt|em|big|code|font|nobr|small|strike|strong)(?:\s[^<>]*)?>", re.I)
_FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
_ONCE = frozenset((b"html", b"body"))
_OPTIONS = LexborDocumentOptions.WO_EVENTS.value  # no script has run: nothing is copied into `<selectedcontent>`
_TAG = re.compile(rb"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{%d,}>" % _LONG_TAG)
_BLANK = " \t\r\n\f\v\xa0\u200b\u200c\u200d\u2060\ufeff"
_TEMPLATE = re.compile(r"\{\{[^{}]{0,300}\}\}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def _said_in(part: str) -> bool:
    """Whether there is more in a text than white space and SharePoint's U+200B before a photo."""
    return bool(part.strip(_BLANK))


def tidy(text: str) -> str:
    """The same as `squeeze`; text that needs no more than its runs of white space joined, nearly all of it, goes a shorter way."""
    short = text.strip()
    if "&" not in short and "  " not in short and (short.isprintable() if short.isascii() else "\n" not in short and is_usual(short)):
        return short
    printable = short.isprintable()  # of white space, a space is
    if "  " in short or not printable:
        short = " ".join(text.split())
        printable = short.isprintable()
    if "&" in short and _ENTITY.search(short):
        short = " ".join(unescape(short).split())  # encoded twice: the parser has left "&agrave;" of "&amp;agrave;"
        text = short
        printable = short.isprintable()
    # What `normalize` removes is not printable, but for three: Eth in both cases, and the grapheme joiner.
    if short.isascii() or (
        printable
        and "Ð" not in short
        and "ð" not in short
        and "\u034f" not in short
        and len(short) <= _LONG_TEXT  # a letter with a million marks is not to be looked at before they are cut off
        and is_normalized("NFC", short)
    ):
        return short
    return squeeze(text)


def _said(runs: list[str]) -> str:
    """The text of a line's runs, without what a script would have replaced: "10:04 | {{ getLanguage('VanBan_FontSize', 'Cỡ chữ') }} A-"."""
    text = "".join(runs)
    if "{{" in text and _TEMPLATE.search(text):
        runs[:] = [_TEMPLATE.sub(" ", run) for run in runs]
        text = "".join(runs)
    return tidy(text)


@dataclass(slots=True, eq=False)
class Line:
    """Text between two block boundaries; `raw` are its runs by element as the parser gave them, `time` the datetime of a `<time>` in it."""

    index: int
    node: int
    text: str
    raw: list[str]
    link: int
    bold: int
    italic: int
    anchors: list[int]
    time: str = ""
    hidden: bool = False
    _apart: str = ""

    @property
    def letters(self) -> int:
        """The length of the text without blanks, which `link`, `bold` and `italic` are compared with."""
        return len(self.text.replace(" ", ""))

    @property
    def segments(self) -> list[str]:
        """The runs by element: "Đã xem" and "254" may stand in two spans without a space between."""
        if len(self.raw) == 1:
            return [self.text]
        return [piece for piece in (tidy(raw) for raw in self.raw) if piece]

    @property
    def first(self) -> str:
        """The first of the segments."""
        return next((piece for raw in self.raw if (piece := tidy(raw))), "")

    @property
    def spaced(self) -> str:
        """The segments with a space between: what a reader sees where a style sheet sets spans apart."""
        if len(self.raw) == 1:
            return self.text
        self._apart = self._apart or tidy(" ".join(self.raw))
        return self._apart


@dataclass(slots=True, eq=False)
class Anchor:
    """An `<a href>`: its node, the raw address, its text, and the line it begins in. `target`: see `Doc.target`; "" before it was asked.
    `entry`: the link that it was on the last page where it was one of the menu's; nobody changes it."""

    node: int
    href: str
    line: int
    text: str = ""
    title: str = ""
    rel: str = ""
    target: str | None = ""
    entry: Link | None = None


@dataclass(slots=True, eq=False)
class Picture:
    """An `<img>`, or the `<source>` of a `<picture>` without one, its attributes, and the line it stands before or in; `after_text` when that
    line had text already."""

    node: int
    line: int
    attributes: dict[str, str]
    after_text: bool = False
    rescue: str | None = None


@dataclass(slots=True)
class Doc:
    """A page laid flat. `runs`: for inline elements with a class or id their line, and the first and last + 1 of the line's runs in them;
    `base`: the address that those of links are joined to; `more`: anchors behind the place where a very long page was cut, and those in
    `noscript`; `properties`: the elements with `itemprop` of the head and of what was walked through; `alike`: the nodes of each class and
    id, of which a page has far fewer; `marks`: see `region.node_flags`, empty before it was asked."""

    root: LexborHTMLParser
    tags: list[str] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    attr: list[str] = field(default_factory=list)
    style: dict[int, str] = field(default_factory=dict)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    more: list[Anchor] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    runs: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    base: str = ""
    cut: str | None = None
    selected: dict[str, int] = field(default_factory=dict)
    selected_values: dict[str, str] = field(default_factory=dict)
    properties: list[LexborNode] = field(default_factory=list)
    alike: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    marks: list[int] = field(default_factory=list)

    def cues(self, node: int) -> frozenset[Cue]:
        """The cues in the class and id of a node."""
        return cues(self.attr[node])

    def target(self, anchor: Anchor) -> str | None:
        """The address that an anchor leads to, absolute and without fragment; None for scripts, mail addresses and broken ones."""
        if anchor.target == "":
            anchor.target = resolve(self.base, anchor.href)
        return anchor.target

    def anchor_at(self, node: int) -> Anchor | None:
        """The anchor of an `<a>` element; None where it leads nowhere, and for other elements."""
        at = bisect_left(self.anchors, node, key=attrgetter("node"))
        return self.anchors[at] if at < len(self.anchors) and self.anchors[at].node == node else None

    def within(self, node: int, ancestor: int) -> bool:
        """Whether `node` is `ancestor` or lies below it."""
        return ancestor <= node < self.end[ancestor]

    def up(self, node: int, stop: int = -1, limit: int = 12) -> list[int]:
        """The node and its nearer ancestors, nearest first, at most `limit`, up to but without `stop`."""
        out: list[int] = []
        while node >= 0 and node != stop and len(out) < limit:
            out.append(node)
            node = self.parent[node]
        return out

    def common(self, a: int, b: int) -> int:
        """The lowest node that holds both."""
        while not self.within(b, a):
            a = self.parent[a]
        return a

    def lines_of(self, node: int) -> list[Line]:
        """The lines of a node's subtree."""
        return self.lines[self.low[node] : self.high[node]]

    def cells(self, row: int) -> list[int]:
        """The cells of a table's row."""
        return [node for node in range(row + 1, self.end[row]) if self.parent[node] == row and self.tags[node] in ("td", "th")]

    def photos_in(self, node: int) -> int:
        """How many pictures a node's subtree has."""
        by_node = attrgetter("node")
        return bisect_left(self.pictures, self.end[node], key=by_node) - bisect_left(self.pictures, node, key=by_node)

    def text(self, node: int) -> str:
        """All text of a node, lines joined by spaces; of an inline element only its part of the line."""
        run = self.runs.get(node)
        if run is not None and run[0] < len(self.lines):
            return tidy("".join(self.lines[run[0]].raw[run[1] : run[2]]))
        return " ".join(line.text for line in self.lines_of(node))


def _has_long_tag(data: bytes) -> bool:
    """Whether more than `_LONG_TAG` bytes without an angle bracket follow a "<"; only a few places of the page are looked at."""
    at = 0
    while len(data) - at > _LONG_TAG:
        end = at + _LONG_TAG + 1
        last = max(data.rfind(b">", at, end), data.rfind(b"<", at, end))
        if last < 0:
            if data[at - 1 : at] == b"<":
                return True
            last = data.find(b"<", end)  # a long script, or a picture written into it
            if last < 0:
                return False
        at = last + 1
    return False


def parse(data: bytes) -> LexborHTMLParser | None:
    """The tree of UTF-8 bytes as a browser builds it, or None where there is nothing but white space."""
    if not data.strip():
        return None
    if _has_long_tag(data):
        # The parser compares each attribute of a tag with all others: a tag of a megabyte takes it an hour.
        data = _TAG.sub(rb"<\1>", data)
    data = link_files(data)
    if _is_unruly(data):
        data = _put_in_order(data)
    try:
        return LexborHTMLParser(data, options=_OPTIONS)
    except SelectolaxError:  # out of memory
        return LexborHTMLParser(_put_in_order(data), options=_OPTIONS)


def _is_unruly(data: bytes) -> bool:
    """Whether the tree that the standard asks for may be far larger than the page, or take the square of its length.

    `<font …>` and its like that are not closed are opened anew in each paragraph behind them, three of a kind, and each block looks through
    all that it lies in. Most pages have too few kinds and too few tags for that.
    """
    many = len(data) > 5 * _MANY_TAGS and data.count(b"<") > _MANY_TAGS
    if not many and len(set(_FORMATS.findall(data))) < _MANY_FORMATS:
        return False
    depth = deepest = formatting = wholes = 0
    for closes, name in _BEGINNING.findall(data):
        name = name.lower()
        if name in _NO_DEPTH:
            continue
        step = -1 if closes else 1
        depth = max(depth + step, 0)
        deepest = max(deepest, depth)
        if name in _FORMATTING:
            formatting = max(formatting + step, 0)
        elif name in _ONCE:
            wholes += 1
    return deepest > _DEEP or formatting > _MANY_OPEN or wholes > _MANY_OPEN


def _put_in_order(data: bytes) -> bytes:
    """The markup without formatting as lxml reads it, which goes down to a certain depth: all tags closed."""
    data = _FORMAT.sub(b"", data)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return bytes(etree.tostring(etree.fromstring(data, parser), method="html", encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, TypeError):
        return b"<html></html>"


def flatten(tree: LexborHTMLParser, picked: dict[int, str] | None = None, recurring: Recurring | None = None, origin: str = "") -> Doc:
    """Walk the tree once. Scripts, styles, forms' controls and hidden frames are taken out first (the parser's library does it in C).

    One long loop with local names, as this is half of the reader's time. No element is kept but the few with `itemprop`: attributes that are
    wanted later are copied, so that the garbage collector has nothing to go through. `picked`: the fields of elements by their `mem_id`;
    `recurring` knows parts of earlier pages, which are not walked through again; `origin` is the scheme and host that links beginning with
    "/" lead to.
    """
    rescue, unscripted = _noscript(tree)
    known = recurring if not picked else None
    if known is not None:
        tree.strip_tags(_DROPPED)  # what recurs is told by its markup, where scripts may differ
    doc = Doc(tree, properties=tree.head.css("[itemprop]") if tree.head is not None else [])
    doc.more += unscripted
    tags, parents, ends, attrs, low, high, lines = doc.tags, doc.parent, doc.end, doc.attr, doc.low, doc.high, doc.lines
    anchors, styles, sort_of, runs, alike = doc.anchors, doc.style, _SORTS.get, doc.runs, doc.alike
    new_tag, new_parent, new_attr = tags.append, parents.append, attrs.append
    new_end, new_low, new_high = ends.append, low.append, high.append
    blocks, hide = [0], list[int]()
    opened: dict[int, int] = {}
    buffer: list[str] = []
    line_anchors: list[int] = []
    anchor: Anchor | None = None
    bold = italic = unseen = link_chars = bold_chars = italic_chars = count = 0
    time = ""
    index = node = held = -1  # the last one: the `<picture>` of the last photo
    last = MAX_NODES
    new_anchors: list[Anchor] = []
    places = known.begin(origin, not rescue) if known is not None else ()

    top = tree.body or tree.root
    assert top is not None  # a document has a root, whatever the bytes
    walk = top.traverse(include_text=True)
    parent = top.parent
    at = outside = parent.mem_id if parent is not None else 0
    above, sorts = list[int](), list[int]()  # the elements that are open, by their `mem_id`, and their sorts
    text = ""
    for el in chain(walk, (None,)):
        up, sort, more = outside, 0, ""
        if el is not None:
            tag = el.tag or ""
            if tag == "-text":
                more = el.text_content or ""
                if not more or (not buffer and not text and more.isspace()):
                    continue  # between blocks
            else:
                sort = sort_of(tag, 0)
                if sort == 8 and tag == "marquee" and el.css_first("a[href]") is not None:
                    sort = 0  # the newest articles, running by; a greeting has no links
                if sort == 8:
                    below = sum(1 for _ in el.traverse(include_text=True)) - 1 if el.first_child is not None else 0
                    next(islice(walk, below, below), None)
                    continue
            parent = el.parent
            if parent is not None:
                up = parent.mem_id
            if up == at and more:
                text += more  # nothing but a comment, or what is dropped, stands between
                continue
        while True:  # the text behind the last tag, then the end of the element it stands in, up to the parent of the next one
            if text:
                if unseen:
                    if anchor is not None and not anchor.title:
                        anchor.title = text.strip()  # Joomla: <span class="visually-hidden">Bài trước: Tập huấn nghiệp vụ …</span>
                elif text.isspace():
                    if buffer:
                        buffer.append(" ")
                        if anchor is not None:
                            anchor.text += " "
                else:
                    buffer.append(text)
                    if anchor is not None or bold or italic:
                        size = len(text.strip())
                        if anchor is not None:
                            link_chars += size
                            anchor.text = anchor.text + text if anchor.text else text
                        if bold:
                            bold_chars += size
                        if italic:
                            italic_chars += size
                text = ""
            if at == up:
                break
            sort_closed = sorts.pop()
            inline = sort_closed & 1
            ends[node] = index + 1
            if inline:
                if opened and node in opened:
                    first = opened.pop(node)
                    if low[node] == count:
                        runs[node] = (count, first, len(buffer))
                if anchor is not None and anchor.node == node:
                    anchor = None
            elif tags[node] != "br":
                if buffer or line_anchors:
                    if buffer and (said := _said(buffer)):
                        lines.append(
                            Line(count, blocks[-1], said, buffer, link_chars, bold_chars, italic_chars, line_anchors, time, bool(hide))
                        )
                        count += 1
                        if count >= MAX_LINES:
                            last = 0
                    buffer = []
                    line_anchors = []
                    if anchor is not None:
                        line_anchors.append(len(anchors) - 1)
                        if anchor.text:
                            anchor.text += " "
                    link_chars = bold_chars = italic_chars = 0
                    time = ""
                blocks.pop()
            if sort_closed > 1:
                bold -= sort_closed & 2
                italic -= sort_closed & 4
            high[node] = count + 1 if buffer else count
            if hide and hide[-1] == node:
                hide.pop()
                unseen -= inline
            node = parents[node]
            at = above.pop()
        if el is None:
            break
        if more:
            text = more
            continue
        inline = sort & 1
        index += 1
        if index >= last:
            doc.cut = f"page cut at {count} lines"
            _rest(doc, chain([el], walk))
            break
        attributes = el.attributes
        get = attributes.get
        if picked and el.mem_id in picked:
            field_of = picked[el.mem_id]
            doc.selected[field_of] = index
            doc.selected_values[field_of] = get("datetime") or get("content") or ""
        name = ident = style = None
        if attributes:
            name, ident, style = get("class"), get("id"), get("style")
            if "itemprop" in attributes:
                doc.properties.append(el)
        if not inline and (buffer or line_anchors):
            begins = anchor is not None and bool(line_anchors) and not anchor.text.strip()
            if begins:  # `<span>19/01/2026</span></a><a><div>Title`: it stands in the line of its own text, not in that of the date
                line_anchors.pop()
            if buffer and (said := _said(buffer)):
                lines.append(Line(count, blocks[-1], said, buffer, link_chars, bold_chars, italic_chars, line_anchors, time, bool(hide)))
                count += 1
                if count >= MAX_LINES:
                    last = 0
            if begins:
                anchors[-1].line = count
            buffer = []
            line_anchors = []
            if anchor is not None:
                line_anchors.append(len(anchors) - 1)
                if anchor.text:
                    anchor.text += " "
            link_chars = bold_chars = italic_chars = 0
            time = ""
        new_tag(tag)
        new_parent(node)
        names = (f"{name} {ident}" if ident else name) if name else ident or ""
        new_attr(names)
        if names:
            alike[names].append(index)
        new_end(index + 1)
        new_low(count)
        new_high(count)
        node = index
        if style:
            styles[index] = style
            if ("none" in style or "hidden" in style) and _HIDDEN_STYLE.search(style):
                hide.append(index)
                unseen += inline
            if "url(" in style and "background" in style and get("role") == "img" and (shown := _BACKGROUND.search(style)):
                doc.pictures.append(Picture(index, count, {"src": shown[1], "alt": get("aria-label") or ""}, any(map(_said_in, buffer))))
        if not inline:
            if tag != "br":
                blocks.append(index)
                align = get("align") if attributes else None
                if align:
                    styles[index] = f"text-align:{align};{styles.get(index, '')}"
                elif tag in HEADINGS:
                    doc.heads.append(index)
                if (
                    known is not None
                    and not (sort or hide or bold or italic or unseen or time)
                    and anchor is None
                    and parents[index] in places
                    and (piece := known.find(doc, index, el)) is not None
                ):
                    piece.paste(doc)
                    index += len(piece.tags)
                    count += len(piece.lines)
                    next(islice(walk, piece.steps, piece.steps), None)  # goes past what lies below
                    above.append(at)
                    sorts.append(sort)
                    at = el.mem_id
                    continue
        else:
            if names:
                opened[index] = len(buffer)
                if (
                    name
                    and ("hid" in name or "none" in name or "only" in name)
                    and (not hide or hide[-1] != index)
                    and "hidden" in cues(name)
                ):
                    hide.append(index)
                    unseen += 1  # <span class="hidden" itemprop="datePublished">: read as microdata, not as text
            if tag == "a":
                if "href" in attributes:
                    line_anchors.append(len(anchors))
                    anchor = Anchor(index, get("href") or "", count, "", get("title") or "", get("rel") or "")
                    anchors.append(anchor)
                    new_anchors.append(anchor)
            elif tag in IMAGES or (tag == "source" and tags[parents[index]] == "picture"):
                printed = {key: value or "" for key, value in attributes.items()}
                holder = next((above_it for above_it in doc.up(index, limit=_PICTURE_DEPTH) if tags[above_it] == "picture"), -1)
                if holder < 0 or holder != held or (tag != "source" and tags[doc.pictures[-1].node] != "source"):
                    doc.pictures.append(Picture(index, count, printed, any(map(_said_in, buffer)), rescue.get(el.mem_id)))
                    held = holder
                elif tag != "source":  # <picture><source data-srcset=…><source …><img src=loading.gif></picture>
                    source = doc.pictures[-1]
                    other = source.attributes.get("data-srcset") or source.attributes.get("srcset")
                    doc.pictures[-1] = Picture(index, count, printed, source.after_text, rescue.get(el.mem_id) or other)
            elif tag == "time":
                # "<time class="updated">…</time> <time class="published">…</time>" in one line: the first, or what is marked.
                if not time or (name and "published" in name):
                    time = get("datetime") or time
            elif tag == "abbr" and name and "published" in name:
                time = get("title") or ""  # hAtom: <abbr class="published" title="2016-12-23T05:12:00-08:00">
            elif tag == "font" and (points := get("size")):
                styles[index] = f"font-size:{points}sz"
        if sort > 1:
            bold += sort & 2
            italic += sort & 4
        above.append(at)
        sorts.append(sort)
        at = el.mem_id
    text = tidy("".join(buffer))
    while node >= 0:
        ends[node], high[node] = len(tags), count + bool(text)
        node = parents[node]
    if text:
        lines.append(Line(count, 0, text, buffer, link_chars, bold_chars, italic_chars, line_anchors, time, False))
    for anchor in new_anchors:
        raw = lines[anchor.line].raw if anchor.line < len(lines) else buffer
        anchor.text = lines[anchor.line].text if len(raw) == 1 and raw[0] is anchor.text else tidy(anchor.text) if anchor.text else ""
    if known is not None:
        known.learn(doc)
    return doc


def _rest(doc: Doc, walk: Iterator[LexborNode | None]) -> None:
    """The anchors behind the cut: no line and no date, but an address to follow."""
    for el in walk:
        if el is not None and el.tag == "a" and "href" in (attributes := el.attributes):
            if len(doc.anchors) + len(doc.more) >= MAX_ANCHORS:
                doc.cut = f"{doc.cut}, links at {MAX_ANCHORS}"
                return
            said = "".join(node.text_content or "" for node in islice(el.traverse(include_text=True), 40) if node.tag == "-text")
            doc.more.append(Anchor(-1, attributes["href"] or "", -1, tidy(said), attributes.get("title") or ""))


def _noscript(tree: LexborHTMLParser) -> tuple[dict[int, str], list[Anchor]]:
    """What pages have for browsers without scripts: the real addresses of lazy images, by `mem_id` (`<img src=placeholder><noscript><img
    src=real></noscript>`), and links to follow, `<noscript><div class="lv-pager">Trang: 1 <a href="…&PageIndex=2">2</a>`."""
    found: dict[int, str] = {}
    links: list[Anchor] = []
    for box in tree.tags("noscript"):
        for link in islice(box.css("a[href]"), MAX_ANCHORS - len(links)):
            links.append(Anchor(-1, link.attributes["href"] or "", -1, tidy(link.text()), link.attributes.get("title") or ""))
        inner = box.css_first("img")
        before = box.prev
        while before is not None and not before.is_element_node:
            before = before.prev
        if inner is not None and before is not None and (source := inner.attributes.get("src")):
            last = [before] if before.tag in IMAGES else before.css("img, amp-img")
            if last:
                found[last[-1].mem_id] = source
    return found, links
