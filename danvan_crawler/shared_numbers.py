"""Numbers in addresses that name no article: those of a group, a section or a firm, which several articles share.

`sites.identity` guesses by its shape which number of an address is the article's. A page whose links show that a guess is wrong is the proof:
three articles at "/noi-dung/20182/…", each with a title of its own in its address. From then on such addresses are known as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from danvan_crawler.discovery import Payload
from danvan_crawler.extract.addresses import is_slug, slug
from danvan_crawler.items import Reading
from danvan_crawler.memory import Addresses, Memory
from danvan_crawler.sites import Site, urls

PAIRS = 2
"""So many pairs of links that have one number, but titles and addresses of their own, are no articles that were given other titles."""

UNTITLED = 4
"""So many addresses of a sitemap that have one number, each with words of its own, are no article in several languages."""


def learn(reading: Reading, payload: Payload | None, site: Site, seen: Addresses, memory: Memory) -> tuple[frozenset[str], bool]:
    """Forms of addresses whose number turns out on this page to be shared, which the site is told; and whether earlier pages of the run
    named articles that were passed by for it."""
    named = [(link.url, link.title) for link in reading.links]
    if payload is not None:
        named += [(lead.url, lead.title) for lead in payload.leads]
    groups: dict[urls.Identity, dict[str, str]] = {}
    for url, title in named:
        if (identity := urls.article_identity(url, site)) is not None:
            titles = groups.setdefault(identity, {})
            titles[url] = titles.get(url) or title
    pairs: Counter[str] = Counter()
    for identity, titles in groups.items():
        if len(titles) > 1 and identity.form != urls.BY_PATTERN:
            pairs[identity.form] += _unlike(titles, site)
    forms = frozenset(form for form, number in pairs.items() if number >= PAIRS)
    late = not memory.doubled.isdisjoint(forms)
    if forms:
        site.share(forms)
        seen.clear()
    _remember(groups, seen, memory)
    return forms, late


def _unlike(titles: Mapping[str, str], site: Site) -> int:
    """How many of the addresses have other words than the first one, and each those of its link."""
    words = {url: slug(url) for url in titles if urls.in_scope(url, site)}
    told = [words[url] for url, title in titles.items() if url in words and is_slug(title, words[url])]
    if not any(titles.values()) and len(words) >= UNTITLED:
        told = [each for each in words.values() if each]
    return sum(each not in told[0] and told[0] not in each for each in told[1:])


def _remember(groups: Mapping[urls.Identity, Mapping[str, str]], seen: Addresses, memory: Memory) -> None:
    """Note the forms of which a second address was met under one number: should they be shared, one of the two was passed by."""
    new = seen.missing(url for titles in groups.values() for url in titles)
    for identity, titles in groups.items() if new else ():
        name = str(identity)
        for _ in new.intersection(titles):
            if name in memory.named:
                memory.doubled.add(identity.form)
            memory.named.add(name)
