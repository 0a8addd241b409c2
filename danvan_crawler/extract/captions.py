"""Which line below or beside a photo is its caption, and who took it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from danvan_crawler.extract.alignment import alignment
from danvan_crawler.extract.byline import labelled_author, with_office
from danvan_crawler.extract.dom import Doc, Line, Picture, heading_of
from danvan_crawler.extract.flags import F
from danvan_crawler.extract.folding import key, same_letters
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.region import clean_line
from danvan_crawler.extract.signatories import is_name
from danvan_crawler.extract.source import source_of

_CELL = 200
_BELOW = 12
_REACH, _PARAGRAPH, _MOST_LOOKED_AT = 5, 120, 12
_DESCRIBED, _LONGEST, _WHOLE, _LONGEST_SET, _LONGEST_SHORT = 12, 400, 90, 300, 200
_BARE, _BARE_WORDS, _SEVERAL, _BRIEF = 25, 5, 3, 110
_SMALLEST = frozenset(("h5", "h6"))
_CREDIT = re.compile(r"[(\[.]\s*(?:ảnh|photo)\s*[:：]|\((?:ảnh|hình) (?:minh họa|minh hoạ|tư liệu|internet)\)\.?$", re.I)
_PHOTOGRAPHER = re.compile(r"(?:[(\[]\s*)?(?:ảnh|photo|nguồn ảnh|nguồn)\s*[:：]\s*([^()\[\]]{2,60}?)\s*[)\]]?\s*\.?$", re.I)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[a-e])[.)] [^\W\d_]")
"""A heading of the text: "1. Về ưu điểm"."""
_INDENT = re.compile(r"text-indent\s*:\s*[1-9]", re.I)
_OF_TEXT = re.compile(r"text-indent\s*:\s*[1-9]|text-align\s*:\s*justify", re.I)
_QUOTE = re.compile(r"quote|trich-?dan", re.I)
_THEO = re.compile(r"\W*theo\b", re.I)
_PICTURE = re.compile(r"img|image|photo|picture|hinh-?anh", re.I)
_FONT_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d{1,3})?)(pt|px)", re.I)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|bmp|webp)$", re.I)
_NAMES_SOMETHING = re.compile(r"[^\W\d_]{2}")


def columns_of(doc: Doc, pictures: list[Picture], taken: set[int]) -> dict[int, tuple[str | None, set[int]]]:
    """Captions of photos that stand beside each other in the row of a table, with their captions in the row below, or in a table of nothing
    but such rows, `<tr><td><img></td></tr><tr><td>Một góc bản</td></tr><tr><td><img>…`; by the picture's node."""
    found: dict[int, tuple[str | None, set[int]]] = {}
    stories: dict[int, bool] = {}  # by table
    for picture in pictures:
        cell = doc.nearest("td", picture.node, limit=5)
        row = doc.parent[cell] if cell >= 0 else -1
        below = doc.end[row] if row >= 0 else len(doc.tags)
        if below >= len(doc.tags) or doc.tags[below] != "tr" or doc.parent[below] != doc.parent[row] or doc.lines_of(row):
            continue
        cells, texts = doc.cells(row), [doc.lines_of(at) for at in doc.cells(below)]
        if not 0 < len(cells) == len(texts) or any(doc.within(other.node, below) for other in pictures):
            continue
        if len(cells) == 1:
            table = doc.parent[row]
            if table not in stories:
                stories[table] = _has_rows_of_photos(doc, table, pictures)
            if not stories[table]:
                continue
        if all(len(lines) <= 1 and not any(len(line.text) > _CELL or line.index in taken for line in lines) for lines in texts):
            lines = texts[cells.index(cell)]
            found[picture.node] = (lines[0].text if lines else None, {line.index for line in lines})
    return found


def _has_rows_of_photos(doc: Doc, table: int, pictures: list[Picture]) -> bool:
    """Whether a table has two rows of a photo or more, and below each of them a row with a line of text and nothing else."""
    rows = [node for node in range(table + 1, doc.end[table]) if doc.parent[node] == table and doc.tags[node] == "tr"]
    filled = {node for picture in pictures for node in doc.up(picture.node, limit=6) if doc.parent[node] == table}
    photos = [row in filled and doc.high[row] == doc.low[row] for row in rows]
    texts = [row not in filled and doc.high[row] - doc.low[row] == 1 for row in rows]
    return len(rows) >= 4 and all(photos[::2]) and all(texts[1::2])


