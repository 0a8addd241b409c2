"""The files of an article with their titles: in the text, below a label, in tables of documents."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from urllib.parse import unquote, urlsplit

from danvan_crawler.extract.addresses import is_file, is_handler
from danvan_crawler.extract.dom import Doc, Line, heading_of
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.images import NEAR_TITLE
from danvan_crawler.extract.lexicon import CHATTER, FILED, FILES, READERS, label
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.items import Attachment

_LABEL_REACH = 8
"""Lines below "Tài liệu đính kèm:" in which links are files."""
_HEAD_CELLS, _HEAD_CELL, _NAME = 6, 40, 300
_RIGHT_BELOW = 3
_BELOW = 12
_OFFERS = re.compile(r"(?:cac )?(?:tai lieu|tap tin|tep|file|attachments?|dinh kem|tai (?:ve|xuong)|download|van ban (?:kem|dinh kem))\b")
_NEWEST = re.compile(r"(?:cac )?(?:van ban|tai lieu|thong bao)(?: [a-z]+){0,3} moi(?: nhat| ban hanh)?")
"""What heads a box of the site's newest documents: "VĂN BẢN MỚI", "Văn bản chỉ đạo mới nhất"."""
_COLUMNS = frozenset(("html", "body", "main", "td", "tr", "table", "form"))
"""What holds more than an article: files in it may be anybody's."""
_PAPER, _PAGE = re.compile(r"\.(?:pdf|docx?|rtf|odt)$", re.I), re.compile(r"/$|\.\w{2,5}$")
_PRINTED = re.compile(r"(?:^|&)(?:format=pdf|do_pdf=1|print=pdf)(?:&|$)", re.I)
_TOLD_BEFORE = re.compile(r"^(?:tải (?:về|xuống)|download|(?:file|tệp|tài liệu) (?:đính kèm|kèm theo))\s*:\s*(?=\S)", re.I)
_TO_LOOK_AT = re.compile(r"xem(?: (?:truoc|nhanh|file|van ban|online|truc tuyen|chi tiet|noi dung))?$")
_TO_DOWNLOAD = re.compile(r"tai(?: (?:ve|xuong|file|ve may))?|download")
_NO_TITLE = re.compile(
    r"^(?:(?:tai ve|tai xuong|xem) tai day|"
    r"tai ve|tai xuong|download|tai file|xem|tai|file dinh kem|tep dinh kem|tai day|xem file|xem chi tiet|day|link)$"
)
"""What a link to a file says that does not name it."""


def is_listed_file(doc: Doc, index: int) -> bool:
    """Whether a line of links stands in a list of files: under "Tài liệu đính kèm:" with nothing but such lines and short ones between."""
    for line in reversed(doc.lines[max(index - _LABEL_REACH, 0) : index + 1]):
        if _is_files_label(line.text):
            return True
        if not line.anchors and len(line.text) > 80:
            return False
    return False


@lru_cache(maxsize=4_096)
def _is_files_label(text: str) -> bool:
    return len(text) < 400 and bool(FILES.match(plain(text[:40])))


