"""The section an article stands in: breadcrumb, category link, machine metadata, a label near the title that the menu knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from danvan_crawler.extract.addresses import is_home
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.flags import BOXES, F
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.lexicon import CHATTER, ELLIPSES, FILED, HOME, SERVICE, label
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.titles import Title
from danvan_crawler.extract.titles.head import is_detail
from danvan_crawler.extract.unlinked_names import LONGEST, bar_above, in_title, names_person, tidy_name

# Not the bars of a date, "Hôm nay: 20/10/2026", behind a menu.
_MARK, _STEP = re.compile(r"(?<!\d)/|[>»›|→]"), re.compile(r"(?<!\d)/|[>»›→]")
_TRAIL = re.compile(r"[^»›>\d.]{3,40}(?:[»›>]{1,2}[^»›>\d.]{3,40})*[»›>]{1,2}([^»›>\d.]{3,60})$")
_SLASHES = re.compile("[ /»›>→]")
_EXTENSION = re.compile(r"\.(?:html?|aspx|php|chn|vnp|vnn|tpo|epi|htx)$")
_LABELS = re.compile(r"(?:nhãn|labels?)\s*:", re.I)
_FIELD, _FIELD_LABEL = re.compile(r"(?:chuyên mục|danh mục|thể loại)\s*:?$", re.I), 12
_SAYS_TRAIL = re.compile(r"ban dang o day|breadcrumbs?$|duong dan$|this page location is$")
_OF_PERSON = re.compile(r"/(?:tags?|author|tac-?gia|users?|chu-?de|tu-?khoa)/", re.I)
_LIST = 3
_FEW, _MANY = 3, 5  # words of a shortened title that begins it, and of another part of it
_MOST_WORDS = 6
_STEPS = 6  # more links on a line are the menu
_MOST_BARS = 2
_CUT, _SHORTENED, _MOST_NAMED = 20, 15, 8
_FAR, _NEAR, _ABOVE, _BELOW, _MOST_NAMES, _UNDER = 40, 30, 6, 4, 2, 2


def find(doc: Doc, meta: Meta, flags: list[int], head: Title, zone: int, covered: set[int], url: str) -> str | None:
    """The section: last entry of the breadcrumb, a category link, machine metadata, a menu entry's name printed at the title, the one link
    right above the title, or the menu entry that leads to the address's folder."""
    own = key(head.text)
    limit = head.line if head.line >= 0 else doc.low[zone]
    if fielded := _field(doc, flags, limit, doc.high[zone]):
        return fielded
    crumb = _breadcrumb(doc, flags, own, limit)
    if crumb:
        return crumb
    first, last = (bisect_left(doc.anchors, line, key=attrgetter("line")) for line in (limit - _NEAR + 1, limit + _NEAR))
    for anchor in doc.anchors[first:last]:
        marked = anchor.rel.startswith("category") or any("section" in doc.cues(node) for node in (anchor.node, doc.parent[anchor.node]))
        if marked and anchor.text and key(anchor.text) != own:
            return anchor.text
    for line in doc.lines[max(limit - _ABOVE, 0) : limit]:
        if not line.anchors and 3 <= len(line.text) <= LONGEST and "section" in doc.cues(line.node) and key(line.text) != own:
            return tidy_name(line.text)
    site = key(meta.names.get("og:site_name", "") or meta.site_name or "")
    if stepped := next((name for name in reversed(meta.trail) if _names_step(name, own) and key(name) != site), None):
        return stepped
    if meta.section:
        return meta.section
    if linked := _linked_below(doc, flags, head, own):
        return linked
    if filed := _filed_under(doc, limit, doc.high[zone]) or _told_above(doc, limit):
        return filed
    if named := _labels(doc, limit):
        return named
    if own_trail := _bare_breadcrumb(doc, limit, own) or _stacked_trail(doc, limit, own):
        return own_trail
    for line in doc.lines[max(limit - 2, 0) : limit]:
        names = [doc.anchors[number].text for number in line.anchors]
        # No item of a menu, `<a>» Thông báo</a>`.
        is_trail = bool(names) and _STEP.match(line.text) is not None and not _STEP.match(names[-1])
        if is_trail and line.text.endswith(names[-1]) and 3 <= len(names[-1]) <= LONGEST and key(names[-1]) != own:
            return names[-1]  # "» Tin tức » Dân vận khéo", behind a picture of a house
    for line in doc.lines[max(limit - 3, 0) : limit]:
        # "Tin tức » Công tác dân vận", without links and without the way home.
        if not line.anchors and len(line.text) <= 2 * LONGEST and (trail := _TRAIL.match(line.text)):
            return tidy_name(trail[1])
        if line.index < doc.low[zone]:
            continue
        # "Tin tức / Hoạt động cơ sở", all of it links.
        names = [doc.anchors[number].text for number in line.anchors]
        if 2 <= len(names) <= _STEPS and _SLASHES.sub("", line.text) == _SLASHES.sub("", "".join(names)) != line.text.replace(" ", ""):
            return names[-1] if 3 <= len(names[-1]) <= LONGEST and key(names[-1]) != own else None
    if head.line >= 0 and (named := _named_in_menu(doc, head, own, covered)):
        return named
    for line in reversed([line for line in doc.lines[max(doc.low[zone], limit - _FAR) : limit] if line.index not in covered][-4:]):
        if _is_menu_item(doc, line):
            continue
        if (
            2 < len(line.text) <= 50
            and key(line.text) != own
            and line.link >= len(line.text) * 0.8
            and len(line.anchors) == 1
            and not HOME.match(plain(line.text))
            and not CHATTER.match(plain(line.text))
            and not flags[line.node] & F.NOISE
            and not is_home(doc.target(doc.anchors[line.anchors[0]]) or url)  # the site's name
        ):
            return tidy_name(line.text)
    return (
        _breadcrumb(doc, flags, own, limit, bars=True)
        or _in_address(doc, url, limit)
        or _category(doc, own)
        or _beside_date(doc, limit)
        or bar_above(doc, head)
        or in_title(doc, head, meta.title)
    )


