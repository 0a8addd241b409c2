"""A small site on loopback whose answers a test chooses, and `scrapy crawl` of it as cron would start it."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import processes
import pytest

from danvan_crawler import paths

ARTICLE = """<html><head><title>{title}</title></head><body><h1>{title}</h1><div class="date">Thứ ba - 27/06/2023 10:{number:02d}</div>
<div class="content"><p><b>Ban Dân vận Tỉnh ủy tổ chức hội nghị đánh giá kết quả công tác lần thứ {number}.</b></p>
<p>Sáng ngày 27/6/2023, đồng chí Nguyễn Văn An, Trưởng Ban Dân vận Tỉnh ủy chủ trì hội nghị giao ban với các huyện, thành phố.</p>
<p>Hội nghị đã thảo luận nhiều nội dung về phong trào thi đua Dân vận khéo, công tác dân tộc, tôn giáo ở cơ sở trong quý vừa qua.</p>
<p>Kết luận hội nghị, đồng chí yêu cầu các địa phương tiếp tục nắm chắc tình hình nhân dân, kịp thời báo cáo với cấp ủy.</p></div></body></html>"""

Answer = tuple[int, dict[str, str]]
"""Status and header fields that take the place of the right answer."""


def _right(path: str, times: int) -> Answer | None:
    return None


@dataclass
class SmallSite:
    """Serves a home page with links to `articles` articles. `plan(path, times)` may name another answer for the n-th request of a path.

    `seen` is the list of (time, path) of all requests, `most` the most that were under way at once. After `life` requests, if that is a
    number, the server is gone: nothing listens on its port. A page whose path ends with `drips` never ends.
    """

    articles: int = 6
    robots: str | None = None
    plan: Callable[[str, int], Answer | None] = _right
    hold: float = 0.0
    life: int | None = None
    drips: str | None = None
    seen: list[tuple[float, str]] = field(default_factory=list)
    most: int = 0

    def __post_init__(self) -> None:
        site, lock = self, threading.Lock()
        under_way = 0

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else a body waits 40 ms behind its header fields

            def do_GET(self) -> None:
                nonlocal under_way
                if site.life is not None and len(site.seen) >= site.life:
                    site.server.shutdown()
                    site.server.server_close()
                    self.close_connection = True
                    return
                with lock:
                    under_way += 1
                    site.most = max(site.most, under_way)
                    site.seen.append((time.monotonic(), self.path))
                    times = sum(path == self.path for _, path in site.seen)
                if site.drips is not None and self.path.endswith(site.drips):
                    self.drip()
                    with lock:
                        under_way -= 1
                    return
                time.sleep(site.hold)
                status, fields, body = site.answer(self.path, times)
                with lock:
                    under_way -= 1
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **fields, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def drip(self) -> None:
                """A piece every half second, until one can't be sent."""
                self.close_connection = True
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                try:
                    while True:
                        self.wfile.write(b"<p>x</p>")
                        time.sleep(0.5)
                except OSError:
                    pass

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def answer(self, path: str, times: int) -> tuple[int, dict[str, str], bytes]:
        if (planned := self.plan(path, times)) is not None:
            return (*planned, b"<html><body><p>x</p></body></html>")
        if path == "/":
            links = "".join(f'<li><a href="/tin-tuc/bai-viet-so-{n}-{100 + n}.html">Bài viết số {n}</a></li>' for n in range(self.articles))
            return 200, {}, f"<html><head><title>Trang chủ</title></head><body><ul>{links}</ul></body></html>".encode()
        if path == "/robots.txt" and self.robots is not None:
            return 200, {"Content-Type": "text/plain"}, self.robots.encode()
        if path.startswith("/tin-tuc/"):
            number = int(path.removesuffix(".html").rpartition("-")[2])
            return 200, {}, ARTICLE.format(title=f"Hội nghị giao ban công tác dân vận lần {number}", number=number % 60).encode()
        return 404, {}, b"<html><body><h1>404</h1></body></html>"

    def pauses(self, kept: Callable[[str], bool] = lambda path: True) -> list[float]:
        """Seconds between the beginnings of successive requests."""
        times = [at for at, path in self.seen if kept(path)]
        return [after - before for before, after in pairwise(times)]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


@dataclass
class Crawl:
    """A finished `scrapy crawl` and what it put on record."""

    code: int
    log: str
    home: Path

    def run_row(self, site: str = "small") -> dict[str, Any]:
        with sqlite3.connect(self.home / "archive.sqlite3") as connection:
            verdict, reasons, counts = connection.execute(
                "select r.verdict, r.reasons, r.counts from crawl_run r join site s on s.id = r.site_id where s.name = ? order by r.id desc",
                (site,),
            ).fetchone()
        return {"verdict": verdict, "reasons": json.loads(reasons), "counts": json.loads(counts)}


@pytest.fixture
def serve() -> Iterator[Callable[..., SmallSite]]:
    served: list[SmallSite] = []

    def start(**options: Any) -> SmallSite:
        served.append(SmallSite(**options))
        return served[-1]

    yield start
    for site in served:
        site.close()


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Crawl]:
    def run(site: SmallSite, *arguments: str, delay: float | None = None, keys: Sequence[str] = (), now: str | None = None) -> Crawl:
        sites = tmp_path / "sites"
        sites.mkdir(exist_ok=True)
        lines = ['name = "small"', 'title = "T"', 'owner = "O"', 'level = "provincial"', f'start = ["{site.base}/"]']
        lines += [*keys, *([f"delay = {delay}"] if delay is not None else [])]
        (sites / "small.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "DANVAN_HOME": str(tmp_path / "home"), "DANVAN_SITES": str(sites)}
        environment |= {"DANVAN_NOW": now} if now else {}
        done = processes.run("scrapy", "crawl", "small", *arguments, environment={**environment, "PYTHONPATH": str(paths.ROOT)})
        return Crawl(done.returncode, done.stderr, tmp_path / "home")

    return run
