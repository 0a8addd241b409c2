"""Pages whose text is hardly one: stories of photos and interviews; and who signs where, Drupal's dates, boxes beside a short text."""

from __future__ import annotations

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page, Reading

TITLE = "Ảnh: Ngày hội hiến máu ở bản Phiêng Lạn"
TEXT = "Sáng 12/4, khối dân vận xã họp bàn cách vận động các hộ dọc tuyến đường liên bản lùi hàng rào, nhường đất cho công trình."
MORE = "Sau hai tháng, 46 hộ đã hiến hơn 3.200 m2 đất; các chi hội phụ nữ, nông dân góp trên 600 ngày công san nền, vét rãnh."
CAPTION = "Bà con bản Phiêng Lạn xếp hàng chờ đến lượt"
URL = "https://mau.example.vn/tin/ngay-hoi-hien-mau-o-ban-phieng-lan-4021.html"
BOX = (
    "<div class=side><div class=t>Văn bản mới</div><ul><li><a href='/vb/kh-12.pdf'>12-KH/BDV</a> <span>V/v báo cáo kết quả quý 1</span></li></ul>"
    "<p>Bạn thấy giao diện trang này thế nào?</p><ul><li><a href='/tin/giao-ban-quy-mot-4001.html'>Giao ban khối dân vận quý một năm 2023</a></li>"
    "<li><a href='/tin/tap-huan-4002.html'>Tập huấn công tác dân vận cho cán bộ cơ sở</a></li></ul></div>"
)


def read(body: str, url: str = URL, root: str = "<html>") -> Reading:
    page = f"{root}<head><meta charset=utf-8><title>{TITLE} - Trang Mẫu</title></head><body>{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def article(body: str, url: str = URL, root: str = "<html>") -> Article:
    reading = read(body, url, root)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def around(text: str, below: str = "", date: str = "Ngày đăng: 13/04/2023 08:10") -> str:
    return f"<div class=main><h1>{TITLE}</h1><div class=date>{date}</div><div class=content>{text}</div>{below}</div>{BOX}"


PHOTO = f"<figure><img src=/anh/hien-mau.jpg width=600><figcaption>{CAPTION}</figcaption></figure>"


def test_one_photo_with_its_caption_is_an_article() -> None:
    for photo in (
        PHOTO,
        f"<p align=center><img src=/anh/hien-mau.jpg width=600></p><p align=center><span>{CAPTION}</span></p>",
        f"<table><tr><td><img src=/anh/hien-mau.jpg></td></tr><tr><td class=td-image-desc><em>{CAPTION}</em></td></tr></table>",
    ):
        got = article(around(photo))
        assert got.body == "" and got.sapo is None and not got.attachments
        assert [(image.url.rsplit("/", 1)[-1], image.caption) for image in got.images] == [("hien-mau.jpg", CAPTION)]


def test_who_sent_the_photo_and_what_readers_say_is_no_text() -> None:
    got = article(around(f"{PHOTO}<p>Hạnh Dung</p>"))
    assert (got.author, got.body) == ("Hạnh Dung", "")
    said = "<p>Mong cơ quan đăng thêm nhiều tin bài như thế này.</p>"
    comments = f"<div id=comments class=comment-wrapper><h2>Bình luận</h2><div class=comment>{said}</div></div>"
    got = article(around(PHOTO, comments))
    assert (got.body, len(got.images)) == ("", 1)


def test_the_one_bold_paragraph_above_photos_is_the_lead() -> None:
    second = "<figure><img src=/anh/hai.jpg><figcaption>Đoàn viên thanh niên hướng dẫn bà con làm thủ tục</figcaption></figure>"
    got = article(around(f"<p><strong>{TEXT}</strong></p>{PHOTO}{second}"))
    assert (got.sapo, got.body, len(got.images)) == (TEXT, "", 2)


