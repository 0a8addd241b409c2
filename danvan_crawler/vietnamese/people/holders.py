"""Whose an office is: offices that belong together, and the names before or behind them that they may belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import COUNTS, MADE_UP
from danvan_crawler.vietnamese.people.tokens import NUMBER, Token

if TYPE_CHECKING:
    from danvan_crawler.vietnamese.people.mentions import Mention

_TERM = ("nhiệm kỳ", "khóa", "nhiệm", "kỳ")
_COPULAS = frozenset(("là", "hiện là", "hiện nay là", "nay là", "đang là")) | MADE_UP
AUTHORISING = frozenset(("thừa ủy quyền", "ủy quyền", "thừa ủy nhiệm", "ủy nhiệm"))
_DELEGATING = AUTHORISING | {"đề nghị", "đồng ý", "phân công"}
_PLURALS = COUNTS | {"đều", "cùng", "nguyên là các"}
_CALLED = frozenset(("ông", "bà", "anh", "chị"))
_AND = frozenset(("và", "cùng", "cùng với", "với"))
_BEGUN = frozenset(("đảng", "ban", "hội", "ủy", "trung", "thường", "mặt", "liên", "tuyên", "dân", "tổ", "văn", "phòng", "sở"))
"""First syllables of bodies."""
_BETWEEN = frozenset(
    ("là", "hiện là", "nay là", "hiện", "đang", "nguyên", "đều", "đồng thời", "cũng", "vốn", "các", "hai", "kiêm", "tân", "task")
)
"""What may stand between a name and its office: "ông Lê Văn An đồng thời là | Chủ tịch Hội"."""


@dataclass(slots=True)
class Run:
    """Offices that belong together: chunks `first` to `last`, offices at `at`; `breaks` are those behind an "và"."""

    first: int
    last: int
    at: list[int]
    breaks: list[int]


def office_runs(chunks: Sequence[Chunk]) -> list[Run]:
    """The offices of a sentence, those together that stand side by side; the office of somebody else parts them."""
    runs: list[Run] = []
    for i, chunk in enumerate(chunks):
        if chunk.kind != "office" or _broken_off(chunks, i):
            continue
        if runs:
            run = runs[-1]
            between = chunks[run.last + 1 : i]
            if _joined(between) and not _delegates(chunks, run.first):
                if any(part.key in _AND for part in between):
                    run.breaks.append(i)
                run.at.append(i)
                run.last = i
                continue
        runs.append(Run(i, i, [i], []))
    return runs


def _delegates(chunks: Sequence[Chunk], first: int) -> bool:
    """True for the office of somebody else: "Thừa ủy quyền của Chủ tịch nước, | Phó Chủ tịch UBND tỉnh Phan An", "Báo cáo với Thủ tướng, | …"."""
    if first > 0 and chunks[first - 1].kind == "honorific":
        first -= 1  # "Báo cáo với đồng chí Bí thư, | Chủ tịch Hội Nguyễn Văn Dũng cho biết"
    before = [chunk.key for chunk in chunks[max(0, first - 2) : first]]
    if before[-1:] in (["cùng"], ["cùng với"], ["đi cùng"], ["tháp tùng"]) and any(
        chunk.key == "là" for chunk in chunks[first : first + 3]
    ):
        return True  # "Đi cùng Bí thư Quận ủy là | Phó Chủ tịch UBND quận …"
    return before[-1:] == ["thay mặt"] or (
        len(before) == 2
        and ((before[1] == "của" and before[0] in _DELEGATING) or (before[1] == "với" and before[0] in ("báo cáo", "trao đổi")))
    )


def _broken_off(chunks: Sequence[Chunk], i: int) -> bool:
    """True for an office that "..." leaves without its body, or amid it: "Trưởng ban ...", "Bí thư Đảng..."."""
    office = chunks[i].office
    length = office.end - office.head_end if office is not None else 2
    begun = length == 0 or (length == 1 and chunks[i].key.rpartition(" ")[2] in _BEGUN)  # not "Phó Bí thư Tỉnh ủy..."
    return begun and i + 1 < len(chunks) and chunks[i + 1].key in ("...", "…")


def _joined(between: Sequence[Chunk]) -> bool:
    """True when nothing stands between two offices but a separator, a place ("…, xã X, …") or "và", "kiêm", "đồng thời là"."""
    # "bầu Ủy viên Ban Thường vụ và | chức vụ | Chủ tịch LĐLĐ tỉnh đối với …"
    words = [part for part in between if part.kind not in ("separator", "place") and part.key not in ("chức", "vụ", "danh")]
    marks = [part.key for part in between if part.kind == "separator"]
    if any(mark not in (",", "-", "–", "—", "(", ")", ".") for mark in marks):
        return False
    if not words:
        return bool(marks) or not between
    return len(words) <= 2 and all(
        word.key in ("và", "kiêm", "đồng thời", "là", "hiện là", "nay là", "số", "task") or word.kind == "task" for word in words
    )


def name_before(tokens: Sequence[Token], chunks: Sequence[Chunk], first: int) -> int | None:
    """The name that an office at chunk `first` may belong to: nothing between but a separator, a rank, an age, brackets or a copula."""
    i = first - 1
    marks = 0
    copula = False
    others = chunks[i].key == "các" and chunks[i - 1].key == "," if i > 0 else False
    while i >= 0 and first - i < 16:
        chunk = chunks[i]
        if chunk.kind == "name":
            return i if marks or copula or i == first - 1 else None
        if chunk.kind == "separator":
            if chunk.key == ")":
                opening = opening_bracket(chunks, i)
                if opening is None:
                    return None
                i = opening - 1
                continue
            if chunk.key == ";" and chunks[i + 1].kind != "honorific" and _monk(chunks, i):
                marks += 1
                i -= 1
                continue
            if chunk.key not in (",", "-", "–", "—", "(", ":"):
                return None
            if chunk.key == ":" and not (i > 0 and chunks[i - 1].kind == "name"):
                return None
            marks += 1
        elif chunk.key in _BETWEEN:
            copula = copula or chunk.key == "là"
        elif chunk.key == "cùng" and copula:
            pass  # "ông Tuyền, ông Ân, cùng là | Phó Chủ tịch UBND tỉnh"
        elif chunk.kind == "office" and marks:
            if others:
                return None  # "ông A - Chủ tịch UBMTTQVN phường, các | Phó Chủ tịch UBND phường cùng 74 đại biểu": who came besides
        elif chunk.kind == "honorific" and chunk.tag in ("ranks", "degrees", "people", "religious"):
            pass  # "…, Đại tá, Giám đốc Công an tỉnh"
        elif chunk.kind == "place" and marks:
            pass  # "ông Lê Văn Tư, thôn Đông, Chi hội trưởng …"
        elif chunk.kind in ("task",) or _aside(tokens, chunks, i):
            pass
        elif chunk.kind == "word" and marks and (before := _small_words(tokens, chunks, i)) is not None:
            i = before  # "ông Trần Hoàng, con liệt sĩ, nguyên Phó Bí thư Huyện ủy"
            continue
        else:
            return None
        i -= 1
    return None


def _small_words(tokens: Sequence[Token], chunks: Sequence[Chunk], i: int) -> int | None:
    """The comma in front of at most four small words that end at chunk `i` before another comma; None where there is more."""
    if i + 1 >= len(chunks) or (chunks[i + 1].key != "," and chunks[i + 1].kind != "place"):  # "ông A, kiều bào Thái Lan, Chủ tịch …"
        return None
    for j in range(i, max(-1, i - 5), -1):
        if chunks[j].key == ",":
            return j
        if chunks[j].kind != "word" or tokens[chunks[j].start].cap or chunks[j].key in ("các", "những", "cùng", "đại", "lãnh"):
            return None
    return None


def _monk(chunks: Sequence[Chunk], i: int) -> bool:
    """True where a semicolon parts the offices of one dignitary: "Hòa thượng Đào Như, Phó Chủ tịch …; Viện trưởng …; Trưởng Ban Trị sự …"."""
    while i > 0 and (chunks[i].kind in ("office", "place") or (chunks[i].kind == "separator" and chunks[i].key in ",;-–")):
        i -= 1
    return chunks[i].kind == "name" and i > 0 and any(chunk.tag == "religious" for chunk in chunks[max(0, i - 2) : i])


def opening_bracket(chunks: Sequence[Chunk], close: int) -> int | None:
    """The bracket that the one at chunk `close` closes, a few chunks before it; None if there is none."""
    for i in range(close - 1, max(-1, close - 14), -1):
        if chunks[i].kind == "separator" and chunks[i].key == "(":
            return i
    return None


def _closing(chunks: Sequence[Chunk], opening: int) -> int | None:
    return next((i for i in range(opening + 1, min(len(chunks), opening + 14)) if chunks[i].key == ")"), None)


def _aside(tokens: Sequence[Token], chunks: Sequence[Chunk], i: int) -> bool:
    """Words of an age, a year of birth or a people between name and office: ", 65 tuổi,", ", sinh năm 1975,", ", dân tộc Mông,", "các"."""
    chunk = chunks[i]
    return (
        chunk.key in ("tuổi", "sinh năm", "sn", "dân", "tộc", "năm", "người", "sinh")
        or tokens[chunk.start].kind == NUMBER
        or (chunk.kind == "word" and tokens[chunk.start].cap and i > 0 and chunks[i - 1].key in ("tộc", "người"))
        or _is_unknown_sign(tokens, chunks, i)
    )


def _is_unknown_sign(tokens: Sequence[Token], chunks: Sequence[Chunk], i: int) -> bool:
    """True for capitals between commas that abbreviate no known office: "đồng chí Lê Trí Vinh, | TUC, | Bí thư Huyện ủy"."""
    token = tokens[chunks[i].start]
    return (
        token.upper
        and chunks[i].end - chunks[i].start == 1
        and 2 <= len(token.text) <= 5
        and i + 1 < len(chunks)
        and chunks[i - 1].key == chunks[i + 1].key == ","
    )


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
            and (_plural_before(chunks, last) or _sharable(chunks[last]))
            and i + 1 < len(chunks)
            and (_continues(chunks, i) or (_plural_before(chunks, last) and _another(chunks, i)))
        )
        return i, "list" if listed else "direct"  # "các Phó Chủ tịch … Trần Lạc, Nguyễn Thị Lan"
    how, given = "", False
    if chunks[i].key in ("khác", "mới") and i + 1 < len(chunks) and chunks[i + 1].key in _COPULAS:
        i += 1  # "hai Bí thư Trung ương Đoàn khác là …", "Ba Phó Chủ tịch mới là các ông: A, B và C"
    if _bestowed(chunks, last):
        if chunks[i].key == "(" and (closing := _closing(chunks, i)) is not None and closing + 1 < len(chunks):
            i = closing + 1  # "bổ nhiệm trụ trì chùa Khánh Sơn (TP.Tuy Hòa) | đến Đại đức …"
        if chunks[i].key == "," and i + 1 < len(chunks) and chunks[i + 1].key in MADE_UP:
            i += 1  # "được bầu giữ chức Phó Chủ tịch chuyên trách, | gồm: ông A; bà B"
            if i + 1 < len(chunks) and chunks[i + 1].key == ":":
                i += 1
    j = i
    appoints = any(chunk.tag == "appoints" for chunk in chunks[max(0, last - 4) : last])
    if _bestowed(chunks, last) and (term := _behind_term(chunks, i, named=appoints)):
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
    elif chunks[j].key == "đối" and j + 1 < len(chunks) and chunks[j + 1].key == "với" and (j > i or _bestowed(chunks, last)):
        how = "list"
        given = True
        j += 2
    elif chunks[j].key in _COPULAS or (chunks[j].key in ("cho", "đến", "của") and _bestowed(chunks, last)):
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
        j = _behind_own_office(chunks, j)
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


def _behind_own_office(chunks: Sequence[Chunk], i: int) -> int:
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


def _is_post(chunks: Sequence[Chunk], last: int) -> bool:
    """True for a post of which is spoken, and nobody's office: "bàn giao chức danh | Chính ủy"."""
    i = last
    while i >= 0 and chunks[i].kind == "office":
        i -= 1
    return i > 0 and chunks[i].key in ("danh", "vụ") and chunks[i - 1].key == "chức"


