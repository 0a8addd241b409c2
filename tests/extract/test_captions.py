"""Photos and their captions: in tables, in boxes called something else, by scripts; what beside them is none."""

from __future__ import annotations

import pytest

from .village import BODY, MORE, PHOTO, TEXT, TITLE, article


def test_a_table_of_figures_called_after_captions_is_text() -> None:
    table = "<table class=tplCaption><tr><td>Bản Pá Lau</td><td>25</td><td>84%</td></tr></table>"
    photo = f"<table class=tplCaption><tr><td>{PHOTO.format('rung')}</td></tr><tr><td>Tổ tuần rừng</td></tr></table>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{table}{photo}<p>{TEXT}</p></div></div>")
    assert (got.body.split("\n\n")[2], [image.caption for image in got.images]) == ("Bản Pá Lau | 25 | 84%", ["Tổ tuần rừng"])


def test_a_justified_heading_in_bold_italics_below_a_photo_is_no_caption() -> None:
    photo = f"<table align=center><tbody><tr><td>{PHOTO.format('rung')}</td></tr></tbody></table>"
    heading = "<p style='text-align: justify;'><strong><em>Khó khăn, hạn chế</em></strong></p>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{photo}{heading}<p>{TEXT}</p></div></div>")
    assert ([image.caption for image in got.images], "Khó khăn, hạn chế" in got.body.split("\n\n")) == ([None], True)


def test_related_links_above_a_short_text_do_not_hide_its_photos() -> None:
    links = "".join(f"<li><a href='/{n}.html'>Khối dân vận huyện Lam Sơn giao ban quý {n}</a></li>" for n in (1, 2, 3))
    tables = "".join(
        f"<table class=picture><tr><td>{PHOTO.format(n)}</td></tr><tr><td class=caption>Ảnh {n} của bản</td></tr></table>" for n in "ab"
    )
    inline = "<p><em>&gt;&gt; Xem thêm: </em><a href='/9.html'>Người dân bản Pá Lau góp công làm đường</a></p>"
    text = f"<div class='detail-content cms-body'><p>{MORE}</p>{inline}{tables}<p>{TEXT}</p></div>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><ul class=article-relate>{links}</ul>{text}")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == (["Ảnh a của bản", "Ảnh b của bản"], [MORE, TEXT])
    assert [link.block for link in got.links] == ["related"] * 3 + ["inline"]


def test_captions_that_a_script_of_joomla_prints_in_a_row_of_photos() -> None:
    photos = (
        "".join(f"<p><img class=caption title='Ảnh {n} của bản' src=/anh/{n}.jpg></p>" for n in "ab")
        + f"<figure>{PHOTO.format('c')}</figure>"
    )
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{photos}</div>")
    assert [image.caption for image in got.images] == ["Ảnh a của bản", "Ảnh b của bản", None]


def test_the_title_of_a_table_below_a_photo_is_no_caption() -> None:
    rows = "<tr><td colspan=2>Kết quả theo bản</td></tr><tr><td>Bản</td><td>Số hộ</td></tr><tr><td>Pá Lau</td><td>25</td></tr>"
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<p align=center>{PHOTO.format('a')}</p><table>{rows}</table><p>{TEXT}</p></div>"
    )
    assert ([image.caption for image in got.images], "Kết quả theo bản" in got.body.split("\n\n")) == ([None], True)


def test_a_caption_called_desc_in_the_box_of_its_photo() -> None:
    photo = f"<div class=photo>{PHOTO.format('rung')}<p class=desc>Tổ tuần rừng ở khu giáp ranh</p></div>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == (["Tổ tuần rừng ở khu giáp ranh"], [TEXT, MORE])


def test_captions_called_comments_below_their_photos() -> None:
    photo = f"<div align=center>{PHOTO.format('rung')}</div><div class=comment align=center>Tổ tuần rừng ở khu giáp ranh</div>"
    head = "<div id=p_lblCreatedDate>Ngày 12 - 07 - 2013</div><h2><span id=p_lblTitle>{}</span></h2>"
    text = f"<table><tr><td><div>{TEXT}</div>{photo}<div>{MORE}</div></td></tr></table>"
    got = article(f"<div class=detail_artical>{head.format(TITLE)}{text}</div>")
    assert (got.platform, [image.caption for image in got.images]) == ("sharepoint", ["Tổ tuần rừng ở khu giáp ranh"])
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_captions_in_the_rows_between_photos() -> None:
    told = [f"Mô hình “Bếp ăn 0 đồng” được nhân rộng ở bản Pá {name} của xã." for name in ("Lau", "Khoang", "Hộc", "Nậm")]
    rows = "".join(f"<tr><td>{PHOTO.format(n)}</td></tr><tr><td>{caption}</td></tr>" for n, caption in enumerate(told))
    table = f"<table class='MASTERCMS_TPL_TABLE tpl_gallery' width=100%><tbody>{rows}</tbody></table>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div class=__MASTERCMS_CONTENT><p>{TEXT}</p>{table}</div>")
    assert ([image.caption for image in got.images], got.body) == (told, TEXT)


