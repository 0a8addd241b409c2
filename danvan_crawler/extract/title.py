"""The title: where the page's head and its text agree, else the heading or title-like line above the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from danvan_crawler.extract.addresses import is_home, is_slug, is_whole_slug, slug
from danvan_crawler.extract.byline import name_with_office
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.lexicon import CHATTER, COUNTER, EVENT_PLACE, HOME, STATIC_TITLE, is_footer, key, plain
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.region import DROP, F, heading_of, is_prose, label
from danvan_crawler.extract.settled import TIME_OF_DAY
from danvan_crawler.extract.signatories import is_outlet

_SEPARATOR = re.compile(r"\s+[-–—|•·»:/]\s+|\s*[|»•]\s*|\s+::\s+|\s*_\s+|\s[-–—]|[-–—]\s")
_DETAIL = re.compile(
    r"(?:xem )?chi tiet(?: (?:tin(?: tuc| bai)?|bai viet|bai|ban tin|noi dung|thong tin|su kien))?$|"
    r"(?:tin(?: tuc)?|bai viet|thong tin|noi dung) chi tiet$"
)
_WORTHLESS = re.compile(
    r"^(?:ban in|in (?:bai viet|tin|trang)|print|trang in|tin tuc|bai viet|noi dung|"
    r"untitled(?: document)?|home|new page|null|undefined|document|index|default|"
    r"cong thong tin dien tu.*|website .*|trang thong tin dien tu.*|news|article|doc tin|xem tin|untitled \d+)$"
)
_ROUND = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})  # as addresses have them
_LARGE = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d)?)(px|pt|sz)", re.I)
_KICKER = re.compile(r"(.{3,60}?)(?::| [-–—|/]) (.+)")
_SCHEDULE = re.compile(r"lich (?:cong tac|tiep|lam viec) .*\b(?:tuan|thang|quy|ngay) \d")
_MENU, _SECTION, _HEADLINE, _NAME, _MOST_LINES, _NEAR, _NAME_SPACES, _INNER = 3, 40, 6, 20, 3, 8, 4, 1.0
_CUT = ("...", "…")
_LEAST, _STAMP, _TITLE = 20, 30, 30
"""Letters of a title that nothing but its place tells, of the words around its date, and of one that leaves no doubt."""
_STEP = re.compile(r"^[>»›]+ ?(?=[^\W\d_])")
_EMPTY = re.compile(r"\s*(?:\(\s*\)|\[\s*\])\s*$")
_LONGEST, _SHORT_TITLE = 600, 20
"""No line longer than that is a title, with whatever stands beside it on its line."""


@dataclass(slots=True)
class Title:
    """The title found: its text, the line where it is printed (-1: only in the head), how sure we are (0..3), how it was found."""

    text: str
    line: int = -1
    certainty: int = 0
    last: int = -1


def machine_titles(meta: Meta) -> list[str]:
    """What the head offers, best first; without empty and meaningless ones ("Chi tiết tin", "Chi tiết bài viết - Ban Dân vận Tỉnh ủy …")."""
    out = []
    for text in (meta.headline, meta.og_title, _end_of_trail(meta.title)):
        if text and text not in out and not is_worthless(text) and not is_detail(_SEPARATOR.split(text, 1)[0]):
            out.append(text)
    return out


def _end_of_trail(text: str) -> str:
    """The title behind site and section in DotNetNuke's `<title>`: "Khối vận Trà Khê > Văn hóa - Xã hội > Thơ: Gửi người làm dân vận"."""
    trail, _, last = text.rpartition(" > ")
    return last if trail and len(last) >= _LEAST else text


def without_empties(text: str) -> str:
    """A title without fields that have no value, "null Hội nghị giao ban …" of Liferay, "Chấn chỉnh tác phong làm việc ( )" without the date, and
    without the mark of the trail that it ends, "> Hội nghị giao ban …"."""
    return _STEP.sub("", _EMPTY.sub("", text.removeprefix("null ")))


def is_detail(text: str) -> bool:
    """Whether a text says no more than that this page shows one article: the last name of a trail, "Trang chủ > Tin tức > Chi tiết"."""
    return _DETAIL.match(plain(text)) is not None


