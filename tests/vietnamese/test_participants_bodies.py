"""Bodies of offices with the next person's rank behind them, of forces with numbers, of religions, and lists behind one elected office."""

from __future__ import annotations

import pytest

from tests.vietnamese.named import people


def test_a_rank_behind_and_begins_the_next_person() -> None:
    text = (
        "Thay mặt đoàn, ông A Nhớt, Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy Quảng Ngãi và Đại tá, TS Trần Xuân Lạc, Chủ nhiệm Khoa Công tác "
        "đảng, công tác chính trị Học viện Chính trị đồng chủ trì."
    )
    found = people(text)
    assert found["A Nhớt"][1] == ["Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy Quảng Ngãi"]
    assert found["Trần Xuân Lạc"] == ("chair", ["Chủ nhiệm Khoa Công tác đảng, công tác chính trị Học viện Chính trị"])


def test_all_of_a_list_are_elected_to_the_office_in_front_of_it() -> None:
    text = "Có 4 Phó Chủ tịch được bầu, gồm các ông, bà: Phạm Tiến Nhuận; Cao Xuân Thu Vân; Bùi Thị Thểm; Đinh Khắc Tỉnh."
    assert list(people(text).values()) == [("appointed", ["Phó Chủ tịch"])] * 4


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("Trương Thế Vịnh", "Phó Chính ủy Bộ Tư lệnh Vùng CSB 4"),
        ("Nguyễn Bá Lực", "Phó chính ủy Quân đoàn 3"),
        ("Thích Phước Tạng", "Phó Viện trưởng Học viện Phật giáo Việt Nam tại TP.HCM"),
        ("Sang Sết Ry", "Phó phòng Nghiên cứu - Sưu tầm Bảo tàng tỉnh"),
        ("Quảng Đại Tuệ", "Chủ tịch Hội đồng Chức sắc Chăm Bà la môn tỉnh"),
        ("Mahamách Sarim", "Giáo cả Thánh đường Masjid Al Khairiyah"),
        ("Trương Công Hành", "Tộc trưởng họ Trương"),
        ("Lý Pháng Sở", "Đồn phó Đồn Biên phòng Ka Lăng"),
        ("Trương Vĩnh Khánh", "Phó Vụ trưởng Vụ Các tôn giáo khác thuộc Ban Tôn giáo Chính phủ"),
    ],
)
def test_bodies_of_forces_and_religions(name: str, office: str) -> None:
    assert people(f"Dự lễ có ông {name}, {office}; bà Nguyễn Ngọc Trâm, Chủ tịch Hội Phụ nữ xã.")[name] == ("attend", [office])


def test_names_right_behind_the_office() -> None:
    text = (
        "Sáng 30/1, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng ban Dân vận Tỉnh ủy K'Mắk và Phó Chủ tịch HĐND tỉnh Phạm Thị Hảo đến thăm linh mục "
        "chánh xứ Gioan Baotixita Phạm Thiên Ấn."
    )
    found = people(text)
    assert found["K'Mắk"][1] == ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng ban Dân vận Tỉnh ủy"]
    assert "Gioan Baotixita Phạm Thiên Ấn" in found


def test_peoples_are_no_persons_and_voters_say_what_angers_them() -> None:
    text = "Đoàn trao 4 con bò giống cho các hộ Pa Cô, Vân Kiều. Cử tri Tăng Chí Hừng (phường 5) bức xúc vì dự án chậm trễ."
    assert people(text) == {"Tăng Chí Hừng": ("speak", [])}


def test_the_deputy_head_of_the_visiting_delegation_is_no_office() -> None:
    text = "Đoàn do Trưởng Ban Dân nguyện Dương Thanh Bích, Phó Trưởng đoàn thường trực Đoàn giám sát dẫn đầu đã làm việc với UBND tỉnh."
    assert people(text) == {"Dương Thanh Bích": ("chair", ["Trưởng Ban Dân nguyện"])}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bà Triệu Thị Kê, người có uy tín thôn Nà Pục, phát biểu tại buổi đối thoại.", "Triệu Thị Kê"),
        ("Trưởng xóm Bưng Đinh Thị Hoà cho biết: bà con đã hiến đất làm đường.", "Đinh Thị Hoà"),
    ],
)
def test_names_beside_what_is_a_place_too(text: str, name: str) -> None:
    assert list(people(text)) == [name]


