"""Author and source: from labelled lines, classes, the last short lines of the text, the date line, and machine metadata."""

from __future__ import annotations

import re

from danvan_crawler.extract.datefind import first_date, relative_date
from danvan_crawler.extract.dom import Anchor, Doc, Line
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.lexicon import CHATTER, COUNTER, GENERIC_AUTHOR, label
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.tidy import tidy
from danvan_crawler.vietnamese.places import is_place

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
_MOST_FIELDS, _FOOT, _IMPRINT, _FIRM = 8, 12, 200, 5
_MADE = re.compile(r"\b(?:thiet ke|phat trien|xay dung boi|powered by|design(?:ed)?|developed|web(?:site)? by)\b")
_AT = re.compile(r"\s(?:vào(?:\s+lúc)?|lúc|ngày|on|at)\s*$", re.I)
"""What leads from a name to the date: "Gửi bởi Hoài Thu vào Thứ Hai, 12/04/2021 - 09:04"."""
_ONLY_SIZES = re.compile(r"(?:A\W*)+")  # "A+A-", the same buttons alone
_SIZES = re.compile(r"(?:\s+A[+-])+$")
"""Buttons for the size of the letters behind a name: "14:05 | 12/09/2023 | Hoàng Anh A- A+"."""
_SPEAKER = re.compile(r"^(?:phong vien|pv)\b")
_SOURCE_LABEL = re.compile(
    r"^\s*[(\[]?\s*(?:nguồn(?:\s*(?:tin|bài|bài\s*viết|trích\s*dẫn|báo))?\s*[:：]\s*|(?:theo|trích(?:\s*nguồn)?|dẫn\s*nguồn)\s*:\s*|source\s*:\s*)(https?://\S{4,250}|.{2,100}?)\s*[)\]]?\s*\.?$",
    re.I,
)
_SIGNED_SOURCE = re.compile(r"(.{2,60}?)\s*[(\[]\s*(?:nguồn\s*:|theo\s*:?)\s*(.{2,100}?)\s*[)\]]\s*\.?$", re.I)
_SIGNED_OUTLET = re.compile(
    r"((?:[^\W\d_]+ ){1,4}[^\W\d_]+)\s*[–-]\s*((?:Báo|Cổng (?:thông tin|TTĐT)|Trang TTĐT|TTXVN)(?: [^,;:!?.]{2,50})?)"
)
_BARE_SOURCE = re.compile(
    r"[(\[]?(?i:nguồn) ((?:Báo|Tạp chí|Cổng|Trang|Đài|Thông tấn|TTXVN|VOV|VTV|VGP|Ban|Bộ|Sở|Công an|Hội|UBND|Tỉnh ủy)\b[^.!?]{0,60}|"
    r"[\w-]+(?:\.[\w-]+)+|(?:[A-ZĐ]\w* ){1,4}(?:[Đđ]iện tử|[Oo]nline)|[BS]GD(?:&ĐT|ĐT)?|BGĐT|(?i:website) [^.!?]{2,40})[)\]]?\.?$"
)
"""Without a colon: "Nguồn Báo Vũ Ninh", "Nguồn daidoanket.vn", "Nguồn Đăk Nông Điện tử"; "Nguồn Tài chính công đoàn năm 2024" is a heading."""
_TAKEN_FROM = re.compile(r"[(\[]\s*[Tt]rích (?:từ )?((?:[A-ZĐ]|sách |báo |tạp chí |đặc san )[^.!?:]{2,80}?)\s*[)\]]\.?$")
"""In brackets and without a colon: "(Trích Đặc san Xuân Tỉnh Giác)"."""
_OUTLET = re.compile(
    r"^(?:\w+ ){0,3}(?:online|báo|tin tức|điện tử)$|^(?:web(?:site)?|báo|trang|cổng|đài|tạp chí|fanpage) (?-i:[A-ZĐ])", re.I
)
_BY_NAME = re.compile(
    r"(?!.*\b(?i:theo dõi|xem thêm)\b)(?:(?:Báo|Tạp chí|Website) [A-ZĐÀ-Ỹ][^.!?:;]{2,50}|"
    r"(?:Cổng (?:thông tin|TTĐT)|Trang (?:thông tin|TTĐT|tin điện tử))(?: [^.!?:;]{2,50})?|TTXVN|VOV\d?|VTV\d?|VGP|Thông tấn xã Việt Nam)"
)
"""A newspaper, a portal or an agency alone, in the last line of a text: "Báo Nhân Dân", "TTXVN"."""
_THEO = re.compile(r"^\s*[(\[]?\s*(?:[Tt]heo|THEO)\s+(.{2,90}?)\s*[)\]]?\s*\.?$")
PHOTO_CREDIT = re.compile(
    r"^\W*(?:ảnh(?:\s*minh\s*hoạ|\s*minh\s*họa)?|photo|image|nguồn\s*ảnh|hình(?:\s*ảnh)?|clip|video|đồ\s*họa|infographic|"
    r"(?:image|photo) (?:credit|source)s?|bild(?:rechte|quelle)?|fotos?|crédits?(?: photo)?)\s*[:.]|^©(?!.*\b(?:19|20)\d\d\b)",
    re.I,
)
_OFFICES = r"Ban|Hội|Khoa|Phòng|Văn phòng|VP|UBND|Ủy ban|Đảng ủy|MTTQ|Mặt trận|Khối|Trung tâm|TT|Đoàn|Chi đoàn|Đài|Vụ|Cục"
_UNIT = rf"(?:{_OFFICES}|HĐND|Huyện ủy|Thị ủy|Tỉnh ủy|Thành ủy|Trường|Báo|Sở)"
_WITH_UNIT = re.compile(rf"((?:\w+\.? ){{1,3}}\w+)\s*[,–(-]\s*{_UNIT}(?: \S|\)?$)")
_WITH_OFFICE = re.compile(
    r"((?:[^\W\d_]+ ){1,4}[^\W\d_]+)\s*[–-]\s*(?:Phó |Chủ tịch|Bí thư|Trưởng |Hiệu trưởng|Giám đốc|Chánh |Chủ nhiệm|Giáo viên|Chuyên viên|"
    r"Cán bộ|Công chức|Thường trực |Ủy viên )[^,;:!?]*$"
)
_LONGEST_SIGNED, _NAME_WORDS = 100, 8
_ABROAD = re.compile(r"\s*\([A-ZĐ][^()\d]{1,30}\)$")  # "Trần Văn Chính (CHLB Đức)"
_OF_UNIT = re.compile(rf"{_UNIT}(?: (?!\w+$)|$)")
_CREDIT = re.compile(r"(?:[(\[]\s*)?(?:ảnh|photo|nguồn ảnh|nguồn)\s*[:：]\s*([^()\[\]]{2,60}?)\s*[)\]]?\s*\.?$", re.I)
_MOST_RUNS = 40
_HIGHLAND = re.compile(r"[KHY]['’]\w{2,}$")
"""A whole name in one word: "K'Brêu", "H'Linh"."""
_PERSON = re.compile(r"(?:^|[ _-])(?:user|person|account|pencil|pen)(?:[ _-]|$)", re.I)
"""Names of pictures in the usual fonts of pictures: "fa fa-user", "bi-person-fill", "glyphicon glyphicon-pencil"."""
_STOPPED = re.compile(r"[.!?…][”\"’»)/.]*$")
_CLAUSES = re.compile(r"[.!?]\s|,\s")
_AFTER_NAME = re.compile(r"\s*[|•]\s*|\s*;\s*(?=ngày|nguồn|lượt)|\s{2,}|\s[-–]\s(?=\d)|[\s.,;–-]+(?:ảnh|video|clip|đồ họa)\s*:", re.I)
_DATE_WORDS = re.compile(r"thứ|chủ nhật|ngày|đăng|cập nhật|\bpost", re.I)
_CAPITAL = re.compile(r"^[^\W\d_]")
_OUTLET_BEHIND = re.compile(
    r"(.{3,40}?)\s*[–—-]\s+((?:website|báo|tạp chí|trang|cổng) [^–—]{2,40}|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org))", re.I
)
_SMALL = {
    "và",
    "&",
    "-",
    "–",
    "—",
    ",",
    "/",
    "(tổng",
    "hợp)",
    "(t/h)",
    "(th)",
    "(tổng hợp)",
    "and",
    "de",
    "van",
    "von",
    "(lược",
    "ghi)",
    "(st)",
    "(ghi)",
}
_OF_AUTHORS = re.compile(r"/(?:tac-?gia|authors?|nguoi-viet|nha-bao|phong-vien|profile|users?|writers?)/", re.I)
_WEEKDAY = re.compile(r"(?:thứ|chủ nhật)\b", re.I)
_LONGEST_BYLINE = 160
_BETWEEN = {"-": " - ", "–": " – ", ",": ", ", "&": " & ", "và": " và "}
"""What stands between two authors, in a text of its own."""
_LONGEST_OFFICE, _LONGEST_FIELD, _ABOVE, _MOST_AUTHORS, _MOST_NAMINGS = 60, 60, 5, 4, 8
_SIGNING = re.compile(
    rf"(?:{_OFFICES}|UBMTTQ|Tổ|Chi hội|Công đoàn|Liên đoàn) (?:[A-ZĐÀ-Ỹ]|(?:xã|phường|huyện|thị xã|tỉnh|thôn|ấp|bản|trường)\b)"
)
_PART = re.compile(r"(?:Phòng|Văn phòng|VP|Tổ|Vụ|Khoa|Chi đoàn|Chi hội|Đoàn|Hội|Đài|Trung tâm|Mặt trận)\b")
"""Offices that own no site: in the author's element they sign, where "Ban Dân vận Tỉnh ủy" is the account of all."""
_SHORT_OFFICE = re.compile(r"(?:VP|BDV|BTG|BTGDV|MTTQ|LĐLĐ)(?:TU|TW|TƯ|HU|ThU|QU|ĐU|UB)?")
"""As they sign in the date line: "13/04/2018 - 5:24 PM | Lượt xem: 12 | VPTU"."""
_EDITORS = re.compile(r"(?:ban )?(?:bien tap|quan tri)\b")
"""Those for whom an account is named that everybody uses."""
_WRITTEN_BY = re.compile(r"\b(?:tac gia|nguoi viet)\b")
_OUTLETS = re.compile(
    r"(?:bao|tap chi|cong|cong thong tin|trang|dai|dac san|website|ban|bbt|toa soan|hoi|uy ban|ubnd|ubmttq|so|van phong|vp|tinh uy|thanh uy|"
    r"huyen uy|dang bo|dang uy|khoi dan van|mat tran|lien doan|trung tam|phong|thong tan xa|vnpt|viettel|fpt|mobifone|bkav|"
    r"truong (?:thcs|thpt|tieu hoc|mam non|mau giao|dai hoc|cao dang|trung cap|trung hoc|chinh tri))(?: |$)"
)
_FIRM_NAME = re.compile(r"(?:\bCo\.,? ?Ltd|\bLtd|\bJSC|\bInc|\bCorp|\bGmbH|\bLLC)\b|\b(?:công ty|cty|tnhh)\b", re.I)
_NOTE_MARK = re.compile(r"\s*(?:\(\*+\)|\*+)$")
_NOTE, _LONGEST_NOTE = (
    re.compile(
        r"\(\*{1,2}\) ?(?i:giảng viên|nguyên|phó|trưởng|giám đốc|viện|học viện|trường|khoa|vụ|cục|ban|bí thư|chủ tịch|ủy viên|cơ quan|đại học|"
        r"nghiên cứu|chuyên viên|thạc s|tiến s|ths|ts|pgs|gs|ncs|cn)\b.*[^.;:!?…]$"
    ),
    120,
)
_DASHED = re.compile(r"(.*\d(?: (?:AM|PM|SA|CH))?) [-–] ([^\W\d_].*)")
_COPYING = re.compile(r"\s*(?:copy link|sao chép(?: liên kết| link)?|lấy link)!?\s*$", re.I)
"""A button glued to the source: "Theo Báo Đông HảiCopy link"."""
_ISSUE = re.compile(r"[,;]?\s+(?:(?:ra\s+)?ng[aà]y\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$", re.I)
"""When it stood there: "daidoanket.vn ngày 17/09/2015"."""
_CREDITED_TOO = re.compile(r"[,;]\s+(?:Theo|Nguồn:?)\s.*$")  # "Diệp Thanh - Hoàng Vĩnh, Theo Báo Lam Thành 15:42 31/07/2016"
_AGENCY = re.compile(r"(?<=\w)/[^\s/]{2,12}$")  # "Thùy Linh/VOV1"
_RANK = re.compile(
    r"^(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)|nữ tu|linh mục|mục sư|hòa thượng|thượng tọa|đại đức|ni sư|sư cô|"
    r"nhà văn|nhà báo|nhà thơ) (?=\S)",
    re.I,
)
_DEGREES = re.compile(r"\b(?:GS|PGS|TS|TSKH|ThS|NCS)\b[.,]*\s*(?=[^\W\d_])")  # "GS, TS ĐÀO QUỐC PHÚC - PGS, TS HÀ XUÂN HẬU"
_SIGNED_INITIALS = re.compile(r"(?<=[.!?…/”]) *\(([A-ZĐ]\.[A-ZĐ]\.?)\)$")
_INITIALS = re.compile(r"(?:[A-ZĐ]\.){1,2}[A-ZĐ]\.?")
# "I- NHỮNG KẾT QUẢ NỔI BẬT", "II. Giải pháp"; "V. Dũng" and "T. Hòa" sign articles.
_NUMBERED = re.compile(r"[IVX]{1,4} ?[-–)/] ?\S|[IVX]{2,4}\.|I\. ")
_TEAM = re.compile(
    r"nhóm (?:phóng viên|pv|tác giả|cộng tác viên|ctv)(?: [\w .-]{2,40})?$|(?-i:(?:Phóng viên|PV|CTV|BTV) [A-ZĐ]\w+(?: [a-zà-ỹ]\w*){1,3}$)",
    re.I,
)  # also "Phóng viên Thời sự", a desk
_OFFICE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){1,4}), \S")
_NO_NAME = re.compile(
    r"\b(?:facebook|twitter|zalo|google|youtube|pinterest|linkedin|tweet|email|print|rss|lien ket|thong bao|tu khoa|trang chu|quang cao|"
    r"lien he|dang ky|quay lai|tro ve|doc ngay|xem ngay|xem them|doc them|close|tai truong)\b"
)
_TRAILER = re.compile(r"\s*[(\[](?:tổng hợp|t/h|th|st|sưu tầm|lược ghi|ghi|biên soạn|biên tập|thực hiện|t\.h)[)\]]\s*$", re.I)


