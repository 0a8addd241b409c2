"""A sentence as chunks: which of them begins at a word, by what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.chunks import Chunk, Kind
from danvan_crawler.vietnamese.people.foreign_names import capital_stranger, state_before
from danvan_crawler.vietnamese.people.honorific_chunks import SEVERAL, after_honorific, honorific_at
from danvan_crawler.vietnamese.people.lexicon import MADE_UP, seconds_of
from danvan_crawler.vietnamese.people.name_chunks import (
    MASSES,
    goes_on_list,
    heads_capitals,
    is_personal,
    is_single,
    listed_name_end,
    see_end,
    small_surname_end,
    stranger_end,
)
from danvan_crawler.vietnamese.people.name_runs import bare_name_end, begins_organ, capital_run, name_end
from danvan_crawler.vietnamese.people.office_chunks import (
    closed_gaps,
    has_holder_before,
    is_behind_holder,
    is_part_of_body,
    label_of_office,
)
from danvan_crawler.vietnamese.people.office_heads import BEGINNINGS, may_begin
from danvan_crawler.vietnamese.people.office_spans import OfficeSpan, office_at
from danvan_crawler.vietnamese.people.office_words import ADDRESS
from danvan_crawler.vietnamese.people.place_chunks import LANDS, PLACE_HEADS, place_at
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token
from danvan_crawler.vietnamese.people.verb_chunks import VERBS, verb_at

_SEPARATORS = frozenset(",;:-–—()[]“”\"'.!?…/+•*")
_ITEMS = {sign: str(number) for signs in ("i ii iii iv v vi vii viii", "a b c d e f g h") for number, sign in enumerate(signs.split(), 1)}
_ADDRESS_WORDS = frozenset(("ông", "bố", "cô", "chú", "bác", "má", "mẹ", "dì", "cụ", "chị", "em", "sư"))
# Of these, those that are nobody's family name: "Chị | Thị Nhoi, hội viên thôn …".
_NEVER_FAMILY = frozenset(("chị", "em", "dì", "má", "mẹ", "cụ"))
_BODIES = frozenset(("ban", "tổ", "hội", "đoàn", "ủy", "đội"))
_DIGNIFIED = frozenset(("ranks", "religious", "degrees"))
_BISHOPS = ("giám mục", "tgm", "gm", "hồng y")
_HOSTS = _DIGNIFIED | {"people"}  # "Chủ tịch nước chủ nhà Trung Quốc Tập Cận Bình"
_OF_PLACES = (" xã", " thôn", " bản", " huyện", " phường")
_PRIZES = ("học bổng", "giải thưởng", "giải", "quỹ")
_ADDRESSING = ADDRESS.firsts() | SEVERAL
_PLACING = PLACE_HEADS.firsts()
_LANDED = LANDS.firsts()
_DOING = VERBS.firsts()
_NO_SECONDS = frozenset[str]()
# Small words that begin nothing where they stand are plain: "công" begins an office before "chức" and a place before "ty", nothing before "tác".
_SECONDS = {**seconds_of(ADDRESS, PLACE_HEADS, BEGINNINGS), **dict.fromkeys((*SEVERAL, "báo"))}


def chunk(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> list[Chunk]:
    """The chunks of the sentence `start` to `end`; they cover all of its tokens, in order."""
    chunks: list[Chunk] = []
    broken: list[int] = []  # bare names that an office may go on to
    officed = False
    i = start
    while i < end:
        token = tokens[i]
        if token.kind != WORD:
            if token.key == "(" and (item := _enumerated(tokens, keys, i, end)) is not None:
                chunks.append(Chunk("word", i, i + 3, "number", item))
                i += 3
                continue
            if token.key == ":" and keys[i - 2 : i] == ["chức", "vụ"] and (mark := label_of_office(chunks)):
                mark.end = i + 1  # "Bà Nguyễn Thị Minh Thơ | - Chức vụ: | Ủy viên Ban Thường vụ Huyện ủy"
                i += 1
                continue
            kind: Kind = "separator" if token.key in _SEPARATORS else "word"
            chunks.append(Chunk(kind, i, i + 1, "number" if token.kind == NUMBER else "", token.key))
            i += 1
            continue
        if not token.cap:
            key = token.key
            if chunks and chunks[-1].tag == "address" and (stop := small_surname_end(tokens, keys, i, end)) > i:
                chunks.append(Chunk("name", i, stop, "titled", " ".join(keys[i:stop])))
                i = stop
                continue
            seconds = _SECONDS.get(key, _NO_SECONDS)
            if seconds is not None and (i + 1 >= end or keys[i + 1] not in seconds):
                found = verb_at(tokens, keys, i, end) if key in _DOING else Chunk("word", i, i + 1, "", key)
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
    return closed_gaps(keys, chunks, broken) if broken else chunks


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
    title = ADDRESS.longest(keys, i, end) if addressing else None
    if title and title[0] >= 3 and title[1] == "people" and honorific_at(tokens, keys, i, end) is None:
        return Chunk("word", i, i + title[0], key=" ".join(keys[i : i + title[0]]))  # "các Bà Mẹ Việt Nam Anh hùng" without names
    office = None
    if token.cap:
        known, office = _known_capital(tokens, keys, i, end, before, title)
        if known is not None:
            return known
    if office is None and may_begin(tokens, keys, i, end):
        office = office_at(tokens, keys, i, end, named=has_holder_before(before), due=is_behind_holder(before))
    if office is not None and previous is not None and is_part_of_body(keys, office, previous):
        return Chunk("word", i, office.head_end, key=" ".join(keys[i : office.head_end]))
    honorific = honorific_at(tokens, keys, i, end) if title or key in SEVERAL else None
    if office and (honorific is None or office.head_end >= honorific.end):
        return Chunk("task" if office.task else "office", i, office.end, key=" ".join(keys[i : office.end]), office=office)
    if honorific is not None:
        return honorific
    place = place_at(tokens, keys, i, end) if key in _PLACING else None
    if place is not None:
        return place
    if token.cap and (name := _bare_name(tokens, keys, i, end, before)) is not None:
        return name
    if key in _DOING and (not token.cap or previous is None or previous.kind == "separator"):
        return verb_at(tokens, keys, i, end, reports=previous is not None and previous.kind in ("office", "name") and key == "báo")
    if key in _DOING and (verb := VERBS.longest(keys, i, end)) and verb[1] == "none":
        return verb_at(tokens, keys, i, end)  # "được tặng | Bằng khen"
    return Chunk("word", i, i + 1, key=keys[i])


def _known_capital(
    tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, before: list[Chunk], title: tuple[int, str] | None
) -> tuple[Chunk | None, OfficeSpan | None]:
    """The chunk of a capital where what stands before it, or a list, says what it is; else the office behind an honorific, if one begins here.

    `title` is the form of address that begins here.
    """
    token, key = tokens[i], keys[i]
    previous = before[-1] if before else None
    office = None
    if key == "thích" and keys[i + 1 : i + 2] == ["thích"] and after_honorific(tokens, before):
        return Chunk("honorific", i, i + 1, "religious", key), None  # "Đại đức Thích Thích Thiện Tài": written twice
    if (
        token.text == "TN"
        and before
        and after_honorific(tokens, before)
        and "religious" in (before[-1].tag, *(c.tag for c in before[-2:-1]))
    ):
        given = i + 1 + (i + 1 < end and tokens[i + 1].text == ".")  # "Ni sư TN. Hạnh Bình": Thích Nữ
        stop = name_end(tokens, keys, given, min(end, given + 4))
        if stop > given + 1:
            return Chunk("name", i, stop, "titled", " ".join(keys[i:stop])), None
    called = previous is None and key in _NEVER_FAMILY
    if key in _ADDRESS_WORDS and not called and i + 2 < end and keys[i + 1] in ("thị", "văn") and tokens[i + 1].cap and tokens[i + 2].cap:
        stop = name_end(tokens, keys, i, end)
        return Chunk("name", i, stop, "bare", " ".join(keys[i:stop])), None  # "các ĐBQH: | Bố Thị Xuân Lành, …"
    if after_honorific(tokens, before):
        # "đồng chí Bố Thị Xuân Linh", "bà Cô Thị Hoa": a family name that is a form of address elsewhere
        if previous and previous.tag == "address" and keys[i] in _ADDRESS_WORDS and i + 1 < end and tokens[i + 1].cap:
            stop = name_end(tokens, keys, i, end)
            return Chunk("name", i, stop, "titled", " ".join(keys[i:stop])), None
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
            return Chunk("place", i, stop), None  # "cán bộ xã | Kim Lương", "cán bộ xã | Vĩnh Khánh Trung"
        if office is None or (stop - i >= 2 and office.head_end - office.start < 2):
            honorific = honorific_at(tokens, keys, i, end) if title or key in SEVERAL else None
            if honorific is not None:
                return honorific, None
            if (
                stop > i
                and not (previous and previous.tag == "people" and not is_personal(tokens, keys, i, stop, end, previous.key))
                and not (
                    previous
                    and previous.tag in ("religious", "plural")
                    and PLACE_HEADS.longest(keys, i, end)
                    and not names.starts_with_surname(keys, i, end)
                )
                and not (previous and previous.tag not in ("", "address") and places.is_state(keys[i:stop]))  # "các chuyên gia Hà Lan"
                and not begins_organ(keys, i, stop, end)
                and not (previous and previous.key.endswith("thành viên") and key in _BODIES)
                and not (previous and previous.tag in ("people", "degrees") and heads_capitals(tokens, keys, i, end))
                and (stop > i + 1 or is_single(tokens, keys, i, end, before))
            ):
                if previous and previous.key.endswith(_BISHOPS) and (see := see_end(keys, i, stop)) > i:
                    return Chunk("honorific", i, see, "religious", " ".join(keys[i:see])), None
                if previous and previous.tag in _HOSTS and (begin := state_before(tokens, keys, i, end)) > i:
                    return Chunk("place", i, begin), None  # "Chuẩn đô đốc Nhật Bản | Hiroshi Yamamura"
                return Chunk("name", i, stop, "titled", " ".join(keys[i:stop])), None
            if previous and previous.key in MASSES and stop > i and not names.is_full(keys[i:stop]):
                return Chunk("place", i, stop), None
    if previous and previous.kind == "place" and len(before) > 1 and before[-2].tag in _HOSTS:
        stop = name_end(tokens, keys, i, end)
        if stop > i + 1 and state_before(tokens, keys, previous.start, end) == i:
            return Chunk("name", i, stop, "titled", " ".join(keys[i:stop])), None
    if previous and previous.key == ")" and len(before) > 3 and [c.kind for c in before[-4:-1]] == ["office", "separator", "place"]:
        stop = capital_run(tokens, i, end)
        if 1 < stop - i < 8:  # "Thống đốc tỉnh Chăm Pa Sắc (Lào) | Vi Lay Vông Bút Đa Khăm"
            return Chunk("name", i, stop, "adjacent", " ".join(keys[i:stop])), None
    land = LANDS.longest(keys, i, end) if key in _LANDED else None
    if land and capital_run(tokens, i, end) <= i + land[0] and not (title and title[0] > land[0]):
        return Chunk("place", i, i + land[0]), None
    if previous and previous.key.endswith(_PRIZES) and (run := capital_run(tokens, i, end)) > i + 1 and names.is_historical(keys[i:run]):
        return Chunk("place", i, run), None  # "trao học bổng | Nguyễn Trường Tộ | cho 05 tân sinh viên"
    if names.may_be_historical(key) and names.is_historical(keys[i : capital_run(tokens, i, end)]):
        stop = capital_run(tokens, i, end)
        return Chunk("name", i, stop, "bare", " ".join(keys[i:stop])), None
    return None, office


def _bare_name(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int, before: list[Chunk]) -> Chunk | None:
    """The name that begins at a capital without a title in front of it; None if none does."""
    token, key = tokens[i], keys[i]
    previous = before[-1] if before else None
    if key == "và" and not token.upper and previous and previous.kind == "office":
        stop = name_end(tokens, keys, i, end)
        if stop > i + 1:
            return Chunk("name", i, stop, "adjacent", " ".join(keys[i:stop]))  # "Trưởng bản | Và Bá Dênh"
    stop = bare_name_end(tokens, keys, i, end)
    if stop > i:
        return Chunk("name", i, stop, "bare", " ".join(keys[i:stop]))
    stop = listed_name_end(tokens, keys, i, end, previous)
    if stop == i and previous and previous.key in (",", "và") and goes_on_list(before):
        stop = stranger_end(tokens, keys, i, end)
    if stop > i:
        return Chunk("name", i, stop, "listed", " ".join(keys[i:stop]))
    return None
