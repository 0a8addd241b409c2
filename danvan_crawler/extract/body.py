"""The text of an article out of the lines of its region: paragraphs, headings, list items and table rows; the lead apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from danvan_crawler.extract import attachments, byline, images
from danvan_crawler.extract.alignment import alignment
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import key, plain, same_letters
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lead import date_only, split_place, split_prefix, take_lead, undated
from danvan_crawler.extract.lexicon import APPARATUS, CHATTER, COMMENTS, COUNTER, FILED, FILES, KEYWORDS, STAMP, TOLD, label, promotes
from danvan_crawler.extract.meta import clean
from danvan_crawler.extract.prose import are_fields, around_link, is_prose
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.settled import TIME_OF_DAY
from danvan_crawler.extract.tidy import tidy
from danvan_crawler.items import Attachment, Image

_BULLET_ONLY = re.compile(r"^[\s\-–—•·*.,:;|_=~>«»+]*$")
_MARKUP = re.compile(r"<|&lt;")
_STARS, _RATING = 5, ("danh gia", "danh gia bai viet", "binh chon")
_KICKER, _SENTENCE = 90, 60
_SUBTITLE = re.compile(r"(?:^|[\s_-])sub-?title(?:$|[\s_-])|(?:^|\s)(?:trich|phude|phu-de)(?:$|\s)", re.I)
_HEADINGS, _TITLE = frozenset(("h2", "h3", "h4", "h5")), 20
_INVITATION, _FIELDS, _LABEL = 300, 160, 30
_SHOWN, _SHORT, _CELL, _WORDS, _EARLY, _FILED, _CITATION = 0.3, 60, 3, 5, 3, 80, 500
_LINKED = 0.8  # of a line's letters: nothing but links
_ROWS = ("tr", "dl", "ul")
_NO_COMMENTS = ("trả lời:", "phần hội")  # of an interview; of a festival, which folds as "phản hồi" does
_MOST_FIELDS = 6
_LEFT_OVER = re.compile(r"[:|]\s*[\d.,]+$")  # ": 4900" of "{{ getLanguage('LuotXem', 'Lượt xem') }}: 4900"
_FULL_STOP = (".", "!", "?", "…", ":", "”", '"')
_CLOCK = re.compile(r"\d{1,2}[:h]\d\d(?: ?(?:sáng|trưa|chiều|tối|am|pm|sa|ch))?$", re.I)
"""A time in a line of its own, apart from its date: "1:39 chiều"."""
_PLAYER = re.compile(r"[^\d.]{0,30}\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d")
"""The length of what is read aloud: "0:00 / 2:24"."""
_SOURCE_WORD = re.compile(r"^\s*(?:nguồn|theo|source)\s*:?\s*", re.I)
_CREDITS = re.compile(r"(?:(nội dung|bài(?: viết)?)|ảnh|thiết kế|trình bày|đồ họa|kỹ thuật|video)\s*:\s*(.{2,60})$", re.I)
"""Who made a long report, in the box of its credits: "Nội dung: Hoàng Seo Phừ", "Thiết kế: Ly Na"."""
_CONTINUED = re.compile(
    r"(?:con (?:nua|tiep)|het)$|(?:(?:don doc|xem tiep|moi doc|xem) )?(?:ky|bai|phan|so) (?:sau|cuoi|toi|tiep(?: theo)?)\b|"
    r"(?:don doc|xem tiep) (?:ky|bai|phan) \d"
)
"""What ends a part of a series: "(Còn nữa)", "Kỳ cuối: Làng trong phố", "Đón đọc bài 3: …"."""
_PAGES = re.compile(r"(?:trang |page )?\d{1,3}(?: \d{1,3})+(?: (?:(?:xem |trang )?(?:tiep|sau|cuoi)|tiep theo|next))?$")
"""The further pages of an article, "Trang: 1 2 3", "Trang 1/2: [1] [2] Xem tiếp >>"."""
_TOP = re.compile(r"#(?:top|up|dau-?trang|header|wrapper|page|main)$", re.I)
_PREFORMATTED = re.compile(r"white-space\s*:\s*pre", re.I)
_WORD = re.compile(r"\w")
_ADDRESS = re.compile(r"https?://\S+$|www\.\S+$")
"""An address printed in the text leads to what is spoken of: a source, a form, a shop."""


@dataclass(slots=True)
class Text:
    """What the region gives: the paragraphs as lines, the lead, and what stood between them."""

    paragraphs: list[str] = field(default_factory=list)
    sapo: str | None = None
    prefix: str | None = None
    author: str | None = None
    source: str | None = None
    kicker: str | None = None
    images: list[Image] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    first: int = -1
    last: int = -1

    @property
    def body(self) -> str:
        """Paragraphs joined by blank lines."""
        return "\n\n".join(self.paragraphs)


def assemble(doc: Doc, region: Region, title_text: str, title_last: int, zone: int, covered: set[int], dated: set[int]) -> Text:
    """Read the article's text. `covered`: lines of link lists; `dated`: lines that hold nothing but the publish date."""
    out = Text()
    flags = region.flags
    own = flags[region.node]
    title_key = key(title_text)
    low, high = region.low, region.high
    start = max(low, title_last + 1) if title_last < high else low
    out.files, file_lines = attachments.pick_files(
        doc,
        flags,
        min(start, title_last + 1 if title_last >= 0 else start),
        min(attachments.last_below(doc, flags, zone, covered), high + 25),
        covered,
        high,
    )
    image_low = title_last + 1 if 0 <= title_last < start else low
    taken = covered | file_lines | dated
    if title_last >= 0 and (cover := images.cover(doc, flags, title_last, zone)) >= 0:
        image_low = cover
        taken = taken | {line.index for line in doc.lines[cover : title_last + 1] if not flags[line.node] & F.CAPTION}
    out.images, captions = images.pick_images(doc, flags, image_low, high - 1 if high > low else low, region.node, zone, taken, title_key)
    skip = covered | file_lines | captions | dated
    told = {doc.lines[index].text for index in captions}
    kept: list[Line] = []
    aside: list[Line] = []
    for line in doc.lines[start:high]:
        if line.index in skip:
            if line.index in dated:
                aside.append(line)
            continue
        if len(line.text) > _SHORT and line.text in told:
            continue  # a caption again, of the same picture in the box that opens over the page
        flag = flags[line.node] & ~own
        if _dropped(doc, line, flag, title_key):
            credited = len(line.text) < _FIELDS and any(byline.source_of(field, True) for field in _fields(line)[:_MOST_FIELDS])
            if flag & (F.AUTHOR | F.SOURCE) or (credited and (line.anchors or not kept)):
                aside.append(line)
            continue
        if (
            not kept
            and (len(line.text) < 120 or are_fields(line.text))
            and ((not is_prose(line) and first_date(line.spaced)) or byline.author_beside_count(line))
        ):
            aside.append(line)
            continue
        if not kept and (_CLOCK.match(line.text) or (line.text.isdigit() and doc.tags[line.node] != "td")):
            continue  # of readers: `<span><svg/>4274</span>`
        if len(kept) < _EARLY and date_only(line) and TIME_OF_DAY.search(line.text):  # "28.4.2023 18:41 Uhr" under the lead
            aside.append(line)
            continue
        if len(line.text) < _SHORT and _heads_contents(doc, line):
            continue
        if len(line.text) < _EARLY and line.text.isdigit() and doc.tags[line.node] == "li":
            continue  # the stars of "Click để đánh giá bài viết"
        if len(kept) < _EARLY and ":" in line.text[:_LABEL] and len(line.text) < _FIELDS and _credited(line):
            aside.append(line)
            continue
        kept.append(line)
    top = _cut_top(doc, kept, region, title_last)
    tail = _cut_tail(doc, kept, region)
    if len(kept) == 1 and captions and (byline.source_of(kept[0].text, True) or byline.tail_author(kept[0], False)):
        tail.insert(0, kept.pop())  # a photo, its caption, and who sent it
    head_lines = [
        line
        for line in doc.lines[max(title_last + 1, 0) : start]
        if title_last >= 0 and line.index not in skip - dated and doc.within(line.node, zone)
    ]
    tail += [
        line
        for line in _behind(doc, flags, high, min(doc.high[zone], high + 12), covered)
        if line.index not in skip and (not flags[line.node] & (DROP | F.COMMENT) or _between_tags(doc, line, flags[line.node]))
    ]
    if (lead := take_lead(doc, region, head_lines, kept, title_last, zone, title_key, skip, len(captions))) is not None:
        out.prefix, out.sapo = split_place(doc, lead) or split_prefix(lead)
        top += _cut_top(doc, kept, region, title_last)  # the name between lead and text
    above = doc.lines[max(doc.low[zone], title_last - 4) : max(title_last, 0)]
    out.kicker = next(
        (line.text for line in reversed(above) if _is_kicker(doc, line, flags, title_last) and key(line.text) != title_key),
        None,
    )
    if kept and (signature := byline.at_the_end(kept[-1])) is not None:
        out.author, rest = signature
        kept[-1] = replace(kept[-1], text=rest, raw=[rest])
    _credits(doc, flags, out, head_lines, top, tail, aside, dated, region, title_last)
    out.first = kept[0].index if kept else low
    out.last = kept[-1].index if kept else max(high - 1, low)
    out.paragraphs = _paragraphs(doc, kept, region.node)
    return out


