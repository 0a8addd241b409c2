"""What kind of paper a text is: in notices, rosters, crime news, tales and essays nobody takes part; reports that sound like them stay reports."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _taking(text: str) -> dict[str, str]:
    return {person.name: person.role for person in find_people({"body": text}).participants if person.role != "mentioned"}


@pytest.mark.parametrize(
    "text",
    [
        "Lịch tiếp công dân quý I\nNgày 05/02: đồng chí Hoàng Văn Bính, Chủ tịch; ngày 20/02: đồng chí Lê Nhạn, Phó Chủ tịch.\nĐịa điểm: Nhà ăn.",
        "Giảng viên: ThS Lê Văn Khôi (chuyên đề 1), ông Hà Minh Trí - Trưởng phòng. Thời gian: từ 8 giờ. Học viên đăng ký trước ngày 20/5.",
        "Người ứng cử gồm: bà Ngô Thị Sương, Phó Chủ tịch Hội; ông Cao Văn Lục, Trưởng ban. Danh sách niêm yết tại trụ sở đến hết ngày 02/5.",
        "Tổ tuần tra do Thượng úy Hà Văn Sâm dẫn đầu bắt giữ hai đối tượng. Tại trụ sở, họ khai nhận đã lấy 3 xe máy.",
        "Hôm bom vùi hầm, chị Tô Lan Anh ôm cây đàn. Chính ủy Võ Sơn nói vui: “Một bài hát bằng một tiểu đoàn”.",
        "Ngày ấy thầy Trịnh Bá Khôi dạy Văn. Một hôm, thầy vào lớp và nói: “Hôm nay ta học làm người”. Lớp trưởng Hải đứng lên chào.",
        "Nhạc sĩ Lê Huỳnh viết ca khúc đầu tay năm 16 tuổi. Nhạc sĩ Hà Văn Cao đánh giá giai điệu “đẹp như lụa”.",
        "Quyết định. Điều 1. Tặng Kỷ niệm chương cho 02 cá nhân: ông Hàng Phử, nguyên Bí thư; bà Dụng Trinh, Chủ tịch Hội. Điều 2. Thi hành.",
        # of some length, and no official comes, nobody speaks at a meeting
        "Chiều chiều, nhà sàn ông Hà Văn Tín lại rộn tiếng khèn. Ông Tín làm đội trưởng, chị Lò Thị Nhị dạy múa, anh Vì Văn Thoan đánh "
        "trống. Đội lập đã mười năm, nay có 24 người, mỗi năm diễn hơn trăm buổi cho khách du lịch. Thu nhập chia đều, trích một phần mua áo.",
        "Bà Sáu Đậu bán rổ rá, bà Năm Tề bán trầu cau, ngồi cạnh nhau bốn chục năm ở góc chợ. “Bữa nay ế quá”, bà Sáu than. Bà Năm nhổ "
        "miếng trầu: “Ế thì mình nói chuyện”. Cu Tí con chị Hường chạy qua, mỗi bà dúi cho một trái ổi. Nắng lên, chợ vãn, còn hai chiếc nón.",
        "LỊCH LÀM VIỆC TUẦN 8\nChủ tịch UBND xã Hà Văn Lưu: 08 giờ: Dự hội nghị, chúc Tết Trường Tân Lập. Cùng dự: ông Lê Duy Nam - Phó Chủ tịch.",
        "Vết thương của tôi chưa lành. Anh Nguyễn Văn Cổn, đại đội trưởng Vệ quốc, bảo: “Chú đi theo quân y”. Cô y tá Hà Thị An kể nhiều chuyện "
        "cho chúng nó nghe. Đêm chuyển quân, cô ngồi một mình bên ngọn đèn dầu, gió lùa qua vách nứa, xa xa tiếng đại bác vọng về từng hồi dài.",
        "Chị Lã Thị Diệp (quận Hải Trung) hỏi: Tôi nghỉ việc có được cộng dồn không? Luật sư Đoàn Khanh trả lời: Theo Luật Bảo hiểm thì được.",
        "CÁC ĐỒNG CHÍ LÃNH ĐẠO CHỦ CHỐT CỦA TỈNH\nCÁC VỊ CHỨC SẮC TIÊU BIỂU",
        "Kế hoạch tổ chức Hội nghị\nI - MỤC ĐÍCH, YÊU CẦU\n1. Chuẩn bị chu đáo.\nII - THÀNH PHẦN\n- Đồng chí Lê Văn Khôi, Trưởng Ban chủ trì.",
        "GIẤY MỜI\nKính gửi: Đ/c Nghiêm Văn Cừ - Phó Bí thư Huyện ủy.\nKính mời các đồng chí dự hội nghị. Đ/c Lù A Chính chuẩn bị báo cáo.",
        "PHÂN CÔNG NHIỆM VỤ BAN CHỈ ĐẠO\n1. Đ/c Trần Hiếu - BT Đảng ủy: phụ trách chung.\n2. Đ/c Lê Thảng - CT UBMTTQ: chủ trì họp thôn.",
        "Hội viên gửi phản ánh. Thẩm phán báo cho ông Tô Văn Rạng, Trưởng ấp. Phát biểu ý kiến tại phòng.\nTHẨM PHÁN\n(đã ký)\nĐinh Phước",
        "Bàn về dân vận, PGS. Trần Hữu Khê cho rằng cần gần dân.\n(1) Trần Hữu Khê: Phong cách, Nxb. Lý luận, H, 2011, tr.45",
        "Đầu tháng 4 năm 1930, chi bộ ra đời. Dự hội nghị có 3 đồng chí: Nguyễn Bá Lữ, Hoàng Khắc Tuyển, Cao Thị Tý. Đồng chí Lữ chủ trì. "
        "Sau ngày 12/9/1930 giặc lùng bắt. Năm 1937 lập lại Hội cày. Ngày 21/8/1945 nhân dân giành chính quyền.",
        "Thơ vui: GẶP CÁN BỘ\nÔng Ba lên bảo: “Khẽ khàng”\nBà Tư góp ý: “Rõ ràng quan liêu”",
    ],
)
def test_papers_of_which_no_report_is_made(text: str) -> None:
    assert _taking(text) == {}


@pytest.mark.parametrize(
    ("text", "taking"),
    [
        (
            "Tổ bầu cử số 5 niêm yết danh sách người ứng cử. Ông Phan Văn Trứ, Chủ tịch UBMTTQ xã kiểm tra công tác chuẩn bị.",
            {"Phan Văn Trứ": "attend"},
        ),
        (
            "Một hôm giữa tháng Ba, chúng tôi gặp lại đại đội năm xưa. Ông Lê Văn Sĩ kể chuyện giữ hầm, chuyện bom.",
            {"Lê Văn Sĩ": "speak"},
        ),
        (
            "Tối thứ Bảy, 25 người của làng lên phố đi bộ. Nghệ nhân A Biu Đăk biểu diễn đàn đá, người xem đứng chật hai bên hè, đèn lồng giăng kín. "
            "Trẻ con nhún nhảy theo vòng xoang đến khuya, tiếng cồng chiêng vang xa tận bờ sông phía bên kia cầu, khách nước ngoài chụp ảnh mãi.",
            {"A Biu Đăk": "attend"},
        ),
        (
            "Cử tri Lò Văn Tư hỏi: Bao giờ có đường? Chủ tịch UBND xã Hà Văn An trả lời: Theo Luật Đầu tư công, năm sau khởi công.",
            {"Lò Văn Tư": "speak", "Hà Văn An": "speak"},
        ),
        (
            "Đối tượng khai nhận hành vi, tang vật đã thu giữ. Đại tá Lê Văn Hùng, Giám đốc Công an tỉnh đến trao thưởng cho Ban chuyên án.",
            {"Lê Văn Hùng": "award"},
        ),
        (
            "Hội thi nấu cơm của làng năm nay có bảy đội. Khói bếp bay khắp sân đình, tiếng hò reo vang cả triền đê từ sớm đến trưa. "
            "Giải nhất thuộc về Lê Thị Liên, giải nhì thuộc về Hà Thị Bưởi. Cơm chín tới, thơm nức, các cụ ăn thử rồi gật gù, hẹn nhau năm sau.",
            {"Lê Thị Liên": "attend", "Hà Thị Bưởi": "attend"},
        ),
    ],
)
def test_reports_that_sound_like_them(text: str, taking: dict[str, str]) -> None:
    assert _taking(text) == taking


def test_who_gets_an_office_by_a_printed_decision() -> None:
    text = "QUYẾT ĐỊNH\nĐiều 1. Thành lập Đoàn kiểm tra gồm:\n1. Ông Vi Thế Duẩn, Phó Chủ tịch - Trưởng đoàn.\nNơi nhận: Như Điều 2."
    assert _taking(text) == {"Vi Thế Duẩn": "appointed"}


def test_what_a_notice_tells_of_a_meeting() -> None:
    text = "THÔNG BÁO\nkết luận tại cuộc họp giao ban\nĐồng chí Tăng Bá Lưỡng, Bí thư Đảng ủy chủ trì họp. Tham dự có ông Hà Khuê, Chủ tịch Hội."
    assert _taking(text) == {"Tăng Bá Lưỡng": "chair", "Hà Khuê": "attend"}


def test_who_chair_together() -> None:
    text = (
        "Hội nghị gặp mặt già làng: Thiếu tướng Rah Lan Lâm - Giám đốc Công an tỉnh và bà Ayun H'Nga - Phó Chủ tịch HĐND tỉnh đồng chủ trì."
    )
    assert _taking(text) == {"Rah Lan Lâm": "chair", "Ayun H'Nga": "chair"}


def test_those_to_whom_something_is_given_hand_over_nothing() -> None:
    text = "UBND tỉnh tặng Bằng khen cho 2 tập thể và 2 cá nhân: Đại úy Kiều Tất Đạt, Thượng úy Hứa Việt Long. Ông Lê Văn An phát biểu."
    assert _taking(text) == {"Kiều Tất Đạt": "attend", "Hứa Việt Long": "attend", "Lê Văn An": "speak"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # an office within somebody else's words
        ("Chủ tịch UBND xã Lầu Văn Pó đã đi 12 bản. Dân bản bảo: “Chủ tịch này nói ít, làm được”.", "Lầu Văn Pó", "attend"),
        ("Gia đình cảm ơn họ hàng đã đến viếng mẹ chúng tôi là cụ bà Tạ Thị Hĩm, hưởng thọ 97 tuổi.", "Tạ Thị Hĩm", "mentioned"),
        ("Hội ra mắt Tổ hợp tác do ông Phí Văn Thảo làm tổ trưởng. Bà Ma Thị Ngần phát biểu.", "Phí Văn Thảo", "appointed"),
        # a day and what is told of it make a report
        (
            "Sáng 26/6, trước giờ thí sinh nhận số báo danh, Phó Chủ tịch UBND tỉnh Lâm Thị Mi đến điểm thi, nhắc không mang điện thoại.",
            "Lâm Thị Mi",
            "speak",
        ),
        ("Trong chuyến thăm năm 2008, nguyên Thủ tướng Võ Văn Hoàng đã trồng cây bàng vuông.", "Võ Văn Hoàng", "mentioned"),
        ("Tổ có 18 thành viên, bà Chử Thị Đoan làm tổ trưởng, ông Hà Văn Khiêm giữ quỹ.", "Chử Thị Đoan", "mentioned"),
        ("Nữ anh hùng Hồ Thị Lan kể chuyện tại lễ kỷ niệm. Chị qua đời năm 2001.", "Hồ Thị Lan", "mentioned"),
        ("Ông Lê Văn Tư nhận quà. Người bạn đời của ông, bà Hà Thị Hoa, cũng làm nghề đan rổ.", "Hà Thị Hoa", "mentioned"),
        ("Bí thư Đảng ủy xã nhắc lại tấm gương gia đình cụ Huỳnh Thị Sen, hộ đầu tiên nhận tiền.", "Huỳnh Thị Sen", "mentioned"),
        ("Anh Võ Văn Tâm, thành viên dự án, tính toán: với 50 triệu đồng, anh mua thêm 10 vạn con giống.", "Võ Văn Tâm", "speak"),
    ],
)
def test_what_is_said_of_people(text: str, name: str, role: str) -> None:
    found = {person.name: person.role for person in find_people({"body": text}).participants}
    assert found[name] == role
