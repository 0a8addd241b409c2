"""A passage of an article as tokens: where they stand in the text, and what is made of them as it is printed there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_crawler.items import Field, Position, Span
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.tokens import Token, extent


@dataclass(slots=True)
class Tokenized:
    """The tokens of a passage, where each ends in the `text` of its `field`, and their keys."""

    field: Field
    text: str
    tokens: Sequence[Token]
    ends: Sequence[int]
    keys: Sequence[str]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens `first` to `last` stand in the text."""
        return extent(self.tokens, self.ends, first, last)

    def key(self, part: Chunk) -> str:
        """The keys of a chunk."""
        return " ".join(self.keys[part.start : part.end])

    def printed(self, part: Chunk) -> tuple[str, Position]:
        """An office by its key, as it is printed."""
        start, end = self.place(part.start, part.end)
        return self.key(part), Position(self.text[start:end], Span(self.field, start, end))
