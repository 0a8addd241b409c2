"""Words as search knows them: cut at what is no letter or digit, in small letters, once with and once without diacritics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from danvan_crawler.vietnamese.text import fold, normalize, tone_placement

# "U.B.N.D", "t.ư", "UVT.Ư" are one word; "TP.HCM" is two, so that HCM is found.
WORD = re.compile(r"(?<![^\W_])(?:(?:[^\W\d_]\.){1,6}[^\W\d_]|(?:[A-ZĐƯ]{1,4}\.){1,5}(?:[A-ZĐƯ]{1,2}|ư))(?![^\W_])|[^\W_]+")
LONGEST_WORD = 60
"""Letters of a word that are looked at: longer ones are addresses and mistakes."""
MOST_FORMS = 100_000
"""Words whose forms are kept in memory."""


def words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in small letters: folded, and as they are with tone marks placed one way; as many of one as of the other."""
    found = WORD.findall(normalize(text))
    return list(map(_PLAIN.__getitem__, found)), list(map(_EXACT.__getitem__, found))


def folded(text: str) -> str:
    """The words of a text in small letters without diacritics, one blank between them."""
    return " ".join(words(text)[0])


def plain_text(texts: Iterable[Sequence[str]]) -> str:
    """The folded words of texts with a blank around each, and a line end between two texts."""
    return " \n ".join(map(" ".join, texts))


def _exact(word: str) -> str:
    return tone_placement(word.replace(".", "")[:LONGEST_WORD]).lower()


def _plain(word: str) -> str:
    exact = _exact(word)
    return fold(exact) or exact


class _Forms(dict[str, str]):
    """Word -> its form. A language has few words and texts have many: each is looked at once."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_FORMS:
            self.clear()
        self[word] = form = self._form(word)
        return form


_PLAIN, _EXACT = _Forms(_plain), _Forms(_exact)


class _Letters(dict[int, str]):
    """For `str.translate`: one letter for one letter, so that a place in the result is a place in the text."""

    def __init__(self, diacritics: bool) -> None:
        super().__init__()
        self._diacritics = diacritics

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        small = normalize(letter).lower() if self._diacritics else fold(letter)
        self[code] = small if len(small) == 1 else letter
        return self[code]


_FOLDED, _SMALL = _Letters(False), _Letters(True)


def letters(text: str, exact: bool = False) -> str:
    """A text (NFC) in the letters of its words, folded or exact, letter by letter: what is found in it has the same place in the text."""
    return tone_placement(text.translate(_SMALL)) if exact else text.translate(_FOLDED)


@lru_cache(maxsize=2_000)
def pattern(wanted: tuple[str, ...], prefix: bool = False) -> re.Pattern[str]:
    """Finds these words in this order in what `letters` returns; `prefix`: the last one may go on."""
    # The dots of "U.B.N.D" stand in the text but not in the word.
    parts = [r"\.?".join(word) if len(word) <= 6 and word.isalpha() else re.escape(word) for word in wanted]
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(parts) + (r"[^\W_]*" if prefix else r"(?![^\W_])"))
