"""Stage 3: who took part, in which office and role, and which documents the text cites."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter

from danvan_crawler.items import Field
from danvan_crawler.vietnamese.documents import cited_documents
from danvan_crawler.vietnamese.participants import find_people

FIELDS: tuple[Field, ...] = ("title", "sapo", "body")


def people_and_documents(adapter: ItemAdapter) -> None:
    """Fill `participants`, `groups` and `cited_documents` from title, sapo and body."""
    fields: dict[Field, str] = {name: text for name in FIELDS if (text := adapter.get(name))}
    people = find_people({str(name): text for name, text in fields.items()})
    adapter["participants"] = people.participants
    adapter["groups"] = people.groups
    adapter["cited_documents"] = cited_documents(fields)


class ParticipantsStage:
    """People and cited documents as claims with their spans. Stat: `participants/found`."""

    def __init__(self, crawler: Any) -> None:
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Any) -> ParticipantsStage:
        """As Scrapy asks of pipelines."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item with its people and documents."""
        adapter = ItemAdapter(item)
        people_and_documents(adapter)
        self.stats.inc_value("participants/found", len(adapter["participants"]))
        return item
