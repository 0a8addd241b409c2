"""Puts the decisions of the ledger into the archive, and takes those back that no longer hold.

The rows of a corrected version say what was put right, `corrected_value` keeps what the page says. The version's digest stays that of the
page, so that a crawl sees no change where the publisher made none. Whatever writes a version applies its corrections in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from danvan_crawler.archive import ledger
from danvan_crawler.archive.anchors import reanchor
from danvan_crawler.archive.bulk import upsert_rows
from danvan_crawler.archive.frontier import chunks
from danvan_crawler.archive.ledger import Correction, Entry, Identity
from danvan_crawler.archive.models import (
    Article,
    ArticleVersion,
    CorrectedValue,
    IdentityJudgement,
    LedgerEntry,
    Participant,
    ParticipantPosition,
    ParticipantRole,
    Site,
)
from danvan_crawler.archive.rows import civil_day, folded_name, precision
from danvan_crawler.archive.session import Archive

ANCHORED = ("title", "sapo", "body")


def sync(archive: Archive, path: Path) -> int:
    """Brings the archive to what the ledger says, if that has grown; returns how many entries it has. Raises `LedgerError`, `ArchiveError`.

    An archive that was made anew knows nothing of the ledger; a ledger that is not there changes nothing.
    """
    entries = ledger.read(path)
    with archive.connect() as connection:
        known = connection.scalar(select(func.count()).select_from(LedgerEntry)) or 0
    if entries and len(entries) != known:
        with archive.begin() as connection:
            _store(connection, entries)
            apply(connection)
    return len(entries)


def _store(connection: Connection, entries: Sequence[Entry]) -> None:
    """The ledger as rows, in the place of those that are there."""
    holding = ledger.live(entries)
    take_back(connection, [n for n in range(1, len(entries) + 1) if n not in holding])
    rows = [
        {"number": n, "made_at": e.at, "who": e.who, "why": e.why, "holds": n in holding, "entry": e.model_dump(mode="json")}
        for n, e in enumerate(entries, 1)
    ]
    connection.execute(delete(IdentityJudgement))
    known = set(connection.scalars(select(LedgerEntry.number)))
    for row in rows:
        if row["number"] in known:
            connection.execute(update(LedgerEntry).where(LedgerEntry.number == row["number"]).values(holds=row["holds"]))
    if new := [row for row in rows if row["number"] not in known]:
        connection.execute(insert(LedgerEntry), new)
    if judged := [_judgement(n, entry) for n, entry in holding.items() if isinstance(entry, Identity)]:
        connection.execute(insert(IdentityJudgement), judged)


def _judgement(number: int, entry: Identity) -> dict[str, Any]:
    return {
        "entry": number,
        "name": entry.name,
        "site": entry.site,
        "article_key": entry.article,
        "other_site": entry.other_site,
        "other_article_key": entry.other_article,
        "judgement": entry.do,
        "author": entry.who,
        "reason": entry.why,
        "made_at": entry.at,
    }


def holding(connection: Connection) -> dict[int, Correction]:
    """The corrections of fields that hold, by number."""
    rows = connection.execute(select(LedgerEntry.number, LedgerEntry.entry).where(LedgerEntry.holds).order_by(LedgerEntry.number))
    found = {row.number: ledger.entry_of(row.entry) for row in rows}
    return {number: entry for number, entry in found.items() if isinstance(entry, Correction)}


def apply(connection: Connection, articles: Collection[int] | None = None) -> int:
    """Writes the corrections that hold into these articles (default: all); returns how many values changed. Later entries win."""
    corrections = holding(connection)
    if not corrections:
        return 0
    wanted = None if articles is None else _places(connection, sorted(articles))
    last: dict[tuple[int, str, str], tuple[int, Correction]] = {}
    article_of: dict[int, int] = {}
    for number, entry in corrections.items():
        if wanted is None or (entry.site, entry.article) in wanted:
            for version, article in _versions(connection, entry):
                last[version, entry.field, entry.participant or ""] = number, entry
                article_of[version] = article
    # A name last: the other entries look for the person by the name that the page prints.
    order = sorted(last, key=lambda key: (key[0], key[1] == "name", key))
    changed = [article_of[key[0]] for key in order if _set(connection, key[0], *last[key])]
    upsert_rows(connection, "search_queue", ("article_id",), [(article,) for article in sorted(set(changed))], ("article_id",))
    return len(changed)


def _places(connection: Connection, articles: Sequence[int]) -> set[tuple[str, str]]:
    """Site and key of articles."""
    query = select(Site.name, Article.key).join(Site, Site.id == Article.site_id)
    return {(row.name, row.key) for some in chunks(articles) for row in connection.execute(query.where(Article.id.in_(some)))}


def _versions(connection: Connection, entry: Correction) -> list[tuple[int, int]]:
    """The versions that a correction is for, with their article."""
    query = (
        select(ArticleVersion.id, ArticleVersion.article_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Site, Site.id == Article.site_id)
        .where(Site.name == entry.site, Article.key == entry.article, ArticleVersion.number >= entry.version)
    )
    return [(row.id, row.article_id) for row in connection.execute(query.order_by(ArticleVersion.number))]


def _set(connection: Connection, version: int, number: int, entry: Correction) -> bool:
    """Makes a field of a version what the entry says; False if it is so already, or if the person is not named any more."""
    value = entry.value if isinstance(entry.value, list) else [entry.value]
    printed = entry.participant or ""
    key = {"version_id": version, "field": entry.field, "participant": printed}
    of_key = [getattr(CorrectedValue, name) == part for name, part in key.items()]
    known = connection.execute(select(CorrectedValue.__table__).where(*of_key)).one_or_none()
    ordinal = _participant(connection, version, printed) if printed else 0
    if ordinal is None:
        return False
    current = _value(connection, version, ordinal, entry.field)
    if current != value:
        _write(connection, version, ordinal, entry.field, value)
        page_value = current if known is None or current != value_of(connection, known.entry) else known.page_value
        connection.execute(delete(CorrectedValue).where(*of_key))
        connection.execute(insert(CorrectedValue), [key | {"entry": number, "page_value": page_value}])
        return True
    if known is None:
        connection.execute(insert(CorrectedValue), [key | {"entry": number, "page_value": current}])
    elif known.entry != number:
        connection.execute(update(CorrectedValue).where(*of_key).values(entry=number))
    return False


def value_of(connection: Connection, number: int) -> list[str | None]:
    """The value that an entry set."""
    entry = ledger.entry_of(connection.scalars(select(LedgerEntry.entry).where(LedgerEntry.number == number)).one())
    assert isinstance(entry, Correction)
    return [*entry.value] if isinstance(entry.value, list) else [entry.value]


def take_back(connection: Connection, numbers: Sequence[int]) -> None:
    """Gives the fields that these entries changed back what their pages say."""
    for some in chunks(numbers):
        for row in connection.execute(select(CorrectedValue.__table__).where(CorrectedValue.entry.in_(some))).all():
            ordinal = _participant(connection, row.version_id, row.participant) if row.participant else 0
            if ordinal is not None and _value(connection, row.version_id, ordinal, row.field) == value_of(connection, row.entry):
                _write(connection, row.version_id, ordinal, row.field, row.page_value)
        article = select(ArticleVersion.article_id).join(CorrectedValue, CorrectedValue.version_id == ArticleVersion.id)
        changed = set(connection.scalars(article.where(CorrectedValue.entry.in_(some))))
        upsert_rows(connection, "search_queue", ("article_id",), sorted((one,) for one in changed), ("article_id",))
        connection.execute(delete(CorrectedValue).where(CorrectedValue.entry.in_(some)))


def page_published(connection: Connection) -> Mapping[tuple[int, int], str | None]:
    """(article, version number) -> the publish date as the page says it, where another was set by hand."""
    query = (
        select(ArticleVersion.article_id, ArticleVersion.number, CorrectedValue.page_value)
        .join(CorrectedValue, CorrectedValue.version_id == ArticleVersion.id)
        .where(CorrectedValue.field == "published", CorrectedValue.participant == "")
    )
    return {(row.article_id, row.number): row.page_value[0] for row in connection.execute(query)}


# --- reading and writing one field ----------------------------------------------------------------------------------------------------------


def _participant(connection: Connection, version: int, printed: str) -> int | None:
    """The ordinal of the participant whom the page prints by this name, also if the name was corrected."""
    renamed = connection.execute(
        select(CorrectedValue.entry).where(
            CorrectedValue.version_id == version, CorrectedValue.field == "name", CorrectedValue.participant == printed
        )
    ).one_or_none()
    names = {printed, *([str(value_of(connection, renamed.entry)[0])] if renamed else ())}
    query = select(Participant.ordinal).where(Participant.version_id == version, Participant.name.in_(names))
    return connection.scalar(query.order_by(Participant.ordinal).limit(1))


def _value(connection: Connection, version: int, ordinal: int, field: str) -> list[str | None]:
    if not ordinal:
        return [connection.scalar(select(getattr(ArticleVersion, field)).where(ArticleVersion.id == version))]
    if field == "positions":
        offices = select(ParticipantPosition.raw).where(*_of(ParticipantPosition, version, ordinal))
        return list(connection.scalars(offices.order_by(ParticipantPosition.ordinal)))
    if field == "role":
        roles = select(ParticipantRole.role).where(*_of(ParticipantRole, version, ordinal))
        return list(connection.scalars(roles.order_by(ParticipantRole.ordinal)))
    column = getattr(Participant, field)
    return [connection.scalar(select(column).where(Participant.version_id == version, Participant.ordinal == ordinal))]


def _write(connection: Connection, version: int, ordinal: int, field: str, value: Sequence[str | None]) -> None:
    if not ordinal:
        _write_article(connection, version, field, value[0])
        return
    person = (Participant.version_id == version, Participant.ordinal == ordinal)
    if field == "name":
        name = str(value[0])
        connection.execute(update(Participant).where(*person).values(name=name, name_folded=folded_name(name)))
    elif field == "role":
        connection.execute(update(Participant).where(*person).values(role=value[0]))
        connection.execute(delete(ParticipantRole).where(*_of(ParticipantRole, version, ordinal)))
        rows = [{"version_id": version, "participant_ordinal": ordinal, "ordinal": n, "role": role} for n, role in enumerate(value, 1)]
        connection.execute(insert(ParticipantRole), rows)
    else:
        connection.execute(delete(ParticipantPosition).where(*_of(ParticipantPosition, version, ordinal)))
        rows = [{"version_id": version, "participant_ordinal": ordinal, "ordinal": n, "raw": raw} for n, raw in enumerate(value, 1)]
        if rows:
            connection.execute(insert(ParticipantPosition), rows)


def _of(model: Any, version: int, ordinal: int) -> Iterable[Any]:
    return model.version_id == version, model.participant_ordinal == ordinal


def _write_article(connection: Connection, version: int, field: str, value: str | None) -> None:
    changes: dict[str, Any] = {field: value}
    if field == "published":
        changes |= {"published_on": civil_day(value), "published_precision": precision(value)}
    if field in ANCHORED:
        old = connection.scalar(select(getattr(ArticleVersion, field)).where(ArticleVersion.id == version))
        reanchor(connection, version, field, old or "", value or "")
    connection.execute(update(ArticleVersion).where(ArticleVersion.id == version).values(**changes))
