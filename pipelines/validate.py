"""Stage 1: is this an article at all, and is its text clean? A missing detail never discards a page: the gap is counted."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from danvan_crawler.vietnamese.text import normalize

TEXT_FIELDS = ("title", "kicker", "sapo", "sapo_prefix", "body", "author", "source", "section", "published_raw")
WANTED_FIELDS = ("title", "body", "published_raw")


def clean(adapter: ItemAdapter) -> None:
    """Bring every text field to NFC without invisible characters; empty strings become None where None means absent."""
    for name in TEXT_FIELDS:
        value = adapter.get(name)
        if isinstance(value, str):
            text = normalize(value).strip()
            if text != value or not text:
                adapter[name] = text if text or name in ("title", "body") else None


def gaps(adapter: ItemAdapter) -> list[str]:
    """The wanted fields that an article lacks."""
    return [name for name in WANTED_FIELDS if not adapter.get(name)]


class ValidateStage:
    """Cleans text and records gaps; drops only what has no URL, or neither title nor body. Stat: `validate/gap/<field>`."""

    def __init__(self, crawler: Any) -> None:
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Any) -> ValidateStage:
        """As Scrapy asks of pipelines."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The cleaned item; raises DropItem."""
        adapter = ItemAdapter(item)
        clean(adapter)
        if not adapter.get("url"):
            raise DropItem("no url")
        if not adapter.get("title") and not adapter.get("body"):
            raise DropItem("neither title nor body")
        adapter["gaps"] = gaps(adapter)
        for name in adapter["gaps"]:
            self.stats.inc_value(f"validate/gap/{name}")
        return item
