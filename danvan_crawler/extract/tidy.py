"""Text of the markup as it is read: white space, entities and marks put right."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import is_normalized

from danvan_crawler.vietnamese.text import is_usual, squeeze

_LONG_TEXT = 4_000
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.I)


def tidy(text: str) -> str:
    """The same as `squeeze`; text that needs no more than its runs of white space joined, nearly all of it, goes a shorter way."""
    short = text.strip()
    if "&" not in short and "  " not in short and (short.isprintable() if short.isascii() else "\n" not in short and is_usual(short)):
        return short
    printable = short.isprintable()  # of white space, a space is
    if "  " in short or not printable:
        short = " ".join(text.split())
        printable = short.isprintable()
    if "&" in short and _ENTITY.search(short):
        short = " ".join(unescape(short).split())  # encoded twice: the parser has left "&agrave;" of "&amp;agrave;"
        text = short
        printable = short.isprintable()
    # What `normalize` removes is not printable, but for three: Eth in both cases, and the grapheme joiner.
    if short.isascii() or (
        printable
        and "Ð" not in short
        and "ð" not in short
        and "\u034f" not in short
        and len(short) <= _LONG_TEXT  # a letter with a million marks is not to be looked at before they are cut off
        and is_normalized("NFC", short)
    ):
        return short
    return squeeze(text)
