"""What the command line shows: how each site stands, and one article with its people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from danvan_crawler.archive.addresses import is_other
from danvan_crawler.archive.lost import BYTES, lost
from danvan_crawler.archive.models import (
    Article,
    ArticleAsset,
    ArticleLink,
    ArticlePublished,
    ArticleVersion,
    Capture,
    CrawlRun,
    DateMention,
    DerivedDate,
    DocumentCitation,
    OtherAddress,
    Participant,
    ParticipantGroup,
    ParticipantPosition,
    Resource,
    Site,
)
from danvan_crawler.archive.runs import FULL_PASS
from danvan_crawler.archive.session import Archive

WHOLE = (Capture.status == 200, Capture.truncated.is_(None), func.coalesce(Capture.reading_kind, "other") == "other")
"""What a capture must be to hold the bytes of a photo or file; `v_bytes` says the same."""


@dataclass(frozen=True, slots=True)
class Run:
    """The outcome of a run; `verdict` is None while it runs and when it was killed."""

    run_id: int
    mode: str
    started_at: datetime
    finished_at: datetime | None
    verdict: str | None
    finish_reason: str | None
    reasons: Sequence[str]
    counts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """How a site stands: pages fetched at least once, URLs still to fetch, photos and files that are kept (style sheets too), articles (gone
    ones too), versions. `lost` says of photos and files of its articles that are given up why (see `archive.lost`).

    An article at several addresses of the site counts once; `other_addresses` counts the others. `fill` gives the share of articles,
    0 to 1, that have a field.
    """

    site: str
    title: str | None
    pages: int
    queued: int
    assets: int
    articles: int
    gone: int
    versions: int
    other_addresses: int
    lost: Mapping[str, str]
    fill: Mapping[str, float]
    last_run: Run | None


def site_names(archive: Archive) -> list[str]:
    """The names of all sites that the archive knows."""
    with archive.connect() as connection:
        return list(connection.scalars(select(Site.name).order_by(Site.name)))


def status(archive: Archive, sites: Sequence[str] | None = None) -> list[SiteStatus]:
    """The sites (default: all) by name. Raises `ArchiveError`."""
    with archive.connect() as connection:
        query = select(Site.id, Site.name, Site.title)
        if sites is not None:
            query = query.where(Site.name.in_(sites))
        found = sorted(connection.execute(query).all(), key=lambda row: row.name)
        return [_status(connection, row.id, row.name, row.title) for row in found]


def _status(connection: Connection, site: int, name: str, title: str | None) -> SiteStatus:
    fetched = select(func.count(func.distinct(Capture.resource_id))).join(Resource, Resource.id == Capture.resource_id)
    pages = connection.scalar(fetched.where(Resource.site_id == site, Resource.kind != "asset"))
    assets = connection.scalar(fetched.where(Resource.site_id == site, Resource.kind == "asset", *WHOLE))
    queued = connection.scalar(
        select(func.count()).select_from(Resource).where(Resource.site_id == site, Resource.state.in_(("queued", "claimed")))
    )
    counts = connection.execute(
        select(func.count(), func.coalesce(func.sum(case((Article.state == "gone", 1), else_=0)), 0)).where(
            Article.site_id == site, ~is_other()
        )
    ).one()
    others = connection.scalar(select(func.count()).select_from(Article).where(Article.site_id == site, is_other()))
    all_versions = select(func.count()).select_from(ArticleVersion).join(Article, Article.id == ArticleVersion.article_id)
    versions = connection.scalar(all_versions.where(Article.site_id == site, ~is_other()))
    return SiteStatus(
        site=name,
        title=title,
        pages=pages or 0,
        queued=queued or 0,
        assets=assets or 0,
        articles=counts[0],
        gone=int(counts[1]),
        versions=versions or 0,
        other_addresses=others or 0,
        lost=lost(connection, site),
        fill=_fill(connection, site, counts[0]),
        last_run=last_run(connection, site),
    )


def assets_of(archive: Archive, url: str) -> dict[str, str]:
    """What we have of the photos and files that an article (by address or key) ever named: their address -> "kept, 35,021 bytes",
    "queued", or why not. Those of other hosts are left out. Raises `ArchiveError`.
    """
    query = (
        select(ArticleAsset.url, Resource.state, Resource.reason, Capture.bytes)
        .join(ArticleVersion, ArticleVersion.id == ArticleAsset.version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Resource, (Resource.site_id == Article.site_id) & (Resource.key == ArticleAsset.target_key))
        .join(BYTES, BYTES.c.resource_id == Resource.id)
        .join(Capture, Capture.id == BYTES.c.capture_id, isouter=True)
        .where((Article.url == url) | (Article.key == url))
    )
    with archive.connect() as connection:
        return {
            row.url: f"kept, {row.bytes:,} bytes" if row.bytes is not None else f"{row.state}: {row.reason}" if row.reason else row.state
            for row in connection.execute(query)
        }


SIGNS = {"missing": Article.missing_capture_id, "gone": Article.gone_capture_id, "restored": Article.restored_capture_id}
"""What a capture says of an article's state -> the column that names it."""


