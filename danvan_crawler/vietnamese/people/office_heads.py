"""Where the head of an office stands: "Phó Chủ tịch", "nguyên Bí thư", "PCT.", "P.Bí thư", "UVBTVTU"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from danvan_crawler.vietnamese.names import is_syllable
from danvan_crawler.vietnamese.people.lexicon import Phrases, phrases, sections
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token
from danvan_crawler.vietnamese.text import fold

_HEADS = phrases("offices", "not", "heads")
PREFIX = phrases("offices", "prefix")
_CALLINGS = phrases("offices", "callings", "owners")
BEGINNINGS = phrases("offices", "not", "heads", "prefix", "callings", "owners")
# Heads of several words by their letters without marks, which hurried hands put wrong: "Phó Gíam đốc", "Trường phòng", "Phó Chi huy trưởng".
_UNMARKED = Phrases().add((fold(head) for head in sections("offices")["heads"] if " " in head), "heads")
_UNMARKED_FIRSTS = _UNMARKED.firsts()
_MARKED = {tuple(fold(head).split()): tuple(head.split()) for head in sections("offices")["heads"] if " " in head}
_SLIPS = frozenset((("trường", "phòng"), ("trường", "ban")))
"""Right words of the language that are nothing but a slip."""
_unmarked = lru_cache(maxsize=4_096)(fold)
_LONGEST = 6
SHORT = frozenset(word.replace(".", "") for word in sections("offices")["short"])
# Small words that no office begins with need no look at all.
HEAD_WORDS = _HEADS.firsts() | PREFIX.firsts() | _CALLINGS.firsts()
# Words that are an office alone: "ĐBQH", "TUV".
WHOLE_HEADS = frozenset(word.lower() for word in SHORT) | frozenset(head for head in _HEADS.firsts() if _HEADS.longest((head,), 0, 1))
# "tái đắc cử chức vụ | Trưởng Ban Trị sự": no Vụ trưởng; "Thay mặt Tòa | Giám mục giáo phận Kon Tum": a house and no bishop.
_HALVES = frozenset((("chức", "vụ"), ("nhiệm", "vụ"), ("thường", "vụ"), ("nghiệp", "vụ"), ("tòa", "giám"), ("tòa", "tổng")))
_GLUED = re.compile(
    r"(?:UV|P?BT)(?:BTV|BCH|TV|TT)?(?:TU|HU|TƯ|TW|QU|ĐU|THU|ThU)|P?(?:TB|CT)(?:DV|TG|TC|NC|HĐND|UBND|UB|UBMTTQ|MTTQ)(?:TU|HU|QU|ĐU|ThU|VN)?"
)
"""Abbreviations of heads that are written in one with their bodies: "UVBTVHU", "TBDVHU", "CTUBMTTQVN"."""


def begins_office(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> bool:
    """True where the head of an office stands at token `start`; cheaper than `office_at`, which also looks for its end."""
    return may_begin(tokens, keys, start, end) and head_end(tokens, keys, start, end) is not None


def may_begin(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> bool:
    """False where no office begins at token `start` for sure: most words need no more than this look."""
    token = tokens[start]
    if token.upper or token.text == "P" or (token.key in HEAD_WORDS and BEGINNINGS.longest(keys, start, end) is not None):
        return True
    return token.cap and _misspelled(tokens, keys, start, end) is not None


def _may_begin(token: Token, key: str) -> bool:
    return key in HEAD_WORDS or token.upper or token.text == "P"


def head_end(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> tuple[int, bool] | None:
    """The end of the head that begins at `start`, with "nguyên", "quyền" and the like, and whether it is but a task; None if there is none."""
    i = start
    prefix = PREFIX.longest(keys, i, end)
    if prefix and i + prefix[0] < end:
        dotted = tokens[i + prefix[0]].text == "." and keys[i] == "q"  # "Q. Chủ tịch UBND huyện"
        inner = plain_head(tokens, keys, i + prefix[0] + dotted, end) if i + prefix[0] + dotted < end else None
        if inner:
            return inner
    return plain_head(tokens, keys, i, end)


def plain_head(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> tuple[int, bool] | None:
    """The same without what may stand before a head."""
    token = tokens[start]
    if token.kind != WORD:
        return None
    if not _may_begin(token, keys[start]):
        slip = _misspelled(tokens, keys, start, end) if token.cap else None
        return (start + slip[0], False) if slip else None
    if start and (keys[start - 1], keys[start]) in _HALVES:
        return None
    best = _HEADS.longest(keys, start, end) or _calling(tokens, keys, start, end) or _misspelled(tokens, keys, start, end)
    if best is None and token.text == "P" and start + 2 < end and tokens[start + 1].text == ".":
        deputy = plain_head(tokens, keys, start + 2, end)  # "P.Bí thư Huyện ủy", "P. Chủ tịch"
        return deputy if deputy and not deputy[1] else None
    if best:
        stop = start + best[0]
        if best[1] == "not" and _standing(keys, stop, end):
            best = (best[0], "heads")
        return stop, best[1] == "not"
    short = is_short(token.text.replace(".", "")) or ("." in token.text and token.text.split(".")[0] in SHORT)  # "CT.UBMTTQVN"
    if token.upper and short and not _hyphened_code(tokens, start, end):
        # "PCT. UBMTTQ VN tỉnh"
        dotted = start + 2 < end and tokens[start + 1].text == "." and tokens[start + 2].upper and len(tokens[start + 2].text) > 2
        return start + 1 + dotted, False
    # "UVT.Ư", "UV BCH T.ư": dotted abbreviations are one token already
    return None


def is_short(text: str) -> bool:
    """Whether a text without dots is an abbreviated head: "UVTW", "UVBTVHU"."""
    return text in SHORT or _GLUED.fullmatch(text) is not None


def _calling(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> tuple[int, str] | None:
    """ "ông Lê Văn An - Công chức Văn hóa xã": not the "công chức" of "Công đoàn Viên chức" or "cán bộ, công chức"."""
    first = start - (start > 1 and keys[start - 1] == "nguyên")  # "Đức cha Đaminh Nguyễn Chu An, Nguyên | Giám mục Xuân Lộc"
    if start > 0 and keys[start - 1] in ("chức", "danh", "vụ"):
        return _CALLINGS.longest(keys, start, end)  # "giữ chức danh | thường trực HĐND huyện"
    set_off = first > 0 and tokens[first - 1].text in ",-–—:(" and (tokens[start].cap or (first > 1 and tokens[first - 2].cap))
    return _CALLINGS.longest(keys, start, end) if set_off else None


def _misspelled(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> tuple[int, str] | None:
    """A head with one word's marks wrong, behind a mark and with its last word small, which no name's is: "…, Phó Gíam đốc Sở Nội vụ".

    The word must be none of the language, or stand in the head of a deputy, "Phó Chi huy trưởng": "Trường đại học" is no "trưởng đài".
    """
    if start < 2 or not tokens[start].cap or tokens[start].upper or tokens[start - 1].text not in ",-–—(;":
        return None
    if _unmarked(keys[start]) not in _UNMARKED_FIRSTS:
        return None
    words = [_unmarked(key) for key in keys[start : min(end, start + _LONGEST)]]
    found = _UNMARKED.longest(words, 0, len(words))
    if found is None or tokens[start + found[0] - 1].cap:
        return None
    printed = tuple(keys[start : start + found[0]])
    wrong = [word for word, right in zip(printed, _MARKED[tuple(words[: found[0]])], strict=True) if word != right]
    slip = printed in _SLIPS or (len(wrong) == 1 and (not is_syllable(wrong[0]) or (printed[0] == "phó" and len(printed) > 2)))
    return found if slip else None


def _standing(keys: Sequence[str], stop: int, end: int) -> bool:
    """True when a "Trưởng đoàn" leads a standing body: the deputies of the National Assembly, lawyers, artists."""
    rest = " ".join(keys[stop : min(end, stop + 3)]) + " "
    return rest.startswith(
        (
            "thường trực ",
            "việt nam tại ",
            "phụ trách ",
            "đbqh ",
            "luật ",
            "nghệ ",
            "ca ",
            "chuyên trách ",
            "đại biểu quốc ",
            "đại biểu qh ",
            "đoàn đbqh ",
            "đoàn đại biểu ",
        )
    )


def _hyphened_code(tokens: Sequence[Token], i: int, end: int) -> bool:
    """True in "05-CT/TW", "CT/TW": the sign of a document."""
    after = i + 1 < end and tokens[i + 1].text == "/" and not tokens[i + 1].spaced
    before = i >= 2 and tokens[i - 1].text in "-/" and not tokens[i].spaced and tokens[i - 2].kind == NUMBER
    return after or before