def pick_files(doc: Doc, flags: list[int], low: int, high: int, excluded: set[int], end: int) -> tuple[list[Attachment], set[int]]:
    """Links to files in lines `low`..`high`: by extension, by download address, or under a label such as "Tài liệu kèm theo". Behind the text,
    from line `end` on, a heading of something else, "Văn bản chỉ đạo điều hành", is that of another box."""
    found: dict[str, Attachment] = {}
    used: set[int] = set()
    labelled_until = -1
    behind = False
    offered: list[int] = []
    lines = doc.lines
    bare = _bare_files(doc, low, high + 1)
    for index in range(low, min(high + 1, len(lines))):
        line = lines[index]
        own = len(line.text)
        behind = behind or (index >= end and index in excluded)
        heads = (
            index >= end and not line.anchors and heading_of(doc, line) >= 0 and not (flags[line.node] & DROP and _labels_cell(doc, line))
        )
        if heads and not _OFFERS.match(plain(line.text)):
            break
        if index >= end and not line.anchors and len(line.text) < _HEAD_CELL and _NEWEST.fullmatch(plain(line.text)):
            break
        if _is_files_label(line.text):
            # "Tải về: Kế hoạch tiếp công dân", one link, is a file and heads no list of them.
            labelled_until = index + _LABEL_REACH if line.link < 0.8 * line.letters else labelled_until
            own -= line.text.find(":", 0, 60) + 1  # "Tài liệu đính kèm: KH 12"
            if not line.anchors and len(line.text) < 60:
                used.add(index)
        elif labelled_until >= index and not line.anchors:
            # "Từ khóa:" and "Các tin khác:" below the files head another list.
            other = len(line.text) > 80 or CHATTER.match(plain(line.text)) or label(plain(line.text)) is not None
            labelled_until = -1 if other else labelled_until
        for number in [*line.anchors, *bare.get(index, ())]:
            anchor = doc.anchors[number]
            target = doc.target(anchor)
            if target is None or (target in found and index in used):
                if target is not None and line.link >= len(line.text) * 0.5:
                    used.add(index)
                continue
            marked = bool(flags[anchor.node] & F.FILES) or index <= labelled_until
            if behind and not marked:
                continue  # "Văn bản mới", a box of the column beside, behind the lists of other articles
            file = is_file(target)
            if not file and index <= labelled_until and any(is_file(url) or is_handler(url) for url in found) and not is_handler(target):
                continue  # "#nhân dân" below the files, which have their extensions; K2's "Quản trị viên" below "/item/download/1267_59e3a0"
            if not (
                file
                or (
                    marked
                    and (
                        is_handler(target)
                        or (index <= labelled_until and (line.link > own * 0.4 or _NO_TITLE.match(plain(anchor.text))))
                        or flags[anchor.node] & F.FILES
                    )
                )
                or ((line.link > len(line.text) * 0.4 or _NO_TITLE.match(plain(anchor.text))) and is_handler(target))
            ):
                continue
            if flags[anchor.node] & (F.CRUMB | F.COMMENT | F.PAGER | F.TAGS) or (index in excluded and not file):
                continue
            words = plain(anchor.text)
            if not file and (CHATTER.match(words) or READERS.match(words) or flags[anchor.node] & F.SECTION or FILED.match(line.text)):
                continue  # "In bài viết", "Gửi cho bạn bè", "[Ý kiến bạn đọc]", "Chuyên mục: Tin hoạt động" below the list of files
            offered.append(number)
            title = _TOLD_BEFORE.sub("", anchor.text or anchor.title)
            if target not in found:
                found[target] = Attachment(target, title)
                if not title or _NO_TITLE.match(plain(title)):
                    name, row = _beside(doc, anchor.node)
                    found[target].title = name or title
                    used |= row
            elif _NO_TITLE.match(plain(found[target].title)) or not found[target].title:
                found[target].title = title
            if anchor.text and (line.link >= len(line.text) * 0.4 or (len(line.text) < 120 and index <= labelled_until)):
                used.add(index)
    for target in _views(doc, offered):
        del found[target]
    for number in offered:
        used |= _row_of(doc, doc.anchors[number].node)
    used |= _heads_of_tables(doc, offered, used)
    for file_ in found.values():
        if not file_.title or _NO_TITLE.match(plain(file_.title)):
            file_.title = _name_from(file_.url) if not file_.title else file_.title
    return list(found.values()), used


def is_view(url: str, page_url: str) -> bool:
    """Whether a file is the page itself in another form, as Joomla offers it: "…/1584-giao-ban.pdf" on "…/1584-giao-ban.html"."""
    file, page = urlsplit(url), urlsplit(page_url)
    if _PRINTED.search(file.query):
        return True
    return file.netloc == page.netloc and file.path != page.path and _PAPER.sub("", file.path) == _PAGE.sub("", page.path)


def first_file(doc: Doc, title_last: int) -> int:
    """The line of a file right below the title, before any list of articles: a notice that is nothing but the attached paper; -1 if none is."""
    for line in doc.lines[title_last + 1 : title_last + 1 + NEAR_TITLE]:
        targets = [target for number in line.anchors if (target := doc.target(doc.anchors[number])) is not None]
        if any(is_file(target) or is_handler(target) for target in targets):
            return line.index
        if label(plain(line.text)) is not None:
            return -1
    return -1


def last_below(doc: Doc, flags: list[int], zone: int, covered: set[int]) -> int:
    """The last line of the files offered right below the article's box, in the box around it: `<h4>Tài liệu</h4><ul><li><a href="kh.pdf">…`;
    the last of the article's own where there are none."""
    low = last = doc.high[zone] - 1
    column = next((node for node in doc.up(zone, limit=4) if doc.high[node] > doc.high[zone]), zone)
    if column == zone or doc.tags[column] in _COLUMNS:
        return _table_of_files(doc, last)
    for line in doc.lines[low + 1 : min(doc.high[column], low + 1 + _BELOW)]:
        if any((target := doc.target(doc.anchors[number])) is not None and is_file(target) for number in line.anchors):
            last = line.index
            continue
        folded = plain(line.text)
        if flags[line.node] & DROP and _labels_cell(doc, line):
            continue  # of SharePoint's forms: `<td class="ms-formlabel"><h3>Ngày đăng</h3></td><td>04/01/2014</td>`
        if heading_of(doc, line) >= 0 and not _OFFERS.match(folded):
            break  # "Văn bản chỉ đạo điều hành", a box of its own
        if line.index in covered or is_prose(line) or label(folded) is not None or (line.anchors and not CHATTER.match(folded)):
            break
        if last > low and not flags[line.node] & DROP:
            break
    return last


def _labels_cell(doc: Doc, line: Line) -> bool:
    """Whether a line is the first of the two cells of its row."""
    row = doc.nearest("tr", line.node, limit=4)
    cells = doc.cells(row) if row >= 0 else []
    return len(cells) == 2 and doc.lines_of(cells[0]) == [line]


