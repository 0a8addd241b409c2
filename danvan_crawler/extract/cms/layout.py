"""How a platform module says what it knows: selectors over the flattened page, a set for each form of its article pages.

A selector is the part of CSS that themes need: `h1.title`, `#news-bodyhtml`, `.other_News .top_F`, `[id$=lblTitle]`; commas part
alternatives, the first that finds text wins. Class and id are told apart by no platform we know, so `.x` and `#x` are the same here.
Quoted words behind a step ask for how its text begins, folded: `p.h5.text-right "tac gia"` is "Tác giả: Minh Thảo" and not "Nguồn tin: …",
`tr "tieu de" .ms-formbody` the cell beside "Tiêu đề".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.region import Region

FIELDS = ("title", "sapo", "published", "author", "source", "section", "kicker")
"""Fields of a layout that name one element; `body` names the one that proves the layout."""

_STEP = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)(?:\[id\$=([\w-]+)\])?$")
_PART = re.compile(r'([^\s"]+)(?:\s+"([^"]+)")?')
_HEAD, _BESIDE = 80, 12
"""Letters of an element's text in which its first words are looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One form of a platform's article page. It fits a page with exactly one `body`, a `title`, and `where` if given. Without a `body`, where the
    text's element has no name, `where` alone proves it, and the common reader finds the text.

    The fields of FIELDS are read from the element named, and from nowhere else if it is there; the common reader fills in the rest, and
    finds the title where only a tag names it ("h1") that the page has twice.
    `captions`, `files`, `related` and `noise` mark all elements they find.
    """

    body: str
    title: str
    where: str = ""
    sapo: str = ""
    published: str = ""
    author: str = ""
    source: str = ""
    section: str = ""
    kicker: str = ""
    captions: str = ""
    files: str = ""
    related: str = ""
    noise: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: by what it is known, its article pages, and `rows`, the headline links of its listing pages.

    `generator`: a word of `<meta name="generator">`; `signs`: strings of its classes, ids and head that no other platform writes.
    """

    name: str
    signs: tuple[str, ...] = ()
    generator: str = ""
    layouts: tuple[Layout, ...] = ()
    rows: str = ""


@dataclass(slots=True)
class Fit:
    """What a platform found on a page: the layout that fits (None: no article page it knows), and the nodes of its rows."""

    layout: Layout | None = None
    rows: list[int] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Step:
    tag: str
    names: frozenset[str]
    ending: str
    words: str

    def fits(self, tag: str, attribute: str) -> bool:
        if self.tag and tag != self.tag:
            return False
        names = _names(attribute)
        return self.names <= names and (not self.ending or any(name.endswith(self.ending) for name in names))


@lru_cache(maxsize=MOST_NAMES)
def _names(attribute: str) -> frozenset[str]:
    return frozenset(attribute.split())


@lru_cache(maxsize=1_000)
def _parse(selectors: str) -> tuple[tuple[_Step, ...], ...]:
    """Alternatives, each as its steps. Raises ValueError for what is no selector."""
    out = []
    for text in filter(None, (part.strip() for part in selectors.split(","))):
        steps = []
        if _PART.sub("", text).strip():
            raise ValueError(f"not a selector: {text.strip()!r} in {selectors!r}")  # a quotation mark that nothing closes
        for part in _PART.finditer(text):
            match = _STEP.match(part[1])
            if match is None:
                raise ValueError(f"not a selector: {part[1]!r} in {selectors!r}")
            steps.append(_Step(match[1] or "", frozenset(re.split(r"[.#]", match[2])[1:]), match[3] or "", part[2] or ""))
        out.append(tuple(steps))
    return tuple(out)


