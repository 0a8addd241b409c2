"""The verdict: a run that lost something is never complete."""

from collections import Counter

import pytest

from danvan_crawler.recorder import Tally, judge


def good(**changes) -> Tally:
    tally = Tally(responses=30, articles=24, readings=Counter(article=24, listing=6), starts={"http://a.example/": None})
    for name, value in changes.items():
        setattr(tally, name, value)
    return tally


def test_complete():
    verdict = judge(good(), "finished")
    assert (verdict.status, verdict.reasons, verdict.exit_code) == ("complete", [], 0)


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({}, "shutdown", "ended early: shutdown"),
        ({"broken_listings": {"http://a.example/?page=3": "status 500"}}, "finished", "http://a.example/?page=3 (status 500)"),
        ({"starts": {"http://a.example/": None, "http://a.example/b": "status 404"}}, "finished", "dead start page: http://a.example/b"),
        ({"failed": {f"http://a.example/{i}": "timeout" for i in range(5)}}, "finished", "5 of 35 pages"),
        ({"stage_errors": 1}, "finished", "1 articles failed"),
        ({"unrecorded": 2}, "finished", "2 fetches"),
        ({"notices": ["stopped after max_pages=5"]}, "finished", "max_pages=5"),
    ],
)
def test_partial(changes, reason, word):
    verdict = judge(good(**changes), reason)
    assert verdict.exit_code == 3
    assert word in "; ".join(verdict.reasons)


@pytest.mark.parametrize(
    ("tally", "error", "word"),
    [
        (good(articles=0), None, "no article"),
        (good(starts={"http://a.example/": "refused"}), None, "no start page answered: http://a.example/ (refused)"),
        (good(), "disk full", "disk full"),
    ],
)
def test_failed(tally, error, word):
    verdict = judge(tally, "finished", archive_error=error)
    assert verdict.exit_code == 4
    assert word in "; ".join(verdict.reasons)


def test_one_dead_link_on_a_large_site_is_no_loss():
    assert judge(good(failed={"http://a.example/x": "status 500"}), "finished").status == "complete"


@pytest.mark.parametrize(("recent", "status"), [([24, 25, 23], "complete"), ([100, 100, 100], "partial"), ([], "complete")])
def test_far_fewer_articles_than_in_recent_runs_is_partial(recent, status):
    assert judge(good(), "finished", recent).status == status
