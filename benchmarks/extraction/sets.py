"""The sets of pages: each loader yields cases from the checkout of a public repository, or from a folder of saved pages."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FAULTY_GOLD = ("KlasseGegenKlasse_2026_01_07", "AnadoluAjansi_2025_04_05", "HankookIlbo_2026_01_29")
"""Pages of Fundus whose gold swaps day and month, or whose text is in no markup."""


@dataclass
class Case:
    """A page and its gold; `lead` is the sapo where the gold has it apart, `listing` marks a page that is no article."""

    name: str
    url: str
    html: bytes
    title: str = ""
    date: str = ""
    body: str = ""
    lead: str = ""
    listing: bool = False


@dataclass
class Answer:
    """What a reader made of a case; `seconds` of CPU time for it, and for the bare lxml parse of the same bytes."""

    title: str = ""
    date: str = ""
    body: str = ""
    seconds: float = 0.0
    parse_seconds: float = 0.0
    kind: str = "article"
    failed: bool = field(default=False)


def aside(case: Case) -> bool:
    """Whether a case is of the third that is kept aside: looked at for figures, never for rules."""
    return zlib.crc32(case.name.encode()) % 3 == 0


def pages(folder: Path) -> Iterator[Case]:
    """Saved Vietnamese pages: `gold.json` says what should be read; files named in none of its rows are list pages."""
    rows = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for row in rows:
        html = gzip.decompress((folder / row["file"]).read_bytes())
        lead = row["body"].split("\n", 1)[0] if row.get("body") else ""
        yield Case(
            row["id"],
            row["url"],
            html,
            row.get("title") or "",
            (row.get("published") or "").replace(" ", "T"),
            row.get("body") or "",
            lead,
            not row.get("body"),
        )
    named = {row["file"] for row in rows}
    for path in sorted(folder.glob("*.html.gz")):
        if path.name not in named:
            yield Case(path.name, f"https://{path.name.split('_')[0]}.example/muc", gzip.decompress(path.read_bytes()), listing=True)


def aeb(folder: Path) -> Iterator[Case]:
    """scrapinghub/article-extraction-benchmark."""
    for name, gold in sorted(json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items()):
        html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Case(name, gold.get("url") or "https://example.com/", html, body=gold["articleBody"])


def fundus(folder: Path, gold_file: Path) -> Iterator[Case]:
    """flairNLP/fundus with gold {id, url, file, title, date, body}, less the pages whose gold is faulty."""
    for gold in json.loads(gzip.decompress(gold_file.read_bytes())):
        if not any(name in gold["id"] for name in FAULTY_GOLD):
            html = gzip.decompress((folder / gold["file"]).read_bytes())
            yield Case(gold["id"], gold["url"], html, gold["title"] or "", (gold["date"] or "").replace(" ", "T"), gold["body"])


def htmldate(folder: Path) -> Iterator[Case]:
    """adbar/htmldate: one date a page."""
    tests = folder / "tests"
    for listing in sorted(tests.glob("eval_*.json")):
        for url, gold in json.loads(listing.read_text(encoding="utf-8")).items():
            found = (path for place in ("eval", "test_set", "cache") if (path := tests / place / gold["file"]).exists())
            if (path := next(found, None)) is not None and isinstance(gold["date"], str):
                yield Case(url, url, path.read_bytes(), date=gold["date"])
