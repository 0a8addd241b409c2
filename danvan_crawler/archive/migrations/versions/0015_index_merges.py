"""The index of search is merged a whole level at a time: by and by, as FTS5 does it, a thousand articles took half a minute from 200,000 on."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Switches `automerge` of FTS5 off: sixteen parts of a level become one of the next when the sixteenth is written (`crisismerge`).

    https://www.sqlite.org/fts5.html#the_automerge_configuration_option
    """
    if op.get_bind().dialect.name == "sqlite":
        op.execute("insert into search_index (search_index, rank) values ('automerge', 0)")
