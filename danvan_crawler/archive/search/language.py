"""The language of search: words, "phrases", prefixes with *, AND, OR, NOT (or -word), brackets. Nothing a user types becomes SQL.

    dan van kheo            all words, with or without diacritics
    "Kết luận số 120-KL/TW" the words in this order
    Trương*                 words that begin so, also as the last word of a phrase: "dân vậ*"
    (hội nghị OR tọa đàm) NOT covid

Words are what stands between other characters than letters and digits: "120-KL/TW" is the phrase 120 kl tw, "K'ré" the phrase k re.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from danvan_crawler.archive.search.words import words

# A hyphen is NOT before a word, a quotation mark or a bracket; " - " between words is punctuation.
_TOKEN = re.compile(
    r'(?P<minus>(?<!\S)-(?=["“”(]))|["“”](?P<phrase>[^"“”]*)["“”]?(?P<phrase_star>\*)?|(?P<bracket>[()])|(?P<word>[^\s()"“”]+)'
)
MAX_TERMS = 64
"""More terms than any person types: what follows is left out."""
MAX_DEPTH = 20
"""Brackets within brackets: deeper ones count for nothing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order; `prefix`: the last one may go on. `exact` are the same words with the diacritics of the query.

    `capitals`: typed in capital letters, as abbreviations are.
    """

    words: tuple[str, ...]
    exact: tuple[str, ...]
    prefix: bool = False
    capitals: bool = False

    @property
    def has_diacritics(self) -> bool:
        """Whether it tells words apart that fold to the same."""
        return self.words != self.exact


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must match, and no part of `without`."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part must match."""

    parts: tuple[Node, ...]


Node = Phrase | AllOf | AnyOf


def parse(query: str) -> Node | None:
    """The meaning of a query; None if it has no word to look for. Never raises: what can't be understood is taken as words."""
    tokens = [token for match in _TOKEN.finditer(query) for token in _tokens(match)][: MAX_TERMS * 3]
    node, _ = _either(tokens, 0, 0)
    return node


def phrase_of(text: str, prefix: bool = False) -> Phrase | None:
    """The words of a text as a phrase; None if it has no word."""
    plain, exact = words(text)
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) > 1 and all(c.isupper() for c in letters)
    return Phrase(tuple(plain[:MAX_TERMS]), tuple(exact[:MAX_TERMS]), prefix, capitals) if plain else None


def phrases(node: Node | None) -> list[Phrase]:
    """All phrases that a match may contain, for marking them in a text."""
    if node is None:
        return []
    return [node] if isinstance(node, Phrase) else [phrase for part in node.parts for phrase in phrases(part)]


def has_diacritics(node: Node | None) -> bool:
    """Whether the query tells words apart that fold to the same."""
    return any(phrase.has_diacritics for phrase in phrases(node))


_Token = Phrase | str


def _tokens(match: re.Match[str]) -> list[_Token]:
    if match["minus"]:
        return ["NOT"]
    if match["bracket"]:
        return [match["bracket"]]
    word = match["word"]
    if word in ("AND", "OR", "NOT"):
        return [word]
    if word is None:
        phrase = phrase_of(match["phrase"], bool(match["phrase_star"]) or match["phrase"].endswith("*"))
        return [phrase] if phrase else []
    negated = word.startswith("-") and len(word) > 1
    phrase = phrase_of(word, word.endswith("*"))
    if phrase is None:
        return []
    return ["NOT", phrase] if negated else [phrase]


def _either(tokens: list[_Token], at: int, depth: int) -> tuple[Node | None, int]:
    parts: list[Node] = []
    while True:
        part, at = _both(tokens, at, depth)
        if part is not None:
            parts.append(part)
        if at >= len(tokens) or tokens[at] != "OR":
            break
        at += 1
    return (parts[0] if len(parts) == 1 else AnyOf(tuple(parts)) if parts else None), at


def _both(tokens: list[_Token], at: int, depth: int) -> tuple[Node | None, int]:
    parts: list[Node] = []
    without: list[Node] = []
    negated = False
    while at < len(tokens):
        token = tokens[at]
        if token == "OR" or (token == ")" and depth):
            break
        at += 1
        node: Node | None = None
        if isinstance(token, Phrase):
            node = token
        elif token == "NOT":
            negated = not negated
            continue
        elif token == "(" and depth < MAX_DEPTH:
            node, at = _either(tokens, at, depth + 1)
            at += at < len(tokens) and tokens[at] == ")"
        if node is not None:
            (without if negated else parts).append(node)
        negated = False
    if not parts:  # "NOT covid" alone has nothing to look for
        return None, at
    return (parts[0] if len(parts) == 1 and not without else AllOf(tuple(parts), tuple(without))), at
