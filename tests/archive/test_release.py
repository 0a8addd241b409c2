"""The tables of a release are the same bytes whatever the database, the order of crawling and the numbers of rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from danvan_crawler.archive import Archive
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.release import write_tables

from .stories import fill, prose, url_of
from .test_answers import LINKED
from .test_people import SITES, person, story

HOSTILE = story(
    9,
    "2021-01-02T08:30+07:00",
    person("Hồ A Pó", '=HYPERLINK("x")', "Bí thư Đảng ủy, xã Đắk Pơ", role="speak"),
    title='Tin "có dấu nháy", phẩy; và \t 😀',
    section="-Tin tức",
    author="Ðặng Uỷ",
)
ALL: dict[str, list[dict[str, Any]]] = {
    "a": [*SITES["a"], *LINKED["a"], HOSTILE],
    "b": [*SITES["b"], *LINKED["b"]],
    "c": [
        story(50, "2020-03-05", body=prose(50, 30), source="Trang tin A"),
        story(50, "2020-03-09", body=f"{prose(50, 30)}\n\n{prose(51, 3)}"),
        {"title": "a", "body": "Ngắn."},
    ],
    "d": [story(50, "2020-03-07", title="Tin 50 in lại", body=prose(50, 30))],
}


def test_both_databases_write_the_same_release(archive: Archive, tmp_path: Path, sqlite_template: Path) -> None:
    path = tmp_path / "other.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    other = Archive(f"sqlite:///{path}")
    fill(archive, ALL)
    fill(other, ALL, order="dcba")
    files = []
    for one, name in ((archive, "one"), (other, "other")):
        derive(one)
        (tmp_path / name).mkdir()
        files.append(write_tables(one, tmp_path / name))
    other.close()
    assert files[0] == files[1]
    assert all(told["rows"] for told in files[0].values()), files[0]
    written = (tmp_path / "one" / "articles.csv").read_text(encoding="utf-8")
    assert url_of("a", 6) in written
    assert "'-Tin tức" in written
