"""Where an office begins and ends in running text: "Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh | Dương Thu Hiền | làm trưởng đoàn".

The head comes from `data/offices.txt`; the body goes on over capitals and the words of organisations, and ends at a name,
a verb, a separator or any word that is neither, once the body is complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.lexicon import phrases, sections, word_set
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token, keys_of

_HEADS = phrases("offices", "not", "heads")
_PREFIX = phrases("offices", "prefix")
_CALLINGS = phrases("offices", "callings")
_SHORT = frozenset(word.replace(".", "") for word in sections("offices")["short"])
_WORDS = phrases("offices", "levels", "fields", "words")
_WORD_FIRSTS = _WORDS.firsts()
_FIELDS = phrases("offices", "fields")
_LEVELS = phrases("offices", "levels")
_BOARDS = phrases("grammar", "boards")
_DIRECTED = phrases("grammar", "directed")
_STOPS = phrases("role_verbs").add(sections("honorifics")["plural"], "plural")
_CAPTIONED = phrases("grammar", "captioned")
_SAYS = phrases("role_verbs", "speak", "say")
_GROUPS = phrases("context", "groups")
_LIFE = phrases("context", "life")
_ADDRESS = phrases("honorifics", "plural", "address", "ranks", "religious", "degrees", "people")
_VERBLIKE = word_set("grammar", "verblike")
_BODILESS = frozenset(keys_of(head) for head in sections("offices")["bodiless"])
_NUMBERED = word_set("grammar", "numbered")
_LOOSE_ENDS = frozenset([",", "-", "–", "khóa", "và", "thuộc", "về", "vì", "kiêm", "số", "các", "và,", "của", "thứ"])
_INNER_HEAD = frozenset(["ban", "trợ", "lý", "thư", "ký", "kiêm"])
_EXTENDING = word_set("grammar", "extending")
_MEETINGS = word_set("grammar", "meetings")
_UNITS = word_set("grammar", "units")
_SMALL = word_set("grammar", "small places")
_PROVINCIAL = word_set("grammar", "province")
_PARTS = word_set("grammar", "parts")
_FIRMS = word_set("grammar", "firms")
_BODIES = word_set("grammar", "bodies")
_FORCES = frozenset((("bộ", "quốc", "phòng"), ("bộ", "công", "an"), ("bộ", "ngoại", "giao")))
_PARENTS = frozenset(("ban", "bộ", "sở", "cục", "tổng", "văn", "ủy", "trung", "bệnh", "học", "viện"))
# Heads that end so may go on in small letters that no list knows: "Trưởng ban hậu cần"; "Chánh Văn phòng | ghi biên bản" does not.
_OPEN_HEADS = frozenset(
    ("ban", "phòng", "khoa", "tổ", "đội", "trạm", "nhóm", "khối", "cụm", "phụ", "trách", "viên", "đốc", "nhiệm", "trưởng", "môn")
)
_ABROAD = frozenset(("sứ", "sự", "quan", "quán", "diện", "trú", "quyền"))
_COMPATRIOTS = frozenset(("hội", "người", "kiều", "sinh"))  # "Hội người Việt Nam tại Ba Lan"
_FOREIGN = frozenset(("sứ", "sự", "quán", "diện", "trú", "quyền", "tán", "đốc", "thống", "viên", "trưởng", "tướng", "tịch", "ký"))
_VILLAGES = frozenset(("thôn", "bản", "buôn", "ấp", "làng", "xóm", "khóm", "phố", "khu", "tổ"))
_COOPERATIVES = (["hợp", "tác", "xã"], ["tổ", "hợp", "tác"])
_CREWS = frozenset(("xưởng", "đội", "trạm", "tổ"))
_SHARING = frozenset(("tổng", "thư", "chánh", "tham"))
_THEN = frozenset(("lúc", "khi", "hồi", "thời", "nay", "năm", "từ"))
# What has houses of one name in several cities: "Học viện Phật giáo Việt Nam tại TP.HCM".
_SEATED = frozenset((("cơ", "quan"), ("học", "viện"), ("phân", "viện"), ("phân", "hiệu")))
_MINISTRIES = frozenset(("gd", "vh", "tn", "lđ", "nn", "kh", "tt", "ld"))
# "tái đắc cử chức vụ | Trưởng Ban Trị sự": no Vụ trưởng; "Thay mặt Tòa | Giám mục giáo phận Kon Tum": a house and no bishop.
_HALVES = frozenset((("chức", "vụ"), ("tòa", "giám"), ("tòa", "tổng")))
_DOTTED = frozenset(("kp", "tp", "tx", "tt", "q", "p", "h"))
_SPELLED = frozenset(("bts", "hđts"))
_OPENING, _CLOSING = frozenset("“\"‘'«"), frozenset("”\"’'»")
_GLUED = re.compile(
    r"(?:UV|P?BT)(?:BTV|BCH|TV|TT)?(?:TU|HU|TƯ|TW|QU|ĐU|THU|ThU)|P?(?:TB|CT)(?:DV|TG|TC|NC|HĐND|UBND|UB|UBMTTQ|MTTQ)(?:TU|HU|QU|ĐU|ThU|VN)?"
)
"""Abbreviations of heads that are written in one with their bodies: "UVBTVHU", "TBDVHU", "CTUBMTTQVN"."""
_HIGHLAND = re.compile(r"[KY]['’]\w{2,}")
"""A whole name in one word."""
MAX_BODY = 40


@dataclass(slots=True)
class OfficeSpan:
    """An office as a token range. `head_end` is where its body begins; `name_at` where a name follows without separator.

    `task` marks what only looks like an office: "Trưởng đoàn công tác" is a task of the visit.
    """

    start: int
    end: int
    head_end: int
    name_at: int | None = None
    task: bool = False


_BEGINNINGS = phrases("offices", "not", "heads", "prefix", "callings")
# Small words that no office begins with need no look at all.
HEAD_WORDS = _HEADS.firsts() | _PREFIX.firsts() | _CALLINGS.firsts()
# Ranks, where no see follows.
_RANKS = frozenset(
    (
        ("gm",),
        ("tgm",),
        ("nguyên", "gm"),
        ("nguyên", "tgm"),
        ("giám", "mục"),
        ("nguyên", "giám", "mục"),
        ("tổng", "giám", "mục"),
        ("nguyên", "tổng", "giám", "mục"),
        ("tổng", "giám", "mục", "phó"),
    )
)
# What stands before "Đoàn" in the name of a body of the youth union.
_YOUTH = frozenset(("tỉnh", "thành", "huyện", "quận", "xã", "phường"))
# Words that are an office alone: "ĐBQH", "TUV".
WHOLE_HEADS = frozenset(word.lower() for word in _SHORT) | frozenset(head for head in _HEADS.firsts() if _HEADS.longest((head,), 0, 1))


def office_at(
    tokens: Sequence[Token], keys: Sequence[str], start: int, end: int, *, named: bool = False, due: bool = False
) -> OfficeSpan | None:
    """The office that begins at token `start`, not reaching beyond `end`; None if no office begins there.

    `named` says that its holder stands before it, so that capitals at its end are no second name:
    "đồng chí Lê Văn Khoa, Bí thư Đảng ủy xã Đồng Tâm Trung". `due` says that those before it are printed behind their offices, as this
    one's holder will be: "Chủ tịch UBND quận Thái Thị Nhạn, Bí thư Đảng ủy phường | Dương Hiển Vinh".
    """
    head = _head_end(tokens, keys, start, end) if may_begin(tokens, keys, start, end) else None
    if head is None:
        return None
    head_end, task = head
    if task:
        return OfficeSpan(start, head_end, head_end, task=True)
    prefix = _PREFIX.longest(keys, start, head_end)  # "nguyên Tổng Bí thư | Đỗ Mười"
    bodiless = tuple(keys[start + (prefix[0] if prefix else 0) : head_end]) in _BODILESS
    stop, name_at = _body(tokens, keys, head_end, min(end, head_end + MAX_BODY), bodiless=bodiless, named=named, due=due)
    if keys[stop - 2 : stop + 3] == ["phụ", "trách", ",", "điều", "hành"]:
        stop -= 2  # "phân công đồng chí Minh, Phó Bí thư Tỉnh ủy | phụ trách, điều hành hoạt động của UBND tỉnh"
    while stop > head_end and keys[stop - 1] in _LOOSE_ENDS and not tokens[stop - 1].cap:  # but "thị trấn Phú Thứ"
        stop -= 1
    if stop > head_end:
        return OfficeSpan(start, stop, head_end, name_at)
    words = tuple(keys[start:head_end])
    if words[-2:] in (("ủy", "viên"), ("thư", "ký")) and words not in _BODILESS and len(words) < 3:
        listed = start > 0 and tokens[start].cap and tokens[start - 1].text in "-–:" and (stop == len(tokens) or tokens[stop].text in ";.")
        listed = listed or (
            tokens[start].cap and words[-1] == "viên" and stop < len(tokens) and tokens[stop].text == ":"
        )  # "Ủy viên: ông A"
        listed = listed or (tokens[start].cap and start > 0 and keys[start - 1] == "làm")  # "Đại đức Sơn Ngọc Huynh làm Thư ký"
        return OfficeSpan(start, stop, head_end) if listed else None  # "ủy viên", "thư ký" alone say nothing
    if words in _RANKS:
        return None
    return OfficeSpan(start, stop, head_end, name_at)


def begins_office(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> bool:
    """True where the head of an office stands at token `start`; cheaper than `office_at`, which also looks for its end."""
    return may_begin(tokens, keys, start, end) and _head_end(tokens, keys, start, end) is not None


def may_begin(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> bool:
    """False where no office begins at token `start` for sure: most words need no more than this look."""
    token = tokens[start]
    return token.upper or token.text == "P" or (token.key in HEAD_WORDS and _BEGINNINGS.longest(keys, start, end) is not None)


def _may_begin(token: Token, key: str) -> bool:
    return key in HEAD_WORDS or token.upper or token.text == "P"


def _head_end(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> tuple[int, bool] | None:
    i = start
    prefix = _PREFIX.longest(keys, i, end)
    if prefix and i + prefix[0] < end:
        dotted = tokens[i + prefix[0]].text == "." and keys[i] == "q"  # "Q. Chủ tịch UBND huyện"
        inner = _plain_head(tokens, keys, i + prefix[0] + dotted, end) if i + prefix[0] + dotted < end else None
        if inner:
            return inner
    return _plain_head(tokens, keys, i, end)


def _plain_head(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> tuple[int, bool] | None:
    token = tokens[start]
    if token.kind != WORD or not _may_begin(token, keys[start]):
        return None
    if start and (keys[start - 1], keys[start]) in _HALVES:
        return None
    best = _HEADS.longest(keys, start, end) or _calling(tokens, keys, start, end)
    if best is None and token.text == "P" and start + 2 < end and tokens[start + 1].text == ".":
        deputy = _plain_head(tokens, keys, start + 2, end)  # "P.Bí thư Huyện ủy", "P. Chủ tịch"
        return deputy if deputy and not deputy[1] else None
    if best:
        stop = start + best[0]
        if best[1] == "not" and _standing(keys, stop, end):
            best = (best[0], "heads")
        return stop, best[1] == "not"
    short = _is_short(token.text.replace(".", "")) or ("." in token.text and token.text.split(".")[0] in _SHORT)  # "CT.UBMTTQVN"
    if token.upper and short and not _hyphened_code(tokens, start, end):
        # "PCT. UBMTTQ VN tỉnh"
        dotted = start + 2 < end and tokens[start + 1].text == "." and tokens[start + 2].upper and len(tokens[start + 2].text) > 2
        return start + 1 + dotted, False
    # "UVT.Ư", "UV BCH T.ư": dotted abbreviations are one token already
    return None


def _is_short(text: str) -> bool:
    """Whether a text without dots is an abbreviated head: "UVTW", "UVBTVHU"."""
    return text in _SHORT or _GLUED.fullmatch(text) is not None


def _calling(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> tuple[int, str] | None:
    """ "ông Lê Văn An - Công chức Văn hóa xã": not the "công chức" of "Công đoàn Viên chức" or "cán bộ, công chức"."""
    first = start - (start > 1 and keys[start - 1] == "nguyên")  # "Đức cha Đaminh Nguyễn Chu An, Nguyên | Giám mục Xuân Lộc"
    set_off = first > 0 and tokens[first - 1].text in ",-–—:(" and (tokens[start].cap or (first > 1 and tokens[first - 2].cap))
    return _CALLINGS.longest(keys, start, end) if set_off else None


def _standing(keys: Sequence[str], stop: int, end: int) -> bool:
    """True when a "Trưởng đoàn" leads a standing body: the deputies of the National Assembly, lawyers, artists."""
    rest = " ".join(keys[stop : min(end, stop + 3)]) + " "
    return rest.startswith(
        (
            "thường trực ",
            "việt nam tại ",
            "phụ trách ",
            "đbqh ",
            "luật ",
            "nghệ ",
            "ca ",
            "chuyên trách ",
            "đại biểu quốc ",
            "đại biểu qh ",
            "đoàn đbqh ",
            "đoàn đại biểu ",
        )
    )


def _hyphened_code(tokens: Sequence[Token], i: int, end: int) -> bool:
    """True in "05-CT/TW", "CT/TW": the sign of a document."""
    after = i + 1 < end and tokens[i + 1].text == "/" and not tokens[i + 1].spaced
    before = i >= 2 and tokens[i - 1].text in "-/" and not tokens[i].spaced and tokens[i - 2].kind == NUMBER
    return after or before


def _body(
    tokens: Sequence[Token], keys: Sequence[str], start: int, end: int, *, bodiless: bool, named: bool, due: bool
) -> tuple[int, int | None]:
    """End of an office's body that begins at `start`, and where a name follows it directly."""
    i = start
    complete = False
    settled = False  # words of two syllables stand in it: unknown small letters are no part of it
    unit = False  # the last words were a bare unit, whose purpose may follow in small letters: "Tổ hòa giải"
    field = False  # the last words were a field: "Văn hóa", "Ngân sách"
    level = False  # the last words may take the name of a place: "tỉnh", "Huyện ủy"
    while i < end:
        token = tokens[i]
        if token.kind == NUMBER:
            if not _number_inside(tokens, keys, i, end, start):
                break
            i, complete, field, level = i + 1, True, False, False
            continue
        if token.kind != WORD:
            skip = _through_punctuation(tokens, keys, i, end, start=start, field=field)
            if not skip:
                break
            i += skip
            continue
        if keys[i] == "các" and not token.cap and (organ := _WORDS.longest(keys, i, end)) is not None and organ[0] > 2:
            i, complete, field, level, unit = i + organ[0], True, False, False, False  # "Ủy ban | các vấn đề xã hội của Quốc hội"
            continue
        if keys[i] == "các" and not token.cap:
            if named and _is_open(keys, i) and (closed := _enclosed(tokens, keys, i + 1, end)) > i + 1:
                i, field, level, unit = closed, False, False, False  # "ông A, Giám đốc Ban Quản lý | các dự án xây dựng, cho biết"
                continue
            if not _continues(tokens, keys, i, i + 1, end) or _ADDRESS.longest(keys, i, end):
                break
            i, field, level, unit = i + 1, False, False, True
            continue
        if keys[i : i + 4] == ["hoạt", "động", "chuyên", "trách"] and keys[start - 1] in ("đbqh", "viên", "hội"):
            i, field, level = i + 4, False, False  # "ĐBQH khóa XV | hoạt động chuyên trách tại Ủy ban …"
            continue
        if keys[i] == "của" and (land := names.land_length(keys, i + 1, end)) and tokens[i + 1].cap and i + 1 + land <= end:
            i, complete, field, level = i + 1 + land, True, False, False  # "Bộ trưởng Các vấn đề Nghị viện … | của Ấn Độ"
            continue
        if keys[i : i + 2] == ["hoạt", "động"] and keys[i - 2 : i] == ["điều", "hành"]:
            i, complete, field, level = i + 2, False, False, False  # "Phó Chủ tịch phụ trách điều hành | hoạt động UBND tỉnh"
            continue
        if keys[i : i + 2] == ["tại", "châu"] and i + 3 <= end and tokens[i + 2].cap:
            i, complete, field, level = i + 3, True, False, False  # "Chủ tịch Liên hiệp hội Phụ nữ Việt Nam | tại châu Âu"
            continue
        if keys[i : i + 4] == ["tại", "liên", "hợp", "quốc"]:
            i, complete, field, level = i + 4, True, False, False  # "Trưởng Phái đoàn Việt Nam | tại Liên Hợp Quốc"
            continue
        if keys[i] == "tại" and keys[i - 2 : i] == ["chuyên", "trách"] and i + 1 < end and tokens[i + 1].cap:
            i, field, level = i + 1, False, False
            continue
        if keys[i] == "và":
            if not _joins(tokens, keys, i, end, field=field):
                break
            i, field = i + 1, False
            continue
        if i == start and keys[i - 1] == "thư" and keys[i + 1 : i + 2] == ["đoàn"] and keys[i] in _YOUTH:
            i, complete, field, level, unit = i + 2, True, False, True, False  # "Bí thư | Tỉnh Đoàn Hậu Giang": nobody's name
            continue
        if keys[i - 1 : i + 2] == ["tổ", "thư", "ký"]:
            i, complete, field, level, unit = i + 2, True, False, False, False  # "Tổ trưởng Tổ | Thư ký"
            continue
        if (mission := _mission(keys, i)) and (i == start or tokens[i].cap):
            i, complete, field, level, unit = i + mission, True, False, False, False
            continue
        if token.cap:
            inner = _head_end(tokens, keys, i, end) if keys[i - 1] == "kiêm" else None  # "kiêm Quyền Tổng Giám đốc"
            if inner:
                i, field, level, complete = inner[0], False, False, True
                continue
            if i > start and token.upper and names.begins_monk(tokens, i, end):
                break
            if keys[i - 1] == "ty" and names.begins_name(keys[i]) and keys[i + 1 : i + 2] in (["văn"], ["thị"]):
                return i, i  # "Chủ tịch HĐQT Công ty | Nguyễn Văn Tứ"
            if i == start and keys[i - 1] == "trì" and (rank := _ADDRESS.longest(keys, i, end)) and rank[1] == "religious":
                break  # "tân trụ trì | Thượng tọa Thích Minh Huệ"
            goes_on = (keys[i] == "các" and _WORDS.longest(keys, i, end)) or (tokens[i - 1].text in "-–" and _FIELDS.longest(keys, i, end))
            if i > start and not goes_on and names.begins_sentence(tokens, i, end):
                break  # not in "Bí thư Đảng ủy | Các cơ quan Đảng tỉnh", "Quân chủng Phòng không - | Không quân"
            if i > start and _opens_clause(tokens, keys, i, end):
                break
            if names.is_baptismal(keys, i) and (keys[start - 1] in ("mục", "phận") or (i == start and keys[start - 1] == "xứ")):
                return i, i  # "Tổng Giám mục | Giuse Vũ Văn Thiện", "linh mục chánh xứ | Gioan Baotixita Phạm Thiên Ân"
            if level and not named and _HIGHLAND.fullmatch(token.text) and names.capital_run(tokens, i, end) == i + 1:
                return i, i  # "Trưởng Ban Dân vận Tỉnh ủy | K'Mák"
            if keys[i] in names.STATE_FIRSTS:
                run_end = names.capital_run(tokens, i, end)
                if names.is_state(keys[i:run_end]):
                    i, complete, field, level = run_end, True, False, False  # "Thủ tướng New Zealand | bị chỉ trích"
                    continue
                if not named and (guest := names.state_before(tokens, keys, i, end)) > i and not _ADDRESS.longest(keys, guest, end):
                    return guest, guest  # "Thủ tướng Thái Lan | Prayut Chan-ocha"
            if (
                (i > start or bodiless)
                and keys[i - 1] not in _INNER_HEAD
                and not token.upper
                and _plain_head(tokens, keys, i, end)
                and not _is_body_word(keys, i, end)
                and not (keys[i - 1] in ("đoàn", "tổ") and keys[i : i + 2] == ["đại", "biểu"])  # "Văn phòng Đoàn | Đại biểu Quốc hội"
            ):
                break  # the next office, its comma forgotten
            if i > start and token.upper and _is_short(token.text.replace(".", "")) and len(token.text) > 2 and complete:
                break
            if named and not (i == start and bodiless):
                # the next person of a list: "ông A, Chánh án, Bí thư Thành ủy Hà Tĩnh | Nguyễn Văn B"
                known = not level or keys[i - 1] in _PROVINCIAL or " ".join(keys[max(0, i - 2) : i]) in _PROVINCIAL
                # "Chủ tịch Ủy ban Mặt trận Lào xây dựng đất nước tỉnh | Sa Va Nạ Khệt"
                known = known and not (level and i > start and any(names.is_land(key) for key in keys[start:i]))
                begin = names.name_in_office(tokens, keys, i, end, place_due=level, second=True) if known else None
            else:
                historical = names.may_be_historical(keys[i]) and names.is_historical(keys[i : names.capital_run(tokens, i, end)])
                # All provinces are known: what follows "Tỉnh ủy" and is none is the holder's name.
                sure = level and i > start and keys[i - 1] in ("tỉnh", "ủy", "đoàn") and (keys[i - 1] == "tỉnh" or keys[i - 2] == "tỉnh")
                sure = sure or _takes_no_place(tokens, keys, start, i, end)
                sure = sure and not any(names.is_place(keys[i : i + length]) for length in (1, 2, 3, 4))
                alone = sure or (i == start and (bodiless or historical))
                begin = names.name_in_office(tokens, keys, i, end, place_due=level, alone=alone, due=due)
            if begin is None:
                # "Đại sứ Vương quốc Na Uy | Ingrid Solberg Hagen", "Chủ tịch nước Lào | Thongloun Vilayvong"
                stranger = names.foreign_name(tokens, keys, i, end)
                if stranger is None and _of_other_ministry(tokens, keys, start, i, end):
                    stranger = i
                abroad = (
                    keys[start - 1] in _FOREIGN or stranger == start or any(names.is_land(key) for key in keys[start : stranger or start])
                )
                local = level or keys[i - 1] in _VILLAGES  # "UBND xã | Ea Hleo", "Trưởng buôn | Kdruh Krông"
                begin = stranger if abroad and stranger and not local and not _needs_name(keys, start, stranger) else None
            if begin is not None and begin > i and keys[i - 1] == "chùa" and not names.is_baptismal(keys, begin):
                begin = None  # "trụ trì chùa Kỳ Viên Trung Nghĩa": of monks Thích is the family name
            if begin == i and level and _place_of_next(tokens, keys, i, end):
                begin = None
            if keys[i - 2 : i] == ["đất", "nước"] and names.capital_run(tokens, i, end) > i + 1:
                begin = i  # "Chủ tịch Ủy ban Trung ương Mặt trận Lào xây dựng đất nước | Xay Xổm Phon Phôm Vi Hản"
            if begin == i:
                return i, i
            address = _ADDRESS.longest(keys, i, end)
            if (
                address
                and complete
                and i + address[0] < end
                and tokens[i + address[0]].cap
                and address[1] != "religious"
                and not unit  # "Chi hội Cựu chiến binh KP.4"
                and not (level and address[0] == 1)  # "Huyện ủy Anh Sâm", "phường Hộ Phòng"
                and not names.is_place(keys[i : i + 2])
                and not names.is_place(keys[i : i + 3])  # "Quận ủy Hai Bà Trưng"
                and not _is_organ(tokens, keys, i, i + address[0], end)
            ):
                break
            run_end = begin if begin is not None else names.capital_run(tokens, i, end)
            if run_end > i + 1 and _opens_clause(tokens, keys, run_end - 1, end):
                run_end -= 1
            placed = level
            i, field, level, unknown = _consume_capitals(tokens, keys, i, run_end, end)
            unit = (
                not field and (keys[i - 1] in _UNITS or " ".join(keys[max(0, i - 2) : i]) in _UNITS) and not names.is_place(keys[i - 2 : i])
            )
            complete = True
            if begin is None and (not placed or keys[i - 2] == "tổ") and unknown == 1 and _half_compound(tokens, keys, i, end):
                i += 1  # "Tổ trưởng Tổ Cơ điện | Công ty …"
            if begin is not None and i >= begin:
                return begin, begin
            continue
        if (place := _behind_product(tokens, keys, i, end)) > i:
            i, field, level, unit = place, False, False, False
            continue
        if (closed := _movement(tokens, keys, start, i, end)) > i:
            i, complete, field, level, unit = closed, True, False, False, False
            continue
        if keys[i] in ("năm", "ngày", "tháng") and i + 1 < end and tokens[i + 1].kind == NUMBER:
            break  # "… giữ chức Phó Trưởng Ban | năm 2017"
        if keys[i : i + 2] == ["thông", "tin"] and i + 2 < end and tokens[i + 2].text == ":":
            break  # "Chủ tịch CĐCS Công ty | thông tin: tiền ăn ca …"
        word = _WORDS.longest(keys, i, end)
        stop = _STOPS.longest(keys, i, end)
        compatriots = keys[i - 2 : i] == ["việt", "nam"] and not _COMPATRIOTS.isdisjoint(keys[start:i])
        # "Phó Vụ trưởng | Cơ quan Thường trực … tại TP Huế"
        branch = keys[start - 1] in _ABROAD or "quán" in keys[start:i] or tuple(keys[start : start + 2]) in _SEATED
        if keys[i] == "tại" and (branch or compatriots):
            seat = i + 1
            while seat < end and keys[seat] in ("thành", "phố", "tỉnh", "khu", "vực"):
                seat += 1
            abroad_end = seat + names.land_length(keys, seat, end)
            if abroad_end > seat and tokens[seat].cap:
                if names.capital_run(tokens, abroad_end, end) > abroad_end + 1 and not _plain_head(tokens, keys, abroad_end, end):
                    return abroad_end, abroad_end  # "Đại sứ Việt Nam tại Liên bang Nga | Ngô Đức Mạnh"
                i, complete = abroad_end, True
                continue
            if seat < end and tokens[seat].cap and not compatriots:
                holder = names.name_in_office(tokens, keys, seat + tokens[seat].upper, end, place_due=not tokens[seat].upper)
                if holder is not None and holder > seat:
                    return holder, holder  # "Trưởng cơ quan thường trực … tại TP.HCM | Lê Văn Hạ"
                stranger = names.foreign_name(tokens, keys, seat, end)
                if stranger and stranger > seat:
                    return stranger, stranger  # "Tổng Lãnh sự Lào tại Đà Nẵng | Viengxay Phommachanh"
                i = names.capital_run(tokens, seat, end)  # "Tổng Lãnh sự … tại Đà Nẵng", "Trưởng Cơ quan đại diện … tại thành phố …"
                continue
        subject = _WORDS.longest(keys, i + 1, end) if keys[i] == "về" else None
        # "Hội đồng tư vấn về Văn hóa - Xã hội", "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng", but "Ban Chỉ đạo về xã kiểm tra"
        if subject and (tokens[i + 1].cap or (subject[1] != "levels" and "chỉ" in keys[start:i])):
            i, field, level, unit = i + 1, False, False, True
            continue
        if word is None or (stop is not None and stop[0] > word[0]):
            if named and stop is None and (unit or _is_open(keys, i)):
                closed = _enclosed(tokens, keys, i, end)
                if closed > i:  # "ông A, Giám đốc Ban quản lý | đầu tư xây dựng các công trình giao thông, cho biết"
                    i, field, level, unit = closed, False, False, False
                    continue
            if stop is not None or complete or settled or _GROUPS.longest(keys, i, end):
                break
            if i - start >= 6 or (i == start and (bodiless or keys[start - 1] not in _OPEN_HEADS or keys[start - 2] == "văn")):
                break
            i, field, level = i + 1, False, False
            continue
        behind = i + 2 < end and tokens[i + 2].kind == WORD and tokens[i + 2].cap
        if word[0] == 2 and tokens[i + 1].cap and i > start and (tokens[i - 1].cap or behind):
            word = (1, word[1])  # "UBND tỉnh Đoàn Ngọc Lâm" is no "Tỉnh đoàn"
        words = " ".join(keys[i : i + word[0]])
        if words == "phụ trách" and i > start and tuple(keys[i + 2 : i + 4]) in _CHARGES and "phó" in keys[max(0, start - 4) : start]:
            i, complete, field, level, unit = i + 4, True, False, False, False  # "Phó Chủ tịch UBND phường phụ trách văn xã | Lã Văn Mùi"
            continue
        if words in _VERBLIKE and " ".join(keys[i + word[0] : i + word[0] + 2]) in _MEETINGS:
            break
        if (
            words == "phụ trách"
            and i > start
            and keys[start - 1] in ("ban", "thư", "tịch")
            and "phó" not in keys[max(0, start - 4) : start]
        ):
            break  # "Trưởng Ban Dân vận Tỉnh ủy | phụ trách khối dân vận", but "Phó Chủ tịch UBND tỉnh phụ trách văn xã"
        whole = complete or (settled and words in ("trong", "ngoài"))  # "bộ trưởng tài chính | trong bối cảnh …"
        if whole and not unit and words in _VERBLIKE and keys[i - 1] not in ",-–" and not _continues(tokens, keys, i, i + word[0], end):
            said = _SAYS.longest(keys, i, end) is not None  # "ông A, Chánh Văn phòng Bộ Nội vụ | thông tin qua thực tế, …"
            closed = _enclosed(tokens, keys, i, end) if named and not said else i
            if closed == i or not (tokens[closed].text in ",;)-–" or _is_open(keys, i)):
                break
            i, field, level = closed, False, False  # "ông A, Vụ trưởng Vụ quản lý thuế | doanh nghiệp lớn - …"
            continue
        i += word[0]
        unit = words in _UNITS
        field = word[1] == "fields"
        level = word[1] == "levels" or words == "biên phòng"  # "Đồn Biên phòng A Pa Chải"
        complete = complete or level
        settled = word[0] > 1
    return i, None


