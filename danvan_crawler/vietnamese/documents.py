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
_DAY = r"ngày\s*(\d{1,2})\s*(?:[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?!\d)|tháng\s*(\d{1,2})\s*(?:,\s*)?năm\s*(\d{4}))"
_DATE = re.compile(r"\s*+[,(]?\s*+(?:(?:ban hành|ký|ra|cùng)\s+)?" + _DAY, re.IGNORECASE)
# "… số 10/2022/QH15 | được Quốc hội khóa XV thông qua ngày 10/11/2022"
_ISSUED = r"(?:ban hành|thông qua|phê duyệt|ra|ký|có)"
_PASSED = re.compile(
    r"\s*+,?\s*+(?:đã\s+)?được\s+(?P<issuer>[A-ZĐỦ][^,;.:()\n]{2,60}?)"
    rf"(?:\s+khóa\s+(?P<term>[IVXLC]{{1,6}}))?\s+{_ISSUED}\s+(?=ngày)"
)
# "Ngày 26/10/2023, Ban Bí thư ban hành | Chỉ thị số …", "UBND tỉnh vừa có | Công văn số …"
_VERB = re.compile(rf"(?<![^\W_]){_ISSUED}\s+$")
_BODY = r"(?:Bộ|Ban|Ủy ban|UBND|HĐND|Hội đồng|Tỉnh|Thành|Huyện|Quận|Đảng|Quốc hội|Chính phủ|Thủ tướng|Chủ tịch|Trung ương|Liên)"
_ISSUES = re.compile(rf"(?<![^\W_])(?P<issuer>{_BODY}(?:\s+[^\s,;.:()]+){{0,9}}?)\s+(?:đã\s+|vừa\s+|cũng\s+)?{_ISSUED}\s+$")
_DAY_BEFORE = re.compile(_DAY + r"\s*,?\s*(?:tại [^,;.\n]{2,30},\s*)?$", re.IGNORECASE)
# "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15": the name of a law stands between its type and its number.
_NAMED_LAW = re.compile(r"(?<![^\W_])(?P<type>Luật|Bộ luật|Pháp lệnh)\s+[^,;.:\n]{3,90}?\s+(?:số\s*)?$")
# The issuer ends before the words that tell what became of the document.
_AFTER_ISSUER = (
    "hướng yêu ban\\shành thực\\shiện đồng\\sý phê\\sduyệt về được đã và trong tại là có các cho nhằm để với khóa khoá nhiệm gắn do "
    "theo trên một đối đến từ đang cũng quy ngày bảo nêu"
)
_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_ISSUER = re.compile(
    rf"\s*+\)?,?\s*+của\s+(?P<issuer>[{_UPPER}]"
    r"[^,;.:()“”\"\n–]{1,90}?)"
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
    last: DocumentCitation | None = None
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
        if joined and last is not None and _plural(text, last.span.start):
            _share(last, citation)  # "các Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày 12-12-2013 của …": said of both
        last, previous_end = citation, citation.span.end
        known = found.setdefault(citation.number, citation)
        for name in ("date", "issuer", "term", "type"):
            if getattr(known, name) is None:
                setattr(known, name, getattr(citation, name))
    return list(found.values())


def _plural(text: str, start: int) -> bool:
    """True where "các" stands in front of a citation: several documents follow."""
    return re.search(r"(?<![^\W_])các\s+$", text[max(0, start - 6) : start], re.IGNORECASE) is not None


def _share(first: DocumentCitation, second: DocumentCitation) -> None:
    for name in ("date", "issuer", "term"):
        if getattr(first, name) is None:
            setattr(first, name, getattr(second, name))


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
    term = _TERM.match(text, end)
    tail = _ISSUER.match(text, term.end() if term else end)
    term = term or _TERM.match(text, tail.end() if tail else end)
    issuer, congress = (tail["issuer"] if tail else None), (term["term"] if term else None)
    if day is None and (passed := _PASSED.match(text, end)):
        issuer, congress = issuer or passed["issuer"], congress or passed["term"]
        day = _date_after(text, passed.end())[1]
    issues = _ISSUES.search(text, max(0, start - 120), start) if _VERB.search(text, max(0, start - 14), start) else None
    if issues:
        issuer = issuer or issues["issuer"]
        before = _DAY_BEFORE.search(text, max(0, issues.start() - 60), issues.start())
        day = day or (_iso(before) if before else None)
    law = _NAMED_LAW.search(text, max(0, start - 120), start) if kind is None and "QH" in sign else None
    kind = kind or (law["type"] if law else None)
    return DocumentCitation(
        raw=text[start:end],
        number=number,
        span=Span(field, start, end),
        date=day,
        type=kind[:1].upper() + kind[1:].lower() if kind else None,
        symbol=sign or None,
        issuer=" ".join(issuer.split()) if issuer else None,
        term=congress.upper() if congress else None,
    )


def _date_after(text: str, end: int) -> tuple[int, str | None]:
    """End of the citation with the date behind the number, and its ISO day; impossible dates are no part of it."""
    match = _DATE.match(text, end)
    if not match:
        return end, None
    day = _iso(match)
    return (match.end(), day) if day else (end, None)


def _iso(match: re.Match[str]) -> str | None:
    year = match[3] or match[5]
    number = int(year) if len(year) == 4 else 2000 + int(year) if int(year) <= 30 else 1900 + int(year)
    try:
        return date(number, int(match[2] or match[4]), int(match[1])).isoformat()
    except ValueError:
        return None
