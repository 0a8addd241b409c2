"""Participants without names: "lãnh đạo một số sở, ngành", "cùng hơn 200 đại biểu"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.tokens import Token

_HEADS = phrases("context", "groups")
_PARTING = frozenset((",", ";", "và", "cùng", "với"))


def group_ranges(
    tokens: Sequence[Token], keys: Sequence[str], chunks: Sequence[Chunk], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Where the groups of a sentence stand, as token ranges.

    They follow named people in a list, or the opening of one ("Dự hội nghị có …"), from a word like "lãnh đạo" to the next
    semicolon, person or verb of saying.
    """
    start = _list_start(chunks, mentions)
    if start is None:
        return []
    stops = {chunks[mention.first].start for mention in mentions}
    end = next(
        (part.start for part in chunks if part.start >= start and part.kind == "verb" and part.tag in ("say", "speak")), chunks[-1].end
    )
    found: list[tuple[int, int]] = []
    i = start
    while i < end:
        if (i == start or keys[i - 1] in _PARTING) and _HEADS.longest(keys, i, end):
            stop = i
            while stop < end and tokens[stop].text not in (";", ".", ":", "(") and stop not in stops:
                stop += 1
            next_one = stop
            while stop > i and keys[stop - 1] in _PARTING:
                stop -= 1
            if stop > i + 1:
                found.append((i, stop))
                i = next_one
        i += 1
    return found


def _list_start(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> int | None:
    if mentions:
        return chunks[mentions[0].last].end
    for i, part in enumerate(chunks):
        if part.kind == "verb" and part.tag in ("attend", "chair"):
            opener = next((later for later in chunks[i + 1 : i + 8] if later.key in ("có", "gồm", "còn có")), None)
            return opener.end if opener else None
    return None
