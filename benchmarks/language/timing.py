"""CPU time of reading a 5,000-character article, as a ratio to one lxml parse of a 61 KB page in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import lxml.html

from benchmarks.crawl import page
from danvan_crawler.extract import extract
from danvan_crawler.items import Page
from danvan_crawler.paths import sample_folder
from danvan_crawler.sample.content import load

LENGTH = 5000
ROUNDS = 15
SIZE = 61_000
_HTML = page(5, 300)
# The crawl benchmark's page is a little smaller; more of its menu makes it the page that the goal is set for.
_ITEM = '<li class="item nav-item level-2"><a class="nav-link" href="/muc.html" title="Chuyên mục">Chuyên mục</a></li>'.encode()
_MENU = b'<ul class="menu">'
REFERENCE = _HTML.replace(_MENU, _MENU + _ITEM * max(0, (SIZE - len(_HTML)) // len(_ITEM)), 1)


def article() -> str:
    """The text of the crawl benchmark's page: one paragraph about people, the rest prose."""
    return extract(Page(url="http://127.0.0.1/tin-5.html", body=_HTML, content_type="text/html; charset=utf-8")).articles[0].body


def sample() -> str:
    """The first 5,000 characters of the sample site's articles: short reports, half of whose sentences are about people."""
    return "\n\n".join(paragraph for article in load(sample_folder(), "central").articles for paragraph in article.body)[:LENGTH]


def dense(texts: Iterable[str]) -> str:
    """The first 5,000 characters of annotated texts: nothing but people and dates, the worst case."""
    return "\n\n".join(texts)[:LENGTH]


def best_ms(call: Callable[[], object]) -> float:
    """The shortest of some runs in milliseconds of CPU time: the machine is shared and noisy."""
    call()
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best * 1000


def parse_ms() -> float:
    """The reference: one lxml parse of the page, in milliseconds."""
    return best_ms(lambda: lxml.html.fromstring(REFERENCE))


def report(calls: dict[str, Callable[[], object]]) -> None:
    """Print the time of each call and its ratio to the parse."""
    parse = parse_ms()
    print(f"{'lxml parse of ' + str(len(REFERENCE) // 1000) + ' KB':44} {parse:8.3f} ms")
    for name, call in calls.items():
        taken = best_ms(call)
        print(f"{name:44} {taken:8.3f} ms   {taken / parse:7.2f} parses")
