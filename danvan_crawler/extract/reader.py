"""`extract`: one page in, one `Reading` out. The order of the steps; each step lives in a module of its own."""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from danvan_crawler.extract import (
    attachments,
    authors,
    body,
    byline,
    comments,
    digest,
    images,
    links,
    lists,
    published,
    section,
    selected,
    settled,
    text_end,
)
from danvan_crawler.extract.addresses import is_home, resolve, slug
from danvan_crawler.extract.cms import Fit, detect, lay, mark, nextjs
from danvan_crawler.extract.damage import ciphered
from danvan_crawler.extract.decode import MAX_BYTES, to_utf8
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.entries import name_cards, name_wrapped_cards
from danvan_crawler.extract.flags import reveal
from danvan_crawler.extract.folding import key, same_letters
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.kinds import addressed, documents, evidence, listing, static, walls
from danvan_crawler.extract.kinds.headlines import Group, item_groups
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.meta import Meta, forget_site, read_head
from danvan_crawler.extract.region import Region, find_region
from danvan_crawler.extract.rewrites import rewritten
from danvan_crawler.extract.rewrites.frames import link_files
from danvan_crawler.extract.signatories import is_account
from danvan_crawler.extract.source import source_of, told_apart
from danvan_crawler.extract.teasers import is_sole_card, leads_elsewhere
from danvan_crawler.extract.titles import Title
from danvan_crawler.extract.titles.head import as_the_head_agrees, head_title, without_empties
from danvan_crawler.extract.titles.nearby import below_dated_title, nearby_title
from danvan_crawler.extract.titles.of_site import above_menu, opens_page
from danvan_crawler.extract.titles.printed import addressed_title, printed_title
from danvan_crawler.extract.walk import flatten
from danvan_crawler.extract.worth import line_values
from danvan_crawler.items import Article, Link, Page, Reading
from danvan_crawler.sites.views import is_view

if TYPE_CHECKING:
    from danvan_crawler.extract.recurring import Recurring
    from danvan_crawler.sites import Site

EXTRACTOR_VERSION = "36"
"""Part of what a stored reading depends on; raised with every change that can alter a reading."""

_PLENTY, _SOME, _IMPRINT, _SHORT_BODY = 800, 150, 4, 1_500
_SIGNED = _DATED = 0.5
_NUMBER = re.compile(r"\d+")
"""What an author or a source adds to what speaks for an article, and a date right below the title."""
_TEMPLATES = b"{{"
_TRACKING = ("utm_", "fbclid", "gclid", "zarsrc", "mc_cid", "mc_eid", "_ga", "gidzl")


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
    if _TEMPLATES in data:
        reveal(doc)
    name_cards(doc)
    name_wrapped_cards(doc)
    reading = read(doc, meta, page, site)
    if not is_home(page.url) and (reading.kind in ("other", "missing", "listing") or _is_short(reading)):
        reading = _with_embedded(reading, doc, meta, data, page, site)
    truncated = f"body truncated: {page.truncated}" if page.truncated else None
    reading.reason = "; ".join(part for part in (reading.reason, cut or truncated, doc.cut) if part) or None
    return reading


def _is_short(reading: Reading) -> bool:
    """Whether what was read is so short that the rest may stand in the page's JSON: title and lead, printed by the server."""
    return reading.kind == "article" and len(reading.articles[0].body) < _SHORT_BODY


def _with_embedded(reading: Reading, doc: Doc, meta: Meta, data: bytes, page: Page, site: Site | None) -> Reading:
    """The reading of the article in the page's JSON instead, where there is one that says more; the page's own where there is none."""
    # What was read are the boxes around a spinner, or it is a list: then the JSON must have the title that the head has.
    told = (meta.og_title, meta.title) if reading.kind in ("listing", "article") else ()
    if not (embedded := nextjs.find(meta.scripts, data)) or (rebuilt := nextjs.rebuild(embedded, page.url, told)) is None:
        return reading
    if (inner := parse(link_files(rebuilt))) is None:
        return reading
    whole = read(flatten(inner), read_head(inner), page, site, "nextjs", reading)
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


