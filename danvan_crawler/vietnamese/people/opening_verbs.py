"""The roles of verbs in front of people: of those that introduce a list, "Dự và phát biểu tại hội nghị có …", and of those that share its
subject, "Phát biểu tại hội nghị, …"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.fronts import INTRODUCERS
from danvan_crawler.vietnamese.people.verb_roles import TAG_ROLE, in_event_name, names_event

_DECIDING = frozenset(("công bố", "quyết định"))
_GIVEN_TO = frozenset(("hộ", "cá", "đình", "em", "người", "học"))


def introducing(chunks: Sequence[Chunk], start: int, end: int, *, at_start: bool) -> set[Role]:
    """Roles of the verbs that introduce a list: "Dự và phát biểu tại hội nghị có …", but not "Dự lễ khai mạc có …"."""
    if not at_start and start < end and chunks[start].tag == "chair" and chunks[start - 1].key != ";":
        start += 1  # "do nhà thơ A dẫn đầu | có nhạc sĩ B": the first leads alone
    for i in range(end - 1, start - 1, -1):
        if chunks[i].key == ":" and chunks[i + 1].kind == "verb" and chunks[i + 1].tag in TAG_ROLE:
            start = i + 1  # "Góp ý dự thảo Nghị quyết: | Chủ trì hội nghị: bà Hồ Thị Cẩm"
            break
        if chunks[i].key == "," and (
            not at_start
            or any(chunks[k].kind == "verb" and chunks[k].tag in TAG_ROLE and not in_event_name(chunks, k) for k in range(i, end))
        ):
            start = i if chunks[i + 1].key == "chỉ đạo" and chunks[i - 1].tag == "attend" else i + 1
            break
    found: set[Role] = set()
    quoted = False
    whole = sum(chunk.key in ("“", "”", '"') for chunk in chunks[start:end]) > 1  # the first of "hội thi “Dân vận khéo”" is in its name
    for i in range(start, end):
        chunk = chunks[i]
        if whole and chunk.key in ("“", "”", '"'):
            quoted = chunk.key == "“" or (chunk.key == '"' and not quoted)
        if chunk.key == "chỉ đạo" and chunks[i - 1].key in (",", "và") and (i == start + 1 or "attend" in found):
            found.add("attend")
            continue  # "Dự, chỉ đạo chương trình có …": no word of theirs is reported
        if chunk.kind == "verb" and chunk.tag in TAG_ROLE and not quoted and not names_event(chunks, i) and not in_event_name(chunks, i):
            if chunk.key in _DECIDING and i > start and chunks[i - 1].key in ("được", "theo"):
                continue  # "Theo quyết định được công bố, các sĩ quan được thăng quân hàm gồm:"
            if chunk.tag == "appointed" and i > start and chunks[i - 1].key in ("đang", "hiện"):
                continue  # "các sĩ quan đang giữ chức vụ Chỉ huy trưởng … được thăng quân hàm gồm:"
            linked = i > start and (chunks[i - 1].key in ("và", ",", "-") or chunks[i - 1].kind == "verb")
            if not found or linked:
                # "Bốn học viên được khen thưởng là …", "Được Bộ Công an tặng Bằng khen có …"
                given = chunk.tag == "award" and i > start and "được" in (chunks[start].key, chunks[i - 1].key)
                found.add("attend" if given else TAG_ROLE[chunk.tag])
    return found


def given_to(keys: Sequence[str], start: int, end: int) -> bool:
    """True where "cho" or a number says to whom something is given, and nobody is named behind it as the giver: "… cho các cá nhân:",
    "Đoàn tặng quà 3 hộ nghèo:"."""
    if keys[max(start, end - 2) : end] == ["gia", "đình"]:
        return True  # "Đoàn đến thăm, tặng quà gia đình:"
    receivers = next((i for i in range(end - 1, start - 1, -1) if keys[i] == "cho"), None)
    if receivers is None:
        receivers = next(
            (i for i in range(end - 1, max(start, end - 6) - 1, -1) if keys[i].isdigit() and not _GIVEN_TO.isdisjoint(keys[i:end])), None
        )
    return receivers is not None and INTRODUCERS.isdisjoint(keys[max(receivers, end - 3) : end])


def participial(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """Roles of "Phát biểu tại hội nghị, …", "Trao quyết định và tặng hoa, …": clauses that begin with a verb and share the subject."""
    found: set[Role] = set()
    fresh = True
    for i in range(start, end):
        chunk = chunks[i]
        if chunk.kind == "separator" and chunk.key in ",-–;:":
            if chunk.key == ":":
                found.clear()  # "Thông tin quy hoạch: tuyến tránh …, điểm đầu …"
            fresh = True
            continue
        if chunk.kind == "verb" and chunk.key in ("thay mặt", "tiếp tục", "trực tiếp", "sau khi") and fresh:
            continue
        if fresh and chunk.kind == "verb" and chunk.tag in TAG_ROLE and chunk.tag != "appointed" and not in_event_name(chunks, i):
            found.add(TAG_ROLE[chunk.tag])
            if i + 2 < end and chunks[i + 1].key == "và" and chunks[i + 2].kind == "verb" and chunks[i + 2].tag in TAG_ROLE:
                found.add(TAG_ROLE[chunks[i + 2].tag])
        fresh = False
    return found
