"""What earlier runs of a site brought: the measure for the next one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive.bulk import chunks
from danvan_crawler.archive.lost import failing, is_lost
from danvan_crawler.archive.models import Article, ArticleVersion, Capture, CrawlRun, Resource, Site
from danvan_crawler.archive.runs import RESUMABLE
from danvan_crawler.archive.session import Archive
from danvan_crawler.recorder.drift import MIN_SAMPLE
from danvan_crawler.recorder.tally import REFUSED, Tally
from danvan_crawler.recorder.verdict import Ground, PastRun, pages_of
from danvan_crawler.vietnamese.dates import VIETNAM

RECENT_RUNS = 5
"""So many runs are the measure of the next one: after three that differ alike, the new state is the usual one."""

LEAST_LOST = 5
LATELY = timedelta(days=30)
"""What no list has named for so long is no news: a section that stays empty is the usual state then."""

LIMITING_ARGS = ("since", "until", "max_pages")


def ground_of(archive: Archive, site: str, run_id: int, articles: int) -> Ground | None:
    """What run `run_id`, which read `articles`, is measured by; None for a replay and an import. Raises ArchiveError."""
    with archive.connect() as connection:
        run = connection.execute(select(CrawlRun.site_id, CrawlRun.mode, CrawlRun.args).where(CrawlRun.id == run_id)).one()
        if run.mode != "crawl":
            return None
        known, lost = _known_and_lost(connection, run.site_id, [run_id, *_broken_off(connection, site, run_id)])
        refused_since = _refused_since(connection, run.site_id, run_id)
        if _is_limited(run.args):
            return Ground(known, known - lost, limited=True, refused_since=refused_since)
        past = _past_runs(connection, run.site_id, run_id)
    whole = _is_whole(articles, known - lost)
    return Ground(known, known - lost, [one for one in past if one.whole == whole][:RECENT_RUNS], refused_since=refused_since)


def _refused_since(connection: Connection, site: int, run_id: int) -> date | None:
    """The first day of the runs up to this one in all of which the site's photos and files failed one after another; None unless they are
    lost by that. Runs that asked for few of them say nothing."""
    query = select(CrawlRun.id, CrawlRun.started_at, CrawlRun.counts).where(CrawlRun.site_id == site, CrawlRun.mode == "crawl")
    query = query.where(CrawlRun.id <= run_id).order_by(CrawlRun.id.desc())
    days: set[date] = set()
    for row in connection.execute(query):
        counts = row.counts or {}
        if row.id == run_id or counts.get(REFUSED):
            days.add(row.started_at.astimezone(VIETNAM).date())
        elif sum(n for name, n in counts.items() if name.startswith("assets/")) >= MIN_SAMPLE:
            break
    return min(days) if is_lost(days) else None


def lost_in(archive: Archive, run_id: int) -> dict[str, str]:
    """The photos and files that are lost and failed in this crawl once more: address -> why. Raises ArchiveError."""
    with archive.connect() as connection:
        run = connection.execute(select(CrawlRun.site_id, CrawlRun.mode).where(CrawlRun.id == run_id)).one()
        if run.mode != "crawl":
            return {}
        found = (one for one in failing(connection, run.site_id) if one.run_id == run_id and one.is_lost)
        return {one.url: one.reason or "" for one in found}


def _known_and_lost(connection: Connection, site: int, runs: list[int]) -> tuple[int, int]:
    """Articles that are not gone, and those of them whose page was fetched in these runs and neither gave them nor said "not modified"."""
    known = select(func.count()).select_from(Article).where(Article.site_id == site, Article.state != "gone")
    last = aliased(Capture)
    read_again = select(last.id).where(last.id == Article.last_capture_id, last.run_id.in_(runs)).exists()
    fetched = select(Capture.id).where(Capture.resource_id == Article.resource_id, Capture.run_id.in_(runs))
    unchanged = fetched.where(Capture.status == 304)
    lost = known.where(~read_again, fetched.exists(), ~unchanged.exists())
    return connection.scalar(known) or 0, connection.scalar(lost) or 0


def emptied(archive: Archive, run_id: int, keys: Collection[str]) -> dict[str, str]:
    """Of the lists with these keys, which name nothing in run `run_id`, those that lost something by that: address -> what.

    LEAST_LOST articles and more that are not gone were found on them first, some list named them in the last LATELY, and none does in
    this run. Raises ArchiveError.
    """
    on_it = aliased(Resource)
    with archive.connect() as connection:
        run = connection.execute(select(CrawlRun.site_id, CrawlRun.started_at).where(CrawlRun.id == run_id)).one()
        query = (
            select(Resource.url, func.count().label("n"))
            .join(on_it, on_it.discovered_from_id == Resource.id)
            .join(Article, Article.resource_id == on_it.id)
            .where(Resource.site_id == run.site_id, Article.state != "gone")
            .where(on_it.listed_at < run.started_at, on_it.listed_at > run.started_at - LATELY)
            .group_by(Resource.url)
            .having(func.count() >= LEAST_LOST)
        )
        found = [row for some in chunks(sorted(keys)) for row in connection.execute(query.where(Resource.key.in_(some)))]
    return {row.url: f"names nothing any more, {row.n} articles were found on it" for row in found}


def _past_runs(connection: Connection, site: int, before_run: int) -> list[PastRun]:
    """The site's crawls over its whole ground that ended by themselves, newest first: partial ones too, or no change would ever become usual."""
    query = (
        select(CrawlRun.started_at, CrawlRun.args, CrawlRun.counts, CrawlRun.fill_rates)
        .where(CrawlRun.site_id == site, CrawlRun.mode == "crawl", CrawlRun.id < before_run)
        .where(CrawlRun.finish_reason == "finished", CrawlRun.verdict != "failed")
        .order_by(CrawlRun.id.desc())
        .limit(20 * RECENT_RUNS)
    )
    rows = connection.execute(query)
    return [_past_run(row.started_at, row.counts or {}, row.fill_rates or {}) for row in rows if not _is_limited(row.args)]


