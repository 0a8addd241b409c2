"""`danvan export` and `publish`: what is in the archive, to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from danvan_crawler.archive.export import export_rows, write_csv, write_jsonl
from danvan_crawler.archive.parquet import write_parquet
from danvan_crawler.archive.publish import publish
from danvan_crawler.archive.tables import TABLES, rows_of, write_dictionary
from danvan_crawler.cli.common import known_sites, whole, whole_text
from danvan_crawler.recorder.places import open_archive


@click.command("export")
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", show_default=True)
@click.option("--table", type=click.Choice(list(TABLES)), default="articles", show_default=True, help="Articles whole, or a flat table.")
@click.option("--site", "names", multiple=True, callback=known_sites, help="Only this site; may be repeated.")
@click.option("--versions", type=click.Choice(["latest", "all"]), default="latest", show_default=True)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of standard output.")
@click.option("--dictionary", is_flag=True, help="What the columns of the table mean, as CSV, and nothing else.")
def export_command(
    form: str, table: str, names: tuple[str, ...], versions: Literal["latest", "all"], output: Path | None, dictionary: bool
) -> None:
    """Write the articles, one a line, sorted by site, address and version; or the people, links, events or documents in them.

    \b
    danvan export > articles.jsonl
    danvan export --table participants --format csv -o people.csv
    danvan export --format parquet -o articles.parquet

    Beside a CSV or Parquet file a data dictionary is written: articles.dictionary.csv.
    """
    if dictionary:
        with whole_text(output) as out:
            write_dictionary(table, out)
        return
    if form == "parquet" and output is None:
        raise click.UsageError("--format parquet needs a file: -o FILE.parquet")
    rows = rows_of(table, export_rows(open_archive(), list(names) or None, versions))
    if form == "parquet" and output is not None:
        with whole(output) as part:
            count = write_parquet(table, rows, part)
    else:
        with whole_text(output) as out:
            columns = tuple(column.name for column in TABLES[table])
            count = write_csv(rows, out, columns) if form == "csv" else write_jsonl(rows, out)
    if output is None:
        return
    click.echo(f"{count} {table} in {output}", err=True)
    if form != "jsonl":
        beside = output.with_suffix(".dictionary.csv")
        with whole_text(beside) as out:
            write_dictionary(table, out)
        click.echo(f"their columns in {beside}", err=True)


@click.command("publish")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def publish_command(file: Path) -> None:
    """Write a read-only SQLite copy of the archive for Datasette, and its metadata beside it.

    \b
    danvan publish danvan.sqlite3
    datasette -i danvan.sqlite3 -m danvan.metadata.json

    The copy has what pages say and what follows from it, a search box, facets and ready queries; the queue of the crawl and
    what operators typed are left out.
    """
    metadata = publish(open_archive(), file)
    click.echo(f"{file} and {metadata}: serve them with `datasette -i {file} -m {metadata}`")


commands = (export_command, publish_command)
