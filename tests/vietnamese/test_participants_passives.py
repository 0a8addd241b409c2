"""Who is named in passives and behind "đối với", whom a sentence passes over, and offices that go on behind small words and dashes."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def people(text: str) -> dict[str, tuple[str, list[str]]]:
    return {one.name: (one.role, [office.raw for office in one.positions]) for one in find_people({"body": text}).participants}


def roles(text: str) -> dict[str, str]:
    return {name: role for name, (role, _) in people(text).items()}


def test_a_list_behind_the_agent_of_a_passive_chairs() -> None:
    text = (
        "Hội nghị được chủ trì bởi các đồng chí: Lê Nhật Hào – Bí thư Đảng uỷ, Chủ tịch HĐND xã; Ngô Tiến Giàu – Phó Bí thư Thường trực "
        "Đảng uỷ. Tham dự có lãnh đạo các ban."
    )
    assert roles(text) == {"Lê Nhật Hào": "chair", "Ngô Tiến Giàu": "chair"}


def test_all_of_a_list_of_those_who_leave_their_posts_are_only_named() -> None:
    text = (
        "HĐND tỉnh biểu quyết miễn nhiệm chức danh ủy viên UBND tỉnh nhiệm kỳ 2021 - 2026 đối với các ông: Lê Hoàng Ngọc - Tỉnh ủy viên, nguyên "
        "Giám đốc Sở Kế hoạch và Đầu tư, lý do đã chuyển công tác khác; Lê Văn Tông - nguyên Giám đốc Sở Du lịch, đã nghỉ hưu trước tuổi."
    )
    assert set(roles(text).values()) == {"mentioned"}


def test_posts_are_given_to_those_behind_doi_voi() -> None:
    text = (
        "Hội nghị thông qua tờ trình bổ sung Ủy viên Ủy ban MTTQ Việt Nam tỉnh khóa IX, nhiệm kỳ 2019 – 2024 đối với nguyên Phó Trưởng Ban Dân vận "
        "Tỉnh ủy Ngô Văn Khôi và Tỉnh ủy viên, Chủ tịch Hội Liên hiệp Phụ nữ tỉnh Trần Thị Kiều Oanh."
    )
    assert roles(text) == {"Ngô Văn Khôi": "appointed", "Trần Thị Kiều Oanh": "appointed"}
    text = "Kỳ họp đã bầu bổ sung chức danh Ủy viên UBND huyện đối với đồng chí Phạm Đức Bẩy - Trưởng phòng Dân tộc huyện."
    assert roles(text) == {"Phạm Đức Bẩy": "appointed"}


def test_who_is_given_something_does_not_give() -> None:
    text = (
        "Ông Trần Văn Hanh đã trao Huân chương Lao động hạng Ba cho thương binh, CCB Đỗ Hữu Vượng, giám đốc Công ty Thủy sản Nam Hải, vì thành tích "
        "trong phong trào thi đua; tặng Cờ thi đua của tỉnh cho Hội CCB huyện."
    )
    assert roles(text) == {"Trần Văn Hanh": "award", "Đỗ Hữu Vượng": "attend"}
    text = "Tại hội nghị, đồng chí Mai Thanh Quỳ, Phó Trưởng Ban Dân vận Tỉnh ủy trao Giấy khen cho các đơn vị dẫn đầu phong trào."
    assert roles(text) == {"Mai Thanh Quỳ": "award"}


def test_who_gave_the_authority_says_nothing() -> None:
    text = (
        "Tham dự kỳ họp có Chủ tịch UBND tỉnh Phạm Anh Tùng. Ông Nguyễn Thành Hảo - Giám đốc Sở Tài chính thừa ủy quyền Chủ tịch UBND tỉnh trình Tờ "
        "trình về kế hoạch đầu tư công."
    )
    assert roles(text)["Phạm Anh Tùng"] == "attend"


def test_a_mother_who_is_visited_is_no_figure_of_history() -> None:
    text = "Chiều cùng ngày, đoàn đến thăm Mẹ Việt Nam anh hùng Nguyễn Thị Định và Mẹ Việt Nam anh hùng Trần Thị Tý (phường Thuận An)."
    assert roles(text) == {"Nguyễn Thị Định": "attend", "Trần Thị Tý": "attend"}


def test_candidates_do_not_yet_hold_the_office() -> None:
    text = (
        "Chiều 5/3, các ứng cử viên đại biểu Quốc hội khóa XVI gồm: Thiếu tướng Phạm Hùng Hà - Phó Tư lệnh Quân khu 2; Vũ Tuấn Ảnh - Ủy viên Ủy ban "
        "Kinh tế và Tài chính của Quốc hội gặp gỡ cử tri."
    )
    assert people(text)["Phạm Hùng Hà"] == ("attend", ["Phó Tư lệnh Quân khu 2"])


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("Cao Mạnh Lịch", "Ủy viên hoạt động chuyên trách tại Ủy ban Dân nguyện và Giám sát của Quốc hội"),
        ("Đỗ Đức Hiền", "ĐBQH khóa XV hoạt động chuyên trách tại Ủy ban Pháp luật và Tư pháp của Quốc hội"),
        ("Ngô Quang Tề", "Trưởng Ban Tuyên giáo - Nữ công Công đoàn Than"),
        ("Hoàng Anh Tuân", "Phó Giám đốc Ngân hàng Chính sách xã hội - Chi nhánh thành phố Huế"),
        ("Nguyễn Tường Lân", "Phó Chủ nhiệm thường trực Ủy ban Quốc gia về thanh niên Việt Nam"),
    ],
)
def test_offices_that_go_on(name: str, office: str) -> None:
    assert people(f"Tham dự hội nghị có đồng chí {name}, {office}; lãnh đạo các sở, ngành.")[name][1] == [office]


def test_offices_that_end() -> None:
    text = "Phát biểu tại buổi lễ, tân trụ trì Thượng tọa Thích Minh Huê bày tỏ lòng tri ân."
    assert people(text) == {"Thích Minh Huê": ("speak", ["trụ trì"])}
    text = "Dự hội nghị có Thiếu tướng Hoàng Hữu Chiêu, Phó Tư lệnh, Tham mưu trưởng BĐBP và Thủ trưởng Bộ Tham mưu, các Cục."
    assert people(text)["Hoàng Hữu Chiêu"][1] == ["Phó Tư lệnh", "Tham mưu trưởng BĐBP"]
    text = "Chủ tịch HĐQT Công ty Nguyễn Văn Tự cũng đánh giá cao công tác chỉ đạo."
    assert people(text) == {"Nguyễn Văn Tự": ("speak", ["Chủ tịch HĐQT Công ty"])}


def test_offices_and_a_dash_behind_what_their_holder_does() -> None:
    text = "Phát biểu chỉ đạo tại Đại hội, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh - Lê Thị Ái Nữ thay mặt Tỉnh ủy ghi nhận thành tích."
    assert people(text) == {"Lê Thị Ái Nữ": ("speak", ["Phó Bí thư Thường trực Tỉnh ủy", "Chủ tịch HĐND tỉnh"])}


def test_a_commune_of_three_syllables_is_nobody() -> None:
    assert people("Cán bộ xã Vĩnh Khánh Trung cùng bà con gặt lúa chạy mưa.") == {}
