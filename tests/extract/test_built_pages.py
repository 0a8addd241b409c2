"""Pages put together by builders and by Drupal's fields: cards within a link, badges, widgets, quoted leads, a section in a field of its own."""

from __future__ import annotations

import pytest

from danvan_crawler.items import Article, Link

from .village import BODY, MORE, TEXT, TITLE, read_page, sole_article

URL = "https://hoi.example/giu-rung-bang-huong-uoc/"
OTHERS = ("Xã Minh Tiến ra mắt tổ hòa giải thôn Đông", "Chín cán bộ thôn được tập huấn kỹ năng vận động", "Giao ban công tác dân vận quý I")
LEAD = "Ba năm liền, bản Pá Lau không để xảy ra vụ phá rừng nào nhờ bản hương ước do chính bà con viết ra."


def article(body: str) -> Article:
    return sole_article(read_page(f"<title>{TITLE} - Hội Nông dân</title>", body, URL))


def cards() -> list[Link]:
    card = (
        "<div class=col><a class=plain href='/{slug}/'><div><div><h5>{title}</h5><div class=divider></div>"
        "<p class=excerpt>Sáng 18/03/2019, Hội tổ chức hội nghị về vận động Nhân dân hiến đất làm [...]</p></div></div>"
        "<div class='badge absolute'><div><span>{day}</span><br><span>Th{month}</span></div></div></a></div>"
    )
    printed = "".join(card.format(slug=f"bai-so-{n}-ve-dan-van", title=title, day=20 - n, month=9 - n) for n, title in enumerate(OTHERS))
    page = read_page(
        "<title>Tin tức - Hội Nông dân</title>", f"<h1>Tin tức</h1><div class=row>{printed}</div>", "https://hoi.example/tin-tuc/"
    )
    return [link for link in page.links if link.block == "listing"]


def test_a_card_within_a_link_is_called_by_its_heading_and_dated_by_its_badge() -> None:
    assert [(link.title, link.date_raw) for link in cards()] == list(zip(OTHERS, ("20 Th9", "19 Th8", "18 Th7"), strict=True))


def test_the_first_of_several_widgets_is_no_lead() -> None:
    widget = "<div class=elementor-element><div class=elementor-widget-container>{}</div></div>"
    photo = widget.format("<figure><img src='/a.jpg'><figcaption>Một góc bản Pá Lau</figcaption></figure>")
    got = article(f"<h1>{TITLE}</h1><div>{widget.format(f'<p>{TEXT}</p>')}{photo}{widget.format(f'<p>{MORE}</p>{BODY}')}</div>")
    assert (got.sapo, got.body.split("\n\n")) == (None, [TEXT, MORE, TEXT, MORE])


@pytest.mark.parametrize(
    ("quoted", "sapo"),
    [(f"<blockquote><p>{LEAD}</p></blockquote>", LEAD), (f"<blockquote><p>“{LEAD}”</p></blockquote>", None)],
)
def test_a_quotation_in_front_is_the_lead_unless_somebody_said_it(quoted: str, sapo: str | None) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div class=entry-content>{quoted}{BODY}{BODY}</div>")
    assert (got.sapo, got.body.split("\n\n")[-4:]) == (sapo, [TEXT, MORE] * 2)


@pytest.mark.parametrize("label", ["Chuyên mục", "Chuyên mục:"])
def test_the_section_in_a_field_below_the_text(label: str) -> None:
    crumbs = "<ol class=breadcrumb><li><a href='/'>Trang chủ</a></li><li><a href='/tin-tuc'>Tin tức</a></li></ol>"
    field = f"<div><div class=field__label>{label}</div><div class=field__item><a href='/dan-van-kheo'>Dân vận khéo</a></div></div>"
    tags = (
        "<div><div class=field__label>Từ khóa</div><div class=field__items><a href='/t/1'>Tôn giáo</a><a href='/t/2'>Rừng</a></div></div>"
    )
    got = article(f"{crumbs}<article><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>{field}{tags}</article>")
    assert (got.section, got.body.split("\n\n")) == ("Dân vận khéo", [TEXT, MORE])


