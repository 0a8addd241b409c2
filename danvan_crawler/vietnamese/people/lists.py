"""Which of the people in a sentence are named one after the other, so that the same is said of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.chunks import Chunk, begins_with_deed, words_of
from danvan_crawler.vietnamese.people.idle_predicates import tells_life
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.mentions import Mention

_BREAKING = word_set("grammar", "breaking")
_SPEAKERS = word_set("grammar", "speakers")
_MENTIONING = word_set("context", "mentions")
_NEUTRAL = word_set("grammar", "neutral")
_TALKING = frozenset(("nói", "nói về", "nhắc", "nhắc đến", "nhắc tới", "kể", "kể về", "viết về", "nghĩ", "nhớ", "nhớ về"))
_REPLACING = frozenset(("thay", "thay cho", "thay thế", "kế nhiệm"))
_KIN_WORDS = frozenset(("chồng", "vợ", "trai", "gái", "rể", "dâu", "bố", "mẹ", "cha", "cháu"))
_PREPOSITIONS = frozenset(("về", "với", "sau", "theo", "trước", "cùng với", "dưới", "sau khi", "trước khi", "tiếp", "tiếp theo"))


def lists(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> list[list[int]]:
    """The numbers of the mentions, those of one list together, in order."""
    groups: list[list[int]] = []
    for i, mention in enumerate(mentions):
        if (
            groups
            and not is_kin(chunks, mention.first)
            and _same_list(chunks[mentions[i - 1].last + 1 : mention.first])
            and not _subordinate(chunks, mentions, groups[-1][0], i)
            and not behind_figure(chunks, mentions[i - 1], mention)
            and not _replaced(chunks, mentions[i - 1], mention)
            and not _gives_next(chunks, mentions, groups[-1][0], i)
            and not _behind_martyr(mentions[i - 1], mention)
            and not _headed_anew(chunks, mentions[i - 1], mention)
        ):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def behind_figure(chunks: Sequence[Chunk], before: Mention, mention: Mention) -> bool:
    """True for "Dự lễ kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh có | đồng chí An": a figure of history in the name of what is attended."""
    return (
        names.may_be_historical(chunks[before.at].key.partition(" ")[0])
        and names.is_historical(chunks[before.at].key.split())
        and chunks[mention.first].kind in ("honorific", "office")
        and not names.is_historical(chunks[mention.at].key.split())
    )


def _headed_anew(chunks: Sequence[Chunk], before: Mention, mention: Mention) -> bool:
    """True for "Chủ tọa phiên tòa: Thẩm phán A; | các Hội thẩm nhân dân: ông B, bà C": who presides over a court, then who else sits there."""
    court = chunks[0].tag == "chair" and [chunk.key for chunk in chunks[1:3]] == ["phiên", "tòa"]
    gap = chunks[before.last + 1 : mention.at] if court else ()
    return bool(gap) and gap[0].key == ";" and any(chunk.key == ":" for chunk in gap)


def _behind_martyr(before: Mention, mention: Mention) -> bool:
    """True for "gia đình chị A, vợ của liệt sỹ B; | gia đình chị C": who is visited goes on behind whose kin somebody was."""
    called = mention.honorific or ""
    return "liệt s" in (before.honorific or "") and called.startswith("gia đình") and "liệt s" not in called


def _subordinate(chunks: Sequence[Chunk], mentions: Sequence[Mention], begin: int, i: int) -> bool:
    """ "Sau diễn văn khai mạc của ông A, | Bí thư Huyện ủy B đánh trống": the first belongs to what only leads to the second; `begin`: who the list
    begins with."""
    first, second = mentions[i - 1], mentions[i]
    if _receives(chunks, first, second):
        return True  # "Hỗ trợ xây nhà cho hội viên Nguyễn Văn Đời (khu vực Thới Hòa), | đồng chí Sĩ trao 60 triệu đồng"
    gap = chunks[first.last + 1 : second.first]
    asked = chunks[0].tag == "speak" and chunks[first.first - 1].key == "của" and bool(gap) and gap[-1].key == ","
    if asked and chunks[second.first].kind == "honorific" and _answers(chunks, second):
        return True  # "Trả lời chất vấn của đại biểu Hân (đơn vị Lệ Thủy) về đất công ích, | đồng chí Huệ cho biết …"
    seated = len(gap) in (2, 3) and gap[-1].key == "," and gap[-2].kind == "place"  # "Thăm mô hình của anh An ở xóm Nánh, | Chủ tịch Hội …"
    if not seated and [chunk.key for chunk in gap] != [","]:
        return False
    if first.first == 1 and chunks[0].key == "theo" and chunks[second.first].tag == "address":
        return True  # "Theo ông Mạo, Trưởng thôn 3, | bà Mận là người đầu tiên hiến đất"
    if chunks[first.first - 1].key == "từ" and second.first < second.at:
        return True  # "Nhận danh hiệu từ đồng chí Thiết, | Trưởng thôn Tạ Đình Lâu xúc động"
    if chunks[0].key in _TALKING and first.first < 4 and chunks[first.first - 1].key in ("về", "đến", "tới", *_TALKING):
        return True  # "Nói về già H’Mơi, | anh Brưng tự hào kể …"
    visits = chunks[second.first].tag == "ranks" and chunks[0].key.endswith("thăm")
    if begins_with_deed(chunks, mentions[begin].first) and (second.before or visits or chunks[second.first].tag == "address"):
        verb = next((chunk for chunk in chunks[second.last + 1 : second.last + 4] if chunk.kind == "verb" and chunk.tag != "other"), None)
        if visits and verb is not None and verb.tag == "attend" and verb.key.startswith(("thăm", "chúc", "động viên")):
            return True  # "Đến thăm Hòa thượng A, trụ trì chùa B, | Thiếu tướng C thăm hỏi sức khỏe, chúc …"
        if verb is not None and (verb.tag in ("award", "speak", "say", "chair") or (second.before and verb.tag == "attend")):
            return True  # "Trao quyết định cho đồng chí An, | Bí thư Huyện ủy Trịnh Văn Hòa chúc mừng …"
    return (
        chunks[first.first - 1].key == "của"
        and (
            chunks[0].key in _PREPOSITIONS
            or (chunks[0].kind == "verb" and second.before and (chunks[0].tag != "attend" or (seated and chunks[0].key.endswith("thăm"))))
        )
        and not any(chunk.key == "và" for chunk in chunks[second.last + 1 : second.last + 2])
    )


def _answers(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for "Trả lời kiến nghị của cử tri Ngọ, | đại biểu Xuyên | nêu rõ …"."""
    return any(chunk.tag in ("say", "speak") for chunk in chunks[mention.last + 1 : mention.last + 3])


