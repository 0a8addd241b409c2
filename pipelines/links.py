"""Stage 4: links, images and attachments by their canonical addresses; the dates printed beside links become dates."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter

from danvan_crawler.sites.urls import canonical_url
from danvan_crawler.vietnamese import dates


def links_of(adapter: ItemAdapter) -> int:
    """Make link addresses canonical and read the dates printed beside them; returns how many dates were read.

    "3 ngày trước" counts from the server's clock, however old the article, and so does "16/08 07:55": newspapers leave out the year of the last
    months. "(11/3)" takes the year that is nearest to the article's day; in a list of the site's latest it is the last such day.
    """
    clock: str = adapter.get("served_at") or adapter.get("fetched_at") or ""
    read = 0
    for entry in adapter.get("links") or []:
        link = ItemAdapter(entry)
        link["url"] = canonical_url(link["url"])
        raw: str = link.get("date_raw") or ""
        value = dates.parse_listed(raw, clock) if raw and not link.get("date") else None
        if value is not None and value.method.startswith("yearless") and value.precision == "day" and link.get("block") != "latest":
            value = dates.parse_published(raw, adapter.get("published") or clock)
        if value is not None and value.precision in ("day", "minute", "second"):
            link["date"] = value.iso[:10]
            read += 1
    return read


class LinksStage:
    """Links and their printed dates. Stat: `links/dated`."""

    def __init__(self, crawler: Any) -> None:
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Any) -> LinksStage:
        """As Scrapy asks of pipelines."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item with its links."""
        adapter = ItemAdapter(item)
        adapter["url"] = canonical_url(adapter["url"])
        self.stats.inc_value("links/dated", links_of(adapter))
        return item