def _table_of_files(doc: Doc, last: int) -> int:
    """The last line of a table right below, all links of which are files: "STT | Trích yếu | Tải về"; `last` where there is none."""
    for line in doc.lines[last + 1 : last + 1 + _RIGHT_BELOW]:
        table = doc.nearest("table", line.node, limit=4)
        numbers = [number for other in doc.lines_of(table) for number in other.anchors] if table >= 0 else []
        targets = [doc.target(doc.anchors[number]) for number in numbers]
        if targets and doc.low[table] > last and all(target is not None and is_file(target) for target in targets):
            return doc.high[table] - 1
    return last


def _bare_files(doc: Doc, low: int, high: int) -> dict[int, list[int]]:
    """By line, the links to files that have an icon for their text: `<td><a href="cv45.doc"><img src="word.gif"></a></td>`."""
    found: dict[int, list[int]] = {}
    first, last = (bisect_left(doc.anchors, line, key=attrgetter("line")) for line in (low, high + 1))
    for number in range(first, last):
        anchor = doc.anchors[number]
        if not anchor.text and is_file(anchor.href):
            found.setdefault(min(anchor.line, len(doc.lines) - 1), []).append(number)
    return found


def _row_of(doc: Doc, node: int) -> set[int]:
    """The lines of the row of a file's link, where all its cells are short: "Tên tập tin: | Kế hoạch 12 | DOCX, 73 KB"."""
    row = doc.nearest("tr", node, limit=4)
    lines = doc.lines_of(row) if row >= 0 else []
    short = all(line.link > 0 or (len(line.text) <= _HEAD_CELL and not is_prose(line)) for line in lines)
    return {line.index for line in lines} if short and 1 < len(lines) <= _HEAD_CELLS else set()


def _views(doc: Doc, anchors: list[int]) -> set[str]:
    """Where files are only looked at that their row offers for download too: `<a href="/xem-van-ban?file=812">Xem</a> | <a href="/kh-12.doc">Tải
    về</a>`."""
    taken = set[int]()  # rows with a file to download
    looks: dict[str, int] = {}
    for anchor in (doc.anchors[number] for number in anchors):
        row = next((at for at in doc.up(anchor.node, limit=4) if doc.tags[at] in ("tr", "li")), -1)
        target = doc.target(anchor)
        if row < 0 or target is None:
            continue
        words = plain(anchor.text)
        if is_file(target) and _TO_DOWNLOAD.fullmatch(words):
            taken.add(row)
        elif not is_file(target) and _TO_LOOK_AT.match(words):
            looks[target] = row
    return {target for target, row in looks.items() if row in taken}


def _heads_of_tables(doc: Doc, anchors: list[int], used: set[int]) -> set[int]:
    """The lines of the head row, "STT | Tên văn bản | Tải về", of tables in which every other row is a file."""
    heads: set[int] = set()
    for number in anchors:
        table = doc.nearest("table", doc.anchors[number].node, limit=6)
        lines = [line.index for line in doc.lines_of(table)] if table >= 0 else []
        rest = [index for index in lines if index not in used]
        head = len(rest) <= _HEAD_CELLS and all(len(doc.lines[index].text) <= _HEAD_CELL for index in rest)
        if rest and head and len(rest) < len(lines) and rest == lines[: len(rest)]:
            heads |= set(rest)
    return heads


def _beside(doc: Doc, node: int) -> tuple[str, set[int]]:
    """What stands in the row of a download link, and the row's lines: "2 | Công văn số 2544-CV/BTCTU | 120 KB | Tải về" names the file in
    another cell."""
    box = next((at for at in doc.up(node, limit=5) if doc.tags[at] in ("tr", "li", "p", "dd")), -1)
    if box < 0:  # `<div><div>Kế hoạch số 12</div><div><iframe src="viewer.html?file=kh-12.pdf"></iframe></div></div>`
        own = next((doc.lines_of(at) for at in doc.up(node, limit=3) if doc.high[at] > doc.low[at]), [])
        name = own[0].text if len(own) == 1 and not own[0].anchors and len(own[0].text) <= _NAME else ""
        return (name, {own[0].index}) if name and not _is_files_label(name) else ("", set())
    lines = doc.lines_of(box) if box >= 0 else []
    if not lines or len(lines) > 6 or any(is_prose(line) and len(line.text) > 200 for line in lines):
        return "", set()
    texts = [segment for line in lines for segment in line.segments if len(segment) >= 8 and not _NO_TITLE.match(plain(segment))]
    name = max(texts, key=len, default="")
    if FILES.match(plain(name[:40])):
        name = name[name.find(":", 0, 60) + 1 :]
    alone = len(lines) == 1 and name.endswith(":") and len(lines[0].segments) == 2  # "Công văn số 12: <a>Tải về tại đây</a>"
    name = name.strip(" :-–|([")
    return name, {line.index for line in lines} if alone or doc.tags[box] in ("tr", "li") else set()


def _name_from(url: str) -> str:
    return unquote(urlsplit(url).path.rsplit("/", 1)[-1]) or url