@lru_cache(maxsize=1_024)
def is_worthless(text: str) -> bool:
    """Whether a text names the kind of page and not what it tells: "Chi tiết tin", "Bản in"."""
    return _WORTHLESS.match(plain(text)) is not None or is_detail(text)


def printed_title(doc: Doc, meta: Meta, url: str) -> Title | None:
    """The line (or heading of several lines) that repeats a title of the head: exactly, or as its part before or behind a separator.

    "Title - Site": the page's own heading says where the title ends, so that titles with dashes stay whole.
    """
    offers = [(text, key(text)) for text in machine_titles(meta)]
    offers = [(text, folded) for text, folded in offers if len(folded) >= 4]
    if not offers:
        return None
    site, long = key(meta.site_name), {folded for _, folded in offers if len(folded) > 15}
    best: tuple[float, Title] | None = None
    # A line that repeats a title begins or ends with the same word: most lines need no closer look.
    edges = {_edge(word) for text, _ in offers for word in (text.split()[0], text.split()[-1])} | {
        _edge(part) for text, _ in offers for piece in _SEPARATOR.split(text) if piece for part in piece.split()[:1] + piece.split()[-1:]
    }
    likely = {line.index for line in doc.lines if len(line.text) <= 400 and not edges.isdisjoint(_edges(line.text))}
    heads = {doc.low[node]: node for node in doc.heads if 1 <= doc.high[node] - doc.low[node] <= 4}
    for index in sorted(likely | heads.keys()):
        line, node = doc.lines[index], heads.get(index, -1)
        texts = [(doc.text(node), doc.high[node] - 1)] if node >= 0 and doc.high[node] - doc.low[node] > 1 else []
        if index in likely:
            texts.append((line.text, index))
            if node >= 0 and len(line.raw) > 1:  # <h2><span>Ý kiến</span><span>Thôn Bình Kiều góp sức mở đường</span></h2>
                texts += [(run, index) for run in line.segments if key(run) in long]
        for text, last in texts:
            folded = key(text)
            if len(folded) < 4 or folded == site:
                continue
            match = _matches(folded, offers)
            if (
                match <= 0
                or is_worthless(text)
                or _heads_imprint(doc, line)
                or _leads_home(doc, line, url)
                or (match < 3 and _names_section(doc, line, url))
            ):
                continue
            score = match + _prominence(doc, line) - index * 0.0005
            if best is None or score > best[0]:
                best = (score, Title(text, index, 1 if _repeats_menu(doc, index, text, url) else 3 if match >= 2 else 2, last))
    if best is None:
        return _short_heading(doc, offers, url)
    if best[1].certainty == 1:
        return best[1]
    found = (_own_heading(doc, best[1], meta, url) if best[1].certainty >= 2 else None) or best[1]
    found.text = _as_typed(_in_one_line(doc, found, offers), offers)
    found.text = as_the_head_agrees(found.text, meta)
    return found


def _short_heading(doc: Doc, offers: list[tuple[str, str]], url: str) -> Title | None:
    """The page's one h1 where it is a few letters long and the head begins with it and a separator: "Tết xa quê | Hội Liên lạc". A name that
    a link of the page has is a section's."""
    tops = [node for node in doc.heads if doc.tags[node] == "h1" and doc.high[node] - doc.low[node] == 1]
    if len(tops) != 1:
        return None
    line = doc.lines[doc.low[tops[0]]]
    text, folded = line.text, key(line.text)
    if " " not in text or len(text) > _SHORT_TITLE or line.anchors or line.hidden or is_worthless(text) or _heads_imprint(doc, line):
        return None
    rests = (offer[_cut(offer, len(folded)) :] for offer, whole in offers if folded and whole.startswith(folded))
    begun = any(_SEPARATOR.match(" " + rest.lstrip("”\"'’)]»?!.… ")) for rest in rests)
    return Title(text, line.index, 2, line.index) if begun and all(anchor.text != text for anchor in doc.anchors) else None


def addressed_title(doc: Doc, url: str) -> Title | None:
    """The first line that is all that the page's address was made of, and no link: DotNetNuke's modules print titles without a heading, and its
    head has the names of site and section only."""
    words = slug(url)
    for line in doc.lines if len(words) >= _LEAST else ():
        if not line.hidden and line.link <= 0.5 * len(line.text) <= 0.5 * _LONGEST:
            text = without_date(line)
            if is_whole_slug(text, words):
                return Title(text, line.index, 2, line.index)
    return None


