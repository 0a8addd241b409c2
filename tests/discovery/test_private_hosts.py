"""Private addresses: by name, by literal, by redirect."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import dnscache
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from danvan_crawler.extensions.private_hosts import PrivateAddress, PrivateHostsMiddleware, PublicResolver
from danvan_crawler.sites import Site

NAMES = {
    "danvan.vn": "203.0.113.7",
    "chet.vn": "127.0.0.1",
    "noi-bo.vn": "10.1.2.3",
    "may.localhost": "127.0.0.1",
    "meta.vn": "169.254.169.254",
}
PUBLIC = "8.8.8.8"


class Threads:
    """A reactor whose DNS is a dictionary, and whose threads are none."""

    def getThreadPool(self):
        return self

    def callInThreadWithCallback(self, on_result, function, name):
        on_result(True, {**NAMES, "danvan.vn": PUBLIC}[name])

    def callLater(self, *args):
        return self

    def cancel(self):
        """Nothing waits."""

    def callFromThread(self, function, *args):
        function(*args)


def look_up(name: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    monkeypatch.setattr(
        "twisted.internet.threads.deferToThreadPool", lambda reactor, pool, f, *args: _fired({**NAMES, "danvan.vn": PUBLIC}[args[0]])
    )
    dnscache.clear()
    found: list[object] = []
    PublicResolver(Threads(), 100, 5.0).getHostByName(name).addBoth(found.append)
    (result,) = found
    if isinstance(result, str):
        return result
    assert result.check(PrivateAddress) and result.check(DNSLookupError)  # type: ignore[attr-defined]
    return None


def _fired(address: str) -> Deferred[str]:
    deferred: Deferred[str] = Deferred()
    deferred.callback(address)
    return deferred


@pytest.mark.parametrize(
    ("name", "address"), [("danvan.vn", PUBLIC), ("chet.vn", None), ("noi-bo.vn", None), ("meta.vn", None), ("may.localhost", "127.0.0.1")]
)
def test_names_that_lead_inside_are_refused(name, address, monkeypatch):
    assert look_up(name, monkeypatch) == address


def test_the_proxy_of_the_environment_may_be_private(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://noi-bo.vn:3128")
    assert look_up("noi-bo.vn", monkeypatch) == "10.1.2.3"


class _Crawler:
    def __init__(self, *starts: str) -> None:
        self.spider = self
        self.sites = [Site(name=f"s{n}", title="S", owner="S", level="provincial", start=(start,)) for n, start in enumerate(starts)]


@pytest.mark.parametrize(
    ("start", "url", "passes"),
    [
        ("https://danvan.vn/", "https://danvan.vn/robots.txt", True),
        ("https://danvan.vn/", "https://khac.vn/robots.txt", True),
        ("https://danvan.vn/", "http://127.0.0.1/robots.txt", False),
        ("https://danvan.vn/", "http://2130706433/", False),
        ("https://danvan.vn/", "http://[::ffff:10.0.0.1]/", False),
        ("https://danvan.vn/", "http://router.local/", False),
        ("http://127.0.0.1:8801/", "http://127.0.0.1:8801/robots.txt", True),
        ("http://127.0.0.1:8801/", "http://127.0.0.1:22/", False),
    ],
)
def test_private_literals_pass_only_as_a_site_of_their_own(start, url, passes):
    middleware = PrivateHostsMiddleware(_Crawler(start))  # type: ignore[arg-type]
    if passes:
        assert middleware.process_request(Request(url)) is None
    else:
        with pytest.raises(IgnoreRequest, match="private address"):
            middleware.process_request(Request(url))
