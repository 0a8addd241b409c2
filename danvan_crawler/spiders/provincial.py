"""`scrapy crawl provincial`: all enabled sites of provincial bodies, or of one province."""

from __future__ import annotations

from typing import Any

from danvan_crawler import paths
from danvan_crawler.sites import Site, load_sites
from danvan_crawler.spiders.site import SiteSpider


class ProvincialSpider(SiteSpider):
    """Crawls every enabled site whose level is provincial, each at its own pace, in one process.

    `scrapy crawl provincial -a province="Hưng Yên"` keeps the sites of one province; its name then or now serves
    ("Hải Dương" and "Hải Phòng" both find the site of Hải Dương), with or without diacritics.
    Each site has its own run and verdict; the exit code is that of the worst.
    """

    name = "provincial"

    def __init__(self, name: str | None = None, province: str | None = None, **kwargs: Any) -> None:
        self.province = province
        super().__init__(name, **kwargs)

    def choose_sites(self) -> list[Site]:
        """The enabled provincial sites, of `province` if given; raises ValueError when there is none."""
        sites = [site for site in load_sites(paths.extra_sites()).by_level("provincial", self.province) if site.enabled]
        if not sites:
            wanted = f"-a province={self.province}: no enabled provincial site file names this province"
            raise ValueError(wanted if self.province else 'no enabled site file has level = "provincial"')
        return sites

    @classmethod
    def slot_sites(cls) -> list[Site]:
        """All enabled provincial sites."""
        return [site for site in load_sites(paths.extra_sites()).by_level("provincial") if site.enabled]
