"""A read-only SQLite copy of the archive for Datasette, and the metadata that goes with it: facets, a search box, ready queries.

What only the crawl needs is left out: the queue and its validators, what operators typed, the search index of `danvan search`. In its
place the copy has an FTS5 table that plain SQL can ask with and without diacritics (SQLite itself can't fold đ).
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from danvan_crawler.archive.copy import copy_archive
from danvan_crawler.archive.search import refresh
from danvan_crawler.archive.session import Archive
from danvan_crawler.archive.views import VIEWS
from danvan_crawler.errors import ArchiveError, ConfigurationError
from danvan_crawler.vietnamese.text import fold

LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđðčĕĭŏŭñ"
"""Of Vietnamese, and of the names of the Central Highlands: "H'Phĭk Mlô", "Y Čiă"."""
MARKS = "\u0300\u0301\u0303\u0309\u0323\u0306\u0302\u031b\u030c"
"""Combining marks, for what is typed in letters taken apart."""
SEPARATORS = string.punctuation + "’‘“”–—…"

# What stays is what the pages say, and what follows from it.
LEFT_OUT = (
    "drop trigger search_text_removed",
    "drop table search_index",
    "drop table search_index_removed",
    "drop table search_queue",
    "drop table search_facet",
    "alter table search_text drop column words",
    "update crawl_run set args = null",
    "delete from resource where state in ('queued', 'claimed', 'skipped') and id not in (select resource_id from capture)"
    " and id not in (select resource_id from article) and id not in (select resource_id from listing_link)"
    " and id not in (select resource_id from listing_order)",
    "update resource set claimed_by_run_id = null, next_at = null, etag = null, last_modified = null",
)
SEARCH = (
    "create virtual table article_fts using fts5 (folded, printed, content='', tokenize='unicode61 remove_diacritics 2')",
    """insert into article_fts (rowid, folded, printed)
       select a.article_id, t.title || ' ' || t.body, a.title || ' ' || coalesce(a.sapo, '') || ' ' || a.body
       from v_article a join search_text t on t.article_id = a.article_id""",
    "insert into article_fts (article_fts) values ('optimize')",
    "create table letter (n integer primary key, letter text not null, plain text not null)",
)


def publish(archive: Archive, path: Path) -> Path:
    """Writes the copy to `path`, which must not exist, and its metadata beside it; returns the path of the metadata.

    Both appear under their names once they are whole. Raises `ConfigurationError` if a file is in the way or can't be made,
    `ArchiveError` for errors of the databases.
    """
    metadata = path.with_name(f"{path.stem}.metadata.json")
    for file in (path, metadata):
        if file.exists():
            raise ConfigurationError(f"{file} exists already: remove it, or give another name")
    part, told = (file.with_name(f".{file.name}.part") for file in (path, metadata))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _copy(archive, part)
        with _opened(part) as connection:
            _prepare(connection)
            described = metadata_of(connection, path.stem)
        told.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        part.chmod(0o444)
        told.rename(metadata)
        part.rename(path)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"{path}: the copy can't be written: {error}") from None
    finally:
        for left in (part, told, *(part.with_name(part.name + tail) for tail in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)
    return metadata


def _copy(archive: Archive, part: Path) -> None:
    refresh(archive)
    if archive.is_sqlite:
        with archive.translated("copied"):
            connection = archive.engine.raw_connection()
            try:
                connection.cursor().execute("vacuum into ?", (str(part),))
            finally:
                connection.close()
        return
    target = Archive(f"sqlite:///{part}", now=archive.now)
    try:
        copy_archive(archive, target)
    finally:
        target.close()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("pragma foreign_keys = off")
    connection.execute("pragma journal_mode = delete")
    connection.execute("begin")
    for statement in (*LEFT_OUT, *SEARCH):
        connection.execute(statement)
    connection.executemany("insert into letter (letter, plain) values (?, ?)", letter_rows())
    connection.execute("commit")
    connection.execute("analyze")
    connection.execute("vacuum")


def letter_rows() -> list[tuple[str, str]]:
    """How a query is folded in SQL: what is replaced by what, in this order."""
    both = [(one, fold(letter)) for letter in LETTERS for one in (letter, letter.upper())]
    return [*both, *((mark, "") for mark in MARKS), *((separator, " ") for separator in SEPARATORS)]


FOLDED = """with recursive typed(n, s) as (
    select 0, lower(:{name})
    union all
    select typed.n + 1, replace(typed.s, letter.letter, letter.plain) from typed join letter on letter.n = typed.n + 1
), folded as (select trim(s) as s from typed order by n desc limit 1)
"""
"""The parameter in small letters without diacritics, as the one value of `folded`."""

QUERIES: dict[str, tuple[str, str, str]] = {
    "search": (
        "Search without diacritics",
        'All words, with or without diacritics: "dan van kheo", "Đảng bộ", "120-KL/TW". The newest first.',
        FOLDED.format(name="words")
        + """select a.published_on, a.site, a.title, a.sapo, a.url
