"""The text of an article out of the lines of its region: paragraphs, headings, list items and table rows; the lead apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from danvan_crawler.extract import attachments, byline, credits, images
from danvan_crawler.extract.chaff import heads_contents, is_chaff
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.ends import cut_tail, cut_top
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import key
from danvan_crawler.extract.lead import date_only, split_place, split_prefix, take_lead
from danvan_crawler.extract.meta import clean
from danvan_crawler.extract.paragraphs import paragraphs
from danvan_crawler.extract.prose import are_fields, is_prose
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.settled import TIME_OF_DAY
from danvan_crawler.extract.source import source_of
from danvan_crawler.items import Attachment, Image

_MARKUP = re.compile(r"<|&lt;")
_KICKER, _LABEL, _SHORT, _EARLY, _STARS, _MOST_FIELDS = 90, 30, 60, 3, 2, 6
_SUBTITLE = re.compile(r"(?:^|[\s_-])sub-?title(?:$|[\s_-])|(?:^|\s)(?:trich|phude|phu-de)(?:$|\s)", re.I)
_SHOWN = 0.3
_FILES_BELOW, _CREDITS_BELOW, _ABOVE, _LONGEST_FIELD = 25, 12, 4, 120
_CLOCK = re.compile(r"\d{1,2}[:h]\d\d(?: ?(?:sáng|trưa|chiều|tối|am|pm|sa|ch))?$", re.I)
"""A time in a line of its own, apart from its date: "1:39 chiều"."""


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
    title_key = key(title_text)
    start = max(region.low, title_last + 1) if title_last < region.high else region.low
    captions, file_lines = _take_files_and_photos(doc, region, out, start, title_last, title_key, zone, covered, dated)
    skip = covered | file_lines | captions | dated
    kept, aside = _part(doc, region, start, title_key, skip, dated, captions)
    around = credits.Around(aside=aside)
    around.top = cut_top(doc, kept, region, title_last)
    around.tail = cut_tail(doc, kept, region)
    if len(kept) == 1 and captions and (source_of(kept[0].text, True) or byline.tail_author(kept[0], False)):
        around.tail.insert(0, kept.pop())  # a photo, its caption, and who sent it
    around.head = [
        line
        for line in doc.lines[max(title_last + 1, 0) : start]
        if title_last >= 0 and line.index not in skip - dated and doc.within(line.node, zone)
    ]
    around.tail += [
        line
        for line in _behind(doc, flags, region.high, min(doc.high[zone], region.high + _CREDITS_BELOW), covered)
        if line.index not in skip and (not flags[line.node] & (DROP | F.COMMENT) or credits.is_between_tags(doc, line, flags[line.node]))
    ]
    if (lead := take_lead(doc, region, around.head, kept, title_last, zone, title_key, skip, len(captions))) is not None:
        out.prefix, out.sapo = split_place(doc, lead) or split_prefix(lead)
        around.top += cut_top(doc, kept, region, title_last)  # the name between lead and text
    above = doc.lines[max(doc.low[zone], title_last - _ABOVE) : max(title_last, 0)]
    out.kicker = next(
        (line.text for line in reversed(above) if _is_kicker(doc, line, flags, title_last) and key(line.text) != title_key),
        None,
    )
    signed = None
    if kept and (signature := byline.at_the_end(kept[-1])) is not None:
        signed, rest = signature
        kept[-1] = replace(kept[-1], text=rest, raw=[rest])
    found = credits.read(doc, region, around, dated, title_last, signed)
    out.author, out.source = found.author, found.source
    out.first = kept[0].index if kept else region.low
    out.last = kept[-1].index if kept else max(region.high - 1, region.low)
    out.paragraphs = paragraphs(doc, kept, region.node)
    return out


def _take_files_and_photos(
    doc: Doc, region: Region, out: Text, start: int, title_last: int, title_key: str, zone: int, covered: set[int], dated: set[int]
) -> tuple[set[int], set[int]]:
    """Put attachments and photos into `out`; the lines of the captions and those of the files come back. `start`: the text's first line."""
    flags, low, high = region.flags, region.low, region.high
    out.files, file_lines = attachments.pick_files(
        doc,
        flags,
        min(start, title_last + 1 if title_last >= 0 else start),
        min(attachments.last_below(doc, flags, zone, covered), high + _FILES_BELOW),
        covered,
        high,
    )
    image_low = title_last + 1 if 0 <= title_last < start else low
    taken = covered | file_lines | dated
    if title_last >= 0 and (cover := images.cover(doc, flags, title_last, zone)) >= 0:
        image_low = cover
        taken = taken | {line.index for line in doc.lines[cover : title_last + 1] if not flags[line.node] & F.CAPTION}
    last = high - 1 if high > low else low
    out.images, captions = images.pick_images(doc, flags, image_low, last, region.node, zone, taken, title_key)
    return captions, file_lines


