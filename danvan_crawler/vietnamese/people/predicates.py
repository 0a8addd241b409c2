"""What a predicate says of its subject: "… dự, phát biểu chỉ đạo và trao tặng 50 suất quà"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases, word_set
from danvan_crawler.vietnamese.people.office_runs import AUTHORISING
from danvan_crawler.vietnamese.people.quotations import closing

# The sections of data/role_verbs.txt as roles.
TAG_ROLE: dict[str, Role] = {
    "chair": "chair",
    "appointed": "appointed",
    "award": "award",
    "speak": "speak",
    "say": "speak",
    "attend": "attend",
}
_LIFE = phrases("context", "life")
_GIVEN = word_set("grammar", "given")
_HEARING = word_set("grammar", "hearing")
_GROUPS = phrases("context", "groups")
_CALLED = word_set("honorifics", "people") | word_set("honorifics", "degrees")
_EVENTS = word_set("grammar", "events")
_EVENT_HEADS = word_set("grammar", "event heads")
_SHARED_OBJECTS = word_set("grammar", "shared objects")
# Who attends "hội nghị tổng kết, | trao Bằng khen" hands over; not at "lễ công bố, | trao quyết định".
_GIVING_TOO = frozenset(("công bố", "trao", "trao tặng", "tặng", "thăm", "thi đua"))
_COMPANIONS = frozenset(("cùng", "cùng với"))
_FARTHEST = 14  # chunks from a comma among companions to what they do
_FACES = word_set("grammar", "faces")
_VEHICLES = word_set("grammar", "vehicles")
_KIN = word_set("grammar", "kin")
_MANAGED = word_set("grammar", "managed")
_WRITTEN = ("trong cuốn", "trong bài viết", "trong bài báo", "trong tác phẩm", "trong hồi ký", "trong nhật ký", "khi còn", "khi đương chức")
_DAY = re.compile(r"\d\d\.\d{1,2}\.\d{4}")
_AGREEMENTS = frozenset(("kết", "cam", "ước", "thỏa", "chương", "chế", "hợp", "nhớ", "bản", "tịch"))
_LEAVING = ("miễn nhiệm", "nghỉ", "thôi", "cho thôi", "cách chức", "kỷ luật")
_ENDS = frozenset((",", ";", "và", "đồng thời"))
_HELD = frozenset(("từng", "đang", "hiện", "còn", "hiện đang", "khi", "trước khi"))
_LISTING = word_set("grammar", "listing")
_NOUN_MAKERS = word_set("grammar", "noun makers")
_PERFORMING = word_set("grammar", "performing")
_ERRANDS = word_set("grammar", "errands")
_CALLING = word_set("grammar", "calling")
_CHARGED = frozenset(("phòng", "sở", "ban", "ubnd", "các", "trung", "văn", "đảng", "hội", "chi", "cơ", "ủy", "bộ", "mttq", "ngành"))
_DENYING = frozenset(("không", "chưa", "chẳng", "từ chối"))
_OBLIGING = frozenset(("nên", "cần", "phải", "có thể"))
_QUOTES = frozenset(("“", '"'))
_LEADING = frozenset(("đã", "chưa", "cũng", "vừa", "mới", "sẽ", "không"))
_WISHES = ("chúc", "gửi lời", "cảm ơn", "bày tỏ", "ghi nhận", "biểu dương", "đánh giá", "mong")
_CONTESTANTS = frozenset(("đơn vị", "tập thể", "cụm", "khối", "cá nhân", "địa phương"))
_CONTESTED = frozenset(("phong", "cả", "về", "trong", "toàn", "thi", "khối", "cụm", "tỉnh", "huyện", "các"))
TASKS = ("theo dõi", "phụ trách", "chỉ đạo chung", "giúp bí thư", "giúp trưởng")
_MIEN = frozenset(("cười", "khóc", "đáp", "thưa", "bảo", "tiếp"))
_SUCCEEDING = word_set("grammar", "succeeding")


def predicate(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """Roles that the predicate in chunks `start` to `end` gives its subject; {"mentioned"} where it tells a life."""
    keys = [chunk.key for chunk in chunks]
    first = _behind_apposition(chunks, keys, start, end)
    if _tells_no_act(chunks, keys, start, first, end):
        return {"mentioned"}
    if first + 1 < end and keys[first] in ("để", "nhằm") and chunks[first + 1].tag != "appoints":
        return set()  # "Công an triệu tập ông Hùng để làm rõ": why, not what he does
    return _Predicate(chunks, keys, start, first, end).read()


def _tells_no_act(chunks: Sequence[Chunk], keys: Sequence[str], start: int, first: int, end: int) -> bool:
    """Whether the first words of a predicate say that its subject is somebody to call, absent, dead, or tells of old times."""
    acting = next((k for k in range(first, end) if chunks[k].kind == "verb" and chunks[k].tag != "other"), end)
    if not _CALLING.isdisjoint((*(near := keys[first : min(acting, first + 10)]), *map(" ".join, pairwise(near)))):
        return True  # "… gửi về đồng chí Hằng (Ban Dân vận), điện thoại 0913 …": somebody to call
    if keys[start : start + 1] in ([","], ["("]) and any(map(_is_telephone, chunks[start : min(end, start + 4)])):
        return True  # "… báo cho Điều tra viên Phan Quốc Mỹ, số 0254.3855.911", "đồng chí Minh (0915.000.888)"
    if "từng" in keys[first : min(end, first + 2)] and (keys[first] in ("từng", "đã", ",")):
        return True  # "ông từng là Phó Bí thư Tỉnh ủy", "Bác từng nói: …"
    if keys[first : min(end, first + 2)] in (["có", "lần"], ["đã", "có"]) and "lần" in keys[first : min(end, first + 3)]:
        return True  # "Nguyên Phó Chủ tịch nước Lê Thị Bích có lần nói: …"
    if _is_of_old(keys[first : min(end, first + 12)]):
        return True  # "PGS Trần Khắc Dương phân tích trong cuốn sách mới", "Hà Thị Khiết nhấn mạnh khi còn đương chức"
    behind = start + (keys[start : start + 1] in ([","], ["("]))
    if keys[behind : behind + 2] == ["vắng", "mặt"]:
        return True  # "Nguyên Phó Thủ tướng Trương Hòa, vắng mặt vì lý do sức khỏe, gửi lẵng hoa"
    return keys[start : start + 2] == [",", "người"] and tells_life(chunks[start + 1 : end])
    # "Tiểu đoàn trưởng Nguyễn Cao Vọng, người đã hy sinh …"


class _Predicate:
    """Reads a predicate chunk by chunk. `found`: the roles so far; `said`: words were reported, which what was given may be part of; `hearing`:
    somebody else speaks, `acted`: something was done, `signed`: a paper was."""

    def __init__(self, chunks: Sequence[Chunk], keys: Sequence[str], start: int, first: int, end: int) -> None:
        self._chunks, self._keys = chunks, keys
        self._start, self._at, self._end = start, first, end
        self._found: set[Role] = set()
        self._said = self._hearing = self._acted = self._signed = False

    def read(self) -> set[Role]:
        while self._at < self._end:
            answer = self._step(self._chunks[self._at])
            if answer is not None:
                return answer
            self._at += 1
        return self._found or ({"mentioned"} if self._signed else set())

    def _step(self, chunk: Chunk) -> set[Role] | None:
        """Takes the next chunk into account; the answer where nothing behind it can change that."""
        chunks, keys, i = self._chunks, self._keys, self._at
        if not self._found:
            reports = chunk.kind == "verb" and chunk.tag in ("speak", "say", "award")
            if chunk.kind != "separator" and not reports and tells_life(chunks[i : i + 5]):
                return {"mentioned"}
            if _is_telephone(chunk):
                return {"mentioned"}  # "gặp đồng chí Hằng 0913.000.111": somebody to call
        if chunk.kind == "separator":
            self._hearing = False
            mark = _MARKS.get(chunk.key)
            return mark(self) if mark is not None else None
        if chunk.kind == "honorific" and i > self._start and keys[i - 1] == "," and self._next_kind() == "office":
            return self._found  # "…, nhận Huy hiệu, | đồng chí Bí thư Đảng ủy thăm hỏi": another subject
        if chunk.key in ("và", "đồng thời"):
            self._hearing = False
            return None
        if chunk.tag == "attend" and chunk.key.endswith("dự") and keys[i - 1] in ("không", "chưa") and not self._found:
            return {"mentioned"}  # "Ông Tứ không dự được vì ốm"
        if chunk.tag == "say" and not self._found and keys[max(self._start, i - 2) : i] == ["sau", "này"]:
            return {"mentioned"}  # "Bộ trưởng Hòe sau này nhớ lại: …"
        if chunk.kind != "verb" or self._is_of_noun(chunk):
            return None
        answer = self._act(chunk)
        passed = self._at != i  # over an errand, which was not done
        self._acted = self._acted or (not passed and chunk.tag not in ("other", "appoints"))
        return answer

    def _next_kind(self) -> str:
        return self._chunks[self._at + 1].kind if self._at + 1 < self._end else ""

    # Marks

    def _colon(self) -> set[Role]:
        chunks, keys, start, i, end, found = self._chunks, self._keys, self._start, self._at, self._end, self._found
        following = chunks[i + 1] if i + 1 < end else None
        if following is not None and following.tag == "chair":
            return {"chair"}  # "Ông Lê Văn An, Phó Chủ tịch UBND tỉnh: Chủ trì"
        if following is not None and following.key in _QUOTES and closing(keys, i + 1, end) > i + 6:
            return found | {"speak"}  # "Em Dợ vui mừng: “Từ nay …”", not the titles of songs
        others = (each.tag == "plural" or each.key.startswith("cùng các") for each in chunks[max(start, i - 12) : i])
        if keys[i - 1].rpartition(" ")[2] in _LISTING or any(others):
            return found  # "… bên nạn nhân - Ảnh: Nguyễn Hải", "… cùng các đồng chí lãnh đạo tỉnh: …": what follows is no speech
        if not found and following is not None and following.tag == "number":
            return {"mentioned"}  # "ông Lê Văn Tấn (chợ Cái Dầu): 5 triệu đồng": a line of an account
        if keys[start] == "," and any(each.tag == "number" for each in chunks[start + 1 : min(i, start + 4)]):
            return found  # "…, đồng chí Thức – GĐ Sở TN&MT, đại diện 05 tổ chức tôn giáo: Giáo hội …": who else came
        if following is not None and following.kind == "office" and all(each.kind != "verb" for each in chunks[i + 1 : end]):
            return found  # "Đồng chí Hờ A Lánh, Phó Bí thư Huyện ủy: Trưởng ban;": what he is
        if not found and " ".join(keys[i + 1 : min(end, i + 4)]).startswith(TASKS):
            return {"appointed"}  # "Đồng chí Lê Văn An, Bí thư Huyện ủy: theo dõi chung"
        return found or {"speak"}  # "Đồng chí Lê Văn An: Trước hết …"

    def _quotation(self) -> None:
        self._at = closing(self._keys, self._at, self._end)  # "dự lễ phát động “Tết vì người nghèo” và trao …"

    def _semicolon(self) -> set[Role] | None:
        following = self._chunks[self._at + 1] if self._at + 1 < self._end else None
        goes_on = following is not None and (following.key == "đồng thời" or following.tag in (*TAG_ROLE, "appoints"))
        return None if goes_on else self._found

    def _comma(self) -> set[Role] | None:
        chunks, keys, i, end = self._chunks, self._keys, self._at, self._end
        if _goes_on(chunks, keys, i + 1, end):
            return None
        if _exclaims(chunks, keys, i + 1, end):
            return self._found | {"speak"}  # "Bà Kết nắm tay ông, khóc: “Nhà trôi hết rồi”"
        if i + 1 < end and keys[i + 1] in _FACES and _said_later(chunks, i + 1, end):
            return self._found | {"speak"}
        behalf = "thay mặt" in keys[max(0, i - 8) : i]  # ", thay mặt Đảng ủy, Bộ Tư lệnh | chúc mừng và tặng quà"
        acts = next((k for k in range(i + 1, min(end, i + 18)) if chunks[k].tag in TAG_ROLE), None) if behalf else None
        if acts is None and not self._found:
            acts = self._behind_companions()
        if acts is None:
            return self._found
        self._at = acts - 1
        return None

    def _behind_companions(self) -> int | None:
        """The verb behind those who are with the subject, where a comma stands among them and nobody has a name or an office: "Đồng chí A cùng
        lãnh đạo các sở, | ngành chủ trì …", "… cùng đại diện các ban, | cán bộ qua các thời kỳ về dự"."""
        chunks, keys, i = self._chunks, self._keys, self._at
        if _COMPANIONS.isdisjoint(keys[self._start : i]):
            return None
        for k in range(i + 1, min(self._end, i + _FARTHEST)):
            chunk = chunks[k]
            if chunk.kind == "verb" and chunk.tag in TAG_ROLE:
                return k
            if chunk.kind not in ("word", "verb", "place") and chunk.key != ",":
                return None
        return None

    # Verbs

    def _is_of_noun(self, chunk: Chunk) -> bool:
        """Whether a verb belongs to a noun, or is denied: "dự lễ trao học bổng", "công tác chủ trì", "đến trao lại với mong muốn …"."""
        chunks, keys, i = self._chunks, self._keys, self._at
        if i == 0:
            return False
        before, speaks = keys[i - 1], chunk.tag in ("say", "speak")
        return (
            (before in _NOUN_MAKERS and chunks[i - 1].kind != "name")
            or (before in _DENYING and chunk.tag != "say")
            or (before in _OBLIGING and speaks)
            or (before == "quyền" and keys[i - 2] != "chính" and speaks)  # not "đại diện chính quyền phát biểu"
            or (before in ("với", "theo") and chunk.tag == "say")
            or (before == "theo" and chunk.tag == "speak")
            or names_event(chunks, i)
            or (bool(self._found) and in_event_name(chunks, i))  # not "đồng chí An tại hội nghị | thông báo …"
        )

    def _act(self, chunk: Chunk) -> set[Role] | None:
        """What a verb of the subject adds."""
        chunks, keys, i, end, found = self._chunks, self._keys, self._at, self._end, self._found
        if chunk.key == "chỉ đạo" and found == {"attend"} and keys[i - 1] in (",", "và"):
            return None  # "dự, chỉ đạo hội nghị": no word is reported
        if chunk.key == "giao" and i + 1 < end and (keys[i + 1] in _CHARGED or chunks[i + 1].kind == "place") and keys[i - 1] != "được":
            return found | {"speak"}  # "… giao phòng Kinh tế kiểm tra"
        if chunk.key == "cam kết" and keys[i - 1] == "," and "ký" in keys[max(self._start, i - 8) : i]:
            return None  # "… đã ký giao ước kết nghĩa, cam kết giữ gìn bản sắc": what was signed
        if chunk.tag == "say":
            return self._say()
        if chunk.tag == "award":
            sung = chunk.key == "tặng" and not _PERFORMING.isdisjoint(keys[self._start : i])
            if (not self._said or _gives(chunks, keys, i, end)) and not sung:
                found.add("award")
            return None
        if chunk.tag == "appointed" and (keys[i - 1] in _HELD or (self._acted and keys[i - 1] not in ("và", ",", "đã", "đồng thời"))):
            return None  # "…, từng giữ chức Bí thư Thị ủy", "… tặng hoa chúc mừng các đồng chí vừa được bầu": those who get the flowers
        if chunk.key == "nhận quyết định" and " ".join(keys[i + 1 : i + 3]).startswith(_LEAVING):
            found.add("attend")
            return None
        contested = keys[i + 1 : i + 2] and keys[i + 1] in _CONTESTED
        if chunk.key == "dẫn đầu" and (contested or keys[i - 1] in _CONTESTANTS or " ".join(keys[i - 2 : i]) in _CONTESTANTS):
            return None  # "trao Giấy khen cho các đơn vị | dẫn đầu phong trào"
        if chunk.key == "được giao" and i + 1 < end and keys[i + 1] in _ERRANDS:
            # "… được giao | dự thảo báo cáo | và phát biểu": what was to be done is not told of
            self._at = next((k for k in range(i + 2, end) if keys[k] in _ENDS or chunks[k].tag == "say"), end) - 1
            return None
        if chunk.tag == "chair" and drives(keys, i):
            return None  # "… do tài xế Lê Văn Tý điều khiển"
        if chunk.tag in ("speak", "chair", "appointed") and not self._hearing:
            charged = chunk.tag == "chair" and chunk.key == "điều hành" and i > 0 and keys[i - 1] in ("giao", "phân công")
            found.add("appointed" if charged else TAG_ROLE[chunk.tag])
            return None
        return self._other_act(chunk)

    def _say(self) -> set[Role] | None:
        if self._hearing:
            return None
        self._found.add("speak")
        self._said = True
        if _chained(self._chunks, self._keys, self._at + 1, self._end):
            return None
        return self._found | _award_later(self._chunks, self._keys, self._at + 1, self._end)

    def _other_act(self, chunk: Chunk) -> set[Role] | None:
        """What verbs add that say little alone."""
        chunks, keys, i, end, found = self._chunks, self._keys, self._at, self._end, self._found
        if chunk.key in ("làm", "tham gia") and self._next_kind() == "office":
            if keys[i - 1] != "năm":  # "16 năm | làm Chi hội trưởng": no new office
                found.add("appointed")
        elif chunk.tag == "attend" and "thay mặt" in keys[max(self._start, i - 6) : i] and not chunk.key.startswith("chúc"):
            pass  # "thay mặt các đảng viên nhận Huy hiệu phát biểu": those on whose behalf
        elif chunk.tag == "flowers" and _with_flowers(keys, i + 1, end):
            found.add("award")
        elif chunk.key == "ký" and not _agrees(keys, i, end):
            self._signed = True  # "(Phó Trưởng Ban Hồ Thị Quế ký)", "ký khống 27 hồ sơ": a paper, nobody is met
            if "số" in keys[i + 1 : i + 5] or " ".join(keys[i + 1 : i + 4]).startswith("các quyết định"):
                return found or {"mentioned"}  # "ký Quy định số 22-QĐ/TW về công tác kiểm tra, giám sát …": what the paper is on
        elif chunk.key == "theo dõi" and keys[i + 1 : i + 2] in ([], ["."]):
            pass  # "Em Nam Anh (lớp 3B) còn theo dõi": by the doctors
        elif chunk.tag in ("attend", "flowers"):
            found.add("attend")
            self._hearing = chunk.key in _HEARING
        elif chunk.key == "bị":
            return found or {"mentioned"}  # "ông A bị kỷ luật"
        elif (
            chunk.key == "được" and keys[i + 2 : i + 3] and keys[i + 2] in AUTHORISING and chunks[i + 1].kind in ("office", "name", "word")
        ):
            self._at += 2  # "… được Chủ tịch UBND tỉnh ủy quyền | đã chủ trì tiếp công dân"
        elif chunk.key == "được" and keys[i - 1] not in _SUCCEEDING and chunks[i - 1].tag not in ("attend", "say", "speak"):
            # but "không giấu được niềm vui", "mua được máy xay"
            return found | _suffered(chunks, i + 1, end) | _said_later(chunks, i + 1, end)
        elif chunk.tag == "other" and chunk.key in ("do", "để", "nhằm", "khi", "mà") and found:
            return found
        return None


