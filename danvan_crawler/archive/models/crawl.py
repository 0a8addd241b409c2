"""What was fetched: sites, runs, every URL we know (the frontier), every fetch."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from danvan_crawler.archive.models.base import Base

RESOURCE_STATES = ("queued", "claimed", "done", "failed", "forbidden", "skipped")
RUN_MODES = ("crawl", "replay", "import")


class Site(Base):
    """A web site, as its site file describes it at the last run."""

    __tablename__ = "site"
    __table_args__ = {"comment": "a web site, as its site file described it when its last run began"}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    name: Mapped[str] = mapped_column(unique=True, comment="name of the site file, as in `scrapy crawl NAME`")
    title: Mapped[str | None] = mapped_column(comment="the site's own name")
    owner: Mapped[str | None] = mapped_column(comment="the body that publishes it")
    level: Mapped[str | None] = mapped_column(comment="central, provincial, district or commune")
    province_then: Mapped[str | None] = mapped_column(comment="province before 1 July 2025; NULL for central bodies")
    province_now: Mapped[str | None] = mapped_column(comment="province since 1 July 2025; NULL for central bodies")
    shared_numbers: Mapped[list[Any] | None] = mapped_column(
        comment="forms of addresses whose number several articles share: such articles are known by their whole address"
    )


class SiteOwner(Base):
    """A body that published a site, and when."""

    __tablename__ = "site_owner"
    __table_args__ = {"comment": "the bodies that published a site, with their days, as its site file names them"}  # noqa: RUF012

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), primary_key=True, autoincrement=False, comment="the site")
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="place in the site file, from 1")
    name: Mapped[str] = mapped_column(comment="the body that published it")
    since: Mapped[date | None] = mapped_column(comment="its first day; NULL: not known")
    until: Mapped[date | None] = mapped_column(comment="its last day; NULL: not known, or still so")


class CrawlRun(Base):
    """One run of one site, with its verdict."""

    __tablename__ = "crawl_run"
    __table_args__ = (
        CheckConstraint(f"mode in {RUN_MODES}", name="mode"),
        Index(None, "site_id", "mode", "id"),
        {"comment": "one run of one site, with its outcome"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row; later runs have higher ones")
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), comment="the site")
    spider: Mapped[str] = mapped_column(comment="name of the spider that ran")
    mode: Mapped[str] = mapped_column(comment="crawl (from the net), replay (from our WARC files) or import (from WARC files of others)")
    code_version: Mapped[str] = mapped_column(comment="version of danvan_crawler")
    args: Mapped[dict[str, Any] | None] = mapped_column(comment="spider arguments and settings given by hand")
    started_at: Mapped[datetime] = mapped_column(comment="when it began, UTC")
    finished_at: Mapped[datetime | None] = mapped_column(comment="when it ended, UTC; NULL while it runs and when it was killed")
    finish_reason: Mapped[str | None] = mapped_column(comment="why it ended: finished, shutdown, a limit …")
    verdict: Mapped[str | None] = mapped_column(comment="complete, partial or failed")
    reasons: Mapped[list[Any] | None] = mapped_column(comment="sentences on the outcome: why it is not complete, and what else was noticed")
    counts: Mapped[dict[str, Any] | None] = mapped_column(comment="pages, articles, versions, errors … of the run")
    fill_rates: Mapped[dict[str, Any] | None] = mapped_column(comment="share of the run's articles that have a field, by field, 0 to 1")


class Resource(Base):
    """A URL we know. All resources together are the frontier of the crawl."""

    __tablename__ = "resource"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        CheckConstraint(f"state in {RESOURCE_STATES}", name="state"),
        Index("ix_resource_frontier", "site_id", "state", text("priority desc"), "id"),
        {"comment": "a URL we know, by its canonical key; together they are the frontier: what is still to fetch"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row, in the order of discovery")
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), comment="the site it belongs to")
    key: Mapped[str] = mapped_column(comment="host:port and the id in the URL: the same for all addresses of one page")
    url: Mapped[str] = mapped_column(comment="the address to fetch")
    is_view: Mapped[bool] = mapped_column(comment="true if `url` is a print, mobile or other view, kept until the plain address is seen")
    kind: Mapped[str] = mapped_column(comment="what it is or is taken for: seed, listing, article, feed, sitemap, asset, other …")
    state: Mapped[str] = mapped_column(comment="queued, claimed (by a running process), done, failed, forbidden (robots.txt) or skipped")
    priority: Mapped[int] = mapped_column(comment="higher ones are fetched first")
    depth: Mapped[int] = mapped_column(comment="links from a start page; 0 for a start page")
    discovered_by: Mapped[str | None] = mapped_column(comment="the channel it came by first: seed, listing, related, sitemap, feed …")
    discovered_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("resource.id", ondelete="SET NULL"), comment="the page it was first found on"
    )
    published_hint: Mapped[str | None] = mapped_column(comment="date printed beside the link that led here, ISO")
    etag: Mapped[str | None] = mapped_column(comment="validator of the last capture that was read; for conditional requests")
    last_modified: Mapped[str | None] = mapped_column(comment="Last-Modified of the last capture that was read, as sent")
    failures: Mapped[int] = mapped_column(default=0, comment="failed attempts since the last success")
    reason: Mapped[str | None] = mapped_column(comment="why it failed, is forbidden or was skipped")
    first_seen_at: Mapped[datetime] = mapped_column(comment="when it was first seen, UTC")
    last_seen_at: Mapped[datetime] = mapped_column(comment="when a link to it was last seen (at least once a run), UTC")
    listed_at: Mapped[datetime | None] = mapped_column(comment="when a list, feed or sitemap last named it, UTC")
    last_fetched_at: Mapped[datetime | None] = mapped_column(comment="when its last page was read, UTC")
    next_at: Mapped[datetime | None] = mapped_column(comment="not to be fetched before this, UTC; NULL: any time")
    claimed_by_run_id: Mapped[int | None] = mapped_column(ForeignKey("crawl_run.id"), comment="the run that fetches it now")


class Capture(Base):
    """One fetch: where its bytes lie, or the error that came instead."""

    __tablename__ = "capture"
    __table_args__ = (
        Index(None, "resource_id", "fetched_at"),
        Index(None, "payload_digest"),
        {"comment": "one fetch: where its bytes lie in the WARC files, or the error that came instead of a response"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), comment="the URL that was fetched")
    run_id: Mapped[int] = mapped_column(ForeignKey("crawl_run.id"), index=True, comment="the run that stored this row first")
    record_id: Mapped[str] = mapped_column(unique=True, comment="WARC-Record-ID of the response, revisit or metadata record: <urn:uuid:…>")
    url: Mapped[str] = mapped_column(comment="the address that was asked for")
    fetched_at: Mapped[datetime] = mapped_column(comment="when we fetched it, by our clock, UTC")
    served_at: Mapped[datetime | None] = mapped_column(comment="the server's Date header, UTC")
    status: Mapped[int | None] = mapped_column(comment="HTTP status; NULL if no response came")
    mime: Mapped[str | None] = mapped_column(comment="media type of the response")
    bytes: Mapped[int] = mapped_column(comment="length of the body as received, in bytes")
    payload_digest: Mapped[str | None] = mapped_column(comment="digest of the payload as in the WARC record: sha1:…")
    warc_file: Mapped[str | None] = mapped_column(comment="WARC file, relative to the WARC folder")
    warc_offset: Mapped[int | None] = mapped_column(comment="where its record begins in the file, in bytes")
    revisit_of: Mapped[str | None] = mapped_column(comment="record id of the capture with the same payload, if this one is a revisit")
    etag: Mapped[str | None] = mapped_column(comment="ETag of the response")
    last_modified: Mapped[str | None] = mapped_column(comment="Last-Modified of the response, as sent")
    truncated: Mapped[str | None] = mapped_column(comment="why the body is not whole: length, time or disconnect")
    error: Mapped[str | None] = mapped_column(comment="why no response came")
    reading_kind: Mapped[str | None] = mapped_column(comment="article, listing, other, missing or blocked; NULL until it was read")
    reason: Mapped[str | None] = mapped_column(comment="why the page is no article, where one would ask")
    platform: Mapped[str | None] = mapped_column(comment="the module that read it: generic, nukeviet …")
    target_key: Mapped[str | None] = mapped_column(
        comment="canonical key of the other address that it redirects to: joins resource.key; for older captures `danvan replay` fills it"
    )