@pytest.mark.parametrize(
    "office",
    [
        "Bon trưởng bon Bu Prâng",
        "Ty trưởng Ty Nông nghiệp",
        "Chưởng nghiệp Nữ phái",
        "Đầu họ đạo Cao Đài Long Thành",
        "Khâm châu đạo Tây Ninh",
        "CHP Hội Nông dân xã Lộc Thái",
        "Thẩm phán trung cấp",
        "Bí thu Đảng ủy xã",
        "Chủ tịch Liên hiệp hội Phụ nữ Việt Nam tại châu Âu",
        "Phó Chủ nhiệm CLB “Vì Hoàng Sa – Trường Sa thân yêu”",
        "Tổ trưởng Tổ liên gia tự quản tổ dân phố 12",
        "Trưởng Ban Công tác Mặt trận khu lưu trú công nhân số 2",
        "Trưởng Ban Công tác Mặt trận khu nhà trọ Bình Minh",
        "Trưởng ban Xây dựng Đảng - Đảng ủy phường Quyết Tiến",
    ],
)
def test_heads_of_villages_and_religions(office: str) -> None:
    assert people(f"Dự lễ có ông Nguyễn Văn Sáu, {office}.")["Nguyễn Văn Sáu"] == ("attend", [office])


def test_staff_of_a_place_that_is_named_elsewhere_too_are_nobody() -> None:
    text = (
        "Cán bộ xã Đồng Tâm Trung đến từng nhà. Cách làm này được Đảng ủy xã Đồng Tâm Trung đánh giá cao. Cán bộ xã Lê Hải Sơn nói: “Tốt”."
    )
    assert people(text) == {"Lê Hải Sơn": ("speak", [])}


def test_posts_that_are_filled_together() -> None:
    posts = ["Ủy viên Ban Chấp hành", "Ủy viên Ban Thường vụ", "Chủ tịch LĐLĐ tỉnh"]
    found = people(f"Hội nghị bầu bổ sung {posts[0]}, {posts[1]} và chức vụ {posts[2]} đối với đồng chí Nguyễn Phúc Linh.")
    assert found == {"Nguyễn Phúc Linh": ("appointed", posts)}
    found = people("Ông Dũng trao quyết định bổ nhiệm phó chánh án cho các ông Võ Văn Tú, Đỗ Văn Thìn và bà Phan Thị Thục.")
    assert found["Phan Thị Thục"] == ("appointed", ["phó chánh án"])


def test_a_delegation_that_visits_makes_those_it_visits_take_part() -> None:
    rest = " Đoàn bày tỏ sự tri ân đối với những đóng góp to lớn của các mẹ cho sự nghiệp giải phóng dân tộc. Dịp này, đoàn cũng đến 5 hộ khác."
    text = "Đoàn đã thăm, tặng quà 3 Mẹ Việt Nam anh hùng, gồm các mẹ: Lê Thị Sen (huyện Hải Lăng); Nguyễn Thị Trung, Lê Thị Lựu (huyện Vĩnh Linh)."
    assert people(text + rest) == {name: ("attend", []) for name in ("Lê Thị Sen", "Nguyễn Thị Trung", "Lê Thị Lựu")}


def test_a_name_cut_by_the_end_of_a_line() -> None:
    text = "Dự hội nghị có các đồng chí Lê Văn An, Trưởng Ban Dân vận và Trần\nThị Hoa, Phó Trưởng Ban Dân vận Tỉnh ủy; đại diện các sở, ngành."
    assert set(people(text)) == {"Lê Văn An", "Trần Thị Hoa"}


def test_an_office_of_several_behind_two_names_with_one_address() -> None:
    text = "Chủ trì: đồng chí Arất Blúi – Chủ tịch UBMTTQVN xã và đồng chí Coor Thị Nghệ, Đinh Văn Hươm – Phó Chủ tịch UBMTTQVN xã."
    assert {name: offices for name, (_, offices) in people(text).items()} == {
        "Arất Blúi": ["Chủ tịch UBMTTQVN xã"],
        "Coor Thị Nghệ": ["Phó Chủ tịch UBMTTQVN xã"],
        "Đinh Văn Hươm": ["Phó Chủ tịch UBMTTQVN xã"],
    }
    alone = people("Dự có đồng chí Coor Thị Nghệ, Đinh Văn Hươm – Chủ tịch UBND xã.")
    assert alone["Coor Thị Nghệ"][1] == [] and alone["Đinh Văn Hươm"][1] == ["Chủ tịch UBND xã"]


