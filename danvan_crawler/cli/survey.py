"""A look at a site that nobody has described: what it is made of, where its articles are, and the file that says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from danvan_crawler import discovery
from danvan_crawler.cli import naming
from danvan_crawler.cli.visitor import SiteUnavailable, Visitor
from danvan_crawler.discovery import feed, robots, stub
from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Link, Page, Reading
from danvan_crawler.replay import read
from danvan_crawler.sites import PLATFORMS, Site, urls

START_TRIES = 2
WANTED_ARTICLES = 3
MOST_ARTICLE_TRIES = 5
MOST_FRAMES = 4
MOST_SECTIONS_SEEN = 4
MOST_SECTIONS = 40
MAX_SECTION_TITLE = 60
MAX_SECTION_WORDS = 7
"""Of the last part of its address: "tin-tuc-su-kien-trong-tinh" is a section, what is longer the title of an article."""
MAX_SECTION_DIGITS = 3
MENU_GAP = 2
"""Links that may stand between two sections of one menu: "Trang chủ", a drop-down's own entry."""

_STATIC = re.compile(
    r"gioi-?thieu|lien-?he|about|contact|so-?do|sitemap|tim-?kiem|search|seek|dang-?nhap|login|video|album|thu-?vien|rss|feed|hoi-?dap|faq|"
    r"lich-?cong-?tac|thoi-?tiet|download|thanh-?vien|users?$|default|index|home$|trang-?chu",
    re.IGNORECASE,
)


_INDEX_FILE = re.compile(r"/(?:index|default)\.\w+$", re.IGNORECASE)
_DAYS = re.compile(r"/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$")
"""The archive of a year, a month or a day, as blogs have them beside their sections: "/2026/04"."""
_LETTERS = re.compile(r"(?<=/)[a-z_]+(?=[/.?]|$)")


@dataclass(slots=True)
class Survey:
    """What was seen: the proposed site, the articles read, and remarks for the archivist, in the order of looking."""

    site: Site
    articles: list[Article] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    requests: int = 0


