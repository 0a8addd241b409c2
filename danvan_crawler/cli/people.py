"""`danvan show --people`: an article with the names, offices and groups marked where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from danvan_crawler.archive.read import Mark

# What stands around a marked piece; colours are for the eye only and are left out where the output is no terminal.
_AROUND = {"name": ("[", "]"), "office": ("<", ">"), "group": ("{", "}")}
_COLOURS = {"chair": "red", "appointed": "magenta", "award": "yellow", "speak": "green", "attend": "cyan"}
LEGEND = "[name: role]  <office>  {participants without names: role}"


def people_text(row: dict[str, Any], marks: Sequence[Mark]) -> str:
    """An exported article's title, lead and text with its claims about people marked."""
    parts = [marked(row[field], [mark for mark in marks if mark.field == field]) for field in ("title", "sapo", "body") if row[field]]
    return "\n\n".join([f"  {row['url']}\n  version {row['version']}, {row['state']}; {LEGEND}", *parts])


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The text with each piece marked; of pieces that overlap the first one stays."""
    pieces: list[str] = []
    end = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.start < end:
            continue
        before, after = _AROUND[mark.kind]
        role = "" if mark.kind == "office" else f": {mark.role}"
        piece = f"{before}{text[mark.start : mark.end]}{role}{after}"
        pieces += [text[end : mark.start], click.style(piece, fg=_COLOURS.get(mark.role), bold=mark.kind == "name")]
        end = mark.end
    return "".join(pieces) + text[end:]