def _is_kicker(doc: Doc, line: Line, flags: list[int], title_last: int) -> bool:
    """Whether a line above the title is called a kicker, or a subtitle and stands right above and beside the title."""
    if len(line.text) > _KICKER:
        return False
    beside = line.index == title_last - 1 and doc.parent[line.node] == doc.parent[doc.lines[title_last].node]
    return bool(flags[line.node] & F.KICKER) or (beside and not line.anchors and _SUBTITLE.search(doc.attr[line.node]) is not None)


def rescue(text: Text, whole: str) -> None:
    """Take the text out of JSON-LD where the page shows less than a third of it: a page that is made by a script, or opened by a click."""
    if len(text.body) + len(text.sapo or "") < _SHOWN * len(whole) and not _MARKUP.search(whole):
        text.sapo, text.prefix = None, None
        text.paragraphs = [paragraph for line in whole.split("\n") if (paragraph := clean(line))]


def _behind(doc: Doc, flags: list[int], low: int, high: int, covered: set[int]) -> list[Line]:
    """The lines behind the text up to the first list of links: what stands beyond it is a box of its own, but for a line called a source or
    an author in the article's own box, `<p class="detail-source">Nguồn: …`."""
    stop = next((index for index in range(low, high) if index in covered), max(high, low))
    return doc.lines[low:stop] + [line for line in doc.lines[stop:high] if flags[line.node] & (F.AUTHOR | F.SOURCE)]


