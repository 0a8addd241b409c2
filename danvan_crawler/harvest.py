"""From a page to what is kept of it and what is followed from it: the one decision that live crawl and replay share.

A pure function of what was read on it: it knows the site's scope, duplicates and traps, but neither Scrapy nor the archive's state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from urllib.parse import urljoin, urlsplit

from danvan_crawler import absence, assets, design, discovery, shared_numbers
from danvan_crawler.archive.jobs import Discovered
from danvan_crawler.discovery import Payload, feed, pagination, stub
from danvan_crawler.extract.addresses import is_slug, resolve, slug
from danvan_crawler.items import Article, Link, Page, Reading
from danvan_crawler.memory import Addresses, Memory
from danvan_crawler.reading.contents import Contents, is_readable
from danvan_crawler.recorder import PageUnit
from danvan_crawler.sites import Site, urls
from danvan_crawler.vietnamese import dates

MAX_DEPTH = 12
"""Clicks from a start page; a further page of a listing counts like its first."""

MAX_CHAIN = 2_000
"""The same for articles that articles link to: sites without lists lead from each to an older one ("Bài cũ hơn")."""

MOST_NESTED = 5
"""Sitemaps within sitemaps; the protocol knows two levels, and some servers name ever new ones."""

PRIORITY_SEED = 100_000
PRIORITY_SITEMAP = 90_000
PRIORITY_FEED = 80_000
PRIORITY_ARTICLE = 60_000
PRIORITY_LISTED = 50_000
PRIORITY_MENU = 48_000
PRIORITY_NEXT = 45_000
"""Below the articles: a site that dies during the crawl, or a limit, costs the oldest ones."""
PRIORITY_OTHER = 20_000
PRIORITY_VIEW = 5_000
NEWER = date(1990, 1, 1)
"""What a list dates goes before the undated of its kind, the newest first: by pairs of days since then, below 10,000 until 2044."""

FEW = 0.3
"""Share of a list's links that are its articles at least, if their addresses tell them."""
FEED_DEPTH = 1
"""Feeds that are named in the head of a page count on the start pages and one click from them: tags and authors have feeds too."""


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
        return _redirect(page, site, reading, depth)
    if is_start(page.url, site):
        memory.start_bodies.add(hash(page.body))
    elif reading.kind == "article" and hash(page.body) in memory.start_bodies:
        # A domain that was sold, a host that was not paid: one page for all addresses, and no site any more that could miss anything.
        return Harvest(Reading("blocked", reason="the bytes of the start page"), reason="the bytes of the start page")
    own_key = urls.resource_key(page.url, site)
    if (reading.kind == "blocked" and (reading.reason or "").startswith("stub")) or (
        reading.kind in ("listing", "other") and not reading.links
    ):
        on = [url for url in stub.targets(page) if _may_follow(url, site) and urls.resource_key(url, site) != own_key]
        if on and depth < MAX_DEPTH:
            led = Harvest(replace(reading, kind="other"), reason=f"leads on to {on[0]}")
            # <script>alert('Bài viết không tồn tại');location.href='/'</script>: the same as a 302 to the home page
            if len(on) == 1 and not page.truncated and (away := absence.by_redirect(page.url, on[0], site)):
                led.reading.kind, led.reason, led.instead = "missing", away, str
            led.discovered = [_discovered(url, site, "page", "redirect", depth + 1, PRIORITY_LISTED) for url in on]
            return led
    if (part := _part(page, reading, own_key, site, memory)) is not None:
        return part
    if reading.kind == "listing":
        memory.lists.add(own_key)
    duplicate_of = _canonical_elsewhere(reading, page.url, own_key, site, memory)
    result = Harvest(reading, reason=reading.reason)
    if duplicate_of is not None:
        result.reason = f"another view of {duplicate_of}"
        if depth < MAX_DEPTH:  # one deeper each time, as with redirects: a counter in it makes it ever new
            result.discovered.append(_discovered(duplicate_of, site, "page", "canonical", depth + 1, PRIORITY_ARTICLE))
        return result
    reading.articles = [article for article in reading.articles if not _has_own_page(article, own_key, site)]
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
        result.listing_dates += _listing_dates(reading, page, site)
        hints = _Hints({key: day for key, _, day in result.listing_dates})
        result.discovered.extend(_follow(result, page, site, depth, seen, "home" if _is_home(page.url, site) else "listing", hints))
        if reading.kind == "listing" and (between := pagination.left_out(page.url, reading.next_pages)) and _may_follow(between, site):
            reading.next_pages.append(between)  # not among `seen`: no page names it, and it may not be there
            result.discovered.append(_discovered(between, site, "listing", "next", depth, PRIORITY_NEXT))
    return result


