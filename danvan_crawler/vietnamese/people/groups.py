"""Participants without names: "lãnh đạo một số sở, ngành", "cùng hơn 200 đại biểu"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import ROLE_PRECEDENCE, Field, Group, Role, Span
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.tokens import Token

_HEADS = phrases("context", "groups")


def find_groups(
    name: Field, text: str, tokens: Sequence[Token], chunks: Sequence[Chunk], mentions: Sequence[Mention], roles: Sequence[set[Role]]
) -> list[Group]:
    """The groups that stand in a list of people: from a word like "lãnh đạo" behind a separator to the next semicolon or the end."""
    if not mentions:
        return []
    keys = [token.key for token in tokens]
    found: list[Group] = []
    end = chunks[-1].end
    i = chunks[mentions[0].last].end
    while i < end:
        before = tokens[i - 1]
        if (before.text in ",;" or before.key in ("và", "cùng", "với")) and _HEADS.longest(keys, i, end):
            stop = i
            while stop < end and tokens[stop].text not in (";", ".", ":", "(") and not _next_person(chunks, mentions, tokens[stop].start, tokens):
                stop += 1
            while stop > i and tokens[stop - 1].text in (",", "và", "cùng"):
                stop -= 1
            if stop > i + 1:
                role = next((role for role in ROLE_PRECEDENCE if any(role in each for each in roles)), "attend")
                start, last = tokens[i].start, tokens[stop - 1].end
                found.append(Group(text[start:last], Span(name, start, last), "attend" if role == "mentioned" else role))
                i = stop
        i += 1
    return found


def _next_person(chunks: Sequence[Chunk], mentions: Sequence[Mention], at: int, tokens: Sequence[Token]) -> bool:
    return any(tokens[chunks[mention.first].start].start == at for mention in mentions)
