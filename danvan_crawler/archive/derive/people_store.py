"""Reads the people and offices that articles name, writes the conclusions on persons, events, organizations, posts and memberships."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select

from danvan_crawler.archive.addresses import known_others
from danvan_crawler.archive.bulk import Values, insert_rows
from danvan_crawler.archive.derive.people import Claim, Held, Judgement, Person, held, home_of, identify, names_of
from danvan_crawler.archive.models import (
    Appearance,
    Article,
    ArticlePublished,
    ArticleVersion,
    DateMention,
    DerivedDate,
    Event,
    IdentityJudgement,
    Membership,
    MembershipClaim,
    Organization,
    Participant,
    ParticipantPosition,
    PersonName,
    Post,
    Reprint,
    Site,
)
from danvan_crawler.archive.models import Person as PersonRow
from danvan_crawler.archive.rows import folded_name
from danvan_crawler.archive.session import Archive
from danvan_crawler.items import ROLE_PRECEDENCE

TABLES = (MembershipClaim, Membership, Post, Organization, Appearance, Event, PersonName, PersonRow)
"""The tables of these conclusions, those first that refer to others."""


def derive_people(archive: Archive) -> dict[str, int]:
    """Concludes anew who is who in the whole archive and writes it in one transaction. Returns counts."""
    with archive.connect() as connection:
        others = known_others(connection)
        stories = {row.id: row for row in _stories(connection) if row.id not in others}
        sayings = {saying.claim.place: saying for saying in _sayings(connection, stories)}
        people = identify((saying.claim for saying in sayings.values()), _judgements(connection, others))
    tables = _tables(people, sayings, stories)
    with archive.begin() as connection:
        for model in TABLES:
            connection.execute(delete(model))
        for model in reversed(TABLES):
            rows = tables[model.__tablename__]
            insert_rows(connection, model.__tablename__, [column.name for column in model.__table__.columns], rows)
    return {"people": len(people), "events": len(tables["event"]), "posts": len(tables["post"])}


# --- reading -------------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Story:
    """An article, the article whose text it prints (or itself), and when what it reports took place."""

    id: int
    site: str
    key: str
    version: int
    title: str
    root: int
    lo: str | None
    hi: str | None
    method: str
    date_ordinal: int | None


_ARTICLES = (
    select(
        *(Article.id, Article.key, Site.name.label("site"), ArticleVersion.id.label("version_id"), ArticleVersion.title),
        *(ArticleVersion.published, ArticlePublished.published.label("derived"), ArticlePublished.lo, ArticlePublished.hi),
    )
    .join(Site, Site.id == Article.site_id)
    .join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.latest_number))
    .join(ArticlePublished, ArticlePublished.article_id == Article.id, isouter=True)
)


def _stories(connection: Connection) -> Iterator[_Story]:
    roots = select(Reprint.article_id, ArticleVersion.article_id.label("root")).join(
        ArticleVersion, ArticleVersion.id == Reprint.of_version_id
    )
    root_of = {row.article_id: row.root for row in connection.execute(roots)}
    dates = _event_dates(connection)
    for row in connection.execute(_ARTICLES):
        lo, hi, method, ordinal = _when(row, dates.get(row.version_id))
        yield _Story(row.id, row.site, row.key, row.version_id, row.title, root_of.get(row.id, row.id), lo, hi, method, ordinal)


def _event_dates(connection: Connection) -> dict[int, tuple[int, str, str]]:
    """Version -> (ordinal, first day, last day) of the first event date in its text, read with the best publish date known."""
    found: dict[int, tuple[int, str, str]] = {}
    for model in (DateMention, DerivedDate):  # what derive read again stands in for what the page alone told
        first = select(model.version_id, func.min(model.ordinal).label("ordinal")).where(model.function == "event")
        first_of = first.group_by(model.version_id).subquery()
        rows = select(model.version_id, model.ordinal, model.lo, model.hi)
        rows = rows.join(first_of, (first_of.c.version_id == model.version_id) & (first_of.c.ordinal == model.ordinal))
        found |= {row.version_id: (row.ordinal, row.lo[:10], row.hi[:10]) for row in connection.execute(rows)}
    return found


def _when(row: Any, event: tuple[int, str, str] | None) -> tuple[str | None, str | None, str, int | None]:
    if event is not None:
        return event[1], event[2], "date in the text", event[0]
    if published := row.published or row.derived:
        return published[:10], published[:10], "publish date", None
    return row.lo, row.hi, "bounds of the publish date" if row.lo or row.hi else "unknown", None


@dataclass(frozen=True, slots=True)
class _Saying:
    """A claim with its row, its role, and the ordinals of its offices."""

    claim: Claim
    version: int
    role: str
    ordinals: tuple[int, ...]


def _sayings(connection: Connection, stories: Mapping[int, _Story]) -> Iterator[_Saying]:
    """The participants of the latest versions; an office without a place is one of where the story was first printed."""
    sites = {row.name: row for row in connection.execute(select(Site.name, Site.level, Site.province_then))}
    article_of = {story.version: story for story in stories.values()}
    offices: dict[tuple[int, int], list[tuple[int, str]]] = {}
    latest = (Article.id == ArticleVersion.article_id) & (Article.latest_number == ArticleVersion.number)
    positions = (
        select(*(getattr(ParticipantPosition, name) for name in ("version_id", "participant_ordinal", "ordinal", "raw")))
        .join(ArticleVersion, ArticleVersion.id == ParticipantPosition.version_id)
        .join(Article, latest)
        .order_by(ParticipantPosition.version_id, ParticipantPosition.participant_ordinal, ParticipantPosition.ordinal)
    )
    for version, participant, ordinal, raw in connection.execute(positions):
        offices.setdefault((version, participant), []).append((ordinal, raw))
    people = (
        select(Participant.version_id, Participant.ordinal, Participant.name, Participant.role)
        .join(ArticleVersion, ArticleVersion.id == Participant.version_id)
        .join(Article, latest)
        .where(Participant.role != "mentioned")
    )
    for version, ordinal, name, role in connection.execute(people):
        story = article_of.get(version)
        if story is None:  # a second address says it once more
            continue
        root = stories[story.root]
        site = sites[root.site]
        home = home_of(site.name, site.level, site.province_then, root.key)
        some = [(n, held(raw, home)) for n, raw in offices.get((version, ordinal), ())]
        claim = Claim(story.site, story.key, ordinal, root.id, root.lo or root.hi or "", name, tuple(office for _, office in some))
        yield _Saying(claim, version, role, tuple(n for n, _ in some))


def _judgements(connection: Connection, others: Mapping[int, int]) -> list[Judgement]:
    """The judgements that hold; one on a second address is on the article."""
    rows = connection.execute(select(IdentityJudgement.__table__).order_by(IdentityJudgement.entry))
    keys = dict(connection.execute(select(Article.id, Article.key)).all()) if others else {}
    own = {keys[other]: keys[article] for other, article in others.items()}

    def place(site: str, key: str) -> tuple[str, str]:
        return site, own.get(key, key)

    return [
        Judgement(row.name, place(row.site, row.article_key), place(row.other_site, row.other_article_key), row.judgement == "same")
        for row in rows
    ]


# --- writing -------------------------------------------------------------------------------------------------------------------------------


def _tables(
    people: Sequence[Person], sayings: Mapping[tuple[str, str, int], _Saying], stories: Mapping[int, _Story]
) -> dict[str, list[Values]]:
    """Table -> rows in the order of the model's columns. Numbers follow the order of natural keys."""
    tables: dict[str, list[Values]] = {model.__tablename__: [] for model in TABLES}
    posts: dict[str, Counter[Held]] = {}
    for person in people:
        for claim in person.claims:
            for office in claim.offices:
                posts.setdefault(office.post, Counter())[office] += 1
    shown = {key: min(found, key=lambda office: (-found[office], office.role, office.body_name or "")) for key, found in posts.items()}
    organizations: dict[str, Held] = {}
    for key in sorted(shown):
        if (body := shown[key].organization) is not None:
            organizations.setdefault(body, shown[key])
    numbers = {key: n for n, key in enumerate(sorted(organizations), 1)}
    tables["organization"] = [
        (numbers[key], key, organizations[key].body_name, organizations[key].level, organizations[key].area) for key in sorted(numbers)
    ]
    post_numbers = {key: n for n, key in enumerate(sorted(shown), 1)}
    for key, number in post_numbers.items():
        office = shown[key]
        tables["post"].append((number, key, numbers.get(office.organization or ""), office.role, office.level, office.area))
    copies = Counter(story.root for story in stories.values() if story.root != story.id)
    for number, person in enumerate(people, 1):
        names = names_of(person.claims)
        name = next(iter(names))
        tables["person"].append((number, person.key, name, folded_name(name), person.basis, int(person.undecided)))
        tables["person_name"] += [(number, one, folded_name(one), count) for one, count in names.items()]
        of_person = [sayings[claim.place] for claim in person.claims]
        tables["appearance"] += _appearances(number, of_person, stories)
        members, claims = _memberships(number, of_person, post_numbers)
        tables["membership"] += members
        tables["membership_claim"] += claims
    with_people = {row[0] for row in tables["appearance"]}
    tables["event"] = [
        (story.id, story.version, story.title, story.lo, story.hi, story.method, story.date_ordinal, copies[story.id])
        for story in stories.values()
        if story.id in with_people
    ]
    return tables


