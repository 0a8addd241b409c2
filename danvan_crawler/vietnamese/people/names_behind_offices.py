"""The name that an office may belong to behind it: "Phó Chủ tịch UBND tỉnh | : Lê Văn An", and names behind dashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.brackets import closing_bracket
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import COUNTS, MADE_UP
from danvan_crawler.vietnamese.people.office_runs import AND, sharable

_TERM = ("nhiệm kỳ", "khóa", "nhiệm", "kỳ")
_COPULAS = frozenset(("là", "hiện là", "hiện nay là", "nay là", "đang là")) | MADE_UP
_PLURALS = COUNTS | {"đều", "cùng", "nguyên là các"}


def _before_offices(chunks: Sequence[Chunk], at: int) -> int:
    """The chunk before the offices, places and commas that end at `at`; -1 where they begin the sentence."""
    while at >= 0 and (chunks[at].kind in ("office", "place") or chunks[at].key == ","):
        at -= 1
    return at


def behind_dashes(chunks: Sequence[Chunk]) -> Mapping[int, int]:
    """By dash, the names of a list that prints each behind its offices and a dash; empty where the sentence has a dash of another kind.

    "Tham dự có Phó Bí thư Tỉnh ủy - | Lê Văn An, Phó Chủ tịch UBND tỉnh - Đại tá | Trần Thị Bình và Chủ tịch Hội Nông dân tỉnh - | Vũ Cường"
    """
    found = {i: _behind_honorifics(chunks, i + 1) for i, chunk in enumerate(chunks) if chunk.key in ("-", "–", "—")}
    dashes = list(found)
    if not found or any(name >= len(chunks) for name in found.values()):
        return {}
    for dash, name in found.items():
        behind = chunks[name + 1 : name + 3]
        if dash < 1 or chunks[name].kind != "name" or chunks[dash - 1].kind not in ("office", "place"):
            return {}
        officed = len(behind) == 2 and behind[1].kind == "office"
        last = dash == dashes[-1]
        if (last and officed) or (not last and not (officed and behind[0].key in (",", ";", "và"))):
            return {}
    first = _before_offices(chunks, dashes[0] - 1)
    if len(dashes) == 1:  # "Tiếp đoàn có Phó Giám đốc Sở Ngoại vụ - | Lâm Thị Kiều Nga."
        name = found[dashes[0]]
        ended = name + 1 == len(chunks) or chunks[name + 1].key in (".", ";")
        alone = ended and first >= 0 and chunks[first].key in (*MADE_UP, "có") and chunks[name].end - chunks[name].start > 2
        return found if alone else {}
    return {} if first >= 0 and chunks[first].kind in ("name", "honorific") else found


def _behind_honorifics(chunks: Sequence[Chunk], at: int) -> int:
    while at < len(chunks) and chunks[at].kind == "honorific":
        at += 1
    return at


def name_after(chunks: Sequence[Chunk], last: int, dashed: Mapping[int, int]) -> tuple[int | None, str]:
    """The name behind an office run and how it follows: "direct", "comma" (with an honorific), "list" (":" or "là"), or "".

    `dashed`: see `behind_dashes`.
    """
    i = last + 1
    if i >= len(chunks):
        return None, ""
    if i in dashed:
        return dashed[i], "direct"
    if chunks[i].key == "(" and i + 3 < len(chunks) and chunks[i + 1].kind == "place" and chunks[i + 2].key == ")":
        i += 3  # "Tỉnh trưởng tỉnh Sê Kông (Lào) | Lếch Lay"
    if chunks[i].kind == "name":
        listed = (
            chunks[i].tag in ("bare", "adjacent")
            and (_plural_before(chunks, last) or sharable(chunks[last]))
            and i + 1 < len(chunks)
            and (_continues(chunks, i) or (_plural_before(chunks, last) and _another(chunks, i)))
        )
        return i, "list" if listed else "direct"  # "các Phó Chủ tịch … Trần Lạc, Nguyễn Thị Lan"
    how, given, bestowed = "", False, _bestowed(chunks, last)
    if chunks[i].key in ("khác", "mới") and i + 1 < len(chunks) and chunks[i + 1].key in _COPULAS:
        i += 1  # "hai Bí thư Trung ương Đoàn khác là …", "Ba Phó Chủ tịch mới là các ông: A, B và C"
    if bestowed:
        if chunks[i].key == "(" and (closing := closing_bracket(chunks, i)) is not None and closing + 1 < len(chunks):
            i = closing + 1  # "bổ nhiệm trụ trì chùa Khánh Sơn (TP.Tuy Hòa) | đến Đại đức …"
        if chunks[i].key == "," and i + 1 < len(chunks) and chunks[i + 1].key in MADE_UP:
            i += 1  # "được bầu giữ chức Phó Chủ tịch chuyên trách, | gồm: ông A; bà B"
            if i + 1 < len(chunks) and chunks[i + 1].key == ":":
                i += 1
        elif chunks[i].key in MADE_UP and i + 1 < len(chunks) and chunks[i + 1].key == ":" and not _held_before(chunks, last):
            i += 1  # "Các đồng chí giữ chức Phó Bí thư Tỉnh ủy gồm | : A, Chủ tịch HĐND tỉnh; B; C."
    j = i
    appoints = any(chunk.tag == "appoints" for chunk in chunks[max(0, last - 4) : last])
    if bestowed and (term := _behind_term(chunks, i, named=appoints)):
        # "bầu bổ sung Ủy viên UBND tỉnh, nhiệm kỳ 2021-2026 | đối với đồng chí …", "chỉ định Bí thư Tỉnh ủy nhiệm kỳ 2025 - 2030 | là ông …"
        j = term
    elif chunks[i].tag == "appointed" and [chunk.key for chunk in chunks[i + 1 : i + 3]] == ["đối", "với"]:
        j = i + 1  # "chức vụ Phó Chủ tịch UBND tỉnh được phê chuẩn | đối với ông …"
    elif _plural_before(chunks, last) and (colon := _colon_behind_words(chunks, i)) is not None:
        j = colon  # "các đồng chí nguyên Trưởng Ban Dân vận Tỉnh ủy qua các thời kỳ | : A, B, C"
    elif _plural_before(chunks, last) and (listing := _listing_behind_term(chunks, i)):
        j = listing  # "hai Phó Chủ tịch Ủy ban nhân dân tỉnh, nhiệm kỳ 2021-2026, | gồm các ông: A, B"
    elif i + 2 < len(chunks) and chunks[i].tag == "number" and chunks[i + 1].key == "tuổi" and chunks[i + 2].kind == "name":
        return i + 2, "direct"  # "trưởng bản | 51 tuổi Trần Văn Hồ"
    if (placed := _behind_places(chunks, i)) > i and chunks[placed].kind == "name":
        return placed, "direct"
    if chunks[j].kind == "separator" and chunks[j].key in ",:-–—(":
        how = {":": "list"}.get(chunks[j].key, "comma")
        j += 1
    elif chunks[j].key == "đối" and j + 1 < len(chunks) and chunks[j + 1].key == "với" and (j > i or bestowed):
        how = "list"
        given = True
        j += 2
    elif chunks[j].key in _COPULAS or (chunks[j].key in ("cho", "đến", "của") and bestowed):
        how = "list"
        j += 1
    elif chunks[j].kind == "honorific":
        how = "direct"
    if not how:
        return None, ""
    titled = False
    while j < len(chunks) and (
        chunks[j].kind == "honorific"
        or (titled and (chunks[j].key in ":." or (chunks[j].key == "," and j + 1 < len(chunks) and chunks[j + 1].kind == "honorific")))
    ):
        titled = True  # "gồm các ông, bà: | Phạm Tiến Nhung; Bùi Thị Thêm"
        j += 1
    if given or (how == "list" and chunks[i].key == ":" and _plural_before(chunks, last)):
        # also "bổ sung Ủy viên Ủy ban … đối với đồng chí | Chủ tịch Hội Nông dân tỉnh | Lê Văn An"
        j = behind_own_office(chunks, j)
    if j < len(chunks) and chunks[j].kind == "name":
        if how == "comma" and _is_post(chunks, last):
            return None, ""  # "họp bàn giao chức danh Chính ủy, đồng chí | Nguyễn Quang Cường, … chủ trì"
        if how == "comma" and not (titled and chunks[j - 1].kind == "honorific") and chunks[j].tag != "adjacent" and not _opens(chunks, j):
            return None, ""
        return j, how
    return None, ""


def _behind_places(chunks: Sequence[Chunk], i: int) -> int:
    """The chunk behind the places that an office goes on with at chunk `i`: "Chủ tịch Hội Người cao tuổi xã Vĩnh Ô, huyện Vĩnh Linh | Hồ Văn Thủy",
    "Chủ tịch HĐND xã Vĩnh Phú, huyện Giang Thành (Kiên Giang) | Ngô Thị Mận"; `i` where none is or the sentence ends."""
    j = i
    while j + 2 < len(chunks) and chunks[j].key == "," and chunks[j + 1].kind == "place":
        j += 2
    if j + 3 < len(chunks) and chunks[j].key == "(" and chunks[j + 1].kind == "place" and chunks[j + 2].key == ")":
        j += 3
    return j


def behind_own_office(chunks: Sequence[Chunk], i: int) -> int:
    """The name behind an office of its own at chunk `i`: "các đồng chí Ủy viên Trung ương Đảng: | Phó Chủ nhiệm Ủy ban … Lê Quang Huy; …"."""
    j = i
    while j < len(chunks) and (
        chunks[j].kind in ("office", "place") or (j > i and (chunks[j].kind == "honorific" or chunks[j].key in (",", "-", "–")))
    ):
        j += 1
    return j if j < len(chunks) and chunks[j].kind == "name" and chunks[j].tag in ("adjacent", "bare", "titled") else i


def _opens(chunks: Sequence[Chunk], name: int) -> bool:
    """True for "Chủ tịch Hội Nông dân tỉnh, | Xin Thị Bính phát biểu": an office opens the sentence, behind its comma a name that does something.

    Or says something behind one more: "Phó Chủ tịch UBND phường Phú Mỹ, | Phan Võ Lâm Giang, | cho biết", or between dashes:
    "…, Chủ tịch UBND xã Chơ Long - | Đinh Văn Phiêu - | khẳng định". In front of the office may stand "Tân", or the "do" of
    "Hội nghị do Trưởng Ban Dân vận Tỉnh ủy, | Trần Văn Cường | chủ trì".
    """
    if (
        chunks[name - 1].key in "-–"
        and name + 2 < len(chunks)
        and chunks[name + 1].key in "-–"
        and chunks[name + 2].tag in ("say", "speak")
    ):
        return True
    if chunks[name - 1].key not in (",", "-", "–") or name + 1 >= len(chunks):
        return False
    verb = chunks[name + 1]
    if _dashed(chunks, name):
        return True
    if verb.key == "thay mặt":
        verb = next((chunk for chunk in chunks[name + 2 : name + 6] if chunk.kind == "verb"), verb)
    saying = verb.key == "," and name + 2 < len(chunks) and chunks[name + 2].tag == "say"
    if not saying and not (verb.kind == "verb" and verb.tag != "other"):
        return False
    before = next(
        (chunk for chunk in reversed(chunks[: name - 1]) if chunk.kind not in ("office", "place") and chunk.key not in ",-–"), None
    )
    opened = chunks[0].kind == "verb" and chunks[0].tag in ("speak", "chair", "award", "attend")
    if opened and chunks[_before_offices(chunks, name - 2) + 1].key == ",":
        return True  # "Phát biểu tại Đại hội, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh - | Lê Thị Ái Nam | thay mặt Tỉnh ủy ghi nhận"
    return before is None or before.key == "do" or (before.key == "tân" and before is chunks[0])


def _dashed(chunks: Sequence[Chunk], name: int) -> bool:
    """True for "Phó Chủ tịch Hội Cựu chiến binh tỉnh Long An – | Đặng Xuân Hòa; Phó Bí thư … – Lê Hoàng Hùng dự": a name behind a dash."""
    before = _before_offices(chunks, name - 2)
    return (
        chunks[name - 1].key in "-–—"
        and chunks[name].tag == "bare"
        and names.is_full(chunks[name].key.split())
        and chunks[name - 2].kind in ("office", "place")
        and (before < 0 or chunks[before].key in (";", "và", "do"))
        and (chunks[name + 1].key in (";", "và", "cùng", "cùng với") or chunks[name + 1].kind == "verb")
    )


def _colon_behind_words(chunks: Sequence[Chunk], i: int) -> int | None:
    """The colon behind at most six small words at chunk `i`; None where there is more or something else."""
    for j in range(i, min(len(chunks), i + 7)):
        if chunks[j].key == ":":
            return j if j > i else None
        if chunks[j].kind != "word" and not (chunks[j].kind == "verb" and chunks[j].tag == "other"):
            return None
    return None


def _listing_behind_term(chunks: Sequence[Chunk], i: int) -> int | None:
    """The "gồm" behind a comma, a term of office or "được bầu" at chunk `i`; None if none follows."""
    for j in range(i, min(len(chunks), i + 10)):
        if chunks[j].key in MADE_UP:
            return j
        if not (chunks[j].key in (",", "-", "–", *_TERM) or chunks[j].tag in ("number", "appointed")):
            return None
    return None


def _behind_term(chunks: Sequence[Chunk], i: int, *, named: bool) -> int | None:
    """The "đối với" behind a term of office at chunk `i`, or "là" where it may say who is `named`; None if none follows."""
    for j in range(i, min(len(chunks) - 1, i + 10)):
        if (chunks[j].key == "đối" and chunks[j + 1].key == "với") or (named and j > i and chunks[j].key == "là"):
            return j
        if not (chunks[j].key in (",", "-", "–", *_TERM) or chunks[j].tag == "number" or len(chunks[j].key) < 6):
            return None
    return None


def _bestowed(chunks: Sequence[Chunk], last: int) -> bool:
    """True for "bổ nhiệm chức vụ Phó Trưởng ban | cho ông …", not for "trao Bằng khen của Thủ tướng | cho ông …"."""
    i = last
    while i >= 0 and (chunks[i].kind == "office" or chunks[i].tag == "number" or chunks[i].key in ("chức", "vụ", "danh", ",", "và", "các")):
        i -= 1
    if i > 0 and chunks[i].key == ":":
        i -= 1  # "phê chuẩn kết quả bầu: | Chủ tịch HĐND tỉnh khóa XIII đối với ông A; …"
    elif i > 0 and chunks[i].key == ";":
        # "…; Chủ tịch HĐND thành phố khóa XVI | đối với ông B": as the one before it
        before = (j for j in range(i - 3, max(-1, i - 17), -1) if (chunks[j + 1].key, chunks[j + 2].key) == ("đối", "với"))
        j = next(before, -1)
        return j >= 0 and chunks[j].kind == "office" and _bestowed(chunks, j)
    return i >= 0 and (chunks[i].tag in ("appoints", "appointed") or chunks[i].key in ("thôi", "thôi giữ", "miễn nhiệm", "nhiệm"))


def _held_before(chunks: Sequence[Chunk], last: int) -> bool:
    """True for a post that several held one after the other: "Các đồng chí từng giữ cương vị | Trưởng ban | gồm: …"."""
    return any(chunk.key in ("từng", "lần lượt") for chunk in chunks[max(0, last - 5) : last])


def _is_post(chunks: Sequence[Chunk], last: int) -> bool:
    """True for a post of which is spoken, and nobody's office: "bàn giao chức danh | Chính ủy"."""
    i = last
    while i >= 0 and chunks[i].kind == "office":
        i -= 1
    return i > 0 and chunks[i].key in ("danh", "vụ") and chunks[i - 1].key == "chức"


