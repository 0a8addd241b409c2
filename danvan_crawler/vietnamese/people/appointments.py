"""Who gets which post: verbs that appoint, elections, lists of the elected and of those who hold an office."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import COUNTS, MADE_UP, word_set
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.ngrams import pairs
from danvan_crawler.vietnamese.people.opening_verbs import given_to
from danvan_crawler.vietnamese.people.predicates import TASKS
from danvan_crawler.vietnamese.people.verb_roles import TAG_ROLE, in_event_name

_POST = word_set("grammar", "posts")
_HEADING = (
    "trưởng ban",
    "trưởng tiểu",
    "trưởng nhóm",
    "trưởng đoàn",
    "tổ trưởng",
    "đội trưởng",
    "nhóm trưởng",
    "phó trưởng ban",
    "phó trưởng đoàn",
)
_BODIES = frozenset(("ban", "ủy", "hội", "đoàn", "thường", "tiểu"))
_MOVES = frozenset(("nhận công tác", "nhận nhiệm vụ"))
VOTING = ("bầu", "hiệp thương")
# How a line begins that opens a list without a colon.
LIST_HEADINGS = ("danh sách", "kết quả bầu")


def fills_gap(chunks: Sequence[Chunk], mentions: Sequence[Mention], group: Sequence[int], before: set[Role]) -> bool:
    """True for "ông Lịch trúng cử Chủ tịch, | ông Giá Phó Chủ tịch": an office right behind the name, or a task; the verb is that of the one
    before."""
    mention, last = mentions[group[0]], mentions[group[-1]]
    if "appointed" in before and " ".join(chunk.key for chunk in chunks[last.last + 1 : last.last + 4]).startswith(TASKS):
        return True  # "Phân công ông A theo dõi 12 xã miền núi; | ông B, Bí thư Tỉnh đoàn theo dõi các xã ven biển"
    return (
        "appointed" in before
        and mention.honorific is not None
        and (
            mention.offices == [mention.at + 1]
            or [chunk.key for chunk in chunks[mention.at + 1 : mention.at + 2]] == ["làm"]  # "…, ông Lít làm Chủ tịch Hội Nông dân xã"
            or (mention.offices == [mention.at + 2] and chunks[mention.at + 1].key in "-–" and chunks[mention.first - 1].key in (",", ";"))
        )
    )


def elected_too(chunks: Sequence[Chunk], first: Mention, before: set[Role]) -> bool:
    """True for "… bầu bà Kiều giữ chức Chủ tịch, | Phó Chủ tịch là đồng chí Dự": the verb is that of the one before."""
    if "appointed" in before and first.offices and chunks[first.first - 1].key == ";" and _chosen(chunks, first.first):
        return True  # "Đại hội suy cử 37 thành viên: A tái đắc cử Trưởng ban; | B, Phó Trưởng ban"
    near = chunks[max(0, first.first - 2) : first.at]
    office = next((i for i, chunk in enumerate(near) if chunk.kind == "office"), len(near))
    if "appointed" in before and first.before and near and near[0].key == "và" and first.first + 1 >= first.at - 1:
        return True  # "bổ sung Ủy viên … đối với Phó Trưởng Ban A | và Chủ tịch Hội B"
    if "appointed" in before and chunks[first.first - 1].key == ";" and any(chunk.key == "đối" for chunk in near[office:]):
        return True  # "… đối với ông B; | Chủ tịch HĐND tỉnh khóa XV đối với bà C"
    # also "… giữ chức Chủ tịch; các Phó Chủ tịch | : linh mục A, ông B"
    return "appointed" in before and any(chunk.key in ("là", ":") or chunk.key in MADE_UP for chunk in near[office:])


def _chosen(chunks: Sequence[Chunk], end: int) -> bool:
    """True where a sentence tells before its first colon whom a congress chose, and by chunk `end` names only them."""
    colon = next((i for i, chunk in enumerate(chunks[:end]) if chunk.key == ":"), 0)
    heading, named = chunks[:colon], chunks[colon:end]
    chooses = any(chunk.tag == "appoints" for chunk in heading) and all(chunk.kind != "name" for chunk in heading)
    return chooses and all(chunk.kind != "verb" or chunk.tag == "appointed" for chunk in named)


def appoints_whom(keys: Sequence[str], first: Mention, last: Mention) -> bool:
    """True for who gives the post: "Ông A được | Thủ tướng B | bổ nhiệm làm Bộ trưởng"."""
    return first.first > 0 and keys[first.first - 1] == "được" and keys[last.last + 1 : last.last + 2] not in (["được"], [","])


def founds(keys: Sequence[str], end: int) -> bool:
    """True where the words before chunk `end` found the body that somebody is to head."""
    return not {"thành lập", "kiện toàn", "ra mắt"}.isdisjoint(pairs(" ".join(keys[:end]).split()))


def heads_group(chunks: Sequence[Chunk], i: int) -> bool:
    """True for "làm Trưởng ban", "làm Tổ trưởng" without a body: what the person heads was named before."""
    office = chunks[i + 1].office if i + 1 < len(chunks) and chunks[i].key == "làm" else None
    return office is not None and office.end == office.head_end and chunks[i + 1].key.startswith(_HEADING)


def is_appointed(chunks: Sequence[Chunk], keys: Sequence[str], first: Mention, last: Mention, start: int) -> bool:
    """ "giao", "cử", "giới thiệu" appoint only where a post follows; the other verbs always do."""
    following = range(last.last + 1, min(last.last + 4, len(keys)))
    # "Giao ông Phúc, Phó Trưởng ban phụ trách Phòng Tổng hợp cho đến khi có quyết định mới": the task stands in the office
    posted = any(" phụ trách " in chunks[office].key for office in last.offices) or any(
        chunks[i].kind == "office"
        or keys[i] in _POST
        or " ".join(keys[i : i + 2]) in _POST
        or keys[i].startswith(("giữ", "làm ", "được", "phụ trách "))
        or chunks[i].tag == "appointed"  # "…, Cục trưởng Cục An ninh nội địa, | tham gia Ban Thường vụ|, giữ chức Phó Bí thư Tỉnh ủy"
        for i in following
    )
    # "phân công đồng chí Linh, Phó Bí thư Đảng ủy xã A, đến nhận công tác tại xã B, chỉ định tham gia Ban Chấp hành và giữ chức …"
    posted = posted or _takes_post(chunks, last.last + 1)
    words = [key for key in keys[start : first.first] if key not in ("các", ":", "có", "gồm", "cho", "là")]
    charging = (chunk.key for chunk in reversed(chunks[start : first.first]) if chunk.tag in ("appoints", "appointed"))
    verb = next(charging, words[-1] if words else "")
    if verb in ("bổ sung", "kiện toàn") and not MADE_UP.isdisjoint(keys[start : first.first]):
        return True  # "hiệp thương cử bổ sung 03 ủy viên, gồm: | bà A - Chủ tịch Hội, …"
    if verb == "bầu bổ sung" and "đối" in keys[start : first.first]:
        return True  # "bầu bổ sung chức danh Ủy viên UBND huyện | đối với đồng chí Bảy - Trưởng phòng …"
    charged = verb != "giao" or "cho" in keys[first.first : first.at]  # "giao quyền Giám đốc Sở cho ông A"
    return (
        posted
        or (first.before and charged)
        or verb not in ("giao", "cử", "giới thiệu", "bổ sung", "kiện toàn", "hiệp thương", "phân công", "công nhận")
    )


def _takes_post(chunks: Sequence[Chunk], at: int) -> bool:
    """True where the clause from chunk `at` on goes over to a new place: ", đến | nhận công tác tại xã B, … và giữ chức …", ", đến xã B, | giữ
    chức Phó Bí thư …"."""
    for i, chunk in enumerate(chunks[at : at + 24], at):
        if chunk.key in (";", ".") or chunk.kind == "name" or chunk.tag in ("award", "speak", "say", "chair"):
            return False
        if chunk.tag == "appointed":
            goes = not {"đến", "về"}.isdisjoint(between.key for between in chunks[at:i])
            holds = chunk.key.startswith("giữ") and chunks[i + 1 : i + 2] and chunks[i + 1].kind == "office"
            return (chunk.key in _MOVES and chunks[i - 1].key in ("đến", "về")) or (goes and bool(holds))
    return False


