"""What is handed over and counts: decisions, medals, certificates, gifts; flowers alone do not."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import word_set

_GIVEN = word_set("grammar", "given")
_ASKS = ("yêu cầu", "đề nghị", "chỉ đạo", "kiến nghị", "kêu gọi", "giao", "mong", "đề xuất")
_WISHES = ("chúc", "gửi lời", "cảm ơn", "bày tỏ", "ghi nhận", "biểu dương", "đánh giá", "mong")


def award_later(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> set[Role]:
    """ "… chúc bà con đón Tết vui và trao 20 suất quà": an award may follow what is said."""
    if "award" not in [chunk.tag for chunk in chunks[start:end]]:
        return set()  # as behind most verbs of saying
    wishes, asks = chunks[start - 1].key.startswith(_WISHES), chunks[start - 1].key.startswith(_ASKS)
    for i in range(start, end - 1):
        if chunks[i].key in ("“", '"', ":"):
            return set()
        if (
            keys[i] in ("và", "đồng thời", "trực tiếp", "đó")
            and chunks[i + 1].kind == "verb"
            and chunks[i + 1].tag == "award"
            and gives(chunks, keys, i + 1, end)
        ):
            return {"award"}
        if keys[i] == ";" and chunks[i + 1].tag == "award" and gives(chunks, keys, i + 1, end):
            if asks and all(chunk.tag != "number" for chunk in chunks[i + 2 : i + 8]):
                return set()  # "… yêu cầu địa phương chăm lo Tết; tặng quà cho các gia đình chính sách": what others are to do
            return {"award"}  # "Ông Luyến chỉ đạo ngành y tế cứu chữa người bị thương; | trao hỗ trợ mỗi nạn nhân 5 triệu đồng"
        if wishes and keys[i] == "," and chunks[i + 1].tag == "award" and i + 2 < end and chunks[i + 2].tag == "number":
            return {"award"}  # "chúc bà con đón Tết vui, | trao 20 suất quà"
    return set()


def comes_with_flowers(keys: Sequence[str], start: int, end: int) -> bool:
    """ "trao hoa | và Giấy khen cho …", "tặng hoa, kỷ niệm chương": something that counts is handed over with the flowers."""
    for i in range(start, min(end, start + 5)):
        if not _GIVEN.isdisjoint((keys[i], keys[i].partition(" ")[0])):
            return keys[i - 1] in ("và", ",", "cùng")
    return False


def gives(chunks: Sequence[Chunk], keys: Sequence[str], i: int, end: int) -> bool:
    """True when things are handed over that count: decisions, medals, certificates, gifts."""
    return len(keys[i].split()) > 1 or any(keys[j] in _GIVEN for j in range(i + 1, min(end, i + 5)))
