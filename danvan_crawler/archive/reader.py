"""A role of PostgreSQL that may read the archive and nothing else."""

from __future__ import annotations

import re

from sqlalchemy import text

from danvan_crawler.archive.models import Base
from danvan_crawler.archive.session import Archive
from danvan_crawler.archive.views import VIEWS
from danvan_crawler.errors import ConfigurationError

NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
WITHHELD = {"crawl_run": ("args",)}
"""Columns that may hold what an operator typed, passwords of proxies among it."""


_WRITES = """
    select rolsuper or rolcreatedb or rolcreaterole or rolname = session_user
           or exists (select 1 from pg_class where relowner = r.oid and relkind in ('r', 'p', 'v', 'm', 'S'))
    from pg_roles r where rolname = :role"""
"""Whether a role does more than read; no row if there is no such role."""


def reader_statements(role: str, schema: str, exists: bool) -> list[str]:
    """The SQL that makes a role (unless it exists) and lets it read; raises `ConfigurationError` for a name that needs quotes."""
    _check(role)
    where = '"' + schema.replace('"', '""') + '"'
    statements = [] if exists else [f"create role {role} login"]
    statements += [
        f"alter role {role} set default_transaction_read_only = on",
        f"alter role {role} set statement_timeout = '60s'",
        f"grant usage on schema {where} to {role}",
    ]
    for table in Base.metadata.sorted_tables:
        withheld = WITHHELD.get(table.name, ())
        columns = f" ({', '.join(column.name for column in table.columns if column.name not in withheld)})" if withheld else ""
        statements.append(f"grant select{columns} on {where}.{table.name} to {role}")
    statements += [f"grant select on {where}.{name} to {role}" for name in (*VIEWS, "alembic_version")]
    return statements


def _check(role: str) -> None:
    if not NAME.fullmatch(role) or role.startswith("pg_"):
        raise ConfigurationError(f"{role!r}: the name of a role is small letters, digits and _, at most 63, and does not begin with pg_")


def make_reader(archive: Archive, role: str, only_show: bool = False) -> list[str]:
    """Makes a role that may read the archive's views and tables; returns the statements. It has no password: that is for the owner to set.

    Raises `ConfigurationError` for a SQLite archive, for a bad name and for a role that others write with, `ArchiveError` when the
    database refuses.
    """
    if archive.is_sqlite:
        raise ConfigurationError("a SQLite file has no roles: give readers a copy made by `danvan publish`, or the file itself read-only")
    _check(role)
    with archive.connect() as connection:
        writes = connection.scalar(text(_WRITES), {"role": role})
        schema = str(connection.scalar(text("select current_schema()")))
    if writes:
        raise ConfigurationError(
            f"{role!r} is an administrator of the server or writes to it already: name a role that is for reading alone"
        )
    statements = reader_statements(role, schema, writes is not None)
    if not only_show:
        with archive.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    return statements
