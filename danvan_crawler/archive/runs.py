"""Runs in the database: how one begins, goes on and ends, and what it queues. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, case, delete, func, insert, or_, select, true, update

from danvan_crawler.archive.bulk import chunks, upsert
from danvan_crawler.archive.frontier import originals_of, site_id
from danvan_crawler.archive.jobs import ClockJob, FinishRunJob, Original, RunStarted, StartRunJob
from danvan_crawler.archive.lost import ASSET_AGAIN, failing
from danvan_crawler.archive.models import Article, Capture, CrawlRun, Resource, Site, SiteOwner
from danvan_crawler.memory import Addresses

REFETCH_PRIORITY = -1000
"""Priority of pages that were read or failed in an earlier run: after everything new, in the order in which they were found."""
CLOCK_AHEAD = timedelta(hours=12)
"""How much further than ours a server's clock must have gone on to be believed."""
LISTING_KINDS = ("seed", "listing", "feed", "sitemap")
"""Kinds that lead to new pages: fetched first in every run."""
ASSET_RETRY_PRIORITY = 0
"""Of assets that could not be had: behind those that were never tried, of which the run may get no further than to some."""
ONCE_KINDS = ("asset", "robots")
"""Kinds that a new run doesn't queue again: assets have their own rule, and robots.txt is asked for by the downloader."""
STATES_AGAIN = ("done", "failed", "skipped", "queued")
FULL_PASS = "full_pass"
"""What the counts of a run hold that walked all lists of its site to their ends."""
SPENT = "spent"
"""What the counts of a run hold of the shapes and sections of addresses that led nowhere."""
RESUMABLE = ("shutdown",)
"""Finish reasons after which the next run goes on with the queue, as it does after a run that never finished."""


def start_run(connection: Connection, job: StartRunJob, now: datetime) -> RunStarted:
    """See `StartRunJob`."""
    name = job.site if isinstance(job.site, str) else job.site.name
    site = site_id(connection, name)
    if not isinstance(job.site, str):
        described = {k: getattr(job.site, k) for k in ("title", "owner", "level", "province_then", "province_now")}
        connection.execute(update(Site).where(Site.id == site).values(**described))
        connection.execute(delete(SiteOwner).where(SiteOwner.site_id == site))
        for ordinal, owner in enumerate(job.site.owners, 1):
            values = {"site_id": site, "ordinal": ordinal, "name": owner.name, "since": owner.since, "until": owner.until}
            connection.execute(insert(SiteOwner).values(values))
    last = connection.execute(
        select(CrawlRun.finished_at, CrawlRun.finish_reason, CrawlRun.args)
        .where(CrawlRun.site_id == site, CrawlRun.mode == "crawl")
        .order_by(CrawlRun.id.desc())
        .limit(1)
    ).one_or_none()
    run = connection.execute(
        upsert(connection, CrawlRun)
        .values(site_id=site, spider=job.spider, mode=job.mode, code_version=job.code_version, args=dict(job.args), started_at=now)
        .returning(CrawlRun.id)
    ).scalar_one()
    resumed, known = False, None
    if job.mode == "crawl":
        full = "full" in job.args
        connection.execute(
            update(Resource).where(Resource.site_id == site, Resource.state == "claimed").values(state="queued", claimed_by_run_id=None)
        )
        cut_off = last is not None and (last.finished_at is None or last.finish_reason in RESUMABLE)
        resumed = last is not None and cut_off and (not full or "full" in (last.args or {}))
        if not full and _walked_once(connection, site):
            settled = Resource.last_fetched_at.is_not(None) | Resource.state.in_(("failed", "forbidden", "skipped"))
            known = Addresses()
            known.update(connection.scalars(select(Resource.key).where(Resource.site_id == site, settled)))
        if not resumed:
            _requeue(connection, site, now, everything=full, further_pages=known is None)
            _requeue_assets(connection, site, now, everything=full)
            if not {"since", "until"} & set(job.args):
                _requeue_left_out(connection, site)
    spent = _spent(connection, site) if job.mode == "crawl" and "full" not in job.args else {}
    shared = frozenset(connection.scalar(select(Site.shared_numbers).where(Site.id == site)) or ())
    return RunStarted(run, resumed, known, spent, _start_pages(connection, site) if resumed else (), shared)


def note_shared(connection: Connection, site: int, forms: frozenset[str]) -> None:
    """Add forms of addresses that name no article of a site to those that are known."""
    known = connection.scalar(select(Site.shared_numbers).where(Site.id == site)) or ()
    if not forms.issubset(known):
        connection.execute(update(Site).where(Site.id == site).values(shared_numbers=sorted(forms.union(known))))


def _start_pages(connection: Connection, site: int) -> Sequence[Original]:
    """The last whole captures of the start pages that were read."""
    seeds = select(Resource.id).where(Resource.site_id == site, Resource.kind == "seed", Resource.state == "done")
    return list(originals_of(connection, connection.scalars(seeds).all()).values())


def _spent(connection: Connection, site: int) -> Mapping[str, Sequence[str]]:
    """What the last crawl that wrote its counts says of addresses that lead nowhere."""
    counted = select(CrawlRun.counts).where(CrawlRun.site_id == site, CrawlRun.mode == "crawl", CrawlRun.finished_at.is_not(None))
    counts = connection.scalar(counted.order_by(CrawlRun.id.desc()).limit(1)) or {}
    spent: Mapping[str, Sequence[str]] = counts.get(SPENT, {})
    return spent


def _walked_once(connection: Connection, site: int) -> bool:
    """Whether a run of the site has walked all lists to their ends."""
    runs = select(CrawlRun.id).where(CrawlRun.site_id == site, CrawlRun.mode == "crawl", CrawlRun.counts[FULL_PASS].as_boolean())
    return connection.execute(runs.limit(1)).first() is not None


