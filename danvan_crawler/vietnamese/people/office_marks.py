"""Marks, numbers and "và" within the body of an office: "Ban Chỉ đạo phòng, chống tham nhũng", "khu phố 3", "Tuyên giáo và Dân vận"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from danvan_crawler.vietnamese import places
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.name_runs import bare_name_end
from danvan_crawler.vietnamese.people.office_heads import SHORT, plain_head
from danvan_crawler.vietnamese.people.office_words import ADDRESS, FIELDS, GROUPS, SAYS, STOPS, VILLAGES, WORDS, mission
from danvan_crawler.vietnamese.people.tokens import NUMBER, PUNCT, WORD, Token

_NUMBERED = word_set("grammar", "numbered")
_PARTS = word_set("grammar", "parts")
_BODIES = word_set("grammar", "bodies")
_FORCES = frozenset((("bộ", "quốc", "phòng"), ("bộ", "công", "an"), ("bộ", "ngoại", "giao"), ("bộ", "tư", "lệnh"), ("bộ", "chỉ", "huy")))
_PARENTS = frozenset(("ban", "bộ", "sở", "cục", "tổng", "văn", "ủy", "trung", "bệnh", "học", "viện"))
_CREWS = frozenset(("xưởng", "đội", "trạm", "tổ"))
_SHARING = frozenset(("tổng", "thư", "chánh", "tham"))
_MINISTRIES = frozenset(("gd", "vh", "tn", "lđ", "nn", "kh", "tt", "ld"))
_DOTTED = frozenset(("cx", "px", "kp", "tp", "tx", "tt", "q", "p", "h"))
_SPELLED = frozenset(("bts", "hđts"))
_BOARDS_OF = frozenset(("hđnd", "ubtư", "ubmttq", "ubmttqvn"))
"""Whose boards have a chair of their own: "Trưởng Ban Dân chủ - Pháp luật, | UBMTTQ Việt Nam tỉnh"."""
_ERRANDS = frozenset(("công", "đại", "giám", "khảo", "kiểm"))
"""The second syllables of delegations: "Đoàn công tác", "Đoàn đại biểu", "Đoàn giám sát", "Đoàn khảo sát", "Đoàn kiểm tra"."""
_LISTED = frozenset((("lđ", "tb"), ("vh", "tt"), ("gd", "đt"), ("tn", "mt")))
"""Fields in short with a comma between: "Bộ trưởng Bộ LĐ, TB&XH", "Phó GĐ Sở VH,TT&DL"."""
_OF_PLACES = frozenset(("tỉnh", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn", "tp"))
_PAIRED = frozenset((("rịa", "vũng"), ("thiên", "huế"), ("rang", "tháp"), ("sơn", "đường")))
"""Names with a dash between: "Bà Rịa - Vũng Tàu", "Hội Truyền thống Trường Sơn - đường Hồ Chí Minh"."""
_QUOTING = frozenset(("quỹ", "động", "thi", "đạo", "bộ", "clb"))
"""Words before a name in quotation marks: "Chủ nhiệm CLB “…”", "Trưởng Ban Vận động “…”"."""
_LONGEST_QUOTED = 14


@dataclass(slots=True)
class Body:
    """Where in the body of an office a reader is: the tokens, the first and last + 1 that the body may have, and the next one to read.

    `complete`: the body may end here; `settled`: words of two syllables stand in it, so that unknown small letters are no part of it. The last
    words were - `unit`: a bare unit, whose purpose may follow in small letters, "Tổ hòa giải"; `field`: a field, "Văn hóa", "Ngân sách";
    `level`: a word that may take the name of a place, "tỉnh", "Huyện ủy". `name_at`: where a name follows the office without a separator.
    """

    tokens: Sequence[Token]
    keys: Sequence[str]
    start: int
    end: int
    at: int
    complete: bool = False
    settled: bool = False
    unit: bool = False
    field: bool = False
    level: bool = False
    name_at: int | None = None

    @property
    def before(self) -> Token:
        """The token before the next."""
        return self.tokens[self.at - 1]

    @property
    def following(self) -> Token | None:
        """The token behind the next; None at the end."""
        return self.tokens[self.at + 1] if self.at + 1 < self.end else None

    def glued(self) -> bool:
        """Whether the next token stands between its neighbours without blanks."""
        return not self.tokens[self.at].spaced and self.following is not None and not self.following.spaced


def number_inside(body: Body) -> bool:
    """Whether the number that comes next is part of the office: "khu phố 3", "Phó Trưởng phòng PX03", "Tháng Thanh niên 2018"."""
    tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
    token, before = tokens[i], tokens[i - 1]
    if i + 1 < len(keys) and keys[i + 1] == "tuổi":
        return False  # "trưởng bản | 51 tuổi Trần Văn Hồ"
    if before.text == "." and i > 1 and keys[i - 2] in _DOTTED:
        return True  # "KP.4"
    if keys[i - 1] in _NUMBERED or (not token.spaced and (before.upper or (before.cap and len(before.text) == 1))):
        return True
    closed = i + 1 == len(tokens) or tokens[i + 1].text in ",;.)"
    if closed and "chi" in keys[start:i]:
        return True  # "Chi hội Phụ nữ 17"
    if "công ty" in " ".join(keys[start:i]) and ((token.text.count("/") == 1 and not before.cap) or (i + 1 < end and tokens[i + 1].cap)):
        return True  # "Giám đốc Công ty Cà phê 719 | Đỗ Hoàng Phúc", "Tổng Giám đốc Công ty CP Dệt may 29/4"
    if closed and keys[start - 1] in ("phòng", "vụ") and len(token.text) == 1:
        return True  # "Phó Trưởng phòng Nghiệp vụ 2, Ban Tôn giáo tỉnh"
    if (closed or STOPS.longest(keys, i + 1, end)) and not _CREWS.isdisjoint(keys[start - 1 : i]):
        return True  # "Quản đốc Phân xưởng Khai thác 3", "Đội trưởng Đội xây dựng 2", "quản đốc phân xưởng 3 | được bầu …"
    if not before.cap:
        return False
    # or the holder comes: "Chủ tịch UBND xã Sơn Kim 1 | Nguyễn Văn Tiến"
    ends = closed or STOPS.longest(keys, i + 1, end) or bare_name_end(tokens, keys, i + 1, end) > i + 3
    if len(token.text) <= 2 and ends and {"xã", "phường"}.intersection(keys[max(start - 1, i - 4) : i]):
        return True  # communes of 2025: "Bí thư Đoàn xã A Lưới 2 | nêu câu hỏi"
    if ends and VILLAGES.intersection(keys[start - 1 : i]):
        return True  # "Chi hội trưởng Phụ nữ buôn Tring 2", "Bí thư Chi bộ ấp Mỹ Thuận 2 | bộc bạch", "Trưởng thôn Vinh Quang 2"
    year = token.text.isdigit() and len(token.text) == 4 and closed
    return year or keys[start] == "trường" or (i + 1 < end and keys[i + 1] in ("tỉnh", "huyện", "quận", "phường", "xã"))


def joins(body: Body) -> bool:
    """True when the "và" that comes next lies inside the office: "Tuyên giáo và Dân vận", and not before the next person or group."""
    tokens, keys, end, j = body.tokens, body.keys, body.end, body.at + 1
    if j >= end or tokens[j].kind != WORD:
        return False
    if body.field and (FIELDS.longest(keys, j, end) or (keys[j] == "các" and j + 1 < end and keys[j + 1] in ("hội", "đoàn", "tổ"))):
        return True
    if keys[j : j + 2] == ["thủ", "trưởng"]:
        return False  # "Tham mưu trưởng BĐBP và | Thủ trưởng Bộ Tham mưu, các Cục": who came besides
    if keys[j] == "đoàn" and keys[j + 1 : j + 2] and keys[j + 1] in _ERRANDS:
        return False  # "Chủ tịch Hội CCB Việt Nam và | Đoàn công tác làm việc với …"
    if keys[j : j + 2] == ["các", "khu"] and tokens[j + 1].cap:
        return True  # "Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp tỉnh"
    if directs_work(body, body.at):
        return True
    if GROUPS.longest(keys, j, end) or plain_head(tokens, keys, j, end):
        return False
    address = ADDRESS.longest(keys, j, end)
    if address and j + address[0] < end:
        behind = tokens[j + address[0]]
        if behind.cap or address[1] in ("plural", "degrees") or (behind.text == "," and address[1] in ("ranks", "religious")):
            return False  # "Trưởng Ban Dân vận Thành ủy và | PGS, TS Mạc Văn Trang", "… Tỉnh ủy Quảng Ngãi và | Đại tá, TS Trần Xuân Lộc"
    stop = STOPS.longest(keys, j, end)
    word = WORDS.longest(keys, j, end)
    if stop and not tokens[j].cap and (word is None or stop[0] >= word[0]):
        return False
    if tokens[j].cap and not word and bare_name_end(tokens, keys, j, end) > j:
        return False
    return tokens[j].cap or (word is not None and keys[j] not in ("các", "cán", "nhân", "hội", "đoàn"))


def directs_work(body: Body, i: int) -> bool:
    """Whether the "và" at `i` goes on with what a board directs: "Ban chỉ đạo thực hiện Quy chế dân chủ ở cơ sở | và | công tác vận động quần
    chúng xã"."""
    keys = body.keys
    if keys[i : i + 3] != ["và", "công", "tác"]:
        return False
    return any(keys[k : k + 3] == ["đạo", "thực", "hiện"] for k in range(max(0, body.start - 2), i))


