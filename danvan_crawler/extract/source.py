"""The source of an article as a line of text credits it, "Nguồn: Báo Vũ Ninh", alone or behind the author's name; and of a photo."""

from __future__ import annotations

import re

from danvan_crawler.extract.dom import Line
from danvan_crawler.extract.signatories import is_name, is_office, is_outlet, proper, without_trailer

_SOURCE_LABEL = re.compile(
    r"^\s*[(\[]?\s*(?:nguồn(?:\s*(?:tin|bài|bài\s*viết|trích\s*dẫn|báo))?\s*[:：]\s*|(?:theo|trích(?:\s*nguồn)?|dẫn\s*nguồn)\s*:\s*|source\s*:\s*)(https?://\S{4,250}|.{2,100}?)\s*[)\]]?\s*\.?$",
    re.I,
)
_SIGNED_SOURCE = re.compile(
    r"(.{2,60}?)\s*(?:[(\[]\s*(?:nguồn(?:\s*:|\s+(?-i:(?=[A-ZĐÂĂÊÔƠƯ])))|theo\s*:?)|[–-]\s*nguồn\s*:)\s*([^()\[\]]{2,100}?)\s*[)\]]?\s*\.?$",
    re.I,
)
_SIGNED_OUTLET = re.compile(
    r"(.{3,60}?)\s*[–—-]\s+((?i:website|báo|tạp chí) [^–—,;:!?.]{2,50}|(?i:cổng|trang) (?i:thông tin|TTĐT|tin điện tử)(?: [^–—,;:!?.]{2,50})?|"
    r"TTXVN|[\w-]+(?:\.[\w-]+)*\.(?i:vn|com|net|org))"
)
"""Behind a dash: "Minh Thảo - Cổng TTĐT huyện Vũ Ninh", "Chân Như – Website Agribank", "Gia Miêu – Laodong.com.vn"."""
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
_LONGEST, _NAME_WORDS = 120, 8
_CLAUSES = re.compile(r"[.!?]\s|,\s")
_COPYING = re.compile(r"\s*(?:copy link|sao chép(?: liên kết| link)?|lấy link)!?\s*$", re.I)
"""A button glued to the source: "Theo Báo Đông HảiCopy link"."""
_ISSUE = re.compile(r"[,;]?\s+(?:(?:ra\s+)?ng[aà]y\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$", re.I)
"""When it stood there: "daidoanket.vn ngày 17/09/2015"."""


def _credited(match: re.Match[str]) -> str:
    """What a line credits, with the bracket at its end where that belongs to it: "Theo Hương Giang (TTXVN)"."""
    text = _ISSUE.sub("", _COPYING.sub("", match[1]).strip(" .;"))
    return text + ")" if text.count("(") > text.count(")") and match[0].rstrip(" .").endswith(")") else text


def signature(text: str) -> tuple[str, str] | None:
    """Author and source of one line: "Minh Thảo (Nguồn: Báo Vũ Ninh)", "Minh Thảo (Theo Báo Vũ Ninh)", "PV - Nguồn: Báo Vũ Ninh",
    "Minh Thảo - Báo Vũ Ninh"."""
    match = (_SIGNED_SOURCE.match(text) or _SIGNED_OUTLET.fullmatch(text)) if len(text) <= _LONGEST else None
    return (match[1], match[2]) if match and (is_name(match[1]) or is_office(match[1])) and proper(match[1]) else None


def source_of(text: str, tail: bool) -> str | None:
    """The source a line credits, without label. "Theo X" without a colon counts only for a short line at the end of the text."""
    match = _SOURCE_LABEL.match(text)
    if match and len(text) <= _LONGEST:
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


def told_apart(author: str | None, source: str | None) -> tuple[str | None, str | None]:
    """Author and source of an article, where "Theo" may stand in the place of the author: "Theo Thanh Trúc" is one, "Theo Báo Đông Hải" is none; or
    both beside each other: "Chân Như – Website Agribank", "Gia Miêu – Laodong.com.vn"."""
    if author and source is None and (both := signature(author)) is not None:
        author, source = both
    credited = source_of(author, True) if author and _THEO.match(author) else None
    if credited is None:
        return without_trailer(author) if author else None, source
    if is_name(credited) and not is_outlet(credited):
        return without_trailer(credited), source if source != credited else None
    return None, source or credited
