"""A page unit: all that one page gives, written in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from danvan_crawler.archive.jobs import ArticleRecord, Discovered, PageJob, PageState
from danvan_crawler.extract import EXTRACTOR_VERSION


class Submit(Protocol):
    """The way into the archive."""

    def __call__(self, job: PageJob, last: bool = False) -> Future[Any]:
        """Queue a job of the unit; `last` when no other follows."""


@dataclass(slots=True, eq=False)
class PageUnit:
    """Collects the articles and discovered resources of one page and submits them when the last has arrived.

    `expect` announces an article or request that is on its way through the pipelines or the scheduler; `add_article`,
    `add_discovered` and `drop` account for one each. After `close`, and once nothing is on its way, the unit is
    submitted; `written` then resolves with the writer's result or its error, and before it `part`, which articles wait for: with
    `flush` they need not wait for those that follow.
    """

    submit: Submit
    site: str
    run_id: int
    url: str
    key: str
    record_id: str
    reading_kind: str = "other"
    reason: str | None = None
    platform: str | None = None
    state: PageState = "done"
    resource_kind: str | None = None
    articles: list[ArticleRecord] = field(default_factory=list)
    discovered: list[Discovered] = field(default_factory=list)
    listing_dates: list[tuple[str, str, str]] = field(default_factory=list)
    named: Sequence[str] | None = None
    instead: Callable[[], str] | None = None
    design: str | None = None
    next_at: datetime | None = None
    moved_to: str | None = None
    shared_numbers: frozenset[str] = frozenset()
    part: Future[Any] = field(default_factory=Future)
    written: Future[Any] = field(default_factory=Future)
    outstanding: int = 0
    closed: bool = False
    submitted: bool = False

    def expect(self) -> None:
        """One more article or request is on its way."""
        self.outstanding += 1

    def add_article(self, record: ArticleRecord) -> None:
        """An expected article has come through all stages."""
        self.articles.append(record)
        self._arrived()

    def add_discovered(self, discovered: Discovered) -> None:
        """An expected request has reached the scheduler."""
        self.discovered.append(discovered)
        self._arrived()

    def drop(self, reason: str) -> None:
        """An expected article was dropped, or failed in a stage: the capture says why."""
        self.reason = f"{self.reason}; {reason}" if self.reason else reason
        self._arrived()

    def flush(self) -> None:
        """Submit what has arrived, and go on: the page stays claimed until the rest is written with `close`."""
        part = replace(self.job(), state="claimed", discovered=[], listing_dates=[])
        written, self.part, self.articles = self.part, Future(), []
        self.submit(part).add_done_callback(lambda done: _resolve(done, written))

    def close(self) -> None:
        """The page gives no more."""
        self.closed = True
        self._submit_when_complete()

    def job(self) -> PageJob:
        """The unit as a job for the writer; articles in the order of their keys, whatever order they arrived in."""
        return PageJob(
            site=self.site,
            run_id=self.run_id,
            url=self.url,
            key=self.key,
            record_id=self.record_id,
            reading_kind=self.reading_kind,
            reason=self.reason,
            platform=self.platform,
            articles=sorted(self.articles, key=lambda record: record.key),
            discovered=self.discovered,
            state=self.state,
            resource_kind=self.resource_kind,
            listing_dates=self.listing_dates,
            named=self.named or (),
            instead=self.instead,
            design=self.design,
            extractor_version=EXTRACTOR_VERSION,
            next_at=self.next_at,
            moved_to=self.moved_to,
            shared_numbers=self.shared_numbers,
        )

    def _arrived(self) -> None:
        self.outstanding -= 1
        self._submit_when_complete()

    def _submit_when_complete(self) -> None:
        if self.closed and self.outstanding <= 0 and not self.submitted:
            self.submitted = True
            self.submit(self.job(), last=True).add_done_callback(lambda done: _resolve(done, self.part, self.written))


def _resolve(done: Future[Any], *waiting: Future[Any]) -> None:
    for one in waiting:
        if error := done.exception():
            one.set_exception(error)
        else:
            one.set_result(done.result())
