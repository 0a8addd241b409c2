"""What themes nobody has described yet do differently: pages called "Chi tiết", buttons with pictures, captions in odd elements, cards."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page, Reading

SITE = "Ban Dân vận Tỉnh ủy Lam Sơn"
TITLE = "Bản Pá Lau giữ rừng bằng hương ước"
LEAD = "Ba năm liền, bản Pá Lau không để xảy ra vụ phá rừng nào nhờ bản hương ước do chính bà con viết ra."
TEXT = "Ông Trưởng bản cho hay: mỗi hộ cử một người vào tổ tuần rừng, cứ mười ngày lại thay phiên nhau đi kiểm tra các khu giáp ranh."
MORE = "Tiền chi trả dịch vụ môi trường rừng được chia đều, phần còn lại gửi vào quỹ của bản để sửa đường và mua loa truyền thanh."
SHORT = "Quỹ của bản nay đã có hơn 60 triệu đồng, gấp đôi so với năm trước."
URL = "https://danvan.example/tin-tuc/chi-tiet/20417"
MENU = "<nav><a href='/tin-tuc'>Tin tức</a><a href='/chuyen-muc/dan-toc'>Dân tộc - Tôn giáo - Biên giới</a><a href='/lien-he'>Liên hệ</a></nav>"


def read(body: str, title: str = TITLE, url: str = URL) -> Reading:
    page = f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{MENU}{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def article(body: str, title: str = TITLE, url: str = URL) -> Article:
    reading = read(body, title, url)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def around(text: str, below: str = "", above: str = "") -> str:
    return f"<div class=d1><h1>{TITLE}</h1><div>Ngày đăng: 12/07/2023 08:10</div>{above}<div class=d2>{text}</div></div>{below}"


@pytest.mark.parametrize("name", ["Chi tiết bài viết", "Tin chi tiết", "Xem chi tiết", "Nội dung chi tiết"])
def test_a_page_called_details_has_another_title_and_section(name: str) -> None:
    trail = f"<ul class=breadcrumb><li><a href='/'>Trang chủ</a></li><li><a href='/tin-tuc'>Tin tức</a></li><li>{name}</li></ul>"
    got = article(f"{trail}<div><div class=t0>{TITLE}</div><div>12/07/2023</div><p>{TEXT}</p><p>{MORE}</p></div>", f"{name} - {SITE}")
    assert (got.title, got.section, got.published_raw) == (TITLE, "Tin tức", "12/07/2023")
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_the_name_of_a_portlet_is_no_title() -> None:
    box = "<section><header><h2 class='portlet-title-text'>Xuất bản thông tin nội bộ</h2></header>"
    got = article(
        f"{box}<div><div class='detail-title'>{TITLE}</div><div>12/07/2023</div><p>{TEXT}</p></div></section>", "Chi tiết - Lam Sơn"
    )
    assert got.title == TITLE


def test_the_caption_of_a_view_for_the_printer_is_no_title() -> None:
    photo = "<img src='/a/1.jpg'><h6>Bà con bản Pá Lau đi tuần rừng</h6>"
    page = f"<span class=Head>{TITLE}</span><div>{LEAD}</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div><p>Ngày đăng: 12/07/2023</p>"
    assert read(page, "In bài", URL + "/in").articles[0].title == TITLE


@pytest.mark.parametrize(
    "button",
    [
        "<div class=tg><a href='https://news.tim.example/bao-lam-son'><img src='/img/gn.png' alt='Báo trên Tìm Tin'></a></div>",
        "<div class=sosial><a href='#'><img src='/img/f-b.png'></a> Chia sẻ</div>",
        "<div class=tg><a href='#'><img src='/img/f-b.png' alt='facebook'></a></div>",
    ],
    ids=["to another host", "beside its word", "by its name"],
)
def test_buttons_are_no_photos(button: str) -> None:
    photo = "<figure><a href='/anh/lon/7.jpg'><img src='/anh/7.jpg'></a></figure>"
    for page in (around(f"<p>{TEXT}</p>{photo}<p>{MORE}</p>", above=button), around(f"<p>{TEXT}</p>{photo}<p>{MORE}</p>{button}")):
        assert [(image.url, image.caption) for image in article(page).images] == [("https://danvan.example/anh/7.jpg", None)]


def test_a_photo_of_another_host_that_leads_there_is_kept() -> None:
    photo = "<p><a href='https://anh.example/a/AVvXsEh=s1600'><img src='https://anh.example/a/AVvXsEh=s320'></a></p>"
    assert [image.url for image in article(around(f"<p>{TEXT}</p>{photo}<p>{MORE}</p>")).images] == ["https://anh.example/a/AVvXsEh=s320"]


CAPTION = "Tổ tuần rừng của bản Pá Lau"


@pytest.mark.parametrize(
    "photo",
    [
        f"<div><img src='/anh/7.jpg'></div><h6 style='text-align:center'>{CAPTION}</h6>",
        f"<div class=k1><img src='/anh/7.jpg'></div><div class=k2><p>{CAPTION}</p></div>",
    ],
    ids=["smallest heading", "box of its own"],
)
def test_captions_in_odd_elements(photo: str) -> None:
    got = article(around(f"<p>{TEXT}</p><p>{SHORT}</p>{photo}<p>{MORE}</p>"))
    assert [image.caption for image in got.images] == [CAPTION]
    assert got.body.split("\n\n") == [TEXT, SHORT, MORE]


def test_a_heading_below_a_photo_is_no_caption() -> None:
    got = article(around(f"<p>{TEXT}</p><div><img src='/anh/7.jpg'></div><h3 style='text-align:center'>Rừng là của bản</h3><p>{MORE}</p>"))
    assert got.body.split("\n\n") == [TEXT, "Rừng là của bản", MORE]


def test_short_news_below_a_photo_is_text_and_its_signature_no_caption() -> None:
    got = article(around(f"<figure><img src='/anh/7.jpg'></figure><p>{SHORT}</p><p>Bản Pá Lau có 92 hộ.</p>"))
    assert ([image.caption for image in got.images], got.body) == ([None], f"{SHORT}\n\nBản Pá Lau có 92 hộ.")
    got = article(around(f"<div>{SHORT}</div><center><img src='/anh/7.jpg'></center><p><strong>Văn Hinh</strong></p>"))
    assert ([image.caption for image in got.images], got.author, got.body) == ([None], "Văn Hinh", SHORT)


def test_files_in_a_box_below_the_article() -> None:
    file = "/documents/20182/417/huong-uoc.pdf/5be1c2d4-77aa-4f0e-8f6d-2a9b10c3d4e5"
    box = f"<div class=w>{around(f'<p>{TEXT}</p><p>{MORE}</p>')}<h4>Tài liệu</h4><ul><li><a href='{file}'>Hương ước bản Pá Lau</a></li></ul></div>"
    assert [(found.url, found.title) for found in article(box).attachments] == [(f"https://danvan.example{file}", "Hương ước bản Pá Lau")]
    aside = f"<div class=w>{around(f'<p>{TEXT}</p><p>{MORE}</p>')}<h4>Văn bản mới</h4><ul><li><a href='/cv9.pdf'>Công văn số 9</a></li></ul></div>"
    assert article(aside).attachments == []


def test_the_date_behind_a_title_with_dates_of_its_own() -> None:
    title = "Kỷ niệm Ngày truyền thống (15/10/1930 - 15/10/2017)"
    below = f"<b>Tin cũ hơn:</b><ul><li><a href='/tin-tuc/chi-tiet/20391'>{title} - 16/10/2017 11:19</a></li></ul>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", below))
    assert [(link.title, link.date_raw) for link in got.links] == [(title, "16/10/2017 11:19")]


@pytest.mark.parametrize("block", ["related", "inline"])
def test_a_lone_title_of_short_words_is_told_by_its_address(block: str) -> None:
    link = "<a href='/tin-tuc/chi-tiet/20391'>Đổi thay ở ấp 5</a>"
    page = around(f"<p>{TEXT}</p><p>{MORE}</p>", f"<h4>Tin cũ hơn</h4><ul><li>{link}</li></ul>")
    if block == "inline":
        page = around(f"<p>{TEXT}</p><p>{link}</p><p>{MORE}</p>")
    assert [(found.block, found.title) for found in article(page).links] == [(block, "Đổi thay ở ấp 5")]
    tag = page.replace("/tin-tuc/chi-tiet/20391", "/tin-tuc/the/cac-bai")
    assert article(tag.replace("Đổi thay ở ấp 5", "Các bài về ấp")).links == []


def test_the_section_on_a_card_is_no_article() -> None:
    section = "<a href='/chuyen-muc/dan-toc'>Dân tộc - Tôn giáo - Biên giới</a>"
    cards = "".join(
        f"<div class=card>{section}<h3><a href='/tin-tuc/chi-tiet/{number}'>{title}</a></h3></div>"
        for number, title in ((20391, "Già làng Rơ Châm Hyết giữ nhịp chiêng"), (20377, "Tết sớm của bà con xã biên giới Ia Mơ"))
    )
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", f"<h4>Bài viết liên quan</h4>{cards}"))
    assert [link.url.rsplit("/", 1)[1] for link in got.links] == ["20391", "20377"]


PEN, PAPER = "Lý Mẩy Chạn", "Báo Lam Sơn"


@pytest.mark.parametrize(
    "line",
    [
        f"<p class=m><i class='fa fa-clock-o'></i> 08:10 12/07/2023 <i class='fa fa-eye'></i> 213 <i class='fa fa-user'></i> {PEN}</p>",
        f"<p class=m><i class='bi bi-clock'></i> 08:10 12/07/2023 <span class='bi bi-person-fill'></span> <a href='/nguoi-viet/7'>{PEN}</a></p>",
        f"<div class=m><span>08:10 12/07/2023</span><span>Tác giả: {PEN}</span><span>213 lượt xem</span></div>",
        f"<div class=m><span>08:10 12/07/2023</span><i>|</i><span>{PEN}</span><span>0 bình luận</span><span>A A A</span></div>",
        f"<div class=m><span>08:10 12/07/2023</span> | <span><b>Tác giả:</b> {PEN}</span> | <span>Lượt xem: 213</span></div>",
    ],
)
def test_the_author_in_the_line_of_the_date(line: str) -> None:
    got = article(f"<div class=d1><h1>{TITLE}</h1>{line}<div class=d2><p>{TEXT}</p><p>{MORE}</p></div></div>")
    assert (got.author, got.published_raw, got.body.split("\n\n")) == (PEN, "08:10 12/07/2023", [TEXT, MORE])


def test_the_source_in_the_line_of_the_date() -> None:
    line = f"<div class=m><span>Thứ Tư, 12/07/2023</span><span>Nguồn: {PAPER}</span><span>213 lượt xem</span></div>"
    got = article(f"<div class=d1><h1>{TITLE}</h1>{line}<div class=d2><p>{TEXT}</p><p>{MORE}</p></div></div>")
    assert (got.source, got.author, got.published_raw) == (PAPER, None, "Thứ Tư, 12/07/2023")


@pytest.mark.parametrize("inside", [True, False])
def test_author_and_source_beside_their_labels_in_a_table(inside: bool) -> None:
    table = f"<table><tr><td><b>Tác giả:</b></td><td>{PEN}</td></tr><tr><td><b>Nguồn:</b></td><td>{PAPER}</td></tr></table>"
    text = f"<p>{TEXT}</p><p>{MORE}</p>"
    got = article(around(text + table) if inside else around(f"{text}</div><div>{table}"))
    assert (got.author, got.source, got.body.split("\n\n")) == (PEN, PAPER, [TEXT, MORE])
    alone = article(around(f"{text}<table><tr><td>Nguồn:</td><td>{PAPER}</td></tr></table>"))
    assert (alone.author, alone.source) == (None, PAPER)


def test_a_login_in_the_head_is_no_author() -> None:
    body = around(f"<p>{TEXT}</p><p>{MORE}</p>")
    for name, author in (("lamson", None), (PEN, PEN)):
        page = f"<html><head><meta charset='utf-8'><title>{TITLE}</title><meta name='author' content='{name}'></head><body>{body}</body></html>"
        assert extract(Page(URL, page.encode(), "text/html")).articles[0].author == author


def test_tabs_are_lists_of_what_their_headings_say() -> None:
    tabs = "<ul class='nav nav-tabs'><li><a href='#moi'>Tin mới nhất</a></li><li><a href='#nhieu'>Xem nhiều</a></li></ul>"
    link = "<div class=media><a href='/tin-tuc/chi-tiet/{}'>{}</a></div>".format
    first = link(20430, "Già làng Rơ Châm Hyết giữ nhịp chiêng")
    second = link(20377, "Tết sớm của bà con xã biên giới Ia Mơ")
    panes = f"<div class=tab-content><div id=moi class=tab-pane>{first}</div><div id=nhieu class=tab-pane>{second}</div></div>"
    empty = "<h3>Tin khác cùng chuyên mục</h3><div class=row></div>"
    got = article(f"<div class=row><div>{around(f'<p>{TEXT}</p><p>{MORE}</p>')}{empty}</div><div>{tabs}{panes}</div></div>")
    assert [(found.block, found.url.rsplit("/", 1)[1]) for found in got.links] == [("latest", "20430")]


def test_a_section_beside_the_date_is_no_author() -> None:
    line = "<div class=m><span>08:10 12/07/2023</span><span>Đời Sống</span></div>"
    page = f"<div><a href='/doi-song'>Đời Sống</a></div><div class=d1><h1>{TITLE}</h1>{line}<p>{TEXT}</p><p>{MORE}</p></div>"
    assert (article(page).author, article(page).section) == (None, "Đời Sống")


@pytest.mark.parametrize("source", ["Nguồn Báo Vũ Ninh", "Nguồn vunhinh.example", "Theo vunhinh.example"])
def test_sources_without_a_colon_and_below_a_photo(source: str) -> None:
    name = source.split(" ", 1)[1]
    assert article(around(f"<p>{TEXT}</p><p>{MORE}</p><p style='text-align:right'><em>{source}</em></p>")).source == name
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p><p><img src='/anh/7.jpg'></p><p align=right><i>{source}</i></p>"))
    assert (got.source, [image.caption for image in got.images]) == (name, [None])
    heading = article(around(f"<p>{TEXT}</p><p>Nguồn Quỹ của bản</p><p>{MORE}</p>"))
    assert (heading.source, len(heading.body.split("\n\n"))) == (None, 3)


def test_the_lead_of_a_story_of_photos() -> None:
    photos = "".join(
        f"<div><div><img src='/anh/{n}.jpg'></div><div class='PhotoCMS_Caption'><p>Bà con ra quân, ảnh {n}.</p></div></div>"
        for n in (1, 2, 3)
    )
    got = article(
        f"<div class=d1><h1>{TITLE}</h1><div>12/07/2023</div><div class=x>{LEAD}</div><div class=y><p>{TEXT}</p>{photos}</div></div>"
    )
    assert (got.sapo, got.body, len(got.images)) == (LEAD, TEXT, 3)


def test_a_section_that_is_called_as_a_list() -> None:
    menu = "<table><tr><td><a href='/nhom?c=3'>Văn bản mới</a></td></tr></table>"
    got = article(
        f"{menu}<div><a href='/nhom?c=3'>Văn bản mới</a> &gt;&gt;</div><b><font size=4>{TITLE}</font></b><div>12/07/2023</div><p>{TEXT}</p>"
    )
    assert (got.section, got.links) == ("Văn bản mới", [])


PORTAL = "Hội Nông dân tỉnh Lam Sơn"
IMPRINT = f"<div><p>{PORTAL}</p><p>Địa chỉ: 12 Trần Hưng Đạo. Điện thoại: 0999.111.222. Email: hnd@lamson.example</p></div>"


def test_the_name_of_the_site_above_its_imprint_is_no_title() -> None:
    news = f"<div><h3>{TITLE}</h3><div>Ngày đăng: 12/07/2023</div><div>{SHORT}</div></div>{IMPRINT}"
    got = article(news, PORTAL)
    assert (got.title, got.body) == (TITLE, SHORT)
    section = f"<div><h2>Dân tộc</h2><div><a href='/tin-tuc/chi-tiet/20391'>Tết sớm của bà con xã Ia Mơ</a> 12/07/2023</div></div>{IMPRINT}"
    assert read(section, PORTAL, "https://danvan.example/dan-toc").articles == []


def test_the_page_of_a_section_that_the_menu_leads_to_is_a_list() -> None:
    teaser = f"<div><a href='/tin-tuc/chi-tiet/20391'><b>Tết sớm của bà con xã Ia Mơ</b></a> <span>12/07/2023</span><p>{LEAD}</p></div>"
    page = f"<div><h2>Dân tộc - Tôn giáo - Biên giới</h2>{teaser}</div>"
    url = "https://danvan.example/chuyen-muc/dan-toc"
    menu = page.replace("<div>", "<div><a href='/chuyen-muc/dan-toc-ton-giao-bien-gioi'>Dân tộc - Tôn giáo - Biên giới</a></div><div>", 1)
    assert read(menu, PORTAL, f"{url}-ton-giao-bien-gioi").kind == "listing"


def test_tags_below_files_are_no_files_and_no_links() -> None:
    tags = "<div>Từ khóa: <a href='/tag/giu-rung'>giữ rừng bằng hương ước</a>, <a href='/tag/pa-lau'>Pá Lau</a></div>"
    files = "<div><b>Tải về</b><ul><li><a href='/huong-uoc.docx'>Hương ước bản Pá Lau</a></li></ul></div><div><a href='/tag/rung'>#rừng</a></div>"
    got = article(f"<div>{around(f'<p>{TEXT}</p><p>{MORE}</p>')}{files}{tags}</div>")
    assert ([file.url for file in got.attachments], got.links) == (["https://danvan.example/huong-uoc.docx"], [])


def test_a_quotation_below_a_photo_is_text() -> None:
    words = "Rừng còn thì bản còn, nước còn."
    for quote in (f"<div class='quote-box'><em>{words}</em></div>", f"<blockquote><p><em>{words}</em></p></blockquote>"):
        got = article(around(f"<p>{TEXT}</p><p><img src='/anh/7.jpg'></p>{quote}<p>{MORE}</p>"))
        assert ([image.caption for image in got.images], got.body.split("\n\n")) == ([None], [TEXT, words, MORE])


def test_the_trail_right_above_the_title_and_not_the_menu() -> None:
    menu = "<div><a href='/'>Trang chủ</a> <a href='/tin-tuc'>Tin tức</a> | <a href='/doi-song'>Đời sống</a> | <a href='/an-ninh'>An ninh</a></div>"
    trail = "<div><a href='/'>Trang chủ</a><img src='/muiten.png'><a href='/doi-song'>Đời sống</a></div>"
    got = article(f"{menu}{trail}<div><font size=4>{TITLE}</font></div><div>12/07/2023</div><p>{TEXT}</p><p>{MORE}</p>")
    assert got.section == "Đời sống"


LINES = f"<div>12/07/2023</div><div>Tác giả: {PEN}</div><div>Nguồn: {PAPER}</div>"


@pytest.mark.parametrize("text", [f"<p>{TEXT}</p><p>{MORE}</p>", f"{TEXT}<br><br>{MORE}<br><br>"], ids=["paragraphs", "breaks"])
@pytest.mark.parametrize("order", ["{lines}<div>{lead}</div>", "<div>{lead}</div>{lines}"])
def test_author_and_source_in_lines_of_their_own_at_the_lead(text: str, order: str) -> None:
    got = article(f"<div><h1>{TITLE}</h1>{order.format(lines=LINES, lead=LEAD)}<div>{text}</div></div>")
    assert (got.author, got.source, got.sapo, got.body.split("\n\n")) == (PEN, PAPER, LEAD, [TEXT, MORE])


@pytest.mark.parametrize(
    "page",
    [
        f"<div>{LEAD}</div><div><div>{SHORT}</div></div>",
        f"<div class=a1>{LEAD}</div><div class=a2>{SHORT}</div>",
        f"<div>(LS) - {LEAD}</div><div>{SHORT}</div>",
    ],
)
def test_the_lead_of_short_news_has_a_box_of_its_own(page: str) -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{page}</div>")
    assert (got.sapo, got.body) == (LEAD, SHORT)


def test_two_paragraphs_alike_are_text() -> None:
    assert article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{TEXT}</div><div>{SHORT}</div></div>").sapo is None


def test_what_readers_say_ends_the_text_before_the_lists_below() -> None:
    said = "<div><h4>Bình luận</h4><div><b>Lan Anh</b> <span>12/02/2026 10:11</span><p>Cảm ơn ban biên tập đã đưa tin kịp thời.</p></div></div>"
    latest = "<h3>Mới nhất</h3><div><a href='/tin-tuc/chi-tiet/20430'>Già làng Rơ Châm Hyết giữ nhịp chiêng</a></div>"
    got = article(f"<div><div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p></div></div>{said}<div>{latest}</div></div>")
    assert (got.body, got.author, [link.block for link in got.links]) == (TEXT, None, ["latest"])


BARS = (
    "<div><a href='/'>Trang chủ</a> <a href='/tin-tuc'>Tin tức</a> | <a href='/van-de'>Vấn đề hôm nay ở cơ sở</a> | "
    "<a href='/an-ninh'>An ninh</a></div>"
)
FILED = "<div>Chuyên mục: <a href='/van-de'>Vấn đề hôm nay ở cơ sở</a></div>"


def test_where_an_article_was_filed_and_not_the_menu_with_bars() -> None:
    read_much = f"<h4>Xem nhiều</h4><ul><li><a href='/tin-tuc/chi-tiet/20417'>{TITLE}</a></li></ul>"
    got = article(f"{BARS}<div><h1>{TITLE}</h1><div>12/07/2023</div>{FILED}<div>{LEAD}</div><div><p>{SHORT}</p></div></div>{read_much}")
    assert (got.section, got.sapo, got.body, got.links) == ("Vấn đề hôm nay ở cơ sở", LEAD, SHORT, [])


def test_a_source_that_is_a_link() -> None:
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p><p style='text-align:right'>Theo <a href='https://bao.example/'>{PAPER}</a></p>"))
    assert (got.source, got.links) == (PAPER, [])


def test_the_time_of_a_comment_dates_nothing() -> None:
    said = "<div><h4>Bình luận (1)</h4><div><b>Lan Anh</b> <span>12/02/2026 10:11</span><p>Cảm ơn ban biên tập đã đưa tin kịp thời.</p></div></div>"
    got = article(f"<div><h1>{TITLE}</h1><div class=x><p>{TEXT}</p><p>{MORE}</p></div></div>{said}")
    assert (got.published_raw, got.author, got.body.split("\n\n")) == (None, None, [TEXT, MORE])


def test_dates_within_the_headings_of_a_list() -> None:
    item = "<li><h4><a href='/tin-tuc/chi-tiet/{}'>{}</a><div>{}</div></h4></li>".format
    items = item(20391, "Già làng Rơ Châm Hyết giữ nhịp chiêng", "02/07/2023") + item(20377, "Tết sớm của bà con xã Ia Mơ", "01/02/2022")
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", f"<div>Tin khác</div><ul>{items}</ul>"))
    assert [(link.title[:7], link.date_raw) for link in got.links] == [("Già làn", "02/07/2023"), ("Tết sớm", "01/02/2022")]


def test_a_numbered_heading_below_a_photo_is_no_caption() -> None:
    got = article(
        around(f"<p>{TEXT}</p><table><tr><td><img src='/anh/7.jpg'></td></tr></table><p><b><i>1. Về ưu điểm</i></b></p><p>{MORE}</p>")
    )
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == ([None], [TEXT, "1. Về ưu điểm", MORE])


def test_the_line_of_the_details_is_no_lead() -> None:
    line = "<div class=mt>Thời gian: Chủ nhật, 23/02/2020, 13:56 (GMT+7) | Lượt xem: 2217</div>"
    got = article(f"<div class=ct><h1>{TITLE}</h1>{line}<div class=tx><h2>{LEAD}</h2><p>{TEXT}</p><p>{MORE}</p></div></div>")
    assert (got.sapo, got.published_raw, got.body.split("\n\n")) == (LEAD, "Chủ nhật, 23/02/2020, 13:56 (GMT+7)", [TEXT, MORE])


def test_section_and_keywords_make_no_list_of_headlines() -> None:
    keywords = "<div>Từ khóa: <a href='/tag/giu-rung'>giữ rừng bằng hương ước</a></div>"
    lists = "".join(f"<div><a href='/tin-tuc/chi-tiet/{n}'>Chuyện ở bản thứ {n} của xã</a></div>" for n in (20391, 20377))
    got = article(
        f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{FILED}<div>{SHORT}</div>{keywords}</div><div><b>Tin khác</b>{lists}</div>", PORTAL
    )
    assert (got.title, got.body, len(got.links)) == (TITLE, SHORT, 2)


def test_a_name_of_the_highlands_in_one_word() -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>K'Brêu</div><p>{TEXT}</p><p>{MORE}</p></div>")
    assert (got.author, got.body.split("\n\n")) == ("K'Brêu", [TEXT, MORE])


def test_a_list_without_heading_above_what_readers_say_is_below_the_text() -> None:
    items = "<table><tr><td><span>11/12/2015</span> <a href='/tin-tuc/chi-tiet/20391'>Già làng Rơ Châm Hyết giữ nhịp chiêng</a></td></tr></table>"
    said = "<div><h4>Bình luận</h4><div><b>Lan Anh</b> <span>12/02/2026 10:11</span><p>Cảm ơn ban biên tập đã đưa tin kịp thời.</p></div></div>"
    got = article(f"<div><div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p></div></div><div><hr>{items}</div>{said}</div>")
    assert ([(link.block, link.date_raw) for link in got.links], got.body) == ([("related", "11/12/2015")], TEXT)
    photo = "<p><a href='/tin-tuc/chi-tiet/20391'>Già làng Rơ Châm Hyết giữ nhịp chiêng</a></p><figure><img src='/anh/7.jpg'></figure>"
    assert [link.block for link in article(around(f"<p>{TEXT}</p><p>{MORE}</p>{photo}")).links] == ["inline"]


def test_the_signature_in_a_layout_of_one_cell_and_above_stars() -> None:
    cell = f"<table><tr><td><p>{TEXT}</p><p><b>- {PEN} -</b></p></td></tr></table>"
    stars = "<div>Click để đánh giá bài viết</div><ul><li>1</li><li>2</li><li>3</li></ul>"
    for text in (cell, f"<p>{TEXT}</p><p><b>{PEN}</b></p>{stars}"):
        got = article(around(text))
        assert (got.author, got.body) == (PEN, TEXT)


def test_a_name_right_below_the_title() -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>{PEN}</div><div>{LEAD}</div><div>12/07/2023</div><div><p>{TEXT}</p><p>{MORE}</p></div></div>")
    assert (got.author, got.sapo, got.body.split("\n\n")) == (PEN, LEAD, [TEXT, MORE])


def test_dates_between_the_lines_of_a_list_without_heading_above_what_readers_say() -> None:
    item = "<div class=rw><a href='/tin-tuc/chi-tiet/{}'>{}</a><div>{}</div></div>".format
    items = item(20391, "Già làng Rơ Châm Hyết giữ nhịp chiêng", "15/11/2021") + item(20377, "Tết sớm của bà con xã Ia Mơ", "12/10/2021")
    said = "<div><h4>Bình luận</h4><div><b>Lan Anh</b> <span>12/02/2026 10:11</span><p>Cảm ơn ban biên tập đã đưa tin kịp thời.</p></div></div>"
    text = f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p></div></div>"
    for page in (f"<div>{text}<div><hr>{items}</div>{said}</div>", f"<div>{text}{said}<div><hr>{items}</div></div>"):
        assert [(link.block, link.date_raw) for link in article(page).links] == [("related", "15/11/2021"), ("related", "12/10/2021")]


def test_neighbours_told_by_their_numbers_in_the_query() -> None:
    step = "<div><span>{}</span> <a href='/tin?id={}' rel='{}'>{}</a></div>".format
    steps = step("Bài trước", 20391, "prev", "Già làng Rơ Châm Hyết giữ nhịp chiêng") + step(
        "Bài tiếp theo", 20420, "next", "Tết sớm ở xã biên giới Ia Mơ"
    )
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p></div><div>{steps}"), url="https://danvan.example/tin?id=20417")
    assert [(link.block, link.url[-5:]) for link in got.links] == [("related", "20391"), ("related", "20420")]


def test_files_of_a_box_beside_the_text_are_not_offered_with_it() -> None:
    box = "<div><h3>Hệ thống văn bản</h3><ul><li><a href='/vb/cv-7.doc'>Công văn số 7-CV/BDV triển khai tháng cao điểm</a></li></ul></div>"
    assert article(f"<div><div><h1>{TITLE}</h1><div>12/07/2023</div><p>{TEXT}</p><p>{MORE}</p></div>{box}</div>").attachments == []


@pytest.mark.parametrize("above", ["<div>12/07/2023</div>", "<div>Lượt xem: 588</div>", "<div>12/07/2023</div><div>Lượt xem: 588</div>"])
@pytest.mark.parametrize("text", [f"<div>{SHORT}</div>", f"<div><p>{TEXT}</p><p>{MORE}</p></div>"], ids=["short", "long"])
def test_a_name_below_date_and_counter(above: str, text: str) -> None:
    got = article(f"<div>Ngày đăng: 10/07/2023</div><div><h1>{TITLE}</h1>{above}<div>{PEN}</div>{text}</div>")
    assert (got.author, PEN in got.body) == (PEN, False)


def test_the_photo_below_the_only_paragraph_stands_beside_it() -> None:
    photo = (
        "<div style='float:right'><img src='/anh/7.jpg'><p style='font-size:12px'>Tổ tuần rừng</p></div><p align=right><b>Văn Hinh</b></p>"
    )
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><div><p>{TEXT}</p></div>{photo}</div></div>")
    assert ([image.caption for image in got.images], got.author, got.body) == (["Tổ tuần rừng"], "Văn Hinh", TEXT)


def test_photos_with_captions_below_the_only_paragraph() -> None:
    photos = "".join(f"<div><figure><img src='/anh/{n}.jpg'><figcaption>Ảnh thứ {n}</figcaption></figure></div>" for n in (1, 2, 3))
    got = article(
        f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><div><p>{TEXT}</p></div>{photos}<p align=right><b>Văn Hinh</b></p></div></div>"
    )
    assert ([image.caption for image in got.images], got.body) == (["Ảnh thứ 1", "Ảnh thứ 2", "Ảnh thứ 3"], TEXT)


def test_a_headline_below_the_heading_of_another_box_is_no_link_of_the_article() -> None:
    video = "<div><h3>Video</h3><div><a href='/video?v=1'>Phóng sự: Nông dân thi đua sản xuất giỏi</a></div></div>"
    said = "<div><h4>Bình luận</h4><div><b>Lan Anh</b> <span>12/02/2026 10:11</span><p>Cảm ơn ban biên tập đã đưa tin kịp thời.</p></div></div>"
    got = article(f"<div><div><h1>{TITLE}</h1><div>12/07/2023</div><div>{SHORT}</div>{said}</div><div>{video}{IMPRINT}</div></div>")
    assert got.links == []


def test_short_sentences_go_on_behind_a_box_of_links() -> None:
    box = "<div class='wp-block-group'><p>Đọc thêm: <a href='/tin-tuc/chi-tiet/20391'>Già làng Rơ Châm Hyết giữ nhịp chiêng</a></p></div>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>{box}<p>Hội nghị thành công tốt đẹp./.</p>"))
    assert ([link.block for link in got.links], got.body.split("\n\n")) == (["inline"], [TEXT, MORE, "Hội nghị thành công tốt đẹp./."])


def test_a_short_title_that_the_trail_ends_with() -> None:
    trail = "<div><a href='/'>Trang chủ</a> &gt; <a href='/mat-tran'>Mặt trận</a> &gt; Đổi thay ở ấp 5</div>"
    got = article(
        f"<div>{trail}<div><font size=4>Đổi thay ở ấp 5</font></div><div><p>{TEXT}</p></div><div>Ngày đăng: 12/07/2023</div></div>", SITE
    )
    assert (got.title, got.section, got.body) == ("Đổi thay ở ấp 5", "Mặt trận", TEXT)


def test_the_time_that_reading_takes_is_no_lead() -> None:
    told = "<span>Ngày đăng: 29/08/2025</span><i></i><span>Số từ: 2833 từ.</span><i></i><span>Khoảng: 14,4 phút đọc.</span>"
    got = article(
        f"<section><h1>{TITLE}</h1><div>{told}</div></section><main><div class=post-content><p>{TEXT}</p><p>{MORE}</p></div></main>"
    )
    assert (got.sapo, got.published_raw) == (None, "29/08/2025")


def test_neither_steps_that_lead_home_nor_the_page_itself_are_the_section() -> None:
    steps = '{"@id": "https://nhavang.vn/", "name": "Cổng Nhà Vàng"}', '{"@id": "https://nhavang.vn/", "name": "Nhà Vàng Chính Thức"}'
    listed = ", ".join(f'{{"@type": "ListItem", "position": {number}, "item": {step}}}' for number, step in enumerate(steps, 1))
    head = f'<script type="application/ld+json">{{"@type": "BreadcrumbList", "itemListElement": [{listed}]}}</script>'
    own = f"<ul><li><a href=/tin-tuc/bai-7/>{TITLE}</a></li></ul>"
    text = f"<h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p><p>{MORE}</p></div>"
    assert article(head + own + text, url="https://nhavang.vn/tin-tuc/bai-7/").section == "Tin tức"
