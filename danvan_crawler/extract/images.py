"""The photos of an article: their real addresses, which are decoration, and the boxes of stories told in photos."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from danvan_crawler.extract.addresses import resolve
from danvan_crawler.extract.captions import caption_of, columns_of, parted, scripted, setting_of
from danvan_crawler.extract.dom import Doc, Picture
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import CHATTER
from danvan_crawler.extract.region import Region
from danvan_crawler.items import Image

MAX_PICTURES = 500
_BUTTON = 20
_FEW_LINES = 4
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-orig-src",
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
NEAR_TITLE = 12  # lines below a title
_LINES_OF_PHOTO, _CAPTION_LEAST = 3, 20
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
    r"/_layouts/|/(?:themes?|templates|skins)/[^/]+/(?:images?|img)/|/images/topics/|captcha|/emoticons/|/temp/msohtml\w*/|gravatar|/avatars?/|/icons?/|data:image/svg",
    re.I,
)
_SIZE = re.compile(r"(?<=[?&])(?:w|h|width|height|size|dpi|q|quality)=\d+&?")
"""Of a thumbnail on the photo's own address: "/media/2013/5e3b00.png?w=120"."""
_SRCSET = re.compile(r"\s\d+(?:\.\d+)?[wx](?:,|$)")
_COMMA = re.compile(r",\s+|,(?=https?:)")
_WIDTH = re.compile(r"([\d.]+)[wx]$")
_PIXELS = re.compile(r"\s*(\d+)\s*(?:px)?\s*$")
_PHOTO = re.compile(r"\.(?:jpe?g|png|gif|webp)(?:[?#]|$)", re.I)
_THUMBNAIL = re.compile(r"thumb|/small/|[/_-]tn[_-]|[_-]small\.|-1?\d{2}x\d{2,3}\.", re.I)
_SMALL_COPY = re.compile(r"^(?:thumb|small|tn)[_-]|[_-](?:\d{2,4}x\d{2,4}|thumb|small|scaled)(?=\.)")
_COVER = re.compile(r"cover|longform-?header|hero|(?:featured|lead)[-_]?(?:image|img|photo|media)", re.I)
_COVER_REACH = 4


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
    setting = setting_of(doc, low, high, inner, outer, pictures, excluded)
    columns = columns_of(doc, pictures, excluded) if "tr" in doc.tags else {}
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
            else (scripted(picture), set[int]())
            if beside
            else caption_of(doc, flags, picture, max(limit, picture.line), title_key, used | excluded, setting)
        )
        used |= lines
        caption, credit = parted(doc, node, caption) if caption else (None, None)
        larger = _larger(doc, picture, address)
        file = _SIZE.sub("", larger or address).rstrip("?&")
        if (shown := seen.get(file)) is not None:
            shown.caption = shown.caption or caption
            if address != shown.url and address not in shown.renditions:
                shown.renditions.append(address)
            continue
        image = Image(larger or address, caption, credit, [address] if larger else [])
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
    near = (picture for picture in doc.pictures if title_last < picture.line <= title_last + NEAR_TITLE)
    for picture in islice(near, NEAR_TITLE):
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


def links_elsewhere(doc: Doc, picture: Picture, stop: int = -1, limit: int = 12) -> bool:
    """Whether a picture is a link to another page; one to the photo itself, `<a href="photo.jpg"><img>`, only shows it larger."""
    link = doc.nearest("a", picture.node, stop, limit)
    anchor = doc.anchor_at(link)
    own = anchor is not None and (_PHOTO.search(anchor.href) or anchor.href in picture.attributes.values())
    return link >= 0 and not own


def _larger(doc: Doc, picture: Picture, address: str) -> str | None:
    """The photo that a thumbnail leads to, a file of the same name: `<a href="/uploads/images/le-hoi.png"><img src="/uploads/_thumbs/Images/
    le-hoi.png">`. A photo that fills the column, "le-hoi-768x512.png", is none."""
    if not _THUMBNAIL.search(address):
        return None
    link = doc.nearest("a", picture.node, limit=3)
    anchor = doc.anchor_at(link)
    target = doc.target(anchor) if anchor is not None and _PHOTO.search(anchor.href) else None
    if target is None or target == address or _THUMBNAIL.search(target) or _file_name(target) != _file_name(address):
        return None
    return target if urlsplit(target).netloc == urlsplit(address).netloc else None


def _file_name(url: str) -> str:
    """The name of a photo's file, without what says that it is a small copy."""
    return _SMALL_COPY.sub("", unquote(urlsplit(url).path).rpartition("/")[2].lower())


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
    link = doc.nearest("a", picture.node, limit=3)
    if (anchor := doc.anchor_at(link)) is None:
        return False
    target = doc.target(anchor)
    host = urlsplit(target).netloc if target and not _PHOTO.search(target) else ""
    return bool(host) and host not in (urlsplit(doc.base).netloc, urlsplit(address).netloc)
