"""Predicates that tell of no act: of somebody to call, absent or dead, of a life, of old times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk, words_of
from danvan_crawler.vietnamese.people.lexicon import phrases, word_set
from danvan_crawler.vietnamese.people.ngrams import pairs

_LIFE = phrases("context", "life")
_LIFE_FIRSTS = _LIFE.firsts()
_WRITTEN = ("trong cuốn", "trong bài viết", "trong bài báo", "trong tác phẩm", "trong hồi ký", "trong nhật ký", "khi còn", "khi đương chức")
_DAY = re.compile(r"\d\d\.\d{1,2}\.\d{4}")
_CALLING = word_set("grammar", "calling")


def tells_no_act(chunks: Sequence[Chunk], keys: Sequence[str], start: int, first: int, end: int) -> bool:
    """Whether the first words of a predicate say that its subject is somebody to call, absent, dead, or tells of old times."""
    acting = next((k for k in range(first, end) if chunks[k].kind == "verb" and chunks[k].tag != "other"), end)
    if not _CALLING.isdisjoint((*(near := keys[first : min(acting, first + 10)]), *pairs(near))):
        return True  # "… gửi về đồng chí Hằng (Ban Dân vận), điện thoại 0913 …": somebody to call
    if keys[start : start + 1] in ([","], ["("]) and any(map(is_telephone, chunks[start : min(end, start + 4)])):
        return True  # "… báo cho Điều tra viên Phan Quốc Mỹ, số 0254.3855.911", "đồng chí Minh (0915.000.888)"
    if "từng" in keys[first : min(end, first + 2)] and (keys[first] in ("từng", "đã", ",")):
        return True  # "ông từng là Phó Bí thư Tỉnh ủy", "Bác từng nói: …"
    if keys[first : min(end, first + 2)] in (["có", "lần"], ["đã", "có"]) and "lần" in keys[first : min(end, first + 3)]:
        return True  # "Nguyên Phó Chủ tịch nước Lê Thị Bích có lần nói: …"
    if _is_of_old(keys[first : min(end, first + 12)]):
        return True  # "PGS Trần Khắc Dương phân tích trong cuốn sách mới", "Hà Thị Khiết nhấn mạnh khi còn đương chức"
    behind = start + (keys[start : start + 1] in ([","], ["("]))
    if keys[behind : behind + 2] == ["vắng", "mặt"]:
        return True  # "Nguyên Phó Thủ tướng Trương Hòa, vắng mặt vì lý do sức khỏe, gửi lẵng hoa"
    return keys[start : start + 2] == [",", "người"] and tells_life(chunks[start + 1 : end])
    # "Tiểu đoàn trưởng Nguyễn Cao Vọng, người đã hy sinh …"


def _is_of_old(keys: Sequence[str]) -> bool:
    """True where the predicate says that it was written, or when the person was in office."""
    if "trong" not in keys and "khi" not in keys:
        return False  # as in most predicates
    stop = next((k for k, key in enumerate(keys) if key in (":", "“", '"')), len(keys))
    words = " ".join(keys[:stop])
    return any(said in words for said in _WRITTEN)


def is_telephone(chunk: Chunk) -> bool:
    """True for a number to call: "0254.3855.911"; not for a day or a sum: "01/4/2025", "05.06.2021", "20.000.000"."""
    if chunk.tag != "number" or len(chunk.key) < 9 or chunk.key[0] != "0" or "/" in chunk.key:
        return False
    return _DAY.fullmatch(chunk.key) is None


def tells_life(chunks: Sequence[Chunk]) -> bool:
    """True where the words begin to tell a life or a guilt: "sinh năm 1940 …", "vi phạm quy định …"."""
    first = chunks[0].key if chunks else ""
    if first and first.partition(" ")[0] not in _LIFE_FIRSTS:
        return False  # as most words
    words = words_of(chunks[:5])
    return _LIFE.longest(words, 0, len(words)) is not None
