"""The numbers of documents as they are printed: types, signs, lists, and numbers that stand without a sign ("Nghị định 46/2016", "Chỉ thị 05")."""

from __future__ import annotations

import re

from danvan_crawler.vietnamese.people.lexicon import sections

_LISTS = sections("documents")
_REFUSED = frozenset(name.lower() for name in _LISTS["refused"])
_SIGNS = frozenset(_LISTS["signs"])
UPPER_SIGNS = frozenset(sign.upper() for sign in _SIGNS)
UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_LOWER = "".join(c for c in map(chr, range(0x61, 0x1EFA)) if c.islower())
_CAPITAL = "A-ZĐƯÂÊÔƠĂ"
# A piece of a sign: "KL", "TTg", "CTr", "QyĐ", "QH15", "BGD&ĐT", "T.Ư", but no word ("Ban", "Sau").
_SIGN = rf"(?:T\.[ƯW]|[{_CAPITAL}](?:[{_CAPITAL}&]|[a-zđưôơ]{{1,2}}(?=[{_CAPITAL}])){{0,18}}(?:t[rg]|[a-zđ])?\d{{0,3}})"
_DASH = "-–‑—−/"
# Pieces are joined by dashes with or without spaces ("120 - KL / TW", "291/QĐ –XPVPHC"), a joint document has more of them ("02/CTPH-BDV -
# BCHQS"). Behind a whole sign the dash with spaces is one of the sentence: "Nghị quyết 25-NQ/TW - UBND tỉnh …". A full stop joins the
# first two ("02/TTr.LS-TC") and what is short ("12/QĐ-UBND.VX"), else a sentence ends: "theo Nghị quyết 25-NQ/TW.UBND tỉnh …".
_JOINT_SIGN = rf"[A-ZĐ]{{0,4}}(?:LT|LB|LN|PH)[A-ZĐ]{{0,3}}(?:\s?[{_DASH}]\s?{_SIGN}){{1,7}}"
_SPACED_SIGN = rf"{_SIGN}(?:\s[{_DASH}]\s{_SIGN}){{2,5}}"
_SHORT_PIECE = r"(?!TP|TX)[A-ZĐ]{1,3}(?![^\W_])"
_LOST_DASH = r"(?:TTg|UBND|UB|HĐND|CP|TW|TU)(?=[,;)]|\s(?:ngày|của|về)\s)"  # "282/QĐ TTg ngày 24/2/2011"
_ONE_SIGN = rf"{_SIGN}(?:(?:[{_DASH}]|(?<!\d)\s?[{_DASH}]\s?|\.){_SIGN}(?:[{_DASH}]{_SIGN}|\.{_SHORT_PIECE}){{0,6}}|\s{_LOST_DASH})?"
# "quyết định số 97/2005/qđ-ub": a sign in small letters, behind its type only
_SMALL_SIGN = rf"(?:{'|'.join(sorted({sign.lower() for sign in _SIGNS}))})(?:[-–/][a-zđư]{{2,16}}[0-9]{{0,2}}){{1,4}}"
_SHORT_ISSUER = (
    r"(?:Bộ|Ban|Trung|Chính|Thủ|Quốc|Tỉnh|Thành|Huyện|Đảng|BCH|BTV|UBND|HĐND|TW|T\.Ư"
    r"|Công an|Ngân hàng|Thanh tra|Sở|Mặt trận|[ỦU][yỷ] ban|Hội|Đoàn|Chủ tịch|Cục|Quân)"
)
# A number begins with a digit that goes on with nothing before it (the look back stands behind it, so that the engine runs from digit to
# digit), but "số120-KL/TW" is a slip. With its sign: "120-KL/TW", "04/2015/NĐ-CP", "2544 - CV/BTCTU", "1719/QĐ-TTg", "05 CT/TW",
# "30a/2008/NQ-CP", "19-2017/NQ-CP", "21/2017TT-BCT", and glued to the next word, "204/2004/NĐ-CPngày". Without: "Nghị định 46/2016";
# "Nghị quyết số 25 của Trung ương", "Chỉ thị 05 ngày 15/5/2016", known by who issued it or when; "Quyết định số 22 có hiệu lực" and
# "Chỉ thị 05 được quán triệt", known by the type before it and a clause that goes on.
_SHORT_TYPES = ("quyết", "thị", "luận", "định", "chế", "dẫn", "tư", "văn", "báo", "hoạch", "điện", "số")
_ENDS = "".join({word[-1] for word in _SHORT_TYPES})
# The last letter first: most numbers are decided by it. The second is for "Chỉ thị 15, 16 được …".
_LED = f"(?<=[{_ENDS}] .)(?:{'|'.join(f'(?<={word} .)' for word in _SHORT_TYPES)})|(?<=[0-9],..)(?<= .)|(?<=[0-9] và .)"
NUMBER = re.compile(
    rf"(?P<digits>[0-9](?:(?<![\w/.,-].)|(?<=[Ss]ố.))(?:(?P<led>{_LED})|)[0-9]{{0,4}}+[a-dA-D]?)(?:"
    r"(?P<year>\s?/\s?(?:19|20)[0-9]{2}(?![0-9])|-(?:19|20)[0-9]{2}(?![0-9]))?"
    rf"(?:(?P<dash>\s?[{_DASH}]\s?|\s?(?=[A-ZĐ])(?=(?:{'|'.join(sorted(_SIGNS))})\s?[-–/]))"
    rf"(?P<sign>(?:{_JOINT_SIGN}|{_SPACED_SIGN}|{_ONE_SIGN}|{_SMALL_SIGN})(?:(?![^\W_])|(?=ngày|của)|(?<=[A-ZĐ0-9])(?=[{_LOWER}])))"
    r"|(?(year)(?P<dated>)(?!\s?[-–/.,]?[0-9])|(?!)))"
    rf"|(?=\s*+,?\s*+(?:ngày\s*+[0-9]|của\s++{_SHORT_ISSUER}))"
    r"|(?(led)(?P<short>(?=[,;.:?!)”\"](?!\s?[0-9])|\s(?!(?:(?:và|hoặc|[-–])\s?)?[0-9%])|\Z))|(?!)))"
)
SHORT_NAMES = frozenset(_LISTS["numbered"])
_OF_MONTHS = ("Kế hoạch", "Thông báo", "Kết luận", "Tờ trình", "Hướng dẫn", "Quy định", "Quy chế")  # "Kế hoạch 10/2020" is that of a month
_NO_VERBS = ("Nghị quyết", "Chỉ thị", "Nghị định", "Thông tư", "Thông tư liên tịch", "Pháp lệnh")
# What may stand behind "Quy định 08" and is no noun counted by it ("Quy định 3 mức phạt"), and such nouns, behind "Nghị định 46".
_GOES_ON = re.compile(rf"[,;.:?!)”\"]|\Z|\s(?:{'|'.join(_LISTS['goes_on'])})(?![^\W_])|\s(?:\((?!khó)|năm (?:19|20))")
_COUNTED = re.compile(rf"\s(?:{'|'.join(_LISTS['counted'])}|[{UPPER}]|\(kh(?:ó|oá))")
# What stands in front of a number: the type, "số" or both.
_TYPES = sorted((*_LISTS["types"], *_LISTS["refused"]), key=len, reverse=True)
TYPE = r"(?<!bí\s)(?<!pháp\s)(?<!k[ỷỉ]\s)(?<!bộ\s)(?P<type>" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _TYPES) + r")"
_SAID = r"(?:số\s{0,9}[:.]?\s{0,9})"
_SAID_NEXT = re.compile(r"(?<![^\W_])số\s*[:.]?\s*(?:[0-9]|\Z)", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![^\W_]){TYPE}\s{{1,9}}(?:liên tịch\s{{1,9}})?{_SAID}?$", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"[sS][ốỐ]\s{0,9}[:.]?\s{0,9}$")
# The types by their words, to be looked up where a number stands: few have such a word in front, and the pattern is slow to search.
_TYPE_FORMS = frozenset(f"{name.lower()}{more}" for name in _TYPES for more in ("", " liên tịch"))
_TYPES_END = frozenset(form.split()[-1] for form in _TYPE_FORMS)
_WORDS_BEFORE = _TYPES_END | {"số", "và", "hoặc", "hay"}
_LONGEST_WORD = 12
_MOST_WORDS = max(len(form.split()) for form in _TYPE_FORMS)
_MOST_LETTERS = max(len(form) for form in _TYPE_FORMS) + 9  # with a few spaces more than needed
_WORD = re.compile(r"[^\W_]+")
# "Quyết định thi hành kỷ luật | số 12-QĐ/UBKT", "Nghị quyết Trung ương 8 khóa XIII | số 43-NQ/TW": the last type that the sign may stand for
_HEADED = re.compile(rf"(?<![^\W_]){TYPE}(?![^\W_])", re.IGNORECASE)
_UNSIGNED = ("Công văn", "Văn bản")  # "công văn chỉ đạo số 730/KCB-NV": whose sign is that of the office only
# Numbers that share the sign, or the issuer, of the last: "các Quyết định số 217, | 218-QĐ/TW", "Nghị quyết 18 và | 19 của Trung ương"
_LISTED = re.compile(
    rf"(?<![^\W_]){TYPE}\s{{1,9}}{_SAID}?(?P<listed>[0-9]{{1,4}}(?:\s?,\s?|\s(?:và|hoặc)\s)(?:{_SAID}?[0-9]{{1,4}}(?:\s?,\s?|\s(?:và|hoặc)\s)){{0,5}}){_SAID}?$",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(r"[0-9](?:\s?,\s?|\s(?:và|hoặc)\s)[^0-9]{0,22}$", re.IGNORECASE)
_SIGNS_ONLY, _SPACE, _DASHES = re.compile(r"\W"), re.compile(r"\s"), re.compile("[–‑—−]")
_SPACE_OR_DASH = re.compile(r"[\s–‑—−]")
_SPACE_FOR_DASH = re.compile(r"\s(?<=[^\W\d].)(?=[^\W\d])", re.DOTALL)
_DRAFT = re.compile(r"dự thảo\s$", re.IGNORECASE)  # "góp ý dự thảo nghị quyết 05": no number yet, but the fifth of the drafts
_DAY_NEXT = re.compile(r"\s?,?\s?ngày\s?[0-9]")


def without_sign(text: str, match: re.Match[str], start: int, kind: str | None) -> bool:
    """Whether a number without a sign, or with its year only, is a document's: "Nghị định 46/2016", "Quyết định số 22", "Chỉ thị 05"."""
    kind = words(kind or "").capitalize()
    if kind not in SHORT_NAMES or not match["digits"].isdigit() or _DRAFT.search(text, max(0, start - 9), start):
        return False
    if _SAID_NEXT.search(text, start, match.start()):
        return True
    if match["dated"] is not None:
        return kind not in _OF_MONTHS or int(match["digits"]) > 12 or _DAY_NEXT.match(text, match.end()) is not None
    if kind in _NO_VERBS:
        return (text[start].isupper() or len(match["digits"]) > 1) and not _COUNTED.match(text, match.end())
    return text[start].isupper() and len(match["digits"]) > 1 and _GOES_ON.match(text, match.end()) is not None


def other_word_before(text: str, start: int) -> bool:
    """Whether a word stands straight before a number that is none of those in front of documents: no type, no "số", no "và"."""
    if start < 2 or text[start - 1] != " ":
        return False
    word = text[text.rfind(" ", max(0, start - _LONGEST_WORD), start - 1) + 1 : start - 1]
    return word.isalpha() and word.lower() not in _WORDS_BEFORE


def front(text: str, lo: int, end: int) -> tuple[int, str | None]:
    """Where a citation begins whose number begins at `end`, and its type if one is printed; not looking before `lo`."""
    said = _SAID_BEFORE.search(text, max(lo, end - 22), end)
    start = said.start() if said else end
    before = _WORD.findall(text, max(lo, start - _MOST_LETTERS), start)[-_MOST_WORDS:]
    if not before or before[-1].lower() not in _TYPES_END:
        return start, None
    for skipped in range(len(before)):  # the longest type first
        if " ".join(before[skipped:]).lower() in _TYPE_FORMS:
            first = start
            for word in reversed(before[skipped:]):
                first = text.rindex(word, lo, first)
            if match := _BEFORE.match(text, first, end):
                return first, words(match["type"])
    return start, None


def listed_before(text: str, lo: int, end: int) -> re.Match[str] | None:
    """The numbers in front of one that begins at `end`, with their type, that share its sign or its issuer."""
    return _LISTED.search(text, lo, end) if _LIST_BEFORE.search(text, max(lo, end - 32), end) else None


def headed(text: str, start: int, pieces: list[str]) -> str | None:
    """The type in front of a number that other words part from it, if the sign may stand for it: "Quyết định xử phạt … số 12/QĐ-XPHC"."""
    if not text.startswith(("s", "S"), start):
        return None
    end = start - text.startswith("(", max(0, start - 1))  # "03 kế hoạch (số 12-KH/TU, …)"
    lo = max(text.rfind(mark, max(0, end - 100), end) for mark in ',;.:()“”"\n') + 1
    types = list(_HEADED.finditer(text, lo or max(0, end - 100), end))
    kind = words(types[-1]["type"]).capitalize() if types else ""
    initials = "".join(word[0] for word in kind.split()).upper()
    sign = pieces[0].upper()
    known = sign.startswith(initials) or initials.startswith(sign) or (kind in _UNSIGNED and len(pieces) > 1)
    return kind if kind and known and kind.lower() not in _REFUSED else None


def printed_number(match: re.Match[str], sign: str) -> str:
    """The number with its sign, without spaces; a dash that is not printed is added: "05 CT/TW", "10/2016 QĐ-UBND"."""
    if match["dash"] is None or match["dash"].strip():
        return without_spaces(match[0])
    return without_spaces(match["digits"] + (match["year"] or "")) + ("-" if "/" in sign else "/") + sign


def same_number(number: str) -> str:
    """What two ways to print a number have in common: "05-CT/TW", "5 CT/TƯ", "05/CT-TW"."""
    return _SIGNS_ONLY.sub("", number.lstrip("0")).upper().replace("TƯ", "TW")


def without_spaces(printed: str) -> str:
    """A number or sign without spaces, with one kind of dash; a space that stands for a dash becomes one."""
    if not _SPACE_OR_DASH.search(printed):
        return printed
    return _DASHES.sub("-", _SPACE.sub("", _SPACE_FOR_DASH.sub("-", printed)))


def words(printed: str) -> str:
    """Words with one space between them."""
    return " ".join(printed.split())
