"""The copy for Datasette: what is in it, what is not, and what its ready queries answer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.jobs import Discovered, DiscoverJob, StartRunJob
from danvan_crawler.archive.publish import FACETS, QUERIES, letter_rows, publish
from danvan_crawler.archive.views import VIEWS
from danvan_crawler.errors import ArchiveError, ConfigurationError
from danvan_crawler.vietnamese.text import fold

from .samples import article, capture, page, written

TEXTS = {
    1: ("Đảng bộ tỉnh tổng kết phong trào Dân vận khéo", "Theo Kết luận số 120-KL/TW.", "2026-05-01"),
    2: ("Uỷ ban Mặt trận thăm xã Hoà Bình", "Đồng chí Điểu K’ré cùng đi.", "2026-05-02"),
}


@pytest.fixture(scope="module")
def published(shared_archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sqlite3.Connection, dict[str, object]]]:
    with Writer(shared_archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1", args={"HTTP_PROXY": "http://me:secret@proxy"})).result().run_id
        for n, (title, body, day) in TEXTS.items():
            writer.submit(capture(run, n))
            people = [person | {"name": "Điểu K’ré"} if n == 2 and person["order"] == 1 else person for person in article()["participants"]]
            item = article(n, title=title, body=body, published=day, participants=people)
            written(writer, page(run, n, items=[item]))
        written(writer, DiscoverJob("yenphu", run, [Discovered("http://danvan.example/waiting", "danvan.example:80/w", "article")]))
    path = tmp_path_factory.mktemp("published") / "out" / "danvan.sqlite3"
    metadata = publish(shared_archive, path)
    assert path.stat().st_mode & 0o222 == 0
    assert sorted(file.name for file in path.parent.iterdir()) == ["danvan.metadata.json", "danvan.sqlite3"]
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    yield connection, json.loads(metadata.read_text(encoding="utf-8"))
    connection.close()


def names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("select name from sqlite_master where type in ('table', 'view')")}


def test_what_is_in_it_and_what_is_not(published: tuple[sqlite3.Connection, dict[str, object]]) -> None:
    connection, _ = published
    assert set(VIEWS) <= names(connection)
    assert not {"search_queue", "search_index", "search_index_removed"} & names(connection)
    assert connection.execute("select count(*) from v_article").fetchone() == (2,)
    assert connection.execute("select count(*) from v_participant").fetchone() == (4,)
    assert connection.execute("select url from resource where url like '%waiting'").fetchall() == []
    assert connection.execute("select args from crawl_run").fetchall() == [(None,)]
    [dump] = connection.execute("select group_concat(sql) from sqlite_master").fetchone()
    assert "secret" not in dump
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert connection.execute("pragma foreign_key_check").fetchall() == []


def ask(published: tuple[sqlite3.Connection, dict[str, object]], query: str, **values: str) -> list[tuple[object, ...]]:
    connection, metadata = published
    sql = metadata["databases"]["danvan"]["queries"][query]["sql"]  # type: ignore[index]
    return connection.execute(sql, values).fetchall()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dang bo", {1}),
        ("Đảng bộ", {1}),
        ("ÐẢNG BỘ", {1}),
        ("hoà bình", {2}),
        ("hòa bình", {2}),
        ("ho\u0300a bi\u0300nh", {2}),
        ("uy ban mat tran", {2}),
        ("120-KL/TW", {1}),
        ("dieu k're", {2}),
        ("dan van", {1, 2}),
        ("xyz", set()),
        ("", set()),
        ('" OR NOT (', set()),
        ("'; drop table article; --", set()),
    ],
)
def test_search_with_and_without_diacritics(published: tuple[sqlite3.Connection, dict[str, object]], words: str, found: set[int]) -> None:
    assert {int(str(row[4]).split("-c")[1][:-5]) for row in ask(published, "search", words=words)} == found


def test_the_search_box_of_a_view_takes_both_spellings(published: tuple[sqlite3.Connection, dict[str, object]]) -> None:
    connection, metadata = published
    table = metadata["databases"]["danvan"]["tables"]["v_article"]  # type: ignore[index]
    sql = f"select count(*) from v_article where {table['fts_pk']} in (select rowid from {table['fts_table']} where {table['fts_table']} match ?)"
    for words in ('"dang" "bo"', '"Đảng" "bộ"', '"hoà"', '"hoa"'):
        assert connection.execute(sql, (words,)).fetchone() == (1,), words


def test_people(published: tuple[sqlite3.Connection, dict[str, object]]) -> None:
    assert [row[1] for row in ask(published, "appearances", name="Le Thi Hoà")] == ["Lê Thị Hoà"]
    assert [row[1] for row in ask(published, "appearances", name="K'ré")] == ["Điểu K’ré"]
    assert ask(published, "appearances", name="") == ask(published, "appearances", name="%") == []
    assert {row[0] for row in ask(published, "met", name="trần văn đạt")} == {"Lê Thị Hoà", "Điểu K’ré"}
    assert len(ask(published, "document", number="120-kl/tw")) == 2


def test_the_metadata_speaks_of_what_is_there(published: tuple[sqlite3.Connection, dict[str, object]]) -> None:
    connection, metadata = published
    tables = metadata["databases"]["danvan"]["tables"]  # type: ignore[index]
    assert set(tables) <= names(connection)
    for name, facets in FACETS.items():
        columns = {row[1] for row in connection.execute(f"pragma table_info({name})")}
        assert set(facets) <= columns, name
    assert set(metadata["databases"]["danvan"]["queries"]) == set(QUERIES)  # type: ignore[index]


def test_a_query_is_folded_as_names_are() -> None:
    table = dict(letter_rows())
    for letter in "ăắệợữđĐÐỹ" + "ČčĕĭŎŏŭñ":  # "H'Phĭk", "Y Čiă"
        assert table[letter] == fold(letter)


def test_nothing_is_overwritten(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "danvan.sqlite3"
    path.write_text("mine")
    with pytest.raises(ConfigurationError, match="exists already"):
        publish(archive, path)
    assert path.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_full_disk_leaves_no_metadata_alone(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(ArchiveError, match="No space left"):
        publish(archive, tmp_path / "danvan.sqlite3")
    assert [file.name for file in tmp_path.iterdir() if "danvan" in file.name] == []
