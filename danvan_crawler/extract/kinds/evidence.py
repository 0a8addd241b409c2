"""What speaks for a page with one article: its address, head, title, date and text together, or without a text."""

from __future__ import annotations

from danvan_crawler.extract.addresses import is_slug, slug
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.kinds.addressed import has_id, weigh_address
from danvan_crawler.extract.lists.block import Block
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.prose import HEADLINE
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.titles import Title
from danvan_crawler.items import Attachment, Image

LONG_TEXT = 3_000
"""What the lines of a text are worth that is surely more than teasers."""
_FEW_FILES = 3


def dates_title(doc: Doc, head: Title, dated: int) -> bool:
    """Whether the line right below a title that is no link is its date: so begins an article, however short, and no list of them."""
    return head.line >= 0 and dated == head.last + 1 and len(head.text) >= HEADLINE and not doc.lines[head.line].anchors


def needs_no_text(meta: Meta, head: Title, files: list[Attachment], photos: list[Image], label: str, url: str) -> bool:
    """Whether title and date alone make a page an article, the text of which is a gap: a notice whose text is the attached file, a photo with its
    caption, or a page that states its publish date as an article and whose text a script brings. A short title, "Ảnh: Bình yên khu phố 4",
    must be that of the address, which must be one of an article."""
    stated = meta.is_article and label in ("json-ld", "meta:article:published_time")
    told = 0 < len(files) <= _FEW_FILES or any(photo.caption for photo in photos)
    named = len(head.text) >= HEADLINE or (has_id(url) and is_slug(head.text, slug(url)))
    return stated or (told and head.certainty >= 2 and named)


def weigh(
    url: str,
    meta: Meta,
    certainty: int,
    title_length: int,
    has_date: bool,
    dated_label: str,
    region: Region,
    blocks: list[Block],
) -> float:
    """How much speaks for an article page, but for its author: 3 and more is enough."""
    score = weigh_address(url, meta.is_article)
    if meta.is_article:
        score += 2.0
    if has_date:
        score += (
            0.5
            if dated_label.startswith("near")
            else 2.0
            if dated_label.startswith(("json", "meta:article", "micro", "rdfa", "label"))
            else 1.0
        )
    score += (0.0, 0.5, 1.0, 1.5)[certainty]
    if title_length >= 30:
        score += 0.5
    if title_length < 20:
        score -= 0.5
    if region.mass > 800:
        score += 1.5 if region.mass > LONG_TEXT and certainty >= 2 else 1.0
    elif region.mass > 250:
        score += 0.5
    if any(block.kind == "related" for block in blocks):
        score += 1.0
    return score
