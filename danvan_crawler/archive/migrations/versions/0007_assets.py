"""Photos and files lead to their captures; resources know when a list last named them."""

import textwrap

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COMMENT = "each photo and file of an article's latest version, and the capture that holds its bytes if we have them"
VIEW = """
    select v.article_id, v.site, v.url, v.title, x.kind, x.ordinal, x.url as asset_url, x.caption, x.credit, x.target_key,
           c.id as capture_id, c.fetched_at, c.mime, c.bytes, c.payload_digest, c.revisit_of, c.warc_file, c.warc_offset, c.record_id
    from v_article v
    join article a on a.id = v.article_id
    join article_asset x on x.version_id = v.version_id
    left join resource r on r.site_id = a.site_id and r.key = x.target_key
    left join capture c on c.id = (
        select max(k.id) from capture k
        where k.resource_id = r.id and k.status = 200 and k.truncated is null and coalesce(k.reading_kind, 'other') = 'other'
    )
"""


def upgrade() -> None:
    """Adds the columns and the view."""
    op.add_column(
        "article_asset",
        sa.Column(
            "target_key",
            NfcText(),
            comment="canonical key of that address: joins resource.key; NULL if it was read before that was kept (`danvan replay` fills it)",
        ),
    )
    op.create_index("ix_article_asset_target_key", "article_asset", ["target_key"])
    op.add_column("resource", sa.Column("listed_at", UtcDateTime(), comment="when a list, feed or sitemap last named it, UTC"))
    view = textwrap.dedent(VIEW).strip()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"create view v_asset as /* {COMMENT} */\n{view}")
    else:
        op.execute(f"create view v_asset as\n{view}")
        op.execute("comment on view v_asset is '{}'".format(COMMENT.replace("'", "''")))
