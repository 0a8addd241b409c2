"""Full-text search with and without diacritics, the same on SQLite (FTS5) and PostgreSQL (tsvector).

Both indexes get words cut and folded by us, so that they agree on what a word is (SQLite can't fold đ, PostgreSQL reads "120-KL/TW"
as a file name). Hits come in tiers, each newest first: if the query has diacritics, first what has them too, headlines before texts;
then what matches without them. That order needs no statistics of the corpus, so it is the same everywhere and can be explained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, delete, func, insert, literal_column, or_, select, table, text

from danvan_crawler.archive import query as language
from danvan_crawler.archive.frontier import chunks
from danvan_crawler.archive.models import (
    Article,
    ArticleAsset,
    ArticlePublished,
    ArticleVersion,
    Participant,
    SearchQueue,
    SearchText,
    Site,
)
from danvan_crawler.archive.query import Node, Phrase
from danvan_crawler.archive.session import Archive
from danvan_crawler.vietnamese.text import fold

LONGEST_TEXT = 200_000
"""Characters of an article that are made searchable."""
SNIPPET_WORDS = 30
BATCH = 300


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found. `rank` counts tiers from 1; `snippet` has the words found between the marks given to `search`."""

    url: str
    title: str
    published: str | None
    site: str
    snippet: str
    rank: int
    article_id: int


def search(
    archive: Archive,
    query: str,
    *,
    site: str | None = None,
    level: str | None = None,
    province: str | None = None,
    since: date | None = None,
    until: date | None = None,
    person: str | None = None,
    limit: int = 20,
    marks: tuple[str, str] = ("[", "]"),
    update: bool = True,
) -> list[Hit]:
    """The best `limit` articles for a query in the language of `archive.query`; none for a query without words.

    `province` is that of the site, before or since July 2025, with or without diacritics. `since` and `until` are days of
    publication, both inclusive; articles of unknown date are kept. `person` must take part under this name (or end of a name).
    Brings the index up to date first unless `update` is False (a read-only archive). Raises `ArchiveError`.
    """
    node = language.parse(query)
    if node is None:
        return []
    if update:
        refresh(archive)
    with archive.connect() as connection:
        conditions = _conditions(connection, site, level, province, since, until, person)
        found: dict[int, int] = {}
        for rank, matches in enumerate(_tiers(archive, node), 1):
            wanted = (
                select(SearchText.article_id)
                .select_from(matches[0])
                .where(matches[1], *conditions)
                .order_by(SearchText.day.desc(), Article.key if archive.is_sqlite else Article.key.collate("C"))
                .limit(limit)
            )
            for article in connection.scalars(wanted):
                if len(found) < limit:
                    found.setdefault(article, rank)
            if len(found) >= limit:
                break
        return _hits(connection, found, language.phrases(node), marks)


def _tiers(archive: Archive, node: Node) -> Iterator[tuple[Any, Any]]:
    """(what to select from, condition) of each tier, best first."""
    source = SearchText.__table__.join(Article.__table__, Article.id == SearchText.article_id)
    index = table("search_index", column("rowid"))
    for exact in (True, False) if language.has_diacritics(node) else (False,):
        for title in (True, False):
            if archive.is_sqlite:
                scope = ("exact_title" if exact else "title") if title else ""
                matched = text("search_index match :wanted").bindparams(wanted=language.to_fts5(node, exact, scope))
                yield source.join(index, index.c.rowid == SearchText.article_id), matched
            else:
                words: ColumnElement[Any] = literal_column("search_text.exact_words" if exact else "search_text.words")
                yield source, words.op("@@")(func.to_tsquery("simple", language.to_tsquery(node, exact, title)))


def _conditions(
    connection: Connection,
    site: str | None,
    level: str | None,
    province: str | None,
    since: date | None,
    until: date | None,
    person: str | None,
) -> list[Any]:
    conditions: list[Any] = []
    if site or level or province:
        sites = connection.execute(select(Site.id, Site.name, Site.level, Site.province_then, Site.province_now)).all()
        wanted = fold(province) if province else None
        chosen = [
            row.id
            for row in sites
            if (not site or row.name == site)
            and (not level or row.level == level)
            and (not wanted or wanted in (fold(row.province_then or ""), fold(row.province_now or "")))
        ]
        conditions.append(SearchText.site_id.in_(chosen))
    if since:
        conditions.append(or_(SearchText.day == "", SearchText.day >= since.isoformat()))
    if until:
        conditions.append(or_(SearchText.day == "", SearchText.day <= until.isoformat()))
    if person:
        name = " ".join(fold(person).split())
        named = or_(Participant.name_folded == name, Participant.name_folded.endswith(f" {name}", autoescape=True))
        of_latest = (ArticleVersion.article_id == SearchText.article_id) & (ArticleVersion.id == Participant.version_id)
        newest = (Article.id == ArticleVersion.article_id) & (Article.latest_number == ArticleVersion.number)
        conditions.append(select(Participant.version_id).where(named, of_latest, newest).exists())
    return conditions


