"""Archives to test on: every test that asks for one runs on SQLite and on PostgreSQL.

PostgreSQL is taken from TEST_POSTGRESQL_URL (default: server 127.0.0.1:5432, user postgres, database test); each session works in
schemas of its own and drops them. Without a server these tests are skipped, but fail if CI=true.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import processes
import pytest
from needs import lacks
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from danvan_crawler.archive import Archive
from danvan_crawler.archive.models import Base

SLOW_FIRST = ("smoke", "docs", "cli", "discovery", "kept", "failures", "crawl", "politeness")
"""Folders whose tests start subprocesses: were they last, one worker would still be at them when the others are done."""
TOGETHER = ("smoke", "docs", "cli", "crawl/test_replay.py", "discovery/test_forms.py", "archive/test_answers.py", "archive/test_publish.py")
"""Folders and files whose tests share a crawl or an archive made once: each stays with one worker."""

POSTGRESQL_URL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/test")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the tests over the workers of `make test` so that they end together."""

    def rank(item: pytest.Item) -> int:
        folder = item.path.parent.name
        for shared in {folder, f"{folder}/{item.path.name}"} & set(TOGETHER):
            item.add_marker(pytest.mark.xdist_group(shared))
        return SLOW_FIRST.index(folder) if folder in SLOW_FIRST else len(SLOW_FIRST)

    items.sort(key=rank)


@pytest.fixture(scope="session")
def new_schema() -> Iterator[Callable[[], str]]:
    """Makes an empty PostgreSQL schema and returns the URL of an archive in it."""
    engine = create_engine(POSTGRESQL_URL, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 5})
    made: list[str] = []

    def make() -> str:
        name = f"danvan_test_{uuid.uuid4().hex[:12]}"
        try:
            with engine.connect() as connection:
                connection.execute(text(f"create schema {name}"))
        except OperationalError as error:
            reason = (
                "no PostgreSQL server answers; start one and name it in TEST_POSTGRESQL_URL (postgresql+psycopg://USER@HOST:PORT/DATABASE)"
            )
            lacks(reason, error.orig)
        made.append(name)
        options = f"-csearch_path={name} -csynchronous_commit=off"  # no test pulls the server's plug
        return make_url(POSTGRESQL_URL).update_query_dict({"options": options}).render_as_string(hide_password=False)

    yield make
    if made:
        with engine.connect() as connection:
            for name in made:
                connection.execute(text(f"drop schema if exists {name} cascade"))
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty archive file of the newest schema, to copy."""
    path = tmp_path_factory.mktemp("template") / "archive.sqlite3"
    archive = Archive(f"sqlite:///{path}")
    archive.upgrade()
    with archive.engine.connect() as connection:
        connection.connection.driver_connection.execute("pragma wal_checkpoint(truncate)")  # type: ignore[union-attr]
    archive.close()
    return path


@pytest.fixture(scope="session")
def postgresql_template(new_schema: Callable[[], str]) -> str:
    """An archive of the newest schema, emptied between tests."""
    url = new_schema()
    archive = Archive(url)
    archive.upgrade()
    archive.close()
    return url


def _emptied(url: str) -> str:
    tables = list(reversed(Base.metadata.sorted_tables))
    # A few rows go faster by DELETE than files by TRUNCATE, and ALTER SEQUENCE makes a file too.
    statements = [f"delete from {table.name}" for table in tables]
    statements += [f"select setval('{table.name}_id_seq', 1, false)" for table in tables if "id" in table.columns]
    archive = Archive(url)
    with archive.begin() as connection:
        connection.exec_driver_sql("; ".join(statements))
    archive.close()
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def archive_url(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> str:
    """The URL of an empty archive of the newest schema, once on each database."""
    if request.param == "postgresql":
        return _emptied(request.getfixturevalue("postgresql_template"))
    path = tmp_path / "archive.sqlite3"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def archive(archive_url: str) -> Iterator[Archive]:
    """An empty archive of the newest schema, once on each database."""
    archive = Archive(archive_url)
    yield archive
    archive.close()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def shared_archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_schema: Callable[[], str]
) -> Iterator[Archive]:
    """An archive of the newest schema that the tests of a module fill once and then only read, once on each database."""
    url = new_schema() if request.param == "postgresql" else f"sqlite:///{tmp_path_factory.mktemp('shared') / 'archive.sqlite3'}"
    archive = Archive(url)
    archive.upgrade()
    yield archive
    archive.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without any table, once on each database."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("new_schema")())
    return f"sqlite:///{tmp_path / 'bare.sqlite3'}"


@pytest.fixture
def ready_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A replay in this process gets its pages read by processes that are forked from a template."""
    monkeypatch.setattr("danvan_crawler.reading.readers._start", processes.start_reader)
