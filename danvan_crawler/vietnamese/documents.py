"""Party and state documents cited in a text: "Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị (khóa XI)".

Types and signs come from `data/documents.txt`. A number counts as a document's when a type stands before it or its sign is known;
licences, telephone numbers and counts are none, and so is what has no number at all ("Luật Đất đai năm 2024").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from danvan_crawler.items import DocumentCitation, Field, Span
from danvan_crawler.vietnamese.document_numbers import (
    NUMBER,
    SHORT_NAMES,
    TYPE,
    UPPER,
    UPPER_SIGNS,
    front,
    headed,
    listed_before,
    other_word_before,
    printed_number,
    same_number,
    without_sign,
    without_spaces,
    words,
)
from danvan_crawler.vietnamese.people.lexicon import pairs, sections
from danvan_crawler.vietnamese.text import number_starts

_LISTS = sections("documents")
_REFUSED = frozenset(name.lower() for name in _LISTS["refused"])
_SIGN_TYPES = pairs("documents", "sign types")
_FIRST_PIECE = re.compile(r"([^\W\d_]+)(-?)")
_BODY = (
    r"(?:Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Tỉnh|Thành|Huyện|Quận|Đảng|Quốc hội|Chính phủ|Thủ tướng|Chủ tịch|Trung ương|Liên|Sở|Mặt trận"
    r"|Tổng|Thường trực|Trưởng [Bb]an|Hội nghị|Giám đốc|Văn phòng|Công an|Đoàn|Hội|Cục|Viện|T[òo][àa] án|Thanh tra|Ngân hàng|Bảo hiểm"
    r"|Kho bạc|Chánh (?:Văn phòng|Thanh tra|án)|Tư lệnh|Quân khu|Quân [uủ][ỷy]|Giáo hội)"
)
_LOOK_BACK = 60
_REACH = 150
_NUMERIC = r"([0-9]{1,2})\s*[/.\-–]\s*([0-9]{1,2})(?:\s*[/.\-–]\s*([0-9]{4}|[0-9]{2})|((?:19|20)[0-9]{2}))(?![0-9])"  # also "29/62001"
_DAY = rf"ngày\s*:?\s*(?:{_NUMERIC}|([0-9]{{1,2}})\s*tháng\s*([0-9]{{1,2}})\s*(?:,\s*)?(?:năm\s*)?([0-9]{{4}}))"
_BY = (
    r"(?:(?:(?:vừa|mới|đã)\s+)?(?:được\s+)?(?:ký\s+)?(?:ban hành|ký|ra|cùng|thông qua|phê duyệt|đề)\s+(?:vào\s+)?)?"
    r"(?:(?:hồi|lúc)\s+[0-9]{1,2}\s?(?:giờ|h|:)\s?(?:[0-9]{1,2}\s?(?:phút)?\s+)?)?"
)
# "… thực hiện Kết luận số 43-KL/TW | Ngày 16/02/2023, Đảng ủy Khối tổ chức …": a line that begins with a day tells of another deed
_DATE = re.compile(rf"(?!\s*\n\s*(?-i:N))\s*+[,(]?\s*+{_BY}{_DAY}", re.IGNORECASE)
_SAME_DAY = re.compile(r"\s*+,?\s*+cùng ngày(?![^\W_])")  # "Quyết định số 1479-QĐNS/TU cùng ngày": that of the document before
# "Công văn số 345-CV/HU ngày 5/6 | của Ban Dân vận Huyện ủy": a day without its year is none of the document's, but the issuer follows it.
# A paper's own number and day: "Số 512-CV/BDVTU | V/v …  Nam Lĩnh, ngày 03 tháng 10 năm 2024", each at the head of a line.
_HEAD_DAY = re.compile(rf"(?:[^\n]{{0,120}}\n){{1,3}}[^\S\n]*[^\W\d_][^\n,;.:]{{1,40}},\s*{_DAY}[^\S\n]*(?=\n|\Z)", re.IGNORECASE)
# Or above it: "Hà Giang, ngày 31 tháng 10 năm 2014 | Số: 865/TB-VPTU"
_DAY_ABOVE = re.compile(rf"(?:\A|\n)[^\S\n]*[^\W\d_][^\n,;.:]{{1,40}},\s*{_DAY}[^\S\n]*\n\s*\Z", re.IGNORECASE)
_YEARLESS = re.compile(r"\s*+,?\s*+ngày\s++[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2},?(?=\s+của\s)", re.IGNORECASE)
# "Chỉ thị số 05-CT/TW (15/5/2016)", "Nghị định số 100/2015/NĐ-CP 20/10/2015 của Chính phủ"
_BARE_DATE = re.compile(rf"\s*+(?:[,(]\s*+{_NUMERIC}|(?=[0-9./-]{{8,10}}\s+của\s){_NUMERIC})")
# "… số 10/2022/QH15 | được Quốc hội khóa XV, kỳ họp thứ 4 thông qua ngày 10/11/2022"
_ISSUED = r"(?:ban hành|thông qua|phê duyệt|ra|ký|có)"
_PASSED = re.compile(
    r"\s*+,?\s*+(?:(?:đã|vừa)\s+)?(?:được|do)\s+(?P<issuer>[A-ZĐỦ][^,;.:()\n]{2,60}?)"
    r"(?:\s+khóa\s+(?P<term>[IVXLC]{1,6}))?(?:,?\s+(?:tại\s+)?(?:[Kk]ỳ|[Pp]hiên) họp (?:bất thường )?(?:thứ|lần)(?: thứ)? \w+,?)?"
    rf"\s+(?:vừa\s+)?(?:(?:ký\s+)?{_ISSUED}\s+(?:vào\s+)?(?=ngày)|(?:ban hành|thông qua)(?![^\W_]))"
)
# "… do ông Lê Văn Nam, Phó Chủ tịch UBND quận | ký ngày 13/5/2017": who signs is no issuer
_SIGNED = re.compile(r"\s*+,?\s*+do\s+[^.;:\n]{3,90}?\s+ký\s+(?:ban hành\s+)?(?=ngày)")
# "Ngày 26/10/2023, Ban Bí thư ban hành | Chỉ thị số …", "UBND tỉnh vừa có | Công văn số …"
_VERB = re.compile(rf"(?<![^\W_]){_ISSUED}\s+(?:các\s+)?$")
# Who signs is no issuer: "Đồng chí Bí thư | Tỉnh ủy Lê Văn Nam đã ký Nghị quyết số 33-NQ/TU".
_NO_ISSUER = "|".join(_LISTS["no_issuer"])
_ISSUES = re.compile(
    rf"(?<![^\W_])(?<!thư\s)(?P<issuer>{_BODY}(?:\s+(?!(?:{_NO_ISSUER})\s)[^\s,;.:()]+){{0,12}}?)(?:\s+kh[óo][aá]\s+(?P<term>[IVXLC]{{1,6}}))?"
    rf"\s+(?:đã\s+|vừa\s+|cũng\s+|mới\s+)?(?:ký\s+)?{_ISSUED}\s+(?:các\s+)?$"
)
_DAY_BEFORE = re.compile(rf"(?<!từ ){_DAY}[^\S\n]*,?[^\S\n]*(?:tại [^,;.\n]{{2,30}},[^\S\n]*)?$", re.IGNORECASE)
# "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15": the name of a law stands between its type and its number.
_NAMED_LAW = re.compile(
    r"(?:.*[\W_])?(?P<type>Bộ luật|(?<!Bộ\s)(?<!pháp\s)(?<!kỷ\s)Luật|Pháp lệnh)\s+[^;.:\n]{3,90}?[\s(]+(?:số\s*)?$",
    re.IGNORECASE | re.DOTALL,
)
# The issuer ends before the words that tell what became of the document.
_ISSUER_END = (
    rf"(?=\s+(?:{'|'.join(each.replace(' ', chr(92) + 's') for each in _LISTS['behind_issuer'])})(?![^\W_])|\s*[,;.:…?()“”\"\n–-]|\s*$)"
)
_OF = r"\s*+\)?,?\s*+(?:(?:kết luận\s+|năm (?:19|20)[0-9]{2}\s+)?của\s+|(?=Hội nghị\s))"
_OF_NEXT = re.compile(_OF)
# "của Bộ Chính trị", and as some papers print it, "của bộ Công an", "của uỷ ban nhân dân tỉnh", "của liên Bộ Tài chính"
_BODY_SMALL = rf"(?:bộ|sở|ban|cục|hội|ngân hàng|liên(?: [bB]ộ:?)?|bộ trưởng) (?=[{UPPER}])|[uủ][ỷy] ban |hội đồng |chính phủ|thủ tướng"
_ISSUER_START = rf"(?:[{UPPER}]|{_BODY_SMALL})"
_ISSUER = re.compile(rf"{_OF}(?P<issuer>{_ISSUER_START}[^,;.:…?()“”\"\n–]{{0,90}}?){_ISSUER_END}")
# Names with a comma, a dash or "và" in them: "Bộ Giáo dục và Đào tạo", "tỉnh Bà Rịa - Vũng Tàu", "UBND TP. Hà Tĩnh"
_LINK = r"(?:\s*[,–&-]\s*|\s+và\s+)"
_NAMES = "|".join(_LINK.join(name.split(" ~ ")) for name in sorted(_LISTS["compounds"], key=len, reverse=True))
_COMPOUND = re.compile(rf"(?=[{UPPER}p])(?<![^\W_])(?i:{_NAMES})|(?<![^\W_])(?:TP|TX|T|Q|P)\.(?=\s?[{UPPER}])")
# Behind the first words of an issuer: what may belong to such a name. The names are looked for only there, since that is slow.
_GOES_ON = re.compile(rf"\s*(?:[,.&–-]|và(?![^\W_])|[{UPPER}])")
_HIDING = str.maketrans({",": "\x01", "-": "\x01", "–": "\x01", ".": "\x01", " ": "\x02"})
# A second issuer: "của Ban Dân vận, Ban Tổ chức Trung ương về"; in "của Tỉnh ủy, UBND tỉnh giao các sở" a clause begins.
_CLAUSE = "|".join(_LISTS["clauses"])
_JOINT = re.compile(rf"(?:,|\s+và)\s+{_BODY}(?:\s+(?!(?:{_CLAUSE})(?![^\W_]))[^\s,;.:()“”\"–]{{1,60}}){{0,9}}?{_ISSUER_END}")
_JOINT_ENDS = re.compile(r"\s+(?:về|khóa|khoá)\s|\s*(?:[.;:()“”\"\n]|\Z)|,\s+về\s")
_TERM = re.compile(r"\s*+,?\s*+\(?\s*+(?:khóa|khoá|nhiệm kỳ)\s+(?P<term>[IVXLC]{1,6}|\d{1,2}(?!\d|/))", re.IGNORECASE)
# "Hướng dẫn của Ban Dân vận Trung ương | số 110-HD/BDVTW", "Quyết định của Bộ Chính trị | (số 217-QĐ/TW …"
_OF_BEFORE = re.compile(
    rf"(?<![^\W_]){TYPE}\s+của\s+(?P<issuer>[{UPPER}](?!uật )[^,;.:()“”\"\n–]{{1,60}}?)[\s,(]+(?:số\s*)?$", re.IGNORECASE
)
# What follows a day that belongs to the document though a comma stands before it: "… của Ban Bí thư (khóa XI), ngày 20/10/2015 “Về …”"
_SUBJECT = re.compile(r"\s*(?:(?:của|về|quy định|hướng dẫn|sửa đổi|phê duyệt|ban hành|yêu cầu|chỉ đạo)\s|[“\";.)\n]|\Z)", re.IGNORECASE)
_CENTRAL = re.compile(r"Trung ương|Bộ Chính trị|Ban Bí thư|T[WƯ]|T\.[WƯ]")
_BRACKET = re.compile(r"\s?\([^()\n]{2,40}\)(?=\s+ngày)")  # "của Tổng cục An ninh (Bộ Công an) ngày 10/8/2015"
_BRACKETED = re.compile(rf"\s?\((?P<issuer>{_BODY}[^()\n,;]{{0,40}}),\s*(?:ngày\s*)?{_NUMERIC}\)")  # "52-NQ/TW (Bộ Chính trị, 27/9/2019)"
_JOINED = re.compile(r"\s*+(?:,|và|;|hoặc|hay)?\s*+")
_PLURAL = re.compile(r"(?<![^\W_])(?:các|những|hai|ba|bốn|0?[2-9])\s+$", re.IGNORECASE)
_NUMBERS = re.compile("[0-9]+")
_SIGN_ENDS, _FIRST_DASH = re.compile(r"[-/.&]"), re.compile("[-/.]")
_SEVERAL = re.compile(r"liên (?:tịch|ngành)|phối hợp", re.IGNORECASE)
_MORE = ("date", "issuer", "term")
_LONGEST_CHAIN = 50  # no sentence cites more; each new one is compared with all of them


def find_documents(text: str, field: Field = "body") -> list[DocumentCitation]:
    """The documents cited in an NFC text, in printed order, each once with its first raw string and span.

    `date` is ISO where a date follows the number; `type` is printed, else what the sign stands for; `symbol` is the part behind the
    digits ("KL/TW"); `term` the congress of the issuer ("XI"). What a later citation of the same document adds (date, issuer, term) is
    taken over, also where it is named in short ("Chỉ thị 05" after "Chỉ thị số 05-CT/TW"). Never raises.
    """
    return cited_documents({field: text})


def cited_documents(fields: Mapping[Field, str]) -> list[DocumentCitation]:
    """As `find_documents`, over the fields of an article: a document of the title that the body names again is one."""
    found: dict[str, DocumentCitation] = {}
    for name, text in fields.items():
        for citation in _citations(text, name):
            _take(found.setdefault(same_number(citation.number), citation), citation, "type")
    for citation in found.values():
        citation.type = citation.type or _type_of(citation.symbol or "")
    kept = []
    for citation in found.values():
        full = None if citation.symbol else next((each for each in found.values() if _short_of(citation, each)), None)
        if full is None:
            kept.append(citation)
        else:
            _take(full, citation)
    return kept


def _type_of(symbol: str) -> str | None:
    """The type that a sign stands for alone: "số 123/QĐ-UBND ngày 5/3/2019" is a Quyết định."""
    piece = _FIRST_PIECE.match(symbol)
    return (_SIGN_TYPES.get(piece[1]) or _SIGN_TYPES.get(piece[0])) if piece else None


def _short_of(short: DocumentCitation, full: DocumentCitation) -> bool:
    """Whether "Chỉ thị 05 của Bộ Chính trị" is "Chỉ thị số 05-CT/TW" again: type and digits alike, nothing against it.

    So is "Nghị định 46" after "Nghị định 46/2016", and this after "Nghị định 46/2016/NĐ-CP".
    """
    if short.type != full.type or (short.date and full.date and short.date != full.date):
        return False
    (first, *year), (second, *more) = (_NUMBERS.findall(each.number)[:2] for each in (short, full))
    if first.lstrip("0") != second.lstrip("0") or (full.symbol is None and (year or not more)):
        return False
    if year and year[0] not in (*more, (full.date or "")[:4]):
        return False
    if short.issuer and "TW" in (full.symbol or ""):
        return _CENTRAL.search(short.issuer) is not None
    return not short.issuer or not full.issuer or short.issuer == full.issuer


def _take(known: DocumentCitation, other: DocumentCitation, *more: str) -> None:
    """What the other citation adds."""
    for name in (*_MORE, *more):
        if getattr(known, name) is None:
            setattr(known, name, getattr(other, name))


def _citations(text: str, field: Field) -> Iterator[DocumentCitation]:
    """Every citation of a text, in printed order."""
    kind: str | None = None
    last: DocumentCitation | None = None
    chain: list[DocumentCitation] = []  # those printed one right behind the other
    previous_end = -1
    number_end = 0
    for place in number_starts(text):
        match = NUMBER.match(text, place) if place >= number_end else None
        if match is None:
            continue
        number_end = match.end()
        if place < previous_end:
            continue
        if match["sign"] is None and other_word_before(text, match.start()):
            kind = None
            continue  # "tháng 9/2026", "năm 12 của Bộ"
        floor = max(match.start() - _LOOK_BACK, previous_end, 0)
        start, own = front(text, floor, match.start())
        listed = None if own else listed_before(text, floor, match.start())
        joined = _JOINED.fullmatch(text, previous_end, start) if previous_end >= 0 else None
        kind = own or (words(listed["type"]) if listed else kind if joined and _alike(last, match["sign"]) else None)
        bare = match["short"] is not None or match["dated"] is not None
        if own and own.capitalize() not in SHORT_NAMES and not match["sign"] and start + len(own) + 1 >= match.start():
            continue  # "phương án 2 của Cục Hàng không", but "Báo cáo số 45 của Ban Dân vận"
        said = kind if own or listed or start < match.start() else None  # "Quyết định số 217, số 218"
        if bare and not without_sign(text, match, listed.start() if listed else start, said):
            kind = None
            continue  # "quyết định 12, 13", "Nghị quyết 30a": a programme; "tháng 5/2016"
        citation = _citation(text, match, start, kind, field) if kind or match["sign"] else None
        if citation is None or not (own or listed or match["sign"] or (joined and kind and start < match.start())):
            kind = None
            continue
        if citation.date is None and last is not None and _SAME_DAY.match(text, match.end()):
            citation.date = last.date
        chain = [*chain[-_LONGEST_CHAIN:], citation] if joined else [citation]
        # "các Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày 12-12-2013 của …", "Quyết định số 217, số 218 của …": said of all
        if len(chain) > 1 and (_plural(text, chain[0].span.start) or not (own or match["sign"])):
            for each in chain[:-1]:
                _take(each, citation)
        if len(chain) > 1:
            _share_issuer(chain)
        if listed:
            yield from _shared(text, listed, citation, text[match.end("digits") : match.end()])
        yield citation
        last, previous_end = citation, citation.span.end


def _share_issuer(chain: list[DocumentCitation]) -> None:
    """Give each of the documents printed in a row the issuer that is said once: behind them ("Nghị quyết số 18-NQ/TW và Nghị quyết số
    19-NQ/TW của …") or in front ("UBND huyện ban hành Kế hoạch số 12/KH-UBND và Quyết định số 40/QĐ-UBND"), where their signs end alike.
    """
    last, before = chain[-1], chain[-2]
    if last.issuer is None and before.issuer is not None and _same_office(before, last):
        last.issuer, last.term = before.issuer, last.term or before.term
    for each in chain[:-1]:
        if each.issuer is None and last.issuer is not None and _same_office(each, last):
            each.issuer, each.term = last.issuer, each.term or last.term


def _same_office(one: DocumentCitation, other: DocumentCitation) -> bool:
    """Whether the signs of two documents name the same office ("NQ/TW", "KL-TƯ"); where neither has a sign, whether they are of one type."""
    if one.symbol is None or other.symbol is None:
        return one.symbol is other.symbol and one.type == other.type
    offices = [_FIRST_DASH.split(each.symbol.upper().replace("TƯ", "TW"), 1)[1:] for each in (one, other) if each.symbol]
    return offices[0] == offices[1] != []


def _alike(last: DocumentCitation | None, sign: str | None) -> bool:
    """Whether a number without a type may have that of the one before: not "Nghị quyết 09-NQ/TW và 88-KH/TU"."""
    signs = [re.split(r"[-–‑/.&\s]", each)[0] for each in (last.symbol if last else None, sign) if each]
    return len(set(signs)) < 2


def _shared(text: str, listed: re.Match[str], last: DocumentCitation, sign: str) -> Iterator[DocumentCitation]:
    """The documents of a list whose last number is printed in full; the first of them has the type in its raw string."""
    start = listed.start()
    for digits in _NUMBERS.finditer(listed["listed"]):
        begin, end = listed.start("listed") + digits.start(), listed.start("listed") + digits.end()
        if start != listed.start():
            start = begin
        yield DocumentCitation(
            raw=text[start:end],
            number=without_spaces(digits[0] + sign),
            span=Span(last.span.field, start, end),
            date=last.date,
            type=last.type,
            symbol=last.symbol,
            issuer=last.issuer,
            term=last.term,
        )
        start = end


def _plural(text: str, start: int) -> bool:
    """True where "các" or a count stands in front of a citation: several documents follow."""
    return _PLURAL.search(text, max(0, start - 7), start) is not None


def _citation(text: str, match: re.Match[str], start: int, kind: str | None, field: Field) -> DocumentCitation | None:
    sign = without_spaces(match["sign"] or "")
    if kind is not None and kind.lower() in _REFUSED:
        if "QH" not in sign:
            return None
        kind = None  # "Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 72/2006/QH11"
    pieces = _SIGN_ENDS.split(sign)
    heads = pieces if kind or match["year"] else pieces[:1]
    known = any(piece.rstrip("0123456789").upper() in UPPER_SIGNS for piece in heads)
    lo = max(0, start - 90)
    named = _OF_BEFORE.search(text, lo, start) if kind is None and sign and "của" in text[lo:start].lower() else None
    if kind is None and sign:
        kind = words(named["type"]) if named else headed(text, start, pieces)
    if sign and not (known if kind is None else known or sign.isupper() or "/" in sign or len(pieces) > 1):
        return None
    if kind is None and (
        sign.islower() or (len(pieces) < 2 and not match["year"]) or (not match["dash"].strip() and start == match.start())
    ):
        return None
    end, day = _date_after(text, match.end())
    several = kind is not None and _SEVERAL.search(kind) is not None
    skipped = (_YEARLESS.match(text, end) or _SAME_DAY.match(text, end)) if day is None else None
    issuer, congress, behind = _issuer_after(text, skipped.end() if skipped else end, several)
    if day is None and behind > end:
        day = _later_day(text, behind)
    if passed := _PASSED.match(text, end):
        issuer, congress = issuer or passed["issuer"], congress or passed["term"]
        day = day or _date_after(text, passed.end())[1]
    elif day is None and (signed := _SIGNED.match(text, end)):
        day = _date_after(text, signed.end())[1]
    elif day is None and (bracketed := _BRACKETED.match(text, end)):
        issuer, day = issuer or bracketed["issuer"], _iso(bracketed.groups()[1:])
    issues = _ISSUES.search(text, max(0, start - 120), start) if _VERB.search(text, max(0, start - 18), start) else None
    if issues:
        issuer, congress = issuer or issues["issuer"], congress or issues["term"]
        before = _DAY_BEFORE.search(text, max(0, issues.start() - 60), issues.start())
        day = day or (_iso(before.groups()) if before else None)
    if day is None and kind is None and _opens_line(text, start):
        dated = _HEAD_DAY.match(text, match.end()) or _DAY_ABOVE.search(text[max(0, start - 90) : start])
        day = _iso(dated.groups()) if dated else None
    if named:
        issuer = issuer or named["issuer"]
    if kind is None and "QH" in sign and (law := _NAMED_LAW.match(text, max(0, start - 120), start)):
        kind = law["type"]
    return DocumentCitation(
        raw=text[start:end],
        number=printed_number(match, sign),
        span=Span(field, start, end),
        date=day,
        type=kind[:1].upper() + kind[1:].lower() if kind else None,
        symbol=sign or None,
        issuer=words(issuer) if issuer else None,
        term=congress.upper() if congress else None,
    )


def _opens_line(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip(" ")
    return before.endswith("\n") or (not before and start <= 6)


def _issuer_after(text: str, end: int, several: bool) -> tuple[str | None, str | None, int]:
    """Who issued the document, the congress of the issuer, as printed behind the number and its date, and where they end.

    A second issuer behind a comma or "và" belongs to it where `several` issue such documents, or where nothing but the subject follows.
    """
    term = _TERM.match(text, end)
    of = _OF_NEXT.match(text, term.end() if term else end)
    printed = text[end : of.end() + _REACH] if of else ""
    lo = term.end() - end if term else 0
    tail = _ISSUER.match(printed, lo) if of else None
    if tail is not None and _GOES_ON.match(printed, tail.end()):
        printed = _COMPOUND.sub(lambda name: name[0].translate(_HIDING), printed)
        tail = _ISSUER.match(printed, lo)
    if tail is None:
        return None, term["term"] if term else None, term.end() if term else end
    last = tail.end()
    while (joint := _JOINT.match(printed, last)) and (several or _JOINT_ENDS.match(printed, joint.end())):
        last = joint.end()
    issuer, last = text[end + tail.start("issuer") : end + last], end + last
    term, behind = term or _TERM.match(text, last), last
    if term and term.end() > behind:
        behind = term.end()
    elif bracket := _BRACKET.match(text, behind):
        behind = bracket.end()
    return issuer, term["term"] if term else None, behind


def _later_day(text: str, behind: int) -> str | None:
    """The day behind the issuer or the congress; behind a comma only where it goes on with the subject: else it may be that of an event."""
    closed = behind + text.startswith(")", behind)
    match = _DATE.match(text, closed)
    if match is None or ("," in match[0] and "ban hành" not in match[0] and not _SUBJECT.match(text, match.end())):
        return None
    return _iso(match.groups())


def _date_after(text: str, end: int) -> tuple[int, str | None]:
    """End of the citation with the date behind the number, and its ISO day; impossible dates are no part of it."""
    match = _DATE.match(text, end) or _BARE_DATE.match(text, end)
    day = _iso(match.groups()) if match else None
    if match is None or day is None:
        return end, None
    return match.end() + ("(" in match[0] and text.startswith(")", match.end())), day


def _iso(parts: Iterable[str | None]) -> str | None:
    """The ISO day of the three groups of a date that matched."""
    day, month, year = (int(part) for part in parts if part)
    try:
        return date(year if year > 99 else year + (2000 if year <= 30 else 1900), month, day).isoformat()
    except ValueError:
        return None
