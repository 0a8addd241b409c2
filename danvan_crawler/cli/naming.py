"""Guesses at a new site's names from its own words: title, owner, level, province, kind, and the name of its file.

Guesses for an archivist to look at, never facts: the file says so in its first lines.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from danvan_crawler.extract.decode import to_utf8
from danvan_crawler.items import Page
from danvan_crawler.sites import Kind, Level, urls
from danvan_crawler.vietnamese.text import squeeze

# The provinces of today with those that were merged into them on 1 July 2025 (Resolution 202/2025/QH15).
PROVINCES: dict[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in ("Hà Nội", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Cao Bằng")
    },
    "Huế": ("Thừa Thiên Huế",),
    "Tuyên Quang": ("Hà Giang", "Tuyên Quang"),
    "Lào Cai": ("Yên Bái", "Lào Cai"),
    "Thái Nguyên": ("Bắc Kạn", "Thái Nguyên"),
    "Phú Thọ": ("Vĩnh Phúc", "Hòa Bình", "Phú Thọ"),
    "Bắc Ninh": ("Bắc Giang", "Bắc Ninh"),
    "Hưng Yên": ("Thái Bình", "Hưng Yên"),
    "Hải Phòng": ("Hải Dương", "Hải Phòng"),
    "Ninh Bình": ("Hà Nam", "Nam Định", "Ninh Bình"),
    "Quảng Trị": ("Quảng Bình", "Quảng Trị"),
    "Đà Nẵng": ("Quảng Nam", "Đà Nẵng"),
    "Quảng Ngãi": ("Kon Tum", "Quảng Ngãi"),
    "Gia Lai": ("Bình Định", "Gia Lai"),
    "Khánh Hòa": ("Ninh Thuận", "Khánh Hòa"),
    "Lâm Đồng": ("Đắk Nông", "Bình Thuận", "Lâm Đồng"),
    "Đắk Lắk": ("Phú Yên", "Đắk Lắk"),
    "TP Hồ Chí Minh": ("Bình Dương", "Bà Rịa - Vũng Tàu", "TP Hồ Chí Minh"),
    "Đồng Nai": ("Bình Phước", "Đồng Nai"),
    "Tây Ninh": ("Long An", "Tây Ninh"),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang", "Cần Thơ"),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh", "Vĩnh Long"),
    "Đồng Tháp": ("Tiền Giang", "Đồng Tháp"),
    "Cà Mau": ("Bạc Liêu", "Cà Mau"),
    "An Giang": ("Kiên Giang", "An Giang"),
}

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("newspaper", r"(?:bao|tap chi|dai phat thanh|dai truyen hinh)\b"),
    ("commission", r"\bban (?:tuyen giao|dan van|noi chinh|to chuc|dan toc)|\bban tgdv\b|\bdan van\b|\btuyen giao\b"),
    ("front", r"mat tran"),
    ("union", r"lien doan lao dong|cong doan|doan thanh nien|tinh doan|thanh doan|hoi (?:lien hiep )?(?:phu nu|nong dan|cuu chien binh)"),
    ("party", r"\b(?:tinh|thanh|huyen|quan|thi|dang) uy\b|dang bo|dang cong san"),
    ("government", r"\bubnd\b|uy ban nhan dan|cong thong tin|\bso \w+|\bchi cuc\b"),
)
_LEVELS: tuple[tuple[Level, str], ...] = (
    ("central", r"trung uong|\btw\b"),
    ("commune", r"\b(?:dang uy|ubnd|uy ban nhan dan) (?:xa|phuong|thi tran)\b"),
    ("district", r"\b(?:huyen|quan|thi) uy\b|\b(?:ubnd|uy ban nhan dan) (?:huyen|quan|thi xa)\b|thanh uy (?:tp|thanh pho) thu duc"),
)
_HOME_WORDS = re.compile(
    r"trang (?:chu|nhat|chinh)|home(?: ?page)?|index|welcome|gioi thieu|tin tuc|chi tiet(?: (?:tin(?: tuc| bai)?|bai viet|ban tin))?|trang chu \w+"
)
_OWNER = re.compile(
    r"(?:Cơ quan chủ quản|Đơn vị chủ quản|Cơ quan quản lý|Bản quyền(?: thuộc(?: về)?| ©)?|Trang thông tin điện tử của)\s*:?\s*"
    r"((?:Ban|Tỉnh|Thành|Huyện|Đảng|Ủy|Uỷ|Báo|Sở|Hội|Mặt|BAN|TỈNH|THÀNH|ĐẢNG|ỦY)\b[^.|\n;:()\[\]]{4,90})"
)
# A line that is nothing but the site's own name: "Website Ban Dân vận Tỉnh ủy …", "TRANG THÔNG TIN ĐIỆN TỬ …".
_SELF = re.compile(
    r"(?:Website|Trang (?:thông tin|tin)(?: điện tử)?|Cổng (?:thông tin|TTĐT)(?: điện tử)?|Ban (?:Tuyên giáo(?: và Dân vận)?|Dân vận)) [^.:;]{8,90}$",
    re.IGNORECASE,
)
SHARED = 0.3
"""Share of the titles seen that a site's name stands in at least."""
_DROPPED_LABELS = frozenset(("www", "vn", "com", "org", "net", "gov", "edu", "info", "asia"))


class Names(NamedTuple):
    """What a site calls itself; province "then" and "now" are before and since 1 July 2025."""

    title: str
    owner: str
    level: Level
    kind: Kind
    province_then: str | None
    province_now: str | None


