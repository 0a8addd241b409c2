"""What pages of schools, departments and large papers do: the bar of section and date above the title, trails in the head only, links that hold
title, date and counter, photos with plain words below, sentences that sound like an imprint."""

from __future__ import annotations

import json
import re

import pytest

from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lexicon import CHATTER, COMMENTS, COUNTER
from danvan_crawler.items import Article

from .village import BODY, MORE, PHOTO, TEXT, TITLE, URL, article

HEAD = f"<title>{TITLE}</title>"
LIFERAY = "<script>Liferay.Portlet.list = [];</script>"
OTHER = "Bản Huổi Só khơi lại mương nước trước vụ chiêm"
BAR = "<table><tr class='{0}'><td class='FolderTitle'>{1}</td><td class='Time'>{2}</td></tr></table>"


def read(body: str, head: str = HEAD) -> Article:
    return article(body, head=head, url=URL)


@pytest.mark.parametrize(
    ("date", "printed"), [("17/06/2019", "17/06/2019"), ("(05.08.2019 16:32)", "05.08.2019 16:32")], ids=["day", "in brackets"]
)
def test_the_bar_of_section_and_date_above_the_title(date: str, printed: str) -> None:
    text = f"<div id=part1><table id=khung><tr><td><p class=Title>{TITLE}</p></td></tr><tr><td>{BODY}</td></tr></table></div>"
    got = read(f"<h1><a href='/'>Home</a></h1><div>{BAR.format('bar', 'Tin cơ sở', date)}</div>{text}")
    assert (got.title, got.published_raw, got.section) == (TITLE, printed, "Tin cơ sở")


def test_the_news_web_part_of_lac_viet() -> None:
    menu = "<ul class=contextMenu style='display:none'><li><a href='#sua'>Chỉnh sửa bài viết</a></li></ul>"
    rows = (
        f"<tr><td><p class='Title allowMenuPost'>{TITLE}</p>{menu}</td></tr><tr><td><b class=lv_description_mode1>{MORE}</b></td></tr>"
        f"<tr><td><div class='ExternalClass7F'><p>{TEXT}</p><p>{TEXT}</p></div></td></tr>"
    )
    other = f"<a href='/b-812.html'>{OTHER}</a> <span>(08/08/2019)</span>"
    below = f"<table class=tbtinkhac><tr><td>TIN ĐÃ ĐƯA</td></tr></table><ul><li>{other}</li></ul>"
    got = read(f"{BAR.format('ms-news-header', 'Pháp luật', '(12.08.2019 15:23)')}<table id=tableforprint>{rows}</table>{below}")
    assert (got.platform, got.title, got.sapo, got.section) == ("sharepoint", TITLE, MORE, "Pháp luật")
    assert (got.published_raw, got.body.split("\n\n")) == ("12.08.2019 15:23", [TEXT, TEXT])
    assert [(link.block, link.title, link.date_raw) for link in got.links] == [("related", OTHER, "08/08/2019")]


def test_its_older_form_has_the_date_in_a_bar_of_its_own() -> None:
    bar = "<div class=container_top_mid2><table><tr><td><span class=Time>(12.08.2019 15:23)</span></td></tr></table></div>"
    rows = f"<tr><td><p class=Title>{TITLE}</p></td></tr><tr><td><b class=lv_description_mode1>{MORE}</b></td></tr><tr><td><p>{TEXT}</p><p>{TEXT}</p>"
    got = read(
        f"<div id=s4-ribbonrow></div>{bar}<p class=Title>Thông báo</p><div id=part1><table id=tableforprint>{rows}</td></tr></table></div>"
    )
    assert (got.platform, got.title, got.sapo, got.published_raw) == ("sharepoint", TITLE, MORE, "12.08.2019 15:23")