def _credited(match: re.Match[str]) -> str:
    """What a line credits, with the bracket at its end where that belongs to it: "Theo Hương Giang (TTXVN)"."""
    text = _ISSUE.sub("", _COPYING.sub("", match[1]).strip(" .;"))
    return text + ")" if text.count("(") > text.count(")") and match[0].rstrip(" .").endswith(")") else text


def signature(text: str) -> tuple[str, str] | None:
    """Author and source of one line: "Minh Thảo (Nguồn: Báo Vũ Ninh)", "Minh Thảo (Theo Báo Vũ Ninh)"."""
    match = _SIGNED_SOURCE.match(text) if len(text) <= 120 else None
    return (match[1], match[2]) if match and (is_name(match[1]) or is_office(match[1])) and proper(match[1]) else None


def signed_with_outlet(text: str) -> tuple[str, str] | None:
    """Author and outlet of a last line: "Minh Thảo - Cổng TTĐT huyện Vũ Ninh"."""
    match = _SIGNED_OUTLET.fullmatch(text)
    return (match[1], match[2]) if match and is_name(match[1]) and proper(match[1]) else None


def source_of(text: str, tail: bool) -> str | None:
    """The source a line credits, without label. "Theo X" without a colon counts only for a short line at the end of the text."""
    match = _SOURCE_LABEL.match(text)
    if match and len(text) <= 120:
        return _credited(match)
    if tail and len(text) <= 90:
        if match := _TAKEN_FROM.match(text):
            return match[1]
        if (match := _BARE_SOURCE.match(text)) and not _CLAUSES.search(match[1]):
            return _credited(match)
        match = _THEO.match(text)
        if match and (match[1][0].isupper() or "." in match[1] or _OUTLET.search(match[1])) and not _CLAUSES.search(match[1]):
            return _credited(match)
        # "(Theo Báo Vũ Ninh, TTXVN)": names alone, in brackets; "Theo Nghị quyết 06, mỗi chi bộ …" is a sentence.
        if match and text.lstrip()[:1] in "([" and all(part[:1].isupper() and len(part.split()) <= 5 for part in match[1].split(", ")):
            return _credited(match)
    return None


