"""Annotated texts (`annotated/README.md`), and how an answer to them is counted: names, offices, roles, false alarms, events, documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from danvan_crawler.vietnamese import dates
from danvan_crawler.vietnamese.documents import cited_documents
from danvan_crawler.vietnamese.participants import find_people
from danvan_crawler.vietnamese.text import normalize, tone_placement

ANNOTATED = Path(__file__).with_name("annotated")


@dataclass
class Person:
    """A person of a text: offices and role; `others` are roles that may be read as well."""

    name: str
    role: str
    offices: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


@dataclass
class Text:
    """An annotated text, or what a reader answers to it."""

    name: str = ""
    text: str = ""
    published: str | None = None
    people: list[Person] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    documents: dict[str, str | None] = field(default_factory=dict)

    @property
    def aside(self) -> bool:
        """Whether the text is kept aside: every third of a file."""
        digits = re.search(r"\d+$", self.name)
        return digits is not None and int(digits[0]) % 3 == 0


def blocks(path: Path) -> Iterator[tuple[str, str | None, list[tuple[int, str]]]]:
    """Name, reference day and numbered lines of each annotated text of a file; raises ValueError naming a line before the first one."""
    name, published, lines = "", "", list[tuple[int, str]]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, _, rest = line.partition(" ")
        if mark == "#":
            if name:
                yield name, published or None, lines
            name, _, published = rest.partition(" ")
            lines = []
        elif not name:
            raise ValueError(f"{path.name}:{number}: a line before the first text")
        else:
            lines.append((number, line))
    if name:
        yield name, published or None, lines


def texts(paths: Iterable[Path] | None = None) -> Iterator[Text]:
    """The annotated texts of the files, of all files by default; raises ValueError naming the line that cannot be read."""
    for path in sorted(ANNOTATED.glob("people-*.txt")) if paths is None else paths:
        for name, published, lines in blocks(path):
            text = Text(name, published=published)
            for number, line in lines:
                mark, _, rest = line.partition(" ")
                if mark == "=":
                    text.people.append(_person(path, number, rest))
                elif mark == "@":
                    text.events.append(rest.strip())
                elif mark == "§":
                    sign, _, day = rest.partition("|")
                    text.documents[sign.strip()] = day.strip() or None
                elif mark != "~":
                    text.text += ("\n" if text.text else "") + line
            yield text


def _person(path: Path, number: int, line: str) -> Person:
    fields = [each.strip() for each in line.split("|")]
    if len(fields) != 3:
        raise ValueError(f"{path.name}:{number}: not `= name | role | offices`: {line!r}")
    role, _, others = fields[1].partition("/")
    return Person(fields[0], role, [each.strip() for each in fields[2].split(";") if each.strip()], others.split(",") if others else [])


def key(words: str) -> str:
    """A name or an office for comparing: one tone-mark style, dash and apostrophe, small letters, no marks at the ends."""
    words = tone_placement(normalize(words).lower()).replace("’", "'")
    words = re.sub(r"\s*[-–—]\s*", "-", words)
    return " ".join(words.split()).strip(" .,;:!?…/|*-()[]'\"“”")


def ours(text: Text) -> Text:
    """What the project answers."""
    body = normalize(text.text)
    mentions = dates.find(body, text.published) if text.published else dates.find_undated(body)
    found = find_people({"body": body}).participants
    return Text(
        people=[Person(p.name, p.role, [office.raw for office in p.positions]) for p in found],
        events=[re.sub(r"T[^/]*", "", d.iso) for d in mentions if d.function == "event"],  # days are annotated, not times
        documents={d.number: d.date for d in cited_documents({"body": body})},
    )


@dataclass
class Count:
    """Hits, false alarms and misses of one kind of answer."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def add(self, got: set[object], gold: set[object]) -> None:
        """Count one text."""
        self.hit += len(got & gold)
        self.false += len(got - gold)
        self.missed += len(gold - got)

    @property
    def precision(self) -> float:
        """Share of the answers that are right."""
        return self.hit / ((self.hit + self.false) or 1)

    @property
    def recall(self) -> float:
        """Share of the annotated that is found."""
        return self.hit / ((self.hit + self.missed) or 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.hit / ((2 * self.hit + self.false + self.missed) or 1)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


@dataclass
class Score:
    """What a reader got right over some texts. Roles are strict; `complete` are people with exactly their offices."""

    texts: int = 0
    names: Count = field(default_factory=Count)
    offices: Count = field(default_factory=Count)
    events: Count = field(default_factory=Count)
    documents: Count = field(default_factory=Count)
    people: int = 0
    complete: int = 0
    roles: int = 0
    role_right: int = 0
    empty: int = 0
    alarms: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, gold: Text, got: Text) -> None:
        """Count one text. People who are only mentioned are no answer; where taking part is another reading, they are no error either."""
        self.texts += 1
        annotated = {key(p.name): p for p in gold.people}
        answered = {key(p.name): p for p in got.people}
        taking = {name for name, p in annotated.items() if p.role != "mentioned"}
        excused = {name for name, p in annotated.items() if p.role == "mentioned" and p.others}
        said = {name for name, p in answered.items() if p.role != "mentioned"}
        free = {name for name in taking - said if "mentioned" in annotated[name].others}
        self._count("name", self.names, said - excused, taking - free, gold)
        wanted = {(name, key(office)) for name in taking - free for office in annotated[name].offices}
        given = {(name, key(office)) for name in said - set(annotated) | (said & taking) for office in answered[name].offices}
        self._count("office", self.offices, given, wanted, gold)
        for name in taking - free:
            self.people += 1
            self.complete += name in said and {key(o) for o in answered[name].offices} == {key(o) for o in annotated[name].offices}
        for name in annotated.keys() & answered.keys():
            self.roles += 1
            right = answered[name].role == annotated[name].role
            self.role_right += right
            if not right:
                mark = "~" if answered[name].role in annotated[name].others else "!"
                self.errors.append(f"{gold.name} role{mark} {name}: {answered[name].role} for {annotated[name].role}")
        if not taking:
            self.empty += 1
            self.alarms += bool(said - excused)
        if gold.events:
            self._count("event", self.events, set(got.events), set(gold.events), gold)
        self._count("document", self.documents, set(got.documents.items()), set(gold.documents.items()), gold)

    def _count(self, kind: str, count: Count, got: Iterable[object], gold: Iterable[object], text: Text) -> None:
        got, gold = set(got), set(gold)
        count.add(got, gold)
        self.errors += [f"{text.name} {kind}+ {each}" for each in sorted(map(str, got - gold))]
        self.errors += [f"{text.name} {kind}- {each}" for each in sorted(map(str, gold - got))]

    def __str__(self) -> str:
        return (
            f"{self.texts} texts, {self.people} people: names {self.names}  offices F1 {self.offices.f1:.3f}"
            f"  all offices {self.complete / (self.people or 1):.3f}  role {self.role_right / (self.roles or 1):.3f}"
            f"  alarms {self.alarms}/{self.empty}  documents F1 {self.documents.f1:.3f}  events F1 {self.events.f1:.3f}"
        )


def score(annotated: Iterable[Text], read: Callable[[Text], Text] = ours) -> Score:
    """The score of a reader on annotated texts."""
    total = Score()
    for text in annotated:
        total.add(text, read(text))
    return total
