"""Persons, events, organizations, posts, memberships, and the claims they rest on."""

import textwrap

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

VIEWS = {
    "v_person_event": (
        "each person at each event, once however often it was printed; undecided says whether others of that name may be the same person",
        """
        select n.id as person_id, n.name, n.name_folded, n.undecided, e.lo as day, e.hi as last_day, e.method as day_method, p.role,
               {list:raw:participant_position:x.version_id = p.version_id and x.participant_ordinal = p.participant_ordinal} as offices,
               e.title, a.url, s.name as site, e.copies, e.article_id, p.version_id, p.participant_ordinal as ordinal
        from appearance p
        join person n on n.id = p.person_id
        join event e on e.article_id = p.event_id
        join article a on a.id = e.article_id
        join site s on s.id = a.site_id
        """,
    ),
    "v_office": (
        "each office of each person with the first and last day on which articles attest it",
        """
        select n.id as person_id, n.name, n.name_folded, n.undecided, t.role, o.name as organization, t.level, t.area,
               m.first_day, m.last_day, m.former_day, m.claims
        from membership m
        join person n on n.id = m.person_id
        join post t on t.id = m.post_id
        left join organization o on o.id = t.organization_id
        """,
    ),
}


def _sql(text: str, sqlite: bool) -> str:
    """Writes out {list:column:table:condition}: the values of a column in order, joined by "; "."""
    head, *rest = text.split("{list:")
    for part in rest:
        inner, tail = part.split("}", 1)
        column, table, condition = inner.split(":")
        ordered = f"select x.{column} as one from {table} x where {condition} order by x.ordinal"
        joined = "group_concat" if sqlite else "string_agg"
        head += f"(select {joined}(one, '; ') from ({ordered}) as ordered){tail}"
    return textwrap.dedent(head).strip()


