"""One connection a site is one: whatever the pause between requests, and whatever else the processor has to do."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Downloader as ScrapyDownloader
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from danvan_crawler import settings
from danvan_crawler.extensions.transfers import Downloader


class Held:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, asyncio.Future[Response]] = {}

    async def download_request_async(self, request: Request) -> Response:
        self.asked.append(request.url)
        self.answers[request.url] = asyncio.get_running_loop().create_future()
        return await self.answers[request.url]

    def answer(self, url: str) -> None:
        self.answers[url].set_result(Response(url))


URLS = [f"http://127.0.0.1:1/{number}" for number in range(4)]


async def _in_flight(kind: type[ScrapyDownloader], delay: float, concurrency: int) -> list[int]:
    """How many requests are asked for after each of the answers, one after the other, to what is asked for first."""
    slots = {"x": {"delay": delay, "concurrency": concurrency, "jitter": 0.0}}
    crawler = get_crawler(settings_dict={"DOWNLOAD_SLOTS": slots, "DOWNLOADER_MIDDLEWARES_BASE": {}, "DOWNLOAD_HANDLERS_BASE": {}})
    crawler.spider = crawler._create_spider("x")
    downloader: Any = kind(crawler)
    downloader.handlers = held = Held()
    waiting = [asyncio.ensure_future(downloader._enqueue_request(Request(url, meta={"download_slot": "x"}))) for url in URLS]
    counts = []
    for url in URLS:
        while url not in held.answers:
            await asyncio.sleep(0)
        for _ in range(20):
            await asyncio.sleep(0)
        counts.append(len(held.asked))
        held.answer(url)
    await asyncio.gather(*waiting)
    downloader.close()
    return counts


@pytest.mark.parametrize(("concurrency", "counts"), [(1, [1, 2, 3, 4]), (2, [2, 3, 4, 4])])
def test_no_more_than_the_slot_allows_leave_it_at_once(concurrency: int, counts: list[int]) -> None:
    assert asyncio.run(_in_flight(Downloader, 0.0, concurrency)) == counts


def test_a_pause_that_a_busy_processor_lets_pass_lets_nothing_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock takes longer than the pause."""
    clock = iter(range(10_000))
    monkeypatch.setattr("scrapy.core.downloader.monotonic", lambda: float(next(clock)))
    assert asyncio.run(_in_flight(Downloader, 0.5, 1)) == [1, 2, 3, 4]


def test_it_is_the_downloader_of_the_settings() -> None:
    assert f"{Downloader.__module__}.{Downloader.__qualname__}" == settings.DOWNLOADER
