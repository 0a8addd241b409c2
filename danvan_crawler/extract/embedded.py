"""An article that stands in the JSON of its page, and of which the page prints a part or nothing."""

from __future__ import annotations

from danvan_crawler.extract import links, lists
from danvan_crawler.extract.cms import nextjs
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.folding import key, same_letters
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.meta import Meta, read_head
from danvan_crawler.extract.region import find_region
from danvan_crawler.extract.rewrites.frames import link_files
from danvan_crawler.extract.walk import flatten
from danvan_crawler.extract.worth import line_values
from danvan_crawler.items import Article, Link, Page, Reading

_SHORT_BODY = 1_500


def may_be_embedded(reading: Reading) -> bool:
    """Whether what was read is no article, or so short that the rest may stand in the page's JSON: title and lead, printed by the server."""
    if reading.kind == "article":
        return len(reading.articles[0].body) < _SHORT_BODY
    return reading.kind in ("other", "missing", "listing")


def page_of_json(reading: Reading, meta: Meta, data: bytes, page: Page) -> tuple[Doc, Meta] | None:
    """The article in the page's JSON as a page of its own; None where there is none."""
    # What was read are the boxes around a spinner, or it is a list: then the JSON must have the title that the head has.
    told = (meta.og_title, meta.title) if reading.kind in ("listing", "article") else ()
    if not (embedded := nextjs.find(meta.scripts, data)) or (rebuilt := nextjs.rebuild(embedded, page.url, told)) is None:
        return None
    inner = parse(link_files(rebuilt))
    return None if inner is None else (flatten(inner), read_head(inner))


def joined(reading: Reading, whole: Reading, doc: Doc, page: Page) -> Reading:
    """The reading of the page's JSON with what only the page prints; the page's own where that says more."""
    if reading.kind == "article":
        if whole.kind != "article" or not _says_more(whole.articles[0], reading.articles[0]):
            return reading
        _fill_in(whole.articles[0], reading.articles[0])
    for article in whole.articles:
        known = {(link.block, link.url) for link in article.links}
        article.links += [link for link in _links_around(doc, page.url) if (link.block, link.url) not in known]
    return whole


def _says_more(article: Article, printed: Article) -> bool:
    """Whether the JSON has a text and the page prints a part of it, or nothing but the lead."""
    only_lead = article.sapo is not None and same_letters(printed.body, key(article.sapo))
    return len(article.body) >= 2 * len(printed.body) or (article.body != "" and only_lead)


def _fill_in(article: Article, printed: Article) -> None:
    """What the page prints of an article and its JSON does not say."""
    for name in ("kicker", "sapo", "sapo_prefix", "author", "source", "section"):
        if getattr(article, name) is None:
            setattr(article, name, getattr(printed, name))
    if article.sapo is None and "\n" not in printed.body and printed.body not in article.body:
        article.sapo = printed.body  # read alone it was the text
    if article.published_raw is None:
        article.published_raw, article.published_label = printed.published_raw, printed.published_label
    known = {image.url for image in article.images}
    article.images[:0] = [image for image in printed.images if image.url not in known]


def _links_around(doc: Doc, url: str) -> list[Link]:
    """The lists under headings that a page prints around a text that it does not: "Mới nhất"."""
    flags = find_region(doc, line_values(doc), -1).flags
    blocks = [block for block in lists.find_blocks(doc, flags, url, (0, 0), 0, -1) if block.heading >= 0]
    return links.article_links(doc, blocks, (0, 0), url)
