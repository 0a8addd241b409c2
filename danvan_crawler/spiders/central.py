"""`scrapy crawl central`: all enabled sites of central bodies, each at its own pace, in one process."""

from __future__ import annotations

from danvan_crawler import paths
from danvan_crawler.sites import Site, load_sites
from danvan_crawler.spiders.site import SiteSpider


class CentralSpider(SiteSpider):
    """Crawls every enabled site whose level is central.

    `scrapy crawl central`, with the arguments of SiteSpider. A site joins by its site file (`level = "central"`).
    Each site has its own run and verdict; the exit code is that of the worst.
    """

    name = "central"

    def choose_sites(self) -> list[Site]:
        """All enabled central sites; raises ValueError when there is none."""
        sites = self.slot_sites()
        if not sites:
            raise ValueError('no enabled site file has level = "central"')
        return sites

    @classmethod
    def slot_sites(cls) -> list[Site]:
        """All enabled central sites."""
        return [site for site in load_sites(paths.extra_sites()).by_level("central") if site.enabled]
