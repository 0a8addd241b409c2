"""`danvan sites add`: the file of a site that nobody has described yet."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from pydantic import ValidationError

from danvan_crawler import paths
from danvan_crawler.cli.survey import Survey, survey
from danvan_crawler.cli.try_page import show
from danvan_crawler.cli.visitor import Visitor, checked_address
from danvan_crawler.errors import ConfigurationError, SiteFileError
from danvan_crawler.sites import Site, load_site, load_sites, site_toml
from danvan_crawler.sites.model import shared_hosts


@click.command("add")
@click.argument("url")
@click.option("--yes", is_flag=True, help="Write the file without a question.")
@click.option("--name", help="The site's name, which is also the file's; made of the host otherwise.")
def add_command(url: str, yes: bool, name: str | None) -> None:
    """Look at a site, show what would be read from three of its articles, and write its file.

    At most 15 requests, a second or the site's own Crawl-delay apart; robots.txt is obeyed. The file goes to DANVAN_SITES,
    or to the folder `sites` of the home. Names, level and province in it are guesses: put them right.
    """
    address = checked_address(url)
    known = load_sites(paths.extra_sites() if paths.sites_folder().is_dir() else None)
    _refuse_known(known.of_url(address), address)
    try:
        found = survey(address, Visitor(), name)
    except ValidationError as error:
        raise ConfigurationError("; ".join(f"{detail['loc'][0]}: {detail['msg']}" for detail in error.errors())) from None
    site = found.site
    _refuse_known(known.of_url(site.start[0]), site.start[0])
    if clash := shared_hosts([*(other for other in known.values() if other.enabled), site]):
        host, first, second = clash[0]
        raise ConfigurationError(f"{host} belongs to the site {(first if second is site else second).name} already")
    if site.name in known:
        raise ConfigurationError(f"there is a site {site.name} already; say --name")
    _show(found)
    text = site_toml(
        site, [f"Made by `danvan sites add {address}` on {paths.now():%Y-%m-%d}: look at names, level and province.", *found.remarks]
    )
    click.echo(text)
    target = paths.sites_folder() / f"{site.name}.toml"
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("nothing written: there is no terminal to ask on; say --yes")
        click.confirm(f"Write {target}?", abort=True)
    write(target, text)
    click.echo(f"{target} written; next: danvan crawl {site.name}", err=True)


def write(target: Path, text: str) -> Site:
    """Write a site file that can be read back; raises SiteFileError or ConfigurationError, and leaves no broken file behind."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ConfigurationError(f"{target}: exists already") from None
    except OSError as error:
        raise ConfigurationError(f"{target}: can't be written: {error.strerror}") from None
    try:
        return load_site(target)
    except SiteFileError:
        target.unlink()
        raise


def _refuse_known(site: Site | None, url: str) -> None:
    if site is not None:
        raise ConfigurationError(f"{url} belongs to the site {site.name} already: danvan crawl {site.name}")


def _show(found: Survey) -> None:
    for remark in found.remarks:
        click.echo(remark)
    for article in found.articles:
        click.echo(f"\n{article.url}")
        show(article)
    click.echo(f"\n{found.requests} requests, {len(found.articles)} articles read. The file:\n")
