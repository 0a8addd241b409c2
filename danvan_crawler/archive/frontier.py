"""The frontier in the database: runs, known URLs, and who fetches which of them. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, case, func, or_, select, true, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from danvan_crawler.archive.bulk import keyed, update_rows, upsert_rows
from danvan_crawler.archive.jobs import (
    Claimed,
    ClaimJob,
    ClockJob,
    Discovered,
    FailJob,
    FinishRunJob,
    Original,
    ReleaseJob,
    RunStarted,
    StartRunJob,
)
from danvan_crawler.archive.models import Article, Capture, CrawlRun, Resource, Site
from danvan_crawler.archive.rows import bounded_key
from danvan_crawler.errors import ArchiveError
from danvan_crawler.memory import Addresses

REFETCH_PRIORITY = -1000
"""Priority of pages that were read or failed in an earlier run: after everything new, in the order in which they were found."""
LISTING_KINDS = ("seed", "listing", "feed", "sitemap")
"""Kinds that lead to new pages: fetched first in every run."""
ASSET_AGAIN = timedelta(days=180)
"""Assets that were kept are asked for again, conditionally, after so long: files seldom change under one address."""
ONCE_KINDS = ("asset", "robots")
"""Kinds that a new run doesn't queue again: assets have their own rule, and robots.txt is asked for by the downloader."""
STATES_AGAIN = ("done", "failed", "skipped", "queued")
FULL_PASS = "full_pass"
"""What the counts of a run hold that walked all lists of its site to their ends."""
SPENT = "spent"
"""What the counts of a run hold of the shapes and sections of addresses that led nowhere."""
FORBIDDEN = "robots.txt"
"""The reason of what a robots.txt forbids."""
CLOCK_AHEAD = timedelta(hours=12)
"""How much further than ours a server's clock must have gone on to be believed."""
RESUMABLE = ("shutdown",)
"""Finish reasons after which the next run goes on with the queue, as it does after a run that never finished."""
FAR = 2**31 - 1
"""The depth that a page's own capture tells of it: none. The way to it was measured when a page named it."""
CHUNK = 500
"""Values in one IN list: far below the 32,766 variables of SQLite."""


def upsert(connection: Connection, model: Any) -> Any:
    """`insert(model)` of the connection's dialect, which has `on_conflict_do_update`."""
    return sqlite_insert(model) if connection.dialect.name == "sqlite" else postgresql_insert(model)


def chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Slices of at most `CHUNK` values."""
    return (values[i : i + CHUNK] for i in range(0, len(values), CHUNK))


def site_id(connection: Connection, name: str) -> int:
    """The site's row number; the row is made if need be."""
    found = connection.scalar(select(Site.id).where(Site.name == name))
    if found is None:
        statement = upsert(connection, Site).values(name=name).on_conflict_do_nothing()
        connection.execute(statement)
        found = connection.scalars(select(Site.id).where(Site.name == name)).one()
    return found


def start_run(connection: Connection, job: StartRunJob, now: datetime) -> RunStarted:
    """See `StartRunJob`."""
    name = job.site if isinstance(job.site, str) else job.site.name
    site = site_id(connection, name)
    if not isinstance(job.site, str):
        described = {k: getattr(job.site, k) for k in ("title", "owner", "level", "province_then", "province_now")}
        connection.execute(update(Site).where(Site.id == site).values(**described))
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
            _requeue_assets(connection, site, now)
            if not {"since", "until"} & set(job.args):
                _requeue_left_out(connection, site)
    spent = _spent(connection, site) if job.mode == "crawl" and "full" not in job.args else {}
    return RunStarted(run, resumed, known, spent, _start_pages(connection, site) if resumed else ())


def _start_pages(connection: Connection, site: int) -> Sequence[Original]:
    """The last whole captures of the start pages that were read."""
    seeds = select(Resource.id).where(Resource.site_id == site, Resource.kind == "seed", Resource.state == "done")
    return list(_originals(connection, connection.scalars(seeds).all()).values())


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
        due = and_(due, Resource.kind != "listing")
    connection.execute(
        update(Resource)
        .where(Resource.site_id == site, Resource.kind.not_in(ONCE_KINDS))
        .where(or_(Resource.state.in_(STATES_AGAIN + ("forbidden",) * everything), closed))
        .where(or_(true(), of_run) if everything else or_(of_run, due))
        .values(state="queued", failures=0, next_at=None, reason=None, priority=func.coalesce(again, REFETCH_PRIORITY))
    )


