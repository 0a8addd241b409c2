"""Whether a naming is that of a person: a title, an office or a list say so, or the name is sure by itself; brands and places are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.brackets import behind_brackets
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.persons import Persons
from danvan_crawler.vietnamese.people.tokens import Token

_KIN = word_set("grammar", "kin")
_THINGS = word_set("grammar", "things")
_SHOPS = frozenset(("sở", "quán", "tiệm", "hiệu", "lò", "vựa", "xưởng", "quầy"))
_HOSTS = frozenset(("mc", "MC"))
_CONSONANTS = "bcdđghklmnpqrstvx"
_CLUSTERS = frozenset(("ng", "nh", "th", "tr", "ch", "kh", "ph", "gi", "qu"))
_ADDRESSES = frozenset(("số", "tại", "ở", "chỉ", ":", "sở"))
_INITIALS = re.compile(r"[^\W\d_](\.[^\W\d_])+\.?")
_RANKED = frozenset(("ranks", "religious", "degrees"))
_LEVELS = frozenset(("xã", "phường", "huyện", "thôn", "bản", "ấp", "xóm", "tỉnh"))
_PICTURES = frozenset(("ảnh", "hình", "video", "clip"))


def is_person(tokens: Sequence[Token], keys: Sequence[str], chunks: Sequence[Chunk], mention: Mention, persons: Persons) -> bool:
    """True for a person; sets `mention.told` where a full name without a title is only told of."""
    part = chunks[mention.at]
    words = keys[part.start : part.end]
    if _is_brand(tokens, keys, chunks, mention, persons) or _is_credited(chunks, mention):
        return False
    if mention.honorific in _HOSTS and [chunk.key for chunk in chunks[mention.at + 1 : mention.at + 2]] == [":"]:
        return False  # "MC Thu Trang: Thưa bà, …"
    if _is_lettered(words, mention, persons) or _is_initials(tokens[part.start : part.end], mention):
        return False
    level = (mention.honorific or "").rpartition(" ")[2]
    if (
        level in _LEVELS
        and not mention.offices
        and persons.is_place_too(level, " ".join(token.text for token in tokens[part.start : part.end]))
    ):
        return False
    if part.tag in ("titled", "adjacent", "listed") or mention.offices or mention.evidence:
        addressed = any(chunk.tag == "address" for chunk in chunks[mention.first : mention.at])  # "chị Huế", but "cử tri Huế"
        if len(words) == 1 and not mention.offices and mention.honorific and chunks[mention.at - 1].tag in _RANKED:
            acts = mention.at + 1 < len(chunks) and chunks[mention.at + 1].tag in ("say", "speak")
            return acts or persons.find(tuple(words)) is not None
        return bool(mention.offices) or addressed or not places.is_place(words)
    if persons.known(tuple(words)):
        return True
    if (
        mention.at > 1
        and mention.first == mention.at
        and chunks[mention.at - 1].tag == "number"
        and chunks[mention.at - 2].key in _ADDRESSES
    ):
        return False  # "Trụ sở: số 12 Nguyễn Văn Cừ"
    if names.is_historical(words) or part.end - part.start < 2:
        return False
    following = chunks[mention.at + 1] if mention.at + 1 < len(chunks) else None
    behind = behind_brackets(chunks, mention.at + 1)
    if mention.at + 1 < behind < len(chunks) and chunks[behind].tag in ("say", "speak") and names.is_full(words):
        following = chunks[behind]  # "Thay mặt sinh viên, Tôn Nữ Quỳnh Thi (ĐH Sư phạm) | hứa …"
    previous = chunks[mention.at - 1] if mention.at else None
    if names.is_baptismal(words, 0) and len(words) > 2:
        return True
    if (
        names.is_sure(words)
        and previous is not None
        and previous.kind == "word"
        and (previous.key not in _THINGS or chunks[mention.at - 2].key == "tư")
    ):
        return True  # "y tá bản Hạng Thị Dợ", "công chức tư pháp Lâm Thị Trúc Ly"
    opens = previous is None or previous.key in (",", ";", ":", "-", "–", "và", "cùng", "do")
    if not opens or following is None or following.kind != "verb":
        return False
    mention.told = following.tag == "other" and names.is_full(words)
    return mention.told or following.tag in ("speak", "say", "award", "chair")


def _is_lettered(words: Sequence[str], mention: Mention, persons: Persons) -> bool:
    """True for people made up or kept secret: "ông Hoàng Văn A và ông Trần Văn B", "chị Lê Thị H"; not for who holds an office."""
    letter = words[-1]
    if letter in _CLUSTERS and len(words) > 2:
        letter = letter[0]  # "ông Phạm Văn Th."
    comrade = (mention.honorific or "").startswith(("đồng chí", "các đồng chí", "đ/c"))
    if len(words) < 2 or len(letter) > 1 or mention.offices or (comrade and not persons.exemplary):
        return False
    return letter in _CONSONANTS or (letter in "ae" and persons.lettered)


def _is_initials(name: Sequence[Token], mention: Mention) -> bool:
    """True for people whose names are kept secret: "em | T.A.M., học sinh lớp 8", "chị | N.U.P"."""
    return len(name) == 1 and not mention.offices and _INITIALS.fullmatch(name[0].text) is not None


def _is_credited(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for who took the picture, where the caption goes on into the credit: "… tặng quà các hộ gia đình – Ảnh: | Hoàng Huấn"."""
    first = mention.first
    credit = first == mention.at and first > 2 and chunks[first - 1].key == ":" and chunks[first - 2].key in _PICTURES
    bracketed = credit and chunks[first - 3].key == "("  # "… dự lễ khai mạc (Ảnh: | Hạnh Dung - TTXVN) Lễ hội có …"
    return credit and (bracketed or not any(chunk.kind == "verb" for chunk in chunks[first + 1 :]))