def outlet_alone(line: Line, right: bool) -> str | None:
    """The newspaper, portal or agency that a short line set apart is the name of, at the right, bold or italic: "Báo Nhân Dân", "TTXVN"."""
    apart = right or line.bold or line.italic
    return line.text if apart and len(line.text.split()) <= _NAME_WORDS and _BY_NAME.fullmatch(line.text) else None


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


def is_name(text: str) -> bool:
    """Whether a short line reads as one or more personal or pen names: capitals, few words, no sentence."""
    text = _RANK.sub("", _AGENCY.sub("", _TRAILER.sub("", text))).strip(" .|")
    if not 2 <= len(text) <= 60 or text.endswith(":") or any(char.isdigit() or char == "@" for char in text):
        return False
    if PHOTO_CREDIT.match(text) or _NUMBERED.match(text):
        return False
    if _ONLY_SIZES.fullmatch(text):
        return False
    words = _DEGREES.sub("", text).replace("-", " - ").replace(",", " , ").replace("/", " ").split()
    if not 1 <= len(words) <= 12:
        return False
    real = [word for word in words if word.lower() not in _SMALL]
    if not real or len(real) > 9:
        return False
    return (
        all(_CAPITAL.match(word) and word[0].isupper() for word in real) and not _NO_NAME.search(plain(text)) and label(plain(text)) is None
    )


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
        return _TRAILER.sub("", named)
    if (right or line.bold or line.italic) and (parts := _WITH_UNIT.match(text)) and is_name(parts[1]):
        return parts[1]
    if (name := with_office(text)) is not None:
        return name
    inner = text.strip("()[] ") if text.startswith(("(", "[")) else text
    if (right or line.bold or line.italic) and (place := _ABROAD.search(inner)) and is_name(inner[: place.start()]):
        return inner[: place.start()]
    if right and is_office(text):
        return text
    if is_name(inner) and (right or line.bold or line.italic or len(inner.split()) <= 5 or "-" in inner):
        return _TRAILER.sub("", inner).strip(" .|") or None
    return None


