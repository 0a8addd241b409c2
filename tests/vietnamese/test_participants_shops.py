"""Owners of shops, offices beside names, posts behind "gồm:", greeted successors, elected monks, candidates, districts before short names."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people


@pytest.mark.parametrize(
    "office",
    [
        "chủ cơ sở mây tre đan Phú Nghĩa",
        "chủ xưởng mộc Lò Bách",
        "chủ Nhà hàng Sông Quê",
        "chủ doanh nghiệp tư nhân Ba Thịnh",
        "y sĩ đại đội",
        "cán bộ Công an phường",
    ],
)
def test_owners_of_named_shops_and_posts_of_soldiers(office: str) -> None:
    assert people(f"Anh Phạm Văn Vót, {office} chia sẻ kinh nghiệm.") == {"Phạm Văn Vót": ("speak", [office])}


def test_a_shop_without_a_name_is_no_office() -> None:
    assert people("Dự lễ có chị Lê Thị Ngọt, chủ cơ sở bánh kẹo.") == {"Lê Thị Ngọt": ("attend", [])}


def test_a_new_post_of_several_behind_a_colon() -> None:
    text = "Các đồng chí được chỉ định giữ chức Phó Bí thư Huyện ủy gồm: Lò Văn Inh, Chủ tịch HĐND huyện; Cà Thị Dung; Quàng Văn Tùng."
    assert people(text) == {
        "Lò Văn Inh": ("appointed", ["Phó Bí thư Huyện ủy", "Chủ tịch HĐND huyện"]),
        "Cà Thị Dung": ("appointed", ["Phó Bí thư Huyện ủy"]),
        "Quàng Văn Tùng": ("appointed", ["Phó Bí thư Huyện ủy"]),
    }
    former = people(text.replace("được chỉ định", "từng"))
    assert former["Cà Thị Dung"][1] == []


def test_deputies_with_another_office_in_brackets() -> None:
    text = "Đại hội bầu bà Lê Thị Na làm Chủ tịch Hội. 3 Phó Chủ tịch gồm: Hồ Văn Ba (kiêm Trưởng ban Kiểm tra), Đỗ Thị Bốn và Cao Văn Năm."
    assert people(text) == {
        "Lê Thị Na": ("appointed", ["Chủ tịch Hội"]),
        "Hồ Văn Ba": ("appointed", ["Phó Chủ tịch", "Trưởng ban Kiểm tra"]),
        "Đỗ Thị Bốn": ("appointed", ["Phó Chủ tịch"]),
        "Cao Văn Năm": ("appointed", ["Phó Chủ tịch"]),
    }


def test_monks_elected_together() -> None:
    text = (
        "Đại hội suy cử 25 vị Ban Trị sự: HT. Thích Thiện Phát tái đắc cử Trưởng ban Trị sự; TT. Thích Minh Bảo, Phó Trưởng ban Thường trực; "
        "ĐĐ. Thích Quảng Trí, NS. Thích nữ Huệ Liên đồng Phó Trưởng ban; ĐĐ. Thích Nhuận Hải, Chánh Thư ký."
    )
    assert people(text) == {
        "Thích Thiện Phát": ("appointed", ["Trưởng ban Trị sự"]),
        "Thích Minh Bảo": ("appointed", ["Phó Trưởng ban Thường trực"]),
        "Thích Quảng Trí": ("appointed", ["Phó Trưởng ban"]),
        "Thích nữ Huệ Liên": ("appointed", ["Phó Trưởng ban"]),
        "Thích Nhuận Hải": ("appointed", ["Chánh Thư ký"]),
    }


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Ý kiến của Trưởng ban Công tác Mặt trận thôn, bà Bàn Thị Xuân, nêu rõ đường đã xong.",
            "Bàn Thị Xuân",
            "Trưởng ban Công tác Mặt trận thôn",
        ),
        ("Ông Trần Tý trao cờ lưu niệm cho Giám đốc Nhà Thiếu nhi tỉnh, chị Vũ Thị Hà.", "Vũ Thị Hà", "Giám đốc Nhà Thiếu nhi tỉnh"),
        ("Dự lễ có Bí thư Huyện ủy Triệu Sơn Lê Quang Hùng.", "Lê Quang Hùng", "Bí thư Huyện ủy Triệu Sơn"),
        ("Dự lễ có Bí thư Huyện ủy Kông Chro Đinh Súy.", "Đinh Súy", "Bí thư Huyện ủy Kông Chro"),
        ("Dự lễ có Trưởng thôn Ra Man Hồ Thị Thiết.", "Hồ Thị Thiết", "Trưởng thôn Ra Man"),
        ("Trưởng thôn Tân Lập Võ Nguyễn Văn An phát biểu.", "Võ Nguyễn Văn An", "Trưởng thôn Tân Lập"),
        ("Theo Chủ tịch UBND xã Sừng Phì Sinh, xã có 3 bản.", "Sừng Phì Sinh", "Chủ tịch UBND xã"),
        ("Chúc mừng tân Chánh án, Chủ tịch HĐND tỉnh Cao Hoàng An đề nghị ngành đoàn kết.", "Cao Hoàng An", "Chủ tịch HĐND tỉnh"),
        ("Ông Chen Chih-hao, Tổng Giám đốc Công ty TNHH Pou Sung trao 5 nhà.", "Chen Chih-hao", "Tổng Giám đốc Công ty TNHH Pou Sung"),
        ("Ông Lê T. Khoa, Giám đốc Bệnh viện Hữu Nghị cho biết đã mua máy.", "Lê T. Khoa", "Giám đốc Bệnh viện Hữu Nghị"),
    ],
)
def test_office_beside_a_name(text: str, name: str, office: str) -> None:
    assert people(text)[name][1] == [office]


def test_an_office_on_whose_behalf_somebody_acts_is_not_theirs() -> None:
    text = "Thừa ủy quyền của Chủ tịch UBND tỉnh, ông Trần Tý trao Bằng khen. Theo chỉ đạo của Bí thư Huyện ủy, bà Lê Na, Chánh Văn phòng báo cáo."
    assert {name: offices for name, (_, offices) in people(text).items()} == {"Trần Tý": [], "Lê Na": ["Chánh Văn phòng"]}


def test_the_short_form_of_an_office_says_nothing_new() -> None:
    text = (
        "Dự có ông Hà Văn Khoa, Phó Chủ tịch BCH Trung ương Hội Người cao tuổi Việt Nam. Phó Chủ tịch Trung ương Hội Hà Văn Khoa trao quà."
    )
    assert people(text) == {"Hà Văn Khoa": ("award", ["Phó Chủ tịch BCH Trung ương Hội Người cao tuổi Việt Nam"])}


def test_candidates_of_a_numbered_list() -> None:
    text = (
        "Sáng 5/3, hội nghị đã nghe tiểu sử tóm tắt của 03 người ứng cử gồm các ông (bà):\n1. Hồ Thị Nhạn, Bí thư Đảng ủy xã\n"
        "2. Ông Đinh Rin, Trưởng thôn Kon Du\n3. Trần Văn Út, nông dân ấp 4"
    )
    assert people(text) == {
        "Hồ Thị Nhạn": ("attend", ["Bí thư Đảng ủy xã"]),
        "Đinh Rin": ("attend", ["Trưởng thôn Kon Du"]),
        "Trần Văn Út": ("attend", []),
    }
    heard = people(f"{text}\nCác ứng cử viên lần lượt trình bày chương trình hành động.")
    assert {role for role, _ in heard.values()} == {"speak"}