def test_who_signed_a_circular_wrote_no_article() -> None:
    signed = "<p>– Lưu: VT, CTTT. KT.GIÁM ĐỐC</p><p>PHÓ GIÁM ĐỐC</p><p>(Đã ký)</p><p>Phạm Xuân Tường</p>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{signed}</div>")
    assert (got.author, got.body.split("\n\n")[-1]) == (None, "Phạm Xuân Tường")


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("<p>Phạm Văn Phú – Sở GD&amp;ĐT</p>", "Phạm Văn Phú", None),
        ("<p align=right><b>PV</b> - <i>Nguồn: Báo Nam Lĩnh</i></p>", "PV", "Báo Nam Lĩnh"),
    ],
)
def test_a_name_with_an_office_or_a_source_behind_a_dash(line: str, author: str, source: str | None) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{line}</div>")
    assert (got.author, got.source, got.body.split("\n\n")) == (author, source, [TEXT, MORE])


def test_a_hand_made_page_with_letters_before_its_number() -> None:
    text = f"<p align=justify>{TEXT}<br><br>{MORE}<br><br>{LEAD}</p>"
    body = f"<p align=center><b>{TITLE.upper()}</b></p>{text}<p align=right><i>Nam Lĩnh, ngày 14 tháng 3 năm 2013</i></p>"
    got = sole_article(read_page("<title>New Page 1</title>", body, "http://mattran.example/hoatdong/hd100.htm"))
    assert (got.published_raw, got.body.split("\n\n")) == ("ngày 14 tháng 3 năm 2013", [TEXT, MORE, LEAD])


@pytest.mark.parametrize(("address", "kind"), [("?p=312", "article"), ("?p=3", "listing"), ("tin-tuc/?p=312", "listing")])
def test_the_short_address_of_wordpress_is_an_articles(address: str, kind: str) -> None:
    menu = "".join(f"<li><a href='/?cat={n}'>Chuyên mục số {n} của trang</a></li>" for n in range(8))
    body = f"<ul>{menu}</ul><div><h1>{TITLE}</h1><div>12/07/2023</div><div class=entry-content>{BODY}{BODY}</div></div>"
    assert read_page(f"<title>{TITLE}</title>", body, f"https://hoi.example/{address}").kind == kind


def test_two_authors_whose_links_hold_what_stands_between_them() -> None:
    names = "<a href='#' class=name>ĐINH AN - </a> <a href='#' class=name>HỒ NA</a>"
    below = "<div class='author cms-author'><a href='#' class=name>HỒ NA</a></div>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div class='author cms-author'>{names}</div><div>{BODY}</div>{below}")
    assert got.author == "ĐINH AN - HỒ NA"


def test_captions_of_a_carousel_and_photos_in_buttons() -> None:
    item = "<div class=carousel-item><img src='/{0}.jpg'><div class='carousel-caption d-none d-md-block'><p>{1}</p></div></div>"
    slides = item.format("a", "Một góc bản Pá Lau") + item.format("b", "Rừng đầu nguồn")
    opened = "<figure><button type=button><img src='/c.jpg'></button><figcaption>Đường vào bản</figcaption></figure>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<div class='carousel slide'>{slides}</div>{opened}</div>")
    photos = [(image.url.rsplit("/", 1)[1], image.caption) for image in got.images]
    assert photos == [("a.jpg", "Một góc bản Pá Lau"), ("b.jpg", "Rừng đầu nguồn"), ("c.jpg", "Đường vào bản")]


def test_the_days_of_a_study_its_notes_and_the_issue() -> None:
    days = "<div>Ngày nhận bài: 28/11/2013; Ngày phản biện: 10/12/2013; Ngày duyệt đăng: 10/01/2014; Ngày đăng: 16/03/2014</div>"
    by = "<ul class=authors><li><span class=name>Đinh Hữu An</span><span>ThS, Trường Chính trị</span></li></ul>"
    note = (
        "<div class=chu-thich><div id=ftn1><p><a href='#_ftnref1' name=_ftn1>(1)</a> Hồ Chí Minh: Toàn tập, t. 9, tr. 193.</p></div></div>"
    )
    issue = "<div class='item issue'><h2 class=label>Số</h2><a href='/so/2014-2'>Tập 14, Số 2 (2014)</a></div>"
    got = article(f"<article><h1>{TITLE}</h1>{by}{days}<div>{BODY}<p>{LEAD}</p><hr>{note}</div></article>{issue}")
    assert (got.author, got.published_raw) == ("Đinh Hữu An", "16/03/2014")
    assert got.body.split("\n\n") == [TEXT, MORE, LEAD, "(1) Hồ Chí Minh: Toàn tập, t. 9, tr. 193."]


