"""Publish dates that only other pages tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from danvan_crawler.archive import Archive, Writer, equality
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.derive.dates import (
    Listed,
    Printed,
    Undated,
    around,
    conclude,
    in_order,
    is_month_first,
    listing_of,
    numbered,
    reported_event,
    series_of,
)
from danvan_crawler.archive.export import export_rows
from danvan_crawler.archive.jobs import StartRunJob
from danvan_crawler.archive.models import ArticlePublished

from .samples import START, article, capture, key_of, page, url_of, written

SEED_BODY = (
    "Trong khuôn khổ hội nghị tổng kết, chiều 30/12, tại tỉnh lỵ, Ban Dân vận tổ chức hội nghị triển khai nhiệm vụ năm 2021. "
    "Đồng chí Lê Thị Hoà chủ trì.\n\nHội nghị quán triệt Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị.\n\nNgày 2/3 sẽ bầu cử."
)
SEED_LIST = ("2021-05-13", "2021-05-10", "2021-04-09", "2020-12-31", "2020-12-29", "2020-12-25")


def undated(body: str, related: Sequence[str] = (), key: str = "a.vn/bai", first_seen: str = "2021-06-21") -> Undated:
    links = [Listed(date.fromisoformat(day), {"ordinal": n, "date": day}) for n, day in enumerate(related, 1)]
    return Undated(key, {"title": "Hội nghị", "sapo": "", "body": body}, links, date.fromisoformat(first_seen))


def bounds(article: Undated, known: Mapping[str, str] | None = None) -> tuple[str | None, str | None, str]:
    series = series_of({key: date.fromisoformat(day) for key, day in (known or {}).items()})
    found = conclude(article, (), series)
    assert found.published is None
    return (str(found.lo) if found.lo else None, str(found.hi) if found.hi else None, found.method)


def test_the_form_of_the_seed() -> None:
    lo, hi, method = bounds(undated(SEED_BODY, SEED_LIST))
    assert (lo, hi) == ("2020-12-30", "2020-12-31")
    assert method == "not before the reported event (chiều 30/12); between its neighbours in its related list (31/12/2020 and 29/12/2020)"


def test_a_list_that_does_not_run_around_the_article_says_nothing() -> None:
    assert bounds(undated(SEED_BODY, ("2021-05-13", "2021-05-12", "2021-05-10")))[:2] == (None, "2021-06-21")
    assert bounds(undated(SEED_BODY, ("2020-12-25", "2021-05-13", "2020-12-31")))[:2] == (None, "2021-06-21")
    assert bounds(undated(SEED_BODY, ("2020-12-31", "2020-12-29")))[:2] == (None, "2021-06-21")


def test_a_list_of_several_years_leaves_the_year_open() -> None:
    assert bounds(undated(SEED_BODY, ("2021-05-13", "2020-12-29", "2019-12-31", "2018-01-01")))[:2] == (None, "2021-06-21")


def test_lists_of_newer_and_of_older_articles_bound_it() -> None:
    both = ("2016-04-15", "2016-07-05", "2019-02-07", "2013-04-15", "2013-03-09")
    lo, hi, method = bounds(undated("Không có ngày.", both))
    assert (lo, hi) == ("2013-04-15", "2016-04-15")
    assert method == "between the newer and the older articles that it lists (15/04/2016 and 15/04/2013)"
    known = {f"a.vn/#-c{n}": f"2015-{n:02d}-15" for n in range(1, 13) if n != 5}
    assert bounds(undated("Không có ngày.", both, key="a.vn/#-c5"), known)[:2] == ("2015-04-15", "2015-06-15"), "the numbering is closer"
    assert bounds(undated("Sáng 20/5/2014, hội nghị khai mạc.", both))[:2] == ("2014-05-20", "2016-04-15")


@pytest.mark.parametrize(
    "days",
    [
        ("2016-04-15", "2019-02-07", "2016-07-05", "2013-04-15"),  # one list in no order
        ("2016-04-15", "2016-07-05", "2019-02-07", "2013-04-15"),  # a single older one
        ("2016-04-15", "2016-07-05", "2016-05-01", "2013-03-09"),  # an "older" one between the newer
        ("2019-02-07", "2016-07-05", "2013-04-15", "2013-03-09"),  # one list in order
    ],
)
def test_other_lists_are_not_those_of_newer_and_older_articles(days: Sequence[str]) -> None:
    assert bounds(undated("Không có ngày.", days))[:2] == (None, "2021-06-21")


NUMBERS = {f"a.vn/#-c{n}": f"2020-{n:02d}-15" for n in range(1, 13)}


def test_neighbours_in_the_numbering() -> None:
    del (known := dict(NUMBERS))["a.vn/#-c5"]
    lo, hi, method = bounds(undated("Không có ngày.", key="a.vn/#-c5"), known)
    assert (lo, hi) == ("2020-04-15", "2020-06-15")
    assert method == "between its neighbours in the numbering of the site (15/06/2020 and 15/04/2020)"
    assert bounds(undated("Không có ngày.", key="a.vn/#-c99"), known)[:2] == ("2020-12-15", "2021-06-21")
    assert bounds(undated("Không có ngày.", key="a.vn/#-m5"), known)[:2] == (None, "2021-06-21"), "another numbering"


def test_an_event_lifts_the_lower_bound_and_not_beyond_the_upper() -> None:
    article = undated("Sáng 20/4, hội nghị khai mạc.", key="a.vn/#-c5")
    del (known := dict(NUMBERS))["a.vn/#-c5"]
    assert bounds(article, known)[:2] == ("2020-04-20", "2020-06-15")
    assert bounds(undated("Sáng 20/8, hội nghị khai mạc.", key="a.vn/#-c5"), known)[:2] == ("2020-04-15", "2020-06-15")
    assert bounds(undated("Ngày 20/4/2020 sẽ khai mạc hội nghị.", key="a.vn/#-c5"), known)[:2] == ("2020-04-15", "2020-06-15")


def test_a_misdated_article_does_not_spoil_the_numbering() -> None:
    known = NUMBERS | {"a.vn/#-c4": "2029-01-01"}
    del known["a.vn/#-c5"]
    assert bounds(undated("", key="a.vn/#-c5"), known)[:2] == ("2020-03-15", "2020-06-15")


def test_numbers_without_order_are_no_numbering() -> None:
    shuffled = {f"a.vn/#-c{n}": f"2020-{(n * 5) % 12 + 1:02d}-15" for n in range(1, 13)}
    assert bounds(undated("", key="a.vn/#-c5"), shuffled)[:2] == (None, "2021-06-21")


def test_short_numbers_of_all_folders_are_one_numbering_where_they_run_in_order_together() -> None:
    known = {f"a.vn/{'tin-tuc' if n % 2 else 'dan-van-kheo'}/#-{n}": f"2020-{n:02d}-15" for n in range(1, 13)}
    del known["a.vn/tin-tuc/#-5"]
    assert bounds(undated("", key="a.vn/tin-tuc/#-5"), known)[:2] == ("2020-04-15", "2020-06-15")


def test_short_numbers_behind_letters_are_one_numbering_where_they_run_in_order_together() -> None:
    known = {f"a.vn/{'hoatdong/hd' if n % 2 else 'phongtrao/pt'}{100 + n}.htm": f"2020-{n:02d}-15" for n in range(1, 13)}
    del known["a.vn/hoatdong/hd105.htm"]
    assert bounds(undated("", key="a.vn/hoatdong/hd105.htm"), known)[:2] == ("2020-04-15", "2020-06-15")


def test_two_counters_of_a_site_stay_two() -> None:
    known = {f"a.vn/tin-tuc/#-{n}": f"2020-{n:02d}-15" for n in range(1, 13)}
    known |= {f"a.vn/van-ban/#-{n}": f"2016-{n:02d}-15" for n in range(1, 13)}
    del known["a.vn/tin-tuc/#-5"]
    assert bounds(undated("", key="a.vn/tin-tuc/#-5"), known)[:2] == ("2020-04-15", "2020-06-15")


LISTED = {name: date(2020, 12 - n, 15) for n, name in enumerate("abcdefgh")}
"""The newest on top."""


def test_an_article_lies_between_its_neighbours_in_a_listing() -> None:
    known = {name: day for name, day in LISTED.items() if name != "d"}
    listing = listing_of(["abcdefgh"], known)
    assert listing is not None
    found = conclude(undated("Không có ngày.", key="d"), (), {}, [listing])
    assert (found.lo, found.hi) == (date(2020, 8, 15), date(2020, 10, 15))
    assert found.method == "between its neighbours in the lists of the site (15/10/2020 and 15/08/2020)"
    assert [evidence["key"] for evidence in found.evidence] == ["c", "e"]
    later = conclude(undated("Chiều 20/9, hội nghị khai mạc.", key="d"), (), {}, [listing])
    assert (later.lo, later.hi) == (date(2020, 9, 20), date(2020, 10, 15)), "the lists tell the year of the event"


def test_what_stands_on_top_of_a_listing_may_be_held_there() -> None:
    known = {name: day for name, day in LISTED.items() if name != "a"}
    listing = listing_of(["abcdefgh"], known)
    assert listing is not None
    assert around("a", [listing]) is None and around("z", [listing]) is None


def test_boxes_beside_a_list_are_no_part_of_it() -> None:
    known = LISTED | {"p": date(2015, 5, 1), "q": date(2020, 11, 2), "r": date(2016, 1, 1)}
    on_all = listing_of([["a", "b", "x", "c", "p", "q", "r"], ["d", "e", "y", "f", "p", "q", "r"]], known)
    assert on_all is not None and not {"p", "q", "r"} & on_all.places.keys()
    assert [point.key for point in around("x", [on_all]) or ()] == ["c", "b"]
    one = listing_of([["a", "b", "x", "c", "d", "e", "f", "g", "h", "q", "y", "p"]], known)
    assert one is not None and [point.key for point in around("x", [one]) or ()] == ["c", "b"]
    assert around("y", [one]) is None, "it stands among what is not in order"


def test_the_first_page_counts_once() -> None:
    """ "/tin-tuc" and "/tin-tuc?page=1"."""
    pages = [["a", "b", "x"], ["a", "b", "x"], ["c", "d"]]
    listing = listing_of(pages, LISTED)
    assert listing is not None and [point.key for point in around("x", [listing]) or ()] == ["c", "b"]


def test_a_listing_in_another_order_is_none() -> None:
    assert listing_of(["ahbgcfde"], LISTED) is None
    assert listing_of(["ab"], LISTED) is None, "two are in order by chance"


def test_of_two_lists_the_nearest_neighbours_count_and_those_that_contradict_each_other_say_nothing() -> None:
    section, every = listing_of(["acxeg"], LISTED), listing_of(["abcxdefg"], LISTED)
    assert section is not None and every is not None
    lo, hi = around("x", [section, every]) or (None, None)
    assert lo and hi and (lo.key, hi.key) == ("d", "c")
    other = listing_of(["abcdefxgh"], LISTED)
    assert other is not None and around("x", [every, other]) is None


def test_an_event_with_its_year_needs_no_list() -> None:
    assert bounds(undated("Ngày 16 tháng 11 năm 2019, xã khởi công nhà văn hóa."))[:2] == ("2019-11-16", "2021-06-21")
    assert bounds(undated("Thực hiện Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị."))[:2] == (None, "2021-06-21")


def test_only_the_opening_tells_the_event() -> None:
    body = "Đoạn một.\n\nĐoạn hai.\n\nNgày 1/2/2019, xã tổ chức hội nghị."
    assert reported_event({"title": "", "sapo": "", "body": body}, None, date(2021, 1, 1)) is None


AMERICAN = ("8/5/2015 4:26:36 PM", "Ngày cập nhật: 12/29/2014 5:32:00 PM", "3/2/2013 9:57:04 AM")


def test_the_other_pages_of_a_site_tell_which_of_two_numbers_is_the_month() -> None:
    assert is_month_first(AMERICAN)
    assert not is_month_first(AMERICAN[:1]), "nothing tells"
    assert not is_month_first((*AMERICAN, "29/12/2014 5:32:00 PM")), "there is no month 29"
    assert not is_month_first((*AMERICAN, "08/05/2015 04:26:36 PM")), "zeros in front: a form that somebody chose"
    found = in_order(AMERICAN[0], month_first=True, printed=())
    assert found is not None and found.published is not None
    assert found.published.isoformat() == "2015-08-05T16:26:36+07:00" and found.lo == found.hi == date(2015, 8, 5)
    assert found.method == "printed: month first, as on the site's other pages"
    usual = in_order(AMERICAN[0], month_first=False, printed=())
    assert usual is not None and str(usual.published).startswith("2015-05-08")
    assert in_order("08/05/2015 16:26", month_first=True, printed=()) is None
    midnight = in_order("8/5/2015 12:00:00 AM", month_first=True, printed=())
    assert midnight is not None and midnight.published == date(2015, 8, 5)


def test_the_day_beside_its_link_tells_it_for_one_article() -> None:
    claim = {"table": "listing_link", "page": "a.vn/tin", "date": "2015-08-05"}
    found = in_order(AMERICAN[0], month_first=False, printed=[Printed(date(2015, 8, 5), "a.vn/tin", claim)])
    assert found is not None and str(found.published) == "2015-08-05 16:26:36+07:00" and found.evidence == [claim]
    other = in_order(AMERICAN[0], month_first=False, printed=[Printed(date(2016, 1, 1), "a.vn/tin", claim)])
    assert other is not None and other.lo == date(2015, 5, 8)


def test_numbered() -> None:
    assert numbered("a.vn/#-c215040") == (("a.vn/#-c", ""), 215040)
    assert numbered("a.vn/#?itemid=12&x") == (("a.vn/#?itemid=", "&x"), 12)
    assert numbered("a.vn/bai") is None
    assert numbered("a.vn/#705-giao-ban-quy-3") == (("a.vn/#", "-"), 705)


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 400)), max_size=40))
def test_a_series_is_always_in_order_and_bounds_never_cross(points: list[tuple[int, int]]) -> None:
    known = {f"a.vn/{n}": date(2020, 1, 1) + timedelta(days=shift) for n, shift in points}
    for series in series_of(known).values():
        days = [point.day for point in series.points]
        assert days == sorted(days)
        for number in range(62):
            below, above = series.around(number)
            assert below is None or above is None or below.day <= above.day


def fill(archive: Archive, items: Mapping[int, Mapping[str, Any]], order: Sequence[int] | None = None, **changes: Any) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n in order or list(items):
            item = article(n, published=None, published_raw=None, links=[], date_mentions=[]) | dict(items[n])
            written(writer, capture(run, n, fetched_at=START + timedelta(seconds=n)), page(run, n, items=[item], **changes))


def link(number: int, day: str | None, block: str = "related") -> dict[str, Any]:
    return {"url": url_of(number), "title": f"Bài {number}", "block": block, "rank": 1, "date_raw": day, "date": day}


def test_a_date_printed_beside_links_is_the_date(archive: Archive) -> None:
    fill(archive, {1: {}, 2: {"links": [link(1, "2026-05-12")]}, 3: {"links": [link(1, "2026-05-12", "latest"), link(2, None)]}})
    assert derive(archive)["published"] == 1
    row = next(row for row in export_rows(archive) if row["url"] == url_of(1))
    assert (row["published"], row["published_bounds"], row["published_raw"]) == ("2026-05-12", None, None)
    assert row["event_dates"] == [{"raw": "Sáng 12/5", "iso": "2026-05-12"}], "a day without year gets it from the derived date"
    with archive.connect() as connection:
        found = connection.execute(select(ArticlePublished.__table__).where(ArticlePublished.published.is_not(None))).one()
    assert found.method == "printed beside its link on 2 pages"
    assert found.evidence == [
        {"table": "article_link", "article": key_of(n), "ordinal": 1, "date": "2026-05-12"} for n in (2, 3)
    ]  # fmt: skip


def test_a_date_of_a_listing_counts_too(archive: Archive) -> None:
    fill(archive, {1: {}, 2: {}}, listing_dates=[(key_of(2), "Bài 2", "2026-05-13")])
    derive(archive)
    assert {row["url"]: row["published"] for row in export_rows(archive)} == {url_of(1): None, url_of(2): "2026-05-13"}


def test_an_undated_article_of_a_listing_over_several_pages_is_bounded(archive: Archive) -> None:
    """ "/tin-tuc" and "/tin-tuc?page=0,1": the article is the last of the first page."""
    items: dict[int, dict[str, Any]] = {n: {"published": f"2026-05-{20 - n:02d}"} for n in (1, 2, 4, 5)}
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n, item in {**items, 3: {"published": None, "published_raw": None}}.items():
            writer.submit(capture(run, n))
            writer.submit(page(run, n, items=[article(n) | {"links": [], "date_mentions": []} | item]))
        for n, address, named in ((51, "tin-tuc", (1, 2, 3)), (52, "tin-tuc?page=0%2C1", (4, 5))):
            url, key = f"http://bdv.example.vn/{address}", f"bdv.example.vn/{address}"
            writer.submit(capture(run, n, url=url, key=key))
            changes = {"reading_kind": "listing", "resource_kind": "listing", "named": [key_of(k) for k in named]}
            written(writer, replace(page(run, n, items=[]), url=url, key=key, articles=(), **changes))
    derive(archive)
    found = next(row["published_bounds"] for row in export_rows(archive) if row["url"] == url_of(3))
    assert (found["lo"], found["hi"]) == ("2026-05-16", "2026-05-18")


def test_dates_that_differ_are_bounds(archive: Archive) -> None:
    fill(archive, {1: {}, 2: {"links": [link(1, "2026-05-12")]}, 3: {"links": [link(1, "2026-05-14")]}})
    derive(archive)
    row = next(row for row in export_rows(archive) if row["url"] == url_of(1))
    assert row["published"] is None
    assert row["published_bounds"] == {
        "lo": "2026-05-12",
        "hi": "2026-05-14",
        "method": "different dates printed beside its link on 2 pages",
    }


def test_the_page_s_own_date_stands(archive: Archive) -> None:
    fill(archive, {1: {"published": "2026-05-10"}, 2: {"links": [link(1, "2026-05-12")]}})
    derive(archive)
    assert next(row["published"] for row in export_rows(archive) if row["url"] == url_of(1)) == "2026-05-10"


def test_the_order_of_crawling_does_not_matter_and_deriving_twice_changes_nothing(
    archive: Archive, tmp_path: Path, sqlite_template: Path
) -> None:
    items = {n: {"links": [link(n - 1, f"2026-05-{n:02d}"), link(n + 1, None)]} for n in range(1, 9)}
    path = tmp_path / "other.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    other = Archive(f"sqlite:///{path}")
    fill(archive, items)
    fill(other, items, order=[5, 2, 8, 1, 7, 3, 6, 4])
    assert derive(archive) == derive(other)
    first = equality.dump(archive)
    assert equality.differences(first, equality.dump(other)) == []
    derive(archive)
    assert equality.dump(archive) == first
    assert len(first["article_published"]) == 8


def test_a_date_that_appears_later_replaces_the_derived_one(archive: Archive) -> None:
    fill(archive, {1: {}, 2: {"links": [link(1, "2026-05-12")]}})
    derive(archive)
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        written(writer, capture(run, 1, 9), page(run, 1, 9, [article(1, published="2026-05-11")]))
    derive(archive)
    assert next(row["published"] for row in export_rows(archive) if row["url"] == url_of(1)) == "2026-05-11"
    assert len(equality.dump(archive)["article_published"]) == 1


def test_a_day_beside_a_link_has_the_year_that_the_age_of_the_page_tells(archive: Archive) -> None:
    """The list printed "12 Th8", which was read as the nearest: "2 năm trước" lies between 11/2023 and 5/2025."""
    aged = {"published_raw": "2 năm trước"}
    fill(archive, {1: aged, 2: aged, 3: {"links": [link(1, "2026-08-12")]}})
    derive(archive)
    rows = {row["url"]: row for row in export_rows(archive)}
    assert rows[url_of(1)]["published"] == "2024-08-12"
    bounds = rows[url_of(2)]["published_bounds"]
    assert (bounds["lo"], bounds["hi"], bounds["method"]) == ("2023-11-23", "2025-05-25", "as old as its page says")


def test_a_day_printed_with_its_year_is_not_moved_to_another(archive: Archive) -> None:
    aged = {"published_raw": "2 năm trước"}
    fill(archive, {1: aged, 2: aged, 3: {"links": [link(1, "2024-05-17"), link(2, "2019-10-17")]}})
    derive(archive)
    published = {row["url"]: row["published"] for row in export_rows(archive)}
    assert (published[url_of(1)], published[url_of(2)]) == ("2024-05-17", None)


@pytest.mark.parametrize("month_first", [True, False])
def test_moments_of_a_server_with_american_settings(archive: Archive, month_first: bool) -> None:
    """The second article's moment has one order only, and tells that of the first."""
    other = "12/29/2014 5:32:00 PM" if month_first else "29/12/2014 5:32:00 PM"
    first = {"published": None, "published_raw": "8/5/2015 4:26:36 PM"}
    fill(archive, {1: first, 2: {"published": "2014-12-29T17:32:00+07:00", "published_raw": other}})
    derive(archive)
    published = {row["url"]: row["published"] for row in export_rows(archive)}
    assert published[url_of(1)] == ("2015-08-05T16:26:36+07:00" if month_first else "2015-05-08T16:26:36+07:00")
    assert published[url_of(2)] == "2014-12-29T17:32:00+07:00"


@pytest.mark.parametrize("sites", [["unknown"], []])
def test_unknown_sites_derive_nothing(archive: Archive, sites: list[str]) -> None:
    fill(archive, {1: {}})
    counts = derive(archive, sites)
    assert (counts["published"], counts["bounds"]) == (0, 0)
