"""A page unit is submitted once, when all that it expects has arrived."""

from concurrent.futures import Future

import pytest

from danvan_crawler.archive.jobs import ArticleRecord, Discovered
from danvan_crawler.recorder import PageUnit


@pytest.fixture
def submitted():
    return []


@pytest.fixture
def unit(submitted):
    def submit(job, last=False):
        submitted.append(job)
        answer: Future = Future()
        answer.set_result("stored")
        return answer

    return PageUnit(submit, "site", 1, "http://a.example/", "a.example/", "<urn:uuid:1>")


def test_a_page_without_output_is_submitted_on_close(unit, submitted):
    unit.close()
    assert len(submitted) == 1
    assert unit.written.result() == "stored"


def test_waits_for_articles_and_requests(unit, submitted):
    unit.expect()
    unit.expect()
    unit.expect()
    unit.add_discovered(Discovered("http://a.example/b", "a.example/b"))
    unit.close()
    unit.add_article(ArticleRecord("a.example/2", {}))
    assert not submitted
    unit.drop("dropped: no url")
    assert len(submitted) == 1
    assert [record.key for record in submitted[0].articles] == ["a.example/2"]
    assert submitted[0].reason == "dropped: no url"


def test_articles_are_in_the_order_of_their_keys(unit, submitted):
    for key in ("b", "a"):
        unit.expect()
        unit.add_article(ArticleRecord(key, {}))
    unit.close()
    assert [record.key for record in submitted[0].articles] == ["a", "b"]


def test_a_page_with_many_articles_is_written_in_parts(unit, submitted):
    for key in ("a", "b"):
        unit.expect()
        first = unit.part
        unit.add_article(ArticleRecord(key, {}))
        unit.flush()
        assert first.result() == "stored"
        assert not unit.written.done()
    unit.close()
    assert unit.written.result() == unit.part.result() == "stored"
    assert [(job.state, [record.key for record in job.articles]) for job in submitted] == [
        ("claimed", ["a"]),
        ("claimed", ["b"]),
        ("done", []),
    ]


def test_the_writers_error_reaches_who_waits(submitted):
    def refuse(job, last=False):
        answer: Future = Future()
        answer.set_exception(OSError("disk full"))
        return answer

    unit = PageUnit(refuse, "site", 1, "http://a.example/", "a.example/", "<urn:uuid:1>")
    unit.close()
    with pytest.raises(OSError, match="disk full"):
        unit.written.result()
