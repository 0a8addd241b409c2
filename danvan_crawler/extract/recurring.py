"""Parts of a page that stood on earlier pages of the same site, tag for tag: menus, side columns, footers. They are laid flat once.

A memory of `flatten`, not of the reader: what is read of a page is the same with and without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborNode

from danvan_crawler.extract.dom import Anchor, Doc, Line, Picture
from danvan_crawler.extract.walk import MAX_LINES, MAX_NODES

LEAST_NODES = 20
"""Smaller parts cost less to walk through than to look up."""
MOST_NODES = 20_000
"""Nodes of all parts that are kept, some 500 bytes each; those that were not met for longest go first."""
MOST_PATHS = 4_000
"""Places that are known of all sites; then all are learned anew."""

_TEXT = 0.6
"""A part with this share of a page's text without links holds the article: what recurs is looked for among its children at once."""
_CHANCES = 4
"""Times that a part may be new before its children are looked at instead: a menu marks the section of the page."""
_ALIKE = 4
"""Small children of one name after which no more are counted: the entries of a list."""


@dataclass(slots=True)
class Piece:
    """The nodes, lines and anchors below an element, numbered as on the page where the element is node `node` and `line` and `anchor`
    are the next numbers; `loose` are anchors whose target depends on the page's own address, `steps` what a walk through the tree goes
    through there: elements, texts and comments."""

    node: int
    line: int
    anchor: int
    tags: list[str]
    parent: list[int]
    end: list[int]
    attr: list[str]
    low: list[int]
    high: list[int]
    lines: list[Line]
    anchors: list[Anchor]
    pictures: list[Picture]
    heads: list[int]
    style: dict[int, str]
    runs: dict[int, tuple[int, int, int]]
    alike: dict[str, list[int]]
    loose: list[Anchor]
    steps: int

    def paste(self, doc: Doc) -> None:
        """Add the piece below the last node of a page."""
        doc.tags += self.tags
        doc.parent += self.parent
        doc.end += self.end
        doc.attr += self.attr
        doc.low += self.low
        doc.high += self.high
        doc.lines += self.lines
        doc.anchors += self.anchors
        doc.pictures += self.pictures
        doc.heads += self.heads
        doc.style |= self.style
        doc.runs |= self.runs
        for names, nodes in self.alike.items():
            doc.alike.setdefault(names, []).extend(nodes)
        for anchor in self.loose:
            anchor.target = ""

    def moved(self, node: int, line: int, anchor: int) -> Piece:
        """The same piece for another place of a page."""
        by, lower, later = node - self.node, line - self.line, anchor - self.anchor
        anchors = [Anchor(a.node + by, a.href, a.line + lower, a.text, a.title, a.rel, a.target) for a in self.anchors]
        return Piece(
            *(node, line, anchor, self.tags),
            *([n + by for n in self.parent], [n + by for n in self.end], self.attr),
            *([n + lower for n in self.low], [n + lower for n in self.high]),
            [
                Line(
                    *(x.index + lower, x.node + by, x.text, x.raw, x.link, x.bold, x.italic),
                    *([n + later for n in x.anchors], x.time, x.hidden),
                )
                for x in self.lines
            ],
            anchors,
            [Picture(p.node + by, p.line + lower, p.attributes, p.after_text) for p in self.pictures],
            [n + by for n in self.heads],
            {n + by: style for n, style in self.style.items()},
            {n + by: (at + lower, first, last) for n, (at, first, last) in self.runs.items()},
            {names: [n + by for n in nodes] for names, nodes in self.alike.items()},
            [anchor for anchor in anchors if _is_loose(anchor)],
            self.steps,
        )


@dataclass(slots=True)
class _Place:
    """An element of a page that may recur: its node, the numbers of the next line and anchor where it begins, its path, and its markup if
    what lies below it is to be kept."""

    element: LexborNode
    node: int
    line: int
    anchor: int
    path: str
    markup: tuple[str, str] | None = None


