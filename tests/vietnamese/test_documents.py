"""Party and state documents cited in texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.items import Field
from danvan_crawler.vietnamese.documents import cited_documents, find_documents
from tests.vietnamese.growth import is_linear

CITED = [
    ("Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị (khóa XI)", [("120-KL/TW", "2016-01-07")]),
    ("Nghị quyết số 25-NQ/TW ngày 03 tháng 6 năm 2013 của Ban Chấp hành Trung ương Đảng (khóa XI)", [("25-NQ/TW", "2013-06-03")]),
    ("theo Công văn số 153-CV/TU ngày 22-04-2010 của Tỉnh ủy", [("153-CV/TU", "2010-04-22")]),
    ("Chỉ thị số 32-CT/TW của Ban Bí thư", [("32-CT/TW", None)]),
    ("Quyết định số 217-QĐ/TW, 218-QĐ/TW ngày 12/12/2013", [("217-QĐ/TW", None), ("218-QĐ/TW", "2013-12-12")]),
    ("Quyết định 217-QĐ/TW và số 218-QĐ/TW của Bộ Chính trị", [("217-QĐ/TW", None), ("218-QĐ/TW", None)]),
    ("Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ", [("04/2015/NĐ-CP", "2015-01-09")]),
    ("Luật số 10/2022/QH15 về thực hiện dân chủ ở cơ sở", [("10/2022/QH15", None)]),
    ("Luật số 10/2022/QH15 được Quốc hội khóa XV, kỳ họp thứ 4 thông qua ngày 10/11/2022", [("10/2022/QH15", "2022-11-10")]),
    ("Quyết định số 1719/QĐ-TTg của Thủ tướng Chính phủ", [("1719/QĐ-TTg", None)]),
    ("Hướng dẫn số 02-HD/BDVTW ngày 18.5.2021", [("02-HD/BDVTW", "2021-05-18")]),
    ("Kế hoạch số 45 - KH/TU ngày 5/3/2019", [("45-KH/TU", "2019-03-05")]),
    ("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", [("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", None)]),
    ("Kế hoạch 12-KH/TU ngày 31/2/2020", [("12-KH/TU", None)]),
    ("Chỉ thị số 18-CT/TW ngày 18/2/98 của Bộ Chính trị", [("18-CT/TW", "1998-02-18")]),
    ("CHỈ THỊ SỐ 33-CT/TW", [("33-CT/TW", None)]),
    ("Chỉ thị 05 của Bộ Chính trị khóa XII", [("05", None)]),
    ("các Nghị quyết 18, 19-NQ/TW của Trung ương", [("18-NQ/TW", None), ("19-NQ/TW", None)]),
    ("Quyết định số 217, 218-QĐ/TW ngày 12/12/2013", [("217-QĐ/TW", "2013-12-12"), ("218-QĐ/TW", "2013-12-12")]),
    ("các Nghị quyết số 25-NQ/TW, 43-NQ/TW", [("25-NQ/TW", None), ("43-NQ/TW", None)]),
    ("Nghị quyết 18 và 19 của Trung ương", [("18", None), ("19", None)]),
    ("Chỉ thị số 05-CT/TW, ngày 15/5/2016. Chỉ thị số 05 của Bộ Chính trị", [("05-CT/TW", "2016-05-15")]),
    ("Chỉ thị 05 của Bộ Chính trị; nay Chỉ thị số 05-CT/TW ngày 15/5/2016", [("05-CT/TW", "2016-05-15")]),
    ("Nghị quyết số 25-NQ/TW; Nghị quyết 25 của Huyện ủy ngày 1/2/2020", [("25-NQ/TW", None), ("25", "2020-02-01")]),
    ("Chỉ thị số 05-CT/TW (15/5/2016) của Bộ Chính trị", [("05-CT/TW", "2016-05-15")]),
    ("Kế hoạch số 12-KH/BDVTU của Ban Dân vận Tỉnh ủy ngày 3/2/2021", [("12-KH/BDVTU", "2021-02-03")]),
    ("Kế hoạch số 12-KH/BDVTU của Ban Dân vận Tỉnh ủy, ngày 3/2/2021, đoàn đi", [("12-KH/BDVTU", None)]),
    ("Nghị quyết số 04-NQ/TW (khóa XII), ngày 30/10/2016 của BCH", [("04-NQ/TW", "2016-10-30")]),
    ("Chỉ thị số: 23 CT/TW, ngày: 9/2/2018", [("23-CT/TW", "2018-02-09")]),
    ("Nghị quyết số120-NQ/TW và 30a/2008/NQ-CP", [("120-NQ/TW", None), ("30a/2008/NQ-CP", None)]),
    ("Phạt từ ngày 1/3/2026\n\nChính phủ ban hành Nghị định số 336/2025/NĐ-CP", [("336/2025/NĐ-CP", None)]),
    ("Ngày 5/3/2020, Ban Bí thư ban hành Chỉ thị số 12-CT/TW", [("12-CT/TW", "2020-03-05")]),
    ("Kết luận của Ban Bí thư số 55-KL/TW ngày 13/6/2023", [("55-KL/TW", "2023-06-13")]),
    ("thực hiện Kết luận số 43-KL/TW\nNgày 16/02/2023, Đảng ủy Khối họp", [("43-KL/TW", None)]),
    ("thực hiện Kết luận số 43-KL/TW\nngày 16/02/2023 của Ban Bí thư", [("43-KL/TW", "2023-02-16")]),
    ("Công điện số 12/CĐ-UBND hồi 16 giờ 30 phút ngày 20/5/2021", [("12/CĐ-UBND", "2021-05-20")]),
    ("Nghị quyết số 04-NQ/TW Hội nghị lần thứ tư BCH TW khóa XII ngày 30/10/2016 “Về xây dựng Đảng”", [("04-NQ/TW", "2016-10-30")]),
    ("Thông tư liên tịch số 01/2018/TTLT-A-B-BCA-BTP-BTC-BN ngày 05/9/2018", [("01/2018/TTLT-A-B-BCA-BTP-BTC-BN", "2018-09-05")]),
    ("Quán triệt Quy định 08, Quy định 37 của Ban Chấp hành Trung ương", [("08", None), ("37", None)]),
    ("Chỉ thị 05 được quán triệt; Nghị quyết 18 về bộ máy.", [("05", None), ("18", None)]),
    ("Quy định số 252-QĐ/TW ngày 24/01/2025, Quy định số 253-QĐ/TW cùng ngày", [("252-QĐ/TW", "2025-01-24"), ("253-QĐ/TW", "2025-01-24")]),
    ("Văn bản số 3356/BNV-CCHC của Bộ Nội vụ, ban hành ngày 19/7/2022; sau đó", [("3356/BNV-CCHC", "2022-07-19")]),
    ("UBND TỈNH\nSố: 214/KH-UBND\nLam Giang, ngày 28 tháng 3 năm 2024\nKẾ HOẠCH", [("214/KH-UBND", "2024-03-28")]),
    ("Hợp đồng 05/HĐ-XD ngày 3/3/2020; mã số thuế 2400-123/A", []),
    ("Luật Đất đai năm 2024; Nghị quyết Đại hội XIII", []),
    ("Nghị quyết số 25-NQ/TW; thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013", [("25-NQ/TW", "2013-06-03")]),
    # without a sign: the year, "số", or a clause that goes on
    ("Nghị định 145/2020, Thông tư số 09/2021 của Bộ Nội vụ", [("145/2020", None), ("09/2021", None)]),
    ("theo nghị định số 33 và quyết định số 1204 về khu dân cư", [("33", None), ("1204", None)]),
    ("Nghị định 29 được cán bộ đồng tình; thông tư 12 thay thế thông tư 08", [("29", None), ("12", None), ("08", None)]),
    ("Quyết định số 217, số 218 của Bộ Chính trị (khóa XI)", [("217", None), ("218", None)]),
    ("Nghị định 108/2014/NĐ-CP (gọi tắt là Nghị định 108); Nghị định 108/2014 vẫn áp dụng", [("108/2014/NĐ-CP", None)]),
    ("Nghị định 29/2023 có hiệu lực; theo Nghị định 29, xã rà soát", [("29/2023", None)]),
    ("Nghị định 46/2016/NĐ-CP; Nghị định 46/2019", [("46/2016/NĐ-CP", None), ("46/2019", None)]),
    ("Quy định 123 và Hướng dẫn 40 nên còn lúng túng; Công văn 309 của Ngân hàng Nhà nước", [("123", None), ("40", None), ("309", None)]),
    ("Quyết định 11/2016 ngày 4/4/2016, nghị định số 12-2009 của Chính phủ", [("11/2016", "2016-04-04"), ("12-2009", None)]),
    ("Luật Người lao động đi làm việc ở nước ngoài theo hợp đồng số 72/2006/QH11", [("72/2006/QH11", None)]),
    ("Chỉ thị 15, 16 được thực hiện; Nghị định 100 và 123 về xử phạt", [("15", None), ("16", None), ("100", None), ("123", None)]),
    ("Số 01 NQ/TWĐTN về công tác Đoàn", [("01-NQ/TWĐTN", None)]),
    # signs printed in other ways
    ("Nghị quyết 19-2018/NQ-CP, Thông tư 21/2017TT-BCT", [("19-2018/NQ-CP", None), ("21/2017/TT-BCT", None)]),
    ("Quyết định số 282/QĐ TTg ngày 24/2/2011; Nghị quyết số 54 NQ-CP của Chính phủ", [("282/QĐ-TTg", "2011-02-24"), ("54/NQ-CP", None)]),
    ("nghị quyết số 42/2006/nq-hđnd ngày 05/10/2006", [("42/2006/nq-hđnd", "2006-10-05")]),
    ("Nghị định 204/2004/NĐ-CPngày 14/12/2004", [("204/2004/NĐ-CP", "2004-12-14")]),
    ("Chỉ thị 42-CT/T.Ư và Chỉ thị số 42-CT/TW ngày 24/3/2015", [("42-CT/T.Ư", "2015-03-24")]),
    ("Kết luận số 07-KL/TW; Kết luận 7-KL/TW, Kết luận 07/KL-TW", [("07-KL/TW", None)]),
    (
        "Quyết định 58/2016/QĐ-Ttg; Tờ trình 535/TTr.LS-TC; Quyết định 188/QĐ-UBND.VX",
        [("58/2016/QĐ-Ttg", None), ("535/TTr.LS-TC", None), ("188/QĐ-UBND.VX", None)],
    ),
    ("Quy chế phối hợp số 03-QCPH/BDV - UBMTTQ giữa hai bên", [("03-QCPH/BDV-UBMTTQ", None)]),
    # where a sign ends
    ("theo Nghị quyết số 25-NQ/TW. UBND tỉnh chỉ đạo", [("25-NQ/TW", None)]),
    ("theo Nghị quyết số 25-NQ/TW.Ban Dân vận đã họp", [("25-NQ/TW", None)]),
    ("Nghị quyết số 25-NQ/TW - UBND tỉnh cụ thể hóa; Chỉ thị 05-CT/TW – Ban Tổ chức", [("25-NQ/TW", None), ("05-CT/TW", None)]),
    # the day of a document
    ("Nghị định số 100/2015/NĐ-CP 20/10/2015 của Chính phủ", [("100/2015/NĐ-CP", "2015-10-20")]),
    ("Quyết định số 47/QĐ-UB ngày 29/62001", [("47/QĐ-UB", "2001-06-29")]),
    ("Thông tư 06/2019/TT-BGDĐT vừa ban hành ngày 12/4/2019", [("06/2019/TT-BGDĐT", "2019-04-12")]),
    ("Quyết định 15/QĐ-UBND do ông Lê Văn Nam, Phó Chủ tịch UBND huyện ký ngày 6/2/2023", [("15/QĐ-UBND", "2023-02-06")]),
    ("Nghị quyết 52-NQ/TW (Bộ Chính trị, 27/9/2019)", [("52-NQ/TW", "2019-09-27")]),
    ("Báo cáo số 62/BC-STP của Sở Tư pháp, ngày 23/4/2009;", [("62/BC-STP", "2009-04-23")]),
    ("Nghị định số 147/2003/NĐ-CP của Chính phủ, ngày 02/12/2003 quy định thủ tục", [("147/2003/NĐ-CP", "2003-12-02")]),
    ("Văn bản 355/TB-A61 của Tổng cục An ninh (Bộ Công an) ngày 10/8/2015", [("355/TB-A61", "2015-08-10")]),
    ("Nam Lĩnh, ngày 31 tháng 10 năm 2014\nSố: 865/TB-VPTU\nV/v họp giao ban", [("865/TB-VPTU", "2014-10-31")]),
    ("Thông tư 01/2020/TT-BNV và Công văn 22-CV/BDVTU", [("01/2020/TT-BNV", None), ("22-CV/BDVTU", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_number_and_date(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.number, found.date) for found in find_documents(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Giấy phép thiết lập số: 17/GP-TTĐT cấp ngày 28 tháng 12 năm 2017 của Sở Thông tin và Truyền thông",
        "Điện thoại: 0221.3863.577; 9/9 ấp; 24/7; dịch COVID - 19; F0",
        "nhân ngày 20/11-Ngày Nhà giáo Việt Nam, từ 30/4 - 01/5",
        "Nghị quyết Đại hội XIII của Đảng; Nghị quyết 30a được quán triệt; quyết định 12 nội dung, quy định 15, 16; 34 xã, 5 phường",
        "Phòng 12-B/TT, nhà số 15-CT2/KĐT Mỹ Đình, số nhà 7-TT/KH",
        "Nghị quyết 5 năm; Kế hoạch 5 năm 2021 - 2025; nghị quyết 12 điểm, chỉ thị 3 việc",
        "Cả hai bên nhất trí phương án 2 của Sở Xây dựng",
        "Quy định 3 mức phạt, Kết luận 07 cuộc thanh tra, hướng dẫn 4 người",
        "Kế hoạch 6/2024 của khối; tháng 5/2016; Nghị quyết 04 Trung ương; bản án số 15/2022/HS-ST; vụ án số 27/C03-P14",
        "Giấy phép xây dựng số 36/GPXD; hợp đồng xây dựng số 05/HĐ-XD; giấy phép khai thác số 135/GP-UBND; phép bay số 2664/TC-QC",
        "nhiệm kỳ 2020-2025, giai đoạn 2021 - 2030, Quốc lộ 1A, thửa 12/A",
        "",
    ],
)
def test_no_document(text: str) -> None:
    assert find_documents(text) == []


def test_a_day_without_its_year_stands_before_the_issuer() -> None:
    (found,) = find_documents("Công văn số 345 - CV/BDVHU ngày 5/6 của Ban Dân vận Huyện ủy về báo cáo")
    assert (found.number, found.date, found.issuer) == ("345-CV/BDVHU", None, "Ban Dân vận Huyện ủy")


def test_all_parts_of_a_citation() -> None:
    text = "triển khai Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị (khóa XI) về quy chế dân chủ"
    found = find_documents(text, "sapo")[0]
    assert found.raw == "Kết luận số 120-KL/TW, ngày 07/01/2016"
    assert text[found.span.start : found.span.end] == found.raw
    assert (found.span.field, found.type, found.symbol, found.issuer, found.term) == ("sapo", "Kết luận", "KL/TW", "Bộ Chính trị", "XI")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Hướng dẫn số 12-HD/BDVTW ngày 20/3/2018 của Ban Dân vận, Ban Tổ chức Trung ương về phối hợp",
            "Ban Dân vận, Ban Tổ chức Trung ương",
        ),
        ("Kế hoạch số 5-KH/TU ngày 2/3/2018 của Ban Thường vụ Tỉnh ủy, UBND tỉnh.", "Ban Thường vụ Tỉnh ủy, UBND tỉnh"),
        ("Kế hoạch số 5-KH/TU ngày 2/3/2018 của Ban Thường vụ Tỉnh ủy, UBND tỉnh giao các sở triển khai", "Ban Thường vụ Tỉnh ủy"),
        ("Kế hoạch liên tịch số 5-KHLT/A-B của Ban Dân vận và Sở Nội vụ đã ký", "Ban Dân vận và Sở Nội vụ"),
        ("Công văn số 3/BNV-TL ngày 2/3/2018 của Bộ Nội vụ, Sở Nội vụ đề nghị các huyện", "Bộ Nội vụ"),
        ("Thông tư 77/2025/TT-NHNN của Ngân hàng Nhà nước sửa đổi, bổ sung quy định", "Ngân hàng Nhà nước"),
        ("Ngày 24/11/2023, Tổng Bí thư ký ban hành Nghị quyết số 43-NQ/TW", "Tổng Bí thư"),
        ("Nghị quyết số 10-NQ/ĐUK của Đảng ủy Khối các cơ quan tỉnh đã", "Đảng ủy Khối các cơ quan tỉnh"),
        ("Ban Bí thư ký ban hành Thông báo số 13-TB/TW", "Ban Bí thư"),
        ("Sở đã tham mưu UBND tỉnh ban hành Kế hoạch 125/KH-UBND", "UBND tỉnh"),
        ("Hướng dẫn của Ban Dân vận Trung ương số 110-HD/BDVTW", "Ban Dân vận Trung ương"),
        ("Đồng chí Bí thư Tỉnh ủy Lê Văn Nam đã ký Nghị quyết số 33-NQ/TU", None),
        ("Trưởng Ban Dân vận Trung ương đã ký ban hành Hướng dẫn số 156-HD/BDVTW", "Trưởng Ban Dân vận Trung ương"),
        ("Thông báo số 154-TB/VPTU của Văn phòng Tỉnh ủy truyền đạt ý kiến Thường trực", "Văn phòng Tỉnh ủy"),
        ("Đề án số 06-ĐA/TU được Ban Thường vụ Tỉnh ủy ban hành ngày 20/9/2021", "Ban Thường vụ Tỉnh ủy"),
        ("Thông báo số 99-TB/TU, ngày 28-5-2021 kết luận của Thường trực Tỉnh ủy yêu cầu", "Thường trực Tỉnh ủy"),
        ("Quyết định 23-QĐ/TW năm 2021 của Bộ Chính trị", "Bộ Chính trị"),
        ("Hướng dẫn 05-HD/BTGDVTW của Ban Tuyên giáo và Dân vận Trung ương về", "Ban Tuyên giáo và Dân vận Trung ương"),
        ("Công văn 744/SLĐTBXH của Sở Lao động - Thương binh và Xã hội, các xã", "Sở Lao động - Thương binh và Xã hội"),
        ("Thông tư 15/2015/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch quy định", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Quyết định 12/QĐ-UBND của UBND tỉnh Bà Rịa - Vũng Tàu tặng Bằng khen", "UBND tỉnh Bà Rịa - Vũng Tàu"),
        ("Quyết định 33/QĐ-UBND của UBND TP. Hà Tĩnh ban hành quy chế", "UBND TP. Hà Tĩnh"),
        ("Kết luận 12-KL/BCĐ của Ban Chỉ đạo phòng, chống tham nhũng tỉnh yêu cầu", "Ban Chỉ đạo phòng, chống tham nhũng tỉnh"),
        ("Thông tư 27/2017/TT-BCA của bộ Công an về quy tắc", "bộ Công an"),
        ("Nghị định 47/2017/NĐ-CP do Chính phủ ban hành, mức lương", "Chính phủ"),
        ("Thông báo số 379/TB-UBATGT của Ủy ban An toàn giao thông Quốc gia và", "Ủy ban An toàn giao thông Quốc gia"),
        ("Chỉ thị 15-CT/TU của Thành ủy vẫn còn giá trị", "Thành ủy"),
        ("Nghị định số 75, ngày 31/10/2023 của Chính phủ tháo gỡ nhiều vướng mắc", "Chính phủ"),
        ("Hướng dẫn 03-HD/UBKTTW của Uỷ ban Kiểm tra Trung ương thay Hướng dẫn cũ", "Uỷ ban Kiểm tra Trung ương"),
        ("Quân ủy Trung ương ra Nghị quyết số 49-NQ/QUTW", "Quân ủy Trung ương"),
        ("Tư lệnh Quân khu ban hành Mệnh lệnh số 12/ML-TL", "Tư lệnh Quân khu"),
        ("Giáo hội Phật giáo Việt Nam có Thông bạch số 110/TB-HĐTS", "Giáo hội Phật giáo Việt Nam"),
        ("theo quy định của Luật Đất đai số 45/2013/QH13", None),
        ("Quyết định số 9/QĐ-UBND của Chủ tịch UBND tỉnh An Thịnh công khai kết quả", "Chủ tịch UBND tỉnh An Thịnh"),
        ("Chỉ thị 5/CT-TTg của Thủ tướng dự kiến có hiệu lực từ quý I", "Thủ tướng"),
        ("Kế hoạch số 31/KH-UBND của UBND tỉnh TT-Huế về phòng dịch", "UBND tỉnh TT-Huế"),
        ("Thông tư 12/2015/TT-BTC của Bộ Tài chính… Cụ thể, Điều 5", "Bộ Tài chính"),
    ],
)
def test_issuer(text: str, issuer: str | None) -> None:
    assert [found.issuer for found in find_documents(text)] == [issuer]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quyết định thi hành kỷ luật số 214-QĐ/UBKTHU", "Quyết định"),
        ("Nghị quyết Trung ương 8 khóa XII số 36-NQ/TW", "Nghị quyết"),
        ("công văn chỉ đạo về khai giảng số 730/KCB-NV", "Công văn"),
        ("Kết luận thanh tra số 07/KL-TTr", "Kết luận thanh tra"),
        ("Công điện hỏa tốc số 21/CĐ-BCĐ", "Công điện hỏa tốc"),
        ("ban hành 03 kế hoạch (số 12-KH/TU)", "Kế hoạch"),
        ("Luật sửa đổi một số điều của Bộ luật Hình sự số 100/2015/QH13", "Bộ luật"),
        ("Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13", "Luật"),
        ("theo quy định của Luật Đất đai số 45/2013/QH13", "Luật"),
        ("số 12-KL/TU", "Kết luận"),
        ("số 123/QĐ-UBND ngày 05/3/2019", "Quyết định"),
        ("số 15-NQ/TU ngày 12/3/2018", "Nghị quyết"),
        ("Số: 45/KH-UBND", "Kế hoạch"),
        ("số 21/2017/TT-BCT", "Thông tư"),
        ("số 47-QĐ/TW", None),
        ("số 102-TT/TU", None),
        ("số 32-CT/TU", None),
        ("số 09/CT-TTg", "Chỉ thị"),
        ("số 09-TB/HU; Thông báo kết luận số 09-TB/HU", "Thông báo kết luận"),
        ("Mệnh lệnh số 12/ML-TL", "Mệnh lệnh"),
        ("Chỉ lệnh số 05/CL-BTTM", "Chỉ lệnh"),
        ("Thông bạch số 110/TB-HĐTS", "Thông bạch"),
        ("Thư khen số 15/TK-UBND", "Thư khen"),
    ],
)
def test_type(text: str, kind: str | None) -> None:
    assert [found.type for found in find_documents(text)] == [kind]


def test_the_issuer_behind_a_list_is_said_of_all() -> None:
    found = find_documents("các Chỉ thị số 15/CT-TTg, 16/CT-TTg và 19/CT-TTg của Thủ tướng Chính phủ")
    assert [document.issuer for document in found] == ["Thủ tướng Chính phủ"] * 3


def test_a_document_of_the_same_day_has_the_day_of_the_one_before() -> None:
    text = "Quyết định số 1478-QĐNS/TU ngày 28/6/2024 về điều động; Quyết định số 1479-QĐNS/TU cùng ngày về phân công; Quyết định số 1480-QĐNS/TU."
    assert [found.date for found in find_documents(text)] == ["2024-06-28", "2024-06-28", None]


def test_the_long_name_of_a_conference_issues_what_follows_with_its_congress_and_day() -> None:
    text = "Ngày 03/6/2013, Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa XI đã ban hành Nghị quyết số 25-NQ/TW."
    found = find_documents(text)[0]
    assert (found.issuer, found.term, found.date) == ("Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng", "XI", "2013-06-03")


def test_a_document_of_the_title_is_not_told_again_for_the_body() -> None:
    fields: dict[Field, str] = {"title": "Tổng kết Kết luận 43-KL/TW", "body": "Kết luận số 43-KL/TW, ngày 07/01/2019 của Bộ Chính trị."}
    (found,) = cited_documents(fields)
    assert (found.span.field, found.raw, found.date, found.issuer) == ("title", "Kết luận 43-KL/TW", "2019-01-07", "Bộ Chính trị")


def test_a_bracket_around_the_date_is_closed() -> None:
    assert [found.raw for found in find_documents("Công văn 1122-CV/HU (ngày 3/4/2023) chỉ đạo")] == ["Công văn 1122-CV/HU (ngày 3/4/2023)"]


def test_a_list_without_its_sign_has_true_spans() -> None:
    text = "Thực hiện các Quyết định số 217, 218-QĐ/TW"
    assert [(found.raw, text[found.span.start : found.span.end]) for found in find_documents(text)] == [
        ("Quyết định số 217", "Quyết định số 217"),
        ("218-QĐ/TW", "218-QĐ/TW"),
    ]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(["Nghị quyết", "số", " ", "120", "-", "KL/TW", ",", "ngày", "07/01/2016", "của", "Bộ Chính trị", "(khóa XI)"]),
            max_size=40,
        ).map("".join),
    )
)
def test_never_raises_and_spans_hold(text: str) -> None:
    for found in find_documents(text):
        assert text[found.span.start : found.span.end] == found.raw
        assert found.number


@pytest.mark.parametrize(
    "piece",
    [
        "Nghị quyết số ",
        "1",
        " ",
        "số   ",
        "120-KL/TW ",
        "12/",
        "của A",
        "Nghị quyết 1 của Bộ  ",
        "A-",
        "1, ",
        "Nghị quyết 1, 2, ",
        ", Ban A",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def read(text: str) -> None:
        find_documents(text)
        find_documents("Nghị quyết số " + text)
        find_documents("Nghị quyết số 25-NQ/TW" + text)

    assert is_linear(read, piece, 25_000)


@pytest.mark.parametrize(
    ("printed", "kind", "raw"),
    [
        (
            "Quyết định về Chương trình phối hợp công tác số 07-CTr/HU",
            "Chương trình phối hợp công tác",
            "Chương trình phối hợp công tác số 07-CTr/HU",
        ),
        ("theo “Thông tư liên tịch số 03/2019/TTLT-BTC-BNV", "Thông tư liên tịch", "Thông tư liên tịch số 03/2019/TTLT-BTC-BNV"),
        ("Chỉ thị\n12-CT/HU của Huyện ủy", "Chỉ thị", "Chỉ thị\n12-CT/HU"),
        ("đồng chí Bí thư số 12-NQ/HU", "Nghị quyết", "số 12-NQ/HU"),
    ],
)
def test_the_longest_type_straight_in_front_is_that_of_the_document(printed: str, kind: str, raw: str) -> None:
    (document,) = find_documents(printed)
    assert (document.type, document.raw) == (kind, raw)


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Kế hoạch số 12-KH/HU, ngày 3/4/2022 và Nghị quyết số 7-NQ/HU của Huyện ủy Bắc Sơn khóa XX nêu rõ", ["Huyện ủy Bắc Sơn"] * 2),
        ("UBND xã ban hành Kế hoạch số 15/KH-UBND và Quyết định số 31/QĐ-UBND về hòa giải", ["UBND xã"] * 2),
        ("UBND xã ban hành Kế hoạch số 15/KH-UBND và gửi Công văn số 31/UBND-VP", ["UBND xã", None]),
        ("Tờ trình số 3-TTr/CB và Nghị quyết số 9-NQ/ĐU của Đảng ủy xã", [None, "Đảng ủy xã"]),
        ("Nghị định 20 và Thông tư 6 của Bộ Công an", [None, "Bộ Công an"]),
        ("Quy định 41, Quy định 80 của Bộ Chính trị", ["Bộ Chính trị"] * 2),
        ("Kết luận số 5-KL/TU và số 6-KL/TU của Tỉnh ủy đều nhấn mạnh điều này", ["Tỉnh ủy"] * 2),
        ("Chánh Văn phòng Huyện ủy ký Thông báo số 9-TB/HU ngày 4/4/2019", ["Chánh Văn phòng Huyện ủy"]),
    ],
)
def test_an_issuer_said_once_for_documents_of_one_office_is_that_of_each(text: str, issuers: list[str | None]) -> None:
    assert [document.issuer for document in find_documents(text)] == issuers


def test_a_draft_has_no_number() -> None:
    assert [
        document.number for document in find_documents("Đại biểu góp ý dự thảo nghị quyết 06, bàn về Nghị quyết 11 của Trung ương.")
    ] == ["11"]
