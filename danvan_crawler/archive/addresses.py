"""Which articles of a site are one article at several addresses: the same title and text where no canonical link says so.

"/vn/ten-bai" beside "/blogs/ten-bai", "/2026-05-09/5663.aspx" beside "/2026-05-09/Ten-bai-5663.aspx", a slug that changed before a short
number. Both stay in the archive with their captures and versions; this is a function of them, whatever the order in which they came.
`derive` writes the answer to `other_address` for all who count and search.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive.bulk import chunks
from danvan_crawler.archive.models import Article, ArticleLink, ArticleVersion, CorrectedValue, ListingLink, OtherAddress, Resource
from danvan_crawler.archive.rows import DIGESTED
from danvan_crawler.sites.urls import is_view

ENOUGH_TEXT = 200
"""Characters of lead and text above which the photos need not be the same: a gallery says the same few words of each of its days."""

_TITLE_AND_TEXT = 33
"""Characters of the first two hashes of a digest."""
_PARAMETER = re.compile(r"[?&;][^=&;]*=?")  # the words that count are those of the title: "?p=1902&cpage=1" has none
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class Address:
    """An article as it is compared with others of its site: its versions' texts, days and photos, and what speaks for its address."""

    id: int
    key: str
    url: str
    gone: bool
    saying: set[tuple[str, str, str]] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    links: int = 0
    links_from_elsewhere: int = 0
    links_to_folder: int = 0
    corrected: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool, int, int, int, int, str]:
        """The lowest is the article's own address: live, put right by hand, no view, linked to most by the site's pages, with words in it. Pages of
        other folders go first, with what they link to beside it: where a server reads "/Tin/9.htm" as "/tin/9.htm", neighbours link to each other
        in the spelling that they were asked for."""
        name = _PARAMETER.sub(" ", self.url.rstrip("/").rpartition("/")[2])
        elsewhere = (-self.links_from_elsewhere, -self.links_to_folder)
        return (self.gone, not self.corrected, is_view(self.url), *elsewhere, -self.links, -len(_WORD.findall(name)), self.key)


def other_addresses(connection: Connection) -> dict[int, int]:
    """Article -> the article whose title, text, files and publish day it has too, in any version, on the same site."""
    found: dict[int, int] = {}
    for same in _candidates(connection):
        for group in join(same):
            first, *others = sorted(group, key=lambda one: one.rank)
            found |= {other.id: first.id for other in others}
    return found


def known_others(connection: Connection) -> dict[int, int]:
    """The same as `derive` found it the last time."""
    return {row.article_id: row.of_article_id for row in connection.execute(select(OtherAddress.__table__))}


def is_other() -> ColumnElement[bool]:
    """Whether the `Article` of a query is a second address of another, as `derive` found it the last time."""
    return Article.id.in_(select(OtherAddress.article_id))


def join(articles: Iterable[Address]) -> list[list[Address]]:
    """Groups of two and more articles that say the same. Two printed days tell two articles apart; an address without a day is of the one
    that has one, if there is only one.
    """
    by_saying: dict[tuple[str, str, str], list[Address]] = defaultdict(list)
    for article in articles:
        for saying in article.saying:
            by_saying[saying].append(article)
    parent = {article.id: article for some in by_saying.values() for article in some}

    def top(article: Address) -> Address:
        while parent[article.id] is not article:
            article = parent[article.id]
        return article

    for some in by_saying.values():
        days = {day for article in some for day in article.days}
        by_day: dict[str, Address] = {}
        for article in some:
            for day in article.days or ({""} if len(days) != 1 else days):
                parent[top(article).id] = top(by_day.setdefault(day, article))
    groups: dict[int, list[Address]] = defaultdict(list)
    for article in {article.id: article for some in by_saying.values() for article in some}.values():
        groups[top(article).id].append(article)
    return [group for group in groups.values() if len(group) > 1]


def _candidates(connection: Connection) -> list[list[Address]]:
    """The articles of each site that share title and text with another one."""
    start = func.substr(ArticleVersion.digest, 1, _TITLE_AND_TEXT)
    twice = (
        select(Article.site_id, start.label("start"))
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .group_by(Article.site_id, start)
        .having(func.count(Article.id.distinct()) > 1)
        .subquery()
    )
    length = func.length(ArticleVersion.body) + func.length(func.coalesce(ArticleVersion.sapo, ""))
    query = (
        select(Article.site_id, Article.id, Article.key, Article.url, Article.state, ArticleVersion.digest, length.label("length"))
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .join(twice, (twice.c.site_id == Article.site_id) & (twice.c.start == start))
        .order_by(Article.key, ArticleVersion.number)
    )
    sites: dict[int, dict[int, Address]] = defaultdict(dict)
    for row in connection.execute(query):
        parts = dict(zip(DIGESTED, row.digest.split("."), strict=False))
        if len(parts) < len(DIGESTED) or "-" in (parts["title"], parts["text"]):
            continue
        one = sites[row.site_id].setdefault(row.id, Address(row.id, row.key, row.url, row.state == "gone"))
        photos = "" if row.length >= ENOUGH_TEXT else parts["images"]
        one.saying.add((parts["title"] + parts["text"], parts["attachments"], photos))
        one.days |= {parts["day"]} - {"-"}
    corrected = select(ArticleVersion.article_id).join(CorrectedValue, CorrectedValue.version_id == ArticleVersion.id).distinct()
    by_hand = set(connection.scalars(corrected))
    for site, some in sites.items():
        _count_links(connection, site, some.values())
        for article in by_hand & some.keys():
            some[article].corrected = True
    return [list(some.values()) for some in sites.values()]


def _count_links(connection: Connection, site: int, articles: Iterable[Address]) -> None:
    by_key = {article.key: article for article in articles}
    source, version = aliased(Article), aliased(ArticleVersion)
    of_articles: Any = (
        select(ArticleLink.target_key, source.key)
        .join(version, version.id == ArticleLink.version_id)
        .join(source, (source.id == version.article_id) & (source.latest_number == version.number))
        .where(source.site_id == site)
    )
    listed = select(ListingLink.target_key, Resource.key).join(Resource, Resource.id == ListingLink.resource_id)
    for keys in chunks(sorted(by_key)):
        of_these = of_articles.where(ArticleLink.target_key.in_(keys), source.key != ArticleLink.target_key)
        for target, page in (*connection.execute(of_these), *connection.execute(listed.where(ListingLink.target_key.in_(keys)))):
            by_key[target].links += 1
            by_key[target].links_from_elsewhere += _folder(page) != _folder(target)
    folders: Counter[str] = Counter()
    for key, article in by_key.items():
        folders[_folder(key)] += article.links_from_elsewhere
    for key, article in by_key.items():
        article.links_to_folder = folders[_folder(key)]


def _folder(key: str) -> str:
    return key.rpartition("/")[0]