def with_office(text: str) -> str | None:
    """The name in a line that has the office behind a dash and is no sentence: "Nông Văn Dền – Phó Hiệu trưởng Trường THPT Nà Phặc"."""
    match = _WITH_OFFICE.match(text) if len(text) <= _LONGEST_SIGNED and text[-1:] not in ".:;!?…" else None
    return match[1] if match is not None and is_name(match[1]) and proper(match[1]) else None


def at_the_end(line: Line) -> tuple[str, str] | None:
    """The author in bold or italics behind the last sentence, and the paragraph without: "… việc khó cũng thành dễ./. <b><i>Hạnh Dung</i></b>".
    Initials in brackets need neither: "… theo dõi, giám sát. (T.H)"."""
    if signed := _SIGNED_INITIALS.search(line.text):
        return signed[1], line.text[: signed.start()].rstrip()
    name = line.segments[-1].strip(" ()") if len(line.raw) > 1 and (line.bold or line.italic) else ""
    letters = len(name.replace(" ", ""))
    marked = max(line.bold, line.italic) if letters else 0
    if not 0 < letters <= marked <= len(line.raw[-1].strip()) or " " not in name or not is_name(name) or not proper(name):
        return None
    rest = line.text[: line.text.rfind(line.segments[-1])].rstrip()
    return (name, rest) if _STOPPED.search(rest) else None


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


