"""Moves an archive from one database to another, SQLite or PostgreSQL, and proves that both say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, text, update

from danvan_crawler.archive import equality
from danvan_crawler.archive.models import Base, Resource
from danvan_crawler.archive.search import refresh
from danvan_crawler.archive.session import Archive
from danvan_crawler.errors import ArchiveError

BATCH = 2_000
DERIVED_FROM_TEXT = ("search_text", "search_facet", "search_queue")
"""Tables that are not copied but made again."""


def copy_archive(source: Archive, target: Archive) -> dict[str, int]:
    """Copies all rows with their numbers into an archive that is empty, in one transaction, and makes it searchable.

    Returns the number of rows by table. Raises `ArchiveError` if the target holds anything, if either has an old schema, or if the
    copy is not equal to the source.
    """
    source.check()
    target.upgrade()
    counts: dict[str, int] = {}
    with source.connect() as reader, target.begin() as writer:
        for table in Base.metadata.sorted_tables:
            if writer.scalar(select(func.count()).select_from(table)):
                raise ArchiveError(f"{target.name} is not empty ({table.name} has rows): copy into a new database")
        for table in Base.metadata.sorted_tables:
            if table.name not in DERIVED_FROM_TEXT:
                counts[table.name] = _copy_table(reader, writer, table)
        writer.execute(text("insert into search_queue (article_id) select id from article"))
        if not target.is_sqlite:
            _set_sequences(writer)
    refresh(target)
    if told := equality.differences(equality.dump(source), equality.dump(target)):
        raise ArchiveError(f"{target.name} differs from {source.name} after the copy: {told[0]}")
    return counts


def _copy_table(reader: Connection, writer: Connection, table: Table) -> int:
    count = 0
    origins: list[dict[str, Any]] = []
    for rows in _batches(reader, table):
        if table.name == Resource.__tablename__:
            # A page may have been found on one with a higher number: the reference must wait until all rows are there.
            origins += [{"b_id": row["id"], "b_origin": row["discovered_from_id"]} for row in rows if row["discovered_from_id"]]
            rows = [row | {"discovered_from_id": None} for row in rows]
        writer.execute(insert(table), rows)
        count += len(rows)
    if origins:
        changed = update(Resource).where(Resource.id == bindparam("b_id")).values(discovered_from_id=bindparam("b_origin"))
        writer.execute(changed, origins)
    return count


def _batches(reader: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    result = reader.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key.columns))
    for part in result.mappings().partitions(BATCH):
        yield [dict(row) for row in part]


def _set_sequences(writer: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        if "id" in table.columns:
            top = writer.scalar(select(func.max(table.c.id)))
            if top:
                sequence = func.pg_get_serial_sequence(table.name, "id")
                writer.execute(select(func.setval(sequence, top)))
