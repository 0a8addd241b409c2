"""A person as `derive` concluded: names, offices through time, appearances by date, and with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select, text

from danvan_crawler.archive.models import Appearance, Person, PersonName
from danvan_crawler.archive.search.words import words
from danvan_crawler.archive.session import Archive
from danvan_crawler.vietnamese.text import fold
from danvan_crawler.vietnamese.titles import without_titles

MOST_COMPANY = 15
BETWEEN = "'’‘ʼ´`-"
"""What stands within names of the Central Highlands and of saints: "K’ré", "Y-Blưm", "Phao-lô" are found however they are typed."""


@dataclass(frozen=True, slots=True)
class Biography:
    """One person. `undecided`: others of the same name may be this one. Rows are those of `v_office` and `v_person_event`."""

    key: str
    name: str
    names: Sequence[str]
    undecided: bool
    basis: str
    offices: Sequence[Mapping[str, Any]]
    appearances: Sequence[Mapping[str, Any]]
    company: Sequence[tuple[str, int]]


OFFICE = ("role", "organization", "level", "area", "first_day", "last_day", "former_day", "claims")
APPEARANCE = ("day", "last_day", "day_method", "role", "offices", "title", "url", "site", "copies")


def people(archive: Archive, name: str) -> list[Biography]:
    """The people of a name, with or without diacritics; of a part of a name if nobody has it whole. Most appearances first.

    A name or part with diacritics finds its own spelling alone, if somebody has it; titles before it don't count. Raises `ArchiveError`.
    """
    name = without_titles(name)
    with archive.connect() as connection:
        found = _matching(connection, name)
        persons = [_biography(connection, number) for number in found]
    return sorted(persons, key=lambda one: (-len(one.appearances), one.key))


def _matching(connection: Connection, name: str) -> list[int]:
    wanted, spelled = words(name)
    if not wanted:
        return []
    text = " ".join(wanted)
    column: Any = PersonName.name_folded
    for sign in BETWEEN:
        column = func.replace(column, sign, " ")
    part = or_(*(column.like(form) for form in (f"{text} %", f"% {text}", f"% {text} %")))
    rows: Sequence[Any] = ()
    for condition in (PersonName.name_folded == " ".join(fold(name).split()), column == text, part):  # the first one has an index
        rows = rows or connection.execute(select(PersonName.person_id, PersonName.name).where(condition)).all()
    if spelled != wanted:
        own = f" {' '.join(spelled)} "
        rows = [row for row in rows if own in f" {' '.join(words(row.name)[1])} "] or rows
    return sorted({row.person_id for row in rows})


def _biography(connection: Connection, number: int) -> Biography:
    person = connection.execute(select(Person.__table__).where(Person.id == number)).one()
    spelled = select(PersonName.name).where(PersonName.person_id == number).order_by(PersonName.claims.desc(), PersonName.name)
    offices = _rows(connection, "v_office", OFFICE, number)
    appearances = _rows(connection, "v_person_event", APPEARANCE, number)
    return Biography(
        key=person.key,
        name=person.name,
        names=list(connection.scalars(spelled)),
        undecided=bool(person.undecided),
        basis=person.basis,
        offices=sorted(offices, key=lambda row: (row["first_day"] or row["former_day"] or "9999", row["role"], row["organization"] or "")),
        appearances=sorted(appearances, key=lambda row: (row["day"] or "9999", row["url"])),
        company=_company(connection, number),
    )


def _rows(connection: Connection, view: str, columns: Sequence[str], person: int) -> list[dict[str, Any]]:
    query = text(f"select {', '.join(columns)} from {view} where person_id = :person")
    return [dict(row._mapping) for row in connection.execute(query, {"person": person})]


def _company(connection: Connection, number: int) -> list[tuple[str, int]]:
    """Who else was at the same events, and at how many."""
    mine = select(Appearance.event_id).where(Appearance.person_id == number)
    query = (
        select(Person.name, Person.key, func.count().label("events"))
        .join(Appearance, Appearance.person_id == Person.id)
        .where(Appearance.event_id.in_(mine), Person.id != number)
        .group_by(Person.id, Person.name, Person.key)
    )
    rows = sorted(connection.execute(query), key=lambda row: (-row.events, row.key))
    return [(row.name, row.events) for row in rows[:MOST_COMPANY]]


def office_words(role: str, body: str | None) -> str:
    """An office to be read: "Trưởng Ban" of "Ban Dân vận Tỉnh ủy" is "Trưởng Ban Dân vận Tỉnh ủy"."""
    if not body:
        return role
    *words, last = role.split()
    first, _, _ = body.partition(" ")
    return " ".join([*words, body]) if last.casefold() == first.casefold() else f"{role} {body}"
