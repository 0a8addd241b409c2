"""The text as the grammar reads it: lower case, one kind of dash, single spaces, no numbers that are no dates; and the way back."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right

from ..text import CLEANING, normalize_with_places
from .lexicon import CONTEXT, at_word

_PLAIN = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("’‘´`′", "'"),
    **dict.fromkeys("⁄∕／", "/"),
    **dict.fromkeys("“”″", '"'),
    **dict.fromkeys("\t\r\f\v\0\x1c\x1d\x1e\x1f", " "),
    **{chr(0xFF10 + n): str(n) for n in range(10)},
    "：": ":",
    "ǎ": "ă",  # "nǎm 2019": the caron that old fonts were converted to
    "Ǎ": "Ă",
    "→": "-",  # "12/7 → 14/7/2023"
    "\\": "/",
    # Capitals whose lower case is longer than one code point would shift the spans.
    "İ": "I",
}
# A set to search for is several times as fast as str.translate where little is to be done.
_ODD = re.compile("[" + re.escape("".join(_PLAIN)) + "]")
_PARAGRAPH = "\x1d"
# "O6/10/2020", "15/6/2O21", "l5/6/2021": a letter for the digit, only inside what is a date otherwise.
_LETTER_O = re.compile(
    r"(?<![^\W_])o(?=[0-9] ?[/.\-] ?[0-9])|(?<=[0-9])o(?= ?[/\-] ?[0-9])|(?<=[/\-.])o(?=[1-9](?![^\W_]))|(?<=[/.\-]2)o(?=[0-9]{2}(?![0-9]))"
)
_LETTER_ONE = re.compile(
    r"(?<=[0-9][/.\-])[il](?=[0-2][/.\-](?:19|20)[0-9]{2}(?![0-9]))|[il](?=[0-9][/.\-][0-9]{1,2}[/.\-][0-9]{4}(?![0-9]))(?<![^\W_].)"
)
_LETTER_AND_DIGIT = re.compile("[0-9](?:o|(?<=[oil].))")
# The tone on the wrong vowel: "ngaỳ 12/6", "qúy III/2022".
_MISPLACED = {"aỳ": "ày", "qúy": "quý", "qúi": "quí"}
_RUN = re.compile(r"[ \n]{2,}|\n")
_LINES = re.compile(r"\n[ \n]*")

HIDDEN = "\x00"
_LAST = sys.maxsize
_LABELLED = re.compile(
    at_word(
        # "Điện thoại: 0221.3863.577"
        (
            ["điện thoại", "đt", "đtdđ", "sđt", "tel", "fax", "hotline", "mobile", "di động", "đường dây nóng", "zalo"],
            r"[ .:]{0,3}[+(]?[0-9][0-9 .()\-/]{5,24}",
        ),
        # "số 04/2015/NĐ-CP", "Số: 12/2019-TB/TU", "Quyết định số 83, ngày 29-4": up to the first space it is the number.
        (["số hiệu", "số", "no"], r"[ .:]{0,3}[0-9][0-9a-zđư./\-]{0,30}"),
        # "Thông tư 08/2020", "Nghị quyết 25": the number after a type of document, but not a date written there ("Thông báo 12/5/2021").
        (
            CONTEXT["document"],
            r" (?![0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}(?![0-9]))[0-9]{1,5}(?:/(?:19|20)[0-9]{2})?(?![0-9])",
        ),
        # Terms and phases, also with months in them: "giai đoạn 1/2020 - 12/2025".
        (
            CONTEXT["terms"],
            r" (?:năm |từ |[ivx]{1,5}[, (]{1,3}){0,2}(?:[0-9]{1,2}/)?(?:19|20)[0-9]{2} ?- ?(?:[0-9]{1,2}/)?(?:19|20)?[0-9]{2}(?![0-9/])",
        ),
        # "Lượt xem: 12.480", "Lượt xem: 12.03.2019": views are counted, and the dots are those of a number.
        (["lượt xem", "lượt đọc", "lượt truy cập", "đã xem"], r" ?: ?[0-9][0-9.,]{0,14}(?![0-9:/\-]| /)"),
        # "Hiển thị 1-10/2021 kết quả"
        (["hiển thị"], r" [0-9]{1,5} ?- ?[0-9]{1,5} ?(?:/|trên|trong|của) ?[0-9]{1,6}(?= (?:kết quả|bản ghi|mục|dòng|tin|bài))"),
        # "phiên bản 2.10.2019"
        (["phiên bản", "version"], r"[ .:]{0,3}[0-9][0-9.]{0,20}(?![0-9/\-])"),
        # "https://a.vn/2020/12/30/x"
        (["https://", "http://", "www."], r"[^ \n]{1,300}"),
    )
)
# "0912.345.678" without a label, "192.168.10.12".
_UNLABELLED = re.compile(
    r"[(0-9](?<![0-9./\-].)(?:(?:(?<=0)|(?<=\()0)[0-9]{2,3}\)?[ .\-]?[0-9]{3,4}[ .\-]?[0-9]{3,4}(?![0-9/\-])"
    r"|(?<=[0-9])[0-9]{0,2}(?:\.[0-9]{1,3}){3}(?![0-9]))"
)
_TELEPHONE_OR_HOST = re.compile(r"0(?<![0-9].)[0-9]{2,3}[) .\-0-9]|\.(?=[0-9]{1,3}\.[0-9]{1,3}\.)")
# The symbol of a document: "17/GP-TTĐT", "08/2020/TT-BNV", "120-KL/TW". Letter case matters ("30/4-ngày"); "5/XII/1946" has a roman month.
_SYMBOL = re.compile(
    r"[0-9](?<![\w./\-].)[0-9]{0,4}(?:/[0-9]{2,4})?[/\-](?![IVX]{1,4} ?[/.\-] ?[0-9])(?:[A-ZĐƯ]{2}|[A-ZĐƯ][a-z]?[/\-][A-ZĐƯ])[\w/\-.]{0,30}"
)
_SIGN = re.compile(r"[/\-](?=[A-ZĐƯ])")
_LETTERS = " .:(+/" + "".join(c for c in map(chr, range(0x61, 0x1EFA)) if c.isalpha())


class View:
    """A text, or the part of it from `start` to `end`, made readable for the grammar.

    `s` is the working text, `cased` the same with its letter case, both of one length; `at(i)` leads back to the code
    point of the whole text as it was given. In `s`, not in `plain`, numbers that can be no dates are hidden by NUL characters. A line end is a
    space in both, that of a paragraph stays.
    """

    __slots__ = ("_back", "_gaps", "_start", "ages", "cased", "feasts", "plain", "s", "text")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text, self._start = text, start
        clean, self._back = normalize_with_places(text[start:end])
        self.cased, self._gaps = _single_spaces(_ODD.sub(_plain, clean))
        lines = self.cased.replace("\n", " ").replace(_PARAGRAPH, "\n")
        low = lines.lower()
        if len(low) != len(lines):
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in lines)
        if _LETTER_AND_DIGIT.search(low):
            low = _LETTER_ONE.sub("1", _LETTER_O.sub("0", low))
        if "aỳ" in low or "qú" in low:
            for slip, word in _MISPLACED.items():
                low = low.replace(slip, word)
        self.plain = low
        # Few texts have a word of those that these kinds of dates cannot do without.
        self.feasts = "tết" in low or "rằm" in low
        self.ages = "trước" in low or "ago" in low or "đây" in low or "vừa" in low or "bây giờ" in low
        low = _LABELLED.sub(_hide, low)
        if _TELEPHONE_OR_HOST.search(low):
            low = _UNLABELLED.sub(_hide, low)
        self.s = _without_symbols(self.cased, low) if _SIGN.search(self.cased) else low

    def cut(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the working text stands in the given text, without white space or invisible characters at its end."""
        a, b = self.at(start), self.at(end)
        while b > a and (self.text[b - 1].isspace() or CLEANING.get(ord(self.text[b - 1]), "") is None):
            b -= 1
        return a, b

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The part of the working text that a part of the given text stands in."""
        if self._back is not None:
            return 0, len(self.s)
        return first - self._start - (self._gaps[-1][1] if self._gaps else 0), last - self._start

    def at(self, i: int) -> int:
        """The index in the given text of the working text's index `i`."""
        gap = bisect_right(self._gaps, (i, _LAST)) - 1
        if gap >= 0:
            i += self._gaps[gap][1]
        return self._start + (i if self._back is None else self._back[i])


