"""The roles of a list from the words before it, its predicate, and the line that opened it."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.appointments import appoints_whom, founds, heads_group, is_appointed
from danvan_crawler.vietnamese.people.brackets import behind_brackets
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.fronts import Opening
from danvan_crawler.vietnamese.people.lexicon import MADE_UP, word_set
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.ngrams import pairs
from danvan_crawler.vietnamese.people.past import since, tells_past
from danvan_crawler.vietnamese.people.verb_roles import drives

_AGENTS = word_set("grammar", "agents")
_KIN = frozenset(("con", "vợ", "chồng", "mẹ", "cha", "bố", "cháu"))
_AILING = frozenset(
    ("mất", "thương", "tai", "bệnh", "ốm", "đau", "liệt", "bỏng", "tật", "mù", "gãy", "ung", "suy", "thiệt", "cháy", "sập", "lũ", "nhiễm")
)
"""First words of what somebody is visited for: "bị tai nạn", "bị liệt", "bị cháy nhà"."""
_SCHOLARS = frozenset(("nhà nghiên cứu", "học giả", "nhà sử học", "nhà dân tộc học", "nhà văn hóa"))
_NOW = frozenset(("hiện", "hiện nay", "hiện có", "hiện tại", "hiện đang"))
_ALWAYS = frozenset(("luôn", "luôn luôn", "vốn", "luôn được", "thường", "vẫn thường"))


def combined(
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
    if before.kind == "according" and first.honorific in _SCHOLARS and not first.offices:
        return {"mentioned"}  # "Theo nhà nghiên cứu Bế Viết Đẳng, tục này mang dấu ấn Đạo giáo": a book is cited
    if before.kind == "according":
        return {"speak"}  # "Theo ông An, Chủ tịch xã, chị Lụa từng là hộ nghèo": what follows is said of others
    if before.kind == "quoted":
        return after - {"mentioned"} | {"speak"}
    if before.kind == "mentioned" and (keys[first.first - 1] == "là" or _opens_as_kin(keys, first.first)) and _says(chunks, last.last + 1):
        return {"speak"}  # "Bà Tý được con gái là chị Hoa đại diện trình bày", "Con gái bà, chị Non thay mặt mẹ nói lời cảm ơn"
    if before.kind == "mentioned" or (after == {"mentioned"} and not _stays_there(before, chunks, keys, last)):
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
        if keys[verb : verb + 1] == ["làm tổ trưởng"] and keys[start : start + 2] == ["tổ", "có"]:
            after = after - {"chair"}  # "Tổ có 18 thành viên do chị Ngoan làm tổ trưởng, được vay 90 triệu đồng"
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
    if not found and before.kind == "subject" and keys[first.first - 1] == "trong đó" and not first.offices and not last.offices:
        return {"mentioned"}  # "… có 46 hộ trồng rừng, trong đó anh Nhơn, anh Lạc thu nhập trên 100 triệu đồng"
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


def _stays_there(before: Opening, chunks: Sequence[Chunk], keys: Sequence[str], last: Mention) -> bool:
    """True where what is told behind somebody who is met says nothing else than when they were born, or what ails them."""
    return (before.kind == "object" and ails(chunks, keys, last)) or (before.kind in ("object", "introduced") and _born(keys, last.last))


def ails(chunks: Sequence[Chunk], keys: Sequence[str], last: Mention) -> bool:
    """True where what ails somebody is told right behind: "đoàn thăm anh Lương Văn Chín | bị mất hai ngón tay", "trao quà cho công nhân Lường
    Văn Păn (Công ty Sungwoo) | bị tai nạn lao động", "ông Lãm, | bị nhiễm chất độc hóa học"."""
    at = behind_brackets(chunks, last.last + 1)
    behind = keys[at : at + 3]
    behind = behind[1:] if behind[:1] == [","] else behind[:2]
    return behind[:1] == ["bị"] and not _AILING.isdisjoint(behind[1:])


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


def _opens_as_kin(keys: Sequence[str], at: int) -> bool:
    """True where nothing but whose kin somebody is stands before chunk `at`: "Con gái bà, | chị Non"."""
    return at < 5 and keys[at - 1] == "," and not _KIN.isdisjoint(keys[: at - 1])


def _says(chunks: Sequence[Chunk], at: int) -> bool:
    """True where a verb of saying stands right behind, or behind "đại diện", "thay mặt"."""
    if at < len(chunks) and chunks[at].key in ("thay mặt", "đại diện"):
        return any(chunk.tag in ("say", "speak") for chunk in chunks[at + 1 : at + 5])
    verbs = [chunk for chunk in chunks[at : at + 3] if chunk.key not in ("thay", "đã", ",", "nghẹn ngào", "xúc động", "rưng rưng")]
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
