"""`danvan diff`: what a publisher changed in an article, version by version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import click

from danvan_crawler.archive.changes import LISTS, Changes, Entries, compare
from danvan_crawler.cli.addresses import rows_of
from danvan_crawler.cli.common import NotArchived, echo_json
from danvan_crawler.recorder.places import open_archive

SHOWN = {"people": "people", "dates": "events", "documents": "cites", "images": "images", "attachments": "files"}


@click.command("diff")
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="One object a line for each pair of versions.")
def diff_command(article: str, as_json: bool) -> None:
    """What changed in an article, given by its address or key, from each version to the next.

    Title, lead, dates, author and source; the text by paragraphs, with words taken out as [-so-] and put in as {+so+}; people,
    event days, cited documents, photos and files that were added (+), removed (-) or read otherwise now (~).
    """
    rows = rows_of(open_archive(), article)
    if not rows:
        raise NotArchived(f"{article}: no such article in the archive; `danvan search` finds addresses")
    changes = [compare(before, after) for before, after in pairwise(rows) if before["version"] < after["version"]]
    for one in changes:
        if as_json:
            echo_json(one.as_json())
        else:
            click.echo("\n".join(lines_of(one)) + "\n")
    if not changes and not as_json:
        click.echo(f"{rows[-1]['url']}: one version only, of {rows[-1]['fetched_at']}; nothing was changed since")


def lines_of(changes: Changes) -> Iterator[str]:
    """Changes for a person's eyes."""
    yield f"{changes.url}\n  version {changes.since} -> {changes.to}, first seen {changes.fetched_at}"
    for name, (before, after) in changes.fields.items():
        yield f"\n{name}\n  - {before or '(none)'}\n  + {after or '(none)'}"
    if changes.body:
        yield "\ntext"
        yield from (f"  {passage.words()}" for passage in changes.body)
    for name in LISTS:
        entries: Entries = getattr(changes, name)
        if entries:
            yield f"\n{SHOWN[name]}"
            yield from (f"  - {_entry(entry)}" for entry in entries.removed)
            yield from (f"  + {_entry(entry)}" for entry in entries.added)
            yield from (f"  ~ {_entry(before)} -> {_entry(after)}" for before, after in entries.changed)


def _entry(entry: Mapping[str, Any]) -> str:
    """A member of a list in one line: "Lê Văn An (Trưởng Ban Dân vận; chair)"."""
    if "name" in entry:
        return f"{entry['name']} ({'; '.join([*entry['positions'], entry['role']])})"
    parts = [entry.get(key) for key in ("number", "iso", "url", "raw", "date", "caption", "title")]
    return "  ".join(str(part) for part in parts if part)


commands = (diff_command,)
