"""Portals of small firms and SharePoint's own forms: fields as labels in a table, dates with a dash, bars like menu entries, calendars, files."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import byline
from danvan_crawler.extract.addresses import is_file, is_home
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.walk import flatten
from danvan_crawler.items import Article, Reading

from .village import BODY, MORE, TEXT, TITLE, read_page, sole_article

URL = "https://danvan.example/Lists/TuLieu/DispForm.aspx?ID=5145"


def read(body: str, head: str = "<title>Ban Dân vận Lam Sơn</title>", url: str = URL) -> Reading:
    return read_page(head, body, url)


def article(body: str, head: str = "<title>Ban Dân vận Lam Sơn</title>", url: str = URL) -> Article:
    return sole_article(read(body, head, url))


def test_the_display_form_of_sharepoint() -> None:
    fields = {
        "Tiêu đề": TITLE, "Loại tin": "Tư liệu - Văn kiện", "Tóm tắt": "Ba năm liền, bản không để mất rừng.", "Nội dung": BODY,
        "Tác giả": "Minh Thảo", "Nguồn tin": "Báo Đông Hải", "Ngày đăng": "10/05/2018 12:23 CH",
    }  # fmt: skip
    row = "<tr><td class=ms-formlabel><h3>{}</h3></td><td class=ms-formbody>{}</td></tr>"
    form = f"<table class=ms-formtable>{''.join(row.format(*field) for field in fields.items())}</table>"
    item = "<ul><li><a href='/Lists/TuLieu/DispForm.aspx?ID=5124'>Thôn Đông trồng rừng</a></li></ul>"
    other = f"<div class=other_News><div>Các tin khác</div>{item}</div>"
    got = article(f"<div>{form}<p>Last modified at 19/05/2018 2:23 CH by System Account</p>{other}</div>")
    assert (got.platform, got.title, got.section, got.sapo) == ("sharepoint", TITLE, "Tư liệu - Văn kiện", fields["Tóm tắt"])
    assert (got.author, got.source, got.published_raw) == ("Minh Thảo", "Báo Đông Hải", "10/05/2018 12:23 CH")
    assert (got.body.split("\n\n"), [link.block for link in got.links]) == ([TEXT, MORE], ["related"])


def test_a_headline_of_another_list_is_not_the_title_of_the_layout() -> None:
    new = "<div><div>Tin mới nhất</div><div class=news-title><a href='/Lists/A/DispForm.aspx?ID=9'>Khối dân vận giao ban tháng mười</a></div></div>"
    got = article(
        f"<div id=news-detail><h3>{TITLE}</h3><div>07/04/2026</div>{BODY}</div>{new}",
        "<title></title><script src='/_layouts/15/x.js'></script>",
    )
    assert (got.platform, got.title) == ("sharepoint", TITLE)


def test_photos_of_angular_and_the_comment_below_a_photo() -> None:
    avatar = "<div><img src='/_layouts/15/images/loadingcircle.gif' ng-src='/anh/7.png'><p class=image-caption>Tổ tuần rừng</p></div>"
    photo = "<div class=img_content><img src='/anh/8.png'><div class=comment>Đường vào bản</div></div>"
    waiting = "<img src='/images/loading.gif' ng-src='{{p.Url}}'>"
    got = article(f"<div><h3>{TITLE}</h3><div>07/04/2026</div><div>{avatar}<p>{TEXT}</p>{photo}{waiting}<p>{MORE}</p></div></div>")
    assert [(image.url[-5:], image.caption) for image in got.images] == [("7.png", "Tổ tuần rừng"), ("8.png", "Đường vào bản")]


def test_newer_articles_in_a_box_of_others_are_no_latest_ones() -> None:
    item = "<ul><li><a href='/Lists/TuLieu/DispForm.aspx?ID=5146'>Thôn Đông trồng rừng bên bờ suối</a></li></ul>"
    box = f"<div class=story_other><h3>{{}}</h3>{item}</div>"
    page = f"<div><h1>{TITLE}</h1><div>07/04/2026</div>{BODY}</div>"
    kinds = [article(page + box.format(name)).links[0].block for name in ("Các bài mới", "Các bài mới nhất")]
    assert kinds == ["related", "latest"]


@pytest.mark.parametrize(("line", "raw"), [("Cập nhật ngày 07/08 - 2013", "ngày 07/08 - 2013"), ("(26/06 - 2019)", "26/06 - 2019")])
def test_a_dash_before_the_year(line: str, raw: str) -> None:
    found = first_date(line)
    assert found is not None and found.raw == raw
    assert first_date("từ 20/7 - 2021/2/3") is None or "20/7" not in first_date("từ 20/7 - 2021/2/3").raw  # type: ignore[union-attr]


def test_a_bar_with_the_name_of_a_menu_entry_is_the_section_and_not_the_title() -> None:
    menu = "".join(
        f"<tr><td><a href='/DanhSachTin.aspx?ChuyenMuc={n}'>{name}</a></td></tr>"
        for n, name in enumerate(["Tin trong huyện", "Công tác dân vận", "Gương tốt"])
    )
    bar = "<table><tr><td><b><font size=3 color=white>CÔNG TÁC DÂN VẬN</font></b></td></tr></table>"
    rows = f"<tr><td class=tieude_tin><span>{TITLE}</span></td></tr><tr><td>{BODY}<p>{TEXT}</p></td></tr>"
    text = f"{bar}<table>{rows}<tr><td>Cập nhật ngày 07/08 - 2013</td></tr></table>"
    got = article(
        f"<table><tr><td><table>{menu}</table></td><td>{text}</td></tr></table>",
        url="https://danvan.example/ChiTietTin.aspx?ChuyenMuc=1&MaTin=615",
    )
    assert (got.title, got.section) == (TITLE, "Công tác dân vận")


def test_the_link_to_the_whole_list_is_no_item_of_it() -> None:
    item = "<tr><td><a href='/ChiTietTin.aspx?MaTin={0}'>Tập huấn giữ rừng cho tổ số {0}</a></td></tr>"
    more = "<tr><td>[<a href='#dau'>Trở về đầu trang</a>] <a href='/DanhSachTin.aspx?ChuyenMuc=4'>Xem thêm...</a></td></tr>"
    lists = f"<table><tr><td>CÁC TIN ĐÃ ĐƯA</td></tr>{item.format(611)}{item.format(612)}{more}</table>"
    got = article(f"<div><h1>{TITLE}</h1><div>07/04/2026</div>{BODY}</div>{lists}", url="https://danvan.example/ChiTietTin.aspx?MaTin=615")
    assert [link.url[-3:] for link in got.links] == ["611", "612"]


def test_a_firm_known_by_its_first_word_and_a_source_written_small() -> None:
    page = f"<div><h1>{TITLE}</h1><div>07/04/2026</div>{BODY}<p>Theo website Dân vận Cẩm Bình</p></div>"
    page += "<p>Thiết kế: <a href='https://vs.example'>VietSoft</a></p>"
    got = article(page, "<meta name=author content='VietSoft Phước Lâm'>")
    assert (got.author, got.source) == (None, "website Dân vận Cẩm Bình")


@pytest.mark.parametrize("line", ["04.03.2023, 16:34 - {} - 2780 lượt xem", "{} - 2780 lượt xem"])
@pytest.mark.parametrize("source", ["Nguồn: Cổng thông tin Hà Trạch", "Theo Cổng thông tin Hà Trạch"])
def test_the_source_in_a_line_with_counters(line: str, source: str) -> None:
    got = article(f"<div><h2>{TITLE}</h2><div>{line.format(source)}</div>{BODY}</div>", f"<title>{TITLE}</title>")
    assert got.source == "Cổng thông tin Hà Trạch"


def test_the_author_in_front_of_readers_in_the_date_line() -> None:
    assert byline.author_in_date_line("Thứ 6, 26/9/2025 | 03:12 CH | Hồng Hạnh | 1905") == "Hồng Hạnh"
    line = flatten(parse("<p><b>Hồng Hạnh</b> <span>|</span> <i></i> 4421</p>".encode())).lines[0]  # type: ignore[arg-type]
    assert byline.author_beside_count(line) == "Hồng Hạnh"


def test_neighbours_called_in_vietnamese() -> None:
    step = "<div class=truoc-sau><a class=sau href='/tin/15040/x.htm'>&laquo; Kiểm tra công tác dân vận của lực lượng vũ trang</a></div>"
    got = article(f"<div><h2>{TITLE}</h2><div>07/04/2026</div>{BODY}</div>{step}", url="https://danvan.example/tin/15025/ban-pa-lau.htm")
    assert [(link.block, link.title[:8]) for link in got.links] == [("related", "Kiểm tra")]


def test_how_to_load_a_file_is_no_text() -> None:
    line = "<div align=right>Tin, bài: <b>Hồng Hạnh</b></div>"
    line += "<a href='/f/1.xls'><img alt='Công văn số 1'></a> <font>(Bấm vào biểu tượng để tải văn bản)</font>"
    got = article(f"<div><h2>{TITLE}</h2><div>07/04/2026</div>{BODY}{line}</div>")
    assert (got.author, got.body.split("\n\n")) == ("Hồng Hạnh", [TEXT, MORE])


def test_liferays_files_and_home_pages() -> None:
    assert is_file("http://a.example/documents/20182/21226/huong-dan.pdf/4febe71886bd794d")
    assert is_home("http://a.example/web/ban-dan-van/home") and not is_home("http://a.example/web/ban-dan-van/chi-tiet?id=6")


@pytest.mark.parametrize(
    "path", ["/Trang-chu.aspx", "/vi/", "/vn/trangchu.html", "/Default.aspx?lang=vi", "/home.jsp", "/index.htm", "/default.asp"]
)
def test_home_pages_of_asp_net(path: str) -> None:
    assert is_home(f"http://a.example{path}")


@pytest.mark.parametrize("path", ["/Trang-chu/tin-12.aspx", "/default.aspx?id=12", "/home-nay.html", "/viet/", "/gioi-thieu.aspx"])
def test_other_pages_are_no_home_pages(path: str) -> None:
    assert not is_home(f"http://a.example{path}")


@pytest.mark.parametrize(
    ("line", "author"),
    [("28/11/2023 | Ban Nội chính", "Ban Nội chính"), ("18/01/2024 - Thanh Trúc", "Thanh Trúc"), ("18/01/2024 - Dân vận khéo", None)],
)
def test_who_stands_behind_the_date(line: str, author: str | None) -> None:
    assert article(f"<div><h2>{TITLE}</h2><div>{line}</div>{BODY}</div>").author == author


def test_the_unit_behind_the_date_may_be_the_section() -> None:
    menu = "<ul><li><a href='/ban-noi-chinh'>Ban Nội chính</a></li><li><a href='/khac'>Tin khác</a></li></ul>"
    got = article(f"{menu}<div><h2>{TITLE}</h2><div>28/11/2023 | <a href='/ban-noi-chinh'>Ban Nội chính</a></div>{BODY}</div>")
    assert (got.author, got.section) == (None, "Ban Nội chính")


def test_the_author_in_a_field_above_the_title() -> None:
    """As Oracle's WebCenter prints its portlets: date, readers and author in the cells of one row, the title in the next."""
    cells = "".join(
        f"<td>{cell}</td>" for cell in ("08/03/2013 | 12:00 AM", "&nbsp;|&nbsp;", "Lượt xem: 4460", "&nbsp;|&nbsp;", "Tác giả: Minh Thảo")
    )
    got = article(
        f"<div><table><tr>{cells}</tr></table><div class=news-title>{TITLE}</div>{BODY}</div>",
        f"<title>{TITLE}</title>",
        "https://a.example/webcenter/pages_tin-tuc/chi-tiet?dDocName=TGPORTAL071502",
    )
    assert (got.author, got.published_raw, got.title) == ("Minh Thảo", "08/03/2013 | 12:00 AM", TITLE)


