"""The sample sites: that they show what a demo and a test need, and answer as web servers do."""

from __future__ import annotations

import gzip
import re
import urllib.error
import urllib.request
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from danvan_crawler.paths import sample_folder
from danvan_crawler.sample import SampleServer
from danvan_crawler.sample.content import load
from danvan_crawler.sample.provincial import latest, related


@pytest.fixture
def server():
    with SampleServer(sample_folder(), (0, 0)) as running:
        yield running


def get(url: str, method: str = "GET", **headers: str):
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, dict(response.getheaders()), body


def tree(url: str):
    status, headers, body = get(url)
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8", url
    return lxml.html.fromstring(body.decode("utf-8"))


def crawl(start: str) -> dict[str, tuple[int, str]]:
    """Every address that can be reached from the start page: status and media type."""
    found: dict[str, tuple[int, str]] = {}
    queue = [start]
    while queue:
        url = queue.pop()
        if url in found:
            continue
        status, headers, body = get(url)
        found[url] = (status, headers.get("Content-Type", ""))
        if headers.get("Content-Type", "").startswith("text/html"):
            page = lxml.html.fromstring(body.decode("utf-8"))
            links = page.xpath("//@href | //@src")
            queue += {urljoin(url, link).split("#")[0] for link in links if urljoin(url, link).startswith(start)}
    return found


def article_url(server: SampleServer, article_id: int) -> str:
    name = "sample-central" if article_id > 1000 else "sample-provincial"
    return next(url for url in crawl(server.urls[name]) if re.search(rf"/(?!print).*-{article_id}\.html$", url) and "/print/" not in url)


CENTRAL, PROVINCIAL = load(sample_folder(), "central"), load(sample_folder(), "provincial")


def test_what_a_demo_needs_is_there():
    assert len(CENTRAL.articles) >= 14 and len(PROVINCIAL.articles) >= 12
    for content in (CENTRAL, PROVINCIAL):
        assert len(content.sections) >= 3
        assert any(article.attachments for article in content.articles)
        assert all(len(content.in_section(section.slug)) > 3 for section in content.sections)
        assert any(len(content.in_section(section.slug)) > content.page_size for section in content.sections)
        assert {photo.file for article in content.articles for photo in article.photos} <= content.assets.keys()
        assert {file.file for article in content.articles for file in article.attachments} <= content.assets.keys()
    ids = [article.id for content in (CENTRAL, PROVINCIAL) for article in content.articles]
    assert len(set(ids)) == len(ids)


def test_articles_are_of_some_length_and_their_photos_have_captions():
    for article in (*CENTRAL.articles, *PROVINCIAL.articles):
        words = sum(len(text.split()) for text in article.body)
        assert len(article.body) >= 3 and words >= 120 and article.sapo, article.slug
        assert all(photo.caption and photo.after <= len(article.body) for photo in article.photos), article.slug


def test_one_article_is_a_reprint_of_the_other_site():
    original, reprint = CENTRAL.article(1024), PROVINCIAL.article(312)
    assert original is not None and reprint is not None
    assert original.title == reprint.title and reprint.source and original.published < reprint.published
    shared = {text.replace("uỷ", "ủy").replace("Uỷ", "Ủy") for text in reprint.body} & set(original.body)
    assert 3 <= len(shared) < len(original.body)


@pytest.mark.parametrize("name", ["sample-central", "sample-provincial"])
def test_every_address_on_the_pages_is_answered(server, name):
    found = crawl(server.urls[name])
    assert {status for status, _ in found.values()} == {200}
    content = CENTRAL if name == "sample-central" else PROVINCIAL
    for article in content.articles:
        assert any(url.endswith(f"-{article.id}.html") for url in found), article.slug
    used = {photo.file for article in content.articles for photo in article.photos} | {
        f.file for a in content.articles for f in a.attachments
    }
    assert used <= {Path(urlsplit(url).path).name for url in found}


def test_a_central_article_page(server):
    page = tree(article_url(server, 1024))
    assert page.xpath("string(//h1[@itemprop='headline'])") == CENTRAL.article(1024).title
    assert page.xpath("string(//*[@itemprop='datePublished'])") == "2024-01-11T16:20:00+07:00"
    assert page.xpath("string((//span[@class='h5'])[1])") == "Thứ năm - 11/01/2024 16:20"
    assert "Đặng Khắc Nhuận" in page.xpath("string(//*[@itemprop='description'])")
    assert page.xpath("//*[@id='news-bodyhtml']//figcaption/text()") == [photo.caption for photo in CENTRAL.article(1024).photos]
    assert page.xpath("//p[@class='h3']/strong/text()") == ["Những tin mới hơn", "Những tin cũ hơn"]
    assert len(page.xpath("//ul[contains(@class, 'detail-related')]/li/em")) == 6


def test_a_provincial_article_page_has_the_form_of_the_seed(server):
    page = tree(article_url(server, 312))
    title, text = PROVINCIAL.article(312).title, page.text_content()
    assert page.xpath("//h1 | //h2") == []
    assert text.count(title) == 3 + 1  # <title>, heading, heading again, caption of the first photo
    assert "Nguồn: Ban Dân vận Trung ương" in text and "Giấy phép thiết lập số" in text and "Điện thoại" in text
    heads = page.xpath("//div[@class='khung-tieude']/text()")
    assert heads == ["Bài viết khác", "Các bài mới nhất"]
    boxes = [box.xpath("./p") for box in page.xpath("//div[@class='khung']")]
    assert [len(box) for box in boxes] == [6, 6]
    assert all(re.search(r"\(\d\d/\d\d/\d{4}\)$", row.text_content().strip()) for box in boxes for row in box)
    assert "(12/01/2024)" not in text and "12/01/2024" not in text