def _take_photos_or_files(doc: Doc, region: Region, title_last: int) -> None:
    """The region of an article without a text: its photos below the title, else the place of its first file, where none of them is text."""
    if (photos := images.photo_box(doc, region.flags, title_last)) >= 0:
        region.node, region.low, region.high = photos, doc.low[photos], doc.high[photos]
    elif (file := attachments.first_file(doc, title_last)) >= 0:
        region.node, region.low, region.high, region.mass = doc.lines[file].node, file, file, 0.0


def _links_around(doc: Doc, url: str) -> list[Link]:
    """The lists under headings that a page prints around a text that it does not: "Mới nhất"."""
    flags = find_region(doc, line_values(doc), -1).flags
    blocks = [block for block in lists.find_blocks(doc, flags, url, (0, 0), 0, -1) if block.heading >= 0]
    return links.article_links(doc, blocks, (0, 0), url)


def read(doc: Doc, meta: Meta, page: Page, site: Site | None, platform: str | None = None, shell: Reading | None = None) -> Reading:
    """Read a flattened page. `shell`: what the page around an embedded text gave, whose address and links are kept."""
    platform = platform or (site.cms_at(selected.day_of(page)) if site is not None else "generic")
    if platform == "generic":
        platform = detect(doc, meta, page)
    doc.base = doc.base or page.url
    canonical = shell.canonical_url if shell is not None else canonical_url(meta, page, doc)
    reading = Reading("other", canonical_url=canonical, platform=platform)
    stated = selected.date_in(doc)
    found = lay(doc, platform)
    head = selected.set_title(doc) or printed_title(doc, meta, page.url) or addressed_title(doc, page.url)
    values = line_values(doc)
    region = find_region(doc, values, head.line if head else -1)
    flags = region.flags
    if head is not None and _bad_title(doc, values, head, region):
        head = None
        region = find_region(doc, values, -1)
        flags = region.flags
    if doc.selected:
        region = selected.set_region(doc, region)
        mark(doc, region, found)
    first_prose = region.first_prose()
    if head is not None and "title" not in doc.selected and above_menu(doc, head, first_prose, page.url):
        head.certainty = 1
    opens = head is not None and "title" not in doc.selected and opens_page(doc, head)
    if head is None or head.certainty < 2 or opens:
        below = below_dated_title(doc, flags) if max(region.values[first_prose : first_prose + 1], default=0.0) <= 0 else -1
        near = nearby_title(doc, flags, below if below >= 0 else first_prose, meta, page.url)
        if near is not None and (head is None or near.certainty > head.certainty or (opens and near.line > head.line)):
            head = near
            head.text = as_the_head_agrees(head.text, meta)
            if not doc.selected:
                region = find_region(doc, values, head.line)
                flags, first_prose = region.flags, region.first_prose()
    if head is None:
        head = Title(head_title(meta), -1, 1 if head_title(meta) else 0)
    meta = forget_site(meta, head.text, page.url)
    if head.line >= 0 and (region.mass <= 0 or region.is_beside(doc, head.last)):
        _take_photos_or_files(doc, region, head.last)
        first_prose = region.first_prose()
    head.text = without_empties(head.text)
    zone = images.zone_of_photos(doc, flags, region, _zone(doc, region.node, head.line))
    span = (first_prose, max(region.high - 1, first_prose))
    blocks = lists.find_blocks(doc, flags, page.url, span, zone, head.last)
    region.high = text_end.end_of_text(doc, blocks, region)
    text_end.place(doc, blocks, region, page.url)
    span = (first_prose, max(region.high - 1, first_prose))
    covered = {index for block in blocks for index in range(block.first, block.last + 1)} | comments.comments(doc, first_prose)
    wall = walls.by_wall(doc, meta, page, region)
    groups = item_groups(doc)
    listed = listing.in_list(doc, region, groups, blocks, first_prose, head.last if head.line >= 0 else -1, page.url)
    today = page.served_at or page.fetched_at
    machine = stated or settled.machine_date(doc, meta)
    printed = (
        None
        if stated or (machine and settled.is_final(machine, meta))
        else settled.timed(
            selected.date_of_layout(doc, platform) if found.layout else None,
            lambda: published.printed_date(doc, flags, head.last if head.last >= 0 else head.line, span, zone, today, covered),
        )
    )
    chosen = (
        stated
        or settled.settle(machine, printed, meta, page.url, head.last + 1 if head.line >= 0 else -1)
        or settled.in_address(page.url)
        or settled.in_title(meta)
    )
    reading.published_raw = chosen.raw if chosen is not None else None
    listed = listing.section_page(doc, head, first_prose, page.url, region.mass) or (
        listed
        and not listing.leads_to_text(doc, first_prose, head, page.url, printed is not None and head.line <= printed.line < first_prose)
    )
    told = machine or chosen  # what speaks for an article is that it is dated for programs, whichever string is taken
    score = evidence.weigh(page.url, meta, head.certainty, len(head.text), told is not None, told.label if told else "", region, blocks)
    if head.line >= 0 and leads_elsewhere(doc, doc.lines[head.line], page.url):
        score -= 2.0  # a teaser, with a link on its headline
    if printed is not None and evidence.dates_title(doc, head, printed.line):
        score += _DATED
    score += selected.evidence(doc, page.url, site)  # a layout that fits counts as the selectors of a site file do
    text = body.Text()
    above = static.heading_above(doc, head.line)
    decided = _at_a_glance(page, meta, head, above, wall, score, listed, found)
    if decided is None and not machine and documents.lists_documents(doc, region, printed.line if printed else -1):
        decided = "listing", "table of documents"
    if decided is None and not meta.is_article and is_sole_card(doc, region, page.url):
        decided = "listing", None
    if decided is None and not meta.is_article and documents.describes_document(doc, head.last):
        decided = "other", "fields of a document"
    if decided is None:
        dated = {printed.line} if printed and printed.line >= 0 and len(doc.lines[printed.line].text) < 120 else set()
        text = body.assemble(doc, region, head.text, head.last if head.last >= 0 else head.line, zone, covered, dated)
        if "body" not in doc.selected:
            body.rescue(text, meta.article_body)
        if text.author or text.source:
            score += _SIGNED
        decided = _decide(page, meta, head, above, score, groups, listed, text, found, told)
    reading.kind, reading.reason = decided
    if reading.kind in ("other", "listing") and wall is None and walls.home_instead(meta, page, _named(meta, doc)):
        reading.kind, reading.reason = "missing", "home page in place of an article"
    if reading.kind in ("other", "listing", "article") and wall is None:
        parts = digest.split(doc, region, groups, head.last if head.line >= 0 else -1)
        if parts and not (reading.kind == "article" and (meta.is_article or found.layout)):
            reading.kind, reading.reason = "listing", "whole articles"
            reading.articles = parts
    if reading.kind == "article" and ciphered(head.text, text.body):
        reading.kind, reading.reason = "other", "ciphered text"
    if chosen is None and reading.kind in ("article", "other"):
        chosen = links.date_of_own_link(doc, blocks, page.url) or settled.in_script(page.body)
        reading.published_raw = chosen.raw if chosen is not None else None
    if reading.kind == "article":
        named = selected.text_of(doc, "author")
        named = None if named and found.layout and is_account(named, named) else named
        author = byline.signed(named, text.author) or authors.find(doc, meta, flags, head.line, zone, covered, span)
        if author:
            author = byline.without_mark(authors.with_others(doc, author, *authors.around(doc, head.line, zone, span), covered))
        article = Article(canonical or strip_tracking(page.url), head.text, platform=platform)
        article.kicker = selected.text_of(doc, "kicker") or text.kicker
        article.sapo, article.sapo_prefix, article.body = text.sapo, text.prefix, text.body
        if chosen is not None:
            article.published_raw, article.published_label = chosen.raw, chosen.label
        source = selected.text_of(doc, "source") or text.source or source_of((text.prefix or "").rstrip(" -–—"), True)
        article.author, article.source = told_apart(author, source)
        article.section = selected.text_of(doc, "section") or section.find(doc, meta, flags, head, zone, covered, page.url)
        article.images = text.images
        article.attachments = [file for file in text.files if not attachments.is_view(file.url, page.url)]
        for image in article.images:
            if author and image.caption == author:  # the byline of an article that ends with a photo
                image.caption = image.credit = None
        article.links = links.article_links(doc, blocks, (text.first, text.last), article.url)
        reading.articles.append(article)
    reading.links = links.all_links(doc, reading.articles[0].links if reading.kind == "article" else [], reading.kind != "article")
    reading.next_pages = links.next_pages(doc, page.url)
    if shell is not None:
        known = {link.url for link in reading.links}
        reading.links += [link for link in shell.links if link.url not in known]
    return reading


