"""`danvan release`: a frozen edition of the archive, and the proof that it can be made again from its sources."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import click

from danvan_crawler import __version__, paths
from danvan_crawler.archive import Archive, corrections
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.lock import site_lock
from danvan_crawler.archive.read import status
from danvan_crawler.archive.release import other_readers, sha256, write_tables
from danvan_crawler.cli.common import all_sites, progress
from danvan_crawler.errors import AlreadyRunning, ConfigurationError, DanvanError
from danvan_crawler.extract import EXTRACTOR_VERSION
from danvan_crawler.recorder import Recorder
from danvan_crawler.recorder.places import open_decided
from danvan_crawler.replay import replay
from danvan_crawler.sites import Site
from danvan_crawler.snapshots import has_file, warc_files
from danvan_crawler.snapshots.files import OPEN, final_name
from danvan_crawler.snapshots.parts import Parts

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
PART = ".part"
"""Folder of an edition that is being written, in its own."""
FORM = 1
"""Version of the manifest's form."""


class NotTheSame(DanvanError):
    """A release can't be made again: a source is missing or differs, or other bytes came out."""


@click.command("release")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--label", help="The edition's name; the day if left out.")
@click.option("--rebuild", "manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Make this release again here.")
def release_command(folder: Path, label: str | None, manifest: Path | None) -> None:
    """Write a frozen edition of the archive into a new folder: tables, and a manifest with the SHA-256 of them and of their sources.

    With --rebuild MANIFEST the same edition is made from WARC files, ledger and site files alone, in a fresh database, and compared
    with the manifest. Exits 4 if a source or a table differs.
    """
    if folder.exists() and (not folder.is_dir() or any(path.name != PART for path in folder.iterdir())):
        raise ConfigurationError(f"{folder}: is not empty; a release goes into a new folder")
    if manifest is not None and label is not None:
        raise click.UsageError("--rebuild keeps the label of its manifest")
    try:
        if manifest is None:
            _release(folder, label or f"{paths.now():%Y-%m-%d}")
        else:
            _rebuild(folder, _read(manifest))
    except OSError as error:
        raise ConfigurationError(f"{folder}: can't be written: {error.strerror or error}") from None


def _release(folder: Path, label: str) -> None:
    archive = open_decided()
    names = _archived(archive)
    sites = _sites(names)
    with _locked(sites, archive), _edition(folder) as part:
        ledger = _ledger()
        corrections.sync(archive, paths.ledger())
        if others := other_readers(archive, __version__, EXTRACTOR_VERSION):
            told = ", ".join(f"{site} ({versions} by {reader})" for site, reader, versions in others)
            raise ConfigurationError(f"the release could not be made again, an older reader read {told}: `danvan replay` each first")
        counts = derive(archive)
        manifest: dict[str, Any] = {
            "form": FORM,
            "label": label,
            "made_at": paths.now().isoformat(timespec="seconds"),
            "code": {"version": __version__, "sha256": code_hash()},
            "sources": {
                "warc": _warcs(sites),
                "ledger": ledger,
                "sites": {name: site_hash(site) for name, site in sites.items()},
            },
            "counts": counts,
            "files": write_tables(archive, part),
        }
        if _ledger() != ledger or _archived(archive) != names:
            raise AlreadyRunning("a decision or a site was added meanwhile: make the release again")
        _freeze(part, manifest)
    click.echo(f"{folder}: release {label}, {manifest['files']['articles.jsonl']['rows']} article versions of {len(sites)} sites")


def _archived(archive: Archive) -> list[str]:
    """The sites of which the archive has pages."""
    return [one.site for one in status(archive) if one.pages]


@contextmanager
def _edition(folder: Path) -> Iterator[Path]:
    """Where to write the files of an edition. They come into their folder when all are there, the manifest last."""
    part = folder / PART
    shutil.rmtree(part, ignore_errors=True)  # of a killed process
    part.mkdir(parents=True)
    try:
        yield part
        for path in sorted(part.iterdir(), key=lambda path: (path.name == MANIFEST, path.name)):
            path.rename(folder / path.name)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _freeze(folder: Path, told: Mapping[str, Any]) -> None:
    """Writes the manifest, and the hashes once more in the form that `sha256sum -c` reads; then nothing may be changed."""
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    hashes = {name: one["sha256"] for name, one in told["files"].items()} | {MANIFEST: sha256(folder / MANIFEST)}
    (folder / CHECKSUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in hashes.items()), encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o444)


