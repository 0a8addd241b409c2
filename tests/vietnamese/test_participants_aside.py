"""Who is named in a report and takes no part in it: interviews, rosters, households, the dead; and names and offices that run into others."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _roles(text: str) -> dict[str, str]:
    return {person.name: person.role for person in find_people({"body": text}).participants}


def _offices(text: str) -> dict[str, list[str]]:
    return {person.name: [office.raw for office in person.positions] for person in find_people({"body": text}).participants}


@pytest.mark.parametrize("asks", ["Phóng viên", "- PV", "Hỏi"])
def test_an_interview_tells_of_others(asks: str) -> None:
    roles = _roles(
        "Báo Bình Lâm có cuộc phỏng vấn đồng chí Đặng Thị Kim Xuyến, Trưởng Ban Dân vận Tỉnh ủy.\n"
        f"{asks}: Điểm nổi bật thời gian qua là gì?\n"
        "Đồng chí Đặng Thị Kim Xuyến: Nổi bật là sự chuyển biến của người đứng đầu.\n"
        f"{asks}: Đồng chí có thể nêu một ví dụ?\n"
        "Ở xã Đức Hạnh, anh Điểu Thanh, Chủ tịch UBND xã đã trực tiếp giải thích phương án đền bù với dân."
    )
    assert roles == {"Đặng Thị Kim Xuyến": "speak", "Điểu Thanh": "mentioned"}


def test_a_reader_in_brackets_asks() -> None:
    roles = _roles(
        "Hỏi: Việc hỗ trợ nhà ở được thực hiện ra sao? (Ông Trịnh Thế Quang, thôn Lũng Cao)\n"
        "Bà Hà Thị Kim Ngoan, Phó Giám đốc Sở Nội vụ trả lời: Mỗi thôn được hỗ trợ 30 triệu đồng.\n"
        "Hỏi: Cán bộ dôi dư có được trợ cấp không? (Bà Lương Thị Vui)"
    )
    assert roles == {"Trịnh Thế Quang": "speak", "Hà Thị Kim Ngoan": "speak", "Lương Thị Vui": "speak"}


@pytest.mark.parametrize(
    "text",
    [
        "Lãnh đạo Ban: Trưởng ban Cao Thanh Nam; các Phó Trưởng ban: Tô Thị Loan, Hoàng Đình Tích. Văn phòng ở tầng hai. Điện thoại do "
        "văn thư trực. Hồ sơ nhận trong giờ hành chính, trừ ngày lễ. Mọi người giữ trật tự, không hút thuốc, không mang theo vật dễ cháy.",
        "Mẹ đơn thân nuôi con bị bại não, ngày ngày đi nhặt ve chai, đêm về thức trắng bên con. Căn nhà dột nát từ lâu. Mọi sự giúp đỡ xin gửi "
        "về văn phòng xã, hoặc gửi trực tiếp cho chị Phùng Thị Hiền, thôn Đông. Khám bệnh sáng thứ Tư do y sĩ Hà Thị Quyên ở trạm.",
        "Hôm ấy, thầy Tùng đứng trên bục giảng. Thầy nói em Hạnh, lớp trưởng, phải nghỉ học vì nhà nghèo. Cả lớp lặng đi. Chiều đó, chúng tôi góp "
        "được 300 nghìn đồng, mang tới nhà Hạnh. Mẹ Hạnh ôm từng đứa, khóc. Hai mươi năm rồi, tôi vẫn nhớ buổi chiều mưa ấy.",
        "Phân công trực cơ quan tuần 12: thứ Hai: đ/c Thành, đ/c Hoa; thứ Ba: đ/c Bình, đ/c Lệ; thứ Tư: đ/c Tâm, đ/c Nga. Người trực ghi sổ. "
        "Thời gian trực từ 7 giờ đến 17 giờ. Khi có việc đột xuất phải báo ngay cho văn phòng để kịp thời xử lý theo quy định.",
    ],
    ids=["roster", "help", "story", "duty"],
)
def test_papers_that_report_nothing(text: str) -> None:
    assert set(_roles(text).values()) <= {"mentioned"}


def test_quotation_in_straight_marks_runs_over_sentences() -> None:
    roles = _roles('"Hồi đó khổ lắm. Ông Lò Văn Pâng phải chia sẻ từng bắp ngô. Nay thì khác", bà Lường Thị Ín kể.')
    assert roles == {"Lò Văn Pâng": "mentioned", "Lường Thị Ín": "speak"}


def test_a_priest_is_called_without_his_baptismal_name() -> None:
    roles = _roles("Linh mục Giuse Phan Văn Trọng tiếp đoàn. Linh mục Phan Văn Trọng cảm ơn tình cảm của lãnh đạo tỉnh.")
    assert roles == {"Giuse Phan Văn Trọng": "speak"}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Đến dự có Phó Chủ tịch UBND quận Thái Thị Nhạn, Phó Bí thư Đảng ủy phường Dương Hiển Vinh.",
            {"Thái Thị Nhạn": ["Phó Chủ tịch UBND quận"], "Dương Hiển Vinh": ["Phó Bí thư Đảng ủy phường"]},
        ),
        ("Chủ tịch UBND thị xã Bạch Thái Sơn kiểm tra.", {"Bạch Thái Sơn": ["Chủ tịch UBND thị xã"]}),
        (
            "Phó Trưởng phòng Tư pháp thành phố Mai Quế Lan cho biết kết quả.",
            {"Mai Quế Lan": ["Phó Trưởng phòng Tư pháp thành phố"]},
        ),
        (
            "Chủ tịch Hội Nông dân huyện Đoàn Văn Tiến, Bí thư Huyện đoàn Vi Thị Xuân trao giải.",
            {"Đoàn Văn Tiến": ["Chủ tịch Hội Nông dân huyện"], "Vi Thị Xuân": ["Bí thư Huyện đoàn"]},
        ),
        ("Giám đốc Sở GTVT Hoàng Đỗ Vạn Lý phát biểu.", {"Hoàng Đỗ Vạn Lý": ["Giám đốc Sở GTVT"]}),
        ("Giám đốc Bệnh viện Kiều Thanh Tùng cho biết bệnh viện có 200 giường.", {"Kiều Thanh Tùng": ["Giám đốc Bệnh viện"]}),
        (
            "Đồng chí Lò Thị Oanh, Phó trưởng Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh chủ trì.",
            {"Lò Thị Oanh": ["Phó trưởng Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh"]},
        ),
        (
            "Về trường hợp của anh Bảo, Chủ tịch UBND xã Nguyễn Đức Huân nhận trách nhiệm.",
            {"Bảo": [], "Nguyễn Đức Huân": ["Chủ tịch UBND xã"]},
        ),
        ("Tiếp bà Anneke van Dijk, Đại sứ Hà Lan tại Việt Nam.", {"Anneke van Dijk": ["Đại sứ Hà Lan tại Việt Nam"]}),
        ("Dự có các đồng chí: Già Bá Xồng, Chủ tịch UBND xã; Lô Thị Mai.", {"Già Bá Xồng": ["Chủ tịch UBND xã"], "Lô Thị Mai": []}),
        ("Các đồng chí Lê Xuân Hòa, Phạm Văn Thành Huy hiệu 50 năm tuổi Đảng.", {"Lê Xuân Hòa": [], "Phạm Văn Thành": []}),
        (
            "Đại úy Lê Văn Đa, Phó Trưởng Đại đội Biên phòng 215 phát biểu.",
            {"Lê Văn Đa": ["Phó Trưởng Đại đội Biên phòng 215"]},
        ),
        ("Tôi là Hoàng Trọng Nhơn, trú tại tổ 5.", {"Hoàng Trọng Nhơn": []}),
        ("Nghệ sĩ nhiếp ảnh Hồ Xuân Bổn cho biết cuộc thi có 210 tác giả.", {"Hồ Xuân Bổn": []}),
        (
            "Dự buổi gặp có nguyên lãnh đạo cơ quan qua các thời kỳ: Hồ Văn Đáng, Lê Thị Chín, Tô Ký Anh.",
            {"Hồ Văn Đáng": [], "Lê Thị Chín": [], "Tô Ký Anh": []},
        ),
    ],
)
def test_names_and_offices(text: str, offices: dict[str, list[str]]) -> None:
    assert _offices(text) == offices
