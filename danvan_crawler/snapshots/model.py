"""What goes into a WARC file and what comes out of one: plain dataclasses, without files."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from danvan_crawler.items import Page

Headers = list[tuple[bytes, bytes]]
Truncated = Literal["length", "time", "disconnect", "unspecified"]
Kind = Literal["response", "revisit", "error", "request", "metadata", "warcinfo", "damaged", "other"]


def new_record_id() -> str:
    """A fresh WARC record id, "<urn:uuid:…>": the caller makes it, so that rows can name a record before it is written."""
    return f"<urn:uuid:{uuid.uuid4()}>"


@dataclass(frozen=True, slots=True)
class Original:
    """The record that a revisit points at. With `payload_digest` given, the writer checks that the payloads are equal."""

    record_id: str
    url: str
    fetched_at: datetime
    payload_digest: str | None = None


@dataclass(slots=True)
class Exchange:
    """One fetch, as it was seen: the request, and a response (`status`) or the `error` that took its place.

    `body` is as received, still content-encoded, but without chunking. Headers keep their order and repeated fields.
    `fetched_at` is aware. `metadata` (via, hopsFromSeed, fetchTimeMs …) becomes a metadata record. `revisit_of` asks for a revisit
    record; it is not heeded for a truncated or an empty body, which prove nothing. `site` chooses the folder in a `WarcFolder`.
    `resource_type` says what is no page ("image", "stylesheet", "other") and is written as WARC-Resource-Type.
    """

    record_id: str
    url: str
    fetched_at: datetime
    method: str = "GET"
    request_headers: Headers = field(default_factory=list)
    request_body: bytes = b""
    status: int | None = None
    reason: str = ""
    http_version: str = "HTTP/1.1"
    response_headers: Headers = field(default_factory=list)
    body: bytes = b""
    ip: str | None = None
    truncated: Truncated | None = None
    error: str | None = None
    revisit_of: Original | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    site: str = ""
    resource_type: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a record lies. `warc_file` is relative to the WARC folder and always the final name, without ".open".

    `payload_digest` is "sha1:BASE32" of the payload, None for a fetch without response and for a 304 that points at its original.
    """

    warc_file: str
    warc_offset: int
    record_id: str
    payload_digest: str | None = None
    revisit: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One record read back. `page` is what `extract` reads: content encoding undone.

    kind "response" (a resource record with a web address is one: status 200 and the record's own type),
    or "revisit" (`refers_to` names the original, `page.body` is empty until `resolve`d), "error" (a fetch without
    response, see `error`), "request" (`page.body` is the request's), "metadata" and "warcinfo" (`fields`), "damaged" (bytes of the
    file that can't be read; `error` says where and why), "other". `truncated` is the record's own WARC-Truncated.
    `size` is the length of the body as received, still content-encoded; a revisit knows it from its Content-Length.
    """

    kind: Kind
    page: Page
    position: Position
    method: str = "GET"
    status: int | None = None
    reason: str = ""
    headers: Headers = field(default_factory=list)
    ip: str | None = None
    truncated: str | None = None
    error: str | None = None
    refers_to: Original | None = None
    not_modified: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    size: int = 0
    resource_type: str | None = None


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file that a dead process left open. `warc_file` is its name now (None: nothing in it was whole), `tail` holds the bytes cut off."""

    warc_file: str | None
    kept_bytes: int
    kept_records: int
    cut_bytes: int
    tail: Path | None
