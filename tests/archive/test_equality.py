"""Equal archives: the same pages give the same archive by whatever way they came in."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.equality import differences, dump
from danvan_crawler.archive.export import export_rows, write_jsonl
from danvan_crawler.archive.jobs import CaptureJob, DiscoverJob, FinishRunJob, PageJob, PruneJob, StartRunJob

from .samples import article, capture, found, key_of, page, written

TITLES = ["A", "A", "B", "B", "A", "C"]


def history(run: int) -> list[tuple[CaptureJob, PageJob]]:
    """Five articles fetched six times with edits, dates only in links, and a listing."""
    jobs = []
    for turn, title in enumerate(TITLES):
        for n in range(1, 6):
            record = turn * 10 + n
            links = [{"url": article(n + 1)["url"], "title": "Bài sau", "block": "related", "rank": 1, "date": "2026-05-13"}]
            item = article(n, title=title if n % 2 else "Không đổi", published=None, published_raw=None, links=links, section=f"Mục {turn}")
            jobs.append((capture(run, n, record), page(run, n, record, [item], discovered=[found(n + 1)])))
        listing = {
            "reading_kind": "listing",
            "articles": [],
            "resource_kind": "listing",
            "listing_dates": [(key_of(1), "Bài 1", "2026-05-12")],
        }
        jobs.append((capture(run, 90, turn * 10 + 9, kind="listing"), page(run, 90, turn * 10 + 9, **listing)))
    return jobs


def crawl(
    archive: Archive, wait: bool = False, mode: Any = "crawl", jobs: Callable[[int], Sequence[tuple[CaptureJob, PageJob]]] = history
) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", mode, "0.1")).result().run_id
        for fetched, read in jobs(run):
            writer.submit(fetched)
            future = writer.submit(read, hurried=wait)
            if wait:
                future.result()
        if mode == "replay":
            written(writer, PruneJob("yenphu", run))
        writer.submit(FinishRunJob(run, "complete", "finished")).result()
    derive(archive)


@pytest.fixture
def other(tmp_path: Path, sqlite_template: Path) -> Archive:
    path = tmp_path / "other.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    return Archive(f"sqlite:///{path}")


def assert_equal(one: Archive, another: Archive, **options: bool) -> None:
    assert differences(dump(one, **options), dump(another, **options)) == []
    texts = []
    for archive in (one, another):
        out = io.StringIO()
        write_jsonl(export_rows(archive, versions="all"), out)
        texts.append(out.getvalue())
    if options.get("captures", True):
        assert texts[0] == texts[1]
    assert texts[0]


def test_one_by_one_or_in_large_groups(archive: Archive, other: Archive) -> None:
    """Also: SQLite against PostgreSQL."""
    crawl(archive)
    crawl(other, wait=True)
    assert_equal(archive, other)
    assert [row["version"] for row in export_rows(archive, versions="all")][:4] == [1, 2, 3, 4]


def test_deleted_and_replayed(archive: Archive, other: Archive) -> None:
    crawl(archive)
    crawl(other, mode="replay")
    assert_equal(archive, other)


def test_replayed_in_place(archive: Archive, other: Archive) -> None:
    crawl(archive)
    crawl(archive, mode="replay")
    crawl(archive, mode="replay", wait=True)
    crawl(other)
    assert_equal(archive, other)


def test_replayed_after_a_replay_that_was_cut_off(archive: Archive, other: Archive) -> None:
    crawl(archive)
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "replay", "0.1")).result().run_id
        for fetched, read in history(run)[:9]:
            written(writer, fetched, read)
    crawl(archive, mode="replay")
    crawl(other)
    assert_equal(archive, other)


def test_a_crawl_that_was_cut_off_and_done_again(archive: Archive, other: Archive) -> None:
    """What was fetched but not read is fetched again, under another record id."""
    cut = random.Random(5).randrange(5, 30)
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for fetched, read in history(run)[:cut]:
            written(writer, fetched, read)
        written(writer, history(run)[cut][0])

    def rest(run: int) -> list[tuple[CaptureJob, PageJob]]:
        jobs = history(run)[cut:]
        fetched, read = jobs[0]
        again = "<urn:uuid:again>"
        changed = {name: getattr(fetched, name) for name in CaptureJob.__slots__} | {"record_id": again}
        reread = {name: getattr(read, name) for name in PageJob.__slots__} | {"record_id": again}
        return [(CaptureJob(**changed), PageJob(**reread)), *jobs[1:]]

    crawl(archive, jobs=rest)
    crawl(other)
    assert_equal(archive, other, captures=False)


def test_differences_are_told(archive: Archive, other: Archive) -> None:
    crawl(archive)
    crawl(other, jobs=lambda run: history(run)[:-2])
    told = differences(dump(archive), dump(other))
    assert any(line.startswith("capture: only in the first") for line in told)
    with Writer(other) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        written(writer, DiscoverJob("yenphu", run, [found(77)]))
    assert differences(dump(other), dump(other)) == []
