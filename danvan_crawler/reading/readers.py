"""Hands pages to processes that read them, so that a crawl uses a second processor and outlives what a page does to its reader."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from dataclasses import dataclass

from danvan_crawler.errors import ReadingError
from danvan_crawler.items import Page
from danvan_crawler.reading.contents import Contents, contents_of
from danvan_crawler.reading.links import Listener, Numbered
from danvan_crawler.reading.worker import LENGTH, OVERDUE, Answer, packed
from danvan_crawler.sites import Site

AHEAD = 4
"""Pages on their way through one process: the one that it reads, and those that wait so that it need not."""

MOST_DEATHS = 2
"""Processes that one page may bring down."""

ENDING_S = 10.0
"""How long a process may take to end when nothing more comes."""


class Readers:
    """Reads pages in `processes` processes of its own; with 0 in the caller's. Belongs to one event loop.

    Processes are started by `start` or when they are needed, and again after they died. `seconds` of processor time are what one page may
    take.
    """

    def __init__(self, processes: int, seconds: float = 60.0) -> None:
        self._processes = [_Process(seconds) for _ in range(processes)]
        self._places = asyncio.Semaphore(AHEAD * processes)

    def start(self) -> None:
        """Start the processes before there is a page, so that they are ready when it comes; `close` ends them. Needs no event loop."""
        for process in self._processes:
            process.start()

    async def read(self, page: Page, site: Site) -> Contents:
        """What `contents_of` gives; one process reads pages in the order in which they come. Raises ReadingError when it dies of this one."""
        if not self._processes:
            return contents_of(page, site)
        async with self._places:
            return await min(self._processes, key=lambda process: process.busy).read(page, site)

    async def close(self) -> None:
        """End the processes. What is still to be read is not."""
        await asyncio.gather(*(process.close() for process in self._processes))


_Started = tuple[subprocess.Popen[bytes], socket.socket]


@dataclass(slots=True)
class _Asked:
    """A page on its way: the message that it is sent as, who waits for its contents, how many processes died of it."""

    message: bytes
    contents: asyncio.Future[Contents]
    deaths: int = 0


class _Process:
    """One process and, when it has died, the next. It reads the oldest of the pages that are on their way."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._asked: deque[_Asked] = deque()
        self._out: asyncio.StreamWriter | None = None
        self._serving: asyncio.Task[None] | None = None
        self._ready: _Started | None = None

    @property
    def busy(self) -> int:
        """Pages on their way."""
        return len(self._asked)

    def start(self) -> None:
        self._ready = _start(self._seconds)

    async def read(self, page: Page, site: Site) -> Contents:
        asked = _Asked(packed((page, site)), asyncio.get_running_loop().create_future())
        self._asked.append(asked)
        if self._out is not None:
            self._out.write(asked.message)
        elif self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        return await asked.contents

    async def close(self) -> None:
        self._fail_all("the crawl ended")
        if self._out is not None:
            self._out.close()
        if self._serving is not None:
            await self._serving
        if self._ready is not None:
            process, ours = self._ready
            ours.close()
            await asyncio.to_thread(_ended, process)

    async def _serve(self) -> None:
        """Run processes until one ends with nothing left to read. A page is tried again: it may be that somebody else killed the first."""
        try:
            while self._asked:
                code = await self._run()
                if not self._asked:
                    return
                self._asked[0].deaths += 1
                if code == -OVERDUE or self._asked[0].deaths >= MOST_DEATHS:
                    _answer(self._asked.popleft(), ReadingError(_why_ended(code, self._seconds)))
        except Exception as error:  # noqa: BLE001 - no process can be started, an answer is none: who waits must hear of it
            self._fail_all(f"{type(error).__name__}: {error}")

    async def _run(self) -> int:
        """Pass pages and contents until the process ends; its exit code."""
        (process, ours), self._ready = self._ready or _start(self._seconds), None
        answers, self._out = await asyncio.open_connection(sock=ours)
        listener = Listener()
        try:
            for asked in self._asked:
                self._out.write(asked.message)
            while True:
                [length] = LENGTH.unpack(await answers.readexactly(LENGTH.size))
                answer: Answer = pickle.loads(await answers.readexactly(length))
                _answer(self._asked.popleft(), answer if isinstance(answer, ReadingError) else _joined(*answer, listener))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._out.close()
            self._out = None
        return await asyncio.to_thread(_ended, process)

    def _fail_all(self, why: str) -> None:
        while self._asked:
            _answer(self._asked.popleft(), ReadingError(why))


def _start(seconds: float) -> _Started:
    """A new process, and our end of the line to it; the process ends when that is closed."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "danvan_crawler.reading.worker", str(seconds)],
            stdin=theirs.fileno(),
            stdout=theirs.fileno(),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            start_new_session=True,  # Ctrl-C is for the crawl
        )
    return process, ours


def _joined(contents: Contents, numbered: Numbered, listener: Listener) -> Contents:
    contents.reading.links = listener.links(numbered)
    return contents


def _answer(asked: _Asked, contents: Contents | ReadingError) -> None:
    if asked.contents.done():  # nobody waits any more
        return
    if isinstance(contents, ReadingError):
        asked.contents.set_exception(contents)
    else:
        asked.contents.set_result(contents)


def _ended(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait(ENDING_S)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _why_ended(code: int, seconds: float) -> str:
    if code == -OVERDUE:
        return f"reading it took longer than {seconds:g} s"
    if code < 0:
        return f"the process that read it was ended by signal {-code} ({signal.strsignal(-code)})"
    return f"the process that read it ended with exit code {code}"
