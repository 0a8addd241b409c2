"""What all tables share: the naming of constraints, and column types that behave alike on SQLite and PostgreSQL."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Aware in Python, `timestamptz` in PostgreSQL, "2026-11-23T14:48:56.000000Z" in SQLite, where text sorts as time does."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, a time with zone elsewhere."""
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuses a naive time: nobody could say which instant it is."""
        if value is None:
            return None
        return iso_instant(value) if dialect.name == "sqlite" else _aware(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """An aware time in UTC."""
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"naive time {value!r}: the archive takes aware times only")
    return value.astimezone(UTC)


@lru_cache(maxsize=1_000)  # one instant stands in many rows of a transaction
def iso_instant(value: datetime) -> str:
    """An instant as SQLite keeps it, which PostgreSQL reads too. Raises `ValueError` for a naive time."""
    return _aware(value).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def storable(text: str) -> str:
    """The text as both databases can keep it: NFC; NUL and lone surrogates, which PostgreSQL refuses, become U+FFFD (spans stay right)."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    try:
        text.encode("utf-16")  # refuses surrogates as UTF-8 does, in a quarter of the time
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


class NfcText(TypeDecorator[str]):
    """Text in NFC that both databases accept; see `storable`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Applies `storable`."""
        return None if value is None else storable(value)


JsonValue = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""A small document: text in SQLite, `jsonb` in PostgreSQL."""


class Base(DeclarativeBase):
    """The base of all models."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this attribute of the class
        datetime: UtcDateTime,
        str: NfcText,
        dict[str, Any]: JsonValue,
        list[Any]: JsonValue,
    }