def _names_step(name: str, own: str) -> bool:
    """Whether a step of the trail in the page's head is neither the way home nor the article."""
    words = plain(name)
    known = HOME.match(words) or SERVICE.match(words) or is_detail(name)
    return 3 <= len(name) <= LONGEST and not known and not _is_title(name, own)


def _is_title(name: str, own: str) -> bool:
    """Whether a name of a trail is the article's title, whole or cut: "Chấn chỉnh tác phong làm …"."""
    folded = key(name)
    return bool(own) and (folded == own or (len(name) > _CUT and own.startswith(folded)))


def _linked_below(doc: Doc, flags: list[int], head: Title, own: str) -> str | None:
    """The link below the title, among date and counter, whose address repeats its name: `07-03-2026 | <a href="/thi-truong.chn">Thị trường</a>`."""
    if head.line < 0:
        return None
    for line in doc.lines[head.last + 1 : head.last + 1 + _BELOW]:
        if len(line.text) > 2 * LONGEST:
            return None
        before, colon, _ = line.text.partition(":")
        if colon and label(plain(before)) is not None:
            continue  # "Xem thêm: <a href="/tin-tuc/tin-van-thang-12-2022">Tin vắn tháng 12/2022</a>"
        if flags[line.node] & (F.AUTHOR | F.SOURCE | F.TAGS | F.RELATED) or line.text.endswith((".", ";")):
            continue
        for anchor in (doc.anchors[number] for number in line.anchors[:_STEPS]):
            last = _EXTENSION.sub("", anchor.href.split("?")[0].rstrip("/").rpartition("/")[2])
            name = plain(anchor.text)
            if (
                name.count(" ")
                and len(anchor.text) <= LONGEST
                and plain(last) == name
                and key(anchor.text) != own
                and not CHATTER.match(name)
                and not SERVICE.match(name)
                and not _OF_PERSON.search(anchor.href)
                and name.count(" ") < _MOST_WORDS
            ):
                return tidy_name(anchor.text)
    return None


def _beside_date(doc: Doc, limit: int) -> str | None:
    """The name in the cell before that of the date, in a row above the title: "Tin trong tỉnh", "5/27/2013 8:56:38 AM". Print views have no menu."""
    for line in reversed(doc.lines[max(limit - _ABOVE, 0) : max(limit - 1, 0)]):
        row = doc.nearest("tr", line.node, limit=2)
        if row < 0 or line.anchors or not 3 <= len(line.text) <= LONGEST or ":" in line.text or label(plain(line.text)) is not None:
            continue
        cells = doc.lines_of(row)
        if len(cells) == 2 and cells[0] is line and _dated(cells[1].text) and not _dated(line.text) and not names_person(line.text):
            return tidy_name(line.text)
    return None