def test_a_full_stop_within_a_short_office() -> None:
    text = "Đoàn có bà Phan Kim Hoàng - PCT. UBMTTQ VN tỉnh. UBND huyện đón đoàn."
    assert people(text)["Phan Kim Hoàng"][1] == ["PCT. UBMTTQ VN tỉnh"]


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Oanh trao giấy khen cho 3 hộ tiêu biểu: Điểu Mên, Lâm Thị Sà Quy và Nguyễn Hữu Đễ.",
        "Đoàn tặng quà 3 hộ nghèo: Điểu Mên, Lâm Thị Sà Quy và Nguyễn Hữu Đễ.",
        "Đồng chí Oanh trao Bằng khen cho các cá nhân:\n1) Ông Điểu Mên - Tổ trưởng;\n2) Bà Lâm Thị Sà Quy - Chi hội trưởng;\n3) Ông Nguyễn Hữu Đễ.",
    ],
)
def test_who_is_given_something_attends(text: str) -> None:
    found = people(text)
    assert [found[name][0] for name in ("Điểu Mên", "Lâm Thị Sà Quy", "Nguyễn Hữu Đễ")] == ["attend"] * 3


def test_places_behind_a_number_of_households_are_none() -> None:
    assert people("Xã có 3 hộ nghèo: Sóc Lớn, Tân Lập và Lộc Hưng.") == {}


def test_who_comes_to_cheer_attends() -> None:
    text = "Dự, cổ vũ hội thi có các đồng chí Đỗ Xuân Tiệp, Phó Trưởng Ban Dân vận Tỉnh ủy; Hoàng Thị Thược, Phó Chủ tịch Ủy ban MTTQ tỉnh."
    assert {role for role, _ in people(text).values()} == {"attend"}


@pytest.mark.parametrize("form", ["{}. {}", "{}) {}.", "{}/ {};", "- {1}", "- {1}.", "- {1} (thôn Tà Giang)"])
def test_bare_names_in_the_lines_of_a_list_of_people(form: str) -> None:
    names = ["Trần Văn Nam", "Nguyễn Hữu Lộc", "Điểu Mên"]
    lines = "\n".join(form.format(number, name) for number, name in enumerate(names, 1))
    assert people(f"Đồng chí Oanh trao Bằng khen cho các cá nhân:\n{lines}") == {"Oanh": ("award", [])} | {
        name: ("attend", []) for name in names
    }


@pytest.mark.parametrize(
    "text",
    [
        "Các bước thực hiện:\n1. Tuyên Truyền\n2. Vận Động Nhân Dân\n3. Xã Tân Lập",
        "Trao quà cho các cá nhân tại các xã:\n- Tân Lập\n- Đồng Tâm\n- Hoàng Hoa Thám",
        "Hội nghị kết thúc tốt đẹp.\n- Trần Văn Nam",
    ],
)
def test_other_lists_and_bylines_name_nobody(text: str) -> None:
    assert people(text) == {}


def test_a_titled_name_alone_in_a_numbered_line() -> None:
    assert list(people("Dự hội nghị có:\n1. Ông Trần Văn Nam - Tổ trưởng;\n2. Bà Nguyễn Thị Hoa.")) == ["Trần Văn Nam", "Nguyễn Thị Hoa"]


def test_offices_and_dashes_in_front_of_names() -> None:
    text = (
        "Tiếp đoàn có Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh - Nguyễn Tấn Lực; Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh - Đại tá Trần Quốc Tám; "
        "Phó Giám đốc Sở Ngoại vụ - Lâm Thị Kiều Nga."
    )
    assert {name: offices for name, (_, offices) in people(text).items()} == {
        "Nguyễn Tấn Lực": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"],
        "Trần Quốc Tám": ["Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh"],
        "Lâm Thị Kiều Nga": ["Phó Giám đốc Sở Ngoại vụ"],
    }
    assert people("Tiếp đoàn có Phó Giám đốc Sở Ngoại vụ - Lâm Thị Kiều Nga.") == {
        "Lâm Thị Kiều Nga": ("attend", ["Phó Giám đốc Sở Ngoại vụ"])
    }
    one = people("Dự có ông Lê Văn An, Phó Chủ tịch Hội - Trưởng Ban Tổ chức.")
    assert one["Lê Văn An"][1] == ["Phó Chủ tịch Hội", "Trưởng Ban Tổ chức"]