def mark_inside(body: Body) -> int:
    """How many tokens to step over where the mark that comes next lies inside the office; 0 where the office ends."""
    following = body.following
    inside = _MARKS.get(body.tokens[body.at].text)
    # A pair of names may be cut off: "Hội Hữu nghị Việt Nam - Lào"
    return min(inside(body, following), body.end - body.at) if inside is not None and following is not None else 0


def _full_stop(body: Body, following: Token) -> int:
    before, i = body.before, body.at
    if body.glued() and before.upper and following.upper and len(following.text) > 2:
        return 1  # "Trưởng ban Pháp chế HDTSTW.GHPGVN"
    joined = i > 1 and body.tokens[i - 2].text == "&"  # "Bộ trưởng Bộ TT&TT. Thứ tư, …"
    dotted = before.key in _DOTTED or (before.key in _SPELLED and following.upper)  # "Trưởng BTS. GHPGVN huyện"
    return 1 if dotted and not joined and (following.cap or following.kind == NUMBER) else 0


def _comma(body: Body, following: Token) -> int:
    tokens, keys, start, end, i, before = body.tokens, body.keys, body.start, body.end, body.at, body.before
    if before.key == "phòng" and following.key == "chống":
        return 2  # "Ban Chỉ đạo phòng, chống tham nhũng"
    if before.key == "biến" and keys[i + 1 : i + 5] == ["giáo", "dục", "pháp", "luật"]:
        return 1  # "Trưởng phòng Phổ biến, giáo dục pháp luật"
    if (before.key, following.key) in _LISTED and (body.glued() or before.key == "lđ"):
        return 2
    if following.cap and mission(keys, i + 1):
        return 1  # "Bí thư thứ hai, Đại sứ quán Hàn Quốc tại Việt Nam"
    if plain_head(tokens, keys, i + 1, end) is not None:
        return 0
    if body.field and (more := FIELDS.longest(keys, i + 1, end)):
        said = not following.cap and SAYS.longest(keys, i + 1, end)  # "Giám đốc Sở Công Thương, thông tin: …"
        return 0 if said and keys[i + 1 + more[0] : i + 2 + more[0]] not in (["và"], [","]) else 1
    fields = FIELDS.longest(keys, i + 1, end)
    if (
        fields
        and keys[start - 1] in _PARTS
        and keys[i - 2 : i] == ["nhà", "nước"]
        and keys[i + 1 + fields[0] : i + 2 + fields[0]] == ["và"]
        and not following.cap
    ):
        return 1  # "Trưởng phòng Dân vận các cơ quan Nhà nước, dân tộc và tôn giáo"
    if following.cap and tuple(keys[i + 1 : i + 4]) in _FORCES and i > start:
        return 1  # "Phó Chính ủy Quân khu 1, Bộ Quốc phòng", "… Ban Chỉ huy phòng thủ khu vực 1 - Long Bình, Bộ Tư lệnh TPHCM"
    if following.cap and keys[i + 1 : i + 3] == ["hội", "thánh"]:
        return 1  # "Phó trưởng Ban Đại diện đặc trách nữ phái, Hội thánh Cao Đài Tây Ninh"
    if tuple(keys[i + 1 : i + 4]) == ("các", "đoàn", "thể") and i + 4 < end and tokens[i + 4].cap:
        return 4  # "Đảng ủy MTTQ, các đoàn thể Trung ương"
    return 1 if _is_of_board(body, following) or _is_part(body, following) else 0


