"""WARC files on disk: their names, their locks, and their gzip members."""

from __future__ import annotations

import fcntl
import json
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from danvan_crawler.snapshots.inflate import STEP, unfold

OPEN = ".open"
JOURNAL = ".packing"
"""Behind the name of a file that `pack` makes: which files it is made of."""
RECORD_LIMIT = 256_000_000
"""The most bytes a record may unfold to when it is read: more is a bomb, not a page."""

_BLOCK = 1 << 20
_MAGIC = b"\x1f\x8b\x08"
_SERIAL = re.compile(r"-(\d{5,})-[^-/]*\.warc\.gz(?:\.open)?$")


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member: its place in the file and its bytes, or why it can't be read."""

    offset: int
    length: int
    data: bytes
    error: str | None = None


def final_name(path: Path, folder: Path) -> str:
    """The name of a WARC file relative to the WARC folder, as it is when the file is closed."""
    return path.relative_to(folder).as_posix().removesuffix(OPEN)


def serial(path: Path) -> int:
    """The running number in the file's name, -1 if it has none."""
    found = _SERIAL.search(path.name)
    return int(found.group(1)) if found else -1


def packed(folder: Path) -> set[str]:
    """Names of files that a pack has taken the place of, and that a killed process had no time to remove."""
    journals = (path for path in folder.glob("*" + JOURNAL) if path.with_name(path.name.removesuffix(JOURNAL)).exists())
    return {Path(name).name for path in journals for name in json.loads(path.read_text(encoding="utf-8"))["starts"]}


def lock(file: FileIO | BinaryIO) -> None:
    """Takes the file's lock, waiting for it if need be. The lock goes with the process, however it ends."""
    fcntl.flock(file.fileno(), fcntl.LOCK_EX)


def try_lock(file: FileIO | BinaryIO) -> bool:
    """Takes the file's lock; False while another process holds it."""
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_at(file: FileIO | BinaryIO, path: Path) -> bool:
    """Is the open file still the one at this path, and not one that was renamed or removed meanwhile?"""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    here = os.fstat(file.fileno())
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


def members(file: BinaryIO, offset: int = 0, keep: bool = True, limit: int = RECORD_LIMIT) -> Iterator[Member]:
    """The gzip members from `offset` on. With `keep` false only places and soundness, no data (flat memory).

    Bytes that are no whole member come as one with an `error`, up to the next place where a WARC record begins or the end of the file.
    """
    while True:
        member = _member(file, offset, keep, limit)
        if member is None:
            return
        if member.error is not None:
            found = _next_record(file, offset + 1)
            end = found if found is not None else file.seek(0, 2)
            member = Member(offset, end - offset, b"", member.error)
        yield member
        offset += member.length


def _member(file: BinaryIO, offset: int, keep: bool, limit: int) -> Member | None:
    """The member at `offset`; None at the end of the file. `error` is set if it is none, is damaged, ends early or is over `limit`."""
    file.seek(offset)
    decoder = zlib.decompressobj(31)
    data = bytearray()
    unfolded = read = 0
    while not decoder.eof:
        block = file.read(STEP)
        if not block:
            return Member(offset, read, b"", "the record ends early") if read else None
        read += len(block)
        try:
            for piece in unfold(decoder, block):
                unfolded += len(piece)
                if unfolded > limit:
                    return Member(offset, read, b"", f"the record unfolds to more than {limit} bytes")
                if keep:
                    data += piece
        except zlib.error as error:
            return Member(offset, read, b"", f"no sound gzip data: {error}")
    return Member(offset, read - len(decoder.unused_data), bytes(data))


def _next_record(file: BinaryIO, offset: int) -> int | None:
    """Where behind `offset` the next gzip member begins that unfolds to a WARC record."""
    overlap = len(_MAGIC) - 1
    while True:
        file.seek(offset)
        block = file.read(_BLOCK)
        if len(block) < len(_MAGIC):
            return None
        at = block.find(_MAGIC)
        while at >= 0:
            if _begins_record(file, offset + at):
                return offset + at
            at = block.find(_MAGIC, at + 1)
        offset += len(block) - overlap


def _begins_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    try:
        return zlib.decompressobj(31).decompress(file.read(1024), 5) == b"WARC/"
    except zlib.error:
        return False
