"""The index of search is written in larger parts and merged a level at a time: as FTS5 does it, a thousand articles took half a minute from
200,000 on."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Switches `automerge` of FTS5 off and lets it gather 32 MB (`hashsize`; 1 MB before) before it writes a part.

    A batch of a thousand articles is one part then, and sixteen parts of a level become one of the next when the sixteenth is written
    (`crisismerge`). https://www.sqlite.org/fts5.html, "The 'automerge' Configuration Option"; `hashsize` stands in the source alone.
    """
    if op.get_bind().dialect.name == "sqlite":
        op.execute("insert into search_index (search_index, rank) values ('automerge', 0)")
        op.execute("insert into search_index (search_index, rank) values ('hashsize', 33554432)")