def test_the_portlets_of_vnpt_for_provinces() -> None:
    part = "<div class=UI_Tinbai_chitiet_{0}>{1}</div>"
    text = part.format("noidungngan", f"<p>{MORE}</p>") + part.format("noidung", f"<p>{TEXT}</p><p>{TEXT}</p>")
    head = part.format("startdate", "Cập nhật ngày 07/11/2017 10:20") + f"<div class=CTTDivTittleBaiViet>{TITLE}</div>"
    got = read(f"<h2>Chi tiết tin</h2><div class=UI_Tinbai_chitiet>{head}{text}</div>", f"<title>Chi tiết tin</title>{LIFERAY}")
    assert (got.platform, got.title, got.sapo, got.body.split("\n\n")) == ("liferay", TITLE, MORE, [TEXT, TEXT])
    assert got.published_raw == "ngày 07/11/2017 10:20"


POPOUT = (
    "<div class='s4-breadcrumb-menu' style='display:none'><span>This page location is:</span><ul class='s4-breadcrumb'>"
    "<li><a href='/qt/'>quan tri</a></li><li><a href='/x/'>Trang thông tin điện tử huyện Nậm Tia</a></li><li>Pages</li><li>default</li></ul></div>"
)


def trail(*names: str, nested: bool = False) -> str:
    steps = [{"@type": "ListItem", "position": at, "name": name} for at, name in enumerate(names, 1)]
    data = {"@type": "BreadcrumbList", "itemListElement": [[step] for step in steps] if nested else steps[::-1]}
    return f"{HEAD}<script type='application/ld+json'>{json.dumps(data)}</script>"


@pytest.mark.parametrize(
    ("head", "above", "below", "section"),
    [
        (HEAD, POPOUT, "", None),
        (trail("Trang chủ", "Đời sống", TITLE), "", "", "Đời sống"),
        (trail("Trang chủ", "Kinh doanh", "Tài chính", nested=True), POPOUT, "", "Tài chính"),
        (HEAD, "<ul><li><a href=/lich>Lịch công tác</a></li><li><a href=/tin>Tin</a></li><li><a href=/van-ban>Văn bản</a></li></ul>",
         "<div>07-03-2026 | <a href='/tin-co-so.chn'>Tin cơ sở</a></div><p><a href=/lich>Lịch công tác</a></p>", "Tin cơ sở"),
    ],
    ids=["folders of SharePoint", "trail in the head", "each step in a list", "link below the title"],
)  # fmt: skip
def test_the_section_without_a_breadcrumb(head: str, above: str, below: str, section: str | None) -> None:
    got = read(f"{above}<div><h1>{TITLE}</h1>{below or '<div>12/07/2023</div>'}<div>{BODY}</div></div>", head)
    assert got.section == section


def test_a_breadcrumb_with_all_sections_in_it_names_none() -> None:
    names = ["Kinh tế", "Văn hóa", "Thể thao", "Pháp luật", "Giáo dục", "Sức khỏe", "Du lịch", "Bạn đọc", "Đời sống"]
    items = "".join(f"<li><a href='/muc-{at}'>{name}</a></li>" for at, name in enumerate(names))
    crumb = f"<div class=breadcrumb><ul><li><a href=/>Trang chủ</a></li><li><a href='/x'>Xã hội</a><ul>{items}</ul></li></ul></div>"
    assert read(f"{crumb}<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>", trail("Trang chủ", "Xã hội")).section == "Xã hội"


@pytest.mark.parametrize("label", ["Tin khác", "Bài tin liên quan"])
def test_links_that_hold_title_date_and_counter(label: str) -> None:
    titles = (
        OTHER,
        "Hội Nông dân xã Nậm Tia trao bò giống cho hộ nghèo",
        "Thanh niên bản Pá Lau dọn kênh",
        "Bản Nà Ít góp công làm sân chơi",
    )
    items = "".join(
        f"<li><a href='/tin/{at}'><div>{title}</div><div>0{at}/06/2021</div><div>(610 Lượt xem )</div></a></li>"
        for at, title in enumerate(titles, 1)
    )
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2021</div><div>{BODY}</div></div><div><div>{label}</div><ul>{items}</ul></div>")
    assert [(link.title, link.date_raw) for link in got.links] == [(title, f"0{at}/06/2021") for at, title in enumerate(titles, 1)]