def guess(pages: Iterable[Page], home_links: Iterable[str], host: str) -> Names:
    """The names of a site from the titles of its `pages`, the texts of links to its home, and its host."""
    pages = list(pages)
    texts = [_text(page) for page in pages]
    stated = next((match[1].strip(" ,-–") for text in texts if (match := _OWNER.search(text))), None)
    heads = [_head_title(page) for page in pages]
    title = _site_name(pages) or site_title(heads, home_links) or stated or _own_line(texts) or _own_title(heads) or host
    owner = stated or re.sub(
        r"^(?:website|(?:trang|cổng) (?:thông tin|tin)(?: điện tử)?(?: của)?) (?=\S+ \S)", "", title, flags=re.IGNORECASE
    )
    owner = owner[:1].upper() + owner[1:]
    words = _plain(f"{title} {owner}")
    then, now = province(f"{title} {owner}", host)
    level = next((level for level, pattern in _LEVELS if re.search(pattern, words)), None)
    if level == "central" and then is None:
        return Names(title, owner, "central", _kind(words), None, None)
    return Names(title, owner, level if level and level != "central" else "provincial", _kind(words), then, now)


def site_title(titles: Iterable[str], home_links: Iterable[str] = ()) -> str | None:
    """The part that most page titles share ("Tin hoạt động - Ban Dân vận …"), else the longest text of a link to the home page."""
    parts: Counter[str] = Counter()
    titles = list(titles)
    for title in titles:
        pieces = {piece.strip() for piece in re.split(r"\s[-–—|»:•]+\s", title)}
        parts.update(piece for piece in pieces if len(piece) >= 6 and not _HOME_WORDS.fullmatch(_plain(piece)))
    # An article that is seen at two addresses gives no name to the site.
    shared = [piece for piece, count in parts.items() if count > 1 and count >= SHARED * len(titles)]
    if shared:
        return max(shared, key=lambda piece: (parts[piece], len(piece)))
    links = [text.strip() for text in home_links if len(text.split()) >= 3 and len(text) <= 150]
    return max(links, key=len, default=None)


def _site_name(pages: list[Page]) -> str | None:
    """What most pages state as the site's name, `<meta property="og:site_name">`."""
    names: Counter[str] = Counter()
    for page in pages:
        text = to_utf8(page.body[:200_000], page.content_type)[0].decode("utf-8", "replace")
        meta = next((tag for tag in re.findall(r"<meta\b[^>]{0,500}>", text) if "og:site_name" in tag), "")
        content = re.search(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)')""", meta)
        names[squeeze(html.unescape(content[1] or content[2] or "")) if content else ""] += 1
    name = names.most_common(1)[0][0] if names else ""
    return name if len(name.split()) >= 2 and not _HOME_WORDS.fullmatch(_plain(name)) else None


def _own_title(heads: list[str]) -> str | None:
    """The title of the start page, which may be nothing but the frame around the others."""
    title = heads[0] if heads else ""
    return title if _SELF.match(title) else None


def _own_line(texts: list[str]) -> str | None:
    """The shortest line on all pages that is nothing but a site's name; headlines are longer, and not on all."""
    lines = [{line for line in text.split("\n") if _SELF.match(line)} for text in texts]
    return min(set.intersection(*lines), key=lambda line: (len(line), line), default=None) if len(lines) > 1 else None


def province(text: str, host: str = "") -> tuple[str | None, str | None]:
    """The province that a text names, or a host without diacritics ("danvanhungyen.vn"): as it was, and as it is."""
    words = f" {_plain(text)} ".replace(" thanh pho ho chi minh ", " tp ho chi minh ")
    letters = re.sub(r"[^a-z]", "", host.lower()).replace("tphcm", "tphochiminh")
    found = [
        (name, then, now)
        for now, all_then in PROVINCES.items()
        for then in all_then
        for name in {then, now if len(all_then) == 1 else then}
    ]
    found.sort(key=lambda names: -len(names[0]))
    for name, then, now in found:
        if f" {_plain(name)} " in words:
            return then, now
    for name, then, now in found:
        # "hue" stands within other words.
        if len(squeezed := _plain(name).replace(" ", "")) > 4 and squeezed in letters:
            return then, now
    return None, None


def file_name(url: str, prefix: str | None = None) -> str:
    """A name for the site's file: "www.angiang.dcs.vn" gives "angiang-dcs", "127.0.0.1:8801" gives "127-0-0-1-8801"."""
    host = urls.host_of(url) or ""
    labels = re.split(r"[.:]", host)
    kept = [label for label in labels if label not in _DROPPED_LABELS] or labels
    kept += [prefix.strip("/").rpartition("/")[2]] if prefix else []
    return re.sub(r"[^a-z0-9]+", "-", _plain(" ".join(kept))).strip("-")[:60].strip("-") or "site"


def _kind(words: str) -> Kind:
    return next((kind for kind, pattern in _KINDS if (re.match if kind == "newspaper" else re.search)(pattern, words)), "other")


def _head_title(page: Page) -> str:
    text = to_utf8(page.body[:200_000], page.content_type)[0].decode("utf-8", "replace")
    match = re.search(r"<title[^>]*>(.*?)</title", text, re.IGNORECASE | re.DOTALL)
    return squeeze(html.unescape(match[1])) if match else ""


def _text(page: Page) -> str:
    """The page's text, a line for each piece between tags."""
    text = to_utf8(page.body, page.content_type)[0].decode("utf-8", "replace")
    text = re.sub(r"<(script|style)\b.*?</\1", " ", text, flags=re.IGNORECASE | re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]{0,2000}>", "\n", text))
    return "\n".join(line for piece in text.split("\n") if (line := squeeze(piece)))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))
