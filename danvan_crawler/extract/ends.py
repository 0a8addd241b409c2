"""Where a text begins and ends: the names above it, and authors, sources and invitations below, are taken off."""

from __future__ import annotations

import re

from danvan_crawler.extract.alignment import alignment
from danvan_crawler.extract.byline import is_note, labelled_author, name_with_office, tail_author, with_office, with_unit
from danvan_crawler.extract.chaff import ADDRESS, FULL_STOP
from danvan_crawler.extract.credits import in_list, labelled_by, name_at_top, outlet_set_apart
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lead import date_only
from danvan_crawler.extract.lexicon import label, promotes
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.region import Region
from danvan_crawler.extract.signatories import PHOTO_CREDIT, is_name
from danvan_crawler.extract.source import signature, source_of

_SENTENCE, _INVITATION = 60, 300
_ITEM = re.compile(r"\d{1,2}[.)]\s|[-+•]\s|giải (?:nhất|nhì|ba|tư|khuyến khích|[abc])\b", re.I)
_DOCUMENT_SIGNED = re.compile(r"\W*(?:đã ký|ký tên|ký, ghi rõ họ tên)\W*$", re.I)
"""Above the name of who signed a circular, which is of its text: "KT. GIÁM ĐỐC", "(Đã ký)", "Nguyễn Văn An"."""
_STARS, _RATING = 5, ("danh gia", "danh gia bai viet", "binh chon")
_CONTINUED = re.compile(
    r"(?:con (?:nua|tiep)|het)$|(?:(?:don doc|xem tiep|moi doc|xem) )?(?:ky|bai|phan|so) (?:sau|cuoi|toi|tiep(?: theo)?)\b|"
    r"(?:don doc|xem tiep) (?:ky|bai|phan) \d"
)
"""What ends a part of a series: "(Còn nữa)", "Kỳ cuối: Làng trong phố", "Đón đọc bài 3: …"."""


def cut_top(doc: Doc, kept: list[Line], region: Region, title_last: int) -> list[Line]:
    """Take names above the text off: right-aligned lines ("ThS LÊ VĂN CƯỜNG", then an institute), or a line of capitals ("ĐỨC BÌNH")."""
    top: list[Line] = []
    while len(kept) > 1 and len(top) < 3 and len(kept[0].text) <= 120:
        text = kept[0].text
        if is_prose(kept[1]) and name_at_top(doc, kept[0], title_last) is not None:
            top.append(kept.pop(0))
            continue
        right = alignment(doc, kept[0].node, region.node) == "right"
        if len(kept) < 3 and not (right and is_name(text)):
            break
        if name_with_office(kept[0]) is not None:
            top.append(kept.pop(0))
            continue
        if len(text) > 100 or (is_prose(kept[0]) and not is_name(text)):
            break
        if not right and not (text.isupper() and is_name(text) and len(text.split()) <= 6 and not kept[1].text.isupper()):
            break
        top.append(kept.pop(0))
    return top


def cut_tail(doc: Doc, kept: list[Line], region: Region) -> list[Line]:
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
        if len(text) <= 120 and labelled_by(doc, kept[-2], line):
            tail[:0] = kept[-2:]
            del kept[-2:]
            continue
        right = alignment(doc, line.node, region.node) == "right"
        stop = len(text) > 120 or (is_prose(line) and not right and source_of(text, True) is None)
        promoted = _invites(text)
        if stop and not promoted and not is_footer(text):
            break
        credits = (
            source_of(text, True) is not None
            or (tail_author(line, right) is not None and not in_list(doc, line) and (right or _may_sign(doc, line, kept[-2])))
            or (_is_whole(kept[-2]) and outlet_set_apart(doc, line, right) is not None)
        )
        if _DOCUMENT_SIGNED.match(kept[-2].text) or (not right and _is_of_list(line, kept[-2])):
            break
        signed |= credits
        if (
            credits
            or promoted
            or (len(text) <= 100 and _CONTINUED.match(plain(text)))
            or is_footer(text)
            or (label(plain(text)) is not None and len(text) < 45)
            or date_only(line)
            or (ADDRESS.match(text) and not ADDRESS.match(kept[-2].text))  # alone at the end it is where the text was taken from
            or key(text) == ""
            or PHOTO_CREDIT.match(text)
            or (text.isdigit() and int(text) <= _STARS)
            or is_note(text)
            or plain(text) in _RATING
        ):
            tail.insert(0, kept.pop())
            continue
        if not (right and len(text) <= 120):
            break
        tail.insert(0, kept.pop())
        unread.add(line.index)
    while not signed and tail and tail[0].index in unread and labelled_author(tail[0].spaced) is None:
        kept.append(tail.pop(0))
    return tail


def _is_of_list(line: Line, above: Line) -> bool:
    """Whether a name with an office or a newspaper is one of several: "Danh sách Ban Chấp hành gồm:", "Lê Văn Tám – Chủ tịch Hội", "Trần Văn
    Bình – Phó Chủ tịch Hội"."""
    return any(form(line.text) and (above.text.endswith(":") or form(above.text)) for form in (with_office, with_unit, signature))


def _may_sign(doc: Doc, line: Line, above: Line) -> bool:
    """Whether a name with an office or a newspaper in plain letters may be the author's: below a sentence of the text, not below what somebody
    said, the winner of a prize or the item of a list, nor below a photo."""
    if line.bold or line.italic or not any(form(line.text) for form in (with_unit, signature)):
        return True
    photo = any(picture.line == line.index for picture in doc.pictures)
    return _is_whole(above) and not photo and not above.text.endswith(("”", '"')) and not _ITEM.match(above.text)


def _is_whole(line: Line) -> bool:
    """Whether a line ends as a sentence does; "Đơn vị phối hợp:" heads what is below it."""
    return line.text.endswith(FULL_STOP) and not line.text.endswith(":")


def _is_text(line: Line) -> bool:
    """Whether a line is Vietnamese running text and no invitation; English ones cannot be told from what is written."""
    return is_prose(line) and not line.text.isascii() and len(line.text) >= _SENTENCE and not _invites(line.text)


def _invites(text: str) -> bool:
    """Whether a line tells whom to follow, where to send news, which newsletter to take."""
    return len(text) <= _INVITATION and promotes(text)
