"""One article at two addresses: joined whatever came first, told apart by printed days, files and photos."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import text

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.addresses import Address, join
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.export import article_rows, export_rows
from danvan_crawler.archive.jobs import ArticleRecord, StartRunJob

from .samples import BODY, HOST, article, capture, page, url_of

LONG = BODY + "\n\n" + BODY
SHORT, SLUG = f"http://{HOST}/2026-05-09/5663.aspx", f"http://{HOST}/2026-05-09/Dan-van-kheo-o-Yen-Phu-5663.aspx"


def store(archive: Archive, items: list[dict[str, Any]]) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for number, item in enumerate(items, 1):
            writer.submit(capture(run, number))
            writer.submit(page(run, number, articles=[record_of(item)])).result()


def record_of(item: dict[str, Any]) -> ArticleRecord:
    return ArticleRecord(item["url"].partition("//")[2], item, {link["url"]: link["url"].partition("//")[2] for link in item["links"]})


def urls(archive: Archive) -> list[str]:
    return [row["url"] for row in export_rows(archive)]


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
        writer.submit(page(run, 2, 9, articles=[record_of(edited)])).result()
    assert [(row["url"], row["version"]) for row in export_rows(archive)] == [(SLUG, 2)]


def test_undated_addresses_join_the_one_day_there_is() -> None:
    def addresses(*days: str) -> list[Address]:
        return [Address(n, str(n), f"http://x.example/{n}", False, {("t", "-", "")}, {day} - {""}) for n, day in enumerate(days)]

    assert [[one.id for one in group] for group in join(addresses("2026-05-12", "", "2026-05-12"))] == [[0, 1, 2]]
    assert join(addresses("2026-05-12", "2026-05-13")) == []
    assert [[one.id for one in group] for group in join(addresses("2026-05-12", "2026-05-13", "", ""))] == [[2, 3]]