def made_site(doc: Doc, name: str) -> bool:
    """Whether the foot of the page says that a firm made the site: `<meta name="author" content="VNSoft">`, "Thiết kế: VNSoft Đông Trấn"."""
    firm = name.split()[0]  # "VietSoft Phước Lâm" in the head, "Thiết kế: VietSoft" at the foot
    called = {name, firm} if len(firm) >= _FIRM else {name}
    foot = (line.text for line in doc.lines[-_FOOT:] if len(line.text) <= _IMPRINT)
    return any(any(word in text for word in called) and _MADE.search(plain(text)) for text in foot)


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


def author_above_title(doc: Doc, title: int, excluded: set[int]) -> str | None:
    """The author whom a field right above the title names: "08/03/2013 | 12:00 AM", "Lượt xem: 4460", "Tác giả: Minh Thảo", then the title."""
    for line in reversed(doc.lines[max(title - _ABOVE, 0) : title]):
        if line.index in excluded or line.anchors or len(line.text) > _LONGEST_FIELD:
            return None
        if (name := labelled_author(line.text)) is not None and is_name(name) and proper(name) and not is_account(name, line.text):
            return name
    return None


def flagged_author(doc: Doc, flags: list[int], low: int, high: int, excluded: set[int]) -> str | None:
    """The author in an element whose class says so, near the article."""
    for line in doc.lines[low:high]:
        if not flags[line.node] & F.AUTHOR or line.index in excluded or len(line.text) > 140:
            continue
        if flags[line.node] & (F.COMMENT | F.RELATED | F.CAPTION) or source_of(line.text, True) is not None:
            continue  # <div class="news-sign">Theo Báo Tân Giang</div>
        for text in [*line.segments, line.spaced]:
            text = text.strip(" |-–,.")
            named = labelled_author(text)
            if named and proper(named) and not is_account(named, text):
                return named
            if (parts := _WITH_UNIT.match(text)) and is_name(parts[1]):
                return parts[1]
            if is_name(text) and proper(text) and len(text) > 2 and not is_account(text, text):
                return text
            if _PART.match(text) and is_office(text):
                return text  # <div class="by-line">Phòng Chính sách</div>
    return None


