"""Party and state documents cited in texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.items import Field
from danvan_crawler.vietnamese.documents import cited_documents, find_documents

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
    ],
)
def test_issuer(text: str, issuer: str | None) -> None:
    assert [found.issuer for found in find_documents(text)] == [issuer]


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
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    find_documents(text)
    find_documents("Nghị quyết số " + text)
    find_documents("Nghị quyết số 25-NQ/TW" + text)
    assert time.process_time() - started < 6
