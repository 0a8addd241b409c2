"""What the index holds for a formula of tokens, newest first: the statements that are put to both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from danvan_crawler.archive.search import tokens

MOST_COUNTED = 10_000
"""Matches are counted, and facets made, of the newest so many."""


@dataclass(frozen=True, slots=True)
class Matches:
    """All that matches, as the index tells it: SQL for a range of positions, newest first."""

    formula: tokens.Formula | None
    sqlite: bool

    def sql(self, columns: str) -> str:
        """SELECT of `s` (search_text) with the parameters lo, hi, most, as the driver takes them: it is put many times a search."""
        between, most = self._named("between {lo} and {hi}"), self._named("{most}")
        if self.formula is None:
            return f"select {columns} from search_text s where s.position {between} order by s.position desc limit {most}"
        wanted = self._named("{wanted}")
        if self.sqlite:  # CROSS JOIN keeps the order of the tables: FTS5 gives rowids in falling order without sorting
            return (
                f"select {columns} from search_index i cross join search_text s on s.position = i.rowid "
                f"where i.search_index match {wanted} and i.rowid {between} order by i.rowid desc limit {most}"
            )
        # "+ 0": not in the order of the index on positions, which would read the tokens of one row after the other.
        return (
            f"select {columns} from search_text s where s.words @@ cast({wanted} as tsquery) and s.position + 0 {between} "
            f"order by s.position + 0 desc limit {most}"
        )

    def _named(self, statement: str) -> str:
        names = ("lo", "hi", "most", "wanted")
        return statement.format(**{name: f":{name}" if self.sqlite else f"%({name})s" for name in names})

    def read(self, connection: Connection, columns: str, ranges: Sequence[tuple[int, int]], most: int) -> list[Any]:
        """The newest `most` rows in ranges of positions that are given newest first."""
        rows: list[Any] = []
        for lo, hi in ranges:
            if len(rows) < most and lo <= hi:
                rows += connection.exec_driver_sql(self.sql(columns), self._values(lo, hi, most - len(rows))).all()
        return rows

    def places(self, connection: Connection, ranges: Sequence[tuple[int, int]]) -> list[int]:
        """The places in the index of the newest `MOST_COUNTED`."""
        if not self.sqlite or self.formula is None:
            return [row.position for row in self.read(connection, "s.position", ranges, MOST_COUNTED)]
        statement = self._named(
            "select rowid from search_index where search_index match {wanted} and rowid between {lo} and {hi} order by rowid desc limit {most}"
        )
        found: list[int] = []
        for lo, hi in ranges:
            if len(found) < MOST_COUNTED and lo <= hi:
                found += connection.exec_driver_sql(statement, self._values(lo, hi, MOST_COUNTED - len(found))).scalars()
        return found

    def count(self, connection: Connection, ranges: Sequence[tuple[int, int]], most: int) -> int:
        """How many there are, up to `most`; in no order, and in SQLite from the index alone."""
        ranges = [(lo, hi) for lo, hi in ranges if lo <= hi]
        if self.sqlite or self.formula is None:
            indexed = "search_index where search_index match {wanted} and rowid" if self.formula else "search_text where position"
            statement = self._named(f"select count(*) from (select 1 from {indexed} between {{lo}} and {{hi}} limit {{most}}) as counted")
            found = 0
            for lo, hi in ranges:
                if found < most:
                    found += connection.exec_driver_sql(statement, self._values(lo, hi, most - found)).scalar() or 0
            return found
        # All ranges in one statement: PostgreSQL looks all matches up for each.
        within = " or ".join(f"position + 0 between %(lo{n})s and %(hi{n})s" for n in range(len(ranges))) or "false"
        matching = self._named(f"select 1 from search_text where words @@ cast({{wanted}} as tsquery) and ({within}) limit {{most}}")
        places = {f"{name}{n}": place for n, one in enumerate(ranges) for name, place in zip(("lo", "hi"), one, strict=True)}
        values = self._values(0, 0, most) | places
        return connection.exec_driver_sql(f"select count(*) from ({matching}) as counted", values).scalar() or 0

    def _values(self, lo: int, hi: int, most: int) -> dict[str, Any]:
        values: dict[str, Any] = {"lo": lo, "hi": hi, "most": most}
        if self.formula is not None:
            values["wanted"] = (tokens.to_fts5 if self.sqlite else tokens.to_tsquery)(self.formula)
        return values
