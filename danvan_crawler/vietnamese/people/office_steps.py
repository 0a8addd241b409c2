"""Steps over the body of an office: on to its next words, or to its end where a name begins."""

from __future__ import annotations

from danvan_crawler.vietnamese.people.office_marks import Body


def go_on(body: Body, at: int, *, complete: bool = False, field: bool = False, level: bool = False, unit: bool | None = None) -> bool:
    """Goes on at token `at`, with what was read last; `unit` stays as it was where it is not given."""
    body.at, body.field, body.level = at, field, level
    body.complete = body.complete or complete
    if unit is not None:
        body.unit = unit
    return True


def end_at_name(body: Body, at: int) -> bool:
    """Ends the body where a name begins."""
    body.at = body.name_at = at
    return False
