"""Lines as a person reads them: captions broken over lines are joined, headlines in capitals get their names back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.lexicon import phrases
from danvan_crawler.vietnamese.people.name_runs import MAX_SYLLABLES
from danvan_crawler.vietnamese.people.office_spans import office_at
from danvan_crawler.vietnamese.people.tokens import BREAK, WORD, Token

_ADDRESS = phrases("honorifics", "plural", "address", "ranks", "religious", "degrees")
_VERBS = phrases("role_verbs")
_HEADS = phrases("offices", "heads", "words", "fields")
_BODILESS = phrases("offices", "bodiless")
_OPEN = frozenset((",", "-", "–", "—", "và", "của", "("))
_MIDDLE_NAMES = frozenset(("văn", "thị", "đức", "hữu", "đình", "xuân", "quốc", "minh", "ngọc", "thanh", "quang", "a"))


def read_lines(tokens: list[Token], ended: list[int], *, shouted: bool = True) -> tuple[list[Token], list[int]]:
    """The tokens without the line breaks inside sentences, and where these end; in lines of capitals only names keep their capitals.

    `shouted` is False where no line can be one of capitals.
    """
    kept = _joined(tokens)
    behind = {i + 1 for i, token in enumerate(tokens) if token.kind == BREAK}.difference(i + 1 for i in kept)
    joined = [replace(tokens[i], spaced=True) if i in behind else tokens[i] for i in kept]
    joined_ends = [ended[i] for i in kept]
    if not shouted:
        return joined, joined_ends
    start = 0
    for i, token in enumerate([*joined, None]):
        if token is None or token.kind == BREAK:
            line = joined[start:i]
            words = [each for each in line if each.kind == WORD]
            if len(words) >= 4 and sum(each.text.isupper() for each in words) >= 0.85 * len(words):
                joined[start:i] = _recased(line)
            start = i + 1
    return joined, joined_ends


def _joined(tokens: list[Token]) -> list[int]:
    """All tokens but the breaks between words and behind or before an open dash or comma.

    "… Trưởng ban Dân vận Tỉnh ủy\\nvà đ/c Phan Xuân Quang-TUV …", "đồng chí Lữ Thị Thủy\\n– UVBTV, Trưởng Ban …"
    """
    kept: list[int] = []
    for i, token in enumerate(tokens):
        if token.kind == BREAK and kept and i + 1 < len(tokens):
            before, after = tokens[kept[-1]], tokens[i + 1]
            if before.key in _OPEN and not (before.text in "-–—" and (len(kept) < 2 or tokens[kept[-2]].kind == BREAK)):
                continue
            if before.kind == after.kind == WORD:
                continue  # within a sentence, a name or an office, else a line would end here (`passages.paragraphs`)
            if before.kind == WORD and after.text in "-–—" and i + 2 < len(tokens) and _office_line(tokens, i + 2):
                continue
        kept.append(i)
    return kept


def _office_line(tokens: list[Token], start: int) -> bool:
    stop = next((i for i in range(start, len(tokens)) if tokens[i].kind == BREAK), len(tokens))
    window = tokens[start : min(stop, start + 30)]
    office = office_at(window, [token.key for token in window], 0, len(window)) if window else None
    # "- Chủ tịch: ông A" is a line of a list
    return office is not None and not (office.end < len(window) and window[office.end].text == ":")


def _recased(printed: Sequence[Token]) -> list[Token]:
    """A line of capitals without them, but for the first letters of the names in it."""
    keys = [token.key for token in printed]
    end = len(printed)
    line = [replace(token, cap=False, upper=False) for token in printed]
    i = 0
    while i < end:
        address = _ADDRESS.longest(keys, i, end) or _BODILESS.longest(keys, i, end)  # "TỔNG BÍ THƯ NGUYỄN PHÚ TRỌNG"
        start = i + address[0] if address else i
        if start < end and line[start].text in ":.":
            start += 1
        stop = _name_in_capitals(line, keys, start, end, titled=address is not None)
        if stop > start:
            line[start:stop] = [replace(token, cap=True) for token in line[start:stop]]
        i = max(stop, i + (address[0] if address else 1))
    return line


def _name_in_capitals(line: Sequence[Token], keys: Sequence[str], start: int, end: int, *, titled: bool) -> int:
    """End of a name in a line of capitals: three or four syllables from a family name on, or up to six, up to a verb, an office or a mark."""
    if not names.starts_with_surname(keys, start, end):
        return start
    minority = names.is_minority(keys[start : start + MAX_SYLLABLES])  # "Y THANH HÀ NIÊ KĐĂM"
    stop = start
    closed = False
    while stop < end and stop - start <= MAX_SYLLABLES and line[stop].kind == WORD and (minority or names.is_syllable(keys[stop])):
        known = _VERBS.longest(keys, stop, end) if stop - start >= 2 else None
        head = _HEADS.longest(keys, stop, end)
        if (known and (known[0] >= 2 or stop - start >= 3)) or (head and head[0] >= 2):
            closed = True
            break
        stop += 1
    closed = closed or (stop < end and line[stop].kind != WORD)
    if stop - start > (MAX_SYLLABLES if closed else 4):
        stop = start + 4
    if stop - start < (2 if titled else 3):
        return start
    return stop if titled or keys[start + 1] in _MIDDLE_NAMES else start
