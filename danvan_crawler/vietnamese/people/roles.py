"""What people do in a sentence: chair, appointed, award, speak, attend, or only mentioned.

People named one after the other are a list (`people/lists`); the words in front of it (`people/openings`) and the predicate behind it
(`people/predicates`) decide. Leading a delegation is chairing, handing over flowers is no award, what follows a verb of saying belongs
to what was said.
"""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.appointments import appoints_whom, elected_too, fills_gap, founds, heads_group, is_appointed
from danvan_crawler.vietnamese.people.brackets import behind_brackets
from danvan_crawler.vietnamese.people.chunks import Chunk, begins_with_deed
from danvan_crawler.vietnamese.people.fronts import Opening
from danvan_crawler.vietnamese.people.lexicon import MADE_UP, word_set
from danvan_crawler.vietnamese.people.lists import behind_figure, lists
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.ngrams import pairs
from danvan_crawler.vietnamese.people.opening_verbs import participial
from danvan_crawler.vietnamese.people.openings import opening
from danvan_crawler.vietnamese.people.past import since, tells_past
from danvan_crawler.vietnamese.people.predicates import predicate
from danvan_crawler.vietnamese.people.quotations import in_quotation
from danvan_crawler.vietnamese.people.verb_roles import drives

_AGENTS = word_set("grammar", "agents")
_KIN = frozenset(("con", "vợ", "chồng", "mẹ", "cha", "bố", "cháu"))
_TAKING = ("giữ", "làm", "đảm", "tiếp tục", "nắm", "kiêm")
_HOUSEHOLDS = ("gia đình", "các gia đình", "hộ", "các hộ")
_ASKING = frozenset(("đề nghị", "yêu cầu", "mong", "mong muốn", "mong rằng", "hy vọng", "tin tưởng", "tin", "tin rằng"))
_NOUNS = frozenset(("theo", "kiến", "lời", "của", "văn", "trình"))
_NOW = frozenset(("hiện", "hiện nay", "hiện có", "hiện tại", "hiện đang"))
_ALWAYS = frozenset(("luôn", "luôn luôn", "vốn", "luôn được", "thường", "vẫn thường"))


def assign(chunks: Sequence[Chunk], mentions: Sequence[Mention], opened: set[Role], *, background: bool) -> list[set[Role]]:
    """The roles of each mention of a sentence; "mentioned" where a person only occurs, and for all in a sentence of the `background`.

    None where somebody is named and nothing is said that counts: the article decides (`Persons.participants`).

    `opened` are the roles that a sentence before left to this list line (`opened_roles`).
    """
    roles: list[set[Role]] = [set() for _ in mentions]
    keys = [chunk.key for chunk in chunks]
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
        found = _combine(before, after, chunks, keys, first, last, start, set() if number else opened)
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
    for chunk in chunks[mention.at + 1 : mention.at + 12]:
        if chunk.kind == "task" or (chunk.tag == "chair" and chunk.key in ("trưởng đoàn", "tổ trưởng")):
            return chunk.key.startswith(("chủ tọa", "trưởng đoàn", "tổ trưởng"))
        if chunk.kind not in ("office", "place") and chunk.key not in (",", "-", "–", "(", "đã"):
            break
    return False


def _preside(chunks: Sequence[Chunk], last: Mention) -> bool:
    """True where what looks like the last one's task is what all do: "Các đồng chí: A – Bí thư; B – Phó Chủ tịch HĐND huyện | chủ tọa kỳ họp."."""
    behind = chunks[last.last + 1 : last.last + 3]
    task = behind[0].kind == "task" and behind[0].key.startswith("chủ tọa") if behind else False
    return task and chunks[last.last].kind == "office" and (len(behind) == 1 or behind[1].key in (".", ";"))


def _predicates(
    chunks: Sequence[Chunk], keys: Sequence[str], before: Opening, start: int, end: int, *, subject: bool
) -> tuple[set[Role], set[Role]]:
    """What the words behind people say of them, and what they say of the sentence's `subject` where the people are its object."""
    whole = predicate(chunks, start, end)
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
    return predicate(chunks, start, turn), predicate(chunks, turn, end) - ({"mentioned"} if kept else {"mentioned", "appointed"})


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


