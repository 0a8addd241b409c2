"""When an article counts as gone: what may say that it is no more, on which two days, and when a site is too ill to be believed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, and_, case, func, select

from danvan_crawler.archive.article_states import Seen, State
from danvan_crawler.archive.jobs import PageJob
from danvan_crawler.archive.models import ArticleVersion, Capture, Resource
from danvan_crawler.vietnamese.dates import VIETNAM
from danvan_crawler.vietnamese.text import fold

A_DAY = dt.timedelta(days=1)


def is_absent(job: PageJob, seen: Seen) -> bool:
    """Whether a page may say that the article at its address is no more: nobody but 404, 410 and pages that came whole can."""
    if job.instead is not None:
        return True
    return job.reading_kind == "missing" and (seen.status in (404, 410) or (seen.status in (200, 304) and not seen.truncated))


def note_absence(connection: Connection, site: int, job: PageJob, seen: Seen, state: State) -> None:
    """Take a page that may say so for a sign that the article is no more, unless its site is ill or the page still shows the headline."""
    if _is_ill(connection, site, seen.fetched_at):
        return
    if job.instead is None:
        _miss(state, seen)
    elif not _shows(connection, state, job.instead()):
        _miss(state, seen, partial(_read_since, connection, site, until=seen.fetched_at))


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
