"""What became of provinces and bodies: when a name ceased, and what took its place.

The data are `data/provinces.toml` and `data/bodies.toml`; names are compared without letter case, tone placement and dashes' blanks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from danvan_crawler.vietnamese.text import squeeze, tone_placement

_KIND = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Fate:
    """A province or a body: `name` as the data have it, the last day that it existed under it, and its `successor`.

    `until` is None for what still exists; `successor` is None there, and for what ended without one.
    """

    name: str
    until: date | None = None
    successor: str | None = None


def province(name: str, on: date | None = None) -> Fate | None:
    """A province by any of its spellings, also with "tỉnh" or "thành phố" before it; None for other words.

    With `on` it is what stood there on that day: `province("Hải Dương", date(2026, 1, 1))` is Hải Phòng.
    """
    fates = _provinces()
    fate = fates.get(_key(name)) or fates.get(_KIND.sub("", _key(name), count=1))
    while fate is not None and on is not None and fate.until is not None and fate.until < on and fate.successor:
        fate = fates[_key(fate.successor)]
    return fate


def body(name: str) -> Fate | None:
    """A body by its name written out ("Ban Dân vận Tỉnh ủy Hưng Yên"), with the name that took the place of its own; None where nothing is known."""
    words = _key(name) + " "
    for names, excepted, until, successor in _bodies():
        match = next((each for each in names if words.startswith(each + " ")), None)
        if match is not None and not words.startswith(excepted):
            rest = " ".join(squeeze(name).split()[len(match.split()) :])
            return Fate(squeeze(name), until, f"{successor} {rest}".strip() if successor else None)
    return None


def _key(name: str) -> str:
    return re.sub(r"\s*[-–—]\s*", " - ", tone_placement(squeeze(name)).lower())


@cache
def _provinces() -> Mapping[str, Fate]:
    data = _load("provinces")
    found: dict[str, Fate] = {}
    for merger in data["merger"]:
        for new, old in merger["into"].items():
            found.setdefault(_key(new), Fate(new))
            for name in old:
                if _key(name) != _key(new):
                    found.setdefault(_key(name), Fate(name, _day_before(merger["date"]), new))
    for spelling, name in data["spellings"].items():
        found.setdefault(_key(spelling), found[_key(name)])
    return found


@cache
def _bodies() -> tuple[tuple[tuple[str, ...], tuple[str, ...], date, str | None], ...]:
    return tuple(
        (
            tuple(_key(name) for name in entry["names"]),
            tuple(_key(name) for name in entry.get("except", ())),
            _day_before(entry["date"]),
            entry.get("successor"),
        )
        for entry in _load("bodies")["succession"]
    )


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("danvan_crawler.vietnamese").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
