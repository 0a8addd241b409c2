"""The role of PostgreSQL that may only read."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.jobs import StartRunJob
from danvan_crawler.archive.read import status
from danvan_crawler.archive.reader import make_reader, reader_statements
from danvan_crawler.archive.search import refresh, search
from danvan_crawler.archive.stats import stats
from danvan_crawler.archive.views import VIEWS
from danvan_crawler.errors import ArchiveError, ConfigurationError

from .samples import capture, page, written


@pytest.fixture(scope="module")
def filled(new_schema: Callable[[], str]) -> Iterator[Archive]:
    """An archive on PostgreSQL with an article."""
    archive = Archive(new_schema())
    archive.upgrade()
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1", args={"HTTP_PROXY": "http://me:secret@proxy"})).result().run_id
        written(writer, capture(run), page(run))
    refresh(archive)
    yield archive
    archive.close()


@pytest.fixture
def owned(filled: Archive) -> Iterator[tuple[Archive, str]]:
    """That archive, and the name of a role that is gone afterwards."""
    role = f"reader_{uuid.uuid4().hex[:10]}"
    yield filled, role
    with filled.begin() as connection:
        if connection.scalar(text("select 1 from pg_roles where rolname = :role"), {"role": role}):
            connection.execute(text(f"drop owned by {role}"))
            connection.execute(text(f"drop role {role}"))


@pytest.mark.postgresql
def test_a_reader_reads_and_writes_nothing(owned: tuple[Archive, str]) -> None:
    archive, role = owned
    make_reader(archive, role)
    make_reader(archive, role)
    engine = create_engine(make_url(archive.url).set(drivername="postgresql+psycopg", username=role))
    with engine.connect() as connection:
        for name in VIEWS:
            connection.execute(text(f"select * from {name} limit 1"))
        assert connection.scalar(text("select count(*) from v_article")) == 1
    for statement in (
        "delete from article",
        "set default_transaction_read_only = off; delete from article",
        "set transaction read write; update site set name = 'x'",
        "set transaction read write; create table mine (n integer)",
        "select args from crawl_run",
        "select * from crawl_run",
    ):
        with engine.connect() as connection, pytest.raises(DBAPIError, match=r"permission denied|read-only"):
            connection.execute(text(statement))
            connection.commit()
    engine.dispose()
    reading = Archive(make_url(archive.url).set(username=role))
    reading.check()
    assert len(search(reading, "dan van", update=False).hits) == 1
    assert [one.articles for one in status(reading)] == [1]
    assert stats(reading).sites["yenphu"]["articles"] == 1
    reading.close()


@pytest.mark.postgresql
def test_statements_can_be_shown_without_running_them(owned: tuple[Archive, str]) -> None:
    archive, role = owned
    statements = make_reader(archive, role, only_show=True)
    assert statements[0] == f"create role {role} login"
    with archive.connect() as connection:
        assert connection.scalar(text("select 1 from pg_roles where rolname = :role"), {"role": role}) is None


@pytest.mark.parametrize("role", ["", "a b", "x; drop role y", "X", "pg_monitor", "1a", "a" * 64])
def test_a_name_that_needs_quotes_is_refused(role: str) -> None:
    with pytest.raises(ConfigurationError, match="name of a role"):
        reader_statements(role, "public", exists=False)


@pytest.mark.postgresql
def test_what_is_no_text_is_no_name(owned: tuple[Archive, str]) -> None:
    """An argument that is no UTF-8, as Python gives it."""
    with pytest.raises(ConfigurationError, match="the name of a role"):
        make_reader(owned[0], "x\udcff", only_show=True)


def test_a_sqlite_file_has_no_roles(tmp_path: object) -> None:
    archive = Archive("sqlite://")
    with pytest.raises(ConfigurationError, match="danvan publish"):
        make_reader(archive, "reader")
    archive.close()


@pytest.mark.postgresql
def test_a_reader_is_told_who_may_give_the_right(owned: tuple[Archive, str]) -> None:
    archive, role = owned
    make_reader(archive, role)
    with archive.begin() as connection:
        connection.execute(text(f"revoke select on search_facet from {role}"))  # as a table that an upgrade has made
    theirs = Archive(make_url(archive.url).set(drivername="postgresql+psycopg", username=role))
    with pytest.raises(ArchiveError, match=r"search_facet .*danvan db reader"):
        search(theirs, "dân vận", facets=("site",), update=False)
    theirs.close()


@pytest.mark.postgresql
def test_who_writes_is_not_made_a_reader(owned: tuple[Archive, str]) -> None:
    archive, role = owned
    settings = "select rolconfig from pg_roles where rolname = session_user"
    with archive.connect() as connection:
        me, before = connection.scalar(text("select session_user")), connection.scalar(text(settings))
    with pytest.raises(ConfigurationError, match="administrator"):
        make_reader(archive, str(me), only_show=True)
    with archive.begin() as connection:
        connection.execute(text(f"create role {role} createdb"))
    with pytest.raises(ConfigurationError, match="reading alone"):
        make_reader(archive, role)
    with archive.connect() as connection:
        assert connection.scalar(text(settings)) == before
