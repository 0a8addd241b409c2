"""`find`: places, values and functions of the dates in prose."""

import unicodedata

import pytest

from danvan_crawler.items import DateMention
from danvan_crawler.vietnamese.dates import find, find_each, parse
from danvan_crawler.vietnamese.dates.windows import windows

ARTICLE = (
    "Chiều 30/12, tại xã Minh Tân, Ban Dân vận Tỉnh ủy tổng kết 5 năm thực hiện Kết luận số 17-KL/TU, ngày 07/01/2016 của Ban Thường vụ.\n\n"
    "Hội nghị diễn ra nhân kỷ niệm 90 năm Ngày truyền thống (15/10/1930 - 15/10/2020), trong nhiệm kỳ 2020 - 2025. Toàn huyện có 9/9 xã tham gia, "
    "đạt 12/12 chỉ tiêu. Các đơn vị gửi báo cáo trước ngày 15/01/2021. Trước đó, trong 2 ngày 25 - 26/12, đoàn đã đi cơ sở; từ tháng 10/2020 đến nay "
    "đã có 24 mô hình. Tết Nguyên đán Tân Sửu đến gần, mùng 10 tháng Chạp sẽ có hội chợ. Điện thoại: 0221.3863.577."
)


def found(text: str, reference: str | None = "2020-12-31") -> list[tuple[str, str, str]]:
    return [(m.raw, m.iso, m.function) for m in find(text, reference)]


def only(text: str, reference: str | None = "2020-12-31") -> DateMention:
    (mention,) = find(text, reference)
    return mention


def test_an_article() -> None:
    assert found(ARTICLE) == [
        ("Chiều 30/12", "2020-12-30", "event"),
        ("ngày 07/01/2016", "2016-01-07", "document"),
        ("15/10/1930 - 15/10/2020", "1930-10-15/2020-10-15", "anniversary"),
        ("nhiệm kỳ 2020 - 2025", "2020/2025", "term"),
        ("ngày 15/01/2021", "2021-01-15", "deadline"),
        ("ngày 25 - 26/12", "2020-12-25/2020-12-26", "event"),
        ("tháng 10/2020", "2020-10", "other"),
        ("mùng 10 tháng Chạp", "2021-01-22", "other"),
    ]


def test_a_month_and_a_day_are_a_range_only_where_one_leads_to_the_other() -> None:
    assert found("Ông là Chủ tịch từ tháng 12/2014 đến 23/2/2018.")[0][:2] == ("tháng 12/2014 đến 23/2/2018", "2014-12-01/2018-02-23")
    assert [iso for _, iso, _ in found("Xã họp tháng 12/2014 và 23/2/2018.")] == ["2014-12", "2018-02-23"]
    assert [iso for _, iso, _ in found("Xã họp tháng 5/2016, 3/6/2018.")] == ["2016-05", "2018-06-03"]


def test_a_new_line_with_a_dash_is_no_end_of_a_range() -> None:
    text = "20/06/2019 - 07:47\n - Ngày 19-6, Mặt trận xã giao ban."
    assert [iso for _, iso, _ in found(text, "2019-06-20")] == ["2019-06-20T07:47+07:00", "2019-06-19"]


def test_spans_cut_out_what_they_claim_in_any_form_of_the_text() -> None:
    spaced = [ARTICLE.replace(" ", space) for space in (" ", "\u00a0", "  \u200b", "\n")]
    for text in (*spaced, unicodedata.normalize("NFD", ARTICLE)):
        mentions = find(text, "2020-12-31", field="sapo")
        assert [m.iso for m in mentions] == [iso for _, iso, _ in found(ARTICLE)]
        for m in mentions:
            assert text[m.span.start : m.span.end] == m.raw
            assert m.span.field == "sapo"
            assert m.raw == m.raw.strip()