def _requeue_assets(connection: Connection, site: int, now: datetime) -> None:
    """What could not be had is tried again, what was kept only after `ASSET_AGAIN`, behind everything else."""
    due = (Resource.state == "done") & (Resource.last_fetched_at < now - ASSET_AGAIN)
    connection.execute(
        update(Resource)
        .where(Resource.site_id == site, Resource.kind == "asset", or_(Resource.state == "failed", due))
        .values(
            state="queued",
            failures=0,
            next_at=None,
            reason=None,
            priority=case((Resource.state == "done", REFETCH_PRIORITY), else_=Resource.priority),
        )
    )


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


def release(connection: Connection, job: ReleaseJob) -> int:
    """See `ReleaseJob`."""
    forbidden = select(Resource.id, Resource.url).where(Resource.site_id == site_id(connection, job.site))
    forbidden = forbidden.where(Resource.state == "forbidden", Resource.reason == FORBIDDEN)
    allowed = [row.id for row in connection.execute(forbidden) if job.allowed(row.url)]
    for ids in chunks(allowed):
        connection.execute(update(Resource).where(Resource.id.in_(ids)).values(state="queued", reason=None, next_at=None))
    return len(allowed)


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


def claim(connection: Connection, job: ClaimJob, now: datetime) -> list[Claimed]:
    """See `ClaimJob`. Several processes may claim at once: none gets what another has."""
    due = or_(Resource.next_at.is_(None), Resource.next_at <= now)
    names = {row.id: row.name for row in connection.execute(select(Site.id, Site.name).where(Site.name.in_(job.sites)))}
    query = (
        select(
            *(Resource.id, Resource.site_id, Resource.url, Resource.key, Resource.kind, Resource.depth, Resource.priority),
            *(Resource.failures, Resource.discovered_by, Resource.etag, Resource.last_modified, Resource.published_hint),
            *(Resource.first_seen_at, Resource.last_fetched_at),
        )
        .where(Resource.site_id.in_(names), Resource.state == "queued", due, Resource.kind.not_in(job.without))
        .where(Resource.priority >= 0 if job.new_only else true())
        .order_by(Resource.priority.desc(), Resource.id)
        .limit(job.limit)
        .with_for_update(skip_locked=True)  # PostgreSQL only; SQLite's writer is alone by BEGIN IMMEDIATE
    )
    found = connection.execute(query).all()
    if not found:
        return []
    ids = [row.id for row in found]
    connection.execute(update(Resource).where(Resource.id.in_(ids)).values(state="claimed", claimed_by_run_id=job.run_id))
    originals = _originals(connection, ids)
    return [
        Claimed(
            site=names[row.site_id],
            url=row.url,
            key=row.key,
            kind=row.kind,
            depth=row.depth,
            priority=row.priority,
            failures=row.failures,
            discovered_by=row.discovered_by,
            etag=row.etag,
            last_modified=row.last_modified,
            published_hint=row.published_hint,
            original=originals.get(row.id),
            first_seen_at=row.first_seen_at,
            last_fetched_at=row.last_fetched_at,
        )
        for row in found
    ]


_WHOLE = (
    select(
        *(Capture.resource_id, Capture.record_id, Capture.url, Capture.fetched_at, Capture.payload_digest),
        *(Capture.warc_file, Capture.warc_offset),
    )
    .where(Capture.warc_file.is_not(None), Capture.warc_offset.is_not(None))
    .where(Capture.payload_digest.is_not(None), Capture.revisit_of.is_(None), Capture.status == 200, Capture.truncated.is_(None))
    .order_by(Capture.id)  # and not by time: the clock may have been set back
)
"""Captures that a revisit may point at."""


def _originals(connection: Connection, ids: Sequence[int]) -> dict[int, Original]:
    rows: Any = connection.execute(_WHOLE.where(Capture.resource_id.in_(ids)))  # no NULLs, which the types of the columns allow
    return {row.resource_id: Original(*row[1:]) for row in rows}


