"""Abbreviations and what they stand for, both ways: "HĐND" also finds "Hội đồng nhân dân", and that finds "HĐND"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from danvan_crawler.archive.search.language import AllOf, AnyOf, Node, Phrase, phrase_of
from danvan_crawler.archive.search.words import words
from danvan_crawler.vietnamese.names import is_syllable
from danvan_crawler.vietnamese.people.lexicon import pairs, sections

Words = tuple[str, ...]
MAX_VARIANTS = 12
"""Ways to write one phrase that are looked for."""


@cache
def _tables() -> tuple[dict[Words, list[Words]], dict[Words, list[Words]], int]:
    """Abbreviation -> long forms, long form -> abbreviations, words of the longest long form; all folded."""
    signs = {word for sign in sections("documents")["signs"] for word in words(sign)[0]}
    longs: dict[Words, list[Words]] = {}
    shorts: dict[Words, list[Words]] = {}
    for entry in (entry for part in ("bodies", "roles") for entry in pairs("abbreviations", part).items()):
        short, long = (tuple(words(side)[0]) for side in entry)
        if long not in longs.setdefault(short, []):
            longs[short].append(long)
        # "tu" would find every "từ", and "CT" every "Chỉ thị": from the long form only to what can't be read as something else.
        sign = short[0] in signs and len(short[0]) == 2 and short != ("tw",)
        if len(long) > 1 and not sign and not is_syllable(short[0]) and short not in shorts.setdefault(long, []):
            shorts[long].append(short)
    return longs, shorts, max(map(len, shorts))


def expanded(node: Node) -> Node:
    """The query with the other ways to write its abbreviations and names of bodies, as alternatives; what is excluded stays as it is."""
    if isinstance(node, Phrase):
        variants = list(_variants(node))
        return node if len(variants) == 1 else AnyOf(tuple(variants))
    if isinstance(node, AnyOf):
        return AnyOf(tuple(expanded(part) for part in node.parts))
    return AllOf(tuple(_runs(node.parts)), node.without)


def _variants(phrase: Phrase) -> Iterator[Phrase]:
    """The phrase itself and the other ways to write it."""
    seen = {phrase.words: phrase}
    waiting = [phrase.words]
    while waiting and len(seen) < MAX_VARIANTS:
        for other in _rewritten(waiting.pop(0), phrase):
            if other not in seen and len(seen) < MAX_VARIANTS:
                seen[other] = Phrase(other, other)
                waiting.append(other)
    yield from seen.values()


def _rewritten(found: Words, phrase: Phrase) -> Iterator[Words]:
    longs, shorts, longest = _tables()
    whole = len(found) - (phrase.prefix and found == phrase.words)  # a word that may go on is no abbreviation yet
    for at in range(whole):
        short = found[at : at + 1]
        # "tu" typed small is a word; "TU" is the Tỉnh ủy.
        if short in longs and (not is_syllable(short[0]) or (phrase.capitals and len(short[0]) > 1)):
            yield from (found[:at] + long + found[at + 1 :] for long in longs[short])
        for end in range(at + 2, min(at + longest, whole) + 1):
            yield from (found[:at] + other + found[end:] for other in shorts.get(found[at:end], ()))


def _runs(parts: tuple[Node, ...]) -> Iterator[Node]:
    """Parts that all must match; words typed one after the other that are a long form may also be there as its abbreviation."""
    _, shorts, longest = _tables()
    at = 0
    while at < len(parts):
        run = _plain_words(parts, at, longest)
        end = next((at + n for n in range(len(run), 1, -1) if tuple(run[:n]) in shorts), None)
        if end is None:
            yield expanded(parts[at])
            at += 1
            continue
        whole = Phrase(tuple(run[: end - at]), tuple(run[: end - at]))
        others = [variant for variant in _variants(whole) if variant.words != whole.words]
        yield AnyOf((AllOf(parts[at:end]), *others))
        at = end


def _plain_words(parts: tuple[Node, ...], at: int, most: int) -> list[str]:
    found: list[str] = []
    for part in parts[at : at + most]:
        if not isinstance(part, Phrase) or part.prefix or len(part.words) > 1:
            break
        found.append(part.words[0])
    return found


def expanded_phrase(text: str) -> Node | None:
    """A text as a phrase or any other way to write it; None if it has no word."""
    phrase = phrase_of(text)
    return expanded(phrase) if phrase else None
