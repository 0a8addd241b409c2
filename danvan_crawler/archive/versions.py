"""Articles and their versions: what a reading adds, refreshes or rewrites. Works inside the caller's transaction, many articles at once.

A crawl compares an article with its latest version: same digest, same version, whose links and claims are taken from the newer
reading (the page's lists change, and the reader gets better). What a new design leaves out or shows for the first time is no edit (see
`rows.is_edit`), and takes nothing away from the version. A replay reads all captures of a site again in order of time and
numbers the versions anew: version 1 is written over version 1. `article_version.run_id` tells which ones a replay has reached.

What a cut body says is no edit of the publisher: a version read from one is provisional and gives its place to the next reading, and
beside a version read from a whole page a cut one counts for nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, delete, func, select, update
from sqlalchemy.orm import aliased

from danvan_crawler.archive import corrections
from danvan_crawler.archive.bulk import chunks, insert_rows, insert_values, new_ids, update_rows, upsert_rows
from danvan_crawler.archive.jobs import ArticleRecord, PageJob, PageStored
from danvan_crawler.archive.models import Article, ArticleVersion, Base, Capture, Resource
from danvan_crawler.archive.rows import (
    CHILDREN,
    Item,
    Row,
    bounded_key,
    child_values,
    dated,
    digest,
    is_edit,
    is_relative,
    loses,
    version_columns,
)
from danvan_crawler.archive.twins import twin_of
from danvan_crawler.sites.urls import is_unrewritten, is_view, resource_key
from danvan_crawler.vietnamese.dates import VIETNAM
from danvan_crawler.vietnamese.text import fold

A_DAY = dt.timedelta(days=1)
MOST_LISTED = 500
"""Articles of one listing whose order is kept."""
ALIKE = 0.5
"""Share of class names that two pages of one design have in common at least."""


@dataclass(slots=True)
class Seen:
    """A capture whose page is being stored."""

    id: int
    resource_id: int
    fetched_at: dt.datetime
    payload_digest: str | None
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    truncated: str | None = None


@dataclass(slots=True)
class Draft:
    """A version that this transaction writes."""

    number: int
    new_row: bool
    columns: Row = field(default_factory=dict)
    item: Item = field(default_factory=dict)
    untouched: bool = False
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class State:
    """An article while a transaction works on it: its row, and the version that counts as the latest."""

    row: Row
    number: int = 0
    digest: str = ""
    published_raw: str | None = None
    day: str = ""
    payload_digest: str | None = None
    design: str | None = None
    looks: tuple[str | None, str | None, str | None] = (None, None, None)
    stored_number: int = 0
    provisional: bool = False
    last_at: dt.datetime | None = None
    missing_at: dt.datetime | None = None
    drafts: dict[int, Draft] = field(default_factory=dict)
    changed: bool = False


def store_articles(connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]], replays: frozenset[int]) -> list[PageStored]:
    """Writes the articles of pages (site, job, capture) in this order; `replays` are those of their runs that replay."""
    states = _load(connection, pages, replays)
    stored = []
    for site, job, seen in pages:
        result = PageStored()
        stored.append(result)
        twin = _twin(connection, site, job, states, replays)
        if twin is not None:
            connection.execute(update(Capture).where(Capture.id == seen.id).values(reason=f"another view of {twin}"))
        for record in job.articles if twin is None else ():
            key = bounded_key(record.key)
            state = states.setdefault((site, key), State(_new_article(site, key)))
            _read(state, job, record, seen, job.run_id in replays, result)
        gone = states.get((site, bounded_key(job.key))) if _is_absent(job, seen) else None
        if gone is not None and not _is_ill(connection, site, seen.fetched_at):
            if job.instead is None:
                _miss(gone, seen)
            elif not _shows(connection, gone, job.instead()):
                _miss(gone, seen, lambda since, site=site, seen=seen: _read_since(connection, site, since, seen.fetched_at))  # type: ignore[misc]
    _write(connection, [state for state in states.values() if state.changed])
    return stored


def _is_absent(job: PageJob, seen: Seen) -> bool:
    """Whether a page may say that the article at its address is no more: nobody but 404, 410 and pages that came whole can."""
    if job.instead is not None:
        return True
    return job.reading_kind == "missing" and (seen.status in (404, 410) or (seen.status in (200, 304) and not seen.truncated))


def _is_ill(connection: Connection, site: int, at: dt.datetime) -> bool:
    """Whether none of the site's start pages was there on the day before: a server that answers 404 for everything misses no article."""
    there = and_(Capture.status.in_((200, 304)), func.coalesce(Capture.reading_kind, "listing").not_in(("missing", "blocked")))
    asked = select(func.count(), func.coalesce(func.sum(case((there, 1), else_=0)), 0)).select_from(Capture)
    asked = asked.join(Resource, Resource.id == Capture.resource_id).where(Resource.site_id == site, Resource.kind == "seed")
    number, well = connection.execute(asked.where(Capture.fetched_at.between(at - A_DAY, at))).one()
    return bool(number) and not well