def test_without_reference_only_printed_years_are_told() -> None:
    assert [iso for _, iso, _ in found(ARTICLE, None)] == ["2016-01-07", "1930-10-15/2020-10-15", "2020/2025", "2021-01-15", "2020-10"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sáng 5/6, họp", "morning"),
        ("Rạng sáng ngày 5/6", "morning"),
        ("trưa 5-6-2021", "noon"),
        ("Chiều nay, đoàn đến thăm", "afternoon"),
        ("tối qua (4/6)", "evening"),
        ("lúc 9h30 ngày 5/6", "morning"),
        ("lúc 19 giờ ngày 5/6", "evening"),
        ("ngày 5/6", None),
    ],
)
def test_part_of_the_day(text: str, part: str | None) -> None:
    assert only(text, "2021-06-05").day_part == part


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("Ngày đăng: 05/06/2021", "published"),
        ("Cập nhật lúc: 18:00 | 05/06/2021", "published"),
        ("05/06/2021 09:02\nPhường Tân Lập mở hội nghị", "published"),
        ("Ngày 05/06/2021, phường Tân Lập mở hội nghị", "event"),
        ("Quyết định số 83, ngày 29-4 của Ban Bí thư", "document"),
        ("Thông báo của Tỉnh ủy ngày 20/5/2021 nêu rõ", "document"),
        ("Giấy phép số 25/GP-TTĐT cấp ngày 7/3/2016", "document"),
        ("hoàn thành chậm nhất ngày 30/6/2021", "deadline"),
        ("kỷ niệm ngày Thương binh - Liệt sĩ 27/7", "anniversary"),
        ("Bác Hồ sinh ngày 19/5/1890", "other"),
        ("Cách mạng thành công ngày 19/8/1945", "other"),
        ("quý II/2021 thu ngân sách tăng", "other"),
        ("cuộc sống hôm nay đổi thay", "other"),
        ("Hôm nay, Tỉnh ủy họp", "event"),
        ("Hôm nay, 5/6/2021, Tỉnh ủy họp", "event"),
        ("Hôm nay, 05/06/2021", "published"),
        ("Nghị định này có hiệu lực thi hành từ ngày 15/6/2021", "other"),
        ("Thông tư bắt đầu có hiệu lực vào ngày 20/6/2021", "other"),
        ("Hạn nộp bài: 17h00 ngày 30/6/2021", "deadline"),
        ("Ban Tổ chức kết thúc nhận bài vào ngày 30/6/2021", "deadline"),
        ("thời hạn gửi hồ sơ về Ban là ngày 20/6", "deadline"),
        ("Lễ trao giải tổ chức vào ngày 15/6/2021", "event"),
        ("Lễ kỷ niệm được tổ chức ngày 3/6", "event"),
        ("Sau kỳ nghỉ lễ 30/4 - 1/5, cơ quan làm việc", "anniversary"),
        ("Hưởng ứng Ngày Môi trường thế giới (5/6)", "anniversary"),
        ("Ngày Phụ nữ Việt Nam 20.10 được tổ chức trang trọng", "anniversary"),
        ("Ngày ban hành: 08/05/2021", "document"),
        ("Thông báo số 12-TB/TU của Tỉnh ủy ngày 2/6 nêu rõ", "document"),
        ("Đăng bởi Văn phòng | 03/06/2021 | 1.204 lượt xem", "published"),
        ("Bài, ảnh: Lê Bình - 03/06/2021 08:15", "published"),
        ("Hướng dẫn tuyên truyền\nThứ hai, 04 Tháng 6 2021 14:50\n1384 lượt xem", "published"),
        ("Lược sử giáo sở\n02/06/2021\nGiáo sở có từ lâu", "published"),
        ("Lịch sử\n19/8/1945\nKhởi nghĩa thành công", "other"),
        ("Từ ngày 01/7/2021, mức lương mới được áp dụng", "other"),
        ("Theo kế hoạch, ngày 25/6 sẽ tổng kết", "event"),
        ("Lũy kế đến ngày 31/5/2021, tỉnh có 12 ca", "other"),
        ("Tính đến hết ngày 31/5, xã thu 45 triệu đồng", "other"),
        ("Bão số 9 hôm 28/5 làm tốc mái nhiều nhà", "event"),
        ("lô vắc xin này hạn dùng 31/7/2021", "deadline"),
        ("hưởng ứng Ngày Thế giới phòng, chống thuốc lá (31/5)", "anniversary"),
        ("Theo Kế hoạch, ngày 25/6/2021", "document"),
        ("Chương trình được tổ chức ngày 28/4/2021 tại nhà văn hóa", "event"),
        ("Ngày hội Đại đoàn kết toàn dân tộc 18/11 ở thôn", "anniversary"),
        ("ngày hội chuyển đổi số diễn ra 10/6 tới", "event"),
        ("Quy chế có hiệu lực từ ngày ký. Nam Hải, ngày 08 tháng 6 năm 2021.", "document"),
        ("Hướng dẫn tuyên truyền\nThứ bảy - 05/06/2021 04:34 288 0\nBan Tuyên giáo ban hành", "published"),
        ("Hà Nội (TTXVN 5/6/2021) Ban Chấp hành họp hội nghị", "published"),
        ("Bình yên nơi xứ đạo (05/06/2021 16:20)\nBà con giáo dân xã đoàn kết", "published"),
        ("Ngày đưa:  05/06/2021 01:44:30 PM In bài", "published"),
        ("Lễ khai mạc (05/06/2021 16:20) tại hội trường", "event"),
        ("Lễ trao giải (5/6/2021) tại hội trường", "event"),
        ("Hà Nội (TTXVN) - Ngày 3/6, các xã bầu trưởng thôn", "event"),
        ("(NĐ&ĐS) - Ngày 3/6, Hội Chữ thập đỏ tặng quà", "event"),
        ("(Cổng TTĐT tỉnh) – Ngày 3/6, Chủ tịch UBND tỉnh đồng ý lập Ban Chỉ đạo", "event"),
        ("Phòng khám mở cửa 7 ngày trong tuần, trừ nghỉ lễ\nNgày 3/6/2021, tại Hà Nội diễn ra Hội nghị", "event"),
        ("Nhân dịp 85 năm ngày Đức Huỳnh Giáo chủ khai sáng đạo, ngày 3/6/2021, Ban Đại diện tổ chức lễ", "event"),
    ],
)
def test_function(text: str, function: str) -> None:
    assert only(text, "2021-06-05").function == function


