"""`parse`: the table of strings in dates.tsv, and the rules that a table cannot show."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from danvan_crawler.vietnamese.dates import DateValue, parse
from danvan_crawler.vietnamese.dates.value import VIETNAM


def rows() -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
    return [(raw, ref, iso) for raw, ref, iso, *_ in (line.split("\t") for line in lines if line and not line.startswith("#"))]


@pytest.mark.parametrize(("raw", "ref", "iso"), rows())
def test_table(raw: str, ref: str, iso: str) -> None:
    value = parse(raw, ref or None)
    assert (value.iso if value else "NONE") == iso


def test_value_has_ends_precision_and_method() -> None:
    assert parse("quý III năm 2022") == DateValue(date(2022, 7, 1), date(2022, 9, 30), "quarter", "printed")
    assert parse("tháng 2/2024") == DateValue(date(2024, 2, 1), date(2024, 2, 29), "month", "printed")
    moment = datetime(2020, 12, 30, 14, 5, tzinfo=VIETNAM)
    assert parse("Thứ 4, 30/12/2020 | 2:05 CH") == DateValue(moment, moment, "minute", "printed")


@pytest.mark.parametrize(
    ("raw", "method"),
    [
        ("12//05/2021", "printed: slip repaired"),
        ("15/102022", "printed: slip repaired"),
        ("5/6/21", "printed: two-digit year"),
        ("2023-08-10T07:26:00Z", "printed: other zone to +07:00"),
        ("Sáng 8/7", "yearless: nearest to reference"),
        ("hôm qua", "relative: counted from reference"),
        ("ngày 5/6/2021", "printed"),
    ],
)
def test_method_names_the_rule(raw: str, method: str) -> None:
    value = parse(raw, "2021-07-09")
    assert value is not None
    assert value.method == method


def test_weekday_that_disagrees_is_ignored() -> None:
    friday, monday = parse("Thứ sáu, 05/07/2021"), parse("Thứ hai, 05/07/2021")
    assert friday == monday


@pytest.mark.parametrize(
    "reference",
    [
        date(2021, 1, 2),
        datetime(2021, 1, 2, 8, 0),
        datetime(2021, 1, 1, 20, 0, tzinfo=UTC),
        "2021-01-02",
        "2021-01-02T08:00+07:00",
        "2020-12-30/2021-01-03",
        "2021-01",
        "2020-11/2021-01",
    ],
)
def test_every_kind_of_reference(reference: date | datetime | str) -> None:
    value = parse("chiều 30/12", reference)
    assert value is not None
    assert value.iso == "2020-12-30"


def test_a_year_alone_is_too_wide_a_reference_for_a_day() -> None:
    assert parse("chiều 30/12", "2021") is None  # of 2020 for a page of January
    assert parse("chiều 30/12", "2021-13") is None
    assert parse("chiều 30/12/2019", "2021-13") is not None


def test_bounds_that_disagree_give_no_year() -> None:
    assert parse("Ngày 1/6", "2020-01-02/2021-11-30") is None
    assert parse("Ngày 1/6", "2020-05-02/2020-07-30") == DateValue(
        date(2020, 6, 1), date(2020, 6, 1), "day", "yearless: nearest to reference bounds"
    )


def test_hours_counted_from_a_day_give_only_what_is_known() -> None:
    value = parse("30 giờ trước", "2021-03-05")
    assert value is not None
    assert (value.iso, value.precision) == ("2021-03-03/2021-03-04", "range")


def test_unusable_reference_is_no_reference() -> None:
    assert parse("Sáng 8/7", "không rõ") is None
    assert parse("Sáng 8/7", "2021-01-01/2021-01-02/2021-01-03") is None


@pytest.mark.parametrize("raw", ["99 năm trước", "999 năm trước"])
def test_a_distance_beyond_the_calendar_is_none_or_a_day(raw: str) -> None:
    assert parse(raw, "0500-01-01") is None or raw.startswith("99 ")


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("hôm qua (10/5) và hôm nay (11/5)", "2021-05-10/2021-05-11"),
        ("từ 7h30 - 11h00 ngày 10/5/2021", "2021-05-10T07:30+07:00/2021-05-10T11:00+07:00"),
        ("9h sáng mai", "2021-05-12T09:00+07:00"),
        ("24h ngày 10/5/2021", "2021-05-11T00:00+07:00"),
        ("ngày 20-22/4", "2021-04-20/2021-04-22"),
        ("Ngày  5\u00a0 tháng\u200b 6  năm 2020", "2020-06-05"),
        ("T9/2014", "2014-09"),
        ("quý 2 và quý 3/2020", "2020-04-01/2020-09-30"),
        ("ngày 21.//9/2021", "2021-09-21"),
        ("Q3/2021", "2021-07-01/2021-09-30"),
        ("Quốc khánh 2/9", "2021-09-02"),
        ("mùng 8/3", "2021-03-08"),
        ("Ngày Quốc tế Phụ nữ 8/3", "2021-03-08"),
        ("15-06-2021T08:00", "2021-06-15T08:00+07:00"),
    ],
)
def test_forms_of_several_parts(raw: str, iso: str) -> None:
    value = parse(raw, "2021-05-11")
    assert value is not None
    assert value.iso == iso


@pytest.mark.parametrize(
    "raw",
    [
        "Nghị quyết số 12/2021/QH15",
        "Nghị quyết 04 - NQ/TW",
        "có 9/9 ấp",
        "100% (12/12)",
        "Lớp 10/2",
        "từ 5-7%",
        "04.08.2012.33",
        "tin-tuc-12-5-2021.html",
        "12/5/2021/abc",
        "Fax: 04.3.8220.118",
        "giai đoạn 1/2020 - 12/2025",
        "từ ngày 5/7 đến 31/9/2021",
        "ngày 27,28/2023",
        "9 tháng năm 2021",
        "Từ thứ 2 đến thứ 6 hàng tuần",
        "2 ngày trước khi họp",
        "tháng 7 âm lịch",
        "Giỗ Tổ Hùng Vương (10/3)",
        "mùng 10 tháng 3",
        "Tết Trung thu 15/8",
        "ngày 23 tháng 12 năm Canh Tý",
        "Tháng này: 63.389",
    ],
)
def test_these_are_no_dates(raw: str) -> None:
    assert parse(raw, "2021-05-11") is None
