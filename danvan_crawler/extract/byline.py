"""The author as a line of text names him: labelled, below the last sentence, beside the date, above the text."""

from __future__ import annotations

import re

from danvan_crawler.extract.datefind import first_date, relative_date
from danvan_crawler.extract.dom import Line
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import CHATTER, COUNTER
from danvan_crawler.extract.signatories import OFFICES, PHOTO_CREDIT, is_name, is_office, is_outlet, proper, without_trailer
from danvan_crawler.extract.source import signature, source_of

_AUTHOR_LABEL = re.compile(
    r"^\s*(?:[(\[]\s*)?(?:tác\s*giả(?:\s*bài\s*viết)?|người\s*viết|người\s*đưa\s*tin|được\s*viết\s*bởi|viết\s*bởi|(?:được\s*)?(?:đăng|gửi)\s*bởi|bởi|bài\s*(?:và|,|-|&)\s*ảnh|tin\s*(?:và|,|-|&)?\s*(?:bài\s*(?:và|,|-|&)?\s*)?ảnh|ảnh\s*(?:và|,)\s*bài|tin\s*,?\s*bài|"
    r"bài\s*viết|(?:bài|phóng\s*sự|ký\s*sự|ghi\s*chép|bút\s*ký|tùy\s*bút)\s*(?:ảnh\s*)?(?:của|:)|bài|tin|thực\s*hiện|biên\s*soạn|tổng\s*hợp|th(?=\s*:)|s\.?t\.?(?=\s*:)|phóng\s*viên|pv|by|author|written\s*by|words\s*by|submitted\s*by)\s*(?::|\s+-\s+|\s(?=[^\W\d_]))\s*(.{2,80}?)\s*[)\]]?$",
    re.I,
)
_STRICT_LABEL = re.compile(
    r"^(?:tac gia|nguoi viet|duoc viet boi|viet boi|(?:duoc )?(?:dang|gui) boi|boi|phong vien|"
    r"(?:bai|phong su|ky su|ghi chep|but ky|tuy but)(?: anh)? cua|"
    r"by|author|written by|submitted by|nguoi dua tin)\b"
)
_BARE_LABEL = re.compile(r"(?:tác\s*giả(?:\s*bài\s*viết)?|người\s*viết|nguồn(?:\s*(?:tin|bài))?)\s*:?$", re.I)
_LABEL = 20
_LONGEST_SIGNED, _MOST_FIELDS = 100, 8
_AT = re.compile(r"\s(?:vào(?:\s+lúc)?|lúc|ngày|on|at)\s*$", re.I)
"""What leads from a name to the date: "Gửi bởi Hoài Thu vào Thứ Hai, 12/04/2021 - 09:04"."""
_SIZES = re.compile(r"(?:\s+A[+-])+$")
"""Buttons for the size of the letters behind a name: "14:05 | 12/09/2023 | Hoàng Anh A- A+"."""
_SPEAKER = re.compile(r"^(?:phong vien|pv)\b")
_UNIT = rf"(?:(?!Hội trường|Trường Sa)(?:{OFFICES}|HĐND|Huyện ủy|Thị ủy|Tỉnh ủy|Thành ủy|Trường|Báo|Sở))"
_WITH_UNIT = re.compile(rf"((?:\w+\.? ){{1,3}}\w+)\s*[,–(-]\s*{_UNIT}(?: \S|\)?$)")
_DASHED_NAME = re.compile(r"(?:[^\W\d_]+ ){1,4}[^\W\d_]+ [–-] [^,;:]*[^.,;:!?…]$")
"""In plain letters only behind a dash: "Phạm Văn Phải – Sở GD&ĐT"."""
_WITH_OFFICE = re.compile(
    r"((?:[^\W\d_]+ ){1,4}[^\W\d_]+)\s*[–-]\s*(?:Phó |Chủ tịch|Bí thư|Trưởng |Hiệu trưởng|Giám đốc|Chánh |Chủ nhiệm|Giáo viên|Chuyên viên|"
    r"Cán bộ|Công chức|Thường trực |Ủy viên )[^,;:!?]*$"
)
_ABROAD = re.compile(r"\s*\([A-ZĐ][^()\d]{1,30}\)$")  # "Trần Văn Chính (CHLB Đức)"
_OF_UNIT = re.compile(rf"{_UNIT}(?: (?!\w+$)|$)")
_HIGHLAND = re.compile(r"[KHY]['’]\w{2,}$")
"""A whole name in one word: "K'Brêu", "H'Linh"."""
_STOPPED = re.compile(r"[.!?…][”\"’»)/.]*$")
_AFTER_NAME = re.compile(r"\s*[|•]\s*|\s*;\s*(?=ngày|nguồn|lượt)|\s{2,}|\s[-–]\s(?=\d)|[\s.,;–-]+(?:ảnh|video|clip|đồ họa)\s*:", re.I)
_DATE_WORDS = re.compile(
    r"(?i:\bthứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b|chủ nhật|ngày|cập nhật|\bpost)"
    r"|\bđăng\b|\bĐăng (?i:ngày|lúc|bởi|tải|vào|tin|trên|trong)\b|(?i:ngày|tin|bài|người|giờ|gian|được|đã) Đăng\b"
)
"""Not the names "Đăng Khoa", "Nguyễn Văn Thứ"."""
BETWEEN = {"-": " - ", "–": " – ", ",": ", ", "&": " & ", "và": " và "}
"""What stands between two authors, in a text of its own."""
_SHORT_OFFICE = re.compile(r"(?:VP|BDV|BTG|BTGDV|MTTQ|LĐLĐ)(?:TU|TW|TƯ|HU|ThU|QU|ĐU|UB)?")
"""As they sign in the date line: "13/04/2018 - 5:24 PM | Lượt xem: 12 | VPTU"."""
_NOTE_MARK = re.compile(r"\s*(?:\(\*+\)|\*+)$")
_NOTE, _LONGEST_NOTE = (
    re.compile(
        r"\(\*{1,2}\) ?(?i:giảng viên|nguyên|phó|trưởng|giám đốc|viện|học viện|trường|khoa|vụ|cục|ban|bí thư|chủ tịch|ủy viên|cơ quan|đại học|"
        r"nghiên cứu|chuyên viên|thạc s|tiến s|ths|ts|pgs|gs|ncs|cn)\b.*[^.;:!?…]$"
    ),
    120,
)
_DASHED = re.compile(r"(.*\d(?: (?:AM|PM|SA|CH))?) [-–] ([^\W\d_].*)")
_CREDITED_TOO = re.compile(r"[,;]\s+(?:Theo|Nguồn:?)\s.*$")  # "Diệp Thanh - Hoàng Vĩnh, Theo Báo Lam Thành 15:42 31/07/2016"
_SIGNED_INITIALS = re.compile(r"(?<=[.!?…/”]) *\(([A-ZĐ]\.[A-ZĐ]\.?)\)$")
_INITIALS = re.compile(r"(?:[A-ZĐ]\.){1,2}[A-ZĐ]\.?")
_ABBREVIATED = re.compile(r"(?<!\w)[A-ZĐ]\.$")  # "tại T.P. <b>H.C.M</b>"
_SHORTENED = re.compile(r"(?:[A-ZĐ]\.){1,3}(?:[A-ZĐ]\.?|[A-ZĐ][a-zà-ỹ]+)")
_TEAM = re.compile(
    r"nhóm (?:phóng viên|pv|tác giả|cộng tác viên|ctv)(?: [\w .-]{2,40})?$|(?-i:(?:Phóng viên|PV|CTV|BTV) [A-ZĐ]\w+(?: [a-zà-ỹ]\w*){1,3}$)",
    re.I,
)  # also "Phóng viên Thời sự", a desk
_OFFICE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){1,4}), \S")