@pytest.mark.parametrize(
    "text",
    [
        "Toàn xã có 9/9 ấp, 12/12 chi bộ và 2/3 số hộ tham gia.",
        "Địa chỉ: số 45 đường 30/4, ĐT 0221.3863.577, trực 24/7.",
        "Thực hiện Nghị định số 04/2015/NĐ-CP và Thông tư 08/2020/TT-BNV.",
        "Hôm nay411 Hôm qua2,124 Tuần này10,369 Tháng này63,389",
        "Sau 5 ngày trước thềm đại hội, còn 3 tháng nữa.",
        "Đạt 8/10 điểm, tỷ lệ 11/12, tăng 2.10 lần.",
        "Bài 3 - 12 người, Mục 5.2, Điều 4/5.",
        "Trường có lớp 9/1, 9/2 và 9/3.",
        "7/10 kiến nghị giải quyết ngay, 3/10 còn lại xong trong tuần.",
        "Buổi sáng, 9/9 xã đã họp; buổi chiều: 12/12 phường.",
    ],
)
def test_prose_without_dates(text: str) -> None:
    assert found(text, "2021-06-05") == []


@pytest.mark.parametrize(
    ("text", "raw", "iso"),
    [
        ("Các ngày 5/5, 7/5 và 9/5, đoàn kiểm tra ba huyện.", "Các ngày 5/5, 7/5 và 9/5", "2021-05-05/2021-05-09"),
        ("Ngày 5/5, 7/5, 9/5, đoàn kiểm tra.", "Ngày 5/5, 7/5, 9/5", "2021-05-05/2021-05-09"),
        ("Ngày 5/5, 9/9 xã đã họp.", "Ngày 5/5", "2021-05-05"),
        ("trong 3 ngày 7,8,9/5", "ngày 7,8,9/5", "2021-05-07/2021-05-09"),
        ("Đêm 8 rạng sáng 9/5, mưa lớn.", "Đêm 8 rạng sáng 9/5", "2021-05-08/2021-05-09"),
        ("Trong tháng 4 và 4 tháng đầu năm, thu tăng.", "Trong tháng 4", "2021-04"),
        ("tháng 3, 4 đồng chí đi học", "tháng 3", "2021-03"),
        ("Đêm Trung thu (9/5), các cháu rước đèn.", "9/5", "2021-05-09"),
        ("10h sáng 16/5, sau 5 ngày nghỉ, xã gặp mặt.", "10h sáng 16/5", "2021-05-16T10:00+07:00"),
        ("từ 1/6 tới 10/6, trực chốt", "1/6 tới 10/6", "2021-06-01/2021-06-10"),
        ("diễn ra 10/6 tới.", "10/6 tới", "2021-06-10"),
        ("Cách đây 50 năm, ngày 27/1/1973, Hiệp định được ký.", "ngày 27/1/1973", "1973-01-27"),
        ("Cập nhật ngày: 13/5/2021 - 07:45", "13/5/2021 - 07:45", "2021-05-13T07:45+07:00"),
        ("Họp phiên thứ 3 vào thứ Sáu ngày 9/5", "thứ Sáu ngày 9/5", "2021-05-09"),
        ("Sáng thứ Tư tuần này (19/5), đoàn làm việc", "Sáng thứ Tư tuần này (19/5)", "2021-05-19"),
        ("tăng 45% (T9/2013-T9/2014)", "T9/2013-T9/2014", "2013-09/2014-09"),
        ("Sáng mùng 4 Tết, đoàn ra quân.", "Sáng mùng 4 Tết", "2021-02-15"),
        ("giao xong trước 15h ngày 31/5. Năm 2022, huyện khởi công", "15h ngày 31/5", "2021-05-31T15:00+07:00"),
        ("nộp trong tháng 4. Năm 2022 xét tiếp", "trong tháng 4", "2021-04"),
        ("cách ly trong 14 ngày. Đêm 18/5, đoàn đến.", "Đêm 18/5", "2021-05-18"),
        ("diễn ra trong 1,5 ngày: chiều 21/5 họp trù bị", "chiều 21/5", "2021-05-21"),
        ("trong 2 ngày (13 và 14-5)", "ngày (13 và 14-5)", "2021-05-13/2021-05-14"),
        ("báo cáo lịch về huyện hạn cuối 8/6.", "8/6", "2021-06-08"),
        ("chợ hoa (20 tháng Chạp đến mùng 6 tháng Giêng)", "20 tháng Chạp đến mùng 6 tháng Giêng", "2021-02-01/2021-02-17"),
    ],
)
def test_lists_and_spans(text: str, raw: str, iso: str) -> None:
    mention = only(text, "2021-05-20")
    assert (mention.raw, mention.iso) == (raw, iso)


