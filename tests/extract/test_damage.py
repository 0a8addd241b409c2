"""Damaged text: letters encoded twice, entities encoded twice, ciphered print views; and what must not be taken for damage."""

from __future__ import annotations

import html
import unicodedata

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.damage import ciphered, repaired
from danvan_crawler.extract.decode import to_utf8
from danvan_crawler.items import Page, Reading

TITLE = "Ra mắt tổ hòa giải cơ sở kiểu mẫu ở xã An Thịnh"
TEXT = (
    "Sáng 14-1, xã An Thịnh ra mắt tổ hòa giải cơ sở kiểu mẫu với bảy thành viên do Trưởng thôn làm tổ trưởng, nhân dân đồng tình.",
    "Theo Quyết định số 12-QĐ/HU, mô hình sẽ được nhân rộng ra toàn huyện trong năm nay và những năm tiếp theo, Đảng ủy xã cho biết.",
    "Tổ hòa giải đã giải quyết xong ba vụ việc tranh chấp đất đai ngay trong tháng đầu tiên hoạt động, được bà con tin tưởng.",
)
UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
CIPHER = str.maketrans("abcdeghiklmnopqrstuvxy", "qmzxkwrvjtbhgfcpnydlsa")


def twice(text: str) -> str:
    """UTF-8 read as windows-1252, as browsers do: bytes without a letter there are control characters."""
    return "".join(chr(byte) if byte in UNDEFINED else bytes([byte]).decode("cp1252") for byte in text.encode())


def entities(text: str) -> str:
    return html.escape("".join(f"&#{ord(char)};" if ord(char) > 127 else char for char in text))


def ciphers(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char)).translate(CIPHER)


def read(title: str, *text: str) -> Reading:
    body = "".join(f"<p>{part}</p>" for part in text)
    page = (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><div>Ngày đăng: 27/06/2023 10:14</div>{body}'
    )
    return extract(Page("http://a.example/tin/ra-mat-to-hoa-giai-co-so-77.html", page.encode(), "text/html"))


@pytest.mark.parametrize("title", [TITLE, twice(TITLE), entities(TITLE), unicodedata.normalize("NFD", TITLE)])
@pytest.mark.parametrize("damage", [str, twice, entities, lambda text: text.replace(" ", "\u00a0").replace("ò", "\u200bò")])
def test_damaged_letters_are_read_as_they_were_meant(title, damage) -> None:
    article = read(title, *map(damage, TEXT)).articles[0]
    assert article.title == TITLE
    assert article.body.split("\n\n") == list(TEXT)


def test_a_page_that_is_damaged_in_part_is_repaired_in_part() -> None:
    assert read(TITLE, TEXT[0], twice(TEXT[1]), TEXT[2]).articles[0].body.split("\n\n") == list(TEXT)


def test_whole_letters_are_left_alone() -> None:
    assert repaired(" ".join(TEXT).encode()) is None
    assert to_utf8(" ".join(TEXT).encode())[0] == " ".join(TEXT).encode()


def test_a_ciphered_text_is_marked_and_not_read() -> None:
    reading = read(TITLE, *map(ciphers, TEXT * 2))
    assert (reading.kind, reading.reason, reading.articles) == ("other", "ciphered text", [])


def test_a_text_that_opens_with_a_long_foreign_quotation_is_in_no_cipher() -> None:
    abroad = "The committee wishes every household good health and thanks the volunteers who worked through spring. "
    assert not ciphered(TITLE, abroad * 16 + " ".join(TEXT) * 8)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, " ".join(TEXT) * 2),
        (
            "Village opens a model reconciliation team",
            "The village opened a reconciliation team of seven members led by the village head. " * 8,
        ),
        ("Ra mat to hoa giai co so kieu mau", "sang nay xa an thinh ra mat to hoa giai co so kieu mau voi bay thanh vien " * 8),
        (TITLE, "H?i ngh? s? k?t c?ng t?c d?n v?n c?a huy?n Y?n S?n H? di?n ra s?ng nay. " * 8),
        (TITLE, "xqzt wvbn"),
    ],
)
def test_what_is_no_cipher(title, text) -> None:
    assert not ciphered(title, text)


def test_a_page_in_an_old_font_that_names_no_encoding_is_not_taken_for_windows_1258() -> None:
    """ "õ" and "Õ" are tone marks there, and letters here."""
    text = "quyÕt ®Þnh ®iÒu ®éng, bæ nhiÖm c¸n bé, tiÕp tôc ph¸t huy, triÓn khai kÕt qu¶ héi nghÞ, " * 6
    page = f"<html><head><style>p {{ font-family: .VnTime }}</style></head><body><p>{text}</p></body></html>".encode("latin-1")
    data, name = to_utf8(page)
    assert name == "tcvn3"
    assert "quyết định điều động, bổ nhiệm cán bộ, tiếp tục phát huy" in data.decode()
