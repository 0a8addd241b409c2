"""Who is named in passives and behind "đối với", whom a sentence passes over, and offices that go on behind small words and dashes."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people


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


def test_degrees_with_a_comma_between_them_part_no_list() -> None:
    text = (
        "Chủ trì Hội thảo gồm các đồng chí: GS,TS. Lê Văn Lời - Phó Giám đốc Học viện; Đồng chí Lê Công Ly - Trưởng ban Tuyên giáo Tỉnh ủy."
    )
    assert roles(text) == {"Lê Văn Lời": "chair", "Lê Công Ly": "chair"}


def test_who_acts_on_behalf_of_many() -> None:
    text = "Đại tướng Lương Cương, Ủy viên Bộ Chính trị thay mặt Đảng, Nhà nước, Quân ủy Trung ương và Bộ Quốc phòng chủ trì buổi lễ."
    assert roles(text) == {"Lương Cương": "chair"}
    text = (
        "Sau khi trao quyết định bổ nhiệm cho ông Đinh Ngọc Thăng, thay mặt ban cán sự Đảng, lãnh đạo Bộ Tài chính, Thứ trưởng Vũ Thị May chúc mừng "
        "tân Cục trưởng đồng thời nhấn mạnh sự nỗ lực."
    )
    assert roles(text) == {"Đinh Ngọc Thăng": "appointed", "Vũ Thị May": "speak"}


def test_at_the_same_time_is_no_time_of_old() -> None:
    text = "Đồng thời ông Trịnh Quang Hậu, Trưởng phòng Quản lý Tài sản được điều động, bổ nhiệm giữ chức Phó Cục trưởng Cục Hải quan."
    assert people(text) == {"Trịnh Quang Hậu": ("appointed", ["Trưởng phòng Quản lý Tài sản", "Phó Cục trưởng Cục Hải quan"])}


def test_members_of_a_body_behind_its_appointment() -> None:
    text = (
        "Đồng chí Hà Đức Quảnh được chỉ định giữ chức Chủ tịch Liên đoàn.\n\nỦy ban Kiểm tra gồm 15 ủy viên, trong đó đồng chí Đào Mạnh Quỳ là "
        "Chủ nhiệm Ủy ban Kiểm tra; Phó Chủ nhiệm gồm các đồng chí: Lê Tiến Dụng, Đinh Quốc Hưng."
    )
    assert set(roles(text).values()) == {"appointed"}


def test_who_took_the_picture_in_brackets_is_no_participant() -> None:
    text = "Chủ tịch Quốc hội Nguyễn Văn Hồng dự lễ khai mạc (Ảnh: Hạnh Sáng - TTX) Lễ hội có sự tham dự của hàng trăm cơ sở."
    assert roles(text) == {"Nguyễn Văn Hồng": "attend"}


def test_missions_and_names_abroad() -> None:
    text = (
        "Tham dự có Phó Đại sứ đặc mệnh toàn quyền nước CHDCND Lào tại Việt Nam Chanthaphone Khammany; Đại sứ Lê Thị Tuyết - Trưởng phái đoàn "
        "thường trực Việt Nam tại Liên hợp quốc; bà Pauline Tamesi, Điều phối viên thường trú Liên Hợp Quốc (LHQ) tại Việt Nam."
    )
    assert people(text) == {
        "Chanthaphone Khammany": ("attend", ["Phó Đại sứ đặc mệnh toàn quyền nước CHDCND Lào tại Việt Nam"]),
        "Lê Thị Tuyết": ("attend", ["Đại sứ", "Trưởng phái đoàn thường trực Việt Nam tại Liên hợp quốc"]),
        "Pauline Tamesi": ("attend", ["Điều phối viên thường trú Liên Hợp Quốc (LHQ) tại Việt Nam"]),
    }
    assert list(roles("Ngài Sergei V.Mikhailin cảm ơn Chủ tịch nước.")) == ["Sergei V.Mikhailin"]


def test_those_of_an_embassy_or_a_consulate() -> None:
    text = (
        "Tham dự có bà Tumuruya Javzandu, Bí thư thứ ba Đại sứ quán Mông Cổ tại Việt Nam; ông Trần Văn Án, Phó Tổng Lãnh sự Tổng Lãnh sự quán Lào "
        "tại Đà Nẵng; bà Lê Thị Hoài, Bí thư thứ hai, Đại sứ quán Hàn Quốc tại Việt Nam; Tham tán Đại sứ quán Vương quốc Campuchia tại Việt Nam "
        "En Tarach. Đại sứ quán Lào tại Việt Nam gửi lẵng hoa."
    )
    assert people(text) == {
        "Tumuruya Javzandu": ("attend", ["Bí thư thứ ba Đại sứ quán Mông Cổ tại Việt Nam"]),
        "Trần Văn Án": ("attend", ["Phó Tổng Lãnh sự Tổng Lãnh sự quán Lào tại Đà Nẵng"]),
        "Lê Thị Hoài": ("attend", ["Bí thư thứ hai, Đại sứ quán Hàn Quốc tại Việt Nam"]),
        "En Tarach": ("attend", ["Tham tán Đại sứ quán Vương quốc Campuchia tại Việt Nam"]),
    }


def test_the_province_in_brackets_between_office_and_name() -> None:
    text = (
        "Bí thư Đảng ủy, Chủ tịch HĐND xã Vĩnh Phúc, huyện Giang Thành (Kiên Giang) Ngô Thị Mậu trao giấy khen. Chủ tịch UBND xã Hòa Mỹ, huyện "
        "Tây Hòa Trương Văn Hiển cho biết thêm."
    )
    assert people(text) == {
        "Ngô Thị Mậu": ("award", ["Bí thư Đảng ủy", "Chủ tịch HĐND xã Vĩnh Phúc"]),
        "Trương Văn Hiển": ("speak", ["Chủ tịch UBND xã Hòa Mỹ"]),
    }


def test_a_department_and_the_body_that_it_belongs_to() -> None:
    text = (
        "Dự có ông Trần Văn Ban, Trưởng phòng Nội vụ, UBND phường Hòa Xuân; ông Lê Xuân Cường, Vụ trưởng Vụ Tổ chức Cán bộ, Cơ quan Trung ương "
        "Hội; bà Hồ Thị Liên, Trưởng phòng Kinh tế, UBND các xã, phường."
    )
    assert people(text) == {
        "Trần Văn Ban": ("attend", ["Trưởng phòng Nội vụ, UBND phường Hòa Xuân"]),
        "Lê Xuân Cường": ("attend", ["Vụ trưởng Vụ Tổ chức Cán bộ, Cơ quan Trung ương Hội"]),
        "Hồ Thị Liên": ("attend", ["Trưởng phòng Kinh tế"]),
    }


def test_a_deputy_who_directs_the_work_of_a_body() -> None:
    office = "Phó Chủ tịch Thường trực phụ trách điều hành hoạt động UBND thành phố"
    assert people(f"Đồng chí Lê Hồng Sang, {office} chủ trì cuộc họp.") == {"Lê Hồng Sang": ("chair", [office])}


def test_dashes_within_the_name_of_a_department() -> None:
    text = (
        "Dự có ông Lê Xuân Cường, Trưởng phòng Tổ chức cán bộ- Thanh tra thuộc Cục Hải quan Thanh Hóa; ông Trịnh Quang Huân, Trưởng phòng Quản lý "
        "Tài sản – Cục Tài vụ quản trị; Trưởng phòng Nội vụ-Nguyễn Văn Anh; bà Lê Thị Tuyết, Trưởng Phái đoàn thường trực của Việt Nam tại Liên "
        "hợp quốc."
    )
    assert people(text) == {
        "Lê Xuân Cường": ("attend", ["Trưởng phòng Tổ chức cán bộ- Thanh tra thuộc Cục Hải quan Thanh Hóa"]),
        "Trịnh Quang Huân": ("attend", ["Trưởng phòng Quản lý Tài sản – Cục Tài vụ quản trị"]),
        "Nguyễn Văn Anh": ("attend", ["Trưởng phòng Nội vụ"]),
        "Lê Thị Tuyết": ("attend", ["Trưởng Phái đoàn thường trực của Việt Nam tại Liên hợp quốc"]),
    }


def test_who_is_called_like_a_revolutionary_holds_the_office_of_a_city() -> None:
    text = "Dự có Phó Chủ tịch UBND thành phố Lê Hồng Sơn; Chủ tịch UBND phường Lê Hồng Phong; Phó Chủ tịch UBND thành phố Hồ Chí Minh Võ Văn Hoàn."
    assert people(text) == {
        "Lê Hồng Sơn": ("attend", ["Phó Chủ tịch UBND thành phố"]),
        "Võ Văn Hoàn": ("attend", ["Phó Chủ tịch UBND thành phố Hồ Chí Minh"]),
    }


def test_a_rank_within_a_list_that_shares_its_head() -> None:
    text = (
        "Các đồng chí Ủy viên Bộ Chính trị: Nguyễn Hòa Bảo, Phó Thủ tướng; Đại tướng Lương Tam Quân, Bộ trưởng Công an; Nguyễn Văn Niên, Bí thư "
        "Thành ủy dự. Dự có nguyên Chủ tịch nước Lê Đức Ân, Trần Đức Lượng; Đại tướng Võ Nguyên Giác."
    )
    found = people(text)
    assert [positions[0] for _, positions in list(found.values())[:3]] == ["Ủy viên Bộ Chính trị"] * 3
    assert found["Võ Nguyên Giác"] == ("attend", [])


def test_degrees_joined_by_a_dash_and_abbreviations_in_brackets() -> None:
    text = (
        "Đến dự có các đồng chí: Phó Giáo sư – Tiến sỹ Phạm Dung, Thứ trưởng Bộ Nội vụ; Lê Văn Bính, Phó Chủ tịch UBND tỉnh. Bộ trưởng Bộ Nông "
        "nghiệp và Phát triển Nông thôn (NN&PTNT) Nguyễn Xuân Cương chủ trì hội nghị."
    )
    assert people(text) == {
        "Phạm Dung": ("attend", ["Thứ trưởng Bộ Nội vụ"]),
        "Lê Văn Bính": ("attend", ["Phó Chủ tịch UBND tỉnh"]),
        "Nguyễn Xuân Cương": ("chair", ["Bộ trưởng Bộ Nông nghiệp và Phát triển Nông thôn (NN&PTNT)"]),
    }


def test_the_office_of_an_appointment_is_that_of_its_own_list() -> None:
    text = (
        "Thủ tướng bổ nhiệm các ông Lê Văn Khoa (Giám đốc Sở Tư pháp) và Trần Văn Hậu (Chánh Văn phòng) là Thứ trưởng Bộ Nội vụ, ông Vũ Minh "
        "Tuấn được bổ nhiệm giữ chức Cục trưởng Cục Thuế."
    )
    assert people(text) == {
        "Lê Văn Khoa": ("appointed", ["Giám đốc Sở Tư pháp", "Thứ trưởng Bộ Nội vụ"]),
        "Trần Văn Hậu": ("appointed", ["Chánh Văn phòng", "Thứ trưởng Bộ Nội vụ"]),
        "Vũ Minh Tuấn": ("appointed", ["Cục trưởng Cục Thuế"]),
    }