def test_topics_in_the_head_of_the_page_are_no_latest_news() -> None:
    topics = "".join(f"<div><a href='/chu-de/{at}'>Chủ đề lớn của cả năm số {at}</a></div>" for at in range(4))
    head = f"<div class=top><div><a href='/moi'>Mới nhất</a></div><div class='tags'>{topics}</div></div>"
    assert read(f"{head}<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div></div>").links == []


SHOWN = "Bà Lò Thị Piếng, Tổ trưởng tổ tuần rừng phát biểu"


@pytest.mark.parametrize(
    ("below", "caption"),
    [
        (f"<p>{SHOWN}</p>", SHOWN),
        (f"<p>{SHOWN}.</p>", None),
        (f"<p><b>{SHOWN}</b></p>", None),
        ("<p>Tổ tuần rừng</p>", None),
        (f"<ul><li>{SHOWN}</li></ul>", None),
    ],
    ids=["no sentence", "sentence", "heading", "too short", "item"],
)
def test_plain_words_below_a_photo(below: str, caption: str | None) -> None:
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p><p>{PHOTO.format('rung')}</p>{below}<p>{MORE}</p></div></div>")
    assert [image.caption for image in got.images] == [caption]


def test_two_such_lines_are_a_list_or_verse() -> None:
    photo = f"<p>{PHOTO.format('rung')}</p><p>{SHOWN}</p><p>{SHOWN} lần nữa</p>"
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert [image.caption for image in got.images] == [None]


def test_a_lead_above_an_infographic_is_the_lead() -> None:
    photos = PHOTO.format("so-lieu") + PHOTO.format("so-lieu-2")
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><h2 class=description>{TEXT}</h2><div class=noidung><p>{photos}</p></div></div>")
    assert (got.sapo, got.body, len(got.images)) == (TEXT, "", 2)


@pytest.mark.parametrize(
    ("tail", "author", "source"),
    [
        ("<p class=author>Theo Hồ Thị Pó</p><p class=source>Đại Đồng</p>", "Hồ Thị Pó", "Đại Đồng"),
        ("<p class=author>Theo Hồ Thị Pó</p>", None, "Hồ Thị Pó"),
        ("<p>Nông Văn Dền – Phó Hiệu trưởng Trường THPT Nà Phặc</p>", "Nông Văn Dền", None),
        ("<p>Nông Văn Dền</p><p>Xem chi tiết <a href='/'>tại đây</a></p>", "Nông Văn Dền", None),
    ],
    ids=["source of its own", "none", "office behind a dash", "above a pointer"],
)
def test_who_signs(tail: str, author: str | None, source: str | None) -> None:
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{tail}</div></div>")
    assert (got.author, got.source, got.body.split("\n\n")) == (author, source, [TEXT, MORE])


@pytest.mark.parametrize("more", ["<meta name=copyright content='Trường THCS Nà Phặc'>", ""], ids=["copyright too", "a school"])
def test_the_author_in_the_head_may_be_the_owner_of_the_site(more: str) -> None:
    owner = f"{HEAD}<meta name=Author content='Trường THCS Nà Phặc'>{more}"
    assert read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div></div>", owner).author is None


def test_a_portrait_beside_the_author_is_no_photo_of_the_article() -> None:
    author = f"<div class=detail-author><a href='/tac-gia/po'>{PHOTO.format('po')}</a><a href='/tac-gia/po'>Hồ Thị Pó</a></div>"
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{author}<div class=noidung>{BODY}<p>{PHOTO.format('rung')}</p></div></div>")
    assert ([image.url.rsplit("/", 1)[1] for image in got.images], got.author) == (["rung.jpg"], "Hồ Thị Pó")


def test_a_field_of_a_form_is_no_signature() -> None:
    form = "<form><div><label>Số CMND/CCCD <b>*</b></label><input name=so></div><div><label>Địa Chỉ <b>*</b></label><input name=dc></div></form>"
    assert read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{form}</div></div>").author is None


