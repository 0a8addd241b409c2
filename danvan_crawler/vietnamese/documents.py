"""Party and state documents cited in a text: "Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị (khóa XI)".

Types and signs come from `data/documents.txt`. A number counts as a document's when a type stands before it or its sign is known;
licences, telephone numbers and counts are none.
"""

from __future__ import annotations

import re
from datetime import date

from danvan_crawler.items import DocumentCitation, Field, Span
from danvan_crawler.vietnamese.people.lexicon import sections

_LETTER = "A-ZĐÐƯÂÊÔƠĂ"
# The look back stands behind the first digit, so that the engine can run from digit to digit.
# Pieces of a number: "120-KL/TW", "04/2015/NĐ-CP", "2544 - CV/BTCTU", "10/2022/QH15", "1719/QĐ-TTg", "02-HD/BDVTW"
_SIGN = rf"[{_LETTER}][{_LETTER}a-zđưôơâêăĩ&]{{0,18}}\d{{0,2}}"
_NUMBER = re.compile(
    rf"(?P<digits>\d(?<![\w/.,-].)\d{{0,4}})(?:\s?/\s?(?P<year>(?:19|20)\d\d))?\s?[-–/]\s?(?P<sign>{_SIGN}(?:\s?[-–/.]\s?{_SIGN}){{0,3}})(?![^\W_])"
)
# "Nghị quyết số 25 của Trung ương", "Chỉ thị 05 của Bộ Chính trị": a number without its sign, known by who issued it or when
_SHORT = re.compile(
    r"(?P<digits>\d(?<![\w/.,-].)\d{0,3})"
    r"(?=\s*+,?\s*+(?:ngày\s*+\d|của\s++(?:Bộ|Ban|Trung|Chính|Thủ|Quốc|Tỉnh|Thành|Huyện|BCH|BTV|UBND|HĐND|TW|T\.Ư)))"
)
# What stands in front of a number: the type, "số" or both.
_TYPES = sorted((*sections("documents")["types"], *sections("documents")["refused"]), key=len, reverse=True)
_TYPE = r"(?P<type>" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _TYPES) + r")"
_BEFORE = re.compile(rf"(?:(?<![^\W_]){_TYPE}\s{{1,9}}(?:liên tịch\s{{1,9}})?)?(?:số\s{{0,9}}:?\s{{0,9}})?$", re.IGNORECASE)
_LOOK_BACK = 60
_DATE = re.compile(
    r"\s*+[,(]?\s*+(?:(?:ban hành|ký|ra)\s+)?ngày\s*(\d{1,2})\s*(?:[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?!\d)"
    r"|tháng\s*(\d{1,2})\s*(?:,\s*)?năm\s*(\d{4}))",
    re.IGNORECASE,
)
# The issuer ends before the words that tell what became of the document.
_AFTER_ISSUER = (
    "về được đã và trong tại là có các cho nhằm để với khóa khoá nhiệm gắn do theo trên một đối đến từ đang cũng quy ngày bảo yêu nêu phê"
)
_ISSUER = re.compile(
    r"\s*+\)?,?\s*+của\s+(?P<issuer>[A-ZĐ][^,;.:()“”\"\n–]{1,90}?)"
    rf"(?=\s+(?:{_AFTER_ISSUER.replace(' ', '|')})\s|\s*[,;.:()“”\"\n–-]|\s*$)"
)
_TERM = re.compile(r"\s*+,?\s*+\(?\s*+(?:khóa|khoá|nhiệm kỳ)\s+(?P<term>[IVXLC]{1,6}|\d{1,2}(?!\d|/))", re.IGNORECASE)
_REFUSED = frozenset(name.lower() for name in sections("documents")["refused"])
_SIGNS = frozenset(sections("documents")["signs"])


def find_documents(text: str, field: Field = "body") -> list[DocumentCitation]:
    """The documents cited in an NFC text, in printed order, each number once with its first raw string and span.

    `date` is ISO where a date follows the number; `symbol` is the part behind the digits ("KL/TW"); `term` the congress of the
    issuer ("XI"). What a later citation of the same number adds (date, issuer, term) is taken over. Never raises.
    """
    found: dict[str, DocumentCitation] = {}
    kind: str | None = None
    previous_end = -1
    for match in sorted([*_NUMBER.finditer(text), *_SHORT.finditer(text)], key=lambda each: (each.start(), -each.end())):
        if match.start() < previous_end:
            continue
        start, own = _front(text, max(match.start() - _LOOK_BACK, previous_end, 0), match.start())
        joined = previous_end >= 0 and re.fullmatch(r"\s*+(?:,|và|;|hoặc|hay)?\s*+", text[previous_end:start])
        kind = own or (kind if joined else None)
        citation = _citation(text, match, start, kind, field) if kind or "sign" in match.re.groupindex else None
        if citation is None or (own is None and "sign" not in match.re.groupindex):
            kind = None
            continue
        previous_end = citation.span.end
        known = found.setdefault(citation.number, citation)
        for name in ("date", "issuer", "term", "type"):
            if getattr(known, name) is None:
                setattr(known, name, getattr(citation, name))
    return list(found.values())


def _front(text: str, lo: int, end: int) -> tuple[int, str | None]:
    """Where a citation begins whose number begins at `end`, and its type if one is printed; not looking before `lo`."""
    match = _BEFORE.search(text, lo, end)
    if not match:
        return end, None
    kind = match["type"]
    return match.start(), " ".join(kind.split()) if kind else None


def _citation(text: str, match: re.Match[str], start: int, kind: str | None, field: Field) -> DocumentCitation | None:
    groups = match.groupdict()
    sign = re.sub(r"\s", "", groups.get("sign") or "").replace("–", "-")
    if kind is not None and kind.lower() in _REFUSED:
        return None
    pieces = re.split(r"[-/.&]", sign)
    known = any(re.sub(r"\d+$", "", piece) in _SIGNS for piece in pieces)
    if sign and not (known if kind is None else known or sign.isupper() or "/" in sign or len(pieces) > 1):
        return None
    if kind is None and len(pieces) < 2 and not groups.get("year"):
        return None
    number = re.sub(r"\s", "", text[match.start("digits") : match.end()]).replace("–", "-")
    end, day = _date_after(text, match.end())
    tail = _ISSUER.match(text, end)
    term = _TERM.match(text, tail.end() if tail else end)
    return DocumentCitation(
        raw=text[start:end],
        number=number,
        span=Span(field, start, end),
        date=day,
        type=kind[:1].upper() + kind[1:].lower() if kind else None,
        symbol=sign or None,
        issuer=" ".join(tail["issuer"].split()) if tail else None,
        term=term["term"].upper() if term else None,
    )


def _date_after(text: str, end: int) -> tuple[int, str | None]:
    """End of the citation with the date behind the number, and its ISO day; impossible dates are no part of it."""
    match = _DATE.match(text, end)
    if not match:
        return end, None
    year = match[3] or match[5]
    number = int(year) if len(year) == 4 else 2000 + int(year) if int(year) <= 30 else 1900 + int(year)
    try:
        return match.end(), date(number, int(match[2] or match[4]), int(match[1])).isoformat()
    except ValueError:
        return end, None
