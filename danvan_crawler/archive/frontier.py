"""The frontier in the database: who fetches which of the known URLs. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select, true, update

from danvan_crawler.archive.bulk import chunks, upsert
from danvan_crawler.archive.jobs import Claimed, ClaimJob, FailJob, Original, ReleaseJob
from danvan_crawler.archive.models import Capture, Resource, Site
from danvan_crawler.archive.rows import bounded_key
from danvan_crawler.errors import ArchiveError

FORBIDDEN = "robots.txt"
"""The reason of what a robots.txt forbids."""


def site_id(connection: Connection, name: str) -> int:
    """The site's row number; the row is made if need be."""
    found = connection.scalar(select(Site.id).where(Site.name == name))
    if found is None:
        statement = upsert(connection, Site).values(name=name).on_conflict_do_nothing()
        connection.execute(statement)
        found = connection.scalars(select(Site.id).where(Site.name == name)).one()
    return found


def release(connection: Connection, job: ReleaseJob) -> int:
    """See `ReleaseJob`."""
    forbidden = select(Resource.id, Resource.url).where(Resource.site_id == site_id(connection, job.site))
    forbidden = forbidden.where(Resource.state == "forbidden", Resource.reason == FORBIDDEN)
    allowed = [row.id for row in connection.execute(forbidden) if job.allowed(row.url)]
    for ids in chunks(allowed):
        connection.execute(update(Resource).where(Resource.id.in_(ids)).values(state="queued", reason=None, next_at=None))
    return len(allowed)


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
    originals = originals_of(connection, ids)
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


def originals_of(connection: Connection, ids: Sequence[int]) -> dict[int, Original]:
    """The last whole capture of each of these resources, by its row number; those without one are left out."""
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
