"""Capitals in the body of an office: its name, or that of the holder, of the next person or office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.foreign_names import foreign_name, state_before
from danvan_crawler.vietnamese.people.lexicon import phrases, word_set
from danvan_crawler.vietnamese.people.name_runs import bare_name_end, begins_monk, begins_sentence, capital_run
from danvan_crawler.vietnamese.people.names_in_offices import name_in_office
from danvan_crawler.vietnamese.people.office_heads import head_end, is_short, plain_head
from danvan_crawler.vietnamese.people.office_marks import Body
from danvan_crawler.vietnamese.people.office_small_words import FIRMS, UNITS
from danvan_crawler.vietnamese.people.office_steps import end_at_name, go_on
from danvan_crawler.vietnamese.people.office_words import ADDRESS, FIELDS, GROUPS, STOPS, VILLAGES, WORDS
from danvan_crawler.vietnamese.people.tokens import WORD, Token

_WORD_FIRSTS = WORDS.firsts()
_CAPTIONED = phrases("grammar", "captioned")
_SMALL = word_set("grammar", "small places")
_PROVINCIAL = word_set("grammar", "province")
_INNER_HEAD = frozenset(["ban", "trợ", "lý", "thư", "ký", "kiêm"])
_FOREIGN = frozenset(("sứ", "sự", "quán", "diện", "trú", "quyền", "tán", "đốc", "thống", "viên", "trưởng", "tướng", "tịch", "ký"))
_HIGHLAND = re.compile(r"[KY]['’]\w{2,}")
"""A whole name in one word."""
_ROMAN = frozenset("IVX")
_PRIZES = frozenset(
    (("huân", "chương"), ("huy", "chương"), ("kỷ", "niệm"), ("bằng", "khen"), ("giấy", "khen"), ("cờ", "thi"), ("danh", "hiệu"))
)
"""What somebody is given: "trao đồng chí Huỳnh Đảm, Chủ tịch Ủy ban Trung ương MTTQ Việt Nam | Huân chương Tự do"."""


def read_capital(body: Body, token: Token, bodiless: bool, named: bool, due: bool) -> bool:
    """Goes over a word with a capital and those behind it; False where the office ends before them. See `office_bodies.read_body`."""
    tokens, keys, end, i = body.tokens, body.keys, body.end, body.at
    run = capital_run(tokens, i, end)
    inner = head_end(tokens, keys, i, end) if keys[i - 1] == "kiêm" else None  # "kiêm Quyền Tổng Giám đốc"
    if inner:
        return go_on(body, inner[0], complete=True)
    if keys[i - 1] == "khóa" and token.upper and set(token.text) <= _ROMAN:
        return go_on(body, i + 1, complete=True)  # "Chủ tịch Liên đoàn khóa VI | Trần Gia Thái": nobody of the family Vi
    if _opens_name(body, token, run, named):
        return end_at_name(body, i)
    if i > body.start and tuple(keys[i : i + 2]) in _PRIZES:
        return False
    if _opens_sentence(body, token):
        return False
    if keys[i] in places.STATE_FIRSTS:
        if places.is_state(keys[i:run]):
            return go_on(body, run, complete=True)  # "Thủ tướng New Zealand | bị chỉ trích"
        if not named and (guest := state_before(tokens, keys, i, end)) > i and not ADDRESS.longest(keys, guest, end):
            return end_at_name(body, guest)  # "Thủ tướng Thái Lan | Prayut Chan-ocha"
    if _opens_office(body, token, bodiless):
        return False
    begin = _behind_neighbour(keys, i, run, end) or _holder(body, run, bodiless, named, due)
    if begin is None:
        begin = _stranger(body, run)
    if begin is not None and begin > i and keys[i - 1] == "chùa" and not names.is_baptismal(keys, begin):
        begin = None  # "trụ trì chùa Kỳ Viên Trung Nghĩa": of monks Thích is the family name
    if begin == i and body.level and _place_of_next(tokens, keys, i, run, end):
        begin = None
    if keys[i - 2 : i] == ["đất", "nước"] and run > i + 1:
        begin = i  # "Chủ tịch Ủy ban Trung ương Mặt trận Lào xây dựng đất nước | Xay Xổm Phon Phôm Vi Hản"
    if begin == i:
        return end_at_name(body, i)
    if _addresses(body):
        return False
    run_end = begin if begin is not None else run
    run_end = next((k for k in range(i + 1, run_end) if tuple(keys[k : k + 2]) in _PRIZES), run_end)
    if run_end > i + 1 and _opens_clause(tokens, keys, run_end - 1, end):
        run_end -= 1
    placed = body.level
    stop, field, level, unknown = _consume_capitals(tokens, keys, i, run_end, end)
    if begin is not None and names.is_historical(keys[i:begin]):
        stop, level = begin, False  # "phường Phan Đình Phùng | Nguyễn Văn An", not "… đình | Phùng Nguyễn …"
    unit = not field and _is_unit(keys, stop) and not places.is_place(keys[stop - 2 : stop])
    if begin is None and (not placed or keys[stop - 2] == "tổ") and unknown == 1 and _half_compound(tokens, keys, stop, end):
        stop += 1  # "Tổ trưởng Tổ Cơ điện | Công ty …"
    go_on(body, stop, complete=True, field=field, level=level, unit=unit)
    return end_at_name(body, begin) if begin is not None and stop >= begin else True


def _opens_name(body: Body, token: Token, run: int, named: bool) -> bool:
    """Whether a word that no body has begins the holder's name."""
    keys, start, i = body.keys, body.start, body.at
    if keys[i - 1] == "ty" and names.begins_name(keys[i]) and keys[i + 1 : i + 2] in (["văn"], ["thị"]):
        return True  # "Chủ tịch HĐQT Công ty | Nguyễn Văn Tứ"
    if names.is_baptismal(keys, i) and (keys[start - 1] in ("mục", "phận") or (i == start and keys[start - 1] == "xứ")):
        return True  # "Tổng Giám mục | Giuse Vũ Văn Thiện", "linh mục chánh xứ | Gioan Baotixita Phạm Thiên Ân"
    highland = body.level and not named and _HIGHLAND.fullmatch(token.text) is not None
    return highland and run == i + 1  # "Trưởng Ban Dân vận Tỉnh ủy | K'Mák"


