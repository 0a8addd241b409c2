"""Teasers: a headline that leads to an article elsewhere, and the first words of that article below."""

from __future__ import annotations

from urllib.parse import urlsplit

from danvan_crawler.extract.addresses import is_file, is_home
from danvan_crawler.extract.dom import Doc, Line, heading_of
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import ELLIPSES, READ_ON
from danvan_crawler.extract.prose import HEADLINE, is_prose
from danvan_crawler.extract.region import Region

_LINKED = 0.9  # of the letters of a headline
_NEAR_BY, _NEAR_CARD = 6, 4  # lines above cut words
_CARD_DEPTH, _LONGEST_CUT = 4, 400


def belongs_to_headline(doc: Doc, line: Line) -> bool:
    """Whether a line ends with a link to where the headline above it leads: "<a>Hội nghị giao ban …</a>", "Chiều 12/6, … <a>Chi tiết</a>", or is
    cut off below a line that is all link: "Ngày 28/11/2022, Ban Tổ chức cuộc thi …"."""
    if not line.anchors:
        above = doc.lines[line.index - 1] if line.index and line.text.endswith(ELLIPSES) else line
        if above is line or len(above.text) < HEADLINE or above.link <= _LINKED * above.letters:
            return False
        # Behind running text in one box the link is a reference, and the line the end of the text: "… ấm áp tình người..."
        beside = doc.lines[doc.low[doc.parent[line.node]] : above.index]
        return not any(is_prose(other) and not other.text.endswith(ELLIPSES) for other in beside[-_NEAR_BY:])
    last = doc.anchors[line.anchors[-1]]
    before = line.anchors[0] - 1
    return (
        before >= 0
        and doc.anchors[before].href == last.href
        and doc.anchors[before].line >= line.index - 2
        and line.text.endswith(last.text)
        and READ_ON.match(plain(last.text)) is not None
    )


def is_sole_card(doc: Doc, region: Region, url: str) -> bool:
    """Whether what looked like a text is the cut words of a card, the only one of the last page of a list: `<h2><a href="/b">…</a></h2><div>Ngày
    đăng: …</div><div>Gần 468 cán bộ đã góp ý...</div><a href="/b">Xem chi tiết</a>`."""
    lines = doc.lines[region.low : region.high]
    below = doc.lines[region.high] if region.high < len(doc.lines) else None
    if len(lines) != 1 or not lines[0].text.endswith(ELLIPSES):
        return False
    if _has_linked_heading(doc, lines[0], url):
        return True
    if below is None or len(below.anchors) != 1:
        return False
    if not READ_ON.match(plain(below.text).removeprefix("xem ")):
        return False
    href, target = doc.anchors[below.anchors[0]].href, doc.target(doc.anchors[below.anchors[0]])
    if target is None or is_file(target) or target == url.partition("#")[0]:
        return False
    above = doc.lines[max(region.low - _NEAR_CARD, 0) : region.low]
    return any(doc.anchors[number].href == href for line in above for number in line.anchors)


def _has_linked_heading(doc: Doc, cut: Line, url: str) -> bool:
    """Whether a heading that is a link to another page stands in one small box with cut words: `<div><h3><a href="/b">…</a></h3><div>Võ Duy</div>
    <div>Giải quyết đơn thư là …</div></div>`."""
    for node in doc.up(cut.node, limit=_CARD_DEPTH):
        beside = doc.lines_of(node)
        if len(beside) > _NEAR_BY:
            break
        head, between = beside[0], beside[1 : beside.index(cut)]
        if head is cut or heading_of(doc, head) < 0 or len(cut.text) > _LONGEST_CUT:
            continue
        # A heading between is the article's, below the name of its section: "<h2><a>Văn nghệ cuối tuần</a></h2>", "<h1>…</h1>".
        return leads_elsewhere(doc, head, url) and not any(heading_of(doc, line) >= 0 for line in between)
    return False


def leads_elsewhere(doc: Doc, title: Line, url: str) -> bool:
    """Whether a title is one link, to the page of another path."""
    if not title.anchors or title.link < 0.9 * title.letters:
        return False
    target = doc.target(doc.anchors[title.anchors[0]])
    return target is not None and not is_home(target) and urlsplit(target).path.rstrip("/") != urlsplit(url).path.rstrip("/")
