"""A small server of pages that a test writes, and a crawl of it in a home of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import processes
import pytest

from danvan_crawler import paths

Answer = tuple[int, str, bytes]


class Pages:
    """`routes` maps a path with its query to an answer, `otherwise` answers the rest; `asked` counts requests,
    `order` has them in their order; `date` is the server's Date header."""

    def __init__(self) -> None:
        self.routes: dict[str, Answer] = {}
        self.otherwise: Callable[[str], Answer | None] = lambda path: None
        self.asked: Counter[str] = Counter()
        self.order: list[str] = []
        self.date: str | None = None
        pages = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else a body waits 40 ms behind its header fields

            def do_GET(self) -> None:
                pages.asked[self.path] += 1
                pages.order.append(self.path)
                status, kind, body = (
                    pages.routes.get(self.path) or pages.otherwise(self.path) or (404, "text/html", b"<h1>404 Not Found</h1>")
                )
                self.send_response(status)
                self.send_header("Location" if 300 <= status < 400 else "Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def date_time_string(self, timestamp: float | None = None) -> str:
                return pages.date or super().date_time_string(timestamp)

            def log_message(self, *args: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}"

    def html(self, path: str, body: str, head: str = "", title: str = "Dân vận Mẫu") -> None:
        text = f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
        self.routes[path] = (200, "text/html; charset=utf-8", text.encode())

    def article(self, path: str, number: int) -> str:
        """An article page at `path`; its item for a list."""
        title = f"Hội nghị giao ban công tác dân vận lần thứ {number} tại xã Tân Giang"
        text = "".join(
            f"<p>Đoạn {n} của bài {number}: các đồng chí dự hội nghị đã trao đổi về kết quả công tác dân vận của cơ sở, "
            "những cách làm hay trong phong trào thi đua Dân vận khéo và nhiệm vụ của thời gian tới ở từng khu dân cư.</p>"
            for n in range(1, 6)
        )
        self.html(
            path,
            f'<h1 class="title">{title}</h1><div class="date">0{number % 9 + 1}/02/2026 08:30</div><div class="content">{text}</div>',
            title=title,
        )
        return f'<li><a href="{path}">{title}</a> <span>0{number % 9 + 1}/02/2026</span></li>'

    def articles(self, folder: str, first: int, last: int) -> str:
        return "".join(self.article(f"/{folder}/giao-ban-{number}.html", number) for number in range(first, last + 1))


class Crawl:
    """A home with site files; `run` crawls one of them as cron would."""

    def __init__(self, folder: Path) -> None:
        self.home, self.sites = folder / "home", folder / "sites"
        self.sites.mkdir()

    def site(self, name: str, start: str, *lines: str) -> None:
        text = "\n".join((f'title = "{name}"', 'owner = "Mẫu"', 'level = "provincial"', f'start = ["{start}"]', *lines))
        (self.sites / f"{name}.toml").write_text(text, encoding="utf-8")

    def run(self, name: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return processes.run("scrapy", "crawl", name, *arguments, environment=self._environment | variables)

    def replay(self, name: str) -> subprocess.CompletedProcess[str]:
        return processes.run("danvan_crawler.cli", "replay", name, environment=self._environment)

    @property
    def _environment(self) -> dict[str, str]:
        environment = {**os.environ, "DANVAN_HOME": str(self.home), "DANVAN_SITES": str(self.sites), "PYTHONPATH": str(paths.ROOT)}
        environment.pop("DANVAN_ARCHIVE_URL", None)
        return environment

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.home / "archive.sqlite3") as connection:
            return connection.execute(query).fetchall()

    def channels(self) -> dict[str, str]:
        """By which channel each address came, without its host."""
        found = self.rows("select url, discovered_by from resource")
        return {"/" + url.split("/", 3)[3]: by for url, by in found}

    def articles(self) -> dict[str, int]:
        """The number of the latest version of each article, by its address without its host."""
        found = self.rows("select url, latest_number from article")
        assert len({url for url, _ in found}) == len(found)
        return {"/" + url.split("/", 3)[3]: number for url, number in found}


@pytest.fixture
def pages() -> Iterator[Pages]:
    served = Pages()
    yield served
    served.server.shutdown()
    served.server.server_close()


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    return Crawl(tmp_path)
