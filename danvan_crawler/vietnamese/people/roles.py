"""What people do in a sentence: chair, appointed, award, speak, attend, or only mentioned.

People named one after the other are a list (`people/lists`); the words in front of it (`people/openings`) and the predicate behind it
(`people/predicates`) decide together (`people/list_roles`). Leading a delegation is chairing, handing over flowers is no award, what follows a
verb of saying belongs to what was said.
"""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.appointments import appoints_whom, elected_too, fills_gap
from danvan_crawler.vietnamese.people.brackets import behind_brackets
from danvan_crawler.vietnamese.people.chunks import Chunk, begins_with_deed, keys_of_chunks
from danvan_crawler.vietnamese.people.fronts import Opening
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.list_roles import ails, combined
from danvan_crawler.vietnamese.people.lists import behind_figure, lists
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.opening_verbs import participial
from danvan_crawler.vietnamese.people.openings import opening
from danvan_crawler.vietnamese.people.predicates import predicate
from danvan_crawler.vietnamese.people.quotations import in_quotation

_MEETINGS = word_set("grammar", "meetings")
_TAKING = ("giữ", "làm", "đảm", "tiếp tục", "nắm", "kiêm")
_HOUSEHOLDS = ("gia đình", "các gia đình", "hộ", "các hộ")
_ASKING = frozenset(("đề nghị", "yêu cầu", "mong", "mong muốn", "mong rằng", "hy vọng", "tin tưởng", "tin", "tin rằng"))
_NOUNS = frozenset(("theo", "kiến", "lời", "của", "văn", "trình"))


