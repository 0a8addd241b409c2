"""Articles and their versions, written: rows of `article`, `article_version` and of all tables that hang on a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, select

from danvan_crawler.archive import corrections
from danvan_crawler.archive.article_states import Draft, State
from danvan_crawler.archive.bulk import chunks, insert_rows, insert_values, new_ids, update_rows, upsert_rows
from danvan_crawler.archive.models import ArticleVersion, Base
from danvan_crawler.archive.rows import CHILDREN, child_values
from danvan_crawler.sites.urls import resource_key

_ARTICLE = (
    *("url", "item_id", "resource_id", "latest_number", "state"),
    *("last_capture_id", "missing_capture_id", "gone_capture_id", "restored_capture_id"),
)
_VERSION = tuple(column.name for column in ArticleVersion.__table__.columns if column.name != "id")


def write_states(connection: Connection, states: Sequence[State]) -> None:
    """Write all that a transaction has made of some articles."""
    if not states:
        return
    _write_articles(connection, states)
    drafts = [(state.row["id"], draft) for state in states for draft in state.drafts.values()]
    numbers = _write_versions(connection, drafts)
    drafts = [(article, draft) for article, draft in drafts if not draft.untouched]
    old = [numbers[article, draft.number] for article, draft in drafts if not draft.new_row]
    for name in reversed(CHILDREN):
        table = Base.metadata.tables[name]
        for some in chunks(old):
            connection.execute(delete(table).where(table.c.version_id.in_(some)))
    values: dict[str, list[Any]] = {name: [] for name in CHILDREN}
    for article, draft in drafts:
        for name, some in child_values(numbers[article, draft.number], draft.item, partial(_target_key, draft.links)).items():
            values[name] += some
    for name, columns in CHILDREN.items():
        insert_values(connection, name, columns, values[name])
    upsert_rows(connection, "search_queue", ("article_id",), sorted({(article,) for article, _ in drafts}), ("article_id",))
    corrections.apply(connection, {article for article, _ in drafts}, rewritten=old)


def _target_key(known: Mapping[str, str], url: str) -> str:
    return known.get(url) or resource_key(url)


def _write_articles(connection: Connection, states: Sequence[State]) -> None:
    for state in states:
        state.row["latest_number"] = max(state.number, state.stored_number)
    new = [s.row for s in states if s.row["id"] is None]
    old = [s.row for s in states if s.row["id"] is not None]
    update_rows(connection, "article", ("id", *_ARTICLE), [(row["id"], *map(row.__getitem__, _ARTICLE)) for row in old])
    if new:  # the lock of the site keeps out whoever could add the same
        for row, number in zip(new, new_ids(connection, "article", len(new)), strict=True):
            row["id"] = number
        columns = ("id", "site_id", "key", *_ARTICLE)
        insert_rows(connection, "article", columns, [tuple(map(row.__getitem__, columns)) for row in new])


def _write_versions(connection: Connection, drafts: Sequence[tuple[int, Draft]]) -> dict[tuple[int, int], int]:
    """Writes the drafts (article, draft) and returns (article, number) -> version id."""
    numbers: dict[tuple[int, int], int] = {}
    whole = [
        ((article, *map(draft.columns.__getitem__, _VERSION[1:])), draft.new_row)
        for article, draft in drafts
        if "capture_id" in draft.columns
    ]
    new = [row for row, is_new in whole if is_new]
    if new:
        rows = [(version, *row) for version, row in zip(new_ids(connection, "article_version", len(new)), new, strict=True)]
        insert_rows(connection, "article_version", ("id", *_VERSION), rows)
        numbers |= {(article, number): version for version, article, number, *_ in rows}
    rows = [row for row, is_new in whole if not is_new]
    for version, article, number in upsert_rows(
        connection, "article_version", _VERSION, rows, ("article_id", "number"), _VERSION, ("id", "article_id", "number")
    ):
        numbers[article, number] = version
    part = [(article, draft) for article, draft in drafts if "capture_id" not in draft.columns]
    by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for article, draft in part:
        names = tuple(sorted(draft.columns))
        by_columns.setdefault(names, []).append((article, *map(draft.columns.__getitem__, names)))
    for names, values in by_columns.items():
        update_rows(connection, "article_version", ("article_id", *names), values, by=("article_id", "number"))
    ids = sorted({article for article, _ in part})
    for some in chunks(ids):
        query = select(ArticleVersion.id, ArticleVersion.article_id, ArticleVersion.number).where(ArticleVersion.article_id.in_(some))
        numbers.update({(row.article_id, row.number): row.id for row in connection.execute(query)})
    return numbers
