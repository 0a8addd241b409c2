"""What earlier runs of a site brought: the measure for the next one."""

from __future__ import annotations

from sqlalchemy import select

from danvan_crawler.archive.models import Capture, CrawlRun, Site
from danvan_crawler.archive.session import Archive

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
    whole = [counts["articles"] for counts, args in rows if counts and not any(name in (args or {}) for name in LIMITING_ARGS)]
    return whole[:RECENT_RUNS]


def has_captures(archive: Archive) -> bool:
    """Whether any row of the archive points into a WARC file. Raises ArchiveError."""
    with archive.connect() as connection:
        return connection.execute(select(Capture.id).where(Capture.warc_file.is_not(None)).limit(1)).first() is not None