@pytest.mark.parametrize(("below", "raw"), [("Lượt xem: 4460", "08/03/2013 | 12:00 AM"), ("Thời tiết Lam Sơn", None)])
def test_the_date_in_a_table_of_its_own_above_the_title(below: str, raw: str | None) -> None:
    fields = f"<table><tr><td>08/03/2013 | 12:00 AM</td><td>{below}</td></tr></table>"
    text = f"<table><tr><td><div class=news-title>{TITLE}</div></td></tr><tr><td>{BODY}</td></tr></table>"
    assert article(fields + text, f"<title>{TITLE}</title>").published_raw == raw


def test_the_form_for_answers_of_readers_is_neither_text_nor_caption() -> None:
    form = "<div class=phanhoi>Ý kiến phản hồi<form> Họ tên <input> Nội dung <textarea></textarea> Mã bảo vệ <input></form></div>"
    got = article(f"<div><h3>{TITLE}</h3><div>07/04/2026</div>{BODY}<p><img src='/anh/8.png'></p>{form}</div>")
    assert (got.body.split("\n\n"), [image.caption for image in got.images]) == ([TEXT, MORE], [None])
    plain = article(f"<div><h3>{TITLE}</h3><div>07/04/2026</div>{BODY}{form.replace('class=phanhoi', '')}</div>")
    assert plain.body.split("\n\n") == [TEXT, MORE]


