"""Verbs as chunks, and words that only begin like one: "báo cáo viên"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases
from danvan_crawler.vietnamese.people.office_heads import HEAD_WORDS
from danvan_crawler.vietnamese.people.office_spans import office_at
from danvan_crawler.vietnamese.people.office_words import ADDRESS
from danvan_crawler.vietnamese.people.tokens import NUMBER, Token

VERBS = phrases("role_verbs", "none", "flowers", "chair", "appointed", "award", "speak", "say", "attend", "appoints", "other")
ACTING = phrases("role_verbs", "flowers", "chair", "appointed", "award", "speak", "say", "attend", "appoints", "other")
_SUMMING = (["cáo", "tổng"], ["cáo", "chính"], ["cáo", "tóm"])
_CONSTITUENCIES = frozenset(("tỉnh", "huyện", "quận", "xã", "phường", "thị", "thành", "tp", "đơn", "địa", "các"))
_COUNTING = frozenset(("có", "bố", "trao", "gồm", "ký", "hành", "ra"))


def verb_at(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, *, reports: bool = False) -> Chunk:
    """The verb at `i`, or a word that only begins like one ("báo cáo viên").

    `reports`: right behind an office or a name it is one: "Chủ nhiệm Chính trị Bộ CHQS tỉnh | báo cáo tổng kết".
    """
    verb = VERBS.longest(keys, i, end)
    if verb and verb[1] == "none":
        stop = i + verb[0]
        # "Báo cáo tổng kết: | đ/c Hà Văn Tuyên – Trưởng Công an huyện" too
        summing = (reports or (stop < end and keys[stop] == ":" and keys[i] == "báo")) and keys[i + 1 : i + 3] in _SUMMING
        if not summing and not any(tokens[k].cap or _head_across(tokens, keys, k, stop, end) for k in range(i + 1, stop)):
            return Chunk("word", i, stop, key=" ".join(keys[i:stop]))
        verb = ACTING.longest(keys, i, end)
    if verb:
        stop = i + verb[0]
        words = " ".join(keys[i:stop])
        if words == "quyết định" and i > 1 and tokens[i - 1].kind == NUMBER and keys[i - 2] in _COUNTING:
            return Chunk("word", i, stop, key=words)  # "Theo đó có 18 quyết định, cụ thể …"
        if (
            words == "được bầu"
            and keys[stop : stop + 1] in (["tại"], ["ở"])
            and keys[stop + 1 : stop + 2]
            and keys[stop + 1] in _CONSTITUENCIES
        ):
            return Chunk("word", i, stop, key=words)  # "Tổ đại biểu HĐND tỉnh | được bầu | tại huyện Hương Sơn gồm …": where, not now
        if verb[0] == 2 and keys[i + 1] == "các" and (title := ADDRESS.longest(keys, i + 1, end)) and title[1] == "plural":
            stop, words = stop - 1, keys[i]  # "cùng | các đồng chí lãnh đạo tỉnh: …"
        return Chunk("verb", i, stop, verb[1], words)
    return Chunk("word", i, i + 1, key=keys[i])


def _head_across(tokens: Sequence[Token], keys: Sequence[str], i: int, stop: int, end: int) -> bool:
    """True where an office begins at `i` inside a phrase that ends at `stop`: "làm chủ" in "làm | chủ tịch hội"."""
    office = office_at(tokens, keys, i, end) if keys[i] in HEAD_WORDS else None
    return office is not None and office.head_end > stop
