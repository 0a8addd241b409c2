"""What became of provinces and bodies in 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_crawler.vietnamese.offices import parse_office
from danvan_crawler.vietnamese.succession import Fate, _provinces, body, province


def test_sixty_three_became_thirty_four() -> None:
    fates = {fate.name: fate for fate in _provinces().values()}
    ended = [fate for fate in fates.values() if fate.until == date(2025, 6, 30)]
    assert len(ended) == 29
    lasting = {fate.name for fate in fates.values() if fate.until is None}
    assert len(lasting) == 34
    assert all(fate.successor in lasting for fate in ended)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Hải Dương", None, Fate("Hải Dương", date(2025, 6, 30), "Hải Phòng")),
        ("Hải Dương", date(2025, 6, 30), Fate("Hải Dương", date(2025, 6, 30), "Hải Phòng")),
        ("tỉnh Hải Dương", date(2025, 7, 1), Fate("Hải Phòng")),
        ("Đăk Nông", date(2026, 1, 1), Fate("Lâm Đồng")),
        ("bà rịa – vũng tàu", date(2026, 1, 1), Fate("Hồ Chí Minh")),
        ("TP. Hồ Chí Minh", None, Fate("Hồ Chí Minh")),
        ("Hoà Bình", date(2026, 1, 1), Fate("Phú Thọ")),
        ("Thừa Thiên - Huế", date(2026, 1, 1), Fate("Huế")),
        ("Kim Lương", None, None),
    ],
)
def test_provinces(name: str, day: date | None, expected: Fate | None) -> None:
    assert province(name, day) == expected


@pytest.mark.parametrize(
    ("name", "until", "successor"),
    [
        ("Ban Dân vận Trung ương", date(2025, 2, 2), "Ban Tuyên giáo và Dân vận Trung ương"),
        ("Ban Tuyên giáo Tỉnh uỷ Hưng Yên", date(2025, 2, 2), "Ban Tuyên giáo và Dân vận Tỉnh uỷ Hưng Yên"),
        ("Sở Kế hoạch và Đầu tư", date(2025, 2, 28), "Sở Tài chính"),
        ("Ban Dân tộc tỉnh", date(2025, 2, 28), "Sở Dân tộc và Tôn giáo tỉnh"),
        ("Huyện ủy Đà Bắc", date(2025, 6, 30), None),
    ],
)
def test_bodies(name: str, until: date, successor: str | None) -> None:
    assert body(name) == Fate(name, until, successor)


@pytest.mark.parametrize("name", ["Ban Tuyên giáo và Dân vận Trung ương", "Ban Dân tộc Hội đồng nhân dân tỉnh", "Ban Tổ chức Tỉnh ủy", ""])
def test_bodies_of_which_nothing_is_known(name: str) -> None:
    fate = body(name)
    assert fate is None or fate.successor is None


def test_an_office_knows_what_became_of_its_body_and_area() -> None:
    office = parse_office("Phó Trưởng Ban Thường trực Ban Dân vận Tỉnh ủy Hải Dương")
    assert (office.role, office.body) == ("Phó Trưởng Ban Thường trực", "Ban Dân vận Tỉnh ủy Hải Dương")
    assert (office.body_now, office.area_now) == ("Ban Tuyên giáo và Dân vận Tỉnh ủy Hải Dương", "Hải Phòng")
    assert parse_office("Bí thư Tỉnh ủy Hưng Yên").area_now is None
    assert parse_office("Giám đốc Sở NN&PTNT").body_now == "Sở Nông nghiệp và Môi trường"


@given(st.text())
def test_any_text(text: str) -> None:
    province(text)
    body(text)
