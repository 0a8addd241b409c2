"""The publish date of a page: the steps by which it is found, from what a site file or a layout points at to the words of its address."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_crawler.extract import published, selected, settled
from danvan_crawler.extract.cms import Fit
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.outline import Outline
from danvan_crawler.extract.settled import Published
from danvan_crawler.items import Page

_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page tells programs of its publish date, what it prints, and which of them counts."""

    machine: Published | None
    printed: Published | None
    chosen: Published | None

    @property
    def told(self) -> Published | None:
        """What speaks for an article is that it is dated for programs, whichever string is taken."""
        return self.machine or self.chosen

    def lines(self, doc: Doc) -> set[int]:
        """The line that holds nothing but the printed date."""
        line = self.printed.line if self.printed is not None else -1
        return {line} if line >= 0 and len(doc.lines[line].text) < _LONGEST_LINE else set()


def find_dates(doc: Doc, page: Page, parts: Outline, fit: Fit, platform: str, stated: Published | None) -> Dates:
    """The dates of a page. `stated`: what the selector of a site file points at, which is not doubted."""
    meta, head = parts.meta, parts.head
    today = page.served_at or page.fetched_at
    machine = stated or settled.machine_date(doc, meta)
    printed = None
    if not (stated or (machine and settled.is_final(machine, meta))):
        printed = settled.timed(
            selected.date_of_layout(doc, platform) if fit.layout else None,
            lambda: published.printed_date(doc, parts.region.flags, parts.title_last, parts.span, parts.zone, today, parts.covered),
        )
    chosen = (
        stated
        or settled.settle(machine, printed, meta, page.url, head.last + 1 if head.line >= 0 else -1)
        or settled.in_address(page.url)
        or settled.in_title(meta)
    )
    return Dates(machine, printed, chosen)
