"""Where the name of the holder begins in the capitals of an office: "Bí thư Tỉnh ủy | Thái Bình | Ngô Đông Hải"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import places
from danvan_crawler.vietnamese.names import (
    PLACELIKE,
    SURNAMES,
    is_baptismal,
    is_historical,
    is_minority,
    is_sure,
    is_syllable,
    starts_with_surname,
)
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.name_runs import ACTS, HEADS, MAX_SYLLABLES, ORGANS, capital_run
from danvan_crawler.vietnamese.people.office_words import SAYS
from danvan_crawler.vietnamese.people.tokens import Token

_OF_PEOPLE = word_set("grammar", "of people")
_MIDDLE = word_set("grammar", "middle")
_SMALL = word_set("grammar", "small places")
_LIKE_SCHOOLS = frozenset(("môi", "thị", "nông", "lâm", "công", "hiện", "chủ"))
_SCHOOLS = word_set("grammar", "namesakes")


def name_in_office(
    tokens: Sequence[Token],
    keys: Sequence[str],
    start: int,
    end: int,
    *,
    place_due: bool,
    alone: bool = False,
    second: bool = False,
    due: bool = False,
) -> int | None:
    """Where a name begins that ends the run of capitals at `start`; None if the run is a place or an organisation.

    "Bí thư Tỉnh ủy | Thái Bình | Ngô Đông Hải", "Phó Chủ tịch UBND tỉnh | Lâm Hải Giang", "Huyện ủy Trần Văn Thời" (a district).
    `place_due` says that the word before may take the name of a place, `alone` that the office
    needs no body ("Tổng Bí thư Tô Lâm"), `second` that its holder is likely named already, so that only a sure name counts,
    and `due` that the office before it was printed with its holder's name.
    """
    stop = capital_run(tokens, start, end)
    length = stop - start
    if length < 2:
        return None
    due = due or ACTS.longest(keys, stop, end) is not None  # "Bí thư Đảng ủy xã | Hoàng Minh Thảo | phát biểu"
    if "-" in tokens[start].text:
        return start  # "… Mặt trận Lào xây dựng đất nước | Xỉn-lạ-vông Khút-phay-thun"
    if alone and is_historical(keys[start:stop]):
        return start  # "Chủ tịch Hồ Chí Minh", though there is a city of that name
    # "phường | Lê Hồng Phong"; but all cities and provinces are known: "UBND thành phố | Lê Hồng Sơn", who is called like a revolutionary.
    honoured = place_due and start > 0 and keys[start - 1] not in ("phố", "tỉnh") and is_historical(keys[start:stop])
    if (places.is_province_or_land if alone else places.is_place)(keys[start:stop]) or honoured:
        return None
    needed = {2: 2.0, 3: 1.0}.get(length, 0.5) if place_due else 1.0
    if alone:
        needed = -2.0
    if second:
        needed = 2.9
    best: tuple[float, int] | None = None
    for begin in range(max(start, stop - MAX_SYLLABLES), stop - 1):
        surname = starts_with_surname(keys, begin, stop)
        if not surname or any(tokens[i].upper and not is_syllable(keys[i]) for i in range(begin, stop)):
            continue
        if _is_union(keys, begin, stop):
            continue  # "Bí thư thứ nhất T.Ư Đoàn | Võ Văn Thưởng"
        says = SAYS.longest(keys, stop, end) is not None and not is_historical(keys[begin:stop])
        if says and keys[begin - 2 : begin] in (["bệnh", "viện"], ["trung", "tâm"], ["công", "ty"]):
            pass  # "Giám đốc Bệnh viện | Kiều Thanh Tùng | cho biết"
        elif is_baptismal(keys, begin - 1) or _bears_name(keys, begin):
            continue
        if ORGANS.longest(keys, begin, stop) or any(HEADS.longest(keys, i, stop) for i in range(begin, stop)):
            continue
        if second and (stop - begin < 3 or (begin > start and not places.is_place(keys[start:begin]))):
            continue
        score = _score(keys, start, begin, stop, place_due=place_due, due=due) + 2 * (alone and begin == start)
        if score > needed and (best is None or score > best[0]):
            best = (score, begin)
    if best is None:
        return None
    begin = best[1]
    if begin <= start + 2 and _is_whole(keys, start, start + 2, stop):
        return start + 2  # "Trưởng bản Ka Tăng | Hồ Văn Thăng"
    # "Sở Khoa học và Công nghệ | Trần Tôn Nữ Quỳnh Chi", "Hội LHPN Việt Nam | Hà Thị Nguyệt": the family name before it is part of it
    whole = begin
    while begin > start and stop - begin < MAX_SYLLABLES and not _behind_place(keys, start, begin):
        if place_due and (is_historical(keys[start:begin]) or (len(keys[begin - 1]) == 1 and is_sure(keys[begin:stop]))):
            break  # "phường Phan Đình Phùng | Nguyễn Văn An", "ấp Bình Hòa A | Lò Văn Hặc"
        sure = keys[begin - 1] not in PLACELIKE or keys[begin] == "thị" or (begin - 1 > start and tokens[begin - 2].upper)
        whole_name = SURNAMES.longest(keys, begin - 1, stop)
        if whole_name and whole_name[0] > 1:
            sure = True  # "Huyện ủy Mường Ảng | Pi Năng Thị Thủy"
        if not sure or not whole_name or _is_union(keys, begin - 1, stop) or HEADS.longest(keys, begin - 1, stop):
            break
        whole = begin - 1 if keys[begin] == "thị" else whole  # "xóm Bưng | Đinh Thị Hoà"
        begin -= 1
    # "xã Khuôn Lùng | Đàm Thị Thu": one syllable of the place is not left alone; but "UBND TP. HCM | Nguyễn Thị Quyết Tâm"
    return whole if place_due and begin < whole and begin - start == 1 and is_syllable(keys[start]) else begin


def _is_whole(keys: Sequence[str], start: int, begin: int, stop: int) -> bool:
    """True where the name at `begin` has "văn" or "thị" behind its family name, and a small place of two syllables stands before it whose first is
    no family name, or that of a minority: not "xã | Võ Nguyễn Văn An"."""
    return (
        keys[start - 1] in _SMALL
        and is_sure(keys[begin:stop])
        and (is_minority(keys[start : start + 1]) or not SURNAMES.longest(keys, start, begin))
    )


def _bears_name(keys: Sequence[str], begin: int) -> bool:
    """True where the name at `begin` is that of a school or a firm: "Trường Chính trị | Lê Duẩn", but "Bộ Chính trị | Lê Văn An"."""
    last, two = keys[begin - 1], keys[max(0, begin - 3) : begin - 1]
    if last == "thánh":
        return True  # "Giám đốc Chủng viện Thánh | Tôma Hải Sơn"
    if last == "trị":
        return "trường" in two or two[:1] == ["viện"]
    if last == "trường" and two[1:] and two[1] in _LIKE_SCHOOLS:
        return False  # "Sở Nông nghiệp và Môi trường | Lê Văn An"
    return last in _SCHOOLS or f"{two[-1] if two else ''} {last}" in _SCHOOLS


def _is_union(keys: Sequence[str], at: int, stop: int) -> bool:
    """True for the "Đoàn" of "Trung ương Đoàn | Võ Văn Thưởng", not of "Ban Tổ chức Trung ương | Đoàn Minh Trí", whose family name it is."""
    named = stop - at > 3 and starts_with_surname(keys, at + 1, stop) > 0
    return named and keys[at] == "đoàn" and at > 0 and keys[at - 1] in ("ương", "tư", "tw")


def _behind_place(keys: Sequence[str], start: int, begin: int) -> bool:
    """True where a known place ends before `begin`, and begins at `start` or behind it: "Sở GD&ĐT Sơn La | Hoàng Tiến Đông"."""
    return any(places.is_place(keys[i:begin]) for i in range(max(start, begin - 4), begin))


def _score(keys: Sequence[str], start: int, begin: int, stop: int, *, place_due: bool, due: bool) -> float:
    """How well `begin:stop` does as a name and `start:begin` as what remains of the office."""
    length = stop - begin
    if (
        place_due
        and begin == start
        and length == 3
        and keys[begin] in PLACELIKE
        and keys[start - 1] in _SMALL
        and not (start > 1 and keys[start - 2] in ("thành", "thị"))
        and not (due and keys[begin] in _OF_PEOPLE)
        and keys[begin + 1] not in _MIDDLE
    ):
        return 0.0  # "xã Đồng Tâm Trung": communes are too many to be known
    score = {2: 0.5, 3: 3.0, 4: 3.0, 5: 1.5, 6: 1.0}[length]
    if keys[begin] in PLACELIKE:
        score -= 1.0
    elif length == 2:
        score += 2.0
    if keys[begin + 1] in _MIDDLE and length > 2:
        score += 1.0
    if places.is_place(keys[begin:stop]) or (length >= 4 and places.is_place(keys[begin : begin + 2])):
        score -= 3.0 if place_due else 1.5  # "thẩm phán Vũ Quang Huy Hoàng", though Vũ Quang is a district
    rest = begin - start
    if rest and places.is_place(keys[start:begin]):
        score += 2.0
    elif rest > 2 and places.is_place(keys[begin - 2 : begin]):
        score += 1.5
    elif rest and place_due:
        score -= {1: 1.5, 2: 0.0, 3: 0.3}.get(rest, 1.0)
        if length == 2 and _is_district(keys, start, begin):
            score = max(score, 1.2)
    return score


def _is_district(keys: Sequence[str], start: int, begin: int) -> bool:
    """True for one or two words behind the level of districts, which needs a name, that are nobody's: "Bí thư Huyện ủy | Kông Chro | Đinh Súy"."""
    if not (keys[start - 1] == "huyện" or keys[start - 2 : start] == ["huyện", "ủy"]) or starts_with_surname(keys, start, begin):
        return False
    return begin - start == 2 or (begin - start == 1 and not is_syllable(keys[start]))
