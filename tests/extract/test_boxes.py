"""What stands around an article's text: the line of its details, its neighbours, footers, the lists that print whole articles."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page, Reading

SITE = "Ban Dân vận Tỉnh ủy Trà Bồng"
TITLE = "Xã Bình Khê giữ vững phong trào Dân vận khéo"
TEXT = "Từ đầu năm đến nay, toàn xã có 14 mô hình được đăng ký mới, trong đó 9 mô hình đã được Khối dân vận xã thẩm định, công nhận."
MORE = "Trong quý IV, mỗi chi bộ chọn một việc khó để vận động, không chạy theo số lượng và không để mô hình chỉ có trên giấy."
LEAD = "Nhờ bàn bạc kỹ với dân, xã Bình Khê hoàn thành trước hạn chín tuyến đường liên thôn."
URL = "https://danvan.example/tin-tuc/437-xa-binh-khe-giu-vung-phong-trao-dan-van-kheo"
DATE = "Thứ Hai, 06 Tháng 5 2024 08:25"


def read(body: str, title: str = f"{TITLE} - {SITE}", url: str = URL, start: str = "<body>") -> Reading:
    page = f"<html><head><meta charset='utf-8'><title>{title}</title></head>{start}{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def article(*arguments: str, **named: str) -> Article:
    reading = read(*arguments, **named)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def details(section: str = "Dân vận khéo") -> str:
    return (
        f"<dl class='article-info'><dt>Chi tiết</dt><dd>Chuyên mục: <a href='/{section}'>{section}</a></dd><dd><time>Được đăng: {DATE}</time></dd>"
        "<dd>Lượt xem: 51</dd></dl>"
    )


def test_the_details_below_a_title_are_no_text_and_no_links() -> None:
    section = "Học tập và làm theo tấm gương của Bác"
    got = article(f"<h2>{TITLE}</h2>{details(section)}<p><b>{LEAD}</b></p><p>{TEXT}</p><p>{MORE}</p>")
    assert (got.sapo, got.body.split("\n\n")) == (LEAD, [TEXT, MORE])
    assert (got.section, got.published_raw) == (section, DATE)
    assert got.links == []


NEIGHBOURS = {
    "a label in its own element": "<div><a href='/truoc/' rel='prev'><span>Bài trước</span><span>{before}</span></a></div>"
    "<div><a href='/sau/' rel='next'><span>Bài tiếp theo</span><span>{behind}</span></a></div>",
    "a label before a colon": "<nav class='post-navigation'><a href='/truoc/'>Bài trước: {before}</a> <a href='/sau/'>Bài sau: {behind}</a></nav>",
    "arrows": "<nav id='nav-single'><a href='/truoc/' rel='prev'><i>&larr;</i> {before}</a><a href='/sau/' rel='next'>{behind} &raquo;</a></nav>",
    "the title in an attribute": "<ul class='pagenav'><li><a href='/truoc/' rel='prev' title='{before}'>Trước</a></li>"
    "<li><a href='/sau/' rel='next' title='{behind}'>Tiếp</a></li></ul>",
}


@pytest.mark.parametrize("form", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_the_articles_before_and_behind_are_related(form: str) -> None:
    titles = "Thôn Đồng Lạc ra mắt tổ tự quản", "Sau sáp nhập, cán bộ bám dân hơn"
    got = article(f"<h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p>" + form.format(before=titles[0], behind=titles[1]))
    assert [(link.block, link.title) for link in got.links] == [("related", title) for title in titles]
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_further_parts_of_the_same_text_are_no_neighbours() -> None:
    got = article(f"<h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p><a rel='next' href='{URL}?trang=2'>Xem tiếp phần sau của bài viết này</a>")
    assert "related" not in [link.block for link in got.links]


@pytest.mark.parametrize("title", ["Vận động nhân dân trong chuyển đổi số", "Giao ban công tác dân vận quý II năm 2024"])
def test_dates_in_anchors_of_two_lines_are_their_own(title: str) -> None:
    items = [(f"{title} lần thứ {word}", f"Thứ Năm, {day}/07/2024") for word, day in (("nhất", 11), ("hai", 12), ("ba", 13), ("tư", 14))]
    box = "".join(f"<a href='/blogs/bai-{n}'><div>{text}</div><span>{day}</span></a>" for n, (text, day) in enumerate(items))
    got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><p>{TEXT}</p><p>{MORE}</p><aside><h3>Mới nhất</h3>{box}</aside>")
    assert [(link.title, (link.date_raw or "")[-10:]) for link in got.links] == [(text, day[-10:]) for text, day in items]


def test_a_footer_is_no_part_of_a_short_text() -> None:
    counters = "Hôm nay 438 Hôm qua 29,124 Tuần này 10,369 Tháng này 67,389, tổng số truy cập từ khi thành lập 1,756,770"
    newer = "<p><b>Những tin cũ hơn</b></p><ul><li><a href='/tin-tuc/436-x'>Tập huấn nghiệp vụ công tác dân vận</a></li></ul>"
    got = article(
        f"<div><div class='tieu-de'>{TITLE}</div><div>{DATE}</div><div class='chi-tiet'><p>{TEXT}</p></div><p align=right><b>Tác giả: </b>Bùi Lan</p>"
        f"{newer}</div><footer>© 2026 {SITE} - {counters}</footer>"
    )
    assert (got.body, got.author) == (TEXT, "Bùi Lan")
    assert [link.block for link in got.links] == ["related"]


def test_the_name_of_the_site_in_its_imprint_is_no_title() -> None:
    cells = (
        "<a href='/'>Trang chủ</a> &gt;&gt; <a href='/News.aspx?CatID=7'>Nghiên cứu trao đổi</a>",
        f"<span class=TitleNews><font size=4>{TITLE}</font></span>",
        f"<span>Cập nhật lúc 8:26:50 SA, 20/03/2014</span></td></tr><tr><td><p>{TEXT}</p><p>{MORE}</p>",
        f"<font size=2>{SITE}<br>Trưởng ban biên tập: Bà Cao Thị Hường<br>Điện thoại: 0999.222.111</font>",
    )
    table = "<table>" + "".join(f"<tr><td>{cell}</td></tr>" for cell in cells) + "</table>"
    got = article(table, title=SITE, url="http://danvan.example/NewsDetail.aspx?CatID=7&NewsID=1207")
    assert (got.title, got.body.split("\n\n")) == (TITLE, [TEXT, MORE])


def test_a_body_named_after_a_path_is_no_breadcrumb_and_a_print_button_no_section() -> None:
    meta = f"<div class='article-meta'>{DATE} <a href='/print/437'>In bài</a></div>"
    got = article(
        f"<div class='breadcrumbs'><a href='/phong-su'>Phóng sự</a></div><div class='article-kicker'>Chuyện ở cơ sở</div><h1>{TITLE}</h1>{meta}"
        f"<p>{TEXT}</p><p>{MORE}</p>",
        start="<body class='path-node'>",
    )
    assert got.section == "Phóng sự"


@pytest.mark.parametrize("count", [2, 3, 6])
def test_a_list_that_prints_whole_articles_is_a_list(count: int) -> None:
    item = (
        "<div><h2><a href='/tin-tuc/{n}-xa-binh-khe-giu-vung-phong-trao-lan-{n}'>{title} lần thứ {n}</a></h2>{details}<p>{text}</p></div>"
    )
    items = "".join(item.format(n=n, title=TITLE, details=details(), text=" ".join([TEXT, MORE] * n)) for n in range(3, 3 + count))
    reading = read(f"<h1>Dân vận khéo</h1>{items}", f"Dân vận khéo - {SITE}", "https://danvan.example/dan-van-kheo?start=10")
    assert reading.kind == "listing"


def test_the_bold_title_of_a_print_view_comes_before_headings_within_its_text() -> None:
    body = f"<div><strong>{TITLE}</strong></div><div>{DATE}</div><div><strong>{LEAD}</strong></div><div>{TEXT}</div><h2>Nhiệm vụ thời gian tới</h2>"
    got = article(f"{body}<div>{MORE}</div>", title="In", url="http://danvan.example/portal/pages/print.aspx?p=5750")
    assert (got.title, got.sapo) == (TITLE, LEAD)


def test_a_section_above_a_box_of_news_above_the_title() -> None:
    news = "".join(f"<li><a href='/bai-viet-so-{n}'>Hội nghị đối thoại lần thứ {n} với phụ nữ</a></li>" for n in range(1, 5))
    got = article(
        f"<div class='zone_title'><a href='/quoc-te'>Quốc tế</a></div><div><h4>Tin mới nhất</h4><ul>{news}</ul></div>"
        f"<h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p>"
    )
    assert got.section == "Quốc tế"
    assert {link.block for link in got.links} == {"latest"}


def test_a_list_called_other_news_below_the_article_needs_no_heading() -> None:
    old = "<div class='tin-khac'><ul><li><a href='/bai-cu'>Tập huấn nghiệp vụ công tác dân vận</a> <i>(02/01/2024)</i></li></ul></div>"
    step = "<div class='next'><a href='/bai-moi' rel='next'>Bài tiếp theo: Gương sáng ở buôn Ea Ktur</a></div>"
    got = article(f"<div class='news-detail'><h3>{TITLE}</h3><p>{TEXT}</p><p>{MORE}</p></div>{step}{old}")
    assert [(link.title, link.date_raw) for link in got.links] == [
        ("Gương sáng ở buôn Ea Ktur", None),
        ("Tập huấn nghiệp vụ công tác dân vận", "02/01/2024"),
    ]


def test_captions_in_the_row_below_their_photos() -> None:
    photos = "<tr><td><img src='/a{0}.png'></td><td><img src='/b{0}.png'></td></tr>"
    row = photos + "<tr><td><em>Quang cảnh {0}</em></td><td><em>Đại biểu {0}</em></td></tr>"
    got = article(f"<h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p><table>{row.format(1)}{row.format(2)}</table>")
    assert [image.caption for image in got.images] == ["Quang cảnh 1", "Đại biểu 1", "Quang cảnh 2", "Đại biểu 2"]
    assert got.body.split("\n\n") == [TEXT, MORE]


@pytest.mark.parametrize("right", ["class='rteright'", "class='text-right'", "class='has-text-align-right'", "align='right'"])
def test_a_name_on_the_right_below_a_photo_is_the_author_and_no_caption(right: str) -> None:
    got = article(f"<h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p><div><img src='/a.png'></div><p {right}><b>Lê Quang Vinh</b></p>")
    assert (got.author, [image.caption for image in got.images]) == ("Lê Quang Vinh", [None])


def test_fields_of_drupal() -> None:
    name = "field field-name-field-{} field-type-text-{} field-label-hidden"
    long = TITLE + " và vận động nhân dân tham gia xây dựng nông thôn mới"
    files = "<div class='field-label'>Tập tin:</div><table><tr><td><a href='/cv.pdf'>Công văn số 4</a></td></tr></table>"
    tags = "<div class='field field-name-field-tags'><h3>Từ khóa:</h3><ul><li><a href='/tags/dan-van'>dân vận</a></li></ul></div>"
    got = article(
        f"<h1>{long}</h1><div class='node'><div class='meta submitted'>Gửi bởi <span>quantri</span> vào Chủ Nhật, 28/04/2013 - 09:01</div>"
        f"<div class='{name.format('tom-tat', 'long')}'><div>{LEAD}</div></div>"
        f"<div class='{name.format('body', 'with-summary')}'><div><p>{TEXT}</p></div></div>{files}{tags}</div>",
        title=f"{long} | {SITE}",
    )
    assert (got.sapo, got.body, got.published_raw) == (LEAD, TEXT, "Chủ Nhật, 28/04/2013 - 09:01")
    assert got.published_label == "submitted"
    assert [file.title for file in got.attachments] == ["Công văn số 4"]


def test_a_title_as_long_as_a_paragraph_is_no_text_above_the_date() -> None:
    long = TITLE + " và vận động nhân dân tham gia xây dựng nông thôn mới"
    got = article(f"<h1>{long}</h1><div>Gửi bởi quantri vào {DATE}</div><p>{TEXT}</p><p>{MORE}</p>", title=f"{long} | {SITE}")
    assert (got.published_raw, got.body.split("\n\n")) == (DATE, [TEXT, MORE])


def test_a_date_in_front_of_the_lead_in_an_element_of_its_own() -> None:
    lead = "Sáng 14/11, tại hội trường xã Bình Khê, Ban Dân vận tổ chức hội nghị về công tác dân tộc, tôn giáo."
    got = article(
        f"<h3>{TITLE}</h3><div><span>Ngày đăng: 14/11/2014 09:30</span><strong>{lead}</strong></div><div><p>{TEXT}</p><p>{MORE}</p></div>"
    )
    assert got.sapo == lead


@pytest.mark.parametrize("month", ["hai", "ba", "tư", "năm", "tám", "mười", "mười một", "mười hai"])
def test_a_month_in_words(month: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>Ngày 8 tháng {month} năm 2017</div><p>{TEXT}</p><p>{MORE}</p>")
    assert got.published_raw == f"Ngày 8 tháng {month} năm 2017"


def test_a_short_text_with_its_date_right_below_the_title_is_an_article() -> None:
    box = "".join(f"<div><a href='/chi-tiet?dDocName=SCT00{n}'>Hội nghị đối thoại lần thứ {n} với phụ nữ</a></div>" for n in range(1, 6))
    path = "<div><a href='/'>Trang chủ</a> » <a href='/van-hoa'>Văn hóa</a></div>"
    body = f"<div><div>TIN XEM NHIỀU NHẤT</div>{box}</div><div>{path}<h4>Hội nghị đối thoại với phụ nữ năm 2014</h4>"
    body += f"<div>01/06/2014 | 12:00 AM</div><div><div>{TEXT}</div><div>{MORE}</div><div>{TEXT}</div></div></div>"
    got = article(body, title=SITE, url="http://danvan.example/chi-tiet?dDocName=SCT002715")
    assert (got.title, got.body.split("\n\n")) == ("Hội nghị đối thoại với phụ nữ năm 2014", [TEXT, MORE, TEXT])


def test_a_labelled_link_in_a_box_called_footer_between_paragraphs_is_inline() -> None:
    box = "<div class='link-content-footer'><span>Đọc thêm</span><a href='/bai-khac'>Tập huấn nghiệp vụ công tác dân vận</a></div>"
    got = article(f"<h1>{TITLE}</h1><p>{TEXT}</p>{box}<p>{MORE}</p>")
    assert [(link.block, link.title) for link in got.links] == [("inline", "Tập huấn nghiệp vụ công tác dân vận")]
    assert got.body.split("\n\n") == [TEXT, MORE]


OTHER = "Tập huấn nghiệp vụ công tác dân vận cho cán bộ cơ sở"


def test_a_headline_alone_in_a_box_between_paragraphs_is_inline_whatever_the_box_is_called() -> None:
    box = f"<div class='link-content-footer'><a href='/bai-khac-436.htm'>{OTHER}</a></div>"
    got = article(f"<h1>{TITLE}</h1><div><p>{TEXT}</p>{box}{box.replace('436', '435')}<p>{MORE}</p></div>")
    assert [(link.block, link.url.rpartition("/")[2]) for link in got.links] == [
        ("inline", "bai-khac-436.htm"),
        ("inline", "bai-khac-435.htm"),
    ]
    assert got.body.split("\n\n") == [TEXT, MORE]


@pytest.mark.parametrize("name", ["ads-inline", "box-quangcao banner", "share social-tools"])
def test_what_is_called_advertising_or_buttons_is_no_inline_link(name: str) -> None:
    box = f"<div class='{name}'><a href='/dat-mua-bao-in-436.htm'>{OTHER}</a></div>"
    assert article(f"<h1>{TITLE}</h1><div><p>{TEXT}</p>{box}<p>{MORE}</p></div>").links == []


def test_a_labelled_link_above_the_last_photo_stands_in_the_text() -> None:
    box = f"<p><strong>Xem thêm:</strong> <a href='/bai-khac-436.htm'>{OTHER}</a></p>"
    photo = "<figure><img src='/u/anh-3.jpg'></figure><p style='text-align:center'><em>Bà con bản Nà Lốc làm đường</em></p>"
    sign = "<p style='text-align:right'><strong>Minh Thảo</strong></p>"
    got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><div><p>{TEXT}</p><p>{MORE}</p>{box}{photo}{sign}</div>")
    assert [(link.block, link.title) for link in got.links] == [("inline", OTHER)]
    assert [image.caption for image in got.images] == ["Bà con bản Nà Lốc làm đường"]
    assert (got.author, got.body.split("\n\n")) == ("Minh Thảo", [TEXT, MORE])


@pytest.mark.parametrize("thanks", ["Xin trân trọng cảm ơn!", "Xin cảm ơn đồng chí!"])
def test_a_labelled_link_above_the_thanks_of_an_interview_stands_in_the_text(thanks: str) -> None:
    box = f"<p><strong>Xem thêm:</strong> <a href='/bai-khac-436.htm'>{OTHER}</a></p>"
    got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><div><p>{TEXT}</p><p>{MORE}</p>{box}<p>{thanks}</p></div>")
    assert [(link.block, link.title) for link in got.links] == [("inline", OTHER)]
    assert got.body.split("\n\n") == [TEXT, MORE, thanks]


def test_a_box_above_the_last_photo_which_opens_larger_stands_in_the_text() -> None:
    link = "<a href='/bai-khac-436.htm'>{0}</a>".format
    box = f"<div class='inner_relate'>{link('<img src=/u/nho-436.jpg>')}<h5>{link(OTHER)}</h5></div>"
    photo = "<div class='gallery_item'><a class='fancybox' href='/u/anh-3.jpg'><img src='/u/anh-3.jpg'></a></div>"
    story = f"<div class='gallery'><p>{TEXT}</p>{photo}<p>{MORE}</p>{box}{photo.replace('3', '4')}</div>"
    got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><div>{story}<p align=right><em>Theo Báo Tân Giang</em></p></div>")
    assert [(link.block, link.title) for link in got.links] == [("inline", OTHER)]
    assert [image.url.rsplit("/", 1)[1] for image in got.images] == ["anh-3.jpg", "anh-4.jpg"]


@pytest.mark.parametrize(("label", "block"), [("Xem thêm", "inline"), ("Tin khác", "related")])
def test_a_labelled_link_with_pictures_of_other_news_behind_it_ends_the_text(label: str, block: str) -> None:
    box = f"<p><strong>{label}:</strong> <a href='/bai-khac-436.htm'>{OTHER}</a></p>"
    rest = "<a href='/bai-khac-435.htm'><img src='/u/anh-435.jpg'></a> <img src='/images/icon_print.gif' width='16'>"
    got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><div><p>{TEXT}</p><p>{MORE}</p>{box}{rest}</div>")
    assert [link.block for link in got.links] == [block] and got.images == []


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("<div class='source'>Theo Báo Tân Giang</div>", None, "Báo Tân Giang"),
        ("<div class='tacgia'><span>Tác giả: V. Dũng</span></div>", "V. Dũng", None),
        ("<div class='field-tac-gia'><div>Tác giả</div><div>V. Dũng</div></div>", "V. Dũng", None),
    ],
)
def test_author_and_source_below_the_last_photo_are_no_caption(line: str, author: str | None, source: str | None) -> None:
    photo = "<div class='anh'><div><img src='/u/anh-3.jpg'></div></div>"
    got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><div class='noidung'><p>{TEXT}</p><p>{MORE}</p><p>{LEAD}</p>{photo}</div>{line}")
    assert [image.caption for image in got.images] == [None]
    assert (got.author, got.source) == (author, source)


def test_of_two_lines_that_begin_at_home_the_one_at_the_title_is_the_breadcrumb() -> None:
    names = ("Tin tức", "Dân vận khéo", "Văn bản", "Nội bộ")
    menu = "<a href='/'>Trang chủ</a> | " + " | ".join(f"<a href='/?cat={n}'>{name}</a>" for n, name in enumerate(names))
    trail = "<div><a href='/'>Trang chủ</a> &raquo; <a href='/?cat=1'>Dân vận khéo</a></div>"
    got = article(f"<div>{menu}</div>{trail}<h1>{TITLE}</h1><div>{DATE}</div><p>{TEXT}</p><p>{MORE}</p>")
    assert got.section == "Dân vận khéo"


def test_the_way_home_below_the_text_is_no_breadcrumb() -> None:
    foot = "<p align='center'><a href='/moi.htm'>Trang nhất</a> | <a href='#top'>Đầu trang</a></p>"
    got = article(f"<p><a href='/vanban/index.htm'>Văn bản</a></p><h1>{TITLE}</h1><div>{DATE}</div><p>{TEXT}</p><p>{MORE}</p>{foot}")
    assert got.section == "Văn bản"


def test_an_item_of_a_list_below_a_photo_among_its_items_is_no_caption() -> None:
    items = [f"Đăng ký ít nhất {n} mô hình mới trong năm;" for n in (7, 8, 9)]
    lists = [f"<p class='MsoListParagraph'>- {item}</p>" for item in items]
    photo = "<p class='MsoNormal'><img src='/u/anh-1.jpg'></p>"
    text = "".join(f"<p class='MsoNormal'>{part} {part}</p>" for part in (TEXT, MORE, TEXT))
    for around in (lists[0] + photo + lists[1] + lists[2], photo + "".join(lists)):
        got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><div>{text}{around}<p class='MsoNormal'>{MORE}</p></div>")
        assert [image.caption for image in got.images] == [None]
        assert all(item in got.body for item in items)


def test_captions_of_a_class_of_their_own_below_photos_one_after_the_other() -> None:
    photos = "".join(f"<p class='anh'><img src='/u/anh-{n}.jpg'></p><p class='pic_note'>Bà con thôn {n} làm đường</p>" for n in (1, 2, 3))
    text = "".join(f"<p class='chu'>{part} {part}</p>" for part in (TEXT, MORE, TEXT))
    got = article(f"<h1>{TITLE}</h1><div>{DATE}</div><div>{text}{photos}<p class='chu'>{MORE}</p></div>")
    assert [image.caption for image in got.images] == [f"Bà con thôn {n} làm đường" for n in (1, 2, 3)]
