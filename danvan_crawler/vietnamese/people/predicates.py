"""What a predicate says of its subject: "… dự, phát biểu chỉ đạo và trao tặng 50 suất quà"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.appositions import behind_apposition, exclaims
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.gifts import award_later, comes_with_flowers, gives
from danvan_crawler.vietnamese.people.idle_predicates import is_telephone, tells_life, tells_no_act
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.office_runs import AUTHORISING
from danvan_crawler.vietnamese.people.quotations import closing
from danvan_crawler.vietnamese.people.verb_roles import TAG_ROLE, drives, in_event_name, names_event

_HEARING = word_set("grammar", "hearing")
_COMPANIONS = frozenset(("cùng", "cùng với"))
_FARTHEST = 14  # chunks from a comma among companions to what they do
_FACES = word_set("grammar", "faces")
_AGREEMENTS = frozenset(("kết", "cam", "ước", "thỏa", "chương", "chế", "hợp", "nhớ", "bản", "tịch"))
_LEAVING = ("miễn nhiệm", "nghỉ", "thôi", "cho thôi", "cách chức", "kỷ luật")
_ENDS = frozenset((",", ";", "và", "đồng thời"))
_HELD = frozenset(("từng", "đang", "hiện", "còn", "hiện đang", "khi", "trước khi"))
_LISTING = word_set("grammar", "listing")
_NOUN_MAKERS = word_set("grammar", "noun makers")
_PERFORMING = word_set("grammar", "performing")
_ERRANDS = word_set("grammar", "errands")
_CHARGED = frozenset(("phòng", "sở", "ban", "ubnd", "các", "trung", "văn", "đảng", "hội", "chi", "cơ", "ủy", "bộ", "mttq", "ngành"))
_DENYING = frozenset(("không", "chưa", "chẳng", "từ chối"))
_OBLIGING = frozenset(("nên", "cần", "phải", "có thể"))
_QUOTES = frozenset(("“", '"'))
_CONTESTANTS = frozenset(("đơn vị", "tập thể", "cụm", "khối", "cá nhân", "địa phương"))
_CONTESTED = frozenset(("phong", "cả", "về", "trong", "toàn", "thi", "khối", "cụm", "tỉnh", "huyện", "các"))
TASKS = ("theo dõi", "phụ trách", "chỉ đạo chung", "giúp bí thư", "giúp trưởng")
_SUCCEEDING = word_set("grammar", "succeeding")


def predicate(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> set[Role]:
    """Roles that the predicate in chunks `start` to `end` gives its subject; {"mentioned"} where it tells a life."""
    first = behind_apposition(chunks, keys, start, end)
    if tells_no_act(chunks, keys, start, first, end):
        return {"mentioned"}
    if first + 1 < end and keys[first] in ("để", "nhằm") and chunks[first + 1].tag != "appoints":
        return set()  # "Công an triệu tập ông Hùng để làm rõ": why, not what he does
    return _Predicate(chunks, keys, start, first, end).read()


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
            if is_telephone(chunk):
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
        if exclaims(chunks, keys, i + 1, end):
            return self._found | {"speak"}  # "Bà Kết nắm tay ông, khóc: “Nhà trôi hết rồi”"
        if i + 1 < end and keys[i + 1] in _FACES and _said_later(chunks, i + 1, end):
            return self._found | {"speak"}
        behalf = "thay mặt" in keys[max(0, i - 8) : i]  # ", thay mặt Đảng ủy, Bộ Tư lệnh | chúc mừng và tặng quà"
        acts = next((k for k in range(i + 1, min(end, i + 18)) if chunks[k].tag in TAG_ROLE), None) if behalf else None
        if acts is None and not self._found:
            acts = self._behind_companions()
        if acts is None and self._found == {"attend"}:
            acts = self._behind_list()
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

    def _behind_list(self) -> int | None:
        """The verb behind a semicolon, where nobody with a name or an office stands before it: "… chúc mừng Hội thánh, | chức sắc, chức việc và
        bà con tín đồ; ghi nhận …"."""
        chunks, keys = self._chunks, self._keys
        for k in range(self._at + 1, min(self._end - 1, self._at + _FARTHEST)):
            if keys[k] == ";":
                return k + 1 if chunks[k + 1].kind == "verb" and chunks[k + 1].tag in TAG_ROLE else None
            if chunks[k].kind in ("name", "office") or keys[k] in (":", "“", '"'):
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
            if (not self._said or gives(chunks, keys, i, end)) and not sung:
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
            elected = i > 0 and chunks[i - 1].tag == "appointed" and chunk.key == "làm tổ trưởng"  # "… được tín nhiệm bầu | làm tổ trưởng"
            charged = chunk.tag == "chair" and i > 0 and (elected or (chunk.key == "điều hành" and keys[i - 1] in ("giao", "phân công")))
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
        return self._found | award_later(self._chunks, self._keys, self._at + 1, self._end)

    def _other_act(self, chunk: Chunk) -> set[Role] | None:
        """What verbs add that say little alone."""
        chunks, keys, i, end, found = self._chunks, self._keys, self._at, self._end, self._found
        if chunk.key in ("làm", "tham gia") and self._next_kind() == "office":
            if keys[i - 1] != "năm":  # "16 năm | làm Chi hội trưởng": no new office
                found.add("appointed")
        elif chunk.tag == "attend" and "thay mặt" in keys[max(self._start, i - 6) : i] and not chunk.key.startswith("chúc"):
            pass  # "thay mặt các đảng viên nhận Huy hiệu phát biểu": those on whose behalf
        elif chunk.tag == "flowers" and comes_with_flowers(keys, i + 1, end):
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


def _agrees(keys: Sequence[str], i: int, end: int) -> bool:
    """True where what is signed at chunk `i` is signed by two: "ký thỏa thuận", "ký quy chế phối hợp"."""
    return not _AGREEMENTS.isdisjoint(word for key in keys[i + 1 : min(end, i + 6)] for word in key.split())


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