def _combine(
    before: Opening,
    after: set[Role],
    chunks: Sequence[Chunk],
    keys: Sequence[str],
    first: Mention,
    last: Mention,
    start: int,
    opened: set[Role],
) -> set[Role]:
    """The roles of a list from the words before it, its predicate, and the line that opened it."""
    attend: set[Role] = {"attend"}
    if first.first and keys[first.first - 1] == "tân" and "là" in keys[first.first : first.at]:
        return {"appointed"}  # "Tân | Chủ tịch UBND xã là ông Quế"
    if before.kind == "according":
        return {"speak"}  # "Theo ông An, Chủ tịch xã, chị Lụa từng là hộ nghèo": what follows is said of others
    if before.kind == "quoted":
        return after - {"mentioned"} | {"speak"}
    if before.kind == "mentioned" and (keys[first.first - 1] == "là" or _opens_as_kin(keys, first.first)) and _says(chunks, last.last + 1):
        return {"speak"}  # "Bà Tý được con gái là chị Hoa đại diện trình bày", "Con gái bà, chị Non thay mặt mẹ nói lời cảm ơn"
    if before.kind == "mentioned" or (after == {"mentioned"} and not (before.kind in ("object", "introduced") and _born(keys, last.last))):
        return {"mentioned"}
    if not before.roles and not after and _holds_today(chunks, keys, start, first):
        return {"mentioned"}
    if (
        first.first
        and keys[first.first - 1] == "mà"
        and any(chunk.key in ("đã", "giao") for chunk in chunks[last.last + 1 : last.last + 3])
    ):
        return {"mentioned"}  # "thực hiện nhiệm vụ mà Tổng Bí thư A đã giao": who is not there
    if first.first and keys[first.first - 1] == "tại" and not before.roles:
        return attend  # "Tại hộ gia đình bà A, đoàn đã trao 80 triệu đồng": another gives
    if _sends_flowers(chunks, last.last + 1):
        return {"mentioned"}  # "Tổng Bí thư A và Chủ tịch nước B gửi lẵng hoa chúc mừng Đại hội": from afar
    if before.kind == "introduced" and not before.roles and after and first.first and _come(chunks, keys[first.first - 1], last.last + 1):
        return after  # "Tổ đại biểu HĐND tỉnh gồm ông A, bà B đã tiếp xúc với cử tri"
    if before.kind == "introduced":
        shown = "biểu" in keys[max(0, first.first - 3) : first.first] or "hình" in keys[max(0, first.first - 3) : first.first]
        shown = shown or "mời" in keys[max(0, first.first - 5) : first.first]  # "Khách mời là ông …"
        if after == {"appointed"} and before.roles <= attend and chunks[first.first - 1].key in MADE_UP:
            return after  # "… trao quyết định cho 3 người, gồm ứng viên A, | trúng tuyển vị trí Phó hiệu trưởng"
        if keys[first.first - 1] == "là" and not shown and not before.roles and after <= attend:
            return {"mentioned"}  # "Người dọn hàng đầu tiên là bà Bảy Lành": says who it is
        return before.roles | (after & {"chair", "award", "speak"} if before.roles <= attend else set())
    clause = keys[first.first : last.last + (8 if after else 12)]
    if ":" in clause or any(chunk.tag in ("say", "speak") for chunk in chunks[last.last : last.last + 4]):
        clause = []  # "Ông An kể lại: Năm 1980, …"
    if before.kind in ("agent", "subject") and (tells_past(clause) or since(chunks, last.last)):
        return {"mentioned"}  # "do ông A làm đội trưởng năm 1948", "… bị bắt giữ năm ngoái"
    if (
        before.kind == "agent"
        and "chair" not in after
        and keys[last.last + 1 : last.last + 3]
        and _AGENTS.intersection(pairs(" ".join(keys[last.last + 1 : last.last + (9 if keys[last.last + 1] == "," else 3)]).split()))
    ):
        return {"mentioned"}  # "mô hình do Đại úy A khởi xướng", "do Đại úy A, cán bộ Đồn, phụ trách": made by somebody who is not there
    if before.kind == "agent" and drives(keys, behind_brackets(chunks, last.last + 1)):
        return {"mentioned"}  # "xe khách do tài xế Mai Văn Tý điều khiển"
    if (before.kind == "agent" or (first.first and keys[first.first - 1] == "được")) and _signs(keys, last.last + 1):
        return {"mentioned"}  # "Quyết định do Phó Chủ tịch UBND tỉnh B ký ngày …", "Nghị quyết được Chủ tịch HĐND tỉnh C ký ban hành"
    verb = last.last + 1 + (keys[last.last + 1 : last.last + 2] in (["..."], ["…"]))
    leads = heads_group(chunks, verb) or keys[verb : verb + 1] == ["làm tổ trưởng"]
    if before.kind == "agent" and leads and founds(keys, first.first):
        return {"appointed"}  # "Quyết định thành lập Tổ vận hành do ông A làm Tổ trưởng"
    if before.kind == "agent" and heads_group(chunks, last.last + 1):
        return {"chair"}  # "Ban Giám khảo do ông A làm Trưởng ban"
    if before.kind == "agent":
        new = "bầu" in keys or {"ra mắt", "thành lập", "kiện toàn", "quyết định"}.intersection(pairs(" ".join(keys).split()))
        return after & {"chair", "award", "speak", "attend", *(("appointed",) if new else ())}
    if before.kind == "appointee":
        appointed: set[Role] = {"appointed"}
        return appointed | (after & {"award", "speak"}) if is_appointed(chunks, keys, first, last, start) else after
    if before.kind == "object" and tells_past(behind := _clause(keys, last.last + 1)) and not any("sinh" in key for key in behind):
        return {"mentioned"}  # "Bác tới thăm nhà chị Tín đêm giao thừa năm 1962"
    if before.kind == "object":
        return after & {"appointed", "speak", "chair"} or attend  # also for "trao Huy hiệu cho ông Luyện, sinh năm 1924"
    if before.kind in ("companion", "object") and tells_past(keys[max(0, first.first - 14) : first.first]):
        return {"mentioned"}  # "ông Bàn khi ấy là Chủ tịch xã, đã cùng Trung úy Hải cứu 36 người"
    if before.kind == "companion":
        return after or attend
    if "appointed" in after and appoints_whom(keys, first, last):
        return {"mentioned"}
    if keys[last.at + 1 : last.at + 3] == [":", "từ"] and "sang" in keys[last.at : last.last]:
        return {"appointed"}  # "Bà Hà: Từ Phó Chủ tịch Hội Nông dân tỉnh sang Phó Trưởng Ban Dân vận Tỉnh ủy"
    found = before.roles | after or set(opened)
    if not found and before.kind == "subject" and _comes_with_others(chunks, last.last + 1):
        found = {"attend"}
    if not found and not MADE_UP.isdisjoint(keys[first.first : first.at]):
        if any(chunk.tag in ("appointed", "appoints") for chunk in chunks[start : first.first]):
            return {"appointed"}  # "7 vị được bầu giữ chức Phó Chủ tịch chuyên trách, gồm: Ông A, …"
        return {"mentioned"}  # "Năm Phó Trưởng ban gồm các ông: A, B": of whom a body is made up
    behind = keys[last.last + 1 : last.last + 3]
    if found <= {"attend"} and not before.roles and not _ALWAYS.isdisjoint(behind[:1] if behind[:1] != [","] else behind[1:]):
        return {"mentioned"}  # "ông Lạn, nguyên Chủ tịch Hội, luôn được nhân dân tín nhiệm": how he is, not what he did
    if "appointed" in found and not before.roles and keys[first.first - 1] == "khi":
        return {"mentioned"}  # "Khi ông Cáo lên làm trưởng bản, cả bản chỉ có 4 đảng viên"
    if (
        found <= {"attend"}
        and not before.roles
        and behind == ["là", "người"]
        and not any(key.startswith("được") for key in keys[last.last :])
    ):
        return {"mentioned"}  # "Bí thư Đoàn xã là người thường trực ở chốt, chưa một lần về thăm con"
    if found == {"chair"} and not before.roles and behind[:1] == ["làm tổ trưởng"] and keys[first.first - 1] == ",":
        return {"mentioned"}  # "Tổ có 18 thành viên, bà Đoan làm tổ trưởng, ông Khiêm giữ quỹ": how a body is made up
    if not found and "là" in (*keys[last.at : last.last], *behind[:1], *(behind[1:] if behind[:1] == [","] else ())):
        return {"mentioned"}  # "Bà Nga là Ủy viên Trung ương Đảng khóa XIII": says who she is, not what she did
    return found