def _is_of_board(body: Body, following: Token) -> bool:
    """Whether a board has been read and the body to which it belongs follows a comma: "Trưởng Ban Tôn giáo, | Sở Nội vụ tỉnh", "Trưởng Ban Công
    tác Phụ nữ, | Ủy ban MTTQ Việt Nam tỉnh", "Phó Trưởng Ban VH-XH, | HĐND tỉnh", "Trưởng ban Tôn giáo, | cơ quan UBTƯ MTTQ Việt Nam"."""
    keys, start, i = body.keys, body.start, body.at
    if keys[start - 1] != "ban":
        return False
    parent = following.cap and keys[i + 1 : i + 3] == ["ủy", "ban"] and not _is_level(keys, i)
    if (parent or (following.cap and following.key == "sở")) and keys[start - 2] == "trưởng":
        return True
    return following.key in _BOARDS_OF or keys[i + 1 : i + 3] == ["cơ", "quan"] or keys[i + 1 : i + 4] == ["hội", "đồng", "nhân"]


def _is_part(body: Body, following: Token) -> bool:
    """The same of a part of a body: "Trưởng phòng Tổ chức, | Sở Nội vụ"; not "Trưởng phòng Nội vụ, | UBND các xã, phường"."""
    keys, start, i = body.keys, body.start, body.at
    part = (
        keys[start - 1] in _PARTS
        or keys[start] in ("khoa", "viện", "phòng", "vụ", "cục")
        or (keys[start - 1] == "trưởng" and start >= 2 and keys[start - 2] in _PARTS)
    )
    if not part or keys[i + 2 : i + 3] == ["các"]:
        return False
    return following.cap and following.key in _BODIES and WORDS.longest(keys, i + 1, body.end) is not None


