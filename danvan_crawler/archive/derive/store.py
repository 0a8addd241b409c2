"""Reads the claims that the publish dates of a site rest on, and writes what `dates.conclude` makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive.bulk import chunks, insert_rows, upsert
from danvan_crawler.archive.derive import dates
from danvan_crawler.archive.derive.dates import Conclusion, Listed, Listing, Printed, Undated
from danvan_crawler.archive.models import (
    Article,
    ArticleLink,
    ArticlePublished,
    ArticleVersion,
    Capture,
    DerivedDate,
    ListingLink,
    ListingOrder,
    Resource,
    SearchQueue,
    Site,
)
from danvan_crawler.archive.rows import CHILDREN, Row, civil_day, date_rows
from danvan_crawler.archive.session import Archive
from danvan_crawler.sites.places import place_of
from danvan_crawler.vietnamese.dates import VIETNAM, publish_value


def derive_dates(archive: Archive, sites: Sequence[str] | None = None) -> dict[str, int]:
    """Derives publish dates and bounds of articles that print none; reads a site, then writes it in one transaction. Returns counts."""
    with archive.connect() as connection:
        found = {row.name: row.id for row in connection.execute(select(Site.name, Site.id))}
    counts = {"published": 0, "bounds": 0}
    for name in sorted(found if sites is None else [site for site in sites if site in found]):
        with archive.connect() as connection:
            conclusions, again = _conclusions(connection, found[name])
        with archive.begin() as connection:
            _write(connection, found[name], conclusions, again)
        published = sum(one.published is not None for one in conclusions.values())
        counts["published"] += published
        counts["bounds"] += len(conclusions) - published
    return counts


def _conclusions(connection: Connection, site: int) -> tuple[dict[int, Conclusion], list[tuple[Any, ...]]]:
    """Article -> what is known of its publish date, and the rows of `derived_date` that follow."""
    days = {row.key: row.published_on for row in connection.execute(_latest(site, Article.key, ArticleVersion.published_on))}
    told = _told(connection, site)
    printed = _printed(connection, site, {key for key, day in days.items() if day is not None})
    printed |= {key: dates.fitting(some, *told[key][:2], told[key][2]) for key, some in printed.items() if key in told}
    known = {key: day for key, day in days.items() if day is not None}
    for key, some in printed.items():
        if len({one.day for one in some}) == 1:
            known[key] = some[0].day
    series = dates.series_of(known)
    listings = _listings(connection, site, known) if any(key not in known for key in days) else []
    raws = connection.scalars(_latest(site, ArticleVersion.published_raw).where(ArticleVersion.published_raw.is_not(None)))
    month_first = dates.is_month_first(raws)
    conclusions: dict[int, Conclusion] = {}
    again: list[tuple[Any, ...]] = []
    for row in _undated(connection, site):
        article = _article(connection, row, told.get(row.key))
        beside = printed.get(row.key, ())
        found = dates.in_order(row.published_raw or "", month_first=month_first, printed=beside) or dates.conclude(
            article, beside, series, listings
        )
        conclusions[row.article_id] = found
        reference = dates.reference_of(found)
        if reference is not None:
            again += date_rows(row.version_id, [asdict(mention) for mention in dates.mentions(article.texts, reference)])
    return conclusions, again


def _latest(site: int, *columns: Any) -> Any:
    latest = (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number)
    return select(*columns).select_from(Article).join(ArticleVersion, latest).where(Article.site_id == site)


def _undated(connection: Connection, site: int) -> Iterator[Any]:
    """Articles without a date of their own by key, some hundred texts at a time."""
    ids = connection.scalars(_latest(site, Article.id).where(ArticleVersion.published.is_(None)).order_by(Article.key)).all()
    first = aliased(ArticleVersion)
    columns = (
        *(Article.id.label("article_id"), Article.key, ArticleVersion.id.label("version_id"), first.fetched_at.label("first_seen")),
        *(ArticleVersion.title, ArticleVersion.sapo, ArticleVersion.body, ArticleVersion.published_raw),
    )
    query = _latest(site, *columns).join(first, (first.article_id == Article.id) & (first.number == 1)).order_by(Article.key)
    for some in chunks(ids):
        yield from connection.execute(query.where(Article.id.in_(some))).all()


def _told(connection: Connection, site: int) -> dict[str, tuple[date, date, date]]:
    """Between which days the pages say that their articles were published, "3 tháng trước", and the day when they said so, by key; without those
    that tell the day."""
    columns = (Article.key, ArticleVersion.published_raw, Capture.served_at, Capture.fetched_at)
    query = _latest(site, *columns).join(Capture, Capture.id == ArticleVersion.capture_id)
    query = query.where(ArticleVersion.published.is_(None), ArticleVersion.published_raw.is_not(None))
    found: dict[str, tuple[date, date, date]] = {}
    for row in connection.execute(query):
        clock = (row.served_at or row.fetched_at).astimezone(VIETNAM)
        value = publish_value(row.published_raw, clock)
        if value is not None and value.precision in ("month", "quarter", "range"):
            found[row.key] = (_day(value.lo), _day(value.hi), clock.date())
    return found


def _article(connection: Connection, row: Any, told: tuple[date, date, date] | None) -> Undated:
    query = select(ArticleLink.ordinal, ArticleLink.date).where(ArticleLink.version_id == row.version_id, ArticleLink.block == "related")
    related = [
        Listed(day, {"table": "article_link", "article": row.key, "ordinal": link.ordinal, "date": day.isoformat()})
        for link in connection.execute(query.order_by(ArticleLink.ordinal))
        if (day := civil_day(link.date)) is not None
    ]
    texts = {"title": row.title, "sapo": row.sapo or "", "body": row.body}
    return Undated(row.key, texts, related, row.first_seen.astimezone(VIETNAM).date(), told and told[:2])


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _printed(connection: Connection, site: int, dated: set[str]) -> dict[str, list[Printed]]:
    """Dates printed beside links, by canonical key of the target: links of this site's pages, and others' to this site's articles."""
    source, version, target = aliased(Article), aliased(ArticleVersion), aliased(Article)
    to_site = select(target.id).where(target.site_id == site, target.key == ArticleLink.target_key).exists()
    links = (
        select(ArticleLink.target_key, ArticleLink.date, ArticleLink.ordinal, source.key.label("page"))
        .join(version, version.id == ArticleLink.version_id)
        .join(source, (source.id == version.article_id) & (source.latest_number == version.number))
        .where(ArticleLink.date.is_not(None), or_(source.site_id == site, to_site))
    )
    listed = select(ListingLink.target_key, ListingLink.date, Resource.key.label("page"))
    listed = listed.join(Resource, Resource.id == ListingLink.resource_id)
    to_site = select(target.id).where(target.site_id == site, target.key == ListingLink.target_key).exists()
    found: dict[str, list[Printed]] = {}
    for table, query in (("article_link", links), ("listing_link", listed.where(or_(Resource.site_id == site, to_site)))):
        for row in connection.execute(query):
            day = civil_day(row.date)
            if day is None or row.target_key in dated or row.target_key == row.page:
                continue
            listing = table == "listing_link"
            place = {"page": row.page, "target": row.target_key} if listing else {"article": row.page, "ordinal": row.ordinal}
            found.setdefault(row.target_key, []).append(Printed(day, row.page, {"table": table, **place, "date": day.isoformat()}))
    return found