def _continues(chunks: Sequence[Chunk], i: int) -> bool:
    """True when more bare names follow: "…, Nguyễn Văn Trì và Dương Văn Thế"."""
    if i + 1 < len(chunks) and chunks[i + 1].key == "(":  # "A (đoàn Hà Nam), B (đoàn Thái Bình)"
        i = _closing(chunks, i + 1) or i
    return i + 2 < len(chunks) and chunks[i + 1].key in (",", "và") and chunks[i + 2].kind == "name" and chunks[i + 2].tag == "bare"


def _another(chunks: Sequence[Chunk], i: int) -> bool:
    """True for "các đồng chí Phó Bí thư Tỉnh ủy A, Chủ tịch UBND tỉnh và | B, Chủ tịch HĐND tỉnh": one more name, with its own office."""
    for j in range(i + 1, min(len(chunks), i + 12)):
        if chunks[j].kind == "name":
            return chunks[j].tag == "bare" and chunks[j - 1].key in _AND
        if chunks[j].kind not in ("office", "place") and chunks[j].key not in (",", "-", "–") and chunks[j].key not in _AND:
            return False
    return False


def _sharable(office: Chunk) -> bool:
    """An office that several may hold without a plural word: deputies and members."""
    words = office.key.split()
    if words[0] == "nguyên":
        return True  # "nguyên Chủ tịch HĐND tỉnh A, B": one after the other
    return next((word for word in words if word not in ("nguyên", "cựu", "cố")), "") in ("phó", "ủy", "đại", "đbqh")


