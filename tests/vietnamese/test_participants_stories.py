"""People of village stories, histories and minutes: who is called by a short name, who is only told of, what is no name."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _roles(text: str) -> dict[str, str]:
    return {p.name: p.role for p in find_people({"body": text}).participants}


def _offices(text: str) -> dict[str, list[str]]:
    return {p.name: [q.raw for q in p.positions] for p in find_people({"body": text}).participants}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Người dân tìm đến già Y Trứ Mlô. “Cần cái tâm”, già Y Trứ chia sẻ.", {"Y Trứ Mlô": "speak"}),
        ("Vàng Văn Tĩnh được bà con tin cậy. “Khuyên bậc cha chú không dễ”, già làng Tĩnh tâm sự.", {"Vàng Văn Tĩnh": "speak"}),
        ("Bí thư Giàng A Sáu gõ kẻng. Nói mãi không xong, bí thư Sáu nhắc nhở đảng viên làm trước.", {"Giàng A Sáu": "speak"}),
        ("Cụ Huỳnh Thúc Kháng nhận lời. Bác dặn cụ Huỳnh lo việc nước.", {"Huỳnh Thúc Kháng": "mentioned"}),
        ("Chú Nguyễn Hữu Thới ở khóm 2. “Mình còn vượt được”, chú Ba Thới nói.", {"Nguyễn Hữu Thới": "speak"}),
        ("Ông Ba Rạng (tên thật Phan Văn Rạng) hiến đất. Ông Ba Rạng bảo: mồ mả cũng dời.", {"Phan Văn Rạng": "speak"}),
        ("Cựu chiến binh Nguyễn Văn Sáng Láng hiến đất. Cựu chiến binh Sáng Láng bày tỏ: ai cũng vui.", {"Nguyễn Văn Sáng Láng": "speak"}),
        ("Chị Huế cười bảo, làm dân vận phải lì.", {"Huế": "speak"}),
        ("Bà Quỳnh Hương nói về dân vận\nSáng 2/3, bà Trần Vũ Quỳnh Hương, Trưởng ban, phát biểu.", {"Trần Vũ Quỳnh Hương": "speak"}),
        ("Ca sĩ Thanh Thùy được bổ nhiệm làm Phó Giám đốc Sở.\nBà Phạm Thị Thanh Thùy cảm ơn.", {"Phạm Thị Thanh Thùy": "appointed"}),
    ],
)
def test_short_names_join_their_person(text: str, expected: dict[str, str]) -> None:
    assert _roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 1930, Hội nghị bầu ông Trần Lung làm Bí thư. Các ông Lê Mau, Hà Sắc phụ trách công nông.", {}),
        ("Năm 1998, bản còn nghèo. Nay, ông Lò Văn Pấng, Trưởng bản tiếp chúng tôi.", {"Lò Văn Pấng": "attend"}),
        ("“Mình trẻ. Có đợt ông Vàng A Sử đi phá rừng. Mình vận động mãi”, anh Lò Tĩnh kể.", {"Lò Tĩnh": "speak"}),
        ("Đại hội lần thứ I họp năm 1930 tại làng Đồng Xá. Đại hội bầu 7 người, Đ/C Hà Văn Tiềm được bầu làm Bí thư.", {}),
        (
            "Ông Lê Bính tặng quà ông Hà Khai, ở khu Tân Phú, nhận Huy hiệu Đảng, đồng chí Bí thư Đảng ủy mong ông khỏe.",
            {"Lê Bính": "award", "Hà Khai": "attend"},
        ),
        ("Ông Cửu Bằng đứng ra xin lại con đường. Nay ông Cửu mất rồi.", {}),
        ("Chồng bà Hoa qua đời sớm. Bà Hoa chia sẻ chuyện cũ.", {"Hoa": "speak"}),
        ("Nhà nghiên cứu Vũ Khiết khi còn sống hay nhắc câu ấy.", {}),
        ("Bài gửi về Ban Tổ chức (bà Hoàng Bích Thủy, Phó Phòng Tuyên truyền, email: bdv@vi.du).", {}),
        ("Già làng Và Chá Xà dạy khèn cho lũ trẻ.", {"Và Chá Xà": "attend"}),
        ("Hồ sơ gửi chị Hà (phòng Nhân sự), ĐT 0912.345.678.", {}),
        ("Cùng đi có ông Lê Văn An.\nCác tin tức khác\nĐồng chí Hà Văn Bảy thăm Công ty Dệt", {"Lê Văn An": "attend"}),
        ("Đất hiến cho công trình công cộng không chịu thuế. Luật gia Trương Hồng Điệp", {}),
        ("Ảnh: Phạm Bằng cung cấp", {}),
        ("Đoàn thăm chùa Bửu Lai (TT. Long Hà, huyện Long Đức).", {}),
        ("Đường Hàm Nghi qua trước nhà ông Lê Văn An. Tuyến đi qua đất các hộ: Hà Văn Bảy, Vũ Thị Cúc.", {}),
        ("Thông tin quy hoạch: tuyến tránh dài 6,8 km, điểm đầu giáp đất ông Lê Văn An.", {}),
        ("Năm 1958, Bác về thăm hợp tác xã. Bà Hà Thị Chiên, nữ du kích, được Bác tặng khẩu súng ngắn.", {}),
        ("Nhân vật bà Thêu, vợ ông Tạo, lặng lẽ mà quyết liệt.", {}),
        ("Có sách Nước non Sa Lung (tác giả Quách Tùng) biên khảo đầy đủ. Bà Lê Thị Ơn giữ bản chép tay.", {"Lê Thị Ơn": "attend"}),
        ("Tác giả Lộc Xuyên Đặng Quý Đích đã sưu tầm nhiều văn bia.", {}),
        ("Đoàn người là cán bộ xã Kim Lương và cựu chiến binh trên đường đi viếng.", {}),
        ("Học vị: Thạc sĩ Quản trị kinh doanh (Anh Quốc).", {}),
        ("Nhà nghiên cứu Hán Nôm cho rằng tấm bia có từ thế kỷ XVIII.", {}),
        ("Những người lính Bắc Việt năm xưa kể lại chuyện cũ.", {}),
        ("Tại đây, em T.A.M., học sinh lớp 8, bị bạn đánh. Chị N.U.P ở quận Sa Lung trình báo công an.", {}),
        ("Bà Lê Thị Ơn dẫn đầu đoàn của khu vực Đông Á - Thái Bình Dương chúc mừng đại hội.", {"Lê Thị Ơn": "chair"}),
        ("Vở “Người giữ rừng” (tác giả Lê Thu Hà, đạo diễn Hoàng Mai) được công chúng yêu thích.", {}),
        ("Thiếu tướng Hà Tế Mỹ (1921-2003) sinh ra ở làng Bút. Bà Lý Thị Mão tham gia dẫn đường.", {}),
        ("Nối tiếp truyền thống ấy, trong kháng chiến, bà Hà Thị Bê nuôi quân. Ông Lê Văn An theo đội du kích.", {}),
        ("Trận Xuân Lộc mở màn sáng 9/4/1975. Sư đoàn do đồng chí Lê Văn An chỉ huy đánh từ hướng bắc.", {}),
        ("Đời thứ bảy có ông Vi Văn Khoan đỗ cử nhân dưới triều Nguyễn.", {}),
        ("Nguyên Chủ tịch UBND xã Lê Văn An bị khởi tố. Ông An ký 14 giấy xác nhận sai.", {}),
        ("Thầy Lê Văn An, mỗi mùa khai giảng, đều ra suối thả hoa.", {"Lê Văn An": "attend"}),
        ("Chuyện bến Bần - Truyện ngắn của Trần Hải\nÔng Tư Nhỏ nhắc con Lụa thắp đèn. “Khách tới trễ”, ông nói.", {}),
        ("Tiểu phẩm: Chuyện ở tổ hòa giải\nÔng Ba Rụ: Rào giậu thì được, đừng rào tình làng.", {}),
        ("ThS. Vũ Thanh Bần, TS. Đặng Kim Sính\nTóm tắt: Bài viết bàn về phong cách dân vận.", {}),
        ("Trưởng ban biên tập: Đồng chí Cao Thị Bích\nPhó ban: Trịnh Minh Đức - Phó Trưởng Ban\nThư ký: Hồ Diễm My, chuyên viên", {}),
        (
            "Tặng già Điểu Ong\nBếp lửa nhà sàn thao thức\nGià ngồi kể chuyện ngày xưa\n"
            "Mẹ ơi, con về theo Đảng\nTiếng chiêng ông Bok ngân dài\nGọi mùa lên nương lên rẫy",
            {},
        ),
    ],
)
def test_who_is_only_told_of_takes_no_part(text: str, expected: dict[str, str]) -> None:
    assert {name: role for name, role in _roles(text).items() if role != "mentioned"} == expected


def test_a_pronoun_says_the_office_of_who_acted_last() -> None:
    text = "Chị Lù Thị Chứ đón đoàn ở đầu bản. Chị là Chi hội trưởng Phụ nữ Lũng Chinh, vừa được tặng Giấy khen."
    assert _offices(text) == {"Lù Thị Chứ": ["Chi hội trưởng Phụ nữ Lũng Chinh"]}


def test_a_given_name_that_several_bear_is_of_whom_the_text_named_last() -> None:
    text = "Ông Lê Văn Phúc dự họp. Ông Hà Hữu Phúc, Chủ tịch Hội, điều hành. Ông Phúc kết luận: làm ngay."
    assert _roles(text) == {"Lê Văn Phúc": "attend", "Hà Hữu Phúc": "chair"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giám đốc Sở GD & ĐT Sơn La Hoàng Tiến Đồng phát biểu.", {"Hoàng Tiến Đồng": ["Giám đốc Sở GD & ĐT Sơn La"]}),
        (
            "Bà Lê Hồng, Chủ tịch Hội Hữu nghị Việt Nam - Đông Nam Á, Phó Chủ tịch Hội Dân tộc học đề xuất.",
            {"Lê Hồng": ["Chủ tịch Hội Hữu nghị Việt Nam - Đông Nam Á", "Phó Chủ tịch Hội Dân tộc học"]},
        ),
        (
            "Giới thiệu ông Võ Văn A - Trưởng phòng Văn hóa huyện ứng cử vào Ủy ban MTTQ.",
            {"Võ Văn A": ["Trưởng phòng Văn hóa huyện"]},
        ),
        (
            "Ông Lê Thịnh - phó chủ nhiệm Ủy ban Văn hóa, giáo dục, thanh niên, thiếu niên và nhi đồng nêu ý kiến.",
            {"Lê Thịnh": ["phó chủ nhiệm Ủy ban Văn hóa, giáo dục, thanh niên, thiếu niên và nhi đồng"]},
        ),
        ("Ông Lê Hạnh được bầu giữ chức Phó Trưởng Ban năm 2017.", {"Lê Hạnh": ["Phó Trưởng Ban"]}),
        ("Thiếu tá quân y biên phòng Lữ Thanh Hòa, Trạm trưởng nói thêm.", {"Lữ Thanh Hòa": ["Trạm trưởng"]}),
        (
            "Ông Lê Đức, Chủ tịch Ủy ban MTTQVN tỉnh đến dự. Ông Lê Đức, Chủ tịch UB MTTQVN tỉnh tặng quà.",
            {"Lê Đức": ["Chủ tịch Ủy ban MTTQVN tỉnh"]},
        ),
        (
            "Tiến sĩ Phạm Ngọc Lợi, Trưởng khoa Dân vận Học viện Cán bộ TPHCM báo cáo.",
            {"Phạm Ngọc Lợi": ["Trưởng khoa Dân vận Học viện Cán bộ TPHCM"]},
        ),
        ("Đi cùng Bí thư Quận ủy là Phó Chủ tịch UBND quận, bác sĩ Mai Lệ Thanh.", {"Mai Lệ Thanh": ["Phó Chủ tịch UBND quận"]}),
    ],
)
def test_where_an_office_ends(text: str, expected: dict[str, list[str]]) -> None:
    assert _offices(text) == expected


def test_who_is_only_named_takes_part_where_somebody_acts() -> None:
    story = (
        "Cô giáo Hà Thị Thơ lên Tà Mung dạy chữ. Lớp học là cái lán tranh, học trò đi chân đất, mùa đông đốt củi sưởi giữa nhà. "
        "Một đêm lũ quét, cô Thơ cõng em Lò Văn Ún chạy lên đồi rồi quay lại cứu những đứa trẻ khác. Ngôi trường nay mang tên cô."
    )
    assert set(_roles(story).values()) == {"mentioned"}
    assert _roles(f"{story} Đồng chí Lê Văn An, Bí thư Huyện ủy dâng hoa.")["Lò Văn Ún"] == "attend"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Phó Chủ tịch Hội Trần Lan Phượng thay mặt Đoàn Chủ tịch trình Đề án kiện toàn nhân sự.", "speak"),
        ("Đại úy Trần Đình Khởi, người được phân công kèm cặp em Liễu, cho hay em học rất chăm.", "speak"),
        ("Binh nhất Cà Văn Chợ hát bài “Người chiến sĩ ấy” tặng dân bản.", "attend"),
        ("Ông Ngô Chí Cường biểu dương kết quả và trao bức trướng tặng Ban Dân vận.", "award"),
        ("Báo cáo viên hội nghị là TS Nguyễn Sĩ Dũng.", "speak"),
        ("Nói về già H’Mơi, anh Brưng tự hào kể.", "speak"),
        ("Dự, chỉ đạo chương trình có các đồng chí: Thiếu tướng Nguyễn Hồng Thái - Phó Chính ủy Quân khu.", "attend"),
        ("Ông Nguyễn Lam Sơn gắn Kỷ niệm chương cho 12 cá nhân.", "award"),
        ("Đồng chí Nguyễn Mạnh Hiếu, Bí thư Đảng ủy, Chủ tọa kỳ họp công bố Nghị quyết.", "chair"),
        ("Đoàn thăm bà Lương Thị Ón, vợ liệt sĩ Hà Văn Nhót.", "mentioned"),
        ("Đoàn thăm vợ liệt sĩ Lương Thị Ón.", "attend"),
        ("Làng tôi có chuyện hay. Bí thư xã bấy giờ, ông Trần Quý Tộc, phải chịu.", "mentioned"),
        ("Điều dưỡng trưởng Nguyễn Thị Mơ, người 20 năm gắn bó với khoa Nhi, được đoàn tặng quà.", "attend"),
        ("Ông Đặng Văn Lãm, hộ dân bị thu hồi 300m2 đất nói: “Dân nghe”.", "speak"),
        ("Họp báo: Chủ trì họp báo, Phó Trưởng Ban Tuyên giáo Nguyễn Thế Lâm.", "chair"),
        ("Tại đảo Sinh Tồn, Trưởng đoàn công tác số 9, Chuẩn Đô đốc Trần Ngọc Quyến trao quà.", "chair"),
        ("Buổi gặp do đồng chí Bí thư Thành ủy Lê Trung Chính làm chủ tọa.", "chair"),
        ("Lễ công bố quyết định về sáp nhập xã: Đồng chí Trịnh Việt Hùng, Bí thư Tỉnh ủy trao các quyết định.", "award"),
        ("Xây nhà cho hội viên Nguyễn Văn Đời (ấp 3), đồng chí Lê Việt Sĩ, Chủ tịch Hội đã trao 60 triệu đồng.", "award"),
        ("Đại úy Mai Thị Hảo, nhân viên cơ yếu, thay mặt chị em hứa giữ vững tay máy.", "speak"),
        ("Trưởng đoàn khảo sát Vũ Thị Hồng Lựu đề nghị xã báo cáo.", "chair"),
        ("Trưởng thôn nhận danh hiệu từ đồng chí Đào Xuân Thiết.", "award"),
        ("Vui nhất là tiết mục hát chèo của cụ Đỗ Văn Ruyện.", "attend"),
        ("Vụ tranh chấp giữa nhà ông Tính và nhà bà Lụa kéo dài ba năm.", "mentioned"),
        ("Tạp chí đăng bài thơ của tác giả Lê Hoài Lương.", "mentioned"),
        ("Ông Lê Trọng Hiệu - Thành ủy viên, nguyên Bí thư Quận ủy nhận hình thức kỷ luật cảnh cáo.", "mentioned"),
        ("Ông Trần Vũ Lai – Bí thư Huyện đoàn nghiêm túc rút kinh nghiệm về công tác cán bộ.", "mentioned"),
        ("Cách tất cả các chức vụ trong Đảng đối với bà Nguyễn Thị Tím, Phó Bí thư Đảng ủy.", "mentioned"),
        ("Danh sách đảng viên bị cảnh cáo còn có ông Nguyễn Ngọc Trung, Phó Chánh văn phòng.", "mentioned"),
        ("Đồng chí Trần Quốc Vương, Bí thư Huyện ủy chủ trì.", "chair"),
        ("Tham dự buổi lễ còn có nguyên Tổng Bí thư Lê Khả Phiêu.", "attend"),
        ("Quốc tang nguyên Thủ tướng Phan Văn Khải diễn ra trong hai ngày.", "mentioned"),
        ("Đồng chí Nguyễn Thái Bình, Bí thư Đảng ủy xã Tân Đông chủ trì.", "chair"),
        ("Đồng chí Nguyễn Thái Bình hy sinh khi còn rất trẻ.", "mentioned"),
        ("“Chị đi từng nhà vận động.” Ông VÕ VĂN AN, Phó Chủ tịch UBND phường", "speak"),
        ("Ông Phan Đức Đổng trao Huy hiệu cho vợ chồng đảng viên Đặng Văn Hổ (sinh năm 1923).", "attend"),
        ("KẾT QUẢ BẦU CỬ BAN CHẤP HÀNH HỘI CỰU CHIẾN BINH PHƯỜNG\n- Chủ tịch: ông Trương Minh Quang", "appointed"),
        ("Đại hội bầu bà Hà Thị Giang làm Chủ tịch Hội. Các Phó Chủ tịch gồm: bà Đỗ Thị Thoa.", "appointed"),
        ("Ảnh: PCT UBND tỉnh Cao Huy chúc mừng các vị chức sắc, tăng ni.", "attend"),
    ],
)
def test_what_people_do(text: str, role: str) -> None:
    assert list(_roles(text).values())[-1] == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Đảng ủy xã Khuôn Lùng Đàm Thị Thu Huế phát biểu.", {"Đàm Thị Thu Huế": ["Bí thư Đảng ủy xã Khuôn Lùng"]}),
        ("Bí thư bản Páo Sơ – anh Giàng A Sáu kể chuyện.", {"Giàng A Sáu": ["Bí thư bản Páo Sơ"]}),
        ("Trưởng bản 51 tuổi Trần Văn Hồ phát biểu.", {"Trần Văn Hồ": ["Trưởng bản"]}),
        ("Cô Nguyễn Thị Ái Thi, giáo viên chủ nhiệm lớp 5B phát biểu.", {"Nguyễn Thị Ái Thi": []}),
        ("Ông Lê Minh Hạnh - Phó phòng Lao động - TB&XH phát biểu.", {"Lê Minh Hạnh": ["Phó phòng Lao động - TB&XH"]}),
        ("Cùng dự có Bí thư Đảng ủy xã đảo Đỗ Văn Thắng.", {"Đỗ Văn Thắng": ["Bí thư Đảng ủy xã đảo"]}),
        ("Bí thư Huyện ủy Anh Sâm Đặng Thanh Tòng phát biểu.", {"Đặng Thanh Tòng": ["Bí thư Huyện ủy Anh Sâm"]}),
        ("Chủ tịch Hội Nông dân tỉnh, Xin Thị Bính phát biểu.", {"Xin Thị Bính": ["Chủ tịch Hội Nông dân tỉnh"]}),
        ("Ông Lê Toàn, Trưởng Thuế tỉnh Đồng Nai phát biểu.", {"Lê Toàn": ["Trưởng Thuế tỉnh Đồng Nai"]}),
        ("Dự lễ có ông Lê An, Phó GĐ Sở VH,TT&DL tỉnh.", {"Lê An": ["Phó GĐ Sở VH,TT&DL tỉnh"]}),
        (
            "Dự có các đồng chí Phó Trưởng Ban Dân vận: Lê Đĩnh, Ksor H'Nga; Thượng tá Đỗ Lộc - Phó Giám đốc Công an tỉnh.",
            {
                "Lê Đĩnh": ["Phó Trưởng Ban Dân vận"],
                "Ksor H'Nga": ["Phó Trưởng Ban Dân vận"],
                "Đỗ Lộc": ["Phó Giám đốc Công an tỉnh"],
            },
        ),
        (
            "Ông A Lăng Nhớ tái cử chức Chủ tịch, bà Trần Thị Hiền giữ chức Phó Chủ tịch.",
            {"A Lăng Nhớ": ["Chủ tịch"], "Trần Thị Hiền": ["Phó Chủ tịch"]},
        ),
        ("Bà Mai Sâm, Bí thư Chi bộ phố 6 phát biểu.", {"Mai Sâm": ["Bí thư Chi bộ phố 6"]}),
        ("Tân Chủ tịch Hội Nông dân xã, Xin Thị Bính phát biểu.", {"Xin Thị Bính": ["Chủ tịch Hội Nông dân xã"]}),
        ("Hội nghị do Trưởng Ban Dân vận, Xin Văn Bính chủ trì.", {"Xin Văn Bính": ["Trưởng Ban Dân vận"]}),
        (
            "Ông Đinh Ơm, Trưởng ban Dân vận Huyện ủy: Già làng Wât là người tiêu biểu của xã.",
            {"Đinh Ơm": ["Trưởng ban Dân vận Huyện ủy"], "Wât": []},
        ),
        ("Ông Lê An hội kiến Thủ tướng Lào Phankham Sisavath.", {"Lê An": [], "Phankham Sisavath": ["Thủ tướng Lào"]}),
        ("Bà Nguyễn Thị Lanh, Chi hội phó Chi hội Phụ nữ 17, nói.", {"Nguyễn Thị Lanh": ["Chi hội phó Chi hội Phụ nữ 17"]}),
        ("Báo cáo với đồng chí Bí thư, Chủ tịch Hội Nguyễn Văn Dũng nói.", {"Nguyễn Văn Dũng": ["Chủ tịch Hội"]}),
        ("Đi với anh có y tá bản Hạng Thị Dợ.", {"Hạng Thị Dợ": []}),
        (
            "Chúc mừng tân Phó Chủ tịch, đồng chí Nguyễn Khang, Chủ tịch Tổng Liên đoàn tin tưởng.",
            {"Nguyễn Khang": ["Chủ tịch Tổng Liên đoàn"]},
        ),
        ("Bí thư Đảng ủy xã Đakrông Côn Văn Rêu phát biểu.", {"Côn Văn Rêu": ["Bí thư Đảng ủy xã Đakrông"]}),
        ("Bí thư Huyện ủy Văn Bàn phát biểu.", {}),
        ("Phó Bí thư Thường trực Lo Văn Thìn báo cáo.", {"Lo Văn Thìn": ["Phó Bí thư Thường trực"]}),
        ("Giám đốc Công ty Cà phê 719 Đỗ Hoàng Phúc phát biểu.", {"Đỗ Hoàng Phúc": ["Giám đốc Công ty Cà phê 719"]}),
        ("Bà Lê Vy, Trưởng Ban Tôn giáo - Sở Nội vụ phát biểu.", {"Lê Vy": ["Trưởng Ban Tôn giáo - Sở Nội vụ"]}),
        ("Giáo dân Têrêsa Nguyễn Thị Kim Loan Anh được biểu dương.", {"Têrêsa Nguyễn Thị Kim Loan Anh": []}),
        ("Linh mục Giuse Lê Đạt, Chánh Văn phòng Tòa Giám mục dự.", {"Giuse Lê Đạt": ["Chánh Văn phòng Tòa Giám mục"]}),
        ("Thay mặt Bộ Tư lệnh, Thiếu tướng Võ Văn Bắc, Chính ủy cảm ơn.", {"Võ Văn Bắc": ["Chính ủy"]}),
        (
            "Quyết định về ông Lê Trí, Phó Chủ nhiệm Tổng cục, Chủ tịch nước Lương Cường Quốc ký.",
            {"Lê Trí": ["Phó Chủ nhiệm Tổng cục"], "Lương Cường Quốc": ["Chủ tịch nước"]},
        ),
        (
            "Ông Lê Sáng, Chi hội trưởng Chi hội Cựu chiến binh KP.4 nói.",
            {"Lê Sáng": ["Chi hội trưởng Chi hội Cựu chiến binh KP.4"]},
        ),
        ("Ông Rơ Châm Hyêu, thôn phó, phát biểu.", {"Rơ Châm Hyêu": ["thôn phó"]}),
    ],
)
def test_offices_and_places(text: str, expected: dict[str, list[str]]) -> None:
    assert _offices(text) == expected


def test_lines_below_the_heading_of_a_list() -> None:
    lines = "1. Đ/c Phan Tuất, Bí thư Huyện ủy, Trưởng ban\n2. Đ/c Và Bá Rùa, Trưởng phòng Dân tộc, thành viên"
    assert set(_roles(f"Danh sách thành viên Ban Chỉ đạo (kèm theo Quyết định số 812-QĐ/HU)\n{lines}").values()) == {"appointed"}
    assert set(_roles(f"Danh sách khách mời\n{lines}").values()) == {"attend"}


def test_what_a_subject_does_behind_the_people_it_visits() -> None:
    text = "Thủ tướng Phạm Minh Chí thăm xã. Thủ tướng hỏi thăm gia đình bà Thạch Thị Sa và tặng quà cho gia đình."
    assert _roles(text) == {"Phạm Minh Chí": "award", "Thạch Thị Sa": "attend"}


def test_a_dignity_with_an_office_stands_for_its_holder() -> None:
    text = "Đón đoàn có Đức cha Giám quản Giuse Đỗ Hoài, Đức cha phụ tá Louis Nguyễn Thi. Đức cha Giám quản cảm ơn đoàn."
    assert _roles(text) == {"Giuse Đỗ Hoài": "speak", "Louis Nguyễn Thi": "attend"}
