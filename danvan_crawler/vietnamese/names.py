"""Names of people as runs of capitalised syllables: where one starts, how far it goes, where it follows an office directly.

Family names come from `data/surnames.txt`, historical figures that look like people from `data/places.txt`; places are those of `places`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from danvan_crawler.vietnamese import places
from danvan_crawler.vietnamese.people.lexicon import Phrases, phrases, sections, word_set
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token, keys_of

_SYLLABLE = re.compile(r"(?:ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdđghklmnpqrstvxf])?[aeiouyăâêôơư]{1,3}(?:ch|nh|ng|[cmnptklr])?")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SURNAMES: Phrases = phrases("surnames", "strong", "minority", "titles")
_PLACELIKE = frozenset(keys_of(word)[0] for word in sections("surnames")["placelike"])
_EPONYMS = frozenset(keys_of(name) for name in sections("places")["eponyms"])
_EPONYM_WORDS = frozenset(name[0] for name in _EPONYMS)
_HEADS: Phrases = phrases("offices", "heads")
_ORGANS: Phrases = Phrases().add((word for word in (*sections("offices")["words"], *sections("offices")["fields"]) if " " in word), "organ")
_SAYS: Phrases = phrases("role_verbs", "speak", "say")
_ACTS: Phrases = phrases("role_verbs", "speak", "say", "chair", "award", "attend")
_OF_PEOPLE = word_set("grammar", "of people")
_CALLED: Phrases = phrases("honorifics", "plural", "address", "ranks", "religious", "degrees", "people")
_OPENERS = word_set("grammar", "openers")
_BEHIND_NAMES = word_set("grammar", "behind names")
_NO_NAMES = frozenset(map(keys_of, sections("grammar")["no names"]))
_STEMS = frozenset(("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"))
_BRANCHES = frozenset(("tý", "sửu", "dần", "mão", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"))
_MIDDLE = word_set("grammar", "middle")
_SMALL = word_set("grammar", "small places")
_NO_SURNAMES = word_set("grammar", "no surnames") | _SMALL
# What behind "Văn" and "Thị" makes another word of them: "Văn hóa", "Thị trấn".
_NEVER_BEHIND = {"văn": word_set("grammar", "behind văn"), "thị": word_set("grammar", "behind thị")}
_BEFORE_THI = frozenset(("đô", "siêu", "cận"))  # "XÂY DỰNG NÔNG THÔN MỚI, ĐÔ | THỊ VĂN MINH"
_THOUGH = frozenset(("nhiên", "vậy", "thế", "là", "không", "chưa", "còn", "có", "mới", "chỉ"))  # behind "tuy": a sentence, and no name
_LIKE_SCHOOLS = frozenset(("môi", "thị", "nông", "lâm", "công", "hiện", "chủ"))
_SCHOOLS = word_set("grammar", "namesakes")
_FIRST_WORDS = _SURNAMES.firsts() | _EPONYM_WORDS
_HONOURS = frozenset((("huy", "hiệu"), ("huân", "chương"), ("huy", "chương"), ("bằng", "khen"), ("giấy", "khen"), ("kỷ", "niệm")))
# Korean family names that no Vietnamese has: "Thủ tướng Hàn Quốc Lee Nak-yeon".
_KOREAN = frozenset(
    (
        "lee",
        "park",
        "moon",
        "ri",
        "choi",
        "choe",
        "jeong",
        "jung",
        "kang",
        "yoon",
        "jang",
        "shin",
        "seo",
        "kwon",
        "hwang",
        "ahn",
        "ryu",
        "pak",
    )
)
_PARTICLES = frozenset(("van", "von", "de", "der", "den", "di", "da", "del", "la", "bin", "al"))
MAX_SYLLABLES = 6


@lru_cache(maxsize=8192)
def is_syllable(key: str) -> bool:
    """True when small letters follow the sound pattern of a Vietnamese syllable: "nguyễn" does, "hđnd" and "ubmttq" don't."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", key).translate(_TONES))
    return _SYLLABLE.fullmatch(plain) is not None


