"""Party and state documents cited in a text: "Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị (khóa XI)".

Types and signs come from `data/documents.txt`. A number counts as a document's when a type stands before it or its sign is known;
licences, telephone numbers and counts are none, and so is what has no number at all ("Luật Đất đai năm 2024").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from danvan_crawler.items import DocumentCitation, Field, Span
from danvan_crawler.vietnamese.people.lexicon import sections

_REFUSED = frozenset(name.lower() for name in sections("documents")["refused"])
_SIGNS = frozenset(sections("documents")["signs"])
_LETTER = "A-ZĐÐƯÂÊÔƠĂ"
_SIGN = rf"[{_LETTER}][{_LETTER}a-zđưôơâêăĩ&]{{0,18}}\d{{0,2}}"
_DASH = "-–‑/"
_BODY = (
    r"(?:Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Tỉnh|Thành|Huyện|Quận|Đảng|Quốc hội|Chính phủ|Thủ tướng|Chủ tịch|Trung ương|Liên|Sở|Mặt trận"
    r"|Tổng Bí thư|Thường trực|Trưởng [Bb]an|Hội nghị|Giám đốc|Văn phòng|Công an|Đoàn|Hội)"
)
_SHORT_ISSUER = r"(?:Bộ|Ban|Trung|Chính|Thủ|Quốc|Tỉnh|Thành|Huyện|Đảng|BCH|BTV|UBND|HĐND|TW|T\.Ư)"
# A number begins with a digit that goes on with nothing before it (the look back stands behind it, so that the engine runs from digit to
# digit), but "số120-KL/TW" is a slip. With its sign: "120-KL/TW", "04/2015/NĐ-CP", "2544 - CV/BTCTU", "1719/QĐ-TTg", "05 CT/TW",
# "30a/2008/NQ-CP". Without: "Nghị quyết số 25 của Trung ương", "Chỉ thị 05 ngày 15/5/2016", known by who issued it or when, and
# "Chỉ thị 05 được quán triệt", "Quy định 08, Quy định 37 của …", known by its type before it and a clause that goes on.
_SHORT_TYPES = ("quyết", "thị", "luận", "định", "chế", "dẫn", "tư")
_BEHIND_TYPE = "|".join(f"(?<={word} {'.' * digits})" for word in _SHORT_TYPES for digits in (2, 3, 4))
_NUMBER = re.compile(
    r"(?P<digits>[0-9](?:(?<![\w/.,-].)|(?<=[Ss]ố.))[0-9]{0,4}[a-d]?)(?:"
    rf"(?:\s?/\s?(?P<year>(?:19|20)[0-9]{{2}}))?(?P<dash>\s?[{_DASH}]\s?|\s(?=(?:{'|'.join(sorted(_SIGNS))})/))"
    rf"(?P<sign>{_SIGN}(?:\s?[{_DASH}.]\s?{_SIGN}){{0,7}})(?![^\W_])"
    rf"|(?=\s*+,?\s*+(?:ngày\s*+[0-9]|của\s++{_SHORT_ISSUER}))"
    rf"|(?P<short>(?=[,;.)”\"](?!\s?[0-9])|\s(?:và(?!\s[0-9])|về|được|đã|là|gồm|nêu|có|cùng ngày)\s|\Z)(?:{_BEHIND_TYPE})))"
)
_SHORT_NAMES = frozenset(("Nghị quyết", "Chỉ thị", "Kết luận", "Quy định", "Quyết định", "Nghị định", "Thông tư", "Hướng dẫn", "Quy chế"))
# What stands in front of a number: the type, "số" or both.
_TYPES = sorted((*sections("documents")["types"], *sections("documents")["refused"]), key=len, reverse=True)
_TYPE = r"(?<!bí\s)(?P<type>" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _TYPES) + r")"
_SAID = r"(?:số\s{0,9}:?\s{0,9})"
_BEFORE = re.compile(rf"(?:(?<![^\W_]){_TYPE}\s{{1,9}}(?:liên tịch\s{{1,9}})?)?{_SAID}?$", re.IGNORECASE)
# Numbers that share the sign, or the issuer, of the last: "các Quyết định số 217, | 218-QĐ/TW", "Nghị quyết 18 và | 19 của Trung ương"
_LISTED = re.compile(
    rf"(?<![^\W_]){_TYPE}\s{{1,9}}{_SAID}?(?P<listed>[0-9]{{1,4}}(?:\s?,\s?|\s(?:và|hoặc)\s)(?:{_SAID}?[0-9]{{1,4}}(?:\s?,\s?|\s(?:và|hoặc)\s)){{0,5}}){_SAID}?$",
    re.IGNORECASE,
)
_LOOK_BACK = 60
_NUMERIC = r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4}|[0-9]{2})(?![0-9])"
_DAY = rf"ngày\s*:?\s*(?:{_NUMERIC}|([0-9]{{1,2}})\s*tháng\s*([0-9]{{1,2}})\s*(?:,\s*)?(?:năm\s*)?([0-9]{{4}}))"
_BY = (
    r"(?:(?:được\s+)?(?:ký\s+)?(?:ban hành|ký|ra|cùng|thông qua|phê duyệt)\s+)?"
    r"(?:(?:hồi|lúc)\s+[0-9]{1,2}\s?(?:giờ|h|:)\s?(?:[0-9]{1,2}\s?(?:phút)?\s+)?)?"
)
_DATE = re.compile(rf"\s*+[,(]?\s*+{_BY}{_DAY}", re.IGNORECASE)
_SAME_DAY = re.compile(r"\s*+,?\s*+cùng ngày(?![^\W_])")  # "Quyết định số 1479-QĐNS/TU cùng ngày": that of the document before
# "Công văn số 345-CV/HU ngày 5/6 | của Ban Dân vận Huyện ủy": a day without its year is none of the document's, but the issuer follows it.
# A paper's own number and day: "Số 512-CV/BDVTU | V/v …  Nam Lĩnh, ngày 03 tháng 10 năm 2024", each at the head of a line.
_HEAD_DAY = re.compile(rf"(?:[^\n]{{0,120}}\n){{1,3}}[^\S\n]*[^\W\d_][^\n,;.:]{{1,40}},\s*{_DAY}[^\S\n]*(?=\n|\Z)", re.IGNORECASE)
_YEARLESS = re.compile(r"\s*+,?\s*+ngày\s++[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2},?(?=\s+của\s)", re.IGNORECASE)
_BARE_DATE = re.compile(rf"\s*+[,(]\s*+{_NUMERIC}")  # "Chỉ thị số 05-CT/TW (15/5/2016)"
# "… số 10/2022/QH15 | được Quốc hội khóa XV, kỳ họp thứ 4 thông qua ngày 10/11/2022"
_ISSUED = r"(?:ban hành|thông qua|phê duyệt|ra|ký|có)"
_PASSED = re.compile(
    r"\s*+,?\s*+(?:đã\s+)?(?:được|do)\s+(?P<issuer>[A-ZĐỦ][^,;.:()\n]{2,60}?)"
    r"(?:\s+khóa\s+(?P<term>[IVXLC]{1,6}))?(?:,?\s+(?:tại\s+)?(?:[Kk]ỳ|[Pp]hiên) họp (?:bất thường )?(?:thứ|lần)(?: thứ)? \w+,?)?"
    rf"\s+(?:ký\s+)?{_ISSUED}\s+(?:vào\s+)?(?=ngày)"
)
# "Ngày 26/10/2023, Ban Bí thư ban hành | Chỉ thị số …", "UBND tỉnh vừa có | Công văn số …"
_VERB = re.compile(rf"(?<![^\W_]){_ISSUED}\s+(?:các\s+)?$")
# Who signs is no issuer: "Đồng chí Bí thư | Tỉnh ủy Lê Văn Nam đã ký Nghị quyết số 33-NQ/TU".
_ISSUES = re.compile(
    rf"(?<![^\W_])(?<!thư\s)(?P<issuer>{_BODY}(?:\s+(?!tham\s|phối\s|trình\s|đề\s|chỉ\s)[^\s,;.:()]+){{0,12}}?)(?:\s+kh[óo][aá]\s+(?P<term>[IVXLC]{{1,6}}))?"
    rf"\s+(?:đã\s+|vừa\s+|cũng\s+|mới\s+)?(?:ký\s+)?{_ISSUED}\s+(?:các\s+)?$"
)
_DAY_BEFORE = re.compile(rf"(?<!từ ){_DAY}[^\S\n]*,?[^\S\n]*(?:tại [^,;.\n]{{2,30}},[^\S\n]*)?$", re.IGNORECASE)
# "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15": the name of a law stands between its type and its number.
_NAMED_LAW = re.compile(r"(?<![^\W_])(?P<type>Luật|Bộ luật|Pháp lệnh)\s+[^;.:\n]{3,90}?[\s(]+(?:số\s*)?$")
# The issuer ends before the words that tell what became of the document.
_AFTER_ISSUER = (
    "hướng yêu ban\\shành thực\\shiện đồng\\sý phê\\sduyệt về được đã và trong tại là có các(?!\\scơ\\squan) cho nhằm để với khóa khoá nhiệm gắn do "
    "theo trên một đối đến từ đang cũng quy ngày bảo nêu truyền sửa\\sđổi bổ\\ssung thay\\sthế vừa sẽ chỉ\\sđạo"
)
_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_ISSUER_END = rf"(?=\s+(?:{_AFTER_ISSUER.replace(' ', '|')})(?![^\W_])|\s*[,;.:()“”\"\n–-]|\s*$)"
_OF = r"\s*+\)?,?\s*+(?:(?:kết luận\s+|năm (?:19|20)[0-9]{2}\s+)?của\s+|(?=Hội nghị\s))"
_ISSUER = re.compile(rf"{_OF}(?P<issuer>[{_UPPER}][^,;.:()“”\"\n–]{{1,90}}?){_ISSUER_END}")
# A second issuer: "của Ban Dân vận, Ban Tổ chức Trung ương về"; in "của Tỉnh ủy, UBND tỉnh giao các sở" a clause begins.
_CLAUSE = "|".join(sections("documents")["clauses"])
_JOINT = re.compile(rf"(?:,|\s+và)\s+{_BODY}(?:\s+(?!(?:{_CLAUSE})(?![^\W_]))[^\s,;.:()“”\"–]{{1,20}}){{0,9}}?{_ISSUER_END}")
_JOINT_ENDS = re.compile(r"\s+(?:về|khóa|khoá)\s|\s*(?:[.;:()“”\"\n]|\Z)|,\s+về\s")
_TERM = re.compile(r"\s*+,?\s*+\(?\s*+(?:khóa|khoá|nhiệm kỳ)\s+(?P<term>[IVXLC]{1,6}|\d{1,2}(?!\d|/))", re.IGNORECASE)
# "Hướng dẫn của Ban Dân vận Trung ương | số 110-HD/BDVTW", "Quyết định của Bộ Chính trị | (số 217-QĐ/TW …"
_OF_BEFORE = re.compile(rf"(?<![^\W_]){_TYPE}\s+của\s+(?P<issuer>[{_UPPER}][^,;.:()“”\"\n–]{{1,60}}?)[\s,(]+(?:số\s*)?$", re.IGNORECASE)
# What follows a day that belongs to the document though a comma stands before it: "… của Ban Bí thư (khóa XI), ngày 20/10/2015 “Về …”"
_SUBJECT = re.compile(r"\s*(?:của\s|về\s|[“\"])", re.IGNORECASE)
_CENTRAL = re.compile(r"Trung ương|Bộ Chính trị|Ban Bí thư|T[WƯ]|T\.[WƯ]")
_MORE = ("date", "issuer", "term")


def find_documents(text: str, field: Field = "body") -> list[DocumentCitation]:
    """The documents cited in an NFC text, in printed order, each once with its first raw string and span.

    `date` is ISO where a date follows the number; `symbol` is the part behind the digits ("KL/TW"); `term` the congress of the
    issuer ("XI"). What a later citation of the same document adds (date, issuer, term) is taken over, also where it is named in short
    ("Chỉ thị 05" after "Chỉ thị số 05-CT/TW"). Never raises.
    """
    return cited_documents({field: text})


def cited_documents(fields: Mapping[Field, str]) -> list[DocumentCitation]:
    """As `find_documents`, over the fields of an article: a document of the title that the body names again is one."""
    found: dict[str, DocumentCitation] = {}
    for name, text in fields.items():
        for citation in _citations(text, name):
            _take(found.setdefault(citation.number, citation), citation, "type")
    whole = [citation for citation in found.values() if citation.symbol]
    kept = []
    for citation in found.values():
        full = next((each for each in whole if _short_of(citation, each)), None) if citation.symbol is None else None
        if full is None:
            kept.append(citation)
        else:
            _take(full, citation)
    return kept


def _short_of(short: DocumentCitation, full: DocumentCitation) -> bool:
    """Whether "Chỉ thị 05 của Bộ Chính trị" is "Chỉ thị số 05-CT/TW" again: type and digits alike, nothing against it."""
    first, second = (re.split(r"\D", each.number, maxsplit=1)[0].lstrip("0") for each in (short, full))
    if first != second or short.type != full.type or (short.date and full.date and short.date != full.date):
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
    for match in _NUMBER.finditer(text):
        if match.start() < previous_end:
            continue
        floor = max(match.start() - _LOOK_BACK, previous_end, 0)
        start, own = _front(text, floor, match.start())
        listed = None if own else _LISTED.search(text, floor, match.start())
        joined = previous_end >= 0 and re.fullmatch(r"\s*+(?:,|và|;|hoặc|hay)?\s*+", text[previous_end:start])
        kind = own or (_words(listed["type"]) if listed else kind if joined and _alike(last, match["sign"]) else None)
        if match["short"] is not None and not (own and own in _SHORT_NAMES and text[start].isupper() and match["digits"].isdigit()):
            kind = None
            continue  # "quyết định 12, 13", "Nghị quyết 30a": a programme
        citation = _citation(text, match, start, kind, field) if kind or match["sign"] else None
        if citation is None or not (own or listed or match["sign"]):
            kind = None
            continue
        if citation.date is None and last is not None and _SAME_DAY.match(text, match.end()):
            citation.date = last.date
        chain = [*chain, citation] if joined else [citation]
        if len(chain) > 1 and _plural(text, chain[0].span.start):
            for each in chain[:-1]:
                _take(each, citation)  # "các Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày 12-12-2013 của …": said of all
        if listed:
            yield from _shared(text, listed, citation, text[match.end("digits") : match.end()])
        yield citation
        last, previous_end = citation, citation.span.end


def _alike(last: DocumentCitation | None, sign: str | None) -> bool:
    """Whether a number without a type may have that of the one before: not "Nghị quyết 09-NQ/TW và 88-KH/TU"."""
    signs = [re.split(r"[-–‑/.&\s]", each)[0] for each in (last.symbol if last else None, sign) if each]
    return len(set(signs)) < 2


def _shared(text: str, listed: re.Match[str], last: DocumentCitation, sign: str) -> Iterator[DocumentCitation]:
    """The documents of a list whose last number is printed in full; the first of them has the type in its raw string."""
    start = listed.start()
    for digits in re.finditer(r"[0-9]+", listed["listed"]):
        begin, end = listed.start("listed") + digits.start(), listed.start("listed") + digits.end()
        if start != listed.start():
            start = begin
        yield DocumentCitation(
            raw=text[start:end],
            number=_number(digits[0] + sign),
            span=Span(last.span.field, start, end),
            date=last.date,
            type=last.type,
            symbol=last.symbol,
            issuer=last.issuer,
            term=last.term,
        )
        start = end


def _plural(text: str, start: int) -> bool:
    """True where "các" stands in front of a citation: several documents follow."""
    return re.search(r"(?<![^\W_])các\s+$", text[max(0, start - 6) : start], re.IGNORECASE) is not None


def _front(text: str, lo: int, end: int) -> tuple[int, str | None]:
    """Where a citation begins whose number begins at `end`, and its type if one is printed; not looking before `lo`."""
    match = _BEFORE.search(text, lo, end)
    if not match:
        return end, None
    return match.start(), _words(match["type"]) if match["type"] else None


def _citation(text: str, match: re.Match[str], start: int, kind: str | None, field: Field) -> DocumentCitation | None:
    sign = _number(match["sign"] or "")
    if kind is not None and kind.lower() in _REFUSED:
        return None
    pieces = re.split(r"[-/.&]", sign)
    known = any(re.sub(r"\d+$", "", piece) in _SIGNS for piece in pieces)
    if sign and not (known if kind is None else known or sign.isupper() or "/" in sign or len(pieces) > 1):
        return None
    if kind is None and len(pieces) < 2 and not match["year"]:
        return None
    end, day = _date_after(text, match.end())
    several = re.search(r"liên (?:tịch|ngành)|phối hợp", kind or "", re.IGNORECASE) is not None
    skipped = (_YEARLESS.match(text, end) or _SAME_DAY.match(text, end)) if day is None else None
    issuer, congress, behind = _issuer_after(text, skipped.end() if skipped else end, several)
    if day is None and behind > end:
        day = _later_day(text, behind)
    if day is None and (passed := _PASSED.match(text, end)):
        issuer, congress = issuer or passed["issuer"], congress or passed["term"]
        day = _date_after(text, passed.end())[1]
    issues = _ISSUES.search(text, max(0, start - 120), start) if _VERB.search(text, max(0, start - 18), start) else None
    if issues:
        issuer, congress = issuer or issues["issuer"], congress or issues["term"]
        before = _DAY_BEFORE.search(text, max(0, issues.start() - 60), issues.start())
        day = day or (_iso(before.groups()) if before else None)
    if day is None and kind is None and _opens_line(text, start) and (dated := _HEAD_DAY.match(text, match.end())):
        day = _iso(dated.groups())
    if kind is None and (named := _OF_BEFORE.search(text, max(0, start - 90), start)):
        kind, issuer = _words(named["type"]), issuer or named["issuer"]
    if kind is None and "QH" in sign and (law := _NAMED_LAW.search(text, max(0, start - 120), start)):
        kind = law["type"]
    return DocumentCitation(
        raw=text[start:end],
        number=_number(match[0]) if match["dash"] is None or match["dash"].strip() else _number(match["digits"]) + "-" + sign,
        span=Span(field, start, end),
        date=day,
        type=kind[:1].upper() + kind[1:].lower() if kind else None,
        symbol=sign or None,
        issuer=_words(issuer) if issuer else None,
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
    tail = _ISSUER.match(text, term.end() if term else end)
    if tail is None:
        return None, term["term"] if term else None, term.end() if term else end
    last = tail.end()
    while (joint := _JOINT.match(text, last)) and (several or _JOINT_ENDS.match(text, joint.end())):
        last = joint.end()
    term, behind = term or _TERM.match(text, last), last
    if term and term.end() > behind:
        behind = term.end()
    return text[tail.start("issuer") : last], term["term"] if term else None, behind


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


def _number(printed: str) -> str:
    return re.sub(r"\s", "", printed).replace("–", "-").replace("‑", "-")


def _words(printed: str) -> str:
    return " ".join(printed.split())