def harvest_asset(page: Page, site: Site, depth: int) -> Harvest:
    """What the answer to an asset's address is and leads to. It is never read as a page, whatever it is."""
    reading = assets.read(page)
    moved = _moved(page, resolve(page.url, page.location or ""), site) if 300 <= page.status < 400 else None
    return Harvest(reading, assets=[] if moved else assets.of_answer(page, site, depth), reason=reading.reason, moved=moved)


def _of_payload(reading: Reading, payload: Payload, page: Page, site: Site, depth: int, seen: Addresses) -> Harvest:
    """What a sitemap, a feed or a JSON list leads to."""
    result = Harvest(reading, resource_kind="listing" if payload.kind == "json" else payload.kind)
    for url in payload.sitemaps if depth < MOST_NESTED else ():
        if urls.host_of(url) in site.hosts and url not in seen:
            seen.add(url)
            result.discovered.append(_discovered(url, site, "sitemap", "sitemap", depth + 1, PRIORITY_SITEMAP))
    if payload.kind == "sitemap":
        depth = 0  # pages of any sitemap lie as near as those of the first
    result.listing_dates = list(_lead_dates(payload, site))
    if payload.kind == "json":
        result.listing_dates += _listing_dates(reading, page, site)
        result.items = _items(reading, site)
    else:
        result.named = [urls.resource_key(lead.url, site) for lead in payload.leads if urls.in_scope(lead.url, site)]
    hints = _Hints({key: day for key, _, day in result.listing_dates}, {lead.url: lead.modified for lead in payload.leads if lead.modified})
    result.discovered += _follow(result, page, site, depth, seen, "listing" if payload.kind == "json" else payload.kind, hints)
    return result


def _add_hidden(result: Harvest, page: Page, site: Site, depth: int, seen: Addresses, memory: Memory) -> None:
    """What a page that is no article leads to besides its links: its feeds, and further pages that no link names."""
    reading = result.reading
    items = _items(reading, site)
    hidden = discovery.of_page(page, [link.url for link in reading.links], len(items), memory.affixes, site.article)
    memory.affixes = hidden.affixes or memory.affixes
    known = {link.url for link in reading.links}
    reading.links += [Link(lead.url, lead.title, "listing", 0) for lead in hidden.leads if lead.url not in known]
    reading.next_pages += [url for url in hidden.next_pages if url not in reading.next_pages]
    result.listing_dates += _lead_dates(hidden, site)
    result.items = _items(reading, site) if hidden.leads else items
    if reading.kind == "listing":
        # A start page stays one, whatever stands on it.
        result.resource_kind = None if _same_page(page.url, [*site.start, *site.sections]) else "listing"
        if not reading.next_pages and len(result.items) >= discovery.FULL_PAGE and (way := pagination.without_address(page)):
            result.lost = f"further pages of lists are reached by {way} only"
        result.has_pager = bool(reading.next_pages)
        result.has_day_form = not result.has_pager and pagination.has_day_form(page)
    if depth <= FEED_DEPTH:
        for url in feed.feeds_of(page):
            if url not in seen and _may_follow(url, site):
                seen.add(url)
                result.discovered.append(_discovered(url, site, "feed", "feed", depth, PRIORITY_FEED))


