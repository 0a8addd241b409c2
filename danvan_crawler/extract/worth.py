"""What each line of a page is worth as text."""

from __future__ import annotations

from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lexicon import CHATTER, COUNTER
from danvan_crawler.extract.prose import SENTENCE_END, is_prose
from danvan_crawler.extract.teasers import belongs_to_headline

_MOST_OF = 0.75
"""Of the letters of a line that tells nothing but a moment, the share that its date has."""


def line_values(doc: Doc) -> list[float]:
    """What each line is worth as text, before anything is known of the place where it stands."""
    out = []
    for line in doc.lines:
        size = len(line.text)
        if line.link > size * 0.5:
            out.append(-(8 + 0.25 * size) if size > 2 else -2.0)
        elif is_prose(line):
            if size < 400 and is_footer(line.text):
                out.append(-60.0)
            elif (size < 160 and (CHATTER.match(plain(line.text)) or _is_details(line))) or belongs_to_headline(doc, line):
                out.append(0.0)
            else:
                out.append(size - 1.5 * line.link)
        else:
            out.append(0.0)
    return out


def _is_details(line: Line) -> bool:
    """Whether a line reads as text by its commas alone, and tells when the article was printed and how often it was read, "Thời gian: Chủ nhật,
    23/02/2020, 13:56 (GMT+7) | Lượt xem: 2217", or is the page's clock, "Hôm nay, thứ ba ngày 20 tháng 10 năm 2026, 9:00 SA"."""
    if len(line.text) >= 90 or SENTENCE_END.search(line.text) or (found := first_date(line.spaced)) is None:
        return False
    return len(found.raw) > _MOST_OF * len(line.text) or COUNTER.search(plain(line.text)) is not None