def is_account(name: str, text: str) -> bool:
    """Whether who is named in the place of the author is an account that everybody uses, "by Ban Biên tập", and none that signs: "Tác giả: …"."""
    return _EDITORS.match(plain(name)) is not None and _WRITTEN_BY.search(plain(text)) is None


def author_before_date(text: str) -> str | None:
    """Names in front of the date on one line: "VĂN HÀO - TRẦN HỮU 30/04/2016 11:39"."""
    found = first_date(text) if len(text) < 100 else None
    if not found or found.start < 6:
        return None
    if found.raw[:4].lower() == "ngày" and text[: found.start].rstrip().endswith((",", "Sáng", "Trưa", "Chiều", "Tối")):
        return None  # the place of a letter, "Cẩm Sơn, ngày 11 tháng 9 năm 2020", or a lead, "BLO - Sáng ngày 08/05/2019, Ban Tổ chức …"
    name = _CREDITED_TOO.sub("", text[: found.start]).strip(" |-–,.:/•·")
    return name if is_name(name) and len(name.split()) >= 2 and not _DATE_WORDS.search(name) else None


def marked_author(doc: Doc, flags: list[int], low: int, high: int, excluded: set[int]) -> str | None:
    """The author in an inline element whose class or rel says so, `<span class="cms-author">Bích Ngọc</span>`, or behind the picture of a
    person, `<i class="fa fa-user"></i> Bích Ngọc`."""
    high = min(high, len(doc.lines))
    marked = [
        (node, run)
        for node, run in doc.runs.items()
        if low <= run[0] < high
        and (
            _PERSON.search(doc.attr[node]) or (doc.tags[node] == "i" and "author" in doc.cues(node))
            if run[1] == run[2]
            else "author" in doc.cues(node)
        )
    ]
    for _, (at, first, last) in sorted(marked):
        if last - first > _MOST_RUNS:
            continue  # an element that was never closed
        if first == last:
            last += 2 if doc.lines[at].raw[first : first + 1] == [" "] else 1
        if at in excluded:
            continue
        if flags[doc.lines[at].node] & (F.COMMENT | F.RELATED | F.CAPTION):
            continue
        text = tidy(" ".join(doc.lines[at].raw[first:last])).strip(" |-–,.")
        name = labelled_author(text) or (text if is_name(text) or is_office(text) else None)
        if name and proper(name) and not is_account(name, text):
            return name
    return None