def _part(
    doc: Doc, region: Region, start: int, title_key: str, skip: set[int], dated: set[int], captions: set[int]
) -> tuple[list[Line], list[Line]]:
    """The lines of the region that are text, and those that are fields: date lines, who wrote it, the source."""
    flags = region.flags
    own = flags[region.node]
    told = {doc.lines[index].text for index in captions}
    kept: list[Line] = []
    aside: list[Line] = []
    for line in doc.lines[start : region.high]:
        if line.index in skip:
            if line.index in dated:
                aside.append(line)
            continue
        if len(line.text) > _SHORT and line.text in told:
            continue  # a caption again, of the same picture in the box that opens over the page
        flag = flags[line.node] & ~own
        if is_chaff(doc, line, flag, title_key):
            credited = len(line.text) < credits.FIELDS and any(source_of(part, True) for part in credits.fields(line)[:_MOST_FIELDS])
            if flag & (F.AUTHOR | F.SOURCE) or (credited and (line.anchors or not kept)):
                aside.append(line)
        elif _is_field(doc, line, len(kept)):
            aside.append(line)
        elif not _is_counter(doc, line, len(kept)) and not (len(line.text) < _SHORT and heads_contents(doc, line)):
            kept.append(line)
    return kept, aside


def _is_field(doc: Doc, line: Line, before: int) -> bool:
    """Whether a line of the region with `before` paragraphs above it says when the article was published, or who wrote it."""
    first = before == 0 and (len(line.text) < _LONGEST_FIELD or are_fields(line.text))
    if first and ((not is_prose(line) and first_date(line.spaced)) or byline.author_beside_count(line)):
        return True
    if _is_counter(doc, line, before) or before >= _EARLY:
        return False
    if date_only(line) and TIME_OF_DAY.search(line.text):  # "28.4.2023 18:41 Uhr" under the lead
        return True
    contents = len(line.text) < _SHORT and heads_contents(doc, line)
    return not contents and ":" in line.text[:_LABEL] and len(line.text) < credits.FIELDS and credits.is_credit(line)


def _is_counter(doc: Doc, line: Line, before: int) -> bool:
    """Whether a line is a number of readers, `<span><svg/>4274</span>`, a time of day, or a star of "Click để đánh giá bài viết"."""
    if before == 0 and (_CLOCK.match(line.text) or (line.text.isdigit() and doc.tags[line.node] != "td")):
        return True
    return len(line.text) <= _STARS and line.text.isdigit() and doc.tags[line.node] == "li"


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
    an author in the article's own box, `<p class="detail-source">Nguồn: …`, and fields, `<dt>Tác giả:</dt><dd>Tuệ Minh</dd>`."""
    stop = next((index for index in range(low, high) if index in covered), max(high, low))
    beyond = [
        line
        for line in doc.lines[stop:high]
        if flags[line.node] & (F.AUTHOR | F.SOURCE)
        or byline.is_bare_label(line.text)
        or (line.index > stop and credits.labelled_by(doc, doc.lines[line.index - 1], line))
    ]
    return doc.lines[low:stop] + beyond