def as_the_head_agrees(text: str, meta: Meta) -> str:
    """The printed title as `og:title` and the headline of JSON-LD word it, where both are the same (but for a site's name behind) and not just
    the title with the site's name behind it; without the kicker that the heading has in front ("Minderheit in Syrien - Drusen fordern …")."""
    own, headline, og = key(text), key(meta.headline), key(meta.og_title)
    if meta.headline.endswith(_CUT) and own.startswith(headline):
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
    return bool(rest := text[_cut(text, letters) :].strip()) and _SEPARATOR.match(f" {rest}") is None


def _akin(one: str, other: str) -> bool:
    """Whether half of the words of the shorter title are in the longer one."""
    first, second = set(plain(one).split()), set(plain(other).split())
    return 2 * len(first & second) >= min(len(first), len(second))


def _in_one_line(doc: Doc, found: Title, offers: list[tuple[str, str]]) -> str:
    """A heading of several runs (`<h1><span>Dân vận khéo</span><span>Thôn Bình Kiều mở đường</span></h1>`) as the head writes it in one line,
    "Dân vận khéo: Thôn Bình Kiều mở đường", where its letters are the same."""
    if found.last == found.line and len(doc.lines[found.line].segments) < 2:
        return found.text
    letters = "".join(filter(str.isalnum, found.text))
    same = [offer for offer, _ in offers if "".join(filter(str.isalnum, offer)) == letters]
    # "Nông thôn mới - Thôn …" in one place, "Nông thôn mới: Thôn …" in another: as the `<title>` begins.
    return max(same, key=lambda offer: offers[-1][0].startswith(offer), default=found.text)


@lru_cache(maxsize=4_096)
def _edges(text: str) -> tuple[str, str]:
    """The first and the last word of a line."""
    return _edge(text.split(" ", 1)[0]), _edge(text.rsplit(" ", 1)[-1])


def _edge(word: str) -> str:
    return word.strip(" .,;:!?\"'“”‘’()[]«»…").casefold()


def _as_typed(text: str, offers: list[tuple[str, str]]) -> str:
    """The heading with the apostrophes as they were typed, "N'Djamena", where it alone has them round, "N’Djamena", as WordPress sets them."""
    typed = _ROUND.sub("'", text)
    spelled = [any(offer.startswith(form) for offer, _ in offers) for form in (text, typed)]
    return typed if spelled == [False, True] else text


def _own_heading(doc: Doc, found: Title, meta: Meta, url: str) -> Title | None:
    """The page's one h1 where it words the head's title a little differently: what the reader sees is the title. One in the path or the menu
    only where `og:title`, `<title>` and the address all repeat it."""
    tops = [node for node in doc.heads if doc.tags[node] == "h1" and 1 <= doc.high[node] - doc.low[node] <= 3]
    if len(tops) != 1 or doc.low[tops[0]] <= found.line < doc.high[tops[0]]:
        return None
    text, line = doc.text(tops[0]), doc.lines[doc.low[tops[0]]]
    words, other = set(plain(text).split()), set(plain(found.text).split())
    agreed = key(text) == key(meta.og_title) and key(meta.title).startswith(key(text)) and is_slug(text.translate(_UMLAUTS), slug(url))
    akin = len(words & other) >= 0.7 * len(words | other) and _prominence(doc, line) >= 0
    if len(text) < 20 or not (agreed or akin) or line.link > len(text) * 0.5:
        return None
    return Title(text, line.index, found.certainty, doc.high[tops[0]] - 1)


