"""Offices taken apart: "nguyên Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh Bình Định" has a role, a body, a level, an area.

Heads and levels come from `data/offices.txt`, abbreviations from `data/abbreviations.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from danvan_crawler.vietnamese import succession
from danvan_crawler.vietnamese.people.lexicon import Phrases, pairs, phrases
from danvan_crawler.vietnamese.people.office_spans import office_at
from danvan_crawler.vietnamese.people.tokens import WORD, Token, ends, extent, tokenize, word_key

Level = Literal["central", "province", "district", "commune", "village"]

_QUALIFIERS = phrases("offices", "prefix")
_PROVINCES = phrases("places", "provinces")
# Of two levels in one office the smaller one says where it is: "Bí thư Đảng ủy xã An Phú, huyện …".
_LEVEL_WORDS: Mapping[str, Level] = {
    "thôn": "village", "bản": "village", "ấp": "village", "khóm": "village", "xóm": "village", "buôn": "village", "làng": "village",
    "khu phố": "village", "tổ dân phố": "village", "khu dân cư": "village", "chi bộ": "village", "phum": "village", "sóc": "village",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "xã đoàn": "commune", "đặc khu": "commune",
    "huyện": "district", "quận": "district", "thị xã": "district", "huyện ủy": "district", "quận ủy": "district", "thị ủy": "district",
    "huyện đoàn": "district", "quận đoàn": "district", "thị đoàn": "district", "huyện ủy viên": "district", "quận ủy viên": "district",
    "tỉnh": "province", "tỉnh ủy": "province", "tỉnh đoàn": "province", "tỉnh ủy viên": "province", "thành ủy": "province", "sở": "province",
    "thành phố": "province", "thành đoàn": "province", "thành ủy viên": "province", "chủ tịch nước": "central", "thủ tướng": "central",
    "trung ương": "central",
    "bộ chính trị": "central", "ban bí thư": "central", "quốc hội": "central", "chính phủ": "central", "bộ trưởng": "central",
    "thứ trưởng": "central", "tổng bí thư": "central", "vụ": "central", "toàn quốc": "central", "ủy ban dân tộc": "central",
    "tổng liên đoàn": "central", "tổng cục": "central",
}  # fmt: skip
_STANDINGS = frozenset(("thường trực", "chuyên trách", "phụ trách", "thứ nhất", "danh dự"))
# Heads that hold the name of what they head: "Giám mục | Giáo phận Vinh", "Tổ trưởng | tổ dân phố 12", "PCN | UBKT Huyện ủy".
_HELD = tuple(
    tuple(noun.split())
    for noun in ("giáo phận", "giáo hạt", "hội đồng quản trị", "hội đồng thành viên", "hội thánh", "hiệp thiên đài", "tổ dân phố", "ubkt")
)
# Words that only sound like a level: "Ban Văn hóa - Xã hội HĐND tỉnh", "Phát triển nông thôn", "Nhà xuất bản".
_NO_LEVELS = (
    "thường vụ", "xã hội", "nông thôn", "hợp tác xã", "xuất bản", "văn bản", "cơ bản", "nhật bản", "nhiệm vụ", "nghiệp vụ", "dịch vụ", "chức vụ",
    "phục vụ", "vụ việc", "công vụ",
)  # fmt: skip
_LEVELS = Phrases().add(_NO_LEVELS, "")
for _words, _tag in _LEVEL_WORDS.items():
    _LEVELS.add((_words,), _tag)
_ORDER: tuple[Level, ...] = ("village", "commune", "district", "province", "central")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: `role` and `body` with abbreviations written out, `level` and `area` where the words say it.

    `qualifier` is "nguyên", "quyền" … as printed. Parts that the words do not give are None; `body` is None for "Phó Trưởng Ban".
    `body_now` and `area_now` are what took the place of body and area since, None where nothing did.
    """

    role: str
    body: str | None = None
    level: Level | None = None
    area: str | None = None
    qualifier: str | None = None
    body_now: str | None = None
    area_now: str | None = None


_SPELLED = re.compile(r" \((?:[A-ZÀÁÂÈÉÊÌÍÒÓÔÙÚÝĂĐĨŨƠƯ]{2,}+[ .]?+)++\)")
_STOP = re.compile(r"(?<=[A-ZĐ]{3})\.(?= [A-ZĐ]{3})")


def _written(text: str) -> str:
    """The text with the compounds of signs written out: "NN&PTNT", "TP.HCM"."""
    for short, long in pairs("abbreviations", "compounds").items():
        text = text.replace(short, long)
    return text


def expand(text: str, *, section: Literal["roles", "bodies"] = "bodies") -> str:
    """The words of an office with known abbreviations written out: "UBND" is "Ủy ban nhân dân"."""
    table = pairs("abbreviations", section)
    text = _written(text)
    tokens = tokenize(text)
    pieces: list[str] = []
    end = 0
    for token, stop in zip(tokens, ends(tokens), strict=True):
        if token.upper or "." in token.text:
            pieces += [text[end : stop - len(token.text)], table.get(token.text.replace(".", "").replace("ư", "Ư"), token.text)]
            end = stop
    return "".join(pieces) + text[end:]


