"""The archive as lines: one article version a line, in the form and order of keys that is the project's contract.

Two archives that say the same give the same bytes, whatever the database and the order of crawling.
"""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, Literal

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from danvan_crawler.archive.addresses import other_addresses
from danvan_crawler.archive.bulk import chunks
from danvan_crawler.archive.models import (
    Article,
    ArticleAsset,
    ArticleLink,
    ArticlePublished,
    ArticleVersion,
    Capture,
    DateMention,
    DerivedDate,
    DocumentCitation,
    Participant,
    ParticipantPosition,
    ParticipantRole,
    Reprint,
    Site,
)
from danvan_crawler.archive.session import Archive
from danvan_crawler.contract import KEYS, event_dates

LINK_BLOCKS = ("related", "latest", "inline")


def export_rows(
    archive: Archive, sites: Sequence[str] | None = None, versions: Literal["latest", "all"] = "latest"
) -> Iterator[dict[str, Any]]:
    """The articles of these sites (default: all), sorted by (site, url, version), from one consistent view of the archive.

    An article that stands at two addresses of its site is one (see `addresses`). Raises `ArchiveError`.
    """
    with archive.connect() as connection:
        others = other_addresses(connection)
        order = (_bytewise(archive, Site.name), _bytewise(archive, Article.url), Article.id, ArticleVersion.number)
        query = _versions().order_by(*order)
        if sites is not None:
            query = query.where(Site.name.in_(sites))
        if versions == "latest":
            query = query.where(ArticleVersion.number == Article.latest_number)
        yield from _lines(connection, [version for version, article in connection.execute(query) if article not in others])


def article_rows(archive: Archive, url: str) -> list[dict[str, Any]]:
    """All versions of the article with this address or canonical key, oldest first; empty if there is none. Raises `ArchiveError`."""
    with archive.connect() as connection:
        query = _versions().where((Article.url == url) | (Article.key == url)).order_by(Article.id, ArticleVersion.number)
        return list(_lines(connection, [version for version, _ in connection.execute(query)]))


def _versions() -> Select[int, int]:
    return (
        select(ArticleVersion.id, ArticleVersion.article_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Site, Site.id == Article.site_id)
    )


def _bytewise(archive: Archive, column: InstrumentedAttribute[str]) -> Any:
    """Sorted by code points on both databases, whatever the server's locale."""
    return column if archive.is_sqlite else column.collate("C")


