"""The databases' own fast ways to take many rows.

SQLAlchemy's statements spend more time on the fifty rows of an article than the database does. Table and column names come
from the models, values are always parameters.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from danvan_crawler.archive.models import Base
from danvan_crawler.archive.models.base import iso_instant, storable

Values = tuple[Any, ...]

MOST_PARAMETERS = 30_000
"""Values in one statement: SQLite takes 32,766, PostgreSQL 65,535."""


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
    """Inserts rows of str, int and None in the order of `columns`: `executemany` on SQLite, COPY on PostgreSQL.

    Raises SQLAlchemy's errors, as `connection.execute` does.
    """
    if not rows:
        return
    clean = [tuple([storable(v) if type(v) is str and not (v.isascii() and v.isprintable()) else v for v in row]) for row in rows]
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"insert into {table} ({names}) values ({', '.join('?' * len(columns))})", clean)
    else:
        _copy(connection, f"copy {table} ({names}) from stdin", clean)


def _copy(connection: Connection, statement: str, rows: Sequence[Values]) -> None:
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

    Values may also be aware datetimes, dates, bools, lists and dicts. Returns the `returning` columns of all rows that were
    inserted or updated, in no order. No two rows may have the same `conflict` columns. Raises SQLAlchemy's errors.
    """
    sqlite = connection.dialect.name == "sqlite"
    size = max(1, MOST_PARAMETERS // len(columns))
    found: list[Values] = []
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        statement = _upsert(sqlite, table, tuple(columns), len(some), tuple(conflict), tuple(update), tuple(returning))
        result = connection.exec_driver_sql(statement, tuple([_plain(value, sqlite) for row in some for value in row]))
        if returning:
            found += [tuple(row) for row in result]
    return found


def execute_many(connection: Connection, statement: str, rows: Sequence[Values]) -> None:
    """Executes one of our own statements, with ? for each value, once for every row of values as `upsert_rows` takes them.

    Raises SQLAlchemy's errors.
    """
    if rows:
        sqlite = connection.dialect.name == "sqlite"
        values = [tuple([_plain(value, sqlite) for value in row]) for row in rows]
        connection.exec_driver_sql(statement if sqlite else statement.replace("?", "%s"), values)


@lru_cache(maxsize=64)
def _upsert(
    sqlite: bool,
    table: str,
    columns: tuple[str, ...],
    count: int,
    conflict: tuple[str, ...],
    update: tuple[str, ...],
    returning: tuple[str, ...],
) -> str:
    known = {column.name for column in Base.metadata.tables[table].columns}
    assert known.issuperset({*columns, *conflict, *update, *returning}), f"{table} has no such columns"
    mark = "?" if sqlite else "%s"
    row = f"({', '.join([mark] * len(columns))})"
    statement = f"insert into {table} ({', '.join(columns)}) values {', '.join([row] * count)} on conflict ({', '.join(conflict)}) do "
    statement += f"update set {', '.join(f'{name} = excluded.{name}' for name in update)}" if update else "nothing"
    return statement + (f" returning {', '.join(returning)}" if returning else "")


def _plain(value: Any, sqlite: bool) -> Any:
    """A value as the driver takes it."""
    kind = type(value)
    if kind is str:
        return value if value.isascii() and value.isprintable() else storable(value)
    if value is None or kind is int or kind is bool:
        return value
    if kind is dt.datetime:
        return iso_instant(value) if sqlite else value
    if kind is dt.date:
        return value.isoformat() if sqlite else value
    return json.dumps(value, ensure_ascii=False)
