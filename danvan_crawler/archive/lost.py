"""Photos and files that a site does not give any more: they are given up, counted and named, and no reason for another partial run.

An address that could not be had (401, 403, 429, 5xx, no answer) is asked for by every run, until it is lost: it failed on LOST_DAYS days
without any answer between, the first and the last of them a week apart. Then it is asked for when as long again has passed, at last
twice a year, and by `-a full=1`. A 404, a page in its place and a file that is too large are answers: what they kept from us is lost at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, column, or_, select, table

from danvan_crawler.archive.models import ArticleAsset, Capture, Resource
from danvan_crawler.vietnamese.dates import VIETNAM

LOST_DAYS, LOST_SPAN = 3, timedelta(days=7)
ASSET_AGAIN = timedelta(days=180)
"""Assets that were kept are asked for again, conditionally, after so long: files seldom change under one address."""

BYTES = table("v_bytes", column("resource_id"), column("capture_id"))
"""Which capture holds the bytes of a URL: one of its own, or of what it redirects to."""


def is_lost(days: Collection[date]) -> bool:
    """Whether what failed on these days, without any answer between, is given up."""
    return len(set(days)) >= LOST_DAYS and max(days) - min(days) >= LOST_SPAN


@dataclass(frozen=True, slots=True)
class Failing:
    """An asset whose last answers were none: the days of its failures since it answered last, and the run of the last one."""

    resource_id: int
    url: str
    reason: str | None
    run_id: int
    days: frozenset[date]

    @property
    def is_lost(self) -> bool:
        """See the module."""
        return is_lost(self.days)

    def is_due(self, now: datetime) -> bool:
        """Whether it is asked for again. A clock that was set back must not keep it away for years."""
        first, last = min(self.days), max(self.days)
        waited = now.astimezone(VIETNAM).date() - last
        return not (self.is_lost and timedelta(0) <= waited < min(last - first, ASSET_AGAIN))


def failing(connection: Connection, site: int) -> Iterator[Failing]:
    """The site's assets that could not be had when they were asked for last."""
    query = (
        select(Resource.id, Resource.url, Resource.reason, Capture.run_id, Capture.fetched_at, Capture.reading_kind, Capture.error)
        .join(Capture, Capture.resource_id == Resource.id)
        .where(Resource.site_id == site, Resource.kind == "asset", Resource.state == "failed")
        .order_by(Resource.id, Capture.id)
    )
    for _, captures in groupby(connection.execute(query.execution_options(yield_per=1_000)), attrgetter("id")):
        if found := _failing(captures):
            yield found


def _failing(captures: Iterable[Any]) -> Failing | None:
    days: set[date] = set()
    for row in captures:
        if row.reading_kind == "blocked" or row.error is not None:
            days.add(row.fetched_at.astimezone(VIETNAM).date())
        elif row.reading_kind is not None:
            days.clear()
    return Failing(row.id, row.url, row.reason, row.run_id, frozenset(days)) if days else None


def lost(connection: Connection, site: int) -> dict[str, str]:
    """The photos and files that articles of the site name, that we have not and that are given up: address -> why."""
    named = select(ArticleAsset.version_id).where(ArticleAsset.target_key == Resource.key).exists()
    settled = (
        select(Resource.id, Resource.url, Resource.state, Resource.reason)
        .join(BYTES, BYTES.c.resource_id == Resource.id)
        .where(Resource.site_id == site, Resource.kind == "asset", or_(Resource.state == "done", Resource.state == "failed"), named)
        .where(BYTES.c.capture_id.is_(None))
        .order_by(Resource.id)
    )
    given_up = {one.resource_id for one in failing(connection, site) if one.is_lost}
    rows = connection.execute(settled)
    return {row.url: row.reason or "not read" for row in rows if row.state == "done" or row.id in given_up}
