"""Who signs and where a text was taken from: in elements called so or odd ones, offices, desks, buttons that look like names."""

from __future__ import annotations

import pytest

from danvan_crawler.extract.source import source_of

from .village import BODY, MORE, TEXT, TITLE, article


def test_the_name_in_front_of_an_office_room_signs_the_text() -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=right><b>Nguyễn Hải - Văn phòng</b></p></div>")
    assert (got.author, got.body.split("\n\n")) == ("Nguyễn Hải", [TEXT, MORE])
    assert source_of("Nguyễn Hải - Văn phòng", True) is None


def test_a_desk_beside_the_date_and_a_heading_with_a_roman_one() -> None:
    meta = "<div><span>2026-01-20T11:04:00.000Z</span> <span>Phóng viên Thời sự</span></div>"
    text = f"<div><p><b>I. NHỮNG KẾT QUẢ NỔI BẬT</b></p>{BODY}<p><b>II. NHIỆM VỤ</b></p>{BODY}</div>"
    got = article(f"<div><h1>{TITLE}</h1>{meta}{text}</div>")
    assert (got.author, got.body.split("\n\n")[0]) == ("Phóng viên Thời sự", "I. NHỮNG KẾT QUẢ NỔI BẬT")


def test_an_author_in_the_box_of_credits_is_no_source() -> None:
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><div class=the-article-credit><p class=author><b>Thanh Trúc</b></p></div>"
    )
    assert (got.author, got.source) == ("Thanh Trúc", None)


def test_a_marked_source_below_the_date() -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div class=nguon>Theo Báo Thuận Phá</div><div>{BODY}</div>")
    assert (got.author, got.source, got.body.split("\n\n")) == (None, "Báo Thuận Phá", [TEXT, MORE])


def test_buttons_for_the_size_of_letters_are_nobody() -> None:
    sizes = "<div class=text-right><a>A+</a><a>A-</a></div>"
    tools = f"<div class='row post-tools'><div class=lbPublishedDate>Thứ bảy, 21/06/2025 17:27</div>{sizes}</div>"
    assert article(f"<h1>{TITLE}</h1>{tools}<div class=post-content>{BODY}</div>").author is None


def test_an_office_signs_with_a_short_name() -> None:
    assert article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=right><b>VP Huyện ủy</b></p></div>").author == "VP Huyện ủy"


@pytest.mark.parametrize("office", ["Mặt trận huyện", "Chi đoàn thôn Trung Nghĩa", "Vụ Tuyên truyền", "TT Tin học", "Đoàn xã"])
def test_offices_that_sign(office: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p style='text-align:right'><strong>{office}</strong></p></div>")
    assert (got.author, got.body.split("\n\n")) == (office, [TEXT, MORE])


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    ("byline_of_two", "author"),
    [
        ("<p class=author><a href=/tac-gia/dinh-an-1>Đinh An</a> - <a href=/tac-gia/ho-na-2>Hồ Na</a></p>", "Đinh An - Hồ Na"),
        ("<div class=article__author><div><a class=name>ĐINH AN</a></div><div><a class=name>HỒ NA</a></div></div>", "ĐINH AN, HỒ NA"),
        (
            "<div class=detail-author><div class=author-info><a class=name href=/a>Đinh An</a><span class=email>an@bao.example</span></div>"
            "<div class=author-info><a class=name href=/b>Hồ Na</a><span class=email>na@bao.example</span></div></div>",
            "Đinh An, Hồ Na",
        ),
        ("<div><span class=author>Đinh An</span> - <span class=author>Hồ Na</span> | <span>12/07/2023</span></div>", "Đinh An - Hồ Na"),
        ("<div><span class=author><b>Đinh An</b></span><span class=author><b>Hồ Na</b></span></div>", "Đinh An, Hồ Na"),
        ("<div><div class=author-name>Đinh An</div><div class=author-name>Hồ Na</div></div>", "Đinh An, Hồ Na"),
        ("<ul class=authors><li><a rel=author href=/an>Đinh An</a></li><li><a rel=author href=/na>Hồ Na</a></li></ul>", "Đinh An, Hồ Na"),
        ("<p class=byline>Bài và ảnh: <a href=/an>Đinh An</a>, <a href=/na>Hồ Na</a></p>", "Đinh An, Hồ Na"),
        ("<div class=author><a href=/tac-gia/dinh-an>Đinh An</a> - <a href=/ban-doc>Bạn đọc</a></div>", "Đinh An"),
    ],
)
def test_all_authors_of_several_elements(byline_of_two: str, author: str, below: bool) -> None:
    above = "" if below else byline_of_two
    got = article(f"<div><h1>{TITLE}</h1><div class=date>12/07/2023 08:00</div>{above}<div>{BODY}</div>{byline_of_two * below}</div>")
    assert (got.author, got.body.split("\n\n")) == (author, [TEXT, MORE])


