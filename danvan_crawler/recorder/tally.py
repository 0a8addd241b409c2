"""Counts of one site in one run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from danvan_crawler.archive.jobs import Discovered
from danvan_crawler.archive.runs import SPENT
from danvan_crawler.recorder.layout import Layout

MEASURED_FIELDS = (
    "title", "sapo", "body", "published", "author", "source", "section", "images", "attachments", "links", "participants", "cited_documents"
)  # fmt: skip
"""The fields whose fill rate a run reports."""

MOST_SPENT = 500
"""Shapes and sections that led nowhere which a run keeps for the next one, of each budget."""

MOST_TOO_DEEP = 5_000
"""Pages behind too many clicks that a run counts: a maze has any number."""

MOST_EMPTY = 5_000
"""Lists without an article that a run keeps: tags and authors may have 100,000 of them."""

MOST_NAMED = 1_000
"""Addresses of one kind of trouble that a run keeps: a site that fails may do so 100,000 times."""

MOST_ALIKE = 20
"""Sentences of one kind that a run says."""

REFUSED = "assets_refused"
"""What the counts of a run hold in which photos and files failed one after another, until the others were left to the next run."""

NOT_FETCHED = "not fetched"
"""What `Tally.starts` says of a start page before its first answer."""


class Troubles(dict[str, str]):
    """What is wrong with which address, of the first MOST_NAMED; `unnamed` counts the others."""

    unnamed = 0

    @property
    def total(self) -> int:
        """All of them."""
        return len(self) + self.unnamed

    @property
    def is_full(self) -> bool:
        """Whether no further one is kept."""
        return len(self) >= MOST_NAMED

    def note(self, url: str, what: str) -> None:
        """Keep or count one."""
        if url in self or not self.is_full:
            self[url] = what
        else:
            self.unnamed += 1

    def after(self, earlier: Troubles) -> Troubles:
        """These behind earlier ones."""
        both = Troubles(earlier)
        both.unnamed = earlier.unnamed + self.unnamed
        for url, what in self.items():
            both.note(url, what)
        return both


class Sentences:
    """What a run says of itself, of each `kind` the first MOST_ALIKE sentences, and then how many more there are."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._kinds: Counter[str] = Counter()

    def append(self, sentence: str, *, kind: str | None = None) -> None:
        """Say a sentence; without a `kind` there are few like it."""
        if kind is not None:
            self._kinds[kind] += 1
            if self._kinds[kind] > MOST_ALIKE:
                return
        self._said.append(sentence)

    def __iter__(self) -> Iterator[str]:
        yield from self._said
        for kind, times in self._kinds.items():
            if times > MOST_ALIKE:
                yield f"{kind}: {times - MOST_ALIKE} more"


