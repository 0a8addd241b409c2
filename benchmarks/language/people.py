"""Names, offices and roles against annotated texts, beside peers on the same texts, and the time of an article.

    python -m benchmarks.language.people GOLD.jsonl [--held-out] [--peer underthesea]

GOLD: {"text", "gold" or "people": [{"name", "positions": [...], "role"}]} a line. Only participants count; people with the role
"mentioned" are neither hits nor false alarms. A plain regular expression runs beside us always, underthesea where it is installed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.language.timing import article, dense, report
from danvan_crawler.vietnamese import dates
from danvan_crawler.vietnamese.documents import find_documents
from danvan_crawler.vietnamese.participants import find_people
from danvan_crawler.vietnamese.text import fold, normalize

Answer = dict[str, tuple[frozenset[str], str]]  # name -> offices, role; names and offices folded

_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_NAME = rf"[{_UPPER}][^\W\d_]+(?:\s[{_UPPER}][^\W\d_]*){{1,4}}"
# A form of address, or the place of a list, then capitals; behind them an office up to the next mark.
_PLAIN = re.compile(rf"(?:(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à):?\s+|[:;]\s+)({_NAME})(?:\s*[,–-]\s*([{_UPPER}][^,;.]+))?")


@dataclass
class Count:
    """Hits, false alarms and misses of one kind of answer."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def add(self, got: set[Any], gold: set[Any]) -> None:
        """Count one document."""
        self.hit += len(got & gold)
        self.false += len(got - gold)
        self.missed += len(gold - got)

    def __str__(self) -> str:
        precision = self.hit / ((self.hit + self.false) or 1)
        recall = self.hit / ((self.hit + self.missed) or 1)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / ((precision + recall) or 1):.3f}"


@dataclass
class Score:
    """What one reader got right."""

    names: Count = field(default_factory=Count)
    offices: Count = field(default_factory=Count)
    role_right: int = 0
    all_offices_right: int = 0
    alarms: int = 0

    def add(self, got: Answer, gold: Answer, ignored: set[str]) -> None:
        """Count one document; names that are only mentioned in it are ignored."""
        got = {name: said for name, said in got.items() if name not in ignored}
        self.names.add(set(got), set(gold))
        self.offices.add(_pairs(got), _pairs(gold))
        both = got.keys() & gold.keys()
        self.role_right += sum(got[name][1] == gold[name][1] for name in both)
        self.all_offices_right += sum(got[name][0] == gold[name][0] for name in both)
        self.alarms += bool(got and not gold)


def _pairs(answer: Answer) -> set[tuple[str, str]]:
    return {(name, office) for name, (offices, _) in answer.items() for office in offices}


def ours(text: str) -> Answer:
    """The participants that the project finds."""
    return {
        fold(person.name): (frozenset(fold(office.raw) for office in person.positions), person.role)
        for person in find_people({"body": text}).participants
        if person.role != "mentioned"
    }


def plain(text: str) -> Answer:
    """What a regular expression finds: a form of address, capitals, and what stands behind a comma."""
    return {fold(m[1]): (frozenset([fold(m[2].strip())] if m[2] else []), "attend") for m in _PLAIN.finditer(text)}


def everything(text: str) -> tuple[object, ...]:
    """All that the stages ask of a text."""
    return find_people({"body": text}), dates.find(text, "2023-06-15"), find_documents(text)


def underthesea() -> Callable[[str], Answer]:
    """The person names of underthesea's tagger; raises ModuleNotFoundError where it is not installed."""
    ner = importlib.import_module("underthesea").ner

    def read(text: str) -> Answer:
        found: list[list[str]] = []
        for word, *_, tag in ner(text):
            if tag == "B-PER":
                found.append([word])
            elif tag == "I-PER" and found:
                found[-1].append(word)
        return {fold(" ".join(words)): (frozenset(), "attend") for words in found}

    return read


def main() -> None:
    """Score, then time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--peer", choices=["underthesea"])
    parser.add_argument("--held-out", action="store_true", help='only the lines with "held_out": true')
    chosen = parser.parse_args()
    readers: dict[str, Callable[[str], Answer]] = {"danvan": ours, "plain regex": plain}
    if chosen.peer:
        readers[chosen.peer] = underthesea()
    texts: list[str] = []
    for path in chosen.gold:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        if chosen.held_out:
            records = [record for record in records if record.get("held_out")]
        scores = {name: Score() for name in readers}
        for record in records:
            text = normalize(record["text"])
            texts.append(text)
            people = record.get("gold", record.get("people", []))
            gold = {
                fold(each["name"]): (frozenset(map(fold, each.get("positions", []))), each["role"])
                for each in people
                if each["role"] != "mentioned"
            }
            ignored = {fold(each["name"]) for each in people if each["role"] == "mentioned"}
            for name, read in readers.items():
                scores[name].add(read(text), gold, ignored)
        print(f"{path.name}: {len(records)} texts")
        for name, score in scores.items():
            right = score.names.hit or 1
            print(f"  {name:12} names {score.names}   (name, office) {score.offices}")
            print(
                f"  {'':12} all offices {score.all_offices_right / right:.3f}  role {score.role_right / right:.3f} of the names found,"
                f"  texts with false alarms only {score.alarms}"
            )
    prose, worst = article(), dense(texts)
    report(
        {f"{kind}, {name}": partial(read, text) for kind, text in (("report", prose), ("dense", worst)) for name, read in readers.items()}
        | {f"{kind}, people + dates + documents": partial(everything, text) for kind, text in (("report", prose), ("dense", worst))}
    )


if __name__ == "__main__":
    main()
