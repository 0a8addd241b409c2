"""The stand-in server: answers for the host of every bundled site with pages of its platform."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urljoin

from danvan_crawler.sites import Site, load_sites
from danvan_crawler.sites.urls import canonical_url, host_of

from .addresses import FURTHER, LISTINGS, SCRIPT_ONLY
from .platforms import article_page, listing_page, start_page, unfilled_page
from .stories import Story, stories_of

ON_FIRST_PAGE = 3
ROBOTS = "User-agent: *\nDisallow: /admin/\n"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256  # all sites ask for their robots.txt at once; a connection that finds no place is lost


class StandIn:
    """`with StandIn() as server: …`: `port` is where it answers, `stories` are what it holds of each site."""

    def __init__(self) -> None:
        self.sites = load_sites()
        self.stories = {site.name: stories_of(site, number) for number, site in enumerate(self.sites.values())}
        self.pages: dict[str, str] = {}
        for site in self.sites.values():
            self.pages.update(pages_of(site, self.stories[site.name]))
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self.port: int = self._server.server_port

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else a body waits 40 ms behind its header fields
            timeout = 60

            def do_GET(self) -> None:
                host = self.headers["Host"]
                if self.path == "/robots.txt":
                    self._send(200, "text/plain; charset=utf-8", ROBOTS)
                    return
                page = stand_in.pages.get(_place(f"http://{host}{self.path}"))
                self._send(200 if page else 404, "text/html; charset=utf-8", page or "<html><title>404</title><p>Không tìm thấy</p></html>")

            def _send(self, status: int, kind: str, text: str) -> None:
                body = text.encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Keeps quiet."""

        return Handler


def pages_of(site: Site, stories: list[Story]) -> dict[str, str]:
    """All pages of a site by their place: start pages, a listing in two parts, the articles."""
    root = site.start[0]
    listing = site.sections[0] if site.sections else urljoin(root, f"{site.prefix or ''}{LISTINGS[site.cms]}")
    further = urljoin(root, FURTHER.get(site.name, FURTHER[site.cms]).format(listing=listing))
    first, second = stories[:ON_FIRST_PAGE], stories[ON_FIRST_PAGE:]
    pages = {_place(story.url): article_page(site, story, [s for s in first if s is not story], listing) for story in stories}
    for section in site.sections:
        pages[_place(section)] = listing_page(site, first, section, None)
    pages |= {
        _place(listing): listing_page(site, first, listing, further),
        _place(further): listing_page(site, second, listing, None),
        **{_place(start): start_page(site, listing) for start in site.start},
    }
    if site.name in SCRIPT_ONLY:
        pages |= {_place(url): unfilled_page(site, listing) for url in (*site.start, listing, further)}
    return pages


def _place(url: str) -> str:
    """Host, path and query of an address in the one spelling that requests have; the scheme is the same server."""
    return f"{host_of(url)} {canonical_url(url).split('//', 1)[1].partition('/')[2]}"
