"""Portals of provinces and schools: bars of modules for sections, dates in the head of an article's box, plain captions, sources."""

from __future__ import annotations

import pytest

from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.settled import numbers

from .village import BODY, MORE, PHOTO, TEXT, TITLE, article, read_page


@pytest.mark.parametrize(
    "bar",
    [
        "<p><strong><li style='color:#fff; font-size:14px'>Tin du lịch</li></strong></p>",
        "<table><tr style='background:#3c68eb'><td>TIN DU LỊCH</td><td align=right>12.07.2023 07:58</td></tr></table>",
    ],
)
def test_the_bar_of_the_module_above_the_title_names_the_section(bar: str) -> None:
    got = article(f"<div>{bar}<div class=noiDung><div class=title><b>{TITLE}</b></div>{BODY}</div></div>")
    assert ((got.section or "").lower(), got.kicker) == ("tin du lịch", None)


@pytest.mark.parametrize("bar", ["Chi tiết tin", "Đinh An", "Tin số 12", "Đăng nhập", "Bản Na Mùn làm đường.", "Tin mới nhất"])
@pytest.mark.parametrize("style", ["color:#fff", "background-color:#fff", "background:none"])
def test_what_names_no_section_above_the_title(bar: str, style: str) -> None:
    page = "<div><div class=box-title style='{}'>{}</div><div><h1>{}</h1>{}</div></div>"
    assert article(page.format(style, bar, TITLE, BODY)).section is None
    if style != "color:#fff":
        assert article(page.format(style, "Tin du lịch", TITLE, BODY)).section is None


def test_the_time_printed_in_the_head_of_the_article_s_box() -> None:
    head = "<header><span class='post-date left'>Thứ 2, 07/09/2020<span class=drash> | </span>07:34</span><a>A+</a></header>"
    made = "<meta itemprop=datePublished content='2020-09-07'>"
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


def test_a_summary_that_repeats_the_title_is_no_lead() -> None:
    lead = "Nhằm giữ rừng đầu nguồn, cả bản cùng ký vào hương ước mới và cắt cử người đi tuần."
    head = "<title>" + TITLE + "</title><meta name=generator content='Joomla! 3.9'>"
    box = f"<div class=itemIntroText><p>{TITLE}</p></div><div class=itemFullText><p><b>{lead}</b></p>{BODY}</div>"
    got = article(
        f"<div class='itemView'><h2 class=itemTitle>{TITLE}</h2><span class=itemDateCreated>12/07/2023</span>{box}</div>", head=head
    )
    assert (got.sapo, got.body.split("\n\n")) == (lead, [TEXT, MORE])


def test_a_trail_whose_steps_stand_in_items_of_their_own() -> None:
    steps = "".join(f"<li><a href=/{n}/>{name}</a></li>" for n, name in (("", "Trang chủ"), ("tin", "Tin tức"), ("ban", "Tin trong bản")))
    menu = "".join(f"<li><a href=/{n}/>{n}</a></li>" for n in ("gioi-thieu", "tin", "ban", "lien-he"))
    text = f"<div><h2 class=title>{TITLE}</h2><p>12/07/2023</p>{BODY}</div>"
    assert article(f"<ul>{menu}</ul><table><tr><td><ul class=NavContainer>{steps}</ul></td></tr></table>{text}").section == "Tin trong bản"
    assert article(f"<ul class=NavContainer>{steps}</ul>{text}").section is None  # the menu itself


@pytest.mark.parametrize(
    ("signature", "author", "source"),
    [
        ("Chân Như – Website Làng Nghề", "Chân Như", "Website Làng Nghề"),
        ("Gia Miêu - Baolamson.com.vn", "Gia Miêu", "Baolamson.com.vn"),
        ("Gia Miêu - Hạnh Dung", "Gia Miêu - Hạnh Dung", None),
    ],
)
def test_author_and_outlet_beside_each_other(signature: str, author: str, source: str | None) -> None:
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=right><b>{signature}</b></p></div></div>")
    assert (got.author, got.source, got.body.split("\n\n")) == (author, source, [TEXT, MORE])


def test_the_source_before_the_lead() -> None:
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div class=sapo>(Theo BGĐT) - {TEXT}</div><div class=content><p>{MORE}</p>{BODY}</div>"
    )
    assert (got.source, got.sapo) == ("BGĐT", TEXT)


def test_a_caption_that_goes_on_behind_a_line_break() -> None:
    photo = f"<div>{PHOTO.format('rung')}<br><em>Đại diện bản và kiểm lâm cùng cắt băng khánh thành<br> hai trạm gác</em></div>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert [image.caption for image in got.images] == ["Đại diện bản và kiểm lâm cùng cắt băng khánh thành hai trạm gác"]
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_what_stands_below_a_figure_is_no_caption() -> None:
    stars = "<div class='kk-star-ratings kksr-auto'><div class=kksr-legend>5/5 - (1 bình chọn)</div></div>"
    photos = f"<figure>{PHOTO.format('rung')}<figcaption>Tổ tuần rừng</figcaption></figure>", f"<figure>{PHOTO.format('rung')}</figure>"
    for photo, caption in zip(photos, ("Tổ tuần rừng", None), strict=True):
        got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div>{photo}<div>{stars}{BODY}</div></div>")
        assert ([image.caption for image in got.images], got.body.split("\n\n")) == ([caption], [TEXT, MORE])


def test_the_author_below_the_last_photo() -> None:
    photo = f"<figure class=image>{PHOTO.format('rung')}</figure>"
    signed = "<div class=row><p class=col-6><label>Tác giả:</label> Ngô Thắng</p><p class=col-6><label>Nguồn:</label> </p></div>"
    got = article(f"<div class=card><h4>{TITLE}</h4><p>Ngày đăng: 12/07/2023</p><div class=ck-content>{BODY}{photo}</div>{signed}</div>")
    assert (got.author, [image.caption for image in got.images]) == ("Ngô Thắng", [None])


def test_a_citizen_s_question_of_a_list_is_no_article() -> None:
    answer = f"<div><h4>Bao giờ tuyến đường vào bản được chiếu sáng?</h4><p>18-08-2026</p><p>Trả lời: {MORE}</p></div>"
    page = read_page("<title>Bao giờ tuyến đường vào bản được chiếu sáng?</title>", answer, "https://xa.example/hoi-dap/8")
    assert page.kind == "other"


@pytest.mark.parametrize("machine", ["2021-10-06T09:28:00+07:00", "2021-10-06"])
def test_a_page_without_text_stays_an_article_whichever_of_its_dates_is_taken(machine: str) -> None:
    head = (
        f"<title>{TITLE}</title><meta property=og:type content=article><meta property=og:title content='{TITLE}'>"
        f"<meta property=article:published_time content='{machine}'>"
    )
    got = article(f"<div class=block_timer>Thứ 4, 06/10/2021 | 09:26</div><h1>{TITLE}</h1><p>{PHOTO.format('rung')}</p>", head=head)
    assert got.published_raw == (machine if "T" in machine else "Thứ 4, 06/10/2021 | 09:26")


def test_the_clock_of_a_page_within_an_article_is_no_date() -> None:
    clock = "<div class=clock>Thứ hai, 21/06/2026</div>"
    assert article(f"<article>{clock}<div><h1>{TITLE}</h1><div>{BODY}</div></div></article>").published_raw is None


@pytest.mark.parametrize("last", ["Nguồn Tài liệu học tập điện tử", "Nguồn Lực phát triển kinh tế qua thương mại điện tử"])
def test_no_source_without_a_name(last: str) -> None:
    assert article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p>{last}</p></div></div>").source is None