def test_files_of_the_display_form() -> None:
    row = "<tr><td class=ms-formlabel><h3>{}</h3></td><td class=ms-formbody>{}</td></tr>"
    fields = {"Tiêu đề": TITLE, "Nội dung": BODY, "Attachments": "<a href='/Lists/TuLieu/Attachments/5/bieu-mau.docx'>bieu-mau.docx</a>"}
    got = article(f"<table class=ms-formtable>{''.join(row.format(*field) for field in fields.items())}</table>")
    assert ([file.title for file in got.attachments], got.body.split("\n\n")) == (["bieu-mau.docx"], [TEXT, MORE])


def test_a_display_form_whose_columns_nobody_named() -> None:
    row = "<tr><td class=ms-formlabel><h3>{}</h3></td><td class=ms-formbody>{}</td></tr>"
    fields = {"Title": TITLE, "TrichYeu": "Ba năm liền, bản không để mất rừng.", "NoiDung": BODY, "ChuyenMuc": "Dân vận khéo"}
    made = "<table><tr><td class=ms-descriptiontext>Created at 22/12/2025 9:04 CH  by admin</td></tr></table>"
    head = f"<h1 id=pageTitle class=ms-core-pageTitle>TinTuc - {TITLE}</h1><span id=lblNgayThang>Thứ ba, 20/10/2026 9:00 SA</span>"
    form = f"<table class=ms-formtable>{''.join(row.format(*field) for field in fields.items())}</table>"
    got = article(f"{head}<div>{form}{made}</div>", f"<title>TinTuc - {TITLE} - Tỉnh ủy Lam Sơn</title>")
    assert (got.title, got.sapo, got.section, got.author) == (TITLE, fields["TrichYeu"], "Dân vận khéo", None)
    assert (got.published_raw, got.body.split("\n\n")) == ("22/12/2025 9:04 CH", [TEXT, MORE])


