"""The verdict of a run: complete, partial or failed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from danvan_crawler.recorder.tally import Tally

EXIT_CODES = {"complete": 0, "partial": 3, "failed": 4}

MAX_FAILED_SHARE = 0.05
"""Pages that could not be had, as a share of all: above it the run is partial (dead links stand on every site)."""

MIN_SHARE_OF_USUAL = 0.7
"""Articles of this run against the median of the site's own recent complete runs: below it the run is partial."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` is complete, partial or failed; `reasons` are empty only for complete."""

    status: Literal["complete", "partial", "failed"]
    reasons: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """The exit code of DESIGN: 0 complete, 3 partial, 4 failed."""
        return EXIT_CODES[self.status]


def judge(tally: Tally, finish_reason: str, recent_articles: Sequence[int] = (), archive_error: str | None = None) -> Verdict:
    """Judge a run of one site.

    `finish_reason` is Scrapy's ("finished", "shutdown", …); `recent_articles` the article counts of the site's recent
    complete runs over the same ground. A run that ended early, lost a listing page or read no article is never complete.
    """
    dead = {url: reason for url, reason in tally.starts.items() if reason is not None}
    failed = []
    if archive_error:
        failed.append(f"the archive could not be written: {archive_error}")
    if tally.starts and len(dead) == len(tally.starts):
        failed.append("no start page answered: " + _listed(dead))
    elif not tally.articles:
        failed.append("no article was read")
    if failed:
        return Verdict("failed", failed)
    reasons = []
    if finish_reason != "finished":
        reasons.append(f"ended early: {finish_reason}")
    if dead:
        reasons.append("dead start page: " + _listed(dead))
    if tally.broken_listings:
        reasons.append("broken listing page: " + _listed(tally.broken_listings))
    if tally.stage_errors:
        reasons.append(f"{tally.stage_errors} articles failed in a pipeline stage")
    if tally.unrecorded:
        reasons.append(f"{tally.unrecorded} fetches could not be put on record")
    attempted = len(tally.failed) + sum(tally.readings.values())
    if attempted and len(tally.failed) / attempted > MAX_FAILED_SHARE:
        reasons.append(f"{len(tally.failed)} of {attempted} pages could not be had")
    usual = _median(recent_articles)
    if usual and tally.articles < MIN_SHARE_OF_USUAL * usual:
        reasons.append(f"{tally.articles} articles, {usual:g} in recent runs")
    reasons.extend(tally.notices)
    return Verdict("partial", reasons) if reasons else Verdict("complete")


def _median(values: Sequence[int]) -> float:
    ordered = sorted(values)
    if not ordered:
        return 0
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _listed(problems: dict[str, str], most: int = 3) -> str:
    shown = [f"{url} ({reason})" for url, reason in list(problems.items())[:most]]
    return ", ".join(shown) + (f" and {len(problems) - most} more" if len(problems) > most else "")
