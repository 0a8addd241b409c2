"""Search, the same on both databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.jobs import StartRunJob
from danvan_crawler.archive.search import Filters, refresh, search
from danvan_crawler.errors import ArchiveError

from .samples import article, capture, page, url_of

TEXTS = {
    1: ("Đảng bộ tỉnh tổng kết phong trào Dân vận khéo", "Hội nghị biểu dương các điển hình.", "2026-05-01"),
    2: ("Đăng bộ ảnh về vùng cao", "Cuộc thi dân văn khéo tay của thanh niên.", "2026-05-02"),
    3: ("Tin vắn", "Công tác dân vận khéo ở cơ sở theo Quyết định số 217-QĐ/TW.", "2026-05-03"),
    4: ("Chào mừng Đồng chí Điểu K’ré", "Thủ tướng thăm xã Hoà Bình và Uỷ ban Mặt trận.", "2026-05-04"),
    5: ("Họp báo", "Quy định số 21-QĐ/TW; khéo léo trong vận động.", "2026-05-05"),
}


@pytest.fixture
def filled(archive: Archive) -> Iterator[Archive]:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n, (title, body, day) in TEXTS.items():
            writer.submit(capture(run, n))
            item = article(
                n,
                title=title,
                sapo=None,
                body=body,
                published=day,
                images=[],
                attachments=[],
                participants=article()["participants"][: n % 2],
            )
            writer.submit(page(run, n, items=[item])).result()
    yield archive


def found(archive: Archive, query: str, **filters: object) -> list[int]:
    how = {name: filters.pop(name) for name in ("limit", "by_date") if name in filters}
    answer = search(archive, query, Filters(**filters), **how)  # type: ignore[arg-type]
    return [int(hit.url.split("-c")[1][:-5]) for hit in answer.hits]


QUERIES = {
    '"dan van kheo"': [1, 3, 2],
    '"dân vận khéo"': [1, 3, 2],
    '"dân văn khéo"': [2, 1, 3],
    "dang bo": [2, 1],
    "Đảng bộ": [1, 2],
    "ĐẢNG BỘ": [1, 2],
    "Ðảng bộ": [1, 2],
    "đăng bộ": [2, 1],
    "dieu k're": [4],
    "hòa bình": [4],
    "hoà bình": [4],
    "ho\u0300a bi\u0300nh": [4],
    "Ủy ban": [4],
    "217-QĐ/TW": [3],
    "qd tw": [5, 3],
    "quyet dinh so 217": [3],
    "kheo*": [1, 5, 3, 2],
    "khe*": [1, 5, 3, 2],
    "kheo NOT van": [],
    "kheo -phong": [5, 3, 2],
    "(tinh OR xa) hoi": [1],
    "tinh OR xa": [1, 4],
    "xyz": [],
    "": [],
}


def test_what_is_found_and_in_which_order(filled: Archive) -> None:
    assert {query: found(filled, query) for query in QUERIES} == QUERIES


def test_filters(filled: Archive) -> None:
    assert found(filled, "kheo", since=date(2026, 5, 2), until=date(2026, 5, 4)) == [3, 2]
    assert found(filled, "kheo", site="yenphu", limit=1) == [1]
    assert found(filled, "kheo", site="other") == []
    assert found(filled, "kheo", level="central") == []
    assert found(filled, "kheo", person="le thi hoa") == [1, 5, 3]
    assert found(filled, "kheo", person="Hoà") == [1, 5, 3]
    assert found(filled, "kheo", person="thi") == []
    assert found(filled, "kheo", person="%") == []


def test_a_hit_tells_where_and_what(filled: Archive) -> None:
    [hit] = search(filled, '"dan van kheo" "co so"', marks=("«", "»")).hits
    assert (hit.url, hit.site, hit.published, hit.rank) == (url_of(3), "yenphu", "2026-05-03", 2)
    assert hit.snippet == "Công tác «dân vận khéo» ở «cơ sở» theo Quyết định số 217-QĐ/TW"


def test_an_edit_is_searchable_and_the_old_text_is_not(filled: Archive) -> None:
    assert refresh(filled) == 5
    assert refresh(filled) == 0
    with Writer(filled) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        writer.submit(capture(run, 3, 9))
        writer.submit(page(run, 3, 9, [article(3, title="Tin mới", body="Nông thôn mới.", published="2026-05-03")])).result()
    assert found(filled, '"nong thon moi"') == [3]
    assert found(filled, "217") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(alphabet="abkéđ'\"*():-&|!<>\\ ORNT", max_size=30))
def test_no_query_breaks_out(filled: Archive, query: str) -> None:
    search(filled, query)


def test_a_read_only_file_can_be_searched(tmp_path: Path, sqlite_template: Path) -> None:
    if os.geteuid() == 0:
        path = f"file:{sqlite_template}?mode=ro&uri=true"
        archive = Archive(f"sqlite:///{path}")
    else:
        sqlite_template.chmod(0o444)
        archive = Archive(f"sqlite:///{sqlite_template}")
    assert search(archive, "dan van", update=False).hits == []
    with pytest.raises(ArchiveError, match="readonly database"), archive.begin() as connection:
        connection.exec_driver_sql("delete from site")
    archive.close()
