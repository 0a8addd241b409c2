"""Names of people as chunks: which capitals behind a title are one, and which in a list."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.name_runs import capital_run, name_end
from danvan_crawler.vietnamese.people.office_heads import begins_office
from danvan_crawler.vietnamese.people.office_words import ADDRESS
from danvan_crawler.vietnamese.people.place_chunks import LANDS, PLACE_HEADS
from danvan_crawler.vietnamese.people.tokens import Token
from danvan_crawler.vietnamese.people.verb_chunks import ACTING, VERBS

# Callings so personal that any name may stand behind them.
_ALONE = frozenset(("già làng", "thương binh", "liệt sĩ", "liệt sỹ", "nghệ nhân", "anh hùng"))
_NEIGHBOURS = frozenset(("lào", "campuchia", "cuba"))
MASSES = frozenset(("nhân dân", "người dân", "bà con"))
_CREDITED = frozenset(("ảnh", "ông", "bà"))
_FEASTS = frozenset(("tết", "lễ", "đại"))


def small_surname_end(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """End of a name behind a form of address whose first letter was written small, "có ông | nguyễn Hòa Hiệp, Bí thư Đảng ủy"; `i` where there
    is none."""
    if i + 2 >= end or not (tokens[i + 1].cap and tokens[i + 2].cap):
        return i
    if tokens[i + 1].upper or not names.begins_name(keys[i]):
        return i
    stop = name_end(tokens, keys, i + 1, end)
    return stop if 2 <= stop - i - 1 <= 4 and names.is_full(keys[i:stop]) else i


def see_end(keys: Sequence[str], i: int, stop: int) -> int:
    """End of the see between a bishop's rank and his name, "Đức Tổng Giám mục | Huế | Giuse Nguyễn Chí Linh"; `i` where there is none."""
    return next((k for k in range(i + 1, min(i + 4, stop - 1)) if names.is_baptismal(keys[k:stop], 0) and keys[k] != "thích"), i)


def heads_capitals(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True for capitals that are a heading's and no name: "ĐỐI VỚI NHÀ GIÁO | DẠY NGƯỜI KHUYẾT TẬT", "NGƯỜI LAO ĐỘNG | ĐI LÀM VIỆC"."""
    return tokens[i].upper and i > 0 and tokens[i - 1].upper and not names.starts_with_surname(keys, i, end)


def is_personal(tokens: Sequence[Token], keys: Sequence[str], i: int, stop: int, end: int, calling: str) -> bool:
    """Whether the capitals behind "cử tri", "ngư dân" are a person's: a family name, or three syllables that no place begins."""
    if calling in MASSES:
        return names.is_full(keys[i:stop])  # not "người dân Đồng Tâm"
    if calling in _ALONE or names.starts_with_surname(keys, i, end):
        return True
    syllables = all(names.is_syllable(keys[k]) for k in range(i, stop))
    doing = VERBS.longest(keys, stop, end)
    if syllables and doing and doing[1] == "say" and not places.is_place(keys[i:stop]) and not PLACE_HEADS.longest(keys, i, end):
        return True  # "Cựu chiến binh Sáng Láng bày tỏ"
    return stop - i >= 3 and syllables and not places.is_place(keys[i : i + 2]) and not PLACE_HEADS.longest(keys, i, end)


def is_single(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, before: list[Chunk]) -> bool:
    """One syllable is a name behind "chị" or "ông", and no initials ("chị Th."); behind a rank or a degree only before a verb.

    "Linh mục Khoan cảm ơn", but "TS Tâm lý học".
    """
    title = next((chunk for chunk in reversed(before) if chunk.kind == "honorific"), None)
    if title is not None and title.tag in ("ranks", "religious", "degrees") and title.key not in _ALONE:
        return names.is_syllable(keys[i]) and len(title.key) > 3 and VERBS.longest(keys, i + 1, end) is not None
    if keys[i] == "phó":
        return False  # "01 đồng chí Phó Giám thị"
    if title is not None and title.key == "bạn" and places.is_country(keys[i]) and keys[i] in _NEIGHBOURS:
        return False  # "các đối tác bạn Lào"
    if (word := ADDRESS.longest(keys, i, end)) is not None and word[0] > 1 and not tokens[i + 1].cap:
        return False  # "một số đồng chí Đảng viên"
    address = title is not None and (title.tag == "address" or title.key in _ALONE)
    return address and (len(tokens[i].text) > 2 or names.is_syllable(keys[i]))


def goes_on_list(before: Sequence[Chunk]) -> bool:
    """True behind a name, or several, that a form of address for several people opens: "các anh Giang Hữu Hiệp, | Khấu Phong Em"."""
    at = len(before) - 1
    while at > 0 and before[at].key in (",", "và") and before[at - 1].kind == "name":
        at -= 2
    return 0 <= at < len(before) - 1 and before[at].tag == "plural"


def stranger_end(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """End of a name of three or four syllables in such a list, whatever its first; `i` where it is none, or a place."""
    stop = capital_run(tokens, i, end)
    whole = (
        3 <= stop - i <= 4 and keys[i] not in _FEASTS and all(names.is_syllable(keys[k]) and not tokens[k].upper for k in range(i, stop))
    )
    if not whole or places.is_place(keys[i:stop]) or PLACE_HEADS.longest(keys, i, end) or begins_office(tokens, keys, i, end):
        return i
    return stop if stop == end or keys[stop] in (",", "và", ".", ";") else i


def listed_name_end(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, previous: Chunk | None) -> int:
    """End of a run of capitals that stands like a person in a list: after a separator and before one with an office.

    "…: Bun Không Lả Chiêm Phon - Ủy viên dự khuyết …; On Kẻo Un A Lôm - Phó Tỉnh trưởng"
    """
    if (
        previous is not None
        and not (previous.kind == "separator" and previous.key in ",;:-–+•*")
        and previous.key not in ("và", "cùng", "là", "có", "gồm")
    ):
        return i
    if keys[i] == "thứ":
        return i  # "Thứ Tư: Chủ tịch HĐND kiểm tra …"
    if previous is None and ACTING.longest(keys, i, end):
        return i  # "Ở Jerusalem, Ngoại trưởng …"
    stop = name_end(tokens, keys, i, end)
    # "các đồng chí …; Hà Trung - Chủ tịch Liên đoàn Lao động tỉnh": a district's name, which a person bears here
    borne = previous is not None and previous.key == ";" and stop - i == 2 and names.starts_with_surname(keys, i, end) > 0
    if (
        (places.is_place(keys[i:stop]) and not borne)
        or not _CREDITED.isdisjoint(keys[i:stop])  # "Ảnh HY Ông Lê Đình Sơn - Bí thư Tỉnh ủy": a credit without its stop
        or stop - i < 2
        or stop + 1 >= end
        or tokens[stop].text not in ",-–(:"
        or (places.is_place(keys[i : i + 2]) and not borne)
        or places.is_place(keys[i + 1 : stop])
    ):
        return i
    if any(tokens[k].upper and len(tokens[k].text) > 1 and not names.is_syllable(keys[k]) for k in range(i, stop)):
        return i
    if PLACE_HEADS.longest(keys, i, end) or LANDS.longest(keys, i, end):
        return i
    return stop if begins_office(tokens, keys, stop + 1, end) else i
