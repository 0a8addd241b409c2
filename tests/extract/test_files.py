"""Files offered with an article: what a download link is the download of, and that its row is no text."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Page

TITLE = "Ra mắt tổ hòa giải cơ sở kiểu mẫu"
TEXT = (
    "Sáng nay, xã An Thịnh ra mắt tổ hòa giải cơ sở kiểu mẫu với bảy thành viên do Trưởng thôn làm tổ trưởng, nhân dân đồng tình.",
    "Tổ hòa giải đã giải quyết xong ba vụ việc tranh chấp đất đai ngay trong tháng đầu tiên hoạt động, được bà con tin tưởng.",
)


@pytest.mark.parametrize(
    ("tail", "files"),
    [
        (
            "<p>File đính kèm</p><table><tr><td>1</td><td>Công văn số 2544-CV/BTCTU</td><td>99 KB</td><td><a href='/f/1.pdf'>Tải về</a></td></tr>"
            "<tr><td>2</td><td>Phụ lục kèm theo công văn</td><td>80 KB</td><td><a href='/f/2.doc'>Tải về</a></td></tr></table>",
            [("/f/1.pdf", "Công văn số 2544-CV/BTCTU"), ("/f/2.doc", "Phụ lục kèm theo công văn")],
        ),
        (
            "<p>Tài liệu đính kèm: <a href='/f/1.pdf'>Công văn số 2544-CV/BTCTU</a> <a href='/f/1.pdf'>(Tải về)</a></p>",
            [("/f/1.pdf", "Công văn số 2544-CV/BTCTU")],
        ),
        (
            "<ul><li>Kế hoạch số 12-KH/BDV <a href='/download.aspx?id=7'>Tải xuống</a></li></ul>",
            [("/download.aspx?id=7", "Kế hoạch số 12-KH/BDV")],
        ),
        (
            "<p><b>Tải về:</b></p><p><a href='/f/1.pdf'>Công văn số 2544-CV/BTCTU</a></p></div><div><p><b>Các tin khác:</b></p>"
            "<ul><li><a href='/tin-76.html'>Thôn Đồng Lạc ra mắt tổ tự quản của nhân dân</a> (07/10/2025)</li></ul><a href='/moi.htm'>Trang nhất</a>",
            [("/f/1.pdf", "Công văn số 2544-CV/BTCTU")],
        ),
        (
            "<div><div>Tệp đính kèm</div><a href='/f/1.pdf'>Công văn số 2544-CV/BTCTU</a></div>"
            "<div class='field-chuyen-muc'><div>Chuyên mục</div><a href='/chuyen-muc/van-ban'>Văn bản</a></div>",
            [("/f/1.pdf", "Công văn số 2544-CV/BTCTU")],
        ),
    ],
)
def test_a_download_link_is_named_by_its_row(tail: str, files: list[tuple[str, str]]) -> None:
    text = "".join(f"<p>{part}</p>" for part in TEXT)
    markup = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>27/06/2023 10:14</p><div>{text}{tail}</div>"
    article = extract(Page("http://a.example/tin-77.html", markup.encode(), "text/html")).articles[0]
    assert [(file.url.removeprefix("http://a.example"), file.title) for file in article.attachments] == files
    assert article.body.split("\n\n") == list(TEXT)


def test_a_row_of_a_list_with_whole_articles_gives_each_with_its_author_and_date() -> None:
    def row(number: int) -> str:
        text = "".join(f"<p>{part} Đây là lần thứ {number} trong năm nay.</p>" for part in TEXT * 2)
        cells = ("Tin tức", f"Minh Đức {'I' * number}", f"{20 + number}/09/2023 4:10 CH", "Không", "Đã duyệt", f"<div>{text}</div>")
        head = f"<a href='/Lists/Tin/DispForm.aspx?ID={number}'>{TITLE} lần thứ {number}</a>"
        return f"<tr><td class='ms-vb-title'>{head}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    markup = "<html><head><meta charset='utf-8'><title>Tin tức</title></head><body><table>" + "".join(map(row, range(1, 4))) + "</table>"
    reading = extract(Page("http://a.example/Lists/Tin/TongQuat.aspx", markup.encode(), "text/html"))
    assert (reading.kind, len(reading.articles)) == ("listing", 3)
    second = reading.articles[1]
    assert (second.title, second.author, second.published_raw) == (f"{TITLE} lần thứ 2", "Minh Đức II", "22/09/2023 4:10 CH")
    assert second.body.startswith(TEXT[0])
    assert second.body.count("\n\n") == 3


def test_a_headline_that_a_program_hands_out_is_a_file_and_no_inline_link() -> None:
    text = "".join(f"<p>{part}</p>" for part in TEXT)
    link = "<a href='/download.php?f=439_0'>Hướng dẫn tiếp công dân, đối thoại với Nhân dân năm 2015</a>"
    tail = f"<p align=right><i>Nguồn: Báo Tân Giang</i></p><br><img src='/images/attach.gif'> {link}"
    markup = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>27/06/2023 10:14</p><div>{text}{tail}</div>"
    article = extract(Page("http://a.example/tin-77.html", markup.encode(), "text/html")).articles[0]
    assert [file.url for file in article.attachments] == ["http://a.example/download.php?f=439_0"]
    assert article.links == []
    assert article.body.split("\n\n") == list(TEXT)