def _dash(body: Body, following: Token) -> int:
    tokens, keys, start, end, i, before = body.tokens, body.keys, body.start, body.end, body.at, body.before
    glued = body.glued()
    if tokens[i].text == "-" and glued and before.cap and not following.cap and keys[i - 2] == "tại":
        return 2  # "Tổng Lãnh sự Việt Nam tại Pắc-xế"
    if (before.key, following.key) in _PAIRED or before.key == "việt":
        said = not following.cap and STOPS.longest(keys, i + 1, end)  # "Công ty Du lịch Lửa Việt - cho rằng"
        return 1 if following.cap else 0 if said else 2
    see = "phận" in keys[start - 1 : i] and (glued or places.is_place(keys[i + 1 : i + 3]))
    if following.cap and (see or (before.kind == NUMBER and keys[i - 2] == "vực")):
        return 1  # "Giáo phận Lạng Sơn - Cao Bằng", "Ban Chỉ huy Phòng thủ khu vực 1 - Thới Lai"
    if keys[i + 1 : i + 3] == ["chi", "nhánh"] and "ngân" in keys[start:i]:
        return 1  # "Phó Giám đốc Ngân hàng Chính sách xã hội - Chi nhánh thành phố Huế"
    pair = not glued and keys[i - 3] not in _OF_PLACES and places.is_province_or_land(keys[i + 1 : i + 3])
    if (
        pair
        and (places.is_place(keys[i - 2 : i]) or "khẩu" in keys[start:i])
        and i - 2 > start
        and (i + 3 >= end or tokens[i + 3].kind == PUNCT)
    ):
        return 3  # "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn", but "UBND huyện Đồng Văn - Hà Giang"
    if following.key == "việt" and places.is_country(before.key):
        return 1  # "Ủy ban Hợp tác Lào-Việt Nam"
    if following.cap and keys[i - 2 : i] == ["việt", "nam"] and "nghị" in keys[start:i]:
        return 1 + places.country_length(keys, i + 1, end)  # "Hội Hữu nghị Việt Nam - Lào", "… - Cam-pu-chia | Vũ Mão"
    head = plain_head(tokens, keys, i + 1, end)
    if head is not None:
        return head[0] - i if i == start and following.key in _SHARING else 0  # "Phó Chủ tịch - Tổng Thư ký Hội"
    if glued and before.cap and following.cap and keys[start - 1] in VILLAGES:
        return 1  # "Trưởng thôn Khe Ngà-Pỏ Mảy"
    if body.field and following.kind == WORD and FIELDS.longest(keys, i + 1, end):
        return 1
    if following.cap and (keys[start - 1] in _PARTS | {"ban"} or (keys[start - 1] == "trưởng" and keys[start - 2] in _PARTS)):
        committee = keys[i + 1 : i + 3] == ["đảng", "ủy"] and keys[i + 3 : i + 4] != ["viên"]
        if committee or following.key in ("sở", "bộ", "cục", "vụ") or _is_part(body, following):
            return 1  # "Trưởng Ban Tôn giáo - Sở Nội vụ", "Cục trưởng Cục Lãnh sự - Bộ Ngoại giao", "Trưởng ban Xây dựng Đảng - Đảng ủy phường"
        if not tokens[i].spaced and WORDS.longest(keys, i + 1, end) and bare_name_end(tokens, keys, i + 1, end) <= i + 2:
            return 1  # "Trưởng phòng Tổ chức Cán bộ-Thanh tra"
    if glued and before.key == "covid" and following.kind == NUMBER:
        return 2  # "phòng, chống dịch Covid-19"
    short = before.upper and following.upper and following.text.replace(".", "") not in SHORT
    return 1 if short and (glued or before.key in _MINISTRIES) else 0  # "Thứ trưởng Bộ GD – ĐT"


