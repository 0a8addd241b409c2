"""A page laid flat: nodes, lines of text, anchors and images as flat lists, so that nothing later touches the tree.

A *line* is the text between two block boundaries (or `<br>`). Nodes are numbered in document order; the subtree of node `i` is
`i .. end[i] - 1`, and its lines are `low[i] .. high[i] - 1`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from danvan_crawler.extract.addresses import resolve
from danvan_crawler.extract.cues import Cue, cues
from danvan_crawler.extract.patterns import places
from danvan_crawler.extract.tidy import tidy
from danvan_crawler.items import Link

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


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
    id, of which a page has far fewer; `marks`: see `flags.node_flags`, empty before it was asked."""

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

    def called(self, words: Iterable[str]) -> list[str]:
        """The keys of `alike` that any of some words in small letters stands in."""
        names = list(self.alike)
        return [names[number] for number in places(words, "\0".join(names).lower())]

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

    def nearest(self, tag: str, node: int, stop: int = -1, limit: int = 12) -> int:
        """The node itself or the nearest of its ancestors that `up` gives with this tag; -1 where none has it."""
        tags, parent = self.tags, self.parent
        while node >= 0 and node != stop and limit > 0:
            if tags[node] == tag:
                return node
            node = parent[node]
            limit -= 1
        return -1

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


def heading_of(doc: Doc, line: Line) -> int:
    """The heading node (h1..h6) that a line stands in, or -1."""
    node, steps = line.node, 0
    while node >= 0 and steps < 4:
        if doc.tags[node] in HEADINGS:
            return node
        node = doc.parent[node]
        steps += 1
    return -1
