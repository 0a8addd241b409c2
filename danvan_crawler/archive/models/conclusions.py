"""What `derive` concludes from many pages: made again at will, always pointing at the claims it rests on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from danvan_crawler.archive.models.base import Base
from danvan_crawler.archive.models.claims import DatedText, OfVersion


class OtherAddress(Base):
    """An article that is one with another article of its site: the same title, text, files and publish day at a second address."""

    __tablename__ = "other_address"
    __table_args__ = (
        CheckConstraint("article_id <> of_article_id", name="other"),
        Index(None, "of_article_id"),
        {"comment": "an article that its site shows at another address too: views, search and counts have the one it is of"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article at the other address"
    )
    of_article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), comment="the article at its own address: live, put right by hand, linked to most"
    )


class ArticlePublished(Base):
    """What other pages tell of the publish date of an article that prints none, or one that can be read in two orders."""

    __tablename__ = "article_published"
    __table_args__ = (
        CheckConstraint("lo is null or hi is null or lo <= hi", name="bounds"),
        {"comment": "what other pages tell of the publish date of an article whose own page prints none"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article"
    )
    published: Mapped[str | None] = mapped_column(
        comment="ISO day, if other pages print one and agree; the moment of the own page, if others tell its order"
    )
    published_on: Mapped[dt.date | None] = mapped_column(comment="the same as a date, to sort by")
    lo: Mapped[str | None] = mapped_column(comment="not published before this ISO day")
    hi: Mapped[str | None] = mapped_column(comment="not published after this ISO day")
    method: Mapped[str] = mapped_column(comment="how it is known, in words")
    evidence: Mapped[list[Any]] = mapped_column(comment="the claims it rests on: list of {table, key columns …, date}")


class DerivedDate(DatedText, OfVersion, Base):
    """The dates of a version's text, read again with a publish date or bounds that only `derive` knows."""

    __tablename__ = "derived_date"
    __table_args__ = {  # noqa: RUF012
        "comment": "dates of a text read again once derive knew when it was published; they stand in for its date_mention rows",
        "sqlite_with_rowid": False,
    }


class Reprint(Base):
    """An article that prints the text of an article of another site."""

    __tablename__ = "reprint"
    __table_args__ = (
        CheckConstraint("relation in ('reprint', 'sibling')", name="relation"),
        Index(None, "of_version_id"),
        {"comment": "an article that prints the text of an article of another site, and what it cut and added"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article that prints it again"
    )
    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_version.id", ondelete="CASCADE"), comment="the version of it that was compared"
    )
    of_version_id: Mapped[int] = mapped_column(
        ForeignKey("article_version.id", ondelete="CASCADE"), comment="the version of the other article that is most like it"
    )
    relation: Mapped[str] = mapped_column(
        comment="reprint: the other is the original; sibling: both print a text whose original is not archived or not known"
    )
    method: Mapped[str] = mapped_column(comment="how the original is known, or why it is not, in words")
    declared_source: Mapped[str | None] = mapped_column(comment="the source that the article credits, as printed")
    lag_days: Mapped[int | None] = mapped_column(comment="days from the other's publish day to its own; NULL if one is not known")
    containment: Mapped[float] = mapped_column(comment="share of the shorter text's words that stand in the longer one, 0 to 1")
    jaccard: Mapped[float] = mapped_column(comment="share of the words of both that they have in common, 0 to 1")
    cut: Mapped[list[Any]] = mapped_column(comment="passages of the other that it leaves out: list of {field, start, end} in of_version_id")
    added: Mapped[list[Any]] = mapped_column(comment="passages that it adds: list of {field, start, end} in version_id")


class Person(Base):
    """A person whom articles name."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "name_folded"), {"comment": "a person whom articles name, concluded from claims of one name"})

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row; another after the next derive")
    key: Mapped[str] = mapped_column(unique=True, comment="name, site, article key and ordinal of the first claim")
    name: Mapped[str] = mapped_column(comment="the form of the name that is printed most often")
    name_folded: Mapped[str] = mapped_column(comment="the name in small letters without diacritics, to search by")
    basis: Mapped[str] = mapped_column(comment="what joined the claims: office, reprint, judgement … or one article")
    undecided: Mapped[bool] = mapped_column(comment="whether another person of the same name may be this one")


class PersonName(Base):
    """A printed form of a person's name."""

    __tablename__ = "person_name"
    __table_args__ = (Index(None, "name_folded"), {"comment": "a printed form of a person's name", "sqlite_with_rowid": False})

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, comment="the person")
    name: Mapped[str] = mapped_column(primary_key=True, comment="as printed, without honorific")
    name_folded: Mapped[str] = mapped_column(comment="in small letters without diacritics")
    claims: Mapped[int] = mapped_column(comment="how many claims print it so")


class Event(Base):
    """What an article and its reprints report."""

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "lo"),
        {"comment": "what an article with participants reports; a reprint tells of the event of its original"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article, no reprint"
    )
    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_version.id", ondelete="CASCADE"), index=True, comment="its version that was read"
    )
    title: Mapped[str] = mapped_column(comment="headline of the article")
    lo: Mapped[str | None] = mapped_column(comment="first day on which it can have taken place, ISO; Vietnamese civil date")
    hi: Mapped[str | None] = mapped_column(comment="last day, ISO")
    method: Mapped[str] = mapped_column(comment="what the days rest on: a date in the text, the publish date, its bounds, or unknown")
    date_ordinal: Mapped[int | None] = mapped_column(comment="ordinal of that date in derived_date, or in date_mention if that has none")
    copies: Mapped[int] = mapped_column(comment="how many archived articles print it again")


