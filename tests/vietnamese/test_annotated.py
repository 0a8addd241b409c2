"""The annotated texts of benchmarks/language: scores that may only rise. Every third text is kept aside and was never looked at."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.language.score import Score, score, texts


@cache
def _score(aside: bool) -> Score:
    return score([text for text in texts() if text.aside is aside])


@pytest.mark.parametrize(
    ("aside", "people", "precision", "recall", "offices", "complete", "roles", "alarms"),
    [(False, 330, 0.995, 0.98, 0.985, 0.97, 0.92, 0), (True, 170, 0.97, 0.95, 0.94, 0.89, 0.87, 2)],
    ids=["tuned", "aside"],
)
def test_people(
    aside: bool, people: int, precision: float, recall: float, offices: float, complete: float, roles: float, alarms: int
) -> None:
    found = _score(aside)
    assert found.people >= people
    assert found.names.precision >= precision
    assert found.names.recall >= recall
    assert found.offices.f1 >= offices
    assert found.complete / found.people >= complete
    assert found.role_right / found.roles >= roles
    assert found.alarms <= alarms


@pytest.mark.parametrize(("aside", "least"), [(False, 0.98), (True, 0.9)], ids=["tuned", "aside"])
def test_documents_and_events(aside: bool, least: float) -> None:
    assert _score(aside).documents.f1 >= least
    assert _score(aside).events.f1 >= least
