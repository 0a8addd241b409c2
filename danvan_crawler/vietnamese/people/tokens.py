"""A text as tokens: words with their case, numbers, punctuation, and where a sentence or a paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import attrgetter

from danvan_crawler.vietnamese.text import lowered, small_tone_placement, tone_placement

_LETTERS = [c for c in map(chr, range(0x41, 0x1EFA)) if c.isalpha()]
_LETTER, _SMALL, _CAPITAL = ("[" + "".join(filter(case, _LETTERS)) + "]" for case in (str.isalpha, str.islower, str.isupper))
_PART = rf"-(?!(?:phó|bí|chủ|trưởng|nguyên|giám|ủy|uỷ)(?![^\W\d_])){_SMALL}+"
# A token with the blanks before it. What most tokens are comes first, and there are no groups, which would cost each more than its letters.
_TOKEN = re.compile(
    rf"""[^\S\n]*+(?:
        {_LETTER}{{2,}}+(?=[ ,;])                                 # most words: nothing but a blank or a comma behind them
      | \n\s*
      | \d+(?:[.,/:]\d+)*
      | \.\.\.|[^\w\s]
      | [Đđ]\s?/\s?[Cc](?![^\W\d_])|[Đđ]\.[Cc]\b                  # "Đ/c"
      | (?:[A-ZĐƯ]{{1,5}}\.){{1,3}}(?:[ưƯ]\b|[A-ZĐƯ]{{1,9}}\b)|[Tt]h\.[Ss]\b|T\.[ưƯ]\b   # "TP.HCM", "T.Ư", "PGS.TS", "UVT.Ư"
      | [A-Za-zĐđ]{{1,3}}['’‘´`](?=[^\W\d_])[^\W\d_]+|[KHYRM]['’‘´`](?=\s+[^\W\d_]|$)      # "K’ré", "H'Nuôn", "K' Điệp"
      | (?:Phao|Phê|Gio|Giu|Đa|Ma|Phan|An|Tô|Vinh|Gia|Mác|Lu|Mi|Mát|Phi|Lê|Tê|Au|Bê|Lô|Stê|Tađê|Cô|Rô)(?:-[^\W\d_A-ZĐ]+)+  # "Phao-lô"
      | (?:Cu-ba|I-ran|I-rắc|Ma-rốc|Bra-xin|Lan-ca)(?![\w-])
      | {_CAPITAL}{_SMALL}*(?:(?:{_PART}){{2,5}}|{_PART}(?=\ {_CAPITAL}{_SMALL}*{_PART}))(?![\w-])      # "Vi-lay-vông Bút-đa-khăm"
      | [^\W\d_]+
      | \S)""",
    re.VERBOSE,
)
_GLUED = re.compile(r"(?:chí|ông|bà|anh|chị|là|và|có)(?=[A-ZÀ-ỸĐ])")
# "Nhơn HộiÔng Phùng Minh Tân", "tiếp NgàiMit-suo": the end of a sentence or a blank is lost between two syllables.
_RUN_ON = re.compile(rf"{_CAPITAL}?{_SMALL}{{2,6}}(?={_CAPITAL}{_SMALL}{{1,6}}$)")
# "Trưởng ban công tác đại biểu QHNguyễn Thị Nường"
_FAMILY = r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Phan)"
_BEHIND_CAPITALS = re.compile(rf"[A-ZĐƯ]{{2,5}}(?={_FAMILY}$)")
_IS_FAMILY = re.compile(_FAMILY)
_WIDTH, _KEY = attrgetter("width"), attrgetter("key")
_DOTTED_OFFICES = frozenset(("uv", "ct", "pct", "bt", "pbt", "gđ", "pgđ", "cvp", "ptb", "ptp"))
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'"})
# An abbreviation's full stop ends no sentence: "TP. Bà Rịa", "HT. Thích Trí Quảng", "Q. 1".
_DOTTED = frozenset(
    (
        # places
        *("tp", "tx", "tt", "q", "p", "h", "t", "th", "st", "tr", "v"),
        # degrees and titles; "PGS.TS. Nguyễn Thị Bình" is one token
        *("ts", "ths", "gs", "pgs", "bs", "ks", "ls", "ds", "kts", "pgsts", "gsts", "pgstskh"),
        *("gstskh", "tskh", "gsvs", "tsbs", "thsbs", "bscki", "bsckii", "gvc", "ngưt", "ngnd", "nsnd", "nsưt"),
        *("ttưt", "ttnd"),
        # clergy
        *("ht", "đđ", "ns", "nt", "sc", "tn", "lm", "ms", "msnc", "mstn", "tđ", "tđtn"),
        *("cx", "px", "sr", "gb", "jb", "fx", "sj", "ofm", "sdb", "gm", "tgm", "hy"),
        # others
        *("bt", "bts", "cn", "ct", "gv", "hs", "nxb", "ptk", "ub", "đ/c", "đc"),
    )
)
BREAK, WORD, NUMBER, PUNCT = "brk", "word", "num", "punct"


@dataclass(frozen=True, slots=True)
class Token:
    """One token, the same object wherever it is printed alike: `text`, `key` for comparing, `kind`, and whether a blank stands before it.

    `width` is its length in the text with the white space before it, and for a line break behind it.
    """

    text: str
    key: str
    kind: str
    cap: bool
    upper: bool
    spaced: bool
    width: int


@lru_cache(maxsize=8192)
def word_key(word: str) -> str:
    """Small letters, one tone-mark style ("Uỷ" and "Ủy" are "ủy"), one apostrophe, abbreviations without their dots."""
    key = tone_placement(word.lower().translate(_APOSTROPHES))
    if "." in key and len(key) > 1 and key != "...":
        key = key.replace(".", "")
    return "đ/c" if key.replace(" ", "") in ("đ/c", "đc") else key


def keyed(text: str) -> str:
    """A text in the letters of token keys, code point by code point."""
    low = small_tone_placement(lowered(text))
    return low if len(low) == len(text) else "".join(small if len(small := c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=16384)
def _read(printed: str) -> tuple[Token, ...]:
    """The token of a match of `_TOKEN`; two where a name is glued to the small word before it: "đồng chíChìu Dảu Tài"."""
    text = printed.lstrip() or "\n"
    width = len(printed)
    spaced = width > len(text)
    if text == "\n":
        return (Token(text, text, BREAK, False, False, True, width),)
    if text[0].isdecimal() or not text[0].isalnum():
        key = "," if text == "|" else text  # "2 | Lê Thị Hoa | Trưởng Ban Dân vận": the cells of a table's row
        return (Token(text, key, NUMBER if text[0].isdecimal() else PUNCT, False, False, spaced, width),)
    glue = _glued(text)
    if glue:
        first, second = text[:glue], text[glue:]
        return _word(first, spaced, width - len(second)), _word(second, True, len(second))
    return (_word(text, spaced, width),)


def _word(text: str, spaced: bool, width: int) -> Token:
    cap = text[0].isupper()
    upper = cap and len(text) > 1 and text[1] not in "'’‘´`" and text.isupper()
    return Token(text, word_key(text), WORD, cap, upper, spaced, width)


def _glued(word: str) -> int:
    """Where a name begins that is glued to the small word before it; 0 for one word."""
    if len(word) < 4 or word[1:].islower() or word.isupper():
        return 0
    match = _GLUED.match(word) or (None if word.isascii() else _RUN_ON.match(word) or _BEHIND_CAPITALS.match(word))
    return match.end() if match else 0


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of an NFC text, or of its part `start` to `end`. Every character but white space belongs to exactly one token."""
    return list(chain.from_iterable(map(_read, _TOKEN.findall(text, start, len(text) if end is None else end))))


def ends(tokens: Iterable[Token], start: int = 0) -> list[int]:
    """Where each of the tokens ends in the text that they were read from `start` on; a line break ends with the white space behind it."""
    return list(accumulate(map(_WIDTH, tokens), initial=start))[1:]


def extent(tokens: Sequence[Token], ended: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Where the tokens `first` to `last` stand, which end at `ended`; none of the two is a line break."""
    return ended[first] - len(tokens[first].text), ended[last - 1]


def keys_in(tokens: Iterable[Token]) -> list[str]:
    """The keys of tokens."""
    return list(map(_KEY, tokens))


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's tokens, for comparing with those of a text."""
    return tuple(token.key for token in tokenize(phrase))


_LONGEST, _AT_MOST = 1_500, 1_800
"""Tokens of a sentence: a list of a hundred people with all their offices. Longer ones are read in parts, as rules look through all of one."""


def sentences(tokens: list[Token], *, fresh: bool = True) -> list[tuple[int, int, bool]]:
    """Sentences as token ranges, each with True where a line begins; `fresh` says whether one begins at the first token.

    A sentence of more than `_LONGEST` tokens is given in parts, which end at a comma if one comes soon.
    """
    found: list[tuple[int, int, bool]] = []
    begin = 0
    count = len(tokens)
    # Words end no sentence; they are looked at only in a text that may have one too long.
    marks = [i for i, token in enumerate(tokens) if token.kind != WORD] if count <= _LONGEST else range(count)
    for i in marks:
        token = tokens[i]
        if i - begin >= _LONGEST and token.kind != BREAK and (token.text in (",", ";") or i - begin >= _AT_MOST):
            found.append((begin, i + 1, fresh))
            begin, fresh = i + 1, False
            continue
        if token.kind == WORD:
            continue
        if token.kind == BREAK:
            if i > begin:
                found.append((begin, i, fresh))
            begin, fresh = i + 1, True
        elif token.text == "." and i == begin + 1 and fresh and tokens[begin].kind == NUMBER:
            continue  # "1. Nguyễn Văn An, Bí thư Huyện ủy": a numbered line
        elif token.text in (".", "!", "?", "…", "...") and _ends_sentence(tokens, i):
            found.append((begin, i + 1, fresh))
            begin, fresh = i + 1, False
    if begin < count:
        found.append((begin, count, fresh))
    return found


_NO_SYLLABLE = re.compile(r"[aeiouy][^aeiouy]+[aeiouy]|(?<![nc])h$|(?<!n)g$|[bdfjklqrsvwxz]$")
"""Words in plain letters that are no Vietnamese syllable: "susan", "robert", "john"."""


def _is_abroad(first: Token, last: Token) -> bool:
    return first.text.isascii() and last.text.isascii() and _NO_SYLLABLE.search(first.key) is not None


def _opens(tokens: list[Token], i: int) -> bool:
    """True where a sentence begins behind "TP.": "… là thành công của TP. Ông Lê Bằng, …", but "TP. Bà Rịa", "TP. Đồng Hới"."""
    first, second = tokens[i].key, tokens[i + 1].key if i + 1 < len(tokens) else ""
    return first in ("ông", "theo", "tại") or (first == "bà" and second != "rịa") or (first == "đồng" and second == "chí")


def _is_middle_initial(tokens: list[Token], i: int) -> bool:
    """True for the stop behind one letter between a family name and a given name that a mark closes."""
    if i < 2 or len(tokens[i - 1].text) != 1 or i + 2 >= len(tokens) or tokens[i + 2].text not in ",–-(":
        return False
    return tokens[i - 1].cap and tokens[i + 1].cap and _IS_FAMILY.fullmatch(tokens[i - 2].text) is not None


def _ends_sentence(tokens: list[Token], i: int) -> bool:
    if i + 1 >= len(tokens):
        return True
    following = tokens[i + 1]
    if following.kind == BREAK:
        return True
    if following.text == '"' and following.spaced and i + 2 < len(tokens) and not tokens[i + 2].spaced:
        return True  # … một mẻ. "Không có bộ đội …", chị H'Lé nói
    if following.text in "”\"»')":
        return following.text in "”»" and i + 2 < len(tokens) and tokens[i + 2].cap
    before = tokens[i - 1] if i else None
    if tokens[i].text == "." and before is not None:
        if (
            before.key in _DOTTED
            and not (before.key == "tp" and _opens(tokens, i + 1))
            and (before.upper or before.cap or len(before.key) < 2)
        ):
            return False
        if before.upper and before.key in _DOTTED_OFFICES and following.upper and len(following.text) > 2:
            return False  # "PCT. UBMTTQ VN tỉnh"
        if len(before.text) == 1 and before.cap and i > 1 and following.cap and _is_abroad(tokens[i - 2], following):
            return False  # "bà Susan M. Burns"
        if _is_middle_initial(tokens, i):
            return False  # "Tiến sĩ Phạm S. Nguyên, chuyên gia …"
        if not following.spaced and (before.kind == NUMBER or following.kind == NUMBER or before.upper):
            return False
        if len(before.text) == 1 and before.cap and not following.spaced and _NO_SYLLABLE.search(following.key):
            return False  # "Đức Tổng Giám mục L.Girelli"
    return following.cap or following.kind == NUMBER or following.text in '-–—+•*“"(>' or (following.kind == PUNCT and following.spaced)
