"""Names as people ask for them."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.titles import without_titles


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("đồng chí Lê Văn An", "Lê Văn An"),
        ("dong chi le van an", "le van an"),
        ("Đồng chí Hoa", "Hoa"),
        ("đ/c An", "An"),
        ("Đ/C: An", "An"),
        ("các đồng chí: Lê Văn An", "Lê Văn An"),
        ("ông Nguyễn Văn Ba", "Nguyễn Văn Ba"),
        ("ong nguyen van ba", "nguyen van ba"),
        ("PGS, TS Lê Hà", "Lê Hà"),
        ("GS.TS. Nguyễn An", "Nguyễn An"),
        ("đồng chí Đại tá Hà Minh", "Hà Minh"),
        ("Hòa thượng Thích Thiện Tâm", "Thích Thiện Tâm"),
        ("Ông Văn Tùng", "Ông Văn Tùng"),
        ("Ma Văn An", "Ma Văn An"),
        ("Mai Anh Đào", "Mai Anh Đào"),
        ("anh Đức", "anh Đức"),
        ("đồng chí", "đồng chí"),
        ("bà", "bà"),
        ("", ""),
    ],
)
def test_without_titles(asked: str, name: str) -> None:
    assert without_titles(asked) == name
