"""What holds for every string: nothing raises, time grows linearly, spans are true, and every written form is read back."""

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.vietnamese.dates import find, find_undated, grammar, parse, parse_published
from danvan_crawler.vietnamese.dates.value import VIETNAM
from danvan_crawler.vietnamese.dates.view import View
from tests.vietnamese.growth import is_linear

WORDS = """ngày Ngày tháng năm quý sáng Chiều tối nay qua hôm hai T6 CN thứ từ đến và trước giờ phút h lúc mùng rằm Tết Giêng Chạp âm lịch
    tân sửu Năm mười số Kết luận QĐ/TW nhiệm kỳ giai đoạn điện thoại đường ấp AM PM CH SA GMT+7 Z T O l 0 1 2 5 9 10 12 24 29 30 31 99 2020
    2021 20222 1030 / - . : ' ( ) [ ] | % – , đ İ ５ ١ October of 5th"""
PIECES = [*WORDS.split(), " ", "  ", "\n", "\n\n", "\u00a0", "\u200b", "\u0301", "\x00"]
pieces = st.lists(st.sampled_from(PIECES), max_size=14)
texts = st.one_of(st.text(max_size=60), pieces.map(" ".join), pieces.map("".join))
references = st.one_of(
    st.none(), st.dates(), st.datetimes(), st.sampled_from(["2021-06-05", "2020-12-30/2021-01-02", "x", "2021-06-05T10:00+07:00"])
)


@settings(max_examples=600, deadline=None)
@given(texts, references)
def test_nothing_raises_and_values_are_in_order(text: str, reference: date | str | None) -> None:
    for value in (parse(text, reference), parse_published(text, reference)):
        if value is not None:
            assert value.lo <= value.hi
            assert value.iso and value.method
            assert not isinstance(value.lo, datetime) or value.lo.utcoffset() == timedelta(hours=7)


@settings(max_examples=600, deadline=None)
@given(texts, references)
def test_spans_are_true_ordered_and_apart(text: str, reference: date | str | None) -> None:
    end = 0
    for m in find(text, reference):
        assert text[m.span.start : m.span.end] == m.raw != ""
        assert m.lo <= m.hi or m.function == "term"
        if m.function != "term":
            assert m.span.start >= end
            end = m.span.end


def day_formats() -> list[Callable[[date], str]]:
    weekdays = ["thứ hai", "Thứ Ba", "T4", "thứ 5", "Thứ 6", "Thứ bảy", "Chủ nhật"]
    words = ["Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai"]
    roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    return [
        lambda d: f"{d:%d/%m/}{d.year}",
        lambda d: f"{d.day}/{d.month}/{d.year}",
        lambda d: f"{d.day}-{d.month}-{d.year}",
        lambda d: f"{d.day}.{d.month}.{d.year}",
        lambda d: f"{d.day} - {d.month} - {d.year}",
        lambda d: f"{d.day} / {d.month} / {d.year}",
        lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
        lambda d: f"NGÀY {d.day} THÁNG {d.month} NĂM {d.year}",
        lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
        lambda d: f"{d.day} Tháng {words[d.month - 1]} {d.year}",
        lambda d: f"ngày {d.day} tháng {words[d.month - 1]} năm {d.year}",
        lambda d: f"Tháng {words[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"{d.day} tháng {d.month}, {d.year}",
        lambda d: f"ngày {d.day}-{roman[d.month - 1]}-{d.year}",
        lambda d: f"{weekdays[d.weekday()]}, {d.day}/{d.month}/{d.year}",
        lambda d: f"{weekdays[d.weekday()]} ngày {d.day}-{d.month}-{d.year}",
        lambda d: f"Sáng ngày {d.day}/{d.month}/{d.year}",
        lambda d: f"({d.day}/{d.month}/{d.year})",
        lambda d: f"{d.year}-{d:%m-%d}",
        lambda d: f"{d.day}//{d:%m}/{d.year}",
        lambda d: f"{d.day}/{d:%m}{d.year}",
        lambda d: f"Ngày đăng: {d:%d/%m/}{d.year}Bí thư Đảng ủy",
        lambda d: f"{d:%d/%m/}{d.year} | 1.329 | Ban Nội chính",
    ]


def time_formats() -> list[Callable[[datetime], str]]:
    def half(t: datetime, am: str, pm: str) -> str:
        return f"{(t.hour - 1) % 12 + 1}:{t:%M} {pm if t.hour >= 12 else am}"

    return [
        lambda t: f"{t:%d/%m/}{t.year} {t:%H:%M}",
        lambda t: f"{t:%H:%M}, {t:%d-%m-}{t.year}",
        lambda t: f"Thứ ba - {t:%d/%m/}{t.year} {t:%H:%M} 288 0",
        lambda t: f"{t:%H:%M} | {t:%d.%m.}{t.year}",
        lambda t: f"{t.hour}h{t:%M} ngày {t.day}/{t.month}/{t.year}",
        lambda t: f"{t.hour} giờ {t:%M} phút, ngày {t.day} tháng {t.month} năm {t.year}",
        lambda t: f"lúc {t.hour}h{t:%M}' ngày {t.day}/{t.month}/{t.year}",
        lambda t: f"{t:%d/%m/}{t.year} - {half(t, 'AM', 'PM')}",
        lambda t: f"{t:%d/%m/}{t.year} {half(t, 'SA', 'CH')}",
        lambda t: f"Thứ sáu, {t:%d/%m/}{t.year}, {t:%H:%M} [GMT+7]",
        lambda t: f"Thứ sáu, {t:%d/%m/}{t.year} {t:%H:%M} (GMT +7)",
        lambda t: f"Thứ sáu: {t:%H:%M} ngày {t:%d/%m/}{t.year}",
        lambda t: f"{t.year}-{t:%m-%dT%H:%M}+07:00",
        lambda t: (t - timedelta(hours=7)).replace(tzinfo=None).isoformat(timespec="seconds") + ".000Z",
        lambda t: f"Thứ tư, {t:%d} Tháng {t.month} {t.year} {t:%H:%M}",
    ]


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("write", day_formats())
@settings(max_examples=40, deadline=None)
@given(day=days)
def test_every_form_of_a_day_is_read_back(write: Callable[[date], str], day: date) -> None:
    value = parse(write(day))
    assert value is not None, write(day)
    assert (value.lo, value.hi, value.precision) == (day, day, "day"), write(day)


