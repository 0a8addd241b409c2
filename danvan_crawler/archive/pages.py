"""The pages of a site that a reader of its archive may begin with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from danvan_crawler.archive.models import Article, ArticleVersion, Capture, Resource, Site
from danvan_crawler.archive.session import Archive


def entry_pages(archive: Archive, site: str, start: Sequence[str] = ()) -> list[tuple[str, datetime, str]]:
    """(address, time of capture, title): each capture of the `start` pages, then each version of each article. Raises `ArchiveError`."""
    starts = (
        select(Capture.url, Capture.fetched_at, Site.title, Site.name)
        .join(Resource, Resource.id == Capture.resource_id)
        .join(Site, Site.id == Resource.site_id)
        .where(Site.name == site, Capture.url.in_(start), Capture.status == 200)
    )
    articles = (
        select(Capture.url, ArticleVersion.fetched_at, ArticleVersion.title)
        .join(Capture, Capture.id == ArticleVersion.capture_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Site, Site.id == Article.site_id)
        .where(Site.name == site)
    )
    with archive.connect() as connection:
        first = sorted((row.url, row.fetched_at, row.title or row.name) for row in connection.execute(starts))
        return first + sorted((row.url, row.fetched_at, row.title) for row in connection.execute(articles))
