"""What a correction moves or takes away is kept, so that undoing it brings it back at once."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds corrected_value.claims."""
    comment = "claims that the correction moved or took away: rows as they were, by table"
    op.add_column("corrected_value", sa.Column("claims", JsonValue, nullable=True, comment=comment))
