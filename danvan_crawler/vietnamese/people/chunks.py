"""A sentence as chunks: honorifics, names, offices, places, verbs, separators and the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.foreign_names import capital_stranger, state_before
from danvan_crawler.vietnamese.people.lexicon import MADE_UP, phrases, seconds_of, word_set
from danvan_crawler.vietnamese.people.name_runs import bare_name_end, begins_organ, capital_run, name_end
from danvan_crawler.vietnamese.people.office_heads import BEGINNINGS, HEAD_WORDS, begins_office, may_begin
from danvan_crawler.vietnamese.people.office_spans import OfficeSpan, office_at
from danvan_crawler.vietnamese.people.tokens import BREAK, NUMBER, WORD, Token

Kind = Literal["honorific", "name", "office", "task", "place", "verb", "separator", "word"]

_HONORIFICS = phrases("honorifics", "plural", "address", "ranks", "degrees", "religious", "people")
_ARMS = phrases("honorifics", "arms")
_PLACE_HEADS = phrases("places", "heads")
_LANDS = phrases("places", "lands", "provinces", "states")
_SUMMING = (["cáo", "tổng"], ["cáo", "chính"], ["cáo", "tóm"])
_VERBS = phrases("role_verbs", "none", "flowers", "chair", "appointed", "award", "speak", "say", "attend", "appoints", "other")
_ACTING = phrases("role_verbs", "flowers", "chair", "appointed", "award", "speak", "say", "attend", "appoints", "other")
_ADDRESS_WORDS = frozenset(("ông", "bố", "cô", "chú", "bác", "má", "mẹ", "dì", "cụ", "chị", "em", "sư"))
_COMPOUNDS = word_set("honorifics", "compounds")
# Callings so personal that any name may stand behind them.
_ALONE = frozenset(("già làng", "thương binh", "liệt sĩ", "liệt sỹ", "nghệ nhân", "anh hùng"))
_NEIGHBOURS = frozenset(("lào", "campuchia", "cuba"))
_BODIES = frozenset(("ban", "tổ", "hội", "đoàn", "ủy", "đội"))
_CREDITED = frozenset(("ảnh", "ông", "bà"))
_MASSES = frozenset(("nhân dân", "người dân", "bà con"))
_ELDERS = frozenset(("cụ", "chú", "cô", "bác", "già", "thầy", "em", "cháu", "mẹ", "má"))
_DEAD = frozenset(("liệt sĩ", "liệt sỹ"))
_DIGNIFIED = frozenset(("ranks", "religious", "degrees"))
_BISHOPS = ("giám mục", "tgm", "gm", "hồng y")
_HOSTS = _DIGNIFIED | {"people"}  # "Chủ tịch nước chủ nhà Trung Quốc Tập Cận Bình"
_DEEDS = frozenset(("say", "speak", "chair", "award", "attend"))
_LATELY = frozenset(("đã", "từng", "vừa", "cũng", "mới", "sẽ", "tiếp tục", "trực tiếp"))
_TALKING = frozenset(("nói", "nhắc", "kể", "nhận xét", "đánh giá", "bàn", "chia sẻ", "nói thêm", "trao đổi"))
_CONSTITUENCIES = frozenset(("tỉnh", "huyện", "quận", "xã", "phường", "thị", "thành", "tp", "đơn", "địa", "các"))
_PARTING = frozenset(("và", "các", "những", "là", "thì", "mà", "nơi", "một", "với", "cùng", "trên", "rằng", "nông", "người", "dân", "tuổi"))
_KEPT = frozenset(("giải", "báo", "đài"))  # what says something of who stands near: "Báo Nam Lĩnh có cuộc trao đổi với …"
_TOGETHER = ("dự", "đi", "gia", "cùng", "mặt", "diện")
_MARKED = MADE_UP | {",", ";", ":", "có", "còn có", "là", "của"}
_COUNTS = frozenset(("các", "những", "hai", "ba", "bốn", "năm"))
_ADDRESSING = _HONORIFICS.firsts() | _COUNTS
_PLACING = _PLACE_HEADS.firsts()
_DOING = _VERBS.firsts()
_NO_SECONDS = frozenset[str]()
# Small words that begin nothing where they stand are plain: "công" begins an office before "chức" and a place before "ty", nothing before "tác".
_SECONDS = {**seconds_of(_HONORIFICS, _PLACE_HEADS, BEGINNINGS), **dict.fromkeys((*_COUNTS, "báo"))}
_DOTTED_CLERGY = frozenset(("ms", "msnc", "mstn", "tđ", "tđtn", "sr", "srs"))
_PRIZES = ("học bổng", "giải thưởng", "giải", "quỹ")
_FEASTS = frozenset(("tết", "lễ", "đại"))
_SAME_LIST = 200  # tokens
_ITEMS = {sign: str(number) for signs in ("i ii iii iv v vi vii viii", "a b c d e f g h") for number, sign in enumerate(signs.split(), 1)}
_SEPARATORS = frozenset(",;:-–—()[]“”\"'.!?…/+•*")
_OF_PLACES = (" xã", " thôn", " bản", " huyện", " phường")
_MEMORIALS = frozenset(("mộ", "bia", "tượng", "lăng", "đền", "miếu", "niệm"))
_PLURAL_PLACES = frozenset(("xã", "huyện", "tỉnh", "phường", "thôn", "bản", "ấp", "quận", "thị", "đường", "tuyến", "chùa"))


@dataclass(slots=True)
class Chunk:
    """Tokens `start` to `end` as one unit. `tag` is the lexicon's section, for names how they are known:
    titled (an honorific before), adjacent (an office directly before), bare, listed (a capitalised unknown in a list of officials).
    """

    kind: Kind
    start: int
    end: int
    tag: str = ""
    key: str = ""
    office: OfficeSpan | None = None


def chunk(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> list[Chunk]:
    """The chunks of the sentence `start` to `end`; they cover all of its tokens, in order."""
    chunks: list[Chunk] = []
    broken: list[int] = []  # bare names that an office may go on to
    officed = False
    i = start
    while i < end:
        token = tokens[i]
        if token.kind != WORD:
            if (item := _enumerated(tokens, keys, i, end)) is not None:
                chunks.append(Chunk("word", i, i + 3, "number", item))
                i += 3
                continue
            if keys[i - 2 : i + 1] == ["chức", "vụ", ":"] and (mark := _label_of_office(chunks)):
                mark.end = i + 1  # "Bà Nguyễn Thị Minh Thơ | - Chức vụ: | Ủy viên Ban Thường vụ Huyện ủy"
                i += 1
                continue
            kind: Kind = "separator" if token.key in _SEPARATORS else "word"
            chunks.append(Chunk(kind, i, i + 1, "number" if token.kind == NUMBER else "", token.key))
            i += 1
            continue
        if not token.cap and (stop := _small_surname(tokens, keys, i, end, chunks)) > i:
            chunks.append(Chunk("name", i, stop, "titled", " ".join(keys[i:stop])))
            i = stop
            continue
        seconds = None if token.cap else _SECONDS.get(token.key, _NO_SECONDS)
        if seconds is not None and (i + 1 >= end or keys[i + 1] not in seconds):
            if token.key not in _DOING:
                chunks.append(Chunk("word", i, i + 1, "", token.key))
                i += 1
                continue
            found = _verb(tokens, keys, i, end)
            chunks.append(found)
            i = found.end
            continue
        found = _next(tokens, keys, i, end, chunks)
        chunks.append(found)
        i = found.end
        officed = officed or found.kind == "office"
        if officed and found.tag == "bare" and found.end - found.start > 2:
            broken.append(len(chunks) - 1)
        if found.office and found.office.name_at is not None:
            stop = name_end(tokens, keys, found.office.name_at, end)
            if stop > i:
                chunks.append(Chunk("name", i, stop, "adjacent", " ".join(keys[i:stop])))
                i = stop
    return _closed_gaps(keys, chunks, broken) if broken else chunks


def _small_surname(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, before: Sequence[Chunk]) -> int:
    """End of a name whose first letter was written small, "có ông | nguyễn Hòa Hiệp, Bí thư Đảng ủy"; `i` where there is none."""
    if not before or before[-1].tag != "address" or i + 2 >= end or not (tokens[i + 1].cap and tokens[i + 2].cap):
        return i
    if tokens[i + 1].upper or not names.begins_name(keys[i]):
        return i
    stop = name_end(tokens, keys, i + 1, end)
    return stop if 2 <= stop - i - 1 <= 4 and names.is_full(keys[i:stop]) else i


def _closed_gaps(keys: Sequence[str], chunks: list[Chunk], bare: Sequence[int]) -> list[Chunk]:
    """The chunks, an office going on over a few unknown words to the first of the `bare` names that then does something.

    "Cục trưởng Đường thủy | nội địa Hoàng Hồng Giang nói", "Tổng giám đốc Công ty CP Lọc hóa | dầu Bình Sơn (BSR) Trần Ngọc Nguyên cho biết"
    """
    for at in bare:
        name = chunks[at]
        verb = next((chunk for chunk in chunks[at + 1 : at + 4] if chunk.key not in _LATELY), name)
        if verb.tag not in _DEEDS:
            continue
        words = keys[name.start : name.end]
        if names.is_historical(words) or places.is_place(words):
            continue
        first = at - 1
        while first > 0 and at - first < 9 and (chunks[first].kind in ("word", "place") or chunks[first].key in "()-–"):
            if chunks[first].key in _PARTING:
                break
            first -= 1
        office = chunks[first]
        last = at - (chunks[at - 1].key in "-–")  # "Giám đốc Sở Văn hóa | - Vũ Đình Hòe cho biết"
        if office.kind == "office" and office.office is not None and first < at - 1:
            end = chunks[last - 1].end
            whole = Chunk("office", office.start, end, "", " ".join(keys[office.start : end]), office.office)
            return [*chunks[:first], whole, *chunks[last:at], Chunk("name", name.start, name.end, "adjacent", name.key), *chunks[at + 1 :]]
    return chunks


def _label_of_office(chunks: list[Chunk]) -> Chunk | None:
    """The mark behind a name and before "Chức vụ", whose two words are taken off; None where it stands elsewhere."""
    if (
        len(chunks) < 4
        or [chunk.key for chunk in chunks[-2:]] != ["chức", "vụ"]
        or chunks[-3].kind != "separator"
        or chunks[-4].kind != "name"
    ):
        return None
    del chunks[-2:]
    return chunks[-1]


def _enumerated(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> str | None:
    """The number of a list's item in brackets: "Tham luận có: | (i) | ThS. Lê Văn An; | (ii) | bà Trần Thị Bé"; None elsewhere."""
    if tokens[i].text != "(" or i + 3 >= end or tokens[i + 2].text != ")" or not tokens[i + 3].spaced:
        return None
    if i > 0 and tokens[i - 1].text not in ":;,." and keys[i - 1] not in MADE_UP | {"có", "và"}:
        return None
    if not tokens[i + 3].cap and keys[i + 3] not in _ADDRESSING:
        return None  # "(48) tuổi"
    return keys[i + 1] if keys[i + 1].isdigit() and len(keys[i + 1]) < 3 else _ITEMS.get(tokens[i + 1].text)