def test_the_date_behind_a_menu_makes_no_trail_of_it() -> None:
    names = {"TRANG CHỦ": "/vn/", "GIỚI THIỆU": "/vn/gioi-thieu.html", "VIDEO": "/vn/video.html", "LIÊN HỆ": "/vn/lien-he.html"}
    menu = " | ".join(f"<a href='{path}'>{name}</a>" for name, path in names.items())
    section = "<div class=bgtitle_center><a href='/vn/nhom-tin/12'>Gương điển hình</a></div>"
    got = article(f"<div>{menu} Hôm nay: 20/10/2026</div><div>{section}<div class=title>{TITLE}</div><div>07/04/2026</div>{BODY}</div>")
    assert got.section == "Gương điển hình"


def test_a_table_of_files_below_the_cell_of_the_text() -> None:
    row = "<tr><td>1</td><td>Kế hoạch tổ chức Hội thi năm 2026</td><td>XLS</td><td><a href='vb_523.xls'><img src='xls.gif'> Tải về</a></td></tr>"
    files = f"<table border=1><tr><th>STT</th><th>Trích yếu</th><th>Loại tệp</th><th>Tải về</th></tr>{row}</table>"
    text = f"<table><tr><td class=title>{TITLE}</td></tr><tr><td>{BODY}</td></tr><tr><td>Ngày đăng: 16-05-2026</td></tr></table>"
    others = "<table><tr><td>CÁC TIN KHÁC</td></tr><tr><td><a href='/tin-9.html'>Khối dân vận giao ban tháng mười</a></td></tr></table>"
    cells = "".join(f"<tr><td>{part}</td></tr>" for part in (text, files, others))
    got = article(f"<table>{cells}</table>", f"<title>{TITLE}</title>")
    assert [file.title for file in got.attachments] == ["Kế hoạch tổ chức Hội thi năm 2026"]
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_the_caption_in_a_cell_called_desc_and_the_pictures_of_the_theme() -> None:
    photo = "<table class=image><tr><td><img src='/anh/8.png'></td></tr><tr><td class=desc><em>Tổ tuần rừng</em></td></tr></table>"
    icons = "<img src='/themes/congdoan/images/comment.gif'><img src='/images/save.png'>"
    got = article(f"<div><h3>{TITLE}</h3><div>07/04/2026 {icons}</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert [(image.url[-5:], image.caption) for image in got.images] == [("8.png", "Tổ tuần rừng")]
    assert (got.sapo, got.body.split("\n\n")) == (None, [TEXT, MORE])


def test_the_blank_of_sharepoint_before_a_photo_is_no_text() -> None:
    tree = parse("<p>\u200b<img src='/anh/8.png'></p><p>Tổ tuần rừng <img src='/anh/9.png'></p>".encode())
    assert tree is not None and [picture.after_text for picture in flatten(tree).pictures] == [False, True]


def test_what_a_template_leaves_of_its_counter_is_no_text() -> None:
    left = "<div>{{ getLanguage('LuotXem', 'Lượt xem') }}: 4900</div>"
    assert article(f"<div><h3>{TITLE}</h3><div>07/04/2026</div>{BODY}{left}</div>").body.split("\n\n") == [TEXT, MORE]


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td><u>Nghiên cứu - Trao đổi</u></td><td align=right nowrap>5/27/2013 8:56:38 AM</td></tr>",
        "<tr><td colspan=2>Chuyên mục: Nghiên cứu - Trao đổi</td></tr><tr><td></td><td>Cập nhật: 27/5/2013</td></tr>",
    ],
)
def test_the_section_of_a_print_view(row: str) -> None:
    head = f"<tr><td>BAN DÂN VẬN LAM SƠN</td><td>Ngày in: 20/10/2026</td></tr>{row}<tr><td colspan=2><p class=Title><b>{TITLE}</b></p></td></tr>"
    got = article(f"<table>{head}<tr><td colspan=2>{BODY}</td></tr></table>", url="https://a.example/tintuc/print_preview.asp?id=747")
    assert (got.title, got.section, got.author) == (TITLE, "Nghiên cứu - Trao đổi", None)


