"""Posts that a sentence gives to the people whom it names: "… bầu bà A và ông B giữ chức | Phó Chủ tịch Hội"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.appointments import appoints_whom, new_offices
from danvan_crawler.vietnamese.people.brackets import unbracketed
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.holder_lists import whole_list
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.persons import Person, Persons
from danvan_crawler.vietnamese.people.tokenized import Tokenized

_OPENING = 9  # chunks of "(QTO) - Với hơn mười hai năm làm"


def give_posts(
    persons: Persons,
    passage: Tokenized,
    chunks: Sequence[Chunk],
    mentions: Sequence[Mention],
    people: Sequence[Person],
    roles: Sequence[set[Role]],
    orphans: Sequence[int],
) -> None:
    """Gives the office of "… giữ chức Bí thư Huyện ủy" to the people that the sentence names right before it."""
    for verb, office in new_offices(chunks, orphans):
        last = max((i for i, mention in enumerate(mentions) if mention.last < verb), default=None)
        if last and appoints_whom([part.key for part in chunks], mentions[last], mentions[last]):
            last -= 1
        if last is None or "mentioned" in roles[last]:
            continue
        first = last
        while (
            first > 0
            and not (mentions[first].honorific and _given(chunks, mentions[first - 1]) is not None)
            and (gap := unbracketed(chunks[mentions[first - 1].last + 1 : mentions[first].first])) is not None
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
        listed = whole_list(chunks, mentions[last].at)
        first = min([first, *(i for i, mention in enumerate(mentions) if mention.at in listed)])
        for person in people[first : last + 1]:
            persons.give_office(person, *passage.printed(chunks[office]))
    for at in orphans:
        if (holder := _held_for_years(chunks, mentions, at)) is not None:
            persons.give_office(people[holder], *passage.printed(chunks[at]))
    for i, mention in enumerate(mentions):
        if (given := _given(chunks, mention)) is None:
            continue
        first = i
        while first > 0 and mentions[first].honorific is None:
            gap = unbracketed(chunks[mentions[first - 1].last + 1 : mentions[first].first])
            if not all(part.key in ("và", ",", ")") for part in gap):
                break
            first -= 1
        if (mentions[first].honorific or "").startswith(("các", "hai")):
            for person in people[first:i]:
                persons.give_office(person, *passage.printed(chunks[given]))


def _held_for_years(chunks: Sequence[Chunk], mentions: Sequence[Mention], office: int) -> int | None:
    """Whose office it is that a sentence begins with: "Mười hai năm làm | trưởng thôn Pa Hy|, xã Tà Long, ông Hồ Văn Loi thuộc từng nóc nhà"."""
    verb = office - 1
    while verb > 1 and chunks[verb].key in (",", "và") and chunks[verb - 1].kind == "office":
        verb -= 2  # "Hơn 20 năm làm Bí thư Chi bộ, | Trưởng bản Nà Sang, ông Lò Văn Pâng …"
    if not 0 < verb < _OPENING or chunks[verb].key != "làm" or chunks[verb - 1].key != "năm":
        return None
    if any(part.kind not in ("word", "verb") and part.key not in ("-", "–", "(", ")") for part in chunks[:verb]):
        return None  # "Ông An kể về người tiền nhiệm có 20 năm làm Chủ tịch UBND huyện, …"
    following = next((i for i, mention in enumerate(mentions) if mention.first > office), None)
    if following is None or mentions[following].offices:
        return None
    gap = chunks[office + 1 : mentions[following].first]
    return (
        following
        if gap and gap[-1].key == "," and all(part.kind in ("place", "office") or part.key in (",", "và") for part in gap)
        else None
    )


def _given(chunks: Sequence[Chunk], mention: Mention) -> int | None:
    """The office that a person's appointment ends with: "bổ nhiệm các ông A và B là | Thứ trưởng Bộ Nội vụ|, ông C được bổ nhiệm …"."""
    given = next((at for at in mention.offices if at > mention.at and chunks[at - 1].key == "là"), None)
    appoints = given is not None and any(part.tag == "appoints" for part in chunks[: mention.first])
    return given if appoints else None
