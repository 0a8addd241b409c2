"""The people of an article: who takes part, in which offices, with which roles, and who is only mentioned.

Rules and word lists only, no model: `people/tokens` and `people/chunks` read a sentence, `people/mentions` its lists and offices,
`people/roles` what people do; here the sentences of an article are joined to persons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from danvan_crawler.items import ROLE_PRECEDENCE, Field, Group, Participant, Position, Role, Span
from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people import groups as group_spans
from danvan_crawler.vietnamese.people.bylines import is_byline
from danvan_crawler.vietnamese.people.chunks import Chunk, chunk
from danvan_crawler.vietnamese.people.lines import read_lines
from danvan_crawler.vietnamese.people.mentions import Mention, find_mentions
from danvan_crawler.vietnamese.people.roles import Scope, assign, new_offices, opened_roles, predicate
from danvan_crawler.vietnamese.people.tokens import Token, sentences, tokenize

FIELDS: tuple[Field, ...] = ("title", "sapo", "body", "caption")


@dataclass(slots=True)
class People:
    """The people of an article in printed order (those only mentioned too), and the participants that have no names."""

    participants: list[Participant] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class _Person:
    keys: tuple[str, ...]
    participant: Participant
    roles: set[Role] = field(default_factory=set)
    offices: dict[str, Position] = field(default_factory=dict)


def find_people(fields: Mapping[str, str]) -> People:
    """The people of an article given as NFC texts by field (title, sapo, body, caption; paragraphs parted by line breaks).

    One `Participant` a person: span of the first naming, offices as printed with their spans, all roles and the highest one.
    Never raises; unknown fields are left out.
    """
    reader = _Reader()
    for name in FIELDS:
        text = fields.get(name)
        if text:
            reader.read(name, text)
    return reader.people()


class _Reader:
    """Reads field after field and joins what it finds to persons."""

    def __init__(self) -> None:
        self._persons: list[_Person] = []
        self._groups: list[Group] = []
        self._subject: _Person | None = None  # who acted last in this paragraph: "Đồng chí cũng đề nghị …"
        self._subjects: dict[int, _Person] = {}  # the persons of this sentence by the chunk of their name

    def read(self, name: Field, text: str) -> None:
        tokens = read_lines(tokenize(text))
        keys = [token.key for token in tokens]
        scope = Scope()
        parts = sentences(tokens)
        for number, (start, end, fresh) in enumerate(parts):
            if is_byline(tokens, keys, start, end, last=number == len(parts) - 1, fresh=fresh):
                continue
            chunks = chunk(tokens, keys, start, end)
            self._subjects = {}
            mentions, orphans = find_mentions(tokens, keys, chunks)
            kept = [mention for mention in mentions if self._is_person(tokens, keys, chunks, mention)]
            roles = assign(chunks, kept, scope)
            if fresh:
                self._subject = None
            for mention, found in zip(kept, roles, strict=True):
                self._subjects[mention.at] = self._add(name, text, tokens, chunks, mention, found)
            self._appoint(name, text, tokens, chunks, kept, roles, orphans)
            self._follow(tokens, chunks, kept, orphans)
            self._groups.extend(group_spans.find_groups(name, text, tokens, chunks, kept, roles))
            scope = Scope(roles=opened_roles(chunks, scope, fresh=fresh))

    def people(self) -> People:
        order = {"title": 0, "sapo": 1, "body": 2, "caption": 3}
        found = sorted(self._persons, key=lambda person: (order[person.participant.span.field], person.participant.span.start))
        for number, person in enumerate(found, 1):
            participant = person.participant
            participant.order = number
            taking_part = person.roles - {"mentioned"} or {"mentioned"}
            participant.roles = [role for role in ROLE_PRECEDENCE if role in taking_part]
            participant.role = participant.roles[0]
            participant.positions = list(person.offices.values())
        return People([person.participant for person in found], self._groups)

    def _is_person(self, tokens: Sequence[Token], keys: Sequence[str], chunks: Sequence[Chunk], mention: Mention) -> bool:
        part = chunks[mention.at]
        words = keys[part.start : part.end]
        if part.tag in ("titled", "adjacent", "listed") or mention.offices or mention.evidence:
            return not (names.is_place(words) and not mention.offices)
        if self._known(tuple(words)):
            return True
        if names.is_historical(words):
            return False
        following = chunks[mention.at + 1] if mention.at + 1 < len(chunks) else None
        previous = chunks[mention.at - 1] if mention.at else None
        opens = previous is None or previous.key in (",", ";", ":", "-", "–", "và", "cùng")
        acts = following is not None and following.kind == "verb" and following.tag in ("speak", "say", "award", "chair")
        return opens and acts and part.end - part.start >= 2

    def _known(self, words: tuple[str, ...]) -> _Person | None:
        return next((person for person in self._persons if person.keys == words), None)

    def _resolve(self, words: tuple[str, ...]) -> _Person | None:
        """The person of a full name, or of its last words ("đồng chí Mai" for Trương Thị Mai) if only one fits."""
        known = self._known(words)
        if known or len(words) > 2:
            return known
        fitting = [person for person in self._persons if len(person.keys) > len(words) and person.keys[-len(words) :] == words]
        return fitting[-1] if len(fitting) == 1 else None

    def _appoint(
        self,
        name: Field,
        text: str,
        tokens: Sequence[Token],
        chunks: Sequence[Chunk],
        mentions: Sequence[Mention],
        roles: Sequence[set[Role]],
        orphans: Sequence[int],
    ) -> None:
        """Gives the office of "… giữ chức Bí thư Huyện ủy" to the people that the sentence appoints before it."""
        for at, office in new_offices(chunks, orphans):
            before = [i for i, mention in enumerate(mentions) if mention.last < at]
            if not before or "mentioned" in roles[before[-1]]:
                continue
            start = mentions[before[-1]].first
            for i in reversed(before):
                if mentions[i].last < start - 2 and i != before[-1]:
                    break
                start = mentions[i].first
                self._office(self._subjects[mentions[i].at], name, text, tokens, chunks[office])
                if i and mentions[i].offices:
                    break

    def _follow(self, tokens: Sequence[Token], chunks: Sequence[Chunk], mentions: Sequence[Mention], orphans: Sequence[int]) -> None:
        """Adds what people do under a pronoun or an office alone: "Đồng chí đề nghị …", "Phó Chủ tịch UBND tỉnh khẳng định …"."""
        for i, part in enumerate(chunks):
            person: _Person | None = None
            end = next((mention.first for mention in mentions if mention.first > i), len(chunks))
            at = i + 1
            while i in orphans and at < end and (chunks[at].key in ("và", ",") or at in orphans):
                at += 1  # "Phó Trưởng Ban Dân vận và Phó Trưởng Ban Tôn giáo tỉnh đã tặng …"
            if at >= end or chunks[at].kind != "verb":
                continue
            if part.kind == "honorific" and part.tag in ("religious", "ranks"):
                person = next((each for each in reversed(self._persons) if _same_title(each.participant.honorific, part.key)), None)
            elif part.kind == "honorific" and part.tag == "address":
                earlier = [mention for mention in mentions if mention.last < i]
                person = self._subjects[earlier[-1].at] if earlier else self._subject
            elif i in orphans and (i == 0 or chunks[i - 1].kind in ("separator", "honorific", "verb") or i - 2 in orphans):
                person = self._holder(" ".join(token.key for token in tokens[part.start : part.end]))
            if person is not None:
                person.roles |= predicate(chunks, at, end) - {"mentioned", "appointed"}
        if mentions:
            self._subject = self._subjects[mentions[-1].at] if len(mentions) == 1 else self._subject

    def _holder(self, office: str) -> _Person | None:
        """The one person who holds this office, or one that it is short for."""
        exact = [person for person in self._persons if office in person.offices]
        fitting = exact or [person for person in self._persons if any(key.startswith(office + " ") for key in person.offices)]
        return fitting[0] if len(fitting) == 1 else None

    def _add(self, name: Field, text: str, tokens: Sequence[Token], chunks: Sequence[Chunk], mention: Mention, roles: set[Role]) -> _Person:
        part = chunks[mention.at]
        words = tuple(token.key for token in tokens[part.start : part.end])
        if names.is_historical(words):
            roles = {"mentioned"}
        person = self._resolve(words)
        if person is None:
            start, end = tokens[part.start].start, tokens[part.end - 1].end
            participant = Participant(names.display_name(text[start:end]), Span(name, start, end), honorific=mention.honorific)
            person = _Person(words, participant)
            self._persons.append(person)
        person.roles |= roles
        if person.participant.honorific is None:
            person.participant.honorific = mention.honorific
        for at in mention.offices:
            self._office(person, name, text, tokens, chunks[at])
        return person

    def _office(self, person: _Person, name: Field, text: str, tokens: Sequence[Token], part: Chunk) -> None:
        start, end = tokens[part.start].start, tokens[part.end - 1].end
        key = " ".join(token.key for token in tokens[part.start : part.end])
        if key not in person.offices and not _short_form(key, person.offices):
            person.offices[key] = Position(text[start:end], Span(name, start, end))


def _same_title(honorific: str | None, title: str) -> bool:
    """"Hòa thượng" for someone introduced as "HT." or "Hòa thượng"."""
    initials = "".join(word[0] for word in title.split())
    return honorific is not None and (title in honorific or initials in honorific.split())


def _short_form(key: str, offices: Mapping[str, Position]) -> bool:
    """True when an office given already begins like this one: "Phó Trưởng Ban" after "Phó Trưởng Ban Dân vận Trung ương"."""
    plain = key.removeprefix("nguyên ")
    return any(known.startswith(key + " ") or known == plain for known in offices)
