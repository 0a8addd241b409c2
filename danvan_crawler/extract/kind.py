"""What kind of page it is: gone, blocked, a list, an article, or something else (contact, search, a report without end)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from danvan_crawler.extract.addresses import day_in, is_file, is_home, is_slug, slug
from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Anchor, Doc, Line
from danvan_crawler.extract.entries import find_date, is_headline
from danvan_crawler.extract.lexicon import BLOCKED, CLOSED, FILED, KEYWORDS, LOGIN, MISSING, READ_ON, STATIC_PATH, STATIC_TITLE, key, plain
from danvan_crawler.extract.lists import Block, is_own_text
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.region import Region, heading_of, is_prose
from danvan_crawler.extract.title import Title
from danvan_crawler.items import Attachment, Image, Page

_ID = re.compile(
    r"(?:[-_/]|post|[-_][a-z]{1,4})\d{2,}(?:[-_/.]|$)|[?&](?!(?:page|cat|c|s|tab|menu|zone|parent|cate|category)id=)(?:[\w.]*id|ddocname|p|n|nid|bvid|newsid|itemid|tc|articleid|a|i)=[\w{}-]*\d|/\d{4}/\d{2}/(?:\d{2}/)?[^/]{10,}|/[^/]*-[0-9a-f]{7,}(?:[/.]|$)",
    re.I,
)
# Liferay names the portlet in every address: "?p_p_id=101_INSTANCE_x&_101_INSTANCE_x_cur=2" is page 2 of a list and no article 101.
_PORTLET = re.compile(
    r"(?<=[?&])(?:p_[plr]_|p_auth|_\w+?_(?:delta|cur|keywords|advancedSearch|andOperator|orderBy\w*|resetCur|redirect|struts_action)=)"
    r"[^&]*",
    re.I,
)
_ARTICLE_PARAM = re.compile(r"[?&](?:nid|newsid|bvid|articleid|idtin|tinid|baivietid|postid)=\d", re.I)
_PRINT = re.compile(r"/(?:print|in-tin|intin|in-bai|savefile|amp)\b|[?&](?:print|in|tmpl)=|/in-?tin", re.I)
# A further page of a list, "?PageIndex=2", "/trang-3.html", "/tin-tuc-g15/p2"; "?p=5101" is an article of WordPress.
_FURTHER = re.compile(
    r"[?&](?:page|pageindex|pagenumber|pageno|cpage|trang|p|pg|paged)=(?:[2-9]|[1-9]\d{1,2})(?=&|$)|/(?:(?:current)?page|trang)[-/]?\d{1,4}(?:\.html?)?(?=[?/]|$)|/p\d{1,2}/?(?=\?|$)",
    re.I,
)
_SUMMARIES = 2
_FEW_LINKS, _LABEL = 4, 24
_NEAR, _TITLE, _BEFORE, _DETAILS = 12, 25, 250, 5
_FEW_FILES, _LONG = 3, 3_000
_EXTENSIONS = frozenset(("html", "htm", "aspx", "php", "vnp", "epi", "jsp"))
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_PASSWORD = re.compile(rb"<input[^>]{0,200}type\s*=\s*[\"']?password", re.I)
_SLUG = re.compile(r"/[^/]*(?:-[^/-]+){4,}/?$")
_LIST_PATH = re.compile(
    r"/(?:(?:view-)?category|chuyen-muc|chuyenmuc|danh-muc|tag|tags|tu-khoa|topic|chu-de|author|tac-gia|archive|page(?=/\d|/?$)|search|tim-kiem)(?:/|$)|(?:danhsach|category|categories|listnews|tongquat)\w*\.aspx",
    re.I,
)
_INDEX_PATH = re.compile(r"/(?:tags?|tu-khoa|author|tac-gia|search|tim-kiem)/[^/]+/?$", re.I)
"""What one author wrote or one keyword finds, which may be a single article: "/tac-gia/hoang-anh-785.html"."""
_COLUMN = re.compile(
    r"(?:so(?: ky)? hieu|so van ban|ngay (?:ban hanh|ky|van ban)|trich yeu|co quan ban hanh|noi dung trich yeu|ten van ban|loai van ban)"
)
_CUT_OFF, _NEAR_CARD, _CUT = 120, 4, ("...", "…")
_COLUMNS, _CARD, _BOXES, _HEADLINES = 2, 40, 5, 4
_LIST_QUERY = re.compile(r"[?&](?:view|layout)=(?:category|categories|section|blog|frontpage|archive|featured)(?:&|$)", re.I)
_MONTH = re.compile(r"/(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2]))?/?|/(?:19|20)\d\d_\d\d_\d\d_archive\.html")
_ARCHIVE = re.compile(r"/(?:index\.php)?\?(?:[^#]*&)?(?:m=\d{6,8}|author=[\w-]+|cat=\d+|tag=|s=)(?:&|$|[\w%+-])", re.I)


def is_archive(url: str) -> bool:
    """Whether an address is that of WordPress's lists by month, author, category or word, which may hold a single article, "/?m=202303", or a
    year or month alone, "/2015/08/"."""
    return _ARCHIVE.match(_tail(url)) is not None or _MONTH.fullmatch(urlsplit(url).path) is not None


def by_status(page: Page) -> tuple[str, str] | None:
    """The kind that the HTTP status alone decides, with the reason; None for an answer that has to be read."""
    status = page.status
    if status in (404, 410):
        return "missing", f"status {status}"
    if 300 <= status < 400:
        return "other", "redirect"
    if status in (401, 403, 407, 429, 451, 503) or status >= 500:
        return "blocked", f"status {status}"
    if status >= 400:
        return "missing", f"status {status}"
    return None


def by_wall(doc: Doc, meta: Meta, page: Page, region: Region) -> tuple[str, str] | None:
    """Soft 404s, bot walls, cookie stubs and login pages: a short page whose title or text says so."""
    if region.mass > 1200:
        return None
    size = sum(len(line.text) for line in doc.lines[:400])
    title = plain(meta.title)
    links = sum(1 for anchor in doc.anchors if is_headline(anchor.text))
    few = region.mass < 400 and links < 8
    if size < 1500 or few:
        text = plain(" ".join(line.text for line in doc.lines[:120] if line.link < len(line.text) * 0.5)[:4000])
        # A wall is a page with little else: a portlet in the corner of a contact page may say "Bạn không có quyền truy cập" too.
        bare = len(doc.anchors) <= _FEW_LINKS and not links
        heads = plain(" ".join(map(doc.text, doc.heads[:6])))
        match = BLOCKED.search(title) or BLOCKED.search(heads) or (BLOCKED.search(text) if bare else None)
        if bare and size < 1500 and (closed := CLOSED.search(text)):
            return "missing", f"site closed: {closed[0]}"
        if size < 1500 and match:
            if MISSING.search(text) and not BLOCKED.search(title):
                return "missing", f"soft 404: {match[0]}"
            return "blocked", f"wall: {match[0]}"
        if few and (LOGIN.match(title) or (LOGIN.search(text[:200]) and _PASSWORD.search(page.body[:300_000]))):
            return "blocked", "login"
    if match := MISSING.search(title):
        return "missing", f"soft 404: {match[0]}"
    if region.mass < 400 and links < 40:
        for line in doc.lines[:300]:
            if len(line.text) <= 160 and line.link < len(line.text) * 0.5 and (match := MISSING.search(plain(line.text))):
                return "missing", f"soft 404: {match[0]}"
    if size < 40 and (meta.refresh or b"document.cookie" in page.body[:20_000] or b"location." in page.body[:20_000]):
        return "blocked", "stub: a script or refresh and no text"
    return None


def static_page(url: str, meta: Meta, title: str, above: str = "") -> bool:
    """Intro, contact, search, video and such pages, by address or title, or by the heading right `above` what was taken for the title."""
    path = unquote(urlsplit(url).path)
    if STATIC_PATH.search(path):
        return True
    for text in (title, above, meta.og_title, meta.title):
        head = plain(text)
        if head and STATIC_TITLE.match(head) and len(head) < 60:
            return True
    return False


def lists_documents(doc: Doc, region: Region, dated: int) -> bool:
    """Whether what looked like a text stands in a table whose head names the columns of documents, "Số ký hiệu", "Ngày ban hành", "Trích yếu",
    as does the line of what looked like the publish date (-1 for none)."""
    heads = [line for line in doc.lines[region.low : region.high] if doc.tags[line.node] == "th" and _COLUMN.match(plain(line.text))]
    if len({doc.parent[line.node] for line in heads}) != 1 or len(heads) < _COLUMNS:
        return False
    table = next((node for node in doc.up(heads[0].node) if doc.tags[node] == "table"), heads[0].node)
    if dated >= 0 and not doc.within(doc.lines[dated].node, table):
        return False
    return not any(is_prose(line) for line in doc.lines[region.low : region.high] if not doc.within(line.node, table))


def is_sole_card(doc: Doc, region: Region, url: str) -> bool:
    """Whether what looked like a text is the cut words of a card, the only one of the last page of a list: `<h2><a href="/b">…</a></h2><div>Ngày
    đăng: …</div><div>Gần 468 cán bộ đã góp ý...</div><a href="/b">Xem chi tiết</a>`."""
    lines = doc.lines[region.low : region.high]
    below = doc.lines[region.high] if region.high < len(doc.lines) else None
    if len(lines) != 1 or not lines[0].text.endswith(_CUT) or below is None or len(below.anchors) != 1:
        return False
    if not READ_ON.match(plain(below.text).removeprefix("xem ")):
        return False
    href, target = doc.anchors[below.anchors[0]].href, doc.target(doc.anchors[below.anchors[0]])
    if target is None or is_file(target) or target == url.partition("#")[0]:
        return False
    above = doc.lines[max(region.low - _NEAR_CARD, 0) : region.low]
    return any(doc.anchors[number].href == href for line in above for number in line.anchors)


def describes_document(doc: Doc, title_last: int) -> bool:
    """Whether what stands below the title is the table of a document's fields, "Số hiệu", "Ngày ban hành", one in a row, and no sentence is
    beside it: the page of a document in its list, `<h1>Kế hoạch số 12/KH-MTTQ</h1><table><tr><td>Số hiệu</td><td>12/KH-MTTQ</td></tr>…`."""
    below = doc.lines[title_last + 1] if 0 <= title_last < len(doc.lines) - 1 else None
    table = next((node for node in doc.up(below.node) if doc.tags[node] == "table"), -1) if below else -1
    if table < 0 or doc.low[table] <= title_last or doc.high[table] - doc.low[table] > _CARD:
        return False
    fields = [line for line in doc.lines_of(table) if len(line.text) <= _LABEL and _COLUMN.match(plain(line.text))]
    rows = {next((node for node in doc.up(line.node, table) if doc.tags[node] == "tr"), -1) for line in fields}
    beside = (line for line in doc.lines_of(doc.parent[table]) if not doc.within(line.node, table))
    return len(rows) >= _COLUMNS and not any(map(is_prose, beside))


def heading_above(doc: Doc, line: int) -> str:
    """The heading right above a line: <h2>Liên hệ</h2> above the office's name, which is also the <title> of every page; "" if none is. One at
    the end of the column beside, above a form, is not meant."""
    near = (node for node in doc.heads if 0 <= doc.low[node] < line <= doc.low[node] + 2)
    return next((doc.text(node) for node in near if doc.within(doc.lines[line].node, doc.up(node, limit=_BOXES)[-1])), "")


def home_instead(meta: Meta, page: Page, named: str | None) -> bool:
    """Whether an article's address was answered with the home page: the page `named` as its own address is the home page, while this one
    has an article's id, and the words of its slug are not those of the page's title.

    A site that calls all its pages the home page is not meant: their titles go with their slugs.
    """
    if named is None or not is_home(named) or is_home(page.url):
        return False
    address = _tail(page.url)
    path = unquote(urlsplit(page.url).path)
    if _ARTICLE_PARAM.search(address):
        return True
    if not _ID.search(address) or _LIST_PATH.search(path):
        return False
    slug = {word for word in plain(path.rsplit("/", 1)[-1]).split() if word.isalpha() and word not in _EXTENSIONS}
    words = set(plain(f"{meta.og_title} {meta.title}").split())
    return len(slug) >= 4 and len(slug & words) < 0.6 * len(slug)


def is_further(url: str) -> bool:
    """Whether an address is that of a further page of a list, which may hold a single item."""
    return _FURTHER.search(_tail(url)) is not None


def _tail(url: str) -> str:
    """Path (decoded) and query of an address, without the parameters of portlets."""
    parts = urlsplit(url)
    return unquote(parts.path) + (_PORTLET.sub("", "?" + parts.query) if parts.query else "")


@dataclass(slots=True)
class Group:
    """Headline links that stand in the same nest of tags and classes: the items of a list. Lines are those of the first and last item."""

    count: int
    first: int
    last: int
    lines: list[int]

    def dated(self, doc: Doc, below: int = 2) -> int:
        """How many of the items have a date printed beside them, at most so many lines below."""
        return sum(
            1
            for at in self.lines
            if any(len(line.text) < 200 and find_date(line.spaced) for line in doc.lines[max(at - 1, 0) : at + below + 1])
        )


def item_groups(doc: Doc) -> list[Group]:
    """The page's repeated headline links, largest group first; groups of one are left out."""
    found: dict[tuple[str, ...], dict[str, int]] = {}
    tags, attr, parent = doc.tags, doc.attr, doc.parent
    known: dict[tuple[int, str, str], dict[str, int]] = {}

    def name(node: int) -> str:
        return _name(tags[node], attr[node]) if node > 0 else ""

    for anchor in doc.anchors:
        if not is_headline(anchor.text) or anchor.href.startswith("#") or _in_sentence(doc, anchor) or _is_filed(doc, anchor):
            continue  # "#abschnitt-2": the contents of this very page
        box = parent[anchor.node]
        outer = parent[box] if box > 0 else 0
        place = (outer, tags[box] if box > 0 else "", attr[box])
        if place not in known:
            known[place] = found.setdefault((name(box), name(outer), name(parent[outer]) if outer > 0 else ""), {})
        known[place].setdefault(anchor.href, anchor.line)
    groups = []
    for items in found.values():
        if len(items) > 1:
            lines = sorted(items.values())
            groups.append(Group(len(lines), lines[0], lines[-1], lines))
    groups.sort(key=lambda group: -group.count)
    return groups


