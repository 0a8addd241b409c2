"""The databases' own fast ways to take many rows: `executemany` with tuples (SQLite), COPY (PostgreSQL).

SQLAlchemy's insert spends more time on the fifty claims of an article than the database does; these rows need none of what it offers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

Values = tuple[Any, ...]


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: list[Values]) -> None:
    """Inserts rows of plain values (`storable` str, int, None) in the order of `columns`, inside the connection's transaction.

    Raises SQLAlchemy's errors, as `connection.execute` does.
    """
    if not rows:
        return
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"insert into {table.name} ({names}) values ({marks})", rows)
    else:
        _copy(connection, f"copy {table.name} ({names}) from stdin", rows)


def _copy(connection: Connection, statement: str, rows: list[Values]) -> None:
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
