"""A search index of words and pairs of words: the same set of tokens for each article on both databases, in order of publish day."""

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SQLITE = (
    # Tokens come ready: all that is no ASCII is part of one, and so are the marks. No texts, no places: only which article has which.
    """create virtual table search_index using fts5 (words, content='', detail='none', columnsize=0,
       tokenize='ascii tokenchars ''^@~%$=+#:_''')""",
    # FTS5 must be told what to take out; triggers can't unpack it, so it waits here until the index is brought up to date.
    "create table search_index_removed (position integer primary key, words blob not null) /* tokens of rows of search_text that are gone */",
    """create trigger search_text_removed after delete on search_text begin
       insert or ignore into search_index_removed (position, words) values (old.position, old.words); end""",
)
POSTGRESQL = (
    # Texts and tokens lie apart from the rows: a frequent word reads ten thousand of these, and few of those.
    "alter table search_text set (toast_tuple_target = 256)",
    "create index ix_search_text_words on search_text using gin (words)",
    "comment on column search_text.words is 'the tokens that search looks up: words and pairs of words with marks, see docs/query.md'",
)


def upgrade() -> None:
    """Makes the table and the index again, and queues all articles for it."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        for name in ("added", "removed", "changed"):
            op.execute(f"drop trigger search_text_{name}")
        op.execute("drop table search_index")
    op.drop_table("search_text")
    op.create_table(
        "search_text",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="the article"),
        sa.Column(
            "position",
            sa.BigInteger(),
            nullable=False,
            comment="place among all articles from old to new: by day, then by a hash of the key; the rowid of the index",
        ),
        sa.Column(
            "day",
            NfcText(),
            nullable=False,
            comment="ISO day of that place: publish day, else its upper bound; empty if neither is known",
        ),
        sa.Column("title", NfcText(), nullable=False, comment="words of the headline, small letters without diacritics"),
        sa.Column("body", NfcText(), nullable=False, comment="words of all other text, small letters without diacritics"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_search_text_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_search_text")),
        sa.UniqueConstraint("position", name=op.f("uq_search_text_position")),
        comment="the text that search looks in, one row an article: its latest version",
    )
    op.execute(f"alter table search_text add column words {'blob' if sqlite else 'tsvector'}")
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)  # as it stands: ":_" is no parameter
    op.execute("delete from search_queue")
    op.execute("insert into search_queue (article_id) select id from article")
