"""`danvan demo`: the main job on the sample site, from server to search."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from danvan_crawler import paths
from danvan_crawler.errors import ConfigurationError
from danvan_crawler.recorder.verdict import EXIT_CODES
from danvan_crawler.sample import PORTS, SampleServer

QUERY = "dan van kheo"


@click.command("demo")
@click.option("--free-ports", is_flag=True, help="Serve on any free ports instead of those in data/sample/sites/.")
def demo_command(free_ports: bool) -> None:
    """Crawl the sample site into the archive, and show what was archived.

    Serves the two invented bodies of data/sample/ on loopback, runs `scrapy crawl` over each, then `danvan derive`,
    `status`, `show` and `search`.
    """
    folder = paths.sample_folder()
    with tempfile.TemporaryDirectory() as scratch:
        sites = Path(scratch) if free_ports else folder / "sites"
        try:
            with SampleServer(folder, ports=(0, 0) if free_ports else PORTS) as server:
                if free_ports:
                    server.site_files(sites)
                code = _crawl(sorted(path.stem for path in sites.glob("*.toml")), sites)
        except OSError as error:
            raise ConfigurationError(f"the sample site can't be served: {error}; use `danvan demo --free-ports`") from None
        _show(sites)
    if not free_ports:
        click.echo(f"\nThe sample's site files lie apart from the real ones: DANVAN_SITES={_short(sites)} names them to scrapy and danvan.")
    raise click.exceptions.Exit(code)


def _short(folder: Path) -> Path:
    """The folder as the user would type it here."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def _crawl(names: list[str], sites: Path) -> int:
    codes = [_run("scrapy", "crawl", name, sites=sites) for name in names]
    codes.append(_run("danvan_crawler.cli", "derive", *names, sites=sites))
    return max(codes, default=EXIT_CODES["failed"])


def _show(sites: Path) -> None:
    for title, arguments in (
        ("What was archived", ("status",)),
        ("One article, with its participants", ("show", "--most-people")),
        (f"A search without diacritics: danvan search {QUERY!r}", ("search", QUERY, "--limit", "3")),
    ):
        click.secho(f"\n== {title}", bold=True)
        _run("danvan_crawler.cli", *arguments, sites=sites)


def _run(*module_and_arguments: str, sites: Path) -> int:
    environment = {**os.environ, "DANVAN_SITES": str(sites), "SCRAPY_SETTINGS_MODULE": "danvan_crawler.settings"}
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", *module_and_arguments], env=environment, check=False).returncode


commands = (demo_command,)
