"""Images with their captions, and files offered with the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from urllib.parse import unquote, urlsplit

from danvan_crawler.extract.addresses import is_file, is_handler, resolve
from danvan_crawler.extract.byline import is_name, photo_credit, source_of, with_office
from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Doc, Line, Picture
from danvan_crawler.extract.lexicon import CHATTER, FILED, FILES, READERS, key, plain, same_letters
from danvan_crawler.extract.region import DROP, F, Region, clean_line, heading_of, is_prose, label
from danvan_crawler.items import Attachment, Image

MAX_PICTURES = 500
_LABEL_REACH = 8
"""Lines below "Tài liệu đính kèm:" in which links are files."""
_HEAD_CELLS, _HEAD_CELL, _CELL = 6, 40, 200
_RIGHT_BELOW, _BELOW, _BUTTON, _FEW_LINES = 3, 12, 20, 4
_OFFERS = re.compile(r"(?:cac )?(?:tai lieu|tap tin|tep|file|attachments?|dinh kem|tai (?:ve|xuong)|download|van ban (?:kem|dinh kem))\b")
_DESCRIBED, _LONGEST = 12, 400
_BARE, _BARE_WORDS = 25, 5
_SMALLEST = frozenset(("h5", "h6"))
_COLUMNS = frozenset(("html", "body", "main", "td", "tr", "table", "form"))
"""What holds more than an article: files in it may be anybody's."""
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-url",
    "data-image",
    "data-srcset",
    "data-hi-res-src",
    "data-full-src",
    "data-img",
    "lazy-src",
    "data-photo-original-src",
    "ng-src",
)
_PLACEHOLDER = re.compile(
    r"^data:|(?:^|/)(?:blank|spacer|placeholder|transparent|loading|lazy|pixel|1x1|grey|px)[\w-]*\.(?:gif|png|svg|jpe?g)|/noimage|no-image",
    re.I,
)
_DECORATION = re.compile(
    r"(?:^|[/_\-.])(?:(?:icons?|icn|ico|logo|avatars?|emoji|smil(?:ey|ies)|banner|button|btn|bullet|arrow|spacer|blank|pixel|facebook|zalo|twitter"
    r"|youtube|rss|captcha|qrcode|loading|sprite)\d*[\w-]{0,8}\.(?:gif|png|svg|jpe?g|webp|ico)"
    # Photos are called so too: "trao-qua-dot-2.jpg", "hotel-4.jpg", "hoi-nghi-new.jpg".
    r"|(?:print|email|share|star|rating|new|hot|dot|line|bg|ic[a-z]{3,4})\d*[\w-]{0,8}\.(?:gif|png|svg|ico))$",
    re.I,
)
_NEAR_TITLE, _LINES_OF_PHOTO, _CAPTION_LEAST = 12, 3, 20
_BUTTON_FILE = re.compile(
    r"/(?:in|in-?(?:an|bai|trang|tin)|mail|e-?mail|gui-?(?:mail|tin|bai)?|tang|giam|save|views?|comments?|phongto|thunho|font-?(?:tang|giam|[+-])?)\d?\.(?:gif|png|svg|ico)$",
    re.I,
)
"""Buttons around an article, by their whole names: "images/in.gif", "images/mail.gif", "images/tang.gif"."""
_FILE_ICON = re.compile(
    r"(?:^|[/_\-.])(?:(?:ms)?(?:word|excel|pdf|docx?|xlsx?|pptx?|zip|rar)[\d_-]*\.(?:gif|png|svg|ico)|download\.gif)$", re.I
)
"""Photos are called "download.jpg" and "download.png" as well."""
# "/themes/congdoan/images/view.gif", a picture of the theme
_DECORATION_PLACE = re.compile(
    r"/_layouts/|/(?:themes?|templates|skins)/[^/]+/(?:images?|img)/|/images/topics/|captcha|/emoticons/|gravatar|/avatars?/|/icons?/|data:image/svg",
    re.I,
)
_SIZE = re.compile(r"(?<=[?&])(?:w|h|width|height|size|dpi|q|quality)=\d+&?")
"""Of a thumbnail on the photo's own address: "/media/2013/5e3b00.png?w=120"."""
_SRCSET = re.compile(r"\s\d+(?:\.\d+)?[wx](?:,|$)")
_COMMA = re.compile(r",\s+|,(?=https?:)")
_WIDTH = re.compile(r"([\d.]+)[wx]$")
_PIXELS = re.compile(r"\s*(\d+)\s*(?:px)?\s*$")
_CREDIT = re.compile(r"[(\[.]\s*(?:ảnh|photo)\s*[:：]", re.I)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[a-e])[.)] [^\W\d_]")
"""A heading of the text: "1. Về ưu điểm"."""
_INDENT = re.compile(r"text-indent\s*:\s*[1-9]", re.I)
_OF_TEXT = re.compile(r"text-indent\s*:\s*[1-9]|text-align\s*:\s*justify", re.I)
_QUOTE = re.compile(r"quote|trich-?dan", re.I)
_THEO = re.compile(r"\W*theo\b", re.I)
_PICTURE = re.compile(r"img|image|photo|picture|hinh-?anh", re.I)
_ALIGN = re.compile(r"text-align\s*:\s*(?:-webkit-)?(\w+)", re.I)
# Classes of Bootstrap (4 and 5), WordPress and of Drupal's editor: "text-right", "text-end", "has-text-align-right", "alignright", "rteright".
_ALIGNED = re.compile(r"\b(?:text-end|(?:text-|has-text-align-|text-align-|align-?|rte)(?:center|right))\b", re.I)
_FONT_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d{1,3})?)(pt|px)", re.I)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|bmp|webp)$", re.I)
_PHOTO = re.compile(r"\.(?:jpe?g|png|gif|webp)(?:[?#]|$)", re.I)
_NAMES_SOMETHING = re.compile(r"[^\W\d_]{2}")
_COVER = re.compile(r"cover|longform-?header|hero|(?:featured|lead)[-_]?(?:image|img|photo|media)", re.I)
_COVER_REACH = 4
_PAPER, _PAGE = re.compile(r"\.(?:pdf|docx?|rtf|odt)$", re.I), re.compile(r"/$|\.\w{2,5}$")
_PRINTED = re.compile(r"(?:^|&)(?:format=pdf|do_pdf=1|print=pdf)(?:&|$)", re.I)
_TOLD_BEFORE = re.compile(r"^(?:tải (?:về|xuống)|download|(?:file|tệp|tài liệu) (?:đính kèm|kèm theo))\s*:\s*(?=\S)", re.I)
_DOWNLOAD_WORD = re.compile(
    r"^(?:(?:tai ve|tai xuong|xem) tai day|"
    r"tai ve|tai xuong|download|tai file|xem|tai|file dinh kem|tep dinh kem|tai day|xem file|xem chi tiet|day|link)$"
)


