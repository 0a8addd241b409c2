"""`danvan person`, `network`, `cite`, `stats`: answers that lead back to the pages they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import click

from danvan_crawler import paths
from danvan_crawler.archive.cite import Citation
from danvan_crawler.archive.graph import Graph, edge_rows, write_csv, write_gexf, write_graphml
from danvan_crawler.archive.links import BLOCKS, links
from danvan_crawler.archive.network import network
from danvan_crawler.archive.people import Biography, office_words, people
from danvan_crawler.archive.stats import COUNTS, stats
from danvan_crawler.cli.addresses import citations
from danvan_crawler.cli.common import NotArchived, echo_json, known_sites, table, whole_text
from danvan_crawler.cli.free_text import FreeText, joined
from danvan_crawler.recorder.places import open_archive
from danvan_crawler.snapshots.proof import prove

DAY = click.DateTime(["%Y-%m-%d"])
FORMATS = ("graphml", "gexf", "csv", "json")
TIES = ("source.label", "target.label", "events", "first_day", "last_day", "source.office", "target.office", "source.key", "target.key")
LINKS = (
    *("source.key", "target.key", "block", "rank", "title", "date", "target.archived"),
    *("source.title", "source.site", "source.published", "target.title", "target.site", "target.published"),
)


@click.command("person", cls=FreeText)
@click.argument("name", nargs=-1, required=True, metavar="NAME", callback=joined)
@click.option("--json", "as_json", is_flag=True, help="One object a line for each person.")
def person_command(name: str, as_json: bool) -> None:
    """The people of a name: offices and appearances by date, roles, and with whom.

    With or without diacritics; a part of a name finds all who have it. A name alone makes no person: claims are joined by office,
    body or place, and what these do not decide is said to be undecided. `danvan derive` finds who is who.
    """
    if not any(map(str.isalpha, name)):
        raise click.UsageError(f"{name!r} has no letter: give a name or a part of one")
    found = people(open_archive(), name)
    if not found:
        raise NotArchived(f"{name}: nobody of this name takes part in an archived article; `danvan derive` finds who is who")
    if as_json:
        for one in found:
            echo_json(asdict(one))
        return
    click.echo("\n\n".join(told(one, number, found) for number, one in enumerate(found, 1)))
    undecided = [one for one in found if one.undecided]
    if len(found) > 1:
        click.echo(f"\n{len(found)} people are told apart" + (f", of {len(undecided)} it is undecided" if undecided else ""))
    elif undecided:
        click.echo("\nothers of this name may be the same person: it is undecided")


def told(one: Biography, number: int, found: list[Biography]) -> str:
    """A person for a person's eyes."""
    days = sorted(row["day"] for row in one.appearances if row["day"])
    span = f", {days[0]} to {days[-1]}" if days else ""
    mark = f"{number}. " if len(found) > 1 else ""
    lines = [f"{mark}{one.name}: {_counted(len(one.appearances), 'event')}{span}{' (undecided)' if one.undecided else ''}"]
    if len(one.names) > 1:
        lines.append(f"   also printed {', '.join(one.names[1:])}")
    if one.offices:
        lines += ["   offices", *(f"     {_office(row)}" for row in one.offices)]
    lines.append("   appearances")
    for row in one.appearances:
        copies = f" (reprinted {row['copies']}×)" if row["copies"] else ""
        lines += [f"     {row['day'] or 'undated':10}  {row['role']:9}  {row['title']}{copies}", f"     {'':10}  {'':9}  {row['url']}"]
    if one.company:
        lines += ["   with", "     " + ", ".join(f"{name} ({events})" for name, events in one.company)]
    return "\n".join(lines)


def _office(row: Any) -> str:
    days = f"{row['first_day'] or '?'} .. {row['last_day'] or '?'}" if row["first_day"] else "former" if row["former_day"] else "undated"
    former = f", called former since {row['former_day']}" if row["former_day"] else ""
    return f"{days:24}  {office_words(row['role'], row['organization'])} ({row['area']}){former}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