def test_the_lead_of_an_interview_stands_above_bold_questions() -> None:
    lead = "Nhân dịp tổng kết công tác năm, phóng viên đã có cuộc trao đổi với đồng chí Lò Văn Phanh, Trưởng Ban Dân vận Huyện ủy."
    text = f"<p><b>{lead}</b></p><p><b>PV: Xin đồng chí cho biết những cách làm mới ở cơ sở?</b></p><p>{TEXT}</p><p>{MORE}</p>"
    got = article(around(text))
    assert got.sapo == lead and got.body.startswith("PV: Xin đồng chí")


def test_two_halves_of_a_text_with_a_photo_between_have_no_lead() -> None:
    style = " style='text-align:justify'"
    got = article(around(f"<div{style}>{TEXT}</div>{PHOTO}<div{style}>{MORE}<br><br>{TEXT[:90]}.<br><br>{MORE[:80]}.</div>"))
    assert got.sapo is None and got.body.startswith(TEXT)


def test_the_name_between_lead_and_text_is_the_author() -> None:
    name = "<p style='text-align:right'><em>Hạnh Dung</em></p>"
    text = f"<div class=intro><p><em>{TEXT}</em></p></div>{name}<p>{MORE}</p><p>{MORE} Cả bản vui.</p>"
    got = article(around(text))
    assert got.author == "Hạnh Dung" and "Hạnh Dung" not in got.body


def test_the_name_behind_the_last_sentence_is_the_author() -> None:
    got = article(around(f"<p>{TEXT}</p><p>{MORE} Dân đã tin thì việc khó cũng thành dễ./.&nbsp; <b><i>Hạnh Dung</i></b></p>"))
    assert got.author == "Hạnh Dung" and got.body.endswith("thành dễ./.")
    got = article(around(f"<p>{TEXT}</p><p>{MORE} Người đứng đầu là <b>Lò Văn Phanh</b></p>"))
    assert got.author is None and got.body.endswith("Lò Văn Phanh")


def test_the_name_in_a_row_with_an_empty_cell_is_the_author() -> None:
    row = "<table width=100%><tr><td width=60%>&nbsp;</td><td align=center><b>Hạnh Dung</b></td></tr></table>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>{row}"))
    assert got.author == "Hạnh Dung" and got.body.endswith(MORE)


def test_an_office_behind_the_date_is_the_author() -> None:
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", date="15/04/2023 8:43 CH | Ban Dân vận Huyện ủy Mường Lạn"))
    assert got.author == "Ban Dân vận Huyện ủy Mường Lạn"


def test_what_sharepoint_prints_below_an_item_is_no_text() -> None:
    form = "<table><tr><td>Content Type: Tin bài</td></tr><tr><td><a href='javascript:history.back()'>Close</a></td></tr></table>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p><p align=right>Hạnh Dung</p>", form))
    assert got.author == "Hạnh Dung" and got.body.endswith(MORE)


def test_the_date_of_rdfa_counts_and_not_that_of_comments() -> None:
    root = '<html version="XHTML+RDFa 1.0" xmlns:dc="http://purl.org/dc/terms/">'
    line = "Submitted by <span>admin</span> on Tue, 12/09/2014 - 20:33"
    stamp = f'<span property="dc:date dc:created" content="2014-12-09T20:33:28+07:00">{line}</span>'
    comment = (
        '<div class=comment typeof="sioc:Post sioct:Comment"><span property="dc:date dc:created" content="2020-03-08T21:14:00+07:00">'
        "Sun, 03/08/2020 - 21:14</span></div>"
    )
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", date=stamp), root=root)
    assert got.published_raw == "2014-12-09T20:33:28+07:00"
    got = article(comment + around(f"<p>{TEXT}</p><p>{MORE}</p>", date=stamp), root=root)
    assert got.published_raw == "2014-12-09T20:33:28+07:00"


