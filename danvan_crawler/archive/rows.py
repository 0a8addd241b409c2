"""From the item of a stage to rows: pure functions, no database.

Items arrive as nested dicts (`ItemAdapter(item).asdict()`), and may come from feeds of others: a missing key is a missing value.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from danvan_crawler.archive.models.base import storable
from danvan_crawler.items import ROLE_PRECEDENCE
from danvan_crawler.vietnamese.text import fold, squeeze

Item = Mapping[str, Any]
Row = dict[str, Any]

MAX_KEY = 500
"""Longest key kept as it is, in characters: PostgreSQL can't index values over about 2,700 bytes, and hostile URLs reach 8,000."""

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# "3 giờ trước", "Vừa xong", "Hôm qua, 14:30", "2 hours ago": what they say changes with the day they are read on.
_RELATIVE = re.compile(r"\b(truoc|vua xong|vua dang|moi day|hom (qua|nay|kia)|(sang|trua|chieu|toi) nay|ago|yesterday|today|just now)\b")
_YEAR = re.compile(r"(19|20)\d\d")


def bounded_key(key: str) -> str:
    """The key as the database stores it: a long one is cut and ends in its SHA-1. Applying it twice changes nothing."""
    key = storable(key)
    return key if len(key) <= MAX_KEY else f"{key[: MAX_KEY - 46]}#sha1:{hashlib.sha1(key.encode()).hexdigest()}"


def is_relative(published_raw: str | None) -> bool:
    """Whether a printed publish date counts from the moment of reading and so says something else every day."""
    return bool(published_raw) and not _YEAR.search(str(published_raw)) and bool(_RELATIVE.search(fold(str(published_raw))))


def civil_day(published: str | None) -> dt.date | None:
    """The day of an ISO date or date-time, None if there is none."""
    if not published or not ISO_DAY.match(published):
        return None
    try:
        return dt.date.fromisoformat(published[:10])
    except ValueError:
        return None


def precision(published: str | None) -> str | None:
    """day, minute or second: how exact an ISO date or date-time is."""
    if not published:
        return None
    clock = published[10:].split("+")[0]
    return "day" if not clock else "minute" if clock.count(":") == 1 or clock.endswith(":00") else "second"


def dated(item: Item) -> str:
    """What of the publish date makes a version: its day, or the printed string if that can't be read; nothing if it is relative.

    The day and not the printed string: a redesign that prints "20/10/2026 - 10:14" as "Thứ ba, 20/10/2026" edits nothing.
    """
    raw = item.get("published_raw")
    if is_relative(raw):
        return ""
    day = civil_day(item.get("published"))
    return day.isoformat() if day else squeeze(raw or "")


def digest(item: Item, day: str) -> str:
    """What makes a version: SHA-256 over canonical JSON of title, sapo, body, `day` (see `dated`), author, source, images, attachments."""
    parts = [
        squeeze(item.get("title") or ""),
        squeeze(item.get("sapo") or ""),
        squeeze(item.get("body") or ""),
        day,
        squeeze(item.get("author") or ""),
        squeeze(item.get("source") or ""),
        [[x.get("url") or "", squeeze(x.get("caption") or "")] for x in item.get("images") or ()],
        [[x.get("url") or "", squeeze(x.get("title") or "")] for x in item.get("attachments") or ()],
    ]
    return hashlib.sha256(storable(json.dumps(parts, ensure_ascii=False, separators=(",", ":"))).encode()).hexdigest()


def version_columns(item: Item) -> Row:
    """The columns of `article_version` that the item gives."""
    published = item.get("published") or None
    return {
        "title": item.get("title") or "",
        "kicker": item.get("kicker") or None,
        "sapo": item.get("sapo") or None,
        "sapo_prefix": item.get("sapo_prefix") or None,
        "body": item.get("body") or "",
        "published_raw": item.get("published_raw") or None,
        "published_label": item.get("published_label") or None,
        "published": published,
        "published_on": civil_day(published),
        "published_precision": precision(published),
        "published_method": item.get("published_method") or None,
        "author": item.get("author") or None,
        "source": item.get("source") or None,
        "section": item.get("section") or None,
        "platform": item.get("platform") or None,
        "gaps": list(item.get("gaps") or ()) or None,
    }


