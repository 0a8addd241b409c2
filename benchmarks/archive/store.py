"""How fast whole articles are stored through the writer, against the database's own bulk load of the same rows in the same run.

    python -m benchmarks.archive.store [--articles 2000] [--postgresql URL]

An article has a body of 5.8 KB, 8 participants with 2 offices each, 12 links and what else a page gives. The limit is
`executemany` (SQLite) or COPY (PostgreSQL) of exactly the rows that the writer left behind, into the same schema with all its
indexes, with as many commits as 100 whole articles each. Rounds alternate; the median of their ratios counts, on the wall and of
processor time (this process and the server's).
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from benchmarks.archive.clock import cpu_clock
from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.jobs import ArticleRecord, CaptureJob, Discovered, Job, PageJob, StartRunJob
from danvan_crawler.archive.models import Base
from danvan_crawler.items import Article, DateMention, DocumentCitation, Image, Link, Participant, Position, Span
from danvan_crawler.sites.urls import is_view

TABLES = [
    *("resource", "capture", "article", "article_version", "article_asset", "article_link", "date_mention", "document_citation"),
    *("participant", "participant_position", "participant_role", "search_queue"),
]
PARAGRAPH = "Đồng chí Lê Thị Hoà, Phó Trưởng Ban Dân vận Tỉnh ủy, nhấn mạnh công tác dân vận của hệ thống chính trị trong thời gian tới. "
HOST = "http://danvan.example"


def item(n: int) -> dict[str, Any]:
    paragraph = (PARAGRAPH * 3).strip()
    body = "\n\n".join(f"Đoạn {i} của bài {n}. {paragraph}" for i in range(10))
    span = Span("body", 0, 10)
    return asdict(
        Article(
            url=f"{HOST}/bai-{n}.html",
            title=f"Hội nghị triển khai nhiệm vụ công tác dân vận số {n}",
            sapo=PARAGRAPH,
            body=body,
            published_raw="12/05/2026 - 10:14",
            published="2026-05-12T10:14+07:00",
            author="Minh Anh",
            source="Báo Yên Phú",
            section="Tin tức",
            images=[Image(f"{HOST}/anh/{n}.jpg", "Toàn cảnh hội nghị")],
            links=[Link(f"{HOST}/bai-{n + i}.html", f"Bài {n + i}", "related", i, "12/05/2026", "2026-05-12") for i in range(1, 13)],
            date_mentions=[DateMention("Sáng 12/5", "2026-05-12", "2026-05-12", "2026-05-12", "day", "event", "yearless", span)],
            participants=[
                Participant(
                    f"Nguyễn Văn {c}", span, "đồng chí", [Position("Ủy viên", span), Position("Trưởng Ban", span)], "speak", ["speak"], i
                )
                for i, c in enumerate("ABCDEGHI", 1)
            ],
            cited_documents=[DocumentCitation("Kết luận số 120-KL/TW", "120-KL/TW", span)],
        )
    )


Took = tuple[float, float]
"""Seconds on the wall, and of processor time."""


@contextlib.contextmanager
def timed(clock: Callable[[], float], took: list[Took]) -> Iterator[None]:
    """Adds what the block takes."""
    cpu, began = clock(), time.perf_counter()
    yield
    took.append((time.perf_counter() - began, clock() - cpu))


def through_writer(archive: Archive, items: list[dict[str, Any]], clock: Callable[[], float], took: list[Took]) -> None:
    """Stores the articles, timed from the first job to the last commit."""
    start = datetime(2026, 11, 23, tzinfo=UTC)
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("bench", "bench", "crawl", "0")).result().run_id
        jobs: list[Job] = []
        for n, one in enumerate(items):
            key, record = f"danvan.example/{n}", f"<urn:uuid:{uuid.UUID(int=n)}>"
            capture = CaptureJob(
                "bench", run, one["url"], key, "article", record, start + timedelta(seconds=n), status=200, mime="text/html", size=61_000
            )
            links = enumerate([link["url"] for link in one["links"]], 1)
            found = [Discovered(url, f"danvan.example/{n + i}", "article", is_view=is_view(url)) for i, url in links]
            keys = {one.url: one.key for one in found} | {image["url"]: f"danvan.example/anh/{n}.jpg" for image in one["images"]}
            page = PageJob("bench", run, one["url"], key, record, "article", articles=[ArticleRecord(key, one, keys)], discovered=found)
            jobs += [capture, page]
        gc.collect()
        gc.freeze()  # what the crawl holds is not the writer's to walk through
        with timed(clock, took):
            futures = [writer.submit(job) for job in jobs]
            for future in futures:
                future.result()
    gc.unfreeze()


def rows_of(archive: Archive) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """What the writer left behind, as the database gives it."""
    found = {}
    with archive.engine.connect() as connection:
        for name in TABLES:
            columns = [column.name for column in Base.metadata.tables[name].columns]
            raw = connection.exec_driver_sql(f"select {', '.join(columns)} from {name}").all()
            found[name] = (columns, [tuple(row) for row in raw])
    return found


def batches(
    rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]], articles: int
) -> Iterator[tuple[str, list[str], list[tuple[Any, ...]]]]:
    """Table by table, so that foreign keys hold, in parts of the rows of 1,200 articles: as many commits as 100 whole articles each."""
    count = max(1, articles // (100 * len(TABLES)))
    for name, (columns, some) in rows.items():
        for i in range(count):
            yield name, columns, some[i * len(some) // count : (i + 1) * len(some) // count]


def raw_sqlite(archive: Archive, rows: Any, articles: int) -> None:
    connection = archive.engine.raw_connection()
    cursor = connection.cursor()
    for name, columns, some in batches(rows, articles):
        cursor.execute("begin immediate")
        cursor.executemany(f"insert into {name} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})", some)
        cursor.execute("commit")
    connection.close()


def raw_postgresql(archive: Archive, rows: Any, articles: int) -> None:
    connection: Any = archive.engine.raw_connection()
    cursor = connection.cursor()
    for name, columns, some in batches(rows, articles):
        with cursor.copy(f"copy {name} ({', '.join(columns)}) from stdin") as copy:
            for row in some:
                copy.write_row(row)
        connection.commit()
    connection.close()


def emptied(archive: Archive, keep: bool) -> None:
    names = TABLES if keep else list(Base.metadata.tables)
    with archive.begin() as connection:
        if archive.is_sqlite:
            connection.exec_driver_sql("pragma defer_foreign_keys = on")
            for name in reversed(names):
                connection.execute(text(f"delete from {name}"))
        else:
            connection.execute(text(f"truncate {', '.join(names)} cascade"))


def compare(label: str, archive: Archive, raw: Callable[[Archive, Any, int], None], items: list[dict[str, Any]], rounds: int) -> None:
    archive.upgrade()
    clock = cpu_clock(archive)
    ours: list[Took] = []
    limit: list[Took] = []
    for _ in range(rounds):
        emptied(archive, keep=False)
        through_writer(archive, items, clock, ours)
        rows = rows_of(archive)
        emptied(archive, keep=True)
        with timed(clock, limit):
            raw(archive, rows, len(items))
    for what, our, its in zip(("wall", "CPU"), zip(*ours, strict=True), zip(*limit, strict=True), strict=True):
        ratio = statistics.median(b / a for a, b in zip(our, its, strict=True))
        a, b = (len(items) / statistics.median(one) for one in (our, its))
        print(f"{label:12} {what:4} writer {a:7.0f}/s   raw {b:7.0f}/s   ratio {ratio:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--postgresql", default="postgresql+psycopg://postgres@127.0.0.1:5432/test", help="URL of a server to test on; '' for none"
    )
    options = parser.parse_args()
    items = [item(n) for n in range(options.articles)]
    with tempfile.TemporaryDirectory() as folder:
        compare("SQLite", Archive(f"sqlite:///{Path(folder) / 'bench.sqlite3'}"), raw_sqlite, items, options.rounds)
    if not options.postgresql:
        return
    schema = f"danvan_bench_{uuid.uuid4().hex[:8]}"
    engine = create_engine(options.postgresql, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create schema {schema}"))
        try:
            url = make_url(options.postgresql).update_query_dict({"options": f"-csearch_path={schema}"})
            archive = Archive(url)
            compare("PostgreSQL", archive, raw_postgresql, items, options.rounds)
            archive.close()
        finally:
            connection.execute(text(f"drop schema {schema} cascade"))


if __name__ == "__main__":
    main()
