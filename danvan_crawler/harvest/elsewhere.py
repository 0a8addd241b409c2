"""Pages whose content belongs to another address: redirects, pages that lead on, parts of a text, other views, articles printed in lists."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from danvan_crawler import absence
from danvan_crawler.discovery import stub
from danvan_crawler.extract.addresses import is_slug, slug
from danvan_crawler.harvest.following import MAX_DEPTH, PRIORITY_LISTED, discovered, may_follow
from danvan_crawler.harvest.result import Harvest
from danvan_crawler.harvest.start_pages import is_declared
from danvan_crawler.items import Article, Page, Reading
from danvan_crawler.memory import Memory
from danvan_crawler.sites import Site, urls


def leads_on(page: Page, reading: Reading, own_key: str, site: Site, depth: int) -> Harvest | None:
    """What comes of a page that holds nothing but a redirect by script or tag; None for any other page."""
    is_stub = reading.kind == "blocked" and (reading.reason or "").startswith("stub")
    if not (is_stub or (reading.kind in ("listing", "other") and not reading.links)):
        return None
    on = [url for url in stub.targets(page) if may_follow(url, site) and urls.resource_key(url, site) != own_key]
    if not on or depth >= MAX_DEPTH:
        return None
    led = Harvest(replace(reading, kind="other"), reason=f"leads on to {on[0]}")
    # <script>alert('Bài viết không tồn tại');location.href='/'</script>: the same as a 302 to the home page
    if len(on) == 1 and not page.truncated and (away := absence.by_redirect(page.url, on[0], site)):
        led.reading.kind, led.reason, led.instead = "missing", away, str
    led.discovered = [discovered(url, site, "page", "redirect", depth + 1, PRIORITY_LISTED) for url in on]
    return led


def redirect(page: Page, site: Site, reading: Reading, depth: int) -> Harvest:
    """What comes of a redirect: the same page under another address, an article that is gone, or another page."""
    target = reading.canonical_url
    result = Harvest(reading, reason=f"redirect to {target or page.location}")
    if moved := moved_to(page, target, site):
        result.moved = moved
        return result
    if away := absence.by_redirect(page.url, target, site):
        reading.kind, result.reason, result.instead = "missing", away, str
    result.is_void = target is not None and urls.canonical_url(target) == urls.canonical_url(page.url)
    # One deeper each time: servers redirect from page to ever new page ("?trang=2", "?trang=3" …).
    other = target is not None and urls.resource_key(target, site) != urls.resource_key(page.url, site)
    if target and other and depth < MAX_DEPTH and urls.in_scope(target, site) and urls.is_trap(target) is None:
        result.discovered.append(discovered(target, site, "page", "redirect", depth + 1, PRIORITY_LISTED))
    return result


def moved_to(page: Page, target: str | None, site: Site) -> str | None:
    """The target of a redirect that is the same page under another address; it can't be a resource of its own."""
    if target is None or target == page.url or not urls.asset_in_scope(target, site):
        return None
    return target if urls.resource_key(target, site) == urls.resource_key(page.url, site) else None


def part_of_whole(page: Page, reading: Reading, own_key: str, site: Site, memory: Memory) -> Harvest | None:
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
    if whole is None or not (reading.kind == "article" or urls.is_article(page.url, site)) or not may_follow(whole, site):
        return None
    is_first, asked = urls.resource_key(whole, site) == own_key, urls.canonical_url(whole)
    if is_first and asked in memory.wholes:
        return None
    result = Harvest(replace(reading, kind="other", articles=[]), reason=f"part of {whole}")
    if is_first:
        memory.wholes.add(asked)
        result.moved = whole
    return result


def canonical_elsewhere(reading: Reading, page_url: str, own_key: str, site: Site, memory: Memory) -> str | None:
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
        if unlike or (
            there is None and (urls.lies_below(page_url, url) or _is_list(url, site, memory) or _is_untold(reading, page_url, url))
        ):
            for article in reading.articles:
                article.url = urls.canonical_url(page_url)
            return None
    return url


def _is_list(url: str, site: Site, memory: Memory) -> bool:
    """Whether an address is that of a list: a section of the site file, or one that was read."""
    return is_declared(url, site) or urls.resource_key(url, site) in memory.lists


def _is_untold(reading: Reading, page_url: str, canonical: str) -> bool:
    """Whether the page's own address was made of its title, and the other one of the words of another: "/hoi-nghi-giao-ban-quy-ii" is no view
    of "/thong-bao-tuyen-dung-vien-chuc". Of "/node/9", which has no words, nothing is said."""
    title = reading.articles[0].title if reading.articles else ""
    return is_slug(title, slug(page_url)) and bool(slug(canonical)) and not is_slug(title, slug(canonical))


def has_own_page(article: Article, own_key: str, site: Site) -> bool:
    """Whether an article that a list prints whole is told by a page of its own too, which is followed: it is one article, and that page says
    more of it. "/Lists/TinTuc/TongQuat.aspx" has the texts of all the "DispForm.aspx?ID=1069" that its rows link."""
    if article.item_id is None or not may_follow(article.url, site):
        return False
    named = urls.is_article(article.url, site) or is_slug(
        article.title, slug(article.url)
    )  # "/tin-tuc/437-ten-bai-viet" has no sure number
    return named and urls.resource_key(article.url, site) != own_key
