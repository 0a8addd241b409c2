"""Honorifics as chunks: forms of address, ranks, degrees and callings in front of people, "các đồng chí", "Thượng úy QNCN"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases, word_set
from danvan_crawler.vietnamese.people.name_runs import capital_run
from danvan_crawler.vietnamese.people.office_heads import begins_office
from danvan_crawler.vietnamese.people.office_spans import office_at
from danvan_crawler.vietnamese.people.office_words import ADDRESS
from danvan_crawler.vietnamese.people.place_chunks import PLACE_HEADS
from danvan_crawler.vietnamese.people.tokens import BREAK, NUMBER, Token
from danvan_crawler.vietnamese.people.verb_chunks import ACTING

SEVERAL = frozenset(("các", "những", "hai", "ba", "bốn", "năm"))
_ARMS = phrases("honorifics", "arms")
_COMPOUNDS = word_set("honorifics", "compounds")
_DEAD = frozenset(("liệt sĩ", "liệt sỹ"))
_ELDERS = frozenset(("cụ", "chú", "cô", "bác", "già", "thầy", "em", "cháu", "mẹ", "má"))
_DOTTED_CLERGY = frozenset(("ms", "msnc", "mstn", "tđ", "tđtn", "sr", "srs"))
_SAME_LIST = 200  # tokens


def honorific_at(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> Chunk | None:
    """The honorific at `i` with what belongs to it, "hai đồng chí", "Thượng úy QNCN", "thương binh hạng 1/4"; None if none stands there."""
    match = ADDRESS.longest(keys, i, end)
    counting = keys[i] in SEVERAL and not (i > 0 and tokens[i - 1].kind == NUMBER)  # "tưởng niệm 54 năm Hòa thượng Thích …"
    whole = ADDRESS.longest(keys, i + 1, end) if counting else None
    if whole:
        several = honorific_at(tokens, keys, i + 1, end)
        if whole[0] >= 3 and several is None:
            return None  # "các Mẹ Việt Nam Anh hùng", none of them named
        if several is not None and begins_office(tokens, keys, i + 1, end):
            several = None  # "các Mẹ VNAH Nguyễn Thị Năm, …", "02 ông: …"
        if several is not None and several.tag != "plural":
            several.start, several.tag, several.key = i, "plural", f"{keys[i]} {several.key}"
        if several is not None and several.start == i:
            return several
    if match and match[0] == 1 and keys[i] in _DOTTED_CLERGY and [token.text for token in tokens[i + 1 : i + 2]] != ["."]:
        return None  # "TĐ Bảo Việt", "MS Statistical Analysis"
    if not match or (i > 0 and f"{keys[i - 1]} {keys[i]}" in _COMPOUNDS and (not tokens[i].cap or tokens[i - 1].cap)):
        return None
    if tokens[i].text == "Ông" and _is_surname(tokens, keys, i, end):
        return None
    if keys[i] == "già" and tokens[i].cap and match[0] == 1 and _within_sentence(tokens, i):
        return None  # "các đồng chí: Già Bá Xồng"
    if match[0] == 1 and tokens[i].upper and i > 0 and tokens[i - 1].upper and tokens[i].spaced and i + 1 < end and not tokens[i + 1].upper:
        return None  # "Ảnh: MINH ANH Chiều 17-6, Thiếu tướng …": no "anh Chiều"
    if match[0] == 1 and i + 1 < end and not tokens[i].cap and not tokens[i + 1].cap and f"{keys[i]} {keys[i + 1]}" in _COMPOUNDS:
        return None  # "thay mặt chị em hứa …"
    stop, tag = i + match[0], match[1]
    arms = stop
    while tag == "ranks" and (arm := _ARMS.longest(keys, arms, end)):
        arms += arm[0]
    if arms < end and tokens[arms].cap:
        stop = arms  # "Thượng úy QNCN Đinh Lệ Xuân", "Thiếu tá quân y biên phòng Trần Sơn"
    if stop + 1 < end and keys[stop] in ("hạng", "loại") and tokens[stop + 1].kind == NUMBER:
        stop += 2  # "thương binh hạng 1/4 Nguyễn Văn An"
    elif tag == "people" and stop < end and tokens[stop].kind == NUMBER and "/" in tokens[stop].text and tokens[i].key == "thương":
        stop += 1  # "thương binh 2/4 Lự Văn Bính"
    if tag == "plural" and stop - i == 3 and (inner := office_at(tokens, keys, i + 1, end)) and inner.head_end > stop:
        return None  # "các Đại biểu Quốc hội: …": an office, not a form of address
    key = " ".join(keys[i:stop])
    if stop + 3 < end and tokens[stop].text == "(" and tokens[stop + 1].upper and tokens[stop + 2].text == ")" and tokens[stop + 3].cap:
        stop += 3  # "Cựu chiến binh (CCB) Alăng Bảy"
    if tag != "plural":
        j = stop
        if j < end and tokens[j].text == "." and tag in ("degrees", "religious", "address"):
            j += 1
        if j >= end:
            return Chunk("honorific", i, stop, tag, key) if tag == "address" else None
        if tokens[i].cap and places.is_place(keys[i : i + 2]) and not names.is_sure(keys[j : capital_run(tokens, j, end)]):
            return None  # "đường Bà Triệu", but "Bà Triệu Thị Kê, người có uy tín"
        named = tokens[j].cap or ADDRESS.longest(keys, j, end) is not None or begins_office(tokens, keys, j, end)
        if tag == "people" and key in _DEAD and tokens[j].text == ",":
            named = ADDRESS.longest(keys, j + 1, end) is not None  # "liệt sĩ, Anh hùng LLVT nhân dân …"
        if tag == "ranks" and tokens[j].text == "," and j + 1 < end:  # "Thiếu tá, bác sĩ Nhút", "(Thiếu tướng, Giám đốc Công an tỉnh)"
            office = i > 0 and tokens[i - 1].text in ",-–(" and begins_office(tokens, keys, j + 1, end)
            following = ADDRESS.longest(keys, j + 1, end)
            named = bool(office) or (following is not None and following[1] == "degrees")
        pronoun = tag == "address" and key in ("đồng chí", "đ/c", "ông", "bà", "anh", "chị")
        if (tag in ("religious", "ranks") and len(key) > 3) or (key in _ELDERS and tokens[i].cap):
            pronoun = ACTING.longest(keys, j, end) is not None  # "Hòa thượng nhấn mạnh …", "Cụ kể, …"
        if not named and not pronoun:
            return None
        if tag == "people" and PLACE_HEADS.longest(keys, j, end) and not names.starts_with_surname(keys, j, end):
            return None
        if key == "tt" and not names.starts_with_surname(keys, j, end):
            return None  # "TT. Long Hà, huyện Long Đức": a town, no Thượng tọa
        # degrees and ranks written in two or three letters must be capitals: "TS", "HT", not "ts"
        if len(key) <= 3 and tag in ("degrees", "religious") and not tokens[i].cap and key not in ("sư", "sơ"):
            return None
    return Chunk("honorific", i, stop, tag, key)


def _is_surname(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True where "Ông" is no form of address: right behind one, "đồng chí Ông Quốc Đoàn", or in a list that one heads: "các đồng chí: Điểu Nhân,
    Phó Chủ tịch HĐND tỉnh; Ông Hòa, Phó Vụ trưởng"."""
    if i < 2 or i + 1 >= end or not tokens[i + 1].cap:
        return False
    if keys[i - 2 : i] == ["đồng", "chí"]:
        return True
    start = next(
        (k for k in range(i - 1, max(0, i - _SAME_LIST), -1) if tokens[k].kind == BREAK or tokens[k].text == "."), max(0, i - _SAME_LIST)
    )
    listed = tokens[i - 1].text in (";", ":", ",") and any(keys[k : k + 3] == ["các", "đồng", "chí"] for k in range(start, i))
    return listed and not any(keys[k] == "bà" or tokens[k].text == "ông" for k in range(start, i))


def _within_sentence(tokens: Sequence[Token], i: int) -> bool:
    """True where no sentence begins at `i`: what is written large there is a name."""
    return i > 0 and tokens[i - 1].text not in '.!?…“"' and tokens[i - 1].kind != BREAK


def after_honorific(tokens: Sequence[Token], before: list[Chunk]) -> bool:
    """True right behind an honorific, or behind its dot or colon ("HT.", "các đồng chí:")."""
    if not before:
        return False
    last = before[-1]
    if last.kind == "honorific":
        return True
    return (
        last.kind == "separator"
        and last.key in ".:-"
        and len(before) > 1
        and before[-2].kind == "honorific"
        and (last.key == ":" or (last.key == "." and not tokens[last.start].spaced))
    )