def test_the_posts_that_an_election_fills() -> None:
    text = (
        "Đại hội bầu ông Thạch Hà làm Chủ tịch Hội. Hai Phó chủ tịch là Thượng tọa Hữu Phúc Chiêu và Đại đức Danh Kiểng; "
        "Đại đức Sơn Ngọc Huynh làm Thư ký."
    )
    assert people(text) == {
        "Thạch Hà": ("appointed", ["Chủ tịch Hội"]),
        "Hữu Phúc Chiêu": ("appointed", ["Phó chủ tịch"]),
        "Danh Kiểng": ("appointed", ["Phó chủ tịch"]),
        "Sơn Ngọc Huynh": ("appointed", ["Thư ký"]),
    }


def test_the_head_of_a_delegation_from_abroad() -> None:
    assert people("Trưởng đoàn Lào là ông Vi Lay Vông Búp Phả, Quyền Cục trưởng Cục Tôn giáo.") == {
        "Vi Lay Vông Búp Phả": ("chair", ["Quyền Cục trưởng Cục Tôn giáo"])
    }


def test_who_gets_a_parish_by_a_notice_of_the_diocese() -> None:
    text = (
        "THÔNG BÁO THUYÊN CHUYỂN NHÂN SỰ\nĐức cha Tôma Vũ Đình Khoan, Giám mục Giáo phận Thái Lạc, bổ nhiệm:\n"
        "1. Lm. Giuse Trần Quang Huấn, Chánh xứ Giáo xứ Bồ Ngọc, làm Quản hạt Giáo hạt Đông Hưng;\n"
        "2. Lm. Phêrô Bùi Đình Tiến: Chánh Văn phòng Tòa Giám mục."
    )
    assert {name: role for name, (role, _) in people(text).items()} == {
        "Tôma Vũ Đình Khoan": "mentioned",
        "Giuse Trần Quang Huấn": "appointed",
        "Phêrô Bùi Đình Tiến": "appointed",
    }
    assert {role for role, _ in people("THÔNG BÁO\nVề lịch nghỉ\nPhân công ông Lê Văn An, Chánh Văn phòng trực ngày 1.").values()} <= {
        "mentioned"
    }


def test_the_elected_below_the_names_of_their_offices() -> None:
    text = (
        "Ban Chấp hành bầu các chức danh chủ chốt:\n\nCHỦ TỊCH\nGiàng Thị Dúa\n\nPHÓ CHỦ TỊCH\n1. Nguyễn Thanh Huyền\n2. Phàn Tả Mẩy\n\n"
        "ỦY VIÊN BAN THƯỜNG VỤ\n1. Lù Thị Kim Liên – Trưởng Ban Xây dựng tổ chức\nĐại hội thành công tốt đẹp.\nHồng Hạnh"
    )
    assert people(text) == {
        "Giàng Thị Dúa": ("appointed", ["CHỦ TỊCH"]),
        "Nguyễn Thanh Huyền": ("appointed", ["PHÓ CHỦ TỊCH"]),
        "Phàn Tả Mẩy": ("appointed", ["PHÓ CHỦ TỊCH"]),
        "Lù Thị Kim Liên": ("appointed", ["ỦY VIÊN BAN THƯỜNG VỤ", "Trưởng Ban Xây dựng tổ chức"]),
    }


def test_several_offices_in_a_line_of_the_elected() -> None:
    text = "Đại hội bầu:\n5. Đồng chí Thiếu tá Hà Đức Toản: Ủy viên Ban Thường vụ; Trưởng Công an xã\n6. Bà Lý Mùi Khé: Ủy viên"
    assert people(text)["Hà Đức Toản"] == ("appointed", ["Ủy viên Ban Thường vụ", "Trưởng Công an xã"])


@pytest.mark.parametrize("text", ["TT.Thích Nguyên Hậu báo cáo tổng kết.", "Ông Lê Văn An báo cáo tổng kết công tác năm 2022."])
def test_who_reads_the_report_of_the_year_speaks(text: str) -> None:
    assert [role for role, _ in people(text).values()] == ["speak"]


def test_cao_dai_brothers_in_the_lines_of_a_list() -> None:
    text = "Đại hội đã công cử Ban Thường trực Hội thánh gồm:\n+ Hiền huynh Giáo tông Châu Kỳ Quang: Chủ trưởng Hội thánh"
    assert people(text)["Châu Kỳ Quang"] == ("appointed", ["Chủ trưởng Hội thánh"])


