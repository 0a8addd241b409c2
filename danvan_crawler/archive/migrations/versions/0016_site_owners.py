"""Who published a site when: most bodies of dân vận became others in 2025, and an article is cited under the name of its day."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table site_owner; the next run of a site fills it."""
    op.create_table(
        "site_owner",
        sa.Column("site_id", sa.Integer(), autoincrement=False, nullable=False, comment="the site"),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False, comment="place in the site file, from 1"),
        sa.Column("name", NfcText(), nullable=False, comment="the body that published it"),
        sa.Column("since", sa.Date(), nullable=True, comment="its first day; NULL: not known"),
        sa.Column("until", sa.Date(), nullable=True, comment="its last day; NULL: not known, or still so"),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_site_owner_site_id")),
        sa.PrimaryKeyConstraint("site_id", "ordinal", name=op.f("pk_site_owner")),
        comment="the bodies that published a site, with their days, as its site file names them",
    )
