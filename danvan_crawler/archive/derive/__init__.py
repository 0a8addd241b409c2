"""What needs more than one page: a function of the archive, whatever the order of crawling, to be repeated at will."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.archive.derive.store import derive_dates
from danvan_crawler.archive.search import refresh
from danvan_crawler.archive.session import Archive


def derive(archive: Archive, sites: Sequence[str] | None = None) -> dict[str, int]:
    """Derives anew for these sites (default: all) and brings the search index up to date.

    Returns how many publish dates and bounds are known from other pages, and how many texts were made searchable.
    Raises `ArchiveError`.
    """
    counts = derive_dates(archive, sites)
    return counts | {"indexed": refresh(archive)}
