"""The kind of a page, once its parts and its date are known: at a glance where its text need not be read, else by the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from danvan_crawler.extract.addresses import is_home
from danvan_crawler.extract.body import Text
from danvan_crawler.extract.cms import Fit
from danvan_crawler.extract.dating import Dates
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.kinds import addressed, documents, evidence, listing, static, walls
from danvan_crawler.extract.kinds.headlines import Group
from danvan_crawler.extract.outline import Outline
from danvan_crawler.extract.teasers import is_sole_card, leads_elsewhere
from danvan_crawler.items import Page

Decision = tuple[Any, str | None]
"""A kind and, where it is no plain article or listing, the reason."""
_SIGNED = _DATED = 0.5
"""What an author or a source adds to what speaks for an article, and a date right below the title."""
_TEASER = 2.0
_ENOUGH, _SURE, _BEYOND_DOUBT = 3, 5, 6.5
_SHORTEST, _MANY = 60, 4


@dataclass(slots=True)
class Case:
    """What the kind of a page is decided by. `wall`: the kind of a soft 404, a login or the like; `above`: the heading above the title;
    `score`: how much speaks for an article; `listed`: whether it looks like a list; `groups`: its rows of headlines."""

    page: Page
    parts: Outline
    fit: Fit
    dates: Dates
    wall: tuple[str, str] | None
    above: str
    score: float
    listed: bool
    groups: list[Group]

    @property
    def sure(self) -> bool:
        """Whether the page says that it is an article, or has the layout of one."""
        return self.parts.meta.is_article or self.fit.layout is not None

    @property
    def is_static(self) -> bool:
        """Whether it is an intro, a contact or a search."""
        return static.static_page(self.page.url, self.parts.meta, self.parts.head.text, self.above)

    @property
    def is_list(self) -> bool:
        """Whether it is a list whatever its text may be."""
        article = self.parts.meta.is_article and self.score >= _BEYOND_DOUBT
        rows = bool(self.fit.rows) and not (self.sure and self.score >= _SURE)
        return (self.listed and not self.fit.layout and not article) or rows


def case_of(doc: Doc, page: Page, parts: Outline, fit: Fit, dates: Dates, groups: list[Group], by_site: float) -> Case:
    """Gather what the kind is decided by. `by_site`: what the site file's patterns and selectors say for an article."""
    head, region, first, printed, told = parts.head, parts.region, parts.span.first, dates.printed, dates.told
    listed = listing.in_list(doc, region, groups, parts.blocks, first, head.last if head.line >= 0 else -1, page.url)
    above_text = printed is not None and head.line <= printed.line < first
    score = evidence.weigh(
        page.url, parts.meta, head.certainty, len(head.text), told is not None, told.label if told else "", region, parts.blocks
    )
    if head.line >= 0 and leads_elsewhere(doc, doc.lines[head.line], page.url):
        score -= _TEASER  # with a link on its headline
    if printed is not None and evidence.dates_title(doc, head, printed.line):
        score += _DATED
    return Case(
        page,
        parts,
        fit,
        dates,
        wall=walls.by_wall(doc, parts.meta, page, region),
        above=static.heading_above(doc, head.line),
        score=score + by_site,
        listed=listing.section_page(doc, head, first, page.url, region.mass)
        or (listed and not listing.leads_to_text(doc, first, head, page.url, above_text)),
        groups=groups,
    )


def at_a_glance(doc: Doc, case: Case) -> Decision | None:
    """The kind of a page that needs no look at its text, nearly every listing among them; None for others."""
    page, parts, dates = case.page, case.parts, case.dates
    if case.wall is not None:
        return case.wall
    if is_home(page.url):
        return "listing", "home"
    if addressed.is_archive(page.url):
        return "listing", "archive"
    if (case.listed or case.fit.rows) and not case.is_static and replace(case, score=case.score + _SIGNED).is_list:
        return "listing", None  # even if its text is signed
    if not dates.machine and documents.lists_documents(doc, parts.region, dates.printed.line if dates.printed else -1):
        return "listing", "table of documents"
    if not parts.meta.is_article and is_sole_card(doc, parts.region, page.url):
        return "listing", None
    if not parts.meta.is_article and documents.describes_document(doc, parts.head.last):
        return "other", "fields of a document"
    return None


def by_text(case: Case, text: Text) -> Decision:
    """The kind of a page by its text."""
    if text.author or text.source:
        case.score += _SIGNED
    page, parts, told = case.page, case.parts, case.dates.told
    many = any(group.count >= _MANY for group in case.groups) or bool(case.fit.rows) or addressed.is_further(page.url)
    headed = told is not None and static.is_long_headline(parts.head.text)
    if case.is_static and not (case.score >= _SURE and (case.sure or headed)):
        return "other", "static page"
    if case.is_list:
        return "listing", None
    enough = case.score >= _ENOUGH
    bare = enough and told is not None and evidence.needs_no_text(parts.meta, parts.head, text.files, text.images, told.label, page.url)
    if not parts.head.text or (len(text.body) + len(text.sapo or "") < _SHORTEST and not bare):
        return ("listing", None) if many else ("other", "no text")
    if told is None and not case.sure and text.author is None and documents.offers_documents(text.files, text.paragraphs):
        return "listing", "table of documents"
    if not enough:
        return ("listing", None) if many else ("other", "too little speaks for an article")
    return "article", None
