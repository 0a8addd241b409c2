"""What `derive` concludes from many pages: made again at will, always pointing at the claims it rests on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from danvan_crawler.archive.models.base import Base
from danvan_crawler.archive.models.claims import DatedText, OfVersion


class ArticlePublished(Base):
    """What other pages tell of the publish date of an article that prints none."""

    __tablename__ = "article_published"
    __table_args__ = (
        CheckConstraint("lo is null or hi is null or lo <= hi", name="bounds"),
        {"comment": "what other pages tell of the publish date of an article whose own page prints none"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article"
    )
    published: Mapped[str | None] = mapped_column(comment="ISO day, if other pages print one and agree; Vietnamese civil date")
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


class SearchQueue(Base):
    """Articles that changed since they were last made searchable."""

    __tablename__ = "search_queue"
    __table_args__ = {"comment": "articles written since the search index was last brought up to date"}  # noqa: RUF012

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the article"
    )
