"""Text that was damaged before it was served: UTF-8 taken for Latin letters and encoded again, and print views in a letter cipher."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.folding import plain

_MARKS = (b"\xc3\xa1\xc2\xbb", b"\xc3\xa1\xc2\xba")  # "á»", "áº": the first two of the three bytes of most Vietnamese letters
_BEGIN = b"\xc3\xa1\xc2"
_LEAST, _MOST = 4, 100_000
_SPECIAL = {ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_RUN = re.compile("[\u0080-\u00ff" + "".join(map(chr, _SPECIAL)) + "]{2,}")

# The syllables that Vietnamese allows, on folded letters; what a cipher makes of them is hardly ever one.
_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
    r"(?:a|ai|ao|au|ay|e|eo|eu|i|ia|ie|ieu|iu|o|oa|oai|oay|oe|oi|oo|u|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ye|yeu|oeo)"
    r"(?:c|ch|m|n|ng|nh|p|t)?$"
)
_NO_DIGITS = str.maketrans("0123456789", " " * 10)
_ENOUGH, _SAMPLES = 60, (1_500, 4_000)


def encoded_twice(letters: bytes) -> bool:
    """Whether the bytes of a page beyond ASCII may hold enough doubly encoded letters for `repaired` to undo."""
    return letters.count(_BEGIN) >= _LEAST and sum(map(letters.count, _MARKS)) >= _LEAST


def repaired(data: bytes) -> bytes | None:
    """The page with its doubly encoded letters undone ("Ra máº¯t tá»•" -> "Ra mắt tổ"), also where only a part of it is so; None if none are."""
    if not encoded_twice(data):
        return None
    return _RUN.sub(_undone, data.decode("utf-8", "replace"), _MOST).encode("utf-8")


def _undone(match: re.Match[str]) -> str:
    try:
        return match[0].translate(_SPECIAL).encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def ciphered(title: str, text: str) -> bool:
    """Whether a text is in a letter cipher: hardly a word of it is a Vietnamese syllable, while those of its title are.

    Seen on print views of a provincial newspaper. A page in another language has its title in that language too.
    """
    if text.count("?") * 50 > len(text):
        return False  # "H?i ngh?": letters that were lost, and cannot be had back
    head = _words(title)
    if len(head) < 4 or _share(head) <= 0.8:
        return False
    # The opening acquits nearly every text; one that opens with a long foreign quotation is read further.
    return all(len(words) >= _ENOUGH and _share(words) < 0.5 for words in (_words(text[:size]) for size in _SAMPLES))


def _words(text: str) -> list[str]:
    return plain(text).translate(_NO_DIGITS).split()


def _share(words: list[str]) -> float:
    return sum(map(_is_syllable, words)) / len(words)


@lru_cache(maxsize=4_096)
def _is_syllable(word: str) -> bool:
    return _SYLLABLE.match(word) is not None