def test_pointers_between_paragraphs_make_no_list() -> None:
    others = [
        "Thăm, động viên chức sắc, chức việc bản Phiêng Lạn",
        "Hội nghị giao ban công tác dân vận quý bốn năm 2022",
        "Hiệu quả mô hình tuyến đường tự quản ở xã Mường Lạn",
    ]
    pointers = [f"<p>Xem thêm: <a href='/tin/bai-{n}-401{n}.html'>{other}</a></p>" for n, other in enumerate(others)]
    parts = [TEXT, MORE, MORE.replace("46", "52"), TEXT.replace("12/4", "13/4"), MORE.replace("46", "61"), TEXT.replace("12/4", "14/4")]
    paragraphs = [f"<p>{part}</p>" for part in parts]
    got = article(
        around("".join([*paragraphs[:1], pointers[0], *paragraphs[1:3], pointers[1], paragraphs[3], pointers[2], *paragraphs[4:]]))
    )
    assert [(link.block, link.title) for link in got.links if link.block == "inline"] == [("inline", other) for other in others]


def test_a_bare_list_between_paragraphs_is_one_of_links() -> None:
    row = "<ul class=tin-lien-ket><li><a href='/tin/bai-4011.html'>Thăm, động viên chức sắc, chức việc bản Phiêng Lạn</a></li></ul>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>{row}<p>{MORE.replace('46', '52')}</p><p>{TEXT.replace('12/4', '13/4')}</p>"))
    assert [link.block for link in got.links if "chức sắc" in link.title] == ["inline"]


def test_an_empty_list_does_not_take_the_next_box() -> None:
    boxes = (
        "<div class=box><h3 class=box-heading><a class=title>Tin cùng chuyên mục</a></h3><div></div></div>"
        "<div class=box><h3 class=box-heading><a class=title href=/multimedia/>Multimedia</a></h3>"
        "<a href='/video/ngay-thu-bay-giup-dan-v506.html'>Video: Ngày thứ Bảy giúp dân ở bản xa</a></div>"
    )
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", boxes))
    assert not [link for link in got.links if link.title.startswith("Video")]


def test_files_of_a_box_beside_a_short_text_are_not_its_own() -> None:
    others = "<ul><li><a href='/tin/giao-ban-4009.html'>Giao ban khối dân vận quý hai năm 2023</a></li></ul>"
    below = f"<div class=other><div>Các tin khác</div>{others}</div>"
    got = article(f"<div class=row>{around(f'<p>{TEXT}</p>', below)}</div>")
    assert not got.attachments


def test_entries_of_a_menu_with_marks_are_no_trail() -> None:
    menu = (
        "<table>"
        + "".join(f"<tr><td><a href='/{n}'>» {name}</a></td></tr>" for n, name in enumerate(("Tin tức", "Thông báo", "Sơ đồ tổ chức")))
        + "</table>"
    )
    got = article(f"{menu}<table><tr><td><span class=Head>Thông báo</span></td></tr></table>{around(f'<p>{TEXT}</p><p>{MORE}</p>')}")
    assert got.section == "Thông báo"


QUESTION = "Hỏi: Hộ cận nghèo muốn được hỗ trợ sửa chữa nhà ở thì cần những giấy tờ gì?"
ANSWER = "Trả lời: Hộ gia đình liên hệ bộ phận một cửa cấp xã, mang theo giấy xác nhận của trưởng thôn và bản sao sổ hộ khẩu."


def test_a_first_question_in_bold_is_no_lead() -> None:
    text = f"<p><b>{QUESTION}</b></p><p>{ANSWER}</p><p><b>Hỏi: Tổ hòa giải được chi thù lao theo mức nào?</b></p><p>{ANSWER}</p>"
    got = article(around(text))
    assert got.sapo is None and got.body.startswith(QUESTION)


def test_questions_on_a_subject_are_an_article_and_no_page_of_questions() -> None:
    title = "Hỏi - đáp về xóa nhà tạm ở vùng cao"
    head = f"<tr><td class=tieude>{title}</td></tr><tr><td>[14-05-2014, 2:24 CH]</td></tr>"
    body = f"<table>{head}<tr><td>&nbsp; <b>{QUESTION}</b><br><br>{ANSWER}<br><br></td></tr></table>"
    got = extract(Page("https://mau.example.vn/tintuc/chitiet_1223.htm", f"<title>Trang Mẫu</title>{body}{BOX}".encode()))
    assert got.kind == "article" and got.articles[0].title == title
    page = f"<title>Hỏi đáp pháp luật - Trang Mẫu</title><h1>Hỏi đáp pháp luật</h1><p>{ANSWER}</p>{BOX}"
    assert extract(Page("https://mau.example.vn/hoi-dap", page.encode())).kind != "article"


