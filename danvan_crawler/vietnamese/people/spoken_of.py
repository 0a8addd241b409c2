"""Words in front of people who are only spoken of: kin, addresses, letters, comparisons, quarrels, what somebody says of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.fronts import INTRODUCERS, LEADING, Front, Opening
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.ngrams import ends_with, last_words

_NAMING_TO = frozenset(("bổ nhiệm", "bổ nhiệm lại", "điều động"))  # "… thông tin, Sở Y tế bổ nhiệm | ông A làm Giám đốc"
_MENTIONING = word_set("context", "mentions")
_MENTIONING_LAST = last_words(_MENTIONING)
_KIN = frozenset(("cậu", "chồng", "vợ", "trai", "gái", "rể", "dâu"))
ELDERS = frozenset(("nội", "ngoại", "cha", "bố", "mẹ", "má", "ba", "con", "cháu", "dâu", "rể", "đời"))
_WHOSE = frozenset(("chị", "anh", "ông", "bà", "em", "cô", "cháu", "mình", "tôi"))
_PARENTS = frozenset(("thân phụ", "thân mẫu", "phu nhân"))
_CALLING = word_set("grammar", "calling")
_STRICKEN = word_set("grammar", "stricken")
_MOURNING = frozenset(("thắp hương", "dâng hương", "dâng hoa", "viếng", "tưởng niệm", "tưởng nhớ", "truy tặng"))
_BUSINESS = frozenset(("nội", "nhiệm", "chức", "thường", "phục", "dịch", "nghĩa", "nghiệp", "công", "sự", "chuyên"))
_LETTERS = frozenset(("thư", "điện", "đơn", "thiệp", "văn"))
_JOINING = frozenset(("và", "cùng", "với", "các"))
_GREETINGS = frozenset(("thăm hỏi", "hỏi thăm"))
_REPORTING = frozenset(("báo cáo", "trả lời", "giải trình", "trình bày", "phát biểu", "thông tin"))
_TELLING = frozenset(("cho biết", "cho hay", "kể", "nói", "thông tin", "khẳng định", "nhấn mạnh", "cho rằng"))
_TELEPHONE = re.compile(r"(?!\d\d\.\d{1,2}\.\d{4}$)0[\d.]{8,}|1[89]00[\d.]{4,}")  # no day: "Sáng 03.12.2015, …"
_SAID_PAST = re.compile(r" năm (?:1[89]|20)\d\d\b")


def spoken_of(front: Front) -> Opening | None:
    """How the words in front of people govern them where these are spoken of and take no part, or take it otherwise than such words seem to
    say; None where other rules tell."""
    chunks, keys, start, i, end = front.chunks, front.keys, front.start, front.last, front.end
    at_start, words, paired, verbs, told = front.at_start, front.words, front.pairs, front.verbs, front.told
    last = keys[i]
    if ends_with(words, _MENTIONING, _MENTIONING_LAST) and words[-2:] not in (["vợ", "chồng"], ["đồng", "thời"]):
        return Opening("mentioned", replaced=last in ("thay", "thay thế", "thay cho", "kế nhiệm"))
    if not _CALLING.isdisjoint((*words[-10:], *paired[-9:])) and "qua điện" not in paired[-9:]:
        return Opening("mentioned")  # "Điện thoại liên hệ: 0209.3876.123 (gặp | bà Hoa)"
    if any(chunk.tag == "number" and _TELEPHONE.match(chunk.key) for chunk in chunks[max(start, end - 8) : i + 1]):
        return Opening("mentioned")  # "… đặt vé qua số 1900.0000, gặp Thu Trang hoặc | anh Đức"
    if last == ":" and i - 1 > start and keys[i - 1] == "thông báo" and not any(c.tag in ("appoints", "appointed") for c in chunks[end:]):
        return Opening("mentioned")  # "Ban Tổ chức thông báo: | ông Khúc Thừa Minh được nghỉ hưu": an organ speaks
    if "liên hệ" in paired[-3:] and (not told or "thông tin" in paired[-4:]):
        return Opening("mentioned")  # "Chi tiết xin liên hệ | đồng chí Tòng Văn Minh", "Thông tin liên hệ: | nhà văn Lưu Vân"
    if words[-3:] == ["đầu", "mối", ":"]:
        return Opening("mentioned")  # "… trước ngày 30/6 (đầu mối: | đồng chí Vàng Thị Ly Na)"
    if "xin gửi" in paired:
        return Opening("mentioned")  # "Mọi sự giúp đỡ xin gửi về … hoặc trực tiếp cho | chị Hiền"
    if last == "gặp" and keys[i - 1] in (",", ";", "(") and not told - {"attend"} and not _visits(verbs):
        closed = keys[i - 1] == "(" and ")" in keys[end + 2 : end + 4]
        if closed or all(key in (".", ")") for key in keys[end + 2 :]):
            return Opening("mentioned")  # "Nhuận bút nhận tại phòng Tài vụ, gặp | chị Vân Anh.", "nộp tại Văn phòng (gặp | đ/c Lan), …"
    if last in (",", "là") and (_is_kin_of(words) or _KIN.intersection(words[-3:]) or _PARENTS.intersection(paired[-3:])) and not told:
        return Opening("mentioned")  # "Chồng cô, anh Và Bá Rê, …", "ông Bê và vợ là bà Xê"
    if last in ("tới", "đến", "cho", "gửi") and "gửi" in words[-10:] and not _LETTERS.isdisjoint(words[-16:]) and "award" not in told:
        return Opening("mentioned")  # "… gửi Thư chúc mừng tới | Hòa thượng Thích Thiện Tâm"
    leads = chunks[start].kind == "task" and chunks[start].key.startswith(LEADING) and i > start + 1 and keys[start + 1] == "của"
    if leads and all(chunk.kind in ("word", "place") and chunk.key not in _JOINING for chunk in chunks[start + 2 : end]):
        return Opening("subject", {"chair"})  # "Trưởng đoàn công tác của Bộ Nội vụ | Lê Văn An"
    greeted = last in ("tới", "đến") and "lời" in words[-6:] and not _GREETINGS.isdisjoint(paired[-5:])
    if greeted and chunks[end].kind == "office" and not any(chunk.tag == "award" for chunk in chunks[end:]):
        return Opening("mentioned")  # "gửi lời thăm hỏi tới | Chủ tịch Quốc hội Lào Xaysomphone Phomvihane"
    if keys[end - 1] == "vụ" and not (end - 2 >= start and keys[end - 2].rpartition(" ")[2] in _BUSINESS):
        return Opening("mentioned")  # "…, điển hình là vụ ông Hà Văn Lạc"
    if last in INTRODUCERS and not told & {"attend", "award", "chair"} and not _STRICKEN.isdisjoint((*words[-16:], *paired[-15:])):
        return Opening("mentioned")  # "… khởi tố 5 bị can, gồm: …", "đảng viên bị cảnh cáo còn có …"
    if "trong đó" in paired[-8:] and not _STRICKEN.isdisjoint((*words, *paired)) and any(v.key in _MOURNING for v in verbs):
        return Opening("mentioned")  # "Thắp hương cho các nạn nhân, trong đó có 3 mẹ con | chị Thoản"
    if words[-3:] == ["trong", "đó", "có"] or (words[-4:] == ["trong", "đó", "có", ":"] and "award" in told):
        deeds = [verb.tag for verb in verbs if verb.tag != "other"]
        said = "say" in deeds and deeds[-1] != "award"  # not "cảm ơn bộ đội và trao giấy khen tặng 8 cá nhân, trong đó có | Hạ sĩ B"
        return Opening("mentioned") if said else Opening("object")  # "gửi lời cảm ơn các thế hệ đi trước, trong đó có ông …"
    if last == "là" and "trong đó" in paired[-8:] and any(verb.tag == "say" for verb in verbs):
        return Opening("mentioned")  # "biểu quyết thống nhất danh sách 62 người, trong đó người tự ứng cử là ông Bình"
    if not at_start and chunks[i].key not in _NAMING_TO and _within_words(chunks, start, i):
        return Opening("mentioned")  # "… khẳng định: nhờ những người như ông Nhơ mà xã giữ được rừng"
    says = "năm" in words and any(verb.tag == "say" for verb in verbs) and "đến nay" not in keys[start : i + 1]
    if says and _SAID_PAST.search(" ".join(words)):
        return Opening("mentioned")  # "… cho biết, năm 2020, bác sĩ Nhút băng rừng cứu người"
    return None


def _visits(verbs: Sequence[Chunk]) -> bool:
    """True where the same subject visits a place: "đoàn đã thăm làng gốm Thanh Hà, gặp | nghệ nhân Nguyễn Thị Được."."""
    return any(verb.key.endswith(("thăm", "làm việc", "khảo sát")) for verb in verbs)


def _is_kin_of(words: Sequence[str]) -> bool:
    """True for "Cha của chị, | ông Reo", "Mẹ em, | bà H'Ben": the kin of the one of whom is spoken."""
    whose, before = words[-2:-1], words[-4:-2]
    return bool(before) and not _WHOSE.isdisjoint(whose) and (before[-1] in ELDERS or (before[-1] == "của" and before[0] in ELDERS))


def _within_words(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """True where a verb of saying and a colon or "rằng" open what somebody else says."""
    saying = False
    for i, chunk in enumerate(chunks[start : end + 1], start):
        if saying and (chunk.key in (":", "rằng") or (chunk.key == "," and chunks[i - 1].key in _TELLING)):
            return True
        says = chunk.kind == "verb" and (chunk.tag == "say" or chunk.key in _REPORTING)
        saying = (saying or says) and chunk.key != ";"
    return False
