"""Reports of communes and wards since 2025: lists in brackets, decisions on pensions, slips in the marks of offices, boards of the army."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people


def test_items_numbered_in_roman_and_arabic_in_brackets() -> None:
    text = "Tham luận có: (i) ThS. Đinh Bá Ngạn – giảng viên Khoa Dân vận; (ii) bà Ma Lường, Chủ tịch UBND xã Ninh Thủy."
    assert people(text) == {
        "Đinh Bá Ngạn": ("speak", ["giảng viên Khoa Dân vận"]),
        "Ma Lường": ("speak", ["Chủ tịch UBND xã Ninh Thủy"]),
    }
    assert people(text.replace("Tham luận có", "Dự buổi lễ có").replace("(i)", "(1)"))["Đinh Bá Ngạn"][0] == "attend"


def test_further_items_of_an_appointment_have_no_verb() -> None:
    text = (
        "Đảng ủy xã Đăk Sơn công bố các quyết định về cán bộ. Theo đó:\n1. Đồng chí Đinh Quốc Hòa giữ chức Bí thư Đảng ủy xã.\n"
        "2. Đồng chí U Minh Tài: Phó Bí thư Thường trực Đảng ủy.\n3. Đồng chí Phan Văn Bá - Chủ nhiệm Ủy ban Kiểm tra Đảng ủy xã.\n"
        "Đồng chí Lê Đức Thuần, Phó Trưởng Ban Nội chính Tỉnh ủy trao các quyết định."
    )
    assert {name: role for name, (role, _) in people(text).items()} == {
        "Đinh Quốc Hòa": "appointed",
        "U Minh Tài": "appointed",
        "Phan Văn Bá": "appointed",
        "Lê Đức Thuần": "award",
    }


def test_who_gets_the_pension_is_given_no_post() -> None:
    text = (
        "Ban Dân vận Tỉnh ủy công bố Quyết định nghỉ hưu đối với đồng chí A Lương - Phó Trưởng Ban Dân vận Tỉnh ủy. Đồng chí Lê Thị Dung - "
        "Trưởng Ban trao quyết định và tặng hoa cho đồng chí A Lương. Phát biểu tại buổi lễ, đồng chí A Lương cảm ơn tập thể."
    )
    assert people(text) == {"A Lương": ("speak", ["Phó Trưởng Ban Dân vận Tỉnh ủy"]), "Lê Thị Dung": ("award", ["Trưởng Ban"])}


@pytest.mark.parametrize(
    "office", ["Phó Gíam đốc Sở Nội vụ", "Trường phòng Dân vận", "Phó Chi huy trưởng Ban CHQS xã", "Phó Chủ tích UBND xã"]
)
def test_a_slip_in_the_marks_of_an_office(office: str) -> None:
    assert people(f"Dự lễ có bà Trương Hồng Trâm, {office}; ông Lê Chí Bền, Bí thư Đảng ủy xã.")["Trương Hồng Trâm"] == ("attend", [office])


def test_a_name_like_an_office_without_marks_is_a_name() -> None:
    assert list(people("Dự lễ có các ông: Lê Chí Bền, Trương Ban, Chu Nhiệm.")) == ["Lê Chí Bền", "Trương Ban", "Chu Nhiệm"]


@pytest.mark.parametrize(
    "office",
    [
        "Phó Tham mưu trưởng Ban Chỉ huy phòng thủ khu vực 1 - Long Bình, Bộ Tư lệnh TPHCM",
        "Giám mục Giáo phận Lạng Sơn - Cao Bằng",
        "nguyên Chủ tịch UBND quận Đống Đa cũ",
        "Tổng Giám đốc Công ty CP Dệt may 29/4",
        "Trưởng phòng Dân vận các cơ quan Nhà nước, dân tộc và tôn giáo",
        "Trưởng ban chỉ đạo thực hiện Quy chế dân chủ ở cơ sở và công tác vận động quần chúng xã",
        "nguyên Phó Tiểu ban Tổ chức",
    ],
)
def test_offices_to_their_end(office: str) -> None:
    assert people(f"Dự lễ có ông Trương Gia Thụ, {office}; bà Lê Thị Bền.")["Trương Gia Thụ"] == ("attend", [office])


def test_clergy_by_their_initials() -> None:
    text = (
        "Tiếp đoàn có Ms. Siu Y Kiêm, Trưởng ban Đại diện Tin Lành tỉnh; MSNC. Kpă Blut, Quản nhiệm Chi hội; TĐ. Rơ Mah Hlin; "
        "Sr. Maria Nguyễn Thị Lành."
    )
    assert list(people(text)) == ["Siu Y Kiêm", "Kpă Blut", "Rơ Mah Hlin", "Maria Nguyễn Thị Lành"]


def test_who_heads_a_group_that_is_founded_is_appointed() -> None:
    text = "Công an phường công bố quyết định thành lập 12 tổ liên gia do các ông Lê Đình Khải, Phan Cự Nhân... làm tổ trưởng."
    assert {name: role for name, (role, _) in people(text).items()} == {"Lê Đình Khải": "appointed", "Phan Cự Nhân": "appointed"}


def test_candidates_behind_a_colon_and_southern_spelling() -> None:
    text = "Dự hội nghị có đồng chí Nguyễn Văn Sanh, Phó Bí thư Tỉnh ủy cùng các ứng cử viên: Lý Thị Khê, Chủ tịch Hội Nông dân tỉnh."
    assert people(text)["Nguyễn Văn Sanh"] == ("attend", ["Phó Bí thư Tỉnh ủy"])
    assert people("Bác sĩ Lê Hà Đan, Giám đốc bệnh viện gởi lời chúc đến các đồng nghiệp.")["Lê Hà Đan"][0] == "speak"


def test_a_shop_and_the_secretary_of_a_delegation() -> None:
    assert people("Đại diện Cơ sở nước mắm Bà Tư Lành trao quà cho ông Trần Văn Bưởi, Trưởng khu phố.").keys() == {"Trần Văn Bưởi"}
    text = "Đoàn gồm: (1) Ông Lê Quốc Thể, Phó Trưởng Ban Dân vận - Trưởng đoàn; (2) Bà Kim Thị Rinh, chuyên viên Văn phòng - Thư ký."
    assert people(text)["Kim Thị Rinh"] == ("attend", ["chuyên viên Văn phòng"])


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Dự có ông Trần Văn Bình, Trưởng khoa Luật, Trường đại học Kinh tế quốc dân.", "Trường đại"),
        ("Dự có bà Trần Thị Mai, Hội chữ thập đỏ xã Tân Lập.", "Hội chữ"),
        ("Dự có bà Trần Thị Mai, Trường phổ thông dân tộc nội trú huyện.", "Trường phổ"),
        ("Dự có ông Lê Văn An, Phó Hiệu trưởng, Trường đại học Y Hà Nội.", "Trường đại học"),
        ("Ngày 5/3/2025, Thứ tư, đồng chí Nguyễn Văn An, Bí thư xã dự.", "Thứ tư"),
        ("Dự có chị Lê Thị Hoa (Thị trường Hàn Quốc).", "Thị trường Hàn Quốc"),
    ],
)
def test_right_words_are_no_misspelled_offices(text: str, office: str) -> None:
    assert all(office not in offices for _, offices in people(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy công bố Quyết định nghỉ hưu đối với đồng chí Nguyễn Văn An; Quyết định bổ nhiệm đồng chí Lê Văn Bình giữ chức Trưởng Ban Dân vận.",
        "Do đồng chí Nguyễn Văn An nghỉ hưu theo quyết định của Tỉnh ủy, đồng chí Lê Văn Bình được bổ nhiệm giữ chức Trưởng Ban Dân vận.",
    ],
)
def test_who_follows_a_pensioner_is_appointed(text: str) -> None:
    assert people(text)["Lê Văn Bình"][0] == "appointed"


def test_a_number_that_begins_a_sentence_is_no_item() -> None:
    text = "Đồng chí Lê Văn An được bổ nhiệm giữ chức Bí thư Đảng ủy xã A. 30 cán bộ cùng Chủ tịch UBND xã Trần Văn Bình xuống đồng."
    assert people(text)["Trần Văn Bình"][0] == "attend"


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Ông Lê Văn Tám, Chủ tịch UBND xã Tân Lập và đơn vị tài trợ trao quà.", "Lê Văn Tám", "Chủ tịch UBND xã Tân Lập"),
        ("Ông Lê Văn Tám, Trưởng phòng Nội vụ huyện, kinh tế và xã hội ổn định.", "Lê Văn Tám", "Trưởng phòng Nội vụ huyện"),
        (
            "Ông Lê Văn Tám, Phó Chỉ huy trưởng Ban CHQS xã và công tác tuyển quân được khen.",
            "Lê Văn Tám",
            "Phó Chỉ huy trưởng Ban CHQS xã",
        ),
        ("Dự có ông Lê Văn Tám, Giám đốc Công ty Hoa Sen 12/7/2025 trao quà.", "Lê Văn Tám", "Giám đốc Công ty Hoa Sen"),
        ("Ban Chỉ đạo gồm: ông Lê Văn Tám, Trưởng đoàn ĐBQH tỉnh - Trưởng ban; bà Hoàng Thị Lan - Thư ký.", "Hoàng Thị Lan", "Thư ký"),
    ],
)
def test_offices_no_longer_than_they_are(text: str, name: str, office: str) -> None:
    assert people(text)[name][1] == [office]


def test_initials_without_a_stop_are_no_clergy() -> None:
    assert people("TĐ Bảo Việt tặng quà. Dự lễ có ông Lê Văn Tám, Trưởng thôn.").keys() == {"Lê Văn Tám"}
    assert list(people("Dự lễ có mục sư K'Mák")) in ([], ["K'Mák"])  # the text ends with the name