VERSES = (
    "Chiều lên bản nhỏ mù sương",
    "Nghe ai hát gọi trên nương lúa vàng",
    "Cán bộ xuống giữa dân làng",
    "Cùng be bờ ruộng, cùng sang sửa cầu",
    "Chẳng cần nói những điều đâu",
    "Việc làm trước mắt thấm sâu lòng người",
    "Mai này đường rộng bản tươi",
    "Nhớ người áo vải nụ cười hiền khô",
)


def test_the_lines_of_a_poem_in_a_bare_cell_are_the_text() -> None:
    title = "<tr><td class=tieude>Thơ: Chiều lên bản nhỏ</td></tr><tr><td><font size=1>[18-02-2017, 5:25 CH]</font></td></tr>"
    poem = f"<tr><td>&nbsp;&nbsp; {'<br>'.join(VERSES)}<br><br><p align=right><b>Hạnh Dung</b></p></td></tr>"
    got = article(f"<table>{title}{poem}</table>{BOX}", url="https://mau.example.vn/tintuc/chitiet_1245.htm")
    assert (got.title, got.author) == ("Thơ: Chiều lên bản nhỏ", "Hạnh Dung")
    assert got.body.split("\n\n") == list(VERSES)


def test_lines_of_an_office_are_no_poem() -> None:
    address = "<br>".join(("Văn phòng Huyện ủy", "Điện thoại: 0999 111 222", "Thư điện tử: vp@mau.example", "Số 2 đường Ban Mai") * 3)
    page = f"<title>Trang Mẫu</title><table><tr><td class=tieude>Văn phòng</td></tr><tr><td>{address}</td></tr></table>{BOX}"
    assert extract(Page("https://mau.example.vn/vanphong.htm", page.encode())).kind != "article"


def test_the_imprint_is_no_text_of_a_photo() -> None:
    imprint = (
        "<footer><p>Hợp nhất từ Cổng thông tin Huyện ủy Mường Lạn và Trang tin Mẫu từ ngày 01/7/2025, giữ nguyên dữ liệu cũ.</p></footer>"
    )
    short = "Ảnh: Bình yên bản xa"
    page = f"<title>{short} - Trang Mẫu</title>{around(PHOTO).replace(TITLE, short)}{imprint}"
    got = extract(Page("https://mau.example.vn/tin/anh-binh-yen-ban-xa-4022.html", page.encode()))
    assert got.kind == "article" and (got.articles[0].title, got.articles[0].body) == (short, "")
    assert [image.caption for image in got.articles[0].images] == [CAPTION]


def test_the_name_beside_a_time_from_now_is_the_author() -> None:
    line = "<time>2 giờ trước</time><span>|</span><span>Hạnh Dung</span><span>|</span><span>377 lượt xem</span>"
    assert article(around(f"<p>{TEXT}</p><p>{MORE}</p>", date=line)).author == "Hạnh Dung"


def test_the_author_stands_above_the_files_and_their_heading() -> None:
    files = "<p><b>Tải văn bản:</b><br><a href=/vb/12.docx>Kế hoạch phối hợp năm 2023 của khối dân vận</a></p>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p><p align=right><b>Tin: Hạnh Dung</b></p>{files}"))
    assert (got.author, len(got.attachments)) == ("Hạnh Dung", 1) and got.body.endswith(MORE)


def test_numbers_of_further_pages_are_no_text() -> None:
    pages = "<p align=center>Trang 1/2: <b>[1]</b> <a href=/tin/bai_2.htm>[2]</a> <a href=/tin/bai_2.htm>Xem tiếp &gt;&gt;</a></p>"
    assert article(around(f"<p>{TEXT}</p><p>{MORE}</p>{pages}")).body.endswith(MORE)


