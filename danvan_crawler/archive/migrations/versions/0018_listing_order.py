"""The order in which a listing names its articles: one without a date lies between its neighbours."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table listing_order; runs fill it, and `danvan replay` does from what was captured before."""
    op.create_table(
        "listing_order",
        sa.Column("resource_id", sa.Integer(), autoincrement=False, nullable=False, comment="the listing page"),
        sa.Column("target_keys", JsonValue, nullable=False, comment="canonical keys of the articles it names, from the top"),
        sa.Column("capture_id", sa.Integer(), nullable=False, comment="its last capture that was read"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="the run that read it last"),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_listing_order_capture_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_listing_order_resource_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["crawl_run.id"], name=op.f("fk_listing_order_run_id")),
        sa.PrimaryKeyConstraint("resource_id", name=op.f("pk_listing_order")),
        comment="the articles that a listing page names, in its order, as the newest reading shows them",
    )
    op.create_index(op.f("ix_listing_order_capture_id"), "listing_order", ["capture_id"], unique=False)
    op.create_index(op.f("ix_listing_order_run_id"), "listing_order", ["run_id"], unique=False)