def _past_run(started_at: datetime, counts: Mapping[str, Any], fill: Mapping[str, float]) -> PastRun:
    layout = counts.get("layout") or {}
    readings = sum(n for name, n in counts.items() if name.startswith("readings/"))
    articles = counts.get("articles", 0)
    known, reached, failed = counts.get("known", 0), counts.get("reached", 0), counts.get("failed", 0)
    return PastRun(
        day=started_at.astimezone(VIETNAM).date().isoformat(),
        whole=_is_whole(articles + counts.get("articles_before", 0), reached),
        articles=articles,
        fill=fill,
        addressed=counts.get("addressed", 0),
        addressed_read=counts.get("addressed_read", 0),
        listed=counts.get("listed", 0),
        failed_share=failed / max(pages_of(failed, readings, known), 1),
        lost_share=(known - reached) / known if known else 0.0,
        layout_pages=layout.get("pages", 0),
        platforms=layout.get("platforms") or {},
        markers=frozenset(layout.get("markers") or ()),
    )


def _is_whole(articles: int, reached: int) -> bool:
    """Whether a run read the site anew, and not only what was new or due: the two kinds are not compared with each other."""
    return 2 * articles >= reached


def _is_limited(args: Mapping[str, Any] | None) -> bool:
    return any(name in (args or {}) for name in LIMITING_ARGS)


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
        resource = (Capture.resource_id, Capture.run_id, Capture.url, Resource.kind, Resource.state)
        query = select(*resource, Capture.reading_kind, Capture.reason, Capture.error).join(Resource, Resource.id == Capture.resource_id)
        query = query.where(Capture.run_id.in_([*runs, run_id]))
        query = query.where(Resource.kind.not_in(("robots", "asset"))).order_by(Capture.resource_id, Capture.id)
        rows = connection.execution_options(yield_per=1_000).execute(query)
        for _, captures in groupby(rows, attrgetter("resource_id")):
            *_, row = captures
            if row.run_id != run_id:  # else fetched again since: the new answer counts
                _count(row, tally)
    return tally


def _count(row: Any, tally: Tally) -> None:
    """Count the last capture of a page."""
    if row.reading_kind is not None:
        tally.readings[row.reading_kind] += 1
    is_read = row.reading_kind not in (None, "missing", "blocked") and row.state != "failed"  # of a page cut short a part is read
    trouble = None if is_read else row.reason or row.error or "not read"
    if row.kind == "seed":
        tally.starts[row.url] = trouble
    elif row.kind == "listing" and trouble:
        tally.broken_listings.note(row.url, trouble)
    if trouble and row.state == "failed":
        tally.failed.note(row.url, trouble)


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
