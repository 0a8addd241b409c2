"""The verdict of a run: complete, partial or failed, and why. Pure functions of its counts and of the site's earlier runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Literal

from danvan_crawler.recorder.drift import MIN_SAMPLE, Fall, fall, is_above, percent
from danvan_crawler.recorder.layout import Layout
from danvan_crawler.recorder.tally import MOST_TOO_DEEP, Tally, Troubles

EXIT_CODES = {"complete": 0, "partial": 3, "failed": 4}

FAILED_ALLOWED, FAILED_MOST = 0.05, 0.25
"""Pages that could not be had, as a share of all: dead links stand on every site, so a site is measured by its own runs in between."""

LOST_ALLOWED, LOST_MOST = 0.1, 0.3
"""The same for articles that are known, not proven gone, and were not there any more when they were fetched again."""

ASSETS_FAILED_MOST = 0.25
"""Photos and files that no answer, 403 or 5xx kept from us, as a share of those asked for: above it a run is partial. A 404 is an answer, and
what is lost has been counted often enough."""

UNREAD = 3
"""Pages that should be articles of which none is one: so many are no videos or galleries, but a site that can't be read any more."""

DESIGN_LEFT = 0.5
"""Below this share of the usual class and id names on article pages a site has a new design."""

NAMES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class PastRun:
    """What a run of the site left on record. `day` is ISO; `whole`: it read more than half of the articles that were known."""

    day: str
    whole: bool = True
    articles: int = 0
    fill: Mapping[str, float] = field(default_factory=dict)
    addressed: int = 0
    addressed_read: int = 0
    listed: int = 0
    failed_share: float = 0.0
    lost_share: float = 0.0
    layout_pages: int = 0
    platforms: Mapping[str, float] = field(default_factory=dict)
    markers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a run is measured by: articles of the archive that are `known` and not gone, those of them not lost in this run
    (`reached`: read, unchanged, or not due), and the site's recent runs, newest first.

    `limited`: a run of part of the site, which is compared with nothing; but where nothing new was on that part it did not fail.
    `refused_since`: the day since which every run had its photos and files refused, if that is so long that they are given up.
    """

    known: int = 0
    reached: int = 0
    past: Sequence[PastRun] = ()
    limited: bool = False
    refused_since: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` is complete, partial or failed; `reasons` are empty only for complete; `remarks` say what else was noticed."""

    status: Literal["complete", "partial", "failed"]
    reasons: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """The exit code of DESIGN: 0 complete, 3 partial, 4 failed."""
        return EXIT_CODES[self.status]

    @property
    def sentences(self) -> list[str]:
        """Reasons and remarks, as the run's row keeps them."""
        return self.reasons + self.remarks


def judge(tally: Tally, finish_reason: str, ground: Ground | None = None, archive_error: str | None = None) -> Verdict:
    """Judge a run of one site.

    `finish_reason` is Scrapy's ("finished", "shutdown", …). Without a `ground` (a replay) or with one that is `limited` (by since, until or
    max_pages) nothing is compared. A run that ended early, lost a listing page or read no article is never complete; articles that
    lie outside of the days asked for were read. A field that fell to near nothing makes a run partial; a smaller fall, and a new design
    whose articles are still read, are remarks.
    """
    dead = Troubles((url, reason) for url, reason in tally.starts.items() if reason is not None)
    failed = []
    if archive_error:
        failed.append(f"the archive could not be written: {archive_error}")
    stopped = finish_reason == "shutdown"  # by a signal: what was not reached has not failed, and the next run goes on
    if not stopped and tally.starts and len(dead) == len(tally.starts):
        failed.append("no start page answered: " + _listed(dead))
    elif not stopped and not tally.articles and not _all_outside(tally, ground) and not _nothing_new(tally, ground):
        failed.append("no article was read")
    compared = ground if ground is not None and not ground.limited and finish_reason == "finished" else Ground()
    fallen = list(_falls(tally, compared.past))
    refused, given_up = _photos(tally, ground)
    remarks = [
        *(str(one) for one in fallen if not one.lost),
        *_redesign(tally.layout, compared.past),
        *([f"list pages that nothing leads to any more: {_listed(tally.unlinked)}"] if tally.unlinked else []),
        *([_too_deep(list(tally.too_deep.values()))] if tally.too_deep else []),
        *([_unread(tally.unread_new, tally.unread)] if tally.unread and tally.unread_new >= UNREAD else []),
        *given_up,
        *tally.remarks,
    ]
    if failed:
        return Verdict("failed", [*failed, *refused, *tally.notices], remarks)
    reasons = []
    if finish_reason != "finished":
        reasons.append(f"ended early: {finish_reason}")
    if dead:
        reasons.append("dead start page: " + _listed(dead))
    if tally.broken_listings:
        reasons.append("broken listing page: " + _listed(tally.broken_listings))
    if tally.day_form and not tally.pagers:
        reasons.append(f"out of reach of a crawl: older articles are reached by a form for days only: {tally.day_form}")
    if tally.stage_errors:
        reasons.append(f"{tally.stage_errors} articles failed in a pipeline stage")
    if tally.unrecorded:
        reasons.append(f"{tally.unrecorded} fetches could not be put on record")
    reasons += _losses(tally, compared)
    reasons += [str(one) for one in fallen if one.lost]
    reasons += [*refused, *tally.notices]
    return Verdict("partial" if reasons else "complete", reasons, remarks)


