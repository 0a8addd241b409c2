"""Who gets, leaves or merely bears a post, and who is not there at all."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people

Found = dict[str, tuple[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sở trao quyết định cho hai người, gồm ứng viên Lò Thị Sen trúng tuyển vị trí Phó hiệu trưởng Trường THPT Nà Hang; ứng viên Hà Văn Bảy "
            "trúng tuyển chức danh Hiệu trưởng Trường THCS Pác Ma.",
            {
                "Lò Thị Sen": ("appointed", ["Phó hiệu trưởng Trường THPT Nà Hang"]),
                "Hà Văn Bảy": ("appointed", ["Hiệu trưởng Trường THCS Pác Ma"]),
            },
        ),
        (
            "Các đồng chí: Lê Văn Sáng, Trần Thị Chín, Vũ Văn Mười trúng cử, là Phó Chủ tịch Hội khóa IV.",
            dict.fromkeys(("Lê Văn Sáng", "Trần Thị Chín", "Vũ Văn Mười"), ("appointed", ["Phó Chủ tịch Hội khóa IV"])),
        ),
        (
            "Đại hội đã bầu Ban Chấp hành. Hai Phó Chủ tịch mới là các ông: Lê Văn Sáng và Trần Đình Chín.",
            dict.fromkeys(("Lê Văn Sáng", "Trần Đình Chín"), ("appointed", ["Phó Chủ tịch"])),
        ),
        (
            "Huyện đoàn công bố quyết định công nhận Bí thư Đoàn xã Nà Hang đối với chị Lò Thị Sen.",
            {"Lò Thị Sen": ("appointed", ["Bí thư Đoàn xã Nà Hang"])},
        ),
        (
            "Ông Lê Minh Hải thôi giữ chức Chủ tịch VFX; ông Trần Quốc Tuấn, Phó Chủ tịch VFX đảm nhiệm chức quyền Chủ tịch VFX.",
            {
                "Lê Minh Hải": ("appointed", ["Chủ tịch VFX"]),
                "Trần Quốc Tuấn": ("appointed", ["Phó Chủ tịch VFX", "quyền Chủ tịch VFX"]),
            },
        ),
        (
            "Bộ Chỉ huy bàn giao chức danh Chính ủy, đồng chí Đại tá Hà Văn Bảy, Phó Chính ủy Quân khu 9 chủ trì hội nghị.",
            {"Hà Văn Bảy": ("chair", ["Phó Chính ủy Quân khu 9"])},
        ),
        (
            "Dự có ông Lê Văn Sáng - Chủ tịch UBMTTQVN phường, các Phó Chủ tịch UBND phường cùng 74 đại biểu.",
            {"Lê Văn Sáng": ("attend", ["Chủ tịch UBMTTQVN phường"])},
        ),
        (
            "Dự có các đồng chí Ủy viên Trung ương Đảng: Phó Chủ nhiệm Ủy ban Pháp luật của Quốc hội Lê Văn Sáng; Trung tướng Hà Văn Bảy - "
            "Thứ trưởng Bộ Công an.",
            {
                "Lê Văn Sáng": ("attend", ["Ủy viên Trung ương Đảng", "Phó Chủ nhiệm Ủy ban Pháp luật của Quốc hội"]),
                "Hà Văn Bảy": ("attend", ["Ủy viên Trung ương Đảng", "Thứ trưởng Bộ Công an"]),
            },
        ),
        (
            "Đoàn đến thăm, tặng quà gia đình: đồng chí Lê Văn Sáng, nguyên Chủ tịch UBND xã; bà Lò Thị Sen.",
            {"Lê Văn Sáng": ("attend", ["nguyên Chủ tịch UBND xã"]), "Lò Thị Sen": ("attend", [])},
        ),
        (
            "Trong đó 2 đồng chí nhận Huy hiệu 65 năm là đồng chí Lê Văn Sáng sinh năm 1936, chi bộ Nà Hang và đồng chí Lò Thị Sen, sinh năm 1937.",
            {"Lê Văn Sáng": ("attend", []), "Lò Thị Sen": ("attend", [])},
        ),
        (
            "Bà Lò Thị Sen chúc sức khỏe Giám mục Giáo phận Lam Sơn Phêrô Hà Văn Bảy, khẳng định chính sách tự do tín ngưỡng.",
            {"Lò Thị Sen": ("speak", []), "Phêrô Hà Văn Bảy": ("attend", ["Giám mục Giáo phận Lam Sơn"])},
        ),
        (
            "Dự lễ có Bí thư Thành ủy Lê Văn Sáng. Phát biểu tại buổi lễ, đồng chí Bí thư Thành ủy chúc mừng nhà trường.",
            {"Lê Văn Sáng": ("speak", ["Bí thư Thành ủy"])},
        ),
        ("Chủ trì có ông Trần Đình Tuy. Ông Trần Đình Tuy được tín nhiệm tái cử.", {"Trần Đình Tuy": ("chair", [])}),
        ("Dự lễ có ông Lê Văn Sáng, Tỉnh ủy viên, Bí thư Đảng...", {"Lê Văn Sáng": ("attend", ["Tỉnh ủy viên"])}),
        ("Sáng 3/5, lãnh đạo tỉnh tặng hoa anh Lê Văn Sáng ẢNH K.HOAN", {"Lê Văn Sáng": ("attend", [])}),
        (
            "Đồng chí Lê Văn Sáng đề nghị đồng chí Hà Văn Bảy báo cáo kết quả.",
            {"Lê Văn Sáng": ("speak", []), "Hà Văn Bảy": ("attend", [])},
        ),
        (
            "Thiếu tướng Lê Văn Sáng mong Đại tá Hà Văn Bảy tiếp tục truyền đạt kinh nghiệm.",
            {"Lê Văn Sáng": ("speak", []), "Hà Văn Bảy": ("attend", [])},
        ),
        (
            "Đồng thời, đồng chí trao Bằng khen cho 5 cá nhân, trong đó có: ông Lê Văn Sáng, bà Lò Thị Sen.",
            {"Lê Văn Sáng": ("attend", []), "Lò Thị Sen": ("attend", [])},
        ),
        (
            "Hội nghị bầu 5 đồng chí, trong đó có: ông Lê Văn Sáng, bà Lò Thị Sen.",
            {"Lê Văn Sáng": ("appointed", []), "Lò Thị Sen": ("appointed", [])},
        ),
        (
            "Đồng chí Lê Văn Sáng, Phó Chủ tịch UBND tỉnh cùng lãnh đạo các sở, ngành chủ trì lễ kỷ niệm.",
            {"Lê Văn Sáng": ("chair", ["Phó Chủ tịch UBND tỉnh"])},
        ),
        ("Đồng chí Lê Văn Sáng cùng lãnh đạo các sở, ban, ngành trao quà cho 5 hộ.", {"Lê Văn Sáng": ("award", [])}),
        ("Đồng chí Lê Văn Sáng cùng các sở, ngành tháo gỡ khó khăn, bà con phát biểu.", {"Lê Văn Sáng": ("attend", [])}),
        ("Theo đề nghị đồng chí Lê Văn Sáng phát biểu kết luận hội nghị.", {"Lê Văn Sáng": ("speak", [])}),
        (
            "Tham dự có các đồng chí: Lê Văn Sáng - Bí thư Tỉnh ủy, Hà Văn Bảy - Phó Bí thư Tỉnh ủy…",
            {"Lê Văn Sáng": ("attend", ["Bí thư Tỉnh ủy"]), "Hà Văn Bảy": ("attend", ["Phó Bí thư Tỉnh ủy"])},
        ),
        (
            "Ông Lê Văn Sáng được phân công nhiệm vụ Phó Trưởng Ban Dân vận Tỉnh ủy.",
            {"Lê Văn Sáng": ("appointed", ["Phó Trưởng Ban Dân vận Tỉnh ủy"])},
        ),
        (
            "Phân công đồng chí Lê Văn Sáng, Phó Bí thư Đảng ủy xã Bến Chùa, đến xã Nà Hang, giữ chức Bí thư Đảng ủy xã Nà Hang.",
            {"Lê Văn Sáng": ("appointed", ["Phó Bí thư Đảng ủy xã Bến Chùa", "Bí thư Đảng ủy xã Nà Hang"])},
        ),
        ("Đón tiếp có Linh mục Đại diện tư pháp Gioan Hà Văn Bảy.", {"Gioan Hà Văn Bảy": ("attend", ["Đại diện tư pháp"])}),
        (
            "Lễ viếng ông Lê Văn Sáng được tổ chức trọng thể. Bà Lò Thị Sen, Chủ tịch UBND tỉnh dự lễ truy điệu và đọc điếu văn.",
            {"Lê Văn Sáng": ("mentioned", []), "Lò Thị Sen": ("speak", ["Chủ tịch UBND tỉnh"])},
        ),
        ("Tỉnh trưởng tỉnh Kampong Thom Sok Lou phát biểu.", {"Sok Lou": ("speak", ["Tỉnh trưởng tỉnh Kampong Thom"])}),
        (
            "Phó Tỉnh trưởng tỉnh Sê Kông Lết Xay Nha Phôn dẫn đầu đoàn.",
            {"Lết Xay Nha Phôn": ("chair", ["Phó Tỉnh trưởng tỉnh Sê Kông"])},
        ),
        ("Dự lễ có linh mục Lê Văn Sáng, Chánh sở Họ đạo Cái Ngang.", {"Lê Văn Sáng": ("attend", ["Chánh sở Họ đạo Cái Ngang"])}),
    ],
)
def test_posts(text: str, expected: Found) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lò Thị Sen, nguyên Phó Giám đốc Bệnh viện huyện.\nMẹ đồng chí Lê Văn Sáng, Bí thư Huyện ủy.\nTừ trần lúc 11 giờ ngày 16-9.\n"
        "Lễ viếng tại nhà.\nLễ truy điệu lúc 14 giờ ngày 18-9.\nBáo Nà Hang chia buồn cùng ông Lê Văn Sáng và gia quyến.",
        "Trong Quyết định số 1123 vừa ký, Chủ tịch UBND tỉnh Lê Văn Sáng tặng Bằng khen cho năm tập thể có nhiều đóng góp.",
        "Chiều 14/11, công an đã làm rõ vụ ông Lê Văn Sáng, Chủ tịch Hội Nông dân xã Nà Hang trình báo bị cướp. Ông Sáng đã tiêu hết tiền quỹ.",
        "Người thực hiện: Sư Chơn Tâm - Thanh Hà",
        "TRAO ĐỔI KINH NGHIỆM XÂY DỰNG NÔNG THÔN MỚI, ĐÔ THỊ VĂN MINH",
    ],
)
def test_nobody_takes_part(text: str) -> None:
    assert {name for name, (role, _) in people(text).items() if role != "mentioned"} == set()


def test_a_report_with_sources_tells_of_a_day() -> None:
    notes = "Tài liệu tham khảo\n(1) Trần Hữu Khuê: Phong cách cán bộ, Nxb. Lý luận, Hà Nội, 2011, tr.45"
    said = "{}tại xã Nà Hang, đồng chí Lê Văn Sáng, Bí thư Đảng ủy xã chủ trì hội nghị đối thoại với người có uy tín.\n" + notes
    assert people(said.format("Sáng ngày 21 tháng 4 năm 2017, "))["Lê Văn Sáng"][0] == "chair"
    assert people(said.format("Hội nghị "))["Lê Văn Sáng"][0] == "mentioned"