def _next(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, before: list[Chunk]) -> Chunk:
    token = tokens[i]
    previous = before[-1] if before else None
    key = token.key
    addressing = key in _ADDRESSING
    title = _HONORIFICS.longest(keys, i, end) if addressing else None
    if title and title[0] >= 3 and title[1] == "people" and _honorific(tokens, keys, i, end) is None:
        return Chunk("word", i, i + title[0], key=" ".join(keys[i : i + title[0]]))  # "các Bà Mẹ Việt Nam Anh hùng" without names
    office = None
    if key == "thích" and keys[i + 1 : i + 2] == ["thích"] and token.cap and _after_honorific(tokens, before):
        return Chunk("honorific", i, i + 1, "religious", key)  # "Đại đức Thích Thích Thiện Tài": written twice
    if (
        token.text == "TN"
        and before
        and _after_honorific(tokens, before)
        and "religious" in (before[-1].tag, *(c.tag for c in before[-2:-1]))
    ):
        given = i + 1 + (i + 1 < end and tokens[i + 1].text == ".")  # "Ni sư TN. Hạnh Bình": Thích Nữ
        stop = name_end(tokens, keys, given, min(end, given + 4))
        if stop > given + 1:
            return Chunk("name", i, stop, "titled", " ".join(keys[i:stop]))
    if token.cap and key in _ADDRESS_WORDS and i + 2 < end and keys[i + 1] in ("thị", "văn") and tokens[i + 1].cap and tokens[i + 2].cap:
        stop = name_end(tokens, keys, i, end)
        return Chunk("name", i, stop, "bare", " ".join(keys[i:stop]))  # "các ĐBQH: | Bố Thị Xuân Lành, …"
    if token.cap and _after_honorific(tokens, before):
        # "đồng chí Bố Thị Xuân Linh", "bà Cô Thị Hoa": a family name that is a form of address elsewhere
        if previous and previous.tag == "address" and keys[i] in _ADDRESS_WORDS and i + 1 < end and tokens[i + 1].cap:
            stop = name_end(tokens, keys, i, end)
            return Chunk("name", i, stop, "titled", " ".join(keys[i:stop]))
        office = office_at(tokens, keys, i, end)
        stop = name_end(tokens, keys, i, end)
        if stop == i and previous and previous.tag == "address":
            stop = capital_stranger(tokens, keys, i, end)
        if (
            previous
            and previous.key.endswith(_OF_PLACES)
            and office is None
            and (stop - i == 2 or (stop - i == 3 and not names.begins_name(key)))
        ):
            return Chunk("place", i, stop)  # "cán bộ xã | Kim Lương", "cán bộ xã | Vĩnh Khánh Trung"
        if office is None or (stop - i >= 2 and office.head_end - office.start < 2):
            honorific = _honorific(tokens, keys, i, end) if title or key in _COUNTS else None
            if honorific is not None:
                return honorific
            if (
                stop > i
                and not (previous and previous.tag == "people" and not _personal(tokens, keys, i, stop, end, previous.key))
                and not (
                    previous
                    and previous.tag in ("religious", "plural")
                    and _PLACE_HEADS.longest(keys, i, end)
                    and not names.starts_with_surname(keys, i, end)
                )
                and not (previous and previous.tag not in ("", "address") and places.is_state(keys[i:stop]))  # "các chuyên gia Hà Lan"
                and not begins_organ(keys, i, stop, end)
                and not (previous and previous.key.endswith("thành viên") and key in _BODIES)
                and not (previous and previous.tag in ("people", "degrees") and _heads_capitals(tokens, keys, i, end))
                and (stop > i + 1 or _single(tokens, keys, i, end, before))
            ):
                if previous and previous.key.endswith(_BISHOPS) and (see := _see_end(keys, i, stop)) > i:
                    return Chunk("honorific", i, see, "religious", " ".join(keys[i:see]))
                if previous and previous.tag in _HOSTS and (begin := state_before(tokens, keys, i, end)) > i:
                    return Chunk("place", i, begin)  # "Chuẩn đô đốc Nhật Bản | Hiroshi Yamamura"
                return Chunk("name", i, stop, "titled", " ".join(keys[i:stop]))
            if previous and previous.key in _MASSES and stop > i and not names.is_full(keys[i:stop]):
                return Chunk("place", i, stop)
    if token.cap and previous and previous.kind == "place" and len(before) > 1 and before[-2].tag in _HOSTS:
        stop = name_end(tokens, keys, i, end)
        if stop > i + 1 and state_before(tokens, keys, previous.start, end) == i:
            return Chunk("name", i, stop, "titled", " ".join(keys[i:stop]))
    if (
        token.cap
        and previous
        and previous.key == ")"
        and len(before) > 3
        and [c.kind for c in before[-4:-1]] == ["office", "separator", "place"]
    ):
        stop = capital_run(tokens, i, end)
        if 1 < stop - i < 8:  # "Thống đốc tỉnh Chăm Pa Sắc (Lào) | Vi Lay Vông Bút Đa Khăm"
            return Chunk("name", i, stop, "adjacent", " ".join(keys[i:stop]))
    land = _LANDS.longest(keys, i, end) if token.cap else None
    if land and capital_run(tokens, i, end) <= i + land[0] and not (title and title[0] > land[0]):
        return Chunk("place", i, i + land[0])
    if (
        token.cap
        and previous
        and previous.key.endswith(_PRIZES)
        and (run := capital_run(tokens, i, end)) > i + 1
        and names.is_historical(keys[i:run])
    ):
        return Chunk("place", i, run)  # "trao học bổng | Nguyễn Trường Tộ | cho 05 tân sinh viên"
    if token.cap and names.may_be_historical(key) and names.is_historical(keys[i : capital_run(tokens, i, end)]):
        stop = capital_run(tokens, i, end)
        return Chunk("name", i, stop, "bare", " ".join(keys[i:stop]))
    if office is None and may_begin(tokens, keys, i, end):
        office = office_at(tokens, keys, i, end, named=_holder_before(before), due=_behind_holder(before))
    if office is not None and previous is not None and _part_of_body(keys, office, previous):
        return Chunk("word", i, office.head_end, key=" ".join(keys[i : office.head_end]))
    honorific = _honorific(tokens, keys, i, end) if title or key in _COUNTS else None
    if office and (honorific is None or office.head_end >= honorific.end):
        return Chunk("task" if office.task else "office", i, office.end, key=" ".join(keys[i : office.end]), office=office)
    if honorific is not None:
        return honorific
    place = _place(tokens, keys, i, end) if key in _PLACING else None
    if place is not None:
        return place
    if key == "và" and token.cap and not token.upper and previous and previous.kind == "office":
        stop = name_end(tokens, keys, i, end)
        if stop > i + 1:
            return Chunk("name", i, stop, "adjacent", " ".join(keys[i:stop]))  # "Trưởng bản | Và Bá Dênh"
    if token.cap:
        stop = bare_name_end(tokens, keys, i, end)
        if stop > i:
            return Chunk("name", i, stop, "bare", " ".join(keys[i:stop]))
        stop = _listed_name(tokens, keys, i, end, previous)
        if stop == i and previous and previous.key in (",", "và") and _goes_on_list(before):
            stop = _stranger(tokens, keys, i, end)
        if stop > i:
            return Chunk("name", i, stop, "listed", " ".join(keys[i:stop]))
    if key in _DOING and (not token.cap or previous is None or previous.kind == "separator"):
        return _verb(tokens, keys, i, end, reports=previous is not None and previous.kind in ("office", "name") and key == "báo")
    if key in _DOING and (verb := _VERBS.longest(keys, i, end)) and verb[1] == "none":
        return _verb(tokens, keys, i, end)  # "được tặng | Bằng khen"
    return Chunk("word", i, i + 1, key=keys[i])


