"""robots.txt lines, and sitemaps in all their forms."""

from __future__ import annotations

import codecs
import gzip

import pytest

from danvan_crawler.discovery import of_payload, robots, sitemap, sniff, unpack
from danvan_crawler.items import Page

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
URL = "https://danvan.mau.example.vn/sitemap.xml"


def test_robots_names_its_sitemaps():
    body = (
        "\ufeffUser-agent: *\r\nDisallow: /admin/\r\nSitemap: https://a.example.vn/sitemap.xml\r\n"
        "sitemap:/tin.xml # tin\rSITEMAP : https://a.example.vn/sitemap.xml\n"
    ).encode()
    assert robots.sitemaps(body, "https://a.example.vn/robots.txt") == ["https://a.example.vn/sitemap.xml", "https://a.example.vn/tin.xml"]


def test_robots_without_sitemap_or_with_html_names_none():
    assert robots.sitemaps(b"<html><body>404</body></html>", "https://a.example.vn/robots.txt") == []
    assert robots.sitemaps(b"Sitemap: http://[broken\nUser-agent: *", "https://a.example.vn/robots.txt") == []


def test_entries_come_newest_first():
    body = f"""<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="/s.xsl"?><!-- made --><urlset {NS}>
      <url><loc>https://danvan.mau.example.vn/cu-1.html</loc><lastmod>2019-03-01</lastmod></url>
      <url><loc> /moi-2.html </loc><lastmod>2026-03-01T08:00:00+07:00</lastmod></url>
      <url><loc>https://danvan.mau.example.vn/</loc></url><url><lastmod>2026-01-01</lastmod></url></urlset>""".encode()
    found = sitemap.read(body, URL)
    assert [(e.url.rpartition("/")[2], e.lastmod) for e in found.entries] == [
        ("moi-2.html", "2026-03-01T08:00:00+07:00"),
        ("cu-1.html", "2019-03-01"),
        ("", None),
    ]
    assert found.children == []


def test_index_leads_to_children_newest_first():
    body = f"""<sitemapindex {NS}><sitemap><loc>/s-2019.xml.gz</loc><lastmod>2019-12-31</lastmod></sitemap>
      <sitemap><loc>/s-2026.xml.gz</loc><lastmod>2026-02-01</lastmod></sitemap></sitemapindex>""".encode()
    found = sitemap.read(body, URL)
    assert [e.url for e in found.children] == ["https://danvan.mau.example.vn/s-2026.xml.gz", "https://danvan.mau.example.vn/s-2019.xml.gz"]
    assert found.entries == []


def test_news_sitemaps_know_title_and_publish_day_and_images_do_not_shadow_them():
    body = f"""<urlset {NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc>/a-1.html</loc><image:image><image:loc>/a.jpg</image:loc><image:title>Ảnh</image:title></image:image>
      <news:news><news:publication_date>2026-02-28T18:30:00Z</news:publication_date><news:title>Hội nghị giao ban</news:title></news:news></url>
      </urlset>""".encode()
    page = Page(URL, body, "text/xml")
    payload = of_payload(page)
    assert payload is not None
    assert [(x.url, x.title, x.day) for x in payload.leads] == [
        ("https://danvan.mau.example.vn/a-1.html", "Hội nghị giao ban", "2026-03-01")
    ]


def test_a_sitemap_cut_in_the_middle_gives_what_came():
    body = f"<urlset {NS}><url><loc>/a-1.html</loc></url><url><loc>/a-2.html</loc></url><url><loc>/a-3".encode()
    assert [e.url[-8:] for e in sitemap.read(body, URL).entries][:2] == ["a-1.html", "a-2.html"]


def test_entities_are_not_expanded():
    body = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset {NS}><url><loc>/&x;</loc></url></urlset>'.encode()
    assert sniff(body) == "sitemap"
    assert all(e.url.removeprefix("https://danvan.mau.example.vn") == "/" for e in sitemap.read(body, URL).entries)


