"""Pages whose markup says little: tables and fonts, classes without meaning, heads that name the site only."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page, Reading

SITE = "Ban Dân vận Tỉnh ủy Sông Lam"
TITLE = "Thôn Bình Kiều góp sức mở đường"
SAPO = "Chỉ sau hai tháng vận động, con đường vào thôn Bình Kiều đã rộng gấp đôi nhờ sự đồng thuận của người dân."
TEXT = "Đồng chí Bí thư Chi bộ cho biết: cả 46 hộ dân trong thôn đều tự nguyện hiến đất làm đường, không ai đòi bồi thường."
MORE = "Từ cách làm ấy, Đảng ủy xã chọn thêm bốn thôn để nhân rộng mô hình trong quý IV năm nay, phấn đấu không còn đường đất."
PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"
URL = "http://danvan.example/index.php?option=news&id=134"


def read(body: str, head: str = f"<title>:: {SITE} ::</title>", url: str = URL) -> Reading:
    page = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def article(body: str, head: str = f"<title>:: {SITE} ::</title>", url: str = URL) -> Article:
    reading = read(body, head, url)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


MENU = "".join(row(f"<a href='/index.php?option=cat&amp;cid={n}'><font size=2>{name}</font></a>") for n, name in enumerate(
    ("Công tác dân vận chính quyền", "Gương người tốt việc tốt", "Nghiên cứu và trao đổi")
))  # fmt: skip
FONTS = f"""<table><tr><td><table>{
    MENU
}<tr><td><marquee>Nhiệt liệt chào mừng ngày truyền thống công tác dân vận của Đảng ta!</marquee></td></tr></table></td>
<td><table>{row("<a href='/'>Trang chủ</a> &gt;&gt; <a href='/index.php?option=cat&cid=1'>Gương người tốt việc tốt</a>")}
{row(f"<font size=4 color=blue><b>{TITLE}</b></font><br><font size=1>(Cập nhật: 9h05' ngày 6.6.2014)</font>")}
{
    row(
        f"<font size=2><b>{SAPO}</b><br><br>{TEXT}<br><br>{MORE}<br><br><div align=right><b>Hồng Nhung</b></div></font><br><b>File kèm theo:</b><br>"
        "<a href='/download.php?f=134_1.docx'>Kế hoạch mở đường</a><br>"
    )
}
{row("<a href='/print.php?id=134'>In trang này</a>")}
{row("<b>CÁC TIN ĐÃ ĐƯA:</b>")}
{
    row("<a href='/index.php?option=news&id=120'><font size=2>Xã Minh Tiến tổng kết công tác dân vận năm 2013</font></a> (2.1.2014)")
}</table></td></tr></table>"""


def test_a_page_of_tables_and_fonts() -> None:
    got = article(FONTS)
    assert (got.title, got.sapo, got.author, got.section) == (TITLE, SAPO, "Hồng Nhung", "Gương người tốt việc tốt")
    assert got.published_raw == "9h05' ngày 6.6.2014"
    assert got.body.split("\n\n") == [TEXT, MORE]
    assert [file.title for file in got.attachments] == ["Kế hoạch mở đường"]
    assert [(link.block, link.date_raw) for link in got.links] == [("related", "2.1.2014")]


def test_a_list_without_items_is_no_author() -> None:
    got = article(f"<div class='ct'><h1>{TITLE}</h1><div>02/03/2013</div><p>{TEXT}</p><p>{MORE}</p></div><p><b>CÙNG CHUYÊN MỤC</b></p>")
    assert got.author is None


def test_the_head_names_the_site_before_the_title() -> None:
    head = f"<title>{SITE} &gt; {TITLE}</title><meta property='og:title' content='{SITE}'>"
    got = article(f"<div class='post'><span class='post_title'>{TITLE}</span><div>Đăng lúc: 10:14 | 27/06/2023</div><div>{SAPO}</div>"
                  f"<div class='post_content'><p>{TEXT}</p><p>{MORE}</p></div></div>", head)  # fmt: skip
    assert (got.title, got.sapo) == (TITLE, SAPO)


def test_classes_that_mean_nothing_and_a_title_in_the_address() -> None:
    body = (
        f"<div class='x1'><div class='x2'><a href='/'>Trang chủ</a> → <a href='/tin/'>Tin địa phương</a></div><p class='tt26'>{TITLE}</p>"
        f"<p class='sp26'>{SAPO}</p><div class='bd26'><p>{TEXT}</p><p class='pInterTitle'>Nhân rộng cách làm hay</p><p>{MORE}</p></div></div>"
    )
    got = article(body, f"<title>{SITE}</title>", "http://danvan.example/portal/pages/2014-06-06/Thon-Binh-Kieu-Gop-Su-5501.aspx")
    assert (got.title, got.sapo, got.published_raw) == (TITLE, SAPO, "2014-06-06")


def test_a_subtitle_is_the_lead() -> None:
    body = f"<p class='pTitle'>{TITLE}</p><p class='pSubTitle'>{SAPO}</p><div class='pBody'><p>{TEXT}</p><p>{MORE}</p></div>"
    got = article(body, f"<title>{SITE}</title>")
    assert (got.title, got.sapo) == (TITLE, SAPO)


def test_a_breadcrumb_whose_marks_the_style_sheet_draws() -> None:
    body = (
        f"<div class='bc'><a href='/'>Trang chủ</a><a href='/g/'>Giám sát, phản biện</a></div><h2>{TITLE}</h2><i>02/03/2013</i>{PARAGRAPHS}"
    )
    assert article(body).section == "Giám sát, phản biện"


def test_a_menu_with_bars_between_its_names_is_no_trail() -> None:
    menu = "<a href='/'>Trang chủ</a> | <a href='/tin/'>Tin tức</a> | <a href='/pt/'>Phong trào</a> | <a href='/tl/'>Tư liệu</a>"
    body = row(menu) + row(f"<a href='/pt/'>Phong trào</a> &gt;<p><b>{TITLE}</b></p><i>02/03/2013</i>{PARAGRAPHS}")
    assert article(f"<table>{body}</table>", f"<title>{TITLE}</title>").section == "Phong trào"


def test_a_breadcrumb_of_images_ends_with_the_title() -> None:
    title = f"{TITLE}: cách làm từ sự đồng thuận của nhân dân trong thôn, trong xã và của con em xa quê"
    trail = f"<a href='/'>Trang chủ</a> <img src='/m.png'> <a href='/g/'>Mô hình - Điển hình</a> <img src='/m.png'> {title}"
    body = (
        f"<span class='pathway'>{trail}</span><table><tr><td class='contentheading'>{title}</td></tr></table><i>02/03/2013</i>{PARAGRAPHS}"
    )
    assert article(body, f"<title>{title}</title>").section == "Mô hình - Điển hình"


BLOG = f"""<div id="header"><h1><a href="/">{SITE}</a></h1></div><div id="content"><div class="post"><h2>{TITLE}</h2>
<small>Tháng 9 6, 2014 — 2:05 pm</small><div class="entry"><p><strong>{SAPO}</strong></p>{PARAGRAPHS * 8}
<p style="text-align:right"><strong>Hồng Nhung</strong></p><p class="postmetadata alt"><small>Bài này được đăng trong mục
<a href="/?cat=4" rel="category">Gương điển hình</a>. Bạn có thể theo dõi phản hồi qua <a href="/?feed=rss2&amp;p=134">RSS 2.0</a>.</small></p>
</div></div></div><div id="sidebar"><ul><li><h2>Chuyên mục</h2><ul><li><a href="/?cat=3">Tin tức</a></li>
<li><a href="/?cat=4">Gương điển hình</a></li></ul></li>
<li><h2>Bài mới</h2><ul><li><a href="/?p=140">Xã Minh Tiến tổng kết công tác dân vận năm 2014</a></li>
<li><a href="/?p=139">Ra quân làm thủy lợi ở thôn Bình Kiều</a></li></ul></li></ul></div>"""


def test_a_blog_without_metadata() -> None:
    """An old theme of WordPress: what it says of the post stands below the text, its newest posts in a list of lists."""
    got = article(BLOG, f"<title>{SITE} &raquo; {TITLE}</title>", "http://danvan.example/?p=134")
    assert (got.title, got.sapo, got.author, got.section) == (TITLE, SAPO, "Hồng Nhung", "Gương điển hình")
    assert got.published_raw == "Tháng 9 6, 2014 — 2:05 pm"
    assert got.body.split("\n\n") == [TEXT, MORE] * 8
    assert [(link.block, link.url[-3:]) for link in got.links] == [("latest", "140"), ("latest", "139")]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("22/05/2026 3:25 CH | Thúy Vy", "Thúy Vy"),
        ("22/05/2026 | T.H", "T.H"),
        ("22/05/2026 3:25 CH | Ban Nội chính", "Ban Nội chính"),
        ("22/05/2026 | Lượt xem: 12", None),
        ("Sự kiện ngày 22/05/2026 | Bình Kiều", None),
    ],
)
def test_what_stands_behind_the_date(line: str, author: str | None) -> None:
    tools = "<div>{{ getLanguage('VanBan_Nghe', 'Nghe bài viết') }}</div>"
    got = article(f"<div class='t'>{TITLE}</div><div>{line}</div>{tools}<div class='i'>{SAPO}</div>{PARAGRAPHS}", f"<title>{TITLE}</title>")
    assert got.author == author
    assert "getLanguage" not in got.body + (got.sapo or "")


def test_a_section_may_be_called_new_documents() -> None:
    body = f"<div class='DuongDan'><a href='/'>Trang chủ</a> » <a href='/v/'>Văn bản mới</a></div><h1>{TITLE}</h1><i>02/03/2013</i>{PARAGRAPHS}"
    assert article(body).section == "Văn bản mới"


def test_an_author_in_capitals_under_the_date() -> None:
    body = f"<h1>{TITLE}</h1><i>3 ngày trước</i><div>HỮU LỘC - KIM NGÂN</div><div class='lead'>{SAPO}</div><div>{PARAGRAPHS}</div>"
    assert article(body).author == "HỮU LỘC - KIM NGÂN"


def test_an_author_behind_the_date_and_the_counter() -> None:
    body = (
        f"<div><span>Lượt xem: 783</span><div class='tieudetin'>{TITLE}</div><div class='ngaydang'>Đăng ngày: 03/04/2013 - 2:39:37 PM |"
        f" Lượt xem: 783 | T. Hòa</div><div class='trichyeu'>{SAPO}</div><div id='lblNoiDung'><div>{TEXT}</div><div>{MORE}</div></div></div>"
    )
    got = article(body, f"<title>{SITE}</title>")
    assert (got.author, got.published_raw) == ("T. Hòa", "03/04/2013 - 2:39:37 PM")


def test_lone_headlines_between_list_items_make_no_list() -> None:
    lone = "".join(f"<ul><li>Rà soát, bổ sung quy chế phối hợp lần {n};</li></ul><p><b><a href='/tin/202{n}/xa-minh-tien-tong-ket-{n}a1b2c3/'>"
                   f"Xã Minh Tiến tổng kết công tác dân vận năm 202{n}</a></b></p>" for n in range(1, 4))  # fmt: skip
    head = f"<title>{TITLE} - Báo Sông Lam</title>"
    body = f"<h1>{TITLE}</h1><div>Thứ ba, 02/06/2020</div><div class='ct'><p>{TEXT}</p>{lone}<p>{MORE}</p></div>" + (
        "<div class='ot'><b>CÙNG CHUYÊN MỤC</b><div><a href='/tin/201901/mo-hoi-thi-9c1d2e3/'>Xã Minh Tiến mở hội thi Dân vận khéo</a></div></div>"
    )
    got = article(body, head, "http://bao.example/tin/202006/thon-binh-kieu-gop-suc-mo-duong-fdd62f8/")
    assert [link.block for link in got.links] == ["inline"] * 3 + ["related"]
    assert got.body.startswith(TEXT) and got.body.endswith(MORE)


def test_links_within_sentences_make_no_list() -> None:
    linked = "".join(f"<p>Theo <a href='/tai-lieu-{n}'>báo cáo kết quả công tác của xã số {n}</a>, {TEXT}</p>" for n in range(5))
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div>{linked}</div>", f"<title>{TITLE}</title>")
    assert got.body.count(TEXT) == 5


def test_names_that_leave_no_text_are_not_believed() -> None:
    rest = f"<div class=box><p>{SAPO}</p></div>" * 3
    got = article(f"{rest}<h1>{TITLE}</h1><p>01/02/2023</p><div class=share-wrapper>{PARAGRAPHS}</div>", f"<title>{TITLE}</title>")
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_a_field_whose_label_is_hidden_is_shown() -> None:
    field = f"<div class='field field--name-body field--label-hidden'>{PARAGRAPHS}</div>"
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p>{field}<div>{f'<p>{SAPO}</p>' * 4}</div>", f"<title>{TITLE}</title>")
    assert TEXT in got.body


def test_stamps_and_promotion_are_no_text() -> None:
    noise = ["Published Monday, November 18, 2019 8:22AM EST", "Updated at 1:23 p.m.", "Continue Reading Below", "Image 1 of 5"]
    last = [
        "Have a tip? Amy Hill may be reached at ahill@daily.example. Follow her on Twitter @AmyHill or on Facebook.",
        "Get the latest updates right in your inbox. Subscribe to The Daily's newsletters.",
    ]
    lines = [TEXT, *noise, MORE, *last]
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div>{''.join(f'<p>{line}</p>' for line in lines)}</div>", f"<title>{TITLE}</title>")
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_buttons_and_labels_of_reprints_are_no_text() -> None:
    noise = ["Caption", "Close", "Anzeige", "Story continues below advertisement", "Lesen Sie auch", "À lire aussi"]
    lines = [TEXT, *noise, MORE]
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div>{''.join(f'<p>{line}</p>' for line in lines)}</div>", f"<title>{TITLE}</title>")
    assert got.body.split("\n\n")[:1] + got.body.split("\n\n")[-1:] == [TEXT, MORE]
    assert not set(noise[:4]) & set(got.body.split("\n\n"))


RELATED = (
    "<div class=hop><p>Xem thêm</p><a href='/tin/minh-tien-tong-ket-nam-12.html'>Xã Minh Tiến tổng kết công tác dân vận cả năm</a></div>"
)


@pytest.mark.parametrize("last", ["doan", "tom-luoc"])
def test_a_paragraph_behind_a_labelled_box_is_text_in_a_box_like_the_others(last: str) -> None:
    boxes = f"<div class=doan><p>{TEXT} {TEXT} {TEXT}</p></div><div class=doan><p>{MORE} {MORE}</p></div>{RELATED}"
    boxes += f"<div class={last}><p>{SAPO}</p></div>"
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div>{boxes}</div>", f"<title>{TITLE}</title>")
    assert got.body.endswith(SAPO) == (last == "doan")


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("<h3 class=editor-tit>Từ con đường đất đến con đường hoa</h3>", True),
        ("<h3 class='time moc'>11h04: Máy xúc đầu tiên vào tới đầu thôn</h3>", True),
        ("<h3 class=author>Nguyễn Thị Hồng Nhung</h3>", False),
        ("<h3 class=author>Tác giả: Nguyễn Thị Hồng Nhung</h3>", False),
        ("<h3 class=date>Thứ Tư, ngày 01/02/2023 10:30</h3>", False),
    ],
)
def test_a_heading_of_the_text_may_have_a_class_of_authors_or_dates(heading: str, kept: bool) -> None:
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div><p>{TEXT}</p>{heading}<p>{MORE}</p></div>", f"<title>{TITLE}</title>")
    assert len(got.body.split("\n\n")) == 2 + kept


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("<h3 id=danh-gia-chung-ve-mo-hinh>Đánh giá chung về mô hình</h3>", True),
        ("<h3 class=muc id=Lien_ket_bon_nha_trong_san_xuat>Liên kết bốn nhà trong sản xuất</h3>", True),
        ("<h3 id=danh-gia>Đánh giá</h3>", False),
        ("<h3 id=binh-luan>Đánh giá chung về mô hình</h3>", False),
    ],
)
def test_an_id_made_of_the_heading_s_words_says_nothing_else(heading: str, kept: bool) -> None:
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div><p>{TEXT}</p>{heading}<p>{MORE}</p></div>", f"<title>{TITLE}</title>")
    assert len(got.body.split("\n\n")) == 2 + kept


def test_a_class_of_every_paragraph_marks_no_lead() -> None:
    lines = [f"{number}. {TEXT}" for number in range(1, 9)]
    every = "".join(f"<p class=text-description>{line}</p>" for line in lines)
    got = article(f"<h1>{TITLE}</h1><h3>{SAPO}</h3><p>01/02/2023</p><div>{every}</div>", f"<title>{TITLE}</title>")
    assert (got.sapo, got.body.split("\n\n")) == (SAPO, lines)


def test_a_heading_called_subtitle_behind_the_first_paragraph_is_no_lead() -> None:
    body = f"<div><p>{TEXT}</p><h3 class=subtitle>Con đường của sự đồng thuận</h3><p>{MORE}</p><p>{TEXT} {MORE}</p></div>"
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p>{body}", f"<title>{TITLE}</title>")
    assert got.body.split("\n\n") == [TEXT, "Con đường của sự đồng thuận", MORE, f"{TEXT} {MORE}"]
    led = article(f"<h1>{TITLE}</h1><h2 class=epigraph>{SAPO}</h2><p>01/02/2023</p>{body}", f"<title>{TITLE}</title>")
    assert (led.sapo, led.body) == (SAPO, got.body)


def test_the_first_paragraph_may_have_a_box_of_its_own() -> None:
    rest = [f"{number}. {MORE} {TEXT}" for number in range(1, 7)]
    body = f"<div class=sapo>{SAPO}</div><div><p>{TEXT}</p></div><div class=doc-tiep>{''.join(f'<p>{line}</p>' for line in rest)}</div>"
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p>{body}", f"<title>{TITLE}</title>")
    assert (got.sapo, got.body.split("\n\n")) == (SAPO, [TEXT, *rest])


def test_the_only_sentences_of_a_list_may_be_those_of_a_box_over_it() -> None:
    items = "".join(f"<li><a href='/tin/bai-{n}.html'>Xã Minh Tiến phát động phong trào thi đua lần thứ {n}</a></li>" for n in range(30))
    box = f"<div class=modal_introduce><h3>Thêm chuyên mục, thêm trải nghiệm mới cho bạn đọc</h3><p>01/02/2023</p>{PARAGRAPHS * 5}<p>TTO</p></div>"
    assert read(f"<ul>{items}</ul>{box}", url="http://danvan.example/tin-tuc.htm").kind == "listing"


def test_an_address_between_paragraphs_is_text_and_one_below_them_is_not() -> None:
    link = "<p><a href='https://hoidap.example/minh-tien'>https://hoidap.example/minh-tien</a></p>"
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div><p>{TEXT}</p>{link}<p>{MORE}</p>{link}</div>", f"<title>{TITLE}</title>")
    assert got.body.split("\n\n") == [TEXT, "https://hoidap.example/minh-tien", MORE]


def test_a_sentence_on_a_publication_is_text() -> None:
    lines = [TEXT, "Published in 2019, the report names three villages. They built their roads without help.", MORE]
    got = article(f"<h1>{TITLE}</h1><p>01/02/2023</p><div>{''.join(f'<p>{line}</p>' for line in lines)}</div>", f"<title>{TITLE}</title>")
    assert got.body.split("\n\n") == lines


def test_a_text_that_only_the_head_has_whole() -> None:
    whole = "\\n".join([TEXT, MORE, SAPO, TEXT])
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "%s"}}</script>'
    shown = f"<h1>{TITLE}</h1><p>01/02/2023</p><div><p>{TEXT}</p></div>"
    got = article(shown, f"<title>{TITLE}</title>{data % whole}")
    assert got.body.split("\n\n") == [TEXT, MORE, SAPO, TEXT]
    assert article(shown, f"<title>{TITLE}</title>{data % '&lt;p&gt;'.join([whole] * 2)}").body == TEXT
    assert article(f"{shown}{PARAGRAPHS}", f"<title>{TITLE}</title>{data % (TEXT + MORE)}").body.count(TEXT) == 2


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Chia sẻ tại buổi gặp mặt, bà Hoa rưng rưng nhớ lại ngày đầu về bản.", True),
        ("Trả lời câu hỏi ấy, ông chỉ cười hiền.", True),
        ("Góp ý vào dự thảo, bà con đề nghị giữ lại tên thôn cũ.", True),
        ("Chia sẻ bài viết này lên mạng xã hội.", False),
        ("Phản hồi của bạn sẽ được kiểm duyệt trước khi đăng.", False),
        ("Trả lời", False),
    ],
)
def test_a_sentence_may_begin_as_a_button_does(sentence: str, kept: bool) -> None:
    got = article(f"<h1>{TITLE}</h1><i>02/03/2013</i><div><p>{TEXT}</p><p>{sentence}</p><p>{MORE}</p></div>")
    assert (sentence in got.body.split("\n\n")) == kept


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("HỘI NÔNG DÂN XÃ NẬM TIA<br>GIÚP HỘ NEO ĐƠN GẶT LÚA", "HỘI NÔNG DÂN XÃ NẬM TIA GIÚP HỘ NEO ĐƠN GẶT LÚA"),
        ("GIÚP HỘ NEO ĐƠN GẶT LÚA CHẠY BÃO<br>LÒ VĂN ÚN", "GIÚP HỘ NEO ĐƠN GẶT LÚA CHẠY BÃO"),
    ],
)
def test_a_title_in_capitals_goes_over_several_lines(lines: str, title: str) -> None:
    body = f"<p align=center><b>{lines}</b></p><p><i>15/09/2020 07:40</i></p>{PARAGRAPHS}<p align=right><b>Vi Thị Hằng</b></p>"
    assert article(body, url="http://namtia.example/chitiet.aspx?id=881").title == title
