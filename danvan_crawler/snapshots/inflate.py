"""The one loop around zlib that files and payloads share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

STEP = 65_536


class Inflater(Protocol):
    """What `zlib.decompressobj` returns; typeshed keeps the class private."""

    @property
    def eof(self) -> bool:
        """Has the end of the compressed stream been reached?"""

    @property
    def unconsumed_tail(self) -> bytes:
        """Input that was not used because the output was full."""

    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes:
        """Unfolds some of the data."""


def unfold(decoder: Inflater, data: bytes) -> Iterator[bytes]:
    """What `data` adds to the decoder's output, in pieces of at most 64 KB: a bomb is seen before it fills the memory.

    Raises zlib.error on broken data. Asks once more when all input is used up: zlib may still hold output that did not fit
    into a full piece.
    """
    while not decoder.eof:
        piece = decoder.decompress(data, STEP)
        data = decoder.unconsumed_tail
        if piece:
            yield piece
        elif not data:
            return
