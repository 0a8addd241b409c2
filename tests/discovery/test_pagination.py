"""Pagers that are no links, and the place of a page in its listing."""

from __future__ import annotations

import pytest

from danvan_crawler.discovery import pagination
from danvan_crawler.discovery.pagination import successor
from danvan_crawler.items import Page
from danvan_crawler.sites.places import place_of

URL = "https://a.example.vn/tin-tuc/"


def more(markup: str, url: str = URL) -> list[str]:
    return pagination.next_pages(Page(url, f"<html><body>{markup}</body></html>".encode()))


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("https://a.vn/tin/", "https://a.vn/tin/?page=57", 57),
        ("https://a.vn/tin", "https://a.vn/tin/page/2/", 2),
        ("https://a.vn/vi/tin/", "https://a.vn/vi/tin/page-8/", 8),
        ("https://a.vn/tin.html", "https://a.vn/tin/trang-63.html", 63),
        ("https://a.vn/tin.html", "https://a.vn/tin-p8.html", 8),
        ("https://a.vn/tin.html", "https://a.vn/tin.html?limitstart=15", 15),
        ("https://a.vn/DanhSach.aspx?Cat=Tin%20t%E1%BB%A9c", "https://a.vn/DanhSach.aspx?Cat=Tin%20t%E1%BB%A9c&PageIndex=3", 3),
        ("https://a.vn/tin", "https://a.vn/tin?page=1&size=10", 1),
        (
            "https://a.vn/web/guest/tin",
            "https://a.vn/web/guest/tin?p_p_id=101_INSTANCE_kQ7&p_p_lifecycle=0&_101_INSTANCE_kQ7_delta=10&_101_INSTANCE_kQ7_cur=4",
            4,
        ),
        ("https://a.vn/tin-tuc", "https://a.vn/tin-tuc?page=0%2C3", 3),
        (
            "https://a.vn/Pages/danh-muc.aspx?l=Tin",
            "https://a.vn/Pages/danh-muc.aspx?l=Tin&Paged=TRUE&p_ID=4511&p_Modified=20240312%2008%3A15%3A00&PageFirstRow=11&View=%7B5C0E2A1F%7D",
            11,
        ),
    ],
)
def test_pages_of_one_listing_share_its_name(first, second, number):
    assert place_of(first).number is None
    assert place_of(second) == (place_of(first).listing, number)


def test_different_listings_have_different_names():
    names = {
        place_of(u).listing
        for u in ("https://a.vn/x?Cat=1&page=2", "https://a.vn/x?Cat=2&page=2", "https://a.vn/y?Cat=1", "https://b.vn/x?Cat=1")
    }
    assert len(names) == 4


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (
            '<a class="btn load-more" data-url="/article/Paging?categoryId=4&amp;pageIndex=2">Xem thêm</a>',
            "/article/Paging?categoryId=4&pageIndex=2",
        ),
        ('<button id="loadMore" data-url="/Home/ReloadSubject/24" data-page="2">+</button>', "/Home/ReloadSubject/24?page=2"),
        ('<div class="view-more" data-next="/tin-tuc/?p=3"></div>', "/tin-tuc/?p=3"),
        ("<a href='javascript:;' onclick=\"taiThem('/ajax/tin?p=2', 10)\">Tải thêm</a>", "/ajax/tin?p=2"),
        ('<span class="xem-them" data-url="/ajax/tin?page={page}" data-next-page="5">…</span>', "/ajax/tin?page=5"),
        ('<a href="/tin-tuc/?page=2">Xem thêm »</a>', "/tin-tuc/?page=2"),
        ('<div class="load-more" hx-get="/manh/2">Xem tiếp</div>', "/manh/2"),
        ('<link rel="next" href="/tin-tuc/page/2/">', "/tin-tuc/page/2/"),
        ('<a rel="nofollow next" href="/tin-tuc/page/2/">2</a>', "/tin-tuc/page/2/"),
        ("<button onclick=\"location.href='/tin-tuc?trang=2'\">2</button>", "/tin-tuc?trang=2"),
        ("<a href='#' onclick=\"window.location='/tin-tuc?trang=2';return false\">2</a>", "/tin-tuc?trang=2"),
    ],
)
def test_load_more_is_found(markup, found):
    assert more(markup) == ["https://a.example.vn" + found]


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/tin-tuc/hoi-nghi-123.html">Xem thêm</a>',
        '<a class="read-more" href="javascript:void(0)" onclick="toggle(\'hop\')">Xem thêm</a>',
        '<div class="load-more"><img data-src="/anh/1.jpg"></div>',
        '<a class="load-more" data-url="#">Xem thêm</a>',
        '<button data-url="/dat-lich?page=2">Đặt lịch</button><p>Xem thêm</p>',
        '<a class="load-more" data-url="http://[broken">Xem thêm</a>',
        "<button onclick=\"location.href='/lien-he'\">Liên hệ</button>",
    ],
)
def test_what_only_looks_like_a_pager_is_left(markup):
    assert more(markup) == []


