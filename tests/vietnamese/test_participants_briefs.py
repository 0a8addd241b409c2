"""Wording of churches, assemblies and short news: offices shared over a list, those who are visited, hosts of talks, slips."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people


def test_an_office_before_the_colon_is_that_of_all_with_offices_of_their_own() -> None:
    text = (
        "Tham dự có các Ủy viên Trung ương Đảng: Phó Chủ tịch Quốc hội Nguyễn Khắc Đinh; Phó Chủ tịch Quốc hội, Thượng tướng Trần Quang Phát; "
        "Chủ tịch Hội đồng Dân tộc Y Thanh Hà Niê Kđăm."
    )
    assert [offices for _, offices in people(text).values()] == [
        ["Ủy viên Trung ương Đảng", "Phó Chủ tịch Quốc hội"],
        ["Ủy viên Trung ương Đảng", "Phó Chủ tịch Quốc hội"],
        ["Ủy viên Trung ương Đảng", "Chủ tịch Hội đồng Dân tộc"],
    ]


def test_what_three_are_and_become() -> None:
    text = "Thủ tướng bổ nhiệm 3 Ủy viên Trung ương Đảng là Đỗ Văn Chánh, Huỳnh Văn Tí và Phạm Hồng Hạ làm Thứ trưởng các cơ quan: Bộ Nội vụ, …"
    offices = ["Ủy viên Trung ương Đảng", "Thứ trưởng"]
    assert people(text) == dict.fromkeys(["Đỗ Văn Chánh", "Huỳnh Văn Tí", "Phạm Hồng Hạ"], ("appointed", offices))


@pytest.mark.parametrize(
    ("text", "attends"),
    [
        (
            "Đoàn do ông Trần Văn Tuân làm Trưởng đoàn đã đến thăm, tặng quà 2 Mẹ VNAH là Lại Thị Bân và La Thị Biên.",
            ["Lại Thị Bân", "La Thị Biên"],
        ),
        ("Đoàn đến thăm hỏi sức khỏe ông Vũ Đăng Trác, sinh năm 1956, thương binh 4/4; động viên gia đình.", ["Vũ Đăng Trác"]),
        ("Trân trọng đón tiếp phái đoàn có HT. Thích Thanh Điểm - Phó Chủ tịch HĐTS GHPGVN.", ["Thích Thanh Điểm"]),
    ],
)
def test_who_is_visited_and_who_receives(text: str, attends: list[str]) -> None:
    found = people(text)
    assert [name for name in attends if found.get(name, ("",))[0] == "attend"] == attends


def test_appointments_of_a_diocese() -> None:
    text = (
        "GP.XUÂN LÂM: Thông báo về việc bổ nhiệm các Cha Quản hạt\nThứ Bảy, ngày 19.06.2021, Đức Giám mục Giáo phận đã quyết định:\n"
        "A. Thiết lập Giáo hạt Gia Tân. Năm 1965, Đức Tổng Giám mục Phaolô Nguyễn Văn Bính đã đến Giáo xứ này để ban Bí tích.\n"
        "B. Bổ nhiệm 02 Cha Quản hạt:\n"
        "1. Cha Gioan Trần Xuân Hiền, Cx. Tâm Hòa: Quản hạt An Bình\n2. Cha Phêrô Phạm Duy Liêm, Cx. Thái Hiệp: Quản hạt Biên Hòa"
    )
    assert {name: found for name, found in people(text).items() if found[0] != "mentioned"} == {
        "Gioan Trần Xuân Hiền": ("appointed", ["Cx. Tâm Hòa", "Quản hạt An Bình"]),
        "Phêrô Phạm Duy Liêm": ("appointed", ["Cx. Thái Hiệp", "Quản hạt Biên Hòa"]),
    }


@pytest.mark.parametrize(
    ("text", "name", "role", "offices"),
    [
        ("315 học viên được HT.Thích Chơn Giáo, Trưởng BTS Phật giáo tỉnh phát giấy chứng nhận.", "Thích Chơn Giáo", "award", None),
        (
            "Linh mục Giuse Nguyễn Văn Lượng được các đại biểu tín nhiệm hiệp thương là Chủ tịch UBĐKCG Việt Nam tỉnh khóa VII.",
            "Giuse Nguyễn Văn Lượng",
            "appointed",
            ["Chủ tịch UBĐKCG Việt Nam tỉnh khóa VII"],
        ),
        (
            "Đồng chí Nguyễn Thúy Hân, Chủ tịch Hội LHPN huyện giữ chức danh thường trực HĐND huyện.",
            "Nguyễn Thúy Hân",
            "appointed",
            ["Chủ tịch Hội LHPN huyện", "thường trực HĐND huyện"],
        ),
        (
            "Bà Nguyễn Thị Tứ, Vụ trưởng Vụ Dân tộc thiểu số tiếp đoàn. Vụ trưởng Vụ DTTS Nguyễn Thị Tứ ghi nhận kiến nghị.",
            "Nguyễn Thị Tứ",
            "speak",
            ["Vụ trưởng Vụ Dân tộc thiểu số"],
        ),
        (
            "Ông Nguyễn Phước Lân tiếp tục giữ chức Chủ tịch Ủy ban MTTQ Việt Nam TP.HCM ẢNH: MTTQ TP.HCM",
            "Nguyễn Phước Lân",
            "appointed",
            ["Chủ tịch Ủy ban MTTQ Việt Nam TP.HCM"],
        ),
        (
            "Tiếp xúc cử tri có bà Lê Thị Ngà- Phó trưởng Ban Đại diện đặc trách nữ phái, Hội thánh Cao Đài Tây Ninh.",
            "Lê Thị Ngà",
            "attend",
            ["Phó trưởng Ban Đại diện đặc trách nữ phái, Hội thánh Cao Đài Tây Ninh"],
        ),
        (
            "Cùng tiếp đoàn khách có Phối Sư Ngọc Hải Thanh – Tổng Quản Văn Phòng Ngọc Chánh Phối Sư.",
            "Ngọc Hải Thanh",
            "attend",
            ["Tổng Quản Văn Phòng Ngọc Chánh Phối Sư"],
        ),
        ("Dự họp có Trưởng ban công tác đại biểu QHNguyễn Thị Nương.", "Nguyễn Thị Nương", "attend", ["Trưởng ban công tác đại biểu QH"]),
        (
            "Đại Đức Thích Quảng Tấn cho biết Hòa Thượng Thích Quảng Bình, Trưởng Ban Trị sự huyện xin nghỉ các chức danh để điều trị bệnh.",
            "Thích Quảng Bình",
            "mentioned",
            None,
        ),
    ],
)
def test_single_wordings(text: str, name: str, role: str, offices: list[str] | None) -> None:
    found = people(text)[name]
    assert (found[0], found[1] if offices is not None else None) == (role, offices)


def test_a_figure_of_history_behind_a_colon_holds_the_office_himself() -> None:
    assert people("Ông Nguyễn Thế Trọng: Chủ tịch Hồ Chí Minh từng căn dặn: “Phải yêu dân”.").get("Nguyễn Thế Trọng", ("", []))[1] == []


def test_the_host_of_a_talk_takes_no_part() -> None:
    text = (
        "MC Thu Trang: Thưa bà Lý Thị Khê, cán bộ dân vận xã gặp khó khăn gì?\n"
        "Bà LÝ THỊ KHÊ - Phó Trưởng Ban Dân vận Tỉnh ủy: Khó nhất là địa bàn rộng.\nMC Thu Trang: Xin cảm ơn bà. Còn giải pháp?\n"
        "Bà Lý Thị Khê: Chúng tôi chia tổ."
    )
    assert list(people(text)) == ["Lý Thị Khê"]


def test_ong_and_trang_are_family_names_too() -> None:
    text = "Chủ trì có các đồng chí: Điểu Nhân, Phó Chủ tịch HĐND tỉnh; Ông Hòa, Phó Vụ trưởng Vụ Dân vận; Trang Minh Đoàn, Trưởng Ban Dân vận."
    assert list(people(text)) == ["Điểu Nhân", "Ông Hòa", "Trang Minh Đoàn"]
    assert list(people("Đồng chí Ông Quốc Đoàn, Bí thư Tỉnh ủy phát biểu.")) == ["Ông Quốc Đoàn"]
    assert list(people("Dự có đồng chí Lê Văn An, Bí thư Huyện ủy; Ông Trần Quang, Chủ tịch Hội Nông dân.")) == ["Lê Văn An", "Trần Quang"]
