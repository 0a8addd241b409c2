"""From the item of a stage to rows: pure functions, no database.

Items arrive as nested dicts (`ItemAdapter(item).asdict()`), and may come from feeds of others: a missing key is a missing value.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from danvan_crawler.archive.models.base import storable
from danvan_crawler.items import ROLE_PRECEDENCE
from danvan_crawler.vietnamese.text import fold

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
    if len(key) <= MAX_KEY and key.isascii() and "\0" not in key:
        return key
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
    return day.isoformat() if day else _even(raw)


_WHITE = "\t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""White space that ends no line, but for the blank."""


def _even(text: str | None) -> str:
    """The text as it is compared: white space evened out."""
    if not text:
        return ""
    # Paragraphs as we join them need no more. To cut 6,000 characters into words costs four times as much.
    printable = text.isprintable()
    flat = text if printable else " ".join(filter(None, text.splitlines()))
    if "  " not in flat and flat[:1] != " " != flat[-1:] and (printable or not any(map(flat.__contains__, _WHITE))):
        return flat
    return " ".join(text.split())


DIGESTED = ("title", "text", "sapo", "body", "day", "author", "source", "images", "captions", "attachments")
"""What makes a version, in the order of its digest; "text" is lead and body together, wherever the line between them is drawn."""
MOST_LISTED = 40
"""Photos or files that a digest lists one by one; what follows is taken together."""


def digest(item: Item, day: str) -> str:
    """What makes a version, part by part: short hashes of `DIGESTED`, joined by dots, "-" for what is not there; lists joined by commas."""
    sapo, body = (_even(item.get(name)).encode("utf-8", "replace") for name in ("sapo", "body"))
    images, files = item.get("images") or (), item.get("attachments") or ()
    return ".".join(
        (
            _hash(_even(item.get("title"))),
            _hashed((sapo + b" " + body).strip()),
            _hashed(sapo),
            _hashed(body),
            _hash(day),
            _hash(_even(item.get("author"))),
            _hash(_even(item.get("source"))),
            _hashes([x.get("url") or "" for x in images]),
            _hashes([_even(x.get("caption")) for x in images]),
            _hashes([f"{x.get('url') or ''} {_even(x.get('title'))}" for x in files]),
        )
    )


def _hash(text: str) -> str:
    return _hashed(text.encode("utf-8", "replace"))


def _hashed(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:16] if text else "-"


def _hashes(texts: list[str]) -> str:
    if len(texts) > MOST_LISTED:
        texts = [*texts[:MOST_LISTED], "\n".join(texts[MOST_LISTED:])]
    return ",".join(map(_hash, texts)) or "-"


def is_edit(before: str, after: str, redesigned: bool) -> bool:
    """Whether a digest differs from an earlier one by what its publisher did.

    On a page of the same design every difference is one. A new design may leave out the author or the lead, show a caption or a file
    that was hidden before, and serve photos of another size: there only words that took the place of other words count.
    """
    old, new = _parts(before), _parts(after)
    if not old:  # written by a version of ours that had another digest: nothing can be said
        return False
    changed = {name for name in DIGESTED if old[name] != new[name]} - {"sapo", "body"}
    if not redesigned:
        return bool(changed)
    if old["body"] == new["body"] and "-" in (old["sapo"], new["sapo"]):
        changed.discard("text")
    replaced = {name for name in ("author", "source", "day") if name in changed and "-" not in (old[name], new[name])}
    return bool(changed & {"title", "text"}) or bool(replaced) or _replaced(old["captions"], new["captions"])


def _parts(one: str) -> dict[str, str]:
    parts = one.split(".")
    return dict(zip(DIGESTED, parts, strict=True)) if len(parts) == len(DIGESTED) else {}


def _replaced(before: str, after: str) -> bool:
    """Whether one of as many captions took the place of another."""
    old, new = before.split(","), after.split(",")
    return len(old) == len(new) and any(a != b and "-" not in (a, b) for a, b in zip(old, new, strict=True))


def loses(before: str, after: str) -> bool:
    """Whether something that an earlier digest had is not in this one: an author, the lead, photos, captions, files."""
    old, new = _parts(before), _parts(after)
    return bool(old) and any(_filled(new[name]) < _filled(old[name]) for name in DIGESTED)


def _filled(hashes: str) -> int:
    return sum(part != "-" for part in hashes.split(","))


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


