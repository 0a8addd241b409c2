"""The databases' own fast ways to take many rows.

SQLAlchemy's statements spend more time on the fifty rows of an article than the database does. Table and column names come
from the models, values are always parameters. On PostgreSQL many rows are one JSON parameter: the statement is the same for any
number of rows, so that it is parsed and planned once, and neither driver nor server reads thousands of placeholders.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import JSON, Connection, Date
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError

from danvan_crawler.archive.models import Base
from danvan_crawler.archive.models.base import NfcText, UtcDateTime, iso_instant, storable

Values = tuple[Any, ...]

CHUNK = 500
"""Values in one IN list: far below the 32,766 variables of SQLite."""
MOST_ROWS = 64
"""Rows in one statement of SQLite."""
TOGETHER = (128, 16, 1)
"""Rows that one step of SQLite inserts, as many as there are: it takes less time than as many steps with a row each."""


def upsert(connection: Connection, model: Any) -> Any:
    """`insert(model)` of the connection's dialect, which has `on_conflict_do_update`."""
    return sqlite_insert(model) if connection.dialect.name == "sqlite" else postgresql_insert(model)


def chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Slices of at most `CHUNK` values."""
    return (values[i : i + CHUNK] for i in range(0, len(values), CHUNK))


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
    """Inserts rows of values in the order of `columns`, as their models have them: `executemany` on SQLite, COPY on PostgreSQL.

    Raises SQLAlchemy's errors, as `connection.execute` does.
    """
    insert_values(connection, table, columns, list(chain.from_iterable(rows)))


def insert_values(connection: Connection, table: str, columns: Sequence[str], values: list[Any]) -> None:
    """The same for rows that stand one after the other in one list, which may be changed: an article's fifty rows need no object each."""
    if not values:
        return
    width = len(columns)
    values = _plain_values(table, columns, values)
    into = f"{table} ({', '.join(columns)})"
    if not _is_sqlite(connection):
        _copy(connection, f"copy {into} from stdin", zip(*[iter(values)] * width, strict=True))
        return
    start = 0
    for size in TOGETHER:
        step = size * width
        stop = len(values) - (len(values) - start) % step
        if start < stop:
            marks = ", ".join([f"({', '.join('?' * width)})"] * size)
            parts = [tuple(values[at : at + step]) for at in range(start, stop, step)]
            connection.exec_driver_sql(f"insert into {into} values {marks}", parts)
            start = stop


def new_ids(connection: Connection, table: str, count: int) -> Sequence[int]:
    """Numbers for so many new rows of a table, as the database would give them: who writes to SQLite writes alone."""
    _known(table, ("id",))
    if _is_sqlite(connection):
        last: int = connection.exec_driver_sql(f"select coalesce(max(id), 0) from {table}").scalar_one()
        return range(last + 1, last + 1 + count)
    numbers = f"select nextval(pg_get_serial_sequence('{table}', 'id')) from generate_series(1, %s)"
    return connection.exec_driver_sql(numbers, (count,)).scalars().all()


def _copy(connection: Connection, statement: str, rows: Iterable[Values]) -> None:
    cursor: Any = connection.connection.cursor()
    errors: Any = connection.dialect.loaded_dbapi.Error
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except errors as error:
        lost = connection.dialect.is_disconnect(error, None, cursor)
        raise DBAPIError.instance(
            statement, None, error, errors, hide_parameters=True, connection_invalidated=lost, dialect=connection.dialect
        ) from None
    finally:
        cursor.close()


def upsert_rows(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Values],
    conflict: Sequence[str],
    update: Sequence[str] = (),
    returning: Sequence[str] = (),
) -> list[Values]:
    """Inserts rows; where one has the same `conflict` columns, sets its `update` columns instead (none: leaves it alone).

    Returns the `returning` columns of all rows that were inserted or updated, in no order. No two rows may have the same `conflict`
    columns. Raises SQLAlchemy's errors.
    """
    if not rows:
        return []
    _known(table, (*columns, *conflict, *update, *returning))
    names = ", ".join(columns)
    tail = f" on conflict ({', '.join(conflict)}) do "
    tail += f"update set {', '.join(f'{name} = excluded.{name}' for name in update)}" if update else "nothing"
    tail += f" returning {', '.join(returning)}" if returning else ""
    found: list[Values] = []
    sqlite = _is_sqlite(connection)
    rows = _plain(table, columns, rows, documents=not sqlite)
    for some in _halves(rows) if sqlite else [rows]:
        if sqlite:
            marks = ", ".join([f"({', '.join('?' * len(columns))})"] * len(some))
            statement = f"insert into {table} ({names}) values {marks}{tail}"
            result = connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))
        else:
            statement = f"insert into {table} ({names}) select {names} from {_recordset(table, tuple(columns))}{tail}"
            result = connection.exec_driver_sql(statement, (_as_json(columns, some),))
        if returning:
            found += [tuple(row) for row in result]
    return found


