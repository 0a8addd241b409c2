"""Offices of all kinds of bodies, each as it is printed behind a name, behind a dash in a list, and before a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vietnamese.named import people

_OFFICES = Path(__file__).with_name("offices.txt").read_text("utf-8").splitlines()
"""Offices that somebody may hold at once stand in one line, with commas between them."""


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Ông Nguyễn Văn Tiến, {} phát biểu tại hội nghị.", "Nguyễn Văn Tiến"),
        ("Tham dự hội nghị có các đồng chí: Trần Thị Bình - {}; Lê Văn Sáu.", "Trần Thị Bình"),
        ("{} Phạm Quang Minh chủ trì hội nghị.", "Phạm Quang Minh"),
    ],
)
def test_offices_are_read_whole(form: str, name: str) -> None:
    read = {office: people(form.format(office)).get(name, ("", []))[1] for office in _OFFICES}
    assert {office: found for office, found in read.items() if ", ".join(found) != office} == {}


@pytest.mark.parametrize(
    "form",
    [
        "Chủ tịch UBND {0} {1} phát biểu.",
        "Dự lễ có đồng chí Chủ tịch UBND {0} {1}; đại diện các ngành.",
        "Ông {1}, Chủ tịch UBND {0} cho biết đã xong.",
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        *(
            "phường Lê Hồng Phong",
            "phường Phan Đình Phùng",
            "xã Nguyễn Huệ",
            "huyện Hoàng Su Phì",
            "huyện Trần Văn Thời",
            "quận Hai Bà Trưng",
        ),
        *("thị xã Thái Hòa", "xã Ea Kao", "xã Sơn Kim 1", "phường 5", "xã Hồ Đắc Kiện", "huyện Châu Thành A", "đặc khu Phú Quốc"),
    ],
)
def test_a_place_with_a_name_and_the_name_behind_it(form: str, place: str) -> None:
    for name in ("Nguyễn Văn Tiến", "Lò Văn Hặc"):
        assert people(form.format(place, name))[name][1] == [f"Chủ tịch UBND {place}"]


@pytest.mark.parametrize("house", ["Rạp Nguyễn Văn Hảo", "Lăng Bác", "Đoàn Cải lương Cao Văn Lầu", "Trường THPT Nguyễn Trãi"])
def test_houses_that_bear_names_are_nobody(house: str) -> None:
    assert list(people(f"Cùng dự có ông Lê Minh Sáu, {house}; đại diện các ban, ngành.")) == ["Lê Minh Sáu"]
