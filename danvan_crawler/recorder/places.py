"""Opening the configured places: the archive database and the WARC folder."""

from __future__ import annotations

import os
from pathlib import Path

from danvan_crawler import paths
from danvan_crawler.archive import corrections
from danvan_crawler.archive.session import Archive
from danvan_crawler.errors import ArchiveError, ConfigurationError, SnapshotError
from danvan_crawler.recorder.history import has_captures


def configured_archive() -> Archive:
    """The archive that DANVAN_ARCHIVE_URL names, not opened yet; raises ConfigurationError for what is no URL of a database."""
    try:
        return Archive(paths.archive_url(), now=paths.now)
    except ArchiveError as error:
        raise ConfigurationError(f"DANVAN_ARCHIVE_URL: {error}") from None


def open_archive() -> Archive:
    """The configured archive, brought to the newest schema; raises ConfigurationError or ArchiveError."""
    archive = configured_archive()
    archive.upgrade()
    return archive


def open_decided() -> Archive:
    """The same with all decisions of the ledger in it; raises LedgerError too."""
    archive = open_archive()
    corrections.sync(archive, paths.ledger())
    return archive


def open_warc_folder(archive: Archive) -> Path:
    """The WARC folder, made on the first run; raises SnapshotError when it has vanished or may not be written to.

    An archive that points into WARC files whose folder is not there is a disk that is not mounted: a new folder on the
    wrong disk would hide that.
    """
    folder = paths.warc_folder()
    if not folder.is_dir() and has_captures(archive):
        raise SnapshotError(f"{folder}: the WARC folder is missing, and {archive.name} points into it; mount its disk, or restore it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SnapshotError(f"{folder}: the WARC folder can't be made: {error.strerror}; give this user the right to write there") from None
    if not os.access(folder, os.W_OK):
        raise SnapshotError(f"{folder}: the WARC folder may not be written to; give this user the right to write there")
    return folder