def pages_of(failed: int, readings: int, known: int) -> int:
    """What pages that could not be had are a share of: those that were tried, or the known articles where few were due.

    One dead link of a site is one in eight pages of a run that found nothing new, every day.
    """
    return max(failed + readings, known)


def _all_outside(tally: Tally, ground: Ground | None) -> bool:
    """The articles that came lie outside of the days that the run was limited to."""
    return tally.dropped > 0 and ground is not None and ground.limited


def _nothing_new(tally: Tally, ground: Ground | None) -> bool:
    """No article was due: those that are known are as they were, and hardly a page that should be one came without.

    That an article which is gone was asked for again, and 404 or the home page came, says nothing of the others.
    """
    if ground is None or not ground.reached:
        return False
    return tally.unread_new + max(ground.known - ground.reached - tally.readings["missing"], 0) < UNREAD


def _losses(tally: Tally, ground: Ground) -> Iterator[str]:
    past = ground.past
    unhad = tally.failed.total
    pages = pages_of(unhad, sum(tally.readings.values()), ground.known)
    if is_above(unhad, pages, [run.failed_share for run in past], FAILED_ALLOWED, FAILED_MOST):
        yield f"{unhad} of {pages} pages could not be had{_usually([run.failed_share for run in past])}"
    lost = ground.known - ground.reached
    if is_above(lost, ground.known, [run.lost_share for run in past], LOST_ALLOWED, LOST_MOST):
        yield f"{lost} of {ground.known} known articles were not found again{_usually([run.lost_share for run in past])}"
    read = [(run.day, run.addressed_read / run.addressed) for run in past if run.addressed >= MIN_SAMPLE]
    if one := fall("pages read", tally.addressed_read, tally.addressed, read):
        yield (
            f"{tally.addressed_read} of {tally.addressed} pages with an article's address gave an article, "
            f"{percent(one.usual)} until {one.since}"
        )
    usual = median(run.listed for run in past) if past else 0
    # A list that answers 304 names what it named before.
    if usual >= MIN_SAMPLE and not tally.listed and not tally.statuses["304"]:
        yield f"no list names an article any more, {usual:g} in recent runs"


def _photos(tally: Tally, ground: Ground | None) -> tuple[list[str], list[str]]:
    """Reasons and remarks on photos and files; what has been refused for long, and what is lost, is no reason any more.

    A replay and an import, which have no `ground`, ask for none.
    """
    lost = [f"given up as lost: {tally.lost.total} photos and files: {_listed(tally.lost)}"] if tally.lost else []
    failed, asked = tally.assets["failed"], tally.assets.total() - tally.assets["forbidden"]
    refused = [tally.assets_refused] if tally.assets_refused else []
    if ground is not None and asked >= MIN_SAMPLE and failed > ASSETS_FAILED_MOST * asked:
        refused.insert(0, f"{failed} of {asked} photos and files could not be had")
    if tally.assets_refused and ground is not None and ground.refused_since is not None:
        return [], [*lost, *(f"{words}, so in every run since {ground.refused_since}" for words in refused)]
    return refused, lost


def _falls(tally: Tally, past: Sequence[PastRun]) -> Iterator[Fall]:
    """Fields whose fill rate fell; only runs that read as much of the site are compared: old articles have other fields."""
    alike = [run for run in past if run.articles >= MIN_SAMPLE]
    for name in sorted({name for run in alike for name in run.fill}):
        shares = [(run.day, run.fill[name]) for run in alike if name in run.fill]
        if one := fall(name, tally.filled[name], tally.measured, shares):
            yield one


def _redesign(layout: Layout, past: Sequence[PastRun]) -> Iterator[str]:
    """Words on a new design: platforms whose signs vanished, and the class and id names that are left."""
    seen = [run for run in past if run.layout_pages >= MIN_SAMPLE]
    if layout.pages < MIN_SAMPLE or not seen:
        return
    for name in sorted({name for run in seen for name in run.platforms} - {"generic"}):
        shares = [(run.day, run.platforms.get(name, 0.0)) for run in seen]
        if one := fall(name, layout.platforms[name], layout.pages, shares):
            yield f"platform markers gone: {name} {percent(one.usual)} -> {percent(one.now)} since {one.since}"
    last = seen[0]
    left = [name for name in last.markers if layout.has(name)]
    if len(last.markers) >= MIN_SAMPLE and len(left) < DESIGN_LEFT * len(last.markers):
        gone = sorted(last.markers.difference(left), key=lambda name: (-len(name), name))[:NAMES_SHOWN]
        yield f"new design since {last.day}: {len(left)} of {len(last.markers)} class names of its article pages are left (gone: {', '.join(gone)})"


def _unread(count: int, example: str) -> str:
    return f"{count} new pages with an article's address gave none, such as {example}"


def _too_deep(pages: Sequence[str]) -> str:
    count = f"{len(pages)} pages" if len(pages) < MOST_TOO_DEEP else f"{MOST_TOO_DEEP} pages or more"
    return f"{count} lie too many clicks from the start pages and were not asked for, such as {pages[0]}"


def _usually(shares: Sequence[float]) -> str:
    return f", usually {percent(median(shares))}" if len(shares) >= 3 else ""


def _listed(problems: Troubles, most: int = 3) -> str:
    shown = [f"{url} ({reason})" for url, reason in list(problems.items())[:most]]
    return ", ".join(shown) + (f" and {problems.total - most} more" if problems.total > most else "")
