"""Every golden page of tests/pages is read as its JSON says. The pages are written for these tests: names, places and texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_crawler.extract import extract, golden

PAGES = Path(__file__).parent.parent / "pages"
CASES = sorted(PAGES.glob("*/*.json"))
load = golden.load


def test_there_are_pages() -> None:
    assert len(CASES) >= 24
    assert {"article", "listing", "other", "missing", "blocked"} == {load(case)[0]["kind"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_golden_page(case: Path) -> None:
    want, page = load(case)
    reading = extract(page)
    assert golden.differences(want, reading) == {}
    assert reading.kind == want["kind"]
