"""Facets: which sites, years, people … the matches of a search have, and how many of each."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, text

MOST_VALUES = 20
"""Values of a facet that are given."""

_PEOPLE = "join participant p on p.version_id = v.id and p.role <> 'mentioned'"
_HELD = f"{_PEOPLE} join participant_position o on o.version_id = p.version_id and o.participant_ordinal = p.ordinal"
_PLAYED = f"{_PEOPLE} join participant_role r on r.version_id = p.version_id and r.participant_ordinal = p.ordinal"

FACETS = {
    "site": ("s.name", ""),
    "level": ("s.level", ""),
    "province": ("s.province_now", ""),
    "province-then": ("s.province_then", ""),
    "year": ("nullif(substr(t.day, 1, 4), '')", ""),
    "section": ("v.section", ""),
    "source": ("v.source", ""),
    "person": ("p.name", _PEOPLE),
    "role": ("r.role", _PLAYED),
    "office": ("o.raw", _HELD),
    "document": ("d.number", "join document_citation d on d.version_id = v.id"),
}
"""Name -> its value in SQL, and what must be joined for it. An article counts once for a value."""


def count_facets(connection: Connection, sqlite: bool, names: Sequence[str], articles: Sequence[int]) -> dict[str, list[tuple[str, int]]]:
    """The values that these articles have for some of `FACETS`, most frequent first; raises KeyError for a name that is none of them."""
    found = {}
    wanted = "in (select value from json_each(:articles))" if sqlite else "= any(cast(:articles as integer[]))"
    given = json.dumps(list(articles)) if sqlite else list(articles)
    for name in names:
        value, joined = FACETS[name]
        bytewise = "" if sqlite else ' collate "C"'
        statement = f"""
            select value, count(*) as articles from (
                select distinct a.id, {value} as value
                from article a
                join site s on s.id = a.site_id
                join article_version v on v.article_id = a.id and v.number = a.latest_number
                join search_text t on t.article_id = a.id
                {joined}
                where a.id {wanted}
            ) as values_of
            where value is not null
            group by value
            order by articles desc, value{bytewise}
            limit {MOST_VALUES}"""
        found[name] = [(str(row.value), int(row.articles)) for row in connection.execute(text(statement), {"articles": given})]
    return found