def parse_office(raw: str) -> Office:
    """Takes an office as printed apart. Never raises; words that begin with no known head come back whole as `role`."""
    # "Mặt trận Tổ quốc (MTTQ) Việt Nam", "BTS. GHPGVN huyện": what only spells a body out once more, or an abbreviation's stop
    text = _written(_SPELLED.sub("", _STOP.sub("", " ".join(raw.split()))))
    tokens = tokenize(text)
    ended = ends(tokens)
    keys = [token.key for token in tokens]
    if not tokens:
        return Office("")
    qualifier = None
    first = 0
    prefix = _QUALIFIERS.longest(keys, 0, len(tokens))
    if prefix and prefix[0] < len(tokens):
        first = prefix[0]
        qualifier = text[: ended[first - 1]]
        if first + 1 < len(tokens) and tokens[first].text == ".":
            first += 1  # "Q. Chủ tịch"
    begin, _ = extent(tokens, ended, first, len(tokens))
    span = office_at(tokens, keys, first, len(tokens))
    if span is None or span.task:
        return Office(text[begin:], qualifier=qualifier, level=_level(keys[first:]))
    head_end = span.head_end
    while " ".join(keys[head_end : head_end + 2]) in _STANDINGS and (keys[head_end - 1] != "ban" or "phó" in keys[first:head_end]):
        head_end += 2  # a deputy stands in for the head, "Trưởng Ban Thường trực …" heads a Ban Thường trực
    role_end, body_start = _seam(tokens, keys, first, head_end)
    role = expand(text[begin : ended[role_end - 1]], section="roles")
    body = expand(text[extent(tokens, ended, body_start, len(tokens))[0] :]) if body_start < len(tokens) else None
    if body is not None and body.startswith("Ban ") and keys[role_end - 1] in ("trưởng", "phó"):
        role = f"{role} Ban"  # "Trưởng | BDV Huyện ủy"
    if body is not None and word_key(role.split()[-1]) == "ban" and not spoken_body(body):
        body = f"Ban {body}"
    area = _area(text, tokens, ended, keys, head_end)
    # "Tỉnh ủy viên", "Phó Tỉnh trưởng": what the head itself says of level counts too, but no part of a name ("Sóc Trăng", "Buôn Hồ")
    spoken = [token.key for token in tokenize(f"{role} {(body or '').replace(area or chr(0), '')}")]
    fate, place = succession.body(body) if body else None, succession.province(area) if area else None
    level = _level(spoken)
    if level == "province" and area and place is None and not {"tỉnh", "sở"}.intersection(spoken):
        level = "district"  # "Thành ủy Thủ Đức": a city within a province
    return Office(role, body, level, area, qualifier, fate.successor if fate else None, place.successor if place and place.until else None)


def _seam(tokens: list[Token], keys: list[str], first: int, head_end: int) -> tuple[int, int]:
    """Where the role ends and where the body begins, which may share a word: "Phó Trưởng Đoàn ĐBQH" is deputy head of the "Đoàn ĐBQH"."""
    for i in range(first + 1, head_end):
        if keys[i - 1] not in ("trưởng", "phó"):
            continue
        if tokens[i].upper and pairs("abbreviations", "bodies").get(tokens[i].text, "").startswith("Ban "):
            return i, i
        if keys[i] in ("ban", "đoàn") and keys[i - 1] == "trưởng":
            behind = i + 1
            while " ".join(keys[behind : behind + 2]) in _STANDINGS:
                behind += 2
            if behind < head_end:
                return behind, behind if keys[behind] == keys[i] else i
    held = next((len(noun) for noun in _HELD if tuple(keys[head_end - len(noun) : head_end]) == noun), 0)
    start = head_end - held
    return (start, start) if held and start > first else (head_end, head_end)


def spoken_body(body: str) -> bool:
    """True when a body begins with its own noun: "Ban Dân vận Trung ương", not "Dân vận Trung ương"."""
    return word_key(body.split()[0]) in ("ban", "ủy", "hội", "đoàn", "văn", "sở", "bộ", "thường", "chỉ")


def _level(keys: list[str]) -> Level | None:
    found: set[str] = set()
    i = 0
    while i < len(keys):
        match = _LEVELS.longest(keys, i, len(keys))
        if match:
            found.add(match[1])
        i += match[0] if match else 1
    nationwide: Level | None = "central" if " việt nam " in f" {' '.join(keys)} " else None  # "Hội Cựu chiến binh Việt Nam"
    return next((level for level in _ORDER if level in found), nationwide)


def _area(text: str, tokens: list[Token], ended: list[int], keys: list[str], start: int) -> str | None:
    """The place behind the last level word, or a province at the end: "Tỉnh ủy Hải Dương" gives "Hải Dương"."""
    for i in range(start, len(tokens)):
        province = _PROVINCES.longest(keys, i, len(tokens))
        academy = keys[i : i + 2] == ["hồ", "chí"] and keys[i - 1] not in ("phố", "tp", "ủy", ".", "đoàn")
        if province and keys[i] not in ("việt",) and tokens[i].cap and not academy:
            start, stop = extent(tokens, ended, i, i + province[0])
            return text[start:stop]
    for i in range(len(tokens) - 1, start, -1):
        following = tokens[i:]
        level = keys[i - 1] in ("xã", "phường", "huyện", "quận", "tỉnh", "trấn", "thôn", "bản", "ấp", "phố", "ủy")
        level = level or " ".join(keys[i - 2 : i]) in ("đặc khu", "huyện đoàn", "quận đoàn", "thị đoàn", "xã đoàn", "tỉnh đoàn")
        if level and all(token.cap and token.kind == WORD and not token.upper for token in following):
            start, stop = extent(tokens, ended, i, len(tokens))
            return text[start:stop]
    return None
