"""Puts the decisions of the ledger into the archive, and takes those back that no longer hold.

The rows of a corrected version say what was put right, `corrected_value` keeps what the page says. The version's digest stays that of the
page, so that a crawl sees no change where the publisher made none. Whatever writes a version applies its corrections in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from danvan_crawler.archive import ledger
from danvan_crawler.archive.anchors import claims_in, offices_of, person_of, reanchor, restore
from danvan_crawler.archive.bulk import chunks, upsert_rows
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
from danvan_crawler.archive.rows import civil_day, folded_name, is_relative, precision
from danvan_crawler.archive.session import Archive

ANCHORED = ("title", "sapo", "body")


def sync(archive: Archive, path: Path) -> int:
    """Brings the archive to what the ledger says, if it says another; returns how many entries the ledger has.

    An archive that was made anew knows nothing of the ledger, and a ledger that came back from a copy may have other lines than the
    archive has seen; a ledger that is not there changes nothing. Raises `LedgerError`, `ArchiveError`.
    """
    entries = ledger.read(path)
    if not entries:
        return 0
    with archive.connect() as connection:
        known = _known(connection)
    if known != {n: entry.model_dump(mode="json") for n, entry in enumerate(entries, 1)}:
        with archive.begin() as connection:
            if not archive.is_sqlite:  # there a transaction that writes is alone anyway
                connection.execute(text("lock table ledger_entry in share row exclusive mode"))
            # Another process may have added to the ledger, and brought the archive to it, while this one waited.
            entries = ledger.read(path)
            _store(connection, entries)
            apply(connection)
    return len(entries)


def _known(connection: Connection) -> dict[int, dict[str, Any]]:
    """The entries that the archive has, by number."""
    return {row.number: row.entry for row in connection.execute(select(LedgerEntry.number, LedgerEntry.entry))}


def _store(connection: Connection, entries: Sequence[Entry]) -> None:
    """The ledger as rows, in the place of those that are there."""
    holding = ledger.live(entries)
    rows = [
        {"number": n, "made_at": e.at, "who": e.who, "why": e.why, "holds": n in holding, "entry": e.model_dump(mode="json")}
        for n, e in enumerate(entries, 1)
    ]
    said = {row["number"]: row["entry"] for row in rows}
    known = _known(connection)
    others = [n for n, entry in known.items() if said.get(n) != entry]
    take_back(connection, [n for n in known if n not in holding or n in others])
    connection.execute(delete(IdentityJudgement))
    for some in chunks(others):
        connection.execute(delete(LedgerEntry).where(LedgerEntry.number.in_(some)))
    kept = known.keys() - set(others)
    for row in rows:
        if row["number"] in kept:
            connection.execute(update(LedgerEntry).where(LedgerEntry.number == row["number"]).values(holds=row["holds"]))
    if new := [row for row in rows if row["number"] not in kept]:
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


def holding(connection: Connection, places: Collection[tuple[str, str]] | None = None) -> dict[int, Correction]:
    """The corrections of fields that hold, by number: all, or those of articles given by site and key."""
    query = select(LedgerEntry.number, LedgerEntry.entry).where(LedgerEntry.holds).order_by(LedgerEntry.number)
    keys = None if places is None else sorted({key for _, key in places})
    of_keys = [query] if keys is None else [query.where(LedgerEntry.entry["article"].as_string().in_(some)) for some in chunks(keys)]
    found = {row.number: ledger.entry_of(row.entry) for one in of_keys for row in connection.execute(one)}
    return {
        number: entry
        for number, entry in sorted(found.items())
        if isinstance(entry, Correction) and (places is None or (entry.site, entry.article) in places)
    }


def apply(connection: Connection, articles: Collection[int] | None = None, rewritten: Collection[int] = ()) -> int:
    """Writes the corrections that hold into these articles (default: all); returns how many versions changed. Later entries win.

    `rewritten` are versions that have just been written as their pages say.
    """
    if connection.execute(select(LedgerEntry.number).where(LedgerEntry.holds).limit(1)).first() is None:
        return 0
    _forget(connection, rewritten)
    of_version: dict[int, dict[tuple[str, str], tuple[int, Correction]]] = {}
    article_of: dict[int, int] = {}
    for number, entry in holding(connection, None if articles is None else _places(connection, sorted(articles))).items():
        for version, article in _versions(connection, entry):
            of_version.setdefault(version, {})[entry.participant or "", entry.field] = number, entry
            article_of[version] = article
    changed = [version for version, last in sorted(of_version.items()) if _correct(connection, version, last)]
    upsert_rows(connection, "search_queue", ("article_id",), sorted({(article_of[version],) for version in changed}), ("article_id",))
    return len(changed)


def _forget(connection: Connection, rewritten: Collection[int]) -> None:
    """Takes note that versions were written as their pages say. A date stays as it was where the page now prints a relative one."""
    query = select(CorrectedValue.__table__, ArticleVersion.published, ArticleVersion.published_raw)
    query = query.join(ArticleVersion, ArticleVersion.id == CorrectedValue.version_id)
    for some in chunks(sorted(rewritten)):
        for row in connection.execute(query.where(CorrectedValue.version_id.in_(some), CorrectedValue.field == "published")).all():
            if is_relative(row.published_raw) and [row.published] == value_of(connection, row.entry):
                _write_article(connection, row.version_id, "published", row.page_value[0])
        connection.execute(delete(CorrectedValue).where(CorrectedValue.version_id.in_(some)))


def _correct(connection: Connection, version: int, last: Mapping[tuple[str, str], tuple[int, Correction]]) -> bool:
    """Makes a version what its page says but for these corrections; False if it is so already.

    They are put one on the other in one order and taken off in the other, so that each leaves what it found.
    """
    known = {(row.participant, row.field): row.entry for row in connection.execute(_of_version(version))}
    there = {
        place: number for place, (number, _) in last.items() if not place[0] or _participant(connection, version, place[0]) is not None
    }
    if known == there:
        return False
    _revert(connection, version)
    for place in sorted(last, key=_order):
        _set(connection, version, *last[place])
    return True


def _order(place: tuple[str, str]) -> tuple[bool, bool, str, str]:
    """A name last: the other entries look for the person by the name that the page prints."""
    participant, field = place
    return participant != "", field == "name", field, participant


def _of_version(version: int) -> Any:
    return select(CorrectedValue.__table__).where(CorrectedValue.version_id == version)


def _revert(connection: Connection, version: int) -> None:
    """Makes a version what its page says."""
    rows = connection.execute(_of_version(version)).all()
    for row in sorted(rows, key=lambda row: _order((row.participant, row.field)), reverse=True):
        ordinal = _participant(connection, version, row.participant) if row.participant else 0
        if ordinal is not None:
            _write(connection, version, ordinal, row.field, row.page_value)
            if row.field != "name":  # its claims only tell whose name it is
                restore(connection, row.claims or {})
        here = (CorrectedValue.field == row.field, CorrectedValue.participant == row.participant)
        connection.execute(delete(CorrectedValue).where(CorrectedValue.version_id == version, *here))


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


def _set(connection: Connection, version: int, number: int, entry: Correction) -> None:
    """Makes a field of a version what the entry says, unless the person is not named any more."""
    value = entry.value if isinstance(entry.value, list) else [entry.value]
    ordinal = _participant(connection, version, entry.participant) if entry.participant else 0
    if ordinal is None:
        return
    page_value, claims = _value(connection, version, ordinal, entry.field), None
    if entry.field in ANCHORED:
        claims = claims_in(connection, version, entry.field)
    elif entry.field == "positions":
        claims = offices_of(connection, version, ordinal)
    elif entry.field == "name":
        claims = person_of(connection, version, ordinal)
    _write(connection, version, ordinal, entry.field, value)
    row = {"version_id": version, "field": entry.field, "participant": entry.participant or "", "entry": number}
    connection.execute(insert(CorrectedValue), [row | {"page_value": page_value, "claims": claims}])


def value_of(connection: Connection, number: int) -> list[str | None]:
    """The value that an entry set."""
    entry = ledger.entry_of(connection.scalars(select(LedgerEntry.entry).where(LedgerEntry.number == number)).one())
    assert isinstance(entry, Correction)
    return [*entry.value] if isinstance(entry.value, list) else [entry.value]


def take_back(connection: Connection, numbers: Sequence[int]) -> None:
    """Gives the versions that these entries changed back what their pages say; `apply` then writes what still holds."""
    query = select(CorrectedValue.version_id, ArticleVersion.article_id).join(
        ArticleVersion, ArticleVersion.id == CorrectedValue.version_id
    )
    for some in chunks(numbers):
        changed = {(version, article) for version, article in connection.execute(query.where(CorrectedValue.entry.in_(some)))}
        for version, _ in sorted(changed):
            _revert(connection, version)
        upsert_rows(connection, "search_queue", ("article_id",), sorted({(article,) for _, article in changed}), ("article_id",))


def page_published(connection: Connection, articles: Sequence[int]) -> Mapping[tuple[int, int], str | None]:
    """(article, version number) -> the publish date as the page says it, where another was set by hand, of these articles."""
    query = (
        select(ArticleVersion.article_id, ArticleVersion.number, CorrectedValue.page_value)
        .join(CorrectedValue, CorrectedValue.version_id == ArticleVersion.id)
        .where(CorrectedValue.field == "published", CorrectedValue.participant == "")
    )
    found = (connection.execute(query.where(ArticleVersion.article_id.in_(some))) for some in chunks(articles))
    return {(row.article_id, row.number): row.page_value[0] for rows in found for row in rows}


# --- reading and writing one field ----------------------------------------------------------------------------------------------------------


def page_names(connection: Connection, version: int) -> dict[int, str]:
    """Ordinal -> name of a version's participants, each as the page prints it, in order.

    By the name that was set a person can't be told: it may be that of another one on the page, as where a reader mixed up two.
    """
    query = select(Participant.ordinal, Participant.name).where(Participant.version_id == version)
    names = {row.ordinal: row.name for row in connection.execute(query.order_by(Participant.ordinal))}
    for row in connection.execute(_of_version(version).where(CorrectedValue.field == "name")).all():
        if row.claims:
            renamed = row.claims[Participant.__tablename__][0]["ordinal"]
        else:  # put right before ordinals were kept
            [value] = value_of(connection, row.entry)
            renamed = next((ordinal for ordinal, name in names.items() if name == value), None)
        if renamed in names:
            names[renamed] = row.participant
    return names


def _participant(connection: Connection, version: int, printed: str) -> int | None:
    """The ordinal of the participant whom the page prints by this name, also if the name was corrected."""
    return next((ordinal for ordinal, name in page_names(connection, version).items() if name == printed), None)


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