def test_an_author_who_is_named_twice_and_those_of_other_articles() -> None:
    twice = "<div class=author-name>Đinh An</div><div class=author-name>Đinh An</div>"
    cards = "".join(f"<li><a href=/{n}.html>Bản {n} họp bàn việc làm đường</a><div class=author-name>Hồ Na</div></li>" for n in (1, 2, 3))
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>{twice}<h3>Tin liên quan</h3><ul>{cards}</ul></div>")
    assert got.author == "Đinh An"


@pytest.mark.parametrize(
    ("signed", "author"),
    [
        ("<p align=right><b><span>Nguyễn Thị </span></b><b><span>Thu Hương</span></b></p>", "Nguyễn Thị Thu Hương"),
        ("<div class=author>Lê Văn An</div><div class=author>Lào Cai</div>", "Lê Văn An"),
        ("<div class=author>Lê Văn An</div><div class=author>LÊ VĂN AN</div>", "Lê Văn An"),
        ("<p>Tác giả: <a href=https://x/le-van-an>Lê Văn An</a> | Mục: <a href=https://x/doi-song>Đời Sống</a></p>", "Lê Văn An"),
        ("<p class=author><a href=/tac-gia/x>Lê Văn An</a> <a href=/tac-gia/x>Lê Văn An</a></p>", "Lê Văn An"),
    ],
)
def test_one_author_stays_one(signed: str, author: str) -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>{signed}</div>")
    assert got.author == author


def test_people_linked_in_the_text_are_no_authors() -> None:
    text = f"<p>Ông <a href=/nhan-vat/le-an>Lê Văn An</a> và bà <a href=/nhan-vat/ho-na>Hồ Thị Na</a> cùng góp đất. {TEXT}</p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{text}{BODY}<p align=right><b>Lê Văn An</b></p></div></div>")
    assert got.author == "Lê Văn An"


@pytest.mark.parametrize(
    "outlet", ["Báo Nhân Dân", "Website Quỹ Nam Lĩnh", "TTXVN", "Cổng TTĐT Chính phủ", "Trang thông tin điện tử Tỉnh ủy"]
)
def test_a_newspaper_alone_below_the_text_is_the_source(outlet: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=right><b>{outlet}</b></p></div>")
    assert (got.author, got.source, got.body.split("\n\n")) == (None, outlet, [TEXT, MORE])


def test_source_below_the_author_in_a_block_like_the_authors() -> None:
    signed = "<p class=MsoNormal align=right><b>Hà My</b></p><p class=MsoNormal align=right><b>Nguồn: Báo Nam Lĩnh</b></p>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{signed}</div>")
    assert (got.author, got.source) == ("Hà My", "Báo Nam Lĩnh")


