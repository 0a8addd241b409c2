"""A process that has imported what `scrapy` and `danvan` need, and runs modules in forks of itself; `processes` starts it and asks.

Nothing may be under way in it that does not outlive a fork: no thread, no reactor, no event loop, no connection.

A request is a message of JSON (module, arguments, cwd, environment, new_session, cold_readers) with four descriptors: the three standard
streams, and the status pipe, which says the fork's process id on one line, and its exit code on the next when it has ended.

A fork asks in the same way for the processes that read pages beside it, unless it is told to start `cold_readers`, children of its own.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OURS = ("danvan_crawler", "pipelines")
LEFT_OUT = ("__main__", "settings", "migrations")
"""What acts when it is imported; the settings put the checkout on the path of their process."""
OTHERS = (
    "alembic.command",
    "alembic.config",
    "encodings.idna",
    "scrapy.cmdline",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.core.engine",
    "scrapy.http.cookies",
    "scrapy.squeues",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
)
READER = "danvan_crawler.reading.worker"


def import_all() -> None:
    for name in (*OTHERS, *named_by_scrapy()):
        importlib.import_module(name)
    names = list(OURS)
    while names:
        module = importlib.import_module(names.pop())
        found = pkgutil.iter_modules(getattr(module, "__path__", ()), f"{module.__name__}.")
        names += [name for _, name, _ in found if name.rpartition(".")[2] not in LEFT_OUT]


def named_by_scrapy() -> Iterator[str]:
    """The modules of what Scrapy's own settings name: middlewares, extensions, handlers, queues."""
    for value in vars(importlib.import_module("scrapy.settings.default_settings")).values():
        for name in (value, *value, *value.values()) if isinstance(value, dict) else (value,):
            if isinstance(name, str) and name.startswith("scrapy.") and name.count(".") > 1:
                yield name.rpartition(".")[0]


def serve(first: socket.socket, door: socket.socket, forks: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """Forks for each request, of `forks` or on the lines of those who test: the `first` one, and who comes through the `door`. Returns it in the
    fork; returns None in the template when the last line is closed."""
    lines = [first]
    while lines:
        asks = select.select([forks, door, *lines], [], [])[0][0]
        if asks is door:
            lines.append(door.accept()[0])
            continue
        message, descriptors, _, _ = socket.recv_fds(asks, 1 << 20, 4)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not message:
            asks.close()
            lines.remove(asks)
            continue
        if os.fork() == 0:
            for one in (forks, door, *lines):
                one.close()
            return json.loads(message), descriptors
        for descriptor in descriptors:
            os.close(descriptor)
    return None


def split(status: int, new_session: bool) -> None:
    """Forks once more and returns in the fork; the process before it tells when that has ended, and how."""
    if pid := os.fork():
        for stream in range(3):
            os.close(stream)
        _, code = os.waitpid(pid, 0)
        os.write(status, b"%d\n" % os.waitstatus_to_exitcode(code))
        os._exit(0)
    if new_session:
        os.setsid()
    os.write(status, b"%d\n" % os.getpid())
    os.close(status)


class Reader:
    """A process that reads pages, forked from a template. Of subprocess.Popen it has what `danvan_crawler.reading.readers` needs."""

    def __init__(self, template: socket.socket, seconds: float, theirs: socket.socket) -> None:
        told, status = os.pipe()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        asked = {"module": READER, "arguments": [str(seconds)], "environment": environment, "cwd": str(Path.cwd()), "new_session": True}
        socket.send_fds(template, [json.dumps(asked).encode()], [theirs.fileno(), theirs.fileno(), 2, status])
        os.close(status)
        self._status = os.fdopen(told, "rb", buffering=0)
        self.pid = int(self._status.readline())
        self.returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select.select([self._status], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(READER, timeout or 0)
            self.returncode = int(self._status.readline())
            self._status.close()
        return self.returncode

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)


def start_reader(template: socket.socket, seconds: float) -> tuple[Reader, socket.socket]:
    """What `danvan_crawler.reading.readers` starts: for a crawl of twenty pages, to start one from nothing costs more than it reads."""
    ours, theirs = socket.socketpair()
    with theirs:
        return Reader(template, seconds, theirs), ours


def main() -> None:
    first, door, own_path = socket.socket(fileno=int(sys.argv[1])), socket.socket(fileno=int(sys.argv[2])), list(sys.path)
    sys.path.insert(0, sys.argv[3])
    import_all()
    assert "twisted.internet.reactor" not in sys.modules
    gc.collect()
    gc.freeze()  # a collection in a fork would touch, and so copy, all that is shared
    template, forks = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if (request := serve(first, door, forks)) is None:
        return
    asked, (*streams, status) = request
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    split(status, asked["new_session"])
    if not asked.get("cold_readers"):
        readers = importlib.import_module("danvan_crawler.reading.readers")
        readers._start = functools.partial(start_reader, template)  # type: ignore[attr-defined]
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.path[:] = [asked["cwd"], *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)), *own_path]
    sys.argv = [asked["module"], *asked["arguments"]]
    sys.modules.pop(asked["module"], None)  # it becomes __main__, and is nothing else in a cold process either
    runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)
    if asked["module"] == READER:
        os._exit(0)  # an interpreter that takes itself apart touches all that is shared, which costs as much as to read ten pages


if __name__ == "__main__":
    main()
