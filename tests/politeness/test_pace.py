"""The pause between requests, and which sites share one."""

import asyncio
from ipaddress import ip_address
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.signalmanager import SignalManager

from danvan_crawler.extensions.politeness import Pace, Politeness, is_refusal, one_server
from danvan_crawler.recorder import Tally
from danvan_crawler.recorder.registry import attach
from danvan_crawler.sites import Site


def site(name: str, host: str, delay: float | None = None) -> Site:
    return Site(name=name, title="T", owner="O", level="provincial", start=(f"http://{host}/",), delay=delay)


def test_the_pause_doubles_from_the_second_error_on_up_to_a_cap():
    pace = Pace(1.0)
    seconds = []
    for _ in range(9):
        pace.count(failed=True, most=60)
        seconds.append(pace.seconds(60))
    assert seconds == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_each_answer_takes_one_step_back():
    pace = Pace(1.0, errors=4)
    seconds = []
    for _ in range(5):
        pace.count(failed=False, most=60)
        seconds.append(pace.seconds(60))
    assert seconds == [4, 2, 1, 1, 1]


def test_a_long_streak_takes_no_longer_to_recover_from_than_one_that_just_reached_the_cap():
    pace = Pace(1.0)
    for _ in range(40):
        pace.count(failed=True, most=60)
    pace.count(failed=False, most=60)
    assert pace.seconds(60) == 32


def test_never_below_what_was_asked_for():
    assert Pace(90.0).seconds(60) == 90
    assert Pace(90.0, errors=5).seconds(60) == 90
    assert Pace(1.0, crawl_delay=10).seconds(60) == 10
    assert Pace(1.0, crawl_delay=10, errors=2).seconds(60) == 20


def test_a_long_streak_overflows_nothing():
    assert Pace(1.0, errors=100_000).seconds(60) == 60


def test_without_any_pause_errors_still_slow():
    assert [Pace(0.0, errors=n).seconds(60) for n in (0, 1, 2, 3)] == [0, 0, 0.1, 0.2]


@pytest.mark.parametrize(
    ("status", "refusal"), [(200, False), (301, False), (404, False), (410, False), (401, False), (403, True), (429, True), (503, True)]
)
def test_refusals(status, refusal):
    assert is_refusal(status) is refusal


def test_hosts_above_and_below_each_other_share_a_slot():
    sites = [
        site("a", "danvan.quangnam.gov.vn"),
        site("b", "www.quangnam.gov.vn"),
        site("c", "danvan.vn"),
        site("d", "tuyengiaodanvan.vn"),
        site("e", "www.danvan.vn"),
    ]
    assert [one_server(one, sites) for one in sites] == ["a", "a", "c", "d", "c"]


class Crawler(SimpleNamespace):
    """As much of a crawler as the middleware touches, with Scrapy's own slots."""

    __hash__ = object.__hash__

    def __init__(self, *sites: Site, **settings: object) -> None:
        downloader = SimpleNamespace(slots={}, per_slot_settings={})
        values = {
            "DOWNLOAD_DELAY": 1.0,
            "CRAWL_DELAY_MAX": 30,
            "BACKOFF_MAX_SECONDS": 60,
            "BACKOFF_STOP_REQUESTS": 10,
            "USER_AGENT": "danvan_crawler/0",
        }
        super().__init__(
            settings=Settings({**values, **settings}),
            signals=SignalManager(self),
            spider=SimpleNamespace(sites=list(sites)),
            engine=SimpleNamespace(downloader=downloader, running=True, scheduler=None),
        )
        self.addresses: dict[str, str] = {}
        self.looked_up: list[str] = []
        self.slots, self.tallies = downloader.slots, {one.name: Tally() for one in sites}
        attach(self, SimpleNamespace(tallies=self.tallies))  # type: ignore[arg-type]

    def politeness(self) -> Politeness:
        made = Politeness.from_crawler(self)  # type: ignore[arg-type]
        made.resolve = self.resolve  # type: ignore[method-assign]
        made.spider_opened()
        return made

    async def resolve(self, host: str) -> str | None:
        self.looked_up.append(host)
        await asyncio.sleep(0)
        return self.addresses.get(host)


def answered(politeness: Politeness, of: Site, address: str, status: int = 200) -> str:
    """Lets a request of a site go and be answered; the slot it went into."""
    request = Request(of.start[0], meta={"site": of.name})
    asyncio.run(politeness.process_request(request))
    response = Response(of.start[0], status=status, ip_address=ip_address(address))
    asyncio.run(politeness.process_response(request, response))
    return request.meta["download_slot"]


