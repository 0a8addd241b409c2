"""The title of an article: where the page's head and its text agree, else the heading or title-like line above the text."""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 20
"""Letters of a title that nothing but its place tells."""
LONGEST = 600
"""No line longer than that is a title, with whatever stands beside it on its line."""


@dataclass(slots=True)
class Title:
    """The title found: its text, the line where it is printed (-1: only in the head), how sure we are (0..3), how it was found."""

    text: str
    line: int = -1
    certainty: int = 0
    last: int = -1