def _shows(connection: Connection, state: State, text: str) -> bool:
    """Whether a text still has the article's headline: then the page was not understood, and nothing is missing."""
    draft = state.drafts.get(state.number)
    title = draft.item.get("title") if draft is not None else None
    if title is None:
        query = select(ArticleVersion.title).where(ArticleVersion.article_id == state.row["id"], ArticleVersion.number == state.number)
        title = connection.scalar(query)
    return bool(title) and _letters(str(title)) in _letters(text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _read_since(connection: Connection, site: int, since: dt.datetime, until: dt.datetime) -> bool:
    """Whether an article of the site was read in this time: a site that shows its frame for every article is ill, and misses none."""
    read = select(Capture.id).join(Resource, Resource.id == Capture.resource_id)
    read = read.where(Resource.site_id == site, Capture.reading_kind == "article", Capture.fetched_at.between(since, until))
    return connection.execute(read.limit(1)).first() is not None


def _twin(connection: Connection, site: int, job: PageJob, states: Mapping[tuple[int, str], State], replays: frozenset[int]) -> str | None:
    """The address under which the site has the article that a view, or an address without rewriting, shows and does not name."""
    if len(job.articles) != 1 or not (is_view(job.url) or is_unrewritten(job.url)):
        return None
    key = bounded_key(job.articles[0].key)
    others = [state for (of_site, other), state in states.items() if of_site == site and other != key]
    unwritten = [(state.row["url"], draft.item) for state in others for draft in state.drafts.values()]
    return twin_of(connection, site, key, job.articles[0].item, unwritten, job.run_id if job.run_id in replays else None)


def _new_article(site: int, key: str) -> Row:
    return {
        "id": None,
        "site_id": site,
        "key": key,
        "url": "",
        "state": "live",
        "missing_capture_id": None,
        "gone_capture_id": None,
        "restored_capture_id": None,
    }


def _load(connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]], replays: frozenset[int]) -> dict[tuple[int, str], State]:
    wanted: dict[tuple[int, int | None], set[str]] = {}
    for site, job, _ in pages:
        keys = {bounded_key(record.key) for record in job.articles}
        if job.reading_kind == "missing" or job.instead is not None:
            keys.add(bounded_key(job.key))
        wanted.setdefault((site, job.run_id if job.run_id in replays else None), set()).update(keys)
    rows = []
    for (site, replay), all_keys in wanted.items():
        for some in chunks(sorted(all_keys)):
            values = {"site": site, "keys": some} | ({"run": replay} if replay is not None else {})
            rows += [(replay, row) for row in connection.execute(_ARTICLES[replay is not None], values)]
    printed = corrections.page_published(connection, sorted({row.id for _, row in rows}))
    states: dict[tuple[int, str], State] = {}
    for replay, row in rows:
        found = row._asdict()
        if (row.id, row.number) in printed:  # what a person put right is no edit of the publisher
            found["published"] = printed[row.id, row.number]
        states[row.site_id, row.key] = _state(found, replay)
    return states


