"""Reads the texts of all articles, writes the `reprint` rows that `reprints.conclude` makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from danvan_crawler.archive.addresses import known_others
from danvan_crawler.archive.bulk import chunks
from danvan_crawler.archive.derive.overlap import Overlap, Text, compare
from danvan_crawler.archive.derive.reprints import Copies, Printed, Reprint, conclude, credits, decide, is_copy, moments, names_site
from danvan_crawler.archive.derive.shingles import Index, fingerprints
from danvan_crawler.archive.derive.sources import SiteNames, Sources
from danvan_crawler.archive.models import Article, ArticlePublished, ArticleVersion, Site, SiteOwner
from danvan_crawler.archive.models import Reprint as ReprintRow
from danvan_crawler.archive.rows import Row
from danvan_crawler.archive.session import Archive

MOST_VERSIONS = 4
"""Versions of an article that are compared: a copy was made of one of them."""
TEXTS_IN_MEMORY = 5_000


def derive_reprints(archive: Archive) -> dict[str, int]:
    """Finds the reprints among all articles of the archive and writes those that changed, in one transaction. Returns counts."""
    with archive.connect() as connection:
        rows = _Texts(connection).reprints()
    with archive.begin() as connection:
        _write(connection, rows)
    return {"reprints": sum(row["relation"] == "reprint" for row in rows), "siblings": sum(row["relation"] == "sibling" for row in rows)}


class _Texts:
    """The articles of an archive, numbered in the order in which they may have been printed."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        others = known_others(connection)
        found = sorted((row for row in connection.execute(_ARTICLES) if row.id not in others), key=_order)
        self.ids = [row.id for row in found]
        self.printed = {n: _printed(row) for n, row in enumerate(found)}
        self.versions: dict[int, list[int]] = {}
        for version, article in connection.execute(select(ArticleVersion.id, ArticleVersion.article_id).order_by(ArticleVersion.number)):
            self.versions.setdefault(article, []).append(version)
        self.versions = {article: some[-MOST_VERSIONS:] for article, some in self.versions.items()}
        self.sources = Sources({site.name: site for site in _site_names(connection)})
        self.text = lru_cache(TEXTS_IN_MEMORY)(self._text)

    def reprints(self) -> list[Row]:
        """The rows of `reprint`, by article."""
        copies = self._copies()
        for one, other, *_ in copies:
            for copy, original in ((one, other), (other, one)):
                source = self.printed[copy].source
                if source and not self.printed[original].source:
                    self.sources.vote(source, self.printed[original].site)
        lengths = {(one, other): tuple(len(text.words) for text in texts) for one, other, texts, *_ in copies}
        decided = [
            Copies(one, other, decide((self.printed[one], self.printed[other]), (a, b), self.sources))
            for (one, other), (a, b) in lengths.items()
        ]
        return [self._row(found) for found in conclude(self.printed, decided)]

    def _copies(self) -> list[tuple[int, int, tuple[Text, Text]]]:
        """Pairs of articles of different sites that print the same text."""
        index = Index()
        for number, found in self._fingerprints():
            index.add(number, found)
        copies = []
        for one, other, distinct in index.pairs({n: article.site for n, article in self.printed.items()}):
            _, _, texts, overlap = self._best(one, other)
            both = self.printed[one], self.printed[other]
            if is_copy(*texts, overlap, credits(*both, self.sources), distinct, names_site(*both, self.sources)):
                copies.append((one, other, texts))
        return copies

    def _fingerprints(self) -> Iterator[tuple[int, set[int]]]:
        """Number of each article, and the fingerprints of its versions together."""
        for first in range(0, len(self.ids), 500):
            some = self.ids[first : first + 500]
            texts = self._read([version for article in some for version in self.versions[article]])
            for n, article in enumerate(some, first):
                yield n, set().union(*(fingerprints(texts[version].words.keys) for version in self.versions[article]))

    def _best(self, one: int, other: int) -> tuple[int, int, tuple[Text, Text], Overlap]:
        """The two versions that are most alike, with their texts and what they share."""
        pairs = product(self.versions[self.ids[one]], self.versions[self.ids[other]])
        compared = [(a, b, (self.text(a), self.text(b)), compare(self.text(a), self.text(b))) for a, b in pairs]
        return max(compared, key=lambda found: (found[3].common, -found[3].changes))

    def _text(self, version: int) -> Text:
        return self._read([version])[version]

    def _read(self, versions: Sequence[int]) -> dict[int, Text]:
        columns = (ArticleVersion.id, ArticleVersion.title, ArticleVersion.sapo, ArticleVersion.body)
        found: dict[int, Text] = {}
        for some in chunks(versions):
            for row in self.connection.execute(select(*columns).where(ArticleVersion.id.in_(some))):
                found[row.id] = Text.of(row.title, row.sapo, row.body)
        return found

    def _row(self, found: Reprint) -> Row:
        version, of_version, texts, overlap = self._best(found.article, found.of)
        here, there = self.printed[found.article], self.printed[found.of]
        return {
            "article_id": self.ids[found.article],
            "version_id": version,
            "of_version_id": of_version,
            "relation": found.relation,
            "method": found.method,
            "declared_source": here.source,
            "lag_days": (here.day - there.day).days if here.day and there.day else None,
            "containment": round(overlap.containment, 4),
            "jaccard": round(overlap.jaccard, 4),
            "cut": _spans(overlap.only_other, texts[1].body),
            "added": _spans(overlap.only_one, texts[0].body),
        }


_ARTICLES = (
    select(
        *(Article.id, Article.key, Site.name.label("site"), ArticleVersion.source, ArticleVersion.author),
        *(ArticleVersion.published, ArticlePublished.published.label("derived"), ArticlePublished.lo, ArticlePublished.hi),
    )
    .join(Site, Site.id == Article.site_id)
    .join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number))
    .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
)


def _order(row: Any) -> tuple[str, str, str]:
    return (row.published or row.derived or row.hi or "9999", row.site, row.key)


def _printed(row: Any) -> Printed:
    lo, hi = moments(row.published or row.derived, row.lo, row.hi)
    return Printed(row.site, row.key, row.source, row.author, lo, hi)


def _site_names(connection: Connection) -> Iterator[SiteNames]:
    for row in connection.execute(select(Site.id, Site.name, Site.title, Site.owner).order_by(Site.name)):
        urls = connection.scalars(select(Article.url).where(Article.site_id == row.id).order_by(Article.key).limit(200))
        owners = connection.scalars(select(SiteOwner.name).where(SiteOwner.site_id == row.id))
        yield SiteNames.of(row.name, (row.title, row.owner, *owners), urls)


def _spans(passages: Sequence[tuple[int, int]], body: int) -> list[Mapping[str, Any]]:
    """Spans of `Text.text` as spans of the stored fields; one that runs from the lead into the body is two."""
    spans: list[Mapping[str, Any]] = []
    for start, end in passages:
        if start < body:
            spans.append({"field": "sapo", "start": start, "end": min(end, body - 2)})
        if end > body:
            spans.append({"field": "body", "start": max(start - body, 0), "end": end - body})
    return spans


def _write(connection: Connection, rows: Sequence[Row]) -> None:
    new = {row["article_id"]: row for row in rows}
    old = {row.article_id: dict(row._mapping) for row in connection.execute(select(*ReprintRow.__table__.columns))}
    changed = [article for article in {*old, *new} if old.get(article) != new.get(article)]
    for some in chunks(changed):
        connection.execute(delete(ReprintRow).where(ReprintRow.article_id.in_(some)))
    if added := [new[article] for article in changed if article in new]:
        connection.execute(insert(ReprintRow), added)
