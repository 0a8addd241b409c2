"""Texts as they are compared: without diacritics or without anything but letters and digits."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BEGINNING = 24
_FOLDED = bytes(byte if chr(byte).isalnum() else 32 for byte in range(128)).lower().ljust(256)


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """Lower case without diacritics, words separated by single spaces: "Các tin khác:" -> "cac tin khac"."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return " ".join(text.encode("ascii", "ignore").translate(_FOLDED).decode().split())


@lru_cache(maxsize=4_096)
def key(text: str) -> str:
    """For comparing titles: letters and digits only, lower case, marks kept (so "đảng" and "đăng" differ), any script."""
    words = unicodedata.normalize("NFC", text).casefold().split()
    return "".join([word if word.isalnum() else "".join(filter(str.isalnum, word)) for word in words])


def same_letters(text: str, folded: str) -> bool:
    """Whether the key of a composed (NFC) text is `folded`; a long text is folded whole only if it begins so."""
    return folded.startswith(key(text[:_BEGINNING])) and key(text) == folded
