"""Selectors of a site file, and the layout of the day a page was fetched."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page
from danvan_crawler.sites.model import Layout, Selectors, Site

HTML = """<html><head><meta charset="utf-8"><title>Trang tin</title></head><body><div class="x1">Một tựa đề khác không phải của bài viết này</div>
<div class="x2">Ra mắt tổ hòa giải cơ sở kiểu mẫu</div><div class="x3">Số 12, phát hành 05/06/2021</div><div class="x4">Phóng viên Minh Tâm</div>
<div class="x5"><p>Sáng nay, xã An Thịnh ra mắt tổ hòa giải cơ sở kiểu mẫu với bảy thành viên do Trưởng thôn làm tổ trưởng.</p>
<p>Tổ hòa giải đã giải quyết xong ba vụ việc tranh chấp đất đai ngay trong tháng đầu tiên hoạt động.</p></div>
<div class="x6">Nguồn: Trang tin An Thịnh</div></body></html>"""
SELECTORS = {"title": ".x2", "body": ".x5", "published": ".x3", "author": ".x4", "source": ".x6", "section": ".none"}


def read(site: Site, day: datetime | None) -> Article:
    reading = extract(Page("http://a.example/tin-77.html", HTML.encode(), "text/html", fetched_at=day), site)
    assert reading.kind == "article"
    return reading.articles[0]


def site(**more: object) -> Site:
    return Site.model_validate({"name": "a", "title": "A", "owner": "A", "level": "district", "start": ["http://a.example/"], **more})


def test_selectors_say_where_the_fields_are() -> None:
    article = read(site(selectors=SELECTORS, cms="dnn"), None)
    assert article.title == "Ra mắt tổ hòa giải cơ sở kiểu mẫu"
    assert article.body.startswith("Sáng nay, xã An Thịnh")
    assert article.body.count("\n\n") == 1
    assert (article.published_raw, article.published_label) == ("05/06/2021", "selector")
    assert article.source == "Trang tin An Thịnh"
    assert article.author == "Minh Tâm"
    assert article.section is None
    assert article.platform == "dnn"


def test_a_capture_is_read_with_the_layout_of_its_day() -> None:
    old = Layout(until=date(2022, 1, 1), selectors=Selectors(title=".x2"))
    two = site(selectors={"title": ".x1"}, layout=[old])
    assert read(two, datetime(2021, 5, 1, tzinfo=UTC)).title == "Ra mắt tổ hòa giải cơ sở kiểu mẫu"
    assert read(two, datetime(2023, 5, 1, tzinfo=UTC)).title == "Một tựa đề khác không phải của bài viết này"


def test_selectors_that_find_nothing_leave_it_to_the_reader() -> None:
    article = read(site(selectors={"body": "#gone", "title": ".x2"}, article=[r"/tin-(?P<id>\d+)\.html"]), None)
    assert article.body.startswith("Sáng nay, xã An Thịnh")


@pytest.mark.parametrize("css", ['div:contains("hòa giải cơ sở kiểu mẫu")', "body > div:nth-child(2)", 'div:is(.x2, .none)[class~="x2"]'])
def test_selectors_of_other_libraries(css: str) -> None:
    """`:contains()` is no CSS, but cssselect and jQuery have it, and site files may."""
    assert read(site(selectors={"title": css, "body": ".x5"}), None).title == "Ra mắt tổ hòa giải cơ sở kiểu mẫu"


@pytest.mark.parametrize("css", ["div[", "p::text", "1a", "div > > p"])
def test_what_is_no_selector_is_refused_with_its_text(css: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(f"not a CSS selector: {css!r}")):
        site(selectors={"body": css})