def _labels(doc: Doc, limit: int) -> str | None:
    """The label of a blog's article that the menu above it has too, or the only one: "Nhãn: Tin hoạt động Hội"."""
    for line in doc.lines[max(limit, 0) :]:
        if line.anchors and len(line.text) <= 2 * LONGEST and _LABELS.match(line.text):
            names = [name for number in line.anchors if 3 <= len(name := doc.anchors[number].text) <= LONGEST]
            menu = {key(anchor.text) for anchor in doc.anchors if anchor.line < limit}
            return next((name for name in names if key(name) in menu), names[0] if len(names) == 1 else None)
    return None


def _is_menu_item(doc: Doc, line: Line) -> bool:
    """Whether a line is an item of a list of several links: the last entry of a menu that reaches down to the title."""
    item = doc.nearest("li", line.node, limit=3)
    return item >= 0 and sum(1 for other in doc.lines_of(doc.parent[item]) if other.anchors) >= _LIST


def _category(doc: Doc, own: str) -> str | None:
    """The category that the page links as its own, far below the title: <a rel="category tag">, where all of them name the same."""
    names = {anchor.text for anchor in doc.anchors if anchor.rel.startswith("category") and anchor.text}
    name = names.pop() if len(names) == 1 else ""
    return name if 0 < len(name) <= LONGEST and key(name) != own else None


def _filed_under(doc: Doc, low: int, high: int) -> str | None:
    """The link of a line that tells where the article was filed: "Được xuất bản trong Hoạt động hội", "Chuyên mục: Tin tức"."""
    for line in doc.lines[low:high]:
        if line.anchors and len(line.text) <= 2 * LONGEST and FILED.match(line.text):
            name = doc.anchors[line.anchors[0]].text
            if 3 <= len(name) <= LONGEST and name in line.text[: len(name) + 30]:
                return name
    return None


def _field(doc: Doc, flags: list[int], low: int, high: int) -> str | None:
    """The only value of what is called the field "Chuyên mục" of an article, in a box of its own with its label, as Drupal prints it below the
    text: `<div><div class="field__label">Chuyên mục</div><div class="field__item"><a>Dân vận khéo</a></div></div>`."""
    for label_line, line in pairwise(doc.lines[low:high]):
        if len(label_line.text) <= _FIELD_LABEL and not label_line.anchors and len(line.anchors) == 1 and _FIELD.match(label_line.text):
            name, box = doc.anchors[line.anchors[0]].text, doc.common(label_line.node, line.node)
            called = "field" in doc.attr[label_line.node] and not flags[line.node] & (F.NOISE | F.RELATED)
            if called and name == line.text and 3 <= len(name) <= LONGEST and doc.high[box] - doc.low[box] == 2:
                return name
    return None


def _told_above(doc: Doc, limit: int) -> str | None:
    """The same without a link, above the title of a print view: "Chuyên mục: Tin trong tỉnh"."""
    for line in doc.lines[max(limit - _ABOVE, 0) : limit]:
        if not line.anchors and len(line.text) <= LONGEST and (match := FILED.match(line.text)) and len(line.text) - match.end() >= 3:
            return tidy_name(line.text[match.end() :])
    return None


def _in_address(doc: Doc, url: str, limit: int) -> str | None:
    """The menu entry whose address is the folder that the article stands in: "/vi/news/Thong-bao/" of "/vi/news/Thong-bao/ket-qua-412.html", or
    Liferay's page, "/web/guest/thong-bao" of "/web/guest/thong-bao/-/asset_publisher/wY2kPe8RbN1s/content/ket-qua-412"."""
    page, _, portlet = url.split("?")[0].partition("/-/")
    folder = page if portlet else page.rstrip("/").rsplit("/", 1)[0]
    named = folder.split("/", 3)[3:]
    for anchor in doc.anchors[: bisect_left(doc.anchors, limit, key=attrgetter("line"))] if named else ():
        if 3 <= len(anchor.text) <= LONGEST and named[0] in anchor.href and not HOME.match(plain(anchor.text)):
            target = doc.target(anchor)
            if target is not None and _EXTENSION.sub("", target.rstrip("/")) == folder:
                return anchor.text
    return None


