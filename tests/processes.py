"""`scrapy` and `danvan` as processes of their own that start at once: each is forked from a template that has all imports behind it.

Such a process has its own id, environment, folder, streams, signals and exit code. What a test says of the start itself (the console
scripts, imports, the module path) it says of a cold one, by `subprocess`.
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import process_template
from process_template import Reader

from danvan_crawler import paths

TEMPLATE = Path(process_template.__file__)


def _template(number: int) -> socket.socket:
    """A line to a template; what is sent through it is a request. All workers of pytest-xdist share the template that the first one starts,
    and it ends with the last line to it."""
    address = f"\0danvan-tests-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}-{number}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        try:
            door.bind(address)
        except OSError:  # another worker has
            return _line(address)
        door.listen()
        return _started(door)


def _line(address: str) -> socket.socket:
    for _ in range(100):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            line.connect(address)
        except ConnectionRefusedError:  # the door is there, and not open yet
            line.close()
            time.sleep(0.05)
        else:
            atexit.register(line.close)
            return line
    raise RuntimeError(f"{TEMPLATE.name} does not answer")


def _started(door: socket.socket) -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-P", str(TEMPLATE), str(theirs.fileno()), str(door.fileno()), str(paths.ROOT)],
            env={"PATH": os.environ["PATH"]},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno(), door.fileno()],
            start_new_session=True,  # Ctrl-C is for the tests
        )
    atexit.register(process.wait)
    atexit.register(ours.close)  # the last registered is called first: the template may end
    return ours


@cache
def _templates() -> Iterator[socket.socket]:
    """Two in turn. Each has its own order of sets, so what follows from that order differs from one process to the next."""
    return itertools.cycle([_template(number) for number in range(2)])


class Process:
    """`python -m MODULE ARGUMENT…` without terminal or input. Attributes and methods are those of subprocess.Popen for text.

    With `cold_readers` it starts the processes that read its pages as it does elsewhere: from nothing, and as its children.
    """

    def __init__(
        self,
        *command: str,
        environment: Mapping[str, str],
        cwd: Path = paths.ROOT,
        new_session: bool = False,
        cold_readers: bool = False,
    ) -> None:
        self.args = command
        self.returncode: int | None = None
        module, *arguments = command
        asked = {
            "module": module,
            "arguments": arguments,
            "environment": environment,
            "cwd": str(cwd),
            "new_session": new_session,
            "cold_readers": cold_readers,
        }
        ours, theirs = zip(*(os.pipe() for _ in range(3)), strict=True)
        nothing = os.open(os.devnull, os.O_RDONLY)
        with contextlib.suppress(BrokenPipeError):
            socket.send_fds(next(_templates()), [json.dumps(asked).encode()], [nothing, *theirs])
        for descriptor in (nothing, *theirs):
            os.close(descriptor)
        self.stdout, self.stderr, self._status = (os.fdopen(descriptor, "rb", buffering=0) for descriptor in ours)
        if not (told := self._status.readline()):
            raise RuntimeError(f"{TEMPLATE.name} has ended; its standard error says why")
        self.pid = int(told)
        self._written = {self.stdout: bytearray(), self.stderr: bytearray()}

    def poll(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float = 180) -> int:
        if self.returncode is None:
            if not select.select([self._status], [], [], max(0, timeout))[0]:
                raise subprocess.TimeoutExpired(self.args, timeout)
            self.returncode = int(self._status.readline())
            self._status.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def communicate(self, timeout: float = 180) -> tuple[str, str]:
        end = time.monotonic() + timeout
        while still_open := [stream for stream in self._written if not stream.closed]:
            ready = select.select(still_open, [], [], max(0, end - time.monotonic()))[0]
            if not ready:
                raise subprocess.TimeoutExpired(self.args, timeout)
            for stream in ready:
                piece = stream.read(1 << 16)
                self._written[stream] += piece
                if not piece:
                    stream.close()
        self.wait(end - time.monotonic())
        out, err = (text.decode().replace("\r\n", "\n").replace("\r", "\n") for text in self._written.values())
        return out, err


def start_reader(seconds: float) -> tuple[Reader, socket.socket]:
    """In the place of `danvan_crawler.reading.readers._start`: a process that reads pages beside a replay in the tests' own process."""
    return process_template.start_reader(next(_templates()), seconds)


def run(*command: str, timeout: float = 180, **options) -> subprocess.CompletedProcess[str]:
    """Runs `python -m MODULE ARGUMENT…` to its end; `options` are those of Process. Raises subprocess.TimeoutExpired, and kills it."""
    process = Process(*command, **options)
    try:
        out, err = process.communicate(timeout)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
