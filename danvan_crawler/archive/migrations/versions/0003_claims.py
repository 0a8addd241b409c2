"""Dates, documents and people that a version names."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables date_mention, document_citation, participant, participant_position, participant_role, participant_group."""
    op.create_table(
        "date_mention",
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the first of its kind in printed order"),
        sa.Column("raw", NfcText(), nullable=False, comment="as printed"),
        sa.Column(
            "iso", NfcText(), nullable=False, comment="day, date-time, month or lo/hi, as the export writes it; Vietnamese civil time"
        ),
        sa.Column("lo", NfcText(), nullable=False, comment="first day or time it can mean, ISO"),
        sa.Column("hi", NfcText(), nullable=False, comment="last day or time it can mean, ISO"),
        sa.Column("precision", NfcText(), nullable=False, comment="minute, day, month, range …"),
        sa.Column("function", NfcText(), nullable=False, comment="published, event, document, deadline, term, anniversary or other"),
        sa.Column("method", NfcText(), nullable=False, comment="the rule that read it, and what it rests on"),
        sa.Column("day_part", NfcText(), nullable=True, comment="morning, noon, afternoon or evening"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version that says it"),
        sa.Column("span_field", NfcText(), nullable=False, comment="title, sapo, body or caption"),
        sa.Column("span_index", sa.Integer(), nullable=False, comment="which caption, from 0; 0 for the other fields"),
        sa.Column("span_start", sa.Integer(), nullable=False, comment="first code point in that field"),
        sa.Column("span_end", sa.Integer(), nullable=False, comment="code point after the last"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_date_mention_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_date_mention")),
        comment="a date in the text of a version",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document_citation",
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the first of its kind in printed order"),
        sa.Column("raw", NfcText(), nullable=False, comment='as printed: "Kết luận số 120-KL/TW, ngày 07/01/2016"'),
        sa.Column("number", NfcText(), nullable=False, comment='number with symbol: "120-KL/TW"'),
        sa.Column("date", NfcText(), nullable=True, comment="its date as the text gives it, ISO day"),
        sa.Column("type", NfcText(), nullable=True, comment="Kết luận, Quyết định, Chỉ thị …"),
        sa.Column("symbol", NfcText(), nullable=True, comment='symbol: "KL/TW"'),
        sa.Column("issuer", NfcText(), nullable=True, comment="the body that issued it, as printed"),
        sa.Column("term", NfcText(), nullable=True, comment='term of the Party congress, as printed: "khóa XI"'),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version that says it"),
        sa.Column("span_field", NfcText(), nullable=False, comment="title, sapo, body or caption"),
        sa.Column("span_index", sa.Integer(), nullable=False, comment="which caption, from 0; 0 for the other fields"),
        sa.Column("span_start", sa.Integer(), nullable=False, comment="first code point in that field"),
        sa.Column("span_end", sa.Integer(), nullable=False, comment="code point after the last"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_document_citation_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_document_citation")),
        comment="a Party or state document that a version names",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_document_citation_number"), "document_citation", ["number"], unique=False)
    op.create_table(
        "participant",
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the first of its kind in printed order"),
        sa.Column("name", NfcText(), nullable=False, comment="as printed, without honorific"),
        sa.Column("name_folded", NfcText(), nullable=False, comment="the name in small letters without diacritics, to search by"),
        sa.Column("honorific", NfcText(), nullable=True, comment="đồng chí, ông, bà …, as printed"),
        sa.Column("role", NfcText(), nullable=False, comment="the highest of chair > appointed > award > speak > attend > mentioned"),
        sa.Column("on_behalf_of", NfcText(), nullable=True, comment="for whom the person acts, as printed"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version that says it"),
        sa.Column("span_field", NfcText(), nullable=False, comment="title, sapo, body or caption"),
        sa.Column("span_index", sa.Integer(), nullable=False, comment="which caption, from 0; 0 for the other fields"),
        sa.Column("span_start", sa.Integer(), nullable=False, comment="first code point in that field"),
        sa.Column("span_end", sa.Integer(), nullable=False, comment="code point after the last"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_participant_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_participant")),
        comment="a person whom a version names, and the highest role in what it reports",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_participant_name_folded"), "participant", ["name_folded"], unique=False)
    op.create_table(
        "participant_group",
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the first of its kind in printed order"),
        sa.Column("raw", NfcText(), nullable=False, comment='as printed: "lãnh đạo một số sở, ngành"'),
        sa.Column("role", NfcText(), nullable=False, comment="chair, appointed, award, speak or attend"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version that says it"),
        sa.Column("span_field", NfcText(), nullable=False, comment="title, sapo, body or caption"),
        sa.Column("span_index", sa.Integer(), nullable=False, comment="which caption, from 0; 0 for the other fields"),
        sa.Column("span_start", sa.Integer(), nullable=False, comment="first code point in that field"),
        sa.Column("span_end", sa.Integer(), nullable=False, comment="code point after the last"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_participant_group_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_participant_group")),
        comment="participants without names, as printed",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "participant_position",
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version that says it"),
        sa.Column("participant_ordinal", sa.Integer(), nullable=False, comment="the participant of that version"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the first office, in printed order"),
        sa.Column("raw", NfcText(), nullable=False, comment="the office as printed"),
        sa.Column(
            "span_field", NfcText(), nullable=True, comment="title, sapo, body or caption; NULL if the office is not printed in one piece"
        ),
        sa.Column("span_index", sa.Integer(), nullable=True, comment="which caption, from 0"),
        sa.Column("span_start", sa.Integer(), nullable=True, comment="first code point in that field"),
        sa.Column("span_end", sa.Integer(), nullable=True, comment="code point after the last"),
        sa.ForeignKeyConstraint(
            ["version_id", "participant_ordinal"],
            ["participant.version_id", "participant.ordinal"],
            name=op.f("fk_participant_position_version_id_participant_ordinal"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "participant_ordinal", "ordinal", name=op.f("pk_participant_position")),
        comment="an office of a participant, as printed",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "participant_role",
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version that says it"),
        sa.Column("participant_ordinal", sa.Integer(), nullable=False, comment="the participant of that version"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the highest role"),
        sa.Column("role", NfcText(), nullable=False, comment="chair, appointed, award, speak, attend or mentioned"),
        sa.ForeignKeyConstraint(
            ["version_id", "participant_ordinal"],
            ["participant.version_id", "participant.ordinal"],
            name=op.f("fk_participant_role_version_id_participant_ordinal"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "participant_ordinal", "ordinal", name=op.f("pk_participant_role")),
        comment="each role of a participant",
        sqlite_with_rowid=False,
    )