def _plain(m: re.Match[str]) -> str:
    return _PLAIN[m[0]]


def _single_spaces(clean: str) -> tuple[str, list[tuple[int, int]]]:
    """Runs of spaces as one space, a line end and the spaces around it as one, empty lines as one paragraph mark.

    The pairs say how much shorter the text is from an index of the result on.
    """
    gaps: list[tuple[int, int]] = []
    if "  " not in clean and "\n" not in clean:
        return clean, gaps
    out: list[str] = []
    done = missing = 0
    # Without blanks side by side the engine runs from line end to line end.
    for m in (_RUN if "  " in clean else _LINES).finditer(clean):
        start, end = m.span()
        if start > done and clean[start - 1] == " ":
            start -= 1
        out.append(clean[done:start])
        lines = clean.count("\n", start, end)
        out.append(_PARAGRAPH if lines > 1 else "\n" if lines else " ")
        if end > start + 1:
            missing += end - start - 1
            gaps.append((end - missing, missing))
        done = end
    out.append(clean[done:])
    return "".join(out), gaps


def _without_symbols(cased: str, low: str) -> str:
    parts, done = [], 0
    for m in _SYMBOL.finditer(cased):
        parts += [low[done : m.start()], HIDDEN * (m.end() - m.start())]
        done = m.end()
    return "".join([*parts, low[done:]]) if parts else low


def _hide(m: re.Match[str]) -> str:
    """The label stays readable for the rules that look at the words in front of a date; from the first digit on all is hidden."""
    number = len(m[0].lstrip(_LETTERS))
    return m[0][: len(m[0]) - number] + HIDDEN * number
