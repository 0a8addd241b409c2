"""A small site on loopback that a test writes, edits and takes down, page by page."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HTML = "text/html; charset=utf-8"
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Answer:
    """Status (0: the connection is closed), body, type, and further header fields."""

    body: bytes = b""
    kind: str = HTML
    status: int = 200
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class Piece:
    """An article as its publisher has it; `design` is the look of its page."""

    number: int
    title: str
    author: str = "Lê Thu Hà"
    chair: str = "Nguyễn Văn An"
    sapo: str = "Sáng nay, Ban Dân vận Tỉnh ủy Yên Phú tổ chức hội nghị giao ban công tác dân vận với các huyện, thành phố."
    caption: str = "Quang cảnh hội nghị"
    photos: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    design: str = "old"

    @property
    def path(self) -> str:
        return f"/tin-tuc/hoi-nghi-giao-ban-cong-tac-dan-van-lan-thu-{self.number}.html"

    def html(self, head: str = "", visits: int = 0, extra: str = "") -> bytes:
        paragraphs = [
            f"Đồng chí {self.chair}, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy Yên Phú chủ trì hội nghị.",
            f"Hội nghị đã thảo luận {self.number} nội dung về phong trào thi đua Dân vận khéo, công tác dân tộc, tôn giáo ở cơ sở.",
            "Kết luận hội nghị, đồng chí yêu cầu các địa phương tiếp tục nắm chắc tình hình nhân dân, kịp thời báo cáo với cấp ủy.",
        ]
        photos = "".join(
            f"<figure><img {source}><figcaption>{escape(self.caption)}</figcaption></figure>" for source in map(_source, self.photos)
        )
        files = "".join(f'<p class="file"><a href="{url}">{escape(title)}</a></p>' for url, title in self.files)
        files = f'<div class="attachments"><p><b>Tài liệu đính kèm:</b></p>{files}</div>' if files else ""
        text = "".join(f"<p>{line}</p>" for line in paragraphs)
        day = "Thứ ba, 27/06/2023 10:14" if self.design == "old" else "27-06-2023"
        box, name = ("content-detail", "author") if self.design == "old" else ("entry-body", "byline")
        return (
            f"<html><head><title>{escape(self.title)}</title>{head}</head><body><div class='top'><a href='/'>Trang chủ</a></div>"
            f"<h1>{escape(self.title)}</h1><div class='date'>{day}</div><div class='{box}'><p><b>{self.sapo}</b></p>{photos}{text}{files}"
            f"<p class='{name}' style='text-align:right'><b>{escape(self.author)}</b></p></div>{extra}"
            f"<div class='foot'>Lượt truy cập: {visits}</div></body></html>"
        ).encode()


def _source(photo: str) -> str:
    if photo.startswith("lazy:"):
        return f'src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="{photo[5:]}"'
    return photo if "=" in photo.partition("?")[0] else f'src="{photo}"'


class Site:
    """Serves `answers` by path; the home page lists `pieces`. `seen` are the paths that were asked for, robots.txt too."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.pieces: list[Piece] = []
        self.unlisted: set[int] = set()
        self.head = ""
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.missing = Answer(b"<html><body><h1>404</h1></body></html>", status=404)
        self._server: ThreadingHTTPServer | None = None
        self.port = 0
        self.up()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]

    def add(self, *pieces: Piece) -> None:
        self.pieces += pieces

    def edit(self, number: int, **changes: Any) -> None:
        self.pieces = [replace(piece, **changes) if piece.number == number else piece for piece in self.pieces]

    def put(self, path: str, body: bytes, kind: str, **fields: str) -> None:
        self.answers[path] = Answer(body, kind, fields=fields)

    def answer(self, path: str, fields: dict[str, str]) -> Answer:
        self.seen.append((path, fields))
        if path in self.answers:
            found = self.answers[path]
            etag = found.fields.get("ETag")
            return Answer(b"", found.kind, 304, found.fields) if etag and fields.get("If-None-Match") == etag else found
        if path == "/":
            links = "".join(
                f"<li><a href='{piece.path}'>{escape(piece.title)}</a></li>" for piece in self.pieces if piece.number not in self.unlisted
            )
            return Answer(f"<html><head><title>Ban Dân vận Yên Phú</title>{self.head}</head><body><ul>{links}</ul></body></html>".encode())
        for piece in self.pieces:
            if piece.path == path:
                return Answer(piece.html(self.head, len(self.seen)))
        return self.missing

    def up(self) -> None:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else a body waits 40 ms behind its header fields

            def do_GET(self) -> None:
                found = site.answer(self.path, dict(self.headers.items()))
                if not found.status:
                    self.close_connection = True
                    return
                self.send_response(found.status)
                for name, value in {"Content-Type": found.kind, **found.fields}.items():
                    self.send_header(name, value)
                if found.status != 304:
                    self.send_header("Content-Length", str(len(found.body)))
                self.end_headers()
                if found.status != 304:
                    self.wfile.write(found.body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def down(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
