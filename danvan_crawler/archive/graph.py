"""Networks as GraphML, GEXF or CSV. What a node or an edge tells are the fields of its dataclass, whatever that is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import IO, Any, Generic, Protocol, TypeVar
from xml.sax.saxutils import escape, quoteattr

from danvan_crawler.archive.export import cell


class AnyNode(Protocol):
    """A node: its fields are str, int and bool."""

    @property
    def key(self) -> str:
        """What tells it from all others."""

    @property
    def label(self) -> str:
        """What is read beside it."""


class AnyEdge(Protocol):
    """An edge between two nodes, by their keys: its fields are str, int and bool."""

    @property
    def source(self) -> str:
        """Where it begins."""

    @property
    def target(self) -> str:
        """Where it ends."""

    @property
    def weight(self) -> int:
        """How thick it is drawn."""


N = TypeVar("N", bound=AnyNode)
E = TypeVar("E", bound=AnyEdge)


@dataclass(frozen=True, slots=True)
class Graph(Generic[N, E]):
    """Nodes in order of keys, edges in order of their ends' keys."""

    nodes: Sequence[N]
    edges: Sequence[E]
    directed: bool = False


_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDS = ("key", "source", "target")


def write_graphml(found: Graph[Any, Any], out: IO[str]) -> None:
    """GraphML 1.0 with the fields of nodes and edges as attributes."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    types = {"str": "string", "int": "int", "bool": "boolean"}
    for kind, things in (("node", found.nodes), ("edge", found.edges)):
        for name, type_ in _attributes(things):
            out.write(f'  <key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{types[type_]}"/>\n')
    out.write(f'  <graph edgedefault="{"directed" if found.directed else "undirected"}">\n')
    for node in found.nodes:
        out.write(f"    <node id={_quoted(node.key)}>{_data('node', node)}</node>\n")
    for edge in found.edges:
        out.write(f"    <edge source={_quoted(edge.source)} target={_quoted(edge.target)}>{_data('edge', edge)}</edge>\n")
    out.write("  </graph>\n</graphml>\n")


def _data(kind: str, thing: Any) -> str:
    return "".join(f'<data key="{kind}_{name}">{escape(_plain(getattr(thing, name)))}</data>' for name, _ in _attributes([thing]))


def write_gexf(found: Graph[Any, Any], out: IO[str]) -> None:
    """GEXF 1.3 for Gephi with the fields of nodes and edges as attributes."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    out.write(f'  <graph defaultedgetype="{"directed" if found.directed else "undirected"}" mode="static">\n')
    types = {"str": "string", "int": "integer", "bool": "boolean"}
    for kind, things in (("node", found.nodes), ("edge", found.edges)):
        out.write(f'    <attributes class="{kind}">\n')
        for name, type_ in _attributes(things):
            out.write(f'      <attribute id="{name}" title="{name}" type="{types[type_]}"/>\n')
        out.write("    </attributes>\n")
    out.write("    <nodes>\n")
    for node in found.nodes:
        out.write(f"      <node id={_quoted(node.key)} label={_quoted(node.label)}>{_values(node)}</node>\n")
    out.write("    </nodes>\n    <edges>\n")
    for number, edge in enumerate(found.edges):
        ends = f'id="{number}" source={_quoted(edge.source)} target={_quoted(edge.target)} weight="{edge.weight}"'
        out.write(f"      <edge {ends}>{_values(edge)}</edge>\n")
    out.write("    </edges>\n  </graph>\n</gexf>\n")


def _values(thing: Any) -> str:
    values = "".join(f'<attvalue for="{name}" value={_quoted(_plain(getattr(thing, name)))}/>' for name, _ in _attributes([thing]))
    return f"<attvalues>{values}</attvalues>"


def _attributes(things: Sequence[Any]) -> list[tuple[str, str]]:
    """Names and types of the fields of these nodes or edges, beside those that say which node or edge it is."""
    return [(field.name, str(field.type)) for field in fields(things[0]) if field.name not in _ENDS] if things else []


def _plain(value: Any) -> str:
    return _NO_XML.sub("\ufffd", str(value).lower() if isinstance(value, bool) else str(value))


def _quoted(value: str) -> str:
    return quoteattr(_plain(value))


def edge_rows(found: Graph[Any, Any]) -> Iterator[dict[str, Any]]:
    """Each edge with what its ends tell: its own fields, then "source_name", "target_office" …"""
    nodes = {node.key: node for node in found.nodes}
    for edge in found.edges:
        row = asdict(edge)
        for end in ("source", "target"):
            row |= {f"{end}_{name}": getattr(nodes[row[end]], name) for name, _ in _attributes([nodes[row[end]]])}
        yield row


def write_csv(found: Graph[Any, Any], out: IO[str], columns: Sequence[str]) -> None:
    """One line an edge. Columns are fields of the edge, or fields of its ends: "source.name", "target.office". Formulas are defused.

    The first word of a column's name is all of it where the field is the label: "source.label" is headed "source".
    Open `out` with newline="".
    """
    nodes = {node.key: node for node in found.nodes}
    table = csv.writer(out)
    table.writerow([column.removesuffix(".label").replace(".", "_") for column in columns])
    for edge in found.edges:
        ends = {"source": nodes[edge.source], "target": nodes[edge.target]}
        values = []
        for column in columns:
            end, _, name = column.rpartition(".")
            values.append(getattr(ends[end] if end else edge, name))
        table.writerow(map(cell, values))
