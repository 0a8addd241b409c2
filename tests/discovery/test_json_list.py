"""Links in JSON answers and in the data that Next.js embeds."""

from __future__ import annotations

import json

import pytest

from danvan_crawler.discovery import of_page, of_payload
from danvan_crawler.discovery.json_list import affixes_in, affixes_of, embedded, links, next_page, read
from danvan_crawler.items import Page

URL = "https://a.example.vn/api/tin?page=2&size=10"


def document(data: object, url: str = URL):
    return read(data, url)


def test_objects_with_title_and_address_are_links():
    found = document(
        {
            "data": {
                "items": [
                    {"tieuDe": "Hội nghị &amp; tổng  kết", "url": "/hoi-nghi-1.html", "ngayDang": "2026-02-28T18:30:00Z"},
                    {"title": {"rendered": "Giao ban"}, "link": "https://a.example.vn/giao-ban-2.html"},
                    {"title": "Chỉ có tên"},
                    {"title": "Trần trụi", "url": "tran-trui"},
                ]
            }
        }
    )
    assert [(x.url, x.title, x.published) for x in found.links] == [
        ("https://a.example.vn/hoi-nghi-1.html", "Hội nghị & tổng kết", "2026-02-28T18:30:00Z"),
        ("https://a.example.vn/giao-ban-2.html", "Giao ban", None),
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"^/tin-bai/[^/]+/?$", ("/tin-bai/", "")),
        (r"^/index\.php/tin/[^/]+\.html$", ("/index.php/tin/", ".html")),
        (r"^/[^/]+/[^/]+/?$", None),
        (r"^/[^/]+/?$", None),
        (r"^/\d{4}/\d{2}/[^/]+/?$", None),
        (r"-c(?P<id>\d+)\.html$", None),
    ],
)
def test_the_pattern_of_articles_may_say_what_stands_around_a_slug(pattern, expected):
    assert affixes_in([r"/(?P<id>\d+)$", pattern]) == expected


def test_articles_of_a_list_are_found_by_their_slugs_before_any_page_has_shown_an_address():
    rows = [{"title": f"Hội nghị số {n}", "slug": f"hoi-nghi-so-{n}", "publishedAt": "2026-02-28T18:30:00Z"} for n in (1, 2)]
    section = {"name": "Công tác dân vận", "slug": "dan-van"}
    around = ("/tin-bai/", "")
    data = {"data": {"items": rows, "category": section, "totalPages": 3, "page": 1}}
    answer = read(data, "https://a.example.vn/api/tin?page=1", around)
    assert [x.url for x in answer.links] == ["https://a.example.vn/tin-bai/hoi-nghi-so-1", "https://a.example.vn/tin-bai/hoi-nghi-so-2"]
    props = {
        "props": {"pageProps": {"articles": rows, "category": section, "pagination": {"page": 1, "pageCount": 3}}},
        "page": "/muc/[slug]",
    }
    body = f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(props)}</script>".encode()
    page = Page("https://a.example.vn/muc/dan-van", body, "text/html")
    assert [x.url for x in embedded(page, [], around).links] == [x.url for x in answer.links]
    blind = embedded(page)
    assert (blind.links, blind.next_page) == ([], "https://a.example.vn/muc/dan-van?page=2")


def test_a_slug_becomes_an_address_as_the_page_shows_it():
    data = [{"title": "Một", "slug": "bai-mot"}, {"title": "Hai", "slug": "bai-hai"}]
    assert links(data, "https://a.example.vn/tin") == []
    shown = affixes_of(data, ["https://a.example.vn/blogs/bai-mot.html", "https://a.example.vn/lien-he"])
    assert shown == ("/blogs/", ".html")
    found = links(data, "https://a.example.vn/tin", shown)
    assert [x.url for x in found] == ["https://a.example.vn/blogs/bai-mot.html", "https://a.example.vn/blogs/bai-hai.html"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"next": "/api/tin?page=3"}, "https://a.example.vn/api/tin?page=3"),
        ({"_links": {"next": {"href": "?page=3"}}}, "https://a.example.vn/api/tin?page=3"),
        ({"next_page_url": None, "items": [1]}, None),
        ({"hasNext": False}, None),
        ({"last": True}, None),
        ({"totalPages": 2, "currentPage": 2}, None),
        ({"totalPages": 5, "currentPage": 2}, "https://a.example.vn/api/tin?page=3&size=10"),
        ({"nextPage": 3}, "https://a.example.vn/api/tin?size=10&page=3"),
        ({}, "https://a.example.vn/api/tin?page=3&size=10"),
    ],
)
def test_the_next_page(data, expected):
    assert next_page(data, URL, items=10) == expected