def _lines(connection: Connection, version_ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    for some in chunks(version_ids):
        parts = _Parts(connection, some)
        base = {row.id: row for row in connection.execute(_BASE.where(ArticleVersion.id.in_(some)))}
        for version in some:
            yield _line(base[version], parts)


_BASE = (
    select(
        ArticleVersion,
        *(Site.name.label("site"), Article.url, Article.state),
        *(Capture.warc_file, Capture.warc_offset, Capture.record_id, Capture.payload_digest),
        *(ArticlePublished.published.label("derived"), ArticlePublished.lo, ArticlePublished.hi, ArticlePublished.method),
    )
    .join(Article, Article.id == ArticleVersion.article_id)
    .join(Site, Site.id == Article.site_id)
    .join(Capture, Capture.id == ArticleVersion.capture_id)
    .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
)


printing, original, original_version = aliased(ArticleVersion), aliased(Article), aliased(ArticleVersion)
_ORIGINALS = (
    select(printing.id, original.url)
    .join(Reprint, (Reprint.article_id == printing.article_id) & (Reprint.relation == "reprint"))
    .join(original_version, original_version.id == Reprint.of_version_id)
    .join(original, original.id == original_version.article_id)
)
"""Version -> address of the article it was taken from."""


class _Parts:
    """What hangs on some versions, by version."""

    def __init__(self, connection: Connection, versions: Sequence[int]) -> None:
        def of(model: Any, *order: Any) -> dict[int, list[Any]]:
            by_version: dict[int, list[Any]] = {}
            query = select(*model.__table__.columns).where(model.version_id.in_(versions)).order_by(model.version_id, *order)
            for row in connection.execute(query):
                by_version.setdefault(row.version_id, []).append(row)
            return by_version

        self.assets = of(ArticleAsset, ArticleAsset.kind, ArticleAsset.ordinal)
        self.links = of(ArticleLink, ArticleLink.ordinal)
        self.dates = of(DateMention, DateMention.ordinal) | of(DerivedDate, DerivedDate.ordinal)
        self.documents = of(DocumentCitation, DocumentCitation.ordinal)
        self.people = of(Participant, Participant.ordinal)
        self.positions = of(ParticipantPosition, ParticipantPosition.participant_ordinal, ParticipantPosition.ordinal)
        self.roles = of(ParticipantRole, ParticipantRole.participant_ordinal, ParticipantRole.ordinal)
        self.originals = dict(connection.execute(_ORIGINALS.where(printing.id.in_(versions))).all())


def _line(row: Any, parts: _Parts) -> dict[str, Any]:
    assets = parts.assets.get(row.id, ())
    published = row.published or row.derived
    bounded = published is None and (row.lo is not None or row.hi is not None)
    return {
        "site": row.site,
        "url": row.url,
        "title": row.title,
        "sapo": row.sapo,
        "body": row.body,
        "published": published,
        "published_bounds": {"lo": row.lo, "hi": row.hi, "method": row.method} if bounded else None,
        "published_raw": row.published_raw,
        "author": row.author,
        "source": row.source,
        "section": row.section,
        "images": [{"url": a.url, "caption": a.caption} for a in assets if a.kind == "image"],
        "attachments": [{"url": a.url, "title": a.caption or ""} for a in assets if a.kind == "attachment"],
        "links": [
            {"block": x.block, "title": x.title, "url": x.url, "date": x.date}
            for x in parts.links.get(row.id, ())
            if x.block in LINK_BLOCKS
        ],
        "event_dates": event_dates(parts.dates.get(row.id, ())),
        "participants": [_person(p, parts) for p in parts.people.get(row.id, ()) if p.role != "mentioned"],
        "cited_documents": [{"raw": d.raw, "number": d.number, "date": d.date} for d in parts.documents.get(row.id, ())],
        "reprint_of": parts.originals.get(row.id),
        "state": "gone" if row.state == "gone" else "live",
        "version": row.number,
        "fetched_at": row.fetched_at.isoformat().replace("+00:00", "Z"),
        "capture": {
            "warc_file": row.warc_file,
            "warc_offset": row.warc_offset,
            "record_id": row.record_id,
            "payload_digest": row.payload_digest,
        },
    }


def _person(person: Any, parts: _Parts) -> dict[str, Any]:
    def mine(rows: Iterable[Any]) -> Iterator[Any]:
        return (row for row in rows if row.participant_ordinal == person.ordinal)

    return {
        "name": person.name,
        "positions": [row.raw for row in mine(parts.positions.get(person.version_id, ()))],
        "role": person.role,
        "roles": [row.role for row in mine(parts.roles.get(person.version_id, ()))],
        "span": {"field": person.span_field, "start": person.span_start, "end": person.span_end},
    }


def write_jsonl(rows: Iterable[dict[str, Any]], out: IO[str]) -> int:
    """One JSON object a line. Returns the number of lines."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last value is the answer
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def write_csv(rows: Iterable[dict[str, Any]], out: IO[str], columns: Sequence[str] = KEYS) -> int:
    """A header and one line a row; lists and objects as JSON. Open `out` with newline="". Returns the number of rows.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    table = csv.writer(out)
    table.writerow(columns)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last value is the answer
        table.writerow([cell(row[key]) for key in columns])
    return count


def cell(value: Any) -> str:
    """A value as a cell of CSV that no spreadsheet runs: lists and objects as JSON, an apostrophe before what looks like a formula.

    `printed` takes it away again.
    """
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if _is_formula(text.lstrip("'")) else text


def printed(cell: str) -> str:
    """The text of a cell as it was before an apostrophe was put in front."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell.lstrip("'")) else cell


def _is_formula(text: str) -> bool:
    """Whether a spreadsheet may run it: begins with one of the characters that OWASP lists, in any width.

    Blanks and what nobody sees don't help against "=cmd|…": some programs trim them.
    """
    if text[:1].isalnum():
        return False
    first = next((letter for letter in text if unicodedata.category(letter)[0] not in "ZC"), "")
    return text.startswith(("\t", "\r", "\n")) or unicodedata.normalize("NFKC", first).startswith(("=", "+", "-", "@"))
