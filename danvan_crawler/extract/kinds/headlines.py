"""Headline links of a page that look alike: the items of its lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Anchor, Doc
from danvan_crawler.extract.entries import find_date, is_headline
from danvan_crawler.extract.lexicon import FILED, KEYWORDS

_LABEL = 24  # letters before the colon
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))


@dataclass(slots=True)
class Group:
    """Headline links that stand in the same nest of tags and classes: the items of a list. Lines are those of the first and last item."""

    count: int
    first: int
    last: int
    lines: list[int]

    def dated(self, doc: Doc, below: int = 2) -> int:
        """How many of the items have a date printed beside them, at most so many lines below."""
        return sum(
            1
            for at in self.lines
            if any(len(line.text) < 200 and find_date(line.spaced) for line in doc.lines[max(at - 1, 0) : at + below + 1])
        )


def item_groups(doc: Doc) -> list[Group]:
    """The page's repeated headline links, largest group first; groups of one are left out."""
    found: dict[tuple[str, ...], dict[str, int]] = {}
    tags, attr, parent = doc.tags, doc.attr, doc.parent
    known: dict[tuple[int, str, str], dict[str, int]] = {}

    def name(node: int) -> str:
        return _name(tags[node], attr[node]) if node > 0 else ""

    for anchor in doc.anchors:
        if not is_headline(anchor.text) or anchor.href.startswith("#") or _in_sentence(doc, anchor) or is_filed(doc, anchor):
            continue  # "#abschnitt-2": the contents of this very page
        box = parent[anchor.node]
        outer = parent[box] if box > 0 else 0
        place = (outer, tags[box] if box > 0 else "", attr[box])
        if place not in known:
            known[place] = found.setdefault((name(box), name(outer), name(parent[outer]) if outer > 0 else ""), {})
        known[place].setdefault(anchor.href, anchor.line)
    groups = []
    for items in found.values():
        if len(items) > 1:
            lines = sorted(items.values())
            groups.append(Group(len(lines), lines[0], lines[-1], lines))
    groups.sort(key=lambda group: -group.count)
    return groups


def _in_sentence(doc: Doc, anchor: Anchor) -> bool:
    """Whether a link stands within a paragraph: "Eine nähere Untersuchung des <a>Systems durch Symantec</a> hat ergeben, …"."""
    if anchor.line >= len(doc.lines):
        return False
    line = doc.lines[anchor.line]
    return line.link < 0.4 * len(line.text) and len(line.text) >= 90 and not line.text.startswith(anchor.text)


def is_filed(doc: Doc, anchor: Anchor) -> bool:
    """Whether a link names the section or a keyword of an article: "Chuyên mục: Mặt trận và đoàn thể"."""
    text = doc.lines[anchor.line].text if anchor.line < len(doc.lines) else ""
    return ":" in text[:_LABEL] and (FILED.match(text) is not None or KEYWORDS.match(text) is not None)


@lru_cache(maxsize=MOST_NAMES)
def _name(tag: str, attribute: str) -> str:
    return tag + attribute[:60].translate(_NO_DIGITS)  # ids are numbered ("post-5101"): digits tell items of a list apart, not lists
