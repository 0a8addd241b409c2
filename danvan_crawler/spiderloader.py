"""Scrapy's spider loader, plus a spider for every site file."""

from __future__ import annotations

from scrapy import Spider
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader

from danvan_crawler import paths
from danvan_crawler.sites import load_sites
from danvan_crawler.spiders.site import site_spider


class SiteSpiderLoader(SpiderLoader):
    """`scrapy list` shows the hand-written spiders and one for every enabled site file.

    A hand-written spider of the same name takes the place of the one made from the site file.
    Raises SiteFileError when a site file is wrong: a crawl with a site missing would look complete.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        made: dict[str, type[Spider]] = {
            name: site_spider(site) for name, site in load_sites(paths.extra_sites()).items() if site.enabled and name not in self._spiders
        }
        self._spiders.update(made)
