"""The imprint of a site, which stands below all its pages."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.patterns import either

_FOOTER = {
    "ban quyen": " (?:thuoc|cua|noi dung)",
    "all rights reserved": "",
    "copyright": "",
    "giay phep": " (?:thiet lap|so|xuat ban|hoat dong|cung cap)",
    "trang thong tin dien tu": " .{0,60}(?:thuoc|cua)",
    "ghi ro nguon": "",
    "dien thoai": r" .{0,40}\d{4}",
    "so luot truy cap": "",
    "tong luot truy cap": "",
    "tong truy cap": "",
    "content type": "",  # SharePoint's, below the fields of an item: "Content Type: Tin bài", "Created at 20/09/2014 10:38 SA by …"
    "created at": r" \d",
    "last modified at": r" \d",
    "hien co": r" \d+ (?:khach|users?|nguoi|thanh vien|guests?|luot)\b.{0,40}(?:truc tuyen|online)",  # "Hiện có 0 users và 17 guests trực tuyến."
    "hom qua": r" ?\d[\d ]* (?:tuan|thang) nay",  # "Hôm nay456 Hôm qua47,124 Tuần này10,414", glued by the page
    "duong day nong": r" .{0,20}\d{3}",
    "dang truy cap": "",
    "dang online": "",
    "powered by": "",
    "thiet ke boi": "",
    "phat trien boi": "",
    "khach va khong thanh vien": "",
    "hotline": "",
    "designed by": "",
    "privacy policy": "",
    "terms of": " (?:use|service)",
}
_FIELD_OF_IMPRINT = re.compile(
    r"(?:\w+ ){0,3}(?:co quan chu quan|don vi (?:chu quan|quan ly)|truc thuoc|tong bien tap|"
    r"chiu trach nhiem (?:noi dung|chinh|xuat ban|(?:ong|ba) .{0,90} dia chi)"
    r"|ban bien tap (?:d c|dong chi|ong|ba))\b"
)
"""Fields of an imprint, which begin their lines: sentences have the words too, "Các thành phố trực thuộc Trung ương …"."""
_FIELD, _FIELD_LABEL = 90, 80
_WAYS = re.compile(
    r"\b(?:dia chi e ?mail|dia chi|dien thoai|tel|fone|telefon|phone|fax|hotline|e ?mail|ma so thue|cnpj|cep|caixa postal|po box)\b"
)
_NUMBER = re.compile(r"\d(?: ?\d){6}")
"""An imprint tells two ways to reach its site, and a number: "CNPJ: 83.102.459/0001-23 - Rua … - Fone: (047) 2106-800"."""
_FURTHER_HELP = ("moi chi tiet", "moi thong tin chi tiet", "thong tin chi tiet", "chi tiet xin lien he", "chi tiet lien he")
"""How a notice ends: "Mọi chi tiết xin liên hệ Trung tâm Phát triển quỹ đất huyện, điện thoại 0271 3999 222."."""
_FOOTER_WORDS = re.compile(either(_FOOTER))
_FOOTER_PATTERN = re.compile("|".join(words + rest for words, rest in _FOOTER.items()))


def is_footer(text: str) -> bool:
    """Whether a line begins as the imprint of a site does."""
    folded = plain(text[:160])
    if _is_footer(folded):
        return True
    return (len(text) < _FIELD or ":" in text[:_FIELD_LABEL]) and _FIELD_OF_IMPRINT.match(folded) is not None


@lru_cache(maxsize=4_096)
def _is_footer(folded: str) -> bool:
    if folded.startswith(_FURTHER_HELP):
        return False
    # Nearly no line has the words, which are looked for faster than the pattern.
    if _FOOTER_WORDS.search(folded) and _FOOTER_PATTERN.search(folded) is not None:
        return True
    return _NUMBER.search(folded) is not None and len(set(_WAYS.findall(folded))) > 1