def test_a_long_report_is_read_as_its_parts_are() -> None:
    filler = "Bà con góp công mở rộng đường thôn, kéo điện chiếu sáng và sửa nhà văn hóa; đời sống các xã ngày càng khởi sắc. " * 4
    alone = [(m.raw, m.iso, m.function, m.day_part) for m in find(ARTICLE, "2020-12-31")]
    text = f"{filler}\n\n{ARTICLE}\n\n{filler}{filler}\n\n{ARTICLE}\n\n{filler}"
    mentions = find(text, "2020-12-31")
    assert [(m.raw, m.iso, m.function, m.day_part) for m in mentions] == alone * 2
    assert all(text[m.span.start : m.span.end] == m.raw for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Từ 2-3 năm nay, xã đã đổi mới",
        "khoảng 8-9 năm trước và 5-10 năm tới",
        "cách đây 2-3 tháng trước",
        "được bà con yêu quý nhất xã",
        "sức dân là điều quý nhất của phong trào",
        "ghi rõ ngày, tháng vi phạm vào biên bản",
        "thắng trong hiệp hai (14 - 12)",
        "Một ngày kia, ông Sáu trở lại xóm cũ",
        "thắng với tỷ số 3-1 và 2-1",
        "thắng sau ba set 7-6 (7-3), 6-4",
        "dẫn trước 3-1 rồi thua 2-3",
    ],
)
def test_counts_and_scores_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Quốc khánh 2-9 năm nay", "2020-09-02"),
        ("Trong quý nhất, huyện mở 4 lớp", "2021-01-01/2021-03-31"),
        ("tháng iv năm 2020", "2020-04"),
        ("Ngày kia, đoàn về xã", "2021-01-02"),
        ("dịp 30-4 năm nay", "2020-04-30"),
        ("20-11 năm ngoái, trường đón cờ", "2019-11-20"),
        ("ngày 8-9 năm trước", "2019-09-08"),
        ("kỷ niệm Chiến thắng Điện Biên Phủ (7-5)", "2021-05-07"),
        ("Hội nghị Trung ương 6 khóa VI (3-1989)", "1989-03"),
        ("quý nhất năm 2021", "2021-01-01/2021-03-31"),
    ],
)
def test_what_looks_like_counts_and_is_a_date(text: str, iso: str) -> None:
    assert [each for _, each, _ in found(text)] == [iso]