def is_historical(keys: Sequence[str]) -> bool:
    """True for the name of a historical figure ("Hồ Chí Minh"), whose name stands on streets and in doctrines."""
    return tuple(keys) in _EPONYMS


def may_be_historical(key: str) -> bool:
    """True for a word that the name of a historical figure begins with."""
    return key in _EPONYM_WORDS


def is_full(keys: Sequence[str]) -> bool:
    """True for a name that is sure without a title: three syllables or more from a family name on, "văn" or "thị" behind it, or a minority's."""
    surname = starts_with_surname(keys, 0, len(keys))
    return surname > 0 and len(keys) >= 3 and (is_minority(keys) or keys[surname] in ("văn", "thị") or keys[0] not in _PLACELIKE)


def is_sure(keys: Sequence[str]) -> bool:
    """True for a family name and "văn" or "thị" behind it: nothing else is called so."""
    surname = starts_with_surname(keys, 0, len(keys))
    return surname > 0 and len(keys) > surname + 1 and keys[surname] in ("văn", "thị")


def state_before(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """Where the name of a foreigner begins behind the state at `start`: "Tổng thống Hàn Quốc | Moon Jae-in"; `start` where none does."""
    state = places.STATES.longest(keys, start, end)
    if state is None:
        return start
    begin = start + state[0]
    stop = capital_run(tokens, begin, end)
    foreign = stop - begin >= 2 or (stop > begin and not is_syllable(keys[begin]))
    known = foreign and (
        places.is_place(keys[begin:stop]) or tokens[begin].upper or _ORGANS.longest(keys, begin, stop) or _HEADS.longest(keys, begin, end)
    )
    return begin if foreign and not known else start


def begins_name(key: str) -> bool:
    """True for a word that a family name or the name of a historical figure begins with."""
    return key in _FIRST_WORDS


def starts_with_surname(keys: Sequence[str], start: int, end: int) -> int:
    """How many tokens of a family name stand at `start`; 0 for none."""
    match = _SURNAMES.longest(keys, start, end)
    if match:
        return 0 if keys[start] == "thị" and start and keys[start - 1] in _BEFORE_THI else match[0]
    if (
        start + 2 < end and (follow := _NEVER_BEHIND.get(keys[start + 1])) is not None
    ):  # "Lo Văn Thìn", "Côn Thị Rêu": whatever stands there
        return int(keys[start + 2] not in follow and keys[start] not in _NO_SURNAMES and is_syllable(keys[start]))
    return 1 if start < end and keys[start][1:2] == "'" else 0  # "H'Yim Kđoh", "K'Brel"


def is_minority(keys: Sequence[str]) -> bool:
    """True for a name that begins as those of the minorities do."""
    match = _SURNAMES.longest(keys, 0, len(keys))
    return (match is not None and match[1] == "minority") or (bool(keys) and keys[0][1:2] == "'")


def capital_run(tokens: Sequence[Token], start: int, end: int) -> int:
    """End of the run of capitalised words at `start` that only blanks separate; it is looked at no further than 24 words."""
    i = start
    end = min(end, start + 24)
    while i < end and tokens[i].kind == WORD and tokens[i].cap and (i == start or tokens[i].spaced):
        if tokens[i].upper and begins_monk(tokens, i, end):
            break
        i += 1
    return i


def begins_monk(tokens: Sequence[Token], start: int, end: int) -> bool:
    """True for "… tỉnh Long An | TT. Thích Quảng Tâm": the next dignitary of a list, the mark before him forgotten."""
    return start + 2 < end and tokens[start + 1].text == "." and tokens[start + 2].key == "thích" and tokens[start + 2].cap


def begins_sentence(tokens: Sequence[Token], i: int, end: int) -> bool:
    """True for "… Việt Nam | Ngoài ra, hội nghị …", "… Yên Bái | Ngày 5/6": what opens a sentence whose full stop before it was lost."""
    token = tokens[i]
    if token.key not in _OPENERS or token.upper or i + 1 >= end:
        return False
    following = tokens[i + 1]
    if token.key == "ngày":
        return following.kind == NUMBER
    if token.key == "tuy" and following.key not in _THOUGH:
        return False  # "Ông Trần Đình Tuy được tín nhiệm"
    return following.kind == WORD and not following.cap and _SAYS.longest([each.key for each in tokens[i + 1 : i + 4]], 0, 3) is None


def _goes_on_small(keys: Sequence[str], i: int, end: int) -> bool:
    """True where the capital at `i` and small letters make one word: "… chúc mừng đồng chí Đỗ Kim Hội | Đồng chí Hội hứa …"."""
    return any((found := words.longest(keys, i, end)) is not None and found[0] > 1 for words in (_ACTS, _CALLED))


def begins_organ(keys: Sequence[str], start: int, stop: int, end: int) -> bool:
    """True when the would-be name is the beginning of an organisation's words."""
    for i in range(start, stop):
        organ = _ORGANS.longest(keys, i, end)
        if organ and (i + organ[0] > stop or (i == start and i + organ[0] == stop)):
            return True  # "các đồng chí | Thường | trực Huyện ủy", "cán bộ | Ban Dân | vận"
    return False


def name_end(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """End of a name at `start` where an honorific or the list says that a name is due; `start` itself if there is none.

    The name stops at an office without a comma before it ("Nguyễn Văn An Bí thư Huyện ủy") and at abbreviations ("UVBTV").
    """
    if keys[start : start + 1] == ["chăm"] and start + 1 < end and tokens[start + 1].cap:
        return start  # "Hội đồng Chức sắc | Chăm Bà-la-môn", "Chăm Đa Phước": a people, and where it lives
    i = start
    limit = min(end, start + MAX_SYLLABLES + is_baptismal(keys, start))
    while i < limit:
        token = tokens[i]
        if token.kind != WORD:
            if token.text == "." and i == start + 1 and tokens[start].upper and i + 1 < limit and is_baptismal(keys, start):
                limit = min(end, limit + 1)
                i += 1
                continue  # "GB. Nguyễn Kim Đồng"
            if token.text == "." and _is_initial(tokens, keys, i, start, limit):
                limit = min(end, limit + 1)
                i += 1
                continue  # "bà Susan M. | Burns"
            if _chained(tokens, i):
                limit = min(end, limit + 2)
                i += 2  # "Văn-Xay-Phong-Sạ-Vẳn", "Chum-Mạ-Ni Vông-Mạ-Ni"
                continue
            lao = i > start and "-" in tokens[start].text and token.text == "-" and i + 1 < limit and tokens[i + 1].kind == WORD
            if lao and not token.spaced and not tokens[i + 1].spaced:
                limit = min(end, limit + 2)
                i += 2  # "Chăn-thon Vi-lay"
                continue
            # "Gioan-Baotixita", "Niê-Kđăm": a hyphen without blanks inside a name
            joined = (
                token.text == "-" and i > start and not token.spaced and i + 1 < limit and tokens[i + 1].cap and not tokens[i + 1].spaced
            )
            if _korean(tokens, keys, i, start, limit):
                i += 2
                continue  # "Kim Jong-un", "Prayut Chan-ocha"
            if (
                not joined
                or tokens[i + 1].upper
                or len(tokens[i + 1].text) < 2
                or (_HEADS.longest(keys, i + 1, end) or (0, ""))[0] > 1  # "Hòa thượng Thích Từ Vân|-Trưởng ban Trị sự"
                or not (is_baptismal(keys, start) or not is_syllable(keys[i + 1]))
            ):
                break
            limit = min(end, limit + 1)
            i += 1
            continue
        if token.key == "nữ" and i == start + 1 and keys[start] in ("thích", "tôn"):
            i += 1  # "Thích nữ Diệu Tánh"
            continue
        if token.key in _PARTICLES and i > start and not is_syllable(keys[i - 1]) and i + 1 < limit and tokens[i + 1].cap:
            i += 1  # "bà Anneke | van | Dijk"
            continue
        if (
            not token.cap
            and keys[start] in ("thích", "thich")
            and start < i < start + 4
            and (small := _small_end(tokens, keys, i, end)) > i
        ):
            return small  # "Thượng tọa Thích Thiện thức – UVDK HĐTS", "TT. Thích viên trí, …"
        if not token.cap and start + 1 < i and _miswritten(tokens, keys, start, i, end):
            return i + 1
        if not token.cap or (i > start and not token.spaced and tokens[i - 1].text not in ("-", ".")):
            break
        if token.upper and not is_syllable(token.key) and not (i == start and is_baptismal(keys, start)):
            break
        if i > start + 1 and begins_sentence(tokens, i, end) and keys[i - 1] not in ("văn", "thị"):
            break  # but "Nguyễn Văn Được tiếp tục giữ chức …", "Mai Văn Trên và …"
        if i > start + 1 and token.key == "ảnh" and token.upper and not tokens[start].upper:
            break  # "Lãnh đạo tỉnh tặng hoa chúc mừng anh Lê Văn Lương | ẢNH K.HOAN"
        if i > start + 2 and i + 1 < end and tokens[i + 1].kind == WORD and not tokens[i + 1].cap and _goes_on_small(keys, i, end):
            break
        if i > start and tuple(keys[i : i + 2]) in _HONOURS and i + 1 < end and not tokens[i + 1].cap:
            break  # "các đồng chí Lê Văn Hòa, Phạm Văn Thành | Huy hiệu 50 năm tuổi Đảng"
        if i > start:
            head = _HEADS.longest(keys, i, end)
            if head and head[0] >= 2 and not (i == start + 1 and keys[i] == "quốc"):  # "Trần Quốc Vương" is no king
                break
        i += 1
    if i == start + 1 and len(tokens[start].text) == 1:
        return start  # "bà G.": an initial is no name
    if tuple(keys[start : start + 2]) in _NO_NAMES or (i == start + 2 and keys[start] in _STEMS and keys[start + 1] in _BRANCHES):
        return start  # "Xuân Giáp Thìn 2024" is a year
    return i


def _is_initial(tokens: Sequence[Token], keys: Sequence[str], i: int, start: int, limit: int) -> bool:
    """True for the stop behind an initial of a foreign name: "L.Girelli", "Susan M. Burns"; not at the end of "ông Nguyễn Văn A."."""
    if i + 1 >= limit or i == start or (i > start + 1 and is_syllable(keys[start])):
        return False
    return len(tokens[i - 1].text) == 1 and tokens[i - 1].cap and tokens[i + 1].cap and not is_syllable(keys[i + 1])


def _chained(tokens: Sequence[Token], i: int) -> bool:
    """True for a hyphen between capitals that is one of two or more in a row, without blanks."""

    def joins(at: int) -> bool:
        near = 0 < at < len(tokens) - 1 and tokens[at].text == "-" and not tokens[at].spaced and not tokens[at + 1].spaced
        return near and tokens[at - 1].cap and tokens[at + 1].cap

    return joins(i) and (joins(i - 2) or joins(i + 2))


def _miswritten(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, end: int) -> bool:
    """True for the last syllable of a name written small, between it and the office: "đồng chí Ngô Hương | giang |, Phó Bí thư Tỉnh ủy"."""
    if i + 2 >= end or tokens[i + 1].text not in (",", "–", "-") or _ACTS.longest(keys, i, i + 1) or keys[i] in _BEHIND_NAMES:
        return False
    return is_syllable(keys[i]) and starts_with_surname(keys, start, i) > 0 and _HEADS.longest(keys, i + 2, end) is not None


def _small_end(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """End of one or two syllables written small that a mark closes; `i` where there is more, or a verb: "HT. Thích Khế Chơn | chủ trì;"."""
    if _ACTS.longest(keys, i, end):
        return i
    for stop in (i + 1, i + 2):
        if stop < end and tokens[stop].text in (",", "–", "-", ";") and all(is_syllable(key) for key in keys[i:stop]):
            return stop
    return i


def is_baptismal(keys: Sequence[str], start: int) -> bool:
    """True where a baptismal name or "Thích" stands at `start`."""
    match = _SURNAMES.longest(keys, start, len(keys))
    return match is not None and match[1] == "titles"


def without_baptismal(keys: Sequence[str]) -> tuple[str, ...]:
    """The family and given name behind a baptismal name: "Phan Văn Trọng" of "Giuse Phan Văn Trọng"; empty where there is none."""
    match = _SURNAMES.longest(keys, 0, len(keys))
    if match is None or match[1] != "titles" or keys[0] == "thích" or len(keys) - match[0] < 2:
        return ()
    return tuple(keys[match[0] :])


def bare_name_end(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """End of what could be a full name by its family name alone; `start` if nothing here looks like one."""
    surname = starts_with_surname(keys, start, end)
    if not surname:
        return start
    stop = name_end(tokens, keys, start, end)
    length = stop - start
    alone = length == 1 and keys[start][1:2] == "'" and len(keys[start]) > 3  # "K'Lơi", in a list
    if keys[start] == "phó" and length < 3:
        return start  # "Phó Thủ trưởng", "Phó Lữ đoàn": half a head
    if (length < 2 and not alone) or length <= surname - 1 or length > 5 + (surname > 1) + is_baptismal(keys, start):
        return start
    if places.is_place(keys[start:stop]) or _ORGANS.longest(keys, start, stop):
        return start
    if keys[start] == "đoàn" and places.is_place(keys[start + 1 : stop]):
        return start  # "Đoàn Quảng Nam tặng quà"
    # "Phú Thọ", "Hà Giang" and the like followed by more capitals: "Hà Giang Nguyễn …" never starts a name
    if length >= 4 and places.is_place(keys[start : start + 2]) and starts_with_surname(keys, start + 2, stop):
        return start
    return stop


def _korean(tokens: Sequence[Token], keys: Sequence[str], i: int, start: int, limit: int) -> bool:
    """True for the hyphen of a foreign given name whose second part is written small; not for "Lê Dung-phó chủ tịch"."""
    if i <= start or i + 1 >= limit or tokens[i].text != "-" or tokens[i].spaced:
        return False
    after = tokens[i + 1]
    if after.kind != WORD or after.cap or after.spaced:
        return False
    foreign = not (is_syllable(keys[i - 1]) and is_syllable(keys[i + 1]))
    return foreign or (i == start + 2 and keys[start] in _KOREAN and _HEADS.longest(keys, i + 1, len(keys)) is None)


def _bears_name(keys: Sequence[str], begin: int) -> bool:
    """True where the name at `begin` is that of a school or a firm: "Trường Chính trị | Lê Duẩn", but "Bộ Chính trị | Lê Văn An"."""
    last, two = keys[begin - 1], keys[max(0, begin - 3) : begin - 1]
    if last == "thánh":
        return True  # "Giám đốc Chủng viện Thánh | Tôma Hải Sơn"
    if last == "trị":
        return "trường" in two or two[:1] == ["viện"]
    if last == "trường" and two[1:] and two[1] in _LIKE_SCHOOLS:
        return False  # "Sở Nông nghiệp và Môi trường | Lê Văn An"
    return last in _SCHOOLS or f"{two[-1] if two else ''} {last}" in _SCHOOLS


def name_in_office(
    tokens: Sequence[Token],
    keys: Sequence[str],
    start: int,
    end: int,
    *,
    place_due: bool,
    alone: bool = False,
    second: bool = False,
    due: bool = False,
) -> int | None:
    """Where a name begins that ends the run of capitals at `start`; None if the run is a place or an organisation.

    "Bí thư Tỉnh ủy | Thái Bình | Ngô Đông Hải", "Phó Chủ tịch UBND tỉnh | Lâm Hải Giang", "Huyện ủy Trần Văn Thời" (a district).
    `place_due` says that the word before may take the name of a place, `alone` that the office
    needs no body ("Tổng Bí thư Tô Lâm"), `second` that its holder is likely named already, so that only a sure name counts,
    and `due` that the office before it was printed with its holder's name.
    """
    stop = capital_run(tokens, start, end)
    due = due or _ACTS.longest(keys, stop, end) is not None  # "Bí thư Đảng ủy xã | Hoàng Minh Thảo | phát biểu"
    length = stop - start
    if length < 2:
        return None
    if "-" in tokens[start].text:
        return start  # "… Mặt trận Lào xây dựng đất nước | Xỉn-lạ-vông Khút-phay-thun"
    if alone and is_historical(keys[start:stop]):
        return start  # "Chủ tịch Hồ Chí Minh", though there is a city of that name
    # "phường | Lê Hồng Phong"; but all cities and provinces are known: "UBND thành phố | Lê Hồng Sơn", who is called like a revolutionary.
    honoured = place_due and start > 0 and keys[start - 1] not in ("phố", "tỉnh") and is_historical(keys[start:stop])
    if (places.is_province_or_land if alone else places.is_place)(keys[start:stop]) or honoured:
        return None
    needed = {2: 2.0, 3: 1.0}.get(length, 0.5) if place_due else 1.0
    if alone:
        needed = -2.0
    if second:
        needed = 2.9
    best: tuple[float, int] | None = None
    for begin in range(max(start, stop - MAX_SYLLABLES), stop - 1):
        surname = starts_with_surname(keys, begin, stop)
        if not surname or any(tokens[i].upper and not is_syllable(keys[i]) for i in range(begin, stop)):
            continue
        if _is_union(keys, begin, stop):
            continue  # "Bí thư thứ nhất T.Ư Đoàn | Võ Văn Thưởng"
        says = _SAYS.longest(keys, stop, end) is not None and not is_historical(keys[begin:stop])
        if says and keys[begin - 2 : begin] in (["bệnh", "viện"], ["trung", "tâm"], ["công", "ty"]):
            pass  # "Giám đốc Bệnh viện | Kiều Thanh Tùng | cho biết"
        elif is_baptismal(keys, begin - 1) or _bears_name(keys, begin):
            continue
        if _ORGANS.longest(keys, begin, stop) or any(_HEADS.longest(keys, i, stop) for i in range(begin, stop)):
            continue
        if second and (stop - begin < 3 or (begin > start and not places.is_place(keys[start:begin]))):
            continue
        score = _score(keys, start, begin, stop, place_due=place_due, due=due) + 2 * (alone and begin == start)
        if score > needed and (best is None or score > best[0]):
            best = (score, begin)
    if best is None:
        return None
    begin = best[1]
    # "Sở Khoa học và Công nghệ | Trần Tôn Nữ Quỳnh Chi", "Hội LHPN Việt Nam | Hà Thị Nguyệt": the family name before it is part of it
    whole = begin
    while begin > start and stop - begin < MAX_SYLLABLES and not _behind_place(keys, start, begin):
        if place_due and (is_historical(keys[start:begin]) or (len(keys[begin - 1]) == 1 and is_sure(keys[begin:stop]))):
            break  # "phường Phan Đình Phùng | Nguyễn Văn An", "ấp Bình Hòa A | Lò Văn Hặc"
        sure = keys[begin - 1] not in _PLACELIKE or keys[begin] == "thị" or (begin - 1 > start and tokens[begin - 2].upper)
        whole_name = _SURNAMES.longest(keys, begin - 1, stop)
        if whole_name and whole_name[0] > 1:
            sure = True  # "Huyện ủy Mường Ảng | Pi Năng Thị Thủy"
        if not sure or not whole_name or _is_union(keys, begin - 1, stop) or _HEADS.longest(keys, begin - 1, stop):
            break
        whole = begin - 1 if keys[begin] == "thị" else whole  # "xóm Bưng | Đinh Thị Hoà"
        begin -= 1
    # "xã Khuôn Lùng | Đàm Thị Thu": one syllable of the place is not left alone; but "UBND TP. HCM | Nguyễn Thị Quyết Tâm"
    return whole if place_due and begin < whole and begin - start == 1 and is_syllable(keys[start]) else begin


def _is_union(keys: Sequence[str], at: int, stop: int) -> bool:
    """True for the "Đoàn" of "Trung ương Đoàn | Võ Văn Thưởng", not of "Ban Tổ chức Trung ương | Đoàn Minh Trí", whose family name it is."""
    named = stop - at > 3 and starts_with_surname(keys, at + 1, stop) > 0
    return named and keys[at] == "đoàn" and at > 0 and keys[at - 1] in ("ương", "tư", "tw")


def _behind_place(keys: Sequence[str], start: int, begin: int) -> bool:
    """True where a known place ends before `begin`, and begins at `start` or behind it: "Sở GD&ĐT Sơn La | Hoàng Tiến Đông"."""
    return any(places.is_place(keys[i:begin]) for i in range(max(start, begin - 4), begin))


def foreign_name(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int | None:
    """Where two or more words that are no Vietnamese syllables end the run of capitals at `start`; None if they do not."""
    stop = capital_run(tokens, start, end)
    begin = stop
    while begin > start and not is_syllable(keys[begin - 1]) and not tokens[begin - 1].upper and len(keys[begin - 1]) > 1:
        begin -= 1
    if begin + 1 < stop and places.is_country(keys[begin]):
        return begin + 1  # "Quốc vương Campuchia | Norodom Sihamoni"
    if stop - begin == 1 and stop - start > 2 and places.is_country(keys[stop - 3]):
        return stop - 2  # "Bộ trưởng Thương mại Anh | Liam Fox"
    return begin if stop - begin >= 2 else None


def capital_stranger(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """End of a foreign name in capitals behind a form of address: "Ông | MOHAMAD ZEN | - Trưởng ban …"; `start` where there is none."""
    stop = start
    while (
        stop < end and stop - start < 4 and tokens[stop].upper and len(tokens[stop].text) > 2 and not set("aeiouy").isdisjoint(keys[stop])
    ):
        if is_syllable(keys[stop]) and stop == start:
            return start
        stop += 1
    closed = stop < end and tokens[stop].text in ",-–—("
    return stop if closed and stop - start >= 2 and len(keys[start]) > 4 else start


def _score(keys: Sequence[str], start: int, begin: int, stop: int, *, place_due: bool, due: bool) -> float:
    """How well `begin:stop` does as a name and `start:begin` as what remains of the office."""
    length = stop - begin
    if (
        place_due
        and begin == start
        and length == 3
        and keys[begin] in _PLACELIKE
        and keys[start - 1] in _SMALL
        and not (start > 1 and keys[start - 2] in ("thành", "thị"))
        and not (due and keys[begin] in _OF_PEOPLE)
        and keys[begin + 1] not in _MIDDLE
    ):
        return 0.0  # "xã Đồng Tâm Trung": communes are too many to be known
    score = {2: 0.5, 3: 3.0, 4: 3.0, 5: 1.5, 6: 1.0}[length]
    if keys[begin] in _PLACELIKE:
        score -= 1.0
    elif length == 2:
        score += 2.0
    if keys[begin + 1] in _MIDDLE and length > 2:
        score += 1.0
    if places.is_place(keys[begin:stop]) or (length >= 4 and places.is_place(keys[begin : begin + 2])):
        score -= 3.0 if place_due else 1.5  # "thẩm phán Vũ Quang Huy Hoàng", though Vũ Quang is a district
    rest = begin - start
    if rest and places.is_place(keys[start:begin]):
        score += 2.0
    elif rest > 2 and places.is_place(keys[begin - 2 : begin]):
        score += 1.5
    elif rest and place_due:
        score -= {1: 1.5, 2: 0.0, 3: 0.3}.get(rest, 1.0)
    return score


def joined(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name, a letter with an apostrophe as one with what follows: "K' Dụng" is K'Dụng."""
    if not any(word[-1] == "'" for word in words[:-1]):
        return tuple(words)
    found = [""]
    for word in words:
        if found[-1][-1:] == "'":
            found[-1] += word
        else:
            found.append(word)
    return tuple(found[1:])


def display_name(text: str) -> str:
    """A name as it is stored: single blanks; all capitals become "Nguyễn Văn An"."""
    words = text.split()
    if words and all(word.isupper() for word in words) and any(len(word) > 1 for word in words):
        words = [word[:first] + word[first:].lower() for word in words for first in [3 if word[1:2] in ("'", "’") else 1]]  # "K'Ré"
    return " ".join(words)