@dataclass(slots=True)
class _Seen:
    """Pages looked at so far, with their readings; candidates for articles and sections, best first."""

    home: Page
    reading: Reading
    prefix: str | None
    pages: list[tuple[Page, Reading]] = field(default_factory=list)
    articles: list[Page] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    addresses: dict[str, None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def survey(url: str, visitor: Visitor, name: str | None = None) -> Survey:
    """Look at the site at `url` with at most `visitor.limit` requests; raises SiteUnavailable when its start page can't be had."""
    home, reading = _start_page(url, visitor)
    prefix = _prefix(home, reading)
    if prefix is None and urlsplit(home.url).path.count("/") > 1 and (root := visitor.get(urljoin(home.url, "/"))) is not None:
        # A section's address was given, or "/vi/web/guest/home"; the site begins at the root, if that is a page of it.
        root_reading = extract(root)
        if root_reading.kind in ("listing", "other") and urls.host_of(root.url) == urls.host_of(home.url):
            home, reading = root, root_reading
    seen = _Seen(home, reading, prefix)
    site = _bare_site(seen, url, name)
    seen.pages.append((home, reading))
    _look_at_channels(seen, site, visitor)
    _look_at_sections(seen, site, visitor)
    _look_at_articles(seen, site, visitor)
    site = _described(seen, site)
    readings = [read(page, site) for page in seen.articles]
    return Survey(site, [article for found in readings for article in found.articles], seen.remarks, visitor.requests)


def _start_page(url: str, visitor: Visitor) -> tuple[Page, Reading]:
    """The page at `url`, asked for again where a server is out of breath, and by https where http is not answered."""
    home: Page | None = None
    for address in [url] * START_TRIES + ([f"https://{url.removeprefix('http://')}"] if url.startswith("http://") else []):
        if not visitor.allowed(address):
            if visitor.robots_error(address) is not None:
                continue
            raise SiteUnavailable(f"{url}: robots.txt forbids its start page")
        home = visitor.get(address) or home
        if home is not None and home.status < 429:
            break
    if home is None and (status := visitor.robots_error(url)):
        raise SiteUnavailable(f"{url}: robots.txt unavailable ({status}): what it forbids is not known")
    if home is None:
        raise SiteUnavailable(f"{url}: no answer, or a redirect to where we never go")
    reading = extract(home)
    if reading.kind in ("missing", "blocked") or 300 <= home.status < 400:  # a redirect that is left leads to itself, or nowhere
        raise SiteUnavailable(f"{home.url}: {reading.reason or reading.kind}")
    _join_frames(home, reading, visitor)
    return home, reading


def _join_frames(home: Page, reading: Reading, visitor: Visitor) -> None:
    """Give a start page that is a <frameset> the links of the pages that it shows side by side: the menu's and the news'."""
    known = {link.url for link in reading.links}
    for url in stub.frames(home)[:MOST_FRAMES]:
        page = visitor.get(url)
        for link in extract(page).links if page is not None else ():
            if link.url not in known:
                known.add(link.url)
                reading.links.append(link)


def _prefix(home: Page, reading: Reading) -> str | None:
    """The part of its host that a site is, where the address leads below the root and most of its menu stays there.

    "/bannganh/BanDanVan/Trang/Default.aspx", whose links lie below "/bannganh/BanDanVan"; "Trang" is the library of pages.
    """
    folder = urlsplit(home.url).path.rpartition("/")[0]
    folder = re.sub(r"/(?:trang|pages|sitepages|default|home|index\.php|(?:vi|vi-vn|vn)|web/guest)$", "", folder, flags=re.IGNORECASE)
    if folder.count("/") < 1 or re.fullmatch(r"/(?:vi|vi-vn|vn|web|index\.php|portal|home|trang-?chu)", folder, re.IGNORECASE):
        return None
    host = urls.host_of(home.url)
    menu = [
        link.url
        for link in reading.links
        if urls.host_of(link.url) == host and link.block == "menu" and len(link.title) <= MAX_SECTION_TITLE
    ]
    below = sum(urlsplit(url).path.casefold().startswith(folder.casefold() + "/") for url in menu)
    return folder if below > len(menu) / 2 else None


def _bare_site(seen: _Seen, typed: str, name: str | None) -> Site:
    """The site as far as its start page tells: enough to say what lies in it."""
    host, typed_host = urls.host_of(seen.home.url), urls.host_of(typed)
    values: dict[str, object] = {
        "name": name or naming.file_name(seen.home.url, seen.prefix),
        "title": host,
        "owner": host,
        "level": "provincial",
        "start": [seen.home.url],
    }
    if seen.prefix:
        values["prefix"] = seen.prefix
    if typed_host and typed_host != host:
        values["aliases"] = [typed_host]
    return Site.model_validate(values)


def _look_at_channels(seen: _Seen, site: Site, visitor: Visitor) -> None:
    """robots.txt, sitemap and feed; the crawl finds them again by itself, here they give addresses."""
    rules = next((page for page in visitor.robots.values() if page is not None and page.status == 200), None)
    named = [url for url in robots.sitemaps(rules.body, rules.url) if urls.host_of(url) in site.hosts] if rules else []
    closed = len(re.findall(rb"^\s*disallow\s*:\s*\S", robots.plain(rules.body), re.IGNORECASE | re.MULTILINE)) if rules else 0
    seen.remarks.append(f"robots.txt: {closed} parts closed" if rules else "robots.txt: none")
    todo, found = (named or [urljoin(seen.home.url, "/sitemap.xml")])[:1], 0
    for url in todo:
        page = visitor.get(url)
        payload = discovery.of_payload(page) if page else None
        if payload is not None and payload.kind == "sitemap":
            todo += payload.sitemaps[:1] if len(todo) == 1 else []
            found += len(payload.leads)
            _remember(seen, site, (lead.url for lead in payload.leads))
    seen.remarks.append(f"sitemap: {found} addresses seen in {todo[-1]}" if found else "sitemap: none")
    feeds = [url for url in feed.feeds_of(seen.home) if urls.in_scope(url, site)]
    feeds += [link.url for link in seen.reading.links if feed.is_feed(link.url) and urls.in_scope(link.url, site)]
    page = visitor.get(feeds[0]) if feeds else None
    payload = discovery.of_payload(page) if page else None
    if payload is not None and payload.kind == "feed":
        _remember(seen, site, (lead.url for lead in payload.leads))
        seen.remarks.append(f"feed: {len(payload.leads)} articles in {feeds[0]}")
    else:
        seen.remarks.append("feed: none")


def _look_at_sections(seen: _Seen, site: Site, visitor: Visitor) -> None:
    """Sections are links of the home page that lead to lists. Of each menu two are looked at; if one is a list, all are believed."""
    for menu in _menus(seen.reading, site):
        menu = [url for url in menu if visitor.allowed(url)]
        if len(menu) == 1 and seen.sections:
            break  # single links are looked at only where there is no menu
        lists: set[str] = set()
        refuted: set[str] = set()
        for url in [*menu[:1], *menu[-1:]] if len(menu) > 1 else menu:
            if len(seen.pages) > MOST_SECTIONS_SEEN or visitor.exhausted:
                break
            page = visitor.get(url)
            if page is None or urls.host_of(page.url) not in site.hosts:
                refuted.add(url)
                continue
            if page.status >= 429:
                continue  # a server out of breath says nothing of its page
            reading = extract(page)
            seen.pages.append((page, reading))
            hidden = discovery.of_page(page, [link.url for link in reading.links], 0)  # a list may be drawn by script from data of the page
            (lists if reading.kind == "listing" or hidden.leads or hidden.next_pages else refuted).add(url)
        if lists:
            seen.sections += [url for url in menu if url not in refuted]
    seen.sections = list(dict.fromkeys(seen.sections))[:MOST_SECTIONS]


def _menus(reading: Reading, site: Site) -> list[list[str]]:
    """Runs of links of one shape that may be sections and stand close together on the page, longest first."""
    runs: list[list[str]] = []
    shape, last = "", -MENU_GAP
    for place, link in enumerate(reading.links):
        if not _may_be_section(link, site):
            continue
        here = _LETTERS.sub("*", urls.shape(link.url))  # "/lists/tintuc/…" and "/lists/vanban/…" stand in one menu
        if here != shape or place - last > MENU_GAP:
            runs.append([])
        runs[-1].append(urls.canonical_url(link.url))
        shape, last = here, place
    return sorted((list(dict.fromkeys(run)) for run in runs), key=len, reverse=True)


def _look_at_articles(seen: _Seen, site: Site, visitor: Visitor) -> None:
    """Up to three article pages, of different sections where possible: from the lists seen, then from sitemap and feed."""
    columns = [_article_links(reading, site) for _, reading in seen.pages]
    for column in columns:
        _remember(seen, site, column)
    wanted = [url for rank in range(max(map(len, columns), default=0)) for column in columns for url in column[rank : rank + 1]]
    tried: set[str] = {urls.resource_key(page.url, site) for page, _ in seen.pages}
    for url in [*wanted, *seen.addresses]:
        if len(seen.articles) >= WANTED_ARTICLES or len(tried) - len(seen.pages) >= MOST_ARTICLE_TRIES or visitor.exhausted:
            break
        key = urls.resource_key(url, site)
        if key in tried or not visitor.allowed(url):
            continue
        tried.add(key)
        page = visitor.get(url)
        if page is not None and extract(page).kind == "article":
            seen.articles.append(page)


def _described(seen: _Seen, site: Site) -> Site:
    """The site with what was seen of it: names, platform, sections, the shape of its articles' addresses."""
    readings = [reading for _, reading in seen.pages] + [extract(page) for page in seen.articles]
    platforms = Counter(reading.platform for reading in readings if reading.platform in PLATFORMS and reading.platform != "generic")
    cms = platforms.most_common(1)[0][0] if platforms else "generic"
    links_home = [
        link.title for link in seen.reading.links if urlsplit(link.url).path in ("", "/") and urls.host_of(link.url) in site.hosts
    ]
    names = naming.guess([page for page, _ in seen.pages] + seen.articles, links_home, site.main_host)
    patterns = _article_patterns(seen, site)
    values = site.model_dump(exclude_defaults=True) | names._asdict() | {"cms": cms, "sections": seen.sections, "article": patterns}
    if not seen.articles and len(seen.reading.links) < 10:
        values["needs_script"] = True
        seen.remarks.append("few links and no article: the site seems to be drawn by script")
    seen.remarks += _summary(seen, site, cms, patterns)
    return Site.model_validate({key: value for key, value in values.items() if value is not None})


def _summary(seen: _Seen, site: Site, cms: str, patterns: list[str]) -> list[str]:
    lines = [f"platform: {cms}", f"sections: {len(seen.sections)}"]
    lines += [f"part of the host: {seen.prefix}"] if seen.prefix else []
    for page in seen.articles[:1]:
        number = urls.article_id(page.url, site)
        lines.append(f"articles: {urls.shape(page.url)}" + (f", known by the number {number}" if number else ", without a number"))
    if not seen.articles:
        lines.append("articles: none read; look at the site before you crawl it")
    elif patterns:
        lines.append(f"article pattern: {patterns[0]}")
    return lines


def _article_patterns(seen: _Seen, site: Site) -> list[str]:
    """A pattern for articles whose addresses hold no number, if it fits no other page seen; none where numbers tell them.

    "/2024/05/ten-bai/" gives `^/\\d{4}/\\d{2}/[^/]+/?$`; of "/ten-bai/" at the root nothing can be said.
    """
    paths = [
        unquote(urlsplit(page.url).path)
        for page in seen.articles
        if urls.article_id(page.url, site) is None and not urlsplit(page.url).query
    ]
    others = [unquote(urlsplit(page.url).path) for page, reading in seen.pages if reading.kind != "article"]
    others += [unquote(urlsplit(url).path) for url in seen.sections]
    if len(paths) < 2:
        return []
    columns = [path.strip("/").split("/") for path in paths]
    if len({len(parts) for parts in columns}) > 1:
        return []
    pattern = "^/" + "/".join(_segment([parts[i] for parts in columns], i == len(columns[0]) - 1) for i in range(len(columns[0]))) + "/?$"
    return [] if any(re.search(pattern, path) for path in others) else [pattern]


def _segment(values: list[str], last: bool) -> str:
    if not last and len(set(values)) == 1 and not values[0].isdigit():
        return re.escape(values[0]).replace("\\-", "-")
    if all(value.isdigit() for value in values):
        lengths = {len(value) for value in values}
        return rf"\d{{{lengths.pop()}}}" if len(lengths) == 1 else r"\d+"
    return r"[^/]+"


def _may_be_section(link: Link, site: Site) -> bool:
    url = link.url
    path = urlsplit(url).path
    words = re.split(r"[-_]+", unquote(path).rstrip("/").rpartition("/")[2])
    if (
        not link.title
        or len(link.title) > MAX_SECTION_TITLE
        or len(words) > MAX_SECTION_WORDS
        or (path in ("", "/") and not urlsplit(url).query)
        or link.block not in ("menu", "listing")
    ):
        return False
    if (
        not urls.in_scope(url, site)
        or urls.is_asset(url)
        or urls.is_view(url)
        or urls.is_trap(url)
        or urls.is_page_of_listing(url)
        or feed.is_feed(url)
        or _DAYS.search(path)
        or urls.resource_key(url, site) in {urls.resource_key(start, site) for start in site.start}  # "/vi-vn" of "/"
    ):
        return False
    if (number := urls.article_id(url, site)) is not None and not _counts_sections(link, number):
        return False
    # "/Default.aspx?catid=5" is told by its query, "/gioi-thieu.aspx" by its name.
    folder = _INDEX_FILE.sub("", path).rstrip("/")  # "/tulieu/index.htm" is "/tulieu/"
    return bool(urlsplit(url).query) or not _STATIC.search(folder.rpartition("/")[2] or path)


def _counts_sections(link: Link, number: str) -> bool:
    """Whether the number that a page is known by may be a section's, short as its name and in the query: "index.php?mod=news&id=3"."""
    in_query = number in dict(parse_qsl(urlsplit(link.url).query)).values()
    return in_query and len(number) <= MAX_SECTION_DIGITS and len(link.title.split()) <= MAX_SECTION_WORDS


def _article_links(reading: Reading, site: Site) -> list[str]:
    """The listed links of a page that may be articles, those with a number in their address first."""
    found = [link.url for link in reading.links if link.block == "listing" and _may_be_article(link.url, site)]
    return sorted(dict.fromkeys(found), key=lambda url: urls.article_id(url, site) is None)


def _may_be_article(url: str, site: Site) -> bool:
    return urls.in_scope(url, site) and not (urls.is_asset(url) or urls.is_view(url) or urls.is_trap(url) or urls.is_page_of_listing(url))


def _remember(seen: _Seen, site: Site, found: Iterable[str]) -> None:
    for url in found:
        if len(seen.addresses) < 500 and _may_be_article(url, site) and urlsplit(url).path not in ("", "/"):
            seen.addresses[url] = None