def _see_end(keys: Sequence[str], i: int, stop: int) -> int:
    """End of the see between a bishop's rank and his name, "Đức Tổng Giám mục | Huế | Giuse Nguyễn Chí Linh"; `i` where there is none."""
    return next((k for k in range(i + 1, min(i + 4, stop - 1)) if names.is_baptismal(keys[k:stop], 0) and keys[k] != "thích"), i)


def begins_with_deed(chunks: Sequence[Chunk], end: int) -> bool:
    """True where a sentence begins with what is done to the person at chunk `end`: "Trao quyết định cho | ông An", "Thăm gia đình | bà Bê"."""
    verb = chunks[0]
    return (
        0 < end < 12
        and verb.kind == "verb"
        and (verb.tag in ("award", "flowers") or (verb.tag == "attend" and not verb.key.endswith(_TOGETHER)))
        and not any(chunk.key in _MARKED for chunk in chunks[:end])
    )


def _verb(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, *, reports: bool = False) -> Chunk:
    """The verb at `i`, or a word that only begins like one ("báo cáo viên").

    `reports`: right behind an office or a name it is one: "Chủ nhiệm Chính trị Bộ CHQS tỉnh | báo cáo tổng kết".
    """
    verb = _VERBS.longest(keys, i, end)
    if verb and verb[1] == "none":
        stop = i + verb[0]
        # "Báo cáo tổng kết: | đ/c Hà Văn Tuyên – Trưởng Công an huyện" too
        summing = (reports or (stop < end and keys[stop] == ":" and keys[i] == "báo")) and keys[i + 1 : i + 3] in _SUMMING
        if not summing and not any(tokens[k].cap or _head_across(tokens, keys, k, stop, end) for k in range(i + 1, stop)):
            return Chunk("word", i, stop, key=" ".join(keys[i:stop]))
        verb = _ACTING.longest(keys, i, end)
    if verb:
        stop = i + verb[0]
        if keys[i:stop] == ["quyết", "định"] and i > 1 and tokens[i - 1].kind == NUMBER and keys[i - 2] in _COUNTING:
            return Chunk("word", i, stop, key="quyết định")  # "Theo đó có 18 quyết định, cụ thể …"
        if (
            keys[i : stop + 1] in (["được", "bầu", "tại"], ["được", "bầu", "ở"])
            and keys[stop + 1 : stop + 2]
            and keys[stop + 1] in _CONSTITUENCIES
        ):
            return Chunk("word", i, stop, key="được bầu")  # "Tổ đại biểu HĐND tỉnh | được bầu | tại huyện Hương Sơn gồm …": where, not now
        if verb[0] == 2 and keys[i + 1] == "các" and (title := _HONORIFICS.longest(keys, i + 1, end)) and title[1] == "plural":
            stop -= 1  # "cùng | các đồng chí lãnh đạo tỉnh: …"
        return Chunk("verb", i, stop, verb[1], " ".join(keys[i:stop]))
    return Chunk("word", i, i + 1, key=keys[i])


