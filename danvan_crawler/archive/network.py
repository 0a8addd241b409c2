"""Who appeared with whom: a network of persons, joined by the events they share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import select

from danvan_crawler.archive.graph import Graph
from danvan_crawler.archive.models import Appearance, Event, Membership, Organization, Person, Post
from danvan_crawler.archive.people import office_words
from danvan_crawler.archive.session import Archive


@dataclass(frozen=True, slots=True)
class Node:
    """A person: `office` is the one attested last, `undecided` says that others of that name may be the same person."""

    key: str
    name: str
    office: str
    events: int
    undecided: bool

    @property
    def label(self) -> str:
        """What is read beside the node."""
        return self.name


@dataclass(frozen=True, slots=True)
class Edge:
    """Two persons, by their keys: how many events they share, and the first and last day of these, ISO or empty."""

    source: str
    target: str
    events: int
    first_day: str
    last_day: str

    @property
    def weight(self) -> int:
        """How thick the edge is drawn."""
        return self.events


def network(archive: Archive, since: date | None = None, until: date | None = None, least: int = 1) -> Graph[Node, Edge]:
    """The network of the events between two days (both included), without persons who share fewer than `least` events with anybody.

    With a limit of time events of unknown date are left out; one that may lie on either side of it counts by its first day.
    Raises `ArchiveError`.
    """
    query = select(Appearance.event_id, Appearance.person_id, Event.lo, Event.hi).join(Event, Event.article_id == Appearance.event_id)
    day = Event.lo
    if since is not None:
        query = query.where(day >= since.isoformat())
    if until is not None:
        query = query.where(day <= until.isoformat())
    with archive.connect() as connection:
        at: dict[int, list[int]] = defaultdict(list)
        days: dict[int, str] = {}
        counts: dict[int, int] = defaultdict(int)
        for row in connection.execute(query):
            at[row.event_id].append(row.person_id)
            days[row.event_id] = row.lo or row.hi or ""
            counts[row.person_id] += 1
        persons = {row.id: row for row in connection.execute(select(Person.__table__)) if row.id in counts}
        offices = _offices(connection)
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for event, some in at.items():
        for pair in combinations(sorted(some, key=lambda n: persons[n].key), 2):
            shared[pair].append(days[event])
    kept = {pair: found for pair, found in shared.items() if len(found) >= least}
    joined = {n for pair in kept for n in pair}
    nodes = [Node(persons[n].key, persons[n].name, offices.get(n, ""), counts[n], bool(persons[n].undecided)) for n in joined]
    edges = []
    for (a, b), found in kept.items():
        known = sorted(day for day in found if day)
        edges.append(Edge(persons[a].key, persons[b].key, len(found), known[0] if known else "", known[-1] if known else ""))
    return Graph(sorted(nodes, key=lambda one: one.key), sorted(edges, key=lambda one: (one.source, one.target)))


def _offices(connection: Any) -> dict[int, str]:
    """Person -> the office that is attested last."""
    query = (
        select(Membership.person_id, Membership.last_day, Post.role, Post.key, Organization.name)
        .join(Post, Post.id == Membership.post_id)
        .join(Organization, Organization.id == Post.organization_id, isouter=True)
        .where(Membership.last_day.is_not(None))
    )
    best: dict[int, Any] = {}
    for row in connection.execute(query):
        old = best.get(row.person_id)
        if old is None or (row.last_day, old.key) > (old.last_day, row.key):
            best[row.person_id] = row
    return {number: office_words(row.role, row.name) for number, row in best.items()}
