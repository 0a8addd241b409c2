"""What lists print: the dates beside their links, and the order of their articles. Works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from danvan_crawler.archive.article_states import Seen
from danvan_crawler.archive.bulk import upsert_rows
from danvan_crawler.archive.jobs import PageJob
from danvan_crawler.archive.rows import bounded_key

MOST_LISTED = 500
"""Articles of one listing whose order is kept."""


def store_listings(connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]]) -> None:
    """Writes the dated links of listings, where one that is printed with the same date again keeps its row, and the order of their articles."""
    rows = {
        (seen.resource_id, bounded_key(key), date): (seen.resource_id, bounded_key(key), date, title, seen.id, job.run_id)
        for _, job, seen in pages
        for key, title, date in job.listing_dates
    }
    columns = ("resource_id", "target_key", "date", "title", "capture_id", "run_id")
    upsert_rows(connection, "listing_link", columns, list(rows.values()), columns[:3], columns[3:])
    orders = {
        seen.resource_id: (seen.resource_id, [bounded_key(key) for key in job.named[:MOST_LISTED]], seen.id, job.run_id)
        for _, job, seen in pages
        if job.reading_kind == "listing" and len(job.named) > 1
    }
    names = ("resource_id", "target_keys", "capture_id", "run_id")
    upsert_rows(connection, "listing_order", names, list(orders.values()), names[:1], names[1:])
