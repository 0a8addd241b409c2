"""The processor time of a benchmark, the server's share too: on a busy machine it tells more than the clock on the wall."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from danvan_crawler.archive import Archive


def cpu_clock(archive: Archive) -> Callable[[], float]:
    """Seconds of CPU that this process and, where it runs on this machine, the server's process for it have used.

    One connection is used at a time, so the server's process stays the same.
    """
    if archive.is_sqlite:
        return time.process_time
    with archive.connect() as connection:
        backend = Path(f"/proc/{connection.scalar(text('select pg_backend_pid()'))}/schedstat")

    def clock() -> float:
        return time.process_time() + (int(backend.read_text().split()[0]) / 1e9 if backend.exists() else 0.0)

    return clock
