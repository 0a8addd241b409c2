"""WARC files of other tools: how they are called in our folder, and the downloads from the Wayback Machine in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from danvan_crawler.snapshots.content import header, http_date
from danvan_crawler.snapshots.model import Snapshot

PREFIX = "import-"
UNREAD = ".unread"
"""Stands behind the name of a file of others that no replay of its site has read yet, in the name of an empty file beside it."""

_NAME = re.compile(rf"(?:^|/){PREFIX}[^-/]+\.warc\.gz$")
# `wget --warc-file … https://web.archive.org/web/20190312081500id_/http://danvan.vn/`: with "id_" the bytes are the site's own.
_MEMENTO = re.compile(r"https?://web\.archive\.org/web/(\d{14})id_/(https?:/.+)", re.IGNORECASE | re.DOTALL)


def import_name(name: str) -> str:
    """The name that a foreign file gets: "pywb-20200101-00001.warc.gz" gives "import-pywb_20200101_00001.warc.gz".

    No other hyphen is in it: what stands between hyphens in our own names is a running number.
    """
    stem = re.sub(r"\.(warc|wacz|gz)\b", "", name, flags=re.IGNORECASE)
    return f"{PREFIX}{re.sub(r'[^A-Za-z0-9.]+', '_', stem).strip('._')[:120] or 'file'}.warc.gz"


def is_import(warc_file: str) -> bool:
    """Whether a file of the WARC folder came from another tool by `danvan import`."""
    return _NAME.search(warc_file) is not None


def mark_unread(path: Path) -> None:
    """Note that a file of others is there, or soon will be, and waits for a replay."""
    path.with_name(path.name + UNREAD).touch()


def mark_read(folder: Path, name: str) -> None:
    """A replay has read that file of the WARC folder."""
    (folder / (name + UNREAD)).unlink(missing_ok=True)


def unread(folder: Path, site: str = "*") -> list[str]:
    """Files of others that no replay has read, of a site or of all; names relative to the WARC folder."""
    marks = (path.relative_to(folder).as_posix().removesuffix(UNREAD) for path in folder.glob(f"{site}/*{UNREAD}"))
    return sorted(name for name in marks if is_import(name) and (folder / name).exists())


def memento(url: str) -> tuple[str, datetime] | None:
    """The address and the time of what a Wayback address without rewriting stands for; None for all others."""
    match = _MEMENTO.fullmatch(url)
    if match is None:
        return None
    try:
        moment = datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return re.sub(r"^(https?:)/+", r"\1//", match[2], flags=re.IGNORECASE), moment


def unwrapped(snapshot: Snapshot) -> Snapshot:
    """A download from the Wayback Machine as the fetch that it holds: address, time and server clock are those of then."""
    found = memento(snapshot.page.url)
    if found is None:
        return snapshot
    location = snapshot.page.location and memento(snapshot.page.location)
    page = replace(
        snapshot.page,
        url=found[0],
        fetched_at=found[1],
        served_at=http_date(header(snapshot.headers, "x-archive-orig-date")),
        location=location[0] if location else header(snapshot.headers, "x-archive-orig-location"),
    )
    return replace(snapshot, page=page)