class Recurring:
    """The parts that recurred on the pages of sites that were read so far, and the places where to look for them.

    A place is a path of names below the site's origin. One whose markup is new again and again is opened: its children are places. Reads
    one page at a time: `begin`, `find` for each child of an open place, `learn`. `nodes`: those of all parts that are kept.
    """

    def __init__(self) -> None:
        self._opened: set[str] = set()
        self._small: dict[str, int] = {}
        self._new: dict[str, int] = {}
        self._met: set[int] = set()
        self._pieces: dict[tuple[str, str], Piece] = {}
        self.nodes = 0
        self._origin = ""
        self._with_pictures = True
        self._open: dict[int, str] = {}
        self._places: list[_Place] = []
        self._turns = Counter[str]()

    def begin(self, origin: str, with_pictures: bool) -> Container[int]:
        """A new page; the nodes whose children `find` is to be asked for, -1 for the root. `with_pictures` if those of a part say all of them."""
        self._origin, self._with_pictures = origin, with_pictures
        self._open, self._places = {-1: origin}, []
        self._turns.clear()
        return self._open

    def find(self, doc: Doc, node: int, el: LexborNode) -> Piece | None:
        """What lies below the element `el`, the last node of `doc` so far; None for what is new, or not worth a look."""
        path = f"{self._open[doc.parent[node]]}>{doc.tags[node]} {doc.attr[node]}"
        if self._small.get(path, 0) >= _ALIKE:
            return None
        self._turns[path] += 1
        path = f"{path}#{self._turns[path]}"
        if path in self._opened:
            self._open[node] = path
            return None
        if path in self._small:
            return None
        place = _Place(el, node, len(doc.lines), len(doc.anchors), path)
        self._places.append(place)
        if path not in self._new:
            return None
        markup = (self._origin, el.html or "")
        piece = self._pieces.pop(markup, None)
        if piece is None:
            self._new[path] += 1
            if (met := hash(markup)) in self._met:
                place.markup = markup
            elif len(self._met) < MOST_PATHS:
                self._met.add(met)
            else:
                self._met = {met}
            return None
        if (piece.node, piece.line, piece.anchor) != (node, place.line, place.anchor):
            piece = piece.moved(node, place.line, place.anchor)
        self._pieces[markup] = piece
        if (
            (piece.pictures and not self._with_pictures)
            or node + len(piece.tags) >= MAX_NODES
            or place.line + len(piece.lines) >= MAX_LINES
        ):
            return None
        self._places.pop()
        self._new[path] = max(self._new[path] - 1, 0)
        return piece

    def learn(self, doc: Doc) -> None:
        """After a page: keep what came the second time, and decide where to look on the next."""
        places, self._places = self._places, []  # they hold the page's tree
        if doc.cut:
            return
        whole = _prose(doc.lines)
        for place in places:
            path, size = place.path, doc.end[place.node] - place.node
            if path not in self._new and size < LEAST_NODES:
                name = path.rpartition("#")[0]
                self._small[path] = 0
                self._small[name] = self._small.get(name, 0) + 1
                continue
            news = self._new.setdefault(path, 0)
            if place.markup is not None and (piece := _cut_out(doc, place)) is not None and (self._with_pictures or not piece.pictures):
                self._keep(place.markup, piece)
            if news > _CHANCES or (not news and _prose(doc.lines_of(place.node)) > _TEXT * whole):
                self._opened.add(path)
        if len(self._small) + len(self._new) > MOST_PATHS:
            self._small.clear()
            self._new.clear()
            self._opened.clear()

    def _keep(self, markup: tuple[str, str], piece: Piece) -> None:
        if markup in self._pieces:  # a menu that stands twice on one page, for telephones too
            return
        self._pieces[markup] = piece
        self.nodes += len(piece.tags)
        while self.nodes > MOST_NODES:
            self.nodes -= len(self._pieces.pop(next(iter(self._pieces))).tags)


def _prose(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines if not line.link)


def _is_loose(anchor: Anchor) -> bool:
    return not anchor.href.startswith(("/", "http://", "https://"))


def _cut_out(doc: Doc, place: _Place) -> Piece | None:
    """What lies below a place; None where it reaches into what follows, or names dates for programs, which belong to the page."""
    if place.markup is not None and 'itemprop="date' in place.markup[1]:
        return None
    first, stop = place.node + 1, doc.end[place.node]
    low, high = place.line, doc.high[place.node]
    times = [node for node in range(first, stop) if doc.tags[node] in ("time", "abbr")]
    if times and doc.low[times[-1]] >= high:  # it dates the line behind it
        return None
    last = place.anchor
    while last < len(doc.anchors) and doc.anchors[last].node < stop:
        last += 1
    anchors = doc.anchors[place.anchor : last]
    alike: dict[str, list[int]] = {}
    for node, names in enumerate(islice(doc.attr, first, stop), first):
        if names:
            alike.setdefault(names, []).append(node)
    return Piece(
        *(place.node, low, place.anchor, doc.tags[first:stop], doc.parent[first:stop], doc.end[first:stop]),
        *(doc.attr[first:stop], doc.low[first:stop], doc.high[first:stop], doc.lines[low:high], anchors),
        [picture for picture in doc.pictures if first <= picture.node < stop],
        [node for node in doc.heads if first <= node < stop],
        {node: style for node, style in doc.style.items() if first <= node < stop},
        {node: run for node, run in doc.runs.items() if first <= node < stop},
        alike,
        [anchor for anchor in anchors if _is_loose(anchor)],
        sum(1 for _ in place.element.traverse(include_text=True)) - 1,
    )
