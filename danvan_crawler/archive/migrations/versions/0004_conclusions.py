"""What derive concludes, and the text that search looks in."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue, NfcText

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables article_published, derived_date, search_text, search_queue."""
    op.create_table(
        "article_published",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="the article"),
        sa.Column("published", NfcText(), nullable=True, comment="ISO day, if other pages print one and agree; Vietnamese civil date"),
        sa.Column("published_on", sa.Date(), nullable=True, comment="the same as a date, to sort by"),
        sa.Column("lo", NfcText(), nullable=True, comment="not published before this ISO day"),
        sa.Column("hi", NfcText(), nullable=True, comment="not published after this ISO day"),
        sa.Column("method", NfcText(), nullable=False, comment="how it is known, in words"),
        sa.Column("evidence", JsonValue, nullable=False, comment="the claims it rests on: list of {table, key columns …, date}"),
        sa.CheckConstraint("lo is null or hi is null or lo <= hi", name=op.f("ck_article_published_bounds")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_published_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_published")),
        comment="what other pages tell of the publish date of an article whose own page prints none",
    )
    op.create_table(
        "search_queue",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="the article"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_search_queue_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_search_queue")),
        comment="articles written since the search index was last brought up to date",
    )
    op.create_table(
        "search_text",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="the article"),
        sa.Column("site_id", sa.Integer(), nullable=False, comment="the article's site"),
        sa.Column(
            "day", NfcText(), nullable=False, comment="ISO day to sort by: publish day, else its upper bound; empty if neither is known"
        ),
        sa.Column("title", NfcText(), nullable=False, comment="words of the headline, small letters without diacritics"),
        sa.Column("body", NfcText(), nullable=False, comment="words of all other text, small letters without diacritics"),
        sa.Column("exact_title", NfcText(), nullable=False, comment="words of the headline in small letters, tone marks placed one way"),
        sa.Column("exact_body", NfcText(), nullable=False, comment="words of all other text in small letters, tone marks placed one way"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_search_text_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_search_text_site_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_search_text")),
        comment="the text that search looks in, one row an article: its latest version",
    )
    op.create_table(
        "derived_date",
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
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_derived_date_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_derived_date")),
        comment="dates of a text read again once derive knew when it was published; they stand in for its date_mention rows",
        sqlite_with_rowid=False,
    )
