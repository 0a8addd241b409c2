"""Articles by what a reader pastes: an address as the archive has it or not, a canonical key, a permalink."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from danvan_crawler.archive.cite import PERMALINK, Citation, cite
from danvan_crawler.archive.export import article_rows
from danvan_crawler.archive.session import Archive
from danvan_crawler.cli.common import all_sites
from danvan_crawler.sites.urls import resource_key


def rows_of(archive: Archive, typed: str) -> list[dict[str, Any]]:
    """The versions of an article, oldest first, of a permalink the one it names; empty if there is none. Raises `ArchiveError`."""
    link = PERMALINK.fullmatch(typed)
    if link is None:
        return next((rows for address in _spellings(typed) if (rows := article_rows(archive, address))), [])
    rows = article_rows(archive, link["key"])
    return [row for row in rows if (row["site"], row["version"]) == (link["site"], int(link["version"]))]


def known_url(archive: Archive, typed: str) -> str:
    """The address under which the archive has an article; as typed if it has none. Raises `ArchiveError`."""
    rows = rows_of(archive, typed)
    return str(rows[0]["url"]) if rows else typed


def citations(archive: Archive, typed: str, person: str | None) -> list[Citation]:
    """What `cite` finds, under another spelling of the address if it knows none under this. Raises `ArchiveError`."""
    return next((found for address in _spellings(typed) if (found := cite(archive, address, person))), [])


def _spellings(typed: str) -> Iterator[str]:
    """As typed, then the canonical key under the site of its host: "HTTPS://danvan.vn/bai-c12.html?fbclid=…", "danvan.vn/in/c12"."""
    yield typed
    url = typed if "://" in typed else f"http://{typed}"
    if site := all_sites().of_url(url):
        yield resource_key(url, site)
