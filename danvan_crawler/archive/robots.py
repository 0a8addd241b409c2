"""What an archive knows of a site's robots.txt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from danvan_crawler.archive.frontier import same_payload
from danvan_crawler.archive.jobs import Original
from danvan_crawler.archive.models import Capture, Resource, Site
from danvan_crawler.archive.session import Archive


@dataclass(frozen=True, slots=True)
class Recorded:
    """`asked_since`: when this file was first asked for. `answered_at`: the last answer that settles what holds, the file itself or
    the word that there is none; `original` is the record with the file's bytes, None where there was none."""

    asked_since: datetime | None = None
    answered_at: datetime | None = None
    original: Original | None = None


def recorded_robots(archive: Archive, site: str, key: str) -> Recorded:
    """What is recorded of the robots.txt with this canonical key. Raises ArchiveError."""
    of_file = select(Capture).join(Resource, Resource.id == Capture.resource_id).join(Site, Site.id == Resource.site_id)
    of_file = of_file.where(Site.name == site, Resource.key == key)
    is_file = and_(Capture.status.between(200, 299), Capture.truncated.is_(None), Capture.payload_digest.is_not(None))
    settles = or_(is_file, and_(Capture.status.between(400, 499), Capture.status != 429))
    with archive.connect() as connection:
        since = connection.scalar(of_file.with_only_columns(func.min(Capture.fetched_at)))
        last = of_file.where(settles).order_by(Capture.id.desc()).limit(1)
        row = connection.execute(last.with_only_columns(Capture.fetched_at, Capture.status, Capture.payload_digest)).one_or_none()
        if row is None:
            return Recorded(since)
        if row.status >= 400 or row.payload_digest is None:
            return Recorded(since, row.fetched_at)
        original = same_payload(connection, site, row.payload_digest)
    return Recorded(since, row.fetched_at if original else None, original)
