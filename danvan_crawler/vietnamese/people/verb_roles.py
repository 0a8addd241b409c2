"""The roles that verbs give, and verbs that give none: in the name of an event, of drivers and managers."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.ngrams import pairs

# The sections of data/role_verbs.txt as roles.
TAG_ROLE: dict[str, Role] = {
    "chair": "chair",
    "appointed": "appointed",
    "award": "award",
    "speak": "speak",
    "say": "speak",
    "attend": "attend",
}
_EVENTS = word_set("grammar", "events")
_EVENT_HEADS = word_set("grammar", "event heads")
_SHARED_OBJECTS = word_set("grammar", "shared objects")
# Who attends "hội nghị tổng kết, | trao Bằng khen" hands over; not at "lễ công bố, | trao quyết định".
_GIVING_TOO = frozenset(("công bố", "trao", "trao tặng", "tặng", "thăm", "thi đua"))
_VEHICLES = word_set("grammar", "vehicles")
_MANAGED = word_set("grammar", "managed")


def drives(keys: Sequence[str], i: int) -> bool:
    """True for the verb of a driver at chunk `i`, of who manages a firm or all affairs, and for that of "cơ quan chủ trì soạn thảo"."""
    if i >= len(keys):
        return False
    if keys[i].startswith(("điều khiển", "lái")) or keys[i : i + 2] == ["cầm", "lái"]:
        return not _VEHICLES.isdisjoint(keys[max(0, i - 24) : i + 3])
    if keys[i] == "điều hành":
        near = " ".join(keys[i + 1 : i + 4]).split()
        return keys[i + 1 : i + 2] == [""] or not _MANAGED.isdisjoint((*near, *pairs(near)))  # "" is a firm's name
    return keys[i] == "chủ trì" and keys[i - 1] in ("quan", "vị", "cơ quan", "đơn vị")


def names_event(chunks: Sequence[Chunk], i: int) -> bool:
    """True for the verb of "dự khai mạc lớp học": what is attended, not what the person does."""
    return i > 0 and chunks[i].key in _EVENTS and chunks[i - 1].kind == "verb" and chunks[i - 1].key.endswith("dự")


def in_event_name(chunks: Sequence[Chunk], i: int) -> bool:
    """True for the verbs of "dự hội nghị | quán triệt, | triển khai nghị quyết", "lễ | công bố và | trao quyết định": a noun."""
    verb = chunks[i]
    if i == 0 or (chunks[i - 1].kind not in ("word", "separator") and chunks[i - 1].key != "những"):
        return False  # as most verbs
    listed = chunks[i - 1].key in (",", "và", "các", "những") and i + 1 < len(chunks)
    if listed and chunks[i + 1].key == "của" and verb.tag in ("say", "speak") and not verb.key.startswith("đọc"):
        return True  # "nghe các khó khăn, | kiến nghị của doanh nghiệp"
    if verb.key.startswith(("phát biểu", "kết luận", "chủ trì", "đọc")) or (verb.tag == "say" and verb.key not in _SHARED_OBJECTS):
        return False  # "phát biểu tại hội nghị | nhấn mạnh …", its comma forgotten
    sharing = _GIVING_TOO if verb.tag == "award" else _SHARED_OBJECTS
    j = i - 1
    while j > 0 and chunks[j].key in (",", "và"):
        if chunks[j - 1].key in sharing:
            j -= 2
        elif j > 1 and f"{chunks[j - 2].key} {chunks[j - 1].key}" in sharing:
            j -= 3
        else:
            return False
    if j > 0 and (chunks[j].key in _EVENT_HEADS or chunks[j].key == "những"):
        return True
    named = j > 1 and chunks[j].kind == "word" and f"{chunks[j - 1].key} {chunks[j].key}" in _EVENT_HEADS
    return named and chunks[j - 2].key not in ("đoàn", "tổ")  # "đoàn công tác | thăm, | tặng quà"
