"""Names as runs of capitalised syllables."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.name_runs import bare_name_end, name_end
from danvan_crawler.vietnamese.people.names_in_offices import name_in_office
from danvan_crawler.vietnamese.people.tokens import ends, tokenize


def _after_office(text: str, *, place_due: bool) -> str | None:
    tokens = tokenize(text)
    keys = [token.key for token in tokens]
    at = name_in_office(tokens, keys, 1, len(tokens), place_due=place_due)
    return None if at is None else text[ends(tokens)[at - 1] :].lstrip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ủy Thái Bình Ngô Đông Hải", "Ngô Đông Hải"),
        ("tỉnh Lâm Hải Giang", "Lâm Hải Giang"),
        ("huyện Hương Khê Lê Ngọc Huấn", "Lê Ngọc Huấn"),
        ("ủy Buôn Ma Thuột Y Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm"),
        ("huyện Krông Nô H’ Vi Êban", "H’ Vi Êban"),
        ("huyện Trần Văn Thời", None),
        ("tỉnh Hà Giang", None),
        ("phường Lê Hồng Phong", None),
        ("xã Đồng Tâm Trung", None),
        ("huyện Lý Nhân", None),
        ("trường Lê Quý Đôn", None),
    ],
)
def test_where_a_name_follows_a_place(text: str, expected: str | None) -> None:
    assert _after_office(text, place_due=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn Văn An Bí thư Huyện ủy", "Nguyễn Văn An"),
        ("Gioan-Baotixita Lê Văn An", "Gioan-Baotixita Lê Văn An"),
        ("Phao-lô Bùi Văn Đọc", "Phao-lô Bùi Văn Đọc"),
        ("Dung-UVBTV", "Dung"),
        ("Thích Nữ Diệu Liên, Trụ trì", "Thích Nữ Diệu Liên"),
        ("K' Điệp dự", "K' Điệp"),
        ("GB. Nguyễn Kim Khởi dự", "GB. Nguyễn Kim Khởi"),
        ("Công Tằng Tôn Nữ Thị Hằng, Phó Chủ tịch", "Công Tằng Tôn Nữ Thị Hằng"),
    ],
)
def test_how_far_a_name_goes(text: str, expected: str) -> None:
    tokens = tokenize(text)
    stop = name_end(tokens, [token.key for token in tokens], 0, len(tokens))
    assert text[: ends(tokens)[stop - 1]] == expected


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Nguyễn Văn An", True),
        ("Nông dân", False),
        ("Phú Thọ", False),
        ("Hà Giang", False),
        ("Minh Quân", False),
        ("Ong Thế Viện", True),
        ("Ngọ Duy Hiểu", True),
        ("Chau Chắc", True),
        ("Ha Brông Sơn", True),
        ("Pang Ting Uốc", True),
    ],
)
def test_bare_names(text: str, is_name: bool) -> None:
    tokens = tokenize(text)
    assert (bare_name_end(tokens, [token.key for token in tokens], 0, len(tokens)) > 0) is is_name


def test_syllables_and_display() -> None:
    assert all(names.is_syllable(word) for word in ("nguyễn", "quách", "khuất", "a", "nghiêm"))
    assert not any(names.is_syllable(word) for word in ("hđnd", "ubmttq", "mttq", "bcsđ"))
    assert names.display_name("NGUYỄN  VĂN AN") == "Nguyễn Văn An"
    assert names.display_name("Điểu K’ré") == "Điểu K’ré"
    assert names.display_name("ĐIỂU K'RÉ") == "Điểu K'Ré"
    assert names.is_historical(["hồ", "chí", "minh"])