def _articles(replay: bool) -> Any:
    """Articles of a site by key with their latest version; in a replay, the latest that this run has written."""
    shown, last, missing = aliased(Capture), aliased(Capture), aliased(Capture)
    newest: Any = Article.latest_number
    if replay:
        other = aliased(ArticleVersion)
        reached = select(func.max(other.number)).where(other.article_id == Article.id, other.run_id == bindparam("run"))
        newest = reached.correlate(Article).scalar_subquery()
    return (
        select(
            *Article.__table__.columns,
            *(ArticleVersion.number, ArticleVersion.digest, ArticleVersion.published_raw, ArticleVersion.published),
            *(ArticleVersion.design, ArticleVersion.published_label, ArticleVersion.platform),
            shown.truncated.is_not(None).label("provisional"),
            *(last.payload_digest, last.fetched_at.label("last_at"), missing.fetched_at.label("missing_at")),
        )
        .join_from(Article, ArticleVersion, and_(ArticleVersion.article_id == Article.id, ArticleVersion.number == newest), isouter=True)
        .join(shown, shown.id == ArticleVersion.capture_id, isouter=True)
        .join(last, last.id == Article.last_capture_id)
        .join(missing, missing.id == Article.missing_capture_id, isouter=True)
        .where(Article.site_id == bindparam("site"), Article.key.in_(bindparam("keys", expanding=True)))
    )


_ARTICLES = {replay: _articles(replay) for replay in (False, True)}


def _state(row: Row, replay: int | None) -> State:
    article = {column.name: row[column.name] for column in Article.__table__.columns}
    reached = row["number"] is not None
    if replay is not None and not reached:  # the replay's first sight of it: its history is told again from the start
        article |= {"state": "live", "missing_capture_id": None, "gone_capture_id": None, "restored_capture_id": None}
        return State(article, stored_number=article["latest_number"])
    return State(
        article,
        number=row["number"],
        digest=row["digest"],
        published_raw=row["published_raw"],
        day=dated(row),
        payload_digest=row["payload_digest"],
        design=row["design"],
        looks=_looks(row),
        stored_number=article["latest_number"],
        provisional=row["provisional"],
        last_at=row["last_at"],
        missing_at=row["missing_at"],
    )


def _looks(row: Item) -> tuple[str | None, str | None, str | None]:
    """By what a new design is told where no sketch of it is stored: where and how the publish date is printed, and the platform."""
    raw = row.get("published_raw")
    return (row.get("platform"), row.get("published_label"), None if is_relative(raw) else raw)


def _is_redesigned(state: State, design: str | None, item: Item) -> bool:
    if state.design and design:
        old, new = set(state.design.split(".")), set(design.split("."))
        some = sorted(old | new)[: max(len(old), len(new))]  # of two sketches only the smallest hashes can be compared
        if sum(one in old and one in new for one in some) < ALIKE * len(some):
            return True
    (platform, label, raw), now = state.looks, _looks(item)
    return (platform, label) != now[:2] or (raw != now[2] and None not in (raw, now[2]))


def rename(connection: Connection, site: int, keys: Mapping[str, str]) -> None:
    """Give articles of a site that have other keys the ones that belong to their addresses, unless another article has it."""
    known = select(Article.id, Article.url, Article.key).where(Article.site_id == site, Article.item_id.is_(None))
    for row in connection.execute(known.where(Article.url.in_(keys))).all():
        key = bounded_key(keys[row.url])
        taken = select(Article.id).where(Article.site_id == site, Article.key == key).exists()
        connection.execute(update(Article).where(Article.id == row.id, Article.key != key, ~taken).values(key=key))


