"""A site as the text of its file, for `danvan sites add`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from .model import Site


def site_toml(site: Site, remarks: Iterable[str] = ()) -> str:
    """The file of a site: `remarks` as comments at the top, then only the keys that differ from their defaults.

    `name` is left out, being the file's name. `load_site` reads the same site back.
    """
    values = site.model_dump(exclude_defaults=True, exclude={"name"})
    plain = {key: value for key, value in values.items() if not isinstance(value, Mapping) and not _is_tables(value)}
    lines = [f"# {line}".rstrip() for remark in remarks for line in remark.splitlines()]
    lines += [f"{key} = {_value(value)}" for key, value in plain.items()]
    for key in (key for key in values if key not in plain):
        tables = [values[key]] if isinstance(values[key], Mapping) else values[key]
        for table in tables:
            lines += ["", f"[{key}]" if isinstance(values[key], Mapping) else f"[[{key}]]"]
            lines += [f"{name} = {_value(value)}" for name, value in table.items() if value is not None]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Mapping) for item in value)


def _value(value: object) -> str:
    """A TOML value. Regular expressions stand in single quotation marks, where a backslash is a backslash."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        items = [_value(item) for item in value]
        line = f"[{', '.join(items)}]"
        return line if len(line) <= 110 else "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_value(item)}" for key, item in value.items() if item is not None) + "}"
    if isinstance(value, str):
        plain = "\\" in value and "'" not in value and value.isprintable()
        # JSON's escapes are TOML's, but for U+007F, which JSON writes out.
        return f"'{value}'" if plain else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
