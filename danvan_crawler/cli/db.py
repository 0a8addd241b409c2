"""`danvan db`: the archive database itself."""

from __future__ import annotations

import click

from danvan_crawler import paths
from danvan_crawler.archive.copy import copy_archive
from danvan_crawler.archive.reader import make_reader
from danvan_crawler.archive.session import Archive
from danvan_crawler.recorder.places import configured_archive, open_archive


@click.group("db")
def db_group() -> None:
    """Upgrade, check and copy the archive database."""


@db_group.command("upgrade")
def upgrade_command() -> None:
    """Bring the archive to the newest schema, with all that is in it. A crawl does so by itself."""
    archive = configured_archive()
    before = archive.version()
    archive.upgrade()
    click.echo(f"{archive.name}: schema {before or 'none'} -> {archive.version()}")


@db_group.command("check")
def check_command() -> None:
    """See whether the database answers and has the newest schema. Exits 4 if not."""
    archive = configured_archive()
    archive.check()
    click.echo(f"{archive.name}: schema {archive.version()}, as this program needs it")


@db_group.command("copy")
@click.argument("source", metavar="SRC")
@click.argument("target", metavar="DST")
def copy_command(source: str, target: str) -> None:
    """Copy an archive into an empty database, and prove the two equal.

    SRC and DST are database URLs: sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE. So an archive moves from SQLite
    to PostgreSQL or back. Exits 4 when the copy is not equal, and names the rows.
    """
    one, other = Archive(source, now=paths.now), Archive(target, now=paths.now)
    counts = copy_archive(one, other)
    click.echo(f"{sum(counts.values())} rows of {len(counts)} tables copied; {one.name} and {other.name} are equal")


@db_group.command("reader")
@click.argument("role")
@click.option("--print", "only_show", is_flag=True, help="Print the SQL and run nothing.")
def reader_command(role: str, only_show: bool) -> None:
    """Make a role of PostgreSQL that may read the archive's views and tables, and write nothing.

    The role has no password yet: set one, or let the server trust its connections. Run the command again after an upgrade
    of the schema. What operators typed (arguments of runs) stays out of its sight.
    """
    archive = open_archive()
    statements = make_reader(archive, role, only_show)
    if only_show:
        click.echo(";\n".join(statements) + ";")
        return
    click.echo(f"{role} may read {archive.name}; give it a password: alter role {role} password '…'")


commands = (db_group,)
