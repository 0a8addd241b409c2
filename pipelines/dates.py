"""Stage 2: printed dates become dates; the printed strings stay beside them."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter

from danvan_crawler.items import Field, PublishedBounds
from danvan_crawler.vietnamese import dates

EXACT = ("day", "minute", "second")
FIELDS: tuple[Field, ...] = ("title", "sapo", "body")


def publish_date(adapter: ItemAdapter) -> None:
    """Fill `published` from `published_raw`; what names no day ("tháng 6/2021", "3 tháng trước") fills `published_bounds` instead.

    Relative strings ("3 giờ trước") count from the server's clock, not from ours.
    """
    raw = adapter.get("published_raw")
    if not raw or adapter.get("published"):
        return
    clock = adapter.get("served_at") or adapter.get("fetched_at")
    day_first, month_first = dates.readings(raw)
    if day_first and month_first and (day_first.method.endswith(dates.AS_TOLD) or not _undecided(adapter, month_first)):
        # "Thứ ba, 12/03/2024 - 08:24" was one either way, and "Thứ ba, 12/09/2014 - 20:33" may have it wrong: the day stands first, as everywhere.
        month_first = None
    if day_first and month_first and day_first.lo != month_first.lo:  # "8/5/2015 4:26:36 PM": `derive` asks the site's other pages
        lo, hi = sorted((day_first.lo.isoformat()[:10], month_first.lo.isoformat()[:10]))
        adapter["published_bounds"] = PublishedBounds(lo=lo, hi=hi, method="day or month may stand first")
        return
    value = month_first or dates.publish_value(raw, clock)
    if value is None:
        return
    method = f"{adapter.get('published_label') or 'given'}: {value.method}"
    if value.precision in EXACT:
        adapter["published"] = value.iso
        adapter["published_method"] = method
    else:
        adapter["published_bounds"] = PublishedBounds(lo=value.lo.isoformat()[:10], hi=value.hi.isoformat()[:10], method=method)


def _undecided(adapter: ItemAdapter, month_first: dates.DateValue) -> bool:
    """Whether only the site's other pages tell the order: of numbers alone, and of a weekday in full behind Drupal's words, "Gửi bởi … vào"."""
    return not month_first.method.endswith(dates.AS_TOLD) or adapter.get("published_label") == "submitted"


def mentioned_dates(adapter: ItemAdapter) -> None:
    """Fill `date_mentions` from title, sapo and body; yearless dates take their year from the publish date."""
    reference = adapter.get("published")
    adapter["date_mentions"] = [
        mention for name in FIELDS if (text := adapter.get(name)) for mention in dates.find(text, reference, field=name)
    ]


class DatesStage:
    """Publish date and dates in the text. Stats: `dates/published`, `dates/unread` (a printed string that no rule reads)."""

    def __init__(self, crawler: Any) -> None:
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Any) -> DatesStage:
        """As Scrapy asks of pipelines."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item with its dates."""
        adapter = ItemAdapter(item)
        publish_date(adapter)
        mentioned_dates(adapter)
        if adapter.get("published"):
            self.stats.inc_value("dates/published")
        elif adapter.get("published_raw") and not adapter.get("published_bounds"):
            self.stats.inc_value("dates/unread")
        return item
