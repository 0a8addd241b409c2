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


@pytest.mark.parametrize(
    ("heading", "office"),
    [
        ("Hội nghị đã bầu 3 Phó Chủ tịch Hội Nông dân tỉnh khóa XI:", "Phó Chủ tịch Hội Nông dân tỉnh khóa XI"),
        ("Đại hội bầu 3 Phó Chủ tịch Hội Nông dân tỉnh, nhiệm kỳ 2023 - 2028, gồm các đồng chí:", "Phó Chủ tịch Hội Nông dân tỉnh"),
        ("Chủ tịch UBND tỉnh trao quyết định bổ nhiệm các đồng chí sau giữ chức Phó Giám đốc Sở Nội vụ:", "Phó Giám đốc Sở Nội vụ"),
    ],
)
def test_an_election_that_lines_go_on_with_gives_its_office_to_all(heading: str, office: str) -> None:
    lines = f"{heading}\n- Bà Tôn Thị Hằng - Bí thư Huyện ủy Sơn Hà;\n- Bà Trần Lan Phượng;\n- Ông Bùi Văn Thao."
    assert _found(f"{lines}\nÔng Lê Văn An, Chủ tịch Hội, phát biểu.") == {
        "Tôn Thị Hằng": ("appointed", [office, "Bí thư Huyện ủy Sơn Hà"]),
        "Trần Lan Phượng": ("appointed", [office]),
        "Bùi Văn Thao": ("appointed", [office]),
        "Lê Văn An": ("speak", ["Chủ tịch Hội"]),
    }


@pytest.mark.parametrize(
    "heading",
    ["Đại hội bầu Chủ tịch và 2 Phó Chủ tịch Hội:", "Hội nghị bầu 15 ủy viên, gồm:", "Miễn nhiệm và bầu bổ sung các Phó Chủ tịch Hội:"],
)
def test_a_heading_of_several_offices_gives_none(heading: str) -> None:
    found = _found(f"{heading}\n- Bà Trần Lan Phượng;\n- Ông Bùi Văn Thao.")
    assert [offices for _, offices in found.values()] == [[], []]


def test_an_office_in_the_line_is_more_than_that_of_the_heading() -> None:
    text = "Bổ nhiệm 02 Cha Quản hạt:\n1. Cha Gioan Trần Xuân Hiền: Quản hạt An Bình\n2. Cha Phêrô Phạm Duy Liêm: Quản hạt Biên Hòa"
    assert [offices for _, offices in _found(text).values()] == [["Quản hạt An Bình"], ["Quản hạt Biên Hòa"]]


def test_delegates_elected_somewhere_are_nothing_new() -> None:
    text = (
        "Tổ đại biểu HĐND tỉnh được bầu tại huyện Sơn Hà gồm các đồng chí Lê Thiện Ân - Phó Chủ tịch UBND tỉnh, Đinh Nho Hạnh - Cục trưởng "
        "Cục Thuế đã tiếp xúc cử tri."
    )
    assert {name: role for name, (role, _) in _found(text).items()} == {"Lê Thiện Ân": "attend", "Đinh Nho Hạnh": "attend"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ông Lê Thanh Toán được bổ nhiệm làm Giám đốc Sở Nội vụ. Ông Lê Thanh Toán 44 tuổi, quê Nghệ An, từng giữ chức vụ Phó bí thư, "
            "Bí thư Tỉnh đoàn.",
            {"Lê Thanh Toán": ("appointed", ["Giám đốc Sở Nội vụ"])},
        ),
        (
            "Hội nghị công bố quyết định phân công ông Đỗ Hữu Trực – Phó Bí thư Quận ủy quận 8, phụ trách điều hành Đảng bộ quận 8 cho đến khi "
            "có nhân sự giữ chức Bí thư Quận ủy quận 8.",
            {"Đỗ Hữu Trực": ("appointed", ["Phó Bí thư Quận ủy quận 8"])},
        ),
    ],
)
def test_an_office_once_held_or_to_be_filled_is_not_had(text: str, found: dict[str, tuple[str, list[str]]]) -> None:
    assert _found(text) == found


