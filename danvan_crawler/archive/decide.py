"""Makes entries of the ledger, checked against the archive: what is put right must be there, and the value must fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from danvan_crawler.archive import ledger
from danvan_crawler.archive.corrections import page_names
from danvan_crawler.archive.ledger import Correction, Entry, Identity, Undo
from danvan_crawler.archive.models import Article, ArticleVersion, OtherAddress, Site
from danvan_crawler.archive.rows import folded_name
from danvan_crawler.archive.session import Archive
from danvan_crawler.errors import LedgerError
from danvan_crawler.vietnamese.text import name_key

AnyEntry = TypeVar("AnyEntry", Correction, Identity, Undo)


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, when and why."""

    who: str
    why: str
    at: datetime


def correction(archive: Archive, article: str, field: str, value: str | list[str] | None, by: Decided, **place: Any) -> Correction:
    """A correction of an article, by its address or key, from its latest version on. `place` may say `participant` and `version`.

    Raises `LedgerError` if there is no such article, version or participant, if the field can't be corrected, or if the value doesn't fit.
    """
    with archive.connect() as connection:
        site, key, latest = _article(connection, article)
        version = place.get("version") or latest
        if version > latest:
            raise LedgerError(f"{article}: has no version {version}, its latest is {latest}")
        participant = place.get("participant")
        if participant is not None:
            participant = _printed_name(connection, key, site, version, participant, article)
    return _entry(Correction, by, do="set", site=site, article=key, version=version, field=field, participant=participant, value=value)


def identity(archive: Archive, one: str, other: str, name: str, same: bool, by: Decided) -> Identity:
    """A decision on the people that two articles name alike. Raises `LedgerError` if one of them names no such person."""
    with archive.connect() as connection:
        found = [_article(connection, article) for article in (one, other)]
        if found[0][:2] == found[1][:2]:
            raise LedgerError(f"{one}: both addresses are of one article")
        names = [
            _printed_name(connection, key, site, latest, name, article)
            for (site, key, latest), article in zip(found, (one, other), strict=True)
        ]
    if name_key(names[0]) != name_key(names[1]):
        raise LedgerError(f"{names[0]} and {names[1]} are two names: only people of one name can be told to be the same or not")
    (site, key, _), (other_site, other_key, _) = found
    places = {"site": site, "article": key, "other_site": other_site, "other_article": other_key}
    return _entry(Identity, by, do="same" if same else "different", name=names[0], **places)


def undoing(entries: Sequence[Entry], number: int, by: Decided) -> Undo:
    """An entry that takes another back. Raises `LedgerError` if there is none of that number or it does not hold any more."""
    if not 1 <= number <= len(entries):
        raise LedgerError(f"the ledger has no entry {number}: it has {len(entries)}")
    if isinstance(entries[number - 1], Undo) or number not in ledger.live(entries):
        raise LedgerError(f"entry {number} does not hold any more, or is an undoing itself")
    return _entry(Undo, by, do="undo", entry=number)


def _entry(kind: type[AnyEntry], by: Decided, **fields: Any) -> AnyEntry:
    try:
        return kind(who=by.who, why=by.why, at=by.at.replace(microsecond=0), **fields)
    except ValidationError as error:
        raise LedgerError(ledger.reason_of(error)) from None


def _article(connection: Connection, address: str) -> tuple[str, str, int]:
    """Site, key and latest version of an article; a second address stands for the article's own, which is what all answers show."""
    named = aliased(Article)
    query = (
        select(Site.name, Article.key, Article.latest_number)
        .select_from(named)
        .join(OtherAddress, OtherAddress.article_id == named.id, isouter=True)
        .join(Article, Article.id == func.coalesce(OtherAddress.of_article_id, named.id))
        .join(Site, Site.id == Article.site_id)
    )
    found = connection.execute(query.where((named.url == address) | (named.key == address))).all()
    if not found:
        raise LedgerError(f"{address}: no such article in the archive; `danvan search` finds addresses")
    if len(found) > 1:
        raise LedgerError(f"{address}: several articles have this address; use a key: {', '.join(sorted(row.key for row in found))}")
    return found[0].name, found[0].key, found[0].latest_number


def _printed_name(connection: Connection, key: str, site: str, number: int, name: str, article: str) -> str:
    """The participant of that name as the page prints it; with or without diacritics."""
    query = (
        select(ArticleVersion.id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Site, Site.id == Article.site_id)
        .where(Site.name == site, Article.key == key, ArticleVersion.number == number)
    )
    names = list(page_names(connection, connection.scalars(query).one()).values())
    exact = [printed for printed in names if name_key(printed) == name_key(name)]
    found = exact or [printed for printed in names if folded_name(printed) == folded_name(name)]
    if not found:
        raise LedgerError(f"{article}: version {number} names nobody {name!r}; it names {', '.join(names) or 'nobody'}")
    return str(found[0])
