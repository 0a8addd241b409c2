"""What comes of a page (`Harvest`), and what of it is written onto the page's unit and its articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from danvan_crawler.archive.jobs import Discovered
from danvan_crawler.items import Article, Page, Reading
from danvan_crawler.recorder import PageUnit
from danvan_crawler.sites import Site


@dataclass(slots=True)
class Harvest:
    """What a page gives: the reading, the articles to store, the resources to follow, and why there is no article.

    `assets` are style sheets, and what they name; photos and files come with the articles that are stored.
    `listing_dates` are the dates a list page prints beside its links: key of the target, title, ISO day. `items` are the
    keys of the articles that a list names, None for what is no list. `resource_kind` is "listing", "feed" or "sitemap" for
    what leads to new pages, `lost` says what of a list can't be reached; `has_day_form` if a list without pager asks for a day.
    `instead` is set where the page may stand in the place of an article that is gone (see `absence`), `design` for a page with articles,
    `moved` for a redirect to another spelling of the same page, https or another slug before the same number, and for a part of a text to the
    address where all of it stands; `named` holds the keys of what a feed or a sitemap names, which is no list to walk.
    `shared_numbers` are the forms of addresses that the site knows to name no article, `learned` those that this page
    has shown to be such; `learned_late` if earlier pages of the run have lost articles by them.
    `too_deep` is what lies more clicks from a start page than are followed.
    `is_void` if nothing came that says what is there: the next run fetches it again.
    """

    reading: Reading
    articles: list[Article] = field(default_factory=list)
    discovered: list[Discovered] = field(default_factory=list)
    assets: list[Discovered] = field(default_factory=list)
    listing_dates: list[tuple[str, str, str]] = field(default_factory=list)
    reason: str | None = None
    items: list[str] | None = None
    resource_kind: str | None = None
    lost: str | None = None
    instead: Callable[[], str] | None = None
    design: str | None = None
    moved: str | None = None
    shared_numbers: frozenset[str] = frozenset()
    learned: frozenset[str] = frozenset()
    learned_late: bool = False
    named: list[str] | None = None
    has_pager: bool = False
    has_day_form: bool = False
    too_deep: list[Discovered] = field(default_factory=list)
    is_void: bool = False


def describe(unit: PageUnit, page: Page, result: Harvest) -> None:
    """Write onto a page's unit what was read: kind, reason, platform, listing dates, and whether the server failed."""
    unit.url = page.url
    unit.reading_kind = result.reading.kind
    unit.reason = result.reason
    unit.platform = result.reading.platform
    unit.listing_dates = result.listing_dates
    unit.named = result.items if result.named is None else result.named
    unit.resource_kind = result.resource_kind
    unit.instead, unit.design, unit.shared_numbers = result.instead, result.design, result.shared_numbers
    cut = page.truncated == "disconnect"  # read as far as it came, but not known: the next run must not be told "not modified"
    if cut or result.is_void or (page.status >= 400 and page.status not in (404, 410)):
        unit.state = "failed"


def sign(article: Article, page: Page, site: Site | None) -> None:
    """Write onto an article what its page knows: the site, our clock, the server's clock."""
    article.site = site.name if site else article.site
    article.fetched_at = iso_utc(page.fetched_at)
    article.served_at = iso_utc(page.served_at)


def iso_utc(moment: datetime | None) -> str | None:
    """An aware time as ISO in UTC, to the second; None stays None."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")