def _read(state: State, job: PageJob, record: ArticleRecord, seen: Seen, replay: bool, result: PageStored) -> None:
    if seen.truncated and state.number and not state.provisional:
        result.unchanged += 1
        return
    item = record.item
    _show(state, item.get("url") or job.url, item.get("item_id"), seen)
    columns = version_columns(item) | {"extractor_version": job.extractor_version, "run_id": job.run_id, "design": job.design}
    relative = is_relative(item.get("published_raw"))
    # "3 giờ trước" can't contradict the date that was printed before.
    day = state.day if relative and state.number and not state.provisional else dated(item)
    fresh = digest(item, day)
    now_absolute = is_relative(state.published_raw) and digest(item, "") == state.digest
    # The same bytes read otherwise: the reader changed, not the publisher.
    same_bytes = not replay and seen.payload_digest is not None and seen.payload_digest == state.payload_digest
    redesigned = bool(state.number) and fresh != state.digest and _is_redesigned(state, job.design, item)
    if state.number and state.provisional:
        result.unchanged += fresh == state.digest
        state.published_raw = item.get("published_raw")
        columns |= {"capture_id": seen.id, "fetched_at": seen.fetched_at}
        draft = state.drafts.setdefault(state.number, Draft(state.number, new_row=False))
    elif state.number and (now_absolute or same_bytes or not is_edit(state.digest, fresh, redesigned)):
        result.unchanged += 1
        if redesigned and loses(state.digest, fresh):  # the version stays what the fuller page said
            draft = state.drafts.setdefault(state.number, Draft(state.number, new_row=False, untouched=True))
            draft.columns |= {"run_id": job.run_id, "number": state.number}
            state.payload_digest = seen.payload_digest
            return
        if relative:  # of all relative dates the first reading's is the most exact
            columns = {name: value for name, value in columns.items() if not name.startswith("published")}
        else:
            state.published_raw = item.get("published_raw")
        draft = state.drafts.setdefault(state.number, Draft(state.number, new_row=False))
    else:
        result.new_articles += state.number == 0 and state.row["id"] is None
        result.new_versions += state.number > 0
        state.number += 1
        state.published_raw = item.get("published_raw")
        columns |= {"capture_id": seen.id, "fetched_at": seen.fetched_at}
        draft = state.drafts[state.number] = Draft(state.number, new_row=state.number > state.stored_number)
    state.digest, state.day, state.payload_digest = fresh, day, seen.payload_digest
    state.design, state.looks = job.design, _looks(item)
    state.provisional = seen.truncated is not None
    draft.untouched = False
    draft.columns |= columns | {"digest": fresh, "number": state.number}
    draft.item = item
    draft.links = record.link_keys or {found.url: found.key for found in job.discovered}


def _show(state: State, url: str, item_id: str | None, seen: Seen) -> None:
    article = state.row
    article |= {"url": url, "item_id": item_id, "resource_id": seen.resource_id, "last_capture_id": seen.id}
    if article["state"] == "gone":
        article |= {"state": "restored", "restored_capture_id": seen.id}
    elif article["state"] == "live":
        article["missing_capture_id"] = None
    state.last_at = seen.fetched_at
    state.changed = True


def _miss(state: State, seen: Seen, may_confirm: Callable[[dt.datetime], bool] = lambda since: True) -> None:
    """404, 410, soft-404 or another page in the article's place: gone once a capture of a later day confirms it. A site that is down never
    gets here. `may_confirm` is asked with the time of the first sign before the second one counts.
    """
    article = state.row
    if article["state"] == "gone" or not state.number:
        return
    if state.missing_at is None or (state.last_at is not None and state.missing_at < state.last_at):
        article["missing_capture_id"] = seen.id
        state.missing_at = seen.fetched_at
    elif seen.fetched_at.astimezone(VIETNAM).date() > state.missing_at.astimezone(VIETNAM).date() and may_confirm(state.missing_at):
        article |= {"state": "gone", "gone_capture_id": seen.id, "restored_capture_id": None}
    state.changed = True


def _write(connection: Connection, states: Sequence[State]) -> None:
    if not states:
        return
    _write_articles(connection, states)
    drafts = [(state.row["id"], draft) for state in states for draft in state.drafts.values()]
    numbers = _write_versions(connection, drafts)
    drafts = [(article, draft) for article, draft in drafts if not draft.untouched]
    old = [numbers[article, draft.number] for article, draft in drafts if not draft.new_row]
    for name in reversed(CHILDREN):
        table = Base.metadata.tables[name]
        for some in chunks(old):
            connection.execute(delete(table).where(table.c.version_id.in_(some)))
    values: dict[str, list[Any]] = {name: [] for name in CHILDREN}
    for article, draft in drafts:
        for name, some in child_values(numbers[article, draft.number], draft.item, partial(_target_key, draft.links)).items():
            values[name] += some
    for name, columns in CHILDREN.items():
        insert_values(connection, name, columns, values[name])
    upsert_rows(connection, "search_queue", ("article_id",), sorted({(article,) for article, _ in drafts}), ("article_id",))
    corrections.apply(connection, {article for article, _ in drafts}, rewritten=old)


