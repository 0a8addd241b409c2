"""Nothing reaches a private or loopback address, by name or by redirect, unless a site file names that very host.

A host of a dead site may be given to anybody, its name pointed to 127.0.0.1 or 10.0.0.1, its robots.txt redirected there.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from danvan_crawler.sites import urls

logger = logging.getLogger(__name__)


class PrivateAddress(DNSLookupError):
    """A public name leads to a private address; for Twisted it leads nowhere."""


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, but for names that lead to private addresses. Loopback names and the proxies of the environment may."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float):
        super().__init__(reactor, cache_size, timeout)
        self._proxies = {urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname for proxy in getproxies().values()}
        self._refused: set[str] = set()

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        """The address of a name; fails with PrivateAddress where that is private and the name does not say so itself."""
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if not urls.is_private_host(address) or urls.is_loopback_host(name) or name in self._proxies:
            return address
        if name not in self._refused:
            self._refused.add(name)
            logger.warning("%s leads to the private address %s: never fetched", name, address)
        raise PrivateAddress(f"{name} leads to the private address {address}")


class PrivateHostsMiddleware:
    """Refuses requests of site spiders to private hosts that are none of their sites' own, however they came about."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PrivateHostsMiddleware:
        """As Scrapy asks of middlewares."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise IgnoreRequest."""
        host = urls.host_of(request.url)
        spider: Any = self.crawler.spider
        sites = getattr(spider, "sites", None)
        if sites is None or host is None or not urls.is_private_host(host):
            return
        if not any(host in site.hosts or host in site.asset_hosts for site in sites):
            raise IgnoreRequest(f"private address {host}")
