"""What can be taken away: flat tables, their dictionary, Parquet."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.export import export_rows, write_csv
from danvan_crawler.archive.jobs import StartRunJob
from danvan_crawler.archive.parquet import write_parquet
from danvan_crawler.archive.tables import ARTICLES, TABLES, rows_of, write_dictionary
from danvan_crawler.contract import KEYS
from danvan_crawler.errors import ConfigurationError

from .samples import article, capture, page, written


@pytest.fixture
def lines(archive: Archive) -> Iterator[list[dict[str, Any]]]:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n in (1, 2):
            written(writer, capture(run, n), page(run, n, items=[article(n, title="=HYPERLINK(1)" if n == 1 else "Hội nghị")]))
    yield list(export_rows(archive))


def test_the_columns_of_articles_are_the_contract() -> None:
    assert tuple(column.name for column in ARTICLES) == KEYS


def test_every_column_is_explained() -> None:
    for name, columns in TABLES.items():
        assert len({column.name for column in columns}) == len(columns), name
        assert all(column.about for column in columns), name


def test_flat_tables(lines: list[dict[str, Any]]) -> None:
    for name, columns in TABLES.items():
        rows = list(rows_of(name, lines))
        assert rows, name
        assert all(tuple(row) == tuple(column.name for column in columns) for row in rows), name
    people = list(rows_of("participants", lines))
    assert [(row["order"], row["name"], row["role"], row["roles"], row["positions"]) for row in people[:2]] == [
        (1, "Lê Thị Hoà", "chair", "chair; speak", "Phó Trưởng Ban"),
        (2, "Trần Văn Đạt", "speak", "speak", "Chủ tịch Hội Nông dân"),
    ]
    body = lines[0]["body"]
    assert body[people[0]["span_start"] : people[0]["span_end"]] == "Lê Thị Hoà"
    assert people[0]["record_id"] == lines[0]["capture"]["record_id"]
    assert [row["number"] for row in rows_of("documents", lines)] == ["120-KL/TW", "120-KL/TW"]


def test_no_cell_is_a_formula(lines: list[dict[str, Any]]) -> None:
    for name, columns in TABLES.items():
        out = io.StringIO()
        write_csv(rows_of(name, lines), out, [column.name for column in columns])
        cells = [cell for row in csv.reader(io.StringIO(out.getvalue())) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], name
        assert "'=HYPERLINK(1)" in cells


@pytest.mark.parametrize("table", TABLES)
def test_the_dictionary_has_a_line_for_each_field(table: str) -> None:
    out = io.StringIO()
    assert write_dictionary(table, out) == out.getvalue().count("\n") - 1
    fields = [row["field"] for row in csv.DictReader(io.StringIO(out.getvalue()))]
    assert {column.name for column in TABLES[table]} <= set(fields)
    if table == "articles":
        assert {"participants[].name", "participants[].span.start", "capture.record_id", "links[].date"} <= set(fields)


def test_without_pyarrow_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'danvan-crawler\[parquet\]'"):
        write_parquet("articles", [], tmp_path / "a.parquet")


@pytest.mark.parametrize("table", TABLES)
def test_parquet_gives_back_what_went_in(lines: list[dict[str, Any]], tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.parquet"
    rows = list(rows_of(table, lines))
    assert write_parquet(table, rows, path) == len(rows)
    read = pyarrow.parquet.read_table(path)
    assert read.to_pylist() == rows
    assert {field.name: field.metadata[b"description"].decode() for field in read.schema} == {one.name: one.about for one in TABLES[table]}
    with pytest.raises(OSError, match="No such file"):
        write_parquet(table, rows, tmp_path / os.devnull.strip("/") / "no" / "a.parquet")