def votes(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that tells of an election: "… các Đức giám mục đã bầu Ban Thường vụ và Chủ tịch các Ủy ban"."""
    return any(chunk.tag == "appoints" and any(word in chunk.key for word in VOTING) for chunk in chunks)


def opened_roles(chunks: Sequence[Chunk], opened: set[Role], *, fresh: bool, voted: bool = False) -> set[Role]:
    """Roles that a sentence ending in a colon leaves to the list lines behind it; a list line passes on what it got.

    `voted`: the sentence before told of an election, so that "Kết quả như sau:" opens the list of the elected.
    """
    if not chunks:
        return set()
    if voted and chunks[-1].key == ":" and chunks[0].key == "kết":
        return {"appointed"}
    heading = chunks[0].kind == "office" or chunks[0].key in _BODIES
    if opened == {"appointed"} and chunks[-1].key == ":" and heading and all(each.kind != "verb" or each.key in MADE_UP for each in chunks):
        return opened  # "Chủ tịch các Ủy ban trực thuộc:", "Ban Thường vụ gồm 9 đồng chí:", headings within the list
    if chunks[-1].key == ":":
        told: set[Role] = {
            TAG_ROLE[chunk.tag]
            for i, chunk in enumerate(chunks)
            if chunk.kind == "verb" and chunk.tag in TAG_ROLE and not in_event_name(chunks, i)
        }
        appointing = any(chunk.tag == "appoints" for chunk in chunks)
        if appointing and chunks[-2].key in MADE_UP and any(chunk.key == "cho" for chunk in chunks):
            return {"appointed"}  # "Giáo sư A ban hành lệnh bổ nhiệm cho các vị tân Ban Điều hành gồm có:"
        said = " ".join(chunk.key for chunk in chunks)
        if told <= {"speak"} and ("thành lập" in said or "kiện toàn" in said):
            return {"appointed"}  # "Thành lập Ban Chỉ đạo gồm các ông, bà có tên sau:", "công bố quyết định kiện toàn Ban Chỉ đạo, gồm:"
        if "award" in told and (appointing or "appointed" in told):
            return {"appointed"}  # "… trao quyết định bổ nhiệm các đồng chí sau giữ chức Phó Giám đốc Sở:"
        if told == {"award"} and any(chunk.key == "được" for chunk in chunks):
            return {"attend"}  # "…, các tác giả sau được ban giám khảo chọn trao giải:"
        if presents_candidates(chunks):
            return {"attend"}
        if told == {"award"} and given_to([chunk.key for chunk in chunks], 0, len(chunks) - 1):
            return {"attend"}  # "Đồng chí Oanh trao Bằng khen cho các cá nhân:"
        return told or ({"appointed"} if appointing else {"attend"})
    words = " ".join(chunk.key for chunk in chunks) if fresh and chunks[0].key in ("danh", "kết") else ""
    if words.startswith(LIST_HEADINGS):  # "Danh sách thành viên Ban Chỉ đạo (kèm theo Quyết định số 812-QĐ/HU)", "Kết quả bầu cử …"
        return {"appointed"} if ("thành viên" in words and "quyết định" in words) or words.startswith("kết quả") else {"attend"}
    listed = fresh and (chunks[0].key in "-–+•*" or chunks[0].tag == "number" or chunks[0].kind in ("honorific", "name"))
    return opened if listed else set()


def presents_candidates(chunks: Sequence[Chunk]) -> bool:
    """True for a heading of those whose lives are read out: "Đã đọc tiểu sử tóm tắt của 05 người ứng cử gồm các ông (bà):"."""
    if not chunks or chunks[-1].key != ":":
        return False
    said = " ".join(chunk.key for chunk in chunks)
    return "tiểu sử" in said and "ứng cử" in said


def candidates_speak(chunks: Sequence[Chunk]) -> bool:
    """True for "Những người ứng cử lần lượt trình bày chương trình hành động", where nobody is named."""
    named = any(chunk.key.endswith(("ứng cử", "ứng cử viên")) for chunk in chunks[:4])
    return named and any(chunk.tag in ("speak", "say") for chunk in chunks[:12])


def office_of_list(chunks: Sequence[Chunk]) -> int | None:
    """The office that a sentence gives to all who are named in the lines below: "Hội nghị đã bầu 4 | Phó Chủ tịch Hội khóa XIII|:".

    None where it gives several, or says of somebody already named what they became.
    """
    if not chunks or chunks[-1].key != ":":
        return None
    verb = next((i for i in range(len(chunks) - 1, -1, -1) if chunks[i].tag in ("appoints", "appointed")), None)
    if verb is None or chunks[verb].key.startswith("thôi"):
        return None
    behind = chunks[verb + 1 : -1]
    at = next((i for i in range(verb + 1, len(chunks)) if chunks[i].kind == "office"), None)
    if at is None or any(chunk.kind in ("name", "task") or (chunk.kind == "office" and chunk is not chunks[at]) for chunk in behind):
        return None
    if any(chunk.kind == "verb" and chunk.tag in TAG_ROLE for chunk in behind):
        return None
    if "miễn nhiệm" in " ".join(chunk.key for chunk in chunks[:verb]):
        return None  # "Miễn nhiệm và bầu bổ sung các | Phó Chủ tịch Hội|:"
    office = chunks[at].office
    named = office is not None and (office.end > office.head_end or not chunks[at].key.endswith("ủy viên"))  # "bầu 15 ủy viên, gồm:"
    return at if named else None


def lists_holders(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that only says who holds an office: "Các Phó Chủ tịch Hội gồm: bà Đỗ Thị Thoa, …"; behind an election, the elected."""
    item = chunks[0].tag == "number" and (
        chunks[0].end - chunks[0].start > 1 or [chunk.key for chunk in chunks[1:2]] in (["."], [")"], ["-"])
    )
    if item and any(chunk.kind == "office" for chunk in chunks):
        return not any(chunk.tag in TAG_ROLE for chunk in chunks)  # "2. Đồng chí U Minh Thái: Phó Bí thư Thường trực Đảng ủy"
    first = next((chunk for chunk in chunks if chunk.key not in COUNTS or chunk.key == "năm"), None)
    listing = any(chunk.key in ("là", ":", *MADE_UP) for chunk in chunks[:5])
    if first is not None and first.key in _BODIES and any(chunk.key in MADE_UP for chunk in chunks[:16]):
        listing = any(chunk.kind == "office" for chunk in chunks)  # "Ủy ban Kiểm tra gồm 15 ủy viên, trong đó đồng chí A là Chủ nhiệm; …"
        return listing and not any(chunk.tag in TAG_ROLE for chunk in chunks)
    return first is not None and first.kind == "office" and listing and not any(chunk.tag in TAG_ROLE for chunk in chunks)


def new_offices(chunks: Sequence[Chunk], orphans: Sequence[int]) -> list[tuple[int, int]]:
    """Offices that an appointing verb gives, with the chunk of the verb: "… được bầu giữ chức | Chủ tịch …", "làm | Bí thư …"."""
    found: list[tuple[int, int]] = []
    for office in orphans:
        i = office - 1
        before = [chunk.key for chunk in chunks[max(0, office - 6) : office]]
        if "từng" in before or {"cho đến", "khi"}.issubset(before):
            continue  # of a career, or of somebody to come: "từng giữ chức vụ | Bí thư Đoàn", "cho đến khi có nhân sự giữ chức | Bí thư Quận ủy"
        if heads_group(chunks, i) and any(chunk.key == "do" for chunk in chunks[:i]):
            continue
        while (
            i >= 0
            and chunks[i].kind != "verb"
            and office - i <= 4
            and (
                chunks[i].key in ("chức", "vụ", "danh", "các", "lại", "nhiệm", "tân", ",", "và", "là", "-", "–")
                or chunks[i].kind == "office"
                or (chunks[i].tag == "number" and i == office - 1)  # "làm 2 Phó Giám đốc"
            )
        ):
            i -= 1
        if i > 1 and chunks[i].key == "là":
            verb = i - 1 - (chunks[i - 1].key == ",")
            if chunks[verb].tag in ("appointed", "appoints"):
                i = verb  # "được bầu là Chủ tịch Hội", "được các đại biểu hiệp thương là …", "trúng cử, là Phó Chủ tịch Hội khóa VI"
        if (
            i >= 0
            and chunks[i].kind == "verb"
            and (
                chunks[i].tag == "appointed"
                or chunks[i].key in ("làm", "thôi giữ")
                or (chunks[i].key == "tham gia" and i == office - 1)
                or (chunks[i].tag == "appoints" and any(chunk.key == "được" for chunk in chunks[max(0, i - 8) : i]))
            )  # "… được Ban Chấp hành bầu chức vụ | Phó Chủ tịch Hội"
        ):
            found.append((i, office))
    return found
