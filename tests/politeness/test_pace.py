"""The pause between requests, and which sites share one."""

import pytest

from danvan_crawler.extensions.politeness import Pace, is_refusal, one_server
from danvan_crawler.sites import Site


def site(name: str, host: str) -> Site:
    return Site(name=name, title="T", owner="O", level="provincial", start=(f"http://{host}/",))


def test_the_pause_doubles_from_the_second_error_on_up_to_a_cap():
    pace = Pace(1.0)
    seconds = []
    for _ in range(9):
        pace.count(failed=True)
        seconds.append(pace.seconds(60))
    assert seconds == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_each_answer_takes_one_step_back():
    pace = Pace(1.0, errors=4)
    seconds = []
    for _ in range(5):
        pace.count(failed=False)
        seconds.append(pace.seconds(60))
    assert seconds == [4, 2, 1, 1, 1]


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