def _continues(chunks: Sequence[Chunk], i: int) -> bool:
    """True when more bare names follow: "…, Nguyễn Văn Trì và Dương Văn Thế"."""
    if i + 1 < len(chunks) and chunks[i + 1].key == "(":  # "A (đoàn Hà Nam), B (đoàn Thái Bình)"
        i = closing_bracket(chunks, i + 1) or i
    return i + 2 < len(chunks) and chunks[i + 1].key in (",", "và") and chunks[i + 2].kind == "name" and chunks[i + 2].tag == "bare"


def _another(chunks: Sequence[Chunk], i: int) -> bool:
    """True for "các đồng chí Phó Bí thư Tỉnh ủy A, Chủ tịch UBND tỉnh và | B, Chủ tịch HĐND tỉnh": one more name, with its own office."""
    for j in range(i + 1, min(len(chunks), i + 12)):
        if chunks[j].kind == "name":
            return chunks[j].tag == "bare" and chunks[j - 1].key in AND
        if chunks[j].kind not in ("office", "place") and chunks[j].key not in (",", "-", "–") and chunks[j].key not in AND:
            return False
    return False


def _plural_before(chunks: Sequence[Chunk], last: int) -> bool:
    """True for "các Phó Chủ tịch …", "02 đồng chí Phó …", "các đồng chí Phó …": the office of several people."""
    i = last
    while i >= 0 and (chunks[i].kind == "office" or chunks[i].key in ("-", ",")):
        i -= 1
    return i >= 0 and (chunks[i].key in _PLURALS or chunks[i].tag == "plural")
