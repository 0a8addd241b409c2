"""Articles and their versions: what a reading adds, refreshes or rewrites. Works inside the caller's transaction, many articles at once.

A crawl compares an article with its latest version: same digest, same version, whose links and claims are taken from the newer
reading (the page's lists change, and the reader gets better). What a new design leaves out or shows for the first time is no edit (see
`rows.is_edit`), and takes nothing away from the version. A replay reads all captures of a site again in order of time and
numbers the versions anew: version 1 is written over version 1. `article_version.run_id` tells which ones a replay has reached.

What a cut body says is no edit of the publisher: a version read from one is provisional and gives its place to the next reading, and
beside a version read from a whole page a cut one counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select, update

from danvan_crawler.archive.article_states import Draft, Seen, State, load, looks_of, new_article
from danvan_crawler.archive.disappearance import is_absent, note_absence
from danvan_crawler.archive.jobs import ArticleRecord, PageJob, PageStored
from danvan_crawler.archive.models import Article, Capture
from danvan_crawler.archive.rows import Item, bounded_key, dated, digest, is_edit, is_relative, loses, version_columns
from danvan_crawler.archive.twins import twin_of
from danvan_crawler.archive.version_rows import write_states
from danvan_crawler.sites.urls import is_unrewritten, is_view

ALIKE = 0.5
"""Share of class names that two pages of one design have in common at least."""


def store_articles(connection: Connection, pages: Sequence[tuple[int, PageJob, Seen]], replays: frozenset[int]) -> list[PageStored]:
    """Writes the articles of pages (site, job, capture) in this order; `replays` are those of their runs that replay."""
    states = load(connection, pages, replays)
    stored = []
    for site, job, seen in pages:
        result = PageStored()
        stored.append(result)
        twin = _twin(connection, site, job, states, replays)
        if twin is not None:
            connection.execute(update(Capture).where(Capture.id == seen.id).values(reason=f"another view of {twin}"))
        for record in job.articles if twin is None else ():
            key = bounded_key(record.key)
            state = states.setdefault((site, key), State(new_article(site, key)))
            _read(state, job, record, seen, job.run_id in replays, result)
        if is_absent(job, seen) and (gone := states.get((site, bounded_key(job.key)))) is not None:
            note_absence(connection, site, job, seen, gone)
    write_states(connection, [state for state in states.values() if state.changed])
    return stored


def _twin(connection: Connection, site: int, job: PageJob, states: Mapping[tuple[int, str], State], replays: frozenset[int]) -> str | None:
    """The address under which the site has the article that a view, or an address without rewriting, shows and does not name."""
    if len(job.articles) != 1 or not (is_view(job.url) or is_unrewritten(job.url)):
        return None
    key = bounded_key(job.articles[0].key)
    others = [state for (of_site, other), state in states.items() if of_site == site and other != key]
    unwritten = [(state.row["url"], draft.item) for state in others for draft in state.drafts.values()]
    return twin_of(connection, site, key, job.articles[0].item, unwritten, job.run_id if job.run_id in replays else None)


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
    state.design, state.looks = job.design, looks_of(item)
    state.provisional = seen.truncated is not None
    draft.untouched = False
    draft.columns |= columns | {"digest": fresh, "number": state.number}
    draft.item = item
    draft.links = record.link_keys or {found.url: found.key for found in job.discovered}


def _is_redesigned(state: State, design: str | None, item: Item) -> bool:
    if state.design and design:
        old, new = set(state.design.split(".")), set(design.split("."))
        some = sorted(old | new)[: max(len(old), len(new))]  # of two sketches only the smallest hashes can be compared
        if sum(one in old and one in new for one in some) < ALIKE * len(some):
            return True
    (platform, label, raw), now = state.looks, looks_of(item)
    return (platform, label) != now[:2] or (raw != now[2] and None not in (raw, now[2]))


def _show(state: State, url: str, item_id: str | None, seen: Seen) -> None:
    article = state.row
    article |= {"url": url, "item_id": item_id, "resource_id": seen.resource_id, "last_capture_id": seen.id}
    if article["state"] == "gone":
        article |= {"state": "restored", "restored_capture_id": seen.id}
    elif article["state"] == "live":
        article["missing_capture_id"] = None
    state.last_at = seen.fetched_at
    state.changed = True


def rename(connection: Connection, site: int, keys: Mapping[str, str]) -> None:
    """Give articles of a site that have other keys the ones that belong to their addresses, unless another article has it."""
    known = select(Article.id, Article.url, Article.key).where(Article.site_id == site, Article.item_id.is_(None))
    for row in connection.execute(known.where(Article.url.in_(keys))).all():
        key = bounded_key(keys[row.url])
        taken = select(Article.id).where(Article.site_id == site, Article.key == key).exists()
        connection.execute(update(Article).where(Article.id == row.id, Article.key != key, ~taken).values(key=key))
