"""WARC out: one open file a writer, one gzip member a record, no half record ever left behind by a failed write."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from danvan_crawler import __version__
from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots.files import OPEN, final_name, is_at, lock, serial
from danvan_crawler.snapshots.model import Exchange, Position
from danvan_crawler.snapshots.records import DIFFERENCES, GZIP_LEVEL, RecordMaker

MAX_BYTES = 1_000_000_000


def _utc_now() -> datetime:
    return datetime.now(UTC)


class WarcWriter:
    """Writes exchanges to FOLDER/PREFIX/PREFIX-TIME-SERIAL-RANDOM.warc.gz, which is called *.warc.gz.open until it is closed.

    A file is made when there is something to write, opens with a warcinfo record of `info` (on top of software, format and what can
    differ from the wire), and is followed by the next before it exceeds `max_bytes`. The open file is locked (flock): `repair` leaves
    it alone. Not for several threads. `fsync` off makes `flush` cheaper and a power cut costlier.
    """

    def __init__(
        self,
        folder: Path,
        prefix: str,
        max_bytes: int = MAX_BYTES,
        info: Mapping[str, str] | None = None,
        now: Callable[[], datetime] = _utc_now,
        fsync: bool = True,
        level: int = GZIP_LEVEL,
    ) -> None:
        self.folder = folder
        self.prefix = prefix
        self._max_bytes = max_bytes
        self._info = dict(info or {})
        self._now = now
        self._fsync = fsync
        self._level = level
        self._maker = RecordMaker(level)
        self._file: FileIO | None = None
        self._path = folder
        self._size = 0
        self._unsynced = False

    def write(self, exchange: Exchange) -> Position:
        """Appends the exchange's records and says where the main one lies. When it raises, the file is as it was before.

        Raises SnapshotError if the folder is missing or not writable, or the disk is full.
        """
        members, digest, revisit = self._maker.exchange(exchange)
        size = sum(map(len, members))
        if self._size and self._size + size > self._max_bytes:
            self.close()
            members, digest, revisit = self._maker.exchange(exchange)
        file = self._file or self._open()
        name = final_name(self._path, self.folder)
        if self._size == 0:
            members.insert(0, self._maker.warcinfo(Path(name).name, self._warcinfo(), self._now()))
        offset = self._size + (len(members[0]) if self._size == 0 else 0)
        self._append(file, b"".join(members))
        return Position(name, offset, exchange.record_id, digest, revisit)

    def flush(self) -> None:
        """Makes sure that everything written so far outlives a power cut (with `fsync`; a dead process loses nothing anyway)."""
        if self._file is None or not self._unsynced or not self._fsync:
            return
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _failure(self._path, error) from error
        self._unsynced = False

    def close(self) -> None:
        """Closes the file under its final name. The writer can go on: the next exchange begins the next file."""
        if self._file is None:
            return
        self.flush()
        size = self._size
        file = self._release()
        try:
            if size == 0:
                self._path.unlink()
            else:
                self._path.rename(self.folder / final_name(self._path, self.folder))
        except OSError as error:
            raise _failure(self._path, error) from error
        finally:
            file.close()

    def _release(self) -> FileIO:
        """Forgets the open file, so that the next exchange begins another."""
        assert self._file is not None
        file, self._file = self._file, None
        self._size = 0
        self._unsynced = False
        self._maker = RecordMaker(self._level)
        return file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _open(self) -> FileIO:
        """Makes and locks the next file. Tries again when a `repair` elsewhere took it in the moment before it was locked."""
        folder = self.folder / self.prefix
        try:
            if not self.folder.is_dir():
                raise SnapshotError(f"{self.folder}: the WARC folder is missing; make it, or mount its disk, and run again")
            folder.mkdir(exist_ok=True)
            number = max((serial(path) for path in folder.iterdir()), default=-1) + 1
            while True:
                stamp = self._now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
                self._path = folder / f"{self.prefix}-{stamp}-{number:05d}-{secrets.token_hex(4)}.warc.gz{OPEN}"
                file = FileIO(self._path, "xb")
                lock(file)
                if is_at(file, self._path):
                    self._sync_folder(folder)
                    self._file = file
                    return file
                file.close()
        except OSError as error:
            raise _failure(self._path if self._path != self.folder else folder, error) from error

    def _sync_folder(self, folder: Path) -> None:
        """Makes the new file's name outlive a power cut."""
        if self._fsync:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _append(self, file: FileIO, data: bytes) -> None:
        view = memoryview(data)
        written = 0
        try:
            while written < len(view):
                written += file.write(view[written:])
        except OSError as error:
            self._cut_back(file, error)
            raise _failure(self._path, error) from error
        self._size += written
        self._unsynced = True

    def _cut_back(self, file: FileIO, cause: OSError) -> None:
        """Cuts off the half record. A file that can't even be cut is left *.open, for `repair`."""
        try:
            file.truncate(self._size)
            file.seek(self._size)
        except OSError as error:
            self._release().close()
            problem = f"a record could be neither written ({cause.strerror}) nor cut off ({error.strerror})"
            raise SnapshotError(f"{self._path}: {problem}; check the disk and run again: the file is repaired then") from cause

    def _warcinfo(self) -> dict[str, str]:
        return {
            "software": f"danvan_crawler/{__version__} warcio/{version('warcio')}",
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "robots": "classic",
            "isPartOf": self.prefix,
            "description": DIFFERENCES,
        } | self._info


