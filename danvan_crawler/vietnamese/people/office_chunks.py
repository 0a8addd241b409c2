"""Offices as chunks: whether their holder stands before them, what is but part of a body, and words that a body goes on over."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.chunks import Chunk, begins_with_deed
from danvan_crawler.vietnamese.people.office_spans import OfficeSpan

_DEEDS = frozenset(("say", "speak", "chair", "award", "attend"))
_LATELY = frozenset(("đã", "từng", "vừa", "cũng", "mới", "sẽ", "tiếp tục", "trực tiếp"))
_PARTING = frozenset(("và", "các", "những", "là", "thì", "mà", "nơi", "một", "với", "cùng", "trên", "rằng", "nông", "người", "dân", "tuổi"))
_TALKING = frozenset(("nói", "nhắc", "kể", "nhận xét", "đánh giá", "bàn", "chia sẻ", "nói thêm", "trao đổi"))
_PREPOSITIONS = frozenset(("thực hiện", "về", "sau", "theo", "trước", "với"))
_HELD = ("chức", "chức vụ", "chức danh", "cương vị", "vị trí")


def is_part_of_body(keys: Sequence[str], office: OfficeSpan, previous: Chunk) -> bool:
    """True for the "Bí thư" of "Ban Bí thư", the "Chủ tịch" of "Đoàn Chủ tịch" and the "đại biểu Quốc hội" of "Đoàn đại biểu Quốc hội"."""
    head = keys[office.start]
    return (
        (
            previous.key == "ban" and (head == "bí" or keys[office.start - 3 : office.start - 1] == ["thay", "mặt"])
        )  # "Thay mặt Ban Giám đốc, …"
        or ((previous.key in ("đoàn", "tổ", "ứng") or previous.key.endswith("ứng cử viên")) and head in ("đại", "đbqh"))
        or (previous.key == "bộ" and head == "tư")  # "thay mặt Bộ Tư lệnh"
        or (previous.key in ("đoàn", "giáo viên") and head == "chủ")  # "giáo viên chủ nhiệm lớp 5B"
    )


def is_behind_holder(before: Sequence[Chunk]) -> bool:
    """True right behind a name that followed its office: "… quận | Thái Thị Nhạn, | Phó Bí thư Đảng ủy phường …"."""
    return len(before) > 1 and before[-1].key in (",", "và", ";") and before[-2].tag == "adjacent"


def _leads_to(before: Sequence[Chunk], at: int) -> bool:
    """True where the person at chunk `at` belongs to words that lead to another: "Về trường hợp của | anh Bảo, Chủ tịch UBND xã …",
    "Đồng quan điểm với | ông Thanh, …", "Nói về vai trò của | ông Điêu, Phó Bí thư Đảng ủy … khẳng định"."""
    leads = before[0].key in _PREPOSITIONS or (before[0].key in ("đồng", "cùng", "trái", "khác") and at < 8)
    leads = leads or (before[0].key in _TALKING and any(chunk.key in ("về", "đến", "tới") for chunk in before[1:3]))
    return leads and any(chunk.key in ("của", "với") for chunk in before[max(0, at - 3) : at])


def has_holder_before(before: list[Chunk]) -> bool:
    """True when the offices at this point follow their holder's name: "đồng chí A, Tỉnh ủy viên, | Bí thư Huyện ủy …".

    No name follows the office that somebody is to hold either: "giữ chức | Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Sa Lung".
    """
    if before and before[-1].tag == "appointed" and before[-1].key.endswith(_HELD):
        return True
    for at in range(len(before) - 1, max(-1, len(before) - 41), -1):
        previous = before[at]
        if previous.kind == "name":
            return previous.tag != "adjacent" and not begins_with_deed(before, at) and not _leads_to(before, at)
        if not (
            previous.kind in ("office", "place")
            or (previous.kind == "separator" and previous.key in ",-–—(:")
            or previous.key in ("là", "kiêm")
        ):
            return False
    return False


def closed_gaps(keys: Sequence[str], chunks: list[Chunk], bare: Sequence[int]) -> list[Chunk]:
    """The chunks, an office going on over a few unknown words to the first of the `bare` names that then does something.

    "Cục trưởng Đường thủy | nội địa Hoàng Hồng Giang nói", "Tổng giám đốc Công ty CP Lọc hóa | dầu Bình Sơn (BSR) Trần Ngọc Nguyên cho biết"
    """
    for at in bare:
        name = chunks[at]
        verb = next((chunk for chunk in chunks[at + 1 : at + 4] if chunk.key not in _LATELY), name)
        if verb.tag not in _DEEDS:
            continue
        words = keys[name.start : name.end]
        if names.is_historical(words) or places.is_place(words):
            continue
        first = at - 1
        while first > 0 and at - first < 9 and (chunks[first].kind in ("word", "place") or chunks[first].key in "()-–"):
            if chunks[first].key in _PARTING:
                break
            first -= 1
        office = chunks[first]
        last = at - (chunks[at - 1].key in "-–")  # "Giám đốc Sở Văn hóa | - Vũ Đình Hòe cho biết"
        if office.kind == "office" and office.office is not None and first < at - 1:
            end = chunks[last - 1].end
            whole = Chunk("office", office.start, end, "", " ".join(keys[office.start : end]), office.office)
            return [*chunks[:first], whole, *chunks[last:at], Chunk("name", name.start, name.end, "adjacent", name.key), *chunks[at + 1 :]]
    return chunks


def label_of_office(chunks: list[Chunk]) -> Chunk | None:
    """The mark behind a name and before "Chức vụ", whose two words are taken off; None where it stands elsewhere."""
    if (
        len(chunks) < 4
        or [chunk.key for chunk in chunks[-2:]] != ["chức", "vụ"]
        or chunks[-3].kind != "separator"
        or chunks[-4].kind != "name"
    ):
        return None
    del chunks[-2:]
    return chunks[-1]
