"""`parse_published`: the labelled date line of a page."""

import subprocess
import sys

import pytest

from danvan_crawler.vietnamese.dates import parse, parse_published


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("Đăng ngày: 11/03/2019 - 8:05:04 AM | Lượt xem: 512 | Lê Thị An", "2019-03-11T08:05:04+07:00"),
        ("Thứ năm - 12/04/2018 21:41 3.217 0", "2018-04-12T21:41+07:00"),
        ("07/07/2022 | 12:00 AM", "2022-07-07"),
        ("2013-03-26+0709:50:04", "2013-03-26T09:50:04+07:00"),
        ("Thứ Năm, 8/12/2022 9:5'(GMT+7)", "2022-12-08T09:05+07:00"),
        ("2013-02-08EST10:37:27+07:00", "2013-02-08T10:37:27+07:00"),
        ("2013-03-26ICT09:50:04", "2013-03-26T09:50:04+07:00"),
        ("07/07/2022 00:00", "2022-07-07"),
        ("07/07/2022 00:01", "2022-07-07T00:01+07:00"),
        ("2024-01-31T20:15:00.000Z", "2024-02-01T03:15:00+07:00"),
        ("Nhận bài: 9/8/2021; Sửa chữa: 20/8/2021; Duyệt đăng: 26/8/2021", "2021-08-26"),
        ("Cập nhật lúc: 10:00 05/06/2021 | Ngày đăng: 01/06/2021", "2021-06-01"),
        ("Cập nhật: 05/06/2021", "2021-06-05"),
        ("Ngày đăng: 24/09/2018 … Hiệu lực: 22/11/2016", "2018-09-24"),
        ("Ngày đăng: 11/11/2021Chủ tịch xã làm việc", "2021-11-11"),
        ("Mon, 14 Dec 2020 03:20:00 GMT", "2020-12-14T10:20:00+07:00"),
        ("2022-07-05 02:15:33 UTC", "2022-07-05T09:15:33+07:00"),
        ("1609297500", "2020-12-30T10:05:00+07:00"),
        ("/Date(1609297500000)/", "2020-12-30T10:05:00+07:00"),
        ("20220705T091533Z", "2022-07-05T16:15:33+07:00"),
        ("20220705", "2022-07-05"),
        ("05-Jul-22", "2022-07-05"),
        ("Th7 05, 2022", "2022-07-05"),
        ("08 Tháng Giêng 2018 - 07:10", "2018-01-08T07:10+07:00"),
        ("Thứ ba, ngày 5 tháng 7 năm 2022 | 9:5", "2022-07-05T09:05+07:00"),
    ],
)
def test_date_lines(raw: str, iso: str) -> None:
    value = parse_published(raw)
    assert value is not None
    assert value.iso == iso


@pytest.mark.parametrize(
    "raw", ["tháng 6/2021", "quý II/2021", "từ 5 - 7/6/2021", "Lượt xem: 1231", "Hôm nay411", "0912345678", "20220231", ""]
)
def test_no_publish_date(raw: str) -> None:
    assert parse_published(raw, "2021-06-21") is None


def test_relative_line_is_counted_from_the_reference() -> None:
    value = parse_published("3 giờ trước", "2021-06-22T10:00+07:00")
    assert value is not None
    assert value.iso == "2021-06-22T07:00+07:00"


@pytest.mark.parametrize(
    ("raw", "iso"),
    [("2019 Oct 05 08:30", "2019-10-05T08:30+07:00"), ("năm 2019 tháng 10 ngày 5", "2019-10-05")],
)
def test_strings_that_only_dateparser_resolves(raw: str, iso: str) -> None:
    assert parse(raw) is None
    value = parse_published("Posted: " + raw)
    assert value is not None
    assert (value.iso, value.method) == (iso, "dateparser")


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("31. März 2003", "2003-03-31"), ("29. Juni 2017, 23:39", "2017-06-29T23:39+07:00"), ("27 juin 2019", "2019-06-27"),
        ("2 de abril de 2020", "2020-04-02"), ("15 августа 2016, 13:43", "2016-08-15T13:43+07:00"),
    ],
)  # fmt: skip
def test_dates_of_reprints_from_abroad(raw: str, iso: str) -> None:
    value = parse_published(raw)
    assert value is not None
    assert (value.iso, value.method) == (iso, "dateparser")


@pytest.mark.parametrize(
    "raw",
    [
        "9/13/2019",
        "mai 2020",
        "Mars 2020 lúc 5",
        "31/9/2020",
        "October 2019",
        "Nghị quyết năm 2020",
        "Hội nghị năm 2019 tại Hà Nội",
    ],
)
def test_dateparser_does_not_guess(raw: str) -> None:
    assert parse_published(raw, "2020-10-10") is None


def test_dateparser_is_loaded_only_when_needed() -> None:
    code = (
        "import sys; from danvan_crawler.vietnamese.dates import parse_published as p;"
        "p('05/06/2021 10:00'); p('Lượt xem: 12'); assert 'dateparser' not in sys.modules;"
        "p('2019 Oct 05 08:30'); assert 'dateparser' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