def image_url(attributes: dict[str, str], base: str, rescue: str | None = None) -> str | None:
    """The real address of an image: lazy-loading attributes before `src`, the largest of a srcset, the noscript copy last."""
    get = attributes.get
    source = get("src") or ""
    candidates = [get(name) for name in _LAZY]
    for name in ("data-srcset", "srcset"):
        srcset = get(name)
        if srcset and (not source or _PLACEHOLDER.search(source)):
            candidates.append(_largest(srcset))
    candidates += [source, rescue]
    for raw in candidates:
        if not raw or "{{" in raw or _PLACEHOLDER.search(raw):
            continue
        raw = _largest(raw) if _SRCSET.search(raw) else raw
        url = resolve(base, raw.strip())
        if url is not None:
            return url
    return None


def _largest(srcset: str) -> str:
    best, size = "", -1.0
    for part in _COMMA.split(srcset.strip()):
        pieces = part.split()
        if not pieces:
            continue
        match = _WIDTH.match(pieces[-1]) if len(pieces) > 1 else None
        width = float(match[1]) if match and match[1].strip(".") else 1.0
        if width > size:
            best, size = pieces[0], width
    return best


def decoration(attributes: dict[str, str], url: str) -> bool:
    """Whether an image is an icon, logo, spacer or the like: by its size attributes or its name."""
    for name in ("width", "height"):
        value = _PIXELS.match(attributes.get(name) or "")
        if value and int(value[1]) < 60:
            return True
    return _decorates(url)


