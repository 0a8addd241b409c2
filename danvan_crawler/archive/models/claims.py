"""What a version says in detail: dates, documents, people. Each claim has the place in the text that says it.

A claim's key is its version and its number in printed order, so that it stays the same when the page is read again.
Spans are code points of the stored field (title, sapo, body or a caption), the end exclusive.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from danvan_crawler.archive.models.base import Base


class OfVersion:
    """Key of a claim: its version, its number, and its span."""

    @declared_attr
    def version_id(cls) -> Mapped[int]:
        """The version that says it."""
        version = ForeignKey("article_version.id", ondelete="CASCADE")
        # First of all columns, so that it comes first in the primary key: claims are looked up by their version.
        return mapped_column(version, primary_key=True, comment="the version that says it", sort_order=-10)

    ordinal: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first of its kind in printed order", sort_order=-9)
    span_field: Mapped[str] = mapped_column(comment="title, sapo, body or caption", sort_order=90)
    span_index: Mapped[int] = mapped_column(comment="which caption, from 0; 0 for the other fields", sort_order=91)
    span_start: Mapped[int] = mapped_column(comment="first code point in that field", sort_order=92)
    span_end: Mapped[int] = mapped_column(comment="code point after the last", sort_order=93)


class DatedText:
    """The columns of a date found in a text."""

    raw: Mapped[str] = mapped_column(comment="as printed")
    iso: Mapped[str] = mapped_column(comment="day, date-time, month or lo/hi, as the export writes it; Vietnamese civil time")
    lo: Mapped[str] = mapped_column(comment="first day or time it can mean, ISO")
    hi: Mapped[str] = mapped_column(comment="last day or time it can mean, ISO")
    precision: Mapped[str] = mapped_column(comment="minute, day, month, range …")
    function: Mapped[str] = mapped_column(comment="published, event, document, deadline, term, anniversary or other")
    method: Mapped[str] = mapped_column(comment="the rule that read it, and what it rests on")
    day_part: Mapped[str | None] = mapped_column(comment="morning, noon, afternoon or evening")


class DateMention(DatedText, OfVersion, Base):
    """A date in the text."""

    __tablename__ = "date_mention"
    __table_args__ = {"comment": "a date in the text of a version", "sqlite_with_rowid": False}  # noqa: RUF012


class DocumentCitation(OfVersion, Base):
    """A Party or state document that the text names."""

    __tablename__ = "document_citation"
    __table_args__ = (
        Index(None, "number"),
        {"comment": "a Party or state document that a version names", "sqlite_with_rowid": False},
    )

    raw: Mapped[str] = mapped_column(comment='as printed: "Kết luận số 120-KL/TW, ngày 07/01/2016"')
    number: Mapped[str] = mapped_column(comment='number with symbol: "120-KL/TW"')
    date: Mapped[str | None] = mapped_column(comment="its date as the text gives it, ISO day")
    type: Mapped[str | None] = mapped_column(comment="Kết luận, Quyết định, Chỉ thị …")
    symbol: Mapped[str | None] = mapped_column(comment='symbol: "KL/TW"')
    issuer: Mapped[str | None] = mapped_column(comment="the body that issued it, as printed")
    term: Mapped[str | None] = mapped_column(comment='term of the Party congress, as printed: "khóa XI"')


class Participant(OfVersion, Base):
    """A person whom the text names, with the highest role."""

    __tablename__ = "participant"
    __table_args__ = (
        Index(None, "name_folded"),
        {"comment": "a person whom a version names, and the highest role in what it reports", "sqlite_with_rowid": False},
    )

    name: Mapped[str] = mapped_column(comment="as printed, without honorific")
    name_folded: Mapped[str] = mapped_column(comment="the name in small letters without diacritics, to search by")
    honorific: Mapped[str | None] = mapped_column(comment="đồng chí, ông, bà …, as printed")
    role: Mapped[str] = mapped_column(comment="the highest of chair > appointed > award > speak > attend > mentioned")
    on_behalf_of: Mapped[str | None] = mapped_column(comment="for whom the person acts, as printed")


class ParticipantPosition(Base):
    """An office of a participant, as printed."""

    __tablename__ = "participant_position"
    __table_args__ = (
        ForeignKeyConstraint(["version_id", "participant_ordinal"], ["participant.version_id", "participant.ordinal"], ondelete="CASCADE"),
        {"comment": "an office of a participant, as printed", "sqlite_with_rowid": False},
    )

    version_id: Mapped[int] = mapped_column(primary_key=True, comment="the version that says it")
    participant_ordinal: Mapped[int] = mapped_column(primary_key=True, comment="the participant of that version")
    ordinal: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first office, in printed order")
    raw: Mapped[str] = mapped_column(comment="the office as printed")
    span_field: Mapped[str | None] = mapped_column(comment="title, sapo, body or caption; NULL if the office is not printed in one piece")
    span_index: Mapped[int | None] = mapped_column(comment="which caption, from 0")
    span_start: Mapped[int | None] = mapped_column(comment="first code point in that field")
    span_end: Mapped[int | None] = mapped_column(comment="code point after the last")


class ParticipantRole(Base):
    """One role of a participant."""

    __tablename__ = "participant_role"
    __table_args__ = (
        ForeignKeyConstraint(["version_id", "participant_ordinal"], ["participant.version_id", "participant.ordinal"], ondelete="CASCADE"),
        {"comment": "each role of a participant", "sqlite_with_rowid": False},
    )

    version_id: Mapped[int] = mapped_column(primary_key=True, comment="the version that says it")
    participant_ordinal: Mapped[int] = mapped_column(primary_key=True, comment="the participant of that version")
    ordinal: Mapped[int] = mapped_column(primary_key=True, comment="1 for the highest role")
    role: Mapped[str] = mapped_column(comment="chair, appointed, award, speak, attend or mentioned")


class ParticipantGroup(OfVersion, Base):
    """Participants without names."""

    __tablename__ = "participant_group"
    __table_args__ = {"comment": "participants without names, as printed", "sqlite_with_rowid": False}  # noqa: RUF012

    raw: Mapped[str] = mapped_column(comment='as printed: "lãnh đạo một số sở, ngành"')
    role: Mapped[str] = mapped_column(comment="chair, appointed, award, speak or attend")