def test_what_one_author_wrote_is_a_list_of_one() -> None:
    item = (
        f"<h3><a href='/ban-pa-lau-giu-rung-bang-huong-uoc-post12.html'>{TITLE}</a></h3><time>2026-08-06T17:44:27+0700</time><p>{TEXT}</p>"
    )
    assert read(f"<h1>Hoàng Anh</h1><div>{item}</div>", url="https://a.example/tac-gia/hoang-anh-785.html").kind != "article"


def test_the_sites_name_in_the_breadcrumb_is_no_section() -> None:
    steps = "<ul><li><a href='/web/bdv/home'>Ban Dân vận Lam Sơn</a></li><li><a href='#'>Chi tiết</a></li></ul>"
    crumb = f"<nav class=breadcrumbs><h1>Breadcrumbs</h1>{steps}</nav>"
    filed = "<table><tr><td class=chuyen_muc>Chuyên mục: <a href='/web/bdv/van-ban'>Văn bản chỉ đạo</a></td></tr></table>"
    got = article(
        f"{crumb}{filed}<div><h2>{TITLE}</h2><div>07/04/2026</div>{BODY}</div>", url="https://a.example/web/bdv/chi-tiet?id=61226"
    )
    assert got.section == "Văn bản chỉ đạo"


def test_k2s_featured_word_and_the_credits_of_a_photo() -> None:
    photo = "<div class=itemImageBlock><span class=itemImage><img src='/anh/{}.png'></span>{}<span class=itemImageCredits>Ảnh: Thu Hiền</span></div>"
    photos = photo.format(7, "") + photo.format(8, "<span class=itemImageCaption>Đường vào bản</span>")
    title = f"<h2 class=itemTitle>{TITLE}<span><sup>Nổi bật</sup></span></h2>"
    text = f"<div class=itemBody>{photos}<div class=itemFullText>{BODY}</div></div>"
    page = f"<div class=itemView><div class=itemHeader>{title}<span>07/04/2026</span></div>{text}</div>"
    got = article(
        page, "<meta name=generator content='Joomla!'>", "https://a.example/tin/item/1428-ban-pa-lau-giu-rung-bang-huong-uoc.html"
    )
    assert got.title == TITLE
    assert [(image.caption, image.credit) for image in got.images] == [(None, "Thu Hiền"), ("Đường vào bản", "Thu Hiền")]