def _sends_flowers(chunks: Sequence[Chunk], at: int) -> bool:
    at += at < len(chunks) and chunks[at].key in ("đã", "cũng")
    return at < len(chunks) and chunks[at].tag == "flowers" and chunks[at].key.startswith("gửi")


def _come(chunks: Sequence[Chunk], opener: str, at: int) -> bool:
    """True where those of whom a body is made up come and do something: "… gồm ông A, bà B | (đã) tiếp xúc với cử tri"."""
    at += at < len(chunks) and chunks[at].key in ("đã", "vừa", "cũng")
    return opener in MADE_UP and at < len(chunks) and chunks[at].tag == "attend" and chunks[at].key != "tham gia"


def _comes_with_others(chunks: Sequence[Chunk], at: int) -> bool:
    """True where groups without names stand between people and their verb: "…, ông A cùng đại diện các sở, ngành, đoàn thể | đã về dự"."""
    if at >= len(chunks) or chunks[at].key not in ("cùng", "cùng với", ";", ",", "và"):
        return False
    for i in range(at, min(len(chunks), at + 40)):
        chunk = chunks[i]
        if chunk.kind == "name" or chunk.key in (":", "“", '"', ".") or (chunk.kind == "verb" and chunk.tag != "other"):
            return chunk.tag == "attend" and chunk.key.endswith("dự") and chunks[i - 1].key in ("đã", "cũng", "cùng")
    return False