def _opens_sentence(body: Body, token: Token) -> bool:
    """Whether a capital begins what is no part of the office: a monk's rank, a sentence, the verb of a caption."""
    tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
    if i == start:
        # "tân trụ trì | Thượng tọa Thích Minh Huệ"
        return keys[i - 1] == "trì" and (rank := ADDRESS.longest(keys, i, end)) is not None and rank[1] == "religious"
    if token.upper and begins_monk(tokens, i, end):
        return True
    # "Bí thư Đảng ủy | Các cơ quan Đảng tỉnh", "Quân chủng Phòng không - | Không quân"
    goes_on = (keys[i] == "các" and WORDS.longest(keys, i, end)) or (tokens[i - 1].text in "-–" and FIELDS.longest(keys, i, end))
    return (not goes_on and begins_sentence(tokens, i, end)) or _opens_clause(tokens, keys, i, end)


def _opens_office(body: Body, token: Token, bodiless: bool) -> bool:
    """Whether the next office begins here, its comma forgotten."""
    tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
    if (
        (i > start or bodiless)
        and keys[i - 1 - (keys[i - 1] == "phó")] not in _INNER_HEAD  # "Thư ký Phó | Chủ tịch Quốc hội"
        and not token.upper
        and plain_head(tokens, keys, i, end)
        and not _is_body_word(keys, i)
        and not (keys[i - 1] in ("đoàn", "tổ") and keys[i : i + 2] == ["đại", "biểu"])  # "Văn phòng Đoàn | Đại biểu Quốc hội"
    ):
        return True
    return i > start and token.upper and body.complete and len(token.text) > 2 and is_short(token.text.replace(".", ""))


def _holder(body: Body, run: int, bodiless: bool, named: bool, due: bool) -> int | None:
    """Where among the capitals up to `run` the name of the holder begins, or of the next person where the holder stands before; None without."""
    tokens, keys, start, end, i, level = body.tokens, body.keys, body.start, body.end, body.at, body.level
    historical = names.may_be_historical(keys[i]) and names.is_historical(keys[i:run])
    if named and historical and i == start:
        return i  # "Ông Lê Thế Trực: Chủ tịch | Hồ Chí Minh căn dặn …"
    if named and not (i == start and bodiless):
        # the next person of a list: "ông A, Chánh án, Bí thư Thành ủy Hà Tĩnh | Nguyễn Văn B"
        known = not level or keys[i - 1] in _PROVINCIAL or " ".join(keys[max(0, i - 2) : i]) in _PROVINCIAL
        # "Chủ tịch Ủy ban Mặt trận Lào xây dựng đất nước tỉnh | Sa Va Nạ Khệt"
        known = known and not (level and i > start and any(places.is_country(key) for key in keys[start:i]))
        return name_in_office(tokens, keys, i, end, place_due=level, second=True) if known else None
    # All provinces are known: what follows "Tỉnh ủy" and is none is the holder's name.
    provincial = level and i > start and keys[i - 1] in ("tỉnh", "ủy", "đoàn") and (keys[i - 1] == "tỉnh" or keys[i - 2] == "tỉnh")
    is_known = places.is_province_or_land if provincial else places.is_place  # "Chủ tịch HĐND tỉnh | Thái Hòa": the town is none
    sure = provincial or _takes_no_place(tokens, keys, start, i, run, end)
    sure = sure and not any(is_known(keys[i : i + length]) for length in (1, 2, 3, 4))
    alone = sure or (i == start and (bodiless or historical))
    return name_in_office(tokens, keys, i, end, place_due=level, alone=alone, due=due)


