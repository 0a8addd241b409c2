"""What a sentence is made of: honorifics, names, offices, places, verbs, separators and the words between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from danvan_crawler.vietnamese.people.lexicon import MADE_UP
from danvan_crawler.vietnamese.people.office_spans import OfficeSpan

Kind = Literal["honorific", "name", "office", "task", "place", "verb", "separator", "word"]
_TOGETHER = ("dự", "đi", "gia", "cùng", "mặt", "diện")
_KEY: Callable[[Chunk], str] = attrgetter("key")
_MARKED = MADE_UP | {",", ";", ":", "có", "còn có", "là", "của"}


@dataclass(slots=True)
class Chunk:
    """Tokens `start` to `end` as one unit. `tag` is the lexicon's section, for names how they are known:
    titled (an honorific before), adjacent (an office directly before), bare, listed (a capitalised unknown in a list of officials).
    """

    kind: Kind
    start: int
    end: int
    tag: str = ""
    key: str = ""
    office: OfficeSpan | None = None


def keys_of_chunks(chunks: Sequence[Chunk]) -> list[str]:
    """The keys of chunks."""
    return list(map(_KEY, chunks))


def words_of(chunks: Sequence[Chunk]) -> list[str]:
    """The words of all chunks."""
    return " ".join(map(_KEY, chunks)).split()


def begins_with_deed(chunks: Sequence[Chunk], end: int) -> bool:
    """True where a sentence begins with what is done to the person at chunk `end`: "Trao quyết định cho | ông An", "Thăm gia đình | bà Bê"."""
    verb = chunks[0]
    return (
        0 < end < 12
        and verb.kind == "verb"
        and (verb.tag in ("award", "flowers") or (verb.tag == "attend" and not verb.key.endswith(_TOGETHER)))
        and not any(chunk.key in _MARKED for chunk in chunks[:end])
    )
