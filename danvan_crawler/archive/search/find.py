"""Finding articles: the tiers of a query, read from the index newest first, with filters as further tokens.

The same on both databases, since both hold the same tokens in the same order. Hits come in tiers, each newest first: what has the query
as it was typed before what only folds to the same, headlines before texts, words side by side before words apart. That order needs no
statistics of the corpus, covers all matches however many they are, and can be explained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, select, text

from danvan_crawler.archive.bulk import chunks
from danvan_crawler.archive.models import (
    Article,
    ArticleAsset,
    ArticlePublished,
    ArticleVersion,
    OtherAddress,
    Participant,
    ParticipantPosition,
    ParticipantRole,
    SearchText,
    Site,
)
from danvan_crawler.archive.search import index, language, tokens
from danvan_crawler.archive.search.abbreviations import expanded, expanded_phrase
from danvan_crawler.archive.search.facets import count_facets
from danvan_crawler.archive.search.language import AllOf, AnyOf, Node, Phrase
from danvan_crawler.archive.search.matches import MOST_COUNTED, Matches
from danvan_crawler.archive.search.places import Texts, snippet
from danvan_crawler.archive.search.words import folded, words
from danvan_crawler.archive.session import Archive
from danvan_crawler.vietnamese.titles import without_titles

FIRST_BATCH = 40
"""Candidates that are read at first; each further batch is four times as large."""
TEXTS_KEPT = 500
"""After so many texts of candidates no more are remembered."""
LAST_POSITION = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class Filters:
    """What else must hold; None and empty values ask for nothing.

    `province` is that of the site, before or since July 2025; `person` must take part under this name or one that ends so, with `role`
    and in `office` if these are given too (words in this order, abbreviations written out or not). `since` and `until` are days of
    publication, both inclusive; articles of unknown date are kept. Diacritics don't count, nor titles before a name.
    """

    site: str | None = None
    level: str | None = None
    province: str | None = None
    since: date | None = None
    until: date | None = None
    person: str | None = None
    role: str | None = None
    office: str | None = None
    section: str | None = None
    source: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found. `rank` is its tier, 1 the best; `snippet` has the words found between the marks given to `search`, from the text,
    or from the headline, a caption … where the text has none of them.

    `other_urls` are the other addresses of its site that show it.
    """

    url: str
    title: str
    published: str | None
    site: str
    snippet: str
    rank: int
    article_id: int
    other_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tier:
    """One rank: where the query (None: no words asked for) must match, and in which form."""

    node: Node | None
    exact: bool = False
    title: bool = False

    def formula(self) -> tokens.Formula | None:
        """The tokens of a match."""
        return None if self.node is None else tokens.formula(self.node, self.exact, tokens.TITLE if self.title else tokens.TEXT)


