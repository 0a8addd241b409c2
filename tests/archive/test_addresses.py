"""One article at two addresses: joined whatever came first, told apart by printed days, files and photos."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from danvan_crawler.archive import Archive, Writer, ledger
from danvan_crawler.archive.addresses import Address, join
from danvan_crawler.archive.corrections import sync
from danvan_crawler.archive.decide import Decided, correction, identity
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.export import article_rows, export_rows
from danvan_crawler.archive.jobs import ArticleRecord, StartRunJob
from danvan_crawler.archive.links import links
from danvan_crawler.archive.publish import QUERIES, publish
from danvan_crawler.archive.read import also_at, status
from danvan_crawler.archive.search import search
from danvan_crawler.archive.stats import stats
from danvan_crawler.items import Participant
from danvan_crawler.sites.urls import resource_key

from .samples import BODY, HOST, START, article, capture, page, span_of, url_of, written

LONG = BODY + "\n\n" + BODY
SHORT, SLUG = f"http://{HOST}/2026-05-09/5663.aspx", f"http://{HOST}/2026-05-09/Dan-van-kheo-o-Yen-Phu-5663.aspx"


def store(archive: Archive, items: list[dict[str, Any]]) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for number, item in enumerate(items, 1):
            written(writer, capture(run, number), page(run, number, articles=[record_of(item)]))


def record_of(item: dict[str, Any]) -> ArticleRecord:
    return ArticleRecord(item["url"].partition("//")[2], item, {link["url"]: link["url"].partition("//")[2] for link in item["links"]})


def urls(archive: Archive) -> list[str]:
    return [row["url"] for row in export_rows(archive)]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("http://x.example/?p=1902", "http://x.example/?p=1902&cpage=1"),
        (
            "http://x.example/index.php?option=com_content&id=12:dan-van-kheo",
            "http://x.example/index.php?option=com_content&view=article&id=12",
        ),
    ],
)
def test_the_names_of_parameters_say_nothing_for_an_address(own: str, other: str) -> None:
    both = [Address(n, resource_key(url), url, gone=True) for n, url in enumerate((other, own))]
    assert min(both, key=lambda one: one.rank).url == own


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_two_addresses_are_one_article_in_whatever_order_they_came(archive: Archive, order: tuple[int, ...]) -> None:
    items = [
        article(1, url=SHORT, body=LONG, links=[]),
        article(1, url=SLUG, body=LONG, links=[], images=[]),
        article(2, links=[{"url": SLUG, "title": "x", "block": "related", "rank": 1}]),
    ]
    store(archive, [items[n] for n in order])
    assert urls(archive) == sorted([SLUG, url_of(2)])
    derive(archive)
    assert urls(archive) == sorted([SLUG, url_of(2)])
    with archive.connect() as connection:
        assert connection.scalar(text("select count(*) from article")) == 3
        assert connection.scalar(text("select count(distinct event_id) from appearance")) == 2
    assert [row["url"] for row in article_rows(archive, SHORT)] == [SHORT], "nothing is lost"


def test_the_address_that_the_site_links_to_is_the_one(archive: Archive) -> None:
    one, other = (f"http://{HOST}/{folder}/hien-dat-lam-duong" for folder in ("blogs", "vn"))
    related = [{"url": other, "title": "Hiến đất làm đường", "block": "related", "rank": 1}]
    store(archive, [article(1, url=one, body=LONG, links=[]), article(1, url=other, body=LONG, links=[]), article(2, links=related)])
    assert urls(archive) == sorted([other, url_of(2)])


def test_neighbours_that_were_asked_for_in_another_spelling_say_nothing_for_it(archive: Archive) -> None:
    def pages(folder: str) -> list[dict[str, Any]]:
        links = [[{"url": f"http://{HOST}/{folder}/hd{to}.htm", "title": "x", "block": "related", "rank": 1}] for to in (2, 1, 1)]
        return [article(n, url=f"http://{HOST}/{folder}/hd{n}.htm", body=f"{LONG} {n}", links=links[n - 1]) for n in (1, 2, 3)]

    home = article(
        9, url=f"http://{HOST}/khac/9.htm", links=[{"url": f"http://{HOST}/tin/hd1.htm", "title": "x", "block": "related", "rank": 1}]
    )
    store(archive, [*pages("Tin"), *pages("tin")[:2], home])
    assert urls(archive) == [f"http://{HOST}/{rest}" for rest in ("Tin/hd3.htm", "khac/9.htm", "tin/hd1.htm", "tin/hd2.htm")]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Hội nghị khác"},
        {"body": LONG + "\n\nThêm một câu."},
        {"published": "2026-05-13", "published_raw": "13/05/2026"},
        {"attachments": [{"url": f"http://{HOST}/tep/9.pdf", "title": "Phụ lục"}]},
    ],
)
def test_what_differs_stays_two_articles(archive: Archive, changes: dict[str, Any]) -> None:
    store(archive, [article(1, url=SHORT, body=LONG), article(1, url=SLUG, body=LONG) | changes])
    assert urls(archive) == sorted([SHORT, SLUG])


def test_a_few_words_beside_other_photos_are_two_articles(archive: Archive) -> None:
    words = {"sapo": "", "body": "Một số hình ảnh tại hội nghị."}
    photos = [{"url": f"http://{HOST}/anh/{n}.jpg", "caption": None} for n in (1, 2)]
    store(archive, [article(1, url=SHORT, images=photos[:1]) | words, article(1, url=SLUG, images=photos[1:]) | words])
    assert len(urls(archive)) == 2


def test_an_edit_that_was_read_at_one_address_only_takes_nothing_apart(archive: Archive) -> None:
    store(archive, [article(1, url=SHORT, body=LONG, links=[]), article(1, url=SLUG, body=LONG, links=[])])
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        writer.submit(capture(run, 2, 9))
        edited = article(1, url=SLUG, body=LONG + "\n\nĐã sửa.", links=[])
        written(writer, page(run, 2, 9, articles=[record_of(edited)]))
    assert [(row["url"], row["version"]) for row in export_rows(archive)] == [(SLUG, 2)]


def test_undated_addresses_join_the_one_day_there_is() -> None:
    def addresses(*days: str) -> list[Address]:
        return [Address(n, str(n), f"http://x.example/{n}", False, {("t", "-", "")}, {day} - {""}) for n, day in enumerate(days)]

    assert [[one.id for one in group] for group in join(addresses("2026-05-12", "", "2026-05-12"))] == [[0, 1, 2]]
    assert join(addresses("2026-05-12", "2026-05-13")) == []
    assert [[one.id for one in group] for group in join(addresses("2026-05-12", "2026-05-13", "", ""))] == [[2, 3]]


@pytest.fixture
def twice(archive: Archive) -> Archive:
    """Three articles, one of them at two addresses that the others link to, derived."""
    related = [[{"url": url, "title": "Bài này", "block": "related", "rank": 1}] for url in (SHORT, SLUG)]
    items = [
        article(1, url=SHORT, body=LONG, links=[]),
        article(1, url=SLUG, body=LONG, links=[]),
        article(2, links=related[0]),
        article(3, links=related[1]),
    ]
    store(archive, items)
    assert derive(archive)["other addresses"] == 1
    return archive


def test_views_have_one_article_and_tell_its_other_address(twice: Archive) -> None:
    with twice.connect() as connection:
        rows = connection.execute(text("select url, other_urls from v_article order by url")).all()
        assert [tuple(row) for row in rows] == sorted([(SLUG, SHORT), (url_of(2), None), (url_of(3), None)])
        for view in ("v_participant", "v_appearance", "v_date", "v_asset", "v_link"):
            assert connection.scalar(text(f"select count(*) from {view} where url = :url"), {"url": SHORT}) == 0, view
        linked = connection.execute(text("select target_url, target_title from v_link where url = :url"), {"url": url_of(2)}).all()
        assert [tuple(row) for row in linked] == [(SLUG, "Hội nghị dân vận khéo số 1")]


def test_a_search_finds_and_counts_one_article(twice: Archive) -> None:
    found = search(twice, "dân vận khéo", facets=("site",))
    assert (found.total, found.facets["site"]) == (3, [("yenphu", 3)])
    assert {hit.url: hit.other_urls for hit in found.hits} == {SLUG: (SHORT,), url_of(2): (), url_of(3): ()}


def test_counts_have_one_article_and_say_so(twice: Archive) -> None:
    [site] = status(twice)
    assert (site.articles, site.versions, site.other_addresses) == (3, 3, 1)
    counts = stats(twice)
    assert (counts.sites["yenphu"]["articles"], counts.sites["yenphu"]["other_addresses"]) == (3, 1)
    assert counts.sites["yenphu"]["participants"] == 6
    assert counts.months == {"2026-05": {"yenphu": 3}}


def test_what_two_addresses_say_is_said_once(twice: Archive) -> None:
    with twice.connect() as connection:
        counts = connection.execute(text("select claims from appearance")).scalars().all()
        assert set(counts) == {1}, "a second address is no second claim"
        assert set(connection.execute(text("select copies from event")).scalars()) == {0}, "and no reprint"
    graph = links(twice)
    assert [(edge.source, edge.target) for edge in graph.edges] == [(url_of(2), SLUG), (url_of(3), SLUG)]


def test_publish_has_one_article(twice: Archive, tmp_path: Path) -> None:
    publish(twice, tmp_path / "copy.sqlite3")
    with sqlite3.connect(tmp_path / "copy.sqlite3") as copy:
        assert copy.execute(QUERIES["search"][2], {"words": "dan van kheo so 1"}).fetchall()[0][4] == SLUG
        assert copy.execute("select count(*) from article_fts").fetchone() == (3,)


def test_a_decision_on_a_second_address_is_one_on_the_article(twice: Archive) -> None:
    entry = correction(twice, SHORT, "author", "Thu Hà", Decided("Lan", "tên in dưới ảnh", START))
    assert entry.article == SLUG.partition("//")[2]
    assert also_at(twice, SHORT) == [f"also at {SLUG}, its own address"]
    assert also_at(twice, SLUG) == [f"also at {SHORT}"]


def test_the_address_that_was_put_right_is_the_one(archive: Archive, tmp_path: Path) -> None:
    """Before anybody knew of the other: what a person put right is what is shown."""
    related = [{"url": SLUG, "title": "Bài này", "block": "related", "rank": 1}]
    store(archive, [article(1, url=url, body=LONG, links=[]) for url in (SHORT, SLUG)] + [article(2, links=related)])
    ledger.append(tmp_path / "ledger.jsonl", correction(archive, SHORT, "author", "Thu Hà", Decided("Lan", "tên in dưới ảnh", START)))
    sync(archive, tmp_path / "ledger.jsonl")
    derive(archive)
    assert [(row["url"], row["author"]) for row in export_rows(archive)][:1] == [(SHORT, "Thu Hà")]
    with archive.connect() as connection:
        assert connection.execute(text("select author, other_urls from v_article where url = :url"), {"url": SHORT}).one() == (
            "Thu Hà",
            SLUG,
        )


def test_an_address_that_says_something_else_is_an_article_again(twice: Archive) -> None:
    with twice.begin() as connection:
        connection.execute(
            text("update article_version set digest = 'x' where article_id = (select id from article where url = :u)"), {"u": SHORT}
        )
    assert derive(twice)["other addresses"] == 0
    found = search(twice, "dân vận khéo")
    assert {hit.url: hit.other_urls for hit in found.hits} == {SHORT: (), SLUG: (), url_of(2): (), url_of(3): ()}


def test_a_judgement_on_a_second_address_holds_for_the_article(archive: Archive, tmp_path: Path) -> None:
    """Two persons of one name, told to be one before anybody knew that one of the addresses is a second one."""
    person = asdict(Participant("Trần Văn Đạt", span_of(LONG, "Trần Văn Đạt"), role="attend", roles=["attend"], order=1))
    articles = [(1, SHORT, LONG), (1, SLUG, LONG), (2, url_of(2), LONG + " Bài khác.")]
    store(archive, [article(n, url=url, body=body, links=[], participants=[person]) for n, url, body in articles])
    decision = identity(archive, SHORT, url_of(2), "Trần Văn Đạt", True, Decided("Lan", "tiểu sử", START))
    assert decision.article == SHORT.partition("//")[2]
    derive(archive)
    with archive.connect() as connection:
        assert connection.scalar(text("select count(*) from person")) == 2
    ledger.append(tmp_path / "ledger.jsonl", decision)
    sync(archive, tmp_path / "ledger.jsonl")
    derive(archive)
    with archive.connect() as connection:
        assert connection.scalar(text("select count(*) from person")) == 1