from article_fts f
join v_article a on a.article_id = f.rowid
where article_fts match 'folded : (' || (select case s when '' then '""' else s end from folded) || ')'
order by a.published_on desc, a.url
limit 200""",
    ),
    "appearances": (
        "Appearances of a person",
        "Where a name or the end of a name appears, with day, role and offices. Two people may have one name: look at the offices.",
        FOLDED.format(name="name")
        + """select p.day, p.name, p.role, p.offices, p.title, p.url, p.site
from v_appearance p
where (select s from folded) <> ''
  and (replace(replace(p.name_folded, '’', ' '), '''', ' ') = (select s from folded)
       or replace(replace(p.name_folded, '’', ' '), '''', ' ') like '% ' || (select s from folded))
order by p.day, p.url""",
    ),
    "met": (
        "Who met whom",
        "People who take part in the same articles as a person, and how often.",
        FOLDED.format(name="name")
        + """select b.name as other, count(distinct b.article_id) as articles, min(b.published_on) as first_day, max(b.published_on) as last_day,
       max(b.offices) as offices
from v_participant a
join v_participant b on b.version_id = a.version_id and b.name_folded <> a.name_folded
where replace(replace(a.name_folded, '’', ' '), '''', ' ') = (select s from folded)
group by b.name_folded
order by articles desc, other""",
    ),
    "document": (
        "Who cites a document",
        'Articles that name a Party or state document by its number, such as "120-KL/TW".',
        """select a.published_on, a.site, a.title, c.raw, a.url
from document_citation c
join v_article a on a.version_id = c.version_id
where upper(c.number) = upper(trim(:number))
order by a.published_on, a.url""",
    ),
}
"""Name -> title, what it answers, SQL."""

FACETS = {
    "v_article": ("site", "level", "province_now", "section", "source", "state"),
    "v_participant": ("site", "role"),
    "v_appearance": ("site", "role"),
    "v_link": ("site", "block"),
    "v_date": ("site", "function"),
    "v_capture": ("site", "status", "reading_kind"),
    "document_citation": ("number", "type"),
}


def metadata_of(connection: sqlite3.Connection, database: str) -> dict[str, Any]:
    """Datasette's metadata for a copy of this name."""
    tables: dict[str, dict[str, Any]] = {}
    for (name,) in connection.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"):
        hidden = name in ("letter", "alembic_version", "search_text") or name.startswith("article_fts")
        tables[name] = {"hidden": True} if hidden else {}
    for name, about in VIEWS.items():
        tables[name] = {"description": about}
    for name, facets in FACETS.items():
        tables.setdefault(name, {})["facets"] = list(facets)
    tables["v_article"] |= {"fts_table": "article_fts", "fts_pk": "article_id", "sort_desc": "published_on"}
    queries = {name: {"title": title, "description": about, "sql": sql, "hide_sql": True} for name, (title, about, sql) in QUERIES.items()}
    return {
        "title": "Archive of Vietnam's mass-mobilization bodies",
        "description": "Articles of the web sites of dân vận bodies, with the people, offices, dates and documents they name. "
        "Each row leads to the WARC record it was read from.",
        "databases": {database: {"tables": tables, "queries": queries}},
    }