def _heads_capitals(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True for capitals that are a heading's and no name: "ĐỐI VỚI NHÀ GIÁO | DẠY NGƯỜI KHUYẾT TẬT", "NGƯỜI LAO ĐỘNG | ĐI LÀM VIỆC"."""
    return tokens[i].upper and i > 0 and tokens[i - 1].upper and not names.starts_with_surname(keys, i, end)


def _personal(tokens: Sequence[Token], keys: Sequence[str], i: int, stop: int, end: int, calling: str) -> bool:
    """Whether the capitals behind "cử tri", "ngư dân" are a person's: a family name, or three syllables that no place begins."""
    if calling in _MASSES:
        return names.is_full(keys[i:stop])  # not "người dân Đồng Tâm"
    if calling in _ALONE or names.starts_with_surname(keys, i, end):
        return True
    syllables = all(names.is_syllable(keys[k]) for k in range(i, stop))
    doing = _VERBS.longest(keys, stop, end)
    if syllables and doing and doing[1] == "say" and not places.is_place(keys[i:stop]) and not _PLACE_HEADS.longest(keys, i, end):
        return True  # "Cựu chiến binh Sáng Láng bày tỏ"
    return stop - i >= 3 and syllables and not places.is_place(keys[i : i + 2]) and not _PLACE_HEADS.longest(keys, i, end)


def _head_across(tokens: Sequence[Token], keys: Sequence[str], i: int, stop: int, end: int) -> bool:
    """True where an office begins at `i` inside a phrase that ends at `stop`: "làm chủ" in "làm | chủ tịch hội"."""
    office = office_at(tokens, keys, i, end) if keys[i] in HEAD_WORDS else None
    return office is not None and office.head_end > stop


def _single(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, before: list[Chunk]) -> bool:
    """One syllable is a name behind "chị" or "ông", and no initials ("chị Th."); behind a rank or a degree only before a verb.

    "Linh mục Khoan cảm ơn", but "TS Tâm lý học".
    """
    title = next((chunk for chunk in reversed(before) if chunk.kind == "honorific"), None)
    if title is not None and title.tag in ("ranks", "religious", "degrees") and title.key not in _ALONE:
        return names.is_syllable(keys[i]) and len(title.key) > 3 and _VERBS.longest(keys, i + 1, end) is not None
    if keys[i] == "phó":
        return False  # "01 đồng chí Phó Giám thị"
    if title is not None and title.key == "bạn" and places.is_country(keys[i]) and keys[i] in _NEIGHBOURS:
        return False  # "các đối tác bạn Lào"
    if (word := _HONORIFICS.longest(keys, i, end)) is not None and word[0] > 1 and not tokens[i + 1].cap:
        return False  # "một số đồng chí Đảng viên"
    address = title is not None and (title.tag == "address" or title.key in _ALONE)
    return address and (len(tokens[i].text) > 2 or names.is_syllable(keys[i]))


def _part_of_body(keys: Sequence[str], office: OfficeSpan, previous: Chunk) -> bool:
    """True for the "Bí thư" of "Ban Bí thư", the "Chủ tịch" of "Đoàn Chủ tịch" and the "đại biểu Quốc hội" of "Đoàn đại biểu Quốc hội"."""
    head = keys[office.start]
    return (
        (
            previous.key == "ban" and (head == "bí" or keys[office.start - 3 : office.start - 1] == ["thay", "mặt"])
        )  # "Thay mặt Ban Giám đốc, …"
        or ((previous.key in ("đoàn", "tổ", "ứng") or previous.key.endswith("ứng cử viên")) and head in ("đại", "đbqh"))
        or (previous.key == "bộ" and head == "tư")  # "thay mặt Bộ Tư lệnh"
        or (previous.key in ("đoàn", "giáo viên") and head == "chủ")  # "giáo viên chủ nhiệm lớp 5B"
    )


def _behind_holder(before: Sequence[Chunk]) -> bool:
    """True right behind a name that followed its office: "… quận | Thái Thị Nhạn, | Phó Bí thư Đảng ủy phường …"."""
    return len(before) > 1 and before[-1].key in (",", "và", ";") and before[-2].tag == "adjacent"


def _leads_to(before: Sequence[Chunk], at: int) -> bool:
    """True where the person at chunk `at` belongs to words that lead to another: "Về trường hợp của | anh Bảo, Chủ tịch UBND xã …",
    "Đồng quan điểm với | ông Thanh, …", "Nói về vai trò của | ông Điêu, Phó Bí thư Đảng ủy … khẳng định"."""
    leads = before[0].key in _PREPOSITIONS or (before[0].key in ("đồng", "cùng", "trái", "khác") and at < 8)
    leads = leads or (before[0].key in _TALKING and any(chunk.key in ("về", "đến", "tới") for chunk in before[1:3]))
    return leads and any(chunk.key in ("của", "với") for chunk in before[max(0, at - 3) : at])


_COUNTING = frozenset(("có", "bố", "trao", "gồm", "ký", "hành", "ra"))
_PREPOSITIONS = frozenset(("thực hiện", "về", "sau", "theo", "trước", "với"))
_HELD = ("chức", "chức vụ", "chức danh", "cương vị", "vị trí")


def _holder_before(before: list[Chunk]) -> bool:
    """True when the offices at this point follow their holder's name: "đồng chí A, Tỉnh ủy viên, | Bí thư Huyện ủy …".

    No name follows the office that somebody is to hold either: "giữ chức | Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Sa Lung".
    """
    if before and before[-1].tag == "appointed" and before[-1].key.endswith(_HELD):
        return True
    for at in range(len(before) - 1, max(-1, len(before) - 41), -1):
        previous = before[at]
        if previous.kind == "name":
            return previous.tag != "adjacent" and not begins_with_deed(before, at) and not _leads_to(before, at)
        if not (
            previous.kind in ("office", "place")
            or (previous.kind == "separator" and previous.key in ",-–—(:")
            or previous.key in ("là", "kiêm")
        ):
            return False
    return False


def _after_honorific(tokens: Sequence[Token], before: list[Chunk]) -> bool:
    """True right behind an honorific, or behind its dot or colon ("HT.", "các đồng chí:")."""
    if not before:
        return False
    last = before[-1]
    if last.kind == "honorific":
        return True
    return (
        last.kind == "separator"
        and last.key in ".:-"
        and len(before) > 1
        and before[-2].kind == "honorific"
        and (last.key == ":" or (last.key == "." and not tokens[last.start].spaced))
    )


def _honorific(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> Chunk | None:
    match = _HONORIFICS.longest(keys, i, end)
    counting = keys[i] in _COUNTS and not (i > 0 and tokens[i - 1].kind == NUMBER)  # "tưởng niệm 54 năm Hòa thượng Thích …"
    whole = _HONORIFICS.longest(keys, i + 1, end) if counting else None
    if whole:
        several = _honorific(tokens, keys, i + 1, end)
        if whole[0] >= 3 and several is None:
            return None  # "các Mẹ Việt Nam Anh hùng", none of them named
        if several is not None and begins_office(tokens, keys, i + 1, end):
            several = None  # "các Mẹ VNAH Nguyễn Thị Năm, …", "02 ông: …"
        if several is not None and several.tag != "plural":
            several.start, several.tag, several.key = i, "plural", f"{keys[i]} {several.key}"
        if several is not None and several.start == i:
            return several
    if match and match[0] == 1 and keys[i] in _DOTTED_CLERGY and [token.text for token in tokens[i + 1 : i + 2]] != ["."]:
        return None  # "TĐ Bảo Việt", "MS Statistical Analysis"
    if not match or (i > 0 and f"{keys[i - 1]} {keys[i]}" in _COMPOUNDS and (not tokens[i].cap or tokens[i - 1].cap)):
        return None
    if tokens[i].text == "Ông" and _is_surname(tokens, keys, i, end):
        return None
    if keys[i] == "già" and tokens[i].cap and match[0] == 1 and _within_sentence(tokens, i):
        return None  # "các đồng chí: Già Bá Xồng"
    if match[0] == 1 and tokens[i].upper and i > 0 and tokens[i - 1].upper and tokens[i].spaced and i + 1 < end and not tokens[i + 1].upper:
        return None  # "Ảnh: MINH ANH Chiều 17-6, Thiếu tướng …": no "anh Chiều"
    if match[0] == 1 and i + 1 < end and not tokens[i].cap and not tokens[i + 1].cap and f"{keys[i]} {keys[i + 1]}" in _COMPOUNDS:
        return None  # "thay mặt chị em hứa …"
    stop, tag = i + match[0], match[1]
    arms = stop
    while tag == "ranks" and (arm := _ARMS.longest(keys, arms, end)):
        arms += arm[0]
    if arms < end and tokens[arms].cap:
        stop = arms  # "Thượng úy QNCN Đinh Lệ Xuân", "Thiếu tá quân y biên phòng Trần Sơn"
    if stop + 1 < end and keys[stop] in ("hạng", "loại") and tokens[stop + 1].kind == NUMBER:
        stop += 2  # "thương binh hạng 1/4 Nguyễn Văn An"
    elif tag == "people" and stop < end and tokens[stop].kind == NUMBER and "/" in tokens[stop].text and tokens[i].key == "thương":
        stop += 1  # "thương binh 2/4 Lự Văn Bính"
    if tag == "plural" and stop - i == 3 and (inner := office_at(tokens, keys, i + 1, end)) and inner.head_end > stop:
        return None  # "các Đại biểu Quốc hội: …": an office, not a form of address
    key = " ".join(keys[i:stop])
    if stop + 3 < end and tokens[stop].text == "(" and tokens[stop + 1].upper and tokens[stop + 2].text == ")" and tokens[stop + 3].cap:
        stop += 3  # "Cựu chiến binh (CCB) Alăng Bảy"
    if tag != "plural":
        j = stop
        if j < end and tokens[j].text == "." and tag in ("degrees", "religious", "address"):
            j += 1
        if j >= end:
            return Chunk("honorific", i, stop, tag, key) if tag == "address" else None
        if tokens[i].cap and places.is_place(keys[i : i + 2]) and not names.is_sure(keys[j : capital_run(tokens, j, end)]):
            return None  # "đường Bà Triệu", but "Bà Triệu Thị Kê, người có uy tín"
        named = tokens[j].cap or _HONORIFICS.longest(keys, j, end) is not None or begins_office(tokens, keys, j, end)
        if tag == "people" and key in _DEAD and tokens[j].text == ",":
            named = _HONORIFICS.longest(keys, j + 1, end) is not None  # "liệt sĩ, Anh hùng LLVT nhân dân …"
        if tag == "ranks" and tokens[j].text == "," and j + 1 < end:  # "Thiếu tá, bác sĩ Nhút", "(Thiếu tướng, Giám đốc Công an tỉnh)"
            office = i > 0 and tokens[i - 1].text in ",-–(" and begins_office(tokens, keys, j + 1, end)
            following = _HONORIFICS.longest(keys, j + 1, end)
            named = bool(office) or (following is not None and following[1] == "degrees")
        pronoun = tag == "address" and key in ("đồng chí", "đ/c", "ông", "bà", "anh", "chị")
        if (tag in ("religious", "ranks") and len(key) > 3) or (key in _ELDERS and tokens[i].cap):
            pronoun = _ACTING.longest(keys, j, end) is not None  # "Hòa thượng nhấn mạnh …", "Cụ kể, …"
        if not named and not pronoun:
            return None
        if tag == "people" and _PLACE_HEADS.longest(keys, j, end) and not names.starts_with_surname(keys, j, end):
            return None
        if key == "tt" and not names.starts_with_surname(keys, j, end):
            return None  # "TT. Long Hà, huyện Long Đức": a town, no Thượng tọa
        # degrees and ranks written in two or three letters must be capitals: "TS", "HT", not "ts"
        if len(key) <= 3 and tag in ("degrees", "religious") and not tokens[i].cap and key not in ("sư", "sơ"):
            return None
    return Chunk("honorific", i, stop, tag, key)


def _is_surname(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True where "Ông" is no form of address: right behind one, "đồng chí Ông Quốc Đoàn", or in a list that one heads: "các đồng chí: Điểu Nhân,
    Phó Chủ tịch HĐND tỉnh; Ông Hòa, Phó Vụ trưởng"."""
    if i < 2 or i + 1 >= end or not tokens[i + 1].cap:
        return False
    if keys[i - 2 : i] == ["đồng", "chí"]:
        return True
    start = next(
        (k for k in range(i - 1, max(0, i - _SAME_LIST), -1) if tokens[k].kind == BREAK or tokens[k].text == "."), max(0, i - _SAME_LIST)
    )
    listed = tokens[i - 1].text in (";", ":", ",") and any(keys[k : k + 3] == ["các", "đồng", "chí"] for k in range(start, i))
    return listed and not any(keys[k] == "bà" or tokens[k].text == "ông" for k in range(start, i))


def _within_sentence(tokens: Sequence[Token], i: int) -> bool:
    """True where no sentence begins at `i`: what is written large there is a name."""
    return i > 0 and tokens[i - 1].text not in '.!?…“"' and tokens[i - 1].kind != BREAK


def _place(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> Chunk | None:
    """A place, school, prize or body with its name, and the further names of a list of them ("các xã: Minh Quân, Bảo Hưng")."""
    head = _PLACE_HEADS.longest(keys, i, end)
    if not head or (keys[i] == "hội" and i > 0 and keys[i - 1] == "quốc"):  # "Ủy ban Thường vụ Quốc hội | Nguyễn Văn An"
        return None
    if keys[i] == "luật" and i > 0 and keys[i - 1] in ("kỷ", "pháp"):  # "kỷ luật | Đô đốc Nguyễn Văn An"
        return None
    j = i + head[0]
    if tokens[i].cap and head[0] == 1 and names.starts_with_surname(keys, i, end) and not tokens[i].upper:
        return None
    if j < end and tokens[j].text == "." and keys[j - 1] in ("tp", "tx", "tt"):
        j += 1
    several = i > 0 and keys[i - 1] == "các" and keys[i] in _PLURAL_PLACES
    if several and j < end and tokens[j].text == ":":
        j += 1
    quoted = j < end and (tokens[j].text == "“" or (tokens[j].text == '"' and tokens[j].spaced))  # not 'nhờ "đầu tàu" Lê Xuân Vân'
    if quoted:
        j += 1
    if j >= end or not (tokens[j].cap or tokens[j].kind == NUMBER):
        return None
    if keys[j - 1] == "chuyện" and begins_office(tokens, keys, j, end):
        return None  # "Câu chuyện | Trưởng thôn Phan Văn Chính vay tiền kéo điện về thôn …"
    stop = max(j + 1, capital_run(tokens, j, end))
    if keys[j - 1] in _MEMORIALS and (title := _HONORIFICS.longest(keys, j, end)) and j + title[0] < end:
        stop = max(stop, capital_run(tokens, j + title[0], end))  # "viếng mộ Liệt sỹ Ngô Văn Phấn"
    # "xã Nhơn Hội | Ông Phùng Minh Tân", where a full stop is lost
    stop = next((k for k in range(j + 1, stop - 3) if keys[k] in ("ông", "bà") and names.is_full(keys[k + 1 : stop])), stop)
    if keys[i] in _PLURAL_PLACES:  # "huyện Vĩnh Linh | Hồ Văn Thủy", not "huyện Trần Văn Thời"
        stop = next((k for k in range(j + 1, stop - 2) if names.is_sure(keys[k:stop])), stop)
    if keys[j - 1] in ("phận", "xứ", "hạt"):
        stop = next((k for k in range(j, stop) if names.is_baptismal(keys, k)), stop)
    if quoted:
        stop = next((k for k in range(stop, min(end, j + 20)) if tokens[k].text in '”"'), stop)  # 'câu chuyện "Ông Mít, bà Na"'
    while several and stop + 1 < end and tokens[stop].text in (",", "và") and tokens[stop + 1].cap:
        following = capital_run(tokens, stop + 1, end)
        if begins_office(tokens, keys, stop + 1, end) or _HONORIFICS.longest(keys, stop + 1, end):
            break
        if following + 1 < end and tokens[following].text in ",-–" and _takes_office(tokens, keys, stop + 1, following + 1, end):
            break
        stop = following
    return Chunk("place", i, stop, key=keys[i] if keys[i] in _KEPT else "")


def _takes_office(tokens: Sequence[Token], keys: Sequence[str], name: int, office: int, end: int) -> bool:
    """Whether capitals at `name` take the office behind their comma: not in "các xã Thung Nai, | Bình Thanh, Phó Thủ tướng Vương Văn Hòa"."""
    if not begins_office(tokens, keys, office, end):
        return False
    found = office_at(tokens, keys, office, end)
    return found is None or found.name_at is None or office - name > 3


def _goes_on_list(before: Sequence[Chunk]) -> bool:
    """True behind a name, or several, that a form of address for several people opens: "các anh Giang Hữu Hiệp, | Khấu Phong Em"."""
    at = len(before) - 1
    while at > 0 and before[at].key in (",", "và") and before[at - 1].kind == "name":
        at -= 2
    return 0 <= at < len(before) - 1 and before[at].tag == "plural"


def _stranger(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """End of a name of three or four syllables in such a list, whatever its first; `i` where it is none, or a place."""
    stop = capital_run(tokens, i, end)
    whole = (
        3 <= stop - i <= 4 and keys[i] not in _FEASTS and all(names.is_syllable(keys[k]) and not tokens[k].upper for k in range(i, stop))
    )
    if not whole or places.is_place(keys[i:stop]) or _PLACE_HEADS.longest(keys, i, end) or begins_office(tokens, keys, i, end):
        return i
    return stop if stop == end or keys[stop] in (",", "và", ".", ";") else i


def _listed_name(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, previous: Chunk | None) -> int:
    """End of a run of capitals that stands like a person in a list: after a separator and before one with an office.

    "…: Bun Không Lả Chiêm Phon - Ủy viên dự khuyết …; On Kẻo Un A Lôm - Phó Tỉnh trưởng"
    """
    if (
        previous is not None
        and not (previous.kind == "separator" and previous.key in ",;:-–+•*")
        and previous.key not in ("và", "cùng", "là", "có", "gồm")
    ):
        return i
    if keys[i] == "thứ":
        return i  # "Thứ Tư: Chủ tịch HĐND kiểm tra …"
    if previous is None and _ACTING.longest(keys, i, end):
        return i  # "Ở Jerusalem, Ngoại trưởng …"
    stop = name_end(tokens, keys, i, end)
    # "các đồng chí …; Hà Trung - Chủ tịch Liên đoàn Lao động tỉnh": a district's name, which a person bears here
    borne = previous is not None and previous.key == ";" and stop - i == 2 and names.starts_with_surname(keys, i, end) > 0
    if (
        (places.is_place(keys[i:stop]) and not borne)
        or not _CREDITED.isdisjoint(keys[i:stop])  # "Ảnh HY Ông Lê Đình Sơn - Bí thư Tỉnh ủy": a credit without its stop
        or stop - i < 2
        or stop + 1 >= end
        or tokens[stop].text not in ",-–(:"
        or (places.is_place(keys[i : i + 2]) and not borne)
        or places.is_place(keys[i + 1 : stop])
    ):
        return i
    if any(tokens[k].upper and len(tokens[k].text) > 1 and not names.is_syllable(keys[k]) for k in range(i, stop)):
        return i
    if _PLACE_HEADS.longest(keys, i, end) or _LANDS.longest(keys, i, end):
        return i
    return stop if begins_office(tokens, keys, stop + 1, end) else i