def _bare_breadcrumb(doc: Doc, limit: int, own: str) -> str | None:
    """The last of two to four links right above the title of which the first leads home: the style sheet draws the marks between them."""
    for line in reversed(doc.lines[max(limit - 3, 0) : limit]):
        text = line.text.removesuffix(line.segments[-1]).rstrip() if key(line.segments[-1]) == own else line.text
        first = doc.anchors[line.anchors[0]].text if 2 <= len(line.anchors) <= 4 and len(text) <= 150 else ""
        if " | " in text and len(line.anchors) > _MOST_BARS:
            continue  # the menu
        if HOME.match(plain(first)) and text.startswith(first):  # a menu has the page clock in front
            last = doc.anchors[line.anchors[-1]].text
            if last and text.endswith(last) and len(last) <= LONGEST and key(last) != own and not HOME.match(plain(last)):
                # It may be the menu, with the name of the section in a line of its own below.
                return _named_below(doc, line.index, limit, [doc.anchors[number].text for number in line.anchors[1:]]) or last
    return None


def _stacked_trail(doc: Doc, limit: int, own: str) -> str | None:
    """The same with each link in an item of its own: `<ul><li><a>Trang chủ</a></li><li><a>Tin tức</a></li><li><a>Tin trong ngành</a></li></ul>`."""
    for line in reversed(doc.lines[max(limit - _ABOVE, 0) : limit]):
        item = doc.nearest("li", line.node, limit=3)
        steps = doc.lines_of(doc.parent[item]) if item > 0 and doc.tags[doc.parent[item]] in ("ul", "ol") else []
        if not 2 < len(steps) <= _STEPS or steps[-1] is not line or HOME.match(plain(steps[0].text)) is None:
            continue
        links = [doc.anchors[step.anchors[0]] for step in steps if len(step.anchors) == 1]
        if len(links) < len(steps) or key(line.text) == own or len(line.text) > LONGEST:
            continue
        # The menu above has them too; where it has not, this is the menu.
        menu = {doc.target(anchor) for anchor in doc.anchors if anchor.line < steps[0].index}
        if all(doc.target(link) in menu for link in links[1:]):
            return line.text
    return None


def _repeats_title(name: str, own: str) -> bool:
    """Whether the last name of a trail, which is no link, is the article: "Đường Vành đai 4" of "Bản đồ tuyến đường Vành đai 4 …", "Cho phép
    thanh toán chỉ bằng …", "Chi tiết tin tuyển sinh"."""
    folded = key(name)
    words = name.count(" ") + 1 if len(name) > _SHORTENED else 0
    return (
        (folded in own and words >= (_FEW if own.startswith(folded) else _MANY))
        or name.endswith(ELLIPSES)
        or plain(name).startswith("chi tiet ")
    )


def _named_below(doc: Doc, above: int, limit: int, names: list[str]) -> str | None:
    """The one of the names of a menu that stands in a line of its own between it and the title: "Tin tức >"."""
    known = {key(name): name for name in names}
    below = (key(tidy_name(line.text)) for line in doc.lines[above + 1 : min(limit, above + 1 + _ABOVE)])
    return next((known[name] for name in below if name in known), None)


def _named_in_menu(doc: Doc, head: Title, own: str, covered: set[int]) -> str | None:
    """A name that stands at the title and is a menu entry too, "Công tác dân vận" above it or behind its date ("13:15 | Xã hội")."""
    above = [index for index in range(max(head.line - 40, 0), head.line) if index not in covered][-_ABOVE:]
    near: dict[int, list[str]] = {}
    for index in [*above, *range(head.last + 1, min(head.last + _BELOW, len(doc.lines)))]:
        line = doc.lines[index]
        if index < head.line and _is_menu_item(doc, line):
            continue
        # More than two on a line, or each a line of its own, are the menu, which reaches down to the title.
        if len(line.text) <= 120 and len(line.anchors) <= _MOST_NAMES:
            printed = (part for segment in line.segments for part in map(tidy_name, segment.split("|")) if 3 <= len(part) <= LONGEST)
            linked = {
                doc.anchors[number].text for number in line.anchors
            }  # "Văn bản mới" may be a section's name, and then is a link to it
            near[index] = [
                part
                for part in printed
                if key(part) != own
                and not HOME.match(words := plain(part))
                and not CHATTER.match(words)
                and (part in linked or label(words) is None)
            ]
    names = {key(part) for parts in near.values() for part in parts}
    where: dict[str, set[int]] = {}
    spelled: dict[str, str] = {}
    for anchor in doc.anchors if names else ():
        if 3 <= len(anchor.text) <= LONGEST and (name := key(anchor.text)) in names:
            where.setdefault(name, set()).add(anchor.line)
            spelled.setdefault(name, anchor.text)
    for picture in doc.pictures if names else ():
        # A menu of pictures, `<a href="tintuc/"><img alt="Tin tức - Sự kiện">`, and the bar with the name above the title; K2's buttons have the
        # words too, `<a href="#"><span>giảm kích thước chữ</span><img alt="giảm kích thước chữ">`.
        link = doc.anchor_at(doc.parent[picture.node])
        if (
            doc.tags[doc.parent[picture.node]] == "a"
            and not (link and link.text)
            and (name := key(picture.attributes.get("alt", ""))) in names
        ):
            where.setdefault(name, set()).add(-1)
    best: tuple[int, str] | None = None
    for index, parts in near.items():
        known = [part for part in parts if where.get(key(part), set()) - {index}]
        if known and (best is None or abs(index - head.line) < abs(best[0] - head.line)):
            best = (index, known[-1])
    if best is None:
        return None
    return spelled.get(key(best[1]), best[1]) if best[1].isupper() else best[1]  # "CÔNG TÁC DÂN VẬN" in a bar, as the menu writes it