def _stranger(body: Body, run: int) -> int | None:
    """Where the name of a foreign holder begins: "Đại sứ Vương quốc Na Uy | Ingrid Solberg Hagen", "Chủ tịch nước Lào | Thongloun Vilayvong"."""
    tokens, keys, start, i = body.tokens, body.keys, body.start, body.at
    stranger = foreign_name(tokens, keys, i, run)
    if stranger is None and _of_other_ministry(keys, start, i, run):
        stranger = i
    abroad = keys[start - 1] in _FOREIGN or stranger == start or any(places.is_country(key) for key in keys[start : stranger or start])
    local = body.level or keys[i - 1] in VILLAGES  # "UBND xã | Ea Hleo", "Trưởng buôn | Kdruh Krông"
    return stranger if abroad and stranger and not local and not _needs_name(keys, start, stranger) else None


def _addresses(body: Body) -> bool:
    """Whether a form of address for the next person stands here."""
    tokens, keys, end, i = body.tokens, body.keys, body.end, body.at
    address = ADDRESS.longest(keys, i, end) if body.complete and not body.unit else None  # "Chi hội Cựu chiến binh KP.4"
    if address is None or address[1] == "religious" or (body.level and address[0] == 1):  # "Huyện ủy Anh Sâm", "phường Hộ Phòng"
        return False
    stop = i + address[0]
    if stop >= end or not tokens[stop].cap:
        return False
    placed = places.is_place(keys[i : i + 2]) or places.is_place(keys[i : i + 3])  # "Quận ủy Hai Bà Trưng"
    return not placed and not _is_organ(tokens, keys, i, stop, end)


def _is_unit(keys: Sequence[str], stop: int) -> bool:
    """Whether the words before `stop` are a bare unit."""
    return keys[stop - 1] in UNITS or " ".join(keys[max(0, stop - 2) : stop]) in UNITS


