"""The way into the archive database: opening, migrating, transactions, and errors that never show a password."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from danvan_crawler.archive import schema
from danvan_crawler.errors import ArchiveError

BUSY_TIMEOUT_S = 30.0
"""How long SQLite waits for another writer before it says "database is locked"."""
CACHE_KB = 16_384
"""SQLite's pages in memory, a connection: one group of the writer touches more than the 2 MB it would take by itself."""


def default_url(home: Path) -> str:
    """The archive of a run-time folder, unless the user names another: a SQLite file in it."""
    return f"sqlite:///{home / 'archive.sqlite3'}"


def utc_now() -> datetime:
    """The clock, aware."""
    return datetime.now(UTC)


class Archive:
    """An archive database, SQLite or PostgreSQL, with one behaviour.

    `url` is a SQLAlchemy URL. Nothing is opened before the first use. `now` stands for the clock (`DANVAN_NOW`).
    SQLite runs in WAL mode with foreign keys on, its writers start with BEGIN IMMEDIATE; a power cut may take the last
    commits with it (synchronous=NORMAL), never the file, and the WARC files hold what they said.
    """

    def __init__(self, url: str | URL, *, now: Callable[[], datetime] = utc_now) -> None:
        self.now = now
        try:
            self.url = make_url(url)
            self.engine = _engine(self.url)
        except (ArgumentError, SQLAlchemyError, ModuleNotFoundError, ValueError) as error:  # ValueError: a port that is no number
            raise ArchiveError(f"bad archive URL: {type(error).__name__}; expected sqlite:///FILE or postgresql+psycopg://…") from None
        self._writing = {small: self.engine.execution_options(danvan_write=True, danvan_small=small) for small in (False, True)}
        # SQLite readers see one state of the file from their first SELECT on; PostgreSQL has to be asked.
        self._reading = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")

    @property
    def name(self) -> str:
        """The database as it may be shown: without user and password."""
        if self.is_sqlite:
            return f"SQLite file {self.url.database or '(memory)'}"
        return f"PostgreSQL database {self.url.database} at {self.url.host or 'local socket'}"

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextlib.contextmanager
    def begin(self) -> Iterator[Connection]:
        """A write transaction: committed at the end, rolled back on an error. Raises `ArchiveError` on database errors."""
        with self.translated("written"), self.transaction() as connection:
            yield connection

    def transaction(self, small: bool = False) -> contextlib.AbstractContextManager[Connection]:
        """The same, with the database's own errors: for callers that tell them apart.

        Where it is `small`, no statement of it changes much: SQLite keeps what would undo one in memory.
        """
        return self._writing[small].begin()

    @contextlib.contextmanager
    def connect(self) -> Iterator[Connection]:
        """A consistent view for reading. Raises `ArchiveError` on database errors."""
        with self.translated("read"), self._reading.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def translated(self, what: str) -> Iterator[None]:
        """Turns database errors into `ArchiveError`, without the connection string and without parameters."""
        try:
            yield
        except SQLAlchemyError as error:
            raise ArchiveError(f"{self.name} could not be {what}: {self.explain(error)}") from None
        except OSError as error:
            raise ArchiveError(f"{self.name} could not be {what}: {error.strerror or error}") from None

    def explain(self, error: BaseException) -> str:
        """What went wrong and what to do about it, in one line that holds no password."""
        cause: Any = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        text = " ".join(str(cause).split())
        if self.url.password:
            text = text.replace(str(self.url.password), "***")
        for sign, advice in ADVICE:
            if sign in text:
                return f"{text} ({advice})"
        return text

    def upgrade(self) -> None:
        """Brings the schema to the newest version, making file and parent folder if need be. Raises `ArchiveError`."""
        if self.is_sqlite and self.url.database not in (None, "", ":memory:"):
            with self.translated("made"):
                Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        if self.version() == schema.head():
            return
        with self.begin() as connection:
            schema.upgrade(connection)

    def version(self) -> str | None:
        """The schema version of the database; None if it has none yet."""
        with self.connect() as connection:
            return schema.version(connection)

    def check(self) -> None:
        """Raises `ArchiveError` unless the database answers and has the newest schema."""
        if (found := self.version()) != (needed := schema.head()):
            raise ArchiveError(f"{self.name} has schema {found or 'none'}, this program needs {needed}: run `danvan db upgrade`")

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()


