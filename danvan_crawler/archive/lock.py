"""One process a site: a lock that vanishes with its process, on this machine and, with PostgreSQL, across machines."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import text

from danvan_crawler.archive.session import Archive
from danvan_crawler.errors import AlreadyRunning, ArchiveError

LOOK_AGAIN_S = 0.5
"""How often it is seen whether the other process has ended."""

Busy = Callable[[str], object]
"""Is told by what another process holds a site, before its end is waited for."""


@contextlib.contextmanager
def site_lock(home: Path, site: str, archive: Archive | None = None, busy: Busy | None = None) -> Iterator[None]:
    """Holds the site for this process. Raises `AlreadyRunning` at once if another process has it; with `busy`, waits for its end.

    The file `home/locks/SITE.lock` carries an OS lock, which a killed process can't leave behind (the empty file may stay).
    With PostgreSQL an advisory lock of a session keeps out processes of other machines too.
    """
    folder = home / "locks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{site}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            where = f"{folder / site}.lock is held"
            if busy is None:
                raise AlreadyRunning(f"{site}: another process is at work on this site ({where}); wait for its end") from None
            busy(where)
            lock.acquire(poll_interval=LOOK_AGAIN_S)
    except OSError as error:
        problem = error.strerror or error
        raise ArchiveError(f"{site}: no lock file in {folder}: {problem}; give this user the right to write there") from None
    try:
        with _advisory(site, archive, busy) if archive is not None and not archive.is_sqlite else contextlib.nullcontext():
            yield
    finally:
        lock.release()


@contextlib.contextmanager
def _advisory(site: str, archive: Archive, busy: Busy | None) -> Iterator[None]:
    with archive.connect() as connection:
        held = connection.execution_options(isolation_level="AUTOCOMMIT")
        # Advisory locks are the database's: archives in two of its schemas are two archives, and don't keep each other out.
        schema = held.scalar(text("select current_schema()"))
        number = int.from_bytes(hashlib.sha256(f"danvan site {schema}.{site}".encode()).digest()[:8], "big", signed=True)

        def taken() -> bool:
            return bool(held.scalar(text("select pg_try_advisory_lock(:n)"), {"n": number}))

        if not taken():
            if busy is None:
                raise AlreadyRunning(f"{site}: another process is at work on this site in {archive.name}; wait for its end")
            busy(archive.name)
            while not taken():
                time.sleep(LOOK_AGAIN_S)
        try:
            yield
        finally:
            with contextlib.suppress(Exception):  # a lost connection has dropped the lock already
                held.execute(text("select pg_advisory_unlock(:n)"), {"n": number})