def _matches(folded: str, offers: list[tuple[str, str]]) -> float:
    """How well a line repeats one of the head's titles: 3 whole, 2.. a side of a separator, 0 not at all."""
    best = 0.0
    for offer, whole in offers:
        if folded == whole:
            best = max(best, 3.0)
        elif len(folded) >= 10 and whole.startswith(folded):
            rest = offer[_cut(offer, len(folded)) :].lstrip("”\"'’)]»?!.… ").rstrip()
            if rest and _SEPARATOR.match(" " + rest):
                best = max(best, 2.0 + min(len(folded) / max(len(whole), 1), 1.0) * 0.5)
        elif len(folded) >= 14 and whole.endswith(folded) and len(whole) - len(folded) < len(folded):
            gap = offer[_cut(offer, len(whole) - len(folded)) :].lstrip('”"’)] ')
            if gap and gap[0] in "-–—|•·»:/":
                best = max(best, 2.0)
        elif len(whole) >= 30 and offer.endswith(("...", "…")) and folded.startswith(whole):
            best = max(best, 2.2)
    return best


def _cut(text: str, letters: int) -> int:
    """The place in `text` behind its first `letters` alphanumeric characters (as `key` counts them)."""
    seen = 0
    for place, char in enumerate(text):
        if seen >= letters:
            return place
        if char.isalnum():
            seen += len(char.casefold())
    return len(text)


def _leads_home(doc: Doc, line: Line, url: str) -> bool:
    """Whether a line is one link to the home page, the name of the site: `<h1><a href="/">Xã đoàn Tân Hòa Bình</a></h1>` with the `<title>`
    "Xã đoàn Tân Hòa Bình: Đại hội Đoàn xã nhiệm kỳ 2022 - 2027"."""
    if len(line.anchors) != 1 or line.link < 0.9 * line.letters:
        return False
    target = doc.target(doc.anchors[line.anchors[0]])
    return target is not None and is_home(target) and not is_home(url)


def _is_trail(doc: Doc, line: Line, url: str) -> bool:
    """Whether a line is links and the first of several leads home: `<td class="tieude_muc"><a href="index.php">Trang chủ</a> » <a>Tin tức</a>`."""
    if len(line.anchors) < 2 or line.link < 0.8 * line.letters:
        return False
    target = doc.target(doc.anchors[line.anchors[0]])
    return target is not None and is_home(target) and not is_home(url)


def _heads_imprint(doc: Doc, line: Line) -> bool:
    """Whether a line is the name of the site above its address and telephone: that is the `<title>` of all pages of some portals."""
    below = doc.lines[line.index + 1 : line.index + 3]
    return heading_of(doc, line) < 0 and any(len(other.text) < _LONGEST and is_footer(other.text) for other in below)


def _names_section(doc: Doc, line: Line, url: str) -> bool:
    """Whether a line is a short link to another page: `<title>` "Tỉnh ủy Quảng Hà - Nghiên cứu, trao đổi" ends with the section's name, which
    menu and breadcrumb print."""
    if len(line.text) > _SECTION or len(line.anchors) != 1 or line.link < 0.9 * line.letters:
        return False
    target = doc.target(doc.anchors[line.anchors[0]])
    return target is not None and target != url


def _repeats_menu(doc: Doc, index: int, text: str, url: str) -> bool:
    """Whether a line repeats a menu entry above it, the name of a section, which SharePoint prints as `<h1>` and `<title>` of its articles."""
    if len(text) > _SECTION:
        return False
    own = key(text)
    named = (anchor for anchor in doc.anchors if anchor.line < index and len(anchor.text) <= _SECTION and key(anchor.text) == own)
    return any((target := doc.target(anchor)) is not None and target != url for anchor in named)


def _prominence(doc: Doc, line: Line) -> float:
    heading = heading_of(doc, line)
    score = {"h1": 1.5, "h2": 1.0, "h3": 0.7}.get(doc.tags[heading], 0.4) if heading >= 0 else 0.0
    for node in doc.up(line.node, limit=5):
        found = doc.cues(node)
        if "title" in found:
            score += 0.5
        if found & {"crumb", "noise", "related", "caption", "hidden", "tags"} or doc.tags[node] in ("nav", "figcaption", "footer"):
            score -= 1.2
    if line.link > len(line.text) * 0.5:
        score -= 0.6
    if line.hidden:
        score -= 1.5
    return score


def without_date(line: Line) -> str:
    """A title line without the date printed behind it, in brackets or in an element of its own: "Giao ban quý II (04/07/2024 08:15)"."""
    found = first_date(line.text) if len(line.raw) > 1 else None
    if found is None or found.end < len(line.text) - 4 or found.start < 12:
        return line.text
    kept = line.text[: found.start].rstrip(" ([-–|,")
    return kept if kept in line.segments else line.text


