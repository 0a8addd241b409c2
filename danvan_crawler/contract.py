"""The export contract: one article as one JSON object, whether it comes from the archive or straight from a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Protocol

from danvan_crawler.items import ROLE_PRECEDENCE, Article, Participant, Span

KEYS = (
    "site", "url", "title", "sapo", "body", "published", "published_bounds", "published_raw", "author", "source", "section",
    "images", "attachments", "links", "event_dates", "participants", "cited_documents", "reprint_of", "state", "version",
    "fetched_at", "capture",
)  # fmt: skip
"""The keys of an export line, in their order."""
_TIME = re.compile(r"T[^/]*")


class _Dated(Protocol):
    """A date mention, as the stages make it or as it is stored."""

    raw: Any
    iso: Any
    function: Any


def event_dates(mentions: Iterable[_Dated]) -> list[dict[str, str]]:
    """The days of the reported events, each once. A time of day stays in the mention: "14 giờ 00, ngày 05/01/2022" is on `2022-01-05`."""
    out: list[dict[str, str]] = []
    for mention in mentions:
        if mention.function == "event":
            first, _, last = _TIME.sub("", mention.iso).partition("/")
            event = {"raw": mention.raw, "iso": f"{first}/{last}" if last not in ("", first) else first}
            if event not in out:
                out.append(event)
    return out


def contract_of(article: Article) -> dict[str, Any]:
    """The contract of an article as the stages leave it; it is its own first version, and live."""
    bounds, capture = article.published_bounds, article.capture
    values: dict[str, Any] = {
        "site": article.site,
        "url": article.url,
        "title": article.title,
        "sapo": article.sapo,
        "body": article.body,
        "published": article.published,
        "published_bounds": {"lo": bounds.lo, "hi": bounds.hi, "method": bounds.method} if bounds else None,
        "published_raw": article.published_raw,
        "author": article.author,
        "source": article.source,
        "section": article.section,
        "images": [{"url": image.url, "caption": image.caption} for image in article.images],
        "attachments": [{"url": file.url, "title": file.title} for file in article.attachments],
        "links": [
            {"block": link.block, "title": link.title, "url": link.url, "date": link.date}
            for link in article.links
            if link.block in ("related", "latest", "inline")
        ],
        "event_dates": event_dates(article.date_mentions),
        "participants": [participant_of(person) for person in article.participants if person.role != "mentioned"],
        "cited_documents": [{"raw": doc.raw, "number": doc.number, "date": doc.date} for doc in article.cited_documents],
        "reprint_of": None,
        "state": "live",
        "version": 1,
        "fetched_at": article.fetched_at.replace("+00:00", "Z") if article.fetched_at else None,
        "capture": None
        if capture is None
        else {
            "warc_file": capture.warc_file,
            "warc_offset": capture.warc_offset,
            "record_id": capture.record_id,
            "payload_digest": capture.payload_digest,
        },
    }
    return {key: values[key] for key in KEYS}


def participant_of(person: Participant) -> dict[str, Any]:
    """A participant of the contract: the highest role, and all roles by precedence."""
    return {
        "name": person.name,
        "positions": [position.raw for position in person.positions],
        "role": person.role,
        "roles": sorted(person.roles, key=ROLE_PRECEDENCE.index),
        "span": span_of(person.span),
    }


def span_of(span: Span) -> dict[str, Any]:
    """A place in a stored field."""
    return {"field": span.field, "start": span.start, "end": span.end}