@lru_cache(maxsize=4_096)
def _decorates(url: str) -> bool:
    """The same by the address alone. Remembered, as the pictures of a site's frame stand on all its pages."""
    url = unquote(url)
    # The name alone: there are forty words to try at each dash of an address.
    names = [(part, max(part.rfind("/"), 0)) for part in url.split("?")]
    if _BUTTON_FILE.search(names[0][0]):
        return True
    return any(_DECORATION.search(*name) or _FILE_ICON.search(*name) for name in names) or _DECORATION_PLACE.search(url) is not None


def pick_images(
    doc: Doc, flags: list[int], low: int, high: int, inner: int, outer: int, excluded: set[int], title_key: str
) -> tuple[list[Image], set[int]]:
    """Images in lines `low`..`high` or in the node `inner`, with their captions, and the lines that the captions take up."""
    images: list[Image] = []
    used: set[int] = set()
    seen: dict[str, Image] = {}
    # The photo below the only paragraph stands beside that: `<div><p>…</p><figure><img></figure><p>Lê Hoàng</p></div>`.
    home = (
        outer
        if flags[inner] & F.SAPO
        else doc.parent[inner]
        if high - low <= _FEW_LINES and inner != outer and doc.parent[inner] > 0
        else inner
    )
    reach = high + 1
    while home != inner and reach < doc.high[home] and flags[doc.lines[reach].node] & F.CAPTION:
        reach += 1
    pictures = [
        picture
        for picture in doc.pictures
        if (
            low <= picture.line <= high
            or (high < picture.line <= reach and doc.within(picture.node, home) and not links_elsewhere(doc, picture))
        )
        and not flags[picture.node] & F.NOISE
        and not (flags[picture.node] & F.AUTHOR and not doc.within(picture.node, inner))  # a portrait of the author's, beside the name
    ][:MAX_PICTURES]
    if not pictures:
        return images, used
    centred = _mostly_centred(doc, low, high, outer)
    usual = _usual_names(doc, low, high)
    prose = [line.index for line in doc.lines[low : high + 1] if line.index not in excluded and is_prose(line)]
    sole = prose[0] if len(prose) == 1 else -1
    columns = _columns(doc, pictures, excluded) if "tr" in doc.tags else {}
    for place, picture in enumerate(pictures):
        node = picture.node
        if not doc.within(node, outer) or flags[node] & DROP or (picture.line in excluded and flags[doc.parent[node]] & F.RELATED):
            continue
        if picture.line in excluded and _in_link_line(doc, picture, excluded):
            continue
        address = image_url(picture.attributes, doc.base, picture.rescue)
        if address is None or decoration(picture.attributes, address) or _is_button(doc, picture, address):
            continue
        limit = pictures[place + 1].line if place + 1 < len(pictures) else high + 1
        beside = (
            place + 1 < len(pictures)
            and pictures[place + 1].line == picture.line
            and not pictures[place + 1].after_text
            and not picture.after_text
        )
        caption, lines = (
            columns[node]
            if node in columns
            else (_scripted(picture), set[int]())
            if beside
            else _caption(doc, flags, picture, max(limit, picture.line), title_key, used | excluded, centred, inner, outer, usual, sole)
        )
        used |= lines
        caption, credit = _parted(doc, node, caption) if caption else (None, None)
        file = _SIZE.sub("", address).rstrip("?&")
        if (shown := seen.get(file)) is not None:
            shown.caption = shown.caption or caption
            if address != shown.url and address not in shown.renditions:
                shown.renditions.append(address)
            continue
        image = Image(address, caption, credit)
        seen[file] = image
        images.append(image)
    return images, used


def zone_of_photos(doc: Doc, flags: list[int], region: Region, zone: int) -> int:
    """The article's box, widened to the photos that follow a text which is nothing but the lead: `<div class="head"><h1>…<div class="brief">…</div>
    </div><div><div class="content-detail"><img>…`."""
    if not flags[region.node] & F.SAPO:
        return zone
    behind = (picture for picture in doc.pictures if picture.line == region.high and not doc.within(picture.node, zone))
    named = (node for picture in behind for node in doc.up(picture.node, limit=6) if flags[node] & F.BODY and doc.low[node] >= region.high)
    body = next(named, -1)
    return doc.common(zone, body) if body >= 0 else zone


