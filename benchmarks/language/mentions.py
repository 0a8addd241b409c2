"""Dates in running text and cited documents against annotated passages (`annotated/README.md`).

    python -m benchmarks.language.mentions [-v]

A date counts with its printed string and its ISO form; its function and the part of the day are counted on the dates found. A document
counts with its number and its day; type, issuer and term are counted on the documents found. With -v errors are listed, but never those
of the files kept aside.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.language.score import ANNOTATED, Count, blocks
from danvan_crawler.vietnamese import dates
from danvan_crawler.vietnamese.documents import cited_documents
from danvan_crawler.vietnamese.text import normalize

_MARKS = {"@": 4, "§": 5}  # fields of a date: raw, iso, function, day part; of a document: number, day, type, issuer, term


@dataclass
class Passage:
    """An annotated passage: its text, its reference day, and the fields of what it names (empty: not printed)."""

    name: str
    published: str | None
    text: str = ""
    named: list[list[str]] = field(default_factory=list)


@dataclass
class Result:
    """`found` as (key, details) counts keys; `details` is how many fields behind the key were right, by their place."""

    found: Count = field(default_factory=Count)
    details: list[list[int]] = field(default_factory=lambda: [[0, 0] for _ in range(3)])
    errors: list[str] = field(default_factory=list)

    def add(self, passage: Passage, got: list[list[str]], gold: list[list[str]]) -> None:
        """Count one passage; the first two fields are the key."""
        answered, wanted = ({(each[0], each[1]): each[2:] for each in named} for named in (got, gold))
        self.found.add(set(answered), set(wanted))
        self.errors += [f"{passage.name} +{key}" for key in sorted(answered.keys() - wanted.keys())]
        self.errors += [f"{passage.name} -{key}" for key in sorted(wanted.keys() - answered.keys())]
        for key in answered.keys() & wanted.keys():
            for place, (given, right) in enumerate(zip(answered[key], wanted[key], strict=True)):
                self.details[place][0] += given == right
                self.details[place][1] += 1
                if given != right:
                    self.errors.append(f"{passage.name} {key}: {given!r} for {right!r}")


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file; raises ValueError naming a line before the first one."""
    for name, published, lines in blocks(path):
        passage = Passage(name, published)
        for _, line in lines:
            mark, _, rest = line.partition(" ")
            if mark in _MARKS:
                fields = [each.strip() for each in rest.split("|")]
                passage.named.append(fields + [""] * (_MARKS[mark] - len(fields)))
            elif line:
                passage.text += ("\n" if passage.text else "") + line
        yield passage


def dates_of(passage: Passage) -> list[list[str]]:
    """What `find` answers, as the fields of "@" lines."""
    return [[d.raw, d.iso, d.function, d.day_part or ""] for d in dates.find(normalize(passage.text), passage.published)]


def documents_of(passage: Passage) -> list[list[str]]:
    """What `cited_documents` answers, as the fields of "§" lines."""
    return [
        [d.number, d.date or "", d.type or "", d.issuer or "", d.term or ""] for d in cited_documents({"body": normalize(passage.text)})
    ]


def main() -> None:
    """Score every file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the errors of the tuned files")
    verbose = parser.parse_args().verbose
    kinds = {"passages": (dates_of, ("function", "day part")), "documents": (documents_of, ("type", "issuer", "term"))}
    for kind, (read, names) in kinds.items():
        for path in sorted(ANNOTATED.glob(f"{kind}-*.txt")):
            result = Result()
            for passage in passages(path):
                result.add(passage, read(passage), passage.named)
            details = "  ".join(f"{name} {right}/{of}" for name, (right, of) in zip(names, result.details, strict=False))
            print(f"{path.name:22} {result.found}  {details}")
            if verbose and "aside" not in path.stem:
                print("\n".join(result.errors))


if __name__ == "__main__":
    main()
