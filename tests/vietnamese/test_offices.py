"""Where offices end in running text, and what they are made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.vietnamese.offices import Office, expand, parse_office
from danvan_crawler.vietnamese.people.office_spans import office_at
from danvan_crawler.vietnamese.people.tokens import ends, tokenize

ENDS = """Phó Bí thư Thường trực Tỉnh ủy|, Chủ tịch HĐND tỉnh
Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam|, đại diện
Trưởng Ban Dân vận Thành ủy thành phố Hồ Chí Minh| kiến nghị cần
Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh| và đại biểu Lê Văn An
Giám đốc Sở Văn hóa, Thể thao và Du lịch|, Trưởng ban
Giám đốc Sở Lao động - Thương binh và Xã hội| báo cáo
Phó Vụ trưởng Vụ Dân vận các cơ quan nhà nước|; Lê Văn An
Phó Trưởng phòng Đoàn thể và các hội, Ban Dân vận Tỉnh ủy| giới thiệu
Đội trưởng Đội Vận động quần chúng, Đồn Biên phòng Na Ngoi| cho hay
Bí thư Chi bộ bản Ta Vắt|, xã Phiêng Pằn
Chủ tịch UBND xã Phú Mỹ Hưng| cho biết
Trưởng ban Kiểm tra (UBKT) Tỉnh ủy| dự
Chủ tịch Hội Nghệ sĩ Sân khấu Việt Nam| và PGS.TS Lê Văn An
Phó Chủ tịch Hội Người cao tuổi xã| chia sẻ
Chủ nhiệm Hội đồng tư vấn về Văn hóa - Xã hội Ủy ban Trung ương MTTQ Việt Nam|.
Phó Bí thư Đảng ủy MTTQ, các đoàn thể Trung ương|, Phó Chủ tịch
Trưởng Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh| kết luận
Chủ tịch Ủy ban MTTQ Việt Nam tỉnh khóa XI| thay ông
Tổ trưởng Tổ hòa giải thôn 4| nói
Trưởng Ban Quản lý Di tích tỉnh| nêu
Chủ tịch Hội Nạn nhân chất độc da cam/dioxin tỉnh| cảm ơn
Ủy viên Ban Đại diện Hội thánh Tin Lành Việt Nam (miền Nam)| cảm ơn
Tổng Lãnh sự nước CHDCND Lào tại Đà Nẵng| chúc
P.Bí thư Huyện ủy|, CT UBND huyện
Phó chủ tịch UB.MTTQVN tỉnh| làm trưởng đoàn
Phó Tư lệnh Quân khu 9| phát biểu
nguyên Phó Chủ nhiệm Văn phòng Quốc hội| dự
UV BCH T.ư Đảng|, Bí thư
Chủ tịch HĐQT kiêm Giám đốc HTX nông nghiệp Thanh Bình| cam kết
Giám đốc Sở Nông nghiệp và Môi trường| Lê Văn Khoan
Chủ tịch Công đoàn các KCN| đã trao
Trưởng Ban Dân vận Thành ủy| và PGS, TS Mạc Văn Trang
Phó Trưởng Ban Chỉ đạo phong trào TDĐKXDĐSVH tỉnh| dự
Trưởng ban Tôn giáo, cơ quan UBTƯ MTTQ Việt Nam|; đại diện
Chủ tịch Ủy ban Trung ương Mặt trận Lào xây dựng đất nước| Xay Xổm Phon"""


@pytest.mark.parametrize("line", ENDS.splitlines())
def test_where_an_office_ends(line: str) -> None:
    expected, _ = line.split("|")
    text = line.replace("|", "")
    tokens = tokenize(text)
    span = office_at(tokens, [token.key for token in tokens], 0, len(tokens))
    assert span is not None
    assert text[: ends(tokens)[span.end - 1]] == expected


@pytest.mark.parametrize("text", ["đại biểu dự", "Ủy viên", "thư ký là ông An", "05-CT/TW", "Tổng Giám mục Phaolô An", "đảng viên", ""])
def test_no_office(text: str) -> None:
    tokens = tokenize(text)
    assert not tokens or office_at(tokens, [token.key for token in tokens], 0, len(tokens)) is None


@pytest.mark.parametrize("text", ["Trưởng đoàn công tác", "Trưởng đoàn thăm xã", "tổ trưởng tổ công tác"])
def test_tasks_of_a_visit_are_no_offices(text: str) -> None:
    tokens = tokenize(text)
    span = office_at(tokens, [token.key for token in tokens], 0, len(tokens))
    assert span is not None
    assert span.task


@pytest.mark.parametrize(
    ("raw", "office"),
    [
        ("Phó Trưởng Ban", Office("Phó Trưởng Ban")),
        ("Bí thư Tỉnh ủy Hải Dương", Office("Bí thư", "Tỉnh ủy Hải Dương", "province", "Hải Dương", area_now="Hải Phòng")),
        (
            "nguyên Phó Chủ tịch Thường trực HĐND tỉnh",
            Office("Phó Chủ tịch Thường trực", "Hội đồng nhân dân tỉnh", "province", None, "nguyên"),
        ),
        ("PCT UBND huyện Hương Khê", Office("Phó Chủ tịch", "Ủy ban nhân dân huyện Hương Khê", "district", "Hương Khê")),
        ("TVTU", Office("Ủy viên Ban Thường vụ Tỉnh ủy", None, "province")),
        ("Bí thư Chi bộ bản Ta Vắt", Office("Bí thư", "Chi bộ bản Ta Vắt", "village", "Ta Vắt")),
        (
            "Trưởng Ban Dân vận Trung ương",
            Office("Trưởng Ban", "Ban Dân vận Trung ương", "central", body_now="Ban Tuyên giáo và Dân vận Trung ương"),
        ),
        (
            "Trưởng BDV Huyện ủy Đại Lộc",
            Office(
                "Trưởng Ban",
                "Ban Dân vận Huyện ủy Đại Lộc",
                "district",
                "Đại Lộc",
                body_now="Ban Tuyên giáo và Dân vận Huyện ủy Đại Lộc",
            ),
        ),
        ("PCN UBKT Huyện ủy Mường Ảng", Office("Phó Chủ nhiệm", "Ủy ban Kiểm tra Huyện ủy Mường Ảng", "district", "Mường Ảng")),
        (
            "Phó Trưởng Đoàn ĐBQH tỉnh Lào Cai",
            Office("Phó Trưởng Đoàn", "Đoàn Đại biểu Quốc hội tỉnh Lào Cai", "province", "Lào Cai"),
        ),
        ("Phó Trưởng đoàn chuyên trách Đoàn ĐBQH tỉnh", Office("Phó Trưởng đoàn chuyên trách", "Đoàn Đại biểu Quốc hội tỉnh", "province")),
        ("Phó trưởng Ban Tổ chức Tỉnh ủy", Office("Phó trưởng Ban", "Ban Tổ chức Tỉnh ủy", "province")),
        ("Phó Bí thư TT Tỉnh ủy", Office("Phó Bí thư Thường trực", "Tỉnh ủy", "province")),
        ("Trưởng Ban Công tác Mặt trận khu dân cư số 5", Office("Trưởng Ban", "Ban Công tác Mặt trận khu dân cư số 5", "village")),
        (
            "Trưởng BDVTU",
            Office("Trưởng Ban", "Ban Dân vận Tỉnh ủy", "province", body_now="Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ),
        ("UVDK BCH Trung ương Đảng", Office("Ủy viên dự khuyết", "Ban Chấp hành Trung ương Đảng", "central")),
        ("Tổ trưởng tổ dân phố 12", Office("Tổ trưởng", "tổ dân phố 12", "village")),
        ("Giám mục Giáo phận Vinh", Office("Giám mục", "Giáo phận Vinh")),
        ("Phó Chủ tịch UBND đặc khu Phú Quốc", Office("Phó Chủ tịch", "Ủy ban nhân dân đặc khu Phú Quốc", "commune", "Phú Quốc")),
        ("Bí thư Thị ủy Buôn Hồ", Office("Bí thư", "Thị ủy Buôn Hồ", "district", "Buôn Hồ")),
        ("Phó Bí thư Huyện đoàn Mai Sơn", Office("Phó Bí thư", "Huyện đoàn Mai Sơn", "district", "Mai Sơn")),
        ("", Office("")),
    ],
)
def test_parse_office(raw: str, office: Office) -> None:
    assert parse_office(raw) == office


def test_expand_keeps_what_it_does_not_know() -> None:
    assert expand("UBND xã An Phú (ABC)") == "Ủy ban nhân dân xã An Phú (ABC)"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_parse_office_never_raises(raw: str) -> None:
    assert isinstance(parse_office(raw), Office)


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ("Trưởng Ban Văn hóa - Xã hội HĐND tỉnh", "province"),
        ("Giám đốc Sở Nông nghiệp và Phát triển nông thôn", "province"),
        ("Chủ tịch UBND thị xã Phú Thọ", "district"),
        ("Chủ tịch Liên minh Hợp tác xã tỉnh", "province"),
        ("Bí thư Chi bộ thôn Đông", "village"),
    ],
)
def test_levels_are_whole_words(raw: str, level: str) -> None:
    assert parse_office(raw).level == level


def test_an_abbreviation_may_stand_for_words_with_a_comma() -> None:
    assert parse_office("Giám đốc Sở VHTTDL").body == "Sở Văn hóa, Thể thao và Du lịch"


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc (UBTƯ MTTQ) Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
        ("Trưởng BTS. GHPGVN huyện Bến Lức", "Ban Trị sự Giáo hội Phật giáo Việt Nam huyện Bến Lức"),
        ("Trưởng Ban Tôn giáo (Sở Nội vụ)", "Ban Tôn giáo (Sở Nội vụ)"),
    ],
)
def test_what_spells_a_body_out_once_more_is_no_part_of_it(raw: str, body: str) -> None:
    assert parse_office(raw).body == body
