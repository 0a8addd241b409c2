"""Namings joined to the persons of an article: who is named again, who for the first time, and who is called like a figure of history."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Participant, Role, Span
from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.ngrams import pairs
from danvan_crawler.vietnamese.people.openings import visited
from danvan_crawler.vietnamese.people.past import departed, retires
from danvan_crawler.vietnamese.people.persons import Person, Persons
from danvan_crawler.vietnamese.people.roles import on_behalf
from danvan_crawler.vietnamese.people.tokenized import Tokenized

_LOCAL = word_set("grammar", "local")


def named_person(
    persons: Persons, passage: Tokenized, chunks: Sequence[Chunk], mention: Mention, roles: set[Role], *, lost: bool
) -> Person:
    """The person that a mention names, with what it says of this person; `lost`: somebody dead or dismissed."""
    part = chunks[mention.at]
    words = names.joined(passage.keys[part.start : part.end])
    gone = lost or departed(chunks, mention)
    person = persons.find(words, mention.honorific)
    if gone and person is not None and persons.by_nickname(words, person):
        person = None  # "đồng chí Tư Nghĩa (đã hy sinh)" is not Phạm Hữu Nghĩa, who is there
    if person is None and mention.honorific == "cụ":
        person = persons.scholar(words)
    person = person or persons.neighbour(words)
    if person is None:
        start, end = passage.place(part.start, part.end)
        shown = names.display_name(passage.text[start:end])
        full = Participant(shown, Span(passage.field, start, end))
        person = persons.short(words)
        if person is not None:
            persons.rename(person, words, full)
        else:
            person = persons.add(words, full)
    person.latest = persons.number()
    past = names.is_historical(person.keys) and not _is_namesake(chunks, person, mention, roles)
    told: set[Role] = {"mentioned"} if past else roles
    person.roles |= told
    person.named = person.named or (not told and "mentioned" not in person.roles)
    person.portrayed = person.portrayed or visited(chunks, mention.first)
    person.departed = (person.departed and not _is_visited(chunks, mention, roles)) or gone
    person.retired = person.retired or retires(chunks, mention)
    participant = person.participant
    if mention.honorific and not participant.honorific:
        participant.honorific = mention.honorific
        persons.introduced(mention.honorific)
    if participant.on_behalf_of is None and (behalf := on_behalf(chunks, mention.first)):
        start, end = passage.place(*behalf)
        participant.on_behalf_of = passage.text[start:end]
    for at in mention.offices:
        persons.give_office(person, *passage.printed(chunks[at]))
    return person


def _is_visited(chunks: Sequence[Chunk], mention: Mention, roles: set[Role]) -> bool:
    """Whether a person who was hurt is visited, and so is no dead: "… vào Bệnh xá thăm | Thượng úy Lương Văn Hoạch đang điều trị"."""
    before = chunks[mention.first - 1] if mention.first else None
    visits = before is not None and before.kind == "verb" and before.key.endswith(("thăm", "hỏi", "động viên"))
    return visits and roles == {"attend"} and not (mention.honorific or "").startswith(("gia đình", "hộ"))


def _is_namesake(chunks: Sequence[Chunk], person: Person, mention: Mention, roles: set[Role]) -> bool:
    """Whether somebody called like a figure of history is of today, as what this naming or one before it says shows."""
    offices = [chunks[at].key for at in mention.offices]
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


def _is_local(words: Sequence[str]) -> bool:
    """Whether the words of an office say that no figure of history holds it: "Bí thư Đảng ủy xã", "Phó Bí thư Tỉnh đoàn"."""
    return not _LOCAL.isdisjoint((*words, *pairs(words)))
