"""The ledger of decisions, what of it was applied, and judgements on identities."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue, NfcText, UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables ledger_entry, corrected_value, identity_judgement."""
    op.create_table(
        "ledger_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False, comment="its line, from 1"),
        sa.Column("made_at", UtcDateTime(), nullable=False, comment="when, UTC"),
        sa.Column("who", NfcText(), nullable=False, comment="who decided"),
        sa.Column("why", NfcText(), nullable=False, comment="why"),
        sa.Column("holds", sa.Boolean(), nullable=False, comment="false if it was undone, or is an undoing itself"),
        sa.Column("entry", JsonValue, nullable=False, comment="the line as an object; docs/corrections.md describes it"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_entry")),
        comment="a line of the ledger of decisions, as the file has it",
    )
    op.create_table(
        "identity_judgement",
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False, comment="the entry of the ledger"),
        sa.Column("name", NfcText(), nullable=False, comment="the name that both print"),
        sa.Column("site", NfcText(), nullable=False, comment="site of the one article"),
        sa.Column("article_key", NfcText(), nullable=False, comment="key of the one article"),
        sa.Column("other_site", NfcText(), nullable=False, comment="site of the other"),
        sa.Column("other_article_key", NfcText(), nullable=False, comment="key of the other"),
        sa.Column("judgement", NfcText(), nullable=False, comment="same or different"),
        sa.Column("author", NfcText(), nullable=False, comment="who decided"),
        sa.Column("reason", NfcText(), nullable=False, comment="why"),
        sa.Column("made_at", UtcDateTime(), nullable=False, comment="when, UTC"),
        sa.CheckConstraint("judgement in ('same', 'different')", name=op.f("ck_identity_judgement_judgement")),
        sa.ForeignKeyConstraint(["entry"], ["ledger_entry.number"], name=op.f("fk_identity_judgement_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_identity_judgement")),
        comment="a decision that two articles name the same person, or two persons of one name",
    )
    op.create_table(
        "corrected_value",
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version"),
        sa.Column("field", NfcText(), nullable=False, comment="title, published, author … or name, role, positions of a participant"),
        sa.Column(
            "participant",
            NfcText(),
            nullable=False,
            comment="the participant as the page prints the name; empty for the article's own fields",
        ),
        sa.Column("entry", sa.Integer(), nullable=False, comment="the entry of the ledger"),
        sa.Column("page_value", JsonValue, nullable=False, comment="what the page says, as a list of one value, or of the offices"),
        sa.ForeignKeyConstraint(["entry"], ["ledger_entry.number"], name=op.f("fk_corrected_value_entry"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_corrected_value_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "field", "participant", name=op.f("pk_corrected_value")),
        comment="a field of a version that was put right by hand, and what the page says in its place",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_corrected_value_entry"), "corrected_value", ["entry"], unique=False)
