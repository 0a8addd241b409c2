"""A version knows the design of the page it was read from."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

DESIGN = "sketch of the class names of its page: tells a new design from an edit"
DIGEST = "hashes of title, text, lead, body, publish day, author, source, images, captions, attachments: what makes a version"


def upgrade() -> None:
    """Adds the column."""
    op.add_column("article_version", sa.Column("design", NfcText(), comment=DESIGN))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"comment on column article_version.digest is '{DIGEST}'")