def proper(name: str) -> bool:
    """Whether a name is a person's and not the system's ("admin", "Super User", "Quản trị"), nor the heading of a list ("CÁC TIN KHÁC")."""
    folded = plain(name)
    return bool(folded or key(name)) and label(folded) is None and not GENERIC_AUTHOR.match(folded) and not folded.startswith("http")


def is_office(text: str) -> bool:
    """Whether a short line is the name of an office that signs: "Văn phòng Ban", "Hội LHPN xã Quảng Lãng", "Ban Biên tập"."""
    return len(text) <= _LONGEST_OFFICE and not text.isupper() and text[-1:] not in ".:;!?…" and _SIGNING.match(text) is not None


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, a portal, an office or a firm, which many heads give for the author."""
    return _OUTLETS.match(plain(name)) is not None or _FIRM_NAME.search(name) is not None


def signed(stated: str | None, signature: str | None) -> str | None:
    """The author of a text whose byline is stated above it: the signature below, where only an account of the office is stated ("Văn phòng")."""
    return signature if signature and (not stated or _OF_UNIT.match(stated)) else stated


def is_note(text: str) -> bool:
    """Whether a line at the end of a magazine's article says what office its author holds: "(*) Giảng viên khoa Nhà nước và Pháp luật"."""
    return len(text) <= _LONGEST_NOTE and _NOTE.match(text) is not None


def without_mark(name: str) -> str:
    """A name without the mark of a note below the text: "TS. Phạm Hải Yến(*)"."""
    return _NOTE_MARK.sub("", name)


def with_others(doc: Doc, author: str, low: int, high: int, excluded: set[int]) -> str:
    """An author with those who are named beside in elements like the author's own, in the order of the page: `<a href="/tac-gia/le-an">Lê An</a>
    - <a href="/tac-gia/ho-na">Hồ Na</a>`, `<div class="author">Lê An</div><div class="author">Hồ Na</div>`. What the page prints between two
    names of a line is kept, a comma put elsewhere."""
    candidates = (line for line in doc.lines[low:high] if author in line.text and len(line.text) <= _LONGEST_BYLINE and not is_prose(line))
    named = [line for line in candidates if line.index not in excluded][:_MOST_NAMINGS]
    inline = _inline(doc, {line.index + below for line in named for below in range(_MOST_AUTHORS)})
    for line in named:
        called = _called(doc, line, inline)
        if author != line.text and author not in called:
            continue
        own = called.get(author, "")
        segments = line.segments
        rest = segments[segments.index(author) + 1 :] if author in segments else []
        names = [author]
        for said in rest:
            if said in _BETWEEN or (own and called.get(said) == own and _is_another(doc, said, line, names)):
                names.append(said)
        for other in doc.lines[line.index + 1 : line.index + _MOST_AUTHORS]:
            if other.index in excluded:
                break
            alike = [said for said, name in _called(doc, other, inline).items() if name == own] if own else _whole(doc, line, other)
            names += [said for said in alike if _is_another(doc, said, other, names)]
        if sum(name not in _BETWEEN for name in names) > 1:
            return _in_a_row(names)
    return author