def _in_sentence(doc: Doc, anchor: Anchor) -> bool:
    """Whether a link stands within a paragraph: "Eine nähere Untersuchung des <a>Systems durch Symantec</a> hat ergeben, …"."""
    if anchor.line >= len(doc.lines):
        return False
    line = doc.lines[anchor.line]
    return line.link < 0.4 * len(line.text) and len(line.text) >= 90 and not line.text.startswith(anchor.text)


def _is_filed(doc: Doc, anchor: Anchor) -> bool:
    """Whether a link names the section or a keyword of an article: "Chuyên mục: Mặt trận và đoàn thể"."""
    text = doc.lines[anchor.line].text if anchor.line < len(doc.lines) else ""
    return ":" in text[:_LABEL] and (FILED.match(text) is not None or KEYWORDS.match(text) is not None)


@lru_cache(maxsize=MOST_NAMES)
def _name(tag: str, attribute: str) -> str:
    return tag + attribute[:60].translate(_NO_DIGITS)  # ids are numbered ("post-5101"): digits tell items of a list apart, not lists


def leads_to_text(doc: Doc, first_prose: int, head: Title, url: str, dated: bool) -> bool:
    """Whether a title is followed by its own text and not by the items of a list: no headline link between the two, and the address was
    made of it, or a date stands there."""
    if head.line < 0 or head.last >= first_prose or doc.lines[head.line].link > 0.5 * len(head.text):
        return False
    between = doc.lines[head.last + 1 : first_prose]
    linked = (doc.anchors[number] for line in between for number in line.anchors)
    # Joomla's "Mục lục bài viết" leads to the other pages of the text.
    others = (anchor for anchor in linked if not is_own_text(doc.target(anchor) or "", url))
    if len(between) > _NEAR or any(is_headline(anchor.text) and not _is_filed(doc, anchor) for anchor in others):
        return False
    return is_slug(head.text, slug(url)) or (dated and len(head.text) >= _TITLE)


