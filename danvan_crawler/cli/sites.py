"""`danvan sites`: the site files."""

from __future__ import annotations

import click

from danvan_crawler import paths
from danvan_crawler.cli.common import all_sites, table
from danvan_crawler.cli.sites_add import add_command
from danvan_crawler.sites import check_sites


@click.group("sites")
def sites_group() -> None:
    """List, check and add site files."""


@sites_group.command("list")
@click.option("--names", is_flag=True, help="Only the names, one a line.")
def list_command(names: bool) -> None:
    """All sites, with level, province then and now, platform and state."""
    sites = all_sites()
    if names:
        for name in sites:
            click.echo(name)
        return
    rows = []
    for site in sites.values():
        provinces = [p for p in (site.province_then, site.province_now) if p]
        marks = [
            mark for mark, on in (("disabled", not site.enabled), ("unverified", not site.verified), ("script", site.needs_script)) if on
        ]
        rows.append(
            [site.name, site.level or "-", " > ".join(dict.fromkeys(provinces)) or "-", site.cms, ",".join(marks) or "-", site.start[0]]
        )
    click.echo(table(rows, ["name", "level", "province", "platform", "marks", "start"]))


@sites_group.command("check")
def check_command() -> None:
    """Check every site file; each problem is a line that names file and key. Exits 2 if there is one."""
    problems = check_sites(paths.extra_sites())
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.exceptions.Exit(2)
    click.echo(f"{len(all_sites())} site files, no problem")


sites_group.add_command(add_command)

commands = (sites_group,)
