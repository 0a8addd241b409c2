"""The ledger of decisions: what people have put right by hand, with who, when and why. A file of JSON lines that is only ever added to.

It lies in the home beside the WARC folder: with the WARC files and the site files it is what the archive can be made of again.
The number of an entry is that of its line.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from danvan_crawler.errors import LedgerError
from danvan_crawler.items import ROLE_PRECEDENCE
from danvan_crawler.vietnamese.dates.value import VIETNAM, iso_of
from danvan_crawler.vietnamese.text import normalize, squeeze

TEXTS = ("title", "kicker", "sapo", "body", "author", "source", "section")
FIELDS = (*TEXTS, "published")
"""Fields of an article that a person may put right."""
PERSON_FIELDS = ("name", "role", "positions")
"""Fields of a participant that a person may put right."""
REQUIRED = ("title", "body", "name", "role", "positions")
"""Fields that are never NULL."""


Line = Annotated[str, AfterValidator(squeeze), Field(min_length=1)]
"""A text of one line, clean as those of pages are."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    at: AwareDatetime
    who: Line
    why: Line


class Correction(_Entry):
    """From this version of the article on, a field is `value`; with `participant` a field of the person printed by that name."""

    do: Literal["set"] = "set"
    site: str
    article: str
    version: int = Field(ge=1)
    field: str
    participant: str | None = None
    value: str | list[str] | None

    @field_validator("value")
    @classmethod
    def _cleaned(cls, value: str | list[str] | None, info: ValidationInfo) -> str | list[str] | None:
        """The value in the form that a reader gives it: a name typed on a Mac comes in letters taken apart, a pasted one with line ends."""
        if isinstance(value, list):
            return [line for line in map(squeeze, value) if line]
        if value is None:
            return None
        field = info.data.get("field")
        if field == "published":
            return _iso(value)
        return (_paragraphs(value) if field == "body" else squeeze(value)) or None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        known = FIELDS if self.participant is None else PERSON_FIELDS
        if self.field not in known:
            raise ValueError(f"unknown field {self.field!r}; known: {', '.join(known)}")
        if self.value is None and self.field in REQUIRED:
            raise ValueError(f"{self.field} can't be empty")
        if isinstance(self.value, list) != (self.field == "positions"):
            raise ValueError(f"{self.field}: a list is expected for positions, and for nothing else")
        if self.field == "role" and self.value not in ROLE_PRECEDENCE:
            raise ValueError(f"role must be one of {', '.join(ROLE_PRECEDENCE)}, not {self.value!r}")
        return self


class Identity(_Entry):
    """Two articles name the same person, or two who only have the same name: (site, article key) each."""

    do: Literal["same", "different"]
    name: str = Field(min_length=1)
    site: str
    article: str
    other_site: str
    other_article: str


class Undo(_Entry):
    """An earlier entry no longer holds."""

    do: Literal["undo"] = "undo"
    entry: int = Field(ge=1)


Entry = Correction | Identity | Undo
_KINDS: Mapping[str, type[Entry]] = {"set": Correction, "same": Identity, "different": Identity, "undo": Undo}


def _paragraphs(value: str) -> str:
    """A text as bodies are stored: paragraphs of tidy lines, joined by a blank line."""
    paragraphs = re.split(r"\n\s*\n", normalize(value).replace("\r\n", "\n"))
    return "\n\n".join("\n".join(map(squeeze, paragraph.strip().split("\n"))) for paragraph in paragraphs if paragraph.strip())


def _iso(value: str) -> str:
    """A day, or a time in Vietnam, as pages' dates are stored. Raises ValueError."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return date.fromisoformat(value).isoformat()
        moment = datetime.fromisoformat(value) if re.match(r"\d{4}-\d\d-\d\dT", value, re.ASCII) else None
        if moment is not None and moment.tzinfo is not None:
            return iso_of(moment.astimezone(VIETNAM).replace(microsecond=0))
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"published must be a day (2024-01-31) or a time (2024-01-31T08:30+07:00), not {value!r}")


def read(path: Path) -> list[Entry]:
    """All entries in order; none if there is no file. Raises `LedgerError` naming the line."""
    try:
        *lines, _ = path.read_bytes().split(b"\n")  # a line that a kill cut off, maybe amid a letter, is none
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LedgerError(f"{path}: can't be read: {error.strerror}") from None
    entries: list[Entry] = []
    for number, line in enumerate(lines, 1):
        try:
            entries.append(entry_of(json.loads(line.decode())))
        except (ValueError, KeyError, TypeError) as error:
            raise LedgerError(f"{path}, line {number}: {reason_of(error)}") from None
        if isinstance(entries[-1], Undo) and entries[-1].entry >= number:
            raise LedgerError(f"{path}, line {number}: undoes entry {entries[-1].entry}, which is not before it")
    return entries


def entry_of(value: Any) -> Entry:
    """An entry from its JSON object; raises ValueError or TypeError."""
    kind = _KINDS.get(str(value.get("do"))) if isinstance(value, dict) else None
    if kind is None:
        raise ValueError(f'no entry of a ledger: "do" must be one of {", ".join(_KINDS)}')
    return kind.model_validate(value)


def reason_of(error: Exception) -> str:
    """What is wrong with an entry, in one line."""
    if isinstance(error, ValidationError):
        return "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'entry'}: {one['msg'].removeprefix('Value error, ')}" for one in error.errors()
        )
    return str(error)


def live(entries: Sequence[Entry]) -> dict[int, Correction | Identity]:
    """Number -> the entries that hold: neither undone nor, for a field, followed by a later entry."""
    undone: set[int] = set()
    for number in range(len(entries), 0, -1):
        entry = entries[number - 1]
        if isinstance(entry, Undo) and number not in undone:
            undone.add(entry.entry)
    return {n: entry for n, entry in enumerate(entries, 1) if n not in undone and not isinstance(entry, Undo)}


def append(path: Path, entry: Entry) -> int:
    """Adds an entry and returns its number. Safe against other processes and against a kill. Raises `LedgerError`."""
    line = json.dumps(entry.model_dump(mode="json"), ensure_ascii=False, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX)
            file.seek(0)
            before = file.read()
            torn = before and not before.endswith(b"\n")  # a line that a kill cut off
            if torn:
                file.truncate(before.rfind(b"\n") + 1)
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
            return before.count(b"\n") + 1
    except OSError as error:
        raise LedgerError(f"{path}: can't be written: {error.strerror}") from None
