"""Articles, versions, links and files."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue, NfcText, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables article, article_version, article_asset, article_link, listing_link."""
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row"),
        sa.Column("site_id", sa.Integer(), nullable=False, comment="the site that publishes it"),
        sa.Column(
            "key",
            NfcText(),
            nullable=False,
            comment="canonical key: that of its page, with the item id if the page prints several articles",
        ),
        sa.Column("item_id", NfcText(), nullable=True, comment="id of the article on a page that prints several"),
        sa.Column("url", NfcText(), nullable=False, comment="canonical address"),
        sa.Column("resource_id", sa.Integer(), nullable=False, comment="the page it is read from"),
        sa.Column("latest_number", sa.Integer(), nullable=False, comment="number of its latest version"),
        sa.Column("state", NfcText(), nullable=False, comment="live; gone: seen missing on two days; restored: came back after that"),
        sa.Column("last_capture_id", sa.Integer(), nullable=False, comment="the last capture that shows it"),
        sa.Column("missing_capture_id", sa.Integer(), nullable=True, comment="the first capture since then that shows it missing"),
        sa.Column("gone_capture_id", sa.Integer(), nullable=True, comment="the capture of a later day that confirmed it was gone"),
        sa.Column("restored_capture_id", sa.Integer(), nullable=True, comment="the capture that showed it again after it was gone"),
        sa.CheckConstraint("state in ('live', 'gone', 'restored')", name=op.f("ck_article_state")),
        sa.ForeignKeyConstraint(["gone_capture_id"], ["capture.id"], name=op.f("fk_article_gone_capture_id")),
        sa.ForeignKeyConstraint(["last_capture_id"], ["capture.id"], name=op.f("fk_article_last_capture_id")),
        sa.ForeignKeyConstraint(["missing_capture_id"], ["capture.id"], name=op.f("fk_article_missing_capture_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_article_resource_id")),
        sa.ForeignKeyConstraint(["restored_capture_id"], ["capture.id"], name=op.f("fk_article_restored_capture_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_article_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("site_id", "key", name=op.f("uq_article_site_id_key")),
        comment="an article, by its key; what it says is in article_version",
    )
    op.create_index(op.f("ix_article_gone_capture_id"), "article", ["gone_capture_id"], unique=False)
    op.create_index(op.f("ix_article_key"), "article", ["key"], unique=False)
    op.create_index(op.f("ix_article_url"), "article", ["url"], unique=False, postgresql_using="hash")
    op.create_index(op.f("ix_article_last_capture_id"), "article", ["last_capture_id"], unique=False)
    op.create_index(op.f("ix_article_missing_capture_id"), "article", ["missing_capture_id"], unique=False)
    op.create_index(op.f("ix_article_resource_id"), "article", ["resource_id"], unique=False)
    op.create_index(op.f("ix_article_restored_capture_id"), "article", ["restored_capture_id"], unique=False)
    op.create_table(
        "listing_link",
        sa.Column("resource_id", sa.Integer(), nullable=False, comment="the listing page"),
        sa.Column("target_key", NfcText(), nullable=False, comment="canonical key of the article it leads to"),
        sa.Column("date", NfcText(), nullable=False, comment="the printed date as ISO day, Vietnamese civil date"),
        sa.Column("title", NfcText(), nullable=False, comment="its text"),
        sa.Column("capture_id", sa.Integer(), nullable=False, comment="the last capture of the listing that shows it"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="the run that read it last"),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_listing_link_capture_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_listing_link_resource_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["crawl_run.id"], name=op.f("fk_listing_link_run_id")),
        sa.PrimaryKeyConstraint("resource_id", "target_key", "date", name=op.f("pk_listing_link")),
        comment="an article's link on a listing page with the date printed beside it",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_listing_link_capture_id"), "listing_link", ["capture_id"], unique=False)
    op.create_index(op.f("ix_listing_link_run_id"), "listing_link", ["run_id"], unique=False)
    op.create_index(op.f("ix_listing_link_target_key"), "listing_link", ["target_key"], unique=False)
    op.create_table(
        "article_version",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="the article"),
        sa.Column("number", sa.Integer(), nullable=False, comment="1 for the first version, then counting up in order of time"),
        sa.Column(
            "digest",
            NfcText(),
            nullable=False,
            comment="SHA-256 over title, sapo, body, publish date, author, source, images and attachments: what makes a version",
        ),
        sa.Column("capture_id", sa.Integer(), nullable=False, comment="the first capture that shows it"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="the run that read it last"),
        sa.Column("fetched_at", UtcDateTime(), nullable=False, comment="when that first capture was fetched, UTC"),
        sa.Column("title", NfcText(), nullable=False, comment="headline"),
        sa.Column("kicker", NfcText(), nullable=True, comment="line above the headline"),
        sa.Column("sapo", NfcText(), nullable=True, comment="lead, without the agency prefix"),
        sa.Column("sapo_prefix", NfcText(), nullable=True, comment='agency prefix of the lead, such as "(TG) -"'),
        sa.Column(
            "body",
            NfcText(),
            nullable=False,
            comment="paragraphs joined by a blank line; no captions, author line, source line, lists of links",
        ),
        sa.Column("published_raw", NfcText(), nullable=True, comment="the publish date as the page prints it"),
        sa.Column("published_label", NfcText(), nullable=True, comment="where on the page it stands"),
        sa.Column("published", NfcText(), nullable=True, comment="ISO day, or date-time with +07:00, as the page itself says (civil time)"),
        sa.Column("published_on", sa.Date(), nullable=True, comment="the day of `published`, Vietnamese civil date, to sort by"),
        sa.Column("published_precision", NfcText(), nullable=True, comment="day, minute or second: how exact `published` is"),
        sa.Column("published_method", NfcText(), nullable=True, comment="how `published` was made from `published_raw`"),
        sa.Column("author", NfcText(), nullable=True, comment="as printed, without label"),
        sa.Column("source", NfcText(), nullable=True, comment='credited source without label: "Nguồn: X" gives X'),
        sa.Column("section", NfcText(), nullable=True, comment="section of the site, as printed"),
        sa.Column("platform", NfcText(), nullable=True, comment="the module that read it"),
        sa.Column("extractor_version", NfcText(), nullable=True, comment="version of the reader"),
        sa.Column("gaps", JsonValue, nullable=True, comment="fields a stage expected and did not find"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_version_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_article_version_capture_id")),
        sa.ForeignKeyConstraint(["run_id"], ["crawl_run.id"], name=op.f("fk_article_version_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_version_article_id_number")),
        comment="what an article says from its first capture on, until its publisher changes it",
    )
    op.create_index(op.f("ix_article_version_capture_id"), "article_version", ["capture_id"], unique=False)
    op.create_index(op.f("ix_article_version_published_on"), "article_version", ["published_on"], unique=False)
    op.create_index(op.f("ix_article_version_run_id"), "article_version", ["run_id"], unique=False)
    op.create_table(
        "article_asset",
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version"),
        sa.Column("kind", NfcText(), nullable=False, comment="image or attachment"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the first of its kind"),
        sa.Column("url", NfcText(), nullable=False, comment="its real address"),
        sa.Column("caption", NfcText(), nullable=True, comment="caption of a photo, title of a file"),
        sa.Column("credit", NfcText(), nullable=True, comment="photographer"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_article_asset_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "kind", "ordinal", name=op.f("pk_article_asset")),
        comment="a photo or file offered with a version, in printed order",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "article_link",
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="1 for the first link of the page"),
        sa.Column("block", NfcText(), nullable=False, comment="related, latest or inline"),
        sa.Column("rank", sa.Integer(), nullable=False, comment="1 for the first of its block"),
        sa.Column("url", NfcText(), nullable=False, comment="where it leads"),
        sa.Column("target_key", NfcText(), nullable=False, comment="canonical key of that address: joins article.key and resource.key"),
        sa.Column("title", NfcText(), nullable=False, comment="its text"),
        sa.Column("date_raw", NfcText(), nullable=True, comment="date printed beside it"),
        sa.Column("date", NfcText(), nullable=True, comment="that date as ISO day, Vietnamese civil date"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_article_link_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_article_link")),
        comment="a link of a version, with the date printed beside it; as the newest reading shows it",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_link_target_key"), "article_link", ["target_key"], unique=False)