def _between_tags(doc: Doc, line: Line, flag: int) -> bool:
    """Whether a line is the source in a box of keywords, `<div class="source-tags"><div><span>NGUỒN</span><a>Báo Mẫu</a></div><ul>…`, or its
    label, or what that labels."""
    if not flag & F.SOURCE:
        return False
    return (
        byline.source_of(line.spaced, True) is not None
        or byline.is_bare_label(line.text)
        or _labelled_by(doc, doc.lines[line.index - 1], line)
    )


def _credited(line: Line) -> bool:
    """Whether a line near the title only tells who wrote the article, or where it was printed first: "Tác giả: Hải Yến"."""
    name = byline.labelled_author(line.spaced)
    return (name is not None and byline.is_name(name)) or (not is_prose(line) and byline.source_of(line.spaced, False) is not None)


def _heads_contents(doc: Doc, line: Line) -> bool:
    """Whether the line below leads to a place on this very page: "Nội dung bài viết" above the contents; or to one of its pages, as Joomla's
    "Mục lục bài viết" does."""
    below = doc.lines[line.index + 1] if line.index + 1 < len(doc.lines) else line
    if below.link > _LINKED * below.letters and plain(line.text) == "muc luc bai viet":
        return True
    href = doc.anchors[below.anchors[0]].href if below.anchors else ""
    return len(href) > 1 and href[0] == "#" and not _TOP.match(href) and below.link > _LINKED * below.letters