def test_several_offices_that_an_election_is_confirmed_for() -> None:
    text = (
        "Chiều 12/7, Chủ tịch Quốc hội Lò Văn Khoa đã ký nghị quyết phê chuẩn kết quả bầu: Chủ tịch HĐND tỉnh Sơn La khóa XV đối với "
        "ông Quàng Văn Tấn kể từ ngày 2/7/2021; Phó Chủ tịch HĐND tỉnh Lào Cai khóa XVI đối với bà Giàng Thị Vui và ông Vù Mí Sùng."
    )
    assert people(text) == {
        "Lò Văn Khoa": ("attend", ["Chủ tịch Quốc hội"]),
        "Quàng Văn Tấn": ("appointed", ["Chủ tịch HĐND tỉnh Sơn La khóa XV"]),
        "Giàng Thị Vui": ("appointed", ["Phó Chủ tịch HĐND tỉnh Lào Cai khóa XVI"]),
        "Vù Mí Sùng": ("appointed", ["Phó Chủ tịch HĐND tỉnh Lào Cai khóa XVI"]),
    }


@pytest.mark.parametrize(
    ("first", "later"),
    [("Bí thư Thị ủy", "Bí thư Thị ủy Ngã Năm"), ("Thứ trưởng Bộ Giáo dục và Đào tạo", "Thứ trưởng Bộ GD&ĐT")],
)
def test_an_office_that_comes_again_with_its_place_or_shortened(first: str, later: str) -> None:
    text = f"Sáng 9/9, {first} Trần Văn Khải thăm trường.\n{later} Trần Văn Khải chúc mừng thầy và trò."
    assert people(text)["Trần Văn Khải"][1] == [first]


def test_bishops_beside_the_one_who_ordains() -> None:
    text = (
        "Thánh lễ diễn ra sáng 4/8. Hai Giám mục phụ phong là Đức cha Antôn Trịnh Văn Bảo - Giám mục Đà Lạt, "
        "Chủ tịch Ủy ban Giáo sĩ - Chủng sinh; Đức cha Giuse Lê Duy Hạ - Giám mục Phan Thiết. Hiện diện có Đức Tổng Giám mục L.Bertoni."
    )
    assert people(text) == {
        "Antôn Trịnh Văn Bảo": ("attend", ["Giám mục Đà Lạt", "Chủ tịch Ủy ban Giáo sĩ - Chủng sinh"]),
        "Giuse Lê Duy Hạ": ("attend", ["Giám mục Phan Thiết"]),
        "L.Bertoni": ("attend", []),
    }


@pytest.mark.parametrize(
    "office",
    [
        "Giám đốc Trung tâm Hiến máu nhân đạo TP.HCM",
        "Phó trưởng ban Ban Tôn giáo đặc trách phòng Phật giáo và các Tôn giáo khác",
        "Bề trên Cộng đoàn Mến Thánh giá Suối Cát",
        "Phó Chủ tịch Hội Phụ nữ Campuchia vì Hoà bình và Phát triển",
        "Tham tán công sứ Lào tại Việt Nam",
        "Trưởng Ban điều hành Ngôi nhà trí tuệ huyện",
        "Phó bi thư Đảng bộ",
    ],
)
def test_what_a_centre_and_a_department_are_for(office: str) -> None:
    assert people(f"Sáng 11/6, ông Nguyễn Đình Lộ - {office} trao bằng khen.")["Nguyễn Đình Lộ"][1] == [office]


def test_a_new_office_behind_a_member_without_a_comma() -> None:
    text = "Về dự buổi lễ có đồng chí Nguyễn Đức Thạo huyện ủy viên Chánh thanh tra huyện; đồng chí Đỗ Hữu Khiển Phó bi thư Đảng bộ."
    assert people(text) == {
        "Nguyễn Đức Thạo": ("attend", ["huyện ủy viên", "Chánh thanh tra huyện"]),
        "Đỗ Hữu Khiển": ("attend", ["Phó bi thư Đảng bộ"]),
    }


def test_winners_below_a_line_that_says_who_chose_them() -> None:
    text = "Ở cuộc thi, các tác giả sau được ban giám khảo chọn trao giải:\n1. Tác giả Nguyễn Kim Ảnh\n2. Tác giả Lê Hoàng Hiển"
    assert {role for role, _ in people(text).values()} == {"attend"}


def test_a_long_list_of_elected_is_read_at_once() -> None:
    names = [f"Nguyễn Văn {given}" for given in ("An", "Bình", "Chín", "Dũng", "Giang", "Hải", "Khoa", "Lâm", "Minh", "Nam", "Phú", "Quý")]
    rows = [f"Chủ tịch UBND xã {place} Phú đối với ông {name}" for place in ("Tân", "Long", "Vĩnh") for name in names]
    assert len(people("Công nhận các chức danh, gồm: " + "; ".join(rows))) == len(names)


