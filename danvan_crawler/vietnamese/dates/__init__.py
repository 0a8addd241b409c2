"""Vietnamese dates: `parse` for one string, `find` for prose, `parse_published` for the labelled date line of a page.

The rules: the day stands first, always (but see `american` for servers with other settings); times are Vietnamese (+07:00); weekdays are
ignored; nothing is guessed: a year that is not printed is the one nearest to a reference the caller gives, and every value names the method
it rests on.
"""

from .american import AS_TOLD, readings
from .find import find, find_each
from .parse import parse, parse_listed, parse_published, publish_value
from .undated import find_undated
from .value import VIETNAM, DateValue, Reference

__all__ = [
    "AS_TOLD",
    "VIETNAM",
    "DateValue",
    "Reference",
    "find",
    "find_each",
    "find_undated",
    "parse",
    "parse_listed",
    "parse_published",
    "publish_value",
    "readings",
]
