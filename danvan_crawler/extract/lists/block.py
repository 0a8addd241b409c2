"""A list of links as it is found on a page, and what counts as its item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from danvan_crawler.extract.dom import Anchor, Doc, Line
from danvan_crawler.extract.entries import Entries, Form, find_entries, form, is_short_title
from danvan_crawler.items import Link

NUMBERED = re.compile(r"\w+://[^/]+/.*?\d")
CARD = 4  # lines of a headline with its photo, date and first words
_SHORT, _WORDS = 20, 3


@dataclass(slots=True)
class Block:
    """A list of links: which kind, its heading line, its lines, and its items, which `article_links` dates."""

    kind: str
    heading: int
    first: int
    last: int
    entries: Entries

    @property
    def links(self) -> list[Link]:
        """The links of its items, in page order."""
        return self.entries.links


def is_numbered(doc: Doc, anchor: Anchor, own: set[Form]) -> bool:
    """Whether a link of four short words, "Đổi thay ở ấp 5", leads to an address with a number, of the form of this page's `own`."""
    if len(anchor.text) > _SHORT or anchor.text.count(" ") < _WORDS:
        return False
    target = doc.target(anchor)
    return target is not None and NUMBERED.match(target) is not None and is_short_title(doc, anchor, own)


def items_of(doc: Doc, lines: list[Line]) -> Entries:
    """The items of a list that is known to be one: its headlines, and links of few words to addresses of the same form."""
    found = find_entries(doc, lines)
    return find_entries(doc, lines, {form(link.url) for link in found.links}) if found.found and len(lines) > 1 else found