@dataclass(slots=True)
class Tally:
    """What happened to the pages of a site in a run.

    `starts` maps each start page to None (answered) or the reason why not; `broken_listings` the further pages of
    listings that could not be read; `unlinked` those that are gone and that no page of this run names; `readings` counts
    pages by `Reading.kind`. `addressed` counts pages that came whole under an article's address, `addressed_read` those of
    them that gave an article; `listed` the articles that lists name.
    `notices` make a run partial, `remarks` don't. `robots` maps each host to what came of its robots.txt (a status or an error, and what
    held instead), `forbidden` counts what it keeps us from, `crawl_delay` is the longest pause it asks for, in seconds.
    `assets` counts photos, files and style sheets by what came of them (kept, unchanged, moved, cut, missing, failed, lost, forbidden); they
    are in `responses` and in none of the other counts. `asset_bytes` is what they sent; `lost` names those that are given up,
    `assets_refused` says that the others were left to the next run because so many in a row failed. `left_alone`: the site was given up in this
    run. `pagers` counts list pages that link further ones, `day_form` is a list without any that asks for a day. `spent` holds, by the name of
    the budget, the shapes and sections that led nowhere; `unread_new` counts pages that came for the first time under an article's
    address and gave none, `unread` is one of them, and why. `empty_lists` are start and list pages, by key, that came and name no
    article (see `note_empty`). `too_deep` are the pages, by key, that only pages many clicks from a start page name, the first MOST_TOO_DEEP of them.
    """

    responses: int = 0
    retries: int = 0
    fetch_errors: int = 0
    articles: int = 0
    dropped: int = 0
    stage_errors: int = 0
    truncated: int = 0
    unrecorded: int = 0
    readings: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)
    starts: dict[str, str | None] = field(default_factory=dict)
    broken_listings: Troubles = field(default_factory=Troubles)
    unlinked: Troubles = field(default_factory=Troubles)
    failed: Troubles = field(default_factory=Troubles)
    notices: Sentences = field(default_factory=Sentences)
    measured: int = 0
    addressed: int = 0
    addressed_read: int = 0
    listed: int = 0
    layout: Layout = field(default_factory=Layout)
    remarks: Sentences = field(default_factory=Sentences)
    robots: dict[str, str] = field(default_factory=dict)
    forbidden: int = 0
    crawl_delay: float | None = None
    assets: Counter[str] = field(default_factory=Counter)
    asset_bytes: int = 0
    lost: Troubles = field(default_factory=Troubles)
    assets_refused: str | None = None
    left_alone: bool = False
    pagers: int = 0
    day_form: str | None = None
    spent: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unread_new: int = 0
    unread: str | None = None
    empty_lists: dict[str, str] = field(default_factory=dict)
    too_deep: dict[str, str] = field(default_factory=dict)

    @property
    def lists_left(self) -> bool:
        """Whether a list may hold pages that were not reached: a start or list page could not be read, the site was left alone."""
        return self.left_alone or bool(self.broken_listings) or any(trouble is not None for trouble in self.starts.values())

    def count_article(self, item: Mapping[str, Any]) -> None:
        """Count an article and its filled fields."""
        self.articles += 1
        self.measured += 1
        self.filled.update(name for name in MEASURED_FIELDS if item.get(name) not in (None, "", []))

    def count_page(self, body: bytes, is_addressed: bool, gave_article: bool) -> None:
        """Count a page that came whole; `is_addressed` if its address looks like an article's."""
        self.addressed += is_addressed
        self.addressed_read += is_addressed and gave_article
        if gave_article:
            self.layout.look(body)

    def count_depth(self, near: Iterable[Discovered], far: Iterable[Discovered]) -> None:
        """Count the pages that a page leads to and that are too `far` to be asked for; what another shows `near` is not among them."""
        for found in near:
            self.too_deep.pop(found.key, None)
        for found in far:
            if len(self.too_deep) < MOST_TOO_DEEP:
                self.too_deep[found.key] = found.url

    def note_empty(self, key: str, url: str) -> None:
        """Keep a start or list page that names no article: every start page, of the others the first MOST_EMPTY."""
        if url in self.starts or len(self.empty_lists) < MOST_EMPTY:
            self.empty_lists[key] = url

    def give_up(self, lost: Mapping[str, str]) -> None:
        """Of the photos and files that failed in this run these are lost: address -> why."""
        self.assets["failed"] -= len(lost)
        self.assets["lost"] += len(lost)
        for url, reason in lost.items():
            self.lost.note(url, reason)

    def after(self, earlier: Tally) -> Tally:
        """The tally by which a run is judged that went on from broken-off ones: what they brought counts, what was fetched since wins."""
        unfetched = {url for url, trouble in self.starts.items() if trouble == NOT_FETCHED}
        mine = {url: trouble for url, trouble in self.starts.items() if url not in unfetched or url not in earlier.starts}
        return replace(
            self,
            articles=self.articles + earlier.articles,
            readings=self.readings + earlier.readings,
            starts={url: trouble for url, trouble in ({**earlier.starts, **mine}).items() if url in self.starts},
            broken_listings=self.broken_listings.after(earlier.broken_listings),
            failed=self.failed.after(earlier.failed),
        )

    def fill_rates(self) -> dict[str, float]:
        """The share of articles that have each field; empty without articles."""
        return {name: round(self.filled[name] / self.measured, 4) for name in MEASURED_FIELDS} if self.measured else {}

    def counts(self) -> dict[str, int]:
        """The counts as one flat mapping."""
        return {
            "responses": self.responses,
            "articles": self.articles,
            "retries": self.retries,
            "fetch_errors": self.fetch_errors,
            "failed": self.failed.total,
            "dropped": self.dropped,
            "stage_errors": self.stage_errors,
            "truncated": self.truncated,
            "unrecorded": self.unrecorded,
            "addressed": self.addressed,
            "addressed_read": self.addressed_read,
            "listed": self.listed,
            "too_deep": len(self.too_deep),
            "asset_bytes": self.asset_bytes,
            **{f"assets/{outcome}": n for outcome, n in sorted(self.assets.items()) if n},
            **{f"readings/{kind}": n for kind, n in sorted(self.readings.items())},
            **{f"status/{status}": n for status, n in sorted(self.statuses.items())},
        }

    def record(self) -> dict[str, Any]:
        """What the run's row keeps: the counts, what the pages look like, and what robots.txt decided."""
        robots = {"hosts": self.robots, "allowed": self.responses, "forbidden": self.forbidden, "crawl_delay": self.crawl_delay}
        layout = {"pages": self.layout.pages, "platforms": self.layout.platform_shares(), "markers": self.layout.markers()}
        spent = {name: sorted(parts)[:MOST_SPENT] for name, parts in sorted(self.spent.items()) if parts}
        refused = {REFUSED: True} if self.assets_refused else {}
        return {**self.counts(), "robots": robots, "layout": layout} | refused | ({SPENT: spent} if spent else {})
