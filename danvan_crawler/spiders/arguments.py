"""What `scrapy crawl NAME -a ARGUMENT=VALUE` says, as values."""

from __future__ import annotations

from datetime import date


def day(argument: str, value: str | None) -> date | None:
    """A day as ISO writes it, or None where there is none; raises ValueError, naming the argument."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"-a {argument}={value}: not a day such as 2020-12-31") from None


def flag(argument: str, value: str | bool | None) -> bool:
    """Whether a switch is on; raises ValueError, naming the argument."""
    if isinstance(value, bool) or value is None:
        return bool(value)
    if value.lower() not in ("1", "true", "yes", "0", "false", "no", ""):
        raise ValueError(f"-a {argument}={value}: neither 1 nor 0")
    return value.lower() in ("1", "true", "yes")


def positive(argument: str, value: str | int | None) -> int | None:
    """A whole number from 1, or None where there is none; raises ValueError, naming the argument."""
    if value in (None, ""):
        return None
    try:
        number = int(value)
    except ValueError:
        number = 0
    if number < 1:
        raise ValueError(f"-a {argument}={value}: not a positive number")
    return number
