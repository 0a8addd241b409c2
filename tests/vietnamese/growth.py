"""How the time of a reader grows with the length of a text; machines differ, so no second is named."""

from __future__ import annotations

import time
from collections.abc import Callable

_LEAST, _TRIES = 0.1, 3


def is_linear(read: Callable[[str], object], piece: str, length: int) -> bool:
    """Whether a text of one piece again and again, `length` characters long, takes far less than sixteen times as long at four times the length."""

    def seconds(characters: int) -> float:
        started = time.process_time()
        read(piece * (characters // len(piece)))
        return time.process_time() - started

    # Other programs disturb one try; the square fails them all.
    return any(seconds(4 * length) < 10 * max(seconds(length), _LEAST) for _ in range(_TRIES))