@dataclass(frozen=True, slots=True)
class Setting:
    """What is usual in the text around the photos of an article; a caption without a mark stands out against it."""

    inner: int
    """The node of the text."""
    outer: int
    """The node of the article's box."""
    centred: bool
    """Most long paragraphs are centred, so that a centred line says nothing."""
    usual: str | None
    """The class and id that most paragraphs share ("" where they have none); None where there are too few to tell."""
    sole: int
    """The only line of running text, as short news below a photo is; -1 where there are several, or none."""
    bare: bool
    """Right below most of the photos a short plain line ends without a mark."""


def setting_of(doc: Doc, low: int, high: int, inner: int, outer: int, pictures: list[Picture], excluded: set[int]) -> Setting:
    """The setting of photos in the lines `low`..`high`."""
    lines = doc.lines[low : high + 1]
    prose = [line.index for line in lines if line.index not in excluded and is_prose(line)]
    long = [line for line in lines if len(line.text) > _PARAGRAPH]
    names = Counter(_name_of(doc, line) for line in long)
    return Setting(
        inner,
        outer,
        centred=sum(alignment(doc, line.node, outer) == "center" for line in long[:_MOST_LOOKED_AT]) * 2 > len(long[:_MOST_LOOKED_AT]),
        usual=max(names, key=names.__getitem__) if len(long) >= _SEVERAL else None,
        sole=prose[0] if len(prose) == 1 else -1,
        bare=_are_bare(doc, pictures),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a photo stands: its `<figure>`, and the small box that it has to itself; -1 where there is none."""

    picture: Picture
    figure: int
    box: int


def caption_of(
    doc: Doc, flags: list[int], picture: Picture, limit: int, title_key: str, taken: set[int], setting: Setting
) -> tuple[str | None, set[int]]:
    """The caption under a picture: figcaption or a caption class; the rest of its own small block; a short line below that is centred,
    italic, of a class that the paragraphs have not ("pic_note"), or ends with the photographer ("… (Ảnh: Hải Yến)"). The sole line of running
    text of a page is no caption by its length alone."""
    if tabular := _caption_of_table(doc, picture, taken):
        return tabular[0].text, {tabular[0].index}
    used: set[int] = set()
    parts: list[str] = []
    figure = doc.nearest("figure", picture.node, limit=6)
    place = _Place(picture, figure, _picture_box(doc, picture, setting.inner))
    nearest = picture.line
    named = _described(doc, picture) - {title_key}
    plain = False  # the caption so far is nothing but a line below
    for index in range(picture.line, min(picture.line + _REACH, len(doc.lines))):
        line = doc.lines[index]
        if index in taken or index > limit or (index == limit and limit != picture.line and _behind(doc, flags, index, picture)):
            break
        if not doc.within(line.node, setting.outer):
            break
        if title_key and same_letters(line.text, title_key):
            used.add(index)  # the title printed again under the photo
            nearest = index + 1
            continue
        marked = _is_marked(doc, flags, line, place)
        if flags[line.node] & F.HIDDEN or ((flags[line.node] & F.NOISE or len(line.text) == 1) and not marked):
            nearest = index + 1
            continue  # Drupal's `<div class="visually-hidden">Image</div>`; "×", which closes a window with the photo; "f", which shares it
        if not marked and not _NAMES_SOMETHING.search(line.text) and doc.within(line.node, doc.parent[picture.node]):
            used.add(index)
            nearest = index + 1
            continue  # "2/3" on the photo, of which there are three
        in_figure = figure >= 0 and doc.within(line.node, figure)
        goes_on = bool(parts) and line.node == doc.lines[index - 1].node and line.text[:1].islower()  # behind a `<br>`
        if parts and not goes_on and (plain or not marked or (figure >= 0 and not in_figure)):
            break  # "5/5 - (1 bình chọn)" below, in a box called "kksr-legend"
        lead = not marked and _is_lead(doc, flags, line, place, setting)
        described = index == nearest and not lead and any(same_letters(line.text, name) for name in named)
        if not (marked or in_figure or described or goes_on) and (
            lead
            or _is_of_text(doc, flags, line, place, setting)
            or not _stands_out(doc, flags, line, place, setting, limit, taken, index == nearest)
        ):
            break
        if _NAMES_SOMETHING.search(line.text) and not _FILE_NAME.match(line.text):  # no "24" of a badge, no "IMG_20160303_081422.jpg"
            parts.append(line.text)
        used.add(index)
        plain = not (marked or in_figure)
        if plain and not (parts and line.text[-1:].isalnum()):
            break
    return (" ".join(parts) or scripted(picture)), used


def _is_marked(doc: Doc, flags: list[int], line: Line, place: _Place) -> bool:
    """Whether a line is called a caption, or a comment in the photo's own box, as in SharePoint's `<div class="img_content"><img><div
    class="comment">Toàn cảnh buổi làm việc</div></div>`."""
    if flags[line.node] & F.CAPTION:
        return True
    box = place.box
    return box >= 0 and doc.attr[line.node] == "comment" and doc.within(line.node, box) and len(doc.lines_of(box)) == 1


def _is_lead(doc: Doc, flags: list[int], line: Line, place: _Place, setting: Setting) -> bool:
    """Whether a line that is not marked is the lead beside its photo: NukeViet's holds it, `<div class="hometext"><img>Hơn 75 đại biểu …`; "desc"
    may be a caption's class as well, `<td class="desc">` below the photo in its table."""
    if not flags[line.node] & ~flags[setting.inner] & F.SAPO:
        return False
    box, inside = place.box, place.box >= 0 and doc.within(line.node, place.box)
    tabled = inside and doc.tags[box] == "table"
    below = inside and not doc.within(place.picture.node, line.node)
    called = "sapo" in doc.attr[line.node].lower()  # no caption is: `<div class="sapo-wrapper"><img><p class="sapo">`
    return called or not (tabled or (below and len(doc.lines_of(box)) == 1 and doc.cues(line.node) == {"sapo"}))


def _is_of_text(doc: Doc, flags: list[int], line: Line, place: _Place, setting: Setting) -> bool:
    """Whether an unmarked line below a photo belongs to the text, however it is set: a heading, the lead, the author, a list's first line."""
    text, size = line.text, len(line.text)
    align = alignment(doc, line.node, setting.outer)
    heading = heading_of(doc, line)
    # Editors set captions as the smallest heading: `<h6 style="text-align:center">Quang cảnh buổi lễ</h6>`.
    if size > _LONGEST_SET or line.link > size * 0.5 or (heading >= 0 and (doc.tags[heading] not in _SMALLEST or align != "center")):
        return True
    if (align == "right" and is_name(text)) or ((align == "right" or _THEO.match(text)) and source_of(text, True)):
        return True  # the author's or the source, below a photo without a caption at the end
    if is_name(text) and " " in text and not doc.within(line.node, _text_box(doc, place.picture)):
        return True  # the author's, behind the box of the text, which ends with a photo
    if align != "center" and line.index + 1 >= doc.high[setting.inner] and with_office(text):
        return True
    if text.endswith(":") or labelled_author(text) is not None:
        return True  # "Tìm hiểu thêm về ngành học:" above a list of links; "Tác giả: Ngô Thắng"
    if _in_row(doc, line, place.picture):
        return True  # the first cell of a table of figures below the photo
    slanted = line.italic > size * 0.7
    indented = _OF_TEXT.search(doc.style.get(line.node, "")) is not None or alignment(doc, place.picture.node, setting.outer) == "center"
    if slanted and line.bold > size * 0.7 and align != "center" and indented:
        return True  # a heading set in bold italics: "Nhiệm vụ, giải pháp thời gian tới"
    outside = doc.within(line.node, setting.inner) and not doc.within(place.picture.node, setting.inner)
    if slanted and outside and size > _WHOLE and text.endswith("."):
        return True  # the lead, first in the box of the text, below the head's photo
    if doc.tags[doc.parent[line.node]] == "blockquote" or _QUOTE.search(doc.attr[line.node]) or _NUMBERED.match(text):
        return True
    # The article's: `<div class="source">Theo Báo Tân Giang</div>` below the last photo.
    own = place.box >= 0 and doc.within(line.node, place.box)
    return bool(flags[line.node] & (F.AUTHOR | F.SOURCE)) and not (own and flags[place.picture.node] & (F.AUTHOR | F.SOURCE))


def _stands_out(
    doc: Doc, flags: list[int], line: Line, place: _Place, setting: Setting, limit: int, taken: set[int], nearest: bool
) -> bool:
    """Whether an unmarked line looks like a caption: of the photo's own box, or the nearest, and set otherwise than the paragraphs are."""
    text, size = line.text, len(line.text)
    align = alignment(doc, line.node, setting.outer)
    slanted, heavy = line.italic > size * 0.7, line.bold > size * 0.7
    own = place.box >= 0 and doc.within(line.node, place.box)
    short = size <= _LONGEST_SHORT and not (size > _WHOLE and text.endswith("."))
    name = _name_of(doc, line)
    odd = bool(
        (setting.usual is not None or not doc.attr[line.node])
        and name
        and name != setting.usual
        and not heavy
        and short
        and not _INDENT.search(doc.style.get(line.node, ""))  # a paragraph of Word's among others: `<p class="MsoNormal">`
        and clean_line(line, flags[line.node])
        and not _goes_on(doc, line.index, place.picture.line, limit, taken)
    )
    credited = short and (_CREDIT.search(text, 1) is not None or text.startswith("©"))
    styled = (
        slanted
        or (align == "center" and not setting.centred)
        or _small_font(doc, line)
        or odd
        or credited
        or _is_bare(doc, line, place.picture, told=setting.bare)
    )
    if line.index == setting.sole and not styled:
        return False
    if own and (styled or short or _PICTURE.search(doc.attr[place.box])):
        return True
    return styled and (short or slanted) and align != "right" and nearest and not (heavy and not slanted and align != "center")


_SHOWN = re.compile(
    r"^(?!(?:Thứ(?! trưởng)|Tại|Về|Trong|Để|Theo|Sau|Trước|Nhân|Với|Từ|Qua|Bên|Ngoài|Trên|Hiện)\b)(?=.{1,200}$).*\b(?:phát biểu|cảnh|"
    r"đại biểu|trao|tặng|nhận|chụp|ảnh|thăm|chúc|chào mừng|đến xem|cắt băng|khánh thành|động thổ|"
    r"ký kết|tham gia|tham dự|tham quan|biểu diễn|trình bày|góc|lãnh đạo|(?:đồng chí|ông|bà|anh|chị|em|thầy|cô) (?-i:[A-ZĐ])\w+)\b",
    re.I,
)
"""What captions tell of, and how sentences of the text begin."""


def _are_bare(doc: Doc, pictures: list[Picture]) -> bool:
    """Whether right below most of several pictures a short plain line ends without a mark, as no paragraph does."""
    below = {picture.line: picture.node for picture in pictures if picture.line < len(doc.lines)}
    lines = [doc.lines[at] for at, node in below.items() if not doc.within(node, doc.lines[at].node)]
    bare = [line for line in lines if _says_something(line) and not line.bold and len(line.text) <= _BRIEF]
    firsts = Counter(line.text.split(" ", 1)[0] for line in bare)  # "Bước 1 …", "Bước 2 …"; "Về công tác …", "Về nhiệm vụ …"
    alike = max(firsts.values(), default=0) * 2 >= max(len(bare), _SEVERAL)
    return len(bare) >= _SEVERAL and len(bare) * 3 >= len(pictures) * 2 and not alike


def _is_bare(doc: Doc, line: Line, picture: Picture, *, told: bool) -> bool:
    """Whether a plain paragraph right below that of a picture is no sentence, as the one behind it is: `<p><img></p><p>Bà Pone, nhân viên của
    trung tâm phát biểu</p><p>Tham dự hội thảo có …</p>`; what it tells of is looked at where not most pictures have such a line (`told`)."""
    if (
        not _says_something(line)
        or not ((told and len(line.text) <= _BRIEF) or _SHOWN.search(line.text))
        or line.bold
        or line.index == len(doc.lines) - 1
        or doc.within(picture.node, line.node)
    ):
        return False
    if doc.tags[line.node] not in ("p", "div"):
        return False
    after = doc.lines[line.index + 1]
    if any(other.line == after.index for other in doc.pictures):
        return doc.parent[line.node] == doc.parent[after.node]
    return is_prose(after) and not _says_something(after)


def _says_something(line: Line) -> bool:
    """Whether a line is of the length of a caption and ends without a mark."""
    text = line.text
    return (
        _BARE <= len(text) <= _LONGEST and text.count(" ") >= _BARE_WORDS and text[0].isupper() and text[-1].isalnum() and not line.anchors
    )


def _caption_of_table(doc: Doc, picture: Picture, taken: set[int]) -> list[Line]:
    """The line of `<caption>` in the table of a single photo, which stands before it: `<table><caption align="bottom">…</caption><tr><td><img>`."""
    table = doc.nearest("table", picture.node, limit=6)
    lines = doc.lines_of(table + 1) if 0 <= table < len(doc.tags) - 1 and doc.tags[table + 1] == "caption" else []
    alone = len(lines) == 1 and lines[0].index not in taken and doc.high[table] - doc.low[table] == 1
    return lines if alone and doc.photos_in(table) == 1 else []


def scripted(picture: Picture) -> str | None:
    """The caption that a script prints: Joomla's below `<img class="caption" title="…">`, VHV's with the photo that was opened, `<img
    class="img-lightbox" alt="IMG_2110.JPG" title="…">`."""
    get = picture.attributes.get
    called = (get("class") or "").split()
    title = get("title") or None
    if title is None or "caption" in called:
        return title
    return title if "img-lightbox" in called and " " in title and _FILE_NAME.match(get("alt") or "") else None


def parted(doc: Doc, node: int, caption: str) -> tuple[str | None, str | None]:
    """Caption and credit of a photo: K2 has them in elements of their own on one line, `<span class="itemImageCaption">…</span><span
    class="itemImageCredits">Ảnh: Thu Hiền</span>`, of which each may be missing."""
    box = doc.up(node, limit=3)[-1]
    for at in range(box, min(doc.end[box], box + _BELOW)):
        if "credit" in doc.attr[at].lower() and (said := doc.text(at)) and caption.endswith(said):
            return caption.removesuffix(said).rstrip() or None, _photographer(said)
    return caption, _photographer(caption)


def _in_row(doc: Doc, line: Line, picture: Picture) -> bool:
    """Whether a line is one of several cells of a row in a table that does not hold the picture, or the title above them: `<td colspan=3>`."""
    row = doc.nearest("tr", line.node, limit=4)
    table = next((node for node in doc.up(row, limit=4) if doc.tags[node] == "table"), row) if row >= 0 else -1
    titled = table >= 0 and doc.high[row] - doc.low[row] == 1 and doc.high[table] - doc.low[table] > 2
    return row >= 0 and (doc.high[row] - doc.low[row] > 1 or titled) and not doc.within(picture.node, table)


def _text_box(doc: Doc, picture: Picture) -> int:
    """The lowest node around a picture that has running text; the page where there is none."""
    return next((node for node in doc.up(picture.node, limit=8) if any(map(is_prose, doc.lines_of(node)))), 0)


def _described(doc: Doc, picture: Picture) -> set[str]:
    """What the page calls a picture, as `key` folds it: `alt`, `title`, and the `title` of the link that shows it larger, which many a page
    prints again below the picture."""
    texts = [picture.attributes.get("alt"), picture.attributes.get("title")]
    link = doc.nearest("a", picture.node, limit=3)
    if (anchor := doc.anchor_at(link)) is not None:
        texts.append(anchor.title)
    return {key(text) for text in texts if text and _DESCRIBED <= len(text) <= _LONGEST}


def _name_of(doc: Doc, line: Line) -> str:
    """The class of a paragraph, or of the box that it has to itself: `<div class="photo"><img></div><div class="note"><p>…</p></div>`."""
    box = doc.parent[line.node]
    if doc.attr[line.node] or doc.tags[box] != "div" or doc.high[box] - doc.low[box] > 1 or not doc.attr[box]:
        return doc.attr[line.node]
    return doc.attr[box] if not any(doc.within(picture.node, box) for picture in doc.pictures) else ""


def _goes_on(doc: Doc, index: int, above: int, limit: int, taken: set[int]) -> bool:
    """Whether a line below a picture is of the class of its neighbours in the text: an item of a list around the picture."""
    near = [at for at in (above - 1, index + 1) if 0 <= at < len(doc.lines) and at not in taken and (at < above or at < limit)]
    return any(_name_of(doc, doc.lines[at]) == _name_of(doc, doc.lines[index]) for at in near)


def _behind(doc: Doc, flags: list[int], index: int, picture: Picture) -> bool:
    """Whether the line at the next picture stands behind that picture, not before it."""
    behind = (other for other in doc.pictures if other.line == index and other.node > picture.node and not other.after_text)
    return any(not flags[other.node] & F.NOISE for other in behind)


def _picture_box(doc: Doc, picture: Picture, inner: int) -> int:
    """The small block or image table that holds only this picture and at most three short lines; -1 if there is none. The node `inner` of a
    text of a few lines is none, nor what holds it or running text above the picture."""
    box = -1
    for node in doc.up(doc.parent[picture.node], limit=7):
        if doc.tags[node] in ("body", "html"):
            break
        size = doc.high[node] - doc.low[node]
        if size > 3 or (size > 1 and doc.within(inner, node)):
            break
        lines = doc.lines_of(node)
        prose = [line.index for line in lines if is_prose(line)]
        if sum(len(line.text) for line in lines) > 400 or len(prose) > 1 or any(index < picture.line for index in prose):
            break
        box = node
    return box


def _small_font(doc: Doc, line: Line) -> bool:
    for node in range(line.node, min(doc.end[line.node], line.node + 4)):
        match = _FONT_SIZE.search(doc.style.get(node, ""))
        if doc.tags[node] == "small" or (match and float(match[1]) <= (10.5 if match[2] == "pt" else 13)):
            return True
    return False


def _photographer(caption: str) -> str | None:
    """The photographer or agency in a caption: "… Ảnh: TTXVN" -> "TTXVN"."""
    match = _PHOTOGRAPHER.search(caption)
    return match[1].strip(" .;") if match else None
