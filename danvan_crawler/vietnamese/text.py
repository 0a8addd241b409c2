"""Vietnamese text: one Unicode form, one place for tone marks, and a folded form for search and comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Eth stands for Đ on pages typed with Western fonts ("Ðảng" with U+00D0).
_ETH = {0x00D0: "Đ", 0x00F0: "đ"}
_SPACES = dict.fromkeys([0x000B, *range(0x001C, 0x0020), 0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LINES = dict.fromkeys([0x0085, 0x2028, 0x2029], "\n")
# No text, and a terminal would obey them: "\x1b]0;…\x07" in a headline. Tab, line feed, form feed and carriage return are white space.
_CONTROLS = dict.fromkeys([*range(0x0009), *range(0x000E, 0x001C), *range(0x007F, 0x0085), *range(0x0086, 0x00A0)])
# Soft hyphen, combining grapheme joiner, zero-width space/joiners, direction marks, word joiner, BOM.
_INVISIBLE = dict.fromkeys([0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])
CLEANING: dict[int, str | None] = {**_ETH, **_SPACES, **_LINES, **_CONTROLS, **_INVISIBLE}
# A text without such characters, as nearly all are, is seen to be one twenty times faster than `translate` goes through it.
_UNCLEAN = re.compile(f"[{''.join(re.escape(chr(code)) for code in CLEANING)}]")

_LONG, _MOST_MARKS = 4_096, 30
# Nothing of the Latin blocks: seen thirty times faster than a run of marks.
_OTHER_LETTERS = re.compile(f"[^\0-\u02ff]{{{_MOST_MARKS}}}")


# Letters in the form that `normalize` gives them, which nearly all texts have only: looked through once, without a closer look at each.
_USUAL = re.compile("[ -~\\nÀ-ÏÑ-ïñ-ũƠơƯư\u1ea0-\u1ef9–—‘’“”…]*").fullmatch


def is_usual(s: str) -> bool:
    """Whether a text has only letters and signs that nothing is to be done about; most others need nothing either."""
    return _USUAL(s) is not None


def normalize(s: str) -> str:
    """NFC; Eth as Đ; Unicode spaces as a space; invisible and control characters removed. Runs of white space, tabs and line ends stay."""
    if s.isascii():
        return s if s.isprintable() or not _UNCLEAN.search(s) else s.translate(CLEANING)
    if is_usual(s):
        return s
    # Invisible characters go first: "e<ZWJ>́" must still compose.
    s = s.translate(CLEANING) if _UNCLEAN.search(s) else s
    if len(s) > _LONG and _OTHER_LETTERS.search(s):
        s = _stacks().sub(r"\1", s)
    return unicodedata.normalize("NFC", s)


def normalize_with_places(text: str) -> tuple[str, list[int] | None]:
    """`normalize`, and for each code point of the result, and for its end, the index in `text` that it came from (None: they are the same)."""
    if is_usual(text):
        return text, None
    if not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return text, None
    clean = text.translate(CLEANING)
    if len(clean) == len(text) and unicodedata.is_normalized("NFC", clean):
        return clean, None
    out: list[str] = []
    back: list[int] = []
    i, n = 0, len(text)
    while i < n:
        j = i + 1
        while j < n and (unicodedata.combining(text[j]) or (ord(text[j]) in CLEANING and CLEANING[ord(text[j])] is None)):
            j += 1
        piece = unicodedata.normalize("NFC", text[i : min(j, i + _MOST_MARKS)].translate(CLEANING))
        out.append(piece)
        back.extend([i] * len(piece))
        i = j
    back.append(n)
    return "".join(out), back


@lru_cache(maxsize=1)
def _stacks() -> re.Pattern[str]:
    """Letters with more than thirty marks, which no language has (UAX 15, stream-safe text): to sort a million marks takes hours."""
    marks = "".join(mark for mark in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(mark))
    return re.compile(f"([{marks}]{{{_MOST_MARKS}}})[{marks}]+")


def squeeze(s: str) -> str:
    """`normalize`, with every run of white space as one space and none at the ends."""
    return " ".join(normalize(s).split())


def _tone_table() -> dict[str, str]:
    """The final open groups oa, oe, uy with the tone on the second vowel -> on the first ("oà" -> "òa"), in every letter case."""
    table = {}
    for tone in "\u0300\u0301\u0303\u0309\u0323":
        for first, second in ("oa", "oe", "uy"):
            for a in (first, first.upper()):
                for b in (second, second.upper()):
                    table[unicodedata.normalize("NFC", a + b + tone)] = unicodedata.normalize("NFC", a + tone + b)
    return table


_TONES = _tone_table()
# Only an open syllable moves its mark ("hoà" -> "hòa", but "hoàn", "thuỳnh" keep it), and after q the u belongs to the consonant ("quý").
_MOVED = f"[{''.join(sorted({pair[1] for pair in _TONES}))}](?<![qQ]..)(?![^\\W\\d_])"
_TONE = re.compile(f"[oOuU]{_MOVED}")
# A pattern that begins with one letter is looked for ten times as fast as one that begins with a set of them.
_SMALL_TONES = [re.compile(vowel + _MOVED) for vowel in "ou"]


def tone_placement(s: str) -> str:
    """One style of tone marks: "hoà" -> "hòa", "Uỷ" -> "Ủy", "thuý" -> "thúy"; "quý", "hoàn", "toán" stay. NFC; letter case is kept."""
    s = unicodedata.normalize("NFC", s)
    return s if s.isascii() else _TONE.sub(lambda m: _TONES.get(m[0], m[0]), s)


def small_tone_placement(s: str) -> str:
    """`tone_placement` for a text in small letters; most have no mark to move."""
    s = unicodedata.normalize("NFC", s)
    return tone_placement(s) if any(tone.search(s) for tone in _SMALL_TONES) else s


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """`text.lower()`, remembered: people and dates ask for the small letters of one text after the other."""
    return text.lower()


@lru_cache(maxsize=2)
def number_starts(text: str) -> tuple[int, ...]:
    """Where the numbers of a text begin, in the digits 0 to 9; dates and documents ask for those of one text. Ten searches for one of them each
    are far faster than one pattern for all."""
    places: list[int] = []
    for digit in "0123456789":
        at = text.find(digit)
        while at >= 0:
            places.append(at)
            at = text.find(digit, at + 1)
    places.sort()
    return tuple([at for before, at in zip([-2, *places], places, strict=False) if at > before + 1])


_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻ´`′"), "'")


def name_key(name: str) -> str:
    """What makes two printed names the same: letter case, the place of tone marks and the shape of apostrophes ("K’ré", "K'ré") do not
    matter, diacritics do.
    """
    return tone_placement(squeeze(name)).lower().translate(_APOSTROPHES)


_STROKE = str.maketrans({"đ": "d", "Đ": "d"})


def fold(s: str) -> str:
    """The form for search and comparison: normalised, case-folded, without diacritics, đ as d ("Uỷ ban" and "ỦY BAN" -> "uy ban").

    Tone placement needs no step of its own, since no mark is left that could stand in two places.
    """
    s = normalize(s).casefold()
    if s.isascii():
        return s
    bare = "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.translate(_STROKE))
