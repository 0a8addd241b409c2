"""The people of an article: who takes part, in which offices, with which roles, and who is only mentioned.

Rules and word lists only, no model: `people/tokens`, `people/lines` and `people/chunking` read a sentence, `people/mentions` its
lists and offices (`people/office_runs`, `people/holder_lists`), `people/evidence` says which names are people, `people/roles` what they do and
`people/appointments` which posts they get, `people/persons` joins namings, and `people/kinds` says whether the article reports anything; here
an article goes through them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from danvan_crawler.items import Field, Group, Participant, Position, Role, Span
from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.appointments import (
    LIST_HEADINGS,
    VOTING,
    appoints_whom,
    lists_holders,
    new_offices,
    office_of_list,
    opened_roles,
    votes,
)
from danvan_crawler.vietnamese.people.brackets import unbracketed
from danvan_crawler.vietnamese.people.bylines import goes_on_masthead, heads_masthead, is_byline, own_end, signs
from danvan_crawler.vietnamese.people.chunking import chunk
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.evidence import is_beside, is_fallen, is_person
from danvan_crawler.vietnamese.people.groups import group_ranges
from danvan_crawler.vietnamese.people.holder_lists import whole_list
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.lines import read_lines
from danvan_crawler.vietnamese.people.mentions import Mention, find_mentions, list_line, opens_people
from danvan_crawler.vietnamese.people.ngrams import pairs
from danvan_crawler.vietnamese.people.office_runs import AUTHORISING
from danvan_crawler.vietnamese.people.opening_verbs import participial
from danvan_crawler.vietnamese.people.openings import visited
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
    departed,
    dies,
    ends_life,
    goes_back,
    gone,
    is_example,
    is_far,
    is_fiction,
    is_history,
    lived,
    of_other_days,
    only_asks,
    retires,
    tells_of_uncle,
)
from danvan_crawler.vietnamese.people.persons import Person, Persons
from danvan_crawler.vietnamese.people.predicates import predicate
from danvan_crawler.vietnamese.people.quotations import (
    asks,
    in_quotation,
    is_author,
    is_described,
    is_labelled,
    only_made,
    questions,
    quotations,
    running_through,
    signs_quotation,
)
from danvan_crawler.vietnamese.people.roles import assign, group_role, on_behalf
from danvan_crawler.vietnamese.people.tokens import BREAK, Token, ends, extent, keyed, sentences, tokenize

_LOCAL = word_set("grammar", "local")
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
    whole = "\n".join(fields.get(name) or "" for name in FIELDS)
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
    begins: bool = False  # with the next line, right below the office, which may be a bare name


def _is_local(words: Sequence[str]) -> bool:
    """Whether the words of an office say that no figure of history holds it: "Bí thư Đảng ủy xã", "Phó Bí thư Tỉnh đoàn"."""
    return not _LOCAL.isdisjoint((*words, *pairs(words)))


class _Reader:
    """Reads one field into the persons of the article."""

    def __init__(self, name: Field, text: str, persons: Persons, groups: list[Group], *, history: bool) -> None:
        self._name: Field = name
        self._text = text
        self._persons = persons
        self._groups = groups
        self._history = history
        self._asked = questions(text)  # from where on an interview tells of others
        self._uncle = "Bác Hồ" in text or "Hồ Chí Minh" in text  # "Bác" may be he
        self._keyed = keyed(text)
        self._tokens: list[Token] = []
        self._ends: list[int] = []
        self._keys: list[str] = []
        self._chunks: list[Chunk] = []
        self._masthead = False  # the last line named those who answer for the site
        self._list = _List()
        self._voted = False  # the last sentence told of an election
        self._electing = False  # the last sentence gave somebody a post
        self._far = False  # and it was of a time of which no site reports
        self._past = False  # the last sentence of this paragraph was of the last century
        self._quoted: list[tuple[int, int]] = []  # the quotations of this paragraph
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
        self._tokens, self._ends = tokens, ended
        self._keys = keys = [token.key for token in tokens]
        for start, end, fresh in sentences(tokens, fresh=passage.fresh):
            if fresh:
                self._acting = None
                if _NUMBERED.match(self._text, self._place(start, start + 1)[0]):
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
            if any(part.tag in ("appoints", "appointed") for part in self._chunks):
                listed.office = None  # "Ban Chấp hành cũng bầu ông An giữ chức Chánh Văn phòng" below the Phó Chủ tịch
            answers = self._asked is not None and passage.start >= self._asked and not (fresh and is_labelled(self._chunks))
            self._sentence(told=answers)
            self._list_on(fresh=fresh)
            self._voted = votes(self._chunks)

    def _list_on(self, *, fresh: bool) -> None:
        """What the sentence that was read leaves to the lines below: that a list opens or goes on, and the office of all in it."""
        listed, chunks = self._list, self._chunks
        listed.roles = opened_roles(chunks, listed.roles, fresh=fresh, voted=self._voted)
        given = office_of_list(chunks) if listed.roles == {"appointed"} else None
        goes_on = opens_people(self._keys, chunks) or (listed.of_people and chunks[-1].key != ":")
        listed.of_people = given is not None or (bool(listed.roles) and goes_on)
        if given is not None:
            listed.office = self._printed(chunks[given])
        elif not listed.of_people:
            listed.office = None

    def _heads_list(self, start: int, end: int) -> bool:
        """Whether a line of the elected is an office and nothing else, that of all in the lines below."""
        parts = [part for part in chunk(self._tokens, self._keys, start, end) if part.key != ":"]
        if [part.kind for part in parts] != ["office"]:
            return False
        self._list.office = self._printed(parts[0])
        self._list.of_people = self._list.begins = True
        return True

    def _sentence(self, *, told: bool) -> None:
        """Reads the chunks of a sentence; `told`: it is the answer of an interview, which tells of others."""
        chunks, opened = self._chunks, self._list.roles
        found, orphans = find_mentions(self._tokens, self._keys, chunks)
        if self._list.of_people:
            list_line(chunks, found)
        mentions = [mention for mention in found if is_person(self._tokens, self._keys, chunks, mention, self._persons)]
        if not opened and signs(chunks, mentions):
            return
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
        self._appoint(mentions, people, roles, orphans)
        went_on = self._follow(mentions, people, set(orphans))
        if len(mentions) == 1 and (mentions[0].honorific or not went_on):
            self._acting = people[0]
        for first, last in group_ranges(self._tokens, self._keys, chunks, mentions):
            start, end = self._place(first, last)
            self._groups.append(Group(self._text[start:end], Span(self._name, start, end), group_role(chunks, roles)))

    def _look_back(self, found: Sequence[Mention], mentions: Sequence[Mention]) -> None:
        """Notes whether the sentence tells of days long past, or comes back from them to what is reported."""
        chunks = self._chunks
        back = goes_back(chunks, mentions[0].first if mentions and not self._past else None)
        self._past = back or ((self._past or any(lived(chunks, mention) for mention in found)) and not comes_back(chunks, far=self._far))
        if back:
            self._far = is_far(self._text, *self._place(chunks[0].start, chunks[-1].end))

    def _roles(self, mentions: Sequence[Mention], opened: set[Role], *, told: bool) -> tuple[list[set[Role]], list[int]]:
        """What each of the people of the sentence does, and which of them are dead, by their places."""
        chunks = self._chunks
        uncle = self._uncle and tells_of_uncle(chunks, mentions[0].first if mentions else None)
        asking = told and len(mentions) == 1 and asks(chunks, mentions[0])
        asked = bool(mentions) and only_asks(chunks, mentions[0].first)
        background = self._history or self._past or uncle or (told and not asking) or asked or of_other_days(chunks)
        roles = assign(chunks, mentions, opened, background=background)
        dead = list(range(len(mentions))) if is_example(chunks) else []
        through = running_through(self._place(chunks[0].start, chunks[-1].end), self._quoted) if self._quoted else []
        fallen = False  # "Liệt sĩ Trần Văn Ơn, Nguyễn Thái Bình": the word is said of all
        for i, mention in enumerate(mentions):
            listed = i > 0 and mention.honorific is None and not mention.offices and mention.first - mentions[i - 1].last == 2
            if mention.told or is_author(chunks, mention) or (through and self._stands_in(through, mention)):
                roles[i] = {"mentioned"}  # "Dương Văn Tĩnh được bà con tin cậy": who may act later, under a title
            elif not roles[i] and only_made(chunks, mention):
                roles[i] = {"mentioned"}
            elif asking or (roles[i] <= {"attend"} and len(mentions) == 1 and signs_quotation(self._tokens, chunks, mention)):
                roles[i] = {"speak"}
            elif roles[i] == {"speak"} and is_described(self._tokens, chunks, mention):
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
        part = self._chunks[mention.at]
        words = names.joined(self._keys[part.start : part.end])
        person = self._persons.find(words, mention.honorific)
        if person is None and mention.honorific == "cụ":
            person = self._persons.scholar(words)
        person = person or self._persons.neighbour(words)
        if person is None:
            start, end = self._place(part.start, part.end)
            shown = names.display_name(self._text[start:end])
            full = Participant(shown, Span(self._name, start, end))
            person = self._persons.short(words)
            if person is not None:
                self._persons.rename(person, words, full)
            else:
                person = self._persons.add(words, full)
        person.latest = self._persons.number()
        past = names.is_historical(person.keys) and not self._is_namesake(person, mention, roles)
        told: set[Role] = {"mentioned"} if past else roles
        person.roles |= told
        person.named = person.named or (not told and "mentioned" not in person.roles)
        person.portrayed = person.portrayed or visited(self._chunks, mention.first)
        person.departed = person.departed or lost or departed(self._chunks, mention)
        person.retired = person.retired or retires(self._chunks, mention)
        participant = person.participant
        if mention.honorific and not participant.honorific:
            participant.honorific = mention.honorific
            self._persons.introduced(mention.honorific)
        if participant.on_behalf_of is None and (behalf := on_behalf(self._chunks, mention.first)):
            start, end = self._place(*behalf)
            participant.on_behalf_of = self._text[start:end]
        for at in mention.offices:
            self._office(person, self._chunks[at])
        if self._list.office is not None and roles == {"appointed"}:
            self._persons.give_office(person, *self._list.office)  # but "Bổ nhiệm 02 Cha Quản hạt:", "1. Cha A: Quản hạt An Bình"
        return person

    def _is_namesake(self, person: Person, mention: Mention, roles: set[Role]) -> bool:
        """Whether somebody called like a figure of history is of today, as what this naming or one before it says shows."""
        offices = [self._chunks[at].key for at in mention.offices]
        # "đồng chí Nguyễn Thái Bình, Bí thư Đảng ủy xã"; "Bí thư Tỉnh ủy Lê Đức Thọ chủ trì hội nghị"
        provincial = bool(roles - {"mentioned"}) and any("tỉnh ủy" in office for office in offices)
        person.serving = person.serving or mention.today or provincial or any(_is_local(office.split()) for office in offices)
        # "Tham dự còn có nguyên Tổng Bí thư Lê Khả Phiêu": of the dead the office is not called a former one
        lives = "attend" in roles and any(office.startswith("nguyên ") for office in offices)
        # "Cục trưởng Cục Thống kê tỉnh, ông Nguyễn Bình cho biết": two syllables are not his alone of whom history tells;
        # "ông Trần Quốc Tuấn, Phó Chủ tịch VFF đảm nhiệm chức quyền Chủ tịch": who gets an office today
        called = mention.honorific in ("ông", "bà", "anh", "chị") and bool(offices)
        acts = called and ("appointed" in roles or ("speak" in roles and len(person.keys) == 2))
        # "đến thăm Mẹ Việt Nam anh hùng Nguyễn Thị Định (phường Thuận An)": many have her name
        mother = (mention.honorific or "").lower().startswith(("mẹ việt nam", "mẹ vn", "bà mẹ")) and roles == {"attend"}
        return person.serving or lives or acts or mother

    def _late(self, mention: Mention) -> bool:
        """True for "cố Bí thư Tỉnh ủy Đoàn Bá Ngạn", not for a "cố vấn"."""
        return any(_LATE.match(self._chunks[at].key) for at in mention.offices)

    def _historical(self, mention: Mention) -> bool:
        part = self._chunks[mention.at]
        return names.is_historical(self._keys[part.start : part.end])

    def _place(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens `first` to `last` of the passage stand in the text."""
        return extent(self._tokens, self._ends, first, last)

    def _stands_in(self, parts: Sequence[tuple[int, int]], mention: Mention) -> bool:
        """Whether a person is named within one of some parts of the text."""
        first = self._chunks[mention.first]
        at, _ = self._place(first.start, first.end)
        return any(start < at < end for start, end in parts)

    def _key(self, part: Chunk) -> str:
        return " ".join(self._keys[part.start : part.end])

    def _printed(self, part: Chunk) -> tuple[str, Position]:
        """An office by its key, as it is printed."""
        start, end = self._place(part.start, part.end)
        return self._key(part), Position(self._text[start:end], Span(self._name, start, end))

    def _office(self, person: Person, part: Chunk) -> None:
        self._persons.give_office(person, *self._printed(part))

    def _appoint(self, mentions: Sequence[Mention], people: Sequence[Person], roles: Sequence[set[Role]], orphans: Sequence[int]) -> None:
        """Gives the office of "… giữ chức Bí thư Huyện ủy" to the people that the sentence names right before it."""
        for verb, office in new_offices(self._chunks, orphans):
            last = max((i for i, mention in enumerate(mentions) if mention.last < verb), default=None)
            if last and appoints_whom([part.key for part in self._chunks], mentions[last], mentions[last]):
                last -= 1
            if last is None or "mentioned" in roles[last]:
                continue
            first = last
            while (
                first > 0
                and not (mentions[first].honorific and self._given(mentions[first - 1]) is not None)
                and (gap := unbracketed(self._chunks[mentions[first - 1].last + 1 : mentions[first].first])) is not None
                and (
                    all(part.key in ("và", ",", ")") for part in gap)
                    or (
                        not mentions[first].offices
                        and len(gap) <= 2
                        and all(part.kind != "verb" for part in gap)
                        # "ông A, Chánh Văn phòng Tỉnh ủy kiêm Phó Bí thư; | ông B làm Phó Bí thư chuyên trách"
                        and not (gap and gap[0].key == ";" and mentions[first - 1].offices and mentions[first].honorific)
                    )
                )
            ):
                first -= 1  # "Các ông A, B, C tiếp tục được bầu làm Phó Chủ tịch …", "bầu bà A, Giám đốc … và ông B, Bí thư … giữ chức …"
            listed = whole_list(self._chunks, mentions[last].at)
            first = min([first, *(i for i, mention in enumerate(mentions) if mention.at in listed)])
            for person in people[first : last + 1]:
                self._office(person, self._chunks[office])
        for i, mention in enumerate(mentions):
            if (given := self._given(mention)) is None:
                continue
            first = i
            while first > 0 and mentions[first].honorific is None:
                gap = unbracketed(self._chunks[mentions[first - 1].last + 1 : mentions[first].first])
                if not all(part.key in ("và", ",", ")") for part in gap):
                    break
                first -= 1
            if (mentions[first].honorific or "").startswith(("các", "hai")):
                for person in people[first:i]:
                    self._office(person, self._chunks[given])

    def _given(self, mention: Mention) -> int | None:
        """The office that a person's appointment ends with: "bổ nhiệm các ông A và B là | Thứ trưởng Bộ Nội vụ|, ông C được bổ nhiệm …"."""
        chunks = self._chunks
        given = next((at for at in mention.offices if at > mention.at and chunks[at - 1].key == "là"), None)
        appoints = given is not None and any(part.tag == "appoints" for part in chunks[: mention.first])
        return given if appoints else None

    def _follow(self, mentions: Sequence[Mention], people: Sequence[Person], orphans: set[int]) -> bool:
        """Adds what people do under a pronoun or an office alone: "Đồng chí đề nghị …", "Phó Chủ tịch UBND tỉnh khẳng định …".

        True where a pronoun stood for who acted last: "| Chị | làm Chủ tịch Hội Phụ nữ xã A Vao".
        """
        went_on = False
        chunks = self._chunks
        firsts = [mention.first for mention in mentions]
        for i, part in enumerate(chunks):
            pronoun = part.kind == "honorific" and part.tag in ("address", "religious", "ranks")
            if not pronoun and i not in orphans:
                continue
            following = bisect_right(firsts, i)
            end = firsts[following] if following < len(firsts) else len(chunks)
            at = i + 1
            if pronoun and at < end and chunks[at].kind == "office":
                at += 1  # "Hòa thượng Trưởng ban bày tỏ …"
            while i in orphans and at < min(end, i + 9) and (chunks[at].key in ("và", ",") or at in orphans):
                at += 1  # "Phó Trưởng Ban Dân vận và Phó Trưởng Ban Tôn giáo tỉnh đã tặng …"
            if at >= end or chunks[at].kind != "verb":
                continue
            if pronoun and not following and chunks[at].key == "là" and at + 1 in orphans and self._acting is not None:
                self._office(self._acting, chunks[at + 1])  # "Chị Lù Thị Chứ đón đoàn. Chị là Chi hội trưởng Phụ nữ …"
            person: Person | None = None
            if part.tag == "address" and chunks[i + 1].kind == "office":
                continue  # "đồng chí Bí thư Đảng ủy thăm hỏi": the office says who
            if part.tag == "address":
                person = people[following - 1] if following else self._acting
            elif pronoun:
                person = self._persons.holder(self._key(chunks[i + 1])) if chunks[i + 1].kind == "office" else None
                person = person or self._persons.titled(part.key)
            elif i > 0 and chunks[i - 1].key in AUTHORISING:
                continue  # "Ông Hải thừa ủy quyền | Chủ tịch UBND tỉnh trình Tờ trình": he speaks
            elif i == 0 or chunks[i - 1].kind in ("separator", "honorific", "verb") or i - 2 in orphans:
                key = self._key(part)
                person = self._persons.holder(key) or self._persons.bearer(key)
                if person is not None and in_quotation([each.key for each in chunks], i):
                    continue  # "Dân bản bảo: “Chủ tịch này nói ít, làm được”"
            if person is not None and part.tag == "address" and not following:
                went_on = True
                person.departed = person.departed or ends_life(chunks, at, part.key, person.participant.honorific)
            # not "… sinh năm 1908. Ông tham gia …", which tells a life
            if person is not None and (person.named or person.portrayed or person.roles != {"mentioned"}):
                told = predicate(chunks, at, end) - {"mentioned", "appointed"}
                if i in orphans and not following and "," in (chunks[i - 1].key, chunks[i - 2].key):
                    told |= participial(chunks, 0, i)  # "Phát biểu tại buổi lễ, đồng chí | Bí thư Thành ủy chúc mừng nhà trường"
                if told == {"attend"} and of_other_days(chunks):
                    told = set()  # "Năm 2021, anh được tặng Bằng khen"
                person.roles |= told
                if following < len(mentions):
                    person.roles |= self._behind_object(mentions, following, at)
        return went_on

    def _behind_object(self, mentions: Sequence[Mention], number: int, verb: int) -> set[Role]:
        """What a subject does behind the people it visits: "Thủ tướng thăm bà Sa Ren | và tặng quà"."""
        chunks, met = self._chunks, mentions[number]
        start = met.last + 1
        end = mentions[number + 1].first if number + 1 < len(mentions) else len(chunks)
        meets = any(part.tag == "attend" for part in chunks[verb : met.first]) and met.first - verb < 9
        if not meets or start + 1 >= end or chunks[start].key not in ("và", ",", "đồng thời") or chunks[start + 1].kind != "verb":
            return set()
        return predicate(chunks, start, end) - {"mentioned", "appointed"}
