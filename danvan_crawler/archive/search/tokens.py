"""What the index holds of an article: a set of tokens, the same on both databases, and a query as a formula of such tokens.

A token is a word or a pair of neighbouring words, with marks in front that say where it stands and in which form:

    van  +dan_van        in the text (headline too), without diacritics
    =vận =+dân_vận       with diacritics
    ^van ^=vận …         in the headline
    @hoa @+thi_hoa       in the name of a participant;  ~ in an office  % in the section  $ in the source;  #chair a role  :12 a site

Pairs make a phrase an intersection of short lists, and need no places of words in the index: neither FTS5 nor a GIN index is quick at those,
and a tsvector counts no further than 16,383. Only of three words or more a formula promises too much: what `needs_text` must be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danvan_crawler.archive.search.language import AllOf, AnyOf, Node, Phrase
from danvan_crawler.archive.search.words import words

TEXT, TITLE, NAME, OFFICE, SECTION, SOURCE = "", "^", "@", "~", "%", "$"
EXACT, PAIR, ROLE, SITE = "=", "+", "#", ":"
MARKS = "^@~%$=+#:_"
"""Characters of tokens beside letters and digits."""
END = "$"
"""Stands behind the last word of a name, so that its end can be asked for; no token of its own."""


@dataclass(frozen=True, slots=True)
class Term:
    """A token, or with `prefix` all that begin so."""

    token: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part, and no part of `without`."""

    parts: tuple[Formula, ...]
    without: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One part at least."""

    parts: tuple[Formula, ...]


Formula = Term | All | Any


def tokens_of(plain: Sequence[str], exact: Sequence[str] = (), area: str = TEXT) -> list[str]:
    """The tokens of the words of a text in an area, as `words` gives them: folded, and with their diacritics. Some come twice."""
    return [*_words(plain, area), *_pairs(plain, area), *_words(exact, area + EXACT), *_pairs(exact, area + EXACT)]


def tokens_of_name(name: str) -> list[str]:
    """The tokens of a participant's name."""
    plain = words(name)[0]
    return [*_words(plain, NAME), *_pairs([*plain, END], NAME)]


def _words(found: Sequence[str], marks: str) -> Sequence[str]:
    return [marks + word for word in found] if marks else found


def _pairs(found: Sequence[str], marks: str) -> list[str]:
    return [f"{marks}{PAIR}{a}_{b}" for a, b in pairwise(found)]


def formula(node: Node, exact: bool = False, area: str = TEXT) -> Formula:
    """The tokens that whatever matches the query must have, with or without diacritics; what is excluded may stand nowhere in the text."""
    if isinstance(node, Phrase):
        return _phrase(node.exact if exact else node.words, area + (EXACT if exact else ""), node.prefix)
    parts = tuple(formula(part, exact, area) for part in node.parts)
    if isinstance(node, AnyOf):
        return Any(parts)
    # A phrase that tokens promise too much of can't be excluded by them.
    return All(parts, tuple(excluded(part) for part in node.without if not needs_text(part)))


def excluded(node: Node) -> Formula:
    """What NOT means: a word with diacritics excludes its own spelling only."""
    if isinstance(node, Phrase):
        return formula(node, node.has_diacritics)
    parts = tuple(excluded(part) for part in node.parts)
    return Any(parts) if isinstance(node, AnyOf) else All(parts, tuple(excluded(part) for part in node.without))


def ends_with(name: str) -> Formula | None:
    """Names that are this one or end in it: "Hoà", "thi hoa"; None if it has no word."""
    found = words(name)[0]
    return _phrase([*found, END], NAME, False) if found else None


def _phrase(found: Sequence[str], marks: str, prefix: bool) -> Formula:
    if len(found) == 1:
        return Term(marks + found[0], prefix)
    pairs = _pairs(found, marks)
    terms = tuple(Term(pair, prefix and n == len(pairs)) for n, pair in enumerate(pairs, 1))
    return terms[0] if len(terms) == 1 else All(terms)


def needs_text(node: Node) -> bool:
    """Whether tokens alone can't tell what matches."""
    if isinstance(node, Phrase):
        return len(node.words) > 2
    return any(needs_text(part) for part in (*node.parts, *(node.without if isinstance(node, AllOf) else ())))


def both(parts: Iterable[Formula]) -> Formula | None:
    """All of these; None for none."""
    found = tuple(parts)
    return found[0] if len(found) == 1 else All(found) if found else None


def to_fts5(of: Formula) -> str:
    """The formula as FTS5 reads it: each token in quotes, which hold no quote."""
    if isinstance(of, Term):
        return f'"{of.token}"{" *" if of.prefix else ""}'
    if isinstance(of, Any):
        return " OR ".join(f"({to_fts5(part)})" for part in of.parts)
    text = " AND ".join(f"({to_fts5(part)})" for part in of.parts)
    for part in of.without:
        text = f"({text}) NOT ({to_fts5(part)})"
    return text


def to_tsquery(of: Formula) -> str:
    """The formula as PostgreSQL reads it when cast to tsquery."""
    if isinstance(of, Term):
        return f"'{of.token}'{':*' if of.prefix else ''}"
    if isinstance(of, Any):
        return "(" + " | ".join(map(to_tsquery, of.parts)) + ")"
    return "(" + " & ".join([*map(to_tsquery, of.parts), *(f"!{to_tsquery(part)}" for part in of.without)]) + ")"
