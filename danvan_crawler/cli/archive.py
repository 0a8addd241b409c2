"""`danvan derive`, `status`, `show`: what is in the archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from danvan_crawler import paths
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.read import SiteStatus, also_at, assets_of, evidence_of, marks_of, status, url_with_most_people
from danvan_crawler.cli.addresses import rows_of
from danvan_crawler.cli.common import NotArchived, echo_json, known_sites, table
from danvan_crawler.cli.people import people_text
from danvan_crawler.recorder.places import open_archive, open_decided
from danvan_crawler.snapshots import unread

SITES_ABREAST = 5
"""Columns of the table of fields."""

LOST_SHOWN = 3
"""Lost photos and files that are named; `--json` names all."""


@click.command("derive")
@click.argument("names", nargs=-1, metavar="[SITE]...", callback=known_sites)
def derive_command(names: tuple[str, ...]) -> None:
    """Draw the conclusions that need more than one page.

    Articles that their site shows at a second address; publish dates that only other pages' lists print, and bounds where no page
    prints one (of all sites, or of those named); reprints across sites; who is who; the search index. Run it after a crawl or a
    replay; it may be repeated at will.
    """
    counts = derive(open_decided(), list(names) or None)
    click.echo(", ".join(f"{count} {what}" for what, count in counts.items()))


@click.command("status")
@click.argument("names", nargs=-1, metavar="[SITE]...", callback=known_sites)
@click.option("--json", "as_json", is_flag=True, help="One object a line for each site.")
def status_command(names: tuple[str, ...], as_json: bool) -> None:
    """How each site stands: pages, articles, last run, and how full each field is."""
    sites = status(open_archive(), list(names) or None)
    if as_json:
        for site in sites:
            echo_json(status_object(site))
        return
    for name in unread(paths.warc_folder()):
        if (site_name := name.partition("/")[0]) in names or not names:
            click.echo(f"{site_name}: {name} was imported and is not read yet: `danvan replay {site_name}` reads it\n")
    if not sites:
        click.echo("the archive is empty: `scrapy crawl SITE` fills it, `make crawl` shows how")
        return
    rows = [
        [s.site, *(str(n) for n in (s.pages, s.queued, s.assets, len(s.lost), s.articles, s.gone, s.versions)), last_verdict(s)]
        for s in sites
    ]
    click.echo(table(rows, ["site", "pages", "queued", "assets", "lost", "articles", "gone", "versions", "last run"]))
    for some in (sites[i : i + SITES_ABREAST] for i in range(0, len(sites), SITES_ABREAST)):
        fields = list(dict.fromkeys(name for s in some for name in s.fill))
        shares = [[name, *(f"{s.fill[name]:.0%}" if name in s.fill else "-" for s in some)] for name in fields]
        click.echo("\n" + table(shares, ["articles that have", *(s.site for s in some)]))
    for s in sites:
        if s.other_addresses:
            click.echo(f"\n{s.site}: {s.other_addresses} more addresses show articles that are counted once")
        if s.lost:
            click.echo(f"\n{s.site}: {len(s.lost)} photos and files of its articles are lost: {_some(s.lost)}")
        if s.last_run is not None and s.last_run.reasons:
            click.echo(f"\n{s.site}: {s.last_run.verdict}: {'; '.join(s.last_run.reasons)}")


def _some(lost: Mapping[str, str]) -> str:
    shown = ", ".join(f"{url} ({why})" for url, why in list(lost.items())[:LOST_SHOWN])
    return f"{shown} and {len(lost) - LOST_SHOWN} more" if len(lost) > LOST_SHOWN else shown


def last_verdict(site: SiteStatus) -> str:
    """The last run in two words: its day, and its verdict or that it did not finish."""
    run = site.last_run
    return "-" if run is None else f"{run.started_at:%Y-%m-%d} {run.verdict or 'not finished'}"


def status_object(site: SiteStatus) -> dict[str, Any]:
    """A site's state for machines."""
    run = site.last_run
    return {
        "site": site.site,
        "pages": site.pages,
        "queued": site.queued,
        "assets": site.assets,
        "lost": dict(site.lost),
        "articles": site.articles,
        "gone": site.gone,
        "versions": site.versions,
        "other_addresses": site.other_addresses,
        "fill": dict(site.fill),
        "last_run": None
        if run is None
        else {
            "mode": run.mode,
            "started_at": run.started_at.isoformat(),
            "finished_at": run.finished_at.isoformat() if run.finished_at else None,
            "verdict": run.verdict,
            "finish_reason": run.finish_reason,
            "reasons": list(run.reasons),
            "counts": dict(run.counts),
        },
    }


