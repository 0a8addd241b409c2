"""How the words in front of people govern them: "Cùng dự có …", "do … làm trưởng đoàn", "Theo …", "thay …", "phát biểu của …"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk, words_of
from danvan_crawler.vietnamese.people.fronts import INTRODUCERS, LEADING, Front, Opening
from danvan_crawler.vietnamese.people.introductions import introduced
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.lists import is_kin
from danvan_crawler.vietnamese.people.ngrams import endings, pairs
from danvan_crawler.vietnamese.people.opening_verbs import participial
from danvan_crawler.vietnamese.people.owners import PRESENCE, WORDS_OF, owned
from danvan_crawler.vietnamese.people.spoken_of import ELDERS, spoken_of
from danvan_crawler.vietnamese.people.verb_roles import TAG_ROLE

_DISMISSING = word_set("grammar", "dismissing")
_PUNISHING = word_set("grammar", "punishing")
_OWN = word_set("grammar", "own business")
_QUARRELS = word_set("grammar", "quarrels")
_SPEAKERS = word_set("grammar", "speakers")
_REPORTERS = frozenset(("pv", "phv", "btv", "báo", "đài", "phóng viên", "tạp chí", "chúng tôi"))
_DEGREES = frozenset(("gs", "pgs", "ts", "ths", "bs"))
_PAPERS = frozenset(("quyết định", "công văn", "thiếp", "công điện"))
_DECISIONS = frozenset(("quyết định", "nghị quyết"))
_TALKS = frozenset(("trao đổi", "phỏng vấn", "trò chuyện", "đối thoại"))
_VIEWS = frozenset(
    ("đánh giá", "nhận định", "nhận xét", "lời kể", "lời", "chia sẻ", "phân tích", "thông tin", "quan điểm", "ý kiến", "nguồn tin")
)
_VISITING = ("gặp", "thăm", "gặp gỡ")
_VISITORS = frozenset(("chúng tôi", "phóng viên"))
_EMBEDDING = word_set("grammar", "embedding")
_WRITING = frozenset(("chủ biên", "biên soạn", "sưu tầm", "biên dịch", "tuyển chọn"))


def opening(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int, *, at_start: bool) -> Opening:
    """How the words `start` to `end` govern the list behind them."""
    begin, start = start, _clause_start(chunks, start, end)
    if is_kin(chunks, end):
        return Opening("mentioned")
    i = end - 1
    while i >= start and (
        keys[i] in ("các", "một", "những", "cả", "số", "chức", "vụ", "danh", "tân")
        or (chunks[i].kind == "honorific" and keys[i + 1] == "tân")  # "chúc mừng đồng chí tân | Bí thư Đảng ủy Lê Văn An"
        or (chunks[i].kind == "word" and keys[i].isdigit())
    ):
        i -= 1
    while i - 1 >= start and keys[i] == "," and keys[i - 1] in _DEGREES:
        i -= 2  # "Chủ trì Hội thảo gồm các đồng chí: GS, | TS. Lê Văn Lợi"
    receiver = next((k for k in range(i - 1, max(start, i - 5), -1) if chunks[k].kind != "word"), start) if keys[i] == "," else start
    if receiver > start and keys[receiver] == "cho" and chunks[end].tag == "people":
        i = receiver  # "trao Huân chương cho | thương binh, CCB Đỗ Hữu Việt"
    if i < start:
        return Opening("subject")
    last = keys[i]
    if at_start and last in (",", "-", "–", "—") and keys[0] in ("“", '"') and i > 2 and keys[i - 1] in ("”", '"'):
        if _WRITING.intersection(pairs([key for chunk in chunks[end : end + 12] for key in chunk.key.split()])):
            return Opening("mentioned")  # "“Vận động quần chúng” - PGS.TS Nguyễn Thế Tín chủ biên": a book
        return Opening("quoted")  # "“Không có bộ đội thì không có mẹ con tôi”, chị H'Lé rưng rưng"
    if last in (",", "-", "–", "—") and i > 1 and keys[i - 1] in ("”", '"') and keys[:i].count('"') % 2 == 0 and keys[0] in ("“", '"'):
        return Opening("quoted")  # "“Ông nhà tôi gàn, bác Lương lại càng lì”, bà Thu cười giòn"
    words = " ".join(keys[start : i + 1]).split()
    paired = pairs(words)
    verbs = [chunk for chunk in chunks[start : i + 1] if chunk.kind == "verb"]
    told: set[Role] = {TAG_ROLE[verb.tag] for verb in verbs if verb.tag in TAG_ROLE}
    if last == "bởi" and "chair" in told:
        return Opening("introduced", {"chair"})  # "Hội nghị được chủ trì bởi | các đồng chí: A – Bí thư Đảng ủy; B – Phó Bí thư"
    front = Front(chunks, keys, begin, start, i, end, at_start, words, paired, verbs, told)
    if (only := spoken_of(front)) is not None:
        return only
    if last == "là" and not _SPEAKERS.isdisjoint((*words, *paired, *map(" ".join, zip(words, words[1:], words[2:], strict=False)))):
        return Opening("introduced", {"speak"})  # "Báo cáo viên hội nghị là TS …"
    if last == "là" and words[-2:-1] == ["tôi"] and not ELDERS.isdisjoint(words[-4:-2]):
        return Opening("mentioned")  # "… đến viếng mẹ chúng tôi là | cụ bà Tạ Thị Hĩm", "cha tôi là | …"
    if last == "là" and words[-2:-1] in (["tôi"], ["em"], ["cháu"]):
        return Opening("introduced", {"speak"})  # "Tôi là Tạ Thị Chinh, ứng cử viên …"
    named = last == "như" and words[-2:-1] not in (["hình"], ["biểu"])
    # "Về dự có lãnh đạo xã; đặc biệt còn có các đảng viên cao tuổi như cụ Phụng"
    present = at_start and named and "có" in words[-12:] and any(chunk.tag == "attend" for chunk in chunks[begin:end])
    if (named and not present) or (last != "," and "thân nhân" in paired[-5:]):
        return Opening("mentioned")  # "những già làng như ông A", "thân nhân các mẹ: mẹ B"
    if last == "từ" and any(verb.key.startswith(("nhận", "đón nhận", "tiếp nhận")) for verb in verbs):
        asked = not {"hỏi", "kiến", "nghị", "vấn", "ánh"}.isdisjoint(words[-6:])  # "nhận 6 câu hỏi từ các đại biểu …"
        return Opening("introduced", {"speak"} if asked else {"award"})  # "… nhận 5 triệu đồng từ Bí thư Đảng ủy xã Vì Văn Ngoan"
    if chunks[i].kind == "task" and i == end - 1 and chunks[i].key.startswith(LEADING):
        return Opening("subject", {"chair"})  # "Trưởng đoàn khảo sát | Vũ Thị Hồng Lựu"
    if len(words) > 4 and " ".join(words[-3:-1]) in ("bấy giờ", "khi ấy", "hồi ấy", "lúc đó", "khi đó", "thời ấy"):
        return Opening("mentioned")  # "Bí thư xã bấy giờ, ông Trần Quý Tộc"
    if _QUARRELS.intersection(paired[-15:]):
        return Opening("mentioned")  # "tranh chấp giữa nhà ông Tính và nhà bà Lụa"
    if last == "qua" and i > start and keys[i - 1] == "(":
        return Opening("mentioned")  # "… gửi về Ban Dân vận Tỉnh ủy (qua | đồng chí Lò Thị Sen, Trưởng phòng …)"
    if words[-2:] == ["về", "việc"] and not _DECISIONS.isdisjoint(paired[-11:]) and _takes_office(chunks, end):
        return Opening("appointee")  # "… công bố Quyết định số 816-QĐ/HU về việc | đồng chí Liêm đến nhận công tác tại xã, giữ chức …"
    if last == "việc" and i > start and (chunks[i - 1].tag == "say" or keys[i - 1] == "về"):
        return Opening("mentioned")  # "… đã phản ánh việc | ông Thiên ký khống hồ sơ": what is said of somebody
    if last == "do":
        return Opening("agent")
    if last == "theo" or words[-2:] == ["theo", "lời"]:
        return Opening("according")
    if last in ("của", "từ") and keys[start] == "theo" and not _VIEWS.isdisjoint(endings(words[:-1])):
        return Opening("according")  # "Theo đánh giá của | đồng chí An, …"
    if last == "của" and keys[i - 1] in ("”", '"') and "giải" in keys[:i]:
        return Opening("introduced", {"attend"})  # "Giải Nhì: tác phẩm “Đường về làng mới” của | Ksor H'Yuên"
    if last == "của" and "quán triệt" in keys[start:i]:
        return Opening("mentioned")  # "quán triệt bài phát biểu của | Tổng Bí thư": who spoke elsewhere
    if last == "của":
        return owned(chunks, keys, start, i)
    if "giải" in words[-7:] and (last in ("là", ":") or words[-2:] == ["thuộc", "về"]) and not told:
        return Opening("introduced", {"attend"})  # "giải nhì thuộc về | Lê Thị Liên (Tỉnh đoàn)"
    if last in INTRODUCERS:
        return introduced(front)
    if last == "với" and "xóa tư" in paired:
        return Opening("mentioned")  # "… quyết định xóa tư cách nguyên Chủ tịch UBND tỉnh đối với ông …"
    if last not in (",", "-", "–") and _PUNISHING.intersection(paired[-13:]):
        return Opening("mentioned")  # "kỷ luật bằng hình thức cảnh cáo đối với ông …"
    far = words[-2:] == ["đối", "với"] and not any(verb.tag == "appoints" for verb in verbs)  # "miễn nhiệm chức danh …, nhiệm kỳ … đối với"
    dismissing = _DISMISSING.intersection(paired[-23 if far else -9 :])
    if "award" in told or (far and "quyết định nghỉ hưu" in " ".join(words)):
        dismissing -= {"nghỉ hưu"}  # "trao quyết định nghỉ hưu cho | đồng chí …", "công bố quyết định nghỉ hưu đối với …", who is there
    if "miễn nhiệm" in dismissing or ("cho thôi" in dismissing and words[-2:] == ["đối", "với"]):
        return Opening("mentioned")  # "miễn nhiệm chức vụ Phó Chủ tịch UBND huyện đối với ông …"
    if _asked(words, paired):
        return Opening("introduced", {"speak"})
    if last in ("cùng", "cùng với", "với") and verbs and words[-2:] != ["đối", "với"]:
        tags = [verb.tag for verb in verbs if verb.tag != "other"]
        return Opening("companion" if not tags or tags[-1] in ("attend",) else "object")
    if last in (",", "-", "–", "—") and i > start and _task_before(chunks, start, i):
        return Opening("subject", {"chair"})  # "Tại đảo Sinh Tồn, Trưởng đoàn công tác số 9, Chuẩn Đô đốc …"
    if last == "," and keys[start] == "người" and chunks[start + 1].tag == "chair":
        return Opening("subject", {"chair"})  # "Người chủ trì cuộc họp, | ông Nam, yêu cầu …"
    if last == "," and words[-3:-1] == ["của", "mình"] and not WORDS_OF.isdisjoint(paired[-5:]):
        return Opening("subject", {"speak"})  # "Trong tham luận của mình, | TS Loan so sánh …"
    if last == "," and at_start and words[0] == "trong" and not _PAPERS.isdisjoint((words[1], " ".join(words[1:3]))):
        # "Trong Quyết định số 1123 vừa ký, | Chủ tịch UBND tỉnh …", "Trong thiếp, | Chủ tịch nước chúc cụ mạnh khỏe"
        return Opening("mentioned")
    if last in (",", "-", "–", "—", "”", '"', ")"):
        return Opening("subject", participial(chunks, start, i) if at_start else set())
    if words[-3:] == ["chúc", "sức", "khỏe"]:
        return Opening("object")  # "… chúc sức khỏe | Tổng Giám mục Nguyễn Chí Linh, khẳng định …"
    governing = next((verb for verb in reversed(verbs) if verb.tag != "other" or verb.key in ("cho",)), None)
    nearest = chunks[i]
    if dismissing:
        return Opening("mentioned")  # "cho thôi giữ chức Bí thư Đảng ủy ông …"
    if nearest.kind == "verb" and nearest.key.endswith("dự"):
        return Opening("subject")  # "… cùng dự; đồng chí …" with its mark forgotten
    if nearest.tag == "appoints" and i > start and keys[i - 1] == "việc" and (i - 1 == start or chunks[i - 2].tag == "say"):
        return Opening("mentioned")  # "Việc bổ nhiệm ông A là sai", "khẳng định việc bổ nhiệm ông A"
    if nearest.kind == "verb" and (
        nearest.tag == "appoints" or (nearest.tag == "appointed" and i > start and chunks[i - 1].tag == "appoints")
    ):
        return Opening("appointee")  # "bổ nhiệm giữ chức | Phó Trưởng Ban Dân vận Tỉnh ủy đối với đồng chí …"
    if visited(chunks, i + 1):
        return Opening("mentioned")  # "Một ngày đầu năm, chúng tôi gặp | anh Lò Văn So": of whom a reporter writes
    if nearest.kind == "verb" and nearest.tag in ("award", "flowers", "attend") and nearest.key not in ("dự", "tham dự"):
        return Opening("object")
    if nearest.key == "cho" and i > start and chunks[i - 1].tag == "appoints":
        return Opening("appointee")  # "Hội nghị giao cho | đồng chí An theo dõi …"
    if nearest.kind == "verb" and nearest.key in ("cho", "đến", "tới", "về") and governing is not None:
        decided = "quyết" in words and "định" in words and not _OWN.intersection((*keys[start:i], *paired))
        return Opening(
            "appointee" if decided and any(verb.tag in ("award", "appoints") or verb.key.startswith("trao") for verb in verbs) else "object"
        )
    if nearest.key in ("đối với",) or (nearest.key == "với" and i > start and keys[i - 1] == "đối"):
        given = any(verb.tag == "appoints" for verb in verbs) or (i - 2 >= start and chunks[i - 2].tag == "appointed")
        return Opening("appointee" if given else "object")  # also "chức vụ Phó Chủ tịch UBND tỉnh được phê chuẩn đối với | ông …"
    if governing is not None and (governing.tag in ("award", "attend") or governing.key == "cho") and _objectlike(chunks, i, governing):
        return Opening("object")
    told = participial(chunks, start, i) if at_start and "," in keys[start:i] else set()
    return Opening("subject", told, embedded=nearest.tag == "say" or _embedded(chunks, start, i), thanked=nearest.tag == "say")


def _takes_office(chunks: Sequence[Chunk], start: int) -> bool:
    """True where the clause of the person at chunk `start` goes on with a new post, "giữ chức …", and leaves none."""
    verb = next((i for i in range(start, len(chunks)) if chunks[i].tag == "appointed"), -1)
    return verb > start and not any(chunk.key.startswith("thôi") or chunk.key in (";", ".") for chunk in chunks[start : verb + 1])


def visited(chunks: Sequence[Chunk], at: int) -> bool:
    """True where a reporter visits the person at chunk `at`: "chúng tôi tìm gặp | ông Hào", "phóng viên đến thăm | ông Hạ"."""
    if at < 2 or chunks[at - 1].kind != "verb" or not chunks[at - 1].key.endswith(_VISITING):
        return False  # as before most people
    return not _VISITORS.isdisjoint(pairs(words_of(chunks[max(0, at - 7) : at])))


def _clause_start(chunks: Sequence[Chunk], start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if chunks[i].kind == "separator" and chunks[i].key in ";.":
            return i + 1
    return start


def _embedded(chunks: Sequence[Chunk], start: int, last: int) -> bool:
    """True where the words `start` to `last` before people begin no clause of theirs: "…, nơi | ông Hộ", "học nghề từ | kỹ sư Tâm"."""
    if chunks[last].key == "như":
        return False  # "Điển hình như | chị Lụa"
    for i in range(last, start - 1, -1):
        chunk = chunks[i]
        if chunk.kind == "separator":
            return False
        if chunk.key == "của" and not PRESENCE.isdisjoint((chunks[i - 1].key, f"{chunks[i - 2].key} {chunks[i - 1].key}")):
            return False  # "có sự tham gia của lãnh đạo Sở và | Thượng tá Cương"
        if chunk.key in _EMBEDDING:
            return True
    return False


def _task_before(chunks: Sequence[Chunk], start: int, mark: int) -> bool:
    """True where a task of the visit stands between a mark or the beginning and the mark at chunk `mark`: "…, Trưởng đoàn công tác số 9 | ,"."""
    i = mark - 1
    while i > start and mark - i < 4 and chunks[i].kind == "word":
        i -= 1
    return chunks[i].kind == "task" and chunks[i].key.startswith(LEADING) and (i == start or chunks[i - 1].key == ",")


def _asked(words: Sequence[str], paired: Sequence[str]) -> bool:
    """True where a reporter asks those who follow: "… đã phỏng vấn | ông Lữ Ngời", "phóng viên có cuộc trao đổi với | đồng chí An"."""
    if words[-1:] == ["với"]:
        return not _TALKS.isdisjoint(paired[-7:]) and not _REPORTERS.isdisjoint((*words, *paired))
    return words[-2:] == ["phỏng", "vấn"]


def _objectlike(chunks: Sequence[Chunk], i: int, governing: Chunk) -> bool:
    """ "thăm gia đình | ông A", "gặp gỡ | bà B": nothing but a few plain words between the verb and the person."""
    tail = [chunk for chunk in chunks[: i + 1] if chunk.start >= governing.end]
    return len(tail) <= 6 and all(
        (chunk.kind in ("word", "place") and chunk.key != "và") or chunk.key in ("với", "cho", "tới", "đến") for chunk in tail
    )
