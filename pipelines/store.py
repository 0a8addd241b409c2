"""Stage 6: into the archive, together with all else that the article's page gives, in one transaction."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from itemadapter import ItemAdapter

from danvan_crawler import assets
from danvan_crawler.archive.jobs import ArticleRecord
from danvan_crawler.recorder.record import record_id_of, record_of, site_of
from danvan_crawler.recorder.registry import recorder_of
from danvan_crawler.sites import Site
from danvan_crawler.sites.urls import resource_key

logger = logging.getLogger(__name__)


def article_key(adapter: ItemAdapter, site: Site | None) -> str:
    """The identity of an article: its resource key, and its item id where one page prints several articles."""
    key = resource_key(adapter["url"], site)
    return f"{key}#{adapter['item_id']}" if adapter.get("item_id") else key


class StoreStage:
    """Hands the article to its page's unit and waits until that is written. Stats: `store/articles`, `store/unrecorded`.

    Items of spiders that crawl no site of a site file go to the feeds only: an archive row needs a site.
    """

    def __init__(self, crawler: Any) -> None:
        self.stats = crawler.stats
        self.recorder = recorder_of(crawler)
        self.most_waiting = crawler.settings.getint("CONCURRENT_ITEMS") - 1
        self.sites: dict[str, Site] = {site.name: site for site in getattr(crawler.spider, "sites", [])}

    @classmethod
    def from_crawler(cls, crawler: Any) -> StoreStage:
        """As Scrapy asks of pipelines."""
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        """The item, once it is in the archive; raises ArchiveError when it can't be written."""
        unit = self.recorder.unit(record_id_of(item)) if self.recorder is not None else None
        if self.recorder is None or unit is None:
            if not self.stats.get_value("store/unrecorded"):
                logger.warning("%s belongs to no page on record: it goes to the feeds, not into the archive", ItemAdapter(item).get("url"))
            self.stats.inc_value("store/unrecorded")
            return item
        adapter = ItemAdapter(item)
        site = self.sites.get(site_of(item))
        record = record_of(item)
        self.recorder.tallies[unit.site].count_article(record)
        named = [entry["url"] for name in ("links", "images", "attachments") for entry in record.get(name) or []]
        link_keys = {url: resource_key(url, site) for url in named}
        if site is not None:
            unit.discovered += assets.of_article(record, site)
        written = unit.part
        unit.add_article(ArticleRecord(article_key(adapter, site), record, link_keys))
        if len(unit.articles) >= self.most_waiting and not unit.submitted:
            # A listing of whole articles (TongQuat.aspx prints 20): were all places taken by waiting items, no further one could come.
            unit.flush()
        await asyncio.wrap_future(written)
        self.stats.inc_value("store/articles")
        return item