def _listings(connection: Connection, site: int, known: Mapping[str, date]) -> list[Listing]:
    """The lists of a site that run in order of date, each with its pages one behind the other."""
    query = select(Resource.url, ListingOrder.target_keys).join(Resource, Resource.id == ListingOrder.resource_id)
    pages: dict[str, list[tuple[int, str, list[str]]]] = {}
    for row in connection.execute(query.where(Resource.site_id == site)):
        place = place_of(row.url)
        pages.setdefault(place.listing, []).append((place.number or 0, row.url, row.target_keys))
    lists = (dates.listing_of([keys for _, _, keys in sorted(some)], known) for _, some in sorted(pages.items()))
    return [listing for listing in lists if listing is not None]


def _write(connection: Connection, site: int, conclusions: Mapping[int, Conclusion], again: list[tuple[Any, ...]]) -> None:
    """Puts the conclusions in the place of the site's old ones; what changed must be made searchable again (its day is sorted by)."""
    mine = select(Article.id).where(Article.site_id == site)
    columns = ArticlePublished.__table__.columns
    old = {row.article_id: dict(row._mapping) for row in connection.execute(select(*columns).where(ArticlePublished.article_id.in_(mine)))}
    new = {article: _row(article, found) for article, found in conclusions.items()}
    changed = [article for article in {*old, *new} if old.get(article) != new.get(article)]
    for some in chunks(changed):
        connection.execute(delete(ArticlePublished).where(ArticlePublished.article_id.in_(some)))
    rows = [new[article] for article in changed if article in new]
    if rows:
        connection.execute(insert(ArticlePublished), rows)
    if changed:
        connection.execute(upsert(connection, SearchQueue).on_conflict_do_nothing(), [{"article_id": article} for article in changed])
    versions = select(ArticleVersion.id).where(ArticleVersion.article_id.in_(mine))
    connection.execute(delete(DerivedDate).where(DerivedDate.version_id.in_(versions)))
    insert_rows(connection, "derived_date", CHILDREN["date_mention"], again)


def _row(article: int, found: Conclusion) -> Row:
    return {
        "article_id": article,
        "published": found.published.isoformat() if found.published else None,
        "published_on": found.published and _day(found.published),
        "lo": found.lo.isoformat() if found.lo else None,
        "hi": found.hi.isoformat() if found.hi else None,
        "method": found.method,
        "evidence": list(found.evidence),
    }