class WarcFolder:
    """Writes the exchanges of many sites, each to the files of its `site`: the sink for a process that crawls a whole level."""

    def __init__(
        self,
        folder: Path,
        max_bytes: int = MAX_BYTES,
        info: Mapping[str, str] | None = None,
        now: Callable[[], datetime] = _utc_now,
        fsync: bool = True,
    ) -> None:
        self.folder = folder
        self._max_bytes = max_bytes
        self._info = info
        self._now = now
        self._fsync = fsync
        self._writers: dict[str, WarcWriter] = {}

    def write(self, exchange: Exchange) -> Position:
        """As `WarcWriter.write`, into the files of `exchange.site`. Raises ValueError for an exchange without site."""
        if not exchange.site:
            raise ValueError(f"{exchange.url}: the exchange names no site")
        writer = self._writers.get(exchange.site)
        if writer is None:
            writer = WarcWriter(self.folder, exchange.site, self._max_bytes, self._info, self._now, self._fsync)
            self._writers[exchange.site] = writer
        return writer.write(exchange)

    def flush(self) -> None:
        """As `WarcWriter.flush`, all sites."""
        for writer in self._writers.values():
            writer.flush()

    def close(self) -> None:
        """Closes all files; raises the first error after trying them all."""
        errors: list[SnapshotError] = []
        for writer in self._writers.values():
            try:
                writer.close()
            except SnapshotError as error:
                errors.append(error)
        if errors:
            raise errors[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _failure(path: Path, error: OSError) -> SnapshotError:
    """The error for a file that can't be written: what, and what to do."""
    advice = {
        errno.ENOSPC: "the disk is full: make room and run again",
        errno.EDQUOT: "the disk quota is used up: make room and run again",
        errno.EFBIG: "the file-size limit (ulimit -f) is reached: raise it, or set a smaller size for WARC files",
        errno.EACCES: "this user may not write there: change the folder's owner or mode, or choose another folder",
        errno.EPERM: "this user may not write there: change the folder's owner or mode, or choose another folder",
        errno.EROFS: "the file system is read-only: mount it writable, or choose another folder",
        errno.ENOENT: "the folder is missing: make it, or mount its disk, and run again",
        errno.ENOTDIR: "a file is where a folder should be: move it away",
        errno.ENOLCK: "the file system has no locks: choose a folder on a local disk",
        errno.EIO: "the disk reports an error: check it",
    }.get(error.errno or 0, "nothing of this record was kept, all before it are whole")
    return SnapshotError(f"{path}: can't write WARC records ({error.strerror or error}); {advice}")