def test_lunar_days_are_told_apart_and_converted() -> None:
    mention = only("Lễ Giỗ Tổ mùng 10 tháng 3 âm lịch được tổ chức trọng thể", "2021-04-05")
    assert (mention.raw, mention.iso, mention.precision) == ("mùng 10 tháng 3 âm lịch", "2021-04-21", "lunar day")
    assert mention.method == "lunar: converted, year nearest to reference"
    assert only("Rằm tháng Giêng năm 2022", None).iso == "2022-02-15"
    assert only("ngày 6 tháng Giêng năm Tân Sửu", "2020-12-01").iso == "2021-02-17"
    assert only("mùng 3 Tết", "2021-02-01").iso == "2021-02-14"
    assert only("Từ mùng 3 đến mùng 6 Tết, bà con đi hội", "2021-02-01").iso == "2021-02-14/2021-02-17"
    assert only("(nhằm 22 đến 27 tháng Chạp)", "2021-02-01").iso == "2021-02-03/2021-02-08"
    assert only("Nghỉ lễ Giỗ Tổ Hùng Vương (10/3 âm lịch)", "2021-04-05").function == "anniversary"
    assert found("ngày 08/12/2020 (tức ngày 24 tháng 10 âm lịch)") == [
        ("ngày 08/12/2020", "2020-12-08", "event"),
        ("ngày 24 tháng 10 âm lịch", "2020-12-08", "other"),
    ]


def test_the_lunar_day_beside_a_civil_one() -> None:
    assert found("PSO – Sáng ngày 28.7. 2022 (nhằm ngày 30/6 Nhân Dần), trường Hạ bế mạc", "2022-08-01") == [
        ("Sáng ngày 28.7. 2022", "2022-07-28", "event"),
        ("ngày 30/6", "2022-07-28", "other"),
    ]
    assert found("Sáng 17-3 (8-2-Giáp Thìn), tại tổ đình", "2024-04-01") == [
        ("Sáng 17-3", "2024-03-17", "event"),
        ("8-2-Giáp Thìn", "2024-03-17", "other"),
    ]
    assert found("vào lúc 8 giờ sáng ngày 24/9/2008 (âm lịch 25/8 Mậu Tý)", "2008-10-01")[0] == (
        "8 giờ sáng ngày 24/9/2008",
        "2008-09-24T08:00+07:00",
        "event",
    )
    # The other way round: the civil day of a lunar feast.
    assert found("Giỗ Tổ 10/3 (nhằm ngày 9/4)", "2014-04-20")[1] == ("ngày 9/4", "2014-04-09", "event")
    assert found("Ngày 30.4. 2020 đại biểu dự", "2020-05-10")[0][1] == "2020-04-30"
    assert [raw for raw, _, _ in found("Ngày 30.4. 2020 đại biểu dự", "2020-05-10")] == ["Ngày 30.4"]


def test_a_time_on_the_line_above_belongs_to_the_line_above() -> None:
    assert [iso for _, iso, _ in found("13/11/2023 09:02\nNgày 12/11, phường mở hội", "2023-11-13")] == [
        "2023-11-13T09:02+07:00",
        "2023-11-12",
    ]


def test_a_part_of_the_day_on_the_next_line_says_nothing_of_a_time() -> None:
    assert [iso for _, iso, _ in found("Cập nhật: 13/10/2020 - 07:45\nChiều 12/10, nước lũ lên", "2020-10-13")] == [
        "2020-10-13T07:45+07:00",
        "2020-10-12",
    ]


def test_words_of_the_paragraph_before_say_nothing_about_a_date() -> None:
    assert found("Sơ kết 2 năm thực hiện Quy chế dân chủ ở cơ sở\n\nNgày 12/12, Tỉnh ủy họp") == [("Ngày 12/12", "2020-12-12", "event")]


def test_a_number_word_inside_another_word_is_no_age() -> None:
    # "chính trước" was once read as "chín h trước", nine hours ago.
    assert parse("Nhiệm vụ chính trước", "2023-06-15") is None
    assert [m.iso for m in find("chín giờ trước", "2023-06-15T12:00+07:00")] == ["2023-06-15T03:00+07:00"]


@pytest.mark.parametrize("words", ["chậm nhất", "chậm nhất là", "muộn nhất", "muộn nhất là"])
def test_a_bare_day_at_the_latest_is_a_deadline(words: str) -> None:
    assert found(f"Hồ sơ nộp về Ban Dân vận {words} 20/6.", "2023-06-07") == [("20/6", "2023-06-20", "deadline")]


def test_versions_are_no_dates() -> None:
    assert found("Phần mềm phiên bản 2.10.2019 chạy tốt; phiên bản: 1.2.2021") == []


