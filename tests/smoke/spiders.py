"""All sites in one process, without delay: for a stand-in server only."""

from __future__ import annotations

from danvan_crawler.sites import Site, load_sites
from danvan_crawler.spiders.site import SiteSpider


class SmokeSpider(SiteSpider):
    """Crawls every bundled site file as it is, but for its delay."""

    name = "smoke"

    def choose_sites(self) -> list[Site]:
        return self.slot_sites()

    @classmethod
    def slot_sites(cls) -> list[Site]:
        return [site.model_copy(update={"delay": 0.0}) for site in load_sites().values()]
