"""How far a run follows a site: lists to the first page with nothing new, days within `since` and `until`, kinds of pages that still lead on."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from danvan_crawler.archive.jobs import Claimed, Discovered
from danvan_crawler.discovery import FULL_PAGE, Step, Walks
from danvan_crawler.harvest.following import further_page
from danvan_crawler.harvest.result import Harvest
from danvan_crawler.memory import Addresses
from danvan_crawler.recorder import Tally
from danvan_crawler.sites import Site, urls
from danvan_crawler.sites.places import place_of
from danvan_crawler.spiders.budgets import Budgets

MOST_DRAWN = 300
"""Requests that a run makes for pages of lists without order that it has already had."""

A_DAY = timedelta(days=1)


class Reach:
    """Of one site in one run that `began` at a time; what is given up on the way is told in the site's tally."""

    def __init__(self, site: Site, since: date | None, until: date | None, began: datetime) -> None:
        self.budgets = Budgets()
        self._site = site
        self._since, self._until, self._began = since, until, began
        self._walks = Walks()
        self._continued = Addresses()
        self._told: set[str] = set()
        self._drawn = 0

    def walk(self, claimed: Claimed, result: Harvest, known: Addresses | None, tally: Tally) -> Step:
        """Follow a listing no further where its page brings nothing that an earlier one has not shown; say what is lost.

        `known` are the keys that the archive has, None in a run that asks for everything. Once all lists have been walked to their ends,
        only the page behind one with something new is asked for again. The step says what the page brings.
        """
        if result.lost and result.lost not in self._told:
            self._told.add(result.lost)
            tally.notices.append(f"out of reach of a crawl: {result.lost}: {claimed.url}", kind="out of reach of a crawl")
        if result.items is None or (place_of(claimed.url).number is not None and urls.is_article(claimed.url, self._site)):
            return Step()  # "/?p=133" of WordPress, gone, shows the home page: it is no page 133 of that
        tally.pagers += result.has_pager
        if result.has_day_form and len(result.items) >= FULL_PAGE:
            tally.day_form = tally.day_form or claimed.url
        step = self._walks.step(claimed.url, result.items, result.reading.next_pages)
        if step.broken:
            tally.notices.append(step.broken, kind="broken pages of lists")
        if not step.advances or self._is_before_since(result):
            result.discovered = [found for found in result.discovered if found.by != "next"]
            return step
        some_new = known is not None and any(key not in known for key in result.items)
        all_known = known is not None and bool(result.items) and not some_new
        # Page by page: one that is too old, or wholly known, ends the walk. "?last=709" is another address each time the list has grown.
        if self._since is not None or all_known:
            result.discovered = [found for found in result.discovered if found.by != "next"]
        if self._since is not None or some_new:
            for url in Walks.sequels(claimed.url, result.reading.next_pages):
                further = further_page(url, self._site, claimed.depth, self._began)
                if further is not None and further.key not in self._continued:
                    self._continued.add(further.key)
                    result.discovered = [found for found in result.discovered if found.key != further.key] + [further]
        return step

    def draw(self) -> bool:
        """Whether a page of a list without order may be asked for once more; each that is counts."""
        if self._drawn >= MOST_DRAWN:
            return False
        self._drawn += 1
        return True

    def unordered(self) -> dict[str, int]:
        """The lists that have not named all their articles, with the number of those."""
        return self._walks.unordered()

    def may_enter(self, discovered: Discovered, tally: Tally) -> bool:
        """Whether what a page leads to is queued: by its printed day, and within the budget of its section."""
        if self._is_outside(discovered.published_hint):
            return False
        used_up = self.budgets.used_up(discovered.url)
        if used_up is None:
            return True
        part, pages = used_up
        if part not in self._told:
            self._told.add(part)
            is_article = discovered.by != "next" and urls.is_article(discovered.url, self._site)
            where = tally.notices if is_article else tally.remarks
            where.append(
                f"not followed after {pages} pages of its kind without an article: {discovered.url}", kind="kinds of pages not followed"
            )
        return False

    def may_fetch(self, claimed: Claimed) -> bool:
        """Whether a page of the queue still lies within the budget of its section; what leads to new pages always does."""
        return claimed.kind != "page" or self.budgets.used_up(claimed.url) is None

    def _is_before_since(self, result: Harvest) -> bool:
        """Whether all articles of a list page are too old, as far as their printed days can be trusted: to a day."""
        if self._since is None or not result.items:
            return False
        days = {key: day for key, _, day in result.listing_dates}
        return all(key in days and date.fromisoformat(days[key]) < self._since - A_DAY for key in result.items)

    def _is_outside(self, hint: str | None) -> bool:
        """Whether a printed day lies outside of `since` and `until`, by more than the day that lists and articles may differ."""
        if hint is None or (self._since is None and self._until is None):
            return False
        day = date.fromisoformat(hint)
        return bool((self._since and day < self._since - A_DAY) or (self._until and day > self._until + A_DAY))
