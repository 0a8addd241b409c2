"""`find_undated`: the year that a text without a publish date names itself."""

import pytest

from danvan_crawler.vietnamese.dates import find_undated


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Sáng 5/6, Hội Nông dân xã mở hội thi, trao giải ngày 9/6/2023.", "2023-06-05"),
        ("Sáng 5/6, Hội Nông dân xã mở Đại hội lần thứ VI, nhiệm kỳ 2023 - 2028.", "2023-06-05"),
        ("Sáng 5/6, huyện biểu dương những người có công trong năm 2022.", "2022-06-05"),
        ("Ngày 28/12, xã tổng kết năm 2019, triển khai nhiệm vụ năm 2020.", "2019-12-28"),
        ("Ngày 9/1, xã tổng kết năm 2019, triển khai nhiệm vụ năm 2020.", "2020-01-09"),
        ("Chuẩn bị đón Tết cổ truyền Tân Sửu 2021, sáng 2/2, Phó Chủ tịch UBND tỉnh đi thăm.", "2021-02-02"),
        ("Chuẩn bị đón Tết Tân Sửu 2021, sáng 28/12, Phó Chủ tịch UBND tỉnh đi thăm.", "2020-12-28"),
        ("Sáng 17/12, nhân dịp mùa Giáng sinh 2018, đoàn đến thăm giáo xứ.", "2018-12-17"),
        ("Ngày 3/1, mừng Giáng sinh 2018, đoàn đến thăm giáo xứ.", "2019-01-03"),
        ("Sáng 25/8, Phòng Giáo dục huyện tổng kết năm học 2021-2022.", "2022-08-25"),
        ("Sáng 5/9, trường dân tộc nội trú khai giảng năm học 2021 - 2022.", "2021-09-05"),
        ("Sáng 5/6, HĐND xã khóa XII, nhiệm kỳ 2021 - 2026 họp kỳ thứ nhất.", "2021-06-05"),
        ("Sáng 5/6, HĐND xã khóa XII, nhiệm kỳ 2021 - 2026 họp kỳ thứ 4.", "--06-05"),
        ("Sáng 5/6, Hội Nông dân xã họp.", "--06-05"),
        ("Sáng 5/6, tỉnh bàn cách trở thành tỉnh khá vào năm 2030.", "--06-05"),
        ("Sáng 5/6, HĐND tỉnh bầu bổ sung Ủy viên UBND tỉnh nhiệm kỳ 2021 - 2026.", "--06-05"),
        ("Sáng 5/6, HĐND tỉnh họp kỳ cuối cùng của khóa XVII, nhiệm kỳ 2016 - 2021.", "--06-05"),
        ("Sáng 5/6, trường kỷ niệm 20 năm; trường được thành lập năm 2004.", "--06-05"),
        ("Sáng 5/6, ngành tuyên giáo họp mặt kỷ niệm ngày truyền thống 1/8/1930.", "--06-05"),
    ],
)
def test_the_year_of_an_undated_text(text: str, iso: str) -> None:
    mention = find_undated(text)[0]
    assert mention.iso == iso
    assert mention.method == ("yearless: no reference" if iso.startswith("--") else "yearless: year of the text")
