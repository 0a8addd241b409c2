"""Sets right what a killed process or a power cut left: open files are cut back to their last whole record and closed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots.files import OPEN, final_name, is_at, members, try_lock
from danvan_crawler.snapshots.model import Repaired

TAIL = ".tail"
_BLOCK = 1 << 20


def repair(folder: Path) -> list[Repaired]:
    """Closes every *.warc.gz.open below the folder whose process is gone; files of running processes are left alone.

    Bytes behind the last whole record are moved to NAME.warc.gz.tail. May be interrupted and repeated at any point.
    Raises SnapshotError naming the file that can't be set right.
    """
    done = []
    for path in sorted(folder.rglob("*.warc.gz" + OPEN)):
        try:
            repaired = _repair(path, folder)
        except FileNotFoundError:
            continue  # closed by its writer or by another repair since the folder was listed
        except OSError as error:
            raise SnapshotError(f"{path}: can't repair this file ({error.strerror or error}); make it writable and run again") from error
        if repaired is not None:
            done.append(repaired)
    return done


def _repair(path: Path, folder: Path) -> Repaired | None:
    with path.open("r+b") as file:
        if not try_lock(file) or not is_at(file, path):
            return None
        kept, records = _whole(file)
        size = file.seek(0, os.SEEK_END)
        final = path.with_name(path.name.removesuffix(OPEN))
        tail = None
        if size > kept:
            tail = final.with_name(final.name + TAIL)
            _move_tail(file, kept, tail)
        if kept == 0:
            path.unlink()
            return Repaired(None, 0, 0, size, tail)
        path.rename(final)
        return Repaired(final_name(final, folder), kept, records, size - kept, tail)


def _whole(file: BinaryIO) -> tuple[int, int]:
    """The end of the last whole record, and how many there are. Damage in the middle is kept: sound records follow it."""
    end = records = 0
    for member in members(file, keep=False):
        if member.error is None:
            end = member.offset + member.length
            records += 1
    return end, records


def _move_tail(file: BinaryIO, start: int, tail: Path) -> None:
    """The cut bytes are safe on the disk before they are cut."""
    file.seek(start)
    with tail.open("wb") as out:
        while block := file.read(_BLOCK):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    file.truncate(start)
    os.fsync(file.fileno())
