"""The search index: made of the latest version of each article, brought up to date by what was written since.

`search_text` has a row an article, and none for its second address at the same site. Its `position` orders articles from old to new,
by publish day and within a day by a hash of the key, so that it is the same in every archive; it is the rowid of the FTS5 table, which
hands out matches in that order without sorting. FTS5 keeps only which article has which token (no text, no places); to take an article
out it must be told the same tokens again: SQLite's `search_text` keeps them packed. PostgreSQL keeps them as a tsvector under a GIN index.
`search_facet` has what facets count an article for, under the same place.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, text

from danvan_crawler.archive.addresses import is_other
from danvan_crawler.archive.bulk import chunks, insert_rows
from danvan_crawler.archive.models import (
    Article,
    ArticleAsset,
    ArticlePublished,
    ArticleVersion,
    DocumentCitation,
    Participant,
    ParticipantPosition,
    ParticipantRole,
    SearchQueue,
    SearchText,
)
from danvan_crawler.archive.rows import civil_day
from danvan_crawler.archive.search import tokens as t
from danvan_crawler.archive.search.words import plain_text, words
from danvan_crawler.archive.session import Archive

LONGEST_TEXT = 200_000
"""Characters of an article that are made searchable."""
MOST_BYTES = 1_000_000
"""Bytes of an article's tokens: PostgreSQL's tsvector holds 1,048,575. A table of numbers has more in 200,000 characters ("048213 771905 …")."""
BATCH = 1000
MANY = 5_000
"""After so many new texts the index is put in order."""

SEPARATOR = "\x1f"
"""Stands between two values in a text of `search_facet`."""
FACET_COLUMNS = ("site_id", "section", "source", "people", "roles", "offices", "documents")

HASH_BITS, _FIRST = 24, dt.date(1900, 1, 1)
FIRST_DATED = 1 << 36
"""Positions below are those of articles of unknown date: 36 bits of the hash, as there may be many."""


def position(day: dt.date | None, key: str = "") -> int:
    """Where an article stands among all: by day, then by a hash of its key; an empty key gives the first place of the day."""
    hashed = int.from_bytes(hashlib.sha1(key.encode()).digest()[:8], "big") if key else 0
    if day is None or day < _FIRST:
        return hashed % FIRST_DATED
    return FIRST_DATED + ((day - _FIRST).days << HASH_BITS) + hashed % (1 << HASH_BITS)


def day_of(place: int) -> dt.date:
    """The day of a dated article's place."""
    return _FIRST + dt.timedelta(days=(place - FIRST_DATED) >> HASH_BITS)


def refresh(archive: Archive) -> int:
    """Makes searchable what was written since the last time, a batch a transaction. Returns how many articles. Raises `ArchiveError`."""
    done = 0
    while True:
        with archive.connect() as connection:
            if not waiting(connection):
                break
        with archive.begin() as connection:
            ids = connection.scalars(select(SearchQueue.article_id).order_by(SearchQueue.article_id).limit(BATCH).with_for_update()).all()
            connection.execute(delete(SearchText).where(SearchText.article_id.in_(ids)))
            if archive.is_sqlite:
                _take_out(connection)
            rows = _rows(connection, ids)
            _insert(connection, rows, archive.is_sqlite)
            connection.execute(delete(SearchQueue).where(SearchQueue.article_id.in_(ids)))
            done += len(ids)
    if done >= MANY or (done and not archive.is_sqlite):
        _tidy(archive, done >= MANY)
    return done


def waiting(connection: Connection) -> bool:
    """Whether articles were written since the index was brought up to date."""
    return connection.execute(select(SearchQueue.article_id).limit(1)).first() is not None


def _tidy(archive: Archive, many: bool) -> None:
    with archive.begin() as connection:
        if archive.is_sqlite:
            connection.execute(text("insert into search_index (search_index) values ('optimize')"))
            return
        # What PostgreSQL has not sorted into the index yet, every query reads from end to end.
        connection.execute(text("select gin_clean_pending_list('ix_search_text_words')"))
        if many:
            connection.execute(text("analyze search_text"))


def _take_out(connection: Connection) -> None:
    """Tells FTS5 of rows of `search_text` that are gone, also those that went with their article."""
    gone = connection.execute(text("select position, words from search_index_removed")).all()
    if gone:
        statement = "insert into search_index (search_index, rowid, words) values ('delete', ?, ?)"
        connection.exec_driver_sql(statement, [(row.position, zlib.decompress(row.words).decode()) for row in gone])
        connection.execute(text("delete from search_index_removed"))


