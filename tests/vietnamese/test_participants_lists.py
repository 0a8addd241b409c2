"""Lists that print names behind dashes or break them over lines, names of places and abroad, offices written in one word."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _found(text: str) -> dict[str, tuple[str, list[str]]]:
    return {person.name: (person.role, [office.raw for office in person.positions]) for person in find_people({"body": text}).participants}


def test_each_name_stands_behind_its_offices_and_a_dash() -> None:
    text = (
        "Tham dự có Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy - Lê Văn Khoa, Phó Chủ tịch UBND tỉnh – Trần Thị Bình "
        "và Chủ tịch Hội Nông dân tỉnh - Vũ Hòe."
    )
    assert _found(text) == {
        "Lê Văn Khoa": ("attend", ["Ủy viên Ban Thường vụ", "Trưởng Ban Dân vận Tỉnh ủy"]),
        "Trần Thị Bình": ("attend", ["Phó Chủ tịch UBND tỉnh"]),
        "Vũ Hòe": ("attend", ["Chủ tịch Hội Nông dân tỉnh"]),
    }


def test_dashes_behind_names_part_them_from_their_offices() -> None:
    text = "Tham dự có Lê Văn Khoa - Trưởng Ban Dân vận Tỉnh ủy, Trần Thị Bình - Phó Chủ tịch UBND tỉnh."
    assert _found(text) == {
        "Lê Văn Khoa": ("attend", ["Trưởng Ban Dân vận Tỉnh ủy"]),
        "Trần Thị Bình": ("attend", ["Phó Chủ tịch UBND tỉnh"]),
    }


def test_a_person_may_be_called_like_a_district() -> None:
    text = "Cùng dự có các đồng chí Tạ Thị Vân - Bí thư Tỉnh đoàn; Hà Trung - Chủ tịch Liên đoàn Lao động tỉnh."
    assert _found(text)["Hà Trung"] == ("attend", ["Chủ tịch Liên đoàn Lao động tỉnh"])
    assert "Hà Trung" not in _found("Dự hội nghị có đại biểu các huyện Như Xuân; Hà Trung; Nga Sơn.")


@pytest.mark.parametrize(
    "text", ["… bà Phan Kiều Thanh\nHương, Phó Chủ tịch Hội phát biểu.", "Dự có các đồng chí: Phan Kiều Thanh\nHương - Phó Chủ tịch Hội."]
)
def test_a_name_broken_over_two_lines(text: str) -> None:
    assert [(name, offices) for name, (_, offices) in _found(text).items()] == [("Phan Kiều Thanh Hương", ["Phó Chủ tịch Hội"])]


def test_a_line_that_ends_with_a_name_goes_on_with_none() -> None:
    text = "Phát biểu của bà Phan Kiều Thanh\nHội nghị đã nghe bà Phan Kiều Thanh, Phó Chủ tịch Hội báo cáo."
    assert list(_found(text)) == ["Phan Kiều Thanh"]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Dự lễ có bà Susan M. Burns – Tổng Lãnh sự Hoa Kỳ tại TP. HCM.", "Susan M. Burns", "Tổng Lãnh sự Hoa Kỳ tại TP. HCM"),
        ("Ông MOHAMAD ZEN - Trưởng ban quản trị Thánh đường cảm ơn đoàn.", "Mohamad Zen", "Trưởng ban quản trị Thánh đường"),
        ("Sáng 28-4, Tổng Lãnh sự Lào tại Đà Nẵng Khamphet Vanvilay đến chào.", "Khamphet Vanvilay", "Tổng Lãnh sự Lào tại Đà Nẵng"),
        ("Cùng dự có đồng chí Lê Văn Khoa - Tổng Lãnh sự Việt Nam tại Pắc-xế.", "Lê Văn Khoa", "Tổng Lãnh sự Việt Nam tại Pắc-xế"),
    ],
)
def test_guests_and_consuls(text: str, name: str, office: str) -> None:
    assert {who: offices for who, (_, offices) in _found(text).items()} == {name: [office]}


@pytest.mark.parametrize("office", ["UVBTVHU", "UVBCHTU", "CTUBMTTQVN"])
def test_offices_written_in_one_word(office: str) -> None:
    text = f"Dự và chỉ đạo có đồng chí Lò Văn Đông, {office}, Trưởng Ban Dân vận HU."
    assert _found(text) == {"Lò Văn Đông": ("attend", [office, "Trưởng Ban Dân vận HU"])}


@pytest.mark.parametrize(
    "office",
    [
        "Trưởng Ban Chỉ đạo Phong trào thi đua “Dân vận khéo” của tỉnh",
        "Chủ tịch Hội đồng xét tặng Giải thưởng “Dân vận khéo”",
        "Phó Vụ trưởng Cơ quan Thường trực Ban Dân vận Trung ương tại TP Hồ Chí Minh",
        "Trưởng Ban Tổ chức cuộc thi",
    ],
)
def test_what_a_board_directs_and_where_an_office_sits(office: str) -> None:
    text = f"Đến dự có các đồng chí: Lê Hoài Thu, {office}; Phạm Bá Lộc, Trưởng Ban Dân vận Tỉnh ủy."
    assert _found(text)["Lê Hoài Thu"] == ("attend", [office])


def test_a_term_in_brackets_belongs_to_the_office() -> None:
    text = "Ông Phan Văn Sảng, Bí thư Tỉnh ủy An Giang (khóa IX) giữ chức Phó Trưởng Ban Kinh tế Trung ương."
    assert _found(text)["Phan Văn Sảng"][1] == ["Bí thư Tỉnh ủy An Giang (khóa IX)", "Phó Trưởng Ban Kinh tế Trung ương"]


def test_the_house_of_a_bishop_is_no_office() -> None:
    assert _found("Thay mặt Tòa Giám mục giáo phận Kon Tum, Giám mục Nguyễn Hùng Vỹ cảm ơn đoàn.") == {"Nguyễn Hùng Vỹ": ("speak", [])}


def test_an_office_that_waits_for_its_holder_is_nobodys() -> None:
    text = (
        "Trong thời gian chờ kiện toàn chức vụ Bí thư Thành ủy, đồng chí Dương Văn Cường, Phó Bí thư Thành ủy được giao phụ trách Đảng bộ."
    )
    assert _found(text) == {"Dương Văn Cường": ("appointed", ["Phó Bí thư Thành ủy"])}


def test_the_elected_are_listed_in_the_next_sentence() -> None:
    text = "Đại hội hiệp thương cử 8 phó chủ tịch chuyên trách. 8 phó chủ tịch chuyên trách gồm: bà Trương Thị Hạnh, ông Bùi Thanh Nhàn."
    assert _found(text) == {
        "Trương Thị Hạnh": ("appointed", ["phó chủ tịch chuyên trách"]),
        "Bùi Thanh Nhàn": ("appointed", ["phó chủ tịch chuyên trách"]),
    }


def test_all_of_a_list_are_made_what_stands_behind_it() -> None:
    text = (
        "Ban Chỉ đạo có 22 thành viên; đồng chí Lê Hoài Thu, Bí thư Tỉnh ủy làm trưởng ban. Các đồng chí: Phạm Bá Lộc, Phó Bí thư Tỉnh ủy; "
        "Ngô Thị Mận, Trưởng Ban Dân vận Tỉnh ủy; Trần Văn Tiềm, Phó Chủ tịch UBND tỉnh làm phó trưởng ban."
    )
    assert _found(text) == {
        "Lê Hoài Thu": ("appointed", ["Bí thư Tỉnh ủy", "trưởng ban"]),
        "Phạm Bá Lộc": ("appointed", ["Phó Bí thư Tỉnh ủy", "phó trưởng ban"]),
        "Ngô Thị Mận": ("appointed", ["Trưởng Ban Dân vận Tỉnh ủy", "phó trưởng ban"]),
        "Trần Văn Tiềm": ("appointed", ["Phó Chủ tịch UBND tỉnh", "phó trưởng ban"]),
    }


def test_who_gets_a_house_gives_none() -> None:
    text = "Các hộ được xây tặng nhà đợt này là: bà Đậu Thị Lành, ấp Tân Hòa; bà Ngô Thị Huệ, khu phố 1."
    assert {name: role for name, (role, _) in _found(text).items()} == {"Đậu Thị Lành": "attend", "Ngô Thị Huệ": "attend"}


def test_the_widow_and_the_fallen() -> None:
    text = "Đoàn tặng quà bà Bùi Thị Nguyệt (sinh năm 1943, vợ Liệt sĩ Phạm Văn Cởn, ở khu phố Tân Hòa)."
    assert {name: role for name, (role, _) in _found(text).items()} == {"Bùi Thị Nguyệt": "attend", "Phạm Văn Cởn": "mentioned"}
