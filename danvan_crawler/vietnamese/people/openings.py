"""How the words in front of people govern them: "Cùng dự có …", "do … làm trưởng đoàn", "Theo …", "thay …", "phát biểu của …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import MADE_UP, word_set
from danvan_crawler.vietnamese.people.lists import is_kin
from danvan_crawler.vietnamese.people.predicates import TAG_ROLE, in_event_name, names_event

_NAMING_TO = frozenset(("bổ nhiệm", "bổ nhiệm lại", "điều động"))  # "… thông tin, Sở Y tế bổ nhiệm | ông A làm Giám đốc"
_MENTIONING = word_set("context", "mentions")
_INTRODUCERS = MADE_UP | {"có", "là", "còn có", ":"}
_PRESENCE = word_set("grammar", "presence")
_WORDS_OF = word_set("grammar", "words of")
_KIN = frozenset(("cậu", "chồng", "vợ", "trai", "gái", "rể", "dâu"))
_ELDERS = frozenset(("nội", "ngoại", "cha", "bố", "mẹ", "má", "ba", "con", "cháu", "dâu", "rể", "đời"))
_WHOSE = frozenset(("chị", "anh", "ông", "bà", "em", "cô", "cháu", "mình", "tôi"))
_PARENTS = frozenset(("thân phụ", "thân mẫu", "phu nhân"))
_CALLING = word_set("grammar", "calling")
_DISMISSING = word_set("grammar", "dismissing")
_PUNISHING = word_set("grammar", "punishing")
_OWN = word_set("grammar", "own business")
_FOUNDING = frozenset(("thành lập", "kiện toàn", "công nhận"))
_QUARRELS = word_set("grammar", "quarrels")
_STRICKEN = word_set("grammar", "stricken")
_BUSINESS = frozenset(("nội", "nhiệm", "chức", "thường", "phục", "dịch", "nghĩa", "nghiệp", "công", "sự", "chuyên"))
_NOUN_MAKERS = word_set("grammar", "noun makers")
_SHOWS = word_set("grammar", "shows")
_SPEAKERS = word_set("grammar", "speakers")
_REPORTERS = frozenset(("pv", "phv", "btv", "báo", "đài", "phóng viên", "tạp chí", "chúng tôi"))
_DEGREES = frozenset(("gs", "pgs", "ts", "ths", "bs"))
_LETTERS = frozenset(("thư", "điện", "đơn", "thiệp", "văn"))
_DECIDING = frozenset(("công bố", "quyết định"))
_JOINING = frozenset(("và", "cùng", "với", "các"))
_GREETINGS = frozenset(("thăm hỏi", "hỏi thăm"))
_PAPERS = frozenset(("quyết định", "công văn", "thiếp", "công điện"))
_GIVEN_TO = frozenset(("hộ", "cá", "đình", "em", "người", "học"))
_DECISIONS = frozenset(("quyết định", "nghị quyết"))
_REPORTING = frozenset(("báo cáo", "trả lời", "giải trình", "trình bày", "phát biểu", "thông tin"))
_TALKS = frozenset(("trao đổi", "phỏng vấn", "trò chuyện", "đối thoại"))
_VIEWS = frozenset(
    ("đánh giá", "nhận định", "nhận xét", "lời kể", "lời", "chia sẻ", "phân tích", "thông tin", "quan điểm", "ý kiến", "nguồn tin")
)
_HEARD = frozenset(("nghe", "lắng nghe", "tại", "với", "có", "là", "sau", "trích", "nhất là", "theo", "trả lời", "giải đáp", "đáp lại"))
_VISITING = ("gặp", "thăm", "gặp gỡ")
_VISITORS = frozenset(("chúng tôi", "phóng viên"))
_TELLING = frozenset(("cho biết", "cho hay", "kể", "nói", "thông tin", "khẳng định", "nhấn mạnh", "cho rằng"))
_EMBEDDING = word_set("grammar", "embedding")
_LEADING = ("chủ tọa", "trưởng đoàn", "tổ trưởng")
_WRITING = frozenset(("chủ biên", "biên soạn", "sưu tầm", "biên dịch", "tuyển chọn"))
_TELEPHONE = re.compile(r"(?!\d\d\.\d{1,2}\.\d{4}$)0[\d.]{8,}|1[89]00[\d.]{4,}")  # no day: "Sáng 03.12.2015, …"
_SAID_PAST = re.compile(r" năm (?:1[89]|20)\d\d\b")


@dataclass(slots=True)
class Opening:
    """The words in front of a list: `kind` is how they govern it, `roles` what they say."""

    kind: str
    roles: set[Role] = field(default_factory=set)
    replaced: bool = False  # somebody else comes in their place
    embedded: bool = False  # they stand within a clause that is not theirs
    thanked: bool = False  # right behind a verb of saying: "tri ân | Mẹ Quýt", "cho biết | ông An vắng mặt"


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
    words = [word for key in keys[start : i + 1] for word in key.split()]
    verbs = [chunk for chunk in chunks[start : i + 1] if chunk.kind == "verb"]
    told: set[Role] = {TAG_ROLE[verb.tag] for verb in verbs if verb.tag in TAG_ROLE}
    if last == "bởi" and "chair" in told:
        return Opening("introduced", {"chair"})  # "Hội nghị được chủ trì bởi | các đồng chí: A – Bí thư Đảng ủy; B – Phó Bí thư"
    if not _MENTIONING.isdisjoint(endings(words)) and words[-2:] not in (["vợ", "chồng"], ["đồng", "thời"]):
        return Opening("mentioned", replaced=last in ("thay", "thay thế", "thay cho", "kế nhiệm"))
    if not _CALLING.isdisjoint((*(near := words[-10:]), *(called := pairs(near)))) and "qua điện" not in called:
        return Opening("mentioned")  # "Điện thoại liên hệ: 0209.3876.123 (gặp | bà Hoa)"
    if any(chunk.tag == "number" and _TELEPHONE.match(chunk.key) for chunk in chunks[max(start, end - 8) : i + 1]):
        return Opening("mentioned")  # "… đặt vé qua số 1900.0000, gặp Thu Trang hoặc | anh Đức"
    if last == ":" and i - 1 > start and keys[i - 1] == "thông báo" and not any(c.tag in ("appoints", "appointed") for c in chunks[end:]):
        return Opening("mentioned")  # "Ban Tổ chức thông báo: | ông Khúc Thừa Minh được nghỉ hưu": an organ speaks
    if "liên hệ" in pairs(words[-4:]) and not told:
        return Opening("mentioned")  # "Chi tiết xin liên hệ | đồng chí Tòng Văn Minh"
    if words[-3:] == ["đầu", "mối", ":"]:
        return Opening("mentioned")  # "… trước ngày 30/6 (đầu mối: | đồng chí Vàng Thị Ly Na)"
    if "xin" in words and "xin gửi" in pairs(words):
        return Opening("mentioned")  # "Mọi sự giúp đỡ xin gửi về … hoặc trực tiếp cho | chị Hiền"
    if last == "gặp" and keys[i - 1] in (",", ";", "(") and not told - {"attend"}:
        closed = keys[i - 1] == "(" and ")" in keys[end + 2 : end + 4]
        if closed or all(key in (".", ")") for key in keys[end + 2 :]):
            return Opening("mentioned")  # "Nhuận bút nhận tại phòng Tài vụ, gặp | chị Vân Anh.", "nộp tại Văn phòng (gặp | đ/c Lan), …"
    if (
        last in (",", "là")
        and (_is_kin_of(words) or _KIN.intersection(words[-3:]) or _PARENTS.intersection(pairs(words[-4:])))
        and not told
    ):
        return Opening("mentioned")  # "Chồng cô, anh Và Bá Rê, …", "ông Bê và vợ là bà Xê"
    if last in ("tới", "đến", "cho", "gửi") and "gửi" in words[-10:] and not _LETTERS.isdisjoint(words[-16:]) and "award" not in told:
        return Opening("mentioned")  # "… gửi Thư chúc mừng tới | Hòa thượng Thích Thiện Tâm"
    leads = chunks[start].kind == "task" and chunks[start].key.startswith(_LEADING) and i > start + 1 and keys[start + 1] == "của"
    if leads and all(chunk.kind in ("word", "place") and chunk.key not in _JOINING for chunk in chunks[start + 2 : end]):
        return Opening("subject", {"chair"})  # "Trưởng đoàn công tác của Bộ Nội vụ | Lê Văn An"
    greeted = last in ("tới", "đến") and "lời" in words[-6:] and not _GREETINGS.isdisjoint(pairs(words[-6:]))
    if greeted and chunks[end].kind == "office" and not any(chunk.tag == "award" for chunk in chunks[end:]):
        return Opening("mentioned")  # "gửi lời thăm hỏi tới | Chủ tịch Quốc hội Lào Xaysomphone Phomvihane"
    if keys[end - 1] == "vụ" and not (end - 2 >= start and keys[end - 2].rpartition(" ")[2] in _BUSINESS):
        return Opening("mentioned")  # "…, điển hình là vụ ông Hà Văn Lạc"
    if (
        last in _INTRODUCERS
        and not told & {"attend", "award", "chair"}
        and not _STRICKEN.isdisjoint((*(near := words[-16:]), *pairs(near)))
    ):
        return Opening("mentioned")  # "… khởi tố 5 bị can, gồm: …", "đảng viên bị cảnh cáo còn có …"
    if words[-3:] == ["trong", "đó", "có"] or (words[-4:] == ["trong", "đó", "có", ":"] and "award" in told):
        said = any(verb.tag == "say" for verb in verbs)
        return Opening("mentioned") if said else Opening("object")  # "gửi lời cảm ơn các thế hệ đi trước, trong đó có ông …"
    if last == "là" and "say" in {verb.tag for verb in verbs} and "trong đó" in pairs(words[-9:]):
        return Opening("mentioned")  # "biểu quyết thống nhất danh sách 62 người, trong đó người tự ứng cử là ông Bình"
    if not at_start and chunks[i].key not in _NAMING_TO and _within_words(chunks, start, i):
        return Opening("mentioned")  # "… khẳng định: nhờ những người như ông Nhơ mà xã giữ được rừng"
    if _SAID_PAST.search(" ".join(words)) and any(verb.tag == "say" for verb in verbs) and "đến nay" not in keys[start : i + 1]:
        return Opening("mentioned")  # "… cho biết, năm 2020, bác sĩ Nhút băng rừng cứu người"
    if last == "là" and not _SPEAKERS.isdisjoint((*words, *pairs(words), *map(" ".join, zip(words, words[1:], words[2:], strict=False)))):
        return Opening("introduced", {"speak"})  # "Báo cáo viên hội nghị là TS …"
    if last == "là" and words[-2:-1] == ["tôi"] and not _ELDERS.isdisjoint(words[-4:-2]):
        return Opening("mentioned")  # "… đến viếng mẹ chúng tôi là | cụ bà Tạ Thị Hĩm", "cha tôi là | …"
    if last == "là" and words[-2:-1] in (["tôi"], ["em"], ["cháu"]):
        return Opening("introduced", {"speak"})  # "Tôi là Tạ Thị Chinh, ứng cử viên …"
    named = last == "như" and words[-2:-1] not in (["hình"], ["biểu"])
    # "Về dự có lãnh đạo xã; đặc biệt còn có các đảng viên cao tuổi như cụ Phụng"
    present = at_start and named and "có" in words[-12:] and any(chunk.tag == "attend" for chunk in chunks[begin:end])
    if (named and not present) or (last != "," and "thân nhân" in pairs(words[-6:])):
        return Opening("mentioned")  # "những già làng như ông A", "thân nhân các mẹ: mẹ B"
    if last == "từ" and any(verb.key.startswith(("nhận", "đón nhận", "tiếp nhận")) for verb in verbs):
        asked = not {"hỏi", "kiến", "nghị", "vấn", "ánh"}.isdisjoint(words[-6:])  # "nhận 6 câu hỏi từ các đại biểu …"
        return Opening("introduced", {"speak"} if asked else {"award"})  # "… nhận 5 triệu đồng từ Bí thư Đảng ủy xã Vì Văn Ngoan"
    if chunks[i].kind == "task" and i == end - 1 and chunks[i].key.startswith(_LEADING):
        return Opening("subject", {"chair"})  # "Trưởng đoàn khảo sát | Vũ Thị Hồng Lựu"
    if len(words) > 4 and " ".join(words[-3:-1]) in ("bấy giờ", "khi ấy", "hồi ấy", "lúc đó", "khi đó", "thời ấy"):
        return Opening("mentioned")  # "Bí thư xã bấy giờ, ông Trần Quý Tộc"
    if _QUARRELS.intersection(pairs(words[-16:])):
        return Opening("mentioned")  # "tranh chấp giữa nhà ông Tính và nhà bà Lụa"
    if last == "qua" and i > start and keys[i - 1] == "(":
        return Opening("mentioned")  # "… gửi về Ban Dân vận Tỉnh ủy (qua | đồng chí Lò Thị Sen, Trưởng phòng …)"
    if words[-2:] == ["về", "việc"] and not _DECISIONS.isdisjoint(pairs(words[-12:])) and _takes_office(chunks, end):
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
        return _owner(chunks, keys, start, i)
    if "giải" in words[-7:] and (last in ("là", ":") or words[-2:] == ["thuộc", "về"]) and not told:
        return Opening("introduced", {"attend"})  # "giải nhì thuộc về | Lê Thị Liên (Tỉnh đoàn)"
    if last in _INTRODUCERS:
        # "Trưởng đoàn Lào là ông …" too
        heads = (chunk for chunk in reversed(chunks[start:i]) if chunk.kind != "place" and chunk.key not in ("là", "có", *MADE_UP))
        task = next(heads, None)
        if task is not None and task.kind == "task" and task.key.startswith(_LEADING):
            return Opening("introduced", {"chair"})  # "Trưởng đoàn là ông …", "Chủ tọa kỳ họp gồm: ông …"
        if "đoàn chủ tịch" in " ".join(words) and not told:
            return Opening("introduced", {"chair"})
        decided = "quyết định" in pairs(words) and last in (":", *MADE_UP) and not told & {"speak", "award"}
        if (not at_start or decided) and _FOUNDING.intersection(pairs(words)):
            return Opening("introduced", {"appointed"})  # "… đọc quyết định công nhận Ban Công tác Mặt trận gồm: ông …"
        if last == ":" and chunks[i - 1].tag == "appoints" and chunks[end].kind == "office":
            return Opening("appointee")  # "… đã ký nghị quyết phê chuẩn kết quả bầu: | Chủ tịch HĐND tỉnh khóa XIII đối với ông A; …"
        if last in (":", *MADE_UP) and not at_start and start == begin:
            return Opening("object")  # "… công bố quyết định thành lập tổ, gồm: ông …": those of whom somebody else spoke
        if last == ":" and keys[i - 1] == "quyết định":
            return Opening("subject")  # "Ban Thường vụ Tỉnh ủy quyết định: | Đồng chí A thôi giữ chức …; bổ nhiệm giữ chức …"
        if last == ":" and verbs and any(verb.tag == "appoints" and verb.key != "hiệp thương" for verb in verbs):
            return Opening("appointee")
        if last == ":" and (not told or (at_start and keys[start] in _NOUN_MAKERS and keys[i - 1] not in _INTRODUCERS)):
            return Opening("subject")  # "Lễ công bố nghị quyết về sáp nhập xã: | Đồng chí A trao …"
        if last == ":" and told == {"speak"} and chunks[start].kind == "honorific" and keys[i - 1] not in _INTRODUCERS:
            return Opening("mentioned")  # "Thầy điểm lại những tấm gương vượt khó: | em Pàng …; em Phứ …"
        told = _introducing(chunks, start, i, at_start=at_start)
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
    if last == "với" and "xóa tư" in pairs(words):
        return Opening("mentioned")  # "… quyết định xóa tư cách nguyên Chủ tịch UBND tỉnh đối với ông …"
    if last not in (",", "-", "–") and _PUNISHING.intersection(pairs(words[-14:])):
        return Opening("mentioned")  # "kỷ luật bằng hình thức cảnh cáo đối với ông …"
    far = words[-2:] == ["đối", "với"] and not any(verb.tag == "appoints" for verb in verbs)  # "miễn nhiệm chức danh …, nhiệm kỳ … đối với"
    dismissing = _DISMISSING.intersection(pairs(words[-24 if far else -10 :]))
    if "award" in told or (far and "quyết định nghỉ hưu" in " ".join(words)):
        dismissing -= {"nghỉ hưu"}  # "trao quyết định nghỉ hưu cho | đồng chí …", "công bố quyết định nghỉ hưu đối với …", who is there
    if "miễn nhiệm" in dismissing or ("cho thôi" in dismissing and words[-2:] == ["đối", "với"]):
        return Opening("mentioned")  # "miễn nhiệm chức vụ Phó Chủ tịch UBND huyện đối với ông …"
    if _asked(words):
        return Opening("introduced", {"speak"})
    if last in ("cùng", "cùng với", "với") and verbs and words[-2:] != ["đối", "với"]:
        tags = [verb.tag for verb in verbs if verb.tag != "other"]
        return Opening("companion" if not tags or tags[-1] in ("attend",) else "object")
    if last in (",", "-", "–", "—") and i > start and _task_before(chunks, start, i):
        return Opening("subject", {"chair"})  # "Tại đảo Sinh Tồn, Trưởng đoàn công tác số 9, Chuẩn Đô đốc …"
    if last == "," and keys[start] == "người" and chunks[start + 1].tag == "chair":
        return Opening("subject", {"chair"})  # "Người chủ trì cuộc họp, | ông Nam, yêu cầu …"
    if last == "," and words[-3:-1] == ["của", "mình"] and not _WORDS_OF.isdisjoint(pairs(words[-6:])):
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
        decided = "quyết" in words and "định" in words and not _OWN.intersection((*keys[start:i], *pairs(words)))
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
    return not _VISITORS.isdisjoint(pairs([word for chunk in chunks[max(0, at - 7) : at] for word in chunk.key.split()]))


def _is_kin_of(words: Sequence[str]) -> bool:
    """True for "Cha của chị, | ông Reo", "Mẹ em, | bà H'Ben": the kin of the one of whom is spoken."""
    whose, before = words[-2:-1], words[-4:-2]
    return bool(before) and not _WHOSE.isdisjoint(whose) and (before[-1] in _ELDERS or (before[-1] == "của" and before[0] in _ELDERS))


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
        if chunk.key == "của" and not _PRESENCE.isdisjoint((chunks[i - 1].key, f"{chunks[i - 2].key} {chunks[i - 1].key}")):
            return False  # "có sự tham gia của lãnh đạo Sở và | Thượng tá Cương"
        if chunk.key in _EMBEDDING:
            return True
    return False


def _task_before(chunks: Sequence[Chunk], start: int, mark: int) -> bool:
    """True where a task of the visit stands between a mark or the beginning and the mark at chunk `mark`: "…, Trưởng đoàn công tác số 9 | ,"."""
    i = mark - 1
    while i > start and mark - i < 4 and chunks[i].kind == "word":
        i -= 1
    return chunks[i].kind == "task" and chunks[i].key.startswith(_LEADING) and (i == start or chunks[i - 1].key == ",")


def _within_words(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """True where a verb of saying and a colon or "rằng" open what somebody else says."""
    saying = False
    for i, chunk in enumerate(chunks[start : end + 1], start):
        if saying and (chunk.key in (":", "rằng") or (chunk.key == "," and chunks[i - 1].key in _TELLING)):
            return True
        says = chunk.kind == "verb" and (chunk.tag == "say" or chunk.key in _REPORTING)
        saying = (saying or says) and chunk.key != ";"
    return False


def _asked(words: Sequence[str]) -> bool:
    """True where a reporter asks those who follow: "… đã phỏng vấn | ông Lữ Ngời", "phóng viên có cuộc trao đổi với | đồng chí An"."""
    near = pairs(words[-8:])
    asks = not _REPORTERS.isdisjoint((*words, *pairs(words)))
    return words[-2:] == ["phỏng", "vấn"] or (words[-1:] == ["với"] and asks and not _TALKS.isdisjoint(near))


def endings(words: Sequence[str]) -> list[str]:
    """The last one to four words."""
    return [" ".join(words[-length:]) for length in (1, 2, 3, 4)]


def pairs(words: Sequence[str]) -> list[str]:
    """Each word with the next one."""
    return [f"{first} {second}" for first, second in pairwise(words)]


def _introducing(chunks: Sequence[Chunk], start: int, end: int, *, at_start: bool) -> set[Role]:
    """Roles of the verbs that introduce a list: "Dự và phát biểu tại hội nghị có …", but not "Dự lễ khai mạc có …"."""
    if not at_start and start < end and chunks[start].tag == "chair" and chunks[start - 1].key != ";":
        start += 1  # "do nhà thơ A dẫn đầu | có nhạc sĩ B": the first leads alone
    for i in range(end - 1, start - 1, -1):
        if chunks[i].key == ":" and chunks[i + 1].kind == "verb" and chunks[i + 1].tag in TAG_ROLE:
            start = i + 1  # "Góp ý dự thảo Nghị quyết: | Chủ trì hội nghị: bà Hồ Thị Cẩm"
            break
        if chunks[i].key == "," and (
            not at_start
            or any(chunks[k].kind == "verb" and chunks[k].tag in TAG_ROLE and not in_event_name(chunks, k) for k in range(i, end))
        ):
            start = i if chunks[i + 1].key == "chỉ đạo" and chunks[i - 1].tag == "attend" else i + 1
            break
    found: set[Role] = set()
    quoted = False
    whole = sum(chunk.key in ("“", "”", '"') for chunk in chunks[start:end]) > 1  # the first of "hội thi “Dân vận khéo”" is in its name
    for i in range(start, end):
        chunk = chunks[i]
        if whole and chunk.key in ("“", "”", '"'):
            quoted = chunk.key == "“" or (chunk.key == '"' and not quoted)
        if chunk.key == "chỉ đạo" and chunks[i - 1].key in (",", "và") and (i == start + 1 or "attend" in found):
            found.add("attend")
            continue  # "Dự, chỉ đạo chương trình có …": no word of theirs is reported
        if chunk.kind == "verb" and chunk.tag in TAG_ROLE and not quoted and not names_event(chunks, i) and not in_event_name(chunks, i):
            if chunk.key in _DECIDING and i > start and chunks[i - 1].key in ("được", "theo"):
                continue  # "Theo quyết định được công bố, các sĩ quan được thăng quân hàm gồm:"
            if chunk.tag == "appointed" and i > start and chunks[i - 1].key in ("đang", "hiện"):
                continue  # "các sĩ quan đang giữ chức vụ Chỉ huy trưởng … được thăng quân hàm gồm:"
            linked = i > start and (chunks[i - 1].key in ("và", ",", "-") or chunks[i - 1].kind == "verb")
            if not found or linked:
                # "Bốn học viên được khen thưởng là …", "Được Bộ Công an tặng Bằng khen có …"
                given = chunk.tag == "award" and i > start and "được" in (chunks[start].key, chunks[i - 1].key)
                found.add("attend" if given else TAG_ROLE[chunk.tag])
    return found


def given_to(keys: Sequence[str], start: int, end: int) -> bool:
    """True where "cho" or a number says to whom something is given, and nobody is named behind it as the giver: "… cho các cá nhân:",
    "Đoàn tặng quà 3 hộ nghèo:"."""
    if keys[max(start, end - 2) : end] == ["gia", "đình"]:
        return True  # "Đoàn đến thăm, tặng quà gia đình:"
    receivers = next((i for i in range(end - 1, start - 1, -1) if keys[i] == "cho"), None)
    if receivers is None:
        receivers = next(
            (i for i in range(end - 1, max(start, end - 6) - 1, -1) if keys[i].isdigit() and not _GIVEN_TO.isdisjoint(keys[i:end])), None
        )
    return receivers is not None and _INTRODUCERS.isdisjoint(keys[max(receivers, end - 3) : end])


def _objectlike(chunks: Sequence[Chunk], i: int, governing: Chunk) -> bool:
    """ "thăm gia đình | ông A", "gặp gỡ | bà B": nothing but a few plain words between the verb and the person."""
    tail = [chunk for chunk in chunks[: i + 1] if chunk.start >= governing.end]
    return len(tail) <= 6 and all(
        (chunk.kind in ("word", "place") and chunk.key != "và") or chunk.key in ("với", "cho", "tới", "đến") for chunk in tail
    )


def _owner(chunks: Sequence[Chunk], keys: Sequence[str], start: int, i: int) -> Opening:
    """ "sự chủ trì của …", "sự tham dự của …", "phát biểu của …"; otherwise the person is only mentioned."""
    if i > start and keys[i - 1] in ("”", '"'):  # 'tham luận "Dân vận khéo trong dồn điền đổi thửa" của đồng chí …'
        i = next((k for k in range(i - 2, start, -1) if keys[k] in ("“", '"')), i)
    window = chunks[max(start, i - 8) : i]
    said = pairs([word for chunk in window for word in chunk.key.split()])
    if _SHOWS.intersection(said) - ({"phần trình"} if "trình bày" in said else set()):
        return Opening("introduced", {"attend"})  # "tiết mục hát chèo của cụ Ruyện"
    if said and said[-1].startswith("bài ") and said[-1] != "bài phát":
        return Opening("mentioned")  # "bài thơ của tác giả …"
    if "là" in keys[start:i] and not _WORDS_OF.isdisjoint(said[-1:]):
        return Opening("introduced", {"speak"})  # "“…”, đó là tâm niệm của ông An"
    for chunk in reversed(window):
        if chunk.kind == "verb" and chunk.tag == "chair":
            return Opening("introduced", {"chair"})
        if chunk.key in _PRESENCE or (chunk is window[-1] and not _PRESENCE.isdisjoint(said[-1:])):
            return Opening("introduced", {"attend"})
        if chunk.kind == "verb" and chunk.key in ("phát biểu", "tham luận", "khai mạc", "bế mạc", "báo cáo", "trình bày"):
            return Opening("introduced", {"speak"})
        worded = chunk.key in _WORDS_OF or (chunk is window[-1] and not _WORDS_OF.isdisjoint(said[-1:]))
        if (chunk.kind == "verb" and chunk.tag == "speak") or worded or chunk.key in ("kiến", "luận"):
            if "sáng kiến" in said:
                return Opening("mentioned")  # "Sáng kiến của chuyên viên Trâm Anh được áp dụng"
            heard = any(other.key in _HEARD or other.key == "trả lời chất vấn" for other in chunks[start:i])
            heard = heard or (start == 0 and i <= 5 and chunks[0].kind == "word")  # "Ý kiến của các ông A, B tập trung vào …"
            return Opening("introduced", {"speak"}) if heard else Opening("mentioned")
        if chunk is chunks[0] and chunk.tag == "attend" and chunk.key.endswith(("thăm", "tham quan")):
            return Opening("object")  # "Thăm mô hình nuôi cá lồng của anh …"
        if chunk.kind == "verb" and chunk.tag not in ("other",):
            break
    if any(chunk.key in ("gia", "nhà") for chunk in window) and any(
        chunk.tag in ("attend", "award", "flowers") for chunk in chunks[start:i]
    ):
        return Opening("object")  # "thăm nhà của ông An", but "căn nhà của bà Nên bốc cháy"
    return Opening("mentioned")


def participial(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """Roles of "Phát biểu tại hội nghị, …", "Trao quyết định và tặng hoa, …": clauses that begin with a verb and share the subject."""
    found: set[Role] = set()
    fresh = True
    for i in range(start, end):
        chunk = chunks[i]
        if chunk.kind == "separator" and chunk.key in ",-–;:":
            if chunk.key == ":":
                found.clear()  # "Thông tin quy hoạch: tuyến tránh …, điểm đầu …"
            fresh = True
            continue
        if chunk.kind == "verb" and chunk.key in ("thay mặt", "tiếp tục", "trực tiếp", "sau khi") and fresh:
            continue
        if fresh and chunk.kind == "verb" and chunk.tag in TAG_ROLE and chunk.tag != "appointed" and not in_event_name(chunks, i):
            found.add(TAG_ROLE[chunk.tag])
            if i + 2 < end and chunks[i + 1].key == "và" and chunks[i + 2].kind == "verb" and chunks[i + 2].tag in TAG_ROLE:
                found.add(TAG_ROLE[chunks[i + 2].tag])
        fresh = False
    return found
