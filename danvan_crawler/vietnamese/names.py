"""Names of people by their syllables: family names, baptismal names, names of minorities and of history, and how a name is shown.

Family names come from `data/surnames.txt`, historical figures that look like people from `data/places.txt`. How far a name goes in a text is
read by `people/name_runs`, where one follows an office by `people/names_in_offices`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from danvan_crawler.vietnamese.people.lexicon import Phrases, phrases, sections, word_set
from danvan_crawler.vietnamese.people.tokens import keys_of

_SYLLABLE = re.compile(r"(?:ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdđghklmnpqrstvxf])?[aeiouyăâêôơư]{1,3}(?:ch|nh|ng|[cmnptklr])?")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
SURNAMES: Phrases = phrases("surnames", "strong", "minority", "titles")
PLACELIKE = frozenset(keys_of(word)[0] for word in sections("surnames")["placelike"])
_EPONYMS = frozenset(keys_of(name) for name in sections("places")["eponyms"])
_EPONYM_WORDS = frozenset(name[0] for name in _EPONYMS)
_NO_SURNAMES = word_set("grammar", "no surnames") | word_set("grammar", "small places")
# What behind "Văn" and "Thị" makes another word of them: "Văn hóa", "Thị trấn".
_NEVER_BEHIND = {"văn": word_set("grammar", "behind văn"), "thị": word_set("grammar", "behind thị")}
_BEFORE_THI = frozenset(("đô", "siêu", "cận"))  # "XÂY DỰNG NÔNG THÔN MỚI, ĐÔ | THỊ VĂN MINH"
_FIRST_WORDS = SURNAMES.firsts() | _EPONYM_WORDS


@lru_cache(maxsize=8192)
def is_syllable(key: str) -> bool:
    """True when small letters follow the sound pattern of a Vietnamese syllable: "nguyễn" does, "hđnd" and "ubmttq" don't."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", key).translate(_TONES))
    return _SYLLABLE.fullmatch(plain) is not None


def is_historical(keys: Sequence[str]) -> bool:
    """True for the name of a historical figure ("Hồ Chí Minh"), whose name stands on streets and in doctrines."""
    return tuple(keys) in _EPONYMS


def may_be_historical(key: str) -> bool:
    """True for a word that the name of a historical figure begins with."""
    return key in _EPONYM_WORDS


def is_full(keys: Sequence[str]) -> bool:
    """True for a name that is sure without a title: three syllables or more from a family name on, "văn" or "thị" behind it, or a minority's."""
    surname = starts_with_surname(keys, 0, len(keys))
    return (
        surname > 0 and len(keys) >= 3 and (is_minority(keys) or keys[surname] in ("văn", "thị") or keys[0] not in PLACELIKE or surname > 1)
    )


def is_sure(keys: Sequence[str]) -> bool:
    """True for a family name and "văn" or "thị" behind it: nothing else is called so."""
    surname = starts_with_surname(keys, 0, len(keys))
    if surname == 2 < len(keys) and keys[1] in ("văn", "thị"):
        return True  # "Bùi Văn Chất", "Hồ Thị Nhạn", families of the minorities too
    return surname > 0 and len(keys) > surname + 1 and keys[surname] in ("văn", "thị")


def begins_name(key: str) -> bool:
    """True for a word that a family name or the name of a historical figure begins with."""
    return key in _FIRST_WORDS


def starts_with_surname(keys: Sequence[str], start: int, end: int) -> int:
    """How many tokens of a family name stand at `start`; 0 for none."""
    match = SURNAMES.longest(keys, start, end)
    if match:
        return 0 if keys[start] == "thị" and start and keys[start - 1] in _BEFORE_THI else match[0]
    if (
        start + 2 < end and (follow := _NEVER_BEHIND.get(keys[start + 1])) is not None
    ):  # "Lo Văn Thìn", "Côn Thị Rêu": whatever stands there
        return int(keys[start + 2] not in follow and keys[start] not in _NO_SURNAMES and is_syllable(keys[start]))
    return 1 if start < end and keys[start][1:2] == "'" else 0  # "H'Yim Kđoh", "K'Brel"


def is_minority(keys: Sequence[str]) -> bool:
    """True for a name that begins as those of the minorities do."""
    match = SURNAMES.longest(keys, 0, len(keys))
    return (match is not None and match[1] == "minority") or (bool(keys) and keys[0][1:2] == "'")


def is_baptismal(keys: Sequence[str], start: int) -> bool:
    """True where a baptismal name or "Thích" stands at `start`."""
    match = SURNAMES.longest(keys, start, len(keys))
    return match is not None and match[1] == "titles"


def without_baptismal(keys: Sequence[str]) -> tuple[str, ...]:
    """The family and given name behind a baptismal name: "Phan Văn Trọng" of "Giuse Phan Văn Trọng"; empty where there is none."""
    match = SURNAMES.longest(keys, 0, len(keys))
    if match is None or match[1] != "titles" or keys[0] == "thích" or len(keys) - match[0] < 2:
        return ()
    return tuple(keys[match[0] :])


def joined(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name, a letter with an apostrophe as one with what follows: "K' Dụng" is K'Dụng."""
    if "'" not in "".join(words):
        return tuple(words)
    found = [""]
    for word in words:
        if found[-1][-1:] == "'":
            found[-1] += word
        else:
            found.append(word)
    return tuple(found[1:])


def display_name(text: str) -> str:
    """A name as it is stored: single blanks; all capitals become "Nguyễn Văn An"."""
    words = text.split()
    if words and all(word.isupper() for word in words) and any(len(word) > 1 for word in words):
        words = [word[:first] + word[first:].lower() for word in words for first in [3 if word[1:2] in ("'", "’") else 1]]  # "K'Ré"
    return " ".join(words)