def evidence_of(archive: Archive, url: str) -> list[str]:
    """The captures that prove the state of an article (by address or key), a line each: "gone 2026-11-21T03:00:00Z: status 404 <urn:…>".
    Before them stands whether it is named by no list any more, which proves nothing.

    An article that was always there has none; one that was missing once, and not proven gone, has one. Raises `ArchiveError`.
    """
    lines: list[str] = []
    with archive.connect() as connection:
        lines += _delisted(connection, url)
        for sign, column in SIGNS.items():
            query = select(Capture.fetched_at, Capture.reason, Capture.reading_kind, Capture.record_id).join(Article, column == Capture.id)
            for row in connection.execute(query.where((Article.url == url) | (Article.key == url))):
                at = row.fetched_at.isoformat().replace("+00:00", "Z")
                why = row.reason or f"a page of another kind in its place: {row.reading_kind}"
                lines.append(f"{sign} {at}: {why if sign != 'restored' else 'shown again'}, {row.record_id}")
    return lines


def also_at(archive: Archive, url: str) -> list[str]:
    """At which other addresses of its site an article (by address or key) stands, as lines to read. Raises `ArchiveError`."""
    here, other = aliased(Article), aliased(Article)
    own = func.coalesce(OtherAddress.of_article_id, here.id)
    mine = select(own).select_from(here).join(OtherAddress, OtherAddress.article_id == here.id, isouter=True)
    mine = mine.where((here.url == url) | (here.key == url))
    others = select(OtherAddress.article_id).where(OtherAddress.of_article_id.in_(mine))
    query = select(other.id, other.url).where(other.id.in_(mine) | other.id.in_(others), other.url != url, other.key != url)
    with archive.connect() as connection:
        first = set(connection.scalars(mine))
        return [
            f"also at {row.url}{', its own address' if row.id in first else ''}" for row in connection.execute(query.order_by(other.url))
        ]


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim about people and where it stands: `kind` is name, office or group; `role` that of the person or the group."""

    field: str
    start: int
    end: int
    kind: str
    role: str


def marks_of(archive: Archive, url: str) -> dict[int, list[Mark]]:
    """The names, offices and groups in title, sapo and body of an article (by address or key), by number of version. Raises `ArchiveError`."""
    office = ParticipantPosition
    holder = (office.version_id == Participant.version_id) & (office.participant_ordinal == Participant.ordinal)
    spans: list[Any] = [
        select(c.version_id, c.span_field, c.span_start, c.span_end, literal(kind).label("kind"), c.role)
        for c, kind in ((Participant, "name"), (ParticipantGroup, "group"))
    ]
    spans.append(
        select(office.version_id, office.span_field, office.span_start, office.span_end, literal("office").label("kind"), Participant.role)
        .join(Participant, holder)
        .where(office.span_start.is_not(None))
    )
    claims = union_all(*spans).subquery()
    query = (
        select(ArticleVersion.number, claims)
        .join(claims, claims.c.version_id == ArticleVersion.id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where((Article.url == url) | (Article.key == url), claims.c.span_field != "caption")
        .order_by(ArticleVersion.number, claims.c.span_field, claims.c.span_start)
    )
    found: dict[int, list[Mark]] = {}
    with archive.connect() as connection:
        for row in connection.execute(query):
            found.setdefault(row.number, []).append(Mark(row.span_field, row.span_start, row.span_end, row.kind, row.role))
    return found


def _delisted(connection: Connection, url: str) -> Iterator[str]:
    """Whether all lists of the site were walked to their ends without naming an article that its address still shows."""
    query = select(Article.site_id, Resource.listed_at).join(Resource, Resource.id == Article.resource_id).where(Article.state != "gone")
    for row in connection.execute(query.where((Article.url == url) | (Article.key == url))):
        walks = select(func.max(CrawlRun.started_at)).where(CrawlRun.site_id == row.site_id, CrawlRun.mode == "crawl")
        walked = connection.scalar(walks.where(CrawlRun.counts[FULL_PASS].as_boolean()))
        if row.listed_at is not None and walked is not None and row.listed_at < walked:
            yield f"delisted: no list has named it since {row.listed_at:%Y-%m-%d}, and all were read on {walked:%Y-%m-%d}"


def last_run(connection: Connection, site: int) -> Run | None:
    """The site's newest run of any mode."""
    shown = (CrawlRun.id, CrawlRun.mode, CrawlRun.started_at, CrawlRun.finished_at, CrawlRun.verdict, CrawlRun.finish_reason)
    query = select(*shown, CrawlRun.reasons, CrawlRun.counts)  # not `args`, which a reader may not see
    row = connection.execute(query.where(CrawlRun.site_id == site).order_by(CrawlRun.id.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    return Run(
        run_id=row.id,
        mode=row.mode,
        started_at=row.started_at,
        finished_at=row.finished_at,
        verdict=row.verdict,
        finish_reason=row.finish_reason,
        reasons=row.reasons or [],
        counts=row.counts or {},
    )


FILL_COLUMNS = ("title", "sapo", "body", "author", "source", "section")


def _fill(connection: Connection, site: int, articles: int) -> dict[str, float]:
    if not articles:
        return {}

    def has(column: InstrumentedAttribute[int], *conditions: Any) -> Any:
        return select(column).where(column == ArticleVersion.id, *conditions).exists()

    filled = {name: func.coalesce(getattr(ArticleVersion, name), "") != "" for name in FILL_COLUMNS}
    known = ArticleVersion.published.is_not(None) | ArticlePublished.published.is_not(None)
    filled |= {
        "published": known,
        "published or bounds": known | ArticlePublished.lo.is_not(None),
        "images": has(ArticleAsset.version_id, ArticleAsset.kind == "image"),
        "attachments": has(ArticleAsset.version_id, ArticleAsset.kind == "attachment"),
        "links": has(ArticleLink.version_id),
        "event_dates": has(DateMention.version_id, DateMention.function == "event")
        | has(DerivedDate.version_id, DerivedDate.function == "event"),
        "participants": has(Participant.version_id, Participant.role != "mentioned"),
        "cited_documents": has(DocumentCitation.version_id),
    }
    row = connection.execute(
        select(*(func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in filled.values()))
        .select_from(Article)
        .join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number))
        .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
        .where(Article.site_id == site, ~is_other())
    ).one()
    return {name: round(int(count) / articles, 4) for name, count in zip(filled, row, strict=True)}


def url_with_most_people(archive: Archive) -> str | None:
    """The address of the article whose latest version names the most participants; None in an archive without any. Raises `ArchiveError`."""
    query = (
        select(Article.url)
        .join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number))
        .join(Participant, Participant.version_id == ArticleVersion.id)
        .where(Participant.role != "mentioned")
        .group_by(Article.id, Article.url)
        .order_by(func.count().desc(), Article.url)
        .limit(1)
    )
    with archive.connect() as connection:
        return connection.scalar(query)