def labelled_author(text: str) -> str | None:
    """The author a labelled line names: "Tác giả: X", "Được viết bởi X", "Tin, ảnh: X"."""
    if len(text) > 110:
        return None
    match = _AUTHOR_LABEL.match(text)
    if not match:
        return None
    name = _AFTER_NAME.split(match[1], 1)[0].strip(" .;:|")
    found = first_date(name)
    if found:
        name = _AT.sub("", name[: found.start]).strip(" .;:|»›·•-–,")
    if ":" not in text[: match.start(1)] and not _STRICT_LABEL.match(plain(text)):
        return None
    # "Phóng viên: Trân trọng cảm ơn đồng chí!" is what somebody says.
    other = ":" in text[: match.start(1)] and 2 <= len(name) <= 60 and name[0].isupper() and not _SPEAKER.match(plain(text))
    office = _STRICT_LABEL.match(plain(text)) is not None and is_office(name)
    name = name.replace(" ,", ",")  # in links: <a>Lê An</a>, <a>Hồ Na</a>
    return name if is_name(name) or other or office else None


def is_bare_label(text: str) -> bool:
    """Whether a text is a label alone, with what it labels in the next cell: "Tác giả:", "Nguồn:"."""
    return len(text) <= _LABEL and _BARE_LABEL.match(text) is not None


