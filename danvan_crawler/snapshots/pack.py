"""Small WARC files of a month become one: whole files are put behind each other, byte for byte.

Safe at any kill. A journal names the parts before anything is written; the new file counts, and its parts don't, from the moment
it has its name; parts are removed last. `unfinished` gives what a killed process left, and each step may be repeated.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots.files import JOURNAL, serial
from danvan_crawler.snapshots.reader import first_date, warc_files
from danvan_crawler.snapshots.writer import MAX_BYTES

MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Pack:
    """A file to be, and its parts with the places where they begin in it; names are relative to the WARC folder."""

    name: str
    starts: dict[str, int]
    size: int


def plan(folder: Path, site: str, max_bytes: int = MAX_BYTES) -> list[Pack]:
    """What to merge: closed files of ours that follow each other, of one month (UTC) each, as long as they fit into one.

    Imported files and files of running crawls are left alone.
    """
    own = [path for path in warc_files(folder, site) if serial(path) >= 0 and path.name.endswith(".warc.gz")]
    packs = []
    for month, paths in groupby(own, key=lambda path: f"{first_date(path):%Y%m}"):
        for group in _fitting(list(paths), max_bytes):
            if len(group) > 1:
                packs.append(_pack(folder, site, month, group))
    return packs


def unfinished(folder: Path, site: str) -> list[Pack]:
    """What a killed process began and did not finish."""
    packs = []
    for path in sorted((folder / site).glob("*" + JOURNAL)):
        found = json.loads(path.read_text(encoding="utf-8"))
        packs.append(Pack(found["name"], found["starts"], found["size"]))
    return packs


def merge(folder: Path, pack: Pack) -> None:
    """Write the file, unless it is there. Raises SnapshotError; the parts are untouched whatever happens."""
    target = folder / pack.name
    journal = target.with_name(target.name + JOURNAL)
    half = target.with_name(target.name + ".part")
    try:
        _write_whole(journal, json.dumps({"name": pack.name, "starts": pack.starts, "size": pack.size}))
        if target.exists():
            return
        with half.open("wb") as out:
            for name, start in pack.starts.items():
                if out.tell() != start:
                    raise SnapshotError(f"{folder / name}: the file before it has changed its size; nothing was merged")
                with (folder / name).open("rb") as part:
                    shutil.copyfileobj(part, out, 1 << 20)
            if out.tell() != pack.size:
                raise SnapshotError(f"{target}: its parts have changed their size; nothing was merged")
            out.flush()
            os.fsync(out.fileno())
        half.rename(target)
        _sync(target.parent)
    except OSError as error:
        raise SnapshotError(
            f"{target}: can't be written ({error.strerror or error}); nothing was lost, run the same command again"
        ) from None


def clean(folder: Path, pack: Pack) -> None:
    """Remove the parts, when no row of the archive points into them any more. Raises SnapshotError."""
    target = folder / pack.name
    try:
        for name in pack.starts:
            (folder / name).unlink(missing_ok=True)
        _sync(target.parent)
        target.with_name(target.name + JOURNAL).unlink()
    except OSError as error:
        raise SnapshotError(f"{target}: a part can't be removed ({error.strerror or error}); run the same command again") from None


def _fitting(paths: list[Path], max_bytes: int) -> Iterator[list[Path]]:
    group: list[Path] = []
    size = 0
    for path in paths:
        more = path.stat().st_size
        if group and (size + more > max_bytes or len(group) == MOST_PARTS):
            yield group
            group, size = [], 0
        group.append(path)
        size += more
    yield group


def _pack(folder: Path, site: str, month: str, paths: list[Path]) -> Pack:
    starts: dict[str, int] = {}
    size = 0
    for path in paths:
        starts[path.relative_to(folder).as_posix()] = size
        size += path.stat().st_size
    name = f"{site}-{first_date(paths[0]):%Y%m%dT%H%M%SZ}-{serial(paths[-1]):05d}-pack{month}_{secrets.token_hex(4)}.warc.gz"
    return Pack(f"{site}/{name}", starts, size)


def _write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is there as a whole or not at all."""
    half = path.with_name(path.name + ".part")
    with half.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    half.rename(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