def _movement(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, end: int) -> int:
    """The end of what a board directs or awards, with its name in quotation marks: "Trưởng Ban Chỉ đạo | phong trào thi đua “Dân vận khéo” của
    tỉnh", "Chủ tịch Hội đồng | xét tặng giải thưởng “Dân vận khéo”"; `i` where it is none."""
    if not _BOARDS.longest(keys, start, end):
        return i
    stop = i
    while word := _DIRECTED.longest(keys, stop, end):
        stop += word[0]
    if stop == i or stop >= end or tokens[stop].text not in _OPENING:
        return i
    close = next((at for at in range(stop + 1, min(end, stop + 10)) if tokens[at].text in _CLOSING), -1)
    if close < 0:
        return i
    level = _LEVELS.longest(keys, close + 2, end) if close + 1 < end and keys[close + 1] == "của" else None
    return close + 2 + level[0] if level else close + 1


def _behind_product(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """Where the place begins behind what a cooperative makes: "Giám đốc HTX | dệt lanh | Lùng Tám"; `i` itself where none follows."""
    if keys[i - 1] != "htx" and keys[i - 3 : i] not in _COOPERATIVES:
        return i
    at = i
    while at < min(end, i + 4) and tokens[at].kind == WORD and not tokens[at].cap and _STOPS.longest(keys, at, end) is None:
        at += 1
    return at if at < end and tokens[at].cap and _head_end(tokens, keys, at, end) is None else i


def _opens_clause(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True for a verb with a capital behind a forgotten stop, as captions have it: "Phó Chủ tịch UBND xã Tân Lập | Phát biểu tại …"."""
    if tokens[i].upper or i + 1 >= end:
        return False
    return (not tokens[i + 1].cap and _CAPTIONED.longest(keys, i, end) is not None) or keys[i : i + 3] == ["báo", "cáo", "tổng"]


def _takes_no_place(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, end: int) -> bool:
    """True for two capitals behind the field of a ministry or a department, whose places are all known: "Bộ trưởng Bộ Công an | Tô Lâm".

    Not where the holder is named behind a dash: "Giám đốc Sở Văn hóa Hà Lâm - Vũ Đình Hòe".
    """
    stop = names.capital_run(tokens, i, end)
    held = stop + 1 < end and tokens[stop].text in "-–" and names.bare_name_end(tokens, keys, stop + 1, end) > stop + 1
    return keys[start] in ("bộ", "sở") and i > start + 1 and stop == i + 2 and not held and names.begins_name(keys[i])


def _of_other_ministry(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, end: int) -> bool:
    """True for two capitals behind a ministry, the second no syllable: "Thứ trưởng Bộ Lễ nghi và Tôn giáo | Dok Narin"."""
    return keys[start] == "bộ" and i > start + 1 and names.capital_run(tokens, i, end) == i + 2 and not names.is_syllable(keys[i + 1])


def _is_open(keys: Sequence[str], i: int) -> bool:
    """True behind words that need more, whatever it is: "Ban Quản lý |", "Công ty cổ phần |", "Phó Chủ tịch Tổng |"."""
    return keys[i - 1] in _FIRMS or " ".join(keys[i - 2 : i]) in _FIRMS or keys[i - 2 : i] == ["quản", "lý"] or keys[i - 1] == "tổng"


def _enclosed(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """The mark or the verb of saying that closes the plain words at `start`; `start` itself where they are more or something else."""
    for i in range(start, min(end, start + 10)):
        token = tokens[i]
        if token.kind != WORD:
            return i if token.text in ",;.)-–" else start
        stop = _STOPS.longest(keys, i, end)
        if stop is not None and stop[1] != "none":
            return i if stop[1] in ("say", "speak") else start
        if keys[i] in _THEN or _GROUPS.longest(keys, i, end) or _LIFE.longest(keys, i, end):
            return start  # "ông A, Giám đốc Ban Quản lý | vi phạm quy định, …"
        if i > start and (_ADDRESS.longest(keys, i, end) or _plain_head(tokens, keys, i, end)):
            return start
    return start


def _mission(keys: Sequence[str], i: int) -> int:
    """How many words of a mission stand at `i`: "Bí thư thứ ba | Đại sứ quán Mông Cổ tại Việt Nam"."""
    length = 4 if keys[i] == "tổng" else 3
    return length if keys[i + length - 1 : i + length] == ["quán"] and keys[i + length - 3] in ("đại", "lãnh") else 0


_BOARDS_OF = frozenset(("hđnd", "ubtư", "ubmttq", "ubmttqvn"))
"""Whose boards have a chair of their own: "Trưởng Ban Dân chủ - Pháp luật, | UBMTTQ Việt Nam tỉnh"."""
_CHARGES = frozenset((("văn", "xã"), ("kinh", "tế"), ("nội", "chính"), ("khối", "đảng")))
"""What deputies are in charge of."""


def _number_inside(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, start: int) -> bool:
    """Whether the number at `i` is part of an office: "khu phố 3", "Phó Trưởng phòng PX03", "Tháng Thanh niên 2018"."""
    token, before = tokens[i], tokens[i - 1]
    if i + 1 < len(keys) and keys[i + 1] == "tuổi":
        return False  # "trưởng bản | 51 tuổi Trần Văn Hồ"
    if before.text == "." and i > 1 and keys[i - 2] in _DOTTED:
        return True  # "KP.4"
    if keys[i - 1] in _NUMBERED or (before.upper and not token.spaced):
        return True
    closed = i + 1 == len(tokens) or tokens[i + 1].text in ",;.)"
    if closed and "chi" in keys[start:i]:
        return True  # "Chi hội Phụ nữ 17"
    if "công ty" in " ".join(keys[start:i]) and i + 1 < end and tokens[i + 1].cap:
        return True  # "Giám đốc Công ty Cà phê 719 | Đỗ Hoàng Phúc"
    if closed and keys[start - 1] in ("phòng", "vụ") and len(token.text) == 1:
        return True  # "Phó Trưởng phòng Nghiệp vụ 2, Ban Tôn giáo tỉnh"
    if closed and not _CREWS.isdisjoint(keys[start - 1 : i]):
        return True  # "Quản đốc Phân xưởng Khai thác 3", "Đội trưởng Đội xây dựng 2"
    if not before.cap:
        return False
    if (
        len(token.text) <= 2
        and (closed or _STOPS.longest(keys, i + 1, end))
        and {"xã", "phường"}.intersection(keys[max(start - 1, i - 4) : i])
    ):
        return True  # communes of 2025: "Bí thư Đoàn xã A Lưới 2 | nêu câu hỏi"
    year = token.text.isdigit() and len(token.text) == 4 and closed
    if (closed or _STOPS.longest(keys, i + 1, end)) and _VILLAGES.intersection(keys[start - 1 : i]):
        return True  # "Chi hội trưởng Phụ nữ buôn Tring 2", "Bí thư Chi bộ ấp Mỹ Thuận 2 | bộc bạch", "Trưởng thôn Vinh Quang 2"
    return year or keys[start] == "trường" or (i + 1 < end and keys[i + 1] in ("tỉnh", "huyện", "quận", "phường", "xã"))


def _place_of_next(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True for two capitals behind a small place, and behind them the holder: "Bí thư bản Páo Sơ – anh Giàng A Sáu"."""
    stop = i + 2
    if keys[i - 1] not in _SMALL or stop + 1 >= end or names.capital_run(tokens, i, end) != stop or tokens[stop].text not in ",-–—:":
        return False
    address = _ADDRESS.longest(keys, stop + 1, end)
    return address is not None and address[1] != "plural" and stop + 1 + address[0] < end and tokens[stop + 1 + address[0]].cap


def _bracketed(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """How many tokens to step over where the bracket at `i` lies inside an office: an abbreviation, or the body that the office belongs to.

    "Ủy ban Trung ương Mặt trận Tổ quốc (UBTƯ MTTQ) Việt Nam", "Trưởng Ban Tôn giáo (Sở Nội vụ)"
    """
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
    short = all(token.upper or token.text == "&" for token in tokens[i + 1 : close])
    if close < i + 5 and keys[i + 1] not in _DOTTED and short:  # "(UBTƯ MTTQ)", "(NN&PTNT)"
        return close + 1 - i
    first = i + 2 if keys[i + 1] == "thuộc" else i + 1  # "Trưởng phòng khám Đa khoa (thuộc Trung tâm Y tế quận)"
    body = tokens[first].cap and keys[first] in _PARENTS and _WORDS.longest(keys, first, close) is not None
    return close + 1 - i if body and _plain_head(tokens, keys, first, close) is None and not _is_level(keys, i) else 0


def _is_level(keys: Sequence[str], i: int) -> bool:
    """True behind the word of a level: "Trưởng Ban Dân vận Tỉnh ủy |"."""
    return any((word := _WORDS.longest(keys, j, i)) is not None and word == (i - j, "levels") for j in (i - 2, i - 1))


def _is_body_word(keys: Sequence[str], i: int, end: int) -> bool:
    """Heads that occur inside bodies: "Hội đồng Giám mục", "Ủy ban … Thư ký"."""
    return keys[i - 1] in ("đồng", "hội", "hàm", "phòng", "nguyên") and keys[i] not in ("chủ", "bí", "phó")


def _continues(tokens: Sequence[Token], keys: Sequence[str], start: int, stop: int, end: int) -> bool:
    """Small letters after a whole body go on only into further organisation words: "… Ban Dân vận các cơ quan nhà nước"."""
    first = keys[start]
    if first == "các":
        follow = _WORDS.longest(keys, stop, end)
        return (
            follow is not None
            and keys[stop] in ("tỉnh", "cơ", "tổ", "dân", "khu", "đoàn", "hội", "vùng", "trường", "doanh", "đơn", "kcn", "hiệp")
        ) or (stop - start >= 2)
    if keys[start:stop] == ["cơ", "quan"] and (stop == end or tokens[stop].text in ",;.)" or _SAYS.longest(keys, stop, end)):
        return True  # "Chủ tịch Công đoàn cơ quan", "Phó Bí thư Đảng ủy cơ quan | phát biểu"
    if " ".join(keys[start:stop]) in _EXTENDING:
        if stop + 1 < end and keys[stop] == "và" and _WORDS.longest(keys, stop + 1, end):
            return True
        return stop < end and (tokens[stop].kind == NUMBER or tokens[stop].cap or _WORDS.longest(keys, stop, end) is not None)
    return False


def _consume_capitals(tokens: Sequence[Token], keys: Sequence[str], start: int, run_end: int, end: int) -> tuple[int, bool, bool, int]:
    """Steps over capitals phrase by phrase; a phrase may end in small letters ("Người cao tuổi", "Tỉnh ủy").

    Gives where it ends, whether the last phrase is a field or a level, and how many unknown words end it.
    """
    i = start
    unknown = 0
    field = level = False
    while i < run_end and not (i > start and names.begins_sentence(tokens, i, end)):
        word = _WORDS.longest(keys, i, end)
        step, tag = word or (1, "")
        if tag == "levels" and names.is_place(keys[i : i + 2]):
            step, tag = 2, ""  # "tỉnh Sóc Trăng" is no "sóc"
        elif word is None and i + 2 <= run_end and keys[i + 1] in _WORD_FIRSTS and names.is_place(keys[i : i + 2]):
            word, step, tag = (2, ""), 2, ""  # "thành phố Hải Phòng | thông tin"
        unknown = 0 if word or tokens[i].upper else unknown + 1
        field, level = tag == "fields", tag == "levels" or (step == 2 and keys[i + 1] == "phòng" and keys[i - 1] == "đồn")
        i += step
        if level or (i < run_end and i > start and _plain_head(tokens, keys, i, end) and not tokens[i].upper):
            break
    return i, field, level, unknown


def _half_compound(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True when the small letters at `i` finish a word whose first syllable is written large: "Nghệ sĩ", "Cách mạng", "Giám khảo"."""
    if i >= end or tokens[i].kind != WORD or tokens[i].cap or tokens[i - 1].upper or not tokens[i].spaced:
        return False
    if _WORDS.longest(keys, i, end) or _STOPS.longest(keys, i, end) or _GROUPS.longest(keys, i, end) or keys[i] in ("và", "các", "của"):
        return False
    known = _WORDS.longest(keys, i - 1, i)
    return known is None and names.is_syllable(keys[i - 1])


def _is_organ(tokens: Sequence[Token], keys: Sequence[str], i: int, stop: int, end: int) -> bool:
    """True where a form of address at `i` is a word of the body: "Sở Lao động | Thương binh Xã hội", "Thanh tra | Nhân dân", "Tư pháp | Anh"."""
    if keys[i:stop] == ["anh"]:
        rest = keys[stop : names.capital_run(tokens, stop, end)]
        return not all(map(names.is_syllable, rest)) and "'" not in keys[stop]  # "Bộ trưởng Tư pháp Anh | David Gauke"
    if keys[i:stop] == ["nhân", "dân"]:
        return True
    return _FIELDS.longest(keys, i, end) is not None and not names.starts_with_surname(keys, stop, end)


def _needs_name(keys: Sequence[str], start: int, i: int) -> bool:
    """True where the word before `i` is that of a firm that needs a name of its own: "Giám đốc Công ty | Samsung Electronics".

    One word between the two may be read as a syllable and is the beginning of that name: "Công ty Hoya | Glass Disk".
    """
    for last in (i, i - 1):
        if last > start and (keys[last - 1] in _FIRMS or " ".join(keys[last - 2 : last]) in _FIRMS):
            return last == i or not names.is_place(keys[last:i])
    return False


_ERRANDS = frozenset(("công", "đại", "giám", "khảo", "kiểm"))
"""The second syllables of delegations: "Đoàn công tác", "Đoàn đại biểu", "Đoàn giám sát", "Đoàn khảo sát", "Đoàn kiểm tra"."""


def _joins(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, *, field: bool) -> bool:
    """True when "và" at `i` lies inside the office: "Tuyên giáo và Dân vận", and not before the next person or group."""
    j = i + 1
    if j >= end or tokens[j].kind != WORD:
        return False
    if field and (_FIELDS.longest(keys, j, end) or (keys[j] == "các" and j + 1 < end and keys[j + 1] in ("hội", "đoàn", "tổ"))):
        return True
    if keys[j : j + 2] == ["thủ", "trưởng"]:
        return False  # "Tham mưu trưởng BĐBP và | Thủ trưởng Bộ Tham mưu, các Cục": who came besides
    if keys[j] == "đoàn" and keys[j + 1 : j + 2] and keys[j + 1] in _ERRANDS:
        return False  # "Chủ tịch Hội CCB Việt Nam và | Đoàn công tác làm việc với …"
    if keys[j : j + 2] == ["các", "khu"] and tokens[j + 1].cap:
        return True  # "Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp tỉnh"
    if _GROUPS.longest(keys, j, end) or _plain_head(tokens, keys, j, end):
        return False
    address = _ADDRESS.longest(keys, j, end)
    if address and j + address[0] < end:
        behind = tokens[j + address[0]]
        if behind.cap or address[1] in ("plural", "degrees") or (behind.text == "," and address[1] in ("ranks", "religious")):
            return False  # "Trưởng Ban Dân vận Thành ủy và | PGS, TS Mạc Văn Trang", "… Tỉnh ủy Quảng Ngãi và | Đại tá, TS Trần Xuân Lộc"
    stop = _STOPS.longest(keys, j, end)
    word = _WORDS.longest(keys, j, end)
    if stop and not tokens[j].cap and (word is None or stop[0] >= word[0]):
        return False
    if tokens[j].cap and not word and names.bare_name_end(tokens, keys, j, end) > j:
        return False
    return tokens[j].cap or (word is not None and keys[j] not in ("các", "cán", "nhân", "hội", "đoàn"))


def _through_punctuation(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, *, start: int, field: bool) -> int:
    """How many tokens to step over where punctuation at `i` lies inside an office; 0 where the office ends."""
    text = tokens[i].text
    following = tokens[i + 1] if i + 1 < end else None
    if following is None:
        return 0
    before = tokens[i - 1]
    glued = not tokens[i].spaced and not following.spaced
    if text == "-" and glued and before.cap and not following.cap and keys[i - 2] == "tại":
        return 2  # "Tổng Lãnh sự Việt Nam tại Pắc-xế"
    if text == ".":
        joined = i > 1 and tokens[i - 2].text == "&"  # "Bộ trưởng Bộ TT&TT. Thứ tư, …"
        if glued and before.upper and following.upper and len(following.text) > 2:
            return 1  # "Trưởng ban Pháp chế HDTSTW.GHPGVN"
        dotted = before.key in _DOTTED or (before.key in _SPELLED and following.upper)  # "Trưởng BTS. GHPGVN huyện"
        return 1 if dotted and not joined and (following.cap or following.kind == NUMBER) else 0
    if text == ",":
        if before.key == "phòng" and following.key == "chống":
            return 2  # "Ban Chỉ đạo phòng, chống tham nhũng"
        if (before.key, following.key) == ("lđ", "tb"):
            return 2  # "Bộ trưởng Bộ LĐ, TB&XH"
        if glued and (before.key, following.key) in {("vh", "tt"), ("gd", "đt"), ("tn", "mt")}:
            return 2  # "Phó GĐ Sở VH,TT&DL"
        if following.cap and _mission(keys, i + 1):
            return 1  # "Bí thư thứ hai, Đại sứ quán Hàn Quốc tại Việt Nam"
        if _plain_head(tokens, keys, i + 1, end) is not None:
            return 0
        if field and (more := _FIELDS.longest(keys, i + 1, end)):
            said = not following.cap and _SAYS.longest(keys, i + 1, end)  # "Giám đốc Sở Công Thương, thông tin: …"
            return 0 if said and keys[i + 1 + more[0] : i + 2 + more[0]] not in (["và"], [","]) else 1
        if following.cap and tuple(keys[i + 1 : i + 4]) in _FORCES and i > start:
            return 1  # "Phó Chính ủy Quân khu 1, Bộ Quốc phòng"
        if tuple(keys[i + 1 : i + 4]) == ("các", "đoàn", "thể") and i + 4 < end and tokens[i + 4].cap:
            return 4  # "Đảng ủy MTTQ, các đoàn thể Trung ương"
        parent = following.cap and keys[i + 1 : i + 3] == ["ủy", "ban"] and not _is_level(keys, i)
        if keys[start - 1] == "ban" and ((parent or (following.cap and following.key == "sở")) and keys[start - 2] == "trưởng"):
            return 1  # "Trưởng Ban Tôn giáo, Sở Nội vụ tỉnh", "Trưởng Ban Công tác Phụ nữ, Ủy ban MTTQ Việt Nam tỉnh"
        if keys[start - 1] == "ban" and (
            following.key in _BOARDS_OF or keys[i + 1 : i + 3] == ["cơ", "quan"] or keys[i + 1 : i + 4] == ["hội", "đồng", "nhân"]
        ):
            return 1  # "Phó Trưởng Ban VH-XH, HĐND tỉnh", "Trưởng ban Tôn giáo, cơ quan UBTƯ MTTQ Việt Nam"
        part = (
            keys[start - 1] in _PARTS
            or keys[start] in ("khoa", "viện", "phòng", "vụ", "cục")
            or (keys[start - 1] == "trưởng" and start >= 2 and keys[start - 2] in _PARTS)
        )
        part = part and keys[i + 2 : i + 3] != ["các"]  # "Trưởng phòng Nội vụ, UBND các xã, phường"
        return 1 if part and following.cap and following.key in _BODIES and _WORDS.longest(keys, i + 1, end) else 0
    if text in "-–":
        if (before.key, following.key) in {("rịa", "vũng"), ("thiên", "huế"), ("rang", "tháp"), ("sơn", "đường")} or before.key == "việt":
            said = not following.cap and _STOPS.longest(keys, i + 1, end)  # "Công ty Du lịch Lửa Việt - cho rằng"
            return 1 if following.cap else 0 if said else 2  # "Hội Truyền thống Trường Sơn - đường Hồ Chí Minh"
        if following.cap and ((glued and "phận" in keys[start:i]) or (before.kind == NUMBER and keys[i - 2] == "vực")):
            return 1  # "Giáo phận Lạng Sơn-Cao Bằng", "Ban Chỉ huy Phòng thủ khu vực 1 - Thới Lai"
        if keys[i + 1 : i + 3] == ["chi", "nhánh"] and "ngân" in keys[start:i]:
            return 1  # "Phó Giám đốc Ngân hàng Chính sách xã hội - Chi nhánh thành phố Huế"
        if following.key == "việt" and names.is_land(before.key):
            return 1  # "Ủy ban Hợp tác Lào-Việt Nam"
        if following.cap and keys[i - 2 : i] == ["việt", "nam"] and "nghị" in keys[start:i]:
            return 1 + names.land_length(keys, i + 1, end)  # "Hội Hữu nghị Việt Nam - Lào", "… - Cam-pu-chia | Vũ Mão"
        if glued and before.cap and following.cap and keys[start - 1] in _VILLAGES and _plain_head(tokens, keys, i + 1, end) is None:
            return 1  # "Trưởng thôn Khe Ngà-Pỏ Mảy"
        if i == start and following.key in _SHARING and _plain_head(tokens, keys, i + 1, end):
            head = _plain_head(tokens, keys, i + 1, end)
            return head[0] - i if head else 0
        if field and following.kind == WORD and _FIELDS.longest(keys, i + 1, end) and _plain_head(tokens, keys, i + 1, end) is None:
            return 1
        part = keys[start - 1] in _PARTS | {"ban"} or (keys[start - 1] == "trưởng" and keys[start - 2] in _PARTS)
        committee = keys[i + 1 : i + 3] == ["đảng", "ủy"] and keys[i + 3 : i + 4] != ["viên"]
        if (
            (committee or following.key in ("sở", "bộ", "cục", "vụ"))
            and following.cap
            and part
            and _plain_head(tokens, keys, i + 1, end) is None
        ):
            return 1  # "Trưởng Ban Tôn giáo - Sở Nội vụ", "Cục trưởng Cục Lãnh sự - Bộ Ngoại giao", "Trưởng ban Xây dựng Đảng - Đảng ủy phường"
        if (
            not tokens[i].spaced
            and part
            and following.cap
            and _WORDS.longest(keys, i + 1, end)
            and names.bare_name_end(tokens, keys, i + 1, end) <= i + 2
        ):
            return 1  # "Trưởng phòng Tổ chức Cán bộ-Thanh tra"
        if before.key in _MINISTRIES and before.upper and following.upper and following.text.replace(".", "") not in _SHORT:
            return 1  # "Thứ trưởng Bộ GD – ĐT"
        if glued and before.key == "covid" and following.kind == NUMBER:
            return 2  # "phòng, chống dịch Covid-19"
        if glued and before.upper and following.upper and following.text.replace(".", "") not in _SHORT:
            return 1
        return 0
    if text in "&/":
        if following.kind != WORD or not (glued or text == "&"):
            return 0
        return 1 if following.cap else 2  # "chất độc da cam/dioxin"
    if text == "(" and following.key == "miền" and i + 3 < end and tokens[i + 3].text == ")":
        return 4  # "Hội thánh Tin Lành Việt Nam (miền Nam)"
    if text == "(":
        return _bracketed(tokens, keys, i, end)
    if text in '“"' and before.key in ("quỹ", "động", "thi", "đạo", "bộ", "clb"):
        for j in range(i + 1, min(end, i + 14)):
            if tokens[j].text in '”"':
                return j - i + 1
    return 0