def test_the_fields_of_a_document_are_no_article() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>"
        for name, value in (("Số hiệu", "12/KH-MTTQ"), ("Ngày ban hành", "03/02/2024"), ("Trích yếu", f"V/v {TEXT.lower()}"))
    )
    got = read(
        f"<div><h1>Kế hoạch số 12/KH-MTTQ về hiến đất</h1><table>{rows}</table></div>{BOX}",
        url="https://mau.example.vn/vi/laws/detail/So-12-52/",
    )
    assert (got.kind, got.reason) == ("other", "fields of a document")
    text = f"<div><h1>{TITLE}</h1><table>{rows}</table><p>{TEXT}</p><p>{MORE}</p></div>{BOX}"
    assert read(text).kind == "article"


def test_a_poll_beside_is_no_text_of_a_photo() -> None:
    others = "".join(
        f"<li><a href='/tin/bai-so-{n}-40{n}.html'>Hội nghị giao ban công tác dân vận quý {n} năm 2022</a></li>" for n in (11, 12, 13)
    )
    poll = (
        "<div class=portlet><h2>Thăm dò ý kiến</h2><form><p>Đồng chí đánh giá giao diện cổng này như thế nào so với trước?</p></form></div>"
    )
    got = article(around(PHOTO, f"<div class=khac><h3>Tin cùng chuyên mục</h3><ul>{others}</ul></div>") + poll)
    assert (got.body, got.sapo, [image.caption for image in got.images]) == ("", None, [CAPTION])


def test_a_bare_title_with_its_moment_above_a_photo() -> None:
    title = "Ảnh: Ngày Chủ nhật xanh ở khóm Năm"
    section = "<tr><td class=TitleModule><a href='/Default.aspx?tabid=118'>Mặt trận</a></td></tr>"
    head = f"{section}<tr><td><span class=TitleNews>{title}</span><br><span>(Cập nhật: 22/12/2018 07:19:29 PM)</span></td></tr>"
    photo = f"<tr><td><table><tr><td><img src=/anh/khom.png width=450></td></tr><tr><td class=Image><i>{CAPTION}</i></td></tr></table></td></tr>"
    page = f"<title>Hội Mẫu tỉnh Mẫu</title><table>{head}{photo}</table>{BOX}"
    got = extract(Page("https://mau.example.vn/Default.aspx?tabid=118&ItemID=2260", page.encode()))
    assert got.kind == "article", got.reason
    assert (got.articles[0].title, got.articles[0].published_raw) == (title, "22/12/2018 07:19:29 PM")


def test_a_heading_below_the_date_is_no_title() -> None:
    title, heading = "Một số giải pháp nâng cao hiệu quả tiếp công dân ở cơ sở", "Nhiệm vụ, giải pháp thời gian tới"
    head = f"<tr><td><span>{title}</span><br><span>(Cập nhật: 14/04/2014 08:41:18 PM)</span></td></tr>"
    text = f"<p><b><u><span style='font-size:14pt'>{heading}</span></u></b></p><p>{TEXT}</p><p>{MORE}</p><p>{MORE.replace('46', '52')}</p>"
    page = f"<title>Hội Mẫu tỉnh Mẫu</title><table>{head}<tr><td>{text}</td></tr></table>{BOX}"
    got = extract(Page("https://mau.example.vn/Default.aspx?tabid=118&ItemID=2220", page.encode())).articles[0]
    assert got.title == title and got.body.startswith(heading)