def _is_brand(tokens: Sequence[Token], keys: Sequence[str], chunks: Sequence[Chunk], mention: Mention, persons: Persons) -> bool:
    """True where quotation marks hold little more than the name: "sản phẩm trà “Cô Ba”", "nhãn hiệu “Miến Bác Sình”"."""
    begin, end = chunks[mention.first].start, chunks[mention.at].end
    shop = end - begin == 3 and not _SHOPS.isdisjoint(keys[max(0, begin - 5) : begin])  # "Cơ sở nước mắm Bà Tư Lành"
    signed = mention.at - mention.first == 1 and (end - begin == 2 or shop) and tokens[begin].cap and begin > 0  # "Bà Hoàn", “Cô Đào hát”
    if signed and chunks[mention.first].tag == "address" and tokens[begin - 1].key.isalpha() and not tokens[begin - 1].cap:
        return persons.find(tuple(keys[begin + 1 : end])) is None  # "cơ sở miến dong Bà Hoàn"
    if not any(token.text in '”"' for token in tokens[end : end + 1 + signed]):
        return False
    return any(token.text in '“"' for token in tokens[max(0, begin - 3) : begin])


def is_beside(chunks: Sequence[Chunk], last: int, first: int) -> bool:
    """Whether a mark is all that stands between two people, or a bracket with a year: "bà Bùi Thị Nguyệt (sinh năm 1943, | vợ liệt sĩ …)"."""
    between = chunks[last + 1 : first]
    return len(between) == 1 or (2 < len(between) <= 6 and between[0].key == "(" and between[-1].key == "," and between[-2].tag == "number")


def is_fallen(honorific: str, *, of_kin: bool) -> bool:
    """True for a martyr, who takes part in nothing today; not for a martyr's mother.

    `of_kin`: somebody else stands before it: "bà Lương Thị Ón, | vợ liệt sĩ Hà Văn Nhót".
    """
    before, martyr, _ = honorific.replace("anh hùng", "").partition("liệt s")
    return bool(martyr) and (of_kin or _KIN.isdisjoint(before.split()))