def cover(doc: Doc, flags: list[int], title_last: int, zone: int) -> int:
    """The line at the cover of a long read, which stands above its title: `<div class="longform-header"><img><div class="cover-caption">`; -1
    where none is."""
    for picture in doc.pictures:
        if not max(title_last - _COVER_REACH, 0) <= picture.line <= title_last or not doc.within(picture.node, zone):
            continue
        if flags[picture.node] & (DROP | F.HIDDEN) or links_elsewhere(doc, picture):
            continue
        called = any(_COVER.search(doc.attr[node]) for node in doc.up(picture.node, zone, _COVER_REACH))
        address = image_url(picture.attributes, doc.base, picture.rescue)
        if (called or flags[doc.lines[picture.line].node] & F.CAPTION) and address and not decoration(picture.attributes, address):
            return picture.line
    return -1


def photo_box(doc: Doc, flags: list[int], title_last: int) -> int:
    """The node of a story that is nothing but photos with their captions, below the title; -1 where none stands there. The box has no links,
    and hardly more lines than photos."""
    near = (picture for picture in doc.pictures if title_last < picture.line <= title_last + _NEAR_TITLE)
    for picture in islice(near, _NEAR_TITLE):
        if flags[picture.node] & (DROP | F.HIDDEN) or links_elsewhere(doc, picture):
            continue
        address = image_url(picture.attributes, doc.base, picture.rescue)
        if address is None or decoration(picture.attributes, address) or _is_button(doc, picture, address):
            continue
        box = -1
        for node in doc.up(picture.node):
            lines = doc.lines_of(node)
            if doc.low[node] <= title_last or len(lines) > _LINES_OF_PHOTO * doc.photos_in(node) or any(line.anchors for line in lines):
                break
            box = node if any(len(line.text) >= _CAPTION_LEAST for line in lines) else box
        if box >= 0:
            return box
    return -1


def _columns(doc: Doc, pictures: list[Picture], taken: set[int]) -> dict[int, tuple[str | None, set[int]]]:
    """Captions of photos that stand beside each other in the row of a table, with their captions in the row below, or in a table of nothing
    but such rows, `<tr><td><img></td></tr><tr><td>Một góc bản</td></tr><tr><td><img>…`; by the picture's node."""
    found: dict[int, tuple[str | None, set[int]]] = {}
    stories: dict[int, bool] = {}  # by table
    for picture in pictures:
        cell = next((at for at in doc.up(picture.node, limit=5) if doc.tags[at] == "td"), -1)
        row = doc.parent[cell] if cell >= 0 else -1
        below = doc.end[row] if row >= 0 else len(doc.tags)
        if below >= len(doc.tags) or doc.tags[below] != "tr" or doc.parent[below] != doc.parent[row] or doc.lines_of(row):
            continue
        cells, texts = _cells(doc, row), [doc.lines_of(at) for at in _cells(doc, below)]
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


def _cells(doc: Doc, row: int) -> list[int]:
    return [node for node in range(row + 1, doc.end[row]) if doc.parent[node] == row and doc.tags[node] in ("td", "th")]


def links_elsewhere(doc: Doc, picture: Picture, stop: int = -1, limit: int = 12) -> bool:
    """Whether a picture is a link to another page; one to the photo itself, `<a href="photo.jpg"><img>`, only shows it larger."""
    link = next((node for node in doc.up(picture.node, stop, limit) if doc.tags[node] == "a"), -1)
    anchor = doc.anchor_at(link)
    own = anchor is not None and (_PHOTO.search(anchor.href) or anchor.href in picture.attributes.values())
    return link >= 0 and not own