def test_the_issue_with_one_article_is_a_list() -> None:
    card = f"<div><h3 class=title><a href='/bai-bao/xem/3310'>{TITLE}</a></h3><div>Đinh Hữu An</div><div>tr. 53-57</div><div>{LEAD[:-1]}…</div></div>"
    page = f"<h1>Tập 14, Số 2 (2014)</h1><div>Đã xuất bản: 04/2014</div><h2>Nghiên cứu - Trao đổi</h2><ul><li>{card}</li></ul>"
    assert read_page("<title>Tập 14</title>", page, "https://tapchi.example/so/2014-2").kind == "listing"


def test_folded_sections_of_a_text() -> None:
    fold = (
        "<div><button type=button aria-expanded='false' aria-controls='{0}'>{1}</button>"
        "<div id='{0}' style='display:none'><p>{2}</p></div></div>"
    )
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{fold.format('a1', 'Một số vấn đề đặt ra', TEXT)}{fold.format('a2', 'Giải pháp', MORE)}</div>"
    )
    assert got.body.split("\n\n") == ["Một số vấn đề đặt ra", TEXT, "Giải pháp", MORE]


@pytest.mark.parametrize(
    ("page", "dates"),
    [
        (
            "<h3>Tháng 9 năm 2026</h3><ul><li><span>01.09.</span> <a href='/a-1.html'>{0}</a></li></ul>"
            "<h3>Tháng 7 năm 2026</h3><ul><li><span>07.07.</span> <a href='/b-2.html'>{1}</a></li>"
            "<li><span>02.07.</span> <a href='/c-3.html'>{2}</a></li></ul>",
            ["01/09/2026", "07/07/2026", "02/07/2026"],
        ),
        (
            "<div><h2>Thứ Ba, 5 tháng 3, 2013</h2><div><h3><a href='/a-1.html'>{0}</a></h3></div>"
            "<div><h3><a href='/b-2.html'>{1}</a></h3></div></div>"
            "<div><h2>Thứ Hai, 4 tháng 3, 2013</h2><div><h3><a href='/c-3.html'>{2}</a></h3></div></div>",
            ["Thứ Ba, 5 tháng 3, 2013", "Thứ Ba, 5 tháng 3, 2013", "Thứ Hai, 4 tháng 3, 2013"],
        ),
    ],
    ids=["months", "days"],
)
def test_lists_with_dates_in_their_headings(page: str, dates: list[str]) -> None:
    read = read_page("<title>Tin cơ sở</title>", f"<h1>Tin cơ sở</h1>{page.format(*OTHERS)}", "https://hoi.example/tin-co-so/")
    assert [link.date_raw for link in read.links if link.title in OTHERS] == dates


def test_the_time_in_the_item_behind_that_of_the_date() -> None:
    items = "<ul><li><i class=fa-calendar></i> 20/08/2024</li><li><i class=fa-clock></i> 09:15</li><li><i class=fa-eye></i> 8.604</li></ul>"
    assert article(f"<h1>{TITLE}</h1>{items}<div>{BODY}</div>").published_raw == "20/08/2024 09:15"


@pytest.mark.parametrize("address", ["index.php?do=news&act=detail&id=275&cat=3", "index.php?cat=3&id=275"])
def test_an_article_with_its_category_in_the_address_is_no_archive(address: str) -> None:
    page = f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{BODY}</div>"
    assert read_page(f"<title>{TITLE}</title>", page, f"https://hoi.example/{address}").kind == "article"
    assert read_page(f"<title>{TITLE}</title>", page, "https://hoi.example/?cat=3").kind == "listing"


def test_the_day_from_which_programs_count_is_no_date() -> None:
    assert article(f"<h1>{TITLE}</h1><div>Cập nhật 01/01/1970 - 07:00:00 AM (GMT+7)</div><div>{BODY}</div>").published_raw is None


