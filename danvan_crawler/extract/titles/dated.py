"""A title line with a date behind the title."""

from __future__ import annotations

from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Line


def without_date(line: Line) -> str:
    """A title line without the date printed behind it, in brackets or in an element of its own: "Giao ban quý II (04/07/2024 08:15)"."""
    found = first_date(line.text) if len(line.raw) > 1 else None
    if found is None or found.end < len(line.text) - 4 or found.start < 12:
        return line.text
    kept = line.text[: found.start].rstrip(" ([-–|,")
    return kept if kept in line.segments else line.text


def title_date(line: Line) -> str | None:
    """The date behind the title on its line; None where it is part of the title ("Bản tin dân vận ngày 12/10/2024")."""
    kept = without_date(line)
    found = first_date(line.text[len(kept) :]) if kept is not line.text else None
    return found.raw if found else None
