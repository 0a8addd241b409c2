"""Which string of a page is its publish date: beside and outside the article's box, in its first words, among several."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.addresses import day_in
from danvan_crawler.items import Article, Page

TITLE = "Thôn Bình Kiều góp sức mở đường"
TEXT = "Đồng chí Bí thư Chi bộ cho biết: cả 46 hộ dân trong thôn đều tự nguyện hiến đất làm đường, không ai đòi bồi thường."
MORE = "Từ cách làm ấy, Đảng ủy xã chọn thêm bốn thôn để nhân rộng mô hình trong quý IV năm nay, phấn đấu không còn đường đất."
URL = "https://xa.example/tin/thon-binh-kieu-gop-suc-mo-duong-77.html"
WHEN = "datetime=2023-07-12"
SERVED = datetime(2023, 7, 20, 2, tzinfo=UTC)


def article(before: str = "", between: str = "", text: str = TEXT, behind: str = "", head: str = "", inside: str = "") -> Article:
    page = (
        f"<html><head><meta charset='utf-8'><title>{TITLE}</title>{head}</head><body>{before}<div class=khung><h1>{TITLE}</h1>{between}"
        f"<div class=chu><p>{text}</p>{inside}<p>{MORE}</p></div></div>{behind}</body></html>"
    )
    reading = extract(Page(URL, page.encode(), "text/html; charset=utf-8", served_at=SERVED))
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


@pytest.mark.parametrize(
    ("parts", "raw"),
    [
        ({"before": "<h2 class=date-header>Thứ Tư, 12/7/2023</h2>"}, "Thứ Tư, 12/7/2023"),
        ({"before": "<div>Ngày đăng: 12/7/2023 08:10</div>"}, "12/7/2023 08:10"),
        ({"behind": "<div class=post-footer>Bài viết này được đăng trong mục Gương sáng ngày 12/7/2023 lúc 8:10.</div>"}, "ngày 12/7/2023 lúc 8:10"),
        ({"behind": "<p class=info>Cập nhật lần cuối: 12/7/2023</p>"}, "12/7/2023"),
        ({"text": f"(12/7/2023) {TEXT}"}, "12/7/2023"),
        ({"text": f"Sông Lam, (12/7/2023). {TEXT}"}, "12/7/2023"),
        ({"text": f"12/7/2023 - {TEXT}"}, "12/7/2023"),
        ({"between": f"<div><time class=updated datetime=2023-07-14></time> <time class=published {WHEN}>12/7</time></div>"}, "2023-07-12"),
        ({"between": f"<div><time {WHEN}>12/7</time> <time datetime=2023-07-14>14/7</time></div>"}, "2023-07-12"),
        ({"between": "<div class='ngay comment-head'>12/7/2023</div>"}, "12/7/2023"),
    ],
)  # fmt: skip
def test_a_date_is_found(parts: dict[str, str], raw: str) -> None:
    assert article(**parts).published_raw == raw


@pytest.mark.parametrize(
    "parts",
    [
        {"before": "<div class=date>Thứ Năm, 20/7/2023</div>"},  # the day the page was served
        {"before": "<div>Thứ Tư, 12/7/2023</div>"},
        {"before": "<div class=ngay>Thứ Tư, 12/7/2023 | 09:00</div>"},  # the clock of a page that was saved long ago
        {"behind": "<div class=date>12/7/2023</div>"},
        {"behind": "<p>Kế hoạch số 15 có hiệu lực từ ngày 12/7/2023</p>"},
        {"text": f"Ngày 12/7/2023, {TEXT}"},
        {"text": f"12/7/2023 là ngày hội của thôn. {TEXT}"},
        {"inside": "<blockquote>Một bài chia sẻ của Hội Nông dân xã Minh Tiến vào <time datetime=2023-07-12>12/7</time> trên mạng</blockquote>"},
    ],
)  # fmt: skip
def test_clocks_events_and_other_peoples_dates_are_none(parts: dict[str, str]) -> None:
    assert article(**parts).published_raw is None


def test_the_first_article_of_the_head_is_the_page_s_own() -> None:
    head = "".join(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "{day}"}}</script>'
        for title, day in ((TITLE, "2023-07-12T08:10:00+07:00"), ("Xã Minh Tiến tổng kết năm", "2023-06-01T08:10:00+07:00"))
    )
    assert article(head=head).published_raw == "2023-07-12T08:10:00+07:00"


PRINTED = "<div class=ngay-dang>12/7/2023 08:10</div>"
UNMARKED = "<p>12/7/2023 08:10</p>"


@pytest.mark.parametrize(
    ("name", "content", "raw"),
    [
        ("date", "2023-07-20T09:00:00+07:00", "12/7/2023 08:10"),  # the time of the view
        ("date", "2023-07-12T08:10:44+07:00", "2023-07-12T08:10:44+07:00"),
        ("article:published_time", "2023-07-13T08:10:44+07:00", "2023-07-13T08:10:44+07:00"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("printed", [PRINTED, UNMARKED])
def test_a_doubtful_place_of_the_head_yields_to_another_printed_day(name: str, content: str, raw: str, printed: str) -> None:
    assert article(between=printed, head=f'<meta name="{name}" content="{content}">').published_raw == raw


@pytest.mark.parametrize(
    ("second", "raw"),
    [
        ("2023-07-12T08:10:34", "2023-07-12T08:10:34"),  # days apart, and printed
        ("2023-07-11T08:10:34", "2023-07-10T07:29:00+00:00"),  # not printed
        ("2023-05-12T08:10:34", "2023-07-10T07:29:00+00:00"),
    ],
)
def test_the_second_day_of_the_head_without_a_zone_counts_if_it_is_printed(second: str, raw: str) -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-07-10T07:29:00+00:00"}</script>'
    got = article(between=UNMARKED, head=f'{data}<meta property="article:published_time" content="{second}">')
    assert got.published_raw == raw


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/portal/pages/2019-05-06/van-dung-5671.aspx", "2019-05-06"), ("/home/2017/7/12/mo-duong", "2017-07-12"),
        ("/tin/20220127-tuong-niem.html", "2022-01-27"), ("/thong-cao/29-10-2021", "2021-10-29"),
        ("/2019/05/mo-duong", None), ("/tin/20221399-a.html", None), ("/p/12345678.html", None),
    ],
)  # fmt: skip
def test_a_whole_day_in_an_address(path: str, day: str | None) -> None:
    assert day_in("https://xa.example" + path) == day


@pytest.mark.parametrize(
    ("head", "raw"),
    [
        ('<meta name="DCTERMS:created" content="2023-07-12">', "2023-07-12"),
        ('<script type="application/ld+json">{"@type": "HowTo", "datePublished": "2023-07-12"}</script>', "2023-07-12"),
        ('<meta property="og:title" content="Thông báo | Thôn Bình Kiều góp sức mở đường | 12.07.2023">', "12.07.2023"),
        ('<meta property="article:published_time" content="12 يوليو 2023">', "12 يوليو 2023"),
        ('<meta property="og:title" content="Bản tin ngày 12.07.2023 | Thôn Bình Kiều góp sức mở đường">', None),
    ],
)
def test_dates_in_other_places_of_the_head(head: str, raw: str | None) -> None:
    assert article(head=head).published_raw == raw


@pytest.mark.parametrize("raw", ["12 | 07 | 2023", "2023.07.12", "12 июля 2023", "12. Juli 2023", "2023年7月12日 08:10"])
def test_forms_of_reprints_from_abroad(raw: str) -> None:
    assert article(between=f"<p>{raw}</p>").published_raw == raw


@pytest.mark.parametrize(
    ("language", "place", "stamps", "raw"),
    [
        ("en", "", ("2023-11-09T01:09:55Z", "2023-11-08 18:09:55"), "2023-11-08 18:09:55"),  # the moment by the clock of Denver
        ("en", "2023/11/08", ("2023-11-09T03:28:35+00:00",), "2023-11-08"),
        ("en", "2023/11/08", ("2023-11-08T03:28:35+00:00",), "2023-11-08T03:28:35+00:00"),
        ("en", "", ("2023-11-09T01:09:55Z", "2023-11-08 18:12:00"), "2023-11-09T01:09:55Z"),  # another moment
        ("en", "", ("2023-11-09T03:00:00Z", "2023-11-08T20:00:25Z"), "2023-11-09T03:00:00Z"),  # of UTC too
        ("en", "", ("2023-11-09T03:10:25Z", "2023-11-08T20:10:25Z"), "2023-11-08T20:10:25Z"),  # one of them wrongly
        ("en", "", ("2023-11-09T13:09:55Z", "2023-11-08 18:09:55"), "2023-11-09T13:09:55Z"),  # nowhere is it yesterday then
        ("vi", "2023/11/09", ("2023-11-08T20:28:35Z",), "2023-11-08T20:28:35Z"),  # turned to the time here by the stage of dates
        ("vi", "2017/07/12", ("2019-06-17T18:28:00+0700",), "2017-07-12"),  # moved to a new system, and dated anew
        ("vi", "2017/07/12", ("2017-07-13T18:28:00+0700",), "2017-07-13T18:28:00+0700"),
    ],
)
def test_which_of_the_dates_counts(language: str, place: str, stamps: tuple[str, ...], raw: str) -> None:
    data = "".join(f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{stamp}"}}</script>' for stamp in stamps)
    page = f"<html lang={language}><meta charset=utf-8><title>{TITLE}</title>{data}<h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p>"
    url = f"https://xa.example/{place}/thon-binh-kieu-gop-suc-mo-duong-77.html"
    assert extract(Page(url, page.encode(), "text/html")).articles[0].published_raw == raw


def test_a_page_that_is_no_article_has_a_date_too() -> None:
    page = f"<html><meta charset=utf-8><title>Liên hệ</title><h1>Liên hệ</h1><p>Ngày đăng: 12/7/2023</p><p>{TEXT}</p>"
    reading = extract(Page("https://xa.example/lien-he", page.encode(), "text/html"))
    assert (reading.kind, reading.articles, reading.published_raw) == ("other", [], "12/7/2023")


@pytest.mark.parametrize(
    ("stamp", "printed", "raw"),
    [
        ("2023-07-11T22:00:00Z", "12. Juli 2023", "12. Juli 2023"),
        ("2023-07-11T22:00Z", "12. Juli 2023", "12. Juli 2023"),
        ("2023-07-11T22:00:00Z", "13. Juli 2023", "2023-07-11T22:00:00Z"),
        ("2023-07-11T22:04:00Z", "12. Juli 2023", "2023-07-11T22:04:00Z"),
    ],
)
def test_the_midnight_of_another_place_is_the_day_that_is_printed(stamp: str, printed: str, raw: str) -> None:
    head = f"<meta property='article:published_time' content='{stamp}'>"
    page = f"<html lang=de><meta charset=utf-8><title>{TITLE}</title>{head}<h1>{TITLE}</h1><p>{printed}</p><p>{TEXT}</p><p>{MORE}</p>"
    assert extract(Page(URL, page.encode(), "text/html")).articles[0].published_raw == raw


@pytest.mark.parametrize(
    ("data", "raw"),
    [
        ('{"bai":{"publishedDate":"2023-07-12T08:10:00+07:00","updatedDate":"2023-07-14T08:10:00+07:00"}}', "2023-07-12T08:10:00+07:00"),
        ('{\\"published_at\\":\\"2023-07-12T08:10:00\\"}', "2023-07-12T08:10:00"),
        ('{"datePublished" : "2023-07-12T08:10:00Z", "headline": "Thiếu dấu ngoặc', "2023-07-12T08:10:00Z"),
        ('[{"publishedDate":"2023-07-12T08:10:00"},{"publishedDate":"2023-07-10T08:10:00"}]', None),
        ('{"publishedDate":"2023-07-12T08:10\u00ff"}', "2023-07-12T08:10"),
    ],
)
def test_the_only_publish_date_in_the_data_of_scripts(data: str, raw: str | None) -> None:
    assert article(behind=f"<script type='application/json'>{data}</script>").published_raw == raw


def test_a_date_of_microdata_in_the_head() -> None:
    head = '<meta name="thoi-gian" itemprop="datePublished" content="2021-04-28">'
    text = "<h1>Xã An Thịnh ra mắt tổ hòa giải cơ sở kiểu mẫu</h1>" + "<p>Tổ hòa giải đã giải quyết xong ba vụ việc tranh chấp.</p>" * 4
    page = f"<html><head><title>Tin</title>{head}</head><body>{text}</body></html>".encode()
    [article] = extract(Page("http://a.example/tin-77.html", page, "text/html")).articles
    assert (article.published_raw, article.published_label) == ("2021-04-28", "microdata:datePublished")