def _is_html(page: Page) -> bool:
    head = page.content_type.lower()
    return (
        "html" in head
        or ("xml" in head and b"<html" in page.body[:2000].lower())
        or ("text/plain" in head and b"<html" in page.body[:2000].lower())
        or "/" not in head
    )


def _bad_title(doc: Doc, values: list[float], head: Title, region: Any) -> bool:
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


def _at_a_glance(
    page: Page, meta: Meta, head: Title, above: str, wall: tuple[str, str] | None, score: float, listed: bool, found: Fit
) -> tuple[Any, str | None] | None:
    """The kind of a page that needs no look at its text, nearly every listing among them; None for others."""
    if wall is not None:
        return wall
    if is_home(page.url):
        return "listing", "home"
    if addressed.is_archive(page.url):
        return "listing", "archive"
    if not (listed or found.rows) or static.static_page(page.url, meta, head.text, above):
        return None
    # Whatever the text may be: even if it is signed.
    return ("listing", None) if _is_list(meta, score + _SIGNED, listed, found) else None


def _is_list(meta: Meta, score: float, listed: bool, found: Fit) -> bool:
    sure = meta.is_article or found.layout is not None
    return (listed and not found.layout and not (meta.is_article and score >= 6.5)) or (bool(found.rows) and not (sure and score >= 5))


