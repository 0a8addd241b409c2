"""Magazines with notes on author and sources, portals of schools and unions, Joomla 1.5, and pages made with a page builder of Google."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.recurring import Recurring
from danvan_crawler.extract.rewrites.frames import file_of, link_files
from danvan_crawler.items import Article, Page

HOST = "http://tinh.example"
TITLE = "Xóm Bến Chùa góp công đắp lại đường ra đồng"
LEAD = "Hai mươi nhà ở xóm Bến Chùa cùng đắp lại ba trăm mét đường ra đồng sau lũ."
PARAGRAPH = "Nhà nào có máy cày thì chở đất, nhà nào có người thì san mặt đường, không ai phải đóng một đồng tiền nào."
TEXT = "".join(f"<p>{PARAGRAPH[:-1]} lần {number}.</p>" for number in range(6))
LAST = f"{PARAGRAPH[:-1]} lần 5."


def article(markup: str, url: str = f"{HOST}/tin/xom-ben-chua-12.html", head: str = "<title>Trang tin xã</title>") -> Article:
    reading = extract(Page(url, f'<html><head><meta charset="utf-8">{head}</head><body>{markup}</body></html>'.encode(), "text/html"))
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("<span>Thứ ba, 17/12/2024 | 10:06</span> <span>Cập nhật: 17/12/2025</span>", "Thứ ba, 17/12/2024 | 10:06"),
        ("<div>17/12/2024 10:06</div><div>Cập nhật: 18/12/2024</div>", "17/12/2024 10:06"),
        ("<div>Cập nhật: 18/12/2024</div>", "18/12/2024"),
        ("<div>Sự kiện: Tết Giáp Thìn 10/02/2024, mùa xuân ở các xóm</div><div>Cập nhật: 18/12/2024</div>", "18/12/2024"),
        ("<div>Thứ sáu, 20/12/2024</div><div>Cập nhật: 18/12/2024</div>", "18/12/2024"),  # the page's clock
    ],
)
def test_a_date_before_that_of_an_update_is_the_publish_date(stamp: str, expected: str) -> None:
    assert article(f"<h1>{TITLE}</h1><div>{stamp}</div><div>{TEXT}</div>").published_raw == expected


@pytest.mark.parametrize("firm", ["VHS Co., Ltd", "Công ty CP Phần mềm Bến Chùa", "Softnam JSC"])
def test_a_firm_in_the_head_wrote_nothing(firm: str) -> None:
    assert article(f"<h1>{TITLE}</h1><p>17/12/2024</p>{TEXT}", head=f'<meta name="author" content="{firm}">').author is None


def test_the_caption_of_a_photo_in_boxes_of_boxes() -> None:
    photo = '<div class="media-item"><div class="in"><img src="/a/1.jpg"></div><div class="media-desc"><div>Toàn cảnh con đường</div></div></div>'
    one = article(f"<h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}{photo}<p>{PARAGRAPH}</p></div>")
    assert [image.caption for image in one.images] == ["Toàn cảnh con đường"] and "Toàn cảnh" not in one.body


@pytest.mark.parametrize(
    ("source", "file"),
    [
        (
            "//docs.google.com/gview?url=http%3A%2F%2Ftinh.example%2Fupload%2Fkh-12.doc&embedded=true",
            "http://tinh.example/upload/kh-12.doc",
        ),
        ("/pdfjs/web/viewer.html?file=/upload/kh-12.pdf", "/upload/kh-12.pdf"),
        ("/upload/kh-12.pdf#toolbar=0", "/upload/kh-12.pdf#toolbar=0"),
        ("https://video.example/embed/kh-12", None),
        ("http://[broken/kh-12.pdf", None),
    ],
)
def test_the_file_that_a_frame_shows(source: str, file: str | None) -> None:
    assert file_of(source) == file


@pytest.mark.parametrize("markup", [b'<iframe src="/x.html"></iframe>', b"<p>kh-12.pdf</p>", b'<iframe data-x="<" src="/a.pdf'])
def test_markup_without_files_in_frames_stays(markup: bytes) -> None:
    assert link_files(markup) == markup


def test_files_in_viewers_have_the_names_above_them() -> None:
    item = (
        "<div><div>Kế hoạch đắp đường năm {0}</div><div>"
        '<iframe src="https://docs.google.com/gview?url=http%3A%2F%2Ftinh.example%2Fupload%2Fkh-{0}.doc&amp;embedded=true"></iframe></div></div>'
    )
    files = f"<div><div>Tài liệu đính kèm</div>{item.format(2024)}{item.format(2025)}</div>"
    one = article(f"<h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}</div>{files}")
    assert [(file.url, file.title) for file in one.attachments] == [
        (f"{HOST}/upload/kh-{year}.doc", f"Kế hoạch đắp đường năm {year}") for year in (2024, 2025)
    ]
    assert one.body.endswith(LAST)


def test_the_box_of_the_newest_documents_is_none_of_the_article() -> None:
    row = '<tr><td><a href="/vb/{0}.pdf">{0}/QĐ-UBND</a></td><td>14/08/2026</td><td>V/v thực hiện quy chế</td></tr>'
    box = f"<div><div>VĂN BẢN MỚI</div><table>{row.format(106)}{row.format(95)}</table></div>"
    others = '<div>Tin khác</div><ul><li><a href="/tin/a-9.html">Hội nghị giao ban công tác dân vận quý 3</a></li></ul>'
    assert article(f"<div><h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}</div>{box}{others}</div>").attachments == []


def test_the_fields_of_easydnn_and_the_article_behind() -> None:
    fields = "Đăng bởi: SuperUser Account | Thứ Tư, 12 Tháng Ba 2014 7:55 CH | Số lượt xem (3993) | Bình luận (0) | Đánh giá: No rating"
    behind = '<a class="edn_next" href="/tin/b-13.html"><span>Bài kế tiếp</span> Hướng dẫn tiếp công dân, đối thoại năm 2014</a>'
    foot = f'<a class="edn_print" href="/in/12">In</a></div><div class="edn_prevNext">{behind}</div>'
    one = article(f'<div><h1>{TITLE}</h1><div class="edn_metaDetails1">{fields}</div><p>{LEAD}</p>{TEXT}{foot}')
    assert (one.published_raw, one.author) == ("Thứ Tư, 12 Tháng Ba 2014 7:55 CH", None)
    assert "SuperUser" not in one.body and one.body.endswith(LAST)
    assert [link.title for link in one.links] == ["Hướng dẫn tiếp công dân, đối thoại năm 2014"]


def test_notes_of_a_magazine() -> None:
    head = f"<h2>{TITLE}</h2><p><b>TS. Hải Yến</b>(*)</p><div>Số 5 (2017), phát hành ngày 05/05/2017 | Ngày đăng: 03/06/2017 20:03</div>"
    abstract = f'<div class="tomtat"><p><b>Tóm tắt:</b> {LEAD}</p><p><b>Từ khóa:</b> đường làng, góp công.</p></div>'
    note = "<p>(*) Giảng viên khoa Nhà nước và Pháp luật</p></div><p>Ngày nhận bài: 05/03/2017; Ngày duyệt đăng: 11/04/2017</p>"
    cited = f"<div><b>Trích dẫn bài viết:</b> TS. Hải Yến, “{TITLE}”, Tạp chí Xóm Làng, số 5 (2017), http://tinh.example/tin</div>"
    one = article(f"<div>{head}{abstract}<div>{TEXT}{note}{cited}</div>")
    assert (one.author, one.sapo, one.published_raw) == ("TS. Hải Yến", LEAD, "03/06/2017 20:03")
    assert one.body.endswith(LAST) and "Trích dẫn" not in one.body and "Ngày nhận bài" not in one.body


def test_the_author_above_a_citation() -> None:
    cited = f"<div><b>Trích dẫn bài viết:</b> Thanh Trúc, “{TITLE}”, Tạp chí Xóm Làng, số 5 (2017), http://tinh.example/tin</div>"
    one = article(f"<div><h2>{TITLE}</h2><p>03/06/2017</p><div>{TEXT}<p align=right>Thanh Trúc</p></div>{cited}</div>")
    assert one.author == "Thanh Trúc" and one.body.endswith(LAST)


JOOMLA = f"{HOST}/index.php?option=com_content&view=article&id=137:dap-duong&catid=34:tin&Itemid={{}}"


@pytest.mark.parametrize("url", [JOOMLA.format(53), JOOMLA.format(1), JOOMLA.format(53) + "&showall=1"])
def test_a_text_in_pages_with_its_contents(url: str) -> None:
    parts = "".join(
        f'<tr><td><a href="{JOOMLA.format(53)}{more}" class="toclink">{name}</a></td></tr>'
        for name, more in (
            ("Những kết quả nổi bật của xóm", ""),
            ("Nhân rộng cách làm hay", "&limitstart=1"),
            ("Xem tất cả các trang", "&showall=1"),
        )
    )
    item = '<li><a href="/index.php?option=com_content&view=article&id={0}:tin&catid=34:tin">Hội nghị giao ban dân vận lần {0}</a> - 26/02/2021</li>'
    newer = f"<strong>Newer news items:</strong><ul>{item.format(145)}{item.format(146)}</ul>"
    older = f"<strong>Older news items:</strong><ul>{item.format(131)}{item.format(132)}{item.format(133)}</ul>"
    markup = (
        f"<table><tr><td class=contentheading>{TITLE}</td></tr></table><table><tr><td class=createdate>Thứ hai, 20 Tháng 1 2020 10:36</td></tr>"
        f"<tr><td><table class=contenttoc><tr><th>Mục lục bài viết</th></tr>{parts}</table>{TEXT}<div>{newer}{older}</div></td></tr></table>"
    )
    one = article(markup, url, '<meta name="generator" content="Joomla! 1.5">')
    assert one.title == TITLE and one.body.startswith(f"{PARAGRAPH[:-1]} lần 0.") and one.body.endswith(LAST)
    assert [(link.block, link.date_raw) for link in one.links] == [("related", "26/02/2021")] * 5


def test_cards_whose_headlines_are_no_links_and_photos_in_the_background() -> None:
    photo = '<div role="img" aria-label="Con đường mới ra đồng" style="background-image: url(&quot;/rt/{}=w1280&quot;);"></div>'
    headline = "<div><p><b>Tổng kết hội thi, trao giải nhất, giải nhì lần {n}</b></p></div>"
    card = f'<div>{{photo}}{headline}<div><a href="/bai-{{n}}"><span>Xem chi tiết</span></a></div></div>'
    cards = "".join(card.format(photo=photo.format(f"card{n}"), n=n) for n in range(3))
    back = '<div><a href="/muc">← Về mục Gương người tốt - việc tốt</a></div>'
    text = f"{TEXT}{photo.format('own')}<p>Con đường mới ra đồng</p><p>{PARAGRAPH}</p><p>Tin, ảnh: Quốc Đạt</p>"
    one = article(
        f"<main><h2>{TITLE}</h2><p>(Đăng ngày 15/06/2022)</p><section>{text}</section>{back}<h3>Bài viết khác</h3><div>{cards}</div></main>"
    )
    assert [(link.url, link.title) for link in one.links] == [
        (f"{HOST}/bai-{n}", f"Tổng kết hội thi, trao giải nhất, giải nhì lần {n}") for n in range(3)
    ]
    assert [(image.url, image.caption) for image in one.images] == [(f"{HOST}/rt/own=w1280", "Con đường mới ra đồng")]
    assert one.author == "Quốc Đạt" and one.body.endswith(PARAGRAPH)


def test_one_reference_below_a_paragraph_is_no_card() -> None:
    note = '<div><p>Thông báo của Ban quản lý đường ra đồng</p><a href="/thong-bao-9">Xem chi tiết</a></div>'
    assert "Thông báo của Ban quản lý" in article(f"<h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}{note}<p>{PARAGRAPH}</p></div>").body


def test_the_day_in_a_title_is_none_before_an_update() -> None:
    title = "Thông báo lịch tiếp công dân ngày 05/01/2024 của huyện Bến Chùa"
    assert article(f"<h1>{title}</h1><div>Cập nhật: 10/01/2024 10:06</div>{TEXT}").published_raw == "10/01/2024 10:06"


def test_titles_that_begin_like_a_way_back() -> None:
    items = "".join(f'<li><a href="/tin/a-{n}.html">Về danh sách hộ nghèo ở xóm {n}</a></li>' for n in range(3))
    one = article(f"<h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}</div><h4>Tin liên quan</h4><ul>{items}</ul>")
    assert [link.block for link in one.links] == ["related"] * 3


def test_the_end_of_a_text_behind_a_reference() -> None:
    end = "Chiều xuống, xóm nhỏ chìm trong sương, tiếng trẻ gọi nhau dọc bờ suối vẫn ấm áp tình người..."
    reference = '<p><a href="/tin/a-9.html">Hội nghị giao ban công tác dân vận quý một</a></p>'
    assert article(f"<h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}{reference}<p>{end}</p></div>").body.endswith(end)


def test_a_title_of_a_video_is_a_title() -> None:
    assert article(f"<h1 class='video-title'>{TITLE}</h1><p>17/12/2024 08:30</p><div>{TEXT}</div>").title == TITLE


def test_a_place_among_the_paragraphs_belongs_to_no_other_event() -> None:
    title = "Thông báo tổ chức hội nghị đối thoại với nông dân"
    head = f"<div class=td1>{title}</div><p>Thời gian: 8 giờ 00 ngày 12/10/2023</p><p>Địa điểm: Hội trường Huyện ủy</p>"
    assert article(f"{head}{TEXT}<p>Ngày đăng: 10/10/2023</p>", f"{HOST}/?id=12").title == title


@pytest.mark.parametrize("note", ["(*) Tên nhân vật đã được thay đổi", "(*) Bài có sử dụng tư liệu của Bảo tàng tỉnh"])
def test_notes_on_other_things_stay(note: str) -> None:
    assert article(f"<h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}<p>{note}</p></div>").body.endswith(note)


def test_the_date_of_joomla_above_the_title_and_those_of_a_list_below() -> None:
    items = "".join(
        f'<li><a href="/tin/a-{n}.html">Hội nghị giao ban công tác dân vận lần {n}</a> <span class=createdate>01/01/2020</span></li>'
        for n in range(4)
    )
    own = "<div class=createdate>Thứ ba, 17/12/2024 10:06</div>"
    page = f"{own}<h2 class=contentheading>{TITLE}</h2><div class=article-content>{TEXT * 2}</div><h4>Tin khác</h4><ul>{items}</ul>"
    one = article(page, f"{HOST}/tin/12-{'-'.join(['xom'] * 5)}.html", '<meta name="generator" content="Joomla! 1.5">')
    assert one.published_raw == "Thứ ba, 17/12/2024 10:06"


@pytest.mark.parametrize("named", ["/chi-tiet-bai-viet.aspx", "/chi-tiet-bai-viet.aspx?id=56", "/en/chi-tiet-bai-viet.aspx?id=55"])
def test_an_og_url_that_is_no_address_of_the_page(named: str) -> None:
    head = f'<meta property="og:url" content="{HOST}{named}">'
    one = article(f"<h1>{TITLE}</h1><p>17/12/2024</p><div>{TEXT}</div>", f"{HOST}/chi-tiet-bai-viet.aspx?id=55", head)
    assert one.url == f"{HOST}/chi-tiet-bai-viet.aspx?id=55"


def test_a_menu_entry_is_called_alike_whatever_was_read_before() -> None:
    def page(number: int, cards: int) -> Page:
        menu = "".join(f'<li><a href="/muc-{n}">Mục số {n} của trang</a></li>' for n in range(30))
        card = "<div><p>Hội nghị giao ban công tác xóm {0}</p><div><a href='/tin/bai-{0}'>Xem chi tiết</a></div></div>"
        side = "".join(f"<div class=o>{card.format(n)}</div>" for n in range(cards))
        text = f"<h1>{TITLE} {number}</h1><p>17/12/2024</p><div>{TEXT}</div>"
        return Page(f"{HOST}/tin/xom-{number}.html", f"<html><body><ul>{menu}</ul>{text}{side}</body></html>".encode(), "text/html")

    recurring = Recurring()
    for number in range(6):
        extract(page(number, 1), None, recurring)
    alone, behind = extract(page(6, 2)), extract(page(6, 2), None, recurring)
    assert [(link.block, link.title) for link in behind.links] == [(link.block, link.title) for link in alone.links]
