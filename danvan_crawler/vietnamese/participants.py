"""The people of an article: who takes part, in which offices, with which roles, and who is only mentioned.

Rules and word lists only, no model: `people/tokens`, `people/lines` and `people/chunking` read a sentence, `people/mentions` its
lists and offices (`people/office_runs`, `people/holder_lists`), `people/evidence` says which names are people, `people/roles` what they do,
`people/appointments` and `people/new_posts` which posts they get, `people/going_on` what they do in the sentences behind, `people/naming` joins
namings to the `people/persons` of the article, and `people/kinds` says whether it reports anything; here an article goes through them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from danvan_crawler.items import Field, Group, Participant, Position, Role, Span
from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.appointments import (
    LIST_HEADINGS,
    VOTING,
    candidates_speak,
    lists_holders,
    office_of_list,
    opened_roles,
    presents_candidates,
    votes,
)
from danvan_crawler.vietnamese.people.bylines import goes_on_masthead, heads_masthead, is_byline, own_end, signs
from danvan_crawler.vietnamese.people.chunking import chunk
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.evidence import is_beside, is_fallen, is_person
from danvan_crawler.vietnamese.people.going_on import follow
from danvan_crawler.vietnamese.people.groups import group_ranges
from danvan_crawler.vietnamese.people.history import is_fiction, is_history
from danvan_crawler.vietnamese.people.lines import read_lines
from danvan_crawler.vietnamese.people.mentions import Mention, find_mentions, list_line, opens_people
from danvan_crawler.vietnamese.people.naming import named_person
from danvan_crawler.vietnamese.people.new_posts import give_posts
from danvan_crawler.vietnamese.people.passages import (
    Passage,
    may_entitle,
    may_go_on,
    may_name,
    may_open_group,
    paragraphs,
    passages,
)
from danvan_crawler.vietnamese.people.past import (
    BEGINS_BACK,
    comes_back,
    dies,
    goes_back,
    gone,
    is_example,
    is_far,
    lived,
    of_other_days,
    only_asks,
    tells_of_uncle,
)
from danvan_crawler.vietnamese.people.persons import Person, Persons
from danvan_crawler.vietnamese.people.quotations import (
    asks,
    is_author,
    is_described,
    is_labelled,
    only_made,
    questions,
    quotations,
    running_through,
    signs_quotation,
)
from danvan_crawler.vietnamese.people.roles import assign, group_role
from danvan_crawler.vietnamese.people.tokenized import Tokenized
from danvan_crawler.vietnamese.people.tokens import BREAK, ends, keyed, keys_in, sentences, tokenize

_NUMBERED = re.compile(r"(?:\d{1,2}|[A-HIVX]{1,4})[.)/-]\s")
_LATE = re.compile(r"cố (?!vấn)")
FIELDS: tuple[Field, ...] = ("title", "sapo", "body", "caption")


@dataclass(slots=True)
class People:
    """The people of an article in printed order (those only mentioned too), and the participants that have no names."""

    participants: list[Participant] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def find_people(fields: Mapping[str, str]) -> People:
    """The people of an article given as NFC texts by field (title, sapo, body, caption; paragraphs parted by line breaks).

    One `Participant` a person: span of the first naming, offices as printed with their spans, all roles and the highest one.
    Never raises; unknown fields are left out.
    """
    people = People()
    whole = "\n".join(text for name in FIELDS if (text := fields.get(name)))
    persons = Persons(whole)
    history = is_history(whole) or is_fiction(whole)
    for name in FIELDS:
        text = fields.get(name)
        if text:
            _Reader(name, text, persons, people.groups, history=history).read()
    people.participants = persons.participants()
    return people


@dataclass(slots=True)
class _List:
    """A list that goes on in the lines below: the roles it gives, whether its heading says that it is one of people, and the office above them."""

    roles: set[Role] = field(default_factory=set)
    of_people: bool = False
    office: tuple[str, Position] | None = None  # "PHÓ CHỦ TỊCH", and below "1. Nguyễn Thanh Huyền"
    candidates: bool = False  # it is one of those who stand for election
    begins: bool = False  # with the next line, right below the office, which may be a bare name


class _Reader:
    """Reads one field into the persons of the article."""

    def __init__(self, name: Field, text: str, persons: Persons, groups: list[Group], *, history: bool) -> None:
        self._name: Field = name
        self._text = text
        self._persons = persons
        self._groups = groups
        self._history = history
        self._asked = questions(text)  # from where on an interview tells of others
        self._uncle = "Hồ" in text and ("Bác Hồ" in text or "Hồ Chí Minh" in text)  # "Bác" may be he
        self._keyed = keyed(text)
        self._tokenized = Tokenized(name, text, [], [], [])  # the passage that is read
        self._chunks: list[Chunk] = []
        self._masthead = False  # the last line named those who answer for the site
        self._list = _List()
        self._voted = False  # the last sentence told of an election
        self._electing = False  # the last sentence gave somebody a post
        self._far = False  # and it was of a time of which no site reports
        self._past = False  # the last sentence of this paragraph was of the last century
        self._quoted: list[tuple[int, int]] = []  # the quotations of this paragraph
        self._candidates: list[Person] = []  # whose lives were read out
        self._acting: Person | None = None  # who acted last in this paragraph: "Đồng chí cũng đề nghị …"

    def read(self) -> None:
        for paragraph in paragraphs(self._text, own_end(self._keyed)):
            self._acting = None
            self._past = self._far = False
            if self._list.roles or self._matters(paragraph):
                self._quoted = quotations(self._text, paragraph.start, paragraph.end)
                cut = passages(self._text, paragraph)
                for passage in cut:
                    if self._list.roles or len(cut) == 1 or self._matters(passage):
                        self._passage(passage)
                    else:
                        self._voted = any(self._keyed.find(word, passage.start, passage.end) >= 0 for word in VOTING)
                        if BEGINS_BACK.match(self._text, passage.start):
                            self._past = True
                            self._far = is_far(self._text, passage.start, passage.end)

    def _matters(self, passage: Passage) -> bool:
        """Whether a passage may name somebody, or say something of those who are named; most of a text does neither."""
        text, start, end = self._text, passage.start, passage.end
        if may_name(text, start, end) or text[start:end].rstrip().endswith(":"):
            return True
        keys = self._keyed[start:end]
        if "\n" in keys or "  " in keys:
            keys = " ".join(keys.split())
        persons = self._persons
        return (
            keys.startswith(LIST_HEADINGS)
            or persons.may_hold(keys)
            or may_open_group(keys)
            or (bool(self._candidates) and "ứng cử" in keys)
            or (self._acting is not None and may_go_on(keys))
            or (persons.dignified and may_entitle(keys))
        )

    def _passage(self, passage: Passage) -> None:
        """Reads the sentences of a passage."""
        listed = self._list
        tokens = tokenize(self._text, passage.start, passage.end)
        ended = ends(tokens, passage.start)
        if passage.shouted or self._text.find("\n", passage.start, passage.end) >= 0:
            tokens, ended = read_lines(tokens, ended, shouted=passage.shouted)
        keys = keys_in(tokens)
        self._tokenized = Tokenized(self._name, self._text, tokens, ended, keys)
        for start, end, fresh in sentences(tokens, fresh=passage.fresh):
            if fresh:
                self._acting = None
                if _NUMBERED.match(self._text, self._tokenized.place(start, start + 1)[0]):
                    self._past = self._far = False  # "B. Bổ nhiệm 04 Cha Quản hạt:" below "A. … Năm 1965, …"
            ends_line = tokens[end].kind == BREAK if end < len(tokens) else passage.closed
            if listed.roles == {"appointed"} and fresh and ends_line and self._heads_list(start, end):
                continue
            first, listed.begins = listed.begins, False
            if not first and is_byline(tokens, keys, start, end, whole_line=fresh and ends_line, listed=listed.of_people):
                self._masthead = self._masthead or heads_masthead(keys, start, end)
                continue
            self._chunks = chunk(tokens, keys, start, end)
            if self._masthead and fresh:
                self._masthead = goes_on_masthead(self._chunks)
                if self._masthead:
                    continue
            tags = {part.tag for part in self._chunks}
            if "appoints" in tags or "appointed" in tags:
                listed.office = None  # "Ban Chấp hành cũng bầu ông An giữ chức Chánh Văn phòng" below the Phó Chủ tịch
            answers = self._asked is not None and passage.start >= self._asked and not (fresh and is_labelled(self._chunks))
            self._sentence(told=answers)
            self._list_on(fresh=fresh)
            self._voted = "appoints" in tags and votes(self._chunks)

    def _list_on(self, *, fresh: bool) -> None:
        """What the sentence that was read leaves to the lines below: that a list opens or goes on, and the office of all in it."""
        listed, chunks = self._list, self._chunks
        if presents_candidates(chunks):
            self._candidates, listed.candidates = [], True
        elif not (fresh and listed.roles):
            listed.candidates = False
        listed.roles = opened_roles(chunks, listed.roles, fresh=fresh, voted=self._voted)
        given = office_of_list(chunks) if listed.roles == {"appointed"} else None
        goes_on = opens_people(self._tokenized.keys, chunks) or (listed.of_people and chunks[-1].key != ":")
        listed.of_people = given is not None or (bool(listed.roles) and goes_on)
        if given is not None:
            listed.office = self._tokenized.printed(chunks[given])
        elif not listed.of_people:
            listed.office = None

    def _heads_list(self, start: int, end: int) -> bool:
        """Whether a line of the elected is an office and nothing else, that of all in the lines below."""
        parts = [part for part in chunk(self._tokenized.tokens, self._tokenized.keys, start, end) if part.key != ":"]
        if [part.kind for part in parts] != ["office"]:
            return False
        self._list.office = self._tokenized.printed(parts[0])
        self._list.of_people = self._list.begins = True
        return True

    def _sentence(self, *, told: bool) -> None:
        """Reads the chunks of a sentence; `told`: it is the answer of an interview, which tells of others."""
        chunks, opened = self._chunks, self._list.roles
        tokens, keys = self._tokenized.tokens, self._tokenized.keys
        found, orphans = find_mentions(tokens, keys, chunks)
        if self._list.of_people:
            list_line(chunks, found)
        mentions = [mention for mention in found if is_person(tokens, keys, chunks, mention, self._persons)]
        if not opened and signs(chunks, mentions):
            return
        if not mentions and self._candidates and candidates_speak(chunks):
            for person in self._candidates:
                person.roles.add("speak")
        self._look_back(found, mentions)
        roles, dead = self._roles(mentions, opened, told=told)
        self._electing = any("appointed" in said for said in roles)
        lost = self._lost(mentions)
        people = [self._add(mention, said, lost=away) for mention, said, away in zip(mentions, roles, lost, strict=True)]
        for i in dead:
            people[i].departed = True
        for i in range(len(people) - 1, 0, -1):
            joined = [part.key for part in chunks[mentions[i - 1].last + 1 : mentions[i].first]] in (["và"], [","], [",", "và"])
            if joined and people[i].departed and dies(chunks, mentions[-1]) and "liệt s" not in (mentions[i].honorific or ""):
                people[i - 1].departed = True  # "Chủ tịch xã Hồ Văn Thành | và cán bộ xã Lê Hải Sơn mất tích"
        give_posts(self._persons, self._tokenized, chunks, mentions, people, roles, orphans)
        went_on = follow(self._persons, self._tokenized, chunks, mentions, people, set(orphans), self._acting)
        if len(mentions) == 1 and (mentions[0].honorific or not went_on):
            self._acting = people[0]
        for first, last in group_ranges(tokens, keys, chunks, mentions):
            start, end = self._tokenized.place(first, last)
            self._groups.append(Group(self._text[start:end], Span(self._name, start, end), group_role(chunks, roles)))

    def _look_back(self, found: Sequence[Mention], mentions: Sequence[Mention]) -> None:
        """Notes whether the sentence tells of days long past, or comes back from them to what is reported."""
        chunks = self._chunks
        back = goes_back(chunks, mentions[0].first if mentions and not self._past else None)
        self._past = back or ((self._past or any(lived(chunks, mention) for mention in found)) and not comes_back(chunks, far=self._far))
        if back:
            self._far = is_far(self._text, *self._tokenized.place(chunks[0].start, chunks[-1].end))

    def _roles(self, mentions: Sequence[Mention], opened: set[Role], *, told: bool) -> tuple[list[set[Role]], list[int]]:
        """What each of the people of the sentence does, and which of them are dead, by their places."""
        chunks = self._chunks
        uncle = self._uncle and tells_of_uncle(chunks, mentions[0].first if mentions else None)
        asking = told and len(mentions) == 1 and asks(chunks, mentions[0])
        asked = bool(mentions) and only_asks(chunks, mentions[0].first)
        background = self._history or self._past or uncle or (told and not asking) or asked or of_other_days(chunks)
        roles = assign(chunks, mentions, opened, background=background)
        dead = list(range(len(mentions))) if is_example(chunks) else []
        through = running_through(self._tokenized.place(chunks[0].start, chunks[-1].end), self._quoted) if self._quoted else []
        fallen = False  # "Liệt sĩ Trần Văn Ơn, Nguyễn Thái Bình": the word is said of all
        for i, mention in enumerate(mentions):
            listed = i > 0 and mention.honorific is None and not mention.offices and mention.first - mentions[i - 1].last == 2
            if mention.told or is_author(chunks, mention) or (through and self._stands_in(through, mention)):
                roles[i] = {"mentioned"}  # "Dương Văn Tĩnh được bà con tin cậy": who may act later, under a title
            elif not roles[i] and only_made(chunks, mention):
                roles[i] = {"mentioned"}
            elif asking or (roles[i] <= {"attend"} and len(mentions) == 1 and signs_quotation(self._tokenized.tokens, chunks, mention)):
                roles[i] = {"speak"}
            elif roles[i] == {"speak"} and is_described(self._tokenized.tokens, chunks, mention):
                roles[i] = {"mentioned"}
            elif (self._electing or self._voted) and roles[i] <= {"attend", "mentioned"} and lists_holders(chunks):
                roles[i] = {"appointed"}
            widowed = i > 0 and is_beside(chunks, mentions[i - 1].last, mention.first) and "liệt s" not in (mentions[i - 1].honorific or "")
            fallen = is_fallen(mention.honorific or "", of_kin=widowed) or (fallen and listed)
            if fallen:
                roles[i] = {"mentioned"}
                dead.append(i)
            elif not roles[i] and listed and self._historical(mentions[i - 1]):
                roles[i] = {"mentioned"}  # "các nữ chiến sĩ Nguyễn Thị Minh Khai, | Võ Thị Thắng"
        return roles, dead

    def _lost(self, mentions: Sequence[Mention]) -> list[bool]:
        """Which of the people of the sentence are away for good: dead, dismissed. "kỷ luật Đô đốc A | và Phó Đô đốc B" is said of all."""
        chunks = self._chunks
        lost: list[bool] = []
        for i, mention in enumerate(mentions):
            next_to = i > 0 and mention.first - mentions[i - 1].last == 2
            mark = chunks[mention.first - 1].key
            listed = next_to and (mark == "và" or (mark == "," and mention.honorific is None))
            among = next_to and mark == "," and mention.last + 1 < len(chunks) and chunks[mention.last + 1].key in (",", "và")
            lost.append(self._late(mention) or gone(chunks, mention) or ((listed or among) and lost[-1]))
        return lost

    def _add(self, mention: Mention, roles: set[Role], *, lost: bool) -> Person:
        person = named_person(self._persons, self._tokenized, self._chunks, mention, roles, lost=lost)
        if self._list.candidates and roles == {"attend"}:
            self._candidates.append(person)
        if self._list.office is not None and roles == {"appointed"}:
            self._persons.give_office(person, *self._list.office)  # but "Bổ nhiệm 02 Cha Quản hạt:", "1. Cha A: Quản hạt An Bình"
        return person

    def _late(self, mention: Mention) -> bool:
        """True for "cố Bí thư Tỉnh ủy Đoàn Bá Ngạn", not for a "cố vấn"."""
        return any(_LATE.match(self._chunks[at].key) for at in mention.offices)

    def _historical(self, mention: Mention) -> bool:
        part = self._chunks[mention.at]
        return names.is_historical(self._tokenized.keys[part.start : part.end])

    def _stands_in(self, parts: Sequence[tuple[int, int]], mention: Mention) -> bool:
        """Whether a person is named within one of some parts of the text."""
        first = self._chunks[mention.first]
        at, _ = self._tokenized.place(first.start, first.end)
        return any(start < at < end for start, end in parts)