class Finder:
    """Finds elements of one page: its nodes are sorted by the names in their class and id once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._by_name: dict[str, list[int]] = {}
        for attribute, nodes in doc.alike.items():
            for name in _names(attribute):
                self._by_name.setdefault(name, []).extend(nodes)

    def all(self, selectors: str) -> list[int]:
        """The nodes that any of the alternatives finds, in page order, none within another."""
        found = sorted({node for steps in _parse(selectors) for node in self._find(steps)})
        out: list[int] = []
        for node in found:
            if not out or not self.doc.within(node, out[-1]):
                out.append(node)
        return out

    def first(self, selectors: str) -> int:
        """The first node with text that the first successful alternative finds; -1 if none does."""
        doc = self.doc
        for steps in _parse(selectors):
            node = min((node for node in self._find(steps) if doc.high[node] > doc.low[node]), default=-1)
            if node >= 0:
                return node
        return -1

    def beside(self, selectors: str, title: int) -> int:
        """As `first`, of the nodes that the alternative finds the first behind the title, else the last before it: the page's clock may be called
        as the article's date is, `<span class="story_date current">`."""
        doc = self.doc
        for steps in _parse(selectors):
            nodes = sorted(node for node in self._find(steps) if doc.high[node] > doc.low[node])
            if nodes:
                behind = next((node for node in nodes if node > title and doc.low[node] <= doc.low[title] + _BESIDE), None)
                return behind if behind is not None else next((node for node in reversed(nodes) if node < title), nodes[0])
        return -1

    def is_unsure(self, selectors: str) -> bool:
        """Whether the alternative that `first` takes names a tag alone, and the page has several: the h1 of the logo and that of the article."""
        doc = self.doc
        for steps in _parse(selectors):
            nodes = [node for node in self._find(steps) if doc.high[node] > doc.low[node]]
            if nodes:
                return len(nodes) > 1 and not any(step.names or step.ending for step in steps)
        return False

    def only(self, selectors: str) -> int:
        """The one node with text that the first successful alternative finds; -1 if there is none, or several that are not nested."""
        doc = self.doc
        for steps in _parse(selectors):
            nodes = sorted(node for node in self._find(steps) if doc.high[node] > doc.low[node])
            if nodes:
                return nodes[0] if all(doc.within(node, nodes[0]) for node in nodes) else -1
        return -1

    def _find(self, steps: tuple[_Step, ...]) -> list[int]:
        doc = self.doc
        nodes: list[int] | set[int] = self._said(self._top(steps[0]), steps[0])
        for step in steps[1:]:
            below = {at for node in nodes for at in range(node + 1, doc.end[node]) if step.fits(doc.tags[at], doc.attr[at])}
            nodes = self._said(below, step)
        return list(nodes)

    def _said(self, nodes: list[int] | set[int], step: _Step) -> list[int] | set[int]:
        return [node for node in nodes if plain(_head(self.doc, node)).startswith(step.words)] if step.words else nodes

    def _top(self, step: _Step) -> list[int]:
        tags, attr = self.doc.tags, self.doc.attr
        if step.names:
            found = self._by_name.get(min(step.names), [])
        elif step.ending:
            found = [node for name, nodes in self._by_name.items() if name.endswith(step.ending) for node in nodes]
        else:
            return [node for node, tag in enumerate(tags) if tag == step.tag]
        return [node for node in found if step.fits(tags[node], attr[node])]


def _head(doc: Doc, node: int) -> str:
    """How the text of a node begins."""
    if node in doc.runs:
        return doc.text(node)[:_HEAD]
    text = ""
    for line in islice(doc.lines, doc.low[node], doc.high[node]):
        text += line.text[:_HEAD] + " "
        if len(text) > _HEAD:
            break
    return text


def fit(doc: Doc, platform: Platform) -> Fit:
    """Lay a platform's layouts over a page. Of the first that fits, the fields' nodes go to `doc.selected`, where a site file's own stay."""
    out = Fit()
    if not platform.layouts and not platform.rows:
        return out
    finder = Finder(doc)
    for layout in platform.layouts:
        body = finder.only(layout.body or layout.where) if not layout.where or finder.all(layout.where) else -1
        if body < 0:
            continue
        title = finder.first(layout.title)
        if title < 0 or len(doc.text(title)) > 400 or (title >= doc.end[body] and doc.lines[doc.low[title]].link):
            continue  # behind the text a link `.news-title` is a headline of another list
        out.layout = layout
        if layout.body:
            doc.selected.setdefault("body", body)
        for name in FIELDS:
            selectors = getattr(layout, name)
            if not selectors or name in doc.selected or (name == "title" and finder.is_unsure(selectors)):
                continue
            if (node := finder.beside(selectors, title) if name == "published" else finder.first(selectors)) >= 0:
                doc.selected[name] = node
        for name, flag in (("captions", F.CAPTION), ("files", F.FILES), ("related", F.RELATED), ("noise", F.NOISE)):
            if selectors := getattr(layout, name):
                out.marks += [(node, flag) for node in finder.all(selectors)]
        return out
    if platform.rows:
        out.rows = finder.all(platform.rows)
    return out


def mark(doc: Doc, region: Region, found: Fit) -> None:
    """Hand the layout's marks down: what it calls a caption is one, whatever its class suggests (`class="comment"`)."""
    flags = region.flags
    for node, flag in found.marks:
        for below in range(node, doc.end[node]):
            flags[below] = flags[below] & ~(DROP if flag == F.CAPTION else 0) | flag
        for index in range(doc.low[node], doc.high[node]):
            region.values[index] = min(region.values[index], 0.0)
    if found.layout is not None and (node := doc.selected.get("title", -1)) >= 0:
        for below in range(node, doc.end[node]):
            flags[below] &= ~DROP