@pytest.mark.parametrize(("line", "source"), [("nGUỒN MUONGLAU.VN", "MUONGLAU.VN"), ("Nguồn: muonglau.vn ngày 17/09/2015", "muonglau.vn")])
def test_the_source_as_typed(line: str, source: str) -> None:
    assert read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>{line}</p></div></div>").source == source


@pytest.mark.parametrize(
    ("machine", "printed", "published"),
    [
        ("2021-08-07T09:56:46+07:00", "07/08/2021 - 09:54", "2021-08-07T09:56:46+07:00"),
        ("2021-08-07T09:56:46+07:00", "07/08/2021 - 10:54", "2021-08-07T09:56:46+07:00"),
        ("2021-08-07T15:56:46+07:00", "07/08/2021 - 03:56", "2021-08-07T15:56:46+07:00"),
    ],
    ids=["before", "later", "by another clock"],
)
def test_the_time_for_programs_goes_before_the_printed_one(machine: str, printed: str, published: str) -> None:
    head = f"{HEAD}<meta property='article:published_time' content='{machine}'>"
    assert read(f"<div><h1>{TITLE}</h1><div class=date>{printed}</div><div>{BODY}</div></div>", head).published_raw == published


@pytest.mark.parametrize("name", ["trao-qua-dot-2.jpg", "hotel-4.jpg", "hoi-nghi-new.jpg", "star.jpg"])
def test_photos_called_like_decoration(name: str) -> None:
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p><img src='/anh/{name}'></p></div></div>")
    assert [image.url.rsplit("/", 1)[1] for image in got.images] == [name]


def test_photos_below_a_text_that_is_nothing_but_the_lead() -> None:
    head = f"<div class=head><h1>{TITLE}</h1><div class=date>12/07/2023</div><div class=brief>{MORE}</div></div>"
    photos = f"<div class=content-detail><p>{PHOTO.format('rung')}</p><p>{PHOTO.format('ban')}</p></div>"
    got = read(f"<div class=left>{head}<div class=bottom>{photos}</div></div><div class=right>{PHOTO.format('ben')}</div>")
    assert ([image.url.rsplit("/", 1)[1] for image in got.images], got.sapo) == (["rung.jpg", "ban.jpg"], MORE)


def test_buttons_with_a_picture_and_words_name_no_section() -> None:
    last = "<img src=/m.png> <a href='/nguoi-tot/'>Người tốt việc tốt</a>"
    trail = f"<div class=ja-breadcrums><strong>Bạn đang ở:</strong> <a href='/'>Trang chủ</a> {last}</div>"
    size = "<li>cỡ chữ <a href='#' id=nho><span>giảm kích thước chữ</span><img src='/b.gif' alt='giảm kích thước chữ'></a></li>"
    got = read(f"{trail}<div class=itemView><div>12/07/2023</div><h2>{TITLE}</h2><ul>{size}</ul><div>{BODY}</div></div>")
    assert got.section == "Người tốt việc tốt"


def test_a_labelled_link_at_the_beginning_of_the_text_is_no_section() -> None:
    short = "Sáng 16/1, thanh niên xã Thạch Lâm ra quân sửa lại con đường vào bản."
    box = "<blockquote><p>Xem thêm: <a href='/tin-tuc/tin-van-thang-12-2022'>Tin vắn tháng 12/2022</a></p></blockquote>"
    got = read(f"<article><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{short}</p>{box}<p>{TEXT}</p><p>{MORE}</p></div></article>")
    assert got.section is None


@pytest.mark.parametrize("name", ["text-lg font-semibold", "font-bold"])
def test_a_lead_in_bold_above_one_paragraph_and_photos(name: str) -> None:
    photos = "".join(f"<table><tr><td>{PHOTO.format(at)}</td></tr><tr><td><em>Bà con ở bản {at}</em></td></tr></table>" for at in (1, 2))
    got = read(f"<article><h1>{TITLE}</h1><div>12/07/2023</div><p class='{name}'>{MORE}</p><div><p>{TEXT}</p>{photos}</div></article>")
    assert (got.sapo, got.body.split("\n\n")[0]) == (MORE, TEXT)


