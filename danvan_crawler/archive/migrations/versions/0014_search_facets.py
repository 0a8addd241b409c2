"""What facets count an article for, in a row of its own: facets are counted without joining the people of ten thousand articles."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MANY = {
    "people": "select distinct p.name as one from participant p where p.version_id = v.id and p.role <> 'mentioned'",
    "roles": "select distinct r.role as one from participant_role r where r.version_id = v.id and r.role <> 'mentioned'",
    "offices": "select distinct o.raw as one from participant_position o join participant p on p.version_id = o.version_id "
    "and p.ordinal = o.participant_ordinal where o.version_id = v.id and p.role <> 'mentioned'",
    "documents": "select distinct d.number as one from document_citation d where d.version_id = v.id",
}
COMMENTS = {
    "people": "names of those who take part; U+001F stands between two",
    "roles": "their roles; U+001F stands between two",
    "offices": "their offices as printed; U+001F stands between two",
    "documents": "numbers of the documents it names; U+001F stands between two",
}


def upgrade() -> None:
    """Makes the table search_facet, with a row for each article that is searchable."""
    op.create_table(
        "search_facet",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
            comment="the article's place in the index",
        ),
        sa.Column("site_id", sa.Integer(), nullable=False, comment="the site that publishes it"),
        sa.Column("section", NfcText(), nullable=True, comment="section of the site, as printed"),
        sa.Column("source", NfcText(), nullable=True, comment="credited source"),
        *(sa.Column(name, NfcText(), nullable=True, comment=comment) for name, comment in COMMENTS.items()),
        sa.ForeignKeyConstraint(["position"], ["search_text.position"], name=op.f("fk_search_facet_position"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_search_facet")),
        comment="what facets count an article for; made with search_text",
    )
    joined = "group_concat(one, char(31))" if op.get_bind().dialect.name == "sqlite" else "string_agg(one, chr(31))"
    many = ", ".join(f"(select {joined} from ({some}) as each_once)" for some in MANY.values())
    op.execute(f"""insert into search_facet (position, site_id, section, source, {", ".join(MANY)})
        select t.position, a.site_id, v.section, v.source, {many}
        from search_text t join article a on a.id = t.article_id
        join article_version v on v.article_id = a.id and v.number = a.latest_number""")
