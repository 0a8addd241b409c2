"""How a paragraph is set: centred or at the right, by its style, class or alignment attribute."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Doc

_ALIGN = re.compile(r"text-align\s*:\s*(?:-webkit-)?(\w+)", re.I)
# Classes of Bootstrap (4 and 5), WordPress and of Drupal's editor: "text-right", "text-end", "has-text-align-right", "alignright", "rteright".
_ALIGNED = re.compile(r"\b(?:text-end|(?:text-|has-text-align-|text-align-|align-?|rte)(?:center|right))\b", re.I)


def alignment(doc: Doc, node: int, outer: int = -1) -> str:
    """ "center", "right" or "" by attribute or style of a node or its nearest blocks."""
    for at in doc.up(node, outer, 4):
        if doc.tags[at] == "center":
            return "center"
        value = ""
        style = doc.style.get(at)
        if style and (match := _ALIGN.search(style)):
            value = match[1].lower()
        name = doc.attr[at]
        if not value and name:
            value = _aligned(name)
        if value in ("right", "end"):
            return "right"
        if value in ("center", "left", "justify"):
            return "center" if value == "center" else ""
    return ""


@lru_cache(maxsize=MOST_NAMES)
def _aligned(name: str) -> str:
    """ "center", "right" or "" by class and id."""
    match = _ALIGNED.search(name)
    return "" if match is None else "center" if "center" in match[0].lower() else "right"
