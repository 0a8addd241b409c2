"""What editors paste out of other sites: captions that repeat what the photo is called, names with a country, poems, short titles."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page

TITLE = "Tết của người xa bản"
TEXT = "Mười năm đi làm ở nước ngoài, anh Lò Văn Thiện năm nào cũng gửi tiền về góp với bà con sửa lại con đường lên bản Pá Lau."
MORE = "Đường xong, xe chở ngô vào được tận sân, thương lái không còn ép giá như trước nên nhà nào cũng để dành được chút ít ngày Tết."
CAPTION = "Anh Lò Văn Thiện (bên trái) cùng bà con rải đá đoạn đường cuối bản, nơi trước đây mùa mưa xe máy cũng không qua được."


def read(text: str, title: str = TITLE, menu: str = "") -> Article:
    page = (
        f"<html><head><meta charset='utf-8'><title>{title} | Hội đồng hương</title></head><body><nav><a href='/tin'>Tin tức</a>{menu}</nav>"
        f"<div><h1>{title}</h1><p>12/01/2023</p><div class=nd>{text}</div></div></body></html>"
    )
    return extract(Page("https://donghuong.example/bai/tet-cua-nguoi-xa-ban-20.html", page.encode(), "text/html; charset=utf-8")).articles[
        0
    ]


@pytest.mark.parametrize(
    "photo",
    [
        f"<p><a href='/a/1-to.jpg' title='{CAPTION}'><img src='/a/1.jpg' title='{TITLE}'></a></p>",
        f"<p><img src='/a/1.jpg' alt='{CAPTION}'></p>",
    ],
)
def test_what_the_photo_is_called_is_its_caption_where_it_is_printed_below(photo: str) -> None:
    got = read(f"<p>{TEXT}</p>{photo}<p><span>{CAPTION}</span></p><p>{MORE}</p>")
    assert [image.caption for image in got.images] == [CAPTION]
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_what_the_photo_is_called_is_no_caption_where_other_text_stands_below() -> None:
    got = read(f"<p>{TEXT}</p><p><img src='/a/1.jpg' alt='{CAPTION}'></p><p>{MORE}</p>")
    assert ([image.caption for image in got.images], got.body.split("\n\n")) == ([None], [TEXT, MORE])


def test_the_author_has_a_country_behind_the_name() -> None:
    signature = "<p style='text-align:right'><strong>Trần Văn Chính</strong> (CHLB Đức)</p><div style='text-align:right'>Theo Tạp chí Bản làng</div>"
    got = read(f"<p>{TEXT}</p><p>{MORE}</p>{signature}")
    assert (got.author, got.source, got.body.split("\n\n")) == ("Trần Văn Chính", "Tạp chí Bản làng", [TEXT, MORE])


def test_the_bracket_of_a_source_is_closed() -> None:
    assert read(f"<p>{TEXT}</p><p>{MORE}</p><p align=right><em>Theo Hà Thu (TTXVN)</em></p>").source == "Hà Thu (TTXVN)"


def test_a_line_at_the_right_margin_that_names_nobody_stays() -> None:
    last = "(Rút trong tập ký “Khói bếp”, 1998)"
    got = read(f"<p>{TEXT}</p><p>{MORE}</p><p style='text-align:right'><i>{last}</i></p>")
    assert (got.author, got.source, got.body.split("\n\n")) == (None, None, [TEXT, MORE, last])


def test_a_short_heading_that_the_head_begins_with_is_the_title() -> None:
    assert read(f"<p>{TEXT}</p><p>{MORE}</p>", "Tết xa").title == "Tết xa"


def test_a_short_heading_that_a_link_has_too_is_the_name_of_the_section() -> None:
    menu = "<a href='/tho'>Thơ hay</a>"
    got = read(f"<h2>{TITLE}</h2><p>{TEXT}</p><p>{MORE}</p>", "Thơ hay", menu)
    assert got.title == TITLE
