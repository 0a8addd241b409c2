"""The annotated texts of benchmarks/language: scores that may only rise. Every third text is kept aside and was never looked at."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.language.dates import ours, rows, same
from benchmarks.language.mentions import Result, dates_of, documents_of, passages
from benchmarks.language.offices import parts_of
from benchmarks.language.offices import rows as office_rows
from benchmarks.language.score import ANNOTATED, Score, score, texts


@cache
def _score(aside: bool, files: tuple[str, ...]) -> Score:
    chosen = [path for path in sorted(ANNOTATED.glob("people-*.txt")) if path.stem.removeprefix("people-") in files]
    return score([text for text in texts(chosen) if text.aside is aside])


FIRST, LATER, LAST, NOBODY = tuple("abcdefghijk"), tuple("lmnopqrst"), tuple("uvw"), tuple("xyz")
REPORTS = ("ra", "rb")
NAMES = ("ad", "ae")
"""Names of minorities, religions and guests, and offices with shared heads and abbreviations."""
MIXED = ("aa", "ab", "ac")
PRESS = ("ca", "cb", "cx", "cy", "cz")
LONG = ("ba",)
PAPERS = ("bb",)
"""Ordinary reports with chairs in odd places, passives and several events in one; reports and papers after the forms of real pages."""
NOTICES = ("cc", "ce", "cf", "cg", "ch", "ci")
PLAIN = ("cr",)
CONTROL = ("da",)
"""Notices, portraits, histories, tables and plain news that name nobody who takes part; and short reports beside them."""
KINDS = ("ea", "eb")
ESSAYS = ("ec",)
VILLAGES = ("ed",)
PRINTED = ("fa",)
VISITED = ("ga",)
"""Papers, tales and reports that sound alike; essays; reports from villages; papers as they are printed."""


@pytest.mark.parametrize(
    ("files", "aside", "people", "precision", "recall", "offices", "complete", "roles", "alarms"),
    [
        (FIRST, False, 730, 0.995, 0.995, 0.99, 0.99, 0.97, 0),
        (FIRST, True, 365, 0.99, 0.985, 0.97, 0.96, 0.935, 0),
        (LATER, False, 440, 0.995, 0.985, 0.99, 0.98, 0.97, 0),
        (LATER, True, 120, 0.98, 0.99, 0.99, 0.98, 0.88, 1),
        (LAST, False, 96, 0.98, 0.97, 0.97, 0.95, 0.96, 0),
        (LAST, True, 55, 0.97, 0.96, 0.91, 0.88, 0.91, 0),
        (REPORTS, False, 158, 0.99, 0.99, 0.98, 0.98, 0.97, 0),
        (REPORTS, True, 78, 0.99, 0.96, 0.975, 0.94, 0.91, 0),
        (MIXED, False, 102, 0.99, 0.98, 0.99, 0.98, 0.97, 0),
        (MIXED, True, 48, 0.94, 0.97, 0.98, 0.97, 0.87, 2),
        (LONG, False, 290, 0.96, 0.96, 0.97, 0.94, 0.865, 0),
        (LONG, True, 160, 0.89, 0.92, 0.91, 0.86, 0.78, 0),
        (PLAIN, False, 40, 0.99, 0.99, 0.99, 0.99, 0.95, 0),
        (PLAIN, True, 18, 0.99, 0.94, 0.96, 0.94, 0.94, 0),
        (PRESS, False, 470, 0.985, 0.99, 0.98, 0.97, 0.93, 1),
        (PRESS, True, 250, 0.975, 0.97, 0.965, 0.955, 0.88, 0),
        (CONTROL, False, 140, 0.98, 0.97, 0.965, 0.94, 0.935, 1),
        (CONTROL, True, 65, 0.98, 0.97, 0.965, 0.94, 0.935, 1),
        (NAMES, False, 310, 0.98, 0.96, 0.95, 0.92, 0.92, 1),
        (KINDS, False, 40, 0.97, 0.92, 0.94, 0.9, 0.92, 1),
        (VILLAGES, False, 27, 0.99, 0.92, 0.9, 0.88, 0.77, 0),
        (KINDS, True, 26, 0.95, 0.85, 0.85, 0.82, 0.8, 0),
        (NAMES, True, 160, 0.965, 0.97, 0.89, 0.91, 0.99, 0),
        (VISITED, False, 58, 0.99, 0.99, 0.99, 0.99, 0.97, 0),
        (VISITED, True, 27, 0.99, 0.96, 0.99, 0.96, 0.96, 0),
    ],
    ids=[
        "tuned",
        "aside",
        "later tuned",
        "later aside",
        "last tuned",
        "last aside",
        "reports tuned",
        "reports aside",
        "mixed tuned",
        "mixed aside",
        "long tuned",
        "long aside",
        "plain tuned",
        "plain aside",
        "press tuned",
        "press aside",
        "control",
        "control aside",
        "names tuned",
        "kinds tuned",
        "villages tuned",
        "kinds aside",
        "names aside",
        "visited tuned",
        "visited aside",
    ],
)
def test_people(
    files: tuple[str, ...],
    aside: bool,
    people: int,
    precision: float,
    recall: float,
    offices: float,
    complete: float,
    roles: float,
    alarms: int,
) -> None:
    found = _score(aside, files)
    assert found.people >= people
    assert found.names.precision >= precision
    assert found.names.recall >= recall
    assert found.offices.f1 >= offices
    assert found.complete / found.people >= complete
    assert found.role_right / found.roles >= roles
    assert found.alarms <= alarms


@pytest.mark.parametrize(
    ("files", "aside", "texts", "alarms"),
    [
        (NOBODY, False, 70, 0),
        (NOBODY, True, 28, 0),
        (PAPERS, False, 100, 0),
        (PAPERS, True, 50, 1),
        (NOTICES, False, 250, 2),
        (NOTICES, True, 125, 4),
        (ESSAYS, False, 20, 0),
        (ESSAYS, True, 10, 0),
        (PRINTED, False, 115, 4),
    ],
    ids=["tuned", "aside", "papers tuned", "papers aside", "notices tuned", "notices aside", "essays tuned", "essays aside", "printed"],
)
def test_alarms(files: tuple[str, ...], aside: bool, texts: int, alarms: int) -> None:
    """Papers, histories and notices that report nobody's participation."""
    found = _score(aside, files)
    assert found.empty == found.texts == texts
    assert found.alarms <= alarms