def _decide(
    page: Page,
    meta: Meta,
    head: Title,
    above: str,
    score: float,
    groups: list[Group],
    listed: bool,
    text: body.Text,
    found: Fit,
    dated: settled.Published | None,
) -> tuple[Any, str | None]:
    """The kind of a page and, where it is no plain article or listing, the reason."""
    length = len(text.body) + len(text.sapo or "")
    many = any(group.count >= 4 for group in groups) or bool(found.rows) or addressed.is_further(page.url)
    sure = meta.is_article or found.layout is not None
    headed = dated is not None and static.is_long_headline(head.text)
    if static.static_page(page.url, meta, head.text, above) and not (score >= 5 and (sure or headed)):
        return "other", "static page"
    if _is_list(meta, score, listed, found):
        return "listing", None
    bare = score >= 3 and dated is not None and evidence.needs_no_text(meta, head, text.files, text.images, dated.label, page.url)
    if not head.text or (length < 60 and not bare):
        return ("listing", None) if many else ("other", "no text")
    if dated is None and not sure and text.author is None and documents.offers_documents(text.files, text.paragraphs):
        return "listing", "table of documents"
    if score < 3:
        return ("listing", None) if many else ("other", "too little speaks for an article")
    return "article", None


def _named(meta: Meta, doc: Doc) -> str | None:
    """The address that the page gives itself, as printed: canonical link, else og:url."""
    raw = meta.canonical or meta.names.get("og:url", "")
    return resolve(doc.base, raw) if raw else None


def canonical_url(meta: Meta, page: Page, doc: Doc) -> str | None:
    """What the page says its address is; only on its own host, and not the home page for a page that is none. `og:url` is believed where it has
    the same words and numbers, and is no other view: DotNetNuke's "/Tin-tức/post/258062/khi-nhan-dan-dong-thuan.aspx" of what the home page links
    as "/Trang-chủ/post/258062/…", but not "/chi-tiet-bai-viet.aspx" of all articles."""
    url = resolve(doc.base, meta.canonical) if meta.canonical else None
    if not meta.canonical and (words := slug(page.url)):
        named = resolve(doc.base, meta.names.get("og:url", ""))
        agrees = named is not None and slug(named) == words and _NUMBER.findall(unquote(named)) == _NUMBER.findall(unquote(page.url))
        url = named if agrees and not is_view(named or "") else None
    if url is None:
        return None
    here, there = urlsplit(page.url), urlsplit(url)
    same = there.netloc.lower().removeprefix("www.") == here.netloc.lower().removeprefix("www.")
    if not same or (is_home(url) and not is_home(page.url)):
        return None
    return strip_tracking(url)


def strip_tracking(url: str) -> str:
    """An address without tracking parameters and fragment; the rest as it was."""
    parts = urlsplit(url)
    if not parts.query:
        return urlunsplit(parts._replace(fragment=""))
    if not any(name in parts.query for name in _TRACKING):
        return urlunsplit(parts._replace(fragment=""))
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not name.startswith(_TRACKING)]
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=""))