def _in_link_line(doc: Doc, picture: Picture, excluded: set[int]) -> bool:
    """Whether a picture is the thumbnail of a link list's item: inside an anchor, in the block of the link's line, or in one box with it,
    `<div><img><div><div>Đọc thêm</div><h6><a>…</a></h6></div></div>`."""
    if any(doc.tags[node] == "a" for node in doc.up(picture.node, limit=4)):
        return links_elsewhere(doc, picture, limit=4)
    if picture.line < len(doc.lines) and doc.within(picture.node, block := doc.lines[picture.line].node):
        # A whole text with `<br><br>` between its paragraphs is one block: the photo above ">> Trồng 63.000 cây xanh" is its own.
        return all(line.index in excluded for line in doc.lines_of(block))
    box = next((lines for node in doc.up(picture.node, limit=3) if (lines := doc.lines_of(node))), [])
    return any(line.link for line in box) and all(line.index in excluded for line in box)


def _is_button(doc: Doc, picture: Picture, address: str) -> bool:
    """Whether a picture is one of those around an article: it stands in the line "Chia sẻ", is called "facebook", or leads to another host,
    `<a href="https://news.google.com/…"><img alt="Google News">`, which is not that of the photo either."""
    if picture.line < len(doc.lines):
        line = doc.lines[picture.line]
        if len(line.text) <= _BUTTON and doc.within(picture.node, line.node) and CHATTER.match(plain(line.text)):
            return True
    called = picture.attributes.get("alt") or ""
    if 0 < len(called) <= _BUTTON and CHATTER.match(plain(called)):
        return True
    link = next((node for node in doc.up(picture.node, limit=3) if doc.tags[node] == "a"), -1)
    if (anchor := doc.anchor_at(link)) is None:
        return False
    target = doc.target(anchor)
    host = urlsplit(target).netloc if target and not _PHOTO.search(target) else ""
    return bool(host) and host not in (urlsplit(doc.base).netloc, urlsplit(address).netloc)


def _mostly_centred(doc: Doc, low: int, high: int, outer: int) -> bool:
    prose = [line for line in doc.lines[low : high + 1] if len(line.text) > 120][:12]
    return bool(prose) and sum(alignment(doc, line.node, outer) == "center" for line in prose) * 2 > len(prose)


def _usual_names(doc: Doc, low: int, high: int) -> str | None:
    """The class and id that most paragraphs of the text share ("" where they have none); None where there are too few to tell."""
    names = Counter(_name_of(doc, line) for line in doc.lines[low : high + 1] if len(line.text) > 120)
    return max(names, key=names.__getitem__) if names.total() >= 3 else None


def alignment(doc: Doc, node: int, outer: int = -1) -> str:
    """ "center", "right" or "" by attribute or style of a node or its nearest blocks."""
    for at in doc.up(node, outer, 4):
        if doc.tags[at] == "center":
            return "center"
        value = ""
        style = doc.style.get(at)
        if style and (match := _ALIGN.search(style)):
            value = match[1].lower()
        name = doc.attr[at]
        if not value and name:
            value = _aligned(name)
        if value in ("right", "end"):
            return "right"
        if value in ("center", "left", "justify"):
            return "center" if value == "center" else ""
    return ""


@lru_cache(maxsize=MOST_NAMES)
def _aligned(name: str) -> str:
    """ "center", "right" or "" by class and id."""
    match = _ALIGNED.search(name)
    return "" if match is None else "center" if "center" in match[0].lower() else "right"