def test_gzip_files_are_unpacked_within_bounds():
    body = f"<urlset {NS}><url><loc>/a-1.html</loc></url></urlset>".encode()
    packed = gzip.compress(body)
    assert of_payload(Page(URL + ".gz", packed, "application/x-gzip")).kind == "sitemap"
    assert unpack(packed[:-8]).startswith(b"<urlset")
    assert len(unpack(gzip.compress(b"0" * 10_000_000), limit=1000)) == 1000
    assert unpack(b"\x1f\x8bbroken") == b""


def test_a_list_of_addresses_is_a_sitemap():
    body = b"https://danvan.mau.example.vn/a-1.html\nhttps://danvan.mau.example.vn/a-2.html\n"
    assert len(of_payload(Page(URL, body, "text/plain")).leads) == 2


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b"<!doctype html><html><body>x</body></html>", "text/xml", None),
        (b"<html><rss></html>", "text/html", None),
        (b"", "application/json", None),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "text/html", "feed"),
        (b'\n<feed xmlns="http://www.w3.org/2005/Atom"/>', "", "feed"),
        (b'<rdf:RDF xmlns:rdf="x"/>', "text/xml", "feed"),
        (b'{"items": []}', "application/json; charset=utf-8", "json"),
        (b'[{"a": 1}]', "text/html", "json"),
        (b"{{ template }}<p>x</p>", "text/html", None),
        (b"[Tin] Hoi nghi", "text/html", None),
        (b"Xin chao https://a.vn", "text/plain", None),
    ],
)
def test_content_decides(body, content_type, kind):
    assert sniff(body, content_type) == kind


def test_answers_other_than_200_are_no_payload():
    assert of_payload(Page(URL, b'{"error": 1}', "application/json", status=404)) is None


def test_sitemaps_with_words_before_them_and_bare_ampersands():
    warning = b"<br />\n<b>Warning</b>:  mysql_connect() in <b>/home/www/db.php</b> on line <b>3</b><br />\n"
    body = b'<?xml version="1.0"?><urlset><url><loc>https://a.vn/xem.php?muc=2&bai=12345</loc></url></urlset>'
    found = of_payload(Page("https://a.vn/sitemap.xml", warning + body, "text/html"))
    assert found is not None and [lead.url for lead in found.leads] == ["https://a.vn/xem.php?muc=2&bai=12345"]
    assert of_payload(Page("https://a.vn/", b"<html><body><pre>&lt;" + body + b"</pre></body></html>", "text/html")) is None


@pytest.mark.parametrize("text", [
    f'<?xml version="1.0" encoding="UTF-16" standalone="yes"?><urlset {NS}><url><loc>https://a.vn/bài-1.html</loc></url></urlset>',
    "<rss><channel><item><title>Bài</title><link>https://a.vn/bài-1.html</link></item></channel></rss>",
    '{"items": [{"title": "Bài", "url": "https://a.vn/bài-1.html"}]}',
    "https://a.vn/bài-1.html\nhttps://a.vn/bài-1.html?in=1\n",
], ids=["sitemap", "feed", "json", "lines"])  # fmt: skip
@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le"), (b"", "utf-16-be")]
)
def test_utf_16_is_read(text, mark, encoding):
    body = mark + text.encode(encoding)
    for sent, kind in ((body, "application/json" if text[0] == "{" else "text/plain"), (gzip.compress(body), "application/x-gzip")):
        found = of_payload(Page("https://a.vn/x", sent, kind))
        assert found is not None and found.leads[0].url == "https://a.vn/bài-1.html"


def test_robots_saved_by_an_editor():
    text = "User-agent: *\r\nCrawl-delay: 2,5\r\nDisallow: /noi-bo/\r\nSitemap: /tin.xml\r\n"
    for body in (text.encode("utf-16"), text.encode("utf-16-be"), text.encode()):
        assert robots.plain(body) == text.replace("2,5", "2.5").encode()
        assert robots.sitemaps(body, "https://a.vn/robots.txt") == ["https://a.vn/tin.xml"]
