"""How to cite an article or a person that it names: a permalink that never changes meaning, and the way to the bytes.

A permalink is `danvan:SITE/KEY@VERSION`, and for a participant `danvan:SITE/KEY@VERSION#FIELD:START-END` with the span of the name:
what it names stays the same in every archive made of the same WARC files.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from danvan_crawler.archive.models import (
    Article,
    ArticlePublished,
    ArticleVersion,
    Capture,
    CrawlRun,
    Participant,
    ParticipantPosition,
    Site,
    SiteOwner,
)
from danvan_crawler.archive.search.words import folded
from danvan_crawler.archive.session import Archive
from danvan_crawler.vietnamese.people.tokens import ends, extent, sentences, tokenize
from danvan_crawler.vietnamese.titles import without_titles

PERMALINK = re.compile(r"danvan:(?P<site>[a-z0-9-]+)/(?P<key>.+)@(?P<version>\d{1,9})(?:#(?P<field>[a-z]+):(?P<start>\d+)-(?P<end>\d+))?")


@dataclass(frozen=True, slots=True)
class Cited:
    """A person whom an article names, with the sentence that does so and the place of the name in its field (code points)."""

    name: str
    role: str
    positions: list[str]
    field: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement comes from. Times are UTC; `published` is a Vietnamese civil date or time."""

    permalink: str
    site: str
    publisher: str
    title: str
    author: str | None
    published: str | None
    url: str
    version: int
    captured_at: datetime
    payload_digest: str | None
    warc_file: str | None
    warc_offset: int | None
    record_id: str
    revisit_of: str | None
    extractor_version: str | None
    code_version: str
    participant: Cited | None

    def as_dict(self) -> dict[str, Any]:
        """For machines."""
        return asdict(self) | {"captured_at": self.captured_at.isoformat().replace("+00:00", "Z"), "citation": self.text()}

    def text(self) -> str:
        """The citation to paste."""
        day = f", {self.published[:10]}" if self.published else ""
        person = (
            f"{self.participant.name} ({', '.join([self.participant.role, *self.participant.positions])}), trong: "
            if self.participant
            else ""
        )
        author = f"{self.author}. " if self.author else ""
        where = f", bản ghi WARC {self.record_id} trong {self.warc_file} tại {self.warc_offset}" if self.warc_file else ""
        return (
            f"{person}{author}“{self.title}”. {self.publisher}{day}. {self.url} "
            f"(lưu {self.captured_at:%Y-%m-%dT%H:%M:%SZ}, {self.payload_digest or 'không có mã băm'}{where}; "
            f"danvan_crawler {self.code_version}). {self.permalink}"
        )


def cite(archive: Archive, address: str, person: str | None = None) -> list[Citation]:
    """The citation of an article (address, key or permalink), or of the people of that name whom it names; empty if there is none.

    A permalink of a participant needs no name; titles before a name don't count. Raises `ArchiveError`.
    """
    link = PERMALINK.fullmatch(address)
    person = without_titles(person) if person else person
    with archive.connect() as connection:
        row = _version(connection, address, link)
        if row is None:
            return []
        publisher = _publisher(connection, row)
        if link is not None and link["field"]:
            place = (link["field"], int(link["start"]), int(link["end"]))
            return [
                _citation(row, publisher, one)
                for one in _people(connection, row)
                if (one.field, one.start, one.end) == place and (person is None or folded(one.name) == folded(person))
            ]
        if person is not None:
            return [_citation(row, publisher, one) for one in _people(connection, row) if folded(one.name) == folded(person)]
        return [_citation(row, publisher, None)]


def _version(connection: Connection, address: str, link: re.Match[str] | None) -> Any:
    query = (
        select(
            *(ArticleVersion.__table__.columns),
            *(Article.key, Article.url, Article.site_id, Site.name.label("site"), Site.title.label("site_title"), Site.owner),
            *(Capture.payload_digest, Capture.warc_file, Capture.warc_offset, Capture.record_id, Capture.revisit_of),
            *(CrawlRun.code_version, ArticlePublished.published.label("derived")),
        )
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Site, Site.id == Article.site_id)
        .join(Capture, Capture.id == ArticleVersion.capture_id)
        .join(CrawlRun, CrawlRun.id == ArticleVersion.run_id)
        .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
    )
    if link is not None:
        query = query.where(Site.name == link["site"], Article.key == link["key"], ArticleVersion.number == int(link["version"]))
    else:
        query = query.where((Article.url == address) | (Article.key == address), ArticleVersion.number == Article.latest_number)
    return connection.execute(query.order_by(Site.name).limit(1)).one_or_none()


def _publisher(connection: Connection, row: Any) -> str:
    """Who published the site on the day of the article, or else on that of its capture: an article of 2019 is not of the body of 2025."""
    day = date.fromisoformat(published[:10]) if (published := row.published or row.derived) else row.fetched_at.date()
    of_day = select(SiteOwner.name).where(
        SiteOwner.site_id == row.site_id,
        or_(SiteOwner.since.is_(None), SiteOwner.since <= day),
        or_(SiteOwner.until.is_(None), SiteOwner.until >= day),
    )
    found: str | None = connection.scalar(of_day.order_by(SiteOwner.ordinal).limit(1))
    return found or row.owner or row.site_title or row.site


def _people(connection: Connection, row: Any) -> list[Cited]:
    offices: dict[int, list[str]] = {}
    positions = select(ParticipantPosition.participant_ordinal, ParticipantPosition.raw).where(ParticipantPosition.version_id == row.id)
    for ordinal, raw in connection.execute(positions.order_by(ParticipantPosition.participant_ordinal, ParticipantPosition.ordinal)):
        offices.setdefault(ordinal, []).append(raw)
    found = connection.execute(select(Participant.__table__).where(Participant.version_id == row.id).order_by(Participant.ordinal))
    return [
        Cited(
            *(p.name, p.role, offices.get(p.ordinal, []), p.span_field, p.span_start, p.span_end),
            sentence(getattr(row, p.span_field, None) or "", p.span_start, p.span_end),
        )
        for p in found
    ]


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span; empty if the text does not reach so far."""
    if end > len(text):
        return ""
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    read = tokenize(text, line[0], line[1] if line[1] >= 0 else None)
    ended = ends(read, line[0])
    spans = [extent(read, ended, first, last) for first, last, _ in sentences(read)]
    mine = [span for span in spans if span[0] < end and span[1] > start]
    # The mark that closes a quotation stands behind its full stop: "“… ngay.” Ông B nói".
    return text[mine[0][0] : mine[-1][1]].lstrip("”»’ ") if mine else ""


def _citation(row: Any, publisher: str, person: Cited | None) -> Citation:
    permalink = f"danvan:{row.site}/{row.key}@{row.number}" + (f"#{person.field}:{person.start}-{person.end}" if person else "")
    return Citation(
        permalink=permalink,
        site=row.site,
        publisher=publisher,
        title=row.title,
        author=row.author,
        published=row.published or row.derived,
        url=row.url,
        version=row.number,
        captured_at=row.fetched_at,
        payload_digest=row.payload_digest,
        warc_file=row.warc_file,
        warc_offset=row.warc_offset,
        record_id=row.record_id,
        revisit_of=row.revisit_of,
        extractor_version=row.extractor_version,
        code_version=row.code_version,
        participant=person,
    )
