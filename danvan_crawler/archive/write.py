"""Applies a group of jobs inside one transaction, in batches.

Neighbouring capture, page and discover jobs are written together with one statement a table; all other jobs one by one, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from danvan_crawler.archive import frontier, runs
from danvan_crawler.archive.article_states import Seen
from danvan_crawler.archive.bulk import chunks, update_rows, upsert_rows
from danvan_crawler.archive.due import soon
from danvan_crawler.archive.jobs import (
    CaptureJob,
    ClaimJob,
    ClockJob,
    Discovered,
    DiscoverJob,
    FailJob,
    FinishRunJob,
    Job,
    PageJob,
    PruneJob,
    ReleaseJob,
    StartRunJob,
)
from danvan_crawler.archive.listings import store_listings
from danvan_crawler.archive.models import Article, ArticleVersion, Capture, CrawlRun, ListingLink, ListingOrder, Resource
from danvan_crawler.archive.resources import Resources
from danvan_crawler.archive.rows import bounded_key
from danvan_crawler.archive.versions import rename, store_articles
from danvan_crawler.errors import ArchiveError

Bulk = CaptureJob | PageJob | DiscoverJob


class Store:
    """Applies jobs on a connection; remembers sites, runs and URLs between groups. Call `committed` or `rolled_back` after each."""

    def __init__(self) -> None:
        self._resources = Resources()
        self._sites: dict[str, int] = {}
        self._replays: dict[int, bool] = {}
        self._named: set[tuple[int, int, str]] = set()

    def committed(self) -> None:
        """The transaction of the last `apply` was committed."""
        self._resources.committed()

    def rolled_back(self) -> None:
        """The transaction of the last `apply` was not committed: what it taught is forgotten."""
        self._resources.forget()
        self._sites.clear()
        self._replays.clear()
        self._named.clear()

    def apply(self, connection: Connection, jobs: Sequence[Job], now: datetime) -> list[Any]:
        """Applies the jobs in order and returns their answers. Raises what the database raises; then nothing of the group holds."""
        answers: list[Any] = []
        for bulk, group in groupby(jobs, key=lambda job: isinstance(job, Bulk)):
            if bulk:
                answers += self._bulk(connection, [job for job in group if isinstance(job, Bulk)], now)
            else:
                answers += [self._single(connection, job, now) for job in group]
        return answers

    def _single(self, connection: Connection, job: Job, now: datetime) -> Any:
        match job:
            case StartRunJob():
                self._resources.forget()
                return runs.start_run(connection, job, now)
            case FinishRunJob():
                return runs.finish_run(connection, job, now)
            case ClaimJob():
                return frontier.claim(connection, job, now)
            case ClockJob():
                return runs.count_by_server(connection, job, now)
            case ReleaseJob():
                return frontier.release(connection, job)
            case FailJob():
                return frontier.fail(connection, job)
            case PruneJob():
                return prune(connection, self._site(connection, job.site), job.run_id)
        raise TypeError(f"{type(job).__name__} is no job")

    def _bulk(self, connection: Connection, jobs: Sequence[Bulk], now: datetime) -> list[Any]:
        of_site = [(self._site(connection, job.site), job) for job in jobs]
        own: dict[tuple[int, str], CaptureJob | PageJob] = {}
        for site, job in of_site:
            if not isinstance(job, DiscoverJob):
                own.setdefault((site, job.key), job)  # a page tells nothing of its URL that its capture has not told
        self._resources.ensure(connection, [(site, None, _own(job)) for (site, _), job in own.items()], now, state="done")
        readings = {job.record_id: job for job in jobs if isinstance(job, PageJob)}
        seen = self._captures(connection, [(site, job) for site, job in of_site if isinstance(job, CaptureJob)], readings)
        seen |= _read_before(connection, [job for record, job in readings.items() if record not in seen])
        pages = [(site, job, seen[job.record_id]) for site, job in of_site if isinstance(job, PageJob)]
        _settle(connection, [(self._resources.id(site, job.key), job, capture) for site, job, capture in pages])
        self._note_shared(connection, pages)
        replays = frozenset(run for run in {job.run_id for _, job, _ in pages} if self._is_replay(connection, run))
        stored = iter(store_articles(connection, pages, replays))
        store_listings(connection, pages)
        new = self._discover(connection, of_site, now)
        self._note_named(connection, pages)
        answers: list[Any] = []
        for site, job in of_site:
            if isinstance(job, CaptureJob):
                answers.append(job)
                continue
            added = _take(new, site, job.discovered)
            if isinstance(job, PageJob):
                answer = next(stored)
                answer.discovered = added
                answers.append(answer)
            else:
                answers.append(added)
        return answers

    def _site(self, connection: Connection, name: str) -> int:
        if name not in self._sites:
            self._sites[name] = frontier.site_id(connection, name)
        return self._sites[name]

    def _is_replay(self, connection: Connection, run_id: int) -> bool:
        if run_id not in self._replays:
            self._replays[run_id] = connection.scalar(select(CrawlRun.mode).where(CrawlRun.id == run_id)) in ("replay", "import")
        return self._replays[run_id]

    def _captures(self, connection: Connection, jobs: Sequence[tuple[int, CaptureJob]], readings: Mapping[str, PageJob]) -> dict[str, Seen]:
        """Writes captures, each with its reading if that is in the group too."""
        # The same record twice in one statement is an error in PostgreSQL: the last one counts.
        last = {job.record_id: (site, job) for site, job in jobs}
        readings_of = {record: _reading_row(readings.get(record)) for record in last}
        rows = [_capture_row(self._resources.id(site, job.key), job) + readings_of[record] for record, (site, job) in last.items()]
        seen = {}
        known = []  # captures that come again keep their reading, unless the group brings a new one
        returned = ("record_id", "id", "resource_id", *READING)
        for record, number, resource, *reading in upsert_rows(
            connection, "capture", (*CAPTURE, *READING), rows, ("record_id",), CAPTURE[3:], returned
        ):
            job = last[record][1]
            seen[record] = Seen(
                *(number, resource, job.fetched_at, job.payload_digest),
                *(job.status, job.etag, job.last_modified, job.truncated),
            )
            if record in readings and tuple(reading) != readings_of[record]:
                known.append((number, *readings_of[record]))
        update_rows(connection, "capture", ("id", *READING), known)
        return seen

    def _note_shared(self, connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]]) -> None:
        """Writes which numbers name no article, and gives the articles that were known by one the keys that they have now."""
        for site, job, _ in pages:
            if job.shared_numbers:
                runs.note_shared(connection, site, job.shared_numbers)
                rename(connection, site, {record.item["url"]: record.key for record in job.articles if not record.item.get("item_id")})

    def _note_named(self, connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]]) -> None:
        """Writes when a list last named a URL: once a run, for a menu of a hundred links stands on every page.

        Above `Resources.LIMIT` URLs what was written is forgotten, so that memory is bounded: a later time is as right.
        """
        if len(self._named) > Resources.LIMIT:
            self._named.clear()
        rows = []
        for site, job, capture in pages:
            for key in job.named:
                at = (job.run_id, site, bounded_key(key))
                if at in self._named:
                    continue
                self._named.add(at)
                if (resource := self._resources.find(connection, site, key)) is not None:
                    rows.append((resource, capture.fetched_at))
        update_rows(connection, "resource", ("id", "listed_at"), list(dict(rows).items()))

    def _discover(self, connection: Connection, of_site: Sequence[tuple[int, Bulk]], now: datetime) -> set[tuple[int, str]]:
        found: list[tuple[int, int | None, Discovered]] = []
        for site, job in of_site:
            if isinstance(job, CaptureJob) or not job.discovered:
                continue
            key = job.key if isinstance(job, PageJob) else job.from_key
            origin = self._resources.find(connection, site, key) if key is not None else None
            found += [(site, origin, one) for one in job.discovered]
        return self._resources.ensure(connection, found, now)


def _own(job: CaptureJob | PageJob) -> Discovered:
    kind = job.kind if isinstance(job, CaptureJob) else job.resource_kind or "other"
    return Discovered(job.url, job.key, kind, by="capture", priority=NO_PRIORITY)


NO_PRIORITY = -1_000_000
"""Priority of a URL that came in as a capture without ever being queued: never raised, lowest."""


def _take(new: set[tuple[int, str]], site: int, discovered: Iterable[Discovered]) -> int:
    """How many of these URLs are new; each counts for the first job that found it."""
    if not new:
        return 0
    mine = {(site, bounded_key(one.key)) for one in discovered} & new
    new -= mine
    return len(mine)


CAPTURE = (
    *("resource_id", "run_id", "record_id", "url", "fetched_at", "served_at", "status", "mime", "bytes", "payload_digest"),
    *("warc_file", "warc_offset", "revisit_of", "etag", "last_modified", "truncated", "error", "target_key"),
)


def _capture_row(resource_id: int, job: CaptureJob) -> tuple[Any, ...]:
    return (
        *(resource_id, job.run_id, job.record_id, job.url, job.fetched_at, job.served_at, job.status, job.mime, job.size),
        *(job.payload_digest, job.warc_file, job.warc_offset, job.revisit_of, job.etag, job.last_modified, job.truncated, job.error),
        job.target_key and bounded_key(job.target_key),
    )


READING = ("reading_kind", "reason", "platform")


def _reading_row(job: PageJob | None) -> tuple[Any, ...]:
    return (job.reading_kind, job.reason, job.platform) if job else (None, None, None)


_SEEN = select(
    *(Capture.record_id, Capture.id, Capture.resource_id, Capture.fetched_at, Capture.payload_digest),
    *(Capture.status, Capture.etag, Capture.last_modified, Capture.truncated),
)


def _read_before(connection: Connection, jobs: Sequence[PageJob]) -> dict[str, Seen]:
    """The captures of pages that earlier groups wrote, now marked as read. Raises `ArchiveError` if one is not there."""
    seen = {}
    for some in chunks([job.record_id for job in jobs]):
        for row in connection.execute(_SEEN.where(Capture.record_id.in_(some))):
            seen[row.record_id] = Seen(*row[1:])
    for job in jobs:
        if job.record_id not in seen:
            raise ArchiveError(f"{job.url}: its capture {job.record_id} is not stored; a CaptureJob must come before its PageJob")
    rows = [(seen[job.record_id].id, *_reading_row(job)) for job in jobs]
    update_rows(connection, "capture", ("id", *READING), rows)
    return seen


def _settle(connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]]) -> None:
    """Settles the URLs of pages. Validators count only now: a page never read is fetched again.

    A page that comes in parts stays claimed until its last part: a process killed in between reads it again. An article that was
    not there is asked for again on the next day, until it is proven gone.
    """
    missed = [resource for resource, job, _ in pages if job.instead is not None or job.reading_kind in ("missing", "blocked")]
    of_articles = select(Article.resource_id, Article.state).where(Article.resource_id.in_(missed), Article.item_id.is_(None))
    states = {row.resource_id: row.state for row in connection.execute(of_articles)} if missed else {}
    rows = [_settled(*page, states.get(page[0])) for page in pages if page[1].state != "claimed"]
    update_rows(connection, "resource", SETTLED, rows, changes=_SETTLE)


SETTLED = ("id", "url", "state", "kind", "reason", "last_fetched_at", "etag", "last_modified", "next_at")
_SETTLE = """
    url = coalesce({url}, resource.url), state = {state}, kind = coalesce({kind}, resource.kind), reason = {reason},
    last_fetched_at = {last_fetched_at},
    failures = case when {state} = 'failed' then resource.failures + 1 else 0 end, claimed_by_run_id = null,
    next_at = coalesce({next_at}, resource.next_at),
    etag = nullif(coalesce({etag}, resource.etag), ''), last_modified = nullif(coalesce({last_modified}, resource.last_modified), '')"""


def _settled(resource_id: int, job: PageJob, capture: Seen, article: str | None) -> tuple[Any, ...]:
    """The row of a page; `article` is the state of the article that is missed there."""
    etag, last_modified = (capture.etag, capture.last_modified) if job.state == "done" else (None, None)  # a failed page has none
    if not (job.state == "done" and capture.status == 304):  # a 304 may leave a validator out: the old one still holds
        etag, last_modified = etag or "", last_modified or ""
    next_at = soon(capture.fetched_at) if article not in (None, "gone") and job.next_at else job.next_at
    # The home page in an article's place is no list to ask for in every run. Without a number in its address ("/#") it may be a section after all.
    kind = job.resource_kind if article is None or "/#" not in job.key else None
    return (resource_id, job.moved_to, job.state, kind, job.reason, capture.fetched_at, etag, last_modified, next_at)


def prune(connection: Connection, site: int, run_id: int) -> int:
    """Removes what a replay of the site did not write again: what is left is what its WARC files say. Returns the number of rows."""
    mine = select(Article.id).where(Article.site_id == site)
    old = delete(ArticleVersion).where(ArticleVersion.article_id.in_(mine), ArticleVersion.run_id != run_id)
    removed = connection.execute(old).rowcount
    some_left = select(ArticleVersion.article_id).where(ArticleVersion.article_id == Article.id).exists()
    removed += connection.execute(delete(Article).where(Article.site_id == site, ~some_left)).rowcount
    newest = select(func.max(ArticleVersion.number)).where(ArticleVersion.article_id == Article.id).scalar_subquery()
    shorter = update(Article).where(Article.site_id == site, Article.latest_number != newest).values(latest_number=newest)
    again = sorted({(number,) for number in connection.scalars(shorter.returning(Article.id))})
    upsert_rows(connection, "search_queue", ("article_id",), again, ("article_id",))
    pages = select(Resource.id).where(Resource.site_id == site)
    for listed in (ListingLink, ListingOrder):
        removed += connection.execute(delete(listed).where(listed.resource_id.in_(pages), listed.run_id != run_id)).rowcount
    return removed
