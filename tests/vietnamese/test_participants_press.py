"""People in texts as the press prints them: guests from abroad, bodies with odd names, credits and lost full stops."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _offices(text: str) -> dict[str, list[str]]:
    return {person.name: [office.raw for office in person.positions] for person in find_people({"body": text}).participants}


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn ta trao quà tặng lãnh đạo hai tỉnh của nước bạn Lào.",
        "Hai bên sẽ triển khai với các đối tác bạn Lào trong tháng tới.",
        "Các chuyên gia Hà Lan sẽ mang giống rau sang trồng thử.",
        "Vụ khủng bố Căng thẳng kéo dài nhiều năm.",
        "Vụ việc đang được làm rõ. CTV Lê Hải/VOV.VN",
        "Xã nhắc nhở một số đồng chí Đảng viên chưa gương mẫu.",
        "Đoàn đã thăm Ban Trị sự Tịnh độ Cư sỹ Phật Hội tỉnh và dự lễ.",
        "Chiếc bình Tỳ Bà Vàng được trưng bày tại hội nghị.",
        "Con Lạc cháu Hồng ở đâu cũng nhớ về nguồn cội và phát biểu như vậy tại buổi gặp.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert _offices(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dự có Đại sứ Đặc mệnh Toàn quyền Việt Nam tại Liên bang Nga Ngô Đức Mãnh.",
            {"Ngô Đức Mãnh": ["Đại sứ Đặc mệnh Toàn quyền Việt Nam tại Liên bang Nga"]},
        ),
        (
            "Đồng chí Đỗ Đình Hửu, Bí thư Đảng ủy khối các Cơ quan và Doanh nghiệp tỉnh, dự hội nghị.",
            {"Đỗ Đình Hửu": ["Bí thư Đảng ủy khối các Cơ quan và Doanh nghiệp tỉnh"]},
        ),
        (
            "Đồng chí Đỗ Đình Hửu, Phó Bí thư Đảng ủy Các cơ quan Đảng Trung ương, dự hội nghị.",
            {"Đỗ Đình Hửu": ["Phó Bí thư Đảng ủy Các cơ quan Đảng Trung ương"]},
        ),
        (
            "Đoàn thăm ông Sằn Quay Sạng, Bí thư chi bộ-Trưởng thôn Khe Ngà-Pỏ Mạy, xã Hà Lâu.",
            {"Sằn Quay Sạng": ["Bí thư chi bộ", "Trưởng thôn Khe Ngà-Pỏ Mạy"]},
        ),
        (
            "Đồng chí Lê Văn Anh, Phó Chủ tịch UBND huyện Yên Sơn Trao bằng khen cho các tập thể.",
            {"Lê Văn Anh": ["Phó Chủ tịch UBND huyện Yên Sơn"]},
        ),
        (
            "Đồng chí Lê Văn Anh, Chủ tịch Hội Nông dân tỉnh Phát biểu tại hội nghị.",
            {"Lê Văn Anh": ["Chủ tịch Hội Nông dân tỉnh"]},
        ),
        (
            "Ông Lê Văn Anh, Giám đốc Phòng Giao dịch Ngân hàng CSXH huyện, phát biểu.",
            {"Lê Văn Anh": ["Giám đốc Phòng Giao dịch Ngân hàng CSXH huyện"]},
        ),
        (
            "Dự lễ có Đại đức Thích Minh Tâm (tức Nguyễn Văn Hòa), Trụ trì chùa Linh Sơn, và đồng chí Lê Văn Thân, tức đồng chí Sáu Thân.",
            {"Thích Minh Tâm": ["Trụ trì chùa Linh Sơn"], "Lê Văn Thân": []},
        ),
        (
            "Câu chuyện Trưởng thôn Phan Văn Chính thế chấp sổ đỏ được nhắc lại tại hội nghị.",
            {"Phan Văn Chính": ["Trưởng thôn"]},
        ),
        ('Nhờ "đầu tàu" Lô Xuân Vận - Trưởng bản, đường đã xong, bà con chia sẻ.', {"Lô Xuân Vận": ["Trưởng bản"]}),
        (
            "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc (MTTQ) Việt Nam Đỗ Văn Chiên đến thăm.\n"
            "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam Đỗ Văn Chiên phát biểu.",
            {"Đỗ Văn Chiên": ["Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc (MTTQ) Việt Nam"]},
        ),
        (
            "Thay mặt kiều bào, ông Trịnh Cao Sợn, kiều bào Thái Lan, Chủ tịch Tổng Hội người Việt Nam tại Thái Lan nêu ý kiến.",
            {"Trịnh Cao Sợn": ["Chủ tịch Tổng Hội người Việt Nam tại Thái Lan"]},
        ),
        (
            "Chủ tịch Hội Người Việt Nam tại Cộng hòa Séc, ông Nguyễn Duy Nhạn, phát biểu.",
            {"Nguyễn Duy Nhạn": ["Chủ tịch Hội Người Việt Nam tại Cộng hòa Séc"]},
        ),
        (
            "Ông Hồ Trung Thạnh, Trưởng cơ quan đại diện thương mại Việt Nam tại Ucraina, phát biểu.",
            {"Hồ Trung Thạnh": ["Trưởng cơ quan đại diện thương mại Việt Nam tại Ucraina"]},
        ),
        (
            "Ông Lê Phú Bính - Chủ tịch Hội Liên lạc với người Việt Nam ở nước ngoài phát biểu.",
            {"Lê Phú Bính": ["Chủ tịch Hội Liên lạc với người Việt Nam ở nước ngoài"]},
        ),
        ("Đại sứ VN tại Indonesia Hoàng Anh Tuất cho biết đã rõ.", {"Hoàng Anh Tuất": ["Đại sứ VN tại Indonesia"]}),
        ("Đại sứ Mỹ tại Việt Nam Daniel Kritenbach phát biểu.", {"Daniel Kritenbach": ["Đại sứ Mỹ tại Việt Nam"]}),
        ("Đại sứ Hàn Quốc tại Việt Nam Park Noh-wun dự lễ.", {"Park Noh-wun": ["Đại sứ Hàn Quốc tại Việt Nam"]}),
        ("Cục trưởng Cục Lãnh sự - Bộ Ngoại giao Lý Quốc Tuẫn cho biết.", {"Lý Quốc Tuẫn": ["Cục trưởng Cục Lãnh sự - Bộ Ngoại giao"]}),
        ("Theo Thứ trưởng Bộ GD – ĐT Bùi Văn Gả: Kỳ thi là việc của Sở.", {"Bùi Văn Gả": ["Thứ trưởng Bộ GD – ĐT"]}),
        (
            "Trưởng Ban dân nguyện của Ủy ban thường vụ Quốc hội Nguyễn Thanh Hãi trình bày Báo cáo.",
            {"Nguyễn Thanh Hãi": ["Trưởng Ban dân nguyện của Ủy ban thường vụ Quốc hội"]},
        ),
        (
            "Đồng quan điểm với ông Thành, Giám đốc Sở GTVT Bùi Xuân Cưởng cũng cho rằng vậy.",
            {"Thành": [], "Bùi Xuân Cưởng": ["Giám đốc Sở GTVT"]},
        ),
        (
            "Xem hình ảnh, Chủ tịch UBND xã Chơ Long - Đinh Văn Phiểu - khẳng định, việc này đã lâu.",
            {"Đinh Văn Phiểu": ["Chủ tịch UBND xã Chơ Long"]},
        ),
        (
            "Ông Lê Văn Vạn, Chủ tịch Hội Kiến trúc sư Việt Nam khẳng định điều đó.",
            {"Lê Văn Vạn": ["Chủ tịch Hội Kiến trúc sư Việt Nam"]},
        ),
        (
            "Thượng tá Mai Văn Thắng giữ chức vụ Trưởng phòng Phòng chống phản động và chống khủng bố Công an tỉnh.",
            {"Mai Văn Thắng": ["Trưởng phòng Phòng chống phản động và chống khủng bố Công an tỉnh"]},
        ),
        (
            "Bí thư Tỉnh ủy tiếp đồng chí Vương Thụy Gia, Phó Chủ tịch Chính hiệp Trung Quốc.",
            {"Vương Thụy Gia": ["Phó Chủ tịch Chính hiệp Trung Quốc"]},
        ),
        (
            "Dự lễ có Bộ trưởng Bộ Công an Tô Hạnh, Bộ trưởng Bộ Quốc phòng Ngô Xuân Lạc.",
            {"Tô Hạnh": ["Bộ trưởng Bộ Công an"], "Ngô Xuân Lạc": ["Bộ trưởng Bộ Quốc phòng"]},
        ),
        (
            "Đồng chí Chủ tịch nước Cộng hòa Nhân dân Trung Hoa Trương Cận Minh và Phu nhân phát biểu.",
            {"Trương Cận Minh": ["Chủ tịch nước Cộng hòa Nhân dân Trung Hoa"]},
        ),
        (
            "Đoàn do đồng chí Lê Văn Án, Ủy viên Bộ Chính trị Đảng Cộng sản Cu-ba, Chủ tịch Quốc hội dẫn đầu.",
            {"Lê Văn Án": ["Ủy viên Bộ Chính trị Đảng Cộng sản Cu-ba", "Chủ tịch Quốc hội"]},
        ),
        (
            "Thủ tướng Vương quốc Cam-pu-chia Xăm-đéc Tê-chô Xen Hun phát biểu.",
            {"Xăm-đéc Tê-chô Xen Hun": ["Thủ tướng Vương quốc Cam-pu-chia"]},
        ),
        ("Thủ tướng Hàn Quốc Lee Nak-yun phát biểu.", {"Lee Nak-yun": ["Thủ tướng Hàn Quốc"]}),
        (
            "Ông Trần Văn Mẫn giữ chức Chủ tịch Ủy ban MTTQ Việt Nam Ngoài ra, hội nghị còn bàn công tác cán bộ.",
            {"Trần Văn Mẫn": ["Chủ tịch Ủy ban MTTQ Việt Nam"]},
        ),
        (
            "Ông Dương Văn Thổng, Phó Bí thư Thường trực tỉnh Yên Bái Ngày 9/6, ông Thổng nói.",
            {"Dương Văn Thổng": ["Phó Bí thư Thường trực tỉnh Yên Bái"]},
        ),
        (
            "Đại tá Bùi Văn Dương, Phó Lữ đoàn 146, Chủ tịch huyện đảo Trường Sa phát biểu.",
            {"Bùi Văn Dương": ["Phó Lữ đoàn 146", "Chủ tịch huyện đảo Trường Sa"]},
        ),
        ("Bà Phan Thị Hiển, Phó Vụ Vận tải cho biết đến tháng tư mới xong.", {"Phan Thị Hiển": ["Phó Vụ Vận tải"]}),
        (
            "Ông Đỗ Văn Vụ, Giám đốc Viện Máy, Bộ Công Thương, thông tin việc này đã rõ.",
            {"Đỗ Văn Vụ": ["Giám đốc Viện Máy, Bộ Công Thương"]},
        ),
        (
            "Ông Lê Tiến Thạnh - Chánh Văn phòng Bộ Nội vụ thông tin qua thực tế kiểm tra, Bộ đã rõ.",
            {"Lê Tiến Thạnh": ["Chánh Văn phòng Bộ Nội vụ"]},
        ),
        ("Ông Lê Doãn Hạp, nguyên Bộ trưởng Bộ TT&TT. Thứ tư là vấn đề khác.", {"Lê Doãn Hạp": ["nguyên Bộ trưởng Bộ TT&TT"]}),
        ("Đồng chí Đào Ngọc Dương, Bộ trưởng Bộ LĐ, TB&XH dẫn đầu đoàn.", {"Đào Ngọc Dương": ["Bộ trưởng Bộ LĐ, TB&XH"]}),
        (
            "Đồng chí Trần Thăng Án, Phó Chủ tịch Ủy ban Hợp tác Lào-Việt Nam phát biểu.",
            {"Trần Thăng Án": ["Phó Chủ tịch Ủy ban Hợp tác Lào-Việt Nam"]},
        ),
        (
            "Ông Trần Bá Dựng - Chủ tịch Tập đoàn Ô tô Trường Hà đảm nhận vai trò này.",
            {"Trần Bá Dựng": ["Chủ tịch Tập đoàn Ô tô Trường Hà"]},
        ),
    ],
)
def test_offices_are_whole(text: str, expected: dict[str, list[str]]) -> None:
    assert _offices(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bí thư Thành ủy TP HCM Đinh La Thắm dẫn đầu đoàn công tác.", ["Đinh La Thắm"]),
        ("Mới đây, Bí thư Thành ủy TP.HCM Đinh La Thắm dẫn đầu đoàn công tác đến khảo sát.", ["Đinh La Thắm"]),
        ("Thành công của doanh nghiệp là thành công của TP. Ông Vũ Bảng, Chủ tịch Hội Doanh nghiệp, nói vậy.", ["Vũ Bảng"]),
        ("Lãnh đạo TP. Bà Rịa và TP. Đồng Hới cùng đồng chí Lê Văn Hởi dự lễ.", ["Lê Văn Hởi"]),
        ("Theo Viện phó VKSND tỉnh Cao Bằng Đàm Nghĩa Quấn, vụ việc đang được điều tra lại.", ["Đàm Nghĩa Quấn"]),
        ("Lễ tiễn biệt các liệt sỹ. Ảnh HY Ông Lê Đình Sởn - Bí thư Tỉnh ủy bày tỏ lòng tiếc thương.", ["Lê Đình Sởn"]),
        # a line break or a full stop was lost: the next sentence is no part of the name
        ("Chủ tịch nước tiếp Thượng tướng Phạm Trường Lạng Không để vấn đề nhỏ ảnh hưởng tới tình hữu nghị.", ["Phạm Trường Lạng"]),
        ("Thường trực Đảng ủy chúc mừng đồng chí Đỗ Kim Hộ Đồng chí Đỗ Kim Hộ hứa sẽ cố gắng.", ["Đỗ Kim Hộ"]),
        ("Ảnh: MINH ANH Chiều 17-6, Thiếu tướng Trần Kỳ Rạ, Giám đốc Công an tỉnh Đắk Lắk, cho biết đã rõ.", ["Trần Kỳ Rạ"]),
        # who is called by the first of his foreign names
        ("Ông Richard Kenneth Walton được cấp thị thực. Ông Richard cho biết thủ tục rất nhanh.", ["Richard Kenneth Walton"]),
        ("Ông Lê Đình Kỉnh cho biết người dân Đồng Tâm mong có kết luận.", ["Lê Đình Kỉnh"]),
    ],
)
def test_names_end_where_they_end(text: str, names: list[str]) -> None:
    assert list(_offices(text)) == names


def test_years_do_not_count_monks() -> None:
    people = find_people({"body": "Giáo hội tổ chức lễ tưởng niệm 54 năm Hòa thượng Thích Quảng Trực viên tịch."}).participants
    assert [(person.name, person.honorific) for person in people] == [("Thích Quảng Trực", "hòa thượng")]


def test_who_drives_a_lorry_chairs_nothing() -> None:
    text = "Tổ công tác phát hiện xe tải BKS 77C-01647 kéo theo rơ moóc biển kiểm soát BKS 77R - 00137 do Lưu Văn Chẩu điều khiển đi quá tốc độ."
    assert all("chair" not in person.roles for person in find_people({"body": text}).participants)


@pytest.mark.parametrize(
    "text",
    [
        "Ví dụ 1: Đồng chí Nguyễn Viết Khảm, trung tá, sinh tháng 6/1959. Theo quy định, đồng chí Khảm được bổ nhiệm chức vụ mới.",
        "Ví dụ: Ông Nguyễn Văn A là quân nhân, được hưởng chế độ như sau.",
        "Ví dụ 2: Đồng chí Trần Văn D làm nhiệm vụ thường trực, phát biểu tại hội nghị.",
        "Tổ giúp việc gồm 01 đồng chí Phó Giám thị làm Phó Chủ tịch.",
        "Khi được phân công, Phó Thủ trưởng Cơ quan điều tra quyết định theo khoản 1 Điều này.",
        "Trưởng ban và các thành viên Ban Chuyên gia tư vấn tham dự theo quy định.",
        "Người ký: Nguyễn Mạnh Hạng - Bộ trưởng Bộ Khoa học và Công nghệ",
        "Mục 2 PHỤ CẤP ĐỐI VỚI NHÀ GIÁO DẠY NGƯỜI KHUYẾT TẬT của Nghị định này phát biểu rõ.",
    ],
)
def test_rules_and_their_examples_report_nobody(text: str) -> None:
    assert all(person.role == "mentioned" for person in find_people({"body": text}).participants)


def test_an_officer_of_a_province_is_of_today_whatever_the_name() -> None:
    text = "Sáng nay, Bí thư Tỉnh ủy Lê Đức Thọ làm việc với Ban Dân vận. Đồng chí Lê Đức Thọ đề nghị tiếp tục đổi mới."
    assert [(person.name, person.role) for person in find_people({"body": text}).participants] == [("Lê Đức Thọ", "speak")]
    told = "Đồng chí Lê Đức Thọ ký Hiệp định Paris."
    assert [(person.name, person.role) for person in find_people({"body": told}).participants] == [("Lê Đức Thọ", "mentioned")]


def test_who_speaks_today_is_no_figure_of_history() -> None:
    people = find_people({"body": "Cục trưởng Cục Thống kê tỉnh, ông Nguyễn Bình cho biết cuộc điều tra đã xong."}).participants
    assert [(person.name, person.role) for person in people] == [("Nguyễn Bình", "speak")]
