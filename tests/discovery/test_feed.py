"""RSS and Atom, and where pages name them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from danvan_crawler.discovery import feed, of_payload
from danvan_crawler.items import Page

URL = "https://danvan.mau.example.vn/rss/tin.rss"


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Dân vận</title>' + "".join(items) + "</channel></rss>"
    ).encode()


def item(number: int, when: str = "") -> str:
    date = f"<pubDate>{when}</pubDate>" if when else ""
    return f"<item><title>Bài  {number}</title><link>/bai-{number}.html</link>{date}</item>"


def test_items_with_address_title_and_time():
    body = rss(item(1, "Fri, 27 Feb 2026 22:30:00 +0700"), item(2), "<item><title>Không liên kết</title></item>")
    assert feed.entries(body, URL) == [
        feed.Entry("https://danvan.mau.example.vn/bai-1.html", "Bài 1", datetime(2026, 2, 27, 15, 30, tzinfo=UTC)),
        feed.Entry("https://danvan.mau.example.vn/bai-2.html", "Bài 2", None),
    ]


def test_days_are_vietnamese():
    payload = of_payload(Page(URL, rss(item(1, "Fri, 27 Feb 2026 20:30:00 GMT")), "application/rss+xml"))
    assert payload is not None and payload.kind == "feed"
    assert payload.leads[0].day == "2026-02-28"


def test_the_time_at_which_a_feed_was_made_dates_nothing():
    made = "Fri, 27 Feb 2026 22:30:00 +0700"
    assert {e.published for e in feed.entries(rss(*(item(n, made) for n in range(4))), URL)} == {None}


def test_atom_counts_published_and_not_updated():
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/a-1.html"/>
      <updated>2026-03-01T00:00:00Z</updated></entry>
      <entry><title>B</title><link href="/b-2.html"/><published>2026-02-01T00:00:00Z</published></entry></feed>"""
    assert [(e.title, e.published and e.published.date().isoformat()) for e in feed.entries(body, URL)] == [
        ("A", None),
        ("B", "2026-02-01"),
    ]


@pytest.mark.parametrize("body", [b"", b"<rss", b"<rss><channel><item><link>http://[x</link></item></channel></rss>", b"\xff\xfe\x00"])
def test_broken_feeds_give_nothing(body):
    assert feed.entries(body, URL) == []


def test_pages_name_their_feeds():
    body = """<head><base href="/vi/"><link rel="alternate" type="application/rss+xml" title="Tin tức" href="rss/?a=1&amp;b=2">
      <LINK HREF='/feed/' TYPE=application/atom+xml REL=alternate><link rel="alternate" hreflang="en" href="/en/">
      <link rel="alternate" type="application/rss+xml" title="Dòng phản hồi" href="/comments/feed/"></head>""".encode()
    assert feed.feeds_of(Page("https://a.vn/", b'<link rel="alternate" type="application/feed+json" href="/f">')) == ["https://a.vn/f"]
    assert feed.feeds_of(Page("https://a.example.vn/vi/tin/", body)) == [
        "https://a.example.vn/vi/rss/?a=1&b=2",
        "https://a.example.vn/feed/",
    ]


@pytest.mark.parametrize(
    ("url", "is_feed"),
    [
        ("https://a.vn/rss/chinhtri-1.rss", True),
        ("https://a.vn/home.rss", True),
        ("https://a.vn/feed/", True),
        ("https://a.vn/index.php?format=feed&type=rss", True),
        ("https://a.vn/feed.json", True),
        ("https://a.vn/rss.html", False),
        ("https://a.vn/tin-tuc/feeding-program-12.html", False),
    ],
)
def test_usual_addresses(url, is_feed):
    assert feed.is_feed(url) is is_feed


def test_comment_feeds_are_told_apart():
    assert feed.is_comment_feed("https://a.vn/comments/feed/")
    assert feed.is_comment_feed("https://a.vn/?feed=rss2&p=1902")
    assert not feed.is_comment_feed("https://a.vn/feed/")
    assert not feed.is_comment_feed("https://a.vn/?feed=rss2")


def test_json_feeds():
    items = [
        {"id": "1", "url": "/bai-1.html", "title": "Bài  1", "date_published": "2026-02-27T20:30:00Z"},
        {"id": "https://a.vn/bai-2.html", "content_text": "Không có tiêu đề", "date_published": "2026-02-27T20:30:00"},
        {"id": "3", "title": "Không địa chỉ"},
        {"id": "4", "url": ["http://[x"], "title": 4},
        "https://a.vn/bai-5.html",
    ]
    data = {"version": "https://jsonfeed.org/version/1.1", "title": "Tin", "items": items, "next_url": "/f?trang=2"}
    for kind in ("application/feed+json; charset=utf-8", "application/json", "text/html"):
        payload = of_payload(Page("https://a.vn/f", json.dumps(data).encode(), kind))
        assert payload is not None and payload.kind == "feed"
        assert [(lead.url, lead.title, lead.day) for lead in payload.leads] == [
            ("https://a.vn/bai-1.html", "Bài 1", "2026-02-28"),
            ("https://a.vn/bai-2.html", "", "2026-02-27"),
        ]
        assert payload.next_pages == ["https://a.vn/f?trang=2"]
    for broken in ({"items": {"a": 1}}, {"items": None}):
        assert of_payload(Page("https://a.vn/f", json.dumps(data | broken).encode(), "application/feed+json")).leads == []
