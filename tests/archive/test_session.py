"""Opening, migrating and locking an archive."""

from __future__ import annotations

import inspect as python_inspect
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from danvan_crawler.archive import Archive, default_url, models, schema, session
from danvan_crawler.archive.lock import site_lock
from danvan_crawler.archive.models import Base
from danvan_crawler.archive.search import search
from danvan_crawler.archive.views import VIEWS
from danvan_crawler.errors import AlreadyRunning, ArchiveError, ConfigurationError


def test_the_default_is_a_file_in_the_home(tmp_path: Path) -> None:
    archive = Archive(default_url(tmp_path / "new" / "home"))
    archive.upgrade()
    archive.check()
    assert (tmp_path / "new" / "home" / "archive.sqlite3").is_file()
    archive.close()


def test_upgrade_makes_the_schema_of_the_models(bare_url: str) -> None:
    archive = Archive(bare_url)
    with pytest.raises(ArchiveError, match="run `danvan db upgrade`"):
        archive.check()
    archive.upgrade()
    archive.upgrade()
    archive.check()

    def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        made_for_search = kind == "column" and name == "words"
        if name == "ix_resource_frontier":
            return False  # falling priority: Alembic can't compare it on either database; the next test looks at it
        made_for_search |= kind == "index" and (name or "").endswith("search_text_words")
        return not made_for_search and not (kind == "table" and (name or "").startswith("search_index"))

    with archive.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": archive.is_sqlite})
        assert compare_metadata(context, Base.metadata) == []
        assert set(inspect(connection).get_view_names()) == set(VIEWS)
    archive.close()


def test_a_claim_reads_the_queue_in_the_order_of_its_index(archive: Archive) -> None:
    query = "select id from resource where site_id = 1 and state = 'queued' order by priority desc, id limit 16"
    with archive.connect() as connection:
        if archive.is_sqlite:
            plan = [row.detail for row in connection.execute(text(f"explain query plan {query}"))]
        else:
            for other in ("seqscan", "bitmapscan", "sort"):  # of an empty table all ways cost the same, by what the server last counted
                connection.execute(text(f"set enable_{other} = off"))
            plan = list(connection.scalars(text(f"explain {query}")))
    assert any("ix_resource_frontier" in line for line in plan)
    assert not any("sort" in line.lower() or "temp b-tree" in line.lower() for line in plan)


FIRST_ROWS = (
    "insert into site (id, name) values (1, 'yenphu')",
    "insert into crawl_run (id, site_id, spider, mode, code_version, started_at) "
    "values (1, 1, 'yenphu', 'crawl', '0', '2026-01-01T00:00:00.000000Z')",
    "insert into resource (id, site_id, key, url, is_view, kind, state, priority, depth, failures, first_seen_at, last_seen_at) "
    "values (1, 1, 'k', 'http://danvan.example/1', false, 'article', 'done', 0, 0, 0, '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z')",
    "insert into capture (id, resource_id, run_id, record_id, url, fetched_at, bytes) "
    "values (1, 1, 1, '<urn:uuid:1>', 'http://danvan.example/1', '2026-01-01T00:00:00.000000Z', 9)",
    "insert into article (id, site_id, key, url, resource_id, latest_number, state, last_capture_id) "
    "values (1, 1, 'k', 'http://danvan.example/1', 1, 1, 'live', 1)",
    "insert into article_version (id, article_id, number, digest, capture_id, run_id, fetched_at, title, body) "
    "values (1, 1, 1, 'd', 1, 1, '2026-01-01T00:00:00.000000Z', 'Dân vận khéo', 'Đoàn kết.')",
)
"""An article, under the first complete schema."""


def test_the_newest_version_is_what_alembic_takes_for_it() -> None:
    assert schema.head() == ScriptDirectory(str(schema.MIGRATIONS)).get_current_head()


def test_each_migration_keeps_the_data(bare_url: str) -> None:
    """Rows written under the first complete schema are still there after each later step."""
    archive = Archive(bare_url)
    with archive.begin() as connection:
        schema.upgrade(connection, "0004")
        for statement in FIRST_ROWS:
            connection.exec_driver_sql(statement)
    archive.upgrade()
    with archive.connect() as connection:
        assert connection.execute(text("select site, version from v_article")).all() == [("yenphu", 1)]
    assert [hit.title for hit in search(archive, "dan van kheo").hits] == ["Dân vận khéo"]
    archive.close()


