"""What people put right by hand stays so: through crawls, replays and derives, until it is undone; and the page's own words are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from danvan_crawler.archive import Archive, Writer, corrections, decide, ledger
from danvan_crawler.archive.anchors import moved
from danvan_crawler.archive.decide import Decided
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.equality import differences, dump
from danvan_crawler.archive.export import export_rows
from danvan_crawler.archive.jobs import PruneJob, StartRunJob
from danvan_crawler.archive.rows import CHILDREN
from danvan_crawler.archive.search import search
from danvan_crawler.errors import LedgerError

from .samples import BODY, START, article, capture, key_of, page, url_of, written

BY = Decided("Lan", "bản in của báo", datetime(2026, 11, 27, 8, tzinfo=UTC))


def crawl(archive: Archive, items: Sequence[dict[str, Any]] = (), mode: Any = "crawl", first: int = 1) -> None:
    """One capture a day of article 1, with these items."""
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", mode, "0.1")).result().run_id
        for n, item in enumerate(items or [article(1)], first):
            written(writer, capture(run, 1, n, fetched_at=START + timedelta(days=n)), page(run, 1, n, [item]))
        if mode == "replay":
            written(writer, PruneJob("yenphu", run))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "ledger.jsonl"


def put(archive: Archive, path: Path, field: str, value: Any, **place: Any) -> int:
    number = ledger.append(path, decide.correction(archive, url_of(1), field, value, BY, **place))
    corrections.sync(archive, path)
    return number


def undo(archive: Archive, path: Path, number: int) -> None:
    ledger.append(path, decide.undoing(ledger.read(path), number, BY))
    corrections.sync(archive, path)


def line(archive: Archive) -> dict[str, Any]:
    [row] = export_rows(archive)
    return row


def people(archive: Archive) -> dict[str, tuple[str, list[str], list[str]]]:
    return {p["name"]: (p["role"], p["roles"], p["positions"]) for p in line(archive)["participants"]}


CHANGES = {
    "author": "Thu Hà",
    "source": None,
    "section": "Dân vận khéo",
    "published": "2026-05-11",
    "title": "Hội nghị dân vận khéo số một",
    "sapo": None,
    "kicker": "Yên Phú",
}


def test_every_field_can_be_put_right_and_taken_back(archive: Archive, path: Path) -> None:
    crawl(archive)
    before, page_says = line(archive), dump(archive)
    numbers = [put(archive, path, field, value) for field, value in CHANGES.items()]
    after = line(archive)
    assert {key for key in after if after[key] != before[key]} == {*CHANGES} - {"kicker"}
    assert {key: after[key] for key in CHANGES if key in after} == {key: value for key, value in CHANGES.items() if key in after}
    for number in numbers:
        undo(archive, path, number)
    again = dump(archive)
    del again["ledger_entry"], page_says["ledger_entry"]
    assert differences(page_says, again) == []


def test_it_holds_through_crawl_replay_and_derive(archive: Archive, path: Path) -> None:
    crawl(archive)
    put(archive, path, "author", "Thu Hà")
    put(archive, path, "role", "attend", participant="le thi hoa")
    put(archive, path, "positions", ["Trưởng Ban", "Tỉnh ủy viên"], participant="Lê Thị Hoà")
    put(archive, path, "name", "Lê Thị Hòa", participant="Lê Thị Hoà")
    wanted = {
        "Lê Thị Hòa": ("attend", ["attend"], ["Trưởng Ban", "Tỉnh ủy viên"]),
        "Trần Văn Đạt": ("speak", ["speak"], ["Chủ tịch Hội Nông dân"]),
    }
    for _ in range(2):
        assert (line(archive)["author"], people(archive)) == ("Thu Hà", wanted)
        crawl(archive, [article(1)], first=2)
        assert (line(archive)["version"], line(archive)["author"], people(archive)) == (1, "Thu Hà", wanted), "no change of the publisher's"
        crawl(archive, [article(1), article(1)], mode="replay")
        derive(archive)
    assert [hit.url for hit in search(archive, "thu hà").hits] == [url_of(1)]


def test_a_new_database_takes_the_ledger_over(archive: Archive, path: Path, tmp_path: Path, sqlite_template: Path) -> None:
    crawl(archive)
    put(archive, path, "author", "Thu Hà")
    undo(archive, path, put(archive, path, "section", "Khác"))
    put(archive, path, "role", "award", participant="Trần Văn Đạt")
    derive(archive)
    fresh = tmp_path / "fresh.sqlite3"
    fresh.write_bytes(sqlite_template.read_bytes())
    other = Archive(f"sqlite:///{fresh}")
    crawl(other, mode="replay")
    corrections.sync(other, path)
    derive(other)
    assert differences(dump(archive), dump(other)) == []
    before = Archive(f"sqlite:///{tmp_path / 'before.sqlite3'}")
    before.upgrade()
    corrections.sync(before, path)
    crawl(before, mode="replay")
    derive(before)
    assert differences(dump(archive), dump(before)) == [], "the ledger may also come first"
    other.close()
    before.close()


def test_it_holds_for_later_versions_and_not_for_earlier_ones(archive: Archive, path: Path) -> None:
    crawl(archive, [article(1), article(1, title="Sửa")])
    put(archive, path, "author", "Thu Hà")
    crawl(archive, [article(1, title="Sửa nữa")], first=3)
    assert [row["author"] for row in export_rows(archive, versions="all")] == ["Minh Anh", "Thu Hà", "Thu Hà"]
    put(archive, path, "section", "Khác", version=1)
    assert [row["section"] for row in export_rows(archive, versions="all")] == ["Khác"] * 3


def test_a_date_set_by_hand_is_no_edit_where_the_page_prints_a_relative_one(archive: Archive, path: Path) -> None:
    relative = {"published_raw": "3 giờ trước", "published": "2026-11-24T02:00+07:00"}
    crawl(archive, [article(1, **relative)])
    put(archive, path, "published", "2026-11-20")
    crawl(archive, [article(1, published_raw="2 ngày trước", published="2026-11-23")], first=2)
    assert (line(archive)["version"], line(archive)["published"]) == (1, "2026-11-20")
    undo(archive, path, 1)
    assert line(archive)["published"] == "2026-11-24T02:00+07:00"


def test_the_later_of_two_holds_and_undoing_it_brings_the_earlier_back(archive: Archive, path: Path) -> None:
    crawl(archive)
    first, second = put(archive, path, "author", "Một"), put(archive, path, "author", "Hai")
    assert line(archive)["author"] == "Hai"
    undo(archive, path, second)
    assert line(archive)["author"] == "Một"
    undo(archive, path, first)
    assert line(archive)["author"] == "Minh Anh"
    with archive.connect() as connection:
        assert connection.scalar(text("select count(*) from corrected_value")) == 0


def test_claims_follow_their_words(archive: Archive, path: Path) -> None:
    crawl(archive)
    put(archive, path, "body", "Tin thêm. " + BODY.replace("Đồng chí Trần Văn Đạt", "Bà Lò Thị Inh"))
    row = line(archive)
    assert [p["name"] for p in row["participants"]] == ["Lê Thị Hoà"], "whose words are gone is gone with them"
    span = row["participants"][0]["span"]
    assert row["body"][span["start"] : span["end"]] == "Lê Thị Hoà"


def said(archive: Archive) -> dict[str, list[str]]:
    """The rows of versions and of all that hangs on them, with spans."""
    with archive.connect() as connection:
        names = ("article_version", *CHILDREN)
        return {name: sorted(map(repr, connection.execute(text(f"select * from {name}")).all())) for name in names}


NEW_BODY = "Tin thêm. " + BODY.replace("Đồng chí Trần Văn Đạt", "Bà Lò Thị Inh")
HEAD = {"participant": "Lê Thị Hoà"}


@pytest.mark.parametrize(
    "changes",
    [
        [("body", NEW_BODY, {})],
        [("body", "Chẳng còn ai.", {}), ("title", "Tin", {})],
        [("positions", ["Tỉnh ủy viên"], HEAD)],
        [("positions", [], HEAD), ("body", NEW_BODY, {}), ("name", "Lê Thị Hòa", HEAD), ("role", "attend", HEAD)],
        [("body", NEW_BODY, {}), ("positions", ["Tỉnh ủy viên"], HEAD), ("body", "Chẳng còn ai.", {})],
    ],
)
def test_undoing_brings_all_claims_and_their_places_back_at_once(
    archive: Archive, path: Path, changes: list[tuple[str, Any, dict[str, str]]]
) -> None:
    """In whatever order they are undone."""
    crawl(archive)
    before = said(archive)
    for order in (1, -1):
        numbers = []
        steps = [before]
        for field, value, place in changes:
            numbers.append(put(archive, path, field, value, **place))
            steps.append(said(archive))
        for number in numbers[::order]:
            undo(archive, path, number)
            if order == -1:
                steps.pop()
                assert said(archive) == steps[-1]
        assert said(archive) == before


def test_a_claim_that_was_put_right_stays_so_while_another_is_undone(archive: Archive, path: Path) -> None:
    crawl(archive)
    body = put(archive, path, "body", "Chẳng còn ai.")
    assert people(archive) == {}
    undo(archive, path, body)
    put(archive, path, "role", "attend", participant="Lê Thị Hoà")
    body = put(archive, path, "body", NEW_BODY)
    assert people(archive)["Lê Thị Hoà"][0] == "attend"
    crawl(archive, first=2)
    undo(archive, path, body)
    assert (line(archive)["body"], people(archive)["Lê Thị Hoà"][0]) == (BODY, "attend")


def test_two_whose_names_were_mixed_up_are_told_apart(archive: Archive, path: Path) -> None:
    crawl(archive)
    before, page_says = people(archive), dump(archive)
    one, other = list(before)[:2]
    numbers = [put(archive, path, "name", other, participant=one)]
    assert list(people(archive)) == [other, *list(before)[2:]]
    numbers.append(put(archive, path, "name", one, participant=other))
    numbers.append(put(archive, path, "positions", ["Trưởng thôn"], participant=one))
    names = [p["name"] for p in line(archive)["participants"]]
    assert names[:2] == [other, one]
    assert people(archive)[other][2] == ["Trưởng thôn"]
    assert people(archive)[one] == before[other]
    crawl(archive, mode="replay")
    assert [p["name"] for p in line(archive)["participants"]] == names
    for number in numbers:
        undo(archive, path, number)
    assert people(archive) == before
    again = dump(archive)
    del again["ledger_entry"], page_says["ledger_entry"]
    assert differences(page_says, again) == []


def test_moved() -> None:
    assert moved("ab cd ab", "x ab cd ab", 6, 8) == 8
    assert moved("ab cd ab", "ab x cd ab", 0, 2) == 0
    assert moved("ab cd", "xx", 0, 2) is None


@pytest.mark.parametrize(
    ("field", "value", "place", "message"),
    [
        ("body_text", "x", {}, "unknown field 'body_text'; known: title, kicker"),
        ("title", None, {}, "title can't be empty"),
        ("published", "hôm qua", {}, "published must be a day"),
        ("published", "2026-05-12T10:00", {}, "published must be a day"),
        ("published", "2026-W20-2", {}, "published must be a day"),
        ("published", "0001-01-01T00:00+14:00", {}, "published must be a day"),
        ("title", " \u200b\x00", {}, "title can't be empty"),
        ("role", "boss", {"participant": "Lê Thị Hoà"}, "role must be one of chair, appointed"),
        ("author", "x", {"participant": "Lê Thị Hoà"}, "unknown field 'author'; known: name, role, positions"),
        ("role", "chair", {"participant": "Ai Đó"}, "version 1 names nobody 'Ai Đó'; it names Lê Thị Hoà"),
        ("author", "x", {"version": 9}, "has no version 9, its latest is 1"),
    ],
)
def test_what_does_not_fit_is_refused(archive: Archive, field: str, value: Any, place: dict[str, Any], message: str) -> None:
    crawl(archive)
    with pytest.raises(LedgerError, match=message):
        decide.correction(archive, url_of(1), field, value, BY, **place)
    with pytest.raises(LedgerError, match="no such article"):
        decide.correction(archive, "http://nowhere.example/", "author", "x", BY)


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("title", "Ho\u0323\u0302i nghi\u0323\u200b da\u0302n va\u0323\u0302n\x1b", "Hội nghị dân vận"),
        ("author", "Thu\n Hà ", "Thu Hà"),
        ("sapo", " \u200b ", None),
        ("body", "Một\u00a0đoạn. \r\n \r\n\nHai  đoạn.\n- ba", "Một đoạn.\n\nHai đoạn.\n- ba"),
        ("published", "2026-05-12T23:30Z", "2026-05-13T06:30+07:00"),
        ("published", "2026-05-12T08:30:00.5+07:00", "2026-05-12T08:30+07:00"),
        ("published", "2026-05-12T08:30:59+07:00", "2026-05-12T08:30:59+07:00"),
    ],
)
def test_a_value_is_stored_as_those_of_pages_are(archive: Archive, path: Path, field: str, value: str, stored: str | None) -> None:
    crawl(archive)
    put(archive, path, field, value)
    assert line(archive)[field] == stored


def test_undoing_needs_an_entry_that_holds(archive: Archive, path: Path) -> None:
    crawl(archive)
    number = put(archive, path, "author", "Thu Hà")
    with pytest.raises(LedgerError, match="no entry 9: it has 1"):
        decide.undoing(ledger.read(path), 9, BY)
    undo(archive, path, number)
    for taken in (1, 2):
        with pytest.raises(LedgerError, match="does not hold any more"):
            decide.undoing(ledger.read(path), taken, BY)


def test_identities(archive: Archive, path: Path) -> None:
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("yenphu", "yenphu", "crawl", "0.1")).result().run_id
        for n in (1, 2):
            written(writer, capture(run, n), page(run, n))
    derive(archive)

    def count() -> int:
        derive(archive)
        with archive.connect() as connection:
            return int(connection.scalar(text("select count(*) from person where name_folded = 'tran van dat'")) or 0)

    assert count() == 1
    number = ledger.append(path, decide.identity(archive, url_of(1), key_of(2), "trần văn đạt", False, BY))
    corrections.sync(archive, path)
    assert count() == 2
    undo(archive, path, number)
    assert count() == 1
    with pytest.raises(LedgerError, match="both addresses are of one article"):
        decide.identity(archive, url_of(1), key_of(1), "Trần Văn Đạt", True, BY)
    with pytest.raises(LedgerError, match="names nobody 'Ai'"):
        decide.identity(archive, url_of(1), url_of(2), "Ai", True, BY)


# --- the file ------------------------------------------------------------------------------------------------------------------------------

GOOD = {
    "do": "set",
    "who": "a",
    "why": "b",
    "at": "2026-01-01T00:00:00Z",
    "site": "s",
    "article": "k",
    "version": 1,
    "field": "author",
    "value": "x",
}


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "line 2: "),
        ("\ufeff{}", "line 2: "),
        ("[]", "line 2: no entry of a ledger"),
        (json.dumps({"do": "fix"}), 'line 2: no entry of a ledger: "do" must be one of set, same'),
        (json.dumps(GOOD | {"why": ""}), "line 2: why: "),
        (json.dumps(GOOD | {"at": "2026-01-01"}), "line 2: at: "),
        (json.dumps(GOOD | {"more": 1}), "line 2: more: "),
        (
            json.dumps({"do": "undo", "who": "a", "why": "b", "at": GOOD["at"], "entry": 2}),
            "line 2: undoes entry 2, which is not before it",
        ),
    ],
)
def test_a_damaged_ledger_is_refused_naming_the_line(path: Path, bad: str, message: str) -> None:
    path.parent.mkdir()
    path.write_text(f"{json.dumps(GOOD)}\n{bad}\n", encoding="utf-8")
    with pytest.raises(LedgerError, match=message):
        ledger.read(path)


@pytest.mark.parametrize("left", [b"{", b'{"who": "Th\xe1', b'{"who": "Th\xe1\xba'])
def test_a_line_that_a_kill_cut_off_is_none(path: Path, left: bytes) -> None:
    """Also amid the bytes of a letter: "ầ" has three."""
    path.parent.mkdir()
    path.write_bytes(json.dumps(GOOD).encode() + b"\n" + left)
    [entry] = ledger.read(path)
    assert ledger.append(path, entry) == 2
    assert len(ledger.read(path)) == 2


def test_a_ledger_that_came_back_from_a_copy_counts_as_it_is(archive: Archive, path: Path) -> None:
    """The copy lacks the last lines; another line may have taken their numbers since."""
    crawl(archive)
    put(archive, path, "author", "Thu Hà")
    copy = path.read_bytes()
    put(archive, path, "author", "Minh Thảo")
    put(archive, path, "section", "Dân vận khéo")
    path.write_bytes(copy)
    put(archive, path, "title", "Hội nghị dân vận khéo số một")
    assert (line(archive)["author"], line(archive)["section"]) == ("Thu Hà", article(1)["section"])
    assert line(archive)["title"] == "Hội nghị dân vận khéo số một"
    path.write_bytes(copy.replace("Thu Hà".encode(), "Thu Hồng".encode()))
    corrections.sync(archive, path)
    assert (line(archive)["author"], line(archive)["title"]) == ("Thu Hồng", article(1)["title"])


def test_decisions_made_at_one_time_all_count(archive: Archive, path: Path) -> None:
    crawl(archive)
    put(archive, path, "kicker", "Yên Phú")
    again = Archive(archive.url)

    def decide_for(number: int) -> None:
        ledger.append(path, decide.correction(archive, url_of(1), "author", f"Lan {number}", BY))
        corrections.sync((archive, again)[number % 2], path)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(decide_for, range(24)))
    again.close()
    [*_, last] = ledger.read(path)
    assert (len(ledger.read(path)), line(archive)["author"]) == (25, last.value)  # type: ignore[union-attr]
    with archive.connect() as connection:
        assert connection.scalar(text("select count(*) from ledger_entry")) == 25


def test_an_undoing_can_be_undone_by_no_one_and_a_ledger_may_be_missing(path: Path) -> None:
    assert ledger.read(path) == []
    assert ledger.live([]) == {}