def upgrade() -> None:
    """Makes the tables and their views."""
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row; another after the next derive"),
        sa.Column("key", NfcText(), nullable=False, comment="body and area, folded to one spelling"),
        sa.Column("name", NfcText(), nullable=False, comment="as printed most often, abbreviations written out"),
        sa.Column("level", NfcText(), nullable=True, comment="central, province, district, commune or village, where the words say it"),
        sa.Column(
            "area",
            NfcText(),
            nullable=False,
            comment="province, or small area and province; a site's name in brackets where its province is not known",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("key", name=op.f("uq_organization_key")),
        comment="a body that offices belong to",
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row; another after the next derive"),
        sa.Column("key", NfcText(), nullable=False, comment="name, site, article key and ordinal of the first claim"),
        sa.Column("name", NfcText(), nullable=False, comment="the form of the name that is printed most often"),
        sa.Column("name_folded", NfcText(), nullable=False, comment="the name in small letters without diacritics, to search by"),
        sa.Column("basis", NfcText(), nullable=False, comment="what joined the claims: office, reprint, judgement … or one article"),
        sa.Column("undecided", sa.Boolean(), nullable=False, comment="whether another person of the same name may be this one"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("key", name=op.f("uq_person_key")),
        comment="a person whom articles name, concluded from claims of one name",
    )
    op.create_index(op.f("ix_person_name_folded"), "person", ["name_folded"], unique=False)
    op.create_table(
        "person_name",
        sa.Column("person_id", sa.Integer(), nullable=False, comment="the person"),
        sa.Column("name", NfcText(), nullable=False, comment="as printed, without honorific"),
        sa.Column("name_folded", NfcText(), nullable=False, comment="in small letters without diacritics"),
        sa.Column("claims", sa.Integer(), nullable=False, comment="how many claims print it so"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_name_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "name", name=op.f("pk_person_name")),
        comment="a printed form of a person's name",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_person_name_name_folded"), "person_name", ["name_folded"], unique=False)
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the row; another after the next derive"),
        sa.Column("key", NfcText(), nullable=False, comment="role, body and area, folded to one spelling"),
        sa.Column("organization_id", sa.Integer(), nullable=True, comment="its body; NULL if the words name none"),
        sa.Column("role", NfcText(), nullable=False, comment="as printed most often, abbreviations written out"),
        sa.Column("level", NfcText(), nullable=True, comment="central, province, district, commune or village, where the words say it"),
        sa.Column("area", NfcText(), nullable=False, comment="as in organization"),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_post_organization_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("key", name=op.f("uq_post_key")),
        comment="an office, whoever holds it",
    )
    op.create_index(op.f("ix_post_organization_id"), "post", ["organization_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("person_id", sa.Integer(), nullable=False, comment="the person"),
        sa.Column("post_id", sa.Integer(), nullable=False, comment="the post"),
        sa.Column(
            "first_day", NfcText(), nullable=True, comment="first day on which it is attested, ISO; NULL if only as a former one or undated"
        ),
        sa.Column("last_day", NfcText(), nullable=True, comment="last day on which it is attested, ISO"),
        sa.Column("former_day", NfcText(), nullable=True, comment='first day on which it is called a former one ("nguyên"), ISO'),
        sa.Column("claims", sa.Integer(), nullable=False, comment="how many claims attest it"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_membership_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "post_id", name=op.f("pk_membership")),
        comment="a person in a post, with the days on which articles attest it",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_membership_post_id"), "membership", ["post_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="the article, no reprint"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="its version that was read"),
        sa.Column("title", NfcText(), nullable=False, comment="headline of the article"),
        sa.Column("lo", NfcText(), nullable=True, comment="first day on which it can have taken place, ISO; Vietnamese civil date"),
        sa.Column("hi", NfcText(), nullable=True, comment="last day, ISO"),
        sa.Column(
            "method",
            NfcText(),
            nullable=False,
            comment="what the days rest on: a date in the text, the publish date, its bounds, or unknown",
        ),
        sa.Column(
            "date_ordinal", sa.Integer(), nullable=True, comment="ordinal of that date in derived_date, or in date_mention if that has none"
        ),
        sa.Column("copies", sa.Integer(), nullable=False, comment="how many archived articles print it again"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_event_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_event_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_event")),
        comment="what an article with participants reports; a reprint tells of the event of its original",
    )
    op.create_index(op.f("ix_event_lo"), "event", ["lo"], unique=False)
    op.create_index(op.f("ix_event_version_id"), "event", ["version_id"], unique=False)
    op.create_table(
        "membership_claim",
        sa.Column("person_id", sa.Integer(), nullable=False, comment="the membership's person"),
        sa.Column("post_id", sa.Integer(), nullable=False, comment="the membership's post"),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the claim: its version"),
        sa.Column("participant_ordinal", sa.Integer(), nullable=False, comment="the claim: its participant"),
        sa.Column("position_ordinal", sa.Integer(), nullable=False, comment="the claim: its office"),
        sa.Column("former", sa.Boolean(), nullable=False, comment='whether it is called a former one ("nguyên")'),
        sa.ForeignKeyConstraint(
            ["person_id", "post_id"],
            ["membership.person_id", "membership.post_id"],
            name=op.f("fk_membership_claim_person_id_post_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_membership_claim_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(
            "person_id", "post_id", "version_id", "participant_ordinal", "position_ordinal", name=op.f("pk_membership_claim")
        ),
        comment="an office as printed that a membership rests on: a row of participant_position",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_membership_claim_version_id"), "membership_claim", ["version_id"], unique=False)
    op.create_table(
        "appearance",
        sa.Column("event_id", sa.Integer(), nullable=False, comment="the event"),
        sa.Column("person_id", sa.Integer(), nullable=False, comment="the person"),
        sa.Column(
            "role",
            NfcText(),
            nullable=False,
            comment="the highest role that original or copies tell: chair, appointed, award, speak or attend",
        ),
        sa.Column("version_id", sa.Integer(), nullable=False, comment="the claim: its version, of the original if that names the person"),
        sa.Column("participant_ordinal", sa.Integer(), nullable=False, comment="the claim: its participant"),
        sa.Column("claims", sa.Integer(), nullable=False, comment="how many claims say so, those of reprints too"),
        sa.ForeignKeyConstraint(["event_id"], ["event.article_id"], name=op.f("fk_appearance_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_appearance_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name=op.f("fk_appearance_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "person_id", name=op.f("pk_appearance")),
        comment="a person at an event: once, however often the article was printed",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_appearance_person_id"), "appearance", ["person_id"], unique=False)
    op.create_index(op.f("ix_appearance_version_id"), "appearance", ["version_id"], unique=False)
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, (comment, text) in VIEWS.items():
        if sqlite:
            op.execute(f"create view {name} as /* {comment} */\n{_sql(text, sqlite)}")
        else:
            op.execute(f"create view {name} as\n{_sql(text, sqlite)}")
            op.execute(f"comment on view {name} is '{comment}'")
