"""The sample site with faults: what real servers do to a crawler, page by page."""

from __future__ import annotations

import gzip
import io
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from danvan_crawler import paths
from danvan_crawler.sample import SampleServer
from danvan_crawler.sample.server import _Handler

Fault = Callable[["FaultyHandler"], None]
Plan = Callable[[str, int], Fault | None]
"""(path, which request of this path, from 1) -> what happens instead of the answer, None for the answer."""


class FaultyHandler(_Handler):
    """Answers as the sample does, unless the plan has a fault for this request."""

    faults: FaultySample

    def do_GET(self) -> None:
        fault = self.faults.next(self.path)
        if fault is None:
            super().do_GET()
        else:
            fault(self)

    def whole(self) -> tuple[bytes, bytes]:
        """Head and body of the right answer."""
        wire, self.wfile = self.wfile, io.BytesIO()  # type: ignore[assignment]
        super().do_GET()
        data, self.wfile = self.wfile.getvalue(), wire  # type: ignore[attr-defined]
        head, _, body = data.partition(b"\r\n\r\n")
        return head, body

    def send(self, data: bytes) -> None:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:
            self.close_connection = True  # the crawler has had enough

    def page(self, body: bytes, *fields: str, status: str = "200 OK") -> None:
        head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *fields, f"Content-Length: {len(body)}"))
        self.send(head.encode() + b"\r\n" + body)


def _no_fault(path: str, nth: int) -> Fault | None:
    return None


@dataclass
class Gate:
    """Lets `after` requests through and holds the next ones until `release`: a crawl stands still in its middle."""

    after: int = 1_000_000

    def __post_init__(self) -> None:
        self._count = 0
        self._lock = threading.Lock()
        self.reached = threading.Event()
        self._released = threading.Event()

    def __call__(self) -> None:
        with self._lock:
            self._count += 1
            held = self._count > self.after
        if held:
            self.reached.set()
            self._released.wait(60)

    def release(self) -> None:
        """Let all go on, those that come later too."""
        self._released.set()


@dataclass
class FaultySample:
    """The sample sites behind a gate and a plan of faults."""

    plan: Plan = _no_fault
    gate: Gate = field(default_factory=Gate)
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self.server = SampleServer(paths.sample_folder(), ports=(0, 0))
        handler = type("Handler", (FaultyHandler,), {"faults": self})
        for site in self.server._sites:
            site.RequestHandlerClass = handler

    def __enter__(self) -> FaultySample:
        self.server.__enter__()
        return self

    def calm(self) -> None:
        """No faults, nobody held, nothing seen."""
        self.gate.release()
        self.gate, self.plan, self.seen = Gate(), _no_fault, Counter()

    def __exit__(self, *_: object) -> None:
        self.gate.release()
        self.server.__exit__(None, None, None)

    def site_files(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.server.site_files(folder)

    def next(self, path: str) -> Fault | None:
        self.gate()
        with self._lock:
            self.seen[path] += 1
            return self.plan(path, self.seen[path])


# -- faults


def cut(share: float = 0.5) -> Fault:
    """The body ends early: fewer bytes than Content-Length says, or no last chunk."""

    def fault(handler: FaultyHandler) -> None:
        head, body = handler.whole()
        handler.send(head + b"\r\n\r\n" + body[: int(len(body) * share)])
        handler.close_connection = True

    return fault


def short(late: bool = False) -> Fault:
    """Content-Length counts letters, and the connection stays open; what stands behind comes at once or `late`."""

    def fault(handler: FaultyHandler) -> None:
        body = gzip.decompress(handler.whole()[1])
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body.decode())}\r\n\r\n".encode()
        if not late:
            return handler.send(head + body)
        handler.send(head + body[: len(body.decode())])
        threading.Event().wait(0.3)
        return handler.send(body[len(body.decode()) :])

    return fault


def stalled(handler: FaultyHandler) -> None:
    """Half of the body, and then nothing, until the crawler goes away."""
    head, body = handler.whole()
    handler.send(head + b"\r\n\r\n" + body[: len(body) // 2])
    silent(handler)


def part(handler: FaultyHandler) -> None:
    """A part that nobody has asked for."""
    body = gzip.decompress(handler.whole()[1])
    half = len(body) // 2
    fields = ("Content-Type: text/html; charset=utf-8", f"Content-Range: bytes 0-{half - 1}/{len(body)}")
    handler.page(body[:half], *fields, status="206 Partial Content")


def identity(handler: FaultyHandler) -> None:
    """A coding that is none."""
    body = gzip.decompress(handler.whole()[1])
    handler.page(body, "Content-Type: text/html; charset=utf-8", "Transfer-Encoding: identity")


def status(code: str, *fields: str, body: bytes = b"") -> Fault:
    return lambda handler: handler.page(body, *fields, status=code)


def close(handler: FaultyHandler) -> None:
    """Closes the connection without a word."""
    handler.close_connection = True


def garbage(handler: FaultyHandler) -> None:
    """What is no HTTP at all."""
    handler.send(b"\x00\xff\xfe SSH-2.0 : \x80\r\n:::\r\n\xc3\x28: \x00\r\n\r\n<html>")
    handler.close_connection = True


def odd_headers(handler: FaultyHandler) -> None:
    """A right body under headers of every wrong kind."""
    _, body = handler.whole()
    body = gzip.decompress(body)
    fields = [
        b"HTTP/1.1 200 Xin ch\xc3\xa0o",
        b"Date: h\xc3\xb4m qua",
        b'Content-Type: text/html;;; charset="utf-8',
        b"Last-Modified: 0",
        b"ETag: ",
        b"Content-Encoding: utf-8",
        b"Set-Cookie: a=\x00b",
        b"Content-Length: %d" % len(body),
    ]
    head = b"\r\n".join(fields) + b"\r\n\r\n"
    handler.send(head + body)


def drip(handler: FaultyHandler) -> None:
    """The answer and then one blank after another, until the crawler goes away."""
    _, body = handler.whole()
    body = gzip.decompress(body)
    handler.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n" + body)
    tick = threading.Event()
    while not handler.close_connection:
        handler.send(b" ")
        tick.wait(0.05)


def silent(handler: FaultyHandler) -> None:
    """Takes the request and never answers, until the crawler goes away."""
    while handler.rfile.read(1):
        pass
    handler.close_connection = True


def bomb() -> Fault:
    """A gzip body of 100 kB that unfolds to 100 MB."""
    packed = gzip.compress(b"<html><body><h1>0</h1>" + b"<p>" + b"0" * 100_000_000, compresslevel=6)
    return lambda handler: handler.page(packed, "Content-Type: text/html", "Content-Encoding: gzip")


def nested(handler: FaultyHandler) -> None:
    """The right page inside 200,000 elements."""
    _, body = handler.whole()
    body = gzip.decompress(body).replace(b"</body>", b"<div>" * 200_000 + b"x" + b"</div>" * 200_000 + b"</body>")
    handler.page(body, "Content-Type: text/html; charset=utf-8")


def redirect(target: str) -> Fault:
    return status("302 Found", f"Location: {target}")


def long_link(handler: FaultyHandler) -> None:
    """The right page, and in it a link of 1,900 characters that has 5,000 when it is percent-encoded."""
    _, body = handler.whole()
    link = f'<a href="/tin-hoat-dong/{"ấ" * 600}-1099.html">x</a>'.encode()
    handler.page(gzip.decompress(body).replace(b"</body>", link + b"</body>"), "Content-Type: text/html; charset=utf-8")
