"""Facets: which sites, years, people … the matches of a search have, and how many of each.

What an article counts for is a row of `search_facet`, made with the index: ten thousand of these are read faster than the people of a
hundred articles are joined.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select

from danvan_crawler.archive.models import Site
from danvan_crawler.archive.search.index import FIRST_DATED, HASH_BITS, SEPARATOR, day_of

MOST_VALUES = 20
"""Values of a facet that are given."""

_OF_SITE = {"site": "name", "level": "level", "province": "province_now", "province-then": "province_then"}
_ONE = ("section", "source")
_MANY = {"person": "people", "role": "roles", "office": "offices", "document": "documents"}
"""Those of which an article may have several values: name -> column."""
FACETS = (*_OF_SITE, *_ONE, *_MANY, "year")
"""What matches can be counted by; the year is that of an article's place in the index."""


def count_facets(connection: Connection, sqlite: bool, names: Sequence[str], places: Sequence[int]) -> dict[str, list[tuple[str, int]]]:
    """The values that articles at these places in the index have for some of `FACETS`, most frequent first; an article counts once for a
    value. Raises KeyError for a name that is none of them.
    """
    columns = {name: _column(name) for name in names}
    read = list(dict.fromkeys(column for column in columns.values() if column != "position"))
    values: dict[str, Sequence[Any]] = {"position": places}
    if read:
        # As one text: a driver looks at ten thousand numbers one by one.
        given = json.dumps(places)
        wanted = "in (select value from json_each(?))" if sqlite else "= any(translate(%s, '[]', '{}')::bigint[])"
        rows = connection.exec_driver_sql(f"select {', '.join(read)} from search_facet where position {wanted}", (given,)).all()
        values |= dict(zip(read, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(read, ())
    return {name: _most(_counted(connection, name, values[column])) for name, column in columns.items()}


def _column(name: str) -> str:
    """The column of `search_facet` that a facet is made of."""
    if name in _OF_SITE:
        return "site_id"
    return name if name in _ONE else {**_MANY, "year": "position"}[name]


def _counted(connection: Connection, name: str, values: Sequence[Any]) -> Counter[Any]:
    if name == "year":
        return _years(values)
    if name in _OF_SITE:
        column = getattr(Site, _OF_SITE[name])
        of_site = {row.id: row[1] for row in connection.execute(select(Site.id, column))}
        values = [of_site[site] for site in values]
    if name in _MANY:
        values = list(chain.from_iterable(some.split(SEPARATOR) for some in values if some is not None))
    found = Counter(values)
    found.pop(None, None)
    return found


def _years(places: Iterable[int]) -> Counter[str]:
    days = Counter(place >> HASH_BITS for place in places if place >= FIRST_DATED)
    years: Counter[str] = Counter()
    for day, articles in days.items():
        years[f"{day_of(day << HASH_BITS).year:04}"] += articles
    return years


def _most(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST_VALUES]
