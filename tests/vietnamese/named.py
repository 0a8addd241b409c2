"""Whom a text names, with role and offices."""

from __future__ import annotations

from danvan_crawler.vietnamese.participants import find_people


def people(text: str) -> dict[str, tuple[str, list[str]]]:
    return {one.name: (one.role, [office.raw for office in one.positions]) for one in find_people({"body": text}).participants}
