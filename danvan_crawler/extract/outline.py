"""Where on a page what stands: its title, its text, the box of both, and the lists of links around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from danvan_crawler.extract import attachments, comments, images, lists, selected, text_end
from danvan_crawler.extract.cms import Fit, mark
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lists.block import Block
from danvan_crawler.extract.meta import Meta, forget_site
from danvan_crawler.extract.region import Region, find_region
from danvan_crawler.extract.titles import Title
from danvan_crawler.extract.titles.head import as_the_head_agrees, head_title, without_empties
from danvan_crawler.extract.titles.nearby import below_dated_title, nearby_title
from danvan_crawler.extract.titles.of_site import above_menu, opens_page
from danvan_crawler.extract.titles.printed import addressed_title, printed_title
from danvan_crawler.extract.worth import line_values
from danvan_crawler.items import Page

_PLENTY, _SOME, _IMPRINT = 800, 150, 4


class Span(NamedTuple):
    """The first and the last line of running text."""

    first: int
    last: int


@dataclass(slots=True)
class Outline:
    """The parts of a page. `meta`: its head, without what that says of the whole site; `zone`: the node of the article's box; `covered`: lines of
    link lists and of readers' comments."""

    meta: Meta
    head: Title
    region: Region
    zone: int
    span: Span
    blocks: list[Block]
    covered: set[int]

    @property
    def title_last(self) -> int:
        """The last line of the printed title; -1 where none is printed."""
        return self.head.last if self.head.last >= 0 else self.head.line


def outline(doc: Doc, meta: Meta, page: Page, fit: Fit) -> Outline:
    """Find the parts of a page: the title first, by it the text, and by both the lists."""
    head, region = _title_and_region(doc, meta, page, fit)
    meta = forget_site(meta, head.text, page.url)
    if head.line >= 0 and (region.mass <= 0 or region.is_beside(doc, head.last)):
        _take_photos_or_files(doc, region, head.last)
    head.text = without_empties(head.text)
    first = region.first_prose()
    zone = images.zone_of_photos(doc, region.flags, region, _zone(doc, region.node, head.line))
    blocks = lists.find_blocks(doc, region.flags, page.url, Span(first, max(region.high - 1, first)), zone, head.last)
    region.high = text_end.end_of_text(doc, blocks, region)
    text_end.place(doc, blocks, region, page.url)
    covered = {index for block in blocks for index in range(block.first, block.last + 1)} | comments.comments(doc, first)
    return Outline(meta, head, region, zone, Span(first, max(region.high - 1, first)), blocks, covered)


def _title_and_region(doc: Doc, meta: Meta, page: Page, fit: Fit) -> tuple[Title, Region]:
    head = selected.set_title(doc) or printed_title(doc, meta, page.url) or addressed_title(doc, page.url)
    values = line_values(doc)
    region = find_region(doc, values, head.line if head else -1)
    if head is not None and _bad_title(doc, values, head, region):
        head = None
        region = find_region(doc, values, -1)
    if doc.selected:
        region = selected.set_region(doc, region)
        mark(doc, region, fit)
    first_prose = region.first_prose()
    if head is not None and "title" not in doc.selected and above_menu(doc, head, first_prose, page.url):
        head.certainty = 1
    opens = head is not None and "title" not in doc.selected and opens_page(doc, head)
    if head is None or head.certainty < 2 or opens:
        below = below_dated_title(doc, region.flags) if max(region.values[first_prose : first_prose + 1], default=0.0) <= 0 else -1
        near = nearby_title(doc, region.flags, below if below >= 0 else first_prose, meta, page.url)
        if near is not None and (head is None or near.certainty > head.certainty or (opens and near.line > head.line)):
            head = near
            head.text = as_the_head_agrees(head.text, meta)
            if not doc.selected:
                region = find_region(doc, values, head.line)
    if head is None:
        head = Title(head_title(meta), -1, 1 if head_title(meta) else 0)
    return head, region


def _bad_title(doc: Doc, values: list[float], head: Title, region: Region) -> bool:
    """A "title" behind which no text comes while before it there is plenty: a repetition at the end of the page, in a list of the latest, or
    the site's name, its pages' only `<title>`, above the editor's and the telephone."""
    if region.mass > 0 or head.certainty < 3:
        return region.mass <= 0
    imprint = any(is_footer(line.text) for line in doc.lines[head.last + 1 : head.last + 1 + _IMPRINT])
    return find_region(doc, values, -1).mass > (_SOME if imprint else _PLENTY)


def _zone(doc: Doc, node: int, line: int) -> int:
    """The article's box: the lowest node around title and text; a text without title is widened by its parent."""
    if line >= 0:
        return doc.common(min(node, doc.lines[line].node), max(node, doc.lines[line].node))
    return doc.parent[node] if doc.parent[node] > 0 else node


def _take_photos_or_files(doc: Doc, region: Region, title_last: int) -> None:
    """The region of an article without a text: its photos below the title, else the place of its first file, where none of them is text."""
    if (photos := images.photo_box(doc, region.flags, title_last)) >= 0:
        region.node, region.low, region.high = photos, doc.low[photos], doc.high[photos]
    elif (file := attachments.first_file(doc, title_last)) >= 0:
        region.node, region.low, region.high, region.mass = doc.lines[file].node, file, file, 0.0
