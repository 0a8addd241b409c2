"""Writes which articles are one with another at a second address of their site, as `addresses` finds them."""

from __future__ import annotations

from sqlalchemy import delete, text

from danvan_crawler.archive.addresses import other_addresses
from danvan_crawler.archive.bulk import insert_rows
from danvan_crawler.archive.models import OtherAddress
from danvan_crawler.archive.session import Archive

_QUEUE = """
    insert into search_queue (article_id)
    select a.id from article a
    where exists (select 1 from search_text t where t.article_id = a.id) = exists (select 1 from other_address o where o.article_id = a.id)
    on conflict do nothing
"""
"""Searchable is what is no other address: what is both, or neither, goes through the index again."""


def derive_addresses(archive: Archive) -> dict[str, int]:
    """Finds the second addresses of all sites and writes them in one transaction. Returns their count."""
    with archive.connect() as connection:
        found = other_addresses(connection)
    with archive.begin() as connection:
        connection.execute(delete(OtherAddress))
        insert_rows(connection, OtherAddress.__tablename__, ("article_id", "of_article_id"), sorted(found.items()))
        connection.execute(text(_QUEUE))
    return {"other addresses": len(found)}