def _opens_clause(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True for a verb with a capital behind a forgotten stop, as captions have it: "Phó Chủ tịch UBND xã Tân Lập | Phát biểu tại …"."""
    if keys[i] == "ảnh" and i + 1 < len(tokens) and tokens[i + 1].text == ":":
        return True  # "… giữ chức Chủ tịch Ủy ban MTTQ Việt Nam TP.HCM | ẢNH: MTTQ"
    if tokens[i].upper or i + 1 >= end:
        return False
    return (not tokens[i + 1].cap and _CAPTIONED.longest(keys, i, end) is not None) or keys[i : i + 3] == ["báo", "cáo", "tổng"]


def _takes_no_place(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, stop: int, end: int) -> bool:
    """True for two capitals behind the field of a ministry or a department, whose places are all known: "Bộ trưởng Bộ Công an | Tô Lâm".

    Not where the holder is named behind a dash: "Giám đốc Sở Văn hóa Hà Lâm - Vũ Đình Hòe".
    """
    held = stop + 1 < end and tokens[stop].text in "-–" and bare_name_end(tokens, keys, stop + 1, end) > stop + 1
    return keys[start] in ("bộ", "sở") and i > start + 1 and stop == i + 2 and not held and names.begins_name(keys[i])


def _of_other_ministry(keys: Sequence[str], start: int, i: int, run: int) -> bool:
    """True for two capitals behind a ministry, the second no syllable: "Thứ trưởng Bộ Lễ nghi và Tôn giáo | Dok Narin"."""
    return keys[start] == "bộ" and i > start + 1 and run == i + 2 and not names.is_syllable(keys[i + 1])


def _place_of_next(tokens: Sequence[Token], keys: Sequence[str], i: int, run: int, end: int) -> bool:
    """True for two capitals behind a small place, and behind them the holder: "Bí thư bản Páo Sơ – anh Giàng A Sáu"."""
    stop = i + 2
    if keys[i - 1] not in _SMALL or stop + 1 >= end or run != stop or tokens[stop].text not in ",-–—:":
        return False
    address = ADDRESS.longest(keys, stop + 1, end)
    return address is not None and address[1] != "plural" and stop + 1 + address[0] < end and tokens[stop + 1 + address[0]].cap


def _is_body_word(keys: Sequence[str], i: int) -> bool:
    """Heads that occur inside bodies: "Hội đồng Giám mục", "Ủy ban … Thư ký"."""
    return keys[i - 1] in ("đồng", "hội", "hàm", "phòng", "nguyên") and keys[i] not in ("chủ", "bí", "phó")


def _consume_capitals(tokens: Sequence[Token], keys: Sequence[str], start: int, run_end: int, end: int) -> tuple[int, bool, bool, int]:
    """Steps over capitals phrase by phrase; a phrase may end in small letters ("Người cao tuổi", "Tỉnh ủy").

    Gives where it ends, whether the last phrase is a field or a level, and how many unknown words end it.
    """
    i = start
    unknown = 0
    field = level = False
    while i < run_end and not (i > start and begins_sentence(tokens, i, end)):
        word = WORDS.longest(keys, i, end)
        step, tag = word or (1, "")
        if tag == "levels" and places.is_place(keys[i : i + 2]):
            step, tag = 2, ""  # "tỉnh Sóc Trăng" is no "sóc"
        elif word is None and i + 2 <= run_end and keys[i + 1] in _WORD_FIRSTS and places.is_place(keys[i : i + 2]):
            word, step, tag = (2, ""), 2, ""  # "thành phố Hải Phòng | thông tin"
        unknown = 0 if word or tokens[i].upper else unknown + 1
        field, level = tag == "fields", tag == "levels" or (step == 2 and keys[i + 1] == "phòng" and keys[i - 1] == "đồn")
        i += step
        if level or (i < run_end and i > start and plain_head(tokens, keys, i, end) and not tokens[i].upper):
            break
    return i, field, level, unknown


def _behind_neighbour(keys: Sequence[str], start: int, run: int, end: int) -> int | None:
    """Where the holder is named behind a province of a neighbour: "Tỉnh trưởng tỉnh Kampong Thom | Sok Lou"."""
    province = places.NEIGHBOURS.longest(keys, start, end)
    return start + province[0] if province and run > start + province[0] + 1 else None


def _half_compound(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True when the small letters at `i` finish a word whose first syllable is written large: "Nghệ sĩ", "Cách mạng", "Giám khảo"."""
    if i >= end or tokens[i].kind != WORD or tokens[i].cap or tokens[i - 1].upper or not tokens[i].spaced:
        return False
    if WORDS.longest(keys, i, end) or STOPS.longest(keys, i, end) or GROUPS.longest(keys, i, end) or keys[i] in ("và", "các", "của"):
        return False
    known = WORDS.longest(keys, i - 1, i)
    return known is None and names.is_syllable(keys[i - 1])


def _is_organ(tokens: Sequence[Token], keys: Sequence[str], i: int, stop: int, end: int) -> bool:
    """True where a form of address at `i` is a word of the body: "Sở Lao động | Thương binh Xã hội", "Thanh tra | Nhân dân", "Tư pháp | Anh"."""
    if keys[i:stop] == ["anh"]:
        rest = keys[stop : capital_run(tokens, stop, end)]
        return not all(map(names.is_syllable, rest)) and "'" not in keys[stop]  # "Bộ trưởng Tư pháp Anh | David Gauke"
    if keys[i:stop] == ["nhân", "dân"]:
        return True
    return FIELDS.longest(keys, i, end) is not None and not names.starts_with_surname(keys, stop, end)


def _needs_name(keys: Sequence[str], start: int, i: int) -> bool:
    """True where the word before `i` is that of a firm that needs a name of its own: "Giám đốc Công ty | Samsung Electronics".

    One word between the two may be read as a syllable and is the beginning of that name: "Công ty Hoya | Glass Disk".
    """
    for last in (i, i - 1):
        if last > start and (keys[last - 1] in FIRMS or " ".join(keys[last - 2 : last]) in FIRMS):
            return last == i or not places.is_place(keys[last:i])
    return False
