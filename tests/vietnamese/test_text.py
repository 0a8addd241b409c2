"""The one form of Vietnamese text: Unicode, spaces, tone marks, folding."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_crawler.vietnamese.text import CLEANING, fold, normalize, normalize_with_places, squeeze, tone_placement


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        (unicodedata.normalize("NFD", "Đảng ủy xã Yên Mỹ"), "Đảng ủy xã Yên Mỹ"),
        ("Ð\u1ea3ng u\u1ef7, \u00f0ồng chí", "Đảng uỷ, đồng chí"),
        ("Ban\u00a0Dân\u2003vận\u202fTỉnh", "Ban Dân vận Tỉnh"),
        ("Dân\u200b vận\ufeff khéo\u00ad", "Dân vận khéo"),
        ("e\u200d\u0301", "é"),
        ("hai  khoảng\tvà\n\ndòng", "hai  khoảng\tvà\n\ndòng"),
        ("một\u2028hai", "một\nhai"),
        ("Tin\x1b]0;x\x07 tức\x00 \x9b31m", "Tin]0;x tức 31m"),
        ("\x1b[2Jplain\ttext\r\nmore\x1fof\x0bit\x7f", "[2Jplain\ttext\r\nmore of it"),
        ("Kết luận “số 5” – ’", "Kết luận “số 5” – ’"),
        ("", ""),
    ],
)
def test_normalize_repairs_characters_and_leaves_the_rest(given_text: str, wanted: str) -> None:
    assert normalize(given_text) == wanted


def test_squeeze_makes_one_line() -> None:
    assert squeeze(" \u00a0Bí thư \n\t Tỉnh ủy\u200b ") == "Bí thư Tỉnh ủy"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("Hoà bình", "Hòa bình"),
        ("HOÀ", "HÒA"),
        ("uỷ", "ủy"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ VIÊN", "ỦY VIÊN"),
        ("thuý", "thúy"),
        ("Thuỷ, khoẻ; toạ (hoá)", "Thủy, khỏe; tọa (hóa)"),
        ("xoè", "xòe"),
        ("luỹ tuỵ", "lũy tụy"),
        (unicodedata.normalize("NFD", "uỷ"), "ủy"),
    ],
)
def test_tone_marks_move_to_the_first_vowel(old: str, new: str) -> None:
    assert tone_placement(old) == new
    assert tone_placement(new) == new


STAYING = "quý Quý QUÝ quỳ quỹ hoàn toán ngoại thuyền khuỷu loài hòa của mùa tuấn quả"


@pytest.mark.parametrize("word", STAYING.split())
def test_tone_marks_that_stand_right_stay(word: str) -> None:
    assert tone_placement(word) == word


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Uỷ ban", "ỦY BAN"),
        ("hoà giải", "hòa giải"),
        ("Đảng", "dang"),
        ("Ðảng", "đảng"),
        ("Dân vận khéo", "dan van kheo"),
        ("Điểu", "dieu"),
    ],
)
def test_fold_makes_spellings_equal(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_fold_keeps_letters_apart_that_differ() -> None:
    assert fold("dân") != fold("dần dà")
    assert fold("Nguyễn Văn Tèo 2") == "nguyen van teo 2"


@given(st.text())
def test_each_form_is_reached_in_one_step(s: str) -> None:
    for form in (normalize, squeeze, tone_placement, fold):
        once = form(s)
        assert form(once) == once


@given(st.text())
def test_normalize_is_nfc_and_leaves_nothing_invisible(s: str) -> None:
    clean = normalize(s)
    assert unicodedata.is_normalized("NFC", clean)
    assert not set(clean) & set("\u00a0\u200b\ufeff\u00adÐð\0\x1b\x7f\x9b")


@given(st.text(alphabet=st.sampled_from("aeoêđÐ \u0301\u0323\u0302\u031b\u200b\ufeff\u00a0\nK"), max_size=30))
def test_places_lead_back_to_the_given_text(s: str) -> None:
    clean, places = normalize_with_places(s)
    assert clean == normalize(s)
    if places is not None:
        assert len(places) == len(clean) + 1 and places[-1] == len(s) and places == sorted(places)
        assert normalize(s[: places[0]]) == ""
    else:
        assert len(clean) == len(s)


def test_a_letter_keeps_thirty_marks() -> None:
    """To sort all of them takes the square of their number: an hour for this."""
    assert normalize("a" + "\u0323\u0301" * 300_000 + "b")[-31:].endswith("b")
    assert len(normalize("a" + "\u0323\u0301" * 300_000)) <= 31
    assert normalize("e\u0302\u0323" * 2_000) == "ệ" * 2_000


@pytest.mark.parametrize("code", sorted(CLEANING), ids=hex)
def test_each_character_that_is_cleaned_is_seen_in_a_long_text(code: int) -> None:
    around = "Hội nghị dân vận\n" * 3
    assert chr(code) not in normalize(around + chr(code) + around)