def section_page(doc: Doc, head: Title, first_prose: int, url: str, mass: float) -> bool:
    """Whether the "title" is the name of a section: a menu entry too, with a headline right below it (the last page of a list, with one
    or two items), and not text enough (`mass`) for an article that the menu names too."""
    if head.line < 0 or mass > _LONG or len(head.text) > 2 * _TITLE or day_in(url):
        return False
    own = key(head.text)
    if is_slug(head.text, slug(url)) and not is_further(url):
        # "/mat-tran-va-doan-the": the menu leads here, by the same name; Drupal's "?page=1" is the second page.
        menu = (anchor for anchor in doc.anchors if anchor.line < head.line and len(anchor.text) <= 2 * _TITLE and key(anchor.text) == own)
        targets = (target for anchor in menu if (target := doc.target(anchor)) is not None)
        if not any(target in (url, url.partition("?")[0]) or url.startswith(f"{target.rstrip('/')}/") for target in targets):
            return False
    if not any(key(anchor.text) == own for anchor in doc.anchors if anchor.line != head.line and len(anchor.text) <= 2 * _TITLE):
        return False
    below = doc.lines[head.last + 1 : max(first_prose, head.last + 2)]
    linked = (doc.anchors[number] for line in below for number in line.anchors)
    return any(is_headline(anchor.text) and not anchor.href.startswith("#") and not _is_filed(doc, anchor) for anchor in linked)


