"""Lines within an article's region that are no text: counters, buttons, file lists, credits of photos, the title again."""

from __future__ import annotations

import re

from danvan_crawler.extract.byline import labelled_author
from danvan_crawler.extract.date_words import RECEIVED
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.flags import DROP, F
from danvan_crawler.extract.folding import plain, same_letters
from danvan_crawler.extract.lexicon import APPARATUS, CHATTER, COMMENTS, COUNTER, FILED, FILES, KEYWORDS, STAMP, TOLD
from danvan_crawler.extract.prose import around_link, is_prose
from danvan_crawler.extract.signatories import PHOTO_CREDIT, is_name
from danvan_crawler.extract.source import source_of

_SHORT, _WORDS, _NEAR, _FILED, _CITATION, _TITLE = 60, 5, 3, 80, 500, 20
_LINKED = 0.8  # of a line's letters: nothing but links
HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_NO_COMMENTS = ("trả lời:", "phần hội")  # of an interview; of a festival, which folds as "phản hồi" does
_LEFT_OVER = re.compile(r"[:|]\s*[\d.,]+$")  # ": 4900" of "{{ getLanguage('LuotXem', 'Lượt xem') }}: 4900"
FULL_STOP = (".", "!", "?", "…", ":", "”", '"')
_PLAYER = re.compile(r"[^\d.]{0,30}\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d")
"""The length of what is read aloud: "0:00 / 2:24"."""
_PAGES = re.compile(r"(?:trang |page )?\d{1,3}(?: \d{1,3})+(?: (?:(?:xem |trang )?(?:tiep|sau|cuoi)|tiep theo|next))?$")
"""The further pages of an article, "Trang: 1 2 3", "Trang 1/2: [1] [2] Xem tiếp >>"."""
_TOP = re.compile(r"#(?:top|up|dau-?trang|header|wrapper|page|main)$", re.I)
_BACK_LINK = re.compile(r"ref|ftn|note", re.I)
_WORD = re.compile(r"\w")
ADDRESS = re.compile(r"https?://\S+$|www\.\S+$")
"""An address printed in the text leads to what is spoken of: a source, a form, a shop."""


def heads_contents(doc: Doc, line: Line) -> bool:
    """Whether the line below leads to a place on this very page: "Nội dung bài viết" above the contents; or to one of its pages, as Joomla's
    "Mục lục bài viết" does."""
    below = doc.lines[line.index + 1] if line.index + 1 < len(doc.lines) else line
    if below.link > _LINKED * below.letters and plain(line.text) == "muc luc bai viet":
        return True
    href = doc.anchors[below.anchors[0]].href if below.anchors else ""
    return len(href) > 1 and href[0] == "#" and not _TOP.match(href) and below.link > _LINKED * below.letters


def is_chaff(doc: Doc, line: Line, flag: int, title_key: str) -> bool:
    """Whether a line of the region is no text of the article."""
    size = len(line.text)
    if line.hidden or flag & (DROP | F.HIDDEN | F.FILES) or (flag & F.CAPTION and not _is_footnote(doc, line)):
        return True
    if not _WORD.search(line.text) or _LEFT_OVER.match(line.text) or (size <= _SHORT and _PLAYER.match(line.text)):
        return True
    if size == 1 and line.text.isalpha() and doc.tags[line.node] != "td":
        return True  # "f", a button below a photo
    if title_key and same_letters(line.text, title_key):
        return True
    if flag & (F.AUTHOR | F.SOURCE | F.DATE) and size < 160 and not (size > 90 and is_prose(line)) and not _is_heading(doc, line):
        return True
    if line.link > size * 0.6 and size > 2 and not around_link(doc, line) and not ADDRESS.match(line.text):
        return True
    if size <= 140 and (STAMP.match(line.text) or RECEIVED.match(line.text)):
        return True
    if size <= _CITATION and line.text[:1] in "NT" and APPARATUS.match(plain(line.text)):
        return True
    if size <= _SHORT and line.anchors and _PAGES.match(plain(line.text)):
        return True
    if size <= 110:
        folded = plain(line.text)
        if _is_keywords(doc, line):
            return False
        whole = line.text.endswith(FULL_STOP) or line.bold > 0.9 * size - folded.count(" ") or _is_heading(doc, line)
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
        if PHOTO_CREDIT.match(line.text) and size < 70:
            return True
    return False


def _is_footnote(doc: Doc, line: Line) -> bool:
    """Whether a line begins with a link back to where the text refers to it: `<div class="chu-thich"><p><a href="#_ftnref1">(1)</a> Xem: …`."""
    href = doc.anchors[line.anchors[0]].href if line.anchors else ""
    return href[:1] == "#" and _BACK_LINK.search(href) is not None and line.text.startswith(doc.anchors[line.anchors[0]].text)


def _is_keywords(doc: Doc, line: Line) -> bool:
    """Whether a line has the keywords of a study, as a paragraph of its text: "Từ khóa: dân vận; đồng thuận xã hội." None of them is a link."""
    if line.anchors or ";" not in line.text or not KEYWORDS.match(line.text):
        return False
    below = doc.lines[line.index + 1 : line.index + 1 + _NEAR]
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
        doc.tags[line.node] in HEADINGS
        and len(text) >= _TITLE
        and not line.anchors
        and not is_name(text)
        and labelled_author(text) is None
        and source_of(text, True) is None
        and first_date(line.spaced) is None
    )