def child_rows(version_id: int, item: Item, key_of: Callable[[str], str]) -> dict[str, list[Row]]:
    """Table name -> rows of everything that hangs on a version; `key_of` gives the canonical key of a link's URL."""
    v = version_id
    people = item.get("participants") or ()
    return {
        "article_asset": [
            {"version_id": v, "kind": "image", "ordinal": n, "url": x["url"], "caption": x.get("caption"), "credit": x.get("credit")}
            for n, x in enumerate(item.get("images") or (), 1)
        ]
        + [
            {"version_id": v, "kind": "attachment", "ordinal": n, "url": x["url"], "caption": x.get("title") or None, "credit": None}
            for n, x in enumerate(item.get("attachments") or (), 1)
        ],
        "article_link": [
            {
                "version_id": v,
                "ordinal": n,
                "block": x.get("block") or "related",
                "rank": x.get("rank") or 0,
                "url": x["url"],
                "target_key": bounded_key(key_of(x["url"])),
                "title": x.get("title") or "",
                "date_raw": x.get("date_raw"),
                "date": x.get("date"),
            }
            for n, x in enumerate(item.get("links") or (), 1)
        ],
        "date_mention": date_rows(v, item.get("date_mentions") or ()),
        "document_citation": [
            {"version_id": v, "ordinal": n, **{k: x.get(k) for k in _DOCUMENT}, **_span(x["span"])}
            for n, x in enumerate(item.get("cited_documents") or (), 1)
        ],
        "participant": [
            {
                "version_id": v,
                "ordinal": n,
                "name": x["name"],
                "name_folded": fold(x["name"]),
                "honorific": x.get("honorific"),
                "role": x.get("role") or "attend",
                "on_behalf_of": x.get("on_behalf_of"),
                **_span(x["span"]),
            }
            for n, x in enumerate(people, 1)
        ],
        "participant_position": [
            {"version_id": v, "participant_ordinal": n, "ordinal": i, "raw": p["raw"], **_span(p.get("span"))}
            for n, x in enumerate(people, 1)
            for i, p in enumerate(x.get("positions") or (), 1)
        ],
        "participant_role": [
            {"version_id": v, "participant_ordinal": n, "ordinal": i, "role": role}
            for n, x in enumerate(people, 1)
            for i, role in enumerate(_roles(x), 1)
        ],
        "participant_group": [
            {"version_id": v, "ordinal": n, "raw": x["raw"], "role": x.get("role") or "attend", **_span(x["span"])}
            for n, x in enumerate(item.get("groups") or (), 1)
        ],
    }


_DOCUMENT = ("raw", "number", "date", "type", "symbol", "issuer", "term")
_DATE = ("raw", "iso", "lo", "hi", "precision", "function", "method", "day_part")


def date_rows(version_id: int, mentions: Iterable[Item]) -> list[Row]:
    """Rows of `date_mention` or `derived_date`."""
    return [
        {"version_id": version_id, "ordinal": n, **{k: x.get(k) for k in _DATE}, **_span(x["span"])} for n, x in enumerate(mentions, 1)
    ]


def _roles(person: Item) -> list[str]:
    roles = {*(person.get("roles") or ()), person.get("role") or "attend"}
    return sorted(roles, key=ROLE_PRECEDENCE.index)


def _span(span: Item | None) -> Row:
    if span is None:
        return {"span_field": None, "span_index": None, "span_start": None, "span_end": None}
    return {
        "span_field": span["field"],
        "span_index": span.get("index") or 0,
        "span_start": span["start"],
        "span_end": span["end"],
    }
