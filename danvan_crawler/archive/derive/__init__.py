"""What needs more than one page: a function of the archive, whatever the order of crawling, to be repeated at will."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.archive.derive.address_store import derive_addresses
from danvan_crawler.archive.derive.people_store import derive_people
from danvan_crawler.archive.derive.reprint_store import derive_reprints
from danvan_crawler.archive.derive.store import derive_dates
from danvan_crawler.archive.search import refresh
from danvan_crawler.archive.session import Archive


def derive(archive: Archive, sites: Sequence[str] | None = None) -> dict[str, int]:
    """Derives anew and brings the search index up to date. `sites` (default: all) are those whose publish dates are looked at.

    Returns how many articles are second addresses of others, how many publish dates and bounds are known from other pages, how many
    articles are reprints, how many people, events and posts there are, and how many texts were made searchable. Raises `ArchiveError`.
    """
    counts = derive_addresses(archive)
    counts |= derive_dates(archive, sites)
    counts |= derive_reprints(archive)
    counts |= derive_people(archive)
    return counts | {"indexed": refresh(archive)}
