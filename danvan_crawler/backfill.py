"""Back-fill: WARC files that other tools made become a site's own; and small files of ours become large ones.

Placing a file reads nothing from it: a replay of the whole site does, in which its captures stand by their own times.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import case, update

from danvan_crawler import __version__
from danvan_crawler.archive.lock import site_lock
from danvan_crawler.archive.models import Capture
from danvan_crawler.archive.session import Archive
from danvan_crawler.errors import ConfigurationError, SnapshotError
from danvan_crawler.sites import Site, urls
from danvan_crawler.snapshots import mark_unread, read
from danvan_crawler.snapshots.foreign import import_name
from danvan_crawler.snapshots.foreign_records import ForeignFile, Record, opened
from danvan_crawler.snapshots.pack import Pack, clean, merge, plan, unfinished
from danvan_crawler.snapshots.records import RecordMaker
from danvan_crawler.snapshots.writer import MAX_BYTES

CAPTURES = ("response", "revisit", "resource")
DIGEST_FIELD = "source-sha256"
HOSTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A foreign file and what is in it: captures of the site, captures of other hosts by host, damaged records left out.

    `name` is its name in the WARC folder; `known` is True if the same file had been imported before.
    """

    source: str
    name: str
    captures: int
    foreign: Counter[str] = field(default_factory=Counter)
    damaged: int = 0
    known: bool = False


def place(source: Path, sites: Sequence[Site], warc_folder: Path, now: datetime) -> list[tuple[Site, list[Placed]]]:
    """Copy a .warc, .warc.gz or .wacz file into the WARC folder of each of the `sites` of which it holds captures, as import-NAME.warc.gz.

    Records are kept byte for byte, those of other hosts too (a page's images may lie there), one gzip member each, in the order of
    their times; a warcinfo record in front says where they come from. A file that is there already is not copied again. Answers the
    sites by name, each with all files of the source. Raises ConfigurationError for a source that holds nothing of any of the sites,
    SnapshotError for one that can't be read or written; then nothing of it was imported.
    """
    by_host: dict[str, list[Site]] = {}
    for site in sites:
        for own in site.hosts:
            by_host.setdefault(own, []).append(site)
    with _warcs_of(source, warc_folder) as files, ExitStack() as stack:
        looked_at = [_LookedAt(path, name, stack.enter_context(opened(path, name)), by_host) for path, name in files]
        held = sorted((site for site in sites if any(one.own[site.name] for one in looked_at)), key=lambda site: site.name)
        if not held:
            raise ConfigurationError(f"{source}: {_holds_nothing_of(sites, looked_at)}")
        return [(site, [_copied(one, site, warc_folder, now) for one in looked_at]) for site in held]


def _holds_nothing_of(sites: Sequence[Site], looked_at: Iterable[_LookedAt]) -> str:
    if len(sites) > 1:
        return "no capture of a site that has a site file; `danvan sites list` shows all"
    hosts = sum((one.hosts for one in looked_at), Counter[str]())
    found = ", ".join(f"{host} ({n})" for host, n in hosts.most_common(HOSTS_SHOWN)) or "no capture at all"
    return f"no capture of {', '.join(sorted(host for site in sites for host in site.hosts))}; it holds {found}"


def pack_site(archive: Archive, home: Path, warc_folder: Path, site: str, max_bytes: int = MAX_BYTES) -> list[Pack]:
    """Merge a site's small WARC files, month by month, and let the rows point into the new files; what was left half done is finished first.

    Records are copied byte for byte. Rows change in one transaction a file, and the old files go only after it. Returns what was
    merged. Raises AlreadyRunning, SnapshotError, ArchiveError.
    """
    with site_lock(home, site, archive):
        begun = unfinished(warc_folder, site)
        for pack in begun:
            _carry_out(archive, warc_folder, pack)
        planned = plan(warc_folder, site, max_bytes)
        for pack in planned:
            _carry_out(archive, warc_folder, pack)
    return begun + planned