def test_sites_that_answer_from_one_address_share_a_slot_and_the_longer_pause():
    one, two, three = site("one", "danvan.vn", 2.0), site("two", "dangbo.vn", 5.0), site("three", "xadoan.vn")
    crawler = Crawler(one, two, three)
    politeness = crawler.politeness()
    crawler.slots["one"] = slot = Slot(1, 2.0, 0.5)
    assert [answered(politeness, each, "203.162.0.1") for each in (one, two)] == ["one", "two"]
    assert answered(politeness, three, "203.162.0.9") == "three"
    assert [answered(politeness, each, "203.162.0.1") for each in (one, two)] == ["one", "one"]
    assert slot.delay == 5.0
    assert answered(politeness, three, "203.162.0.1") == "three"
    assert answered(politeness, three, "203.162.0.1") == "one"


def test_sites_of_one_address_share_a_slot_before_either_has_been_asked():
    one, two, three = site("one", "danvan.vn", 2.0), site("two", "dangbo.vn", 5.0), site("three", "xadoan.vn")
    crawler = Crawler(one, two, three)
    politeness = crawler.politeness()
    crawler.addresses = {"danvan.vn": "203.162.0.1", "dangbo.vn": "203.162.0.1"}
    requests = [Request(each.start[0], meta={"site": each.name}) for each in (one, two, three, two, one)]

    async def sent() -> None:
        await asyncio.gather(*map(politeness.process_request, requests))

    asyncio.run(sent())
    assert [request.meta["download_slot"] for request in requests] == ["one", "one", "three", "one", "one"]
    assert sorted(crawler.looked_up) == ["dangbo.vn", "danvan.vn", "xadoan.vn"]
    assert politeness.paces["one"].delay == 5.0


def test_behind_a_proxy_no_address_is_asked_for():
    one = site("one", "danvan.vn")
    crawler = Crawler(one)
    request = Request(one.start[0], meta={"site": "one", "proxy": "http://127.0.0.1:3128"})
    asyncio.run(crawler.politeness().process_request(request))
    assert request.meta["download_slot"] == "one" and crawler.looked_up == []


def test_servers_of_this_machine_are_told_apart_by_their_ports():
    one, two = site("one", "127.0.0.1:8801"), site("two", "127.0.0.1:8802")
    politeness = Crawler(one, two).politeness()
    for _ in range(2):
        assert [answered(politeness, each, "127.0.0.1") for each in (one, two)] == ["one", "two"]


def test_errors_of_one_site_slow_its_neighbour_on_the_server():
    one, two = site("one", "danvan.quangnam.gov.vn"), site("two", "quangnam.gov.vn")
    crawler = Crawler(one, two)
    politeness = crawler.politeness()
    crawler.slots["one"] = slot = Slot(1, 1.0, 0.5)
    for _ in range(3):
        assert answered(politeness, two, "203.162.0.1", status=429) == "one"
    assert slot.delay == 4.0
    answered(politeness, one, "203.162.0.1")
    assert slot.delay == 2.0


def test_robots_txt_goes_into_the_slot_of_its_site():
    one, two = site("one", "danvan.quangnam.gov.vn"), site("two", "quangnam.gov.vn")
    politeness = Crawler(one, two).politeness()
    request = Request("http://quangnam.gov.vn/robots.txt")
    asyncio.run(politeness.process_request(request))
    assert request.meta["download_slot"] == "one"


def test_a_crawl_delay_is_the_least_pause_and_a_slot_made_later_has_it_too():
    one = site("one", "danvan.vn")
    crawler = Crawler(one)
    politeness = crawler.politeness()
    politeness.robots_parsed(SimpleNamespace(crawl_delay=lambda agent: 10.0), Request("http://danvan.vn/a", meta={"site": "one"}))  # type: ignore[arg-type]
    made = crawler.engine.downloader.per_slot_settings["one"]
    slot = Slot(made["concurrency"], made["delay"], made["jitter"])
    assert all(9.99 <= slot.download_delay() <= 15.01 for _ in range(500))


@pytest.mark.parametrize("wished", [float("nan"), float("inf"), -5.0, 0.0, None])
def test_crawl_delays_that_are_none(wished):
    crawler = Crawler(site("one", "danvan.vn"))
    politeness = crawler.politeness()
    politeness.robots_parsed(SimpleNamespace(crawl_delay=lambda agent: wished), Request("http://danvan.vn/a", meta={"site": "one"}))  # type: ignore[arg-type]
    assert politeness.paces["one"].seconds(60) == (30 if wished == float("inf") else 1)


def test_the_users_own_slot_settings_stand():
    politeness = Crawler(site("one", "danvan.vn"), DOWNLOAD_SLOTS={"one": {"delay": 7}}).politeness()
    assert politeness.paces["one"].seconds(60) == 7