def _has_own_page(article: Article, own_key: str, site: Site) -> bool:
    """Whether an article that a list prints whole is told by a page of its own too, which is followed: it is one article, and that page says
    more of it. "/Lists/TinTuc/TongQuat.aspx" has the texts of all the "DispForm.aspx?ID=1069" that its rows link."""
    if article.item_id is None or not _may_follow(article.url, site):
        return False
    named = urls.is_article(article.url, site) or is_slug(
        article.title, slug(article.url)
    )  # "/tin-tuc/437-ten-bai-viet" has no sure number
    return named and urls.resource_key(article.url, site) != own_key


def _items(reading: Reading, site: Site) -> list[str]:
    """Keys of the articles that a list names: of its links with an article's address, or of all where those are few.

    Among titles without a number, "/hoi-nghi-giao-ban-quy-iv", some end with one: "/tong-ket-cong-tac-dan-van-nam-2021".
    """
    listed = [link.url for link in reading.links if link.block == "listing" and _may_follow(link.url, site)]
    articles = [url for url in listed if urls.is_article(url, site)]
    return list(dict.fromkeys(urls.resource_key(url, site) for url in (articles if len(articles) > FEW * len(listed) else listed)))


def is_start(url: str, site: Site) -> bool:
    """Whether an address is that of a start page or of the root of its host."""
    return _same_page(url, (*site.start, urljoin(site.start[0], "/")))


def _is_home(url: str, site: Site) -> bool:
    return urlsplit(url).path in ("", "/") or _same_page(url, site.start)


def _same_page(url: str, others: Iterable[str]) -> bool:
    clean = urls.canonical_url(url)
    return any(clean == urls.canonical_url(other) for other in others)


def is_robots(url: str) -> bool:
    """True for a site's robots.txt: it is captured, and never read as a page."""
    return urlsplit(url).path == "/robots.txt"


def redirect_key(page: Page, site: Site) -> str | None:
    """The key of the address that an answer redirects to; None for what leads nowhere, or to another spelling of the same address."""
    target = resolve(page.url, page.location) if 300 <= page.status < 400 and page.location else None
    key = urls.resource_key(target, site) if target else None
    return None if key == urls.resource_key(page.url, site) else key


def sign(article: Article, page: Page, site: Site | None) -> None:
    """Write onto an article what its page knows: the site, our clock, the server's clock."""
    article.site = site.name if site else article.site
    article.fetched_at = iso_utc(page.fetched_at)
    article.served_at = iso_utc(page.served_at)


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


def is_cut(page: Page, reading: Reading) -> bool:
    """Whether something of a page is missing behind the place where its body ends.

    What we cut ourselves counts for articles and lists only: films and streams have no end.
    """
    return not is_whole(page) and (page.truncated == "disconnect" or reading.kind in ("article", "listing"))


def is_whole(page: Page) -> bool:
    """Whether a page came to its end: one that ends with "</html>" did, whatever length its server had named."""
    return page.truncated is None or page.body.rstrip()[-7:].lower() == b"</html>"


