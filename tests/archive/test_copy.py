"""An archive moved from one database to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.copy import copy_archive
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.equality import differences, dump
from danvan_crawler.archive.jobs import ClaimJob, DiscoverJob, StartRunJob
from danvan_crawler.archive.search import search
from danvan_crawler.errors import ArchiveError

from .samples import article, capture, found, page, url_of, written


def fill(archive: Archive) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1", {"since": "2020"})).result().run_id
        for n in range(1, 6):
            writer.submit(capture(run, n))
            item = article(n, published=None, published_raw=None, gaps=["published"])
            written(writer, page(run, n, items=[item], discovered=[found(n + 20)], listing_dates=[("k", "Bài", "2026-05-01")]))
    derive(archive)


def test_into_a_new_file(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    other = Archive(f"sqlite:///{tmp_path / 'new' / 'copy.sqlite3'}")
    counts = copy_archive(archive, other)
    assert (counts["article"], counts["participant"], counts["resource"]) == (5, 15, 10)
    assert differences(dump(archive), dump(other)) == []
    assert [hit.url for hit in search(other, "dan van kheo so 3").hits][:1] == [url_of(3)]
    other.close()


def test_into_either_database_and_the_crawl_goes_on(archive: Archive, tmp_path: Path) -> None:
    source = Archive(f"sqlite:///{tmp_path / 'source.sqlite3'}")
    source.upgrade()
    fill(source)
    copy_archive(source, archive)
    assert differences(dump(source), dump(archive)) == []
    with Writer(archive) as writer:
        started = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result()
        assert started.resumed
        assert written(writer, DiscoverJob("yenphu", started.run_id, [found(99)])) == 1
        assert len(writer.submit(ClaimJob(started.run_id, ["yenphu"], 99)).result()) == 6
        assert written(writer, capture(started.run_id, 99), page(started.run_id, 99)).new_articles == 1
    source.close()


def test_only_into_an_empty_archive(archive: Archive, tmp_path: Path) -> None:
    source = Archive(f"sqlite:///{tmp_path / 'source.sqlite3'}")
    source.upgrade()
    fill(archive)
    with pytest.raises(ArchiveError, match="not empty"):
        copy_archive(source, archive)
    source.close()
