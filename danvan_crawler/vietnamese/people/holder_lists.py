"""Which of the people of a list hold an office that stands before or behind it: one of them, or all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_crawler.vietnamese.people.brackets import closing_bracket
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.names_behind_offices import behind_own_office
from danvan_crawler.vietnamese.people.office_runs import AND, Run, sharable

if TYPE_CHECKING:
    from danvan_crawler.vietnamese.people.mentions import Mention

_CALLED = frozenset(("ông", "bà", "anh", "chị"))


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
            if (posted and chunks[i - 1].key not in AND) or (not fresh and chunk.tag != "titled"):
                break  # "Hai Phó chủ tịch là Hữu Phúc Chiêu và Danh Kiểng; | Sơn Ngọc Huynh làm Thư ký"
            members.append(i)
            fresh = False
        elif (
            chunk.key == "("
            and (closing := closing_bracket(chunks, i)) is not None
            and (chunks[i + 1].key == "kiêm" or all(part.kind in ("word", "place") for part in chunks[i + 1 : closing]))
        ):
            # "Nguyễn Văn Sơn (đoàn Hà Nam), Lê Thị Tâm (đoàn Thái Bình)", "5 Phó Chủ tịch gồm: A (kiêm Chủ tịch Hội CCB phường), B và C"
            i = closing
        elif chunk.key == "." and chunks[i - 1].kind == "honorific":
            pass  # "TT.Thích Phước Chí"
        elif chunk.key == ";" and by_commas and _has_own(chunks, i + 1) and not any(_has_own(chunks, member) for member in members):
            break  # "các Ủy viên Ban Thường trực: A, B; | C, nguyên Ủy viên Đoàn Chủ tịch"
        elif chunk.kind == "separator" and chunk.key in (",", ";", "-", "–", "(", ")"):
            by_commas = by_commas or (chunk.key == "," and i + 1 < len(chunks) and chunks[i + 1].kind == "name")
            if chunk.key == ";" and by_commas and not own_titles and i + 1 < len(chunks) and chunks[i + 1].tag == "ranks":
                break  # "nguyên Chủ tịch nước Lê Đức Anh, Trần Đức Lương; | Đại tướng Võ Nguyên Giáp"
            if chunk.key in (",", ";") and by_office and (named := behind_own_office(chunks, i + 1)) > i + 1:
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
        elif chunk.key in AND:
            if by_office and (named := behind_own_office(chunks, i + 1)) > i + 1:
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


def _first_of_others(chunks: Sequence[Chunk], first: int, titled: int) -> bool:
    """True for somebody with an office behind a list of people without: "các Phó Trưởng Ban: A, B; | Thượng tá C - Phó Giám đốc Công an tỉnh"."""
    own = titled + 3 < len(chunks) and chunks[titled + 1].kind == "name" and chunks[titled + 2].key in ("-", "–", ",")
    return own and chunks[titled + 3].kind == "office" and all(chunk.kind != "office" for chunk in chunks[first:titled])


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
    together = any(chunk.key in ("đều", "cùng", "đồng", "các", "hai") for chunk in chunks[left + 1 : run.first])
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
    paired = sharable(chunks[run.first]) and i >= 0 and chunks[i].key in marks
    # "HT. A, HT. B – Đồng Chứng minh Ban Trị sự": of witnesses there are many
    deputies = deputies or chunks[run.first].key.startswith(("chứng minh", "đồng chứng minh", "thành viên hội đồng chứng minh"))
    # "Trần Duy Bảo, Lê Thị Châu, Lý Văn Hội: Ủy viên Ban Thường vụ", a line of the elected
    closed = run.last + 1 == len(chunks) or chunks[run.last + 1].key in (".", ";")
    headed = i < 0 and chunks[run.first - 1].key == ":" and closed and sharable(chunks[run.first])
    if len(receivers) > 1 and (together or opened or paired or deputies or headed):
        return sorted(receivers)
    pair = [left]  # "… và đồng chí Coor Thị Nghệ, Đinh Văn Hươm – Phó Chủ tịch UBMTTQVN xã"
    while left > 1 and chunks[left - 1].key == "," and chunks[left - 2].kind == "name" and not mentions[left - 2].offices:
        left -= 2
        pair.append(left)
    one = left > 0 and chunks[left - 1].tag == "address" and chunks[run.first - 1].key in ("-", "–", "—") and sharable(chunks[run.first])
    return sorted(pair) if one else pair[:1]
