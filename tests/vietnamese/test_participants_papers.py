"""Notices, accounts, histories and lives that name people and report nobody's participation; and reports beside them that do."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _taking(text: str) -> dict[str, str]:
    return {person.name: person.role for person in find_people({"body": text}).participants if person.role != "mentioned"}


_BEFORE = "Văn bản nêu rõ yêu cầu đối với các địa phương. Công việc hoàn thành trong quý II theo kế hoạch đã đề ra từ đầu năm.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Công ty Phú Lợi: 20 triệu đồng; ông Lê Văn Tấn (chợ Cái Dầu): 5 triệu đồng; bà Sáu Thảo: 2 triệu đồng.",
        "Mọi phản ánh gửi về Ban Dân vận (qua đồng chí Lò Thị Sen, Trưởng phòng Tổng hợp).",
        "Chi tiết xin liên hệ đồng chí Tòng Văn Minh, Phó Chánh Văn phòng (0915.000.888).",
        "Đặt vé qua số 1900.0000, gặp anh Đức.",
        "Kế hoạch số 12 ngày 20/9/2022 (Phó Trưởng Ban Hồ Thị Quế ký).",
        "Kỳ trước chúng tôi đã phản ánh việc ông Đào Nhất Thiên, nguyên Chủ tịch xã, ký khống 27 hồ sơ.",
        "Theo hồ sơ, ngày 3/6/2014, ông Đào Nhất Thiên chủ trì cuộc họp xét duyệt.",
        "Khi ấy, Phó Chủ tịch UBND tỉnh Ngô Hạnh Điền phát biểu rằng nhà máy sẽ sớm vận hành.",
        "Nguyên Phó Chủ tịch nước Lê Thị Bích có lần nói: dân biết hết đấy.",
        "Có lần Chủ tịch phường Lê Hồng Sơn mang quà đến tận nhà.",
        "Thành thật xin lỗi ông Võ Hồng Ân và bạn đọc.",
        "Nhiệm kỳ II (1980 - 1985): bà Cao Thị Nhị, Hội trưởng.",
        "“Vận động quần chúng: lý luận và thực tiễn” - PGS.TS Nguyễn Thế Tín chủ biên.",
        "Đề nghị ông bàn giao hồ sơ cho ông Mai Đắc Tuệ, Ủy viên Ủy ban Kiểm tra.",
        "Sáng kiến của chuyên viên Hồ Trâm Anh được áp dụng.",
        "Bí thư Huyện ủy Lê Thị Hà nhấn mạnh điều này khi còn đương chức.",
        "Nội dung: bà Thân Thị Ánh khiếu nại việc thu hồi đất.",
        "Chủ tịch xã Hồ Văn Thành và cán bộ xã Lê Hải Sơn mất tích khi đi kiểm tra sạt lở.",
        "Mô hình có 612 hộ tham gia; hộ bà Ngải Seo Lền được chọn làm điểm.",
        "Nhà sư Danh Lung Sa thường vận động phật tử đến nghe.",
        "Bộ trưởng Vũ Đình Tấn sau này nhớ lại: không khí rất trang nghiêm.",
        "Sau cuộc họp do Bí thư Chi bộ Đinh Hữu Tấn chủ trì tháng 3 năm ấy, cả thôn đồng thuận.",
        "Việc đăng ký mời đại biểu thực hiện qua Văn phòng, đầu mối là đ/c Đường Thị Tấn.",
    ],
)
def test_sentences_of_papers(text: str) -> None:
    assert _taking(_BEFORE + text) == {}


@pytest.mark.parametrize(
    "text",
    [
        # the years say so, though speeches are told
        "Đồng chí Hà Văn Khiêm sinh năm 1907. Tháng 9/1930, đồng chí được bầu làm Bí thư. Phát biểu tại hội nghị, đồng chí nhấn mạnh.",
        "Đại hội VI khẳng định bài học. Đại hội VII thông qua Cương lĩnh. Tại Đại hội XIII, Tổng Bí thư Lê Văn Hà trình bày báo cáo.",
        "Ngày 28/7/1929, Đại hội khai mạc. Đồng chí Hà Văn Cảnh chủ trì, đọc báo cáo. Đến nay, công đoàn có 10 triệu đoàn viên.",
        # somebody's death is told behind a pronoun, or beside the dead somebody speaks
        "Nhớ nhà báo Hồng Chương Dũng. Ông giao việc rất ngắn: “Đi, thấy, viết”. Ông ra đi một chiều đông năm 1998.",
        "Trong sổ tay của liệt sĩ Lê Văn Tạc có câu thơ. Nhà thơ Hoàng Thế Cầm bảo, đó là tiếng nói của cả thế hệ.",
        "Điều 3. Trọng tài điều hành trận đấu. Điều 4. Trưởng Ban tổ chức (ông Ngân Xuân Dụng) giải quyết khiếu nại.",
        "Tự truyện của một Bí thư xã\nÔng Trưởng bản Thào A Tấn đập bàn: “Cán bộ nói nhiều rồi!”. Ba năm sau ông hiến đất.",
        "Trích: Hồi ký của đồng chí Hoa Lệ\nChị Võ Thị Tấn nói dõng dạc: “Các ông có tồn tại 20 năm không?”. Cả phòng hát.",
        "BAN CHỈ ĐẠO\nDANH SÁCH THÀNH VIÊN\n1. Trung tá Đoàn Công Tấn - Phó ban\n2. Bà Đặng Mùi Tấn - Trưởng phòng Kinh tế - UV thường trực",
        "Những mốc son\n- 3/1938: Mặt trận Dân chủ ra đời.\n- 19/5/1941: Tỉnh bộ Việt Minh gồm các ông Cao Hữu Tấn, Đào Văn Kế.",
        "Hỏi: Tôi có được hưởng chế độ không? (Bà Trần Thị Lệ, Phú Nhuận). Đáp: Người lao động đủ 15 tuổi được giao kết hợp đồng.",
    ],
)
def test_texts_that_tell(text: str) -> None:
    assert _taking(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lục Văn Tấn (thôn Nà Khoang) gửi đơn đề nghị cấp lại giấy chứng nhận bị cháy.",
        "Phó Chánh Văn phòng UBND tỉnh Đặng Quốc Tấn duyệt trả lời đối với nội dung liên quan nhiều ngành.",
    ],
)
def test_what_is_written_or_passed_on_is_not_said(text: str) -> None:
    assert [person.roles for person in find_people({"body": text}).participants] == [["attend"]]


def test_where_nobody_holds_an_office_one_deed_makes_no_report() -> None:
    taking = _taking(
        "Già làng Pờ Xì Tài kể chuyện ngày xưa phải đi bộ ba ngày mới ra đến huyện, gùi muối về còn ướt.\n"
        "Nay điện sáng khắp bản. Đường vào tận nhà. Trẻ con được học bán trú, tối tối đọc bài bên ánh đèn, người già khỏi phải đốt đuốc.\n"
        "Chị Khoàng Gó Ná gói bánh, anh Lỳ Xuyến Phù mổ lợn."
    )
    assert taking == {"Pờ Xì Tài": "speak"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ông Lê Văn Tấn: Trước hết, cần nắm chắc tình hình.", "speak"),
        ("Ông Lê Văn Tấn, Chủ tịch Hội, ký thỏa thuận hợp tác với Hội bạn.", "attend"),
        ("Ngày 20/8/1998, Ban họp báo. Đồng chí Lê Văn Tấn, Trưởng Ban, chủ trì.", "chair"),
        ("Năm 1930, Đảng ra đời. Phát biểu tại lễ kỷ niệm, ông Lê Văn Tấn ôn lại truyền thống.", "speak"),
        ("Gia đình ông Lê Văn Tấn được trao nhà đại đoàn kết.", "attend"),
        ("Đề nghị tỉnh sớm làm cầu, ông Lê Văn Tấn cho rằng dân đã chờ quá lâu.", "speak"),
        ("Trường thành lập năm 1959. Đồng chí Lê Văn Tấn, Chủ tịch UBND huyện trao Bằng khen cho 5 giáo viên.", "award"),
        ("Ông Lê Văn Tấn, Trưởng Ban Dân vận làm việc với xã, cái nôi của khởi nghĩa năm 1945 và căn cứ năm 1949.", "attend"),
        ("Dự lễ khánh thành bia ghi dấu trận đánh năm 1950 có đồng chí Lê Văn Tấn, Bí thư Đảng ủy xã.", "attend"),
        ("Ghi nhận đóng góp của Hội từ năm 1961 đến nay, Phó Chủ tịch UBND tỉnh Lê Văn Tấn tặng bức trướng.", "award"),
        ("Quán triệt Nghị quyết Đại hội XI, Đại hội XII, Đại hội XIII, hội nghị do ông Lê Văn Tấn chủ trì.", "chair"),
        ("Ông Lê Văn Tấn, Chủ tịch Hội, liên hệ doanh nghiệp, trao 20 con bê giống.", "award"),
        ("Một lần nữa, ông Lê Văn Tấn, Bí thư Huyện ủy nhấn mạnh vai trò của người đứng đầu.", "speak"),
        ("Nhiệm kỳ 2020 - 2025: Đại hội bầu ông Lê Văn Tấn giữ chức Bí thư Đảng ủy.", "appointed"),
        ("Bà Lan kể về chồng. Ông mất năm 1999. Ông Lê Văn Tấn chia sẻ thêm.", "speak"),
    ],
)
def test_reports_beside_them(text: str, role: str) -> None:
    assert _taking(_BEFORE + text).get("Lê Văn Tấn") == role


_MEMBERS = "1. Đồng chí Lê Văn Tấn, Bí thư Tỉnh ủy\n2. Đ/c Hoàng Thị Nghĩa - Trưởng Ban Dân vận\n3. Đại tá Cao Bá Sỹ, Giám đốc Công an tỉnh"


@pytest.mark.parametrize(
    "heading", ["BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XX", "Danh sách Ban Thường vụ Tỉnh ủy", "Bảng phân công phụ trách địa bàn"]
)
def test_nobody_takes_part_in_a_roster(heading: str) -> None:
    assert _taking(f"{heading}\n{_MEMBERS}") == {}


@pytest.mark.parametrize("heading", ["Danh sách đại biểu được tuyên dương", "Dự lễ có Ban Thường vụ Tỉnh ủy:"])
def test_lists_of_those_who_came(heading: str) -> None:
    assert _taking(f"{heading}\n{_MEMBERS}").keys() == {"Lê Văn Tấn", "Hoàng Thị Nghĩa", "Cao Bá Sỹ"}
