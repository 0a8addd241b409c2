"""Articles, their versions, and the links and files that belong to a version."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from danvan_crawler.archive.models.base import Base, JsonValue

ARTICLE_STATES = ("live", "gone", "restored")


class Article(Base):
    """An article, by its key in its site; what it says is in its versions."""

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        CheckConstraint(f"state in {ARTICLE_STATES}", name="state"),
        Index(None, "key"),
        Index(None, "url", postgresql_using="hash"),  # a B-tree of PostgreSQL refuses values over 2,700 bytes
        {"comment": "an article, by its key; what it says is in article_version"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), comment="the site that publishes it")
    key: Mapped[str] = mapped_column(comment="canonical key: that of its page, with the item id if the page prints several articles")
    item_id: Mapped[str | None] = mapped_column(comment="id of the article on a page that prints several")
    url: Mapped[str] = mapped_column(comment="canonical address")
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), index=True, comment="the page it is read from")
    latest_number: Mapped[int] = mapped_column(comment="number of its latest version")
    state: Mapped[str] = mapped_column(comment="live; gone: seen missing on two days; restored: came back after that")
    last_capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"), index=True, comment="the last capture that shows it")
    missing_capture_id: Mapped[int | None] = mapped_column(
        ForeignKey("capture.id"), index=True, comment="the first capture since then that shows it missing"
    )
    gone_capture_id: Mapped[int | None] = mapped_column(
        ForeignKey("capture.id"), index=True, comment="the capture of a later day that confirmed it was gone"
    )
    restored_capture_id: Mapped[int | None] = mapped_column(
        ForeignKey("capture.id"), index=True, comment="the capture that showed it again after it was gone"
    )


class ArticleVersion(Base):
    """What an article says, until its publisher changes it."""

    __tablename__ = "article_version"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        {"comment": "what an article says from its first capture on, until its publisher changes it"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), comment="the article")
    number: Mapped[int] = mapped_column(comment="1 for the first version, then counting up in order of time")
    digest: Mapped[str] = mapped_column(
        comment="hashes of title, text, lead, body, publish day, author, source, images, captions, attachments: what makes a version"
    )
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"), index=True, comment="the first capture that shows it")
    run_id: Mapped[int] = mapped_column(ForeignKey("crawl_run.id"), index=True, comment="the run that read it last")
    fetched_at: Mapped[datetime] = mapped_column(comment="when that first capture was fetched, UTC")
    title: Mapped[str] = mapped_column(comment="headline")
    kicker: Mapped[str | None] = mapped_column(comment="line above the headline")
    sapo: Mapped[str | None] = mapped_column(comment="lead, without the agency prefix")
    sapo_prefix: Mapped[str | None] = mapped_column(comment='agency prefix of the lead, such as "(TG) -"')
    body: Mapped[str] = mapped_column(comment="paragraphs joined by a blank line; no captions, author line, source line, lists of links")
    published_raw: Mapped[str | None] = mapped_column(comment="the publish date as the page prints it")
    published_label: Mapped[str | None] = mapped_column(comment="where on the page it stands")
    published: Mapped[str | None] = mapped_column(comment="ISO day, or date-time with +07:00, as the page itself says (civil time)")
    published_on: Mapped[dt.date | None] = mapped_column(index=True, comment="the day of `published`, Vietnamese civil date, to sort by")
    published_precision: Mapped[str | None] = mapped_column(comment="day, minute or second: how exact `published` is")
    published_method: Mapped[str | None] = mapped_column(comment="how `published` was made from `published_raw`")
    author: Mapped[str | None] = mapped_column(comment="as printed, without label")
    source: Mapped[str | None] = mapped_column(comment='credited source without label: "Nguồn: X" gives X')
    section: Mapped[str | None] = mapped_column(comment="section of the site, as printed")
    platform: Mapped[str | None] = mapped_column(comment="the module that read it")
    design: Mapped[str | None] = mapped_column(comment="sketch of the class names of its page: tells a new design from an edit")
    extractor_version: Mapped[str | None] = mapped_column(comment="version of the reader")
    gaps: Mapped[list[Any] | None] = mapped_column(comment="fields a stage expected and did not find")


class ArticleAsset(Base):
    """A photo or file of a version. Its bytes, if we have them, are in a capture of the resource with its key, or of one that it redirects to: see
    `v_asset`."""

    __tablename__ = "article_asset"
    __table_args__ = (
        Index(None, "target_key"),
        {"comment": "a photo or file offered with a version, in printed order", "sqlite_with_rowid": False},
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id", ondelete="CASCADE"), primary_key=True, comment="the version")
    kind: Mapped[str] = mapped_column(primary_key=True, comment="image or attachment")
    ordinal: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first of its kind")
    url: Mapped[str] = mapped_column(comment="its real address")
    target_key: Mapped[str | None] = mapped_column(
        comment="canonical key of that address: joins resource.key; NULL if it was read before that was kept (`danvan replay` fills it)"
    )
    caption: Mapped[str | None] = mapped_column(comment="caption of a photo, title of a file")
    credit: Mapped[str | None] = mapped_column(comment="photographer")


class ArticleLink(Base):
    """A link of a version, as its newest reading shows it."""

    __tablename__ = "article_link"
    __table_args__ = (
        Index(None, "target_key"),
        {"comment": "a link of a version, with the date printed beside it; as the newest reading shows it", "sqlite_with_rowid": False},
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id", ondelete="CASCADE"), primary_key=True, comment="the version")
    ordinal: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first link of the page")
    block: Mapped[str] = mapped_column(comment="related, latest or inline")
    rank: Mapped[int] = mapped_column(comment="1 for the first of its block")
    url: Mapped[str] = mapped_column(comment="where it leads")
    target_key: Mapped[str] = mapped_column(comment="canonical key of that address: joins article.key and resource.key")
    title: Mapped[str] = mapped_column(comment="its text")
    date_raw: Mapped[str | None] = mapped_column(comment="date printed beside it")
    date: Mapped[str | None] = mapped_column(comment="that date as ISO day, Vietnamese civil date")


class ListingLink(Base):
    """A link of a listing with its printed date: the only date that some sites ever show."""

    __tablename__ = "listing_link"
    __table_args__ = (
        Index(None, "target_key"),
        {"comment": "an article's link on a listing page with the date printed beside it", "sqlite_with_rowid": False},
    )

    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True, comment="the listing page")
    target_key: Mapped[str] = mapped_column(primary_key=True, comment="canonical key of the article it leads to")
    date: Mapped[str] = mapped_column(primary_key=True, comment="the printed date as ISO day, Vietnamese civil date")
    title: Mapped[str] = mapped_column(comment="its text")
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"), index=True, comment="the last capture of the listing that shows it")
    run_id: Mapped[int] = mapped_column(ForeignKey("crawl_run.id"), index=True, comment="the run that read it last")


class ListingOrder(Base):
    """The order of a listing: an article that nothing dates lies between its dated neighbours there."""

    __tablename__ = "listing_order"
    __table_args__ = ({"comment": "the articles that a listing page names, in its order, as the newest reading shows them"},)

    resource_id: Mapped[int] = mapped_column(
        ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the listing page"
    )
    target_keys: Mapped[list[str]] = mapped_column(JsonValue, comment="canonical keys of the articles it names, from the top")
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"), index=True, comment="its last capture that was read")
    run_id: Mapped[int] = mapped_column(ForeignKey("crawl_run.id"), index=True, comment="the run that read it last")
