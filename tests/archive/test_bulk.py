"""Many rows at once: the same on both databases, whatever the text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import DBAPIError

from danvan_crawler.archive import Archive
from danvan_crawler.archive.bulk import MOST_ROWS, TOGETHER, insert_rows, keyed, new_ids, update_rows, upsert_rows
from danvan_crawler.archive.models import CrawlRun, Resource, Site
from danvan_crawler.archive.models.base import storable
from danvan_crawler.archive.rows import _even

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=7)))
MANY, SOME, _ = TOGETHER
RESOURCE = ("site_id", "key", "url", "is_view", "kind", "state", "priority", "depth", "failures", "first_seen_at", "last_seen_at")
TEXTS = st.text(alphabet=st.sampled_from('Hoà "\\{}[]\n\t\0\ud800đ\u0301\u0300\u00a0\u2028%?'), max_size=12)


def site(connection: Connection, name: str = "yenphu") -> int:
    [(number,)] = upsert_rows(connection, "site", ("name",), [(name,)], ("name",), ("name",), ("id",))
    return int(number)


def resource(owner: int, key: str, **changes: Any) -> tuple[Any, ...]:
    row: dict[str, Any] = dict(zip(RESOURCE, (owner, key, f"http://{key}", False, "article", "queued", 0, 1, 0, NOW, NOW), strict=True))
    return tuple((row | changes).values())


def test_values_of_every_kind_come_back(archive: Archive) -> None:
    columns = ("site_id", "spider", "mode", "code_version", "args", "started_at", "finished_at", "reasons")
    with archive.begin() as connection:
        rows = [(site(connection), "yên phú", "crawl", "0.1", {"từ": ["ngày", 1, None]}, NOW, None, ['"một"', "hai\\"])]
        upsert_rows(connection, "crawl_run", columns, rows, ("id",))
        run = connection.execute(select(CrawlRun)).one()
    assert (run.args, run.started_at, run.finished_at) == ({"từ": ["ngày", 1, None]}, NOW.astimezone(UTC), None)
    assert (run.reasons, run.counts) == (['"một"', "hai\\"], None)


def test_an_unknown_column_is_a_mistake_of_ours(archive: Archive) -> None:
    with archive.begin() as connection, pytest.raises(AssertionError, match="no such columns"):
        upsert_rows(connection, "site", ("nom",), [("a",)], ("nom",))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_is_kept_alike_by_every_way_in(archive: Archive, texts: list[str]) -> None:
    with archive.transaction() as connection:
        owner = site(connection)
        keys = sorted({storable(text) for text in texts})
        upsert_rows(connection, "resource", RESOURCE, [resource(owner, key) for key in keys], ("site_id", "key"))
        assert (
            sorted(row[0] for row in keyed(connection, "select key from resource where site_id = ? and key {values}", texts, owner)) == keys
        )
        numbers = dict(connection.execute(select(Resource.key, Resource.id)).all())
        update_rows(connection, "resource", ("id", "reason"), [(numbers[storable(text)], text) for text in texts])
        for text in texts:
            assert connection.scalars(select(Resource.reason).where(Resource.id == numbers[storable(text)])).one() == storable(text)
        insert_rows(connection, "site", ("name", "title"), [(f"copied {n}", text) for n, text in enumerate(texts)])
        titles = dict(connection.execute(select(Site.name, Site.title)).all())
        assert [titles[f"copied {n}"] for n in range(len(texts))] == [storable(text) for text in texts]
        connection.rollback()


def test_more_rows_than_a_statement_takes(archive: Archive) -> None:
    count = 2 * MOST_ROWS + MOST_ROWS // 2 + 3
    with archive.begin() as connection:
        owner = site(connection)
        rows = [resource(owner, f"{n}") for n in range(count)]
        first = upsert_rows(connection, "resource", RESOURCE, rows, ("site_id", "key"), ("url",), ("id", "key"))
        again = upsert_rows(connection, "resource", RESOURCE, rows, ("site_id", "key"), ("url",), ("id", "key"))
        assert len(first) == count
        assert sorted(first) == sorted(again)
        assert len(keyed(connection, "select id from resource where key {values}", [f"{n}" for n in range(count)])) == count


def test_few_statements_serve_any_number_of_rows(archive: Archive) -> None:
    """A connection keeps what it has prepared: one for each number of rows would fill the memory."""
    statements = set()
    with archive.begin() as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: statements.add(told[2]))
        for count in range(1, 2 * MOST_ROWS):
            rows = [(f"{count}-{n}",) for n in range(count)]
            assert len(upsert_rows(connection, "site", ("name",), rows, ("name",), returning=("id",))) == count
    assert len(statements) <= MOST_ROWS.bit_length()


def test_a_row_that_comes_twice_is_changed_twice_in_order(archive: Archive) -> None:
    with archive.begin() as connection:
        owner = site(connection)
        found = upsert_rows(
            connection, "resource", RESOURCE, [resource(owner, key) for key in "ab"], ("site_id", "key"), returning=("key", "id")
        )
        a, b = (dict(found)[key] for key in "ab")
        changes = "state = {state}, failures = resource.failures + 1, depth = case when {depth} < resource.depth then {depth} else 7 end"
        rows = [(a, "done", 5), (b, "done", 0), (a, "queued", 3), (a, "failed", 2)]
        update_rows(connection, "resource", ("id", "state", "depth"), rows, changes=changes)
        left = connection.execute(select(Resource.key, Resource.state, Resource.failures, Resource.depth).order_by(Resource.key)).all()
        assert [tuple(row) for row in left] == [("a", "failed", 3, 2), ("b", "done", 1, 0)]


def test_the_database_s_refusal_is_an_error(archive: Archive) -> None:
    with archive.engine.connect() as connection, pytest.raises(DBAPIError):
        insert_rows(connection, "participant_role", ("version_id", "participant_ordinal", "ordinal", "role"), [(1, 1, 1, None)])


def test_a_naive_time_is_refused(archive: Archive) -> None:
    with archive.engine.connect() as connection, pytest.raises(ValueError, match="naive"):
        upsert_rows(connection, "resource", RESOURCE, [resource(1, "a", last_seen_at=datetime(2026, 1, 1))], ("site_id", "key"))


@given(text=st.text(alphabet=st.sampled_from("ađ \n\t\r\x0b\x1c\x85\u00a0\u2003\u2028\u3000\u200b"), max_size=12) | st.none())
def test_white_space_is_evened_out(text: str | None) -> None:
    assert _even(text) == " ".join((text or "").split())


def test_rows_under_numbers_of_our_own_leave_the_next_ones_to_the_database(archive: Archive) -> None:
    columns = ("site_id", "spider", "mode", "code_version", "args", "started_at")
    with archive.begin() as connection:
        owner = site(connection)
        for count in (2, 3):
            numbers = new_ids(connection, "crawl_run", count)
            assert len(set(numbers)) == count
            rows = [(number, owner, "yên phú", "crawl", "0.1", {"từ": [number, None]}, NOW) for number in numbers]
            insert_rows(connection, "crawl_run", ("id", *columns), rows)
        rows = [(owner, "yên phú", "crawl", "0.1", None, NOW)]
        [(last,)] = upsert_rows(connection, "crawl_run", columns, rows, ("id",), returning=("id",))
        runs = connection.execute(select(CrawlRun.id, CrawlRun.args, CrawlRun.started_at).order_by(CrawlRun.id)).all()
    assert [run.id for run in runs[:-1]] == sorted({run.id for run in runs} - {last})
    assert len(runs) == 6
    assert all(run.started_at == NOW for run in runs)
    assert [run.args for run in runs] == [*({"từ": [run.id, None]} for run in runs[:-1]), None]


def test_a_number_in_the_place_of_a_text_is_kept_as_its_digits(archive: Archive) -> None:
    with archive.begin() as connection:
        insert_rows(connection, "site", ("name", "title"), [("a", 2026), ("b", "Hoa\u0300\0")])
        titles = dict(connection.execute(select(Site.name, Site.title)).all())
    assert titles == {"a": "2026", "b": "Hoà\ufffd"}


@pytest.mark.parametrize("count", [0, 1, MANY - 1, MANY, 2 * MANY, 2 * MANY + SOME + 3])
def test_rows_are_all_inserted_however_many_go_together(archive: Archive, count: int) -> None:
    with archive.begin() as connection:
        owner = site(connection)
        insert_rows(connection, "resource", RESOURCE, [resource(owner, f"{n}", depth=n) for n in range(count)])
        stored = connection.execute(select(Resource.key, Resource.depth).order_by(Resource.id)).all()
    assert [tuple(row) for row in stored] == [(f"{n}", n) for n in range(count)]
