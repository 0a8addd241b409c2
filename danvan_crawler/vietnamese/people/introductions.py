"""Lists behind "gồm", "có", "là" and colons: "Cùng dự có …", "Trưởng đoàn là …", "… công bố quyết định thành lập tổ, gồm: …"."""

from __future__ import annotations

from itertools import pairwise

from danvan_crawler.vietnamese.people.fronts import INTRODUCERS, LEADING, Front, Opening
from danvan_crawler.vietnamese.people.lexicon import MADE_UP, word_set
from danvan_crawler.vietnamese.people.opening_verbs import given_to, introducing

_FOUNDING = frozenset(("thành lập", "kiện toàn", "công nhận"))
_NOUN_MAKERS = word_set("grammar", "noun makers")


def introduced(front: Front) -> Opening:
    """How words that end in "gồm", "có", "là" or a colon govern the list behind them."""
    chunks, keys, begin, start, i, end = front.chunks, front.keys, front.begin, front.start, front.last, front.end
    at_start, words, paired, verbs, told = front.at_start, front.words, front.pairs, front.verbs, front.told
    last = keys[i]
    if any(chunk.tag == "appointed" and before.key == "từng" for before, chunk in pairwise(chunks[start:i])):
        return Opening("mentioned")  # "Các đồng chí từng giữ chức Bí thư Huyện ủy gồm: …"
    # "Trưởng đoàn Lào là ông …" too
    heads = (chunk for chunk in reversed(chunks[start:i]) if chunk.kind != "place" and chunk.key not in ("là", "có", *MADE_UP))
    task = next(heads, None)
    if task is not None and task.kind == "task" and task.key.startswith(LEADING):
        return Opening("introduced", {"chair"})  # "Trưởng đoàn là ông …", "Chủ tọa kỳ họp gồm: ông …"
    if "đoàn chủ tịch" in " ".join(words) and not told:
        return Opening("introduced", {"chair"})
    decided = "quyết định" in paired and last in (":", *MADE_UP) and not told & {"speak", "award"}
    if (not at_start or decided) and _FOUNDING.intersection(paired):
        return Opening("introduced", {"appointed"})  # "… đọc quyết định công nhận Ban Công tác Mặt trận gồm: ông …"
    if last == ":" and chunks[i - 1].tag == "appoints" and chunks[end].kind == "office":
        return Opening("appointee")  # "… đã ký nghị quyết phê chuẩn kết quả bầu: | Chủ tịch HĐND tỉnh khóa XIII đối với ông A; …"
    if last in (":", *MADE_UP) and not at_start and start == begin:
        return Opening("object")  # "… công bố quyết định thành lập tổ, gồm: ông …": those of whom somebody else spoke
    if last == ":" and keys[i - 1] == "quyết định":
        return Opening("subject")  # "Ban Thường vụ Tỉnh ủy quyết định: | Đồng chí A thôi giữ chức …; bổ nhiệm giữ chức …"
    if last == ":" and verbs and any(verb.tag == "appoints" and verb.key != "hiệp thương" for verb in verbs):
        return Opening("appointee")
    if last == ":" and (not told or (at_start and keys[start] in _NOUN_MAKERS and keys[i - 1] not in INTRODUCERS)):
        return Opening("subject")  # "Lễ công bố nghị quyết về sáp nhập xã: | Đồng chí A trao …"
    if last == ":" and told == {"speak"} and chunks[start].kind == "honorific" and keys[i - 1] not in INTRODUCERS:
        return Opening("mentioned")  # "Thầy điểm lại những tấm gương vượt khó: | em Pàng …; em Phứ …"
    told = introducing(chunks, start, i, at_start=at_start)
    listing = last.startswith(("gồm", "bao")) or (last == ":" and i > start and keys[i - 1].startswith("gồm"))
    if listing and "award" in told:
        told = told - {"award"} | {"attend"}  # "… tặng quà 3 cá nhân, gồm: …" lists who was given something
    if last == ":" and told & {"award"} and given_to(keys, start, i):
        told = {"attend"}  # "… tặng Bằng khen cho 3 tập thể và 5 cá nhân: | Đại úy A, …"
    if last == "là" and not at_start and start == begin:
        told -= {"award"} if "," in keys[start:i] else {"award", "speak"}  # "… trao quà cho 2 cá nhân là | ông Mạo và bà Ngát"
    if last == "là" and not at_start and any(chunk.tag == "number" for chunk in chunks[max(start, i - 5) : i]) and told <= {"attend"}:
        return Opening("object")  # "… đến thăm, tặng quà 2 Mẹ VNAH là | Lại Thị Bàn"
    if not at_start and not told:
        return Opening("object")  # "… tặng quà 3 cá nhân, gồm: Hòa thượng …"
    if any(verb.tag == "appoints" for verb in verbs) and not told:
        return Opening("appointee")
    return Opening("introduced", told)