def _dropped(doc: Doc, line: Line, flag: int, title_key: str) -> bool:
    """Whether a line of the region is no text of the article."""
    size = len(line.text)
    if line.hidden or flag & (DROP | F.HIDDEN | F.FILES | F.CAPTION):
        return True
    if not _WORD.search(line.text) or _LEFT_OVER.match(line.text) or (size <= _SHORT and _PLAYER.match(line.text)):
        return True
    if size == 1 and line.text.isalpha() and doc.tags[line.node] != "td":
        return True  # "f", a button below a photo
    if title_key and same_letters(line.text, title_key):
        return True
    if flag & (F.AUTHOR | F.SOURCE | F.DATE) and size < 160 and not (size > 90 and is_prose(line)) and not _is_heading(doc, line):
        return True
    if line.link > size * 0.6 and size > 2 and not around_link(doc, line) and not _ADDRESS.match(line.text):
        return True
    if size <= 140 and STAMP.match(line.text):
        return True
    if size <= _CITATION and line.text[:1] in "NT" and APPARATUS.match(plain(line.text)):
        return True
    if size <= _SHORT and line.anchors and _PAGES.match(plain(line.text)):
        return True
    if size <= 110:
        folded = plain(line.text)
        if _is_keywords(doc, line):
            return False
        whole = line.text.endswith(_FULL_STOP) or line.bold > 0.9 * size - folded.count(" ") or _is_heading(doc, line)
        # "của bạn", which folds as "của bản" and "của Ban" do.
        if whole and not line.anchors and TOLD.match(folded) and folded.count(" ") >= _WORDS and "của bạn" not in line.text.casefold():
            return False
        labels = len(line.raw) > 1 and CHATTER.match(plain(line.spaced))  # <label>Họ và tên</label><label>Nội dung</label>
        if labels or CHATTER.match(folded) or (size < 80 and COUNTER.search(folded) and not is_prose(line)):
            return True
        if size < 60 and COMMENTS.match(folded) and not (_among_cells(doc, line) or line.text.lower().startswith(_NO_COMMENTS)):
            return True
        if FILES.match(folded) and size < 40:
            return True
        if size < _FILED and FILED.match(line.text) and (line.anchors or ":" in line.text):
            return True
        if byline.PHOTO_CREDIT.match(line.text) and size < 70:
            return True
    return False


def _is_keywords(doc: Doc, line: Line) -> bool:
    """Whether a line has the keywords of a study, as a paragraph of its text: "Từ khóa: dân vận; đồng thuận xã hội." None of them is a link."""
    if line.anchors or ";" not in line.text or not KEYWORDS.match(line.text):
        return False
    below = doc.lines[line.index + 1 : line.index + 1 + _EARLY]
    return any(is_prose(other) and doc.parent[other.node] == doc.parent[line.node] for other in below)


def _among_cells(doc: Doc, line: Line) -> bool:
    """Whether a line is a cell with others beside it: "Trả lời kiến nghị | 19 | 88%" is no button."""
    row = doc.parent[line.node]
    return doc.tags[line.node] == "td" and doc.high[row] - doc.low[row] > 1 and not any(other.anchors for other in doc.lines_of(row))


