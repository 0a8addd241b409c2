"""`danvan correct`: decisions made by hand, kept in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from danvan_crawler import paths
from danvan_crawler.archive import corrections, decide, ledger
from danvan_crawler.archive.decide import Decided
from danvan_crawler.archive.ledger import Entry, Undo
from danvan_crawler.archive.session import Archive
from danvan_crawler.cli.addresses import known_url
from danvan_crawler.cli.common import echo_json
from danvan_crawler.cli.free_text import FreeText
from danvan_crawler.recorder.places import open_decided


def decided(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every decision needs."""
    command = click.option("--why", required=True, help="Why: the source that says so.")(command)
    return click.option("--who", required=True, help="Who decides.")(command)


@click.group("correct")
def correct_group() -> None:
    """Put right by hand what was read wrong, and say who is who.

    Every decision is a line of the file `ledger.jsonl` in the home, beside the WARC folder: who, when and why. It holds through every
    later crawl, replay and derive, until it is undone.
    """


@correct_group.command("set", cls=FreeText)
@click.argument("article")
@click.argument("field")
@click.argument("value", required=False)
@click.option("--participant", metavar="NAME", help="The field is one of this person, by the name that the page prints.")
@click.option("--version", type=click.IntRange(1), help="From this version of the article on; the latest if left out.")
@click.option("--empty", is_flag=True, help="No value: the article has none.")
@decided
def set_command(article: str, field: str, value: str | None, empty: bool, who: str, why: str, **place: Any) -> None:
    """Set a field of an article, by its address or key.

    \b
    Fields: title, kicker, sapo, body, author, source, section, published.
    Of a participant: name, role, positions (separated by ";").
    """
    if (value is None) != empty:
        raise click.UsageError("give a value, or --empty")
    archive = open_decided()
    wanted: Any = value
    if field == "positions" and place["participant"] is not None:
        wanted = [part.strip() for part in (value or "").split(";") if part.strip()]
    _add(archive, decide.correction(archive, known_url(archive, article), field, wanted, Decided(who, why, paths.now()), **place))


@correct_group.command("same")
@click.argument("article")
@click.argument("other")
@click.option("--name", required=True, help="The name that both print.")
@decided
def same_command(article: str, other: str, name: str, who: str, why: str) -> None:
    """Two articles name the same person; shown after the next `danvan derive`."""
    archive = open_decided()
    _add(
        archive,
        decide.identity(archive, known_url(archive, article), known_url(archive, other), name, True, Decided(who, why, paths.now())),
    )


@correct_group.command("different")
@click.argument("article")
@click.argument("other")
@click.option("--name", required=True, help="The name that both print.")
@decided
def different_command(article: str, other: str, name: str, who: str, why: str) -> None:
    """Two articles name two persons of one name; shown after the next `danvan derive`."""
    archive = open_decided()
    _add(
        archive,
        decide.identity(archive, known_url(archive, article), known_url(archive, other), name, False, Decided(who, why, paths.now())),
    )


@correct_group.command("undo")
@click.argument("number", type=click.IntRange(1))
@decided
def undo_command(number: int, who: str, why: str) -> None:
    """Take a decision back, by its number; the archive says again what the page says."""
    archive = open_decided()
    _add(archive, decide.undoing(ledger.read(paths.ledger()), number, Decided(who, why, paths.now())))


@correct_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def list_command(as_json: bool) -> None:
    """All decisions with their numbers, and whether they hold."""
    entries = ledger.read(paths.ledger())
    holding = ledger.live(entries)
    for number, entry in enumerate(entries, 1):
        if as_json:
            echo_json({"number": number, "holds": number in holding} | entry.model_dump(mode="json"))
        else:
            mark = "undoes" if isinstance(entry, Undo) else "holds" if number in holding else "undone"
            click.echo(f"{number:4}  {entry.at:%Y-%m-%d}  {mark:6}  {told(entry)}; {entry.who}: {entry.why}")


def told(entry: Entry) -> str:
    """A decision in words."""
    if isinstance(entry, Undo):
        return f"entry {entry.entry}"
    if isinstance(entry, ledger.Correction):
        of = f"{entry.participant}: " if entry.participant else ""
        return f"{entry.article}: {of}{entry.field} = {entry.value!r}"
    return f"{entry.name} of {entry.article} and {entry.other_article}: {entry.do}"


def _add(archive: Archive, entry: Entry) -> None:
    number = ledger.append(paths.ledger(), entry)
    corrections.sync(archive, paths.ledger())
    click.echo(f"entry {number}: {told(entry)}")


commands = (correct_group,)
