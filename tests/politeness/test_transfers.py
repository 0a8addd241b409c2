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


async def _joined(delay: float) -> tuple[list[str], list[str], list[str]]:
    """What is asked for of two slots before they are one, then, and once what was under way in the second one is answered."""
    slots = {name: {"delay": delay, "concurrency": 1, "jitter": 0.0} for name in "xy"}
    crawler = get_crawler(settings_dict={"DOWNLOAD_SLOTS": slots, "DOWNLOADER_MIDDLEWARES_BASE": {}, "DOWNLOAD_HANDLERS_BASE": {}})
    crawler.spider = crawler._create_spider("x")
    downloader: Any = Downloader(crawler)
    downloader.handlers = held = Held()
    requests = [Request(f"http://127.0.0.1:1/{name}{number}", meta={"download_slot": name}) for number in (1, 2) for name in "xy"]
    waiting = [asyncio.ensure_future(downloader._enqueue_request(request)) for request in requests]

    async def asked() -> list[str]:
        for _ in range(60):
            await asyncio.sleep(delay / 20)
        told, held.asked = [url[-2:] for url in held.asked], []
        return told

    before = await asked()
    downloader.join("y", "x")
    held.answer(URL.format("x1"))
    then = await asked()
    held.answer(URL.format("y1"))
    behind = await asked()
    while not all(one.done() for one in waiting):
        await asyncio.sleep(0)
        for answer in held.answers.values():
            if not answer.done():
                answer.set_result(Response("http://127.0.0.1:1/"))
    assert set(downloader.slots) == {"x"} and not downloader.slots["x"].transferring and not downloader._counted_twice
    downloader.close()
    return before, then, behind


URL = "http://127.0.0.1:1/{}"


@pytest.mark.parametrize("delay", [0.0, 0.05])
def test_two_slots_that_are_one_server_have_one_request_under_way(delay: float) -> None:
    assert asyncio.run(_joined(delay)) == (["x1", "y1"], [], ["x2"])


def test_a_slot_that_the_other_finds_gone_takes_its_name() -> None:
    async def joined() -> set[str]:
        crawler = get_crawler(settings_dict={"DOWNLOADER_MIDDLEWARES_BASE": {}, "DOWNLOAD_HANDLERS_BASE": {}})
        crawler.spider = crawler._create_spider("x")
        downloader: Any = Downloader(crawler)
        downloader._get_slot(Request("http://127.0.0.1:1/", meta={"download_slot": "y"}))
        downloader.join("y", "x")
        downloader.join("z", "x")
        found = set(downloader.slots)
        downloader.close()
        return found

    assert asyncio.run(joined()) == {"x"}


def test_it_is_the_downloader_of_the_settings() -> None:
    assert f"{Downloader.__module__}.{Downloader.__qualname__}" == settings.DOWNLOADER