@pytest.mark.parametrize(
    "above",
    ["<h2 class=cat><a href='/van-nghe'>Văn nghệ cuối tuần</a></h2>", "<h3><a href='/dan-van-kheo'>Dân vận khéo của xã ta</a></h3>"],
)
def test_a_linked_section_above_the_title_makes_no_card(above: str) -> None:
    page = f"<div>{above}<div><h1>{TITLE}</h1><div>12/07/2023</div><p>{LEAD * 2} Thương lắm rừng ơi…</p></div></div>"
    assert read_page("<title>Hội Nông dân</title>", page, URL).kind == "article"


@pytest.mark.parametrize(
    "line",
    ["Ngày nộp: 12/5/2023 đến hết ngày 30/6/2023 tại Phòng Nội vụ huyện.", "Ngày nhận: hằng tuần, vào thứ Hai, các hộ nghèo lấy gạo."],
)
def test_days_to_hand_something_in_are_text(line: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>{line}</p><p>{LEAD}</p></div>")
    assert (got.published_raw, got.body.split("\n\n")) == ("12/07/2023", [TEXT, MORE, line, LEAD])


@pytest.mark.parametrize("mark", ["; ", " - ", " / ", ";", " "])
def test_the_day_of_publishing_whatever_stands_between_the_days(mark: str) -> None:
    days = mark.join(["Ngày nhận bài: 28/11/2013", "Ngày duyệt: 10/01/2014", "Ngày đăng: 16/03/2014"])
    assert article(f"<article><h1>{TITLE}</h1><div>{days}</div><div>{BODY}</div></article>").published_raw == "16/03/2014"


@pytest.mark.parametrize(
    "behind",
    [
        "<div class=player>03:45</div>",
        "<span>00:00</span>",
        "<div>99:99</div>",
        "<div>10:22:33</div>",
        "<p>14:00</p><p>Hội trường UBND</p>",
    ],
)
def test_clocks_that_are_not_the_dates(behind: str) -> None:
    assert article(f"<h1>{TITLE}</h1><div>20/08/2024</div>{behind}<div>{BODY}</div>").published_raw == "20/08/2024"


def test_a_box_of_sections_beside_an_article_is_not_its_field() -> None:
    crumbs = "<ol class=breadcrumb><li><a href='/'>Trang chủ</a></li><li><a href='/tin'>Tin trong tỉnh</a></li></ol>"
    box = "<div class=sidebar><h3>Chuyên mục</h3><ul><li><a href='/rao-vat'>Rao vặt nhà đất</a></li></ul></div>"
    assert article(f"{crumbs}<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>{box}</div>").section == "Tin trong tỉnh"


@pytest.mark.parametrize(
    "quoted",
    [
        "Giữ rừng là giữ nước cho ruộng – Ông Vàng A Páo, Trưởng bản",
        "Điều 5. Mọi người có nghĩa vụ giữ rừng đầu nguồn của bản.",
        "Xem thêm: " + LEAD,
    ],
)
def test_quotations_that_are_no_lead(quoted: str) -> None:
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div><blockquote><p>{quoted}</p></blockquote>{BODY}{BODY}</div>")
    assert got.sapo is None


@pytest.mark.parametrize(
    "end",
    [
        "<p><img src='/a.jpg'></p><p>Hoàng Thị Mỷ – Trường Mầm non</p>",
        "<p>“Rừng là nhà của cả bản”</p><p>Vàng A Páo – Hội Cựu chiến binh bản</p>",
        "<p>Giải Nhất: tác phẩm “Rừng xanh”.</p><p>Phạm Văn Phải – Sở GD&amp;ĐT</p>",
        f"<p>{LEAD}</p><p>Hoàng Văn Thụ – Hội trường lớn</p>",
    ],
)
def test_names_with_offices_that_sign_nothing(end: str) -> None:
    assert article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{end}</div>").author is None


def test_a_folded_form_is_no_text() -> None:
    pane = "<div id=er style='display:none'><p>Nội dung lỗi</p><textarea></textarea></div>"
    fold = f"<button aria-expanded=false aria-controls=er>Báo lỗi bài viết</button>{pane}"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>{fold}")
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_an_archive_stays_one_with_what_tracks_readers() -> None:
    page = f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{BODY}</div>"
    for address in ("?cat=3&utm_source=fb", "?m=202303&sfid=12", "?s=dan+van&x=0&y=0"):
        assert read_page(f"<title>{TITLE}</title>", page, f"https://hoi.example/{address}").kind == "listing"
