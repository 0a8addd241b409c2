"""Numbers in addresses that name no article of a site, as its lists have shown, are known to the next run."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

PUBLISHED = "ISO day, if other pages print one and agree; the moment of the own page, if others tell its order"


def upgrade() -> None:
    """Adds the column, which runs fill."""
    comment = "forms of addresses whose number several articles share: such articles are known by their whole address"
    op.add_column("site", sa.Column("shared_numbers", JsonValue, nullable=True, comment=comment))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"comment on column article_published.published is '{PUBLISHED}'")