def _carry_out(archive: Archive, warc_folder: Path, pack: Pack) -> None:
    merge(warc_folder, pack)
    shift = case(pack.starts, value=Capture.warc_file)
    moved = update(Capture).where(Capture.warc_file.in_(pack.starts)).values(warc_file=pack.name, warc_offset=Capture.warc_offset + shift)
    with archive.begin() as connection:
        connection.execute(moved)
    clean(warc_folder, pack)


@contextmanager
def _warcs_of(source: Path, workplace: Path) -> Iterator[list[tuple[Path, str]]]:
    """The WARC files of a source with the names to show: itself, or those in the archive/ folder of a WACZ, unpacked for the while."""
    if not source.is_file():
        raise ConfigurationError(f"{source}: no such file")
    if not zipfile.is_zipfile(source):
        yield [(source, source.name)]
        return
    with ExitStack() as stack:
        try:
            workplace.mkdir(parents=True, exist_ok=True)
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=workplace, prefix=".import-")))
            with zipfile.ZipFile(source) as bundle:
                inside = list(_inside(bundle))
                files = [(_extracted(bundle, name, folder / str(number)), name) for number, name in enumerate(inside)]
        except OSError as error:
            raise SnapshotError(f"{source}: can't be unpacked in {workplace}: {error.strerror or error}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # RuntimeError: encrypted, or an unknown method
            raise SnapshotError(f"{source}: no sound WACZ file: {error}") from None
        yield [(path, f"{source.stem}/{PurePosixPath(name).name}") for path, name in files]


def _inside(bundle: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in sorted(bundle.namelist()) if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")))


def _extracted(bundle: zipfile.ZipFile, name: str, target: Path) -> Path:
    with bundle.open(name) as source, target.open("wb") as out:
        shutil.copyfileobj(source, out, 1 << 20)
    return target


class _LookedAt:
    """An opened file, looked through once: its captures by host, and those of each site, by its name, by host."""

    def __init__(self, path: Path, name: str, file: ForeignFile, by_host: Mapping[str, Sequence[Site]]) -> None:
        self.path, self.name, self.file = path, name, file
        self.hosts: Counter[str] = Counter()
        self.own: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for record in file.records:
            if record.kind in CAPTURES and (host := urls.host_of(record.url)) is not None:
                self.hosts[host] += 1
                for site in by_host.get(host, ()):
                    self.own[site.name][host] += urls.in_scope(record.url, site)


def _copied(one: _LookedAt, site: Site, warc_folder: Path, now: datetime) -> Placed:
    own = one.own[site.name]
    placed = Placed(one.name, "", own.total(), one.hosts - own, one.file.damaged)
    if not placed.captures:
        return placed
    digest = _digest(one.path)
    folder = warc_folder / site.name
    target = folder / import_name(one.name)
    if target.exists() and _origin(target) != digest:  # another file of the same name
        target = folder / import_name(f"{one.name}_{digest[:8]}")
    known = target.exists()
    if not known:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(one, target, digest, site, now)
        except OSError as error:
            raise SnapshotError(f"{target}: can't be written ({error.strerror or error}); nothing was imported") from None
    return replace(placed, name=f"{site.name}/{target.name}", known=known)


def _write(one: _LookedAt, target: Path, digest: str, site: Site, now: datetime) -> None:
    """Write the file so that it is there as a whole or not at all."""
    info = {
        "software": f"danvan_crawler/{__version__}",
        "format": "WARC File Format 1.1",
        "isPartOf": site.name,
        "description": "Made by another tool and imported: records byte for byte as they were, in the order of their times.",
        "source": one.name,
        DIGEST_FIELD: digest,
    }
    half = target.with_name(target.name + ".part")
    with half.open("wb") as out:
        out.write(RecordMaker().warcinfo(target.name, info, now))
        for record in sorted(one.file.records, key=_place):
            out.write(one.file.member(record))
        out.flush()
        os.fsync(out.fileno())
    mark_unread(target)
    half.rename(target)
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _place(record: Record) -> tuple[bool, datetime, int]:
    """The file's own warcinfo records first, then all by time."""
    return (record.kind != "warcinfo", record.at, record.offset)


def _origin(path: Path) -> str | None:
    """The digest of the file that an imported one was made from."""
    first = next(read(path), None)
    return first.fields.get(DIGEST_FIELD) if first is not None else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
