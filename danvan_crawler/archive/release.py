"""The tables of a release: files whose bytes follow from what the archive says and from nothing else.

Rows are sorted by code points, row numbers and clocks of our own are left out: two equal archives write the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from sqlalchemy import func, select, text

from danvan_crawler.archive.export import cell, export_rows, write_csv, write_jsonl
from danvan_crawler.archive.models import Article, ArticleVersion, CrawlRun, Site
from danvan_crawler.archive.session import Archive

TABLES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "appearances.csv": (
        ("person", "name", "undecided", "day", "last_day", "day_method", "role", "offices", "title", "site", "url", "copies"),
        """select n.key as person, e.name, e.undecided, e.day, e.last_day, e.day_method, e.role, e.offices, e.title, e.site, e.url, e.copies
           from v_person_event e join person n on n.id = e.person_id""",
    ),
    "offices.csv": (
        ("person", "name", "undecided", "role", "organization", "level", "area", "first_day", "last_day", "former_day", "claims"),
        """select n.key as person, o.name, o.undecided, o.role, o.organization, o.level, o.area, o.first_day, o.last_day, o.former_day,
                  o.claims from v_office o join person n on n.id = o.person_id""",
    ),
    "reprints.csv": (
        ("site", "url", "of_site", "of_url", "relation", "method", "declared_source", "lag_days", "containment", "jaccard"),
        "select site, url, of_site, of_url, relation, method, declared_source, lag_days, containment, jaccard from v_reprint",
    ),
    "links.csv": (
        ("site", "url", "block", "rank", "link_title", "link_url", "link_date", "target_url"),
        "select site, url, block, rank, link_title, link_url, link_date, target_url from v_link",
    ),
}


def write_tables(archive: Archive, folder: Path) -> dict[str, dict[str, Any]]:
    """Writes all tables into the folder and returns file name -> {sha256, bytes, rows}. Raises `ArchiveError`, OSError."""
    writers: dict[str, Callable[[IO[str]], int]] = {
        "articles.jsonl": lambda out: write_jsonl(export_rows(archive, versions="all"), out),
        "articles.csv": lambda out: write_csv(export_rows(archive, versions="all"), out),
    }
    for name, (columns, query) in TABLES.items():
        writers[name] = lambda out, columns=columns, query=query: _write(columns, _sorted(archive, query), out)  # type: ignore[misc]
    return {name: _file(folder / name, write) for name, write in writers.items()}


def other_readers(archive: Archive, code: str, extractor: str) -> list[tuple[str, str, int]]:
    """Sites with article versions that other versions of package or extractor read last, those, and how many versions: their WARC files
    need not give the same tables today. Raises `ArchiveError`.
    """
    query = (
        select(Site.name, CrawlRun.code_version, ArticleVersion.extractor_version, func.count())
        .select_from(ArticleVersion)
        .join(CrawlRun, CrawlRun.id == ArticleVersion.run_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Site, Site.id == Article.site_id)
        .where((CrawlRun.code_version != code) | ArticleVersion.extractor_version.is_distinct_from(extractor))
        .group_by(Site.name, CrawlRun.code_version, ArticleVersion.extractor_version)
    )
    with archive.connect() as connection:
        rows = connection.execute(query).all()
    return sorted((site, f"{reader}, extractor {version or '?'}", count) for site, reader, version, count in rows)


def _sorted(archive: Archive, query: str) -> list[tuple[str, ...]]:
    with archive.connect() as connection:
        return sorted(tuple(_plain(value) for value in row) for row in connection.execute(text(query)))


def _plain(value: Any) -> str:
    """A value as both databases write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return cell(value) if isinstance(value, str) else str(value)


def _write(columns: Sequence[str], rows: Iterable[tuple[str, ...]], out: IO[str]) -> int:
    table = csv.writer(out, lineterminator="\n")
    table.writerow(columns)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last value is the answer
        table.writerow(row)
    return count


def _file(path: Path, write: Callable[[IO[str]], int]) -> dict[str, Any]:
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = write(out)
    return {"sha256": sha256(path), "bytes": path.stat().st_size, "rows": rows}


def sha256(path: Path, size: int | None = None, start: int = 0) -> str:
    """SHA-256 of a file, or of its `size` bytes from `start` on, in hexadecimal digits. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(start)
        for block in _blocks(file, size):
            digest.update(block)
    return digest.hexdigest()


def _blocks(file: IO[bytes], size: int | None) -> Iterator[bytes]:
    left = size
    while block := file.read(1 << 20 if left is None else min(left, 1 << 20)):
        yield block
        left = None if left is None else left - len(block)
