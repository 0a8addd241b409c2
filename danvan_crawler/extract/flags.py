"""What the classes, ids and tags around a line say of it: caption, list of other articles, menu, hidden."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress, count, islice

from danvan_crawler.extract.cues import MOST_NAMES, name_cues, names_in
from danvan_crawler.extract.dom import HEADINGS, Doc
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.prose import SENTENCE, is_prose


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
_HIDDEN_TEXT, _MOSTLY = 120, 3
_WORDS, _ID = 3, 16
# What a large box behind the title must be called to be thrown away all the same.
_SURELY_NOISE = re.compile(r"comment|footer|cookie|consent|gdpr|modal|popup|sidebar|related|recommend|binh-?luan|newsletter|disqus", re.I)
# The only sentences of a list page may be those of a box that opens over it, `<div class="modal_introduce">`.
_OVERLAY = re.compile(r"\b(?:modal|popup|cookie|consent|gdpr)(?![a-z]|-(?:enabled|open|gallery|link)\b)", re.I)
COMMENT_ATTR = re.compile(r"comment|binh-?luan|disqus", re.I)
# On a link these say what a click opens: `<a class="td-modal-image" href="photo.jpg"><img></a>`, Joomla's `<a class="modal">`.
_OPENS = re.compile(r"modal|popup", re.I)


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
                and not (tags[node] == "footer" and node > title_node >= 0 and whole - prose[node] > SENTENCE)
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
        if own := attribute_flags(name):
            for node in nodes:
                tag = doc.tags[node]
                out[node] = own & ~_NOT_OF_BOXES if tag in BOXES else _link_flags(name) if tag == "a" else own
                if tag == "table" and own & F.CAPTION and _holds_figures(doc, node):
                    out[node] &= ~F.CAPTION
    for node in compress(count(), map(_TELLING.__contains__, doc.tags)):
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
def attribute_flags(attribute: str) -> int:
    """The flags that the names in a class and id stand for."""
    own = 0
    for name in names_in(attribute):
        own |= _name_flags(name)
    return own


@lru_cache(maxsize=MOST_NAMES)
def _name_flags(name: str) -> int:
    found = name_cues(name)
    flags = sum([_BY_CUE[cue] for cue in found]) if found else 0
    return flags | F.COMMENT if flags & F.NOISE and COMMENT_ATTR.search(name) else flags


@lru_cache(maxsize=MOST_NAMES)
def _link_flags(attribute: str) -> int:
    own = attribute_flags(attribute)
    return attribute_flags(_OPENS.sub("", attribute)) if own & F.NOISE and _OPENS.search(attribute) else own
