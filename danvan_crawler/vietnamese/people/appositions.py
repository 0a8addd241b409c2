"""Words between a person and the predicate that say who it is: ", Anh hùng Lực lượng vũ trang nhân dân", ", 82 tuổi, người cao tuổi nhất thôn,"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk, words_of
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.office_words import GROUPS

_CALLED = word_set("honorifics", "people") | word_set("honorifics", "degrees")
_KIN = word_set("grammar", "kin")
_LEADING = frozenset(("đã", "chưa", "cũng", "vừa", "mới", "sẽ", "không"))
_GROUPS = GROUPS.firsts() - {"cán", "hội", "đoàn", "đại", "hơn", "thành", "người"}
_MIEN = frozenset(("cười", "khóc", "đáp", "thưa", "bảo", "tiếp"))


def behind_apposition(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> int:
    """The chunk behind what a person is called beside the offices: "…, Anh hùng Lực lượng vũ trang nhân dân |", "…, NGƯT |"."""
    if start < end and chunks[start].key == "(":  # "ông Xá (áo trắng, bên phải) | trao quà"
        start = next((i + 1 for i in range(start, min(end, start + 12)) if chunks[i].key == ")"), start)
    while (
        start + 2 < end
        and chunks[start].key == ","
        and chunks[start + 1].key in _CALLED
        and (chunks[start + 2].key == "," or chunks[start + 2].kind == "verb")
    ):
        start += 2
    if start + 3 < end and chunks[start].key == "," and chunks[start + 1].key in _KIN:  # "Chị Nhạn, vợ ông, | vừa thái cỏ vừa kể"
        start = next((i for i in range(start + 2, min(end, start + 6)) if chunks[i].key == ","), start)
    if start + 1 < end and chunks[start].key == "," and chunks[start + 1].key == "người":
        # "Đại úy Khởi, người được phân công kèm cặp Liễu | , cho hay …"
        commas = (i for i in range(start + 2, min(end - 1, start + 24)) if chunks[i].key == ",")
        start = next((i for i in commas if chunks[i + 1].kind == "verb" or exclaims(chunks, keys, i + 1, end)), start)
    if start < end and chunks[start].key == "," and (verb := _verb_behind_words(chunks, start + 1, min(end, start + 24))):
        return verb
    return start


def _verb_behind_words(chunks: Sequence[Chunk], start: int, end: int) -> int | None:
    """The verb behind words that say who somebody is: "…, cán bộ nông thôn mới xã | nói vui", "…, 82 tuổi, người cao tuổi nhất thôn, | chia sẻ".

    Not behind people of their own: "…, các đại biểu | thảo luận".
    """
    fresh = True
    for i in range(start, end):
        chunk = chunks[i]
        if chunk.tag == "attend" and chunk.key.startswith("được "):
            fresh = False
            continue  # "…, hội viên thôn Bù Dốt, là một trong 6 phụ nữ được trao bò giống, | nghẹn ngào: “…”"
        if chunk.kind == "verb" and chunk.tag != "other":
            return i if chunk.tag in ("say", "speak", "chair", "award", "appointed") else None
        if (fresh and chunk.key in ("được", "bị")) or (chunk.key == "làm" and i + 1 < end and chunks[i + 1].kind == "office"):
            return i  # "Đại đức Vĩnh, tu học tại Bản Bù về | làm phó trụ trì …"
        if chunk.key == "," or (fresh and chunk.key in _LEADING):
            fresh = True
            continue
        if chunk.key == ":" and i + 1 < end and chunks[i + 1].key in ("“", '"'):
            return i  # "Em Dợ, học sinh lớp 7A vui mừng: “…”"
        if fresh:
            words = words_of(chunks[i : i + 4])
            if words and words[0] in _GROUPS and GROUPS.longest(words, 0, len(words)):
                return None
        calling = chunk.kind == "honorific" and chunk.tag in ("people", "degrees")
        plain = chunk.kind == "verb" and chunk.key not in ("cùng", "cùng với", "với", "để", "khi", "do")
        if chunk.kind not in ("word", "place") and not calling and not plain:
            return None
        fresh = False
    return None


def exclaims(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> bool:
    """True where a few plain words, a colon and a quotation follow."""
    colon = next((i for i in range(start, min(end, start + 8)) if keys[i] == ":"), end)
    quoted = colon + 1 < end and (keys[colon + 1] in ("“", '"') or keys[colon - 1] in _MIEN)
    return quoted and all(chunk.kind in ("word", "verb") for chunk in chunks[start:colon])
