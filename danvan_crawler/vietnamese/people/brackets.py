"""Brackets in a sentence: where they open and close, and the sentence without what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk


def opening_bracket(chunks: Sequence[Chunk], close: int) -> int | None:
    """The bracket that the one at chunk `close` closes, a few chunks before it; None if there is none."""
    for i in range(close - 1, max(-1, close - 14), -1):
        if chunks[i].kind == "separator" and chunks[i].key == "(":
            return i
    return None


def closing_bracket(chunks: Sequence[Chunk], opening: int) -> int | None:
    """The bracket that closes the one at chunk `opening`, a few chunks behind it; None if there is none."""
    return next((i for i in range(opening + 1, min(len(chunks), opening + 14)) if chunks[i].key == ")"), None)


def behind_brackets(chunks: Sequence[Chunk], at: int) -> int:
    """The chunk behind the brackets that open at chunk `at`; `at` itself where none do."""
    if at >= len(chunks) or chunks[at].key != "(":
        return at
    closing = closing_bracket(chunks, at)
    return at if closing is None else closing + 1


def unbracketed(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks without those between brackets: "ông Lê Văn An | (sinh năm 1975) | và ông …"."""
    kept: list[Chunk] = []
    depth = 0
    for each in chunks:
        depth += each.key == "("
        if not depth:
            kept.append(each)
        depth -= each.key == ")" and depth > 0
    return kept
