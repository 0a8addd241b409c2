"""Offices in running text: "Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh | Dương Thu Hiền | làm trưởng đoàn".

The head comes from `data/offices.txt` (`office_heads`), the body is read word by word (`office_bodies`): its capitals (`office_capitals`), small
letters (`office_small_words`), words that lead on (`office_links`), marks and numbers (`office_marks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_crawler.vietnamese.people.lexicon import sections
from danvan_crawler.vietnamese.people.office_bodies import read_body
from danvan_crawler.vietnamese.people.office_heads import PREFIX, head_end, may_begin
from danvan_crawler.vietnamese.people.office_marks import Body
from danvan_crawler.vietnamese.people.office_small_words import owns_shop
from danvan_crawler.vietnamese.people.tokens import Token, keys_of

_BODILESS = frozenset(keys_of(head) for head in sections("offices")["bodiless"])
_LOOSE_ENDS = frozenset([",", "-", "–", "khóa", "và", "thuộc", "về", "vì", "kiêm", "số", "các", "và,", "của", "thứ"])
# Ranks, where no see follows.
_RANKS = frozenset(
    (
        ("gm",),
        ("tgm",),
        ("nguyên", "gm"),
        ("nguyên", "tgm"),
        ("giám", "mục"),
        ("nguyên", "giám", "mục"),
        ("tổng", "giám", "mục"),
        ("nguyên", "tổng", "giám", "mục"),
        ("tổng", "giám", "mục", "phó"),
    )
)
_MOST_TOKENS, _SAME_VISIT = 40, 80


@dataclass(slots=True)
class OfficeSpan:
    """An office as a token range. `head_end` is where its body begins; `name_at` where a name follows without separator.

    `task` marks what only looks like an office: "Trưởng đoàn công tác" is a task of the visit.
    """

    start: int
    end: int
    head_end: int
    name_at: int | None = None
    task: bool = False


def office_at(
    tokens: Sequence[Token], keys: Sequence[str], start: int, end: int, *, named: bool = False, due: bool = False
) -> OfficeSpan | None:
    """The office that begins at token `start`, not reaching beyond `end`; None if no office begins there.

    `named` says that its holder stands before it, so that capitals at its end are no second name:
    "đồng chí Lê Văn Khoa, Bí thư Đảng ủy xã Đồng Tâm Trung". `due` says that those before it are printed behind their offices, as this
    one's holder will be: "Chủ tịch UBND quận Thái Thị Nhạn, Bí thư Đảng ủy phường | Dương Hiển Vinh".
    """
    head = head_end(tokens, keys, start, end) if may_begin(tokens, keys, start, end) else None
    if head is None:
        return None
    begin, task = head
    if task:
        return OfficeSpan(start, begin, begin, task=True)
    prefix = PREFIX.longest(keys, start, begin)  # "nguyên Tổng Bí thư | Đỗ Mười"
    bodiless = tuple(keys[start + (prefix[0] if prefix else 0) : begin]) in _BODILESS
    body = Body(tokens, keys, begin, min(end, begin + _MOST_TOKENS), begin)
    read_body(body, bodiless=bodiless, named=named, due=due)
    stop = body.at
    if keys[stop - 2 : stop + 3] == ["phụ", "trách", ",", "điều", "hành"]:
        stop -= 2  # "phân công đồng chí Minh, Phó Bí thư Tỉnh ủy | phụ trách, điều hành hoạt động của UBND tỉnh"
    while (
        stop > begin and keys[stop - 1] in _LOOSE_ENDS and not tokens[stop - 1].cap and keys[stop - 2] != "thiểu"
    ):  # but "thị trấn Phú Thứ"
        stop -= 1
    if keys[stop - 3 : stop + 1] == ["các", "cơ", "quan", ":"]:
        stop -= 3  # "bổ nhiệm … làm Thứ trưởng | các cơ quan: Ủy ban Dân tộc, …"
    if stop > begin:
        return OfficeSpan(start, stop, begin, body.name_at)
    words = tuple(keys[start:begin])
    if owns_shop(words):
        return None  # "ông Tăng Tấn Lộc, chủ cơ sở bánh kẹo": of a shop without a name
    if words[-2:] in (("ủy", "viên"), ("thư", "ký")) and words not in _BODILESS and len(words) < 3:
        listed = start > 0 and tokens[start].cap and tokens[start - 1].text in "-–:" and (stop == len(tokens) or tokens[stop].text in ";.")
        listed = listed or (
            tokens[start].cap and words[-1] == "viên" and stop < len(tokens) and tokens[stop].text == ":"
        )  # "Ủy viên: ông A"
        listed = listed or (tokens[start].cap and start > 0 and keys[start - 1] == "làm")  # "Đại đức Sơn Ngọc Huynh làm Thư ký"
        led = (i for i in range(max(0, start - _SAME_VISIT), start) if keys[i : i + 2] == ["trưởng", "đoàn"])
        of_visit = words[-1] == "ký" and any(keys[i + 2 : i + 3] not in (["đbqh"], ["đại"]) for i in led)
        return OfficeSpan(start, stop, begin, task=of_visit) if listed else None  # "ủy viên", "thư ký" alone say nothing
    if words in _RANKS:
        return None
    return OfficeSpan(start, stop, begin, body.name_at)