def test_an_upgrade_that_fails_changes_nothing(bare_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(bare_url)
    with archive.begin() as connection:
        pass
    real = command.upgrade

    def breaks(*args: object) -> None:
        real(*args)  # type: ignore[arg-type]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "upgrade", breaks)
    with pytest.raises(ArchiveError, match="No space left"):
        archive.upgrade()
    assert archive.version() is None
    with archive.engine.connect() as connection:
        assert [name for name in inspect(connection).get_table_names() if name != "alembic_version"] == []
    archive.close()


def test_every_table_and_column_has_a_comment() -> None:
    for table in Base.metadata.tables.values():
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_postgresql_shows_the_comments(archive: Archive) -> None:
    if archive.is_sqlite:
        with archive.connect() as connection:
            sql = connection.scalar(text("select sql from sqlite_master where name = 'v_article'"))
        assert "/* each article with its latest version" in str(sql)
        return
    with archive.engine.connect() as connection:
        inspector = inspect(connection)
        comments = {column["name"]: column["comment"] for column in inspector.get_columns("article_version")}
        assert comments["body"] == Base.metadata.tables["article_version"].c.body.comment
        assert inspector.get_table_comment("v_article")["text"] == VIEWS["v_article"]


def test_constraints_and_indexes_follow_the_naming_convention() -> None:
    for table in Base.metadata.tables.values():
        for named in (*table.constraints, *table.indexes):
            assert str(named.name).startswith(("pk_", "fk_", "uq_", "ck_", "ix_")) and table.name in str(named.name)


def test_all_models_are_exported() -> None:
    mapped = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert mapped | {"Base"} == {name for name, one in vars(models).items() if python_inspect.isclass(one)}


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "bad archive URL"),
        ("mysql://u:secret@h/d", "bad archive URL"),
        ("postgresql+psycopg://u@h:secret/d", "bad archive URL"),
        ("postgresql+psycopg://u:top@secret@127.0.0.1:1/d", "written %40"),
        ("postgresql+psycopg://u:top@h/secret@127.0.0.1:1/d", "written %40"),
        ("postgresql+psycopg://u:secret@127.0.0.1:1/d", "start the PostgreSQL server"),
        ("postgresql+psycopg://u:secret@127.0.0.1:99999/d", "secret?"),
        ("sqlite:////proc/nowhere/archive.sqlite3", "could not be made"),
    ],
)
def test_errors_say_what_to_do_and_never_the_password(url: str, message: str) -> None:
    with pytest.raises((ArchiveError, ConfigurationError)) as caught:
        Archive(url).upgrade()
    said = str(caught.value)
    assert "secret" not in said
    assert message.rstrip("?") in said or message.endswith("?")
    assert caught.value.__cause__ is None


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    path.write_bytes(b"no database at all" * 500)
    with pytest.raises(ArchiveError, match=r"archive\.sqlite3.*danvan replay"):
        Archive(f"sqlite:///{path}").upgrade()


def test_sqlite_is_in_wal_mode_with_foreign_keys(tmp_path: Path) -> None:
    archive = Archive(f"sqlite:///{tmp_path / 'archive.sqlite3'}")
    archive.upgrade()
    with archive.connect() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("pragma foreign_keys").scalar() == 1
    archive.close()


def test_readers_see_one_state(archive: Archive) -> None:
    with archive.connect() as reader:
        assert reader.scalar(text("select count(*) from site")) == 0
        with archive.begin() as connection:
            connection.execute(text("insert into site (name) values ('yenphu')"))
        assert reader.scalar(text("select count(*) from site")) == 0


