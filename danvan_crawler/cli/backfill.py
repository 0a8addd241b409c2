"""`danvan import` and `danvan warc pack`: WARC files of other tools, and small ones of ours."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from danvan_crawler import paths
from danvan_crawler.archive import Archive
from danvan_crawler.backfill import Placed, pack_site, place
from danvan_crawler.cli.common import all_sites, progress, site_named
from danvan_crawler.errors import ConfigurationError, DanvanError, SnapshotError
from danvan_crawler.recorder import Recorder
from danvan_crawler.recorder.history import has_captures
from danvan_crawler.recorder.places import open_archive, open_decided
from danvan_crawler.recorder.verdict import EXIT_CODES
from danvan_crawler.replay import replay
from danvan_crawler.sites import Site


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--site", "name", help="The site whose captures are read; all that have a site file when it is left out.")
def import_command(files: tuple[Path, ...], name: str | None) -> None:
    """Bring captures of other tools into the archive: .warc, .warc.gz and .wacz files.

    Made by pywb, Browsertrix, `wget --warc-file`, or downloaded from the Wayback Machine. The files are copied beside our own, then
    their sites are replayed: their pages pass today's extractor and stages, and their times order the versions. Captures of other
    hosts are kept in the file and not read. Of several files, one that can't be read or holds nothing of a site is named and left out:
    the exit code is then 3. While a crawl of the site runs, its end is waited for; what an import that was cut off has left unread,
    `danvan status` names, and the next import or replay of the site reads.
    """
    sites = [site_named(name)] if name else list(all_sites().values())
    archive, folder = open_decided(), paths.warc_folder()
    if not folder.is_dir() and has_captures(archive):
        raise SnapshotError(f"{folder}: the WARC folder is missing, and {archive.name} points into it; mount its disk, or restore it")
    held: dict[str, Site] = {}
    left_out: list[DanvanError] = []
    for file in files:
        try:
            found = place(file, sites, folder, paths.now())
        except (ConfigurationError, SnapshotError) as error:  # "old-site-meta.warc.gz" of wget holds no capture
            left_out.append(error)
            continue
        for site, files_of_site in found:
            for placed in files_of_site:
                click.echo(f"{site.name}: {placed_line(placed)}")
            held[site.name] = site
    for problem in left_out:
        click.echo(f"danvan: {problem}", err=True)
    if not held:
        raise click.exceptions.Exit(max(problem.exit_code for problem in left_out))
    codes = [_replayed(site, archive, folder) for site in held.values()]
    raise click.exceptions.Exit(max(*codes, EXIT_CODES["partial"] if left_out else 0))


def _wait(site: Site, where: str) -> None:
    click.echo(f"{site.name}: another process is at work on this site ({where}): the files are read when it has ended", err=True)


def _replayed(site: Site, archive: Archive, folder: Path) -> int:
    """Read the captures of a site anew and say what came of it; the exit code of the verdict."""
    recorder = Recorder(archive, paths.home())
    try:
        with progress("records") as bar:
            verdict = replay(site, recorder, folder, bar.update, mode="import", busy=partial(_wait, site))
        counts = recorder.tallies[site.name].counts()
    finally:
        recorder.close()
    said = f" -- {'; '.join(verdict.sentences)}" if verdict.sentences else ""
    click.echo(f"{site.name}: {verdict.status}: {counts['responses']} captures, {counts['articles']} articles read{said}")
    return verdict.exit_code


@click.group("warc")
def warc_group() -> None:
    """Look after the WARC files."""


@warc_group.command("pack")
@click.argument("names", nargs=-1, metavar="[SITE]...")
def pack_command(names: tuple[str, ...]) -> None:
    """Merge small WARC files, month by month, for some sites or all.

    Records are copied byte for byte and the archive's rows follow them. It may be killed at any point: the next call finishes.
    """
    archive, folder = open_archive(), paths.warc_folder()
    for name in names:
        if not (folder / name).is_dir():
            raise click.UsageError(f"{folder} holds no files of a site called {name!r}")
    found = sorted(path.name for path in folder.glob("[!.]*") if path.is_dir())
    if not found:
        click.echo(f"{folder} holds no WARC files")
    for name in names or found:
        packs = pack_site(archive, paths.home(), folder, name)
        for pack in packs:
            click.echo(f"{name}: {len(pack.starts)} files became {pack.name}, {pack.size / 1e6:.1f} MB")
        if not packs:
            click.echo(f"{name}: nothing to merge")


def placed_line(placed: Placed) -> str:
    """One line: what a file holds, and where it is now."""
    words = [f"{placed.captures} captures of the site"]
    if placed.foreign:
        words.append(f"{placed.foreign.total()} of other hosts")
    if placed.damaged:
        words.append(f"{placed.damaged} damaged records left out")
    where = f"known as {placed.name}" if placed.known else f"now {placed.name}" if placed.name else "left out"
    return f"{placed.source}: {', '.join(words)}: {where}"


commands = (import_command, warc_group)