def _is_heading(doc: Doc, line: Line) -> bool:
    """Whether a line is a heading of the text, whatever its class says of authors and dates: `<h3 class="editor-tit">`, and of a live blog
    `<h5 class="time">11.04 Uhr: …`."""
    text = line.text
    return (
        doc.tags[line.node] in _HEADINGS
        and len(text) >= _TITLE
        and not line.anchors
        and not byline.is_name(text)
        and byline.labelled_author(text) is None
        and byline.source_of(text, True) is None
        and first_date(line.spaced) is None
    )


def _cut_top(doc: Doc, kept: list[Line], region: Region, title_last: int) -> list[Line]:
    """Take names above the text off: right-aligned lines ("ThS LÊ VĂN CƯỜNG", then an institute), or a line of capitals ("ĐỨC BÌNH")."""
    top: list[Line] = []
    while len(kept) > 1 and len(top) < 3 and len(kept[0].text) <= 120:
        text = kept[0].text
        if is_prose(kept[1]) and _name_at_top(doc, kept[0], title_last) is not None:
            top.append(kept.pop(0))
            continue
        right = alignment(doc, kept[0].node, region.node) == "right"
        if len(kept) < 3 and not (right and byline.is_name(text)):
            break
        if byline.name_with_office(kept[0]) is not None:
            top.append(kept.pop(0))
            continue
        if len(text) > 100 or (is_prose(kept[0]) and not byline.is_name(text)):
            break
        if not right and not (text.isupper() and byline.is_name(text) and len(text.split()) <= 6 and not kept[1].text.isupper()):
            break
        top.append(kept.pop(0))
    return top


def _cut_tail(doc: Doc, kept: list[Line], region: Region) -> list[Line]:
    """Take author, source and footer lines off the end; what is taken off comes back in order. Lines at the right margin stay where
    none of them names anybody: "(Rút từ tập “Một thời từng có”)" below a poem."""
    # "Mời quý độc giả theo dõi … trên Google News." may stand above the last paragraph, which is no invitation.
    kept[:] = [line for at, line in enumerate(kept) if not (0 < at < len(kept) - 1 and _invites(line.text) and _is_text(kept[at + 1]))]
    # "Follow Newsbeat on Instagram." is followed by "Listen to Newsbeat live at 12:45.": what stands behind one invitation is another.
    last = next((at for at in range(max(len(kept) - 3, 1), len(kept)) if _invites(kept[at].text)), len(kept))
    tail = kept[last:] if all(len(line.text) <= _INVITATION for line in kept[last:]) else []
    del kept[len(kept) - len(tail) :]
    unread: set[int] = set()
    signed = False
    while len(kept) > 1 and len(tail) < 12:
        line = kept[-1]
        text = line.text
        if len(text) <= 120 and _labelled_by(doc, kept[-2], line):
            tail[:0] = kept[-2:]
            del kept[-2:]
            continue
        right = alignment(doc, line.node, region.node) == "right"
        stop = len(text) > 120 or (is_prose(line) and not right and byline.source_of(text, True) is None)
        promoted = _invites(text)
        if stop and not promoted and not is_footer(text):
            break
        credits = byline.source_of(text, True) is not None or (byline.tail_author(line, right) is not None and not _in_list(doc, line))
        credits = credits or byline.signed_with_outlet(text) is not None or _is_outlet(doc, line, kept[-2], right)
        if (
            not right
            and byline.with_office(text) is not None
            and (kept[-2].text.endswith(":") or byline.with_office(kept[-2].text) is not None)
        ):
            break  # "Danh sách Ban Chấp hành gồm:", "Lê Văn Tám – Chủ tịch Hội", "Trần Văn Bình – Phó Chủ tịch Hội"
        signed |= credits
        if (
            credits
            or promoted
            or (len(text) <= 100 and _CONTINUED.match(plain(text)))
            or is_footer(text)
            or (label(plain(text)) is not None and len(text) < 45)
            or date_only(line)
            or (_ADDRESS.match(text) and not _ADDRESS.match(kept[-2].text))  # alone at the end it is where the text was taken from
            or key(text) == ""
            or byline.PHOTO_CREDIT.match(text)
            or (text.isdigit() and int(text) <= _STARS)
            or byline.is_note(text)
            or plain(text) in _RATING
        ):
            tail.insert(0, kept.pop())
            continue
        if not (right and len(text) <= 120):
            break
        tail.insert(0, kept.pop())
        unread.add(line.index)
    while not signed and tail and tail[0].index in unread and byline.labelled_author(tail[0].spaced) is None:
        kept.append(tail.pop(0))
    return tail


