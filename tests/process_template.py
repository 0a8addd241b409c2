"""A process that has imported what `scrapy` and `danvan` need, and runs modules in forks of itself; `processes` starts it and asks.

Nothing may be under way in it that does not outlive a fork: no thread, no reactor, no event loop, no connection.

A request is a message of JSON (module, arguments, cwd, environment, new_session) with four descriptors: the three standard streams, and
the status pipe, which says the fork's process id on one line, and its exit code on the next when it has ended.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import socket
import sys
from typing import Any

OURS = ("danvan_crawler", "pipelines")
LEFT_OUT = ("__main__", "settings", "migrations")
"""What acts when it is imported; the settings put the checkout on the path of their process."""
OTHERS = (
    "alembic.command",
    "scrapy.cmdline",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.core.engine",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
)


def import_all() -> None:
    for name in OTHERS:
        importlib.import_module(name)
    names = list(OURS)
    while names:
        module = importlib.import_module(names.pop())
        found = pkgutil.iter_modules(getattr(module, "__path__", ()), f"{module.__name__}.")
        names += [name for _, name, _ in found if name.rpartition(".")[2] not in LEFT_OUT]


def serve(line: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """Forks for each request and returns it in the fork; returns None in the template when nobody asks any more."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, 1 << 20, 4)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not message:
            return None
        if os.fork() == 0:
            line.close()
            return json.loads(message), descriptors
        for descriptor in descriptors:
            os.close(descriptor)


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


def main() -> None:
    line, own_path = socket.socket(fileno=int(sys.argv[1])), list(sys.path)
    sys.path.insert(0, sys.argv[2])
    import_all()
    assert "twisted.internet.reactor" not in sys.modules
    gc.collect()
    gc.freeze()  # a collection in a fork would touch, and so copy, all that is shared
    if (request := serve(line)) is None:
        return
    asked, (*streams, status) = request
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    split(status, asked["new_session"])
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.path[:] = [asked["cwd"], *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)), *own_path]
    sys.argv = [asked["module"], *asked["arguments"]]
    runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
