"""Who answers whom, who is meant by a short name, and offices that a sentence gives late."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people
from tests.vietnamese.named import people


def test_who_asks_and_who_answers_both_speak() -> None:
    found = people(
        "Trả lời chất vấn của đại biểu Lê Thị Hân (đơn vị huyện Phú Lộc Hạ) về đất công ích, đồng chí Trần Văn Tám - TUV, Giám đốc Sở Tài nguyên "
        "và Môi trường cho biết diện tích đất công ích còn lại."
    )
    assert found == {
        "Lê Thị Hân": ("speak", []),
        "Trần Văn Tám": ("speak", ["TUV", "Giám đốc Sở Tài nguyên và Môi trường"]),
    }


def test_a_report_on_years_is_given_today() -> None:
    assert people("Về phía huyện, đồng chí Lê Văn Sáng, Phó Chủ tịch UBND huyện báo cáo kết quả thực hiện từ năm 2020 đến nay.") == {
        "Lê Văn Sáng": ("speak", ["Phó Chủ tịch UBND huyện"])
    }
    assert people("Ông Lê Văn Sáng, Chủ tịch xã hướng dẫn bà con nuôi bò từ năm 2013.")["Lê Văn Sáng"][0] == "mentioned"


def test_those_who_preside_with_others() -> None:
    text = "Đồng chí Lê Đình Tám chủ trì hội nghị; cùng chủ trì có các đồng chí Phó Trưởng ban: Trần Thị Chín, Vũ Văn Mười."
    assert {name: role for name, (role, _) in people(text).items()} == dict.fromkeys(
        ("Lê Đình Tám", "Trần Thị Chín", "Vũ Văn Mười"), "chair"
    )


def test_what_the_guests_do_behind_whom_they_visit() -> None:
    text = "Sáng 28/2, các đại biểu thăm, tặng quà Mẹ Việt Nam anh hùng Lê Thị Búp (thôn Đức Hòa) và phát động Tết trồng cây."
    assert people(text) == {"Lê Thị Búp": ("attend", [])}


def test_an_officer_whose_unit_gives_presents() -> None:
    text = (
        "Những ngày này, chiến sĩ Đồn Biên phòng Nậm Lì đưa con nuôi của đơn vị đi chợ. Ngày 13/2, Trung tá Lê Đình Tám - Chính trị viên Đồn Biên "
        "phòng Nậm Lì cùng cán bộ của đơn vị đưa các cháu xuống chợ phiên mua quần áo mới, bánh kẹo. Cùng ngày, đơn vị thăm, tặng 14 suất quà cho "
        "các gia đình chính sách trên địa bàn."
    )
    assert people(text)["Lê Đình Tám"][0] == "attend"


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        (
            "Đồng chí Giàng Thị Sua - Phó Chủ tịch HĐND tỉnh khóa XIV được bầu lại chức vụ Phó Chủ tịch HĐND tỉnh khóa XV.",
            "Giàng Thị Sua",
            ["Phó Chủ tịch HĐND tỉnh khóa XIV", "Phó Chủ tịch HĐND tỉnh khóa XV"],
        ),
        (
            "Chức vụ Phó Chủ tịch UBND tỉnh được phê chuẩn đối với ông Lê Đình Tám (Tỉnh ủy viên).",
            "Lê Đình Tám",
            ["Phó Chủ tịch UBND tỉnh", "Tỉnh ủy viên"],
        ),
        (
            "Bộ Chính trị chỉ định Bí thư Tỉnh ủy nhiệm kỳ 2025 - 2030 là ông Lê Đình Tám, Ủy viên Trung ương Đảng.",
            "Lê Đình Tám",
            ["Bí thư Tỉnh ủy", "Ủy viên Trung ương Đảng"],
        ),
    ],
)
def test_posts_that_are_given(text: str, name: str, offices: list[str]) -> None:
    assert people(text)[name] == ("appointed", offices)


@pytest.mark.parametrize(
    "office",
    [
        "Thư ký Phó Chủ tịch Quốc hội",
        "Trợ lý Phó Chủ tịch nước",
        "Trưởng Ban liên lạc Hội ĐH Nam Lĩnh tại Hà Nội",
        "Chủ tịch Hội đồng hương Nam Lĩnh tại TP. Hồ Chí Minh",
        "Trưởng khoa Nông nghiệp - Tài nguyên thiên nhiên",
    ],
)
def test_whole_offices(office: str) -> None:
    assert people(f"Dự có ông Lê Đình Tám, Trưởng thôn; ông Trần Văn Chín, {office}; bà Vũ Thị Mười.")["Trần Văn Chín"][1] == [office]


def test_a_man_and_a_woman_of_one_given_name() -> None:
    text = "Dự có bà Lê Thị Bình, Phó Chủ tịch Hội Nông dân tỉnh; ông Bình, Phó Trưởng Ban Dân vận. Bà Bình phát biểu."
    assert people(text) == {
        "Lê Thị Bình": ("speak", ["Phó Chủ tịch Hội Nông dân tỉnh"]),
        "Bình": ("attend", ["Phó Trưởng Ban Dân vận"]),
    }


def test_a_name_of_the_highlands_with_and_without_a_blank() -> None:
    text = "Dự có các ông, bà: Lê Thị Hoa; K'Dụng, Phó Bí thư Đảng ủy xã Đạ Lây.\nĐại biểu HĐND tỉnh K' Dụng trình bày báo cáo với cử tri."
    assert people(text)["K'Dụng"] == ("speak", ["Phó Bí thư Đảng ủy xã Đạ Lây", "Đại biểu HĐND tỉnh"])


def test_offices_broken_over_lines() -> None:
    text = (
        "Dự hội nghị có đồng chí Nguyễn Đình Hà, Phó Bí thư\nThường trực Tỉnh ủy; đồng chí Lê Thị Lan, Chủ tịch Ủy ban\n"
        "MTTQ Việt Nam tỉnh chủ trì."
    )
    assert people(text) == {
        "Nguyễn Đình Hà": ("attend", ["Phó Bí thư\nThường trực Tỉnh ủy"]),
        "Lê Thị Lan": ("chair", ["Chủ tịch Ủy ban\nMTTQ Việt Nam tỉnh"]),
    }


def test_the_head_of_a_body_s_delegation() -> None:
    assert people("Trưởng đoàn công tác của Bộ Nội vụ Lê Văn Hòa phát biểu tại buổi làm việc.")["Lê Văn Hòa"][0] == "chair"


def test_a_dotted_member_of_a_council() -> None:
    text = "Hòa thượng Thích Thiện Nhân, UV. HĐTS GHPGVN, Trưởng BTS GHPGVN tỉnh dự lễ."
    assert people(text) == {"Thích Thiện Nhân": ("attend", ["UV. HĐTS GHPGVN", "Trưởng BTS GHPGVN tỉnh"])}


def test_who_holds_a_post_already_is_not_appointed() -> None:
    text = (
        "Sáng 17/1, Bộ Quốc phòng trao quyết định. Theo quyết định được công bố, các sĩ quan đang giữ chức vụ Chỉ huy trưởng Bộ CHQS các tỉnh được "
        "thăng quân hàm Thiếu tướng gồm: Nguyễn Đình Hưởng, Chỉ huy trưởng Bộ CHQS tỉnh Nam Lĩnh; Y Sơn Niê, Chỉ huy trưởng Bộ CHQS tỉnh Sông Đà."
    )
    assert {name: role for name, (role, _) in people(text).items()} == {"Nguyễn Đình Hưởng": "attend", "Y Sơn Niê": "attend"}


def test_a_post_behind_a_seat() -> None:
    text = (
        "Điều động, phân công Thiếu tướng Nguyễn Hồng Sáu (sinh năm 1979), Cục trưởng Cục An ninh nội địa, tham gia Ban Thường vụ, giữ chức Phó Bí "
        "thư Tỉnh ủy Nam Lĩnh."
    )
    assert people(text) == {"Nguyễn Hồng Sáu": ("appointed", ["Cục trưởng Cục An ninh nội địa", "Phó Bí thư Tỉnh ủy Nam Lĩnh"])}


def test_who_is_given_something_and_who_gives_then() -> None:
    text = (
        "Bộ trưởng Bộ Công an tặng Bằng khen cho ông Lương Văn Hiếu, Tổ trưởng Tổ bảo vệ ANTT khối 6; Thứ trưởng Lê Đình Tuyền và đồng chí Hoàng Văn "
        "Nghiệm đã trao 10 suất quà."
    )
    assert {name: role for name, (role, _) in people(text).items()} == {
        "Lương Văn Hiếu": "attend",
        "Lê Đình Tuyền": "award",
        "Hoàng Văn Nghiệm": "award",
    }


@pytest.mark.parametrize("whom", ["05 tân sinh viên", "3 em", "3 hộ nghèo", "các công nhân", "3 học sinh vượt khó"])
def test_those_who_are_given_something(whom: str) -> None:
    text = f"Ông Lê Đình Lan trao học bổng Nguyễn Trường Tộ cho {whom}: Lê Hà Phương, Đỗ Quang Anh và Kim Min Seo."
    assert {name for name, (role, _) in people(text).items() if role == "attend"} == {"Lê Hà Phương", "Đỗ Quang Anh", "Kim Min Seo"}


@pytest.mark.parametrize("places", ["các hộ nghèo ở các xã", "học sinh các trường"])
def test_places_behind_a_colon_are_given_nothing(places: str) -> None:
    assert people(f"Đoàn tặng 20 suất quà cho {places}: Nhơn Hội, Phước Lộc, Lê Lợi.") == {}


def test_names_of_a_list_whose_first_syllable_is_rare() -> None:
    text = "Sáng 5/8, các anh Giang Hữu Hiệp, Khấu Phong Em, Nguyễn Hoàng Duy và Giang Văn Tảng được Công an tỉnh khen thưởng."
    assert list(people(text)) == ["Giang Hữu Hiệp", "Khấu Phong Em", "Nguyễn Hoàng Duy", "Giang Văn Tảng"]


@pytest.mark.parametrize(
    ("printed", "offices"),
    [
        (
            "Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh",
            ["Phó Giám đốc", "Thủ trưởng Cơ quan CSĐT Công an tỉnh"],
        ),
        ("Chủ tịch HĐQT Công ty cổ phần đầu tư Phú Cường", ["Chủ tịch HĐQT Công ty cổ phần đầu tư Phú Cường"]),
        ("Phó Trưởng Phòng XDPT toàn dân bảo vệ ANTQ", ["Phó Trưởng Phòng XDPT toàn dân bảo vệ ANTQ"]),
    ],
)
def test_offices_behind_a_name(printed: str, offices: list[str]) -> None:
    text = f"Thay mặt Ban Giám đốc Công an tỉnh, Đại tá Lê Đình Sol – {printed} trao giấy khen cho các cá nhân."
    assert people(text)["Lê Đình Sol"] == ("award", offices)


def test_diplomats_of_the_second_rank() -> None:
    text = "Cùng đi có Phó Tổng lãnh sự Vilayvanh Keobounphanh và Bí thư thứ hai Somphone Sichaleune; Bí thư thứ nhất Lý Dĩnh."
    assert people(text) == {
        "Vilayvanh Keobounphanh": ("attend", ["Phó Tổng lãnh sự"]),
        "Somphone Sichaleune": ("attend", ["Bí thư thứ hai"]),
        "Lý Dĩnh": ("attend", ["Bí thư thứ nhất"]),
    }


def test_offices_labelled_in_minutes() -> None:
    text = "- Chủ trì hội nghị: Bà: Nguyễn Thị Minh- Chức vụ: Ủy viên Ban Thường vụ Huyện ủy, Trưởng Ban Dân vận"
    assert people(text) == {"Nguyễn Thị Minh": ("chair", ["Ủy viên Ban Thường vụ Huyện ủy", "Trưởng Ban Dân vận"])}


def test_who_is_greeted_from_afar() -> None:
    text = "Chủ tịch Quốc hội Trần Đình Mẫn chào mừng đoàn; gửi lời thăm hỏi tới Chủ tịch Quốc hội Lào Xaysomphone Phomvihane."
    assert people(text)["Xaysomphone Phomvihane"][0] == "mentioned"


def test_a_monk_with_a_dash_behind_the_name() -> None:
    text = "Đoàn đã đến thăm Hòa thượng Thích Từ Vân-Trưởng ban Trị sự GHPGVN tỉnh. Hòa thượng Thích Từ Vân cảm ơn sự quan tâm của đoàn."
    assert people(text) == {"Thích Từ Vân": ("speak", ["Trưởng ban Trị sự GHPGVN tỉnh"])}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Trưởng đoàn công tác của Bộ Nội vụ tặng quà cho bà Hồ Thị Búp.", "Hồ Thị Búp", "attend"),
        ("Chủ tọa phiên họp của HĐND tỉnh mời ông Lê Đình An phát biểu.", "Lê Đình An", "speak"),
        ("Chiều 5/6, đoàn đến thăm, gửi lời thăm hỏi tới Mẹ Việt Nam anh hùng Hồ Thị Búp.", "Hồ Thị Búp", "attend"),
        ("Ý kiến được phát biểu tại hội nghị có: ông Lê Đình An, bà Hồ Thị Na.", "Hồ Thị Na", "speak"),
        ("Ông Lê Đình An, hiện giữ chức Chủ tịch UBND xã Khe Mây, phát biểu.", "Lê Đình An", "speak"),
    ],
)
def test_what_looks_alike_and_is_not(text: str, name: str, role: str) -> None:
    assert people(text)[name][0] == role


def test_the_office_that_somebody_holds_now() -> None:
    text = "Ông Lê Đình An, hiện giữ chức Chủ tịch UBND xã Khe Mây, phát biểu."
    assert people(text)["Lê Đình An"][1] == ["Chủ tịch UBND xã Khe Mây"]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ trì: đồng chí Lê Đình An, Chủ tịch\nHội nghị đã nghe báo cáo, thảo luận.",
        "Dự có đồng chí Lê Đình An, Chủ tịch\nSở Nội vụ báo cáo, làm rõ các ý kiến.",
    ],
)
def test_lines_that_end_with_an_office(text: str) -> None:
    assert people(text)["Lê Đình An"][1] == ["Chủ tịch"]


def test_people_of_one_syllable_and_both_sexes() -> None:
    text = "Ông Năm, Trưởng ấp và bà Năm, Chi hội trưởng dự họp. Ông Năm phát biểu. Bà Năm trao quà. Ông Năm cảm ơn."
    assert [(one.honorific, one.role) for one in find_people({"body": text}).participants] == [("ông", "speak"), ("bà", "award")]
    assert list(people("Thầy thuốc ưu tú Lê Thị Lan, Giám đốc Bệnh viện dự họp. Bà Lan phát biểu.")) == ["Lê Thị Lan"]
    assert list(people("Dự họp có các ông Trần Thị Bình, Hồ Văn Na. Bà Bình phát biểu.")) == ["Trần Thị Bình", "Hồ Văn Na"]


@pytest.mark.parametrize(
    "text",
    [
        "Tập huấn cho 50 nông dân kỹ thuật trồng các loại cây: Mai Vàng, Đào Phai, Lê Nâu.",
        "Đoàn tặng quà cho những người có công ở các xóm: Đồng Tâm, Nậm Lì.",
    ],
)
def test_things_and_places_are_given_nothing(text: str) -> None:
    assert people(text) == {}


def test_feasts_and_villages_go_on_no_list() -> None:
    assert list(people("Dự họp có các đồng chí Lê Đình An, Hồ Thị Na, Nậm Lì và đại diện các bản.")) == ["Lê Đình An", "Hồ Thị Na"]