def in_list(doc: Doc, region: Region, groups: list[Group], blocks: list[Block], first_prose: int, title: int, url: str) -> bool:
    """Whether the text that looked like an article is made of the teasers of a list: headlines among it, little text before the first."""
    values = region.values
    if region.mass <= 0 and any(group.count >= _HEADLINES and region.low <= group.first and group.last < region.high for group in groups):
        return True  # Joomla's table of "STT", "Tiêu đề bài viết", "Lượt xem": not a sentence in it
    if title >= 0 and len(doc.lines[title].text) > _CUT_OFF and doc.lines[title].text.endswith(_CUT):
        title = -1  # the first teaser, cut off
    own = title >= 0 and _leads_here(doc, doc.lines[title], url)
    for group in groups:
        # A box of news with its label, "Tin mới", that ends above the text.
        if any(block.heading >= 0 and block.heading <= group.first and group.last <= block.last < first_prose for block in blocks):
            continue
        if title >= group.last:  # a menu of 150 links right above the title ("Chuyên mục số 150") lists no teasers of this page
            continue
        if group.first <= title and (own or doc.lines[title].link < 0.5 * len(doc.lines[title].text)):
            # One nest of tags, `<tr><td><a>`, makes the box of much-read news above and the list of other news below, and the title of
            # Joomla and PHP-Nuke, which is a link to its own page.
            below = [at for at in group.lines if at > title]
            group = Group(len(below), below[0], below[-1], below)
        if not group.first <= first_prose <= group.last + 4:
            continue
        low = title + 1 if title < group.first else region.low
        before = sum(value for value in values[low : group.first] if value > 0)
        if before < _BEFORE and _whole_texts(doc, values, group):
            return True
        if group.count < 3:
            continue
        between = [
            sum(value for value in values[at:after] if value > 0)
            for at, after in zip(group.lines, [*group.lines[1:], group.last + 4], strict=True)
        ]
        filled = sum(1 for value in between if value > 0)
        text = sum(between)
        if before < _BEFORE and text < 900 * max(filled, 1) and (group.count >= 4 or group.dated(doc) >= 2):
            return True
    if _summaries(doc, region, title) >= _SUMMARIES:
        return True
    # "Xem thêm: Trồng 63.000 cây xanh" and ">> Trồng 63.000 cây xanh" in a text
    pointers = {
        block.first for block in blocks if block.first == block.last and (block.heading == block.first or _points(doc, block.first))
    }
    items = {at for group in groups if group.count >= 3 for at in group.lines} - pointers
    prose = [index for index in range(region.low, region.high) if values[index] > 0]
    teasers = sum(1 for index in prose if any(at in items for at in range(index - 3, index)) and title not in range(index - 3, index))
    return (teasers >= 3 and teasers >= 0.6 * len(prose)) or (
        bool(teasers) and teasers == len(prose) and max((group.count for group in groups), default=0) >= 6 and title < 0
    )