def _dated(text: str) -> bool:
    """Whether a part of the trail is the date printed behind it: "Trang nhất / Đối thoại 14:05, Thứ Năm, 15/08/2024"."""
    found = first_date(text)
    return found is not None and len(found.raw) > 0.5 * len(text)


def _outermost(doc: Doc, node: int) -> int:
    """The highest of the nearer ancestors whose class names a breadcrumb; Drupal's `<body class="path-node">` is none."""
    return next((at for at in reversed(doc.up(node, limit=8)) if "crumb" in doc.cues(at) and doc.tags[at] not in BOXES), node)


def _breadcrumb(doc: Doc, flags: list[int], own: str, limit: int, bars: bool = False) -> str | None:
    """The last name of the trail. Several names with `bars` between them, "Trang chủ | Tin tức | Tư liệu", are rather the menu."""
    found: str | None = None
    for line in [line for line in doc.lines if len(line.raw) > 1 or flags[line.node] & F.CRUMB]:
        marked = flags[line.node] & F.CRUMB
        if not marked and line.index > limit + _UNDER:
            continue  # "Trang nhất | Đầu trang"
        if not marked and (len(line.raw) < 2 or not 0 < len(line.anchors) <= _STEPS or not HOME.match(plain(line.first))):
            continue
        # Pictures may stand for the marks: "Trang chủ [>] Phong trào [>] Nông dân thi đua …" ends with the title.
        if not marked and not _MARK.search(line.text) and not (own and key(line.segments[-1]) == own):
            continue
        if flags[line.node] & F.RELATED or len(line.text) > 300:
            continue
        if not (marked or bars or _STEP.search(line.text)) and len(line.anchors) > _MOST_BARS:
            continue
        names: list[str] = []
        # Unmarked, only its own line is the trail: that may stand right in the cell that holds the whole article.
        pieces = doc.lines_of(_outermost(doc, line.node))[:12] if marked else [line]
        anchors = [doc.anchors[number] for piece in pieces for number in piece.anchors]
        home = {key(anchor.text) for anchor in anchors if is_home(doc.target(anchor) or "")}  # the site's name, as Liferay has it
        for piece in pieces:
            names += [
                part.strip(" /›»>|:→-–\\") for segment in piece.segments for part in segment.replace("»", ">").replace("›", ">").split(">")
            ]
        names = [
            name
            for name in names
            if name
            and key(name)
            and key(name) not in home
            and not HOME.match(plain(name))
            and not SERVICE.match(plain(name))
            and not _is_title(name, own)
            and not _SAYS_TRAIL.match(plain(name))
            and not is_detail(name)
            and not _dated(name)
            and (marked or label(plain(name)) is None)
        ]
        # A section too may be named in the title: "Công tác dân vận" stands in the menu.
        if names and _repeats_title(names[-1], own) and all(key(names[-1]) != key(anchor.text) for anchor in doc.anchors):
            names.pop()
        if len(names) > _MOST_NAMED:
            continue  # with all sections in the box that opens under each name
        if names and not marked and (below := _named_below(doc, line.index, limit, names)):
            return below  # "Trang chủ | Tin tức | Tư liệu" was the menu
        if names:
            last = names[-1] if len(names[-1]) <= 80 else None
            if marked or not last:
                return last
            # "Trang chủ | Tin tức | Giới thiệu" may be the menu, and "Trang chủ » Tin tức" stands below it.
            found = last if line.index < limit else found or last
    return found
