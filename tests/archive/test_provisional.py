"""What a cut body says is no edit of the publisher."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.equality import differences, dump
from danvan_crawler.archive.export import export_rows
from danvan_crawler.archive.jobs import PruneJob
from danvan_crawler.archive.models import Article

from .samples import BODY, START, article, capture, page, record_id, run_of, written

HALF = article(body=BODY[:60], participants=[], links=[])
OTHER = article(body=BODY[:80], participants=[], links=[])
WHOLE = article()
EDITED = article(title="Hội nghị dân vận khéo (cập nhật)")


def told(archive: Archive, *readings: tuple[dict[str, Any], bool], mode: Any = "crawl", wait: bool = True) -> None:
    """Stores readings (item, whether its body was cut) of one page in this order; without `wait` they share a group."""
    with Writer(archive) as writer:
        run = run_of(writer, mode)
        waiting = []
        for n, (item, cut) in enumerate(readings, 1):
            writer.submit(capture(run, 1, n, truncated="length" if cut else None))
            waiting.append(writer.submit(page(run, 1, n, [item]), hurried=wait))
            if wait:
                waiting[-1].result()
        for one in waiting:
            one.result()
        if mode == "replay":
            written(writer, PruneJob("yenphu", run))


def versions(archive: Archive) -> list[tuple[int, str, str, str]]:
    return [(row["version"], row["title"], row["body"], row["capture"]["record_id"]) for row in export_rows(archive, versions="all")]


def version(number: int, item: dict[str, Any], record: int) -> tuple[int, str, str, str]:
    return (number, item["title"], item["body"], record_id(record))


CASES = [
    pytest.param([(HALF, True)], [version(1, HALF, 1)], id="a cut page is better than none"),
    pytest.param([(HALF, True), (WHOLE, False)], [version(1, WHOLE, 2)], id="the whole page takes its place"),
    pytest.param([(HALF, True), (OTHER, True)], [version(1, OTHER, 2)], id="so does the next cut one"),
    pytest.param([(HALF, True), (OTHER, True), (WHOLE, False)], [version(1, WHOLE, 3)], id="and the whole one after that"),
    pytest.param([(WHOLE, False), (HALF, True)], [version(1, WHOLE, 1)], id="a cut page says nothing against a whole one"),
    pytest.param([(WHOLE, False), (HALF, True), (EDITED, False)], [version(1, WHOLE, 1), version(2, EDITED, 3)], id="nor hides an edit"),
    pytest.param([(HALF, True), (WHOLE, False), (EDITED, False)], [version(1, WHOLE, 2), version(2, EDITED, 3)], id="then edits count"),
]


@pytest.mark.parametrize("wait", [True, False])
@pytest.mark.parametrize(("readings", "expected"), CASES)
def test_a_cut_page_makes_no_version(archive: Archive, readings: Any, expected: Any, wait: bool) -> None:
    told(archive, *readings, wait=wait)
    assert versions(archive) == expected


@pytest.mark.parametrize(("readings", "expected"), CASES)
def test_a_replay_says_the_same(archive: Archive, readings: Any, expected: Any) -> None:
    told(archive, *readings)
    before = dump(archive)
    told(archive, *readings, mode="replay")
    assert versions(archive) == expected
    assert differences(before, dump(archive)) == []


def test_the_parts_of_a_cut_page_give_way_too(archive: Archive) -> None:
    told(archive, (article(body=BODY[:60]), True), (article(participants=[], links=[]), False))
    [row] = export_rows(archive)
    assert (row["participants"], row["links"]) == ([], [])


@pytest.mark.parametrize(("cut", "state"), [(None, "gone"), ("length", "live")])
def test_half_a_page_that_looks_like_a_soft_404_proves_nothing(archive: Archive, cut: str | None, state: str) -> None:
    with Writer(archive) as writer:
        run = run_of(writer)
        written(writer, capture(run), page(run))
        for day in (1, 2):
            written(
                writer,
                capture(run, 1, day + 1, fetched_at=START + timedelta(days=day), truncated=cut),
                page(run, 1, day + 1, reading_kind="missing", reason="soft 404", articles=[]),
            )
    with archive.connect() as connection:
        assert connection.scalars(select(Article.state)).one() == state
