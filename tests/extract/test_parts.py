"""The parts of the reader, one by one: encodings, date expressions, titles, bylines, links, kinds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from danvan_crawler.extract import byline, extract, legacy
from danvan_crawler.extract.addresses import resolve
from danvan_crawler.extract.cues import cues
from danvan_crawler.extract.datefind import find_dates, first_date, relative_date
from danvan_crawler.extract.decode import to_utf8
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.source import source_of
from danvan_crawler.extract.tidy import tidy
from danvan_crawler.items import Article, Page, Reading
from danvan_crawler.vietnamese.text import squeeze

TEXT = "Đồng chí Bí thư Chi bộ cho biết: cả 46 hộ dân trong thôn đều tự nguyện hiến đất làm đường, không ai đòi bồi thường."
MORE = "Từ cách làm ấy, Đảng ủy xã chọn thêm bốn thôn để nhân rộng mô hình trong quý IV năm nay, phấn đấu không còn đường đất."
URL = "https://xa.example/tin/thon-binh-kieu-gop-suc-mo-duong-77.html"


def read(html: str, url: str = URL, **more: object) -> Reading:
    return extract(Page(url, html.encode(), "text/html; charset=utf-8", **more))  # type: ignore[arg-type]


def article(body: str, head: str = "", **more: object) -> Article:
    page = f"<html><head><meta charset='utf-8'><title>Thôn Bình Kiều góp sức mở đường - Xã Minh Tiến</title>{head}</head><body>{body}</body></html>"
    reading = read(page, **more)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


H1 = "<h1>Thôn Bình Kiều góp sức mở đường</h1>"
BODY = f"<div class='noidung'><p>{TEXT}</p><p>{MORE}</p></div>"


@pytest.mark.parametrize(
    ("data", "content_type", "encoding"),
    [
        ("Đảng ủy xã".encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (b"\xef\xbb\xbf" + "Đảng ủy xã".encode(), "", "utf-8"),
        ("Đảng ủy xã".encode("utf-16"), "", "utf-16-le"),
        ("Đảng ủy xã".encode()[:-1], "", "utf-8"),
        ("Đảng ủy xã".encode("utf-16-le"), "text/html; charset=utf-16le", "utf-16-le"),
    ],
)
def test_encoding(data: bytes, content_type: str, encoding: str) -> None:
    text, name = to_utf8(data, content_type)
    assert name == encoding
    assert text.decode() in ("Đảng ủy xã", "Đảng ủy x")


def test_an_encoding_nobody_knows_is_no_error() -> None:
    assert to_utf8(b"caf\xe9", "text/html; charset=x-nothing") == ("café".encode(), "cp1252")


def test_a_letter_may_stand_on_the_edge_of_a_slice() -> None:
    for before in range(4_090, 4_100):
        data = b"x" * before + "Đảng ủy xã họp".encode() * 20 + b"x" * 5_000 + "ở".encode()
        assert to_utf8(data) == (data, "utf-8")
        # The first byte of a letter without the others, and a page cut within its last letter.
        assert to_utf8(data[:before] + b"\xe1" + data[before:])[0].decode() == data.decode()[:before] + "\ufffd" + data.decode()[before:]
        assert to_utf8(data[:-1]) == (data[:-3], "utf-8")


def test_every_letter_is_tidied_as_it_is_normalized() -> None:
    for code in (*range(0x80, 0x3100), *range(0xF900, 0x10000)):
        for text in (f"a{chr(code)}", f" ấ {chr(code)}n  {chr(code)}"):
            assert tidy(text) == squeeze(text)


@pytest.mark.parametrize(
    "raw",
    [
        "20/01/2020 - 8:28:04 AM", "Thứ ba - 27/06/2023 10:14", "04:35 15/03/2016", "Thứ ba, 13 Tháng 10 2015 09:10", "09/05/2025 3:25 CH",
        "Thứ sáu, 18/11/2022 15:17 (GMT+7)", "Thứ Bảy, 18/12/2021, 21:07 [GMT+7]", "Thứ sáu: 15:00 ngày 09/02/2024", "18:00 |22/05/2022",
        "2023-08-10T07:26:00.000Z", "Ngày 20 - 03 - 2012", "28. April 2020", "22 août 2019", "5 de marzo de 2021",
        "Chủ nhật, ngày 08 tháng 12 năm 2024 / 16:02 (GMT +7)", "Tháng 9 20, 2026 — 11:41 am", "March 5, 2020 10:30 AM",
        "Thứ ba, ngày 14 tháng 5 năm 2024 [08:15]", "14/05/2024 (8h15)",
    ],
)  # fmt: skip
def test_a_date_is_found_whole(raw: str) -> None:
    for before, behind in (("", ""), ("Cập nhật: ", " | Lượt xem: 1231"), ("(", ")"), ("Lượt xem 288 - ", " 3.217 0")):
        found = first_date(before + raw + behind)
        assert found is not None
        assert found.raw == raw
        assert (before + raw + behind)[found.start : found.end] == raw


@pytest.mark.parametrize(
    "months",
    [
        "January February March April May June July August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Oct.",
        "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ],
)
def test_a_month_may_be_named_in_the_languages_of_reprints(months: str) -> None:
    for month in months.split():
        for printed in (month, month.upper()):
            assert first_date(f"Nguồn: 5 {printed} 2021, trang 3") == (f"5 {printed} 2021", 7, 7 + len(f"5 {printed} 2021"))
    assert find_dates("Sáng 5 mai vàng 2021") == []


@pytest.mark.parametrize("text", ["3 giờ trước", "Hôm qua", "một tuần TRƯỚC", "12 minutes ago"])
def test_a_time_by_its_distance_from_now(text: str) -> None:
    found = relative_date(f"Tin: {text} | Xã hội")
    assert found is not None
    assert found[0] == text
    assert relative_date("Trước hội nghị, 3 tổ đã họp") is None


@pytest.mark.parametrize(
    ("text", "footer"),
    [
        ("Bản quyền thuộc Ban Dân vận Tỉnh ủy An Lạc, ghi rõ nguồn khi phát hành lại.", True),
        ("Trưởng Ban biên tập: Đồng chí Nguyễn Văn Mẫu", True),
        ("Điện thoại: (0261) 3850 000 - Fax: (0261) 3850 001", True),
        ("Trang thông tin điện tử tổng hợp thuộc Đảng ủy xã Bình Kiều", True),
        ("Tổng số lượt truy cập: 12.345", True),
        ("Đơn vị quản lý tuyến đường đã trả lời kiến nghị của bà con.", True),
        ("Đơn vị bạn cùng ra quân, điện thoại của bà con gọi về liên tục.", False),
        ("Bản quyền tác phẩm được các nghệ nhân giữ gìn.", False),
        ("x" * 160 + " Bản quyền thuộc Ban Dân vận", False),
    ],
)
def test_imprint(text: str, footer: bool) -> None:
    assert is_footer(text) is footer


@pytest.mark.parametrize(
    "text", ["120-KL/TW", "0221.3863.577", "21/GP-TTĐT", "nhiệm kỳ 2021-2026", "1.2.3.4", "99/99", "điều 15/2 khoản 3", ""]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("attribute", "cue"),
    [("TT_TinChiTiet_MoTaAnh", "caption"), ("itemRelated", "related"), ("lblCreatedDate", "date"), ("chu-thich", "caption"),
     ("NewsTitle tieude", "title"),
     ("hd_print", "noise"), ("duongdan", "crumb"), ("post-summary", "sapo"), ("news-download-file", "files"), ("sr-only", "hidden")],
)  # fmt: skip
def test_cues(attribute: str, cue: str) -> None:
    assert cue in cues(attribute)


@pytest.mark.parametrize(
    "attribute", ["print:hidden md:sidebar", "page has-sidebar", "sidebar-grid", "shareholders-note", "ms-rteElement-P",
     "elementor-widget-text-editor", "article-widget", "widget-title", "cmp-text"],
)  # fmt: skip
def test_no_cue(attribute: str) -> None:
    assert not cues(attribute) & {"noise", "hidden"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tác giả: Hà Vy - Quốc Tính", "Hà Vy - Quốc Tính"),
        ("Tin, ảnh: Nay Hằng", "Nay Hằng"),
        ("Được viết bởi Minh Thảo", "Minh Thảo"),
        ("Bài và ảnh: T. Hòa", "T. Hòa"),
        ("(Thực hiện: Lê Phương)", "Lê Phương"),
    ],
)
def test_labelled_author(text: str, name: str) -> None:
    assert byline.labelled_author(text) == name


@pytest.mark.parametrize("text", ["Ảnh: TTXVN", "Ảnh minh họa", "Theo đồng chí Bí thư, năm 2020", "12/07/2023", "bởi vậy xã đã vận động"])
def test_no_author(text: str) -> None:
    assert byline.labelled_author(text) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nguồn: Danvan.vn", "Danvan.vn"),
        ("Theo Báo Đông Hải", "Báo Đông Hải"),
        ("(Theo: binhdinh online)", "binhdinh online"),
        ("Nguồn tin: Cổng tỉnh.", "Cổng tỉnh"),
    ],
)
def test_source(text: str, source: str) -> None:
    assert source_of(text, tail=True) == source


def test_a_sentence_is_no_source() -> None:
    assert source_of("Theo đồng chí Nguyễn Văn An, năm 2020 tỉnh đã làm tốt.", tail=True) is None


def test_addresses() -> None:
    base = "https://a.example/x/y.html?z=1"
    assert resolve(base, "/b c.html#top") == "https://a.example/b%20c.html"
    assert resolve(base, "../q.html") == "https://a.example/q.html"
    assert resolve(base, "//b.example/q") == "https://b.example/q"
    assert resolve(base, "?p=2") == "https://a.example/x/y.html?p=2"
    for bad in ("javascript:void(0)", "mailto:a@b.example", "#top", "", "http://", "http://[::1", "tel:1", " JavaScript:x"):
        assert resolve(base, bad) is None
    assert resolve("http://[::1/x", "/tin") is None
    assert resolve("http://[::1/x", "http://b.example/tin") == "http://b.example/tin"
    assert resolve("https://c.example/x", "/tin") == "https://c.example/tin"  # after the same href of another site
    assert resolve("https://a.example/x", "/tin") == "https://a.example/tin"


@pytest.mark.parametrize(
    "stamp",
    [
        "Updated 9:53 am ICT, Wednesday, July 12, 2023, Minh Tien",
        "Updated Jul. 12, 2023, 8:21 am ICT / Original Jul. 12, 2023, 8:02 am",
        "12/7/2023, 08:21, thứ Tư / Cập nhật 13/7/2023, 08:02, thứ Năm",
    ],
)
def test_a_line_of_dates_below_the_title_is_no_lead(stamp: str) -> None:
    one = article(f"{H1}<div>{stamp}</div>{BODY}")
    assert one.sapo is None and one.body == f"{TEXT}\n\n{MORE}"


def test_a_date_with_its_time_below_the_lead_is_no_text_and_a_day_in_it_is() -> None:
    top = f"{H1}<p>Ngày đăng: 20/7/2023 09:00</p>"
    stamped = article(f"{top}<div class='noidung'><p>{TEXT}</p><p>12/7/2023 08:21</p><p>{MORE}</p></div>")
    assert stamped.body == f"{TEXT}\n\n{MORE}"
    day = article(f"{top}<div class='noidung'><p>{TEXT}</p><p>12/7/2023</p><p>{MORE}</p></div>")
    assert day.body == f"{TEXT}\n\n12/7/2023\n\n{MORE}"


@pytest.mark.parametrize(
    ("before", "link", "kept"),
    [
        ("Tổ cũng ", "vận động bà con ba xóm hiến đất mở đường theo kế hoạch của xã", True),
        ("Xem thêm: ", "Vận động bà con ba xóm hiến đất mở đường theo kế hoạch của xã", False),
        ("", "vận động bà con ba xóm hiến đất mở đường theo kế hoạch của xã", False),
        ("Theo lời kể của già làng, ", "Chi bộ đã vận động bà con ba xóm hiến đất mở đường theo kế hoạch của xã", True),
        ("Xem thêm trong cùng chuyên mục này: ", "Chi bộ vận động bà con ba xóm hiến đất mở đường theo kế hoạch", False),
    ],
)
def test_a_sentence_around_a_link_is_text(before: str, link: str, kept: bool) -> None:
    sentence = f"{before}{link}."
    one = article(f"{H1}<div class='noidung'><p>{TEXT}</p><p>{before}<a href='/hien-dat-78.html'>{link}</a>.</p><p>{MORE}</p></div>")
    assert one.body.split("\n\n") == [TEXT, *[sentence] * kept, MORE]


def test_the_title_has_no_site_suffix_and_needs_no_heading() -> None:
    assert article(BODY).title == "Thôn Bình Kiều góp sức mở đường"
    assert article(f"<div class=t1>Thôn Bình Kiều góp sức mở đường</div>{BODY}").title == "Thôn Bình Kiều góp sức mở đường"


def test_machine_dates_come_before_printed_ones() -> None:
    day = "<div class=date>Ngày đăng: 01/02/2023 10:00</div>"
    machine = '<meta property="article:published_time" content="2023-02-01T10:00:05+07:00">'
    assert article(H1 + day + BODY).published_raw == "01/02/2023 10:00"
    assert article(H1 + day + BODY).published_label == "label:Ngày đăng"
    found = article(H1 + day + BODY, machine)
    assert (found.published_raw, found.published_label) == ("2023-02-01T10:00:05+07:00", "meta:article:published_time")


def test_two_times_in_a_link_below_the_title_are_its_date_and_no_headline() -> None:
    first, second = (
        "<time class='entry-date published' datetime='2019-06-28T11:32:59+02:00'>28. Juni 2019</time>",
        "<time class=updated>14. Januar 2020</time>",
    )
    assert (
        article(f"{H1}<div><a href='/bai-7.html' rel=bookmark>{first}{second}</a></div>{BODY}").published_raw == "2019-06-28T11:32:59+02:00"
    )


def test_the_page_clock_is_not_the_publish_date() -> None:
    clock = "<div>Thứ năm, 20/07/2023 09:00</div>"
    served = datetime(2023, 7, 20, 2, tzinfo=UTC)
    assert article(clock + H1 + BODY, served_at=served).published_raw is None
    assert article(clock + H1 + "<p>12/07/2023 16:07</p>" + BODY, served_at=served).published_raw == "12/07/2023 16:07"
    event = BODY.replace("Từ cách", "Ngày 12/7/2023, từ cách")
    assert article(H1 + event).published_raw is None


def test_canonical_address_only_of_the_own_host_and_not_the_home_page() -> None:
    for href, want in (
        (URL + "?utm_source=x", URL),
        ("https://other.example/tin/1.html", URL),
        ("https://xa.example/", URL),
        ("/tin/x-77.html", "https://xa.example/tin/x-77.html"),
    ):
        assert article(H1 + BODY, f'<link rel="canonical" href="{href}">', url=URL + "?fbclid=1").url == want


def test_a_redirect_gives_its_target() -> None:
    reading = extract(Page(URL, b"", "text/html", status=302, location="/moi.html"))
    assert (reading.kind, reading.reason, reading.canonical_url) == ("other", "redirect", "https://xa.example/moi.html")


@pytest.mark.parametrize(
    ("status", "kind"), [(404, "missing"), (410, "missing"), (403, "blocked"), (429, "blocked"), (500, "blocked"), (503, "blocked")]
)
def test_kind_by_status(status: int, kind: str) -> None:
    assert read(f"<html><body>{H1}{BODY}</body></html>", status=status).kind == kind


def test_other_types_are_not_read() -> None:
    assert extract(Page(URL, b"%PDF-1.4", "application/pdf")).kind == "other"


def test_every_link_once_in_page_order() -> None:
    reading = read(
        "<a href='/b.html'>B</a><a href='/a.html' rel=nofollow>A</a><a href='/b.html#x'>B lần nữa</a>"
        "<a href='javascript:x'>x</a><a href='mailto:x@y'>m</a>"
    )
    assert [(link.url, link.block, link.rank) for link in reading.links] == [
        ("https://xa.example/b.html", "menu", 1),
        ("https://xa.example/a.html", "menu", 2),
    ]


def test_the_words_below_a_headline_lead_on_in_its_text_and_not_in_the_list() -> None:
    items = "".join(
        f"<p><a href='/?cn=11&tc={n}'>Xã Hòa Thuận vận động hiến đất lần thứ {n}</a> Bà con đồng lòng <a href='/?cn=11&tc={n}'>Xem tiếp</a></p>"
        for n in range(3401, 3409)
    )
    reading = read(f"{items}<p><a href='/?cn=11&trang=2'>Xem tiếp</a> <a href='/?cn=11&so=3'>»</a></p>", url="https://xa.example/?cn=11")
    assert reading.next_pages == ["https://xa.example/?cn=11&trang=2", "https://xa.example/?cn=11&so=3"]


def test_lists_beside_an_article_by_their_heading() -> None:
    def box(label: str, n: int) -> str:
        link = f"<a href='/tin/mot-tin-khac-{n}.html'>Một tin khác có tựa đề đủ dài số {n}</a>"
        return f"<div><h3>{label}</h3><ul><li>{link} (0{n}/02/2023)</li></ul></div>"

    labels = ("Tin liên quan", "Các bài mới nhất", "Tin xem nhiều", "Bài cũ hơn")
    links = article(H1 + BODY + "".join(box(label, n) for n, label in enumerate(labels, 1))).links
    assert [(link.block, link.rank, link.url[-6:], link.date_raw) for link in links] == [
        ("related", 1, "1.html", "01/02/2023"),
        ("latest", 1, "2.html", "02/02/2023"),
        ("related", 2, "4.html", "04/02/2023"),
    ]


def test_lazy_images_give_their_real_address() -> None:
    images = article(
        H1
        + f"<div class=noidung><p>{TEXT}</p><img src='/blank.gif' data-src='/anh/1.jpg'><p>{MORE}</p>"
        + "<img src='data:image/gif;base64,R0'><noscript><img src='/anh/2.jpg'></noscript>"
        + f"<img srcset='/anh/3-s.jpg 300w, /anh/3-l.jpg 900w'><img src='/icons/in.gif'><p>{TEXT}</p></div>"
    ).images
    assert [image.url for image in images] == [f"https://xa.example/anh/{name}.jpg" for name in ("1", "2", "3-l")]


@pytest.mark.parametrize(
    ("block", "titles"),
    [
        ("<p>Tài liệu đính kèm:</p><p><a href='/H/File.ashx?id=12'>Kế hoạch số 12-KH/BDV</a></p>", ["Kế hoạch số 12-KH/BDV"]),
        (
            "<p><b>Tài liệu đính kèm:</b><br><a href='/f?id=1'>Công văn số 5</a><br><a href='/f?id=2'>Phụ lục</a></p>",
            ["Công văn số 5", "Phụ lục"],
        ),
        ("<div>Tài liệu đính kèm<ul><li><a href='/f?id=1'>Hướng dẫn số 3-HD/BDV</a></li></ul></div>", ["Hướng dẫn số 3-HD/BDV"]),
        ("<p>Tài liệu đính kèm: <a href='/doc/12'>KH 12</a>, <a href='/doc/13'>KH 13</a></p>", ["KH 12", "KH 13"]),
        (
            "<p>Tài liệu đính kèm: Kế hoạch tổ chức hội thi năm 2024 <a href='/doc/12'>(tải về)</a></p>",
            ["Kế hoạch tổ chức hội thi năm 2024"],
        ),
    ],
)
def test_links_under_a_label_of_files_are_files_whatever_their_address(block: str, titles: list[str]) -> None:
    one = article(f"{H1}<div class=noidung><p>{TEXT}</p><p>{MORE}</p>{block}</div>")
    assert [file.title for file in one.attachments] == titles
    assert not one.links and "đính kèm" not in one.body


@pytest.mark.parametrize(("newer", "older"), [("Tin kế tiếp", "Tin trước đó"), ("Bài liền sau", "Bài liền trước")])
def test_the_neighbours_below_a_list_of_files_are_links(newer: str, older: str) -> None:
    files = "<div><b>Tệp đính kèm</b><div><a href='/LinkClick.aspx?fileticket=aX1'>Kế hoạch số 12-KH/BDV</a></div></div>"
    neighbours = "".join(
        f"<div><span>{words}: </span><a href='/tin/{n}-giao-ban.html'>Xã Minh Tiến giao ban công tác dân vận tháng {n}</a></div>"
        for n, words in ((7, newer), (5, older))
    )
    one = article(f"{H1}<div class=noidung><p>{TEXT}</p><p>{MORE}</p></div>{files}{neighbours}")
    assert [(link.block, link.url[23:25]) for link in one.links] == [("related", "7-"), ("related", "5-")]
    assert [file.title for file in one.attachments] == ["Kế hoạch số 12-KH/BDV"]


def test_the_head_of_a_table_of_files_is_no_author() -> None:
    file = "<td>1</td><td>Kế hoạch số 12-KH/BDV</td><td><a href='/vb/12.doc'>Tải về</a></td>"
    files = f"<tr><th>STT</th><th>Tên tệp</th><th>Tải</th></tr><tr>{file}</tr>"
    one = article(
        f"{H1}<div class=noidung><p>{TEXT}</p><p>{MORE}</p><div class='author'>Tác giả: Lê Thị Bảy</div></div><table>{files}</table>"
    )
    assert (one.author, [file.url[-6:] for file in one.attachments]) == ("Lê Thị Bảy", ["12.doc"])


def test_a_labelled_headline_before_the_last_paragraph_ends_no_text_below_a_lead_of_its_own() -> None:
    said = "Chỉ sau hai tháng vận động, con đường vào thôn Bình Kiều đã rộng gấp đôi nhờ sự đồng thuận của người dân trong thôn"
    lead = f"<p style='font-weight:bold'>{said}. Đồng chí Bí thư Đảng ủy xã đến dự và cắt băng khánh thành con đường mới của thôn.</p>"
    more = "<p><b>Đọc thêm: <a href='/tin/mot-tin-khac-77.html'>Một tin khác có tựa đề đủ dài để là một tin</a></b></p>"
    box = "<div><span>TIN ĐÃ ĐƯA</span></div><p><a href='/tin/giao-ban-3.html'>Xã Minh Tiến giao ban tháng 3</a> (03/02/2023)</p>"
    one = article(
        f"{H1}{lead}<div class='ct'>{f'<p>{TEXT}</p>' * 8}{more}<p>{MORE}</p><p align='right'><b>Đăng Khoa</b></p></div><div>{box}</div>"
    )
    assert (one.body.split("\n\n"), one.author) == ([TEXT] * 8 + [MORE], "Đăng Khoa")
    assert [link.block for link in one.links] == ["inline", "related"]


def test_a_short_dated_headline_below_the_next_heading_is_the_first_of_that_list() -> None:
    def box(label: str, *numbers: int) -> str:
        items = "".join(
            f"<li><a href='/tin/giao-ban-{n}.html'>Xã Minh Tiến giao ban tháng {n}</a> <i>(0{n}/02/2023)</i></li>" for n in numbers
        )
        return f"<h4>{label}</h4><ul>{items}</ul>"

    one = article(f"{H1}{BODY}<div>{box('Tin mới hơn', 8, 9)}{box('Tin cũ hơn', 3, 2, 1)}</div>")
    assert [link.url[-6:-5] for link in one.links] == ["8", "9", "3", "2", "1"]
    assert [link.date_raw for link in one.links] == [f"0{n}/02/2023" for n in (8, 9, 3, 2, 1)]


def test_a_lone_headline_between_paragraphs_stays_a_link_below_a_list_of_files() -> None:
    files = "<p>Tài liệu đính kèm:</p><p><a href='/H/File.ashx?id=12'>Kế hoạch số 12-KH/BDV</a></p>"
    lone = "<p><a href='/tin/mot-tin-khac-77.html'>Một tin khác có tựa đề đủ dài để là một tin</a></p>"
    one = article(f"{H1}<div class=noidung><p>{TEXT}</p>{files}<p>{MORE}</p>{lone}<p>{TEXT}</p></div>")
    assert [link.url[-6:] for link in one.links] == ["7.html"] and [file.title for file in one.attachments] == ["Kế hoạch số 12-KH/BDV"]


SAMPLE = (
    "Ủy ban nhân dân huyện, Đảng bộ xã: hằng năm vận động được những mô hình giỏi, khuyến khích ngõ xóm sạch đẹp, nguồn lực từ kỷ luật."
)


def test_old_font_encodings_become_unicode() -> None:
    """Encoded here letter by letter from the published tables: TCVN 5712 VN3 (capitals with a tone have no code of their own) and VNI."""
    lower = SAMPLE[0].lower() + SAMPLE[1:]
    page = "<html><body><font face='{}'>{}</font></body></html>"
    tcvn3 = lower.translate(str.maketrans({after: before for before, after in legacy.TCVN3_PAIRS}))
    for raw in (page.format(".VnTime", tcvn3).encode("cp1252", "replace"), page.format(".VnTime", tcvn3).encode()):
        text, name = to_utf8(raw, "")
        assert name == "tcvn3"
        assert lower in text.decode()
    vni = (
        "Hoäi nghò caùn boä daân vaän, ñaûng uyû xaõ: haèng naêm nhöõng moâ hình toát, "
        "öùng xöû, khoûe maïnh, nguoàn löïc, baûo veä, yù kieán, kyû luaät"
    )
    text, name = to_utf8(page.format("VNI-Times", vni).encode(), "")
    assert name == "vni"
    want = "Hội nghị cán bộ dân vận, đảng uỷ xã: hằng năm những mô hình tốt, ứng xử, khỏe mạnh, nguồn lực, bảo vệ, ý kiến, kỷ luật"
    assert want in text.decode()


@pytest.mark.parametrize(
    "text", ["Die Gemeinde prüft größere Flächen", "Příští týden začíná výstava", "Les élèves ont présenté leurs idées"]
)
def test_a_page_in_another_language_is_not_looked_through_for_such_fonts(text: str) -> None:
    assert not legacy.in_old_font((text * 20).encode().translate(None, bytes(range(128))))


def test_a_font_name_alone_changes_nothing() -> None:
    data = f"<html><body><font face='.VnTime'>{SAMPLE}</font></body></html>".encode()
    assert to_utf8(data, "") == (data, "utf-8")


def test_a_heading_of_several_runs_is_written_as_the_head_writes_it() -> None:
    head = "Dân vận khéo: Thôn Bình Kiều góp sức mở đường"
    text = "<p>Về thôn Bình Kiều những ngày này, dễ nhận thấy con đường bê tông rộng 5 mét đã hoàn thành sau ba tháng thi công.</p>" * 4
    page = f"<html><head><title>{head} - Trang tin</title><meta property='og:title' content='{head}'></head><body>"
    runs = "<h1><span>Dân vận khéo</span><span>Thôn Bình Kiều góp sức mở đường</span></h1>"
    reading = extract(
        Page("http://a.example/thon-binh-kieu-77.html", f"{page}{runs}{text}</body></html>".encode(), "text/html; charset=utf-8")
    )
    assert reading.articles[0].title == head


def titled(title: str, headings: str, url: str = URL, og: str = "", headline: str = "") -> str:
    """The title that is read of a page with that head and those headings above its text."""
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}"}}</script>' if headline else ""
    head = f'<meta charset="utf-8"><title>{title}</title><meta property="og:title" content="{og}">{data}'
    return read(f"<html><head>{head}</head><body>{headings}<p>12/7/2023</p>{BODY}</body></html>", url).articles[0].title


PATH_H1 = "<nav class=breadcrumb><ul class=breadcrumb><li><a href='/'>Trang chủ</a></li><li><h1>{}</h1></li></ul></nav>"


def test_a_heading_in_the_path_is_no_title_where_another_stands_above_the_text() -> None:
    path, own = "Bình Kiều góp sức người dân mở đường thôn", "Người dân thôn Bình Kiều góp sức mở đường"
    assert titled(path, PATH_H1.format(path) + f"<h2>{own}</h2>", og=path, headline=own) == own


def test_a_run_of_a_heading_that_the_head_repeats_whole_is_the_title() -> None:
    path, own = "Góp sức mở đường: thôn Bình Kiều làm thế nào", "Cả thôn Bình Kiều hiến đất mở đường"
    heading = f"<h2><span>Ý kiến bạn đọc</span><span>{own}</span></h2>"
    assert titled(path, PATH_H1.format(path) + heading, og=own, headline=path) == own


def test_the_one_h1_that_title_og_and_address_repeat_is_the_title_wherever_it_stands() -> None:
    path, other = "Thôn Bình Kiều góp sức mở con đường dài", "Con đường dài nhất của người dân Bình Kiều"
    headings = PATH_H1.format(path) + f"<h2>{other}</h2>"
    url = "http://a.example/thon-binh-kieu-gop-suc-mo-con-duong-dai-77.html"
    assert titled(f"{path} - Xã Minh Tiến", headings, url, path, other) == path
    assert titled(f"{path} - Xã Minh Tiến", headings, "http://a.example/77.html", path, other) == other  # the address does not
    umlauts = "Straße für alle: Günther öffnet Tür und Tor"
    url = "http://a.example/strasse-fuer-alle-guenther-oeffnet-tuer-und-tor-77.html"
    assert titled(umlauts, PATH_H1.format(umlauts) + f"<h2>{other}</h2>", url, umlauts, other) == umlauts


def test_a_kicker_that_og_has_too_stays_in_front_of_the_title() -> None:
    own = "Thôn Bình Kiều góp sức mở đường"
    headings = f"<h1><span>Nông thôn mới</span><span>{own}</span></h1>"
    whole = f"Nông thôn mới / {own}"
    assert titled(f"Nông thôn mới {own} - Xã Minh Tiến", headings, og=whole, headline=own) == whole


def test_a_heading_that_the_head_writes_in_two_ways_is_written_as_title_begins() -> None:
    own = "Thôn Bình Kiều góp sức mở đường"
    headings = f"<h2><span>Nông thôn mới</span><span>{own}</span></h2>"
    og, headline = f"Nông thôn mới: {own}", f"Nông thôn mới - {own}"
    assert titled(f"{og} - Xã Minh Tiến", headings, og=og, headline=headline) == og


@pytest.mark.parametrize(
    ("og", "headline", "title"),
    [
        ("N'Djamena bàn việc mở đường cho thôn", "", "N'Djamena bàn việc mở đường cho thôn"),
        ("N'Djamena bàn việc mở đường cho thôn", "N’Djamena bàn việc mở đường cho thôn", "N’Djamena bàn việc mở đường cho thôn"),
    ],
)
def test_a_round_apostrophe_of_the_heading_alone_is_written_as_it_was_typed(og: str, headline: str, title: str) -> None:
    assert titled(f"{og} - Xã Minh Tiến", "<h1>N’Djamena bàn việc mở đường cho thôn</h1>", og=og, headline=headline) == title


@pytest.mark.parametrize(
    ("h1", "og", "headline", "title"),
    [
        ("Nông thôn mới - Thôn Bình Kiều góp sức mở đường", "Thôn Bình Kiều góp sức mở đường", "", "Thôn Bình Kiều góp sức mở đường"),
        ("Nông thôn mới - Thôn Bình Kiều góp sức mở đường", "Xã Minh Tiến: Thôn Bình Kiều góp sức mở đường", "", "Thôn Bình Kiều góp sức mở đường"),
        ("Bình Kiều góp sức mở đường", "Người dân Bình Kiều góp sức", "Người dân Bình Kiều góp sức", "Người dân Bình Kiều góp sức"),
        ("Bình Kiều góp sức mở đường", "Người dân Bình Kiều góp sức | Xã Minh Tiến", "Người dân Bình Kiều góp sức", "Người dân Bình Kiều góp sức"),
        ("Bình Kiều góp sức mở đường", "Trang tin điện tử xã", "Trang tin điện tử xã", "Bình Kiều góp sức mở đường"),
        ("Bình Kiều góp sức mở đường", "Người dân Bình Kiều góp sức", "", "Bình Kiều góp sức mở đường"),
    ],
)  # fmt: skip
def test_a_title_that_the_head_words_otherwise(h1: str, og: str, headline: str, title: str) -> None:
    assert titled(og, f"<h1>{h1}</h1>", og=og, headline=headline) == title