def _holds_today(chunks: Sequence[Chunk], keys: Sequence[str], start: int, first: Mention) -> bool:
    """True where the words before a list only say who holds an office: "UBND tỉnh hiện có 3 Phó Chủ tịch là: | A, B, C"."""
    if _NOW.isdisjoint(keys[start : first.first]):
        return False
    office = next((i for i in range(start, first.at) if chunks[i].kind == "office"), first.at)
    return any(key in ("là", ":", *MADE_UP) for key in keys[office : first.at])


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


def _opens_as_kin(keys: Sequence[str], at: int) -> bool:
    """True where nothing but whose kin somebody is stands before chunk `at`: "Con gái bà, | chị Non"."""
    return at < 5 and keys[at - 1] == "," and not _KIN.isdisjoint(keys[: at - 1])


def _says(chunks: Sequence[Chunk], at: int) -> bool:
    """True where a verb of saying stands right behind, or behind "đại diện", "thay mặt"."""
    if at < len(chunks) and chunks[at].key in ("thay mặt", "đại diện"):
        return any(chunk.tag in ("say", "speak") for chunk in chunks[at + 1 : at + 5])
    verbs = [chunk for chunk in chunks[at : at + 3] if chunk.key not in ("thay", "đã", ",")]
    return bool(verbs) and verbs[0].tag in ("say", "speak")


def _clause(keys: Sequence[str], at: int) -> Sequence[str]:
    """The words from chunk `at` to the next mark, at most eight."""
    stop = next((i for i in range(at, min(len(keys), at + 8)) if keys[i] in ",;:(–-."), at + 8)
    return keys[at:stop]


def _born(keys: Sequence[str], at: int) -> bool:
    """True where behind chunk `at` nothing of a life is told but the year of birth."""
    words = " ".join(keys[at + 1 : at + 5]).split()
    return "sinh" in words[:3] and not {"mất", "hy"}.intersection(words)


def _signs(keys: Sequence[str], at: int) -> bool:
    """True where a paper is signed and nothing more: "ký ban hành", "ký ngày", "đã ký", not "ký kết"."""
    at += keys[at : at + 1] in (["đã"], ["vừa"])
    return keys[at : at + 1] == ["ký ban hành"] or (keys[at : at + 1] == ["ký"] and keys[at + 1 : at + 2] != ["kết"])


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
