"""`extract`: one page in, one `Reading` out. The order of the steps; each step lives in a module of its own."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from danvan_crawler.extract import attachments, authors, body, byline, digest, embedded, links, section, selected, settled
from danvan_crawler.extract.addresses import is_home, resolve
from danvan_crawler.extract.cms import detect, lay
from danvan_crawler.extract.damage import ciphered
from danvan_crawler.extract.dating import find_dates
from danvan_crawler.extract.decode import MAX_BYTES, to_utf8
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.entries import name_cards, name_wrapped_cards
from danvan_crawler.extract.flags import reveal
from danvan_crawler.extract.kinds import decide, walls
from danvan_crawler.extract.kinds.headlines import item_groups
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.meta import Meta, read_head
from danvan_crawler.extract.outline import Outline, outline
from danvan_crawler.extract.own_address import canonical_url, named_address, strip_tracking
from danvan_crawler.extract.rewrites import rewritten
from danvan_crawler.extract.signatories import is_account
from danvan_crawler.extract.source import source_of, told_apart
from danvan_crawler.extract.walk import flatten
from danvan_crawler.items import Article, Page, Reading

if TYPE_CHECKING:
    from danvan_crawler.extract.recurring import Recurring
    from danvan_crawler.sites import Site

EXTRACTOR_VERSION = "38"
"""Part of what a stored reading depends on; raised with every change that can alter a reading."""

_TEMPLATES = b"{{"


def extract(page: Page, site: Site | None = None, recurring: Recurring | None = None) -> Reading:
    """Read one stored page. Pure: no network, no clock, no archive; never raises, whatever the bytes.

    `site` may give selectors and the platform; `recurring` saves time where many pages of a site are read, and changes nothing else. Pages
    longer than `decode.MAX_BYTES` are read up to there, and `reason` says so.
    """
    # A page makes some thousand small objects and no cycles; the collector would walk through them again and again (a fourth of the time).
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _extract(page, site, recurring)
    finally:
        if collecting:
            gc.enable()


def _extract(page: Page, site: Site | None, recurring: Recurring | None) -> Reading:
    decided = walls.by_status(page)
    if decided is not None:
        reading = Reading(decided[0], reason=decided[1])  # type: ignore[arg-type]
        if decided[1] == "redirect" and page.location:
            reading.canonical_url = resolve(page.url, page.location)
        return reading
    if page.content_type and not _is_html(page):
        return Reading("other", reason=f"not HTML: {page.content_type.split(';')[0].strip()}")
    data, cut = page.body, None
    if len(data) > MAX_BYTES:
        data, cut = data[:MAX_BYTES], f"body cut at {MAX_BYTES // 2**20} MB"
    data, _ = to_utf8(data, page.content_type)
    data = rewritten(data)
    tree = parse(data)
    if tree is None:
        return Reading("other", reason="no markup")
    meta = read_head(tree)
    base = (resolve(page.url, meta.base) if meta.base else None) or page.url
    doc = flatten(tree, selected.pick(tree, page, site), recurring, "/".join(base.split("/", 3)[:3]))
    doc.base = base
    if any(line.hidden for line in doc.lines) and _TEMPLATES in data:
        reveal(doc)
    name_cards(doc)
    name_wrapped_cards(doc)
    reading = read(doc, meta, page, site)
    if not is_home(page.url) and embedded.may_be_embedded(reading) and (inner := embedded.page_of_json(reading, meta, data, page)):
        reading = embedded.joined(reading, read(*inner, page, site, "nextjs", reading), doc, page)
    truncated = f"body truncated: {page.truncated}" if page.truncated else None
    reading.reason = "; ".join(part for part in (reading.reason, cut or truncated, doc.cut) if part) or None
    return reading


def read(doc: Doc, meta: Meta, page: Page, site: Site | None, platform: str | None = None, shell: Reading | None = None) -> Reading:
    """Read a flattened page. `shell`: what the page around an embedded text gave, whose address and links are kept."""
    platform = platform or (site.cms_at(selected.day_of(page)) if site is not None else "generic")
    if platform == "generic":
        platform = detect(doc, meta, page)
    doc.base = doc.base or page.url
    canonical = shell.canonical_url if shell is not None else canonical_url(meta, page, doc)
    reading = Reading("other", canonical_url=canonical, platform=platform)
    stated = selected.date_in(doc)
    fit = lay(doc, platform)
    parts = outline(doc, meta, page, fit)
    dates = find_dates(doc, page, parts, fit, platform, stated)
    groups = item_groups(doc)
    # A layout that fits counts as the selectors of a site file do.
    case = decide.case_of(doc, page, parts, fit, dates, groups, selected.evidence(doc, page.url, site))
    text = body.Text()
    decided = decide.at_a_glance(doc, case)
    if decided is None:
        text = body.assemble(doc, parts.region, parts.head.text, parts.title_last, parts.zone, parts.covered, dates.lines(doc))
        if "body" not in doc.selected:
            body.rescue(text, parts.meta.article_body)
        decided = decide.by_text(case, text)
    reading.kind, reading.reason = decided
    if reading.kind in ("other", "listing") and case.wall is None and walls.home_instead(parts.meta, page, named_address(parts.meta, doc)):
        reading.kind, reading.reason = "missing", "home page in place of an article"
    if reading.kind in ("other", "listing", "article") and case.wall is None:
        whole = digest.split(doc, parts.region, groups, parts.head.last if parts.head.line >= 0 else -1)
        if whole and not (reading.kind == "article" and case.sure):
            reading.kind, reading.reason = "listing", "whole articles"
            reading.articles = whole
    if reading.kind == "article" and ciphered(parts.head.text, text.body):
        reading.kind, reading.reason = "other", "ciphered text"
    chosen = dates.chosen
    if chosen is None and reading.kind in ("article", "other"):
        chosen = links.date_of_own_link(doc, parts.blocks, page.url) or settled.in_script(page.body)
    reading.published_raw = chosen.raw if chosen is not None else None
    if reading.kind == "article":
        article = _article(doc, page, parts, text, canonical, has_layout=fit.layout is not None)
        article.platform = platform
        if chosen is not None:
            article.published_raw, article.published_label = chosen.raw, chosen.label
        reading.articles.append(article)
    reading.links = links.all_links(doc, reading.articles[0].links if reading.kind == "article" else [], reading.kind != "article")
    reading.next_pages = links.next_pages(doc, page.url)
    if shell is not None:
        known = {link.url for link in reading.links}
        reading.links += [link for link in shell.links if link.url not in known]
    return reading


def _article(doc: Doc, page: Page, parts: Outline, text: body.Text, canonical: str | None, *, has_layout: bool) -> Article:
    """The article, but for its date."""
    meta, flags, head, zone, span = parts.meta, parts.region.flags, parts.head, parts.zone, parts.span
    named = selected.text_of(doc, "author")
    named = None if named and has_layout and is_account(named, named) else named
    author = byline.signed(named, text.author) or authors.find(doc, meta, flags, head.line, zone, parts.covered, span)
    if author:
        author = byline.without_mark(authors.with_others(doc, author, *authors.around(doc, head.line, zone, span), parts.covered))
    article = Article(canonical or strip_tracking(page.url), head.text)
    article.kicker = selected.text_of(doc, "kicker") or text.kicker
    article.sapo, article.sapo_prefix, article.body = text.sapo, text.prefix, text.body
    source = selected.text_of(doc, "source") or text.source or source_of((text.prefix or "").rstrip(" -–—"), True)
    article.author, article.source = told_apart(author, source)
    article.section = selected.text_of(doc, "section") or section.find(doc, meta, flags, head, zone, parts.covered, page.url)
    article.images = text.images
    article.attachments = [file for file in text.files if not attachments.is_view(file.url, page.url)]
    for image in article.images:
        if author and image.caption == author:  # the byline of an article that ends with a photo
            image.caption = image.credit = None
    article.links = links.article_links(doc, parts.blocks, (text.first, text.last), article.url)
    return article


def _is_html(page: Page) -> bool:
    head = page.content_type.lower()
    return (
        "html" in head
        or ("xml" in head and b"<html" in page.body[:2000].lower())
        or ("text/plain" in head and b"<html" in page.body[:2000].lower())
        or "/" not in head
    )
