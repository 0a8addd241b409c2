"""Who appeared with whom: a network of persons, joined by the events they share, as GraphML, GEXF or CSV."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import select

from danvan_crawler.archive.export import cell
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


@dataclass(frozen=True, slots=True)
class Edge:
    """Two persons, by their keys: how many events they share, and the first and last day of these, ISO or empty."""

    source: str
    target: str
    events: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Network:
    """Persons and what joins them, both in order of keys."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]


def network(archive: Archive, since: date | None = None, until: date | None = None, least: int = 1) -> Network:
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
    return Network(sorted(nodes, key=lambda one: one.key), sorted(edges, key=lambda one: (one.source, one.target)))


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


# --- formats -------------------------------------------------------------------------------------------------------------------------------

NODE = (("name", "string"), ("office", "string"), ("events", "int"), ("undecided", "boolean"))
EDGE = (("events", "int"), ("first_day", "string"), ("last_day", "string"))
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(found: Network, out: IO[str]) -> None:
    """GraphML 1.0, undirected; the attributes of nodes and edges are those of `Node` and `Edge`."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for kind, attributes in (("node", NODE), ("edge", EDGE)):
        for name, type_ in attributes:
            out.write(f'  <key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n')
    out.write('  <graph edgedefault="undirected">\n')
    for node in found.nodes:
        out.write(f"    <node id={_attribute(node.key)}>{_data('node', NODE, node)}</node>\n")
    for edge in found.edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        out.write(f"    <edge {ends}>{_data('edge', EDGE, edge)}</edge>\n")
    out.write("  </graph>\n</graphml>\n")


def _data(kind: str, attributes: Sequence[tuple[str, str]], thing: Any) -> str:
    return "".join(f'<data key="{kind}_{name}">{escape(_plain(getattr(thing, name)))}</data>' for name, _ in attributes)


def write_gexf(found: Network, out: IO[str]) -> None:
    """GEXF 1.3 for Gephi, undirected; the weight of an edge is its number of events."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    out.write('  <graph defaultedgetype="undirected" mode="static">\n')
    for kind, attributes in (("node", NODE[1:]), ("edge", EDGE)):
        out.write(f'    <attributes class="{kind}">\n')
        for name, type_ in attributes:
            out.write(f'      <attribute id="{name}" title="{name}" type="{"integer" if type_ == "int" else type_}"/>\n')
        out.write("    </attributes>\n")
    out.write("    <nodes>\n")
    for node in found.nodes:
        out.write(f"      <node id={_attribute(node.key)} label={_attribute(node.name)}>{_values(NODE[1:], node)}</node>\n")
    out.write("    </nodes>\n    <edges>\n")
    for number, edge in enumerate(found.edges):
        ends = f'id="{number}" source={_attribute(edge.source)} target={_attribute(edge.target)} weight="{edge.events}"'
        out.write(f"      <edge {ends}>{_values(EDGE, edge)}</edge>\n")
    out.write("    </edges>\n  </graph>\n</gexf>\n")


def _values(attributes: Sequence[tuple[str, str]], thing: Any) -> str:
    values = "".join(f'<attvalue for="{name}" value={_attribute(_plain(getattr(thing, name)))}/>' for name, _ in attributes)
    return f"<attvalues>{values}</attvalues>"


def _plain(value: Any) -> str:
    return _NO_XML.sub("\ufffd", str(value).lower() if isinstance(value, bool) else str(value))


def _attribute(value: str) -> str:
    return quoteattr(_plain(value))


def write_csv(found: Network, out: IO[str]) -> None:
    """One line an edge, with names and offices of both ends. Open `out` with newline="". Formulas are defused."""
    nodes = {node.key: node for node in found.nodes}
    table = csv.writer(out)
    table.writerow(("source", "target", "events", "first_day", "last_day", "source_office", "target_office", "source_key", "target_key"))
    for edge in found.edges:
        one, other = nodes[edge.source], nodes[edge.target]
        row = (one.name, other.name, edge.events, edge.first_day, edge.last_day, one.office, other.office, one.key, other.key)
        table.writerow([value if isinstance(value, int) else cell(value) for value in row])
