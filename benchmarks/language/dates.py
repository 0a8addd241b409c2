"""Date strings against annotated rows, beside dateparser and a plain regular expression on the same rows, and the time of an article.

    python -m benchmarks.language.dates GOLD.tsv …

GOLD: raw TAB reference TAB ISO (`lo/hi` for a range, `YYYY-MM` for a month, NONE for what is no date); "#" begins a comment line.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import dateparser

from benchmarks.language.timing import LENGTH, article, dense, report
from danvan_crawler.vietnamese.dates import find, parse

_PLAIN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D{1,5}(\d{1,2}:\d{2}))?")


def ours(raw: str, reference: str) -> str:
    """The ISO form that the project reads."""
    value = parse(raw, reference or None)
    return value.iso if value else "NONE"


def plain(raw: str, reference: str) -> str:
    """What a regular expression reads: day, month and year in digits, with a time behind."""
    match = _PLAIN.search(raw)
    if not match:
        return "NONE"
    day = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    return f"{day}T{match[4]:0>5}+07:00" if match[4] else day


def peer(raw: str, reference: str) -> str:
    """dateparser's reading with Vietnamese settings."""
    settings: dict[str, object] = {"DATE_ORDER": "DMY"}
    if reference:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(reference).replace(tzinfo=None)
    moment = dateparser.parse(raw, languages=["vi", "en"], settings=settings)
    if moment is None:
        return "NONE"
    day = moment.date().isoformat()
    return f"{day}T{moment:%H:%M}+07:00" if re.search(r"\d[:hg]", raw) else day


def same(got: str, gold: str) -> bool:
    """Equal to the minute: whether ":00" seconds are written makes no difference."""
    return re.sub(r":00(?=\+)", "", got) == re.sub(r":00(?=\+)", "", gold) or got == gold


def rows(path: Path) -> list[tuple[str, str, str]]:
    """Raw string, reference and ISO form of each row."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#"))
    return [(raw, reference, iso) for raw, reference, iso, *_ in lines]


def main() -> None:
    """Score, then time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    readers: dict[str, Callable[[str, str], str]] = {"danvan": ours, "plain regex": plain, "dateparser": peer}
    strings: list[str] = []
    for path in parser.parse_args().gold:
        table = rows(path)
        strings.extend(raw for raw, _, _ in table)
        dated = [row for row in table if row[2] != "NONE"]
        others = [row for row in table if row[2] == "NONE"]
        print(f"{path.name}: {len(dated)} dates, {len(others)} strings that are none")
        for name, read in readers.items():
            right = sum(same(read(raw, reference), iso) for raw, reference, iso in dated)
            false = sum(read(raw, reference) != "NONE" for raw, reference, _ in others)
            print(f"  {name:12} exact {right / (len(dated) or 1):.3f}   false positives {false / (len(others) or 1):.3f}")
    prose, worst = article()[:LENGTH], dense(strings)
    report({"report, find": lambda: find(prose, "2023-06-15"), "nothing but dates, find": lambda: find(worst, "2023-06-15")})


if __name__ == "__main__":
    main()