@click.command("network")
@click.option("--links", "of_links", is_flag=True, help="Which articles link to which, instead of who appeared with whom.")
@click.option("--block", "blocks", type=click.Choice(BLOCKS), multiple=True, help="With --links: where links stand; related if left out.")
@click.option("--from", "since", type=DAY, help="Only events, or printed dates of links, on or after this day.")
@click.option("--to", "until", type=DAY, help="Only events, or printed dates of links, on or before this day.")
@click.option(
    "--least",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Only people who share so many events, or articles that so many link to.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="graphml", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of standard output.")
def network_command(
    of_links: bool, blocks: tuple[str, ...], since: Any, until: Any, least: int, form: str, as_json: bool, output: Path | None
) -> None:
    """Who appeared with whom: people joined by the events they share, however often an article was printed.

    With --links: which articles link to which as related, with the dates printed beside the links.
    """
    if since and until and since > until:
        raise click.UsageError("--from is after --to")
    if blocks and not of_links:
        raise click.UsageError("--block goes with --links")
    days = since.date() if since else None, until.date() if until else None
    archive = open_archive()
    found: Graph[Any, Any] = links(archive, *days, least, blocks or BLOCKS[:1]) if of_links else network(archive, *days, least)
    with whole_text(output) as out:
        _write(found, "json" if as_json else form, LINKS if of_links else TIES, out)
    nodes, edges = ("article", "link") if of_links else ("person", "tie")
    click.echo(f"{_counted(len(found.nodes), nodes)} and {_counted(len(found.edges), edges)}", err=True)


def _write(found: Graph[Any, Any], form: str, columns: Sequence[str], out: IO[str]) -> None:
    if form == "json":
        for row in edge_rows(found):
            echo_json(row, out)
    elif form == "csv":
        write_csv(found, out, columns)
    else:
        (write_gexf if form == "gexf" else write_graphml)(found, out)


@click.command("cite")
@click.argument("article")
@click.option("--person", help="A person whom the article names, with or without diacritics.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def cite_command(article: str, person: str | None, as_json: bool) -> None:
    """How to cite an article, or a person it names, by address, key or permalink; and whether the bytes are there.

    The record is read from its WARC file where that is at hand, and its digest is computed anew. Exits 4 if it differs.
    """
    found = citations(open_archive(), article, person)
    if not found:
        what = f"{article} names nobody called {person!r}" if person is not None else f"{article}: no such article in the archive"
        raise NotArchived(f"{what}; `danvan show` tells what it says")
    for one in found:
        proof = prove(paths.warc_folder(), one.warc_file, one.warc_offset, one.record_id, one.payload_digest)
        if as_json:
            echo_json(one.as_dict() | {"verified": proof.verified, "verification": proof.words})
        else:
            click.echo(cited(one, proof.words))
        if proof.verified is False:
            raise NotArchived(f"{one.permalink}: {proof.words}")


def cited(one: Citation, proof: str) -> str:
    """A citation for a person's eyes."""
    rows = [
        ("permalink", one.permalink),
        ("address", one.url),
        ("captured at", f"{one.captured_at:%Y-%m-%dT%H:%M:%SZ}"),
        ("payload digest", one.payload_digest or "none"),
        ("WARC record", f"{one.record_id} in {one.warc_file} at {one.warc_offset}" if one.warc_file else one.record_id),
        ("read by", f"danvan_crawler {one.code_version}, extractor {one.extractor_version or '?'}"),
        ("verified", proof),
    ]
    if one.participant:
        rows[1:1] = [
            ("person", f"{one.participant.name}; {one.participant.role}; {'; '.join(one.participant.positions)}".rstrip("; ")),
            ("sentence", one.participant.sentence),
        ]
    width = max(len(label) for label, _ in rows)
    return "\n".join([*(f"{label:{width}}  {value}" for label, value in rows), "", one.text(), ""])


@click.command("stats")
@click.argument("names", nargs=-1, metavar="[SITE]...", callback=known_sites)
@click.option("--json", "as_json", is_flag=True, help="One object.")
def stats_command(names: tuple[str, ...], as_json: bool) -> None:
    """Counts by site, month and field."""
    found = stats(open_archive(), list(names) or None)
    if not found.sites:
        raise NotArchived(f"{', '.join(names)}: nothing is archived yet" if names else "the archive is empty")
    if as_json:
        echo_json(asdict(found))
        return
    sites = sorted(found.sites)
    click.echo(table([[name, *(str(found.sites[name][what]) for what in COUNTS)] for name in sites], ["site", *COUNTS]))
    rows = [[month, *(str(counts.get(name, 0)) for name in sites), str(sum(counts.values()))] for month, counts in found.months.items()]
    click.echo("\n" + table(rows, ["published", *sites, "all"]))
    shares = [[field, *(f"{by[name]:.0%}" if name in by else "-" for name in sites)] for field, by in found.fields.items()]
    click.echo("\n" + table(shares, ["articles that have", *sites]))


commands = (person_command, network_command, cite_command, stats_command)
