"""Which articles stand at two addresses of a site; the views have each once."""

import textwrap

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# {others} is written for both databases.
V_ARTICLE = """
    select a.id as article_id, s.name as site, s.level, s.province_then, s.province_now, a.url, a.key, a.state,
           v.number as version, v.id as version_id, v.title, v.kicker, v.sapo, v.body,
           coalesce(v.published, p.published) as published,
           coalesce(v.published_on, p.published_on) as published_on,
           coalesce(substr(v.published, 1, 10), p.published, p.lo) as published_lo,
           coalesce(substr(v.published, 1, 10), p.published, p.hi) as published_hi,
           case when v.published is null then p.method else v.published_method end as published_method,
           v.published_raw, v.author, v.source, v.section, v.fetched_at,
           c.warc_file, c.warc_offset, c.record_id, c.payload_digest,
           (select {others} from (
                select x.url as one from other_address o join article x on x.id = o.article_id where o.of_article_id = a.id order by x.url
            ) as ordered) as other_urls
    from article a
    join site s on s.id = a.site_id
    join article_version v on v.article_id = a.id and v.number = a.latest_number
    join capture c on c.id = v.capture_id
    left join article_published p on p.article_id = a.id
    where not exists (select 1 from other_address o where o.article_id = a.id)
"""
V_LINK = """
    select a.article_id, a.site, a.url, a.title, l.block, l.rank, l.title as link_title, l.url as link_url, l.date as link_date,
           t.id as target_article_id, t.url as target_url, v.title as target_title,
           coalesce(v.published, p.published) as target_published
    from v_article a
    join article_link l on l.version_id = a.version_id
    left join article x on x.key = l.target_key
    left join other_address o on o.article_id = x.id
    left join article t on t.id = coalesce(o.of_article_id, x.id)
    left join article_version v on v.article_id = t.id and v.number = t.latest_number
    left join article_published p on p.article_id = t.id
"""
VIEWS = {
    "v_article": (
        "each article with its latest version, its site, and the publish date that its own page or other pages tell; "
        "one that stands at several addresses of its site once",
        V_ARTICLE,
    ),
    "v_link": (
        "each link of an article's latest version with the date printed beside it, and the article it leads to if we have that",
        V_LINK,
    ),
}


def upgrade() -> None:
    """Makes the table other_address, and the views anew; `derive` fills it."""
    op.create_table(
        "other_address",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="the article at the other address"),
        sa.Column(
            "of_article_id",
            sa.Integer(),
            nullable=False,
            comment="the article at its own address: live, put right by hand, linked to most",
        ),
        sa.CheckConstraint("article_id <> of_article_id", name=op.f("ck_other_address_other")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_other_address_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["of_article_id"], ["article.id"], name=op.f("fk_other_address_of_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_other_address")),
        comment="an article that its site shows at another address too: views, search and counts have the one it is of",
    )
    op.create_index(op.f("ix_other_address_of_article_id"), "other_address", ["of_article_id"], unique=False)
    sqlite = op.get_bind().dialect.name == "sqlite"
    others = "group_concat(one, ' ')" if sqlite else "string_agg(one, ' ' order by one collate \"C\")"
    for name, (comment, statement) in VIEWS.items():
        view = textwrap.dedent(statement).strip().replace("{others}", others)
        if sqlite:
            op.execute(f"drop view {name}")
            op.execute(f"create view {name} as /* {comment} */\n{view}")
        else:
            op.execute(f"create or replace view {name} as\n{view}")
            op.execute("comment on view {} is '{}'".format(name, comment.replace("'", "''")))
