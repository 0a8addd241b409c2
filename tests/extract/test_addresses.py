"""Addresses of links are what the standard join makes of them, by whatever short way they are made."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_crawler.extract.addresses import resolve

PAGES = ("http://a.vn", "http://a.vn/tin/bai.htm", "http://a.vn/tin//x/../bai.htm?q=1/2", "https://a.vn:80/a/./b", "http://a.vn/a;b/c;d")


@pytest.mark.parametrize("page", PAGES)
@given(href=st.text("ab1_-./?=&%~+Đ", min_size=1, max_size=12))
def test_an_href_beside_the_page_is_joined_as_the_standard_does(page: str, href: str) -> None:
    if href.startswith("/"):
        return
    assert resolve(page, href) == urldefrag(urljoin(page, href)).url.replace("Đ", "%C4%90")


def test_letters_are_encoded_as_a_browser_asks_for_them() -> None:
    assert resolve("http://a.vn/tin/", "/Ảnh/Tháng 3.png?tên=1") == "http://a.vn/%E1%BA%A2nh/Th%C3%A1ng%203.png?t%C3%AAn=1"
    assert resolve("http://a.vn/tin/", "//bấm.vn/Đ") == "http://bấm.vn/%C4%90"


@pytest.mark.parametrize("href", ["http://lan:mat-khau@a.vn/anh 1.jpg#x", "//lan@a.vn/anh%201.jpg"])
def test_no_user_and_no_password_goes_with_an_address(href: str) -> None:
    assert resolve("http://khach:mat-khau@a.vn/tin/", href) == "http://a.vn/anh%201.jpg"
    assert resolve("http://khach:mat-khau@a.vn/tin/", "/anh.jpg") == "http://a.vn/anh.jpg"
    assert resolve("http://khach:mat-khau@a.vn/tin/", "anh.jpg") == "http://a.vn/tin/anh.jpg"


def test_no_terminal_obeys_an_address() -> None:
    assert resolve("http://a.vn/tin/", "/tep \x1b[31m\x07\x9b.pdf") == "http://a.vn/tep%20%1B[31m%07%C2%9B.pdf"


def test_backslashes_are_read_as_browsers_read_them() -> None:
    assert resolve("http://a.vn/hoatdong/hd1.htm", "..\\images\\tin2013\\102a.png") == "http://a.vn/images/tin2013/102a.png"
    assert resolve("http://a.vn/hoatdong/hd1.htm", "xem.asp?tep=a\\b") == "http://a.vn/hoatdong/xem.asp?tep=a\\b"