@pytest.mark.parametrize(
    ("last", "author"),
    [
        ("<p><b>ST: Trí Tâm</b></p>", "Trí Tâm"),
        (
            "<div class='field field-label-inline'><div class=field-label>Tác giả:&nbsp;</div><div class=field-items><div>Ban Tuyên giáo Hội"
            "</div></div></div>",
            "Ban Tuyên giáo Hội",
        ),
    ],
)
def test_signatures_of_schools_and_of_fields(last: str, author: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{last}</div>")
    assert (got.author, got.body.split("\n\n")) == (author, [TEXT, MORE])


def test_a_heading_in_capitals_with_a_school_signs_nothing() -> None:
    heading = "<p align=center><b>TẠI TRƯỜNG TH, THCS &amp; THPT NAM LĨNH</b></p>"
    assert article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{heading}</div>").author is None


@pytest.mark.parametrize(
    "end",
    [
        "<table><tr><td>STT</td><td>Đơn vị</td></tr><tr><td>1</td><td>Báo Nhân Dân</td></tr><tr><td>2</td><td>VTV1</td></tr></table>",
        "<p>Các đơn vị được tặng Bằng khen gồm:</p><ul><li>Sở Y tế</li><li>Báo Lam Sơn</li></ul>",
        "<p>Báo Lam Sơn đưa tin</p>",
    ],
)
def test_newspapers_in_lists_are_text(end: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{end}</div>")
    assert got.source is None
    assert "Báo" in got.body


@pytest.mark.parametrize("last", ["Báo cáo thành tích", "Báo chí tác nghiệp tại hội nghị", "VTV phỏng vấn đồng chí Bí thư"])
def test_last_lines_that_are_no_signature(last: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>Thành phần hồ sơ gồm:</p><p>{last}</p></div>")
    assert (got.source, got.body.split("\n\n")[-1]) == (None, last)


def test_the_name_before_an_outlet() -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>Phương Nhung - Cổng TTĐT huyện Nam Lĩnh</p></div>")
    assert (got.author, got.source, got.body.split("\n\n")) == ("Phương Nhung", "Cổng TTĐT huyện Nam Lĩnh", [TEXT, MORE])


@pytest.mark.parametrize("outlet", ["Tạp chí Dân vận", "Website Quỹ Nam Lĩnh", "namlinh.example.vn"])
def test_a_newspaper_behind_the_name_in_the_last_line_is_the_source(outlet: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p><b>Phương Nhung – {outlet}</b></p></div>")
    assert (got.author, got.source, got.body.split("\n\n")) == ("Phương Nhung", outlet, [TEXT, MORE])


@pytest.mark.parametrize(("around", "item"), [("<ul>{}</ul>", "<li>{}</li>"), ("{}", "<p>{}</p>")])
def test_the_winners_of_a_prize_for_journalists_sign_nothing(around: str, item: str) -> None:
    winners = ["Phương Nhung - Báo Nam Lĩnh", "Đinh Hữu An - Báo Đông Trấn", "Hồ Thị Na - Tạp chí Dân vận"]
    items = around.format("".join(map(item.format, winners)))
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>Giải A được trao cho:</p>{items}</div>")
    assert (got.author, got.source, got.body.split("\n\n")[-3:]) == (None, None, winners)


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ("Đăng ngày: 20/04/2015 - 6:58:26 PM | Lượt xem: 4959 | VPTU", "VPTU"),
        ("Lượt xem: 3290 | Kim Ngà", "Kim Ngà"),
        ("20/04/2015 | Lượt xem: 4959 | RSS", None),
    ],
)
def test_the_last_field_of_the_date_line(fields: str, author: str | None) -> None:
    assert article(f"<h1>{TITLE}</h1><div>{fields}</div><div>{BODY}</div>").author == author


@pytest.mark.parametrize(
    ("beside", "author"),
    [
        ("Đăng Khoa", "Đăng Khoa"),
        ("Nguyễn Hải Đăng", "Nguyễn Hải Đăng"),
        ("Trần Văn Thứ", "Trần Văn Thứ"),
        ("Ngày Đăng", None),
        ("Đăng Lúc", None),
    ],
)
def test_names_beside_the_date_that_look_like_its_label(beside: str, author: str | None) -> None:
    meta = f"<div class='mt-3 flex'><span class=font-semibold>{beside}</span><span>|</span><span>Thứ Bảy, 18/02/2017</span></div>"
    assert article(f"<h1>{TITLE}</h1>{meta}<div>{BODY}</div>").author == author


def test_the_label_of_the_date_is_no_part_of_the_name_before_it() -> None:
    meta = "<div class=meta><span class=author>Lê Hoa</span><span class=date>Đăng ngày 12/5/2024</span></div>"
    assert article(f"<h1>{TITLE}</h1>{meta}<div>{BODY}</div>").author == "Lê Hoa"


@pytest.mark.parametrize("last", ["Hồ Tân Lập (nguồn cung cấp nước)", "Đoàn đi khảo sát tại T.P. <b>H.C.M</b>"])
def test_what_only_looks_like_a_signature_stays_in_the_text(last: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>{last}</p></div>")
    assert (got.author, got.source) == (None, None)


def test_author_and_source_on_one_line_without_a_colon() -> None:
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=right><b>Nguyễn Sơn</b> <i>(Nguồn Trang tin Dân vận Nam Lĩnh)</i></p></div>"
    )
    assert (got.author, got.source, got.body.split("\n\n")) == ("Nguyễn Sơn", "Trang tin Dân vận Nam Lĩnh", [TEXT, MORE])


@pytest.mark.parametrize("name", ["L.T.Hương", "N.H.L", "B.H", "Q.Nam", "Minh Thảo"])
def test_a_shortened_name_in_bold_behind_the_last_sentence(name: str) -> None:
    last = f"<p><span>{MORE[:-1]}./.&nbsp;&nbsp; <strong>{name}</strong></span></p>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{last}</div>")
    assert (got.author, got.body.split("\n\n")) == (name, [TEXT, f"{MORE[:-1]}./."])


def test_the_day_in_a_box_of_credits_is_no_source() -> None:
    day = "<time datetime='2016-04-12T15:20:00+07:00'>12/04/2016, 15:20 GMT+7</time>"
    credits = f"<div class=emg-credit><p>Nội dung: <b>Đặng Quỳnh Mai</b></p><p>Xuất bản: {day}</p></div>"
    got = article(f"<h1>{TITLE}</h1><div>{BODY}{credits}</div>")
    assert (got.author, got.source, got.body.split("\n\n")) == ("Đặng Quỳnh Mai", None, [TEXT, MORE])


def test_the_title_with_its_date_on_one_line_goes_before_the_same_title_in_a_box() -> None:
    """SharePoint's blog prints the title in a `<span>`; the box of much-read posts below the text has it too."""
    own = f"<tr><td><div><span class=ms-PostTitle>{TITLE}</span> <span class=ms-postdate>(26/03/2013 17:17)</span></div></td></tr>"
    box = f"<ul><li><a href='/ViewPost.aspx?ID=12'>Già làng Pá Lau nói lời hay</a></li><li><a href='/ViewPost.aspx?ID=188'>{TITLE}</a></li></ul>"
    about = "<h3>Giới thiệu về blog này</h3><p>Nơi trao đổi, cung cấp thông tin về công tác dân vận của hệ thống chính trị trong tỉnh.</p>"
    got = article(
        f"<table>{own}<tr><td class=ms-PostBody>{BODY}</td></tr></table><h3>Được quan tâm</h3>{box}{about}",
        f"<title>Công tác dân vận - {TITLE}</title>",
        "http://danvan.example/danvan/Lists/Posts/ViewPost.aspx?ID=188",
    )
    assert (got.title, got.published_raw, got.body.split("\n\n")[:2]) == (TITLE, "26/03/2013 17:17", [TEXT, MORE])