def _is_outlet(doc: Doc, line: Line, above: Line, right: bool) -> bool:
    """Whether a paragraph below a sentence is the name of the newspaper that the text was taken from."""
    plain_one = not _in_list(doc, line) and doc.tags[line.node] not in _HEADINGS
    return plain_one and above.text.endswith(_FULL_STOP) and not above.text.endswith(":") and byline.outlet_alone(line, right) is not None


def _at_the_right(doc: Doc, line: Line, region: Region) -> bool:
    return ":" not in line.text and alignment(doc, line.node, region.node) == "right"


def _is_text(line: Line) -> bool:
    """Whether a line is Vietnamese running text and no invitation; English ones cannot be told from what is written."""
    return is_prose(line) and not line.text.isascii() and len(line.text) >= _SENTENCE and not _invites(line.text)


def _invites(text: str) -> bool:
    """Whether a line tells whom to follow, where to send news, which newsletter to take."""
    return len(text) <= _INVITATION and promotes(text)


def _in_list(doc: Doc, line: Line) -> bool:
    """Whether a line is an item of a list, or a cell of a table; one that holds the whole text is none."""
    tags = ((node, doc.tags[node]) for node in doc.up(line.node, limit=2))
    return any(
        tag == "li" or (tag in ("td", "th") and doc.high[node] - doc.low[node] <= _CELL and _has_cells(doc, node)) for node, tag in tags
    )


def _has_cells(doc: Doc, cell: int) -> bool:
    """Whether the row of a cell has others with text: `<table><tr><td>` around a whole text is no table, nor `<td>&nbsp;</td><td>Hạnh Dung</td>`."""
    row = doc.parent[cell]
    return doc.high[row] - doc.low[row] > 1 and (cell != row + 1 or doc.end[cell] < doc.end[row])


def _labelled_by(doc: Doc, label_line: Line, line: Line) -> bool:
    """Whether a line is a cell with its label in the one before, `<tr><td>Nguồn:</td><td>Báo Vũ Ninh</td></tr>`, or the other of two items,
    `<ul><li>Nguồn</li><li><a>Báo Vũ Ninh</a></li></ul>`, or of the two lines of a box, Drupal's `<div class="field-label">Tác giả:</div><div
    class="field-items">…`."""
    if not byline.is_bare_label(label_line.text):
        return False
    if label_line.text.endswith(":"):
        box = doc.common(label_line.node, line.node)
        if doc.high[box] - doc.low[box] == 2:
            return True
    rows = [next((node for node in doc.up(at.node, limit=4) if doc.tags[node] in _ROWS), -1) for at in (label_line, line)]
    return rows[0] == rows[1] >= 0 and (doc.tags[rows[0]] != "ul" or len(doc.lines_of(rows[0])) == 2)