def test_the_same_day_at_the_head_of_a_sentence_is_that_of_the_event_before() -> None:
    text = "Sáng 8/5, đoàn làm việc tại huyện. Chiều cùng ngày, đoàn khảo sát xã. Cùng ngày, xã họp. Chiều cùng ngày 9/5, nghỉ."
    assert found(text, "2024-05-10") == [
        ("Sáng 8/5", "2024-05-08", "event"),
        ("Chiều cùng ngày", "2024-05-08", "event"),
        ("Cùng ngày", "2024-05-08", "event"),
        ("Chiều cùng ngày 9/5", "2024-05-09", "event"),
    ]
    assert found("Cùng ngày, xã họp.", "2024-05-10") == []


def test_a_list_that_opens_with_a_whole_day_has_no_part_of_the_day() -> None:
    assert only("ngày 18 và sáng 19/4", "2023-04-19").day_part is None
    assert only("đêm 18 và sáng 19/4", "2023-04-19").day_part == "evening"


def test_a_roman_month_of_one_letter_and_two_holidays() -> None:
    assert found("Chiến dịch toàn thắng tháng V/1954.", "2014-05-06") == [("tháng V/1954", "1954-05", "other")]
    assert found("tháng V này, nhóm tháng X", "2014-05-06") == []
    assert found("Nhân dịp lễ 30/4, 1/5, xã họp.", "2023-04-25") == [("30/4, 1/5", "2023-04-30/2023-05-01", "anniversary")]


PROSE = "Bà con trong vùng vẫn giữ nếp sinh hoạt chung, nhà nhà giúp nhau dựng lại mái tranh sau mùa mưa bão kéo dài. "


@pytest.mark.parametrize(
    "count", ["tưới 2-3 lần", "giảm 5-10% hộ nghèo", "đạt 0,2-1% diện tích", "chừng 3/4 số hộ", "giống lúa 5.6 tạ", "lãi 1.5 triệu"]
)
def test_counts_are_not_looked_at_closely(count: str) -> None:
    assert list(windows(f"{PROSE}Người dân {count}. {PROSE}")) == []


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("sáng 5-3", "2023-03-05"),
        ("đến hết 30/6", "2023-06-30"),
        ("(12/5)", "2023-05-12"),
        ("trong các ngày 7-9/4", "2023-04-07/2023-04-09"),
        ("từ 8 giờ đến 11 giờ 30 phút sáng thứ Bảy, ngày 6.5", "2023-05-06T08:00+07:00/2023-05-06T11:30+07:00"),
        ("20-11 năm ngoái", "2022-11-20"),
        ("12/2022 - 2/2023", "2022-12/2023-02"),
    ],
)
def test_a_date_between_long_prose_is_found(printed: str, iso: str) -> None:
    text = f"{PROSE * 2}Cả xã cùng ra đồng {printed} theo lời vận động. {PROSE * 2}"
    assert [mention.iso for mention in find(text, "2023-05-20")] == [iso]


def test_days_that_are_counted_and_then_named() -> None:
    assert found("Lớp học kéo dài 02 ngày, 11 - 12/4/2023, tại hội trường huyện.", "2023-04-14") == [
        ("11 - 12/4/2023", "2023-04-11/2023-04-12", "event")
    ]


def test_a_count_before_a_word_in_th_is_no_day() -> None:
    assert found("Ngày 5/6, toàn xã có 7 thi công nhân và 8 thi thể được tìm thấy.", "2023-06-07") == [("Ngày 5/6", "2023-06-05", "event")]


def test_a_text_read_once_answers_for_each_reference() -> None:
    text = "Sáng 8/5, xã họp; chiều cùng ngày, đoàn về. Kế hoạch số 4-KH/HU ngày 2/3/2021."
    references = [None, "2021-05-09", "2019-05-09"]
    assert list(find_each(text, references)) == [find(text, reference) for reference in references]


def test_a_day_of_another_year_has_no_year() -> None:
    assert found("Bà kể, đêm 9/3 năm ấy cả làng thức trắng. Đầu tháng 4 năm đó, chợ họp lại.", "2023-05-08") == []


@pytest.mark.parametrize("numbered", ["đợt 2/2021", "tuần 12/2021", "vòng 1/2022", "khóa 3/2020"])
def test_a_number_within_the_year_is_no_month(numbered: str) -> None:
    assert parse(f"Kế hoạch {numbered}") is None
    assert found(f"Huyện mở lớp {numbered} tại hội trường lớn.") == []
