"""Who may sign an article: what reads as a name, an office, a newspaper, or as an account that everybody uses."""

from __future__ import annotations

import re

from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.lexicon import GENERIC_AUTHOR, label

_ONLY_SIZES = re.compile(r"(?:A\W*)+")  # "A+A-", the same buttons alone
PHOTO_CREDIT = re.compile(
    r"^\W*(?:ảnh(?:\s*minh\s*hoạ|\s*minh\s*họa)?|photo|image|nguồn\s*ảnh|hình(?:\s*ảnh)?|clip|video|đồ\s*họa|infographic|"
    r"(?:image|photo) (?:credit|source)s?|bild(?:rechte|quelle)?|fotos?|crédits?(?: photo)?)\s*[:.]|^©(?!.*\b(?:19|20)\d\d\b)",
    re.I,
)
OFFICES = r"Ban|Hội|Khoa|Phòng|Văn phòng|VP|UBND|Ủy ban|Đảng ủy|MTTQ|Mặt trận|Khối|Trung tâm|TT|Đoàn|Chi đoàn|Đài|Vụ|Cục"
_CAPITAL = re.compile(r"^[^\W\d_]")
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
_LONGEST_OFFICE = 60
_SIGNING = re.compile(
    rf"(?:{OFFICES}|UBMTTQ|Tổ|Chi hội|Công đoàn|Liên đoàn) (?:[A-ZĐÀ-Ỹ]|(?:xã|phường|huyện|thị xã|tỉnh|thôn|ấp|bản|trường)\b)"
)
_EDITORS = re.compile(r"(?:ban )?(?:bien tap|quan tri)\b")
"""Those for whom an account is named that everybody uses."""
_WRITTEN_BY = re.compile(r"\b(?:tac gia|nguoi viet)\b")
_OUTLETS = re.compile(
    r"(?:bao|tap chi|cong|cong thong tin|trang|dai|dac san|website|ban|bbt|toa soan|hoi|uy ban|ubnd|ubmttq|so|van phong|vp|tinh uy|thanh uy|"
    r"huyen uy|dang bo|dang uy|khoi dan van|mat tran|lien doan|trung tam|phong|thong tan xa|vnpt|viettel|fpt|mobifone|bkav|"
    r"truong (?:thcs|thpt|tieu hoc|mam non|mau giao|dai hoc|cao dang|trung cap|trung hoc|chinh tri))(?: |$)"
)
_FIRM_NAME = re.compile(r"(?:\bCo\.,? ?Ltd|\bLtd|\bJSC|\bInc|\bCorp|\bGmbH|\bLLC)\b|\b(?:công ty|cty|tnhh)\b", re.I)
_AGENCY = re.compile(r"(?<=\w)/[^\s/]{2,12}$")  # "Thùy Linh/VOV1"
_RANK = re.compile(
    r"^(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)|nữ tu|linh mục|mục sư|hòa thượng|thượng tọa|đại đức|ni sư|sư cô|"
    r"nhà văn|nhà báo|nhà thơ) (?=\S)",
    re.I,
)
_DEGREES = re.compile(r"\b(?:GS|PGS|TS|TSKH|ThS|NCS)\b[.,]*\s*(?=[^\W\d_])")  # "GS, TS ĐÀO QUỐC PHÚC - PGS, TS HÀ XUÂN HẬU"
# "I- NHỮNG KẾT QUẢ NỔI BẬT", "II. Giải pháp"; "V. Dũng" and "T. Hòa" sign articles.
_NUMBERED = re.compile(r"[IVX]{1,4} ?[-–)/] ?\S|[IVX]{2,4}\.|I\. ")
_NO_NAME = re.compile(
    r"\b(?:facebook|twitter|zalo|google|youtube|pinterest|linkedin|tweet|email|print|rss|lien ket|thong bao|tu khoa|trang chu|quang cao|"
    r"lien he|dang ky|quay lai|tro ve|doc ngay|xem ngay|xem them|doc them|close|tai truong)\b|"
    r"^(?:(?:tm|kt|tl|tuq) )?(?:pho )?(?:giam doc|chu tich|bi thu|truong ban|truong phong|hieu truong|chanh van phong|vien truong|chi huy truong)$"
)
"""Buttons; and offices alone, which stand above the name of who signed a document: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"."""
_TRAILER = re.compile(r"\s*[(\[](?:tổng hợp|t/h|th|st|sưu tầm|lược ghi|ghi|biên soạn|biên tập|thực hiện|t\.h)[)\]]\s*$", re.I)


def is_name(text: str) -> bool:
    """Whether a short line reads as one or more personal or pen names: capitals, few words, no sentence."""
    text = _RANK.sub("", _AGENCY.sub("", without_trailer(text))).strip(" .|")
    if not 2 <= len(text) <= 60 or any(char.isdigit() or char in "@:" for char in text):  # "Lưu: VT, CTTT. KT.GIÁM ĐỐC"
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


def is_account(name: str, text: str) -> bool:
    """Whether who is named in the place of the author is an account that everybody uses, "by Ban Biên tập", and none that signs: "Tác giả: …"."""
    return _EDITORS.match(plain(name)) is not None and _WRITTEN_BY.search(plain(text)) is None


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


def without_trailer(name: str) -> str:
    """An author's name without what the author did: "Ngọc Diệp (thực hiện)"."""
    return _TRAILER.sub("", name)
