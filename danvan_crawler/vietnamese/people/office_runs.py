"""Offices that belong together: those of a sentence that stand side by side, and where that of somebody else parts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_crawler.vietnamese.people.chunks import Chunk

AUTHORISING = frozenset(("thừa ủy quyền", "ủy quyền", "thừa ủy nhiệm", "ủy nhiệm"))
_DELEGATING = AUTHORISING | {"đề nghị", "đồng ý", "phân công"}
AND = frozenset(("và", "cùng", "cùng với", "với"))
_BEGUN = frozenset(("đảng", "ban", "hội", "ủy", "trung", "thường", "mặt", "liên", "tuyên", "dân", "tổ", "văn", "phòng", "sở"))
"""First syllables of bodies."""


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
                if any(part.key in AND for part in between):
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


def sharable(office: Chunk) -> bool:
    """An office that several may hold without a plural word: deputies and members."""
    words = office.key.split()
    if words[0] == "nguyên":
        return True  # "nguyên Chủ tịch HĐND tỉnh A, B": one after the other
    return next((word for word in words if word not in ("nguyên", "cựu", "cố")), "") in ("phó", "ủy", "đại", "đbqh")
