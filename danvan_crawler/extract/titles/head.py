"""The titles that the head of a page offers, without the name of the site."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.lexicon import ELLIPSES
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.titles import LEAST

SEPARATOR = re.compile(r"\s+[-–—|•·»:/]\s+|\s*[|»•]\s*|\s+::\s+|\s*_\s+|\s[-–—]|[-–—]\s")
_DETAIL = re.compile(
    r"(?:xem )?chi tiet(?: (?:tin(?: tuc| bai)?|bai viet|bai|ban tin|noi dung|thong tin|su kien))?$|"
    r"(?:tin(?: tuc)?|bai viet|thong tin|noi dung) chi tiet$"
)
_WORTHLESS = re.compile(
    r"^(?:ban in|in (?:bai viet|tin|trang)|print|trang in|tin tuc|bai viet|noi dung|"
    r"untitled(?: document)?|home|new page|null|undefined|document|index|default|"
    r"cong thong tin dien tu.*|website .*|trang thong tin dien tu.*|news|article|doc tin|xem tin|untitled \d+)$"
)
_KICKER = re.compile(r"(.{3,60}?)(?::| [-–—|/]) (.+)")
_NAME = 20  # letters of the name of a running report
_TRAIL_MARK = re.compile(r"^[>»›]+ ?(?=[^\W\d_])")
_EMPTY = re.compile(r"\s*(?:\(\s*\)|\[\s*\])\s*$")


def machine_titles(meta: Meta) -> list[str]:
    """What the head offers, best first; without empty and meaningless ones ("Chi tiết tin", "Chi tiết bài viết - Ban Dân vận Tỉnh ủy …")."""
    out = []
    for text in (meta.headline, meta.og_title, _end_of_trail(meta.title)):
        if text and text not in out and not is_worthless(text) and not is_detail(SEPARATOR.split(text, 1)[0]):
            out.append(text)
    return out


def _end_of_trail(text: str) -> str:
    """The title behind site and section in DotNetNuke's `<title>`: "Khối vận Trà Khê > Văn hóa - Xã hội > Thơ: Gửi người làm dân vận"."""
    trail, _, last = text.rpartition(" > ")
    return last if trail and len(last) >= LEAST else text


def without_empties(text: str) -> str:
    """A title without fields that have no value, "null Hội nghị giao ban …" of Liferay, "Chấn chỉnh tác phong làm việc ( )" without the date, and
    without the mark of the trail that it ends, "> Hội nghị giao ban …"."""
    return _TRAIL_MARK.sub("", _EMPTY.sub("", text.removeprefix("null ")))


def is_detail(text: str) -> bool:
    """Whether a text says no more than that this page shows one article: the last name of a trail, "Trang chủ > Tin tức > Chi tiết"."""
    return _DETAIL.match(plain(text)) is not None


@lru_cache(maxsize=1_024)
def is_worthless(text: str) -> bool:
    """Whether a text names the kind of page and not what it tells: "Chi tiết tin", "Bản in"."""
    return _WORTHLESS.match(plain(text)) is not None or is_detail(text)


def as_the_head_agrees(text: str, meta: Meta) -> str:
    """The printed title as `og:title` and the headline of JSON-LD word it, where both are the same (but for a site's name behind) and not just
    the title with the site's name behind it; without the kicker that the heading has in front ("Minderheit in Syrien - Drusen fordern …")."""
    own, headline, og = key(text), key(meta.headline), key(meta.og_title)
    if meta.headline.endswith(ELLIPSES) and own.startswith(headline):
        return text  # JSON-LD has no room for "Đối thoại giữa người đứng đầu cấp ủy với hộ nghèo, cận nghèo..."
    if own == og and headline and own.startswith(headline) and _cut_off(meta.og_title, len(headline)):
        return text  # nor for "… triển khai nhiệm vụ công tác dân vận | năm 2026"
    agreed = meta.og_title if headline == og else meta.headline if og.startswith(headline) else ""
    if headline and agreed and not headline.startswith(own) and _akin(agreed, text):
        return agreed
    # A running report has its latest entry for a heading; `<title>` and JSON-LD have its name, and `og:title` nearly: "Lũ trên sông Khe Mây:
    # tin tức và diễn biến", "Lũ trên sông Khe Mây: tin tức và diễn biến mới nhất".
    named = len(headline) > _NAME and og != headline and key(meta.title).startswith(headline) and _akin(meta.headline, meta.og_title)
    if named and not any(own in other or other in own for other in (headline, og)):
        return meta.headline
    for offer in (meta.og_title, meta.headline):
        short = key(offer)
        if len(short) > 15 and short != own and own.endswith(short) and own != og:
            return offer
    # "Eskalation im Nahen Osten - «Die Zurückhaltung …»" and "Angriff auf Israel: «Die Zurückhaltung …»": two kickers, one title.
    kicker, other = _KICKER.match(text), _KICKER.match(meta.og_title)
    if kicker and other and kicker[1] != other[1] and len(key(kicker[2])) > 15 and key(kicker[2]) == key(other[2]):
        return kicker[2]
    return text


def _cut_off(text: str, letters: int) -> bool:
    """Whether what follows the first letters of a title (as `key` counts them) is its own end, and no site's name behind a separator."""
    return bool(rest := text[place_behind(text, letters) :].strip()) and SEPARATOR.match(f" {rest}") is None


def _akin(one: str, other: str) -> bool:
    """Whether half of the words of the shorter title are in the longer one."""
    first, second = set(plain(one).split()), set(plain(other).split())
    return 2 * len(first & second) >= min(len(first), len(second))


def place_behind(text: str, letters: int) -> int:
    """The place in `text` behind its first `letters` alphanumeric characters (as `key` counts them)."""
    seen = 0
    for place, char in enumerate(text):
        if seen >= letters:
            return place
        if char.isalnum():
            seen += len(char.casefold())
    return len(text)


def head_title(meta: Meta) -> str:
    """The title as the head alone gives it, its site part cut off: used where the page prints none."""
    offers = machine_titles(meta)
    if not offers:
        return ""
    for short in offers:
        for long in offers:
            if short != long and len(key(short)) >= 10 and (key(long).startswith(key(short)) or key(long).endswith(key(short))):
                return short
    text = offers[0]
    parts = [part for part in SEPARATOR.split(text) if part and part.strip()]
    if len(parts) > 1:
        longest = max(parts, key=len)
        cut = text.rfind(parts[-1])
        head = SEPARATOR.sub("", text[cut - 4 : cut]) if cut < 4 else text[:cut].rstrip(" -–—|•·»:/")
        site = key(meta.site_name)
        if site and key(parts[-1]) == site:
            return head
        if longest is not parts[-1] and len(parts[-1]) <= 45 and len(head) >= 15:
            return head
    return text
