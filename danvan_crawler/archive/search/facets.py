"""Facets: which sites, years, people … the matches of a search have, and how many of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from danvan_crawler.archive.search.index import FIRST_DATED, HASH_BITS, day_of

MOST_VALUES = 20
"""Values of a facet that are given."""

_SITE = "join article a on a.id = w.article_id join site s on s.id = a.site_id"
_LATEST = "join article a on a.id = w.article_id join article_version v on v.article_id = a.id and v.number = a.latest_number"
_PEOPLE = f"{_LATEST} join participant p on p.version_id = v.id and p.role <> 'mentioned'"
_HELD = f"{_PEOPLE} join participant_position o on o.version_id = p.version_id and o.participant_ordinal = p.ordinal"
_PLAYED = f"{_LATEST} join participant_role r on r.version_id = v.id and r.role <> 'mentioned'"

_VALUES = {
    "site": ("s.name", _SITE),
    "level": ("s.level", _SITE),
    "province": ("s.province_now", _SITE),
    "province-then": ("s.province_then", _SITE),
    "section": ("v.section", _LATEST),
    "source": ("v.source", _LATEST),
    "person": ("p.name", _PEOPLE),
    "role": ("r.role", _PLAYED),
    "office": ("o.raw", _HELD),
    "document": ("d.number", f"{_LATEST} join document_citation d on d.version_id = v.id"),
}
"""Name -> its value in SQL, and what must be joined to the articles `w` for it. An article counts once for a value."""
FACETS = (*_VALUES, "year")
"""What matches can be counted by; the year is that of an article's place in the index."""

_MANY = ("person", "role", "office", "document")
"""Those of which an article may have several values, or one several times."""


def count_facets(
    connection: Connection, sqlite: bool, names: Sequence[str], matches: Sequence[tuple[int, int]]
) -> dict[str, list[tuple[str, int]]]:
    """The values that some articles have for some of `FACETS`, most frequent first; raises KeyError for a name that is none of them.

    A match is an article and its place in the index.
    """
    articles = sorted(article for article, _ in matches)
    given = json.dumps(articles) if sqlite else articles
    return {name: _years(place for _, place in matches) if name == "year" else _counted(connection, sqlite, name, given) for name in names}


def _counted(connection: Connection, sqlite: bool, name: str, articles: object) -> list[tuple[str, int]]:
    # The list comes first: each article is looked up, and no table is read from end to end.
    wanted = (
        "select value as article_id from json_each(:articles)" if sqlite else "select unnest(cast(:articles as integer[])) as article_id"
    )
    value, joined = _VALUES[name]
    bytewise = "" if sqlite else ' collate "C"'
    statement = f"""
        select value, count(*) as articles
        from (select {"distinct w.article_id," if name in _MANY else ""} {value} as value from ({wanted}) as w {joined}) as values_of
        where value is not null
        group by value
        order by articles desc, value{bytewise}
        limit {MOST_VALUES}"""
    return [(str(row.value), int(row.articles)) for row in connection.execute(text(statement), {"articles": articles})]


def _years(places: Iterable[int]) -> list[tuple[str, int]]:
    days = Counter(place >> HASH_BITS for place in places if place >= FIRST_DATED)
    years: Counter[str] = Counter()
    for day, articles in days.items():
        years[f"{day_of(day << HASH_BITS).year:04}"] += articles
    return sorted(years.items(), key=lambda one: (-one[1], one[0]))[:MOST_VALUES]
