"""The words in front of a list of people, and how they govern it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import MADE_UP

INTRODUCERS = MADE_UP | {"có", "là", "còn có", ":"}
"""What stands between the verbs and the list that they introduce."""
LEADING = ("chủ tọa", "trưởng đoàn", "tổ trưởng")
"""How the tasks of those begin who chair."""


@dataclass(slots=True)
class Front:
    """The words in front of a list of people: chunks `start` to `last` of a sentence, the list being at chunk `end`.

    `begin` is where they begin with the clauses before their own; `at_start`: nobody was named before. `words` are those of `start` to `last`,
    `pairs` each of them with the next, `verbs` the verbs among them, `told` the roles these give.
    """

    chunks: Sequence[Chunk]
    keys: Sequence[str]
    begin: int
    start: int
    last: int
    end: int
    at_start: bool
    words: list[str]
    pairs: list[str]
    verbs: list[Chunk]
    told: set[Role]


@dataclass(slots=True)
class Opening:
    """The words in front of a list: `kind` is how they govern it, `roles` what they say."""

    kind: str
    roles: set[Role] = field(default_factory=set)
    replaced: bool = False  # somebody else comes in their place
    embedded: bool = False  # they stand within a clause that is not theirs
    thanked: bool = False  # right behind a verb of saying: "tri ân | Mẹ Quýt", "cho biết | ông An vắng mặt"
