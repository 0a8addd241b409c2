"""Draws docs/pictures/data-model.svg and writes the column tables of docs/data-model.md, both from the models of the archive.

    python docs/draw_data_model.py

Run it after a change of the models; a test compares what is committed with what it would write.
"""

from __future__ import annotations

import inspect
import re
from html import escape
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapper

from danvan_crawler.archive.models import Base

DOCS = Path(__file__).parent
PICTURE = DOCS / "pictures" / "data-model.svg"
PAGE = DOCS / "data-model.md"
MARKED = re.compile(r"(<!-- columns -->\n).*?(<!-- /columns -->)", re.DOTALL)

# Left to right as the data flows; titles and colours of the five kinds of tables.
GROUPS = {
    "crawl": ("What was fetched", "#dbe7f5"),
    "articles": ("What pages say as a whole", "#dff0dc"),
    "claims": ("What they say in detail: claims", "#fdf0cf"),
    "conclusions": ("What follows from many pages: conclusions", "#f4ddea"),
    "decisions": ("What people put right: decisions", "#e4e0f5"),
}
BOX_WIDTH, ROW, HEAD, GAP, COLUMN_GAP, TOP, SIDE = 190, 13, 20, 22, 100, 54, 16


def group_of(table: Table) -> str:
    """The module of models that declares a table."""
    return next(m.class_.__module__.rpartition(".")[2] for m in Base.registry.mappers if m.local_table is table)


def tables_of(group: str) -> list[Table]:
    """The tables of a group, in the order of their declaration."""
    return [mapper.local_table for mapper in _declared() if group_of(mapper.local_table) == group]


def _declared() -> list[Mapper[Any]]:
    modules = {name: number for number, name in enumerate(GROUPS)}
    return sorted(Base.registry.mappers, key=lambda m: (modules[group_of(m.local_table)], _line(m.class_)))


def _line(model: type) -> int:
    return inspect.getsourcelines(model)[1]


def places() -> dict[str, tuple[int, int]]:
    """Left and top of each table's box."""
    found = {}
    for number, group in enumerate(GROUPS):
        y = TOP
        for table in tables_of(group):
            found[table.name] = (SIDE + number * (BOX_WIDTH + COLUMN_GAP), y)
            y += height(table) + GAP
    return found


def height(table: Table) -> int:
    """The height of a table's box."""
    return HEAD + ROW * len(table.columns) + 5


def svg() -> str:
    """The picture."""
    at = places()
    tables = [table for group in GROUPS for table in tables_of(group)]
    width = 2 * SIDE + len(GROUPS) * BOX_WIDTH + (len(GROUPS) - 1) * COLUMN_GAP + 30
    bottom = max(at[table.name][1] + height(table) for table in tables) + SIDE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {bottom}" width="{width}" height="{bottom}" '
        'font-family="sans-serif" font-size="10">',
        "<title>The tables of the archive and how they point at each other</title>",
        "<style>.h{font-weight:bold;font-size:11px}.k{font-weight:bold}.r{fill:none;stroke:#556;stroke-width:.8;stroke-opacity:.55}</style>",
        '<defs><marker id="a" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">'
        '<path d="M0 0L6 3L0 6z" fill="#556"/></marker></defs>',
        f'<rect width="{width}" height="{bottom}" fill="#fff"/>',
    ]
    for number, (title, _) in enumerate(GROUPS.values()):
        x = SIDE + number * (BOX_WIDTH + COLUMN_GAP)
        parts.append(f'<text x="{x}" y="{TOP - 20}" font-size="13" font-weight="bold">{escape(title)}</text>')
    parts += [_arrow(column, key.column.table, at) for table in tables for column in table.columns for key in column.foreign_keys]
    parts += [_box(table, at[table.name]) for table in tables]
    return "\n".join([*parts, "</svg>", ""])


def _box(table: Table, place: tuple[int, int]) -> str:
    x, y = place
    colour = GROUPS[group_of(table)][1]
    lines = [
        f"<g><title>{escape(table.comment or '')}</title>",
        f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{height(table)}" fill="{colour}" stroke="#889"/>',
        f'<text class="h" x="{x + 6}" y="{y + 14}">{table.name}</text>',
    ]
    for number, column in enumerate(table.columns):
        mark = ' class="k"' if column.primary_key else ""
        arrow = " →" if column.foreign_keys else ""
        lines.append(f'<text{mark} x="{x + 8}" y="{y + HEAD + ROW * number + 9}">{column.name}{arrow}</text>')
    return "".join([*lines, "</g>"])


def _arrow(column: Column, target: Table, at: dict[str, tuple[int, int]]) -> str:
    x, y = at[column.table.name]
    tx, ty = at[target.name]
    y += HEAD + ROW * list(column.table.columns).index(column) + 6
    ty += HEAD // 2
    if tx < x:
        tx += BOX_WIDTH
        bend = (x - tx) // 2
        return f'<path class="r" marker-end="url(#a)" d="M{x} {y}C{x - bend} {y} {tx + bend} {ty} {tx} {ty}"/>'
    x, tx = x + BOX_WIDTH, tx + BOX_WIDTH
    bend = 14 + min(abs(y - ty) // 16, 30)
    return f'<path class="r" marker-end="url(#a)" d="M{x} {y}C{x + bend} {y} {tx + bend} {ty} {tx} {ty}"/>'


def column_tables() -> str:
    """A Markdown table for each table of the archive: column, type, what it holds."""
    lines = []
    for group, (title, _) in GROUPS.items():
        lines += [f"### {title}", ""]
        for table in tables_of(group):
            lines += [
                f"#### {table.name}",
                "",
                _cell(_sentence(table.comment or "")),
                "",
                "| column | type | what it holds |",
                "| --- | --- | --- |",
            ]
            lines += [f"| {_name(column)} | {_type(column)} | {_cell(column.comment or '')} |" for column in table.columns]
            lines.append("")
    return "\n".join(lines)


def _name(column: Column) -> str:
    name = f"**`{column.name}`**" if column.primary_key else f"`{column.name}`"
    return name + "".join(f" → {key.column.table.name}" for key in column.foreign_keys)


def _type(column: Column) -> str:
    """The type as both databases have it; "NULL" where a value may be missing."""
    here, there = (column.type.compile(dialect=dialect()) for dialect in (sqlite.dialect, postgresql.dialect))
    text = here.lower() if here == there else f"{here.lower()} / {there.lower()}"
    return text + (" or NULL" if column.nullable else "")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def page(text: str) -> str:
    """The page with its column tables made anew."""
    return MARKED.sub(lambda match: f"{match[1]}\n{column_tables()}\n{match[2]}", text)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(svg(), encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
