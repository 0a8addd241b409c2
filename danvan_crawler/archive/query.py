"""The language of search: words, "phrases", prefixes with *, AND, OR, NOT (or -word), brackets. Nothing a user types becomes SQL.

    dan van kheo            all words, with or without diacritics
    "Kết luận số 120-KL/TW" the words in this order
    Trương*                 words that begin so
    (hội nghị OR tọa đàm) NOT covid

Words are what stands between other characters than letters and digits: "120-KL/TW" is the phrase 120 kl tw, "K'ré" the phrase k re.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from danvan_crawler.vietnamese.text import fold, normalize, tone_placement

WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r'"(?P<phrase>[^"]*)"?(?P<phrase_star>\*)?|(?P<bracket>[()])|(?P<word>[^\s()"]+)')
MAX_TERMS = 64
"""More terms than any person types: what follows is left out."""


def words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in small letters: folded, and as they are with tone marks placed one way; as many of one as of the other."""
    found = [_forms(word) for word in WORD.findall(normalize(text))]
    return [plain for plain, _ in found], [exact for _, exact in found]


def folded(word: str) -> str:
    """One word in small letters without diacritics."""
    return _forms(word)[0]


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str]:
    """A language has few words and texts have many: each is folded once."""
    exact = tone_placement(word).lower()
    return fold(word) or exact, exact


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order; `prefix`: the last one may go on. `exact` are the same words with the diacritics of the query."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    prefix: bool = False


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


def phrases(node: Node | None) -> list[Phrase]:
    """All phrases that a match may contain, for marking them in a text."""
    if node is None:
        return []
    return [node] if isinstance(node, Phrase) else [phrase for part in node.parts for phrase in phrases(part)]


def has_diacritics(node: Node | None) -> bool:
    """Whether the query tells words apart that fold to the same."""
    return any(phrase.words != phrase.exact for phrase in phrases(node))


_Token = Phrase | str


def _tokens(match: re.Match[str]) -> list[_Token]:
    if match["bracket"]:
        return [match["bracket"]]
    word = match["word"]
    if word in ("AND", "OR", "NOT"):
        return [word]
    if word is None:
        phrase = _phrase(match["phrase"], bool(match["phrase_star"]))
        return [phrase] if phrase else []
    negated = word.startswith("-") and len(word) > 1
    phrase = _phrase(word, word.endswith("*"))
    if phrase is None:
        return []
    return ["NOT", phrase] if negated else [phrase]


def _phrase(text: str, prefix: bool) -> Phrase | None:
    plain, exact = words(text)
    return Phrase(tuple(plain[:MAX_TERMS]), tuple(exact[:MAX_TERMS]), prefix) if plain else None


MAX_DEPTH = 20


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


def to_fts5(node: Node, exact: bool = False, column: str = "") -> str:
    """The query as FTS5 reads it. Only letters and digits of the words get into it, each phrase in quotes."""
    if isinstance(node, Phrase):
        inner = " ".join(node.exact if exact else node.words)
        scope = column or ("{exact_title exact_body}" if exact else "{title body}")
        return f'{scope} : "{inner}"{" *" if node.prefix else ""}'
    parts = [f"({to_fts5(part, exact, column)})" for part in node.parts]
    if isinstance(node, AnyOf):
        return " OR ".join(parts)
    text = " AND ".join(parts)
    for part in node.without:
        text = f"({text}) NOT ({to_fts5(part, exact)})"
    return text


def to_tsquery(node: Node, exact: bool = False, title: bool = False) -> str:
    """The query as PostgreSQL's `to_tsquery('simple', …)` reads it; `title` asks for headlines only (weight A)."""
    if isinstance(node, Phrase):
        found = list(node.exact if exact else node.words)
        marks = [("*" if node.prefix and n == len(found) else "") + ("A" if title else "") for n in range(1, len(found) + 1)]
        return "(" + " <-> ".join(f"'{word}'" + (f":{mark}" if mark else "") for word, mark in zip(found, marks, strict=True)) + ")"
    parts = [to_tsquery(part, exact, title) for part in node.parts]
    if isinstance(node, AnyOf):
        return "(" + " | ".join(parts) + ")"
    return "(" + " & ".join([*parts, *(f"!{to_tsquery(part, exact)}" for part in node.without)]) + ")"
