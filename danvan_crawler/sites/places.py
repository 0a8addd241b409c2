"""Where in its listing a page stands, by its address: "?page=57", "?limitstart=15", "?page=0,3", "/trang-63.html", "&PageFirstRow=11"."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from .canonical import canonical_url

NUMBER_NAMES = re.compile(
    r"(?:.*_)?(?:page|pages|p|pg|paged|page_?index|page_?number|page_?no|page_?num|trang|cpage|cur|current_?page|cur_?page|paging|pn|dpage|npage)",
    re.IGNORECASE,
)
OFFSET_NAMES = re.compile(r"(?:.*_)?(?:limitstart|start|start_?row|offset|skip|from_?row)", re.IGNORECASE)
SIZE_NAMES = re.compile(r"(?:.*_)?(?:size|limit|page_?size|per_?page|count|take|delta|rows|num|length)", re.IGNORECASE)
# Liferay's pager repeats the state of the portlet in each address: ?p_p_id=101_INSTANCE_kQ7x&p_p_lifecycle=0&_101_INSTANCE_kQ7x_delta=10&…_cur=2.
_PORTLET = re.compile(r"p_p_\w+|p_r_p_\w+|p_o_p_\w+|p_auth|_\w+", re.IGNORECASE)
PATH_PAGE = re.compile(
    r"(?:/(?:cur(?:rent)?page|page(?:index|number|num|no)?|trang|pg|p)|[-_](?:page|trang|p))[-_/]?(\d{1,6})(?=(?:\.\w{2,5})?/?$)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:\.\w{2,5})?/*$")
# SharePoint's list view tells the row before the page: ?Paged=TRUE&p_ID=4511&p_Modified=20240312 08:15:00&PageFirstRow=11&View={5C0E…}.
_FIRST_ROW = "pagefirstrow"
_VIEW_ROW = re.compile(r"paged|pagedprev|p_\w+|view", re.IGNORECASE)
# Drupal numbers all pagers of a page at once: "?page=0,3" is the fourth page of its second list.
_PAGERS = re.compile(r"\d+(?:,\d+)*,(\d{1,9})")


class Place(NamedTuple):
    """Where a page stands: its listing (equal for all its pages), and the number or offset in its address, None on the first."""

    listing: str
    number: int | None


def place_of(url: str) -> Place:
    """The place of a page in its listing; an address without a page number is its own listing's first page."""
    parts = urlsplit(canonical_url(url))
    number: int | None = None
    kept = []
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    by_row = any(name.lower() == _FIRST_ROW for name, _ in pairs)
    for name, value in pairs:
        counts = NUMBER_NAMES.fullmatch(name) or OFFSET_NAMES.fullmatch(name) or name.lower() == _FIRST_ROW
        if counts and value.isdigit():
            number = int(value[:9])
        elif counts and (pagers := _PAGERS.fullmatch(value)):
            number = int(pagers[1])
        elif not (by_row and _VIEW_ROW.fullmatch(name)) and not (_PORTLET.fullmatch(name) or SIZE_NAMES.fullmatch(name)):
            kept.append((name.lower(), value))
    path = parts.path
    match = PATH_PAGE.search(path)
    if match and number is None:
        number = int(match[1])
        path = path[: match.start()]
    path = _ENDING.sub("", path)
    return Place(f"{parts.netloc}{path}?{urlencode(sorted(kept))}", number)
