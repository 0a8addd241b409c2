"""What several commands need: the archive, the sites by name, a progress bar on a terminal."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click
from tqdm import tqdm

from danvan_crawler import paths
from danvan_crawler.archive.read import site_names
from danvan_crawler.errors import ConfigurationError, DanvanError
from danvan_crawler.recorder.places import open_archive
from danvan_crawler.sites import Site, Sites, load_sites


class NotArchived(DanvanError):
    """The archive holds no such article."""


def all_sites() -> Sites:
    """All site files, bundled and the user's own; raises SiteFileError."""
    return load_sites(paths.extra_sites())


def site_named(name: str) -> Site:
    """The site of that name; a usage error that says how to see the names, when there is none."""
    try:
        return all_sites()[name]
    except KeyError:
        raise click.UsageError(f"no site file is called {name!r}; `danvan sites list` shows all") from None


def known_sites(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Callback of a parameter that names sites: a usage error for one that neither a site file nor the archive knows."""
    names = {value} if isinstance(value, str) else set(value or ())
    if names and (unknown := names - {*all_sites(), *site_names(open_archive())}):
        raise click.BadParameter(f"no site is called {min(unknown)!r}; `danvan sites list` and `danvan status` show all")
    return value


def progress(unit: str) -> tqdm[Any]:
    """A bar on a terminal, nothing elsewhere."""
    return tqdm(unit=f" {unit}", file=sys.stderr, disable=not sys.stderr.isatty())


def echo_json(value: Any, out: IO[str] | None = None) -> None:
    """One JSON object on one line, Vietnamese letters as they are; to standard output or a file."""
    click.echo(json.dumps(value, ensure_ascii=False), file=out)


@contextlib.contextmanager
def whole(output: Path) -> Iterator[Path]:
    """Where to write a file that takes its name, and the place of an older one, when it is whole. Raises ConfigurationError.

    What is no regular file, such as /dev/stdout, is written to as it is.
    """
    target = output.resolve()
    part = output if output.exists() and not output.is_file() else target.with_name(f".{target.name}.part")
    try:
        yield part
        if part is not output:
            part.rename(target)
    except OSError as error:
        raise ConfigurationError(f"{output}: can't be written: {error.strerror or error}") from None
    finally:
        if part is not output:
            with contextlib.suppress(OSError):  # its folder is not there, or no folder
                part.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_text(output: Path | None) -> Iterator[IO[str]]:
    """The same, open for text; standard output without a path."""
    if output is None:
        yield sys.stdout
        return
    with whole(output) as part, part.open("w", encoding="utf-8", newline="") as file:
        yield file


def table(rows: list[list[str]], header: list[str]) -> str:
    """Columns as wide as their widest cell; all but the first to the right."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    lines = []
    for row in [header, ["-" * width for width in widths], *rows]:
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