def tail_author(line: Line, right: bool) -> str | None:
    """The author in a short last line of the text: right-aligned, bold or plain, but a name and nothing else."""
    if (both := signature(line.text)) is not None:
        return both[0]
    if (names := _only_names(line)) is not None:
        return names
    text = line.text.strip(" .|*-–—")
    required = line.text[-1:] == "*" != line.text[:1]  # "Số CMND/CCCD *": a field of a form
    if len(text) > 70 or required or PHOTO_CREDIT.match(text) or (line.anchors and CHATTER.match(plain(text))):
        return None
    if _TEAM.match(text):
        return text
    named = labelled_author(text)
    if named:
        return without_trailer(named)
    apart = right or line.bold or line.italic
    if (name := with_unit(text)) is not None and (apart or _DASHED_NAME.match(text)):
        return name
    if (name := with_office(text)) is not None:
        return name
    inner = text.strip("()[] ") if text.startswith(("(", "[")) else text
    if apart and (place := _ABROAD.search(inner)) and is_name(inner[: place.start()]):
        return inner[: place.start()]
    if right and is_office(text):
        return text
    if is_name(inner) and (apart or len(inner.split()) <= 5 or "-" in inner):
        return without_trailer(inner).strip(" .|") or None
    return None


def with_unit(text: str) -> str | None:
    """The name in a line that has the writer's office beside it: "Nông Văn Dền, Ban Dân vận", "Hải Yến (Phòng Văn hóa)"."""
    match = _WITH_UNIT.match(text)
    return match[1] if match is not None and is_name(match[1]) else None


def with_office(text: str) -> str | None:
    """The name in a line that has the office behind a dash and is no sentence: "Nông Văn Dền – Phó Hiệu trưởng Trường THPT Nà Phặc"."""
    match = _WITH_OFFICE.match(text) if len(text) <= _LONGEST_SIGNED and text[-1:] not in ".:;!?…" else None
    return match[1] if match is not None and is_name(match[1]) and proper(match[1]) else None


def at_the_end(line: Line) -> tuple[str, str] | None:
    """The author in bold or italics behind the last sentence, and the paragraph without: "… việc khó cũng thành dễ./. <b><i>Hạnh Dung</i></b>".
    Initials in brackets need neither: "… theo dõi, giám sát. (T.H)". A name may be short, "L.T.Hương", "N.H.L"."""
    if signed := _SIGNED_INITIALS.search(line.text):
        return signed[1], line.text[: signed.start()].rstrip()
    name = line.segments[-1].strip(" ()") if len(line.raw) > 1 and (line.bold or line.italic) else ""
    letters = len(name.replace(" ", ""))
    marked = max(line.bold, line.italic) if letters else 0
    if not 0 < letters <= marked <= len(line.raw[-1].strip()):
        return None
    if _SHORTENED.fullmatch(name) is None and (" " not in name or not is_name(name) or not proper(name)):
        return None
    rest = line.text[: line.text.rfind(line.segments[-1])].rstrip()
    return (name, rest) if _STOPPED.search(rest) and not _ABBREVIATED.search(rest) else None


def author_in_date_line(text: str) -> str | None:
    """The author as a further field of the date line: "Đăng ngày: 20/01/2020 - 8:28:04 AM | Lượt xem: 1231 | Trần Thị Thanh Thủy".

    Of two fields the first must be the date and nothing else, "22/05/2026 3:25 CH | Thúy Vy", "18/01/2024 - Thanh Trúc", or count readers:
    "Lượt xem: 3290 | Kim Ngà".
    """
    parts = [part.strip() for part in text.split("|")]
    if len(parts) == 1 and (dashed := _DASHED.fullmatch(text)) and proper(dashed[2]) and " " in dashed[2]:
        parts = [dashed[1], dashed[2]]
    while len(parts) > 2 and parts[-1].isdigit():
        parts.pop()  # readers: "Thứ 6, 26/9/2025 | 03:12 CH | Hồng Hạnh | 1905"
    found = first_date(text) if len(parts) > 1 else None
    counted = len(parts) == 2 and parts[0][-1:].isdigit() and COUNTER.search(plain(parts[0])) is not None
    if not counted and (found is None or (len(parts) == 2 and found.raw != parts[0])):
        return None
    last = _SIZES.sub("", parts[-1])
    return (
        last
        if is_office(last) or _SHORT_OFFICE.fullmatch(last) or (is_name(last) and (len(last.split()) >= 2 or _INITIALS.fullmatch(last)))
        else None
    )


