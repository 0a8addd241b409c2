"""Where a query is found in a text: whether it truly matches, and the piece of the text that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from danvan_crawler.archive.search.language import AnyOf, Node, Phrase
from danvan_crawler.archive.search.words import WORD, letters, pattern, plain_text, words

SNIPPET_WORDS = 30
AROUND = 400
"""Characters on each side of a place that are looked at for the words of a snippet."""


class Texts:
    """The texts of an article, headline first, as queries are looked for in them.

    `folded` are the same as the index keeps them (see `plain_text`): headline, and all others together. `originals` may be a function,
    called when diacritics matter.
    """

    def __init__(self, originals: Sequence[str] | Callable[[], Sequence[str]], folded: tuple[str, str] | None = None) -> None:
        self._originals = originals
        if folded is None:
            assert not callable(originals)
            plain = [words(text)[0] for text in originals]
            folded = plain_text(plain[:1]), plain_text(plain[1:])
        self._folded = [f" {text} " for text in folded]
        self._exact: list[str] | None = None

    def match(self, node: Node, exact: bool = False, title: bool = False) -> bool:
        """Whether the query matches, in the headline alone if `title`; what is excluded may stand nowhere."""
        if isinstance(node, Phrase):
            wanted = " " + " ".join(node.words) + ("" if node.prefix else " ")
            if not any(wanted in text for text in self._folded[: 1 if title else None]):
                return False
            if not exact:
                return True
            spelled = pattern(node.exact, node.prefix)
            return any(spelled.search(text) for text in self._letters()[: 1 if title else None])
        if isinstance(node, AnyOf):
            return any(self.match(part, exact, title) for part in node.parts)
        return all(self.match(part, exact, title) for part in node.parts) and not any(self._excluded(part) for part in node.without)

    def _letters(self) -> list[str]:
        if self._exact is None:
            found = self._originals() if callable(self._originals) else self._originals
            self._exact = [letters(text, exact=True) for text in found]
        return self._exact

    def _excluded(self, node: Node) -> bool:
        if isinstance(node, Phrase):
            return self.match(node, node.has_diacritics)
        if isinstance(node, AnyOf):
            return any(self._excluded(part) for part in node.parts)
        return all(self._excluded(part) for part in node.parts) and not any(self._excluded(part) for part in node.without)


def snippet(texts: Iterable[str], phrases: Sequence[Phrase], marks: tuple[str, str] = ("[", "]"), length: int = SNIPPET_WORDS) -> str:
    """About `length` words around the first phrase found in the first of the texts that has one, all phrases in them marked.

    The beginning of the first text if none has any.
    """
    # The longest phrase tells most: of "hội nghị" and "120-KL/TW" the reader wants to see the second.
    ordered = sorted(phrases, key=lambda phrase: -len(phrase.words))
    full, plain, at = "", "", 0
    for n, text in enumerate(texts):
        there = letters(text)
        first = next((match for phrase in ordered if (match := pattern(phrase.words, phrase.prefix).search(there))), None)
        if first or n == 0:
            full, plain, at = text, there, first.start() if first else 0
        if first or not phrases:
            break
    begins = _word_back(plain, at, length // 4)
    window = plain[begins : begins + 2 * AROUND]
    found = [match.end() for match in islice(WORD.finditer(window), length)]
    if not found:
        return ""
    ends = begins + found[-1]
    spans = [(max(a, begins) - begins, min(b, ends) - begins) for a, b in _spans(plain[: ends + 1], phrases, begins) if a < ends]
    shown = " ".join(_with_marks(full[begins:ends], spans, marks).split())
    return ("… " if WORD.search(plain, 0, begins) else "") + shown + (" …" if WORD.search(plain, ends) else "")


def _word_back(plain: str, at: int, count: int) -> int:
    """Where the word begins that stands `count` words before a place."""
    starts = [match.start() for match in re.finditer(r"(?<!\S)\S", plain[max(0, at - AROUND) : at])]
    if not starts:
        return at
    return max(0, at - AROUND) + starts[-min(count, len(starts))]


def _spans(plain: str, phrases: Sequence[Phrase], since: int = 0) -> list[tuple[int, int]]:
    """Where the phrases stand from a place on, in order; what touches is one."""
    found = sorted(match.span() for phrase in phrases for match in pattern(phrase.words, phrase.prefix).finditer(plain, since))
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and not re.search(r"[^\W_]|[.,;:!?\n]", plain[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _with_marks(full: str, spans: Sequence[tuple[int, int]], marks: tuple[str, str]) -> str:
    out, at = [], 0
    for start, end in spans:
        out += [full[at:start], marks[0], full[start:end], marks[1]]
        at = end
    return "".join([*out, full[at:]])
