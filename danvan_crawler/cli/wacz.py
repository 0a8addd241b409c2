"""`danvan wacz`: a site's captures as one file to hand on."""

from __future__ import annotations

from pathlib import Path

import click

from danvan_crawler import __version__, paths
from danvan_crawler.archive.pages import entry_pages
from danvan_crawler.cli.common import all_sites, known_sites
from danvan_crawler.errors import ConfigurationError
from danvan_crawler.recorder.places import open_archive
from danvan_crawler.snapshots import warc_files
from danvan_crawler.snapshots.wacz import WaczPage, write_wacz


@click.command("wacz")
@click.argument("name", metavar="SITE", callback=known_sites)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; SITE.wacz if left out.")
def wacz_command(name: str, output: Path | None) -> None:
    """Write all captures of a site into one WACZ file, which ReplayWeb.page and pywb open.

    It holds the WARC files as they are, an index, and the list of the articles with their titles.
    """
    target = output or Path(f"{name}.wacz")
    if target.exists():
        raise ConfigurationError(f"{target}: exists already")
    files = warc_files(paths.warc_folder(), name) if (paths.warc_folder() / name).is_dir() else []
    if not files:
        raise ConfigurationError(f"{name}: no WARC files in {paths.warc_folder()}")
    sites = all_sites()
    start = sites[name].start if name in sites else ()
    pages = [WaczPage(*page) for page in entry_pages(open_archive(), name, start)]
    count = write_wacz(target, files, pages, name, f"danvan_crawler {__version__}", paths.now())
    click.echo(f"{target}: {len(files)} WARC files, {count} records, {len(pages)} pages")


commands = (wacz_command,)