def _plural_before(chunks: Sequence[Chunk], last: int) -> bool:
    """True for "các Phó Chủ tịch …", "02 đồng chí Phó …", "các đồng chí Phó …": the office of several people."""
    i = last
    while i >= 0 and (chunks[i].kind == "office" or chunks[i].key in ("-", ",")):
        i -= 1
    return i >= 0 and (chunks[i].key in _PLURALS or chunks[i].tag == "plural")


def _first_of_others(chunks: Sequence[Chunk], first: int, titled: int) -> bool:
    """True for somebody with an office behind a list of people without: "các Phó Trưởng Ban: A, B; | Thượng tá C - Phó Giám đốc Công an tỉnh"."""
    own = titled + 3 < len(chunks) and chunks[titled + 1].kind == "name" and chunks[titled + 2].key in ("-", "–", ",")
    return own and chunks[titled + 3].kind == "office" and all(chunk.kind != "office" for chunk in chunks[first:titled])


def listed_holders(chunks: Sequence[Chunk], first: int, mentions: dict[int, Mention], *, own_office: bool) -> list[int]:
    """The names of a list whose office stands before it: up to a new honorific list, another office, or a verb.

    `own_office`: another office stands between it and the first of them.
    """
    members = [first]
    own_titles = mentions[first].first < first and chunks[mentions[first].first].tag != "plural" and chunks[first - 1].tag != "plural"
    by_office = own_office and chunks[first - 1].kind in ("office", "place")
    i = first + 1
    fresh = True  # right behind a separator, where the next name may stand
    by_commas = False
    while i < len(chunks):
        chunk = chunks[i]
        if chunk.kind == "name":
            posted = i + 2 < len(chunks) and chunks[i + 1].key == "làm" and chunks[i + 2].kind == "office"
            if (posted and chunks[i - 1].key not in _AND) or (not fresh and chunk.tag != "titled"):
                break  # "Hai Phó chủ tịch là Hữu Phúc Chiêu và Danh Kiểng; | Sơn Ngọc Huynh làm Thư ký"
            members.append(i)
            fresh = False
        elif (
            chunk.key == "("
            and (closing := _closing(chunks, i)) is not None
            and all(part.kind in ("word", "place") for part in chunks[i + 1 : closing])
        ):
            i = closing  # "Nguyễn Văn Sơn (đoàn Hà Nam), Lê Thị Tâm (đoàn Thái Bình)"
        elif chunk.key == "." and chunks[i - 1].kind == "honorific":
            pass  # "TT.Thích Phước Chí"
        elif chunk.key == ";" and by_commas and _has_own(chunks, i + 1) and not any(_has_own(chunks, member) for member in members):
            break  # "các Ủy viên Ban Thường trực: A, B; | C, nguyên Ủy viên Đoàn Chủ tịch"
        elif chunk.kind == "separator" and chunk.key in (",", ";", "-", "–", "(", ")"):
            by_commas = by_commas or (chunk.key == "," and i + 1 < len(chunks) and chunks[i + 1].kind == "name")
            if chunk.key == ";" and by_commas and not own_titles and i + 1 < len(chunks) and chunks[i + 1].tag == "ranks":
                break  # "nguyên Chủ tịch nước Lê Đức Anh, Trần Đức Lương; | Đại tướng Võ Nguyên Giáp"
            if chunk.key in (",", ";") and by_office and (named := _behind_own_office(chunks, i + 1)) > i + 1:
                i = named - 1  # "…; | Trưởng Ban Nội chính Tỉnh ủy | Trần Thị Bình", "Chủ tịch nước A, | Thủ tướng Chính phủ | B"
            elif (
                chunk.key == ";"
                and i + 1 < len(chunks)
                and chunks[i + 1].kind != "name"
                and not (own_titles and chunks[i + 1].kind == "honorific")
                and (
                    chunks[i + 1].tag not in ("ranks", "religious", "degrees") or (not by_office and _first_of_others(chunks, first, i + 1))
                )
            ):
                break
            fresh = True
        elif chunk.key in _AND:
            if by_office and (named := _behind_own_office(chunks, i + 1)) > i + 1:
                i = named - 1
            elif _of_other_sex(chunks, first, i):
                members.append(i + 2)
                i += 2
            elif i + 1 < len(chunks) and chunks[i + 1].kind != "name" and not (own_titles and chunks[i + 1].tag not in ("plural", "")):
                break
            fresh = True
        elif chunk.kind == "honorific":
            if not own_titles and chunk.tag in ("address", "plural"):
                break
        elif chunk.kind == "office":
            if i + 1 < len(chunks) and chunks[i + 1].kind == "name":
                break
        elif chunk.kind != "place":
            break
        i += 1
    return members


