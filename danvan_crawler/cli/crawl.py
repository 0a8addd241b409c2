"""`danvan crawl` and `danvan replay`: from the net, and from our own WARC files."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from danvan_crawler import paths
from danvan_crawler.cli.common import progress, site_named
from danvan_crawler.recorder import Recorder
from danvan_crawler.recorder.places import open_decided
from danvan_crawler.replay import replay


@click.command("crawl", context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("scrapy_args", nargs=-1, type=click.UNPROCESSED)
def crawl_command(name: str, scrapy_args: tuple[str, ...]) -> None:
    """Crawl a site, or all sites of a level (central, provincial).

    The same as `scrapy crawl NAME`, from any folder; everything behind NAME is given to it: -a since=2020-01-01,
    -a max_pages=100, -s SETTING=VALUE, -O out.jsonl.
    """
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "danvan_crawler.settings"}
    done = subprocess.run([sys.executable, "-m", "scrapy", "crawl", name, *scrapy_args], env=environment, check=False)
    raise click.exceptions.Exit(done.returncode)


@click.command("replay")
@click.argument("name")
def replay_command(name: str) -> None:
    """Rebuild a site's articles from its WARC files, without the net.

    Runs today's extractor and stages over every stored capture. It may follow the loss of the database, or a better
    extractor: versions are rewritten, none is added.
    """
    site = site_named(name)
    recorder = Recorder(open_decided(), paths.home())
    try:
        with progress("records") as bar:
            verdict = replay(site, recorder, paths.warc_folder(), bar.update)
        counts = recorder.tallies[name].counts()
    finally:
        recorder.close()
    reasons = f" -- {'; '.join(verdict.sentences)}" if verdict.sentences else ""
    click.echo(f"{name}: {verdict.status}: {counts['responses']} captures, {counts['articles']} articles read{reasons}")
    raise click.exceptions.Exit(verdict.exit_code)


commands = (crawl_command, replay_command)