def _credits(
    doc: Doc,
    flags: list[int],
    out: Text,
    head: list[Line],
    top: list[Line],
    tail: list[Line],
    aside: list[Line],
    dated: set[int],
    region: Region,
    title_last: int,
) -> None:
    signed = [*tail, *aside]
    for at, line in enumerate(signed):
        if at and _labelled_by(doc, signed[at - 1], line):
            field = f"{signed[at - 1].text.rstrip(' :')}: {line.text}"
            out.source = out.source or byline.source_of(field, True)
            out.author = out.author or byline.labelled_author(field)
            continue
        # `<p class="video_des">Thực hiện: Đài Truyền thanh huyện</p>` below a film
        if (flags[line.node] & F.CAPTION and "video" in doc.attr[line.node]) or byline.is_bare_label(line.text):
            continue
        both = byline.signature(line.text) or byline.signed_with_outlet(line.text)
        if both is not None and not flags[line.node] & F.CAPTION:
            out.author, out.source = out.author or both[0], out.source or both[1]
            continue
        right = alignment(doc, line.node, region.node) == "right"
        if line in tail and (outlet := byline.outlet_alone(line, right)) and not _in_list(doc, line):
            out.source = out.source or outlet
            continue
        if _named_beside_source(doc, flags, line, signed):
            out.author = out.author or _SOURCE_WORD.sub("", line.text)
            continue
        whole = _fields(line)[0] if len(line.text) < _FIELDS else line.spaced  # without "2780 lượt xem"
        printed = line.text if whole == line.spaced else whole
        if (source := byline.source_of(printed, True) or byline.source_of(whole, True)) is not None:
            out.source = out.source or source
            continue
        if flags[line.node] & F.SOURCE and (credit := _CREDITS.match(line.text)):
            if credit[1] and out.author is None and byline.is_name(credit[2]):
                out.author = credit[2]
            continue
        if out.author is None and (name := byline.labelled_author(line.text)) is not None and byline.proper(name):
            out.author = name
            continue
        # not <div class="credit"><p class="author">Thanh Trúc</p>, <div class="tpm_attribution">Quảng cáo của …</div>
        called = flags[line.node] & F.SOURCE and doc.cues(line.node) != {"author"} and not line.text.startswith("Quảng cáo")
        if called and out.source is None and 2 < len(line.text) < 80 and not flags[line.node] & F.CAPTION:
            out.source = _SOURCE_WORD.sub("", line.text).strip(" ()[].") or None
            continue
        if out.author is None and not flags[line.node] & (F.COMMENT | F.RELATED | F.TAGS):
            name = byline.tail_author(line, right) if doc.tags[line.node] != "th" else None  # "STT", "Tải" of a table of files
            if name is None and line.text != line.spaced:
                name = byline.labelled_author(line.spaced)
            if name and byline.proper(name):
                out.author = name
    for line in [*head, *top, *aside]:
        if flags[line.node] & F.SOURCE and (source := byline.source_of(line.text, True)) is not None:
            out.source = out.source or source  # `<div class="nguon">Theo Báo Thuận Phá</div>` below the date
            continue
        fields = _fields(line) if len(line.text) < _FIELDS else []
        if out.author is None:
            name = (
                next((name for field in fields if (name := byline.labelled_author(field))), None)
                or byline.name_with_office(line)
                # "28/11/2023 | Ban Nội chính" may be its section, as the menu says.
                or _unlinked(doc, byline.author_in_date_line(line.spaced))
                or byline.author_before_date(line.spaced)
                or _unlinked(doc, byline.author_beside_date(line) or byline.author_beside_count(line))
                or (byline.tail_author(line, True) if line in top or (line in head and _at_the_right(doc, line, region)) else None)
                or byline.name_under_title(line, line.index - 1 in dated or line.index + 1 in dated)
                or _name_at_top(doc, line, title_last)
            )
            if name and byline.proper(name) and not byline.is_account(name, line.spaced):
                out.author = name
        if out.source is None:
            found = (byline.source_of(field, field != line.spaced) for field in fields)
            out.source = next(filter(None, found), None)


def _named_beside_source(doc: Doc, flags: list[int], line: Line, signed: list[Line]) -> bool:
    """Whether "Theo" stands before the author, as the source has an element of its own: `<p class="author">Theo Hồ Hương</p><p class="source">Đại
    Đoàn kết</p>`."""
    if doc.cues(line.node) != {"author"} or not line.text.startswith("Theo ") or not byline.is_name(line.text.removeprefix("Theo ")):
        return False
    return any(flags[other.node] & F.SOURCE and doc.parent[other.node] == doc.parent[line.node] for other in signed if other is not line)