def test_thumbnails_and_portraits_are_no_photos() -> None:
    photos = "".join(f"<figure><img src=/media/{n}.png width=900 height=600></figure>" for n in "ab")
    thumbnails = "".join(f"<img src='/media/{n}.png?w=120' width=120 height=80>" for n in "ab")
    byline = "<div><img src=/avatar/default.png width=90 height=90><span>Hoài An</span></div>"
    got = article(f"<h1>{TITLE}</h1>{byline}<div>12/07/2023</div><div>{BODY}{photos}<div>{thumbnails}</div></div>")
    assert [image.url.rpartition("/")[2] for image in got.images] == ["a.png", "b.png"]
    assert [[url.rpartition("/")[2] for url in image.renditions] for image in got.images] == [["a.png?w=120"], ["b.png?w=120"]]


def test_the_caption_of_a_table_around_a_photo() -> None:
    photo = f"<table><caption align=bottom>Bà con bản Pá Lau góp công làm đường</caption><tbody><tr><td>{PHOTO.format('a')}</td></tr></tbody></table>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div>")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == (["Bà con bản Pá Lau góp công làm đường"], [TEXT, MORE])


@pytest.mark.parametrize(
    ("picture", "urls"),
    [
        ("<source srcset='/anh/rung.webp 600w, /anh/rung-lon.webp 1200w'>", ["/anh/rung-lon.webp"]),
        ("<source srcset='/anh/rung.webp'><source srcset='/anh/rung-nho.webp'><img src=/anh/loading.gif>", ["/anh/rung.webp"]),
        ("<source data-srcset='/anh/rung.webp'><img class=lazy alt=rung>", ["/anh/rung.webp"]),
        ("<source srcset='/anh/rung.webp'><img src=/anh/rung.jpg>", ["/anh/rung.jpg"]),
        ("<source srcset='/anh/rung.webp'><a href=/anh/rung.jpg><img src=/anh/rung.jpg></a>", ["/anh/rung.jpg"]),
        ("<img src=/anh/rung.jpg><source srcset='/anh/rung.webp'>", ["/anh/rung.jpg"]),
    ],
)
def test_a_picture_whose_addresses_stand_in_its_sources(picture: str, urls: list[str]) -> None:
    photo = f"<figure><picture>{picture}</picture><figcaption>Tổ tuần rừng</figcaption></figure>"
    got = article(f"<div><h1>{TITLE}</h1><div>12/07/2023</div><div><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>")
    assert [(image.url, image.caption) for image in got.images] == [(f"https://danvan.example{url}", "Tổ tuần rừng") for url in urls]


def test_a_lead_in_italics_below_the_photo_of_the_head_is_no_caption() -> None:
    lead = (
        "<p><i>Sau hai tuần ra quân, con đường từ trung tâm xã vào bản Pá Lau đã được mở rộng thêm ba mét, xe tải vào được tận nơi.</i></p>"
    )
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div class=featured>{PHOTO.format('duong')}</div><div class=content>{lead}{BODY}<p>{MORE}</p></div>"
    )
    assert ([image.caption for image in got.images], got.sapo is not None and got.sapo.startswith("Sau hai tuần")) == ([None], True)


def test_photos_that_a_theme_loads_later() -> None:
    photo = "<figure><img class=lazyload src='data:image/svg+xml,%3Csvg%2F%3E' data-orig-src=/anh/cau.webp><figcaption>Cầu mới</figcaption></figure>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{photo}<p>{TEXT}</p></div>")
    assert [(image.url.rpartition("/")[2], image.caption) for image in got.images] == [("cau.webp", "Cầu mới")]


def test_a_lead_beside_a_photo_in_a_wrapper_of_its_own_is_no_caption() -> None:
    wrapper = f"<div class='sapo-wrapper clearfix'>{PHOTO.format('rung')}<p class=sapo><strong>{TEXT[:89]}</strong></p></div>"
    got = article(
        f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{wrapper}<div class=journal-content-article><p>{MORE}</p><p>{TEXT}</p></div></div>"
    )
    assert (got.sapo, [image.caption for image in got.images]) == (TEXT[:89], [None])
