"""When a page that was read is due again: 1, 7, 30 and 90 days after it was first seen, then every 90 days."""

from __future__ import annotations

from datetime import datetime, timedelta

LADDER = (1, 7, 30, 90)
"""Days. Edits come soon after publishing or never; disappearances come late."""
EARLY = timedelta(hours=6)
"""A run of every night must not miss by minutes what the run of the night before read."""


def next_visit(fetched_at: datetime, first_seen_at: datetime | None = None) -> datetime:
    """When a page is due again that was read at `fetched_at`; `first_seen_at` is None on its first reading."""
    first = first_seen_at or fetched_at
    age = fetched_at - first + EARLY
    step = next((days for days in LADDER if timedelta(days=days) > age), None)
    return (fetched_at + timedelta(days=LADDER[-1]) if step is None else first + timedelta(days=step)) - EARLY


def soon(fetched_at: datetime) -> datetime:
    """When an article is asked for again that was not there: on the next day."""
    return fetched_at + timedelta(days=LADDER[0]) - EARLY
