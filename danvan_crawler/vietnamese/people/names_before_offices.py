"""The name that an office may belong to before it: "ông Lê Văn An, 65 tuổi, thôn Đông | , Chi hội trưởng …"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.brackets import opening_bracket
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.tokens import NUMBER, Token

_BETWEEN = frozenset(
    ("là", "hiện là", "nay là", "hiện", "đang", "nguyên", "đều", "đồng thời", "cũng", "vốn", "các", "hai", "kiêm", "tân", "task")
)
"""What may stand between a name and its office: "ông Lê Văn An đồng thời là | Chủ tịch Hội"."""


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
        elif chunk.key == "đồng" and i == first - 1:
            copula = True  # "TT. A, ĐĐ. B, NS. C đồng | Phó Trưởng ban"
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
