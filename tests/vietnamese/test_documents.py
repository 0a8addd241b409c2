"""Party and state documents cited in texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.vietnamese.documents import find_documents

CITED = [
    ("Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị (khóa XI)", [("120-KL/TW", "2016-01-07")]),
    ("Nghị quyết số 25-NQ/TW ngày 03 tháng 6 năm 2013 của Ban Chấp hành Trung ương Đảng (khóa XI)", [("25-NQ/TW", "2013-06-03")]),
    ("theo Công văn số 153-CV/TU ngày 22-04-2010 của Tỉnh ủy", [("153-CV/TU", "2010-04-22")]),
    ("Chỉ thị số 32-CT/TW của Ban Bí thư", [("32-CT/TW", None)]),
    ("Quyết định số 217-QĐ/TW, 218-QĐ/TW ngày 12/12/2013", [("217-QĐ/TW", None), ("218-QĐ/TW", "2013-12-12")]),
    ("Quyết định 217-QĐ/TW và số 218-QĐ/TW của Bộ Chính trị", [("217-QĐ/TW", None), ("218-QĐ/TW", None)]),
    ("Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ", [("04/2015/NĐ-CP", "2015-01-09")]),
    ("Luật số 10/2022/QH15 về thực hiện dân chủ ở cơ sở", [("10/2022/QH15", None)]),
    ("Quyết định số 1719/QĐ-TTg của Thủ tướng Chính phủ", [("1719/QĐ-TTg", None)]),
    ("Hướng dẫn số 02-HD/BDVTW ngày 18.5.2021", [("02-HD/BDVTW", "2021-05-18")]),
    ("Kế hoạch số 45 - KH/TU ngày 5/3/2019", [("45-KH/TU", "2019-03-05")]),
    ("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", [("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", None)]),
    ("Kế hoạch 12-KH/TU ngày 31/2/2020", [("12-KH/TU", None)]),
    ("Chỉ thị số 18-CT/TW ngày 18/2/98 của Bộ Chính trị", [("18-CT/TW", "1998-02-18")]),
    ("CHỈ THỊ SỐ 33-CT/TW", [("33-CT/TW", None)]),
    ("Chỉ thị 05 của Bộ Chính trị khóa XII", [("05", None)]),
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
        "Nghị quyết Đại hội XIII của Đảng; Nghị quyết 18 được quán triệt; 34 xã, 5 phường",
        "nhiệm kỳ 2020-2025, giai đoạn 2021 - 2030, Quốc lộ 1A, thửa 12/A",
        "",
    ],
)
def test_no_document(text: str) -> None:
    assert find_documents(text) == []


def test_all_parts_of_a_citation() -> None:
    text = "triển khai Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị (khóa XI) về quy chế dân chủ"
    found = find_documents(text, "sapo")[0]
    assert found.raw == "Kết luận số 120-KL/TW, ngày 07/01/2016"
    assert text[found.span.start : found.span.end] == found.raw
    assert (found.span.field, found.type, found.symbol, found.issuer, found.term) == ("sapo", "Kết luận", "KL/TW", "Bộ Chính trị", "XI")


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


@pytest.mark.parametrize("piece", ["Nghị quyết số ", "1", " ", "số   ", "120-KL/TW ", "12/", "của A", "Nghị quyết 1 của Bộ  ", "A-"])
def test_time_is_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    find_documents(text)
    find_documents("Nghị quyết số " + text)
    find_documents("Nghị quyết số 25-NQ/TW" + text)
    assert time.process_time() - started < 6
