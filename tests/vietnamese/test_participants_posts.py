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
    ],
)
def test_nobody_takes_part(text: str) -> None:
    assert {name for name, (role, _) in people(text).items() if role != "mentioned"} == set()
