"""What the grammar finds: points in time as far as they are printed, and expressions of one or more of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .atoms import Ago, Clock

Unit = Literal["day", "bare", "month", "quarter", "ago"]


@dataclass(slots=True)
class Point:
    """One end of an expression: the printed parts (None: not printed), and how sure it is that a date is meant.

    `cue`: a word or a time says that a date is meant ("ngày", a part of the day, a weekday). `labelled`: the word is "ngày". `sep` is the
    separator of a date in digits ("?" where it was lost), `short` one without a year; `unit` "bare" is a day that waits for its month.
    `closed`: nothing behind it can belong to it.
    """

    start: int
    end: int
    unit: Unit = "day"
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_word: str | None = None
    shift: int | None = None
    clock: Clock | None = None
    clock_to: Clock | None = None
    part: str | None = None
    cue: bool = False
    form: str = "printed"
    sep: str = ""
    bad: bool = False
    lunar: bool = False
    two_digit: bool = False
    ago: Ago | None = None
    short: bool = False
    labelled: bool = False
    closed: bool = False

    @property
    def short_form(self) -> bool:
        """Printed in digits, without "ngày" and without a part of the day."""
        return self.unit == "day" and bool(self.sep) and not self.labelled and self.part is None


@dataclass(slots=True)
class Expression:
    """One or more points in printed order (a range or list has two or more), and where they stand in the working text."""

    start: int
    end: int
    points: list[Point]
    lunar: bool = False
    recurring: bool = False

    @property
    def unit(self) -> Unit:
        """The unit of the last point, which is the one printed in full."""
        return self.points[-1].unit