@pytest.mark.parametrize("write", time_formats())
@settings(max_examples=40, deadline=None)
@given(day=days, minute=st.integers(0, 1439))
def test_every_form_of_a_time_is_read_back(write: Callable[[datetime], str], day: date, minute: int) -> None:
    moment = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=VIETNAM)
    value = parse(write(moment))
    assert value is not None, write(moment)
    assert value.lo == value.hi == moment, write(moment)


@settings(max_examples=100, deadline=None)
@given(days, st.integers(1, 60))
def test_ranges_are_read_back(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2099, 12, 31))
    long = f"{first.day}/{first.month}/{first.year}", f"{last.day}/{last.month}/{last.year}"
    written = [f"từ ngày {long[0]} đến ngày {long[1]}", f"({long[0]} - {long[1]})", f"từ {first.day}/{first.month} đến {long[1]}"]
    if (first.year, first.month) == (last.year, last.month) and first < last:
        written += [f"ngày {first.day}-{long[1]}", f"từ ngày {first.day} - {long[1]}", f"ngày {first.day} và {long[1]}"]
    for text in written:
        value = parse(text)
        assert value is not None, text
        assert (value.lo, value.hi) == (first, last), text


@settings(max_examples=100, deadline=None)
@given(days, st.integers(-150, 150))
def test_a_yearless_day_takes_the_nearest_year(day: date, distance: int) -> None:
    reference = day + timedelta(days=distance)
    for text in (f"Sáng {day.day}/{day.month}", f"ngày {day.day} tháng {day.month}", f"chiều {day.day}-{day.month}"):
        value = parse(text, reference)
        if (day.month, day.day) == (2, 29):
            assert value is not None and (value.lo.month, value.lo.day) == (2, 29)
        else:
            assert value is not None and value.lo == value.hi == day


@pytest.mark.parametrize("year", [1995, 2021, 2024])
@pytest.mark.parametrize("month", range(1, 13))
def test_months_and_quarters_are_read_back(year: int, month: int) -> None:
    for text in (f"tháng {month}/{year}", f"tháng {month:02d} năm {year}", f"cuối tháng {month}-{year}", f"tháng {month}.{year}"):
        value = parse(text)
        assert value is not None and value.iso == f"{year}-{month:02d}", text
    quarter = (month - 1) // 3 + 1
    for text in (f"quý {quarter}/{year}", f"quý {['I', 'II', 'III', 'IV'][quarter - 1]} năm {year}"):
        value = parse(text)
        assert value is not None and value.lo == date(year, 3 * quarter - 2, 1), text


HARD = [
    "1",
    " ",
    "ngày ",
    "1/",
    "1 ",
    "12/12/",
    "thứ hai, ",
    "9h30 - ",
    "1, 2, ",
    "số 1",
    "sáng ",
    "giai đoạn ",
    "0 9 ",
    "1-",
    "tháng 5 và ",
]
HARD.extend(["1:", "\u200b", "a\u0301", "\n", "tháng ", "3 giờ 2 phút ", "17/GP-TT ", "5/3 - "])


@pytest.mark.parametrize("piece", HARD)
def test_time_is_linear(piece: str) -> None:
    assert is_linear(lambda text: find(text, "2021-06-05"), piece, 50_000), "a pattern runs back over the text"


def test_a_chain_of_days_is_read_once() -> None:
    view = View("5/3 - " * 400)
    assert len(list(grammar.expressions(view))) <= 1
    with patch.object(grammar, "_point_at", wraps=grammar._point_at) as point_at:
        list(grammar.expressions(view))
    assert point_at.call_count < 1_000  # each day once, and the first of each chain


HOSTILE = [
    "1",
    "/",
    "ngày ",
    "1/",
    "12/5/2021",
    "30/4, ",
    "sáng nay ",
    "nhiệm kỳ 2020-2025 ",
    "| ",
    "tháng 5, ",
    "1 2 ",
    "hạn nhận ",
    "kỷ niệm ",
    "9h30 - ",
]


def steps(call: Callable[[], object]) -> int:
    """How many functions, patterns and methods a call runs: the same on every machine."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        call()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("read", [find, parse_published, find_undated], ids=["find", "parse_published", "find_undated"])
def test_twice_the_text_takes_twice_the_steps(read: Callable[[str], object], piece: str) -> None:
    short, long = piece * (8_000 // len(piece)), piece * (16_000 // len(piece))
    assert steps(lambda: read(long)) <= 2.2 * steps(lambda: read(short)) + 200


@pytest.mark.parametrize("piece", [*HARD, *HOSTILE])
def test_a_hundred_kilobytes_of_anything_are_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for m in find(text, "2021-06-05"):
        assert text[m.span.start : m.span.end] == m.raw
    assert parse(text, "2021-06-05") is None or parse(text, "2021-06-05").iso  # type: ignore[union-attr]
