"""The lunar calendar against days that everybody celebrated."""

import itertools
from datetime import date

import pytest

from danvan_crawler.vietnamese.dates.lunar import to_solar

NEW_YEARS = [
    (1968, 1, 29), (1969, 2, 16), (1975, 2, 11), (1984, 2, 2), (1985, 1, 21), (1986, 2, 9), (2000, 2, 5), (2007, 2, 17), (2015, 2, 19), (2018, 2, 16),
    (2020, 1, 25), (2021, 2, 12), (2022, 2, 1), (2023, 1, 22), (2024, 2, 10), (2025, 1, 29), (2026, 2, 17),
]  # fmt: skip


@pytest.mark.parametrize(("year", "month", "day"), NEW_YEARS)
def test_new_year(year: int, month: int, day: int) -> None:
    assert to_solar(year, 1, 1) == date(year, month, day)


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        ((2020, 8, 15), date(2020, 10, 1)),  # a leap fourth month lies before it
        ((2023, 3, 10), date(2023, 4, 29)),  # after a leap second month
        ((2025, 8, 15), date(2025, 10, 6)),
        ((2022, 3, 10), date(2022, 4, 10)),
        ((2020, 12, 30), date(2021, 2, 11)),
    ],
)
def test_feasts(lunar: tuple[int, int, int], solar: date) -> None:
    assert to_solar(*lunar) == solar


@pytest.mark.parametrize("lunar", [(2021, 12, 30), (2024, 12, 30), (2020, 13, 1), (2020, 0, 1), (2020, 1, 31), (2020, 1, 0)])
def test_days_that_no_month_has(lunar: tuple[int, int, int]) -> None:
    assert to_solar(*lunar) is None


def test_days_follow_each_other_through_every_year() -> None:
    for year in range(1801, 2099):
        days = [to_solar(year, month, day) for month in range(1, 13) for day in (1, 15, 29)]
        assert all(a is not None and b is not None and a < b for a, b in itertools.pairwise(days)), year
        first, following = to_solar(year, 1, 1), to_solar(year + 1, 1, 1)
        assert first is not None and following is not None
        assert (following - first).days in (353, 354, 355, 383, 384, 385)
