"""The tables of the archive as SQLAlchemy models, each column with a comment that says what it holds.

`crawl` is what was fetched, `articles` what pages say as a whole, `claims` what they say in detail, `conclusions` what
`derive` makes of many pages. A claim never points at a conclusion.
"""

from danvan_crawler.archive.models.articles import Article, ArticleAsset, ArticleLink, ArticleVersion, ListingLink
from danvan_crawler.archive.models.base import Base
from danvan_crawler.archive.models.claims import (
    DateMention,
    DocumentCitation,
    Participant,
    ParticipantGroup,
    ParticipantPosition,
    ParticipantRole,
)
from danvan_crawler.archive.models.conclusions import ArticlePublished, DerivedDate, Reprint, SearchQueue, SearchText
from danvan_crawler.archive.models.crawl import Capture, CrawlRun, Resource, Site

__all__ = [
    "Article",
    "ArticleAsset",
    "ArticleLink",
    "ArticlePublished",
    "ArticleVersion",
    "Base",
    "Capture",
    "CrawlRun",
    "DateMention",
    "DerivedDate",
    "DocumentCitation",
    "ListingLink",
    "Participant",
    "ParticipantGroup",
    "ParticipantPosition",
    "ParticipantRole",
    "Reprint",
    "Resource",
    "SearchQueue",
    "SearchText",
    "Site",
]
