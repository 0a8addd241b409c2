"""What `danvan export` can take away: the articles by the contract, and flat tables of what is in them, each column with its meaning.

The dictionary is the source of the Parquet schema too: a type is "text", "integer", a list `[type]` or an object `{name: type}`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

Type = Any
"""\"text\", \"integer\", [Type] or {name: Type}."""
Row = dict[str, Any]
PARTED = "; "
"""Between several values in one cell of a flat table."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, type and meaning."""

    name: str
    type: Type
    about: str


_SPAN = {"field": "text", "start": "integer", "end": "integer"}
_PERSON = {"name": "text", "positions": ["text"], "role": "text", "roles": ["text"], "span": _SPAN}
_LINK = {"block": "text", "title": "text", "url": "text", "date": "text"}
_CAPTURE = {"warc_file": "text", "warc_offset": "integer", "record_id": "text", "payload_digest": "text"}

ARTICLES = (
    Column("site", "text", "name of the site file"),
    Column("url", "text", "canonical address"),
    Column("title", "text", "headline as printed"),
    Column("sapo", "text", "lead, the short text above the body"),
    Column("body", "text", "text, paragraphs joined by a blank line"),
    Column("published", "text", "publish date, Vietnamese time: a day, or a date-time with +07:00"),
    Column("published_bounds", {"lo": "text", "hi": "text", "method": "text"}, "what is known of the date where published is null"),
    Column("published_raw", "text", "the date as the page prints it"),
    Column("author", "text", "author as printed"),
    Column("source", "text", "credited source"),
    Column("section", "text", "section of the site, as printed"),
    Column("images", [{"url": "text", "caption": "text"}], "photos"),
    Column("attachments", [{"url": "text", "title": "text"}], "files offered with the article"),
    Column("links", [_LINK], "links beside and inside the article (block: related, latest, inline) with the date printed beside them"),
    Column("event_dates", [{"raw": "text", "iso": "text"}], "days of the events that the text reports"),
    Column("participants", [_PERSON], "people who take part, in printed order, with offices, roles and the place in the text"),
    Column("cited_documents", [{"raw": "text", "number": "text", "date": "text"}], "documents named in the text"),
    Column("reprint_of", "text", "address of the original on another archived site"),
    Column("state", "text", "live or gone"),
    Column("version", "integer", "1, and one more for each change by the publisher"),
    Column("fetched_at", "text", "when the first capture of this version was fetched, UTC"),
    Column("capture", _CAPTURE, "where the bytes lie"),
)
_OF_ARTICLE = tuple(column for column in ARTICLES if column.name in ("site", "url", "title", "published", "version"))
_PROOF = (
    Column("fetched_at", "text", "when the capture was fetched, UTC"),
    Column("record_id", "text", "WARC-Record-ID of the capture"),
    Column("payload_digest", "text", "digest of the page's bytes"),
)
_ORDER = Column("order", "integer", "1 for the first in printed order")

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": ARTICLES,
    "participants": (
        *_OF_ARTICLE,
        _ORDER,
        Column("name", "text", "name as printed, without honorific"),
        Column("role", "text", "the highest of chair, appointed, award, speak, attend"),
        Column("roles", "text", 'all roles, joined by "; "'),
        Column("positions", "text", 'offices as printed, joined by "; "'),
        Column("span_field", "text", "field that names the person: title, sapo, body or caption"),
        Column("span_start", "integer", "first code point of the name in that field"),
        Column("span_end", "integer", "code point after the last"),
        *_PROOF,
    ),
    "links": (
        *_OF_ARTICLE,
        _ORDER,
        Column("block", "text", "related, latest or inline"),
        Column("link_title", "text", "text of the link"),
        Column("link_url", "text", "where it leads"),
        Column("link_date", "text", "date printed beside it, ISO"),
    ),
    "events": (
        *_OF_ARTICLE,
        _ORDER,
        Column("raw", "text", "date of an event as printed"),
        Column("iso", "text", "day, date-time, month, or lo/hi"),
    ),
    "documents": (
        *_OF_ARTICLE,
        _ORDER,
        Column("raw", "text", "document as printed"),
        Column("number", "text", "number with symbol"),
        Column("document_date", "text", "its date as the text gives it, ISO day"),
    ),
}
"""Name -> columns."""


def rows_of(table: str, lines: Iterable[Row]) -> Iterator[Row]:
    """The rows of a table from lines of the export."""
    if table == "articles":
        yield from lines
        return
    for line in lines:
        article = {column.name: line[column.name] for column in _OF_ARTICLE}
        for order, row in enumerate(_ROWS[table](line), 1):
            yield {**article, "order": order, **row}


def _participants(line: Row) -> Iterator[Row]:
    proof = {
        "fetched_at": line["fetched_at"],
        "record_id": line["capture"]["record_id"],
        "payload_digest": line["capture"]["payload_digest"],
    }
    for person in line["participants"]:
        span = {f"span_{name}": value for name, value in person["span"].items()}
        joined = {name: PARTED.join(person[name]) for name in ("roles", "positions")}
        yield {"name": person["name"], "role": person["role"], **joined, **span, **proof}


def _links(line: Row) -> Iterator[Row]:
    for link in line["links"]:
        yield {"block": link["block"], "link_title": link["title"], "link_url": link["url"], "link_date": link["date"]}


def _documents(line: Row) -> Iterator[Row]:
    for document in line["cited_documents"]:
        yield {"raw": document["raw"], "number": document["number"], "document_date": document["date"]}


_ROWS = {"participants": _participants, "links": _links, "events": lambda line: line["event_dates"], "documents": _documents}


def write_dictionary(table: str, out: IO[str]) -> int:
    """The columns of a table as CSV: field, type, meaning; fields inside a column have lines of their own. Returns the number of lines."""
    lines = [line for column in TABLES[table] for line in _described(column.name, column.type, column.about)]
    written = csv.writer(out)
    written.writerow(("field", "type", "meaning"))
    written.writerows(lines)
    return len(lines)


def _described(name: str, of: Type, about: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(of, list):
        yield name, f"list of {of[0] if isinstance(of[0], str) else 'objects'}", about
        if isinstance(of[0], dict):
            for inner, one in of[0].items():
                yield from _described(f"{name}[].{inner}", one, "")
    elif isinstance(of, dict):
        yield name, "object", about
        for inner, one in of.items():
            yield from _described(f"{name}.{inner}", one, "")
    else:
        yield name, of, about