@click.command("show")
@click.argument("url", required=False)
@click.option("--most-people", is_flag=True, help="The article that names the most participants.")
@click.option("--people", is_flag=True, help="The whole text, with names, offices and groups marked where they stand.")
@click.option("--json", "as_json", is_flag=True, help="The export contract, one object a line for each version.")
def show_command(url: str | None, most_people: bool, people: bool, as_json: bool) -> None:
    """One article, by its address or key: its text, its people, where its bytes lie."""
    archive = open_archive()
    if most_people:
        url = url_with_most_people(archive)
        if url is None:
            raise NotArchived("the archive names no participant yet")
    if not url:
        raise click.UsageError("give the address of an article, or --most-people")
    rows = rows_of(archive, url)
    if not rows:
        raise NotArchived(f"{url}: no such article in the archive; `danvan search` finds addresses")
    url = rows[0]["url"]
    kept = {} if as_json else assets_of(archive, url)
    marks = marks_of(archive, url) if people else {}
    for row in rows:
        if as_json:
            echo_json(row)
        elif people:
            click.echo(people_text(row, marks.get(row["version"], ())))
        else:
            click.echo(article_text(row, kept))
    if not as_json:
        click.echo("".join(f"{sign}\n" for sign in [*also_at(archive, url), *evidence_of(archive, url)]), nl=False)


def article_text(row: dict[str, Any], kept: Mapping[str, str] | None = None) -> str:
    """An exported article for a person's eyes; `kept` says of its photos and files whether we have them (see `assets_of`)."""
    bounds = row["published_bounds"]
    published = row["published"] or (f"between {bounds['lo']} and {bounds['hi']} ({bounds['method']})" if bounds else "unknown")
    capture = row["capture"]
    lines = [row["title"], "", f"  {row['url']}", f"  published {published}; version {row['version']}, {row['state']}"]
    lines += [f"  {label} {row[key]}" for label, key in (("section", "section"), ("author", "author"), ("source", "source")) if row[key]]
    lines += ["", *([row["sapo"], ""] if row["sapo"] else []), _shortened(row["body"])]
    if row["participants"]:
        width = max(len(person["name"]) for person in row["participants"])
        lines += ["", "participants"]
        lines += [f"  {p['role']:9}  {p['name']:{width}}  {'; '.join(p['positions'])}".rstrip() for p in row["participants"]]
    for title, entries in (
        ("cites", [d["raw"] for d in row["cited_documents"]]),
        ("events", [f"{d['iso']}  {d['raw']}" for d in row["event_dates"]]),
        ("images", [f"{i['url']}  {i['caption'] or ''}".rstrip() + _kept(i["url"], kept) for i in row["images"]]),
        ("files", [f"{a['url']}  {a['title']}".rstrip() + _kept(a["url"], kept) for a in row["attachments"]]),
        ("links", [f"{x['block']:8} {x['date'] or '-':10}  {x['title']}" for x in row["links"]]),
    ):
        if entries:
            lines += ["", title, *(f"  {entry}" for entry in entries)]
    lines += ["", f"captured {row['fetched_at']}, {capture['warc_file']} at {capture['warc_offset']}, {capture['payload_digest']}"]
    return "\n".join(lines)


def _kept(url: str, kept: Mapping[str, str] | None) -> str:
    return f"  [{kept.get(url, 'not ours to fetch')}]" if kept is not None else ""


def _shortened(body: str, most: int = 1200) -> str:
    return body if len(body) <= most else f"{body[:most].rsplit(' ', 1)[0]} … ({len(body)} characters)"


commands = (derive_command, status_command, show_command)