def _caption(
    doc: Doc,
    flags: list[int],
    picture: Picture,
    limit: int,
    title_key: str,
    taken: set[int],
    centred: bool,
    inner: int,
    outer: int,
    usual: str | None,
    sole: int,
) -> tuple[str | None, set[int]]:
    """The caption under a picture: figcaption or a caption class; the rest of its own small block; a short line below that is centred,
    italic, of a class that the paragraphs have not ("pic_note"), or ends with the photographer ("… (Ảnh: Hải Yến)"). The `sole` line of running
    text of a page, as short news below a photo is, is no caption by its length alone."""
    if tabular := _caption_of_table(doc, picture, taken):
        return tabular[0].text, {tabular[0].index}
    used: set[int] = set()
    parts: list[str] = []
    figure = next((node for node in doc.up(picture.node, limit=6) if doc.tags[node] == "figure"), -1)
    box = _picture_box(doc, picture, inner)
    nearest = picture.line
    named = _described(doc, picture) - {title_key}
    for index in range(picture.line, min(picture.line + 5, len(doc.lines))):
        line = doc.lines[index]
        if index in taken or index > limit or (index == limit and limit != picture.line and _behind(doc, flags, index, picture)):
            break
        if not doc.within(line.node, outer):
            break
        if title_key and same_letters(line.text, title_key):
            used.add(index)  # the title printed again under the photo
            nearest = index + 1
            continue
        marked = bool(flags[line.node] & F.CAPTION) or (
            # SharePoint's `<div class="img_content"><img><div class="comment">Toàn cảnh buổi làm việc</div></div>`
            box >= 0 and doc.attr[line.node] == "comment" and doc.within(line.node, box) and len(doc.lines_of(box)) == 1
        )
        if flags[line.node] & F.HIDDEN or ((flags[line.node] & F.NOISE or len(line.text) == 1) and not marked):
            nearest = index + 1
            continue  # Drupal's `<div class="visually-hidden">Image</div>`; "×", which closes a window with the photo; "f", which shares it
        if not marked and not _NAMES_SOMETHING.search(line.text) and doc.within(line.node, doc.parent[picture.node]):
            used.add(index)
            nearest = index + 1
            continue  # "2/3" on the photo, of which there are three
        in_figure = figure >= 0 and doc.within(line.node, figure)
        if parts and not marked:
            break
        size = len(line.text)
        tabled = box >= 0 and doc.tags[box] == "table" and doc.within(line.node, box)  # `<td class="desc">` below the photo in its table
        below = box >= 0 and doc.within(line.node, box) and not doc.within(picture.node, line.node)
        # NukeViet's lead holds its photo, `<div class="hometext"><img>Hơn 75 đại biểu …`; "desc" may be a caption's class as well.
        told = below and len(doc.lines_of(box)) == 1 and doc.cues(line.node) == {"sapo"}
        lead = bool(flags[line.node] & ~flags[inner] & F.SAPO) and not (marked or tabled or told)
        described = index == nearest and not lead and any(same_letters(line.text, name) for name in named)
        if not (marked or in_figure or described):
            align = alignment(doc, line.node, outer)
            heading = heading_of(doc, line)
            # Editors set captions as the smallest heading: `<h6 style="text-align:center">Quang cảnh buổi lễ</h6>`.
            if size > 300 or line.link > size * 0.5 or (heading >= 0 and (doc.tags[heading] not in _SMALLEST or align != "center")):
                break
            if (align == "right" and is_name(line.text)) or ((align == "right" or _THEO.match(line.text)) and source_of(line.text, True)):
                break  # the author's or the source, below a photo without a caption at the end
            if is_name(line.text) and " " in line.text and not doc.within(line.node, _text_box(doc, picture)):
                break  # the author's, behind the box of the text, which ends with a photo
            if align != "center" and index + 1 >= doc.high[inner] and with_office(line.text):
                break
            if line.text.endswith(":"):
                break  # "Tìm hiểu thêm về ngành học:" above a list of links
            if _in_row(doc, line, picture):
                break  # the first cell of a table of figures below the photo
            slanted = line.italic > size * 0.7
            indented = _OF_TEXT.search(doc.style.get(line.node, "")) is not None or alignment(doc, picture.node, outer) == "center"
            if slanted and line.bold > size * 0.7 and align != "center" and indented:
                break  # a heading set in bold italics: "Nhiệm vụ, giải pháp thời gian tới"
            own = box >= 0 and doc.within(line.node, box)
            if doc.tags[doc.parent[line.node]] == "blockquote" or _QUOTE.search(doc.attr[line.node]) or _NUMBERED.match(line.text):
                break
            if lead:
                break  # NukeViet's lead beside its photo: `<div class="hometext"><img>Hơn 75 đại biểu đã …</div>`
            if flags[line.node] & (F.AUTHOR | F.SOURCE) and not (own and flags[picture.node] & (F.AUTHOR | F.SOURCE)):
                break  # the article's: `<div class="source">Theo Báo Tân Giang</div>` below the last photo
            short = size <= 200 and not (size > 90 and line.text.endswith("."))
            name = _name_of(doc, line)
            odd = bool(
                (usual is not None or not doc.attr[line.node])
                and name
                and name != usual
                and line.bold <= size * 0.7
                and short
                and not _INDENT.search(doc.style.get(line.node, ""))  # a paragraph of Word's among others: `<p class="MsoNormal">`
                and clean_line(line, flags[line.node])
                and not _goes_on(doc, index, picture.line, limit, taken)
            )
            credited = short and (_CREDIT.search(line.text, 1) is not None or line.text.startswith("©"))
            styled = (
                slanted or (align == "center" and not centred) or _small_font(doc, line) or odd or credited or _is_bare(doc, line, picture)
            )
            if index == sole and not styled:
                break
            if not (
                (own and (styled or short or _PICTURE.search(doc.attr[box])))
                or (
                    styled
                    and (short or slanted)
                    and align != "right"
                    and index == nearest
                    and not (line.bold > size * 0.7 and not slanted and align != "center")
                )
            ):
                break
        if _NAMES_SOMETHING.search(line.text) and not _FILE_NAME.match(line.text):  # no "24" of a badge, no "IMG_20160303_081422.jpg"
            parts.append(line.text)
        used.add(index)
        if not (marked or in_figure):
            break
    return (" ".join(parts) or _scripted(picture)), used


