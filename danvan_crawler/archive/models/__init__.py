"""The tables of the archive as SQLAlchemy models, each column with a comment that says what it holds.

`crawl` is what was fetched, `articles` what pages say as a whole, `claims` what they say in detail, `conclusions` what
`derive` makes of many pages, `decisions` what people put right. A claim never points at a conclusion.
"""

from danvan_crawler.archive.models.articles import Article, ArticleAsset, ArticleLink, ArticleVersion, ListingLink, ListingOrder
from danvan_crawler.archive.models.base import Base
from danvan_crawler.archive.models.claims import (
    DateMention,
    DocumentCitation,
    Participant,
    ParticipantGroup,
    ParticipantPosition,
    ParticipantRole,
)
from danvan_crawler.archive.models.conclusions import (
    Appearance,
    ArticlePublished,
    DerivedDate,
    Event,
    Membership,
    MembershipClaim,
    Organization,
    OtherAddress,
    Person,
    PersonName,
    Post,
    Reprint,
    SearchFacet,
    SearchQueue,
    SearchText,
)
from danvan_crawler.archive.models.crawl import Capture, CrawlRun, Resource, Site, SiteOwner
from danvan_crawler.archive.models.decisions import CorrectedValue, IdentityJudgement, LedgerEntry

__all__ = [
    "Appearance",
    "Article",
    "ArticleAsset",
    "ArticleLink",
    "ArticlePublished",
    "ArticleVersion",
    "Base",
    "Capture",
    "CorrectedValue",
    "CrawlRun",
    "DateMention",
    "DerivedDate",
    "DocumentCitation",
    "Event",
    "IdentityJudgement",
    "LedgerEntry",
    "ListingLink",
    "ListingOrder",
    "Membership",
    "MembershipClaim",
    "Organization",
    "OtherAddress",
    "Participant",
    "ParticipantGroup",
    "ParticipantPosition",
    "ParticipantRole",
    "Person",
    "PersonName",
    "Post",
    "Reprint",
    "Resource",
    "SearchFacet",
    "SearchQueue",
    "SearchText",
    "Site",
    "SiteOwner",
]