def same_payload(connection: Connection, site: str, payload_digest: str) -> Original | None:
    """The first whole capture of the site with these bytes, under whatever address; None if there is none."""
    query = _WHOLE.join(Resource, Resource.id == Capture.resource_id).join(Site, Site.id == Resource.site_id)
    row: Any = connection.execute(query.where(Site.name == site, Capture.payload_digest == payload_digest).limit(1)).first()
    return Original(*row[1:]) if row is not None else None


def fail(connection: Connection, job: FailJob) -> None:
    """See `FailJob`. Raises `ArchiveError` if the site knows no such URL."""
    key = bounded_key(job.key)
    failed = job.state in ("failed", "queued")
    settled = connection.execute(
        update(Resource)
        .where(Resource.site_id == site_id(connection, job.site), Resource.key == key)
        .values(
            state=job.state,
            reason=job.reason,
            next_at=None,
            claimed_by_run_id=None,
            failures=Resource.failures + 1 if failed else Resource.failures,
        )
    )
    if settled.rowcount == 0:
        raise ArchiveError(f"{job.url or key}: {job.site} knows no such URL, so it can't be set to {job.state}")
    if job.record_id is not None:
        connection.execute(update(Capture).where(Capture.record_id == job.record_id).values(reason=job.reason))


@dataclass(slots=True)
class Known:
    """What the writer remembers of a URL, to leave out links that tell nothing new."""

    id: int
    is_view: bool
    priority: int
    url: str

    def improved_by(self, found: Discovered) -> bool:
        """Whether writing `found` could change more of the row than when a link to it was last seen."""
        return found.priority > self.priority or (self.is_view and not found.is_view) or found.stale_before is not None