def _of_other_sex(chunks: Sequence[Chunk], first: int, i: int) -> bool:
    """Whether a list of men ends with a woman, or the other way round, without an office of her own: "các ông A, B | và bà C"."""
    called = chunks[first - 1].key.removeprefix("các ") if first and chunks[first - 1].tag == "plural" else ""
    if i + 2 >= len(chunks) or called not in _CALLED or chunks[i + 1].key not in _CALLED or chunks[i + 1].key == called:
        return False
    return chunks[i + 2].kind == "name" and not _has_own(chunks, i + 2)


def _has_own(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether an office stands behind the name at chunk `at` and a comma or a dash."""
    return at + 2 < len(chunks) and chunks[at].kind == "name" and chunks[at + 1].key in (",", "-", "–") and chunks[at + 2].kind == "office"


def whole_list(chunks: Sequence[Chunk], last: int) -> list[int]:
    """The names of a list that is the subject of one verb: "Các đồng chí: A, Phó Bí thư Tỉnh ủy; B, Trưởng Ban Dân vận Tỉnh ủy | làm phó
    trưởng ban."; none where it is no such list."""
    colon = next((at for at in range(last, -1, -1) if chunks[at].key == ":"), 0)
    items = chunks[colon + 1 : last + 1]
    plain = all(chunk.kind in ("name", "office", "place", "honorific", "separator") or chunk.key == "và" for chunk in items)
    if colon < 1 or chunks[colon - 1].tag != "plural" or not plain or not any(chunk.key == ";" for chunk in items):
        return []
    return [at for at in range(colon + 1, last + 1) if chunks[at].kind == "name"]


def holders_before(chunks: Sequence[Chunk], left: int, run: Run, mentions: dict[int, Mention]) -> list[int]:
    """Who gets an office that stands behind names: all of "các đồng chí A, B, C - Phó Chủ tịch …", else the last one only."""
    receivers = [left]
    i = left - 1
    opened = False
    together = any(chunk.key in ("đều", "cùng", "các", "hai") for chunk in chunks[left + 1 : run.first])
    while i >= 0:
        chunk = chunks[i]
        if chunk.kind == "name" and not mentions[i].offices:
            receivers.append(i)
        elif chunk.kind == "honorific":
            if chunk.tag == "plural":
                opened = True
                break
        elif chunk.key == "." and i > 0 and chunks[i - 1].kind == "honorific":
            pass  # "HT. Thích Viên Minh"
        elif not (chunk.key in (",", "và", ":") or chunk.kind == "place" or (together and chunk.key == ";")):
            break
        i -= 1
    # "…; Nguyễn Văn Tiềm, Ngô Thị Tuyết Nga - Phó Chủ tịch …", "…; Vũ Đình Hòe, Lã Thị Mận, Ủy viên Ban Thường vụ Huyện ủy"
    marks = (";", ":") if chunks[run.first - 1].key in ("-", "–", "—") else (";",)
    # "ông Thành và ông Trung, đại biểu HĐND huyện khóa XII": an office of so many is that of both
    deputies = chunks[run.first].key.startswith("đại biểu") and any(chunk.key == "và" for chunk in chunks[receivers[-1] : left])
    paired = _sharable(chunks[run.first]) and i >= 0 and chunks[i].key in marks
    # "HT. A, HT. B – Đồng Chứng minh Ban Trị sự": of witnesses there are many
    deputies = deputies or chunks[run.first].key.startswith(("chứng minh", "đồng chứng minh", "thành viên hội đồng chứng minh"))
    # "Trần Duy Bảo, Lê Thị Châu, Lý Văn Hội: Ủy viên Ban Thường vụ", a line of the elected
    closed = run.last + 1 == len(chunks) or chunks[run.last + 1].key in (".", ";")
    headed = i < 0 and chunks[run.first - 1].key == ":" and closed and _sharable(chunks[run.first])
    if len(receivers) > 1 and (together or opened or paired or deputies or headed):
        return sorted(receivers)
    pair = [left]  # "… và đồng chí Coor Thị Nghệ, Đinh Văn Hươm – Phó Chủ tịch UBMTTQVN xã"
    while left > 1 and chunks[left - 1].key == "," and chunks[left - 2].kind == "name" and not mentions[left - 2].offices:
        left -= 2
        pair.append(left)
    one = left > 0 and chunks[left - 1].tag == "address" and chunks[run.first - 1].key in ("-", "–", "—") and _sharable(chunks[run.first])
    return sorted(pair) if one else pair[:1]