def _receives(chunks: Sequence[Chunk], first: Mention, second: Mention) -> bool:
    """True where a sentence begins with what is done for the first, and goes on with who does it."""
    gap = chunks[first.last + 1 : second.first]
    opening = chunks[: first.first]
    behind = [chunk.tag for chunk in chunks[second.last + 1 : second.last + 4] if chunk.kind == "verb" and chunk.tag != "other"]
    return (
        bool(gap)
        and gap[-1].key == ","
        and chunks[second.first].tag == "address"
        and all(chunk.kind in ("separator", "place") for chunk in gap)
        and bool(opening)
        and opening[0].kind in ("word", "verb")
        and any(chunk.key == "cho" for chunk in opening[-8:])
        and bool(behind)
        and behind[0] in ("award", "speak", "say", "chair")
    )


def _replaced(chunks: Sequence[Chunk], first: Mention, second: Mention) -> bool:
    """True for "… giữ chức Giám đốc thay cho thiếu tướng A (nghỉ chờ hưu); | đại tá B được bổ nhiệm …"."""
    gap = chunks[first.last + 1 : second.first]
    return (
        bool(gap)
        and ";" in (gap[0].key, gap[-1].key)
        and not _REPLACING.isdisjoint(chunk.key for chunk in chunks[max(0, first.first - 2) : first.first])
    )