def _appearances(person: int, sayings: Sequence[_Saying], stories: Mapping[int, _Story]) -> Iterator[Values]:
    """One row an event, however often it was printed: the claim of the original, or of the first copy that names the person."""
    by_event: dict[int, list[_Saying]] = {}
    for saying in sayings:
        by_event.setdefault(saying.claim.story, []).append(saying)
    for event, some in by_event.items():
        root = stories[event]
        told = min(some, key=lambda one: ((one.claim.site, one.claim.key) != (root.site, root.key), one.claim.place))
        role = min((one.role for one in some), key=ROLE_PRECEDENCE.index)
        yield (event, person, role, told.version, told.claim.ordinal, len(some))


def _memberships(person: int, sayings: Sequence[_Saying], posts: Mapping[str, int]) -> tuple[list[Values], list[Values]]:
    """Rows of `membership` and `membership_claim`: the first and last day on which each post is attested, held or as a former one."""
    held_on: dict[str, list[str]] = {}
    former_on: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    claims: list[Values] = []
    for saying in sayings:
        for ordinal, office in zip(saying.ordinals, saying.claim.offices, strict=True):
            counts[office.post] += 1
            (former_on if office.former else held_on).setdefault(office.post, []).append(saying.claim.day)
            claims.append((person, posts[office.post], saying.version, saying.claim.ordinal, ordinal, int(office.former)))
    members: list[Values] = []
    for post in sorted(counts):
        days, former = ([day for day in found.get(post, ()) if day] for found in (held_on, former_on))
        members.append((person, posts[post], min(days, default=None), max(days, default=None), min(former, default=None), counts[post]))
    return members, claims