class Appearance(Base):
    """A person at an event."""

    __tablename__ = "appearance"
    __table_args__ = (
        Index(None, "person_id"),
        {"comment": "a person at an event: once, however often the article was printed", "sqlite_with_rowid": False},
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("event.article_id", ondelete="CASCADE"), primary_key=True, comment="the event")
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, comment="the person")
    role: Mapped[str] = mapped_column(comment="the highest role that original or copies tell: chair, appointed, award, speak or attend")
    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_version.id", ondelete="CASCADE"),
        index=True,
        comment="the claim: its version, of the original if that names the person",
    )
    participant_ordinal: Mapped[int] = mapped_column(comment="the claim: its participant")
    claims: Mapped[int] = mapped_column(comment="how many claims say so, those of reprints too")


class Organization(Base):
    """A body that offices belong to."""

    __tablename__ = "organization"
    __table_args__ = {"comment": "a body that offices belong to"}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row; another after the next derive")
    key: Mapped[str] = mapped_column(unique=True, comment="body and area, folded to one spelling")
    name: Mapped[str] = mapped_column(comment="as printed most often, abbreviations written out")
    level: Mapped[str | None] = mapped_column(comment="central, province, district, commune or village, where the words say it")
    area: Mapped[str] = mapped_column(
        comment="province, or small area and province; a site's name in brackets where its province is not known"
    )


class Post(Base):
    """An office, whoever holds it."""

    __tablename__ = "post"
    __table_args__ = (Index(None, "organization_id"), {"comment": "an office, whoever holds it"})

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row; another after the next derive")
    key: Mapped[str] = mapped_column(unique=True, comment="role, body and area, folded to one spelling")
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), comment="its body; NULL if the words name none"
    )
    role: Mapped[str] = mapped_column(comment="as printed most often, abbreviations written out")
    level: Mapped[str | None] = mapped_column(comment="central, province, district, commune or village, where the words say it")
    area: Mapped[str] = mapped_column(comment="as in organization")


class Membership(Base):
    """A person in a post, as far as articles attest it."""

    __tablename__ = "membership"
    __table_args__ = (
        Index(None, "post_id"),
        {"comment": "a person in a post, with the days on which articles attest it", "sqlite_with_rowid": False},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, comment="the person")
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True, comment="the post")
    first_day: Mapped[str | None] = mapped_column(comment="first day on which it is attested, ISO; NULL if only as a former one or undated")
    last_day: Mapped[str | None] = mapped_column(comment="last day on which it is attested, ISO")
    former_day: Mapped[str | None] = mapped_column(comment='first day on which it is called a former one ("nguyên"), ISO')
    claims: Mapped[int] = mapped_column(comment="how many claims attest it")


class MembershipClaim(Base):
    """A claim that a membership rests on."""

    __tablename__ = "membership_claim"
    __table_args__ = (
        ForeignKeyConstraint(["person_id", "post_id"], ["membership.person_id", "membership.post_id"], ondelete="CASCADE"),
        Index(None, "version_id"),
        {"comment": "an office as printed that a membership rests on: a row of participant_position", "sqlite_with_rowid": False},
    )

    person_id: Mapped[int] = mapped_column(primary_key=True, comment="the membership's person")
    post_id: Mapped[int] = mapped_column(primary_key=True, comment="the membership's post")
    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_version.id", ondelete="CASCADE"), primary_key=True, comment="the claim: its version"
    )
    participant_ordinal: Mapped[int] = mapped_column(primary_key=True, comment="the claim: its participant")
    position_ordinal: Mapped[int] = mapped_column(primary_key=True, comment="the claim: its office")
    former: Mapped[bool] = mapped_column(comment='whether it is called a former one ("nguyên")')


class SearchText(Base):
    """The text that search looks in: one row an article, its latest version."""

    __tablename__ = "search_text"
    __table_args__ = {"comment": "the text that search looks in, one row an article: its latest version"}  # noqa: RUF012

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article"
    )
    position: Mapped[int] = mapped_column(
        BigInteger,
        unique=True,
        comment="place among all articles from old to new: by day, then by a hash of the key; the rowid of the index",
    )
    day: Mapped[str] = mapped_column(comment="ISO day of that place: publish day, else its upper bound; empty if neither is known")
    title: Mapped[str] = mapped_column(comment="words of the headline, small letters without diacritics")
    body: Mapped[str] = mapped_column(comment="words of all other text, small letters without diacritics")


class SearchFacet(Base):
    """What facets count an article for, beside its place in the index; several values in one text with U+001F between them."""

    __tablename__ = "search_facet"
    __table_args__ = {"comment": "what facets count an article for; made with search_text"}  # noqa: RUF012

    position: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        ForeignKey("search_text.position", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="the article's place in the index",
    )
    site_id: Mapped[int] = mapped_column(comment="the site that publishes it")
    section: Mapped[str | None] = mapped_column(comment="section of the site, as printed")
    source: Mapped[str | None] = mapped_column(comment="credited source")
    people: Mapped[str | None] = mapped_column(comment="names of those who take part; U+001F stands between two")
    roles: Mapped[str | None] = mapped_column(comment="their roles; U+001F stands between two")
    offices: Mapped[str | None] = mapped_column(comment="their offices as printed; U+001F stands between two")
    documents: Mapped[str | None] = mapped_column(comment="numbers of the documents it names; U+001F stands between two")


class SearchQueue(Base):
    """Articles that changed since they were last made searchable."""

    __tablename__ = "search_queue"
    __table_args__ = {"comment": "articles written since the search index was last brought up to date"}  # noqa: RUF012

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article"
    )