def test_a_trail_in_a_box_called_like_a_lead() -> None:
    trail = "<div class=description><a href='/'>Trang chủ</a> » Nghề vẽ tranh trên giấy dó của bản</div>"
    got = read(f"<div><h1>{TITLE}</h1>{trail}<div>12/07/2023</div><div>{BODY}</div></div>")
    assert (got.sapo, got.body.split("\n\n")) == (None, [TEXT, MORE])


def test_the_home_page_and_the_posts_of_a_month_are_no_articles() -> None:
    months = "<li><a href='/2021/01/'>Tháng Một 2021</a></li><li><a href='/2020/12/'>Tháng Mười Hai 2020</a></li>"
    other = (
        f"<li><a href='/tin-tuc/ban-huoi-so-khoi-lai-muong-812.html'>{OTHER}</a></li><li><a href='/'>Trở về trang đầu của cổng tin</a></li>"
    )
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><h3>Bài viết liên quan</h3><ul>{other}{months}</ul></div>")
    assert [link.title for link in got.links] == [OTHER]


def test_empty_brackets_behind_a_title_are_none_of_it() -> None:
    assert (
        read(f"<div><h2>{TITLE} <span>( )</span></h2><div>12/07/2023</div><div>{BODY}</div></div>", f"<title>{TITLE} ( )</title>").title
        == TITLE
    )


@pytest.mark.parametrize(
    ("line", "footer"),
    [
        ("Chịu trách nhiệm nội dung: Đồng chí Lò Văn Ún, Trưởng Ban", True),
        ("Trực thuộc: Huyện ủy Nậm Tia", True),
        ("Trưởng Ban Biên tập: Ông Triệu Quốc Vỵ - Phó Trưởng ban", True),
        ("Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương cho ý kiến về tình hình hoạt động của tổ chức tại địa phương nơi đặt trụ sở.", False),
        ("Đồng chí Tăng Hữu Pó, Tỉnh ủy viên, Tổng Biên tập Báo tỉnh tới chúc mừng bà con nhân ngày hội của bản và trao quà cho các em nhỏ.", False),
        ("Chủ tịch UBND xã chịu trách nhiệm chính trước Huyện ủy về kết quả giải phóng mặt bằng tuyến đường liên bản trong quý II.", False),
        ("Tổ trưởng nộp đề qua địa chỉ email: po@nphac.example trước ngày 15/05/2022", False),
    ],
)  # fmt: skip
def test_sentences_that_sound_like_an_imprint(line: str, footer: bool) -> None:
    assert is_footer(line) is footer
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>{line}</p></div></div>")
    assert (line in got.body.split("\n\n")) is not footer