def test_one_post_after_the_other_in_several_places() -> None:
    text = (
        "Sáng 9/9, Bí thư Huyện ủy Trần Văn Khải dự hội nghị. Ông Trần Văn Khải, Bí thư Huyện ủy Sóc Sơn phát biểu. "
        "Tỉnh ủy điều động ông Trần Văn Khải giữ chức Bí thư Huyện ủy Đông Anh."
    )
    assert people(text)["Trần Văn Khải"][1] == ["Bí thư Huyện ủy", "Bí thư Huyện ủy Đông Anh"]


@pytest.mark.parametrize(
    "office",
    [
        "Vụ trưởng Vụ Địa phương 1, Văn phòng Trung ương Đảng",
        "Trưởng Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh",
        "Phó Chánh Văn phòng điều phối nông thôn mới tỉnh",
        "Chánh Văn phòng điều phối Chương trình MTQG xây dựng nông thôn mới tỉnh",
        "UVGD Tăng Ni TW",
        "trưởng BHP tỉnh",
        "CĐD huyện KrôngPăk",
        "nhân viên lái xe Trung đoàn 551",
    ],
)
def test_offices_of_boards_of_programmes_and_of_clergy(office: str) -> None:
    assert people(f"Tham dự có ông Nguyễn Đình Lộ - {office}; ông Trần Văn An.")["Nguyễn Đình Lộ"][1] == [office]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Dự lễ có Chủ tịch HĐND tỉnh Thái Hòa; Phó Chủ tịch UBND tỉnh Võ Tấn Đạt.",
            "Thái Hòa",
            "Chủ tịch HĐND tỉnh",
        ),  # a town too, no province
        (
            "Trưởng Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh Lê Văn Sáu phát biểu.",
            "Lê Văn Sáu",
            "Trưởng Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh",
        ),
        ("Thầy Cao Văn Trữ - Phó Hiệu trưởng điều hành phần hội với các trò chơi.", "Cao Văn Trữ", "Phó Hiệu trưởng"),
        ("Dự hội nghị có đồng chí Ngô Hương giang, Phó Bí thư Tỉnh ủy; bà Trần Thị Bình.", "Ngô Hương giang", "Phó Bí thư Tỉnh ủy"),
        (
            "Ông Hồ Tiến Thuần, Phó Chủ tịch UBND tỉnh được Chủ tịch UBND tỉnh ủy quyền đã chủ trì tiếp dân.",
            "Hồ Tiến Thuần",
            "Phó Chủ tịch UBND tỉnh",
        ),
    ],
)
def test_where_an_office_ends_and_a_name_begins(text: str, name: str, office: str) -> None:
    assert people(text)[name][1] == [office]


@pytest.mark.parametrize(
    "text",
    [
        "Dự lễ có Chủ tịch HĐND tỉnh Thái Bình; đại biểu các ngành.",
        "Ủy ban tỉnh Sơn Tây; Tỉnh ủy Hà Đông đã họp.",
        "Phái đoàn chào thăm HT Cao Đài Tòa Thánh Tây Ninh.",
    ],
)
def test_provinces_and_a_church_are_nobody(text: str) -> None:
    assert people(text) == {}


def test_who_is_charged_by_somebody_to_chair_chairs() -> None:
    text = "Ông Hồ Tiến Thuần, Phó Chủ tịch UBND tỉnh được Chủ tịch UBND tỉnh ủy quyền đã chủ trì tiếp công dân."
    assert people(text) == {"Hồ Tiến Thuần": ("chair", ["Phó Chủ tịch UBND tỉnh"])}


def test_families_that_are_handed_a_house_are_there() -> None:
    text = (
        "Bộ đội Biên phòng tỉnh và Công ty Xổ số kiến thiết đã bàn giao nhà Đại đoàn kết cho hộ bà Phạm Thị Chánh ở thôn Hải Đông và hộ ông "
        "Đặng Phi Hồ ở phường Đống Đa. Mỗi căn nhà rộng 50 mét vuông, có đủ công trình phụ, hoàn thành sau hai tháng thi công, được bà con "
        "trong thôn góp công san nền, chở vật liệu."
    )
    assert {name: role for name, (role, _) in people(text).items()} == {"Phạm Thị Chánh": "attend", "Đặng Phi Hồ": "attend"}