def _unlinked(doc: Doc, name: str | None) -> str | None:
    """A name that is no menu entry: "Đời Sống" beside the date is that of a section."""
    return name if name and all(anchor.text != name for anchor in doc.anchors) else None


def _name_at_top(doc: Doc, line: Line, title_last: int) -> str | None:
    """A name in a line of its own right below the title or the date, with no more than a counter between: "16/06/2020", "Lượt xem: 588",
    "Thu Hường"."""
    above = [other for other in doc.lines[max(line.index - 2, title_last + 1, 0) : line.index] if not is_prose(other)]
    dated = any(len(other.text) < _FIELDS and first_date(other.spaced) for other in above)
    counted = line.index - title_last <= 2 and all(COUNTER.search(plain(other.text)) for other in above)
    return _unlinked(doc, byline.name_under_title(line, True)) if dated or counted else None


def _fields(line: Line) -> list[str]:
    """The line, and its parts by bars, by dashes beside counters and dates, and by elements, each with the label in front of it:
    "Tác giả: Nguyễn Thị Hoa | Nguồn: Báo Vũ Ninh", "04.03.2023, 16:34 - Nguồn: TTXVN - 2780 lượt xem",
    `<span>12/10/2024</span><span>Tác giả: Hải Yến</span><span><b>Nguồn:</b> TTXVN</span>`."""
    out = [line.spaced]
    if " | " in line.text:
        out += line.spaced.split(" | ")
    parts = line.spaced.split(" - ")
    counted = [part for part in parts if len(part) < _SHORT and COUNTER.search(plain(part))]
    if counted and len(counted) < len(parts):
        out[:1] = [part for part in parts if part not in counted]
    if len(line.raw) > 1:
        fields: list[str] = []
        for segment in line.segments:
            if fields and fields[-1].endswith(":"):
                fields[-1] += " " + segment
            else:
                fields.append(segment)
        out += fields
    return out


def _paragraphs(doc: Doc, kept: list[Line], node: int) -> list[str]:
    """Lines as paragraphs; cells of a data table row are joined by " | ", hard-wrapped lines of one block by a space."""
    out: list[str] = []
    rows: dict[int, int] = {}
    of_data: dict[int, bool] = {}
    last: Line | None = None
    tabled = "tr" in doc.tags
    for line in kept:
        row = next((at for at in doc.up(line.node, node, 6) if doc.tags[at] == "tr"), -1) if tabled else -1
        if row >= 0 and row not in of_data:
            of_data[row] = _is_of_data(doc, row)
        if row >= 0 and of_data[row]:
            if row in rows:
                out[rows[row]] += " | " + line.text
            else:
                rows[row] = len(out)
                out.append(line.text)
        elif last is not None and last.node == line.node and out and line.text[0].islower() and out[-1][-1:] not in '.!?:;…”"':
            out[-1] += " " + line.text
        elif doc.tags[line.node] == "pre" or _PREFORMATTED.search(doc.style.get(line.node, "")):
            out += [text for piece in "".join(line.raw).split("\n") if (text := tidy(piece))]
        else:
            out.append(line.text if out else undated(line))
        last = line
    return [text for text in out if not _BULLET_ONLY.match(text)]


def _is_of_data(doc: Doc, row: int) -> bool:
    """Whether a `<tr>` is the row of a data table: one with several cells, and no paragraphs of running text."""
    lines = doc.lines_of(row)
    if len(lines) > 40 or any(len(line.text) > 400 for line in lines):
        return False
    cells = [next((at for at in doc.up(line.node, row) if doc.tags[at] in ("td", "th")), -1) for line in lines]
    texts = Counter(cell for cell, line in zip(cells, lines, strict=True) if is_prose(line))
    return len(set(cells)) > 1 and max(texts.values(), default=0) <= _CELL