def test_a_list_line_that_gives_an_office_names_somebody() -> None:
    text = "Hội bổ nhiệm các vị:\n1. Lê Phước Vọng, giữ chức Trưởng Ban Điều hành\n2. Huỳnh Văn Thuấn, giữ chức Phó Ban Điều hành"
    assert _found(text) == {
        "Lê Phước Vọng": ("appointed", ["Trưởng Ban Điều hành"]),
        "Huỳnh Văn Thuấn": ("appointed", ["Phó Ban Điều hành"]),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị đã bầu 2 Phó Chủ tịch Hội Nông dân tỉnh:\n- Bà Trần Lan Phượng;\nÔng Lê Văn An được bổ nhiệm giữ chức Chánh Văn phòng Hội.",
        "Hội nghị đã bầu 2 Phó Chủ tịch Hội Nông dân tỉnh:\n- Bà Trần Lan Phượng;\nBan Chấp hành bầu ông Lê Văn An giữ chức Chánh Văn phòng Hội.",
    ],
)
def test_another_appointment_below_a_list_is_another_office(text: str) -> None:
    assert _found(text) == {
        "Trần Lan Phượng": ("appointed", ["Phó Chủ tịch Hội Nông dân tỉnh"]),
        "Lê Văn An": ("appointed", ["Chánh Văn phòng Hội"]),
    }


def test_an_office_given_to_people_behind_their_own() -> None:
    text = (
        "Hội nghị nhất trí bổ sung Ủy viên Ủy ban MTTQ tỉnh khóa IX, nhiệm kỳ 2019 - 2024 đối với nguyên Phó Trưởng Ban Dân vận Tỉnh ủy "
        "Nguyễn Văn Khoa và Chủ tịch Hội LHPN tỉnh Trần Thị Oanh."
    )
    assert _found(text) == {
        "Nguyễn Văn Khoa": ("appointed", ["Ủy viên Ủy ban MTTQ tỉnh khóa IX", "nguyên Phó Trưởng Ban Dân vận Tỉnh ủy"]),
        "Trần Thị Oanh": ("appointed", ["Ủy viên Ủy ban MTTQ tỉnh khóa IX", "Chủ tịch Hội LHPN tỉnh"]),
    }


def test_winners_without_a_form_of_address() -> None:
    text = (
        "Ban Tổ chức đã trao 01 giải nhất cho Huỳnh Thị Dương - Hàm Liêm; 02 giải nhì cho Nguyễn Thị Mười - Hồng Liêm và Nguyễn Ngọc Thạnh - "
        "Hàm Đức; cờ toàn đoàn cho Trường Tiểu học Nguyễn Văn Trỗi."
    )
    assert {name: role for name, (role, _) in _found(text).items()} == dict.fromkeys(
        ["Huỳnh Thị Dương", "Nguyễn Thị Mười", "Nguyễn Ngọc Thạnh"], "attend"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đồng chí Lê Văn An trao cờ thi đua cho đơn vị dẫn đầu.", {"Lê Văn An": "award"}),
        ("Kỳ họp HĐND huyện khai mạc sáng 15/6. Ông Lê Văn An đã chủ tọa kỳ họp.", {"Lê Văn An": "chair"}),
        ("Sáng 5/6, Tỉnh ủy công bố quyết định nghỉ hưu đối với đồng chí Lê Thị An, Trưởng Ban Dân vận.", {"Lê Thị An": "attend"}),
        ("Lễ tưởng niệm Bồ tát Thích Quảng Đức được cử hành sáng 5/6 tại chùa Phước Hòa.", {}),
        ("LỜI CẢM ƠN\nGia đình chân thành cảm ơn bà con đã tiễn đưa cụ Trần Văn Đoán, hội viên Hội CCB xã.", {}),
        (
            "Cùng dự có ông Lê Văn An và PGS.TS. Nguyễn Thị Bình; TS.BS. Trần Thị Cúc.",
            dict.fromkeys(["Lê Văn An", "Nguyễn Thị Bình", "Trần Thị Cúc"], "attend"),
        ),
    ],
)
def test_what_is_said_of_people(text: str, found: dict[str, str]) -> None:
    assert {name: role for name, (role, _) in _found(text).items() if role != "mentioned"} == found