def test_a_paragraph_of_word_below_a_photo_is_no_caption() -> None:
    photo = "<p style='text-align:center'><img src='/anh/{}.png'></p>"
    word = f"<p class=MsoNormal style='text-indent:36pt'>{TEXT[:60]}.</p>"
    got = article(f"<div><h2>{TITLE}</h2><div>07/04/2026</div>{BODY}{photo.format(1)}{word}{photo.format(2)}<p>{MORE}</p></div>")
    assert [image.caption for image in got.images] == [None, None]


def test_a_pointer_above_the_authors_name_stands_in_the_text() -> None:
    photo = "<figure><img src='/anh/{0}.png'><figcaption>Ảnh thứ {0}</figcaption></figure>"
    more = "<blockquote><p>Đọc thêm: <a href='/tin/{0}/x.html'>Thôn Đông trồng rừng bên bờ suối {0}</a></p></blockquote>"
    text = f"{BODY}{photo.format(1)}{photo.format(2)}{more.format(401)}{more.format(402)}<p style='text-align:right'>Phạm Tân</p>"
    related = "<div><h2>Bài viết liên quan</h2><ul><li><a href='/tin/403/x.html'>Họp bàn giữ rừng đầu nguồn</a></li></ul></div>"
    got = article(
        f"<main><h1>{TITLE}</h1><div>07/04/2026</div><div>{text}</div>{related}</main>", url="https://a.example/tin/400/ban-pa-lau.html"
    )
    assert ([link.block for link in got.links], got.author) == (["inline", "inline", "related"], "Phạm Tân")


def test_the_sections_of_a_home_page_are_no_articles() -> None:
    menu = "".join(f"<a href='/muc/{n}'>Công tác dân vận khối {n}</a>" for n in (1, 2, 3))
    item = f"<div><h3>{TITLE}</h3><span>07/04/2026</span><p>{TEXT}</p><p>{MORE}</p></div>"
    boxes = "".join(f"<section><h2><a href='/muc/{n}'>Công tác dân vận khối {n}</a></h2>{item * 3}</section>" for n in (1, 2, 3))
    assert read(f"<nav>{menu}</nav><main>{boxes}</main>", url="https://a.example/").articles == []
