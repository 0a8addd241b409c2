"""How far a name goes: runs of capitalised syllables, and the words, marks and sentences that end them."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import places
from danvan_crawler.vietnamese.names import is_baptismal, is_syllable, starts_with_surname
from danvan_crawler.vietnamese.people.lexicon import Phrases, phrases, sections, word_set
from danvan_crawler.vietnamese.people.office_words import ADDRESS, SAYS
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token, keys_of

HEADS: Phrases = phrases("offices", "heads")
ORGANS: Phrases = Phrases().add((word for word in (*sections("offices")["words"], *sections("offices")["fields"]) if " " in word), "organ")
ACTS: Phrases = phrases("role_verbs", "speak", "say", "chair", "award", "attend")
_OPENERS = word_set("grammar", "openers")
_BEHIND_NAMES = word_set("grammar", "behind names")
_NO_NAMES = frozenset(map(keys_of, sections("grammar")["no names"]))
_STEMS = frozenset(("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"))
_BRANCHES = frozenset(("tý", "sửu", "dần", "mão", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"))
_THOUGH = frozenset(("nhiên", "vậy", "thế", "là", "không", "chưa", "còn", "có", "mới", "chỉ"))  # behind "tuy": a sentence, and no name
_HONOURS = frozenset((("huy", "hiệu"), ("huân", "chương"), ("huy", "chương"), ("bằng", "khen"), ("giấy", "khen"), ("kỷ", "niệm")))
# Family names of Korea and Taiwan that no Vietnamese has: "Thủ tướng Hàn Quốc Lee Nak-yeon", "ông Chen Chih-hao".
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
        "chen",
        "lin",
        "huang",
        "tsai",
        "yang",
        "chiang",
        "liao",
    )
)
_PARTICLES = frozenset(("van", "von", "de", "der", "den", "di", "da", "del", "la", "bin", "al"))
MAX_SYLLABLES = 6


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
    return following.kind == WORD and not following.cap and SAYS.longest([each.key for each in tokens[i + 1 : i + 4]], 0, 3) is None


def _goes_on_small(keys: Sequence[str], i: int, end: int) -> bool:
    """True where the capital at `i` and small letters make one word: "… chúc mừng đồng chí Đỗ Kim Hội | Đồng chí Hội hứa …"."""
    return any((found := words.longest(keys, i, end)) is not None and found[0] > 1 for words in (ACTS, ADDRESS))


def begins_organ(keys: Sequence[str], start: int, stop: int, end: int) -> bool:
    """True when the would-be name is the beginning of an organisation's words."""
    for i in range(start, stop):
        organ = ORGANS.longest(keys, i, end)
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
                or (HEADS.longest(keys, i + 1, end) or (0, ""))[0] > 1  # "Hòa thượng Thích Từ Vân|-Trưởng ban Trị sự"
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
            head = HEADS.longest(keys, i, end)
            if head and head[0] >= 2 and not (i == start + 1 and keys[i] == "quốc"):  # "Trần Quốc Vương" is no king
                break
        i += 1
    if i == start + 1 and len(tokens[start].text) == 1:
        return start  # "bà G.": an initial is no name
    if keys[start:i] == ["đoàn", "bộ"] and keys[i : i + 1] and keys[i] in ("tư", "chỉ", "tổng"):
        return start  # "Đoàn Bộ | Tư lệnh Quân khu 9"
    if tuple(keys[start : start + 2]) in _NO_NAMES or (i == start + 2 and keys[start] in _STEMS and keys[start + 1] in _BRANCHES):
        return start  # "Xuân Giáp Thìn 2024" is a year
    return i


def _is_initial(tokens: Sequence[Token], keys: Sequence[str], i: int, start: int, limit: int) -> bool:
    """True for the stop behind an initial of a foreign name: "L.Girelli", "Susan M. Burns"; not at the end of "ông Nguyễn Văn A."."""
    if i + 1 >= limit or i == start:
        return False
    if i == start + 2 and tokens[i + 1].spaced and is_syllable(keys[start]) and starts_with_surname(keys, start, i):
        # "Tiến sĩ Phạm S. | Nguyên, chuyên gia …"
        return len(tokens[i - 1].text) == 1 and tokens[i + 1].cap and i + 2 < len(tokens) and tokens[i + 2].text in ",–-("
    if i > start + 1 and is_syllable(keys[start]):
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
    if i + 2 >= end or tokens[i + 1].text not in (",", "–", "-") or ACTS.longest(keys, i, i + 1) or keys[i] in _BEHIND_NAMES:
        return False
    return is_syllable(keys[i]) and starts_with_surname(keys, start, i) > 0 and HEADS.longest(keys, i + 2, end) is not None


def _small_end(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """End of one or two syllables written small that a mark closes; `i` where there is more, or a verb: "HT. Thích Khế Chơn | chủ trì;"."""
    if ACTS.longest(keys, i, end):
        return i
    for stop in (i + 1, i + 2):
        if stop < end and tokens[stop].text in (",", "–", "-", ";") and all(is_syllable(key) for key in keys[i:stop]):
            return stop
    return i


def _korean(tokens: Sequence[Token], keys: Sequence[str], i: int, start: int, limit: int) -> bool:
    """True for the hyphen of a foreign given name whose second part is written small; not for "Lê Dung-phó chủ tịch"."""
    if i <= start or i + 1 >= limit or tokens[i].text != "-" or tokens[i].spaced:
        return False
    after = tokens[i + 1]
    if after.kind != WORD or after.cap or after.spaced:
        return False
    foreign = not (is_syllable(keys[i - 1]) and is_syllable(keys[i + 1]) and is_syllable(keys[start]))  # "Wu Ming-ying"
    foreign = foreign or any(pair in part for part in (keys[i - 1], keys[i + 1]) for pair in ("oo", "ee", "ae", "eu"))  # "Kim Min-soo"
    return foreign or (i == start + 2 and keys[start] in _KOREAN and HEADS.longest(keys, i + 1, len(keys)) is None)


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
    if places.is_place(keys[start:stop]) or ORGANS.longest(keys, start, stop):
        return start
    if keys[start] == "đoàn" and places.is_place(keys[start + 1 : stop]):
        return start  # "Đoàn Quảng Nam tặng quà"
    # "Phú Thọ", "Hà Giang" and the like followed by more capitals: "Hà Giang Nguyễn …" never starts a name
    if length >= 4 and places.is_place(keys[start : start + 2]) and starts_with_surname(keys, start + 2, stop):
        return start
    return stop