def _hits(connection: Connection, found: dict[int, int], phrases: Sequence[Phrase], marks: tuple[str, str]) -> list[Hit]:
    query = (
        select(
            *(Article.id, Article.url, Site.name, ArticleVersion.title, ArticleVersion.sapo, ArticleVersion.body),
            func.coalesce(ArticleVersion.published, ArticlePublished.published).label("published"),
        )
        .join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number))
        .join(Site, Site.id == Article.site_id)
        .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
    )
    rows: dict[int, Any] = {}
    for some in chunks(list(found)):
        rows |= {row.id: row for row in connection.execute(query.where(Article.id.in_(some)))}
    hits = []
    for article, rank in found.items():
        row = rows[article]
        shown = snippet("\n\n".join(part for part in (row.sapo, row.body) if part), phrases, marks)
        hits.append(Hit(row.url, row.title, row.published, row.name, shown, rank, article))
    return hits


def snippet(full: str, phrases: Sequence[Phrase], marks: tuple[str, str] = ("[", "]"), length: int = SNIPPET_WORDS) -> str:
    """About `length` words of a text around the first phrase found, all phrases in it marked; the beginning if there is none."""
    prose = full[:LONGEST_TEXT]
    tokens = [language.folded(word) for word in language.WORD.findall(prose)]
    if not tokens:
        return ""
    found = [place for phrase in phrases if (place := next(_places(tokens, phrase, 0, len(tokens)), None)) is not None]
    first = max(0, min(found, default=0) - length // 4)
    last = min(len(tokens), first + length)
    inside = {n + i for phrase in phrases for n in _places(tokens, phrase, first, last) for i in range(len(phrase.words))}
    out: list[str] = []
    at = None
    for n, match in enumerate(islice(language.WORD.finditer(prose), first, last), first):
        opens = n in inside and n - 1 not in inside
        closes = n in inside and (n + 1 not in inside or n + 1 == last)
        out += [prose[at : match.start()] if at is not None else "", marks[0] if opens else "", match[0], marks[1] if closes else ""]
        at = match.end()
    shown = " ".join("".join(out).split())
    return ("… " if first else "") + shown + (" …" if last < len(tokens) else "")


def _places(tokens: Sequence[str], phrase: Phrase, first: int, last: int) -> Iterator[int]:
    """Where the phrase begins among the tokens from `first` to before `last`."""
    *head, tail = phrase.words
    for n in range(first, last - len(head)):
        end = n + len(head)
        if (tokens[end].startswith(tail) if phrase.prefix else tokens[end] == tail) and tokens[n:end] == head:
            yield n


def refresh(archive: Archive) -> int:
    """Makes searchable what was written since the last time, a batch a transaction. Returns how many articles. Raises `ArchiveError`."""
    done = 0
    while True:
        with archive.connect() as connection:
            if connection.execute(select(SearchQueue.article_id).limit(1)).first() is None:
                return done
        with archive.begin() as connection:
            ids = connection.scalars(select(SearchQueue.article_id).order_by(SearchQueue.article_id).limit(BATCH).with_for_update()).all()
            connection.execute(delete(SearchText).where(SearchText.article_id.in_(ids)))
            rows = _texts(connection, ids)
            if rows:
                connection.execute(insert(SearchText), rows)
            connection.execute(delete(SearchQueue).where(SearchQueue.article_id.in_(ids)))
            done += len(ids)


def _texts(connection: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    query = (
        select(
            *(Article.id, Article.site_id, ArticleVersion.id.label("version_id"), ArticleVersion.kicker, ArticleVersion.title),
            *(ArticleVersion.sapo, ArticleVersion.body, ArticleVersion.author, ArticleVersion.source, ArticleVersion.published_on),
            *(ArticlePublished.published_on.label("derived_on"), ArticlePublished.hi),
        )
        .join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number))
        .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
        .where(Article.id.in_(ids))
    )
    found = connection.execute(query).all()
    captions: dict[int, list[str]] = {}
    assets = select(ArticleAsset.version_id, ArticleAsset.caption).where(ArticleAsset.caption.is_not(None))
    for asset in connection.execute(assets.where(ArticleAsset.version_id.in_([row.version_id for row in found]))):
        captions.setdefault(asset.version_id, []).append(asset.caption or "")
    rows = []
    for row in found:
        parts = (row.kicker, row.sapo, row.body, *captions.get(row.version_id, ()), row.author, row.source)
        rest = "\n".join(part for part in parts if part)[:LONGEST_TEXT]
        day = row.published_on or row.derived_on
        title, exact_title = language.words(row.title)
        body, exact_body = language.words(rest)
        rows.append(
            {
                "article_id": row.id,
                "site_id": row.site_id,
                "day": day.isoformat() if day else row.hi or "",
                "title": " ".join(title),
                "body": " ".join(body),
                "exact_title": " ".join(exact_title),
                "exact_body": " ".join(exact_body),
            }
        )
    return rows
