"""Pages that are easily taken for another kind: portlets, walls, menus, the home page in place of an article, very long lists."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.folding import plain
from danvan_crawler.items import Page, Reading

DENIED = "Bạn không có quyền truy cập"
TEASER = "Ban Dân vận Huyện ủy tổ chức hội nghị sơ kết sáu tháng, có hơn một trăm đại biểu của mười hai xã, thị trấn tham dự và trao đổi."
PORTLET = "?p_p_id=101_INSTANCE_Ab1&p_p_lifecycle=0&p_p_state=normal&_101_INSTANCE_Ab1_delta=10&_101_INSTANCE_Ab1_cur=4"
ARTICLE = "http://a.example/tin-tuc/giao-ban-quy-hai-ve-tiep-dan-2147.html"


def read(markup: str, url: str) -> Reading:
    return extract(Page(url, f'<html><head><meta charset="utf-8">{markup}</body></html>'.encode(), "text/html"))


def teaser(number: int) -> str:
    return f'<div class="it"><h3><a href="/hoi-nghi-so-ket-{number}.html">Hội nghị sơ kết công tác dân vận lần {number}</a></h3><p>{TEASER}</p></div>'


MENU = "".join(f'<li><a href="/muc/{number}">Mục số {number}</a></li>' for number in range(8))


@pytest.mark.parametrize("items", [1, 2, 3])
def test_a_portlet_id_makes_no_article(items: int) -> None:
    listing = "".join(map(teaser, range(items)))
    reading = read(f"<title>Tin - A</title></head><body><ul>{MENU}</ul>{listing}", f"http://a.example/web/guest/tin{PORTLET}")
    assert reading.kind in ("listing", "other")
    assert sum(link.block == "listing" for link in reading.links) == items


def test_a_portlet_that_denies_is_no_wall() -> None:
    noise = f'<div class="portlet-msg-error">{DENIED} portlet này.</div>'
    reading = read(f"<title>Phóng sự - A</title></head><body><ul>{MENU}</ul>{noise}<p>Đang cập nhật.</p>", "http://a.example/web/guest/ps")
    assert reading.kind != "blocked"


@pytest.mark.parametrize("markup", [f"<p>{DENIED} trang này.</p><a href='/'>Trang chủ</a>", f"<ul>{MENU}</ul><h2>{DENIED} trang này</h2>"])
def test_a_page_with_little_else_is_a_wall(markup: str) -> None:
    assert read(f"<title>Thông báo</title></head><body>{markup}", "http://a.example/x").kind == "blocked"


@pytest.mark.parametrize(
    ("said", "is_wall"),
    [
        ("This domain is for sale!", True),
        ("The domain danvan.example may be for sale by its owner", True),
        ("Tên miền danvan.example này đang được rao bán", True),
        ("Tên miền đã hết hạn", True),
        ("Account Suspended", True),
        ("Website này đã bị tạm khóa", True),
        ("Xã Tân Giang rà soát tên miền của các trang thông tin điện tử", False),
    ],
)
def test_what_stands_where_a_site_was(said: str, is_wall: bool) -> None:
    text = f"<h1>{said}</h1><p>{said}. Inquire now, our experts help you to find what fits your project and your budget best of all.</p>"
    assert (read(f"<title>{said}</title></head><body>{text}", ARTICLE).kind == "blocked") is is_wall


@pytest.mark.parametrize(
    "named", ['<link rel="canonical" href="http://a.example/">', '<meta property="og:url" content="http://a.example">']
)
def test_the_home_page_in_place_of_an_article_is_missing(named: str) -> None:
    home = f"<title>Ban Dân vận Huyện ủy</title>{named}</head><body>{''.join(map(teaser, range(8)))}"
    gone = read(home, ARTICLE)
    assert (gone.kind, gone.reason) == ("missing", "home page in place of an article")
    assert read(home, "http://a.example/").kind == "listing"
    assert read(home, "http://a.example/trang-moi").kind == "listing"


def test_a_site_that_names_the_home_page_everywhere_keeps_its_pages() -> None:
    named = '<link rel="canonical" href="http://a.example/">'
    body = f"<h1>Giao ban quý hai về tiếp dân</h1><p>{TEASER * 3}</p><p>{TEASER * 2}</p>"
    title = "<title>Giao ban quý hai về tiếp dân - A</title>"
    assert read(f"{title}{named}</head><body>{body}", ARTICLE).kind == "article"
    assert read(f"{title}{named}</head><body>{''.join(map(teaser, range(8)))}", ARTICLE).kind == "listing"


@pytest.mark.parametrize("words", ["Chuyên mục số", "Ban Dân vận Huyện ủy Yên Phú và xã Tân Lập số"])
@pytest.mark.parametrize("tail", ["</a></li>", "</a> (12/05/2023)</li>"])
@pytest.mark.parametrize("title", ["h1", "h2", "div"])
def test_a_menu_of_300_links_above_the_title_makes_no_list(words: str, tail: str, title: str) -> None:
    menu = "".join(f'<li class="item"><a href="/muc-{number}.html">{words} {number}{tail}' for number in range(300))
    text = "".join(f"<p>{TEASER} {TEASER} Đoạn thứ {number}.</p>" for number in range(12))
    head = "Tổ hòa giải kiểu mẫu ra mắt ở xã An Thịnh"
    reading = read(
        f"<title>{head} - A</title></head><body><ul>{menu}</ul><{title}>{head}</{title}><i>Thứ năm - 15/06/2023 09:12</i><div>{text}</div>",
        "http://a.example/tin-3.html",
    )
    assert reading.kind == "article"
    assert reading.articles[0].title == head
    assert reading.articles[0].published_raw == "Thứ năm - 15/06/2023 09:12"


def test_twenty_thousand_links_are_all_kept_and_what_is_cut_is_said() -> None:
    row = '<p><a href="/b-{0}.html">Bài viết số {0}</a></p>'
    many = read("<title>Tất cả</title></head><body>" + "".join(row.format(number) for number in range(20_000)), "http://a.example/tat-ca")
    assert len(many.links) == 20_000
    assert "page cut at 10000 lines" in (many.reason or "")
    assert "links" not in (many.reason or "")
    more = read("<title>Tất cả</title></head><body>" + "".join(row.format(number) for number in range(52_000)), "http://a.example/tat-ca")
    assert len(more.links) == 50_000
    assert "links at 50000" in (more.reason or "")


def test_the_contents_of_a_page_are_no_list() -> None:
    text = "Đồng chí Bí thư Chi bộ cho biết: cả 46 hộ dân trong thôn đều tự nguyện hiến đất làm đường, không ai đòi bồi thường. " * 3
    names = [f"Phần thứ {n}: kết quả vận động của thôn Bình Kiều" for n in range(6)]
    contents = "".join(f"<li><a href='#phan-{n}'>{name}</a></li>" for n, name in enumerate(names))
    parts = "".join(f"<h2 id='phan-{n}'>{name}</h2><p>{text}</p>" for n, name in enumerate(names))
    page = (
        f"<title>Thôn Bình Kiều góp sức mở đường</title><h1>Thôn Bình Kiều góp sức mở đường</h1><p>12/7/2023</p><ul>{contents}</ul>{parts}"
    )
    assert extract(Page("https://xa.example/tin/thon-binh-kieu-gop-suc-mo-duong-77.html", page.encode(), "text/html")).kind == "article"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Đăng ký hiến máu tình nguyện ở Nà Phặc", "article"),
        ("Giới thiệu sản phẩm OCOP tại hội chợ vùng cao", "article"),
        ("Thanh niên về bản làm dân vận qua video", "article"),
        ("Lịch công tác tuần 42 của Thường trực Huyện ủy", "other"),
        ("Thống kê truy cập", "other"),
    ],
)
def test_a_dated_headline_may_begin_as_the_title_of_a_static_page(head: str, kind: str) -> None:
    text = "".join(
        f"<p>Tại nhà văn hóa thôn {n}, Ban Dân vận Huyện ủy nghe và giải đáp 14 ý kiến của 96 hộ dân về con đường mới.</p>"
        for n in range(4)
    )
    url = f"https://xa.example/tin/{'-'.join(plain(head).split())}-77.html"
    text = f"<p>Ngày đăng: 13/07/2023 08:10</p>{text}"
    assert read(f"<title>{head}</title><h1>{head}</h1>{text}", url).kind == kind
    if kind == "article":
        assert read(f"<title>Xã Nà Phặc</title><h2>{head}</h2>{text}", url).articles[0].title == head


def test_a_heading_above_the_name_of_the_office_says_what_the_page_is() -> None:
    """Every page of the site has the office's name as its <title>."""
    name = "Khối Dân vận Thành ủy Hải Đông"
    head = f"<title>{name}</title></head><body><ul>{MENU}</ul><p>Ngày 20 tháng 10 năm 2026</p>"
    text = f"<h2>Liên hệ</h2><p>{name}</p><p>Điện thoại: 0999.386.231 - Fax: 0999.386.100</p><p>Cổng thông tin {name}</p>"
    assert read(head + text, "http://a.example/?gd=13&cn=6").kind != "article"


