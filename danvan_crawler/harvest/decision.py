"""What is stored and what is followed of a page, a sitemap, a feed or a photo of a site, by what was read on it."""

from __future__ import annotations

from danvan_crawler import absence, assets, design, discovery, shared_numbers
from danvan_crawler.discovery import Payload, feed, pagination
from danvan_crawler.extract.addresses import resolve
from danvan_crawler.harvest.elsewhere import canonical_elsewhere, has_own_page, leads_on, moved_to, part_of_whole, redirect
from danvan_crawler.harvest.following import (
    MAX_DEPTH,
    PRIORITY_ARTICLE,
    PRIORITY_FEED,
    PRIORITY_NEXT,
    PRIORITY_SITEMAP,
    Hints,
    discovered,
    follow,
    may_follow,
)
from danvan_crawler.harvest.listed import items_of, lead_dates, listing_dates
from danvan_crawler.harvest.result import Harvest, sign
from danvan_crawler.harvest.start_pages import is_declared, is_home, is_start
from danvan_crawler.items import Link, Page, Reading
from danvan_crawler.memory import Addresses, Memory
from danvan_crawler.reading.contents import Contents, is_readable
from danvan_crawler.sites import Site, urls

MOST_NESTED = 5
"""Sitemaps within sitemaps; the protocol knows two levels, and some servers name ever new ones."""

FEED_DEPTH = 1
"""Feeds that are named in the head of a page count on the start pages and one click from them: tags and authors have feeds too."""


def harvest(
    page: Page, contents: Contents, site: Site, depth: int = 0, seen: Addresses | None = None, memory: Memory | None = None
) -> Harvest:
    """Decide what is stored and what is followed of `page` of `site`, whose `contents` were read.

    `seen` holds the hrefs of earlier pages of the run, as they were written and as they are kept, and is added to: a menu of 300
    links is looked at once and not on every page. `memory` is what the run has learned from them, and is added to.

    A page that names another address of this site as its canonical one (print, mobile, savefile views) is not stored
    as an article of its own: the canonical address is followed instead.
    """
    seen = Addresses() if seen is None else seen
    memory = Memory() if memory is None else memory
    learned, late = shared_numbers.learn(contents.reading, contents.payload, site, seen, memory)
    result = _harvest(page, contents, site, depth, seen, memory)
    result.learned, result.learned_late, result.shared_numbers = learned, late, site.shared_numbers
    return result


def _harvest(page: Page, contents: Contents, site: Site, depth: int, seen: Addresses, memory: Memory) -> Harvest:
    reading = contents.reading
    if contents.payload is not None:
        return _of_payload(reading, contents.payload, page, site, depth, seen)
    if not is_readable(page):
        return Harvest(reading, reason=reading.reason)
    if page.status == 304:
        return Harvest(reading, reason="not modified, though nothing was known of it", is_void=True)
    if page.status == 200 and not page.body.strip() and urls.is_article(page.url, site):
        return Harvest(reading, reason="an empty answer", is_void=True)
    if 300 <= page.status < 400:
        return redirect(page, site, reading, depth)
    if is_start(page.url, site):
        memory.start_bodies.add(hash(page.body))
    elif reading.kind == "article" and hash(page.body) in memory.start_bodies:
        # A domain that was sold, a host that was not paid: one page for all addresses, and no site any more that could miss anything.
        return Harvest(Reading("blocked", reason="the bytes of the start page"), reason="the bytes of the start page")
    own_key = urls.resource_key(page.url, site)
    if (led := leads_on(page, reading, own_key, site, depth)) is not None:
        return led
    if (part := part_of_whole(page, reading, own_key, site, memory)) is not None:
        return part
    if reading.kind == "listing":
        memory.lists.add(own_key)
    duplicate_of = canonical_elsewhere(reading, page.url, own_key, site, memory)
    result = Harvest(reading, reason=reading.reason)
    if duplicate_of is not None:
        result.reason = f"another view of {duplicate_of}"
        if depth < MAX_DEPTH:  # one deeper each time, as with redirects: a counter in it makes it ever new
            result.discovered.append(discovered(duplicate_of, site, "page", "canonical", depth + 1, PRIORITY_ARTICLE))
        return result
    reading.articles = [article for article in reading.articles if not has_own_page(article, own_key, site)]
    assets.note_renditions(page, reading.articles)
    for article in reading.articles:
        article.url = urls.without_parts(article.url)
        sign(article, page, site)
        article.platform = article.platform or reading.platform
    result.articles = reading.articles
    result.instead = absence.page_instead(page, reading, site)
    result.design = design.sketch(page.body) if reading.articles else None
    if reading.kind not in ("missing", "blocked"):
        result.assets = assets.style_sheets(page, site, seen)
        if reading.kind != "article":
            _add_hidden(result, page, site, depth, seen, memory)
        result.listing_dates += listing_dates(reading, page, site)
        hints = Hints({key: day for key, _, day in result.listing_dates})
        result.discovered.extend(follow(result, page, site, depth, seen, "home" if is_home(page.url, site) else "listing", hints))
        if reading.kind == "listing" and (between := pagination.left_out(page.url, reading.next_pages)) and may_follow(between, site):
            reading.next_pages.append(between)  # not among `seen`: no page names it, and it may not be there
            result.discovered.append(discovered(between, site, "listing", "next", depth, PRIORITY_NEXT))
    return result


