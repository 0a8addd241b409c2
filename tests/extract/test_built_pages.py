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