_MARKS: dict[str, Callable[[_Predicate], set[Role] | None]] = {
    ":": _Predicate._colon,
    "“": _Predicate._quotation,
    '"': _Predicate._quotation,
    ";": _Predicate._semicolon,
    ",": _Predicate._comma,
}


def _is_of_old(keys: Sequence[str]) -> bool:
    """True where the predicate says that it was written, or when the person was in office."""
    if "trong" not in keys and "khi" not in keys:
        return False  # as in most predicates
    stop = next((k for k, key in enumerate(keys) if key in (":", "“", '"')), len(keys))
    words = " ".join(keys[:stop])
    return any(said in words for said in _WRITTEN)


def _agrees(keys: Sequence[str], i: int, end: int) -> bool:
    """True where what is signed at chunk `i` is signed by two: "ký thỏa thuận", "ký quy chế phối hợp"."""
    return not _AGREEMENTS.isdisjoint(word for key in keys[i + 1 : min(end, i + 6)] for word in key.split())


def _is_telephone(chunk: Chunk) -> bool:
    """True for a number to call: "0254.3855.911"; not for a day or a sum: "01/4/2025", "05.06.2021", "20.000.000"."""
    if chunk.tag != "number" or len(chunk.key) < 9 or chunk.key[0] != "0" or "/" in chunk.key:
        return False
    return _DAY.fullmatch(chunk.key) is None


