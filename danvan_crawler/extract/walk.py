"""One walk over a parsed page, which lays it flat. The walk keeps its own stack, so depth costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from danvan_crawler.extract.cues import cues
from danvan_crawler.extract.dom import HEADINGS, Anchor, Doc, Line, Picture
from danvan_crawler.extract.tidy import tidy

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
_INLINE = frozenset(_IN_LINE.split())
_BOLD = HEADINGS | {"b", "strong", "th"}
_ITALIC = frozenset(("em", "i"))
MAX_LINES, MAX_NODES, MAX_ANCHORS = 10_000, 150_000, 50_000
"""No article is that long: lists of figures and maps of sites are read up to here, and the reading says so. Links are followed further."""
_IMAGES = frozenset(("img", "amp-img"))
# 1 inline, 2 bold, 4 italic, 8 dropped: one look-up an element.
_SORTS = {tag: (tag in _INLINE) + 2 * (tag in _BOLD) + 4 * (tag in _ITALIC) for tag in _INLINE | _BOLD | _ITALIC}
_SORTS |= dict.fromkeys((*_DROPPED, "-comment", "marquee"), 8)
_PICTURE_DEPTH = 4
# Of Google Sites: `<div role="img" style="background-image: url(&quot;/sitesv-images-rt/…=w1280&quot;);">`.
_BACKGROUND = re.compile(r"\burl\(\s*[\"']?([^\"')\s]+)")
_BLANK = " \t\r\n\f\v\xa0\u200b\u200c\u200d\u2060\ufeff"
_TEMPLATE = re.compile(r"\{\{[^{}]{0,300}\}\}")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def _said_in(part: str) -> bool:
    """Whether there is more in a text than white space and SharePoint's U+200B before a photo."""
    return bool(part.strip(_BLANK))


def _said(runs: list[str]) -> str:
    """The text of a line's runs, without what a script would have replaced: "10:04 | {{ getLanguage('VanBan_FontSize', 'Cỡ chữ') }} A-"."""
    text = "".join(runs)
    if "{{" in text and _TEMPLATE.search(text):
        runs[:] = [_TEMPLATE.sub(" ", run) for run in runs]
        text = "".join(runs)
    return tidy(text)


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
        if picked and el.mem_id in picked:
            field_of = picked[el.mem_id]
            doc.selected[field_of] = index
            doc.selected_values[field_of] = attributes.get("datetime") or attributes.get("content") or ""
        name = style = None
        names = ""
        if attributes:
            get = attributes.get
            name, ident, style = get("class"), get("id"), get("style")
            names = (f"{name} {ident}" if ident else name) if name else ident or ""
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
            elif tag in _IMAGES or (tag == "source" and tags[parents[index]] == "picture"):
                printed = {key: value or "" for key, value in attributes.items()}
                holder = doc.nearest("picture", index, limit=_PICTURE_DEPTH)
                if holder < 0 or holder != held or (tag != "source" and tags[doc.pictures[-1].node] != "source"):
                    doc.pictures.append(Picture(index, count, printed, any(map(_said_in, buffer)), rescue.get(el.mem_id)))
                    held = holder
                elif tag != "source":  # <picture><source data-srcset=…><source …><img src=loading.gif></picture>
                    source = doc.pictures[-1]
                    other = source.attributes.get("data-srcset") or source.attributes.get("srcset")
                    doc.pictures[-1] = Picture(index, count, printed, source.after_text, rescue.get(el.mem_id) or other)
            elif tag == "time":
                # "<time class="updated">…</time> <time class="published">…</time>" in one line: the first, or what is marked.
                if attributes and (not time or (name and "published" in name)):
                    time = get("datetime") or time
            elif tag == "abbr" and name and "published" in name:
                time = get("title") or ""  # hAtom: <abbr class="published" title="2016-12-23T05:12:00-08:00">
            elif tag == "font" and (points := attributes.get("size")):
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
        anchor.text = lines[anchor.line].text if len(raw) == 1 and raw[0] is anchor.text else _said([anchor.text]) if anchor.text else ""
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
            last = [before] if before.tag in _IMAGES else before.css("img, amp-img")
            if last:
                found[last[-1].mem_id] = source
    return found, links
