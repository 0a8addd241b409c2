"""Articles below the teasers of others, with the page's clock in the place and under the name of their date."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Page, Reading

HOST = "http://phuhai.example"
ADDRESS = f"{HOST}/Tin-t%E1%BB%A9c/post/258170/bon-mua-nuoc-ve-tren-rung-tram.aspx"
TITLE = "Bốn mùa nước về trên rừng tràm"
TEXT = "".join(
    f"<div>Tổ dân vận ấp {number} cùng bà con đắp bờ, giữ nước, chia nhau canh lửa suốt mùa khô, không để rừng cháy vụ nào.</div>"
    for number in range(2, 9)
)
LONG = "Chiều 12/6, Ban Tổ chức cuộc thi tỉnh Phú Hải tổng kết và trao giải cho mười hai tác giả, " * 3


def read(markup: str, url: str = ADDRESS, head: str = "<title>Ban Dân vận Tỉnh ủy Phú Hải &gt; Tin tức</title>") -> Reading:
    page = f'<html><head><meta charset="utf-8">{head}</head><body><div id="dnn_ContentPane">{markup}</div></body></html>'
    return extract(Page(url, page.encode(), "text/html"))


def teasers(read_on: str) -> str:
    def one(number: int) -> str:
        link = f'href="/Trang-ch%E1%BB%A7/post/{number}/hoi-nghi-so-ket-cong-tac-dan-van-lan-{number}.aspx"'
        more = f"<a {link}>{read_on}</a>" if read_on else ""
        return f"<div class='it'><a {link}>Hội nghị sơ kết công tác dân vận lần {number}</a><p>{LONG}{more}</p></div>"

    return "<div><span>Tiêu điểm</span>" + "".join(map(one, range(7))) + "</div>"


def article(title: str = TITLE) -> str:
    return f"<div><div class='t1'><span>{title}</span></div><span>Ngày đăng: 07/08/2026</span><div>{TEXT}</div></div>"


@pytest.mark.parametrize("read_on", ["Chi tiết", "Xem tiếp", ""])
def test_long_teasers_above_an_article_that_is_called_as_its_address(read_on: str) -> None:
    reading = read(teasers(read_on) + article())
    assert (reading.kind, reading.articles[0].title) == ("article", TITLE)
    assert reading.articles[0].body.startswith("Tổ dân vận ấp 2") and LONG[:40] not in reading.articles[0].body


def test_teasers_that_lead_on_are_none_of_a_text_whatever_its_address() -> None:
    reading = read(teasers("Chi tiết") + article(), f"{HOST}/Default.aspx?tabid=57&itemid=258170")
    assert (reading.kind, reading.articles[0].title) == ("article", TITLE)


def test_teasers_alone_are_a_list() -> None:
    assert read(teasers("Chi tiết"), f"{HOST}/Tin-tuc.aspx").kind == "listing"


def test_a_link_at_the_end_of_a_paragraph_that_leads_elsewhere_makes_no_teaser() -> None:
    linked = TEXT.replace("vụ nào.", 'vụ nào. <a href="/quyet-dinh.html">Chi tiết</a>', 1)
    assert read(article().replace(TEXT, linked)).articles[0].body.startswith("Tổ dân vận ấp 2")


def test_og_url_names_the_address_where_it_has_the_same_words() -> None:
    home = ADDRESS.replace("Tin-t%E1%BB%A9c", "Trang-ch%E1%BB%A7")
    for named, expected in ((ADDRESS, ADDRESS), (f"{HOST}/", None), (f"{HOST}/Tin-tuc/post/1/tuoi-tre-xa-phu-hai-ra-quan.aspx", None)):
        reading = read(article(), home, f'<title>A</title><meta property="og:url" content="{named}">')
        assert reading.canonical_url == expected


def test_the_clock_of_the_page_is_called_as_the_date() -> None:
    clock = '<span class="story_date current">Thứ ba, 20/10/2026, 09:00 (GMT+7)</span>'
    own = f'<span class="story_headline">{TITLE}</span><span class="story_date">Thứ ba, 21/04/2015, 12:01 (GMT+7)</span>'
    reading = read(f'<div>{clock}</div><div>{own}<div class="story_teaser">Giữ rừng.</div><div class="story_body">{TEXT}</div></div>')
    assert (reading.platform, reading.articles[0].published_raw) == ("story", "Thứ ba, 21/04/2015, 12:01 (GMT+7)")
    above = f'<div>{clock}</div><div><span class="story_date">21/04/2015</span><span class="story_headline">{TITLE}</span>'
    reading = read(f'{above}<div class="story_teaser">Giữ rừng.</div><div class="story_body">{TEXT}</div></div>')
    assert reading.articles[0].published_raw == "21/04/2015"


def test_the_clock_of_a_table_page_is_no_text() -> None:
    menu = "".join(f"<td><a href='index.php?cid={number}'>Mục tin {number}</a></td>" for number in range(6))
    clock = "<tr><td>Hôm nay, thứ ba ngày 20 tháng 10 năm 2026, 9:00 SA</td></tr>"
    short = "Ngày 3/7/2021, thanh niên xã Bình Kiều ra quân hưởng ứng phong trào thi đua chung sức xây dựng quê hương."
    told = "<font>(Cập nhật: 04-07-2021, 10:54 SA - Số lần đọc: 1470)</font>"
    own = f"<font size=4>Thanh niên Bình Kiều ra quân làm đường</font><br>{told}<p>{short}</p>"
    reading = read(
        f"<table>{clock}<tr>{menu}</tr><tr><td>{own}</td></tr></table>",
        f"{HOST}/index.php?mod=news&act=detail&id=1281",
        "<title>Trang tin</title>",
    )
    assert (reading.articles[0].title, reading.articles[0].published_raw) == (
        "Thanh niên Bình Kiều ra quân làm đường",
        "04-07-2021, 10:54 SA",
    )
    assert reading.articles[0].body == short


def test_who_made_a_video_or_the_site_is_no_author() -> None:
    video = '<iframe src="https://video.example/1"></iframe><p class="video_des">Thực hiện: Trung tâm Truyền thông tỉnh - 02/09/2025</p>'
    assert read(article() + f"<div>{video}</div>").articles[0].author is None
    head = '<title>Trang tin</title><meta name="Author" content="P. CNTT">'
    assert read(article(), head=head).articles[0].author is None