def harvest_asset(page: Page, site: Site, depth: int) -> Harvest:
    """What the answer to an asset's address is and leads to. It is never read as a page, whatever it is."""
    reading = assets.read(page)
    moved = moved_to(page, resolve(page.url, page.location or ""), site) if 300 <= page.status < 400 else None
    return Harvest(reading, assets=[] if moved else assets.of_answer(page, site, depth), reason=reading.reason, moved=moved)


def _of_payload(reading: Reading, payload: Payload, page: Page, site: Site, depth: int, seen: Addresses) -> Harvest:
    """What a sitemap, a feed or a JSON list leads to."""
    result = Harvest(reading, resource_kind="listing" if payload.kind == "json" else payload.kind)
    for url in payload.sitemaps if depth < MOST_NESTED else ():
        if urls.host_of(url) in site.hosts and url not in seen:
            seen.add(url)
            result.discovered.append(discovered(url, site, "sitemap", "sitemap", depth + 1, PRIORITY_SITEMAP))
    if payload.kind == "sitemap":
        depth = 0  # pages of any sitemap lie as near as those of the first
    result.listing_dates = list(lead_dates(payload, site))
    if payload.kind == "json":
        result.listing_dates += listing_dates(reading, page, site)
        result.items = items_of(reading, site)
    else:
        result.named = [urls.resource_key(lead.url, site) for lead in payload.leads if urls.in_scope(lead.url, site)]
    hints = Hints({key: day for key, _, day in result.listing_dates}, {lead.url: lead.modified for lead in payload.leads if lead.modified})
    result.discovered += follow(result, page, site, depth, seen, "listing" if payload.kind == "json" else payload.kind, hints)
    return result


def _add_hidden(result: Harvest, page: Page, site: Site, depth: int, seen: Addresses, memory: Memory) -> None:
    """What a page that is no article leads to besides its links: its feeds, and further pages that no link names."""
    reading = result.reading
    items = items_of(reading, site)
    hidden = discovery.of_page(page, [link.url for link in reading.links], len(items), memory.affixes, site.article)
    memory.affixes = hidden.affixes or memory.affixes
    known = {link.url for link in reading.links}
    reading.links += [Link(lead.url, lead.title, "listing", 0) for lead in hidden.leads if lead.url not in known]
    reading.next_pages += [url for url in hidden.next_pages if url not in reading.next_pages]
    result.listing_dates += lead_dates(hidden, site)
    result.items = items_of(reading, site) if hidden.leads else items
    if reading.kind == "listing":
        # A start page stays one, whatever stands on it.
        result.resource_kind = None if is_declared(page.url, site) else "listing"
        if not reading.next_pages and len(result.items) >= discovery.FULL_PAGE and (way := pagination.without_address(page)):
            result.lost = f"further pages of lists are reached by {way} only"
        result.has_pager = bool(reading.next_pages)
        result.has_day_form = not result.has_pager and pagination.has_day_form(page)
    if depth <= FEED_DEPTH:
        for url in feed.feeds_of(page):
            if url not in seen and may_follow(url, site):
                seen.add(url)
                result.discovered.append(discovered(url, site, "feed", "feed", depth, PRIORITY_FEED))
