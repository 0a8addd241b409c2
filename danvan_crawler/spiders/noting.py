"""What a page that came adds to the counts of its site: the verdict on a run is made of them."""

from __future__ import annotations

from danvan_crawler.archive.jobs import Claimed
from danvan_crawler.discovery.pagination import is_first_page
from danvan_crawler.harvest.answers import is_cut
from danvan_crawler.harvest.result import Harvest
from danvan_crawler.items import Page
from danvan_crawler.recorder import Tally
from danvan_crawler.sites import Site, urls
from danvan_crawler.spiders.budgets import Budgets


def note_page(
    tally: Tally, budgets: Budgets, site: Site, claimed: Claimed, page: Page, result: Harvest, *, fresh: bool, is_linked: bool
) -> None:
    """Count a page and what was harvested of it. `fresh`: it names an article that no other list has named in this run; `is_linked`: a
    page of this run links it."""
    kind, status = result.reading.kind, page.status
    tally.readings[kind] += 1
    tally.listed += len(result.items or ())
    if status == 200:
        is_addressed = urls.is_article(claimed.url, site) and not urls.is_view(claimed.url)
        tally.count_page(page.body, is_addressed, kind == "article")
        if is_addressed and kind not in ("article", "missing") and claimed.last_fetched_at is None:
            tally.unread_new += 1
            tally.unread = tally.unread or f"{claimed.url} ({result.reason or kind})"
    tally.count_depth(result.discovered, result.too_deep)
    if status == 200 and claimed.kind in ("seed", "listing") and not result.items and is_first_page(claimed.url):
        tally.note_empty(claimed.key, claimed.url)
    if is_cut(page, result.reading):
        tally.failed.note(claimed.url, cut := f"cut short: {page.truncated}")
        if kind == "listing" or claimed.kind in ("seed", "listing"):
            tally.broken_listings.note(claimed.url, cut)
    trouble = _trouble(claimed, page, result)
    if trouble and (result.is_void or kind == "blocked" or (kind == "missing" and status >= 500)):
        tally.failed.note(claimed.url, trouble)
    if kind == "missing" and claimed.discovered_by == "canonical":
        tally.notices.append(f"the canonical address of an article is not there: {claimed.url}", kind="canonical addresses")
    may_be_unlinked = claimed.kind == "listing" and claimed.url not in tally.starts and kind == "missing" and status < 500 and not is_linked
    if trouble and may_be_unlinked and not tally.unlinked.is_full:
        tally.unlinked.note(claimed.url, trouble)  # an author without articles, the last page of a list that became shorter
    else:
        note_trouble(tally, claimed, trouble)
    if kind in ("missing", "blocked") or status >= 300:
        return  # a dead link says nothing of the pages whose addresses look alike
    if result.named is not None:
        return  # nor do sitemaps and feeds: a newspaper has one for each day, beside its articles
    productive = bool(result.articles) or fresh
    leads_on = productive or any(d.by != "next" for d in result.discovered)
    budgets.count(claimed.url, productive, leads_on)


def _trouble(claimed: Claimed, page: Page, result: Harvest) -> str | None:
    """Why a page that came is not what was asked for; None where nothing is wrong with it."""
    if result.is_void:
        return result.reason or ""
    if result.reading.kind in ("missing", "blocked"):
        return result.reason or f"status {page.status}"
    if claimed.kind == "seed" and 300 <= page.status < 400 and not result.discovered:
        return result.reason
    if claimed.kind == "seed" and page.status == 200 and not (result.articles or result.discovered or result.reading.links):
        return "nothing on it leads further"
    return None


def note_trouble(tally: Tally, claimed: Claimed, trouble: str | None) -> None:
    """Note what became of a start page, or that a page of a list could not be had."""
    if claimed.url in tally.starts:
        tally.starts[claimed.url] = trouble
    elif claimed.kind == "listing" and trouble:
        tally.broken_listings.note(claimed.url, trouble)


def note_learned(tally: Tally, claimed: Claimed, result: Harvest) -> None:
    """Say which numbers of addresses name no article after all, and whether articles of earlier pages were passed by for them."""
    for form in sorted(result.learned):
        tally.remarks.append(
            f"the number in “{form}” is shared by several articles of {claimed.url}: they are known by their whole addresses"
        )
    if result.learned_late:
        tally.notices.append(f"passed by for a number that several articles share: articles of pages before {claimed.url}")


def note_named(tally: Tally, result: Harvest) -> None:
    """A list page that is gone, and that this page names, is a broken one."""
    if tally.unlinked:
        reading = result.reading
        named = {urls.canonical_url(url) for url in (*reading.next_pages, *(link.url for link in reading.links))}
        for url in named & tally.unlinked.keys():
            tally.broken_listings.note(url, tally.unlinked.pop(url))
