"""Pages that print whole articles one below the other: a list with full texts, a press digest. They are parted into articles."""

from __future__ import annotations

from danvan_crawler.extract import body
from danvan_crawler.extract.dom import Doc, Line, heading_of
from danvan_crawler.extract.entries import find_date
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.kinds.headlines import Group
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.signatories import is_name, proper
from danvan_crawler.items import Article

_LEAST = 400


def split(doc: Doc, region: Region, groups: list[Group], title: int) -> list[Article]:
    """The articles of such a page, or none: at least two marked headlines, each followed by several paragraphs of its own."""
    flags = region.flags
    for group in groups:
        starts = group.lines
        if not all(heading_of(doc, doc.lines[at]) >= 0 or flags[doc.lines[at].node] & F.TITLE for at in starts):
            continue
        menu = {anchor.href for anchor in doc.anchors if anchor.line < starts[0]}
        if all(any(doc.anchors[number].href in menu for number in doc.lines[at].anchors) for at in starts):
            continue  # the sections of a home page, with their latest headlines below
        before = sum(value for value in region.values[max(title + 1, 0) : starts[0]] if value > 0)
        ends = [*starts[1:], _end_of_last(doc, starts)]
        parts = [_text(doc, flags, at + 1, end) for at, end in zip(starts, ends, strict=True)]
        full = [part for part in parts if len(part) >= 2 and sum(len(line.text) for line in part) >= _LEAST]
        if before < 250 and len(full) >= 2 and len(full) >= 0.7 * len(parts):
            return [
                article
                for at, end, part in zip(starts, ends, parts, strict=True)
                if part and (article := _article(doc, region, at, end, part)) is not None
            ]
    return []


def _end_of_last(doc: Doc, starts: list[int]) -> int:
    """The last article ends with the box that the first one's headline and text share with nothing else of the list."""
    node = doc.lines[starts[-1]].node
    while doc.parent[node] > 0 and doc.low[doc.parent[node]] > starts[-2]:
        node = doc.parent[node]
    return max(doc.high[node], starts[-1] + 1)


def _text(doc: Doc, flags: list[int], low: int, high: int) -> list[Line]:
    lines = [
        line
        for line in doc.lines[low:high]
        if not flags[line.node] & (DROP | F.DATE | F.HIDDEN) and line.link <= len(line.text) * 0.5 and not line.hidden
    ]
    while lines and not is_prose(lines[0]) and find_date(lines[0].spaced):
        lines.pop(0)
    return lines


def _article(doc: Doc, region: Region, at: int, end: int, part: list[Line]) -> Article | None:
    anchor = next((doc.anchors[number] for number in doc.lines[at].anchors if doc.anchors[number].text), None)
    target = doc.target(anchor) if anchor else None
    if anchor is None or target is None:
        return None
    # What stands between headline and text are the other columns of the row: "Tin tức | Minh Đức | 21/09/2023 4:10 CH | Đã duyệt".
    first = next((line.index for line in part if is_prose(line)), part[0].index)
    cells = [line for line in doc.lines[at : first + 1] if len(line.text) < 120]
    dated = next((date for line in cells if (date := find_date(line.spaced))), None)
    node = doc.common(min(line.node for line in part), max(line.node for line in part))
    beyond = set(range(end, max(doc.high[node], end)))
    own = Region(node, first, end, region.flags, region.values)
    text = body.assemble(doc, own, anchor.text, first - 1, node, beyond, set())
    named = (line.text for line in cells if len(line.text.split()) > 1 and is_name(line.text) and proper(line.text))
    article = Article(target, anchor.text, item_id=target.rsplit("/", 1)[-1][:120], body=text.body, sapo=text.sapo, sapo_prefix=text.prefix)
    article.published_raw, article.published_label = dated, "near-title" if dated else None
    article.author, article.source = text.author or next(named, None), text.source
    article.images, article.attachments = text.images, text.files
    return article