_SHOWN = re.compile(
    r"^(?!(?:Thứ(?! trưởng)|Tại|Về|Trong|Để|Theo|Sau|Trước|Nhân|Với|Từ|Qua|Bên|Ngoài|Trên|Hiện)\b)(?=.{1,200}$).*\b(?:phát biểu|cảnh|"
    r"đại biểu|trao|tặng|nhận|chụp|ảnh|thăm|chúc|chào mừng|đến xem|văn nghệ|cắt băng|khánh thành|động thổ|bàn giao|gian hàng|trưng bày|"
    r"ký kết|tham gia|tham dự|tham quan|biểu diễn|trình bày|góc|lãnh đạo|(?:đồng chí|ông|bà|anh|chị|em|thầy|cô) (?-i:[A-ZĐ])\w+)\b",
    re.I,
)
"""What captions tell of, and how sentences of the text begin."""


def _is_bare(doc: Doc, line: Line, picture: Picture) -> bool:
    """Whether a plain paragraph right below that of a picture is no sentence, as the one behind it is: `<p><img></p><p>Bà Pone, nhân viên của
    trung tâm phát biểu</p><p>Tham dự hội thảo có …</p>`."""
    if (
        not _says_something(line)
        or not _SHOWN.search(line.text)
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
    table = next((node for node in doc.up(picture.node, limit=6) if doc.tags[node] == "table"), -1)
    lines = doc.lines_of(table + 1) if 0 <= table < len(doc.tags) - 1 and doc.tags[table + 1] == "caption" else []
    alone = len(lines) == 1 and lines[0].index not in taken and doc.high[table] - doc.low[table] == 1
    return lines if alone and doc.photos_in(table) == 1 else []


def _scripted(picture: Picture) -> str | None:
    """The caption that a script prints: Joomla's below `<img class="caption" title="…">`, VHV's with the photo that was opened, `<img
    class="img-lightbox" alt="IMG_2110.JPG" title="…">`."""
    get = picture.attributes.get
    called = (get("class") or "").split()
    title = get("title") or None
    if title is None or "caption" in called:
        return title
    return title if "img-lightbox" in called and " " in title and _FILE_NAME.match(get("alt") or "") else None


def _parted(doc: Doc, node: int, caption: str) -> tuple[str | None, str | None]:
    """Caption and credit of a photo: K2 has them in elements of their own on one line, `<span class="itemImageCaption">…</span><span
    class="itemImageCredits">Ảnh: Thu Hiền</span>`, of which each may be missing."""
    box = doc.up(node, limit=3)[-1]
    for at in range(box, min(doc.end[box], box + _BELOW)):
        if "credit" in doc.attr[at].lower() and (said := doc.text(at)) and caption.endswith(said):
            return caption.removesuffix(said).rstrip() or None, photo_credit(said)
    return caption, photo_credit(caption)


def _in_row(doc: Doc, line: Line, picture: Picture) -> bool:
    """Whether a line is one of several cells of a row in a table that does not hold the picture, or the title above them: `<td colspan=3>`."""
    row = next((node for node in doc.up(line.node, limit=4) if doc.tags[node] == "tr"), -1)
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
    link = next((node for node in doc.up(picture.node, limit=3) if doc.tags[node] == "a"), -1)
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
        if _is_files_label(line.text):
            # "Tải về: Kế hoạch tiếp công dân", one link, is a file and heads no list of them.
            labelled_until = index + _LABEL_REACH if line.link < 0.8 * len(line.text.replace(" ", "")) else labelled_until
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
                        or (index <= labelled_until and (line.link > own * 0.4 or _DOWNLOAD_WORD.match(plain(anchor.text))))
                        or flags[anchor.node] & F.FILES
                    )
                )
                or ((line.link > len(line.text) * 0.4 or _DOWNLOAD_WORD.match(plain(anchor.text))) and is_handler(target))
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
                if not title or _DOWNLOAD_WORD.match(plain(title)):
                    name, row = _beside(doc, anchor.node)
                    found[target].title = name or title
                    used |= row
            elif _DOWNLOAD_WORD.match(plain(found[target].title)) or not found[target].title:
                found[target].title = title
            if anchor.text and (line.link >= len(line.text) * 0.4 or (len(line.text) < 120 and index <= labelled_until)):
                used.add(index)
    for number in offered:
        used |= _row_of(doc, doc.anchors[number].node)
    used |= _heads_of_tables(doc, offered, used)
    for file_ in found.values():
        if not file_.title or _DOWNLOAD_WORD.match(plain(file_.title)):
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
    for line in doc.lines[title_last + 1 : title_last + 1 + _NEAR_TITLE]:
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
    row = next((node for node in doc.up(line.node, limit=4) if doc.tags[node] == "tr"), -1)
    cells = _cells(doc, row) if row >= 0 else []
    return len(cells) == 2 and doc.lines_of(cells[0]) == [line]


