"""Which addresses are further pages of a list."""

from __future__ import annotations

import re

from .canonical import Address
from .numbers_in_query import PAGE_PARAMETER, from_root

_PAGED_PATH = re.compile(
    r"/(?:(?:cur(?:rent)?)?page(?:index|number|num|no)?|trang|pg|p)[-_/]?\d+(?:\.\w+)?/?$|[-_](?:p|page|trang)\d+(?:\.\w+)?/?$",
    re.IGNORECASE,
)


def is_paged(address: Address) -> bool:
    """True for the second and further pages of a listing (or of a long text): "?page=2", "/trang-63.html", "_cur=3"."""
    if _PAGED_PATH.search(address.path):
        return True
    return (
        any(PAGE_PARAMETER.fullmatch(name) and re.fullmatch(r"0*([2-9]|[1-9]\d{1,8})", value or "") for name, value in address.query)
        and next(from_root(address), None) is None
    )
