"""Portals of provinces and schools: bars of modules for sections, dates in the head of an article's box, plain captions, sources."""

from __future__ import annotations

import pytest

from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.settled import numbers

from .village import BODY, MORE, PHOTO, TEXT, TITLE, article


@pytest.mark.parametrize(
    "bar",
    [
        "<p><strong><li style='color:#fff; font-size:14px'>Tin du lịch</li></strong></p>",
        "<table class=news-tb><tr class=tr-title><td class=dvNews-title colspan=3>Tin du lịch</td></tr></table>",
        "<table><tr style='background:#3c68eb'><td>TIN DU LỊCH</td><td align=right>12.07.2023 07:58</td></tr></table>",
    ],
)
def test_the_bar_of_the_module_above_the_title_names_the_section(bar: str) -> None:
    got = article(f"<div>{bar}<div class=noiDung><div class=title><b>{TITLE}</b></div>{BODY}</div></div>")
    assert ((got.section or "").lower(), got.kicker) == ("tin du lịch", None)


@pytest.mark.parametrize("bar", ["Chi tiết tin", "Đinh An", "Tin số 12", "<a href=/tin>Tin du lịch</a> | Video"])
def test_what_names_no_section_above_the_title(bar: str) -> None:
    assert article(f"<div><div class=box-title>{bar}</div><div><h1>{TITLE}</h1>{BODY}</div></div>").section in (None, "Tin du lịch")


def test_the_time_printed_in_the_head_of_the_article_s_box() -> None:
    head = "<header><span class='post-date left'>Thứ 2, 07/09/2020<span class=drash> | </span>07:34</span><a>A+</a></header>"
    made = "<meta itemprop=datePublished content='2020-09-07T07:39:10+07:00'>"
    got = article(f"<article itemtype='http://schema.org/NewsArticle'>{made}{head}<div><h1>{TITLE}</h1><div>{BODY}</div></div></article>")
    assert got.published_raw == "Thứ 2, 07/09/2020 | 07:34"
    assert numbers(got.published_raw) == {7, 9, 2020}


def test_a_list_of_dates_above_the_title_of_an_article_s_box_is_not_its_own() -> None:
    times = "".join(f"<p>{day}. Februar 2020</p><p>Folge {day}</p>" for day in (11, 18, 26))
    assert article(f"<article><div>{times}</div><div><h1>{TITLE}</h1><div>{BODY}</div></div></article>").published_raw is None


def test_a_date_with_blanks_behind_a_weekday() -> None:
    found = first_date("An ninh thứ năm, 08 08 2019 08:52")
    assert found is not None and found.raw == "thứ năm, 08 08 2019 08:52"
    assert first_date("thôn 12, 34 56 2019 hộ") is None


@pytest.mark.parametrize(
    "caption",
    [
        "Thứ trưởng Lê Quý Kiên phát biểu chỉ đạo tại Hội nghị",
        "Văn nghệ chào mừng Lễ khai mạc Ngày hội Sách",
        "Rất đông bạn đọc đến xem và chọn mua sách",
    ],
)
def test_plain_captions_below_their_photos(caption: str) -> None:
    photo = f"<p>{PHOTO.format('rung')}</p><p>{caption}</p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == ([caption], [TEXT, MORE])


def test_a_heading_of_links_below_a_photo_is_no_caption() -> None:
    photo = f"<p align=center>{PHOTO.format('rung')}</p><p align=center><b>Tìm hiểu thêm về quỹ của bản:</b></p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert [image.caption for image in got.images] == [None]


def test_a_caption_that_a_script_prints_with_the_photo_that_was_opened() -> None:
    photo = "<p align=center><img class=img-lightbox alt=IMG_0211.JPG title='Tổ tuần rừng ra quân' src=/anh/rung.png></p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert [image.caption for image in got.images] == ["Tổ tuần rừng ra quân"]


def test_a_source_in_the_last_line_at_the_right() -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p style='text-align:right'>Nguồn Lam Sơn Điện tử</p></div></div>")
    assert (got.source, got.body.split("\n\n")) == ("Lam Sơn Điện tử", [TEXT, MORE])


def test_buttons_and_an_empty_list_of_comments_below_the_signature() -> None:
    signed = "<p class='mt-4 text-right font-bold'>Thúy Vân</p><div class='mt-4 flex'><span>Chia sẻ:</span><a href=/f>f</a><a href=/z>Zalo</a></div>"
    comments = "<section class=mt-6><h3>Ý kiến bạn đọc</h3><p>Chưa có ý kiến nào.</p></section>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}{signed}{comments}</div>")
    assert (got.author, got.body.split("\n\n")) == ("Thúy Vân", [TEXT, MORE])


def test_a_misspelled_trail_of_microdata() -> None:
    trail = "".join(
        f"<li itemtype='http://data-vocabulary.org/Breadcrumb'><a href=/{n}><span itemprop=title>{name}</span></a> »</li>"
        for n, name in (("", "Trang chủ"), ("a", "Đời sống"), ("b", "Tin bản làng"))
    )
    head = f"<title>{TITLE}</title><meta property='article:section' content=News>"
    got = article(f"<div><div class=breadcump>{trail}</div><div><h1>{TITLE}</h1><div>12/07/2023</div>{BODY}</div></div>", head=head)
    assert got.section == "Tin bản làng"
