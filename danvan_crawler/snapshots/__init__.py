"""Snapshots: WARC out (`WarcWriter`, `WarcFolder`), WARC in (`history`, `read`, `load`, `resolve`), and `repair`."""

from danvan_crawler.snapshots.content import DECODED_LIMIT, decode_body, header, make_page, page_of, payload_digest
from danvan_crawler.snapshots.foreign import is_import, mark_read, mark_unread, unread
from danvan_crawler.snapshots.model import Exchange, Original, Position, Repaired, Snapshot, new_record_id
from danvan_crawler.snapshots.reader import has_file, history, load, read, refreshed, resolve, warc_files
from danvan_crawler.snapshots.repair import repair
from danvan_crawler.snapshots.writer import WarcFolder, WarcWriter

__all__ = [
    "DECODED_LIMIT",
    "Exchange",
    "Original",
    "Position",
    "Repaired",
    "Snapshot",
    "WarcFolder",
    "WarcWriter",
    "decode_body",
    "has_file",
    "header",
    "history",
    "is_import",
    "load",
    "make_page",
    "mark_read",
    "mark_unread",
    "new_record_id",
    "page_of",
    "payload_digest",
    "read",
    "refreshed",
    "repair",
    "resolve",
    "unread",
    "warc_files",
]
