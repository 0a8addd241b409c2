"""Counts by site, month and field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive.addresses import is_other
from danvan_crawler.archive.models import (
    Appearance,
    Article,
    ArticlePublished,
    ArticleVersion,
    CorrectedValue,
    Event,
    Participant,
    Reprint,
    Site,
)
from danvan_crawler.archive.read import status
from danvan_crawler.archive.session import Archive

COUNTS = (
    *("articles", "other_addresses", "gone", "edited", "undated", "participants", "people", "events", "reprints", "reprinted"),
    "corrected",
)
UNKNOWN = "undated"
"""Stands for the month of articles whose publish date is not known."""


@dataclass(frozen=True, slots=True)
class Stats:
    """`sites`: name -> `COUNTS`; `months`: "2024-01" -> articles by site; `fields`: field -> share of articles by site, 0 to 1.

    An article at several addresses of its site counts once; `other_addresses` counts the others.
    """

    sites: Mapping[str, Mapping[str, int]]
    months: Mapping[str, Mapping[str, int]]
    fields: Mapping[str, Mapping[str, float]]


def stats(archive: Archive, sites: Sequence[str] | None = None) -> Stats:
    """The counts of these sites (default: all). Raises `ArchiveError`."""
    standing = {one.site: one for one in status(archive, sites)}
    fill = {name: one.fill for name, one in standing.items()}
    names = sorted(fill)
    latest = (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number)
    known = ArticleVersion.published.is_not(None) | ArticlePublished.published.is_not(None)
    month = func.substr(func.coalesce(ArticleVersion.published, ArticlePublished.published, UNKNOWN), 1, 7)
    with archive.connect() as connection:

        def by_site(value: Any, *joins: Any, where: Any = None) -> dict[str, int]:
            query = select(Site.name, value).select_from(Article).join(Site, Site.id == Article.site_id).join(ArticleVersion, latest)
            query = query.join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True).where(~is_other())
            for target, on in joins:
                query = query.join(target, on)
            if where is not None:
                query = query.where(where)
            return {name: int(count or 0) for name, count in connection.execute(query.group_by(Site.name))}

        def counted(condition: Any) -> Any:
            return func.sum(case((condition, 1), else_=0))

        of, original = aliased(ArticleVersion), aliased(Reprint)
        taking_part = (Participant, (Participant.version_id == ArticleVersion.id) & (Participant.role != "mentioned"))
        told = (Event, Event.article_id == Article.id)
        found: dict[str, dict[str, int]] = {
            "articles": by_site(func.count()),
            "other_addresses": {name: one.other_addresses for name, one in standing.items()},
            "gone": by_site(counted(Article.state == "gone")),
            "edited": by_site(counted(Article.latest_number > 1)),
            "undated": by_site(counted(~known)),
            "participants": by_site(func.count(), taking_part),
            "people": by_site(func.count(Appearance.person_id.distinct()), told, (Appearance, Appearance.event_id == Event.article_id)),
            "events": by_site(func.count(), told),
            "reprints": by_site(func.count(), (Reprint, Reprint.article_id == Article.id), where=Reprint.relation == "reprint"),
            "reprinted": by_site(
                func.count(Article.id.distinct()),
                (of, of.article_id == Article.id),
                (original, (original.of_version_id == of.id) & (original.relation == "reprint")),
            ),
            "corrected": by_site(func.count(Article.id.distinct()), (CorrectedValue, CorrectedValue.version_id == ArticleVersion.id)),
        }
        query = select(month.label("month"), Site.name, func.count()).select_from(Article).join(Site, Site.id == Article.site_id)
        query = query.join(ArticleVersion, latest).join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
        months: dict[str, dict[str, int]] = {}
        for one, name, count in connection.execute(query.where(~is_other()).group_by(month, Site.name)):
            if name in fill:
                months.setdefault(UNKNOWN if one == UNKNOWN[:7] else one, {})[name] = count
    fields = dict.fromkeys(field for one in fill.values() for field in one)
    return Stats(
        sites={name: {what: found[what].get(name, 0) for what in COUNTS} for name in names},
        months=dict(sorted(months.items())),
        fields={field: {name: fill[name][field] for name in names if field in fill[name]} for field in fields},
    )
