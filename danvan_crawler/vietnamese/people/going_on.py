"""What people do under a pronoun or an office alone, in the sentences behind the one that names them: "Đồng chí đề nghị …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk, keys_of_chunks
from danvan_crawler.vietnamese.people.lexicon import are_opposite
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.office_runs import AUTHORISING
from danvan_crawler.vietnamese.people.opening_verbs import participial
from danvan_crawler.vietnamese.people.past import ends_life, of_other_days
from danvan_crawler.vietnamese.people.persons import Person, Persons
from danvan_crawler.vietnamese.people.predicates import predicate
from danvan_crawler.vietnamese.people.quotations import in_quotation
from danvan_crawler.vietnamese.people.tokenized import Tokenized


def follow(
    persons: Persons,
    passage: Tokenized,
    chunks: Sequence[Chunk],
    mentions: Sequence[Mention],
    people: Sequence[Person],
    orphans: set[int],
    acting: Person | None,
) -> bool:
    """Adds what people do under a pronoun or an office alone: "Đồng chí đề nghị …", "Phó Chủ tịch UBND tỉnh khẳng định …".

    True where a pronoun stood for who acted last: "| Chị | làm Chủ tịch Hội Phụ nữ xã A Vao".
    """
    went_on = False
    firsts = [mention.first for mention in mentions]
    for i in [i for i, part in enumerate(chunks) if part.kind == "honorific" or i in orphans]:
        part = chunks[i]
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
        if pronoun and not following and chunks[at].key == "là" and at + 1 in orphans and acting is not None:
            persons.give_office(acting, *passage.printed(chunks[at + 1]))  # "Chị Lù Thị Chứ đón đoàn. Chị là Chi hội trưởng Phụ nữ …"
        person: Person | None = None
        if part.tag == "address" and chunks[i + 1].kind == "office":
            continue  # "đồng chí Bí thư Đảng ủy thăm hỏi": the office says who
        if part.tag == "address":
            person = people[following - 1] if following else acting
            if not following and person is not None and are_opposite(part.key, person.participant.honorific):
                person = persons.addressed(part.key)  # "Chồng chị là anh Tâm bị tai nạn. “…”, | chị | nói"
        elif pronoun:
            person = persons.holder(passage.key(chunks[i + 1])) if chunks[i + 1].kind == "office" else None
            person = person or persons.titled(part.key)
        elif i > 0 and chunks[i - 1].key in AUTHORISING:
            continue  # "Ông Hải thừa ủy quyền | Chủ tịch UBND tỉnh trình Tờ trình": he speaks
        elif i == 0 or chunks[i - 1].kind in ("separator", "honorific", "verb") or i - 2 in orphans:
            key = passage.key(part)
            person = persons.holder(key) or persons.bearer(key)
            if person is not None and in_quotation(keys_of_chunks(chunks), i):
                continue  # "Dân bản bảo: “Chủ tịch này nói ít, làm được”"
        if person is not None and part.tag == "address" and not following:
            went_on = True
            person.departed = person.departed or ends_life(chunks, at, part.key, person.participant.honorific)
        # not "… sinh năm 1908. Ông tham gia …", which tells a life
        if person is not None and (person.named or person.portrayed or person.roles != {"mentioned"}):
            told = predicate(chunks, keys_of_chunks(chunks), at, end) - {"mentioned", "appointed"}
            if i in orphans and not following and "," in (chunks[i - 1].key, chunks[i - 2].key):
                told |= participial(chunks, 0, i)  # "Phát biểu tại buổi lễ, đồng chí | Bí thư Thành ủy chúc mừng nhà trường"
            if told == {"attend"} and of_other_days(chunks):
                told = set()  # "Năm 2021, anh được tặng Bằng khen"
            person.roles |= told
            if following < len(mentions):
                person.roles |= _behind_object(chunks, mentions, following, at)
    return went_on


def _behind_object(chunks: Sequence[Chunk], mentions: Sequence[Mention], number: int, verb: int) -> set[Role]:
    """What a subject does behind the people it visits: "Thủ tướng thăm bà Sa Ren | và tặng quà"."""
    met = mentions[number]
    start = met.last + 1
    end = mentions[number + 1].first if number + 1 < len(mentions) else len(chunks)
    meets = any(part.tag == "attend" for part in chunks[verb : met.first]) and met.first - verb < 9
    if not meets or start + 1 >= end or chunks[start].key not in ("và", ",", "đồng thời") or chunks[start + 1].kind != "verb":
        return set()
    return predicate(chunks, keys_of_chunks(chunks), start, end) - {"mentioned", "appointed"}