def _target_key(known: Mapping[str, str], url: str) -> str:
    return known.get(url) or resource_key(url)


_ARTICLE = (
    *("url", "item_id", "resource_id", "latest_number", "state"),
    *("last_capture_id", "missing_capture_id", "gone_capture_id", "restored_capture_id"),
)


def _write_articles(connection: Connection, states: Sequence[State]) -> None:
    for state in states:
        state.row["latest_number"] = max(state.number, state.stored_number)
    new = [s.row for s in states if s.row["id"] is None]
    old = [s.row for s in states if s.row["id"] is not None]
    update_rows(connection, "article", ("id", *_ARTICLE), [(row["id"], *map(row.__getitem__, _ARTICLE)) for row in old])
    if new:  # the lock of the site keeps out whoever could add the same
        for row, number in zip(new, new_ids(connection, "article", len(new)), strict=True):
            row["id"] = number
        columns = ("id", "site_id", "key", *_ARTICLE)
        insert_rows(connection, "article", columns, [tuple(map(row.__getitem__, columns)) for row in new])


_VERSION = tuple(column.name for column in ArticleVersion.__table__.columns if column.name != "id")


def _write_versions(connection: Connection, drafts: Sequence[tuple[int, Draft]]) -> dict[tuple[int, int], int]:
    """Writes the drafts (article, draft) and returns (article, number) -> version id."""
    numbers: dict[tuple[int, int], int] = {}
    whole = [
        ((article, *map(draft.columns.__getitem__, _VERSION[1:])), draft.new_row)
        for article, draft in drafts
        if "capture_id" in draft.columns
    ]
    new = [row for row, is_new in whole if is_new]
    if new:
        rows = [(version, *row) for version, row in zip(new_ids(connection, "article_version", len(new)), new, strict=True)]
        insert_rows(connection, "article_version", ("id", *_VERSION), rows)
        numbers |= {(article, number): version for version, article, number, *_ in rows}
    rows = [row for row, is_new in whole if not is_new]
    for version, article, number in upsert_rows(
        connection, "article_version", _VERSION, rows, ("article_id", "number"), _VERSION, ("id", "article_id", "number")
    ):
        numbers[article, number] = version
    part = [(article, draft) for article, draft in drafts if "capture_id" not in draft.columns]
    by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for article, draft in part:
        names = tuple(sorted(draft.columns))
        by_columns.setdefault(names, []).append((article, *map(draft.columns.__getitem__, names)))
    for names, values in by_columns.items():
        update_rows(connection, "article_version", ("article_id", *names), values, by=("article_id", "number"))
    ids = sorted({article for article, _ in part})
    for some in chunks(ids):
        query = select(ArticleVersion.id, ArticleVersion.article_id, ArticleVersion.number).where(ArticleVersion.article_id.in_(some))
        numbers.update({(row.article_id, row.number): row.id for row in connection.execute(query)})
    return numbers


def store_listings(connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]]) -> None:
    """Writes the dated links of listings, where one that is printed with the same date again keeps its row, and the order of their articles."""
    rows = {
        (seen.resource_id, bounded_key(key), date): (seen.resource_id, bounded_key(key), date, title, seen.id, job.run_id)
        for _, job, seen in pages
        for key, title, date in job.listing_dates
    }
    columns = ("resource_id", "target_key", "date", "title", "capture_id", "run_id")
    upsert_rows(connection, "listing_link", columns, list(rows.values()), columns[:3], columns[3:])
    orders = {
        seen.resource_id: (seen.resource_id, [bounded_key(key) for key in job.named[:MOST_LISTED]], seen.id, job.run_id)
        for _, job, seen in pages
        if job.reading_kind == "listing" and len(job.named) > 1
    }
    names = ("resource_id", "target_keys", "capture_id", "run_id")
    upsert_rows(connection, "listing_order", names, list(orders.values()), names[:1], names[1:])