def _insert(connection: Connection, rows: Sequence[Mapping[str, Any]], sqlite: bool) -> None:
    if not rows:
        return
    taken = set()
    for some in chunks([row["position"] for row in rows]):
        taken |= set(connection.scalars(select(SearchText.position).where(SearchText.position.in_(some))))
    for row in rows:
        place = row["position"]
        while place in taken or (place != row["position"] and _is_taken(connection, place)):
            place += 1  # two keys with one hash: about one pair in a million undated articles
        taken.add(place)
        row["position"] = place  # type: ignore[index]
    columns = ("article_id", "position", "day", "title", "body")
    plain = [tuple(row[name] for name in columns) for row in rows]
    if not sqlite:
        values = ", ".join(["%s"] * len(columns))
        statement = f"insert into search_text ({', '.join(columns)}, words) values ({values}, array_to_tsvector(string_to_array(%s, ' ')))"
        connection.exec_driver_sql(statement, [(*one, row["words"]) for one, row in zip(plain, rows, strict=True)])
    else:
        packed = [(*one, zlib.compress(row["words"].encode(), 1)) for one, row in zip(plain, rows, strict=True)]
        connection.exec_driver_sql(f"insert into search_text ({', '.join(columns)}, words) values (?, ?, ?, ?, ?, ?)", packed)
        in_order = sorted((row["position"], row["words"]) for row in rows)
        connection.exec_driver_sql("insert into search_index (rowid, words) values (?, ?)", in_order)
    insert_rows(connection, "search_facet", ("position", *FACET_COLUMNS), [(row["position"], *row["facets"]) for row in rows])


def _is_taken(connection: Connection, place: int) -> bool:
    return connection.scalar(select(SearchText.position).where(SearchText.position == place)) is not None


_LATEST = (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number)


def _rows(connection: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    query = (
        select(
            *(Article.id, Article.key, Article.site_id, ArticleVersion.id.label("version_id"), ArticleVersion.kicker, ArticleVersion.title),
            *(ArticleVersion.sapo, ArticleVersion.body, ArticleVersion.author, ArticleVersion.source, ArticleVersion.section),
            *(ArticleVersion.published_on, ArticlePublished.published_on.label("derived_on"), ArticlePublished.hi),
        )
        .join(ArticleVersion, _LATEST)
        .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
        .where(Article.id.in_(ids), ~is_other())
    )
    found = connection.execute(query).all()
    versions = [row.version_id for row in found]
    captions = _by_version(connection, select(ArticleAsset.version_id, ArticleAsset.caption), ArticleAsset, versions)
    people = _by_version(
        connection, select(Participant.version_id, Participant.name), Participant, versions, Participant.role != "mentioned"
    )
    roles = _by_version(connection, select(ParticipantRole.version_id, ParticipantRole.role), ParticipantRole, versions)
    named = (Participant.version_id == ParticipantPosition.version_id) & (Participant.ordinal == ParticipantPosition.participant_ordinal)
    held = select(ParticipantPosition.version_id, ParticipantPosition.raw).join(Participant, named)
    offices = _by_version(connection, held, ParticipantPosition, versions, Participant.role != "mentioned")
    documents = _by_version(connection, select(DocumentCitation.version_id, DocumentCitation.number), DocumentCitation, versions)
    rows = []
    for row in found:
        day = row.published_on or row.derived_on or civil_day(row.hi)
        played = [role for role in roles(row) if role != "mentioned"]
        others = {f"{t.SITE}{row.site_id}", *(t.ROLE + role for role in played)}
        for area, values in ((t.OFFICE, offices(row)), (t.SECTION, [row.section]), (t.SOURCE, [row.source])):
            for value in values:
                others.update(t.tokens_of(words(value or "")[0], area=area))
        for name in people(row):
            others.update(t.tokens_of_name(name))
        title, parts, together = _fitting(row, captions(row), others)
        rows.append(
            {
                "article_id": row.id,
                "position": position(day, row.key),
                "day": day.isoformat() if day else "",
                "title": plain_text([title]),
                "body": plain_text(parts),
                "words": together,
                "facets": (row.site_id, row.section, row.source, *map(_joined, (people(row), played, offices(row), documents(row)))),
            }
        )
    return rows


def _fitting(row: Any, captions: Sequence[str], others: Collection[str]) -> tuple[list[str], list[list[str]], str]:
    """Folded words of the headline and of the other texts, and the tokens of both and the `others`: of as much text as has room."""
    longest = LONGEST_TEXT
    while True:
        title, *parts = map(words, (row.title[:longest], *texts_of(row, captions, longest)))
        found = {*others, *t.tokens_of(*title, t.TITLE)}
        for part in (title, *parts):
            found.update(t.tokens_of(*part))
        together = " ".join(found)
        if len(together.encode()) <= MOST_BYTES or not longest:
            return title[0], [plain for plain, _ in parts], together
        longest //= 2


def texts_of(row: Any, captions: Sequence[str], longest: int = LONGEST_TEXT) -> list[str]:
    """The texts of a version beside its headline, up to `longest` characters in all."""
    parts = [part for part in (row.kicker, row.sapo, row.body, *captions, row.author, row.source) if part]
    cut: list[str] = []
    left = longest
    for part in parts:
        if left > 0:
            cut.append(part[:left])
            left -= len(part)
    return cut


def _joined(values: Sequence[str]) -> str | None:
    """Each value once, in one text; None for none."""
    return SEPARATOR.join(dict.fromkeys(values)) or None


def _by_version(connection: Connection, query: Any, model: Any, versions: Sequence[int], *conditions: Any) -> Any:
    found: dict[int, list[str]] = {}
    for version, value in connection.execute(query.where(model.version_id.in_(versions), *conditions)):
        if value is not None:
            found.setdefault(version, []).append(value)
    return lambda row: found.get(row.version_id, ())


def count(connection: Connection) -> int:
    """How many articles are searchable."""
    return connection.scalar(select(func.count()).select_from(SearchText)) or 0
