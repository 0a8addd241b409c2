"""Platform modules: the small selector language, and what a layout decides. Whole pages are in tests/pages."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.cms.layout import FIELDS, Finder, Layout, Platform, fit
from danvan_crawler.extract.cms.platforms import PLATFORMS
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.walk import flatten
from danvan_crawler.items import Page
from danvan_crawler.sites.model import PLATFORMS as SITE_PLATFORMS
from danvan_crawler.sites.model import Site

TEXT = "Sáng nay, xã An Thịnh ra mắt tổ hòa giải cơ sở kiểu mẫu với bảy thành viên do Trưởng thôn làm tổ trưởng, nhân dân đồng tình. "


def laid(markup: str) -> Doc:
    return flatten(parse(f"<html><body>{markup}</body></html>".encode()))


@pytest.mark.parametrize(
    ("selectors", "texts"),
    [
        (".a", ["một", "hai"]),
        ("p.a", ["hai"]),
        ("#x", ["hai"]),
        ("[id$=lblTitle]", ["ba"]),
        ("#o .b, .b", ["bốn"]),
        ('p "tac gia"', ["Tác giả: Hà"]),
        ("div.none", []),
    ],
)
def test_selectors(selectors: str, texts: list[str]) -> None:
    doc = laid(
        '<div class="a">một</div><p class="big a" id="x">hai</p><b id="ctl00_lblTitle">ba</b><div id="o"><i class="b">bốn</i></div>'
        "<p>Tác giả: Hà</p>"
    )
    assert [doc.text(node) for node in Finder(doc).all(selectors)] == texts


def test_an_inline_element_is_its_part_of_the_line() -> None:
    doc = laid('<p>Đăng ngày 12/7 bởi <a class="fn" href="/a">Thu Hà</a>, <span class="unit">Ban Dân vận</span></p>')
    finder = Finder(doc)
    assert doc.text(finder.first(".fn")) == "Thu Hà"
    assert doc.text(finder.first(".unit")) == "Ban Dân vận"


@pytest.mark.parametrize("selectors", ["p > a", 'tr "tieu de', 'tr "tieu de" .ms-formbody, td "ngay'])
def test_what_is_no_selector_is_refused(selectors: str) -> None:
    with pytest.raises(ValueError, match="not a selector"):
        Finder(laid("")).first(selectors)


def test_a_page_with_several_texts_is_no_article_page() -> None:
    platform = Platform("x", layouts=(Layout(body=".text", title="h2"),), rows="h2 a")
    one = laid('<h2>Tên bài</h2><div class="text">Một</div>')
    assert fit(one, platform).layout is platform.layouts[0]
    two = laid('<h2><a href="/1">Tên bài</a></h2><div class="text">Một</div><h2><a href="/2">Tên khác</a></h2><div class="text">Hai</div>')
    found = fit(two, platform)
    assert found.layout is None
    assert len(found.rows) == 2


def test_a_layout_without_a_body_is_proved_by_its_box() -> None:
    layout = Layout(where=".box", body="", title="h2", captions=".comment")
    doc = laid('<div class="box"><h2>Tên bài</h2><div>Một<div class="comment">Ảnh</div></div></div>')
    found = fit(doc, Platform("x", layouts=(layout,)))
    assert (found.layout, len(found.marks), "body" in doc.selected) == (layout, 1, False)
    assert fit(laid("<h2>Tên bài</h2><p>Một</p>"), Platform("x", layouts=(layout,))).layout is None


def test_a_selector_of_the_site_stays() -> None:
    doc = laid('<h1>Tên bài</h1><h2>Tên khác</h2><div class="text">Một</div>')
    doc.selected["title"] = Finder(doc).first("h2")
    fit(doc, Platform("x", layouts=(Layout(body=".text", title="h1"),)))
    assert doc.text(doc.selected["title"]) == "Tên khác"


def test_a_site_may_force_its_platform() -> None:
    body = f'<html><body><div class="TT_TinChiTiet_TieuDe">Bà con góp đất mở đường liên thôn</div><div id="news-bodyhtml"><p>{TEXT * 3}</p></div>'
    page = Page("http://a.example/tin-77.html", (body + "<h1>Một dòng khác hẳn ở cuối trang này</h1></body></html>").encode(), "text/html")
    site = Site.model_validate(
        {"name": "a", "title": "A", "owner": "A", "level": "district", "start": ["http://a.example/"], "cms": "nukeviet"}
    )
    assert extract(page).platform == "fitc"
    forced = extract(page, site)
    assert forced.platform == "nukeviet"
    assert forced.articles[0].title == "Một dòng khác hẳn ở cuối trang này"


def test_every_module_reads_and_has_a_name_that_a_site_file_may_use() -> None:
    doc = laid("<p>x</p>")
    for name, platform in PLATFORMS.items():
        assert name == platform.name
        assert name in SITE_PLATFORMS
        assert platform.signs
        finder = Finder(doc)
        for layout in platform.layouts:
            for field in ("body", "where", "captions", "files", "related", "noise", *FIELDS):
                assert isinstance(finder.all(getattr(layout, field)), list)
        assert finder.all(platform.rows) == []