SPAN = ("span_field", "span_index", "span_start", "span_end")
DATE = ("raw", "iso", "lo", "hi", "precision", "function", "method", "day_part")
DOCUMENT = ("raw", "number", "date", "type", "symbol", "issuer", "term")
CHILDREN: dict[str, tuple[str, ...]] = {
    "article_asset": ("version_id", "kind", "ordinal", "url", "target_key", "caption", "credit"),
    "article_link": ("version_id", "ordinal", "block", "rank", "url", "target_key", "title", "date_raw", "date"),
    "date_mention": ("version_id", "ordinal", *DATE, *SPAN),
    "document_citation": ("version_id", "ordinal", *DOCUMENT, *SPAN),
    "participant": ("version_id", "ordinal", "name", "name_folded", "honorific", "role", "on_behalf_of", *SPAN),
    "participant_position": ("version_id", "participant_ordinal", "ordinal", "raw", *SPAN),
    "participant_role": ("version_id", "participant_ordinal", "ordinal", "role"),
    "participant_group": ("version_id", "ordinal", "raw", "role", *SPAN),
}
"""What hangs on a version: table -> columns, tables that others refer to first."""


def child_values(version: int, item: Item, key_of: Callable[[str], str]) -> dict[str, list[Any]]:
    """Table -> the values of `CHILDREN`'s columns, row after row; `key_of` gives the canonical key of a URL that an item names."""
    try:
        return _child_values(version, item, key_of)
    except KeyError:
        return _child_values(version, _lenient(item), key_of)


class _Lenient(dict[str, Any]):
    """Has None for what is not there."""

    def __missing__(self, key: str) -> None:
        return None


def _lenient(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _Lenient((key, _lenient(one)) for key, one in value.items())
    return [_lenient(one) for one in value] if isinstance(value, list | tuple) else value


def _child_values(version: int, item: Item, key_of: Callable[[str], str]) -> dict[str, list[Any]]:
    """Takes what it needs by subscript: `get` of each of the five hundred values of an article would take twice as long.

    And names what it takes: a tuple with a star in it is made as a list first.
    """
    found: dict[str, list[Any]] = {name: [] for name in CHILDREN}
    people, offices, all_roles = found["participant"], found["participant_position"], found["participant_role"]
    for n, x in enumerate(item["participants"] or (), 1):
        name, role, roles = x["name"], x["role"] or "attend", x["roles"]
        field, index, start, end = _place(x["span"])
        people += (version, n, name, folded_name(name), x["honorific"], role, x["on_behalf_of"], field, index, start, end)
        for i, office in enumerate(x["positions"] or (), 1):
            field, index, start, end = _place(office["span"])
            offices += (version, n, i, office["raw"], field, index, start, end)
        for i, one in enumerate([role] if not roles or roles == [role] else sorted({*roles, role}, key=ROLE_PRECEDENCE.index), 1):
            all_roles += (version, n, i, one)
    assets = found["article_asset"]
    for n, x in enumerate(item["images"] or (), 1):
        assets += (version, "image", n, x["url"], bounded_key(key_of(x["url"])), x["caption"], x["credit"])
    for n, x in enumerate(item["attachments"] or (), 1):
        assets += (version, "attachment", n, x["url"], bounded_key(key_of(x["url"])), x["title"] or None, None)
    links = found["article_link"]
    for n, x in enumerate(item["links"] or (), 1):
        url = x["url"]
        key, block, rank, title = bounded_key(key_of(url)), x["block"] or "related", x["rank"] or 0, x["title"] or ""
        links += (version, n, block, rank, url, key, title, x["date_raw"], x["date"])
    found["date_mention"] += chain.from_iterable(date_rows(version, item["date_mentions"] or ()))
    for n, x in enumerate(item["cited_documents"] or (), 1):
        found["document_citation"] += (version, n, *_DOCUMENT(x), *_place(x["span"]))
    for n, x in enumerate(item["groups"] or (), 1):
        found["participant_group"] += (version, n, x["raw"], x["role"] or "attend", *_place(x["span"]))
    return found


_DOCUMENT, _DATE = itemgetter(*DOCUMENT), itemgetter(*DATE)


def date_rows(version: int, mentions: Sequence[Item]) -> list[tuple[Any, ...]]:
    """Rows of `date_mention` or `derived_date`."""
    return [(version, n, *_DATE(x), *_place(x["span"])) for n, x in enumerate(mentions, 1)]


@lru_cache(maxsize=10_000)
def folded_name(name: str) -> str:
    """A name to search by. The same officials appear in every other article."""
    return fold(name)


def _place(span: Item | None) -> tuple[str | None, int | None, int | None, int | None]:
    return (None, None, None, None) if span is None else (span["field"], span["index"] or 0, span["start"], span["end"])
