"""Pages of papers, of Joomla's and Drupal's older themes and of servers that print a React page: logos as h1, counters, labels, views as files."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page, Reading

TITLE = "Bản Pá Lau giữ rừng bằng hương ước"
TEXT = "Ông Trưởng bản cho hay: mỗi hộ cử một người vào tổ tuần rừng, cứ mười ngày lại thay phiên nhau đi kiểm tra các khu giáp ranh."
MORE = "Tiền chi trả dịch vụ môi trường rừng được chia đều, phần còn lại gửi vào quỹ của bản để sửa đường và mua loa truyền thanh."
BODY = f"<p>{TEXT}</p><p>{MORE}</p>"
URL = "https://danvan.example/tin-tuc/12-rung/417-ban-pa-lau-giu-rung-bang-huong-uoc.html"
MENU = "<nav><a href='/tin-tuc'>Tin tức</a><a href='/chuyen-muc/dan-toc'>Dân tộc - Tôn giáo</a><a href='/lien-he'>Liên hệ</a></nav>"


def read(body: str, head: str = "", url: str = URL) -> Reading:
    page = f"<html><head><meta charset='utf-8'><title>{TITLE} - Báo Lam Sơn điện tử</title>{head}</head><body>{MENU}{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def article(body: str, head: str = "", url: str = URL) -> Article:
    reading = read(body, head, url)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def test_the_logo_of_a_paper_is_no_title_though_the_platform_reads_an_h1() -> None:
    logo = "<h1 class=logo><a href='/'>Báo Lam Sơn điện tử</a></h1>"
    got = article(f"{logo}<div><h1 class=detail__title>{TITLE}</h1><div>12/07/2023 08:10</div><div class=cms-body>{BODY}</div></div>")
    assert (got.platform, got.title) == ("zce", TITLE)


@pytest.mark.parametrize("line", ["<span>Hải Yến</span><span>4274</span>", "<span><svg/>Hải Yến</span><span><svg/>4274</span>"])
def test_the_name_beside_a_counter_under_the_title_is_the_authors(line: str) -> None:
    lead = "<div class=sc-b1>Ba năm liền, bản Pá Lau không để xảy ra vụ phá rừng nào nhờ bản hương ước do chính bà con viết ra.</div>"
    got = article(
        f"<div><span>Thứ Hai, 21/09/2026 20:11</span><div>{TITLE}</div><div>{line}</div>{lead}<div class=sc-b2>{BODY}</div></div>"
    )
    assert (got.author, "4274" in got.body, (got.sapo or "")[:11]) == ("Hải Yến", False, "Ba năm liền")


def test_a_counter_alone_under_the_title_is_no_text() -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><span>4274</span></div>{BODY}</div>")
    assert (got.author, got.body.split("\n\n")) == (None, [TEXT, MORE])


def test_the_source_in_a_list_of_its_own_below_the_text() -> None:
    box = "<ul class=td-post-source><li><span>Nguồn</span></li><li><a href='https://khac.example/'>Cổng TTĐT tỉnh Hạ Sơn</a></li></ul>"
    tags = "<ul class=td-tags><li><span>Từ khóa</span></li><li><a href='/tag/rung'>giữ rừng</a></li></ul>"
    boxes = f"<div class=td-post-source-tags>{box}</div><div class=td-post-source-tags>{tags}</div>"
    got = article(f"<article><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}<footer>{boxes}</footer></article>")
    assert (got.source, got.body.split("\n\n")) == ("Cổng TTĐT tỉnh Hạ Sơn", [TEXT, MORE])


def test_who_made_the_site_wrote_no_article() -> None:
    head = "<meta name=author content=VNSoft>"
    body = f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}</div>"
    assert article(f"{body}<footer><p>Thiết kế: VNSoft Lam Sơn</p></footer>", head).author is None
    assert article(f"{body}<footer><p>Đăng lại phải ghi nguồn</p></footer>", head).author == "VNSoft"


def test_the_page_as_pdf_is_no_file_of_the_article() -> None:
    view = f"<a href='{URL[:-4]}pdf' title=PDF><img src='/pdf_button.png' alt=PDF></a>"
    file = "<p><a href='/files/ke-hoach-12.pdf'>Kế hoạch số 12</a></p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{view}</div>{BODY}{file}</div>")
    assert [file.title for file in got.attachments] == ["Kế hoạch số 12"]


def test_the_label_of_a_field_for_screen_readers_is_no_part_of_a_caption() -> None:
    label = "<div class='field__label visually-hidden'>Image</div>"
    figure = (
        "<figure class=caption><article>{}<div><img src='/anh/{}.jpg' alt='x'></div></article><figcaption>Ảnh thứ {}</figcaption></figure>"
    )
    got = article(
        f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{figure.format(label, 1, 1)}{figure.format(label, 2, 2)}</div></div>"
    )
    assert [image.caption for image in got.images] == ["Ảnh thứ 1", "Ảnh thứ 2"]


def test_a_photo_that_opens_in_a_window_is_the_articles() -> None:
    photo = "<figure><a href='/anh/7.png'><img class='entry-thumb td-modal-image' src='/anh/7.png'></a></figure>"
    got = article(f"<article><h1>{TITLE}</h1><div>12/07/2023</div>{photo}<div>- Quảng cáo -</div>{BODY}</article>")
    assert [image.url for image in got.images] == ["https://danvan.example/anh/7.png"]


def test_a_form_in_the_column_beside_makes_no_static_page() -> None:
    column = "<td><div><div><div><div><h3>Đăng nhập</h3><form><input name=a></form></div></div></div></div></td>"
    table = f"<table><tr>{column}<td><h2>{TITLE}</h2>{BODY}</td></tr></table>"
    assert read(table, "<meta name=author content=Administrator>").reason != "static page"
    assert read(f"<div><h3>Liên hệ</h3><p>{TITLE}</p>{BODY}</div>").reason == "static page"


def test_a_table_of_headlines_and_counts_is_a_list() -> None:
    row = "<tr><td>{0}</td><td><a href='/tin-tuc/12-rung/{0}-thon-so-{0}-giu-rung-ben-bo-suoi.html'>Thôn số {0} giữ rừng bên bờ suối</a></td><td>72{0}</td></tr>"
    rows = "".join(row.format(number) for number in range(11, 18))
    clock = "<div>Thứ ba, 20 Tháng 10 2026 09:00</div>"
    url = "https://danvan.example/tin-tuc/12-mo-hinh-dien-hinh.html"
    head = "<table><tr><td>STT</td><td>Tiêu đề bài viết</td><td>Lượt xem</td></tr>"
    assert read(f"{clock}<div><div class=componentheading>Mô hình - Điển hình</div>{head}{rows}</table></div>", url=url).kind == "listing"


def test_the_lead_of_a_paper_with_its_letters_and_the_day_names_no_author() -> None:
    lead = "<h2 class=sapo>BLO - Sáng ngày 08/05/2019, Ban Tổ chức cuộc thi tổng kết và trao giải.</h2>"
    assert article(f"<div><h1>{TITLE}</h1><div>12/07/2023 08:10</div>{lead}<div>{BODY}</div></div>").author is None
