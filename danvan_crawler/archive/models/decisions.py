"""What people have decided: the ledger as rows, and what of it was applied. The file of the ledger is the original; see `archive.ledger`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from danvan_crawler.archive.models.base import Base


class LedgerEntry(Base):
    """A line of the ledger."""

    __tablename__ = "ledger_entry"
    __table_args__ = {"comment": "a line of the ledger of decisions, as the file has it"}  # noqa: RUF012

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="its line, from 1")
    made_at: Mapped[datetime] = mapped_column(comment="when, UTC")
    who: Mapped[str] = mapped_column(comment="who decided")
    why: Mapped[str] = mapped_column(comment="why")
    holds: Mapped[bool] = mapped_column(comment="false if it was undone, or is an undoing itself")
    entry: Mapped[dict[str, Any]] = mapped_column(comment="the line as an object; docs/corrections.md describes it")


class CorrectedValue(Base):
    """A field that was put right by hand, and what the page says."""

    __tablename__ = "corrected_value"
    __table_args__ = (
        Index(None, "entry"),
        {"comment": "a field of a version that was put right by hand, and what the page says in its place", "sqlite_with_rowid": False},
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id", ondelete="CASCADE"), primary_key=True, comment="the version")
    field: Mapped[str] = mapped_column(primary_key=True, comment="title, published, author … or name, role, positions of a participant")
    participant: Mapped[str] = mapped_column(
        primary_key=True, comment="the participant as the page prints the name; empty for the article's own fields"
    )
    entry: Mapped[int] = mapped_column(ForeignKey("ledger_entry.number", ondelete="CASCADE"), comment="the entry of the ledger")
    page_value: Mapped[list[Any]] = mapped_column(comment="what the page says, as a list of one value, or of the offices")
    claims: Mapped[dict[str, Any] | None] = mapped_column(
        comment="claims that the correction moved or took away: rows as they were, by table"
    )


class IdentityJudgement(Base):
    """Whether two articles name one person."""

    __tablename__ = "identity_judgement"
    __table_args__ = (
        CheckConstraint("judgement in ('same', 'different')", name="judgement"),
        {"comment": "a decision that two articles name the same person, or two persons of one name"},
    )

    entry: Mapped[int] = mapped_column(
        ForeignKey("ledger_entry.number", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the entry of the ledger"
    )
    name: Mapped[str] = mapped_column(comment="the name that both print")
    site: Mapped[str] = mapped_column(comment="site of the one article")
    article_key: Mapped[str] = mapped_column(comment="key of the one article")
    other_site: Mapped[str] = mapped_column(comment="site of the other")
    other_article_key: Mapped[str] = mapped_column(comment="key of the other")
    judgement: Mapped[str] = mapped_column(comment="same or different")
    author: Mapped[str] = mapped_column(comment="who decided")
    reason: Mapped[str] = mapped_column(comment="why")
    made_at: Mapped[datetime] = mapped_column(comment="when, UTC")
