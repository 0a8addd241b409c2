"""Portals whose classes say nothing, blogs and Drupal: what stands beside, above and below an article, and under which name."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Page, Reading

HOST = "http://tinh.example"
PORTAL = f"{HOST}/portal/page/portal/vinhlach/danvan/chitiet?_piref33_14737_33.docid=41262"
TITLE = "Tổ dân phố Trung Thành chung tay giữ suối"
LEAD = "Chiều 20/2, tổ dân phố Trung Thành ra quân vớt rác, trồng tre dọc hai bờ suối Nà Lốc."
PARAGRAPH = "Mỗi nhà góp một buổi công mỗi tháng, người già trông cây non, thanh niên khơi dòng, không ai phải nhắc ai."
TEXT = "".join(f"<div>{PARAGRAPH[:-1]} lần {number}.</div>" for number in range(6))
EVENT = (
    "<table><tr><td>Sự kiện liên quan</td></tr><tr><td><b>Ngày hội Đại đoàn kết toàn dân tộc</b><br>Thời gian: 10 giờ 00, 10/02/2013<br>"
    "Địa điểm: Hội trường B, Trung tâm Hội nghị tỉnh</td></tr></table>"
)
DATED = "<table><tr><td>Ngày xuất bản: 22/02/2013 | 06:28 PM</td><td>Số lượt xem: 2831</td></tr></table>"


def read(
    markup: str, url: str = PORTAL, head: str = "<title>Cổng thông tin điện tử tỉnh Vĩnh Lạch</title>", attributes: str = ""
) -> Reading:
    page = f'<html {attributes}><head><meta charset="utf-8">{head}</head><body>{markup}</body></html>'
    return extract(Page(url, page.encode(), "text/html"))


def links(count: int, label: str = "Các tin đã đưa") -> str:
    items = "".join(
        f'<div><a href="/tin/{number}.html">Hội nghị giao ban công tác dân vận lần {number}</a></div>' for number in range(count)
    )
    return f"<div>{label}</div>{items}"


@pytest.mark.parametrize("heading", ["", "<div><b>Giữ nguồn nước</b></div>"])
def test_an_event_above_is_neither_title_nor_date(heading: str) -> None:
    markup = f"{EVENT}<div><span>{TITLE}</span></div><div><span><b>{LEAD}</b></span></div><div>{heading}{TEXT}</div>{DATED}{links(4)}"
    article = read(markup).articles[0]
    assert (article.title, article.published_raw, article.sapo) == (TITLE, "22/02/2013 | 06:28 PM", LEAD)
    assert ("Giữ nguồn nước" in article.body) == bool(heading) and "Địa điểm" not in article.body


def test_two_sentences_in_a_box_with_many_links() -> None:
    hidden = '<div style="display:none"><div>Messages for this page are listed below.</div></div><p>Thứ ba, 20/10/2026 | 09:00 AM</p>'
    markup = f"<div>{hidden}<div>{TITLE}</div><div>{LEAD}</div><div>{PARAGRAPH}</div>{DATED}{links(12)}</div>"
    article = read(markup).articles[0]
    assert (article.title, article.body) == (TITLE, f"{LEAD}\n\n{PARAGRAPH}")


def test_the_second_page_of_a_section_with_a_teaser_is_no_article() -> None:
    menu = '<ul><li><a href="/dan-van-chinh-quyen/-/view-category/1/99">Dân vận chính quyền</a></li></ul>'
    item = f'<div><a href="/chi-tiet/1565.html">Hướng dẫn công tác dân vận năm 2019</a></div><div>15/08/2019 7:35 CH</div><p>{LEAD[:-1]}...</p>'
    reading = read(f"{menu}<div>Dân vận chính quyền</div>{item}", f"{HOST}/dan-van-chinh-quyen/-/view-category/1/99/2")
    assert reading.kind != "article"


def drupal(submitted: str, field: str) -> Reading:
    made = f'<div><span property="dc:date dc:created" content="{submitted}" rel="sioc:has_creator">Được gửi bởi admin</span></div>'
    steps = '<ul class="flippy"><li class="prev"><a href="/node/1">‹ Hội nghị giao ban công tác dân vận quý 3</a></li></ul>'
    photo = '<div class="dnd-widget-wrapper type-image"><div><img src="/files/suoi.png"></div><div class="meta">Bờ suối Nà Lốc</div></div>'
    return read(
        f"<h1>{TITLE}</h1>{made}<div>{field}<div class='field-body'>{TEXT}{photo}{TEXT}</div>{steps}</div>",
        f"{HOST}/node/141",
        f"<title>{TITLE} | Công đoàn ngành</title>",
        'version="XHTML+RDFa 1.0"',
    )


def test_the_field_of_a_site_is_the_date_where_all_was_put_into_drupal_in_one_day() -> None:
    field = "<div><div>Ngày đăng:&nbsp;</div><div>Thứ tư, 30/10/2013 - 20:36</div></div>"
    assert drupal("2019-08-15T10:31:36+07:00", field).articles[0].published_raw == "Thứ tư, 30/10/2013 - 20:36"
    assert drupal("2019-08-15T10:31:36+07:00", "").articles[0].published_raw == "2019-08-15T10:31:36+07:00"


def test_the_step_to_another_article_and_a_photo_of_drupal() -> None:
    article = drupal("2019-08-15T10:31:36+07:00", "").articles[0]
    assert [(link.block, link.title) for link in article.links] == [("related", "Hội nghị giao ban công tác dân vận quý 3")]
    assert [image.caption for image in article.images] == ["Bờ suối Nà Lốc"] and "Bờ suối" not in article.body


def test_the_labels_of_a_form_are_no_text() -> None:
    form = (
        "<fieldset><label>Họ và tên</label><input><label>Nội dung</label><textarea></textarea><label>Mã xác nhận</label><input></fieldset>"
    )
    assert read(f"<h1>{TITLE}</h1><p>22/02/2013 06:28</p><div>{TEXT}{form}</div>").articles[0].body.endswith("lần 5.")


def test_the_age_of_a_link_is_told_by_its_moment() -> None:
    time = '<time datetime="2026-01-09T22:30:00.000000Z" title="05:30 10/01/2026">9 tháng trước</time>'
    items = "".join(f'<li><a href="/tin-{number}.html">Ấm áp chương trình chung tay lần {number}</a> {time}</li>' for number in range(3))
    article = read(f"<h1>{TITLE}</h1><p>22/02/2013 06:28</p><div>{TEXT}</div><h4>Tin liên quan</h4><ul>{items}</ul>").articles[0]
    assert {link.date_raw for link in article.links} == {"2026-01-09T22:30:00.000000Z"}


def blog(foot: str) -> Reading:
    popular = "".join(
        f'<div><a href="/2016/0{number}/a.html">Bí thư Tỉnh ủy tiếp xúc, đối thoại lần {number}</a></div><div>{PARAGRAPH[:-1]} của xóm...</div>'
        for number in range(1, 6)
    )
    post = f"<h3 class='post-title'>{TITLE}</h3><div>{LEAD}</div><div>{PARAGRAPH}</div><div class='post-footer-line'>{foot}</div>"
    return read(
        f"<h1 class='title'><a href='/'>Mặt trận Yên Trạch</a></h1><div>{post}</div><div><h2>Bài đăng phổ biến</h2>{popular}</div>",
        f"{HOST}/2022/08/chung-tay-giu-suoi.html",
        f"<title>Mặt trận Yên Trạch: {TITLE}</title>",
    )


def test_snippets_of_other_posts_beside_a_short_one() -> None:
    assert blog("").articles[0].body == f"{LEAD}\n\n{PARAGRAPH}"


def test_the_account_of_a_blog_signs_nothing() -> None:
    by = "<span class='post-author'>Đăng bởi <span class='fn'>{}</span></span> vào lúc 14:29"
    assert blog(by.format("Mặt trận Yên Trạch")).articles[0].author is None
    assert blog(by.format("Hải Yến")).articles[0].author == "Hải Yến"


def test_the_step_to_the_older_post_of_a_blog_heads_no_list() -> None:
    steps = "<div><a class='blog-pager-older-link' href='/2022/07/cu.html'>Bài đăng Cũ hơn</a><a href='/'>Trang chủ</a></div>"
    beside = "<div>Đăng ký: <a href='/feeds/1/comments/default'>Đăng Nhận xét (Atom)</a></div>"
    assert [
        link.block for link in read(f"<h1>{TITLE}</h1><div>{TEXT}</div>{steps}{beside}", f"{HOST}/2022/08/a.html").articles[0].links
    ] == []


def test_the_day_of_a_template_is_no_date() -> None:
    head = '<title>Trang tin</title><META name=date content="{}">'
    text = f"<h1>{TITLE}</h1>{{}}<div>{TEXT}</div>"
    for stated, printed, expected in (
        ("2009-05-19", "", None),
        ("2009-05-19T08:15:00", "", "2009-05-19T08:15:00"),
        ("2013-03-13", "<p>Ngày đăng: 13/03/2013</p>", "2013-03-13"),
    ):
        assert read(text.format(printed), head=head.format(stated)).articles[0].published_raw == expected


def test_the_date_beside_the_page_s_own_link() -> None:
    item = '<li><a href="/{}">{}</a><span class="ShowDate">({}/06/2019)</span></li>'
    others = "".join(item.format(f"tin-{day}", f"Ấm áp chương trình chung tay lần {day}", day) for day in (26, 11))
    page = f"<h1>{TITLE}</h1><div>{TEXT}</div><div>Các tin khác</div><ul>{item.format('chung-tay', TITLE, 24)}{others}</ul>"
    article = read(page, f"{HOST}/chung-tay/").articles[0]
    assert article.published_raw is not None and "24/06/2019" in article.published_raw
    assert [link.url for link in article.links] == [f"{HOST}/tin-26", f"{HOST}/tin-11"]
