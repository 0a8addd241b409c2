"""Claims keep their place when the text under them is put right by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from danvan_crawler.archive.models import (
    DateMention,
    DerivedDate,
    DocumentCitation,
    Participant,
    ParticipantGroup,
    ParticipantPosition,
    ParticipantRole,
)

CLAIMS = (DateMention, DerivedDate, DocumentCitation, Participant, ParticipantGroup, ParticipantPosition)
FIRST, OF_PEOPLE = (DateMention, DocumentCitation, ParticipantGroup, Participant), (ParticipantPosition, ParticipantRole)
"""Tables of what a page says; those that refer to others come second."""


def reanchor(connection: Connection, version: int, field: str, old: str, new: str) -> None:
    """Moves the spans of a version's claims in a field to where their words stand in its new text.

    A claim whose words are gone has no place any more: an office loses its span, any other claim goes with its words.
    """
    for model in CLAIMS:
        key = [column for column in model.__table__.columns if column.primary_key]
        rows = connection.execute(select(*model.__table__.columns).where(model.version_id == version, model.span_field == field)).all()
        for row in rows:
            this = [column == getattr(row, column.name) for column in key]
            start = moved(old, new, row.span_start, row.span_end)
            if start is not None:
                span: dict[str, Any] = {"span_start": start, "span_end": start + row.span_end - row.span_start}
                connection.execute(update(model).where(*this).values(**span))
            elif model is ParticipantPosition:
                none = dict.fromkeys(("span_field", "span_index", "span_start", "span_end"))
                connection.execute(update(model).where(*this).values(**none))
            else:
                connection.execute(delete(model).where(*this))


def claims_in(connection: Connection, version: int, field: str) -> dict[str, list[dict[str, Any]]]:
    """Table -> rows of a version's claims in a field, with offices and roles of the people named there, wherever these stand."""
    named = select(Participant.ordinal).where(Participant.version_id == version, Participant.span_field == field)
    found = {model.__tablename__: _rows(connection, model, version, model.span_field == field) for model in FIRST}
    for model in OF_PEOPLE:
        condition: Any = model.participant_ordinal.in_(named)
        if model is ParticipantPosition:
            condition |= ParticipantPosition.span_field == field
        found[model.__tablename__] = _rows(connection, model, version, condition)
    return found


def offices_of(connection: Connection, version: int, participant: int) -> dict[str, list[dict[str, Any]]]:
    """The same of one participant's offices."""
    rows = _rows(connection, ParticipantPosition, version, ParticipantPosition.participant_ordinal == participant)
    return {ParticipantPosition.__tablename__: rows}


def person_of(connection: Connection, version: int, participant: int) -> dict[str, list[dict[str, Any]]]:
    """The same of one participant alone."""
    return {Participant.__tablename__: _rows(connection, Participant, version, Participant.ordinal == participant)}


def _rows(connection: Connection, model: Any, version: int, condition: Any) -> list[dict[str, Any]]:
    key = [column for column in model.__table__.columns if column.primary_key]
    query = select(*model.__table__.columns).where(model.version_id == version, condition).order_by(*key)
    return [dict(row._mapping) for row in connection.execute(query)]


def restore(connection: Connection, claims: Mapping[str, list[dict[str, Any]]]) -> None:
    """Puts claims back as `claims_in` or `offices_of` gave them, in the place of what has their numbers now."""
    for model in (*FIRST, *OF_PEOPLE):
        key = [column for column in model.__table__.columns if column.primary_key]
        rows = claims.get(model.__tablename__) or []
        for row in rows:
            connection.execute(delete(model).where(*(column == row[column.name] for column in key)))
        if rows:
            connection.execute(insert(model), rows)


def moved(old: str, new: str, start: int, end: int) -> int | None:
    """Where the words old[start:end] stand in the new text: of several places the one nearest to where they should be; None if gone."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    expected = start if end <= same else start + len(new) - len(old)
    places = []
    at = new.find(old[start:end])
    while at >= 0:
        places.append(at)
        at = new.find(old[start:end], at + 1)
    return min(places, key=lambda place: abs(place - expected), default=None)
