"""The sitemaps that robots.txt names are asked for as soon as the downloader has read that file."""

from __future__ import annotations

from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from danvan_crawler.discovery import robots
from danvan_crawler.harvest.answers import is_robots
from danvan_crawler.sites import urls
from danvan_crawler.spiders.site import SiteSpider


class RobotsSitemaps:
    """Listens to every response; of robots.txt it queues the sitemaps on the site's own hosts."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.received, signal=signals.response_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsSitemaps:
        """As Scrapy asks of extensions."""
        return cls(crawler)

    def received(self, response: Response, request: Request, spider: Any) -> None:
        """Queue what a robots.txt names."""
        if response.status != 200 or not is_robots(request.url) or not isinstance(spider, SiteSpider):
            return
        engine = self.crawler.engine
        for site in spider.sites:
            if engine is None or urls.host_of(request.url) not in site.hosts:
                continue
            for url in robots.sitemaps(response.body, response.url):
                if urls.host_of(url) in site.hosts:
                    engine.crawl(spider.sitemap_request(site, url))