def _table_of_files(doc: Doc, last: int) -> int:
    """The last line of a table right below, all links of which are files: "STT | Trích yếu | Tải về"; `last` where there is none."""
    for line in doc.lines[last + 1 : last + 1 + _RIGHT_BELOW]:
        table = next((node for node in doc.up(line.node, limit=4) if doc.tags[node] == "table"), -1)
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
            found.setdefault(anchor.line, []).append(number)
    return found


def _row_of(doc: Doc, node: int) -> set[int]:
    """The lines of the row of a file's link, where all its cells are short: "Tên tập tin: | Kế hoạch 12 | DOCX, 73 KB"."""
    row = next((at for at in doc.up(node, limit=4) if doc.tags[at] == "tr"), -1)
    lines = doc.lines_of(row) if row >= 0 else []
    short = all(line.link > 0 or (len(line.text) <= _HEAD_CELL and not is_prose(line)) for line in lines)
    return {line.index for line in lines} if short and 1 < len(lines) <= _HEAD_CELLS else set()


def _heads_of_tables(doc: Doc, anchors: list[int], used: set[int]) -> set[int]:
    """The lines of the head row, "STT | Tên văn bản | Tải về", of tables in which every other row is a file."""
    heads: set[int] = set()
    for number in anchors:
        table = next((node for node in doc.up(doc.anchors[number].node, limit=6) if doc.tags[node] == "table"), -1)
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
    lines = doc.lines_of(box) if box >= 0 else []
    if not lines or len(lines) > 6 or any(is_prose(line) and len(line.text) > 200 for line in lines):
        return "", set()
    texts = [segment for line in lines for segment in line.segments if len(segment) >= 8 and not _DOWNLOAD_WORD.match(plain(segment))]
    name = max(texts, key=len, default="")
    if FILES.match(plain(name[:40])):
        name = name[name.find(":", 0, 60) + 1 :]
    alone = len(lines) == 1 and name.endswith(":") and len(lines[0].segments) == 2  # "Công văn số 12: <a>Tải về tại đây</a>"
    name = name.strip(" :-–|([")
    return name, {line.index for line in lines} if alone or doc.tags[box] in ("tr", "li") else set()


def _name_from(url: str) -> str:
    return unquote(urlsplit(url).path.rsplit("/", 1)[-1]) or url
