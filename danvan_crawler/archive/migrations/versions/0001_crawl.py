"""Sites, runs, the frontier and captures."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue, NfcText, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables site, crawl_run, resource, capture."""
    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row"),
        sa.Column("name", NfcText(), nullable=False, comment="name of the site file, as in `scrapy crawl NAME`"),
        sa.Column("title", NfcText(), nullable=True, comment="the site's own name"),
        sa.Column("owner", NfcText(), nullable=True, comment="the body that publishes it"),
        sa.Column("level", NfcText(), nullable=True, comment="central, provincial, district or commune"),
        sa.Column("province_then", NfcText(), nullable=True, comment="province before 1 July 2025; NULL for central bodies"),
        sa.Column("province_now", NfcText(), nullable=True, comment="province since 1 July 2025; NULL for central bodies"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("name", name=op.f("uq_site_name")),
        comment="a web site, as its site file described it when its last run began",
    )
    op.create_table(
        "crawl_run",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row; later runs have higher ones"),
        sa.Column("site_id", sa.Integer(), nullable=False, comment="the site"),
        sa.Column("spider", NfcText(), nullable=False, comment="name of the spider that ran"),
        sa.Column(
            "mode",
            NfcText(),
            nullable=False,
            comment="crawl (from the net), replay (from our WARC files) or import (from WARC files of others)",
        ),
        sa.Column("code_version", NfcText(), nullable=False, comment="version of danvan_crawler"),
        sa.Column("args", JsonValue, nullable=True, comment="spider arguments and settings given by hand"),
        sa.Column("started_at", UtcDateTime(), nullable=False, comment="when it began, UTC"),
        sa.Column("finished_at", UtcDateTime(), nullable=True, comment="when it ended, UTC; NULL while it runs and when it was killed"),
        sa.Column("finish_reason", NfcText(), nullable=True, comment="why it ended: finished, shutdown, a limit …"),
        sa.Column("verdict", NfcText(), nullable=True, comment="complete, partial or failed"),
        sa.Column(
            "reasons", JsonValue, nullable=True, comment="sentences on the outcome: why it is not complete, and what else was noticed"
        ),
        sa.Column("counts", JsonValue, nullable=True, comment="pages, articles, versions, errors … of the run"),
        sa.Column("fill_rates", JsonValue, nullable=True, comment="share of the run's articles that have a field, by field, 0 to 1"),
        sa.CheckConstraint("mode in ('crawl', 'replay', 'import')", name=op.f("ck_crawl_run_mode")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_crawl_run_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crawl_run")),
        comment="one run of one site, with its outcome",
    )
    op.create_index(op.f("ix_crawl_run_site_id_mode_id"), "crawl_run", ["site_id", "mode", "id"], unique=False)
    op.create_table(
        "resource",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row, in the order of discovery"),
        sa.Column("site_id", sa.Integer(), nullable=False, comment="the site it belongs to"),
        sa.Column("key", NfcText(), nullable=False, comment="host:port and the id in the URL: the same for all addresses of one page"),
        sa.Column("url", NfcText(), nullable=False, comment="the address to fetch"),
        sa.Column(
            "is_view",
            sa.Boolean(),
            nullable=False,
            comment="true if `url` is a print, mobile or other view, kept until the plain address is seen",
        ),
        sa.Column(
            "kind", NfcText(), nullable=False, comment="what it is or is taken for: seed, listing, article, feed, sitemap, asset, other …"
        ),
        sa.Column(
            "state",
            NfcText(),
            nullable=False,
            comment="queued, claimed (by a running process), done, failed, forbidden (robots.txt) or skipped",
        ),
        sa.Column("priority", sa.Integer(), nullable=False, comment="higher ones are fetched first"),
        sa.Column("depth", sa.Integer(), nullable=False, comment="links from a start page; 0 for a start page"),
        sa.Column(
            "discovered_by", NfcText(), nullable=True, comment="the channel it came by first: seed, listing, related, sitemap, feed …"
        ),
        sa.Column("discovered_from_id", sa.Integer(), nullable=True, comment="the page it was first found on"),
        sa.Column("published_hint", NfcText(), nullable=True, comment="date printed beside the link that led here, ISO"),
        sa.Column("etag", NfcText(), nullable=True, comment="validator of the last capture that was read; for conditional requests"),
        sa.Column("last_modified", NfcText(), nullable=True, comment="Last-Modified of the last capture that was read, as sent"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="failed attempts since the last success"),
        sa.Column("reason", NfcText(), nullable=True, comment="why it failed, is forbidden or was skipped"),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False, comment="when it was first seen, UTC"),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False, comment="when a link to it was last seen (at least once a run), UTC"),
        sa.Column("last_fetched_at", UtcDateTime(), nullable=True, comment="when its last page was read, UTC"),
        sa.Column("next_at", UtcDateTime(), nullable=True, comment="not to be fetched before this, UTC; NULL: any time"),
        sa.Column("claimed_by_run_id", sa.Integer(), nullable=True, comment="the run that fetches it now"),
        sa.CheckConstraint("state in ('queued', 'claimed', 'done', 'failed', 'forbidden', 'skipped')", name=op.f("ck_resource_state")),
        sa.ForeignKeyConstraint(["claimed_by_run_id"], ["crawl_run.id"], name=op.f("fk_resource_claimed_by_run_id")),
        sa.ForeignKeyConstraint(["discovered_from_id"], ["resource.id"], name=op.f("fk_resource_discovered_from_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_resource_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
        sa.UniqueConstraint("site_id", "key", name=op.f("uq_resource_site_id_key")),
        comment="a URL we know, by its canonical key; together they are the frontier: what is still to fetch",
    )
    # As a claim reads it: most urgent first, then in the order of discovery.
    op.create_index("ix_resource_frontier", "resource", ["site_id", "state", sa.text("priority desc"), "id"], unique=False)
    op.create_table(
        "capture",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row"),
        sa.Column("resource_id", sa.Integer(), nullable=False, comment="the URL that was fetched"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="the run that stored this row first"),
        sa.Column(
            "record_id", NfcText(), nullable=False, comment="WARC-Record-ID of the response, revisit or metadata record: <urn:uuid:…>"
        ),
        sa.Column("url", NfcText(), nullable=False, comment="the address that was asked for"),
        sa.Column("fetched_at", UtcDateTime(), nullable=False, comment="when we fetched it, by our clock, UTC"),
        sa.Column("served_at", UtcDateTime(), nullable=True, comment="the server's Date header, UTC"),
        sa.Column("status", sa.Integer(), nullable=True, comment="HTTP status; NULL if no response came"),
        sa.Column("mime", NfcText(), nullable=True, comment="media type of the response"),
        sa.Column("bytes", sa.Integer(), nullable=False, comment="length of the body as received, in bytes"),
        sa.Column("payload_digest", NfcText(), nullable=True, comment="digest of the payload as in the WARC record: sha1:…"),
        sa.Column("warc_file", NfcText(), nullable=True, comment="WARC file, relative to the WARC folder"),
        sa.Column("warc_offset", sa.Integer(), nullable=True, comment="where its record begins in the file, in bytes"),
        sa.Column(
            "revisit_of", NfcText(), nullable=True, comment="record id of the capture with the same payload, if this one is a revisit"
        ),
        sa.Column("etag", NfcText(), nullable=True, comment="ETag of the response"),
        sa.Column("last_modified", NfcText(), nullable=True, comment="Last-Modified of the response, as sent"),
        sa.Column("truncated", NfcText(), nullable=True, comment="why the body is not whole: length, time or disconnect"),
        sa.Column("error", NfcText(), nullable=True, comment="why no response came"),
        sa.Column("reading_kind", NfcText(), nullable=True, comment="article, listing, other, missing or blocked; NULL until it was read"),
        sa.Column("reason", NfcText(), nullable=True, comment="why the page is no article, where one would ask"),
        sa.Column("platform", NfcText(), nullable=True, comment="the module that read it: generic, nukeviet …"),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_capture_resource_id")),
        sa.ForeignKeyConstraint(["run_id"], ["crawl_run.id"], name=op.f("fk_capture_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("record_id", name=op.f("uq_capture_record_id")),
        comment="one fetch: where its bytes lie in the WARC files, or the error that came instead of a response",
    )
    op.create_index(op.f("ix_capture_payload_digest"), "capture", ["payload_digest"], unique=False)
    op.create_index(op.f("ix_capture_resource_id_fetched_at"), "capture", ["resource_id", "fetched_at"], unique=False)
    op.create_index(op.f("ix_capture_run_id"), "capture", ["run_id"], unique=False)
