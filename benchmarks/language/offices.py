"""Offices taken apart against annotated rows: role, body, level, area, qualifier, and what took the place of body and area.

    python -m benchmarks.language.offices [-v]

With -v errors are listed, but never those of the file kept aside.
"""

from __future__ import annotations

import argparse
from dataclasses import astuple
from pathlib import Path

from benchmarks.language.score import ANNOTATED
from danvan_crawler.vietnamese.offices import parse_office

FIELDS = ("role", "body", "level", "area", "qualifier", "body now", "area now")


def rows(path: Path) -> list[tuple[str, list[str]]]:
    """Each office as printed, and its annotated parts (empty: not printed)."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [(raw, parts) for raw, *parts in lines]


def parts_of(raw: str) -> list[str]:
    """What `parse_office` answers, as the fields of a row."""
    return [part or "" for part in astuple(parse_office(raw))]


def main() -> None:
    """Score every file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the errors of the tuned files")
    verbose = parser.parse_args().verbose
    for path in sorted(ANNOTATED.glob("offices-*.tsv")):
        table = [(raw, parts_of(raw), parts) for raw, parts in rows(path)]
        whole = sum(got == parts for _, got, parts in table)
        right = [sum(got[i] == parts[i] for _, got, parts in table) for i in range(len(FIELDS))]
        print(f"{path.name:26} all parts {whole}/{len(table)}  " + "  ".join(f"{name} {n}" for name, n in zip(FIELDS, right, strict=True)))
        if verbose and "aside" not in path.stem:
            for raw, got, parts in table:
                if got != parts:
                    print(f"  {raw}: {' | '.join(got)} for {' | '.join(parts)}")


if __name__ == "__main__":
    main()
