"""People in lines: rows of tables, offices behind a colon, programmes, notices of charges and decisions, lists of the elected; questions and
answers face to face; where such lines end an office."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people


def test_the_rows_of_a_table() -> None:
    rows = "STT | Họ và tên | Chức vụ\n1 | Nguyễn Văn An | Chủ tịch UBND xã Tân Lập\n2 | Lê Thị Hoa | Trưởng Ban Dân vận Huyện ủy"
    assert people(f"Dự hội nghị có các đồng chí:\n{rows}") == {
        "Nguyễn Văn An": ("attend", ["Chủ tịch UBND xã Tân Lập"]),
        "Lê Thị Hoa": ("attend", ["Trưởng Ban Dân vận Huyện ủy"]),
    }


def test_offices_behind_a_colon_at_the_end_of_a_line() -> None:
    opening = "Ngày 3/8/2021, Ban Thường vụ Huyện ủy công bố quyết định kiện toàn Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở, gồm:"
    lines = "1- Đồng chí Hờ A Lành, Phó Bí thư Huyện ủy: Trưởng ban;\n2- Đồng chí Nguyễn Ngọc Khoa, Trưởng phòng Nội vụ: Ủy viên."
    assert people(f"{opening}\n{lines}") == {
        "Hờ A Lành": ("appointed", ["Phó Bí thư Huyện ủy", "Trưởng ban"]),
        "Nguyễn Ngọc Khoa": ("appointed", ["Trưởng phòng Nội vụ", "Ủy viên"]),
    }


@pytest.mark.parametrize(
    "office",
    [
        "Giám đốc HTX dệt lanh Lùng Tám",
        "Tổ trưởng Tổ hợp tác chè Nậm Ty",
        "Quản đốc Phân xưởng Khai thác 3",
        "Giám đốc Phòng giao dịch NHCSXH huyện",
        "Thành viên HĐTV Tổng Công ty Điện lực miền Đông",
        "Trưởng phòng Xây dựng phong trào bảo vệ ANTQ (PV05)",
        "Đại Tăng thống phái Thommayut",
    ],
)
def test_bodies_of_work(office: str) -> None:
    assert people(f"Dự có chị Vàng Thị Mây, {office}; ông Lê Văn Bình, Chủ tịch UBND xã.")["Vàng Thị Mây"] == ("attend", [office])


def test_the_holder_behind_whom_somebody_talks_of() -> None:
    text = "Nói về vai trò của ông Điêu, Phó Bí thư Đảng ủy xã Phước Tiến Nguyễn Văn Hời khẳng định: ông nói đi đôi với làm."
    assert people(text)["Nguyễn Văn Hời"] == ("speak", ["Phó Bí thư Đảng ủy xã Phước Tiến"])


def test_a_guest_of_a_ministry_of_another_state() -> None:
    assert people("Thứ trưởng Bộ Lễ nghi và Tôn giáo Dok Narin phát biểu.") == {
        "Dok Narin": ("speak", ["Thứ trưởng Bộ Lễ nghi và Tôn giáo"])
    }


def test_names_behind_who_they_are() -> None:
    given = "Bà Cầm Thị Mây, Chủ tịch Hội Phụ nữ tỉnh trao 10 con bò cho hội viên nghèo: Vàng Thị Chía, Mùa Thị Dở."
    assert list(people(given)) == ["Cầm Thị Mây", "Vàng Thị Chía", "Mùa Thị Dở"]
    prize = "Ban Tổ chức trao giải. Giải Ba: 3 thí sinh, gồm Nguyễn Văn Thê, Huỳnh Tấn Đạt và Võ Thị Mẫn."
    assert list(people(prize)) == ["Nguyễn Văn Thê", "Huỳnh Tấn Đạt", "Võ Thị Mẫn"]


def test_who_is_absent_takes_no_part() -> None:
    text = (
        "Thành phần dự họp:\n- Bà Rơ Châm Hyéo: Chủ tịch Hội Phụ nữ xã;\n- Vắng: ông Trần Văn Bẩy (có lý do).\nBà Rơ Châm Hyéo phát biểu."
    )
    assert people(text)["Trần Văn Bẩy"][0] == "mentioned"


def test_questions_and_answers_face_to_face() -> None:
    asked = "Hỏi: Ông Lù Văn Chúng (bản Nà Ban) hỏi: Hộ tôi có được hỗ trợ không?"
    told = "Trả lời: Đồng chí Cà Thị Lá, Phó Chủ tịch UBND xã Hua La trả lời: Hộ ông nằm trong danh sách."
    meeting = "Buổi đối thoại diễn ra ngày 16/8/2023."
    more = "Hỏi: Bà Tòng Thị Phành hỏi về thẻ bảo hiểm?"
    assert people(f"{asked}\n{told}\n{more}\n{meeting}")["Cà Thị Lá"] == ("speak", ["Phó Chủ tịch UBND xã Hua La"])
    assert people(f"{asked}\n{told}\n{more}")["Cà Thị Lá"][0] == "mentioned"  # a reader's question in a paper


def test_who_is_added_to_a_committee_and_who_heads_it_with_others() -> None:
    added = (
        "Hội nghị hiệp thương cử bổ sung 02 ủy viên, gồm: bà Phạm Thị Diễm – Chủ tịch Hội LHPN huyện, ông Đặng Hoàng Ấn – Bí thư Đoàn xã."
    )
    assert {role for role, _ in people(added).values()} == {"appointed"}
    elected = "Linh mục Antôn Lê Tuần tiếp tục giữ chức Chủ tịch Hội; các Phó Chủ tịch: Linh mục Phêrô Nguyễn Văn Vàng, ông Phạm Duy Hiền."
    assert people(elected)["Phêrô Nguyễn Văn Vàng"] == ("appointed", ["Phó Chủ tịch"])


def test_labels_of_the_items_of_a_programme() -> None:
    text = "Dự có đ/c Nông Văn Chấp – Bí thư Huyện ủy. Báo cáo tổng kết: đ/c Thượng tá Hà Văn Tuyến – Trưởng Công an huyện."
    assert people(text)["Hà Văn Tuyến"] == ("speak", ["Trưởng Công an huyện"])
    assert people("Mục sư Siu Y Kìm, Trưởng Ban Đại diện Tin Lành tỉnh chủ lễ.") == {
        "Siu Y Kìm": ("chair", ["Trưởng Ban Đại diện Tin Lành tỉnh"])
    }


def test_small_letters_behind_a_monk_are_a_verb() -> None:
    assert people("Đại lễ do HT. Thích Khế Chân chủ trì; TT. Thích Giác Đảo tuyên đọc Thông điệp.") == {
        "Thích Khế Chân": ("chair", []),
        "Thích Giác Đảo": ("speak", []),
    }


def test_family_names_that_are_forms_of_address_elsewhere() -> None:
    assert people("Các ĐBQH: Bố Thị Xuân Lành, Trần Hồng Nguyên tiếp xúc cử tri.")["Bố Thị Xuân Lành"] == ("attend", ["ĐBQH"])


def test_a_shared_office_ends_where_the_next_have_their_own() -> None:
    text = "Cùng dự có các Ủy viên Ban Thường trực: Cao Xuân Thắc, Lê Tiến Chấn; Nguyễn Túc Ân, nguyên Trưởng Ban Dân tộc."
    found = people(text)
    assert [found[name][1] for name in ("Lê Tiến Chấn", "Nguyễn Túc Ân")] == [["Ủy viên Ban Thường trực"], ["nguyên Trưởng Ban Dân tộc"]]
    both = people("Tham gia có ông Trương Cảnh Tuyển, ông Hồ Thu Ấn, cùng là Phó Chủ tịch UBND tỉnh.")
    assert [offices for _, offices in both.values()] == [["Phó Chủ tịch UBND tỉnh"]] * 2


def test_no_figure_of_history_is_in_the_youth_union() -> None:
    assert people("Đồng chí Nguyễn Bình, Phó Bí thư Tỉnh đoàn phát biểu.") == {"Nguyễn Bình": ("speak", ["Phó Bí thư Tỉnh đoàn"])}


def test_who_presides_together() -> None:
    text = "Các đồng chí: Lê Ngọc Cẩm – Bí thư Huyện ủy; Phan Thị Mỹ Diễn – Phó Chủ tịch HĐND huyện chủ tọa kỳ họp."
    assert people(text) == {"Lê Ngọc Cẩm": ("chair", ["Bí thư Huyện ủy"]), "Phan Thị Mỹ Diễn": ("chair", ["Phó Chủ tịch HĐND huyện"])}


def test_teams_whose_names_end_in_small_letters() -> None:
    text = "Đồng chí Tướng Thị Hòa, Tổ trưởng Tổ Thư ký báo cáo. Anh Trần Đại Lương, Tổ trưởng Tổ Cơ điện Công ty May Sông Gianh phát biểu."
    assert [offices for _, offices in people(text).values()] == [["Tổ trưởng Tổ Thư ký"], ["Tổ trưởng Tổ Cơ điện Công ty May Sông Gianh"]]


def test_decisions_about_who_takes_and_who_leaves_a_post() -> None:
    decision = "Hội nghị công bố Quyết định số 816-QĐ/HU về việc đồng chí Quách Tất Liên, Phó Trưởng Ban Tổ chức Huyện ủy {}."
    taken = people(decision.format("đến nhận công tác tại xã Cẩm Liên, giữ chức Bí thư Đảng ủy xã"))
    assert taken == {"Quách Tất Liên": ("appointed", ["Phó Trưởng Ban Tổ chức Huyện ủy", "Bí thư Đảng ủy xã"])}
    left = people(decision.format("thôi giữ chức Bí thư Đảng ủy xã"))
    assert {role for role, _ in left.values()} <= {"mentioned"}


def test_the_picture_of_a_founder_of_laos_is_nobody() -> None:
    text = "Chứng kiến có ông Vi Hò. Hai bên tặng nhau bức tranh Chủ tịch Hồ Chí Minh và Chủ tịch Cay Xỏn Phôm Vi Hản."
    assert "Vi Hản" not in people(text)


def test_charges_of_a_notice() -> None:
    text = "Phân công phụ trách cơ sở\n1. Trịnh Lê Hòa, Bí thư Huyện ủy: theo dõi chung.\n2. Đ/c Phan Văn Sáu (Chính trị viên): phụ trách xã Sơn."
    assert {name: role for name, (role, _) in people(text).items()} == {"Trịnh Lê Hòa": "appointed", "Phan Văn Sáu": "appointed"}
    decision = "Giao ông Thái Doãn Phú, Phó Trưởng ban phụ trách Phòng Tổng hợp cho đến khi có quyết định mới."
    assert people(decision)["Thái Doãn Phú"][0] == "appointed"


def test_from_one_office_to_another() -> None:
    text = "Bà Ninh Thị Hạ: Từ Phó Chủ tịch Hội Nông dân tỉnh sang Phó Trưởng Ban Dân vận Tỉnh ủy."
    assert people(text) == {"Ninh Thị Hạ": ("appointed", ["Phó Chủ tịch Hội Nông dân tỉnh", "Phó Trưởng Ban Dân vận Tỉnh ủy"])}


def test_the_year_of_birth_of_who_is_elected() -> None:
    text = "Ông Tẩn A Sáng, sinh năm 1979, Phó Bí thư Huyện ủy được bầu làm Ủy viên Ban Thường vụ."
    assert people(text) == {"Tẩn A Sáng": ("appointed", ["Phó Bí thư Huyện ủy", "Ủy viên Ban Thường vụ"])}


def test_one_office_behind_several_elected() -> None:
    text = "Kết quả bầu cử\nBan Thường vụ gồm 3 đồng chí:\nĐại tá Khổng Minh Chiến - Chủ tịch\nTrần Duy Bảo, Lê Thị Châu: Ủy viên Ban Thường vụ"
    member = ("appointed", ["Ủy viên Ban Thường vụ"])
    assert people(text) == {"Khổng Minh Chiến": ("appointed", ["Chủ tịch"]), "Trần Duy Bảo": member, "Lê Thị Châu": member}


def test_who_is_chosen_when_a_body_is_founded() -> None:
    text = "Đảng ủy xã ban hành Quyết định thành lập Khối Dân vận xã gồm 3 đồng chí: đồng chí Phùng Thị Sao, Phó Bí thư làm Khối trưởng."
    assert people(text)["Phùng Thị Sao"] == ("appointed", ["Phó Bí thư", "Khối trưởng"])


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Đồng chí Phạm Thị An – Trưởng Ban Dân chủ - Pháp luật, UBMTTQ Việt Nam tỉnh phát biểu.", "Phạm Thị An",
         ["Trưởng Ban Dân chủ - Pháp luật, UBMTTQ Việt Nam tỉnh"]),
        ("Đồng chí Lữ Văn Thịnh, Phó Trưởng phòng Nghiệp vụ 2, Ban Tôn giáo tỉnh dự.", "Lữ Văn Thịnh",
         ["Phó Trưởng phòng Nghiệp vụ 2, Ban Tôn giáo tỉnh"]),
        ("Dự có Phó Chủ tịch UBND phường phụ trách văn xã Lã Văn Mùi.", "Lã Văn Mùi", ["Phó Chủ tịch UBND phường phụ trách văn xã"]),
        ("Cùng đi có đ/c Phạm Thị Nhiên – Trưởng phòng Dân chủ và Vận động các tầng lớp nhân dân.", "Phạm Thị Nhiên",
         ["Trưởng phòng Dân chủ và Vận động các tầng lớp nhân dân"]),
        ("Ông Trương Đức Khoa tái đắc cử chức danh Chủ tịch, các bà Lộc Thị Mến, Đặng Thùy Chinh giữ chức Phó Chủ tịch.", "Trương Đức Khoa",
         ["Chủ tịch"]),
        ("Đoàn do ông Xổm Phon Khăm Sả, Chủ tịch Ủy ban Mặt trận Lào xây dựng đất nước tỉnh Sa Va Nạ Khệt làm trưởng đoàn.",
         "Xổm Phon Khăm Sả", ["Chủ tịch Ủy ban Mặt trận Lào xây dựng đất nước tỉnh Sa Va Nạ Khệt"]),
        ("Lễ cử hành dưới sự chứng minh của Hòa thượng Thích Giác Trụ, Phó Pháp chủ Hội đồng Chứng minh.", "Thích Giác Trụ",
         ["Phó Pháp chủ Hội đồng Chứng minh"]),
    ],
)  # fmt: skip
def test_offices_to_their_end(text: str, name: str, offices: list[str]) -> None:
    assert people(text)[name][1] == offices


def test_the_delegation_beside_its_head_is_no_part_of_the_office() -> None:
    text = "Thượng tướng Bế Xuân Trường, Chủ tịch Hội CCB Việt Nam và Đoàn công tác làm việc với Ban Thường vụ Tỉnh ủy."
    assert people(text) == {"Bế Xuân Trường": ("attend", ["Chủ tịch Hội CCB Việt Nam"])}


def test_boards_and_communes_of_2025() -> None:
    text = "Đồng chí Dương Xuân Huy, Trưởng Ban Chỉ đạo xóa nhà tạm, nhà dột nát tỉnh phát biểu. "
    text += "Anh Hồ Văn Nghiên, Bí thư Đoàn xã A Lưới 2 nêu câu hỏi."
    assert people(text) == {
        "Dương Xuân Huy": ("speak", ["Trưởng Ban Chỉ đạo xóa nhà tạm, nhà dột nát tỉnh"]),
        "Hồ Văn Nghiên": ("speak", ["Bí thư Đoàn xã A Lưới 2"]),
    }


def test_who_is_charged_besides() -> None:
    text = "Phân công ông Bùi Tá Duẩn theo dõi 12 xã miền núi; ông Đinh Duy Giáng, Bí thư Tỉnh đoàn theo dõi các xã ven biển."
    assert {role for role, _ in people(text).values()} == {"appointed"}
    decisions = "Bà Thị Ánh công bố các quyết định; theo đó: bà Mai Thị Xuân được chỉ định làm Chủ tịch Hội LHPN xã, "
    decisions += "ông Điểu Lít làm Chủ tịch Hội Nông dân xã."
    assert people(decisions)["Điểu Lít"] == ("appointed", ["Chủ tịch Hội Nông dân xã"])


def test_who_informs_is_no_firm() -> None:
    text = "Đồng chí Ma Đình Hoàng, Phó Giám đốc kiêm Chủ tịch CĐCS Công ty thông tin: tiền ăn ca bình quân 25.000 đồng."
    assert people(text) == {"Ma Đình Hoàng": ("speak", ["Phó Giám đốc kiêm Chủ tịch CĐCS Công ty"])}


def test_places_in_brackets_and_peoples_are_nobody() -> None:
    text = "Dự có các Chủ tịch Hội Nông dân huyện: Trần Xuân Huỳnh (Đại Từ), Nông Thanh Tuấn (Võ Nhai). Đoàn thăm Hội đồng Chức sắc Chăm Bà-la-môn."
    assert list(people(text)) == ["Trần Xuân Huỳnh", "Nông Thanh Tuấn"]
