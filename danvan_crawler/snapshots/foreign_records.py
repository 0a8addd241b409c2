"""Reads WARC files of any tool as single records: plain, compressed by record, or compressed as a whole."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots.files import RECORD_LIMIT, members
from danvan_crawler.snapshots.foreign import memento
from danvan_crawler.snapshots.inflate import STEP, unfold
from danvan_crawler.snapshots.records import GZIP_LEVEL

_HEAD_LIMIT = 1 << 20
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file: its place, its type, and for captures the address and time they stand for."""

    offset: int
    length: int
    kind: str
    url: str
    at: datetime


class ForeignFile:
    """The sound records of a file, and each of them as a gzip member of its own, byte for byte as it was inside.

    `damaged` counts what could not be read. Raises SnapshotError for what is no WARC file.
    """

    def __init__(self, file: BinaryIO, by_record: bool, name: str) -> None:
        self.records: list[Record] = []
        self.damaged = 0
        self._file = file
        self._by_record = by_record
        self._find(name)

    def member(self, record: Record) -> bytes:
        """The record as one gzip member."""
        self._file.seek(record.offset)
        data = self._file.read(record.length)
        if self._by_record:
            return data
        packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, 31)
        return packer.compress(data + _END) + packer.flush()

    def _find(self, name: str) -> None:
        found = _by_member(self._file) if self._by_record else _one_after_another(self._file)
        for record in found:
            if record is None:
                self.damaged += 1
            else:
                self.records.append(record)
        if not self.records:
            raise SnapshotError(f"{name}: holds no WARC record")


@contextmanager
def opened(path: Path, name: str) -> Iterator[ForeignFile]:
    """The records of a file; one that is compressed as a whole is unfolded into a temporary file first. Raises SnapshotError."""
    with ExitStack() as stack:
        try:
            file: BinaryIO = stack.enter_context(path.open("rb"))
            by_record = _is_by_record(file)
            file.seek(0)
            if not by_record and file.read(2) == b"\x1f\x8b":
                plain = stack.enter_context(tempfile.TemporaryFile())
                _unfold(file, plain)
                file = plain
            found = ForeignFile(file, by_record, name)
        except OSError as error:
            raise SnapshotError(f"{name}: can't be read: {error.strerror or error}") from None
        yield found


def _unfold(file: BinaryIO, plain: BinaryIO) -> None:
    """What can be unfolded of a gzip file of one member or many; one that is damaged or ends early is read as far as it goes."""
    file.seek(0)
    decoder = zlib.decompressobj(31)
    while block := file.read(STEP):
        while block:
            try:
                for piece in unfold(decoder, block):
                    plain.write(piece)
            except zlib.error:
                return
            block = decoder.unused_data if decoder.eof else b""
            if decoder.eof:
                decoder = zlib.decompressobj(31)


def _is_by_record(file: BinaryIO) -> bool:
    """Whether the first member holds one whole record and no other: tools don't change their way within a file."""
    first = next(members(file), None)
    return first is not None and first.error is None and _record(first.data, 0, first.length) is not None


def _by_member(file: BinaryIO) -> Iterator[Record | None]:
    for member in members(file):
        yield None if member.error else _record(member.data, member.offset, member.length)


def _one_after_another(file: BinaryIO) -> Iterator[Record | None]:
    """Records of a plain file. What is none ends the reading: without lengths there is no telling where the next begins."""
    offset = 0
    while True:
        file.seek(offset)
        head = file.read(_HEAD_LIMIT)
        blank = len(head) - len(head.lstrip(b"\r\n"))
        head = head[blank:]
        if not head:
            return
        size = _content_length(head)
        begin = offset + blank
        end = begin + head.find(_END) + len(_END) + (size or 0)
        if size is None or size > RECORD_LIMIT or end > file.seek(0, 2):
            yield None
            return
        yield _described(head, begin, end - begin)
        offset = end


def _record(data: bytes, offset: int, length: int) -> Record | None:
    """The only record of a gzip member; None if it is none, is cut, or is not alone."""
    size = _content_length(data)
    if size is None:
        return None
    rest = data[data.find(_END) + len(_END) :]
    return _described(data, offset, length) if len(rest) >= size and not rest[size:].strip(b"\r\n") else None


def _content_length(data: bytes) -> int | None:
    end = data.find(_END)
    if not data.startswith(b"WARC/") or end < 0:
        return None
    value = _fields(data).get("content-length", "")
    return int(value) if value.isascii() and value.isdigit() else None


def _described(data: bytes, offset: int, length: int) -> Record | None:
    fields = _fields(data)
    url = fields.get("warc-target-uri", "").strip("<>")
    try:
        at = datetime.fromisoformat(fields.get("warc-date", ""))
    except ValueError:
        return None
    at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    if found := memento(url):
        url, at = found
    return Record(offset, length, fields.get("warc-type", "").lower(), url, at)


def _fields(data: bytes) -> dict[str, str]:
    lines = data[: data.find(_END)].decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}