@pytest.mark.parametrize(
    "line",
    [
        "Ngày hội kéo dài ba ngày, thu hút hơn 5.000 lượt người.",
        "Mức thưởng kèm theo: 0,6 lần lương cơ sở",
        "2. Phần hội: kéo co, đẩy gậy, bữa cơm đoàn kết",
        "Người đảng viên già giữ rừng",
        "Bình chọn 10 nhà nông tiêu biểu",
        "Có chủ trương đúng",
        "Từ khóa XI đến nay",
        "Đánh giá mức độ hài lòng",
        "Chia sẻ khó khăn với bà con",
        "Quay lại bản cũ",
        "Xếp hàng nhận giống lúa mới",
        "Thảo luận tại hội trường",
    ],
)
def test_lines_that_sound_like_counters_and_buttons(line: str) -> None:
    assert COUNTER.search(plain(line)) is None and CHATTER.match(plain(line)) is None
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p><p>{line}</p><p>{MORE}</p></div></div>")
    assert got.body.split("\n\n") == [TEXT, line, MORE]


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        *(
            (CHATTER, line)
            for line in ("Chia sẻ ngay", "Chia sẻ cùng bạn bè", "Quay lại Về đầu trang", "Xếp hạng của bạn", "Từ khóa vi phạm")
        ),
        *((COMMENTS, line) for line in ("3 phản hồi đến “Bản Pá Lau”", "Trả lời Hủy", "Trả lời Thích 12", "Thảo luận về bài viết")),
        *((COUNTER, line) for line in ("5/5 - (3 lượt bình chọn)", "Đánh giá: 12 lượt đánh giá", "12 lượt bình luận")),
    ],
)
def test_buttons_and_counters_are_known(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(plain(line))


@pytest.mark.parametrize("heading", ["Góp ý vào dự thảo hương ước của bản", "Trả lời:", "Phần hội diễn ra sôi nổi"])
def test_headings_that_sound_like_buttons(heading: str) -> None:
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p><p><b>{heading}</b></p><p>{MORE}</p></div></div>")
    assert got.body.split("\n\n") == [TEXT, heading, MORE]


def test_a_list_of_people_with_offices_at_the_end_is_text() -> None:
    names = ["Lê Văn Tám – Chủ tịch Hội", "Trần Văn Bình – Phó Chủ tịch Hội", "Lê Thị Hoa – Ủy viên Ban Chấp hành"]
    rows = "".join(f"<p>{name}</p>" for name in ("Danh sách Ban Chấp hành gồm:", *names))
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{rows}</div></div>")
    assert (got.author, got.body.split("\n\n")[-3:]) == (None, names)


@pytest.mark.parametrize(
    "below",
    [
        "12/05/2023 bởi <a href='/author/nguyen-van-an/'>Nguyễn Văn An</a>",
        "<a href='/tag/dan-van-kheo'>dân vận khéo</a>",
        "<a href='/dang-ky'>Đăng ký</a>",
        "Ban <a href='/tinh-uy-long-an'>Tỉnh ủy Long An</a> họp.",
    ],
)
def test_other_links_below_the_title_are_no_section(below: str) -> None:
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{below}</div><div>{BODY}</div></div>")
    assert got.section is None


@pytest.mark.parametrize(
    "line",
    [
        "Bài học kinh nghiệm từ cơ sở và những kiến nghị",
        "Thứ nhất, tiếp tục đổi mới nội dung, phương thức vận động quần chúng",
        "Tại hội nghị, các đại biểu đã thảo luận sôi nổi về những khó khăn, vướng mắc",
    ],
)
def test_headings_and_cut_sentences_below_a_photo_are_no_captions(line: str) -> None:
    got = read(
        f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p><p>{PHOTO.format('rung')}</p><p>{line}</p><p>{MORE}</p></div></div>"
    )
    assert (got.body.split("\n\n"), got.images[0].caption) == ([TEXT, line, MORE], None)


@pytest.mark.parametrize(
    ("machine", "printed"),
    [
        ("2023-05-12T10:10:00+07:00", "12/05/2023 9:30 PM"),
        ("2023-05-12T09:40:00-05:00", "12/05/2023 09:30"),
        ("2023-05-12T10:10:00+07:00", "Cập nhật: 12/05/2023 09:30"),
    ],
)
def test_other_clocks_and_revisions_do_not_count(machine: str, printed: str) -> None:
    head = f"{HEAD}<meta property='article:published_time' content='{machine}'>"
    assert read(f"<div><h1>{TITLE}</h1><div class=date>{printed}</div><div>{BODY}</div></div>", head).published_raw == machine


@pytest.mark.parametrize("name", ["Báo Lam Sơn", "https://danvan.example/tin-tuc"])
def test_the_site_and_addresses_in_a_trail_are_no_section(name: str) -> None:
    head = trail(name, TITLE) + "<meta property='og:site_name' content='Báo Lam Sơn'><meta property='article:section' content='Dân vận'>"
    assert read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div></div>", head).section == "Dân vận"


def test_a_headline_that_ends_with_a_number_of_readers_is_whole() -> None:
    titles = ["Thư viện tỉnh Lam Sơn đón hơn 5.000 lượt đọc", "Bản Huổi Só khơi lại mương nước"]
    links = "".join(f"<li><a href='/tin-tuc/bai-so-{at}.html'>{title}</a></li>" for at, title in enumerate(titles, 811))
    got = read(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><h3>Tin liên quan</h3><ul>{links}</ul></div>")
    assert [link.title for link in got.links] == titles