@dataclass(slots=True)
class Found:
    """The answer. `total` counts matches up to `MOST_COUNTED` (`more`: there are more); `about`: some of these may not truly match.

    `facets` has for each field the values of the newest `MOST_COUNTED` matches and how many have them, most frequent first.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    more: bool = False
    about: bool = False
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def tiers_of(node: Node | None, by_date: bool = False) -> list[Tier]:
    """The ranks of a query, best first; only the last, which all matches are in, if they shall be sorted by date."""
    if node is None:
        return [Tier(None)]
    near = _side_by_side(node)
    near_wide = expanded(near) if near else None
    wide = expanded(node)
    # "uy ban mttq" is also "UBMTTQ", which has none of the three words.
    others = [part for part in language.phrases(near_wide) if not Texts([" ".join(part.words)]).match(wide)]
    if others:
        excluding = node.without if isinstance(node, AllOf) else ()
        wide = AnyOf((wide, *(AllOf((part,), excluding) for part in others)))
    # Words typed without diacritics and found apart from each other would more often be other words than the ones that were meant.
    exact = [near, node] if language.has_diacritics(node) else [near] if near else [node] if isinstance(node, Phrase) else []
    found = [Tier(one, True, title) for one in exact if one is not None for title in (True, False)]
    plain = [Tier(one, False, title) for one in (near_wide, wide) if one is not None for title in (True, False)]
    return plain[-1:] if by_date else found + plain


def _side_by_side(node: Node) -> Node | None:
    """Words that were typed one after the other as a phrase; None if there is nothing to join."""
    if not isinstance(node, AllOf) or len(node.parts) < 2 or not all(isinstance(part, Phrase) for part in node.parts):
        return None
    parts = [part for part in node.parts if isinstance(part, Phrase)]
    if any(part.prefix for part in parts[:-1]):
        return None
    joined = Phrase(
        tuple(word for part in parts for word in part.words),
        tuple(word for part in parts for word in part.exact),
        parts[-1].prefix,
        all(part.capitals for part in parts),
    )
    return AllOf((joined,), node.without) if node.without else joined


class Search:
    """One search on one connection."""

    def __init__(self, connection: Connection, sqlite: bool, node: Node | None, filters: Filters) -> None:
        self.connection = connection
        self.sqlite = sqlite
        self.node = node
        self.filters = filters
        self.ranges = _ranges(filters.since, filters.until)
        self.nothing = False
        self._filtered = self._filter_tokens()
        self._articles: dict[int, Any] = {}
        self._captions: dict[int, list[str]] = {}
        self._texts: dict[int, Texts] = {}
        if not sqlite:  # the planner knows nothing of what it costs to read long tsvectors back from the table
            connection.execute(text("set local enable_seqscan = off"))
            connection.execute(text("set local jit = off"))

    def matches(self, tier: Tier) -> Matches:
        """The index's answer to a tier with the filters."""
        parts = [part for part in (tier.formula(), *self._filtered) if part is not None]
        return Matches(tokens.both(parts), self.sqlite)

    def hits(self, tiers: Sequence[Tier], limit: int, marks: tuple[str, str]) -> list[Hit]:
        """The best `limit` articles."""
        found: dict[int, int] = {}
        for rank, tier in enumerate(tiers, 1):
            for article in self._confirmed(tier, limit, found):
                found[article] = rank
            if len(found) >= limit:
                break
        self._load(list(found))
        others = self._other_urls(list(found))
        # Words found side by side are marked as one.
        marked = [phrase for tier in tiers for phrase in language.phrases(tier.node)]
        marked = list({(phrase.words, phrase.prefix): phrase for phrase in marked}.values())
        return [self._hit(article, rank, marked, marks, others.get(article, ())) for article, rank in found.items()]

    def places(self, hits: Sequence[Hit]) -> list[int]:
        """The places in the index of articles that were found."""
        query = select(SearchText.position)
        ids = [hit.article_id for hit in hits]
        return [place for some in chunks(ids) for place in self.connection.scalars(query.where(SearchText.article_id.in_(some)))]

    def _confirmed(self, tier: Tier, limit: int, before: dict[int, int]) -> Iterator[int]:
        """Articles of a tier that no better one has, newest first, until there are enough."""
        matches = self.matches(tier)
        looked = tier.node is not None and tokens.needs_text(tier.node)
        asked = sum(bool(part) for part in (self.filters.person, self.filters.role, self.filters.office))
        ranges, size, had = self.ranges, max(FIRST_BATCH, limit), len(before)
        while ranges and had < limit:
            rows = matches.read(self.connection, "s.article_id, s.position", ranges, size)
            ids = [row.article_id for row in rows if row.article_id not in before]
            if looked:
                ids = self._say(ids, tier, limit - had)
            if asked > 1 or (self.filters.office and asked):
                ids = self._who(ids)
            yield from ids[: limit - had]
            had += len(ids)
            ranges = _below(ranges, rows[-1].position) if len(rows) == size else []
            size *= 4

    def _say(self, ids: Sequence[int], tier: Tier, most: int) -> list[int]:
        """Those of the articles whose texts truly match, as many as are needed if nothing else is asked."""
        assert tier.node is not None
        enough = len(ids) if self.filters.office or self.filters.role else most
        texts = self._texts_of(ids)
        found: list[int] = []
        left = [article for article in ids if texts[article].match(tier.node, False, tier.title)]
        if not tier.exact:
            return left[:enough]
        while left and len(found) < enough:  # the originals of as many as may do, together
            some, left = left[: enough - len(found)], left[enough - len(found) :]
            self._read(some)
            found += [article for article in some if texts[article].match(tier.node, True, tier.title)]
        return found

    def _texts_of(self, ids: Sequence[int]) -> dict[int, Texts]:
        """The texts of articles; the first are kept, as the tiers of a query have most of them in common."""
        found = {article: self._texts[article] for article in ids if article in self._texts}
        columns = select(SearchText.article_id, SearchText.title, SearchText.body)
        for some in chunks([article for article in ids if article not in found]):
            for article, title, body in self.connection.execute(columns.where(SearchText.article_id.in_(some))):
                found[article] = Texts(partial(self._originals, article), (title, body))
        if len(self._texts) < TEXTS_KEPT:
            self._texts |= found
        return found

    def _originals(self, article: int) -> list[str]:
        self._read([article])
        row = self._articles[article]
        return [row.title, *index.texts_of(row, self._captions[article])]

    def _read(self, ids: Sequence[int]) -> None:
        """Loads articles with their captions."""
        self._load(ids)
        missing = {self._articles[article].version_id: article for article in ids if article not in self._captions}
        self._captions |= {article: [] for article in missing.values()}
        query = select(ArticleAsset.version_id, ArticleAsset.caption).where(ArticleAsset.caption.is_not(None))
        for some in chunks(list(missing)):
            for version, caption in self.connection.execute(query.where(ArticleAsset.version_id.in_(some))):
                self._captions[missing[version]].append(caption or "")

    def _who(self, ids: Sequence[int]) -> list[int]:
        people = self._people(ids)
        return [article for article in ids if article in people]

    def _people(self, ids: Sequence[int]) -> set[int]:
        """Those of the articles in which one participant has the name, the role and the office asked for."""
        articles: dict[int, int] = {}
        latest = (Article.id == ArticleVersion.article_id) & (Article.latest_number == ArticleVersion.number)
        versions = select(ArticleVersion.id, ArticleVersion.article_id).join(Article, latest)
        for some in chunks(ids):
            for version, article in self.connection.execute(versions.where(Article.id.in_(some))):
                articles[version] = article
        query = select(Participant.version_id, Participant.ordinal, Participant.name).where(Participant.role != "mentioned")
        if self.filters.role:
            same = (ParticipantRole.version_id == Participant.version_id) & (ParticipantRole.participant_ordinal == Participant.ordinal)
            query = query.join(ParticipantRole, same).where(ParticipantRole.role == self.filters.role)
        wanted = words(self.filters.person)[0] if self.filters.person else []
        office = expanded_phrase(self.filters.office) if self.filters.office else None
        right: dict[tuple[int, int], int] = {}
        for some in chunks(sorted(articles)):
            for version, ordinal, name in self.connection.execute(query.where(Participant.version_id.in_(some))):
                if not wanted or words(name)[0][-len(wanted) :] == wanted:
                    right[version, ordinal] = articles[version]
        if office is None:
            return set(right.values())
        held = select(ParticipantPosition.version_id, ParticipantPosition.participant_ordinal, ParticipantPosition.raw)
        found = set()
        for some in chunks(sorted({version for version, _ in right})):
            for version, ordinal, raw in self.connection.execute(held.where(ParticipantPosition.version_id.in_(some))):
                holder = right.get((version, ordinal))
                if holder is not None and holder not in found and Texts([raw]).match(office):
                    found.add(holder)
        return found

    def _filter_tokens(self) -> list[tokens.Formula]:
        f = self.filters
        parts: list[tokens.Formula | None] = []
        if f.site or f.level or f.province:
            sites = self._sites()
            self.nothing |= not sites
            parts.append(tokens.Any(tuple(tokens.Term(f"{tokens.SITE}{site}") for site in sites)))
        if f.person:
            parts.append(tokens.ends_with(f.person))
        if f.role:
            parts.append(tokens.Term(tokens.ROLE + folded(f.role).replace(" ", "_")))
        for value, area in ((f.office, tokens.OFFICE), (f.section, tokens.SECTION), (f.source, tokens.SOURCE)):
            if value:
                node = expanded_phrase(value)
                parts.append(None if node is None else tokens.formula(node, False, area))
        self.nothing |= None in parts  # a filter without a letter finds nothing
        return [part for part in parts if part is not None]

    def _sites(self) -> list[int]:
        f = self.filters
        wanted = folded(f.province) if f.province else ""
        query = select(Site.id, Site.name, Site.level, Site.province_then, Site.province_now).order_by(Site.id)
        return [
            row.id
            for row in self.connection.execute(query)
            if (not f.site or row.name == f.site)
            and (not f.level or row.level == f.level)
            and (not f.province or (wanted and wanted in (folded(row.province_then or ""), folded(row.province_now or ""))))
        ]

    def _load(self, ids: Sequence[int]) -> None:
        missing = [article for article in ids if article not in self._articles]
        for some in chunks(missing):
            self._articles |= {row.id: row for row in self.connection.execute(_SHOWN.where(Article.id.in_(some)))}

    def _other_urls(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Article -> the other addresses that show it, in order."""
        query = select(OtherAddress.of_article_id, Article.url).join(Article, Article.id == OtherAddress.article_id)
        found: dict[int, tuple[str, ...]] = {}
        for some in chunks(ids):
            for row in self.connection.execute(query.where(OtherAddress.of_article_id.in_(some))):
                found[row.of_article_id] = tuple(sorted((*found.get(row.of_article_id, ()), row.url)))
        return found

    def _shown(self, article: int) -> Iterator[str]:
        """What a snippet may be taken from: the text, or else what alone has the words, such as the headline."""
        row = self._articles[article]
        yield "\n\n".join(part for part in (row.sapo, row.body) if part)
        yield from self._originals(article)

    def _hit(self, article: int, rank: int, marked: Sequence[Phrase], marks: tuple[str, str], others: tuple[str, ...]) -> Hit:
        row = self._articles[article]
        shown = snippet(self._shown(article), marked, marks)
        return Hit(row.url, row.title, row.published, row.site, shown, rank, article, others)


_SHOWN = (
    select(
        *(Article.id, Article.url, Site.name.label("site"), ArticleVersion.id.label("version_id")),
        *(ArticleVersion.title, ArticleVersion.kicker, ArticleVersion.sapo, ArticleVersion.body, ArticleVersion.author),
        *(ArticleVersion.source, func.coalesce(ArticleVersion.published, ArticlePublished.published).label("published")),
    )
    .join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number))
    .join(Site, Site.id == Article.site_id)
    .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
)


def _ranges(since: date | None, until: date | None) -> list[tuple[int, int]]:
    """Positions of the articles published then, newest first; those of unknown date come last."""
    if since is None and until is None:
        return [(0, LAST_POSITION)]
    first = index.position(since) if since else index.FIRST_DATED
    last = index.position(until + timedelta(days=1)) - 1 if until and until < date.max else LAST_POSITION
    return [(max(first, index.FIRST_DATED), last), (0, index.FIRST_DATED - 1)]


def _below(ranges: Sequence[tuple[int, int]], place: int) -> list[tuple[int, int]]:
    return [(lo, min(hi, place - 1)) for lo, hi in ranges if lo < place]


def search(
    archive: Archive,
    query: str,
    filters: Filters | None = None,
    *,
    limit: int = 20,
    by_date: bool = False,
    facets: Sequence[str] = (),
    marks: tuple[str, str] = ("[", "]"),
    update: bool = True,
) -> Found:
    """The best `limit` articles for a query in the language of `language`, or the newest `by_date`, with `facets` (names of `FACETS`).

    An empty query finds all that the filters let through; one without words nothing. Brings the index up to date first unless `update`
    is False (a read-only archive). Raises `ArchiveError`.
    """
    node = language.parse(query)
    filters = filters or Filters()
    if filters.person:
        filters = replace(filters, person=without_titles(filters.person))
    if node is None and (query.strip() or not filters.any):
        return Found()
    if update:
        index.refresh(archive)
    with archive.connect() as connection:
        one = Search(connection, archive.is_sqlite, node, filters)
        if one.nothing:
            return Found()
        tiers = tiers_of(node, by_date)
        found = Found(one.hits(tiers, limit, marks))
        all_matches = one.matches(tiers[-1])
        if len(found.hits) < limit:  # then all were looked at
            found.total = len(found.hits)
        else:
            total = all_matches.count(connection, one.ranges, MOST_COUNTED + 1)
            found.more, found.total = total > MOST_COUNTED, min(total, MOST_COUNTED)
            wide = tiers[-1].node
            found.about = (wide is not None and tokens.needs_text(wide)) or bool(filters.office or (filters.person and filters.role))
        if facets:
            matches = one.places(found.hits) if found.total < limit else all_matches.places(connection, one.ranges)
            found.facets = count_facets(connection, archive.is_sqlite, facets, matches)
        return found