def iso_utc(moment: datetime | None) -> str | None:
    """An aware time as ISO in UTC, to the second; None stays None."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def _redirect(page: Page, site: Site, reading: Reading, depth: int) -> Harvest:
    target = reading.canonical_url
    result = Harvest(reading, reason=f"redirect to {target or page.location}")
    if moved := _moved(page, target, site):
        result.moved = moved
        return result
    if away := absence.by_redirect(page.url, target, site):
        reading.kind, result.reason, result.instead = "missing", away, str
    result.is_void = target is not None and urls.canonical_url(target) == urls.canonical_url(page.url)
    # One deeper each time: servers redirect from page to ever new page ("?trang=2", "?trang=3" …).
    other = target is not None and urls.resource_key(target, site) != urls.resource_key(page.url, site)
    if target and other and depth < MAX_DEPTH and urls.in_scope(target, site) and urls.is_trap(target) is None:
        result.discovered.append(_discovered(target, site, "page", "redirect", depth + 1, PRIORITY_LISTED))
    return result


def _part(page: Page, reading: Reading, own_key: str, site: Site, memory: Memory) -> Harvest | None:
    """What comes of one of several pages of a text whose links lead to the text on one page, "&showall=1": that is the article, at the address of
    the first part. None for any other page, and for a first part whose whole did not come: it is the article then.
    """
    own = urls.canonical_url(page.url)
    if own in memory.wholes:
        if reading.kind == "article":
            memory.wholes.discard(own)
            return None
        return Harvest(reading, reason=reading.reason, moved=urls.without_parts(page.url))
    whole = next((link.url for link in reading.links if urls.is_whole_of(link.url, page.url)), None)
    if whole is None or not (reading.kind == "article" or urls.is_article(page.url, site)) or not _may_follow(whole, site):
        return None
    is_first, asked = urls.resource_key(whole, site) == own_key, urls.canonical_url(whole)
    if is_first and asked in memory.wholes:
        return None
    result = Harvest(replace(reading, kind="other", articles=[]), reason=f"part of {whole}")
    if is_first:
        memory.wholes.add(asked)
        result.moved = whole
    return result


def _moved(page: Page, target: str | None, site: Site) -> str | None:
    """The target of a redirect that is the same page under another address; it can't be a resource of its own."""
    if target is None or target == page.url or not urls.asset_in_scope(target, site):
        return None
    return target if urls.resource_key(target, site) == urls.resource_key(page.url, site) else None


def _canonical_elsewhere(reading: Reading, page_url: str, own_key: str, site: Site, memory: Memory) -> str | None:
    """The page's canonical address when it is another page of this site.

    Some systems print one address on every page: the home page (seen on Joomla sites without an SEF plug-in), the list above, any
    article. Those are not believed, and the page is the article itself.
    """
    url = reading.canonical_url
    if reading.kind != "article" or not url or not urls.in_scope(url, site) or urlsplit(url).path in ("", "/"):
        return None
    if urls.resource_key(url, site) == own_key or urls.is_part_of(url, page_url):
        return None
    if not urls.is_view(page_url):
        here, there = urls.article_id(page_url, site), urls.article_id(url, site)
        # "-123456-102.html" and "-123456.html" are one.
        unlike = here and there and set(here.split("-")).isdisjoint(there.split("-"))
        if unlike or (there is None and (_lies_below(page_url, url) or _is_list(url, site, memory) or _is_untold(reading, page_url, url))):
            for article in reading.articles:
                article.url = urls.canonical_url(page_url)
            return None
    return url


def _is_list(url: str, site: Site, memory: Memory) -> bool:
    """Whether an address is that of a list: a section of the site file, or one that was read."""
    return _same_page(url, [*site.start, *site.sections]) or urls.resource_key(url, site) in memory.lists


def _is_untold(reading: Reading, page_url: str, canonical: str) -> bool:
    """Whether the page's own address was made of its title, and the other one of the words of another: "/hoi-nghi-giao-ban-quy-ii" is no view
    of "/thong-bao-tuyen-dung-vien-chuc". Of "/node/9", which has no words, nothing is said."""
    title = reading.articles[0].title if reading.articles else ""
    return is_slug(title, slug(page_url)) and bool(slug(canonical)) and not is_slug(title, slug(canonical))


def _lies_below(url: str, other: str) -> bool:
    here, there = urlsplit(urls.canonical_url(url)), urlsplit(urls.canonical_url(other))
    return not there.query and here.path.startswith(there.path.rstrip("/") + "/")


def _listing_dates(reading: Reading, page: Page, site: Site) -> Iterator[tuple[str, str, str]]:
    reference = page.served_at or page.fetched_at
    for link in reading.links:
        if link.block == "listing" and link.date_raw and urls.in_scope(link.url, site):
            value = dates.parse_published(link.date_raw, reference)
            if value is not None and value.precision in ("day", "minute", "second"):
                yield urls.resource_key(link.url, site), link.title, value.iso[:10]


