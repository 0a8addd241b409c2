"""Pages of papers, of Joomla's and Drupal's older themes and of servers that print a React page: logos as h1, counters, labels, views as files."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import byline, extract
from danvan_crawler.items import Article, Page, Reading

from .village import BODY, MORE, TEXT, TITLE, read_page, sole_article

URL = "https://danvan.example/tin-tuc/12-rung/417-ban-pa-lau-giu-rung-bang-huong-uoc.html"
PLAIN = "https://danvan.example/index.php?page=news&act=view&id=144"
MENU = "<nav><a href='/tin-tuc'>Tin tức</a><a href='/chuyen-muc/dan-toc'>Dân tộc - Tôn giáo</a><a href='/lien-he'>Liên hệ</a></nav>"


def read(body: str, head: str = "", url: str = URL) -> Reading:
    return read_page(f"<title>{TITLE} - Báo Lam Sơn điện tử</title>{head}", MENU + body, url)


def article(body: str, head: str = "", url: str = URL) -> Article:
    return sole_article(read(body, head, url))


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
    got = article(
        f"<article><h1>{TITLE}</h1><div>12/07/2023</div><div class=td-post-content>{BODY * 4}</div><footer>{boxes}</footer></article>"
    )
    assert (got.source, got.body.split("\n\n")) == ("Cổng TTĐT tỉnh Hạ Sơn", [TEXT, MORE] * 4)


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
    row = "<tr><td>{0}</td><td><a href='/tin-tuc/12-rung/{0}-giu-rung.html'>Thôn số {0} giữ rừng bên bờ suối</a></td><td>72{0}</td></tr>"
    rows = "".join(row.format(number) for number in range(11, 18))
    clock = "<div>Thứ ba, 20 Tháng 10 2026 09:00</div>"
    url = "https://danvan.example/tin-tuc/12-mo-hinh-dien-hinh.html"
    head = "<table><tr><td>STT</td><td>Tiêu đề bài viết</td><td>Lượt xem</td></tr>"
    assert read(f"{clock}<div><div class=componentheading>Mô hình - Điển hình</div>{head}{rows}</table></div>", url=url).kind == "listing"


def test_the_lead_of_a_paper_with_its_letters_and_the_day_names_no_author() -> None:
    assert byline.author_before_date("BLO - Sáng ngày 08/05/2019, Ban Tổ chức cuộc thi tổng kết và trao giải.") is None
    assert byline.author_before_date("Trần Văn Sáng 08/05/2019 10:15") == "Trần Văn Sáng"


def test_links_with_arrows_in_a_text_make_no_list_of_it() -> None:
    pointer = "<b>&gt;&gt; <a href='/tin-tuc/12-rung/{}-trong-rung.html'>Thôn Đông trồng rừng bên bờ suối lần {}</a></b><br><br>"
    text = f"{TEXT}<br><br>{MORE}<br><br>{pointer.format(401, 1)}{MORE}<br><br>{pointer.format(402, 2)}{pointer.format(403, 3)}{TEXT}<br><br>{MORE}"
    got = article(
        f"<table><tr><td><font size=3><b>{TITLE}</b></font></td></tr><tr><td>{text}</td></tr></table><div>(Ngày đăng: 16/02/2015)</div>"
    )
    assert [link.block for link in got.links] == ["inline"] * 3


def test_the_trail_above_a_title_without_heading_is_not_the_title() -> None:
    trail = "<td class=tieude_muc>&nbsp;<b><a href='index.php'>Trang chủ</a> &raquo; <a href='index.php?cat=1'>Tin hoạt động</a></b></td>"
    rows = f"<tr>{trail}</tr><tr><td><br><font size=3><b>{TITLE}</b></font></td></tr><tr><td class=tomtat><b>{MORE}</b></td></tr>"
    rows += f"<tr><td class=noidung>{TEXT}<br><br>{MORE}<br><br>{TEXT}</td></tr><tr><td>(Ngày đăng: 10/10/2014)</td></tr>"
    menu = "".join(f"<tr><td><a href='index.php?cat={n}'>Chuyên mục {n}</a></td></tr>" for n in range(2, 6))
    page = f"<table><tr><td><table>{menu}</table></td><td><table>{rows}</table></td></tr></table>"
    page = f"<html><head><title>.:: Báo Lam Sơn ::.</title></head><body>{page}</body></html>"
    reading = extract(Page(PLAIN, page.encode(), "text/html; charset=utf-8"))
    assert (reading.articles[0].title, reading.articles[0].section) == (TITLE, "Tin hoạt động")


@pytest.mark.parametrize("end", ["<b>(T.H)</b>", "(T.H)"])
def test_initials_in_brackets_behind_the_last_sentence_sign(end: str) -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><p>{TEXT}</p><p>{MORE} {end}</p></div>")
    assert (got.author, got.body.split("\n\n")) == ("T.H", [TEXT, MORE])


def test_an_empty_place_for_the_author_has_no_author() -> None:
    place = "<tr><td><span class=lblTacGia><b></b></span></td></tr><tr><td><span class=nguon>Nguồn: </span></td></tr>"
    assert article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}<table>{place}</table></div>").author is None


def test_a_box_ends_at_the_heading_that_looks_like_its_own() -> None:
    def box(name: str, rows: str) -> str:
        return f"<tr><td class=box_t>{name}</td></tr><tr><td>{rows}</td></tr>"

    new = "".join(f"<p><a href='/tin-tuc/12-rung/{n}-tap-huan-giu-rung.html'>Tập huấn giữ rừng cho tổ số {n}</a></p>" for n in (401, 402))
    told = "".join(f"<p><a href='https://khac.example/tb?id={n}'>Thông báo tuyển cán bộ kiểm lâm lần {n}</a></p>" for n in (1, 2))
    boxes = f"<table>{box('TIN MỚI CẬP NHẬT', new)}{box('THÔNG BÁO', told)}</table>"
    got = article(f"<table><tr><td><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}</td><td>{boxes}</td></tr></table>")
    assert [link.url.split("/")[2] for link in got.links] == ["danvan.example"] * 2


def test_a_photo_among_paragraphs_parted_by_line_breaks_stands_above_a_link() -> None:
    photo = "<table><tr><td><img src='/anh/7.png' width=210></td></tr></table>"
    link = "<b>&gt;&gt; <a href='/tin-tuc/12-rung/401-thon-dong-trong-rung.html'>Thôn Đông trồng rừng bên bờ suối</a></b><br><br>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{TEXT}<br><br>{photo}{link}{MORE}</div></div>")
    assert [image.url[-5:] for image in got.images] == ["7.png"]


def test_a_lazy_photo_that_links_to_itself_without_extension_at_the_end() -> None:
    photo = "<a href='/documents/7.png/a07d1e'><img src='/images/loading.gif' data-src='/documents/7.png/a07d1e' alt='x'></a>"
    label = "<div>Tin liên quan</div><ul><li><a href='/tin-tuc/12-rung/401-thon-dong.html'>Thôn Đông trồng rừng bên bờ suối</a></li></ul>"
    got = article(
        f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p><div>{photo}</div><div>{label}</div><p>{MORE}</p></div></div>"
    )
    assert [image.url for image in got.images] == ["https://danvan.example/documents/7.png/a07d1e"]


def test_a_file_named_in_front_of_its_link_is_no_text() -> None:
    line = "<p>Công văn về việc báo cáo kết quả: <strong><a href='/uploads/cong-van.doc'>Tải về tại đây</a></strong></p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}{line}</div>")
    assert [file.title for file in got.attachments] == ["Công văn về việc báo cáo kết quả"]
    assert got.body.split("\n\n") == [TEXT, MORE]


@pytest.mark.parametrize("path", ["2015/08/", "2015/", "2015_08_01_archive.html"])
def test_the_list_of_a_month_with_one_article_is_a_list(path: str) -> None:
    post = (
        f"<h2>Thứ Hai, 31 tháng 8, 2015</h2><h3><a href='/2015/08/ban-pa-lau.html'>{TITLE}</a></h3><div itemprop=articleBody>{BODY}</div>"
    )
    assert read(f"<div>{post}</div>", url=f"https://danvan.example/{path}").kind == "listing"


def test_bloggers_neighbours_with_their_titles() -> None:
    step = "<a class='blog-pager-{0}-link' href='/2015/0{1}/x{1}.html'>{2}<br><small>{3}</small></a>"
    newer = step.format("newer", 9, "« Bài đăng Mới hơn", "Vận động đồng bào dân tộc thiểu số hiện nay")
    older = step.format("older", 7, "Bài đăng Cũ hơn »", "Thể lệ Cuộc thi tìm hiểu truyền thống")
    got = article(
        f"<div><h3>{TITLE}</h3><div>12/07/2023</div>{BODY}</div><div class=blog-pager>{newer}{older}<a href='/'>Trang chủ</a></div>"
    )
    assert [(link.block, link.title) for link in got.links] == [
        ("related", "Vận động đồng bào dân tộc thiểu số hiện nay"),
        ("related", "Thể lệ Cuộc thi tìm hiểu truyền thống"),
    ]


def test_the_section_in_a_bar_above_the_title_with_a_menu_of_pictures() -> None:
    menu = "".join(
        f"<p><a href='/{n}/'><img src='/nut{n}.gif' width=150 alt='{name}'></a></p>"
        for n, name in enumerate(["Tin tức - Sự kiện", "Nghiên cứu"])
    )
    bar = "<table><tr><td><b>Nghiên cứu</b></td></tr></table>"
    got = article(
        f"<table><tr><td>{menu}</td><td>{bar}<p><b><font size=4>{TITLE}</font></b></p>{BODY}<i>(Ngày 12/8/2014)</i></td></tr></table>"
    )
    assert got.section == "Nghiên cứu"


def test_the_cover_of_a_long_read_stands_above_its_title() -> None:
    cover = (
        "<div class=cover><img src='data:x' data-src='/anh/bia.png' alt='{0}'><div class=cover-caption>Rừng Pá Lau nhìn từ xa</div></div>"
    )
    got = article(
        f"<div class=emag>{cover.format(TITLE)}<div><div class=t>{TITLE}</div><h2 class=sapo>{MORE}</h2></div>{BODY}</div><i>12/07/2023</i>"
    )
    assert [(image.url[-7:], image.caption) for image in got.images] == [("bia.png", "Rừng Pá Lau nhìn từ xa")]


def test_the_number_of_a_photo_on_it_is_not_its_caption() -> None:
    photo = "<div><div><img src='/anh/{0}.png'><span>{0}/2</span></div><div class=photo-caption><p>Ảnh thứ {0}</p></div></div>"
    got = article(
        f"<div><h1>{TITLE}</h1><div>12/07/2023</div><p>{TEXT}</p>{photo.format(1)}<p>{MORE}</p>{photo.format(2)}<p>{TEXT}</p></div>"
    )
    assert [image.caption for image in got.images] == ["Ảnh thứ 1", "Ảnh thứ 2"]


def test_a_credited_source_makes_a_short_text_an_article() -> None:
    page = f"<html><body><p><b><font size=4>{TITLE}</font></b></p>{BODY}<p>{TEXT}</p>{{}}<p><i>(Ngày 12/8/2014)</i></p></body></html>"
    url = "https://danvan.example/NghienCuu/moi.htm"
    kinds = [
        extract(Page(url, page.format(line).encode(), "text/html; charset=utf-8")).kind
        for line in ("", "<p align=right>Nguồn: Báo Đông Hải</p>")
    ]
    assert kinds == ["other", "article"]


def test_the_mark_of_an_advertiser_is_no_source() -> None:
    mark = "<div class=tpm_attribution><a href='https://quangcao.example/'><em>Quảng cáo của</em> <strong>LamAds</strong></a></div>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}<p class=author>Hải Yến</p>{mark}</div>")
    assert (got.author, got.source, got.body.split("\n\n")) == ("Hải Yến", None, [TEXT, MORE])


@pytest.mark.parametrize(
    ("name", "credits"),
    [("Theo Báo Đông Hải", (None, "Báo Đông Hải")), ("Theo Thanh Trúc", ("Thanh Trúc", None)), ("Thanh Trúc", ("Thanh Trúc", None))],
)
def test_a_source_credited_in_the_place_of_the_author(name: str, credits: tuple[str | None, str | None]) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {{"@type": "Person", "name": "{name}"}}}}'
    head = f"<script type='application/ld+json'>{data}</script>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}</div>", head)
    assert (got.author, got.source) == credits


def test_the_place_in_a_span_before_the_lead() -> None:
    got = article(
        f"<div><h1>{TITLE}</h1><div>12/07/2023</div><p class=description><span class=location-stamp>Hạ Sơn</span>{TEXT}</p>"
        f"<article>{BODY}</article></div>"
    )
    assert (got.sapo_prefix, got.sapo) == ("Hạ Sơn", TEXT)


def test_a_button_that_a_script_would_have_named_makes_no_list_of_an_article_named_beside_it() -> None:
    """SharePoint's "lv-" pages without AngularJS; a second article in the box beside has the same title."""
    tools = "<div class=font-tool><a href='javascript:void(0)'>A+</a> <a href='/InTin.aspx?ID=1107'>{{ getLanguage('In', 'In trang này') }}</a></div>"
    beside = f"<div class=sidebar><ul><li><a href='/Lists/Tin/DispForm.aspx?ID=1090'>{TITLE}</a></li></ul></div>"
    body = f"<div class=news-detail><div class=news-detail-title>{TITLE}</div><span>29/01/2020 9:22 SA</span>{tools}<div>{BODY}</div></div>{beside}"
    assert article(body, "<title>Cổng thông tin</title>", "http://danvan.example/Lists/Tin/DispForm.aspx?ID=1107").title == TITLE


