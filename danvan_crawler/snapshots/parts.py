"""Finds in packed files what were files of their own: `pack` puts whole files behind each other, and each begins with its warcinfo record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from danvan_crawler.snapshots.files import members

_WARCINFO = re.compile(rb"WARC/1\.\d\r\n(?:.+\r\n)*?WARC-Type: warcinfo\r\n")
_FILENAME = re.compile(rb"^WARC-Filename: (.+?)\r$", re.MULTILINE)


class Parts:
    """The files that a WARC file is made of. Reads it once, record by record. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._names: dict[int, str] = {}
        with path.open("rb") as file:
            for member in members(file):
                if _WARCINFO.match(member.data):
                    head = member.data.partition(b"\r\n\r\n")[0] + b"\r\n"
                    name = _FILENAME.search(head)
                    self._names[member.offset] = name[1].decode("utf-8", "replace") if name else ""
            self._size = file.seek(0, 2)

    def places(self, name: str, size: int) -> Iterator[int]:
        """Where `size` bytes of a file of this name may begin: between two beginnings of files, or, if it has grown since, at its own.

        Several files that were packed once, and again with others, lie between two beginnings too, under a name that is nowhere any more.
        """
        ends = {*self._names, self._size}
        for start, printed in self._names.items():
            if start + size in ends or (printed == name and start + size <= self._size):
                yield start
