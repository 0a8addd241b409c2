"""Reprints found against a gold file: pairs, and which of the two is the original.

    python -m benchmarks.archive.reprints GOLD.jsonl       the archive in DANVAN_HOME, crawled and derived

A line of GOLD.jsonl is an article: `url`, `aliases` (further addresses), `reprint_of` (address of the original, or null). Reference: the
articles of the archive that credit any source, each paired with the article of another site whose headline is the same.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from danvan_crawler.archive.export import export_rows
from danvan_crawler.recorder.places import open_archive
from danvan_crawler.vietnamese.text import fold

Pairs = set[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    lines = [json.loads(line) for line in parser.parse_args().gold.read_text(encoding="utf-8").splitlines()]
    address = {one: line["url"] for line in lines for one in (line["url"], *line.get("aliases", ()))}
    true = {(line["url"], line["reprint_of"]) for line in lines if line.get("reprint_of")}
    rows = list(export_rows(open_archive()))
    found = {(row["url"], row["reprint_of"]) for row in rows if row["reprint_of"]}
    by_title: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_title.setdefault(fold(row["title"]), []).append(row)
    reference = {
        (row["url"], other["url"])
        for row in rows
        if row["source"]
        for other in by_title[fold(row["title"])]
        if other["site"] != row["site"] and not other["source"]
    }
    for name, pairs in (("same headline and a source", reference), ("derive", found)):
        print(f"{name:28} {score({(known(address, a), known(address, b)) for a, b in pairs}, true)}")


def known(address: Mapping[str, str], url: str) -> str:
    """The address under which gold knows the article."""
    return address.get(url, url)


def score(found: Pairs, true: Pairs) -> str:
    """Precision and recall of pairs, and of the right ones the share whose original is right."""
    pairs, wanted = ({frozenset(pair) for pair in some} for some in (found, true))
    right = len(pairs & wanted)
    directed = len(found & true) / max(1, right)
    return f"pairs: precision {right / max(1, len(pairs)):.3f}, recall {right / max(1, len(wanted)):.3f}; direction {directed:.3f}"


if __name__ == "__main__":
    main()
