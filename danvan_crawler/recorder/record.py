"""An item as it is stored: nested dicts. And what it says of itself, of whatever kind it is."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from itemadapter import ItemAdapter

from danvan_crawler import items

OURS: dict[type, tuple[str, ...]] = {
    kind: tuple([one.name for one in fields(kind)])
    for kind in (
        *(items.Article, items.Link, items.Image, items.Attachment, items.DateMention, items.Participant, items.Position, items.Group),
        *(items.DocumentCitation, items.Span, items.Capture, items.PublishedBounds),
    )
}
"""The names of the fields of our own items."""

SCALARS = frozenset((str, int, float, bool, type(None)))


def record_of(item: Any) -> dict[str, Any]:
    """`ItemAdapter(item).asdict()`, of our own items without asking each of the fifty parts of an article what it is."""
    record: dict[str, Any] = _record_of(item) if type(item) in OURS else ItemAdapter(item).asdict()
    return record


def _record_of(value: Any) -> Any:
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind is list:
        return [_record_of(one) for one in value]
    if (names := OURS.get(kind)) is not None:
        return {name: _record_of(getattr(value, name)) for name in names}
    return ItemAdapter({"": value}).asdict()[""]  # what a stage of others may put into an item of ours


def record_id_of(item: Any) -> str | None:
    """The capture that an item (of any kind that ItemAdapter knows) says it was read from."""
    capture = ItemAdapter(item).get("capture")
    return None if capture is None else ItemAdapter(capture)["record_id"]


def site_of(item: Any) -> str:
    """The site that an item belongs to; empty when it does not say."""
    return ItemAdapter(item).get("site") or ""