def title_date(line: Line) -> str | None:
    """The date behind the title on its line; None where it is part of the title ("Bản tin dân vận ngày 12/10/2024")."""
    kept = without_date(line)
    found = first_date(line.text[len(kept) :]) if kept is not line.text else None
    return found.raw if found else None


def opens_page(doc: Doc, head: Title) -> bool:
    """Whether a "title" is the page's first line, in capitals and no heading: the owner's name above a print view, "BAN DÂN VẬN TỈNH ỦY LAM SƠN"."""
    line = doc.lines[head.line]
    return head.line == 0 and head.text.isupper() and heading_of(doc, line) < 0 and is_outlet(head.text)


def above_menu(doc: Doc, head: Title, first_prose: int, url: str) -> bool:
    """Whether a "title" is the name of the site: printed in the page's head, with the menu between it and the text, and not what the
    address was made of. (`<title>` and banner of many portals: "HỘI LIÊN HIỆP PHỤ NỮ TỈNH …".)"""
    line = doc.lines[head.line]
    if is_slug(head.text, slug(url)) or (heading_of(doc, line) >= 0 and doc.tags[heading_of(doc, line)] == "h1"):
        return False
    return _last_of_menu(doc, head.last + 1, first_prose, url) >= 0


def _last_of_menu(doc: Doc, low: int, high: int, url: str) -> int:
    """The last of the lines `low`..`high` - 1 with short links to the site's own pages, if there are as many as in a menu; else -1."""
    host, entries, last = url.split("/", 3)[2:3], set(), -1
    for line in doc.lines[low:high]:
        for number in line.anchors:
            anchor = doc.anchors[number]
            target = doc.target(anchor) if 0 < len(anchor.text) <= _SECTION else None
            if target and target.split("/", 3)[2:3] == host:
                entries.add(target)
                last = line.index
    return last if len(entries) >= _MENU else -1


def is_long_headline(title: str) -> bool:
    """Whether a title that begins as that of a static page may be a headline all the same: "Đăng ký hiến máu tình nguyện ở Nà Phặc", and not
    "Lịch công tác tuần 42 của Thường trực Huyện ủy"."""
    return title.count(" ") >= _HEADLINE - 1 and not _SCHEDULE.match(plain(title))


def _below_another(doc: Doc, above: int) -> bool:
    """Whether the line above the date is a title by its length: then what stands below the date may be the first heading of the text."""
    return above >= 0 and not doc.lines[above].anchors and not doc.lines[above].hidden and _TITLE <= len(doc.lines[above].text) <= _LONGEST


def below_dated_title(doc: Doc, flags: list[int]) -> int:
    """The line below a bare title and its moment, where no text tells the place: a photo of the day,
    `<span>Ảnh: Ngày Chủ nhật xanh ở khóm 5</span><br><span>(Cập nhật: 22/12/2018 07:19:29 PM)</span>`; -1 if there is none."""
    for line, below in pairwise(doc.lines):
        shown = not flags[line.node] & (DROP | F.HIDDEN) and not line.hidden
        if shown and not line.anchors and len(line.text) >= _LEAST and not is_footer(line.text):
            found = first_date(below.spaced) if TIME_OF_DAY.search(below.text) and not below.anchors else None
            if found is not None and len(below.text) <= len(found.raw) + _STAMP:
                return below.index + 1
    return -1


def _top_of_lead(doc: Doc, low: int, body_line: int) -> int:
    """Where the lead begins that stands above the text in an element of its own, be it with the text's first heading below; else `body_line`."""
    lines = doc.lines

    def is_lead(index: int) -> bool:
        return index > low and is_prose(lines[index]) and not lines[index].anchors and lines[index].text.endswith((".", ".”"))

    if is_lead(body_line - 1):
        return body_line - 1
    return body_line - 2 if is_lead(body_line - 2) and lines[body_line - 1].bold else body_line


