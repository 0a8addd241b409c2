"""Pages that list or describe documents: tables with their numbers, dates and subjects, and lists of files."""

from __future__ import annotations

import re

from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.prose import is_prose
from danvan_crawler.extract.region import Region
from danvan_crawler.items import Attachment

_COLUMN = re.compile(
    r"(?:so(?: ky)? hieu|so van ban|ngay (?:ban hanh|ky|van ban)|trich yeu|co quan ban hanh|noi dung trich yeu|ten van ban|loai van ban)"
)
_COLUMNS, _CARD, _LABEL = 2, 40, 24  # columns or fields that tell, lines of a card, letters of a field's name
_MANY_FILES = 8


def lists_documents(doc: Doc, region: Region, dated: int) -> bool:
    """Whether what looked like a text stands in a table whose head names the columns of documents, "Số ký hiệu", "Ngày ban hành", "Trích yếu",
    as does the line of what looked like the publish date (-1 for none)."""
    heads = [line for line in doc.lines[region.low : region.high] if doc.tags[line.node] == "th" and _COLUMN.match(plain(line.text))]
    if len({doc.parent[line.node] for line in heads}) != 1 or len(heads) < _COLUMNS:
        return False
    table = next((node for node in doc.up(heads[0].node) if doc.tags[node] == "table"), heads[0].node)
    if dated >= 0 and not doc.within(doc.lines[dated].node, table):
        return False
    return not any(is_prose(line) for line in doc.lines[region.low : region.high] if not doc.within(line.node, table))


def describes_document(doc: Doc, title_last: int) -> bool:
    """Whether what stands below the title is the table of a document's fields, "Số hiệu", "Ngày ban hành", one in a row, and no sentence is
    beside it: the page of a document in its list, `<h1>Kế hoạch số 12/KH-MTTQ</h1><table><tr><td>Số hiệu</td><td>12/KH-MTTQ</td></tr>…`."""
    below = doc.lines[title_last + 1] if 0 <= title_last < len(doc.lines) - 1 else None
    table = doc.nearest("table", below.node) if below else -1
    if table < 0 or doc.low[table] <= title_last or doc.high[table] - doc.low[table] > _CARD:
        return False
    fields = [line for line in doc.lines_of(table) if len(line.text) <= _LABEL and _COLUMN.match(plain(line.text))]
    rows = {doc.nearest("tr", line.node, table) for line in fields}
    beside = (line for line in doc.lines_of(doc.parent[table]) if not doc.within(line.node, table))
    return len(rows) >= _COLUMNS and not any(map(is_prose, beside))


def offers_documents(files: list[Attachment], paragraphs: list[str]) -> bool:
    """Whether a page offers many files, and most of its paragraphs are rows of a table: "12 | Tờ trình dự thảo Nghị quyết …"."""
    return len(files) >= _MANY_FILES and sum(" | " in paragraph for paragraph in paragraphs) * 2 > len(paragraphs)