def assign(chunks: Sequence[Chunk], mentions: Sequence[Mention], opened: set[Role], *, background: bool) -> list[set[Role]]:
    """The roles of each mention of a sentence; "mentioned" where a person only occurs, and for all in a sentence of the `background`.

    None where somebody is named and nothing is said that counts: the article decides (`Persons.participants`).

    `opened` are the roles that a sentence before left to this list line (`opened_roles`).
    """
    roles: list[set[Role]] = [set() for _ in mentions]
    keys = keys_of_chunks(chunks)
    groups = lists(chunks, mentions)
    opens = True  # nobody but figures of history was named so far
    subject: list[int] = []  # who the verbs behind an object go on about
    relieved = False  # a list of those who leave their posts goes on
    named: set[Role] = set()  # what a sentence says that goes on to name who did it: "… nhận Huy hiệu là ông A, …, | và ông B, …"
    for number, group in enumerate(groups):
        first, last = mentions[group[0]], mentions[group[-1]]
        opens = number == 0 or (opens and behind_figure(chunks, mentions[groups[number - 1][-1]], first))
        start = 0 if opens else mentions[groups[number - 1][-1]].last + 1
        stop = mentions[groups[number + 1][0]].first if number + 1 < len(groups) else len(chunks)
        before = opening(chunks, keys, start, first.first, at_start=opens)
        acting = keys[first.first - 1] == "," and (first.before or start + 1 == first.first)
        if number == 1 and not subject and acting and begins_with_deed(chunks, mentions[0].first):
            before = Opening("subject", participial(chunks, 0, mentions[0].first))  # "Trao quà cho ông A, | đồng chí B chúc …"
        after, of_subject = _predicates(chunks, keys, before, last.last + 1, stop, subject=bool(subject))
        found = combined(before, after, chunks, keys, first, last, start, set() if number else opened)
        if not found and number and keys[first.first - 1] == ";" and stop in (len(chunks), last.last + 1) and not after:
            # "Trách nhiệm thuộc ông A, …; | ông B, …": of whom a list tells; not "gia đình chị C, vợ liệt sỹ D; | gia đình chị E"
            before_it = groups[number - 1][-1]
            found = roles[before_it] & {"mentioned"} if "liệt s" not in (mentions[before_it].honorific or "") else found
        if named and found | after <= {"mentioned"} and keys[first.first - 1] == "và" and first.honorific:
            found = set(named)
        named = found if before.kind == "introduced" and keys[first.first - 1] == "là" else set()
        household = _household_before(keys, mentions, groups, number) if not found else None
        if household is not None:
            found = roles[household] & {"attend"} or {"mentioned"}
        elif found & {"speak", "chair", "award"} and _is_asked(chunks, first):
            found = {"attend"}
        elif (not found and _within(before, keys, first, last)) or (found == {"attend"} and _is_told_of(chunks, before, first, last)):
            found = {"mentioned"}
        if found == {"mentioned"} and number and ails(chunks, keys, last) and keys[first.first - 1] == ";" and before.kind == "subject":
            found = roles[groups[number - 1][-1]] & {"attend"} or found  # "Thăm anh A bị tai nạn lao động; | chị B bị bỏng"
        if number and not background and "appointed" in after and appoints_whom(keys, first, last):
            for member in groups[number - 1]:
                roles[member] = roles[member] - {"attend"} | {"appointed"}
        several = any(chunk.tag == "plural" for chunk in chunks[first.first : first.at])
        relieved = (before.kind == "mentioned" and several) or (relieved and keys[first.first - 1] == ";")
        if relieved and found <= {"attend"}:
            # "miễn nhiệm chức danh … đối với các ông: A, …; | B - nguyên Giám đốc Sở …, đã nghỉ hưu": of whom a list tells
            found = {"mentioned"}
        if number and found <= {"attend", "mentioned"} and not before.roles and elected_too(chunks, first, roles[groups[number - 1][-1]]):
            found = {"appointed"}
        elected = found <= {"attend"} and any(chunk.tag == "appointed" for chunk in chunks[first.first : first.at])
        found = {"appointed"} if elected else found  # "Có 4 Phó Chủ tịch | được bầu, gồm các ông, bà: A; B"
        for member in group:
            roles[member] |= {"mentioned"} if background or in_quotation(keys, mentions[member].first) else found
        for member in subject:
            roles[member] |= set() if background else of_subject
        if number and not background and found <= {"attend"} and fills_gap(chunks, mentions, group, roles[groups[number - 1][-1]]):
            roles[group[0]] |= {"appointed"}
        if not background and before.kind in ("introduced", "object") and len(group) > 1 and found != {"mentioned"} and not elected:
            told = before.roles if before.kind == "object" else before.roles or {"attend"}
            _part_last(keys, last, [roles[member] for member in group], told, after)
        together = len(group) > 1 and several and _preside(chunks, last)
        for member in group:
            if "mentioned" not in roles[member] and (together or _leads(chunks, mentions[member])):
                roles[member].add("chair")
        if before.kind not in ("object", "appointee", "mentioned", "according"):
            subject = [member for member in group if "mentioned" not in roles[member]]
    return roles


def _household_before(keys: Sequence[str], mentions: Sequence[Mention], groups: Sequence[Sequence[int]], number: int) -> int | None:
    """The household before one that a list goes on with behind a martyr, "gia đình chị A, vợ của liệt sỹ B; | gia đình chị C"; None elsewhere."""
    first = mentions[groups[number][0]]
    if not number or not (first.honorific or "").startswith(_HOUSEHOLDS) or keys[first.first - 1] not in (";", "và"):
        return None
    if not any("liệt s" in (mentions[member].honorific or "") for member in groups[number - 1]):
        return None
    before = (member for group in reversed(groups[:number]) for member in group)
    return next((member for member in before if (mentions[member].honorific or "").startswith(_HOUSEHOLDS)), None)


