"""Reports of papers: offices held for years, bodies behind dashes, short names of guests, interviews, those who held a post when."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Mười hai năm làm trưởng thôn Pa Hy, xã Tà Long, ông Hồ Văn Ta Lư thuộc từng nóc nhà.", "Hồ Văn Ta Lư", ["trưởng thôn Pa Hy"]),
        (
            "Hơn 20 năm làm Bí thư Chi bộ, Trưởng bản Nà Sang, ông Lò Văn Pâng được bà con tin yêu.",
            "Lò Văn Pâng",
            ["Bí thư Chi bộ", "Trưởng bản Nà Sang"],
        ),
        (
            "Về dự có ông Nguyễn Trọng Hiểu, Phó Vụ trưởng Vụ Phật giáo - Ban Tôn giáo Chính phủ; bà Cao Thị Nguyệt, Trưởng Ban.",
            "Nguyễn Trọng Hiểu",
            ["Phó Vụ trưởng Vụ Phật giáo - Ban Tôn giáo Chính phủ"],
        ),
        (
            "Bộ trưởng bổ nhiệm ông Lý Công Thuẫn giữ chức Phó Giám đốc Bệnh viện Phong - Da liễu Trung ương Quy Hòa.",
            "Lý Công Thuẫn",
            ["Phó Giám đốc Bệnh viện Phong - Da liễu Trung ương Quy Hòa"],
        ),
        (
            "Ông Vương Đình Nghĩ - Tổng Giám đốc Tổng công ty Xây dựng cầu Phương Nam cam kết rút ngắn tiến độ.",
            "Vương Đình Nghĩ",
            ["Tổng Giám đốc Tổng công ty Xây dựng cầu Phương Nam"],
        ),
        ("Ông Tôn Thất Phượng, Giám đốc Quỹ Tấm lòng xứ Huế trao tặng 5 tỷ đồng.", "Tôn Thất Phượng", ["Giám đốc Quỹ Tấm lòng xứ Huế"]),
        (
            "Các câu hỏi được đồng chí Hoàng Vân Thiềm và Giám đốc Sở Tài chính Vy Đức Hạnh trả lời.",
            "Vy Đức Hạnh",
            ["Giám đốc Sở Tài chính"],
        ),
    ],
)  # fmt: skip
def test_offices(text: str, name: str, offices: list[str]) -> None:
    assert people(text)[name][1] == offices


def test_a_guest_of_many_syllables_is_called_by_the_first() -> None:
    text = (
        "Ông Lê Bá Thịnh tiếp Đoàn công tác tỉnh Savannakhet do ông Xỉ Phăn Đon Phu Thạ Vông - Phó Tỉnh trưởng làm trưởng đoàn. "
        "Ông Lê Bá Thịnh chúc đồng chí Xỉ Phăn Đon đón Tết vui vẻ."
    )
    assert set(people(text)) == {"Lê Bá Thịnh", "Xỉ Phăn Đon Phu Thạ Vông"}


def test_whom_an_answer_of_an_interview_names_takes_no_part() -> None:
    text = (
        "Phóng viên đã trao đổi với bà LÂM NGỌC THÚY - Phó Giám đốc Sở Nội vụ tỉnh.\n* Thưa bà, điều bà tâm đắc nhất là gì?\n"
        "- Bà LÂM NGỌC THÚY: Đó là trách nhiệm của anh em. Có nơi anh Trương Vũ Kha, Giám đốc Trung tâm xã, ở lại đến 9 giờ tối.\n"
        "* Còn khó khăn thì sao, thưa bà?\n- Hạ tầng chưa đồng bộ, cán bộ còn thiếu."
    )
    assert {name: role for name, (role, _) in people(text).items()} == {"Lâm Ngọc Thúy": "speak", "Trương Vũ Kha": "mentioned"}


def test_a_short_name_is_that_of_who_acts_not_of_kin() -> None:
    text = (
        "Ngôi nhà của bà Lý Lở Mẩy, thôn Sà Xéng luôn rộn tiếng cười. Bà được mẹ là nghệ nhân Chảo Sử Mẩy truyền dạy đường kim. "
        "“Mình sợ nhất là bọn trẻ không biết thêu nữa”, bà Mẩy tâm sự. Theo Phó Chủ tịch Hội LHPN xã Đỗ Thị Nhạn, mô hình của bà là điểm sáng."
    )
    assert people(text)["Chảo Sử Mẩy"][0] == "mentioned"


def test_who_held_a_post_when_takes_no_part() -> None:
    text = (
        "CÁC ĐỒNG CHÍ TRƯỞNG BAN DÂN VẬN TỈNH ỦY QUA CÁC THỜI KỲ\n1. Đồng chí Lê Xuân Bông (1949 - 1954)\n"
        "2. Đồng chí Nguyễn Sĩ Bồi, Ủy viên Thường vụ Tỉnh ủy (1960 - 1971)\n"
        "3. Đồng chí Trần Chính Nghĩa, Phó Bí thư Tỉnh ủy kiêm Trưởng ban (1971 - 1977)"
    )
    assert {role for role, _ in people(text).values()} == {"mentioned"}


@pytest.mark.parametrize(
    "text",
    [
        "Lễ cấp sắc kéo dài ba ngày. Theo nhà nghiên cứu Bế Viết Đăng, tục này mang dấu ấn Đạo giáo nhưng cốt lõi là giáo dục làm người.",
        "Trung tuần tháng 11/1964, Bộ Chỉ huy mở chiến dịch. Đồng chí Lê Hoài Vĩnh được chỉ định làm Chỉ huy trưởng; đồng chí Trần Đình Xướng, "
        "Chính ủy. Mờ sáng 2/12, Đại đội 445 tập kích ấp chiến lược. Ngày 9/12, Trung đoàn 761 phục kích trên lộ 2.",
        "Ngày này năm xưa\n- Năm 1468: ngày mất của thợ in.\n- Năm 1994: Tổng thống Mỹ Bill Hinton tuyên bố bãi bỏ lệnh cấm vận.",
    ],
)  # fmt: skip
def test_texts_of_scholars_wars_and_anniversaries_name_nobody_who_takes_part(text: str) -> None:
    assert {role for role, _ in people(text).values()} == {"mentioned"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ông Lê Văn Bính, Trưởng Ban Tuyên giáo Huyện ủy phổ biến Nghị quyết.", "Trưởng Ban Tuyên giáo Huyện ủy"),
        ("Đồng chí Lê Văn Bính, Trưởng phòng Phổ biến, giáo dục pháp luật phát biểu.", "Trưởng phòng Phổ biến, giáo dục pháp luật"),
    ],
)
def test_a_verb_of_teaching_is_no_field_of_an_office(text: str, office: str) -> None:
    assert people(text)["Lê Văn Bính"] == ("speak", [office])


def test_nobody_gets_the_office_of_a_predecessor() -> None:
    text = "Ông Nguyễn Văn Anh kể về người tiền nhiệm có 20 năm làm Chủ tịch UBND huyện, tỉnh Quảng Trị, ông Lê Văn Bính phát biểu."
    assert people(text)["Lê Văn Bính"][1] == []


def test_two_rhetorical_questions_make_no_interview() -> None:
    text = (
        "Cử tri hỏi vì sao đường chậm, thưa ông Chủ tịch, có phải do thiếu vốn?\nBao giờ mới xong, thưa đồng chí?\n"
        "Đồng chí Lê Văn Bính, Chủ tịch UBND tỉnh trao quà cho 10 hộ nghèo."
    )
    assert people(text)["Lê Văn Bính"][0] == "award"


@pytest.mark.parametrize("text", ["Hội trưởng Hội Hữu nghị Việt Nam - Lào", "Bà Hoa, Chủ tịch Hội Hữu nghị Việt Nam - Lào"])
def test_an_office_may_end_with_one_half_of_a_pair(text: str) -> None:
    people(text)