def _rebuild(folder: Path, told: Mapping[str, Any]) -> None:
    sources = told["sources"]
    if told["code"]["version"] != __version__:
        raise NotTheSame(f"release {told['label']} was made by danvan_crawler {told['code']['version']}, this is {__version__}")
    if told["code"]["sha256"] != code_hash():
        click.echo("note: the code is not the very same as that of the release", err=True)
    sites = _sites(list(sources["sites"]))
    if changed := [name for name, site in sites.items() if site_hash(site) != sources["sites"][name]]:
        raise NotTheSame(f"site files have changed since: {', '.join(changed)}")
    with _edition(folder) as part, tempfile.TemporaryDirectory(prefix=".rebuild-", dir=folder.parent) as temporary:
        home = Path(temporary)
        _take_warcs(home / "warc", sources["warc"])
        _take_ledger(home / "ledger.jsonl", sources["ledger"])
        archive = Archive(f"sqlite:///{home / 'archive.sqlite3'}", now=paths.now)
        archive.upgrade()
        corrections.sync(archive, home / "ledger.jsonl")
        with progress("records") as bar:
            for site in sites.values():
                recorder = Recorder(archive, home)
                try:
                    replay(site, recorder, home / "warc", bar.update)
                finally:
                    recorder.close()
        derive(archive)
        files = write_tables(archive, part)
        archive.close()
        _freeze(part, {**told, "files": files, "rebuilt_at": paths.now().isoformat(timespec="seconds")})
    differing = [name for name in {**files, **told["files"]} if files.get(name) != told["files"].get(name)]
    if differing:
        raise NotTheSame(f"release {told['label']} can't be made again: other bytes in {', '.join(sorted(differing))}")
    click.echo(f"{folder}: release {told['label']} made again, the same {len(files)} files")


# --- sources -------------------------------------------------------------------------------------------------------------------------------


def _sites(names: list[str]) -> dict[str, Site]:
    known = all_sites()
    if missing := [name for name in names if name not in known]:
        raise ConfigurationError(f"no site file is called {', '.join(missing)}: without it the release could not be made again")
    return {name: known[name] for name in sorted(names)}


@contextmanager
def _locked(sites: Mapping[str, Site], archive: Archive) -> Iterator[None]:
    """Keeps crawls out: what the tables say is what the WARC files hold."""
    with ExitStack() as stack:
        for name in sites:
            stack.enter_context(site_lock(paths.home(), name, archive))
        yield


def _warcs(sites: Mapping[str, Site]) -> list[dict[str, Any]]:
    folder = paths.warc_folder()
    found = [path for name in sites for path in warc_files(folder, name)]
    return [{"file": final_name(path, folder), "bytes": path.stat().st_size, "sha256": sha256(path)} for path in found]


def _take_warcs(folder: Path, listed: list[dict[str, Any]]) -> None:
    """Puts the WARC files of the manifest into a folder, checked: linked, copied as far as they were written then, or cut out of packs."""
    there = paths.warc_folder()
    packs = cache(lambda site: [Parts(path) for path in warc_files(there, site) if not path.name.endswith(OPEN)])
    for one in listed:
        target = folder / one["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        path, start = _whole(there, one) or _packed(packs(Path(one["file"]).parts[0]), one)
        if start == 0 and path.stat().st_size == one["bytes"]:
            target.symlink_to(path.resolve())
            continue
        with path.open("rb") as source, target.open("wb") as copy:
            source.seek(start)
            shutil.copyfileobj(source, copy)
            copy.truncate(one["bytes"])


def _whole(folder: Path, one: Mapping[str, Any]) -> tuple[Path, int] | None:
    """The file of the manifest where it lay; None if it is no longer there. Raises NotTheSame."""
    if not has_file(folder, one["file"]):
        return None
    path = folder / one["file"]
    path = path if path.exists() else path.with_name(path.name + OPEN)
    if path.stat().st_size < one["bytes"] or sha256(path, one["bytes"]) != one["sha256"]:
        raise NotTheSame(f"{one['file']} is not what it was at the release")
    return path, 0


def _packed(packs: list[Parts], one: Mapping[str, Any]) -> tuple[Path, int]:
    """The packed file of which the file of the manifest is a part, and where it begins there. Raises NotTheSame."""
    for pack in packs:
        for start in pack.places(Path(one["file"]).name, one["bytes"]):
            if sha256(pack.path, one["bytes"], start) == one["sha256"]:
                return pack.path, start
    raise NotTheSame(f"{one['file']} is not in {paths.warc_folder()}, nor in a packed file of it: was it moved since the release?")


def _ledger() -> dict[str, Any]:
    """The ledger as far as its lines are whole: one that a kill tore off goes with the next decision."""
    path = paths.ledger()
    data = path.read_bytes() if path.exists() else b""
    lines = data[: data.rfind(b"\n") + 1]
    return {"bytes": len(lines), "sha256": hashlib.sha256(lines).hexdigest()}


def _take_ledger(target: Path, told: Mapping[str, Any]) -> None:
    path = paths.ledger()
    data = path.read_bytes()[: told["bytes"]] if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != told["sha256"]:
        raise NotTheSame(f"{path} is not what it was at the release")
    target.write_bytes(data)


def site_hash(site: Site) -> str:
    """SHA-256 of what a site file says."""
    return hashlib.sha256(json.dumps(site.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()


def code_hash() -> str:
    """SHA-256 of the package and the stages as they are installed."""
    digest = hashlib.sha256()
    for folder in (paths.PACKAGE, paths.ROOT / "pipelines"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".txt", ".toml") and path.is_file():
                digest.update(os.fsencode(path.relative_to(folder).as_posix()) + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        fine = told["form"] == FORM and {"label", "code", "sources", "files"} <= told.keys()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        fine = False
    if not fine:
        raise ConfigurationError(f"{path}: is no manifest of a release")
    return dict(told)


commands = (release_command,)