def _and_or(body: Body, following: Token) -> int:
    if following.kind != WORD or not (body.glued() or body.tokens[body.at].text == "&"):
        return 0
    return 1 if following.cap else 2  # "chất độc da cam/dioxin"


def _quotation(body: Body, following: Token) -> int:
    if body.before.key not in _QUOTING:
        return 0
    last = min(body.end, body.at + _LONGEST_QUOTED)
    return next((j - body.at + 1 for j in range(body.at + 1, last) if body.tokens[j].text in '”"'), 0)


def _bracket(body: Body, following: Token) -> int:
    """An abbreviation, or the body that the office belongs to: "Ủy ban Trung ương Mặt trận Tổ quốc (UBTƯ MTTQ) Việt Nam", "Trưởng Ban Tôn giáo
    (Sở Nội vụ)"."""
    tokens, keys, end, i = body.tokens, body.keys, body.end, body.at
    if following.key == "miền" and i + 3 < end and tokens[i + 3].text == ")":
        return 4  # "Hội thánh Tin Lành Việt Nam (miền Nam)"
    if keys[i + 1 : i + 3] == ["cũ", ")"]:
        return 3  # "Bí thư Quận ủy quận 5 (cũ)"
    if keys[i + 1] == "khóa" and i + 3 < end and tokens[i + 3].text == ")" and (tokens[i + 2].kind == NUMBER or tokens[i + 2].upper):
        return 4  # "Bí thư Tỉnh ủy An Giang (khóa 9)"
    coded = i + 3 < end and tokens[i + 1].upper and tokens[i + 2].kind == NUMBER and not tokens[i + 2].spaced and tokens[i + 3].text == ")"
    if coded:
        return 4  # "Trưởng phòng Xây dựng phong trào bảo vệ ANTQ (PV05)"
    close = next((j for j in range(i + 1, min(end, i + 9)) if tokens[j].kind != WORD and tokens[j].text != "&"), end)
    if close == end or close == i + 1 or tokens[close].text != ")":
        return 0
    body_word = keys[i + 1] in _PARENTS or keys[i + 1] == "hội"  # "Hội Liên hiệp Phụ nữ Việt Nam (Hội LHPN)"
    short = all(token.upper or token.text == "&" for token in tokens[i + 1 + (body_word and close > i + 2) : close])
    if close < i + 5 and keys[i + 1] not in _DOTTED and short:  # "(UBTƯ MTTQ)", "(NN&PTNT)"
        return close + 1 - i
    first = i + 2 if keys[i + 1] == "thuộc" else i + 1  # "Trưởng phòng khám Đa khoa (thuộc Trung tâm Y tế quận)"
    known = WORDS.longest(keys, first, close) or WORDS.longest(keys, first + 1, close)  # "(Ban Tuyên giáo Trung ương)"
    parent = tokens[first].cap and keys[first] in _PARENTS and known is not None
    return close + 1 - i if parent and plain_head(tokens, keys, first, close) is None and not _is_level(keys, i) else 0


def _is_level(keys: Sequence[str], i: int) -> bool:
    """True behind the word of a level: "Trưởng Ban Dân vận Tỉnh ủy |"."""
    ending = (word for j in (i - 2, i - 1) if (word := WORDS.longest(keys, j, i)) is not None and j + word[0] == i)
    return next(ending, (0, ""))[1] == "levels"  # not behind "Xuất bản"


_MARKS: dict[str, Callable[[Body, Token], int]] = {
    ".": _full_stop,
    ",": _comma,
    "-": _dash,
    "–": _dash,
    "&": _and_or,
    "/": _and_or,
    "(": _bracket,
    "“": _quotation,
    '"': _quotation,
}