def author_beside_date(line: Line) -> str | None:
    """The one name among the elements behind the date on its line: `<span>16/11/2021</span><span>Ngọc Diệp</span><span>0 bình luận</span>`,
    `<time>2 giờ trước</time><span>|</span><span>Mai Phương</span>`. It may be a section's name as well, "Đời Sống", which the menu has too."""
    if len(line.raw) < 2 or (first_date(line.first) is None and relative_date(line.first) is None):
        return None
    parts = [part.strip(" |-–·•,") for part in line.segments[1:]]
    named = (part for part in parts if " " in part and ":" not in part and (is_name(part) or _TEAM.match(part)))
    names = [part for part in named if proper(part) and not CHATTER.match(plain(part))]
    return names[0] if len(names) == 1 else None


def author_beside_count(line: Line) -> str | None:
    """The name in an element of its own beside that of a counter, `<span><svg/>Hải Yến</span><span><svg/>4274</span>`; None where words stand
    there too."""
    parts = [part.strip(" |-–·•,") for part in line.segments] if 1 < len(line.raw) <= _MOST_FIELDS else []
    parts = [part for part in parts if part]
    names = [part for part in parts if not part.isdigit()]
    return names[0] if len(names) == 1 < len(parts) and " " in names[0] and is_name(names[0]) and proper(names[0]) else None


def name_under_title(line: Line, beside_date: bool) -> str | None:
    """The author in a line of its own between title and text: "ĐỨC BÌNH" in capitals, or a name right above or below the date."""
    text = _only_names(line) or line.text.strip(" |-–,.")
    if line.link > len(text) * 0.5 or ":" in text or len(text.split()) > 8 or not is_name(text):
        return None
    if " " not in text and not _HIGHLAND.match(text):
        return None
    return text if beside_date or text.isupper() else None


def name_with_office(line: Line) -> str | None:
    """The author in capitals with his office, in a line of its own: "LÊ QUANG TÙNG, UVTƯ Đảng, Bí thư Tỉnh ủy Quảng Trị"."""
    match = _OFFICE.match(line.text) if len(line.text) <= 120 and line.text[-1] not in ".:;!?" and not line.anchors else None
    return match[1] if match and match[1].isupper() and not line.text.isupper() and is_name(match[1]) else None


def author_before_date(text: str) -> str | None:
    """Names in front of the date on one line: "VĂN HÀO - TRẦN HỮU 30/04/2016 11:39"."""
    found = first_date(text) if len(text) < 100 else None
    if not found or found.start < 6:
        return None
    if found.raw[:4].lower() == "ngày" and text[: found.start].rstrip().endswith((",", "Sáng", "Trưa", "Chiều", "Tối")):
        return None  # the place of a letter, "Cẩm Sơn, ngày 11 tháng 9 năm 2020", or a lead, "BLO - Sáng ngày 08/05/2019, Ban Tổ chức …"
    name = _CREDITED_TOO.sub("", text[: found.start]).strip(" |-–,.:/•·")
    if found.raw[:4].lower() in ("ngày", "lúc ") and text[: found.start].rstrip().endswith(" Đăng"):
        return None  # "Lê Hoa Đăng ngày 12/5/2024", of two elements
    return name if is_name(name) and len(name.split()) >= 2 and not _DATE_WORDS.search(name) else None


def signed(stated: str | None, signature: str | None) -> str | None:
    """The author of a text whose byline is stated above it: the signature below, where only an account of the office is stated ("Văn phòng")."""
    return signature if signature and (not stated or _OF_UNIT.match(stated)) else stated


def is_note(text: str) -> bool:
    """Whether a line at the end of a magazine's article says what office its author holds: "(*) Giảng viên khoa Nhà nước và Pháp luật"."""
    return len(text) <= _LONGEST_NOTE and _NOTE.match(text) is not None


def without_mark(name: str) -> str:
    """A name without the mark of a note below the text: "TS. Phạm Hải Yến(*)"."""
    return _NOTE_MARK.sub("", name)


def in_a_row(segments: list[str]) -> str:
    """Names with what stands between them, and nothing behind the last."""
    names = ""
    between = ""
    for said in segments:
        if said in BETWEEN:
            between = BETWEEN[said]
        else:
            names += (between or ", ") * bool(names) + said
            between = ""
    return names


def _only_names(line: Line) -> str | None:
    """The names of a line whose elements each have one, `<b>Lê An</b><b>Hồ Na</b>`."""
    # "<b>Nguyễn Thị </b><b>Thu Hương</b>" is one name.
    apart = len(line.raw) > 1 and (line.text != line.spaced or any(said in BETWEEN for said in line.segments))
    if not apart or not all(said in BETWEEN or names_one(said) for said in line.segments):
        return None
    return in_a_row(line.segments)


def names_one(text: str) -> bool:
    """Whether a text beside an author's name is that of another person."""
    return " " in text and is_name(text) and proper(text) and not is_outlet(text) and source_of(text, True) is None
