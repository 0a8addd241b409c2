"""Which articles lead to which: the graph of the links that sites print beside an article, with the dates printed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive.addresses import is_other
from danvan_crawler.archive.graph import Graph
from danvan_crawler.archive.models import Article, ArticleLink, ArticlePublished, ArticleVersion, OtherAddress, Site
from danvan_crawler.archive.session import Archive

BLOCKS = ("related", "latest", "inline")
"""Where links stand: beside the article as related, beside it as the site's newest, in its text."""


@dataclass(frozen=True, slots=True)
class Node:
    """An article, by its address; one that is not archived has no site and no publish day, and its title is that of a link to it."""

    key: str
    title: str
    site: str
    published: str
    archived: bool

    @property
    def label(self) -> str:
        """What is read beside the node."""
        return self.title or self.key


@dataclass(frozen=True, slots=True)
class Edge:
    """A link from an article to another, by their addresses: its block, its rank there, its words and the day printed beside it."""

    source: str
    target: str
    block: str
    rank: int
    title: str
    date: str

    @property
    def weight(self) -> int:
        """How thick the edge is drawn."""
        return 1


def links(
    archive: Archive, since: date | None = None, until: date | None = None, least: int = 1, blocks: Sequence[str] = ("related",)
) -> Graph[Node, Edge]:
    """The links of the articles' latest versions in these blocks, one for each two articles, to targets that `least` articles link to.

    With a limit of time a link counts by the date printed beside it, else by the publish date of its target, else not at all.
    Raises `ArchiveError`.
    """
    nodes: dict[str, Node] = {}
    found: dict[tuple[str, str], Edge] = {}
    lacking: dict[str, str] = {}
    for row in _links(archive, blocks):
        target = row.target_url or lacking.setdefault(row.target_key, row.link_url)
        day = (row.date or row.target_day or "")[:10]
        outside = (since is not None and day < since.isoformat()) or (until is not None and not "" < day <= until.isoformat())
        if outside or target == row.url:
            continue
        nodes[row.url] = Node(row.url, row.title, row.site, (row.day or "")[:10], True)
        if row.target_url:
            nodes[target] = Node(target, row.target_title, row.target_site, (row.target_day or "")[:10], True)
        else:
            nodes.setdefault(target, Node(target, row.link_title, "", "", False))
        found.setdefault((row.url, target), Edge(row.url, target, row.block, row.rank, row.link_title, row.date or ""))
    sources = Counter(target for _, target in found)
    kept = {ends: link for ends, link in found.items() if sources[link.target] >= least}
    joined = {key for ends in kept for key in ends}
    return Graph([nodes[key] for key in sorted(joined)], [kept[ends] for ends in sorted(kept)], directed=True)


def _links(archive: Archive, blocks: Sequence[str]) -> list[Any]:
    """A row for each link and archived target, first blocks and ranks first, so that it does not matter what was stored first."""
    linked, target, shown, target_site = aliased(Article), aliased(Article), aliased(ArticleVersion), aliased(Site)
    known, target_known = aliased(ArticlePublished), aliased(ArticlePublished)
    query = (
        select(
            *(
                Site.name.label("site"),
                Article.url,
                ArticleVersion.title,
                func.coalesce(ArticleVersion.published, known.published).label("day"),
            ),
            *(ArticleLink.block, ArticleLink.rank, ArticleLink.title.label("link_title"), ArticleLink.url.label("link_url")),
            *(ArticleLink.date, ArticleLink.target_key, target.url.label("target_url"), shown.title.label("target_title")),
            *(target_site.name.label("target_site"), func.coalesce(shown.published, target_known.published).label("target_day")),
        )
        .join(ArticleVersion, ArticleVersion.id == ArticleLink.version_id)
        .join(Article, (Article.id == ArticleVersion.article_id) & (Article.latest_number == ArticleVersion.number))
        .join(Site, Site.id == Article.site_id)
        .join(known, known.article_id == Article.id, isouter=True)
        .join(linked, linked.key == ArticleLink.target_key, isouter=True)
        .join(OtherAddress, OtherAddress.article_id == linked.id, isouter=True)
        .join(target, target.id == func.coalesce(OtherAddress.of_article_id, linked.id), isouter=True)
        .join(shown, (shown.article_id == target.id) & (shown.number == target.latest_number), isouter=True)
        .join(target_site, target_site.id == target.site_id, isouter=True)
        .join(target_known, target_known.article_id == target.id, isouter=True)
        .where(ArticleLink.block.in_(blocks), ~is_other())
    )
    with archive.connect() as connection:
        rows = connection.execute(query).all()
    return sorted(rows, key=lambda row: (row.url, BLOCKS.index(row.block), row.rank, row.link_url, row.target_url or ""))
