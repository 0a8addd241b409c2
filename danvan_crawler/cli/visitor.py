"""A few polite requests without an archive: robots.txt obeyed, a pause between them, no more than a handful."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy.robotstxt import ProtegoRobotParser

from danvan_crawler import paths
from danvan_crawler.discovery import robots, stub
from danvan_crawler.errors import ConfigurationError, DanvanError
from danvan_crawler.items import Page
from danvan_crawler.replay import project_settings
from danvan_crawler.sites import urls
from danvan_crawler.snapshots import make_page

MAX_REQUESTS = 15
MAX_BYTES = 4 * 1024 * 1024
BODY_SECONDS = 20.0
MAX_REDIRECTS = 5
MAX_DELAY = 30.0
TIMEOUT_SECONDS = 30


class SiteUnavailable(DanvanError):
    """The site of `danvan sites add` doesn't answer, forbids its start page, or leads to an address that is never fetched."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        """Redirects are looked at before they are followed."""
        return


class Visitor:
    """Fetches pages of one site. `requests` counts what was asked for, `robots` holds the robots.txt of each origin."""

    def __init__(self, limit: int = MAX_REQUESTS, sleep: Callable[[float], object] = time.sleep) -> None:
        self.limit = limit
        self.requests = 0
        self.robots: dict[str, Page | None] = {}
        self._rules: dict[str, Any] = {}
        settings = project_settings()
        self._agent = settings["USER_AGENT"]
        self._headers = {"User-Agent": self._agent, "Accept-Encoding": "gzip", **settings["DEFAULT_REQUEST_HEADERS"]}
        self._least_delay = settings.getfloat("DOWNLOAD_DELAY")
        self._sleep = sleep
        # No proxy for a machine's own servers; others by the environment, as everywhere.
        self._opener = urllib.request.build_opener(_NoRedirects())
        self._local = urllib.request.build_opener(_NoRedirects(), urllib.request.ProxyHandler({}))

    @property
    def exhausted(self) -> bool:
        """True when no request is left."""
        return self.requests >= self.limit

    def allowed(self, url: str) -> bool:
        """Whether the robots.txt of the address's origin allows it; asks for that file until it comes, or the word that there is none."""
        rules = self._rules_of(url)
        return self.robots_error(url) is None and (rules is None or bool(rules.allowed(url, self._agent)))

    def robots_error(self, url: str) -> int | None:
        """The status with which a server failed on its robots.txt (429, 5xx): then nobody knows what it forbids. None if it did not."""
        page = self.robots.get(_origin(url))
        return page.status if page is not None and (page.status == 429 or page.status >= 500) else None

    def get(self, url: str) -> Page | None:
        """The page behind an address, whatever its status and after its redirects; None if it may not or can't be had.

        A redirect to a private address, or to a host that is never crawled, is not followed.
        """
        url = urls.canonical_url(url)  # pages write "/Tin-tức/post/258236/…" as it is read; a request line has no such letters
        was_local = urls.is_loopback_host(urls.host_of(url) or "")
        way: set[str] = set()
        while len(way) < MAX_REDIRECTS and url not in way:
            if self.exhausted or not self._may_visit(url, was_local) or not self.allowed(url):
                return None
            way.add(url)
            page = self._fetch(url)
            target = _redirect_of(page) if page else None
            if page is None or target is None:
                return page
            url = urls.canonical_url(target)
        return None

    def _may_visit(self, url: str, local: bool) -> bool:
        host = urls.host_of(url)
        if host is None or urls.refused_reason(host):
            return False
        return urls.is_loopback_host(host) if local else not urls.is_private_host(host)

    def _rules_of(self, url: str) -> Any:
        origin = _origin(url)
        if origin not in self._rules or self.robots_error(url) is not None:
            self._rules[origin] = None
            page = self.robots[origin] = self._fetch(f"{origin}/robots.txt")
            if page is not None and page.status == 200:
                self._rules[origin] = ProtegoRobotParser(robots.plain(page.body), None)
        return self._rules[origin]

    def _delay(self, url: str) -> float:
        if urls.is_loopback_host(urls.host_of(url) or ""):
            return 0.0
        rules = self._rules.get(_origin(url))
        wished = rules.rp.crawl_delay(self._agent) if rules is not None else None
        return min(max(float(wished or 0.0), self._least_delay), MAX_DELAY)

    def _fetch(self, url: str) -> Page | None:
        delay = self._delay(url)
        if self.requests and delay:
            self._sleep(delay)
        self.requests += 1
        request = urllib.request.Request(url, headers=self._headers)
        opener = self._local if urls.is_loopback_host(urls.host_of(url) or "") else self._opener
        try:
            with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                return _page(answer, url)
        except urllib.error.HTTPError as answer:
            return _page(answer, url)
        except (OSError, ValueError, http.client.HTTPException):
            return None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _page(answer: Any, url: str) -> Page:
    headers = [(name.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for name, value in answer.headers.items()]
    return make_page(url, answer.status or 0, headers, _body(answer), paths.now())


def _body(answer: Any) -> bytes:
    """What comes in time and fits: servers send 40 MB reports, and streams without end."""
    pieces: list[bytes] = []
    deadline = time.monotonic() + BODY_SECONDS
    while sum(map(len, pieces)) < MAX_BYTES and time.monotonic() < deadline:
        piece = answer.read1(64 * 1024)
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces)


def _redirect_of(page: Page) -> str | None:
    """Where a page sends its reader on: by status, or by a <meta> refresh or a script on a page that holds nothing else."""
    target = page.location if 300 <= page.status < 400 else None
    if target is None and len(page.body) < 3000 and not stub.frames(page):
        target = next(iter(stub.targets(page)), None)
    if not target:
        return None
    try:
        resolved = urljoin(page.url, target)
    except ValueError:
        return None
    return resolved if resolved != page.url else None


def checked_address(text: str) -> str:
    """What a person typed as an address of a site, "danvan.vn" included; raises ConfigurationError when it may not be crawled."""
    url = urls.canonical_url(text if "://" in text else f"http://{text}")
    host = urls.host_of(url)
    if host is None:
        raise ConfigurationError(f"{text}: not an http(s) address")
    if reason := urls.refused_reason(host):
        raise ConfigurationError(f"{host} is never crawled: {reason}")
    if urls.is_private_host(host) and not urls.is_loopback_host(host):
        raise ConfigurationError(f"{host} is a private address")
    return url