def test_without_items_or_number_there_is_no_next_page():
    assert next_page({}, URL, items=0) is None
    assert next_page({}, "https://a.example.vn/api/tin", items=10) is None
    assert next_page({"totalPages": 4}, "https://a.example.vn/api/tin", items=10) == "https://a.example.vn/api/tin?page=2"
    assert next_page({"hasMore": True, "page": 1}, "https://a.example.vn/api/tin", items=10) == "https://a.example.vn/api/tin?page=2"


def test_html_in_json_is_handed_on():
    found = document({"success": True, "html": '<li><a href="/a-1.html">A</a></li>'})
    assert found.markup == ['<li><a href="/a-1.html">A</a></li>']
    assert found.next_page == "https://a.example.vn/api/tin?page=3&size=10"


def test_what_is_no_json_is_no_payload():
    assert of_payload(Page(URL, b"[1] Hoi nghi tong ket", "text/html")) is None
    assert of_payload(Page(URL, b"[" * 100_000, "application/json")) is None


def next_page_html(data: dict, body: str = "") -> bytes:
    return f'<html><body>{body}<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script></body></html>'.encode()


def test_next_js_data_with_anchors_and_a_count_of_pages():
    posts = [{"title": "Một", "slug": "bai-mot"}, {"title": "Hai", "slug": "bai-hai"}]
    page = Page(
        "https://a.example.vn/tin", next_page_html({"page": "/tin", "props": {"pageProps": {"posts": posts, "totalPages": 3, "page": 1}}})
    )
    found = of_page(page, ["https://a.example.vn/blogs/bai-mot"], 1)
    assert [x.url for x in found.leads] == ["https://a.example.vn/blogs/bai-mot", "https://a.example.vn/blogs/bai-hai"]
    assert found.next_pages == ["https://a.example.vn/tin?page=2"]


def test_next_js_route_of_the_page_itself_is_a_pattern():
    related = [{"title": "Này", "slug": "bai-nay"}, {"title": "Khác", "slug": "bai-khac"}]
    page = Page(
        "https://a.example.vn/blogs/bai-nay", next_page_html({"page": "/blogs/[slug]", "props": {"pageProps": {"related": related}}})
    )
    assert [x.url for x in embedded(page).links] == ["https://a.example.vn/blogs/bai-nay", "https://a.example.vn/blogs/bai-khac"]


def test_next_js_app_router_streams_its_links():
    body = rb'<html><script>self.__next_f.push([1,"5:[\"$\",\"a\",null,{\"href\":\"/vn/hoi-nghi-67f4cbf848ad\",\"x\":1}]"])</script></html>'
    assert [x.url for x in embedded(Page("https://a.example.vn/vn", body)).links] == ["https://a.example.vn/vn/hoi-nghi-67f4cbf848ad"]


def test_a_fragment_counts_on_and_a_page_does_not():
    fragment = Page("https://a.example.vn/article/Paging?categoryId=4&pageIndex=2", b'<li><a href="/a-1.html">A</a></li>', "text/html")
    assert of_page(fragment, [], 10).next_pages == ["https://a.example.vn/article/Paging?categoryId=4&pageIndex=3"]
    assert of_page(fragment, [], 0).next_pages == []
    whole = Page("https://a.example.vn/tin?page=2", b"<html><body></body></html>", "text/html")
    assert of_page(whole, [], 10).next_pages == []
