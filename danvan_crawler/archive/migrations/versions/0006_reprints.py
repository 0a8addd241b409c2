"""Reprints."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import JsonValue, NfcText

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


V_REPRINT = (
    "each article that prints the text of an article of another site; an original that is not archived or not known leaves siblings",
    """
select a.article_id, a.site, a.url, a.title, a.published, r.relation, r.method, r.declared_source, r.lag_days, r.containment, r.jaccard,
       o.article_id as of_article_id, o.site as of_site, o.url as of_url, o.title as of_title, o.published as of_published,
       r.version_id, r.of_version_id
from reprint r
join v_article a on a.article_id = r.article_id
join article_version v on v.id = r.of_version_id
join v_article o on o.article_id = v.article_id
""",
)


def upgrade() -> None:
    """Makes the table reprint and its view."""
    op.create_table(
        "reprint",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="the article that prints it again"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the version of it that was compared"),
        sa.Column("of_version_id", sa.Integer(), nullable=False, comment="the version of the other article that is most like it"),
        sa.Column(
            "relation",
            NfcText(),
            nullable=False,
            comment="reprint: the other is the original; sibling: both print a text whose original is not archived or not known",
        ),
        sa.Column("method", NfcText(), nullable=False, comment="how the original is known, or why it is not, in words"),
        sa.Column("declared_source", NfcText(), nullable=True, comment="the source that the article credits, as printed"),
        sa.Column(
            "lag_days", sa.Integer(), nullable=True, comment="days from the other's publish day to its own; NULL if one is not known"
        ),
        sa.Column(
            "containment", sa.Double(), nullable=False, comment="share of the shorter text's words that stand in the longer one, 0 to 1"
        ),
        sa.Column("jaccard", sa.Double(), nullable=False, comment="share of the words of both that they have in common, 0 to 1"),
        sa.Column(
            "cut",
            JsonValue,
            nullable=False,
            comment="passages of the other that it leaves out: list of {field, start, end} in of_version_id",
        ),
        sa.Column("added", JsonValue, nullable=False, comment="passages that it adds: list of {field, start, end} in version_id"),
        sa.CheckConstraint("relation in ('reprint', 'sibling')", name=op.f("ck_reprint_relation")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_reprint_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_reprint_version_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["of_version_id"], ["article_version.id"], name=op.f("fk_reprint_of_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_reprint")),
        comment="an article that prints the text of an article of another site, and what it cut and added",
    )
    op.create_index(op.f("ix_reprint_of_version_id"), "reprint", ["of_version_id"])
    comment, text = V_REPRINT
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"create view v_reprint as /* {comment} */{text.rstrip()}")
    else:
        op.execute(f"create view v_reprint as{text.rstrip()}")
        op.execute(f"comment on view v_reprint is '{comment}'")