def nearby_title(doc: Doc, flags: list[int], body_line: int, meta: Meta, url: str = "") -> Title | None:
    """The best title-like line above the text: what the address was made of, else by heading level, class, boldness, nearness, a date
    line beside it, and whether it is printed again."""
    words = slug(url)
    site = {key(meta.site_name), key(meta.title)} - {""}
    best: tuple[float, Title] | None = None
    low = max(0, body_line - 40)
    top = _top_of_lead(doc, low, body_line)
    menu = _last_of_menu(doc, low, body_line, url)
    text_box = doc.parent[doc.lines[body_line].node] if body_line < len(doc.lines) else -1
    # "Trang chủ > Mặt trận > Đổi thay ở làng Kon Jri": a trail that ends with the title, however short.
    trails = {
        key(line.segments[-1].strip(" >»›/|")) for line in doc.lines[low:body_line] if len(line.raw) > 2 and HOME.match(plain(line.first))
    }
    under_pictures = {picture.line for picture in doc.pictures if not picture.after_text}
    seen = Counter(key(line.text) for line in doc.lines[low : body_line + 12] if len(line.text) <= _LONGEST)
    for line in doc.lines[low : body_line + 7]:
        if len(line.text) > _LONGEST:
            continue
        text = without_date(line)
        addressed = is_slug(text, words) and line.link <= len(text) * 0.5
        if line.index > body_line and not addressed and heading_of(doc, line) < 0 and not flags[line.node] & F.TITLE:
            continue  # behind the first prose only a marked title counts: the lead may stand above it
        if line.index > body_line and not addressed and line.index in under_pictures:
            continue  # `<img><h6>Quang cảnh hội nghị</h6>` in a view for the printer
        if not 12 <= len(text) <= 300 or line.hidden or flags[line.node] & (DROP | F.CAPTION | F.HIDDEN | F.FILES):
            continue
        folded = plain(text)
        if (
            name_with_office(line)
            or _leads_home(doc, line, url)
            or _is_trail(doc, line, url)
            or (len(text) <= _SECTION and not addressed and _repeats_menu(doc, line.index, text, url))
            or _in_data_table(doc, line)
            or text.startswith(_ADDRESSES)
            or HOME.match(folded)
            or is_worthless(text)
            or label(folded)
            or CHATTER.match(folded)
            or (STATIC_TITLE.match(folded) and not is_long_headline(text))
        ):
            continue
        places = (other for other in doc.lines[line.index : line.index + 3] if EVENT_PLACE.match(other.text))
        if any(doc.parent[other.node] != text_box for other in places):
            continue  # the name of an event in a box above the article, "Thời gian: 10 giờ 00, 10/02/2013", "Địa điểm: Hội trường B"
        found = first_date(text)
        if found and (len(found.raw) > len(text) * 0.5 or COUNTER.search(folded)):
            continue  # "(Cập nhật: 04-07-2021, 10:54 SA - Số lần đọc: 1470)"
        heading = heading_of(doc, line)
        size = len(text)
        score = {"h1": 3.0, "h2": 2.6, "h3": 2.2}.get(doc.tags[heading], 1.6) if heading >= 0 else 0.0
        inner = range(line.node + 1, min(doc.end[line.node], line.node + 3))  # <div><span class="bvTieuDe">
        if flags[line.node] & F.TITLE or any("title" in doc.cues(node) for node in (*doc.up(line.node, limit=3), *inner)):
            score += 2.0
        if line.bold > size * 0.6 and heading < 0:
            score += 1.0
        if seen[key(text)] > 1:
            score += 1.0
        if trails and key(text) in trails:
            score += 2.0
        if addressed:
            score += 4.0
        if _dated(doc, line.index + 1) or _dated(doc, line.index + 2):
            score += 1.0
        elif text is not line.text or _dated(doc, line.index - 1):
            score += 0.6 if text is not line.text or not _below_another(doc, line.index - 2) else -2.0
        if text.endswith(".") and not text.endswith(".."):
            score -= 1.2
        if _large(doc, line):
            score += 1.0
        if line.link > size * 0.5:
            score -= 1.0 if heading >= 0 or flags[line.node] & F.TITLE else 2.5
        if key(text) in site:
            score -= 2.0
        if heading < 0 and not flags[line.node] & F.TITLE and top < line.index < body_line:
            score -= 1.5  # the first heading of the text, below a lead in an element of its own
        if is_prose(line) and size > 160:
            score -= 1.5
        elif 30 <= size <= 160:
            score += 0.6
        elif size < 20:
            score -= 0.5
        if line.index == top - 1 and not line.anchors and size >= 30 and text.rstrip('”"’»)')[-1:].isalnum():
            score += 0.5  # nothing but its place, right above the lead, tells the title of `<div class="td1">…</div><div class="nd1">`
        if line.index > body_line and not addressed and not _dated(doc, line.index + 1):
            score -= _INNER  # of a view for the printer only the headings within the text are marked, and its title is bold
        score -= 0.06 * abs((top if line.index < top else body_line) - line.index)
        # A slogan in the page's head, `<h1>Đoàn kết - Dân chủ - Kỷ cương</h1>` above the menu, yields to a heading at the text.
        at_text = line.index > menu >= 0 and 0 < body_line - line.index <= _NEAR and (heading >= 0 or flags[line.node] & F.TITLE)
        rank = score + 1.5 * bool(at_text)
        if score >= 1.0 and (best is None or rank > best[0]):
            best = (rank, Title(text, line.index, 2 if score >= 2.5 else 1, line.index))
    return _whole_capitals(doc, best[1]) if best else None