ADVICE = (
    ("database is locked", "another program has been writing to it for long; stop that program or try again"),
    ("readonly database", "give this user the right to write to the file and to its folder"),
    ("database or disk is full", "make room on the disk, then run the same command again: it goes on where it stopped"),
    ("disk I/O error", "the disk or a file-size limit stopped the write; make room, then run the same command again"),
    ("unable to open database file", "check that the folder exists and may be written to"),
    ("file is not a database", "the file is damaged or no archive; move it away and rebuild it with `danvan replay`"),
    ("malformed", "the file is damaged; move it away and rebuild it with `danvan replay`"),
    ("No space left on device", "make room on the server's disk, then run the same command again"),
    (
        "permission denied for",
        "the owner of the archive may, or gives a reader the right: `danvan db reader ROLE`, again after each upgrade",
    ),
    ("onnection refused", "start the PostgreSQL server, or correct DANVAN_ARCHIVE_URL"),
)


def _engine(url: URL) -> Engine:
    # Parameters are whole articles: they would make an error message unreadable.
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": float(str(url.query.get("timeout", BUSY_TIMEOUT_S)))})
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
        return engine
    if url.get_backend_name() != "postgresql":
        raise ArgumentError("neither SQLite nor PostgreSQL")
    # "u:p@ss@host": the rest of a password stands where messages take the host or the database from.
    if "@" in f"{url.host}{url.database}":
        raise ArchiveError("bad archive URL: @ and / in a user's name or password are written %40 and %2F")
    connect_args: dict[str, Any] = {"connect_timeout": 10, "application_name": "danvan_crawler", "options": "-c timezone=UTC"}
    if "options" in url.query:
        connect_args["options"] += f" {url.query['options']}"
    return create_engine(
        url.set(drivername="postgresql+psycopg").difference_update_query(["options"]),
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args=connect_args,
    )


def _sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late (before the first write): see _sqlite_begin
    cursor = connection.cursor()
    cursor.execute("pragma foreign_keys = on")
    cursor.execute("pragma synchronous = normal")
    cursor.execute(f"pragma cache_size = -{CACHE_KB}")
    if cursor.execute("pragma journal_mode").fetchone()[0] != "wal" and not _read_only(cursor):
        _use_wal(cursor)
    cursor.close()


def _use_wal(cursor: Any) -> None:
    """Puts a file that was just made into WAL mode. Where another program writes into it, the pragma fails at once, whatever the timeout
    (https://www.sqlite.org/wal.html, "Activating and configuring WAL mode"): of four crawls begun together one ended so."""
    end = time.monotonic() + cursor.execute("pragma busy_timeout").fetchone()[0] / 1000
    while True:
        try:
            cursor.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if time.monotonic() >= end or "locked" not in str(error):
                raise
        _wait_for_writer(cursor)


def _wait_for_writer(cursor: Any) -> None:
    cursor.execute("begin immediate")  # which waits as long as the connection may
    cursor.execute("rollback")


def _read_only(cursor: Any) -> bool:
    import os

    path = cursor.execute("pragma database_list").fetchone()[2]
    return bool(path) and not os.access(path, os.W_OK)


def _sqlite_begin(connection: Connection) -> None:
    # A transaction that reads first and writes later can't wait for another writer ("database is locked" at once): take the lock first.
    options = connection.get_execution_options()
    # A temporary file for each forty rows, as for the sorting of a large answer, costs more than to write them.
    connection.exec_driver_sql(f"pragma temp_store = {'memory' if options.get('danvan_small') else 'default'}")
    connection.exec_driver_sql("begin immediate" if options.get("danvan_write") else "begin")
