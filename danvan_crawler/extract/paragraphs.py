"""The lines of a text as its paragraphs: rows of data tables, hard-wrapped lines, preformatted text."""

from __future__ import annotations

import re
from collections import Counter

from danvan_crawler.extract.dom import Doc, Line
from danvan_crawler.extract.lead import undated
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.tidy import tidy

_CELL, _MOST_LINES, _LONGEST_CELL = 3, 40, 400
_BULLET_ONLY = re.compile(r"^[\s\-–—•·*.,:;|_=~>«»+]*$")
_PREFORMATTED = re.compile(r"white-space\s*:\s*pre", re.I)


def paragraphs(doc: Doc, kept: list[Line], node: int) -> list[str]:
    """Lines as paragraphs; cells of a data table row are joined by " | ", hard-wrapped lines of one block by a space."""
    out: list[str] = []
    rows: dict[int, int] = {}
    of_data: dict[int, bool] = {}
    last: Line | None = None
    tabled = "tr" in doc.tags
    for line in kept:
        row = doc.nearest("tr", line.node, node, 6) if tabled else -1
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
    if len(lines) > _MOST_LINES or any(len(line.text) > _LONGEST_CELL for line in lines):
        return False
    cells = [next((at for at in doc.up(line.node, row) if doc.tags[at] in ("td", "th")), -1) for line in lines]
    texts = Counter(cell for cell, line in zip(cells, lines, strict=True) if is_prose(line))
    return len(set(cells)) > 1 and max(texts.values(), default=0) <= _CELL
