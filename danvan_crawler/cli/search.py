"""`danvan search`: articles by their words, with filters and facets."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from danvan_crawler.archive import Archive
from danvan_crawler.archive.search import FACETS, MOST_COUNTED, Filters, Found, refresh, search
from danvan_crawler.archive.search.language import parse
from danvan_crawler.cli.common import echo_json, known_sites
from danvan_crawler.cli.free_text import FreeText, joined
from danvan_crawler.errors import ArchiveError
from danvan_crawler.items import ROLE_PRECEDENCE
from danvan_crawler.recorder.places import open_archive

DAY = click.DateTime(["%Y-%m-%d"])
LEVELS = ("central", "provincial", "district", "commune")


@click.command("search", cls=FreeText)
@click.argument("query", nargs=-1, metavar="[QUERY]", callback=joined)
@click.option("--site", callback=known_sites, help="Only this site.")
@click.option("--level", type=click.Choice(LEVELS), help="Only sites of this level.")
@click.option("--province", help="Only sites of this province, by its name then or now.")
@click.option("--since", type=DAY, help="Published on or after this day.")
@click.option("--until", type=DAY, help="Published on or before this day.")
@click.option("--person", help="Only articles in which this person takes part; the end of the name is enough.")
@click.option("--role", type=click.Choice([role for role in ROLE_PRECEDENCE if role != "mentioned"]), help="… in this role.")
@click.option("--office", help="… in an office with these words.")
@click.option("--section", help="Only sections of a site with these words.")
@click.option("--source", help="Only articles credited to a source with these words.")
@click.option("--sort", type=click.Choice(["rank", "date"]), default="rank", show_default=True, help="The best first, or the newest.")
@click.option("--facet", "facets", multiple=True, type=click.Choice(list(FACETS)), help="Count the matches by this; may be repeated.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="One object a line; with --facet the counts in a last line.")
def search_command(
    query: str, as_json: bool, since: Any, until: Any, sort: str, facets: tuple[str, ...], limit: int, **filters: Any
) -> None:
    """Search titles and texts, with or without diacritics.

    \b
    danvan search "dan van kheo"                  finds "Dân vận khéo"
    danvan search '"quy chế dân chủ"'             a phrase; its own spelling comes first
    danvan search '(hội nghị OR tọa đàm) NOT covid' --facet year
    danvan search '-covid "hội nghị"'             a hyphen is NOT
    danvan search --person "Lê Thị Hòa" --role chair --sort date
    """
    if since and until and since > until:
        raise click.UsageError("--since is after --until")
    wanted = Filters(since=_day(since), until=_day(until), **filters)
    if parse(query) is None and (query.strip() or not wanted.any):
        reason = f"{query!r} holds no word that must be found" if query.strip() else "give words to look for, or a filter such as --person"
        raise click.UsageError(f"{reason}; see `danvan search --help`")
    archive = open_archive()
    _bring_up_to_date(archive)
    found = search(archive, query, wanted, limit=limit, by_date=sort == "date", facets=facets, update=False)
    if as_json:
        for hit in found.hits:
            echo_json(
                {"site": hit.site, "url": hit.url, "other_urls": hit.other_urls, "title": hit.title, "published": hit.published}
                | {"snippet": hit.snippet, "rank": hit.rank}
            )
        if facets:
            counts = {name: dict(values) for name, values in found.facets.items()}
            echo_json({"total": found.total, "more": found.more, "about": found.about, "facets": counts})
        return
    for hit in found.hits:
        lines = [hit.title, hit.url, *(f"also at {url}" for url in hit.other_urls), hit.snippet]
        click.echo(f"{(hit.published or 'undated')[:10]:10}  " + f"\n{'':12}".join(lines) + "\n")
    for name, values in found.facets.items():
        click.echo(f"{name}: " + ", ".join(f"{value} ({articles})" for value, articles in values) + "\n")
    click.echo(summary(found))


def summary(found: Found) -> str:
    """How many articles match, and how many of them are shown."""
    if found.more:
        counted = f"; facets count the newest {MOST_COUNTED:,}" if found.facets else ""
        return f"more than {MOST_COUNTED:,} found, the first {len(found.hits)}{counted}"
    total = f"{'about ' if found.about else ''}{found.total} found"
    return total if len(found.hits) >= found.total else f"{total}, the first {len(found.hits)}"


def _bring_up_to_date(archive: Archive) -> None:
    """Whoever may only read searches what is indexed, and is told so."""
    try:
        refresh(archive)
    except ArchiveError as error:
        click.echo(f"danvan: what was written lately is not searched: {error}", err=True)


def _day(moment: Any) -> date | None:
    return moment.date() if moment is not None else None


commands = (search_command,)