def _points(doc: Doc, index: int) -> bool:
    return doc.lines[index].text.startswith((">>", "»", "›"))


def _leads_here(doc: Doc, line: Line, url: str) -> bool:
    """Whether all of a line is a link to the page at `url` itself."""
    targets = [doc.target(doc.anchors[number]) for number in line.anchors]
    return len(targets) == 1 and targets[0] is not None and unquote(targets[0]) == unquote(url)


def _summaries(doc: Doc, region: Region, title: int) -> int:
    """How many linked headings below the title have text and a link below that leads on: `<h2><a>Thăm thôn Đông</a></h2><p>…</p><p><a>Đọc thêm:
    Thăm thôn Đông</a></p>`."""
    headings: dict[str, int] = {}
    found: set[str] = set()
    for line in doc.lines[max(title + 1, 0) : region.high + 1]:
        if len(line.anchors) != 1 or (target := doc.target(doc.anchors[line.anchors[0]])) is None:
            continue
        if heading_of(doc, line) >= 0:
            headings.setdefault(target, line.index)
        elif target in headings and READ_ON.match(plain(line.text)) and any(map(is_prose, doc.lines[headings[target] : line.index])):
            found.add(target)
    return len(found)


def _whole_texts(doc: Doc, values: list[float], group: Group) -> bool:
    """Whether each item is a linked heading with its date, and behind that prose of whatever length: a list that prints whole articles."""
    ends = [*group.lines[1:], group.last + 2 * _DETAILS]
    return (
        group.dated(doc, _DETAILS) == group.count
        and all(heading_of(doc, doc.lines[at]) >= 0 for at in group.lines)
        and all(max(values[at:end], default=0.0) > 0 for at, end in zip(group.lines, ends, strict=True))
    )


