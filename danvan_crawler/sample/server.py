"""Serves the sample sites on loopback, each on a port of its own."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from danvan_crawler.sample import central, provincial
from danvan_crawler.sample.content import Content, load
from danvan_crawler.sample.html import HTML, Rendered

PORTS = (8707, 8708)
_Render = Callable[[Content, str, dict[str, str], str, int], Rendered]
_SITES: tuple[tuple[str, _Render], ...] = (("central", central.render), ("provincial", provincial.render))


class SampleServer:
    """The sample sites while they are served: `with SampleServer(folder) as server: …`.

    `folder` is `data/sample` or its copy in the installed package (`paths.sample_folder()`); port 0 takes a free one. `urls` gives the start page of
    "sample-central" and "sample-provincial", `site_files` writes site files for them. `edit` and `remove` do to an article what
    publishers do. Raises OSError if a port is taken.
    """

    def __init__(self, folder: Path, ports: tuple[int, int] = PORTS) -> None:
        self.folder = folder
        self._sites: list[_SiteServer] = []
        try:
            for (name, render), port in zip(_SITES, ports, strict=True):
                self._sites.append(_SiteServer(port, load(self.folder, name), render))
        except OSError:
            self._close()
            raise
        self.urls = {f"sample-{site.content.name}": site.base + "/" for site in self._sites}

    def __enter__(self) -> Self:
        for site in self._sites:
            site.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for site in self._sites:
            site.stop()
        self._close()

    def site_files(self, folder: Path) -> list[Path]:
        """Writes the sample's site files into `folder`, with the addresses at which they are served now."""
        written = []
        for site in self._sites:
            name = f"sample-{site.content.name}.toml"
            source = (self.folder / "sites" / name).read_text("utf-8")
            default = f"http://127.0.0.1:{PORTS[self._sites.index(site)]}"
            (folder / name).write_text(source.replace(default, site.base), "utf-8")
            written.append(folder / name)
        return written

    def edit(self, article_id: int, **changes: Any) -> None:
        """Changes fields of a `SampleArticle` without notice. Raises KeyError for an unknown id."""
        site = self._site_of(article_id)
        site.content = site.content.edited(article_id, datetime.now(UTC), **changes)

    def remove(self, article_id: int) -> None:
        """Takes an article off its site: its address answers 404. Raises KeyError for an unknown id."""
        site = self._site_of(article_id)
        site.content = site.content.without(article_id, datetime.now(UTC))

    def _site_of(self, article_id: int) -> _SiteServer:
        for site in self._sites:
            if site.content.article(article_id) is not None:
                return site
        raise KeyError(article_id)

    def _close(self) -> None:
        for site in self._sites:
            site.server_close()


class _SiteServer(ThreadingHTTPServer):
    """One site on one port. `content` is replaced as a whole, so that each page is of one piece."""

    daemon_threads = True

    def __init__(self, port: int, content: Content, render: _Render) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.content = content
        self.visits = count(1)
        self._render = render
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def base(self) -> str:
        """The site's address without the final slash."""
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, target: str) -> Rendered:
        """The answer to a request target."""
        parts = urlsplit(target)
        return self._render(self.content, unquote(parts.path), dict(parse_qsl(parts.query)), self.base, next(self.visits))

    def start(self) -> None:
        """Begins to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Ends `start`."""
        self.shutdown()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD: pages with validators gzipped where that is accepted, pages without them in chunks."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body waits 40 ms behind its header fields
    server_version = "SampleServer"
    sys_version = ""
    timeout = 60
    server: _SiteServer
    gzipped: ClassVar = (HTML, "text/css; charset=utf-8")

    def do_GET(self) -> None:
        """Answers with a body."""
        self._respond(with_body=True)

    def do_HEAD(self) -> None:
        """Answers without body."""
        self._respond(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """Keeps quiet: the crawler's log is what people look at."""

    def _respond(self, with_body: bool) -> None:
        answer = self.server.answer(self.path)
        if answer.modified is None:
            self._send_chunked(answer, with_body)
            return
        etag = f'W/"{hashlib.sha1(answer.body, usedforsecurity=False).hexdigest()[:16]}"'
        modified = answer.modified.astimezone(UTC).replace(microsecond=0)
        validators = [("ETag", etag), ("Last-Modified", format_datetime(modified, usegmt=True))]
        if self._is_known(etag, modified):
            self._send_head(304, validators)
            return
        body, fields = answer.body, [("Content-Type", answer.content_type), *validators]
        if answer.content_type in self.gzipped:
            fields.append(("Vary", "Accept-Encoding"))
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                fields.append(("Content-Encoding", "gzip"))
        self._send_head(answer.status, [*fields, ("Content-Length", str(len(body)))])
        if with_body:
            self.wfile.write(body)

    def _is_known(self, etag: str, modified: datetime) -> bool:
        """Does the client have this page? RFC 9110: If-None-Match goes before If-Modified-Since."""
        if known := self.headers.get("If-None-Match"):
            return etag in [each.strip() for each in known.split(",")]
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except (ValueError, TypeError):
            return False
        return since.tzinfo is not None and modified <= since

    def _send_chunked(self, answer: Rendered, with_body: bool) -> None:
        self._send_head(
            answer.status, [("Content-Type", answer.content_type), ("Cache-Control", "private"), ("Transfer-Encoding", "chunked")]
        )
        if with_body:
            for start in range(0, len(answer.body), 4096):
                piece = answer.body[start : start + 4096]
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")

    def _send_head(self, status: int, fields: list[tuple[str, str]]) -> None:
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.end_headers()
