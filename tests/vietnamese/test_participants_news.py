"""Participants in the news of papers: lists behind a group, who holds an office today, firms, and people of whom is only told."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _found(text: str) -> dict[str, tuple[str, list[str]]]:
    return {person.name: (person.role, [office.raw for office in person.positions]) for person in find_people({"body": text}).participants}


NOBODY: dict[str, tuple[str, list[str]]] = {}


@pytest.mark.parametrize(
    "text",
    [
        "Các đồng chí lãnh đạo tỉnh: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải dự lễ.",
        "Lãnh đạo tỉnh: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải dự lễ.",
        "Dự lễ có các đồng chí lãnh đạo Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải.",
        "Tham dự có các đồng chí Thường trực Tỉnh ủy: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải; lãnh đạo các sở, ngành.",
    ],
)
def test_a_group_without_an_office_opens_a_list(text: str) -> None:
    assert _found(text) == {"Vũ Đình Hòe": ("attend", []), "Lã Thị Mận": ("attend", []), "Tạ Quốc Khải": ("attend", [])}


def test_who_is_with_a_group_says_nothing_before_its_colon() -> None:
    text = "Bí thư Tỉnh ủy Đậu Văn Cường cùng các đồng chí lãnh đạo tỉnh: Vũ Đình Hòe, Lã Thị Mận dâng hương."
    assert _found(text) == {
        "Đậu Văn Cường": ("attend", ["Bí thư Tỉnh ủy"]),
        "Vũ Đình Hòe": ("attend", []),
        "Lã Thị Mận": ("attend", []),
    }


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh hiện có 2 Phó Chủ tịch là: Vũ Đình Hòe, Lã Thị Mận.",
        "Hiện nay, UBND tỉnh có 2 Phó Chủ tịch gồm các ông: Vũ Đình Hòe, Lã Thị Mận.",
        "Hiện huyện có 2 Phó Chủ tịch là ông Vũ Đình Hòe và bà Lã Thị Mận.",
        "Xã hiện có hai Phó Chủ tịch là ông Vũ Đình Hòe, bà Lã Thị Mận. Ông Tám chủ trì cuộc họp.",
    ],
)
def test_who_holds_an_office_today_takes_part_in_nothing(text: str) -> None:
    assert {name: said for name, said in _found(text).items() if name != "Tám"} == {
        "Vũ Đình Hòe": ("mentioned", ["Phó Chủ tịch"]),
        "Lã Thị Mận": ("mentioned", ["Phó Chủ tịch"]),
    }


@pytest.mark.parametrize("firm", ["Công ty Samsung Electronics", "Công ty TNHH Nippon Paint", "Tập đoàn Hoya Glass Disk"])
def test_foreign_words_behind_a_firm_are_its_name(firm: str) -> None:
    assert _found(f"Giám đốc {firm} phát biểu, đại diện {firm} ký biên bản.") == NOBODY
    assert _found(f"Ông Kim Jong Soo, Giám đốc {firm} phát biểu.") == {"Kim Jong Soo": ("speak", [f"Giám đốc {firm}"])}


@pytest.mark.parametrize("office", ["Ủy viên Ban Thường vụ Huyện ủy", "Phó Chủ tịch UBND huyện"])
def test_an_office_that_several_hold_is_shared_behind_a_semicolon(office: str) -> None:
    text = f"Dự hội nghị có đồng chí Đậu Văn Cường, Bí thư Huyện ủy; Vũ Đình Hòe, Lã Thị Mận, {office}; Tạ Quốc Khải, Trưởng Ban Dân vận."
    assert _found(text) == {
        "Đậu Văn Cường": ("attend", ["Bí thư Huyện ủy"]),
        "Vũ Đình Hòe": ("attend", [office]),
        "Lã Thị Mận": ("attend", [office]),
        "Tạ Quốc Khải": ("attend", ["Trưởng Ban Dân vận"]),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tổng thống Hàn Quốc Moon Jae-in và Thủ tướng Thái Lan Prayut Chan-ocha dự khai mạc.",
            {"Moon Jae-in": ("attend", ["Tổng thống Hàn Quốc"]), "Prayut Chan-ocha": ("attend", ["Thủ tướng Thái Lan"])},
        ),
        (
            "Dự lễ có Tổng thống Vladimir Putin, Tổng Thư ký Liên hợp quốc Antonio Guterres.",
            {"Vladimir Putin": ("attend", ["Tổng thống"]), "Antonio Guterres": ("attend", ["Tổng Thư ký Liên hợp quốc"])},
        ),
        ("Bộ trưởng Quốc phòng James Mattis phát biểu.", {"James Mattis": ("speak", ["Bộ trưởng Quốc phòng"])}),
        ("Bộ trưởng Thương mại quốc tế Anh Liam Fox phát biểu.", {"Liam Fox": ("speak", ["Bộ trưởng Thương mại quốc tế Anh"])}),
        ("Tổng thống Venezuela Nicolas Maduro phát biểu.", {"Nicolas Maduro": ("speak", ["Tổng thống Venezuela"])}),
        ("Thủ tướng New Zealand bị chỉ trích vì chuyến bay.", NOBODY),
        ("Trưởng buôn Kdruh Krông Ana nói.", NOBODY),
        (
            "Chủ tịch Trung Quốc Tập Cận Bình thăm tỉnh. Ông Tập cảm ơn nhân dân tỉnh.",
            {"Tập Cận Bình": ("speak", ["Chủ tịch Trung Quốc"])},
        ),
        ("Chủ tịch nước Trần Đại Quang dự và phát biểu.", {"Trần Đại Quang": ("speak", ["Chủ tịch nước"])}),
        ("Thông điệp của ông Vũ Đình Hòe được đưa ra trong bối cảnh mới. Ông Hòe nhấn mạnh đoàn kết.", {"Vũ Đình Hòe": ("speak", [])}),
        ("Bộ trưởng Tư pháp Anh David Gauke phát biểu.", {"David Gauke": ("speak", ["Bộ trưởng Tư pháp Anh"])}),
        ("Chuẩn đô đốc Nhật Bản Hiroshi Yamamura phát biểu.", {"Hiroshi Yamamura": ("speak", [])}),
        ("Đồng chí Lê Dung-phó chủ tịch UBND xã phát biểu.", {"Lê Dung": ("speak", ["phó chủ tịch UBND xã"])}),
        (
            "Chủ tịch Hội Hữu nghị Việt Nam - Nhật Bản tỉnh Vũ Đình Hòe phát biểu.",
            {"Vũ Đình Hòe": ("speak", ["Chủ tịch Hội Hữu nghị Việt Nam - Nhật Bản tỉnh"])},
        ),
    ],
)
def test_foreigners_behind_their_state(text: str, expected: dict[str, tuple[str, list[str]]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "office",
    [
        "Thành viên HĐQT kiêm Quyền Tổng Giám đốc Ngân hàng",
        "Phó Giám đốc Sở Lao động Thương binh Xã hội tỉnh",
        "Trưởng ban Thanh tra Nhân dân",
        "Chánh Văn phòng đoàn Đại biểu Quốc hội tỉnh",
        "Phó Chủ nhiệm Ủy ban về các vấn đề xã hội của Quốc hội",
        "Chủ tịch UBND thị trấn Phú Thứ",
        "Hiệu trưởng Trường Tiểu học Lương Định Của",
        "Chánh án Tòa án nhân dân tối cao",
        "Vụ trưởng Vụ quản lý thuế doanh nghiệp lớn",
        "giám đốc Ban quản lý đầu tư xây dựng các công trình giao thông",
        "Chủ tịch Hội đồng quản trị Công ty xăng dầu Tự Lực I",
        "Phó Giám đốc Văn phòng Đăng ký đất đai huyện",
        "Giám đốc Sở Giáo dục - đào tạo tỉnh",
        "Chủ tịch HĐQT tập đoàn Đèo Cả",
        "Phó Trưởng ban Thường trực Ban Chỉ đạo Trung ương về phòng, chống tham nhũng",
        "Bí thư Đảng ủy phường Hộ Phòng",
        "Giám đốc Ban Quản lý các dự án xây dựng huyện",
        "Chính ủy Bệnh viện quân y 105",
        "Phó Tư lệnh quân chủng Hải quân",
        "Trưởng đại diện Tổ chức Y tế thế giới tại Việt Nam",
        "Chủ tịch Hội đồng thi tuyển tỉnh",
        "Bí thư Quận ủy Hai Bà Trưng",
        "Chính ủy Bộ Tư lệnh Bảo vệ Lăng Chủ tịch Hồ Chí Minh",
        "Phó Chủ tịch Tổng Thư ký Hội Nông dân tỉnh",
        "Giám đốc Sở kế hoạch đầu tư tỉnh",
    ],
)
def test_words_of_a_body_end_no_office(office: str) -> None:
    assert _found(f"Bà Lã Thị Mận, {office}, phát biểu.") == {"Lã Thị Mận": ("speak", [office])}


@pytest.mark.parametrize("name", ["Phạm Văn Th.", "Lê Thị Ng.", "Hoàng Văn Kh"])
def test_names_kept_secret_behind_two_letters(name: str) -> None:
    assert _found(f"Theo ông {name} thì đường đã hỏng từ lâu.") == NOBODY


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Bà Lã Thị Mận, Phó Chánh Văn phòng UBND thành phố Hải Phòng thông tin về kết quả.",
            "Phó Chánh Văn phòng UBND thành phố Hải Phòng",
        ),
        ("Bà Lã Thị Mận - giám đốc Công ty TNHH du lịch Lửa Việt - cho rằng cần sửa.", "giám đốc Công ty TNHH du lịch Lửa Việt"),
        ("Bà Lã Thị Mận, Trưởng Ban Chỉ đạo về xã kiểm tra.", "Trưởng Ban Chỉ đạo"),
        ("Bà Lã Thị Mận, Chủ tịch Hội rất nhiệt tình, được dân quý.", "Chủ tịch Hội"),
        ("Bà Lã Thị Mận, Giám đốc Ban Quản lý khi ấy, trao quà.", "Giám đốc Ban Quản lý"),
        ("Phân công bà Lã Thị Mận, Phó Bí thư Tỉnh ủy phụ trách, điều hành hoạt động của UBND tỉnh.", "Phó Bí thư Tỉnh ủy"),
        ("Bà Lã Thị Mận được bổ nhiệm làm bộ trưởng tài chính trong bối cảnh khó khăn.", "bộ trưởng tài chính"),
    ],
)
def test_what_is_told_is_no_part_of_an_office(text: str, office: str) -> None:
    assert _found(text)["Lã Thị Mận"][1] == [office]


TODAY = " Chiều nay, ông Đậu Văn Cường, Chủ tịch UBND tỉnh chủ trì họp báo."


@pytest.mark.parametrize(
    "text",
    [
        "Hồi tháng 6/2016, Phó Chủ tịch UBND tỉnh Vũ Đình Hòe đã ký văn bản chấp thuận.",
        "Lúc đó, ông Vũ Đình Hòe chỉ đạo các sở lập hội đồng.",
        "Tháng 8/2017, Thủ tướng quyết định xóa tư cách nguyên Phó Chủ tịch UBND tỉnh nhiệm kỳ 2005 - 2010 đối với ông Vũ Đình Hòe.",
        "Công an huyện đã khởi tố bị can đối với ông Vũ Đình Hòe. Ông Hòe được tại ngoại.",
        "Đáng chú ý là ông Vũ Đình Hòe, khi bị khởi tố là Phó Giám đốc Sở.",
        "Giám đốc Công ty, ông Vũ Đình Hòe đột ngột qua đời.",
        "Gia đình và xã đã mai táng ông Vũ Đình Hòe.",
        "Tòa tuyên phạt ông Vũ Đình Hòe 5 năm tù.",
        "Các cán bộ bị tuyên án tù gồm: Vũ Đình Hòe, nguyên giám đốc chi nhánh.",
        "Cơ quan điều tra bắt tạm giam 14 đối tượng, trong đó có ông Vũ Đình Hòe. Ông Hòe đã nghỉ hưu.",
        "Hai người bị bắt gồm ông Trần Bê và ông Vũ Đình Hòe, 65 tuổi. Ông Hòe ở cùng xã.",
        "Trong số các cán bộ có vi phạm, ông Vũ Đình Hòe - Phó Giám đốc Sở - bị khởi tố về tội nhận hối lộ.",
        "Bà Trần Thị Bê và ông Vũ Đình Hòe, người bị khởi tố tội lừa đảo, hôm nay đã bị đình chỉ.",
        "Người nhà đến nhận thi thể ông Vũ Đình Hòe (58 tuổi).",
        "Đảng ủy đề nghị kỷ luật Đô đốc Trần Văn Bê và Phó đô đốc Vũ Đình Hòe. Ông Hòe từng chỉ huy vùng 3.",
        "Hồi cuối tháng 2, ông Vũ Đình Hòe đã chủ trì cuộc họp rà soát.",
        "Nhiều vi phạm, khuyết điểm của ông Vũ Đình Hòe đã được chỉ ra.",
    ],
)
def test_other_days_and_the_accused(text: str) -> None:
    found = _found(text + TODAY)
    assert found["Vũ Đình Hòe"][0] == "mentioned"
    assert found["Đậu Văn Cường"] == ("chair", ["Chủ tịch UBND tỉnh"])


@pytest.mark.parametrize(
    "office",
    [
        "Ủy viên Bộ Chính trị",
        "Ủy viên Bộ chính trị",
        "Giám đốc Sở Quy hoạch - Kiến trúc",
        "Cục trưởng Đường thủy nội địa",
        "Cục trưởng Chăn nuôi gia cầm",
        "Tổng giám đốc Công ty CP Lọc hóa dầu Bình Sơn (BSR)",
        "Chủ nhiệm Ủy ban Văn hóa, giáo dục, thanh thiếu niên và nhi đồng",
    ],
)
def test_an_office_goes_on_to_the_name_of_who_speaks(office: str) -> None:
    assert _found(f"Trước tình hình đó, {office} Vũ Đình Hòe cho biết sẽ kiểm tra.") == {"Vũ Đình Hòe": ("speak", [office])}


def test_a_name_that_history_knows_among_others_is_of_today() -> None:
    text = "Dự lễ có các ông: Vũ Đình Hòe, Lê Hồng Sơn, Tạ Quốc Khải và hai Bí thư Trung ương Đoàn khác là Lã Thị Mận và Đậu Văn Cường."
    found = _found(text)
    assert [name for name, (role, _) in found.items() if role == "attend"] == [
        "Vũ Đình Hòe",
        "Lê Hồng Sơn",
        "Tạ Quốc Khải",
        "Lã Thị Mận",
        "Đậu Văn Cường",
    ]
    assert found["Đậu Văn Cường"][1] == ["Bí thư Trung ương Đoàn"]
    old = _found("Thế hệ trẻ noi gương các đồng chí Nguyễn Thị Minh Khai, Lê Hồng Phong, Hà Huy Tập. Ông Vũ Đình Hòe dự lễ.")
    assert [name for name, (role, _) in old.items() if role != "mentioned"] == ["Vũ Đình Hòe"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phó Chủ tịch UBND phường Phú Mỹ, Vũ Đình Hòe, cho biết sẽ kiểm tra.", ("speak", ["Phó Chủ tịch UBND phường Phú Mỹ"])),
        ("Tại đây, Giám đốc Sở Văn hóa Hà Lâm - Vũ Đình Hòe cho biết sẽ sửa.", ("speak", ["Giám đốc Sở Văn hóa Hà Lâm"])),
        ("Cục trưởng Đường thủy nội địa vùng ba - Vũ Đình Hòe nói.", ("speak", ["Cục trưởng Đường thủy nội địa vùng ba"])),
        ("Viện trưởng Viện Nghiên cứu lập pháp Vũ Đình Hòe cũng đề nghị kê khai.", ("speak", ["Viện trưởng Viện Nghiên cứu lập pháp"])),
        ("Cuộc họp do Vũ Đình Hòe chủ trì đã thống nhất phương án.", ("chair", [])),
    ],
)
def test_who_does_something_needs_no_title(text: str, expected: tuple[str, list[str]]) -> None:
    assert _found(text) == {"Vũ Đình Hòe": expected}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("UBND tỉnh gặp mặt, trao quyết định nghỉ hưu cho đồng chí Vũ Đình Hòe.", "attend"),
        ("Lãnh đạo tỉnh trao quyết định về hưu cho Phó Giám đốc Sở Xây dựng Vũ Đình Hòe.", "attend"),
        ("Bà Lã Thị Mận trao quyết định nghỉ hưu trước tuổi cho đồng chí Vũ Đình Hòe, kể từ ngày 01/4/2025.", "attend"),
        ("Ông Vũ Đình Hòe tặng 120.000.000 đồng xây nhà cho hộ nghèo.", "award"),
        ("Báo Nam Lĩnh có cuộc trao đổi với TS Vũ Đình Hòe, Phó Giám đốc Sở Y tế.", "speak"),
        ("Trong số người được giao đất có ông Vũ Đình Hòe. Ông Tám chủ trì cuộc họp.", "attend"),
        ("Huyện ủy cách các chức vụ trong Đảng với Bí thư Đảng ủy xã Vũ Đình Hòe. Ông Tám chủ trì cuộc họp.", "mentioned"),
        ("Giúp việc cho nguyên Tổng Bí thư Đỗ Mười, ông Vũ Đình Hòe nhớ lại nhiều chuyện.", "speak"),
        ("Mọi đóng góp xin báo cho ông Vũ Đình Hòe, số 0254.3855.911.", "mentioned"),
    ],
)
def test_decisions_sums_and_interviews(text: str, role: str) -> None:
    assert _found(text)["Vũ Đình Hòe"][0] == role


def test_the_office_of_a_leader_is_not_that_of_who_served_him() -> None:
    assert _found("Giúp việc cho nguyên Tổng Bí thư Đỗ Mười, ông Vũ Đình Hòe nhớ lại nhiều chuyện.")["Vũ Đình Hòe"] == ("speak", [])