def test_the_neighbours_of_k2_are_related_and_no_files() -> None:
    file = "<a href='/tin/item/download/12_59e3a0'>Công văn về việc báo cáo kết quả</a>"
    files = f"<div class=itemAttachmentsBlock><span>Tải về đính kèm:</span><ul><li>{file}</li></ul></div>"
    user = "<h3 class=itemAuthorName><a rel=author href='/tin/itemlist/user/62-quantri'>Quản trị viên</a></h3>"
    links = (
        "<a class=itemPrevious href='/tin/item/1182-tham-can-bo'>&laquo; Thăm, động viên cán bộ tổ dân phố Trung Thành</a>"
        "<a class=itemNext href='/tin/item/1193-trao-doi'>Trao đổi kinh nghiệm giải phóng mặt bằng ở cơ sở &raquo;</a>"
    )
    below = f"{files}<div>{user}</div><div class=itemNavigation><span>Xem tiếp trong mục này:</span>{links}</div>"
    got = article(
        around(f"<p>{TEXT}</p><p>{MORE}</p>", below), url="https://mau.example.vn/tin/item/1190-ngay-hoi-hien-mau-o-ban-phieng-lan"
    )
    assert [file.url.rsplit("/", 1)[-1] for file in got.attachments] == ["12_59e3a0"]
    assert [(link.block, link.title) for link in got.links if link.block == "related"] == [
        ("related", "Thăm, động viên cán bộ tổ dân phố Trung Thành"),
        ("related", "Trao đổi kinh nghiệm giải phóng mặt bằng ở cơ sở"),
    ]


def moved(printed: str, machine: str, headline: str = TITLE) -> Article:
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{headline}","datePublished":"{machine}"}}</script>'
    head = f'<html lang="vi"><head><meta charset=utf-8><title>{TITLE} - Trang Mẫu</title>{data}</head>'
    return extract(Page(URL, f"{head}<body>{around(f'<p>{TEXT}</p><p>{MORE}</p>', date=printed)}</body></html>".encode())).articles[0]


def test_the_moment_below_the_title_counts_where_the_page_was_moved() -> None:
    assert moved("Thứ Năm, 03/08/2017 - 15:54", "2025-03-05T19:35:00+07:00").published_raw.endswith("03/08/2017 - 15:54")  # type: ignore[union-attr]
    for printed in (
        "Thứ Năm, 03/08/2017",
        "Thứ Hai, 03/03/2025 - 15:54",
        "Thứ Năm, 06/11/2025 - 15:54",
    ):  # no moment, days before, afterwards
        assert moved(printed, "2025-03-05T19:35:00+07:00").published_raw == "2025-03-05T19:35:00+07:00"
    # The month first, as American systems print it: no day of another month.
    assert moved("8/5/2015 4:26:36 PM", "2015-08-05T16:26:36+07:00").published_raw == "2015-08-05T16:26:36+07:00"


def test_a_headline_that_was_cut_is_no_title() -> None:
    assert moved("03/08/2017 15:54", "2017-08-03T15:54:00+07:00", headline=TITLE[:25] + "...").title == TITLE


def test_offices_that_sign() -> None:
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p><p style='text-align:right'><strong>Khối Dân vận phường Ban Mai</strong></p>"))
    assert got.author == "Khối Dân vận phường Ban Mai" and got.body.endswith(MORE)
    by = "<div class=article__author><a class='name cms-author' href=/tac-gia/phong>Phòng Dân vận các cơ quan nhà nước</a></div>"
    assert article(around(f"{by}<p>{TEXT}</p><p>{MORE}</p>")).author == "Phòng Dân vận các cơ quan nhà nước"


def test_the_last_step_of_a_bare_trail_is_the_section() -> None:
    for arrows in (">>", "»", ">"):
        trail = f"<div class=TruongMuc><div>Tin tức - Sự kiện {arrows.replace('>', '&gt;')} Dân vận các cấp</div></div>"
        assert article(f"{trail}{around(f'<p>{TEXT}</p><p>{MORE}</p>')}").section == "Dân vận các cấp"


def test_buttons_for_the_size_of_letters_are_no_photos() -> None:
    buttons = "<a href='#'><img src=/images/fonttang.png></a><a href='#'><img src=/images/fontgiam.png></a>"
    assert not article(around(f"{buttons}<p>{TEXT}</p><p>{MORE}</p>")).images