def _gives_next(chunks: Sequence[Chunk], mentions: Sequence[Mention], first: int, i: int) -> bool:
    """True for "… tặng Bằng khen cho ông A, Tổ trưởng …; | Thứ trưởng B và đồng chí C đã trao quà": who is given something, then who gives."""
    if chunks[mentions[i].first - 1].key != ";" or chunks[mentions[first].first - 1].key != "cho":
        return False
    last = i
    while last + 1 < len(mentions) and [chunk.key for chunk in chunks[mentions[last].last + 1 : mentions[last + 1].first]] in (
        ["và"],
        [","],
    ):
        last += 1
    behind = (chunk for chunk in chunks[mentions[last].last + 1 : mentions[last].last + 3] if chunk.key not in ("đã", "cũng"))
    verb = next(behind, None)
    return verb is not None and verb.tag in ("award", "say", "speak", "chair")


def _same_list(gap: Sequence[Chunk]) -> bool:
    if len(gap) > 40 or tells_life(gap) or _tells(gap) or _leads_to_mentioned(gap) or _dismisses(gap):
        return False
    for position, chunk in enumerate(gap):
        if chunk.kind == "verb" and (chunk.tag != "other" or chunk.key in _BREAKING) and chunk.key not in _NEUTRAL:
            return False
        if chunk.key == ":" and any(other.kind == "word" and other.key not in ("các", "và") for other in gap[:position]):
            return False  # "…; thành phần mời: đ/c …"
        if chunk.key == "thay mặt" and gap[-1].key == ",":
            return False  # "Sau khi trao quyết định cho ông Thắng, thay mặt lãnh đạo Bộ, | Thứ trưởng Vũ Thị Mai chúc mừng …"
        if (
            chunk.key in ("của", "tên", "“", "”", '"')
            or (chunk.key == "là" and position and not _SPEAKERS.isdisjoint(other.key for other in gap[:position]))
            or _kin(gap, position)
            or (chunk.key == "thư" and position + 1 < len(gap) and gap[position + 1].key == "ký")
        ):
            return False
        if chunk.kind == "office" and position + 1 < len(gap) and gap[position + 1].kind == "verb" and gap[position + 1].tag != "other":
            return False
    return True


def is_kin(chunks: Sequence[Chunk], at: int) -> bool:
    """True for "anh Đại, | bố tân binh Đạt, …": the kin of the one named before."""
    return chunks[at].key in _KIN_WORDS and at + 1 < len(chunks) and chunks[at + 1].kind == "honorific"


def _kin(gap: Sequence[Chunk], i: int) -> bool:
    """True where the next person is somebody's kin: "Ông Tài, | con trai mẹ Chắt", "anh Đại, | bố tân binh Đạt"."""
    return gap[i].key in _KIN_WORDS and i > 0 and gap[i - 1].key in (",", "là", "con", "và")


def _leads_to_mentioned(gap: Sequence[Chunk]) -> bool:
    """True where the next person is one only spoken of: "Hồ Thị Lý đoạt giải Nhất với tác phẩm | viết về | bà Ka Rểng"."""
    words = words_of(gap[-4:])[-4:]
    return any(" ".join(words[-length:]) in _MENTIONING for length in (2, 3, 4) if length <= len(words))


def _dismisses(gap: Sequence[Chunk]) -> bool:
    """True where the next person leaves an office that the one before takes: "…; miễn nhiệm chức vụ này đối với | ông Hải"."""
    words = words_of(gap[-12:])
    near = words if words[-2:] == ["đối", "với"] else words[-4:]  # "…; miễn nhiệm chức vụ | Phó Chủ tịch UBND tỉnh đối với ông Hải"
    return not {"miễn nhiệm", "bãi nhiệm"}.isdisjoint(map(" ".join, pairwise(near)))


def _tells(gap: Sequence[Chunk]) -> bool:
    """True where plain words behind a person say something before a semicolon: "… giải quyết 4 vụ việc; các ông bà …"."""
    end = next((i for i, chunk in enumerate(gap) if chunk.key == ";"), 0)
    return end > 3 and all(chunk.kind == "word" and chunk.key != "và" for chunk in gap[:3])
