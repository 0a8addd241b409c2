"""Facets: which sites, years, people … the matches of a search have, and how many of each."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, text

MOST_VALUES = 20
"""Values of a facet that are given."""

_SITE = "join article a on a.id = w.article_id join site s on s.id = a.site_id"
_LATEST = "join article a on a.id = w.article_id join article_version v on v.article_id = a.id and v.number = a.latest_number"
_PEOPLE = f"{_LATEST} join participant p on p.version_id = v.id and p.role <> 'mentioned'"
_HELD = f"{_PEOPLE} join participant_position o on o.version_id = p.version_id and o.participant_ordinal = p.ordinal"
_PLAYED = f"{_LATEST} join participant_role r on r.version_id = v.id and r.role <> 'mentioned'"

FACETS = {
    "site": ("s.name", _SITE),
    "level": ("s.level", _SITE),
    "province": ("s.province_now", _SITE),
    "province-then": ("s.province_then", _SITE),
    "year": ("nullif(substr(t.day, 1, 4), '')", "join search_text t on t.article_id = w.article_id"),
    "section": ("v.section", _LATEST),
    "source": ("v.source", _LATEST),
    "person": ("p.name", _PEOPLE),
    "role": ("r.role", _PLAYED),
    "office": ("o.raw", _HELD),
    "document": ("d.number", f"{_LATEST} join document_citation d on d.version_id = v.id"),
}
"""Name -> its value in SQL, and what must be joined to the articles `w` for it. An article counts once for a value."""

_MANY = ("person", "role", "office", "document")
"""Those of which an article may have several values, or one several times."""


def count_facets(connection: Connection, sqlite: bool, names: Sequence[str], articles: Sequence[int]) -> dict[str, list[tuple[str, int]]]:
    """The values that these articles have for some of `FACETS`, most frequent first; raises KeyError for a name that is none of them."""
    found = {}
    # The list comes first: each article is looked up, and no table is read from end to end.
    wanted = (
        "select value as article_id from json_each(:articles)" if sqlite else "select unnest(cast(:articles as integer[])) as article_id"
    )
    in_order = sorted(articles)
    given = json.dumps(in_order) if sqlite else in_order
    for name in names:
        value, joined = FACETS[name]
        bytewise = "" if sqlite else ' collate "C"'
        once = "distinct w.article_id," if name in _MANY else ""
        statement = f"""
            select value, count({"distinct article_id" if once else "*"}) as articles
            from (select w.article_id, {value} as value from ({wanted}) as w {joined}) as values_of
            where value is not null
            group by value
            order by articles desc, value{bytewise}
            limit {MOST_VALUES}"""
        found[name] = [(str(row.value), int(row.articles)) for row in connection.execute(text(statement), {"articles": given})]
    return found
