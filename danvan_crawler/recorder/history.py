"""What earlier runs of a site brought: the measure for the next one."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from danvan_crawler.archive.frontier import RESUMABLE
from danvan_crawler.archive.models import ArticleVersion, Capture, CrawlRun, Resource, Site
from danvan_crawler.archive.session import Archive
from danvan_crawler.recorder.tally import Tally

RECENT_RUNS = 5
LIMITING_ARGS = ("since", "until", "max_pages")


def recent_articles(archive: Archive, site: str, before_run: int) -> list[int]:
    """Article counts of the site's last complete crawls over its whole ground, newest first. Raises ArchiveError."""
    query = (
        select(CrawlRun.counts, CrawlRun.args)
        .join(Site, Site.id == CrawlRun.site_id)
        .where(Site.name == site, CrawlRun.mode == "crawl", CrawlRun.verdict == "complete", CrawlRun.id < before_run)
        .order_by(CrawlRun.id.desc())
        .limit(4 * RECENT_RUNS)
    )
    with archive.connect() as connection:
        rows = connection.execute(query).all()
    whole = [counts for counts, args in rows if counts and not any(name in (args or {}) for name in LIMITING_ARGS)]
    return [counts["articles"] + counts.get("articles_before", 0) for counts in whole[:RECENT_RUNS]]


def resumed_from(archive: Archive, site: str, run_id: int) -> Tally:
    """What the broken-off runs brought that run `run_id` went on from: the start pages and articles that it need not fetch again.

    Empty when the run began anew. Raises ArchiveError.
    """
    tally = Tally()
    with archive.connect() as connection:
        runs = _broken_off(connection, site, run_id)
        if not runs:
            return tally
        # A version carries the run that read it last: what this run has read again is not among these.
        read = select(func.count(ArticleVersion.id)).where(ArticleVersion.run_id.in_(runs))
        tally.articles = connection.scalar(read) or 0
        columns = (Capture.url, Resource.kind, Resource.state, Capture.reading_kind, Capture.reason, Capture.error)
        query = select(*columns).join(Resource, Resource.id == Capture.resource_id).where(Capture.run_id.in_(runs)).order_by(Capture.id)
        rows = {row.url: row for row in connection.execute(query) if row.kind != "robots"}
    for url, row in rows.items():
        if row.reading_kind is not None:
            tally.readings[row.reading_kind] += 1
        trouble = None if row.reading_kind not in (None, "missing", "blocked") else row.reason or row.error or "not read"
        if row.kind == "seed":
            tally.starts[url] = trouble
        elif row.kind == "listing" and trouble:
            tally.broken_listings[url] = trouble
        if row.state == "failed":
            tally.failed[url] = trouble or "failed"
    return tally


def _broken_off(connection: Connection, site: str, run_id: int) -> list[int]:
    """The crawls right before `run_id`, back to the last one that ended by itself."""
    query = select(CrawlRun.id, CrawlRun.finished_at, CrawlRun.finish_reason).join(Site, Site.id == CrawlRun.site_id)
    query = query.where(Site.name == site, CrawlRun.mode == "crawl", CrawlRun.id < run_id).order_by(CrawlRun.id.desc())
    runs = []
    for row in connection.execute(query):
        if row.finished_at is not None and row.finish_reason not in RESUMABLE:
            break
        runs.append(row.id)
    return runs


def has_captures(archive: Archive) -> bool:
    """Whether any row of the archive points into a WARC file. Raises ArchiveError."""
    with archive.connect() as connection:
        return connection.execute(select(Capture.id).where(Capture.warc_file.is_not(None)).limit(1)).first() is not None
