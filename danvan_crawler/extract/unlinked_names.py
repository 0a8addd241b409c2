"""Names of sections that stand without a link: on the bar of the module above a title, in the middle of `<title>`."""

from __future__ import annotations

import re

from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.kinds.static import STATIC_TITLE
from danvan_crawler.extract.lexicon import CHATTER, HOME, SERVICE, label
from danvan_crawler.extract.signatories import is_name
from danvan_crawler.extract.titles import Title
from danvan_crawler.extract.titles.head import is_detail, place_behind

LONGEST = 60
_OF_NEWS = re.compile(r"^(?:tin|hoat dong|thong (?:tin|bao)|su kien|van ban|kinh te|van hoa|chinh tri|giao duc|an ninh|doi song)\b")
_MODULE = re.compile(r"^(?:tin (?:tuc|trong|chuyen|hoat|dia|co so|quoc|the gioi)|hoat dong (?:cua|trong)) ?\b")
_OWNER = re.compile(
    r"(?:ban (?!doc)|tinh uy|thanh uy|huyen uy|dang uy|uy ban|ubnd|hdnd|mat tran to quoc|so |cong thong tin|trang thong tin|bao )"
)
_MOST_WORDS = 5
_NO_BAR = re.compile(r"[\d:.!?…“”\"]")
_BAR_DEPTH = 4
_WHITE = re.compile(r"(?<![-\w])color:\s*(?:#fff(?:fff)?\b|white|rgb\(255,\s*255,\s*255\))", re.I)
_PARTS, _MOST_PARTS = re.compile(r"\s+[-–|»]\s+"), 8


def tidy_name(text: str) -> str:
    """A name without the arrows and bars around it."""
    return text.strip(" /›»>|:→-–\\[]()")


def names_person(text: str) -> bool:
    """Whether a line names somebody; "TIN TRONG HUYỆN" reads as a name where all is written large."""
    return is_name(text) and not (text.isupper() and _OF_NEWS.search(plain(text)))


def bar_above(doc: Doc, head: Title) -> str | None:
    """The heading of the module that the article is printed in, right above its title or the date there: white on a coloured bar, `<li
    style="color:#fff">Tin du lịch</li>`, or one that begins as such headings do, `<div class="title-gt">Tin chuyên ngành</div>`."""
    above = head.line - 1
    if above > 0 and first_date(doc.lines[above].text) is not None and not doc.lines[above].anchors:
        above -= 1
    if above < 0:
        return None
    line = doc.lines[above]
    text, words = line.text, plain(line.text)
    if line.anchors or not 3 <= len(text) <= LONGEST or " " not in text or _NO_BAR.search(text) or names_person(text):
        return None
    if is_detail(text) or CHATTER.match(words) or SERVICE.match(words) or HOME.match(words) or label(words) is not None:
        return None
    near = doc.up(line.node, doc.common(line.node, doc.lines[head.line].node), limit=_BAR_DEPTH)
    barred = above == head.line - 1 and any(_WHITE.search(doc.style.get(node, "")) for node in near)
    return tidy_name(text) if barred or (_MODULE.match(words) and text.count(" ") < _MOST_WORDS) else None


def in_title(doc: Doc, head: Title, title: str) -> str | None:
    """The part of the page's `<title>` between that of the article and that of the site, where the menu has it too: "Thanh tra vụ chặt cây xanh -
    Chính trị - Xã hội - Tuổi Trẻ Online"."""
    own = key(head.text)
    if not own or not key(title).startswith(own):
        return None
    parts = _PARTS.split(title[place_behind(title, len(own)) :])
    if not 2 < len(parts) <= _MOST_PARTS or parts[0].strip():
        return None
    menu = {key(anchor.text): anchor.text for anchor in doc.anchors if _may_be_section(anchor.text)}
    spans = ((first, last) for first in range(1, len(parts) - 1) for last in range(len(parts) - 1, first, -1))
    return next((menu[name] for first, last in spans if (name := key(" ".join(parts[first:last]))) in menu), None)


def _may_be_section(name: str) -> bool:
    """Whether a menu entry is neither the way home, a service, nor the owner's name."""
    if not 3 <= len(name) <= LONGEST:
        return False
    words = plain(name)
    known = HOME.match(words) or SERVICE.match(words) or CHATTER.match(words) or STATIC_TITLE.match(words) or _OWNER.match(words)
    return not known and not is_detail(name)
