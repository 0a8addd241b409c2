"""Texts typed with the fonts of before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times"). The bytes are Latin letters; the font drew Vietnamese.

A page is converted only if it names such a font, has hardly any real Vietnamese letters, and many of the font's substitutes.
Tables: TCVN 5712:1993 VN3, and VNI Windows.
"""

from __future__ import annotations

import re
import unicodedata

TCVN3_PAIRS = tuple(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
"""The letter that the bytes say, and the one that the font draws."""
_TCVN3 = str.maketrans(dict(TCVN3_PAIRS))
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE,
    "å": _CIRCUMFLEX + _HOOK, "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT, "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_MARKS |= {mark.upper(): accents for mark, accents in _MARKS.items()}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_ALONE |= {letter.upper(): becomes.upper() for letter, becomes in _ALONE.items()}
_VNI = re.compile("([aeouyAEOUYôöÔÖ])([" + "".join(_MARKS) + "])|([" + "".join(_ALONE) + "])")
_FONTS = re.compile(r"(\.Vn(?:Time|Arial|Book|Centur)\w*)|(VNI[- ](?:Times|Helve|Aptima|Univer)\w*)", re.I)
_FONT_WORDS = (b".vntime", b".vnarial", b".vnbook", b".vncentur", b"vni-", b"vni ")
_UNICODE = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
_LETTERS = re.compile("[\u00a1-\u00ff]")
_RATIO = 5
# A third of such letters: à, á, ạ, đ in the one font, the five marks of plain vowels and đ in the other. German, Czech, French pages have hardly any.
_COMMON = tuple(letter.encode() for letter in "µ¸¹®ØÙÛÕÏÑøùûõïñ")
_LEAST = 10
_BREVES = frozenset("êèéúüëÊÈÉÚÜË")


def in_old_font(letters: bytes) -> bool:
    """Whether a page may be of that kind, by its bytes beyond ASCII in UTF-8: few letters of Unicode's Vietnamese block beside Latin ones,
    and among these such as stand for common letters."""
    latin = letters.count(b"\xc2") - letters.count(b"\xc2\xa0") + letters.count(b"\xc3")
    return letters.count(b"\xe1\xbb") * _RATIO <= latin <= sum(map(letters.count, _COMMON)) * _LEAST


def names_old_font(data: bytes) -> bool:
    """Whether a page has the beginning of such a font's name: a pattern that ignores case takes a hundred times as long to find none."""
    small = data.lower()
    return any(map(small.__contains__, _FONT_WORDS))


def convert(text: str) -> tuple[str, str] | None:
    """The page with its letters as Unicode, and the name of the old encoding; None if the page is not of that kind."""
    font = _FONTS.search(text)
    if font is None:
        return None
    substitutes = sum(1 for _ in _LETTERS.finditer(text))
    if substitutes < 20 or sum(1 for _ in _UNICODE.finditer(text)) * _RATIO > substitutes:
        return None
    return (text.translate(_TCVN3), "tcvn3") if font[1] else (_VNI.sub(_letter, text), "vni")


def _letter(match: re.Match[str]) -> str:
    base, mark, alone = match.groups()
    if alone:
        return _ALONE[alone]
    # Only a takes a breve, only a, e, o a circumflex: "uû" is ủ, but a "ú" behind o stands for itself.
    if mark in _BREVES and base not in "aA":
        return _ALONE.get(base, base) + mark
    letter = unicodedata.normalize("NFC", _ALONE.get(base, base) + _MARKS[mark])
    return letter if len(letter) == 1 else _ALONE.get(base, base) + mark
