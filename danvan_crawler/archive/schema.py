"""The schema of the archive database: its version, and the migrations that bring it to the newest.

Alembic runs the migrations; it is imported only then, because each command asks for the version and few have anything to migrate.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x64616E76616E
"""Key of the PostgreSQL advisory lock held while the schema changes."""


@cache
def head() -> str:
    """The newest version that this program knows: the number its last migration's file begins with (`0012_claims.py`)."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def version(connection: Connection) -> str | None:
    """The version of the database, as Alembic keeps it; None if it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("select version_num from alembic_version").scalar()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to a version that are missing, one process at a time."""
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({MIGRATION_LOCK})")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