def update_rows(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Values],
    by: Sequence[str] = ("id",),
    changes: str | None = None,
) -> None:
    """Changes the rows of a table that have the given values in the columns `by`, which are among `columns`; all others are set.

    Or `changes` says what to set: {name} is the value given for a column, and what the row has already is named with its table
    ("failures = resource.failures + 1"). A row that comes twice is changed twice, in order.
    Raises SQLAlchemy's errors.
    """
    if not rows:
        return
    _known(table, columns)
    sqlite = _is_sqlite(connection)
    rows = _plain(table, columns, rows, documents=not sqlite)
    values = {name: f"?{n}" if sqlite else f"v.{name}" for n, name in enumerate(columns, 1)}
    changes = changes or ", ".join(f"{name} = {{{name}}}" for name in columns if name not in by)
    where = " and ".join(f"{table}.{name} = {values[name]}" for name in by)
    if sqlite:
        connection.exec_driver_sql(f"update {table} set {changes.format(**values)} where {where}", rows)
        return
    statement = f"update {table} set {changes.format(**values)} from {_recordset(table, tuple(columns))} where {where}"
    at = [columns.index(name) for name in by]
    for some in _rounds(rows, at):
        connection.exec_driver_sql(statement, (_as_json(columns, some),))


def keyed(connection: Connection, statement: str, values: Sequence[str], *others: Any) -> list[Values]:
    """The rows of one of our own queries, in which {values} stands for "one of these texts" and each ? before it for one of `others`.

    Raises SQLAlchemy's errors.
    """
    if _is_sqlite(connection):
        statement = statement.replace("{values}", "in (select value from json_each(?))")
        parameter: Any = json.dumps([storable(value) for value in values], ensure_ascii=False)
    else:
        statement = statement.replace("?", "%s").replace("{values}", "= any(%s)")
        parameter = [storable(value) for value in values]
    return [tuple(row) for row in connection.exec_driver_sql(statement, (*others, parameter))]


def _halves(rows: Sequence[Values]) -> Iterator[Sequence[Values]]:
    """The rows in parts of MOST_ROWS, then half as many, a quarter …: a connection keeps the last 128 statements that it has prepared.

    One for each number of rows would be a long statement of its own.
    """
    start, size = 0, MOST_ROWS
    while start < len(rows):
        if start + size <= len(rows):
            yield rows[start : start + size]
            start += size
        else:
            size //= 2


def _rounds(rows: Sequence[Values], at: Sequence[int]) -> list[list[Values]]:
    """The rows in as many parts as needed for no two rows of a part to have the same values at these places; usually one."""
    times: dict[Values, int] = {}
    parts: list[list[Values]] = []
    for row in rows:
        key = tuple([row[n] for n in at])
        n = times[key] = times.get(key, -1) + 1
        if n == len(parts):
            parts.append([])
        parts[n].append(row)
    return parts


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _known(table: str, columns: Sequence[str]) -> None:
    assert set(_types(table)).issuperset(columns), f"{table} has no such columns: {columns}"


@lru_cache
def _types(table: str) -> dict[str, str]:
    """PostgreSQL's names of the types of a table's columns."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    return {column.name: column.type.compile(dialect=dialect) for column in Base.metadata.tables[table].columns}


@lru_cache
def _recordset(table: str, columns: tuple[str, ...]) -> str:
    return f"json_to_recordset(%s::json) as v({', '.join(f'{name} {_types(table)[name]}' for name in columns)})"


def _as_json(columns: Sequence[str], rows: Sequence[Values]) -> str:
    return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Where in a row its texts stand, and what becomes of values that the databases would not take as they are."""

    texts: tuple[int, ...]
    others: tuple[tuple[int, Callable[[Any], Any]], ...]


@lru_cache
def _kinds(table: str, columns: tuple[str, ...], documents: bool) -> Kinds:
    types = [Base.metadata.tables[table].c[name].type for name in columns]
    texts = tuple(n for n, kind in enumerate(types) if isinstance(kind, NfcText))
    become: list[tuple[type, Callable[[Any], Any]]] = [(UtcDateTime, iso_instant), (Date, dt.date.isoformat)]
    become += [] if documents else [(JSON, _dumps)]
    others = tuple((n, convert) for n, kind in enumerate(types) for one, convert in become if isinstance(kind, one))
    return Kinds(texts, others)


def _plain(table: str, columns: Sequence[str], rows: Sequence[Values], documents: bool = False) -> Sequence[Values]:
    """The rows with texts as `storable` has them, times and days as text, and lists and dicts too unless `documents` stay what they are."""
    kinds = _kinds(table, tuple(columns), documents)
    if kinds.others:
        rows = [_converted(row, kinds.others) for row in rows]
    if _are_storable(chain.from_iterable([row[n] for row in rows] for n in kinds.texts)):
        return rows
    return [tuple([storable(value) if value.__class__ is str else value for value in row]) for row in rows]


def _plain_values(table: str, columns: Sequence[str], values: list[Any]) -> list[Any]:
    """The same for rows that stand one after the other."""
    kinds, width = _kinds(table, tuple(columns), documents=False), len(columns)
    for n, convert in kinds.others:
        values[n::width] = [None if value is None else convert(value) for value in values[n::width]]
    if _are_storable(chain.from_iterable(values[n::width] for n in kinds.texts)):
        return values
    return [storable(value) if value.__class__ is str else value for value in values]


def _are_storable(texts: Iterable[Any]) -> bool:
    """Whether the databases would take all these texts as they are; nearly all are, so that they are looked at together."""
    with contextlib.suppress(TypeError):  # what a stage of others gave for a text may be a number
        # A part of NFC text is NFC text. Half of the texts of an article are "body", "attend", "đồng chí".
        together = "\n".join(set(texts) - {None})
        return storable(together) == together
    return False


def _converted(row: Values, others: Sequence[tuple[int, Callable[[Any], Any]]]) -> Values:
    values = list(row)
    for n, convert in others:
        if values[n] is not None:
            values[n] = convert(values[n])
    return tuple(values)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