def _is_another(doc: Doc, said: str, line: Line, names: list[str]) -> bool:
    """Whether a text beside an author is a further one: nobody who was named, no place, and no entry of a menu, "Đời Sống"."""
    if not _names_one(said) or said.casefold() in map(str.casefold, names) or is_place(tuple(said.lower().split())):
        return False
    return not _WEEKDAY.match(said) and all(anchor.text != said or anchor.line == line.index for anchor in doc.anchors)


def _inline(doc: Doc, lines: set[int]) -> dict[int, list[tuple[int, int, int]]]:
    """The inline elements of some lines that have a class: node, first and last + 1 of their runs, by line."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for node, (at, first, last) in doc.runs.items() if lines else ():
        if at in lines and last - first <= _MOST_RUNS:
            found.setdefault(at, []).append((node, first, last))
    return found


def _called(doc: Doc, line: Line, inline: dict[int, list[tuple[int, int, int]]]) -> dict[str, str]:
    """What the inline elements of a line say, with what makes them alike: the class, or the folder that they lead to."""
    anchors = [doc.anchors[at] for at in line.anchors]
    found = {
        anchor.text: "rel" if anchor.rel == "author" else anchor.href.rpartition("/")[0] for anchor in anchors if _is_of_author(anchor)
    }
    for node, first, last in inline.get(line.index, ()):
        found[tidy("".join(line.raw[first:last]))] = f"{doc.tags[node]} {doc.attr[node]}"
    return found


def _is_of_author(anchor: Anchor) -> bool:
    return anchor.rel == "author" or _OF_AUTHORS.search(anchor.href) is not None


def _whole(doc: Doc, line: Line, other: Line) -> list[str]:
    """The text of a line whose block is called as that of another."""
    named = doc.attr[line.node] and doc.attr[other.node] == doc.attr[line.node] and line.node != other.node
    return [other.text] if named else []


def _in_a_row(segments: list[str]) -> str:
    """Names with what stands between them, and nothing behind the last."""
    names = ""
    between = ""
    for said in segments:
        if said in _BETWEEN:
            between = _BETWEEN[said]
        else:
            names += (between or ", ") * bool(names) + said
            between = ""
    return names


def _only_names(line: Line) -> str | None:
    """The names of a line whose elements each have one, `<b>Lê An</b><b>Hồ Na</b>`."""
    # "<b>Nguyễn Thị </b><b>Thu Hương</b>" is one name.
    apart = len(line.raw) > 1 and (line.text != line.spaced or any(said in _BETWEEN for said in line.segments))
    if not apart or not all(said in _BETWEEN or _names_one(said) for said in line.segments):
        return None
    return _in_a_row(line.segments)


def _names_one(text: str) -> bool:
    return " " in text and is_name(text) and proper(text) and not is_outlet(text) and source_of(text, True) is None


def bare(name: str | None) -> str | None:
    """An author's name without what the author did: "Ngọc Diệp (thực hiện)"."""
    return _TRAILER.sub("", name) if name else name


def told_apart(author: str | None, source: str | None) -> tuple[str | None, str | None]:
    """Author and source of an article, where "Theo" may stand in the place of the author: "Theo Thanh Trúc" is one, "Theo Báo Đông Hải" is none; or
    both beside each other: "Chân Như – Website Agribank", "Gia Miêu – Laodong.com.vn"."""
    if author and source is None and (both := _OUTLET_BEHIND.fullmatch(author)) and is_name(both[1]):
        author, source = both[1], both[2]
    credited = source_of(author, True) if author and _THEO.match(author) else None
    if credited is None:
        return bare(author), source
    if is_name(credited) and not is_outlet(credited):
        return bare(credited), source if source != credited else None
    return None, source or credited


def photo_credit(caption: str) -> str | None:
    """The photographer or agency in a caption: "… Ảnh: TTXVN" -> "TTXVN"."""
    match = _CREDIT.search(caption)
    return match[1].strip(" .;") if match else None