def dates_title(doc: Doc, head: Title, dated: int) -> bool:
    """Whether the line right below a title that is no link is its date: so begins an article, however short, and no list of them."""
    return head.line >= 0 and dated == head.last + 1 and len(head.text) >= _TITLE and not doc.lines[head.line].anchors


def needs_no_text(meta: Meta, head: Title, files: list[Attachment], photos: list[Image], label: str, url: str) -> bool:
    """Whether title and date alone make a page an article, the text of which is a gap: a notice whose text is the attached file, a photo with its
    caption, or a page that states its publish date as an article and whose text a script brings. A short title, "Ảnh: Bình yên khu phố 4",
    must be that of the address, which must be one of an article."""
    stated = meta.is_article and label in ("json-ld", "meta:article:published_time")
    told = 0 < len(files) <= _FEW_FILES or any(photo.caption for photo in photos)
    named = len(head.text) >= _TITLE or (_ID.search(_tail(url)) is not None and is_slug(head.text, slug(url)))
    return stated or (told and head.certainty >= 2 and named)


def leads_elsewhere(doc: Doc, title: Line, url: str) -> bool:
    """Whether a title is one link, to the page of another path."""
    if not title.anchors or title.link < 0.9 * title.letters:
        return False
    target = doc.target(doc.anchors[title.anchors[0]])
    return target is not None and not is_home(target) and urlsplit(target).path.rstrip("/") != urlsplit(url).path.rstrip("/")


def evidence(
    url: str,
    meta: Meta,
    certainty: int,
    title_length: int,
    has_date: bool,
    dated_label: str,
    region: Region,
    blocks: list[Block],
) -> float:
    """How much speaks for an article page, but for its author: 3 and more is enough."""
    score = 0.0
    path, tail = unquote(urlsplit(url).path), _tail(url)
    if _ID.search(tail):
        score += 1.0
    if _SLUG.search(path.rsplit(".", 1)[0]):
        score += 1.0
    if _LIST_PATH.search(path) or _LIST_QUERY.search(tail):
        score -= 2.0 if meta.is_article or not _INDEX_PATH.search(path) else 4.0
    if _FURTHER.search(tail):
        score -= 2.0
    if _PRINT.search(tail):
        score += 1.0  # only articles have a print view
    if meta.is_article:
        score += 2.0
    if has_date:
        score += (
            0.5
            if dated_label.startswith("near")
            else 2.0
            if dated_label.startswith(("json", "meta:article", "micro", "rdfa", "label"))
            else 1.0
        )
    score += (0.0, 0.5, 1.0, 1.5)[certainty]
    if title_length >= 30:
        score += 0.5
    if title_length < 20:
        score -= 0.5
    if region.mass > 800:
        score += 1.5 if region.mass > _LONG and certainty >= 2 else 1.0
    elif region.mass > 250:
        score += 0.5
    if any(block.kind == "related" for block in blocks):
        score += 1.0
    return score