def _requeue(connection: Connection, site: int, now: datetime, everything: bool, further_pages: bool) -> None:
    """Queue what a new run fetches. Further pages of lists come with the pages before them once all have been read."""
    # What failed last time goes behind what was never tried: a run that is stopped by failures gets on all the same.
    untried = and_(Resource.last_fetched_at.is_(None), Resource.state != "failed")
    again = case((or_(Resource.kind.in_(LISTING_KINDS), untried), Resource.priority))
    leads = and_(Resource.kind.in_(LISTING_KINDS), or_(Resource.discovered_by != "next", Resource.discovered_by.is_(None)))
    # A clock that was set back must not keep a page away for years.
    due = or_(Resource.next_at.is_(None), Resource.next_at <= now, Resource.last_fetched_at > now)
    # A site that was closed as a whole is asked for its robots.txt again; see `release`.
    closed = and_(Resource.state == "forbidden", Resource.kind.in_(LISTING_KINDS))
    of_run = or_(
        Resource.kind.in_(LISTING_KINDS) if further_pages else leads, Resource.last_fetched_at.is_(None), Resource.state == "failed"
    )
    if not further_pages:
        # What was taken for a further page and was an article, "/?cn=11&tc=3407" behind "Xem tiếp", is asked for as an article.
        of_article = select(Article.id).where(Article.resource_id == Resource.id, Article.item_id.is_(None)).exists()
        due = and_(due, or_(Resource.kind != "listing", of_article))
    connection.execute(
        update(Resource)
        .where(Resource.site_id == site, Resource.kind.not_in(ONCE_KINDS))
        .where(or_(Resource.state.in_(STATES_AGAIN + ("forbidden",) * everything), closed))
        .where(or_(true(), of_run) if everything else or_(of_run, due))
        .values(state="queued", failures=0, next_at=None, reason=None, priority=func.coalesce(again, REFETCH_PRIORITY))
    )


def _requeue_assets(connection: Connection, site: int, now: datetime, everything: bool) -> None:
    """What could not be had is tried again, what is lost or was kept only after a while, behind everything else."""
    assets = and_(Resource.site_id == site, Resource.kind == "asset")
    queued = {"state": "queued", "failures": 0, "next_at": None, "reason": None}
    # What a replay knows of only by attempts that brought no answer has never been read.
    old = or_(Resource.last_fetched_at < now - ASSET_AGAIN, Resource.last_fetched_at.is_(None))
    kept = and_(Resource.state == "done", old)
    connection.execute(update(Resource).where(assets, kept).values(priority=REFETCH_PRIORITY, **queued))
    given_up = set() if everything else {one.resource_id for one in failing(connection, site) if not one.is_due(now)}
    tried = case((Resource.priority > 0, ASSET_RETRY_PRIORITY), else_=Resource.priority)
    failed = connection.scalars(select(Resource.id).where(assets, Resource.state == "failed"))
    for some in chunks(sorted(set(failed) - given_up)):
        connection.execute(update(Resource).where(Resource.id.in_(some)).values(priority=tried, **queued))


def _requeue_left_out(connection: Connection, site: int) -> None:
    """Queue the articles that runs with since or until read last, and did not keep."""
    stored = select(Article.id).where(Article.resource_id == Resource.id)
    left_out = (
        select(Resource.id)
        .join(Capture, and_(Capture.resource_id == Resource.id, Capture.fetched_at >= Resource.last_fetched_at))
        .join(CrawlRun, CrawlRun.id == Capture.run_id)
        .where(Resource.site_id == site, Resource.state == "done", Capture.reading_kind == "article", ~stored.exists())
        .where(or_(*(CrawlRun.args[name].as_string().is_not(None) for name in ("since", "until"))))
    )
    connection.execute(update(Resource).where(Resource.id.in_(left_out)).values(state="queued", next_at=None, priority=REFETCH_PRIORITY))


def count_by_server(connection: Connection, job: ClockJob, now: datetime) -> int:
    """See `ClockJob`."""
    site = site_id(connection, job.site)
    earlier = (
        select(Capture.fetched_at, Capture.served_at)
        .join(CrawlRun, CrawlRun.id == Capture.run_id)
        .where(CrawlRun.site_id == site, Capture.run_id < job.run_id, Capture.served_at.is_not(None))
        .order_by(Capture.id.desc())
        .limit(1)
    )
    last = connection.execute(earlier).one_or_none()
    if last is None or last.served_at is None:
        return 0
    ahead = (job.served_at - last.served_at) - (now - last.fetched_at)
    if ahead < CLOCK_AHEAD:
        return 0
    due = update(Resource).where(Resource.site_id == site, Resource.state == "done", Resource.kind.not_in(ONCE_KINDS))
    due = due.where(Resource.last_fetched_at < now, Resource.next_at <= now + ahead)
    return connection.execute(due.values(state="queued", next_at=None, priority=REFETCH_PRIORITY)).rowcount


def finish_run(connection: Connection, job: FinishRunJob, now: datetime) -> None:
    """See `FinishRunJob`. What the run still holds returns to the queue."""
    connection.execute(
        update(CrawlRun)
        .where(CrawlRun.id == job.run_id)
        .values(
            finished_at=now,
            verdict=job.verdict,
            finish_reason=job.finish_reason,
            reasons=list(job.reasons),
            counts=dict(job.counts),
            fill_rates=dict(job.fill_rates),
        )
    )
    connection.execute(
        update(Resource)
        .where(Resource.site_id == select(CrawlRun.site_id).where(CrawlRun.id == job.run_id).scalar_subquery())
        .where(Resource.state == "claimed", Resource.claimed_by_run_id == job.run_id)
        .values(state="queued", claimed_by_run_id=None)
    )
