"""Articles with hardly a sentence: notices that are a file, programmes, and what page builders and portals leave around a text."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.rewrites import shortcodes
from danvan_crawler.items import Article, Page, Reading

TITLE = "Thông báo về việc báo cáo công tác dân vận năm 2024 (có văn bản kèm theo)"
TEXT = "Sáng 12/4, khối dân vận xã họp bàn cách vận động các hộ dọc tuyến đường liên bản lùi hàng rào, nhường đất cho công trình."
MORE = "Sau hai tháng, 46 hộ đã hiến hơn 3.200 m2 đất; các chi hội phụ nữ, nông dân góp trên 600 ngày công san nền, vét rãnh."
OTHERS = "".join(
    f"<li><a href='/bai-so-{n}-c21500{n}.html'>Hội nghị giao ban công tác dân vận quý {n} năm 2023</a></li>" for n in (1, 2, 3, 4)
)
SIDE = (
    f"<div class=khac><b>Các tin khác</b><ul>{OTHERS}</ul></div><div class=side><h3>Thăm dò ý kiến</h3><p>Đồng chí thấy trang này thế nào?</p>"
    "<p>Hôm nay453 Hôm qua44,124 Tuần này10,411 Tháng này62,389 Tổng truy cập 1756714</p></div>"
)
CLOCK = "<div>Thứ Ba, 20/10/2026</div>"
URL = "https://mau.example.vn/thong-bao-ve-viec-bao-cao-c215093.html"


def read(body: str, title: str = f"{TITLE} | Trang Mẫu", url: str = URL, head: str = "") -> Reading:
    return extract(Page(url, f"<html lang=vi><head><title>{title}</title>{head}</head><body>{CLOCK}{body}</body></html>".encode()))


def article(body: str, title: str = f"{TITLE} | Trang Mẫu", url: str = URL, head: str = "") -> Article:
    reading = read(body, title, url, head)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


@pytest.mark.parametrize(
    "target", ["/vb/thong-bao-12.pdf", "/LinkClick.aspx?fileticket=kZ4387x0Q%3d&tabid=118", "/documents/10180/2151/tb.docx"]
)
def test_a_notice_that_is_nothing_but_its_file(target: str) -> None:
    file = f"<div class=dinh-kem><b>File đính kèm</b><ul><li><a href='{target}'>Thông báo về công tác dân vận năm 2024</a></li></ul></div>"
    got = article(
        f"<div class=detail><h2>{TITLE}</h2><div>22/12/2024 08:15 | 359 lượt xem</div><div class=content></div>{file}</div>{SIDE}"
    )
    assert (got.title, got.body, got.published_raw) == (TITLE, "", "22/12/2024 08:15")
    assert [one.title for one in got.attachments] == ["Thông báo về công tác dân vận năm 2024"]
    assert [link.block for link in got.links] == ["related"] * 4


def test_a_programme_is_a_table_from_its_first_row_to_its_last() -> None:
    items = [
        ("7 giờ 30", "Văn nghệ chào mừng", "Đoàn Thanh niên"),
        ("8 giờ 00", "Chào cờ, tuyên bố lý do, giới thiệu đại biểu", "Ban Tổ chức"),
    ]
    items += [("9 giờ 15", "Giải lao, xem gian trưng bày", "Hội Phụ nữ"), ("10 giờ 30", "Bế mạc", "Ban Tổ chức")]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in items)
    title = "Chương trình Đại hội thi đua “Dân vận khéo” xã Ban Mai năm 2019"
    head = f"<tr><td><span>{title}</span></td></tr><tr><td>Ngày cập nhật: 25/1/2019 4:24:50 CH</td></tr>"
    page = f"<table>{head}<tr><td><table>{rows}</table></td></tr></table>{SIDE}"
    got = article(page, f"{title} | Trang Mẫu", "https://mau.example.vn/chuong-trinh-dai-hoi-c215094.html")
    assert got.body.split("\n\n") == [" | ".join(row) for row in items]
    assert (got.author, got.published_raw) == (None, "25/1/2019 4:24:50 CH")


def test_the_title_is_the_end_of_dotnetnukes_trail() -> None:
    title = "Huyện Nam Xuyên lắng nghe ý kiến Nhân dân về chuyển đổi số"
    menu = "<ul><li><a href='/VanHoa/tabid/131/Default.aspx'>Văn hóa - Xã hội</a></li></ul>"
    box = f"<h2><span class=Head>Văn hóa - Xã hội</span></h2><table><tr><td><span class=Head>{title}</span></td></tr>"
    text = f"<tr><td>Ngày cập nhật: 30/8/2013 8:10:03 CH</td></tr><tr><td><p>{TEXT}</p><p>{MORE}</p></td></tr></table>"
    head = "<meta name=GENERATOR content='DotNetNuke '><meta id=MetaAuthor name=AUTHOR content=DotNetNuke>"
    url = "https://mau.example.vn/VanHoa/tabid/131/id/4304/Default.aspx"
    got = article(f"{menu}{box}{text}{SIDE}", f"Cổng thông tin Mẫu &gt; Văn hóa - Xã hội &gt; {title}", url, head)
    assert (got.title, got.author, got.section) == (title, None, "Văn hóa - Xã hội")
    bare = article(f"{menu}<p>{TEXT}</p><p>{MORE}</p>{SIDE}", f"Cổng thông tin Mẫu &gt; Văn hóa - Xã hội &gt; {title}", url, head)
    assert bare.title == title


@pytest.mark.parametrize(
    "path", ["/LienHe/tabid/61/Default.aspx", "/SoDoToChuc/tabid/62/Default.aspx", "/ThuVienAnh/tabid/78/Default.aspx"]
)
def test_dotnetnukes_pages_about_the_office_are_no_articles(path: str) -> None:
    body = f"<h1>Thông tin của cơ quan chúng tôi hôm nay</h1><div>12/04/2023 08:15</div><p>{TEXT}</p>"
    assert read(body, "Cổng thông tin Mẫu", f"https://mau.example.vn{path}").reason == "static page"


def test_a_list_page_with_a_single_teaser_is_no_article() -> None:
    body = f"<h1>Trao đổi kinh nghiệm</h1><div>29/10/2016</div><p>{TEXT[:80]}...</p>"
    assert read(body, "Trao đổi kinh nghiệm | Trang Mẫu", "https://mau.example.vn/trao-doi-kinh-nghiem-g15/p2").kind != "article"


def test_an_account_that_everybody_uses_is_no_author() -> None:
    for by in (
        "<span class=byline> by <span class='meta-author vcard'><a class='url fn' href=/author/bbt>Ban Biên tập</a></span></span>",
        "<span class=author>quantri02</span>",
        "<div class=author-name>SuperUser Account</div>",
    ):
        assert (
            article(f"<article><h1>{TITLE}</h1><div>12/04/2023 08:15 {by}</div><p>{TEXT}</p><p>{MORE}</p></article>{SIDE}").author is None
        )
    signed = f"<article><h1>{TITLE}</h1><div>12/04/2023</div><p>{TEXT}</p><p>{MORE}</p><p align=right>Ban Biên tập</p></article>{SIDE}"
    assert article(signed).author == "Ban Biên tập"


def test_marks_of_page_builders_are_no_text() -> None:
    photo = "[caption id=attachment_9 align=aligncenter width=700]<img src=/anh/hop.jpg width=700 /> Bà con bàn việc hiến đất[/caption]"
    text = f"<p>[vc_row][vc_column width='1/2'][vc_column_text]</p><p><strong>{TEXT}</strong></p><p>{photo}</p><p>{MORE}</p><p>{MORE} Dân vui.</p>"
    got = article(f"<article><h1>{TITLE}</h1><div>12/04/2023</div>{text}<p>[/vc_column_text][/vc_column][/vc_row]</p></article>{SIDE}")
    assert (got.sapo, got.body.split("\n\n")) == (TEXT, [MORE, f"{MORE} Dân vui."])
    assert [image.caption for image in got.images] == ["Bà con bàn việc hiến đất"]


@pytest.mark.parametrize(
    "data", [b"[caption" * 20_000, b"[vc_row " * 20_000, b"[caption]<img " + b"x" * 100_000, "[Ảnh] a[1] [vc]".encode()]
)
def test_what_is_no_shortcode_is_left_alone(data: bytes) -> None:
    assert shortcodes.without(data) == data


def test_an_account_that_a_theme_prints_is_no_author_either() -> None:
    head = "<meta name=generator content='WordPress 6.2'><meta property='article:published_time' content='2021-09-12T07:13:01+07:00'>"
    by = "<div class=entry-meta>Posted on <time class='entry-date published' datetime='2021-09-12T07:13:01+07:00'>12/09/2021</time> "
    account = "<span class=byline> by <span class='author vcard'><a class='url fn n' href=/author/bbt>{}</a></span></span></div>"
    text = f"<div class=entry-content><p>{TEXT}</p><p>{MORE}</p></div>"
    page = f"<article class='post hentry'><h1 class=entry-title>{TITLE}</h1>{by}{account}{text}</article>"
    assert article(page.replace("{}", "Ban Biên tập"), head=head).author is None
    assert article(page.replace("{}", "Hạnh Dung"), head=head).author == "Hạnh Dung"
