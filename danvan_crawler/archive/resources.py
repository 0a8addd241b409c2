"""The known URLs in the database, found and added in batches. Works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from danvan_crawler.archive.bulk import keyed, update_rows, upsert_rows
from danvan_crawler.archive.jobs import Discovered
from danvan_crawler.archive.rows import bounded_key

FAR = 2**31 - 1
"""The depth that a page's own capture tells of it: none. The way to it was measured when a page named it."""


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