@pytest.mark.parametrize("label", ["Các tin khác:", "Tin liên quan"])
def test_the_label_of_an_empty_list_ends_the_text(label: str) -> None:
    text = "".join(f"<p>{TEASER} Lần {number}.</p>" for number in range(4))
    head = "<title>Giao ban quý hai về tiếp dân</title></head><body><h1>Giao ban quý hai về tiếp dân</h1><p>Ngày đăng: 02/03/2026</p>"
    reading = read(
        f"{head}{text}<p align=right><b>Ngọc Bích</b></p><p><b>{label}</b></p><ul></ul><hr><center>Ban Dân vận Hải Đông</center>", ARTICLE
    )
    assert reading.articles[0].author == "Ngọc Bích"
    assert reading.articles[0].body.count("\n\n") == 3


def test_the_last_page_of_a_list_with_three_teasers() -> None:
    """The headlines are links, dates and teasers stand below; the first teaser, cut off, looks like a title."""
    teasers = [
        "Sáng ngày 14 tháng 2 năm 2017, Ban Dân vận Tỉnh uỷ Lam Sơn họp bàn về phong trào thi đua “Dân vận khéo”. Chủ trì họp có đồng chí V...",
        "Ngày 17/5/2016, khối dân vận xã đến thăm, làm việc tại thôn Đông.",
        "Thực hiện kế hoạch năm 2013, khối dân vận xã vận động bà con trồng cây hai bên đường, dọn vệ sinh ngõ xóm, giữ gìn an ninh như sau...",
    ]
    items = "".join(
        f"<div class=news-item><img src='/api/image?id=40{n}1'><div class=n-body><a class=n-title href='/vi/tin-bai/giao-ban-{n}?id=40{n}1'>"
        f"Khối dân vận xã Đồng Tâm giao ban quý {n} năm 2016</a><p class=n-date>1{n}/02/2016</p><p class=n-desc>{teaser}</p></div></div>"
        for n, teaser in enumerate(teasers)
    )
    links = "".join(
        f"<li><a href='/vi/tin-bai/mo-duong-{n}?id=50{n}1'>Bà con thôn số {n} hiến đất mở đường liên xã</a></li>" for n in range(5)
    )
    box = f"<aside><h3>TIN MỚI NHẤT</h3><ul>{links}</ul></aside>"
    body = f"<h1>CỔNG THÔNG TIN SƠN HẠ</h1><div><h3 class=cat-title>Văn hoá - Xã hội</h3>{items}</div><p>« ‹ 1 › » Tổng số: 13 bản ghi</p>{box}"
    html = f"<html lang=vi><head><title>Cổng thông tin Sơn Hạ</title></head><body>{body}</body></html>"
    url = "https://a.example/vi/tin-tuc-su-kien-10/van-hoa-xa-hoi-8?page=2"
    assert extract(Page(url, html.encode(), "text/html; charset=utf-8")).kind == "listing"
