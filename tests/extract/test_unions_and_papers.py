"""Pages of unions, papers and portals whose scripts move the text: short titles beside dates, tables called after captions, hidden data,
boxes behind the last links, captions that a script prints, menus that have a related article too."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import byline
from danvan_crawler.items import Article
from danvan_crawler.sites import urls

from .village import BODY, MORE, TEXT, TITLE, read_page, sole_article

URL = "https://danvan.example/tin-tuc/ban-pa-lau-giu-rung-31250.html"
PHOTO = "<img src=/anh/{}.jpg width=600 height=400>"


def article(body: str, head: str = f"<title>{TITLE} - Báo Lam Sơn</title>", url: str = URL) -> Article:
    return sole_article(read_page(head, body, url))


def test_a_short_title_is_no_label_of_the_date_below_it() -> None:
    title = "Thăm phụ nữ bản Pá Lau"
    header = f"<div><h1>{title}</h1><div>Thứ ba, 29/08/2017, 17:12 | Lượt xem: 2789 Cỡ chữ: A+ A- Bản in</div></div>"
    assert article(f"<div>{header}<div>{BODY}</div></div>", f"<title>{title}</title>").published_raw == "Thứ ba, 29/08/2017, 17:12"


def test_a_table_of_figures_called_after_captions_is_text() -> None:
    table = "<table class=tplCaption><tr><td>Bản Pá Lau</td><td>25</td><td>84%</td></tr></table>"
    photo = f"<table class=tplCaption><tr><td>{PHOTO.format('rung')}</td></tr><tr><td>Tổ tuần rừng</td></tr></table>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{table}{photo}<p>{TEXT}</p></div></div>")
    assert (got.body.split("\n\n")[2], [image.caption for image in got.images]) == ("Bản Pá Lau | 25 | 84%", ["Tổ tuần rừng"])


def test_a_justified_heading_in_bold_italics_below_a_photo_is_no_caption() -> None:
    photo = f"<table align=center><tbody><tr><td>{PHOTO.format('rung')}</td></tr></tbody></table>"
    heading = "<p style='text-align: justify;'><strong><em>Khó khăn, hạn chế</em></strong></p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{photo}{heading}<p>{TEXT}</p></div></div>")
    assert ([image.caption for image in got.images], "Khó khăn, hạn chế" in got.body.split("\n\n")) == ([None], True)


def test_related_links_above_a_short_text_do_not_hide_its_photos() -> None:
    links = "".join(f"<li><a href='/{n}.html'>Khối dân vận huyện Lam Sơn giao ban quý {n}</a></li>" for n in (1, 2, 3))
    tables = "".join(
        f"<table class=picture><tr><td>{PHOTO.format(n)}</td></tr><tr><td class=caption>Ảnh {n} của bản</td></tr></table>" for n in "ab"
    )
    inline = "<p><em>&gt;&gt; Xem thêm: </em><a href='/9.html'>Người dân bản Pá Lau góp công làm đường</a></p>"
    text = f"<div class='detail-content cms-body'><p>{MORE}</p>{inline}{tables}<p>{TEXT}</p></div>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><ul class=article-relate>{links}</ul>{text}")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == (["Ảnh a của bản", "Ảnh b của bản"], [MORE, TEXT])
    assert [link.block for link in got.links] == ["related"] * 3 + ["inline"]


def test_an_article_that_the_menu_beside_has_too_stays_in_the_list_below() -> None:
    new = "/Home/{}/2013/{}.aspx"
    read_most = "".join(f"<div><a href='{new.format('hien-dat', n)}'>Bản Pá Lau hiến đất mở đường {n}</a></div>" for n in (12046, 12060))
    olds = "".join(
        f"<li><a href='{new.format('giao-ban', n)}'>Giao ban công tác dân vận quý {n}</a> (14/3/2016)</li>" for n in (12069, 12046, 12056)
    )
    menu = f"<div class=sidebar>{read_most}</div>"
    other = "<li><a href='/default.aspx?tabid=101&ndid=12102'>Khối dân vận huyện Lam Sơn giao ban tháng tư</a> (2/4/2016)</li>"
    got = article(
        f"{menu}<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><div>Các tin đã đưa</div><ul>{other}{olds}</ul>",
        url="https://danvan.example/default.aspx?tabid=101&ndid=12072",
    )
    assert len(got.links) == 4


def test_a_box_of_text_behind_the_last_links_and_before_the_author() -> None:
    links = "".join(
        f"<div class=more><span>Xem thêm: </span><a href='/{n}.html'>Khối dân vận huyện giao ban quý {n}</a></div>" for n in (1, 2)
    )
    box = "<div class=box-tin><div><p>Đề nghị các bản quan tâm thực hiện nghiêm túc hương ước giữ rừng.</p></div></div>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY * 2}{links}{box}<p class=author>Ngọc Bích</p></div>")
    assert (got.body.split("\n\n")[-1][:7], got.author, [link.block for link in got.links]) == ("Đề nghị", "Ngọc Bích", ["inline"] * 2)


@pytest.mark.parametrize("label", ["Bài vừa cập nhật", "Các tin vừa đăng"])
def test_the_newest_articles_under_other_words(label: str) -> None:
    links = "".join(f"<li>10.10.2026: <a href='/{n}.html'>Khối dân vận huyện giao ban quý {n}</a></li>" for n in (1, 2))
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><div class=moicapnhat><b>{label}</b><ul>{links}</ul></div>")
    assert [link.block for link in got.links] == ["latest", "latest"]


def test_a_paragraph_that_goes_on_in_a_list_is_no_lead() -> None:
    first = "Ban Dân vận Tỉnh ủy hướng dẫn các bản một số nội dung giữ rừng trong mùa khô năm nay như sau:"
    items = "<ul><li>Cử người tuần rừng, cứ mười ngày lại thay phiên;</li><li>Chia đều tiền dịch vụ, gửi phần còn lại vào quỹ, mua loa;</li></ul>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div id=hometext></div><div id=bodytext><div>{first}</div>{items}</div>")
    assert (got.sapo, got.body.split("\n\n")[0]) == (None, first)


def test_captions_that_a_script_of_joomla_prints_in_a_row_of_photos() -> None:
    photos = (
        "".join(f"<p><img class=caption title='Ảnh {n} của bản' src=/anh/{n}.jpg></p>" for n in "ab")
        + f"<figure>{PHOTO.format('c')}</figure>"
    )
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{photos}</div>")
    assert [image.caption for image in got.images] == ["Ảnh a của bản", "Ảnh b của bản", None]


def test_a_headline_of_json_ld_that_is_cut_without_dots() -> None:
    title = "Ban Tuyên giáo và Dân vận Tỉnh ủy Lam Sơn triển khai nhiệm vụ công tác dân vận năm 2026"
    told = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title[:80]}"}}</script>'
    head = f"<title>{title} | Đài Lam Sơn</title><meta property=og:title content='{title}'>{told}"
    assert article(f"<h1>{title}</h1><div>12/07/2023</div><div>{BODY}</div>", head).title == title


def test_text_in_a_hidden_box_that_a_script_was_to_move_into_its_template() -> None:
    template = "<h1 ng-bind-html=news.Title>{{news.Title}}</h1><div class=noidung ng-bind-html='news.Content'></div>"
    item = "<ul><li><a href='/?NewsId=7'>Tập huấn nghiệp vụ dân vận năm 2013</a></li></ul>"
    others = f"<div id=ndOthers class=hide style='display:none'><h4>Các tin khác</h4>{item}</div>"
    fields = f"<div id=ndTitle>{TITLE}</div><div id=ndDate>04/03/2013 13:06</div><div id=ndContent>{BODY}</div>"
    data = f"<div id=ndData style='display:none;'>{fields}</div>"
    foot = "<div>Cơ quan chủ quản: UBND tỉnh Lam Sơn. Trưởng Ban Biên tập: Ông Nghiêm Xuân Đán, Phó Chánh Văn phòng UBND tỉnh</div>"
    page = f"<div>{template}{data}{others}</div>{foot}"
    url = "https://danvan.example/Pages/newsdetail.aspx?NewsId=20901"
    got = article(page, "<title>Chi tiết tin</title>", url)
    assert (got.title, got.published_raw, got.body.split("\n\n")) == (TITLE, "04/03/2013 13:06", [TEXT, MORE])
    assert [link.block for link in got.links] == ["related"]
    plain = page.replace("{{news.Title}}", "")
    assert read_page("<title>Chi tiết tin</title>", plain, url).kind != "article"  # nothing says that it was to be shown


def test_the_name_in_front_of_an_office_room_signs_the_text() -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=right><b>Nguyễn Hải - Văn phòng</b></p></div>")
    assert (got.author, got.body.split("\n\n")) == ("Nguyễn Hải", [TEXT, MORE])
    assert byline.source_of("Nguyễn Hải - Văn phòng", True) is None


def test_the_print_template_of_umbraco_is_a_view() -> None:
    assert urls.is_view("https://danvan.example/tin-tuc/ban-pa-lau-giu-rung/?alttemplate=PrintView")
    assert not urls.is_view("https://danvan.example/tin-tuc/ban-pa-lau-giu-rung/?alttemplate=Wide")


def test_the_description_of_a_publishing_page_of_sharepoint_and_the_room_that_signs_it() -> None:
    lead = "Chiều 11/2, Ban Tổ chức cuộc thi tỉnh Lam Sơn tổ chức lễ tổng kết và trao giải cho các bản."
    head = "<div class=date-line>Thứ tư, 13/02/2013, 07:19 [GMT+7]</div><div class=by-line><span>Phòng Chính sách</span></div>"
    summary = f"<div class=article-summary><div id=ctl00_PlaceHolderMain_Comments class=ms-rtestate-field>{lead}</div></div>"
    field = "ctl00_PlaceHolderMain_PageContent__ControlWrapper_RichHtmlField"
    text = f"<div class=article-content><div id={field} class=ms-rtestate-field>{BODY}</div></div>"
    got = article(f"<div><div class=article-title>{TITLE}</div>{head}{summary}{text}</div>")
    assert (got.sapo, got.author, got.body.split("\n\n")) == (lead, "Phòng Chính sách", [TEXT, MORE])


def test_a_desk_beside_the_date_and_a_heading_with_a_roman_one() -> None:
    meta = "<div><span>2026-01-20T11:04:00.000Z</span> <span>Phóng viên Thời sự</span></div>"
    text = f"<div><p><b>I. NHỮNG KẾT QUẢ NỔI BẬT</b></p>{BODY}<p><b>II. NHIỆM VỤ</b></p>{BODY}</div>"
    got = article(f"<div><h1>{TITLE}</h1>{meta}{text}</div>")
    assert (got.author, got.body.split("\n\n")[0]) == ("Phóng viên Thời sự", "I. NHỮNG KẾT QUẢ NỔI BẬT")


def test_an_item_of_a_list_that_is_read_most_too_keeps_its_date() -> None:
    link = "<a href='/bai-a{0}.html'>"
    item = f"<div><h4>{link}Khối dân vận huyện giao ban quý {{0}}</a></h4><p>13/0{{0}}/2014</p>{link}Xem tiếp</a></div>"
    most = "<ul><li><a href='/bai-a3.html'>Khối dân vận huyện giao ban quý 3</a></li></ul>"
    page = "".join(item.format(n) for n in range(1, 8)) + f"<div>Xem nhiều</div>{most}"
    reading = read_page("<title>Gương điển hình</title>", page, "https://danvan.example/guong-dien-hinh/trang/10")
    assert [link.date_raw for link in reading.links if link.block == "listing"] == [f"13/0{n}/2014" for n in range(1, 8)]


def test_the_title_of_a_table_below_a_photo_is_no_caption() -> None:
    rows = "<tr><td colspan=2>Kết quả theo bản</td></tr><tr><td>Bản</td><td>Số hộ</td></tr><tr><td>Pá Lau</td><td>25</td></tr>"
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=center>{PHOTO.format('a')}</p><table>{rows}</table><p>{TEXT}</p></div>"
    )
    assert ([image.caption for image in got.images], "Kết quả theo bản" in got.body.split("\n\n")) == ([None], True)


def test_an_author_in_the_box_of_credits_is_no_source() -> None:
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><div class=the-article-credit><p class=author><b>Thanh Trúc</b></p></div>"
    )
    assert (got.author, got.source) == ("Thanh Trúc", None)


def test_a_card_with_a_teaser_between_paragraphs_is_an_inline_link() -> None:
    headline = "<h2><a href='/9.html'>Người dân bản Pá Lau góp công làm đường</a></h2>"
    card = f"<div class='z-widget inner'><a href='/9.html'><img data-src=/t9.png></a><div>{headline}"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{card}<p class=summary>{MORE[:80]}</p></div></div>{BODY}</div>")
    assert ([link.block for link in got.links], got.body.split("\n\n")) == (["inline"], [TEXT, MORE] * 2)


def test_a_marked_source_below_the_date() -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div class=nguon>Theo Báo Thuận Phá</div><div>{BODY}</div>")
    assert (got.author, got.source, got.body.split("\n\n")) == (None, "Báo Thuận Phá", [TEXT, MORE])


def test_services_beside_a_breadcrumb_are_no_sections() -> None:
    crumbs = "<a href='/'>Trang chủ</a> &gt; <a href='/tin'>Tin cơ sở</a> <a href='/login'>Đăng nhập</a>"
    assert article(f"<div class=breadcrumb>{crumbs}</div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>").section == "Tin cơ sở"


def test_a_caption_called_desc_in_the_box_of_its_photo() -> None:
    photo = f"<div class=photo>{PHOTO.format('rung')}<p class=desc>Tổ tuần rừng ở khu giáp ranh</p></div>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == (["Tổ tuần rừng ở khu giáp ranh"], [TEXT, MORE])


def test_captions_called_comments_below_their_photos() -> None:
    photo = f"<div align=center>{PHOTO.format('rung')}</div><div class=comment align=center>Tổ tuần rừng ở khu giáp ranh</div>"
    head = "<div id=p_lblCreatedDate>Ngày 12 - 07 - 2013</div><h2><span id=p_lblTitle>{}</span></h2>"
    text = f"<table><tr><td><div>{TEXT}</div>{photo}<div>{MORE}</div></td></tr></table>"
    got = article(f"<div class=detail_artical>{head.format(TITLE)}{text}</div>")
    assert (got.platform, [image.caption for image in got.images]) == ("sharepoint", ["Tổ tuần rừng ở khu giáp ranh"])
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_a_poem_in_stanzas() -> None:
    """Which is too short for a text by its boxes, and no stanza is long enough by itself."""
    verses = [f"{first} lên {last}" for first in ("Sáng nay", "Chiều xuống") for last in ("bản cũ", "nương xa", "rẫy mới", "đồi chè")]
    stanzas = "".join(f"<p class=MsoNormal>{'<br>'.join(verses[at : at + 4])}</p>" for at in (0, 4))
    others = "".join(f"<li><a href='/{n}.html'>Giao ban công tác dân vận quý {n} huyện Lam Sơn</a></li>" for n in range(5))
    head = f"<div class=date>12/07/2013</div><h2>{TITLE}</h2>"
    got = article(f"<ul>{others}</ul><div>{head}<table><tr><td>{stanzas}</td></tr></table></div><ul>{others}</ul><p>Bản quyền</p>")
    assert [line for line in got.body.split("\n") if line] == verses


def test_buttons_for_the_size_of_letters_are_nobody() -> None:
    sizes = "<div class=text-right><a>A+</a><a>A-</a></div>"
    tools = f"<div class='row post-tools'><div class=lbPublishedDate>Thứ bảy, 21/06/2025 17:27</div>{sizes}</div>"
    assert article(f"<h1>{TITLE}</h1>{tools}<div class=post-content>{BODY}</div>").author is None


def test_minutes_without_their_zero() -> None:
    got = article(f"<h1>{TITLE}</h1><span class=date>Thứ Năm, 8/12/2022 9:5'(GMT+7)</span><div>{BODY}</div>")
    assert got.published_raw == "Thứ Năm, 8/12/2022 9:5'(GMT+7)"


def test_captions_in_the_rows_between_photos() -> None:
    told = [f"Mô hình “Bếp ăn 0 đồng” được nhân rộng ở bản Pá {name} của xã." for name in ("Lau", "Khoang", "Hộc", "Nậm")]
    rows = "".join(f"<tr><td>{PHOTO.format(n)}</td></tr><tr><td>{caption}</td></tr>" for n, caption in enumerate(told))
    table = f"<table class='MASTERCMS_TPL_TABLE tpl_gallery' width=100%><tbody>{rows}</tbody></table>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div class=__MASTERCMS_CONTENT><p>{TEXT}</p>{table}</div>")
    assert ([image.caption for image in got.images], got.body) == (told, TEXT)


def test_a_long_line_of_date_section_author_and_buttons_is_no_lead() -> None:
    stamp = "<span>Thứ Sáu, 10/10/2025, 19:42</span> <a href='/xay-dung-dang'>Xây dựng Đảng</a> <span>Tác giả: <b>Thái Bảo</b></span><i></i>2592"
    meta = f"<div class=meta>{stamp} <a href='/in'><span>In bài viết</span></a> <a href='mailto:?body=x'>Gửi Email</a></div>"
    got = article(f"<article><h1>{TITLE}</h1>{meta}<div class=main_content>{BODY}</div></article>")
    assert (got.sapo, got.author, got.published_raw) == (None, "Thái Bảo", "Thứ Sáu, 10/10/2025, 19:42")


def test_an_office_signs_with_a_short_name() -> None:
    assert article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=right><b>VP Huyện ủy</b></p></div>").author == "VP Huyện ủy"


def test_thumbnails_and_portraits_are_no_photos() -> None:
    photos = "".join(f"<figure><img src=/media/{n}.png width=900 height=600></figure>" for n in "ab")
    thumbnails = "".join(f"<img src='/media/{n}.png?w=120' width=120 height=80>" for n in "ab")
    byline = "<div><img src=/avatar/default.png width=90 height=90><span>Hoài An</span></div>"
    got = article(f"<h1>{TITLE}</h1>{byline}<div>12/07/2023</div><div>{BODY}{photos}<div>{thumbnails}</div></div>")
    assert [image.url.rpartition("/")[2] for image in got.images] == ["a.png", "b.png"]


def test_a_list_goes_on_behind_a_link() -> None:
    item, more = "Biểu dương kịp thời tập thể, cá nhân tiêu biểu.", "Đăng ký ít nhất 05 mô hình mới trong năm 2019;"
    inline = "<p><b>Xem thêm: <a href='/bai-9.html'>Người dân bản Pá Lau góp công làm đường</a></b></p>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<ul><li>{item}</li></ul>{inline}<ul><li>{more}</li></ul></div>")
    assert (got.body.split("\n\n")[2:], [link.block for link in got.links]) == ([item, more], ["inline"])


def test_the_section_below_a_story_of_photos_is_no_link() -> None:
    photo = (
        "<p class=text-align-center><img src=/anh/{0}.jpg width=600 height=400></p><p class=text-align-center><em>Ảnh {0} của bản</em></p>"
    )
    field = (
        "<div class='field field--name-field-chuyen-muc'><div>Chuyên mục</div><div><a href='/dan-toc'>Dân tộc - Tôn giáo</a></div></div>"
    )
    text = f"<div class='field--name-body'>{''.join(map(photo.format, 'ab'))}<p>{TEXT}</p>{photo.format('c')}</div>"
    newer = "<div><a href='/dan-toc/bai-7'>Hình ảnh ra quân làm đường ở bản Pá Lau</a> <span>28/12/2025</span></div>"
    got = article(
        f"<article><h1>{TITLE}</h1><div>12/07/2023</div><div><div class=tom-tat>{MORE}</div>{text}{field}</div></article><h2>Tin mới hơn</h2>{newer}"
    )
    assert [link.url.rpartition("/")[2] for link in got.links] == ["bai-7"]


def test_the_day_in_a_title_is_no_date_beside_it() -> None:
    links = "".join(f"<li><a href='/bai-{n}.html'>Tin vắn cơ sở ngày {n}/5/2023</a></li>" for n in (7, 8, 9))
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><h3>Tin liên quan</h3><ul>{links}</ul>")
    assert [(link.title, link.date_raw) for link in got.links] == [(f"Tin vắn cơ sở ngày {n}/5/2023", None) for n in (7, 8, 9)]


def test_an_introduction_is_the_text_where_nothing_follows() -> None:
    photo = f"<div style='text-align:center'>{PHOTO.format('a')}<br><span><strong><em>Bàn giao nhà ở bản Pá Lau</em></strong></span></div>"
    text = f"<div class=itemBody><div class=itemIntroText><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>"
    header = f"<h2 class=itemTitle>{TITLE}</h2><span class=itemDateCreated>12/07/2023</span>"
    got = article(f"<div id=k2Container class=itemView>{header}{text}</div>")
    assert (got.platform, got.sapo, got.body.split("\n\n")) == ("joomla", None, [TEXT, MORE])
    assert [image.caption for image in got.images] == ["Bàn giao nhà ở bản Pá Lau"]


def test_a_pager_for_browsers_without_scripts() -> None:
    items = "".join(f"<li><a href='/Lists/VanBan/DispForm.aspx?ID={n}'>Khối dân vận huyện giao ban quý {n}</a></li>" for n in range(12, 22))
    pager = (
        "<noscript><div class=lv-pager>Trang: <span>1</span> <a href='/Pages/DanhSach.aspx?l=VanBan&amp;PageIndex=2'>2</a></div></noscript>"
    )
    reading = read_page("<title>Văn bản</title>", f"<ul>{items}</ul>{pager}", "https://danvan.example/Pages/DanhSach.aspx?l=VanBan")
    assert reading.next_pages == ["https://danvan.example/Pages/DanhSach.aspx?l=VanBan&PageIndex=2"]


def test_files_in_a_display_form() -> None:
    cell = "<tr><td class=ms-formlabel><h3 class=ms-standardheader>{}</h3></td><td class=ms-formbody>{}</td></tr>"
    file = "<table><tr><td class=ms-vb><a href='/Lists/VanBan/Attachments/12/the-le.docx'>Thể lệ Cuộc thi viết về bản Pá Lau</a></td></tr></table>"
    fields = {"Tiêu đề": TITLE, "Nội dung": BODY, "Ngày đăng": "04/01/2014 11:26 SA", "Tác giả": "Hữu Trí", "Đính kèm": file}
    form = "".join(cell.format(*field) for field in fields.items())
    got = article(f"<table class=ms-formtable>{form}</table>", url="https://danvan.example/Lists/VanBan/DispForm.aspx?ID=12")
    assert [(file.title, file.url.rpartition("/")[2]) for file in got.attachments] == [
        ("Thể lệ Cuộc thi viết về bản Pá Lau", "the-le.docx")
    ]


def test_the_page_of_a_portlet_is_the_section() -> None:
    menu = "<ul><li><a href='/web/guest'>Trang chủ</a></li><li><a href='/web/guest/nguoi-tot'>Người tốt, việc tốt</a></li>"
    menu += "<li><a href='/web/guest/tin-tuc'>Tin tức - Sự kiện</a></li><li><a href='/web/guest/van-ban'>Văn bản chỉ đạo</a></li></ul>"
    url = "https://danvan.example/web/guest/nguoi-tot/-/asset_publisher/wY2kPe8RbN1s/content/ban-pa-lau-giu-rung-381227"
    assert article(f"{menu}<h1>{TITLE}</h1><div>(Ngày đăng: 15/04/2014)</div><div>{BODY}</div>", url=url).section == "Người tốt, việc tốt"


def test_the_caption_of_a_table_around_a_photo() -> None:
    photo = f"<table><caption align=bottom>Bà con bản Pá Lau góp công làm đường</caption><tbody><tr><td>{PHOTO.format('a')}</td></tr></tbody></table>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div>")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == (["Bà con bản Pá Lau góp công làm đường"], [TEXT, MORE])


@pytest.mark.parametrize("office", ["Mặt trận huyện", "Chi đoàn thôn Trung Nghĩa", "Vụ Tuyên truyền", "TT Tin học", "Đoàn xã"])
def test_offices_that_sign(office: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p style='text-align:right'><strong>{office}</strong></p></div>")
    assert (got.author, got.body.split("\n\n")) == (office, [TEXT, MORE])