def drives(keys: Sequence[str], i: int) -> bool:
    """True for the verb of a driver at chunk `i`, of who manages a firm or all affairs, and for that of "cơ quan chủ trì soạn thảo"."""
    if i >= len(keys):
        return False
    if keys[i].startswith(("điều khiển", "lái")) or keys[i : i + 2] == ["cầm", "lái"]:
        return not _VEHICLES.isdisjoint(keys[max(0, i - 24) : i + 3])
    if keys[i] == "điều hành":
        near = " ".join(keys[i + 1 : i + 4]).split()
        return keys[i + 1 : i + 2] == [""] or not _MANAGED.isdisjoint((*near, *map(" ".join, pairwise(near))))  # "" is a firm's name
    return keys[i] == "chủ trì" and keys[i - 1] in ("quan", "vị", "cơ quan", "đơn vị")


def names_event(chunks: Sequence[Chunk], i: int) -> bool:
    """True for the verb of "dự khai mạc lớp học": what is attended, not what the person does."""
    return i > 0 and chunks[i].key in _EVENTS and chunks[i - 1].kind == "verb" and chunks[i - 1].key.endswith("dự")


def in_event_name(chunks: Sequence[Chunk], i: int) -> bool:
    """True for the verbs of "dự hội nghị | quán triệt, | triển khai nghị quyết", "lễ | công bố và | trao quyết định": a noun."""
    verb = chunks[i]
    if i == 0 or (chunks[i - 1].kind not in ("word", "separator") and chunks[i - 1].key != "những"):
        return False  # as most verbs
    listed = chunks[i - 1].key in (",", "và", "các", "những") and i + 1 < len(chunks)
    if listed and chunks[i + 1].key == "của" and verb.tag in ("say", "speak") and not verb.key.startswith("đọc"):
        return True  # "nghe các khó khăn, | kiến nghị của doanh nghiệp"
    if verb.key.startswith(("phát biểu", "kết luận", "chủ trì", "đọc")) or (verb.tag == "say" and verb.key not in _SHARED_OBJECTS):
        return False  # "phát biểu tại hội nghị | nhấn mạnh …", its comma forgotten
    sharing = _GIVING_TOO if verb.tag == "award" else _SHARED_OBJECTS
    j = i - 1
    while j > 0 and chunks[j].key in (",", "và"):
        if chunks[j - 1].key in sharing:
            j -= 2
        elif j > 1 and f"{chunks[j - 2].key} {chunks[j - 1].key}" in sharing:
            j -= 3
        else:
            return False
    if j > 0 and (chunks[j].key in _EVENT_HEADS or chunks[j].key == "những"):
        return True
    named = j > 1 and chunks[j].kind == "word" and f"{chunks[j - 1].key} {chunks[j].key}" in _EVENT_HEADS
    return named and chunks[j - 2].key not in ("đoàn", "tổ")  # "đoàn công tác | thăm, | tặng quà"