@pytest.mark.parametrize(
    ("printed", "raw"),
    [
        ("(11/3)", "11/3"),
        ("06/09 10:18", "06/09 10:18"),
        ("10:18 | 06-09", "10:18 | 06-09"),
        ("3/5", None),
        ("(1/3)", None),
        ("(12-1)", None),
        ("(24/7)", None),
        ("(31/13)", None),
    ],
)
def test_a_day_without_a_year_is_told_by_its_brackets_or_its_time(printed: str, raw: str | None) -> None:
    titles = ("Tết sớm ở bản Pá Lau", "Già làng Pá Lau nói lời hay", "Bản Pá Lau làm đường mới")
    rows = "".join(f"<li><a href='/tin-tuc/bai-{n}-3120{n}.html'>{title}</a> <time>{printed}</time></li>" for n, title in enumerate(titles))
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><h4>Tin liên quan</h4><ul>{rows}</ul>")
    assert [link.date_raw for link in got.links] == [raw] * 3


def test_a_link_that_leads_on_to_a_section_is_no_article() -> None:
    rows = "".join(f"<li><a href='/tin-{n}-3130{n}.html'>Bản Pá Lau làm đường mới lần thứ {n}</a></li>" for n in (1, 2, 3))
    more = "<a href='/muc-khac-31309.html'>Xem tiếp tin Bản Pá Lau ››</a>"
    reading = read_page(
        "",
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><h4>Tin liên quan</h4><ul>{rows}</ul>{more}",
        "https://mau.example/tin-31250.html",
    )
    assert [link.title[-2:] for link in sole_article(reading).links] == [" 1", " 2", " 3"]
