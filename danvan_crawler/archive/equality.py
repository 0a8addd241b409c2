"""Whether two archives say the same: every table by natural key, without row numbers, runs, clocks of our own and retry counters."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive.models import (
    Appearance,
    Article,
    ArticleAsset,
    ArticleLink,
    ArticlePublished,
    ArticleVersion,
    Capture,
    CorrectedValue,
    DateMention,
    DerivedDate,
    DocumentCitation,
    Event,
    IdentityJudgement,
    LedgerEntry,
    ListingLink,
    ListingOrder,
    Membership,
    MembershipClaim,
    Organization,
    OtherAddress,
    Participant,
    ParticipantGroup,
    ParticipantPosition,
    ParticipantRole,
    Person,
    PersonName,
    Post,
    Reprint,
    Resource,
    Site,
)
from danvan_crawler.archive.session import Archive

Rows = list[tuple[Any, ...]]
OF_VERSION = (
    *(ArticleAsset, ArticleLink, DateMention, DocumentCitation, Participant, ParticipantPosition, ParticipantRole, ParticipantGroup),
    DerivedDate,
)


def dump(archive: Archive, *, captures: bool = True) -> dict[str, Rows]:
    """Table name -> sorted rows by natural key. Equal dumps mean equal archives.

    `captures=False` leaves out what a fault may change without harm: the captures themselves, which of them showed a
    version first, and when. Raises `ArchiveError`.
    """
    with archive.connect() as connection:
        tables = _articles(connection, captures) | _of_versions(connection) | _derived(connection)
        if captures:
            tables |= _captures(connection)
    return tables


def differences(one: dict[str, Rows], other: dict[str, Rows], limit: int = 5) -> list[str]:
    """The first few rows of each table that only one archive has, as lines to read; empty if they are equal."""
    lines = []
    for table in sorted({*one, *other}):
        left, right = set(one.get(table, ())), set(other.get(table, ()))
        lines += [f"{table}: only in the first: {row}" for row in sorted(left - right, key=repr)[:limit]]
        lines += [f"{table}: only in the second: {row}" for row in sorted(right - left, key=repr)[:limit]]
        if left == right and len(one.get(table, ())) != len(other.get(table, ())):
            lines.append(f"{table}: {len(one.get(table, ()))} rows in the first, {len(other.get(table, ()))} in the second")
    return lines


def _articles(connection: Connection, captures: bool) -> dict[str, Rows]:
    shown, missing, gone, back = (aliased(Capture) for _ in range(4))
    proofs = [one.record_id.label(f"r{n}") for n, one in enumerate((shown, missing, gone, back))] if captures else []
    articles = (
        select(Site.name, Article.key, Article.item_id, Article.url, Article.latest_number, Article.state, *proofs)
        .join(Site, Site.id == Article.site_id)
        .join(shown, shown.id == Article.last_capture_id)
        .join(missing, missing.id == Article.missing_capture_id, isouter=True)
        .join(gone, gone.id == Article.gone_capture_id, isouter=True)
        .join(back, back.id == Article.restored_capture_id, isouter=True)
    )
    left_out = {"id", "article_id", "capture_id", "run_id", *(() if captures else ("fetched_at",))}
    texts = [column for column in ArticleVersion.__table__.columns if column.name not in left_out]
    first = [Capture.record_id] if captures else []
    versions = _by_article(select(Site.name, Article.key, *texts, *first)).join(Capture, Capture.id == ArticleVersion.capture_id)
    return {"article": _rows(connection, articles), "article_version": _rows(connection, versions)}


def _by_article(query: Any) -> Any:
    return query.select_from(ArticleVersion).join(Article, Article.id == ArticleVersion.article_id).join(Site, Site.id == Article.site_id)


def _of_versions(connection: Connection) -> dict[str, Rows]:
    tables = {}
    for model in OF_VERSION:
        columns = [column for column in model.__table__.columns if column.name != "version_id"]
        query = _by_article(select(Site.name, Article.key, ArticleVersion.number.label("version"), *columns))
        tables[model.__tablename__] = _rows(connection, query.join(model, model.version_id == ArticleVersion.id))
    return tables


def _derived(connection: Connection) -> dict[str, Rows]:
    columns = [column for column in ArticlePublished.__table__.columns if column.name != "article_id"]
    published = select(Site.name, Article.key, *columns).select_from(ArticlePublished)
    published = published.join(Article, Article.id == ArticlePublished.article_id).join(Site, Site.id == Article.site_id)
    listed = select(Site.name, Resource.key, ListingLink.target_key, ListingLink.date, ListingLink.title).select_from(ListingLink)
    listed = listed.join(Resource, Resource.id == ListingLink.resource_id).join(Site, Site.id == Resource.site_id)
    order = select(Site.name, Resource.key, ListingOrder.target_keys).select_from(ListingOrder)
    order = order.join(Resource, Resource.id == ListingOrder.resource_id).join(Site, Site.id == Resource.site_id)
    tables = {"article_published": _rows(connection, published), "listing_link": _rows(connection, listed)}
    tables["listing_order"] = _rows(connection, order)
    return tables | {"reprint": _reprints(connection)} | _people(connection) | _decisions(connection)


def _reprints(connection: Connection) -> Rows:
    left_out = {"article_id", "version_id", "of_version_id"}
    columns = [column for column in Reprint.__table__.columns if column.name not in left_out]
    here, there = aliased(ArticleVersion), aliased(ArticleVersion)
    article, other = aliased(Article), aliased(Article)
    query = select(article.key, here.number.label("version"), other.key.label("of"), there.number.label("of_version"), *columns)
    query = query.select_from(Reprint).join(here, here.id == Reprint.version_id).join(article, article.id == here.article_id)
    return _rows(connection, query.join(there, there.id == Reprint.of_version_id).join(other, other.id == there.article_id))


def _people(connection: Connection) -> dict[str, Rows]:
    """Conclusions on addresses and people, with their keys in the place of row numbers."""
    of_version = select(ArticleVersion.id, Article.key, ArticleVersion.number).join(Article, Article.id == ArticleVersion.article_id)
    keys: dict[str, dict[Any, Any]] = {
        "person_id": dict(connection.execute(select(Person.id, Person.key)).all()),
        "post_id": dict(connection.execute(select(Post.id, Post.key)).all()),
        "organization_id": dict(connection.execute(select(Organization.id, Organization.key)).all()),
        "version_id": {number: tuple(key) for number, *key in connection.execute(of_version)},
        "article_id": dict(connection.execute(select(Article.id, Article.key)).all()),
    }
    keys["event_id"] = keys["of_article_id"] = keys["article_id"]
    tables: dict[str, Rows] = {}
    for model in (OtherAddress, Person, PersonName, Event, Appearance, Organization, Post, Membership, MembershipClaim, CorrectedValue):
        columns = [column for column in model.__table__.columns if column.name != "id"]
        rows = connection.execute(select(*columns))
        told = (
            tuple(keys[c.name].get(value) if c.name in keys else _plain(value) for c, value in zip(columns, row, strict=True))
            for row in rows
        )
        tables[model.__tablename__] = sorted(told, key=repr)
    return tables


def _decisions(connection: Connection) -> dict[str, Rows]:
    return {model.__tablename__: _rows(connection, select(*model.__table__.columns)) for model in (LedgerEntry, IdentityJudgement)}


def _captures(connection: Connection) -> dict[str, Rows]:
    left_out = {"id", "resource_id", "run_id"}
    columns = [column for column in Capture.__table__.columns if column.name not in left_out]
    fetched = select(Site.name, Resource.key, *columns).select_from(Capture)
    fetched = fetched.join(Resource, Resource.id == Capture.resource_id).join(Site, Site.id == Resource.site_id)
    # What was only seen, skipped or forbidden leaves no trace in the WARC files: a replay can't know it.
    known = select(Site.name, Resource.key, Resource.state).join(Site, Site.id == Resource.site_id)
    known = known.where(select(Capture.id).where(Capture.resource_id == Resource.id).exists())
    return {"capture": _rows(connection, fetched), "resource": _rows(connection, known)}


def _rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> Rows:
    return sorted((tuple(_plain(value) for value in row) for row in connection.execute(query)), key=repr)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
