"""Search, the same on both databases."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.corrections import sync
from danvan_crawler.archive.decide import Decided, correction, undoing
from danvan_crawler.archive.export import export_rows
from danvan_crawler.archive.jobs import StartRunJob
from danvan_crawler.archive.ledger import append, read
from danvan_crawler.archive.search import FACETS, Filters, index, refresh, search
from danvan_crawler.archive.search.find import tiers_of
from danvan_crawler.archive.search.language import parse
from danvan_crawler.archive.search.places import Texts
from danvan_crawler.errors import ArchiveError
from danvan_crawler.vietnamese.text import fold

from .samples import article, capture, page, url_of, written
from .stories import fill

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
            written(writer, page(run, n, items=[item]))
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
    assert found(filled, "kheo", person="đồng chí Hoà") == found(filled, "kheo", person="Đ/c: Lê Thị Hòa") == [1, 5, 3]
    assert found(filled, "kheo", person="thi") == []
    assert found(filled, "kheo", person="%") == []


def test_filters_on_people_offices_and_what_the_page_credits(filled: Archive) -> None:
    assert found(filled, "", person="le thi hoa") == [5, 3, 1]
    assert found(filled, "kheo", role="chair") == [1, 5, 3]
    assert found(filled, "kheo", role="award") == []
    assert found(filled, "", person="Lê Thị Hòa", role="speak") == [5, 3, 1]
    assert found(filled, "", person="Trần Văn Đạt", role="speak") == []  # not named in what is left of the participants
    assert found(filled, "", office="pho truong ban") == [5, 3, 1]
    assert found(filled, "", office="truong ban", person="Hoà", role="chair") == [5, 3, 1]
    assert found(filled, "", office="ban truong") == []
    assert found(filled, "kheo", section="tin tuc", source="yen phu") == [1, 5, 3, 2]
    assert found(filled, "kheo", section="tin", source="yen") == [1, 5, 3, 2]
    assert found(filled, "kheo", source="nhan dan") == []
    assert found(filled, "", person="!") == found(filled, "", section="-") == []


def test_by_date_and_how_many(filled: Archive) -> None:
    assert found(filled, "kheo", by_date=True) == [5, 3, 2, 1]
    answer = search(filled, "kheo", limit=2)
    assert (len(answer.hits), answer.total, answer.more, answer.about) == (2, 4, False, False)
    assert search(filled, '"dan van kheo"', limit=1).about, "three words in a row are known from the texts alone"
    assert (answer := search(filled, '"dan van kheo"')).total == 3 and not answer.about


def test_what_lies_between_days_is_counted_with_what_is_undated(filled: Archive) -> None:
    within = Filters(since=date(2026, 5, 2), until=date(2026, 5, 4))
    assert search(filled, "so", within, limit=1).total == 1
    with filled.begin() as connection:
        connection.execute(text("update article_version set published = null, published_on = null where title = 'Họp báo'"))
        connection.execute(text("insert into search_queue (article_id) select article_id from article_version where title = 'Họp báo'"))
    assert search(filled, "so", within, limit=1).total == 2
    assert search(filled, "so", Filters(since=date(2026, 5, 4), until=date(2026, 5, 1)), limit=1).total == 1, "only the undated one"


def test_texts_of_many_candidates_are_read_together(archive: Archive) -> None:
    """A statement for each of them took two thirds of the time of a search in a large archive."""
    fill(archive, {"a": [{"title": f"Tin {n}", "body": "Công tác dân vận khéo ở cơ sở.", "published": "2026-05-01"} for n in range(30)]})
    refresh(archive)
    asked = 0

    def count(*_: object) -> None:
        nonlocal asked
        asked += 1

    event.listen(archive.engine, "before_cursor_execute", count)
    try:
        assert len(search(archive, '"dân vận khéo"', update=False).hits) == 20
    finally:
        event.remove(archive.engine, "before_cursor_execute", count)
    assert asked < 20


def test_facets(filled: Archive) -> None:
    facets = search(filled, "kheo", limit=1, facets=tuple(FACETS)).facets
    assert set(facets) == set(FACETS)
    assert facets["site"] == [("yenphu", 4)]
    assert facets["year"] == [("2026", 4)]
    assert facets["section"] == [("Tin tức", 4)]
    assert facets["person"] == [("Lê Thị Hoà", 3)]
    assert facets["role"] == [("chair", 3), ("speak", 3)]
    assert facets["office"] == [("Phó Trưởng Ban", 3)]
    assert facets["document"] == [("120-KL/TW", 4)]
    assert facets["level"] == []
    assert search(filled, "xyz", facets=("site",)).facets == {"site": []}


def test_facets_follow_what_is_put_right_by_hand(filled: Archive, tmp_path: Path) -> None:
    def people() -> list[tuple[str, int]]:
        return search(filled, "kheo", facets=("person",)).facets["person"]

    path, by = tmp_path / "ledger.jsonl", Decided("a", "b", filled.now())
    assert people() == [("Lê Thị Hoà", 3)]
    append(path, correction(filled, url_of(1), "name", "Lê Thị Hoài", by, participant="Lê Thị Hoà"))
    sync(filled, path)
    assert people() == [("Lê Thị Hoà", 2), ("Lê Thị Hoài", 1)]
    append(path, undoing(read(path), 1, by))
    sync(filled, path)
    assert people() == [("Lê Thị Hoà", 3)]


def test_facets_of_an_archive_that_was_searchable_before_they_had_rows(filled: Archive) -> None:
    def counted() -> dict[str, list[tuple[str, int]]]:
        return search(filled, "kheo", facets=FACETS, update=False).facets

    refresh(filled)
    before = counted()
    with filled.begin() as connection:
        for later in ("table search_facet", "table site_owner", "table listing_order", "view v_asset", "view v_bytes"):
            connection.execute(text(f"drop {later}"))
        for column in ("capture drop column target_key", "site drop column shared_numbers"):
            connection.execute(text(f"alter table {column}"))
        connection.execute(text("update alembic_version set version_num = '0013'"))
    filled.upgrade()
    assert counted() == before


def test_a_word_of_the_headline_alone_is_marked_too(filled: Archive) -> None:
    assert [hit.snippet for hit in search(filled, "phong trao").hits] == ["Đảng bộ tỉnh tổng kết [phong trào] Dân vận khéo"]
    assert [hit.snippet for hit in search(filled, "dieu k'").hits] == ["Chào mừng Đồng chí [Điểu K]’ré"]


def test_nobody_gets_in(filled: Archive) -> None:
    """What is typed into filters is data too."""
    for evil in ("'; drop table article; --", '" OR 1=1', "x') or ('1'='1", "\\", "%", "*", ":1", "a' <-> 'b", "\0"):
        for name in ("site", "level", "province", "person", "role", "office", "section", "source"):
            assert search(filled, "kheo", Filters(**{name: evil})).hits == []
        search(filled, evil)
    assert found(filled, "kheo") == [1, 5, 3, 2]


def test_a_hit_tells_where_and_what(filled: Archive) -> None:
    [hit] = search(filled, '"dan van kheo" "co so"', marks=("«", "»")).hits
    assert (hit.url, hit.site, hit.published, hit.rank) == (url_of(3), "yenphu", "2026-05-03", 6)
    assert hit.snippet == "Công tác «dân vận khéo» ở «cơ sở» theo Quyết định số 217-QĐ/TW"


def test_an_edit_is_searchable_and_the_old_text_is_not(filled: Archive) -> None:
    assert refresh(filled) == 5
    assert refresh(filled) == 0
    with Writer(filled) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        written(writer, capture(run, 3, 9), page(run, 3, 9, [article(3, title="Tin mới", body="Nông thôn mới.", published="2026-05-03")]))
    assert found(filled, '"nong thon moi"') == [3]
    assert found(filled, "217") == []


def test_a_table_of_numbers_stops_no_search(archive: Archive) -> None:
    """The tokens of forty thousand numbers are more than a tsvector holds: nothing was searchable any more on PostgreSQL."""
    rng = random.Random(5)
    table = " ".join(f"{rng.randrange(1_000_000):06}" for _ in range(40_000))
    fill(archive, {"a": [{"title": "Phụ lục", "body": f"Biểu số liệu. {table}"}, {"title": "Tin vắn", "body": "Số liệu mới."}]})
    assert refresh(archive) == 2
    assert search(archive, '"so lieu"').total == 2
    assert search(archive, '"' + " ".join(table.split()[:2]) + '"').total == 1


def test_the_index_is_merged_a_level_at_a_time(archive: Archive) -> None:
    """Merged by and by, a thousand articles took half a minute from 200,000 on."""
    if archive.is_sqlite:
        with archive.connect() as connection:
            options = set(map(tuple, connection.execute(text("select k, v from search_index_config"))))
        assert {("automerge", 0), ("hashsize", 32 << 20)} <= options


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(alphabet="abkéđ'\"*():-&|!<>\\ ORNT", max_size=30))
def test_no_query_breaks_out(filled: Archive, query: str) -> None:
    search(filled, query)


# What a shell hands over may be no text at all: "\udc80" stands for a byte that is no UTF-8; and PostgreSQL knows no "\0".
TYPED = st.text(st.sampled_from("aắĐ1\x00\udc80'\"\\%_:*()-|&!{}$^@~=+#ßİ½²٣\u0301\u200d中😀") | st.characters(), max_size=25)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=TYPED, name=st.sampled_from(["site", "level", "province", "person", "role", "office", "section", "source"]), value=TYPED)
def test_no_filter_breaks_out(filled: Archive, query: str, name: str, value: str) -> None:
    search(filled, query, Filters(**{name: value}), facets=FACETS)


VOCABULARY = (
    *("dân vận khéo", "dân văn", "Đảng bộ", "đăng bộ", "HĐND", "Hội đồng nhân dân", "hội đồng", "nhân dân", "Uỷ ban MTTQ", "UBMTTQ"),
    *(
        "Ủy ban Mặt trận Tổ quốc",
        "hòa bình",
        "hoà bình",
        "120-KL/TW",
        "Điểu K’ré",
        "H'Nuôn Niê",
        "thi đua",
        "T.Ư",
        "trung ương",
        "Ban Dân vận",
    ),
)
NUMBER = 60


@pytest.fixture(scope="module")
def twins(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, new_schema: Callable[[], str]
) -> Iterator[tuple[Archive, Archive]]:
    """The same articles on both databases, written in another order."""
    rng = random.Random(5)
    items = [
        article(
            n,
            title=" ".join(rng.choices(VOCABULARY, k=3)),
            sapo=rng.choice((None, rng.choice(VOCABULARY))),
            body=". ".join(" ".join(rng.choices(VOCABULARY, k=4)) for _ in range(4)),
            published=rng.choice((None, f"2026-0{rng.randint(1, 3)}-0{rng.randint(1, 5)}")),
            section=rng.choice(("Tin tức", "Dân vận khéo")),
            participants=article()["participants"][: rng.randrange(3)],
        )
        for n in range(1, NUMBER + 1)
    ]
    path = tmp_path_factory.mktemp("twins") / "archive.sqlite3"
    shutil.copyfile(sqlite_template, path)
    archives = Archive(f"sqlite:///{path}"), Archive(new_schema())
    archives[1].upgrade()
    for archive, order in zip(archives, (range(1, NUMBER + 1), range(NUMBER, 0, -1)), strict=True):
        with Writer(archive) as writer:
            run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
            for n in order:
                writer.submit(capture(run, n))
                writer.submit(page(run, n, items=[items[n - 1]]))
        refresh(archive)
    yield archives
    for archive in archives:
        archive.close()


PIECE = st.sampled_from(
    [*VOCABULARY, *(fold(words) for words in VOCABULARY), "kheo", "dân", "k*", "trun*", '"nhân dân"', "kl tw", '"dan van khe"*']
)
QUERY = st.recursive(
    PIECE | PIECE.map('"{}"'.format),
    lambda inner: (
        st.builds("{} {}".format, inner, inner) | st.builds("({} {} {})".format, inner, st.sampled_from(["OR", "AND", "NOT"]), inner)
    ),
    max_leaves=4,
)
FILTERS = st.builds(
    Filters,
    since=st.sampled_from([None, date(2026, 2, 1)]),
    until=st.sampled_from([None, date(2026, 2, 28)]),
    person=st.sampled_from([None, None, "Hoà", "Trần Văn Đạt"]),
    role=st.sampled_from([None, None, "chair", "speak"]),
    section=st.sampled_from([None, None, "dan van kheo"]),
)


@pytest.mark.postgresql
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERY | TYPED, filters=FILTERS, by_date=st.booleans(), limit=st.sampled_from([1, 5, 100]))
def test_both_databases_find_the_same_in_the_same_order(
    twins: tuple[Archive, Archive], query: str, filters: Filters, by_date: bool, limit: int
) -> None:
    one, other = (
        search(archive, query, filters, limit=limit, by_date=by_date, facets=("year", "person"), update=False) for archive in twins
    )
    assert [(hit.url, hit.rank, hit.snippet) for hit in one.hits] == [(hit.url, hit.rank, hit.snippet) for hit in other.hits]
    assert (one.total, one.more, one.about, one.facets) == (other.total, other.more, other.about, other.facets)


@pytest.mark.postgresql
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERY)
def test_what_is_found_is_what_matches(twins: tuple[Archive, Archive], query: str) -> None:
    """The index against a look at every text."""
    archive = twins[0]
    node = parse(query)
    assert node is not None
    wide = tiers_of(node)[-1].node
    assert wide is not None
    right = set()
    for line in export_rows(archive):
        names = (*(image["caption"] for image in line["images"]), *(file["title"] for file in line["attachments"]))
        others = [part for part in (line["sapo"], line["body"], *names, line["author"], line["source"]) if part]
        if Texts([line["title"], *others]).match(wide):
            right.add(line["url"])
    assert {hit.url for hit in search(archive, query, limit=1000, update=False).hits} == right


def test_a_removed_article_is_found_no_more_and_may_come_back(filled: Archive) -> None:
    assert found(filled, "217") == [3]
    with filled.begin() as connection:
        connection.execute(text("delete from article where key like '%c3'"))
    assert found(filled, "217") == []
    with Writer(filled) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        written(writer, capture(run, 3, 33), page(run, 3, 33, [article(3, title=TEXTS[3][0], body=TEXTS[3][1], published="2026-05-03")]))
    assert found(filled, "217") == [3]
    assert found(filled, '"dan van kheo"') == [1, 3, 2]


def test_articles_with_one_place_get_neighbouring_ones(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "position", lambda day, key="": 7)
    assert refresh(filled) == 5
    with filled.connect() as connection:
        assert sorted(connection.scalars(text("select position from search_text"))) == [7, 8, 9, 10, 11]


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