@pytest.mark.parametrize(("aside", "least"), [(False, 0.95), (True, 0.9)], ids=["tuned", "aside"])
def test_documents_and_events(aside: bool, least: float) -> None:
    assert _score(aside, FIRST).documents.f1 >= least
    assert _score(aside, FIRST).events.f1 >= least


@pytest.mark.parametrize("name", ["dates-tuned.tsv", "dates-late.tsv", "dates-fresh.tsv", "dates-aside.tsv", "dates-broad.tsv"])
def test_more_dates(name: str) -> None:
    table = rows(ANNOTATED / name)
    dated = [row for row in table if row[2] != "NONE"]
    assert len(dated) >= 60
    assert sum(same(ours(raw, reference), iso) for raw, reference, iso in dated) / len(dated) >= 0.98
    assert not [raw for raw, reference, iso in table if iso == "NONE" and ours(raw, reference) != "NONE"]


@pytest.mark.parametrize(
    ("name", "exact", "alarms"),
    [
        ("control", 1.0, 0),
        ("control2", 1.0, 0),
        ("control-aside", 1.0, 1),
        ("control2-aside", 1.0, 2),
        ("later", 1.0, 0),
        ("blind", 1.0, 0),
        ("blind-aside", 1.0, 0),
        ("blinder", 1.0, 0),
        ("blinder-aside", 1.0, 0),
        ("broad-aside", 0.98, 0),
    ],
)
def test_dates_and_false_alarms(name: str, exact: float, alarms: int) -> None:
    table = rows(ANNOTATED / f"dates-{name}.tsv")
    dated = [row for row in table if row[2] != "NONE"]
    assert sum(same(ours(raw, reference), iso) for raw, reference, iso in dated) / len(dated) >= exact
    assert sum(ours(raw, reference) != "NONE" for raw, reference, iso in table if iso == "NONE") <= alarms


@pytest.mark.parametrize(
    ("half", "least", "details"),
    [
        *((half, 0.98, 0.96) for half in ("tuned", "late", "last", "newest", "broad", "broader", "broader-aside", "blind")),
        ("aside", 0.91, 0.96),
        ("broad-aside", 0.95, 0.92),
        ("blind-aside", 0.98, 0.92),
    ],
)
def test_dates_in_passages(half: str, least: float, details: float) -> None:
    result = Result()
    for passage in passages(ANNOTATED / f"passages-{half}.txt"):
        result.add(passage, dates_of(passage), passage.named)
    assert result.found.f1 >= least
    for right, of in result.details[:2]:
        assert right / of >= details


@pytest.mark.parametrize(
    "half",
    [
        "tuned",
        "late",
        "fresh",
        "later",
        "last",
        "newest",
        "prose",
        "broad",
        "broader",
        "blind",
        "blinder",
        "aside",
        "newest-aside",
        "broad-aside",
        "broader-aside",
        "blind-aside",
    ],
)
def test_documents_in_passages(half: str) -> None:
    result = Result()
    for passage in passages(ANNOTATED / f"documents-{half}.txt"):
        result.add(passage, documents_of(passage), passage.named)
    assert result.found.f1 >= 0.98
    for right, of in result.details:
        assert right / of >= 0.92


@pytest.mark.parametrize(("aside", "exact"), [(False, 0.98), (True, 0.96)], ids=["tuned", "aside"])
def test_dates(aside: bool, exact: float) -> None:
    table = [row for number, row in enumerate(rows(ANNOTATED / "dates.tsv"), 1) if (number % 3 == 0) is aside]
    dated = [row for row in table if row[2] != "NONE"]
    assert len(dated) >= 28
    assert sum(same(ours(raw, reference), iso) for raw, reference, iso in dated) / len(dated) >= exact
    assert not [raw for raw, reference, iso in table if iso == "NONE" and ours(raw, reference) != "NONE"]


@pytest.mark.parametrize(("half", "least"), [("broad", 0.98), ("broad-aside", 0.9)])
def test_offices_taken_apart(half: str, least: float) -> None:
    table = office_rows(ANNOTATED / f"offices-{half}.tsv")
    assert len(table) >= 40
    assert sum(parts_of(raw) == parts for raw, parts in table) / len(table) >= least