class Resources:
    """Finds and adds URLs in batches. Remembers what it saw, so that the hundred menu links of each page cost nothing.

    Rows are never deleted, so that a number once seen stays right; what a transaction adds is remembered only when `committed`.
    """

    LIMIT = 5_000
    """URLs remembered at most: the menus of a site, not its articles, of which a hundred thousand would fill the memory."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], Known] = {}
        self._pending: dict[tuple[int, str], Known] = {}

    def committed(self) -> None:
        """Call after the transaction: what it added may be remembered."""
        if len(self._known) + len(self._pending) > self.LIMIT:
            self._known.clear()
        self._known.update(self._pending)
        self._pending.clear()

    def forget(self) -> None:
        """Call after a rollback, and when a run starts (which changes rows behind our back)."""
        self._known.clear()
        self._pending.clear()

    def id(self, site: int, key: str) -> int:
        """The number of a URL that `ensure` was given in this transaction or before."""
        at = (site, bounded_key(key))
        return (self._pending.get(at) or self._known[at]).id

    def find(self, connection: Connection, site: int, key: str) -> int | None:
        """The number of a URL, None if the site knows no such URL."""
        at = (site, bounded_key(key))
        known = self._pending.get(at) or self._known.get(at) or self._stored(connection, [at]).get(at)
        return known.id if known else None

    def ensure(
        self, connection: Connection, found: Iterable[tuple[int, int | None, Discovered]], now: datetime, state: str = "queued"
    ) -> set[tuple[int, str]]:
        """Adds (site, found on which resource, what) unless known; improves what is known. Returns the (site, key) of new ones."""
        wanted: dict[tuple[int, str], tuple[int | None, Discovered]] = {}
        for site, origin, one in found:
            at = (site, one.key)
            known = self._pending.get(at) or self._known.get(at)
            if known is None:
                at = (site, bounded_key(one.key))
                known = self._pending.get(at) or self._known.get(at)
            if known is not None and not known.improved_by(one):
                continue
            before = wanted.get(at)
            if before is None:
                wanted[at] = (origin, one)
            elif (before[1].is_view and not one.is_view) or one.priority > before[1].priority or one.stale_before is not None:
                wanted[at] = (before[0], _merged(before[1], one))
        if not wanted:
            return set()
        stored = self._stored(connection, wanted)
        # A capture is no link, and says of its page only that it is there, unless it was asked for at another address.
        links = [(stored[at], one) for at, (_, one) in wanted.items() if at in stored]
        links = [(known, one) for known, one in links if one.by != "capture" or one.url != known.url or known.improved_by(one)]
        self._improve(connection, links, now)
        new = {at: what for at, what in wanted.items() if at not in stored}
        self._insert(connection, new, now, state)
        return set(new)

    def _stored(self, connection: Connection, wanted: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Known]:
        by_site: dict[int, list[str]] = {}
        for site, key in wanted:
            by_site.setdefault(site, []).append(key)
        stored = {
            (site, key): Known(number, bool(is_view), priority, url)
            for site, keys in by_site.items()
            for number, key, is_view, priority, url in keyed(connection, _STORED, keys, site)
        }
        self._pending.update(stored)
        return stored

    def _improve(self, connection: Connection, found: list[tuple[Known, Discovered]], now: datetime) -> None:
        rows = [
            (
                *(known.id, now, one.url, one.is_view, one.kind, one.priority),
                *(FAR if one.by == "capture" else one.depth, one.published_hint, one.stale_before),
            )
            for known, one in found
        ]
        update_rows(connection, "resource", IMPROVED, rows, changes=_IMPROVE)
        for known, one in found:
            known.priority = max(known.priority, one.priority)
            known.is_view = known.is_view and one.is_view

    def _insert(self, connection: Connection, new: dict[tuple[int, str], tuple[int | None, Discovered]], now: datetime, state: str) -> None:
        if not new:
            return
        rows = [
            (
                *(site, key, one.url, one.is_view, one.kind, state, one.priority, one.depth),
                *(one.by, origin, one.published_hint, 0, now, now),
            )
            for (site, key), (origin, one) in new.items()
        ]
        # Another process may have added the same URL since we looked: its row stays.
        returned = ("id", "site_id", "key", "is_view", "priority", "url")
        for number, site, key, is_view, priority, url in upsert_rows(
            connection, "resource", RESOURCE, rows, ("site_id", "key"), ("last_seen_at",), returned
        ):
            self._pending[site, key] = Known(number, bool(is_view), priority, url)


RESOURCE = (
    *("site_id", "key", "url", "is_view", "kind", "state", "priority", "depth", "discovered_by", "discovered_from_id"),
    *("published_hint", "failures", "first_seen_at", "last_seen_at"),
)
_STORED = "select id, key, is_view, priority, url from resource where site_id = ? and key {values}"


def _merged(first: Discovered, second: Discovered) -> Discovered:
    """One page linked twice: the plain address wins over a view, the higher priority names the kind."""
    plain = second if first.is_view and not second.is_view else first
    eager = second if second.priority > first.priority else first
    return Discovered(
        url=plain.url,
        key=first.key,
        kind=eager.kind,
        by=first.by,
        depth=min(first.depth, second.depth),
        priority=eager.priority,
        published_hint=first.published_hint or second.published_hint,
        is_view=plain.is_view,
        stale_before=max(filter(None, (first.stale_before, second.stale_before)), default=None),
    )


# `next_at` carries `stale_before`: the row's own value goes when it is queued.
IMPROVED = ("id", "last_seen_at", "url", "is_view", "kind", "priority", "depth", "published_hint", "next_at")
_STALE = """{next_at} is not null and resource.state in ('done', 'failed', 'skipped')
    and (resource.last_fetched_at is null or resource.last_fetched_at <= {next_at})"""
_PLAINER = "resource.state = 'queued' and resource.is_view and not {is_view}"
# A page that was read before stays behind the new ones however often it is linked.
_EAGER = "resource.state = 'queued' and resource.last_fetched_at is null and {priority} > resource.priority"
# An article that was missing where it was last, and that a page names by another address of the same number: its slug has changed.
_MOVED = """resource.state in ('queued', 'done') and not {is_view} and {url} <> resource.url and exists (
    select 1 from article where article.resource_id = resource.id and article.missing_capture_id > article.last_capture_id)"""
_IMPROVE = f"""
    last_seen_at = {{last_seen_at}}, url = case when {_PLAINER} or ({_MOVED}) then {{url}} else resource.url end,
    is_view = resource.is_view and not ({_PLAINER}), kind = case when {_EAGER} then {{kind}} else resource.kind end,
    priority = case when {_EAGER} or ({_STALE}) or ({_MOVED}) then {{priority}} else resource.priority end,
    state = case when ({_STALE}) or ({_MOVED}) then 'queued' else resource.state end,
    next_at = case when ({_STALE}) or ({_MOVED}) then null else resource.next_at end,
    depth = case when {{depth}} < resource.depth then {{depth}} else resource.depth end,
    published_hint = coalesce(resource.published_hint, {{published_hint}})"""