def _lead_dates(payload: Payload, site: Site) -> Iterator[tuple[str, str, str]]:
    for lead in payload.leads:
        if lead.day and urls.in_scope(lead.url, site):
            yield urls.resource_key(lead.url, site), lead.title, lead.day


@dataclass(frozen=True, slots=True)
class _Hints:
    """What a list says of its items beside their addresses: publish days by key (ISO), times of the last change by address."""

    days: Mapping[str, str]
    changes: Mapping[str, datetime] = field(default_factory=dict)

    def on(self, found: Discovered, address: str) -> Discovered:
        """The same with what is said of it; what is newer goes first."""
        day, changed = self.days.get(found.key), self.changes.get(address)
        if day is None and changed is None:
            return found
        newer = found.priority
        if day is not None and found.priority in (PRIORITY_ARTICLE, PRIORITY_LISTED):
            newer += min(max((date.fromisoformat(day) - NEWER).days // 2, 0), 9_999)
        return replace(found, published_hint=day, stale_before=changed, priority=newer)


def further_page(url: str, site: Site, depth: int, stale_before: datetime) -> Discovered | None:
    """A further page of a list that is fetched again in this run if it was not yet; None for what is never followed."""
    if not _may_follow(url, site):
        return None
    return replace(_discovered(url, site, "listing", "next", depth, PRIORITY_NEXT), stale_before=stale_before)


def _follow(
    result: Harvest, page: Page, site: Site, depth: int, seen_hrefs: Addresses, channel: str, hints: _Hints
) -> Iterator[Discovered]:
    """What a page leads to; `channel` is what its listed links came by: listing, home, feed, sitemap. What is too deep is noted."""
    reading, seen = result.reading, {urls.resource_key(page.url, site)}
    attachments = {a.url for article in reading.articles for a in article.attachments}
    for url in reading.next_pages:
        if url in seen_hrefs:
            continue
        seen_hrefs.add(url)
        if _may_follow(url, site):
            entry = _discovered(url, site, "listing", "next", depth, PRIORITY_NEXT)
            seen_hrefs.add(entry.url)
            if entry.key not in seen:
                seen.add(entry.key)
                yield entry
    new = seen_hrefs.missing(link.url for link in reading.links)
    for link in reading.links:
        if link.url not in new or link.url in attachments or link.url in seen_hrefs:
            continue
        if reading.kind == "article" and urls.is_view_of(link.url, page.url):  # "In bài viết": the same text once more
            continue
        in_chain = reading.kind == "article" and urls.article_id(link.url, site) is not None
        is_too_deep = depth >= (MAX_CHAIN if in_chain else MAX_DEPTH)
        if not is_too_deep:  # another page may show it nearer
            seen_hrefs.add(link.url)
        if not _may_follow(link.url, site) or feed.is_comment_feed(link.url):
            continue
        kind = "feed" if feed.is_feed(link.url) else "page"
        entry = _discovered(link.url, site, kind, channel if link.block == "listing" else link.block, depth + 1, _priority(link, site))
        if is_too_deep:
            if entry.key not in seen and entry.url not in seen_hrefs:
                result.too_deep.append(entry)
            continue
        seen_hrefs.add(entry.url)
        entry = hints.on(entry, link.url)
        if entry.key not in seen:
            seen.add(entry.key)
            yield entry


def _may_follow(url: str, site: Site) -> bool:
    return urls.in_scope(url, site) and urls.is_trap(url) is None and not urls.is_asset(url)


def _priority(link: Link, site: Site) -> int:
    if urls.is_view(link.url):
        return PRIORITY_VIEW
    if urls.article_id(link.url, site) is not None:
        return PRIORITY_ARTICLE
    return {"listing": PRIORITY_LISTED, "menu": PRIORITY_MENU}.get(link.block, PRIORITY_OTHER)


def _discovered(url: str, site: Site, kind: str, by: str, depth: int, priority: int) -> Discovered:
    clean = urls.canonical_url(url)
    return Discovered(
        url=clean, key=urls.resource_key(clean, site), kind=kind, by=by, depth=depth, priority=priority, is_view=urls.is_view(clean)
    )