def _behind_apposition(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> int:
    """The chunk behind what a person is called beside the offices: "…, Anh hùng Lực lượng vũ trang nhân dân |", "…, NGƯT |"."""
    if start < end and chunks[start].key == "(":  # "ông Xá (áo trắng, bên phải) | trao quà"
        start = next((i + 1 for i in range(start, min(end, start + 12)) if chunks[i].key == ")"), start)
    while (
        start + 2 < end
        and chunks[start].key == ","
        and chunks[start + 1].key in _CALLED
        and (chunks[start + 2].key == "," or chunks[start + 2].kind == "verb")
    ):
        start += 2
    if start + 3 < end and chunks[start].key == "," and chunks[start + 1].key in _KIN:  # "Chị Nhạn, vợ ông, | vừa thái cỏ vừa kể"
        start = next((i for i in range(start + 2, min(end, start + 6)) if chunks[i].key == ","), start)
    if start + 1 < end and chunks[start].key == "," and chunks[start + 1].key == "người":
        # "Đại úy Khởi, người được phân công kèm cặp Liễu | , cho hay …"
        commas = (i for i in range(start + 2, min(end - 1, start + 24)) if chunks[i].key == ",")
        start = next((i for i in commas if chunks[i + 1].kind == "verb" or _exclaims(chunks, keys, i + 1, end)), start)
    if start < end and chunks[start].key == "," and (verb := _verb_behind_words(chunks, start + 1, min(end, start + 24))):
        return verb
    return start


def _verb_behind_words(chunks: Sequence[Chunk], start: int, end: int) -> int | None:
    """The verb behind words that say who somebody is: "…, cán bộ nông thôn mới xã | nói vui", "…, 82 tuổi, người cao tuổi nhất thôn, | chia sẻ".

    Not behind people of their own: "…, các đại biểu | thảo luận".
    """
    fresh = True
    for i in range(start, end):
        chunk = chunks[i]
        if chunk.kind == "verb" and chunk.tag != "other":
            return i if chunk.tag in ("say", "speak", "chair", "award", "appointed") else None
        if (fresh and chunk.key in ("được", "bị")) or (chunk.key == "làm" and i + 1 < end and chunks[i + 1].kind == "office"):
            return i  # "Đại đức Vĩnh, tu học tại Bản Bù về | làm phó trụ trì …"
        if chunk.key == "," or (fresh and chunk.key in _LEADING):
            fresh = True
            continue
        if chunk.key == ":" and i + 1 < end and chunks[i + 1].key in ("“", '"'):
            return i  # "Em Dợ, học sinh lớp 7A vui mừng: “…”"
        if fresh:
            words = [word for each in chunks[i : i + 4] for word in each.key.split()]
            if _GROUPS.longest(words, 0, len(words)) and words[0] not in ("cán", "hội", "đoàn", "đại", "hơn", "thành", "người"):
                return None
        calling = chunk.kind == "honorific" and chunk.tag in ("people", "degrees")
        plain = chunk.kind == "verb" and chunk.key not in ("cùng", "cùng với", "với", "để", "khi", "do")
        if chunk.kind not in ("word", "place") and not calling and not plain:
            return None
        fresh = False
    return None


def tells_life(chunks: Sequence[Chunk]) -> bool:
    """True where the words begin to tell a life or a guilt: "sinh năm 1940 …", "vi phạm quy định …"."""
    words = [word for chunk in chunks[:5] for word in chunk.key.split()]
    return _LIFE.longest(words, 0, len(words)) is not None


def _exclaims(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> bool:
    """True where a few plain words, a colon and a quotation follow."""
    colon = next((i for i in range(start, min(end, start + 8)) if keys[i] == ":"), end)
    quoted = colon + 1 < end and (keys[colon + 1] in ("“", '"') or keys[colon - 1] in _MIEN)
    return quoted and all(chunk.kind in ("word", "verb") for chunk in chunks[start:colon])


def _suffered(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """ "được Bộ Chính trị điều động …" appoints; being praised or received by others is attending."""
    for i in range(start, min(end, start + 10)):
        if chunks[i].kind == "verb" and chunks[i].tag != "other":
            return {"appointed"} if chunks[i].tag in ("appoints", "appointed") else {"attend"}
    return {"attend"}


def _said_later(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """ "Ông Năm, được mời làm chứng, | cho biết …": a verb of saying behind a comma."""
    for i in range(start, min(end, start + 16) - 1):
        if chunks[i].kind in ("name", "office") or chunks[i].key in (":", "“", '"'):
            break
        if chunks[i].key == "," and chunks[i + 1].tag in ("say", "speak"):
            return {"speak"}
    return set()


def _goes_on(chunks: Sequence[Chunk], keys: Sequence[str], i: int, end: int) -> bool:
    """After a comma the predicate goes on only with a verb, an "và", a place, or a circumstance."""
    if i >= end:
        return False
    chunk = chunks[i]
    if chunk.kind == "verb":
        return chunk.key not in ("các", "những", "hiện nay", "có", "theo", "ông", "bà", "họ", "do")
    return chunk.kind in ("place", "task") or chunk.key in ("và", "đồng", "thời", "sáng", "chiều", "ngày", "thay", "chia")


def _chained(chunks: Sequence[Chunk], keys: Sequence[str], i: int, end: int) -> bool:
    """ "ghi nhận, đánh giá cao và đề nghị …": another verb right behind "và" or a comma."""
    return i + 1 < end and keys[i] in ("và", ",") and chunks[i + 1].kind == "verb" and chunks[i + 1].tag in TAG_ROLE


def _award_later(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> set[Role]:
    """ "… chúc bà con đón Tết vui và trao 20 suất quà": an award may follow what is said."""
    wishes = chunks[start - 1].key.startswith(_WISHES)
    for i in range(start, end - 1):
        if chunks[i].key in ("“", '"', ":"):
            return set()
        if (
            keys[i] in ("và", "đồng thời", "trực tiếp", "đó")
            and chunks[i + 1].kind == "verb"
            and chunks[i + 1].tag == "award"
            and _gives(chunks, keys, i + 1, end)
        ):
            return {"award"}
        if wishes and keys[i] == "," and chunks[i + 1].tag == "award" and i + 2 < end and chunks[i + 2].tag == "number":
            return {"award"}  # "chúc bà con đón Tết vui, | trao 20 suất quà"
    return set()


def _with_flowers(keys: Sequence[str], start: int, end: int) -> bool:
    """ "trao hoa | và Giấy khen cho …", "tặng hoa, kỷ niệm chương": something that counts is handed over with the flowers."""
    for i in range(start, min(end, start + 5)):
        if not _GIVEN.isdisjoint((keys[i], keys[i].partition(" ")[0])):
            return keys[i - 1] in ("và", ",", "cùng")
    return False


def _gives(chunks: Sequence[Chunk], keys: Sequence[str], i: int, end: int) -> bool:
    """True when things are handed over that count: decisions, medals, certificates, gifts."""
    return len(keys[i].split()) > 1 or any(keys[j] in _GIVEN for j in range(i + 1, min(end, i + 5)))
