"""Every golden page of tests/pages is read as its JSON says. The pages are written for these tests: names, places and texts are invented."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.items import Page, Reading

PAGES = Path(__file__).parent.parent / "pages"
CASES = sorted(PAGES.glob("*/*.json"))


def load(case: Path) -> tuple[dict[str, Any], Page]:
    want = json.loads(case.read_text(encoding="utf-8"))
    body = gzip.decompress(case.with_suffix(".html.gz").read_bytes())
    return want, Page(want["url"], body, want["content_type"], status=want["status"], served_at=datetime.fromisoformat(want["served_at"]))


def facts(reading: Reading, want: dict[str, Any]) -> dict[str, Any]:
    """Of a reading, what the golden file speaks of."""
    out: dict[str, Any] = {"kind": reading.kind}
    if reading.articles:
        article = reading.articles[0]
        for name in ("title", "sapo", "sapo_prefix", "published_raw", "author", "source", "section", "platform"):
            out[name] = getattr(article, name)
        out["body"] = article.body.split("\n\n")
        out["images"] = [{"url": image.url, "caption": image.caption} for image in article.images]
        out["attachments"] = [{"url": file.url, "title": file.title} for file in article.attachments]
        out["links"] = [{"block": link.block, "title": link.title, "url": link.url, "date_raw": link.date_raw} for link in article.links]
    out["items"] = [[link.url, link.date_raw] for link in reading.links if link.block == "listing"]
    out["next_pages"] = reading.next_pages
    return {name: out[name] for name in out if name in want}


def test_there_are_pages() -> None:
    assert len(CASES) >= 24
    assert {"article", "listing", "other", "missing", "blocked"} == {load(case)[0]["kind"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_golden_page(case: Path) -> None:
    want, page = load(case)
    got = facts(extract(page), want)
    expected = {name: want[name] for name in got}
    if "body" in expected:
        expected["body"] = want["body"].split("\n\n")
    assert got == expected
    assert want["kind"] == got["kind"]