def _leads(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True where a task stands among the offices behind a name: "đồng chí A, Bí thư Đảng ủy, | Chủ tọa kỳ họp | công bố …", "(trưởng đoàn)"."""
    for i, chunk in enumerate(chunks[mention.at + 1 : mention.at + 12], mention.at + 1):
        if chunk.tag == "chair" and _presides(chunks, i):
            return True  # "đ/c Y Thắng Mlô - UV BTV Đảng ủy, Chủ tịch UBMTTQVN xã (| chủ trì hội nghị|);"
        if chunk.kind == "task" or (chunk.tag == "chair" and chunk.key in ("trưởng đoàn", "tổ trưởng")):
            return chunk.key.startswith(("chủ tọa", "trưởng đoàn", "tổ trưởng"))
        if chunk.kind not in ("office", "place") and chunk.key not in (",", "-", "–", "(", "đã"):
            break
    return False


def _presides(chunks: Sequence[Chunk], i: int) -> bool:
    """True where nothing but the verb at chunk `i` and a meeting stands in brackets: "(chủ trì)", "(chủ trì hội nghị)"."""
    behind = [chunk.key for chunk in chunks[i + 1 : i + 4]]
    return chunks[i - 1].key == "(" and (behind[:1] == [")"] or (behind[2:] == [")"] and " ".join(behind[:2]) in _MEETINGS))


def _preside(chunks: Sequence[Chunk], last: Mention) -> bool:
    """True where what looks like the last one's task is what all do: "Các đồng chí: A – Bí thư; B – Phó Chủ tịch HĐND huyện | chủ tọa kỳ họp."."""
    behind = chunks[last.last + 1 : last.last + 3]
    task = behind[0].kind == "task" and behind[0].key.startswith("chủ tọa") if behind else False
    return task and chunks[last.last].kind == "office" and (len(behind) == 1 or behind[1].key in (".", ";"))


def _predicates(
    chunks: Sequence[Chunk], keys: Sequence[str], before: Opening, start: int, end: int, *, subject: bool
) -> tuple[set[Role], set[Role]]:
    """What the words behind people say of them, and what they say of the sentence's `subject` where the people are its object."""
    whole = predicate(chunks, keys, start, end)
    turn = end
    if before.kind in ("object", "appointee"):
        turn = _turn(chunks, keys, start, end, subject=subject)
    elif (
        before.kind == "mentioned"
        and subject
        and start < end
        and (keys[start] == "," or (before.replaced and keys[start].startswith(_TAKING)))
    ):
        turn = start  # "Ông Tài, con trai mẹ Lê Thị Chắt, | xúc động phát biểu", "Ông A thay ông B | giữ chức …"
    if turn == end or whole == {"mentioned"}:
        return whole, set()
    # "Ông An cho biết, cấp trên phân công bà Bình, …, | giữ chức …"
    told = before.kind == "mentioned" and any(chunk.tag == "say" for chunk in chunks[:start])
    kept = before.replaced and not told
    return predicate(chunks, keys, start, turn), predicate(chunks, keys, turn, end) - (
        {"mentioned"} if kept else {"mentioned", "appointed"}
    )


def _part_last(keys: Sequence[str], last: Mention, roles: Sequence[set[Role]], told: set[Role], after: set[Role]) -> None:
    """Takes the predicate behind a list that its opening words introduced from all but the last.

    "Dự lễ có ông A, bà B; ông C trao quà", "… tham luận của các tác giả A, B; đồng chí C điều hành thảo luận"
    """
    if keys[last.first - 1] == ";" and after & {"chair", "award", "speak"}:
        roles[-1].clear()
        roles[-1].update(after)
    together = keys[last.last + 1].startswith(("đồng ", "cùng ")) if last.last + 1 < len(keys) else False
    if together:
        return  # "Hội nghị gặp mặt già làng: ông A và bà B | đồng chủ trì"
    alone = (
        keys[last.last + 1 : last.last + 2] != [","]
        or keys[last.last + 2 : last.last + 3] == ["người"]
        or (keys[last.first - 1] == ";" and keys[last.last + 2 : last.last + 3] == ["chủ trì"])
    )
    if told == {"attend"} and alone:
        for each in roles[:-1]:
            each &= {"attend"}


def _turn(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int, *, subject: bool) -> int:
    """Where the words behind an object turn back to the subject: "… thăm bà B | và tặng quà", "… nghe ông B báo cáo | và kết luận"."""
    behind = min(behind_brackets(chunks, start), end)  # "tặng quà Mẹ Búp (thôn Đức Hòa) | và phát động Tết trồng cây"
    if start < end and keys[start] in (",", ";", "và", "đồng thời"):
        return start
    if start < behind < end and keys[behind] in ("và", "đồng thời"):
        return behind
    if not subject:
        # "Đại hội đón đồng chí A về dự và phát biểu chỉ đạo", but "Đoàn thăm ông Chương tại ấp Bình Lợi; | mong gia đình …"
        return next((i for i in range(start, end) if keys[i] == ";"), end)
    return next((i for i in range(start, end) if keys[i] in ("và", "đồng thời", ";", "“", '"', ":")), end)


def _within(before: Opening, keys: Sequence[str], first: Mention, last: Mention) -> bool:
    """True for people of whom nothing is said in a clause of somebody else's, and for households.

    "…, nơi ông Hộ mỗi tối đánh kẻng", "biểu dương Trung đội trưởng Páo, người cõng bảy cụ già", "Gia đình chị H'Wăn Niê thoát nghèo"
    """
    if (first.honorific or "").startswith(_HOUSEHOLDS):
        return True
    if first.honorific is None and not first.offices and not first.evidence:
        return True  # "Bà nuôi hai cháu nội là Lê Văn Nhã và Lê Thị Nhàn"
    behind = keys[last.last + 1 : last.last + 3]
    whole = behind[:1] in ([], [","], [";"], ["."], ["và"]) and behind[1:] != ["người"]
    if first.offices and not (behind[1:] == ["người"] or keys[first.first - 1] in ("khi", "nơi") or before.thanked):
        return False
    return before.embedded and not (before.thanked and whole)  # "tri ân | Mẹ Quýt"


def _is_asked(chunks: Sequence[Chunk], first: Mention) -> bool:
    """True where somebody wishes that a person does something: "Đồng chí A đề nghị | đồng chí B báo cáo kết quả"."""
    before = chunks[first.first - 1] if first.first else None
    if before is None or before.tag != "say" or before.key not in _ASKING:
        return False
    return first.first < 2 or chunks[first.first - 2].key.rpartition(" ")[2] not in _NOUNS  # "Theo đề nghị | đồng chí A phát biểu"


def _is_told_of(chunks: Sequence[Chunk], before: Opening, first: Mention, last: Mention) -> bool:
    """True for a household to which something happens, but nothing is given: "hộ bà Seo Lền | được chọn làm điểm"."""
    if before.kind != "subject" or not (first.honorific or "").startswith(_HOUSEHOLDS):
        return False
    return all(chunk.tag not in ("award", "attend", "flowers") for chunk in chunks[last.last + 1 : last.last + 10])


def on_behalf(chunks: Sequence[Chunk], first: int) -> tuple[int, int] | None:
    """The tokens behind "thay mặt" in front of a person: "Thay mặt | lãnh đạo Ban Dân vận Trung ương |, đồng chí …"."""
    if first < 2 or chunks[first - 1].key != ",":
        return None
    for i in range(first - 2, max(-1, first - 16), -1):
        if chunks[i].key in ("thay mặt", "thừa ủy quyền", "được sự ủy quyền của"):
            return (chunks[i + 1].start, chunks[first - 2].end) if i + 1 < first - 1 else None
    return None


def group_role(chunks: Sequence[Chunk], roles: Sequence[set[Role]]) -> Role:
    """The role of a group: it attends, unless the sentence only opens a list of those who chair."""
    chairs = bool(roles) and all(said == {"chair"} for said in roles)
    return "chair" if chairs and any(chunk.key in ("có", "gồm") for chunk in chunks[:4]) else "attend"