def test_only_what_a_small_transaction_could_undo_is_kept_in_memory(tmp_path: Path) -> None:
    """The connection is the same each time: one setting must not stay for the next, whose sorting may take gigabytes."""
    archive = Archive(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    ways = [archive.begin(), archive.transaction(small=True), archive.connect(), archive.transaction(small=True), archive.transaction()]
    found = []
    for way in ways:
        with way as connection:
            found.append(connection.scalar(text("pragma temp_store")))
    archive.close()
    assert found == [0, 2, 0, 2, 0]


def test_a_transaction_that_fails_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(RuntimeError), archive.begin() as connection:
        connection.execute(text("insert into site (name) values ('yenphu')"))
        raise RuntimeError
    with archive.connect() as connection:
        assert connection.scalar(text("select count(*) from site")) == 0


def test_naive_times_are_refused(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="naive time"), archive.connect() as connection:
        connection.scalar(text("select 1").bindparams())
        connection.execute(
            models.Capture.__table__.select().where(models.Capture.fetched_at == __import__("datetime").datetime(2026, 1, 1))
        )


def test_one_process_a_site(archive: Archive, tmp_path: Path) -> None:
    with (
        site_lock(tmp_path, "yenphu", archive),
        site_lock(tmp_path, "hoaphu", archive),
        pytest.raises(AlreadyRunning, match="yenphu"),
        site_lock(tmp_path, "yenphu", archive),
    ):
        pytest.fail("the site was locked twice")
    with site_lock(tmp_path, "yenphu", archive):
        pass


def test_postgresql_keeps_out_other_machines_too(archive: Archive, tmp_path: Path) -> None:
    """Another machine has another home; only the database is shared."""
    with site_lock(tmp_path / "here", "yenphu", archive):
        if archive.is_sqlite:
            with site_lock(tmp_path / "there", "yenphu", archive):
                return
        with pytest.raises(AlreadyRunning, match="PostgreSQL"), site_lock(tmp_path / "there", "yenphu", archive):
            pytest.fail("the site was locked twice")


@pytest.mark.postgresql
def test_archives_in_two_schemas_of_one_database_do_not_keep_each_other_out(new_schema: Callable[[], str], tmp_path: Path) -> None:
    one, other = Archive(new_schema()), Archive(new_schema())
    with site_lock(tmp_path / "here", "yenphu", one), site_lock(tmp_path / "there", "yenphu", other):
        pass
    one.close()
    other.close()


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    code = f"""
        import os
        from pathlib import Path
        from danvan_crawler.archive.lock import site_lock
        with site_lock(Path({str(tmp_path)!r}), "yenphu"):
            os.kill(os.getpid(), 9)
    """
    assert subprocess.run([sys.executable, "-c", textwrap.dedent(code)], timeout=60, check=False).returncode == -9
    with site_lock(tmp_path, "yenphu"):
        pass


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("a file in the way")
    with pytest.raises(ArchiveError, match="yenphu: no lock file"), site_lock(tmp_path, "yenphu"):
        pytest.fail("locked without a lock file")


def test_a_file_that_another_program_is_just_making_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "archive.sqlite3"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("create table t (x)")
    other.execute("begin immediate")
    wait = session._wait_for_writer
    waited: list[bool] = []

    def commit_then_wait(cursor: sqlite3.Cursor) -> None:
        other.execute("commit")
        wait(cursor)
        waited.append(True)

    monkeypatch.setattr(session, "_wait_for_writer", commit_then_wait)
    archive = Archive(f"sqlite:///{file}")
    archive.upgrade()
    archive.check()
    assert waited == [True]
    with archive.connect() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
    archive.close()
    other.close()


def test_a_file_that_another_program_never_lets_go_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("create table t (x)")
    other.execute("begin immediate")
    with pytest.raises(ArchiveError, match=r"database is locked .*another program"):
        Archive(f"sqlite:///{file}?timeout=0.1").check()
    other.close()


def test_a_reader_that_never_ends_is_waited_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "archive.sqlite3"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("create table t (x)")
    other.execute("begin")
    other.execute("select * from t").fetchall()
    waited: list[bool] = []
    monkeypatch.setattr(session, "_wait_for_writer", lambda _: waited.append(True))
    with pytest.raises(ArchiveError, match="database is locked"):
        Archive(f"sqlite:///{file}?timeout=0.1").check()
    assert waited == []
    other.close()
