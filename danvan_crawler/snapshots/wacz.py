"""A site's captures as one WACZ file (WACZ 1.1.1), which ReplayWeb.page, pywb and wabac.js open: WARC files, index, list of pages.

Our own writer of some lines: the reference implementation brings along a data-package framework, an HTML reader and a YAML parser, and
would compress nothing better, as WARC files go into the ZIP as they are.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots.files import OPEN, members
from danvan_crawler.snapshots.model import Snapshot
from danvan_crawler.snapshots.reader import read
from danvan_crawler.snapshots.surt import sort_key

VERSION = "1.1.1"
INDEXED = ("response", "revisit")


@dataclass(frozen=True, slots=True)
class WaczPage:
    """An entry of the list of pages: where a reader begins."""

    url: str
    fetched_at: datetime
    title: str


def write_wacz(target: Path, files: Sequence[Path], pages: Iterable[WaczPage], title: str, software: str, now: datetime) -> int:
    """Writes a WACZ of WARC files (closed, or open as far as they are sound) and returns how many records its index names.

    The first of the pages is the one that a reader begins with.
    Two archives of the same files and pages give the same bytes but for `created`. The file appears under its name once it is whole.
    Raises `SnapshotError`.
    """
    if not files:
        raise SnapshotError(f"{target}: there are no WARC files to put into it")
    part = target.with_name(f".{target.name}.part")
    try:
        count = _write(part, files, pages, title, software, now)
        part.rename(target)
    except OSError as error:
        raise SnapshotError(f"{target}: can't be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(target: Path, files: Sequence[Path], pages: Iterable[WaczPage], title: str, software: str, now: datetime) -> int:
    index: list[str] = []
    resources: list[dict[str, Any]] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for listed_as in files:
            name = listed_as.name.removesuffix(OPEN)
            records = _records(_there(listed_as))
            index += _index(_there(listed_as), name, records)
            resources.append(_add(archive, f"archive/{name}", _bytes(_there(listed_as), records)))
        listed = list(dict.fromkeys((page.url, page.fetched_at, page.title) for page in pages))
        resources.append(_add(archive, "pages/pages.jsonl", [_pages(listed)]))
        resources.append(_add(archive, "indexes/index.cdx", ["".join(f"{line}\n" for line in sorted(index)).encode()]))
        package = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": title,
            "software": software,
            "created": _iso(now),
            "resources": resources,
        } | ({"mainPageUrl": listed[0][0], "mainPageDate": _iso(listed[0][1])} if listed else {})
        data = json.dumps(package, ensure_ascii=False, indent=2).encode()
        _add(archive, "datapackage.json", [data])
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        _add(archive, "datapackage-digest.json", [json.dumps(digest, indent=2).encode()])
    return len(index)


def _there(path: Path) -> Path:
    """The file under the name that it has now: a crawl that ended meanwhile has closed its own."""
    closed = path.with_name(path.name.removesuffix(OPEN))
    return path if path.exists() or not closed.exists() else closed


def _records(path: Path) -> dict[int, int]:
    """Offset -> length of the members of a file, damaged ones too; of an open one without what is cut off at its end."""
    with path.open("rb") as file:
        found = list(members(file, keep=False))
    if path.name.endswith(OPEN) and found and found[-1].error is not None:
        found.pop()
    return {member.offset: member.length for member in found}


def _bytes(path: Path, records: Mapping[int, int]) -> Iterator[bytes]:
    """The records of a file in pieces, and not what a running crawl has put behind them."""
    left = sum(records.values())
    with path.open("rb") as file:
        while left and (block := file.read(min(left, 1 << 20))):
            yield block
            left -= len(block)


def _add(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> dict[str, Any]:
    """Stores a file, with one fixed time, and describes it as a resource of the data package."""
    digest, size = hashlib.sha256(), 0
    with archive.open(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    # Data packages want small letters in names.
    return {
        "name": re.sub(r"[^a-z0-9._-]", "-", name.rpartition("/")[2].lower()),
        "path": name,
        "hash": f"sha256:{digest.hexdigest()}",
        "bytes": size,
    }


def _pages(listed: Sequence[tuple[str, datetime, str]]) -> bytes:
    lines: list[dict[str, Any]] = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": False}]
    for number, (url, moment, title) in enumerate(listed, 1):
        lines.append({"id": str(number), "url": url, "ts": _iso(moment), "title": title})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _index(path: Path, name: str, records: Mapping[int, int]) -> Iterator[str]:
    """CDXJ lines of the responses and revisits among a file's records."""
    for snapshot in read(path):
        length = records.get(snapshot.position.warc_offset)
        if length and snapshot.kind in INDEXED and snapshot.page.fetched_at is not None:
            yield f"{sort_key(snapshot.page.url)} {snapshot.page.fetched_at:%Y%m%d%H%M%S} " + json.dumps(
                _entry(snapshot, name, length), ensure_ascii=False
            )


def _entry(snapshot: Snapshot, name: str, length: int) -> dict[str, str]:
    mime = "warc/revisit" if snapshot.kind == "revisit" else (snapshot.page.content_type or "unk").partition(";")[0].strip() or "unk"
    found = {
        "url": snapshot.page.url,
        "mime": mime,
        "status": str(snapshot.status or ""),
        "digest": snapshot.position.payload_digest or "",
        "length": str(length),
        "offset": str(snapshot.position.warc_offset),
        "filename": name,
    }
    return {key: value for key, value in found.items() if value}


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