@pytest.mark.parametrize(
    ("link", "way"),
    [
        ("<a href=\"javascript:__doPostBack('ctl00$pager','Page$2')\">2</a>", "form posts"),
        ("<a id='next' href=\"javascript:__doPostBack('ctl00$next','')\">Trang sau »</a>", "form posts"),
        ("<form method='post'><input name='page' type='submit' value='2'></form>", "form posts"),
        ("<a href='javascript:goPage(2)'>2</a>", "a script"),
        ("<a href='javascript:void(0)' onclick='phanTrang(2)'>2</a>", "a script"),
        ("<a href='#' data-page='2'>Tiếp</a>", "a script"),
        ("<a href=\"javascript:__doPostBack('ctl00$xem','')\">Xem</a>", None),
        ("<a href='/tin?page=2'>2</a>", None),
        ("<a href='javascript:void(0)' onclick='chonNgay(12)'>12</a>", None),
        ("<ol><li data-slide-to='2'>2</li></ol>", None),
        ("<form method='post'><input name='soluong' value='2'></form>", None),
        ('<form name="aspnetForm" method="post"><input type="hidden" name="MSO_PageHashCode" value="15"></form>', None),
    ],
)
def test_pagers_without_addresses_are_known(link, way):
    assert pagination.without_address(Page(URL, f"<html><body>{link}</body></html>".encode())) == way


@pytest.mark.parametrize(
    ("url", "further", "left_out"),
    [
        ("https://a.vn/tin", ["https://a.vn/tin?page=1", "https://a.vn/tin?page=57"], "https://a.vn/tin?page=2"),
        ("https://a.vn/tin?page=8", ["https://a.vn/tin?page=1", "https://a.vn/tin?page=57"], "https://a.vn/tin?page=9"),
        ("https://a.vn/tin/trang-8.html", ["https://a.vn/tin/trang-57.html"], "https://a.vn/tin/trang-9.html"),
        ("https://a.vn/tin?page=8", ["https://a.vn/tin?page=9", "https://a.vn/tin?page=57"], None),
        ("https://a.vn/tin?page=57", ["https://a.vn/tin?page=1", "https://a.vn/tin?page=57"], None),
        ("https://a.vn/tin", ["https://a.vn/tin?start=560"], None),
        ("https://a.vn/tin", ["https://a.vn/khac?page=57"], None),
        ("https://a.vn/tin", [], None),
    ],
)
def test_pages_that_a_pager_leaves_out(url, further, left_out):
    assert pagination.left_out(url, further) == left_out


def test_fragments_are_told_from_pages():
    assert pagination.is_fragment(b'<li><a href="/a-1.html">A</a></li>')
    assert not pagination.is_fragment(b"<!DOCTYPE html><html><body></body></html>")
    assert not pagination.is_fragment(b"plain text")


@pytest.mark.parametrize(
    ("url", "step", "next_url"),
    [
        ("https://a.vn/Paging?categoryId=4&pageIndex=2&pageSize=20", 0, "https://a.vn/Paging?categoryId=4&pageIndex=3&pageSize=20"),
        ("https://a.vn/api?offset=20&limit=10", 7, "https://a.vn/api?offset=30&limit=10"),
        ("https://a.vn/api?offset=20", 7, "https://a.vn/api?offset=27"),
        ("https://a.vn/api?offset=20", 0, None),
        ("https://a.vn/tin/page/9/", 0, "https://a.vn/tin/page/10/"),
        ("https://a.vn/tin/trang-9.html", 0, "https://a.vn/tin/trang-10.html"),
        ("https://a.vn/Reload/24", 0, None),
    ],
)
def test_the_page_behind(url, step, next_url):
    assert successor(url, step) == next_url