_ADDRESSES = ("http://", "https://", "www.")
"""A view for the printer prints its page's address, which has the words of the title too."""


def _in_data_table(doc: Doc, line: Line) -> bool:
    """Whether a line is a cell of a table with a head: "Số ký hiệu", "Ngày ban hành", "Trích yếu" of a list of documents."""
    cell = next((node for node in doc.up(line.node, limit=3) if doc.tags[node] == "td"), -1)
    table = next((node for node in doc.up(cell, limit=4) if doc.tags[node] == "table"), -1) if cell >= 0 else -1
    return table >= 0 and "th" in doc.tags[table:cell]


def _whole_capitals(doc: Doc, found: Title) -> Title:
    """A title in capitals with the other lines of its block in capitals: `<b>HỘI NÔNG DÂN XÃ CẨM ĐÀN<br>GIÚP HỘ NEO ĐƠN GẶT LÚA</b>`."""
    own = doc.lines[found.line]
    if found.text != own.text or not own.text.isupper() or own.anchors:
        return found
    first = last = found.line
    block = range(doc.low[own.node], doc.high[own.node])

    def goes_on(index: int) -> bool:
        if index not in block or (line := doc.lines[index]).node != own.node or line.anchors:
            return False
        return line.text.isupper() and line.text.count(" ") >= _NAME_SPACES  # no "NGUYỄN VĂN AN" under the title

    while goes_on(first - 1):
        first -= 1
    while goes_on(last + 1):
        last += 1
    text = " ".join(line.text for line in doc.lines[first : last + 1])
    return found if last - first > _MOST_LINES or len(text) > _LONGEST else Title(text, first, found.certainty, last)


def _dated(doc: Doc, index: int) -> bool:
    """Whether a line is a date line: little more than a date and counters."""
    if not 0 <= index < len(doc.lines):
        return False
    text = doc.lines[index].spaced
    found = first_date(text) if len(text) < 120 else None
    return found is not None and (len(found.raw) > 0.3 * len(text) or found.start < 24)


def _large(doc: Doc, line: Line) -> bool:
    """Whether a line is set in large type by attribute or style: `<font size="4">`, "font-size:16px"."""
    for node in range(line.node, min(doc.end[line.node], line.node + 4)):
        match = _LARGE.search(doc.style.get(node, ""))
        if match and float(match[1]) >= (13.5 if match[2].lower() == "pt" else 18 if match[2].lower() == "px" else 4):
            return True
    return False


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
    parts = [part for part in _SEPARATOR.split(text) if part and part.strip()]
    if len(parts) > 1:
        longest = max(parts, key=len)
        cut = text.rfind(parts[-1])
        head = _SEPARATOR.sub("", text[cut - 4 : cut]) if cut < 4 else text[:cut].rstrip(" -–—|•·»:/")
        site = key(meta.site_name)
        if site and key(parts[-1]) == site:
            return head
        if longest is not parts[-1] and len(parts[-1]) <= 45 and len(head) >= 15:
            return head
    return text
