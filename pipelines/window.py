"""Stage 5: `-a since=` and `-a until=` keep the articles of these days."""

from __future__ import annotations

from datetime import date
from typing import Any

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem


def outside(adapter: ItemAdapter, since: date | None, until: date | None) -> str | None:
    """Why an article lies outside the days asked for, or None. The publish date decides, else the end of its bounds.

    An article without any date is kept: it may lie inside.
    """
    bounds = adapter.get("published_bounds")
    day = (adapter.get("published") or (ItemAdapter(bounds).get("hi") if bounds else None) or "")[:10]
    if day and since and day < since.isoformat():
        return f"published {day}, before since={since}"
    if day and until and day > until.isoformat():
        return f"published {day}, after until={until}"
    return None


class WindowStage:
    """Drops what lies outside; without `since` and `until` everything passes. Stat: `window/outside`."""

    def __init__(self, crawler: Any) -> None:
        self.stats = crawler.stats
        self.since: date | None = getattr(crawler.spider, "since", None)
        self.until: date | None = getattr(crawler.spider, "until", None)

    @classmethod
    def from_crawler(cls, crawler: Any) -> WindowStage:
        """As Scrapy asks of pipelines."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item; raises DropItem."""
        if reason := outside(ItemAdapter(item), self.since, self.until):
            self.stats.inc_value("window/outside")
            raise DropItem(reason)
        return item
