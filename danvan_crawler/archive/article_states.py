"""Articles as the archive has them when a transaction begins, and what it makes of them: the latest version, the drafts of others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive import corrections
from danvan_crawler.archive.bulk import chunks
from danvan_crawler.archive.jobs import PageJob
from danvan_crawler.archive.models import Article, ArticleVersion, Capture
from danvan_crawler.archive.rows import Item, Row, bounded_key, dated, is_relative


@dataclass(slots=True)
class Seen:
    """A capture whose page is being stored."""

    id: int
    resource_id: int
    fetched_at: dt.datetime
    payload_digest: str | None
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    truncated: str | None = None


@dataclass(slots=True)
class Draft:
    """A version that this transaction writes."""

    number: int
    new_row: bool
    columns: Row = field(default_factory=dict)
    item: Item = field(default_factory=dict)
    untouched: bool = False
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class State:
    """An article while a transaction works on it: its row, and the version that counts as the latest."""

    row: Row
    number: int = 0
    digest: str = ""
    published_raw: str | None = None
    day: str = ""
    payload_digest: str | None = None
    design: str | None = None
    looks: tuple[str | None, str | None, str | None] = (None, None, None)
    stored_number: int = 0
    provisional: bool = False
    last_at: dt.datetime | None = None
    missing_at: dt.datetime | None = None
    drafts: dict[int, Draft] = field(default_factory=dict)
    changed: bool = False


def new_article(site: int, key: str) -> Row:
    """The row of an article that the archive does not have yet."""
    return {
        "id": None,
        "site_id": site,
        "key": key,
        "url": "",
        "state": "live",
        "missing_capture_id": None,
        "gone_capture_id": None,
        "restored_capture_id": None,
    }


def load(connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]], replays: frozenset[int]) -> dict[tuple[int, str], State]:
    """The articles of pages (site, job, capture) by site and key, and those that may be missing at an address."""
    wanted: dict[tuple[int, int | None], set[str]] = {}
    for site, job, _ in pages:
        keys = {bounded_key(record.key) for record in job.articles}
        if job.reading_kind == "missing" or job.instead is not None:
            keys.add(bounded_key(job.key))
        wanted.setdefault((site, job.run_id if job.run_id in replays else None), set()).update(keys)
    rows = []
    for (site, replay), all_keys in wanted.items():
        for some in chunks(sorted(all_keys)):
            values = {"site": site, "keys": some} | ({"run": replay} if replay is not None else {})
            rows += [(replay, row) for row in connection.execute(_ARTICLES[replay is not None], values)]
    printed = corrections.page_published(connection, sorted({row.id for _, row in rows}))
    states: dict[tuple[int, str], State] = {}
    for replay, row in rows:
        found = row._asdict()
        if (row.id, row.number) in printed:  # what a person put right is no edit of the publisher
            found["published"] = printed[row.id, row.number]
        states[row.site_id, row.key] = _state(found, replay)
    return states


def _articles(replay: bool) -> Any:
    """Articles of a site by key with their latest version; in a replay, the latest that this run has written."""
    shown, last, missing = aliased(Capture), aliased(Capture), aliased(Capture)
    newest: Any = Article.latest_number
    if replay:
        other = aliased(ArticleVersion)
        reached = select(func.max(other.number)).where(other.article_id == Article.id, other.run_id == bindparam("run"))
        newest = reached.correlate(Article).scalar_subquery()
    return (
        select(
            *Article.__table__.columns,
            *(ArticleVersion.number, ArticleVersion.digest, ArticleVersion.published_raw, ArticleVersion.published),
            *(ArticleVersion.design, ArticleVersion.published_label, ArticleVersion.platform),
            shown.truncated.is_not(None).label("provisional"),
            *(last.payload_digest, last.fetched_at.label("last_at"), missing.fetched_at.label("missing_at")),
        )
        .join_from(Article, ArticleVersion, and_(ArticleVersion.article_id == Article.id, ArticleVersion.number == newest), isouter=True)
        .join(shown, shown.id == ArticleVersion.capture_id, isouter=True)
        .join(last, last.id == Article.last_capture_id)
        .join(missing, missing.id == Article.missing_capture_id, isouter=True)
        .where(Article.site_id == bindparam("site"), Article.key.in_(bindparam("keys", expanding=True)))
    )


_ARTICLES = {replay: _articles(replay) for replay in (False, True)}


def _state(row: Row, replay: int | None) -> State:
    article = {column.name: row[column.name] for column in Article.__table__.columns}
    reached = row["number"] is not None
    if replay is not None and not reached:  # the replay's first sight of it: its history is told again from the start
        article |= {"state": "live", "missing_capture_id": None, "gone_capture_id": None, "restored_capture_id": None}
        return State(article, stored_number=article["latest_number"])
    return State(
        article,
        number=row["number"],
        digest=row["digest"],
        published_raw=row["published_raw"],
        day=dated(row),
        payload_digest=row["payload_digest"],
        design=row["design"],
        looks=looks_of(row),
        stored_number=article["latest_number"],
        provisional=row["provisional"],
        last_at=row["last_at"],
        missing_at=row["missing_at"],
    )


def looks_of(row: Item) -> tuple[str | None, str | None, str | None]:
    """By what a new design is told where no sketch of it is stored: where and how the publish date is printed, and the platform."""
    raw = row.get("published_raw")
    return (row.get("platform"), row.get("published_label"), None if is_relative(raw) else raw)
