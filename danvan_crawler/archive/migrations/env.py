"""Alembic's entry: runs the migrations on the connection that `Archive.upgrade` opened."""

from alembic import context

from danvan_crawler.archive.models import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
