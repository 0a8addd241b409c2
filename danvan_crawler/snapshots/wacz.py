"""A site's captures as one WACZ file (WACZ 1.1.1), which ReplayWeb.page, pywb and wabac.js open: WARC files, index, list of pages.

Our own writer of some lines: the reference implementation brings along a data-package framework, an HTML reader and a YAML parser, and
would compress nothing better, as WARC files go into the ZIP as they are.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots.files import OPEN, members
from danvan_crawler.snapshots.model import Snapshot
from danvan_crawler.snapshots.reader import read

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
    Two archives of the same files and pages give the same bytes but for `created`. Raises `SnapshotError`.
    """
    if not files:
        raise SnapshotError(f"{target}: there are no WARC files to put into it")
    index: list[str] = []
    resources: list[dict[str, Any]] = []
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            for path in files:
                name = path.name.removesuffix(OPEN)
                index += _index(path, name)
                resources.append(_add(archive, f"archive/{name}", _sound(path)))
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
    except OSError as error:
        target.unlink(missing_ok=True)
        raise SnapshotError(f"{target}: can't be written: {error.strerror}") from None
    return len(index)


def _sound(path: Path) -> Iterator[bytes]:
    """The bytes of a file, in pieces; of an open one the records that are whole."""
    with path.open("rb") as file:
        left = None
        if path.name.endswith(OPEN):
            left = sum(member.length for member in members(file, keep=False) if member.error is None)
            file.seek(0)
        while block := file.read(1 << 20 if left is None else min(left, 1 << 20)):
            yield block
            left = None if left is None else left - len(block)


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


def _index(path: Path, name: str) -> Iterator[str]:
    """CDXJ lines of a file's responses and revisits."""
    with path.open("rb") as file:
        lengths = {member.offset: member.length for member in members(file, keep=False)}
    for snapshot in read(path):
        if snapshot.kind in INDEXED and snapshot.page.fetched_at is not None:
            yield f"{sort_key(snapshot.page.url)} {snapshot.page.fetched_at:%Y%m%d%H%M%S} " + json.dumps(
                _entry(snapshot, name, lengths[snapshot.position.warc_offset]), ensure_ascii=False
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


def sort_key(url: str) -> str:
    """The address in the order of a sorted index (SURT): "http://www.a.vn:81/B?y=1&x=2" is "vn,a:81)/b?x=2&y=1"."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    labels = host.split(".")[::-1]
    port = f":{parts.port}" if parts.port and parts.port != {"http": 80, "https": 443}.get(parts.scheme) else ""
    path = parts.path.lower()
    if len(path) > 1:
        path = path.rstrip("/")
    query = "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    return f"{','.join(labels)}{port}){path or '/'}" + (f"?{query}" if query else "")


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