def test_counters_tick(server):
    url = server.urls["sample-provincial"]
    first, second = (tree(url).xpath("string(//p[@class='luottruycap'])") for _ in range(2))
    assert first != second


def test_the_lists_of_the_provincial_site():
    for article in PROVINCIAL.articles:
        others = related(PROVINCIAL, article)
        assert len(others) == 6 and article not in others and len(latest(PROVINCIAL, article)) == 6
        assert [each.published for each in others] == sorted((each.published for each in others), reverse=True)
    middle = next(article for article in PROVINCIAL.articles if article.id == 321)
    assert [each.published > middle.published for each in related(PROVINCIAL, middle)] == [True] * 3 + [False] * 3


def test_an_article_whose_date_is_printed_nowhere(server):
    assert [article.id for article in PROVINCIAL.articles if not article.listed] == [331]
    for url, (_, kind) in crawl(server.urls["sample-provincial"]).items():
        if kind.startswith("text/html"):
            assert "14/08/2024" not in tree(url).text_content(), url
    neighbours = related(PROVINCIAL, PROVINCIAL.article(331))
    assert [each.published.date() for each in neighbours[1:3]] == [date(2024, 9, 20), date(2024, 7, 19)]


def test_listings_have_pages(server):
    central, provincial = server.urls["sample-central"], server.urls["sample-provincial"]
    first = tree(central + "tin-hoat-dong/").xpath("//h3/a/@href")
    second = tree(central + "tin-hoat-dong/page-2/").xpath("//h3/a/@href")
    assert len(first) == 4 and len(second) == 2 and not set(first) & set(second)
    last = tree(provincial + "chuyen-muc/dan-van-kheo?page=2").xpath("//a[@class='tentin']/@href")
    assert len(last) == 1
    for beyond in (
        central + "tin-hoat-dong/page-3/",
        provincial + "chuyen-muc/dan-van-kheo?page=3",
        central + "khong-co/",
        provincial + "x",
    ):
        assert get(beyond)[0] == 404
    for odd in ("chuyen-muc/dan-van-kheo?page=0", "chuyen-muc/dan-van-kheo?page=-1", "chuyen-muc/dan-van-kheo?page=x"):
        assert get(provincial + odd)[0] == 404


def test_the_central_site_answers_conditional_requests(server):
    url = article_url(server, 1045)
    status, headers, body = get(url)
    assert status == 200 and body.startswith(b"<!DOCTYPE html>")
    assert get(url, **{"If-None-Match": headers["ETag"]})[::2] == (304, b"")
    assert get(url, **{"If-Modified-Since": headers["Last-Modified"]})[0] == 304
    assert get(url, **{"If-None-Match": '"other"', "If-Modified-Since": headers["Last-Modified"]})[0] == 200
    assert get(url, **{"If-Modified-Since": "gestern"})[0] == 200
    server.edit(1045, title="Tiêu đề đã sửa")
    status, changed, body = get(url, **{"If-None-Match": headers["ETag"]})
    assert status == 200 and changed["ETag"] != headers["ETag"] and "Tiêu đề đã sửa" in body.decode()


def test_encodings_and_head(server):
    central, provincial = server.urls["sample-central"], server.urls["sample-provincial"]
    _, headers, plain = get(central)
    _, zipped_headers, zipped = get(central, **{"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in headers and zipped_headers["Content-Encoding"] == "gzip" and gzip.decompress(zipped) == plain
    _, chunked, _ = get(provincial, **{"Accept-Encoding": "gzip"})
    assert chunked["Transfer-Encoding"] == "chunked" and "ETag" not in chunked and "Last-Modified" not in chunked
    for url in (central, provincial):
        status, _, body = get(url, "HEAD")
        assert (status, body) == (200, b"")


def test_robots_and_assets(server):
    for name, url in server.urls.items():
        assert b"Disallow: /" in get(url + "robots.txt")[2], name
    status, headers, body = get(server.urls["sample-central"] + "uploads/news/ke-hoach-thi-dua-dan-van-kheo.pdf")
    assert (status, headers["Content-Type"], body[:5]) == (200, "application/pdf", b"%PDF-")
    assert get(server.urls["sample-provincial"] + "anh/hoi-truong.jpg")[2][:3] == b"\xff\xd8\xff"
    assert get(server.urls["sample-provincial"] + "anh/../provincial.toml")[0] == 404


def test_edit_and_remove(server):
    url = article_url(server, 312)
    server.edit(312, sapo="Sapo mới.", body=("Một.", "Hai."))
    assert "Sapo mới." in tree(url).text_content()
    server.remove(312)
    assert get(url)[0] == 404
    assert "312" not in " ".join(urlsplit(url).path for url in crawl(server.urls["sample-provincial"]))  # the port may be 43121
    for change in (server.remove, server.edit):
        with pytest.raises(KeyError):
            change(312)


def test_site_files_name_the_ports_in_use(server, tmp_path):
    from danvan_crawler.sites import load_sites

    files = server.site_files(tmp_path)
    assert [path.name for path in files] == ["sample-central.toml", "sample-provincial.toml"]
    sites = load_sites(tmp_path)
    for name, url in server.urls.items():
        assert sites[name].start == (url,)


def test_a_port_in_use_is_told_and_nothing_is_left_open(server):
    port = urlsplit(server.urls["sample-provincial"]).port
    with pytest.raises(OSError, match="in use"):
        SampleServer(sample_folder(), (0, port))


def test_the_servers_are_gone_afterwards():
    with SampleServer(sample_folder(), (0, 0)) as running:
        url = running.urls["sample-central"]
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(url, timeout=2)
