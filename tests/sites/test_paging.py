"""Further pages of lists, by their addresses."""

import pytest

from danvan_crawler.sites.urls import article_id, is_page_of_listing

FORMS = [
    "?page=57",
    "?a=1&page=57",
    "?Page=2",
    "?p=2",
    "?p=4&d=",
    "?PageIndex=40",
    "?pageindex=135",
    "?pagenumber=79",
    "?cpage=3",
    "?trang=89",
    "?limitstart=15",
    "/page-8",
    "/currentpage/2",
    "/pg/3",
    "/PageIndex/4",
    "/page/35",
    "/page/2/",
    "/trang-63.html",
    "-p8.html",
    "?_101_INSTANCE_x_cur=2",
    "?page=2&size=10",
]


@pytest.mark.parametrize("form", FORMS)
def test_further_pages_of_a_listing_are_seen(form):
    assert is_page_of_listing(f"http://x.example/xay-dung-dang{form}")
    assert article_id(f"http://x.example/xay-dung-dang{form}") is None
